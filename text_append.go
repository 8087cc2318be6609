package broadsheet

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text into HTML, and into one line.

// appendText appends text to HTML: escaped, without controls, each run of blanks as one.
func appendText(dst []byte, s string) []byte {
	from := 0 // what is not in dst yet
	for i := 0; i < len(s); {
		c := s[i]
		if c > '>' && c < 0x7f || c >= 0x80 && c != 0xc2 && c != 0xef || c > ' ' && c != '&' && c != '<' && c != '>' && c < 0x7f {
			i++
			continue
		}
		n, escape := 1, ""
		switch {
		case c == '&':
			escape = "&amp;"
		case c == '<':
			escape = "&lt;"
		case c == '>':
			escape = "&gt;"
		case c == ' ' && i > from && s[i-1] != ' ':
			i++
			continue
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			escape = " "
		case c >= utf8.RuneSelf:
			var r rune
			if r, n = utf8.DecodeRuneInString(s[i:]); !isNonText(r) {
				i += n
				continue
			}
		}
		dst = append(dst, s[from:i]...)
		if m := len(dst); escape != " " || m == 0 || dst[m-1] != ' ' {
			dst = append(dst, escape...)
		}
		i += n
		from = i
	}
	return append(dst, s[from:]...)
}

// isNonText reports whether a character has no place in a text: what XML forbids, controls, a byte order mark.
func isNonText(c rune) bool {
	return c < ' ' && c != '\t' && c != '\n' || c >= 0x7f && c < 0xa0 || c == 0xfeff || c == 0xfffe || c == 0xffff
}

// flat gives s in one line, each run of blanks as one, without controls.
func flat(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		clean = c > ' ' && c < 0x7f || c == ' ' && i > 0 && i+1 < len(s) && s[i-1] != ' '
	}
	if clean {
		return strings.Clone(s)
	}
	b := make([]byte, 0, len(s))
	space := false
	for _, c := range s {
		switch {
		case unicode.IsSpace(c):
			space = len(b) > 0
		case isNonText(c) || c == '\u00ad' || c == '\u200b':
		default:
			if space {
				b = append(b, ' ')
				space = false
			}
			b = utf8.AppendRune(b, c)
		}
	}
	return string(b)
}

func itoa(n int) string { return strconv.Itoa(n) }
