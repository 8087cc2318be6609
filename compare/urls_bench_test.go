package compare

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/broadsheet-go/broadsheet"
)

// BenchmarkURLs cleans the addresses of the corpus; an operation is one. net/url reads and prints them, and removes
// nothing: it is what a program does with an address that does nothing else.
func BenchmarkURLs(b *testing.B) {
	corpus := os.Getenv("BROADSHEET_CORPUS")
	if corpus == "" {
		b.Skip("BROADSHEET_CORPUS is not set: no addresses to measure")
	}
	var list []string
	size := 0
	readRows(b, filepath.Join(corpus, "normalize", "urls", "dev.input.jsonl"), func(row bylineRow) {
		if strings.Contains(row.Input, "://") {
			list = append(list, row.Input)
			size += len(row.Input)
		}
	})
	run := func(name string, f func(string)) { benchEach(b, name, list, size, f) }
	var p broadsheet.Parser
	run("broadsheet", func(s string) { p.NormalizeURL("", s) })
	run("broadsheet-key", func(s string) { broadsheet.URLKey(s) })
	run("net-url", func(s string) {
		if u, err := url.Parse(s); err == nil {
			_ = u.String()
		}
	})
}
