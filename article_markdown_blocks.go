package broadsheet

import (
	"strings"

	"golang.org/x/net/html"
)

// The blocks of Content as Markdown. What is read is the output of htmlclean: balanced and properly nested. Blocks
// are collected as runs and written when they end, each line after the marks of the containers it stands in:
//
//   - a quote's lines begin with "> ", the blank lines inside it with ">"
//   - an item's first line begins with its mark, its other lines with as many blanks
//   - blocks are parted by a blank line, but an item follows the one before it, and a list the text of its item, at once

// mdBlocks is the state of writing blocks.
type mdBlocks struct {
	runs     []mdRun
	links    []string // of the open block
	style    mdStyle
	code     int      // open elements that are code
	inline   []string // open elements inside the block
	last     string   // the block that was written last, before it was escaped
	heading  int      // level of the open heading
	listAt   int      // where the first line of the open list outside others stands in out; -1 for no line, or a list that goes on
	nest     []mdNest
	flat     int             // containers that are open and not written
	after    mdAfter         // what the next block follows
	images   map[string]bool // addresses of those that stand in the text
	figure   bool            // one is open
	image    mdRun           // the figure's
	captions int             // open captions, of which the first is the figure's
	cell     int             // open cells
	cells    []string
	rows     int // of the open table
	pre      int
	preText  strings.Builder
}

// mdNest is an open quote or list.
type mdNest struct {
	kind    byte    // '>', '-' or '1'
	started bool    // a line of the quote or of the item is written
	item    int     // the number of the item that is open; a list is open at its first one, with or without a tag
	before  mdAfter // what the container follows
}

// mdAfter is what stands right before a block in the same container.
type mdAfter struct {
	list   byte // the kind of the list that has just ended, which a list of its kind goes on; 0 for none
	items  int  // of that list
	atOnce bool // the block follows without a blank line
}

// blocks writes the text.
func (w *markdownWriter) blocks(s string) {
	for s != "" {
		text, rest, _ := strings.Cut(s, "<")
		if text != "" {
			w.chars(html.UnescapeString(text))
		}
		var tag string
		tag, s, _ = strings.Cut(rest, ">")
		if name, ok := strings.CutPrefix(tag, "/"); ok {
			w.endTag(name)
		} else if name, attrs, _ := strings.Cut(tag, " "); name != "" {
			w.startTag(name, attrs)
		}
	}
	w.endBlock()
}

// cleanAttr gives an attribute's value out of a tag that htmlclean wrote.
func cleanAttr(attrs, name string) string {
	key := name + `="`
	i := 0
	if !strings.HasPrefix(attrs, key) {
		if i = strings.Index(attrs, " "+key) + 1; i == 0 {
			return ""
		}
	}
	value := attrs[i+len(key):]
	if end := strings.IndexByte(value, '"'); end >= 0 {
		value = value[:end]
	}
	return html.UnescapeString(value)
}

// chars takes text.
//
//go:noinline
func (w *markdownWriter) chars(s string) {
	if w.pre > 0 {
		w.preText.WriteString(s)
		return
	}
	kind := inlineChars
	if w.code > 0 {
		kind = inlineCode
	}
	w.runs = append(w.runs, mdRun{style: w.style, kind: kind, text: s})
}

// isBlockTag reports whether an element is no part of a paragraph.
func isBlockTag(name string) bool {
	switch name {
	case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "figure", "figcaption", "details", "summary", "ul", "ol", "li", "dl", "dt", "dd",
		"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td":
		return true
	}
	return false
}

// startTag reads a start tag.
func (w *markdownWriter) startTag(name, attrs string) {
	switch {
	case w.pre > 0:
		if name == "pre" {
			w.pre++
		}
		if name == "br" || isBlockTag(name) {
			w.preText.WriteByte('\n')
		}
	case !isBlockTag(name):
		w.startInline(name, attrs)
	case w.captions > 0: // a caption is one line
		w.runs = append(w.runs, mdRun{text: " "})
		if name == "figcaption" {
			w.captions++
		}
	case w.cell > 0:
		w.runs = append(w.runs, mdRun{text: " "})
		if name == "td" || name == "th" {
			w.cell++
		}
	default:
		w.endBlock()
		w.startBlock(name)
	}
}

// startBlock opens a block.
func (w *markdownWriter) startBlock(name string) {
	switch name {
	case "hr":
		w.block("***")
	case "pre":
		w.pre++
		w.preText.Reset()
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.heading = max(2, int(name[1]-'0'))
	case "blockquote":
		w.startNest('>')
	case "ul":
		w.startList('-')
	case "ol":
		w.startList('1')
	case "li":
		if n := len(w.nest) - 1; n >= 0 && w.flat == 0 && w.nest[n].kind != '>' && w.nest[n].started { // elsewhere it is a paragraph
			w.nest[n].started = false
			w.nest[n].item++
			w.after = mdAfter{atOnce: true}
		}
	case "figure":
		if w.image.src != "" { // of a figure around this one
			w.block(w.takeImage())
		}
		w.figure = true
	case "figcaption":
		if w.figure {
			w.captions++
		}
	case "table":
		w.rows = 0
	case "tr":
		w.cells = w.cells[:0]
	case "td", "th":
		w.cell++
	}
}

// startNest opens a quote or a list; one that is too deep is not written.
func (w *markdownWriter) startNest(kind byte) {
	if w.flat > 0 || len(w.nest) >= maxNesting {
		w.flat++
		return
	}
	w.nest = append(w.nest, mdNest{kind: kind, before: w.after})
	w.after.list = 0
}

// startList opens a list. One that goes on another of its kind is the same list.
func (w *markdownWriter) startList(kind byte) {
	inItem := len(w.nest) > 0 && w.nest[len(w.nest)-1].kind != '>' && w.nest[len(w.nest)-1].started
	if w.startNest(kind); w.flat > 0 {
		return
	}
	n := &w.nest[len(w.nest)-1]
	n.item = 1
	same := n.before.list == kind
	if same {
		n.item += n.before.items
	}
	w.after.atOnce = w.after.atOnce || same || inItem
	if len(w.nest) == 1 {
		w.listAt = -1
	}
}

// endList makes a paragraph of a list that is one line, since it reads as one.
func (w *markdownWriter) endList() {
	if w.listAt < 0 {
		return
	}
	line, rest, _ := strings.Cut(string(w.out[w.listAt:]), "\n")
	_, n := bullet(line)
	if rest != "" || n == 0 || isItem(line[n:]) {
		return
	}
	w.out = append(w.out[:w.listAt], w.escaped(line[:n]+w.last, "")...)
	w.out = append(w.out, '\n')
	w.after = mdAfter{}
}

// endTag reads an end tag.
func (w *markdownWriter) endTag(name string) {
	switch {
	case w.pre > 0:
		if name == "pre" {
			w.pre--
		}
		if w.pre == 0 {
			w.fence()
		} else if isBlockTag(name) {
			w.preText.WriteByte('\n')
		}
	case !isBlockTag(name):
		w.endInline()
	case (name == "td" || name == "th") && w.cell == 1:
		w.cell = 0
		w.cells = append(w.cells, string(writeRuns(nil, cellRuns(w.runs), w.links)))
		w.resetBlock()
	case w.cell > 0:
		w.runs = append(w.runs, mdRun{text: " "})
		if name == "td" || name == "th" {
			w.cell--
		}
	case w.captions > 1 || w.captions == 1 && name != "figcaption":
		w.runs = append(w.runs, mdRun{text: " "})
		if name == "figcaption" {
			w.captions--
		}
	case w.captions == 1:
		w.endCaption()
	case name == "figure":
		w.figure = false
		if w.image.src != "" {
			w.block(w.takeImage())
		}
		w.endBlock()
	default:
		w.endBlock()
		w.endNest(name)
	}
}

// endNest closes what is more than a paragraph.
func (w *markdownWriter) endNest(name string) {
	switch name {
	case "tr":
		w.row()
	case "blockquote", "ul", "ol":
		if w.flat > 0 {
			w.flat--
			return
		}
		n := len(w.nest) - 1
		last := w.nest[n]
		w.nest = w.nest[:n]
		switch {
		case !last.started && last.item <= 1: // nothing is written of it
			w.after = last.before
		case last.kind == '>':
			w.after = mdAfter{}
		default:
			w.after = mdAfter{list: last.kind, items: last.item}
			if !last.started {
				w.after.items--
			}
			if n == 0 {
				w.endList()
			}
		}
	}
}

// startInline opens a style, or takes what stands in a line.
func (w *markdownWriter) startInline(name, attrs string) {
	switch name {
	case "br":
		w.runs = append(w.runs, mdRun{kind: inlineBreak})
		return
	case "img":
		w.imageTag(attrs)
		return
	case "wbr", "source":
		return
	case "em", "i":
		w.style.em = true
	case "strong", "b":
		w.style.strong = true
	case "code", "kbd", "samp":
		w.code++
	case "q":
		w.chars("“")
	case "a":
		if href := cleanAttr(attrs, "href"); w.style.link == 0 && w.target(href) != "#" {
			w.links = append(w.links, href)
			w.style.link = len(w.links)
			name = "a href"
		}
	case "audio", "video":
		if src := cleanAttr(attrs, "src"); w.style.link == 0 && w.target(src) != "#" {
			w.links = append(w.links, src)
			w.runs = append(w.runs, mdRun{style: mdStyle{link: len(w.links)}, text: src})
		}
	}
	w.inline = append(w.inline, name)
}

// endInline closes the style that was opened last.
func (w *markdownWriter) endInline() {
	n := len(w.inline) - 1
	name := w.inline[n]
	w.inline = w.inline[:n]
	switch name {
	case "em", "i":
		w.style.em = w.isOpen("em", "i")
	case "strong", "b":
		w.style.strong = w.isOpen("strong", "b")
	case "code", "kbd", "samp":
		w.code--
	case "q":
		w.chars("”")
	case "a href":
		w.style.link = 0
	}
}

// isOpen looks for an element among the last ones that are open.
func (w *markdownWriter) isOpen(a, b string) bool {
	for i := len(w.inline) - 1; i >= 0 && i >= len(w.inline)-64; i-- {
		if w.inline[i] == a || w.inline[i] == b {
			return true
		}
	}
	return false
}

// imageTag takes an image. A figure's first one is kept for its caption.
func (w *markdownWriter) imageTag(attrs string) {
	src := cleanAttr(attrs, "src")
	if w.target(src) == "#" {
		return
	}
	if w.images == nil {
		w.images = make(map[string]bool)
	}
	w.images[src] = true
	r := mdRun{style: w.style, kind: inlineImage, src: src, text: cleanAttr(attrs, "alt")}
	if w.figure && w.captions == 0 && w.image.src == "" && w.cell == 0 {
		r.style = mdStyle{}
		w.image = r
		return
	}
	w.runs = append(w.runs, r)
}

// takeImage gives the figure's image, which then is written.
func (w *markdownWriter) takeImage() string {
	s := string(writeRuns(nil, []mdRun{w.image}, nil))
	w.image = mdRun{}
	return s
}

// endCaption writes a figure: its image, and its caption in the next line. A caption without an image is a paragraph.
func (w *markdownWriter) endCaption() {
	w.captions = 0
	if w.image.src == "" {
		w.endBlock()
		return
	}
	block := w.takeImage()
	if runs := normalRuns(withoutBreaks(w.runs)); len(runs) > 0 {
		caption := string(writeRuns(nil, runs, w.links))
		if looksLikeTail(caption) || fieldEscape(caption) >= 0 {
			caption = escapeField(caption)
		}
		block += "\n" + escapeStart(caption)
	}
	w.resetBlock()
	w.block(block)
}

// withoutBreaks makes blanks of line breaks.
func withoutBreaks(runs []mdRun) []mdRun {
	for i := range runs {
		if runs[i].kind == inlineBreak {
			runs[i] = mdRun{text: " "}
		}
	}
	return runs
}

// cellRuns brings the runs of a table's cell into the one form. In code no backslash can stand right before a bar, which
// has one of its own in a table: such code is text.
func cellRuns(runs []mdRun) []mdRun {
	runs = normalRuns(withoutBreaks(runs))
	wordy := false
	for i := range runs {
		if runs[i].kind == inlineCode && strings.Contains(runs[i].text, `\|`) {
			runs[i].kind, wordy = inlineChars, true
		}
	}
	if wordy {
		return normalRuns(runs)
	}
	return runs
}

// resetBlock forgets the open block. A link that goes on in the next one is open there, too.
//
//go:noinline
func (w *markdownWriter) resetBlock() {
	w.runs = w.runs[:0]
	if link := w.style.link; link > 0 {
		w.links = append(w.links[:0], w.links[link-1])
		w.style.link = 1
		return
	}
	w.links = w.links[:0]
}

// endBlock writes the open paragraph or heading.
func (w *markdownWriter) endBlock() {
	level := w.heading
	w.heading = 0
	runs := w.runs
	if level > 0 {
		runs = withoutBreaks(runs)
	}
	if runs = normalRuns(runs); len(runs) == 0 {
		w.resetBlock()
		return
	}
	for isImageLine(runs) {
		w.block(string(writeRuns(nil, runs[:1], nil)))
		runs = runs[2:]
	}
	text := string(writeRuns(nil, runs, w.links))
	w.resetBlock()
	if level > 0 {
		mark := "######"[:level] + " "
		w.block(mark + w.escaped(escapeEnd(text), mark))
		return
	}
	w.block(w.paragraph(text))
}

// isImageLine reports whether an image stands in a line of its own before others, which would be its caption.
func isImageLine(runs []mdRun) bool {
	return len(runs) > 2 && runs[0].kind == inlineImage && runs[0].style == (mdStyle{}) && runs[1].kind == inlineBreak
}
