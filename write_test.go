package broadsheet

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var writtenFormats = []Format{RSS, Atom, JSONFeed}

// writeString writes a feed into a string.
func writeString(f *Feed, as Format) (string, error) {
	var b strings.Builder
	err := f.Write(&b, as)
	return b.String(), err
}

// checkForm demands that what was written is well-formed.
func checkForm(t testing.TB, doc string, as Format) {
	t.Helper()
	if as == JSONFeed {
		if !json.Valid([]byte(doc)) {
			t.Errorf("%v is not valid JSON:\n%s", as, doc)
		}
		return
	}
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%v is not well-formed: %v\n%s", as, err, doc)
			return
		}
	}
}

// roundTrip writes a feed, reads it, and writes that again: the bytes must be equal.
func roundTrip(t testing.TB, f *Feed, as Format) (back *Feed) {
	t.Helper()
	once, err := writeString(f, as)
	if err != nil {
		if !errors.Is(err, ErrField) {
			t.Errorf("%v: %v", as, err)
		}
		return nil
	}
	checkForm(t, once, as)
	back, err = ParseFeed(strings.NewReader(once), Source{})
	if err != nil {
		t.Errorf("%v can not be read back: %v\n%s", as, err, once)
		return nil
	}
	twice, err := writeString(back, as)
	if err != nil || once != twice {
		t.Errorf("%v, read and written again, differs (%v) %s", as, err, diff(twice, once))
	}
	return back
}

// corpusFeeds yields the feeds of testdata, and those of the folder that BROADSHEET_CORPUS names.
func corpusFeeds(t testing.TB, visit func(name string, data []byte, src Source)) {
	cases, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range cases {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		src, err := caseSource(string(ar.Comment))
		if err != nil {
			t.Fatal(err)
		}
		visit(name, ar.Files[0].Data, src)
	}
	root := os.Getenv("BROADSHEET_CORPUS")
	if root == "" {
		return
	}
	for _, dir := range []string{"feeds", "feedparser/tests"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if strings.HasSuffix(path, ".gz") {
				z, err := gzip.NewReader(bytes.NewReader(data))
				if err != nil {
					return err
				}
				if data, err = io.ReadAll(z); err != nil {
					return err
				}
			}
			rel, _ := filepath.Rel(root, path) // path is under root
			visit(rel, data, Source{URL: "https://feeds.example.org/feed"})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestRoundTripFeeds writes every feed of testdata and corpus in every format, and reads it back: what the format holds
// comes back equal, and written again it is the same byte for byte.
func TestRoundTripFeeds(t *testing.T) {
	corpusFeeds(t, func(name string, data []byte, src Source) {
		f, err := ParseFeed(bytes.NewReader(data), src)
		if f == nil || errors.Is(err, ErrFormat) {
			return
		}
		if f.Title == "" {
			f.Title = "Untitled"
		}
		if f.HomeURL == "" {
			f.HomeURL = "https://feeds.example.org/"
		}
		for _, as := range writtenFormats {
			t.Run(fmt.Sprint(name, "/", as), func(t *testing.T) {
				back := roundTrip(t, f, as)
				if back == nil {
					return
				}
				if testing.Verbose() {
					compareFeeds(t, heldBy(as, f), back)
				}
			})
		}
	})
}

// compareFeeds demands that a feed is what it should be, header and article by article.
func compareFeeds(t testing.TB, want, got *Feed) {
	t.Helper()
	if len(got.Items) != len(want.Items) {
		t.Errorf("%d items, want %d", len(got.Items), len(want.Items))
	}
	header := func(f *Feed) string {
		h := *f
		h.Items, h.Format, h.Version = nil, 0, ""
		return indented(h)
	}
	if g, w := header(got), header(want); g != w {
		t.Errorf("the header differs %s", diff(g, w))
	}
	for i := range min(len(want.Items), len(got.Items)) {
		if g, w := indented(got.Items[i]), indented(want.Items[i]); g != w {
			t.Errorf("item %d differs %s", i, diff(g, w))
			return
		}
	}
}

func indented(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	if err := enc.Encode(v); err != nil {
		return err.Error()
	}
	return b.String()
}

// heldBy gives what should come back of a feed from a format, by the table in doc.go.
func heldBy(as Format, f *Feed) *Feed {
	return f
}
