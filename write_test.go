package broadsheet

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"time"
)

func TestWriterMissing(t *testing.T) {
	day := Date{Time: time.Date(2025, time.March, 11, 0, 0, 0, 0, time.UTC)}
	full := Feed{Title: "T", HomeURL: "https://news.example.org/", Updated: day}
	tests := []struct {
		name  string
		as    Format
		feed  Feed
		item  Article
		field string // "" where all can be derived
	}{
		{"all there", RSS, full, Article{Title: "A"}, ""},
		{"no title, no host", RSS, Feed{}, Article{Title: "A"}, "Title"},
		{"title from the host", JSONFeed, Feed{HomeURL: "https://news.example.org/"}, Article{}, ""},
		{"no home page", RSS, Feed{Title: "T"}, Article{Title: "A"}, "HomeURL"},
		{"home page of the first article", RSS, Feed{Title: "T"}, Article{URL: "https://news.example.org/a"}, ""},
		{"no date of the feed", Atom, Feed{Title: "T"}, Article{Title: "A", Updated: day}, "Updated"},
		{"date of the feed", Atom, full, Article{Title: "A"}, ""},
		{"nothing but a title and a date", Atom, Feed{Title: "T", Updated: day}, Article{Title: "A"}, ""},
		{"title from the text", Atom, full, Article{Content: "<p>Words</p>"}, ""},
		{"nothing to say", Atom, full, Article{}, "Title"},
		{"nothing to say", RSS, full, Article{}, ""},
		{"nothing to say", JSONFeed, full, Article{}, ""},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.as, "/", test.name), func(t *testing.T) {
			var b strings.Builder
			w := NewWriter(&b, test.as, &test.feed)
			err := w.Write(&test.item)
			if test.field == "" {
				if err := errors.Join(err, w.Close()); err != nil {
					t.Fatal(err)
				}
				checkForm(t, b.String(), test.as)
				return
			}
			var e *Error
			if !errors.As(err, &e) || !errors.Is(err, ErrField) || e.Path != test.field {
				t.Errorf("Write: %v, want ErrField of %s", err, test.field)
			}
			if b.Len() > 0 {
				t.Errorf("written in spite of the error: %s", b.String())
			}
		})
	}
}

// TestWriterGoesOn: an article that can not be written leaves nothing behind, and the next one may be.
func TestWriterGoesOn(t *testing.T) {
	var b strings.Builder
	f := writtenFeed()
	w := NewWriter(&b, Atom, f)
	for _, a := range []*Article{{}, f.Items[1], {}} {
		if err := w.Write(a); (err == nil) != (a.Title != "") {
			t.Errorf("Write(%q): %v", a.Title, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(f.Items[0]); err == nil {
		t.Error("Write after Close gives no error")
	}
	checkForm(t, b.String(), Atom)
	if n := strings.Count(b.String(), "<entry"); n != 1 {
		t.Errorf("%d entries, want 1", n)
	}
}

func TestWriterRepeatedID(t *testing.T) {
	f := writtenFeed()
	a := *f.Items[1]
	b := a
	b.URL, b.Title = "https://news.example.org/other", "Other"
	for _, as := range writtenFormats {
		var out strings.Builder
		w := NewWriter(&out, as, f)
		if err := errors.Join(w.Write(&a), w.Write(&b)); err != nil {
			t.Fatalf("%v: %v", as, err)
		}
		if err := w.Write(&b); !errors.Is(err, ErrField) {
			t.Errorf("%v: a third article that is the second: %v, want ErrField", as, err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		back, err := ParseFeed(strings.NewReader(out.String()), Source{})
		if err != nil || len(back.Items) != 2 || back.Items[0].ID != a.ID || !strings.HasPrefix(back.Items[1].ID, urnPrefix+"hash:") {
			t.Errorf("%v: %v\n%s", as, err, out.String())
		}
	}
}

// TestWriterText: what looks like markup is text in every format, and what XML forbids is gone.
func TestWriterText(t *testing.T) {
	f := writtenFeed()
	f.Items = f.Items[1:]
	a := f.Items[0]
	a.Title = "a\x00 <b> &amp; ]]> \x0c\xff\ufffe\ufffd \u00e9"
	a.Content = "<p>x]]\x00> ]]]]><![CDATA[>\r\n\x1b\xc0\xaf</p>"
	for _, as := range writtenFormats {
		doc, err := writeString(f, as)
		if err != nil {
			t.Fatal(err)
		}
		checkForm(t, doc, as)
		back, err := ParseFeed(strings.NewReader(doc), Source{})
		if err != nil {
			t.Fatalf("%v: %v\n%s", as, err, doc)
		}
		roundTrip(t, back, as)
		if got, want := back.Items[0].Title, "a <b> &amp; ]]> é"; got != want {
			t.Errorf("%v: title %q, want %q", as, got, want)
		}
	}
}

func TestWriterAddresses(t *testing.T) {
	tests := []struct{ in, want string }{
		{"https://news.example.org/a?b=c&d#e", "https://news.example.org/a?b=c&d#e"},
		{" https://news.example.org/a b\"<>|\n", "https://news.example.org/a%20b%22%3C%3E%7C"},
		{"HTTPS://News.Example.ORG:443/A", "https://news.example.org/A"},
		{"https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"},
		{"/2025/a", "https://base.example.org/2025/a"},
		{"https://news.example.org/100%", "https://news.example.org/100%25"},
		{"javascript:alert(1)", ""},
		{"data:image/png;base64,iVBORw0KGgo=", ""},
		{"https://news.example.org/a#b#c", "https://news.example.org/a#b%23c"},
	}
	for _, test := range tests {
		got := cleanURL("https://base.example.org/feed", test.in)
		if got != test.want {
			t.Errorf("cleanURL(%q) = %q, want %q", test.in, got, test.want)
		}
		if got != "" && !isCleanURL(got) {
			t.Errorf("cleanURL(%q) = %q, which is not clean", test.in, got)
		}
	}
}

func TestAtomID(t *testing.T) {
	for in, want := range map[string]string{
		"https://news.example.org/a":                    "https://news.example.org/a",
		"tag:news.example.org,2025:a1":                  "tag:news.example.org,2025:a1",
		"urn:uuid:1225c695-cfb8":                        "urn:broadsheet:id:urn%3Auuid%3A1225c695-cfb8",
		"urn:isbn:0451450523":                           "urn:isbn:0451450523",
		"urn:x:~":                                       "urn:broadsheet:id:urn%3Ax%3A%7E",
		"tag:2025:a1":                                   "urn:broadsheet:id:tag%3A2025%3Aa1",
		"tag:me@news.example.org,2025-03-11:":           "tag:me@news.example.org,2025-03-11:",
		"urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a": "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
		"urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6x": "urn:broadsheet:id:urn%3Auuid%3A1225c695-cfb8-4ebb-aaaa-80da344efa6x",
		"HTTP://News.example.org:80/a":                  "HTTP://News.example.org:80/a",
		"https:/a":                                      "urn:broadsheet:id:https%3A%2Fa",
		"https://news.example.org/a#b#c":                "urn:broadsheet:id:https%3A%2F%2Fnews.example.org%2Fa%23b%23c",
		"cms:50%":                                       "urn:broadsheet:id:cms%3A50%25",
		"tag:News.example.org,2025:a1":                  "urn:broadsheet:id:tag%3ANews.example.org%2C2025%3Aa1",
		"tag:news.example.org,2025/03:a1":               "urn:broadsheet:id:tag%3Anews.example.org%2C2025%2F03%3Aa1",
		"doi:10.5555/lock":                              "doi:10.5555/lock",
		"cms-1":                                         "urn:broadsheet:id:cms-1",
		"a b:c/é":                                       "urn:broadsheet:id:a%20b%3Ac%2F%C3%A9",
		"javascript:alert(1)":                           "urn:broadsheet:id:javascript%3Aalert%281%29",
		"https://news.example.org/a b":                  "urn:broadsheet:id:https%3A%2F%2Fnews.example.org%2Fa%20b",
	} {
		if got := atomID(in); got != want {
			t.Errorf("atomID(%q) = %q, want %q", in, got, want)
		}
		if got := plainID(want); got != in {
			t.Errorf("plainID(%q) = %q, want %q", want, got, in)
		}
	}
}

// TestPlainID: an id that atomID did not make stays as it is.
func TestPlainID(t *testing.T) {
	for _, id := range []string{"urn:broadsheet:id:", "urn:broadsheet:id:a%4", "urn:broadsheet:id:a%zz", "urn:broadsheet:id:a%2f", "urn:broadsheet:id:%61"} {
		if got := plainID(id); got != id {
			t.Errorf("plainID(%q) = %q", id, got)
		}
	}
}

func TestWrittenValues(t *testing.T) {
	for _, test := range []struct {
		what    string
		give    func(string) string
		in, out string
	}{
		{"language", writtenLanguage, "en_GB", "en-GB"},
		{"language", writtenLanguage, "iw-IL", "he-IL"},
		{"language", writtenLanguage, "xx", ""},
		{"language", writtenLanguage, "nds", "nds"},
		{"language", writtenLanguage, "English", ""},
		{"media type", writtenType, "audio/mpeg; rate=8000", "audio/mpeg"},
		{"media type", writtenType, "mp3", ""},
		{"file type", func(u string) string { return fileType(Media{URL: u}) }, "https://news.example.org/a.OPUS?x=1.mp3", "audio/ogg"},
		{"file type", func(u string) string { return fileType(Media{URL: u}) }, "https://news.example.org/a", "application/octet-stream"},
		{"type of a film", func(u string) string { return fileType(Media{URL: u, Medium: "video"}) }, "https://news.example.org/a", "video/mp4"},
		{"beginning", excerptOf, strings.Repeat("潮", 40), strings.Repeat("潮", 26) + "…"},
		{"beginning", excerptOf, strings.Repeat("tide ", 40), strings.Repeat("tide ", 16)[:79] + " …"},
		{"text", plainOfHTML, "Bell &amp Sons&#8217; &T; R&D<br>a&nbsp;b\fc <em>d</em>e", "Bell & Sons’ &T; R&D a\u00a0bc de"},
		{"text", plainOfHTML, "&" + strings.Repeat("a", 50) + " <b", "&" + strings.Repeat("a", 50)},
	} {
		if got := test.give(test.in); got != test.out {
			t.Errorf("%s of %q is %q, want %q", test.what, test.in, got, test.out)
		}
	}
	for u, want := range map[string]bool{
		"https://news.example.org/a.mp3": true, "https://news.example.org:8443/a.mp3": true, "https://news..example/a.mp3": false, "https://localhost/a.mp3": false,
		"https://ana@news.example.org/a.mp3": false, "ftp://news.example.org/a.mp3": false,
	} {
		if isFileURL(u) != want {
			t.Errorf("isFileURL(%q) is %v", u, !want)
		}
	}
}

// TestWriterOddities: what is rare is written as the rules have it, and comes back.
func TestWriterOddities(t *testing.T) {
	f := writtenFeed()
	f.Published = f.Updated
	f.Items[1].Authors = []Person{{Name: "Ana Ruiz (2)", Email: "ana@news.example.org"}}
	f.Location = Geometry{Type: "Point", Coordinates: [][2]float64{{math.NaN(), 53.2}}}
	a := f.Items[0]
	a.Language, a.Title = "en_GB", "Kapı açıldı！"
	a.Authors = []Person{{Name: f.Authors[0].Name, Email: f.Authors[0].Email, Role: "editing"}}
	a.Location = Geometry{Type: "Box", Coordinates: [][2]float64{{5.9, 53.2}, {6.2, 53.4}}}
	a.Links = []Link{{URL: "https://news.example.org/a.txt", Rel: "alternate", Type: "text/plain"}, {URL: "https://news.example.org/b.txt", Rel: "alternate", Type: "text/plain"}}
	for i := range 70 {
		a.Links = append(a.Links, Link{URL: fmt.Sprint("https://news.example.org/", i), Rel: "alternate", Type: fmt.Sprint("text/x", i)})
	}
	ns := "https://desk.example/ns"
	a.Ext = []Element{
		{Name: Name{uriITunes, "email"}, Text: "ana@news.example.org"},
		{Name: Name{uriContent, "format"}, Text: "plain"},
		{Name: Name{ns, "h1"}, Attr: []Attr{{Name{ns, "port"}, "A"}, {Name{ns, "port"}, "B"}, {Name{uriDC, "type"}, "C"}, {Name{"urn:x:other", "d"}, "D"}}},
		{Name: Name{"urn:\x01", "bad"}},
		{Name: Name{jsonFeedSpace, "_desk"}, Text: `{"a":1}`}, {Name: Name{jsonFeedSpace, "_desk"}, Text: `{"a":2}`},
	}
	a.Origin.Updated = Date{Time: time.Date(12000, time.January, 1, 0, 0, 0, 0, time.UTC)}
	for as, parts := range map[Format][]string{
		RSS: {"<title>Kapı açıldı！</title>", "<content:format>plain</content:format>", `<x:h1 xmlns:x="https://desk.example/ns" x:port="A" dc:type="C" xmlns:a1="urn:x:other" a1:d="D"/>`,
			"<gml:lowerCorner>53.2 5.9</gml:lowerCorner>", "<dc:creator>Ana Ruiz (2)</dc:creator>", "<pubDate>Wed, 12 Mar 2025 09:30:00 GMT</pubDate>"},
		Atom: {`<content:format xmlns:content="http://purl.org/rss/1.0/modules/content/">plain`, `rel="urn:broadsheet:alternate" href="https://news.example.org/b.txt"`,
			`rel="alternate" href="https://news.example.org/9"`, `rel="urn:broadsheet:alternate" href="https://news.example.org/69"`},
		JSONFeed: {`"_desk":{"a":1}`, `"local":"h1"`},
	} {
		doc, err := writeString(f, as)
		if err != nil {
			t.Fatal(err)
		}
		checkForm(t, doc, as)
		for _, part := range parts {
			if !strings.Contains(doc, part) {
				t.Errorf("%v: no %s in\n%s", as, part, doc)
			}
		}
		for _, part := range []string{"itunes:email", "en_GB", `port="B"`, "urn:\x01", "12000", `"a":2`, "NaN", "xml:lang=\"en-GB\">\n<title>Kapı"} {
			if strings.Contains(doc, part) {
				t.Errorf("%v: %s in\n%s", as, part, doc)
			}
		}
	}
}

// TestWriterDepth: elements are written as deep as they are read back from every format.
func TestWriterDepth(t *testing.T) {
	nested := func(levels int) Element {
		e := Element{Name: Name{"https://desk.example/ns", "box"}}
		for range levels - 1 {
			e = Element{Name: e.Name, Children: []Element{e}}
		}
		return e
	}
	f := writtenFeed()
	a := f.Items[0]
	a.Title = "Ferry stays"
	a.Ext = []Element{nested(maxNested), nested(100_000), {Name: Name{"https://desk.example/ns", "last"}}}
	a.Origin.Ext = a.Ext
	for _, as := range writtenFormats {
		doc, err := writeString(f, as)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseFeed(strings.NewReader(doc), Source{})
		if err != nil || len(back.Items) != 2 || len(back.Items[0].Ext) != 2 || !back.Items[0].Ext[0].isShallow(maxNested) || back.Items[0].Ext[0].isShallow(maxNested-1) {
			t.Errorf("%v: %v", as, err)
		}
	}
}

func TestWriterFormat(t *testing.T) {
	w := NewWriter(io.Discard, HTML, writtenFeed())
	if err := w.Write(&Article{Title: "A"}); !errors.Is(err, ErrFormat) || !errors.Is(w.Close(), ErrFormat) {
		t.Errorf("a feed in HTML: %v", err)
	}
	if err := NewWriter(io.Discard, RSS, &Feed{}).Close(); !errors.Is(err, ErrField) {
		t.Errorf("a feed without a title: %v", err)
	}
}

func TestWriterStylesheet(t *testing.T) {
	for style, want := range map[string]string{
		"/feed.xsl":         `<?xml-stylesheet type="text/xsl" href="/feed.xsl"?>`,
		"a.css":             `<?xml-stylesheet type="text/css" href="a.css"?>`,
		"x\"?><feed>&.xslt": `<?xml-stylesheet type="text/xsl" href="x&#34;?&gt;&lt;feed&gt;&amp;.xslt"?>`,
	} {
		var b strings.Builder
		w := NewWriter(&b, Atom, writtenFeed())
		w.Stylesheet = style
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("stylesheet %q: no %s in\n%s", style, want, b.String())
		}
		checkForm(t, b.String(), Atom)
	}
}

// TestWriterStreams: what is written leaves the Writer before its end, and an error of the underlying writer comes back as it is.
func TestWriterStreams(t *testing.T) {
	f := writtenFeed()
	for _, as := range writtenFormats {
		out := &limitedWriter{n: 1 << 20}
		w := NewWriter(out, as, f)
		var err error
		n := 0
		for ; err == nil && n < 10_000; n++ {
			a := *f.Items[0]
			a.ID = fmt.Sprint(n)
			err = w.Write(&a)
		}
		if err != errFull || n < 100 {
			t.Errorf("%v: %v after %d articles, want %v", as, err, n, errFull)
		}
		if max := cap(w.buf); max > 4*flushBytes {
			t.Errorf("%v: a buffer of %d bytes", as, max)
		}
		if err := w.Close(); err != errFull {
			t.Errorf("%v: Close: %v, want %v", as, err, errFull)
		}
	}
}

var errFull = errors.New("full")

// limitedWriter takes n bytes.
type limitedWriter struct{ n int }

func (w *limitedWriter) Write(p []byte) (int, error) {
	if w.n -= len(p); w.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// TestWriterAllocs: an article costs no allocation but what the set of ids grows by.
func TestWriterAllocs(t *testing.T) {
	f := writtenFeed()
	a := *f.Items[1]
	a.Authors = []Person{{Name: "Ana Ruiz", Email: "ana@news.example.org"}}
	a.Summary, a.Content = "A summary &amp; more", strings.Repeat("<p>Some words, é.</p>", 100)
	a.Tags = f.Tags
	a.Media = []Media{{URL: "https://news.example.org/1.jpg", Type: "image/jpeg", Medium: "image", Caption: "A caption", Width: 10, Height: 20}}
	ids := make([]string, 2000)
	for i := range ids {
		ids[i] = fmt.Sprint("https://news.example.org/", i)
	}
	for _, as := range writtenFormats {
		w := NewWriter(io.Discard, as, f)
		i := 0
		n := testing.AllocsPerRun(len(ids)-2, func() {
			a.ID, a.URL = ids[i], ids[i]
			i++
			if err := w.Write(&a); err != nil {
				t.Fatal(err)
			}
		})
		if n > 1 {
			t.Errorf("%v: %v allocations an article, want at most 1", as, n)
		}
	}
}

// geometry makes one of the shapes that are written.
func geometry(kind string, unix int64, zone int) Geometry {
	shapes := [...]string{"Point", "LineString", "Polygon", "Box", kind}
	c := [2]float64{float64(zone) / 1000, float64(unix) / 1e8}
	return Geometry{Type: shapes[uint(zone)%uint(len(shapes))], Coordinates: [][2]float64{c, {c[1], c[0]}, {1, 2}, c}[:uint64(unix)%5]}
}

func FuzzWrite(f *testing.F) {
	f.Add("A title", "A <b>summary</b>", "<p>Content &amp; more</p>", "Ana Ruiz", "ana@example.org", "https://news.example.org/a", "cms-1", "tag", "en", int64(1741685400), 3600)
	f.Add("a\x00<b>\xff", "]]>", "]]\x00>]]]]><![CDATA[>\r", "By Ana and Bo (photo)", "x", "javascript:alert(1)", " \x01 ", "a,b", "English (US)", int64(-62198755200), 1172)
	f.Add("", "", "", "", "", "", "", "", "", int64(253402300800), -90000)
	f.Add("R&amp;D </b>", "&lt;", "<p>x", "Ann (Bo) \\", "a/b=c@d.-e", "http://u:p@localhost/x.mp3?a=1&b", "tag:x", "serial", "zz-ZZ", int64(40), 3)
	f.Add(" \ufffd ", "<!-- ", "&#0;<?x", "\ufffd\n", "a@b.c", "//h/\"%", "urn:broadsheet:id:a", "é", "en_GB", int64(0), 1)
	f.Add("", "a\r\xffb>", "", "d", "e", "", "", "", "", int64(0), 0)
	f.Add("0", " ", "<\x00\x02x", "A\xff\x00\x19(Bo\xac[,\xba1wC;!\xca\xde\x05\xd8\xe3R\x89\xd4G) \\", "a/EEEEEb=c@d.;e", "http://u:p@localhost/x.mp3?a=1&b", "tag:x", "serial", "zz-ZZ", int64(139), -52)
	f.Add("0", "6", "]", "By Ana and Bo \xdbphoto)", "|", "", "", "a,b", "", int64(0), 0)
	f.Add("0", "", "0", "\u0162\xf7^\u009c", "", "\b\xe0\x95\x9c\x0e", "\xad\"", "\xc5", "\xee", int64(253402300833), -89988)
	f.Add("0", "\xf5", "&", "\u0162\xf7^\u00a0", "\xe5i2", "\b\xe0\x17\xce\x0e", "\xad\"", "\xc5t", "\x82", int64(253402300852), -89988)
	f.Fuzz(func(t *testing.T, title, summary, content, name, email, url, id, tag, lang string, unix int64, zone int) {
		date := Date{Time: time.Unix(unix%1e12, 0).In(time.FixedZone("", zone%1e6))}
		feed := &Feed{
			Title: title, HomeURL: "https://news.example.org/", URL: url, Description: summary, Language: lang, Rights: name, Generator: tag, ID: id,
			Authors: []Person{{Name: tag, URL: url}}, Tags: []Tag{{Term: tag, Label: name}}, Links: []Link{{URL: url, Rel: tag, Title: title}}, Updated: date,
			Ext: []Element{{Name: Name{url, tag}, Attr: []Attr{{Name{id, name}, title}, {Name{Local: tag}, title}}, Text: content}, {Name: Name{jsonFeedSpace, "_" + tag}, Text: content}},
		}
		feed.Publisher, feed.Location, feed.TTL = Person{Name: name, Email: email}, geometry(tag, unix, zone), time.Duration(unix)
		feed.Icon, feed.Logo = Media{URL: url}, Media{URL: url, Title: title, Link: url, Width: zone, Height: zone, Caption: name}
		feed.Show = &Show{Owner: Person{Name: title, Email: email}, Image: url, Type: tag, Explicit: name, Categories: [][]string{{tag, name}, {title}},
			NewURL: url, GUID: id, Medium: tag, Locked: name, Funding: []Link{{URL: url, Title: title}}}
		feed.Items = []*Article{{
			ID: id, URL: url, Title: title, Subtitle: tag, Summary: summary, Content: content, Authors: []Person{{Name: name, Email: email}, {Name: tag, URL: url}},
			Contributors: []Person{{Name: name, Role: tag}}, Published: date, Updated: date, Language: lang, Rights: title, Comments: url,
			Tags: []Tag{{Term: tag, Scheme: id}}, Links: []Link{{URL: url, Rel: tag, Type: email, Title: name}, {URL: url, Rel: "alternate"}},
			Media: []Media{
				{URL: url, Rel: "enclosure", Type: email, Size: unix}, {URL: url, Medium: "image", Caption: title, Credit: name, Width: zone},
				{URL: url + "a", Rel: "enclosure", Type: email, Title: name}, {URL: url + "b", Rel: tag, Medium: "image", Type: lang},
			},
			Origin: &Feed{Title: title, URL: url, ID: id, Links: []Link{{URL: url, Rel: tag}}}, Ext: feed.Ext, CommentCount: zone,
			Publisher: Person{Name: tag, Email: email}, Location: geometry(tag, unix, zone),
			Episode: &Episode{Title: title, Number: zone, Season: zone, Type: tag, Explicit: name, Duration: time.Duration(unix), Image: url,
				Chapters: []Chapter{{Title: title, Start: time.Duration(unix), URL: url}}, Transcripts: []Link{{URL: url, Type: email, Language: lang}}},
		}, {ID: id, Title: name}}
		for _, as := range writtenFormats {
			once, err := writeString(feed, as)
			if err != nil {
				if !errors.Is(err, ErrField) {
					t.Errorf("%v: %v", as, err)
				}
				continue
			}
			checkForm(t, once, as)
			if again, err := writeString(feed, as); err != nil || again != once {
				t.Errorf("%v: another time other bytes (%v)", as, err)
			}
			back, err := ParseFeed(strings.NewReader(once), Source{})
			if err != nil {
				t.Fatalf("%v can not be read back: %v\n%s", as, err, once)
			}
			if strings.Contains(indented(back), "\ufffd") { // it is not written, and then blanks may stand at an end
				if once, err = writeString(back, as); err != nil {
					continue
				}
				if back, err = ParseFeed(strings.NewReader(once), Source{}); err != nil {
					t.Fatalf("%v can not be read back: %v\n%s", as, err, once)
				}
			}
			// Content is only now what a Reader gives: clean. From here on the bytes stay the same.
			roundTrip(t, back, as)
		}
	})
}
