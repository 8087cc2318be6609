package broadsheet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
}

// chooseTitle chooses the headline. The H1 nearest to what the head says is what readers see, and wins; og:title
// and the headline of JSON-LD win where the rest of the page shows that they were written as headlines
// and not for search engines.
func (p *page) chooseTitle(a *Article) {
	site := siteNames(p.facts[fSite], p.src.URL)
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
	texts := make([]string, len(facts))
	for i, c := range facts {
		texts[i] = oneLine(unescapeOnce(c.value))
	}
	for i, c := range facts {
		h := newHeadline(stripSite(cutTail(texts[i], texts), site), c.from)
		switch {
		case t.og.text == "" && c.from == "og:title":
			t.og = h
		case t.ld.text == "" && c.from == "json-ld headline":
			t.ld = h
		default:
			t.other = append(t.other, h)
		}
	}
	t.doc = newHeadline(stripSite(cutTail(oneLine(unescapeOnce(p.doctitle)), texts), site), "title")
	best := 0.2
	for i, m := range p.h1s {
		h := newHeadline(textOf(m.node, 1<<10), "h1")
		near := max(h.likeness(t.doc), h.likeness(t.og), h.likeness(t.ld))
		if t.doc.text == "" && t.og.text == "" && t.ld.text == "" {
			near = 0.3
		}
		if near <= 0.2 && i == 0 && len(h.words) >= 6 {
			near = 0.21 // a headline of its own, unless a nearer one follows
		}
		if near > best {
			best, t.h1 = near, h
		}
	}
	return t
}

// choose arbitrates.
func (t *headlines) choose() headline {
	h, og, ld, doc := t.h1, t.og, t.ld, t.doc
	if h.fold == "" {
		for _, c := range append([]headline{og, ld, doc}, t.other...) {
			if c.fold != "" {
				return c
			}
		}
		return h
	}
	for _, c := range [...]headline{og, ld, doc} {
		if c.fold != h.fold && strings.ReplaceAll(c.fold, " ", "") == strings.ReplaceAll(h.fold, " ", "") {
			return c // the parts of the H1 are kept apart by its style alone
		}
	}
	switch {
	case og.fold == "" || ld.fold == "":
	case og.fold == h.fold && doc.fold == h.fold && ld.fold != h.fold && !strings.HasPrefix(h.fold, ld.fold):
		return ld // what all share was written for search engines, the headline by an editor
	case og.fold != h.fold && ld.fold == h.fold && doc.fold == h.fold:
		return og // the same, for sharing
	case og.fold == ld.fold && strings.HasSuffix(og.fold, h.fold):
		return og // with its kicker, which stands outside the H1
	}
	if og.fold != "" && og.fold != h.fold && strings.HasSuffix(h.fold, og.fold) && 2*len(og.fold) > len(h.fold) &&
		(doc.fold == og.fold || doc.fold == h.fold && ld.fold != h.fold) {
		return og // the H1 holds a kicker
	}
	return h
}

// findHeadline finds the place of the headline in the text.
func (p *page) findHeadline(title headline) {
	best := 0.2
	for _, m := range append(p.h1s[:len(p.h1s):len(p.h1s)], p.heads...) {
		if like := newHeadline(textOf(m.node, 1<<10), "").likeness(title); like > best {
			best, p.h1 = like, m
		}
	}
	if p.h1.node == nil && len(p.h1s) > 0 {
		p.h1 = p.h1s[0]
	}
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
func (h headline) likeness(o headline) float64 {
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

// cutTail cuts what follows a separator where another candidate shows that the headline ends before it.
func cutTail(s string, others []string) string {
	for _, o := range others {
		if len(o) >= 15 && len(o) < len(s) && strings.HasPrefix(s, o) && len(titleBreaks(s[len(o):])) > 0 && titleBreaks(s[len(o):])[0].start == 0 {
			return o
		}
	}
	return s
}

// titleBreak is a separator in a title, with the blanks around it.
type titleBreak struct {
	start, end int
	strong     bool // hardly ever part of a headline
}

// titleBreaks finds where a title may be cut: at bars and angles, and at dashes, colons and dots that have blanks
// beside them or stand between characters of scripts without blanks.
func titleBreaks(s string) (breaks []titleBreak) {
	for i := 0; i < len(s) && len(breaks) < 16; {
		start, marks, strong, colon, blanks := i, 0, false, false, 0
		for i < len(s) {
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == ' ' || r == 0xa0:
				blanks++
			case strings.ContainsRune("|»«｜ㅣ┃│_‹›", r):
				marks, strong = marks+1, true
			case strings.ContainsRune("-–—·•/~―", r):
				marks++
			case r == ':' || r == '：':
				marks, colon = marks+1, true
			default:
				size = 0
			}
			if size == 0 {
				break
			}
			i += size
		}
		if i == start {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		if marks > 1 && !colon || strong || marks == 1 && blanks > 0 || marks == 1 && isWide(s[:start], s[i:]) {
			breaks = append(breaks, titleBreak{start, i, strong})
		}
	}
	return breaks
}

// isWide reports whether the character before or after a place is of a script without blanks between words.
func isWide(before, after string) bool {
	l, _ := utf8.DecodeLastRuneInString(before)
	r, _ := utf8.DecodeRuneInString(after)
	return l >= 0x2e80 && l != utf8.RuneError || r >= 0x2e80 && r != utf8.RuneError
}

// siteNames gives the names by which a title's end may call the site, folded and without blanks: what the
// page calls itself, and its host.
func siteNames(facts []fact, url string) (names []string) {
	for _, c := range facts {
		if n := siteKey(c.value); n != "" && len(names) < 8 {
			names = append(names, n)
		}
	}
	host, _ := hostPath(url)
	labels := strings.Split(strings.TrimPrefix(host, "www."), ".")
	if len(labels) > 1 {
		names = append(names, strings.ReplaceAll(strings.Join(labels, ""), "-", ""))
		for _, l := range labels[:len(labels)-1] {
			if l = strings.ReplaceAll(l, "-", ""); len(l) > 2 {
				names = append(names, l)
			}
		}
	}
	return names
}

func siteKey(s string) string { return strings.ReplaceAll(foldWords(s), " ", "") }

// stripSite cuts the site's name, and only that, from the ends of a title.
func stripSite(s string, site []string) string {
	for range 3 {
		breaks := titleBreaks(s)
		if len(breaks) == 0 {
			return s
		}
		first, last := breaks[0], breaks[len(breaks)-1]
		switch {
		case last.start > 0 && isSite(s[last.end:], site):
			s = s[:last.start]
		case len(s)-first.end > 10 && first.start > 0 && isSite(s[:first.start], site):
			s = s[first.end:]
		default:
			return s
		}
	}
	return s
}

// isSite reports whether a part of a title is one of the site's names: the name, its beginning, the name with a word
// or two around it, or its initials.
func isSite(part string, site []string) bool {
	key := siteKey(part)
	if key == "" || len(part) > 60 {
		return false
	}
	words := foldWords(part)
	for _, n := range site {
		switch {
		case key == n:
			return true
		case len(n) > 2 && strings.HasPrefix(words, n+" ") && strings.Count(words, " ") < 3:
			return true // "CBC News"
		case len(key) > 3 && strings.HasPrefix(n, key):
			return true
		case len(n) > 3 && len(key) < len(n)+20 && (strings.HasPrefix(key, n) || strings.HasSuffix(key, n)):
			return true
		}
	}
	short := initials(part)
	return len(short) >= 3 && slices.Contains(site, short)
}

// initials gives the first letters of a name in lower case.
func initials(s string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
