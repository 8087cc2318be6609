package interop

import (
	"io"
	"strconv"
	"strings"

	"github.com/gorilla/feeds"

	"github.com/broadsheet-go/broadsheet"
)

// Gorilla stands in for a *feeds.Feed of gorilla/feeds: its methods have the names of that type's and write
// valid feeds through broadsheet. Whoever has feed.ToRss() writes interop.Gorilla{Feed: feed}.ToRss().
// Atom demands a date of the feed or of an item; where there is none, writing fails.
type Gorilla struct {
	*feeds.Feed
}

// ToRss gives the feed as RSS 2.0.
func (g Gorilla) ToRss() (string, error) { return toString(g.WriteRss) }

// ToAtom gives the feed as Atom 1.0.
func (g Gorilla) ToAtom() (string, error) { return toString(g.WriteAtom) }

// ToJSON gives the feed as JSON Feed 1.1.
func (g Gorilla) ToJSON() (string, error) { return toString(g.WriteJSON) }

// WriteRss writes the feed as RSS 2.0.
func (g Gorilla) WriteRss(w io.Writer) error { return FromGorilla(g.Feed).Write(w, broadsheet.RSS) }

// WriteAtom writes the feed as Atom 1.0.
func (g Gorilla) WriteAtom(w io.Writer) error { return FromGorilla(g.Feed).Write(w, broadsheet.Atom) }

// WriteJSON writes the feed as JSON Feed 1.1.
func (g Gorilla) WriteJSON(w io.Writer) error {
	return FromGorilla(g.Feed).Write(w, broadsheet.JSONFeed)
}

func toString(write func(io.Writer) error) (string, error) {
	var b strings.Builder
	err := write(&b)
	return b.String(), err
}

// FromGorilla converts a feed with its items. Description and Content are HTML, as gorilla/feeds writes them
// to RSS and Atom, and are taken as they are: they are the program's own. Nil gives nil.
func FromGorilla(f *feeds.Feed) *broadsheet.Feed {
	if f == nil {
		return nil
	}
	out := &broadsheet.Feed{
		ID: f.Id, Title: f.Title, Description: f.Description, Rights: f.Copyright, Authors: fromAuthor(f.Author),
		Published: broadsheet.Date{Time: f.Created}, Updated: broadsheet.Date{Time: f.Updated},
	}
	if out.Description == "" {
		out.Description = f.Subtitle
	}
	if f.Link != nil {
		out.HomeURL = f.Link.Href
	}
	if i := f.Image; i != nil {
		out.Logo = broadsheet.Media{URL: i.Url, Title: i.Title, Link: i.Link, Width: i.Width, Height: i.Height, Medium: "image"}
	}
	for _, item := range f.Items {
		if item != nil {
			out.Items = append(out.Items, FromGorillaItem(item))
		}
	}
	return out
}

// FromGorillaItem converts an item. Nil gives nil.
func FromGorillaItem(item *feeds.Item) *broadsheet.Article {
	if item == nil {
		return nil
	}
	a := &broadsheet.Article{
		ID: item.Id, Title: item.Title, Summary: item.Description, Content: item.Content, Authors: fromAuthor(item.Author),
		Published: broadsheet.Date{Time: item.Created}, Updated: broadsheet.Date{Time: item.Updated},
	}
	if item.Link != nil {
		a.URL = item.Link.Href
	}
	if s := item.Source; s != nil {
		a.Origin = &broadsheet.Feed{URL: s.Href}
	}
	if e := item.Enclosure; e != nil {
		size, _ := strconv.ParseInt(e.Length, 10, 64) // what is no number is no size
		a.Media = []broadsheet.Media{{URL: e.Url, Type: e.Type, Size: max(0, size), Rel: "enclosure"}}
	}
	return a
}

func fromAuthor(a *feeds.Author) []broadsheet.Person {
	if a == nil || *a == (feeds.Author{}) {
		return nil
	}
	return []broadsheet.Person{{Name: a.Name, Email: a.Email}}
}

// ToGorilla converts a feed with its items. Nil gives nil.
func ToGorilla(f *broadsheet.Feed) *feeds.Feed {
	if f == nil {
		return nil
	}
	out := &feeds.Feed{
		Id: f.ID, Title: f.Title, Link: &feeds.Link{Href: f.HomeURL}, Description: f.Description, Copyright: f.Rights,
		Author: toAuthor(f.Authors), Created: f.Published.Time, Updated: f.Updated.Time,
	}
	if m := f.Logo; m.URL != "" {
		out.Image = &feeds.Image{Url: m.URL, Title: m.Title, Link: m.Link, Width: m.Width, Height: m.Height}
	}
	for _, a := range f.Items {
		out.Items = append(out.Items, ToGorillaItem(a))
	}
	return out
}

// ToGorillaItem converts an article. Nil gives nil.
func ToGorillaItem(a *broadsheet.Article) *feeds.Item {
	if a == nil {
		return nil
	}
	out := &feeds.Item{
		Id: a.ID, Title: a.Title, Link: &feeds.Link{Href: a.URL}, Description: a.Summary, Content: a.Content, Author: toAuthor(a.Authors),
		Created: a.Published.Time, Updated: a.Updated.Time,
	}
	if a.ID != a.URL {
		out.IsPermaLink = "false"
	}
	if a.Origin != nil && a.Origin.URL != "" {
		out.Source = &feeds.Link{Href: a.Origin.URL}
	}
	for _, m := range a.Media {
		if m.Rel == "enclosure" {
			out.Enclosure = &feeds.Enclosure{Url: m.URL, Type: m.Type, Length: strconv.FormatInt(m.Size, 10)}
			break
		}
	}
	return out
}

func toAuthor(people []broadsheet.Person) *feeds.Author {
	if len(people) == 0 {
		return nil
	}
	return &feeds.Author{Name: people[0].Name, Email: people[0].Email}
}
