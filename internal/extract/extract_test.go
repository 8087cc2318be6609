package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// words repeats a sentence until it is long enough to be a paragraph.
func words(s string) string { return strings.Repeat(s+" ", 6) }

func TestExtract(t *testing.T) {
	page := "<body><nav><a href=/>Home</a> <a href=/w>World</a></nav><article><h1>Bridge opens</h1><p>" +
		words("The bridge over the river was opened on Tuesday.") + "</p><p>" + words("It took nine years to build, the city said.") +
		"</p><ul class=related><li><a href=/1>Another bridge closes</a></li></ul></article><footer>Imprint</footer>"
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	got := Extract(doc, Options{Title: "Bridge opens"}).Content
	for _, want := range []string{"opened on Tuesday", "nine years"} {
		if !strings.Contains(got, want) {
			t.Errorf("Content lacks %q: %s", want, got)
		}
	}
	for _, bad := range []string{"World", "Another bridge", "Imprint"} {
		if strings.Contains(got, bad) {
			t.Errorf("Content has %q: %s", bad, got)
		}
	}
}
