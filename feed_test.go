package broadsheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

const feedHead = `<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title><language>en</language>`

// feedItem gives an RSS item of ours.
func feedItem(n int) string {
	return fmt.Sprintf("<item><title>Story %d</title><link>https://example.org/%d</link><guid isPermaLink=\"false\">id-%d</guid>"+
		"<pubDate>Tue, 11 Mar 2025 09:%02d:00 GMT</pubDate><description>Text &amp;amp; more of %d</description></item>\n", n, n, n, n%60, n)
}

func feedItems(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(feedItem(i))
	}
	return b.String()
}

// asJSON gives an article or feed in a form that compares.
func asJSON(tb testing.TB, v any) string {
	tb.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

// TestFeedRecovery: whatever is wrong around an item, the items come.
func TestFeedRecovery(t *testing.T) {
	ok := feedHead + feedItems(5) + "</channel></rss>"
	with := func(old, new string) string { return strings.Replace(ok, old, new, 1) }
	for _, tt := range []struct {
		name, in string
		items    int
		title    string // of item 2
	}{
		{"sound", ok, 5, "Story 2"},
		{"missing end of item", with("of 2</description></item>", "of 2</description>"), 5, "Story 2"},
		{"missing end of title", with("Story 2</title>", "Story 2"), 5, "Story 2"},
		{"missing end of description", with("of 2</description>", "of 2"), 5, "Story 2"},
		{"wrong end of title", with("Story 2</title>", "Story 2</tittle>"), 5, "Story 2"},
		{"end in another case", with("Story 2</title>", "Story 2</TITLE>"), 5, "Story 2"},
		{"markup in title", with("Story 2", "Story <b>2</b>"), 5, "Story 2"},
		{"stray < and &", with("Story 2", "1 < 2 & 3"), 5, "1 < 2 & 3"},
		{"no end tags", strings.Replace(ok, "</item>", "", -1), 5, "Story 2"},
		{"link of Atom without its slash", with("<language>", `<atom:link rel="self" href="https://example.org/feed"><language>`), 5, "Story 2"},
		{"link of Atom without its slash in an item", with("<guid isPermaLink=\"false\">id-2", `<atom:link rel="related" href="/r"><guid isPermaLink="false">id-2`), 5, "Story 2"},
		{"enclosure without its slash", with("<title>Story 2", `<enclosure url="/a.mp3" type="audio/mpeg"><title>Story 2`), 5, "Story 2"},
		{"picture without its slash", with("<guid isPermaLink=\"false\">id-2", `<media:content url="/a.jpg"><guid isPermaLink="false">id-2`), 5, "Story 2"},
		{"category without its slash", with("<language>", `<itunes:category text="News"><language>`), 5, "Story 2"},
		{"image without its end", with("<item>", `<image><url>/logo.png</url><item>`), 5, "Story 2"},
		{"owner without an end", with("<language>", `<itunes:owner><itunes:name>Ana</itunes:name><language>`), 5, "Story 2"},
		{"hours without an end", with("<item>", `<skipHours><hour>1</hour><item>`), 5, "Story 2"},
		{"cloud without its slash", with("<title>Gaz", `<cloud domain="example.org"><title>Gaz`), 5, "Story 2"},
		{"items in an element of their own", with("<item>", `<stories><item>`), 5, "Story 2"},
		{"missing end of link", with("org/2</link>", "org/2"), 5, "Story 2"},
		{"RDF without namespaces", strings.NewReplacer(`<rss version="2.0">`, "<RDF>", "</rss>", "</RDF>").Replace(ok), 5, "Story 2"},
		{"upper case", strings.NewReplacer("<item>", "<ITEM>", "</item>", "</ITEM>", "<channel>", "<CHANNEL>", "</channel>", "</CHANNEL>", "rss", "RSS").Replace(ok), 5, "Story 2"},
		{"no channel", strings.NewReplacer("<channel>", "", "</channel>", "").Replace(ok), 5, "Story 2"},
		{"text before the declaration", "Warning: disk full in line 3\n" + ok, 5, "Story 2"},
		{"page around the feed", "<html><head><title>x</title></head><body><pre>" + ok + "</pre></body></html>", 5, "Story 2"},
		{"two channels", feedHead + feedItems(2) + "</channel><channel>" + strings.Replace(feedItems(5), feedItems(2), "", 1) + "</channel></rss>", 5, "Story 2"},
		{"items behind the channel", feedHead + "</channel>" + feedItems(5) + "</rss>", 5, "Story 2"},
		{"something behind the feed", ok + "<script>x</script> & so on", 5, "Story 2"},
		{"bare channel", strings.NewReplacer(`<rss version="2.0">`, "", "</rss>", "").Replace(ok), 5, "Story 2"},
		{"late root", "<!--" + strings.Repeat("x", 100<<10) + "-->" + strings.Repeat("\n", 100<<10) + strings.TrimPrefix(ok, `<?xml version="1.0"?>`), 5, "Story 2"},
		{"doctype with markup", with("?>", "?><!DOCTYPE rss [<!ENTITY x '<item>'>]>"), 5, "Story 2"},
		{"unclosed elements in a description", with("Text &amp;amp; more of 2", strings.Repeat("<p>a<br>", 400)), 5, "Story 2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := ParseFeed(strings.NewReader(tt.in), Source{})
			if err != nil {
				t.Fatal(err)
			}
			if len(f.Items) != tt.items || f.Items[2].Title != tt.title || f.Items[4].ID != "id-4" {
				t.Errorf("%d items, the third %q; want %d, %q", len(f.Items), f.Items[min(2, len(f.Items)-1)].Title, tt.items, tt.title)
			}
			if f.Title != "Gazette" {
				t.Errorf("title %q", f.Title)
			}
		})
	}
}

// TestFeedCut: an item that the end of input cuts arrives, and then the error that says so.
func TestFeedCut(t *testing.T) {
	whole := feedHead + feedItems(3)
	r := NewReader(strings.NewReader(whole[:strings.Index(whole, "<pubDate>Tue, 11 Mar 2025 09:02")+9]), Source{URL: "https://example.org/feed"})
	var ids []string
	var last error
	for a, err := range r.All() {
		if err != nil {
			last = err
			continue
		}
		ids = append(ids, a.ID)
	}
	if got := strings.Join(ids, " "); got != "id-0 id-1 id-2" {
		t.Errorf("got items %s", got)
	}
	var e *Error
	if !errors.Is(last, io.ErrUnexpectedEOF) || !errors.As(last, &e) || e.Line != 3 || e.Path != "rss/channel/item[3]/pubDate" || e.URL == "" {
		t.Errorf("got error %#v", last)
	}
	if _, again := r.Next(); again != last {
		t.Errorf("the error is not repeated but %v", again)
	}
}

func TestFeedLimits(t *testing.T) {
	many := func(s string, n int) string { return feedHead + feedItem(0) + "<item>" + strings.Repeat(s, n) }
	laughs := `<!DOCTYPE rss [<!ENTITY a "` + strings.Repeat("ha", 5000) + `">]>`
	for _, tt := range []struct {
		name, in string
		p        Parser
	}{
		{"bytes", feedHead + feedItems(100), Parser{MaxBytes: 2000}},
		{"item", many("<x>"+strings.Repeat("y", 1000)+"</x>", 100), Parser{MaxItemBytes: 10000}},
		{"one text", many("<title>"+strings.Repeat("y", 100000), 1), Parser{MaxItemBytes: 10000}},
		{"depth", many("<x>", 300), Parser{}},
		{"depth of our own", many("<x>", 12), Parser{MaxDepth: 10}},
		{"entities", laughs + many("<x>&a;</x>", 100), Parser{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := tt.p.ParseFeed(strings.NewReader(tt.in), Source{})
			var e *Error
			if !errors.Is(err, ErrLimit) || !errors.As(err, &e) || e.Line == 0 {
				t.Fatalf("got error %v", err)
			}
			if f == nil || len(f.Items) == 0 || f.Items[0].ID != "id-0" || f.Title != "Gazette" {
				t.Errorf("what was read before is lost: %+v", f)
			}
		})
	}
}

// TestFeedSoftLimits: what is over them is dropped, and the feed goes on.
func TestFeedSoftLimits(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, `<category>c%d</category><enclosure url="https://example.org/%d.mp3" type="audio/mpeg"/><dc:creator>A. Author%d</dc:creator>`+
			`<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="related" href="/%d"/><x>%d</x>`, i, i, i, i, i)
	}
	line := "<georss:line>" + strings.Repeat("1 2 ", maxPlaces+1) + "</georss:line>"
	f, err := ParseFeed(strings.NewReader(feedHead+"<item>"+b.String()+line+"</item>"+feedItem(1)+"</channel></rss>"), Source{})
	if err != nil || len(f.Items) != 2 {
		t.Fatalf("%d items, error %v", len(f.Items), err)
	}
	a := f.Items[0]
	if n := len(a.Location.Coordinates); n != maxPlaces {
		t.Errorf("%d places", n)
	}
	if len(a.Tags) != maxList || len(a.Media) != maxList || len(a.Authors) != maxList || len(a.Links) != maxList || len(a.Ext) > maxExt {
		t.Errorf("%d tags, %d media, %d authors, %d links, %d elements", len(a.Tags), len(a.Media), len(a.Authors), len(a.Links), len(a.Ext))
	}
}

func TestMaxItems(t *testing.T) {
	feed := feedHead + "\n" + feedItems(2)
	p := Parser{MaxItems: 2}
	f, err := p.ParseFeed(strings.NewReader(feed+"</channel></rss>"), Source{})
	if err != nil || len(f.Items) != 2 {
		t.Errorf("as many as are allowed: %d items, error %v", len(f.Items), err)
	}
	third := feedItem(2)
	at := int64(len(feed+third) - len("</item>\n"))
	f, err = p.ParseFeed(strings.NewReader(feed+third+feedItem(3)+"</channel></rss>"), Source{})
	var e *Error
	if len(f.Items) != 2 || !errors.Is(err, ErrLimit) || !errors.As(err, &e) || e.Offset != at || e.Line == 0 || e.Path == "" {
		t.Errorf("more: %d items, error %v at %d, want %d", len(f.Items), err, e.Offset, at)
	}
}

// TestFeedStream: an article arrives when its end tag was read, before what follows it.
func TestFeedStream(t *testing.T) {
	pr, pw := io.Pipe()
	defer pr.Close()
	r := NewReader(pr, Source{})
	pad := "<!--" + strings.Repeat(" ", 64<<10) + "-->" // fills what detection and the scanner read ahead
	go func() {
		io.WriteString(pw, feedHead+feedItem(0)+pad)
		io.WriteString(pw, feedItem(1)+pad) // blocks until the first item was asked for
	}()
	a, err := r.Next()
	if err != nil || a.ID != "id-0" {
		t.Fatalf("got %v, %v", a, err)
	}
	if r.Feed().Title != "Gazette" || r.Feed().Format != RSS || r.Feed().Items != nil {
		t.Errorf("header %+v", r.Feed())
	}
}

// TestFeedError: the reader's own errors pass as they are, after the items read.
func TestFeedError(t *testing.T) {
	broken := errors.New("broken")
	f, err := ParseFeed(io.MultiReader(strings.NewReader(feedHead+feedItems(300)), iotest.ErrReader(broken)), Source{})
	if err != broken || f == nil || len(f.Items) < 299 {
		t.Errorf("got error %v", err)
	}
}

func TestNotFeed(t *testing.T) {
	for _, in := range []string{"", "<", "\xef\xbb\xbf", "   ", "plain words", "<html><body><p>x</p></body></html>", "<svg><item/></svg>", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\x00\x00"} {
		f, err := ParseFeed(strings.NewReader(in), Source{})
		if !errors.Is(err, ErrFormat) || f != nil {
			t.Errorf("%q: got %v, error %v", in, f, err)
		}
	}
}

// TestInherit: an article has what the header held when it began, and nothing that came later.
func TestInherit(t *testing.T) {
	const feed = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><title>early</title></item>
		<language>de</language><managingEditor>ana@example.org (Ana Ruiz)</managingEditor><dc:publisher>Gazette</dc:publisher>
		<item><title>late</title></item>
		<item><title>own</title><dc:language>fr</dc:language><author>bo@example.org (Bo)</author></item></channel></rss>`
	f, err := ParseFeed(strings.NewReader(feed), Source{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{" ", "de Ana Ruiz Gazette", "fr Bo Gazette"} {
		a := f.Items[i]
		got := a.Language + " "
		for _, p := range a.Authors {
			got += p.Name + " "
		}
		if got += a.Publisher.Name; got != want {
			t.Errorf("%s: got %q, want %q", a.Title, got, want)
		}
	}
	inJSON, err := ParseFeed(strings.NewReader(`{"version":"https://jsonfeed.org/version/1.1","authors":[{"name":"Ana Ruiz"}],"author":null,"items":[{"id":"1","authors":[]},{"id":"2"}]}`), Source{})
	if err != nil || asJSON(t, inJSON.Items[1].Authors) != asJSON(t, inJSON.Authors) || len(inJSON.Items[0].Authors) != 1 {
		t.Errorf("JSON: %v, %v of %v", err, asJSON(t, inJSON.Items), inJSON.Authors)
	}
	for _, f := range []*Feed{f, inJSON} {
		f.Items[1].Authors[0].Name = "changed"
		if f.Authors[0].Name == "changed" {
			t.Error("an article shares its authors with the header")
		}
	}
}

// TestAuthorElement: an element for a name holds a name, whatever its words mean in a byline.
func TestAuthorElement(t *testing.T) {
	for in, want := range map[string]string{
		"First Author": "First Author", "Second Author": "Second Author", "Site Editor": "Site Editor", "By Ida Holm": "Ida Holm",
		"By AP": "AP", "Ana Ruiz <ana@harbour.example>, Bo Lind <bo@harbour.example>": "Ana Ruiz|Bo Lind", "ana@harbour.example; bo@harbour.example": "|",
		strings.Repeat("Ana Ruiz and ", 400) + "Bo": strings.Repeat("Ana Ruiz and ", 400) + "Bo",
		"Ida Holm and Per Lund":                     "Ida Holm|Per Lund", "ida@harbour.example (Ida Holm)": "Ida Holm", "First Ida Holm": "First Ida Holm",
		"김민수 기자": "김민수", "[한겨레] 김철수 기자": "김철수", "山田太郎記者": "山田太郎",
	} {
		f, err := ParseFeed(strings.NewReader("<rss><item><dc:creator>"+escapeHTML(in)+"</dc:creator></item></rss>"), Source{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range f.Items[0].Authors {
			got = append(got, p.Name)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: got %q, want %s", in, got, want)
		}
	}
}

// TestBareRoots: an element that stands alone is as much of a feed as it has.
func TestBareRoots(t *testing.T) {
	for in, want := range map[string]string{
		`<entry xmlns="http://www.w3.org/2005/Atom"><title>Story</title></entry>`:  "atom Story",
		`<item><title>Story</title></item>`:                                        "rss Story",
		`<redirect><newLocation>https://harbour.example/</newLocation></redirect>`: "rss newLocation",
	} {
		f, err := ParseFeed(strings.NewReader(in), Source{})
		if err != nil {
			t.Fatalf("%s: %v", in, err)
		}
		got := f.Format.String()
		for _, a := range f.Items {
			got += " " + a.Title
		}
		for _, e := range f.Ext {
			got += " " + e.Name.Local
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

// TestRawContent: RawContent leaves HTML as it came, but what is no HTML is still made it.
func TestRawContent(t *testing.T) {
	const feed = `<rss><channel><description>A &lt;b onclick="x()">b&lt;/b></description><item><description><![CDATA[<p><a href="/x">x</a>]]></description></item></channel></rss>`
	p := Parser{RawContent: true}
	f, err := p.ParseFeed(strings.NewReader(feed), Source{URL: "https://harbour.example/"})
	if err != nil || f.Description != `A <b onclick="x()">b</b>` || f.Items[0].Summary != `<p><a href="/x">x</a>` {
		t.Errorf("got %q and %q, error %v", f.Description, f.Items[0].Summary, err)
	}
}

func TestPeriod(t *testing.T) {
	for _, tt := range []struct {
		name      string
		frequency int
		want      time.Duration
	}{
		{"hourly", 0, time.Hour}, {"Hourly", 2, 30 * time.Minute}, {"daily", 1, 24 * time.Hour}, {"weekly", 7, 24 * time.Hour}, {"monthly", 1, 720 * time.Hour},
		{"yearly", 1, 8760 * time.Hour}, {"often", 3, 0}, {"", 0, 0}, {"", 2, 12 * time.Hour},
	} {
		if got := period(tt.name, tt.frequency); got != tt.want {
			t.Errorf("period(%q, %d) = %v, want %v", tt.name, tt.frequency, got, tt.want)
		}
	}
}

func TestDuration(t *testing.T) {
	for in, want := range map[string]time.Duration{
		"": 0, "-5": 0, "1:02:03": 3723 * time.Second, "62:03": 3723 * time.Second, "3723": 3723 * time.Second, "90.5": 90500 * time.Millisecond, "1h30": 90 * time.Minute,
		"PT1H2M3S": 3723 * time.Second, "62 min": 62 * time.Minute, "1:2:3:4:5": 0, "99999999": 0, "9999999:99": 0, "99999999 h": 0, "soon": 0, "1時間5分": 65 * time.Minute,
	} {
		if got := duration(in); got != want {
			t.Errorf("duration(%q) = %v, want %v", in, got, want)
		}
	}
}

// TestWords: strings that share memory stay what they were made of.
func TestWords(t *testing.T) {
	var w words
	made := map[string]string{}
	for i := range 3000 {
		want := strings.Repeat("x", i%300) + fmt.Sprint(i%700)
		b := []byte(want)
		fresh, known := w.fresh(b), w.of(b)
		clear(b)
		made[want+"/fresh"], made[want+"/known"] = fresh, known
	}
	for want, got := range made {
		if want[:strings.IndexByte(want, '/')] != got {
			t.Errorf("got %q for %s", got, want)
		}
	}
}

// TestWarn: each repair is told with its place, a hundred at most.
func TestWarn(t *testing.T) {
	var told []*Error
	p := Parser{Warn: func(e *Error) { told = append(told, e) }}
	_, err := p.ParseFeed(strings.NewReader(feedHead+"\n<item><title>a &nosuch; b</title></item>\n<item>"+strings.Repeat("<x a=1/>", 200)+"</item></channel></rss>"), Source{})
	if err != nil {
		t.Fatal(err)
	}
	if len(told) != maxWarnings {
		t.Fatalf("%d warnings", len(told))
	}
	if e := told[0]; e.Path != "rss/channel/item[1]/title" || e.Line != 2 || !errors.Is(e, ErrSyntax) {
		t.Errorf("got %v at %s, line %d", e.Err, e.Path, e.Line)
	}
	if last := told[maxWarnings-1].Error(); !strings.Contains(last, "102") {
		t.Errorf("the last one is %q", last)
	}
}

func TestKeys(t *testing.T) {
	f := &Feed{Items: []*Article{
		{ID: "a", URL: "https://example.org/1"}, {ID: "a", URL: "https://example.org/2"}, {ID: "b"}, {ID: "b", Title: "other"},
		{URL: "https://example.org/3"}, {URL: "https://example.org/", Title: "x"}, {URL: "https://example.org/", Title: "y"}, {Title: "x"},
	}}
	keys := f.Keys()
	seen := map[string]int{}
	for i, k := range keys {
		if j, ok := seen[k]; ok && !(i == 7 && j == 5) {
			t.Errorf("items %d and %d share %q", j, i, k)
		}
		seen[k] = i
	}
	if keys[4] != URLKey("https://example.org/3") || keys[5] != keys[7] {
		t.Errorf("got %q", keys)
	}
}

// hugeFeed makes a feed of n items on the way.
type hugeFeed struct {
	n, at int
	rest  []byte
}

func (h *hugeFeed) Read(p []byte) (int, error) {
	if len(h.rest) == 0 {
		switch {
		case h.at == 0:
			h.rest = []byte(feedHead)
		case h.at <= h.n:
			h.rest = []byte(strings.Replace(feedItem(h.at), "<description>", "<description>"+strings.Repeat("&lt;p&gt;Words of a story.&lt;/p&gt; ", 100), 1))
		case h.at == h.n+1:
			h.rest = []byte("</channel></rss>")
		default:
			return 0, io.EOF
		}
		h.at++
	}
	n := copy(p, h.rest)
	h.rest = h.rest[n:]
	return n, nil
}

// peak reads a feed and gives the most memory that was in use after an item, and its bytes.
func peak(tb testing.TB, items int) (most uint64, size int64) {
	runtime.GC()
	var m runtime.MemStats
	r := NewReader(&hugeFeed{n: items}, Source{})
	n := 0
	for _, err := range r.All() {
		if err != nil {
			tb.Fatal(err)
		}
		if n++; n%200 == 0 {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
		}
	}
	if n != items {
		tb.Fatalf("%d items of %d", n, items)
	}
	return most, r.doc.in.n
}

func TestReaderMemory(t *testing.T) {
	const items = 4000
	most, size := peak(t, items)
	if most > 30<<20 {
		t.Errorf("%d MB in use while reading a feed of %d MB", most>>20, size>>20)
	}
}

// BenchmarkReader500MB reads a feed of 500 MB; the metric is the most memory in use.
func BenchmarkReader500MB(b *testing.B) {
	for b.Loop() {
		most, size := peak(b, 125000)
		b.SetBytes(size)
		b.ReportMetric(float64(most)/(1<<20), "MB-in-use")
	}
}

// BenchmarkLinear reads hostile feeds of one size and four times that: the time an input byte takes must be the same.
func BenchmarkLinear(b *testing.B) {
	item := func(s string) string { return feedHead + "<item>" + s + "</item>" + feedItem(1) + "</channel></rss>" }
	for _, kind := range []struct {
		name string
		make func(n int) string
	}{
		{"depth", func(n int) string {
			return item(strings.Repeat(strings.Repeat("<x>", 200)+strings.Repeat("</x>", 200), n/1400))
		}},
		{"attributes", func(n int) string { return item("<x " + strings.Repeat(`a="1" `, n/6) + "/>") }},
		{"entities", func(n int) string {
			return item("<description>" + strings.Repeat("&amp;amp;&eacute;", n/17) + "</description>")
		}},
		{"ampersands", func(n int) string { return item("<title>" + strings.Repeat("&", n) + "</title>") }},
		{"comments", func(n int) string { return item("<title>" + strings.Repeat("x<!-- y -->", n/11) + "</title>") }},
		{"namespaces", func(n int) string {
			var b strings.Builder
			for i := 0; b.Len() < n; i++ {
				fmt.Fprintf(&b, `<y:a xmlns:y="urn:%d">x</y:a>`, i)
			}
			return item(b.String())
		}},
		{"unclosed", func(n int) string { return item("<description>" + strings.Repeat("<p><br>x", n/8) + "</description>") }},
		{"ends", func(n int) string { return item(strings.Repeat("<x>", 200) + strings.Repeat("</y>", n/4)) }},
		{"items", func(n int) string { return feedHead + strings.Repeat("<item/>", n/7) }},
		{"lines", func(n int) string {
			return item("<description>" + strings.Repeat("a line\n\n of text\n", n/17) + "</description>")
		}},
		{"unclosed items", func(n int) string { return feedHead + strings.Repeat("<item><title>", n/13) }},
		{"tags", func(n int) string {
			var b strings.Builder
			for i := 0; b.Len() < n; i++ {
				fmt.Fprintf(&b, "<category>%d</category>", i)
			}
			return item(b.String())
		}},
		{"stray", func(n int) string { return item("<title>" + strings.Repeat("< ", n/2) + "</title>") }},
		{"quotes", func(n int) string { return item(strings.Repeat(`<x a="`, n/6)) }},
		{"cdata", func(n int) string {
			return item("<description>" + strings.Repeat("<![CDATA[x]]>", n/13) + "</description>")
		}},
	} {
		for _, n := range []int{1 << 18, 1 << 20} {
			b.Run(fmt.Sprintf("%s/%dK", kind.name, n>>10), func(b *testing.B) {
				doc := []byte(kind.make(n))
				b.SetBytes(int64(len(doc)))
				b.ReportAllocs()
				for b.Loop() {
					ParseFeed(bytes.NewReader(doc), Source{}) // its error is part of the attack
				}
			})
		}
	}
}

// FuzzFeed checks what holds of every input: byte by byte is the same as at once with the same warnings, a Reader gives what ParseFeed gives,
// and of a feed that is cut the articles are the first of the whole, but perhaps for the last one.
func FuzzFeed(f *testing.F) {
	whole := feedHead + feedItems(3) + "</channel></rss>"
	for _, s := range []string{
		whole, strings.Replace(whole, "</item>", "", 1), strings.Replace(whole, "</title>", "", 2), "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><title type='html'>x &lt;b></title>" +
			"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a<br/>b</p></div></content><link href='/x'/><author><name>A</name></author></entry></feed>",
		"<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel/><item rdf:about='x'><dc:creator>A, B</dc:creator></item></rdf:RDF>", "<CHANNEL HREF='http://x/'><ITEM HREF='y'/></CHANNEL>",
		"<rss><item><media:group><media:content url='x'/></media:group><georss:point>1 2</georss:point><itunes:duration>1:2</itunes:duration></item></rss>",
		"<!DOCTYPE a [<!ENTITY x 'y'>]><rss><item><title>&x;</title><x y='z'>a<b/>c</x></item></rss>",
	} {
		f.Add(s, len(s)/2)
	}
	f.Fuzz(func(t *testing.T, doc string, cut int) {
		if f := Detect([]byte(doc)); f == JSONFeed {
			return
		}
		src := Source{URL: "https://example.org/feed"}
		read := func(r io.Reader) (f *Feed, told []string, err error) {
			p := Parser{Warn: func(e *Error) { told = append(told, fmt.Sprintln(e, e.Path, e.Offset)) }}
			f, err = p.ParseFeed(r, src)
			slices.Sort(told) // what is decoded ahead is told of earlier
			return f, told, err
		}
		data := []byte(doc)
		all, told, err := read(bytes.NewReader(data))
		if string(data) != doc {
			t.Fatalf("what was read is now %q", data)
		}
		bytewise, told2, err2 := read(iotest.OneByteReader(strings.NewReader(doc)))
		warned := len(told) < maxWarnings && !slices.Equal(told, told2)
		if fmt.Sprint(err) != fmt.Sprint(err2) || warned || asJSON(t, all) != asJSON(t, bytewise) {
			t.Fatalf("at once: %v %s %s\nbyte by byte: %v %s %s", err, told, asJSON(t, all), err2, told2, asJSON(t, bytewise))
		}
		if all == nil {
			return
		}
		r := new(Parser).reader(strings.NewReader(doc), src, feedFormat, -1)
		for i := 0; ; i++ {
			a, err3 := r.Next()
			if err3 != nil {
				if i != len(all.Items) {
					t.Fatalf("Reader ends after %d items of %d with %v", i, len(all.Items), err3)
				}
				break
			}
			if asJSON(t, a) != asJSON(t, all.Items[i]) {
				t.Fatalf("Reader's item %d differs", i)
			}
		}
		part, _ := ParseFeed(strings.NewReader(doc[:max(0, min(cut, len(doc)))]), src)
		if part == nil {
			return
		}
		for i := range max(0, len(part.Items)-1) {
			if i >= len(all.Items) || asJSON(t, part.Items[i]) != asJSON(t, all.Items[i]) {
				t.Fatalf("item %d of the first %d bytes differs:\n%s\nof %d", i, cut, asJSON(t, part.Items[i]), len(all.Items))
			}
		}
	})
}

// TestFeedAllocations bounds what an item costs, so that reading stays cheap.
func TestFeedAllocations(t *testing.T) {
	read := func(items int) float64 {
		doc := feedHead + feedItems(items) + "</channel></rss>"
		return testing.AllocsPerRun(5, func() {
			if f, err := ParseFeed(strings.NewReader(doc), Source{}); err != nil || len(f.Items) != items {
				t.Fatal(err)
			}
		})
	}
	const budget = 10 // the Article and its six strings, its clean text, its date
	if perItem := (read(1100) - read(100)) / 1000; perItem > budget {
		t.Errorf("%.1f allocations an item, budget %d", perItem, budget)
	}
}

// TestIsTidy: eight characters at once are judged as one after the other, wherever a blank or control character stands.
func TestIsTidy(t *testing.T) {
	slow := func(s string) bool {
		return !strings.Contains(s, "  ") && !strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c == 0x7f })
	}
	for n := range 20 {
		for at := range n + 1 {
			for _, part := range []string{" ", "  ", "\x00", "\x1f", "\x7f", "\x80", "\x9f\xa0", "é", " é ", "~ \x1f", "\xff "} {
				s := strings.Repeat("a", at) + part + strings.Repeat("b", n-at)
				if isTidy([]byte(s)) != slow(s) {
					t.Errorf("isTidy(%q) is %v", s, !slow(s))
				}
			}
		}
	}
}
