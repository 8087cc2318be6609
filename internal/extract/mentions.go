package extract

// mention is a subject that text around articles has and articles rarely do.
type mention uint8

const (
	mnNone mention = iota
	mnSubscribe
	mnSocial
	mnLegal
	mnShop
	mnCookie
	mnComment
	mnContact
	mnPhoto
	mentionCount
)

// mentionOf gives what one word, in lower case, is about.
func mentionOf(w []byte) mention {
	if len(w) < 4 || len(w) > 16 {
		return mnNone
	}
	switch string(w) {
	case "newsletter", "newsletters", "subscribe", "subscriber", "subscribers", "subscription", "subscriptions", "inbox", "signup", "abonnieren", "abonnez", "suscríbete", "suscripción", "assine", "abonnement", "abonneren", "prenumerera", "podcast", "podcasts", "premium", "unlimited", "donate", "donation", "spende", "spenden", "membership", "register", "registrierung", "rejestracja":
		return mnSubscribe
	case "whatsapp", "facebook", "twitter", "instagram", "telegram", "linkedin", "pinterest", "youtube", "tiktok", "follow", "share", "folgen", "síguenos", "threads", "bluesky", "mastodon":
		return mnSocial
	case "copyright", "reserved", "disclaimer", "permission", "republished", "redistributed", "terms", "impressum", "derechos", "direitos", "réservés", "rights", "privacy", "trademark", "trademarks", "syndicated":
		return mnLegal
	case "affiliate", "commission", "sponsored", "advertisement", "advertising", "advertiser", "anzeige", "werbung", "publicidad", "publicidade", "publicité", "coupon", "discount", "checkout", "deals":
		return mnShop
	case "cookie", "cookies", "consent", "gdpr", "javascript", "browser", "adblock", "adblocker":
		return mnCookie
	case "comment", "comments", "commenting", "kommentar", "kommentare", "comentarios", "comentário", "commentaires", "moderation", "moderated", "reply", "login", "password":
		return mnComment
	case "contact", "email", "mail", "mailto", "reached", "phone", "editor", "gmail", "correspondent", "contributor", "freelance", "graduated", "tips":
		return mnContact
	case "getty", "shutterstock", "photo", "photograph", "photographer", "pictured", "screenshot", "istock", "unsplash", "foto", "fotos", "courtesy", "alamy", "reuters":
		return mnPhoto
	}
	return mnNone
}

// mentioned gives the subject that a text mentions first, and whether it has an address or a handle.
func mentioned(s []byte) (first mention, at bool) {
	var word [17]byte
	n := 0
	for i := 0; i <= len(s); i++ {
		c := byte(' ')
		if i < len(s) {
			c = s[i]
		}
		if c < 0x80 {
			switch asciiClass[c] {
			case cUpper:
				c += 'a' - 'A'
			case cLower, cDigit:
			default:
				at = at || c == '@'
				if n > 3 && first == mnNone {
					first = mentionOf(word[:min(n, len(word))])
				}
				n = 0
				continue
			}
		}
		if n < len(word) {
			word[n] = c
		}
		n++
	}
	return first, at
}
