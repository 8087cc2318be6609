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

// wall is what around a place says that it belongs to something beside the article. A set.
type wall uint8

const (
	wallFooter wall = 1 << iota // <footer>, but the article's own
	wallOwn                     // the <footer> of an <article>
	wallBox                     // <nav>, <figure>, <form>, <blockquote>
	wallAside                   // <aside>
	wallLine                    // an <aside> that is a line of the article's head
	wallCard                    // names for cards of other stories, for comments and captions
	wallNamed                   // names for a footer
)

// Walls of one kind of question: whether a place is beside the article, in another story or a comment, or beside the article's
// tags, which may stand in its own footer.
const (
	wallsAround = wallFooter | wallOwn | wallBox | wallAside | wallCard | wallNamed
	wallsOfCard = wallCard | wallNamed
	wallsOfTags = wallFooter | wallBox | wallAside | wallLine | wallCard
	wallsOfFar  = wallsAround &^ wallAside
)

// walls gives the walls around a place. What holds the headline too is none.
func (p *page) walls(n *html.Node) (w wall) {
	for m := n; m != nil && !p.holdsHeadline(m); m = m.Parent {
		switch m.DataAtom {
		case atom.Footer:
			if m.Parent != nil && m.Parent.DataAtom == atom.Article {
				w |= wallOwn
			} else {
				w |= wallFooter
			}
		case atom.Nav, atom.Figure, atom.Form, atom.Blockquote:
			w |= wallBox
		case atom.Aside:
			if len(textOf(m, maxAsideLine+1)) > maxAsideLine {
				w |= wallAside
			} else {
				w |= wallLine
			}
		}
		w |= wallOfNames(m)
	}
	return w
}

// wallOfNames gives the wall that an element's names speak of.
func wallOfNames(n *html.Node) (w wall) {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "class" || a.Key == "id" {
			c := cuesOf(a.Val)
			if c&(cueRelated|cueComment|cueCaption) != 0 {
				w |= wallCard
			}
			if c&cueFooter != 0 {
				w |= wallNamed
			}
		}
	}
	return w
}

// isAside reports whether a place belongs to something beside the article: cards of other stories, comments, the footer.
//
//go:noinline
func (p *page) isAside(n *html.Node) bool { return p.walls(n)&wallsAround != 0 }

// isCard reports whether the names around a place say that it belongs to another story, or to a comment.
func (p *page) isCard(n *html.Node) bool { return p.walls(n)&wallsOfCard != 0 }

// isOthers reports whether the names around a line say that it belongs to another story or a picture. One that says who wrote,
// in a place named for credits below the headline, does not.
func (p *page) isOthers(line *html.Node, text string) bool {
	if line.Type == html.TextNode {
		line = line.Parent
	}
	return p.isCard(line) && !(saysWritten(text) && hasWord(attr(line, "class"), "credits"))
}

// holdsHeadline reports whether the headline stands inside n.
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
