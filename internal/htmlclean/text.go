package htmlclean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// special marks the bytes that text cannot hold as they are, or that begin such a sequence: 1 everywhere, 2 in
// attributes alone.
var special = [256]uint8{
	'&': 1, '<': 1, '>': 1, '"': 2, 0x7f: 1,
	0xc2: 1, // U+0080 to U+009F
	0xef: 1, // U+FFFE and U+FFFF
	0x00: 1, 0x01: 1, 0x02: 1, 0x03: 1, 0x04: 1, 0x05: 1, 0x06: 1, 0x07: 1,
	0x08: 1, 0x0b: 1, 0x0c: 1, '\r': 1, 0x0e: 1, 0x0f: 1,
	0x10: 1, 0x11: 1, 0x12: 1, 0x13: 1, 0x14: 1, 0x15: 1, 0x16: 1, 0x17: 1,
	0x18: 1, 0x19: 1, 0x1a: 1, 0x1b: 1, 0x1c: 1, 0x1d: 1, 0x1e: 1, 0x1f: 1,
}

// mode says how appendText reads and writes.
type mode uint8

const (
	decode mode = 1 << iota // character references stand for characters
	inAttr                  // the text is an attribute's value
	bare                    // nothing is escaped
)

// appendText appends text, escaped and without what XML forbids.
func appendText(dst []byte, s string, m mode) []byte {
	stop := uint8(1)
	if m&inAttr != 0 {
		stop = 3
	}
	if m&bare == 0 && len(s) > longText {
		dst = slices.Grow(dst, len(s)+len("amp;")*strings.Count(s, "&")+len("lt;")*(strings.Count(s, "<")+strings.Count(s, ">")))
	}
	from := 0
	for i := 0; i < len(s); {
		b := s[i]
		if special[b]&stop == 0 {
			i++
			continue
		}
		if b >= 0xc2 && i+1 < len(s) && (b == 0xc2 && s[i+1] >= 0xa0 || b == 0xef && s[i+1] != 0xbf) {
			i += 2
			continue
		}
		dst = append(dst, s[from:i]...)
		dst, i = appendSpecial(dst, s, i, m)
		from = i
	}
	return append(dst, s[from:]...)
}

// longText is the length of a text that is looked through first, so that what it needs is had at once.
const longText = 64 << 10

// appendSpecial appends what the special byte at s[i] begins, and gives where it ends.
func appendSpecial(dst []byte, s string, i int, m mode) ([]byte, int) {
	switch c := s[i]; c {
	case '&':
		if m&decode != 0 {
			return appendReference(dst, s, i, m)
		}
		return appendEscaped(dst, c, m), i + 1
	case '<', '>', '"':
		return appendEscaped(dst, c, m), i + 1
	case '\r':
		if i+1 < len(s) && s[i+1] == '\n' {
			i++
		}
		return append(dst, '\n'), i + 1
	case '\f':
		return append(dst, ' '), i + 1
	case 0xc2:
		if i+1 < len(s) && s[i+1] < 0xa0 {
			return dst, i + 2
		}
		return append(dst, c), i + 1
	case 0xef:
		if strings.HasPrefix(s[i:], "\uFFFE") || strings.HasPrefix(s[i:], "\uFFFF") {
			return dst, i + 3
		}
		return append(dst, c), i + 1
	default: // a control character
		return dst, i + 1
	}
}

// appendEscaped appends one of & < > and ".
func appendEscaped(dst []byte, c byte, m mode) []byte {
	switch {
	case m&bare != 0 || c == '"' && m&inAttr == 0:
		return append(dst, c)
	case c == '&':
		return append(dst, "&amp;"...)
	case c == '<':
		return append(dst, "&lt;"...)
	case c == '>':
		return append(dst, "&gt;"...)
	}
	return append(dst, "&quot;"...)
}

// longestName bounds the name of a character reference; the longest there is has 31 letters.
const longestName = 32

// appendReference appends the characters of the reference at s[i], which is '&', and gives where it ends
// (HTML section 13.2.5.72). What is no reference is an ampersand.
func appendReference(dst []byte, s string, i int, m mode) ([]byte, int) {
	if i+1 < len(s) && s[i+1] == '#' {
		return appendNumeric(dst, s, i, m)
	}
	end := i + 1
	for end < len(s) && end-i <= longestName && isAlnum(s[end]) {
		end++
	}
	if end == i+1 {
		return appendEscaped(dst, '&', m), end
	}
	closed := end < len(s) && s[end] == ';'
	if closed {
		end++
	}
	switch s[i:end] {
	case "&amp;":
		return appendEscaped(dst, '&', m), end
	case "&lt;":
		return appendEscaped(dst, '<', m), end
	case "&gt;":
		return appendEscaped(dst, '>', m), end
	case "&quot;":
		return appendEscaped(dst, '"', m), end
	case "&nbsp;":
		return append(dst, "\u00a0"...), end
	}
	chars := html.UnescapeString(s[i:end])
	if m&inAttr != 0 && !wholeReference(chars, closed, s[end:]) {
		chars = s[i:end]
	}
	return appendText(dst, chars, m&^decode), end
}

// wholeReference reports whether a reference in an attribute is one: there, unlike in text, a name without a
// semicolon counts only where neither a letter, a digit nor "=" follows, as in "?a=1&copy=2".
func wholeReference(chars string, closed bool, rest string) bool {
	if closed {
		return !strings.HasSuffix(chars, ";") || chars == ";"
	}
	return utf8.RuneCountInString(chars) == 1 && (rest == "" || rest[0] != '=')
}

// appendNumeric appends the character of the reference "&#..." at s[i].
func appendNumeric(dst []byte, s string, i int, m mode) ([]byte, int) {
	j, base := i+2, rune(10)
	if j < len(s) && s[j]|0x20 == 'x' {
		j, base = j+1, 16
	}
	r, digits := rune(0), j
	for ; j < len(s); j++ {
		d := digit(s[j])
		if d >= base {
			break
		}
		if r <= utf8.MaxRune {
			r = r*base + d
		}
	}
	if j == digits {
		return append(appendEscaped(dst, '&', m), '#'), i + 2
	}
	if j < len(s) && s[j] == ';' {
		j++
	}
	return appendRune(dst, r, m), j
}

// appendRune appends the character that a numeric reference names, unless it is a control.
func appendRune(dst []byte, r rune, m mode) []byte {
	switch {
	case r == 0 || r > utf8.MaxRune || 0xd800 <= r && r <= 0xdfff:
		r = utf8.RuneError
	case 0x80 <= r && r <= 0x9f:
		r = windows1252[r-0x80]
	}
	if r >= 0xa0 && r != 0xfffe && r != 0xffff {
		return utf8.AppendRune(dst, r)
	}
	var buf [utf8.UTFMax]byte
	return appendText(dst, string(utf8.AppendRune(buf[:0], r)), m&^decode)
}

// windows1252 is what references to C1 controls mean (HTML section 13.2.5.80); 0 where they mean nothing.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// digit gives the value of a hexadecimal digit, and 99 for any other byte.
func digit(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return 99
}

func isAlpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isAlpha(c) || '0' <= c && c <= '9' }

// isSpace reports whether c is white space to the HTML parser.
func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' && c != '\v' }

// isBlank reports whether escaped text shows nothing: white space and no-break spaces.
func isBlank(b []byte) bool {
	for i := 0; i < len(b); i++ {
		switch {
		case isSpace(b[i]):
		case b[i] == 0xc2 && i+1 < len(b) && b[i+1] == 0xa0:
			i++
		default:
			return false
		}
	}
	return true
}
