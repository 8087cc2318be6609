package broadsheet

import (
	"fmt"
	"time"
)

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

// ParseDate finds the date that a feed, a page or a wire story prints. The string may hold more than
// the date. src gives hints (Language, URL, Retrieved). The error is an [Error] that wraps [ErrDate].
func (p *Parser) ParseDate(s string, src Source) (Date, error) {
	for _, layout := range []string{time.RFC3339Nano, time.RFC1123Z, time.RFC1123} {
		if t, err := time.Parse(layout, s); err == nil {
			return Date{Time: t}, nil
		}
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return Date{Time: t, DayOnly: true}, nil
	}
	return Date{}, &Error{URL: src.URL, Err: fmt.Errorf("%w: %.80q", ErrDate, s)}
}
