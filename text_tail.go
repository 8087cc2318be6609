package broadsheet

import "strings"

// maxTail bounds the lines below the text that are looked at.
const maxTail = 400

// tail labels what stands below the text, from the last line up to one that the head has for sure.
func (t *textDoc) tail() {
	t.floor = t.writtenHead()
	if t.layout == layoutRelease || t.layout == layoutMail {
		t.cutFooter()
	}
	if !t.md {
		t.cutNotebook()
		t.cutReferences()
	}
	if !t.md || t.layout == layoutReader {
		t.cutSections()
	}
	for n := 0; n < maxTail && t.end > t.floor; n++ {
		i := t.end - 1
		if t.lines[i].label == labelBody && !t.tailLine(i) {
			break
		}
		t.end = i
	}
	if i := t.end - 1; !t.md && i >= t.floor && i >= 0 { // Chinese agencies end the last paragraph so
		if s, ok := strings.CutSuffix(t.raw(i), "（完）"); ok && s != "" {
			t.lines[i].end -= len("（完）")
		}
		t.cutSignature(i)
	}
}

// writtenHead gives the line after those that stand above a text for sure, in the form that Article.Markdown gives
// them: an article without a text has nothing else.
func (t *textDoc) writtenHead() int {
	i := t.top
	if i >= t.end || !t.isHeadline(i) {
		return i
	}
	if i++; i < t.end {
		if _, ok := t.isStandfirst(i); ok {
			i++
		}
	}
	for ; i < t.end && i < t.top+maxHead && t.lines[i].gap && !escapedField(t.line(i)) && !isRelated(t.line(i)); i++ {
		line := t.line(i)
		_, dated := exactDate(line)
		_, captioned := t.parseCaption(line)
		_, credited := t.boldCredit(line)
		if !dated && !captioned && !credited && !isAgency(line) && len(t.bylineLinks(line)) == 0 {
			break
		}
	}
	return i
}

// tailLine labels line i, the last that is left, and reports whether it is not body.
func (t *textDoc) tailLine(i int) bool {
	line := t.line(i)
	l := &t.lines[i]
	switch {
	case t.signOff(i):
	case t.layout == layoutRelease && l.gap && strings.HasPrefix(line, "SOURCE ") && len(line) < 100 && !t.md:
		l.label = labelTrailer
	case isEndMark(line):
		l.label = labelTrailer
	case t.md && (isStructural(line) || escapedField(line) || isRelated(line)):
		return false
	case isRights(line):
		l.label = labelTrailer
		t.addRights(line)
	case t.isAddressLine(i):
		l.label = labelTrailer
	case (l.gap || t.aboveTrailer(i) && !t.md) && isTopics(line):
		t.topics(line)
		l.label = labelRelated
	case !t.md && (l.gap || t.aboveTrailer(i)) && t.sectionLine(line):
		l.label = labelTrailer
	case isCredit(line) && (l.gap || t.tight || t.lines[i].indent > 0):
		t.addCredit(line)
		l.label = labelCredit
	case l.gap && isContribution(line):
		t.addCredit(contributors(line))
		l.label = labelCredit
	case len(line) >= 3 && isRow(line, '_'):
		l.label = labelTrailer
	case t.creditBlock(i):
		return true
	case !t.md && t.isRowNote(i):
		l.label = labelTrailer
	case (l.gap || t.width == 0) && (isJunk(line) || isFooter(line)):
		l.label = labelJunk
	default:
		return false
	}
	return true
}

// aboveTrailer reports whether line i stands in one block with lines below the text.
func (t *textDoc) aboveTrailer(i int) bool {
	i++
	return i < len(t.lines) && !t.lines[i].gap && t.lines[i].label != labelBody
}

// sectionLine takes "Category: People".
func (t *textDoc) sectionLine(line string) bool {
	name, value, ok := cutField(line)
	if !ok || headerField(name) != fieldSection || len(value) > 40 || value == "" || strings.ContainsAny(value, ".?!") {
		return false
	}
	setText(&t.a.Section, value)
	return true
}

// isTopics recognises a line of an article's subjects: "Tags: roof, council".
func isTopics(line string) bool {
	rest, ok := cutCue(line, topicCues[:])
	return ok && rest != "" && len(line) <= maxFactLine && !strings.HasSuffix(rest, ".") && !strings.Contains(rest, ". ")
}

// isRowNote recognises what AP sets at the end between rows of underscores: from where the authors reported, what else to
// read.
func (t *textDoc) isRowNote(i int) bool {
	line := t.line(i)
	above := i > t.floor && len(t.line(i-1)) >= 3 && isRow(t.line(i-1), '_')
	if !above || !t.lines[i].gap || len(line) > maxFactLine {
		return false
	}
	if names, place, ok := strings.Cut(line, " reported from "); ok {
		return looksLikeNames(names) && strings.Count(place, " ") < 8
	}
	return strings.HasPrefix(line, "Follow ") && strings.Contains(line, "http")
}

// topics takes such a line's subjects.
func (t *textDoc) topics(line string) {
	rest, _ := cutCue(line, topicCues[:])
	t.addTags(strings.FieldsFunc(t.plain(rest), func(c rune) bool { return strings.ContainsRune(",;|·、،", c) })...)
}

// contributors gives the names in "Associated Press writers John Doe in Boston and Mia Wong contributed to this report."
func contributors(line string) string {
	names, _, _ := strings.Cut(line, " contributed")
	for _, what := range [...]string{" writer ", " writers ", " reporter ", " reporters ", " correspondent ", " correspondents "} {
		if i := strings.LastIndex(names, what); i >= 0 {
			names = names[i+len(what):]
		}
	}
	parts := strings.Split(strings.ReplaceAll(names, " and ", ", "), ", ")
	kept := parts[:0]
	for _, part := range parts {
		if part, _, _ = strings.Cut(part, " in "); looksLikeNames(part) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ", ")
}

// addRights takes a copyright line; those below it are known already.
func (t *textDoc) addRights(line string) {
	if inner := strings.TrimLeft(line, "[<"); len(inner) < len(line) && !t.md {
		line = strings.TrimRight(inner, "]>")
	}
	if len(t.a.Rights) < 2*maxFactLine {
		t.a.Rights = flat(t.plain(line) + " " + t.a.Rights)
	}
}

// creditBlock takes a wrapped "(Reporting by A; Editing by B)" whose last line is i, by moving the end up.
func (t *textDoc) creditBlock(i int) bool {
	if last := t.line(i); !strings.HasSuffix(last, ")") && !strings.HasSuffix(last, "]") {
		return false
	}
	for first := i; first >= t.floor && first > i-8; first-- {
		if t.md && first < i && t.lines[first].hard {
			return false
		}
		if c := t.line(first)[0]; c != '(' && c != '[' {
			if t.lines[first].gap {
				return false
			}
			continue
		}
		block := t.joined(first, i+1)
		contact := strings.HasPrefix(block, "((") && strings.HasSuffix(block, "))") && !t.md // of the reporters
		if !isCredit(block) && !contact {
			return false
		}
		for j := first; j <= i; j++ {
			t.lines[j].label = labelCredit
		}
		if !contact {
			t.addCredit(block)
		}
		return true
	}
	return false
}

// addCredit takes those who are credited beside the authors. Where nobody else is, they are no authors either.
func (t *textDoc) addCredit(block string) {
	if len(t.a.Contributors) > maxTags {
		return
	}
	authors, others := ParseByline(t.plain(strings.Trim(block, "()[]*_ ")), t.source())
	for i := range authors {
		if authors[i].Role == "" {
			authors[i].Role = "reporting"
		}
	}
	t.a.Contributors = append(append(authors, others...), t.a.Contributors...)
}

// dropAuthors leaves those out of the contributors who are credited with the reporting of what they wrote.
func dropAuthors(contributors, authors []Person) []Person {
	if len(contributors) == 0 || len(authors) > maxTags {
		return contributors
	}
	kept := contributors[:0]
next:
	for _, p := range contributors {
		for _, author := range authors {
			if p.Role == "reporting" && strings.EqualFold(p.Name, author.Name) {
				continue next
			}
		}
		kept = append(kept, p)
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}

// isAddressLine recognises "Original url: <...>", its two halves on two lines, and takes the address.
func (t *textDoc) isAddressLine(i int) bool {
	line := t.line(i)
	if rest, ok := cutCue(line, addressCues[:]); ok {
		if rest == "" {
			return i+1 < len(t.lines) && t.lines[i+1].label == labelTrailer
		}
		return t.takeAddress(rest)
	}
	// An address alone is the article's when its cue stands above it.
	if i == 0 || len(line) > maxAddress || !isBareURL(line) {
		return false
	}
	if rest, ok := cutCue(t.line(i-1), addressCues[:]); !ok || rest != "" {
		return false
	}
	return t.takeAddress(line)
}

// takeAddress takes the article's address out of a trailer's value: bare, in angle brackets, or a Markdown link.
func (t *textDoc) takeAddress(s string) bool {
	if i := strings.LastIndex(s, "]("); i >= 0 && s[0] != '<' {
		s = strings.TrimSuffix(s[i+2:], ")")
	}
	s = strings.Trim(s, "<> ")
	if !isBareURL(s) && t.a.URL == "" {
		return strings.HasPrefix(s, "javascript:")
	}
	t.setURL(s)
	return true
}

// isBareURL reports whether s is a web address and nothing else.
func isBareURL(s string) bool {
	s = strings.Trim(s, "<> ")
	return len(s) > 8 && (hasPrefixFold(s, "http://") || hasPrefixFold(s, "https://")) && !strings.ContainsAny(s, " \t")
}

//go:noinline
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// cutNotebook takes what dpa tells editors below a story, from its heading on.
func (t *textDoc) cutNotebook() {
	for i := max(t.floor+1, t.end-80); i < t.end; i++ {
		if line := t.line(i); line == "# dpa-Notizblock" || line == "# Notizblock" {
			for j := i; j < t.end; j++ {
				t.lines[j].label = labelJunk
			}
			t.end = i
		}
	}
}

// cutReferences takes a list of addresses that a text browser put at the end: under its heading, or by numbers in brackets.
func (t *textDoc) cutReferences() {
	i, bracketed := t.end, true
	for i > t.top+1 && isReference(t.line(i-1)) {
		i--
		bracketed = bracketed && t.line(i)[0] == '['
	}
	if i == t.end {
		return
	}
	heading := i - 1
	if isRule(t.line(heading)) && heading > t.top+1 {
		heading--
	}
	switch strings.ToLower(strings.TrimRight(t.line(heading), ":")) {
	case "references", "visible links", "hidden links", "links", "verweise", "références", "referencias":
		i = heading
	default:
		if !bracketed || !t.lines[i].gap {
			return
		}
	}
	for j := i; j < t.end; j++ {
		t.lines[j].label = labelJunk
	}
	t.end = i
}

// isReference recognises a number and an address: "12. https://…", "[12] https://…", and as Markdown defines a link.
func isReference(line string) bool {
	number, rest, _ := strings.Cut(line, " ")
	if !isNumber(strings.Trim(number, "[].:")) {
		return false
	}
	rest, title, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return (title == "" || title[0] == '"') && (isBareURL(rest) || hasPrefixFold(rest, "mailto:") || hasPrefixFold(rest, "file:"))
}

// maxSection bounds the lines of a page's section below the text.
const maxSection = 24

// cutSections takes what a page has below its text under a line of its own: other articles, and subjects.
func (t *textDoc) cutSections() {
	for from := t.end - 1; from > t.floor && from >= t.end-maxSection; from-- {
		line := t.line(from)
		if len(withoutLinks(line)) > 120 || strings.HasSuffix(line, ".") {
			return
		}
		name := strings.Trim(line, "#*: ")
		related := isCue(name, relatedCues[:])
		if !t.lines[from].gap && !t.tight || from+1 == t.end || !related && !isCue(name, topicCues[:]) {
			continue
		}
		for i := from + 1; i < t.end; i++ {
			switch line := t.line(i); {
			case t.lines[i].label != labelBody || isJunk(line):
			case related:
				t.addRelated(line)
			default:
				t.addTags(line)
			}
			t.lines[i].label = labelRelated
		}
		t.lines[from].label = labelRelated
		t.end = from
	}
}

// cutFooter takes what a mail or a press release has below the mark that ends its text.
func (t *textDoc) cutFooter() {
	for i := t.top; i < t.end; i++ {
		line := t.line(i)
		if t.layout == layoutMail && line == "--" || t.layout == layoutRelease && isEndMark(line) {
			for j := i; j < t.end; j++ {
				t.lines[j].label = labelJunk
			}
			t.end = i
			break
		}
	}
	if t.layout != layoutRelease {
		// Below "You are receiving this" stand the sender's address and more.
		for i := t.end - 1; i > t.top && i > t.end-12; i-- {
			if (t.lines[i].gap || isRights(t.line(i-1))) && isFooter(t.line(i)) {
				for j := i; j < t.end; j++ {
					t.lines[j].label = labelJunk
				}
				t.end = i
			}
		}
		return
	}
	// Without a mark, the standing text about the sender is a heading of its own near the end.
	for i := t.end - 1; i > t.top && i > t.end-40; i-- {
		line := t.line(i)
		if t.lines[i].gap && len(line) < 80 && startCue(strings.TrimLeft(line, "*#_ "), aboutCues[:]) > 0 && (!strings.HasSuffix(line, ".") || endsInInitial(line)) && !strings.HasSuffix(line, "?") {
			for j := i; j < t.end; j++ {
				t.lines[j].label = labelJunk
			}
			t.end = i
		}
	}
}

// address makes the article's address the base of its links.
func (t *textDoc) address() {
	if t.base == "" {
		t.base = baseAddress(t.d.src.URL)
	}
}

// joined joins lines with blanks.
func (t *textDoc) joined(from, to int) string {
	if to == from+1 {
		return t.line(from)
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte(' ')
		}
		b.WriteString(t.line(i))
	}
	return b.String()
}
