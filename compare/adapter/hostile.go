package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/fetch"
)

// answer is what the hostile runner reads.
type answer struct {
	Err    string   `json:"err"`
	Title  string   `json:"title"`
	Author string   `json:"author"`
	Date   string   `json:"date"`
	HTML   string   `json:"html"`
	Text   string   `json:"text"`
	N      int      `json:"n"`
	Out    []string `json:"out,omitempty"`

	html []string // pieces of HTML
	size int      // of html
	text strings.Builder
}

// hostileURL is the address that the runner documents for pages.
const hostileURL = "https://news.example/world/flood-relief-talks"

// hostile reads or writes one attack and prints what came of it.
func hostile(kind, arg string) error {
	if kind == "caps" {
		_, err := fmt.Println("html feed text write httpfeed httphtml")
		return err
	}
	var o answer
	if err := o.run(kind, arg); err != nil {
		return err
	}
	o.HTML, o.Text = strings.Join(o.html, ""), o.text.String()
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false) // the runner measures this process: six bytes for each "<" would not be the library's
	return out.Encode(&o)
}

func (o *answer) run(kind, arg string) error {
	// Over HTTP the defaults hold, and 127.0.0.1 alone is allowed.
	c := &fetch.Client{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}
	switch kind {
	case "httpfeed":
		f, _, err := c.Feed(context.Background(), arg, fetch.Validators{})
		o.addFeed(f, err)
		return nil
	case "httphtml":
		a, _, err := c.Article(context.Background(), arg)
		o.add(a, err)
		return nil
	}
	data, err := os.ReadFile(arg)
	if err != nil {
		return err
	}
	switch kind {
	case "html":
		o.add(broadsheet.ParseHTML(bytes.NewReader(data), broadsheet.Source{URL: hostileURL}))
	case "feed":
		o.addFeed(broadsheet.ParseFeed(bytes.NewReader(data), broadsheet.Source{URL: hostileURL}))
	case "text":
		o.readAll(data)
	case "write":
		return o.write(data)
	default:
		return fmt.Errorf("unknown kind %q", kind)
	}
	return nil
}

func (o *answer) addFeed(f *broadsheet.Feed, err error) {
	if f != nil {
		for _, a := range f.Items {
			o.add(a, nil)
		}
		o.Title = f.Title + " " + o.Title
	}
	o.add(nil, err)
}

// readAll reads every article of a text.
func (o *answer) readAll(data []byte) {
	r := broadsheet.NewReader(bytes.NewReader(data), broadsheet.Source{URL: hostileURL, ContentType: "text/plain"})
	for a, err := range r.All() {
		o.add(a, err)
	}
}

func (o *answer) add(a *broadsheet.Article, err error) {
	if err != nil && err != io.EOF {
		o.Err = err.Error()
	}
	if a == nil {
		return
	}
	o.N++
	if o.N == 1 {
		o.Title, o.Date = a.Title, a.Published.String()
		o.Author = strings.Join(names(a.Authors), ", ")
	}
	// The runner searches and prints what it gets: the first articles are enough for it.
	if o.size < 1<<20 {
		if a.Body() != "" {
			o.html = append(o.html, a.Body())
			o.size += len(a.Body())
		}
		o.text.WriteString(a.Title + "\n" + a.Text() + "\n")
	}
}

// write writes the articles of a case in all formats.
func (o *answer) write(data []byte) error {
	var items []struct {
		Title, URL, ID, Author, Email, Summary, Content, Image string

		Published  string
		Categories []string
	}
	if err := json.Unmarshal(data, &items); err != nil {
		return err
	}
	f := &broadsheet.Feed{
		Title: "Hostile", HomeURL: "https://news.example/", URL: "https://news.example/feed",
		Updated: broadsheet.Date{Time: time.Date(2024, time.March, 5, 10, 20, 30, 0, time.UTC)}, // some articles have no date
	}
	for _, it := range items {
		a := &broadsheet.Article{ID: it.ID, URL: it.URL, Title: it.Title, Summary: it.Summary, Content: it.Content}
		if it.Author != "" || it.Email != "" {
			a.Authors = []broadsheet.Person{{Name: it.Author, Email: it.Email}}
		}
		if t, err := time.Parse(time.RFC3339, it.Published); err == nil {
			a.Published.Time = t
		}
		for _, c := range it.Categories {
			a.Tags = append(a.Tags, broadsheet.Tag{Term: c})
		}
		if it.Image != "" {
			a.Media = []broadsheet.Media{{URL: it.Image, Medium: "image"}}
		}
		f.Items = append(f.Items, a)
	}
	var errs []error
	for _, as := range []broadsheet.Format{broadsheet.RSS, broadsheet.Atom, broadsheet.JSONFeed} {
		var b strings.Builder
		errs = append(errs, f.Write(&b, as))
		o.Out = append(o.Out, b.String())
	}
	if err := errors.Join(errs...); err != nil {
		o.Err = err.Error()
	}
	o.N = len(f.Items)
	return nil
}
