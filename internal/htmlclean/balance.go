package htmlclean

// This file is the part of the cleaner that writes: start, end and text take the document's tags and text as
// they come, from a fragment or from a tree, and keep what is written balanced and nested in a way that the
// HTML parser (section 13.2.6) does not rearrange. The stack holds the elements that are open in the output.
//
// Invariants:
//   - p holds no block; a heading, a link and a phrase of the same name never stand in themselves;
//   - between table and cell there is nothing but rows, row groups and captions;
//   - an end tag reaches neither out of a cell or caption nor, for a phrase, through a block: such a phrase
//     is marked ended, and closed with the block;
//   - len(stack) <= maxDepth+3; beyond maxDepth tags are left out and text stays.

// maxDepth bounds how deep the output nests; a table needs three levels more for a row and its cell.
const maxDepth = 120

// cleaner is the state of one cleaning.
type cleaner struct {
	opts  Options
	dst   []byte
	tmp   []byte // text whose blankness is not known before it is decoded
	stack [maxDepth + 4]entry
	n     int             // how many of the stack are open
	count [numElems]uint8 // how many of each element are open and not ended
	links int             // open links, ended ones among them
	link  string          // address of the last link
	block string          // address of the link that stands around blocks, until its end tag: each block gets one of its own
	ended int             // open elements whose end tag was seen
	over  int             // start tags left out since the stack is full

	seen    attrSet // attributes of the tag being read
	vals    [numAttrs]string
	raw     bool   // vals hold references to be decoded
	address string // what atHref or atSrc is written with
	set     string // what atSrcset is written with
	picture string // address offered by the source elements of an open picture
	shown   string // address of the last embed

	inline    bool // the block that is open ends in text
	broken    bool // a break is due before the next text
	inMedia   bool // within audio or video, whose other content is for readers without them
	inPicture bool
	noscript  bool // within noscript
	doubled   bool // an image stands right before this noscript
	image     bool // the last thing written was an image
}

// entry is an element that is open in the output.
type entry struct {
	start   int // where its tag begins in dst
	content int // where its content begins
	again   int // how many times it was opened within itself
	el      elem
	solid   bool // it holds something to be seen
	breaks  bool // it holds a br
	ended   bool // its end tag was seen
	tail    bool // cleaner.inline before it
}

// start opens an element whose attributes are in c.vals, or does what stands for it.
func (c *cleaner) start(el elem) {
	if c.inMedia && el != elSource {
		return
	}
	k := specs[el].kind
	if c.noscript && el != elImg && el != elSource && el != elPicture {
		return
	}
	switch k {
	case kindBlock, kindHeading:
		c.flow()
		for k == kindHeading && c.top().isHeading() {
			c.pop()
		}
		c.push(el)
	case kindDiv:
		c.startDiv(el)
	case kindListItem:
		c.startItem(el, c.find(elUl) >= 0 || c.find(elOl) >= 0)
	case kindTerm:
		c.startItem(el, c.find(elDl) >= 0)
	case kindTable:
		c.flow()
		if c.n <= maxDepth-4 {
			c.push(el)
		} else {
			c.over++
		}
	case kindCaption, kindRowGroup, kindRow, kindCell:
		c.startTablePart(el, k)
	case kindLink:
		c.startLink()
	case kindPhrase:
		if !c.within(el) {
			c.phrase(el)
		}
	case kindNested:
		c.startNested(el)
	case kindRuby:
		c.startRuby(el)
	case kindVoid:
		c.void(el)
	case kindMedia:
		c.startMedia(el)
	case kindEmbed:
		c.embed()
	case kindPicture:
		c.inPicture, c.picture = true, ""
	case kindNoscript:
		c.noscript, c.doubled = true, c.image
	}
}

// end closes an element.
func (c *cleaner) end(el elem) {
	k := specs[el].kind
	if k == kindLink {
		c.block = ""
	}
	if c.inMedia && k != kindMedia || c.noscript && k != kindNoscript {
		return
	}
	if c.over > 0 && kindBlock <= k && k <= kindRuby {
		c.over--
		return
	}
	switch k {
	case kindBlock, kindTerm, kindListItem, kindCaption, kindRow, kindCell, kindTable, kindRowGroup, kindMedia:
		c.endBlock(el)
	case kindHeading:
		last := -1
		for h := elH1; h <= elH6; h++ { // any of them closes the nearest
			last = max(last, c.find(h))
		}
		if last >= 0 {
			c.popTo(last)
		}
	case kindDiv:
		if c.opts.Paragraphs {
			c.flow()
			return
		}
		c.closeTo(el)
	case kindLink, kindPhrase, kindNested, kindRuby:
		c.endPhrase(el)
	case kindVoid:
		if el == elBr {
			c.void(el)
		}
	case kindPicture:
		c.inPicture = false
	case kindNoscript:
		c.noscript = false
	}
}

// endBlock closes an element that is no phrase. An end tag without its start tag still ends a line.
func (c *cleaner) endBlock(el elem) {
	switch {
	case c.closeTo(el):
	case el == elLi || el == elDt || el == elDd:
		c.closeTo(elLooseItem)
	case el == elTbody:
		if i := c.table(); i >= 0 && c.find(elThead) < 0 && c.find(elTfoot) < 0 {
			c.popTo(i + 1)
		}
	case el == elP:
		c.breakLine()
	}
}

// closeTo closes the nearest open element of the kind el that an end tag here can reach, and all within it.
func (c *cleaner) closeTo(el elem) bool {
	i := c.find(el)
	if i >= 0 {
		c.popTo(i)
	}
	return i >= 0
}

// top gives the innermost open element, elOther where there is none.
func (c *cleaner) top() elem {
	if c.n == 0 {
		return elOther
	}
	return c.stack[c.n-1].el
}

func (e elem) isHeading() bool { return elH1 <= e && e <= elH6 }

// inTable reports whether the open element is part of a table that holds no text itself.
func (c *cleaner) inTable() bool {
	el := c.top()
	return el == elTable || el == elTr || el == elThead || el == elTfoot
}

// find gives where on the stack the nearest open el is that a tag here can reach, or -1.
func (c *cleaner) find(el elem) int {
	for i := c.n - 1; i >= 0 && c.count[el] > 0; i-- {
		e := &c.stack[i]
		if e.el == el && !e.ended {
			return i
		}
		if e.el.bars(el) {
			return -1
		}
	}
	return -1
}

// within reports whether a phrase is open already, ended or not, and notes that its next end tag is not the one
// that closes it.
func (c *cleaner) within(el elem) bool {
	if c.count[el] == 0 && c.ended == 0 {
		return false
	}
	for i := c.n - 1; i >= 0; i-- {
		e := &c.stack[i]
		if e.el == el {
			if !e.ended {
				e.again++
			}
			return true
		}
		if e.el.bars(el) {
			return false
		}
	}
	return false
}

// bars reports whether an element keeps the end tag of another from reaching out of it.
func (e elem) bars(el elem) bool {
	switch k := specs[e].kind; k {
	case kindTable:
		return true
	case kindCell, kindCaption:
		inner := specs[el].kind
		return inner < kindTable || inner > kindCell
	default:
		return (e == elUl || e == elOl) && el == elLi || e == elDl && (el == elDt || el == elDd)
	}
}

// table gives where the nearest table is, or -1.
func (c *cleaner) table() int {
	if c.count[elTable] == 0 {
		return -1
	}
	for i := c.n - 1; ; i-- {
		if c.stack[i].el == elTable {
			return i
		}
	}
}

// flow makes ready for a block: it opens a cell where a table is open and ends an open paragraph.
func (c *cleaner) flow() {
	c.cell()
	if c.opts.Paragraphs && c.top() == elA {
		if c.block != "" {
			c.pop()
		} else if !c.stack[c.n-1].solid && c.find(elP) >= 0 {
			c.block = c.link
		}
	}
	if !c.closeTo(elP) && c.opts.Paragraphs {
		c.breakLine()
	}
}

// cell opens a cell where the open element is a table or a part of it.
func (c *cleaner) cell() {
	if !c.inTable() {
		return
	}
	keep := c.seen
	c.seen = 0
	if c.top() != elTr {
		c.open(elTr)
	}
	c.open(elTd)
	c.seen = keep
}

// breakLine notes that what follows stands on a line of its own.
func (c *cleaner) breakLine() {
	if c.inline {
		c.broken = true
	}
}

// push opens an element, unless that would nest too deep.
func (c *cleaner) push(el elem) bool {
	if c.n >= maxDepth {
		c.over++
		if specs[el].kind.isBlock() {
			c.breakLine()
		}
		return false
	}
	c.open(el)
	return true
}

// open writes a start tag and puts the element on the stack.
func (c *cleaner) open(el elem) {
	e := &c.stack[c.n]
	*e = entry{start: len(c.dst), el: el, tail: c.inline}
	c.n++
	c.count[el]++
	c.dst = append(c.dst, '<')
	c.dst = append(c.dst, specs[el].name...)
	if c.seen != 0 {
		c.writeAttrs(el)
	}
	c.dst = append(c.dst, '>')
	e.content = len(c.dst)
	if specs[el].kind.isBlock() {
		c.inline, c.broken = false, false
	}
}

// popTo closes elements until only n are open.
func (c *cleaner) popTo(n int) {
	for c.n > n {
		c.pop()
	}
}

// pop closes the innermost element, and phrases around it whose end tag was seen before.
func (c *cleaner) pop() {
	for {
		c.popOne()
		if c.n == 0 || !c.stack[c.n-1].ended {
			return
		}
	}
}

// popOne closes the innermost element. Where there is nothing in it, it is taken back.
func (c *cleaner) popOne() {
	c.n--
	e := &c.stack[c.n]
	if e.ended {
		c.ended--
	} else {
		c.count[e.el]--
	}
	k := specs[e.el].kind
	switch {
	case e.el == elA:
		c.links--
	case k == kindMedia:
		c.inMedia = false
	}
	block := k.isBlock()
	switch {
	case !e.solid && k != kindCell && (block || !e.breaks && (c.count[elPre] == 0 || len(c.dst) == e.content)):
		c.takeBack(e, block)
	default:
		if c.opts.Paragraphs && e.el == elP {
			c.trimBreaks(e.content)
		}
		c.dst = append(c.dst, '<', '/')
		c.dst = append(c.dst, specs[e.el].name...)
		c.dst = append(c.dst, '>')
		if block {
			c.inline, c.broken = false, false
		}
	}
	if c.n > 0 {
		up := &c.stack[c.n-1]
		up.solid = up.solid || e.solid
		up.breaks = up.breaks || e.breaks && !block
	}
}

// takeBack removes an element that holds nothing. White space stays white space, a block's end a line's.
func (c *cleaner) takeBack(e *entry, block bool) {
	blank := len(c.dst) > e.content
	c.dst = c.dst[:e.start]
	switch {
	case block:
		c.inline = e.tail
		c.broken = e.tail
	case blank && (len(c.dst) == 0 || !isSpace(c.dst[len(c.dst)-1])):
		c.dst = append(c.dst, ' ')
	}
}

// trimBreaks removes line breaks and white space at the end of what was written since from.
func (c *cleaner) trimBreaks(from int) {
	const br = "<br>"
	for n := len(c.dst); ; n = len(c.dst) {
		if n > from && isSpace(c.dst[n-1]) {
			c.dst = c.dst[:n-1]
		} else if n-len(br) >= from && string(c.dst[n-len(br):]) == br {
			c.dst = c.dst[:n-len(br)]
		} else {
			return
		}
	}
}

// paragraph opens a paragraph where one is wanted around text, and the link that stands around the block.
func (c *cleaner) paragraph() {
	c.cell()
	if !c.opts.Paragraphs {
		return
	}
	keep := c.seen
	if c.inFlow() {
		c.seen = 0
		c.push(elP)
	}
	if top := c.top(); c.block != "" && c.links == 0 && c.n < maxDepth && specs[top].kind.isBlock() && top != elUl && top != elOl && top != elDl {
		address := c.address
		c.seen, c.address = 1<<atHref, c.block
		c.open(elA)
		c.address = address
		c.links++
	}
	c.seen = keep
}

// due writes the line break that is due.
func (c *cleaner) due() {
	if c.broken {
		c.dst = append(c.dst, "<br>"...)
		c.inline, c.broken = false, false
	}
}

// mark notes that something to be seen is about to be written.
func (c *cleaner) mark() {
	c.due()
	c.inline, c.image = true, false
	if c.n > 0 {
		c.stack[c.n-1].solid = true
	}
}

// text writes text, in which references are to be decoded or not.
func (c *cleaner) text(s string, m mode) {
	if s == "" || c.inMedia || c.noscript {
		return
	}
	k := 0
	for k < len(s) && isSpace(s[k]) {
		k++
	}
	atPre := c.n > 0 && c.top() == elPre && len(c.dst) == c.stack[c.n-1].content
	if k < len(s) && !atPre && (special[s[k]]&1 == 0 || m&decode == 0 && (s[k] == '&' || s[k] == '<' || s[k] == '>')) {
		c.paragraph()
		c.mark()
		c.dst = appendText(c.dst, s, m)
		return
	}
	if k == len(s) && !atPre {
		c.blank(s)
		return
	}
	c.tmp = appendText(c.tmp[:0], s, m)
	c.unsure(c.tmp, atPre)
}

// blank writes white space, where it is not between the rows of a table or around paragraphs.
func (c *cleaner) blank(s string) {
	if !c.inTable() && !(c.opts.Paragraphs && c.inFlow()) {
		c.dst = appendText(c.dst, s, 0)
	}
}

// unsure writes escaped text that may be blank.
func (c *cleaner) unsure(b []byte, atPre bool) {
	for atPre && len(b) > 0 && b[0] == '\n' {
		b = b[1:] // the parser drops a line end right after <pre>
	}
	if !isBlank(b) {
		c.paragraph()
		c.mark()
	} else if c.inTable() || c.opts.Paragraphs && c.inFlow() {
		return
	}
	c.dst = append(c.dst, b...)
}

// inFlow reports whether no paragraph is open where one is wanted around text.
func (c *cleaner) inFlow() bool { return c.n == 0 || c.top() == elBlockquote }
