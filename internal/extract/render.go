package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
)

// result renders what is kept.
func (p *page) result() Result {
	var r Result
	p.readLead(&r)
	p.readTail(&r)
	root := p.root()
	if root < 0 {
		return r
	}
	for i := range p.blocks {
		if p.blocks[i].keep {
			r.Words += int(p.blocks[i].m.words)
		}
	}
	root = p.withLead(root)
	p.keepPictures(root)
	for i := range p.pics {
		if c := &p.pics[i]; c.keep {
			p.makeFigure(c)
			if l, ok := p.embed(c); ok {
				r.Links = append(r.Links, l)
			}
		}
	}
	c := chooser{page: p, box: root, pic: int(p.boxes[root].pics), kept: p.keptSums(), keptPics: p.keptPicSums()}
	c.seek(p.boxes[root].from)
	o := htmlclean.Options{Resolve: p.opts.Resolve, Paragraphs: true}
	r.Content = string(htmlclean.AppendNode(nil, p.boxes[root].node, o, c.choose))
	r.Images = images(r.Content)
	r.Links = append(r.Links, p.relatedLinks(root)...)
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

// keptSums gives running totals of kept blocks.
func (p *page) keptSums() []int32 {
	k := make([]int32, len(p.blocks)+1)
	for i := range p.blocks {
		k[i+1] = k[i]
		if p.blocks[i].keep || p.blocks[i].caption {
			k[i+1]++
		}
	}
	return k
}

// keptPicSums gives running totals of kept pictures.
func (p *page) keptPicSums() []int32 {
	k := make([]int32, len(p.pics)+1)
	for i := range p.pics {
		k[i+1] = k[i]
		if p.pics[i].keep {
			k[i+1]++
		}
	}
	return k
}

// keepPictures keeps the pictures that stand with kept text, and their captions.
func (p *page) keepPictures(root int32) {
	first, last := int32(-1), int32(0)
	for i := range p.blocks {
		if p.blocks[i].keep {
			last = int32(i)
			if first < 0 {
				first = last
			}
		}
	}
	for i := p.boxes[root].pics; i < p.boxes[root].picsTo; i++ {
		c := &p.pics[i]
		if c.at <= last+1 || p.boxes[c.box].tags&tagFigure != 0 {
			c.keep = p.belongs(c, root)
		}
	}
}

// belongs decides whether a picture is the article's: the innermost box around it that has text must have
// kept text, or nothing but a caption.
func (p *page) belongs(c *pic, root int32) bool {
	x := c.box
	for x != root && p.boxes[x].from == p.boxes[x].to {
		x = p.boxes[x].up
	}
	b := &p.boxes[x]
	caption := true
	for i := b.from; i < b.to; i++ {
		k := &p.blocks[i]
		if k.keep {
			return true
		}
		caption = caption && p.likeCaption(k)
		if i-b.from > 6 {
			break
		}
	}
	if !caption || x == root {
		return false
	}
	p.keepCaptions(x)
	return true
}

// keepCaptions keeps the captions in a box, or in the figure around it: the picture may share a box with a button or its credit.
func (p *page) keepCaptions(x int32) {
	for p.boxes[x].tags&tagFigure != 0 && p.boxes[x].tag&tagFigure == 0 {
		x = p.boxes[x].up
	}
	b := &p.boxes[x]
	for i := b.from; i < b.to && !b.captioned; i++ {
		if p.boxes[p.blocks[i].box].tags&tagCaption != 0 {
			p.blocks[i].caption = true
		}
	}
	b.captioned = true
}

// leadAbove is how many blocks above the text a picture may stand that leads it.
const leadAbove = 6

// withLead gives the innermost box around a root and the picture between headline and text, where there is one: themes
// set it above the element that holds the text.
func (p *page) withLead(root int32) int32 {
	for i := p.boxes[root].pics - 1; i >= 0 && p.h1 >= 0; i-- {
		c := &p.pics[i]
		x := &p.boxes[c.box]
		if c.at <= p.h1 || c.at+leadAbove < p.boxes[root].from {
			break
		}
		if x.tags&(tagFigure|tagNav|tagAside) != tagFigure || x.all&(cueAd|cueBio|cueRelated) != 0 {
			continue
		}
		around := root
		for n := 0; n < 3 && p.boxes[around].pics > i; n++ {
			around = p.boxes[around].up
		}
		if p.boxes[around].pics <= i && p.boxes[around].node.DataAtom != atom.Body && p.belongs(c, around) {
			return around
		}
		break
	}
	return root
}

// makeFigure makes a figure of a picture that stands in none and the line below it whose names call it a caption.
func (p *page) makeFigure(c *pic) {
	if int(c.at) >= len(p.blocks) || p.boxes[c.box].tags&tagFigure != 0 {
		return
	}
	b := &p.blocks[c.at]
	x := &p.boxes[b.box]
	if b.keep || b.caption || b.m.words > 60 || x.own&cueCaption == 0 || x.from != c.at || x.to != c.at+1 {
		return
	}
	from, to := siblings(c.node, x.node)
	if from == nil || roleOf(from.Parent) != blockLevel || kindOf(from.Parent)&(tagP|tagTable|tagDl) != 0 || isList(from.Parent.DataAtom) || isRow(from.Parent.DataAtom) {
		return
	}
	figure := &html.Node{Type: html.ElementNode, DataAtom: atom.Figure, Data: "figure"}
	from.Parent.InsertBefore(figure, from)
	for n := from; n != nil; {
		next := n.NextSibling
		figure.Parent.RemoveChild(n)
		figure.AppendChild(n)
		if n == to {
			break
		}
		n = next
	}
	x.node.DataAtom, x.node.Data = atom.Figcaption, "figcaption"
	b.caption = true
}

// siblings gives the children of the nearest common ancestor of two nodes that hold them, a first, nil where they are
// further apart than a picture and its caption.
func siblings(a, b *html.Node) (from, to *html.Node) {
	from = a
	for range 4 {
		to = b
		for range 3 {
			if from.Parent == nil || to.Parent == nil {
				return nil, nil
			}
			if from.Parent == to.Parent && from != to {
				return from, to
			}
			to = to.Parent
		}
		from = from.Parent
	}
	return nil, nil
}

func isRow(a atom.Atom) bool {
	return a == atom.Tr || a == atom.Tbody || a == atom.Thead || a == atom.Tfoot
}

// likeCaption reports whether a block may be a picture's caption or credit.
func (p *page) likeCaption(b *block) bool {
	x := &p.boxes[b.box]
	if x.tags&(tagCaption|tagFigure) != 0 {
		return true
	}
	return b.m.words <= 60 && b.link*2 <= b.m.words && (x.all|b.inner)&(cueCaption|cueMedia) != 0
}

// chooser tells htmlclean what to keep. It is asked about nodes in the order of the walk, so that three
// indexes follow it.
type chooser struct {
	*page
	box      int32   // the next box
	pic      int     // the next picture
	block    int32   // of the last text
	kept     []int32 // running totals of kept blocks
	keptPics []int32
	next     int32 // the next text
}

func (c *chooser) choose(n *html.Node) htmlclean.Action {
	if n.Type == html.TextNode {
		return c.text(n)
	}
	if c.pic < len(c.pics) && c.pics[c.pic].node == n {
		c.pic++
		if !c.pics[c.pic-1].keep {
			return htmlclean.Skip
		}
		return htmlclean.Keep
	}
	if int(c.box) < len(c.boxes) && c.boxes[c.box].node == n {
		b := &c.boxes[c.box]
		if !b.shared && c.kept[b.from] == c.kept[b.to] && c.keptPics[b.pics] == c.keptPics[b.picsTo] {
			c.skip(b)
			return htmlclean.Skip
		}
		c.box++
		return htmlclean.Keep
	}
	switch roleOf(n) {
	case skipped, head:
		return htmlclean.Skip
	}
	return htmlclean.Keep
}

// seek sets the text index to where a block begins.
func (c *chooser) seek(block int32) {
	c.block, c.next = block, int32(len(c.texts))
	if int(block) < len(c.blocks) {
		c.next = c.blocks[block].from
	}
}

// skip moves the indexes behind a box.
func (c *chooser) skip(b *box) {
	c.box, c.pic = b.end, int(b.picsTo)
	c.seek(b.to)
}

func (c *chooser) text(n *html.Node) htmlclean.Action {
	if int(c.next) >= len(c.texts) || c.texts[c.next] != n {
		return htmlclean.Keep // white space
	}
	for int(c.block) < len(c.blocks) && c.blocks[c.block].to <= c.next {
		c.block++
	}
	c.next++
	if int(c.block) < len(c.blocks) {
		if b := &c.blocks[c.block]; b.from < c.next && (b.keep || b.caption) {
			return htmlclean.Keep
		}
	}
	return htmlclean.Skip
}

// images lists the pictures of cleaned HTML.
func images(content string) []Image {
	out := make([]Image, 0, strings.Count(content, "<img "))
	link, figure := "", -1
	for {
		_, s, ok := strings.Cut(content, "<")
		if !ok {
			return out
		}
		tag, s, _ := strings.Cut(s, ">")
		content = s
		switch name, _, _ := strings.Cut(tag, " "); name {
		case "a":
			link = written(tag, "href")
		case "/a":
			link = ""
		case "figure":
			figure = len(out)
		case "/figure":
			figure = -1
		case "img":
			width, _ := strconv.Atoi(written(tag, "width")) // a number, or nothing
			height, _ := strconv.Atoi(written(tag, "height"))
			out = append(out, Image{
				URL: written(tag, "src"), Alt: written(tag, "alt"), Link: link,
				Width: width, Height: height,
			})
		case "figcaption":
			if figure < 0 || figure == len(out) && strings.HasPrefix(s, "<a ") {
				continue
			}
			if figure == len(out) {
				out = append(out, Image{})
			}
			caption, _, _ := strings.Cut(s, "</figcaption>")
			caption = string(htmlclean.AppendPlain(nil, caption))
			out[figure].Caption = strings.TrimSpace(strings.ReplaceAll(caption, "\n", " "))
		}
	}
}

// written gives an attribute of a tag in cleaned HTML.
func written(tag, name string) string {
	_, v, _ := strings.Cut(tag, " "+name+`="`)
	v, _, _ = strings.Cut(v, `"`)
	return html.UnescapeString(v)
}
