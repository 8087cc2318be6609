package broadsheet

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

var writtenFormats = []Format{RSS, Atom, JSONFeed}

// writeString writes a feed into a string.
func writeString(f *Feed, as Format) (string, error) {
	var b strings.Builder
	err := f.Write(&b, as)
	return b.String(), err
}

// checkForm demands that what was written is well-formed, and keeps its format's rules.
func checkForm(t testing.TB, doc string, as Format) {
	t.Helper()
	if as == JSONFeed {
		if !json.Valid([]byte(doc)) {
			t.Errorf("%v is not valid JSON:\n%s", as, doc)
		}
		return
	}
	checkRules(t, doc)
}

// roundTrip writes a feed, reads it, and writes that again: the bytes must be equal.
func roundTrip(t testing.TB, f *Feed, as Format) (back *Feed) {
	t.Helper()
	once, err := writeString(f, as)
	if err != nil {
		if !errors.Is(err, ErrField) {
			t.Errorf("%v: %v", as, err)
		}
		return nil
	}
	checkForm(t, once, as)
	back, err = ParseFeed(strings.NewReader(once), Source{})
	if err != nil {
		t.Errorf("%v can not be read back: %v\n%s", as, err, once)
		return nil
	}
	twice, err := writeString(back, as)
	if err != nil || once != twice {
		t.Errorf("%v, read and written again, differs (%v) %s", as, err, diff(twice, once))
	}
	return back
}

// corpusFeeds yields the feeds of testdata, and those of the folder that BROADSHEET_CORPUS names.
func corpusFeeds(t testing.TB, visit func(name string, data []byte, src Source)) {
	cases, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range cases {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		src, err := caseSource(string(ar.Comment))
		if err != nil {
			t.Fatal(err)
		}
		visit(name, ar.Files[0].Data, src)
	}
	root := os.Getenv("BROADSHEET_CORPUS")
	if root == "" {
		return
	}
	for _, dir := range []string{"feeds", "feedparser/tests"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if strings.HasSuffix(path, ".gz") {
				z, err := gzip.NewReader(bytes.NewReader(data))
				if err != nil {
					return err
				}
				if data, err = io.ReadAll(z); err != nil {
					return err
				}
			}
			rel, _ := filepath.Rel(root, path) // path is under root
			visit(rel, data, Source{URL: "https://feeds.example.org/feed"})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestRoundTripFeeds writes every feed and article of testdata and every feed of the corpus in every format, and reads it back: what the format holds
// comes back equal, and written again it is the same byte for byte.
func TestRoundTripFeeds(t *testing.T) {
	corpusFeeds(t, func(name string, data []byte, src Source) {
		for _, as := range writtenFormats {
			f := readAll(data, src)
			if f.Title == "" {
				f.Title = "Untitled"
			}
			if f.HomeURL == "" {
				f.HomeURL = "https://feeds.example.org/"
			}
			t.Run(fmt.Sprint(name, "/", as), func(t *testing.T) {
				if back := roundTrip(t, f, as); back != nil {
					compareFeeds(t, heldBy(as, f), back)
				}
			})
		}
	})
}

// readAll reads a feed, or the articles of a page or text as one.
func readAll(data []byte, src Source) *Feed {
	if f, _ := ParseFeed(bytes.NewReader(data), src); f != nil {
		return f
	}
	f := &Feed{}
	for a, err := range NewReader(bytes.NewReader(data), src).All() {
		if err != nil {
			break
		}
		f.Items = append(f.Items, a)
	}
	return f
}

// compareFeeds demands that a feed is what it should be, header and article by article.
func compareFeeds(t testing.TB, want, got *Feed) {
	t.Helper()
	if len(got.Items) != len(want.Items) {
		t.Errorf("%d items, want %d", len(got.Items), len(want.Items))
	}
	own := func(e Element) bool { return e.Name.Space == uriAtom }
	without := func(list []Element) []Element {
		if list = slices.DeleteFunc(list, own); len(list) == 0 {
			return nil
		}
		return list
	}
	got.Ext, want.Ext = without(got.Ext), without(want.Ext)
	for _, a := range append(got.Items[:len(got.Items):len(got.Items)], want.Items...) {
		a.Ext = without(a.Ext)
		if a.Origin != nil {
			a.Origin.Ext = without(a.Origin.Ext)
		}
	}
	if want.Updated.IsZero() && got.Format == Atom {
		want.Updated = got.Updated // the newest article's
	}
	if got.Format != JSONFeed { // who is an organisation is guessed
		for _, f := range []*Feed{got, want} {
			f.Publisher.Org = false
			forgetOrgs(f.Authors, f.Contributors)
			for _, a := range f.Items {
				a.Publisher.Org = false
				forgetOrgs(a.Authors, a.Contributors)
			}
		}
	}
	header := func(f *Feed) string {
		h := *f
		h.Items, h.Format, h.Version = nil, 0, ""
		return indented(h)
	}
	if g, w := header(got), header(want); g != w {
		t.Errorf("the header differs %s", diff(g, w))
	}
	seen := map[string]bool{}
	for i := range min(len(want.Items), len(got.Items)) {
		if id := want.Items[i].ID; seen[id] {
			want.Items[i].ID = "" // a URN will stand for it
		} else {
			seen[id] = true
		}
		derived(t, got.Items[i], want.Items[i])
		if want.Items[i].Updated.IsZero() && got.Format == Atom && got.Items[i].Updated == got.Updated {
			want.Items[i].Updated = got.Updated
		}
		if g, w := indented(got.Items[i]), indented(want.Items[i]); g != w {
			t.Errorf("item %d differs %s", i, diff(g, w))
			return
		}
	}
}

func forgetOrgs(lists ...[]Person) {
	for _, list := range lists {
		for i := range list {
			list[i].Org = false
		}
	}
}

// derived takes over what a Writer derives where the article does not say it.
func derived(t testing.TB, got, want *Article) {
	t.Helper()
	if want.ID == "" && strings.HasPrefix(got.ID, urnPrefix) {
		want.ID = got.ID
	}
	if want.Title == "" && (strings.HasPrefix(plainOfHTML(want.Body()), strings.TrimRight(got.Title, " …")) || got.Title == want.URL || got.Title == want.ID) {
		want.Title = got.Title
	}
	if want.Summary == "" && want.Content == "" && want.URL == "" && got.Summary == escapeHTML(got.Title) {
		want.Summary = got.Summary
	}
}

func indented(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	if err := enc.Encode(v); err != nil {
		return err.Error()
	}
	return b.String()
}

// heldBy gives what should come back of a feed from a format, by the table in doc.go. It changes f.
func heldBy(as Format, f *Feed) *Feed {
	h := holder(as)
	h.header(f, true)
	for _, a := range f.Items {
		h.article(a, f)
	}
	return f
}

// holder takes away what a format can not hold.
type holder Format

func (h holder) isJSON() bool { return Format(h) == JSONFeed }

func (h holder) header(f *Feed, top bool) {
	f.ID, f.Title = writtenLine(f.ID), writtenLine(f.Title)
	f.URL, f.HomeURL = cleanURL("", f.URL), cleanURL("", f.HomeURL)
	f.Authors, f.Contributors = h.authors(f.Authors), h.people(f.Contributors)
	f.Language, f.Rights, f.Generator = writtenLanguage(f.Language), writtenLine(f.Rights), writtenLine(f.Generator)
	f.Ext = h.elements(f.Ext, rssAlone[:])
	f.Links = h.links(f.Links, f.URL)
	f.Tags = h.tags(f.Tags)
	f.Description = h.html(f.Description)
	unit := time.Second
	if Format(h) == Atom {
		unit = 0
		f.TTL, f.Show = 0, nil
	}
	f.Updated, f.Published = h.date(f.Updated, unit), h.date(f.Published, unit)
	f.Location = h.place(f.Location)
	if !f.Show.says() {
		f.Show = nil
	}
	if f.Show != nil && !h.isJSON() {
		h.show(f.Show)
	}
	if h.isJSON() {
		return
	}
	if Format(h) == RSS && strings.TrimSpace(f.Description) == "" {
		f.Description = escapeHTML(f.Title)
	}
	if Format(h) == Atom {
		for _, s := range [...]string{f.URL, f.HomeURL} {
			if f.ID == "" {
				f.ID = s
			}
		}
		if len(f.Authors) == 0 && top {
			f.Authors = []Person{{Name: f.Title}}
			if name := personName(f.Publisher); name != "" {
				f.Authors[0].Name = name
			}
		}
	}
	f.Publisher = h.publisher(f.Publisher)
	f.TTL = (f.TTL + time.Minute - 1) / time.Minute * time.Minute
	f.Icon = image(cleanURL("", f.Icon.URL))
	if f.Logo.URL = cleanURL("", f.Logo.URL); Format(h) == Atom || f.Logo.URL == "" {
		f.Logo = image(f.Logo.URL)
		return
	}
	if f.Logo.Title == "" {
		f.Logo.Title = f.Title
	}
	if f.Logo.Link = cleanURL("", f.Logo.Link); f.Logo.Link == "" {
		f.Logo.Link = f.HomeURL
	}
	if f.Logo.Width > 144 || f.Logo.Height > 400 {
		f.Logo.Width, f.Logo.Height = 0, 0
	}
}

// show takes away what iTunes does not allow.
func (h holder) show(s *Show) {
	if !isMailAddress(s.Owner.Email) {
		s.Owner = Person{}
	}
	s.Type = oneOf(s.Type, "episodic", "serial")
	if s.Image = cleanURL("", s.Image); !isFileURL(s.Image) {
		s.Image = ""
	}
}

func (h holder) publisher(p Person) Person {
	q := Person{Name: writtenLine(p.Name), Org: p.Org}
	if q.Name == "" || isMailAddress(p.Email) && Format(h) == RSS && !strings.ContainsAny(q.Name, `()\`) {
		q.Email = p.Email
	}
	return q
}

func (h holder) article(a *Article, f *Feed) {
	a.URL = cleanURL("", a.URL)
	if a.ID = writtenLine(a.ID); a.ID == "" {
		a.ID = a.URL
	}
	a.Title, a.Subtitle, a.Rights = writtenLine(a.Title), writtenLine(a.Subtitle), writtenLine(a.Rights)
	a.Language, a.Comments = writtenLanguage(a.Language), cleanURL("", a.Comments)
	a.Summary, a.Content = h.html(a.Summary), h.html(a.Content)
	a.Authors, a.Contributors = h.authors(a.Authors), h.people(a.Contributors)
	a.Tags, a.Ext, a.Links = h.tags(a.Tags), h.elements(a.Ext, nil), h.links(a.Links, "")
	a.Media = h.media(a.Media)
	if a.Authors == nil {
		a.Authors = f.Authors
	}
	if a.Language == "" {
		a.Language = f.Language
	}
	a.Location = h.place(a.Location)
	if e := a.Episode; e != nil && !h.isJSON() {
		e.Type, e.Duration = oneOf(e.Type, "full", "trailer", "bonus"), e.Duration.Round(time.Second)
		for i := range e.Transcripts {
			l := &e.Transcripts[i]
			l.Type, l.Title, l.Length = cmp.Or(l.Type, "text/plain"), "", 0
		}
		if l := &e.ChapterFile; l.URL != "" {
			l.Type = cmp.Or(l.Type, "application/json+chapters")
		}
		if e.Image = cleanURL("", e.Image); !isFileURL(e.Image) {
			e.Image = ""
		}
	}
	if a.Episode != nil && indented(*a.Episode) == indented(Episode{}) {
		a.Episode = nil
	}
	if h.isJSON() {
		a.Published, a.Updated = h.date(a.Published, 0), h.date(a.Updated, 0)
		if a.Publisher == (Person{}) {
			a.Publisher = f.Publisher
		}
		return
	}
	if a.Publisher = h.publisher(a.Publisher); a.Publisher == (Person{}) || personName(a.Publisher) == personName(f.Publisher) {
		a.Publisher = f.Publisher
	} else if a.Publisher.Name != "" {
		a.Publisher.Email = ""
	}
	a.Doubts = 0
	if Format(h) == RSS {
		a.Published, a.Updated = h.date(a.Published, time.Second), h.date(a.Updated, 0)
		if a.Origin != nil {
			from := cleanURL("", a.Origin.URL)
			if from == "" {
				from = cleanURL("", a.Origin.HomeURL)
			}
			if a.Origin = (&Feed{Title: writtenLine(a.Origin.Title), URL: from}); from == "" {
				a.Origin = nil
			}
		}
		return
	}
	a.Published, a.Updated = h.date(a.Published, 0), h.date(a.Updated, 0)
	for _, d := range [...]Date{a.Published, f.Updated} {
		if a.Updated.IsZero() {
			a.Updated = d
		}
	}
	a.Episode = nil
	if a.Origin != nil {
		if a.Origin.ID == "" {
			a.Origin.ID = a.Origin.URL
		}
		h.header(a.Origin, false)
		a.Origin.Published, a.Origin.Publisher, a.Origin.Location, a.Origin.Ext = Date{}, Person{}, Geometry{}, nil
	}
}

func (h holder) place(g Geometry) Geometry {
	least := map[string]int{"Point": 1, "LineString": 2, "Polygon": 4, "Box": 2}[g.Type]
	if h.isJSON() && !isBlankText(g.Type) || least > 0 && len(g.Coordinates) >= least {
		return g
	}
	return Geometry{}
}

func (h holder) html(s string) string {
	return strings.TrimSpace(dropped(s))
}

// date gives a date cut to the unit, without DayOnly where that is lost.
func (h holder) date(d Date, unit time.Duration) Date {
	if !d.canBeWritten() {
		return Date{}
	}
	if h.isJSON() {
		return Date{writtenZone(d.Time), d.DayOnly}
	}
	return Date{Time: writtenZone(d.Time).Truncate(max(unit, 1))}
}

func (h holder) authors(list []Person) []Person {
	list = slices.Clone(list)
	for i := range list {
		if !h.isJSON() {
			list[i].Role, list[i].Image = "", ""
		}
	}
	return h.people(list)
}

func (h holder) people(list []Person) (out []Person) {
	for _, p := range list {
		p.Name, p.URL, p.Image = writtenLine(p.Name), cleanURL("", p.URL), cleanURL("", p.Image)
		if !h.isJSON() {
			p.Affiliation, p.Org = "", false
			if !isMailAddress(p.Email) {
				p.Email = ""
			}
			if p.Role == "" {
				p.Image = ""
			} else if p.Name != "" {
				p.Email = ""
			}
			if p.Name == "" && p.Email == "" {
				continue
			}
		}
		if p != (Person{}) {
			out = append(out, p)
		}
	}
	return out
}

func (h holder) tags(list []Tag) (out []Tag) {
	for _, t := range list {
		t.Term, t.Scheme, t.Label = writtenLine(t.Term), writtenLine(t.Scheme), writtenLine(t.Label)
		if Format(h) == RSS {
			t.Label = ""
		}
		if h.isJSON() && t != (Tag{}) || t.Term != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

func (h holder) links(list []Link, self string) (out []Link) {
	for _, l := range list {
		if l.URL = cleanURL("", l.URL); l.URL == "" || l == (Link{URL: self, Rel: "self"}) {
			continue
		}
		if !h.isJSON() {
			l.Type = writtenType(l.Type)
		}
		out = append(out, l)
	}
	return out
}

func (h holder) media(list []Media) (out []Media) {
	for _, m := range list {
		m.URL, m.Link = cleanURL("", m.URL), cleanURL("", m.Link)
		if h.isJSON() {
			out = append(out, m)
			continue
		}
		m.Alt, m.Link = "", ""
		if m.Rel != "enclosure" && m.Rel != "thumbnail" {
			m.Rel = ""
		}
		m.Duration = m.Duration.Round(time.Second)
		if m.Rel == "thumbnail" {
			m = Media{URL: m.URL, Rel: m.Rel, Medium: "image", Width: m.Width, Height: m.Height}
		}
		if m.Rel == "enclosure" {
			m.Type = fileType(m)
		}
		m.Medium = cmp.Or(mediumOf(m.Type), m.Medium)
		if m.URL != "" {
			out = append(out, m)
		}
	}
	if h.isJSON() {
		return out
	}
	orderMedia(out, nil)
	return out
}

// elements gives the elements that come back; bare are those of RSS.
func (h holder) elements(list []Element, bare []string) (out []Element) {
	for _, e := range list {
		held := true
		switch e.Name.Space {
		case uriAtom, jsonFeedSpace: // the markup of a title; a member
			held = false
		case uriITunes:
			held = e.Name.Local != "name" && e.Name.Local != "email"
		case "":
			held = Format(h) == RSS && slices.Contains(bare, e.Name.Local) &&
				!slices.ContainsFunc(out, func(o Element) bool { return o.Name == e.Name }) && (e.Name.Local != "docs" || isCleanURL(e.Text))
		}
		if held || h.isJSON() {
			out = append(out, e)
		}
	}
	return out
}

// writtenFeed is a feed with something in every field that a format can hold.
func writtenFeed() *Feed {
	day := func(d int) Date { return Date{Time: time.Date(2025, time.March, d, 9, 30, 0, 0, time.UTC)} }
	return &Feed{
		ID: "https://news.example.org/feed", Title: "Tides & <Towns>", URL: "https://news.example.org/feed", HomeURL: "https://news.example.org/",
		Description: "News of <em>tides</em> &amp; towns", Language: "en-GB", Rights: "© 2025 Tides & Co.", Generator: "broadsheet", Updated: day(12),
		Authors: []Person{{Name: "Harbour Desk", Email: "desk@news.example.org"}}, Publisher: Person{Name: "Tides Ltd", Org: true},
		Tags: []Tag{{Term: "News"}, {Term: "Local", Scheme: "https://news.example.org/tags"}},
		Links: []Link{
			{URL: "https://news.example.org/feed?page=2", Rel: "next"}, {URL: "https://hub.example.net/", Rel: "hub"},
			{URL: "https://licences.example.net/by", Rel: "license"},
		},
		Icon: Media{URL: "https://news.example.org/icon.png", Medium: "image"},
		Logo: Media{URL: "https://news.example.org/logo.png", Medium: "image", Title: "Tides", Link: "https://news.example.org/", Width: 88, Height: 31},
		TTL:  time.Hour,
		Ext:  []Element{{Name: Name{"http://example.net/ns", "tide"}, Attr: []Attr{{Name{Local: "port"}, "A & B"}}, Text: "high", Children: []Element{{Name: Name{"http://example.net/ns", "at"}, Text: "noon"}}}},
		Items: []*Article{
			{
				ID: "cms-1", URL: "https://news.example.org/ferry", Title: "Ferry <b>stays</b> & sails", Subtitle: "A standfirst", Summary: "It <em>stays</em> &amp; sails",
				Content: "<p>It stays. ]]&gt;</p>", Authors: []Person{{Name: "Ana Ruiz", Email: "ana@news.example.org", URL: "https://news.example.org/ana", Role: "reporting", Image: "https://news.example.org/ana.jpg", Affiliation: "Tides"}, {Name: "Seán O'Brien", URL: "https://news.example.org/sean"}},
				Contributors: []Person{{Name: "Li Lei", URL: "https://news.example.org/li", Role: "photo"}, {Name: "Bo Ek", Email: "bo@news.example.org"}},
				Published:    day(10), Updated: Date{Time: time.Date(2025, time.March, 11, 9, 30, 0, 250e6, time.FixedZone("", 3600))}, Language: "fr", Publisher: Person{Name: "Tides Ltd", Org: true},
				Tags: []Tag{{Term: "Transport"}, {Term: "R&D", Scheme: "https://news.example.org/tags"}},
				Media: []Media{
					{URL: "https://news.example.org/1.jpg", Type: "image/jpeg", Medium: "image", Width: 1200, Height: 800, Caption: "The berth & the sea", Credit: "Li Lei/Tides"},
					{URL: "https://news.example.org/a.mp3", Type: "audio/mpeg", Medium: "audio", Rel: "enclosure", Size: 1000, Duration: 61 * time.Second},
					{URL: "https://news.example.org/d.pdf", Type: "application/pdf", Rel: "enclosure", Title: "The plan", Size: 3000},
					{URL: "https://news.example.org/t.jpg", Type: "image/jpeg", Medium: "image", Rel: "thumbnail", Caption: "Small", Width: 90, Height: 60, Size: 7},
				},
				Links: []Link{
					{URL: "https://ferries.example.com/?a=1&b=2", Rel: "related", Title: "Ferries"}, {URL: "https://wire.example.com/9", Rel: "via", Type: "text/html"},
					{URL: "https://news.example.org/ferry.de", Rel: "alternate", Type: "text/html", Language: "de"},
				},
				Origin: &Feed{
					Title: "The Wire & Co", URL: "https://wire.example.com/feed", HomeURL: "https://wire.example.com/", ID: "wire", Updated: day(9), Published: day(8),
					Authors: []Person{{Name: "Wire Desk"}}, Publisher: Person{Name: "Wire Co"}, Rights: "© Wire", Tags: []Tag{{Term: "Wire"}}, TTL: time.Hour,
					Location: Geometry{Type: "Point", Coordinates: [][2]float64{{1, 2}}}, Ext: []Element{{Name: Name{"http://example.net/ns", "desk"}, Text: "7"}},
				},
				Rights: "© 2025 Wire", Comments: "https://news.example.org/ferry#talk", CommentCount: 3,
				Location: Geometry{Type: "Point", Coordinates: [][2]float64{{-71.92, 42.943}}},
				Ext:      []Element{{Name: Name{"http://example.net/ns", "berth"}, Text: "A1"}},
			},
			{
				ID: "https://news.example.org/quay", URL: "https://news.example.org/quay", Title: "Quay", Content: "<p>Q</p>", Authors: []Person{{Name: "Harbour Desk", Email: "desk@news.example.org"}},
				Published: day(9), Updated: day(9), Language: "en-GB", Publisher: Person{Name: "Tides Ltd", Org: true},
			},
		},
	}
}

// writtenPodcast is a podcast with something in every field of it.
func writtenPodcast() *Feed {
	f := writtenFeed()
	f.Show = &Show{
		Owner: Person{Name: "Tides Audio", Email: "audio@news.example.org"}, Image: "https://news.example.org/show.jpg", Explicit: "false", Type: "serial",
		Categories: [][]string{{"News", "Daily News"}, {"Arts"}, {"News", "Politics"}}, Complete: true, Block: true, NewURL: "https://news.example.org/new", GUID: "917393e3",
		Medium: "podcast", Locked: "yes", Funding: []Link{{URL: "https://news.example.org/give", Title: "Give & take"}},
	}
	f.Items[0].Episode = &Episode{
		Title: "Ferry", Number: 7, Season: 2, Type: "full", Explicit: "true", Duration: 1834600 * time.Millisecond, Image: "https://news.example.org/ep.jpg", Block: true,
		Chapters:    []Chapter{{Title: "Start"}, {Title: "Sea", Start: 61500 * time.Millisecond, URL: "https://news.example.org/sea", Image: "https://news.example.org/sea.jpg"}},
		ChapterFile: Link{URL: "https://news.example.org/c.json", Type: "application/json+chapters"},
		Transcripts: []Link{{URL: "https://news.example.org/t.vtt", Type: "text/vtt", Language: "en", Rel: "captions", Title: "English", Length: 9}},
	}
	return f
}

// TestRoundTripFields writes feeds that have something in every field: what the table in doc.go grants to a format comes back.
func TestRoundTripFields(t *testing.T) {
	for name, make := range map[string]func() *Feed{"feed": writtenFeed, "podcast": writtenPodcast} {
		for _, as := range writtenFormats {
			t.Run(fmt.Sprint(name, "/", as), func(t *testing.T) {
				if back := roundTrip(t, make(), as); back != nil {
					compareFeeds(t, heldBy(as, make()), back)
				}
			})
		}
	}
}
