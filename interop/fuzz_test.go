package interop

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/feeds"
	"github.com/mmcdole/gofeed"

	"github.com/broadsheet-go/broadsheet"
)

// asJSON gives a model's fields, so that two may be compared whatever their times' zones are.
func asJSON(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Skip(err) // a year that JSON has no form for
	}
	return string(b)
}

// FuzzConvert holds that what a model cannot hold is lost once: converting there and back, and there and back again,
// changes nothing more. A feed is read into both models.
func FuzzConvert(f *testing.F) {
	for _, s := range []string{rssFeed, atomFeed, jsonFeed} {
		f.Add(s)
	}
	f.Add(`<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><itunes:owner><itunes:name>A</itunes:name></itunes:owner><itunes:category text="a"><itunes:category text="b"/></itunes:category>
<item><itunes:duration>1:02:03</itunes:duration><itunes:episode>-3</itunes:episode><itunes:explicit>clean</itunes:explicit><enclosure url="x" length="-1"/><pubDate>2025</pubDate></item></channel></rss>`)
	f.Add(`<rss><channel><image/></channel></rss>`)
	f.Fuzz(func(t *testing.T, doc string) {
		if g, err := NewParser().ParseString(doc); g != nil {
			stableGofeed(t, g)
		} else if err == nil {
			t.Error("neither a feed nor an error")
		}
		ours, _ := broadsheet.ParseFeed(strings.NewReader(doc), broadsheet.Source{URL: "https://gazette.example/feed"})
		if ours == nil {
			return
		}
		stableGofeed(t, ToGofeed(ours))
		stableGorilla(t, ToGorilla(ours))
	})
}

func stableGofeed(t *testing.T, f *gofeed.Feed) {
	once := FromGofeed(f)
	there := ToGofeed(once)
	twice := FromGofeed(there)
	if got, want := asJSON(t, twice), asJSON(t, once); got != want {
		t.Errorf("by way of gofeed:\n got %s\nwant %s", got, want)
	}
	if got, want := asJSON(t, ToGofeed(twice)), asJSON(t, there); got != want {
		t.Errorf("gofeed's, there and back:\n got %s\nwant %s", got, want)
	}
	if len(once.Items) != len(f.Items) {
		t.Errorf("%d items of %d", len(once.Items), len(f.Items))
	}
}

// stableGorilla holds the same of gorilla/feeds, and that what is written of it is valid or an error.
func stableGorilla(t *testing.T, f *feeds.Feed) {
	once := FromGorilla(f)
	there := ToGorilla(once)
	if got, want := asJSON(t, FromGorilla(there)), asJSON(t, once); got != want {
		t.Errorf("by way of gorilla/feeds:\n got %s\nwant %s", got, want)
	}
	if f.Updated.IsZero() {
		f.Updated = time.Date(2025, 3, 11, 8, 30, 0, 0, time.UTC)
	}
	for _, write := range []func() (string, error){Gorilla{f}.ToRss, Gorilla{f}.ToAtom, Gorilla{f}.ToJSON} {
		text, err := write()
		if err != nil {
			continue
		}
		back, err := broadsheet.ParseFeed(strings.NewReader(text), broadsheet.Source{})
		if err != nil || len(back.Items) != len(f.Items) {
			t.Errorf("%v of\n%s", err, text)
		}
	}
}
