package broadsheet

import (
	"strings"
	"unicode"
)

// This file holds the shapes of dates.
//
//	dateFinder.dateAt       a date at a token, of any shape
//	dateFinder.numericAt    11.03.2025, 2025-03-11, 3/11/25; compactAt 20250311
//	dateFinder.dayMonthAt   11 March 2025, 2025 March 11, 2025, 11 March
//	dateFinder.monthDayAt   March 11, 2025, Mar 11 15:04:05 CET 2025
//	dateFinder.civil        the day, if there is such a day
//
// Each function takes the index of a token and returns the index after the date, or the one it was given
// where there is none. An impossible date is passed over whole, so that its rest is not read as another.

// isShort reports whether the token can be a day, or a month in figures.
func (f *dateFinder) isShort(i int) bool {
	t := f.at(i)
	return t.kind == tokenNumber && t.digits <= 2 && (t.mark == 0 || t.mark == markDay)
}

// isYear reports whether the token is a year in full, whole or before a mark.
//
//go:noinline
func (f *dateFinder) isYear(i int) bool {
	t := f.at(i)
	return t.kind == tokenNumber && t.digits == 4 && (t.mark == 0 || t.mark == markYear) && t.value >= 1400 &&
		(t.value < 2200 || f.thai && t.value < 2700)
}

// dateAt tries to read a date at token i. It returns i where there is none, and the token after it
// otherwise; item.isDate is false where the date is impossible.
func (f *dateFinder) dateAt(i int, item *dateItem) int {
	t := f.at(i)
	switch t.kind {
	case tokenNumber:
		if t.version || t.afterT {
			return i
		}
		if next := f.numericAt(i, item); next > i {
			return next
		}
		return f.dayMonthAt(i, item)
	case tokenMonth:
		return f.monthDayAt(i, item)
	}
	return i
}

// numericAt reads a date in figures: three numbers between equal marks, or one run of digits.
func (f *dateFinder) numericAt(i int, item *dateItem) int {
	if next := f.compactAt(i, item); next > i {
		return next
	}
	a, b, c := f.at(i), f.at(i+1), f.at(i+2)
	if b.kind != tokenNumber || c.kind != tokenNumber || !b.joined() || !c.joined() || b.sep != b.last || c.sep != c.last {
		return i
	}
	sep := b.sep
	if sep != '-' && sep != '/' && sep != '.' && sep != ':' && sep != 0x1E {
		return i
	}
	if i > 0 && a.sep == sep && a.last == sep && !a.space && f.at(i-1).kind == tokenNumber && a.joined() {
		return i // the middle of something longer: an address, a version
	}
	mixed := c.sep != sep
	if mixed && (sep != '/' || !f.isYear(i+2) || !c.space && c.sep != '-') {
		return i
	}
	if mixed && c.sep != 0 && c.sep != '-' && c.sep != ',' || c.before {
		return i
	}
	switch {
	case a.digits == 4 && b.digits <= 2 && c.digits <= 2 && !mixed:
		return f.yearMonthDay(i, item, sep)
	case a.digits <= 2 && b.digits <= 2 && c.digits == 4:
		return f.dayMonthYear(i, item, int(c.value), sep)
	case a.digits <= 2 && b.digits <= 2 && c.digits == 2 && !mixed && sep != ':':
		return f.shortYear(i, item, sep)
	}
	return i
}

func (f *dateFinder) yearMonthDay(i int, item *dateItem, sep byte) int {
	year, ok := f.year(f.at(i).value)
	if !ok {
		return f.impossible(i+3, &reasonCalendar)
	}
	month, day := int(f.at(i+1).value), int(f.at(i+2).value)
	f.iso = f.iso || sep == '-'
	return f.civil(item, i+3, year, month, day, sep)
}

func (f *dateFinder) dayMonthYear(i int, item *dateItem, year int, sep byte) int {
	year, ok := f.year(int64(year))
	if !ok {
		return f.impossible(i+3, &reasonCalendar)
	}
	a, b := int(f.at(i).value), int(f.at(i+1).value)
	if next := f.at(i + 3); sep == '.' && next.kind == tokenNumber && next.sep == '.' && !next.space && !f.colonAt(i+4) {
		return i // "1.2.2025.3" is a version
	}
	item.sep = sep
	if next := f.rangeOfFigures(i, item, year, b); next > i {
		return next
	}
	switch {
	case a > 12 && b > 12:
		return f.impossible(i+3, &reasonDay)
	case a > 12:
		return f.civil(item, i+3, year, b, a, sep)
	case b > 12:
		return f.civil(item, i+3, year, a, b, sep)
	case a == 0 || b == 0:
		return f.impossible(i+3, &reasonDay)
	}
	item.isDate, item.order = true, a != b
	item.year, item.a, item.b = year, a, b
	return i + 3
}

// rangeOfFigures reads the first day of "11.-13.03.2025" and "28.02. bis 13.03.2025" at the last one; i for none. The full stop before the
// mark of a range tells it from a time, "10.05 - 13.03.2025".
func (f *dateFinder) rangeOfFigures(i int, item *dateItem, year, lastMonth int) int {
	if f.at(i).sep != '.' || !f.untilAt(i) || !f.isShort(i-1) {
		return i
	}
	day, month := int(f.at(i-1).value), lastMonth
	if second := f.at(i - 1); i > 1 && f.isShort(i-2) && second.sep == '.' && !second.space && second.joined() {
		day, month = int(f.at(i-2).value), day
	}
	if month > lastMonth {
		year--
	}
	if next := f.civil(item, i+3, year, month, day, '.'); item.isDate {
		return next
	}
	return i
}

// shortYear reads three numbers of up to two digits each.
func (f *dateFinder) shortYear(i int, item *dateItem, sep byte) int {
	a, b, c := f.at(i), f.at(i+1), f.at(i+2)
	next := f.at(i + 3)
	if a.counted || next.kind == tokenNumber && next.sep == sep && !next.space && next.sep != 0 {
		return i // "Version 3.11.12", four numbers or more
	}
	if sep == '.' && (a.before || f.afterDate(i) && a.sep != '-') {
		return i // the seconds of "5.1.2025 klo 15.04.09"
	}
	if sep != '.' && (b.space || c.space) || next.kind == tokenUnit && next.joined() {
		return i
	}
	if a.value > 31 && a.digits == 2 {
		return f.civil(item, i+3, f.century(a.value), int(b.value), int(c.value), sep)
	}
	return f.dayMonthYear(i, item, f.century(c.value), sep)
}

// compactAt reads 20250311, 202503111504 and 20250311150400, and 250311 before a time: only where the
// string holds nothing before them, for other numbers look alike.
func (f *dateFinder) compactAt(i int, item *dateItem) int {
	t := f.at(i)
	if i > 0 || t.digits < 6 || t.junk {
		return i
	}
	next := f.at(1)
	timed := next.afterT || next.kind == tokenNumber && next.joined() && f.at(2).sep == ':'
	alone := next.kind == tokenEnd && next.joined() || timed
	v := t.value
	switch {
	case t.digits == 6 && timed:
		v = int64(century(v/10000))*10000 + v%10000
	case t.digits == 8 && alone:
	case t.digits == 12 && next.kind == tokenEnd && next.joined():
		v /= 10000
	case t.digits == 14 && (next.kind == tokenEnd || next.kind == tokenZone || next.sep == '+' || next.sep == '-' || next.sep == '.'):
		v /= 1000000
	default:
		return i
	}
	if v < 1800_00_00 || v > 2199_99_99 {
		return i
	}
	end := f.civil(item, i+1, int(v/10000), int(v/100%100), int(v%100), 0)
	if t.digits >= 12 && item.isDate {
		rest := t.value % 1000000
		if t.digits == 12 {
			rest = t.value % 10000 * 100
		}
		item.clock = clockTime{ok: true, hour: int(rest / 10000), min: int(rest / 100 % 100), sec: int(rest % 100)}
		if item.clock.hour > 24 || item.clock.min > 59 || item.clock.sec > 60 {
			item.isDate = false
		}
		end = f.zoneAt(end, &item.clock)
	}
	return end
}

// month gives the month of a token, by language where Slavic names differ.
func (f *dateFinder) month(i int) int {
	t := f.at(i)
	// Croatian prints a dot after day and year. Polish has the same genitive and no dot; Czech has another
	// genitive, the same abbreviations, and no dot after the year.
	dots := t.sep == '.' && (t.value == monthListopada || f.isYear(i+1) && f.at(i+2).sep == '.')
	return t.month(f.croatian || dots)
}

// dayMonthAt reads "11 March 2025", "2025 March 11" and "2025, 11 March" at a number.
func (f *dateFinder) dayMonthAt(i int, item *dateItem) int {
	m := f.at(i + 1)
	if m.kind == tokenNumber {
		if f.isYear(i) && f.isShort(i+1) && m.joined() && f.at(i+2).kind == tokenMonth && f.at(i+2).joined() && !f.isYear(i+3) && f.at(i+2).sep != ':' {
			return f.civil(item, i+3, int(f.at(i).value), f.month(i+2), int(m.value), m.sep)
		}
		return i
	}
	if m.kind != tokenMonth || !m.joined() || m.sep == ':' || m.sep == ',' && f.at(i).junk {
		return i // also "No. 3, March 2024"
	}
	after := f.at(i + 2)
	number := after.kind == tokenNumber && after.joined()
	switch {
	case f.isYear(i) && number && f.isShort(i+2) && !f.colonAt(i+3):
		return f.civil(item, i+3, f.plainYear(i), f.month(i+1), int(after.value), 0)
	case !f.isShort(i):
		return i
	case number && f.isYear(i+2):
		return f.civil(item, i+3, f.plainYear(i+2), f.month(i+1), f.firstDay(i), 0)
	case number && f.isShort(i+2) && f.at(i+3).kind == tokenNumber && f.at(i+3).joined() && (f.isYear(i+3) || f.shortYearAt(i+3, after)):
		return i // "4 October 23, 2025": the day stands behind
	case number && f.shortYearAt(i+2, m):
		return f.civil(item, i+3, f.century(after.value), f.month(i+1), f.firstDay(i), 0)
	}
	if next := f.clockThenYear(i+2, item, f.month(i+1), int(f.at(i).value)); next > i+2 {
		return next
	}
	return f.withoutYear(i, i+2, item, f.month(i+1), f.firstDay(i))
}

// clockThenYear reads the rest of what date(1) and asctime print behind day and month, "15:04:05 CET 2025"; i for nothing of the kind.
func (f *dateFinder) clockThenYear(i int, item *dateItem, month, day int) int {
	next := f.clockAt(i, &item.clock, false)
	if next == i || !f.at(i).joined() || !f.isYear(next) || !f.at(next).joined() {
		item.clock = clockTime{}
		return i
	}
	item.nested = true
	end := f.civil(item, next+1, f.plainYear(next), month, day, 0)
	if !item.clock.zoned {
		end = f.zoneAt(end, &item.clock)
	}
	return end
}

// monthDayAt reads "March 11, 2025", also with the time before the year, at a month.
func (f *dateFinder) monthDayAt(i int, item *dateItem) int {
	day := f.at(i + 1)
	if !day.joined() || day.sep == ':' || !f.isShort(i+1) || f.colonAt(i+2) {
		return i
	}
	month, d := f.month(i), int(day.value)
	year := f.at(i + 2)
	if f.isShort(i+2) && f.untilAt(i+2) && year.value > day.value && f.isYear(i+3) && f.at(i+3).joined() {
		return f.civil(item, i+4, f.plainYear(i+3), month, d, 0) // "December 24-26, 2024" begins on the 24th
	}
	if f.isYear(i+2) && year.joined() && year.sep != ':' && !f.colonAt(i+3) {
		return f.civil(item, i+3, f.plainYear(i+2), month, d, 0)
	}
	if next := f.clockThenYear(i+2, item, month, d); next > i+2 {
		return next
	}
	if year.kind == tokenNumber && year.joined() && f.shortYearAt(i+2, day) {
		return f.civil(item, i+3, f.century(year.value), month, d, 0)
	}
	return f.withoutYear(i, i+2, item, month, d)
}

// shortYearAt reports whether the number is a year without its century: marked by an apostrophe, joined as
// the number before it, or the end of the text or of the date before a time.
func (f *dateFinder) shortYearAt(i int, before *dateToken) bool {
	t := f.at(i)
	if t.digits != 2 || t.mark != 0 || t.sep == ':' || f.colonAt(i+1) {
		return false
	}
	if t.last == '\'' || t.sep != 0 && t.sep == before.sep && !t.space {
		return true
	}
	next := f.at(i + 1)
	return next.kind == tokenEnd && next.joined() || next.kind == tokenNumber && next.joined() && next.space && f.colonAt(i+2)
}

// colonAt reports whether the token is the second part of a clock time.
//
//go:noinline
func (f *dateFinder) colonAt(i int) bool {
	t := f.at(i)
	return t.kind == tokenNumber && t.digits <= 2 && t.sep == ':' && t.last == ':' && t.joined()
}

// withoutYear takes the year of a day and month from the date that a range ends with, "31 March - 2 April 2025", or keeps them
// for Source.Retrieved to complete.
func (f *dateFinder) withoutYear(from, to int, item *dateItem, month, day int) int {
	var last dateItem
	if f.untilAt(to) {
		if next := f.dateAt(to, &last); last.isDate && !last.order && !last.yearLess {
			if month > last.a {
				last.year--
			}
			return f.civil(item, next, last.year, month, day, 0)
		}
	}
	f.because(&reasonYear)
	if !f.dated || day < 1 || day > daysIn(2000, month) {
		return from
	}
	f.civil(item, to, 2000, month, day, 0)
	item.yearLess = true
	return to
}

// civil fills in a date whose month and day are known, if there is such a day.
func (f *dateFinder) civil(item *dateItem, next, year, month, day int, sep byte) int {
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || year < 0 || year > 9999 {
		return f.impossible(next, &reasonDay)
	}
	item.isDate, item.order = true, false
	item.year, item.a, item.b, item.sep = year, month, day, sep
	return next
}

func (f *dateFinder) impossible(next int, why *dateReason) int {
	f.because(why)
	return next
}

// because keeps the first reason.
func (f *dateFinder) because(why *dateReason) {
	if f.reason == nil {
		f.reason = why
	}
}

// firstDay gives the day at token i, or the first one of the range that ends there: "24-26 December", "11. bis 13. März".
func (f *dateFinder) firstDay(i int) int {
	t := f.at(i)
	if i > 0 && f.isShort(i-1) && f.untilAt(i) {
		first := f.at(i - 1)
		// The minutes of "10.05 - 13 March" are no day, nor is the hour of "9 Uhr - 13. März" or the number of "Season 2 - 13 March".
		within := i > 1 && f.at(i-2).kind == tokenNumber && first.joined() && first.sep != 0 && !first.space
		named := first.junk && first.sep == 0 && t.space && t.sep == '-'
		if !within && !named && !first.clock && !first.counted && 0 < first.value && first.value < t.value {
			return int(first.value)
		}
	}
	return int(t.value)
}

// untilAt reports whether a dash, a slash or a word such as "to" joins the token to a number or month before it: two days of a range.
func (f *dateFinder) untilAt(i int) bool {
	t := f.at(i)
	if i == 0 || t.kind == tokenEnd || t.label != 0 {
		return false
	}
	if t.joined() && (t.last == '-' || t.last == '/') && (t.sep == t.last || t.sep == '.') {
		return true
	}
	between := strings.TrimLeftFunc(f.s[f.at(i-1).pos:t.pos], func(c rune) bool { return !unicode.IsSpace(c) })
	return isListed(untilWords, strings.TrimSpace(between))
}

// untilWords join the days of a range.
const untilWords = "|to|until|till|through|thru|and|bis|und|au|et|al|a|y|ao|e|t/m|tot|tot en met|en|och|til|og|do|i|až|a|po|по|до|и|і|та|έως|ως|και|la|și|ja|ve|ile" +
	"|إلى|الى|حتى|و|تا|עד|से|और|sampai|hingga|dan|đến|và|"

// century completes a year of two digits, in Thai by the Buddha's era: 68 is 2568, which is 2025.
func (f *dateFinder) century(y int64) int {
	if f.thai && y >= 43 {
		return int(y) + 2500 - 543
	}
	return century(y)
}

// plainYear gives the year of a token beside a named month, Buddhist years as ours.
func (f *dateFinder) plainYear(i int) int {
	year := f.at(i).value
	if f.thai && year >= 2400 && year < 2700 {
		year -= 543
	}
	return int(year)
}

// maxNepali is the last year that is ours in Nepal: later ones are those of Bikram Sambat, which is 57 ahead.
const maxNepali = 2050

// year takes a year of a date in figures, if it can be one of our calendar.
func (f *dateFinder) year(y int64) (int, bool) {
	if f.thai && y >= 2400 && y < 2700 {
		y -= 543
	}
	if f.nepali && y > maxNepali {
		return 0, false
	}
	return int(y), y >= 1583 && y < 2200 // 1583: the first year that is Gregorian throughout
}
