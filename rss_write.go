package broadsheet

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A map of this file: begin and what a channel holds, item and what an item holds, show and episode with their parts. Every element is appended in the order of the code, which is the feed's.

// rssWriter writes RSS 2.0 (https://www.rssboard.org/rss-specification) with Atom, content, dc and media elements, and those
// of podcasts.
type rssWriter struct {
	names bylines
}

func (r *rssWriter) begin(w *Writer, first *Article) error {
	f := w.feed
	title, err := w.feedTitle()
	if err != nil {
		return err
	}
	home := w.homeURL(first)
	if home == "" {
		return missingField("HomeURL")
	}
	w.prolog()
	w.raw(`<rss version="2.0"`)
	w.declarations(false)
	w.raw(">\n<channel>\n")
	w.text("title", title)
	w.verbatim("link", home)
	description := f.Description
	if isBlankText(description) {
		description = escapeHTML(title)
	}
	w.text("description", description)
	w.text("language", writtenLanguage(f.Language))
	w.text("copyright", writtenLine(f.Rights))
	r.people(w, f.Authors, "managingEditor")
	r.publisher(w, f.Publisher)
	r.dates(w, f)
	w.rssTags(f.Tags)
	w.text("generator", writtenLine(f.Generator))
	w.number("ttl", int64((f.TTL+time.Minute-1)/time.Minute))
	r.image(w, title, home)
	w.verbatim("atom:icon", cleanURL(w.base, f.Icon.URL))
	if id := writtenLine(f.ID); id != "" {
		w.verbatim("atom:id", atomID(id))
	}
	if f.URL != "" {
		w.link("self", Link{URL: f.URL})
	}
	w.links(f.Links, false)
	w.contributors(f.Contributors)
	w.place(f.Location)
	if f.Show.says() {
		w.show(f)
	}
	w.extensions(f.Ext, rssAlone[:])
	return nil
}

// homeURL gives the address of the site: the feed's, else what its own address or the first article's is at.
func (w *Writer) homeURL(first *Article) string {
	if u := cleanURL(w.base, w.feed.HomeURL); u != "" {
		return u
	}
	from := cleanURL("", w.feed.URL)
	if from == "" && first != nil {
		if from = cleanURL("", first.URL); from == "" && isWebAddress(first.ID) {
			from = cleanURL("", first.ID)
		}
	}
	scheme, _, _ := strings.Cut(from, "://")
	if host := hostOf(from); host != "" {
		return scheme + "://" + host + "/"
	}
	return ""
}

func (r *rssWriter) dates(w *Writer, f *Feed) {
	if f.Published.canBeWritten() {
		w.date("pubDate", f.Published)
	}
	if f.Updated.canBeWritten() {
		w.date("lastBuildDate", f.Updated)
	}
}

func (w *Writer) date(name string, d Date) {
	w.raw("<", name, ">")
	w.buf = appendRFC822(w.buf, d)
	w.end(name)
}

// publisher appends who publishes: webMaster where there is an e-mail address, and a name that can stand in brackets
// (RFC 5322 section 3.2.2) and reads back from there; else dc:publisher.
func (r *rssWriter) publisher(w *Writer, p Person) {
	name := personName(p)
	if isMailAddress(p.Email) && !strings.ContainsAny(name, `()\`) {
		if back, ok := mailbox(p.Email + " (" + name + ")"); ok && personName(back) == name {
			w.mailbox("webMaster", p)
			return
		}
	}
	w.text("dc:publisher", name)
}

// mailbox appends a person as RSS has people: "me@example.org (Name)".
func (w *Writer) mailbox(name string, p Person) {
	w.raw("<", name, ">")
	w.buf = onceEscaped.append(w.buf, p.Email)
	w.raw(" (")
	w.buf = plainEscaped.append(w.buf, personName(p))
	w.raw(")")
	w.end(name)
}

// people appends authors: a single one with an e-mail address as RSS's own element, named by its caller; else each as dc:creator.
// RSS's element must not stand beside dc:creator, and atom:author must not repeat: the first author's address and page go there, those
// of the others into atom:contributor, which our reader joins by the name. There also goes a name that a reader of bylines
// could take for something else.
func (r *rssWriter) people(w *Writer, list []Person, own string) {
	if len(list) == 1 && isMailAddress(list[0].Email) && list[0].URL == "" && isPlainName(list[0].Name) {
		w.mailbox(own, list[0])
		return
	}
	for _, p := range list {
		w.text("dc:creator", personName(p))
	}
	for i, p := range list {
		if p.URL == "" && !isMailAddress(p.Email) && r.readsBack(w, personName(p)) {
			continue
		}
		if i == 0 {
			w.person("atom:author", p)
		} else {
			w.person("atom:contributor", p)
		}
	}
}

// readsBack reports whether a name, read as a byline, is that name.
func (r *rssWriter) readsBack(w *Writer, name string) bool {
	list, others := r.names.parse(name, Source{Language: w.feed.Language})
	return len(list) == 1 && len(others) == 0 && list[0].Name == name
}

// isPlainName reports whether a name reads back from "me@example.org (Name)".
func isPlainName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80
		if !letter && (i == 0 || c != ' ' && c != '.' && c != '-' && c != '\'' || i == len(s)-1 && c != '.') {
			return false
		}
	}
	return true
}

// rssTags appends categories.
func (w *Writer) rssTags(tags []Tag) {
	for i, t := range tags {
		term := tagTerm(t)
		if term == "" || slices.ContainsFunc(tags[:min(i, 100)], func(u Tag) bool { return u.Scheme == t.Scheme && tagTerm(u) == term }) {
			continue // labels alone told them apart
		}
		w.raw("<category")
		w.attr("domain", writtenLine(t.Scheme))
		w.raw(">")
		w.buf = plainEscaped.append(w.buf, term)
		w.end("category")
	}
}

// tagTerm gives what a tag is written as.
func tagTerm(t Tag) string {
	if term := writtenLine(t.Term); term != "" {
		return term
	}
	return writtenLine(t.Label)
}

// image appends the channel's image, whose title and link default to the channel's.
func (r *rssWriter) image(w *Writer, title, home string) {
	m := w.feed.Logo
	u := cleanURL(w.base, m.URL)
	if u == "" {
		return
	}
	w.raw("<image>\n")
	w.verbatim("url", u)
	if t := writtenLine(m.Title); t != "" {
		title = t
	}
	w.text("title", title)
	if l := cleanURL(w.base, m.Link); l != "" {
		home = l
	}
	w.verbatim("link", home)
	if m.Width <= 144 && m.Height <= 400 { // the most that RSS 2.0 <image> allows
		w.number("width", int64(m.Width))
		w.number("height", int64(m.Height))
	}
	w.text("description", writtenLine(m.Caption))
	w.raw("</image>\n")
}

func (r *rssWriter) item(w *Writer, it *written) error {
	w.raw("<item>\n")
	title := writtenLine(it.Title)
	w.text("title", title)
	w.verbatim("link", it.url)
	content := !isBlankText(it.Content)
	if !isBlankText(it.Summary) {
		w.verbatim("description", it.Summary)
	} else if content || title == "" {
		w.raw("<description></description>\n") // goes before content, and an item has it or a title
	}
	if content {
		w.raw("<content:encoded>")
		w.buf = appendCDATA(w.buf, it.Content)
		w.end("content:encoded")
	}
	r.people(w, it.authors, "author")
	w.rssTags(it.Tags)
	w.verbatim("comments", cleanURL(w.base, it.Comments))
	r.guid(w, it)
	if !it.published.IsZero() {
		w.date("pubDate", it.published)
	}
	if !it.updated.IsZero() {
		w.raw("<atom:updated>")
		w.buf = appendRFC3339(w.buf, it.updated)
		w.raw("</atom:updated>\n")
	}
	r.origin(w, it.Origin)
	w.text("dc:language", it.language)
	w.text("dc:rights", writtenLine(it.Rights))
	w.publisher(it)
	w.modules(it)
	r.files(w, it.Media)
	w.links(it.Links, false)
	if it.CommentCount > 0 {
		w.open("slash", "comments", uriSlash)
		w.raw(">", strconv.Itoa(it.CommentCount), "</slash:comments>\n")
	}
	w.contributors(it.Contributors)
	w.place(it.Location)
	if it.Episode != nil {
		w.episode(it.Episode)
	}
	w.extensions(it.Ext, nil)
	w.raw("</item>\n")
	return nil
}

// guid appends the id, and says where it is no address to follow.
func (r *rssWriter) guid(w *Writer, it *written) {
	if it.id == it.url {
		w.verbatim("guid", it.id)
		return
	}
	w.raw(`<guid isPermaLink="false">`)
	w.buf = onceEscaped.append(w.buf, it.id)
	w.end("guid")
}

// origin appends the feed that an item comes from, which needs an address.
func (r *rssWriter) origin(w *Writer, o *Feed) {
	if o == nil {
		return
	}
	u := cleanURL(w.base, o.URL)
	if u == "" {
		u = cleanURL(w.base, o.HomeURL)
	}
	if u == "" {
		return
	}
	w.raw("<source")
	w.attr("url", u)
	w.raw(">")
	w.buf = plainEscaped.append(w.buf, writtenLine(o.Title))
	w.end("source")
}

// files appends images and enclosures. An item has one enclosure at most; further ones, and those at an address that RSS
// does not take, are Atom links.
func (r *rssWriter) files(w *Writer, list []Media) {
	main := mainEnclosure(w.base, list)
	for i, m := range imagesFirst(list) {
		if m.Rel != "enclosure" {
			w.media(m)
			continue
		}
		u := cleanURL(w.base, m.URL)
		if i == main {
			w.raw("<enclosure")
			w.attr("url", u)
			w.raw(` length="`, strconv.FormatInt(max(m.Size, 0), 10), `"`)
			w.attr("type", fileType(m))
			w.raw("/>\n")
		} else {
			w.link("enclosure", Link{URL: u, Type: fileType(m), Title: m.Title, Length: m.Size})
		}
		if needsMedia(m) || i == main && m.Title != "" {
			w.media(m)
		}
	}
}

// mainEnclosure gives the index of the file that an item's one enclosure is: the first that is no image, else the first; -1
// for none.
func mainEnclosure(base string, list []Media) int {
	main := -1
	for i, m := range list {
		if m.Rel != "enclosure" || !isFileURL(cleanURL(base, m.URL)) {
			continue
		}
		if _, medium := writtenMedium(m); medium != "image" {
			return i
		}
		if main < 0 {
			main = i
		}
	}
	return main
}

func (r *rssWriter) end(w *Writer) { w.raw("</channel>\n</rss>\n") }

// rssAlone are RSS's own elements that no field holds. Others without a namespace are not allowed.
var rssAlone = [...]string{"cloud", "docs", "rating", "skipDays", "skipHours", "textInput"}

// says reports whether there is anything in s.
func (s *Show) says() bool {
	return s != nil && (s.Owner != Person{} || s.Image != "" || s.Explicit != "" || s.Type != "" || len(s.Categories) > 0 || s.Complete || s.Block ||
		s.NewURL != "" || s.GUID != "" || s.Medium != "" || s.Locked != "" || len(s.Funding) > 0)
}

// show appends what a podcast says of itself.
func (w *Writer) show(f *Feed) {
	s := f.Show
	if len(f.Authors) > 0 {
		w.short("itunes:author", personName(f.Authors[0]))
	}
	if isMailAddress(s.Owner.Email) { // an owner must have it
		w.raw("<itunes:owner>\n")
		w.short("itunes:name", writtenLine(s.Owner.Name))
		w.text("itunes:email", s.Owner.Email)
		w.raw("</itunes:owner>\n")
	}
	w.cover(s.Image)
	w.text("itunes:explicit", oneOf(s.Explicit, "true", "false"))
	w.text("itunes:type", oneOf(s.Type, "episodic", "serial"))
	for _, path := range s.Categories {
		w.category(path)
	}
	if s.Complete {
		w.text("itunes:complete", "Yes")
	}
	if s.Block {
		w.text("itunes:block", "Yes")
	}
	w.verbatim("itunes:new-feed-url", cleanURL(w.base, s.NewURL))
	w.text("podcast:guid", writtenLine(s.GUID))
	w.text("podcast:medium", writtenLine(s.Medium))
	w.text("podcast:locked", writtenLine(s.Locked))
	for _, l := range s.Funding {
		if u := cleanURL(w.base, l.URL); u != "" {
			w.raw("<podcast:funding")
			w.attr("url", u)
			w.raw(">")
			w.buf = plainEscaped.append(w.buf, writtenLine(l.Title))
			w.end("podcast:funding")
		}
	}
}

// category appends a path of iTunes categories, the later in the earlier.
func (w *Writer) category(path []string) {
	n := 0
	for _, s := range path[:min(len(path), 8)] {
		if s = writtenLine(s); s != "" {
			w.raw("<itunes:category")
			w.attr("text", s)
			w.raw(">")
			n++
		}
	}
	for ; n > 0; n-- {
		w.raw("</itunes:category>")
		if n == 1 {
			w.raw("\n")
		}
	}
}

// cover appends itunes:image.
func (w *Writer) cover(url string) {
	if u := cleanURL(w.base, url); isFileURL(u) {
		w.open("itunes", "image", uriITunes)
		w.attr("href", u)
		w.raw("/>\n")
	}
}

// short appends an iTunes element, which holds 255 characters at most.
func (w *Writer) short(name, s string) {
	if utf8.RuneCountInString(s) <= 255 {
		w.text(name, s)
	}
}

// oneOf gives s if it is among the words that an element may hold, else "".
func oneOf(s string, words ...string) string {
	if slices.Contains(words, s) {
		return s
	}
	return ""
}

// episode appends what a podcast says of an episode.
func (w *Writer) episode(e *Episode) {
	w.spaced("itunes", "title", uriITunes, writtenLine(e.Title))
	if e.Season > 0 {
		w.spaced("itunes", "season", uriITunes, strconv.Itoa(e.Season))
	}
	if e.Number > 0 {
		w.spaced("itunes", "episode", uriITunes, strconv.Itoa(e.Number))
	}
	w.spaced("itunes", "episodeType", uriITunes, oneOf(e.Type, "full", "trailer", "bonus"))
	w.spaced("itunes", "explicit", uriITunes, oneOf(e.Explicit, "true", "false"))
	if s := wholeSeconds(e.Duration); s > 0 {
		w.spaced("itunes", "duration", uriITunes, strconv.FormatInt(s, 10))
	}
	w.cover(e.Image)
	if e.Block {
		w.spaced("itunes", "block", uriITunes, "Yes")
	}
	w.podcastLink("chapters", e.ChapterFile, "application/json+chapters")
	for _, l := range e.Transcripts {
		w.podcastLink("transcript", l, "text/plain")
	}
	w.chapters(e.Chapters)
}

// podcastLink appends a file of the podcast namespace, which must have a type.
func (w *Writer) podcastLink(local string, l Link, kind string) {
	u := cleanURL(w.base, l.URL)
	if u == "" {
		return
	}
	w.open("podcast", local, uriPodcast)
	w.attr("url", u)
	w.attr("type", cmp.Or(writtenType(l.Type), kind))
	w.attr("language", writtenLanguage(l.Language))
	w.attr("rel", writtenLine(l.Rel))
	w.raw("/>\n")
}

// chapters appends psc:chapters (https://podlove.org/simple-chapters/).
func (w *Writer) chapters(list []Chapter) {
	if len(list) == 0 {
		return
	}
	w.open("psc", "chapters", uriPSC)
	w.raw(" version=\"1.2\">\n")
	for _, c := range list {
		w.raw("<psc:chapter")
		ms := max(c.Start, 0).Milliseconds()
		w.attr("start", fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3600000, ms/60000%60, ms/1000%60, ms%1000))
		w.attr("title", writtenLine(c.Title))
		w.attr("href", cleanURL(w.base, c.URL))
		w.attr("image", cleanURL(w.base, c.Image))
		w.raw("/>\n")
	}
	w.raw("</psc:chapters>\n")
}
