package broadsheet

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// This file reads words and lets their meaning work on the tokens.
//
//	dateScanner.readWord  the run of letters, by the table, with its dots, or as a zone
//	dateScanner.apply     what each class of words does
//	dateScanner.marked    the marks after Chinese, Japanese and Korean numbers
//	dateScanner.unknown   words that mean nothing
//
// Months that two words name ("تشرين الثاني", "tháng mười một", "арван нэгдүгээр") are put together here.

// readWord reads a run of letters and applies its meaning.
func (d *dateScanner) readWord() {
	start := d.pos
	upper, wide, runes := true, false, 0
	seam := 0 // where a capital follows a small letter: "AllisonJanuary"
	d.word.reset()
	for d.pos < len(d.s) {
		c := d.s[d.pos]
		if isASCIILetter(c) {
			if wide {
				break // "кPM": two scripts are two words
			}
			if c <= 'Z' && !upper && seam == 0 {
				seam = d.pos
			}
			upper = upper && c <= 'Z'
			d.word.addByte(c | 0x20)
			d.pos, runes = d.pos+1, runes+1
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(d.s[d.pos:])
		class := runeClass(r)
		if class != runeLetter && class != runeIgnored || isHan(r) {
			break
		}
		if r >= 0x370 && !(0x1E00 <= r && r < 0x1F00) && class == runeLetter {
			if !wide && runes > 0 {
				break
			}
			wide = true
		}
		upper = false
		d.noteScript(r)
		if class != runeIgnored {
			d.word.addRune(r)
		}
		d.pos, runes = d.pos+size, runes+1
	}
	if upper && runes <= 5 && (d.isoLetter(start) || d.romanMonth(start)) {
		return
	}
	if runes == 1 && d.pos < len(d.s) && d.s[d.pos]-'0' < 10 && d.letter(start) {
		return
	}
	class, value := d.word.find()
	if class == 0 && seam > start {
		d.pos = seam
		d.word.reset()
		d.word.add(d.s[start:seam])
		class, value = d.word.find()
	}
	if n := d.word.n; (n == 1 && d.word.buf[0] == 'i' || n == 3 && string(d.word.buf[:3]) == "hom") && d.pos < len(d.s) && d.s[d.pos] == ' ' {
		if value, ok := d.dayOfTwoWords(); ok {
			d.apply(wordToday, value, start, runes)
			return
		}
	}
	if runes <= 3 && d.pos < len(d.s) && d.s[d.pos] == '.' {
		if c, v := d.dotted(); c != 0 {
			class, value = c, v
		}
	}
	if d.pos-start == 2 && d.s[start:d.pos] == "du" && d.pos < len(d.s) && d.s[d.pos] == '.' {
		class, value = wordClock12, clockPM // Hungarian; without the dot it is French
	}
	if class == wordClock12 && d.pos-start == 2 && value == clockAM && d.germanAm() {
		class = wordNoise
	}
	if d.pos < len(d.s) && d.s[d.pos] == '/' && runes > 1 && d.place(start) {
		return
	}
	if upper && class != wordMonth && class != wordClock12 && runes <= 5 && d.zone(start) {
		return
	}
	d.apply(class, value, start, runes)
}

// letter handles a letter directly before a figure: the v of a version, the u of the Dutch "15u30".
func (d *dateScanner) letter(start int) bool {
	switch d.s[start] {
	case 'v', 'V':
		d.gap.version, d.gap.junk = true, true
		return true
	case 'u':
		if last := d.prev(); last != nil && last.kind == tokenNumber && !d.gap.space && d.gap.sep == 0 {
			d.emit(tokenUnit, unitHour, 0, start)
			return true
		}
	}
	return false
}

// germanAm reports whether "am" is the German "on the": a number and a dot follow it.
func (d *dateScanner) germanAm() bool {
	rest := strings.TrimLeft(d.s[d.pos:], " ")
	n := 0
	for n < len(rest) && rest[n]-'0' < 10 {
		n++
	}
	return n > 0 && n <= 2 && n < len(rest) && rest[n] == '.'
}

// dayOfTwoWords reads on behind "i" and "hôm": the table has "i går" and "hôm qua" as one word, as the former is written too.
func (d *dateScanner) dayOfTwoWords() (value uint8, ok bool) {
	saved, p := d.word, d.pos+1
	for runes := 0; p < len(d.s) && runes < 5; runes++ {
		r, size := utf8.DecodeRuneInString(d.s[p:])
		if r < utf8.RuneSelf && !isASCIILetter(byte(r)) || r >= utf8.RuneSelf && runeClass(r) != runeLetter {
			break
		}
		d.word.addRune(r)
		p += size
	}
	class, value := d.word.find()
	if ok = class == wordToday; ok {
		d.pos = p
	}
	d.word = saved
	return value, ok
}

// dotted reads on where a short word is the first part of one with dots: "a.m.", "п.м.", "ก.พ.".
func (d *dateScanner) dotted() (wordClass, uint8) {
	saved, pos := d.word, d.pos
	d.word.addByte('.')
	p := d.pos + 1
	if p < len(d.s) && d.s[p] == ' ' {
		p++
	}
	runes := 0
	for p < len(d.s) {
		r, size := utf8.DecodeRuneInString(d.s[p:])
		if r < utf8.RuneSelf && !isASCIILetter(byte(r)) || runeClass(r) != runeLetter && r >= utf8.RuneSelf || isHan(r) {
			break
		}
		d.word.addRune(r)
		p, runes = p+size, runes+1
		if runes > 4 {
			break
		}
	}
	if runes > 0 && runes <= 4 {
		if class, value := d.word.find(); class != 0 {
			d.pos = p
			return class, value
		}
	}
	d.word, d.pos = saved, pos
	return 0, 0
}

// isoLetter handles the T between date and time, and the Z at the end, of ISO 8601.
func (d *dateScanner) isoLetter(start int) bool {
	last := d.prev()
	if d.pos-start != 1 || last == nil || last.kind != tokenNumber || d.gap.sep != 0 || d.gap.space || d.gap.junk {
		return false
	}
	switch d.s[start] {
	case 'T':
		if d.pos < len(d.s) && d.s[d.pos]-'0' < 10 {
			d.gap.afterT = true
			return true
		}
	case 'Z':
		d.emit(tokenZone, zoneUTC, 0, start)
		return true
	}
	return false
}

// romanMonth emits a month in Roman numerals between a day and a year, as Poles and Hungarians write them: "12.III.2025", "2025. III. 12.".
func (d *dateScanner) romanMonth(start int) bool {
	last := d.prev()
	if c := d.s[start]; c != 'I' && c != 'V' && c != 'X' || last == nil || last.kind != tokenNumber || !d.gap.joined() {
		return false
	}
	month := slices.Index(romanMonths[:], d.s[start:d.pos]) + 1
	n, _, _ := figures(strings.TrimLeft(d.s[d.pos:], " .-/"), 0, 5)
	if month == 0 || !(last.digits <= 2 && n == 4 || last.digits == 4 && (n == 1 || n == 2)) {
		return false
	}
	d.emit(tokenMonth, int64(month), 0, start)
	return true
}

var romanMonths = [...]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

// apply lets a word's meaning work on the tokens.
func (d *dateScanner) apply(class wordClass, value uint8, start, runes int) {
	switch class {
	case wordMonth:
		d.month(int64(value), start)
	case wordWeekday:
		d.gap.weekday = value
	case wordClock12:
		if c := d.s[start] | 0x20; (c == 'a' || c == 'p') && d.s[d.pos-1]|0x20 == 'm' {
			d.usWords = true
		}
		d.emit(tokenClock12, int64(value), 0, start)
	case wordNoise:
		d.gap.loose = false
	case wordLabel:
		d.gap.label = value
	case wordUnit:
		if value == unitDay && strings.HasPrefix(d.s[d.pos:], " of ") {
			return // "the 11th day of March"
		}
		if d.gap.half && int(value) < len(halfUnit) && d.n < maxDateTokens-1 {
			if d.gap.half, d.gap.junk = false, false; halfUnit[value] == 0 {
				return
			}
			d.emit(tokenNumber, halfUnit[value], 0, start)
			value--
		}
		if value > unitTwo && d.n < maxDateTokens-1 {
			d.emit(tokenNumber, 2, 0, start)
		}
		d.emit(tokenUnit, int64(value%unitAgo), 0, start)
		if value > unitAgo && value < unitTwo && d.n < maxDateTokens-1 {
			d.emit(tokenAgo, 0, 0, start)
		}
	case wordBefore:
		d.gap.before = true
	case wordAfter:
		if last := d.prev(); last != nil {
			last.clock = true
		} else {
			d.gap.before = true // "een uur geleden"
		}
	case wordMark:
		if value == markMonth {
			if before, _ := utf8.DecodeLastRuneInString(d.s[:start]); strings.ContainsRune("ヶケヵカか", before) {
				d.gap.junk = false
				d.emit(tokenUnit, unitMonth, 0, start) // "2ヶ月"
				return
			}
		}
		d.marked(value)
	case wordEra:
		d.era = value
	case wordAgo:
		d.emit(tokenAgo, int64(value), 0, start)
	case wordToday:
		d.emit(tokenToday, int64(value), 0, start)
	case wordMonthWord:
		d.monthWord, d.monthTens = value == 0, value
	case wordVietnamese:
		d.vietnamese(int64(value), start)
	case wordArabicSecond:
		d.secondOfPair()
	case wordZone:
		d.zoneWord(value, start, runes)
	case wordNumbered:
		d.gap.counted, d.gap.junk = true, true
	case wordHalf:
		d.gap.half, d.gap.junk = !strings.HasSuffix(d.s[:start], "and a "), true // not "2 and a half"
	default:
		d.unknown(start, runes)
	}
}

// month emits a month, once where it is printed in two ways: "مارس/ آذار".
func (d *dateScanner) month(value int64, start int) {
	d.monthWord = false
	if value <= 2 {
		value += int64(d.monthTens)
	}
	d.monthTens = 0
	if last := d.prev(); last != nil && last.kind == tokenMonth && last.value == value && d.gap.joined() {
		d.gap = dateToken{}
		return
	}
	d.emit(tokenMonth, value, 0, start)
}

// secondOfPair turns October into November and December into January: Arabic tells two months of one
// name apart by the word after it. The month may have been printed by another name before.
func (d *dateScanner) secondOfPair() {
	last := d.prev()
	if last == nil || last.kind != tokenMonth || last.value < 10 {
		return
	}
	last.value = last.value%12 + 1
	if d.n > 1 && last.joined() && d.tokens[d.n-2].kind == tokenMonth && d.tokens[d.n-2].value == last.value {
		d.n--
	}
}

// marked gives a number its Chinese, Japanese, Korean or Mongolian mark.
func (d *dateScanner) marked(value uint8) {
	last := d.prev()
	if last != nil && last.kind == tokenMonth && value == markMonth {
		return
	}
	if last == nil || last.kind != tokenNumber || last.mark != 0 || d.gap.sep != 0 && d.gap.sep != '-' || d.gap.junk {
		if value != markDay { // "日" alone is Sunday, and the end of weekdays
			d.gap.junk = true
		}
		return
	}
	last.mark = value
	d.gap = dateToken{}
	switch {
	case value == markMonth && last.value >= 1 && last.value <= 12:
		last.kind = tokenMonth
	case value == markYear && d.era != 0:
		last.value += eraStart[d.era]
		last.digits = 4
	case value == markYear && last.digits == 2: // 25年
		last.value, last.digits = int64(century(last.value)), 4
	}
	if value == markYear {
		d.era = 0
	}
}

// vietnamese makes a month of its number in words: "tháng mười một".
func (d *dateScanner) vietnamese(value int64, start int) {
	if d.monthWord {
		d.monthWord = false
		d.emit(tokenMonth, value, 0, start)
		return
	}
	last := d.prev()
	if value <= 2 && last != nil && last.kind == tokenMonth && last.value == 10 && d.gap.joined() && d.gap.sep == 0 {
		last.value += value
		d.gap = dateToken{}
	}
}

// unknown notes a word without meaning. A short one glued to a number is an ending: "8ই", "5-án".
func (d *dateScanner) unknown(start, runes int) {
	last := d.prev()
	ending := last != nil && last.kind == tokenNumber && !d.gap.space && !d.gap.junk && runes <= 3 &&
		(d.gap.sep == 0 || d.gap.sep == '-' && d.gap.last == '-' || d.gap.sep == ':' && runes == 1)
	inParens := runes == 1 && d.gap.last == '(' && d.pos < len(d.s) && closesParen(d.s[d.pos:])
	if inParens {
		return
	}
	if !ending {
		d.gap.half, d.gap.junk = false, true
	}
}

func closesParen(s string) bool { return s[0] == ')' || strings.HasPrefix(s, "）") }

// place emits a zone named as in the tz database.
func (d *dateScanner) place(start int) bool {
	if last := d.prev(); last == nil || last.kind != tokenNumber && last.kind != tokenClock12 {
		return false
	}
	z, n, ok := zoneByPlace(d.s[start:])
	if ok {
		d.pos = start + n
		d.emit(tokenZone, z, 0, start)
	}
	return ok
}

// zone emits a zone named by an abbreviation in capitals: one after a figure or am and pm, for elsewhere
// "AT" and "ET" are words. What looks like a zone there and is in no table is emitted as unknown.
func (d *dateScanner) zone(start int) bool {
	name := d.s[start:d.pos]
	z, ok := zoneByAbbreviation(name)
	last := d.prev()
	timed := last != nil && (last.kind == tokenNumber || last.kind == tokenClock12) && d.gap.joined()
	if !ok && timed && d.gap.sep == 0 && (len(name) == 3 || len(name) == 4) && name[len(name)-1] == 'T' {
		z, ok = zoneUnknown, true
	}
	if !ok || !timed && z != zoneUTC {
		return false
	}
	if isUSZone(z) {
		d.usWords = true
	}
	d.emit(tokenZone, z, 0, start)
	return true
}

// zoneWord emits a zone named by a word after a time; the American ones only after am or pm.
func (d *dateScanner) zoneWord(value uint8, start, runes int) {
	last := d.prev()
	z := zoneWords[value]
	if last == nil || !d.gap.joined() || last.kind != tokenClock12 && (last.kind != tokenNumber || z&15 == ruleUS) {
		d.unknown(start, runes)
		return
	}
	if z&15 == ruleUS {
		d.usWords = true
	}
	d.emit(tokenZone, z, 0, start)
}
