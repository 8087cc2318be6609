package htmlclean

import "bytes"

// This file opens the elements for which there are rules beyond those in balance.go.

// startDiv opens a block that says nothing of its content.
func (c *cleaner) startDiv(el elem) {
	c.flow()
	if !c.opts.Paragraphs {
		c.push(el)
	}
}

// startItem opens an item of a list: li, dt or dd. It ends the item before it, unless that one holds another
// list (HTML section 13.2.6.4.7, "li"). Outside of its list it is a div.
func (c *cleaner) startItem(el elem, listed bool) {
	c.cell()
	for i := c.n - 1; i >= 0; i-- {
		e := c.stack[i].el
		k := specs[e].kind
		if k == specs[el].kind && listed || e == elLooseItem && !listed {
			c.popTo(i)
			break
		}
		if k.isBlock() && k != kindDiv && e != elP {
			break
		}
	}
	if !listed {
		c.startDiv(elLooseItem)
		return
	}
	c.flow()
	c.push(el)
}

// startTablePart opens a caption, a row group, a row or a cell of the nearest table.
func (c *cleaner) startTablePart(el elem, k kind) {
	table := c.table()
	if table < 0 {
		c.breakLine()
		return
	}
	switch k {
	case kindCaption, kindRowGroup:
		c.popTo(table + 1)
		if el == elTbody {
			return
		}
	case kindRow:
		for c.n > table+1 && c.top() != elThead && c.top() != elTfoot {
			c.pop()
		}
	case kindCell:
		for c.n > table+1 && c.top() != elThead && c.top() != elTfoot && c.top() != elTr {
			c.pop()
		}
		if c.top() != elTr {
			keep := c.seen
			c.seen = 0
			c.open(elTr)
			c.seen = keep
		}
	}
	c.open(el)
}

// phrase opens an element that stands in a line of text.
func (c *cleaner) phrase(el elem) {
	c.paragraph()
	c.push(el)
}

// startLink opens a link. Links do not stand in one another: where only phrases are between, the outer one
// ends, and otherwise the inner one is left out. One without an address stays for its title alone.
func (c *cleaner) startLink() {
	if i := c.find(elA); i >= 0 && !c.blockAbove(i) {
		c.popTo(i)
	}
	if c.links > 0 {
		return
	}
	if c.address = c.url(c.value(atHref), true); c.address == "" {
		c.seen &= 1 << atTitle
		if c.tmp = appendText(c.tmp[:0], c.value(atTitle), inAttr); len(trim(c.tmp)) == 0 {
			return
		}
	}
	c.block, c.link = "", c.address
	c.paragraph()
	if c.push(elA) {
		c.links++
	}
}

// blockAbove reports whether a block is open within the element at i of the stack.
func (c *cleaner) blockAbove(i int) bool {
	for i++; i < c.n; i++ {
		if specs[c.stack[i].el].kind.isBlock() {
			return true
		}
	}
	return false
}

// startNested opens a phrase that may stand in itself. A span without a language or direction, and a bdo
// without a direction, say nothing and are left out.
func (c *cleaner) startNested(el elem) {
	if el == elSpan && !c.hasLang() && !c.hasDir() || el == elBdo && !c.hasDir() {
		if i := c.find(el); i >= 0 {
			c.stack[i].again++
		}
		return
	}
	c.phrase(el)
}

// startRuby opens rt or rp, right within their ruby.
func (c *cleaner) startRuby(el elem) {
	i := c.find(elRuby)
	if i < 0 || c.blockAbove(i) {
		return
	}
	c.popTo(i + 1)
	c.push(el)
}

// endPhrase closes a phrase; one that holds a block is closed with that block.
func (c *cleaner) endPhrase(el elem) {
	i := c.find(el)
	switch {
	case i < 0:
	case c.stack[i].again > 0:
		c.stack[i].again--
	case c.blockAbove(i):
		c.stack[i].ended = true
		c.ended++
		c.count[el]--
	default:
		c.popTo(i)
	}
}

// void writes an element without content.
func (c *cleaner) void(el elem) {
	switch el {
	case elBr:
		c.br()
	case elHr:
		c.flow()
		c.broken = false // a rule is a break itself
		c.mark()
		c.dst = append(c.dst, "<hr>"...)
		c.inline = false
	case elImg:
		c.img()
	case elSource:
		c.source()
	}
}

// br writes a line break. In a flat text, two of them end the paragraph.
func (c *cleaner) br() {
	switch {
	case !c.opts.Paragraphs:
		c.cell()
	case c.inFlow() || c.inTable():
		return
	case c.top() == elP && c.atBreak():
		c.pop()
		return
	}
	c.dst = append(c.dst, "<br>"...)
	c.inline, c.broken, c.image = false, false, false
	if c.n > 0 {
		c.stack[c.n-1].breaks = true
	}
}

// atBreak reports whether the innermost element is empty so far or ends in a line break.
func (c *cleaner) atBreak() bool {
	b := bytes.TrimRight(c.dst[c.stack[c.n-1].content:], " \t\n")
	return len(b) == 0 || bytes.HasSuffix(b, []byte("<br>"))
}

// startMedia opens audio or video.
func (c *cleaner) startMedia(el elem) {
	c.address = c.firstURL(c.value(atLazySrc), c.value(atSrc))
	c.paragraph()
	c.due()
	c.seen |= 1 << atControls
	if c.push(el) {
		c.inMedia = true
		if c.address != "" {
			c.mark()
		}
	}
}
