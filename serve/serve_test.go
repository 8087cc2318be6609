package serve

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

func gazette() *broadsheet.Feed {
	return &broadsheet.Feed{Title: "The Gazette", HomeURL: "https://gazette.example/", Items: []*broadsheet.Article{{
		ID: "7", URL: "https://gazette.example/bridge", Title: "Bridge", Content: "<p>Cars again.</p>",
		Authors:   []broadsheet.Person{{Name: "Ana Ruiz"}},
		Published: broadsheet.Date{Time: time.Date(2025, 3, 11, 8, 30, 0, 0, time.UTC)},
	}}}
}

func get(h http.Handler, method, path string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "https://gazette.example"+path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestFormats(t *testing.T) {
	const rss, atom, json = "application/rss+xml; charset=utf-8", "application/atom+xml; charset=utf-8", "application/feed+json"
	tests := []struct{ name, path, accept, want string }{
		{"no hint", "/feed", "", rss},
		{"rss path", "/feed.rss", "application/json", rss},
		{"xml path", "/feed.XML", "", rss},
		{"atom path", "/feed.atom", "", atom},
		{"json path", "/feed.json", "", json},
		{"any", "/feed", "*/*", rss},
		{"atom", "/feed", "application/atom+xml", atom},
		{"json", "/feed", "application/json;q=0.5", json},
		{"weights", "/feed", "application/rss+xml;q=0.2, application/atom+xml;q=0.8, */*;q=0.1", atom},
		{"not the specific one", "/feed", "application/*, application/rss+xml;q=0", atom},
		{"browser", "/feed", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", rss},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			resp := get(Of(gazette()), "GET", test.path, "Accept", test.accept)
			if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != test.want {
				t.Errorf("got %d, %q, want %q", resp.StatusCode, got, test.want)
			}
			if vary := resp.Header.Get("Vary"); (vary == "Accept") != (test.path == "/feed") {
				t.Errorf("Vary is %q", vary)
			}
		})
	}
	if resp := get(Of(gazette()), "GET", "/feed", "Accept", "image/png"); resp.StatusCode != http.StatusNotAcceptable {
		t.Errorf("for a picture: got %d", resp.StatusCode)
	}
}

func TestConditional(t *testing.T) {
	h := Of(gazette())
	h.MaxAge = time.Minute
	first := get(h, "GET", "/feed.atom")
	body, _ := io.ReadAll(first.Body)
	if !strings.Contains(string(body), "<updated>2025-03-11T08:30:00Z</updated>") {
		t.Errorf("got %s", body)
	}
	etag, modified := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
	if !strings.HasPrefix(etag, `W/"`) || modified != "Tue, 11 Mar 2025 08:30:00 GMT" || first.Header.Get("Cache-Control") != "max-age=60" {
		t.Errorf("got %v", first.Header)
	}
	for _, header := range [][]string{{"If-None-Match", etag}, {"If-Modified-Since", modified}} {
		if resp := get(h, "GET", "/feed.atom", header...); resp.StatusCode != http.StatusNotModified {
			t.Errorf("%v: got %d", header, resp.StatusCode)
		}
	}
	if resp := get(h, "GET", "/feed.rss", "If-None-Match", etag); resp.StatusCode != 200 {
		t.Errorf("another format with the ETag of Atom: got %d", resp.StatusCode)
	}
}

func TestMethods(t *testing.T) {
	resp := get(Of(gazette()), "HEAD", "/feed.rss")
	if body, _ := io.ReadAll(resp.Body); resp.StatusCode != 200 || len(body) != 0 || resp.ContentLength <= 0 {
		t.Errorf("HEAD: got %d, %d bytes, length %d", resp.StatusCode, len(body), resp.ContentLength)
	}
	if resp := get(Of(gazette()), "POST", "/feed.rss"); resp.StatusCode != 405 || resp.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: got %d, %v", resp.StatusCode, resp.Header)
	}
}

func TestErrors(t *testing.T) {
	none := &Handler{Feed: func(*http.Request) (*broadsheet.Feed, error) { return nil, nil }}
	if resp := get(none, "GET", "/feed"); resp.StatusCode != http.StatusNotFound {
		t.Errorf("no feed: got %d", resp.StatusCode)
	}
	var told error
	h := &Handler{
		Feed:  func(*http.Request) (*broadsheet.Feed, error) { return nil, errors.New("secret") },
		Error: func(_ *http.Request, err error) { told = err },
	}
	resp := get(h, "GET", "/feed")
	if body, _ := io.ReadAll(resp.Body); resp.StatusCode != 500 || strings.Contains(string(body), "secret") || told == nil {
		t.Errorf("got %d, %s, told %v", resp.StatusCode, body, told)
	}
}
