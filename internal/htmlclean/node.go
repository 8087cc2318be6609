package htmlclean

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Action says what to do with a node of a tree.
type Action uint8

// The actions. Keep leaves it to the rules for the element.
const (
	Keep   Action = iota
	Skip          // the node goes with all within it
	Unwrap        // the tags go, what is between them stays
)

// AppendNode appends the inert form of a tree, the node itself included, to dst. choose may be nil; it is asked
// once about each element and text, in document order. The tree may be of any depth.
func AppendNode(dst []byte, root *html.Node, o Options, choose func(*html.Node) Action) []byte {
	c := cleaner{opts: o, dst: dst}
	var open []elem // the elements whose children are being walked
	n := root
	for n != nil {
		el, inside := c.enter(n, choose)
		if inside && n.FirstChild != nil {
			open = append(open, el)
			n = n.FirstChild
			continue
		}
		if el != elOther {
			c.end(el)
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			c.end(open[len(open)-1])
			open = open[:len(open)-1]
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	c.popTo(0)
	return c.dst
}

// enter starts a node. It gives the element to be ended after the node, and whether its children are wanted.
func (c *cleaner) enter(n *html.Node, choose func(*html.Node) Action) (elem, bool) {
	switch n.Type {
	case html.DocumentNode:
		return elOther, true
	case html.TextNode, html.ElementNode:
	default:
		return elOther, false
	}
	act := Keep
	if choose != nil {
		act = choose(n)
	}
	switch {
	case act == Skip:
		return elOther, false
	case n.Type == html.TextNode:
		c.text(valid(n.Data), 0)
		return elOther, false
	case act == Unwrap:
		return elOther, true
	}
	return c.enterElement(n)
}

// enterElement is enter for an element that is kept.
func (c *cleaner) enterElement(n *html.Node) (elem, bool) {
	el := elOther
	if n.Namespace == "" || n.Data == "svg" || n.Data == "annotation" || n.Data == "annotation-xml" {
		el = lookup([]byte(n.Data))
	}
	c.attributesOf(n, el)
	switch specs[el].kind {
	case kindRaw, kindDrop:
		return elOther, false
	case kindXmp:
		c.start(elPre)
		return elPre, true
	case kindNoscript:
		c.start(el)
		return el, !c.readNoscript(n)
	case kindVoid:
		c.start(el)
		return elOther, false
	}
	c.start(el)
	return el, el != elIframe
}

// readNoscript reads the content of a noscript element that was parsed as text, as it is where scripts run.
func (c *cleaner) readNoscript(n *html.Node) bool {
	t := n.FirstChild
	if t == nil || t.Type != html.TextNode || t.NextSibling != nil {
		return false
	}
	c.raw = true
	c.read(valid(t.Data))
	c.raw = false
	return true
}

// attributesOf notes the attributes of a node.
func (c *cleaner) attributesOf(n *html.Node, el elem) {
	c.seen = 0
	want := wanted[specs[el].kind] | specs[el].attrs
	if want == 0 {
		return
	}
	for _, a := range n.Attr {
		if a.Namespace == "" {
			c.keep(a.Key, a.Val, want)
		}
	}
}

// valid replaces what is not UTF-8.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
