package broadsheet_test

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

func ExampleParse() {
	page := `<html><head><title>Bridge Reopens After Repairs - The Gazette</title>
<meta property="article:published_time" content="2025-03-11T08:30:00Z"></head><body><article>
<h1>Bridge Reopens After Repairs</h1><p class="byline">By Ana Ruiz</p>
<p>The old bridge carried cars again on Tuesday, a month earlier than the city had planned.</p>
<p>The repairs cost two million, the mayor said, and <a href="/budget">no more</a> than was set aside.</p>
</article></body></html>`
	a, err := broadsheet.Parse(strings.NewReader(page), broadsheet.Source{URL: "https://gazette.example/bridge?utm_source=x"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(a.Title)
	fmt.Println(a.Authors[0].Name, a.Published)
	fmt.Println(a.URL)
	// Output:
	// Bridge Reopens After Repairs
	// Ana Ruiz 2025-03-11T08:30:00Z
	// https://gazette.example/bridge
}

const feed = `<rss version="2.0"><channel><title>The Gazette</title>
<item><title>Bridge Reopens</title><link>/bridge</link><pubDate>Tue, 11 Mar 2025 08:30:00 GMT</pubDate></item>
<item><title>Ferry Stays</title><link>/ferry</link><pubDate>Tue, 8 Apr 2025 07:00:00 GMT</pubDate></item>
</channel></rss>`

func ExampleReader_All() {
	r := broadsheet.NewReader(strings.NewReader(feed), broadsheet.Source{URL: "https://gazette.example/feed"})
	for a, err := range r.All() {
		if err != nil {
			log.Fatal(err) // what came before it has been read
		}
		fmt.Println(a.Published, a.Title, a.URL)
	}
	// Output:
	// 2025-03-11T08:30:00Z Bridge Reopens https://gazette.example/bridge
	// 2025-04-08T07:00:00Z Ferry Stays https://gazette.example/ferry
}

func ExampleFeed_Write() {
	f := &broadsheet.Feed{
		Title:   "The Gazette",
		HomeURL: "https://gazette.example/",
		URL:     "https://gazette.example/feed",
		Items: []*broadsheet.Article{{
			URL:       "https://gazette.example/bridge",
			Title:     "Bridge & Road <Reopen>",
			Authors:   []broadsheet.Person{{Name: "Ana Ruiz"}},
			Published: broadsheet.Date{Time: time.Date(2025, 3, 11, 8, 30, 0, 0, time.UTC)},
			Content:   "<p>The old bridge carried cars again.</p>",
		}},
	}
	if err := f.Write(os.Stdout, broadsheet.RSS); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
	// <channel>
	// <title>The Gazette</title>
	// <link>https://gazette.example/</link>
	// <description>The Gazette</description>
	// <atom:link rel="self" href="https://gazette.example/feed"/>
	// <item>
	// <title>Bridge &#x26; Road &#x3C;Reopen&gt;</title>
	// <link>https://gazette.example/bridge</link>
	// <description></description>
	// <content:encoded><![CDATA[<p>The old bridge carried cars again.</p>]]></content:encoded>
	// <dc:creator>Ana Ruiz</dc:creator>
	// <guid>https://gazette.example/bridge</guid>
	// <pubDate>Tue, 11 Mar 2025 08:30:00 GMT</pubDate>
	// </item>
	// </channel>
	// </rss>
}

func ExampleParser_NewReader() {
	cut := feed[:strings.Index(feed, "Ferry")]
	p := &broadsheet.Parser{Warn: func(e *broadsheet.Error) { fmt.Println("repaired:", e) }}
	r := p.NewReader(strings.NewReader(cut), broadsheet.Source{})
	for {
		a, err := r.Next()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(a.Title)
	}
	// Output:
	// Bridge Reopens
	//
	// broadsheet: line 3, column 14: rss/channel/item[2]/title: unexpected EOF
}

func ExampleParseText() {
	a, err := broadsheet.ParseText(strings.NewReader(`Bridge Reopens

OSLO, March 11, 2025 (AP) — The old bridge carried cars again on Tuesday.

The repairs cost two million.
`), broadsheet.Source{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(a.Dateline, a.Published)
	fmt.Println(a.Text())
	// Output:
	// OSLO 2025-03-11
	// The old bridge carried cars again on Tuesday.
	// The repairs cost two million.
}

func ExampleParseFeed() {
	f, err := broadsheet.ParseFeed(strings.NewReader(feed), broadsheet.Source{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(f.Format, f.Title, len(f.Items))
	// Output: rss The Gazette 2
}

func ExampleParseHTML() {
	a, err := broadsheet.ParseHTML(strings.NewReader("<title>404 Not Found</title><h1>Page not found</h1>"), broadsheet.Source{})
	fmt.Println(errors.Is(err, broadsheet.ErrNoArticle), a.Doubts)
	// Output: true error_page
}

func ExampleParseByline() {
	authors, others := broadsheet.ParseByline("By ANA RUIZ and John O'Neill, Reuters; Editing by Mia Lund", broadsheet.Source{})
	for _, p := range authors {
		fmt.Printf("%s (%s)\n", p.Name, p.Affiliation)
	}
	for _, p := range others {
		fmt.Printf("%s: %s\n", p.Role, p.Name)
	}
	// Output:
	// Ana Ruiz (Reuters)
	// John O'Neill (Reuters)
	// editing: Mia Lund
}

func ExampleParser_ParseDate() {
	p := new(broadsheet.Parser)
	for _, s := range []string{"Tue, 11 Mar 2025 08:30:00 EST", "11 mars 2025 à 8h30", "2025年3月11日", "in March"} {
		d, err := p.ParseDate(s, broadsheet.Source{})
		fmt.Println(d, err != nil)
	}
	// Output:
	// 2025-03-11T08:30:00-05:00 false
	// 2025-03-11T08:30:00Z false
	// 2025-03-11 false
	//  true
}

func ExampleParser_NormalizeURL() {
	p := new(broadsheet.Parser)
	u, err := p.NormalizeURL("https://gazette.example/news/", "../bridge?id=7&utm_source=rss")
	fmt.Println(u, err)
	// Output: https://gazette.example/bridge?id=7 <nil>
}

func ExampleResolveURL() {
	u, err := broadsheet.ResolveURL("https://gazette.example/news/", `..\bridge`)
	fmt.Println(u, err)
	// Output: https://gazette.example/bridge <nil>
}

func ExampleURLKey() {
	fmt.Println(broadsheet.URLKey("http://www.gazette.example/bridge/") == broadsheet.URLKey("https://gazette.example/bridge/amp/?utm_source=x"))
	// Output: true
}

func ExampleDetect() {
	fmt.Println(broadsheet.Detect([]byte("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>")))
	// Output: atom
}

func ExampleArticle_Excerpt() {
	a := &broadsheet.Article{Content: "<p>The old bridge carried cars again on Tuesday.</p>"}
	fmt.Println(a.Excerpt(20))
	// Output: The old bridge…
}

func ExampleArticle_Markdown() {
	a := &broadsheet.Article{
		Title:     "Bridge Reopens",
		Authors:   []broadsheet.Person{{Name: "Ana Ruiz"}},
		Published: broadsheet.Date{Time: time.Date(2025, 3, 11, 0, 0, 0, 0, time.UTC), DayOnly: true},
		Content:   "<p>The <b>old</b> bridge carried cars again.</p>",
	}
	fmt.Println(a.Markdown())
	// Output:
	// # Bridge Reopens
	//
	// By [Ana Ruiz](#)
	//
	// March 11, 2025
	//
	// The **old** bridge carried cars again.
}

func ExampleParser_CleanHTML() {
	p := new(broadsheet.Parser)
	fmt.Println(p.CleanHTML(`<p onclick="x()">Old <a href="javascript:x()">bridge</a><script>x()</script>`, broadsheet.Source{}))
	// Output: <p>Old bridge</p>
}

func ExampleNewWriter() {
	w := broadsheet.NewWriter(os.Stdout, broadsheet.JSONFeed, &broadsheet.Feed{Title: "The Gazette"})
	if err := w.Write(&broadsheet.Article{ID: "7", Title: "Bridge Reopens", Content: "<p>Cars again.</p>"}); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	// Output:
	// {"version":"https://jsonfeed.org/version/1.1","title":"The Gazette","items":[
	// {"id":"7","title":"Bridge Reopens","content_html":"<p>Cars again.</p>"}
	// ]}
}

func ExampleDiscover() {
	page := `<link rel="alternate" type="application/rss+xml" href="/rss" title="News"><link rel="alternate" type="application/atom+xml" href="/comments">`
	links, err := broadsheet.Discover(strings.NewReader(page), broadsheet.Source{URL: "https://gazette.example/"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(links[0].URL, links[0].Title)
	// Output: https://gazette.example/rss News
}

func ExampleParseOPML() {
	list, err := broadsheet.ParseOPML(strings.NewReader(`<opml version="2.0"><body>
<outline text="News"><outline text="The Gazette" xmlUrl="https://gazette.example/feed"/></outline></body></opml>`))
	if err != nil {
		log.Fatal(err)
	}
	for _, folder := range list {
		for _, o := range folder.Outlines {
			fmt.Println(folder.Title, o.Title, o.FeedURL)
		}
	}
	// Output: News The Gazette https://gazette.example/feed
}

func ExampleWriteOPML() {
	list := []broadsheet.Outline{{Title: "The Gazette", FeedURL: "https://gazette.example/feed"}}
	if err := broadsheet.WriteOPML(os.Stdout, "Subscriptions", list); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <opml version="2.0">
	// <head><title>Subscriptions</title></head>
	// <body>
	// <outline type="rss" text="The Gazette" xmlUrl="https://gazette.example/feed"/>
	// </body>
	// </opml>
}

func ExampleFeed_Keys() {
	f := &broadsheet.Feed{Items: []*broadsheet.Article{
		{ID: "7", URL: "https://gazette.example/bridge"}, {ID: "7", URL: "https://gazette.example/ferry"}, {URL: "https://gazette.example/storm/?utm_source=x"},
	}}
	for _, key := range f.Keys() {
		fmt.Println(key)
	}
	// Output:
	// 7 gazette.example/bridge
	// 7 gazette.example/ferry
	// gazette.example/storm
}

func ExampleArticle_Text() {
	a := &broadsheet.Article{Content: "<h2>Cars again</h2><p>The <b>old</b> bridge&nbsp;reopened.</p><ul><li>Two lanes</li><li>No tolls</li></ul>"}
	fmt.Println(a.Text())
	// Output:
	// Cars again
	// The old bridge reopened.
	// Two lanes
	// No tolls
}

func ExampleArticle_FrontMatter() {
	a := &broadsheet.Article{Title: "Bridge Reopens", Authors: []broadsheet.Person{{Name: "Ana Ruiz"}}, Language: "en", Content: "<p>Cars again.</p>"}
	fmt.Print(a.FrontMatter() + a.Markdown())
	// Output:
	// ---
	// # broadsheet article
	// title: "Bridge Reopens"
	// authors:
	//   - {"name":"Ana Ruiz"}
	// language: "en"
	// ---
	//
	// # Bridge Reopens
	//
	// By [Ana Ruiz](#)
	//
	// Cars again.
}

func ExampleArticle_Image() {
	a := &broadsheet.Article{Media: []broadsheet.Media{
		{URL: "https://gazette.example/talk.mp3", Medium: "audio"}, {URL: "https://gazette.example/bridge.jpg", Medium: "image", Credit: "Li Lei"},
	}}
	fmt.Println(a.Image().URL, a.Image().Credit)
	// Output: https://gazette.example/bridge.jpg Li Lei
}

func ExampleParser_Parse() {
	p := &broadsheet.Parser{Trace: func(f broadsheet.Fact) {
		if f.Used && f.Field == "Authors" {
			fmt.Println(f.Field, "from", f.From)
		}
	}}
	a, err := p.Parse(strings.NewReader("Bridge Reopens\n\nBy Ana Ruiz\n\nThe old bridge carried cars again on Tuesday.\n"), broadsheet.Source{})
	fmt.Println(a.Title, a.Authors[0].Name, err)
	// Output:
	// Authors from byline
	// Bridge Reopens Ana Ruiz <nil>
}
