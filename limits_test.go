package broadsheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// The tests of this file hold doc.go's "Limits": each limit by its default and by its field, the error with its place,
// and what was read before it.

// pad reads as head, then n times unit, then tail, and costs no memory.
func pad(head, unit string, n int, tail string) io.Reader {
	const block = 4 << 10
	units := strings.Repeat(unit, block/len(unit)+1)
	total := int64(n) * int64(len(unit))
	list := []io.Reader{strings.NewReader(head), io.LimitReader(&cycle{units[:len(units)-len(units)%len(unit)], 0}, total), strings.NewReader(tail)}
	return io.MultiReader(list...)
}

// cycle gives the same text again and again.
type cycle struct {
	text string
	at   int
}

func (c *cycle) Read(p []byte) (int, error) {
	n := copy(p, c.text[c.at:])
	c.at = (c.at + n) % len(c.text)
	return n, nil
}

func TestLimits(t *testing.T) {
	const (
		rss  = `<rss><channel><title>Gazette</title><item><title>Bridge</title></item>`
		atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><title>Bridge</title></entry>`
		js   = `{"version":"https://jsonfeed.org/version/1.1","title":"Gazette","items":[{"id":"1","title":"Bridge"}`
		text = "Bridge\n\nBy Ana Ruiz\n\nThe old bridge carried cars again.\n\n"
	)
	page := "<!DOCTYPE html><title>Bridge</title><h1>Bridge</h1>" + story
	nest := func(n int) string { return strings.Repeat("<x>", n) + "y" + strings.Repeat("</x>", n) }
	brackets := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for _, tc := range []struct {
		name  string
		p     Parser
		in    io.Reader
		limit bool   // it is reached
		path  string // of the error
	}{
		{"page by default", Parser{}, pad(page+"<!--", " ", 33<<20, "-->"), true, ""},
		{"page within", Parser{MaxBytes: 1 << 20}, pad(page+"<!--", " ", 1000, "-->"), false, ""},
		{"page of a field", Parser{MaxBytes: 4000}, pad(page+"<!--", " ", 4000, "-->"), true, ""},
		{"page without", Parser{MaxBytes: -1}, pad(page+"<!--", " ", 33<<20, "-->"), false, ""},
		{"text by default", Parser{}, pad(text, "\n", 33<<20, ""), true, ""},
		{"text of a field", Parser{MaxBytes: 100}, pad(text, "x", 100, ""), true, ""},
		{"feed of a Reader by default", Parser{}, pad(rss+"<!--", " ", 33<<20, "--></channel></rss>"), false, ""},
		{"feed of a field", Parser{MaxBytes: 1000}, pad(rss+"<!--", " ", 1000, "--></channel></rss>"), true, "rss/channel"},
		{"JSON feed of a field", Parser{MaxBytes: 1000}, pad(js, " ", 1000, "]}"), true, "feed"},

		{"item by default", Parser{}, pad(rss+"<item><x>", "y", 17<<20, "</x></item></channel></rss>"), true, "rss/channel/item[2]/x"},
		{"item of small pieces", Parser{}, pad(rss+"<item>", "<x>1234567</x>", 17<<20/14, "</item></channel></rss>"), true, "rss/channel/item[2]"},
		{"entry of a field", Parser{MaxItemBytes: 1000}, pad(atom+"<entry><content>", "y", 2000, "</content></entry></feed>"), true, "feed/entry[2]"},
		{"item within", Parser{MaxItemBytes: 3000}, pad(rss+"<item><x>", "y", 2000, "</x></item></channel></rss>"), false, ""},
		{"item without", Parser{MaxItemBytes: -1}, pad(rss+"<item><x>", "y", 17<<20, "</x></item></channel></rss>"), false, ""},
		{"JSON item by default", Parser{}, pad(js+`,{"x":"`, "y", 17<<20, `"}]}`), true, "feed/items[2]"},
		{"JSON item without", Parser{MaxItemBytes: -1}, pad(js+`,{"x":"`, "y", 17<<20, `"}]}`), false, ""},

		{"depth by default", Parser{}, strings.NewReader(rss + nest(255) + "</channel></rss>"), true, ""},
		{"depth within", Parser{}, strings.NewReader(rss + nest(254) + "</channel></rss>"), false, ""},
		{"depth of a field", Parser{MaxDepth: 5}, strings.NewReader(rss + nest(4) + "</channel></rss>"), true, "rss/channel/x/x/x"},
		{"depth without", Parser{MaxDepth: -1}, strings.NewReader(rss + nest(5000) + "</channel></rss>"), false, ""},
		{"JSON depth by default", Parser{}, strings.NewReader(js + `,{"_x":` + brackets(300) + `}]}`), true, "feed/items[2]"},
		{"JSON depth within", Parser{}, strings.NewReader(js + `,{"_x":` + brackets(200) + `}]}`), false, ""},
		{"JSON depth of a field", Parser{MaxDepth: 10}, strings.NewReader(js + `,{"_x":` + brackets(11) + `}]}`), true, "feed/items[2]"},

		{"items", Parser{MaxItems: 1}, strings.NewReader(rss + "<item/></channel></rss>"), true, "rss/channel"},
		{"items by default", Parser{}, pad(rss, "<item/>", 100_000, "</channel></rss>"), false, ""},
		{"JSON items", Parser{MaxItems: 1}, strings.NewReader(js + `,{"id":"2"}]}`), true, "feed"},

		{"entities", Parser{}, pad(`<!DOCTYPE rss [<!ENTITY a "`+strings.Repeat("ha", 1000)+`">]>`+rss+"<x>", "&a;", 200, "</x></channel></rss>"), true, "rss/channel/x"},
		{"entities within", Parser{}, pad(`<!DOCTYPE rss [<!ENTITY a "`+strings.Repeat("ha", 1000)+`">]>`+rss+"<x>", "&a;", 100, "</x></channel></rss>"), false, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := tc.p.NewReader(tc.in, Source{URL: "https://gazette.example/"})
			var first *Article
			a, err := r.Next()
			for ; err == nil; a, err = r.Next() {
				if first == nil {
					first = a
				}
			}
			if first == nil || first.Title != "Bridge" {
				t.Errorf("what was read before is lost: %+v", first)
			}
			if !tc.limit {
				if err != io.EOF {
					t.Errorf("got %v", err)
				}
				return
			}
			var e *Error
			if !errors.Is(err, ErrLimit) || !errors.As(err, &e) || e.Offset == 0 || e.URL == "" {
				t.Fatalf("got %#v", err)
			}
			if tc.path != "" && (!strings.HasPrefix(e.Path, tc.path) || e.Line == 0) {
				t.Errorf("at %q, line %d, want %q", e.Path, e.Line, tc.path)
			}
		})
	}
}

// TestFeedBytes holds the limit of ParseFeed, by default and none.
func TestFeedBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 514 MiB")
	}
	for _, max := range []int64{0, -1} {
		p := Parser{MaxBytes: max}
		f, err := p.ParseFeed(pad("<rss><channel><title>Gazette</title><item/><!--", strings.Repeat(" ", 1<<10), 257<<10, "--></channel></rss>"), Source{})
		if errors.Is(err, ErrLimit) != (max == 0) || f == nil || len(f.Items) != 1 {
			t.Errorf("MaxBytes %d: %v", max, err)
		}
	}
}

// TestSoftLimits: what is beyond them is dropped, Warn is told of a limit, and there is no error.
func TestSoftLimits(t *testing.T) {
	const n = 5000
	item := func(s string) string {
		return `<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title><item><title>Bridge</title>` + s + `</item></channel></rss>`
	}
	page := func(s string) string { return "<!DOCTYPE html><title>Bridge</title><h1>Bridge</h1>" + story + s }
	for name, in := range map[string]string{
		"attributes":      item("<x " + manyTags("a%d='' ", n) + "/>"),
		"namespaces":      item(manyTags("<x xmlns:a%[1]d='urn:x' xmlns:b%[1]d='urn:y'>", 200) + strings.Repeat("</x>", 200)),
		"tags":            item(manyTags("<category>c%d</category>", n)),
		"authors":         item(manyTags("<dc:creator>Ana Ruiz%d</dc:creator>", n)),
		"enclosures":      item(manyTags("<enclosure url='https://a.example/%d' type='audio/mpeg'/>", n)),
		"links":           item(manyTags("<link xmlns='http://www.w3.org/2005/Atom' rel='related' href='https://a.example/%d'/>", n)),
		"JSON tags":       `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Bridge","tags":[` + strings.TrimSuffix(manyTags(`"t%d",`, n), ",") + `]}]}`,
		"extensions":      item(strings.Repeat("<x:a/>", n)),
		"JSON extensions": `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Bridge"` + manyTags(`,"_x%d":1`, n) + `}]}`,
		"tags of a text":  "---\ntitle: Bridge\ntags: [" + manyTags("t%d,", 1500) + "]\n---\n\nIt is open.\n",
		"text's authors":  "---\ntitle: Bridge\nauthors: [" + manyTags("Ana Ruiz%d,", 1500) + "]\n---\n\nIt is open.\n",
		"text's credits":  "---\ntitle: Bridge\neditor: [" + manyTags("Ana Ruiz%d,", 1500) + "]\n---\n\nIt is open.\n",
		"text's links":    "# Bridge\n\nIt is open.\n\n" + manyTags("**Related article:** [a](https://a.example/%d)\n\n", n) + "End.\n",
		"text's images":   "# Bridge\n\n" + manyTags("![a](https://a.example/%d)\n\n", n),
		"our own text":    "---\n# broadsheet article\ntitle: \"Bridge\"\ntags: [" + strings.TrimSuffix(manyTags(`{"term":"t%d"},`, n), ",") + "]\n---\n\nIt is open.\n",
		"levels of HTML":  page(strings.Repeat("<div>", n)),
		"HTML attributes": page("<p " + manyTags("a%d='>' ", n) + ">Last line"),
		"elements":        page(strings.Repeat("<p>x", 100_000)),
		"names of a page": page(manyTags("<meta name=author content='Ana Ruiz%d'>", n)),
		"dates of a page": page(manyTags("<meta property=article:published_time content='2025-03-11T08:%02d:00Z'>", n)),
	} {
		t.Run(name, func(t *testing.T) {
			var told []string
			p := Parser{Warn: func(e *Error) {
				if errors.Is(e, ErrLimit) || strings.Contains(e.Error(), "too many") {
					told = append(told, e.Error())
				}
			}}
			a, err := p.Parse(strings.NewReader(in), Source{URL: pageURL})
			if err != nil || !strings.Contains(a.Title, "Bridge") {
				t.Errorf("got %v, %v", a, err)
			}
			if len(told) == 0 || len(told) > 3 && name != "namespaces" { // of which each element tells
				t.Errorf("Warn was told %d times: %.3q", len(told), told)
			}
			if len(a.Content) > 2*len(in) || len(a.Tags)+len(a.Authors)+len(a.Links)+len(a.Media) > 1000 || len(a.Ext) > maxExt {
				t.Errorf("%d bytes, %d tags, %d authors, %d links, %d files", len(a.Content), len(a.Tags), len(a.Authors), len(a.Links), len(a.Media))
			}
		})
	}
}

// TestWarnings: Warn is told a hundred times at most, and the last time how often it was not.
func TestWarnings(t *testing.T) {
	var told []*Error
	p := Parser{Warn: func(e *Error) { told = append(told, e) }}
	if _, err := p.ParseFeed(strings.NewReader("<rss><channel>"+strings.Repeat("<item><title>a</x></title></item>", 500)+"</channel></rss>"), Source{}); err != nil {
		t.Fatal(err)
	}
	if len(told) != maxWarnings || !strings.Contains(told[maxWarnings-1].Error(), "not listed: ") {
		t.Errorf("told %d times, the last %v", len(told), told[len(told)-1])
	}
}

// TestGrowth holds that no output is many times its input: each link of a document comes out with the document's
// address, so that one is bounded, and no more comes of a srcset than a few times what it was.
func TestGrowth(t *testing.T) {
	const n = 2000
	for _, length := range []int{100, 500, 1500, 5000, 50_000} {
		base := "https://a.example/" + strings.Repeat("x", length) + "/"
		links := strings.Repeat("<p>a <a href=y>b</a><img src=z><img srcset='a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q'></p>", n)
		escaped := strings.ReplaceAll(links, "<", "&lt;")
		quoted, _ := json.Marshal(links)
		entries := strings.Repeat("<entry><link href='y'/><link rel='enclosure' href='y'/></entry>", n)
		for name, tc := range map[string]struct{ in, url string }{
			"page":      {"<!DOCTYPE html><base href='" + base + "'><h1>Bridge</h1>" + story + links, ""},
			"page's":    {"<!DOCTYPE html><h1>Bridge</h1>" + story + links, base},
			"feed":      {`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="` + base + `"><entry><content type="html">` + escaped + `</content></entry>` + entries + `</feed>`, ""},
			"feed's":    {`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">` + escaped + `</content></entry>` + entries + `</feed>`, base},
			"JSON feed": {`{"version":"https://jsonfeed.org/version/1.1","home_page_url":"` + base + `","items":[{"id":"1","content_html":` + string(quoted) + `}` + strings.Repeat(`,{"url":"y"}`, n) + `]}`, ""},
			"text":      {"Bridge\n\nURL: " + base + "\n\n" + strings.Repeat("The [old](y) bridge.\n", n), base},
		} {
			f, err := ParseFeed(strings.NewReader(tc.in), Source{URL: tc.url})
			if err != nil {
				a, err := Parse(strings.NewReader(tc.in), Source{URL: tc.url})
				if a == nil {
					t.Fatalf("%s: %v", name, err)
				}
				f = &Feed{Items: []*Article{a}}
			}
			var b bytes.Buffer
			if err := json.NewEncoder(&b).Encode(f); err != nil {
				t.Fatal(err)
			}
			if b.Len() > 40*len(tc.in) {
				t.Errorf("%s, base of %d bytes: %d bytes of %d", name, len(base), b.Len(), len(tc.in))
			}
		}
		if got := new(Parser).CleanHTML(links, Source{URL: base}); len(got) > 40*len(links) {
			t.Errorf("CleanHTML, base of %d bytes: %d bytes of %d", len(base), len(got), len(links))
		}
	}
	if got := fmt.Sprint(baseAddress("https://a.example/b/" + strings.Repeat("c", 600))); got != "https://a.example/b/" {
		t.Errorf("baseAddress = %s", got)
	}
}

// TestLongAddress: an address that is longer than any is none in Content, and none of a page; a shorter one is.
func TestLongAddress(t *testing.T) {
	for size, kept := range map[int]bool{4000: true, 9000: false} {
		address := "https://a.example/" + strings.Repeat("x", size)
		page := "<!DOCTYPE html><link rel=canonical href='" + address + "'><h1>Bridge</h1>" + strings.Replace(story, "bridge", "<a href='"+address+"'>bridge</a>", 1)
		item, _ := json.Marshal(map[string]string{"id": "1", "content_html": story + "<p><a href='" + address + "'>bridge</a>"})
		for name, in := range map[string]string{
			"page": page,
			"feed": `<rss><item><description><![CDATA[` + page + `]]></description></item></rss>`,
			"JSON": `{"version":"https://jsonfeed.org/version/1.1","items":[` + string(item) + `]}`,
			"text": "# Bridge\n\nThe [old](" + address + ") bridge.\n",
		} {
			a, err := Parse(strings.NewReader(in), Source{URL: pageURL})
			if err != nil || strings.Contains(a.Body(), `"`+address) != kept {
				t.Errorf("%s, %d bytes: %v, %.300s", name, size, err, a.Body())
			}
			if name == "page" && len(a.URL) > 8<<10 {
				t.Errorf("the page's URL is of %d bytes", len(a.URL))
			}
		}
	}
}
