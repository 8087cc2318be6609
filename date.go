package broadsheet

import (
	"fmt"
	"strings"
	"time"
)

// This file holds Date and ParseDate; the files beside it do the work:
//
//	date_fast.go      shapes that programs write: ISO 8601, RFC 822, Unix time
//	date_scan.go      any other string, cut into tokens; date_han.go reads ideographs and digits,
//	                  date_fold.go looks words up in date_table.go (made from testdata/dates)
//	date_find.go      tokens to dates, date_clock.go to times and zones (date_zones.go)
//	date_order.go     day or month first
//	date_relative.go  "2 hours ago", and dates without a year

// Date is a moment, or a day where no time was printed. The zero Date is unknown.
type Date struct {
	Time    time.Time // in the zone that was printed; midnight UTC when DayOnly
	DayOnly bool      // only a day was printed
}

// DateOrder says which of day and month comes first in dates such as 03/04/2025.
type DateOrder uint8

const (
	// ByEvidence decides by a part over 12, then language or host, then am/pm, a US zone or wording,
	// else day first.
	ByEvidence DateOrder = iota
	// DayFirst reads 03/04/2025 as 3 April.
	DayFirst
	// MonthFirst reads 03/04/2025 as March 4.
	MonthFirst
)

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// String gives "2025-03-11" or RFC 3339, "" for the zero Date.
//
//go:noinline
func (d Date) String() string {
	text, _ := d.MarshalText()
	return string(text)
}

// MarshalText gives "2025-03-11" or RFC 3339 with fractions, nothing for the zero Date.
func (d Date) MarshalText() ([]byte, error) {
	switch {
	case d.IsZero():
		return nil, nil
	case d.DayOnly:
		return d.Time.AppendFormat(nil, time.DateOnly), nil
	}
	return d.Time.AppendFormat(nil, time.RFC3339Nano), nil
}

// UnmarshalText reads what MarshalText gives.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	if t, err := time.Parse(time.DateOnly, string(text)); err == nil {
		*d = Date{Time: t, DayOnly: true}
		return nil
	}
	t, err := time.Parse(time.RFC3339Nano, string(text))
	if err != nil {
		return fmt.Errorf("broadsheet: %w: %.40q", ErrDate, text)
	}
	*d = Date{Time: t}
	return nil
}

// ParseDate finds the date that a feed, a page or a wire story prints. The string may hold more than the
// date: names, labels, reading times, a second date; what is labelled as published wins, then what has no
// label. Only a complete date is an answer, and nothing is filled in: the error, an [Error] that wraps
// [ErrDate], says what is missing. Without a time of day the answer is DayOnly.
//
// src gives hints: Language and URL say whether day or month comes first, Retrieved resolves "2 hours
// ago" and dates without a year. A time without a zone is in [Parser.Location]. Of a string of more than
// 4 KiB only the beginning is read.
func (p *Parser) ParseDate(s string, src Source) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}, dateError(s, src, &reasonEmpty)
	}
	var st stamp
	if st.fast(s) {
		switch {
		case 1300 <= st.year && st.year < 1500 && newDateHints(src).persian, st.year > maxNepali && newDateHints(src).nepali:
			return Date{}, dateError(s, src, &reasonCalendar)
		case 2400 <= st.year && st.year < 2700 && newDateHints(src).thai:
			st.year -= 543 // as dateFinder.year
		}
	} else {
		if why := p.search(s, src, &st); why != nil {
			return Date{}, dateError(s, src, why)
		}
	}
	return p.date(s, src, &st)
}

// stamp is a date as it was printed.
type stamp struct {
	year, month, day int
	clock            clockTime
	korean           bool
}

// date makes the answer of a stamp.
func (p *Parser) date(s string, src Source, st *stamp) (Date, error) {
	c := &st.clock
	month := time.Month(st.month)
	if c.zoned && !c.fixed && c.zone == zoneUnknown {
		c.ok = false // the moment is not known, the day is
	}
	dayOnly, loc := !c.ok && !(c.zoned && c.fixed), p.Location
	switch {
	case dayOnly:
		*c, loc = clockTime{}, time.UTC
	case c.fixed:
		loc = offsetLocation(c.offset)
	case c.zoned:
		loc = offsetLocation(zoneOffset(c.zone, st.year, month, st.day, c.hour))
	case loc == nil && (st.korean || isKorean(src.Language)):
		// QUIRK: nil is UTC, but Korean text has one zone that it can mean, and readers of feeds have taken it so
		// since feedparser's _parse_date_nate; "2004-05-25 오후 11:23:17". Of a Korean feed "2004-05-25 23:23:17" is that too.
		loc = offsetLocation(9 * 3600)
	case loc == nil:
		loc = time.UTC
	}
	d := Date{Time: time.Date(st.year, month, st.day, c.hour, c.min, c.sec, c.nsec, loc), DayOnly: dayOnly}
	if 1 < st.year && st.year < 9999 {
		return d, nil
	}
	if y := d.Time.Year(); d.IsZero() || y < 0 || y > 9999 { // no text of it reads back
		return Date{}, dateError(s, src, &reasonZero)
	}
	return d, nil
}

// dateReason says why a string has no date.
type dateReason struct{ text string }

var (
	reasonEmpty    = dateReason{"nothing printed"}
	reasonNone     = dateReason{"nothing like a date"}
	reasonYear     = dateReason{"no year"}
	reasonDay      = dateReason{"no such day"}
	reasonClock    = dateReason{"no such time"}
	reasonCalendar = dateReason{"a year of another calendar"}
	reasonZero     = dateReason{"a year out of range"}
	reasonOrder    = dateReason{"day and month may be the other way round"}
)

// noDate is an [Error] with its cause in one allocation: pages try many strings that hold no date.
type noDate struct {
	err  Error
	why  *dateReason
	text string
}

type noDateCause noDate

func (e *noDateCause) Unwrap() error { return ErrDate }
func (e *noDateCause) Error() string {
	return fmt.Sprintf("%v: %s: %.80q", ErrDate, e.why.text, e.text)
}

func dateError(s string, src Source, why *dateReason) *Error {
	e := &noDate{why: why, text: s}
	e.err = Error{URL: src.URL, Err: (*noDateCause)(e)}
	return &e.err
}
