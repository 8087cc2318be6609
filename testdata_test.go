package broadsheet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// TestData runs the cases of testdata, whose README.md explains them.
func TestData(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(file, "testdata/"), ".txtar"), func(t *testing.T) {
			testCase(t, file)
		})
	}
}

func testCase(t *testing.T, file string) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	src, err := caseSource(string(ar.Comment))
	if err != nil {
		t.Fatal(err)
	}
	if len(ar.Files) == 0 || !strings.HasPrefix(ar.Files[0].Name, "input") {
		t.Fatalf("%s: the first file is not input", file)
	}
	input := ar.Files[0].Data
	if *update && len(ar.Files) == 1 {
		ar.Files = append(ar.Files, txtar.File{Name: "json"})
	}
	for i := range ar.Files[1:] {
		f := &ar.Files[i+1]
		got := section(input, src, f.Name)
		if !*update && got != string(f.Data) {
			t.Errorf("%s differs:\n%s", f.Name, diff(got, string(f.Data)))
		}
		f.Data = []byte(got)
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// caseSource reads the "Field: value" lines of a case's comment into a Source.
func caseSource(comment string) (src Source, err error) {
	for line := range strings.Lines(comment) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "URL":
			src.URL = value
		case "ContentLocation":
			src.ContentLocation = value
		case "ContentType":
			src.ContentType = value
		case "Language":
			src.Language = value
		case "Retrieved":
			if src.Retrieved, err = time.Parse(time.RFC3339, value); err != nil {
				return src, err
			}
		}
	}
	return src, nil
}

// section makes one expected output of a case.
func section(input []byte, src Source, name string) string {
	var out, warnings strings.Builder
	p := &Parser{Warn: func(e *Error) { fmt.Fprintln(&warnings, e) }}
	r := p.NewReader(bytes.NewReader(input), src)
	feed := *r.Feed()
	var last error
	for a, err := range r.All() {
		if err != nil {
			last = err
			break
		}
		feed.Items = append(feed.Items, a)
	}
	items := feed.Items
	feed = *r.Feed()
	feed.Items = items
	switch name {
	case "json":
		writeJSON(&out, &feed)
	case "rss", "atom", "jsonfeed":
		writeFeed(&out, &feed, name)
	case "markdown":
		for _, a := range feed.Items {
			out.WriteString(a.Markdown())
		}
	case "text":
		for _, a := range feed.Items {
			fmt.Fprintln(&out, a.Text())
		}
	case "warnings":
		out.WriteString(warnings.String())
	case "error":
		if last != nil {
			fmt.Fprintln(&out, last)
		}
	default:
		fmt.Fprintln(&out, "no such output")
	}
	if s := out.String(); s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return out.String() + "\n"
}

// writeJSON writes a feed, or of a page or text its articles alone.
func writeJSON(out *strings.Builder, feed *Feed) {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	if feed.Format.isFeed() {
		if err := enc.Encode(feed); err != nil {
			fmt.Fprintln(out, err)
		}
		return
	}
	for _, a := range feed.Items {
		if err := enc.Encode(a); err != nil {
			fmt.Fprintln(out, err)
		}
	}
}

func writeFeed(out *strings.Builder, feed *Feed, name string) {
	as := map[string]Format{"rss": RSS, "atom": Atom, "jsonfeed": JSONFeed}[name]
	if feed.Title == "" {
		feed.Title = "A feed of one"
	}
	if err := feed.Write(out, as); err != nil {
		fmt.Fprintln(out, err)
	}
}

// diff gives the lines around the first difference.
func diff(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	return fmt.Sprintf("from line %d:\n got: %s\nwant: %s", i+1,
		strings.Join(g[i:min(i+6, len(g))], "\n      "), strings.Join(w[i:min(i+6, len(w))], "\n      "))
}
