package compare

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/broadsheet-go/broadsheet"
	"github.com/mmcdole/gofeed"
)

// fact is a field of a feed or item as the two libraries give it.
type fact struct {
	field        string // "title", "link", "published", "updated", "authors"
	theirs, ours string
	article      *broadsheet.Article // of a header, one with its Ext alone
	item         *gofeed.Item        // nil for a header
}

// differences are the ways in which we differ from gofeed on purpose. Every difference has to be one of them, and
// each has to be seen in the corpus, but for those that testdata alone shows.
var differences = []struct {
	name, reason string
	is           func(fact) bool
	used         bool
	testdata     bool
}{
	{name: "white space", reason: "a title is one line: runs of blanks are one, at its ends none", is: func(f fact) bool {
		return f.field == "title" && oneLine(f.theirs) == f.ours
	}},
	{name: "markup in an Atom title", reason: "titles are plain text; the original stays in Ext", is: func(f fact) bool {
		return f.field == "title" && strings.Contains(f.theirs, "<") && f.article != nil && hasExt(f.article, f.theirs)
	}},
	{name: "escaped twice", reason: "references that are left in an RSS title, name or category mean their characters", is: func(f fact) bool {
		meant := html.UnescapeString(html.UnescapeString(f.theirs))
		return f.theirs != meant && (f.field == "title" && oneLine(meant) == oneLine(f.ours) || f.field == "authors" && f.ours != "" && within(f.ours, meant))
	}},
	{name: "path of a bare host", reason: "the URL standard gives http://example.org its path, /", is: func(f fact) bool {
		return f.field == "link" && f.theirs+"/" == f.ours
	}},
	{name: "address as printed", reason: "URL is free of tracking parameters and wrappers; the printed one stands in Links", is: func(f fact) bool {
		if f.field != "link" || f.article == nil {
			return false
		}
		for _, l := range f.article.Links {
			if l.Rel == "alternate" && l.URL == f.theirs {
				return true
			}
		}
		return false
	}},
	{name: "update is not publication", reason: "gofeed gives an Atom entry without published the date of its update", is: func(f fact) bool {
		return f.field == "published" && f.ours == "" && f.theirs == f.article.Updated.Time.UTC().Format(time.RFC3339)
	}},
	{name: "dc:date is said once", reason: "gofeed takes it for both dates; it is the publication's", is: func(f fact) bool {
		return f.field == "updated" && f.ours == "" && f.theirs == f.article.Published.Time.UTC().Format(time.RFC3339)
	}},
	{name: "byline", reason: "a line that names several people, a role or a place is read as a byline", is: func(f fact) bool {
		return f.field == "authors" && f.ours != "" && within(f.ours, f.theirs)
	}},
	{name: "family name first", reason: "Hines, P. J. is printed as P. J. Hines", is: func(f fact) bool {
		return f.field == "authors" && strings.Contains(f.theirs, ", ") && within(strings.NewReplacer(" ", ";").Replace(f.ours), f.theirs)
	}},
	{name: "inherited authors", reason: "an item without authors has the feed's (RFC 4287 section 4.2.1)", is: func(f fact) bool {
		return f.field == "authors" && strings.Trim(f.theirs, ";") == "" && f.ours != ""
	}},
	{name: "all authors", reason: "gofeed takes one element of RSS author, dc:creator and itunes:author; we take all names of the first two", is: func(f fact) bool {
		return f.field == "authors" && f.theirs != "" && within(f.theirs, f.ours)
	}},
	{name: "host alone", reason: "www.example.org is a host, not a file beside the feed", testdata: true, is: func(f fact) bool {
		return f.field == "link" && strings.HasPrefix(f.theirs, "www.") && f.ours == "http://"+f.theirs
	}},
	{name: "Atom link without its namespace", reason: "the link that has its address in href and rel is the feed's own, not its page", testdata: true, is: func(f fact) bool {
		return f.field == "link" && f.item == nil && f.ours != "" && !strings.Contains(f.theirs, "//")
	}},
	{name: "zone of Korea", reason: "a date of a Korean feed that names no zone is Korea's", testdata: true, is: func(f fact) bool {
		theirs, err := time.Parse(time.RFC3339, f.theirs)
		return err == nil && f.article.Language == "ko" && f.ours == theirs.Add(-9*time.Hour).Format(time.RFC3339)
	}},
	{name: "a dash is no author", reason: "a name has letters", testdata: true, is: func(f fact) bool {
		return f.field == "authors" && f.ours == "" && strings.Trim(f.theirs, "-—") == ""
	}},
	{name: "relative to the feed's site", reason: "where nobody says where a feed came from, its own address or its site's is what relative ones start from", testdata: true, is: func(f fact) bool {
		return f.field == "link" && !strings.Contains(f.theirs, "//") && strings.HasPrefix(f.ours, "https://") && strings.HasSuffix(f.ours, "/"+strings.TrimPrefix(f.theirs, "/"))
	}},
	{name: "a pubDate that is the feed's", reason: "an earlier dc:date is when the item was published", testdata: true, is: func(f fact) bool {
		return f.field == "published" && saysDC(f.item, f.ours)
	}},
	{name: "dc:date beside pubDate", reason: "two dates of publication are no update", testdata: true, is: func(f fact) bool {
		return f.field == "updated" && f.ours == "" && saysDC(f.item, f.theirs)
	}},
	{name: "more items", reason: "items in another namespace than RSS's, and behind one that has no end, are items", testdata: true, is: func(f fact) bool {
		return f.field == "items" && len(f.theirs) == len(f.ours) && f.theirs < f.ours
	}},
	{name: "title of a podcast", reason: "itunes:title is the title where there is no other", testdata: true, is: func(f fact) bool {
		return f.field == "title" && f.item == nil && f.theirs == "" && f.ours != ""
	}},
	{name: "name on two lines", reason: "a name is one line", testdata: true, is: func(f fact) bool {
		return f.field == "authors" && oneLine(f.theirs) == f.ours
	}},
	{name: "markup in a name", reason: "names are plain text", testdata: true, is: func(f fact) bool {
		return f.field == "authors" && strings.NewReplacer("<b>", "", "</b>", "").Replace(f.theirs) == f.ours
	}},
}

// saysDC reports whether an item's dc:date is a moment.
func saysDC(item *gofeed.Item, moment string) bool {
	if item == nil || item.DublinCoreExt == nil {
		return false
	}
	for _, d := range item.DublinCoreExt.Date {
		if at, err := time.Parse(time.RFC3339, d); err == nil && at.UTC().Format(time.RFC3339) == moment {
			return true
		}
	}
	return false
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// hasExt reports whether an article keeps a text in an element.
func hasExt(a *broadsheet.Article, text string) bool {
	for _, e := range a.Ext {
		if oneLine(e.Text) == oneLine(strings.ReplaceAll(text, "'", "&#39;")) || oneLine(e.Text) == oneLine(text) {
			return true
		}
	}
	return false
}

// within reports whether every name of a list is a part of another.
func within(names, of string) bool {
	for name := range strings.SplitSeq(names, ";") {
		if !strings.Contains(of, name) {
			return false
		}
	}
	return true
}

// TestFeedsLikeGofeed reads each feed of the corpus with both libraries: whatever gofeed finds, we find.
func TestFeedsLikeGofeed(t *testing.T) {
	for _, d := range realFeeds(t) {
		theirs, err := gofeed.NewParser().Parse(bytes.NewReader(d.data))
		if err != nil {
			t.Fatal(err)
		}
		ours, err := broadsheet.ParseFeed(bytes.NewReader(d.data), broadsheet.Source{})
		if err != nil {
			t.Errorf("%s: %v", d.name, err)
			continue
		}
		if len(ours.Items) != len(theirs.Items) {
			check(t, d.name, fact{field: "items", theirs: fmt.Sprint(len(theirs.Items)), ours: fmt.Sprint(len(ours.Items))})
			continue
		}
		header := &broadsheet.Article{Ext: ours.Ext}
		check(t, d.name, fact{field: "title", theirs: theirs.Title, ours: ours.Title, article: header})
		check(t, d.name, fact{field: "link", theirs: theirs.Link, ours: ours.HomeURL, article: header})
		for i, item := range theirs.Items {
			checkItem(t, d.name, item, ours.Items[i])
		}
	}
	if os.Getenv("BROADSHEET_CORPUS") == "" {
		return
	}
	for _, d := range differences {
		if !d.used && !d.testdata {
			t.Errorf("the difference %q (%s) is gone from the corpus", d.name, d.reason)
		}
	}
}

func checkItem(t *testing.T, name string, item *gofeed.Item, a *broadsheet.Article) {
	var theirs, ours []string
	for _, p := range item.Authors {
		theirs = append(theirs, p.Name)
	}
	for _, p := range a.Authors {
		if p.Name == "" {
			p.Name = p.Email
		}
		ours = append(ours, p.Name)
	}
	for _, f := range []fact{
		{field: "title", theirs: item.Title, ours: a.Title},
		{field: "link", theirs: item.Link, ours: a.URL},
		{field: "published", theirs: moment(item.PublishedParsed), ours: moment(&a.Published.Time)},
		{field: "updated", theirs: moment(item.UpdatedParsed), ours: moment(&a.Updated.Time)},
		{field: "authors", theirs: strings.Join(theirs, ";"), ours: strings.Join(ours, ";")},
	} {
		f.article, f.item = a, item
		if f.field != "authors" && f.theirs == "" {
			continue // what gofeed does not know
		}
		check(t, name, f)
	}
}

func moment(t *time.Time) string {
	if t == nil || t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// check fails unless the two agree or differ in a known way.
func check(t *testing.T, name string, f fact) {
	t.Helper()
	if f.theirs == f.ours {
		return
	}
	for i := range differences {
		if d := &differences[i]; d.is(f) {
			d.used = true
			return
		}
	}
	t.Errorf("%s: %s: gofeed has %q, we have %q", name, f.field, f.theirs, f.ours)
}
