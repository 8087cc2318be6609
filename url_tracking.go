package broadsheet

import (
	"slices"
	"strings"
)

//go:generate go run gen_url_params.go

// isTracking reports whether a query parameter says only where the reader came from.
func isTracking(name, value string) bool {
	folded, ok := foldName(name)
	if !ok {
		return false
	}
	for cut := true; cut; { // what is left of an ampersand that was escaped too often
		if folded, cut = strings.CutPrefix(folded, "amp;"); !cut {
			folded, cut = strings.CutPrefix(folded, "amp%3b")
		}
	}
	if _, found := slices.BinarySearch(trackingNames[:], folded); found {
		return true
	}
	for _, prefix := range trackingPrefixes {
		if strings.HasPrefix(folded, prefix) {
			return true
		}
	}
	if strings.HasSuffix(folded, "_affiliate") || folded == "cvid" && isGUID(value) { // Bing's and MSN's visit; elsewhere a video
		return true
	}
	if _, found := slices.BinarySearch(sourceNames[:], folded); found {
		return isSourceValue(value)
	}
	return false
}

// isGUID reports whether a value is 32 hexadecimal digits, with hyphens or not.
func isGUID(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i] | 0x20; {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'f':
			digits++
		case s[i] != '-':
			return false
		}
	}
	return digits == 32
}

// maxParamName is longer than any name in the tables.
const maxParamName = 40

// foldName puts a parameter's name in lower case. It gives up on names that no table can have.
func foldName(name string) (string, bool) {
	if len(name) == 0 || len(name) > maxParamName {
		return "", false
	}
	lower := true
	for i := range len(name) {
		lower = lower && (name[i] < 'A' || name[i] > 'Z')
	}
	if lower {
		return name, true
	}
	return strings.ToLower(name), true
}

// isSourceValue reports whether a value names a feed, a share button, a social network or a newsletter.
func isSourceValue(v string) bool {
	v = strings.ToLower(v)
	return isListed("|share|sharing|social|twitter|facebook|whatsapp|linkedin|telegram|newsletter|email|mail|push|live|homepage|flipboard|applenews|googlenews"+
		"|feed|feedburner|", v) ||
		strings.HasPrefix(v, "rss") || strings.HasSuffix(v, "rss") || strings.HasPrefix(v, "feed_")
}
