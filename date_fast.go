package broadsheet

import "strconv"

// fast reads the shapes that programs write, byte by byte and whole; false leaves the string to search.
func (st *stamp) fast(s string) bool {
	c := s[0]
	if len(s) < 8 || len(s) > 40 {
		return false
	}
	if c-'0' < 10 {
		if s[4] == '-' || s[4] == 'W' {
			return st.iso(s)
		}
		if n, _, ok := figures(s, 0, 19); ok && n >= 10 {
			return st.unix(s, n)
		}
	}
	return st.rfc822(s)
}

// figures reads up to most digits from i on; n is their number.
func figures(s string, i, most int) (n, value int, ok bool) {
	for n < most && i+n < len(s) && s[i+n]-'0' < 10 {
		value = value*10 + int(s[i+n]-'0')
		n++
	}
	return n, value, n > 0
}

// two reads exactly two digits, -1 for anything else.
func two(s string, i int) int {
	if i+2 > len(s) || s[i]-'0' > 9 || s[i+1]-'0' > 9 {
		return -1
	}
	return int(s[i]-'0')*10 + int(s[i+1]-'0')
}

// iso reads ISO 8601 and RFC 3339: calendar, week and ordinal dates, with T or a blank before a time.
func (st *stamp) iso(s string) bool {
	n, year, _ := figures(s, 0, 4)
	if n != 4 {
		return false
	}
	st.year = year
	i := st.isoDay(s)
	if i == 0 || st.month < 1 || st.month > 12 || st.day < 1 || st.day > daysIn(year, st.month) {
		return false
	}
	if i == len(s) {
		return true
	}
	if s[i] != 'T' && s[i] != ' ' && s[i] != 't' {
		return false
	}
	c := &st.clock
	if hour := two(s, i+1); s[i] == 'T' && i+4 == len(s) && s[i+3] == 'Z' && hour >= 0 && hour < 24 { // minutes may be left out
		*c = clockTime{ok: true, hour: hour, zoned: true, fixed: true}
		return true
	}
	i = c.read(s, i+1)
	if i == 0 {
		return false
	}
	if i < len(s) && s[i] == ' ' {
		i++
	}
	return c.readZone(s, i)
}

// isoDay reads what follows the year and returns where it ends, 0 for none.
func (st *stamp) isoDay(s string) int {
	n, v, _ := figures(s, 5, 3)
	switch {
	case s[4] == '-' && n == 2 && len(s) >= 10 && s[7] == '-':
		st.month, st.day = v, two(s, 8)
		return 10
	case s[4] == '-' && n == 3 && (len(s) == 8 || s[8] == 'T'): // ordinal
		st.month, st.day = 1, v
		if v > 366 || v == 366 && daysIn(st.year, 2) == 28 {
			return 0
		}
		for st.day > daysIn(st.year, st.month) {
			st.day -= daysIn(st.year, st.month)
			st.month++
		}
		return 8
	case s[4] == '-' && s[5] == 'W' && len(s) >= 10 && s[8] == '-':
		return st.isoWeek(two(s, 6), int(s[9]-'0'), 10)
	case s[4] == 'W' && len(s) >= 8 && (len(s) == 8 || s[8] == 'T'):
		return st.isoWeek(two(s, 5), int(s[7]-'0'), 8)
	}
	return 0
}

// isoWeek sets the date of a week (1 to 53) and weekday (Monday is 1): ISO 8601-1 section 5.2.3.
func (st *stamp) isoWeek(week, weekday, end int) int {
	if week < 1 || week > 53 || weekday < 1 || weekday > 7 {
		return 0
	}
	// 4 January is in week 1. Weekday of 1 January, Monday being 0, by Gauss.
	y := st.year - 1
	first := (y + y/4 - y/100 + y/400) % 7
	day := (week-1)*7 + weekday - first
	if first > 3 {
		day += 7
	}
	length := 337 + daysIn(st.year, 2)
	if week == 53 && first != 3 && !(first == 2 && length == 366) {
		return 0
	}
	st.month = 1
	switch {
	case day < 1:
		st.year, st.month, day = st.year-1, 12, day+31
	case day > length:
		st.year, day = st.year+1, day-length
	}
	for st.month < 12 && day > daysIn(st.year, st.month) {
		day -= daysIn(st.year, st.month)
		st.month++
	}
	st.day = day
	return end
}

// read reads 15:04, 15:04:05 and fractions; it returns where the time ends, 0 for none.
func (c *clockTime) read(s string, i int) int {
	c.hour, c.min = two(s, i), -1
	if i+2 < len(s) && s[i+2] == ':' {
		c.min = two(s, i+3)
	}
	if c.hour < 0 || c.min < 0 || c.hour > 24 || c.min > 59 {
		return 0
	}
	i += 5
	if i < len(s) && s[i] == ':' {
		c.sec = two(s, i+1)
		if c.sec < 0 || c.sec > 60 {
			return 0
		}
		i += 3
		if i < len(s) && (s[i] == '.' || s[i] == ',') {
			n, v, ok := figures(s, i+1, 9)
			if !ok {
				return 0
			}
			i += 1 + n
			for ; n < 9; n++ {
				v *= 10
			}
			c.nsec = v
			for i < len(s) && s[i]-'0' < 10 { // finer than a nanosecond
				i++
			}
		}
	}
	if c.hour == 24 && (c.min > 0 || c.sec > 0 || c.nsec > 0) {
		return 0
	}
	c.ok = true
	return i
}

// readZone reads the rest of s as a zone: nothing, Z, +01:00, +0100, +01, or a common name.
func (c *clockTime) readZone(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	c.zoned, c.fixed = true, true
	rest := s[i:]
	switch rest {
	case "Z", "z", "GMT", "UTC", "UT", "+0000", "-0000", "+00:00", "-00:00", "Z+00:00":
		return true
	case "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "BST", "CET", "CEST", "IST", "MSK", "JST", "ET":
		c.fixed = false
		c.zone, _ = zoneByAbbreviation(rest)
		return true
	}
	if rest[0] != '+' && rest[0] != '-' || len(rest) < 3 {
		return false
	}
	hours, minutes := two(rest, 1), 0
	switch {
	case len(rest) == 5:
		minutes = two(rest, 3)
	case len(rest) == 6 && rest[3] == ':':
		minutes = two(rest, 4)
	case len(rest) > 3:
		return false
	}
	if hours < 0 || hours > 14 || hours > 12 && rest[0] == '-' || minutes < 0 || minutes > 59 {
		return false
	}
	c.offset = hours*3600 + minutes*60
	if rest[0] == '-' {
		c.offset = -c.offset
	}
	return true
}

// rfc822 reads RFC 822 section 5 as RFC 1123 and RFC 5322 changed it: "Tue, 11 Mar 2025 15:04:05 GMT".
func (st *stamp) rfc822(s string) bool {
	i := 0
	if len(s) > 5 && s[3] == ',' && s[4] == ' ' {
		if !isASCIILetter(s[0]) || !isASCIILetter(s[2]) {
			return false
		}
		i = 5
	}
	n, day, ok := figures(s, i, 2)
	i += n
	if !ok || i+10 > len(s) || s[i] != ' ' || s[i+4] != ' ' || s[i+9] != ' ' {
		return false
	}
	st.day, st.month = day, monthByLetters(s[i+1:i+4])
	n, st.year, _ = figures(s, i+5, 4)
	if n != 4 || st.month == 0 || day < 1 || day > daysIn(st.year, st.month) {
		return false
	}
	i = st.clock.read(s, i+10)
	if i == 0 || i+1 >= len(s) || s[i] != ' ' {
		return false
	}
	return st.clock.readZone(s, i+1)
}

// monthByLetters finds an English month by the three letters of RFC 822.
func monthByLetters(s string) int {
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	a, b, c := s[0]|0x20, s[1]|0x20, s[2]|0x20
	for i := 0; i < len(names); i += 3 {
		if names[i] == a && names[i+1] == b && names[i+2] == c {
			return i/3 + 1
		}
	}
	return 0
}

// unix reads seconds, milliseconds, microseconds or nanoseconds since 1970 from 2001 on, when they came to
// have 10, 13, 16 and 19 digits; seconds may have a fraction.
func (st *stamp) unix(s string, n int) bool {
	if n != len(s) && !(n == 10 && s[10] == '.') {
		return false
	}
	first, _ := strconv.ParseInt(s[:10], 10, 64) // ten digits: more than an int of 32 bits holds
	frac := s[10:]
	switch {
	case n == 10 && len(s) > 10:
		frac = s[11:]
	case n != 10 && n != 13 && n != 16 && n != 19:
		return false
	}
	k, nsec, _ := figures(frac, 0, 9)
	if k != len(frac) || first > 4102444800 { // 2100: what is later is an identifier
		return false
	}
	for ; k < 9; k++ {
		nsec *= 10
	}
	seconds := int(first % 86400)
	days := int(first/86400) + 719468 // days since 1 March of the year 0: Hinnant, days_from_civil
	era, doe := days/146097, days%146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	st.day = doy - (153*mp+2)/5 + 1
	st.month = mp + 3
	st.year = yoe + era*400
	if mp >= 10 {
		st.month, st.year = mp-9, st.year+1
	}
	c := &st.clock
	c.ok, c.zoned, c.fixed = true, true, true
	c.hour, c.min, c.sec, c.nsec = seconds/3600, seconds%3600/60, seconds%60, nsec
	return true
}
