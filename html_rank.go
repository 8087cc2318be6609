package broadsheet

import (
	"slices"
	"sort"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ranked sorts candidates by rank; equals stay in the order of the page.
//
//go:noinline
func ranked(list []fact) []fact {
	sort.SliceStable(list, func(i, j int) bool { return list[i].rank < list[j].rank })
	return list
}

// chooseLanguage takes the language that the page is marked with.
func (p *page) chooseLanguage(a *Article) {
	for _, c := range ranked(p.facts[fLanguage]) {
		tag := languageTag(c.value)
		used := a.Language == "" && tag != ""
		if used {
			a.Language = tag
		}
		p.doc.trace("Language", c.value, c.from, used)
	}
	if a.Language == "" {
		a.Language = languageTag(p.src.Language)
	}
	if a.Language != "" {
		p.src.Language = a.Language
	}
}

// languageTag gives a BCP 47 tag in the usual case (RFC 5646 section 2.1.1), or "" for what is none. Of a list it
// takes the first.
func languageTag(s string) string {
	s, _, _ = strings.Cut(s, ",")
	s = strings.TrimSpace(s)
	if len(s) < 2 || len(s) > 35 {
		return ""
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' })
	for i, part := range parts {
		for _, r := range part {
			if !('a' <= r|0x20 && r|0x20 <= 'z' || i > 0 && '0' <= r && r <= '9') {
				return ""
			}
		}
		part = strings.ToLower(part)
		switch {
		case len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3), len(part) < 2 && i == len(parts)-1: // "utf-8" is none
			return ""
		case i > 0 && len(part) == 2 && len(parts[i-1]) > 1:
			part = strings.ToUpper(part)
		case i == 1 && len(part) == 4:
			part = strings.ToUpper(part[:1]) + part[1:]
		}
		parts[i] = part
	}
	if len(parts) == 0 || parts[0] == "und" {
		return ""
	}
	return strings.Join(parts, "-")
}

// choosePublisher takes the site's name, else the host.
func (p *page) choosePublisher(a *Article) {
	p.addSeenSite()
	a.Publisher = Person{Name: p.firstText(fSite, "Publisher", 100)}
	if a.Publisher.Name == "" {
		host, _ := hostPath(p.src.URL)
		if host = strings.TrimPrefix(host, "www."); host != "" {
			a.Publisher.Name = host
			p.doc.trace("Publisher", host, "host", true)
		}
	}
	a.Publisher.Org = a.Publisher.Name != ""
}

// firstText gives the best of a field's texts that is no longer than max bytes, and no address where it is a name.
func (p *page) firstText(f field, name string, max int) (best string) {
	for _, c := range ranked(p.facts[f]) {
		s := oneLine(unescapeOnce(c.value))
		used := best == "" && len(s) <= max && (f == fRights || !strings.Contains(s, "://"))
		if used {
			best = s
		}
		p.doc.trace(name, s, c.from, used && s != "")
	}
	return best
}

// maxHomes bounds how many links to the front page are looked at.
const maxHomes = 8

// home keeps a link to the site's front page: its text or picture is called as the site is.
func (p *page) home(n *html.Node) {
	if len(p.homes) >= maxHomes {
		return
	}
	href := attr(n, "href")
	if href == "/" || strings.HasPrefix(href, "http") && isFrontAddress(href) && strings.Count(href, "/") <= 3 && p.isOwnHost(href) {
		p.homes = append(p.homes, n)
	}
}

func (p *page) isOwnHost(href string) bool {
	own, _ := hostPath(p.src.URL)
	host, _ := hostPath(href)
	return own != "" && strings.TrimPrefix(own, "www.") == strings.TrimPrefix(host, "www.")
}

// addSeenSite keeps the site's name where the page's data does not say it: the end of <title>, or its beginning, where the
// host or a link to the front page is called the same; else what such a link is called, where the host is called nearly so.
func (p *page) addSeenSite() {
	for _, c := range p.facts[fSite] {
		if c.rank <= 3 {
			return
		}
	}
	names := p.homeNames()
	if part := p.titleSite(oneLine(unescapeOnce(p.doctitle)), names); part != "" {
		p.add(fSite, &fact{rank: 3, value: part, from: "title and front page"})
		return
	}
	best, near := "", 0
	for _, s := range names {
		if n := p.nearHost(s); n > near {
			best, near = s, n
		}
	}
	if best != "" {
		p.add(fSite, &fact{rank: 4, value: best, from: "front page"})
	}
}

// titleSite gives the end or the beginning of a title that is called as a link to the front page or the host is.
func (p *page) titleSite(s string, names []string) string {
	breaks := titleBreaks(s)
	if len(breaks) == 0 {
		return ""
	}
	for i, part := range [...]string{s[breaks[len(breaks)-1].end:], s[:breaks[0].start]} {
		key := siteKey(part)
		if i == 1 && !isFullName(part) {
			break // "Git - git-commit": a word may be what the page is about
		}
		if len(key) > 2 && len(part) <= 60 && (anyOf(names, func(n string) bool { return siteKey(n) == key }) || p.nearHost(part) == sameAsHost) {
			return part
		}
	}
	return ""
}

// sameAsHost is the most that nearHost gives.
const sameAsHost = 3

// nearHost says how much a name is like the host's: the same but for an article before it, its beginning or initials, or with the
// host's at its beginning.
func (p *page) nearHost(s string) (near int) {
	key, short, words := siteKey(s), initials(s), strings.Count(s, " ")+1
	for _, n := range p.hostNames(words) {
		switch {
		case key == n || strings.TrimPrefix(key, "the") == n:
			return sameAsHost
		case len(key) > 4 && strings.HasPrefix(n, key), words > 2 && short == n:
			near = max(near, 2)
		case len(n) > 3 && words <= 4 && strings.HasPrefix(strings.TrimPrefix(key, "the"), n):
			near = max(near, 1)
		}
	}
	return near
}

// hostNames gives the whole host by which its site may be called, its labels, and for more than a word the one before them: "docs" and
// "community" are none.
func (p *page) hostNames(words int) []string {
	if p.hosts == nil {
		host, _ := hostPath(p.src.URL)
		host = strings.ReplaceAll(strings.TrimPrefix(host, "www."), "-", "")
		labels := strings.Split(host, ".")
		labels = labels[:max(0, len(labels)-1)]
		if n := len(labels); n > 1 && len(labels[n-1]) <= 3 {
			labels = labels[:n-1] // co.uk, com.br
		}
		p.hosts = append(labels, strings.ReplaceAll(host, ".", ""))
	}
	if len(p.hosts) > 2 && words < 2 {
		return p.hosts[1:]
	}
	return p.hosts
}

// homeNames gives what links to the front page are called.
func (p *page) homeNames() (names []string) {
	for _, n := range p.homes {
		for _, s := range [...]string{textOf(n, maxFact), attr(n, "title"), attr(n, "aria-label"), altWithin(n)} {
			if s = dropHomeWords(s); len(s) <= 60 && siteKey(s) != "" {
				names = append(names, s)
			}
		}
	}
	return names
}

// dropHomeWords leaves out of what a link to the front page is called the words that say so, and that it is a picture. It gives ""
// for an address, a file's name and what any site may say.
func dropHomeWords(s string) string {
	if strings.HasPrefix(s, "www.") || slices.Contains(homeWords[:], siteKey(s)) {
		return ""
	}
	s, _, _ = strings.Cut(s, "©")
	if breaks := titleBreaks(s); len(breaks) > 0 {
		s = s[:breaks[0].start] // the paper's motto follows
	}
	var kept []string
	for w := range strings.FieldsSeq(s) {
		if !isListed("|logo|icon|image|home|homepage|startseite|", strings.ToLower(w)) {
			kept = append(kept, w)
		}
	}
	if s = strings.Trim(strings.Join(kept, " "), " -–|:.®™©"); strings.Contains(s, "logo") {
		return ""
	}
	return s
}

// altWithin gives what the first picture within an element is called.
func altWithin(n *html.Node) string {
	budget := 16
	for m := n.FirstChild; m != nil && budget > 0; budget-- {
		if m.DataAtom == atom.Img {
			return attr(m, "alt")
		}
		m = following(m, n, false)
	}
	return ""
}

// homeWords are what links to a front page are called on any site.
var homeWords = [...]string{"home", "homepage", "startseite", "start", "accueil", "inicio", "início", "hjem", "hem", "etusivu", "forside", "главная", "首页", "首頁", "ホーム", "홈", "news", "blog", "nachrichten"}
