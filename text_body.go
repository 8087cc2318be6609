package broadsheet

import (
	"bytes"
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
		if s = t.takeDateline(s); !t.md {
			s = cutInitials(s)
		}
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

// open appends a start tag.
//
//go:noinline
func (b *bodyWriter) open(name string) {
	b.out = append(append(append(b.out, '<'), name...), '>')
}

// close appends an end tag, as closeTag does.
//
//go:noinline
func (b *bodyWriter) close(name string) { b.out = closeTag(b.out, name) }

// closeTag appends an end tag, or takes the start tag away where nothing but a blank follows it.
func closeTag(dst []byte, name string) []byte {
	text, blank := bytes.CutSuffix(dst, []byte{' '})
	if n := len(text) - len(name) - 2; n >= 0 && text[n] == '<' && text[len(text)-1] == '>' && string(text[n+1:len(text)-1]) == name {
		if dst = dst[:n]; blank && !bytes.HasSuffix(dst, []byte{' '}) {
			dst = append(dst, ' ')
		}
		return dst
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
	if isComment(s) || t.shortcode(s) {
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

// isComment recognises HTML that shows nothing: "<!--more-->".
func isComment(s string) bool {
	inner, ok := strings.CutPrefix(s, "<!--")
	return ok && strings.Index(inner, "-->") == len(inner)-3 && len(inner) >= 3
}

// shortcode takes what a generator of sites replaces, {{< figure src="a.jpg" >}} or {% include note.html %}, in a file with
// front matter that is not our own; of a figure its picture.
func (t *textDoc) shortcode(s string) bool {
	if t.layout != layoutFront || t.front.article != nil || len(s) < 6 || s[0] != '{' {
		return false
	}
	for _, pair := range [...][2]string{{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}} {
		inner, ok := strings.CutPrefix(s, pair[0])
		if !ok || strings.Index(inner, pair[1]) != len(inner)-len(pair[1]) {
			continue
		}
		name, rest, _ := strings.Cut(strings.TrimSpace(strings.TrimSuffix(inner, pair[1])), " ")
		if name == "figure" || name == "image" || name == "img" {
			t.shortcodeFigure(rest)
		}
		return true
	}
	return false
}

// shortcodeFigure takes the attributes of a figure's shortcode.
func (t *textDoc) shortcodeFigure(attrs string) {
	m := Media{}
	for n := 0; n < 12; n++ {
		name, rest, ok := strings.Cut(attrs, `="`)
		value, after, closed := strings.Cut(rest, `"`)
		if !ok || !closed {
			break
		}
		switch strings.TrimSpace(name) {
		case "src", "link":
			if address, ok := t.resolveImage(value); ok && m.URL == "" {
				m.URL = address
			}
		case "caption":
			m.Caption = inlineText(value)
		case "alt":
			m.Alt = flat(value)
		case "title":
			m.Title = flat(value)
		case "attr", "credit":
			m.Credit = flat(value)
		}
		attrs = after
	}
	if m != (Media{}) {
		t.addMedia(m)
	}
}

// isButtons recognises a paragraph of links that are a page's buttons.
func isButtons(s string) bool {
	at := 0
	for _, l := range findLinks(s) {
		if l.open < at { // an image in the link before it
			continue
		}
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
		if l.image {
			continue
		}
		link := Link{Rel: "related", Title: inlineText(rest[l.open+1 : l.close])}
		link.URL, _ = t.resolve(l.target)
		t.addLink(link)
	}
	if len(links) > 0 || isEmail(rest) { // of whom to ask for more
		return
	}
	link := Link{Rel: "related"}
	if address, ok := t.resolve(strings.Trim(rest, "<>")); ok && isBareURL(rest) {
		link.URL = address
	} else {
		link.Title = t.plain(strings.Trim(rest, "*_ "))
	}
	t.addLink(link)
}

// addLink takes a link.
func (t *textDoc) addLink(link Link) {
	if t.full = t.full || len(t.a.Links) >= maxLinks; len(t.a.Links) < maxLinks {
		t.a.Links = append(t.a.Links, link)
	}
}

// isRule recognises a line that is drawn.
//
//go:noinline
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
		if len(line) > 2 && isBlankByte(line[1]) {
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
		if i+2 < len(line) && (line[i] == '.' || line[i] == ')') && isBlankByte(line[i+1]) {
			return '1', i + 2 + blanksOnly(line[i+2:])
		}
	case c >= utf8.RuneSelf:
		if n := bulletMark(line); n > 0 && len(line) > n+1 && isBlankByte(line[n]) {
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

func isBlankByte(c byte) bool { return c == ' ' || c == '\t' }

//go:noinline
func blanksOnly(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

// escapedField reports whether a backslash before its first letter says that a paragraph is text, whatever it looks like.
//
//go:noinline
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
