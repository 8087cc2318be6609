package broadsheet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// This file reads the bylines that stand in the text.

// maxBylineText bounds a line that is read as a byline.
const maxBylineText = 240

// seenCredits reads what the text says: links to a page of the author and places named for an author or a byline beside
// the headline, then lines there that begin like a byline, then what the whole page agrees on.
func (p *page) seenCredits() (list []credit) {
	var at [numPlaces][]mark
	for i := range p.bylines {
		if k := p.placeOf(&p.bylines[i]); k != placeNone {
			at[k] = append(at[k], p.bylines[i])
		}
	}
	list = make([]credit, 0, 8)
	for k, from := range placeNames {
		if k != placeRel {
			at[k] = innermost(at[k])
		}
		list = append(list, p.creditOf(at[k], from))
	}
	list = append(list, p.nearCredit(), p.besideDate(), p.sourceCredit(), p.creditOf(at[placeFar], "author box"))
	if last := len(list) - 1; len(list[last].authors) != 1 {
		list = list[:last]
	}
	for i := range list {
		p.weigh(&list[i], true)
	}
	return list
}

// Places that are named for an author.
const (
	placeRel = iota
	placeName
	placeLine
	placePlain
	placeFar // from the headline
	numPlaces
	placeNone = -1
)

// placeNames say where a credit was found, as in Fact.From.
var placeNames = [...]string{placeRel: "rel=author", placeName: "author name", placeLine: "byline", placePlain: "author"}

// placeOf says what a place named for an author is.
func (p *page) placeOf(m *mark) int {
	switch {
	case p.holdsHeadline(m.node) || m.cues&cueRole != 0 || p.saysOther(m.node):
		return placeNone
	case p.h1.node != nil && (m.pos < p.h1.pos-40 || m.pos > p.h1.pos+120):
		if m.cues&(cueRel|cueName) != 0 && !p.isAside(m.node) {
			return placeFar
		}
		return placeNone
	case m.cues&cueRel != 0 && !p.isCard(m.node):
		return placeRel
	case p.isAside(m.node):
		return placeNone
	case m.cues&cueByline != 0:
		return placeLine
	case m.cues&cueName != 0:
		return placeName
	case m.cues&cueBio != 0:
		return placeNone
	}
	return placePlain
}

// nearCredit looks at the short lines around the headline, whatever their names, for one that begins like a byline or
// leads to the page of an author.
func (p *page) nearCredit() credit {
	for _, n := range p.nearby() {
		isLink := n.DataAtom == atom.A && isAuthorLink(attr(n, "href"))
		if !isLink && (n.Type != html.TextNode || !introduces(n.Data) && !endsInJob(n.Data)) {
			continue
		}
		if c := p.lineCredit(n, isLink); len(c.authors) > 0 {
			return c
		}
	}
	for _, n := range p.nearby() {
		if n.Type == html.TextNode && isShortWithDate(n.Data) && hasYear(n.Data) {
			if authors, others := p.readLine(introduced(n.Data)); len(authors) > 0 && !p.isCard(n.Parent) && !p.saysOther(n) {
				return credit{from: "line", authors: authors, others: others}
			}
		}
	}
	return credit{}
}

// introduced gives the part of a line that begins like a byline: "March 4, 2025 | By Ana Ruiz", "Publié le 4 mars 2025 par Ana Ruiz".
func introduced(line string) string {
	for i := 1; i < len(line); i++ {
		if line[i-1] == ' ' && line[i] != ' ' && introduces(line[i:]) {
			return line[i:]
		}
	}
	return ""
}

// lineCredit reads the line around a node that is a link to an author's page or a text that begins like a byline.
func (p *page) lineCredit(n *html.Node, isLink bool) credit {
	if !isLink && (len(n.Data) > maxBylineText || len(textOf(n.Parent, maxBylineText+1)) > maxBylineText) {
		return credit{}
	}
	// The text may be no more than the "By" of a name that follows: look further out.
	line := n
	for range maxLineDepth {
		if line.DataAtom == atom.Body || p.holdsHeadline(line) {
			break
		}
		text := oneLine(shownText(line, maxBylineLine+1, " ", " ")) // "By" and the name may be elements that style alone parts
		if len(text) > maxBylineLine || !isLink && !introduces(text) && !endsInJob(text) {
			break
		}
		authors, others := p.readLine(text)
		if len(authors) == 0 && isLink && line == n && introduces(p.wordBefore(n)) {
			authors, others = p.readCredit(fact{value: text}, false)
		}
		if len(authors) > 0 {
			if p.isOthers(line, text) || p.saysOther(line) {
				break
			}
			return credit{from: "line", authors: authors, others: others}
		}
		line = line.Parent
	}
	return credit{}
}

// wordBefore gives the text right before a link, which may be the "by" of a single name.
func (p *page) wordBefore(link *html.Node) string {
	if m := link.PrevSibling; m != nil && m.Type == html.TextNode && len(m.Data) < maxNameLine {
		return m.Data
	}
	return ""
}

// maxLineDepth bounds how many elements around a text are looked at for the line that it stands in.
const maxLineDepth = 8

// farCredit looks for the author in the whole page: where all lines that say "Written by", and all links to an
// author's page, are about the same.
func (p *page) farCredit() (found credit) {
	tries := 0
	for n := p.root; n != nil && tries < maxMarks; n = following(n, p.root, isUnseen(n)) {
		isLink := n.DataAtom == atom.A && leadsTo(attr(n, "href"), authorDirs)
		if !isLink && (n.Type != html.TextNode || len(n.Data) > maxBylineText || !saysWritten(n.Data)) {
			continue
		}
		beside := wallsOfFar
		if isLink {
			beside = wallsAround
		}
		if tries++; p.walls(n)&beside != 0 {
			continue
		}
		c := p.lineCredit(n, isLink)
		switch {
		case len(c.authors) == 0:
		case len(found.authors) == 0:
			found = c
			found.from = "far line"
		case !sameNames(c.authors, found.authors):
			return credit{}
		}
	}
	p.weigh(&found, true)
	return found
}

// saysWritten reports whether a text begins with an introducer that hardly ever begins anything but a byline.
func saysWritten(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 8 {
		return false
	}
	for _, w := range introducers {
		if len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) && strings.ContainsAny(w, " /(:") && w != "posted by" && w != "published by" {
			return true
		}
	}
	return false
}

func sameNames(a, b []Person) bool {
	return slices.EqualFunc(a, b, func(a, b Person) bool { return strings.EqualFold(a.Name, b.Name) })
}

// isUnseen reports whether an element shows none of its text.
//
//go:noinline
func isUnseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Select, atom.Textarea, atom.Iframe:
		return true
	}
	return false
}

// maxBylineLine bounds a line that is taken for a byline by how it begins.
const maxBylineLine = 120

// readLine reads a line as a byline if it names people.
func (p *page) readLine(text string) (authors, others []Person) {
	authors, others = p.readCredit(fact{value: text}, false)
	for _, who := range authors {
		if who.Org && !isTeam(who.Name) || !who.Org && !isNameShaped(who.Name) {
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
	if !isShortWithDate(s) || !hasYear(s) {
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
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		next, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || strings.ContainsRune(" :：／/\u00a0\u3000", next) || next >= utf8.RuneSelf && utf8.RuneCountInString(w) > 1 {
			return true
		}
	}
	return false
}

// endsInJob reports whether a short text is a name before the word for a reporter, as Korean bylines are.
func endsInJob(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) <= 40 && strings.HasSuffix(s, " 기자")
}

// introducers begin a byline. ParseByline knows more; these are sure enough to look for.
var introducers = [...]string{
	"by", "written by", "submitted by", "verfasst von", "geschrieben von", "écrit par", "scritto da", "geschreven door", "skrevet af", "kirjoittanut", "napisane przez", "words by", "story by", "posted by", "published by", "text by", "author", "authors", "author(s)", "article by", "contributors", "von", "ein artikel von",
	"autor", "autorin", "autorin/autor", "autor/in", "autor:in", "auteur", "autores", "autorzy", "texto", "texte", "textes", "testo", "testi", "par", "por", "escrito por", "di", "a cura di", "door", "av", "af", "skrevet av", "skriven av", "tekst", "text", "autorka", "napisał",
	"автор", "авторы", "текст", "oleh", "penulis", "yazan", "haber", "tác giả", "作者", "記者", "记者", "文", "文／", "文:", "글", "כתב", "מאת", "بقلم", "كتب",
	"teksti", "โดย", "เขียนโดย", "نویسنده", "लेखक", "द्वारा", "γράφει", "írta",
}

// isSection reports whether a text is the name of the page's section.
func (p *page) isSection(s string) bool { return slices.Contains(p.sectionNames(), foldWords(s)) }

// isAuthorLink reports whether an address beside the headline looks like the page of an author.
func isAuthorLink(href string) bool {
	return leadsTo(href, authorDirs) || leadsTo(href, peopleDirs)
}

// authorDirs hold the pages of authors, peopleDirs those of people of any kind.
const (
	authorDirs = "/author/|/authors/|/autor/|/autoren/|/auteur/|/auteurs/|/autores/|/contributor/|/contributors/|/writer/|/writers/|" +
		"/journalist/|/journalists/|/reporter/|/columnist/|/columnists/|/byline/|/redakteur/"
	peopleDirs = "/profile/|/by/|/staff/|/redaktion/|/people/"
)

// leadsTo reports whether an address goes on after one of a list of directories, which bars part.
func leadsTo(href, dirs string) bool {
	for dir := range strings.SplitSeq(dirs, "|") {
		if i := strings.Index(href, dir); i >= 0 && len(href) > i+len(dir) {
			return true
		}
	}
	return false
}

// saysOther reports whether the words before a name say that it is not an author's: those in the elements around it, and
// where these are the whole article, those of a short line before.
func (p *page) saysOther(n *html.Node) bool {
	name := strings.ToLower(textOf(n, maxBylineText))
	parent := n.Parent
	for range 2 {
		if parent == nil || parent.Type != html.ElementNode || parent.DataAtom == atom.Body {
			return false
		}
		if p.holdsHeadline(parent) {
			return namesOther(strings.ToLower(p.lineBefore(n)))
		}
		text := strings.ToLower(textOf(parent, 2*maxBylineText))
		before, _, _ := strings.Cut(text, name)
		if namesOther(before[max(0, len(before)-40):] + text[len(before):min(len(text), len(before)+12)]) {
			return true
		}
		parent = parent.Parent
	}
	return false
}

// namesOther reports whether a text has a word for those who did something else than write.
func namesOther(s string) bool {
	for _, w := range [...]string{"review", "edited by", "fact-check", "fact check", "fact by", "photo", "medically", "expert", "translat", "illustrat", "foto", "editor:"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// lineBefore gives the line that stands before an element, and is none of its own beginning; "" for a picture's or a long one.
func (p *page) lineBefore(n *html.Node) string {
	m := n.PrevSibling
	for m != nil && m.Type != html.ElementNode && strings.TrimSpace(m.Data) == "" {
		m = m.PrevSibling
	}
	if m == nil || m.DataAtom == atom.Figure || p.holdsHeadline(m) {
		return ""
	}
	line := textOf(m, maxNameLine+1)
	if m.Type == html.TextNode {
		line = m.Data
	}
	if len(line) > maxNameLine {
		return ""
	}
	return line
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
		text := unescapeOnce(linesOf(m.node, maxBylineText+1))
		if text == "" || len(text) > maxBylineText || p.isSection(text) {
			continue
		}
		var f fact
		if m.node.DataAtom == atom.A {
			f.url = attr(m.node, "href")
		}
		authors, others := p.readNames(text, f, false)
		if len(authors) > 0 {
			last = m.pos
		}
		c.authors = addPeople(c.authors, authors, true)
		c.others = addPeople(c.others, others, false)
	}
	return c
}
