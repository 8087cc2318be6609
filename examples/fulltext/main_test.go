package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/fetch"
)

const page = `<!doctype html><title>Bridge Reopens</title><article><h1>Bridge Reopens</h1>
<p>The old bridge carried cars again on Tuesday, a month earlier than the city had planned.</p>
<p>The repairs cost two million, the mayor said, and no more than the council had set aside for them.</p>
<p>Two lanes stay closed until June, when the last of the railings will have been painted.</p></article>`

func TestRun(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>The Gazette</title><link>http://%[1]s/</link><description>News</description>
<item><title>Bridge Reopens</title><link>http://%[1]s/bridge</link><description>Cars again.</description></item>
<item><title>Gone</title><link>http://%[1]s/gone</link><description>Only this.</description></item></channel></rss>`, r.Host)
		case "/bridge":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, page)
		default:
			w.WriteHeader(http.StatusGone)
		}
	}))
	defer s.Close()
	c := &fetch.Client{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}
	var out, log strings.Builder
	if err := run(context.Background(), c, s.URL+"/feed", 20, "atom", &out, &log); err == nil {
		t.Error("Atom without a date was written")
	}
	out.Reset()
	if err := run(context.Background(), c, s.URL+"/feed", 20, "rss", &out, &log); err != nil {
		t.Fatal(err)
	}
	f, err := broadsheet.ParseFeed(strings.NewReader(out.String()), broadsheet.Source{})
	if err != nil || len(f.Items) != 2 {
		t.Fatal(err, out.String())
	}
	if text := f.Items[0].Text(); !strings.Contains(text, "painted") || f.Items[0].Summary != "<p>Cars again.</p>" && f.Items[0].Summary != "Cars again." {
		t.Errorf("got %q with summary %q", text, f.Items[0].Summary)
	}
	if f.Items[1].Text() != "Only this." || !strings.Contains(log.String(), "410") {
		t.Errorf("got %q, log %q", f.Items[1].Text(), &log)
	}
}
