package broadsheet

import "strings"

// maxHead bounds the lines above the text that are looked at.
const maxHead = 60

// head labels what stands above the text: headline, standfirst, byline, dates, captions. t.top ends where the text begins.
func (t *textDoc) head() {
	t.skipLabelled()
	t.lead = t.findLead()
	t.slugs()
	if t.a.Title == "" {
		t.headline()
	} else {
		t.repeatedHeadline()
	}
	last := labelTitle
	for n := 0; n < maxHead && t.top < t.end; n++ {
		if t.lines[t.top].label != labelBody {
			t.top++
			continue
		}
		from := t.top
		l := t.headLine(last)
		if l == labelBody {
			break
		}
		for i := from; i < t.top; i++ {
			t.lines[i].label = l
		}
		last = l
	}
	t.aboveLead()
}

func (t *textDoc) skipLabelled() {
	for t.top < t.end && t.lines[t.top].label != labelBody {
		t.top++
	}
}

// slugs passes over an agency's lines above the headline, and a page's furniture.
func (t *textDoc) slugs() {
	for from := t.top; t.top < t.end; t.top++ {
		line := t.line(t.top)
		switch {
		case t.isHeadline(t.top):
			return
		case !t.md && t.top < from+4 && t.top+1 < t.end && t.isSlugLine(t.top):
			if n := slugEnd(line); n > 0 { // the headline stands in the same line
				t.lines[t.top].start += n
				return
			}
			t.lines[t.top].label = labelJunk
		case (isJunk(line) || t.layout == layoutMail && isFooter(line)) && t.top+1 < t.end, t.isNavigation(line) && t.a.Title != "":
			t.lines[t.top].label = labelJunk
		case t.lines[t.top].label == labelBody:
			return
		}
	}
}

// isSlugLine recognises what stands above the headline: an agency's slug, its code or its note, the words of its
// desk in capitals, or the way to the page.
func (t *textDoc) isSlugLine(i int) bool {
	line := t.line(i)
	return i == 0 && isSlug(line) || isCodeSlug(line) || isNote(line) || isTrail(line) ||
		t.lead == i+2 && len(line) < 60 && isShouted(line) && !isShouted(t.line(i+1)) && !t.lines[i+1].gap && !isByline(t.line(i+1))
}

// isHeadline reports whether line i is a Markdown heading of the first level.
func (t *textDoc) isHeadline(i int) bool {
	line := t.line(i)
	return t.md && (line == "#" || strings.HasPrefix(line, "# "))
}

// isNavigation recognises a line that is a link, or a list item that is one, and nothing else.
func (t *textDoc) isNavigation(line string) bool {
	if !t.md || len(line) > 4*maxFactLine {
		return false
	}
	line = strings.TrimLeft(line, "*-+• ")
	return len(line) > 4 && line[0] == '[' && line[len(line)-1] == ')' && strings.Count(line, "](") == 1
}

// headline takes the title: a heading, underlined lines, or the first lines.
func (t *textDoc) headline() {
	if t.top >= t.end {
		return
	}
	i := t.top
	line := t.line(i)
	if t.isHeadline(i) {
		t.setTitle(headingText(line))
		t.lines[i].label = labelTitle
		t.top++
		t.standfirst()
		return
	}
	end := t.headlineEnd(i)
	if end == i || end-i == 1 && t.end-i == 1 && strings.HasSuffix(line, ".") && len(line) > 120 {
		return
	}
	t.setTitle(strings.Trim(t.joined(i, end), "*_"))
	if end < t.end && (t.isUnderline(end, '=') || t.isUnderline(end, '-') && t.lines[end].end-t.lines[end].start >= 4) {
		end++
	}
	for ; t.top < end; t.top++ {
		t.lines[t.top].label = labelTitle
	}
	t.standfirst()
}

// headlineEnd finds the line after the headline that begins at line i; i where there is none.
func (t *textDoc) headlineEnd(i int) int {
	end := i + 1
	for end < t.end && end < i+4 && !t.lines[end].gap && t.lines[end].label == labelBody && t.width > 0 && t.lines[end].indent == t.lines[i].indent &&
		(t.indented || t.lines[end-1].fills(t.s, t.lines[end], t.width)) && !isByline(t.line(end)) && !isRule(t.line(end)) {
		end++
	}
	long := t.lines[end-1].end - t.lines[i].start
	if long > maxFactLine+maxFactLine/2 || end == i+4 && end < t.end && !t.lines[end].gap && t.width > 0 {
		return i
	}
	if _, ok := t.dateline(t.line(i)); ok && (t.lines[i].indent > 0 || long > 160) {
		return i
	}
	return end
}

// standfirst takes the line in italics right below a Markdown headline.
func (t *textDoc) standfirst() {
	if t.top >= t.end {
		return
	}
	if inner, ok := t.isStandfirst(t.top); ok {
		setText(&t.a.Subtitle, t.plain(inner))
		t.lines[t.top].label = labelTitle
		t.top++
	}
}

// isStandfirst recognises that line, and cuts its marks off.
func (t *textDoc) isStandfirst(i int) (inner string, ok bool) {
	line := t.line(i)
	inner, ok = wholeEmphasis(line, "*")
	return inner, ok && !t.lines[i].gap && !isByline(line) && !t.isDateLine(inner)
}

// wholeEmphasis cuts the marks off a line that is emphasised as a whole.
func wholeEmphasis(line, mark string) (inner string, ok bool) {
	inner, ok = strings.CutPrefix(line, mark)
	if !ok || !strings.HasSuffix(inner, mark) || strings.HasSuffix(inner, "\\"+mark) {
		return "", false
	}
	inner = inner[:len(inner)-len(mark)]
	if inner == "" || strings.HasPrefix(inner, "*") || strings.HasPrefix(inner, " ") || strings.Contains(strings.ReplaceAll(inner, `\*`, ""), "*") {
		return "", false
	}
	return inner, true
}

// repeatedHeadline passes over the headline where fields have given it already.
func (t *textDoc) repeatedHeadline() {
	for n := 0; n < 8 && t.top < t.end; n++ {
		line := t.line(t.top)
		switch {
		case t.lines[t.top].label != labelBody:
		case t.isHeadline(t.top):
			t.withoutSite(t.plain(headingText(line)))
			t.lines[t.top].label = labelTitle
			t.top++
			t.standfirst()
			return
		case sameWords(t.plain(strings.TrimLeft(line, "# ")), t.a.Title):
			t.lines[t.top].label = labelTitle
			if t.top++; t.top < t.end && (t.isUnderline(t.top, '=') || t.isUnderline(t.top, '-')) {
				t.lines[t.top].label = labelTitle
				t.top++
			}
			return
		case t.isNavigation(line) && t.layout == layoutReader:
			t.lines[t.top].label = labelJunk
		default:
			return
		}
		t.top++
	}
}

// withoutSite cuts the site's name off a page's title that goes on after the headline: "Headline - Name".
func (t *textDoc) withoutSite(headline string) {
	rest, ok := strings.CutPrefix(t.a.Title, headline)
	if !ok || headline == "" || t.layout != layoutReader {
		return
	}
	for _, bar := range [...]string{" - ", " | ", " – ", " — ", " · "} {
		if name, ok := strings.CutPrefix(rest, bar); ok {
			t.a.Title = headline
			if t.a.Publisher.Name == "" && len(name) < 60 {
				t.a.Publisher = Person{Name: name, Org: true}
			}
			return
		}
	}
}

// sameWords compares two headlines by letters and digits.
func sameWords(a, b string) bool {
	if len(a) > 4*maxFactLine || len(b) > 4*maxFactLine {
		return false
	}
	return a == b || strings.EqualFold(onlyWords(a), onlyWords(b))
}

// headLine reads the facts of the line at t.top, moves t.top over them and gives their label, labelBody for none.
func (t *textDoc) headLine(last label) label {
	i := t.top
	line := t.line(i)
	if links := t.bylineLinks(line); len(links) > 0 && len(t.a.Authors) == 0 {
		t.linkedByline(line, links)
		t.top++
		return labelByline
	}
	if len(line) > 4*maxFactLine || t.md && isStructural(line) && !t.isNavigation(line) {
		return labelBody
	}
	inBlock := !t.lines[i].gap
	if dl, ok := t.dateline(line); ok && dl.length < len(line) {
		return labelBody
	}
	if escapedField(line) || isRelated(line) {
		return labelBody
	}
	switch {
	case inBlock && last == labelDate && len(t.a.Authors) == 0 && isNameLine(line) && t.shortBlock(i) && !t.creditsNext(i) && t.setByline(line):
		t.top++
		return labelByline
	case isJunk(line) || !t.md && isNote(line):
		t.top++
		return labelJunk
	case t.cueAlone(i):
		t.top++
		return labelDate
	case inBlock && last == labelByline && t.isRole(line) && t.shortBlock(i) && !t.creditsNext(i):
		t.setRole(line)
		t.top++
		return labelByline
	case t.caption(i):
		return labelMedia
	case t.byDate(line):
		t.top++
		return labelByline
	case t.isNavigation(line) && t.layout == layoutReader && !t.lines[i].gap:
		t.top++
		return labelJunk
	case t.standsOver(i):
		return labelTitle
	}
	if l := t.dateLabel(line); l != labelBody {
		t.top++
		return l
	}
	return labelBody
}

// isStructural reports whether a line of Markdown begins something other than a paragraph.
func isStructural(line string) bool {
	kind, _ := bullet(line)
	return kind != 0 || line[0] == '>' || line[0] == '|' || headingLevel(line) > 0 || isFence(line) || isRule(line)
}

// shortBlock reports whether line i is one of a few short lines, and not the first of a paragraph.
func (t *textDoc) shortBlock(i int) bool {
	for n := 0; n < 4 && i < t.end; n, i = n+1, i+1 {
		if t.lines[i].end-t.lines[i].start > 100 {
			return t.tight && n > 0
		}
		if i+1 == t.end || t.lines[i+1].gap {
			return true
		}
	}
	return t.tight
}

// isRole recognises the line below a name: what the person is.
func (t *textDoc) isRole(line string) bool {
	return len(line) <= 60 && !strings.ContainsAny(line, ".?!:\"“„0123456789") && strings.Count(line, " ") <= 5 && (!t.tight || strings.Count(line, " ") <= 2)
}

// setRole takes what the line below a name says of the person: for whom or as what.
func (t *textDoc) setRole(line string) {
	for i := range t.a.Authors {
		switch p := &t.a.Authors[i]; {
		case p.Org:
		case isAgency(line) && p.Affiliation == "":
			p.Affiliation = t.plain(line)
		case p.Role == "" && len(t.a.Authors) == 1:
			p.Role = t.plain(line)
		}
	}
}

// dateLabel takes a line that is a date, with or without a cue.
func (t *textDoc) dateLabel(line string) label {
	if t.layout == layoutWire && t.dated > dateNone {
		return labelBody
	}
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
	if looksLikeNames(s) && len(s) < 60 && t.a.Publisher.Name == "" {
		t.a.Publisher = Person{Name: flat(s), Org: true}
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

// standsOver takes a standfirst: a paragraph between the headline and a byline.
func (t *textDoc) standsOver(i int) bool {
	if t.a.Subtitle != "" || len(t.a.Authors) > 0 || t.tight || !t.lines[i].gap {
		return false
	}
	end := i + 1
	for end < t.end && !t.lines[end].gap && end < i+6 {
		end++
	}
	if end >= t.end || !t.lines[end].gap || t.lines[end-1].end-t.lines[i].start > 500 {
		return false
	}
	by, _ := cutBar(unemphasised(t.line(end)))
	if _, _, dated := t.cutDateCue(t.line(i)); dated || !isByline(by) || escapedField(t.line(end)) {
		return false
	}
	if end+1 < t.end && !t.lines[end+1].gap && t.lines[end+1].end-t.lines[end+1].start > 120 {
		return false
	}
	s := t.joined(i, end)
	if strings.HasPrefix(s, "![") || t.isNavigation(s) {
		return false
	}
	t.a.Subtitle = t.plain(strings.Trim(s, "*_#> "))
	t.top = end
	return true
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
		between := line[at:l.open]
		if l.image || i == 0 && between != "" || i > 0 && between != ", " && between != " and " {
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
			} else if len(t.a.Authors) < maxTags {
				p.URL = address
				t.a.Authors = append(t.a.Authors, p)
			}
		}
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
