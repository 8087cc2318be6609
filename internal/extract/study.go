package extract

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Study is a page taken apart, for the program that trains the weights.
type Study struct{ p *page }

// NewStudy takes a document apart.
func NewStudy(doc *html.Node, o Options) *Study { return &Study{p: walk(doc, o)} }

// Sample is a block as the training program sees it.
type Sample struct {
	Text     string
	Words    int
	Trivial  bool     // a short link, of which pages have hundreds
	Features []uint16 // indexes of the weights that apply
}

// Weights is the number of a Model's weights.
const Weights = (int(featureCount)+int(contextCount))*bins + setCount*32

// At gives the weight with an index that a Sample names.
func (m *Model) At(i int) *int16 {
	if i < int(featureCount)*bins {
		return &m.Bins[i/bins][i%bins]
	}
	i -= int(featureCount) * bins
	if i < setCount*32 {
		return &m.Sets[i/32][i%32]
	}
	i -= setCount * 32
	return &m.Context[i/bins][i%bins]
}

// Again adds the context that a first model's scores give to samples without any.
func (s *Study) Again(m *Model, samples []Sample) {
	f := newFeaturer(s.p)
	_, first := f.scores(m)
	c := newContexter(f, first)
	for i := range samples {
		x := &samples[i]
		x.Features = x.Features[:len(x.Features):len(x.Features)]
		for k, n := range c.context(first, i) {
			x.Features = append(x.Features, uint16(int(featureCount)*bins+setCount*32+k*bins+int(n)))
		}
	}
}

// Samples gives the page's blocks.
func (s *Study) Samples() []Sample {
	f := newFeaturer(s.p)
	out := make([]Sample, len(s.p.blocks))
	for i := range out {
		b := &s.p.blocks[i]
		v := f.vector(i)
		x := Sample{Text: string(s.p.text(b, 1<<20)), Words: int(b.m.words), Trivial: b.link >= b.m.words && b.m.words < 6}
		for k, n := range v.bin {
			x.Features = append(x.Features, uint16(k*bins+int(n)))
		}
		for k, set := range v.sets() {
			for j := range 32 {
				if set>>j&1 != 0 {
					x.Features = append(x.Features, uint16(int(featureCount)*bins+k*32+j))
				}
			}
		}
		out[i] = x
	}
	return out
}

// Text gives the text that a model chooses, one block a line.
func (s *Study) Text(m *[2]Model) string {
	s.p.choose(m)
	return s.p.plain()
}

// Debug describes each block after Text.
func (s *Study) Debug() []string {
	out := make([]string, len(s.p.blocks))
	for i := range out {
		b := &s.p.blocks[i]
		mark := " "
		if b.keep {
			mark = "K"
		}
		path := ""
		for x, n := b.box, 0; x > 0 && n < 4; x, n = s.p.boxes[x].up, n+1 {
			e := s.p.boxes[x].node
			path += " " + e.Data
			if c := attr(e, "class"); c != "" {
				path += "." + c[:min(len(c), 24)]
			}
		}
		out[i] = fmt.Sprintf("%s %5.1f w%-3d l%-3d [%s ]", mark, b.score, b.m.words, b.link, path)
	}
	return out
}

// Inputs gives what the trees may ask of each block, and the scores that they add to.
func (s *Study) Inputs(m *[2]Model) (in [][Inputs]uint8, score []float32) {
	f := newFeaturer(s.p)
	vs, first := f.scores(&m[0])
	c := newContexter(f, first)
	in, score = make([][Inputs]uint8, len(first)), make([]float32, len(first))
	for i := range first {
		x := c.context(first, i)
		(*inputs)(&in[i]).fill(&vs[i], &x)
		score[i] = m[1].again(&vs[i], &x) + m[1].grown((*inputs)(&in[i]))
	}
	return in, score
}

// Hopeless is the score below which trees are not asked.
const Hopeless = hopeless

// Scale is how many units of a weight make one unit of log odds.
const Scale = scale

// plain gives the text of the kept blocks, for the training program.
func (p *page) plain() string {
	var s strings.Builder
	for i := range p.blocks {
		if b := &p.blocks[i]; b.keep {
			s.Write(p.text(b, 1<<20))
			s.WriteByte('\n')
		}
	}
	return s.String()
}
