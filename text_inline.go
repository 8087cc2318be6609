package broadsheet

import (
	"bytes"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
)

// Markdown inside a paragraph: emphasis, code, links, images, hard line breaks, backslash escapes. Raw HTML and
// entities are text. Emphasis needs no blank inside its marks and cares for nothing else, so that Article.Markdown
// can write all that Content holds. Everything is found in one pass; a link's target has a bounded length.

// inlineKind is the kind of a piece of a paragraph.
type inlineKind uint8

const (
	inlineChars inlineKind = iota // to Article.Markdown alone: here, what is no piece is text
	inlineCode
	inlineBreak
	inlineImage
	inlineEscape
	inlineLink
	inlineLinkEnd
	inlineAutolink
	inlineEm
	inlineStrong
	inlineEmEnd
	inlineStrongEnd
)

// inlinePiece is the markup that a paragraph has in [from:to]: what stands between two pieces is text. It is small,
// since hostile input is made of nothing else.
type inlinePiece struct {
	from, to int32
	kind     inlineKind
	paired   bool // of emphasis: without a partner it is text
}

// isText reports whether p turned out to be none.
func (p inlinePiece) isText() bool { return p.kind >= inlineEm && !p.paired }

// inline appends a Markdown paragraph as HTML.
func (t *textDoc) inline(dst []byte, s string) []byte {
	pieces, links := scanInline(s)
	link := inlineAnchor{t: t}
	at := 0
	for _, p := range pieces {
		if p.isText() {
			continue
		}
		dst = appendText(dst, s[at:p.from])
		at = int(p.to)
		switch markup := s[p.from:p.to]; p.kind {
		case inlineBreak:
			dst = append(dst, "<br>"...)
		case inlineCode:
			dst = appendText(append(dst, "<code>"...), codeText(markup))
			dst = closeTag(dst, "code")
		case inlineImage:
			links = linksFrom(links, int(p.from)+1)
			dst = t.inlineImage(dst, inlineText(s[links[0].open+1:links[0].close]), links[0].target)
		case inlineLink:
			links = linksFrom(links, int(p.from))
			dst = link.open(dst, links[0].target)
		case inlineLinkEnd:
			dst = link.close(dst)
		case inlineAutolink:
			dst = link.open(dst, markup[1:len(markup)-1])
			dst = link.close(appendText(dst, autolinkText(markup)))
		case inlineEm:
			dst = append(dst, "<em>"...)
		case inlineStrong:
			dst = append(dst, "<strong>"...)
		case inlineEmEnd:
			dst = closeTag(dst, "em")
		case inlineStrongEnd:
			dst = closeTag(dst, "strong")
		}
	}
	return appendText(dst, s[at:])
}

// inlineAnchor is a link being written.
type inlineAnchor struct {
	t            *textDoc
	isOpen       bool
	begun, inner int // where its tag begins and ends
}

// open appends a link's tag, if its address may stand in Content.
func (l *inlineAnchor) open(dst []byte, target string) []byte {
	var address string
	if address, l.isOpen = l.t.resolve(target); l.isOpen {
		l.begun = len(dst)
		dst = appendAttr(append(dst, `<a href="`...), address)
		dst = append(dst, `">`...)
		l.inner = len(dst)
	}
	return dst
}

// close appends a link's end tag, or takes the link away where it has no text.
func (l *inlineAnchor) close(dst []byte) []byte {
	switch {
	case !l.isOpen:
		return dst
	case len(bytes.TrimSpace(dst[l.inner:])) == 0:
		dst = append(dst[:l.begun], dst[l.inner:]...)
	default:
		dst = append(dst, "</a>"...)
	}
	l.isOpen = false
	return dst
}

// inlineImage appends an image inside a paragraph, or its text where its address is none.
func (t *textDoc) inlineImage(dst []byte, alt, target string) []byte {
	address, ok := t.resolveImage(target)
	if !ok {
		return appendText(dst, alt)
	}
	t.addMedia(Media{URL: address, Alt: flat(alt)})
	return appendImage(dst, address, alt)
}

// appendImage appends an image's tag.
func appendImage(dst []byte, address, alt string) []byte {
	dst = appendAttr(append(dst, `<img src="`...), address)
	if alt != "" {
		dst = appendAttr(append(dst, `" alt="`...), alt)
	}
	return append(dst, `">`...)
}

// inlineText gives a Markdown paragraph as plain text in one line.
func inlineText(s string) string {
	if !strings.ContainsAny(s, "\\`*_[<!\n") {
		return flat(s)
	}
	var b []byte
	at := 0
	pieces, _ := scanInline(s)
	for _, p := range pieces {
		if p.isText() {
			continue
		}
		b = append(b, s[at:p.from]...)
		at = int(p.to)
		switch markup := s[p.from:p.to]; p.kind {
		case inlineBreak:
			b = append(b, ' ')
		case inlineCode:
			b = append(b, codeText(markup)...)
		case inlineAutolink:
			b = append(b, autolinkText(markup)...)
		}
	}
	return flat(string(append(b, s[at:]...)))
}

// resolve gives a link's absolute address where it is one that Content may hold: escapes may have made it too long.
func (t *textDoc) resolve(target string) (string, bool) {
	target = strings.TrimSpace(target)
	if target == "" || target == "#" || len(target) > maxAddress {
		return "", false
	}
	if hasPrefixFold(target, "mailto:") {
		address := strings.ReplaceAll(target, " ", "%20")
		return address, len(address) <= htmlclean.MaxURL
	}
	address, err := ResolveURL(t.base, target)
	if err != nil || len(address) > htmlclean.MaxURL || !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return "", false
	}
	return address, true
}

// resolveImage gives an image's address. One with braces is a template's, which htmlclean drops, too.
func (t *textDoc) resolveImage(target string) (string, bool) {
	address, ok := t.resolve(target)
	return address, ok && !strings.ContainsAny(address, "{}")
}

// inlineScan is the state of one paragraph.
type inlineScan struct {
	s      string
	pieces []inlinePiece
	links  []mdLink // from the next one on
	stack  []int    // pieces of emphasis that are open
	floor  int      // where the open link's emphasis begins in stack
	noTick uint16
	end    int // the "]" of the open link, -1 for none
	after  int // what follows that link
}

// scanInline finds a paragraph's markup, and its links and images. One of gigabytes is text alone.
func scanInline(s string) ([]inlinePiece, []mdLink) {
	if len(s) > math.MaxInt32 {
		return nil, nil
	}
	var links []mdLink
	if strings.Contains(s, "](") {
		links = findLinks(s)
	}
	sc := inlineScan{s: s, links: links, end: -1}
	for i := 0; i < len(s); {
		n := 0
		switch s[i] {
		case '\\':
			n = sc.escape(i)
		case '\n':
			n = sc.add(inlineBreak, i, 1)
		case '`':
			n = sc.code(i)
		case '*', '_':
			n = sc.emphasis(i)
		case '<':
			n = sc.autolink(i)
		case '[', '!':
			n = sc.link(i)
		case ']':
			n = sc.linkEnd(i)
		}
		i += max(n, 1)
	}
	if sc.end >= 0 {
		sc.add(inlineLinkEnd, len(s), 0)
	}
	return sc.pieces, links
}

// add makes a piece of n bytes at i.
//
//go:noinline
func (sc *inlineScan) add(kind inlineKind, i, n int) int {
	sc.pieces = append(sc.pieces, inlinePiece{from: int32(i), to: int32(i + n), kind: kind})
	return n
}

// escape reads a backslash and the mark after it.
func (sc *inlineScan) escape(i int) int {
	if i+1 == len(sc.s) {
		return 0
	}
	n := 1
	if !isMark(sc.s[i+1]) {
		if n = bulletMark(sc.s[i+1:]); n == 0 {
			return 0
		}
	}
	return sc.add(inlineEscape, i, 1) + n
}

// link reads an image, or the beginning of a link.
func (sc *inlineScan) link(i int) int {
	if sc.links = linksFrom(sc.links, i); len(sc.links) == 0 {
		return 0
	}
	switch l := sc.links[0]; {
	case l.image && sc.s[i] == '!' && l.open == i+1:
		return sc.add(inlineImage, i, l.end-i)
	case !l.image && sc.s[i] == '[' && l.open == i && sc.end < 0:
		sc.end, sc.after = l.close, l.end
		sc.floor = len(sc.stack)
		return sc.add(inlineLink, i, 1)
	}
	return 0
}

// linkEnd reads what follows the text of the open link.
func (sc *inlineScan) linkEnd(i int) int {
	if i != sc.end {
		return 0
	}
	sc.stack = sc.stack[:min(sc.floor, len(sc.stack))]
	sc.floor, sc.end = 0, -1
	return sc.add(inlineLinkEnd, i, sc.after-i)
}

// linksFrom drops the links before i.
func linksFrom(links []mdLink, i int) []mdLink {
	for len(links) > 0 && links[0].open < i {
		links = links[1:]
	}
	return links
}

// isMark reports whether a backslash takes the meaning from c.
func isMark(c byte) bool {
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') && !(c|0x20 >= 'a' && c|0x20 <= 'z')
}

// maxTicks bounds the back-ticks that open code, so that n runs of different lengths take no n searches.
const maxTicks = 8

// code reads code between runs of back-ticks of one length.
func (sc *inlineScan) code(i int) int {
	n := passCode(sc.s, i, &sc.noTick) - i
	if n > tickRun(sc.s[i:]) {
		return sc.add(inlineCode, i, n)
	}
	return n
}

// codeText gives what stands between the back-ticks.
func codeText(markup string) string {
	run := tickRun(markup)
	text := strings.ReplaceAll(markup[run:len(markup)-run], "\n", " ")
	if len(text) > 2 && text[0] == ' ' && text[len(text)-1] == ' ' && strings.TrimSpace(text) != "" {
		text = text[1 : len(text)-1]
	}
	return text
}

//go:noinline
func tickRun(s string) int { return len(s) - len(strings.TrimLeft(s, "`")) }

// tickEnd finds the next run of exactly n back-ticks.
func tickEnd(s string, from, n int) int {
	for from < len(s) {
		i := strings.IndexByte(s[from:], '`')
		if i < 0 {
			return -1
		}
		from += i
		run := tickRun(s[from:])
		if run == n {
			return from
		}
		from += run
	}
	return -1
}

// autolink reads <https://example.org/>.
func (sc *inlineScan) autolink(i int) int {
	s := sc.s[i:min(len(sc.s), i+maxAddress)]
	if sc.end >= 0 || len(s) < 4 || !hasPrefixFold(s[1:], "http") && !hasPrefixFold(s[1:], "mailto:") {
		return 0
	}
	end := strings.IndexAny(s[1:], "<> \n") + 1
	if end <= 0 || s[end] != '>' || !strings.Contains(s[:end], ":") {
		return 0
	}
	return sc.add(inlineAutolink, i, end+1)
}

// autolinkText gives what is seen of <https://example.org/>.
func autolinkText(markup string) string {
	return strings.TrimPrefix(markup[1:len(markup)-1], "mailto:")
}

// emphasis reads a run of asterisks or underscores.
func (sc *inlineScan) emphasis(i int) int {
	s, mark := sc.s, sc.s[i]
	n := 1
	for i+n < len(s) && s[i+n] == mark {
		n++
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	opens, closes := i+n < len(s) && !isSpace(after), i > 0 && !isSpace(before)
	if mark == '_' { // snake_case is a word
		opens = opens && (i == 0 || !isWordChar(before))
		closes = closes && (i+n == len(s) || !isWordChar(after))
	}
	left := n
	for closes && left > 0 {
		used := sc.closeTop(i+n-left, left, opens)
		if used == 0 {
			break
		}
		left -= used
	}
	if opens {
		sc.open(i+n-left, left)
	}
	return n
}

// closeTop closes one emphasis that the marks left over at i can close, and gives how many of them it takes.
func (sc *inlineScan) closeTop(i, left int, opens bool) int {
	em, strong := sc.find(inlineEm, sc.s[i]), sc.find(inlineStrong, sc.s[i])
	switch {
	case left == 2 && strong >= 0:
		// ***a** b*: of two opened by one run, the one that is closed first is the inner one.
		if em == strong+1 && sc.adjoin(strong, em) {
			o, p := &sc.pieces[sc.stack[strong]], &sc.pieces[sc.stack[em]]
			o.kind, p.kind = p.kind, o.kind
			o.to, p.from = o.from+1, o.from+1
			em, strong = strong, em
		}
		return sc.close(strong, inlineStrongEnd, i)
	case left == 2 && em >= 0 && opens:
		return 0 // *a**b: strong begins inside
	case left == 1 && em >= 0, em > strong:
		return sc.close(em, inlineEmEnd, i)
	case left >= 2 && strong >= 0:
		return sc.close(strong, inlineStrongEnd, i)
	}
	return 0
}

// adjoin reports whether two emphases of the stack were opened by one run.
func (sc *inlineScan) adjoin(i, j int) bool {
	return sc.pieces[sc.stack[i]].to == sc.pieces[sc.stack[j]].from
}

// find gives the place in the stack of an open emphasis, -1 for none.
//
//go:noinline
func (sc *inlineScan) find(kind inlineKind, mark byte) int {
	for i := len(sc.stack) - 1; i >= sc.floor; i-- {
		if p := sc.pieces[sc.stack[i]]; p.kind == kind && sc.s[p.from] == mark {
			return i
		}
	}
	return -1
}

// close pairs the emphasis at place top of the stack; what was opened inside it and not closed is text.
func (sc *inlineScan) close(top int, end inlineKind, i int) int {
	open := &sc.pieces[sc.stack[top]]
	open.paired = true
	sc.stack = sc.stack[:top]
	n := sc.add(end, i, int(open.to-open.from))
	sc.pieces[len(sc.pieces)-1].paired = true
	return n
}

// open opens emphasis with the marks of a run at i. Nothing is opened twice.
func (sc *inlineScan) open(i, left int) {
	mark := sc.s[i]
	if left >= 2 && sc.find(inlineStrong, mark) < 0 && sc.find(inlineStrong, mark^'*'^'_') < 0 {
		sc.stack = append(sc.stack, len(sc.pieces))
		n := sc.add(inlineStrong, i, 2)
		i, left = i+n, left-n
	}
	if left == 1 && sc.find(inlineEm, mark) < 0 && sc.find(inlineEm, mark^'*'^'_') < 0 {
		sc.stack = append(sc.stack, len(sc.pieces))
		sc.add(inlineEm, i, 1)
	}
}

// isSpace reports whether a character is blank.
//
//go:noinline
func isSpace(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || unicode.IsSpace(c) }

func isWordChar(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' }
