package interop

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/feeds"
	"github.com/mmcdole/gofeed"

	"github.com/broadsheet-go/broadsheet"
)

func day(d int) broadsheet.Date {
	return broadsheet.Date{Time: time.Date(2025, 3, d, 8, 30, 0, 0, time.UTC)}
}

// gazette has every field that gofeed's model can hold.
func gazette() *broadsheet.Feed {
	return &broadsheet.Feed{
		Format: broadsheet.RSS, Version: "2.0", Title: "The Gazette", URL: "https://gazette.example/feed", HomeURL: "https://gazette.example/",
		Description: "<p>News</p>", Language: "en", Rights: "© The Gazette", Generator: "press", Published: day(1), Updated: day(2),
		Authors: []broadsheet.Person{{Name: "Desk", Email: "desk@gazette.example"}}, Tags: []broadsheet.Tag{{Term: "news"}},
		Logo: broadsheet.Media{URL: "https://gazette.example/l.png", Title: "Logo", Medium: "image"},
		Show: &broadsheet.Show{Owner: broadsheet.Person{Name: "Desk", Email: "desk@gazette.example"}, Explicit: "false", Type: "serial", Categories: [][]string{{"News", "Daily"}}, Complete: true},
		Items: []*broadsheet.Article{{
			ID: "7", URL: "https://gazette.example/bridge", Title: "Bridge", Summary: "<p>Cars</p>", Content: "<p>Cars again</p>",
			Authors: []broadsheet.Person{{Name: "Ana Ruiz"}, {Name: "Jo Hill"}}, Published: day(3), Updated: day(4), Tags: []broadsheet.Tag{{Term: "Roads"}},
			Media:   []broadsheet.Media{{URL: "https://gazette.example/b.jpg", Medium: "image"}, {URL: "https://gazette.example/b.mp3", Type: "audio/mpeg", Size: 9, Rel: "enclosure"}},
			Episode: &broadsheet.Episode{Number: 3, Season: 1, Type: "full", Duration: 90 * time.Second, Block: true},
			Ext: []broadsheet.Element{{Name: broadsheet.Name{Space: "http://search.yahoo.com/mrss/", Local: "group"}, Attr: []broadsheet.Attr{{Name: broadsheet.Name{Local: "a"}, Value: "1"}},
				Children: []broadsheet.Element{{Name: broadsheet.Name{Space: "http://search.yahoo.com/mrss/", Local: "title"}, Text: "Cars"}}}},
		}},
	}
}

func TestGofeedRoundTrip(t *testing.T) {
	want := gazette()
	got := FromGofeed(ToGofeed(want))
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v\ngot %+v\nwant %+v", got, want, got.Items[0], want.Items[0])
	}
	if FromGofeed(nil) != nil || ToGofeed(nil) != nil || FromGofeedItem(nil) != nil || ToGofeedItem(nil) != nil {
		t.Error("nil does not give nil")
	}
}

func TestFromGofeedCleans(t *testing.T) {
	a := FromGofeedItem(&gofeed.Item{Link: "https://gazette.example/a/", Content: `<p onclick="x()">See <a href="b">b</a></p><script>x()</script>`})
	if want := `<p>See <a href="https://gazette.example/a/b">b</a></p>`; a.Content != want {
		t.Errorf("got %s, want %s", a.Content, want)
	}
}

func TestGorilla(t *testing.T) {
	f := &feeds.Feed{
		Title: "The Gazette", Link: &feeds.Link{Href: "https://gazette.example/"}, Description: "News", Author: &feeds.Author{Name: "Desk"}, Created: day(1).Time,
		Items: []*feeds.Item{{
			Id: "7", Title: "Bridge & road", Link: &feeds.Link{Href: "https://gazette.example/bridge"}, Description: "Cars\x01 again", Created: day(3).Time,
			Author: &feeds.Author{Name: "Ana Ruiz"}, Enclosure: &feeds.Enclosure{Url: "https://gazette.example/b.mp3", Type: "audio/mpeg", Length: "9"},
		}},
	}
	g := Gorilla{f}
	for name, write := range map[string]func() (string, error){"rss": g.ToRss, "atom": g.ToAtom, "json": g.ToJSON} {
		text, err := write()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again, _ := write()
		back, err := broadsheet.ParseFeed(strings.NewReader(text), broadsheet.Source{})
		if err != nil || again != text || back.Items[0].Title != "Bridge & road" || back.Items[0].Authors[0].Name != "Ana Ruiz" || back.Items[0].ID != "7" && name != "atom" {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
	got := ToGorilla(FromGorilla(f))
	f.Items[0].IsPermaLink = "false"
	if !reflect.DeepEqual(got, f) {
		t.Errorf("got %+v, %+v\nwant %+v, %+v", got, got.Items[0], f, f.Items[0])
	}
}
