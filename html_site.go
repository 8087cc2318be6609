package broadsheet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file cuts a site's name off the ends of a title.

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
func (p *page) siteNames() []string {
	if p.site == nil {
		for _, c := range p.facts[fSite] {
			if n := siteKey(c.value); n != "" && len(p.site) < 8 {
				p.site = append(p.site, n)
			}
		}
		for _, n := range p.hostNames(2) {
			if len(n) > 2 {
				p.site = append(p.site, n)
			}
		}
	}
	return p.site
}

// siteKey gives a name folded and without blanks, for comparing.
//
//go:noinline
func siteKey(s string) string { return strings.ReplaceAll(foldWords(s), " ", "") }

// titleCutter cuts off a title what is not the headline.
type titleCutter struct {
	site     []string // siteNames
	sections []string // folded
	said     []string // the titles of the head
	shown    []string // the H1s, folded
}

// headline cuts a title down to the headline. What an H1 shows too belongs to the headline, but for the site's name
// at its end.
func (c *titleCutter) headline(s string) string {
	s = cutTail(s, c.said)
	if slices.Contains(c.shown, foldWords(s)) {
		if head := stripSiteEnd(s, c.site); 2*len(head) > len(s) {
			return head
		}
		return s
	}
	s = stripSite(s, c.site)
	if breaks := titleBreaks(s); len(breaks) > 0 {
		last := breaks[len(breaks)-1]
		if last.start > 0 && slices.Contains(c.sections, foldWords(s[last.end:])) {
			return s[:last.start]
		}
	}
	return s
}

// sectionNames gives the names of the page's section, folded: what the page says, and the directories of its address.
func (p *page) sectionNames() []string {
	if p.sections != nil {
		return p.sections
	}
	names := []string{}
	for _, c := range p.facts[fSection] {
		names = append(names, foldWords(c.value))
	}
	_, path := hostPath(p.src.URL)
	path, _, _ = strings.Cut(path, "?")
	dirs := strings.Split(strings.Trim(path, "/"), "/")
	for _, dir := range dirs[:len(dirs)-1] {
		if len(names) < maxMarks {
			names = append(names, foldWords(dir))
		}
	}
	p.sections = slices.DeleteFunc(names, func(s string) bool { return s == "" })
	return p.sections
}

// stripSite cuts the site's name, and only that, from the ends of a title.
func stripSite(s string, site []string) string {
	s = stripSiteEnd(s, site)
	for range 3 {
		breaks := titleBreaks(s)
		if len(breaks) == 0 {
			return s
		}
		first := breaks[0]
		if first.start == 0 || len(s)-first.end <= 10 || !isSite(s[:first.start], site) {
			return s
		}
		s = s[first.end:]
	}
	return s
}

// stripSiteEnd cuts the site's name from the end of a title.
func stripSiteEnd(s string, site []string) string {
	for range 3 {
		breaks := titleBreaks(s)
		if len(breaks) == 0 {
			return s
		}
		last := breaks[len(breaks)-1]
		if last.start == 0 || !isSite(s[last.end:], site) && !(last.strong && endsSite(s[last.end:], site)) {
			return s
		}
		s = s[:last.start]
	}
	return s
}

// endsSite reports whether a name is the end of one of the site's: "Kurier" of getkurier.example.
func endsSite(part string, site []string) bool {
	key := siteKey(part)
	return len(key) > 3 && anyOf(site, func(n string) bool { return strings.HasSuffix(n, key) })
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
