package compare

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"golang.org/x/tools/txtar"
)

// document is a feed and the name it goes by.
type document struct {
	name string
	data []byte
}

// corpusFeeds gives the feeds of the corpus that BROADSHEET_CORPUS names, without the JSON ones; without it
// those of testdata.
func corpusFeeds(tb testing.TB) []document {
	tb.Helper()
	var docs []document
	dir := os.Getenv("BROADSHEET_CORPUS")
	if dir == "" {
		cases, _ := filepath.Glob("../testdata/feed/*.txtar")
		for _, name := range cases {
			if ar, err := txtar.ParseFile(name); err == nil && bytes.HasPrefix(ar.Files[0].Data, []byte("<")) {
				docs = append(docs, document{filepath.Base(name), ar.Files[0].Data})
			}
		}
		return docs
	}
	files, _ := filepath.Glob(filepath.Join(dir, "feeds", "*.gz"))
	for _, name := range files {
		if strings.Contains(name, ".json") {
			continue
		}
		data, err := gunzip(name)
		if err != nil {
			tb.Fatal(err)
		}
		docs = append(docs, document{strings.TrimSuffix(filepath.Base(name), ".gz"), data})
	}
	if len(docs) == 0 {
		tb.Skip("BROADSHEET_CORPUS holds no feeds/*.gz")
	}
	return docs
}

func gunzip(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// realFeeds gives the feeds that gofeed reads too, so that a comparison is of the same work.
func realFeeds(tb testing.TB) []document {
	var docs []document
	for _, d := range corpusFeeds(tb) {
		if _, err := gofeed.NewParser().Parse(bytes.NewReader(d.data)); err == nil {
			docs = append(docs, d)
		}
	}
	if len(docs) == 0 {
		tb.Skip("no feed that gofeed reads")
	}
	return docs
}

// bigFeed gives one RSS feed of about n bytes, made of the items of the feeds that are RSS 2.0 in UTF-8.
func bigFeed(tb testing.TB, n int) []byte {
	var items [][]byte
	spaces := map[string]bool{}
	var decl []string
	for _, d := range realFeeds(tb) {
		head, _, ok := bytes.Cut(d.data, []byte("<item>"))
		if !ok || !bytes.Contains(head, []byte("<rss")) || bytes.Contains(bytes.ToLower(head), []byte("encoding=\"iso")) ||
			bytes.Contains(bytes.ToLower(head), []byte("encoding=\"windows")) {
			continue
		}
		own, names := itemsOf(d.data), declarations(head)
		wrapped := fmt.Appendf(nil, "<rss version=\"2.0\" %s><channel>%s</channel></rss>", strings.Join(names, " "), bytes.Join(own, nil))
		if _, err := gofeed.NewParser().Parse(bytes.NewReader(wrapped)); err != nil {
			continue
		}
		items = append(items, own...)
		for _, s := range names {
			if prefix, _, _ := strings.Cut(s, "="); !spaces[prefix] {
				spaces[prefix] = true
				decl = append(decl, s)
			}
		}
	}
	if len(items) == 0 {
		tb.Skip("no RSS items to make a big feed of")
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" %s><channel><title>Big</title>", strings.Join(decl, " "))
	for i := 0; b.Len() < n; i++ {
		b.Write(items[i%len(items)])
	}
	b.WriteString("</channel></rss>")
	return b.Bytes()
}

// itemsOf cuts a feed at its items.
func itemsOf(data []byte) (items [][]byte) {
	for {
		i := bytes.Index(data, []byte("<item>"))
		if i < 0 {
			return items
		}
		n := bytes.Index(data[i:], []byte("</item>"))
		if n < 0 {
			return items
		}
		n += len("</item>")
		items = append(items, data[i:i+n])
		data = data[i+n:]
	}
}

// declarations gives the namespace declarations of a feed's root, but the default one.
func declarations(head []byte) (names []string) {
	for _, w := range strings.Fields(strings.NewReplacer(">", " ", "'", `"`).Replace(string(head))) {
		if strings.HasPrefix(w, "xmlns:") && strings.Count(w, `"`) == 2 {
			names = append(names, w)
		}
	}
	return names
}
