package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/broadsheet-go/broadsheet/scale/internal/warc"
)

func TestPlan(t *testing.T) {
	dir := t.TempDir()
	list, file, folder := filepath.Join(dir, "list"), filepath.Join(dir, "a.warc.gz"), filepath.Join(dir, "folder")
	err := errors.Join(os.WriteFile(list, []byte("http://a.example/1\nhttp://a.example/2\n\nhttps://b.example/1\n"), 0o600),
		os.WriteFile(file, make([]byte, 25), 0o600), os.MkdirAll(filepath.Join(folder, ".hidden"), 0o700),
		os.WriteFile(filepath.Join(folder, "b"), make([]byte, 6), 0o600), os.WriteFile(filepath.Join(folder, "c"), make([]byte, 6), 0o600),
		os.WriteFile(filepath.Join(folder, "d"), nil, 0o600), os.WriteFile(filepath.Join(folder, ".hidden", "e"), nil, 0o600))
	if err != nil {
		t.Fatal(err)
	}
	shards, err := plan([]string{list, file, folder}, dir, 10, limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, s := range shards {
		for j := range s.Items {
			s.Items[j] = strings.TrimPrefix(s.Items[j], folder)
		}
		got = append(got, strings.Join(append(s.Items, string(rune('0'+s.Start/10))), " "))
		if s.N != i || s.Job == "" || s.Modified.IsZero() {
			t.Errorf("shard %d: %+v", i, s)
		}
	}
	want := []string{"http://a.example/1 https://b.example/1 http://a.example/2 0", "0", "1", "2", "/b /c 0", "/d 0"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if again, err := plan([]string{list, file, folder}, dir, 10, limits{}); err != nil || again[0].Job != shards[0].Job {
		t.Errorf("another job for the same inputs (%v)", err)
	}
	if _, err := plan([]string{filepath.Join(folder, "b")}, dir, 10, limits{}); err == nil {
		t.Error("a file of zeros was taken for a list of addresses")
	}
}

func TestClaims(t *testing.T) {
	long := strings.Repeat("Words that are many. ", 20)
	for _, test := range []struct {
		name string
		a, b string
		same bool
	}{
		{"address", urlClaim("https://www.example.org/a/?utm_source=x"), urlClaim("http://example.org/a"), true},
		{"other address", urlClaim("https://example.org/a"), urlClaim("https://example.org/b"), false},
		{"text", textClaim(long), textClaim(strings.ToUpper(long) + "!"), true},
		{"other text", textClaim(long), textClaim(long + "More."), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.a == "" || (test.a == test.b) != test.same {
				t.Errorf("got %q and %q", test.a, test.b)
			}
		})
	}
	for _, none := range []string{urlClaim("https://example.org/"), urlClaim("https://example.org"), urlClaim("file.html"), textClaim("Not found")} {
		if none != "" {
			t.Errorf("got a key %q for what many share", none)
		}
	}
}

func TestComparePlaces(t *testing.T) {
	sorted := []string{"000001.2.0", "000001.2.1", "000001.10.0", "000002.0.0", "1000000.0.0"}
	for i, a := range sorted {
		for j, b := range sorted {
			if got := comparePlaces(a, b); got != max(-1, min(1, i-j)) {
				t.Errorf("%s, %s: got %d", a, b, got)
			}
		}
	}
}

// Copies of a page have their own addresses and texts, and are records that can be read.
func TestGenerate(t *testing.T) {
	dir := t.TempDir()
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	io.WriteString(w, "<pre>x</pre><P>a<p class=x>b<p>c")
	w.Close()
	if err := os.WriteFile(filepath.Join(dir, "page.html.gz"), z.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "out.warc.gz")
	if err := genCommand([]string{"-pages", dir, "-n", "3", file}); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r := warc.NewReader(bytes.NewReader(text), 0, int64(len(text)), int64(len(text)))
	seen := map[string]bool{}
	for range 3 {
		rec, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		_, page, _ := strings.Cut(string(rec.Body), "\r\n\r\n")
		seen[page], seen[rec.URI] = true, true
		if strings.Count(page, ". ") != 2 {
			t.Errorf("got %q, want two sentences", page)
		}
	}
	if _, err := r.Next(); err != io.EOF || len(seen) != 6 {
		t.Errorf("%v, %d different", err, len(seen))
	}
}
