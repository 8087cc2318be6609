package broadsheet

import (
	"strings"
	"time"
)

// eraStart is the year before an era's first: Meiji, Taishō, Shōwa, Heisei, Reiwa, and Taiwan's Minguo.
var eraStart = [...]int64{0, 1867, 1911, 1925, 1988, 2018, 1911}

// search finds a date in any string; it returns why there is none, nil where st has one.
func (p *Parser) search(s string, src Source, st *stamp) *dateReason {
	var f dateFinder
	hints := newDateHints(src)
	f.thai, f.nepali, f.croatian, f.dated = hints.thai, hints.nepali, hints.croatian, !src.Retrieved.IsZero()
	f.scan(s)
	f.find()
	*st = stamp{korean: f.korean}
	item := f.choose()
	if item == nil || item.yearLess {
		if f.dated && f.relativeDate(p, src.Retrieved, st) {
			return nil
		}
	}
	if item == nil {
		if f.reason != nil {
			return f.reason
		}
		return &reasonNone
	}
	if t := f.at(item.to); t.afterT && !item.clock.ok {
		return &reasonClock // "2003-12-31T10:61:55Z" is broken, not a day
	}
	st.year, st.month, st.day, st.clock = item.year, item.a, item.b, item.clock
	if item.order && !p.monthFirst(&f, item, src, hints) {
		st.month, st.day = st.day, st.month
	}
	if item.yearLess {
		st.completeYear(src.Retrieved)
	}
	return nil
}

// monthFirst decides which of two numbers up to 12 is the month: what the day of the week and the time
// of retrieval prove, then the page's country or language, then American wording, and at last day first.
func (p *Parser) monthFirst(f *dateFinder, item *dateItem, src Source, hints dateHints) bool {
	if p.DateOrder != ByEvidence {
		return p.DateOrder == MonthFirst
	}
	month := time.Date(item.year, time.Month(item.a), item.b, 0, 0, 0, 0, time.UTC)
	day := time.Date(item.year, time.Month(item.b), item.a, 0, 0, 0, 0, time.UTC)
	if item.weekday != 0 {
		w := time.Weekday(item.weekday % 7)
		if (month.Weekday() == w) != (day.Weekday() == w) {
			return month.Weekday() == w
		}
	}
	if f.dated {
		latest := src.Retrieved.Add(36 * time.Hour)
		if month.After(latest) != day.After(latest) {
			return day.After(latest)
		}
	}
	switch hints.order {
	case DayFirst:
		return false
	case MonthFirst:
		return true
	}
	// Colons in a date are a habit of American programs.
	if f.usWords || hints.english && item.sep == '/' || item.sep == ':' {
		return true
	}
	if p.Warn != nil {
		p.Warn(dateError(f.s, src, &reasonOrder))
	}
	return false
}

// dateHints is what language and host say of a page's dates.
type dateHints struct {
	order                                    DateOrder
	english, thai, nepali, persian, croatian bool
}

func newDateHints(src Source) (h dateHints) {
	language, region := splitTag(src.Language)
	country := countryOf(src.URL)
	switch language {
	case code{'e', 'n'}:
		h.english = true
	case code{'t', 'h'}, code{'l', 'o'}, code{'k', 'm'}:
		h.thai = true
	case code{'n', 'e'}:
		h.nepali = true
	case code{'f', 'a'}:
		h.persian = true
	case code{'h', 'r'}, code{'b', 's'}:
		h.croatian = true
	}
	h.persian = h.persian || country == code{'i', 'r'}
	h.croatian = h.croatian || country == code{'h', 'r'}
	switch {
	case country != code{}:
		h.order = orderOfCountry(country)
	case region != code{}:
		h.order = orderOfCountry(region)
	case language == code{'j', 'a'} || language == code{'k', 'o'} || language == code{'z', 'h'} || language == code{'f', 'i', 'l'}:
		h.order = MonthFirst
	case language != code{} && !h.english:
		h.order = DayFirst
	}
	return h
}

// orderOfCountry: ByEvidence where both orders are usual.
func orderOfCountry(c code) DateOrder {
	switch c {
	case code{'u', 's'}, code{'p', 'h'}, code{'p', 'r'}, code{'g', 'u'}, code{'j', 'p'}, code{'k', 'r'}, code{'t', 'w'}, code{'c', 'n'}:
		return MonthFirst
	case code{'c', 'a'}:
		return ByEvidence
	}
	return DayFirst
}

// isKorean reports whether a tag's language is Korean.
func isKorean(tag string) bool {
	language, _ := splitTag(tag)
	return language == codeOf("ko")
}

// splitTag splits a BCP 47 tag into its language and region; it reads no further than the tags that news
// uses: language, script, region.
func splitTag(tag string) (language, region code) {
	for i, n := 0, 0; i <= len(tag); i++ {
		if i < len(tag) && tag[i] != '-' && tag[i] != '_' {
			continue
		}
		part := tag[n:i]
		switch {
		case n == 0:
			language = codeOf(part)
		case len(part) == 2:
			return language, codeOf(part)
		}
		n = i + 1
	}
	return language, region
}

// countryOf gives the country that an address belongs to by its top-level domain: the United States for
// their institutions, none for general domains and for those of countries that sell theirs to everybody.
func countryOf(url string) code {
	_, host, ok := strings.Cut(url, "://")
	if !ok {
		return code{}
	}
	for i := 0; i < len(host); i++ {
		if c := host[i]; c == '/' || c == ':' || c == '?' || c == '#' {
			host = host[:i]
			break
		}
	}
	domain := host[strings.LastIndexByte(host, '.')+1:]
	switch domain {
	case "gov", "edu", "mil":
		return code{'u', 's'}
	case "ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "sh", "so", "st", "to", "tv", "ws":
		return code{}
	}
	if len(domain) != 2 {
		return code{}
	}
	return codeOf(domain)
}

// code is a code of a language or country, in lower case; the zero code is none.
type code [3]byte

func codeOf(s string) (c code) {
	if len(s) < 2 || len(s) > len(c) {
		return c
	}
	for i := range len(s) {
		if !isASCIILetter(s[i]) {
			return code{}
		}
		c[i] = s[i] | 0x20
	}
	return c
}
