package serve_test

import (
	"net/http"
	"time"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/serve"
)

func Example() {
	feed := &broadsheet.Feed{Title: "The Gazette", HomeURL: "https://gazette.example/"}
	h := serve.Of(feed)
	h.MaxAge = 5 * time.Minute
	http.Handle("/feed.rss", h)
	http.Handle("/feed.atom", h)
	http.Handle("/feed", h) // whichever the reader accepts
}
