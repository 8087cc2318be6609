package broadsheet

// clockTime is a time of day and its zone.
type clockTime struct {
	ok                   bool // there is a time; a zone may be there without one
	hour, min, sec, nsec int
	zoned                bool
	fixed                bool    // the zone was printed as an offset
	zone                 zoneRef // unless fixed
	offset               int     // seconds, where fixed
}

// clockAt tries to read a clock time at token i; it returns i where there is none, else the token after
// it, its half of the day and its zone.
func (f *dateFinder) clockAt(i int, c *clockTime, afterDate bool) int {
	*c = clockTime{}
	start, half := i, uint8(0)
	t := f.at(i)
	if t.last == '+' && !t.loose {
		return i // an offset
	}
	if t.kind == tokenZone && t.value == zoneUTC && f.at(i+1).joined() && f.at(i+1).kind == tokenNumber && f.colonAt(i+2) {
		i++ // "GMT 17:27"
		c.zoned, c.zone = true, zoneUTC
		t = f.at(i)
	}
	if t.kind == tokenClock12 {
		if t.value >= clockNoon {
			c.ok, c.hour = true, 12*int(clockMidnight-t.value)
			return f.zoneAt(i+1, c)
		}
		half = uint8(t.value)
		if f.at(i+1).kind != tokenNumber || !f.at(i+1).joined() || f.at(i+1).sep != 0 && f.at(i+1).sep != '.' {
			return start
		}
		i++ // "오후 3:04", "du. 3:04"
	}
	next := f.figuresAt(i, c, afterDate, half != 0)
	if next == i {
		return start
	}
	if h := f.at(next); h.kind == tokenUnit && h.value == unitHour && h.joined() && h.sep == 0 {
		next++ // "16:51 h"
	}
	if h := f.at(next); half == 0 && h.kind == tokenClock12 && h.value <= clockPM && h.joined() && (h.sep == 0 || h.sep == '.' || h.sep == ',') {
		half = uint8(h.value)
		next++
	}
	switch {
	case half == clockPM && c.hour < 12:
		c.hour += 12
	case half == clockAM && c.hour == 12:
		c.hour = 0
	}
	if c.hour > 24 || c.hour == 24 && (c.min > 0 || c.sec > 0) {
		return start
	}
	c.ok = true
	return f.zoneAt(next, c)
}

// figuresAt reads the figures of a time and returns the token after them, i for none.
func (f *dateFinder) figuresAt(i int, c *clockTime, afterDate, half bool) int {
	t, m := f.at(i), f.at(i+1)
	if t.kind != tokenNumber {
		return i
	}
	if t.mark == markHour || t.mark == 0 && m.kind == tokenUnit && m.value == unitHour && m.joined() && (!m.loose || t.before || afterDate) && t.digits <= 2 {
		return f.markedClock(i, c, afterDate || half)
	}
	if t.mark != 0 {
		return i
	}
	announced := t.before || t.clock || t.afterT || half
	if t.digits == 4 && (announced && (t.afterT || t.clock) || m.kind == tokenZone && m.joined() && m.sep == 0 && m.value != zoneUnknown && f.s[t.pos] < '3') {
		c.hour, c.min = int(t.value/100), int(t.value%100)
		if c.min > 59 {
			return i
		}
		return i + 1
	}
	if t.digits == 6 && t.afterT {
		c.hour, c.min, c.sec = int(t.value/10000), int(t.value/100%100), int(t.value%100)
		if c.min > 59 || c.sec > 60 {
			return i
		}
		return f.fractionAt(i+1, c)
	}
	if t.digits > 2 || t.value > 24 {
		return i
	}
	c.hour = int(t.value)
	if m.kind == tokenNumber && m.joined() && !m.before && m.digits <= 2 && m.value < 60 {
		dots := m.sep == '.' && m.last == '.' && !m.space && m.digits == 2
		if s := f.at(i + 2); dots && s.kind == tokenNumber && s.sep == '.' && !s.space {
			dots = s.digits == 2 && s.value < 60 && (announced || afterDate) // "15.04.09"
		}
		switch {
		case m.sep == ':' && m.last == ':' || t.afterT && m.sep == '-' && m.digits == 2:
			c.min = int(m.value)
			return f.secondsAt(i+2, c, m.sep)
		case dots && (announced || m.clock || afterDate || f.half(i+2)):
			c.min = int(m.value)
			return f.secondsAt(i+2, c, '.')
		}
	}
	if t.value <= 12 && t.value > 0 && f.half(i+1) && m.sep == 0 {
		return i + 1
	}
	if t.clock && (half || t.before || afterDate && m.kind != tokenAgo) || half && t.before {
		return i + 1
	}
	return i
}

// half reports whether am or pm stands at token i.
func (f *dateFinder) half(i int) bool {
	t := f.at(i)
	return t.kind == tokenClock12 && t.value <= clockPM && t.joined() && (t.sep == 0 || t.sep == '.')
}

// secondsAt reads the seconds after hour and minute, where there are any, and their fraction. Where there are no such seconds there
// is no time, and it returns the token of the hour.
func (f *dateFinder) secondsAt(i int, c *clockTime, sep byte) int {
	t := f.at(i)
	if t.kind != tokenNumber || t.sep != sep || t.last != sep || t.space || t.digits > 2 || !t.joined() {
		return i
	}
	if t.value > 60 {
		return i - 2
	}
	c.sec = int(t.value)
	return f.fractionAt(i+1, c)
}

func (f *dateFinder) fractionAt(i int, c *clockTime) int {
	t := f.at(i)
	if t.kind != tokenNumber || t.space || t.digits > 9 || !t.joined() {
		return i
	}
	// QUIRK: ISO 8601 wants a full stop or a comma; some programs print "22:06:08:684Z".
	if t.sep != '.' && t.sep != ',' && !(t.sep == ':' && t.digits == 3) {
		return i
	}
	n := t.value
	for range 9 - t.digits {
		n *= 10
	}
	c.nsec = int(n)
	return i + 1
}

// markedClock reads 15時04分, 15h04, 16h and "7 гадзін 10 хвілін".
func (f *dateFinder) markedClock(i int, c *clockTime, evidence bool) int {
	t := f.at(i)
	if t.value > 24 {
		return i
	}
	c.hour = int(t.value)
	next := i + 1
	if t.mark == 0 {
		next++ // the unit
	}
	m := f.at(next)
	if m.kind == tokenNumber && m.digits <= 2 && m.value < 60 && m.joined() && m.sep == 0 && m.mark != markDay {
		c.min = int(m.value)
		next++
		if f.at(next).kind == tokenUnit && f.at(next).value == unitMinute {
			next++
		}
		if s := f.at(next); s.kind == tokenNumber && s.mark == markSecond && s.value < 61 && s.joined() {
			c.sec = int(s.value)
			next++
		}
		return next
	}
	if t.mark == markHour || t.before || evidence && !f.at(i+1).loose && f.at(next).kind != tokenAgo {
		return next
	}
	return i
}

// zoneAt reads the zone after a time or date.
func (f *dateFinder) zoneAt(i int, c *clockTime) int {
	t := f.at(i)
	if !t.joined() {
		return i
	}
	if t.kind == tokenZone && t.label == 0 {
		c.zoned, c.fixed, c.zone = true, false, t.value
		i++
		if t.value == zoneUTC {
			if next := f.offsetAt(i, c, true); next > i {
				i = next
			}
		} else if next := f.offsetAt(i, c, false); next > i {
			i = next
		}
		return i
	}
	return f.offsetAt(i, c, false)
}

// offsetAt reads "+01:00", "-0700", "+03"; after UTC also "+1".
func (f *dateFinder) offsetAt(i int, c *clockTime, named bool) int {
	t := f.at(i)
	if t.kind != tokenNumber || t.last != '+' && t.last != '-' || t.loose || !t.joined() {
		return i
	}
	if t.sep != t.last && t.sep != '(' && t.sep != '.' {
		return i
	}
	hours, minutes, next := int(t.value), 0, i+1
	switch {
	case t.digits == 4:
		hours, minutes = hours/100, hours%100
	case t.digits > 2:
		return i
	case f.colonAt(next) && f.at(next).digits == 2 && !f.at(next).space:
		m := f.at(next).value
		// A minus may also join two times, "09:00-17:00", or a date and its time, "28.04.2023-19:20".
		if t.last == '-' && !named && (m%15 != 0 || t.value > 12 || !t.space && c.ok && c.sec == 0 && !f.iso) {
			return i
		}
		minutes = int(m)
		next++
	case named || c.ok && t.digits == 2 && (t.last == '+' || f.iso && !t.space):
	default:
		return i
	}
	seconds := hours*3600 + minutes*60
	if t.last == '-' {
		seconds = -seconds
	}
	if seconds > 14*3600 || seconds < -12*3600 || minutes > 59 { // no such zone: the moment is not known
		c.zoned, c.zone = true, zoneUnknown
		return next
	}
	c.zoned, c.fixed, c.offset = true, true, seconds
	return next
}
