package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNesting bounds how deep lists and quotes may nest; what is deeper is text.
const maxNesting = 16

// body makes Content of the lines that are left.
func (t *textDoc) body() {
	b := bodyWriter{t: t}
	if t.top < t.end {
		n := t.lines[t.end-1].end - t.lines[t.top].start
		b.out = make([]byte, 0, n+n/16+64)
	}
	if t.md {
		t.markdownBody(&b)
	} else {
		t.plainBody(&b)
	}
	t.a.Content = string(b.out)
}

// bodyWriter collects Content.
type bodyWriter struct {
	t    *textDoc
	out  []byte
	lead bool // the next paragraph is the one with the dateline
}

// paragraph adds a paragraph, unless it is a fact of another field.
func (b *bodyWriter) paragraph(s string) {
	t := b.t
	if (len(b.out) == 0 || b.lead) && !escapedField(s) {
		s = t.takeDateline(s)
	}
	if t.takeFact(s) {
		return
	}
	b.element("p", s)
}

// element adds an element that holds text.
func (b *bodyWriter) element(name, s string) {
	b.open(name)
	b.text(s)
	b.close(name)
}

// text adds a paragraph's text.
func (b *bodyWriter) text(s string) {
	if b.t.md {
		b.out = b.t.inline(b.out, dropFieldEscape(s))
		return
	}
	b.out = appendText(b.out, s)
}

func (b *bodyWriter) open(name string) {
	b.out = append(append(append(b.out, '<'), name...), '>')
}

func (b *bodyWriter) close(name string) { b.out = closeTag(b.out, name) }

// closeTag appends an end tag, or takes the start tag away where nothing follows it.
func closeTag(dst []byte, name string) []byte {
	if n := len(dst) - len(name) - 2; n >= 0 && dst[n] == '<' && dst[len(dst)-1] == '>' && string(dst[n+1:len(dst)-1]) == name {
		return dst[:n]
	}
	return append(append(append(dst, '<', '/'), name...), '>')
}

// takeFact takes a paragraph inside the text that is no part of it: a related article, a caption, furniture.
func (t *textDoc) takeFact(s string) bool {
	if len(s) > 4*maxFactLine || escapedField(s) {
		return false
	}
	if s == "" {
		return true
	}
	if rest, ok := cutRelated(s); ok {
		t.addRelated(rest)
		return true
	}
	if m, ok := t.parseCaption(s); ok {
		t.addMedia(m)
		return true
	}
	if (s[0] == '(' || s[0] == '[') && isCredit(s) {
		t.addCredit(s)
		return true
	}
	return len(s) <= 60 && strings.IndexByte(s, ' ') > 0 && isJunk(s) || isNotice(s) || t.layout == layoutReader && isButtons(s)
}

// isButtons recognises a paragraph of links that are a page's buttons.
func isButtons(s string) bool {
	at := 0
	for _, l := range findLinks(s) {
		if strings.TrimSpace(s[at:l.open]) != "" || !isJunk(inlineText(s[l.open+1:l.close])) {
			return false
		}
		at = l.end
	}
	return at == len(s)
}

// isNotice recognises one word that stands between paragraphs and is none.
func isNotice(s string) bool {
	if len(s) > 40 {
		return false
	}
	switch strings.ToLower(strings.Trim(s, "*_[]()-–— ")) {
	case "advertisement", "advertising", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade", "advertentie", "реклама":
		return true
	}
	return false
}

// addRelated takes the links of a related line, or its words.
func (t *textDoc) addRelated(rest string) {
	links := findLinks(rest)
	for _, l := range links {
		if l.image || len(t.a.Links) >= maxLinks {
			continue
		}
		link := Link{Rel: "related", Title: inlineText(rest[l.open+1 : l.close])}
		link.URL, _ = t.resolve(l.target)
		t.a.Links = append(t.a.Links, link)
	}
	if len(links) > 0 || len(t.a.Links) >= maxLinks {
		return
	}
	link := Link{Rel: "related"}
	if address, ok := t.resolve(strings.Trim(rest, "<>")); ok && isBareURL(rest) {
		link.URL = address
	} else {
		link.Title = t.plain(strings.Trim(rest, "*_ "))
	}
	t.a.Links = append(t.a.Links, link)
}

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
		if n := t.listLen(i, end); n > 0 {
			t.plainList(b, i, i+n)
			i += n
			continue
		}
		to := i + 1
		for to < end && t.continues(to) {
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
	if t.width == 0 || t.lines[i].indent > last.indent+1 && (last.indent > 0 || t.lines[i].indent > 1) {
		return false
	}
	return last.fills(t.s, t.lines[i], t.width)
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

// join appends a wrapped line to a paragraph. A hyphen at the line's end stays, unless the word occurs without it.
func (t *textDoc) join(b []byte, line string) []byte {
	if len(b) == 0 {
		return append(b, line...)
	}
	last, _ := utf8.DecodeLastRune(b)
	first, _ := utf8.DecodeRuneInString(line)
	switch {
	case last == '\u00ad':
		b = b[:len(b)-2]
	case last == '-' && len(b) > 1 && b[len(b)-2] != ' ' && b[len(b)-2] != '-' && (unicode.IsLetter(first) || unicode.IsDigit(first)) && !isConjunction(firstWord(line)):
		if unicode.IsLower(first) && t.words.has(t.s[t.lines[t.top].start:t.lines[t.end-1].end], lastWord(b[:len(b)-1])+firstWord(line)) {
			b = b[:len(b)-1]
		}
	case isIdeograph(last) && isIdeograph(first):
	case b[len(b)-1] == '\n':
	default:
		b = append(b, ' ')
	}
	return append(b, line...)
}

// isIdeograph reports whether a script without blanks between words has the character.
func isIdeograph(c rune) bool {
	return c >= 0x2e80 && c < 0xac00 || c >= 0xf900 && c < 0xfb00 || c >= 0xff00 && c < 0xff70
}

// isConjunction recognises the words before which a hyphen stands for the rest of a word: "Staats- oder".
func isConjunction(w string) bool {
	switch w {
	case "und", "oder", "bis", "sowie", "bzw", "and", "or", "to", "et", "ou", "y", "o", "e", "en", "of", "och", "og", "i":
		return true
	}
	return false
}

func firstWord(s string) string {
	s = s[:min(len(s), 64)]
	if i := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) }); i >= 0 {
		return s[:i]
	}
	return s
}

func lastWord(b []byte) string {
	b = b[max(0, len(b)-64):]
	i := len(b)
	for i > 0 {
		c, n := utf8.DecodeLastRune(b[:i])
		if !unicode.IsLetter(c) {
			break
		}
		i -= n
	}
	return string(b[i:])
}

// wordSet knows the words of a text. It is made when it is first asked.
type wordSet struct{ words map[string]struct{} }

// has reports whether the text has the word.
func (ws *wordSet) has(text, word string) bool {
	if ws.words == nil {
		ws.words = make(map[string]struct{})
		for w := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
			if len(w) <= 64 {
				ws.words[strings.ToLower(w)] = struct{}{}
			}
		}
	}
	_, ok := ws.words[strings.ToLower(word)]
	return ok
}

// isRule recognises a line that is drawn.
func isRule(line string) bool {
	c := line[0]
	if c != '-' && c != '*' && c != '_' && c != '=' && c != '~' && c != '#' {
		return false
	}
	marks := 0
	for i := 0; i < len(line); i++ {
		if line[i] == c {
			marks++
		} else if line[i] != ' ' {
			return false
		}
	}
	return marks >= 3
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
		for j++; j < end && t.width > 0 && (t.lines[j].indent > t.lines[i].indent || t.continues(j)); j++ {
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

func listName(kind byte) string {
	if kind == '1' {
		return "ol"
	}
	return "ul"
}

// bullet gives the kind of list item that a line begins, '-' or '1', and the length of its mark; 0 for none.
func bullet(line string) (kind byte, n int) {
	switch c := line[0]; {
	case c == '-' || c == '*' || c == '+':
		if len(line) > 2 && line[1] == ' ' {
			return '-', 2 + blanksOnly(line[2:])
		}
	case c >= '0' && c <= '9':
		i := 1
		for i < len(line) && i < 9 && line[i] >= '0' && line[i] <= '9' {
			i++
		}
		if c == '0' && i > 1 { // 01. is a heading's number
			break
		}
		if i+2 < len(line) && (line[i] == '.' || line[i] == ')') && line[i+1] == ' ' {
			return '1', i + 2 + blanksOnly(line[i+2:])
		}
	case c >= utf8.RuneSelf:
		if n := bulletMark(line); n > 0 && len(line) > n+1 && (line[n] == ' ' || line[n] == '\t') {
			return '-', n + 1 + blanksOnly(line[n+1:])
		}
	}
	return 0, 0
}

// bulletMark gives the length of the bullet, other than ASCII, that begins s; 0 for none.
func bulletMark(s string) int {
	for _, mark := range [...]string{"•", "‣", "◦", "▪", "–", "·", "●", "■"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

func blanksOnly(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

// escapedField reports whether a backslash before its first letter says that a paragraph is text, whatever it looks like.
func escapedField(s string) bool {
	i := fieldEscape(s)
	return i >= 0
}

// fieldEscape finds that backslash, -1 for none. Where no letter is at hand, it stands before a blank.
func fieldEscape(s string) int {
	if strings.HasPrefix(s, `\ `) {
		return 0
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '*', '_', '[', '`', '!', ' ':
			continue
		case '\\':
			c, _ := utf8.DecodeRuneInString(s[i+1:])
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				return i
			}
		}
		return -1
	}
	return -1
}

// dropFieldEscape takes that backslash away.
func dropFieldEscape(s string) string {
	i := fieldEscape(s)
	switch {
	case i < 0:
		return s
	case s[i+1] == ' ':
		return s[2:]
	}
	return s[:i] + s[i+1:]
}

// onlyWords gives the letters and digits of s.
func onlyWords(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// headingText cuts the marks off a Markdown heading.
func headingText(line string) string {
	line = strings.TrimSpace(strings.TrimLeft(line, "#"))
	if rest := strings.TrimRight(line, "#"); rest == "" || strings.HasSuffix(rest, " ") {
		return strings.TrimSpace(rest)
	}
	return line
}
