package interop_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/gorilla/feeds"
	"github.com/mmcdole/gofeed"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/interop"
)

const feed = `<rss version="2.0"><channel><title>The Gazette</title>
<item><title>Bridge &amp; Road</title><link>https://gazette.example/bridge</link></item>
<item><title>Ferry Stays</title>`

// gofeedUser is code as gofeed's users have it; it does not know who reads.
func gofeedUser(fp interface {
	ParseString(string) (*gofeed.Feed, error)
}) {
	f, err := fp.ParseString(feed)
	if f == nil {
		fmt.Println("nothing:", err)
		return
	}
	for _, it := range f.Items {
		fmt.Printf("%q %q\n", it.Title, it.Link)
	}
	fmt.Println(err)
}

// The feed is cut short. gofeed loses it; the Parser that stands in for it gives what there is.
func ExampleParser() {
	gofeedUser(gofeed.NewParser())
	gofeedUser(interop.NewParser())
	// Output:
	// nothing: XML syntax error on line 3: unexpected EOF
	// "Bridge & Road" "https://gazette.example/bridge"
	// "Ferry Stays" ""
	// broadsheet: line 3, column 33: unexpected EOF
}

func ExampleGorilla() {
	f := &feeds.Feed{Title: "The Gazette", Link: &feeds.Link{Href: "https://gazette.example/"}}
	f.Add(&feeds.Item{Title: "Bridge", Link: &feeds.Link{Href: "https://gazette.example/bridge"}, Author: &feeds.Author{Name: "Ana Ruiz"}})
	text, err := interop.Gorilla{Feed: f}.ToRss()
	fmt.Println(strings.Contains(text, "<dc:creator>Ana Ruiz</dc:creator>"), err)
	// Output: true <nil>
}

func ExampleFromGofeed() {
	f, err := gofeed.NewParser().ParseString(`<rss version="2.0"><channel><title>The Gazette</title></channel></rss>`)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := interop.FromGofeed(f).Write(os.Stdout, broadsheet.JSONFeed); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"version":"https://jsonfeed.org/version/1.1","title":"The Gazette","items":[
	// ]}
}

func ExampleToGofeed() {
	f, err := broadsheet.ParseFeed(strings.NewReader(`<rss version="2.0"><channel><title>The Gazette</title>
<item><title>Bridge</title><guid>7</guid><pubDate>Tue, 11 Mar 2025 08:30:00 +0100</pubDate></item></channel></rss>`), broadsheet.Source{})
	if err != nil {
		fmt.Println(err)
		return
	}
	item := interop.ToGofeed(f).Items[0]
	fmt.Println(item.GUID, item.Title, item.PublishedParsed)
	// Output: 7 Bridge 2025-03-11 07:30:00 +0000 UTC
}

func ExampleFromGorilla() {
	f := &feeds.Feed{Title: "The Gazette", Link: &feeds.Link{Href: "https://gazette.example/"}}
	f.Add(&feeds.Item{Title: "Bridge & Road", Link: &feeds.Link{Href: "https://gazette.example/bridge"}})
	out := interop.FromGorilla(f)
	out.Items[0].Tags = []broadsheet.Tag{{Term: "Roads"}} // what gorilla/feeds has no field for
	fmt.Println(out.HomeURL, out.Items[0].URL, out.Items[0].Tags[0].Term)
	// Output: https://gazette.example/ https://gazette.example/bridge Roads
}
