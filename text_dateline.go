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
	by     string // who reported it, as printed; "" for nobody
	length int    // bytes up to the first word of the text
}

// maxDateline bounds a dateline.
const maxDateline = 140

// dateline reads the dateline that a paragraph begins with.
func (t *textDoc) dateline(s string) (dl dateline, ok bool) {
	if s != "" && s[0] >= 0xe3 {
		return hanDateline(s)
	}
	s = s[:min(len(s), maxDateline+8)]
	if s != "" && (s[0] == '(' || s[0] == '[') {
		if dl, ok := koreanDateline(s); ok {
			return dl, true
		}
	}
	if dl, ok := closedDateline(s); ok {
		return dl, true
	}
	if dl, ok := t.stoppedDateline(s); ok {
		return dl, true
	}
	lead := len(s) - len(strings.TrimLeft(s, "*_ "))
	end, next := datelineEnd(s[lead:])
	if end <= 0 {
		return dl, false
	}
	dl.length = lead + next
	head := trimPlace(s[lead : lead+end])
	if agency := strings.Trim(head, "()"); len(agency)+2 == len(head) && isAgency(agency) { // (ANSA) - ROMA, 4 MAR -
		if dl, ok = t.dateline(s[lead+next:]); ok && dl.agency == "" {
			dl.agency = agency
			dl.length += lead + next
			return dl, true
		}
		return dateline{agency: agency, length: lead + next}, true
	}
	head, dl.agency = cutAgency(head)
	head = trimPlace(head)
	if parts := strings.Split(head, ". "); len(parts) == 3 && isShouted(parts[2]) && dl.agency == "" { // Москва. 4 марта. ИНТЕРФАКС -
		head, dl.agency = parts[0]+", "+parts[1], parts[2]
	}
	dl.place, dl.date = cutPlace(head, dl.agency != "")
	if dl.place == "" || !isPlace(dl.place) || dl.date != "" && !hasMonth(dl.date) {
		return dl, false
	}
	if dl.date == "" && dl.agency == "" { // BERGEN – 11 March 2025 – The
		rest := s[dl.length:]
		if end, next := datelineEnd(rest); end > 0 && isWordStart(rest[next:]) && hasMonth(rest[:end]) && t.isDateLine(rest[:end]) {
			dl.date = strings.TrimSpace(rest[:end])
			dl.length += next
		}
	}
	return dl, dl.date != "" || dl.agency != "" || isShoutedPlace(dl.place)
}

// trimPlace cuts what parts a dateline's words from its dash. The full stop of an abbreviated state stays: "MISSOULA, Mont."
func trimPlace(head string) string {
	cut := strings.TrimRight(head, "*_ :,.")
	state := cut[strings.LastIndexByte(cut, ' ')+1:]
	if stop := head[len(cut):]; strings.HasPrefix(stop, ".") && strings.HasSuffix(strings.TrimSuffix(cut, state), ", ") && isStateName(state) {
		return cut + "."
	}
	return cut
}

// isStateName recognises the abbreviations that end in a full stop: "Mont", "Calif", "N.Y", "Ont".
func isStateName(s string) bool {
	if len(s) < 2 || len(s) > 6 || s[0] < 'A' || s[0] > 'Z' || isShouted(s) && !strings.Contains(s, ".") {
		return false
	}
	return strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && c != '.' }) < 0
}

// isShoutedPlace recognises a place in capitals, perhaps with its state or country in other letters: "THUNDER BAY, Ont."
func isShoutedPlace(place string) bool {
	city, land, two := strings.Cut(place, ", ")
	return isShouted(city) && strings.Count(city, " ") <= 2 && (!two || strings.Count(land, " ") <= 1 && !strings.Contains(land, ","))
}

// closedDateline reads a dateline that its agency ends without a dash: "DELHI, Mar 4 (PTI) The", "Oslo (NTB): The".
func closedDateline(s string) (dl dateline, ok bool) {
	shut := strings.IndexByte(s, ')')
	if shut < 0 {
		return dl, false
	}
	head, agency := cutAgency(s[:shut+1])
	if s[0] == '(' && isNewsAgency(s[1:shut]) && shut+1 < len(s) && s[shut+1] == ' ' && isWordStart(s[shut+2:]) { // (Belga) The
		return dateline{agency: s[1:shut], length: shut + 2}, true
	}
	head = strings.TrimRight(head, " ,")
	rest, colon := strings.CutPrefix(s[shut+1:], ":")
	dl.place, dl.date = cutPlace(head, true)
	dl.agency, dl.length = agency, len(s)-len(rest)+blanks(rest)
	known := isAgency(agency) // else it may be a party's, a company's, anything's
	switch {
	case !known && !isShouted(agency), strings.ContainsAny(agency, " .,0123456789"), !isPlace(dl.place), !isWordStart(s[dl.length:]):
		return dl, false
	case dl.date == "":
		next, _ := utf8.DecodeRuneInString(s[dl.length:])
		named := strings.Count(head, " ") < 2 && isNewsAgency(agency) && !unicode.IsLower(next) // Biel (ats) The
		return dl, (colon && known || named) && !strings.ContainsAny(head, ".;:")
	}
	return dl, len(dl.date) <= 40 && hasMonth(dl.date) && !strings.ContainsAny(dl.date, "-–—/()")
}

// stoppedDateline reads a dateline that ends with its year and a full stop: "RIVERTON, 9 May 2025. The".
func (t *textDoc) stoppedDateline(s string) (dl dateline, ok bool) {
	for i := 1; i+2 < min(len(s), 60); i++ {
		if s[i] != '.' || s[i+1] != ' ' || s[i-1] < '0' || s[i-1] > '9' {
			continue
		}
		dl.place, dl.date = cutPlace(s[:i], false)
		if year := dl.date[strings.LastIndexByte(dl.date, ' ')+1:]; len(year) != 4 || !isNumber(year) { // "5." is a day's
			continue
		}
		dl.length = i + 1 + blanks(s[i+1:])
		return dl, isShoutedPlace(dl.place) && isPlace(dl.place) && hasMonth(dl.date) && t.isDateLine(dl.date) && isWordStart(s[dl.length:])
	}
	return dl, false
}

// isWordStart reports whether a text may go on with s: with a word, and not with the rest of a date.
func isWordStart(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c) || unicode.Is(unicode.Pi, c) || c == '"' || c == '„'
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
		case '_': // AP's dash where there was none
			if s[i-1] == ' ' && i > 1 && s[i-2] == ')' && i+1 < len(s) && s[i+1] == ' ' {
				return i, i + 1 + blanks(s[i+1:])
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

//go:noinline
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

// cutPlace parts a dateline's place and its date: the first part with a digit begins the date. Where an agency
// proves the dateline, no comma is needed between them.
func cutPlace(s string, sure bool) (place, date string) {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return strings.TrimSpace(s), ""
	}
	comma := strings.LastIndexByte(s[:i], ',')
	if comma < 0 && sure && i > 0 && s[i-1] == ' ' {
		return strings.TrimSpace(s[:i]), s[i:]
	}
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
		if unicode.Is(unicode.Lo, c) && c < 0x2e80 { // scripts without capitals, where any word would do
			words += 2
		} else if !unicode.IsUpper(c) && c < 0x2e80 && !isParticle(w) && w != "/" && w != "&" {
			return false
		}
		words++
	}
	return words > 0 && words <= 7 && utf8.RuneCountInString(s) > 1
}

// isParticle reports whether a word in lower case may stand in a place's or person's name.
func isParticle(w string) bool {
	return isListed("|de|la|le|les|du|des|del|los|las|da|do|dos|an|am|der|die|den|im|in|ob|bei|sur|sous|en|of|the|on|upon|and|und|et|y|e|al|el|aan|van|von|zu|di"+
		"|d’|l’|auf|near|aboard|", strings.TrimRight(w, ","))
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
	t.sign.wire = t.sign.wire || ok && dl.agency != ""
	if !ok || t.a.Dateline != "" && !strings.EqualFold(t.a.Dateline, t.plain(dl.place)) {
		return s
	}
	setText(&t.a.Dateline, dl.place)
	t.setDate(dl.date, dateDateline)
	t.d.trace("Dateline", dl.place, "dateline", true)
	if dl.by != "" && len(t.a.Authors) == 0 {
		t.setByline(dl.by)
	}
	s = s[dl.length:]
	if dl.agency == "" {
		s = strings.TrimPrefix(s, "РИА Новости. ")
	}
	if by, rest, ok := strings.Cut(s, " - "); ok && dl.agency != "" && len(by) < 60 && len(t.a.Authors) == 0 && isShouted(by) && isSignedName(by) && t.setByline(by) {
		return rest // HOLM (AA) - AYŞE YILMAZ - The
	}
	return t.takeReporter(s)
}

// takeReporter takes the author that a Chinese agency names behind its dateline: （记者张淑惠）.
func (t *textDoc) takeReporter(s string) string {
	near := s[:min(len(s), maxDateline)]
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		inner, _, ok := strings.Cut(near, pair[1])
		if inner, ok2 := strings.CutPrefix(inner, pair[0]); ok && ok2 && !t.md && isByline(inner) && len(t.a.Authors) == 0 && t.setByline(inner) {
			return strings.TrimLeft(s[len(pair[0])+len(inner)+len(pair[1]):], " ")
		}
	}
	return s
}

// maxLead bounds the lines above the paragraph with the dateline.
const maxLead = 20

// findLead finds the paragraph with the dateline of a wire story, which is sure by its agency or its date, -1 for none.
func (t *textDoc) findLead() int {
	if t.md {
		return -1
	}
	for i := t.top; i < t.end && i < t.top+maxLead; i++ {
		if t.lines[i].label != labelBody {
			continue
		}
		if dl, ok := t.dateline(t.line(i)); ok && (dl.agency != "" || isShoutedPlace(dl.place) && i > 0 && t.isDateLine(t.line(i-1)) || dl.date != "" && isWordStart(t.line(i)[dl.length:])) {
			return i
		}
	}
	return -1
}

// aboveLead takes the byline and the desk's notes that stand above the dateline among other lines, such as a summary.
func (t *textDoc) aboveLead() {
	for i := t.top; i < t.lead; i++ {
		switch line := t.line(i); {
		case t.lines[i].label != labelBody:
		case isNote(line):
			t.lines[i].label = labelJunk
		case len(t.a.Authors) == 0 && t.lines[i].gap && isByline(line) && t.shortBlock(i) && t.setByline(line):
			t.lines[i].label = labelByline
		case t.dated == dateNone && t.lines[i].gap && t.lines[i+1].gap && t.isDateLine(line):
			t.lines[i].label = t.dateLabel(line)
		}
	}
}
