package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline is what stands before a wire story's first words: PARIS, March 3, 2025 (AFP) -
type dateline struct {
	place  string
	date   string // as printed; "" for none
	agency string
	length int // bytes up to the first word of the text
}

// maxDateline bounds a dateline.
const maxDateline = 140

// dateline reads the dateline that a paragraph begins with.
func (t *textDoc) dateline(s string) (dl dateline, ok bool) {
	s = s[:min(len(s), maxDateline+8)]
	lead := len(s) - len(strings.TrimLeft(s, "*_ "))
	end, next := datelineEnd(s[lead:])
	if end <= 0 {
		return dl, false
	}
	dl.length = lead + next
	head := strings.TrimRight(s[lead:lead+end], "*_ :,.")
	head, dl.agency = cutAgency(head)
	head = strings.TrimRight(head, "*_ ,.")
	dl.place, dl.date = cutPlace(head)
	if dl.place == "" || !isPlace(dl.place) {
		return dl, false
	}
	if dl.date == "" && dl.agency == "" && (!isShouted(dl.place) || strings.Count(dl.place, " ") > 2) {
		return dl, false
	}
	if dl.date != "" && !hasMonth(dl.date) {
		return dl, false
	}
	return dl, true
}

// datelineEnd finds the dash after a dateline, and the text after the dash.
func datelineEnd(s string) (end, next int) {
	for i := 1; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		switch c {
		case '—', '–', '―':
			return i, i + n + blanks(s[i+n:])
		case '-':
			dashes := len(s[i:]) - len(strings.TrimLeft(s[i:], "-"))
			after := blanks(s[i+dashes:])
			before := s[i-1] == ' ' || s[i-1] == ')' || s[i-1] == '.' || s[i-1] == '/'
			if dashes > 1 || before && after > 0 {
				return i, i + dashes + after
			}
		case '.', '?', '!':
			if c == '.' && s[i-1] == '/' && i+1 < len(s) && s[i+1] == ' ' { // OSLO, 4 November. /TASS/.
				return i, i + 1 + blanks(s[i+1:])
			}
			// A sentence's end: not that of "St." or "3."
			if i+1 < len(s) && s[i+1] == ' ' && i > 4 && s[i-1] >= 'a' && s[i-1] <= 'z' && unicode.IsLower(rune(s[i-2])) && unicode.IsLower(rune(s[i-3])) && unicode.IsLower(rune(s[i-4])) {
				return 0, 0
			}
		case '"', '“', '”', '„', '«', ';', '\n':
			return 0, 0
		}
		i += n
	}
	return 0, 0
}

func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \u00a0*_")) }

// cutAgency cuts "(Reuters)" or "/PRNewswire/" off the end of a dateline.
func cutAgency(s string) (rest, agency string) {
	for _, pair := range [...]string{"()", "//", "[]"} {
		if len(s) < 3 || s[len(s)-1] != pair[1] {
			continue
		}
		if i := strings.LastIndexByte(s[:len(s)-1], pair[0]); i > 0 {
			return s[:i], s[i+1 : len(s)-1]
		}
	}
	return s, ""
}

// cutPlace parts a dateline's place and its date: the first part with a digit begins the date.
func cutPlace(s string) (place, date string) {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return strings.TrimSpace(s), ""
	}
	comma := strings.LastIndexByte(s[:i], ',')
	if comma < 0 {
		return "", ""
	}
	return strings.TrimSpace(s[:comma]), strings.TrimSpace(s[comma+1:])
}

// isPlace reports whether s may name one or several places: words that begin with capitals.
func isPlace(s string) bool {
	words := 0
	for w := range strings.FieldsSeq(s) {
		c, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "('’"))
		if !unicode.IsUpper(c) && c < 0x2e80 && !isParticle(w) && w != "/" && w != "&" {
			return false
		}
		words++
	}
	return words > 0 && words <= 7 && utf8.RuneCountInString(s) > 1
}

// isParticle reports whether a word in lower case may stand in a place's or person's name.
func isParticle(w string) bool {
	switch strings.TrimRight(w, ",") {
	case "de", "la", "le", "les", "du", "des", "del", "los", "las", "da", "do", "dos", "an", "am", "der", "die", "den", "im", "in", "ob", "bei", "sur", "sous", "en",
		"of", "the", "on", "upon", "and", "und", "et", "y", "e", "al", "el", "aan", "van", "von", "zu", "di", "d’", "l’", "auf", "near", "aboard":
		return true
	}
	return false
}

// isShouted reports whether a place is in capitals, as agencies print it.
func isShouted(s string) bool {
	letters := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters >= 3
}

// hasMonth reports whether a dateline's date is more than a number: a month's name, or a full date in figures.
func hasMonth(s string) bool {
	letters, digits := 0, 0
	for _, c := range s {
		switch {
		case unicode.IsLetter(c):
			letters++
		case unicode.IsDigit(c):
			digits++
		}
	}
	return letters >= 3 && letters <= 24 || digits >= 6
}

// takeDateline sets place and date, and gives the paragraph without its dateline.
func (t *textDoc) takeDateline(s string) string {
	dl, ok := t.dateline(s)
	if !ok || t.a.Dateline != "" && !strings.EqualFold(t.a.Dateline, t.plain(dl.place)) {
		return s
	}
	setText(&t.a.Dateline, dl.place)
	if dl.date != "" && !t.setDate(dl.date, dateDateline) {
		t.setWireDate(dl.date)
	}
	t.d.trace("Dateline", dl.place, "dateline", true)
	return s[dl.length:]
}

// setWireDate reads a date without a year: it is the last one that was not after the story was had.
func (t *textDoc) setWireDate(s string) {
	had := t.d.src.Retrieved
	if had.IsZero() || t.dated >= dateDateline || strings.Contains(s, "19") || strings.Contains(s, "20") {
		return
	}
	for year := had.Year(); year > had.Year()-2; year-- {
		if date, ok := t.parseDate(s + ", " + itoa(year)); ok && !date.Time.After(had.AddDate(0, 0, 1)) {
			t.a.Published, t.dated = date, dateDateline
			return
		}
	}
}

// cutPrefixes cuts what agencies put before a headline: "UPDATE 1-", "RPT-".
func cutPrefixes(s string) string {
	s = strings.TrimSuffix(s, " =") // dpa ends a headline so
	for range 3 {
		i := strings.IndexByte(s[:min(len(s), 24)], '-')
		if i <= 0 {
			return s
		}
		word, rest, numbered := strings.Cut(s[:i], " ")
		if numbered && !isNumber(rest) {
			return s
		}
		switch word {
		case "UPDATE", "WRAPUP", "RPT", "REPEAT", "REFILE", "CORRECTED", "CORRECTION", "RECAST", "ADDS", "REPLAY", "RESEND":
			s = strings.TrimSpace(s[i+1:])
		default:
			return s
		}
	}
	return s
}

// isSlug recognises an agency's line above the headline: "BC-US--Harbour Ferry,2nd Ld-Writethru".
func isSlug(line string) bool {
	if len(line) > 100 || len(line) < 6 || line[2] != '-' {
		return false
	}
	switch line[:2] {
	case "BC", "AM", "PM", "AP":
		c := line[3]
		return c >= 'A' && c <= 'Z'
	}
	return false
}
