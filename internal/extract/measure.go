package extract

import "unicode/utf8"

// measure counts what a text is made of.
type measure struct {
	chars  int32 // that are not space
	words  int32 // of scripts that write no spaces, an estimate
	stops  int32 // sentence ends
	commas int32
	digits int32
	upper  int32 // words that begin with a capital
	lower  int32 // words that begin with a small letter
	joined int32 // characters of scripts that write no spaces, not yet in words
	last   uint8 // the last character: 0 a letter or other, 1 a stop, 2 a comma or colon, 3 a digit
}

// Classes of bytes below 0x80.
const (
	cOther = iota
	cSpace
	cLower
	cUpper
	cDigit
	cStop
	cComma
)

var asciiClass = [128]uint8{
	' ': cSpace, '\t': cSpace, '\n': cSpace, '\r': cSpace, '\f': cSpace,
	'.': cStop, '!': cStop, '?': cStop, ',': cComma, ';': cComma, ':': cComma,
	'a': cLower, 'b': cLower, 'c': cLower, 'd': cLower, 'e': cLower, 'f': cLower, 'g': cLower, 'h': cLower, 'i': cLower,
	'j': cLower, 'k': cLower, 'l': cLower, 'm': cLower, 'n': cLower, 'o': cLower, 'p': cLower, 'q': cLower, 'r': cLower,
	's': cLower, 't': cLower, 'u': cLower, 'v': cLower, 'w': cLower, 'x': cLower, 'y': cLower, 'z': cLower, '_': cLower,
	'A': cUpper, 'B': cUpper, 'C': cUpper, 'D': cUpper, 'E': cUpper, 'F': cUpper, 'G': cUpper, 'H': cUpper, 'I': cUpper,
	'J': cUpper, 'K': cUpper, 'L': cUpper, 'M': cUpper, 'N': cUpper, 'O': cUpper, 'P': cUpper, 'Q': cUpper, 'R': cUpper,
	'S': cUpper, 'T': cUpper, 'U': cUpper, 'V': cUpper, 'W': cUpper, 'X': cUpper, 'Y': cUpper, 'Z': cUpper,
	'0': cDigit, '1': cDigit, '2': cDigit, '3': cDigit, '4': cDigit, '5': cDigit, '6': cDigit, '7': cDigit, '8': cDigit, '9': cDigit,
}

var lastOf = [...]uint8{cStop: 1, cComma: 2, cDigit: 3}

// add counts s.
func (m *measure) add(s string) {
	word := false
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n
			word = m.rune(r, word)
			continue
		}
		i++
		k := asciiClass[c]
		if k == cSpace {
			word = false
			continue
		}
		m.chars++
		if c != '"' && c != '\'' && c != ')' && c != ']' {
			m.last = lastOf[k]
		}
		switch k {
		case cLower:
			if !word {
				word = true
				m.words++
				m.lower++
			}
		case cUpper:
			if !word {
				word = true
				m.words++
				m.upper++
			}
		case cDigit:
			m.digits++
			if !word {
				word = true
				m.words++
			}
		case cStop:
			// A point inside a number or an address ends no sentence.
			if i == len(s) || asciiClass[s[i]&0x7f] <= cSpace {
				m.stops++
			}
			word = false
		case cComma:
			m.commas++
			word = false
		default:
			word = false
		}
	}
}

// rune counts a character outside ASCII and reports whether it is part of a word.
func (m *measure) rune(r rune, word bool) bool {
	switch {
	case r == 0xA0 || r == 0x3000 || r >= 0x2000 && r <= 0x200A || r == 0x2028 || r == 0x2029:
		return false
	case r == 0xAD || r >= 0x200B && r <= 0x200F || r == 0xFEFF:
		return word
	}
	m.chars++
	if r != '”' && r != '’' && r != '»' && r != '“' && r != '」' && r != '』' && r != '›' {
		m.last = 0
	}
	switch {
	case r == '。' || r == '！' || r == '？' || r == '…' || r == '।' || r == '؟' || r == '۔' || r == '።':
		m.stops++
		m.last = 1
		return false
	case r == '、' || r == '，' || r == '；' || r == '：' || r == '،':
		m.commas++
		return false
	case r < 0xC0 && r != 0xAA && r != 0xB5 && r != 0xBA, r >= 0x2010 && r <= 0x2BFF, r >= 0x3001 && r <= 0x303F, r >= 0xFF00 && r <= 0xFF0F:
		return false
	case r >= 0x3040 && r <= 0x30FF, r >= 0x3400 && r <= 0x9FFF, r >= 0x20000 && r <= 0x3FFFF:
		m.join(6)
		return false
	case r >= 0x0E00 && r <= 0x0EFF, r >= 0x1000 && r <= 0x109F, r >= 0x1780 && r <= 0x17FF:
		m.join(2)
		return false
	}
	if !word {
		m.words++
		m.lower++
	}
	return true
}

// join counts a character of a script without spaces as so many twelfths of a word.
func (m *measure) join(twelfths int32) {
	m.joined += twelfths
	if m.joined >= 12 {
		m.joined -= 12
		m.words++
		m.lower++
	}
}

// merge adds o to m.
func (m *measure) merge(o *measure) {
	m.chars += o.chars
	m.words += o.words
	m.stops += o.stops
	m.commas += o.commas
	m.digits += o.digits
	m.upper += o.upper
	m.lower += o.lower
	m.joined += o.joined
	if o.chars > 0 {
		m.last = o.last
	}
	if m.joined >= 12 {
		m.joined -= 12
		m.words++
	}
}
