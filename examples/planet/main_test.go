package main

import (
	"context"
	"fmt"
	"io"
	"log"
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
		w.Header().Set("Content-Type", map[bool]string{true: "image/svg+xml", false: "application/rss+xml"}[r.URL.Path == "/bridge.svg"])
		fmt.Fprint(w, map[string]string{"/a": gazette, "/b": wire, "/bridge.svg": bridge}[r.URL.Path])
	}))
	t.Cleanup(s.Close)
	return s
}

const gazette = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Gazette</title><link>https://gazette.example/</link><description>x</description>
<item><title>Ferry Stays</title><link>https://gazette.example/ferry?utm_source=a</link><pubDate>Tue, 8 Apr 2025 07:00:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator>
<description>Residents of the island voted to keep the last ferry running through the winter. Turnout was the highest in twenty years, the town hall said with relief.</description></item>
<item><title>Library Opens Its Night Reading Room</title><link>https://gazette.example/library</link><pubDate>Mon, 7 Apr 2025 07:00:00 GMT</pubDate><dc:creator>Jo Hill</dc:creator>
<description>Forty desks, two samovars and a rule against telephones: the city's students have a place to sit until four in the morning.</description></item>
</channel></rss>`

const wire = `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Wire</title><link>https://wire.example/</link><description>x</description>
<item><title>The Ferry Stays</title><link>http://www.gazette.example/ferry/</link><pubDate>Wed, 9 Apr 2025 07:00:00 GMT</pubDate></item>
<item><title>Bridge &lt;Reopens&gt;</title><link>https://wire.example/bridge</link><pubDate>Thu, 10 Apr 2025 07:00:00 GMT</pubDate>
<media:content url="/bridge.svg" medium="image"/>
<description>&lt;p&gt;The old bridge carried cars again on Thursday, a month earlier than planned. Two lanes stay closed until June.&lt;/p&gt;</description></item>
<item><title>Storm Season Begins Early</title><link>https://wire.example/storm</link><pubDate>Sun, 6 Apr 2025 07:00:00 GMT</pubDate>
<description>Forecasters named the first storm of the year six weeks ahead of the usual date, and asked harbours to check their moorings.</description></item>
<item><title>Orchards Count the Cost of a Late Frost</title><link>https://wire.example/frost</link><pubDate>Sat, 5 Apr 2025 07:00:00 GMT</pubDate>
<description>A third of the apricots are lost, growers say. Apples bloom later and may yet be spared.</description></item>
</channel></rss>`

// bridge is the picture of a story.
const bridge = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#f7b267"/>
<stop offset=".6" stop-color="#f79d84"/><stop offset="1" stop-color="#7d5a7e"/></linearGradient></defs><rect width="160" height="90" fill="url(#s)"/>
<circle cx="112" cy="44" r="9" fill="#fff3d6"/><path d="M0 62 22 48 40 58 66 40 92 58 116 50 160 62V90H0z" fill="#5c4a72"/><path d="M0 68H160V90H0z" fill="#33415c"/>
<path d="M0 62H160M38 30V70M122 30V70M0 60Q20 56 38 30Q80 88 122 30Q140 56 160 60" fill="none" stroke="#1d2433" stroke-width="1.6"/>
<path d="M50 44V62M62 53V62M74 58V62M86 58V62M98 53V62M110 44V62" stroke="#1d2433" stroke-width=".6"/></svg>`

// read gives a planet of the two feeds, polled once.
func read(t *testing.T) *planet {
	s := gazettes(t)
	client := &fetch.Client{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}
	p := newPlanet(client, []string{s.URL + "/a", s.URL + "/b"}, log.New(io.Discard, "", 0))
	p.poll(context.Background())
	return p
}

func TestPlanet(t *testing.T) {
	p := read(t)
	var progress strings.Builder
	p.log = log.New(&progress, "", 0)
	p.poll(context.Background()) // nothing changed: the articles stay
	if n := strings.Count(progress.String(), "unchanged"); n != 2 {
		t.Errorf("second poll: %s", &progress)
	}
	var titles []string
	for _, a := range p.feed.Load().Items {
		titles = append(titles, a.Title)
	}
	if want := []string{"Bridge <Reopens>", "Ferry Stays", "Library Opens Its Night Reading Room", "Storm Season Begins Early", "Orchards Count the Cost of a Late Frost"}; !slices.Equal(titles, want) {
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
