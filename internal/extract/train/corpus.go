package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/extract"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// page is one page of the corpus.
type page struct {
	set, id, kind, url, text string
	charset                  string
	file                     string
	samples                  []extract.Sample
	label, weight            []float32
}

// sets names the corpora used.
var sets = []string{"fundus", "scrapinghub", "wcxb"}

func load(dir string) (out []*page, err error) {
	for _, set := range sets {
		base := filepath.Join(dir, "pages", set)
		f, err := os.Open(filepath.Join(base, "truth.jsonl"))
		if err != nil {
			return nil, err
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<26)
		for sc.Scan() {
			var t struct {
				ID, URL, Charset, Text, Split string
				PageType                      string `json:"page_type"`
			}
			if err := json.Unmarshal(sc.Bytes(), &t); err != nil {
				return nil, err
			}
			if t.Split != "dev" {
				continue // kept back
			}
			p := &page{set: set, id: t.ID, kind: t.PageType, url: t.URL, text: strings.ReplaceAll(t.Text, "\u00ad", ""), charset: t.Charset}
			p.file = filepath.Join(base, "html", t.ID+".html")
			out = append(out, p)
		}
		f.Close()
	}
	return out, nil
}

func (p *page) fold(n int) int {
	host := p.url
	if u, err := url.Parse(p.url); err == nil && u.Host != "" {
		host = strings.TrimPrefix(u.Hostname(), "www.")
	}
	h := fnv.New32a()
	h.Write([]byte(host))
	return int(h.Sum32()>>3) % n
}

func (p *page) read() []byte {
	b, err := os.ReadFile(p.file)
	if err != nil {
		f, err := os.Open(p.file + ".gz")
		if err != nil {
			panic(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			panic(err)
		}
		if b, err = io.ReadAll(z); err != nil {
			panic(err)
		}
	}
	if p.charset != "utf-8" {
		e, _, _ := charset.DetermineEncoding(b, "")
		if c, err := e.NewDecoder().Bytes(b); err == nil {
			b = c
		}
	}
	return b
}

var (
	bodyRE  = regexp.MustCompile(`"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")`)
	titleRE = regexp.MustCompile(`(?i)<meta[^>]+property=["']?og:title["']?[^>]*content=("[^"]*"|'[^']*')`)
	headRE  = regexp.MustCompile(`(?is)<title[^>]*>([^<]*)`)
)

func (p *page) open() *extract.Study { return extract.NewStudy(p.parse()) }

func (p *page) parse() (*html.Node, extract.Options) {
	b := p.read()
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		doc = &html.Node{Type: html.DocumentNode}
	}
	return doc, options(b)
}

func options(b []byte) (o extract.Options) {
	if m := bodyRE.FindSubmatch(b); m != nil {
		if json.Unmarshal(m[1], &o.ArticleBody) != nil {
			o.ArticleBody = ""
		}
		if strings.Contains(o.ArticleBody, "<p") {
			o.ArticleBody = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(o.ArticleBody, " ")
		}
		o.ArticleBody = html.UnescapeString(o.ArticleBody)
	}
	if m := titleRE.FindSubmatch(b); m != nil {
		o.Title = html.UnescapeString(strings.Trim(string(m[1]), `"'`))
	} else if m := headRE.FindSubmatch(b); m != nil {
		o.Title = html.UnescapeString(string(m[1]))
	}
	for _, sep := range []string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(o.Title, sep); i > 15 {
			o.Title = o.Title[:i]
		}
	}
	return o
}
