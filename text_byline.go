package broadsheet

import "strings"

// Bylines and dates in lines of their own, alone or beside each other.

// dateLabel takes a line that is a date, with or without a cue.
func (t *textDoc) dateLabel(line string) label {
	s, rank, ok := t.cutDateCue(line)
	if !ok {
		return labelBody
	}
	published, updated, _ := cutUpdate(s)
	if rank == dateNone {
		published, updated = "", s
	}
	if date, ok := t.parseDate(updated); ok && t.a.Updated.IsZero() {
		t.a.Updated = date
	}
	t.setDate(published, rank)
	return labelDate
}

// cutDateCue cuts the cue off a line that is a date, and tells how sure its date is: dateNone for an update's.
func (t *textDoc) cutDateCue(line string) (date string, rank dateRank, ok bool) {
	if len(line) > 120 || !strings.ContainsAny(line, "0123456789") {
		return "", dateNone, false
	}
	s := strings.Trim(line, "*_()[] ")
	if n := startCue(s, updateCues[:]); n > 0 {
		if rest := strings.TrimLeft(s[n:], ": "); t.isDateLine(rest) {
			return rest, dateNone, true
		}
	}
	if n := startCue(s, dateCues[:]); n > 0 {
		if rest := strings.TrimLeft(s[n:], ": "); t.isDateLine(rest) {
			return rest, dateCued, true
		}
	}
	return s, datePrinted, t.isDateLine(s)
}

// cueAlone recognises the cue of a date that stands in the next line.
func (t *textDoc) cueAlone(i int) bool {
	return !t.md && i+1 < t.end && !t.lines[i+1].gap && isCue(strings.TrimRight(t.line(i), ": "), dateCues[:]) && t.isDateLine(t.line(i+1))
}

// cutUpdate parts "March 3, 2025 | Updated March 4, 2025".
func cutUpdate(s string) (published, updated string, ok bool) {
	for i := 1; i < len(s); i++ {
		c := s[i-1]
		if c != ' ' && c != '|' && c != '(' && c != ',' && c != ';' {
			continue
		}
		if n := startCue(s[i:], updateCues[:]); n > 0 {
			return strings.TrimRight(s[:i], " |(,;·•-–—"), strings.Trim(s[i+n:], ": )"), true
		}
	}
	return s, "", false
}

// isDateLine reports whether a line is a date and little else.
func (t *textDoc) isDateLine(s string) bool {
	if len(s) < 6 || len(s) > 100 || strings.ContainsAny(s, "?!\"“”„«") {
		return false
	}
	words, digits := 0, 0
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, ",.()|·•-–—:")
		if w == "" {
			continue
		}
		if strings.ContainsAny(w, "0123456789") {
			digits++
		} else if len(w) > 2 {
			words++
		}
	}
	if digits == 0 || digits > 6 || words > 5 {
		return false
	}
	if date, ok := t.parseDate(s); !ok || date.IsZero() {
		return false
	}
	return true
}

// byDate takes a line with a byline, a date, or both parted by a bar, a dot or a dash.
func (t *textDoc) byDate(line string) bool {
	s := unemphasised(line)
	if !t.isByDate(s) {
		return false
	}
	by, rest := cutBar(s)
	if !isByline(by) && !t.bylineBeforeDate(by, rest) { // the date stands first
		after, more := cutBar(rest)
		t.dateLabel(by)
		if isByline(after) {
			t.setByline(after)
		}
		if more != "" {
			t.dateLabel(more)
		}
		return true
	}
	if !t.setByline(by) {
		return false
	}
	for rest != "" {
		var part string
		part, rest = cutBar(rest)
		if t.dateLabel(part) == labelBody && !isJunk(part) {
			t.tagline(part)
		}
	}
	return true
}

// isByDate recognises such a line, without the marks of emphasis around it.
func (t *textDoc) isByDate(s string) bool {
	by, rest := cutBar(s)
	switch {
	case isByline(by):
		return true
	case rest == "":
		return false
	case t.bylineBeforeDate(by, rest):
		return true
	}
	after, _ := cutBar(rest)
	if !isByline(after) && !isJunk(after) {
		return false
	}
	_, _, ok := t.cutDateCue(by)
	return ok
}

// bylineBeforeDate recognises a byline that its words alone would not prove by the date behind it.
func (t *textDoc) bylineBeforeDate(by, rest string) bool {
	return rest != "" && len(by) < 80 && hasBylineCue(by) && t.isDateLine(rest)
}

// unemphasised cuts the marks off a line that is in italics as a whole.
func unemphasised(line string) string {
	if inner, ok := wholeEmphasis(line, "*"); ok {
		return inner
	}
	if inner, ok := wholeEmphasis(line, "_"); ok {
		return inner
	}
	return line
}

// tagline takes what is left of a byline's line: the section, or who publishes it.
func (t *textDoc) tagline(s string) {
	if looksLikeNames(s) && len(s) < 60 {
		t.setPublisher(s)
	}
}

// cutBar cuts a line at a bar, a dot or a dash between blanks.
func cutBar(s string) (first, rest string) {
	for _, bar := range [...]string{" | ", " • ", " · ", " – ", " — ", " // ", " / "} {
		if i := strings.Index(s, bar); i > 0 {
			return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(bar):])
		}
	}
	return s, ""
}

// linkAuthors gives the authors the addresses that their names were links to.
func (t *textDoc) linkAuthors(line string) {
	if !t.md || !strings.Contains(line, "](") {
		return
	}
	for _, l := range findLinks(line) {
		name := inlineText(line[l.open+1 : l.close])
		for i := range t.a.Authors {
			if p := &t.a.Authors[i]; p.URL == "" && strings.EqualFold(p.Name, name) {
				p.URL, _ = t.resolve(l.target)
				break
			}
		}
	}
}

// bylineLinks gives the links of a byline as Article.Markdown writes it: every name is a link, and each link one name.
func (t *textDoc) bylineLinks(line string) []mdLink {
	if !t.md || !strings.HasPrefix(line, "By [") || line[len(line)-1] != ')' {
		return nil
	}
	links := findLinks(line)
	at := len("By ")
	for i, l := range links {
		if l.image { // perhaps in the link before it
			return nil
		}
		between := line[at:l.open]
		if i == 0 && between != "" || i > 0 && between != ", " && between != " and " {
			return nil
		}
		at = l.end
	}
	if at != len(line) {
		return nil
	}
	return links
}

// linkedByline takes the authors of such a byline.
func (t *textDoc) linkedByline(line string, links []mdLink) {
	for _, l := range links {
		address, _ := t.resolve(l.target)
		for _, p := range t.linkedAuthor(line[l.open+1 : l.close]) {
			if p.Role != "" {
				t.a.Contributors = append(t.a.Contributors, p)
			} else {
				p.URL = address
				t.addAuthor(p)
			}
		}
	}
}

// addAuthor takes an author.
//
//go:noinline
func (t *textDoc) addAuthor(p Person) {
	if t.full = t.full || len(t.a.Authors) >= maxTags; len(t.a.Authors) < maxTags {
		t.a.Authors = append(t.a.Authors, p)
	}
}

// linkedAuthor reads the name in a link of a byline; after a backslash it is one name, whatever it looks like.
func (t *textDoc) linkedAuthor(text string) []Person {
	if escapedField(text) {
		return []Person{{Name: inlineText(dropFieldEscape(text))}}
	}
	name := inlineText(text)
	authors, others := ParseByline(name, t.source())
	if len(authors)+len(others) == 0 && name != "" {
		return []Person{{Name: name}}
	}
	return append(authors, others...)
}
