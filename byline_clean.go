package broadsheet

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// bylineLink is an address that markup attached to a stretch of a byline's text.
type bylineLink struct {
	start, end int
	url        string
}

// bylineText takes the markup out of a byline: HTML tags and entities, Markdown links and emphasis,
// wiki links, \u escapes, odd spaces. Most bylines hold none and come back as they are.
// A line break, <br> and the end of a block element become a newline.
func bylineText(s string) (string, []bylineLink) {
	s = strings.ToValidUTF8(s, "")
	if strings.IndexByte(s, '&') >= 0 && strings.IndexByte(s, ';') >= 0 {
		s = html.UnescapeString(s)
	}
	if !bylineMarked(s) {
		return strings.TrimSpace(s), nil
	}
	c := bylineCleaner{in: s, out: make([]byte, 0, len(s)), bracket: -1}
	for c.at < len(c.in) {
		c.step()
	}
	return strings.TrimSpace(string(c.out)), c.links
}

// bylineMarked reports whether s holds anything that bylineCleaner would change.
func bylineMarked(s string) bool {
	space := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return true
			}
			space = true
			continue
		case c < ' ', c == 0x7F, c == '<', c == '[', c == ']', c == '\\', c == '*', c == '_', c == '`':
			return true
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if bylineSpace(r) || bylineInvisible(r) {
				return true
			}
			i += n - 1
		}
		space = false
	}
	return false
}

// bylineSpace reports whether r is a space other than U+0020.
func bylineSpace(r rune) bool {
	return r == 0xA0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000 || r == 0x1680 || r == 0x85
}

// bylineInvisible reports whether r has no shape of its own: soft hyphen, joiners, direction marks, BOM.
func bylineInvisible(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F || r == 0xFEFF
}

// bylineCleaner is the state of one bylineText. Each step consumes at least one byte of in.
type bylineCleaner struct {
	in      string
	at      int
	out     []byte
	links   []bylineLink
	bracket int    // where in out the last '[' stands; -1 for none
	anchor  int    // where in out the open <a> began
	href    string // of the open <a>
	wiki    bool   // whether that was "[["
	noTag   bool   // no '>' follows: '<' is a character
	noURL   bool   // no ')' follows: ']' is a character
}

func (c *bylineCleaner) step() {
	switch b := c.in[c.at]; b {
	case '<':
		c.tag()
	case '[':
		c.at++
		c.wiki = strings.HasPrefix(c.in[c.at:], "[")
		if c.wiki {
			c.at++
		}
		c.bracket = len(c.out)
		c.out = append(c.out, '[')
	case ']':
		c.closeBracket()
	case '|':
		if c.wiki && c.bracket >= 0 {
			c.out = c.out[:c.bracket+1] // [[page|what is shown]]
		} else {
			c.out = append(c.out, '|')
		}
		c.at++
	case '\\':
		c.escape()
	case '*':
		c.at++
	case '_', '`':
		c.emphasis(b)
	default:
		c.text()
	}
}

// text copies one character. White space collapses into one space, or one newline where it holds a line break.
func (c *bylineCleaner) text() {
	r, n := utf8.DecodeRuneInString(c.in[c.at:])
	if bylineInvisible(r) && r != 0x2028 && r != 0x2029 {
		c.at += n
		return
	}
	switch {
	case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
		c.space('\n')
	case r <= ' ' || r == 0x7F || bylineSpace(r):
		c.space(' ')
	default:
		c.out = append(c.out, c.in[c.at:c.at+n]...)
	}
	c.at += n
}

func (c *bylineCleaner) space(b byte) {
	switch n := len(c.out); {
	case n == 0:
	case c.out[n-1] == ' ':
		c.out[n-1] = b
	case c.out[n-1] != '\n':
		c.out = append(c.out, b)
	}
}

// tag consumes an HTML tag, an <address> or a lone '<'.
func (c *bylineCleaner) tag() {
	rest := c.in[c.at+1:]
	end := -1
	if !c.noTag {
		end = strings.IndexByte(rest, '>')
		c.noTag = end < 0
	}
	if end < 1 || !(isASCIILetter(rest[0]) || rest[0] == '/' || rest[0] == '!') {
		c.at++
		c.space(' ')
		return
	}
	c.at += end + 2
	body := rest[:end]
	if at := strings.IndexByte(body, '@'); at > 0 && !strings.ContainsAny(body, " =\"") || strings.HasPrefix(body, "http") {
		c.space(' ')
		c.out = append(c.out, strings.TrimPrefix(body, "mailto:")...)
		c.out = append(c.out, ' ')
		return
	}
	name := body
	if i := strings.IndexAny(body, " \t\r\n"); i >= 0 {
		name = body[:i]
	}
	switch strings.ToLower(strings.TrimSuffix(name, "/")) {
	case "a":
		c.anchor, c.href = len(c.out), bylineHref(body)
	case "/a":
		c.link(c.anchor, c.href)
		c.href = ""
	case "br", "p", "/p", "div", "/div", "li", "/li", "tr", "/tr", "/h1", "/h2", "/h3", "/h4":
		c.space('\n')
	case "sup": // a footnote's number
		c.at += len(c.in[c.at:]) - len(strings.TrimLeft(c.in[c.at:], "0123456789,*†‡"))
	}
}

// bylineHref gives the href of an <a> tag's inside.
func bylineHref(tag string) string {
	_, v, _ := strings.Cut(tag, "href=")
	end := " "
	if v != "" && (v[0] == '"' || v[0] == '\'') {
		end, v = v[:1], v[1:]
	}
	v, _, _ = strings.Cut(v, end)
	return v
}

// link notes that out from start on is linked.
func (c *bylineCleaner) link(start int, url string) {
	if url != "" && start < len(c.out) {
		c.links = append(c.links, bylineLink{start, len(c.out), url})
	}
}

// closeBracket ends [text], [text](address) and [[text]].
func (c *bylineCleaner) closeBracket() {
	wiki := strings.HasPrefix(c.in[c.at:], "]]")
	c.at++
	if wiki {
		c.at++
	}
	end := -1
	if strings.HasPrefix(c.in[c.at:], "(") && !c.noURL {
		end = strings.IndexByte(c.in[c.at:], ')')
		c.noURL = end < 0
	}
	if c.bracket < 0 || end < 0 && !wiki {
		c.out = append(c.out, ']')
		c.bracket = -1
		return
	}
	c.out = append(c.out[:c.bracket], c.out[c.bracket+1:]...)
	if end > 0 {
		url, _, _ := strings.Cut(c.in[c.at+1:c.at+end], " ")
		c.link(c.bracket, url)
		c.at += end + 1
	}
	c.bracket = -1
}

// escape consumes a backslash: \u00e9, \n, or one before a character of Markdown.
func (c *bylineCleaner) escape() {
	rest := c.in[c.at+1:]
	if len(rest) >= 5 && rest[0] == 'u' {
		if v, err := strconv.ParseUint(rest[1:5], 16, 16); err == nil {
			c.out = utf8.AppendRune(c.out, rune(v))
			c.at += 6
			return
		}
	}
	c.at++
	if rest != "" && (rest[0] == 'n' || rest[0] == 'r' || rest[0] == 't') && (len(rest) == 1 || !('a' <= rest[1] && rest[1] <= 'z')) {
		c.space('\n')
		c.at++
		return
	}
	if rest != "" && (rest[0] == '_' || rest[0] == '*' || rest[0] == '`') {
		c.out = append(c.out, rest[0])
		c.at++
	}
}

// emphasis consumes _ and `. Within a word _ is a space before a capital and itself otherwise.
func (c *bylineCleaner) emphasis(b byte) {
	c.at++
	if len(c.out) == 0 || c.at >= len(c.in) || !isWordByte(c.out[len(c.out)-1]) || !isWordByte(c.in[c.at]) {
		return
	}
	switch next := c.in[c.at]; {
	case b == '`':
		c.out = append(c.out, '\'')
	case 'A' <= next && next <= 'Z':
		c.out = append(c.out, ' ')
	default:
		c.out = append(c.out, '_')
	}
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// isWordByte reports whether b belongs to a letter or digit of UTF-8 text.
func isWordByte(b byte) bool {
	return isASCIILetter(b) || '0' <= b && b <= '9' || b >= utf8.RuneSelf
}
