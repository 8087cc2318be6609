//go:build browser

package htmlclean_test

// The browser test serves cleaned HTML to headless Chromium from 127.0.0.1, with nothing but the cleaning in the
// way of scripts: no content security policy, no sandbox. Each page says what its parser made of the pieces and
// whether a script ran, and leads to the next. Run it with
//
//	apt-get install -y chromium && go test -tags browser ./internal/htmlclean
//
// and with BROADSHEET_CORPUS set for real pages and feeds too, and with BROADSHEET_HOSTILE set for the inputs that the
// scorer of hostile input writes.

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
)

const address = "https://news.example/world/story"

// piece is one cleaned document.
type piece struct{ from, clean string }

// page is what the browser is shown at once.
type page struct {
	name   string
	pieces []piece
	dirty  bool // a control: uncleaned, and a script is to run
}

// report is what a page says of itself.
type report struct {
	Page  int      // its number
	Ran   int      // how many scripts ran
	Cases int      // how many pieces stand where they were put
	Bad   []string // what the parser made that is not of the subset, with the number of the piece
}

func TestBrowserRunsNothing(t *testing.T) {
	pages := append(controls(), batches("attacks", attackPieces())...)
	pages = append(pages, batches("traps", trapPieces())...)
	pages = append(pages, batches("soup", soupPieces())...)
	pages = append(pages, batches("corpus pages", corpusPages(t))...)
	pages = append(pages, batches("corpus feeds", corpusFeeds(t))...)
	pages = append(pages, hostilePages(t)...)
	reports := browse(t, pages)
	for i, p := range pages {
		r, ok := reports[i]
		switch {
		case !ok:
			t.Errorf("page %d (%s): no report: the page did not load or left", i, p.name)
		case p.dirty:
			if r.Ran == 0 {
				t.Errorf("control %s: the detector saw no script", p.name)
			}
		case r.Ran > 0 || len(r.Bad) > 0 || r.Cases != 2*len(p.pieces):
			t.Errorf("page %d (%s): %d scripts ran, %d of %d pieces in place, not of the subset: %.2000q", i, p.name, r.Ran, r.Cases, 2*len(p.pieces), r.Bad)
			for _, bad := range r.Bad[:min(3, len(r.Bad))] {
				var n int
				fmt.Sscan(bad, &n)
				t.Logf("%s:\n%.3000q\nfrom %.3000q", bad, p.pieces[n].clean, p.pieces[n].from)
			}
		}
	}
	n := 0
	for _, p := range pages {
		n += len(p.pieces)
	}
	t.Logf("%d pages, %d pieces", len(pages), n)
}

// controls are uncleaned attacks, so that a detector that sees nothing is found out.
func controls() []page {
	var pages []page
	for _, attack := range []string{
		`<script>__xss()</script>`, `<img src=x onerror=__xss()>`, `<svg onload=__xss()></svg>`,
		`<iframe srcdoc="<script>parent.__xss()</script>"></iframe>`, `<a href=javascript:__xss()>x</a>`,
		`<details open ontoggle=__xss()>x</details>`, `<p onmouseover=__xss()>x</p>`,
		`<noscript><p title="</noscript><img src=x onerror=__xss()>"></p></noscript>`,
	} {
		pages = append(pages, page{name: attack, pieces: []piece{{attack, attack}}, dirty: true})
	}
	return pages
}

// clean gives what the library makes of a document in each of its ways.
func clean(in string) []piece {
	var p broadsheet.Parser
	src := broadsheet.Source{URL: address}
	list := []piece{{in, p.CleanHTML(in, src)}}
	if doc, err := html.Parse(strings.NewReader(in)); err == nil {
		for _, flat := range []bool{false, true} {
			o := htmlclean.Options{Paragraphs: flat, Resolve: func(ref string) (string, bool) {
				u, err := broadsheet.ResolveURL(address, ref)
				return u, err == nil
			}}
			list = append(list, piece{in, string(htmlclean.AppendNode(nil, doc, o, nil))})
		}
	}
	if a, _ := p.ParseHTML(strings.NewReader(in), src); a != nil {
		list = append(list, piece{in, a.Content})
	}
	return list
}

func attackPieces() []piece {
	var list []piece
	for _, in := range htmlclean.Attacks() {
		list = append(list, clean(in)...)
	}
	return list
}

func trapPieces() []piece {
	var list []piece
	for _, name := range slices.Sorted(maps.Keys(htmlclean.Traps)) {
		unit := htmlclean.Traps[name]
		list = append(list, clean(strings.Repeat(unit, 16<<10/len(unit))+"<p>x</p><img src=x onerror=__xss()>")...)
	}
	return list
}

func soupPieces() []piece {
	rnd := rand.New(rand.NewPCG(3, 4))
	var list []piece
	for range 1500 {
		picks := make([]byte, 4+rnd.IntN(30))
		for i := range picks {
			picks[i] = byte(rnd.Uint32())
		}
		list = append(list, clean(htmlclean.MakeSoup(picks))...)
	}
	return list
}

// corpusBytes bounds how much of whole pages is shown cleaned in all ways: all of them take an hour.
const corpusBytes = 12 << 20

// corpusPages extracts the articles of all pages of the corpus, and cleans some of the pages as they are, scripts and all.
func corpusPages(t *testing.T) []piece {
	var list []piece
	whole := 0
	each(t, "BROADSHEET_CORPUS", "pages/*/html/*", func(_ string, b []byte) {
		if whole < corpusBytes {
			more := clean(string(b))
			list, whole = append(list, more...), whole+size(more)
		} else if a, _ := broadsheet.ParseHTML(bytes.NewReader(b), broadsheet.Source{URL: address}); a != nil {
			list = append(list, piece{a.Title, a.Content})
		}
	})
	return list
}

// corpusFeeds gives what stands in the articles of the corpus's feeds.
func corpusFeeds(t *testing.T) []piece {
	var list []piece
	for _, files := range []string{"feeds/*", "feedparser/tests/*/*", "feedparser/tests/*/*/*"} {
		each(t, "BROADSHEET_CORPUS", files, func(_ string, b []byte) { list = append(list, articles(b)...) })
	}
	return list
}

// hostileBytes is how much of a hostile input is read here: those that are larger repeat themselves, and a browser takes
// minutes to lay out a letter with a hundred thousand accents.
const hostileBytes = 32 << 10

// hostilePages gives what stands in the articles of hostile inputs, each input on pages of its own.
func hostilePages(t *testing.T) []page {
	var pages []page
	for _, files := range []string{"html/*.1x.*", "feed/*.1x.*", "text/*.1x.*"} {
		each(t, "BROADSHEET_HOSTILE", files, func(name string, b []byte) {
			pages = append(pages, batches(name, articles(b[:min(len(b), hostileBytes)]))...)
		})
	}
	return pages
}

// articles gives what HTML a document's articles have, of a great many the first.
func articles(b []byte) (list []piece) {
	r := broadsheet.NewReader(bytes.NewReader(b), broadsheet.Source{URL: address})
	for a, err := range r.All() {
		if err != nil || len(list) > 2000 {
			break
		}
		for _, s := range []string{a.Content, a.Summary} {
			if s != "" {
				list = append(list, piece{a.Title, s})
			}
		}
	}
	return append(list, piece{"header", r.Feed().Description})
}

func size(list []piece) (n int) {
	for _, p := range list {
		n += len(p.clean)
	}
	return n
}

// each calls f with the files that match in the folder that a variable names, in an order that mixes the folders within.
func each(t *testing.T, variable, pattern string, f func(name string, b []byte)) {
	root := os.Getenv(variable)
	if root == "" {
		t.Log(variable + " is not set: no " + pattern)
		return
	}
	names, err := filepath.Glob(filepath.Join(root, pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("no files match %s in %s: %v", pattern, root, err)
	}
	rand.New(rand.NewPCG(5, 6)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names {
		if info, err := os.Stat(name); err != nil || info.IsDir() {
			continue
		}
		b, err := os.ReadFile(name)
		if err == nil && strings.HasSuffix(name, ".gz") {
			var z *gzip.Reader
			if z, err = gzip.NewReader(bytes.NewReader(b)); err == nil {
				b, err = io.ReadAll(z)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		f(filepath.Base(name), b)
	}
}

// batches puts pieces on pages of a size that a browser shows at once.
func batches(name string, list []piece) []page {
	var pages []page
	for len(list) > 0 {
		n := 1
		for bytes := len(list[0].clean); n < len(list) && n < 400 && bytes < 1<<20; n++ {
			bytes += len(list[n].clean)
		}
		pages = append(pages, page{name: name, pieces: list[:n]})
		list = list[n:]
	}
	return pages
}

// browse shows the pages to Chromium one after the other and gives their reports.
func browse(t *testing.T, pages []page) map[int]report {
	reports := map[int]report{}
	done := make(chan bool)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /page/{n}", func(w http.ResponseWriter, r *http.Request) {
		var n int
		fmt.Sscan(r.PathValue("n"), &n)
		if n >= len(pages) {
			close(done)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, document(n, pages[n]))
	})
	mux.HandleFunc("POST /report", func(w http.ResponseWriter, r *http.Request) {
		var rep report
		if err := json.NewDecoder(r.Body).Decode(&rep); err != nil {
			t.Error(err)
		}
		reports[rep.Page] = rep
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: mux}
	go server.Serve(listener)
	defer server.Close()

	dir, err := os.MkdirTemp("", "browser")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir) // as far as Chromium's last processes let it

	ctx, stop := context.WithTimeout(context.Background(), time.Minute+time.Duration(len(pages))*20*time.Second)
	defer stop()
	cmd := exec.CommandContext(ctx, chromium(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--user-data-dir="+dir, "--remote-debugging-port=0",
		"http://"+listener.Addr().String()+"/page/0")
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-done:
	case <-ctx.Done():
		t.Errorf("Chromium took too long: %d of %d pages", len(reports), len(pages))
	}
	stop()
	cmd.Wait() // it was killed: its error says nothing
	return reports
}

func chromium(t *testing.T) string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("Chromium is not installed: apt-get install -y chromium")
	return ""
}

// document gives a page: the pieces as they would stand in a server's page, and once more put in by a script, as
// an application in the browser does, and read back and put in again, where markup that mutates shows itself.
func document(n int, p page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html><head><meta charset=utf-8><title>%d</title><script>var __ran = 0; function __xss() { __ran++ }\n", n)
	b.WriteString("window.alert = window.prompt = window.confirm = __xss;</script></head><body>\n")
	var clean []string
	for i, piece := range p.pieces {
		fmt.Fprintf(&b, "<div class=case id=case-%d>%s</div>\n", i, piece.clean)
		clean = append(clean, piece.clean)
	}
	allowed, _ := json.Marshal(htmlclean.AllowedAttrs)
	pieces, _ := json.Marshal(clean) // which escapes < and >
	fmt.Fprintf(&b, "<div id=again></div><script>const page = %d, dirty = %v, allowed = %s, pieces = %s;\n%s</script></body></html>", n, p.dirty, allowed, pieces, checker)
	return b.String()
}

const checker = `
const bad = [];
function check(root, i) {
	for (const e of root.querySelectorAll('*')) {
		const names = allowed[e.localName];
		if (names === undefined || e.namespaceURI !== 'http://www.w3.org/1999/xhtml') bad.push(i + ' element ' + e.nodeName);
		for (const a of e.attributes) {
			if (names !== undefined && !('dir lang ' + names).split(' ').includes(a.name)) bad.push(i + ' attribute ' + a.name);
			if (['href', 'src', 'poster', 'cite'].includes(a.name)) {
				let scheme = 'none';
				try { scheme = new URL(a.value).protocol } catch (err) {}
				if (!['http:', 'https:', 'mailto:', 'tel:'].includes(scheme)) bad.push(i + ' address ' + a.value);
			}
		}
	}
}
function poke(root) {
	for (const e of [...root.querySelectorAll('*')].slice(0, 20000))
		for (const name of ['mouseover', 'focus', 'toggle', 'animationstart', 'error', 'load', 'begin'])
			e.dispatchEvent(new Event(name));
	if (dirty) for (const a of root.querySelectorAll('a')) a.click();
}
let cases = document.querySelectorAll('body > div.case').length;
addEventListener('load', async () => {
	if (!dirty) for (let i = 0; i < pieces.length; i++) check(document.getElementById('case-' + i), i);
	const again = document.getElementById('again');
	for (let i = 0; i < pieces.length; i++) {
		const one = document.createElement('div'), two = document.createElement('div');
		again.append(one, two);
		one.innerHTML = pieces[i];
		const first = one.innerHTML;
		two.innerHTML = first;
		if (dirty) continue;
		if (two.innerHTML === first) cases++; else bad.push(i + ' mutates');
		check(two, i);
	}
	poke(document);
	await new Promise(done => setTimeout(done, 250));
	await fetch('/report', {method: 'POST', body: JSON.stringify({Page: page, Ran: __ran, Cases: cases, Bad: bad.slice(0, 20)})});
	location.href = '/page/' + (page + 1);
});`
