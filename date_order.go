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
	f.thai, f.arabic, f.croatian, f.dated = hints.thai, hints.arabic, hints.croatian, !src.Retrieved.IsZero()
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
	if item.yearLess && !st.completeYear(src.Retrieved) {
		return &reasonYear
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
	order                           DateOrder
	english, thai, arabic, croatian bool
}

func newDateHints(src Source) (h dateHints) {
	language, region := splitTag(src.Language)
	country := countryOf(src.URL)
	switch language {
	case "en":
		h.english = true
	case "th", "lo", "km":
		h.thai = true
	case "ar", "fa", "ur", "ps":
		h.arabic = true
	case "hr", "bs":
		h.croatian = true
	}
	h.croatian = h.croatian || country == "hr"
	switch {
	case country != "":
		h.order = orderOfCountry(country)
	case region != "":
		h.order = orderOfCountry(region)
	case language == "ja" || language == "ko" || language == "zh" || language == "fil":
		h.order = MonthFirst
	case language != "" && language != "en":
		h.order = DayFirst
	}
	return h
}

// orderOfCountry: ByEvidence where both orders are usual.
func orderOfCountry(code string) DateOrder {
	switch code {
	case "us", "ph", "pr", "gu", "pw", "fm", "jp", "kr", "tw", "cn":
		return MonthFirst
	case "ca":
		return ByEvidence
	}
	return DayFirst
}

// splitTag splits a BCP 47 tag into its language and region, in lower case; "" for none. It reads no
// further than the tags that news uses: language, script, region.
func splitTag(tag string) (language, region string) {
	language, rest, _ := strings.Cut(tag, "-")
	if i := strings.IndexByte(language, '_'); i >= 0 {
		language, rest = tag[:i], tag[i+1:]
	}
	for rest != "" && region == "" {
		var part string
		part, rest, _ = strings.Cut(rest, "-")
		if len(part) == 2 {
			region = lowerCode(part)
		}
	}
	return lowerCode(language), region
}

// countryOf gives the country that an address belongs to by its top-level domain; "us" for the domains of
// American institutions, "" for general ones and for those of countries that sell theirs to everybody.
func countryOf(url string) string {
	_, host, ok := strings.Cut(url, "://")
	if !ok {
		return ""
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
		return "us"
	case "ai", "cc", "co", "fm", "gg", "io", "is", "ly", "me", "sh", "so", "st", "to", "tv", "ws", "eu":
		return ""
	}
	if len(domain) != 2 || domain[0]-'0' < 10 {
		return ""
	}
	return lowerCode(domain)
}

// lowerCode lowers a code without allocating where it is in lower case already.
func lowerCode(s string) string {
	if len(s) > 8 {
		return ""
	}
	return strings.ToLower(s)
}
