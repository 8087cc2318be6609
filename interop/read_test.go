package interop

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"golang.org/x/tools/txtar"

	"github.com/broadsheet-go/broadsheet"
)

// corpusFeeds gives the feeds of the corpus, or where there is none those of this test.
func corpusFeeds(t *testing.T) map[string][]byte {
	all := map[string][]byte{"rss": []byte(rssFeed), "rss with all": []byte(rssWhole), "rdf": []byte(rdfFeed), "atom": []byte(atomFeed), "atom with all": []byte(atomWhole), "json": []byte(jsonFeed)}
	cases, _ := filepath.Glob("../testdata/feed/*.txtar")
	for _, file := range cases {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = a.Files[0].Data
	}
	corpus := os.Getenv("BROADSHEET_CORPUS")
	if corpus == "" {
		t.Log("BROADSHEET_CORPUS is not set: only this test's own feeds are compared")
		return all
	}
	files, _ := filepath.Glob(filepath.Join(corpus, "feeds", "*.gz"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if data, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = data
	}
	files, _ = filepath.Glob(filepath.Join(corpus, "feedparser", "tests", "wellformed", "*", "*.xml"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file)] = data
	}
	return all
}

// A difference from gofeed that is meant: by the path of the field in gofeed's JSON, without numbers.
type difference struct {
	field  string // the path's end
	reason string
	ok     func(ours, theirs string) bool
}

var differences = []difference{
	{"Parsed", "gofeed knows fewer layouts of dates", func(ours, theirs string) bool { return theirs == "null" }},
}

// TestGofeedEqual compares our reading with gofeed's own, field by field, on every feed that gofeed reads.
func TestGofeedEqual(t *testing.T) {
	all := corpusFeeds(t)
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	read, used := 0, map[string]int{}
	for _, name := range names {
		want, err := gofeed.NewParser().Parse(bytes.NewReader(all[name]))
		if err != nil {
			continue
		}
		read++
		got, err := NewParser().Parse(bytes.NewReader(all[name]))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		compare(t, name, flat(got), flat(want), used)
	}
	t.Logf("%d feeds that gofeed reads, differences met: %v", read, used)
}

// compare reports the fields that differ and are in no entry of differences.
func compare(t *testing.T, name string, got, want map[string]string, used map[string]int) {
	for _, path := range keys(got, want) {
		g, w := or(got[path], "null"), or(want[path], "null")
		if g == w {
			continue
		}
		i := slices.IndexFunc(differences, func(d difference) bool { return strings.HasSuffix(path, d.field) && d.ok(g, w) })
		if i < 0 {
			t.Errorf("%s: %s:\n got %.300s\nwant %.300s", name, path, g, w)
			continue
		}
		used[differences[i].reason]++
	}
}

func or(s, zero string) string {
	if s == "" {
		return zero
	}
	return s
}

func keys(a, b map[string]string) []string {
	var list []string
	for k := range a {
		list = append(list, k)
	}
	for k := range b {
		if _, ok := a[k]; !ok {
			list = append(list, k)
		}
	}
	slices.Sort(list)
	return list
}

// flat gives the leaves of a feed's JSON by their paths.
func flat(f *gofeed.Feed) map[string]string {
	text, err := json.Marshal(f)
	if err != nil {
		panic(err)
	}
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		panic(err)
	}
	leaves := map[string]string{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, w := range v {
				walk(path+"/"+k, w)
			}
		case []any:
			for i, w := range v {
				walk(fmt.Sprintf("%s/%d", path, i), w)
			}
		default:
			b, _ := json.Marshal(v)
			leaves[path] = string(b)
		}
	}
	walk("", v)
	return leaves
}

const rssFeed = `<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:x="https://x.example/">
<channel><title>The &amp; Gazette</title><link>https://gazette.example/</link><x:a b="1"><x:c>d</x:c></x:a><image><url>https://gazette.example/i.png</url></image>
<item><title><![CDATA[ Bridge & road ]]></title><link>https://gazette.example/bridge</link><dc:creator>Ana Ruiz</dc:creator><guid isPermaLink="false">7</guid>
<media:content url="https://gazette.example/b.jpg" xmlns:y="https://y.example/"><media:title>Cars</media:title></media:content><category domain="d">Roads</category>
<pubDate>Tue, 11 Mar 2025 08:30:00 GMT</pubDate><enclosure url="https://gazette.example/b.mp3" length="1" type="audio/mpeg"/><extra>more</extra></item></channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://gazette.example/a/"><title type="html">A &lt;b&gt;B&lt;/b&gt;</title><id>urn:x</id><updated>2025-03-11T08:30:00Z</updated>
<entry><title>Bridge</title><id>urn:y</id><link href="bridge"/><author><name>Ana</name><email>ana@gazette.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Cars <a href="../b">again</a></p></div></content><published>2025-03-10T00:00:00+01:00</published></entry></feed>`

const rssWhole = `<?xml version="1.0"?><rss version="0.92" xml:base="https://gazette.example/"><channel><title>Gazette</title><link href="https://gazette.example/"/><ttl>60</ttl>
<skipHours><hour>1</hour><hour>2</hour><x>3</x></skipHours><skipDays><day>Sunday</day></skipDays><rating>PG</rating><docs>docs.html</docs><webMaster>w@gazette.example</webMaster>
<cloud domain="rpc.example" port="80" path="/x" registerProcedure="p" protocol="xml-rpc"/><lastBuildDate>Tue, 11 Mar 2025 08:30:00 GMT</lastBuildDate>
<textInput><title>Search</title><description>All of it</description><name>q</name><link>https://gazette.example/search</link></textInput>
<image><url>i.png</url><title>Logo</title><link>/</link><width>88</width><height>31</height><description>The logo</description></image>
<item><title>A&nbsp;B &copy &unknown; &amp</title><link>bridge</link><source url="https://wire.example/rss">Wire</source><comments>bridge#c</comments><guid>g</guid><author>a@gazette.example (Ana)</author></item>
</channel></rss>`

const rdfFeed = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://gazette.example/"><title>Gazette</title><link>https://gazette.example/</link><description>News</description></channel>
<image><url>https://gazette.example/i.png</url><title>Logo</title></image><textinput><title>Search</title></textinput>
<item rdf:about="https://gazette.example/a"><title>Bridge</title><link>https://gazette.example/a</link><dc:creator>Ana Ruiz</dc:creator></item></rdf:RDF>`

const atomWhole = `<feed xmlns="http://purl.org/atom/ns#" version="0.3"><title mode="base64" type="application/octet-stream">R2F6ZXR0ZQ==</title><tagline>News</tagline>
<generator url="https://press.example/" version="2">Press</generator><icon>/i.ico</icon><logo>/l.png</logo><copyright>The Gazette</copyright><modified>2025-03-11T08:30:00Z</modified>
<contributor><name>Per</name><homepage>https://per.example/</homepage></contributor><category term="t" scheme="s" label="l"/>
<entry><title type="text">Bridge</title><issued>2025-03-10T08:30:00Z</issued><modified>2025-03-11T08:30:00Z</modified><summary type="html"><![CDATA[<b>Cars</b>]]></summary><rights>R</rights>
<contributor><name>Kim</name></contributor><category term="u"/><source><title>Wire</title><id>urn:w</id><subtitle>All</subtitle></source>
<content type="image/png" src="b.png"></content></entry><entry><content type="xhtml"><div>One</div><div>Two</div></content></entry>
<entry><content type="application/xml"><a>b</a></content></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"The Gazette","items":[{"id":"7","title":"Bridge","content_html":"<p>Cars</p>","date_published":"2025-03-11T08:30:00Z"}]}`

func TestBrokenFeeds(t *testing.T) {
	tests := []struct {
		name, feed string
		items      int
		err        error
	}{
		{"cut in the second item", rssFeed[:strings.Index(rssFeed, "<guid")], 1, io.ErrUnexpectedEOF},
		{"one bad byte", strings.Replace(rssFeed, "Ana", "An\xe9", 1), 1, nil},
		{"stray markup", strings.Replace(rssFeed, "Ana Ruiz", "A < B & C", 1), 1, nil},
		{"wrong end tag", strings.Replace(rssFeed, "</title><link>https://gazette.example/bridge", "</titel><link>https://gazette.example/bridge", 1), 1, nil},
		{"JSON with a trailing comma", strings.Replace(jsonFeed, "}]", "},]", 1), 1, nil},
		{"JSON with nulls", strings.Replace(jsonFeed, `[{`, `[null,{"authors":[null,{"name":"Ana Ruiz"}]},{`, 1), 2, nil},
		{"JSON cut", jsonFeed[:len(jsonFeed)-10], 1, io.ErrUnexpectedEOF},
		{"too deep", `<rss><channel><title>x</title>` + strings.Repeat("<a:b>", 1000), 0, broadsheet.ErrLimit},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, err := NewParser().ParseString(test.feed)
			if !errors.Is(err, test.err) || f == nil || len(f.Items) != test.items {
				t.Errorf("got %v, %v, want %d items and %v", f, err, test.items, test.err)
			}
		})
	}
	for _, other := range []string{"", "words", "<html><body>", "{"} {
		if f, err := NewParser().ParseString(other); err == nil {
			t.Errorf("%q: got %v, want an error", other, f)
		}
	}
}

func TestEncodings(t *testing.T) {
	for name, feed := range map[string]string{
		"in the text":     "<rss><channel><title>Zürich</title><description><![CDATA[<?xml encoding='koi8-r'?>]]></description></channel></rss>",
		"declared":        "<?xml version='1.0' encoding = \"ISO-8859-1\"?><rss><channel><title>Z\xfcrich</title></channel></rss>",
		"declared UTF-8":  "\ufeff<?xml version='1.0' encoding='utf-8'?><rss><channel><title>Zürich</title></channel></rss>",
		"declared UTF-16": "\ufeff<?xml version='1.0' encoding='utf-16'?><rss><channel><title>Zürich</title></channel></rss>",
	} {
		f, err := NewParser().ParseString(feed)
		if err != nil || f.Title != "Zürich" {
			t.Errorf("%s: got %v, %v", name, f, err)
		}
	}
}

func TestParseURL(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "ana" || password != "x" || r.UserAgent() != "reader/1.0" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		io.WriteString(w, rssFeed)
	}))
	defer s.Close()
	p := NewParser()
	p.UserAgent, p.Client = "reader/1.0", s.Client()
	var status gofeed.HTTPError
	if _, err := p.ParseURL(s.URL); !errors.As(err, &status) || status.StatusCode != http.StatusForbidden {
		t.Errorf("without a password: %v, want an HTTPError of 403", err)
	}
	p.AuthConfig = &gofeed.Auth{Username: "ana", Password: "x"}
	if f, err := p.ParseURL(s.URL); err != nil || f.Title != "The & Gazette" {
		t.Errorf("got %v, %v", f, err)
	}
	p.MaxByteSize = 100
	if _, err := p.ParseURL(s.URL); !errors.Is(err, gofeed.ErrResponseTooLarge) {
		t.Errorf("of more than 100 bytes: %v, want ErrResponseTooLarge", err)
	}
	if _, err := p.ParseURL(":"); err == nil {
		t.Error("an address that is none is fetched")
	}
}

func TestZeroParser(t *testing.T) {
	var p Parser
	got, err := p.ParseString(rssFeed)
	want, _ := NewParser().ParseString(rssFeed)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}
