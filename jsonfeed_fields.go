package broadsheet

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet/internal/jsonscan"
	"github.com/broadsheet-go/broadsheet/internal/xmlscan"
)

// A map of this file: addresses, HTML, dates, people, tags, media, hubs; ownHeader and ownItem, which take our own extension
// and trust nothing in it; plain text of one line and text as HTML.

// maxListed bounds the authors, tags, links and files that are read of one item or header.
const maxListed = 1000

// list yields the elements of v, or v itself, up to the limit.
func (e *jsonEngine) list(v jsonscan.Value, at position, take func(jsonscan.Value)) {
	n := 0
	for m := range v.Each() {
		if n++; n > maxListed {
			e.warn(at, "", fmt.Errorf("%w: more than %d in a list", ErrLimit, maxListed))
			return
		}
		take(m)
	}
}

// url reads an address. What is none, or must not be followed, is left out.
func (e *jsonEngine) url(v jsonscan.Value, at position, key string) string {
	if v.Kind() != jsonscan.String || v.IsZero() {
		return ""
	}
	u, ok := e.resolve(v.Str())
	if !ok {
		e.warn(at, key, fmt.Errorf("%w: %.80q", ErrURL, v.Str()))
	}
	return u
}

func (e *jsonEngine) resolve(ref string) (string, bool) {
	base := e.base
	if base == "" {
		if base = e.doc.feed.URL; base == "" {
			base = e.doc.feed.HomeURL
		}
		base = baseAddress(base)
	}
	u, err := ResolveURL(base, ref)
	if err != nil || !mayFollow(u) {
		return "", false
	}
	return u, true
}

// address sets an item's URL, and keeps the printed one in Links where normalising changed it.
func (e *jsonEngine) address(a *Article, v jsonscan.Value, at position) {
	printed := e.url(v, at, "url")
	a.URL = printed
	if printed == "" || e.doc.p.KeepURLs {
		return
	}
	u, err := e.doc.p.NormalizeURL("", printed)
	if err == nil && u != printed {
		a.URL = u
		a.Links = append(a.Links, Link{URL: printed, Rel: "alternate"})
	}
}

// html gives Content made safe, unless the caller wants it as it came.
func (e *jsonEngine) html(s, itemURL string) string {
	if s == "" || e.doc.p.RawContent {
		return s
	}
	base := cmp.Or(e.base, itemURL)
	return ownFragments(paragraphs(strings.TrimSpace(e.doc.p.CleanHTML(s, Source{URL: base}))), base, itemURL)
}

func (e *jsonEngine) date(v jsonscan.Value, at position, key string) Date {
	s := v.Str()
	if s == "" {
		return Date{}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil { // as the format demands it
		return Date{Time: t}
	}
	d, err := e.doc.p.ParseDate(s, e.doc.src)
	if err != nil {
		e.warn(at, key, fmt.Errorf("%w: %.80q", ErrDate, s))
	}
	return d
}

// people reads an author object, a list of them, or bare names.
func (e *jsonEngine) people(v jsonscan.Value, at position) (people []Person) {
	e.list(v, at, func(v jsonscan.Value) { people = append(people, e.author(v, at)...) })
	return people
}

// author reads one of them. A mailto: address is an e-mail's. A string is no name, but what a template prints where an object
// is due.
func (e *jsonEngine) author(v jsonscan.Value, at position) []Person {
	if v.Kind() != jsonscan.Object {
		s := lineText(v.Str())
		if s == "" {
			return nil
		}
		authors, _ := parseAuthors(s, e.doc.src)
		return authors
	}
	p := Person{Name: lineText(v.Get("name").Str()), URL: e.url(v.Get("url"), at, "author/url"), Image: e.url(v.Get("avatar"), at, "avatar")}
	if hasPrefixFold(p.URL, "mailto:") {
		p.Email, p.URL = p.URL[len("mailto:"):], ""
	}
	if p.Name == p.Email {
		p.Name = "" // see appendAuthorJSON
	}
	if p == (Person{}) {
		return nil
	}
	return []Person{p}
}

// tags reads a list of tags, or one string of them with commas between.
func (e *jsonEngine) tags(v jsonscan.Value, at position) (tags []Tag) {
	add := func(s string) {
		t := Tag{Term: lineText(s)}
		for _, other := range tags[:min(len(tags), 100)] {
			if t == other {
				return
			}
		}
		if t.Term != "" {
			tags = append(tags, t)
		}
	}
	if v.Kind() == jsonscan.String {
		for s := range strings.SplitSeq(v.Str(), ",") {
			add(s)
		}
		return tags[:min(len(tags), maxListed)]
	}
	e.list(v, at, func(v jsonscan.Value) {
		if v.Kind() == jsonscan.Object { // as many a publishing system has them
			add(cmp.Or(v.Get("name").Str(), v.Get("term").Str(), v.Get("label").Str(), v.Get("title").Str()))
			return
		}
		add(v.Str())
	})
	return tags
}

// media gives an item's images, lead first, and then its attachments.
func (e *jsonEngine) media(m *jsonMembers, at position) (media []Media) {
	for _, v := range []jsonscan.Value{m.image, m.banner} {
		if v.Kind() == jsonscan.Object {
			v = v.Get("url")
		}
		u := e.url(v, at, "image")
		if u != "" && (len(media) == 0 || media[0].URL != u) {
			media = append(media, Media{URL: u, Medium: "image"})
		}
	}
	e.list(m.attachments, at, func(v jsonscan.Value) {
		u := e.url(v.Get("url"), at, "attachments/url")
		if u == "" {
			return
		}
		f := Media{URL: u, Rel: "enclosure", Type: strings.TrimSpace(v.Get("mime_type").Str()), Title: plainText(v.Get("title").Str())}
		f.Medium = mediumOf(f.Type)
		if n, ok := v.Get("size_in_bytes").Int(); ok && n > 0 {
			f.Size = n
		}
		if s, ok := v.Get("duration_in_seconds").Float(); ok && s > 0 && s < 1e9 {
			f.Duration = time.Duration(s*1000+.5) * time.Millisecond
		}
		media = append(media, f)
	})
	return media
}

// mediumOf gives the medium of a media type, "" where it decides nothing.
func mediumOf(mediaType string) string {
	kind, _, _ := strings.Cut(mediaType, "/")
	switch kind = strings.ToLower(kind); kind {
	case "image", "audio", "video":
		return kind
	}
	return ""
}

func (e *jsonEngine) hubs(v jsonscan.Value, at position) (links []Link) {
	e.list(v, at, func(v jsonscan.Value) {
		l := Link{URL: e.url(v.Get("url"), at, "hubs/url"), Rel: "hub", Title: plainText(v.Get("type").Str())}
		if strings.EqualFold(l.Title, "WebSub") {
			l.Title = ""
		}
		if l.URL != "" {
			links = append(links, l)
		}
	})
	return links
}

// keep adds a member that no field holds to those of an item or header, up to the limit.
func (e *jsonEngine) keep(ext []Element, key string, v jsonscan.Value, at position) []Element {
	if len(ext) < maxExt {
		return append(ext, Element{Name: Name{jsonFeedSpace, key}, Text: string(v.AppendJSON(nil))})
	}
	if !e.full {
		e.full = true
		e.warn(at, key, fmt.Errorf("%w: more than %d extensions", ErrLimit, maxExt))
	}
	return ext
}

// ownHeader takes what a Writer of ours could put nowhere else. Where it holds a field it is the more exact, whatever the order
// of the members.
func (e *jsonEngine) ownHeader() {
	f, own := e.doc.feed, e.own
	if own == nil {
		return
	}
	e.safeHeader(own)
	set(&f.Title, plainText(own.Title))
	set(&f.ID, own.ID)
	set(&f.Rights, plainText(own.Rights))
	set(&f.Generator, plainText(own.Generator))
	set(&f.Description, e.html(own.Description, ""))
	setDate(&f.Published, own.Published)
	setDate(&f.Updated, own.Updated)
	setList(&f.Authors, own.Authors)
	setList(&f.Contributors, own.Contributors)
	setList(&f.Tags, own.Tags)
	setList(&f.Links, own.Links)
	if own.Publisher != (Person{}) {
		f.Publisher = own.Publisher
	}
	for _, m := range [...]struct{ to, from *Media }{{&f.Icon, &own.Icon}, {&f.Logo, &own.Logo}} {
		if m.from.URL == m.to.URL && m.to.URL != "" {
			*m.to = *m.from
		}
	}
	if own.TTL > 0 {
		f.TTL = own.TTL
	}
	f.Show, f.Location = own.Show, own.Location
}

// ownItem is ownHeader for an item.
func (e *jsonEngine) ownItem(a *Article, v jsonscan.Value) {
	var own Article
	if json.Unmarshal(v.AppendJSON(nil), &own) != nil {
		return
	}
	e.safe(own.Links, own.Authors, own.Contributors, own.Media)
	e.safePerson(&own.Publisher)
	set(&a.Title, plainText(own.Title))
	set(&a.Subtitle, plainText(own.Subtitle))
	set(&a.Summary, e.html(own.Summary, a.URL))
	set(&a.Dateline, plainText(own.Dateline))
	set(&a.Section, plainText(own.Section))
	set(&a.Rights, plainText(own.Rights))
	if e.safeURL(&own.Comments); own.Comments != "" {
		a.Comments = own.Comments
	}
	setDate(&a.Published, own.Published)
	setDate(&a.Updated, own.Updated)
	setList(&a.Authors, own.Authors)
	setList(&a.Contributors, own.Contributors)
	setList(&a.Tags, own.Tags)
	setList(&a.Links, own.Links)
	setList(&a.Media, own.Media)
	a.Ext = append(a.Ext, own.Ext...)
	if own.Publisher != (Person{}) {
		a.Publisher = own.Publisher
	}
	a.CommentCount, a.Location, a.Doubts = own.CommentCount, own.Location, own.Doubts
	if own.Origin != nil {
		a.Origin = own.Origin
		e.safeURL(&a.Origin.URL)
		e.safeURL(&a.Origin.HomeURL)
		e.safeHeader(a.Origin)
		a.Origin.Description = e.html(a.Origin.Description, "")
		a.Origin.Items = nil
	}
	if own.Episode != nil {
		a.Episode = own.Episode
		e.safeURL(&a.Episode.Image)
		e.safeURL(&a.Episode.ChapterFile.URL)
		e.safe(a.Episode.Transcripts, nil, nil, nil)
		for i := range a.Episode.Chapters {
			e.safeURL(&a.Episode.Chapters[i].URL)
			e.safeURL(&a.Episode.Chapters[i].Image)
		}
	}
}

// safe removes the addresses that must not be followed: anybody may write our extension.
func (e *jsonEngine) safe(links []Link, authors, others []Person, media []Media) {
	for i := range links {
		e.safeURL(&links[i].URL)
	}
	for i := range media {
		e.safeURL(&media[i].URL)
		e.safeURL(&media[i].Link)
	}
	for _, people := range [][]Person{authors, others} {
		for i := range people {
			e.safePerson(&people[i])
		}
	}
}

func (e *jsonEngine) safePerson(p *Person) {
	e.safeURL(&p.URL)
	e.safeURL(&p.Image)
}

// safeHeader is safe for all of a feed's header but its own addresses and description.
func (e *jsonEngine) safeHeader(f *Feed) {
	e.safe(f.Links, f.Authors, f.Contributors, nil)
	e.safePerson(&f.Publisher)
	for _, m := range [...]*Media{&f.Icon, &f.Logo} {
		e.safeURL(&m.URL)
		e.safeURL(&m.Link)
	}
	if f.Show != nil {
		e.safeURL(&f.Show.Image)
		e.safeURL(&f.Show.NewURL)
		e.safePerson(&f.Show.Owner)
		e.safe(f.Show.Funding, nil, nil, nil)
	}
}

// As setText, it is not inlined.
//
//go:noinline
func (e *jsonEngine) safeURL(u *string) {
	if *u != "" {
		*u, _ = e.resolve(*u)
	}
}

func set(field *string, s string) {
	if s != "" {
		*field = s
	}
}

func setDate(field *Date, d Date) {
	if !d.IsZero() {
		*field = d
	}
}

func setList[T any](field *[]T, list []T) {
	if len(list) > 0 {
		*field = list
	}
}

// plainText gives text for a field of one line: white space folded, without the characters that XML forbids.
func plainText(s string) string {
	if isPlainLine(s) {
		return s
	}
	return foldText(strings.Map(keepChar, s))
}

// lineText is plainText for what programs escape as if it were HTML: "It&#8217;s". See resolveTwice.
func lineText(s string) string {
	for n := 0; n < 2 && mayRefer(s); n++ {
		s = string(xmlscan.AppendText(nil, []byte(s)))
	}
	return plainText(s)
}

// hasReference reports whether lineText would read something else than the text.
func hasReference(s string) bool {
	return mayRefer(s) && lineText(s) != plainText(s)
}

// mayRefer reports whether the beginning and the end of a reference stand in the text.
func mayRefer(s string) bool {
	i := strings.IndexByte(s, '&')
	return i >= 0 && strings.IndexByte(s[i:], ';') > 0
}

// isPlainLine reports whether s is in the form that plainText gives.
func isPlainLine(s string) bool {
	for i := 0; i < len(s); i++ {
		if !lineBreaking[s[i]] {
			continue
		}
		switch c := s[i]; {
		case c == ' ':
			if i == 0 || i+1 == len(s) || s[i+1] == ' ' {
				return false
			}
		case c != 0xEF || i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBD:
			return false
		}
	}
	return true
}

// lineBreaking holds the bytes that can make a string no plain line.
var lineBreaking = [256]bool{
	0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 11: true, 12: true, 13: true, 14: true, 15: true,
	16: true, 17: true, 18: true, 19: true, 20: true, 21: true, 22: true, 23: true, 24: true, 25: true, 26: true, 27: true, 28: true, 29: true, 30: true, 31: true,
	' ': true, 0x7f: true, 0xEF: true,
}

func foldText(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }), " ")
}

// keepChar drops the characters that XML forbids, and DEL.
func keepChar(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0x7f || r == 0xFFFE || r == 0xFFFF {
		return -1
	}
	return r
}

// textHTML gives plain text as HTML.
func textHTML(s string) string {
	return paragraphs(escapeHTML(strings.TrimSpace(strings.Map(keepChar, s))))
}

// escapeHTML escapes what is markup in HTML's text.
func escapeHTML(s string) string {
	if !strings.ContainsAny(s, "&<>") {
		return s
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
