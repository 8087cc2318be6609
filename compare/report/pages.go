package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"github.com/broadsheet-go/broadsheet"
)

// page is a page with what is known of it. Without a corpus nothing is.
type page struct {
	ID, URL, Charset string
	Title, Text      string
	Authors          []string
	Date             string
	Has              []string
	body             []byte
}

// found is what an extractor gives.
type found struct {
	title, text, date string
	authors           []string
}

// pages compares extractors on the two sets of news pages.
func (r *report) pages() error {
	sets := []string{"fundus", "scrapinghub"}
	if r.corpus == "" {
		sets = []string{"testdata"}
	}
	for _, set := range sets {
		pages, err := r.loadPages(set)
		if err != nil {
			return err
		}
		extractors := []contender[page, found]{
			{"html.Parse alone", func(p page) (found, bool) { _, err := html.Parse(bytes.NewReader(p.body)); return found{}, err == nil }},
			{"broadsheet", extractOurs}, {"go-readability", extractReadability}, {"go-trafilatura", extractTrafilatura},
		}
		best := race(pages, extractors)
		var rows [][]string
		for i, c := range extractors {
			cost := fmt.Sprintf("%.2f", float64(best[i])/float64(best[0]))
			if i == 0 {
				rows = append(rows, []string{c.name, "", "", "", "", cost})
				continue
			}
			rows = append(rows, append(append([]string{c.name}, score(pages, c.do)...), cost))
		}
		r.table(fmt.Sprintf("Reading %d news pages (%s)", len(pages), set),
			[]string{"", "text, F1 of words", "title", "all authors", "date", "time, as multiples of html.Parse"}, rows)
	}
	return nil
}

func (r *report) loadPages(set string) (pages []page, err error) {
	if r.corpus == "" {
		docs, err := r.inputs("", "pages")
		for _, d := range docs {
			pages = append(pages, page{ID: d.name, URL: "https://news.example/" + d.name, body: d.data})
		}
		return pages, err
	}
	if pages, err = readLines[page](r, filepath.Join("pages", set, "truth.jsonl")); err != nil {
		return nil, err
	}
	for i := range pages {
		name := filepath.Join(r.corpus, "pages", set, "html", pages[i].ID+".html")
		if pages[i].body, err = readFile(name); errors.Is(err, fs.ErrNotExist) {
			pages[i].body, err = readFile(name + ".gz")
		}
		if err != nil {
			return nil, err
		}
	}
	return pages, nil
}

func extractOurs(p page) (found, bool) {
	src := broadsheet.Source{URL: p.URL}
	if p.Charset != "" {
		src.ContentType = "text/html; charset=" + p.Charset
	}
	a, err := broadsheet.ParseHTML(bytes.NewReader(p.body), src)
	if a == nil {
		return found{}, false
	}
	f := found{title: a.Title, text: a.Text(), date: a.Published.String()}
	for _, author := range a.Authors {
		f.authors = append(f.authors, author.Name)
	}
	return f, err == nil
}

func extractReadability(p page) (found, bool) {
	u, err := url.Parse(p.URL)
	if err != nil {
		return found{}, false
	}
	a, err := readability.FromReader(bytes.NewReader(p.body), u)
	if err != nil {
		return found{}, false
	}
	f := found{title: a.Title(), date: day(a.PublishedTime())}
	if s := a.Byline(); s != "" {
		f.authors = []string{s}
	}
	var text strings.Builder
	err = a.RenderText(&text)
	f.text = text.String()
	return f, err == nil
}

func day(t time.Time, err error) string {
	if err != nil || t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func extractTrafilatura(p page) (found, bool) {
	u, err := url.Parse(p.URL)
	if err != nil {
		return found{}, false
	}
	a, err := trafilatura.Extract(bytes.NewReader(p.body), trafilatura.Options{OriginalURL: u})
	if err != nil || a == nil {
		return found{}, false
	}
	f := found{title: a.Metadata.Title, text: a.ContentText, date: day(a.Metadata.Date, nil)}
	if s := a.Metadata.Author; s != "" {
		f.authors = strings.Split(s, "; ")
	}
	return f, true
}

// score gives the mean F1 over words, and the shares of right titles, author lists and dates.
func score(pages []page, extract func(page) (found, bool)) []string {
	var f1 float64
	var texts, titles, title, authors, author, dates, date int
	for _, p := range pages {
		got, _ := extract(p)
		if p.Text != "" {
			texts++
			f1 += wordF1(words(got.text), words(p.Text))
		}
		if slices.Contains(p.Has, "title") && p.Title != "" {
			titles++
			title += count(slices.Equal(words(got.title), words(p.Title)))
		}
		if slices.Contains(p.Has, "author") || slices.Contains(p.Has, "authors") {
			authors++
			author += count(sameNames(got.authors, p.Authors))
		}
		if slices.Contains(p.Has, "date") && len(p.Date) >= 10 {
			dates++
			date += count(strings.HasPrefix(got.date, p.Date[:10]))
		}
	}
	text := "-"
	if texts > 0 {
		text = fmt.Sprintf("%.3f", f1/float64(texts))
	}
	return []string{text, percent(title, titles), percent(author, authors), percent(date, dates)}
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

func sameNames(a, b []string) bool {
	fold := func(list []string) (out []string) {
		for _, s := range list {
			out = append(out, strings.ToLower(strings.Join(strings.Fields(s), " ")))
		}
		slices.Sort(out)
		return out
	}
	return slices.Equal(fold(a), fold(b))
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) && c != '_' })
}

// wordF1 is the harmonic mean of precision and recall over the bags of words.
func wordF1(got, want []string) float64 {
	bag := map[string]int{}
	for _, w := range want {
		bag[w]++
	}
	both := 0
	for _, w := range got {
		if bag[w] > 0 {
			bag[w]--
			both++
		}
	}
	return 2 * float64(both) / float64(cmp.Or(len(got)+len(want), 1))
}
