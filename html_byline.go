package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	if best.worth < worthSite {
		if c := p.farCredit(); c.worth > best.worth {
			credits, best = append(credits, c), c
		}
	}
	a.Authors, a.Contributors = photographersApart(best.authors, best.others)
	for i := range a.Authors {
		a.Authors[i].URL = p.resolve(a.Authors[i].URL)
	}
	p.addShownRole(a)
	for _, c := range credits {
		for _, who := range c.authors {
			p.doc.trace("Authors", who.Name, c.from, c.from == best.from)
		}
	}
}

// addShownRole gives a lone author the job that the page shows in a place named for it, among those named for an author.
func (p *page) addShownRole(a *Article) {
	if len(a.Authors) != 1 || a.Authors[0].Role != "" || a.Authors[0].Org {
		return
	}
	for i := range p.bylines {
		m := &p.bylines[i]
		if m.cues&cueRole == 0 || m.pos < p.h1.pos-40 || m.pos > p.h1.pos+120 || p.isAside(m.node) {
			continue
		}
		job := textOf(m.node, maxNameLine+1)
		if job == "" || len(job) > maxNameLine || namesOther(strings.ToLower(job)) {
			continue
		}
		who, _ := ParseByline(a.Authors[0].Name+"\n"+job, p.src)
		if len(who) == 1 && who[0].Role == job {
			a.Authors[0].Role = job
			return
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
	for _, who := range list {
		if !isSite(who.Name, p.siteNames()) {
			return false
		}
	}
	return len(list) > 0
}

// saidCredits reads the facts: one credit for each source.
func (p *page) saidCredits() (list []credit) {
	for _, c := range ranked(p.facts[fAuthor]) {
		if c.node != nil && c.node.DataAtom != atom.Meta && (!p.ofArticle(c.node) || p.saysOther(c.node)) {
			continue
		}
		authors, others := p.readCredit(c, true)
		if n := len(list); n == 0 || list[n-1].from != c.from {
			list = append(list, credit{from: c.from})
		}
		last := &list[len(list)-1]
		last.authors = addPeople(last.authors, authors, true)
		last.others = addPeople(last.others, others, false)
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
	return p.readNames(oneLine(unescapeOnce(c.value)), c, said)
}

// readNames is readCredit for a text that may have lines.
func (p *page) readNames(s string, c fact, said bool) (authors, others []Person) {
	if s == "" || len(s) > 500 || isPageAddress(s) || isPlaceholder(s) {
		return nil, nil
	}
	if c.isOrg || said && (p.isPublication([]Person{{Name: s}}) || isTeam(s)) {
		return []Person{{Name: s, Org: true, URL: c.url}}, nil
	}
	if last, first, ok := strings.Cut(s, ","); ok && !strings.ContainsAny(first, ",;") {
		if strings.Contains(c.from, "citation") || strings.HasPrefix(c.from, "dc") && !strings.Contains(last, " ") {
			s = strings.TrimSpace(first) + " " + last // "Last, First", as citations and Dublin Core have it
		}
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

// isPlaceholder reports whether a value is what a program wrote in the place of a name, or an account that is nobody's. Dots part
// the names of hosts and of functions; in "M.K.Rao" they end initials.
func isPlaceholder(s string) bool {
	if isListed("|by|written by|false|true|null|undefined|none|n/a|unknown|admin|administrator|webmaster|root|user|guest|author|authors|author posts|author page|default|anonymous|"+
		"[object object]|", strings.ToLower(s)) {
		return true
	}
	return !strings.Contains(s, " ") && (strings.Count(s, ".") > 1 && strings.IndexByte(s, '.') > 2 || strings.ContainsAny(s, "{}[]$%<>"))
}

// isTeam reports whether a short name without marks ends in a word for a group.
func isTeam(s string) bool {
	if strings.ContainsAny(s, ",;|/·&()") || strings.Contains(s, " - ") || len(s) > 60 {
		return false
	}
	i := strings.LastIndexByte(s, ' ')
	return i > 0 && isListed("|team|staff|editors|newsroom|redaktion|redactie|redazione|redacción|rédaction|redação|redakcja|redakce|", strings.ToLower(s[i+1:]))
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

// isSameName reports whether two names are one, but for case and a title before it.
func isSameName(a, b string) bool {
	return strings.EqualFold(strings.TrimPrefix(a, "Dr. "), strings.TrimPrefix(b, "Dr. "))
}

// addPeople adds those who are not there yet: of those who wrote an article nobody twice, of all others nobody
// twice for the same. Both lists are short.
func addPeople(list, more []Person, authors bool) []Person {
	for _, who := range more {
		have := len(list) >= maxMarks || who.Name == "" || isPlaceholder(who.Name)
		for _, other := range list {
			have = have || isSameName(other.Name, who.Name) && (authors || other.Role == who.Role)
		}
		if !have {
			list = append(list, who)
		}
	}
	return list
}
