package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/broadsheet-go/broadsheet/internal/extract"
)

// readBody finds the text, its pictures and links. It takes the tree apart.
func (p *page) readBody(a *Article) {
	o := extract.Options{Title: a.Title, SiteName: a.Publisher.Name, Language: a.Language, Scripts: p.scripts}
	if body := p.facts[fBody]; len(body) > 0 {
		o.ArticleBody = body[0].value
	}
	o.Resolve = func(ref string) (string, bool) {
		u, err := ResolveURL(p.base, ref)
		return u, err == nil
	}
	p.body = extract.Extract(p.root, o)
	a.Content = p.body.Content
	p.chooseSigned(a)
	if a.Published.IsZero() && !p.isListing && !p.isUndated() {
		a.Published = p.leadDate()
	}
}

// chooseSigned takes the authors from the lines around the text where nothing better names them, and the others whom a
// signature below it credits.
func (p *page) chooseSigned(a *Article) {
	if len(a.Authors) > 0 && len(a.Contributors) > 0 {
		return
	}
	sign := p.signedCredit(a.Content, p.body.Tail)
	if len(a.Authors) == 0 {
		c := p.leadCredit()
		if len(c.authors) == 0 {
			c = sign
		}
		a.Authors, a.Contributors = c.authors, append(a.Contributors, c.others...)
		for _, who := range c.authors {
			p.doc.trace("Authors", who.Name, c.from, true)
		}
	}
	if len(a.Contributors) == 0 {
		a.Contributors = sign.others
	}
}

// chooseDateline reads the place that one of the first paragraphs begins with.
func (p *page) chooseDateline(a *Article) {
	text := textDoc{d: p.doc, a: a}
	rest := a.Content
	for range 4 {
		var ok bool
		if _, rest, ok = strings.Cut(rest, "<p>"); !ok {
			return
		}
		line := beginning(rest, 2*maxDateline)
		place := ""
		if dl, ok := text.dateline(line); ok {
			place = dl.place
		} else if place = placeBefore(line, a.Content); place == "" {
			continue
		}
		a.Dateline = place
		p.doc.trace("Dateline", place, "text", true)
		return
	}
}

// maxPlace bounds a place that a paragraph begins with.
const maxPlace = 30

// placeBefore gives the place that a paragraph begins with where a dash or full stop alone follows: "München/London – Kurz vor", "NYBORG. Den".
// Its words are known as places, or it is in capitals and the text has it as a name and not as a word.
func placeBefore(line, content string) string {
	for _, mark := range [...]string{". ", " - ", " – ", " — "} {
		place, rest, ok := strings.Cut(line, mark)
		if first, _ := utf8.DecodeRuneInString(rest); !ok || len(place) > maxPlace || unicode.IsLower(first) {
			continue
		}
		known := place != ""
		for w := range strings.FieldsSeq(strings.ReplaceAll(place, "/", " ")) {
			known = known && bylineClassOf(w)&classPlace != 0
		}
		if known || mark == ". " && len(place) > 3 && isShouted(place) && strings.Contains(content, nameCase(place)) && !strings.Contains(content, strings.ToLower(place)) {
			return place
		}
	}
	return ""
}

// beginning gives the first words of a paragraph in HTML, without its tags: about max bytes of them.
func beginning(content string, max int) string {
	if text, tag, _ := strings.Cut(content, "<"); strings.HasPrefix(tag, "/p>") && strings.IndexByte(text, '&') < 0 {
		return oneLine(text[:min(len(text), 2*max)])
	}
	var b strings.Builder
	for b.Len() < max && content != "" {
		text, tag, _ := strings.Cut(content, "<")
		b.WriteString(text[:min(len(text), 2*max)])
		if strings.HasPrefix(tag, "/p>") {
			break
		}
		_, content, _ = strings.Cut(tag, ">")
	}
	return oneLine(html.UnescapeString(b.String()))
}

// Bounds on a standfirst in bytes.
const (
	minDeck = 20
	maxDeck = 700
)

// seenDeck gives the text behind the headline that is named for a standfirst.
func (p *page) seenDeck(title string) string {
	for _, m := range p.heads {
		if m.cues&cueSubtitle == 0 || p.h1.node == nil || m.pos <= p.h1.pos || m.pos > p.h1.pos+100 || p.holdsHeadline(m.node) {
			continue
		}
		s := textOf(m.node, maxDeck+1)
		if len(s) < minDeck || len(s) > maxDeck || strings.EqualFold(s, title) || introduces(s) || p.isDateLine(s) || p.isAside(m.node) || holdsImage(m.node) {
			continue
		}
		return unescapeOnce(s)
	}
	return ""
}

// holdsImage reports whether there is a picture among the first elements of a place.
func holdsImage(n *html.Node) bool {
	budget := 32
	for m := n.FirstChild; m != nil && budget > 0; budget-- {
		switch m.DataAtom {
		case atom.Img, atom.Picture, atom.Figure, atom.Video:
			return true
		}
		if cuesOf(attr(m, "class"))&cueCaption != 0 {
			return true // of one that a script puts there
		}
		m = following(m, n, false)
	}
	return false
}

// chooseSubtitle takes the standfirst: what names show, else what stands before the text as one would.
func (p *page) chooseSubtitle(a *Article) {
	for i, s := range [...]string{p.deck, p.body.Standfirst} {
		if s == "" || s == a.Title {
			continue
		}
		p.doc.trace("Subtitle", s, [...]string{"named standfirst", "standfirst"}[i], a.Subtitle == "")
		a.Subtitle = firstOf(a.Subtitle, s)
	}
	for _, c := range ranked(p.facts[fSubtitle]) {
		s := unescapeOnce(oneLine(c.value))
		used := a.Subtitle == "" && s != "" && s != a.Title
		if used {
			a.Subtitle = s
		}
		p.doc.trace("Subtitle", s, c.from, used)
	}
}

// chooseSummary takes the description, as HTML.
func (p *page) chooseSummary(a *Article) {
	for _, c := range ranked(p.facts[fSummary]) {
		s := oneLine(unescapeOnce(c.value))
		used := a.Summary == "" && s != ""
		if used {
			a.Summary = escapeHTML(s)
		}
		p.doc.trace("Summary", s, c.from, used)
	}
}
