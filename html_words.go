package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// textOf gives the text of a subtree on one line, without what is not shown, up to about max bytes.
func textOf(n *html.Node, max int) string {
	if c := onlyText(n); c != nil {
		return oneLine(c.Data[:min(len(c.Data), max)])
	}
	return oneLine(shownText(n, max, "", " "))
}

// onlyText gives the text that is all that an element holds, nil where it holds more.
func onlyText(n *html.Node) *html.Node {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c
	}
	return nil
}

// linesOf gives the text of a subtree with a line for each of its blocks, and blanks where its elements meet.
func linesOf(n *html.Node, max int) string {
	if onlyText(n) != nil {
		return textOf(n, max)
	}
	var lines []string
	for line := range strings.SplitSeq(shownText(n, max, " ", "\x00"), "\x00") { // no page's text holds that one
		if line = oneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// shownText gives the text of a subtree, with a mark where an element begins: one within a line, or a block.
func shownText(n *html.Node, max int, inline, block string) string {
	var b strings.Builder
	for m, k := n, 0; m != nil && b.Len()+k/8 < max; k++ { // elements without text cost time, too
		skip := false
		switch m.Type {
		case html.TextNode:
			b.WriteString(m.Data[:min(len(m.Data), max)])
		case html.ElementNode:
			switch m.DataAtom {
			case atom.Script, atom.Style, atom.Noscript, atom.Svg, atom.Template, atom.Iframe, atom.Button, atom.Select:
				skip = m != n
			case atom.A, atom.B, atom.Em, atom.Font, atom.I, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub,
				atom.Sup, atom.U, atom.Wbr, atom.Abbr, atom.Cite, atom.Code, atom.Bdi, atom.Bdo, atom.Time:
				if inline != "" && isWholeLine(b.String()) {
					b.WriteString(block)
				} else {
					b.WriteString(inline)
				}
			default:
				b.WriteString(block)
			}
		}
		m = following(m, n, skip)
	}
	return b.String()
}

// isWholeLine reports whether the element that follows a text stands apart from it, to judge by two words and no blank: style does that
// to "<b>Ana Ruiz</b><span>Reporter</span>".
func isWholeLine(s string) bool {
	line := strings.TrimLeft(s[strings.LastIndexByte(s, 0)+1:], " \t\r\n")
	return strings.IndexByte(line, ' ') > 0 && strings.TrimRight(line, " \t\r\n,;:") == line
}

// oneLine joins words by single blanks and drops soft hyphens, zero-width blanks, controls and what XML forbids.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = len(b) > 0
			continue
		case r < 0x20 || r == 0x7f || r == 0xad || r == 0x200b || r == 0x2060 || r == 0xfeff || r == 0xfffe || r == 0xffff || r == utf8.RuneError:
			continue
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// isOneLine reports whether oneLine would change nothing; it knows ASCII alone.
func isOneLine(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// foldWords gives a string's letters and digits in lower case with single blanks between words, for comparing.
func foldWords(s string) string {
	b := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && 'a' <= r|0x20 && r|0x20 <= 'z':
			r |= 0x20
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			r = unicode.ToLower(r)
		case r == '\'' || r == '’' || r == 0xad:
			continue
		default:
			space = len(b) > 0
			continue
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// unescapeOnce undoes the character references that are left in a text because a site escaped it twice.
func unescapeOnce(s string) string {
	if i := strings.IndexByte(s, '&'); i < 0 || strings.IndexByte(s[i:], ';') < 0 {
		return s
	}
	return html.UnescapeString(s)
}
