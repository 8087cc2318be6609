package extract

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is what one walk over the document gives: boxes (elements that hold blocks), blocks (runs of
// inline text between two block boundaries) and pictures, each in document order.
type page struct {
	opts   Options
	boxes  []box
	blocks []block
	texts  []*html.Node // text nodes; block.from and block.to index them
	pics   []pic
	metas  headFacts
	sums   []sums // sums[i] adds up blocks[:i]
	buf    []byte
	h1     int32 // the block of the first h1 after which a long block follows, or -1
}

// box is an element on the path to a block. boxes[0] is the document.
type box struct {
	node      *html.Node
	up        int32
	from, to  int32  // blocks below
	depth     int32  // in boxes
	sig       uint32 // hash of the tag and class names
	tag       tagSet // own
	tags      tagSet // own and above
	own       cue    // of the class, id and role names
	all       cue    // own and above
	pics      int32  // the first picture inside
	picsTo    int32  // the one after the last
	article   int32  // the innermost article element around, or -1
	end       int32  // the box after the last one inside
	shared    bool   // its last block goes on behind it
	captioned bool   // its captions are kept
	twin      int32  // the number of its group of twins
	twins     int32  // children of the same parent with the same sig
	crowd     int32  // the most twins of a box above
}

// block is a run of text that a reader sees as one paragraph, item, cell, heading or line.
type block struct {
	box      int32
	from, to int32 // in page.texts
	m        measure
	link     int32  // words inside links
	bold     int32  // words inside b and strong
	italic   int32  // words inside em and i
	links    int32  // how many links
	time     bool   // has a time element
	phrase   phrase // that it begins with
	inner    cue    // of inline elements
	brs      int32
	pics     int32 // pictures before this block
	score    float32
	hash     uint32 // of the words
	keep     bool
	caption  bool // stays with its picture
}

// announces gives the phrase that a short block begins with: a long one that begins so is text all the same.
func (b *block) announces() phrase {
	if b.m.words > 60 {
		return phNone
	}
	return b.phrase
}

// pic is an image, video or embed.
type pic struct {
	node *html.Node
	box  int32
	at   int32 // the block that follows
	keep bool
}

// sums are running totals over blocks.
type sums struct{ words, link, stops, chars, long int32 }

// maxBlocks bounds empty boxes, and blocks of a few words: a page with more is a table of figures or an attack,
// and longer blocks are all that could be its text.
const maxBlocks = 1 << 14

// maxDepth bounds the walk; html.Parse gives at most 512 open elements.
const maxDepth = 1024

// walker is the state of the walk.
type walker struct {
	*page
	run      block // the block being filled
	open     bool  // whether run holds text
	brs      int   // line breaks since the last text
	inLink   int
	inBold   int
	inItalic int
	inOther  int
	memory   [256]memory
}

// walk reads the document into blocks.
func walk(doc *html.Node, o Options) *page {
	p := &page{opts: o, h1: -1}
	w := &walker{page: p}
	p.boxes = make([]box, 1, 256)
	p.blocks = make([]block, 0, 256)
	p.texts = make([]*html.Node, 0, 512)
	p.boxes[0] = box{node: doc, up: -1, article: -1}
	w.children(doc, 0, 0)
	w.flush()
	p.boxes[0].picsTo = int32(len(p.pics))
	p.boxes[0].to, p.boxes[0].end = int32(len(p.blocks)), int32(len(p.boxes))
	p.total()
	p.countTwins()
	return p
}

// children walks the children of n, which belong to box b.
func (w *walker) children(n *html.Node, b int32, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c, b)
		case html.ElementNode:
			if depth < maxDepth {
				w.element(c, b, depth+1)
			}
		}
	}
}

// text adds a text node to the current block.
func (w *walker) text(n *html.Node, b int32) {
	if !w.open && blank(n.Data) {
		return
	}
	var m measure
	m.add(n.Data)
	if m.chars == 0 && !w.open {
		return
	}
	if w.brs > 1 && m.chars > 0 {
		w.flush()
	}
	if !w.open {
		w.open = true
		w.run = block{box: b, from: int32(len(w.texts)), pics: int32(len(w.pics))}
	}
	if m.chars > 0 {
		w.brs = 0
	}
	w.texts = append(w.texts, n)
	w.run.m.merge(&m)
	if w.inLink > 0 {
		w.run.link += m.words
	}
	if w.inBold > 0 {
		w.run.bold += m.words
	}
	if w.inItalic > 0 {
		w.run.italic += m.words
	}
}

// flush ends the current block.
func (w *walker) flush() {
	w.brs = 0
	if !w.open {
		return
	}
	w.open = false
	w.run.to = int32(len(w.texts))
	switch {
	case len(w.blocks) >= maxBlocks && w.run.m.words < 8:
		w.texts = w.texts[:w.run.from]
	case w.run.m.chars > 0:
		w.run.phrase = phraseOf(w.page.text(&w.run, maxOpening))
		w.blocks = append(roomy(w.blocks), w.run)
	}
}

// element walks one element.
func (w *walker) element(n *html.Node, b int32, depth int) {
	switch role := roleOf(n); role {
	case skipped:
		if n.DataAtom == atom.Script {
			w.metas.readScript(n)
		}
		return
	case head:
		w.metas.read(n)
	case lineBreak:
		w.brs++
		w.run.brs++
	case rule:
		w.flush()
	case picture:
		w.pics = append(w.pics, pic{node: n, box: b, at: int32(len(w.blocks))})
	case inline:
		w.inline(n, b, depth)
	default:
		w.flush()
		w.box(n, b, depth, w.namesOf(n))
		w.flush()
	}
}

// inline walks an element that does not begin a block. It becomes a box only where its names say
// something, since blocks may stand in it all the same.
func (w *walker) inline(n *html.Node, b int32, depth int) {
	names, mark := w.namesOf(n), w.mark(n.DataAtom)
	*mark++
	switch {
	case names.own == 0 && n.DataAtom != 0 && n.DataAtom != atom.A:
		w.children(n, b, depth)
	case w.open:
		w.run.inner |= names.own
		w.children(n, b, depth)
	default:
		w.box(n, b, depth, names)
	}
	*mark--
}

// mark gives the counter of open elements like this one.
func (w *walker) mark(a atom.Atom) *int {
	switch a {
	case atom.A:
		if w.open {
			w.run.links++
		}
		return &w.inLink
	case atom.B, atom.Strong:
		return &w.inBold
	case atom.I, atom.Em:
		return &w.inItalic
	case atom.Time:
		if w.open {
			w.run.time = true
		}
	}
	return &w.inOther
}

// box walks an element as a box of its own.
func (w *walker) box(n *html.Node, b int32, depth int, names names) {
	tag := tagOf(n)
	up := &w.boxes[b]
	i := int32(len(w.boxes))
	w.boxes = append(roomy(w.boxes), box{
		node: n, up: b, depth: up.depth + 1, from: int32(len(w.blocks)),
		sig: names.sig, tag: tag, tags: up.tags | tag, own: names.own, all: up.all | names.own, article: up.article, pics: int32(len(w.pics)),
	})
	if tag&tagArticle != 0 {
		w.boxes[i].article = i
	}
	w.children(n, i, depth)
	w.boxes[i].picsTo = int32(len(w.pics))
	if w.open && roleOf(n) == inline {
		// The run goes on behind an inline box: it belongs to the box around it.
		w.run.box = b
		w.run.inner |= names.own
		w.boxes[i].shared = true
		w.boxes[i].to, w.boxes[i].end = int32(len(w.blocks)), int32(len(w.boxes))
		return
	}
	w.flush()
	if x := &w.boxes[i]; i >= maxBlocks && int(x.from) == len(w.blocks) && int(x.pics) == len(w.pics) {
		w.boxes = w.boxes[:i]
		return
	}
	w.boxes[i].to, w.boxes[i].end = int32(len(w.blocks)), int32(len(w.boxes))
}

// roomy doubles the room of a slice that is full: append's smaller steps would leave five times its size behind.
func roomy[E any](s []E) []E {
	if len(s) == cap(s) {
		return slices.Grow(s, len(s))
	}
	return s
}

// total fills in the running sums.
func (p *page) total() {
	p.sums = make([]sums, len(p.blocks)+1)
	for i := range p.blocks {
		b, s := &p.blocks[i], p.sums[i]
		s.words += b.m.words
		s.link += b.link
		s.stops += b.m.stops
		s.chars += b.m.chars
		if b.m.words >= 20 && b.link*3 < b.m.words {
			s.long += b.m.words
		}
		p.sums[i+1] = s
	}
}

// countTwins finds boxes made by one template side by side.
func (p *page) countTwins() {
	c := newCounter(len(p.boxes))
	count := make([]int32, len(p.boxes))
	for i := range p.boxes {
		b := &p.boxes[i]
		b.twin = c.id(uint64(b.up)<<32 | uint64(b.sig))
		if b.from < b.to {
			count[b.twin]++
		}
	}
	for i := range p.boxes {
		b := &p.boxes[i]
		b.twins = count[b.twin]
		if b.up >= 0 {
			up := &p.boxes[b.up]
			b.crowd = max(up.crowd, up.twins)
		}
	}
}

// over gives the totals of blocks[from:to].
func (p *page) over(from, to int32) sums {
	a, b := &p.sums[from], &p.sums[to]
	return sums{b.words - a.words, b.link - a.link, b.stops - a.stops, b.chars - a.chars, b.long - a.long}
}

// text gives a block's text with runs of space folded, cut after max bytes. The result is valid until
// the next call.
func (p *page) text(b *block, max int) []byte {
	out, space := p.buf[:0], false
	for _, n := range p.texts[b.from:b.to] {
		for i := 0; i < len(n.Data); i++ {
			c := n.Data[i]
			if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' {
				space = len(out) > 0
				continue
			}
			if len(out) >= max {
				p.buf = out
				return out
			}
			if space {
				out, space = append(out, ' '), false
			}
			out = append(out, c)
		}
	}
	p.buf = out
	return out
}

// blank reports whether s is HTML white space alone.
func blank(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ', '\n', '\t', '\r', '\f':
		default:
			return false
		}
	}
	return true
}

// attr gives an attribute's value.
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}
