package broadsheet

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// corpusPages gives up to max pages of a set of the corpus that BROADSHEET_CORPUS names.
func corpusPages(tb testing.TB, set string, max int) (pages [][]byte) {
	tb.Helper()
	root := os.Getenv("BROADSHEET_CORPUS")
	if root == "" {
		tb.Skip("BROADSHEET_CORPUS names no corpus folder")
	}
	names, err := filepath.Glob(filepath.Join(root, "pages", set, "html", "*"))
	if err != nil || len(names) == 0 {
		tb.Skipf("no pages of %s in the corpus", set)
	}
	for _, name := range names[:min(max, len(names))] {
		b, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		if strings.HasSuffix(name, ".gz") {
			z, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				tb.Fatal(err)
			}
			if b, err = io.ReadAll(z); err != nil {
				tb.Fatal(err)
			}
		}
		pages = append(pages, b)
	}
	return pages
}

// BenchmarkPage tells what each part of reading a page costs beside html.Parse.
func BenchmarkPage(b *testing.B) {
	pages := corpusPages(b, "fundus", 60)
	size := 0
	for _, page := range pages {
		size += len(page)
	}
	src := Source{URL: "https://news.example/2025/03/11/story", ContentType: "text/html; charset=utf-8"}
	run := func(name string, read func(page []byte)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, page := range pages {
					read(page)
				}
			}
		})
	}
	run("html.Parse", func(page []byte) {
		if _, err := html.Parse(bytes.NewReader(page)); err != nil {
			b.Fatal(err)
		}
	})
	run("ParseHTML", func(page []byte) {
		if _, err := ParseHTML(bytes.NewReader(page), src); err != nil {
			b.Log(err)
		}
	})
	b.Run("facts", func(b *testing.B) { // all but the tree and the text
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			for _, page := range pages {
				b.StopTimer()
				root, err := html.Parse(bytes.NewReader(page))
				if err != nil {
					b.Fatal(err)
				}
				d := &document{p: &Parser{}, src: src}
				b.StartTimer()
				newPage(d, root).chooseFacts(&Article{})
			}
		}
	})
}
