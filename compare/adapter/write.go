package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

// anyBytes is a string of the cases: JSON's, {"$b64": s}, {"$repeat": [s, n]} or {"$cat": [...]}.
type anyBytes string

func (s *anyBytes) UnmarshalJSON(b []byte) error {
	if len(b) == 0 || b[0] != '{' {
		return json.Unmarshal(b, (*string)(s))
	}
	var made struct {
		B64    []byte     `json:"$b64"`
		Repeat []any      `json:"$repeat"`
		Cat    []anyBytes `json:"$cat"`
	}
	if err := json.Unmarshal(b, &made); err != nil {
		return err
	}
	*s = anyBytes(made.B64)
	if len(made.Repeat) == 2 {
		text, _ := made.Repeat[0].(string)
		n, _ := made.Repeat[1].(float64)
		*s = anyBytes(strings.Repeat(text, int(n)))
	}
	for _, part := range made.Cat {
		*s += part
	}
	return nil
}

// caseTime is a date of the cases: RFC 3339, or {"$unix": n, "$offset": seconds}.
type caseTime struct{ broadsheet.Date }

func (m *caseTime) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &m.Time)
	}
	var made struct {
		Unix   int64 `json:"$unix"`
		Offset int   `json:"$offset"`
	}
	if err := json.Unmarshal(b, &made); err != nil {
		return err
	}
	m.Time = time.Unix(made.Unix, 0).In(time.FixedZone("", made.Offset))
	if made.Offset == 0 {
		m.Time = m.Time.UTC()
	}
	return nil
}

// The shape of a case, as far as it is written.
type (
	casePerson struct{ Name, Email, URL anyBytes }

	caseFile struct {
		URL, Type, Title, Link, Alt, Caption, Credit anyBytes

		Width, Height, Duration int
		Length                  int64
	}

	casePodcast struct {
		Author, Image, Type anyBytes

		OwnerName   anyBytes `json:"owner_name"`
		OwnerEmail  anyBytes `json:"owner_email"`
		EpisodeType anyBytes `json:"episode_type"`
		Explicit    *bool
		Categories  [][]anyBytes

		Episode, Season, Duration int
	}

	caseFeed struct {
		ID, Title, Link, Description, Language, Copyright, Icon, Generator, Hub anyBytes

		FeedURL    anyBytes `json:"feed_url"`
		Updated    caseTime
		Authors    []casePerson
		Categories []anyBytes
		Image      *caseFile
		TTL        int
		Podcast    *casePodcast
	}

	caseItem struct {
		ID, URL, Title, Summary, Language, Rights, Comments anyBytes

		ExternalURL        anyBytes `json:"external_url"`
		ContentHTML        anyBytes `json:"content_html"`
		ContentText        anyBytes `json:"content_text"`
		Authors            []casePerson
		Published, Updated caseTime
		Categories         []anyBytes
		Images, Enclosures []caseFile
		Source             *struct{ Title, URL anyBytes }
		Podcast            *casePodcast
	}

	writeCase struct {
		Name  string
		Feed  caseFeed
		Items []caseItem
	}
)

func casePeople(list []casePerson) (people []broadsheet.Person) {
	for _, p := range list {
		people = append(people, broadsheet.Person{Name: string(p.Name), Email: string(p.Email), URL: string(p.URL)})
	}
	return people
}

func caseTags(list []anyBytes) (tags []broadsheet.Tag) {
	for _, s := range list {
		tags = append(tags, broadsheet.Tag{Term: string(s)})
	}
	return tags
}

func (f caseFile) media(rel, medium string) broadsheet.Media {
	return broadsheet.Media{
		URL: string(f.URL), Type: string(f.Type), Rel: rel, Medium: medium, Title: string(f.Title), Link: string(f.Link), Alt: string(f.Alt),
		Caption: string(f.Caption), Credit: string(f.Credit), Width: f.Width, Height: f.Height, Size: f.Length, Duration: time.Duration(f.Duration) * time.Second,
	}
}

func caseExplicit(b *bool) string {
	if b == nil {
		return ""
	}
	return fmt.Sprint(*b)
}

// feed translates the header of a case.
func (f caseFeed) feed() *broadsheet.Feed {
	out := &broadsheet.Feed{
		ID: string(f.ID), Title: string(f.Title), HomeURL: string(f.Link), URL: string(f.FeedURL), Description: html.EscapeString(string(f.Description)),
		Language: string(f.Language), Rights: string(f.Copyright), Generator: string(f.Generator), Icon: broadsheet.Media{URL: string(f.Icon)},
		Updated: f.Updated.Date, Authors: casePeople(f.Authors), Tags: caseTags(f.Categories), TTL: time.Duration(f.TTL) * time.Minute,
	}
	if f.Hub != "" {
		out.Links = []broadsheet.Link{{Rel: "hub", URL: string(f.Hub)}}
	}
	if f.Image != nil {
		out.Logo = f.Image.media("", "image")
	}
	if p := f.Podcast; p != nil {
		out.Show = &broadsheet.Show{
			Owner: broadsheet.Person{Name: string(p.OwnerName), Email: string(p.OwnerEmail)},
			Image: string(p.Image), Explicit: caseExplicit(p.Explicit), Type: string(p.Type),
		}
		out.Authors = append([]broadsheet.Person{{Name: string(p.Author)}}, out.Authors...)
		for _, path := range p.Categories {
			var names []string
			for _, s := range path {
				names = append(names, string(s))
			}
			out.Show.Categories = append(out.Show.Categories, names)
		}
	}
	return out
}

// article translates an item of a case. Its texts that are plain become HTML where an Article holds HTML.
func (it caseItem) article() *broadsheet.Article {
	a := &broadsheet.Article{
		ID: string(it.ID), URL: string(it.URL), Title: string(it.Title), Summary: html.EscapeString(string(it.Summary)), Content: string(it.ContentHTML),
		Language: string(it.Language), Rights: string(it.Rights), Comments: string(it.Comments), Authors: casePeople(it.Authors),
		Published: it.Published.Date, Updated: it.Updated.Date, Tags: caseTags(it.Categories),
	}
	if it.ContentText != "" {
		a.Content = "<p>" + strings.ReplaceAll(html.EscapeString(string(it.ContentText)), "\n\n", "</p><p>") + "</p>"
	}
	if it.ExternalURL != "" {
		a.Links = []broadsheet.Link{{Rel: "related", URL: string(it.ExternalURL)}}
	}
	for _, m := range it.Images {
		a.Media = append(a.Media, m.media("", "image"))
	}
	for _, m := range it.Enclosures {
		a.Media = append(a.Media, m.media("enclosure", ""))
	}
	if it.Source != nil {
		a.Origin = &broadsheet.Feed{Title: string(it.Source.Title), URL: string(it.Source.URL)}
	}
	if p := it.Podcast; p != nil {
		a.Episode = &broadsheet.Episode{
			Number: p.Episode, Season: p.Season, Type: string(p.EpisodeType), Explicit: caseExplicit(p.Explicit), Image: string(p.Image),
			Duration: time.Duration(p.Duration) * time.Second,
		}
	}
	return a
}

// write writes every case of a file in every format, twice with more than a second between, and logs how it went.
func write(casesFile, out string) error {
	data, err := os.ReadFile(casesFile)
	if err != nil {
		return err
	}
	var cases []writeCase
	dec := json.NewDecoder(bytes.NewReader(data))
	for dec.More() {
		var c writeCase
		if err := dec.Decode(&c); err != nil {
			return err
		}
		cases = append(cases, c)
	}
	formats := []struct {
		name, ext string
		as        broadsheet.Format
	}{{"rss", ".xml", broadsheet.RSS}, {"atom", ".xml", broadsheet.Atom}, {"json", ".json", broadsheet.JSONFeed}}
	type record struct {
		Case     string `json:"case"`
		Format   string `json:"format"`
		OK       bool   `json:"ok"`
		Error    string `json:"error,omitempty"`
		Unstable bool   `json:"unstable,omitempty"`
	}
	var log []record
	var first [][]byte
	for _, f := range formats {
		dir := filepath.Join(out, f.name)
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		for _, c := range cases {
			b, err := c.write(f.as)
			r := record{Case: c.Name, Format: f.name, OK: err == nil}
			if err != nil {
				r.Error = err.Error()
			} else if err := os.WriteFile(filepath.Join(dir, c.Name+f.ext), b, 0o644); err != nil {
				return err
			}
			log, first = append(log, r), append(first, b)
		}
	}
	time.Sleep(1100 * time.Millisecond)
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for i := range log {
		c, f := cases[i%len(cases)], formats[i/len(cases)]
		if again, err := c.write(f.as); err == nil && !slices.Equal(again, first[i]) {
			log[i].Unstable = true
		}
		if err := enc.Encode(log[i]); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(out, "log.jsonl"), lines.Bytes(), 0o644)
}

// write writes one case.
func (c writeCase) write(as broadsheet.Format) ([]byte, error) {
	f := c.Feed.feed()
	for _, it := range c.Items {
		f.Items = append(f.Items, it.article())
	}
	var b bytes.Buffer
	err := f.Write(&b, as)
	return b.Bytes(), err
}
