package broadsheet

import (
	"strings"
	"unicode/utf8"
)

// escapeSet is a percent-encode set of the URL standard, section 1.3. Each holds all before it,
// but for the query's, which lack the backquote of the fragment's.
type escapeSet uint8

const (
	inControl escapeSet = 1 << iota
	inFragment
	inQuery
	inSpecialQuery
	inPath
	inUserinfo
)

// mustEscape reports whether a byte is in the set.
func mustEscape(c byte, set escapeSet) bool {
	switch {
	case c < ' ' || c >= 0x7f:
		return true
	case set == inControl:
		return false
	}
	switch c {
	case ' ', '"', '<', '>':
		return true
	case '`':
		return set&(inFragment|inPath|inUserinfo) != 0
	case '#':
		return set&(inQuery|inSpecialQuery|inPath|inUserinfo) != 0
	case '\'':
		return set == inSpecialQuery
	case '?', '{', '}', '^':
		return set&(inPath|inUserinfo) != 0
	case '/', ':', ';', '=', '@', '[', '\\', ']', '|':
		return set == inUserinfo
	}
	return false
}

// escapeURL percent-encodes the bytes of the set; bytes that are no UTF-8 become U+FFFD.
func escapeURL(s string, set escapeSet) string {
	for i := range len(s) {
		if mustEscape(s[i], set) {
			return string(appendEscaped(make([]byte, 0, len(s)+16), s, set))
		}
	}
	return s
}

func appendEscaped(dst []byte, s string, set escapeSet) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if i++; mustEscape(c, set) {
				dst = append(dst, '%', hex[c>>4], hex[c&15])
			} else {
				dst = append(dst, c)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		var buf [utf8.UTFMax]byte
		for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
		i += size
	}
	return dst
}

// unescapeURL decodes every %XX.
func unescapeURL(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if c, ok := escapedByte(s, i); ok {
			b = append(b, c)
			i += 2
		} else {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// escapedByte reads the %XX at s[i].
func escapedByte(s string, i int) (byte, bool) {
	if s[i] != '%' || i+2 >= len(s) {
		return 0, false
	}
	hi, lo := unhex(s[i+1]), unhex(s[i+2])
	return hi<<4 | lo, hi < 16 && lo < 16
}

func unhex(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 16
}

// normalEscapes puts escapes in upper case and decodes those of unreserved characters (RFC 3986
// section 6.2.2). Where a "%" stands alone nothing is decoded: it could become part of an escape.
func normalEscapes(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c, ok := escapedByte(s, i)
		switch {
		case !ok && s[i] == '%':
			return s
		case !ok:
			b = append(b, s[i])
			continue
		case isUnreserved(c):
			b = append(b, c)
		default:
			b = append(b, strings.ToUpper(s[i:i+3])...)
		}
		i += 2
	}
	return string(b)
}

func isUnreserved(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}
