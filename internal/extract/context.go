package extract

import "math"

// The second look: once every block has a first score, those of its neighbours, its template and the
// boxes around it say more than anything about the block itself.

// contextFeature is a kind of evidence from the first scores.
type contextFeature uint8

const (
	xScore contextFeature = iota
	xPrev
	xNext
	xPrev2
	xNext2
	xSig
	xParent
	xGrand
	xGreat
	xUnit
	xParentShare
	xGrandShare
	xGreatShare
	xBefore
	xAfter
	xNear
	xBest
	xWords
	xMass
	xPrevSame
	xMaxGap
	xUnitShare
	contextCount
)

type context [contextCount]uint8

// contexter computes contexts from the blocks' scores.
type contexter struct {
	*featurer
	prob    []float32 // of the first look
	mass    []float64 // running sums of probability times words
	sig     []float64 // of each group
	prevYes []int32
	nextYes []int32
	core    int32
	total   float64
}

func newContexter(f *featurer, first []float32) *contexter {
	n := len(f.blocks)
	c := &contexter{featurer: f, prob: make([]float32, n), mass: make([]float64, n+1), sig: make([]float64, len(f.groups))}
	c.prevYes, c.nextYes = make([]int32, n), make([]int32, n)
	last := int32(1 << 20)
	for i := range f.blocks {
		p := 1 / (1 + math.Exp(-float64(first[i])))
		c.prob[i] = float32(p)
		m := p * float64(f.blocks[i].m.words)
		c.mass[i+1] = c.mass[i] + m
		c.sig[f.group[i]] += m
		last++
		c.prevYes[i] = last
		if p > 0.5 && f.blocks[i].m.words >= 8 {
			last = 0
		}
	}
	last = 1 << 20
	for i := n - 1; i >= 0; i-- {
		last++
		c.nextYes[i] = last
		if c.prob[i] > 0.5 && f.blocks[i].m.words >= 8 {
			last = 0
		}
	}
	c.total = c.mass[n]
	c.findCore()
	return c
}

// findCore finds the box with the most likely text, as findBest does with long blocks.
func (c *contexter) findCore() {
	sum := make([]float64, len(c.boxes))
	most := 0.0
	for i := range c.blocks {
		b := &c.blocks[i]
		w := float64(c.prob[i]-0.3) * float64(b.m.words)
		if w <= 0 {
			continue
		}
		for x, n := b.box, 0; x >= 0 && n < 5; x, n = c.boxes[x].up, n+1 {
			sum[x] += w
			if sum[x] > most {
				most, c.core = sum[x], x
			}
			if n > 0 {
				w *= 0.75
			}
		}
	}
}

// odds gives a log odds as one of 16 bins.
func odds(s float32) uint8 {
	return uint8(max(0, min(15, int(s*1.25+8))))
}

func prob8(p float64) uint8 { return uint8(max(0, min(9, int(p*10)))) }

// mean gives the likely share of text in a box, weighted by words.
func (c *contexter) mean(x int32) uint8 {
	bx := &c.boxes[x]
	w := c.over(bx.from, bx.to).words
	if w == 0 {
		return 0
	}
	return 1 + prob8((c.mass[bx.to]-c.mass[bx.from])/float64(w))
}

func (c *contexter) part(m float64) uint8 {
	if c.total < 1 {
		return 0
	}
	return part(int32(m*16), int32(c.total*16))
}

func (c *contexter) in(x int32) float64 {
	return c.mass[c.boxes[x].to] - c.mass[c.boxes[x].from]
}

func (c *contexter) at(first []float32, i int) uint8 {
	if i < 0 || i >= len(first) {
		return 0
	}
	return 1 + odds(first[i])/2
}

func (c *contexter) context(first []float32, i int) (x context) {
	b := &c.blocks[i]
	n := len(c.blocks)
	x[xScore] = odds(first[i])
	x[xPrev], x[xNext] = c.at(first, i-1), c.at(first, i+1)
	x[xPrev2], x[xNext2] = c.at(first, i-2), c.at(first, i+2)
	if g := c.groups[c.group[i]]; g.words > 0 {
		x[xSig] = prob8(c.sig[c.group[i]]/float64(g.words)) + 10*min(2, logBin(g.count)/4)
	}
	par := c.up(b.box)
	grand := c.up(par)
	great := c.up(grand)
	unit := c.unit(b)
	x[xParent], x[xGrand], x[xGreat], x[xUnit] = c.mean(par), c.mean(grand), c.mean(great), c.mean(unit)
	x[xParentShare], x[xGrandShare], x[xGreatShare] = c.part(c.in(par)), c.part(c.in(grand)), c.part(c.in(great))
	x[xUnitShare] = c.part(c.in(unit))
	x[xBefore] = c.part(c.mass[i])
	x[xAfter] = c.part(c.mass[n] - c.mass[i+1])
	x[xNear] = gapBin(c.prevYes[i])*6 + gapBin(c.nextYes[i])
	x[xBest] = c.boxBin(b, c.core)
	x[xWords] = min(logBin(b.m.words)/2, 5)*5 + odds(first[i])/4
	x[xMass] = logBin(int32(c.total))
	if i > 0 {
		x[xPrevSame] = 1
		if c.blocks[i-1].box == b.box {
			x[xPrevSame] = 2
		} else if c.group[i-1] == c.group[i] {
			x[xPrevSame] = 3
		}
		x[xPrevSame] += 4 * (odds(first[i-1]) / 4)
	}
	x[xMaxGap] = logBin(c.prevYes[i])
	return x
}
