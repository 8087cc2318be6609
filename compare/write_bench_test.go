package compare

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/gorilla/feeds"

	"github.com/broadsheet-go/broadsheet"
)

// story is what every writer is given: a headline, a summary, 2.6 KB of HTML, an author, dates.
type story struct {
	id, title, url, summary, content, author, email string

	published, updated time.Time
}

// stories makes n stories out of the same sentences.
func stories(n int) []story {
	words := strings.Fields("The council met on Tuesday evening and approved a budget of 4.2 million for roads & bridges after “long talks” with " +
		"residents of the old town whose views it said it would hear again before the winter ends – a promise kept so far in São Tomé")
	list := make([]story, n)
	var text [16]string
	for i := range text {
		var b strings.Builder
		for par := 0; b.Len() < 2500; par++ {
			b.WriteString("<p>")
			for w := range 40 {
				word := words[(i*7+par*11+w*3)%len(words)]
				if w == 20 {
					word = `<a href="https://news.example.org/topics?x=1&amp;y=2">` + word + "</a>"
				}
				b.WriteString(strings.ReplaceAll(word, " & ", " &amp; ") + " ")
			}
			b.WriteString("</p>\n")
		}
		text[i] = b.String()
	}
	day := time.Date(2025, time.March, 11, 9, 30, 0, 0, time.UTC)
	for i := range list {
		list[i] = story{
			id: fmt.Sprintf("https://news.example.org/2025/03/%d", i), title: fmt.Sprintf("Council approves budget & roads plan no. %d", i),
			summary: "A short summary of the story, in a sentence or two, as feeds have it.", content: text[i%len(text)],
			author: [...]string{"Ana Ruiz", "Seán O'Brien", "Li Lei"}[i%3], email: "desk@news.example.org",
			published: day.Add(time.Duration(i) * time.Minute), updated: day.Add(time.Duration(i)*time.Minute + time.Hour),
		}
		list[i].url = list[i].id
	}
	return list
}

// BenchmarkWrite writes feeds of 1,000 and 100,000 articles: ours, gorilla/feeds, and the floor, which is the least that
// any writer has to do: escape, check characters, append.
func BenchmarkWrite(b *testing.B) {
	writers := []struct {
		name string
		make func(format string, list []story) func(w io.Writer) error
	}{{"broadsheet", writeOurs}, {"gorilla", writeGorilla}, {"floor", writeFloor}}
	for _, n := range []int{1000, 100_000} {
		list := stories(n)
		for _, writer := range writers {
			for _, format := range []string{"rss", "atom", "json"} {
				b.Run(fmt.Sprintf("%s/%s/%d", writer.name, format, n), func(b *testing.B) {
					write := writer.make(format, list)
					var size counter
					if err := write(&size); err != nil {
						b.Fatal(err)
					}
					b.SetBytes(int64(size))
					b.ReportAllocs()
					for b.Loop() {
						if err := write(io.Discard); err != nil {
							b.Fatal(err)
						}
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/article")
				})
			}
		}
	}
}

// counter counts what is written.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

var benchDate = time.Date(2025, time.March, 12, 8, 0, 0, 0, time.UTC)

func writeOurs(format string, list []story) func(io.Writer) error {
	as := map[string]broadsheet.Format{"rss": broadsheet.RSS, "atom": broadsheet.Atom, "json": broadsheet.JSONFeed}[format]
	header := &broadsheet.Feed{
		Title: "The Example Courier", HomeURL: "https://news.example.org/", URL: "https://news.example.org/feed", Description: "News from an example town.",
		Language: "en", Updated: broadsheet.Date{Time: benchDate},
	}
	articles := make([]*broadsheet.Article, len(list))
	for i, s := range list {
		articles[i] = &broadsheet.Article{
			ID: s.id, URL: s.url, Title: s.title, Summary: s.summary, Content: s.content, Authors: []broadsheet.Person{{Name: s.author, Email: s.email}},
			Published: broadsheet.Date{Time: s.published}, Updated: broadsheet.Date{Time: s.updated},
		}
	}
	return func(w io.Writer) error {
		fw := broadsheet.NewWriter(w, as, header)
		for _, a := range articles {
			if err := fw.Write(a); err != nil {
				return err
			}
		}
		return fw.Close()
	}
}

func writeGorilla(format string, list []story) func(io.Writer) error {
	f := &feeds.Feed{
		Title: "The Example Courier", Link: &feeds.Link{Href: "https://news.example.org/"}, Description: "News from an example town.", Updated: benchDate,
	}
	for _, s := range list {
		f.Items = append(f.Items, &feeds.Item{
			Id: s.id, Title: s.title, Link: &feeds.Link{Href: s.url}, Description: s.summary, Content: s.content, Author: &feeds.Author{Name: s.author, Email: s.email},
			Created: s.published, Updated: s.updated,
		})
	}
	return func(w io.Writer) error {
		switch format {
		case "rss":
			return f.WriteRss(w)
		case "atom":
			return f.WriteAtom(w)
		}
		return f.WriteJSON(w)
	}
}

// floor is the buffer of the floor.
type floor struct {
	w   io.Writer
	buf []byte
}

// xmlEscapes and jsonEscapes tell the bytes that do not stand for themselves, and what they become: nothing, mostly.
var xmlEscapes, jsonEscapes escapes

type escapes struct {
	any  [256]bool
	text [256]string
}

func init() {
	for c := range ' ' {
		xmlEscapes.any[c], jsonEscapes.any[c] = true, true
	}
	xmlEscapes.any['\t'], xmlEscapes.any['\n'] = false, false
	xmlEscapes.any[0xEF], jsonEscapes.any[0xEF] = true, true
	for c, s := range map[byte]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\r': "&#xD;"} {
		xmlEscapes.any[c], xmlEscapes.text[c] = true, s
	}
	for c, s := range map[byte]string{'"': `\"`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`} {
		jsonEscapes.any[c], jsonEscapes.text[c] = true, s
	}
}

// text appends s escaped, without the characters that XML forbids.
func (f *floor) text(s string, e *escapes) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	start := 0
	for i := 0; i < len(s); i++ {
		if !e.any[s[i]] {
			continue
		}
		next := i + 1
		if s[i] == 0xEF { // the first byte of U+FFFD to U+FFFF
			if s[i+1] != 0xBF || s[i+2] < 0xBD {
				continue
			}
			next = i + 3
		}
		f.buf = append(f.buf, s[start:i]...)
		f.buf = append(f.buf, e.text[s[i]]...)
		start = next
	}
	f.buf = append(f.buf, s[start:]...)
}

func (f *floor) raw(s string) { f.buf = append(f.buf, s...) }

func (f *floor) xml(before, s, after string) {
	f.raw(before)
	f.text(s, &xmlEscapes)
	f.raw(after)
}

func (f *floor) json(before, s, after string) {
	f.raw(before)
	f.text(s, &jsonEscapes)
	f.raw(after)
}

func (f *floor) date(before string, t time.Time, layout, after string) {
	f.raw(before)
	f.buf = t.AppendFormat(f.buf, layout)
	f.raw(after)
}

func (f *floor) flush(least int) error {
	if len(f.buf) < least {
		return nil
	}
	_, err := f.w.Write(f.buf)
	f.buf = f.buf[:0]
	return err
}

func writeFloor(format string, list []story) func(io.Writer) error {
	item := map[string]func(*floor, *story){"rss": (*floor).rss, "atom": (*floor).atom, "json": (*floor).jsonItem}[format]
	return func(w io.Writer) error {
		f := &floor{w: w}
		f.raw("a header of some bytes\n")
		for i := range list {
			item(f, &list[i])
			if err := f.flush(64 << 10); err != nil {
				return err
			}
		}
		return f.flush(0)
	}
}

func (f *floor) rss(s *story) {
	f.xml("<item>\n<title>", s.title, "</title>\n<link>")
	f.xml("", s.url, "</link>\n<description>")
	f.xml("", s.summary, "</description>\n<content:encoded>")
	f.xml("", s.content, "</content:encoded>\n<author>")
	f.xml("", s.email, " (")
	f.xml("", s.author, ")</author>\n<guid>")
	f.xml("", s.id, "</guid>\n<pubDate>")
	f.date("", s.published, "Mon, 02 Jan 2006 15:04:05 GMT", "</pubDate>\n<atom:updated>")
	f.date("", s.updated, time.RFC3339Nano, "</atom:updated>\n</item>\n")
}

func (f *floor) atom(s *story) {
	f.xml("<entry>\n<title type=\"html\">", s.title, "</title>\n<link href=\"")
	f.xml("", s.url, "\"/>\n<id>")
	f.xml("", s.id, "</id>\n<updated>")
	f.date("", s.updated, time.RFC3339Nano, "</updated>\n<published>")
	f.date("", s.published, time.RFC3339Nano, "</published>\n<author><name>")
	f.xml("", s.author, "</name>\n<email>")
	f.xml("", s.email, "</email>\n</author>\n<summary>")
	f.xml("", s.summary, "</summary>\n<content type=\"html\">")
	f.xml("", s.content, "</content>\n</entry>\n")
}

func (f *floor) jsonItem(s *story) {
	f.json(",\n{\"id\":\"", s.id, `","url":"`)
	f.json("", s.url, `","title":"`)
	f.json("", s.title, `","content_html":"`)
	f.json("", s.content, `","summary":"`)
	f.json("", s.summary, `","date_published":"`)
	f.date("", s.published, time.RFC3339Nano, `","date_modified":"`)
	f.date("", s.updated, time.RFC3339Nano, `","authors":[{"name":"`)
	f.json("", s.author, `","url":"mailto:`)
	f.json("", s.email, "\"}]}")
}
