package broadsheet

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// maxFormats bounds the formatting that is open at once: a tree opens it again wherever a block ends too early.
	maxFormats = 8
	// maxRoots bounds the tags of <html> and of <body>: the attributes of each are compared with those before.
	maxRoots = 8
)

// flatten writes a page again so that its tree is no deeper than depth and has no more than so many nodes. Each
// element is closed where it ends. As in browsers, which stop at 512 levels, what is deeper stands side by side there;
// tags beyond the nodes go, and their text stays. cut tells whether it came to that.
func flatten(text []byte, depth, nodes int) (page []byte, cut bool) {
	f := flattener{depth: depth, nodes: nodes, counts: map[string]int{}}
	f.out.Grow(len(text) + len(text)/8)
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return f.out.Bytes(), f.cut
		}
		raw := z.Raw()
		var keep bool
		switch kind {
		case html.TextToken:
			keep = f.text(raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			keep = f.start(openTag(z))
		case html.EndTagToken:
			keep = f.end(openTag(z))
		default:
			// In SVG and MathML a CDATA section ends elsewhere than the comment that it is here.
			keep = !bytes.HasPrefix(raw, []byte("<![CDATA[")) && f.spend(2)
		}
		if keep {
			f.out.Write(raw)
		} else {
			f.out.WriteByte(' ') // so that a "<" before it makes no tag of what follows
		}
	}
}

// open is an element that is open in what is written.
type open struct {
	name string
	tag  atom.Atom // 0 for a name that HTML does not know
}

func openTag(z *html.Tokenizer) open {
	name, _ := z.TagName()
	if tag := atom.Lookup(name); tag != 0 {
		return open{tag.String(), tag}
	}
	return open{name: string(name)}
}

// flattener keeps what it writes nested, and counts what a tree of it would have.
type flattener struct {
	out     bytes.Buffer
	depth   int
	nodes   int // that there may still be
	open    []open
	counts  map[string]int // of open, by name
	formats int            // of open
	roots   int
	hollow  bool // what follows is the content of an element whose tag was left out, and no markup
	cut     bool // something was left out
}

// spend takes nodes off those that there may be, if there are as many: an element, the text behind its tag, and the
// formatting that may have to be opened again.
func (f *flattener) spend(n int) bool {
	if f.nodes < n {
		f.nodes, f.cut = 0, true
		return false
	}
	f.nodes -= n
	return true
}

// text tells whether text stays. In SVG and MathML what looks like raw text is markup to a tree's construction.
func (f *flattener) text(raw []byte) bool {
	hollow := f.hollow || f.counts["svg"]+f.counts["math"] > 0 && bytes.IndexByte(raw, '<') >= 0
	f.hollow = false
	return !hollow
}

// start tells whether a start tag stays, and closes what it ends.
func (f *flattener) start(e open) bool {
	f.hollow = false
	switch {
	case isVoidTag(e.tag):
		f.closeBefore(e.tag)
		return f.spend(2 + f.formats)
	case isRootTag(e.tag):
		f.roots++
		f.cut = f.cut || f.roots > maxRoots
		return f.roots <= maxRoots
	}
	f.closeBefore(e.tag)
	format := formatNumber(e.tag) >= 0
	if format && f.formats >= maxFormats {
		f.cut = true
		return false
	}
	if !f.spend(2 + f.formats) {
		f.hollow = isRawTag(e.tag)
		return false
	}
	if len(f.open) >= f.depth {
		f.closeTo(len(f.open) - 1)
		f.cut = true
	}
	f.open = append(f.open, e)
	f.counts[e.name]++
	if format {
		f.formats++
	}
	return true
}

// end tells whether an end tag stays: one that closes nothing does not.
func (f *flattener) end(e open) bool {
	f.hollow = false
	if e.tag == atom.Br || isRootTag(e.tag) { // they close nothing here, but part texts
		return f.spend(2 + f.formats)
	}
	i := f.find(e)
	if i < 0 {
		return false
	}
	f.closeTo(i + 1)
	f.pop()
	return true
}

// find gives where on the stack the element is that an end tag closes, or -1 (HTML section 13.2.4.2).
func (f *flattener) find(e open) int {
	if f.counts[e.name] == 0 && !isHeadingTag(e.tag) {
		return -1
	}
	for i := len(f.open) - 1; i >= 0; i-- {
		o := f.open[i]
		if o == e || isHeadingTag(o.tag) && isHeadingTag(e.tag) {
			return i
		}
		if isScope(o.tag) && (!isTablePart(e.tag) || !isTablePart(o.tag) || o.tag == atom.Table) {
			return -1
		}
	}
	return -1
}

// closeTo closes elements until n are open.
func (f *flattener) closeTo(n int) {
	for len(f.open) > n {
		f.out.WriteString("</")
		f.out.WriteString(f.pop())
		f.out.WriteByte('>')
	}
}

func (f *flattener) pop() (name string) {
	last := f.open[len(f.open)-1]
	f.open = f.open[:len(f.open)-1]
	f.counts[last.name]--
	if formatNumber(last.tag) >= 0 {
		f.formats--
	}
	return last.name
}

// closeBefore closes what a start tag ends (sections 13.1.2.4 and 13.2.6.4.7).
func (f *flattener) closeBefore(tag atom.Atom) {
	n := len(f.open)
	if endsParagraph(tag) && f.counts["p"] > 0 {
		for i := n - 1; i >= 0 && !isScope(f.open[i].tag) && f.open[i].tag != atom.Button; i-- {
			if f.open[i].tag == atom.P {
				f.closeTo(i)
				break
			}
		}
	}
	switch tag {
	case atom.Li:
		f.closeItem(atom.Li, atom.Li)
	case atom.Dt, atom.Dd:
		f.closeItem(atom.Dt, atom.Dd)
	case atom.A, atom.Option:
		if n > 0 && f.open[n-1].tag == tag {
			f.closeTo(n - 1)
		}
	case atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption, atom.Colgroup, atom.Col:
		f.closeCell(tag)
	}
}

// closeItem closes the open item of a list.
func (f *flattener) closeItem(one, other atom.Atom) {
	for i := len(f.open) - 1; i >= 0; i-- {
		switch tag := f.open[i].tag; {
		case tag == one || tag == other:
			f.closeTo(i)
			return
		case tag != atom.Div && tag != atom.Address && endsParagraph(tag) || isScope(tag):
			return
		}
	}
}

// closeCell closes what is open in a table and cannot hold the part of it that begins.
func (f *flattener) closeCell(tag atom.Atom) {
	if f.counts["table"] == 0 {
		return
	}
	n := len(f.open)
	for n > 0 && f.open[n-1].tag != atom.Table && f.open[n-1].tag != atom.Template {
		o := f.open[n-1].tag
		row, group := o == atom.Tr, o == atom.Tbody || o == atom.Thead || o == atom.Tfoot
		if row && (tag == atom.Td || tag == atom.Th) || group && (tag == atom.Td || tag == atom.Th || tag == atom.Tr) || o == atom.Colgroup && tag == atom.Col {
			break
		}
		n--
	}
	f.closeTo(n)
}

// isScope reports whether an end tag inside of an element closes nothing outside of it.
func isScope(tag atom.Atom) bool {
	switch tag {
	case atom.Applet, atom.Caption, atom.Table, atom.Td, atom.Th, atom.Marquee, atom.Object, atom.Template:
		return true
	}
	return false
}

func isTablePart(tag atom.Atom) bool {
	switch tag {
	case atom.Table, atom.Caption, atom.Colgroup, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return false
}

func isRootTag(tag atom.Atom) bool { return tag == atom.Html || tag == atom.Head || tag == atom.Body }

func isHeadingTag(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// endsParagraph reports whether a start tag ends an open p.
func endsParagraph(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl,
		atom.Dd, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.Header, atom.Hgroup, atom.Hr,
		atom.Li, atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Plaintext, atom.Pre, atom.Search, atom.Section,
		atom.Summary, atom.Table, atom.Ul, atom.Xmp:
		return true
	}
	return isHeadingTag(tag)
}

// isVoidTag reports whether an element has no content (HTML section 13.1.2).
func isVoidTag(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isRawTag reports whether an element's content is no markup.
func isRawTag(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Xmp, atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext:
		return true
	}
	return false
}
