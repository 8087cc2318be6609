// Train learns the weights of package extract from a corpus of pages with their true text.
//
//	BROADSHEET_CORPUS=/path go run ./internal/extract/train > internal/extract/weights.go
package main

import (
	"bytes"
	"encoding/gob"
	"flag"
	"fmt"
	"os"
	"runtime/pprof"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/broadsheet-go/broadsheet/internal/extract"
)

var (
	folds   = flag.Int("folds", 5, "parts for cross-validation by site; 0 for none")
	rowsOut = flag.String("rows", "", "write each page's scores to this file")
	final   = flag.Bool("final", false, "also train on everything")
	showW   = flag.Bool("w", false, "print weights")
	save    = flag.String("save", "", "keep the fold models in this file, or read them from it")
	show    = flag.String("show", "", "print the blocks of the pages whose id contains this")
	cuts    = flag.String("cut", "0", "thresholds")
	trees   = flag.Int("trees", 0, "grow so many trees")
	errs    = flag.String("errs", "", "list the costliest runs of wrong blocks of this set")
	shipped = flag.Bool("shipped", false, "score the weights in the package")
	oracle  = flag.Bool("oracle", false, "score a perfect choice of blocks")
	prof    = flag.String("prof", "", "cpu profile")
)

func main() {
	flag.Parse()
	if *prof != "" {
		f, _ := os.Create(*prof)
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	pages := load(os.Getenv("BROADSHEET_CORPUS"))
	fmt.Fprintln(os.Stderr, len(pages), "pages")
	if *oracle {
		eval("best", pages, nil)
		return
	}
	if *shipped {
		eval("now", pages, func(*page) *[2]extract.Model { return nil })
		return
	}
	if *folds > 0 {
		models := make([]*[2]extract.Model, *folds)
		if b, err := os.ReadFile(*save); err == nil && gob.NewDecoder(bytes.NewReader(b)).Decode(&models) == nil {
			if *errs != "" {
				listErrors(pages, func(p *page) *[2]extract.Model { return models[p.fold(*folds)] })
				return
			}
			if *show != "" {
				showPages(pages, func(p *page) *[2]extract.Model { return models[p.fold(*folds)] })
				return
			}
			if *save != "" {
				var b bytes.Buffer
				gob.NewEncoder(&b).Encode(models)
				os.WriteFile(*save, b.Bytes(), 0o644)
			}
			if *trees > 0 {
				parallel(len(pages), func(i int) { pages[i].study() })
				parallel(*folds, func(k int) {
					var in []*page
					for _, p := range pages {
						if p.fold(*folds) != k {
							in = append(in, p)
						}
					}
					grow(in, models[k], *trees)
				})
			}
			for _, c := range strings.Split(*cuts, ",") {
				x, _ := strconv.ParseFloat(c, 32)
				for _, m := range models {
					m[1].Cut = float32(x)
				}
				eval("cv "+c, pages, func(p *page) *[2]extract.Model { return models[p.fold(*folds)] })
			}
			return
		}
		parallel(len(pages), func(i int) { pages[i].study() })
		parallel(*folds, func(k int) {
			var in []*page
			for _, p := range pages {
				if p.fold(*folds) != k {
					in = append(in, p)
				}
			}
			models[k] = fit2(in)
		})
		if *save != "" {
			var b bytes.Buffer
			gob.NewEncoder(&b).Encode(models)
			os.WriteFile(*save, b.Bytes(), 0o644)
		}
		if *trees > 0 {
			parallel(*folds, func(k int) {
				var in []*page
				for _, p := range pages {
					if p.fold(*folds) != k {
						in = append(in, p)
					}
				}
				grow(in, models[k], *trees)
			})
		}
		for _, c := range strings.Split(*cuts, ",") {
			x, _ := strconv.ParseFloat(c, 32)
			for _, m := range models {
				m[1].Cut = float32(x)
			}
			eval("cv "+c, pages, func(p *page) *[2]extract.Model { return models[p.fold(*folds)] })
		}
	}
	if *final {
		parallel(len(pages), func(i int) { pages[i].study() })
		m := fit2(pages)
		grow(pages, m, *trees)
		x, _ := strconv.ParseFloat(*cuts, 32)
		m[1].Cut = float32(x)
		eval("fit", pages, func(*page) *[2]extract.Model { return m })
		write(os.Stdout, m)
	}
}

func parallel(n int, f func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range next {
				f(i)
			}
		}()
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// eval prints the scores of every set.
func eval(label string, pages []*page, model func(*page) *[2]extract.Model) {
	rows := make([]row, len(pages))
	parallel(len(pages), func(i int) {
		if model == nil {
			rows[i] = pages[i].perfect()
			return
		}
		rows[i] = pages[i].eval(model(pages[i]))
	})
	groups := map[string]*totals{}
	var names []string
	add := func(name string, r row) {
		if groups[name] == nil {
			groups[name] = &totals{}
			names = append(names, name)
		}
		groups[name].add(r)
	}
	for i, p := range pages {
		add(p.set+"/"+p.kind, rows[i])
		if p.set == "wcxb" {
			add("wcxb", rows[i])
		}
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Fprintf(os.Stderr, "%-4s %-22s %s\n", label, n, groups[n])
	}
	if *rowsOut != "" {
		var s strings.Builder
		for i, p := range pages {
			fmt.Fprintf(&s, "%s\t%s\t%s\t%.3f\t%.3f\t%.3f\n", p.set, p.kind, p.id, rows[i].p, rows[i].r, rows[i].wf)
		}
		os.WriteFile(*rowsOut, []byte(s.String()), 0o644)
	}
}

func showPages(pages []*page, model func(*page) *[2]extract.Model) {
	for _, p := range pages {
		if !strings.Contains(p.id, *show) {
			continue
		}
		p.study()
		r := p.eval(model(p))
		fmt.Printf("=== %s %s %s  P %.3f R %.3f wf %.3f\n", p.set, p.id, p.url, r.p, r.r, r.wf)
		s := p.open()
		s.Text(model(p))
		for i, d := range s.Debug() {
			fmt.Printf("%s %v %s\n", map[float32]string{0: "-", 1: "T"}[p.label[i]], d, cutText(p.samples[i].Text))
		}
	}
}

func cutText(s string) string {
	if len(s) > 110 {
		return s[:80] + " ... " + s[len(s)-25:]
	}
	return s
}

// listErrors prints runs of blocks that were wrongly kept or dropped, costliest first.
func listErrors(pages []*page, model func(*page) *[2]extract.Model) {
	type run struct {
		cost float64
		text string
	}
	var all []run
	for _, p := range pages {
		if p.set != *errs || p.kind != "article" {
			continue
		}
		p.study()
		s := p.open()
		s.Text(model(p))
		d := s.Debug()
		n := float64(len(labelTokens(p.text)))
		for i := 0; i < len(d); {
			kept := d[i][0] == 'K'
			want := p.label[i] > 0
			if kept == want {
				i++
				continue
			}
			r := run{}
			shown := 0
			words := 0
			for ; i < len(d) && (d[i][0] == 'K') == kept && (p.label[i] > 0) == want; i++ {
				words += len(labelTokens(p.samples[i].Text))
				if shown < 3 {
					r.text += fmt.Sprintf("     %s %s\n", d[i], cutText(p.samples[i].Text))
				}
				shown++
			}
			r.cost = float64(words) / (n + 20)
			kind := map[bool]string{true: "ADDED", false: "LOST"}[kept]
			r.text = fmt.Sprintf("%.3f %s %s %d blocks %d words\n", r.cost, kind, p.id, shown, words) + r.text
			all = append(all, r)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].cost > all[j].cost })
	sum := 0.0
	for _, r := range all {
		sum += r.cost
	}
	fmt.Println("total", sum)
	for _, r := range all[:min(len(all), 90)] {
		fmt.Print(r.text)
	}
}
