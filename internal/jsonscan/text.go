package jsonscan

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// appendUnescaped appends the text of a string whose escapes stand as they were written. What is no escape in JSON
// reads as JavaScript has it, \u without four digits as it stands, and half of a surrogate pair as U+FFFD.
func appendUnescaped(dst, b []byte) []byte {
	for {
		i := bytes.IndexByte(b, '\\')
		if i < 0 || i+1 == len(b) {
			return append(dst, b...)
		}
		dst = append(dst, b[:i]...)
		c := b[i+1]
		b = b[i+2:]
		switch c {
		case 'n':
			dst = append(dst, '\n')
		case 't':
			dst = append(dst, '\t')
		case 'r':
			dst = append(dst, '\r')
		case 'b':
			dst = append(dst, '\b')
		case 'f':
			dst = append(dst, '\f')
		case '\n': // a line that goes on
		case 'u':
			r, n := unit(b)
			if n == 0 {
				dst = append(dst, `\u`...)
				continue
			}
			b = b[n:]
			if utf16.IsSurrogate(r) {
				low, n := rune(0), 0
				if len(b) > 1 && b[0] == '\\' && b[1] == 'u' {
					low, n = unit(b[2:])
				}
				if r = utf16.DecodeRune(r, low); n > 0 && r != utf8.RuneError {
					b = b[2+n:]
				}
			}
			dst = utf8.AppendRune(dst, r)
		default:
			dst = append(dst, c)
		}
	}
}

// unit reads the four digits of a \u escape. Their count is 0 where there are no four.
func unit(b []byte) (r rune, n int) {
	if len(b) < 4 {
		return 0, 0
	}
	for _, c := range b[:4] {
		switch {
		case isDigit(c):
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, 0
		}
		r = r<<4 | rune(c)
	}
	return r, 4
}

// uncut gives the length of a cut string without an escape or character of which a part is missing.
func uncut(b []byte) int {
	for n := 1; n <= 5 && n <= len(b); n++ {
		if at := len(b) - n; b[at] == '\\' && (n == 1 || b[at+1] == 'u') && !isEscaped(b, at) {
			return at
		}
	}
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if at := len(b) - n; utf8.RuneStart(b[at]) {
			if !utf8.FullRune(b[at:]) {
				return at
			}
			break
		}
	}
	return len(b)
}

// isEscaped reports whether a backslash stands before b[at] that is none of an escape itself.
func isEscaped(b []byte, at int) bool {
	n := 0
	for n < at && b[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}
