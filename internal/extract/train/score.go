package main

import (
	"fmt"
	"hash/maphash"
	"strings"
	"unicode"

	"github.com/broadsheet-go/broadsheet/internal/extract"
	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
)

// The two measures that articles are compared by: shingles of four words, case kept, and words.

func tokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
}

var seed = maphash.MakeSeed()

func shingles(t []string) map[uint64]int {
	m := map[uint64]int{}
	if len(t) == 0 {
		return m
	}
	if len(t) <= 4 {
		m[key(t)]++
		return m
	}
	for i := 0; i+4 <= len(t); i++ {
		m[key(t[i:i+4])]++
	}
	return m
}

func key(t []string) uint64 {
	var h uint64 = 14695981039346656037
	for _, w := range t {
		h = h*1099511628211 ^ maphash.String(seed, w)
	}
	return h
}

func overlap[K comparable](a, b map[K]int) (n int) {
	for k, x := range a {
		n += min(x, b[k])
	}
	return n
}

func count[K comparable](m map[K]int) (n int) {
	for _, x := range m {
		n += x
	}
	return n
}

type row struct {
	p, r, wf   float64
	hasP, hasT bool
}

func pr(tp, n, t int) (float64, float64) {
	if n == 0 && t == 0 {
		return 1, 1
	}
	var p, r float64
	if n > 0 {
		p = float64(tp) / float64(n)
	}
	if t > 0 {
		r = float64(tp) / float64(t)
	}
	return p, r
}

func compare(pred, truth string) (r row) {
	pred = strings.ReplaceAll(pred, "\u00ad", "")
	a, b := tokens(truth), tokens(pred)
	sa, sb := shingles(a), shingles(b)
	na, nb := count(sa), count(sb)
	r.p, r.r = pr(overlap(sa, sb), nb, na)
	r.hasP, r.hasT = nb > 0, na > 0
	la, lb := map[string]int{}, map[string]int{}
	for _, w := range a {
		la[strings.ToLower(w)]++
	}
	for _, w := range b {
		lb[strings.ToLower(w)]++
	}
	wp, wr := pr(overlap(la, lb), len(b), len(a))
	if wp+wr > 0 {
		r.wf = 2 * wp * wr / (wp + wr)
	}
	return r
}

func (p *page) eval(m *pair) row {
	if m == nil {
		doc, o := p.parse()
		return compare(string(htmlclean.AppendPlain(nil, extract.Extract(doc, o).Content)), p.text)
	}
	return compare(p.open().Text(m), p.text)
}

type totals struct{ n, np, nt, p, r, wf float64 }

func (t *totals) add(r row) {
	t.n++
	t.wf += r.wf
	if r.hasP {
		t.np++
		t.p += r.p
	}
	if r.hasT {
		t.nt++
		t.r += r.r
	}
}

func (t *totals) String() string {
	p, r := t.p/max(t.np, 1), t.r/max(t.nt, 1)
	return fmt.Sprintf("n %4.0f  shF1 %.4f P %.4f R %.4f  wdF1 %.4f", t.n, 2*p*r/(p+r), p, r, t.wf/t.n)
}

// perfect scores the blocks that the labels choose.
func (p *page) perfect() row {
	p.study()
	var s strings.Builder
	for i, x := range p.samples {
		if p.label[i] > 0 {
			s.WriteString(x.Text + "\n")
		}
	}
	return compare(s.String(), p.text)
}
