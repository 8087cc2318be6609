package broadsheet

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// From the facts of an element to a Feed or an Article:
//
//	rank, line, moment   of the places that say a thing the best wins
//	record               the facts of a header, an item or an Atom source while it is open
//	header, fill         a record becomes a Feed; so does the header, again whenever an item begins
//	endItem              a record becomes an Article, with what the header says for all

// maxList bounds each list of an item or header: authors, tags, links, media. The surplus is dropped.
const maxList = 1000

// rank orders the places that a field may be taken from. The higher one wins, and of equals the first; of
// dates the last.
type rank int8

const (
	rankCopy     rank = iota + 1 // what repeats iTunes for another directory
	rankMedia                    // Media RSS and iTunes
	rankITunes                   // itunes:summary, which is longer than media:description
	rankDC                       // Dublin Core
	rankCore                     // the format itself
	rankOriginal                 // feedburner:origLink
)

// line is a field's text with its rank.
type line struct {
	s    string
	rank rank
}

// set takes a value if it is better than what there is, and reports whether it did.
func (l *line) set(s string, rank rank) bool {
	if s == "" || rank <= l.rank {
		return false
	}
	l.s, l.rank = s, rank
	return true
}

// moment is a date with its rank.
type moment struct {
	d    Date
	rank rank
}

func (m *moment) set(d Date, rank rank) {
	if !d.IsZero() && rank >= m.rank {
		m.d, m.rank = d, rank
	}
}

// record holds the facts of a header, an item or an Atom source until its end.
type record struct {
	base           string
	lang           string // of <language> or dc:language
	xmlLang        line   // of the text, by xml:lang
	id, link, self line
	permalink      bool // the id is an address too
	html           bool // the link is to a page
	alternates     int  // Atom links that could be the address
	title          line
	subtitle       line
	summary        line
	teaser         []byte   // the summary as printed
	second         Element  // what it was, for when a better one comes
	another        *Element // an RSS item's next description: its text, if nothing else is
	content        line
	rights         line
	published      moment
	updated        moment
	date           Date // dc:date
	authors        []Person
	authorRank     rank
	editors        int      // how many of the authors <managingEditor> named, where they are the first
	creators       []string // dc:creator, as printed
	contributors   []Person
	publisher      Person
	tags           []Tag
	links          []Link
	media          []Media
	file           int // media:content that is open: its place in media and 1
	group, groupAt int // media:group that is open: its first file, likewise, and where what it says begins
	said           []mediaSaid
	told           string // the first description of a media:content in a group that is no picture, as HTML
	toldOf         int    // its place in media and 1
	image, icon    *Media
	comments       string
	comment        int
	section        string
	dateline       string
	place          Geometry
	generator      string
	ttl            time.Duration
	period         string
	frequency      int
	origin         *Feed
	show           *Show
	episode        *Episode
	ext            []Element
	full           bool   // a list was at its limit
	credited       bool   // an author element named others, which the next may repeat
	textBase       string // of the addresses in the HTML read last
}

// reset empties the record and keeps what its lists have allocated where no Article holds it.
func (r *record) reset() {
	*r = record{
		teaser: r.teaser[:0], creators: r.creators[:0], authors: r.authors[:0], contributors: r.contributors[:0],
		tags: r.tags[:0], links: r.links[:0], media: r.media[:0], said: r.said[:0], ext: r.ext[:0],
	}
}

func (r *record) podcast() *Show {
	if r.show == nil {
		r.show = &Show{}
	}
	return r.show
}

func (r *record) part() *Episode {
	if r.episode == nil {
		r.episode = &Episode{}
	}
	return r.episode
}

func (r *record) setID(id string, rank rank) { r.id.set(id, rank) }

// setLink takes the address. Of two the one that is not it stays among the links.
func (r *record) setLink(url string, rank rank) {
	other := r.link.s
	if !r.link.set(url, rank) {
		other = url
	}
	if other != "" && other != r.link.s && !slices.ContainsFunc(r.links[:min(len(r.links), 64)], func(l Link) bool { return l.URL == other }) {
		r.addLink(Link{URL: other, Rel: "alternate"})
	}
	r.html = r.html || rank >= rankCore
}

// setAlternate takes an Atom link that may be the address: the first, but a page before anything else.
func (r *record) setAlternate(l Link, rank rank) {
	page := l.Type == "" || strings.Contains(l.Type, "html")
	switch {
	case r.link.rank < rank:
		r.link.set(l.URL, rank)
		r.html = page
	case page && !r.html && r.alternates > 0:
		r.link.s, r.html = l.URL, true
	}
	r.alternates++
}

// setSummary takes the leaf's text as a description. One that says the same again is passed over; another one of
// the format's own is the text; and of another that comes from a module nothing is lost.
func (e *feedEngine) setSummary(f *frame, rank rank) {
	r := &e.rec.summary
	switch text := bytes.TrimSpace(e.text); {
	case len(text) == 0 || r.s != "" && bytes.Equal(text, e.rec.teaser):
	case rank > r.rank:
		if r.s != "" {
			e.addExt(e.rec.second)
		}
		e.rec.teaser = append(e.rec.teaser[:0], text...)
		plain := e.leaf.kind == kindPlain
		r.set(e.html(f), rank)
		e.takeLanguage(f, rankMedia)
		if rank < rankCore {
			e.rec.second = e.descriptionElement(f, plain, r.s)
		}
	case rank == rankCore && f.space != nsAtom && e.rec == &e.item && e.rec.another == nil:
		x := e.descriptionElement(f, false, e.html(f))
		e.rec.another = &x
	default:
		plain := e.leaf.kind == kindPlain
		if html := e.html(f); html != "" {
			e.addExt(e.descriptionElement(f, plain, html))
		}
	}
}

// descriptionElement gives a description that is not the summary as an element that reads back. Media RSS says of its own what
// kind it is.
func (e *feedEngine) descriptionElement(f *frame, plain bool, html string) Element {
	x := Element{Name: e.closedName(), Text: html}
	if f.space == nsMedia && plain {
		x.Text = string(bytes.TrimSpace(e.text))
	} else if f.space == nsMedia {
		x.Attr = []Attr{{Name{Local: "type"}, "html"}}
	}
	return x
}

// closedName gives the name of the element whose end the scanner met last.
func (e *feedEngine) closedName() Name {
	n := e.scan.Closed()
	return Name{Space: n.URI, Local: e.words.of(n.Local)}
}

// addByline takes the leaf's text as authors.
func (e *feedEngine) addByline(f *frame, rank rank) {
	if text := e.line(); text != "" {
		authors, others := e.people.parse(text, e.source(f))
		e.rec.addAuthors(authors, rank)
		if !e.rec.credited {
			e.rec.addContributors(others)
		}
		e.rec.credited = e.rec.credited || others != nil
	}
}

// keywords are those of the item before, which podcasts repeat in each.
type keywords struct {
	text   []byte
	scheme string
	tags   []Tag
}

// addKeywords takes the leaf's text as keywords, which commas part.
func (e *feedEngine) addKeywords(scheme string) {
	fresh := len(e.rec.tags) == 0
	if k := &e.keywords; fresh && k.scheme == scheme && len(k.tags) > 0 && bytes.Equal(k.text, e.text) {
		e.rec.tags = append(e.rec.tags, k.tags...)
		return
	}
	e.splitKeywords(scheme, ",")
	if fresh {
		e.keywords = keywords{append(e.keywords.text[:0], e.text...), scheme, append(e.keywords.tags[:0], e.rec.tags...)}
	}
}

func (e *feedEngine) splitKeywords(scheme, sep string) {
	for word, rest, more := []byte(nil), e.text, true; more; {
		word, rest, more = bytes.Cut(rest, []byte(sep))
		if word = bytes.TrimSpace(word); len(word) > 0 {
			e.addKeyword(Tag{Term: collapseString(e.words.of(word)), Scheme: scheme})
		}
	}
}

// takeLanguage takes the language of a text: the content's before the title's before the summary's.
func (e *feedEngine) takeLanguage(f *frame, rank rank) { e.rec.xmlLang.set(e.langOf(f), rank) }

// addAuthors takes authors. Those of a better place than the ones at hand replace them; an author that is
// named twice counts once.
func (r *record) addAuthors(list []Person, rank rank) {
	if rank == rankDC {
		rank = rankCore // author beside dc:creator, in whatever order: all of them
	}
	if len(list) == 0 || rank < r.authorRank {
		return
	}
	if rank > r.authorRank {
		r.authors = r.authors[:0]
	}
	r.authorRank = rank
	for _, p := range list {
		if r.full = r.full || len(r.authors) >= maxList; len(r.authors) < maxList {
			r.authors = mergePerson(r.authors, p)
		}
	}
}

// addContributors takes other people.
//
//go:noinline
func (r *record) addContributors(list []Person) {
	for _, p := range list {
		if len(r.contributors) < maxList && p != (Person{}) {
			r.contributors = append(r.contributors, p)
		}
	}
}

// addTag takes a tag that is not there yet.
func (r *record) addTag(t Tag) {
	if t.Term == "" && t.Label == "" {
		return
	}
	if len(r.tags) >= maxList {
		r.full = true
		return
	}
	if t.Term == "" {
		t.Term, t.Label = t.Label, ""
	}
	if r.tags == nil {
		r.tags = make([]Tag, 0, 8)
	}
	if !slices.Contains(r.tags, t) {
		r.tags = append(r.tags, t)
	}
}

func (r *record) addLink(l Link) {
	if r.links == nil {
		r.links = make([]Link, 0, 4)
	}
	if r.full = r.full || len(r.links) >= maxList; len(r.links) < maxList {
		r.links = append(r.links, l)
	}
}

// addKeyword takes a keyword, unless it is a tag already: keywords repeat the categories.
func (e *feedEngine) addKeyword(t Tag) {
	for i := range e.rec.tags[:min(len(e.rec.tags), 64)] {
		if e.rec.tags[i].Term == t.Term {
			return
		}
	}
	e.rec.addTag(t)
}

// addMedia takes a file, and gives its place in the list. One that is known is completed: feeds say of an
// enclosure in media:content again what it is.
func (r *record) addMedia(m Media) int {
	for i := range r.media[:min(len(r.media), 32)] {
		if o := &r.media[i]; o.URL == m.URL && (o.Rel == m.Rel || o.Rel != "thumbnail" && m.Rel != "thumbnail") {
			o.complete(m)
			return i
		}
	}
	if r.media == nil {
		r.media = make([]Media, 0, 4)
	}
	if r.full = r.full || len(r.media) >= maxList; len(r.media) < maxList {
		r.media = append(r.media, m)
	}
	return len(r.media) - 1
}

// complete fills in what m says more.
func (o *Media) complete(m Media) {
	o.Rel = cmp.Or(o.Rel, m.Rel)
	o.Type = cmp.Or(o.Type, m.Type)
	o.Medium = cmp.Or(o.Medium, m.Medium)
	o.Title = cmp.Or(o.Title, m.Title)
	o.Width, o.Height = cmp.Or(o.Width, m.Width), cmp.Or(o.Height, m.Height)
	o.Size, o.Duration = cmp.Or(o.Size, m.Size), cmp.Or(o.Duration, m.Duration)
}

// header moves what is known of the header into the Feed.
func (e *feedEngine) header() {
	if !e.stale {
		return
	}
	e.stale = false
	if e.doc.feed.Format == RSS {
		e.joinContributors(&e.head)
	}
	e.head.fill(e.doc, e.doc.feed)
	if e.guessBase() {
		e.head.fill(e.doc, e.doc.feed)
	}
}

// guessBase makes addresses relative to the feed's own or its site's where nobody says where it came from. It reports whether some of
// the header changed.
func (e *feedEngine) guessBase() bool {
	r := &e.head
	from := cmp.Or(e.doc.feed.URL, e.doc.feed.HomeURL)
	if e.said[0].base != "" || !isWebAddress(from) {
		return false
	}
	e.guess = baseAddress(from)
	for i := range e.said {
		e.said[i].base = cmp.Or(e.said[i].base, e.guess)
	}
	for _, m := range [...]*Media{r.image, r.icon} {
		if m != nil {
			m.URL = absolute(e.guess, m.URL)
		}
	}
	if r.show != nil && r.show.Image != "" {
		r.show.Image = absolute(e.guess, r.show.Image)
	}
	return true
}

// fill moves the record's facts into a Feed.
func (r *record) fill(d *document, f *Feed) {
	f.ID, f.Title, f.Description, f.Language = r.id.s, r.title.s, r.summary.s, strings.TrimPrefix(r.lang, noLanguage)
	f.Rights, f.Generator = r.rights.s, r.generator
	f.Published, f.Updated = r.published.d, r.updated.d
	f.Authors, f.Contributors = clone(r.authors), clone(r.contributors)
	f.Publisher, f.Tags, f.Ext = r.publisher, clone(r.tags), clone(r.ext)
	f.HomeURL, f.Links = r.link.s, nil
	if f.Description == "" {
		f.Description = escapeHTML(r.subtitle.s) // text, where a description is HTML
	}
	for _, l := range r.links {
		if l.Rel == "self" && r.self.set(l.URL, rankCore) || l.Rel == "self" && l.URL == r.self.s || l.Rel == "alternate" && l.URL == r.link.s {
			if l.isBare(l.Rel) {
				continue
			}
		}
		f.Links = append(f.Links, l)
	}
	if r.self.s != "" {
		f.URL = r.self.s
	}
	f.Location, f.Show = r.geometry(), r.show
	if r.image != nil {
		f.Logo = *r.image
	}
	if r.icon != nil {
		f.Icon = *r.icon
	}
	f.TTL = r.ttl
	if f.TTL == 0 {
		f.TTL = period(r.period, r.frequency)
	}
}

// clone copies a list, so that the record may go on with its own.
//
//go:noinline
func clone[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return append(make([]T, 0, len(list)), list...)
}

// lists makes the lists of articles. Short ones share memory with those made before and after them, as strings do.
type lists[T any] struct{ shared []T }

const (
	maxSharedList = 8  // elements of a list that shares memory
	sharedList    = 32 // of those in shared memory; fewer at the beginning of a feed
)

// clone is the function clone, in shared memory. Who appends to what it gives moves it.
//
//go:noinline
func (l *lists[T]) clone(list []T) []T {
	if len(list) == 0 || len(list) > maxSharedList {
		return clone(list)
	}
	n := len(l.shared)
	if n+len(list) > cap(l.shared) {
		l.shared, n = make([]T, 0, max(len(list), min(2*cap(l.shared), sharedList))), 0
	}
	l.shared = append(l.shared, list...)
	return l.shared[n:len(l.shared):len(l.shared)]
}

// period gives the interval of sy:updatePeriod and sy:updateFrequency.
func period(name string, frequency int) time.Duration {
	var d time.Duration
	if name == "" && frequency > 0 {
		name = "daily" // as it is where nothing is said (RSS 1.0 module Syndication)
	}
	switch strings.ToLower(name) {
	case "hourly":
		d = time.Hour
	case "daily":
		d = 24 * time.Hour
	case "weekly":
		d = 7 * 24 * time.Hour
	case "monthly":
		d = 30 * 24 * time.Hour
	case "yearly":
		d = 365 * 24 * time.Hour
	}
	return d / time.Duration(max(frequency, 1))
}

// geometry gives the place, nothing where a half of it is missing.
func (r *record) geometry() Geometry {
	g := r.place
	if g.Type == "Point" && (math.IsNaN(g.Coordinates[0][0]) || math.IsNaN(g.Coordinates[0][1])) || g.Type == "Box" && len(g.Coordinates) != 2 {
		return Geometry{}
	}
	return g
}

// endItem makes the open item an Article.
func (e *feedEngine) endItem() {
	r := &e.item
	if x := r.another; x != nil && !r.content.set(x.Text, rankCopy) && x.Text != "" {
		e.addExt(*x)
	}
	e.giveToItem()
	e.giveToFiles()
	if e.doc.feed.Format == RSS {
		e.joinContributors(r)
	}
	if at := r.published.d.Time; !r.date.IsZero() && r.date.Time.Before(at) && (at.Equal(e.head.published.d.Time) || at.Equal(e.head.updated.d.Time)) {
		r.published.d = r.date // pubDate is when the feed was written
	}
	if r.full {
		e.warn(fmt.Errorf("%w: what is over %d authors, tags, links or files is dropped", ErrLimit, maxList))
	}
	e.itemAt = 0
	e.rec = &e.head
	if outer := e.outer; outer != nil && outer != r {
		e.rec = outer
	}
	a := &Article{
		ID: r.id.s, Title: r.title.s, Subtitle: r.subtitle.s, Summary: r.summary.s, Content: r.content.s,
		Published: r.published.d, Updated: r.updated.d, Language: e.language(), Publisher: r.publisher, Rights: r.rights.s,
		Section: r.section, Dateline: r.dateline, Comments: r.comments, CommentCount: r.comment, Location: r.geometry(), Episode: r.episode, Origin: r.origin,
		Contributors: e.persons.clone(r.contributors), Tags: e.tags.clone(r.tags), Ext: clone(r.ext),
	}
	a.Authors = e.persons.clone(r.authors)
	if a.Authors == nil && r.origin != nil { // RFC 4287 section 4.2.1: before the feed's
		a.Authors = e.persons.clone(r.origin.Authors)
	}
	if a.Authors == nil {
		a.Authors = e.persons.clone(e.head.authors)
	}
	if a.Publisher == (Person{}) {
		a.Publisher = e.head.publisher
	}
	e.giveAddress(a)
	if !e.doc.p.RawContent {
		a.Summary, a.Content = ownFragments(a.Summary, r.textBase, a.URL), ownFragments(a.Content, r.textBase, a.URL)
	}
	e.scratch = orderMedia(r.media, e.scratch)
	a.Media = e.media.clone(r.media)
	e.ready = append(e.ready, a)
}

// language gives the open item's language.
func (e *feedEngine) language() string {
	for _, lang := range []string{e.item.lang, e.item.xmlLang.s, e.langOf(e.top()), e.head.lang} {
		if lang != "" {
			return strings.TrimPrefix(lang, noLanguage)
		}
	}
	return ""
}

// giveAddress gives the article its address: the link, else a guid that is one. The printed one stays in Links where it differs, or
// where more is said of it.
func (e *feedEngine) giveAddress(a *Article) {
	r := &e.item
	printed := r.link.s
	if printed == "" && r.permalink {
		printed = r.id.s
	}
	a.URL = printed
	if !e.doc.p.KeepURLs && printed != "" {
		if u, err := e.doc.p.NormalizeURL("", printed); err == nil {
			a.URL = u
		} else if !isWebAddress(printed) {
			a.URL = ""
		}
	}
	listed := false
	links := r.links[:0]
	for _, l := range r.links {
		same := l.URL == printed
		listed = listed || same && l.Rel == "alternate"
		if !same || a.URL != printed || !l.isBare("alternate") {
			links = append(links, l)
		}
	}
	if listed || a.URL == printed {
		a.Links = clone(links)
		return
	}
	a.Links = append(append(make([]Link, 0, len(links)+1), Link{URL: printed, Rel: "alternate"}), links...)
}

// isBare reports whether a link has this relation and says nothing else.
func (l *Link) isBare(rel string) bool { return *l == Link{URL: l.URL, Rel: rel} }

// orderMedia puts the images first, each kind in order of appearance. rest is scratch space, and is given back.
func orderMedia(list, rest []Media) []Media {
	images := 0
	for images < len(list) && list[images].Medium == "image" {
		images++
	}
	rest = rest[:0]
	for _, m := range list[images:] {
		if m.Medium == "image" {
			list[images] = m
			images++
		} else {
			rest = append(rest, m)
		}
	}
	copy(list[images:], rest)
	return rest
}
