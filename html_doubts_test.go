package broadsheet

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestDoubts reads testdata/doubts.txtar: walls, error pages and lists, and articles that look like one of them.
func TestDoubts(t *testing.T) {
	pages, err := txtar.ParseFile("testdata/doubts.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range pages.Files {
		t.Run(f.Name, func(t *testing.T) {
			want, _, _ := strings.Cut(f.Name, "/")
			if want == "none" {
				want = ""
			}
			first, page, _ := strings.Cut(string(f.Data), "\n")
			url := strings.TrimSuffix(strings.TrimPrefix(first, "<!-- "), " -->")
			a, err := ParseHTML(strings.NewReader(page), Source{URL: url})
			if a == nil || a.Doubts.String() != want {
				t.Fatalf("got %q, want %q: %+v", a.Doubts, want, a)
			}
			if got, want := errors.Is(err, ErrNoArticle), a.Doubts&^Truncated != 0; got != want {
				t.Errorf("err is %v", err)
			}
		})
	}
}
