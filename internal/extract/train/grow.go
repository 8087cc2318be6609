package main

import (
	"math"

	"github.com/broadsheet-go/broadsheet/internal/extract"
)

// What was chosen by cross-validation.
const (
	lambda   = 2    // added to a leaf's weight, so that small leaves stay near zero
	treeRate = 0.15 // of what a tree could correct, how much it does
)

// example is a block as trees see it.
type example struct {
	in      [extract.Inputs]uint8
	y, w, z float64 // label, weight, log odds so far
	g, h    float64 // first and second derivative of the loss
	node    int     // of the tree that is growing
	used    bool    // by that tree
}

const treeNodes = len(extract.Tree{}.Feature)

// histogram sums up the derivatives by input and value.
type histogram [extract.Inputs][40][2]float64

// orchard is where trees grow.
type orchard struct {
	examples []example
	columns  []int // the inputs that the growing tree may ask about
	levels   [treeNodes/2 + 1]histogram
	random   uint64
}

// grow adds n boosted trees to the second look.
func grow(pages []*page, m *pair, n int) {
	o := orchard{random: 7}
	for _, p := range pages {
		in, score := p.open().Inputs(m)
		for i := range in {
			if score[i] > extract.Hopeless {
				o.examples = append(o.examples, example{
					in: in[i], y: float64(p.label[i]), w: float64(p.weight[i]), z: float64(score[i]),
				})
			}
		}
	}
	for range n {
		m[1].Trees = append(m[1].Trees, o.tree())
	}
}

// next gives pseudo-random bits, the same in every run.
func (o *orchard) next() uint64 {
	o.random = o.random*6364136223846793005 + 1442695040888963407
	return o.random
}

// tree grows one tree.
func (o *orchard) tree() (t extract.Tree) {
	o.draw()
	for q := 0; q < treeNodes; q = 2*q + 1 {
		o.level(&t, q)
	}
	o.leaves(&t)
	return t
}

// draw chooses the inputs and examples that a tree may use. Others each time, or the trees would be too alike.
func (o *orchard) draw() {
	o.columns = o.columns[:0]
	for f := range extract.Inputs {
		r := o.next()
		if r>>40&3 != 0 == (f < extract.Inputs-192) || r>>40&1 == 0 {
			o.columns = append(o.columns, f)
		}
	}
	for i := range o.examples {
		e := &o.examples[i]
		e.used = o.next()>>33%10 < 6
		e.node = 0
		p := 1 / (1 + math.Exp(-e.z))
		e.g = (e.y - p) * e.w
		e.h = p * (1 - p) * e.w
	}
}

// level finds the questions of one level, whose first is q, and asks them.
func (o *orchard) level(t *extract.Tree, q int) {
	width := q + 1
	clear(o.levels[:width])
	for i := range o.examples {
		e := &o.examples[i]
		if !e.used {
			continue
		}
		h := &o.levels[e.node-q]
		for _, f := range o.columns {
			b := &h[f][e.in[f]]
			b[0] += e.g
			b[1] += e.h
		}
	}
	for k := range width {
		t.Feature[q+k], t.Above[q+k] = split(&o.levels[k], o.columns)
	}
	for i := range o.examples {
		e := &o.examples[i]
		if e.in[t.Feature[e.node]] > t.Above[e.node] {
			e.node = 2*e.node + 2
		} else {
			e.node = 2*e.node + 1
		}
	}
}

// leaves gives the leaves their values and adds them to the examples' log odds.
func (o *orchard) leaves(t *extract.Tree) {
	var g, h [treeNodes + 1]float64
	for i := range o.examples {
		if e := &o.examples[i]; e.used {
			g[e.node-treeNodes] += e.g
			h[e.node-treeNodes] += e.h
		}
	}
	for k := range g {
		t.Leaf[k] = int16(math.Round(256 * treeRate * g[k] / (h[k] + lambda)))
	}
	for i := range o.examples {
		e := &o.examples[i]
		e.z += float64(t.Leaf[e.node-treeNodes]) / 256
	}
}

// split finds the best question for a node.
func split(sums *histogram, cols []int) (feature uint16, above uint8) {
	best := 0.0
	feature, above = 0, 255
	for _, f := range cols {
		var G, H float64
		for b := range 40 {
			g, h := sums[f][b][0], sums[f][b][1]
			G += g
			H += h
		}
		if H == 0 {
			continue
		}
		var l, lh float64
		base := G * G / (H + lambda)
		for b := range 39 {
			g, h := sums[f][b][0], sums[f][b][1]
			if h == 0 && g == 0 {
				continue
			}
			l += g
			lh += h
			r, rh := G-l, H-lh
			if lh < 0.5 || rh < 0.5 {
				continue
			}
			if gain := l*l/(lh+lambda) + r*r/(rh+lambda) - base; gain > best {
				best, feature, above = gain, uint16(f), uint8(b)
			}
		}
	}
	return feature, above
}
