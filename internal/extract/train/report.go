package main

import (
	"fmt"
	"go/format"
	"log"
	"os"
	"sort"
	"strings"
)

// report prints the scores of every set and kind of page.
func report(label string, pages []*page, eval func(*page) row) {
	rows := make([]row, len(pages))
	parallel(len(pages), func(i int) { rows[i] = eval(pages[i]) })
	groups := map[string]*totals{}
	add := func(name string, r row) {
		if groups[name] == nil {
			groups[name] = &totals{}
		}
		groups[name].add(r)
	}
	var each strings.Builder
	for i, p := range pages {
		add(p.set, rows[i])
		if p.set == "wcxb" {
			add(p.set+"/"+p.kind, rows[i])
		}
		fmt.Fprintf(&each, "%s\t%s\t%s\t%.3f\t%.3f\t%.3f\n", p.set, p.kind, p.id, rows[i].p, rows[i].r, rows[i].wf)
	}
	var names []string
	for n := range groups {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		log.Printf("%-4s %-20s %s", label, n, groups[n])
	}
	if *rowsTo != "" {
		if err := os.WriteFile(*rowsTo, []byte(each.String()), 0o666); err != nil {
			log.Fatal(err)
		}
	}
}

// formatted gives Go source as gofmt does.
func formatted(src []byte) []byte {
	out, err := format.Source(src)
	if err != nil {
		log.Fatal(err)
	}
	return out
}

// showPages prints the blocks of pages: T where the truth has one, K where the model keeps it.
func showPages(pages []*page, model func(*page) *pair) {
	for _, p := range pages {
		if !strings.Contains(p.id, *show) {
			continue
		}
		p.study()
		r := p.eval(model(p))
		fmt.Printf("=== %s %s %s  P %.3f R %.3f\n", p.set, p.id, p.url, r.p, r.r)
		for i, d := range p.describe(model(p)) {
			mark := "-"
			if p.label[i] > 0 {
				mark = "T"
			}
			fmt.Println(mark, d, shortened(p.samples[i].Text))
		}
	}
}

// describe says what a model makes of each block.
func (p *page) describe(m *pair) []string {
	s := p.open()
	s.Text(m)
	return s.Debug()
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 110 {
		return string(r[:80]) + " ... " + string(r[len(r)-25:])
	}
	return s
}

// mistake is a run of blocks that were wrongly kept or dropped.
type mistake struct {
	cost float64 // in texts
	text string
}

// listErrors prints the costliest mistakes of a set.
func listErrors(pages []*page, model func(*page) *pair) {
	var all []mistake
	for _, p := range pages {
		if p.set == *errs && p.kind == "article" {
			p.study()
			all = append(all, p.mistakes(p.describe(model(p)))...)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].cost > all[j].cost })
	for _, m := range all[:min(len(all), 100)] {
		fmt.Print(m.text)
	}
}

// mistakes finds runs of blocks that are kept where they should not be, or the other way round.
func (p *page) mistakes(described []string) (out []mistake) {
	n := float64(len(labelTokens(p.text)))
	for i := 0; i < len(described); {
		kept, want := described[i][0] == 'K', p.label[i] > 0
		if kept == want {
			i++
			continue
		}
		var lines strings.Builder
		words, from := 0, i
		for ; i < len(described) && (described[i][0] == 'K') == kept && (p.label[i] > 0) == want; i++ {
			words += len(labelTokens(p.samples[i].Text))
			if i < from+3 {
				fmt.Fprintf(&lines, "     %s %s\n", described[i], shortened(p.samples[i].Text))
			}
		}
		what := "LOST"
		if kept {
			what = "ADDED"
		}
		cost := float64(words) / (n + 20)
		out = append(out, mistake{cost, fmt.Sprintf("%.3f %s %s %d blocks\n%s", cost, what, p.id, i-from, lines.String())})
	}
	return out
}
