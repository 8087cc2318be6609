package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/broadsheet-go/broadsheet/fetch"
)

// gazettes serves two feeds that share a story.
func gazettes(t *testing.T) *httptest.Server {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		w.Header().Set("Content-Type", "application/rss+xml")
		items := `<item><title>Ferry Stays</title><link>https://gazette.example/ferry?utm_source=a</link><pubDate>Tue, 8 Apr 2025 07:00:00 GMT</pubDate></item>`
		if r.URL.Path == "/b" {
			items = `<item><title>The Ferry Stays</title><link>http://www.gazette.example/ferry/</link><pubDate>Wed, 9 Apr 2025 07:00:00 GMT</pubDate></item>
<item><title>Bridge &lt;Reopens&gt;</title><link>https://wire.example/bridge</link><pubDate>Thu, 10 Apr 2025 07:00:00 GMT</pubDate></item>`
		}
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Feed %s</title><link>https://home.example/</link><description>x</description>%s</channel></rss>`, r.URL.Path, items)
	}))
	t.Cleanup(s.Close)
	return s
}

// read gives a planet of the two feeds, polled once.
func read(t *testing.T) *planet {
	s := gazettes(t)
	p := &planet{
		client: &fetch.Client{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}},
		urls:   []string{s.URL + "/a", s.URL + "/b"}, log: io.Discard, sources: make([]source, 2),
	}
	p.poll(context.Background())
	return p
}

func TestPlanet(t *testing.T) {
	p := read(t)
	var log strings.Builder
	p.log = &log
	p.poll(context.Background()) // nothing changed: the articles stay
	if n := strings.Count(log.String(), "unchanged"); n != 2 {
		t.Errorf("second poll: %s", &log)
	}
	var titles []string
	for _, a := range p.feed.Load().Items {
		titles = append(titles, a.Title)
	}
	if want := []string{"Bridge <Reopens>", "Ferry Stays"}; !slices.Equal(titles, want) {
		t.Errorf("got %q, want %q", titles, want)
	}
	h := p.handler()
	for path, want := range map[string]string{
		"/": "Bridge &lt;Reopens&gt;", "/feed.rss": "<rss", "/feed.atom": "<feed", "/feed.json": `"items"`,
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: got %d, %s", path, w.Code, w.Body)
		}
	}
}
