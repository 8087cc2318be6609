package xmlscan

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
)

// entities are those that a document declares for itself.
type entities struct {
	value map[string]string
	size  int // bytes of names and values
	out   int // bytes that they gave so far
	depth int // how many are being expanded
}

const (
	maxEntities  = 64 << 10  // bytes of declarations
	maxExpansion = 256 << 10 // bytes that a document's own entities may give
	maxNesting   = 16        // entities within entities
	maxName      = 32        // bytes of a name; HTML's longest has 31
)

// declare keeps an entity; the first declaration counts (XML 1.0 section 4.2).
func (e *entities) declare(name, value string) {
	if e.value == nil {
		e.value = make(map[string]string)
	}
	if _, ok := e.value[name]; ok || e.size+len(name)+len(value) > maxEntities {
		return
	}
	e.size += len(name) + len(value)
	e.value[name] = value
}

// AppendText appends character data or an attribute value to dst with its references resolved. A
// reference has to end in a semicolon; what is none is taken as it stands.
func (s *Scanner) AppendText(dst, data []byte) []byte {
	dst = slices.Grow(dst, len(data)) // at once: few references are longer than what they mean
	for {
		i := bytes.IndexByte(data, '&')
		if i < 0 {
			return append(dst, data...)
		}
		dst = append(dst, data[:i]...)
		data = data[i:]
		out, n := s.reference(dst, data)
		if n == 0 {
			out, n = append(dst, '&'), 1
		}
		dst, data = out, data[n:]
	}
}

// AppendText is Scanner.AppendText for text that is not of a document: it knows XML's references and HTML's.
func AppendText(dst, data []byte) []byte { return new(Scanner).AppendText(dst, data) }

// reference resolves the reference that data begins with, and gives its length, 0 where it is none.
func (s *Scanner) reference(dst, data []byte) ([]byte, int) {
	if len(data) > 2 && data[1] == '#' {
		return s.numeric(dst, data)
	}
	n := 1
	for n < len(data) && n <= maxName && isEntityChar(data[n]) {
		n++
	}
	if n == 1 || n >= len(data) || data[n] != ';' {
		return dst, 0
	}
	name := data[1:n]
	switch string(name) {
	case "amp":
		return append(dst, '&'), n + 1
	case "lt":
		return append(dst, '<'), n + 1
	case "gt":
		return append(dst, '>'), n + 1
	case "quot":
		return append(dst, '"'), n + 1
	case "apos":
		return append(dst, '\''), n + 1
	}
	if value, ok := s.entities.value[string(name)]; ok {
		return s.expand(dst, value), n + 1
	}
	if value, ok := named(data[:n+1]); ok {
		return append(dst, value...), n + 1
	}
	s.repair(ErrEntity)
	return dst, 0
}

// named looks a reference up among HTML's names.
func named(ref []byte) (string, bool) {
	value := html.UnescapeString(string(ref))
	if value[len(value)-1] == ';' && string(ref) != "&semi;" {
		return "", false // unknown, or only its beginning is a name of old
	}
	return value, true
}

// expand appends the value of one of the document's own entities.
func (s *Scanner) expand(dst []byte, value string) []byte {
	e := &s.entities
	if e.depth >= maxNesting || e.out+len(value) > maxExpansion {
		if s.err == nil {
			s.err = ErrExpansion
		}
		return dst
	}
	if s.err == ErrExpansion {
		return dst
	}
	e.depth++
	e.out += len(value)
	dst = s.AppendText(dst, []byte(value))
	e.depth--
	return dst
}

// numeric resolves a character reference. Those of windows-1252's C1 range mean that set, as in HTML; a
// character that XML forbids becomes U+FFFD.
func (s *Scanner) numeric(dst, data []byte) ([]byte, int) {
	n, base := 2, 10
	if data[2] == 'x' || data[2] == 'X' {
		n, base = 3, 16
	}
	first, r := n, 0
	for ; n < len(data); n++ {
		d := digit(data[n])
		if d >= base {
			break
		}
		r = min(r*base+d, utf8.MaxRune+1)
	}
	if n == first || n >= len(data) || data[n] != ';' {
		return dst, 0
	}
	if r >= 0x80 && r < 0xa0 {
		return utf8.AppendRune(dst, charmap.Windows1252.DecodeByte(byte(r))), n + 1
	}
	if !isChar(r) {
		s.repair(ErrCharacter)
		r = utf8.RuneError
	}
	return utf8.AppendRune(dst, rune(r)), n + 1
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 99
}

// isChar reports whether XML 1.0 allows a character (section 2.2).
func isChar(r int) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r >= 0xd800 && r < 0xe000, r == 0xfffe, r == 0xffff:
		return false
	}
	return r <= utf8.MaxRune
}

func isEntityChar(c byte) bool {
	return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' || c == ':' || c >= 0x80
}
