package broadsheet

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestDiscover(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"none", `<html><head><title>A</title></head><body><a href="/about">About</a>`, ""},
		{"rss and atom", `<html><link rel="alternate" type="application/rss+xml" title="News &amp; more" href="/rss">
			<link rel=alternate type=application/atom+xml href=atom.xml hreflang=de>`,
			"https://news.example/rss application/rss+xml News & more|https://news.example/world/atom.xml application/atom+xml "},
		{"spellings", `<html><LINK REL="Alternate home" TYPE="Text/RSS; charset=utf-8" HREF="//feeds.example/a">`, "https://feeds.example/a application/rss+xml "},
		{"json", `<html><link rel=alternate type=application/feed+json href=/feed.json><link rel=alternate type="application/json" href="/wp-json/posts/1">`,
			"https://news.example/feed.json application/feed+json "},
		{"other alternates", `<html><link rel=alternate hreflang=fr href=/fr/><link rel=alternate type="application/json+oembed" href=/oembed><link rel=alternate media=handheld href=/m/>`, ""},
		{"base", `<html><base href="/a/"><base href="/b/"><link rel=feed href=x>`, "https://news.example/a/x  "},
		{"anchors after links", `<html><link rel=alternate type=application/atom+xml href=/b><body><a href="/feed/"> Our <b>feed</b></a><a rel="feed" href="/c" title="C">x</a>`,
			"https://news.example/b application/atom+xml |https://news.example/c  C|https://news.example/feed/  Our"},
		{"comments last", `<html><link rel=alternate type=application/rss+xml href=/comments/feed/><link rel=alternate type=application/rss+xml href=/feed/>`,
			"https://news.example/feed/ application/rss+xml |https://news.example/comments/feed/ application/rss+xml "},
		{"twice", `<html><a href="/rss.xml">RSS</a><link rel=alternate type=application/rss+xml href=/rss.xml#top>`, "https://news.example/rss.xml application/rss+xml RSS"},
		{"files named or kept as feeds", `<html><link rel=alternate type=application/json href=/feed2.json><body><a href="/rss/world.xml">W</a><a href="/feeds/videos.xml?id=1">V</a>
			<a href="/news-feed.xml">N</a><a href="/feedback.xml">B</a><a href="/press.json">P</a><a href="/feeds/about.html">A</a>`,
			"https://news.example/feed2.json application/feed+json |https://news.example/rss/world.xml application/rss+xml W|" +
				"https://news.example/feeds/videos.xml?id=1  V|https://news.example/news-feed.xml  N"},
		{"types by the address", `<html><link rel="alternate feed" href=/atom/><link rel="alternate feed" href=/posts.json><link rel=feed type="text/xml" href=/feed><a href="/?feed=rss2">R</a>`,
			"https://news.example/atom/ application/atom+xml |https://news.example/posts.json application/feed+json |https://news.example/feed text/xml |" +
				"https://news.example/?feed=rss2 application/rss+xml R"},
		{"scheme of feeds", `<html><a href="feed://news.example/f">F</a><a href="FEED:https://feeds.example/g">G</a><link rel=feed href="feed:javascript:alert(1)">`,
			"http://news.example/f  F|https://feeds.example/g  G"},
		{"unsafe", `<html><link rel=alternate type=application/rss+xml href="javascript:alert(1)"><link rel=alternate type=application/rss+xml href="">`, ""},
		{"a feed itself", `<rss version="2.0"><channel>`, "https://news.example/world/ application/rss+xml "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			links, err := Discover(strings.NewReader(test.page), Source{URL: "https://news.example/world/"})
			var got []string
			for _, l := range links {
				got = append(got, l.URL+" "+l.Type+" "+l.Title)
			}
			if s := strings.Join(got, "|"); err != nil || s != test.want {
				t.Errorf("got %q, %v\nwant %q", s, err, test.want)
			}
		})
	}
}

func TestDiscoverErrors(t *testing.T) {
	if _, err := Discover(strings.NewReader(""), Source{}); !errors.Is(err, ErrFormat) {
		t.Errorf("of nothing: %v, want ErrFormat", err)
	}
	broken := io.MultiReader(strings.NewReader(`<html><link rel=feed href=/f>`), errReader{})
	links, err := Discover(broken, Source{URL: "https://news.example/"})
	if !errors.Is(err, io.ErrClosedPipe) || len(links) != 1 {
		t.Errorf("of a broken reader: %v, %v, want what was read and its error", links, err)
	}
	if links, err := Discover(errReader{}, Source{}); !errors.Is(err, io.ErrClosedPipe) || links != nil {
		t.Errorf("of a reader that gives nothing: %v, %v, want its error", links, err)
	}
	feed := io.MultiReader(strings.NewReader(`<rss version="2.0"><channel>`), errReader{})
	if links, err := Discover(feed, Source{URL: "https://news.example/f"}); !errors.Is(err, io.ErrClosedPipe) || len(links) != 1 || links[0].Rel != "self" {
		t.Errorf("of a feed that breaks off: %v, %v, want the feed and the error", links, err)
	}
	many := strings.Repeat(`<a rel=feed href=/f>`, 10)
	for i := range 1000 {
		many += `<a rel=feed href=/` + strings.Repeat("f", i%300+1) + `>`
	}
	many += strings.Repeat(`<a rel=feed href="?`, 3)
	if links, _ := Discover(strings.NewReader("<html>"+many), Source{URL: "https://news.example/"}); len(links) != maxDiscovered {
		t.Errorf("%d links, want as many as are allowed, %d", len(links), maxDiscovered)
	}
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

func FuzzDiscover(f *testing.F) {
	f.Add(`<html><base href=/a><link rel=alternate type=application/rss+xml href=b><a rel=feed href=c>d</a>`)
	f.Fuzz(func(t *testing.T, page string) {
		src := Source{URL: "https://news.example/", ContentType: "text/html"}
		links, _ := Discover(strings.NewReader(page), src)
		for _, l := range links {
			if l.Rel == "alternate" && !strings.HasPrefix(l.URL, "http") {
				t.Errorf("%q leads to %q", page, l.URL)
			}
		}
		if again, _ := Discover(strings.NewReader(page), src); !slices.Equal(links, again) {
			t.Errorf("%q gives %v, then %v", page, links, again)
		}
	})
}
