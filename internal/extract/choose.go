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
func (p *page) choose(m *[2]Model) {
	f := newFeaturer(p)
	vs, first := f.scores(&m[0])
	c := newContexter(f, first)
	for i := range p.blocks {
		x := c.context(first, i)
		p.blocks[i].score = m[1].again(&vs[i], &x)
		p.blocks[i].keep = p.blocks[i].score > 0
	}
}

// scores gives every block's vector and first score.
func (f *featurer) scores(m *Model) ([]vector, []float32) {
	vs, first := make([]vector, len(f.blocks)), make([]float32, len(f.blocks))
	for i := range f.blocks {
		vs[i] = f.vector(i)
		first[i] = m.score(&vs[i])
	}
	return vs, first
}
