package broadsheet

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// This file bounds what html.Parse makes of a page, before it makes it. Two things there grow faster than the page:
//
//   - Formatting whose end tag is missing is opened again in each block that follows (HTML section 13.2.4.3): hundreds
//     of <b> make hundreds of elements of every <p> behind them.
//   - The attributes of each further <html> and <body> are compared with all those before.
//
// And a tree costs a hundred bytes a node, where two bytes can be enough to ask for one. Of 1,890 pages the densest has a
// node for 15 bytes, and none has more than 25,000.

// maxAttributes is how many attributes an element may have: html.Parse takes eighty bytes for one, which can be three.
const maxAttributes = 1000

const (
	spareNodes = 32 << 10 // nodes that any tree may have
	nodeBytes  = 16       // the bytes of a page for each node more
)

// maxNodes gives how many nodes the tree of a page may have.
func maxNodes(text []byte) int { return spareNodes + len(text)/nodeBytes }

// tagCounter bounds the nodes of a tree from above. What is open counts as soon as a tag looks like formatting, even
// in a comment; what is closed only where nothing since its start tag can keep the end tag from closing it.
type tagCounter struct {
	nodes, roots int
	open         int             // formatting that may be open, but for the last link
	link         bool            // the last link may be, whatever is sure
	sure         [numFormats]int // of it, by element, what the next end tag is sure to close
	isSure       bool
}

// overgrown reports whether the tree of a page could have more nodes than there may be. It errs on the side of too many.
func (c *tagCounter) overgrown(nodes int) bool { return c.nodes > nodes || c.roots > maxRoots }

// page counts a page where tags may be hidden. Each is looked at up to the next "<" alone, so nothing hides one.
func (c *tagCounter) page(text []byte) {
	for {
		i := bytes.IndexByte(text, '<')
		if i < 0 {
			return
		}
		text = text[i+1:]
		end := bytes.IndexByte(text, '<')
		if end < 0 {
			end = len(text)
		}
		c.markup(text[:end])
		text = text[end:]
	}
}

// markup takes what stands between one "<" and the next.
func (c *tagCounter) markup(s []byte) {
	closing := len(s) > 0 && s[0] == '/'
	if closing {
		s = s[1:]
	}
	switch {
	case len(s) > 0 && isLetter(s[0]):
		tag, n := tagName(s)
		c.tag(tag, closing, tagEnd(s[n:]) >= 0)
	case closing || len(s) > 0 && (s[0] == '!' || s[0] == '?'):
		c.comment()
	}
}

// comment takes a comment, or what may be one.
func (c *tagCounter) comment() {
	c.nodes += 2 + c.reopened()
	c.unsure()
}

// tag takes a tag; plain tells whether it is sure to be one, and what it ends with.
func (c *tagCounter) tag(tag atom.Atom, closing, plain bool) {
	f := formatNumber(tag)
	switch {
	case f < 0:
		c.other(tag, closing)
	case f == linkNumber && closing:
		c.sure[f] = 0
	case f == linkNumber:
		c.sure[f], c.isSure = 1, true
	case !closing:
		c.open++
		c.sure[f]++
		c.isSure = true
	case c.sure[f] > 0:
		c.open--
		c.sure[f]--
	}
	c.nodes += 1 + tagElements(tag, closing) + c.reopened()
	if !plain {
		c.unsure()
	}
}

// tagElements bounds the elements that a tag makes, but for formatting that is opened again (section 13.2.6.4).
func tagElements(tag atom.Atom, closing bool) int {
	switch {
	case closing && tag != atom.P && tag != atom.Br:
		return 0
	case tag == atom.Td || tag == atom.Th: // a row and its group may be missing
		return 3
	case tag == atom.Tr || tag == atom.Col:
		return 2
	}
	return 1
}

// other takes a tag that is no formatting.
func (c *tagCounter) other(tag atom.Atom, closing bool) {
	if barsFormats(tag) {
		c.unsure()
	}
	if closing {
		return
	}
	if isScope(tag) && c.link {
		c.open, c.link = c.open+1, false
	}
	if isRootTag(tag) {
		c.roots++
	}
}

// reopened gives how many elements a block may open again. A link ends the one before it, unless a scope began between
// them (section 13.2.6.4.7).
func (c *tagCounter) reopened() int {
	if c.link || c.sure[linkNumber] > 0 {
		return c.open + 1
	}
	return c.open
}

// unsure notes that what is open may stay so.
func (c *tagCounter) unsure() {
	if c.isSure {
		c.link = c.link || c.sure[linkNumber] > 0
		c.sure, c.isSure = [numFormats]int{}, false
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isTagSpace reports whether c is blank inside a tag.
func isTagSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }

// tagName reads the name that a tag begins with: what HTML knows it as, and its length.
func tagName(s []byte) (tag atom.Atom, n int) {
	var buf [16]byte // longer than any that matters
	for n < len(s) && s[n] != '>' && s[n] != '/' && !isTagSpace(s[n]) {
		if n < len(buf) {
			buf[n] = s[n] | 0x20
		}
		n++
	}
	if n > len(buf) {
		return 0, n
	}
	return atom.Lookup(buf[:n]), n
}

// tagEnd gives where a tag ends that begins with s but for its name, or -1 where s ends before (HTML sections 13.2.5.32
// to 13.2.5.40).
func tagEnd(s []byte) int {
	for i := 0; i >= 0 && i < len(s); {
		switch c := s[i]; {
		case c == '>':
			return i + 1
		case c == '/' || isTagSpace(c):
			i++
		default:
			i = attributeEnd(s, i)
		}
	}
	return -1
}

// attributeEnd gives where the attribute at s[i] ends, or -1 where s ends inside a quoted value.
func attributeEnd(s []byte, i int) int {
	for i++; i < len(s) && s[i] != '=' && s[i] != '>' && s[i] != '/' && !isTagSpace(s[i]); i++ {
	}
	for i < len(s) && isTagSpace(s[i]) {
		i++
	}
	if i == len(s) || s[i] != '=' {
		return i
	}
	for i++; i < len(s) && isTagSpace(s[i]); i++ {
	}
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		n := bytes.IndexByte(s[i+1:], s[i])
		if n < 0 {
			return -1
		}
		return i + n + 2
	}
	for i < len(s) && s[i] != '>' && !isTagSpace(s[i]) {
		i++
	}
	return i
}

// surplus gives where the attributes of a tag begin that are more than maxAttributes, or where the tag's ">" is. The tag begins
// with s but for its name.
func surplus(s []byte) int {
	i := 0
	for n := 0; n <= maxAttributes && s[i] != '>'; {
		if s[i] == '/' || isTagSpace(s[i]) {
			i++
			continue
		}
		if n++; n <= maxAttributes {
			i = attributeEnd(s, i)
		}
	}
	return i
}

const (
	numFormats = 14 // formatting elements there are
	linkNumber = 0  // of <a> among them
)

// formatNumber numbers the elements that a tree's construction opens again where they were left open (HTML section 13.2.4.3);
// of any other element it is -1.
func formatNumber(tag atom.Atom) int {
	switch tag {
	case atom.A:
		return linkNumber
	case atom.B:
		return 1
	case atom.Big:
		return 2
	case atom.Code:
		return 3
	case atom.Em:
		return 4
	case atom.Font:
		return 5
	case atom.I:
		return 6
	case atom.Nobr:
		return 7
	case atom.S:
		return 8
	case atom.Small:
		return 9
	case atom.Strike:
		return 10
	case atom.Strong:
		return 11
	case atom.Tt:
		return 12
	case atom.U:
		return 13
	}
	return -1
}

// barsFormats reports whether an element's tags can keep an end tag behind them from closing a formatting element before
// them: it is a scope or a marker of the tree's construction (sections 13.2.4.2 and 13.2.4.3), its content is no markup,
// or other rules hold in it.
func barsFormats(tag atom.Atom) bool {
	return isScope(tag) || isRawTag(tag) || tag == atom.Svg || tag == atom.Math || tag == atom.Select || tag == atom.Frameset
}
