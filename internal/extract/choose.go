package extract

import "math"

// hopeless is the score below which trees are not asked.
const hopeless = -5

// reach is how far the threshold bends with the length of what is kept: at 0 it makes the F1 of a page highest, at 1 the
// sum of its precision and recall.
const reach = 0.75

// maxBend bounds how many times what is kept the expected text counts as: where thousands of lines of little hope stand in a
// text, their sum says nothing.
const maxBend = 2

// together sharpens the odds by which blocks count towards the text that is expected.
const together = 1.5

// fewWords are so few that a page of them has no text apart from the rest.
const fewWords = 12

// choose decides which blocks are the article's.
func (p *page) choose(m *[2]Model) {
	f := newFeaturer(p)
	vs, first := f.scores(&m[0])
	c := newContexter(f, first)
	var in inputs
	for i := range p.blocks {
		x := c.context(first, i)
		p.blocks[i].score = m[1].again(&vs[i], &x)
		if p.blocks[i].score > hopeless {
			in.fill(&vs[i], &x)
			p.blocks[i].score += m[1].grown(&in)
		}
	}
	p.keepAbove(m[1].Cut)
	f.polish()
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

// keepAbove keeps the blocks that make the text best, in expectation. With calibrated scores the F1 is highest where
// every block is kept whose probability is above half of that F1: where the page is clear the threshold is near one half,
// where nothing is certain it sinks. Precision and recall together are highest with another threshold, half of the F1
// times what is expected to be text by what is kept: a page that keeps little has less to lose by keeping less. Both
// count; reach says how much. What is kept and the threshold are found in turn. Blocks of little hope add less to the text
// that is expected than their odds say (together): the cards of a menu are text all or none, and together they would make
// a short article look like a small part of it.
func (p *page) keepAbove(cut float32) {
	prob := make([]float64, len(p.blocks))
	expected := 0.0
	for i := range p.blocks {
		b := &p.blocks[i]
		prob[i] = 1 / (1 + math.Exp(float64(cut-b.score)))
		expected += float64(b.m.words) / (1 + math.Exp(together*float64(cut-b.score)))
	}
	t := 0.5
	for range 6 {
		right, words := 0.0, 0.0
		for i := range p.blocks {
			if w := float64(p.blocks[i].m.words); prob[i] > t {
				right += prob[i] * w
				words += w
			}
		}
		if words == 0 {
			t /= 2
			continue
		}
		t = right / (words + expected) * math.Pow(min(expected/words, maxBend), reach)
	}
	all := p.sums[len(p.blocks)].words < fewWords
	for i := range p.blocks {
		p.blocks[i].keep = prob[i] > t || all
	}
}
