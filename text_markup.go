package broadsheet

import "strings"

// The headers of AsciiDoc, reStructuredText and LaTeX: title, authors, date and named fields. What is below them is read as plain text,
// without its lines of commands.

// isMarkup reports whether a text begins as one of them.
func (t *textDoc) isMarkup() bool {
	first := t.line(0)
	switch {
	case strings.HasPrefix(first, `\documentclass`):
		return true
	case !strings.HasPrefix(first, "= ") && !isUnderlining(first) && !(len(t.lines) > 1 && isUnderlining(t.line(1))):
		return false
	}
	for i := 1; i < min(len(t.lines), evidence); i++ {
		if name, _, ok := cutMarkupField(t.line(i)); ok && (headerField(name) != fieldNone || first[0] == '=') && first[0] != '\\' {
			return true
		}
	}
	return false
}

// isUnderlining recognises a row of marks under or over a heading.
func isUnderlining(line string) bool {
	return len(line) >= 4 && strings.IndexByte("=-~^\"*+#", line[0]) >= 0 && isRow(line, line[0])
}

// cutMarkupField cuts ":name: value" and "\name{value}".
func cutMarkupField(line string) (name, value string, ok bool) {
	switch line[0] {
	case ':':
		name, value, ok = strings.Cut(line[1:], ":")
		ok = ok && (value == "" || value[0] == ' ')
	case '\\':
		name, value, ok = strings.Cut(line[1:], "{")
		value, _ = strings.CutSuffix(value, "}")
		value = strings.NewReplacer(`\and`, " and ", `\\`, " ").Replace(value)
	}
	return name, strings.TrimSpace(value), ok && name != "" && len(name) < 32 && strings.IndexByte(name, ' ') < 0
}

// markupFields takes the header, and labels the lines of commands.
func (t *textDoc) markupFields() {
	for i := range t.lines {
		line := t.line(i)
		t.field = i
		name, value, named := cutMarkupField(line)
		switch kind := headerField(name); {
		case isUnderlining(line) && (i == 0 || !t.lines[i].gap):
			t.lines[i].label = labelJunk
		case named && line[0] == '\\' && strings.HasSuffix(name, "section") && value != "":
			t.cutLine(i, len(name)+2, 1)
		case named && kind != fieldNone && i < maxHead:
			t.setField(kind, value)
			t.lines[i].label = labelField
		case named && (i < maxHead || line[0] == '\\'), line[0] == '\\' && !strings.Contains(line, " "):
			t.lines[i].label = labelJunk
		case i == 0 && strings.HasPrefix(line, "= "):
			t.setTitle(line[2:])
			t.lines[i].label = labelTitle
		case strings.HasPrefix(line, "=="):
			if text := strings.TrimLeft(line, "="); strings.HasPrefix(text, " ") {
				t.cutLine(i, len(line)-len(text)+1, 0)
			}
		case i < 3 && !t.lines[i].gap && t.lines[0].label == labelTitle:
			t.revision(i)
		}
	}
}

// cutLine cuts marks off the ends of a line.
func (t *textDoc) cutLine(i, head, tail int) {
	if l := &t.lines[i]; l.end-l.start > head+tail {
		l.start, l.end = l.start+head, l.end-tail
	}
}

// revision takes the lines below AsciiDoc's title: who wrote it, and of what version and day it is.
func (t *textDoc) revision(i int) {
	line := t.line(i)
	if _, date, ok := strings.Cut(line, ", "); ok && t.isDateLine(date) || t.isDateLine(line) {
		if !ok {
			date = line
		}
		t.setDate(date, dateField)
		t.lines[i].label = labelField
		return
	}
	for author := range strings.SplitSeq(line, ";") {
		author = strings.TrimSpace(author)
		if p, ok := mailbox(author); ok && p.Name != "" && isPerson(p.Name) {
			t.addAuthor(p)
			t.lines[i].label = labelField
		} else if isPerson(author) {
			t.addAuthors(author)
			t.lines[i].label = labelField
		}
	}
}
