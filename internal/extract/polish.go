package extract

import (
	"math"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A choice block by block does not see what holds for a text as a whole. That is corrected here.

// polish corrects the choice.
func (f *featurer) polish() {
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.keep && (f.isFigureCaption(b) || f.isHeadline(b)) {
			b.keep = false
		}
	}
	f.dropOtherArticles()
	f.unite()
	f.trimTop()
	f.dropLinkLines()
	f.dropBoxes()
	f.dropComments()
	f.dropNotices()
	f.dropCaptions()
	f.dropRepeats()
	f.dropFarAway()
	f.dropLastHeadings()
}

// isFigureCaption reports whether a block is a figure's caption, which stays with its picture.
func (f *featurer) isFigureCaption(b *block) bool {
	t := f.boxes[b.box].tags
	return t&tagCaption != 0 && t&tagTable == 0
}

// isHeadline reports whether a block says what the title says and next to nothing else.
func (f *featurer) isHeadline(b *block) bool {
	if b.m.words > 40 || len(f.title.set) < 3 {
		return false
	}
	f.hashes = hashWords(f.hashes[:0], f.text(b, 400))
	return len(f.hashes)*4 >= len(f.title.set)*3 && f.title.share(f.hashes) == 7
}

// ownWords is how many words the article under the headline must have for others to be dropped.
const ownWords = 100

// dropOtherArticles drops the articles that pages without an end append: where the headline stands in an article
// element that holds a text, a later article element with an h1 of its own is another article.
func (f *featurer) dropOtherArticles() {
	own := f.ownArticle()
	if own < 0 || f.keptWords(&f.boxes[own]) < ownWords {
		return
	}
	other := int32(-1)
	for i := int(f.boxes[own].to); i < len(f.blocks); i++ {
		b := &f.blocks[i]
		x := f.outermost(f.boxes[b.box].article)
		if f.boxes[b.box].tags&tagH1 != 0 {
			other = x
		}
		if x >= 0 && x == other {
			b.keep = false
		}
	}
}

// ownArticle gives the article element that the headline stands in, or -1.
func (f *featurer) ownArticle() int32 {
	if f.articles > 1 {
		for i := range f.blocks {
			if b := &f.blocks[i]; f.boxes[b.box].tags&tagHeading != 0 && f.isHeadline(b) {
				return f.outermost(f.boxes[b.box].article)
			}
		}
	}
	return -1
}

// outermost gives the article element around all others that are around one.
func (f *featurer) outermost(article int32) int32 {
	for x := article; x >= 0; x = f.boxes[f.boxes[x].up].article {
		article = x
	}
	return article
}

// keptWords counts the words that are kept in a box.
func (f *featurer) keptWords(x *box) (n int32) {
	for i := x.from; i < x.to; i++ {
		if f.blocks[i].keep {
			n += f.blocks[i].m.words
		}
	}
	return n
}

// A list or table of at least fewItems blocks is kept where the blocks chosen have keptShare of its words.
const (
	fewItems  = 4
	keptShare = 0.3
)

// unite keeps or drops lists and tables as a whole, the innermost ones: an item or a figure alone says too little
// about itself. One in which more than a sixth of the blocks are paragraphs is layout, or a text of its own.
// Tables and preformatted text that stand among kept lines belong to them.
func (f *featurer) unite() {
	list, pre := int32(len(f.boxes)), int32(len(f.boxes)) // those that follow
	for x := list - 1; x >= 0; x-- {
		bx := &f.boxes[x]
		switch a := bx.node.DataAtom; {
		case a == atom.Pre:
			if pre >= bx.end {
				f.adopt(x)
			}
			pre = x
		case isList(a):
			if list >= bx.end && bx.to-bx.from >= fewItems {
				uniteBlocks(f.blocks[bx.from:bx.to])
				if a == atom.Table {
					f.adopt(x)
				}
			}
			list = x
		}
	}
}

func isList(a atom.Atom) bool {
	return a == atom.Table || a == atom.Ul || a == atom.Ol || a == atom.Dl
}

// uniteBlocks keeps or drops all blocks of a list.
func uniteBlocks(items []block) {
	words, kept, paragraphs := 0.0, 0.0, 0
	for i := range items {
		b := &items[i]
		w := float64(b.m.words) + 0.5 // a sign alone counts, too
		words += w
		if b.keep {
			kept += w
		}
		if b.isLong() {
			paragraphs++
		}
	}
	if paragraphs*6 > len(items) {
		return
	}
	for i := range items {
		items[i].keep = kept > keptShare*words
	}
}

// adoptScore is the mean score that a table or preformatted text needs to belong to the lines that it stands among.
const adoptScore = -3

// adopt keeps a box of figures or odd lines that stands among kept ones.
func (f *featurer) adopt(x int32) {
	items := f.blocks[f.boxes[x].from:f.boxes[x].to]
	words, links, score := int32(0), int32(0), float32(0)
	for i := range items {
		b := &items[i]
		if b.keep {
			return
		}
		words += b.m.words
		links += b.link
		score += b.score
	}
	if links*4 > words || score < adoptScore*float32(len(items)) || !f.standsAmong(x) {
		return
	}
	for i := range items {
		items[i].keep = true
	}
}

// nearby is how many blocks away a line still stands beside a box.
const nearby = 3

// standsAmong reports whether a kept line of the same parent stands beside a box.
func (f *featurer) standsAmong(x int32) bool {
	from, to := f.boxes[x].from, f.boxes[x].to
	for up := f.boxes[x].up; up > 0 && f.boxes[up].from == from && f.boxes[up].to == to; up = f.boxes[x].up {
		x = up // which holds nothing else
	}
	isBeside := func(i int32) bool {
		if i < 0 || i >= int32(len(f.blocks)) {
			return false
		}
		b := &f.blocks[i]
		return b.keep && b.m.words >= 8 && f.boxes[b.box].up == f.boxes[x].up
	}
	for n := range int32(nearby) {
		if isBeside(from-1-n) || isBeside(to+n) {
			return true
		}
	}
	return false
}

// trimTop drops bylines, dates and the like from above the first paragraph.
func (f *featurer) trimTop() {
	for i, n := 0, 0; i < len(f.blocks) && n < 10; i++ {
		b := &f.blocks[i]
		if !b.keep {
			continue
		}
		if b.isLong() {
			return
		}
		n++
		if b.m.words <= 25 && f.boxes[b.box].tags&tagHeading == 0 && f.isByline(b) {
			b.keep = false
		}
	}
}

// isByline reports whether a short line names people, dates or where to share.
func (f *featurer) isByline(b *block) bool {
	if b.m.digits >= 6 && b.m.digits*3 >= b.m.chars {
		return true
	}
	switch b.phrase {
	case phDate:
		return b.m.stops <= 1
	case phByline, phShare, phCredit, phComment:
		return b.m.stops == 0
	}
	if b.m.words > 12 {
		return false
	}
	if b.time || b.m.words <= 4 && b.m.digits > 0 && b.m.digits <= 2 && countWords(lowered(f.text(b, 60)), minutes) > 0 {
		return true
	}
	if b.m.words <= 6 && b.m.digits > 1 && b.m.digits*3 >= b.m.chars {
		return true
	}
	return b.m.stops == 0 && (f.boxes[b.box].own|b.inner)&(cueByline|cueDate|cueShare) != 0
}

// minutes are words for minutes, as the time that a text takes to read has.
var minutes = []byte("min|мин|хв|λεπτ|dakika|dk|دقائق|دقیقه|דקות|मिनट|phút|分|분")

// Lines of which seven tenths are links are no text where little of the text is links, but for a clear score;
// those of which nine tenths are have none.
const linkLineScore = 3

// dropLinkLines drops lines that lead to other articles.
func (f *featurer) dropLinkLines() {
	words, links := int32(0), int32(0)
	for i := range f.blocks {
		if b := &f.blocks[i]; b.keep {
			words += b.m.words
			links += b.link
		}
	}
	if links*4 >= words {
		return
	}
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.m.words < 3 || b.link*10 < b.m.words*7 || f.boxes[b.box].tags&(tagLi|tagCell|tagHeading) != 0 {
			continue
		}
		if b.score < linkLineScore || b.link*10 >= b.m.words*9 {
			b.keep = false
		}
	}
}

// besideWords is how much text has to stand beside a sidebar for it to go.
const besideWords = 30

// dropBoxes drops boxes whose names alone say what they are: sidebars and boxes of facts, which stand beside the text,
// and those that lead elsewhere or are for sharing, where what stands in them but for headings is links. A page that
// has its text in one keeps it.
func (f *featurer) dropBoxes() {
	total := f.keptWords(&f.boxes[0])
	for x := range f.boxes {
		bx := &f.boxes[x]
		isSide := bx.tag&tagAside != 0 && bx.own&cueSide != 0 || bx.own&cueQuote != 0 && isNamed(bx.node, factBoxes[:])
		if !isSide && (bx.own&(cueRelated|cueShare) == 0 || !f.holdsLinks(bx)) {
			continue
		}
		kept := f.keptWords(bx)
		if isSide && total-kept < besideWords || !isSide && kept*4 > total {
			continue
		}
		for i := bx.from; i < bx.to; i++ {
			f.blocks[i].keep = false
		}
	}
}

// ownStory is how much text is a story of its own, however many comments follow it. commentBoxes are names of comments' boxes;
// a heading, whose names are often what it says, is none, nor a box of reviews.
const ownStory = 350

var commentBoxes = [...]string{"comments", "commentlist", "kommentare", "comentarios", "commentaires"}

// dropComments drops readers' comments below the headline, where they are less than the text: on a forum's page they are the
// text, and on a shop's what is said of the goods.
func (f *featurer) dropComments() {
	if f.metas.kind >= kindShop {
		return
	}
	total := f.keptWords(&f.boxes[0])
	for x := 0; x < len(f.boxes); x++ {
		bx := &f.boxes[x]
		if bx.own&cueComment == 0 || bx.tag&tagHeading != 0 || bx.from <= f.h1 || !isNamed(bx.node, commentBoxes[:]) {
			continue
		}
		comments := f.keptWords(bx)
		if own := total - comments; comments <= own || own >= ownStory {
			for i := bx.from; i < bx.to; i++ {
				f.blocks[i].keep = false
			}
			total = own
		}
		x = int(bx.end) - 1
	}
}

// A line of at most noticeWords words that begins as a notice does and has a link needs noticeScore to be text. Without one it
// may be a sentence: "Email alone took half a day".
const (
	noticeWords = 25
	noticeScore = 1.5
)

// dropNotices drops lines that ask to subscribe or to share, and those that announce the story they link to.
func (f *featurer) dropNotices() {
	for i := range f.blocks {
		b := &f.blocks[i]
		if !b.keep || b.m.words > noticeWords {
			continue
		}
		switch b.phrase {
		case phRelated:
			b.keep = b.link*5 < b.m.words*2
		case phSubscribe, phShare:
			b.keep = b.score >= noticeScore || b.link == 0
		}
	}
}

// isNamed reports whether an element's names hold one of a list of words, written together.
func isNamed(n *html.Node, words []string) bool {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "class" || a.Key == "id" {
			s := strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(a.Val), "-", ""), "_", "")
			for _, name := range words {
				if strings.Contains(s, name) {
					return true
				}
			}
		}
	}
	return false
}

var factBoxes = [...]string{"factbox", "factfile", "faktabox", "faktaboks", "faktaruta", "faktenbox", "infobox", "infokasten", "sidebox"}

// holdsLinks reports whether seven tenths of a box's words outside its headings are links.
func (f *featurer) holdsLinks(bx *box) bool {
	words, links := int32(0), int32(0)
	for i := bx.from; i < bx.to; i++ {
		if b := &f.blocks[i]; f.boxes[b.box].tags&tagHeading == 0 || b.link > 0 {
			words += b.m.words
			links += b.link
		}
	}
	return links > 0 && links*10 >= words*7
}

// captionScore is what a line needs whose names call it a caption, right behind a picture or beside it.
const captionScore = 2

// dropCaptions drops captions that stand in no figure.
func (f *featurer) dropCaptions() {
	for i := 1; i < len(f.blocks); i++ {
		b := &f.blocks[i]
		if b.pics == f.blocks[i-1].pics {
			continue
		}
		if x := b.box; (f.boxes[x].own|f.boxes[f.up(x)].own|b.inner)&cueCaption != 0 {
			b.dropCaption()
		}
	}
	for x := range f.boxes {
		bx := &f.boxes[x]
		if bx.own&cueCaption == 0 || bx.to-bx.from > 2 {
			continue
		}
		if up := &f.boxes[f.up(int32(x))]; up.pics < up.picsTo && up.to-up.from <= 4 { // a figure made of other elements
			for i := bx.from; i < bx.to; i++ {
				f.blocks[i].dropCaption()
			}
		}
	}
}

func (b *block) dropCaption() {
	if b.m.words <= 60 && b.score < captionScore {
		b.keep = false
	}
}

// dropRepeats drops lines that have stood in the text before, in another place: a refrain stays.
func (f *featurer) dropRepeats() {
	seen := map[uint32]int32{}
	for i := range f.blocks {
		b := &f.blocks[i]
		if !b.keep || b.m.words < 6 {
			continue
		}
		place := f.boxes[b.box].up
		if first, ok := seen[b.hash]; ok {
			b.keep = first == place
			continue
		}
		seen[b.hash] = place
	}
}

// Blocks behind the box that holds the text, or well before it, need a score of farScore where they are
// fewer than it has; a page of several texts is left alone.
const (
	farScore  = 1.25
	farBefore = 15
)

// dropFarAway drops what stands apart from the box with the most text.
func (f *featurer) dropFarAway() {
	core := f.keptCore()
	if core < 0 {
		return
	}
	x := &f.boxes[core]
	first := x.from
	for !f.blocks[first].keep {
		first++
	}
	var in, out, inRunning, outRunning int32
	for i := range f.blocks {
		switch b := &f.blocks[i]; {
		case !b.keep:
		case int32(i) >= x.from && int32(i) < x.to:
			in += b.m.words
			inRunning += b.running()
		default:
			out += b.m.words
			outRunning += b.running()
		}
	}
	if out >= in || outRunning >= inRunning {
		return
	}
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.score < farScore && (int32(i) >= x.to || int32(i) < first-farBefore) {
			b.keep = false
		}
	}
}

// running gives how many words of a block count as running text: a table of ten thousand figures has less than
// the paragraph behind it.
func (b *block) running() int32 { return max(0, b.m.words-4) }

// keptCore finds the box with the most kept text, by what is likely to be text, where a box further up counts it for less.
func (f *featurer) keptCore() int32 {
	sum := make([]float64, len(f.boxes))
	most, core := 0.0, int32(-1)
	for i := range f.blocks {
		b := &f.blocks[i]
		if !b.keep {
			continue
		}
		w := float64(b.running()) / (1 + math.Exp(-float64(b.score)))
		for x, n := b.box, 0; x >= 0 && n < 6; x, n = f.boxes[x].up, n+1 {
			sum[x] += w
			if sum[x] > most {
				most, core = sum[x], x
			}
			if n > 0 {
				w *= 0.85
			}
		}
	}
	return core
}

// dropLastHeadings drops headings at the end, which no text follows.
func (f *featurer) dropLastHeadings() {
	for i := len(f.blocks) - 1; i >= 0; i-- {
		b := &f.blocks[i]
		if !b.keep {
			continue
		}
		if t := f.boxes[b.box].tags; t&tagHeading == 0 || t&tagH1 != 0 || b.m.words >= 15 {
			return
		}
		b.keep = false
	}
}
