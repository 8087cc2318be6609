package broadsheet

import "strings"

// cutCode cuts a line of Factiva's: a code of two or three letters, and its value some blanks behind it or in the lines below.
func cutCode(line string) (kind fieldKind, value string, ok bool) {
	code := line
	if i := strings.IndexAny(line[:min(len(line), 4)], " \t"); i > 0 && (line[i] == '\t' || strings.HasPrefix(line[i:], "  ")) {
		code, value = line[:i], strings.TrimSpace(line[i:])
	}
	if len(code) > 3 {
		return 0, "", false
	}
	kind = fieldOf(factivaCodes[:], code)
	return kind, value, kind != fieldNone
}

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
		if k, rest, ok := cutCode(line); ok && t.lines[i].indent == 0 {
			flush()
			kind = k
			t.lines[i].label, t.field = labelField, i
			if rest != "" {
				value = append(value, rest)
				if kind == fieldBody {
					t.beginsText(i, rest)
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

// archiveFields reads a Nexis export: centred lines, or lines below the headline, then named fields above and below
// the text.
func (t *textDoc) archiveFields() {
	i := 0
	if isCounter(t.line(0)) || t.lines[0].indent >= 4 {
		i = t.archiveHeadline(t.archivePreamble())
	} else {
		i = t.archiveHead()
	}
	body := false // above fields in mixed case, which may be words of it
	for ; i < len(t.lines); i++ {
		line := t.line(i)
		name, value, ok := cutField(line)
		kind := archiveField(name)
		if line == "Body" || line == "Classification" || isExportEnd(line) {
			body = line == "Body"
			t.lines[i].label = labelField
			continue
		}
		if !ok || kind == fieldNone || !isUpperName(name) && (!t.lines[i].gap && t.lines[i-1].label != labelField || body && !endsBody(kind, name)) {
			continue
		}
		body = kind == fieldBody
		t.lines[i].label, t.field = labelField, i
		if body {
			t.textBeside(i)
			continue
		}
		from := i + 1
		for i+1 < len(t.lines) && !t.lines[i+1].gap && t.lines[i+1].start-t.lines[from].start < maxAddress && !t.startsField(i+1) {
			i++
			t.lines[i].label = labelField
		}
		t.setField(kind, value+" "+t.joined(from, i+1))
	}
}

// endsBody recognises a field that an archive has below the text alone: "Load-Date", "Language".
func endsBody(kind fieldKind, name string) bool {
	return kind == fieldLanguage || kind == fieldSkip && strings.ContainsAny(name, "- ")
}

// archiveHeadline takes the block above the first named field, which may be wrapped anywhere, and gives the line after it.
func (t *textDoc) archiveHeadline(i int) int {
	end := i
	for end < len(t.lines) && end < i+5 && (end == i || !t.lines[end].gap) && !t.startsField(end) {
		end++
	}
	if end == i || end == len(t.lines) || !t.startsField(end) {
		return i
	}
	t.setTitle(t.joined(i, end))
	for ; i < end; i++ {
		t.lines[i].label = labelTitle
	}
	return end
}

// startsField reports whether line i begins a field of an archive.
func (t *textDoc) startsField(i int) bool {
	name, _, ok := cutField(t.line(i))
	return ok && archiveField(name) != fieldNone
}

// archiveHead reads the lines of a newer export: headline, source, date, copyright.
func (t *textDoc) archiveHead() int {
	t.setField(fieldTitle, t.line(0))
	t.lines[0].label = labelTitle
	i := 1
	for ; i < len(t.lines) && i < 12 && !t.startsField(i) && t.line(i) != "Body"; i++ {
		t.listedLine(i)
	}
	t.top = i
	return i
}

// isWordCount recognises "453 words".
func isWordCount(line string) bool {
	count, word, ok := strings.Cut(line, " ")
	if !ok || !isNumber(strings.ReplaceAll(count, ",", "")) {
		return false
	}
	switch strings.ToLower(word) {
	case "words", "wörter", "mots", "palabras", "parole", "palavras", "woorden":
		return true
	}
	return false
}

// listedFields reads a newer Factiva export: the lines of the block with the word count.
func (t *textDoc) listedFields() {
	last := len(t.lines) - 1
	t.setField(fieldID, t.line(last))
	t.lines[last].label = labelField
	t.end = last
	i := 0
	for !isWordCount(t.line(i)) {
		i++
	}
	from := i
	for from > 0 && !t.lines[from].gap {
		from--
	}
	if from < i {
		from = t.listedHeadline(from, i)
	}
	for i = max(from, 1); i < last && (i == from || !t.lines[i].gap); i++ {
		if line := t.line(i); isByline(line) {
			t.setByline(line)
			t.lines[i].label = labelByline
			continue
		}
		t.listedLine(i)
	}
}

// listedHeadline takes the headline out of the lines above the word count, below the name of a section where there is
// one, and gives the line after it.
func (t *textDoc) listedHeadline(from, count int) int {
	end := from
	for end < count && !isByline(t.line(end)) {
		end++
	}
	if first := t.line(from); end-from > 1 && len(first) < 40 && strings.Count(first, " ") < 3 {
		t.setField(fieldSection, first)
		t.lines[from].label = labelField
		from++
	}
	if from < end {
		t.setTitle(t.joined(from, end))
	}
	for ; from < end; from++ {
		t.lines[from].label = labelTitle
	}
	return end
}

// listedLine reads a line that says what it is by nothing but its form.
func (t *textDoc) listedLine(i int) {
	line := t.line(i)
	t.lines[i].label = labelField
	switch {
	case isWordCount(line) || len(line) <= 5 && strings.Contains(line, ":"):
	case isRights(line):
		t.setField(fieldRights, line)
	case len(line) < 60 && t.isDateLine(line):
		t.setDate(line, dateField)
	case t.a.Publisher.Name == "":
		t.setField(fieldPublisher, line)
	case t.a.Language == "" && len(line) > 3 && !isUpperName(line):
		t.setField(fieldLanguage, line)
	}
}

// archivePreamble reads the centred lines: counter, source, date, edition, copyright.
func (t *textDoc) archivePreamble() int {
	i := 0
	for ; i < len(t.lines) && (t.lines[i].indent >= 4 || i == 0); i++ {
		if !isCounter(t.line(i)) {
			t.listedLine(i)
		}
		t.lines[i].label = labelField
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
			if n := startCue(strings.TrimLeft(line, "*_# "), releaseLines[:]); strings.ContainsAny(line, "0123456789") {
				t.setDate(strings.TrimLeft(strings.TrimLeft(line, "*_# ")[n:], ":*_—–- "), datePrinted)
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
