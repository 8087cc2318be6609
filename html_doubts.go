package broadsheet

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Bounds on the words of a text. An article about errors or consent is longer than their pages, and only the beginning
// of one behind a paywall is as short as a teaser.
const (
	maxNotice = 150
	maxTeaser = 300
	maxLogin  = 60
)

// doubt says what the page may be instead of an article.
func (p *page) doubt(a *Article) {
	words := p.body.Words
	known := p.isArticle || !a.Published.IsZero() && len(a.Authors) > 0
	var heads []string
	if !p.isArticle && (words < maxNotice || !known) {
		heads = p.headings(a)
	}
	if p.body.Truncated || p.isGated && words < maxTeaser {
		a.Doubts |= Truncated
	}
	isReport := p.body.OfConsent && (known || !a.Published.IsZero())
	if p.body.Consent && !isReport || words < maxNotice && !p.isArticle && anyOf(heads, isConsentTitle) {
		a.Doubts |= Consent
	}
	said := p.isArticle || p.saysPublished()
	if !said && (words < maxNotice && anyOf(heads, isErrorTitle) || words < maxLogin && isErrorTitle(foldWords(p.firstLine(a)))) {
		a.Doubts |= ErrorPage
	}
	if !known && a.Doubts&^Truncated == 0 && (p.listsOthers() || words == 0 || words < maxLogin && anyOf(heads, isLoginTitle) || anyOf(heads, isListTitle)) {
		a.Doubts = a.Doubts&^Truncated | NotArticle
	}
}

// headings gives what the page is called, folded: the parts of <title>, the headline and the H1s, but for the site's name.
func (p *page) headings(a *Article) (heads []string) {
	s, from := oneLine(p.doctitle), 0
	for _, b := range titleBreaks(s) {
		heads = append(heads, foldWords(s[from:b.start]))
		from = b.end
	}
	heads = append(heads, foldWords(s[from:]), foldWords(a.Title))
	for _, m := range p.h1s[:min(len(p.h1s), 4)] {
		heads = append(heads, foldWords(textOf(m.node, maxHeadline)))
	}
	site := foldWords(a.Publisher.Name)
	return slices.DeleteFunc(heads, func(s string) bool { return s == site })
}

func anyOf(list []string, is func(string) bool) bool {
	for _, s := range list {
		if is(s) {
			return true
		}
	}
	return false
}

// firstLine gives the first words of the text.
func (p *page) firstLine(a *Article) string {
	_, text, _ := strings.Cut(a.Content, "<p>")
	return beginning(text, maxNameLine)
}

// saysPublished reports whether the page's data says when an article was published.
func (p *page) saysPublished() bool {
	for i := range p.facts[fPublished] {
		if p.facts[fPublished][i].rank <= rankSaid {
			return true
		}
	}
	return false
}

// isPaid reports whether JSON-LD says that the text is not free to read.
func (p *page) isPaid() bool { return len(p.facts[fFree]) > 0 && p.facts[fFree][0].value == "false" }

// maxGates bounds the selectors, minPaid is how much text shows that what they name is there.
const (
	maxGates = 8
	minPaid  = 400
)

// showsPaid reports whether the parts that JSON-LD says are not free to read are there all the same, as they are where readers have a
// number of articles for free.
func (p *page) showsPaid() bool {
	size := 0
	for n := p.root; n != nil && len(p.gates) > 0 && size < minPaid; {
		gated := n.Type == html.ElementNode && anyOf(p.gates, func(gate string) bool { return isSelected(n, gate) })
		if gated {
			size += len(textOf(n, 4*minPaid))
		}
		n = following(n, p.root, gated || isUnseen(n))
	}
	return size >= minPaid
}

// isSelected reports whether a simple selector, of one class or id, names an element.
func isSelected(n *html.Node, selector string) bool {
	name := selector[strings.LastIndexAny(selector, ".#")+1:]
	return strings.Contains(selector, "."+name) && hasWord(attr(n, "class"), name) || strings.Contains(selector, "#"+name) && attr(n, "id") == name
}

// listsOthers reports whether the page lists others: by its text, its own word, or its address.
func (p *page) listsOthers() bool {
	return p.body.Listing || p.isListing || p.isUndated() || isListAddress(p.src.URL)
}

// isListAddress reports whether an address is that of a search or of what has a word or author in common.
func isListAddress(u string) bool {
	_, path := hostPath(u)
	path, _, _ = strings.Cut(path, "?")
	dirs := strings.Split(strings.Trim(path, "/"), "/")
	last := len(dirs) - 1
	return isListed(searchDirs, dirs[last]) || last > 0 && isListed(listDirs, dirs[last-1])
}

// searchDirs are where sites have their search, listDirs where they list what has a word, a category or an author in common.
const (
	searchDirs = "|search|suche|recherche|buscar|busca|busqueda|ricerca|cerca|zoeken|sok|sog|haku|szukaj|hledat|ara|"
	listDirs   = "|tag|tags|category|categories|kategorie|kategoria|categoria|categorie|etiqueta|schlagwort|author|authors|autor|autoren|auteur|search|"
)

// isFrontAddress reports whether an address is that of a site.
func isFrontAddress(u string) bool {
	host, path := hostPath(u)
	switch strings.TrimRight(path, "/") {
	case "", "/index.html", "/index.htm", "/index.php", "/home":
		return host != ""
	}
	return false
}

// startsWith reports whether a folded text begins with one of a list of folded phrases, which bars part, as words.
func startsWith(s, phrases string) bool {
	for w := range strings.SplitSeq(phrases, "|") {
		if strings.HasPrefix(s, w) && (len(s) == len(w) || s[len(w)] == ' ' || s[len(w)] >= 0x80) {
			return true
		}
	}
	return false
}

// isErrorTitle reports whether a folded title is that of an error page or a robot check.
func isErrorTitle(s string) bool {
	if startsWith(s, errorTitles) {
		return true
	}
	switch n := strings.Count(s, " "); {
	case n > 12:
		return false
	case n < 3 && hasWord(s, "404"):
		return true
	}
	for i := range lostPages {
		if holdsAny(s, lostPages[i].page) && holdsAny(s, lostPages[i].gone) {
			return true
		}
	}
	return false
}

// holdsAny reports whether a text holds one of a list of words, which bars part.
func holdsAny(s, words string) bool {
	for w := range strings.SplitSeq(words, "|") {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// lostPages are the words for a page and for its not being there, folded, by language.
var lostPages = [...]struct{ page, gone string }{
	{"page|article|content you|url", "not found|cannot be found|could not be found|couldnt find|cant find|not exist|doesnt exist|no longer exist|not available|no longer available"},
	{"seite|artikel|inhalt", "nicht gefunden|nicht finden|nicht verfügbar|existiert nicht|gibt es leider nicht|gibt es nicht|nicht mehr"},
	{"page|contenu", "introuvable|non trouvée|existe pas|existe plus|pas été trouvée"},
	{"página|contenido|conteúdo|páxina|pàgina", "no encontrad|no existe|não encontrad|não existe|no se ha encontrado|não foi encontrad|no trobada|no hem trobat|no hemos encontrado|no encontramos"},
	{"pagina", "non trovata|non esiste|non è stata trovata|niet gevonden|bestaat niet|nu a fost găsit|nu există|no encontrad|nao encontrad"},
	{"sidan|siden|side |artikkelen|artiklen|artikeln", "hittades inte|finns inte|inte hitta|ikke finde|ikke finne|finnes ikke|findes ikke|ikke funnet|ikke fundet|fant ikke|eksisterer ikke"},
	{"sivu", "ei löy|ei ole"},
	{"stron|artykuł", "nie znalezion|nie istnieje|nie została znaleziona"},
	{"stránk", "nenalezen|nebyla nalezena|neexistuje|nenašl|nebola nájdená"},
	{"stranica", "nije pronađena|ne postoji|ni najden"},
	{"puslapis|lapa|leht", "nerasta|nav atrasta|ei leitud"},
	{"oldal", "nem található|nem létezik"},
	{"sayfa", "bulunamadı|mevcut değil"},
	{"σελίδα", "δεν βρέθηκε|δεν υπάρχει"},
	{"страниц", "не найден|не существует|намерен"},
	{"сторінк", "не знайден|не існує"},
	{"صفحة", "غير موجود|لم يتم العثور"},
	{"صفحه", "یافت نشد|پیدا نشد"},
	{"דף|עמוד", "לא נמצא|לא קיים"},
	{"ページ|お探し", "見つかりません|存在しません"},
	{"页面|頁面|网页|網頁|页", "不存在|未找到|找不到|无法找到|無法找到"},
	{"페이지", "찾을 수 없|존재하지 않"},
	{"halaman|trang|หน้า|laman", "tidak ditemukan|không tìm thấy|không tồn tại|ไม่พบ|tidak wujud"},
}

// isConsentTitle reports whether a folded title is that of a page that asks for consent.
func isConsentTitle(s string) bool { return startsWith(s, consentTitles) }

// isLoginTitle reports whether a folded title is a word for logging in and no more.
func isLoginTitle(s string) bool { return isListed(loginTitles, s) }

// isListTitle reports whether a folded title is that of what a search found.
func isListTitle(s string) bool {
	return startsWith(s, searchTitles) || strings.HasSuffix(s, " archives")
}

const loginTitles = "|log in|login|sign in|sign in or register|register|create an account|anmelden|anmeldung|einloggen|registrieren|se connecter|connexion|iniciar sesión|inicia sesión|entrar|accedi|inloggen|aanmelden|" +
	"log ind|logg inn|logga in|kirjaudu|kirjaudu sisään|zaloguj się|logowanie|přihlášení|bejelentkezés|autentificare|giriş yap|" +
	"σύνδεση|войти|вход|увійти|تسجيل الدخول|התחברות|ログイン|登录|登錄|登入|로그인|search|suche|"

// searchTitles begin the titles of what a search found, folded.
const searchTitles = "search results|search result|results for|you searched for|suchergebnis|suchergebnisse|ihre suche nach|résultats de recherche|résultats de la recherche|résultats pour|" +
	"resultados de búsqueda|resultados de la búsqueda|resultados da busca|resultados da pesquisa|risultati della ricerca|" +
	"risultati per|zoekresultaten|sökresultat|søgeresultat|søkeresultat|" +
	"hakutulokset|wyniki wyszukiwania|výsledky vyhledávání|keresési eredmény|rezultatele căutării|arama sonuçları|" +
	"результаты поиска|результати пошуку|検索結果|搜索结果|搜尋結果|검색 결과"

// errorTitles begin the titles of error pages and of robot checks in English and with status codes, folded as by foldWords; what
// says that a page is not there is in lostPages.
const errorTitles = "404|error 404|http 404|403 forbidden|401 unauthorized|410 gone|429 too many requests|too many requests|error 451|http 451|451 unavailable|error 500|error 502|error 503|500 internal server error|" +
	"502 bad gateway|503 service|504 gateway|error 403|fehler 404|erreur 404|erro 404|errore 404|ошибка 404|not found|the page you|oops|oups|sorry page|" +
	"access denied|access to this page has been denied|forbidden|just a moment|attention required|pardon our interruption|" +
	"sorry you have been blocked|please enable js|please enable javascript|you need to enable javascript|" +
	"are you a robot|are you human|robot check|bot verification|human verification|verify you are human|please verify|security check|checking your browser|" +
	"service unavailable|internal server error|bad gateway|gateway timeout|site maintenance|under maintenance|" +
	"something went wrong|ein fehler ist aufgetreten|an error has occurred|an error occurred|were sorry an error|" +
	"unavailable due to legal reasons|" +
	"zugriff verweigert|accès refusé|acceso denegado|siden blev ikke fundet|nie znaleziono|找不到"

// consentTitles begin the titles of pages that ask for consent before they show anything.
const consentTitles = "before you continue|cookie consent|cookie settings|cookie preferences|cookies|we value your privacy|your privacy|" +
	"privacy settings|privacy gate|consent|zustimmung|cookie einstellungen|datenschutz einstellungen|bevor sie fortfahren|weiter mit werbung|" +
	"avant de continuer|gestion des cookies|antes de continuar|prima di continuare|voordat je verdergaat|cookie toestemming"
