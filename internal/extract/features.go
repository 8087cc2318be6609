package extract

import "bytes"

// The features of a block are small numbers: each is a bin, and each bin has a weight of its own, so
// that a score is a sum of table entries. Bits of the cue and tag sets are features with one bin.

// feature is a kind of evidence about a block.
type feature uint8

const (
	fWords feature = iota
	fLinks
	fStops
	fEnd
	fCommas
	fDigits
	fUpper
	fWordLen
	fTag
	fPrev
	fNext
	fPrev2
	fNext2
	fParWords
	fParLinks
	fParShare
	fGrandShare
	fGreatShare
	fGrandLinks
	fUnitWords
	fUnitLinks
	fUnitStops
	fPosition
	fLongBefore
	fLongAfter
	fH1
	fSigWords
	fSigLinks
	fSigCount
	fSigStops
	fBody
	fDesc
	fTitle
	fRepeat
	fPhrase
	fBest
	fNearLong
	fPics
	fBold
	fPageWords
	fLinkNum
	fBrs
	fPrevPhrase
	fTwins
	fParTwins
	fCrowd
	fArticle
	fArticles
	fUnitPhrase
	fGrandPhrase
	fHeading
	fSince
	fUnitPos
	fKind
	fItalic
	fMention
	fH1s
	fDates
	featureCount
)

// bins is how many values each feature has.
const bins = 40

// vector is what is known of one block.
type vector struct {
	bin              [featureCount]uint8
	own, near, all   cue
	tag, tags, inner uint32
}

// group is what blocks of one template have in common.
type group struct{ count, words, link, stops int32 }

// featurer computes vectors.
type featurer struct {
	*page
	groups           []group
	group            []int32  // of each block
	seen             *counter // of equal blocks
	times            []int32  // how often each was seen
	body, desc       bag      // articleBody and the description, for comparing
	title            bag
	best             int32    // the box with the most text in it
	prevLng, nextLng []int32  // how far the next long block is
	heading          []phrase // of the last heading before
	since            []uint8  // what marked an end before
	h1s, dates       []uint8  // how many h1 and dates stand before
	articles         int32    // how many article elements have text
	hashes           []uint32 // of the words last read
}

func logBin(n int32) uint8 {
	switch {
	case n <= 0:
		return 0
	case n <= 3:
		return uint8(n)
	case n <= 5:
		return 4
	case n <= 8:
		return 5
	case n <= 12:
		return 6
	case n <= 18:
		return 7
	case n <= 27:
		return 8
	case n <= 40:
		return 9
	case n <= 70:
		return 10
	case n <= 140:
		return 11
	case n <= 300:
		return 12
	case n <= 700:
		return 13
	case n <= 1600:
		return 14
	}
	return 15
}

// part gives a/b as one of 8 bins, 0 and 1 apart.
func part(a, b int32) uint8 {
	switch {
	case a <= 0 || b <= 0:
		return 0
	case a >= b:
		return 7
	}
	r := int64(a) * 100 / int64(b)
	switch {
	case r < 5:
		return 1
	case r < 15:
		return 2
	case r < 30:
		return 3
	case r < 50:
		return 4
	case r < 75:
		return 5
	}
	return 6
}

func density(a, b int32, step int32, max uint8) uint8 {
	if b <= 0 {
		return 0
	}
	return uint8(min(int64(max), (int64(a)*int64(step)+int64(b)-1)/int64(b)))
}

func newFeaturer(p *page) *featurer {
	f := &featurer{page: p, seen: newCounter(len(p.blocks)), times: make([]int32, len(p.blocks))}
	f.body = newBag(p.opts.ArticleBody, 3)
	f.desc = newBag(p.metas.description, 2)
	f.title = newBag(p.opts.Title, 1)
	n := len(p.blocks)
	f.prevLng, f.nextLng = make([]int32, n), make([]int32, n)
	f.group = make([]int32, n)
	f.heading, f.since = make([]phrase, n), make([]uint8, n)
	f.h1s, f.dates = make([]uint8, n), make([]uint8, n)
	f.survey()
	f.marks()
	return f
}

// unit gives the innermost box around a block that holds more than it.
func (f *featurer) unit(b *block) int32 {
	x := b.box
	for f.boxes[x].up >= 0 && f.boxes[x].to-f.boxes[x].from <= 1 {
		x = f.boxes[x].up
	}
	return x
}

func (f *featurer) up(x int32) int32 { return max(f.boxes[x].up, 0) }

// shape is a coarse picture of a block, for its neighbours.
func (f *featurer) shape(i int) uint8 {
	if i < 0 || i >= len(f.blocks) {
		return 0
	}
	b := &f.blocks[i]
	w := uint8(0)
	switch {
	case b.m.words > 40:
		w = 4
	case b.m.words > 20:
		w = 3
	case b.m.words > 10:
		w = 2
	case b.m.words > 3:
		w = 1
	}
	l := uint8(0)
	switch {
	case b.link*2 > b.m.words:
		l = 2
	case b.link > 0:
		l = 1
	}
	s := uint8(0)
	if b.m.stops > 0 {
		s = 1
	}
	return 1 + w*6 + l*2 + s
}

func tagBin(t tagSet) uint8 {
	switch {
	case t&tagP != 0:
		return 1
	case t&tagH1 != 0:
		return 2
	case t&tagHeading != 0:
		return 3
	case t&tagLi != 0:
		return 4
	case t&tagCell != 0:
		return 5
	case t&tagPre != 0:
		return 6
	case t&tagQuote != 0:
		return 7
	case t&tagCaption != 0:
		return 8
	case t&tagDiv != 0:
		return 9
	case t&tagLink != 0:
		return 10
	case t&tagSpan != 0:
		return 11
	case t&tagButton != 0:
		return 12
	case t&tagDl != 0:
		return 13
	case t&(tagArticle|tagSection|tagMain) != 0:
		return 14
	case t&tagCustom != 0:
		return 15
	case t&tagTime != 0:
		return 0
	}
	return 0
}

// vector describes blocks[i].
func (f *featurer) vector(i int) (v vector) {
	b := &f.blocks[i]
	bx := &f.boxes[b.box]
	v.own, v.all = bx.own, bx.all
	v.inner = uint32(b.inner)
	x := f.up(b.box)
	v.near = f.boxes[x].own | f.boxes[f.up(x)].own
	v.tag, v.tags = uint32(bx.tag), uint32(bx.tags&^bx.tag)
	f.ownBins(b, &v)
	f.aroundBins(i, b, &v)
	f.textBins(b, &v)
	return v
}

func (f *featurer) ownBins(b *block, v *vector) {
	m := &b.m
	v.bin[fWords] = logBin(m.words)
	v.bin[fLinks] = part(b.link, m.words)
	v.bin[fStops] = uint8(min(m.stops, 3))*4 + min(logBin(m.words)/3, 3)
	v.bin[fEnd] = m.last*4 + min(logBin(m.words)/3, 3)
	v.bin[fCommas] = density(m.commas, m.words, 20, 7)
	v.bin[fDigits] = density(m.digits, m.chars, 20, 7)
	v.bin[fUpper] = density(m.upper, m.words, 7, 7)*4 + min(logBin(m.words)/3, 3)
	if m.words > 0 {
		v.bin[fWordLen] = uint8(min(m.chars/m.words, 15))
	}
	l := uint8(0)
	if b.link*2 > m.words {
		l = 1
	}
	v.bin[fTag] = tagBin(f.boxes[b.box].tag)*2 + l
	v.bin[fBold] = part(b.bold, m.words)
	v.bin[fItalic] = part(b.italic, m.words)
	v.bin[fLinkNum] = uint8(min(b.links, 7))
	v.bin[fBrs] = uint8(min(b.brs, 7))
}

func (f *featurer) aroundBins(i int, b *block, v *vector) {
	v.bin[fPrev], v.bin[fNext] = f.shape(i-1), f.shape(i+1)
	v.bin[fPrev2], v.bin[fNext2] = f.shape(i-2), f.shape(i+2)
	n := int32(len(f.blocks))
	all := f.over(0, n)
	par := f.up(b.box)
	grand := f.up(par)
	great := f.up(grand)
	ps, gs, gg := f.within(par), f.within(grand), f.within(great)
	v.bin[fParWords] = logBin(ps.words)
	v.bin[fParLinks] = part(ps.link, ps.words)
	v.bin[fParShare] = part(ps.long, all.long)
	v.bin[fGrandShare] = part(gs.long, all.long)
	v.bin[fGreatShare] = part(gg.long, all.long)
	v.bin[fGrandLinks] = part(gs.link, gs.words)
	u := f.within(f.unit(b))
	v.bin[fUnitWords] = logBin(u.words)
	v.bin[fUnitLinks] = part(u.link, u.words)
	v.bin[fUnitStops] = density(u.stops, u.words, 40, 7)
	v.bin[fPosition] = uint8(int32(i) * 16 / n)
	v.bin[fLongBefore] = part(f.over(0, int32(i)).long, all.long)
	v.bin[fLongAfter] = part(f.over(int32(i)+1, n).long, all.long)
	v.bin[fH1] = f.h1Bin(int32(i))
	v.bin[fBest] = f.boxBin(b, f.best)
	v.bin[fNearLong] = gapBin(f.prevLng[i])*6 + gapBin(f.nextLng[i])
	if i > 0 {
		v.bin[fPics] = uint8(min(b.pics-f.blocks[i-1].pics, 3))
		v.bin[fPrevPhrase] = uint8(f.blocks[i-1].announces())
	}
	v.bin[fPageWords] = logBin(all.long)
	bx := &f.boxes[b.box]
	v.bin[fTwins], v.bin[fParTwins], v.bin[fCrowd] = logBin(bx.twins), logBin(f.boxes[par].twins), logBin(f.boxes[par].crowd)
	v.bin[fArticle] = f.articleBin(b)
	v.bin[fArticles] = logBin(f.articles)
	ux := f.unit(b)
	v.bin[fUnitPhrase] = uint8(f.blocks[f.boxes[ux].from].announces())
	v.bin[fGrandPhrase] = uint8(f.blocks[f.boxes[f.up(ux)].from].announces())
	v.bin[fHeading] = uint8(f.heading[i])
	v.bin[fSince] = f.since[i]
	v.bin[fKind] = uint8(f.metas.kind)
	v.bin[fH1s], v.bin[fDates] = f.h1s[i], f.dates[i]
	v.bin[fUnitPos] = min(7, uint8(min(int32(i)-f.boxes[ux].from, 7))) + 8*uint8(min(3, f.boxes[ux].to-1-int32(i)))
	g := f.groups[f.group[i]]
	v.bin[fSigWords] = logBin(g.words)
	v.bin[fSigLinks] = part(g.link, g.words)
	v.bin[fSigCount] = logBin(g.count)
	v.bin[fSigStops] = density(g.stops, g.words, 40, 7)
}

func gapBin(n int32) uint8 {
	switch {
	case n <= 3:
		return uint8(n - 1)
	case n <= 6:
		return 3
	case n <= 15:
		return 4
	}
	return 5
}

func (f *featurer) h1Bin(i int32) uint8 {
	if f.h1 < 0 {
		return 0
	}
	d := i - f.h1
	switch {
	case d == 0:
		return 1
	case d < 0:
		return 2 + logBin(-d)/4
	}
	return 8 + logBin(d)
}

func (f *featurer) boxBin(b *block, best int32) uint8 {
	up := uint8(0)
	for x := best; x >= 0; x = f.boxes[x].up {
		bx := &f.boxes[x]
		if f.boxes[b.box].from >= bx.from && f.boxes[b.box].to <= bx.to {
			down := min(f.boxes[b.box].depth-bx.depth, 5)
			return 1 + min(up, 3)*6 + uint8(max(down, 0))
		}
		if up++; up > 4 {
			break
		}
	}
	return 0
}

func (f *featurer) within(x int32) sums { return f.over(f.boxes[x].from, f.boxes[x].to) }

// textBins reads the words of a block.
func (f *featurer) textBins(b *block, v *vector) {
	v.bin[fPhrase] = uint8(b.announces())
	text := f.text(b, 1<<12)
	if b.m.words <= 60 {
		v.bin[fMention] = f.mentionBin(text, b)
	} else {
		f.hashes = hashWords(f.hashes[:0], text)
	}
	if len(f.body.set) > 0 {
		v.bin[fBody] = 1 + f.body.share(f.hashes)
	}
	if len(f.desc.set) > 0 && b.m.words < 100 {
		v.bin[fDesc] = f.desc.share(f.hashes)
	}
	if len(f.title.set) > 0 && b.m.words < 40 {
		v.bin[fTitle] = f.title.share(f.hashes)
	}
	h := uint32(hashStart)
	for _, w := range f.hashes {
		h = (h ^ w) * hashPrime
	}
	b.hash = h
	n := &f.times[f.seen.id(uint64(h))]
	v.bin[fRepeat] = uint8(min(*n, 2))
	*n++
	if v.bin[fRepeat] > 0 && b.m.words > 8 {
		v.bin[fRepeat] += 2
	}
}

// mentionBin hashes the words of a short block, and tells what it mentions first.
func (f *featurer) mentionBin(text []byte, b *block) uint8 {
	f.hashes = hashWords(f.hashes[:0], text)
	first := mnNone
	for i := 0; i < len(f.hashes) && first == mnNone; i++ {
		first = mentionOf(f.hashes[i])
	}
	if first == mnNone && bytes.IndexByte(text, '@') >= 0 {
		return uint8(mentionCount) * 3
	}
	return uint8(first)*3 + min(logBin(b.m.words)/4, 2)
}
