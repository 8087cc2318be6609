package broadsheet

import (
	"strings"
	"unicode/utf8"
)

// This file cuts a string into the tokens that date_find.go looks for dates in.
//
//	dateScanner.scan      the loop: numbers, words, punctuation
//	dateScanner.number    digit runs of all scripts, and two dates glued to each other
//	dateScanner.word      a word's meaning by the table, or as a zone
//	dateScanner.ideograph Chinese characters, which no space separates
//	dateScanner.apply     what a word's meaning does to the tokens
//
// Only what may be part of a date becomes a token. All else shows in the gap of the token after it:
// punctuation, blanks, whether there were unknown words (junk), and a label such as "Published".
// The last token is always tokenEnd.

// Bounds of what is interpreted; both keep ParseDate's cost small and its state on the stack.
const (
	maxDateInput  = 4 << 10 // bytes of the string
	maxDateTokens = 64
)

// wordClass is what the word table knows a word as.
type wordClass uint8

const (
	_                wordClass = iota
	wordMonth                  // 1 to 12, and the Slavic names of monthSlavic on
	wordWeekday                // 1 Monday to 7; 0: differs between languages
	wordClock12                // half of the day: clockAM and so on
	wordNoise                  // without meaning: "de", "the"
	wordLabel                  // labelPublished, labelUpdated
	wordUnit                   // unitSecond and so on
	wordBefore                 // before a clock time: "um", "kl"
	wordAfter                  // after a clock time: "Uhr"
	wordMark                   // after a number, in Chinese, Japanese and Korean: markYear and so on
	wordEra                    // before a year: index in eraStart
	wordAgo                    // 0 after the number and unit, 1 before them
	wordToday                  // 0 today, 1 yesterday
	wordMonthWord              // "tháng", before a month's number
	wordVietnamese             // a number in words
	wordArabicSecond           // makes the second of the two months that share a name
	wordZone                   // index in zoneWords
)

const (
	clockAM = iota + 1
	clockPM
	clockNoon
	clockMidnight
)

const (
	labelPublished = iota + 1
	labelUpdated
)

const (
	unitSecond = iota + 1
	unitMinute
	unitHour
	unitDay
	unitWeek
	unitMonth
	unitYear
)

const (
	markYear = iota + 1
	markMonth
	markDay
	markHour
	markMinute
	markSecond
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenMonth
	tokenClock12
	tokenUnit
	tokenZone
	tokenAgo
	tokenToday
)

// dateToken is a piece of a date and what stands before it.
type dateToken struct {
	kind   tokenKind
	digits uint8 // how many a number has
	mark   uint8 // mark after the number: markYear and so on
	value  int64
	pos    int // where it begins

	// The gap between the token before and this one.
	sep     byte  // first mark of punctuation, 0 for none
	last    byte  // last mark of punctuation
	space   bool  // there was a blank
	loose   bool  // a blank stands directly before the token
	junk    bool  // there were unknown words
	before  bool  // a word or sign that announces a clock time
	version bool  // directly after a v, as in "v2.10"
	afterT  bool  // directly after the T of ISO 8601
	label   uint8 // the last label
	weekday uint8 // the last weekday

	clock bool // a word such as "Uhr" follows
}

// joined reports whether nothing of meaning stands between the token and the one before.
func (t *dateToken) joined() bool { return !t.junk && t.label == 0 }

// dateScanner is the state of one scan.
type dateScanner struct {
	s      string
	pos    int
	tokens [maxDateTokens]dateToken
	n      int
	gap    dateToken // gap of the next token

	word      dateWord
	era       uint8 // an era's name was read, its year not yet
	monthWord bool  // "tháng" was read, its number not yet
	monthTens uint8 // 10 after the first word of the Mongolian for "eleventh"
	thai      bool  // text in Thai, Lao or Khmer: years count from the Buddha
	korean    bool
	relative  bool // there are words of a relative date
	usWords   bool // am or pm, or a zone of the United States
}

// scan reads the string into tokens.
func (d *dateScanner) scan(s string) {
	if len(s) > maxDateInput {
		s = s[:maxDateInput]
	}
	d.s = s
	for d.pos < len(s) && d.n < maxDateTokens-1 {
		c := s[d.pos]
		switch {
		case '0' <= c && c <= '9':
			d.number()
		case isASCIILetter(c):
			d.readWord()
		case c < utf8.RuneSelf:
			d.punctuation(c)
			d.pos++
		default:
			d.wide()
		}
	}
	d.gap.pos = d.pos
	d.gap.kind = tokenEnd
	d.tokens[d.n] = d.gap
}

// wide reads what begins with a rune outside ASCII.
func (d *dateScanner) wide() {
	r, size := utf8.DecodeRuneInString(d.s[d.pos:])
	switch class := runeClass(r); {
	case class == runeLetter:
		if isHan(r) {
			d.ideograph(r, size)
		} else {
			d.readWord()
		}
	case class == runeDigit:
		d.number()
	case class == runeIgnored:
		d.pos += size
	default:
		d.punctuation(class)
		d.pos += size
	}
}

// punctuation adds a mark to the gap.
func (d *dateScanner) punctuation(c byte) {
	switch c {
	case ' ', '\t', '\n', '\r', '\f', '\v':
		d.gap.space, d.gap.loose = true, true
		return
	case '@':
		d.gap.before = true
	case '%', '$', '#', '=', '*', '?', '!', '<', '>', '^', '~', '_', '\\', runeJunk:
		d.gap.junk = true
	}
	if d.gap.sep == 0 {
		d.gap.sep = c
	}
	d.gap.last, d.gap.loose = c, false
}

// emit ends the gap with a token.
func (d *dateScanner) emit(kind tokenKind, value int64, digits, pos int) *dateToken {
	t := &d.tokens[d.n]
	*t = d.gap
	t.kind, t.value, t.digits, t.pos = kind, value, uint8(digits), pos
	d.gap = dateToken{}
	d.n++
	return t
}

// prev is the token before, nil at the beginning.
func (d *dateScanner) prev() *dateToken {
	if d.n == 0 {
		return nil
	}
	return &d.tokens[d.n-1]
}

// number reads a run of digits. More than 18 are no number but junk.
func (d *dateScanner) number() {
	start, value, digits := d.pos, int64(0), 0
	for d.pos < len(d.s) {
		c := d.s[d.pos]
		if c-'0' < 10 {
			value, digits = value*10+int64(c-'0'), digits+1
			d.pos++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(d.s[d.pos:])
		v, ok := digitValue(r)
		if !ok {
			break
		}
		d.noteScript(r)
		value, digits = value*10+int64(v), digits+1
		d.pos += size
	}
	if digits > 18 {
		d.gap = dateToken{junk: true, label: d.gap.label, weekday: d.gap.weekday}
		return
	}
	d.emitNumber(value, digits, start)
}

// emitNumber makes a token of a digit run, or two where it is the year of one date glued to the first
// number of the next: "17/11/201917/11/2019".
func (d *dateScanner) emitNumber(value int64, digits, start int) {
	if d.monthWord && value >= 1 && value <= 12 && d.gap.joined() {
		d.monthWord = false
		d.emit(tokenMonth, value, 0, start)
		return
	}
	d.monthWord = false
	if digits >= 5 && digits <= 8 && d.n > 0 && d.gap.joined() {
		if head := d.gluedHead(digits); head > 0 {
			tail := int64(1)
			for range digits - head {
				tail *= 10
			}
			d.emit(tokenNumber, value/tail, head, start)
			if d.n == maxDateTokens-1 {
				return
			}
			value, digits = value%tail, digits-head
		}
	}
	d.emit(tokenNumber, value, digits, start)
}

// gluedHead says how many digits of a long run belong to the date before it, 0 where none do.
func (d *dateScanner) gluedHead(digits int) int {
	last := d.prev()
	if last.kind == tokenMonth {
		return 4
	}
	if last.kind != tokenNumber || d.n < 2 || d.gap.sep == 0 || d.gap.space || last.sep != d.gap.sep {
		return 0
	}
	first := &d.tokens[d.n-2]
	switch {
	case first.kind != tokenNumber || last.digits > 2:
		return 0
	case first.digits <= 2:
		return 4
	case first.digits == 4 && digits == 6:
		return 2
	}
	return 0
}

// readWord reads a run of letters and applies its meaning.
func (d *dateScanner) readWord() {
	start := d.pos
	upper, wide, runes := true, false, 0
	d.word.reset()
	for d.pos < len(d.s) {
		c := d.s[d.pos]
		if isASCIILetter(c) {
			if wide {
				break // "кPM": two scripts are two words
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
		d.word.addRune(r)
		d.pos, runes = d.pos+size, runes+1
	}
	if upper && runes <= 5 && d.isoLetter(start) {
		return
	}
	if runes == 1 && d.pos < len(d.s) && d.s[d.pos]-'0' < 10 && d.letter(start) {
		return
	}
	class, value := d.word.find()
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
		d.emit(tokenUnit, int64(value), 0, start)
	case wordBefore:
		d.gap.before = true
	case wordAfter:
		if last := d.prev(); last != nil {
			last.clock = true
		}
	case wordMark:
		d.marked(value)
	case wordEra:
		d.era = value
	case wordAgo:
		d.relative = true
		d.emit(tokenAgo, int64(value), 0, start)
	case wordToday:
		d.relative = true
		d.emit(tokenToday, int64(value), 0, start)
	case wordMonthWord:
		d.monthWord, d.monthTens = value == 0, value
	case wordVietnamese:
		d.vietnamese(int64(value), start)
	case wordArabicSecond:
		d.secondOfPair()
	case wordZone:
		d.zoneWord(value, start, runes)
	default:
		d.unknown(start, runes)
	}
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
		d.gap.junk = true
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

// noteScript remembers scripts whose dates may count other years.
func (d *dateScanner) noteScript(r rune) {
	switch {
	case r < 0xE00:
	case 0xE00 <= r && r < 0xF00, 0x1780 <= r && r < 0x1800:
		d.thai = true
	case 0xAC00 <= r && r < 0xD7B0:
		d.korean = true
	}
}
