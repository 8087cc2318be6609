package broadsheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// The tests of this file hold what doc.go promises of every input alike: no state that is shared, the same
// answer each time, nothing left behind, bounded work for an article.

// sample is an input of testdata.
type sample struct {
	name string
	data []byte
}

func samples(tb testing.TB) (list []sample) {
	files, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		list = append(list, sample{file, ar.Files[0].Data})
	}
	text, err := os.ReadFile("testdata/ferry.md")
	if err != nil {
		tb.Fatal(err)
	}
	return append(list, sample{"ferry.md", text}, sample{"page", []byte(promisePage)}, sample{"feed", promiseFeed(20)})
}

const promisePage = `<!doctype html><html lang="en"><head><title>Bridge Reopens After Repairs - The Gazette</title>
<meta property="article:published_time" content="2025-03-11T08:30:00Z"><meta property="og:site_name" content="The Gazette">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge Reopens After Repairs","author":[{"@type":"Person","name":"Ana Ruiz"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Bridge Reopens After Repairs</h1><p class="byline">By Ana Ruiz</p>
<p>The old bridge carried cars again on Tuesday, a month earlier than the city had planned, after a winter of work.</p>
<figure><img src="/b.jpg" width="800" height="500"><figcaption>Cars on the bridge. Photo: Jo Hill</figcaption></figure>
<p>The repairs cost two million, the mayor said, and <a href="/budget">no more</a> than the council had set aside for them.</p>
<p>Two lanes stay closed until June, when the last of the railings will have been painted by the city's own workers.</p>
</article><footer>© The Gazette</footer></body></html>`

func promiseFeed(n int) []byte {
	var b strings.Builder
	b.WriteString(`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Gazette</title><link>https://gazette.example/</link>`)
	for i := range n {
		fmt.Fprintf(&b, `<item><title>Story %d</title><link>https://gazette.example/%d</link><guid>%d</guid><dc:creator>Ana Ruiz</dc:creator>
<pubDate>Tue, 11 Mar 2025 08:30:00 GMT</pubDate><category>City</category><description>&lt;p&gt;The old bridge carried &lt;b&gt;cars&lt;/b&gt; again.&lt;/p&gt;</description></item>`, i, i, i)
	}
	b.WriteString(`</channel></rss>`)
	return []byte(b.String())
}

// digest gives everything that is made of an input, as one string.
func digest(tb testing.TB, p *Parser, s sample) string {
	var out bytes.Buffer
	r := p.NewReader(bytes.NewReader(s.data), Source{URL: "https://gazette.example/x"})
	var items []*Article
	for a, err := range r.All() {
		if err != nil {
			fmt.Fprintln(&out, err)
			break
		}
		items = append(items, a)
		fmt.Fprintln(&out, a.Key(), a.Text(), a.Markdown(), a.FrontMatter())
	}
	header := *r.Feed()
	header.Items = items
	if err := json.NewEncoder(&out).Encode(&header); err != nil {
		tb.Fatal(err)
	}
	for _, as := range []Format{RSS, Atom, JSONFeed} {
		if err := header.Write(&out, as); err != nil {
			fmt.Fprintln(&out, err)
		}
	}
	return out.String()
}

func TestOneParserManyGoroutines(t *testing.T) {
	list := samples(t)
	p := new(Parser)
	want := make([]string, len(list))
	for i, s := range list {
		want[i] = digest(t, p, s)
	}
	var wg sync.WaitGroup
	for g := range 64 {
		wg.Go(func() {
			for k := range list {
				i := (g + k) % len(list)
				if digest(t, p, list[i]) != want[i] {
					t.Errorf("%s: another answer than alone", list[i].name)
				}
			}
		})
	}
	wg.Wait()
}

func TestSameAnswerEachTime(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	p := new(Parser)
	for _, s := range samples(t) {
		runtime.GOMAXPROCS(1)
		want := digest(t, p, s)
		runtime.GOMAXPROCS(4)
		for range 3 {
			if got := digest(t, p, s); got != want {
				t.Errorf("%s: %s", s.name, diff(got, want))
			}
		}
	}
}

func TestNoGoroutineStays(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, s := range samples(t) {
		r := NewReader(bytes.NewReader(s.data), Source{})
		r.Next() // and no more: the Reader is left in the middle
		digest(t, new(Parser), s)
	}
	for wait := time.Millisecond; runtime.NumGoroutine() > before && wait < time.Second; wait *= 2 {
		time.Sleep(wait)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
}

// TestNothingOutside holds that the package and what belongs to it reach nothing outside: no file, no connection, no
// environment, no clock, no chance, and no goroutine.
func TestNothingOutside(t *testing.T) {
	files, err := filepath.Glob("*.go")
	inner, err2 := filepath.Glob("internal/*/*.go")
	if err != nil || err2 != nil || len(inner) == 0 {
		t.Fatal(err, err2)
	}
	set := token.NewFileSet()
	for _, name := range append(files, inner...) {
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") || file.Name.Name == "main" {
			continue
		}
		for _, spec := range file.Imports {
			switch path, _ := strconv.Unquote(spec.Path.Value); path {
			case "os", "os/exec", "io/fs", "path/filepath", "embed", "net", "net/http", "syscall", "log", "log/slog", "runtime",
				"math/rand", "math/rand/v2", "crypto/rand", "plugin":
				t.Errorf("%s imports %s", name, path)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine", set.Position(n.Pos()))
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local", "LoadLocation", "After", "AfterFunc", "Sleep", "NewTimer", "Tick"}, n.Sel.Name) {
					t.Errorf("%s: time.%s", set.Position(n.Pos()), n.Sel.Name)
				}
			}
			return true
		})
	}
}

// TestDocNamesTests holds that each test that doc.go names for a promise is there.
func TestDocNamesTests(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	files, err2 := filepath.Glob("*_test.go")
	inner, err3 := filepath.Glob("internal/*/*_test.go")
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	var tests []byte
	for _, name := range append(files, inner...) {
		more, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tests = append(tests, more...)
	}
	named := regexp.MustCompile(`\b(Test|Fuzz)[A-Z]\w*`).FindAll(text, -1)
	if len(named) < 15 {
		t.Errorf("doc.go names %d tests", len(named))
	}
	for _, name := range named {
		if !bytes.Contains(tests, []byte("\nfunc "+string(name)+"(")) {
			t.Errorf("doc.go names %s, which is not there", name)
		}
	}
}

// growing are inputs that ask for much memory a byte, piece by piece. A feed's empty items are not among them: each is an
// Article of half a KiB.
var growing = []struct{ name, head, piece, tail string }{
	{"paragraphs", "<!DOCTYPE html>" + story, "<p>x", ""},
	{"rows", "<!DOCTYPE html>" + story + "<table>", "<tr><td>x", ""},
	{"bold", "<!DOCTYPE html>" + story, "<b a><p>x", ""},
	{"links", "<!DOCTYPE html>" + story, "<a href=b>c</a> ", ""},
	{"figures", "<!DOCTYPE html>" + story, "<figure><img src=a><figcaption>b</figcaption></figure>", ""},
	{"attributes", "<!DOCTYPE html>" + story, "<p a b c d>", ""},
	{"emphasis", "# Bridge\n\n", "*a* ", ""},
	{"escapes", "# Bridge\n\n", `\*`, ""},
	{"Markdown links", "# Bridge\n\n", "[x](a) ", ""},
	{"lines", "# Bridge\n\n", "a\n", ""},
	{"quotes", "# Bridge\n\n", "> a\n\n", ""},
	{"folded fields", "Subject: Bridge\nDate: 11 March 2025\n", "\ta\n", "\n\nThe bridge is open.\n"},
	{"reference links", "# Bridge\n\n[a]: https://x.example/" + strings.Repeat("b", 2000) + "\n\n", "[a]", ""},
	{"definitions of links", "# Bridge\n\n[a][]\n\n", "[a]: /b\n", ""},
	{"parts of a mail", "Subject: Bridge\nDate: 11 March 2025\nContent-Type: multipart/mixed; boundary=b\n", "\n--b\nA: image/png\n", "\n--b\n\nThe bridge is open.\n"},
	{"empty parts of a mail", "Subject: Bridge\nDate: 11 March 2025\nContent-Type: multipart/mixed; boundary=b\n", "\n--b\n\n", "\n--b\n\nThe bridge is open.\n"},
	{"fields of an archive", "1 of 2 DOCUMENTS\n\nBridge\n\nLENGTH: 3 words\n\n", "CITY: a\n" + strings.Repeat("b\n", 2000) + "\n", ""},
	{"front matter", "", "---\n# broadsheet article\ntitle: a\n" + strings.Repeat("  b\n", 1500) + "---\n\nBridge.\n\nOriginal url: https://x.example/\n", ""},
	{"ampersands", "<rss><item><title>Bridge</title><description>", "&", "</description></item></rss>"},
	{"small items", "<rss>", "<item><title>Bridge</title></item>", "</rss>"},
	{"extensions", "<rss><item><title>Bridge</title>", "<x:a b='c'><x:d/></x:a>", "</item></rss>"},
	{"JSON extensions", `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"`, `,"_a":[{}]`, "}]}"},
}

// TestMemory holds that memory is in proportion to the input: what is allocated in all, of which the peak is a part.
func TestMemory(t *testing.T) {
	const most = 150 // times its size; up to 98, and 136 under the race detector
	for _, tc := range growing {
		t.Run(tc.name, func(t *testing.T) {
			for _, size := range []int{256 << 10, 1 << 20} {
				in := tc.head + strings.Repeat(tc.piece, size/len(tc.piece)) + tc.tail
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				for _, err := range NewReader(strings.NewReader(in), Source{URL: pageURL}).All() {
					if err != nil && !errors.Is(err, ErrNoArticle) { // which a page of links may be
						t.Fatal(err)
					}
				}
				runtime.ReadMemStats(&after)
				times := float64(after.TotalAlloc-before.TotalAlloc) / float64(len(in))
				if t.Logf("%d KiB: %.0f times", size>>10, times); times > most {
					t.Errorf("%d KiB: allocated %.0f times its size, %d are allowed", size>>10, times, most)
				}
			}
		})
	}
}

// What an article of each kind may allocate.
func TestAllocationBudgets(t *testing.T) {
	const n = 200
	feed, text := promiseFeed(n), []byte("# Bridge\n\nBy Ana Ruiz\n\nMarch 11, 2025\n\nThe old bridge carried cars again.\n\nThe repairs cost two million.\n")
	budgets := []struct {
		name string
		each float64 // articles a run
		most float64 // allocations an article
		run  func() error
	}{
		{"feed", n, 10, func() error { _, err := ParseFeed(bytes.NewReader(feed), Source{}); return err }},
		{"page", 1, 400, func() error {
			_, err := ParseHTML(strings.NewReader(promisePage), Source{URL: "https://gazette.example/bridge"})
			return err
		}},
		{"text", 1, 55, func() error { _, err := ParseText(bytes.NewReader(text), Source{}); return err }},
	}
	for _, b := range budgets {
		got := testing.AllocsPerRun(10, func() {
			if err := b.run(); err != nil {
				t.Fatal(err)
			}
		}) / b.each
		t.Logf("%s: %.1f allocations an article", b.name, got)
		if got > b.most {
			t.Errorf("%s: %.1f allocations an article, %v are allowed", b.name, got, b.most)
		}
	}
}

// BenchmarkSoak parses without end, a small input of each kind in turn: -benchtime 1000000x shows whether
// memory grows. heap-KB is what is held after the last parse, early-KB what was after the first hundredth.
func BenchmarkSoak(b *testing.B) {
	list := samples(b)
	p := new(Parser)
	early := b.N / 100
	b.ReportAllocs()
	for i := range b.N {
		s := list[i%len(list)]
		for a, err := range p.NewReader(bytes.NewReader(s.data), Source{}).All() {
			if err != nil {
				break
			}
			_ = a
		}
		if i == early {
			b.ReportMetric(heapKB(), "early-KB")
		}
	}
	b.ReportMetric(heapKB(), "heap-KB")
}

// heapKB gives the memory that is held.
func heapKB() float64 {
	runtime.GC()
	runtime.GC() // pools empty at the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1024
}
