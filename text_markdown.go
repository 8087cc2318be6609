package broadsheet

import "strings"

// Markdown blocks: headings, paragraphs, lists, quotes, code between fences, tables, rules, images. A line is
// matched against the containers that are open, at most maxNesting of them, then against the blocks: no line is read
// twice but those that look one line ahead.

// mdContainer is an open quote or list.
type mdContainer struct {
	kind   byte // '>', '-' or '1'
	column int  // of an item's text
	mark   int  // column of its marker
}

// markdownBlocks is the state of reading.
type markdownBlocks struct {
	*bodyWriter
	stack   []mdContainer
	para    []byte // the open paragraph
	inItem  bool   // the open paragraph is an item's first
	started bool   // the item that is open has text
	lines   []string
	fenced  int            // the line after the last that a fence took
	fences  [2][]fenceLine // of back-ticks and of tildes: those that are longer than all below them
}

// fenceLine is a line of marks alone, which ends the code between fences that are no longer.
type fenceLine struct{ line, run int }

// cursor is the rest of a line after its containers' marks.
type cursor struct {
	s      string
	column int
}

// markdownBody reads the lines that are left as Markdown.
func (t *textDoc) markdownBody(b *bodyWriter) {
	m := markdownBlocks{bodyWriter: b}
	for i := t.top; i < t.end; i++ {
		if l := t.lines[i]; l.label == labelBody && i >= m.fenced {
			m.line(i, cursor{t.line(i), l.indent}, l.gap || t.tight)
		}
	}
	m.endParagraph()
	m.closeTo(0)
}

// line reads one line.
func (m *markdownBlocks) line(i int, c cursor, gap bool) {
	depth, c := m.match(c, gap)
	if c.s == "" { // a quote's empty line: it ends the quotes inside
		m.endParagraph()
		for depth < len(m.stack) && m.stack[depth].kind != '>' {
			depth++
		}
		m.closeTo(depth)
		return
	}
	if depth < len(m.stack) && !gap && len(m.para) > 0 && !startsBlock(c.s) {
		m.continueParagraph(i, c.s)
		return
	}
	if gap || depth < len(m.stack) {
		m.endParagraph()
	}
	m.openMore(i, depth, &c)
	if c.s != "" {
		m.leaf(i, c)
	}
}

// match passes over the marks of the containers that go on in this line, and counts them.
func (m *markdownBlocks) match(c cursor, gap bool) (int, cursor) {
	for depth, open := range m.stack {
		switch {
		case open.kind == '>' && c.s[0] == '>' && !gap:
			c = c.advance(1)
			if c.s == "" {
				return depth + 1, c
			}
		case open.kind != '>' && c.column >= open.column:
		default:
			return depth, c
		}
	}
	return len(m.stack), c
}

// advance passes over n bytes and the blanks after them.
func (c cursor) advance(n int) cursor {
	c.s, c.column = c.s[n:], c.column+n
	for c.s != "" && (c.s[0] == ' ' || c.s[0] == '\t') {
		if c.s[0] == '\t' {
			c.column += 3
		}
		c.s, c.column = c.s[1:], c.column+1
	}
	return c
}

// startsBlock reports whether a line cannot go on with a paragraph.
func startsBlock(s string) bool {
	if s[0] == '>' || headingLevel(s) > 0 || isFence(s) || isRule(s) {
		return true
	}
	kind, _ := bullet(s)
	return kind != 0
}

// isItem reports whether what stands after an item's mark makes a list of it, though no other item follows.
func isItem(s string) bool {
	return s != "" && (startsBlock(s) || strings.HasPrefix(s, "!["))
}

// openMore closes the containers that ended and opens those that begin.
func (m *markdownBlocks) openMore(i, depth int, c *cursor) {
	for {
		kind, n := bullet(c.s)
		if isRule(c.s) || kind == 0 && c.s[0] != '>' {
			break
		}
		if c.s[0] == '>' {
			if depth >= maxNesting {
				break
			}
			m.endParagraph()
			m.closeTo(depth)
			m.push(mdContainer{kind: '>'}, "blockquote")
			depth++
			if *c = c.advance(1); c.s == "" {
				return
			}
			continue
		}
		if len(m.para) > 0 && depth == len(m.stack) && kind == '1' && !strings.HasPrefix(c.s, "1") {
			break // a line that begins with a number
		}
		same := depth < len(m.stack) && m.stack[depth].kind == kind && c.column >= m.stack[depth].mark-1
		if !same && (depth >= maxNesting || depth == 0 && !m.isList(i, kind, c.s[n:])) {
			break
		}
		m.endParagraph()
		next := c.advance(n)
		if same {
			m.closeTo(depth + 1)
			m.bodyWriter.close("li")
			m.bodyWriter.open("li")
			m.stack[depth].column, m.stack[depth].mark = next.column, c.column
		} else {
			m.closeTo(depth)
			m.push(mdContainer{kind: kind, column: next.column, mark: c.column}, listName(kind))
			m.bodyWriter.open("li")
		}
		m.inItem, m.started = true, false
		*c = next
		depth++
	}
	if depth < len(m.stack) {
		m.endParagraph()
		m.closeTo(depth)
	}
}

// isList reports whether the item in line i is one of several: the next item follows in its block or right after
// it, or something stands under it. One number alone begins a paragraph.
func (m *markdownBlocks) isList(i int, kind byte, item string) bool {
	if isItem(item) {
		return true
	}
	t := m.t
	for j := i + 1; j < t.end && j < i+20; j++ {
		if k, _ := bullet(t.line(j)); k == kind && t.lines[j].indent <= t.lines[i].indent+1 || t.lines[j].indent > t.lines[i].indent+1 {
			return true
		}
		if t.lines[j].gap || t.tight {
			return false
		}
	}
	return false
}

func (m *markdownBlocks) push(c mdContainer, name string) {
	m.stack = append(m.stack, c)
	m.bodyWriter.open(name)
	m.inItem = false
}

// closeTo closes all containers but the first depth.
func (m *markdownBlocks) closeTo(depth int) {
	for len(m.stack) > depth {
		switch c := m.stack[len(m.stack)-1]; c.kind {
		case '>':
			m.bodyWriter.close("blockquote")
		default:
			m.bodyWriter.close("li")
			m.bodyWriter.close(listName(c.kind))
		}
		m.stack = m.stack[:len(m.stack)-1]
		m.inItem = false
	}
}

// leaf reads what a line holds inside its containers.
func (m *markdownBlocks) leaf(i int, c cursor) {
	switch level := headingLevel(c.s); {
	case level > 0:
		m.endParagraph()
		m.inItem = false
		m.element("h"+string(rune('0'+max(level, 2))), headingText(c.s))
	case len(m.para) > 0 && len(m.lines) == 1 && m.isUnderline(c.s):
		text := string(m.para)
		m.para, m.lines = m.para[:0], m.lines[:0]
		if c.s[0] == '=' {
			m.element("h2", text)
		} else {
			m.element("h3", text)
		}
	case isFence(c.s) && m.fence(i, c):
	case isRule(c.s) && len(c.s) >= 3 && c.s[0] != '=' && c.s[0] != '~' && c.s[0] != '#':
		m.endParagraph()
		m.out = append(m.out, "<hr>"...)
	case len(m.para) == 0 && len(m.stack) == 0 && strings.IndexByte(c.s, '|') >= 0 && m.table(i, c):
	default:
		m.continueParagraph(i, c.s)
	}
}

// isUnderline recognises the row of marks under a heading.
func (m *markdownBlocks) isUnderline(s string) bool {
	return len(s) >= 3 && (isRow(s, '=') || isRow(s, '-')) && len(m.stack) == 0 && len(m.para) < maxFactLine
}

// continueParagraph adds a line to the open paragraph.
func (m *markdownBlocks) continueParagraph(i int, s string) {
	hard := m.t.lines[i].hard
	if len(m.para) > 0 {
		s = dropFieldEscape(s)
	}
	if s == "\\" {
		s = ""
	}
	m.para = m.t.join(m.para, s)
	m.lines = append(m.lines, s)
	if hard {
		m.para = append(m.para, '\n')
	}
}

// endParagraph adds the open paragraph.
func (m *markdownBlocks) endParagraph() {
	text := strings.TrimRight(string(m.para), "\n")
	lines := m.lines
	m.para, m.lines = m.para[:0], m.lines[:0]
	if text == "" {
		return
	}
	if out, ok := m.t.figure(m.out, lines); ok {
		m.out, m.inItem = out, false
		return
	}
	switch {
	case m.inItem:
		m.text(text)
	case len(m.stack) > 0:
		m.element("p", text)
	default:
		m.paragraph(text)
	}
	m.inItem = false
}

// headingLevel gives the level of a heading, 0 for another line.
//
//go:noinline
func headingLevel(s string) int {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// isFence recognises a line that opens or closes code.
func isFence(s string) bool {
	return strings.HasPrefix(s, "```") && strings.IndexByte(s[3:], '`') <= 0 && !strings.Contains(strings.TrimLeft(s, "`"), "`") || strings.HasPrefix(s, "~~~")
}

// fence reads code between fences. It reports false where no fence closes it: then the line is text.
func (m *markdownBlocks) fence(i int, c cursor) bool {
	t := m.t
	mark := c.s[0]
	run := len(c.s) - len(strings.TrimLeft(c.s, string(mark)))
	if !m.closes(i, mark, run) {
		return false
	}
	end := i + 1
	for t.fenceRun(end, mark) < run {
		end++
	}
	m.endParagraph()
	m.inItem = false
	m.bodyWriter.open("pre")
	m.bodyWriter.open("code")
	at := t.lines[i].end
	for j := i + 1; j < end; j++ {
		// Blank lines are not among the lines.
		if j > i+1 {
			m.out = append(m.out, '\n')
			for n := lineBreaks(t.s[at:t.lines[j].start]); n > 1; n-- {
				m.out = append(m.out, '\n')
			}
		}
		m.out = appendPre(m.out, m.inside(t.lines[j].indent, t.raw(j)))
		at = t.lines[j].end
	}
	m.bodyWriter.close("code")
	m.bodyWriter.close("pre")
	m.fenced = end + 1
	return true
}

// closes reports whether a row of marks as long as run stands below line i. The rows are looked for once, so that fences
// which nothing closes do not take a search each.
func (m *markdownBlocks) closes(i int, mark byte, run int) bool {
	t, rows := m.t, &m.fences[0]
	if mark == '~' {
		rows = &m.fences[1]
	}
	if *rows == nil {
		*rows = append(*rows, fenceLine{line: t.end}) // so that there always is one
		for n, longest := t.end-1, 0; n > i; n-- {
			if r := t.fenceRun(n, mark); r > longest {
				*rows = append(*rows, fenceLine{n, r})
				longest = r
			}
		}
	}
	for (*rows)[len(*rows)-1].line <= i {
		*rows = (*rows)[:len(*rows)-1]
	}
	return (*rows)[len(*rows)-1].run >= run
}

// fenceRun gives the length of a line that is a row of marks, in a quote or not; 0 for another.
func (t *textDoc) fenceRun(i int, mark byte) int {
	line := strings.TrimLeft(t.raw(i), "> ")
	if !isRow(line, mark) {
		return 0
	}
	return len(line)
}

// inside gives a line of code without its containers' marks and with the blanks that are its own.
func (m *markdownBlocks) inside(indent int, line string) string {
	column := 0 // that the containers take
	for _, c := range m.stack {
		if c.kind != '>' {
			column = c.column
			continue
		}
		rest, ok := strings.CutPrefix(line, ">")
		if !ok {
			break
		}
		column, indent = column+2, indent+1
		for line = rest; line != "" && line[0] == ' '; line = line[1:] {
			indent++
		}
	}
	return strings.Repeat(" ", min(max(indent-column, 0), 200)) + line
}

// lineBreaks counts the line breaks in s.
func lineBreaks(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			n++
		}
	}
	return n
}

// table reads a table: a row, a line of dashes and bars, more rows.
func (m *markdownBlocks) table(i int, c cursor) bool {
	t := m.t
	if i+1 >= t.end || t.lines[i+1].gap || !isTableRule(t.line(i+1)) || strings.Trim(c.s, "| ") == "" {
		return false
	}
	m.out = append(m.out, "<table><thead>"...)
	m.row(c.s, "th")
	m.out = closeTag(m.out, "thead")
	end := i + 2
	for ; end < t.end && !t.lines[end].gap && strings.IndexByte(t.line(end), '|') >= 0; end++ {
		m.row(t.line(end), "td")
	}
	m.out = closeTag(m.out, "table")
	m.fenced = end
	return true
}

// isTableRule recognises the line below a table's first row.
func isTableRule(s string) bool {
	dashes := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '-':
			dashes = true
		case '|', ':', ' ', '\t':
		default:
			return false
		}
	}
	return dashes && strings.IndexByte(s, '|') >= 0
}

// row reads a table's row.
func (m *markdownBlocks) row(s, cell string) {
	m.bodyWriter.open("tr")
	s = strings.TrimPrefix(s, "|")
	for s != "" {
		end := cellEnd(s)
		m.bodyWriter.open(cell)
		m.out = m.t.inline(m.out, strings.ReplaceAll(strings.TrimSpace(s[:end]), `\|`, "|"))
		m.out = append(append(append(m.out, "</"...), cell...), '>') // an empty cell stays
		s = strings.TrimLeft(s[min(end+1, len(s)):], " ")
	}
	m.bodyWriter.close("tr")
}

// cellEnd finds the bar that ends a cell.
func cellEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if s[i] == '|' {
			return i
		}
	}
	return len(s)
}
