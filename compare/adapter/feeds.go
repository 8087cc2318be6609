package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

// feedRequest is a line of the feed scorer's input.
type feedRequest struct {
	Path            string `json:"path"`
	ContentType     string `json:"content_type"`
	Base            string `json:"base"`
	ContentLocation string `json:"content_location"`
	ContentLanguage string `json:"content_language"`
}

// nf is an object of the scorer's NF record.
type nf map[string]any

// put sets a key unless the value says nothing.
func (o nf) put(key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case nf:
		if len(v) == 0 {
			return
		}
	case []nf:
		if len(v) == 0 {
			return
		}
	case int:
		if v == 0 {
			return
		}
	}
	o[key] = value
}

const (
	atomSpace = "http://www.w3.org/2005/Atom"
	termSpace = "http://purl.org/dc/terms/"
	itunes    = "http://www.itunes.com/"
)

// feed reads the feed of a request and answers with the scorer's NF record.
func feed(q feedRequest) (any, error) {
	f, err := os.Open(q.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	parsed, err := broadsheet.ParseFeed(f, broadsheet.Source{
		URL: q.Base, ContentType: q.ContentType, ContentLocation: q.ContentLocation, Language: q.ContentLanguage,
	})
	record := nf{"path": q.Path}
	if err != nil {
		record["error"] = err.Error()
	}
	if parsed != nil {
		record["version"] = version(parsed)
		record["feed"] = header(parsed)
		entries := []nf{}
		for _, a := range parsed.Items {
			entries = append(entries, entry(a))
		}
		record["entries"] = entries
	}
	return record, nil
}

// version gives the scorer's name of a format and version.
func version(f *broadsheet.Feed) string {
	switch f.Format {
	case broadsheet.Atom:
		return "atom" + strings.ReplaceAll(f.Version, ".", "")
	case broadsheet.JSONFeed:
		return "json" + strings.ReplaceAll(f.Version, ".", "")
	case broadsheet.CDF:
		return "cdf"
	}
	switch {
	case strings.HasPrefix(f.Version, "2"):
		return "rss20"
	case f.Version == "0.91":
		return "rss091u"
	}
	return "rss" + strings.ReplaceAll(f.Version, ".", "")
}

// header gives a feed's NF object.
func header(f *broadsheet.Feed) nf {
	o := nf{}
	ext := nf{}
	text(o, "title", f.Title, f.Language, f.Ext)
	o["subtitle"] = nf{"value": f.Description, "type": "text/html", "language": language(f.Language)}
	text(o, "rights", f.Rights, f.Language, f.Ext)
	o.put("id", f.ID)
	o.put("link", f.HomeURL)
	o.put("language", f.Language)
	var l []nf
	if f.HomeURL != "" && !listed(f.Links, "alternate", f.HomeURL) {
		l = append(l, nf{"rel": "alternate", "href": f.HomeURL})
	}
	if f.URL != "" && !listed(f.Links, "self", f.URL) {
		l = append(l, nf{"rel": "self", "href": f.URL})
	}
	o.put("links", append(l, links(f.Links)...))
	o.put("authors", people(f.Authors))
	o.put("contributors", people(f.Contributors))
	publisher := f.Publisher
	if f.Show != nil && publisher == (broadsheet.Person{}) {
		publisher = f.Show.Owner
	}
	o.put("publisher", person(publisher))
	t := tags(f.Tags)
	if f.Show != nil {
		show(o, ext, f.Show)
		for _, path := range f.Show.Categories {
			for _, term := range path {
				t = appendTag(t, nf{"term": term, "scheme": itunes})
			}
		}
	}
	o.put("tags", t)
	if f.Logo.URL != "" {
		o["image"] = image(f.Logo)
		o.put("logo", f.Logo.URL)
	}
	o.put("icon", f.Icon.URL)
	o.put("generator", f.Generator)
	moment(o, "published", f.Published)
	moment(o, "updated", f.Updated)
	if f.TTL > 0 {
		o["ttl"] = strconv.Itoa(int(f.TTL / time.Minute))
	}
	place(o, f.Location)
	extensions(o, ext, f.Ext)
	o.put("ext", ext)
	return o
}

// entry gives an article's NF object.
func entry(a *broadsheet.Article) nf {
	o := nf{}
	ext := nf{}
	text(o, "title", a.Title, a.Language, a.Ext)
	text(o, "subtitle", a.Subtitle, a.Language, a.Ext)
	o.html("summary", a.Summary, a.Language)
	text(o, "rights", a.Rights, a.Language, a.Ext)
	o.put("id", a.ID)
	printed := a.URL
	for _, l := range a.Links {
		if l.Rel == "alternate" {
			printed = l.URL
			break
		}
	}
	if printed == a.ID && printed != "" {
		o["guidislink"] = true
	} else if a.ID != "" {
		o["guidislink"] = false
	}
	o.put("link", printed)
	o.put("language", a.Language)
	l := links(a.Links)
	var thumbs []nf
	var contents []nf
	if a.Content != "" {
		contents = append(contents, nf{"value": a.Content, "type": "text/html", "language": language(a.Language)})
	}
	for _, m := range a.Media {
		switch m.Rel {
		case "enclosure":
			e := nf{"rel": "enclosure", "href": m.URL}
			e.put("type", m.Type)
			e.put("title", m.Title)
			if m.Size > 0 {
				e["length"] = strconv.FormatInt(m.Size, 10)
			}
			l = append(l, e)
		case "thumbnail":
			thumbs = append(thumbs, nf{"url": m.URL})
		case "content":
			contents = append(contents, nf{"value": "", "src": m.URL, "type": m.Type})
		}
	}
	if printed != "" && !listed(a.Links, "alternate", printed) {
		l = append(l, nf{"rel": "alternate", "href": printed})
	}
	o.put("content", contents)
	ext.put("media_thumbnail", thumbs)
	o.put("links", l)
	o.put("authors", people(a.Authors))
	o.put("contributors", people(a.Contributors))
	credits(ext, a)
	o.put("publisher", person(a.Publisher))
	o.put("tags", tags(a.Tags))
	moment(o, "published", a.Published)
	moment(o, "updated", a.Updated)
	o.put("comments", a.Comments)
	if a.Origin != nil {
		o["source"] = header(a.Origin)
	}
	place(o, a.Location)
	if a.Episode != nil {
		episode(o, ext, a.Episode)
	}
	for _, k := range a.Links {
		if k.Rel == "replies" && k.Type == "application/rss+xml" {
			ext["wfw_commentrss"] = k.URL
		}
	}
	extensions(o, ext, a.Ext)
	o.put("ext", ext)
	return o
}

// language is nil where none is known.
func language(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// html puts a field of HTML.
func (o nf) html(key, value, lang string) {
	if value != "" {
		o[key] = nf{"value": value, "type": "text/html", "language": language(lang)}
	}
}

// text puts a field of plain text, or its original where that says more.
func text(o nf, key, value, lang string, ext []broadsheet.Element) {
	kind := "text/plain"
	for _, e := range ext {
		if e.Name.Space == atomSpace && e.Name.Local == key {
			value, kind = e.Text, "text/html"
			for _, a := range e.Attr {
				if a.Name.Local == "type" && a.Value == "xhtml" {
					kind = "application/xhtml+xml"
				}
			}
			break
		}
	}
	if value != "" {
		o[key] = nf{"value": value, "type": kind, "language": language(lang)}
	}
}

func listed(list []broadsheet.Link, rel, url string) bool {
	for _, l := range list {
		if l.Rel == rel && l.URL == url {
			return true
		}
	}
	return false
}

func links(list []broadsheet.Link) (out []nf) {
	for _, l := range list {
		o := nf{"rel": l.Rel, "href": l.URL}
		o.put("type", l.Type)
		o.put("title", l.Title)
		o.put("hreflang", l.Language)
		if l.Length > 0 {
			o["length"] = strconv.FormatInt(l.Length, 10)
		}
		out = append(out, o)
	}
	return out
}

func person(p broadsheet.Person) nf {
	o := nf{}
	o.put("name", p.Name)
	o.put("email", p.Email)
	o.put("href", p.URL)
	return o
}

func people(list []broadsheet.Person) (out []nf) {
	for _, p := range list {
		out = append(out, person(p))
	}
	return out
}

// credits gives the contributors as Media RSS prints them.
func credits(ext nf, a *broadsheet.Article) {
	var out []nf
	for _, p := range a.Contributors {
		if p.Role != "" {
			out = append(out, nf{"role": p.Role, "content": p.Name})
		}
	}
	ext.put("media_credit", out)
}

func tags(list []broadsheet.Tag) (out []nf) {
	for _, t := range list {
		o := nf{"term": t.Term}
		o.put("scheme", t.Scheme)
		o.put("label", t.Label)
		out = append(out, o)
	}
	return out
}

func appendTag(list []nf, t nf) []nf {
	for _, o := range list {
		if o["term"] == t["term"] && o["scheme"] == t["scheme"] {
			return list
		}
	}
	return append(list, t)
}

func image(m broadsheet.Media) nf {
	o := nf{"href": m.URL}
	o.put("title", m.Title)
	o.put("link", m.Link)
	o.put("description", m.Caption)
	o.put("width", m.Width)
	o.put("height", m.Height)
	return o
}

func moment(o nf, key string, d broadsheet.Date) {
	if d.IsZero() {
		return
	}
	o[key] = d.String()
	o[key+"_parsed"] = d.Time.Format(time.RFC3339)
}

func place(o nf, g broadsheet.Geometry) {
	if g.Type == "" {
		return
	}
	var c any = g.Coordinates
	switch g.Type {
	case "Point":
		c = g.Coordinates[0]
	case "Polygon":
		c = [][][2]float64{g.Coordinates}
	}
	o["where"] = nf{"type": g.Type, "coordinates": c}
}

func show(o, ext nf, s *broadsheet.Show) {
	ext["itunes_block"] = flag01(s.Block)
	ext["itunes_explicit"] = explicit(s.Explicit)
	ext.put("itunes_type", s.Type)
	o.put("newlocation", s.NewURL)
	if s.Image != "" {
		o["image"] = nf{"href": s.Image}
	}
}

func episode(o, ext nf, e *broadsheet.Episode) {
	ext["itunes_block"] = flag01(e.Block)
	ext["itunes_explicit"] = explicit(e.Explicit)
	ext.put("itunes_title", e.Title)
	ext.put("itunes_episodetype", e.Type)
	if e.Number > 0 {
		ext["itunes_episode"] = strconv.Itoa(e.Number)
	}
	if e.Season > 0 {
		ext["itunes_season"] = strconv.Itoa(e.Season)
	}
	if e.Duration > 0 {
		ext["itunes_duration"] = clock(e.Duration)
	}
	if e.Image != "" {
		o["image"] = nf{"href": e.Image}
	}
	if len(e.Chapters) > 0 {
		var list []nf
		for _, c := range e.Chapters {
			n := nf{"title": c.Title, "start": clock(c.Start), "start_ms": c.Start.Milliseconds()}
			n.put("href", c.URL)
			n.put("image", c.Image)
			list = append(list, n)
		}
		o["psc_chapters"] = nf{"version": "1.1", "chapters": list}
	}
}

// clock gives a duration as podcasts print it.
func clock(d time.Duration) string {
	s := int(math.Round(d.Seconds()))
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

func flag01(b bool) int {
	if b {
		return 1
	}
	return 0
}

func explicit(s string) any {
	switch s {
	case "true":
		return true
	case "false":
		return false
	}
	return nil
}

// extensions puts the elements that no field holds.
func extensions(o, ext nf, list []broadsheet.Element) {
	for _, e := range list {
		attrs := nf{}
		for _, a := range e.Attr {
			attrs.put(strings.ToLower(a.Name.Local), a.Value)
		}
		local := strings.ToLower(e.Name.Local)
		switch {
		case e.Name.Space == atomSpace && local == "generator":
			g := nf{"name": e.Text}
			g.put("version", attrs["version"])
			g.put("href", attrs["uri"])
			o["generator"] = g
		case local == "info":
			o["info"] = nf{"value": e.Text, "type": attrs["type"]}
		case e.Name.Space == atomSpace && (local == "title" || local == "subtitle" || local == "rights"):
		case e.Name.Space == termSpace && local == "valid":
			validity(o, e.Text)
		case local == "docs" || local == "rating":
			o[local] = e.Text
		case local == "cloud":
			o["cloud"] = attrs
		case local == "textinput":
			t := nf{}
			for _, c := range e.Children {
				t[strings.ToLower(c.Name.Local)] = strings.TrimSpace(c.Text)
			}
			o["textinput"] = t
		case local == "expirationdate" || local == "expires" || local == "expired":
			named(o, "expired", e.Text)
		default:
			key := prefix(e.Name.Space) + local
			if _, ok := ext[key]; ok {
				continue
			}
			if len(attrs) > 0 {
				ext[key] = attrs
			} else {
				ext[key] = strings.TrimSpace(e.Text)
			}
		}
	}
}

// validity parts a period of DCMI (dcterms:valid).
func validity(o nf, s string) {
	for _, part := range strings.Split(s, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if key == "start" || key == "end" {
			named(o, "validity_"+key, value)
		}
	}
}

// named puts a date that the library keeps as it was printed.
func named(o nf, key, value string) {
	o[key] = strings.TrimSpace(value)
	var p broadsheet.Parser
	if d, err := p.ParseDate(strings.TrimSpace(value), broadsheet.Source{}); err == nil {
		o[key+"_parsed"] = d.Time.Format(time.RFC3339)
	}
}

// prefix gives the scorer's prefix of a namespace.
func prefix(space string) string {
	switch strings.TrimRight(space, "/#") {
	case "http://search.yahoo.com/mrss":
		return "media_"
	case "http://wellformedweb.org/CommentAPI":
		return "wfw_"
	case "http://purl.org/syndication/thread/1.0":
		return "thr_"
	case "", atomSpace:
		return ""
	}
	return "x_"
}
