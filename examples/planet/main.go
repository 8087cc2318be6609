// Command planet merges feeds into one, each story once, newest first, and serves it as a page and as
// RSS, Atom and JSON Feed.
//
//	planet [-addr localhost:8080] [-every 15m] [-allow 127.0.0.1/32] https://example.org/feed...
//
// Progress goes to standard error. Feeds are asked only for what changed.
package main

import (
	"context"
	_ "embed"
	"flag"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"net/netip"
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
	client := &fetch.Client{}
	flag.Func("allow", "a range of private addresses to fetch from, such as 127.0.0.1/32", func(s string) error {
		p, err := netip.ParsePrefix(s)
		client.Allow = append(client.Allow, p)
		return err
	})
	flag.StringVar(&client.UserAgent, "agent", "", "the User-Agent to send: say who you are")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p := newPlanet(client, flag.Args(), log.New(os.Stderr, "planet: ", 0))
	p.feed.Store(&broadsheet.Feed{Title: "Planet"})
	server := &http.Server{Addr: *addr, Handler: p.handler(), ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { server.Close() })
	go func() {
		for ; ; time.Sleep(*every) {
			p.poll(ctx)
		}
	}()
	p.log.Printf("http://%s/", *addr)
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		p.log.Fatal(err)
	}
}

// planet is the merged feed and where it comes from.
type planet struct {
	client  *fetch.Client
	log     *log.Logger
	sources []source
	feed    atomic.Pointer[broadsheet.Feed]
}

// source is what is known of one feed.
type source struct {
	url        string // as given; once it was read, where it was
	validators fetch.Validators
	feed       *broadsheet.Feed
}

func newPlanet(client *fetch.Client, urls []string, log *log.Logger) *planet {
	p := &planet{client: client, log: log}
	for _, url := range urls {
		p.sources = append(p.sources, source{url: url})
	}
	return p
}

// poll asks every feed and merges the answers.
func (p *planet) poll(ctx context.Context) {
	var wg sync.WaitGroup
	for i := range p.sources {
		wg.Go(func() {
			s := &p.sources[i]
			f, resp, err := p.client.Feed(ctx, s.url, s.validators)
			what := "unchanged"
			if f != nil {
				s.url, s.feed, s.validators = resp.Source.URL, f, resp.Validators
				what = fmt.Sprintf("%d articles", len(f.Items))
			}
			if err != nil {
				what = err.Error()
			}
			p.log.Printf("%s: %s", s.url, what)
		})
	}
	wg.Wait()
	p.feed.Store(merge(p.sources))
}

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
	merged.Items = merged.Items[:min(100, len(merged.Items))]
	return merged
}

// handler serves the page at / and the feeds beside it.
func (p *planet) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /", &serve.Handler{Feed: func(*http.Request) (*broadsheet.Feed, error) { return p.feed.Load(), nil }})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src *")
		if err := page.Execute(w, p.feed.Load()); err != nil {
			p.log.Print(err)
		}
	})
	return mux
}

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page").Parse(pageHTML)) // it escapes what the articles say
