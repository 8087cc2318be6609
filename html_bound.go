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

const (
	spareNodes = 64 << 10 // nodes that any tree may have
	nodeBytes  = 10       // the bytes of a page for each node more
)

// maxNodes gives how many nodes the tree of a page may have.
func maxNodes(text []byte) int { return spareNodes + len(text)/nodeBytes }

// overgrown reports whether the tree of a page could have more nodes than there may be. It looks at the tags alone, and
// errs on the side of too many.
func overgrown(text []byte) bool {
	var c tagCounter
	c.page(text)
	return c.nodes > maxNodes(text) || c.roots > maxRoots
}

// tagCounter bounds the nodes of a tree from above. What is open counts as soon as a tag looks like formatting, even
// in a comment; what is closed only where nothing since its start tag can keep the end tag from closing it.
type tagCounter struct {
	nodes, roots int
	open         int             // formatting that may be open, but for the last link
	link         bool            // the last link may be, whatever is sure
	sure         [numFormats]int // of it, by element, what the next end tag is sure to close
	isSure       bool
}

// page counts a whole page. Each tag is looked at up to the next "<" alone, so nothing hides one.
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
		c.tag(text[:end])
		text = text[end:]
	}
}

// tag takes what stands between one "<" and the next.
func (c *tagCounter) tag(s []byte) {
	closing := len(s) > 0 && s[0] == '/'
	if closing {
		s = s[1:]
	}
	if len(s) == 0 || !isLetter(s[0]) {
		if closing || len(s) > 0 && (s[0] == '!' || s[0] == '?') {
			c.nodes += 2 + c.reopened()
			c.unsure()
		}
		return
	}
	var buf [10]byte
	n := 0
	for n < len(s) && s[n] != '>' && s[n] != '/' && s[n] > ' ' {
		if n < len(buf) {
			buf[n] = s[n] | 0x20
		}
		n++
	}
	tag := atom.Lookup(buf[:min(n, len(buf))])
	plain := n < len(s) && s[n] == '>' || endsTag(s[n:])
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

// endsTag reports whether a tag whose name is read ends in s (HTML sections 13.2.5.32 to 13.2.5.39).
func endsTag(s []byte) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '>':
			return true
		case c <= ' ' || c == '/':
			i++
			continue
		}
		for i++; i < len(s) && s[i] != '=' && s[i] != '>' && s[i] != '/' && s[i] > ' '; i++ {
		}
		for i < len(s) && s[i] <= ' ' {
			i++
		}
		if i == len(s) || s[i] != '=' {
			continue
		}
		for i++; i < len(s) && s[i] <= ' '; i++ {
		}
		if i < len(s) && (s[i] == '"' || s[i] == '\'') {
			n := bytes.IndexByte(s[i+1:], s[i])
			if n < 0 {
				return false
			}
			i += n + 2
			continue
		}
		for i < len(s) && s[i] != '>' && s[i] > ' ' {
			i++
		}
	}
	return false
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
