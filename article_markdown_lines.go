package broadsheet

import "strings"

// The lines that a block is written as: each after the marks of the containers that it stands in, and escaped where it
// would be read as something else.

// paragraph escapes a paragraph's lines, and puts the dateline before the text's first.
func (w *markdownWriter) paragraph(text string) string {
	place := w.dateline
	w.dateline = ""
	escaped := w.escaped(text, "")
	if place == "" || len(w.nest) > 0 || escaped != text || strings.IndexByte(text, '\n') >= 0 {
		return escaped
	}
	line := place + " — " + text
	dl, ok := w.t.dateline(line)
	if !ok || dl.place != place || dl.date != "" || dl.agency != "" || line[dl.length:] != text || w.t.looksLikeFact(line) {
		return escaped
	}
	return line
}

// escaped escapes the lines of a paragraph, or of a heading after its mark, that would be read as something else.
func (w *markdownWriter) escaped(text, mark string) string {
	w.last = text
	lines := strings.Split(text, "\n")
	whole := len(lines) > 1 && mark == "" && w.t.looksLikeFact(strings.ReplaceAll(text, "\\\n", "\n"))
	for i, line := range lines {
		hard := ""
		if i+1 < len(lines) { // the backslash of a line break
			line, hard = line[:len(line)-1], `\`
		}
		started := escapeStart(line)
		switch {
		case whole && i == 0 || w.t.looksLikeField(line) || started != line && w.t.looksLikeField(started) || mark != "" && w.t.looksLikeField(mark+line):
			line = escapeField(line)
		case fieldEscape(line) >= 0:
			line = `\ ` + line
		}
		if mark == "" {
			line = escapeStart(line)
		}
		lines[i] = line + hard
	}
	return strings.Join(lines, "\n")
}

// block writes a block of one line or several.
func (w *markdownWriter) block(s string) {
	w.dateline, w.rows = "", 0
	if len(w.out) > 0 && !w.after.atOnce {
		outer := 0
		for outer < len(w.nest) && w.nest[outer].started {
			outer++
		}
		w.blank(outer)
	}
	w.after = mdAfter{}
	if len(w.nest) > 0 && !w.nest[0].started && w.nest[0].item == 1 {
		w.listAt = len(w.out)
	}
	for more := true; more; {
		var line string
		if line, s, more = strings.Cut(s, "\n"); line == "" {
			w.blank(len(w.nest))
			continue
		}
		for i := range w.nest {
			w.mark(&w.nest[i])
		}
		w.out = append(append(w.out, line...), '\n')
	}
}

// mark writes what a line inside a container begins with.
func (w *markdownWriter) mark(n *mdNest) {
	switch {
	case n.kind == '>':
		w.out = append(w.out, "> "...)
	case n.started && n.kind == '-':
		w.out = append(w.out, "  "...)
	case n.started:
		w.out = append(w.out, "            "[:len(itoa(n.item))+2]...)
	case n.kind == '-':
		w.out = append(w.out, "- "...)
	default:
		w.out = append(append(w.out, itoa(n.item)...), ". "...)
	}
	n.started = true
}

// blank writes a blank line inside the first n containers.
func (w *markdownWriter) blank(n int) {
	from := len(w.out)
	for i := range w.nest[:n] {
		w.mark(&w.nest[i])
	}
	for len(w.out) > from && w.out[len(w.out)-1] == ' ' {
		w.out = w.out[:len(w.out)-1]
	}
	w.out = append(w.out, '\n')
}

// row writes a table's row; the first has a line of dashes below it. In a container it is a paragraph.
func (w *markdownWriter) row() {
	if strings.Join(w.cells, "") == "" {
		return
	}
	if len(w.nest) > 0 {
		filled := w.cells[:0]
		for _, cell := range w.cells {
			if cell != "" {
				filled = append(filled, cell)
			}
		}
		if text := strings.Join(filled, " | "); text != "" {
			w.block(w.escaped(text, ""))
		}
		return
	}
	var b strings.Builder
	for _, cell := range w.cells {
		b.WriteString("| ")
		b.WriteString(strings.ReplaceAll(cell, "|", `\|`))
		b.WriteByte(' ')
	}
	b.WriteByte('|')
	if w.rows > 0 {
		w.out = append(append(w.out, b.String()...), '\n')
	} else {
		w.block(b.String() + "\n" + strings.Repeat("| --- ", len(w.cells)) + "|")
	}
	w.rows++
	w.cells = w.cells[:0]
}

// fence writes preformatted text between fences that are longer than any in it.
func (w *markdownWriter) fence() {
	text := w.preText.String()
	var lines []string
	run := 2
	for len(text) > 0 {
		i := 0
		for i < len(text) && text[i] != '\n' && text[i] != '\r' && !isSeparator(text[i:]) {
			i++
		}
		line, l := text[:i], trimLine(text, 0, i)
		if i < len(text) {
			i += breakLen(text[i:])
		}
		text = text[i:]
		if l.start == l.end {
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			continue
		}
		line = string(appendPlainPre(nil, line[l.start:l.end]))
		run = max(run, tickRun(strings.TrimLeft(line, "> ")))
		lines = append(lines, strings.Repeat(" ", min(l.indent, 200))+line)
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) > 0 {
		fence := strings.Repeat("`", run+1)
		w.block(fence + "\n" + strings.Join(lines, "\n") + "\n" + fence)
	}
}

// appendPlainPre appends a line of preformatted text without controls.
func appendPlainPre(dst []byte, s string) []byte {
	for _, c := range s {
		if !isNonText(c) {
			dst = append(dst, string(c)...)
		}
	}
	return dst
}
