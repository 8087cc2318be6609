// Command report prints side-by-side tables of accuracy and speed as Markdown: broadsheet beside the
// libraries that Go programs use for the same work.
//
//	go run -C compare ./report [CORPUS]
//
// CORPUS is the folder with feeds/, normalize/ and pages/. Without it the documents of testdata are read,
// which have no expectations: only speed is told then, and what was read at all.
//
// Speed is a ratio within one run: every contender reads the same documents in turns, and the best of its
// turns counts. Accuracy is on the development half of each set, see CONTRIBUTING.md.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/tools/txtar"
)

func main() {
	r := report{out: os.Stdout}
	if len(os.Args) > 1 {
		r.corpus = os.Args[1]
	}
	for _, section := range []func() error{r.feedsIn, r.feedsOut, r.pages, r.dates, r.bylines, r.urls} {
		if err := section(); err != nil {
			fmt.Fprintln(os.Stderr, "report:", err)
			os.Exit(1)
		}
	}
}

// report writes its tables to out. corpus is "" where there is none.
type report struct {
	out    io.Writer
	corpus string
}

// table writes a Markdown table with a title.
func (r *report) table(title string, columns []string, rows [][]string) {
	fmt.Fprintf(r.out, "**%s**\n\n| %s |\n|%s\n", title, strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for _, row := range rows {
		fmt.Fprintf(r.out, "| %s |\n", strings.Join(row, " | "))
	}
	fmt.Fprintln(r.out)
}

// contender is a library that does the work.
type contender[In, Out any] struct {
	name string
	do   func(In) (Out, bool) // false: refused, or nothing found
}

// turns is how often each contender does the work.
const turns = 3

// race lets the contenders do all the work in turns and gives the best time of each.
func race[In, Out any](inputs []In, list []contender[In, Out]) []time.Duration {
	best := make([]time.Duration, len(list))
	for turn := range turns {
		for i, c := range list {
			start := time.Now()
			for _, in := range inputs {
				c.do(in)
			}
			if d := time.Since(start); turn == 0 || d < best[i] {
				best[i] = d
			}
		}
	}
	return best
}

// times gives how many times as fast as base d is.
func times(base, d time.Duration) string {
	x := float64(base) / float64(max(d, 1))
	if x >= 10 {
		return fmt.Sprintf("%.0f×", x)
	}
	return fmt.Sprintf("%.2g×", x)
}

func percent(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of))
}

// each prints the duration of one of n.
func each(d time.Duration, n int) string {
	d /= time.Duration(max(n, 1))
	if d < 10*time.Microsecond {
		return fmt.Sprintf("%.2f µs", float64(d)/float64(time.Microsecond))
	}
	return d.Round(time.Duration(math.Pow10(max(0, len(fmt.Sprint(int64(d)))-3)))).String()
}

// document is an input by name.
type document struct {
	name string
	data []byte
}

// inputs gives the documents that a pattern finds below the corpus, or the inputs of a folder of testdata.
func (r *report) inputs(pattern, testdata string) (docs []document, err error) {
	pattern = filepath.Join(r.corpus, pattern)
	if r.corpus == "" {
		pattern = filepath.Join("..", "testdata", testdata, "*.txtar")
	}
	files, err := filepath.Glob(pattern)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no documents", pattern)
	}
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		data, err := readFile(file)
		if err != nil {
			return nil, err
		}
		if r.corpus == "" {
			data = txtar.Parse(data).Files[0].Data
		}
		docs = append(docs, document{filepath.Base(file), data})
	}
	return docs, nil
}

// readFile reads a file, unzipped.
func readFile(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return data, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// readLines reads a file of JSON lines below the corpus.
func readLines[T any](r *report, name string) (list []T, err error) {
	f, err := os.Open(filepath.Join(r.corpus, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var v T
		if err := dec.Decode(&v); err == io.EOF {
			return list, nil
		} else if err != nil {
			return list, err
		}
		list = append(list, v)
	}
}
