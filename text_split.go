package broadsheet

import "strings"

// splitter finds the lines at which another document begins in a file of many.
type splitter struct {
	lines   int
	front   bool   // the document began with front matter
	open    bool   // that has not ended
	md      bool   // it is Markdown by its first line
	code    int    // the length of the fence that is open
	trailer bool   // an address line was the last
	marked  bool   // an end mark was seen
	fields  int    // two-letter field lines
	ended   bool   // the last line closed an export's document
	release bool   // it is a press release
	headed  string // the name of the field with the headline that began it
}

func (sp *splitter) reset() { *sp = splitter{} }

// begins reports whether l begins a document, and takes note of it.
func (sp *splitter) begins(sc *lineScanner, l textLine) bool {
	line := sc.s[l.start:l.end]
	sp.lines++
	if sp.open && sp.lines <= maxFront {
		sp.open = line != "---"
		return false
	}
	if sp.lines == 1 {
		if name, value, ok := cutField(line); ok && value != "" && isHeadlineField(name) {
			sp.headed = name
		}
		sp.md = line == "#" || line == "---" || strings.HasPrefix(line, "# ")
	}
	if sp.md {
		return sp.beginsMarkdown(sc, l, line)
	}
	if sp.ended || isCounter(line) && sc.isArchive() || sp.headed != "" && sp.lines > 2 && l.gap && sp.headedAgain(sc, line) {
		return true
	}
	switch c := line[0]; {
	case c == '#' && sp.trailer && strings.HasPrefix(line, "# "):
		return true
	case sp.release && sp.marked && isReleaseLine(line):
		return true
	case isReleaseLine(line):
		sp.release = true
	case isEndMark(line):
		sp.marked = true
	case isExportEnd(line):
		sp.ended = sp.fields > 3 || sp.lines > 3
	default:
		if _, value, ok := cutCode(line); ok {
			sp.fields++
			sp.ended = sp.fields > 3 && isExportEnd(value)
		}
	}
	sp.noteAddress(line)
	return false
}

// isHeadlineField reports whether a field of that name may begin each document of a file. A mail's subject does not.
func isHeadlineField(name string) bool {
	return !strings.EqualFold(name, "subject") && (headerField(name) == fieldTitle || archiveField(name) == fieldTitle)
}

// headedAgain reports whether a line begins another document as the first began: with its headline in a field, and another
// field below it.
func (sp *splitter) headedAgain(sc *lineScanner, line string) bool {
	name, value, ok := cutField(line)
	if !ok || name != sp.headed || value == "" {
		return false
	}
	next := sc.s[sc.at:min(len(sc.s), sc.at+80)]
	below := strings.TrimLeft(next, "\r\n")
	gap := below != next
	below, _, _ = strings.Cut(below, "\n")
	name, _, ok = cutField(strings.TrimSpace(below))
	kind := headerField(name)
	return ok && (kind == fieldURL || !gap && (kind != fieldNone || archiveField(name) != fieldNone)) // a page reader sets its fields apart
}

// noteAddress notes whether an address line is the last thing that was seen.
func (sp *splitter) noteAddress(line string) {
	rest, cue := cutCue(line, addressCues[:])
	sp.trailer = cue && (rest == "" || isBareURL(rest) || strings.HasSuffix(rest, ")")) || sp.trailer && isBareURL(line)
}

// beginsMarkdown is begins for a document that is Markdown by its first line.
func (sp *splitter) beginsMarkdown(sc *lineScanner, l textLine, line string) bool {
	switch c := line[0]; {
	case sp.code > 0: // between fences nothing begins
		if c == '`' && tickRun(line) >= sp.code && isRow(line, '`') {
			sp.code = 0
		}
	case c == '`' && l.indent == 0 && isFence(line):
		sp.code = tickRun(line)
	case c == '#':
		return sp.trailer && l.indent == 0 && strings.HasPrefix(line, "# ")
	case line == "---" && l.indent == 0:
		return sp.fence(sc)
	default:
		sp.noteAddress(line)
	}
	return false
}

// fence reports whether a "---" opens another article's front matter: the first one's file began with
// front matter too, or its address line was seen.
func (sp *splitter) fence(sc *lineScanner) bool {
	if sp.lines == 1 {
		sp.front, sp.open = true, true
		return false
	}
	if !sp.front && !sp.trailer {
		return false
	}
	return beginsFront(sc.s[sc.at:])
}

// isArchive reports whether the first counter of a file is an archive's and no line of prose: another one follows, or named fields
// do. What it finds out of the lines below the first, it keeps.
func (sc *lineScanner) isArchive() bool {
	if !sc.looked {
		sc.looked = true
		ahead, fields := lineScanner{s: sc.s, at: sc.at}, 0
		for l, ok := ahead.line(); ok && !sc.archive; l, ok = ahead.line() {
			line := sc.s[l.start:l.end]
			if name, _, ok := cutField(line); ok && isUpperName(name) && archiveField(name) != fieldNone {
				fields++
			}
			sc.archive = isCounter(line) || fields > 1
		}
	}
	return sc.archive
}

// isCounter recognises "2 of 10 DOCUMENTS" and "Document 2 of 10" in the languages of the archives.
func isCounter(line string) bool {
	if len(line) > 40 || len(line) < 6 {
		return false
	}
	digits := strings.IndexAny(line, "0123456789")
	if digits < 0 {
		return false
	}
	words := strings.Fields(strings.ToLower(line))
	if len(words) != 4 {
		return false
	}
	switch {
	case isNumber(words[0]) && isNumber(words[2]): // 1 of 10 documents
		return isOf(words[1]) && isDocumentWord(words[3])
	case isNumber(words[1]) && isNumber(words[3]): // document 1 of 10
		return isOf(words[2]) && isDocumentWord(words[0])
	}
	return false
}

// isFirstOf recognises the counter of the first of several documents.
func isFirstOf(line string) bool {
	i := strings.IndexAny(line, "0123456789")
	return isCounter(line) && (line[i:] == "1" || strings.HasPrefix(line[i:], "1 "))
}

func isOf(w string) bool {
	return w == "of" || w == "von" || w == "de" || w == "sur" || w == "di" || w == "van"
}

func isDocumentWord(w string) bool {
	return strings.HasPrefix(w, "do") && (strings.HasPrefix(w, "document") || strings.HasPrefix(w, "dokument") || strings.HasPrefix(w, "documento"))
}

// isNumber reports whether a word is made of digits.
//
//go:noinline
func isNumber(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}

// isExportEnd recognises the line that closes an archive's document: "Document RTRS000020250311el3b0002x"
// and "End of Document".
func isExportEnd(line string) bool {
	if line == "End of Document" {
		return true
	}
	code, ok := strings.CutPrefix(line, "Document ")
	if !ok || len(code) < 12 || len(code) > 40 {
		return false
	}
	digits := 0
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		default:
			return false
		}
	}
	return digits >= 6
}
