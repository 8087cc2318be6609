package interop

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed/atom"
	"golang.org/x/net/html"
)

const (
	atom10Space = "http://www.w3.org/2005/Atom"
	atom03Space = "http://purl.org/atom/ns#"
)

// isAtom reports whether the element is of Atom itself, not of an extension.
func (x *xmlReader) isAtom() bool {
	space := x.space()
	return space == "" || space == atom10Space || space == atom03Space
}

func (x *xmlReader) atomRoot() *atom.Feed {
	f := &atom.Feed{Entries: []*atom.Entry{}, Version: x.atomVersion(), Language: x.attr("lang")}
	f.Extensions = x.parts(x.isAtom, func(name string) {
		switch name {
		case "title":
			f.Title = x.atomText()
		case "id":
			f.ID = x.atomText()
		case "updated", "modified":
			f.Updated = x.atomText()
			f.UpdatedParsed = date(f.Updated)
		case "subtitle", "tagline":
			f.Subtitle = x.atomText()
		case "link":
			f.Links = append(f.Links, x.atomLink())
		case "generator":
			f.Generator = x.atomGenerator()
		case "icon":
			f.Icon = x.atomText()
		case "logo":
			f.Logo = x.atomText()
		case "rights", "copyright":
			f.Rights = x.atomText()
		case "contributor":
			f.Contributors = append(f.Contributors, x.atomPerson())
		case "author":
			f.Authors = append(f.Authors, x.atomPerson())
		case "category":
			f.Categories = append(f.Categories, x.atomCategory())
		case "entry":
			f.Entries = append(f.Entries, x.atomEntry())
		}
	})
	return f
}

func (x *xmlReader) atomVersion() string {
	if v := x.attr("version"); v != "" {
		return v
	}
	switch x.space() {
	case atom03Space:
		return "0.3"
	case atom10Space:
		return "1.0"
	}
	return ""
}

func (x *xmlReader) atomEntry() *atom.Entry {
	e := &atom.Entry{}
	e.Extensions = x.parts(x.isAtom, func(name string) {
		switch name {
		case "title":
			e.Title = x.atomText()
		case "id":
			e.ID = x.atomText()
		case "rights", "copyright":
			e.Rights = x.atomText()
		case "summary":
			e.Summary = x.atomText()
		case "source":
			e.Source = x.atomSource()
		case "updated", "modified":
			e.Updated = x.atomText()
			e.UpdatedParsed = date(e.Updated)
		case "published", "issued":
			e.Published = x.atomText()
			e.PublishedParsed = date(e.Published)
		case "contributor":
			e.Contributors = append(e.Contributors, x.atomPerson())
		case "author":
			e.Authors = append(e.Authors, x.atomPerson())
		case "category":
			e.Categories = append(e.Categories, x.atomCategory())
		case "link":
			e.Links = append(e.Links, x.atomLink())
		case "content":
			e.Content = &atom.Content{Type: x.attr("type"), Src: x.attr("src")}
			e.Content.Value = x.atomText()
		}
	})
	return e
}

// atomSource reads a source, which is a feed's header by another name.
func (x *xmlReader) atomSource() *atom.Source {
	f := x.atomRoot()
	return &atom.Source{
		Title: f.Title, ID: f.ID, Updated: f.Updated, UpdatedParsed: f.UpdatedParsed, Subtitle: f.Subtitle, Links: f.Links,
		Generator: f.Generator, Icon: f.Icon, Logo: f.Logo, Rights: f.Rights, Contributors: f.Contributors, Authors: f.Authors,
		Categories: f.Categories, Extensions: f.Extensions,
	}
}

func (x *xmlReader) atomPerson() *atom.Person {
	p := &atom.Person{}
	x.children(func(name string) {
		switch name {
		case "name":
			p.Name = x.atomText()
		case "email":
			p.Email = x.atomText()
		case "uri", "url", "homepage":
			p.URI = x.atomText()
		}
	})
	return p
}

func (x *xmlReader) atomLink() *atom.Link {
	l := &atom.Link{Href: x.attr("href"), Hreflang: x.attr("hreflang"), Type: x.attr("type"), Length: x.attr("length"),
		Title: x.attr("title"), Rel: x.attr("rel")}
	if l.Rel == "" {
		l.Rel = "alternate"
	}
	return l
}

func (x *xmlReader) atomCategory() *atom.Category {
	return &atom.Category{Term: x.attr("term"), Scheme: x.attr("scheme"), Label: x.attr("label")}
}

func (x *xmlReader) atomGenerator() *atom.Generator {
	g := &atom.Generator{URI: x.attr("uri"), Version: x.attr("version")}
	if g.URI == "" {
		g.URI = x.attr("url")
	}
	g.Value = x.atomText()
	return g
}

// atomText reads a text construct by its type (RFC 4287 section 3.1) or, in Atom 0.3, its mode.
func (x *xmlReader) atomText() string {
	base, name := x.base(), x.name()
	typ, mode := strings.ToLower(x.attr("type")), strings.ToLower(x.attr("mode"))
	raw := bytes.TrimSpace(x.inner())
	s := atomValue(raw, typ, mode, base)
	switch name {
	case "icon", "id", "logo", "uri", "url":
		if u := resolve(base, s); u != "" {
			s = u
		}
	}
	return s
}

func atomValue(raw []byte, typ, mode string, base *url.URL) string {
	xhtml := strings.Contains(typ, "xhtml")
	switch {
	case bytes.Contains(raw, cdataStart):
		if s := plain(raw); typ == "html" || xhtml {
			return resolveHTML(base, s)
		} else {
			return s
		}
	case typ == "text", strings.HasPrefix(typ, "text/"), typ == "" && mode == "":
		return plain(raw)
	case xhtml:
		return resolveHTML(base, unwrapDiv(string(raw)))
	case typ == "html":
		return resolveHTML(base, plain([]byte(unwrapDiv(string(raw)))))
	case mode == "base64", isBinary(typ):
		if decoded, err := base64.StdEncoding.DecodeString(string(raw)); err == nil {
			return string(decoded)
		}
	}
	return string(raw)
}

// isBinary reports whether content of a media type is in base64 (RFC 4287 section 4.1.3.3).
func isBinary(typ string) bool {
	for _, kind := range []string{"image/", "audio/", "video/"} {
		if strings.HasPrefix(typ, kind) {
			return !strings.Contains(typ, "xml")
		}
	}
	switch typ {
	case "application/octet-stream", "application/pdf", "application/zip", "application/gzip", "application/x-gzip", "application/ogg":
		return true
	}
	return false
}

// parseBody gives the body of a piece of HTML as a parser reads it; nil where it refuses.
func parseBody(s string) *html.Node {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "body" {
			return n
		}
	}
	return nil
}

// unwrapDiv takes off the div around an xhtml text, where it is the only element (RFC 4287 section 3.1.1.3).
func unwrapDiv(s string) string {
	body := parseBody(s)
	if body == nil {
		return s
	}
	var div *html.Node
	for c := range body.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		if div != nil || c.Data != "div" {
			return s
		}
		div = c
	}
	if div == nil {
		return s
	}
	return render(div, s)
}

// render gives the inside of an element, or instead where that fails.
func render(n *html.Node, instead string) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if html.Render(&b, c) != nil {
			return instead
		}
	}
	return b.String()
}

// resolveHTML resolves the addresses in HTML, where there is a base. Like gofeed it writes the whole anew.
func resolveHTML(base *url.URL, s string) string {
	if base == nil {
		return s
	}
	body := parseBody(s)
	if body == nil {
		return s
	}
	for n := range body.Descendants() {
		for i := range n.Attr {
			switch a := &n.Attr[i]; a.Key {
			case "action", "background", "cite", "codebase", "data", "href", "poster", "profile", "scheme", "src", "uri", "usemap":
				if u := resolve(base, a.Val); u != "" {
					a.Val = u
				}
			}
		}
	}
	return render(body, s)
}
