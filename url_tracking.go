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
	if _, found := slices.BinarySearch(trackingNames[:], folded); found {
		return true
	}
	for _, prefix := range trackingPrefixes {
		if strings.HasPrefix(folded, prefix) {
			return true
		}
	}
	if strings.HasSuffix(folded, "_affiliate") {
		return true
	}
	if _, found := slices.BinarySearch(sourceNames[:], folded); found {
		return isSourceValue(value)
	}
	return false
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
	switch v = strings.ToLower(v); v {
	case "share", "sharing", "social", "twitter", "facebook", "whatsapp", "linkedin", "telegram", "newsletter",
		"email", "mail", "push", "live", "homepage", "flipboard", "applenews", "googlenews", "feed", "feedburner":
		return true
	}
	return strings.HasPrefix(v, "rss") || strings.HasSuffix(v, "rss") || strings.HasPrefix(v, "feed_")
}
