package broadsheet

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxNearby bounds how many nodes count as near the headline.
const maxNearby = 250

// nearby gives the nodes of the element three above the headline, but not those of the headline, of scripts and of
// navigation, until the text has begun.
func (p *page) nearby() []*html.Node {
	if p.near == nil && p.h1.node != nil {
		p.near = findNearby(p.h1.node)
	}
	return p.near
}

func findNearby(h1 *html.Node) []*html.Node {
	near := make([]*html.Node, 0, maxNearby)
	start := h1
	for range 3 {
		if start.Parent != nil && start.Parent.DataAtom != atom.Body {
			start = start.Parent
		}
	}
	root := start
	if start == h1 && start.Parent != nil {
		root = start.Parent // a page without boxes: what follows the headline
	}
	n, long, after := start, 0, false
	for i := 0; n != nil && i < maxNearby && long < 2; i++ {
		skip := n == h1
		after = after || skip
		if after && n.Type == html.TextNode && len(n.Data) > 200 {
			long++
		}
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Svg, atom.Select, atom.Nav, atom.Footer, atom.Aside:
			skip = true
		}
		if !skip {
			near = append(near, n)
		}
		n = following(n, root, skip)
	}
	return near
}

// maxAsideLine bounds the text of an <aside> that is a line of the article's head and not a box of something else.
const maxAsideLine = 60

// isAside reports whether a place belongs to something beside the article: cards of other stories, comments, the
// footer. What holds the headline too is not beside it.
func (p *page) isAside(n *html.Node) bool {
	for m := n; m != nil && !p.holdsHeadline(m); m = m.Parent {
		switch m.DataAtom {
		case atom.Footer, atom.Nav, atom.Figure, atom.Form, atom.Blockquote:
			return true
		case atom.Aside:
			if len(textOf(m, maxAsideLine+1)) > maxAsideLine {
				return true
			}
		}
	}
	return p.isCard(n)
}

// isCard reports whether the names around a place say that it belongs to another story, or to a comment.
func (p *page) isCard(n *html.Node) bool {
	for m := n; m != nil && !p.holdsHeadline(m); m = m.Parent {
		for _, a := range m.Attr {
			if (a.Key == "class" || a.Key == "id") && cuesOf(a.Val)&(cueRelated|cueComment|cueCaption|cueFooter) != 0 {
				return true
			}
		}
	}
	return false
}

// isOthers reports whether the names around a line say that it belongs to another story or a picture. One that says who wrote,
// in a place named for credits below the headline, does not.
func (p *page) isOthers(line *html.Node, text string) bool {
	if line.Type == html.TextNode {
		line = line.Parent
	}
	return p.isCard(line) && !(saysWritten(text) && hasWord(attr(line, "class"), "credits"))
}

// holdsHeadline reports whether the headline stands inside n. It is called in many places, and a copy in each costs size.
//
//go:noinline
func (p *page) holdsHeadline(n *html.Node) bool {
	if p.above == nil {
		p.above = map[*html.Node]bool{}
		for m := p.h1.node; m != nil; m = m.Parent {
			p.above[m] = true
		}
	}
	return p.above[n]
}
