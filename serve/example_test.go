package serve_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/serve"
)

func Example() {
	feed := &broadsheet.Feed{
		Title: "The Gazette", HomeURL: "https://gazette.example/",
		Updated: broadsheet.Date{Time: time.Date(2025, 3, 11, 8, 30, 0, 0, time.UTC)},
	}
	h := serve.Of(feed)
	h.MaxAge = 5 * time.Minute
	mux := http.NewServeMux()
	mux.Handle("/feed.rss", h)
	mux.Handle("/feed.atom", h)
	mux.Handle("/feed", h) // whichever the reader accepts

	get := func(path string, header ...string) *http.Response {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set(header[0], header[1])
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, r)
		return w.Result()
	}
	resp := get("/feed", "Accept", "application/feed+json")
	fmt.Println(resp.StatusCode, resp.Header.Get("Content-Type"))
	resp = get("/feed.atom", "Accept", "*/*")
	fmt.Println(resp.StatusCode, resp.Header.Get("Content-Type"), resp.Header.Get("Last-Modified"))
	fmt.Println(get("/feed.atom", "If-None-Match", resp.Header.Get("ETag")).StatusCode)
	// Output:
	// 200 application/feed+json
	// 200 application/atom+xml; charset=utf-8 Tue, 11 Mar 2025 08:30:00 GMT
	// 304
}
