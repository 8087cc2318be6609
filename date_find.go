package broadsheet

import "time"

// This file finds dates and clock times among the tokens of date_scan.go and chooses one.
//
//	dateFinder.find      one pass over the tokens: dates, times, everything else is passed over
//	dateFinder.dateAt    the shapes of dates
//	dateFinder.clockAt   the shapes of times (date_clock.go)
//	dateFinder.choose    published before unlabelled before updated; then the first
//
// Each token is looked at a bounded number of times, but in a chain of days without a year, each of which looks at the one behind it;
// maxDateTokens bounds that.

// dateItem is a date or a clock time found in the text; to is the token after it.
type dateItem struct {
	isDate   bool
	label    uint8
	weekday  uint8
	yearLess bool // the year has to come from Source.Retrieved
	order    bool // a and b may be either of day and month
	from, to int
	year     int
	a, b     int // month and day; in print order where order is set
	sep      byte
	clock    clockTime
	nested   bool // the time stands between day and year, as asctime prints it
}

const maxDateItems = 8

type dateFinder struct {
	dateScanner
	items  [maxDateItems]dateItem
	found  int
	reason *dateReason // why there is no answer

	dated    bool // Source.Retrieved is known
	croatian bool // the page is Croatian
	nepali   bool // the page is Nepali
	iso      bool // a date has its year first, with hyphens
}

// at gives a token; past the end it is the last one, tokenEnd. The remainder changes nothing: it spares each copy of this
// function the check of bounds.
func (f *dateFinder) at(i int) *dateToken { return &f.tokens[uint(min(i, f.n))%maxDateTokens] }

// find collects the items.
func (f *dateFinder) find() {
	label, weekday := uint8(0), uint8(0)
	for i := 0; i < f.n && f.found < maxDateItems; {
		t := f.at(i)
		if t.label != 0 {
			label = t.label
		}
		if t.weekday != 0 || t.junk {
			weekday = t.weekday
		}
		item := &f.items[f.found]
		*item = dateItem{from: i}
		next := f.dateAt(i, item)
		switch {
		case next > i && item.isDate:
			item.label, item.weekday, item.to = label, weekday, next
			for j := i + 1; j <= next && item.weekday == 0 && f.at(j).joined(); j++ {
				item.weekday = f.at(j).weekday
			}
			label, weekday = 0, 0
			f.found++
		case next > i: // a date that cannot be: skip it whole
		default:
			next = f.clockItem(i, item)
		}
		i = next
	}
}

// clockItem reads a clock time at token i; it returns the token to go on with.
func (f *dateFinder) clockItem(i int, item *dateItem) int {
	afterDay := f.afterDate(i) || i > 0 && f.at(i-1).kind == tokenToday
	next := f.clockAt(i, &item.clock, afterDay && f.at(i).joined())
	if next == i {
		return i + 1
	}
	item.to = f.rangeAt(next)
	if f.durationAt(item.to) {
		return item.to + 1
	}
	f.found++
	return item.to
}

// afterDate reports whether the last item is a date that ends before token i.
func (f *dateFinder) afterDate(i int) bool {
	return f.found > 0 && f.items[f.found-1].isDate && f.items[f.found-1].to == i
}

// rangeAt passes over the second time of "09:00-17:00".
func (f *dateFinder) rangeAt(i int) int {
	if t := f.at(i); t.kind != tokenNumber || !t.joined() || t.sep != '-' || t.last != '-' || !f.colonAt(i+1) {
		return i
	}
	var second clockTime
	return f.clockAt(i, &second, false)
}

// durationAt reports whether a unit of time makes what stands before it a length: "02:08 min".
func (f *dateFinder) durationAt(i int) bool {
	t := f.at(i)
	return t.kind == tokenUnit && t.value <= unitMinute && t.joined() && t.sep == 0
}

// monthSlavic numbers the names that Croatian has for other months than its neighbours.
const (
	monthListopada = 13 + iota // Polish: November; Croatian: October
	monthListopad
	monthSrp // Czech: August; Croatian: July
	monthLip // Polish: July; Croatian: June
)

func (t *dateToken) month(croatian bool) int {
	m := int(t.value)
	switch m {
	case monthListopada, monthListopad:
		m = int(time.November)
	case monthSrp:
		m = int(time.August)
	case monthLip:
		m = int(time.July)
	default:
		return m
	}
	if croatian {
		m--
	}
	return m
}

// century completes a year of two digits as POSIX strptime does.
func century(y int64) int {
	if y < 69 {
		return int(y) + 2000
	}
	return int(y) + 1900
}

// daysIn gives the days of a month.
//
//go:noinline
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// choose picks the item that answers, and gives it the clock time that belongs to it; nil for none.
func (f *dateFinder) choose() *dateItem {
	best, rank := -1, -1
	for i := range f.found {
		item := &f.items[i]
		r := 3
		switch {
		case !item.isDate:
			continue
		case item.label == labelPublished:
			r = 4
		case item.label == labelUpdated:
			r = 2
		}
		if item.yearLess {
			r -= 2
		}
		if r > rank {
			best, rank = i, r
		}
	}
	if best < 0 {
		return nil
	}
	item := &f.items[best]
	if !item.nested && !item.clock.ok {
		f.attachClock(best)
	}
	return item
}

// attachClock gives the date the time beside it: the one after it, unless that one leads another date.
func (f *dateFinder) attachClock(i int) {
	date := &f.items[i]
	var before, after *clockTime
	if i > 0 {
		c := &f.items[i-1]
		if !c.isDate && c.to == date.from && f.at(date.from).joined() {
			before = &c.clock
		}
	}
	if i+1 < f.found {
		c := &f.items[i+1]
		if !c.isDate && c.from == date.to && f.at(c.from).joined() {
			after = &c.clock
			leads := i+2 < f.found && f.items[i+2].isDate && f.items[i+2].from == c.to && f.at(c.to).joined()
			if before != nil && leads {
				after = nil
			}
		}
	}
	switch {
	case after != nil:
		date.clock = *after
	case before != nil:
		if date.clock = *before; !date.clock.zoned {
			f.zoneAt(date.to, &date.clock) // "2:30 PM, March 11, 2025 EST"
		}
	default:
		f.zoneAt(date.to, &date.clock)
	}
}
