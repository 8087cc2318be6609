package broadsheet

import (
	"strings"
	"sync"
	"time"
)

// zoneRef is a zone: its standard offset in minutes times 16, plus the rule of its summer time.
type zoneRef = int64

// Rules of summer time.
const (
	ruleNone = iota
	ruleUS
	ruleEU
	ruleAU
	ruleNZ
	ruleUnknown // an abbreviation that no table has: never read as offset 0
)

const (
	zoneUTC     zoneRef = 0
	zoneUnknown zoneRef = ruleUnknown
)

// namedZone is a zone that dates name.
type namedZone struct {
	name    string
	minutes int16
	rule    uint8
}

// zoneAbbreviations are sorted by name. Where several zones share one, it is the one that news dates
// mean by it: RFC 822 section 5.1 for the American ones, India for IST, Britain for BST.
var zoneAbbreviations = [...]namedZone{
	{"ACDT", 630, 0}, {"ACST", 570, 0}, {"ACT", 570, 0}, {"ADT", -180, 0}, {"AEDT", 660, 0}, {"AEST", 600, 0},
	{"AET", 600, ruleAU}, {"AFT", 270, 0}, {"AKDT", -480, 0}, {"AKST", -540, 0}, {"ALMT", 300, 0}, {"AMT", -240, 0},
	{"ART", -180, 0}, {"AST", -240, 0}, {"AT", -240, ruleUS}, {"AWST", 480, 0}, {"AZT", 240, 0}, {"BDST", 360, 0},
	{"BOT", -240, 0}, {"BRT", -180, 0}, {"BST", 60, 0}, {"CAT", 120, 0}, {"CDT", -300, 0}, {"CEDT", 120, 0}, {"CEST", 120, 0},
	{"CET", 60, 0}, {"CHST", 600, 0}, {"CLST", -180, 0}, {"CLT", -240, 0}, {"COT", -300, 0}, {"CST", -360, 0},
	{"CT", -360, ruleUS}, {"EAT", 180, 0}, {"ECT", -300, 0}, {"EDT", -240, 0}, {"EEDT", 180, 0}, {"EEST", 180, 0},
	{"EET", 120, 0}, {"EST", -300, 0}, {"ET", -300, ruleUS}, {"GET", 240, 0}, {"GMT", 0, 0}, {"GST", 240, 0},
	{"HAA", -180, 0}, {"HAC", -300, 0}, {"HADT", -540, 0}, {"HAE", -240, 0}, {"HAEC", 120, 0}, {"HAP", -420, 0}, {"HAR", -360, 0}, {"HAST", -600, 0},
	{"HKT", 480, 0}, {"HNA", -240, 0}, {"HNC", -360, 0}, {"HNE", -300, 0}, {"HNP", -480, 0}, {"HNR", -420, 0}, {"HST", -600, 0}, {"ICT", 420, 0}, {"IDT", 180, 0}, {"IRST", 210, 0},
	{"IST", 330, 0}, {"JST", 540, 0}, {"KST", 540, 0}, {"MDT", -360, 0}, {"MEST", 120, 0}, {"MESZ", 120, 0}, {"MET", 60, 0},
	{"MEZ", 60, 0}, {"MMT", 390, 0}, {"MSD", 240, 0}, {"MSK", 180, 0}, {"MST", -420, 0}, {"MT", -420, ruleUS}, {"MYT", 480, 0},
	{"NDT", -150, 0}, {"NPT", 345, 0}, {"NST", -210, 0}, {"NT", -210, ruleUS}, {"NZDT", 780, 0}, {"NZST", 720, 0},
	{"NZT", 720, ruleNZ}, {"OESZ", 180, 0}, {"OEZ", 120, 0}, {"PDT", -420, 0}, {"PET", -300, 0}, {"PHT", 480, 0}, {"PKT", 300, 0},
	{"PST", -480, 0}, {"PT", -480, ruleUS}, {"PYT", -180, 0}, {"SAST", 120, 0}, {"SGT", 480, 0}, {"SLST", 330, 0},
	{"SST", -660, 0}, {"TRT", 180, 0}, {"UCT", 0, 0}, {"UT", 0, 0}, {"UTC", 0, 0}, {"UYT", -180, 0}, {"UZT", 300, 0},
	{"VET", -240, 0}, {"WAST", 120, 0}, {"WAT", 60, 0}, {"WEST", 60, 0}, {"WET", 0, 0}, {"WIB", 420, 0}, {"WIT", 540, 0},
	{"WITA", 480, 0},
}

// zonePlaces are places of the tz database, sorted, by the part after the last slash.
var zonePlaces = [...]namedZone{
	{"Abidjan", 0, 0}, {"Addis_Ababa", 180, 0}, {"Adelaide", 570, ruleAU}, {"Algiers", 60, 0}, {"Almaty", 300, 0},
	{"Amsterdam", 60, ruleEU}, {"Anchorage", -540, ruleUS}, {"Athens", 120, ruleEU}, {"Auckland", 720, ruleNZ},
	{"Baghdad", 180, 0}, {"Baku", 240, 0}, {"Bangkok", 420, 0}, {"Belgrade", 60, ruleEU}, {"Berlin", 60, ruleEU},
	{"Bogota", -300, 0}, {"Bratislava", 60, ruleEU}, {"Brisbane", 600, 0}, {"Brussels", 60, ruleEU}, {"Bucharest", 120, ruleEU},
	{"Budapest", 60, ruleEU}, {"Buenos_Aires", -180, 0}, {"Calcutta", 330, 0}, {"Caracas", -240, 0}, {"Central", -360, ruleUS}, {"Chicago", -360, ruleUS},
	{"Colombo", 330, 0}, {"Copenhagen", 60, ruleEU}, {"Darwin", 570, 0}, {"Denver", -420, ruleUS}, {"Detroit", -300, ruleUS},
	{"Dhaka", 360, 0}, {"Dubai", 240, 0}, {"Dublin", 0, ruleEU}, {"Eastern", -300, ruleUS}, {"Edmonton", -420, ruleUS}, {"GMT", 0, 0}, {"Greenwich", 0, 0},
	{"Halifax", -240, ruleUS}, {"Helsinki", 120, ruleEU}, {"Ho_Chi_Minh", 420, 0}, {"Hobart", 600, ruleAU}, {"Hong_Kong", 480, 0},
	{"Honolulu", -600, 0}, {"Istanbul", 180, 0}, {"Jakarta", 420, 0}, {"Johannesburg", 120, 0}, {"Kabul", 270, 0},
	{"Karachi", 300, 0}, {"Kathmandu", 345, 0}, {"Kiev", 120, ruleEU}, {"Kolkata", 330, 0}, {"Kuala_Lumpur", 480, 0},
	{"Kyiv", 120, ruleEU}, {"Lagos", 60, 0}, {"Lima", -300, 0}, {"Lisbon", 0, ruleEU}, {"Ljubljana", 60, ruleEU},
	{"London", 0, ruleEU}, {"Los_Angeles", -480, ruleUS}, {"Luxembourg", 60, ruleEU}, {"Madrid", 60, ruleEU}, {"Manila", 480, 0},
	{"Melbourne", 600, ruleAU}, {"Mexico_City", -360, 0}, {"Minsk", 180, 0}, {"Montevideo", -180, 0}, {"Montreal", -300, ruleUS},
	{"Moscow", 180, 0}, {"Mountain", -420, ruleUS}, {"Nairobi", 180, 0}, {"New_York", -300, ruleUS}, {"Oslo", 60, ruleEU}, {"Pacific", -480, ruleUS}, {"Panama", -300, 0},
	{"Paris", 60, ruleEU}, {"Perth", 480, 0}, {"Phoenix", -420, 0}, {"Prague", 60, ruleEU}, {"Puerto_Rico", -240, 0},
	{"Reykjavik", 0, 0}, {"Riga", 120, ruleEU}, {"Riyadh", 180, 0}, {"Rome", 60, ruleEU}, {"Saigon", 420, 0},
	{"Sao_Paulo", -180, 0}, {"Sarajevo", 60, ruleEU}, {"Seoul", 540, 0}, {"Shanghai", 480, 0}, {"Singapore", 480, 0},
	{"Skopje", 60, ruleEU}, {"Sofia", 120, ruleEU}, {"Stockholm", 60, ruleEU}, {"Sydney", 600, ruleAU}, {"Taipei", 480, 0},
	{"Tallinn", 120, ruleEU}, {"Tashkent", 300, 0}, {"Tbilisi", 240, 0}, {"Tokyo", 540, 0}, {"Toronto", -300, ruleUS},
	{"UTC", 0, 0}, {"Universal", 0, 0}, {"Vancouver", -480, ruleUS}, {"Vienna", 60, ruleEU}, {"Vilnius", 120, ruleEU},
	{"Warsaw", 60, ruleEU}, {"Winnipeg", -360, ruleUS}, {"Yangon", 390, 0}, {"Yerevan", 240, 0}, {"Zagreb", 60, ruleEU},
	{"Zurich", 60, ruleEU},
}

// zoneWords are the zones that pages name in words: Moscow, Greenwich, Beijing, Japan, and the four of the
// mainland of the United States.
var zoneWords = [...]zoneRef{
	1: 180 * 16, 2: zoneUTC, 3: 480 * 16, 4: 540 * 16, 5: -300*16 + ruleUS, 6: -360*16 + ruleUS, 7: -420*16 + ruleUS, 8: -480*16 + ruleUS,
}

// findZone searches a sorted table.
func findZone(table []namedZone, name string) (zoneRef, bool) {
	low, high := 0, len(table)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if table[mid].name < name {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(table) || table[low].name != name {
		return 0, false
	}
	return zoneRef(table[low].minutes)*16 + zoneRef(table[low].rule), true
}

func zoneByAbbreviation(name string) (zoneRef, bool) {
	if len(name) < 2 {
		return 0, false
	}
	return findZone(zoneAbbreviations[:], name)
}

// zoneByPlace finds "America/Los_Angeles" at the beginning of s, and how long the name is.
func zoneByPlace(s string) (z zoneRef, n int, ok bool) {
	slash := -1
	for n < len(s) && (isASCIILetter(s[n]) || s[n] == '_' || s[n] == '/') {
		if s[n] == '/' {
			slash = n
		}
		n++
	}
	if slash < 2 || n > 40 {
		return 0, 0, false
	}
	switch region, _, _ := strings.Cut(s[:n], "/"); region {
	case "Africa", "America", "Asia", "Atlantic", "Australia", "Canada", "Etc", "Europe", "Indian", "Pacific", "US":
		z, ok = findZone(zonePlaces[:], s[slash+1:n])
		if !ok {
			z = zoneUnknown
		}
		return z, n, true
	}
	return 0, 0, false
}

// isUSZone reports whether a zone is of the mainland of the United States.
func isUSZone(z zoneRef) bool { return z&15 == ruleUS || z>>4 <= -240 && z>>4 >= -480 }

// zoneOffset is the zone's offset in seconds at a local time, by the rule of its summer time.
func zoneOffset(z zoneRef, year int, month time.Month, day, hour int) int {
	offset := int(z>>4) * 60
	at := (int(month)*32+day)*24 + hour
	summer := false
	switch z & 15 {
	case ruleUS: // since 2007; Energy Policy Act of 2005, section 110
		from, to := nthSunday(year, time.March, 2), nthSunday(year, time.November, 1)
		if year < 2007 {
			from, to = nthSunday(year, time.April, 1), lastSunday(year, time.October)
		}
		summer = at >= from+2 && at < to+2
	case ruleEU: // Directive 2000/84/EC: at 01:00 UTC
		shift := 1 + offset/3600
		summer = at >= lastSunday(year, time.March)+shift && at < lastSunday(year, time.October)+shift+1
	case ruleAU:
		summer = at >= nthSunday(year, time.October, 1)+2 || at < nthSunday(year, time.April, 1)+3
	case ruleNZ:
		summer = at >= lastSunday(year, time.September)+2 || at < nthSunday(year, time.April, 1)+3
	}
	if summer {
		offset += 3600
	}
	return offset
}

// nthSunday gives the beginning of the month's nth Sunday, comparable to zoneOffset's hours.
func nthSunday(year int, month time.Month, n int) int {
	first := int(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).Weekday())
	return (int(month)*32 + 1 + (7-first)%7 + 7*(n-1)) * 24
}

func lastSunday(year int, month time.Month) int {
	last := time.Date(year, month, 31, 0, 0, 0, 0, time.UTC)
	if last.Month() != month {
		last = time.Date(year, month, 30, 0, 0, 0, 0, time.UTC)
	}
	return (int(month)*32 + last.Day() - int(last.Weekday())) * 24
}

// oddZones caches the locations of offsets that are not whole hours, as package time does for whole ones.
var oddZones struct {
	once  sync.Once
	zones [4 * 28]*time.Location
}

// offsetLocation gives a location without a name. It allocates only for offsets that no zone has.
func offsetLocation(seconds int) *time.Location {
	if seconds == 0 {
		return time.UTC
	}
	i := seconds/900 + 4*14
	if seconds%3600 == 0 || seconds%900 != 0 || i < 0 || i >= len(oddZones.zones) {
		return time.FixedZone("", seconds)
	}
	oddZones.once.Do(func() {
		for i := range oddZones.zones {
			oddZones.zones[i] = time.FixedZone("", (i-4*14)*900)
		}
	})
	return oddZones.zones[i]
}
