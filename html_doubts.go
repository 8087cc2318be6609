package broadsheet

import "strings"

// maxNotice is how many words the text of an error page or a consent page has at most. An article about either
// is longer.
const maxNotice = 150

// doubt says what the page may be instead of an article.
func (p *page) doubt(a *Article) {
	words, title := p.body.Words, foldWords(p.doctitle)
	heading := foldWords(a.Title)
	if p.body.Truncated || p.isPaid() && words < maxNotice*2 {
		a.Doubts |= Truncated
	}
	if p.body.Consent || words < maxNotice && !p.isArticle && (startsWith(title, consentTitles[:]) || startsWith(heading, consentTitles[:])) {
		a.Doubts |= Consent
	}
	if words < maxNotice && (startsWith(title, errorTitles[:]) || startsWith(heading, errorTitles[:])) {
		a.Doubts |= ErrorPage
	}
	known := p.isArticle || !a.Published.IsZero() && len(a.Authors) > 0
	if !known && (p.body.Listing && a.Doubts&ErrorPage == 0 || p.isListing || p.isFrontPage() || words == 0 && a.Doubts == 0) {
		a.Doubts |= NotArticle
	}
}

// isPaid reports whether JSON-LD says that the text is not free to read.
func (p *page) isPaid() bool { return len(p.facts[fFree]) > 0 && p.facts[fFree][0].value == "false" }

// isFrontPage reports whether the address is that of a site, and the page says that it is a site.
func (p *page) isFrontPage() bool {
	kind := p.facts[fKind]
	return len(kind) > 0 && kind[0].value == "website" && isFrontAddress(p.src.URL)
}

// isFrontAddress reports whether an address is that of a site.
func isFrontAddress(u string) bool {
	host, path := hostPath(u)
	switch strings.TrimRight(path, "/") {
	case "", "/index.html", "/index.htm", "/index.php", "/home":
		return host != ""
	}
	return false
}

// startsWith reports whether a folded text begins with one of a list of folded phrases, as words.
func startsWith(s string, phrases []string) bool {
	for _, w := range phrases {
		if strings.HasPrefix(s, w) && (len(s) == len(w) || s[len(w)] == ' ' || s[len(w)] >= 0x80) {
			return true
		}
	}
	return false
}

// errorTitles begin the titles of error pages and of robot checks, folded as by foldWords.
var errorTitles = [...]string{
	"404", "error 404", "http 404", "403 forbidden", "401 unauthorized", "410 gone", "429 too many requests", "too many requests", "error 500", "error 502", "error 503", "500 internal server error",
	"502 bad gateway", "503 service", "504 gateway", "page not found", "not found", "the page you", "oops", "sorry page", "page cannot be found", "page does not exist",
	"this page could not be found", "access denied", "access to this page has been denied", "forbidden", "just a moment", "attention required",
	"are you a robot", "are you human", "robot check", "bot verification", "human verification", "verify you are human", "please verify", "security check", "checking your browser",
	"service unavailable", "internal server error", "bad gateway", "gateway timeout", "site maintenance", "under maintenance",
	"seite nicht gefunden", "fehler 404", "zugriff verweigert", "page introuvable", "page non trouvée", "erreur 404", "accès refusé",
	"página no encontrada", "error 403", "acceso denegado", "página não encontrada", "erro 404", "pagina non trovata", "errore 404", "pagina niet gevonden",
	"siden blev ikke fundet", "siden ble ikke funnet", "fant ikke siden", "sidan hittades inte", "sidan kunde inte hittas", "sivua ei löytynyt",
	"nie znaleziono", "strona nie", "stránka nenalezena", "страница не найдена", "ошибка 404", "сторінку не знайдено", "sayfa bulunamadı",
	"halaman tidak ditemukan", "không tìm thấy", "ページが見つかりません", "お探しのページ", "页面不存在", "找不到", "페이지를 찾을 수 없", "الصفحة غير موجودة", "הדף לא נמצא",
}

// consentTitles begin the titles of pages that ask for consent before they show anything.
var consentTitles = [...]string{
	"before you continue", "cookie consent", "cookie settings", "cookie preferences", "cookies", "we value your privacy", "your privacy",
	"privacy settings", "privacy gate", "consent", "zustimmung", "cookie einstellungen", "datenschutz einstellungen", "bevor sie fortfahren", "weiter mit werbung",
	"avant de continuer", "gestion des cookies", "antes de continuar", "prima di continuare", "voordat je verdergaat", "cookie toestemming",
}
