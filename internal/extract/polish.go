package extract

// A choice block by block does not see what holds for a text as a whole. That is corrected here.

// polish corrects the choice.
func (f *featurer) polish() {
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.keep && (f.isFigureCaption(b) || f.isHeadline(b)) {
			b.keep = false
		}
	}
	f.trimTop()
	f.dropRepeats()
	f.dropFarAway()
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
		if b.m.words <= 12 && b.m.stops == 0 && f.boxes[b.box].tags&tagHeading == 0 && f.isByline(i) {
			b.keep = false
		}
	}
}

// isByline reports whether a short line names people, dates or where to share.
func (f *featurer) isByline(i int) bool {
	switch f.phrases[i] {
	case phByline, phDate, phShare, phCredit:
		return true
	}
	b := &f.blocks[i]
	if b.m.words <= 6 && b.m.digits > 1 && b.m.digits*3 >= b.m.chars {
		return true
	}
	return (f.boxes[b.box].own|b.inner)&(cueByline|cueDate|cueShare) != 0
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
	farScore  = 1.5
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
	in, out := int32(0), int32(0)
	for i := range f.blocks {
		switch b := &f.blocks[i]; {
		case !b.keep:
		case int32(i) >= x.from && int32(i) < x.to:
			in += b.m.words
		default:
			out += b.m.words
		}
	}
	if out >= in {
		return
	}
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.score < farScore && (int32(i) >= x.to || int32(i) < first-farBefore) {
			b.keep = false
		}
	}
}

// keptCore finds the box with the most kept text, where a box further up counts it for less.
func (f *featurer) keptCore() int32 {
	sum := make([]float64, len(f.boxes))
	most, core := 0.0, int32(-1)
	for i := range f.blocks {
		b := &f.blocks[i]
		if !b.keep {
			continue
		}
		w := float64(b.m.words)
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
