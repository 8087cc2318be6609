package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	gorilla "github.com/gorilla/feeds"
	"github.com/mmcdole/gofeed"

	"github.com/broadsheet-go/broadsheet"
)

// feedFacts are what readers of feeds are compared by.
type feedFacts struct{ items, authors, tags, dates int }

// feedsIn reads the feeds, whole and with one byte broken.
func (r *report) feedsIn() error {
	docs, err := r.inputs("feeds/*.gz", "feed")
	if err != nil {
		return err
	}
	readers := []contender[document, feedFacts]{{"broadsheet", readOurs}, {"gofeed", readGofeed}}
	best := race(docs, readers)
	var rows [][]string
	for i, c := range readers {
		whole, broken, f := 0, 0, feedFacts{}
		for _, d := range docs {
			if got, ok := c.do(d); ok {
				whole++
				f.items, f.authors, f.tags, f.dates = f.items+got.items, f.authors+got.authors, f.tags+got.tags, f.dates+got.dates
			}
			if got, _ := c.do(document{d.name, damage(d.data)}); got.items > 0 {
				broken++
			}
		}
		rows = append(rows, []string{c.name, fmt.Sprint(whole), fmt.Sprint(broken), fmt.Sprint(f.items), fmt.Sprint(f.authors),
			fmt.Sprint(f.tags), fmt.Sprint(f.dates), times(best[1], best[i])})
	}
	r.table(fmt.Sprintf("Reading %d feeds", len(docs)),
		[]string{"", "feeds read", "and with an end tag broken", "articles", "authors", "tags", "dates", "speed"}, rows)
	return nil
}

// damage misspells the last end tag of a title.
func damage(data []byte) []byte {
	i := bytes.LastIndex(data, []byte("</title>"))
	if i < 0 {
		return data
	}
	return append(append(bytes.Clone(data[:i]), "</titel>"...), data[i+len("</title>"):]...)
}

func readOurs(d document) (n feedFacts, ok bool) {
	f, err := broadsheet.ParseFeed(bytes.NewReader(d.data), broadsheet.Source{})
	if f == nil {
		return n, false
	}
	for _, a := range f.Items {
		n.items++
		n.authors += len(a.Authors)
		n.tags += len(a.Tags)
		if !a.Published.IsZero() || !a.Updated.IsZero() {
			n.dates++
		}
	}
	return n, err == nil
}

func readGofeed(d document) (n feedFacts, ok bool) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(d.data))
	if err != nil {
		return n, false
	}
	for _, it := range f.Items {
		n.items++
		n.authors += len(it.Authors)
		n.tags += len(it.Categories)
		if it.PublishedParsed != nil || it.UpdatedParsed != nil {
			n.dates++
		}
	}
	return n, true
}

// storyCount is how many articles are written.
const storyCount = 1000

// feedsOut writes a thousand articles in each format, and counts what a reader finds of two of them again.
func (r *report) feedsOut() error {
	ours, theirs := stories()
	formats := []broadsheet.Format{broadsheet.RSS, broadsheet.Atom, broadsheet.JSONFeed}
	var rows [][]string
	for _, as := range formats {
		writers := []contender[io.Writer, int]{
			{"broadsheet", func(w io.Writer) (int, bool) { return 0, ours.Write(w, as) == nil }},
			{"gorilla/feeds", func(w io.Writer) (int, bool) { return 0, writeGorilla(theirs, as, w) == nil }},
		}
		best := race([]io.Writer{io.Discard}, writers)
		for i, c := range writers {
			var b, again bytes.Buffer
			c.do(&b)
			c.do(&again)
			stable := "yes"
			if !bytes.Equal(b.Bytes(), again.Bytes()) {
				stable = "no"
			}
			got, _ := readOurs(document{"", b.Bytes()})
			rows = append(rows, []string{as.String(), c.name, fmt.Sprintf("%d of %d", got.items, storyCount), fmt.Sprintf("%d of %d", got.authors, 2*storyCount),
				fmt.Sprintf("%d of %d", got.tags, 2*storyCount), stable, times(best[1], best[i])})
		}
	}
	r.table(fmt.Sprintf("Writing %d articles", storyCount), []string{"", "", "articles read back", "authors", "tags", "same bytes twice", "speed"}, rows)
	return nil
}

// stories gives the same articles in both models. One title has a control character, which XML forbids.
func stories() (*broadsheet.Feed, *gorilla.Feed) {
	at := time.Date(2025, 3, 11, 8, 30, 0, 0, time.UTC)
	ours := &broadsheet.Feed{Title: "The Gazette", HomeURL: "https://gazette.example/", Updated: broadsheet.Date{Time: at}}
	theirs := &gorilla.Feed{Title: ours.Title, Link: &gorilla.Link{Href: ours.HomeURL}, Updated: at}
	content := strings.Repeat("<p>The old bridge carried cars again on Tuesday, <a href=\"https://gazette.example/plan\">a month earlier</a> than planned.</p>\n", 20)
	for i := range storyCount {
		url, title := fmt.Sprintf("https://gazette.example/%d", i), fmt.Sprintf("Bridge & road %d", i)
		ours.Items = append(ours.Items, &broadsheet.Article{
			ID: url, URL: url, Title: title, Summary: "<p>Cars again.</p>", Content: content, Published: broadsheet.Date{Time: at},
			Authors: []broadsheet.Person{{Name: "Ana Ruiz"}, {Name: "Jo Hill"}}, Tags: []broadsheet.Tag{{Term: "Roads"}, {Term: "City"}},
		})
		theirs.Items = append(theirs.Items, &gorilla.Item{
			Id: url, Link: &gorilla.Link{Href: url}, Title: title, Description: "<p>Cars again.</p>", Content: content, Created: at,
			Author: &gorilla.Author{Name: "Ana Ruiz"}, // it has one author and no tags
		})
	}
	return ours, theirs
}

func writeGorilla(f *gorilla.Feed, as broadsheet.Format, w io.Writer) error {
	switch as {
	case broadsheet.RSS:
		return f.WriteRss(w)
	case broadsheet.Atom:
		return f.WriteAtom(w)
	}
	return f.WriteJSON(w)
}
