// Command convert turns pages, plain-text articles and feeds into a feed, Markdown or JSON.
//
//	convert [-url URL] [-type TYPE] [-format FORMAT] [-title TITLE] [-css FILE] [FILE...]
//
// Without a file it reads standard input. Articles of several files become one feed.
// What had to be repaired is told on standard error.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"html"
	"io"
	"os"
	"strings"

	"github.com/broadsheet-go/broadsheet"
)

func main() {
	var c converter
	flag.StringVar(&c.src.URL, "url", "", "the `address` that the input came from")
	flag.StringVar(&c.src.ContentType, "type", "", "the input's media `type`, as HTTP's Content-Type header has it")
	flag.StringVar(&c.format, "format", "rss", "what to write: rss, atom, json (JSON Feed), markdown, or article (JSON lines)")
	flag.StringVar(&c.title, "title", "", "the feed's title, where the input gives none or is several files")
	flag.StringVar(&c.css, "css", "", "the `address` of a stylesheet for browsers, such as feed.css beside this program")
	flag.Parse()
	if err := c.run(flag.Args(), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		if errors.Is(err, broadsheet.ErrField) {
			fmt.Fprintln(os.Stderr, "convert: a feed must say where it is from, and Atom when: try -url, -title or -format json")
		}
		os.Exit(1)
	}
}

// converter holds the flags and what was read.
type converter struct {
	src                broadsheet.Source
	format, title, css string
	feed               *broadsheet.Feed
}

// run converts the files, or in where there are none. An input that is broken in part is written as far
// as it was read, and the error comes afterwards.
func (c *converter) run(files []string, in io.Reader, out io.Writer) error {
	var errs []error
	if len(files) == 0 {
		errs = append(errs, c.read(in))
	}
	for _, name := range files {
		errs = append(errs, c.readFile(name))
	}
	if c.feed == nil {
		return errors.Join(errs...)
	}
	if len(files) > 1 {
		c.feed = &broadsheet.Feed{Title: c.title, Items: c.feed.Items}
	}
	return errors.Join(append(errs, c.write(out))...)
}

func (c *converter) readFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := c.read(f); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// read adds the articles of one input to the feed.
func (c *converter) read(in io.Reader) error {
	p := &broadsheet.Parser{Warn: func(e *broadsheet.Error) { fmt.Fprintln(os.Stderr, "repaired:", e) }}
	r := p.NewReader(in, c.src)
	for a, err := range r.All() {
		if err != nil {
			return err
		}
		if c.feed == nil {
			c.feed = r.Feed()
		}
		c.feed.Items = append(c.feed.Items, a)
	}
	if c.feed == nil {
		c.feed = r.Feed() // a feed without items
	}
	return nil
}

func (c *converter) write(out io.Writer) error {
	var as broadsheet.Format
	if as.UnmarshalText([]byte(c.format)) == nil {
		return c.writeFeed(out, as)
	}
	switch c.format {
	case "markdown":
		for _, a := range c.feed.Items {
			if _, err := fmt.Fprint(out, a.FrontMatter(), a.Markdown(), "\n"); err != nil {
				return err
			}
		}
		return nil
	case "article":
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for _, a := range c.feed.Items {
			if err := enc.Encode(a); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("unknown format %q", c.format)
}

// writeFeed writes the articles in a feed's format. A page or text alone has no feed's title: its own
// stands in. Atom must say when it was updated: the newest article says it.
func (c *converter) writeFeed(out io.Writer, as broadsheet.Format) error {
	f := c.feed
	if f.Title == "" && len(f.Items) > 0 {
		f.Title = f.Items[0].Title
	}
	f.Title = cmp.Or(c.title, f.Title)
	for _, a := range f.Items {
		if t := a.Published; t.Time.After(f.Updated.Time) {
			f.Updated = t
		}
	}
	w := broadsheet.NewWriter(out, as, f)
	w.Stylesheet = c.css
	for _, a := range f.Items {
		if c.css != "" { // a stylesheet shows text, not escaped HTML
			a.Summary, a.Content = html.EscapeString(strings.TrimSpace(a.Excerpt(400))), ""
		}
		if err := w.Write(a); err != nil {
			return err
		}
	}
	return w.Close()
}
