package interop

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"

	"github.com/broadsheet-go/broadsheet"
)

// FromGofeed converts a feed with its items. Texts that are HTML are cleaned as a Parser does. Nil gives nil.
func FromGofeed(f *gofeed.Feed) *broadsheet.Feed {
	if f == nil {
		return nil
	}
	base := cmp.Or(f.FeedLink, f.Link)
	out := &broadsheet.Feed{
		Version: f.FeedVersion, Title: f.Title, URL: f.FeedLink, HomeURL: f.Link, Description: clean(f.Description, base),
		Language: f.Language, Rights: f.Copyright, Generator: f.Generator, Published: fromDate(f.Published, f.PublishedParsed),
		Updated: fromDate(f.Updated, f.UpdatedParsed), Authors: fromPeople(f.Authors), Tags: fromCategories(f.Categories),
		Logo: fromImage(f.Image), Ext: fromExtensions(f.Extensions), Show: fromShow(f.ITunesExt),
	}
	switch f.FeedType {
	case "rss":
		out.Format = broadsheet.RSS
	case "atom":
		out.Format = broadsheet.Atom
	case "json":
		out.Format = broadsheet.JSONFeed
	}
	out.Links = fromLinks(f.Links, f.Link, f.FeedLink)
	for _, item := range f.Items {
		if item != nil {
			out.Items = append(out.Items, fromItem(item, base))
		}
	}
	return out
}

// FromGofeedItem converts an item. Texts that are HTML are cleaned as a Parser does. Nil gives nil.
func FromGofeedItem(item *gofeed.Item) *broadsheet.Article { return fromItem(item, "") }

func fromItem(item *gofeed.Item, base string) *broadsheet.Article {
	if item == nil {
		return nil
	}
	base = cmp.Or(item.Link, base)
	a := &broadsheet.Article{
		ID: item.GUID, URL: item.Link, Title: item.Title, Summary: clean(item.Description, base), Content: clean(item.Content, base),
		Authors: fromPeople(item.Authors), Published: fromDate(item.Published, item.PublishedParsed),
		Updated: fromDate(item.Updated, item.UpdatedParsed), Tags: fromCategories(item.Categories),
		Links: fromLinks(item.Links, item.Link), Ext: fromExtensions(item.Extensions), Episode: fromEpisode(item.ITunesExt),
	}
	if m := fromImage(item.Image); m.URL != "" {
		a.Media = append(a.Media, m)
	}
	for _, e := range item.Enclosures {
		size, _ := strconv.ParseInt(e.Length, 10, 64) // what is no number is no size
		a.Media = append(a.Media, broadsheet.Media{URL: e.URL, Type: e.Type, Size: max(0, size), Rel: "enclosure"})
	}
	return a
}

func clean(html, base string) string {
	return new(broadsheet.Parser).CleanHTML(html, broadsheet.Source{URL: base})
}

// fromDate reads the date as printed, which knows its zone, and else takes gofeed's reading.
func fromDate(printed string, parsed *time.Time) broadsheet.Date {
	if d, err := new(broadsheet.Parser).ParseDate(printed, broadsheet.Source{}); err == nil {
		return d
	}
	if parsed == nil {
		return broadsheet.Date{}
	}
	return broadsheet.Date{Time: *parsed}
}

func fromPeople(people []*gofeed.Person) (list []broadsheet.Person) {
	for _, p := range people {
		if p != nil {
			list = append(list, broadsheet.Person{Name: p.Name, Email: p.Email})
		}
	}
	return list
}

func fromCategories(categories []string) (list []broadsheet.Tag) {
	for _, c := range categories {
		list = append(list, broadsheet.Tag{Term: c})
	}
	return list
}

func fromImage(i *gofeed.Image) broadsheet.Media {
	if i == nil || i.URL == "" {
		return broadsheet.Media{}
	}
	return broadsheet.Media{URL: i.URL, Title: i.Title, Medium: "image"}
}

// fromLinks gives the links that stand in no other field.
func fromLinks(urls []string, but ...string) (list []broadsheet.Link) {
	for _, u := range urls {
		if !slices.Contains(but, u) {
			list = append(list, broadsheet.Link{URL: u, Rel: "alternate"})
		}
	}
	return list
}

func fromShow(i *ext.ITunesFeedExtension) *broadsheet.Show {
	if i == nil {
		return nil
	}
	s := &broadsheet.Show{Image: i.Image, Explicit: explicit(i.Explicit), Type: i.Type, Complete: isYes(i.Complete), Block: isYes(i.Block), NewURL: i.NewFeedURL}
	if i.Owner != nil {
		s.Owner = broadsheet.Person{Name: i.Owner.Name, Email: i.Owner.Email}
	}
	for _, c := range i.Categories {
		path := []string{c.Text}
		if c.Subcategory != nil {
			path = append(path, c.Subcategory.Text)
		}
		s.Categories = append(s.Categories, path)
	}
	return s
}

func fromEpisode(i *ext.ITunesItemExtension) *broadsheet.Episode {
	if i == nil {
		return nil
	}
	number, _ := strconv.Atoi(i.Episode) // what is no number is no episode's
	season, _ := strconv.Atoi(i.Season)
	return &broadsheet.Episode{Number: number, Season: season, Type: i.EpisodeType, Explicit: explicit(i.Explicit),
		Duration: fromClock(i.Duration), Image: i.Image, Block: isYes(i.Block)}
}

// explicit gives "true", "false" or "" for the spellings that podcasts have.
func explicit(s string) string {
	switch strings.ToLower(s) {
	case "true", "yes", "explicit":
		return "true"
	case "false", "no", "clean":
		return "false"
	}
	return ""
}

func isYes(s string) bool { return explicit(s) == "true" }

// fromClock reads seconds or H:MM:SS.
func fromClock(s string) (d time.Duration) {
	parts := strings.Split(s, ":")
	if len(parts) > 3 {
		return 0
	}
	for _, part := range parts {
		n, err := strconv.ParseUint(strings.TrimSpace(part), 10, 24)
		if err != nil {
			return 0
		}
		d = d*60 + time.Duration(n)*time.Second
	}
	return d
}

// mapped are the prefixes whose elements stand in fields of ours.
var mapped = []string{"dc", "itunes"}

// fromExtensions gives the elements by their namespaces, in the order of prefixes and names: gofeed has lost their own.
func fromExtensions(all ext.Extensions) (list []broadsheet.Element) {
	for _, prefix := range slices.Sorted(maps.Keys(all)) {
		if slices.Contains(mapped, prefix) {
			continue
		}
		list = append(list, fromChildren(all[prefix], namespace(prefix))...)
	}
	return list
}

func fromChildren(byName map[string][]ext.Extension, space string) (list []broadsheet.Element) {
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		for _, e := range byName[name] {
			el := broadsheet.Element{Name: broadsheet.Name{Space: space, Local: e.Name}, Text: e.Value, Children: fromChildren(e.Children, space)}
			for _, key := range slices.Sorted(maps.Keys(e.Attrs)) {
				el.Attr = append(el.Attr, broadsheet.Attr{Name: broadsheet.Name{Local: key}, Value: e.Attrs[key]})
			}
			list = append(list, el)
		}
	}
	return list
}

// namespacesToday are those that gofeed's table lacks, has in another spelling or more than once, by their prefix.
var namespacesToday = map[string]string{
	"cc": "http://web.resource.org/cc/", "googleplay": "http://www.google.com/schemas/play-podcasts/1.0", "media": "http://search.yahoo.com/mrss/",
	"podcast": "https://podcastindex.org/namespace/1.0", "source": "http://source.scripting.com/", "thr": "http://purl.org/syndication/thread/1.0",
	"wfw": "http://wellformedweb.org/CommentAPI/",
}

// namespace gives the namespace that a prefix usually stands for, else the prefix, which gofeed gives for
// namespaces that it does not know.
func namespace(prefix string) string {
	if space, ok := namespacesToday[prefix]; ok {
		return space
	}
	best := prefix
	for space, p := range usualPrefixes {
		if p == prefix && (best == prefix || space < best) {
			best = space
		}
	}
	return best
}

// ToGofeed converts a feed with its items. Nil gives nil.
func ToGofeed(f *broadsheet.Feed) *gofeed.Feed {
	if f == nil {
		return nil
	}
	out := &gofeed.Feed{
		Title: f.Title, Description: f.Description, Link: f.HomeURL, FeedLink: f.URL, Links: toLinks(f.Links, f.HomeURL), Language: f.Language,
		Copyright: f.Rights, Generator: f.Generator, Authors: toPeople(f.Authors), Categories: toCategories(f.Tags), Image: toImage(f.Logo),
		Extensions: toExtensions(f.Ext), ITunesExt: toShow(f.Show), FeedVersion: f.Version, FeedType: f.Format.String(), Items: []*gofeed.Item{},
	}
	out.Published, out.PublishedParsed = toDate(f.Published)
	out.Updated, out.UpdatedParsed = toDate(f.Updated)
	if len(out.Authors) > 0 {
		out.Author = out.Authors[0]
	}
	for _, a := range f.Items {
		out.Items = append(out.Items, ToGofeedItem(a))
	}
	return out
}

// ToGofeedItem converts an article. Nil gives nil.
func ToGofeedItem(a *broadsheet.Article) *gofeed.Item {
	if a == nil {
		return nil
	}
	out := &gofeed.Item{
		Title: a.Title, Description: a.Summary, Content: a.Content, Link: a.URL, Links: toLinks(a.Links, a.URL), Authors: toPeople(a.Authors),
		GUID: a.ID, Image: toImage(a.Image()), Categories: toCategories(a.Tags), Extensions: toExtensions(a.Ext), ITunesExt: toEpisode(a.Episode),
	}
	out.Published, out.PublishedParsed = toDate(a.Published)
	out.Updated, out.UpdatedParsed = toDate(a.Updated)
	if len(out.Authors) > 0 {
		out.Author = out.Authors[0]
	}
	for _, m := range a.Media {
		if m.Rel == "enclosure" {
			out.Enclosures = append(out.Enclosures, &gofeed.Enclosure{URL: m.URL, Type: m.Type, Length: number(m.Size)})
		}
	}
	return out
}

// number gives n in decimal, "" for 0.
func number(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func toDate(d broadsheet.Date) (string, *time.Time) {
	if d.IsZero() {
		return "", nil
	}
	t := d.Time.UTC()
	return d.String(), &t
}

func toPeople(people []broadsheet.Person) (list []*gofeed.Person) {
	for _, p := range people {
		list = append(list, &gofeed.Person{Name: p.Name, Email: p.Email})
	}
	return list
}

func toCategories(tags []broadsheet.Tag) (list []string) {
	for _, t := range tags {
		list = append(list, cmp.Or(t.Term, t.Label))
	}
	return list
}

func toImage(m broadsheet.Media) *gofeed.Image {
	if m.URL == "" {
		return nil
	}
	return &gofeed.Image{URL: m.URL, Title: m.Title}
}

// toLinks gives first and then the alternates, as gofeed does.
func toLinks(links []broadsheet.Link, first string) (list []string) {
	if first != "" {
		list = append(list, first)
	}
	for _, l := range links {
		if l.Rel == "alternate" && l.URL != first {
			list = append(list, l.URL)
		}
	}
	return list
}

func toShow(s *broadsheet.Show) *ext.ITunesFeedExtension {
	if s == nil {
		return nil
	}
	i := &ext.ITunesFeedExtension{Image: s.Image, Explicit: s.Explicit, Type: s.Type, NewFeedURL: s.NewURL, Complete: yes(s.Complete), Block: yes(s.Block)}
	if s.Owner.Name != "" || s.Owner.Email != "" {
		i.Owner = &ext.ITunesOwner{Name: s.Owner.Name, Email: s.Owner.Email}
	}
	for _, path := range s.Categories {
		if len(path) == 0 {
			continue
		}
		c := &ext.ITunesCategory{Text: path[0]}
		if len(path) > 1 {
			c.Subcategory = &ext.ITunesCategory{Text: path[1]}
		}
		i.Categories = append(i.Categories, c)
	}
	return i
}

func toEpisode(e *broadsheet.Episode) *ext.ITunesItemExtension {
	if e == nil {
		return nil
	}
	return &ext.ITunesItemExtension{Episode: number(int64(e.Number)), Season: number(int64(e.Season)), EpisodeType: e.Type, Explicit: e.Explicit,
		Duration: number(int64(e.Duration / time.Second)), Image: e.Image, Block: yes(e.Block)}
}

func yes(b bool) string {
	if b {
		return "Yes"
	}
	return ""
}

// prefixOf gives the prefix that gofeed has a namespace's elements under, else the namespace.
func prefixOf(space string) string {
	for prefix, s := range namespacesToday {
		if s == space {
			return prefix
		}
	}
	return cmp.Or(usualPrefixes[space], space)
}

func toExtensions(list []broadsheet.Element) ext.Extensions {
	if len(list) == 0 {
		return nil
	}
	all := ext.Extensions{}
	for _, el := range list {
		prefix := prefixOf(el.Name.Space)
		if all[prefix] == nil {
			all[prefix] = map[string][]ext.Extension{}
		}
		all[prefix][el.Name.Local] = append(all[prefix][el.Name.Local], toExtension(el))
	}
	return all
}

func toExtension(el broadsheet.Element) ext.Extension {
	e := ext.Extension{Name: el.Name.Local, Value: el.Text, Attrs: map[string]string{}, Children: map[string][]ext.Extension{}}
	for _, a := range el.Attr {
		e.Attrs[a.Name.Local] = a.Value
	}
	for _, child := range el.Children {
		e.Children[child.Name.Local] = append(e.Children[child.Name.Local], toExtension(child))
	}
	return e
}
