package broadsheet

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/extract"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// field names what a fact is about.
type field uint8

const (
	fNone field = iota
	fTitle
	fSubtitle
	fSummary
	fAuthor
	fPublished
	fUpdated
	fSite
	fSection
	fTag
	fLanguage
	fImage
	fURL
	fRights
	fKind // og:type
	fBody // articleBody
	fFree // isAccessibleForFree
	numFields
)

// maxFacts bounds the candidates for one field, and maxMarks the places of one kind that are looked at.
const (
	maxFacts = 48
	maxMarks = 48
)

// maxFact bounds a fact's length in bytes: what is longer is no headline, name or date.
const maxFact = 4 << 10

// fact is one statement of the page about itself.
type fact struct {
	rank          uint8 // how far it is believed: 0 most
	value         string
	from          string     // as in Fact.From
	url           string     // a person's page, a link's or image's address
	role          string     // a person's job title
	org           string     // a person's affiliation
	isOrg         bool       // the author is marked as an organisation
	alt           string     // an image's
	width, height int        // an image's
	node          *html.Node // where it stands, for what is visible
}

// mark is a place in the page that is worth a look.
type mark struct {
	node *html.Node
	pos  int // in document order
	cues cue
}

// page is a web page being read: its tree and what one walk collected.
type page struct {
	doc  *document
	root *html.Node
	base string // of relative links
	src  Source // doc.src with what the page says of its language
	pos  int    // elements walked

	facts    [numFields][]fact
	doctitle string
	crowded  bool         // Parser.Warn was told that there were too many facts
	label    string       // the number of the twitter:label that says "Written by"
	section  *fact        // the first rel=category
	homes    []*html.Node // <a> that lead to the site's front page
	links    []*html.Node // <link>, and <a rel=license>
	ld       []string     // JSON-LD blocks
	scripts  [][]byte     // that are not in the tree

	isArticle bool // JSON-LD or og:type says so
	isListing bool // JSON-LD says so

	// Places worth a look, in document order.
	h1s     []mark
	heads   []mark // h2, h3, and what is named for a headline or standfirst
	times   []mark // <time>, and what is named for a date
	bylines []mark // what is named for an author or a byline
	tags    []mark // what is named for tags
	crumbs  []mark // what is named for breadcrumbs

	h1       mark                // the headline, once it is chosen
	near     []*html.Node        // nearby, once it is asked for
	above    map[*html.Node]bool // the elements that hold the headline; nil before it is asked for
	site     []string            // siteNames, once they are asked for
	hosts    []string            // hostNames, the same
	sections []string            // sectionNames, the same
	trail    []string            // the way from the front page to here, by JSON-LD
	gates    []string            // the selectors of what is not free to read
	isGated  bool                // what is not free to read is not there
	deck     string              // the standfirst that names show
	body     extract.Result
}

// newPage walks the tree once and collects facts.
func newPage(d *document, root *html.Node) *page {
	p := &page{doc: d, root: root, base: baseAddress(d.src.URL), src: d.src}
	for n := root; n != nil; n = following(n, root, !p.visit(n)) {
	}
	p.readLD()
	return p
}

// following gives the node after n in document order, or nil at the end of root's subtree.
// skip leaves out n's children.
func following(n, root *html.Node, skip bool) *html.Node {
	if n.FirstChild != nil && !skip {
		return n.FirstChild
	}
	for n != nil && n != root {
		if n.NextSibling != nil {
			return n.NextSibling
		}
		n = n.Parent
	}
	return nil
}

// add keeps a fact unless the field has enough of them.
func (p *page) add(f field, c *fact) {
	if f != fBody && f != fSummary && (len(c.value) > maxFact || strings.Contains(c.value, "{{")) {
		return // or a template's place that nothing was put in
	}
	if len(p.facts[f]) < maxFacts {
		p.facts[f] = append(p.facts[f], *c)
	} else if !p.crowded {
		p.crowded = true
		p.doc.warn("", position{}, fmt.Errorf("%w: %d candidates for one field", ErrLimit, maxFacts))
	}
}

// addMark adds a place to a list unless it is full.
//
//go:noinline
func addMark(list []mark, m mark) []mark {
	if len(list) < maxMarks {
		list = append(list, m)
	}
	return list
}

// visit looks at one node and tells whether its children are worth a look.
func (p *page) visit(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return n.Type == html.DocumentNode
	}
	p.pos++
	switch n.DataAtom {
	case 0:
		asImage(n)
	case atom.Meta:
		p.meta(n)
		return false
	case atom.Link:
		p.links = appendLink(p.links, n)
		return false
	case atom.Script:
		p.script(n)
		return false
	case atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Select, atom.Textarea, atom.Object:
		return false
	case atom.Title:
		if p.doctitle == "" {
			p.doctitle = textOf(n, maxFact)
		}
		return false
	case atom.Base:
		p.setBase(n)
		return false
	case atom.Html, atom.Body:
		p.language(n)
	case atom.A:
		p.home(n)
	case atom.H1:
		p.h1s = addMark(p.h1s, mark{n, p.pos, 0})
	case atom.H2, atom.H3:
		p.heads = addMark(p.heads, mark{n, p.pos, 0})
	case atom.Time:
		p.times = addMark(p.times, mark{n, p.pos, cueDate})
	}
	p.attributes(n)
	return true
}

// asImage makes an AMP picture the <img> that it stands for, without what it shows until it is there.
func asImage(n *html.Node) {
	if n.Data != "amp-img" && n.Data != "amp-anim" {
		return
	}
	n.Data, n.DataAtom = "img", atom.Img
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
}

// attributes looks at an element's names for what it holds.
func (p *page) attributes(n *html.Node) {
	var c cue
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id", "data-testid", "data-component", "data-qa", "data-test":
			c |= cuesOf(a.Val)
		case "aria-label":
			c |= cuesOf(a.Val) & cueCrumbs
		case "itemprop", "property":
			if n.DataAtom != atom.Img {
				p.property(n, a.Val)
			}
			c |= cuesOf(a.Val)
		case "rel":
			if n.DataAtom == atom.A {
				c |= p.linkRel(n, a.Val)
			}
		}
	}
	if c == 0 || n.DataAtom == atom.Body {
		return
	}
	m := mark{n, p.pos, c}
	if c&(cueAuthor|cueByline) != 0 {
		p.bylines = addMark(p.bylines, m)
	}
	switch last := len(p.times) - 1; {
	case n.DataAtom == atom.Time:
		if last >= 0 && p.times[last].node == n {
			p.times[last].cues |= c
		}
	case c&cueDate != 0:
		p.times = addMark(p.times, m)
	}
	if c&cueTags != 0 {
		p.tags = addMark(p.tags, m)
	}
	if c&cueCrumbs != 0 {
		p.crumbs = addMark(p.crumbs, m)
	}
	if c&(cueTitle|cueSubtitle) != 0 {
		p.heads = addMark(p.heads, m)
	}
}

// linkRel keeps what the relations of an <a> say (HTML section 4.6.6): a tag, WordPress's category, a licence, an author.
func (p *page) linkRel(n *html.Node, rel string) cue {
	switch {
	case hasWord(rel, "author"):
		return cueAuthor | cueRel
	case hasWord(rel, "license"):
		p.links = appendLink(p.links, n)
	case hasWord(rel, "tag"):
		c := fact{rank: 4, value: strings.TrimPrefix(textOf(n, 200), "#"), from: "rel=tag", node: n}
		if !hasWord(rel, "category") {
			p.add(fTag, &c)
		} else if c.value != "" && p.section == nil {
			c.from = "rel=category"
			p.section = &c
		}
	}
	return 0
}

// script keeps a JSON-LD block.
func (p *page) script(n *html.Node) {
	if n.FirstChild == nil || len(p.ld) >= maxMarks {
		return
	}
	if t := attr(n, "type"); len(t) >= 19 && strings.EqualFold(t[:19], "application/ld+json") {
		p.ld = append(p.ld, n.FirstChild.Data)
	}
}

// setBase takes the first <base href> (HTML section 4.2.3).
func (p *page) setBase(n *html.Node) {
	href := attr(n, "href")
	if href == "" || p.base != baseAddress(p.src.URL) || len(href) > maxFact {
		return
	}
	if u, err := ResolveURL(p.base, href); err == nil && isWeb(u) {
		p.base = cmp.Or(baseAddress(u), p.base)
	}
}

// language keeps the lang attribute of html or body.
func (p *page) language(n *html.Node) {
	for _, key := range [...]string{"lang", "xml:lang"} {
		if v := attr(n, key); v != "" {
			p.add(fLanguage, &fact{value: v, from: "html lang", rank: 1})
			return
		}
	}
}

func appendLink(list []*html.Node, n *html.Node) []*html.Node {
	if len(list) < 4*maxMarks {
		list = append(list, n)
	}
	return list
}

// attr gives an attribute's value without the blanks around it.
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return strings.TrimSpace(n.Attr[i].Val)
		}
	}
	return ""
}

// hasWord reports whether a list of words in ASCII, separated by blanks, holds word.
func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// isWeb reports whether an absolute address is one of http or https.
func isWeb(u string) bool {
	return strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")
}
