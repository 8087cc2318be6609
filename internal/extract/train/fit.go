package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/extract"
)

// study labels the blocks of a page: 1 where the truth has the block's text.
func (p *page) study() {
	p.samples = p.open().Samples()
	p.label = make([]float32, len(p.samples))
	p.weight = make([]float32, len(p.samples))
	truth := labelTokens(p.text)
	have := map[uint64]int{}
	for i := 0; i+4 <= len(truth); i++ {
		have[key(truth[i:i+4])]++
	}
	lines := map[uint64]int{}
	for _, l := range strings.Split(p.text, "\n") {
		lines[key(labelTokens(l))]++
	}
	toks := make([][]string, len(p.samples))
	for i, s := range p.samples {
		toks[i] = labelTokens(s.Text)
	}
	for i := range p.samples {
		p.label[i] = label(toks, i, have, lines)
	}
	p.dedupe(toks, have, lines)
	n := float32(max(len(truth), 60))
	total := 0.0
	for i, t := range toks {
		w := (float32(len(t)) + 2) / n
		p.weight[i] = min(w, 0.3)
		total += float64(p.weight[i])
	}
	// A page counts no more because much of it is not text, or its truth is short: its scores are bounded too.
	scale := float32(min(1, mostOf/total)) * p.worth()
	for i := range p.weight {
		p.weight[i] *= scale
	}
}

// worth says how much a page counts.
func (p *page) worth() float32 {
	switch {
	case p.set == "fundus":
		return newsWorth
	case p.set == "scrapinghub":
		return newsWorth
	case p.kind == "article":
		return 1
	}
	return elseWorth
}

// labelTokens splits scripts that write no spaces into characters.
func labelTokens(s string) (out []string) {
	for _, t := range tokens(s) {
		cjk := false
		for _, r := range t {
			if r >= 0x0E00 && r <= 0x0EFF || r >= 0x3040 && r <= 0x9FFF {
				cjk = true
				break
			}
		}
		if !cjk {
			out = append(out, t)
			continue
		}
		for _, r := range t {
			out = append(out, string(r))
		}
	}
	return out
}

func label(toks [][]string, i int, have, lines map[uint64]int) float32 {
	t := toks[i]
	if len(t) >= 4 {
		in := 0
		for j := 0; j+4 <= len(t); j++ {
			if have[key(t[j:j+4])] > 0 {
				in++
			}
		}
		if in*2 >= len(t)-3 {
			return 1
		}
		return 0
	}
	if len(t) == 0 {
		return 0
	}
	if lines[key(t)] > 0 {
		return 1
	}
	var ctx []string
	if i > 0 {
		p := toks[i-1]
		ctx = append(ctx, p[max(0, len(p)-3):]...)
	}
	a := len(ctx)
	ctx = append(ctx, t...)
	b := len(ctx)
	if i+1 < len(toks) {
		n := toks[i+1]
		ctx = append(ctx, n[:min(3, len(n))]...)
	}
	for j := 0; j+4 <= len(ctx); j++ {
		if j < b && j+4 > a && have[key(ctx[j:j+4])] > 0 {
			return 1
		}
	}
	return 0
}

// dedupe keeps one of the blocks that say the same, as often as the truth does: the one with the most
// text of the article around it.
func (p *page) dedupe(toks [][]string, have, lines map[uint64]int) {
	at := map[uint64][]int{}
	for i, t := range toks {
		if p.label[i] > 0 {
			k := key(t)
			at[k] = append(at[k], i)
		}
	}
	base := append([]float32(nil), p.label...)
	around := func(i int) (s float32) {
		for j := max(0, i-6); j < min(len(toks), i+7); j++ {
			if j != i && base[j] > 0 {
				s += float32(min(len(toks[j]), 60))
			}
		}
		return s
	}
	for _, t := range toks {
		is := at[key(t)]
		if len(is) < 2 {
			continue
		}
		times := lines[key(t)]
		if len(t) >= 4 {
			times = have[key(t[:4])]
		}
		for len(is) > max(times, 1) {
			worst := 0
			for x := range is {
				if around(is[x]) < around(is[worst]) {
					worst = x
				}
			}
			p.label[is[worst]] = 0
			is = append(is[:worst:worst], is[worst+1:]...)
		}
		at[key(t)] = is
	}
}

// What was chosen by cross-validation.
const (
	epochs      = 14
	settled     = 6 // epochs, after which the weights of all steps are averaged
	firstStep   = 0.15
	decay       = 2e-5
	newsWorth   = 3    // of a page of the news sets, against 1 for an article elsewhere
	elseWorth   = 0.25 // of a page that is no article
	mostOf      = 2.5  // the most that one page's blocks weigh together
	parts       = 2    // of the sites, to get first scores of unseen pages
	absurd      = 3    // log odds against a label
	absurdWorth = 0.3  // of a block with such odds
	trees       = 100
	cut         = 0.2 // precision is worth more than a page's own odds say: they come from more pages of a like kind
)

// ref is a block to learn from.
type ref struct {
	*extract.Sample
	label, weight float64
}

// shuffled gives the pages' blocks in an order that is mixed, and the same each time. Of the hundreds of
// short links that are no text each fourth stands for four.
func shuffled(pages []*page, samples func(*page) []extract.Sample) (all []ref) {
	for _, p := range pages {
		ss := samples(p)
		for i := range ss {
			r := ref{&ss[i], float64(p.label[i]), float64(p.weight[i])}
			if r.Trivial && r.label == 0 {
				if i%4 != 0 {
					continue
				}
				r.weight *= 4
			}
			all = append(all, r)
		}
	}
	random := uint64(1)
	for i := len(all) - 1; i > 0; i-- {
		random = random*6364136223846793005 + 1442695040888963407
		j := int(random>>33) % (i + 1)
		all[i], all[j] = all[j], all[i]
	}
	return all
}

// fit learns a model from pages, by logistic regression with AdaGrad. Steps and decay are brought up to date
// now and then only, which is much faster. The weights are the mean over the later epochs: the last ones alone hang
// on which blocks came last.
func fit(pages []*page, samples func(*page) []extract.Sample) *extract.Model {
	all := shuffled(pages, samples)
	w := make([]float64, extract.Weights)
	g2 := make([]float64, extract.Weights)
	step := make([]float64, extract.Weights)
	for i := range g2 {
		g2[i] = 1e-4
	}
	sum, sums := make([]float64, len(w)), 0.0
	for e := range epochs {
		rate := firstStep / (1 + float64(e)*0.3)
		for k, r := range all {
			if k%1024 == 0 || e == 0 && k < 20000 && k%32 == 0 {
				for i := range step {
					step[i] = rate / math.Sqrt(g2[i])
					w[i] -= min(1, 1024*decay*step[i]) * w[i]
				}
			}
			if e >= settled && k%4096 == 0 {
				add(sum, w)
				sums++
			}
			z := 0.0
			for _, f := range r.Features {
				z += w[f]
			}
			g := (1/(1+math.Exp(-z)) - r.label) * r.weight
			for _, f := range r.Features {
				g2[f] += g * g
				w[f] -= step[f] * g
			}
		}
	}
	m := new(extract.Model)
	for i, x := range sum {
		*m.At(i) = int16(max(-32000, min(32000, math.Round(x/sums*256))))
	}
	return m
}

func add(to, from []float64) {
	for i, x := range from {
		to[i] += x
	}
}

// unseen learns first looks from a part of the pages each, and shows them the pages of the other parts.
func unseen(pages []*page, show func(*page, *extract.Model)) {
	for k := range parts {
		var in []*page
		for _, p := range pages {
			if p.fold(parts*7)%parts != k {
				in = append(in, p)
			}
		}
		m := fit(in, firstSamples)
		for _, p := range pages {
			if p.fold(parts*7)%parts == k {
				show(p, m)
			}
		}
	}
}

func firstSamples(p *page) []extract.Sample { return p.samples }

// fit2 learns both looks. The second learns from first scores that models gave to pages they had not
// seen, as it will have to work with such.
func fit2(pages []*page) *pair {
	m := new(pair)
	m[0] = *fit(pages, firstSamples)
	more := map[*page][]extract.Sample{}
	unseen(pages, func(p *page, part *extract.Model) {
		s := append([]extract.Sample(nil), p.samples...)
		p.open().Again(part, s)
		more[p] = s
	})
	m[1] = *fit(pages, func(p *page) []extract.Sample { return more[p] })
	return m
}

// trusted gives the pages with other weights: a block whose label a model of other sites finds absurd counts little. More often
// than not it is the truth that is wrong there: cut short, or another text's.
func trusted(pages []*page) (out []*page) {
	weight := map[*page][]float32{}
	unseen(pages, func(p *page, m *extract.Model) { weight[p] = p.trust(m) })
	for _, p := range pages {
		q := *p
		q.weight = weight[p]
		out = append(out, &q)
	}
	return out
}

// trust gives the weights of a page's blocks, as far as a model bears their labels out.
func (p *page) trust(m *extract.Model) []float32 {
	weight := append([]float32(nil), p.weight...)
	for i, s := range p.samples {
		odds := 0.0
		for _, f := range s.Features {
			odds += float64(*m.At(int(f))) / extract.Scale
		}
		if p.label[i] > 0 {
			odds = -odds
		}
		if odds > absurd {
			weight[i] *= absurdWorth
		}
	}
	return weight
}

// write prints the models as Go source.
func write(w io.Writer, ms *pair) {
	fmt.Fprint(w, "// weights are those of the first and the second look.\nvar weights = [2]Model{\n")
	for i := range ms {
		m := &ms[i]
		fmt.Fprint(w, "\t{\n\t\tBins: [featureCount][bins]int16{\n")
		for _, r := range m.Bins {
			writeRow(w, r[:])
		}
		fmt.Fprint(w, "\t\t},\n\t\tSets: [setCount][32]int16{\n")
		for _, r := range m.Sets {
			writeRow(w, r[:])
		}
		fmt.Fprint(w, "\t\t},\n")
		if i == 1 {
			fmt.Fprint(w, "\t\tContext: [contextCount][bins]int16{\n")
			for _, r := range m.Context {
				writeRow(w, r[:])
			}
			fmt.Fprint(w, "\t\t},\n")
			fmt.Fprintf(w, "\t\tCut: %g,\n\t\tTrees: []Tree{\n", m.Cut)
			for _, t := range m.Trees {
				fmt.Fprintf(w, "\t\t\t{%#v, %#v, %#v},\n", t.Feature, t.Above, t.Leaf)
			}
			fmt.Fprint(w, "\t\t},\n")
		}
		fmt.Fprint(w, "\t},\n")
	}
	fmt.Fprint(w, "}\n")
}

func writeRow(w io.Writer, r []int16) {
	for len(r) > 0 && r[len(r)-1] == 0 {
		r = r[:len(r)-1]
	}
	fmt.Fprint(w, "\t\t\t{")
	for i, x := range r {
		if i > 0 {
			fmt.Fprint(w, ", ")
		}
		fmt.Fprint(w, x)
	}
	fmt.Fprint(w, "},\n")
}
