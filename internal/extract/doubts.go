package extract

import (
	"bytes"
	"strings"
)

// Bounds on the words of a text that may be no article: a dialog for consent, the beginning of a text with a box behind it
// that is named for a paywall, and one with a line behind it that says so.
const (
	maxDialog = 400
	maxTeaser = 200
	maxWalled = 500
)

// A page that has so many headings that are links, and so few words below each, lists what they lead to.
const (
	minLeads = 4
	maxLed   = 80
)

// doubt notes what speaks against the page being an article, or against having all of it.
func (p *page) doubt(r *Result) {
	var words, boxed, linked, long, leads int32
	var talk consentTalk
	last := -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if !b.keep {
			continue
		}
		last = i
		words += b.m.words
		linked += b.link
		if b.isLong() {
			long += b.m.words
		}
		if p.boxes[b.box].tags&tagHeading != 0 && b.m.words > 2 && b.link*2 > b.m.words {
			leads++
		}
		if p.boxes[b.box].all&cueConsent != 0 || b.phrase == phConsent {
			boxed += b.m.words
		}
		if r.Words < maxDialog {
			talk.hear(p.text(b, 1<<12))
		}
	}
	if words > 0 && r.Words < maxDialog {
		isBox := boxed*2 > words && talk.mentions*30 > words
		r.Consent = isBox || talk.topics() >= 3 && talk.mentions*15 > words
		r.OfConsent = r.Consent && !isBox && p.tellsOfTitle()
	}
	all := p.over(0, int32(len(p.blocks)))
	r.Listing = !r.Consent && (r.Words == 0 && all.link > 40 || long*5 < words && linked*3 > words*2 || leads >= minLeads && leads*maxLed > words)
	r.Truncated = last >= 0 && (r.Words < maxTeaser && p.isWallNamed(last) || r.Words < maxWalled && p.isWallSaid(last))
}

// consentTalk counts the words of consent dialogs, and which of their topics were touched. A dialog speaks of most, and of little
// else; a report on cookies has other things to say.
type consentTalk struct {
	mentions int32
	touched  [len(consentWords)]bool
}

// consentWords are the words of consent dialogs, those of a topic in a string.
var consentWords = [...][]byte{
	[]byte("cookie|kakor|eväste|çerez|informasjonskaps|クッキー|쿠키"),
	[]byte("consent|einwillig|zustimm|toestemming|consens|samtyck|samtykke|zgod|souhlas|suostumu|hozzájár|consimț|onay|соглас|συγκατ|同意|동의"),
	[]byte("partner|partenair|parceir|drittanbiet|fornitori|vendor|socios|tredjepart|партн"),
	[]byte("privacy|personal data|datenschutz|personenbez|personnelles|vie privée|personali|personales|privacidad|pessoais|persoonsgeg|dane osob|danych osob|prywatn|osobní|személyes|personupp|personop|henkilötie|персональн|kişisel|個人情報|个人信息|개인정보"),
	[]byte("tracking|advertis|werb|publicit|publicid|pubblicit|reklam|annons|advertent|mainon|広告|广告|광고"),
	[]byte("device|gerät|appareil|dispositivo|apparaat|urządz|zařízen|enhet|устройств|cihaz|端末|设备"),
}

// hear counts what a text says, which it lowers in place.
func (c *consentTalk) hear(s []byte) {
	lowered(s)
	for i, words := range consentWords {
		n := countWords(s, words)
		c.mentions += int32(n)
		c.touched[i] = c.touched[i] || n > 0
	}
}

// countWords counts how often a text holds one of a list of words, which bars part.
func countWords(s, words []byte) (n int) {
	for len(words) > 0 {
		w, rest, _ := bytes.Cut(words, bar)
		n += bytes.Count(s, w)
		words = rest
	}
	return n
}

var bar = []byte("|")

// topics counts what was touched.
func (c *consentTalk) topics() (n int) {
	for _, yes := range c.touched {
		if yes {
			n++
		}
	}
	return n
}

// tellsOfTitle reports whether the text has the beginnings of most longer words of the title, as a report on cookies has and a dialog
// in front of another text has not.
func (p *page) tellsOfTitle() bool {
	var text []byte
	for i := range p.blocks {
		if b := &p.blocks[i]; b.keep {
			text = append(append(text, lowered(p.text(b, 1<<12))...), '\n')
		}
	}
	all, found := 0, 0
	for w := range strings.FieldsFuncSeq(string(lowered([]byte(p.opts.Title))), func(r rune) bool { return !isWord(r) }) {
		if len(w) < 4 {
			continue
		}
		all++
		if bytes.Contains(text, []byte(w[:min(len(w), 6)])) {
			found++
		}
	}
	return all > 1 && found*5 >= all*3
}

// isWallNamed reports whether a box behind the text is named for a paywall, and the text is in none: then it is behind the wall, and
// there.
func (p *page) isWallNamed(last int) bool {
	inside := p.boxes[p.blocks[last].box].all
	for i := last + 1; i < min(len(p.blocks), last+8); i++ {
		b := &p.blocks[i]
		names := p.boxes[b.box].all
		if names&^inside&cuePaywall != 0 && names&(cueRelated|cueSide|cueShare) == 0 || b.phrase == phContinue {
			return true
		}
	}
	return false
}

// maxWallLine bounds the words of a line that asks to pay or to sign in to read on.
const maxWallLine = 40

// isWallSaid reports whether a line at the end of the text, or soon behind it, says that one has to pay or sign in to read on.
func (p *page) isWallSaid(last int) bool {
	for i := max(0, last-2); i < min(len(p.blocks), last+8); i++ {
		b := &p.blocks[i]
		if b.m.words > maxWallLine || p.boxes[b.box].all&(cueTeaser|cueRelated|cueSide) != 0 {
			continue
		}
		if countWords(lowered(p.text(b, 1<<10)), wallWords) > 0 {
			return true
		}
	}
	return false
}

// wallWords are what such lines say, in lower case.
var wallWords = []byte("is for subscribers|for subscribers only|subscriber-only|subscribers only|to continue reading|to keep reading|to read on.|to read this|to read the full|to read the rest|to unlock this|limit of free articles|free article limit|" +
	"exklusiv für abonn|nur für abonn|weiterlesen mit|um weiterzulesen|weiterlesen?|jetzt weiterlesen|registrieren und weiterlesen|mit abo lesen|" +
	"réservé aux abonn|réservée aux abonn|réservé à nos abonn|pour lire la suite|de cet article à |para suscriptores|para seguir leyendo|para continuar leyendo|" +
	"riservato agli abbonati|riservata agli abbonati|per continuare a leggere|l'articolo completo|para assinantes|continuar lendo|para ler o artigo completo|alleen voor abonnees|om verder te lezen|verder lezen met|" +
	"for abonnenter|læse videre|lese videre|læs videre med|les videre med|få adgang til artiklen|låst artikel|läsa vidare|för prenumeranter|tilaajille|" +
	"dla prenumerator|dla subskrybent|dalsza część artykułu|pro předplatitele|előfizetőknek|pentru abonaț|abonelere özel|για συνδρομητές|" +
	"для подписчик|доступно по подписке|доступен по подписке|только по подписке|для передплатник|للمشتركين|会員限定|有料会員|続きを読むには|订阅后|구독자 전용|למנויים")
