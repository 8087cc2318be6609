package broadsheet

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
	"unsafe"

	"github.com/broadsheet-go/broadsheet/internal/jsonscan"
)

// A map of this file: the header; members, arrays and objects; an item; what holds... tells that the format's own members can
// carry; the own... that append our extension where they can not. Invariant: a comma is written by what follows it.

// jsonWriter writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What it has no member for goes into the
// extension "_broadsheet", from which our reader takes it back: a list that the format can hold in part stands there
// as a whole.
type jsonWriter struct{}

func (j *jsonWriter) begin(w *Writer, _ *Article) error {
	f := w.feed
	title, err := w.feedTitle()
	if err != nil {
		return err
	}
	w.raw(`{"version":"https://jsonfeed.org/version/1.1"`)
	w.member("title", title)
	w.member("home_page_url", cleanURL(w.base, f.HomeURL))
	self := cleanURL(w.base, f.URL)
	w.member("feed_url", self)
	description := appendPlain(nil, f.Description)
	w.memberBytes("description", description)
	j.elements(w, f.Ext, isPlainMember)
	j.feedLinks(w, self)
	w.member("icon", cleanURL(w.base, f.Logo.URL))
	w.member("favicon", cleanURL(w.base, f.Icon.URL))
	w.member("language", writtenLanguage(f.Language))
	j.people(w, f.Authors)
	j.elements(w, f.Ext, isExtension)
	j.ownHeader(w, f, title, description)
	w.raw(`,"items":[`)
	return nil
}

// member appends a string, none for "".
func (w *Writer) member(key, s string) {
	if s == "" {
		return
	}
	w.key(key)
	w.buf = jsonscan.AppendString(w.buf, s)
}

// memberBytes is member for bytes.
func (w *Writer) memberBytes(key string, s []byte) {
	w.member(key, unsafe.String(unsafe.SliceData(s), len(s))) // s does not change meanwhile
}

// key appends a member's key, and the comma before it unless it is the first of its object.
//
//go:noinline
func (w *Writer) key(key string) {
	if w.buf[len(w.buf)-1] != '{' {
		w.buf = append(w.buf, ',')
	}
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, key...)
	w.buf = append(w.buf, '"', ':')
}

// begins and ends append the brackets of a member that is an object or array. One that stayed empty is taken back to mark.
//
//go:noinline
func (w *Writer) begins(key string, bracket byte) (mark int) {
	mark = len(w.buf)
	w.key(key)
	w.buf = append(w.buf, bracket)
	return mark
}

func (w *Writer) ends(mark int, bracket byte) {
	if w.buf[len(w.buf)-1] == bracket-2 { // its beginning is two before it in ASCII
		w.buf = w.buf[:mark]
		return
	}
	w.buf = append(w.buf, bracket)
}

// object begins an object in an array.
func (w *Writer) object() {
	if w.buf[len(w.buf)-1] != '[' {
		w.buf = append(w.buf, ',')
	}
	w.buf = append(w.buf, '{')
}

// closeObject ends an object of an array, and takes one that stayed empty back.
func (w *Writer) closeObject() {
	if n := len(w.buf); w.buf[n-1] == '{' {
		w.buf = w.buf[:n-1]
		if w.buf[n-2] == ',' {
			w.buf = w.buf[:n-2]
		}
		return
	}
	w.buf = append(w.buf, '}')
}

// feedLinks appends the header's hubs and its next page.
func (j *jsonWriter) feedLinks(w *Writer, self string) {
	for _, l := range w.feed.Links {
		if u := cleanURL(w.base, l.URL); l.Rel == "next" && u != "" && u != self {
			w.member("next_url", u)
			break
		}
	}
	mark := w.begins("hubs", '[')
	for _, l := range w.feed.Links {
		if u := cleanURL(w.base, l.URL); l.Rel == "hub" && u != "" {
			kind := writtenLine(l.Title)
			if kind == "" {
				kind = "WebSub"
			}
			w.object()
			w.member("type", kind)
			w.member("url", u)
			w.closeObject()
		}
	}
	w.ends(mark, ']')
}

// holdsLinks reports whether hubs and next_url hold all of the header's links, in the order that reading gives.
func holdsLinks(links []Link) bool {
	next := false
	for i, l := range links {
		switch {
		case l.Rel == "next" && !next && i == 0 && l == (Link{URL: l.URL, Rel: l.Rel}):
			next = true
		case l.Rel == "hub" && l == (Link{URL: l.URL, Rel: l.Rel, Title: l.Title}):
		default:
			return false
		}
	}
	return true
}

// people appends authors. An e-mail address stands for the page of a person who has none.
func (j *jsonWriter) people(w *Writer, list []Person) {
	if len(list) == 0 {
		return
	}
	mark := w.begins("authors", '[')
	for _, p := range list {
		w.object()
		w.member("name", personName(p))
		if u := cleanURL(w.base, p.URL); u != "" || !isMailAddress(p.Email) {
			w.member("url", u)
		} else {
			w.raw(`,"url":"mailto:`)
			w.buf = appendPercentEscaped(w.buf, p.Email)
			w.raw(`"`)
		}
		w.member("avatar", cleanURL(w.base, p.Image))
		w.closeObject()
	}
	w.ends(mark, ']')
}

// holdsPeople reports whether authors hold all that is known of the people.
func holdsPeople(list []Person) bool {
	for _, p := range list {
		if p.Role != "" || hasReference(p.Name) || p.Affiliation != "" || p.Org || p.Email != "" && (p.URL != "" || !isMailAddress(p.Email)) {
			return false
		}
	}
	return true
}

func (j *jsonWriter) item(w *Writer, it *written) error {
	if w.n > 0 {
		w.raw(",")
	}
	w.raw("\n{")
	w.member("id", it.id)
	w.member("url", it.url)
	for _, l := range it.Links {
		if u := cleanURL(w.base, l.URL); l.Rel == "related" && u != "" {
			w.member("external_url", u)
			break
		}
	}
	w.member("title", writtenLine(it.Title))
	if !isBlankText(it.Content) {
		w.member("content_html", it.Content)
	} else {
		w.raw(`,"content_text":""`)
	}
	w.plain = appendPlain(w.plain[:0], it.Summary)
	w.memberBytes("summary", w.plain)
	image := leadImage(it.Media)
	if image >= 0 {
		w.member("image", cleanURL(w.base, it.Media[image].URL))
	}
	w.timestamp("date_published", it.published)
	w.timestamp("date_modified", it.updated)
	j.people(w, it.authors)
	j.tags(w, it.Tags)
	w.member("language", it.language)
	j.attachments(w, it.Media, image)
	j.elements(w, it.Ext, isExtension)
	j.ownItem(w, it, image)
	w.raw("}")
	return nil
}

func (w *Writer) timestamp(key string, d Date) {
	if d.IsZero() {
		return
	}
	w.key(key)
	w.buf = append(w.buf, '"')
	w.buf = appendRFC3339(w.buf, d)
	w.buf = append(w.buf, '"')
}

// leadImage gives the index of the image that "image" is to hold, -1 for none.
func leadImage(list []Media) int {
	for i, m := range list {
		if m.Medium == "image" && m.Rel != "enclosure" && cleanURL("", m.URL) != "" {
			return i
		}
	}
	return -1
}

func (j *jsonWriter) tags(w *Writer, tags []Tag) {
	if len(tags) == 0 {
		return
	}
	mark := w.begins("tags", '[')
	for _, t := range tags {
		term := tagTerm(t)
		if term == "" {
			continue
		}
		if w.buf[len(w.buf)-1] != '[' {
			w.buf = append(w.buf, ',')
		}
		w.buf = jsonscan.AppendString(w.buf, term)
	}
	w.ends(mark, ']')
}

// attachments appends the files but the lead image, further images too.
func (j *jsonWriter) attachments(w *Writer, list []Media, image int) {
	if len(list) == 0 {
		return
	}
	mark := w.begins("attachments", '[')
	for i, m := range list {
		u := cleanURL(w.base, m.URL)
		if u == "" || i == image || m.Rel != "enclosure" && m.Medium != "image" {
			continue
		}
		w.object()
		w.member("url", u)
		w.member("mime_type", fileType(m))
		w.member("title", writtenLine(m.Title))
		w.count("size_in_bytes", m.Size)
		w.duration("duration_in_seconds", m.Duration)
		w.closeObject()
	}
	w.ends(mark, ']')
}

// count appends a number, none for 0 and below.
func (w *Writer) count(key string, n int64) {
	if n > 0 {
		w.key(key)
		w.buf = strconv.AppendInt(w.buf, n, 10)
	}
}

// duration appends seconds, none for 0 and below.
func (w *Writer) duration(key string, d time.Duration) {
	if d > 0 {
		w.key(key)
		w.buf = strconv.AppendFloat(w.buf, d.Seconds(), 'f', -1, 64)
	}
}

// holdsMedia reports whether image and attachments hold all that is known of the files, in the order that
// reading gives. image is the index of the one in "image".
func holdsMedia(list []Media, image int) bool {
	for i, m := range list {
		held := m.Rel == "enclosure" && writtenType(m.Type) == m.Type && m.Type != "" &&
			m == (Media{URL: m.URL, Type: m.Type, Medium: mediumOf(m.Type), Rel: m.Rel, Title: m.Title, Size: m.Size, Duration: m.Duration})
		if i == image {
			held = i == 0 && m == (Media{URL: m.URL, Medium: "image"})
		}
		if !held {
			return false
		}
	}
	return true
}

// elements appends the extensions that other JSON Feeds had, those that ok lets pass. Of a repeated key the first counts.
func (j *jsonWriter) elements(w *Writer, list []Element, ok func(*Element) bool) {
next:
	for i := range list {
		e := &list[i]
		if e.Name.Space != jsonFeedSpace || !ok(e) || i > maxExt {
			continue
		}
		for _, before := range list[:i] {
			if before.Name == e.Name {
				continue next
			}
		}
		v, _, _ := jsonscan.Parse([]byte(e.Text), jsonscan.Options{MaxDepth: 2 * maxNested})
		w.key(e.Name.Local)
		w.buf = v.AppendJSON(w.buf)
	}
}

// isPlainMember tells the members of the specification that no field holds.
func isPlainMember(e *Element) bool {
	switch e.Name.Local {
	case "user_comment":
		return strings.HasPrefix(e.Text, `"`)
	case "expired":
		return e.Text == "true" || e.Text == "false"
	}
	return false
}

// isExtension tells an extension in the form that the specification demands.
func isExtension(e *Element) bool {
	name := e.Name.Local
	if len(name) < 2 || name[0] != '_' || !isXMLName(name[1:]) || name[1] == '_' || strings.Contains(name, ".") || name == ownExtension {
		return false
	}
	return strings.HasPrefix(e.Text, "{")
}

// elsewhere gives the elements that JSON Feed has no place for, of those that may be written.
func elsewhere(list []Element) (others []Element) {
	for i := range list {
		e := &list[i]
		if e.Name.Space == jsonFeedSpace && (isExtension(e) || isPlainMember(e)) || !e.isShallow(maxNested) {
			continue
		}
		if e.Name.Local == writtenLine(e.Name.Local) && utf8Valid(e.Name.Space) {
			others = append(others, *e)
		}
	}
	return others
}

// ownHeader appends our extension of the header, if there is anything to say in it.
func (j *jsonWriter) ownHeader(w *Writer, f *Feed, title string, description []byte) {
	mark := w.begins(ownExtension, '{')
	w.ownTitle(title)
	w.member("id", writtenLine(f.ID))
	j.ownHTML(w, "description", f.Description, description)
	w.member("rights", writtenLine(f.Rights))
	w.member("generator", writtenLine(f.Generator))
	w.exactDate("published", f.Published, false)
	w.exactDate("updated", f.Updated, false)
	j.ownPeople(w, f.Authors, f.Contributors, f.Publisher)
	j.ownTags(w, f.Tags, true)
	if !holdsLinks(f.Links) {
		j.ownLinks(w, f.Links)
	}
	if f.Icon.URL != "" && f.Icon != image(f.Icon.URL) {
		w.marshal("icon", f.Icon)
	}
	if f.Logo.URL != "" && f.Logo != image(f.Logo.URL) {
		w.marshal("logo", f.Logo)
	}
	w.duration("ttl", f.TTL)
	if !isBlankText(f.Location.Type) {
		w.marshal("location", f.Location)
	}
	if f.Show != nil {
		w.marshal("show", f.Show)
	}
	j.ownElements(w, f.Ext)
	w.ends(mark, '}')
}

// ownItem is ownHeader for an item.
func (j *jsonWriter) ownItem(w *Writer, it *written, image int) {
	mark := w.begins(ownExtension, '{')
	w.ownTitle(it.Title)
	w.member("subtitle", writtenLine(it.Subtitle))
	j.ownHTML(w, "summary", it.Summary, w.plain)
	w.exactDate("published", it.published, true)
	w.exactDate("updated", it.updated, true)
	w.member("dateline", writtenLine(it.Dateline))
	w.member("section", writtenLine(it.Section))
	publisher := it.Publisher
	if publisher == w.feed.Publisher {
		publisher = Person{}
	}
	j.ownPeople(w, it.authors, it.Contributors, publisher)
	j.ownTags(w, it.Tags, false)
	if !holdsMedia(it.Media, image) {
		j.ownMedia(w, it.Media)
	}
	if n := len(it.Links); n > 0 && (n > 1 || it.Links[0] != (Link{URL: it.Links[0].URL, Rel: "related"})) {
		j.ownLinks(w, it.Links)
	}
	w.member("rights", writtenLine(it.Rights))
	w.member("comments", cleanURL(w.base, it.Comments))
	w.count("comment_count", int64(it.CommentCount))
	if it.Origin != nil {
		origin := *it.Origin
		origin.Items, origin.Ext = nil, elsewhere(origin.Ext)
		origin.Published, origin.Updated = writtenDate(origin.Published), writtenDate(origin.Updated)
		w.marshal("origin", origin)
	}
	if !isBlankText(it.Location.Type) {
		w.marshal("location", it.Location)
	}
	if it.Doubts != 0 {
		w.marshal("doubts", it.Doubts)
	}
	if it.Episode != nil {
		w.marshal("episode", it.Episode)
	}
	j.ownElements(w, it.Ext)
	w.ends(mark, '}')
}

// ownTitle appends a title that is about references: others escape theirs, and it would be read as they are.
func (w *Writer) ownTitle(s string) {
	if s = writtenLine(s); hasReference(s) {
		w.member("title", s)
	}
}

// ownHTML appends HTML that is more than the text of it, which is all that the format holds.
func (j *jsonWriter) ownHTML(w *Writer, key, s string, text []byte) {
	if isEscaped(strings.TrimSpace(s), text) {
		return
	}
	if s = strings.TrimSpace(dropped(s)); !isEscaped(s, text) {
		w.member(key, s)
	}
}

// isEscaped reports whether HTML is the text as textHTML gives it.
func isEscaped(html string, text []byte) bool {
	for _, c := range text {
		e := ""
		switch c {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		default:
			if html == "" || html[0] != c {
				return false
			}
			html = html[1:]
			continue
		}
		rest, ok := strings.CutPrefix(html, e)
		if !ok {
			return false
		}
		html = rest
	}
	return html == ""
}

// exactDate appends a date that the format's own member, if it has one, can not hold: a day.
func (w *Writer) exactDate(key string, d Date, held bool) {
	switch {
	case !d.canBeWritten() || held && !d.DayOnly:
	case d.DayOnly:
		w.member(key, d.String())
	default:
		w.timestamp(key, d)
	}
}

func (j *jsonWriter) ownPeople(w *Writer, authors, others []Person, publisher Person) {
	if !holdsPeople(authors) {
		mark := w.begins("authors", '[')
		for _, p := range authors {
			j.ownPerson(w, p)
		}
		w.ends(mark, ']')
	}
	if len(others) > 0 {
		mark := w.begins("contributors", '[')
		for _, p := range others {
			j.ownPerson(w, p)
		}
		w.ends(mark, ']')
	}
	if publisher != (Person{}) {
		mark := w.begins("publisher", '{')
		j.personMembers(w, publisher)
		w.ends(mark, '}')
	}
}

func (j *jsonWriter) ownPerson(w *Writer, p Person) {
	w.object()
	j.personMembers(w, p)
	w.closeObject()
}

func (j *jsonWriter) personMembers(w *Writer, p Person) {
	w.member("name", writtenLine(p.Name))
	w.member("email", writtenLine(p.Email))
	w.member("url", cleanURL(w.base, p.URL))
	w.member("image", cleanURL(w.base, p.Image))
	w.member("role", writtenLine(p.Role))
	w.member("affiliation", writtenLine(p.Affiliation))
	if p.Org {
		w.key("org")
		w.raw("true")
	}
}

// ownTags appends tags: all of the header's, those of an item where one has more than a term.
func (j *jsonWriter) ownTags(w *Writer, tags []Tag, all bool) {
	if !all && !slices.ContainsFunc(tags, func(t Tag) bool { return t != Tag{Term: t.Term} || hasReference(t.Term) }) {
		return
	}
	mark := w.begins("tags", '[')
	for _, t := range tags {
		w.object()
		w.member("term", writtenLine(t.Term))
		w.member("scheme", writtenLine(t.Scheme))
		w.member("label", writtenLine(t.Label))
		w.closeObject()
	}
	w.ends(mark, ']')
}

func (j *jsonWriter) ownLinks(w *Writer, links []Link) {
	mark := w.begins("links", '[')
	for _, l := range links {
		u := cleanURL(w.base, l.URL)
		if u == "" {
			continue
		}
		w.object()
		w.member("url", u)
		w.member("rel", writtenLine(l.Rel))
		w.member("type", writtenLine(l.Type))
		w.member("language", writtenLine(l.Language))
		w.member("title", writtenLine(l.Title))
		w.count("length", l.Length)
		w.closeObject()
	}
	w.ends(mark, ']')
}

func (j *jsonWriter) ownMedia(w *Writer, list []Media) {
	mark := w.begins("media", '[')
	for _, m := range list {
		w.object()
		w.member("url", cleanURL(w.base, m.URL))
		w.member("type", writtenLine(m.Type))
		w.member("medium", writtenLine(m.Medium))
		w.member("rel", writtenLine(m.Rel))
		w.member("title", writtenLine(m.Title))
		w.member("alt", writtenLine(m.Alt))
		w.member("caption", writtenLine(m.Caption))
		w.member("credit", writtenLine(m.Credit))
		w.member("link", cleanURL(w.base, m.Link))
		w.count("width", int64(m.Width))
		w.count("height", int64(m.Height))
		w.count("size", m.Size)
		w.duration("duration", m.Duration)
		w.closeObject()
	}
	w.ends(mark, ']')
}

// ownElements appends the elements that JSON Feed has no place for.
func (j *jsonWriter) ownElements(w *Writer, list []Element) {
	if others := elsewhere(list); others != nil {
		w.marshal("ext", others)
	}
}

// marshal appends what is rare by encoding/json. What XML forbids is dropped from it as from all else.
func (w *Writer) marshal(key string, value any) {
	b, err := json.Marshal(value)
	if err != nil {
		return // coordinates that are no numbers, alone
	}
	if v, _, err := jsonscan.Parse(b, jsonscan.Options{}); err == nil && !v.IsZero() {
		w.key(key)
		w.buf = v.AppendJSON(w.buf)
	}
}

func (j *jsonWriter) end(w *Writer) { w.raw("\n]}\n") }
