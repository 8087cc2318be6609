package broadsheet

import (
	"slices"
	"strconv"
	"strings"
)

// atomWriter writes Atom 1.0 (RFC 4287).
type atomWriter struct {
}

func (x *atomWriter) begin(w *Writer, _ *Article) error {
	f := w.feed
	title, err := w.feedTitle()
	if err != nil {
		return err
	}
	if !f.Updated.canBeWritten() {
		return missingField("Updated")
	}
	w.prolog()
	w.raw(`<feed xmlns="`, uriAtom, `"`)
	w.declarations(true)
	w.attr("xml:lang", writtenLanguage(f.Language))
	w.raw(">\n")
	w.verbatim("id", x.feedID(w, title))
	w.construct("title", title, f.Ext, &twiceEscaped)
	x.html(w, "subtitle", f.Description)
	w.moment("updated", f.Updated)
	x.feedLinks(w, f)
	x.feedPeople(w, title)
	w.atomTags(f.Tags)
	w.construct("rights", writtenLine(f.Rights), f.Ext, &plainEscaped)
	w.generator(f)
	w.verbatim("icon", cleanURL(w.base, f.Icon.URL))
	w.verbatim("logo", cleanURL(w.base, f.Logo.URL))
	if f.Published.canBeWritten() {
		w.open("dcterms", "issued", uriTerms)
		w.raw(">")
		w.buf = appendRFC3339(w.buf, f.Published)
		w.raw("</dcterms:issued>\n")
	}
	w.text("dc:publisher", personName(f.Publisher))
	w.place(f.Location)
	w.extensions(f.Ext, nil)
	return nil
}

// feedID gives the feed's id: its own, else its address, else its site's, else a URN of its title.
func (x *atomWriter) feedID(w *Writer, title string) string {
	for _, id := range [...]string{writtenLine(w.feed.ID), cleanURL("", w.feed.URL), cleanURL("", w.feed.HomeURL)} {
		if id != "" {
			return atomID(id)
		}
	}
	return hashURN(title)
}

// feedLinks appends where a feed's site and the feed itself are, and its other links.
func (x *atomWriter) feedLinks(w *Writer, f *Feed) {
	home := cleanURL(w.base, f.HomeURL)
	if home != "" {
		w.raw("<link")
		w.attr("href", home)
		w.raw("/>\n")
	}
	if f.URL != "" {
		w.link("self", Link{URL: f.URL})
	}
	w.links(f.Links, home != "")
}

// feedPeople appends the feed's authors, and derives one where there is none: an entry without author is the feed's.
func (x *atomWriter) feedPeople(w *Writer, title string) {
	if !slices.ContainsFunc(w.authors, func(p Person) bool { return personName(p) != "" }) {
		p := Person{Name: personName(w.feed.Publisher)}
		if p.Name == "" {
			p.Name = title
		}
		w.authors = []Person{p}
	}
	for _, p := range w.authors {
		w.person("atom:author", p)
	}
	w.contributors(w.feed.Contributors)
}

// moment appends a date construct (RFC 4287 section 3.3).
func (w *Writer) moment(name string, d Date) {
	w.raw("<", name, ">")
	w.buf = appendRFC3339(w.buf, d)
	w.end(name)
}

// construct appends a plain text as a text construct (RFC 4287 section 3.1). Titles that look like HTML are escaped twice, as
// HTML, so that no reader takes them for markup; rights never are. Where ext keeps the HTML that the text was made of, that is
// written.
func (w *Writer) construct(name, text string, ext []Element, e *escaping) {
	if text == "" {
		return
	}
	for i := range ext {
		if e := &ext[i]; e.Name.Space == uriAtom && e.Name.Local == name && stripTags(e.Text) == text && e.Text != text {
			w.raw("<", name, ` type="html">`)
			w.buf = onceEscaped.append(w.buf, e.Text)
			w.end(name)
			return
		}
	}
	if e != &twiceEscaped || strings.IndexByte(text, '&') < 0 && strings.IndexByte(text, '<') < 0 {
		w.text(name, text)
		return
	}
	w.raw("<", name, ` type="html">`)
	w.buf = twiceEscaped.append(w.buf, text)
	w.end(name)
}

// html appends HTML as a text construct.
func (x *atomWriter) html(w *Writer, name, s string) {
	if isBlankText(s) {
		return
	}
	w.raw("<", name)
	if strings.IndexByte(s, '<') >= 0 || strings.IndexByte(s, '&') >= 0 {
		w.raw(` type="html"`)
	}
	w.raw(">")
	w.buf = onceEscaped.append(w.buf, s)
	w.end(name)
}

// generator appends the generator, with the address and version that Ext keeps of it.
func (w *Writer) generator(f *Feed) {
	name := writtenLine(f.Generator)
	if name == "" {
		return
	}
	w.raw("<generator")
	for i := range f.Ext {
		if e := &f.Ext[i]; e.Name.Space == uriAtom && e.Name.Local == "generator" && e.Text == f.Generator {
			for _, a := range e.Attr {
				switch {
				case a.Name == Name{Local: "uri"}:
					w.attr("uri", cleanURL(w.base, a.Value))
				case a.Name == Name{Local: "version"}:
					w.attr("version", writtenLine(a.Value))
				}
			}
			break
		}
	}
	w.raw(">")
	w.buf = plainEscaped.append(w.buf, name)
	w.end("generator")
}

// atomTags appends categories (RFC 4287 section 4.2.2).
func (w *Writer) atomTags(tags []Tag) {
	for _, t := range tags {
		term, label := tagTerm(t), writtenLine(t.Label)
		if term == "" {
			continue
		}
		w.raw("<category")
		w.attr("term", term)
		w.attr("scheme", schemeIRI(t.Scheme))
		w.attr("label", label)
		w.raw("/>\n")
	}
}

// schemeIRI gives a category's scheme, which Atom wants to be an IRI.
func schemeIRI(s string) string {
	if s = writtenLine(s); s == "" {
		return ""
	}
	return atomID(s)
}

func (x *atomWriter) item(w *Writer, it *written) error {
	title := writtenLine(it.Title)
	if title == "" {
		title = x.deriveTitle(it)
	}
	if title == "" {
		return missingField("Title")
	}
	updated := it.updated
	for _, d := range [...]Date{it.published, w.feed.Updated} {
		if updated.IsZero() {
			updated = d
		}
	}
	w.raw("<entry")
	w.attr("xml:lang", it.language)
	w.raw(">\n")
	w.construct("title", title, it.Ext, &twiceEscaped)
	if it.url != "" {
		w.raw("<link")
		w.attr("href", it.url)
		w.raw("/>\n")
	}
	w.verbatim("id", it.id)
	w.moment("updated", updated)
	if !it.published.IsZero() {
		w.moment("published", it.published)
	}
	for _, p := range it.authors {
		w.person("atom:author", p)
	}
	w.contributors(it.Contributors)
	w.atomTags(it.Tags)
	x.texts(w, it, title)
	w.construct("rights", writtenLine(it.Rights), it.Ext, &plainEscaped)
	x.files(w, it)
	x.origin(w, it.Origin)
	w.publisher(it)
	w.modules(it)
	if it.CommentCount > 0 {
		w.open("thr", "total", uriThread)
		w.raw(">", strconv.Itoa(it.CommentCount), "</thr:total>\n")
	}
	w.place(it.Location)
	w.extensions(it.Ext, nil)
	w.raw("</entry>\n")
	return nil
}

// deriveTitle gives an entry the title that Atom demands.
func (x *atomWriter) deriveTitle(it *written) string {
	for _, html := range [...]string{it.Summary, it.Content} {
		if t := excerptOf(html); t != "" {
			return t
		}
	}
	if it.url != "" {
		return it.url
	}
	return writtenLine(it.ID)
}

// texts appends summary and content. An entry without an alternate link must have content, and one whose content is empty a
// summary (RFC 4287 section 4.1.2).
func (x *atomWriter) texts(w *Writer, it *written, title string) {
	summary := it.Summary
	if it.url == "" && isBlankText(it.Content) && isBlankText(summary) {
		summary = escapeHTML(title)
	}
	x.html(w, "summary", summary)
	switch {
	case !isBlankText(it.Content):
		w.raw(`<content type="html">`)
		w.buf = appendCDATA(w.buf, it.Content)
		w.end("content")
	case it.url == "":
		w.raw("<content></content>\n")
	}
}

// files appends the entry's links, enclosures and images.
func (x *atomWriter) files(w *Writer, it *written) {
	if it.Comments != "" {
		w.link("replies", Link{URL: it.Comments, Type: "text/html"})
	}
	w.links(it.Links, it.url != "")
	for _, m := range imagesFirst(it.Media) {
		if m.Rel == "enclosure" {
			w.link("enclosure", Link{URL: m.URL, Type: fileType(m), Title: m.Title, Length: m.Size})
		}
		if m.Rel != "enclosure" || needsMedia(m) {
			w.media(m)
		}
	}
}

// origin appends the feed that an entry comes from (RFC 4287 section 4.2.11).
func (x *atomWriter) origin(w *Writer, o *Feed) {
	if o == nil {
		return
	}
	w.raw("<source>\n")
	id := writtenLine(o.ID)
	for _, u := range [...]string{o.URL, o.HomeURL} {
		if id == "" {
			id = cleanURL(w.base, u)
		}
	}
	if id != "" {
		w.verbatim("id", atomID(id))
	}
	w.construct("title", writtenLine(o.Title), o.Ext, &twiceEscaped)
	x.html(w, "subtitle", o.Description)
	if o.Updated.canBeWritten() {
		w.moment("updated", o.Updated)
	}
	x.feedLinks(w, o)
	for _, p := range o.Authors {
		w.person("atom:author", p)
	}
	w.contributors(o.Contributors)
	w.atomTags(o.Tags)
	w.construct("rights", writtenLine(o.Rights), o.Ext, &plainEscaped)
	w.generator(o)
	w.verbatim("icon", cleanURL(w.base, o.Icon.URL))
	w.verbatim("logo", cleanURL(w.base, o.Logo.URL))
	w.raw("</source>\n")
}

func (x *atomWriter) end(w *Writer) { w.raw("</feed>\n") }
