package htmlclean

import "strings"

// AppendPlain appends the text of an HTML fragment to dst: one block a line, references decoded, white space
// collapsed. The cells of a row stand in one line with tabs between them; pre keeps its lines. A line break is
// a space, two in a row end a line. Captions of figures, readings of ruby characters and soft hyphens are left
// out. The fragment need not be clean.
func AppendPlain(dst []byte, fragment string) []byte {
	p := plain{reader: reader{s: fragment}, dst: dst, start: len(dst)}
	s := fragment
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], '<')
		if n < 0 {
			p.text(s[i:])
			break
		}
		if n > 0 {
			p.text(s[i : i+n])
			i += n
		}
		i = p.tag(i)
	}
	return p.dst
}

// plain is the state of AppendPlain.
type plain struct {
	reader
	dst   []byte
	tmp   []byte // what a reference stands for
	start int    // where the text begins in dst
	gap   byte   // what is due before the next character: 0, ' ', '\t' or '\n'
	br    bool   // the last thing was a line break
	cells bool   // the row has text
	pre   int    // how many pre are open
}

// tag takes what begins with the "<" at s[i] and gives where it ends.
func (p *plain) tag(i int) int {
	s := p.s
	if i+1 == len(s) {
		p.text("<")
		return i + 1
	}
	switch b := s[i+1]; {
	case isAlpha(b):
		return p.startTag(i)
	case b == '/' && i+2 < len(s) && isAlpha(s[i+2]):
		el, end := readName(s, i+2)
		if end = attributes(s, end, nil, 0); end < 0 {
			return len(s)
		}
		if el == elPre && p.pre > 0 {
			p.pre--
		}
		p.boundary(el)
		return end
	case b == '!':
		if end := p.markup(i); end > i {
			return end
		}
	case b == '/' || b == '?':
		return after(s, i+2, ">")
	}
	p.text("<")
	return i + 1
}

// startTag takes a start tag, and the content of an element that has no text.
func (p *plain) startTag(i int) int {
	el, end := readName(p.s, i+1)
	if end = attributes(p.s, end, nil, 0); end < 0 {
		return len(p.s)
	}
	switch k := specs[el].kind; {
	case k == kindRaw || el == elIframe || el == elNoscript:
		if past := p.pastRaw(el, end); past >= 0 {
			return past
		}
		if el == elScript || el == elStyle {
			return len(p.s)
		}
	case k == kindDrop || k == kindMedia || k == kindRuby || el == elFigcaption:
		if p.ends(el, end) {
			return p.pastDropped(el, end)
		}
	case el == elBr:
		p.lineBreak()
	case el == elPre:
		p.pre++
		p.boundary(el)
	default:
		p.boundary(el)
	}
	return end
}

// lineBreak takes a br.
func (p *plain) lineBreak() {
	if p.br || p.pre > 0 {
		p.gap = '\n'
	} else if p.gap == 0 {
		p.gap = ' '
	}
	p.br = true
}

// boundary notes what a tag means for lines.
func (p *plain) boundary(el elem) {
	switch k := specs[el].kind; {
	case k == kindCell:
		if p.cells {
			p.gap = '\t'
		}
	case k.isBlock() || el == elHr:
		p.gap = '\n'
		if k == kindRow || k == kindTable {
			p.cells = false
		}
	}
}

// stops marks the bytes at which text is not just copied.
var stops = [256]bool{
	' ': true, '\t': true, '\n': true, '\r': true, '\f': true, '&': true,
	0xc2: true, // no-break space and soft hyphen
	0xe2: true, // zero width space
	0xef: true, // byte order mark
}

// text appends text with its white space collapsed.
func (p *plain) text(s string) {
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && (!stops[s[i]] || s[i] == ' ' && i+1 < len(s) && i > from && s[i+1] > ' ' && !stops[s[i+1]]) {
			i++
		}
		if i > from {
			p.flush()
			p.dst = append(p.dst, s[from:i]...)
			continue
		}
		i = p.stop(s, i)
	}
}

// stop takes one character that is not just copied and gives where it ends.
func (p *plain) stop(s string, i int) int {
	switch c := s[i]; {
	case isSpace(c):
		if p.pre > 0 && c == '\n' {
			p.gap = '\n'
		} else if p.gap == 0 {
			p.gap = ' '
		}
		return i + 1
	case c == '&':
		return p.reference(s, i)
	case strings.HasPrefix(s[i:], "\u00a0"):
		if p.gap == 0 {
			p.gap = ' '
		}
		return i + 2
	case strings.HasPrefix(s[i:], "\u00ad"):
		return i + 2
	case strings.HasPrefix(s[i:], "\u200b"), strings.HasPrefix(s[i:], "\ufeff"):
		return i + 3
	default:
		p.flush()
		p.dst = append(p.dst, c)
		return i + 1
	}
}

// reference takes the "&" at s[i].
func (p *plain) reference(s string, i int) int {
	chars, end := appendReference(p.tmp[:0], s, i, decode|bare)
	p.tmp = chars
	switch string(chars) {
	case "":
	case " ", "\t", "\n", "\u00a0":
		p.text(" ")
	case "\u00ad", "\u200b", "\ufeff":
	default:
		p.flush()
		p.dst = append(p.dst, chars...)
	}
	return end
}

// flush writes the gap that is due.
func (p *plain) flush() {
	if p.gap != 0 && len(p.dst) > p.start {
		p.dst = append(p.dst, p.gap)
	}
	p.gap, p.br, p.cells = 0, false, true
}
