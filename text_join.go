package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Joining the lines of a paragraph that was wrapped.

// join appends a wrapped line to a paragraph. A hyphen at the line's end stays, unless the word occurs without it.
func (t *textDoc) join(b []byte, line string) []byte {
	if len(b) == 0 {
		return append(b, line...)
	}
	last, _ := utf8.DecodeLastRune(b)
	first, _ := utf8.DecodeRuneInString(line)
	switch {
	case last == '\u00ad':
		b = b[:len(b)-2]
	case last == '-' && len(b) > 1 && b[len(b)-2] != ' ' && b[len(b)-2] != '-' && (unicode.IsLetter(first) || unicode.IsDigit(first)) && !isConjunction(firstWord(line)):
		if unicode.IsLower(first) && t.words.has(t.s[t.lines[t.top].start:t.lines[t.end-1].end], lastWord(b[:len(b)-1])+firstWord(line)) {
			b = b[:len(b)-1]
		}
	case isIdeograph(last) && isIdeograph(first):
	case b[len(b)-1] == '\n':
	default:
		b = append(b, ' ')
	}
	return append(b, line...)
}

// isIdeograph reports whether a script without blanks between words has the character.
func isIdeograph(c rune) bool {
	return c >= 0x2e80 && c < 0xac00 || c >= 0xf900 && c < 0xfb00 || c >= 0xff00 && c < 0xff70
}

// isConjunction recognises the words before which a hyphen stands for the rest of a word: "Staats- oder".
func isConjunction(w string) bool {
	return isListed("|und|oder|bis|sowie|bzw|and|or|to|et|ou|y|o|e|en|of|och|og|i|", w)
}

func firstWord(s string) string {
	s = s[:min(len(s), 64)]
	if i := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) }); i >= 0 {
		return s[:i]
	}
	return s
}

func lastWord(b []byte) string {
	b = b[max(0, len(b)-64):]
	i := len(b)
	for i > 0 {
		c, n := utf8.DecodeLastRune(b[:i])
		if !unicode.IsLetter(c) {
			break
		}
		i -= n
	}
	return string(b[i:])
}

// wordSet knows the words of a text. It is made when it is first asked.
type wordSet struct{ words map[string]struct{} }

// has reports whether the text has the word.
func (ws *wordSet) has(text, word string) bool {
	if ws.words == nil {
		ws.words = make(map[string]struct{})
		for w := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
			if len(w) <= 64 {
				ws.words[strings.ToLower(w)] = struct{}{}
			}
		}
	}
	_, ok := ws.words[strings.ToLower(word)]
	return ok
}
