package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markdown inside a paragraph: emphasis, code, links, images, hard line breaks, backslash escapes. Raw HTML and
// entities are text. Emphasis needs no blank inside its marks and cares for nothing else, so that Article.Markdown
// can write all that Content holds. Everything is found in one pass; a link's target has a bounded length.

// inlineKind is the kind of a piece of a paragraph.
type inlineKind uint8

const (
	inlineChars inlineKind = iota
	inlineCode
	inlineBreak
	inlineImage
	inlineLink
	inlineLinkEnd
	inlineEm
	inlineStrong
	inlineEmEnd
	inlineStrongEnd
)

// inlinePiece is a piece of a paragraph. Of emphasis, text is the mark, which is text where it has no partner.
type inlinePiece struct {
	text   string
	target string
	kind   inlineKind
	mark   byte
	paired bool
}

// inline appends a Markdown paragraph as HTML.
func (t *textDoc) inline(dst []byte, s string) []byte {
	open, begun := false, 0 // a link whose target is kept; where its tag begins and ends
	inner := 0
	for _, p := range scanInline(s) {
		switch p.kind {
		case inlineChars:
			dst = appendText(dst, p.text)
		case inlineCode:
			dst = appendText(append(dst, "<code>"...), p.text)
			dst = closeTag(dst, "code")
		case inlineBreak:
			dst = append(dst, "<br>"...)
		case inlineImage:
			dst = t.inlineImage(dst, p)
		case inlineLink:
			var address string
			if address, open = t.resolve(p.target); open {
				begun = len(dst)
				dst = append(dst, `<a href="`...)
				dst = appendAttr(dst, address)
				dst = append(dst, `">`...)
				inner = len(dst)
			}
		case inlineLinkEnd:
			switch {
			case open && strings.TrimSpace(string(dst[inner:])) == "":
				dst = append(dst[:begun], dst[inner:]...)
			case open:
				dst = append(dst, "</a>"...)
			}
			open = false
		default:
			dst = appendEmphasis(dst, p)
		}
	}
	return dst
}

// appendEmphasis appends a tag, or the mark itself where it has no partner.
func appendEmphasis(dst []byte, p inlinePiece) []byte {
	if !p.paired {
		return append(dst, p.text...)
	}
	switch p.kind {
	case inlineEm:
		return append(dst, "<em>"...)
	case inlineEmEnd:
		return closeTag(dst, "em")
	case inlineStrong:
		return append(dst, "<strong>"...)
	}
	return closeTag(dst, "strong")
}

// inlineImage appends an image inside a paragraph, or its text where its address is none.
func (t *textDoc) inlineImage(dst []byte, p inlinePiece) []byte {
	address, ok := t.resolveImage(p.target)
	if !ok {
		return appendText(dst, p.text)
	}
	t.addMedia(Media{URL: address, Alt: flat(p.text)})
	return appendImage(dst, address, p.text)
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
	for _, p := range scanInline(s) {
		switch {
		case p.kind <= inlineCode:
			b = append(b, p.text...)
		case p.kind == inlineBreak:
			b = append(b, ' ')
		case p.kind >= inlineEm && !p.paired:
			b = append(b, p.text...)
		}
	}
	return flat(string(b))
}

// resolve gives a link's absolute address where it is one that Content may hold.
func (t *textDoc) resolve(target string) (string, bool) {
	target = strings.TrimSpace(target)
	if target == "" || target == "#" || len(target) > maxAddress {
		return "", false
	}
	if hasPrefixFold(target, "mailto:") {
		return strings.ReplaceAll(target, " ", "%20"), true
	}
	address, err := ResolveURL(t.base, target)
	if err != nil || !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
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
	links  []mdLink
	from   int   // where the characters begin that are not in pieces yet
	stack  []int // pieces of emphasis that are open
	floor  int   // where the open link's emphasis begins in stack
	noTick uint16
	end    int // the "]" of the open link, -1 for none
	after  int // what follows that link
}

// scanInline cuts a paragraph into pieces.
func scanInline(s string) []inlinePiece {
	sc := inlineScan{s: s, end: -1}
	if strings.Contains(s, "](") {
		sc.links = findLinks(s)
	}
	for i := 0; i < len(s); {
		n := 0
		switch c := s[i]; c {
		case '\\':
			n = sc.escape(i)
		case '\n':
			sc.flush(i)
			sc.add(inlinePiece{kind: inlineBreak})
			n = 1
		case '`':
			n = sc.code(i)
		case '*', '_':
			n = sc.emphasis(i)
		case '<':
			n = sc.autolink(i)
		case '[', '!':
			for len(sc.links) > 0 && sc.links[0].open < i {
				sc.links = sc.links[1:]
			}
			if len(sc.links) == 0 {
				break
			}
			switch l := sc.links[0]; {
			case l.image && c == '!' && l.open == i+1:
				sc.flush(i)
				sc.add(inlinePiece{kind: inlineImage, text: inlineText(s[l.open+1 : l.close]), target: l.target})
				n = l.end - i
			case !l.image && c == '[' && l.open == i && sc.end < 0:
				sc.flush(i)
				sc.add(inlinePiece{kind: inlineLink, target: l.target})
				sc.end, sc.after = l.close, l.end
				sc.floor = len(sc.stack)
				n = 1
			}
		case ']':
			if i == sc.end {
				sc.flush(i)
				sc.stack = sc.stack[:min(sc.floor, len(sc.stack))]
				sc.floor, sc.end = 0, -1
				sc.add(inlinePiece{kind: inlineLinkEnd})
				n = sc.after - i
			}
		}
		if n > 0 {
			i += n
			sc.from = i
			continue
		}
		i++
	}
	sc.flush(len(s))
	if sc.end >= 0 {
		sc.add(inlinePiece{kind: inlineLinkEnd})
	}
	return sc.pieces
}

func (sc *inlineScan) add(p inlinePiece) { sc.pieces = append(sc.pieces, p) }

// flush makes a piece of the characters before i.
func (sc *inlineScan) flush(i int) {
	if i > sc.from {
		sc.add(inlinePiece{kind: inlineChars, text: sc.s[sc.from:i]})
	}
	sc.from = i
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
	sc.flush(i)
	sc.add(inlinePiece{kind: inlineChars, text: sc.s[i+1 : i+1+n]})
	return 1 + n
}

// isMark reports whether a backslash takes the meaning from c.
func isMark(c byte) bool {
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') && !(c|0x20 >= 'a' && c|0x20 <= 'z')
}

// maxTicks bounds the back-ticks that open code, so that n runs of different lengths take no n searches.
const maxTicks = 8

// code reads code between runs of back-ticks of one length.
func (sc *inlineScan) code(i int) int {
	run := tickRun(sc.s[i:])
	if run <= maxTicks && sc.noTick&(1<<run) == 0 {
		if end := tickEnd(sc.s, i+run, run); end >= 0 {
			text := strings.ReplaceAll(sc.s[i+run:end], "\n", " ")
			if len(text) > 2 && text[0] == ' ' && text[len(text)-1] == ' ' && strings.TrimSpace(text) != "" {
				text = text[1 : len(text)-1]
			}
			sc.flush(i)
			sc.add(inlinePiece{kind: inlineCode, text: text})
			return end + run - i
		}
		sc.noTick |= 1 << run
	}
	sc.flush(i)
	sc.add(inlinePiece{kind: inlineChars, text: sc.s[i : i+run]})
	return run
}

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
	sc.flush(i)
	sc.add(inlinePiece{kind: inlineLink, target: s[1:end]})
	sc.add(inlinePiece{kind: inlineChars, text: strings.TrimPrefix(s[1:end], "mailto:")})
	sc.add(inlinePiece{kind: inlineLinkEnd})
	return end + 1
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
	sc.flush(i)
	left := n
	for closes && left > 0 && sc.closeTop(mark, &left, opens) {
	}
	if opens {
		left = sc.open(mark, left)
	}
	if left > 0 {
		sc.add(inlinePiece{kind: inlineChars, text: s[i+n-left : i+n]})
	}
	return n
}

// closeTop closes one emphasis that marks left over can close.
func (sc *inlineScan) closeTop(mark byte, left *int, opens bool) bool {
	em, strong := sc.find(inlineEm, mark), sc.find(inlineStrong, mark)
	switch {
	case *left == 2 && strong >= 0:
		// ***a** b*: of two opened by one run, the one that is closed first is the inner one.
		if em == strong+1 && sc.stack[em] == sc.stack[strong]+1 {
			o, p := &sc.pieces[sc.stack[strong]], &sc.pieces[sc.stack[em]]
			*o, *p = *p, *o
			sc.stack = sc.stack[:len(sc.stack)]
			em, strong = strong, em
		}
		sc.close(strong, inlineStrongEnd)
		*left -= 2
	case *left == 2 && em >= 0 && opens:
		return false // *a**b: strong begins inside
	case *left == 1 && em >= 0, em > strong:
		sc.close(em, inlineEmEnd)
		*left--
	case *left >= 2 && strong >= 0:
		sc.close(strong, inlineStrongEnd)
		*left -= 2
	default:
		return false
	}
	return true
}

// find gives the place in the stack of an open emphasis, -1 for none.
func (sc *inlineScan) find(kind inlineKind, mark byte) int {
	for i := len(sc.stack) - 1; i >= sc.floor; i-- {
		if p := sc.pieces[sc.stack[i]]; p.kind == kind && p.mark == mark {
			return i
		}
	}
	return -1
}

// close pairs the emphasis at place i of the stack; what was opened inside it and not closed is text.
func (sc *inlineScan) close(i int, end inlineKind) {
	open := &sc.pieces[sc.stack[i]]
	open.paired = true
	sc.add(inlinePiece{kind: end, mark: open.mark, paired: true})
	sc.stack = sc.stack[:i]
}

// open opens emphasis with the marks of a run, and gives how many are left. Nothing is opened twice.
func (sc *inlineScan) open(mark byte, left int) int {
	if left >= 2 && sc.find(inlineStrong, mark) < 0 && sc.find(inlineStrong, mark^'*'^'_') < 0 {
		sc.push(inlinePiece{kind: inlineStrong, text: strings.Repeat(string(mark), 2), mark: mark})
		left -= 2
	}
	if left == 1 && sc.find(inlineEm, mark) < 0 && sc.find(inlineEm, mark^'*'^'_') < 0 {
		sc.push(inlinePiece{kind: inlineEm, text: string(mark), mark: mark})
		left--
	}
	return left
}

func (sc *inlineScan) push(p inlinePiece) {
	sc.stack = append(sc.stack, len(sc.pieces))
	sc.add(p)
}

func isSpace(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || unicode.IsSpace(c) }

func isWordChar(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' }
