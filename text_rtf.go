package broadsheet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// isRTF reports whether a text is Rich Text Format.
func isRTF(s string) bool { return strings.HasPrefix(s, `{\rtf`) }

// rtfText gives the text of a Rich Text Format document: its paragraphs, without its tables of fonts and styles.
func rtfText(s string) string {
	var b strings.Builder
	skip, depth := 0, 0 // a group at depth skip is not text
	for i := 0; i < len(s); {
		switch c := s[i]; c {
		case '{':
			depth++
			i++
			if skip == 0 && isRTFTable(s[i:]) {
				skip = depth
			}
		case '}':
			if skip == depth {
				skip = 0
			}
			depth--
			i++
		case '\\':
			n, text := rtfWord(s[i:])
			if skip == 0 {
				b.WriteString(text)
			}
			i += n
		case '\r', '\n':
			i++
		default:
			if skip == 0 {
				b.WriteByte(c)
			}
			i++
		}
	}
	return b.String()
}

// isRTFTable reports whether a group holds no text.
func isRTFTable(s string) bool {
	for _, name := range [...]string{`\*`, `\fonttbl`, `\colortbl`, `\stylesheet`, `\info`, `\pict`, `\header`, `\footer`, `\generator`} {
		if strings.HasPrefix(s, name) {
			return true
		}
	}
	return false
}

// rtfWord reads a control word: its length and the text that it stands for.
func rtfWord(s string) (n int, text string) {
	if len(s) < 2 {
		return len(s), ""
	}
	switch c := s[1]; {
	case c == '\\' || c == '{' || c == '}':
		return 2, s[1:2]
	case c == '~':
		return 2, " "
	case c == '\'' && len(s) >= 4:
		hi, lo := hexDigit(s[2]), hexDigit(s[3])
		if hi < 0 || lo < 0 {
			return 2, ""
		}
		return 4, string(charmap.Windows1252.DecodeByte(byte(hi<<4 | lo)))
	case c|0x20 < 'a' || c|0x20 > 'z':
		return 2, ""
	}
	n = 1
	for n < len(s) && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' {
		n++
	}
	word, number := s[1:n], 0
	digits := n
	if n < len(s) && s[n] == '-' {
		n++
	}
	for ; n < len(s) && s[n] >= '0' && s[n] <= '9'; n++ {
		number = (number*10 + int(s[n]-'0')) & 0xffff
	}
	if digits < n && s[digits] == '-' {
		number = 0x10000 - number
	}
	if n < len(s) && s[n] == ' ' {
		n++
	}
	switch word {
	case "par", "line", "sect", "page":
		return n, "\n\n"
	case "tab", "cell":
		return n, "\t"
	case "row":
		return n, "\n"
	case "emdash":
		return n, "—"
	case "endash":
		return n, "–"
	case "lquote":
		return n, "‘"
	case "rquote":
		return n, "’"
	case "ldblquote":
		return n, "“"
	case "rdblquote":
		return n, "”"
	case "bullet":
		return n, "•"
	case "u":
		if n < len(s) && s[n] != '\\' && s[n] != '{' && s[n] != '}' {
			n++ // the character for readers that know no Unicode
		}
		if number < 0xd800 || number > 0xdfff {
			return n, string(utf8.AppendRune(nil, rune(number)))
		}
	}
	return n, ""
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
