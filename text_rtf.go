package broadsheet

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// isRTF reports whether a text is Rich Text Format.
func isRTF(s string) bool { return strings.HasPrefix(s, `{\rtf`) }

// rtfReader takes the text out of a document in Rich Text Format.
type rtfReader struct {
	out     strings.Builder
	depth   int
	skip    int               // the depth of a group that is not text; 0 for none
	page    encoding.Encoding // of bytes: \ansicpg
	bytes   []byte            // that were read and not decoded: a character may have several
	instead int               // how many characters stand behind a \u for readers that know no Unicode: \uc
	pass    int               // how many of them are still to come
	high    rune              // the first half of a character that \u gives in two
}

// rtfText gives the text of a Rich Text Format document: its paragraphs, without its tables of fonts and styles.
func rtfText(s string) string {
	r := rtfReader{page: charmap.Windows1252, instead: 1}
	for i := 0; i < len(s); {
		n := 1
		switch s[i] {
		case '{':
			r.pass = 0
			if r.depth++; r.skip == 0 && isRTFTable(s[i+1:]) {
				r.skip = r.depth
			}
		case '}':
			r.pass = 0
			if r.skip == r.depth {
				r.skip = 0
			}
			r.depth--
		case '\\':
			n = r.control(s[i:])
		case '\r', '\n':
		default:
			r.write(s[i : i+1])
		}
		i += n
	}
	r.decode()
	return r.out.String()
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

// write adds text, but for what stands behind a \u.
func (r *rtfReader) write(text string) {
	switch {
	case r.pass > 0:
		r.pass--
	case r.skip == 0:
		r.decode()
		r.out.WriteString(text)
	}
}

// decode adds the bytes that were read.
func (r *rtfReader) decode() {
	if len(r.bytes) > 0 {
		text, _ := r.page.NewDecoder().Bytes(r.bytes) // what is none of its characters becomes U+FFFD
		r.out.Write(text)
		r.bytes = r.bytes[:0]
	}
}

// control reads a control word or symbol and gives its length.
func (r *rtfReader) control(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch c := s[1]; {
	case c == '\'' && len(s) >= 4:
		r.byte(s[2:4])
		return 4
	case c == '\\' || c == '{' || c == '}':
		r.write(s[1:2])
	case c == '~':
		r.write(" ")
	case c == '_':
		r.write("-")
	case c == '\r' || c == '\n':
		r.write("\n\n")
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return r.word(s)
	}
	return 2
}

// byte reads a byte in two hexadecimal digits.
func (r *rtfReader) byte(digits string) {
	switch c, err := strconv.ParseUint(digits, 16, 8); {
	case r.pass > 0:
		r.pass--
	case err == nil && r.skip == 0:
		r.bytes = append(r.bytes, byte(c))
	}
}

// rtfMarks are the control words that stand for text, each with it.
const rtfMarks = "|par\n\n|line\n\n|sect\n\n|page\n\n|tab\t|cell\t|row\n|emdash—|endash–|lquote‘|rquote’|ldblquote“|rdblquote”|bullet•|"

// word reads a control word with its number, and gives its length.
func (r *rtfReader) word(s string) int {
	n := 1
	for n < len(s) && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' {
		n++
	}
	word, digits := s[1:n], n
	if n < len(s) && s[n] == '-' {
		n++
	}
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	number, _ := strconv.Atoi(s[digits:n])
	if n < len(s) && s[n] == ' ' {
		n++
	}
	switch r.pass = 0; word {
	case "u":
		r.unicode(number)
	case "uc":
		r.instead = number
	case "ansicpg":
		r.codePage(number)
	default:
		_, text, _ := strings.Cut(rtfMarks, "|"+word)
		if text, _, _ = strings.Cut(text, "|"); text != "" && (text[0] < 'a' || text[0] > 'z') {
			r.write(text)
		}
	}
	return n
}

// unicode adds a character by its number, of 16 bits with a sign, or half of one.
func (r *rtfReader) unicode(number int) {
	switch c := rune(uint16(number)); {
	case !utf16.IsSurrogate(c):
		r.write(string(c))
	case c < 0xdc00:
		r.high = c
	default:
		r.write(string(utf16.DecodeRune(r.high, c)))
	}
	r.pass = r.instead
}

// codePage takes the encoding of bytes, where it is one of Windows's.
func (r *rtfReader) codePage(number int) {
	label := "windows-" + strconv.Itoa(number)
	switch number {
	case 932:
		label = "shift_jis"
	case 936:
		label = "gbk"
	case 949:
		label = "euc-kr"
	case 950:
		label = "big5"
	}
	if page, err := htmlindex.Get(label); err == nil {
		r.page = page
	}
}
