package broadsheet

import "strings"

// The blocks of plain text: paragraphs, lists, quotes as in mail, and tables that are set with blanks.

// plainBody reads paragraphs, lists, quotes and tables of plain text.
func (t *textDoc) plainBody(b *bodyWriter) {
	for i := t.top; i < t.end; {
		if t.lines[i].label != labelBody {
			i++
			continue
		}
		end := i + 1
		for end < t.end && !t.lines[end].gap && t.lines[end].label == labelBody {
			end++
		}
		t.plainBlock(b, i, end)
		i = end
	}
}

// plainBlock reads the lines between two gaps.
func (t *textDoc) plainBlock(b *bodyWriter, i, end int) {
	switch {
	case end-i == 1 && len(t.line(i)) >= 3 && isRule(t.line(i)):
		return
	case t.isQuote(i, end):
		t.plainQuote(b, i, end)
		return
	case t.isColumns(i, end):
		t.preformatted(b, i, end)
		return
	}
	for i < end {
		if n := t.quoteLen(i, end); n > 0 {
			t.plainQuote(b, i, i+n)
			i += n
			continue
		}
		if n := t.listLen(i, end); n > 0 {
			t.plainList(b, i, i+n)
			i += n
			continue
		}
		to := i + 1
		for to < end && t.line(to)[0] != '>' && t.continues(to) {
			to++
		}
		b.lead = i == t.lead
		b.paragraph(t.unwrap(i, to))
		i = to
	}
}

// continues reports whether line i goes on with the paragraph of the line before it.
func (t *textDoc) continues(i int) bool {
	last := t.lines[i-1]
	if t.indented {
		return t.lines[i].indent < 2
	}
	if t.width == 0 {
		return !t.tight && t.lines[i].indent == last.indent && last.width(t.s, 100) > 40 && last.width(t.s, 100) <= 100 && breaksSentence(t.s, last, t.lines[i])
	}
	if t.lines[i].indent > last.indent+1 && (last.indent > 0 || t.lines[i].indent > 1) {
		return false
	}
	return last.fills(t.s, t.lines[i], t.width) || breaksSentence(t.s, last, t.lines[i])
}

// unwrap joins wrapped lines to a paragraph.
func (t *textDoc) unwrap(from, to int) string {
	if to == from+1 {
		return t.line(from)
	}
	b := make([]byte, 0, t.lines[to-1].end-t.lines[from].start)
	for i := from; i < to; i++ {
		b = t.join(b, t.line(i))
	}
	return string(b)
}

// isQuote reports whether every line is quoted as in mail.
func (t *textDoc) isQuote(i, end int) bool {
	for ; i < end; i++ {
		if t.line(i)[0] != '>' {
			return false
		}
	}
	return true
}

// quoteLen gives how many lines from i on are quoted in a mail, or in a block of other lines two or more.
func (t *textDoc) quoteLen(i, end int) int {
	n := 0
	for i+n < end && t.line(i + n)[0] == '>' {
		n++
	}
	if n == 1 && t.layout != layoutMail {
		return 0
	}
	return n
}

func (t *textDoc) plainQuote(b *bodyWriter, i, end int) {
	b.open("blockquote")
	var p []byte
	for ; i < end; i++ {
		line := strings.TrimLeft(t.line(i), "> ")
		if line == "" {
			if len(p) > 0 {
				b.element("p", string(p))
				p = p[:0]
			}
			continue
		}
		p = t.join(p, line)
	}
	if len(p) > 0 {
		b.element("p", string(p))
	}
	b.close("blockquote")
}

// isColumns reports whether the lines are a table that is set with blanks.
func (t *textDoc) isColumns(i, end int) bool {
	if end-i < 3 || t.tight {
		return false
	}
	rows := 0
	for j := i; j < end; j++ {
		line := t.line(j)
		if len(line) > 200 {
			return false
		}
		if strings.Contains(line, "   ") || strings.Contains(line, "\t") {
			rows++
		}
	}
	return rows*4 >= (end-i)*3
}

// preformatted keeps lines as they are set.
func (t *textDoc) preformatted(b *bodyWriter, i, end int) {
	b.open("pre")
	for j := i; j < end; j++ {
		if j > i {
			b.out = append(b.out, '\n')
		}
		b.out = appendPre(b.out, strings.Repeat(" ", min(t.lines[j].indent, 80))+t.line(j))
	}
	b.close("pre")
}

// appendPre appends text to HTML with its blanks.
func appendPre(dst []byte, s string) []byte {
	for len(s) > 0 {
		i := strings.IndexAny(s, " \t\n")
		if i < 0 {
			i = len(s)
		}
		dst = appendText(dst, s[:i])
		if i == len(s) {
			break
		}
		dst = append(dst, s[i])
		s = s[i+1:]
	}
	return dst
}

// listLen gives how many lines from i on are a list of two items or more, 0 where there is none.
func (t *textDoc) listLen(i, end int) int {
	kind, _ := bullet(t.line(i))
	if kind == 0 {
		return 0
	}
	items, j := 0, i
	for j < end {
		k, _ := bullet(t.line(j))
		if k != kind {
			break
		}
		items++
		for j++; j < end && (t.lines[j].indent > t.lines[i].indent || t.width > 0 && t.continues(j)); j++ {
			if k, _ := bullet(t.line(j)); k != 0 {
				break
			}
		}
	}
	if items < 2 {
		return 0
	}
	return j - i
}

func (t *textDoc) plainList(b *bodyWriter, i, end int) {
	kind, _ := bullet(t.line(i))
	name := listName(kind)
	b.open(name)
	for i < end {
		_, n := bullet(t.line(i))
		item := []byte(t.line(i)[n:])
		for i++; i < end; i++ {
			if k, _ := bullet(t.line(i)); k == kind {
				break
			}
			item = t.join(item, t.line(i))
		}
		b.element("li", string(item))
	}
	b.close(name)
}
