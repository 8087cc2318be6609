package interop

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
	"golang.org/x/net/html"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/internal/xmlscan"
)

// This file reads elements as gofeed's parsers do; rss.go and atom.go say which there are. gofeed's rules
// that its users see, and that are kept here: names of elements are compared without case; a text is the
// inside of its element, markup and all, without blanks at its ends; extensions go by the usual prefix of
// their namespace; href, src, uri and scheme are resolved against xml:base as if it were a folder.

// xmlReader builds gofeed's models of the formats.
type xmlReader struct {
	s     *xmlscan.Scanner
	bases []xmlBase
	own   string // a namespace that the root bears although it is none of RSS or Atom
}

// xmlBase is an xml:base in force.
type xmlBase struct {
	depth int
	url   *url.URL
}

const xmlSpace = "http://www.w3.org/XML/1998/namespace"

// read finds the root.
func (x *xmlReader) read() (*rss.Feed, *atom.Feed) {
	for {
		switch x.s.Next() {
		case xmlscan.EOF:
			return nil, nil
		case xmlscan.Start:
			x.start()
			switch x.name() {
			case "rss", "rdf":
				return x.rssRoot(), nil
			case "feed":
				return nil, x.atomRoot()
			}
		}
	}
}

// start takes note of a start tag's xml:base.
func (x *xmlReader) start() {
	for n := len(x.bases); n > 0 && x.bases[n-1].depth >= x.s.Depth(); n-- {
		x.bases = x.bases[:n-1] // of an element that is closed
	}
	for i := range x.s.Attr {
		a := &x.s.Attr[i]
		if a.Name.URI != xmlSpace || string(a.Name.Local) != "base" {
			continue
		}
		u, err := url.Parse(x.value(a))
		if err != nil {
			return
		}
		if outer := x.base(); outer != nil {
			u = outer.ResolveReference(u)
		}
		x.bases = append(x.bases, xmlBase{x.s.Depth(), u})
	}
}

// base gives the base in force, nil for none.
func (x *xmlReader) base() *url.URL {
	for i := len(x.bases) - 1; i >= 0; i-- {
		if x.bases[i].depth <= x.s.Depth() {
			return x.bases[i].url
		}
		x.bases = x.bases[:i]
	}
	return nil
}

// name gives the element's name in lower case.
func (x *xmlReader) name() string { return strings.ToLower(string(x.s.Name.Local)) }

// space gives the element's namespace, or its prefix where that is not declared.
func (x *xmlReader) space() string {
	if x.s.Name.URI != "" {
		return strings.TrimSpace(x.s.Name.URI)
	}
	return string(x.s.Name.Prefix)
}

func (x *xmlReader) value(a *xmlscan.Attr) string { return string(x.s.AppendText(nil, a.Value)) }

// attr gives an attribute of the start tag by its local name.
func (x *xmlReader) attr(name string) string {
	for i := range x.s.Attr {
		if a := &x.s.Attr[i]; string(a.Name.Local) == name {
			return x.resolved(a)
		}
	}
	return ""
}

// resolved gives an attribute's value, resolved if it is an address.
func (x *xmlReader) resolved(a *xmlscan.Attr) string {
	v := x.value(a)
	switch strings.ToLower(string(a.Name.Local)) {
	case "href", "scheme", "src", "uri":
		if u := resolve(x.base(), v); u != "" {
			return u
		}
	}
	return v
}

// resolve gives ref relative to base as gofeed does, "" where ref is no address.
func resolve(base *url.URL, ref string) string {
	u, err := url.Parse(strings.TrimLeft(ref, " "))
	if err != nil {
		return ""
	}
	if base == nil {
		return u.String()
	}
	folder := *base
	if folder.Path != "" && ref != "" && !strings.HasSuffix(folder.Path, "/") {
		folder.Path += "/"
	}
	return folder.ResolveReference(u).String()
}

// children calls handle for each child of the element whose start tag was the last token. Whatever handle
// leaves of the child is skipped.
func (x *xmlReader) children(handle func(name string)) {
	depth := x.s.Depth()
	for {
		switch x.s.Next() {
		case xmlscan.EOF:
			return
		case xmlscan.End:
			if x.s.Depth() < depth {
				return
			}
		case xmlscan.Start:
			x.start()
			handle(x.name())
			if x.s.Depth() > depth {
				x.inner()
			}
		}
	}
}

// parts calls field for each child that is the format's own, and gives the others as extensions, nil where there are none.
func (x *xmlReader) parts(own func() bool, field func(name string)) (others ext.Extensions) {
	x.children(func(name string) {
		if own() {
			field(name)
			return
		}
		if others == nil {
			others = ext.Extensions{}
		}
		x.extension(others)
	})
	return others
}

// inner gives the inside of the element whose start tag was the last token, as it stands, and reads past it.
func (x *xmlReader) inner() (raw []byte) {
	depth, empty := x.s.Depth(), false
	for {
		kind := x.s.Next()
		if kind == xmlscan.EOF || kind == xmlscan.End && x.s.Depth() < depth {
			return raw
		}
		if !empty { // the End of an empty-element tag has the same bytes
			raw = append(raw, x.s.Raw()...)
		}
		empty = kind == xmlscan.Start && x.s.Empty
	}
}

// text gives the inside of an element as text: character references resolved, CDATA as it is.
func (x *xmlReader) text() string { return plain(bytes.TrimSpace(x.inner())) }

// textURL is text resolved against the base, where there is one.
func (x *xmlReader) textURL() string {
	base := x.base()
	s := x.text()
	if base == nil || s == "" {
		return s
	}
	if u := resolve(base, s); u != "" {
		return u
	}
	return s
}

var (
	cdataStart = []byte("<![CDATA[")
	cdataEnd   = []byte("]]>")
)

// plain resolves references outside CDATA sections, whose marks go.
func plain(raw []byte) string {
	var b []byte
	for {
		before, rest, found := bytes.Cut(raw, cdataStart)
		b = appendDecoded(b, before)
		if !found {
			return strings.Map(legal, string(b))
		}
		inside, after, _ := bytes.Cut(rest, cdataEnd)
		b = append(b, inside...)
		raw = after
	}
}

// legal drops the control characters that gofeed filters from its input.
func legal(c rune) rune {
	if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
		return -1
	}
	return c
}

// maxReference is longer than any reference that HTML knows.
const maxReference = 64

// appendDecoded resolves the references that end in ";" and that HTML knows.
func appendDecoded(dst, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return append(dst, raw...)
		}
		dst, raw = append(dst, raw[:i]...), raw[i:]
		end := bytes.IndexAny(raw[:min(len(raw), maxReference)], "; \t\r\n")
		if end < 0 || raw[end] != ';' {
			dst, raw = append(dst, '&'), raw[1:]
			continue
		}
		span := string(raw[:end+1])
		decoded := html.UnescapeString(span)
		if decoded == html.UnescapeString(span[:end])+";" { // known at most without ";"
			dst, raw = append(dst, '&'), raw[1:]
			continue
		}
		dst, raw = append(dst, decoded...), raw[end+1:]
	}
}

// date gives a date in UTC, nil where there is none.
func date(s string) *time.Time {
	d, err := new(broadsheet.Parser).ParseDate(s, broadsheet.Source{})
	if err != nil {
		return nil
	}
	t := d.Time.UTC()
	return &t
}

// extension adds the element to the extensions, under the usual prefix of its namespace.
func (x *xmlReader) extension(all ext.Extensions) {
	prefix := x.prefix()
	e := x.element(true)
	if all[prefix] == nil {
		all[prefix] = map[string][]ext.Extension{}
	}
	all[prefix][e.Name] = append(all[prefix][e.Name], e)
}

// prefix gives the usual prefix of the element's namespace, else the feed's own, else the namespace.
func (x *xmlReader) prefix() string {
	space := x.space()
	if p, ok := usualPrefixes[space]; ok {
		return p
	}
	if len(x.s.Name.Prefix) > 0 {
		return string(x.s.Name.Prefix)
	}
	return space
}

// element reads an extension with all that is in it. The scanner bounds its depth.
func (x *xmlReader) element(outermost bool) ext.Extension {
	e := ext.Extension{Name: string(x.s.Name.Local), Attrs: map[string]string{}, Children: map[string][]ext.Extension{}}
	for i := range x.s.Attr {
		a := &x.s.Attr[i]
		if outermost {
			e.Attrs[string(a.Name.Local)] = x.resolved(a)
		} else {
			e.Attrs[string(a.Name.Local)] = x.value(a)
		}
	}
	declarations(x.s.Raw(), e.Attrs)
	var text []byte
	for depth := x.s.Depth(); ; {
		switch x.s.Next() {
		case xmlscan.Start:
			x.start()
			child := x.element(false)
			e.Children[child.Name] = append(e.Children[child.Name], child)
			continue
		case xmlscan.Text:
			text = x.s.AppendText(text, x.s.Data)
			continue
		case xmlscan.CDATA:
			text = append(text, x.s.Data...)
			continue
		case xmlscan.End:
			if x.s.Depth() >= depth {
				continue
			}
		}
		e.Value = strings.Map(legal, string(bytes.TrimSpace(text)))
		return e
	}
}

// declarations adds the namespace declarations of a start tag, which gofeed has among the attributes.
func declarations(tag []byte, to map[string]string) {
	for {
		_, rest, found := bytes.Cut(tag, []byte("xmlns"))
		if !found {
			return
		}
		tag = rest
		name, value, ok := bytes.Cut(rest, []byte("="))
		if value = bytes.TrimLeft(value, " \t\r\n"); !ok || len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			continue
		}
		value, tag, _ = bytes.Cut(value[1:], value[:1])
		key := "xmlns"
		if local, ok := bytes.CutPrefix(bytes.TrimSpace(name), []byte(":")); ok {
			key = string(local)
		}
		to[key] = string(value)
	}
}

// usualPrefixes are the prefixes that gofeed's users know namespaces by.
var usualPrefixes = map[string]string{
	"http://www.w3.org/2005/Atom":                                    "atom",
	"http://purl.org/atom/ns#":                                       "atom03",
	"http://webns.net/mvcb/":                                         "admin",
	"http://purl.org/rss/1.0/modules/aggregation/":                   "ag",
	"http://purl.org/rss/1.0/modules/annotate/":                      "annotate",
	"http://media.tangent.org/rss/1.0/":                              "audio",
	"http://backend.userland.com/blogChannelModule":                  "blogChannel",
	"http://creativecommons.org/ns#license":                          "cc",
	"http://web.resource.org/cc/":                                    "cc",
	"http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html": "creativeCommons",
	"http://backend.userland.com/creativeCommonsRssModule":           "creativeCommons",
	"http://purl.org/rss/1.0/modules/company":                        "co",
	"http://purl.org/rss/1.0/modules/content/":                       "content",
	"http://my.theinfo.org/changed/1.0/rss/":                         "cp",
	"http://purl.org/dc/elements/1.1/":                               "dc",
	"http://purl.org/dc/terms/":                                      "dcterms",
	"http://purl.org/rss/1.0/modules/email/":                         "email",
	"http://purl.org/rss/1.0/modules/event/":                         "ev",
	"http://rssnamespace.org/feedburner/ext/1.0":                     "feedburner",
	"http://freshmeat.net/rss/fm/":                                   "fm",
	"http://xmlns.com/foaf/0.1/":                                     "foaf",
	"http://www.w3.org/2003/01/geo/wgs84_pos#":                       "geo",
	"http://www.georss.org/georss":                                   "georss",
	"http://www.opengis.net/gml":                                     "gml",
	"http://postneo.com/icbm/":                                       "icbm",
	"http://purl.org/rss/1.0/modules/image/":                         "image",
	"http://www.itunes.com/DTDs/PodCast-1.0.dtd":                     "itunes",
	"http://example.com/DTDs/PodCast-1.0.dtd":                        "itunes",
	"http://purl.org/rss/1.0/modules/link/":                          "l",
	"http://search.yahoo.com/mrss":                                   "media",
	"http://search.yahoo.com/mrss/":                                  "media",
	"http://madskills.com/public/xml/rss/module/pingback/":           "pingback",
	"http://prismstandard.org/namespaces/1.2/basic/":                 "prism",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":                    "rdf",
	"http://www.w3.org/2000/01/rdf-schema#":                          "rdfs",
	"http://purl.org/rss/1.0/modules/reference/":                     "ref",
	"http://purl.org/rss/1.0/modules/richequiv/":                     "reqv",
	"http://purl.org/rss/1.0/modules/search/":                        "search",
	"http://purl.org/rss/1.0/modules/slash/":                         "slash",
	"http://schemas.xmlsoap.org/soap/envelope/":                      "soap",
	"http://purl.org/rss/1.0/modules/servicestatus/":                 "ss",
	"http://hacks.benhammersley.com/rss/streaming/":                  "str",
	"http://purl.org/rss/1.0/modules/subscription/":                  "sub",
	"http://purl.org/rss/1.0/modules/syndication/":                   "sy",
	"http://schemas.pocketsoap.com/rss/myDescModule/":                "szf",
	"http://purl.org/rss/1.0/modules/taxonomy/":                      "taxo",
	"http://purl.org/rss/1.0/modules/threading/":                     "thr",
	"http://purl.org/rss/1.0/modules/textinput/":                     "ti",
	"http://madskills.com/public/xml/rss/module/trackback/":          "trackback",
	"http://wellformedweb.org/commentAPI/":                           "wfw",
	"http://purl.org/rss/1.0/modules/wiki/":                          "wiki",
	"http://www.w3.org/1999/xhtml":                                   "xhtml",
	"http://www.w3.org/1999/xlink":                                   "xlink",
	xmlSpace:                                                         "xml",
	"http://podlove.org/simple-chapters":                             "psc",
}
