package broadsheet

import "strings"

// codeFields reads a Factiva export: lines of two letters, each with its value in the lines below or beside it.
func (t *textDoc) codeFields() {
	kind := fieldSkip
	value := make([]string, 0, 4)
	flush := func() {
		if kind != fieldBody {
			t.setField(kind, strings.Join(value, " "))
		}
		value = value[:0]
	}
	for i := range t.lines {
		line := t.line(i)
		code, rest, _ := strings.Cut(line, " ")
		if k, ok := factivaFields(code); ok && (rest == "" || strings.HasPrefix(rest, " ")) && t.lines[i].indent == 0 {
			flush()
			kind = k
			t.lines[i].label = labelField
			if rest = strings.TrimSpace(rest); rest != "" {
				value = append(value, rest)
				if kind == fieldBody { // the text begins beside its code
					t.lines[i].label = labelBody
					t.lines[i].start = t.lines[i].end - len(rest)
					t.lines[i].gap = true
				}
			}
			continue
		}
		if kind == fieldBody {
			if i > 0 && t.lines[i-1].label == labelField {
				t.lines[i].gap = true
			}
			continue
		}
		t.lines[i].label = labelField
		if len(value) < 8 {
			value = append(value, line)
		}
	}
	flush()
	t.a.Title = strings.TrimSpace(t.a.Title)
}

// archiveFields reads a Nexis export: centred lines, then fields with names in capitals above and below the text.
func (t *textDoc) archiveFields() {
	i := t.archivePreamble()
	for ; i < len(t.lines); i++ {
		name, value, ok := cutField(t.line(i))
		kind := archiveField(name)
		if !ok || kind == fieldNone || !isUpperName(name) && kind != fieldAuthor {
			continue
		}
		t.lines[i].label = labelField
		for i+1 < len(t.lines) && !t.lines[i+1].gap && len(value) < maxAddress {
			i++
			value += " " + t.line(i)
			t.lines[i].label = labelField
		}
		t.setField(kind, value)
	}
}

// archivePreamble reads the centred lines: counter, source, date, edition, copyright.
func (t *textDoc) archivePreamble() int {
	i, source := 0, false
	for ; i < len(t.lines) && (t.lines[i].indent >= 4 || i == 0); i++ {
		line := t.line(i)
		t.lines[i].label = labelField
		switch {
		case isCounter(line):
		case isRights(line):
			setText(&t.a.Rights, line)
		case t.setDate(line, dateField):
		case !source:
			source = true
			t.setField(fieldPublisher, line)
		}
	}
	t.top = i
	// A copyright line stands centred at the end, too.
	for j := len(t.lines) - 1; j > i && t.lines[j].indent >= 8; j-- {
		t.lines[j].label = labelTrailer
		if isRights(t.line(j)) {
			t.addRights(t.line(j))
		}
		t.end = j
	}
	return i
}

// releaseFields takes a press release's opening lines and its contacts.
func (t *textDoc) releaseFields() {
	for i := 0; i < len(t.lines); i++ {
		line := t.line(i)
		switch {
		case i < 12 && isReleaseLine(line):
			t.lines[i].label = labelJunk
			if n := strings.IndexAny(line, "0123456789"); n > 0 {
				t.setDate(line[n:], datePrinted)
			}
		case isContact(line):
			t.lines[i].label = labelJunk
			for i+1 < len(t.lines) && !t.lines[i+1].gap {
				i++
				t.lines[i].label = labelJunk
			}
		}
	}
	for t.top < len(t.lines) && t.lines[t.top].label != labelBody {
		t.top++
	}
}

// isContact recognises the line that opens a block of contacts.
func isContact(line string) bool {
	if len(line) > 100 {
		return false
	}
	if _, ok := cutCue(line, contactCues[:]); ok {
		return true
	}
	return isCue(strings.Trim(line, "*_# "), contactCues[:])
}
