package broadsheet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headline is one candidate for the title.
type headline struct {
	text  string   // on one line, without the site's name
	fold  string   // for comparing
	words []string // of fold; characters where the script has no blanks
	from  string
}

// headlines are the candidates for the title by what they are worth.
type headlines struct {
	og, ld, doc, h1 headline
	other           []headline // twitter:title and the like
	shown           bool       // a lesser heading shows what the head says
}

// maxOwnWords bounds the words of a headline that has next to none of what the head says.
const maxOwnWords = 25

// chooseTitle chooses the headline. The H1 nearest to what the head says is what readers see, and wins; og:title
// and the headline of JSON-LD win where the rest of the page shows that they were written as headlines
// and not for search engines.
func (p *page) chooseTitle(a *Article) {
	site := p.siteNames()
	t := p.headlines(site)
	best := t.choose()
	a.Title = best.text
	p.findHeadline(best)
	if p.doc.p.Trace == nil {
		return
	}
	used := true // the first with its text and source
	for _, h := range append([]headline{t.h1, t.og, t.ld, t.doc}, t.other...) {
		if h.text == "" {
			continue
		}
		is := used && h.text == best.text && h.from == best.from
		p.doc.trace("Title", h.text, h.from, is)
		used = used && !is
	}
}

// headlines collects the candidates.
func (p *page) headlines(site []string) (t headlines) {
	facts := ranked(p.facts[fTitle])
	cut := titleCutter{site: site, sections: p.sectionNames()}
	for _, c := range facts {
		cut.said = append(cut.said, oneLine(unescapeOnce(c.value)))
	}
	h1s := make([]headline, len(p.h1s))
	for i, m := range p.h1s {
		h1s[i] = newHeadline(unescapeOnce(textOf(m.node, 1<<10)), "h1")
		cut.shown = append(cut.shown, h1s[i].fold)
	}
	for i, c := range facts {
		h := newHeadline(cut.headline(cut.said[i]), c.from)
		switch {
		case t.og.text == "" && c.from == "og:title":
			t.og = h
		case t.ld.text == "" && c.from == "json-ld headline" && !p.isDescription(h):
			t.ld = h
		default:
			t.other = append(t.other, h)
		}
	}
	t.doc = newHeadline(cut.headline(oneLine(unescapeOnce(p.doctitle))), "title")
	h1s = slices.DeleteFunc(h1s, func(h headline) bool {
		return p.isDescription(h) || t.doc.fold != h.fold && t.og.fold != h.fold && slices.Contains(site, siteKey(h.text))
	})
	t.shown = p.isShown(&t)
	if t.chooseH1(h1s, site); t.h1.text == "" {
		t.doc = p.headOf(t.doc)
	}
	return t
}

// isShown reports whether a lesser heading shows what the head says: an H1 that says something else is no headline then.
func (p *page) isShown(t *headlines) bool {
	for _, m := range p.heads {
		if s := foldWords(textOf(m.node, 1<<10)); len(s) > 9 && (s == t.og.fold || s == t.doc.fold) {
			return true
		}
	}
	return false
}

// headOf cuts <title> down to its end that a lesser heading of the page shows, where no H1 shows the headline.
func (p *page) headOf(doc headline) headline {
	for _, at := range titleBreaks(doc.text) {
		end := newHeadline(doc.text[at.end:], doc.from)
		for _, m := range p.heads {
			if len(end.words) > 1 && foldWords(textOf(m.node, 1<<10)) == end.fold {
				return end
			}
		}
	}
	return doc
}

// maxHeadline bounds a headline in bytes: what is longer is a description.
const maxHeadline = 400

// isDescription reports whether a text that is marked as a headline is what the page says to describe itself, and not
// in its <title>.
func (p *page) isDescription(h headline) bool {
	if len(h.words) > 5 && !strings.Contains(foldWords(p.doctitle), h.fold) {
		for _, c := range p.facts[fSummary] {
			if h.fold == foldWords(c.value) {
				return true
			}
		}
	}
	return len(h.text) > maxHeadline
}

// chooseH1 takes the H1 that is nearest to what the head says.
func (t *headlines) chooseH1(h1s []headline, site []string) {
	best := 0.2
	for i, h := range h1s {
		near := max(h.likeness(&t.doc), h.likeness(&t.og), h.likeness(&t.ld))
		if t.doc.text == "" && t.og.text == "" && t.ld.text == "" {
			near = 0.3
		}
		if near <= 0.2 && i == 0 && len(h.words) >= 6 && len(h.words) <= maxOwnWords && !t.shown {
			near = 0.21 // a headline of its own, unless a nearer one follows
		}
		if t.og.fold != "" && t.doc.fold == h.fold+" "+t.og.fold || t.doc.fold == t.og.fold+" "+h.fold {
			continue // <title> shows that it names the site
		}
		if near > best {
			best, t.h1 = near, h
		}
	}
	if s := stripSiteEnd(t.h1.text, site); 2*len(s) > len(t.h1.text) {
		if h := newHeadline(s, "h1"); h.fold == t.og.fold || h.fold == t.ld.fold || h.fold == t.doc.fold {
			t.h1 = h
		}
	}
}

// choose arbitrates.
func (t *headlines) choose() *headline {
	h, og, ld, doc := &t.h1, &t.og, &t.ld, &t.doc
	if h.fold == "" {
		for _, c := range [...]*headline{og, ld, doc} {
			if c.fold != "" {
				return c
			}
		}
		for i := range t.other {
			if t.other[i].fold != "" {
				return &t.other[i]
			}
		}
		return h
	}
	for _, c := range [...]*headline{og, ld, doc} {
		if len(c.text) > len(h.text) && strings.ReplaceAll(c.text, " ", "") == strings.ReplaceAll(h.text, " ", "") || c.fold != h.fold && strings.ReplaceAll(c.fold, " ", "") == strings.ReplaceAll(h.fold, " ", "") {
			return c // the parts of the H1 are kept apart by its style alone
		}
	}
	switch {
	case og.fold == "" || ld.fold == "":
	case og.fold == h.fold && doc.fold == h.fold && ld.fold != h.fold && !strings.HasPrefix(h.fold, ld.fold) && len(ld.words) > 3:
		return ld // what all share was written for search engines, the headline by an editor
	case og.fold != h.fold && ld.fold == h.fold && doc.fold == h.fold:
		return og // the same, for sharing
	case og.fold == ld.fold && (doc.fold != og.fold || strings.HasSuffix(og.fold, h.fold)):
		return og // the headline of the data, or with its kicker, which stands outside the H1
	}
	if og.fold != "" && og.fold != h.fold && strings.HasSuffix(h.fold, og.fold) && 2*len(og.fold) > len(h.fold) &&
		(doc.fold == og.fold || doc.fold == h.fold && ld.fold != h.fold) {
		return og // the H1 holds a kicker
	}
	return h
}

// findHeadline finds the place of the headline in the text.
func (p *page) findHeadline(title *headline) {
	best := 0.2
	for _, m := range append(p.h1s[:len(p.h1s):len(p.h1s)], p.heads...) {
		h := newHeadline(textOf(m.node, 1<<10), "")
		if like := h.likeness(title); like > best {
			best, p.h1 = like, m
		}
	}
	if p.h1.node == nil && p.textHeadline(title.fold) {
		return
	}
	if p.h1.node == nil && len(p.h1s) > 0 {
		p.h1 = p.h1s[0]
	}
}

// textHeadline finds the headline where no heading but the text of some element shows it, as in pages laid out by tables.
func (p *page) textHeadline(title string) bool {
	pos := 0
	for n := p.root; n != nil; n = following(n, p.root, isUnseen(n) || n.DataAtom == atom.Nav || n.DataAtom == atom.A) {
		if n.Type == html.ElementNode {
			pos++
		}
		if n.Type == html.TextNode && title != "" && len(n.Data) >= len(title) && len(n.Data) < 2*len(title)+maxNameLine && foldWords(n.Data) == title {
			p.h1 = mark{n.Parent, pos, 0}
			return true
		}
	}
	return false
}

// maxTitleWords bounds how many words of a headline are compared.
const maxTitleWords = 40

func newHeadline(s, from string) headline {
	h := headline{text: s, fold: foldWords(s), from: from}
	for w := range strings.FieldsSeq(h.fold) {
		for len(w) > 0 && len(h.words) < maxTitleWords {
			n := len(w)
			if r, size := utf8.DecodeRuneInString(w); r >= 0x2e80 { // no blanks between words
				n = size
			}
			h.words = append(h.words, w[:n])
			w = w[n:]
		}
	}
	slices.Sort(h.words)
	h.words = slices.Compact(h.words)
	return h
}

// likeness gives the share of words that two headlines have in common, more than 1 for equals.
func (h *headline) likeness(o *headline) float64 {
	if len(h.words) == 0 || len(o.words) == 0 {
		return 0
	}
	if h.fold == o.fold {
		return 1.1
	}
	both, i, j := 0, 0, 0
	for i < len(h.words) && j < len(o.words) {
		switch strings.Compare(h.words[i], o.words[j]) {
		case 0:
			both++
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return float64(both) / float64(len(h.words)+len(o.words)-both)
}
