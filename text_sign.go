package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How agencies and authors sign plain text: "(PAP)", "/ritzau/", "==Kyodo", "PTI ABC DEF", "jal/ mok/", "autor: Jan Nowak",
// "— Jane Roe", "AGERPRES/(AS - autor: Ion Pop)", "(mv)". All stand below the last paragraph or at its end. Article.Markdown never writes them, so that none
// is read in Markdown.

// signature is who signed a text. It is the author's where nothing better is known.
type signature struct {
	names  string // as printed
	agency string // as printed
	wire   bool   // an agency stands in the dateline, which is no author
}

// signOff takes line i, the last that is left, where it is a signature and nothing else.
func (t *textDoc) signOff(i int) bool {
	line, l := t.line(i), &t.lines[i]
	if t.md || len(line) > 120 {
		return false
	}
	own := l.gap || t.tight
	if below := i + 1; !own && below < len(t.lines) { // in one block with others
		own = !t.lines[below].gap && (t.lines[below].label == labelCredit || t.lines[below].label == labelTrailer)
	}
	agency := signedAgency(line)
	switch {
	case t.signedFields(line):
		l.label = labelCredit
	case agency != "" && (own || isMarked(line)):
		setText(&t.sign.agency, agency)
		l.label = labelTrailer
	case own && (isSigned(line) || isMediaNote(line) || areInParens(line)), l.gap && (isMailAddress(line) || t.areDeskInitials(line)):
		l.label = labelTrailer
	case own && t.signedName(i):
		l.label = labelCredit
	case own && t.firstPublished(line):
		l.label = labelCredit
	case (own || i > 0 && (isRights(t.line(i-1)) || isEndMark(t.line(i-1)))) && t.dateBelow(line):
		l.label = labelTrailer
	default:
		return false
	}
	return true
}

// signedAgency gives the agency that a line names with nothing but marks or the initials of its writers beside it,
// "" for none.
func signedAgency(line string) string {
	core := strings.Trim(line, "/()[]（）【】=-–—©*. ")
	if core == "" || len(core) > 60 {
		return ""
	}
	if isNewsAgency(core) || isMarked(line) && !isSigned(line) && isOrgName(core) {
		return core
	}
	if first, rest, ok := strings.Cut(core, "/"); ok { // Lusa/Fim, Rem/Adnkronos
		switch first, rest = strings.TrimSpace(first), strings.TrimSpace(rest); {
		case isNewsAgency(first) && (areInitialWords(rest) && (rest[0] < utf8.RuneSelf || !strings.Contains(rest, " ")) || isEndMark(rest)):
			return first
		case isNewsAgency(rest) && utf8.RuneCountInString(first) <= 5 && !strings.Contains(first, " "):
			return rest
		}
		return ""
	}
	if first, rest, ok := strings.Cut(core, "-"); ok && isNewsAgency(first) && strings.ContainsAny(rest, "0123456789") && !strings.ContainsAny(rest, "abcdefghijklmnopqrstuvwxyz.,") {
		return first // AP-ES-03-11-95 1430EST
	}
	if i := strings.LastIndex(core, ", "); i > 0 && isMarked(line) && isNewsAgency(core[i+2:]) && areInitialWords(strings.ReplaceAll(core[:i], ",", "")) {
		return core[i+2:] // (MVDB, BRT, Belga)
	}
	if first, rest, ok := strings.Cut(core, " "); ok && isNewsAgency(first) && areInitialWords(rest) {
		return first
	}
	return ""
}

// signedFields takes an agency and, in parentheses, those who worked on its report: "AGERPRES/(AS - autor: Ion Pop, editor: Ana Radu)".
func (t *textDoc) signedFields(line string) bool {
	agency, list, ok := strings.Cut(line, "(")
	agency = strings.TrimRight(agency, "/ ")
	if list, shut := strings.CutSuffix(strings.TrimRight(list, "."), ")"); ok && shut && isNewsAgency(agency) {
		return t.takeFields(agency, strings.FieldsFunc(strings.ReplaceAll(list, " - ", ","), func(c rune) bool { return c == ',' || c == ';' || c == '–' }))
	}
	return false
}

// takeFields takes initials and fields with a cue for an author or editor, where there is nothing else.
func (t *textDoc) takeFields(agency string, fields []string) bool {
	var author string
	var editors []Person
	for _, field := range fields {
		field = strings.TrimSpace(field)
		if rest, ok := cutCue(field, authorCues[:]); ok && isSignedName(rest) {
			setText(&author, rest)
		} else if rest, ok := cutCue(field, editorCues[:]); ok && isSignedName(rest) {
			editors = append(editors, t.editors(rest)...)
		} else if !areInitialWords(field) {
			return false
		}
	}
	setText(&t.sign.agency, agency)
	setText(&t.sign.names, author)
	t.a.Contributors = append(editors, t.a.Contributors...)
	return true
}

// editors reads the names of those who edited.
func (t *textDoc) editors(names string) []Person {
	editors, _ := ParseByline(names, t.source())
	setEditing(editors)
	return editors
}

// areDeskInitials recognises the initials of writers alone below an agency's report: "mv rj".
func (t *textDoc) areDeskInitials(line string) bool {
	if len(line) > 12 || !areSmallInitials(line, 3) {
		return false
	}
	lead := t.findLead() // the head is read after the tail
	if lead < 0 {
		return false
	}
	dl, _ := t.dateline(t.line(lead))
	return dl.agency != ""
}

// areInParens recognises "(mv)" and "(mv, rj)".
func areInParens(s string) bool {
	inner, ok := strings.CutPrefix(s, "(")
	inner, shut := strings.CutSuffix(inner, ")")
	return ok && shut && areSmallInitials(inner, 4)
}

// cutInitials cuts the writer's initials off the front of a text, as local papers set them: "(mv) The tolls end".
func cutInitials(s string) string {
	head, rest, ok := strings.Cut(s, ") ")
	if c, _ := utf8.DecodeRuneInString(rest); ok && len(head) < 12 && areInParens(head+")") && unicode.IsUpper(c) {
		return rest
	}
	return s
}

// areSmallInitials recognises groups of two to so many small letters, three at most.
func areSmallInitials(s string, letters int) bool {
	if len(s) > 40 {
		return false
	}
	groups := strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == ',' || c == '/' })
	for _, w := range groups {
		if !isInitialGroup(w) || utf8.RuneCountInString(w) > letters || strings.ToLower(w) != w || isNewsAgency(w) {
			return false
		}
	}
	return len(groups) > 0 && len(groups) <= 3
}

// isMarked reports whether a line stands in an agency's marks as a whole.
func isMarked(line string) bool {
	if strings.HasPrefix(line, "==") || strings.HasPrefix(line, "-- ") {
		return true
	}
	line = strings.TrimSuffix(line, ".")
	for _, pair := range [...][2]string{{"(", ")"}, {"/", "/"}, {"（", "）"}, {"[", "]"}} {
		if len(line) > 2 && strings.HasPrefix(line, pair[0]) && strings.HasSuffix(line, pair[1]) {
			return true
		}
	}
	return false
}

// isOrgName reports whether a word is an organisation's name, as bylines have it.
func isOrgName(s string) bool {
	if strings.ContainsAny(s, " /") || len(s) > 24 {
		return false
	}
	authors, others := ParseByline(s, Source{})
	return len(others) == 0 && len(authors) == 1 && authors[0].Org
}

// isNewsAgency recognises the name of an agency that writes.
//
//go:noinline
func isNewsAgency(s string) bool { return isCue(s, newsAgencies[:]) }

// areInitialWords reports whether s is the initials of one to five people: "KLM ARU", "AS".
func areInitialWords(s string) bool {
	words := 0
	for w := range strings.FieldsSeq(s) {
		c, _ := utf8.DecodeRuneInString(w)
		if words++; words > 5 || unicode.IsLower(c) || !isInitialGroup(w) && (!unicode.Is(unicode.Lo, c) || c >= 0x2e80 || words > 3) {
			return false
		}
	}
	return words > 0
}

// isInitialGroup reports whether w is two to five letters of one case.
func isInitialGroup(w string) bool {
	n, upper := 0, 0
	for _, c := range w {
		if !unicode.IsLetter(c) || c >= 0x590 {
			return false
		}
		if n++; unicode.IsUpper(c) {
			upper++
		}
	}
	return n >= 2 && n <= 5 && (upper == 0 || upper == n)
}

// isSigned recognises initials with slashes: "jal/ mok/", "jmb-lf/cel", "RRL // ROC", "/DS/", "(Schluss) hag/wie".
func isSigned(line string) bool {
	if mark, rest, ok := strings.Cut(line, ") "); ok && strings.HasPrefix(mark, "(") && isEndMark(mark[1:]) {
		line = rest
	}
	if len(line) > 24 || !strings.Contains(line, "/") || line == "and/or" {
		return false
	}
	groups := 0
	for w := range strings.FieldsFuncSeq(line, func(c rune) bool { return c == '/' || c == ' ' || c == '-' }) {
		if groups++; !isInitialGroup(w) {
			return false
		}
	}
	return groups > 1 || groups == 1 && line[0] == '/' && line[len(line)-1] == '/'
}

// isMediaNote recognises what a desk says of a story's other parts: "(foto) (vídeo)".
func isMediaNote(line string) bool {
	if len(line) < 2 || len(line) > 60 || line[0] != '(' || line[len(line)-1] != ')' {
		return false
	}
	for w := range strings.FieldsFuncSeq(line, func(c rune) bool { return strings.ContainsRune("()/,+ ", c) }) {
		if !isListed("|foto|fotos|photo|photos|bild|bilder|vídeo|video|videos|vídeos|audio|áudio|gráfico|grafik|graphic|infografía|mapa|archiv|archivo|archive|-"+
			"|map|y|e|and|et|und|", strings.ToLower(w)) {
			return false
		}
	}
	return true
}

// signedName takes the line of an author, an editor or both at the end: behind a cue, or behind a dash.
func (t *textDoc) signedName(i int) bool {
	line := t.line(i)
	if rest, ok := cutCue(line, editorCues[:]); ok && isSignedName(rest) {
		t.a.Contributors = append(t.editors(rest), t.a.Contributors...)
		return true
	}
	if rest, ok := cutCue(line, authorCues[:]); ok && (isSignedName(rest) || isNewsAgency(rest)) {
		setText(&t.sign.names, rest)
		return true
	}
	if name, agency := cutSigned(line); name != "" && t.sign.names == "" && isSignedName(name) {
		t.sign.names = flat(name + " (" + agency + ")")
		return true
	}
	if rest, ok := cutCue(line, sourceCues[:]); ok && (isNewsAgency(rest) || isOrgName(rest)) {
		setText(&t.sign.agency, rest)
		return true
	}
	rest := strings.TrimLeft(line, "—–-")
	if marks := len(line) - len(rest); marks < 2 || marks > 3 || rest == "" || !t.lines[i].gap || t.sign.names != "" || !isSignedName(rest) {
		return false
	}
	if i == 0 || isQuotation(t.line(i-1)) {
		return false // the name is its speaker's
	}
	t.sign.names = flat(rest)
	return true
}

// cutSigned parts a name and the agency it writes for: "Jan Nowak (PAP)", "وام/أحمد علي".
func cutSigned(line string) (name, agency string) {
	if head, agency := cutAgency(line); isNewsAgency(agency) {
		return strings.TrimSpace(head), agency
	}
	if agency, name, ok := strings.Cut(line, "/"); ok && isNewsAgency(strings.TrimSpace(agency)) {
		return strings.TrimSpace(name), strings.TrimSpace(agency)
	}
	return "", ""
}

// isQuotation reports whether a line begins or ends with a quotation mark, or is quoted as mail is.
func isQuotation(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune("\"“”„«»‘’>", first) || strings.ContainsRune("\"“”„«»‘’", last)
}

// isSignedName recognises the names of people, each of two words or more.
func isSignedName(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) <= 100 && (strings.Contains(s, " ") || isIdeographName(s)) && !strings.HasSuffix(s, ".") && isNameLine(s)
}

// isIdeographName reports whether s is two to four ideographs or syllables of Korean.
func isIdeographName(s string) bool {
	n := 0
	for _, c := range s {
		if n++; n > 4 || !unicode.Is(unicode.Han, c) && !unicode.Is(unicode.Hangul, c) {
			return false
		}
	}
	return n >= 2
}

// firstPublished takes the line with which an agency says whose its report is, and of when: "This report by The Canadian
// Press was first published March 3, 2025."
func (t *textDoc) firstPublished(line string) bool {
	rest, ok := strings.CutPrefix(line, "This report by ")
	name, date, cut := strings.Cut(rest, " was first published ")
	if !ok || !cut || !looksLikeNames(name) || !t.isDateLine(date) {
		return false
	}
	setText(&t.sign.agency, strings.TrimPrefix(name, "the "))
	t.setDate(date, dateCued)
	return true
}

// dateBelow takes a date and time below a text, with its agency or a cue behind: "2025/03/11 14:30 （共同通信）".
func (t *textDoc) dateBelow(line string) bool {
	date, agency := line, ""
	if i := strings.IndexAny(line, "(（"); i > 0 {
		if agency = signedAgency(line[i:]); agency != "" {
			date = strings.TrimSpace(line[:i])
		}
	}
	if i := strings.LastIndexByte(date, ' '); i > 0 && isCue(date[i+1:], dateCues[:]) {
		date = date[:i]
	}
	if !strings.Contains(date, ":") || !t.isDateLine(date) {
		return false
	}
	setText(&t.sign.agency, agency)
	t.setDate(line, dateBelow)
	return true
}

// cutSignature cuts the agency's signature off the end of the last paragraph: "he said. (PAP)", "she said. PTI ABC DEF".
func (t *textDoc) cutSignature(i int) {
	s := t.raw(i)
	if at := strings.LastIndexByte(s, '('); at > 0 {
		text := strings.TrimRight(s[:at], " ")
		from := strings.LastIndexByte(strings.TrimRight(s[:at], "/ "), ' ') + 1
		if areInParens(s[at:]) && lastStop(text+" ") == len(text) {
			t.lines[i].end = t.lines[i].start + len(text)
			return
		}
		if text = strings.TrimRight(s[:from], " "); text != "" && lastStop(text+" ") == len(text) && t.signedFields(s[from:]) {
			t.lines[i].end = t.lines[i].start + len(text)
			return
		}
	}
	at := -1
	for _, mark := range [...]string{" (", "(", "（", " /"} {
		if at = strings.LastIndex(s, mark); at > 0 && isMarked(strings.TrimSpace(s[at:])) {
			break
		}
		at = -1
	}
	if at < 0 {
		if at = lastStop(s); at < 0 {
			return
		}
	}
	end := strings.TrimSpace(s[at:])
	agency, text := signedAgency(end), strings.TrimRight(s[:at], " ")
	switch {
	case end == "Enditem" && text != "":
		t.lines[i].end = t.lines[i].start + len(text)
		return
	case agency == "" || text == "" || lastStop(text+" ") != len(text) || !isAgency(agency):
		return
	case !isMarked(end) && (strings.HasSuffix(end, "..") || strings.ToUpper(end) != end):
		return
	}
	setText(&t.sign.agency, agency)
	t.lines[i].end = t.lines[i].start + len(text)
}

// lastStop gives where the last sentence before the end of s ends, -1 for nowhere near.
func lastStop(s string) int {
	for i := len(s) - 1; i > 0 && i > len(s)-80; i-- {
		if s[i] != ' ' {
			continue
		}
		c, _ := utf8.DecodeLastRuneInString(s[:i])
		if strings.ContainsRune(".!?\"”“»…।", c) {
			return i
		}
	}
	if c, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " ")); strings.ContainsRune("。」", c) {
		return len(strings.TrimRight(s, " "))
	}
	return -1
}

// signed makes authors of those who signed, where no byline names any.
func (t *textDoc) signed() {
	if len(t.a.Authors) > 0 || t.sign.names != "" && t.setByline(t.sign.names) {
		return
	}
	if p := t.a.Publisher; t.layout == layoutMail && p.Name != "" && p.Email != "" && !p.Org {
		t.a.Authors, t.a.Publisher = []Person{p}, Person{}
		return
	}
	if t.sign.agency != "" && !t.sign.wire {
		t.a.Authors = []Person{{Name: t.sign.agency, Org: true}}
		t.d.trace("Authors", t.sign.agency, "signature", true)
	}
}
