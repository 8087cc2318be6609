// Command planet merges feeds into one, each story once, newest first, and serves it as a page and as
// RSS, Atom and JSON Feed.
//
//	planet [-addr localhost:8080] [-every 15m] https://example.org/feed... | subscriptions.opml...
//
// Progress goes to standard error. Feeds are asked only for what changed.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
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
	urls, err := subscriptions(flag.Args())
	if err != nil || len(urls) == 0 {
		fmt.Fprintln(os.Stderr, "planet: nothing to read:", err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p := &planet{client: &fetch.Client{UserAgent: *agent}, urls: urls, log: os.Stderr, sources: make([]source, len(urls))}
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
	slices.SortStableFunc(merged.Items, func(a, b *broadsheet.Article) int { return newest(b).Compare(newest(a)) })
	merged.Items = merged.Items[:min(maxItems, len(merged.Items))]
	return merged
}

func newest(a *broadsheet.Article) time.Time {
	if a.Published.IsZero() {
		return a.Updated.Time
	}
	return a.Published.Time
}

// subscriptions gives the addresses that the arguments name, in themselves or as OPML files.
func subscriptions(args []string) (urls []string, err error) {
	for _, arg := range args {
		if strings.Contains(arg, "://") {
			urls = append(urls, arg)
			continue
		}
		text, err := os.ReadFile(arg)
		if err != nil {
			return nil, err
		}
		list, err := broadsheet.ParseOPML(bytes.NewReader(text))
		if err != nil {
			return nil, err
		}
		urls = appendFeeds(urls, list)
	}
	return urls, nil
}

func appendFeeds(urls []string, list []broadsheet.Outline) []string {
	for _, o := range list {
		if o.FeedURL != "" {
			urls = append(urls, o.FeedURL)
		}
		urls = appendFeeds(urls, o.Outlines)
	}
	return urls
}

// handler serves the page at / and the feeds beside it.
func (p *planet) handler() http.Handler {
	mux := http.NewServeMux()
	feed := &serve.Handler{Feed: func(*http.Request) (*broadsheet.Feed, error) { return p.feed.Load(), nil }, MaxAge: time.Minute}
	for _, path := range []string{"/feed", "/feed.rss", "/feed.atom", "/feed.json"} {
		mux.Handle("GET "+path, feed)
	}
	mux.HandleFunc("GET /{$}", p.page)
	return mux
}
