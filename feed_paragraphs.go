package broadsheet

import (
	"strings"
	"unicode/utf8"
)

// paragraphs gives HTML in which nothing is markup the paragraphs and line ends of the text that it is: feeds put plain text
// where HTML is due. Where no blank line shows that, all of its line ends must be meant; they can be the source's.
func paragraphs(html string) string {
	if strings.IndexByte(html, '\n') < 0 || strings.IndexByte(html, '<') >= 0 {
		return html
	}
	if out, blank, wrapped := markLines(html); blank || !wrapped {
		return out
	}
	return html
}

// leastWrap is the least width that a text is taken to be wrapped at.
const leastWrap = 60

// markLines gives text in HTML with its paragraphs and the line ends that are meant: before a word that had room in the line, as wide
// as the text is. It reports whether there are blank lines, and others that are none of both.
func markLines(text string) (out string, blank, wrapped bool) {
	width := leastWrap
	for line := range strings.SplitSeq(text, "\n") {
		width = max(width, len(strings.TrimSpace(line)))
	}
	b := append(make([]byte, 0, len(text)+64), "<p>"...)
	room, empty := 0, false
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			empty = true
			continue
		}
		switch begun := len(b) > len("<p>"); {
		case begun && empty:
			b = append(b, "</p><p>"...)
			blank = true
		case begun && firstWidth(line) < room:
			b = append(b, "<br>"...)
		case begun:
			b = append(b, '\n')
			wrapped = true
		}
		b = append(b, line...)
		room, empty = width-len(line), false
	}
	return string(append(b, "</p>"...)), blank, wrapped
}

// firstWidth gives the length of what a line can not be broken before: a word, an ideograph.
func firstWidth(line string) int {
	if c, n := utf8.DecodeRuneInString(line); isIdeograph(c) {
		return n
	}
	if i := strings.IndexByte(line, ' '); i >= 0 {
		return i
	}
	return len(line)
}
