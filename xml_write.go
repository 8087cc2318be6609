package broadsheet

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A map of this file: namespaces and the prolog; raw, attr, text and their like, which append to Writer.buf; people, links, media,
// places; elements that no field holds. Nothing is appended for a value that is "" or not fit to be written.

// Addresses of the namespaces that a Writer declares.
const (
	uriContent = "http://purl.org/rss/1.0/modules/content/"
	uriDC      = "http://purl.org/dc/elements/1.1/"
	uriTerms   = "http://purl.org/dc/terms/"
	uriMedia   = "http://search.yahoo.com/mrss/"
	uriITunes  = "http://www.itunes.com/dtds/podcast-1.0.dtd"
	uriPodcast = "https://podcastindex.org/namespace/1.0"
	uriSlash   = "http://purl.org/rss/1.0/modules/slash/"
	uriThread  = "http://purl.org/syndication/thread/1.0"
	uriGeoRSS  = "http://www.georss.org/georss"
	uriGML     = "http://www.opengis.net/gml"
	uriPSC     = "http://podlove.org/simple-chapters"
)

// rootSpaces are the namespaces that the root of RSS declares, the last two in a podcast.
var rootSpaces = [...]int{nsAtom, nsContent, nsDC, nsMedia, nsITunes, nsPodcast}

// declarations appends the namespaces that the root declares. In Atom its own is the default.
func (w *Writer) declarations(atom bool) {
	for _, n := range rootSpaces {
		if uri := feedSpaces[n].uri; w.declared(uri) && !(atom && n == nsAtom) {
			w.raw(` xmlns:`, prefixOf(uri), `="`, uri, `"`)
		}
	}
}

// declared reports whether the root declares a namespace.
func (w *Writer) declared(uri string) bool {
	switch uri {
	case uriAtom, uriDC, uriMedia, uriXML:
		return true
	case uriContent:
		return !w.isAtom()
	case uriITunes, uriPodcast:
		return w.feed.Show.says() && !w.isAtom()
	}
	return false
}

func (w *Writer) isAtom() bool { _, ok := w.format.(*atomWriter); return ok }

// prolog appends the XML declaration and the stylesheet instruction.
func (w *Writer) prolog() {
	w.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	if w.Stylesheet == "" {
		return
	}
	kind := "text/xsl"
	if strings.HasSuffix(w.Stylesheet, ".css") {
		kind = "text/css"
	}
	w.raw(`<?xml-stylesheet type="`, kind, `"`)
	w.attr("href", w.Stylesheet)
	w.raw("?>\n")
}

// raw appends what needs no escapes.
//
//go:noinline
func (w *Writer) raw(parts ...string) {
	for _, s := range parts {
		w.buf = append(w.buf, s...)
	}
}

// attr appends an attribute, none for "".
func (w *Writer) attr(name, value string) {
	if value == "" {
		return
	}
	w.buf = append(w.buf, ' ')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '=', '"')
	w.buf = attrEscaped.append(w.buf, value)
	w.buf = append(w.buf, '"')
}

// attrInt appends a number as an attribute, none for 0 and below.
func (w *Writer) attrInt(name string, n int64) {
	if n <= 0 {
		return
	}
	w.raw(" ", name, `="`)
	w.buf = strconv.AppendInt(w.buf, n, 10)
	w.buf = append(w.buf, '"')
}

// text appends an element with plain text, none for what is blank.
//
//go:noinline
func (w *Writer) text(name, s string) { w.escaped(name, s, &plainEscaped) }

// verbatim appends an element with an address, an id or HTML, none for what is blank.
//
//go:noinline
func (w *Writer) verbatim(name, s string) { w.escaped(name, s, &onceEscaped) }

func (w *Writer) escaped(name, s string, e *escaping) {
	if isBlankText(s) {
		return
	}
	w.buf = append(w.buf, '<')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '>')
	w.buf = e.append(w.buf, s)
	w.end(name)
}

// end appends an end tag.
//
//go:noinline
func (w *Writer) end(name string) {
	w.buf = append(w.buf, '<', '/')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '>', '\n')
}

// number appends an element with a number, none for 0 and below.
func (w *Writer) number(name string, n int64) {
	if n <= 0 {
		return
	}
	w.raw("<", name, ">")
	w.buf = strconv.AppendInt(w.buf, n, 10)
	w.end(name)
}

// open appends a start tag without its last bracket. A namespace that the root does not declare is declared here.
func (w *Writer) open(prefix, local, uri string) {
	w.raw("<", prefix, ":", local)
	if !w.declared(uri) {
		w.raw(" xmlns:", prefix, `="`, uri, `"`)
	}
}

// spaced appends an element with text in a namespace, none for "".
func (w *Writer) spaced(prefix, local, uri, s string) {
	if s == "" {
		return
	}
	w.open(prefix, local, uri)
	w.buf = append(w.buf, '>')
	w.buf = plainEscaped.append(w.buf, s)
	w.raw("</", prefix, ":", local, ">\n")
}

// modules appends what neither format has an element for.
func (w *Writer) modules(it *written) {
	w.spaced("dcterms", "alternative", uriTerms, writtenLine(it.Subtitle))
	w.spaced("dcterms", "spatial", uriTerms, writtenLine(it.Dateline))
	w.spaced("slash", "section", uriSlash, writtenLine(it.Section))
}

// atomName gives the name of an Atom element as it is in the feed being written: in Atom without its prefix.
func (w *Writer) atomName(name string) string {
	if w.isAtom() {
		return name[len("atom:"):]
	}
	return name
}

// person appends an Atom person construct (RFC 4287 section 3.2), none for nobody.
func (w *Writer) person(tag string, p Person) {
	name := personName(p)
	if name == "" {
		return
	}
	tag = w.atomName(tag)
	w.raw("<", tag, ">")
	w.text(w.atomName("atom:name"), name)
	w.verbatim(w.atomName("atom:uri"), cleanURL(w.base, p.URL))
	w.text(w.atomName("atom:email"), mailAddress(p))
	w.end(tag)
}

// contributors appends the people who are no authors. podcast:person alone can say what they did.
func (w *Writer) contributors(people []Person) {
	for _, p := range people {
		name := personName(p)
		if name == "" || p.Role == "" && p.Image == "" {
			w.person("atom:contributor", p)
			continue
		}
		w.open("podcast", "person", uriPodcast)
		w.attr("role", writtenLine(p.Role))
		w.attr("img", cleanURL(w.base, p.Image))
		w.attr("href", cleanURL(w.base, p.URL))
		w.buf = append(w.buf, '>')
		w.buf = onceEscaped.append(w.buf, name)
		w.raw("</podcast:person>\n")
	}
}

// publisher appends who publishes the article, unless the header says it.
func (w *Writer) publisher(it *written) {
	if name := personName(it.Publisher); name != personName(w.feed.Publisher) {
		w.text("dc:publisher", name)
	}
}

// otherAlternate is the relation of an article's further addresses.
//
// QUIRK: an entry must not have two alternate links of one type and language (RFC 4287 section 4.1.2), but sites have pages
// with several addresses. A relation may be any IRI (section 4.2.7.2), and our reader knows this one.
const otherAlternate = urnPrefix + "alternate"

// links appends links as Atom's. main says that a bare alternate link stands before them.
func (w *Writer) links(list []Link, main bool) {
	for i, l := range list {
		rel := writtenLine(l.Rel)
		switch {
		case rel == "" || strings.ContainsAny(rel, " <>\"{}|\\^`") || !isASCII([]byte(rel)):
			rel = "related"
		case rel == "alternate" && (main && writtenType(l.Type) == "" && writtenLanguage(l.Language) == "" || sameAlternate(list[:i], l)):
			rel = otherAlternate
		}
		w.link(rel, l)
	}
}

// sameAlternate reports whether an alternate link of l's type and language is in the list.
func sameAlternate(list []Link, l Link) bool {
	if len(list) > 64 {
		return true // not looked for, so that the time stays linear
	}
	for _, other := range list {
		if other.Rel == l.Rel && writtenType(other.Type) == writtenType(l.Type) && writtenLanguage(other.Language) == writtenLanguage(l.Language) {
			return true
		}
	}
	return false
}

// link appends one link, none where there is no address.
func (w *Writer) link(rel string, l Link) {
	u := cleanURL(w.base, l.URL)
	if u == "" {
		return
	}
	w.raw("<", w.atomName("atom:link"))
	w.attr("rel", rel)
	w.attr("href", u)
	w.attr("type", writtenType(l.Type))
	w.attr("hreflang", writtenLanguage(l.Language))
	w.attr("title", writtenLine(l.Title))
	w.attrInt("length", l.Length)
	w.raw("/>\n")
}

// media appends media:content or media:thumbnail (https://www.rssboard.org/media-rss), nothing without an address.
func (w *Writer) media(m Media) {
	u := cleanURL(w.base, m.URL)
	if u == "" || strings.HasPrefix(u, "mailto:") {
		return
	}
	if m.Rel == "thumbnail" {
		w.raw("<media:thumbnail")
		w.attr("url", u)
		w.attrInt("width", int64(m.Width))
		w.attrInt("height", int64(m.Height))
		w.raw("/>\n")
		return
	}
	kind, medium := writtenMedium(m)
	w.raw("<media:content")
	w.attr("url", u)
	w.attr("type", kind)
	w.attr("medium", oneOf(medium, "image", "audio", "video", "document", "executable"))
	w.attrInt("fileSize", m.Size)
	w.attrInt("width", int64(m.Width))
	w.attrInt("height", int64(m.Height))
	w.attrInt("duration", wholeSeconds(m.Duration))
	title, caption, credit := writtenLine(m.Title), writtenLine(m.Caption), writtenLine(m.Credit)
	if title == "" && caption == "" && credit == "" {
		w.raw("/>\n")
		return
	}
	w.raw(">")
	w.text("media:title", title)
	w.text("media:description", caption)
	w.text("media:credit", credit)
	w.raw("</media:content>\n")
}

// writtenMedium gives the media type and the medium that a file is written with.
func writtenMedium(m Media) (kind, medium string) {
	switch kind = writtenType(m.Type); m.Rel {
	case "thumbnail":
		return kind, "image"
	case "enclosure":
		kind = fileType(m)
	}
	return kind, cmp.Or(mediumOf(kind), m.Medium)
}

// imagesFirst yields files in the order that a Reader gives them.
func imagesFirst(list []Media) iter.Seq2[int, Media] {
	return func(yield func(int, Media) bool) {
		for _, images := range [...]bool{true, false} {
			for i, m := range list {
				if _, medium := writtenMedium(m); (medium == "image") == images && !yield(i, m) {
					return
				}
			}
		}
	}
}

// needsMedia reports whether a file has what a link to it can not say.
func needsMedia(m Media) bool {
	return m.Width > 0 || m.Height > 0 || m.Duration > 0 || m.Caption != "" || m.Credit != "" || m.Medium != "" && mediumOf(fileType(m)) == ""
}

func wholeSeconds(d time.Duration) int64 { return int64((d + time.Second/2) / time.Second) }

// place appends a geometry as GeoRSS (https://docs.ogc.org/cs/17-002r1/17-002r1.html), latitude first: Simple but for a
// box, which validators know as GML alone.
func (w *Writer) place(g Geometry) {
	local, least := "", 1
	switch points := g.Coordinates; g.Type {
	case "Point":
		local, g.Coordinates = "point", points[:min(len(points), 1)]
	case "LineString":
		local, least = "line", 2
	case "Polygon":
		local, least = "polygon", 4
	case "Box":
		local, least = "where", 2
	}
	if local == "" || len(g.Coordinates) < least {
		return
	}
	for _, c := range g.Coordinates {
		if !(math.Abs(c[0]) <= 360 && math.Abs(c[1]) <= 90) {
			return
		}
	}
	w.open("georss", local, uriGeoRSS)
	if g.Type == "Box" {
		w.raw(`><gml:Envelope xmlns:gml="`, uriGML, `"><gml:lowerCorner>`)
		w.coordinates(g.Coordinates[:1])
		w.raw("</gml:lowerCorner><gml:upperCorner>")
		w.coordinates(g.Coordinates[1:2])
		w.raw("</gml:upperCorner></gml:Envelope></georss:where>\n")
		return
	}
	w.buf = append(w.buf, '>')
	w.coordinates(g.Coordinates)
	w.raw("</georss:", local, ">\n")
}

// coordinates appends points, latitude first.
func (w *Writer) coordinates(list [][2]float64) {
	for i, c := range list {
		if i > 0 {
			w.buf = append(w.buf, ' ')
		}
		w.buf = strconv.AppendFloat(w.buf, c[1], 'f', -1, 64)
		w.buf = append(w.buf, ' ')
		w.buf = strconv.AppendFloat(w.buf, c[0], 'f', -1, 64)
	}
}

// extensions appends the elements that no field holds. Of those without a namespace the first of each that bare names.
func (w *Writer) extensions(list []Element, bare []string) {
	seen := uint(0)
	for i := range list {
		e := &list[i]
		if !e.isShallow(maxNested) {
			continue
		}
		switch e.Name.Space {
		case jsonFeedSpace, uriAtom: // Atom's would stand beside a field's own
			continue
		case uriITunes:
			if e.Name.Local == "name" || e.Name.Local == "email" {
				continue // an owner's, without owner
			}
		case "":
			at := slices.Index(bare, e.Name.Local)
			if at < 0 || seen&(1<<at) != 0 || e.Name.Local == "docs" && !isCleanURL(e.Text) {
				continue
			}
			seen |= 1 << at
		}
		if w.element(e, "", false) {
			w.buf = append(w.buf, '\n')
		}
	}
}

// maxNested bounds how deep the elements nest that are written. A Reader reads them back, from JSON too, where each is two deep.
const maxNested = 100

// isShallow reports whether an element is at most so many deep.
func (e *Element) isShallow(most int) bool {
	for i := range e.Children {
		if most == 1 || !e.Children[i].isShallow(most-1) {
			return false
		}
	}
	return true
}

// element appends an element with all that is in it, in the namespace prefix that outer has for its own where the
// two are the same. bare says that a name without prefix has no namespace there. It reports false, and appends nothing, for a
// name that is none.
func (w *Writer) element(e *Element, outer string, bare bool) bool {
	if !isXMLName(e.Name.Local) || !utf8Valid(e.Name.Space) {
		return false
	}
	prefix := prefixOf(e.Name.Space)
	name := e.Name.Local
	if prefix == "" && e.Name.Space != "" {
		prefix = "x"
	}
	if w.isAtom() && e.Name.Space == uriAtom {
		prefix = ""
	}
	if prefix != "" {
		name = prefix + ":" + name
	}
	w.raw("<", name)
	switch {
	case e.Name.Space == "" && w.isAtom() && !bare:
		w.raw(` xmlns=""`)
		bare = true
	case e.Name.Space == uriAtom && w.isAtom() && bare:
		w.raw(` xmlns="`, uriAtom, `"`)
		bare = false
	case prefix != "" && !w.declared(e.Name.Space) && e.Name.Space != outer:
		w.attr("xmlns:"+prefix, e.Name.Space)
	}
	w.elementAttrs(e, prefix)
	if e.Text == "" && len(e.Children) == 0 {
		w.raw("/>")
		return true
	}
	w.buf = append(w.buf, '>')
	w.buf = onceEscaped.append(w.buf, e.Text)
	for i := range e.Children {
		w.element(&e.Children[i], e.Name.Space, bare)
	}
	w.raw("</", name, ">")
	return true
}

// elementAttrs appends an element's attributes. One whose name comes twice is written once.
func (w *Writer) elementAttrs(e *Element, prefix string) {
	spaces := 0
next:
	for i, a := range e.Attr {
		if !isXMLName(a.Name.Local) || i >= 100 || a.Name.Space == "http://www.w3.org/2000/xmlns/" || a.Name.Local == "xmlns" {
			continue
		}
		for _, b := range e.Attr[:i] {
			if a.Name == b.Name {
				continue next
			}
		}
		name := a.Name.Local
		switch p := prefixOf(a.Name.Space); {
		case a.Name.Space == "":
		case p != "" && (w.declared(a.Name.Space) && !(w.isAtom() && p == "atom") || a.Name.Space == e.Name.Space && prefix != ""):
			name = p + ":" + name
		case a.Name.Space == e.Name.Space && prefix != "":
			name = prefix + ":" + name
		default:
			spaces++
			p := "a" + strconv.Itoa(spaces)
			w.attr("xmlns:"+p, a.Name.Space)
			name = p + ":" + name
		}
		w.raw(" ", name, `="`)
		w.buf = attrEscaped.append(w.buf, a.Value)
		w.buf = append(w.buf, '"')
	}
}

// prefixOf gives the prefix that a namespace is written with, "" for one that is not known.
func prefixOf(uri string) string {
	for i := range feedSpaces {
		if space := &feedSpaces[i]; space.uri == uri && uri != "" {
			prefix, _, _ := strings.Cut(space.prefixes[1:], "|")
			return prefix
		}
	}
	return ""
}

// isXMLName reports whether s is a name without a colon (Namespaces in XML section 3): of ASCII and of the letters beyond it
// that parsers of every edition of XML 1.0 take.
func isXMLName(s string) bool {
	for i, r := range s {
		switch {
		case 'a' <= r|0x20 && r|0x20 <= 'z' && r < 0x80, r == '_':
		case i > 0 && ('0' <= r && r <= '9' || r == '-' || r == '.'):
		case 0xC0 <= r && r <= 0xFF && r != 0xD7 && r != 0xF7, 0x3B1 <= r && r <= 0x3C9, 0x410 <= r && r <= 0x44F, 0x4E00 <= r && r <= 0x9FA5:
		default:
			return false
		}
	}
	return s != "" && len(s) < 256
}

// utf8Valid reports whether a namespace's address can stand in an attribute as it is.
func utf8Valid(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r >= 0xFFFD && r <= 0xFFFF {
			return false
		}
	}
	return true
}
