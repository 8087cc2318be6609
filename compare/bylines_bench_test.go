package compare

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/broadsheet-go/broadsheet"
	"github.com/markusmobius/go-trafilatura"
)

// byline is a printed byline, the names in it, and the language of its page.
type byline struct {
	set, text, lang string
	want            []string
}

// bylines reads the bylines of the corpus.
func bylines(tb testing.TB) (list []byline) {
	tb.Helper()
	corpus := os.Getenv("BROADSHEET_CORPUS")
	if corpus == "" {
		tb.Skip("BROADSHEET_CORPUS is not set: no bylines to measure")
	}
	langs := map[string]string{}
	readRows(tb, filepath.Join(corpus, "normalize", "bylines", "dev.input.jsonl"), func(row bylineRow) {
		langs[row.ID] = row.Opts.Lang
	})
	readRows(tb, filepath.Join(corpus, "normalize", "bylines", "dev.truth.jsonl"), func(row bylineRow) {
		list = append(list, byline{row.Set, row.Input, langs[row.ID], row.Want.Authors})
	})
	return list
}

// bylineRow is a line of either file of the corpus.
type bylineRow struct {
	ID, Set, Input string
	Opts           struct{ Lang string }
	Want           struct{ Authors []string }
}

func readRows(tb testing.TB, name string, use func(bylineRow)) {
	tb.Helper()
	f, err := os.Open(name)
	if err != nil {
		tb.Skip(err)
	}
	defer f.Close()
	for d := json.NewDecoder(f); d.More(); {
		var row bylineRow
		if err := d.Decode(&row); err != nil {
			tb.Fatal(err)
		}
		use(row)
	}
}

// BenchmarkBylines reads the corpus's bylines and reports, beside the time, how many of a hundred
// gave exactly the names wanted. go-trafilatura reads them as the author of a page that has nothing else,
// for it has no function of its own for them: of its time most is the page's.
func BenchmarkBylines(b *testing.B) {
	list := bylines(b)
	bytes := 0
	for _, s := range list {
		bytes += len(s.text)
	}
	for _, reader := range []struct {
		name string
		read func(byline) []string
	}{
		{"broadsheet", func(s byline) (names []string) {
			authors, _ := broadsheet.ParseByline(s.text, broadsheet.Source{Language: s.lang})
			for _, p := range authors {
				names = append(names, p.Name)
			}
			return names
		}},
		{"split", splitByline},
		{"go-trafilatura", trafilaturaByline},
	} {
		b.Run(reader.name, func(b *testing.B) {
			exact := 0
			for _, s := range list {
				if sameNames(reader.read(s), s.want) {
					exact++
				}
			}
			b.SetBytes(int64(bytes / len(list)))
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				reader.read(list[i%len(list)])
				i++
			}
			b.ReportMetric(100*float64(exact)/float64(len(list)), "%exact")
		})
	}
}

// splitByline is what a program does that has no library for it.
func splitByline(s byline) (names []string) {
	text := strings.TrimSpace(s.text)
	if len(text) > 3 && strings.EqualFold(text[:3], "by ") {
		text = text[3:]
	}
	text = strings.NewReplacer(" and ", ",", "&", ",", ";", ",").Replace(text)
	for name := range strings.SplitSeq(text, ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func trafilaturaByline(s byline) []string {
	page := `<html><head><meta name="author" content="` + html.EscapeString(s.text) + `"></head><body><p>text</p></body></html>`
	result, err := trafilatura.Extract(strings.NewReader(page), trafilatura.Options{})
	if err != nil || result.Metadata.Author == "" {
		return nil
	}
	return strings.Split(result.Metadata.Author, "; ")
}

// sameNames compares two lists without regard to order, case, full stops and kinds of apostrophes.
func sameNames(got, want []string) bool {
	fold := func(list []string) []string {
		var out []string
		for _, s := range list {
			out = append(out, strings.ToLower(strings.NewReplacer(".", "", ",", "", "’", "'").Replace(s)))
		}
		slices.Sort(out)
		return out
	}
	return slices.Equal(fold(got), fold(want))
}
