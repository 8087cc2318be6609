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

// hopeless is the score below which trees are not asked.
const hopeless = -5

// choose decides which blocks are the article's.
func (p *page) choose(m *[2]Model) {
	f := newFeaturer(p)
	vs, first := f.scores(&m[0])
	c := newContexter(f, first)
	var in inputs
	for i := range p.blocks {
		x := c.context(first, i)
		b := &p.blocks[i]
		b.score = m[1].again(&vs[i], &x)
		if b.score > hopeless && len(m[1].Trees) > 0 {
			in.fill(&vs[i], &x)
			s := int32(0)
			for k := range m[1].Trees {
				s += m[1].Trees[k].value(&in)
			}
			b.score += float32(s) / scale
		}
		p.blocks[i].keep = p.blocks[i].score > m[1].Cut
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
