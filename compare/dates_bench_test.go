package compare

import (
	"bufio"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/araddon/dateparse"
	"github.com/broadsheet-go/broadsheet"
	"github.com/markusmobius/go-htmldate"
	"github.com/mmcdole/gofeed"
)

// dateString is a printed date with what is known of its page.
type dateString struct {
	text string
	src  broadsheet.Source
}

// dateStrings reads the date strings of the corpus.
func dateStrings(tb testing.TB) (list []dateString) {
	tb.Helper()
	corpus := os.Getenv("BROADSHEET_CORPUS")
	if corpus == "" {
		tb.Skip("BROADSHEET_CORPUS is not set: no strings to measure")
	}
	f, err := os.Open(filepath.Join(corpus, "normalize", "dates", "dev.input.jsonl"))
	if err != nil {
		tb.Skip(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q struct {
			Input string
			Opts  struct{ Lang, Host string }
		}
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			tb.Fatal(err)
		}
		list = append(list, dateString{q.Input, broadsheet.Source{Language: q.Opts.Lang, URL: "https://" + q.Opts.Host + "/"}})
	}
	return list
}

// benchEach measures f over a list of size bytes, one of it after the other; an operation is one.
func benchEach[T any](b *testing.B, name string, list []T, size int, f func(T)) {
	b.Run(name, func(b *testing.B) {
		b.SetBytes(int64(size / len(list)))
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			f(list[i%len(list)])
		}
	})
}

// BenchmarkDates reads one string after the other; an operation is one string. gofeed and go-htmldate take
// documents, so theirs holds nothing but the string.
func BenchmarkDates(b *testing.B) {
	list := dateStrings(b)
	size := 0
	for _, d := range list {
		size += len(d.text)
	}
	run := func(name string, f func(dateString)) { benchEach(b, name, list, size, f) }
	var p broadsheet.Parser
	run("broadsheet", func(d dateString) { p.ParseDate(d.text, d.src) })
	run("araddon-dateparse", func(d dateString) { dateparse.ParseAny(d.text) })
	run("gofeed", func(d dateString) {
		gofeed.NewParser().ParseString("<rss version='2.0'><channel><item><pubDate>" + html.EscapeString(d.text) + "</pubDate></item></channel></rss>")
	})
	run("go-htmldate", func(d dateString) {
		page := "<html><body><p class='date'>" + html.EscapeString(d.text) + "</p></body></html>"
		htmldate.FromReader(strings.NewReader(page), htmldate.Options{UseOriginalDate: true})
	})
}
