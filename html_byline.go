package broadsheet

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// credit is what one source of the page says of who made the article.
type credit struct {
	from            string
	authors, others []Person
	site            bool // names nobody but the publication itself
}

// chooseAuthors chooses who wrote the article: the first source that names people, else the first that names an
// organisation. The sources are, in order, JSON-LD, <meta>, microdata, and the lines beside the headline.
func (p *page) chooseAuthors(a *Article) {
	best, org := credit{}, credit{}
	consider := func(c credit) {
		c.site = p.isPublication(c.authors)
		switch {
		case len(c.authors) == 0:
		case hasPeople(c.authors) && !c.site:
			if len(best.authors) == 0 {
				best = c
			}
		case len(org.authors) == 0 || org.site && !c.site:
			org = c
		}
	}
	said := p.saidCredits()
	for _, c := range said {
		consider(c)
	}
	if len(best.authors) == 0 || p.doc.p.Trace != nil {
		for _, c := range p.seenCredits() {
			said = append(said, c)
			consider(c)
		}
	}
	if len(best.authors) == 0 {
		best = org
	}
	a.Authors, a.Contributors = best.authors, best.others
	for i := range a.Authors {
		a.Authors[i].URL = p.resolve(a.Authors[i].URL)
	}
	for _, c := range said {
		for _, who := range c.authors {
			p.doc.trace("Authors", who.Name, c.from, c.from == best.from)
		}
	}
}

// hasPeople reports whether a list holds more than organisations.
func hasPeople(list []Person) bool {
	for _, who := range list {
		if !who.Org {
			return true
		}
	}
	return false
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

// saidCredits reads the facts: one credit a rank and name.
func (p *page) saidCredits() (list []credit) {
	for _, c := range ranked(p.facts[fAuthor]) {
		if c.node != nil && c.node.DataAtom != atom.Meta && !p.ofArticle(c.node) {
			continue
		}
		authors, others := p.readCredit(c)
		if n := len(list); n == 0 || list[n-1].from != c.from {
			list = append(list, credit{from: c.from})
		}
		last := &list[len(list)-1]
		last.authors = addPeople(last.authors, authors)
		last.others = addPeople(last.others, others)
	}
	return list
}

// readCredit reads one value of an author field.
func (p *page) readCredit(c fact) (authors, others []Person) {
	s := oneLine(unescapeOnce(c.value))
	if s == "" || len(s) > 500 || isPageAddress(s) {
		return nil, nil
	}
	if c.isOrg {
		return []Person{{Name: s, Org: true, URL: c.url}}, nil
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
		have := len(list) >= maxMarks || who.Name == ""
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

// seenCredits reads the bylines beside the headline: the innermost places that are named for an author, then
// those named for a byline.
func (p *page) seenCredits() (list []credit) {
	var rel, names, lines []mark
	for _, m := range p.bylines {
		if p.h1.node != nil && (m.pos < p.h1.pos-40 || m.pos > p.h1.pos+120) || p.holdsHeadline(m.node) || p.isAside(m.node) {
			continue
		}
		switch {
		case m.cues&cueRel != 0:
			rel = append(rel, m)
		case m.cues&cueByline != 0:
			lines = append(lines, m)
		case m.cues&cueBio == 0:
			names = append(names, m)
		}
	}
	if c := p.creditOf(rel, "rel=author"); len(c.authors) > 0 {
		list = append(list, c)
	}
	if c := p.creditOf(innermost(lines), "byline"); len(c.authors) > 0 {
		list = append(list, c)
	}
	if c := p.creditOf(innermost(names), "author"); len(c.authors) > 0 {
		list = append(list, c)
	}
	return list
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
		authors, others := p.readCredit(f)
		if len(authors) > 0 {
			last = m.pos
		}
		c.authors = addPeople(c.authors, authors)
		c.others = addPeople(c.others, others)
	}
	return c
}
