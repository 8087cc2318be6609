package compare

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/broadsheet-go/broadsheet"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// benchPage is a news page, known to be UTF-8.
type benchPage struct {
	url  string
	body []byte
}

// loadPages reads the first n UTF-8 pages of the two news sets, in the order of their truth files.
func loadPages(b *testing.B, n int) (pages []benchPage, size int64) {
	corpus := os.Getenv("BROADSHEET_CORPUS")
	if corpus == "" {
		b.Skip("BROADSHEET_CORPUS is not set")
	}
	for _, set := range []string{"fundus", "scrapinghub"} {
		dir := filepath.Join(corpus, "pages", set)
		f, err := os.Open(filepath.Join(dir, "truth.jsonl"))
		if err != nil {
			b.Fatal(err)
		}
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<24)
		for s.Scan() && len(pages) < n {
			var t struct{ ID, URL, Charset string }
			if err := json.Unmarshal(s.Bytes(), &t); err != nil {
				b.Fatal(err)
			}
			if t.Charset != "utf-8" {
				continue
			}
			body := readGzip(b, filepath.Join(dir, "html", t.ID+".html"))
			pages = append(pages, benchPage{t.URL, body})
			size += int64(len(body))
		}
		f.Close()
	}
	return pages, size
}

// readGzip reads a file, or the same with .gz.
func readGzip(b *testing.B, name string) []byte {
	if body, err := os.ReadFile(name); err == nil {
		return body
	}
	f, err := os.Open(name + ".gz")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		b.Fatal(err)
	}
	return body
}

// BenchmarkReadPages reads 100 news pages from bytes to article, beside parsing alone.
func BenchmarkReadPages(b *testing.B) {
	pages, size := loadPages(b, 100)
	for _, run := range []struct {
		name string
		read func(p benchPage)
	}{
		{"html.Parse", func(p benchPage) { _, _ = html.Parse(bytes.NewReader(p.body)) }},
		{"broadsheet", func(p benchPage) {
			_, _ = broadsheet.ParseHTML(bytes.NewReader(p.body), broadsheet.Source{URL: p.url, ContentType: "text/html; charset=utf-8"})
		}},
		{"go-readability", func(p benchPage) {
			u, _ := url.Parse(p.url)
			_, _ = readability.FromReader(bytes.NewReader(p.body), u)
		}},
		{"go-trafilatura", func(p benchPage) {
			u, _ := url.Parse(p.url)
			_, _ = trafilatura.Extract(bytes.NewReader(p.body), trafilatura.Options{OriginalURL: u})
		}},
	} {
		b.Run(run.name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, p := range pages {
					run.read(p)
				}
			}
		})
	}
}
