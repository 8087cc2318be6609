package broadsheet

import "strings"

// layout is the way a text is laid out, where it has a known one.
type layout uint8

const (
	layoutPlain   layout = iota // headline and paragraphs
	layoutFront                 // front matter, then Markdown
	layoutHeading               // Markdown that begins with a heading
	layoutReader                // Title:, URL Source:, Markdown Content:
	layoutMail                  // From:, Subject:, Date:
	layoutOrg                   // #+TITLE:
	layoutCodes                 // Factiva: HD, BY, WC, PD, LP, TD
	layoutArchive               // Nexis: 1 of 10 DOCUMENTS, BYLINE:, LOAD-DATE:
	layoutListed                // newer exports: headline, word count, date, source, language, copyright in lines of one block
	layoutWire                  // PLACE, date (AGENCY) -, indented and wrapped
	layoutRelease               // FOR IMMEDIATE RELEASE
	layoutMarkup                // AsciiDoc, reStructuredText or LaTeX
)

var layoutNames = [...]string{"plain", "front matter", "heading", "reader", "mail", "org", "codes", "archive", "listed", "wire", "release", "markup"}

func (l layout) String() string { return layoutNames[l] }

// markdown reports whether texts of the layout are Markdown by what they are.
func (l layout) markdown() bool { return l == layoutFront || l == layoutHeading || l == layoutReader }

// evidence is how many of the first lines decide the layout.
const evidence = 40

// detectLayout decides the layout from the first lines.
func (t *textDoc) detectLayout() layout {
	first := t.line(0)
	switch {
	case first == "---" || first == "+++" || first[0] == '{':
		if t.front.read(t) {
			return layoutFront
		}
	case strings.HasPrefix(first, "#+"):
		return layoutOrg
	case first == "#" || strings.HasPrefix(first, "# "):
		return layoutHeading
	case isCounter(first) && t.counted:
		return layoutArchive
	case t.isMarkup():
		return layoutMarkup
	}
	n := min(len(t.lines), evidence)
	if n > 1 && t.isUnderline(1, '=') {
		return layoutHeading
	}
	codes, archive, release, wire, named, counted := 0, 0, false, false, 0, false
	for i := range n {
		line := t.line(i)
		if _, _, ok := cutCode(line); ok && t.lines[i].indent == 0 {
			codes++
		}
		if name, _, ok := cutField(line); ok && archiveField(name) != fieldNone {
			archive++
		}
		counted = counted || i > 0 && i < 12 && isWordCount(line)
		if i < 10 {
			release = release || isReleaseLine(line)
			_, ok := t.dateline(line)
			wire = wire || ok && t.lines[i].indent > 0 && t.lines[i].indent < 9
		}
	}
	for i := 0; i < n && !t.endsHeader(i); i++ {
		if name, _, ok := cutField(t.line(i)); ok && headerField(name) != fieldNone {
			named++
		}
	}
	switch {
	case codes >= 4:
		return layoutCodes
	case archive >= 3 && (named < 2 || isExportEnd(t.line(len(t.lines)-1))):
		return layoutArchive
	case counted && isExportEnd(t.line(len(t.lines)-1)):
		return layoutListed
	case named >= 2:
		if _, ok := t.findField("markdown content", n); ok {
			return layoutReader
		}
		return layoutMail
	case release:
		return layoutRelease
	case wire:
		return layoutWire
	}
	return layoutPlain
}

// endsHeader reports whether line i cannot belong to a block of named fields at the top. Mails have many fields with hyphens
// that are not known.
func (t *textDoc) endsHeader(i int) bool {
	line := t.line(i)
	name, _, ok := cutField(line)
	if ok {
		return headerField(name) == fieldNone && strings.IndexByte(name, '-') < 0
	}
	return (i == 0 || t.lines[i].indent == 0) && !hasPrefixFold(line, "x-")
}

// findField finds a named field among the first n lines.
func (t *textDoc) findField(name string, n int) (at int, ok bool) {
	for i := range n {
		if key, _, ok := cutField(t.line(i)); ok && strings.EqualFold(key, name) {
			return i, true
		}
	}
	return 0, false
}

// isUnderline reports whether line i underlines the line before it with a row of c.
func (t *textDoc) isUnderline(i int, c byte) bool {
	line := t.line(i)
	return i > 0 && !t.lines[i].gap && len(line) >= 3 && isRow(line, c)
}

// isRow reports whether a line is made of c alone.
//
//go:noinline
func isRow(line string, c byte) bool {
	for i := 0; i < len(line); i++ {
		if line[i] != c {
			return false
		}
	}
	return line != ""
}

// hasMarkdown reports whether a text of no known layout has markup that plain text does not.
func (t *textDoc) hasMarkdown() bool {
	if isCodeSlug(t.line(0)) {
		return false // dpa parts its notes to editors by signs that are Markdown's
	}
	s := t.s[t.lines[0].start:t.lines[len(t.lines)-1].end]
	for _, mark := range [...]string{"](http", "](#", "](/", "\n## ", "\n### ", "\n```"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return strings.Count(s, "**") > 3 || strings.Contains(s, "]: http") && strings.Contains(s, "][")
}
