package broadsheet

import "unicode/utf8"

// Classes of runes outside ASCII; any other value is the ASCII punctuation that the rune stands for.
const (
	runeLetter  = 'a'
	runeDigit   = '0'
	runeIgnored = 'i'
	runeJunk    = 0x7F // a symbol that no date holds
)

// runeClass sorts a rune outside ASCII. What is not known as punctuation, space or symbol is a letter.
func runeClass(r rune) byte {
	switch {
	case r < 0xC0:
		return latin1Class(r)
	case r < 0x300:
		if r == 0xD7 || r == 0xF7 {
			return runeJunk
		}
		return runeLetter
	case r < 0x2000:
		return lowClass(r)
	case r < 0x2C00:
		return symbolClass(r)
	case r < 0x3040:
		return cjkPunctuation(r)
	}
	switch {
	case r == 0xFF0F:
		return '/'
	case r == 0xFF0E || r == 0xFF61:
		return '.'
	case r == 0xFF0D:
		return '-'
	case r == 0xFF1A:
		return ':'
	case 0xFF10 <= r && r <= 0xFF19:
		return runeDigit
	case 0xFF01 <= r && r <= 0xFF20:
		return byte(r - 0xFF00 + 0x20)
	case r == 0x30FB: // middle dot of katakana
		return '.'
	case 0xFE00 <= r && r <= 0xFE0F || r == 0xFEFF:
		return runeIgnored
	case r >= 0x1F000 && r < 0x20000 || r == utf8.RuneError:
		return '|'
	}
	return runeLetter
}

func latin1Class(r rune) byte {
	switch r {
	case 0xA0:
		return ' '
	case 0xAA, 0xB5, 0xBA:
		return runeLetter
	case 0xAD:
		return runeIgnored
	case 0xB0: // degree sign, used for the ordinal º
		return runeIgnored
	case 0xB7:
		return 0x1E // a middle dot: separates, but is no full stop
	case 0xAB, 0xBB:
		return '"'
	}
	return '|'
}

// lowClass sorts U+0300 to U+1FFF: letters and marks but for a few.
func lowClass(r rune) byte {
	if _, ok := digitValue(r); ok {
		return runeDigit
	}
	switch r {
	case 0x60C, 0x61B, 0x55D:
		return ','
	case 0x61F:
		return '?'
	case 0x589, 0x964, 0x965, 0x6D4, 0xE2F, 0x970:
		return '.'
	case 0x5BE:
		return '-'
	case 0x61C:
		return runeIgnored
	}
	return runeLetter
}

// symbolClass sorts U+2000 to U+2BFF.
func symbolClass(r rune) byte {
	switch {
	case r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F:
		return ' '
	case r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x206F:
		return runeIgnored
	case r <= 0x2015 || r == 0x2212:
		return '-'
	case r <= 0x201F:
		return '\''
	case r == 0x2022 || r == 0x2027 || r == 0x22C5 || r == 0x2219:
		return 0x1E
	case r == 0x2044 || r == 0x2215:
		return '/'
	case r == 0x2116: // №
		return runeJunk
	}
	return '|'
}

// cjkPunctuation sorts U+2C00 to U+303F.
func cjkPunctuation(r rune) byte {
	switch {
	case r == 0x3000:
		return ' '
	case r == 0x3001:
		return ','
	case r == 0x3002:
		return '.'
	case 0x3008 <= r && r <= 0x301B:
		if r&1 == 0 {
			return '('
		}
		return ')'
	case r >= 0x3000:
		return '|'
	}
	return runeLetter
}

// digitZeros are the zeros of the scripts that news sites print numbers in.
var digitZeros = [...]rune{
	0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
	0x1040, 0x17E0, 0x1810, 0xFF10,
}

// digitValue gives the value of a decimal digit outside ASCII.
func digitValue(r rune) (int, bool) {
	if r < 0x660 {
		return 0, false
	}
	for _, zero := range digitZeros {
		if r < zero {
			return 0, false
		}
		if r < zero+10 {
			return int(r - zero), true
		}
	}
	return 0, false
}

func isHan(r rune) bool { return 0x3400 <= r && r < 0xA000 || r == 0x3007 }

// ideograph reads Chinese characters: a number in words, the longest word that the table knows, or junk.
func (d *dateScanner) ideograph(r rune, size int) {
	start := d.pos
	if hanDigit(r) >= 0 && d.hanNumber() {
		return
	}
	var ends [4]int
	n, p := 0, d.pos
	for n < len(ends) && p < len(d.s) {
		r, size := utf8.DecodeRuneInString(d.s[p:])
		if !isHan(r) {
			break
		}
		p += size
		ends[n], n = p, n+1
	}
	for ; n > 0; n-- {
		d.word.reset()
		d.word.add(d.s[start:ends[n-1]])
		if class, value := d.word.find(); class != 0 {
			d.pos = ends[n-1]
			d.apply(class, value, start, n)
			return
		}
	}
	d.pos += size
	if isHanWeek(r) {
		d.hanWeekday()
		return
	}
	d.unknown(start, 1)
}

func isHanWeek(r rune) bool {
	return r == '周' || r == '週' || r == '曜' || r == '星' || r == '礼' || r == '禮'
}

// hanWeekday skips the rest of 星期三, 周三, 礼拜三 and 曜日: a weekday is noise.
func (d *dateScanner) hanWeekday() {
	for range 2 {
		r, size := utf8.DecodeRuneInString(d.s[d.pos:])
		switch {
		case r == '期' || r == '拜' || r == '天' || r == '日' || hanDigit(r) >= 0:
			d.pos += size
		default:
			return
		}
	}
}

// hanDigit gives the value of a Chinese numeral, -1 for anything else.
func hanDigit(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '一', '元': // 元年 is an era's first year
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	}
	return -1
}

// hanNumber reads a number in Chinese characters where a mark such as 年 follows it.
func (d *dateScanner) hanNumber() bool {
	start, p := d.pos, d.pos
	value, digits, tens := int64(0), 0, false
	for p < len(d.s) && digits < 5 {
		r, size := utf8.DecodeRuneInString(d.s[p:])
		v := hanDigit(r)
		switch {
		case v < 0:
			if !isHanMark(r) || digits == 0 {
				return false
			}
			if !tens && digits < 4 && r == '年' && d.era == 0 {
				return false
			}
			if tens {
				digits = 2
			}
			d.pos = p
			d.emit(tokenNumber, value, digits, start)
			return true
		case v == 10:
			if tens || digits > 1 {
				return false
			}
			value, tens = max(value, 1)*10, true
		case tens:
			value += int64(v)
		default:
			value = value*10 + int64(v)
		}
		p += size
		digits++
	}
	return false
}

func isHanMark(r rune) bool {
	switch r {
	case '年', '月', '日', '号', '號', '时', '時', '点', '點', '分', '秒':
		return true
	}
	return false
}
