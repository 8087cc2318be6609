// Command fulltext turns a feed of summaries into one with full texts: it fetches each article's page and
// merges what it finds there.
//
//	fulltext [-n 20] [-format rss|atom|json] [-allow 127.0.0.1/32] https://example.org/feed > full.xml
//
// An article whose page cannot be had stays as the feed has it; that is told on standard error.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/netip"
	"os"
	"os/signal"
	"sync"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/fetch"
)

func main() {
	n := flag.Int("n", 20, "the most articles to fetch")
	format := flag.String("format", "rss", "what to write: rss, atom or json (JSON Feed)")
	c := &fetch.Client{}
	flag.StringVar(&c.UserAgent, "agent", "", "the User-Agent to send: say who you are")
	flag.Func("allow", "a range of private addresses to fetch from, such as 127.0.0.1/32", func(s string) error {
		p, err := netip.ParsePrefix(s)
		c.Allow = append(c.Allow, p)
		return err
	})
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, c, flag.Arg(0), *n, *format, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "fulltext:", err)
		os.Exit(1)
	}
}

// run fetches the feed and its articles, and writes the result.
func run(ctx context.Context, c *fetch.Client, url string, n int, format string, out, log io.Writer) error {
	var as broadsheet.Format
	if err := as.UnmarshalText([]byte(format)); err != nil {
		return err
	}
	f, _, err := c.Feed(ctx, url, fetch.Validators{})
	if f == nil {
		return err
	}
	if err != nil { // the feed is broken behind what was read
		fmt.Fprintln(log, "fulltext:", err)
	}
	f.Items = f.Items[:min(n, len(f.Items))]
	var wg sync.WaitGroup
	var mu sync.Mutex // of log
	for i, item := range f.Items {
		wg.Go(func() {
			full, err := c.FullText(ctx, item)
			if err != nil {
				mu.Lock()
				fmt.Fprintf(log, "fulltext: %s: %v\n", item.Title, err)
				mu.Unlock()
			}
			f.Items[i] = full
		})
	}
	wg.Wait()
	return f.Write(out, as)
}
