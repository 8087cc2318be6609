package main

import (
	"strings"
	"testing"
)

// TestReport: without a corpus, every document of testdata is read by us.
func TestReport(t *testing.T) {
	t.Chdir("..") // where the program is run
	var out strings.Builder
	r := report{out: &out}
	if err := r.feedsIn(); err != nil {
		t.Fatal(err)
	}
	docs, err := r.inputs("", "feed")
	if err != nil || len(docs) < 10 {
		t.Fatalf("%d feeds, %v", len(docs), err)
	}
	for _, d := range docs {
		if n, _ := readOurs(d); n.items == 0 {
			t.Errorf("%s: nothing was read", d.name)
		}
	}
	if pages, err := r.loadPages("testdata"); err != nil || len(pages) == 0 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
	if !strings.Contains(out.String(), "| broadsheet |") {
		t.Errorf("no table:\n%s", &out)
	}
}
