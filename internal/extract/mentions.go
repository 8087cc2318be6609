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
