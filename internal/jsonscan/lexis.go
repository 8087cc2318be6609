package jsonscan

import (
	"bytes"
	"unicode/utf8"
)

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isPunct reports whether c ends a word without quotes.
func isPunct(c byte) bool {
	switch c {
	case '{', '}', '[', ']', ',', ':', ';', '"', '\'', '/', ' ', '\n', '\t', '\r', '\f':
		return true
	}
	return false
}

// special holds the bytes at which the reading of a string stops to look.
var special = [256]bool{
	0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 11: true, 12: true, 13: true, 14: true, 15: true,
	16: true, 17: true, 18: true, 19: true, 20: true, 21: true, 22: true, 23: true, 24: true, 25: true, 26: true, 27: true, 28: true, 29: true, 30: true, 31: true,
	'"': true, '\'': true, '\\': true,
}

// spaces gives the length of the white space that b begins with: JSON's, a byte order mark, a no-break space.
func spaces(b []byte) int {
	i := 0
	for i < len(b) {
		switch {
		case isSpace(b[i]):
			i++
		case b[i] == 0xEF && bytes.HasPrefix(b[i:], []byte("\ufeff")):
			i += 3
		case b[i] == 0xC2 && bytes.HasPrefix(b[i:], []byte("\u00a0")):
			i += 2
		default:
			return i
		}
	}
	return i
}

// cutSpace reports whether b, which begins with no white space, may be the beginning of some.
func cutSpace(b []byte) bool {
	return len(b) < 3 && (bytes.HasPrefix([]byte("\ufeff"), b) || bytes.HasPrefix([]byte("\u00a0"), b))
}

// blanks passes over white space, comments, and what wraps JSON in a page's script elements.
func (p *parser) blanks() {
	for {
		if p.i < len(p.b) && p.b[p.i] > ' ' && p.b[p.i] < utf8.RuneSelf && p.b[p.i] != '/' && len(p.open) > 0 {
			return
		}
		p.i += spaces(p.b[p.i:])
		n := comment(p.b[p.i:], len(p.open) == 0)
		if n == 0 && len(p.open) == 0 {
			n = wrapper(p.b[p.i:])
		}
		if n == 0 {
			return
		}
		p.repair("a comment")
		p.i += n
	}
}

// comment gives the length of the comment that b begins with. Outside the value a line comment ends before a
// wrapper that stands in it: <script>//<![CDATA[ {...} //]]>
func comment(b []byte, outside bool) int {
	if len(b) < 2 || b[0] != '/' {
		return 0
	}
	end := "*/"
	switch b[1] {
	case '/':
		if n := 2 + spaces(b[2:]); outside && wrapper(b[n:]) > 0 {
			return n
		}
		end = "\n"
	case '*':
	default:
		return 0
	}
	if i := bytes.Index(b[2:], []byte(end)); i >= 0 {
		return 2 + i + len(end)
	}
	return len(b)
}

// wrapper gives the length of the HTML or XML mark that b begins with.
func wrapper(b []byte) int {
	for _, w := range [...]string{"<!--", "-->", "<![CDATA[", "]]>", "]>"} {
		if len(b) >= len(w) && string(b[:len(w)]) == w {
			return len(w)
		}
	}
	return 0
}

// closes reports whether the quote that b begins with ends its string: in JSON nothing but an end bracket, a
// colon or a comma that a value follows can stand behind it. Any other quote is one that nobody
// escaped. known is false where b is too short to tell, and eof says that no more will come.
func closes(b []byte, eof bool) (closed, known bool) {
	if len(b) > 1 && (b[1] == ':' || b[1] == '}' || b[1] == ']') {
		return true, true
	}
	i := 1 + spaces(b[1:])
	if i >= len(b) {
		return true, eof
	}
	if !eof && cutSpace(b[i:]) {
		return false, false
	}
	switch b[i] {
	case '}', ']', ':':
		return true, true
	case ',':
		i++
		i += spaces(b[i:])
		if i >= len(b) {
			return true, eof
		}
		if !eof && cutSpace(b[i:]) {
			return false, false
		}
		return beginsValue(b[i:], eof)
	case '"', '\'': // a missing comma
		return bytes.IndexByte(b[1:i], '\n') >= 0, true
	case '/':
		if i+1 >= len(b) {
			return true, eof
		}
		return b[i+1] == '/' || b[i+1] == '*', true
	}
	return false, true
}

// maxWord bounds the look at a word behind a comma, so that the time stays linear.
const maxWord = 64

// beginsValue reports whether b begins with what may follow a comma: a value, a key, an end bracket.
func beginsValue(b []byte, eof bool) (yes, known bool) {
	switch c := b[0]; {
	case c == '-' || isDigit(c) || c != ';' && isPunct(c):
		return true, true
	case c >= utf8.RuneSelf:
		return false, true
	}
	i := 0
	for i < len(b) && i < maxWord && !isPunct(b[i]) {
		i++
	}
	if i == len(b) && !eof {
		return false, false
	}
	switch string(b[:i]) {
	case "true", "false", "null":
		return true, true
	}
	rest := b[i:]
	rest = rest[:min(len(rest), maxWord)]
	n := spaces(rest)
	known = eof || len(rest) == maxWord || n < len(rest) && !cutSpace(rest[n:])
	return n < len(rest) && rest[n] == ':', known
}

// splitter finds the end of a value without reading it. It may be asked again when more bytes are there.
type splitter struct {
	i       int    // all before it is done with
	open    []byte // the open brackets
	arrays  int    // how many of them are [
	over    int    // how many more than maxOpen are open
	quote   byte   // of the string that i is in
	comment byte   // '/' or '*' where i is in a comment
	begun   bool
}

// maxOpen bounds the splitter's memory. Deeper brackets are counted without looking whether they fit.
const maxOpen = 1 << 12

// value gives the length of the value that b begins with, the whole of b where its end is missing, or -1 where
// more bytes are needed.
func (s *splitter) value(b []byte, eof bool) int {
	for s.i < len(b) {
		switch {
		case s.quote != 0:
			if !s.inString(b, eof) {
				return -1
			}
			if s.quote == 0 && len(s.open) == 0 {
				return s.i
			}
			continue
		case s.comment != 0:
			if !s.inComment(b, eof) {
				return -1
			}
			continue
		}
		switch c := b[s.i]; c {
		case '"', '\'':
			if len(s.open) == 0 && s.begun {
				return s.i
			}
			s.quote = c
		case '{', '[':
			if len(s.open) == 0 && s.begun {
				return s.i
			}
			s.push(c)
		case '}', ']':
			if len(s.open) == 0 {
				return s.i
			}
			if s.pop(c) {
				return s.i + 1
			}
		case '/':
			if s.i+1 == len(b) && !eof {
				return -1
			}
			if s.i+1 < len(b) && (b[s.i+1] == '/' || b[s.i+1] == '*') {
				s.comment = b[s.i+1]
				s.i++
			}
		default:
			if len(s.open) == 0 && isPunct(c) {
				return s.i
			}
		}
		s.begun = true
		s.i++
	}
	if eof {
		return len(b)
	}
	return -1
}

// inString goes to the end of the string or of b. It is false where more bytes are needed.
func (s *splitter) inString(b []byte, eof bool) bool {
	for s.i < len(b) {
		switch c := b[s.i]; {
		case !special[c]:
		case c == '\\':
			if s.i+1 == len(b) && !eof {
				return false
			}
			s.i++
		case c == s.quote:
			closed, known := closes(b[s.i:], eof)
			if !known {
				return false
			}
			if closed {
				s.quote = 0
				s.i++
				return true
			}
		}
		s.i++
	}
	s.i = min(s.i, len(b))
	return true
}

// inComment goes behind the comment, or to the end of b.
func (s *splitter) inComment(b []byte, eof bool) bool {
	end := "\n"
	if s.comment == '*' {
		end = "*/"
	}
	i := bytes.Index(b[s.i:], []byte(end))
	switch {
	case i >= 0:
		s.i += i + len(end)
		s.comment = 0
	case eof:
		s.i = len(b)
	case s.comment == '*' && b[len(b)-1] == '*':
		s.i = len(b) - 1
		return false
	default:
		s.i = len(b)
	}
	return true
}

func (s *splitter) push(c byte) {
	if len(s.open) == maxOpen {
		s.over++
		return
	}
	s.open = append(s.open, c)
	if c == '[' {
		s.arrays++
	}
}

// pop closes the bracket that c fits, and reports whether it was the last. See parser.end.
func (s *splitter) pop(c byte) bool {
	if s.over > 0 {
		s.over--
		return false
	}
	if c == ']' && s.arrays == 0 || c == '}' && s.arrays == len(s.open) {
		return false // it closes nothing
	}
	for {
		top := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		if top == '[' {
			s.arrays--
		}
		if top == c-2 { // a bracket's beginning is two before its end in ASCII
			return len(s.open) == 0
		}
	}
}
