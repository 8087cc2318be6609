package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text in Markdown. A block's text is first cut into runs that have one style each; from these the marks are
// written in one way only, so that reading them back gives the same runs.

// mdStyle is a run's style. Link is 0 for none, else which of the block's links.
type mdStyle struct {
	em, strong bool
	link       int
}

// mdRun is text of one style, or one of the things that are not text.
type mdRun struct {
	style mdStyle
	kind  inlineKind // inlineChars, inlineCode, inlineBreak or inlineImage
	text  string     // an image's alternative text
	src   string     // an image's address
}

// appendMarkdown appends plain text: every character that could be a mark gets a backslash.
func appendMarkdown(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '\\', '`', '*', '[', ']', '<':
			dst = append(dst, '\\')
		case '_':
			if !(i > 0 && i+1 < len(s) && isAlphanumeric(s[i-1]) && isAlphanumeric(s[i+1])) {
				dst = append(dst, '\\')
			}
		case '&':
			if i+1 < len(s) && (s[i+1] == '#' || isAlphanumeric(s[i+1])) {
				dst = append(dst, '\\')
			}
		}
		dst = append(dst, c)
	}
	return dst
}

func isAlphanumeric(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
}

// appendTarget appends an address between parentheses or angle brackets.
//
//go:noinline
func appendTarget(dst []byte, address string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(address); i++ {
		switch c := address[i]; c {
		case ' ', '(', ')', '<', '>', '\\', '[', ']', '"', '\'', '\n', '`', '|':
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// appendAttr appends text to an attribute's value.
func appendAttr(dst []byte, s string) []byte {
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			return appendText(dst, s)
		}
		dst = append(appendText(dst, s[:i]), "&quot;"...)
		s = s[i+1:]
	}
}

// normalRuns brings a block's runs into the one form: neighbours of one style joined, blanks collapsed, and of
// the style that both their neighbours have.
func normalRuns(runs []mdRun) []mdRun {
	out := make([]mdRun, 0, len(runs))
	for _, r := range runs {
		switch r.kind {
		case inlineChars:
			out = addWords(out, r)
		case inlineCode:
			if r.text = flat(r.text); r.text == "" {
				out = addWords(out, mdRun{style: r.style, text: " "})
			} else {
				out = append(out, r)
			}
		case inlineBreak:
			for len(out) > 0 && isBlankRun(out[len(out)-1]) {
				out = out[:len(out)-1]
			}
			if n := len(out); n > 0 && out[n-1].kind != inlineBreak {
				out = append(out, mdRun{kind: inlineBreak})
			}
		default:
			out = append(out, r)
		}
	}
	for len(out) > 0 && (isBlankRun(out[len(out)-1]) || out[len(out)-1].kind == inlineBreak) {
		out = out[:len(out)-1]
	}
	out = joinRuns(out, inlineCode)
	for i := range out {
		if out[i].kind == inlineCode && codeTicks(out[i].text) == 0 {
			out[i].kind = inlineChars
		}
	}
	styleBlanks(out)
	return joinRuns(out, inlineChars)
}

// isBlankRun reports whether a run is one that addWords made of blanks.
func isBlankRun(r mdRun) bool {
	if r.kind != inlineChars {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.text)
	return isSpace(c)
}

// addWords adds text: the blanks at its ends as runs of their own, those inside it collapsed. None begins a line.
func addWords(out []mdRun, r mdRun) []mdRun {
	r.text = withoutNonText(r.text)
	words := strings.TrimLeftFunc(r.text, isSpace)
	out = addBlank(out, r, r.text[:len(r.text)-len(words)])
	end := strings.TrimRightFunc(words, isSpace)
	if text := collapseWords(end); text != "" {
		out = append(out, mdRun{style: r.style, text: text})
	}
	return addBlank(out, r, words[len(end):])
}

// addBlank adds blanks to a line that has begun.
func addBlank(out []mdRun, r mdRun, blanks string) []mdRun {
	n := len(out)
	if blanks == "" || n == 0 || out[n-1].kind == inlineBreak {
		return out
	}
	if isBlankRun(out[n-1]) {
		out[n-1].text = " "
		return out
	}
	return append(out, mdRun{style: r.style, text: flatBlanks(blanks)})
}

// collapseWords gives text with each run of blanks as one.
func collapseWords(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		clean = c > ' ' && c < 0x7f || c == ' ' && s[i-1] != ' '
	}
	if clean {
		return s
	}
	var b strings.Builder
	for s != "" {
		word := s
		if i := strings.IndexFunc(s, isSpace); i >= 0 {
			word = s[:i]
		}
		s = s[len(word):]
		b.WriteString(word)
		rest := strings.TrimLeftFunc(s, isSpace)
		if rest != s {
			b.WriteString(flatBlanks(s[:len(s)-len(rest)]))
		}
		s = rest
	}
	return b.String()
}

// flatBlanks gives one blank for a run of blanks, but for those that do not break a line.
func flatBlanks(s string) string {
	if strings.Trim(s, "\u00a0\u202f\u2002\u2003\u2009\u3000") == "" {
		return s
	}
	return " "
}

// withoutNonText drops what no text holds, and what a line's end could not.
func withoutNonText(s string) string {
	drop := func(c rune) bool { return isNonText(c) && !isSpace(c) || c == '\u200b' }
	if strings.IndexFunc(s, drop) < 0 {
		return s
	}
	return strings.Map(func(c rune) rune {
		if drop(c) {
			return -1
		}
		return c
	}, s)
}

// styleBlanks gives each blank the style that its neighbours share.
func styleBlanks(runs []mdRun) {
	for i := range runs {
		if !isBlankRun(runs[i]) {
			continue
		}
		j := i
		for j+1 < len(runs) && isBlankRun(runs[j]) {
			j++
		}
		var before, after mdStyle
		if i > 0 {
			before = runs[i-1].style
		}
		after = runs[j].style
		shared := mdStyle{em: before.em && after.em, strong: before.strong && after.strong}
		if before.link == after.link {
			shared.link = before.link
		} else {
			shared = mdStyle{}
		}
		runs[i].style = shared
	}
}

// joinRuns joins neighbours of one kind and style.
func joinRuns(runs []mdRun, kind inlineKind) []mdRun {
	out := runs[:0]
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[i].kind == kind && runs[j].kind == kind && runs[j].style == runs[i].style {
			j++
		}
		r := runs[i]
		if j > i+1 {
			var b strings.Builder
			for _, part := range runs[i:j] {
				b.WriteString(part.text)
			}
			r.text = b.String()
		}
		out = append(out, r)
		i = j
	}
	return out
}

// codeTicks gives how many back-ticks can stand around code, 0 where none can.
func codeTicks(s string) int {
	var runs uint32
	for i := 0; i < len(s); {
		if s[i] != '`' {
			i++
			continue
		}
		n := tickRun(s[i:])
		if n <= maxTicks {
			runs |= 1 << n
		}
		i += n
	}
	for n := 1; n <= maxTicks; n++ {
		if runs&(1<<n) == 0 {
			return n
		}
	}
	return 0
}

// inlineWriter writes runs.
type inlineWriter struct {
	out    []byte
	links  []string
	open   mdStyle // what is open
	emLast bool    // em was opened after strong, or with it
}

// writeRuns appends runs as Markdown; a line break is a backslash and a line break.
func writeRuns(dst []byte, runs []mdRun, links []string) []byte {
	w := inlineWriter{out: dst, links: links}
	for i, r := range runs {
		if r.style.link != w.open.link {
			w.emphasis(mdStyle{link: w.open.link}, nil)
			w.endLink()
			if r.style.link > 0 {
				if w.isAutolink(runs, i) {
					w.out = append(appendTarget(append(w.out, '<'), links[r.style.link-1]), '>')
					w.open.link = 0
					runs[i].text = ""
					continue
				}
				w.escapeBang()
				w.out = append(w.out, '[')
				w.open.link = r.style.link
			}
		}
		if isBlankRun(r) && w.outerEnds(r.style) && (r.style.em || r.style.strong) { // no mark opens before a blank
			w.emphasis(mdStyle{link: w.open.link}, nil)
			text := strings.TrimLeftFunc(r.text, isSpace)
			w.out = append(w.out, r.text[:len(r.text)-len(text)]...)
			r.text = text
		}
		w.emphasis(r.style, runs[i:])
		w.run(r, i+1 < len(runs) && runs[i+1].style.link != r.style.link && runs[i+1].style.link > 0)
	}
	w.emphasis(mdStyle{link: w.open.link}, nil)
	w.endLink()
	return w.out
}

// isAutolink reports whether run i is a link of its own whose text is its address.
func (w *inlineWriter) isAutolink(runs []mdRun, i int) bool {
	r := runs[i]
	address := w.links[r.style.link-1]
	return r.kind == inlineChars && r.text == address && !r.style.em && !r.style.strong && (i+1 == len(runs) || runs[i+1].style.link != r.style.link) &&
		string(appendTarget(nil, address)) == address && strings.HasPrefix(address, "http")
}

// endsFirst reports whether of em and strong, which both begin with a run, em ends first.
func endsFirst(runs []mdRun) bool {
	for _, r := range runs {
		if !r.style.em || !r.style.strong || r.style.link != runs[0].style.link {
			return !r.style.em
		}
	}
	return true
}

// escapeBang keeps an exclamation mark before a link from making it an image.
func (w *inlineWriter) escapeBang() {
	if n := len(w.out); n > 0 && w.out[n-1] == '!' {
		w.out = append(w.out[:n-1], '\\', '!')
	}
}

func (w *inlineWriter) endLink() {
	if w.open.link > 0 {
		w.out = append(w.out, "]("...)
		w.out = append(appendTarget(w.out, w.links[w.open.link-1]), ')')
		w.open.link = 0
	}
}

// emphasis closes and opens what a run's style asks for. Of two that open at once the one that ends first is the
// inner one; one that ends while a later one is open takes that with it. The run is the first of runs.
func (w *inlineWriter) emphasis(to mdStyle, runs []mdRun) {
	if w.outerEnds(to) {
		w.marks(3)
		w.open.em, w.open.strong = false, false
	}
	if w.open.em && !to.em {
		w.marks(1)
		w.open.em = false
	}
	if w.open.strong && !to.strong {
		w.marks(2)
		w.open.strong = false
	}
	em, strong := to.em && !w.open.em, to.strong && !w.open.strong
	switch {
	case em && strong:
		w.marks(3)
		w.emLast = endsFirst(runs)
	case em:
		w.marks(1)
		w.emLast = true
	case strong:
		w.marks(2)
		w.emLast = false
	}
	w.open.em, w.open.strong = to.em, to.strong
}

// outerEnds reports whether of em and strong that are open the outer one ends, and the inner one not before it.
func (w *inlineWriter) outerEnds(to mdStyle) bool {
	return w.open.em && w.open.strong && (!to.em || !to.strong) && w.emLast == to.em
}

func (w *inlineWriter) marks(n int) { w.out = append(w.out, "***"[:n]...) }

// run writes a run's text.
func (w *inlineWriter) run(r mdRun, beforeLink bool) {
	switch r.kind {
	case inlineChars:
		w.out = appendMarkdown(w.out, r.text)
	case inlineCode:
		ticks := strings.Repeat("`", codeTicks(r.text))
		w.out = append(w.out, ticks...)
		if pad := r.text[0] == '`' || r.text[len(r.text)-1] == '`'; pad {
			w.out = append(append(append(w.out, ' '), r.text...), ' ')
		} else {
			w.out = append(w.out, r.text...)
		}
		w.out = append(w.out, ticks...)
	case inlineBreak:
		w.out = append(w.out, '\\', '\n')
	case inlineImage:
		w.out = append(appendMarkdown(append(w.out, "!["...), flat(r.text)), "]("...)
		w.out = append(appendTarget(w.out, r.src), ')')
	}
}

// escapeStart gives a line of a paragraph with a backslash where it would begin another block.
func escapeStart(line string) string {
	if line == "" {
		return line
	}
	c := line[0]
	switch {
	case c == '#' && (headingLevel(line) > 0 || isEndMark(line)), c == '>', c == '|', c == '-' || c == '+' || c == '=' || c == ':' || c == '~':
		if c == '-' || c == '+' || c == '=' || c == ':' || c == '~' {
			kind, _ := bullet(line)
			if kind == 0 && !isRule(line) && !isRow(line, c) && !isTableRule(line) && !isFence(line) && !strings.HasPrefix(line, "+++") {
				return line
			}
		}
		return `\` + line
	case c >= '0' && c <= '9':
		if kind, _ := bullet(line); kind != 0 {
			i := strings.IndexAny(line, ".)")
			return line[:i] + `\` + line[i:]
		}
	case c >= utf8.RuneSelf:
		if kind, _ := bullet(line); kind != 0 {
			return `\` + line
		}
	}
	return line
}

// escapeEnd gives a heading's text with a backslash where marks at its end would be taken for the heading's.
func escapeEnd(text string) string {
	if rest, ok := strings.CutSuffix(text, "#"); ok {
		return rest + `\#`
	}
	return text
}

// escapeField puts the backslash that fieldEscape finds into a line.
func escapeField(line string) string {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '*', '_', '[', '`', '!', ' ':
			continue
		}
		c, _ := utf8.DecodeRuneInString(line[i:])
		if (unicode.IsLetter(c) || unicode.IsDigit(c)) && !strings.Contains(line[:i], "`") {
			return line[:i] + `\` + line[i:]
		}
		break
	}
	return `\ ` + line
}
