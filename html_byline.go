package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// credit is what one source of the page says of who made the article.
type credit struct {
	from            string
	authors, others []Person
	worth           worth
	page            bool // said of the page around the article
}

// worth orders credits, best last.
type worth uint8

const (
	worthNothing worth = iota
	worthWord          // a single word beside the headline
	worthSite          // nobody but the publication itself
	worthLogin         // a single word, as those who log in have
	worthSeen          // people beside the headline
	worthOrg           // an organisation, in the page's data
	worthPeople        // people, in the page's data
)

// chooseAuthors chooses who wrote the article. The sources are, in order, JSON-LD, <meta>, microdata, and the lines
// beside the headline; the first of those that are worth most is taken.
func (p *page) chooseAuthors(a *Article) {
	var best credit
	credits := p.saidCredits()
	said := len(credits)
	for _, c := range credits {
		if c.worth > best.worth {
			best = c
		}
	}
	if best.worth < worthSeen || p.doc.p.Trace != nil {
		credits = append(credits, p.seenCredits()...)
	}
	for _, c := range credits[said:] {
		if c.worth > best.worth {
			best = c
		}
	}
	a.Authors, a.Contributors = best.authors, best.others
	for i := range a.Authors {
		a.Authors[i].URL = p.resolve(a.Authors[i].URL)
	}
	for _, c := range credits {
		for _, who := range c.authors {
			p.doc.trace("Authors", who.Name, c.from, c.from == best.from)
		}
	}
}

// weigh says what a credit is worth. seen: it stands in the text.
func (p *page) weigh(c *credit, seen bool) {
	people, names := false, false
	for _, who := range c.authors {
		people = people || !who.Org
		names = names || !who.Org && isFullName(who.Name)
	}
	switch {
	case len(c.authors) == 0:
		c.worth = worthNothing
	case p.isPublication(c.authors):
		c.worth = worthSite
	case seen && names:
		c.worth = worthSeen
	case seen && people:
		c.worth = worthWord
	case seen:
		c.worth = worthSite
	case names:
		c.worth = worthPeople
	case people:
		c.worth = worthLogin
	default:
		c.worth = worthOrg
	}
}

// isFullName reports whether a name has more than one word, or is of a script that does not separate them.
func isFullName(s string) bool {
	for _, r := range s {
		if r == ' ' || r >= 0x2e80 {
			return true
		}
	}
	return false
}

// isNameShaped reports whether a text has the look of a person's name: two to five words, all with a capital but
// for short ones in between, and no digits. Scripts without capitals pass.
func isNameShaped(s string) bool {
	words := strings.Fields(s)
	if !isFullName(s) || len(words) > 5 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && (i == 0 || i == len(words)-1 || len(w) > 4) || strings.ContainsAny(w, "0123456789") {
			return false
		}
	}
	return true
}

// isPublication reports whether a list of authors is nobody but the site itself.
func (p *page) isPublication(list []Person) bool {
	if p.site == nil {
		p.site = siteNames(p.facts[fSite], p.src.URL)
	}
	for _, who := range list {
		if !isSite(who.Name, p.site) {
			return false
		}
	}
	return len(list) > 0
}

// saidCredits reads the facts: one credit for each source.
func (p *page) saidCredits() (list []credit) {
	for _, c := range ranked(p.facts[fAuthor]) {
		if c.node != nil && c.node.DataAtom != atom.Meta && (!p.ofArticle(c.node) || saysOther(c.node)) {
			continue
		}
		authors, others := p.readCredit(c, true)
		if n := len(list); n == 0 || list[n-1].from != c.from {
			list = append(list, credit{from: c.from})
		}
		last := &list[len(list)-1]
		last.authors = addPeople(last.authors, authors)
		last.others = addPeople(last.others, others)
		last.page = c.rank == rankPage && c.node == nil
	}
	for i := range list {
		if p.weigh(&list[i], false); list[i].page && list[i].worth < worthPeople {
			list[i].worth = worthNothing // who made the site
		}
	}
	return list
}

// readCredit reads one value of an author field, or a line of the text.
func (p *page) readCredit(c fact, said bool) (authors, others []Person) {
	s := oneLine(unescapeOnce(c.value))
	if s == "" || len(s) > 500 || isPageAddress(s) || isPlaceholder(s) {
		return nil, nil
	}
	if c.isOrg || said && (p.isPublication([]Person{{Name: s}}) || isTeam(s)) {
		return []Person{{Name: s, Org: true, URL: c.url}}, nil
	}
	if last, first, ok := strings.Cut(s, ","); ok && strings.Contains(c.from, "citation") && !strings.ContainsAny(first, ",;") {
		s = strings.TrimSpace(first) + " " + last // "Last, First", as citations have it
	}
	authors, others = ParseByline(s, p.src)
	if len(authors) == 1 {
		who := &authors[0]
		who.URL = firstOf(who.URL, c.url)
		who.Role = firstOf(who.Role, c.role)
		who.Affiliation = firstOf(who.Affiliation, c.org)
	}
	return authors, others
}

// isPlaceholder reports whether a value is what a program wrote in the place of a name, or an account that is nobody's.
func isPlaceholder(s string) bool {
	switch strings.ToLower(s) {
	case "by", "written by", "false", "true", "null", "undefined", "none", "n/a", "unknown", "admin", "administrator", "webmaster", "root", "user",
		"guest", "author", "authors", "default", "anonymous", "[object object]":
		return true
	}
	return !strings.Contains(s, " ") && (strings.Count(s, ".") > 1 || strings.ContainsAny(s, "{}[]$%<>"))
}

// isTeam reports whether a short name without marks ends in a word for a group.
func isTeam(s string) bool {
	if strings.ContainsAny(s, ",;|/·&()") || len(s) > 60 {
		return false
	}
	i := strings.LastIndexByte(s, ' ')
	switch strings.ToLower(s[i+1:]) {
	case "team", "staff", "editors", "newsroom", "redaktion", "redactie", "redazione", "redacción", "rédaction", "redação", "redakcja", "redakce":
		return i > 0
	}
	return false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// isPageAddress reports whether an author's value is a page about the author instead of a name.
func isPageAddress(s string) bool {
	return strings.HasPrefix(s, "http:") || strings.HasPrefix(s, "https:") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "www.")
}

// addPeople adds those who are not there yet. Both lists are short.
func addPeople(list, more []Person) []Person {
	for _, who := range more {
		have := len(list) >= maxMarks || who.Name == "" || isPlaceholder(who.Name)
		for _, other := range list {
			have = have || strings.EqualFold(other.Name, who.Name) && other.Role == who.Role
		}
		if !have {
			list = append(list, who)
		}
	}
	return list
}

// maxBylineText bounds a line that is read as a byline.
const maxBylineText = 240

// seenCredits reads what the text says: links to a page of the author and places named for an author or a byline beside
// the headline, then lines there that begin like a byline, then what the whole page agrees on.
func (p *page) seenCredits() (list []credit) {
	var rel, names, plain, lines, far []mark
	for _, m := range p.bylines {
		switch {
		case p.holdsHeadline(m.node) || m.cues&cueRole != 0 || saysOther(m.node):
			continue
		case p.h1.node != nil && (m.pos < p.h1.pos-40 || m.pos > p.h1.pos+120):
			if m.cues&(cueRel|cueName) != 0 && !p.isAside(m.node) {
				far = append(far, m)
			}
		case m.cues&cueRel != 0 && !p.isCard(m.node):
			rel = append(rel, m)
		case p.isAside(m.node):
		case m.cues&cueByline != 0:
			lines = append(lines, m)
		case m.cues&cueBio != 0:
		case m.cues&cueName != 0:
			names = append(names, m)
		default:
			plain = append(plain, m)
		}
	}
	for _, c := range [...]credit{
		p.creditOf(rel, "rel=author"),
		p.creditOf(innermost(names), "author name"),
		p.creditOf(innermost(lines), "byline"),
		p.creditOf(innermost(plain), "author"),
		p.nearCredit(),
	} {
		p.weigh(&c, true)
		list = append(list, c)
	}
	if c := p.creditOf(far, "author box"); len(c.authors) == 1 {
		p.weigh(&c, true)
		list = append(list, c)
	}
	return list
}

// nearCredit looks at the short lines around the headline, whatever their names, for one that begins like a byline or
// leads to the page of an author.
func (p *page) nearCredit() credit {
	c := credit{from: "line"}
	for n := range p.nearby() {
		isLink := n.DataAtom == atom.A && isAuthorLink(attr(n, "href"))
		if !isLink && (n.Type != html.TextNode || len(n.Data) > maxBylineText || !introduces(n.Data)) {
			continue
		}
		// The text may be no more than the "By" of a name that follows: look further out.
		for line := n; line.DataAtom != atom.Body && !p.holdsHeadline(line); line = line.Parent {
			text := textOf(line, maxBylineLine+1)
			if len(text) > maxBylineLine || !isLink && !introduces(text) {
				break
			}
			if c.authors, c.others = p.readLine(text); len(c.authors) > 0 {
				if p.isCard(line) || saysOther(line) {
					break
				}
				return c
			}
		}
	}
	return credit{}
}

// maxBylineLine bounds a line that is taken for a byline by how it begins.
const maxBylineLine = 120

// readLine reads a line as a byline if it names people.
func (p *page) readLine(text string) (authors, others []Person) {
	authors, others = p.readCredit(fact{value: text}, false)
	for _, who := range authors {
		if who.Org || !isNameShaped(who.Name) {
			return nil, nil
		}
	}
	return authors, others
}

// leadCredit reads the lines that were trimmed from the top of the text: one that begins like a byline, one after the
// words "Written by", one that is a name beside a date.
func (p *page) leadCredit() (c credit) {
	lead := p.body.Lead[:min(len(p.body.Lead), maxMarks)]
	for i, line := range lead {
		if len(line) > maxBylineLine {
			continue
		}
		dated := i > 0 && p.isDateLine(lead[i-1]) || i+1 < len(lead) && p.isDateLine(lead[i+1])
		after := i > 0 && len(lead[i-1]) < 20 && introduces(lead[i-1])
		_, rest, _ := strings.Cut(line, " by ")
		if !introduces(line) && !after && !dated && rest == "" {
			continue
		}
		if rest != "" && !introduces(line) && !p.isDateLine(line) {
			continue
		}
		if c.authors, c.others = p.readLine(line); len(c.authors) > 0 {
			if !introduces(line) && rest == "" && foldWords(c.authors[0].Name) != foldWords(line) {
				continue
			}
			c.from, c.worth = "lead", worthSeen
			return c
		}
	}
	return credit{}
}

// isDateLine reports whether a line is hardly more than a date.
func (p *page) isDateLine(s string) bool {
	if len(s) < 8 || len(s) > 80 || !hasYear(s) || strings.IndexAny(s, "0123456789") > 32 {
		return false
	}
	_, ok := p.readDate(s)
	return ok
}

// introduces reports whether a text begins like a byline.
func introduces(s string) bool {
	s = strings.TrimSpace(s)
	s = strings.ToLower(s[:min(len(s), 40)])
	for _, w := range introducers {
		if strings.HasPrefix(s, w) && (len(s) == len(w) || strings.IndexByte(" :\u00a0", s[len(w)]) >= 0 || s[len(w)] >= 0x80) {
			return true
		}
	}
	return false
}

// introducers begin a byline. ParseByline knows more; these are sure enough to look for.
var introducers = [...]string{
	"by", "written by", "words by", "story by", "posted by", "published by", "text by", "author", "authors", "contributors", "von", "ein artikel von",
	"autor", "autorin", "par", "por", "escrito por", "di", "a cura di", "door", "av", "af", "skrevet av", "skriven av", "tekst", "text", "autorka", "napisał",
	"автор", "авторы", "текст", "oleh", "penulis", "yazan", "haber", "tác giả", "作者", "記者", "记者", "文", "文／", "文:", "글", "כתב", "מאת", "بقلم", "كتب",
}

// isAuthorLink reports whether an address looks like the page of an author.
func isAuthorLink(href string) bool {
	for _, dir := range [...]string{"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autores/", "/contributor/", "/contributors/", "/writer/",
		"/writers/", "/journalist/", "/journalists/", "/reporter/", "/columnist/", "/columnists/", "/byline/", "/profile/", "/by/", "/staff/", "/redakteur/", "/redaktion/", "/people/"} {
		if i := strings.Index(href, dir); i >= 0 && len(href) > i+len(dir) {
			return true
		}
	}
	return false
}

// saysOther reports whether the words before a name say that it is not an author's.
func saysOther(n *html.Node) bool {
	parent := n.Parent
	for range 2 {
		if parent == nil || parent.Type != html.ElementNode || parent.DataAtom == atom.Body {
			return false
		}
		text := strings.ToLower(textOf(parent, 2*maxBylineText))
		before, _, _ := strings.Cut(text, strings.ToLower(textOf(n, maxBylineText)))
		before = before[max(0, len(before)-40):]
		for _, w := range [...]string{"review", "edited by", "fact-check", "fact check", "fact by", "photo", "medically", "expert", "translat", "illustrat", "foto", "editor:"} {
			if strings.Contains(before, w) {
				return true
			}
		}
		parent = parent.Parent
	}
	return false
}

// innermost leaves out what holds another of the list. A list is in document order.
func innermost(list []mark) (inner []mark) {
	for i, m := range list {
		if i+1 < len(list) && isInside(list[i+1].node, m.node) {
			continue
		}
		inner = append(inner, m)
	}
	return inner
}

func isInside(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// creditOf reads the bylines at places that stand close together.
func (p *page) creditOf(places []mark, from string) credit {
	c := credit{from: from}
	last := 0
	for _, m := range places {
		if last > 0 && m.pos > last+25 {
			break
		}
		text := textOf(m.node, maxBylineText+1)
		if text == "" || len(text) > maxBylineText {
			continue
		}
		f := fact{value: text}
		if m.node.DataAtom == atom.A {
			f.url = attr(m.node, "href")
		}
		authors, others := p.readCredit(f, false)
		if len(authors) > 0 {
			last = m.pos
		}
		c.authors = addPeople(c.authors, authors)
		c.others = addPeople(c.others, others)
	}
	return c
}
