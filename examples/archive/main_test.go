package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/broadsheet-go/broadsheet"
)

func TestRun(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	files := map[string]string{
		"bridge.html": `<!doctype html><title>Bridge Reopens</title><meta property="article:published_time" content="2025-03-11T08:30:00Z">
<article><h1>Bridge Reopens</h1><p>The old bridge carried cars again on Tuesday, a month earlier than the city had planned.</p>
<p>The repairs cost two million, the mayor said, and no more than the council had set aside for them.</p></article>`,
		"ferry.md":  "# Ferry Stays\n\nBy Ana Ruiz\n\nApril 8, 2025\n\nThe last ferry keeps running through the winter.\n\nTurnout was the highest in years.\n",
		"photo.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var log strings.Builder
	if err := run(in, out, "https://gazette.example/", &log); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(log.String(), "photo.png") {
		t.Errorf("the log does not name the picture: %s", &log)
	}
	f, err := os.Open(filepath.Join(out, "feed.xml"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	feed, err := broadsheet.ParseFeed(f, broadsheet.Source{})
	if err != nil || len(feed.Items) != 2 || feed.Items[0].Title != "Ferry Stays" {
		t.Fatalf("got %+v, %v", feed, err)
	}
	for _, name := range []string{"2025-04-08-ferry-stays.md", "2025-03-11-bridge-reopens.md"} {
		text, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		a, err := broadsheet.ParseText(strings.NewReader(string(text)), broadsheet.Source{})
		if err != nil || !strings.HasPrefix(a.URL, "https://gazette.example/") || !strings.Contains(name, strings.ToLower(strings.ReplaceAll(a.Title, " ", "-"))) {
			t.Errorf("%s: got %+v, %v", name, a, err)
		}
	}
}
