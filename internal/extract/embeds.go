package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// embed puts a link in the place of a frame, in the caption of a figure of its own, where it is no part
// of the article's text. It gives the link, or false where there is no address.
func (p *page) embed(c *pic) (Link, bool) {
	n := c.node
	if n.DataAtom != atom.Iframe && n.DataAtom != atom.Embed || n.Parent == nil {
		return Link{}, false
	}
	ref := ""
	for _, name := range [...]string{"src", "data-src", "data-lazy-src", "data-url"} {
		if ref = strings.TrimSpace(attr(n, name)); ref != "" && !strings.HasPrefix(ref, "about:") {
			break
		}
	}
	url, ok := p.resolve(ref)
	if !ok {
		c.keep = false
		return Link{}, false
	}
	title := strings.Join(strings.Fields(attr(n, "title")), " ")
	text := title
	if text == "" {
		text = url
	}
	a := element(atom.A, &html.Node{Type: html.TextNode, Data: text})
	a.Attr = []html.Attribute{{Key: "href", Val: ref}}
	figure := element(atom.Figure, element(atom.Figcaption, a))
	n.Parent.InsertBefore(figure, n)
	n.Parent.RemoveChild(n)
	c.node = figure
	return Link{URL: url, Title: title, Rel: "embed"}, true
}

func element(a atom.Atom, child *html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
	n.AppendChild(child)
	return n
}

// resolve gives the absolute http address of a reference.
func (p *page) resolve(ref string) (string, bool) {
	if ref == "" || strings.HasPrefix(ref, "data:") { // which can be long
		return "", false
	}
	if p.opts.Resolve != nil {
		var ok bool
		if ref, ok = p.opts.Resolve(ref); !ok {
			return "", false
		}
	}
	return ref, strings.HasPrefix(ref, "http://") || strings.HasPrefix(ref, "https://")
}
