package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What newspapers and pages set around a headline of plain text: the section's name, banks of capitals, a line below
// the headline, a bare name above a date.

// isKicker recognises the name of a section alone above the headline: "Politics".
func (t *textDoc) isKicker(i int) bool {
	line := t.line(i)
	if t.md || i+2 >= t.end || len(line) > 40 || !isSectionName(line) || t.isUnderline(i+1, '=') {
		return false
	}
	next := t.line(i + 1)
	return t.lead != i+1 && strings.Count(next, " ") >= 2 && len(next) <= maxFactLine && !isByline(next) && !t.isDateLine(next) && !isSentence(next)
}

// isSectionName recognises the name of a part of a newspaper.
func isSectionName(line string) bool { return isCue(strings.Trim(line, "*_[]:• "), sectionNames[:]) }

// isNamedAgency recognises a name and its agency above a headline: "Maria Öberg/TT".
func isNamedAgency(line string) bool {
	name, agency, ok := strings.Cut(line, "/")
	return ok && isSignedName(name) && isNewsAgency(strings.TrimSpace(agency))
}

// captionOver takes a picture's caption and credit that stand above the headline, and reports whether it did.
func (t *textDoc) captionOver(i int) bool {
	if t.md || t.tight || i+1 >= t.end || !t.lines[i].gap {
		return false
	}
	end := i
	for end < t.end && end < i+4 && (end == i || !t.lines[end].gap) {
		if _, ok := t.parseCaption(t.line(end)); !ok {
			return false
		}
		end++
	}
	if end-i < 2 || end >= t.end || !t.lines[end].gap {
		return false
	}
	var m Media
	for ; i < end; i++ {
		part, _ := t.parseCaption(t.line(i))
		setText(&m.Caption, part.Caption)
		setText(&m.Credit, part.Credit)
		t.lines[i].label = labelMedia
	}
	t.addMedia(m)
	return true
}

// bannerEnd finds the line after a headline whose lines are all in capitals, i where line i begins none.
func (t *textDoc) bannerEnd(i int) int {
	end := i
	for end < t.end && end < i+6 && (end == i || !t.lines[end].gap) && t.lines[end].label == labelBody {
		line := t.line(end)
		if len(line) > maxFactLine/2 || !isShouted(line) || isByline(line) || end > i && end == t.lead {
			break
		}
		end++
	}
	if t.md || t.tight && t.width == 0 || end < i+2 || end >= t.end || isShouted(t.line(end)) {
		return i
	}
	return end
}

// banner takes a headline in capitals up to line end: wrapped, or in the banks of old newspapers, each of which ends
// with a full stop.
func (t *textDoc) banner(i, end int) {
	first := end
	if isSentence(t.line(i)) {
		first = i + 1
	}
	t.setTitle(t.joined(i, first))
	if first < end {
		setText(&t.a.Subtitle, t.joined(first, end))
	}
	for ; t.top < end; t.top++ {
		t.lines[t.top].label = labelTitle
	}
}

// deck takes the line right below a headline that says more of the story, and is no sentence of the text.
func (t *textDoc) deck() {
	i := t.top
	if t.md || t.tight || t.a.Subtitle != "" || i == 0 || i+1 >= t.end || t.lines[i].gap || t.lines[i].label != labelBody || i == t.lead {
		return
	}
	end := i + 1
	for end < t.end && end < i+4 && !t.lines[end].gap && startsSmall(t.line(end)) { // wrapped
		end++
	}
	line := t.joined(i, end)
	if end >= t.end || strings.Count(line, " ") < 3 || utf8.RuneCountInString(line) > 250 || isSentence(line) || isSentence(t.line(i-1)) || !t.endsDeck(end) || t.isOther(i) {
		return
	}
	t.a.Subtitle = t.plain(line)
	for ; t.top < end; t.top++ {
		t.lines[t.top].label = labelTitle
	}
}

func startsSmall(line string) bool {
	c, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLower(c)
}

// endsDeck reports whether what is above line i may end there: a gap, a byline, a date, or a name over one.
func (t *textDoc) endsDeck(i int) bool {
	return t.lines[i].gap || isByline(t.line(i)) || t.isDateLine(t.line(i)) || t.isNamed(i)
}

// isOther reports whether line i below a headline is something else than more of it.
func (t *textDoc) isOther(i int) bool {
	line := t.line(i)
	kind, _ := bullet(line)
	if kind != 0 || isByline(line) || isJunk(line) || isRelated(line) || isAgency(line) || isReleaseLine(line) || isContact(line) || isRule(line) || isBareURL(line) || isNote(line) {
		return true
	}
	if _, ok := t.dateline(line); ok {
		return true
	}
	if _, ok := t.parseCaption(line); ok {
		return true
	}
	_, _, dated := t.cutDateCue(line)
	return dated || strings.HasSuffix(line, ":")
}

// isPerson recognises a line that is the name of a person, or the names of several.
func isPerson(line string) bool {
	if len(line) > 80 || strings.Count(line, " ") > 7 || !isSignedName(line) || isSectionName(line) || isShouted(line) && strings.Count(line, " ") > 2 {
		return false
	}
	authors, others := ParseByline(line, Source{})
	named := 0
	for _, p := range authors {
		if p.Org || !isNameShaped(p.Name) {
			return false
		}
		named += strings.Count(p.Name, " ") + 1
	}
	return len(others) == 0 && named > 0 && strings.Count(line, " ")+1-named < len(authors)
}

// isPersonAndRole recognises a name and what the person is: "Hannah Cole Environment correspondent".
func isPersonAndRole(line string) bool {
	if len(line) > 80 || !isNameLine(line) {
		return false
	}
	authors, others := ParseByline(line, Source{})
	return len(others) == 0 && len(authors) == 1 && !authors[0].Org && authors[0].Role != "" && isNameShaped(authors[0].Name) && strings.HasPrefix(line, authors[0].Name)
}

// isNamed reports whether line i is a name above a date, with a role between them or not.
func (t *textDoc) isNamed(i int) bool {
	if t.md || !isPerson(t.line(i)) && !isPersonAndRole(t.line(i)) || t.creditsNext(i) {
		return false
	}
	for n := i + 1; n < t.end && n < i+4; n++ {
		line := t.line(n)
		if t.lines[n].gap && n > i+1 || len(line) > 100 {
			return false
		}
		if t.isPrintedDate(line) {
			return true
		}
		if !t.isRole(line) {
			return false
		}
	}
	return false
}

// isNamedInMarkdown reports whether line i is a name alone, emphasised or not, above a date alone. Article.Markdown writes By
// before names, and escapes a text's line that is a date.
func (t *textDoc) isNamedInMarkdown(i int) bool {
	if i+1 >= t.end || !isPerson(strings.Trim(t.line(i), "*_")) {
		return false
	}
	next := t.line(i + 1)
	_, _, dated := t.cutDateCue(next)
	return dated && !escapedField(next) && !isRelated(next) && !isStructural(next)
}

// isPrintedDate recognises a date as pages print it below a name.
func (t *textDoc) isPrintedDate(line string) bool {
	if _, _, ok := t.cutDateCue(line); ok || isRelativeDate(line) {
		return true
	}
	_, date, ok := cutPlacedDate(line)
	return ok && t.isDateLine(date)
}

// isRelativeDate recognises a date that only its reader could tell: "Published 3 hours ago".
func isRelativeDate(line string) bool {
	n := max(startCue(line, dateCues[:]), startCue(line, updateCues[:]))
	rest := strings.TrimLeft(line[n:], ": ")
	if rest == "" || len(line) > 50 || strings.Count(rest, " ") > 3 || !strings.ContainsAny(rest, "0123456789") {
		return false
	}
	for _, ago := range [...]string{" ago", "vor ", "il y a ", "hace ", "há ", " fa", " geleden", " siden", " sedan", " temu", " назад", " önce", " trước"} {
		if s := strings.ToLower(rest); strings.HasPrefix(s, ago) || strings.HasSuffix(s, ago) {
			return true
		}
	}
	return false
}

// cutPlacedDate parts "Zaragoza - 11 MAR 2025 - 18:42".
func cutPlacedDate(line string) (place, date string, ok bool) {
	place, date, ok = strings.Cut(line, " - ")
	return place, date, ok && len(line) < 80 && isPlace(place) && strings.Count(place, " ") < 3 && !strings.ContainsAny(place, "0123456789")
}

// named takes a bare name: above a date, or between the date and the text.
func (t *textDoc) named(i int, last label) bool {
	if len(t.a.Authors) > 0 || t.tight {
		return false
	}
	line := t.line(i)
	if t.md {
		return t.isNamedInMarkdown(i) && t.setByline(strings.Trim(line, "*_"))
	}
	between := last == labelDate && i+1 < t.end && t.lines[i].gap && t.lines[i+1].gap && t.lines[i+1].end-t.lines[i+1].start > 80 && isPerson(line)
	return (between || t.isNamed(i)) && !t.usesSmall(line) && t.setByline(line)
}

// placedDate takes a line with a place and a date.
func (t *textDoc) placedDate(line string) bool {
	place, date, ok := cutPlacedDate(line)
	if !ok && len(line) < 80 { // old newspapers: LONDON, Feb. 5, 1881.
		place, date = cutPlace(strings.TrimSuffix(line, "."), false)
		ok = isShoutedPlace(place) && isPlace(place) && !isNewsAgency(place)
	}
	if !ok || t.md || !t.isDateLine(date) || !t.setDate(date, datePrinted) {
		return false
	}
	setText(&t.a.Dateline, place)
	return true
}

// isLongSentence reports whether the first line is a text's first paragraph and no headline.
func isLongSentence(line string) bool {
	n := utf8.RuneCountInString(line)
	if !isSentence(line) || n < 70 || isShouted(line) {
		return false
	}
	if i := strings.Index(line, ". "); i > 20 && lastStop(line[:i+2]) == i+1 {
		return true
	}
	return n > 90
}

// nameAndDateOver takes a name and a date in a block of two lines above the headline.
func (t *textDoc) nameAndDateOver(i int) bool {
	if t.md || t.tight || i+3 >= t.end || !t.lines[i].gap || t.lines[i+1].gap || !t.lines[i+2].gap || len(t.a.Authors) > 0 {
		return false
	}
	name, date := i, i+1
	if t.isDateLine(t.line(i)) {
		name, date = date, name
	}
	if line := t.line(name); !isPerson(line) && !isByline(line) || t.dateLabel(t.line(date)) == labelBody || !t.setByline(line) {
		return false
	}
	t.lines[name].label, t.lines[date].label = labelByline, labelDate
	return true
}

// hanFacts takes a Chinese page's line of facts with blanks between them: a date, then "来源：A 作者：B".
func (t *textDoc) hanFacts(line string) bool {
	i := strings.Index(line, "：")
	if t.md || i < 0 || len(line) > 200 || strings.ContainsAny(line, "。，？！“") {
		return false
	}
	cue := strings.LastIndexByte(line[:i], ' ') + 1
	date := strings.TrimSpace(line[:cue])
	if !t.isDateLine(date) {
		return false
	}
	for _, field := range strings.Fields(line[cue:]) {
		switch name, value, _ := strings.Cut(field, "："); {
		case value == "":
		case isCue(name, authorCues[:]) && len(t.a.Authors) == 0:
			t.setByline(value)
		case isCue(name, sourceCues[:]):
			t.setPublisher(value)
		case isCue(name, editorCues[:]):
			t.addCredit(field)
		}
	}
	t.setDate(date, datePrinted)
	return true
}
