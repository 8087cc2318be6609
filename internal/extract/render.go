package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// result renders the kept blocks.
func (p *page) result() Result {
	var r Result
	root := p.root()
	for i := range p.blocks {
		if p.blocks[i].keep {
			r.Words += int(p.blocks[i].m.words)
		}
	}
	if root < 0 {
		return r
	}
	n := p.boxes[root].node
	c := cutter{page: p, next: p.firstText(root)}
	c.children(n, 0)
	r.Content = string(render(nil, n))
	return r
}

// root gives the innermost box around all kept blocks, or -1.
func (p *page) root() int32 {
	root := int32(-1)
	for i := range p.blocks {
		if !p.blocks[i].keep {
			continue
		}
		b := p.blocks[i].box
		if root < 0 {
			root = b
		}
		for root != b {
			if p.boxes[root].depth >= p.boxes[b].depth {
				root = p.boxes[root].up
			} else {
				b = p.boxes[b].up
			}
		}
	}
	return root
}

// firstText gives the first text node's index at or below a box.
func (p *page) firstText(b int32) int {
	i := p.boxes[b].from
	if int(i) == len(p.blocks) {
		return len(p.texts)
	}
	return int(p.blocks[i].from)
}

// cutter removes from a tree what is not kept.
type cutter struct {
	*page
	next  int // index of the next text node
	block int // its block
}

// children cuts below n and reports whether anything kept is there.
func (c *cutter) children(n *html.Node, depth int) bool {
	kept := false
	for x := n.FirstChild; x != nil; {
		next := x.NextSibling
		switch c.cut(x, depth) {
		case cutKeep:
			kept = true
		case cutDrop:
			n.RemoveChild(x)
		}
		x = next
	}
	return kept
}

type verdict uint8

const (
	cutDrop verdict = iota
	cutKeep
	cutNeutral // stays if its parent stays
)

func (c *cutter) cut(n *html.Node, depth int) verdict {
	if n.Type == html.TextNode {
		return c.text(n)
	}
	if n.Type != html.ElementNode || depth > maxDepth {
		return cutDrop
	}
	switch roleOf(n) {
	case skipped, head, picture:
		return cutDrop
	case lineBreak:
		return cutNeutral
	}
	if c.children(n, depth+1) {
		return cutKeep
	}
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		return cutNeutral
	}
	return cutDrop
}

func (c *cutter) text(n *html.Node) verdict {
	if c.next >= len(c.texts) || c.texts[c.next] != n {
		return cutNeutral
	}
	for c.block < len(c.blocks) && int(c.blocks[c.block].to) <= c.next {
		c.block++
	}
	keep := c.block < len(c.blocks) && int(c.blocks[c.block].from) <= c.next && c.blocks[c.block].keep
	c.next++
	if !keep {
		return cutDrop
	}
	return cutKeep
}

// render writes a tree as HTML of few elements. It stands in for package htmlclean.
func render(dst []byte, n *html.Node) []byte {
	if n.Type == html.TextNode {
		return append(dst, html.EscapeString(n.Data)...)
	}
	tag := ""
	switch n.DataAtom {
	case atom.P, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Table, atom.Tr, atom.Td,
		atom.Th, atom.Blockquote, atom.Pre, atom.Em, atom.Strong, atom.Br, atom.Figure, atom.Figcaption:
		tag = n.Data
	case atom.H1:
		tag = "h2"
	default:
		if roleOf(n) == blockLevel {
			tag = "div"
		}
	}
	if tag != "" {
		dst = append(append(append(dst, '<'), tag...), '>')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		dst = render(dst, c)
	}
	if tag != "" && tag != "br" {
		dst = append(append(append(dst, "</"...), tag...), '>')
	}
	return dst
}

// Blocks gives the text of the kept blocks, for scoring.
func (p *page) plain() string {
	var s strings.Builder
	for i := range p.blocks {
		if b := &p.blocks[i]; b.keep {
			s.Write(p.text(b, 1<<20))
			s.WriteByte('\n')
		}
	}
	return s.String()
}
