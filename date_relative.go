package broadsheet

import (
	"strings"
	"time"
)

// maxAgo bounds the number of a relative date, so that no arithmetic overflows.
const maxAgo = 10000

// relativeDate reads "2 hours ago", "vor 3 Tagen", "yesterday, 14:30" against the time of retrieval.
func (f *dateFinder) relativeDate(p *Parser, now time.Time, st *stamp) bool {
	if p.Location != nil {
		now = now.In(p.Location)
	}
	for i := range f.n {
		t := f.at(i)
		switch t.kind {
		case tokenToday:
			st.setDay(now.AddDate(0, 0, -int(t.value)))
			st.clock = f.clockBeside(i, now)
			return true
		case tokenNumber:
			if f.hoursAgo(i) {
				return st.ago(now, t.value, unitHour)
			}
			if next := f.at(i + 1); t.mark != 0 && next.kind == tokenAgo && next.joined() {
				return st.ago(now, t.value, unitOfMark[t.mark])
			}
			if unit := f.shortUnit(i); unit != 0 {
				return st.ago(now, t.value, unit)
			}
		case tokenAgo:
			// "godzinę temu", "منذ ساعة": the word stands before clock times too, as the French a of "il y a un an" does.
			if next := f.at(i + 1); t.before && t.joined() || next.before && next.kind == tokenEnd && next.joined() && f.s[t.pos] != 'y' {
				return st.ago(now, 1, unitHour)
			}
		case tokenUnit:
			if f.agoBeside(i) {
				for j := i - 2; j > 0 && f.at(j).kind == tokenUnit && f.at(j).value > f.at(j+2).value && (f.at(j+1).joined() || f.untilAt(j+1)); j -= 2 {
					now = unitsBefore(now, min(f.amount(j), maxAgo), f.at(j).value) // "2 hours, 5 minutes ago"
				}
				return st.ago(now, f.amount(i), t.value)
			}
		}
	}
	return false
}

// clockBeside gives the time before or after the token; without a zone of its own it has that of now.
func (f *dateFinder) clockBeside(i int, now time.Time) (c clockTime) {
	for _, item := range f.items[:f.found] {
		if !item.isDate && (item.from == i+1 || item.to == i) {
			c = item.clock
		}
	}
	if c.ok && !c.zoned {
		c.zoned, c.fixed = true, true
		_, c.offset = now.Zone()
	}
	return c
}

// agoBeside reports whether a word such as "ago" stands after the unit or before its number.
func (f *dateFinder) agoBeside(i int) bool {
	if f.at(i+1).joined() && f.agoAt(i+1) {
		return true
	}
	first := i
	if i > 0 && f.at(i-1).kind == tokenNumber {
		first--
	}
	return first > 0 && f.at(first-1).kind == tokenAgo && f.at(first).joined() && f.at(i).joined()
}

// hoursAgo reports whether the number counts hours in a language whose word for them also stands beside
// clock times: "3 uur geleden", "acum 3 ore", "3時間前".
func (f *dateFinder) hoursAgo(i int) bool {
	t, next := f.at(i), f.at(i+1)
	if !t.clock && !next.before || !next.joined() {
		return false
	}
	return next.kind == tokenAgo || i > 0 && f.at(i-1).kind == tokenAgo && t.joined()
}

// agoAt reports whether token i is a word such as "ago" that stands behind. The English one is a month too.
func (f *dateFinder) agoAt(i int) bool {
	t := f.at(i)
	return t.kind == tokenAgo && t.value == 0 || t.kind == tokenMonth && t.value == 8 && isAgo(f.s[t.pos:])
}

// shortUnit gives the unit of "5d ago" and "3 ngày trước" by what stands between the number and the word; 0 for none. For the table
// these units are words without a meaning, or another one.
func (f *dateFinder) shortUnit(i int) int64 {
	ago := i + 1
	if y := f.at(ago); y.kind == tokenAgo && y.value == 1 {
		ago++ // the y of "1y ago" is that of "il y a"
	}
	if !f.agoAt(ago) {
		return 0
	}
	switch strings.Trim(f.s[f.at(i).pos:f.at(ago).pos], "0123456789 ") {
	case "s":
		return unitSecond
	case "m":
		return unitMinute
	case "d", "ngày":
		return unitDay
	case "w", "wk", "wks":
		return unitWeek
	case "mo", "mos", "tháng":
		return unitMonth
	case "y", "yr", "yrs", "năm":
		return unitYear
	}
	return 0
}

// unitOfMark gives the units of "3日前".
var unitOfMark = [...]int64{
	markYear: unitYear, markMonth: unitMonth, markDay: unitDay, markHour: unitHour, markMinute: unitMinute, markSecond: unitSecond,
}

// isAgo tells the English word from the month of August in Spanish, Italian and Portuguese.
func isAgo(s string) bool {
	return len(s) >= 3 && s[0]|0x20 == 'a' && s[1]|0x20 == 'g' && s[2]|0x20 == 'o'
}

// amount gives the number before the unit; "an hour" has none and is one.
func (f *dateFinder) amount(i int) int64 {
	if i > 0 && f.at(i-1).kind == tokenNumber && f.at(i).joined() {
		return f.at(i - 1).value
	}
	return 1
}

// ago sets what was n units before now: a moment for hours and less, a day for the rest.
func (st *stamp) ago(now time.Time, n, unit int64) bool {
	if n > maxAgo {
		return false
	}
	at := unitsBefore(now, n, unit)
	st.setDay(at)
	if unit <= unitHour {
		c := &st.clock
		*c = clockTime{ok: true, zoned: true, fixed: true, nsec: at.Nanosecond()}
		c.hour, c.min, c.sec = at.Clock()
		_, c.offset = at.Zone()
	}
	return true
}

// unitsBefore gives the moment n units before another.
func unitsBefore(at time.Time, n, unit int64) time.Time {
	back := -int(n)
	switch unit {
	case unitDay:
		return at.AddDate(0, 0, back)
	case unitWeek:
		return at.AddDate(0, 0, 7*back)
	case unitMonth:
		return at.AddDate(0, back, 0)
	case unitYear:
		return at.AddDate(back, 0, 0)
	}
	return at.Add(time.Duration(back) * [...]time.Duration{unitSecond: time.Second, unitMinute: time.Minute, unitHour: time.Hour}[unit])
}

func (st *stamp) setDay(t time.Time) {
	y, m, d := t.Date()
	st.year, st.month, st.day = y, int(m), d
}

// completeYear gives a date without a year the last one that is not after the time of retrieval.
func (st *stamp) completeYear(now time.Time) {
	latest := now.Add(36 * time.Hour)
	for st.year = latest.Year(); ; st.year-- {
		there := st.day <= daysIn(st.year, st.month) // 29 February
		if there && !time.Date(st.year, time.Month(st.month), st.day, 0, 0, 0, 0, now.Location()).After(latest) {
			return
		}
	}
}
