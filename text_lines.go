package broadsheet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// textLine is a line that is not blank, without the blanks at its ends.
type textLine struct {
	start, end int   // in the text
	indent     int   // columns of blanks before start
	number     int32 // from 1
	gap        bool  // blank lines, or nothing, stand before it
	hard       bool  // two blanks or a backslash end it: a line break in Markdown
	label      label // what it was found to be
}

// label says what a line is. The zero label is body, the text of the article.
type label uint8

const (
	labelBody    label = iota
	labelTitle         // headline
	labelField         // a named field: front matter, mail header, export field
	labelByline        // who wrote it
	labelDate          // when
	labelMedia         // a caption, a credit or both
	labelRelated       // another article
	labelCredit        // who else worked on it
	labelTrailer       // address, copyright, end mark
	labelJunk          // what belongs to the page, the mail or the archive and not to the article
)

// maxIndent bounds the columns that are counted before a line.
const maxIndent = 1 << 12

// lineScanner cuts a text into lines, and the lines into documents.
type lineScanner struct {
	s               string
	at              int   // the next byte
	lines           int32 // that were read
	split           splitter
	next            textLine // the first line of the next document
	held            bool     // next is one
	looked, archive bool     // whether the file's counters were looked at, and are an archive's
}

// document gives the lines of the next document, nil after the last.
func (sc *lineScanner) document() []textLine {
	var lines []textLine
	sc.split.reset()
	if sc.held {
		lines, sc.held = append(lines, sc.next), false
		sc.split.begins(sc, sc.next)
	}
	for {
		l, ok := sc.line()
		if !ok {
			return lines
		}
		if sc.split.begins(sc, l) && len(lines) > 0 {
			l.gap = true
			if sc.isPreamble(lines, l) {
				lines = lines[:0]
			} else {
				sc.next, sc.held = l, true
				return lines
			}
		}
		l.gap = l.gap || len(lines) == 0
		if len(lines) == cap(lines) {
			lines = slices.Grow(lines, sc.room(lines))
		}
		lines = append(lines, l)
	}
}

// room says how many lines more than those of a document there should be room for: as many again, or less where the text
// will not have them at this rate. The steps of append would leave five times as much memory behind.
func (sc *lineScanner) room(lines []textLine) int {
	if len(lines) == 0 {
		return 16
	}
	rate := float64(len(lines)) / float64(sc.at-lines[0].start)
	return 16 + min(len(lines), int(rate*float64(len(sc.s)-sc.at)))
}

// isPreamble reports whether the lines above the counter of an archive's first document belong to no document: how many
// pages, for whom, what was searched for.
func (sc *lineScanner) isPreamble(lines []textLine, counter textLine) bool {
	if len(lines) > evidence || !isFirstOf(sc.s[counter.start:counter.end]) {
		return false
	}
	for _, l := range lines {
		if l.end-l.start > 100 {
			return false
		}
	}
	return true
}

// line gives the next line that is not blank.
func (sc *lineScanner) line() (l textLine, ok bool) {
	for breaks := 0; sc.at < len(sc.s); breaks++ {
		start := sc.at
		end := start
		for end < len(sc.s) && sc.s[end] != '\n' && sc.s[end] != '\r' && !isSeparator(sc.s[end:]) {
			end++
		}
		sc.at = end + breakLen(sc.s[end:])
		l = trimLine(sc.s, start, end)
		sc.lines++
		if l.number = sc.lines; l.start < l.end {
			l.gap = l.gap || breaks > 0
			return l, true
		}
	}
	return l, false
}

// isSeparator reports whether a line or paragraph separator (U+2028, U+2029) or a form feed begins s.
func isSeparator(s string) bool {
	return s[0] == '\f' || s[0] == 0xe2 && len(s) > 2 && s[1] == 0x80 && (s[2] == 0xa8 || s[2] == 0xa9)
}

// breakLen gives the length of the line break that begins s.
func breakLen(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == 0xe2:
		return 3
	case s[0] == '\r' && len(s) > 1 && s[1] == '\n':
		return 2
	}
	return 1
}

// trimLine makes a line of s[start:end].
func trimLine(s string, start, end int) textLine {
	l := textLine{start: start, end: end}
	for l.start < end {
		n, columns := blank(s[l.start:end])
		if n == 0 {
			break
		}
		l.start += n
		l.indent = min(l.indent+columns, maxIndent)
	}
	for l.end > l.start {
		c, n := utf8.DecodeLastRuneInString(s[l.start:l.end])
		if !isBlankRune(c) {
			break
		}
		l.end -= n
	}
	l.hard = end-l.end >= 2 && s[end-1] == ' ' || endsInBackslash(s[l.start:l.end])
	return l
}

// endsInBackslash reports whether a line of Markdown ends in a backslash that no other one escapes.
func endsInBackslash(s string) bool {
	return (len(s)-len(strings.TrimRight(s, "\\")))%2 == 1
}

// blank gives the size and the columns of the blank character that begins s, 0 for another.
func blank(s string) (size, columns int) {
	switch {
	case s[0] == ' ':
		return 1, 1
	case s[0] == '\t':
		return 1, 4
	case s[0] < utf8.RuneSelf && s[0] > ' ':
		return 0, 0
	}
	c, n := utf8.DecodeRuneInString(s)
	if !isBlankRune(c) {
		return 0, 0
	}
	if c == '\u3000' {
		return n, 2
	}
	return n, 1
}

// isBlankRune reports whether a character at a line's end shows nothing: blanks, controls, marks without width.
func isBlankRune(c rune) bool {
	switch c {
	case '\u00a0', '\u3000', '\u200b', '\ufeff', '\u2002', '\u2003', '\u2009', '\u202f', '\u0085':
		return true
	}
	return c <= ' ' || c == 0x7f
}

// wrapWidth tells the width that the lines were wrapped at, 0 where they were not. A line break is the
// wrapping's own when the next word would not have fitted.
func wrapWidth(s string, lines []textLine) int {
	const widest = 132
	var count [widest + 1]int
	breaks, long := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if !isWrap(lines, i) {
			continue
		}
		if n := lines[i].width(s, widest); n <= widest {
			count[n]++
			breaks++
		} else {
			long++
		}
	}
	if breaks == 1 && long == 0 {
		return oneBreak(s, lines)
	}
	if breaks < 2 || long*10 > breaks {
		return 0
	}
	// A few lines may be longer: a headline, an address.
	width, over := widest, 0
	for width > 0 && over+count[width] <= breaks/40 {
		over += count[width]
		width--
	}
	if width < 30 {
		return 0
	}
	natural, full := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		switch {
		case !isWrap(lines, i):
		case lines[i].fills(s, lines[i+1], width):
			natural++
			full++
		case breaks > 2 && breaksSentence(s, lines[i], lines[i+1]) && lines[i].width(s, width)*4 > width*3: // a column that is set by eye
			natural++
		}
	}
	if natural*10 < breaks*6 || full*3 < breaks {
		return 0
	}
	return width
}

// breaksSentence reports whether a sentence goes on in the next line: with a small letter, after no mark that ends one.
func breaksSentence(s string, l, next textLine) bool {
	c, _ := utf8.DecodeRuneInString(s[next.start:next.end])
	return unicode.IsLower(c) && strings.IndexByte(".!?:;\"", s[l.end-1]) < 0
}

// oneBreak tells the width of a text with one line break in a paragraph: one that ends no sentence, where a
// line is usually full.
func oneBreak(s string, lines []textLine) int {
	i := 0
	for !isWrap(lines, i) {
		i++
	}
	n := lines[i].width(s, 100)
	if n < 55 || n > 80 || strings.IndexByte(".!?:;\"", s[lines[i].end-1]) >= 0 || isRule(s[lines[i+1].start:lines[i+1].end]) {
		return 0
	}
	return n
}

// isWrap reports whether the break after line i may be a wrapped paragraph's.
func isWrap(lines []textLine, i int) bool {
	return !lines[i+1].gap && lines[i+1].indent <= lines[i].indent && lines[i].label == labelBody && lines[i+1].label == labelBody
}

// width counts a line's columns, indent included, up to one more than most.
func (l textLine) width(s string, most int) int {
	if l.end-l.start > 4*most {
		return most + 1
	}
	return min(l.indent+utf8.RuneCountInString(s[l.start:l.end]), most+1)
}

// fills reports whether the next line's first word would not have fitted into this line.
func (l textLine) fills(s string, next textLine, width int) bool {
	word := s[next.start:min(next.end, next.start+4*width)]
	if i := strings.IndexByte(word, ' '); i >= 0 {
		word = word[:i]
	}
	n := l.width(s, width)
	if s[l.end-1] == '-' && n*4 > width*3 { // a word may have been parted
		return true
	}
	return n+1+utf8.RuneCountInString(word) > width
}
