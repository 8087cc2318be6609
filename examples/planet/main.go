// Command planet merges feeds into one, each story once, newest first, and serves it as a page and as
// RSS, Atom and JSON Feed.
//
//	planet [-addr localhost:8080] [-every 15m] https://example.org/feed...
//
// Progress goes to standard error. Feeds are asked only for what changed.
package main

import (
	"context"
	_ "embed"
	"flag"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/fetch"
	"github.com/broadsheet-go/broadsheet/serve"
)

func main() {
	addr := flag.String("addr", "localhost:8080", "the address to listen on")
	every := flag.Duration("every", 15*time.Minute, "how long to wait between polls")
	agent := flag.String("agent", "", "the User-Agent to send: say who you are")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p := &planet{client: &fetch.Client{UserAgent: *agent}, urls: flag.Args(), log: os.Stderr, sources: make([]source, flag.NArg())}
	p.feed.Store(&broadsheet.Feed{Title: "Planet"})
	server := &http.Server{Addr: *addr, Handler: p.handler(), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		for ctx.Err() == nil {
			p.poll(ctx)
			select {
			case <-ctx.Done():
			case <-time.After(*every):
			}
		}
		server.Close()
	}()
	fmt.Fprintf(os.Stderr, "planet: http://%s/\n", *addr)
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		fmt.Fprintln(os.Stderr, "planet:", err)
		os.Exit(1)
	}
}

// planet is the merged feed and where it comes from.
type planet struct {
	client  *fetch.Client
	urls    []string
	log     io.Writer
	sources []source
	feed    atomic.Pointer[broadsheet.Feed]
}

// source is what is known of one feed.
type source struct {
	validators fetch.Validators
	feed       *broadsheet.Feed
}

// poll asks every feed and merges the answers.
func (p *planet) poll(ctx context.Context) {
	var wg sync.WaitGroup
	var mu sync.Mutex // of log
	for i, url := range p.urls {
		wg.Go(func() {
			s := &p.sources[i]
			f, resp, err := p.client.Feed(ctx, url, s.validators)
			what := "unchanged"
			if f != nil {
				s.feed, s.validators, what = f, resp.Validators, fmt.Sprintf("%d articles", len(f.Items))
			}
			if err != nil {
				what = err.Error()
			}
			mu.Lock()
			fmt.Fprintf(p.log, "planet: %s: %s\n", url, what)
			mu.Unlock()
		})
	}
	wg.Wait()
	p.feed.Store(merge(p.sources))
}

// maxItems bounds the merged feed.
const maxItems = 100

// merge gives the articles of all feeds, newest first, each story once: by the key of its address, or where
// that is only its feed's home page by its identity within the feed.
func merge(sources []source) *broadsheet.Feed {
	merged := &broadsheet.Feed{Title: "Planet", Description: "The newest of several feeds"}
	seen := map[string]bool{}
	for i, s := range sources {
		if s.feed == nil {
			continue
		}
		keys := s.feed.Keys()
		for j, a := range s.feed.Items {
			key := broadsheet.URLKey(a.URL)
			if key == "" || key == broadsheet.URLKey(s.feed.HomeURL) {
				key = fmt.Sprint(i, " ", keys[j])
			}
			if !seen[key] {
				seen[key] = true
				item := *a
				item.Origin = &broadsheet.Feed{Title: s.feed.Title, URL: s.feed.URL, HomeURL: s.feed.HomeURL}
				merged.Items = append(merged.Items, &item)
			}
		}
	}
	slices.SortStableFunc(merged.Items, func(a, b *broadsheet.Article) int { return b.Published.Time.Compare(a.Published.Time) })
	merged.Items = merged.Items[:min(maxItems, len(merged.Items))]
	return merged
}

// handler serves the page at / and the feeds beside it.
func (p *planet) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /", &serve.Handler{Feed: func(*http.Request) (*broadsheet.Feed, error) { return p.feed.Load(), nil }})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src *")
		if err := page.Execute(w, p.feed.Load()); err != nil {
			fmt.Fprintln(p.log, "planet:", err)
		}
	})
	return mux
}

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page").Parse(pageHTML)) // it escapes what the articles say
