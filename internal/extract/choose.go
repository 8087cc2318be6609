package extract

// blockKind says what a block that is not text was taken for.
type blockKind uint8

const (
	kindNone blockKind = iota
	kindHeadline
	kindByline
	kindCaption
	kindPromo
)

// choose decides which blocks are the article's.
func (p *page) choose() {
	best, most := int32(-1), int32(0)
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.m.words >= 12 && b.link*3 < b.m.words && b.m.stops > 0 {
			b.score = 1
		}
	}
	sum := make([]int32, len(p.boxes))
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.score > 0 {
			w := b.m.words
			for x, n := b.box, 0; x >= 0 && n < 3; x, n = p.boxes[x].up, n+1 {
				sum[x] += w
				w /= 2
			}
		}
	}
	for i, s := range sum {
		if s > most {
			best, most = int32(i), s
		}
	}
	if best < 0 {
		return
	}
	for i := p.boxes[best].from; i < p.boxes[best].to; i++ {
		b := &p.blocks[i]
		tags := p.boxes[b.box].tags
		b.keep = b.link*2 < b.m.words && tags&(tagCaption|tagNav|tagAside|tagFooter|tagForm|tagH1) == 0
	}
}
