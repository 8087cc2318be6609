package broadsheet

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// story is a page's body that is long enough to be an article.
var story = "<p>" + strings.Repeat("The council met again on Tuesday and spoke until late about the old bridge, which nobody wants to pay for. ", 6) + "</p>" +
	"<p>" + strings.Repeat("Its members will vote in the spring, said the mayor, who had asked for one more report on the pillars. ", 6) + "</p>"

func parsePage(t *testing.T, p *Parser, url, head, body string) *Article {
	t.Helper()
	a, err := p.ParseHTML(strings.NewReader("<!DOCTYPE html><html><head>"+head+"</head><body>"+body+"</body></html>"), Source{URL: url})
	if err != nil {
		t.Fatalf("%v: %v", url, err)
	}
	return a
}

const pageURL = "https://www.harbournews.example/world/bridge"

func TestPageTitle(t *testing.T) {
	tests := []struct{ name, head, body, want string }{
		{"H1 over the title for search engines", "<title>Bridge repair cost 2025: all facts | Harbour News</title>", "<h1>Old bridge to be repaired at last: all facts on cost</h1>",
			"Old bridge to be repaired at last: all facts on cost"},
		{"site name at the end", "<title>Old bridge to be repaired at last | Harbour News</title><meta property=og:site_name content='Harbour News'>", "",
			"Old bridge to be repaired at last"},
		{"site name at the front", "<title>Harbour News: Old bridge to be repaired</title><meta property=og:site_name content='Harbour News'>", "",
			"Old bridge to be repaired"},
		{"host as site name", "<title>Old bridge to be repaired - harbournews.example</title>", "", "Old bridge to be repaired"},
		{"not the site's name", "<title>Old bridge to be repaired - at what cost?</title><meta property=og:site_name content='Harbour News'>", "",
			"Old bridge to be repaired - at what cost?"},
		{"section before the site's name, shown by another title", "<title>Old bridge to be repaired - World | Harbour News</title><meta name=twitter:title content='Old bridge to be repaired'>", "",
			"Old bridge to be repaired"},
		{"kicker in the H1", "<title>Old bridge to be repaired | Harbour News</title><meta property=og:title content='Old bridge to be repaired'><meta property=og:site_name content='Harbour News'>",
			"<h1><span>Traffic</span> Old bridge to be repaired</h1>", "Old bridge to be repaired"},
		{"parts kept apart by style", "<title>Traffic: Old bridge to be repaired</title>", "<h1><span>Traffic:</span><span>Old bridge to be repaired</span></h1>",
			"Traffic: Old bridge to be repaired"},
		{"the site's name is the H1", "<title>Old bridge to be repaired</title>", "<h1>Harbour News</h1><h2>Old bridge to be repaired</h2>", "Old bridge to be repaired"},
		{"entities escaped twice", "<meta property=og:title content='Sea &amp;amp; sand'>", "", "Sea & sand"},
		{"soft hyphens", "<title>Donau\u00addampf\u200bschiff</title>", "", "Donaudampfschiff"},
		{"another story's H1", "<title>Old bridge to be repaired at last</title>", "<h1>Old bridge to be repaired at last</h1><aside><h1>Ferry gets a new captain</h1></aside>",
			"Old bridge to be repaired at last"},
		{"the site's name begins the H1 too", "<title>Harbour plans grow: Old bridge to be repaired</title><meta property=og:site_name content='Harbour'>", "<h1>Harbour plans grow: Old bridge to be repaired</h1>",
			"Harbour plans grow: Old bridge to be repaired"},
		{"the site's name ends the H1 alone", "<title>Old bridge to be repaired</title><meta property=og:site_name content='Harbour News'>", "<h1>Old bridge to be repaired – Harbour News</h1>",
			"Old bridge to be repaired"},
		{"the section after a bar", "<title>Old bridge to be repaired | World</title>", "", "Old bridge to be repaired"},
		{"the blog's name is the H1", "<title>Notes on stone: Old bridge to be repaired</title><meta property=og:title content='Old bridge to be repaired'>", "<h1>Notes on stone</h1>",
			"Old bridge to be repaired"},
		{"a description as headline", `<title>Old bridge to be repaired</title><meta property=og:title content='Old bridge to be repaired'><meta name=description content='What the council said about stone, iron and money'><script type="application/ld+json">{"@type":"NewsArticle","headline":"What the council said about stone, iron and money"}</script>`,
			"<h1>Old bridge to be repaired</h1>", "Old bridge to be repaired"},
		{"three names of the site", "<title>Old bridge to be repaired | Harbour News | Harbour | harbournews.example</title><meta property=og:site_name content='Harbour News'>", "", "Old bridge to be repaired"},
		{"the site's name and a word", "<title>旧橋の修理が決まる｜港新聞電子版</title><meta property=og:site_name content='港新聞'>", "", "旧橋の修理が決まる"},
		{"script of no blanks", "<title>旧橋の修理が決まる｜港新聞</title><meta property=og:site_name content='港新聞'>", "<h1>旧橋の修理が決まる</h1>", "旧橋の修理が決まる"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := parsePage(t, &Parser{}, pageURL, tt.head, tt.body+story).Title; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPageAuthors(t *testing.T) {
	ld := func(author string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge","author":` + author + `}</script>`
	}
	const site = "<meta property=og:site_name content='Harbour News'>"
	tests := []struct{ name, head, body, want string }{
		{"string", ld(`"By Ana Ruiz and Ben Okri"`), "", "Ana Ruiz, Ben Okri"},
		{"object", ld(`{"@type":"Person","name":"Ana Ruiz"}`), "", "Ana Ruiz"},
		{"list of both", ld(`["Ana Ruiz",{"@type":"Person","name":"Ben Okri"}]`), "", "Ana Ruiz, Ben Okri"},
		{"name in name", ld(`{"@type":"Person","name":{"@type":"Text","name":"Ana Ruiz"}}`), "", "Ana Ruiz"},
		{"list of names", ld(`{"@type":"Person","name":["Ana Ruiz","Ben Okri"]}`), "", "Ana Ruiz, Ben Okri"},
		{"reference in a graph", `<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle","Article"],"author":{"@id":"#ana"}},{"@type":"Person","@id":"#ana","name":"Ana Ruiz"}]}</script>`,
			"", "Ana Ruiz"},
		{"reference to itself", `<script type="application/ld+json">{"@type":"NewsArticle","@id":"#a","author":{"@id":"#a"}}</script>`, "", ""},
		{"broken JSON", `<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ana Ruiz",},}</script>`, "", "Ana Ruiz"},
		{"the article among others", `<script type="application/ld+json">[{"@type":"Article","url":"/other","author":"Ben Okri"},{"@type":"Article","url":"/world/bridge","author":"Ana Ruiz"}]</script>`,
			"", "Ana Ruiz"},
		{"meta", "<meta name=author content='Ana Ruiz'>", "", "Ana Ruiz"},
		{"the author's page is no name", "<meta property=article:author content='https://www.facebook.com/ana'>", "", ""},
		{"placeholder", "<meta name=author content=admin>", "", ""},
		{"citations", "<meta name=citation_author content='Ruiz, Ana'><meta name=citation_author content='Okri, Ben'>", "", "Ana Ruiz, Ben Okri"},
		{"a person in the text over the site in the data", site + ld(`{"@type":"Organization","name":"Harbour News"}`), "<h1>Old bridge</h1><p class=byline>By Ana Ruiz</p>", "Ana Ruiz"},
		{"the site where nobody else is named", site + ld(`{"@type":"Organization","name":"Harbour News"}`), "", "Harbour News"},
		{"microdata", "", "<div itemscope itemtype='https://schema.org/Article'><h1>Old bridge</h1><span itemprop=author itemscope><a itemprop=name>Ana Ruiz</a></span></div>", "Ana Ruiz"},
		{"rel=author", "", "<h1>Old bridge</h1><a rel=author href=/ana>Ana Ruiz</a>", "Ana Ruiz"},
		{"a line without a name for it", "", "<h1>Old bridge</h1><div>By Ana Ruiz</div>", "Ana Ruiz"},
		{"By and the name apart", "", "<h1>Old bridge</h1><div><span>By</span> <b>Ana Ruiz</b></div>", "Ana Ruiz"},
		{"the reviewer is none", "", "<h1>Old bridge</h1><div>Reviewed by <span class=author-name>Ben Okri</span></div>", ""},
		{"a related card's author is none", "", "<h1>Old bridge</h1>" + story + "<div class=related-card><span class=author>Ben Okri</span></div>", ""},
		{"twitter labels", "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ana Ruiz'><meta name=twitter:label2 content='Est. reading time'><meta name=twitter:data2 content='3 minutes'>", "", "Ana Ruiz"},
		{"h-entry", "", "<div class=h-entry><h1 class=p-name>Old bridge</h1><a class='p-author h-card' href=/ana>Ana Ruiz</a></div>", "Ana Ruiz"},
		{"Dublin Core", "<meta name=DC.creator content='Ruiz, Ana'>", "", "Ana Ruiz"},
		{"a sentence that begins with By is no byline", "", "<h1>Old bridge</h1><p>By adopting Modern Methods the town saves money.</p>", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := parsePage(t, &Parser{}, pageURL, "<title>Old bridge</title>"+tt.head, tt.body+story)
			var names []string
			for _, who := range a.Authors {
				names = append(names, who.Name)
			}
			if got := strings.Join(names, ", "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPageDates(t *testing.T) {
	const h1 = "<h1>Old bridge</h1>"
	tests := []struct{ name, url, head, body, published, updated string }{
		{"nothing said, nothing given", "", "", h1, "", ""},
		{"json-ld", "", `<script type="application/ld+json">{"@type":"Article","datePublished":"2025-03-11T10:00:00Z","dateModified":"2025-03-12"}</script>`, "", "2025-03-11T10:00:00Z", "2025-03-12"},
		{"meta", "", "<meta property=article:published_time content=2025-03-11T10:00:00+01:00>", "", "2025-03-11T10:00:00+01:00", ""},
		{"updated is not published", "", "<meta property=article:modified_time content=2025-03-11T10:00:00Z>", "", "", "2025-03-11T10:00:00Z"},
		{"a time beside the headline", "", "", h1 + "<time datetime=2025-03-11>Tuesday</time>", "2025-03-11", ""},
		{"a line beside the headline", "", "", h1 + "<div><span>March 11, 2025</span></div>", "2025-03-11", ""},
		{"an update beside the headline", "", "", h1 + "<div>Last updated: <time datetime=2025-03-11>11 March</time></div>", "", "2025-03-11"},
		{"a related card's", "", "", h1 + story + "<ul class=related-stories><li><time datetime=2025-03-11>11 March</time></ul>", "", ""},
		{"a picture's", "", "", h1 + "<figure><img src=a.jpg><figcaption>The bridge on <time datetime=2025-03-11>11 March</time></figcaption></figure>", "", ""},
		{"a comment's", "", "", h1 + story + "<div class=comments><time datetime=2025-03-11>11 March</time></div>", "", ""},
		{"the address", "https://www.harbournews.example/2025/03/11/bridge", "", h1, "2025-03-11", ""},
		{"a number in the address", "https://www.harbournews.example/2025/99/11/bridge", "", h1, "", ""},
		{"a page that is no post", "", `<meta property=og:type content=article><meta property=article:modified_time content=2025-03-12T00:00:00Z><script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-01-01"}</script>`,
			h1, "", "2025-03-12T00:00:00Z"},
		{"in the future of when it was fetched", "", "<meta name=date content=2031-01-01>", h1, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src := Source{URL: tt.url, Retrieved: time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)}
			a, err := ParseHTML(strings.NewReader("<title>Old bridge</title>"+tt.head+"<body>"+tt.body+story), src)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Published.String(); got != tt.published {
				t.Errorf("published: got %q, want %q", got, tt.published)
			}
			if got := a.Updated.String(); got != tt.updated {
				t.Errorf("updated: got %q, want %q", got, tt.updated)
			}
		})
	}
}

func TestPageURL(t *testing.T) {
	tests := []struct{ name, url, head, want, alternate string }{
		{"canonical", pageURL + "?utm_source=x", "<link rel=canonical href=/world/bridge>", pageURL, ""},
		{"none", pageURL, "", pageURL, ""},
		{"tracking off, the printed one kept", pageURL + "?utm_source=x", "", pageURL, pageURL + "?utm_source=x"},
		{"the front page is not the article's", pageURL, "<link rel=canonical href=https://www.harbournews.example/>", pageURL, ""},
		{"another site's", pageURL, "<link rel=canonical href=https://elsewhere.example2/bridge>", pageURL, ""},
		{"nothing active", pageURL, "<link rel=canonical href=javascript:x>", pageURL, ""},
		{"a user and a port", "https://ana:x@www.harbournews.example:8080/b", "<link rel=canonical href=" + pageURL + ">", pageURL, ""},
		{"another site of one country", "https://www.tide.co.example/b", "<link rel=canonical href=https://www.ferry.co.example/b>", "https://www.ferry.co.example/b", ""},
		{"another site below co.uk", "https://www.tide.co.uk/b", "<link rel=canonical href=https://www.ferry.co.uk/b>", "https://www.tide.co.uk/b", ""},
		{"og:url of the same site", "https://m.harbournews.example/b?id=1", "<meta property=og:url content=https://www.harbournews.example/world/bridge>", pageURL, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := parsePage(t, &Parser{}, tt.url, tt.head, story)
			if a.URL != tt.want {
				t.Errorf("got %q, want %q", a.URL, tt.want)
			}
			got := ""
			for _, l := range a.Links {
				if l.Rel == "alternate" {
					got = l.URL
				}
			}
			if got != tt.alternate {
				t.Errorf("alternate: got %q, want %q", got, tt.alternate)
			}
		})
	}
}

func TestPageKeepURLs(t *testing.T) {
	const printed = pageURL + "?utm_source=x"
	a := parsePage(t, &Parser{KeepURLs: true}, printed, "<link rel=shortlink href=/?p=1>", story)
	if a.URL != printed || len(a.Links) != 1 || a.Links[0] != (Link{URL: "https://www.harbournews.example/?p=1", Rel: "shortlink"}) {
		t.Errorf("got %q, %v", a.URL, a.Links)
	}
}

func TestPageDoubts(t *testing.T) {
	tests := []struct {
		name, url, page string
		want            Doubts
	}{
		{"an article", pageURL, "<title>Old bridge</title><h1>Old bridge</h1>" + story, 0},
		{"not found", pageURL, "<title>Page not found | Harbour News</title><h1>Sorry</h1><p>The page you were looking for is not here.</p>", ErrorPage},
		{"not found, behind the site's name", pageURL, "<title>Harbour News - Page not found</title><h1>Sorry</h1><p>What you were looking for is not here.</p>", ErrorPage},
		{"an article about it", pageURL, "<title>404: why pages vanish</title><h1>404: why pages vanish</h1>" + strings.Repeat(story, 3), 0},
		{"a paywall", pageURL, `<title>Old bridge</title><h1>Old bridge</h1><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>` + story, Truncated},
		{"nothing", pageURL, "<title>Harbour News</title>", NotArticle},
		{"a site of archives", "https://www.townarchives.example/log/bridge", "<title>Old bridge - Town Archives</title><h1>Old bridge</h1>" + story, 0},
		{"a list by its title", pageURL, "<title>Bridges Archives - Harbour News</title><h1>Bridges</h1>" + story, NotArticle},
		{"what is free to read", pageURL, `<title>Old bridge</title><h1>Old bridge</h1><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"True"}</script>` + story, 0},
		{"a front page by its canonical address", "https://www.harbournews.example/", "<title>Harbour News</title><link rel=canonical href=/><meta name=date content=2025-03-11>" + story, NotArticle},
		{"an article at the front page's address", "https://www.harbournews.example/", "<title>Old bridge</title><link rel=canonical href=/world/bridge><meta name=date content=2025-03-11>" + story, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := ParseHTML(strings.NewReader(tt.page), Source{URL: tt.url})
			if a == nil || a.Doubts != tt.want {
				t.Fatalf("got %+v, want %v", a, tt.want)
			}
			if got, want := errors.Is(err, ErrNoArticle), tt.want&^Truncated != 0; got != want {
				t.Errorf("err is %v", err)
			}
		})
	}
}

func TestPageMedia(t *testing.T) {
	a := parsePage(t, &Parser{}, pageURL, "<title>Old bridge</title><meta property=og:image content=/i/bridge-at-night-1200x630.jpg><meta property=og:image:width content=1200>",
		"<h1>Old bridge</h1><figure><img src=/i/bridge-at-night-640x360.jpg alt=x width=640 height=360><figcaption>The bridge</figcaption></figure>"+story)
	if len(a.Media) != 1 {
		t.Fatalf("got %+v", a.Media)
	}
	if m := a.Media[0]; m.Caption != "The bridge" || m.Medium != "image" || !strings.HasPrefix(m.URL, "https://www.harbournews.example/i/bridge-at-night") {
		t.Errorf("got %+v", m)
	}
}

func TestTrace(t *testing.T) {
	var facts []Fact
	p := &Parser{Trace: func(f Fact) { facts = append(facts, f) }}
	parsePage(t, p, pageURL, "<title>Old bridge</title><meta name=author content='Ana Ruiz'><meta name=date content=2025-03-11>", "<h1>Old bridge</h1><p class=byline>By Ben Okri</p>"+story)
	want := map[string]string{"Title": "h1", "Authors": "author", "Published": "date", "Publisher": "host"}
	for _, f := range facts {
		if f.Used && want[f.Field] == f.From {
			delete(want, f.Field)
		}
		if f.URL != pageURL {
			t.Errorf("URL %q in %+v", f.URL, f)
		}
	}
	if len(want) > 0 {
		t.Errorf("not told of %v in %+v", want, facts)
	}
}

func TestLanguageTag(t *testing.T) {
	for in, want := range map[string]string{"en": "en", "EN_us": "en-US", "zh-hans-cn": "zh-Hans-CN", "de-DE, en": "de-DE", "x": "", "english (us)": "", "": "", "pt-br": "pt-BR", "es-419": "es-419", "und": "", "english": "", "utf-8": "", "de-x-tide": "de-x-tide", "de-aaaaaaaaa": ""} {
		if got := languageTag(in); got != want {
			t.Errorf("languageTag(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFlatten(t *testing.T) {
	tests := []struct {
		name, page string
		warned     int
	}{
		{"around", strings.Repeat("<div>", 5000) + story, 1},
		{"after", "<h1>Old bridge</h1>" + story + strings.Repeat("<div>", 600), 1},
		{"lists", story + strings.Repeat("<ul><li>", 1000) + "x", 1},
		{"formatting", story + manyTags("<p><b id=%d>", 1000), 0},
		{"fonts", story + manyTags("<font size=%d>", 1000), 1},
		{"tables", strings.Repeat("<table><tr><td>", 600) + story, 1},
		{"unknown elements", strings.Repeat("<x-y>", 1000) + story + strings.Repeat("</x-y>", 1000), 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := html.Parse(strings.NewReader(tt.page)); err == nil {
				t.Skip("html.Parse reads it as it is")
			}
			warned := 0
			p := &Parser{Warn: func(e *Error) {
				if errors.Is(e, ErrLimit) {
					warned++
				}
			}}
			a, err := p.ParseHTML(strings.NewReader("<!DOCTYPE html>"+tt.page), Source{URL: pageURL})
			if err != nil {
				t.Fatal(err)
			}
			if warned != tt.warned {
				t.Errorf("Warn was told %d times, want %d", warned, tt.warned)
			}
			for _, want := range []string{"The council met again on Tuesday", "one more report on the pillars"} {
				if !strings.Contains(a.Content, want) {
					t.Errorf("lost %q", want)
				}
			}
		})
	}
}

func manyTags(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestPageNotHTML(t *testing.T) {
	for name, in := range map[string]string{"empty": "", "blank": " \n\t", "png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89", "zeros": strings.Repeat("\x00\x01", 4000)} {
		t.Run(name, func(t *testing.T) {
			a, err := ParseHTML(strings.NewReader(in), Source{})
			if a != nil || !errors.Is(err, ErrFormat) {
				t.Errorf("got %+v, %v", a, err)
			}
		})
	}
}

// crowded are pages of n of one thing. Reading them has to take time in proportion to n.
var crowded = []struct {
	name string
	page func(n int) string
}{
	{"h1", func(n int) string { return manyTags("<h1>Old bridge %d is repaired</h1>", n) }},
	{"meta", func(n int) string { return manyTags("<meta name=author content='Ana %d Ruiz'>", n) }},
	{"dates", func(n int) string { return "<h1>x</h1>" + manyTags("<time>March 11, 20%d</time>", n) }},
	{"bylines", func(n int) string { return "<h1>x</h1>" + manyTags("<p class=byline>By Ana Ruiz %d</p>", n) }},
	{"nested bylines", func(n int) string { return "<h1>x</h1>" + strings.Repeat("<div class=author><p>By Ana</p>", n) }},
	{"json-ld", func(n int) string {
		return strings.Repeat(`<script type="application/ld+json">{"@type":"NewsArticle","author":"Ana Ruiz"}</script>`, n)
	}},
	{"graph", func(n int) string {
		return `<script type="application/ld+json">{"@graph":[` + strings.Repeat(`{"@type":"NewsArticle","@id":"#a","author":{"@id":"#a"}},`, n) + `]}</script>`
	}},
	{"links", func(n int) string { return manyTags("<link rel=canonical href=/a/%d>", n) }},
	{"base", func(n int) string { return manyTags("<base href=/a/%d>", n) }},
	{"title", func(n int) string { return "<title>" + strings.Repeat("a | ", n) + "</title>" }},
	{"classes", func(n int) string { return "<p class='" + strings.Repeat("author ", n) + "'>x</p>" }},
	{"authors' links", func(n int) string { return "<title>x</title>" + strings.Repeat("<a href=/author/x></a>", n) }},
	{"asides", func(n int) string {
		return "<h1>x</h1>" + strings.Repeat("<aside>", 55) + strings.Repeat("<i></i>\n\n\n\n\n\n\n\n\n\n\n\n", n) + strings.Repeat("<p class=author>Written by Ana Ruiz</p>", 50)
	}},
	{"formats", func(n int) string {
		return strings.Repeat("<p><b><i><em><s><u><tt><big><strike class = x><a-name-of-many-letters>x", n)
	}},
	{"nested json-ld", func(n int) string {
		return `<script type="application/ld+json">` + strings.Repeat(`{"@type":"WebPage","mainEntity":`, n) + `1</script>`
	}},
	{"deep", func(n int) string { return strings.Repeat("<div>", n) + "<h1>x</h1><time>2025-03-11</time>" }},
}

// TestPageCrowd holds that a crowd does not cost the text behind it.
func TestPageCrowd(t *testing.T) {
	for _, c := range crowded {
		a, err := ParseHTML(strings.NewReader(c.page(100)+story), Source{URL: pageURL})
		if err != nil || !strings.Contains(a.Content, "one more report on the pillars") {
			t.Errorf("%s: %v, %+v", c.name, err, a)
		}
	}
}

// BenchmarkPageCrowd reads each crowded page at n and 4n: the bytes a second must stay what they are.
func BenchmarkPageCrowd(b *testing.B) {
	for _, c := range crowded {
		for _, n := range []int{1000, 4000} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				page := c.page(n) + story
				b.SetBytes(int64(len(page)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := ParseHTML(strings.NewReader(page), Source{URL: pageURL}); err != nil && !errors.Is(err, ErrNoArticle) {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// FuzzParseHTML holds that no page makes ParseHTML panic, that the same page gives the same article, traced or not, that every
// address is one of the web, and that Content comes out of CleanHTML as it was.
func FuzzParseHTML(f *testing.F) {
	f.Add("<title>Old bridge</title><h1>Old bridge</h1>"+story, pageURL)
	for _, c := range crowded {
		f.Add(c.page(3)+story, pageURL)
	}
	for _, d := range attackDocuments {
		if d.name == "page" {
			for _, u := range attackURLs {
				f.Add(placeAttack(d.name, d.doc, u), pageURL)
			}
		}
	}
	f.Fuzz(func(t *testing.T, page, url string) {
		a, err := ParseHTML(strings.NewReader(page), Source{URL: url})
		traced := &Parser{Trace: func(Fact) {}, Warn: func(*Error) {}}
		again, err2 := traced.ParseHTML(strings.NewReader(page), Source{URL: url})
		if fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Fatalf("%v, then %v", err, err2)
		}
		if a == nil {
			if !errors.Is(err, ErrFormat) {
				t.Fatalf("no article with %v", err)
			}
			return
		}
		one, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		two, err := json.Marshal(again)
		if err != nil {
			t.Fatal(err)
		}
		if string(one) != string(two) {
			t.Fatalf("differs:\n%s\n%s", one, two)
		}
		for _, m := range a.Media {
			if m.URL != "" && !isWeb(m.URL) {
				t.Errorf("image at %q", m.URL)
			}
		}
		for _, l := range a.Links {
			if l.URL != "" && !isWeb(l.URL) {
				t.Errorf("link to %q", l.URL)
			}
		}
		if got := new(Parser).CleanHTML(a.Content, Source{URL: url}); got != a.Content {
			t.Errorf("Content is not clean: %q becomes %q", a.Content, got)
		}
	})
}

func TestPageDateline(t *testing.T) {
	sentence := " – 11 March 2025 – The bridge over the river was opened on Tuesday, said the mayor, who had waited nine years for it. "
	page := "<article><h1>Bridge opens</h1><p>BERGEN" + strings.Repeat(sentence, 3) + "</p><p>" + strings.Repeat("It took nine years to build, and the city paid for most of it. ", 5) + "</p></article>"
	a, err := ParseHTML(strings.NewReader(page), Source{})
	if err != nil || a.Dateline != "BERGEN" {
		t.Errorf("Dateline = %q, %v, want BERGEN from %s", a.Dateline, err, page)
	}
}

func TestPageThousandsOfLines(t *testing.T) {
	said := "the harbour board met on Tuesday to hear what the new slip will cost, the clerk said, while the islanders waited for word of when the boats would sail again. "
	para := func(s string) string { return "<p>" + s + strings.Repeat(said, 3) + "</p>\n" }
	page := "<title>Harbour board meets - The Gazette</title><article><h1>Harbour board meets</h1>" + para("First of all, ") + para("Then ") + para("At noon ") +
		"<div>" + strings.Repeat("boat boat<br><br>", 15000) + "</div>" + para("Later ") + para("In the evening ") + para("At last, ") + "</article>"
	a, err := ParseHTML(strings.NewReader(page), Source{URL: "https://gazette.example/2024/harbour"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"First of all", "At last"} {
		if !strings.Contains(a.Content, want) {
			t.Errorf("%q is lost", want)
		}
	}
}
