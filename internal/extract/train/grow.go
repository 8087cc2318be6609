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

type example struct {
	in      [extract.Inputs]uint8
	y, w, z float64
}

const treeNodes = len(extract.Tree{}.Feature)

// grow adds n boosted trees to the second look.
func grow(pages []*page, m *pair, n int) {
	var ex []example
	for _, p := range pages {
		in, score := p.open().Inputs(m)
		for i := range in {
			if score[i] > extract.Hopeless {
				ex = append(ex, example{in[i], float64(p.label[i]), float64(p.weight[i]), float64(score[i])})
			}
		}
	}
	rnd := uint64(7)
	type hist [extract.Inputs][40][2]float64
	node := make([]int32, len(ex))
	used := make([]bool, len(ex))
	cols := make([]int, 0, extract.Inputs)
	hs := make([]hist, 4)
	gs, hss := make([]float64, len(ex)), make([]float64, len(ex))
	for range n {
		var t extract.Tree
		cols = cols[:0]
		for f := range extract.Inputs {
			rnd = rnd*6364136223846793005 + 1442695040888963407
			if rnd>>40&3 != 0 == (f < extract.Inputs-192) || rnd>>40&1 == 0 {
				cols = append(cols, f)
			}
		}
		for i := range ex {
			rnd = rnd*6364136223846793005 + 1442695040888963407
			used[i] = rnd>>33%10 < 6
			node[i] = 0
			p := 1 / (1 + math.Exp(-ex[i].z))
			gs[i] = (ex[i].y - p) * ex[i].w
			hss[i] = p * (1 - p) * ex[i].w
		}
		for q := 0; q < treeNodes; {
			width := q + 1
			for k := range width {
				hs[k] = hist{}
			}
			for i := range ex {
				if !used[i] {
					continue
				}
				h := &hs[int(node[i])-q]
				e := &ex[i]
				g, hh := gs[i], hss[i]
				for _, f := range cols {
					b := &h[f][e.in[f]]
					b[0] += g
					b[1] += hh
				}
			}
			for k := range width {
				t.Feature[q+k], t.Above[q+k] = split(func(f, b int) (float64, float64) { x := hs[k][f][b]; return x[0], x[1] }, cols)
			}
			for i := range ex {
				x := node[i]
				if ex[i].in[t.Feature[x]] > t.Above[x] {
					node[i] = 2*x + 2
				} else {
					node[i] = 2*x + 1
				}
			}
			q += width
		}
		var g, h [treeNodes + 1]float64
		for i := range ex {
			if used[i] {
				k := int(node[i]) - treeNodes
				g[k] += gs[i]
				h[k] += hss[i]
			}
		}
		for k := range g {
			t.Leaf[k] = int16(math.Round(256 * treeRate * g[k] / (h[k] + lambda)))
		}
		for i := range ex {
			ex[i].z += float64(t.Leaf[int(node[i])-treeNodes]) / 256
		}
		m[1].Trees = append(m[1].Trees, t)
	}
}

// split finds the best question for a node.
func split(at func(f, b int) (float64, float64), cols []int) (feature uint16, above uint8) {
	best := 0.0
	feature, above = 0, 255
	for _, f := range cols {
		var G, H float64
		for b := range 40 {
			g, h := at(f, b)
			G += g
			H += h
		}
		if H == 0 {
			continue
		}
		var l, lh float64
		base := G * G / (H + lambda)
		for b := range 39 {
			g, h := at(f, b)
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
