package broadsheet

import (
	"strings"
	"unicode/utf8"
)

// This file cuts a string into the tokens that date_find.go looks for dates in.
//
//	dateScanner.scan      the loop: numbers, words, punctuation
//	dateScanner.number    digit runs of all scripts, and two dates glued to each other
//	dateScanner.readWord  a word's meaning (date_words.go)
//	dateScanner.ideograph Chinese characters, which no space separates (date_han.go)
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
	wordToday                  // how many days ago
	wordMonthWord              // "tháng", before a month's number
	wordVietnamese             // a number in words
	wordArabicSecond           // makes the second of the two months that share a name
	wordZone                   // index in zoneWords
	wordNumbered               // before the number of something: "Version"
	wordHalf                   // of the unit that follows
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

	unitAgo = 8  // added where the word says "ago" too: "órája"
	unitTwo = 16 // added where it is the word for two of them: "ساعتين"
)

// halfUnit says how many of the unit before it are half a unit, where that is a whole number.
var halfUnit = [...]int64{unitMinute: 30, unitHour: 30, unitDay: 12, unitYear: 6}

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
	value  int64
	pos    int // where it begins
	kind   tokenKind
	digits uint8 // how many a number has
	mark   uint8 // mark after the number: markYear and so on

	// The gap between the token before and this one.
	sep     byte  // first mark of punctuation, 0 for none
	last    byte  // last mark of punctuation
	space   bool  // there was a blank
	loose   bool  // a blank stands directly before the token
	junk    bool  // there were unknown words
	before  bool  // a word or sign that announces a clock time
	version bool  // directly after a v, as in "v2.10"
	counted bool  // after a word such as "Version"
	half    bool  // after "half" with nothing between but words without meaning
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
	usWords   bool // am or pm, or a zone of the United States
}

// scan reads the string into tokens.
func (d *dateScanner) scan(s string) {
	cut := len(s) > maxDateInput
	if cut {
		s = s[:maxDateInput]
		if i := strings.LastIndexByte(s, ' '); i > maxDateInput/2 {
			s = s[:i] // no half numbers
		}
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
	d.gap.junk = d.gap.junk || cut || d.pos < len(s)
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
//
//go:noinline
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
			if y := value / tail; head == 2 || y >= 1900 && y < 2100 {
				d.emit(tokenNumber, y, head, start)
				if d.n == maxDateTokens-1 {
					return
				}
				value, digits = value%tail, digits-head
			}
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
	if last.kind == tokenNumber && last.digits <= 2 && d.n > 1 && d.tokens[d.n-2].kind == tokenMonth && digits <= 6 {
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
