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
			t.belowPicture()
			break
		}
		for i := from; i < t.top; i++ {
			t.lines[i].label = l
		}
		last = l
	}
	t.aboveLead()
}

// belowPicture takes the byline and the date that stand below a picture with which the text begins.
func (t *textDoc) belowPicture() {
	if !t.md || len(t.a.Authors) > 0 {
		return
	}
	if _, rest, ok := t.cutImage(t.line(t.top)); !ok || rest != "" {
		return
	}
	i := t.top + 1
	for i < t.end && !t.lines[i].gap { // its caption
		i++
	}
	for n := i; n < t.end && n < i+3; n++ {
		switch line := t.line(n); {
		case escapedField(line) || isRelated(line) || isStructural(line):
			return
		case t.byDate(line):
			t.lines[n].label = labelByline
		default:
			if t.lines[n].label = t.dateLabel(line); t.lines[n].label == labelBody {
				return
			}
		}
	}
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
		case t.top == from && t.agencyDate(line):
			t.lines[t.top].label = labelDate
		case t.top < from+4 && t.isDateOver(t.top):
			t.lines[t.top].label = t.dateOver(line)
		case t.top < from+3 && t.a.Title == "" && t.isKicker(t.top):
			setText(&t.a.Section, strings.Trim(line, "*_[]:• "))
			t.lines[t.top].label = labelField
		case t.top == from && t.isLetterhead(t.top):
			t.setPublisher(line)
			t.lines[t.top].label = labelField
		case t.top == from && !t.md && isNamedAgency(line) && t.setByline(line):
			t.lines[t.top].label = labelByline
		case t.top < from+3 && t.captionOver(t.top):
		case t.top < from+2 && t.a.Title == "" && t.nameAndDateOver(t.top):
		case t.lines[t.top].label == labelBody:
			return
		}
	}
}

// agencyDate takes the line of an agency's service and the date: "dpa-Basisdienst, 11.03.2025, 14:30 Uhr".
func (t *textDoc) agencyDate(line string) bool {
	service, date, ok := strings.Cut(line, ", ")
	agency, _, _ := strings.Cut(service, "-")
	return ok && !t.md && isNewsAgency(agency) && t.isDateLine(date) && t.setDate(date, datePrinted)
}

// isLetterhead recognises the sender of a press release above the line that says it is one.
func (t *textDoc) isLetterhead(i int) bool {
	return t.layout == layoutRelease && !t.md && t.a.Title == "" && i+1 < len(t.lines) && !t.lines[i+1].gap && isReleaseLine(t.line(i+1)) && isNameLine(t.line(i))
}

// isSlugLine recognises what stands above the headline: an agency's slug, its code or its note, the words of its
// desk in capitals, or the way to the page.
func (t *textDoc) isSlugLine(i int) bool {
	line := t.line(i)
	return i == 0 && isSlug(line) || i == 0 && isBracketed(line) || isDeskLine(line) || isMediaNote(line) || isCodeSlug(line) || isNote(line) || isTrail(line) || t.lead > i+1 && isWordSlug(line) ||
		t.lead == i+2 && len(line) < 60 && isShouted(line) && !isShouted(t.line(i+1)) && !t.lines[i+1].gap && !isByline(t.line(i+1))
}

// isDateOver recognises a date that stands above the headline; in a press release behind its place: "Oslo, 4. mars 2025".
func (t *textDoc) isDateOver(i int) bool {
	if t.md || t.tight || t.a.Title != "" || i+2 >= t.end || !t.lines[i+1].gap && t.lines[i+1].label == labelBody || t.dated > datePrinted {
		return false
	}
	next := t.line(i + 1)
	if isByline(next) || len(next) > maxFactLine/2 {
		return false
	}
	line := t.line(i)
	s, rank, ok := t.cutDateCue(line)
	if !ok || rank != datePrinted || t.layout == layoutRelease {
		return ok
	}
	first, rest, _ := strings.Cut(s, " ") // a headline may end with a date, but begins with words that are none of it
	return first[len(first)-1] == ',' || !t.isDateLine(rest)
}

// isHeadline reports whether line i is a Markdown heading of the first level.
func (t *textDoc) isHeadline(i int) bool {
	line := t.line(i)
	return t.md && (line == "#" || strings.HasPrefix(line, "# "))
}

// dateOver takes such a date, and the place before it.
func (t *textDoc) dateOver(line string) label {
	if place, date := cutPlace(line, false); place != "" && date != "" && isPlace(place) && !isNewsAgency(place) && !t.isDateLine(place) && strings.Count(place, " ") < 3 {
		setText(&t.a.Dateline, place)
	}
	return t.dateLabel(line)
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
	if kind, _ := bullet(line); kind != 0 && !t.md && i+1 < t.end && !t.lines[i+1].gap {
		if next, _ := bullet(t.line(i + 1)); next == kind {
			return // a list of what the text says
		}
	}
	if t.lead > i && t.lead <= i+2 && !t.md && isByline(line) && isPerson(strings.Trim(line[startCue(line, bylineCues[:]):], ": ")) {
		return // wire copy without a headline
	}
	if end := t.bannerEnd(i); end > i {
		t.banner(i, end)
		return
	}
	end := t.headlineEnd(i)
	if end == i+1 && !t.md && isLongSentence(line) && t.layout != layoutMail {
		return
	}
	if end == i || end-i == 1 && t.end-i == 1 && strings.HasSuffix(line, ".") && len(line) > 120 {
		return
	}
	title := strings.Trim(t.joined(i, end), "*_")
	if end == i+1 && !t.md {
		title = t.headlineFacts(title)
	}
	t.setTitle(title)
	if end < t.end && (t.isUnderline(end, '=') || t.isUnderline(end, '-') && t.lines[end].end-t.lines[end].start >= 4) {
		end++
	}
	for ; t.top < end; t.top++ {
		t.lines[t.top].label = labelTitle
	}
	t.standfirst()
	t.deck()
}

// headlineFacts takes the byline and the date that stand behind a headline in its line, "Tolls end - by Ana Ruiz - 11 March 2025", and
// gives the headline.
func (t *textDoc) headlineFacts(line string) string {
	title, by, date := line, "", ""
	for range 2 {
		i, n := lastBar(title)
		if i <= 0 {
			break
		}
		switch part := strings.TrimSpace(title[i+n:]); {
		case by == "" && isByline(part) && isPerson(strings.TrimLeft(part[startCue(part, bylineCues[:]):], ": ")):
			by = part
		case date == "" && t.isDateLine(part):
			date = part
		default:
			i = 0
		}
		if i == 0 {
			break
		}
		title = strings.TrimSpace(title[:i])
	}
	if by == "" || !strings.Contains(title, " ") || !t.setByline(by) {
		return line
	}
	if date != "" {
		t.dateLabel(date)
	}
	return title
}

// lastBar finds the last bar or dash between blanks in a line, and its length.
func lastBar(s string) (at, n int) {
	at = -1
	for _, bar := range [...]string{" | ", " – ", " — ", " - ", " // "} {
		if i := strings.LastIndex(s, bar); i > at {
			at, n = i, len(bar)
		}
	}
	return at, n
}

// headlineEnd finds the line after the headline that begins at line i; i where there is none.
func (t *textDoc) headlineEnd(i int) int {
	end := i + 1
	for end < t.end && end < i+4 && !t.lines[end].gap && t.lines[end].label == labelBody && t.width > 0 && t.lines[end].indent == t.lines[i].indent &&
		(t.indented || t.lines[end-1].fills(t.s, t.lines[end], t.width)) && !isByline(t.line(end)) && !isRule(t.line(end)) && end != t.lead {
		end++
	}
	long := t.lines[end-1].end - t.lines[i].start
	if long > maxFactLine+maxFactLine/2 || end == i+4 && end < t.end && !t.lines[end].gap && t.width > 0 {
		return i
	}
	if dl, ok := t.dateline(t.line(i)); ok && (t.lines[i].indent > 0 || long > 160 || (dl.agency != "" || dl.date != "") && isSentence(t.line(end-1))) {
		return i
	}
	return end
}

// isSentence reports whether a line ends as a sentence does, and a headline does not.
//
//go:noinline
func isSentence(line string) bool {
	return strings.HasSuffix(line, ".") || strings.HasSuffix(line, "。") || strings.HasSuffix(line, "।")
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
	if t.top >= t.end {
		return
	}
	line := t.line(t.top)
	switch {
	case t.isHeadline(t.top):
		t.withoutSite(t.plain(headingText(line)))
		t.lines[t.top].label = labelTitle
		t.top++
		t.standfirst()
	case sameWords(t.plain(strings.TrimLeft(line, "# ")), t.a.Title):
		t.lines[t.top].label = labelTitle
		if t.top++; t.top < t.end && (t.isUnderline(t.top, '=') || t.isUnderline(t.top, '-')) {
			t.lines[t.top].label = labelTitle
			t.top++
		}
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
			if len(name) < 60 {
				t.setPublisher(name)
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
	if len(line) > 4*maxFactLine || t.md && isStructural(line) && (t.layout != layoutReader || !t.isNavigation(line)) {
		return labelBody
	}
	l := labelBody
	switch {
	case t.datelineAlone(line):
		l = labelDate
	case t.isHeadText(line):
		return labelBody
	case t.headName(i, last):
		l = labelByline
	case isJunk(line) || !t.md && (isNote(line) || isDeskLine(line) || last != labelTitle && len(line) < 7 && isNumber(line)):
		l = labelJunk
	case t.headSource(i):
		l = labelField
	case !t.lines[i].gap && (last == labelDate || last == labelByline) && isTopics(line):
		t.topics(line)
		l = labelField
	case t.headDate(i):
		l = labelDate
	case t.headRole(i, last):
		l = labelByline
	case t.caption(i): // moves t.top itself, as standsOver does
		return labelMedia
	case t.byDate(line):
		l = labelByline
	case t.isButton(i):
		l = labelJunk
	case t.standsOver(i):
		return labelTitle
	default:
		l = t.dateLabel(line)
	}
	if l != labelBody {
		t.top++
	}
	return l
}

// isButton recognises a link of a page's buttons below the headline: in a block with others, or by its words.
func (t *textDoc) isButton(i int) bool {
	if t.layout != layoutReader || !t.isNavigation(t.line(i)) {
		return false
	}
	return !t.lines[i].gap || isButtons(t.line(i)) || i+1 < t.end && !t.lines[i+1].gap && t.isNavigation(t.line(i+1))
}

// isHeadText recognises a line of the head that begins the text: after a dateline, or by a backslash; and the line of another
// article.
func (t *textDoc) isHeadText(line string) bool {
	dl, ok := t.dateline(line)
	return ok && dl.length < len(line) || escapedField(line) || isRelated(line)
}

// headName takes a line that says who wrote the text without a byline's words: an agency, a name in the block of the date or
// over it, a Chinese page's line of facts.
func (t *textDoc) headName(i int, last label) bool {
	line, inBlock := t.line(i), !t.lines[i].gap
	switch none := len(t.a.Authors) == 0; {
	case inBlock && last == labelDate && none && isNameLine(line) && t.shortBlock(i) && !t.creditsNext(i) && !t.usesSmall(line):
		return t.setByline(line)
	case !t.md && !inBlock && last != labelMedia && none && isNewsAgency(line) && t.shortBlock(i) && !t.creditsNext(i):
		t.a.Authors = []Person{{Name: flat(line), Org: true}}
		return true
	}
	return t.hanFacts(line) || t.named(i, last)
}

// usesSmall reports whether the text has all words of a line in small letters too, as it has none of a name.
func (t *textDoc) usesSmall(line string) bool {
	from := t.lines[t.top].start
	text := t.s[from:min(t.lines[t.end-1].end, from+8<<10)]
	for w := range strings.FieldsSeq(line) {
		small := strings.ToLower(w)
		if small == w || !strings.Contains(text, " "+small) {
			return false
		}
	}
	return true
}

// headDate takes a line that is a date of other than a byline's shape.
func (t *textDoc) headDate(i int) bool {
	line := t.line(i)
	return !t.md && (isRelativeDate(line) || t.placedDate(line)) || t.cueAlone(i)
}

// headSource takes a line in the block below a headline that says whose the text is or who edited it.
func (t *textDoc) headSource(i int) bool {
	line := t.line(i)
	if t.md || t.tight || t.lines[i].gap || len(line) > 60 || !t.shortBlock(i) {
		return false
	}
	if rest, ok := cutCue(line, sourceCues[:]); ok && (isNewsAgency(rest) || isOrgName(rest)) {
		t.setPublisher(rest)
		return true
	}
	rest, ok := cutCue(line, editorCues[:])
	if ok && isSignedName(rest) {
		t.a.Contributors = append(t.a.Contributors, t.editors(rest)...)
	}
	return ok && rest != "" && strings.Count(rest, " ") < 4
}

// headRole takes the line below a name that says what the person is.
func (t *textDoc) headRole(i int, last label) bool {
	line := t.line(i)
	if t.lines[i].gap || last != labelByline || !t.isRole(line) || !t.shortBlock(i) || t.creditsNext(i) {
		return false
	}
	t.setRole(line)
	return true
}

// datelineAlone takes an agency's dateline in a line of its own: "La Paz, 12 mar 2025 (AFP) -".
func (t *textDoc) datelineAlone(line string) bool {
	if t.md || len(line) > maxDateline || t.a.Dateline != "" || !strings.HasSuffix(line, "-") && !strings.HasSuffix(line, "–") && !strings.HasSuffix(line, "—") {
		return false
	}
	dl, ok := t.dateline(line + " A")
	if !ok || dl.agency == "" || dl.length < len(line) {
		return false
	}
	t.takeDateline(line + " A")
	return true
}

// isStructural reports whether a line of Markdown begins something other than a paragraph.
func isStructural(line string) bool {
	kind, _ := bullet(line)
	return kind != 0 || line[0] == '>' || line[0] == '|' || headingLevel(line) > 0 || isFence(line) || isRule(line)
}

// shortBlock reports whether line i is one of a few short lines, and not the first of a paragraph.
//
//go:noinline
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
	return len(line) <= 60 && !isByline(line) && !strings.ContainsAny(line, ".?!:\"“„0123456789") && strings.Count(line, " ") <= 5 && (!t.tight || strings.Count(line, " ") <= 2)
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
	over := end // what it stands over, with a page's buttons between or not
	for !t.md && over+1 < t.end && over < end+3 && isJunk(t.line(over)) && t.lines[over+1].gap {
		over++
	}
	by, _ := cutBar(unemphasised(t.line(over)))
	if _, _, dated := t.cutDateCue(t.line(i)); dated || escapedField(t.line(over)) || !isByline(by) && !t.subhead(i, end, over) {
		return false
	}
	if over != t.lead && over+1 < t.end && !t.lines[over+1].gap && t.lines[over+1].end-t.lines[over+1].start > 120 {
		return false
	}
	s := t.joined(i, end)
	if strings.HasPrefix(s, "![") || t.isNavigation(s) {
		return false
	}
	if rest, ok := cutCue(s, deckCues[:]); ok && rest != "" && !t.md {
		s = rest
	}
	t.a.Subtitle = t.plain(strings.Trim(s, "*_#> "))
	t.top = end
	return true
}

// subhead reports whether the lines from i on are more of the headline: a block that is no sentence between it and the
// dateline, or the name over a date.
func (t *textDoc) subhead(i, end, over int) bool {
	if t.md || end-i > 3 || isSentence(t.line(end-1)) || t.isOther(i) || isPerson(t.line(i)) {
		return false
	}
	return over == t.lead || t.isNamed(over)
}
