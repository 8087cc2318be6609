package broadsheet

import (
	"os"
	"strings"
	"testing"
)

// TestReadmeSnippets holds the README's Go snippets to the Example functions, which are compiled and run.
func TestReadmeSnippets(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	examples, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	snippets := strings.Split(string(readme), "```go\n")[1:]
	if len(snippets) < 3 {
		t.Errorf("got %d snippets, want 3 or more", len(snippets))
	}
	flat := strings.ReplaceAll(string(examples), "\n\t", "\n")
	for _, s := range snippets {
		s, _, _ = strings.Cut(s, "```")
		if !strings.Contains(flat, s) {
			t.Errorf("this snippet is no part of an Example:\n%s", s)
		}
	}
	if n := strings.Count(string(readme), "\n"); n >= 120 {
		t.Errorf("README.md has %d lines, want fewer than 120", n)
	}
}
