package broadsheet

import (
	"reflect"
	"strings"
)

// startAtom acts on an element of Atom in a feed, an entry or a source, and of Atom in RSS.
func (e *feedEngine) startAtom(what el) {
	f := e.top()
	switch what {
	case elFeed:
		e.startHeader(f)
	case elItem:
		e.startItem(f)
	case elTitle, elSubtitle, elSummary, elRights, elContent, elInfo:
		e.startAtomText(what)
	case elID, elPublished, elDate, elCreated, elUpdated, elIcon, elLogo:
		e.startLeaf(kindPlain)
	case elGenerator:
		e.startLeaf(kindPlain)
		e.leaf.held[0], e.leaf.held[1] = strings.TrimSpace(e.attr("uri")), strings.TrimSpace(e.attr("version"))
		if e.leaf.held[0] == "" {
			e.leaf.held[0] = strings.TrimSpace(e.attr("url")) // Atom 0.3
		}
	case elAuthor, elContributor:
		f.in, e.person = inPerson, &Person{}
	case elCategory:
		f.in = inNothing
		e.rec.addTag(Tag{
			Term: collapseString(e.word("term")), Scheme: plainID(e.word("scheme")), Label: collapseString(e.word("label")),
		})
	case elLink:
		e.startLink(f)
	case elSource:
		e.startOrigin(f)
	default:
		e.keep()
	}
}

// startAtomText begins a text construct (RFC 4287 section 3.1) or content (section 4.1.3).
func (e *feedEngine) startAtomText(what el) {
	f := e.top()
	kind, _, _ := strings.Cut(strings.ToLower(e.word("type")), ";")
	mode := strings.ToLower(e.word("mode"))
	if what == elContent {
		if src := strings.TrimSpace(e.attr("src")); src != "" {
			e.rec.addMedia(Media{URL: absolute(e.baseOf(f), src), Type: kind, Medium: mediumOf(kind), Rel: "content"})
		}
	}
	if e.doc.feed.Version < "1" || mode != "" {
		e.startAtom03Text(kind, mode)
		return
	}
	switch {
	case kind == "" || kind == "text" || kind == "text/plain":
		e.startLeaf(kindPlain)
	case kind == "html" || kind == "text/html":
		e.startLeaf(kindHTML)
	case kind == "xhtml" || strings.HasSuffix(kind, "xml"):
		e.startLeaf(kindXHTML)
	case strings.HasPrefix(kind, "text/") || strings.IndexByte(kind, '/') < 0:
		e.startLeaf(kindPlain)
	default:
		e.startLeaf(kindBase64)
		e.leaf.held[0] = mediumOf(kind)
	}
	e.leaf.markup = true
}

// startAtom03Text begins an Atom 0.3 content construct: its mode says how the text is packed.
func (e *feedEngine) startAtom03Text(kind, mode string) {
	then := kindPlain
	if strings.Contains(kind, "html") {
		then = kindHTML
	}
	switch {
	case mode == "base64":
		e.startLeaf(kindBase64)
	case mode == "escaped":
		e.startLeaf(then)
	case strings.HasSuffix(kind, "xml") || then == kindHTML && mode == "xml":
		e.startLeaf(kindXHTML)
	default:
		e.startLeaf(then)
	}
}

// startLink takes a link (RFC 4287 section 4.2.7).
func (e *feedEngine) startLink(f *frame) {
	f.in = inNothing
	l := Link{
		Rel: relation(e.word("rel")), Type: e.word("type"),
		Language: tidyLanguage(e.word("hreflang")), Title: collapseString(e.attr("title")), Length: size(e.attr("length")),
	}
	if l.Rel == "replies" {
		e.rec.comment = max(e.rec.comment, number(e.threadAttr("count")))
	}
	href := strings.TrimSpace(e.attr("href"))
	if href == "" {
		e.startLeaf(kindPlain) // QUIRK: the address as text, as in RSS
		e.link = l
		return
	}
	l.URL = absolute(e.baseOf(f), href)
	e.takeLink(l)
}

// takeLink takes an Atom link with its address.
func (e *feedEngine) takeLink(l Link) {
	if l.Rel == "enclosure" && e.rec == &e.item {
		e.rec.addMedia(Media{URL: l.URL, Type: l.Type, Medium: mediumOf(l.Type), Rel: "enclosure", Title: l.Title, Size: l.Length})
		return
	}
	switch {
	case l.Rel == "alternate":
		rank := rankCore
		if e.doc.feed.Format == RSS {
			rank = rankDC // <link> is its own
		}
		e.rec.setAlternate(l, rank)
	case l.Rel == "replies" && e.rec == &e.item && e.rec.comments == "" && l.Type == "text/html" && l.Language+l.Title == "" && l.Length == 0:
		e.rec.comments = l.URL // RFC 4685 section 4: the page, where the others are feeds
		return
	}
	e.rec.addLink(l)
}

// threadAttr gives an attribute of the thread namespace (RFC 4685).
func (e *feedEngine) threadAttr(local string) string {
	for i := range e.scan.Attr {
		if a := &e.scan.Attr[i]; a.Name.Space == nsThread && string(a.Name.Local) == local {
			return e.value(a)
		}
	}
	return ""
}

// relation gives a link's relation in short form; none means alternate (RFC 4287 section 4.2.7.2).
func relation(rel string) string {
	rel = strings.TrimSpace(rel)
	for _, registry := range []string{"http://www.iana.org/assignments/relation/", "http://www.iana.org/assignments/link-relations/"} {
		rel = strings.TrimPrefix(rel, registry)
	}
	if rel == "" || rel == otherAlternate {
		return "alternate"
	}
	return rel
}

// startPersonChild acts on a child of an Atom person or of itunes:owner.
func (e *feedEngine) startPersonChild(what el) {
	name := string(e.names.of(e.scan.Name.Local))
	switch {
	case what == elName, what == elEmail, what == elURI, what == elURL, name == "affiliation": // arXiv's module has the last
		e.startLeaf(kindPlain)
	case name == "image": // Blogger's
		if src := strings.TrimSpace(e.attr("src")); src != "" {
			e.person.Image = absolute(e.base(), src)
		}
	}
}

// endAtom takes the text of an Atom element.
func (e *feedEngine) endAtom(f *frame) {
	r := e.rec
	switch f.el {
	case elTitle, elSubtitle, elRights, elInfo:
		e.endAtomLine(f)
	case elSummary:
		e.setSummary(f, rankCore)
	case elContent:
		r.content.set(e.html(f), rankCore)
		e.takeLanguage(f, rankCore)
	case elID:
		r.setID(plainID(e.identifier(f)), rankCore)
	case elPublished:
		r.published.set(e.leafDate(), rankCore)
	case elDate:
		r.published.set(e.leafDate(), rankDC)
	case elCreated:
		r.published.set(e.leafDate(), rankMedia)
	case elLink:
		if l := e.link; !isBlank(e.text) {
			l.URL = e.address(f)
			e.takeLink(l)
		}
	case elUpdated:
		r.updated.set(e.leafDate(), rankCore)
	case elIcon:
		if !isBlank(e.text) {
			r.icon = &Media{URL: e.address(f), Medium: "image"}
		}
	case elLogo:
		if !isBlank(e.text) {
			r.image = &Media{URL: e.address(f), Medium: "image"}
		}
	case elGenerator:
		e.endGenerator(f)
	}
}

// endAtomLine takes a title, subtitle or rights. Where it loses markup its HTML is kept beside.
func (e *feedEngine) endAtomLine(f *frame) {
	r := e.rec
	if f.el == elSubtitle && r != &e.item {
		r.summary.set(e.html(f), rankCore)
		return
	}
	if f.el == elInfo {
		e.addExt(Element{Name: Name{uriAtom03, "info"}, Attr: []Attr{{Name{Local: "type"}, "text/html"}}, Text: e.html(f)})
		return
	}
	text, lost := e.plain(f)
	name := ""
	switch f.el {
	case elTitle:
		e.takeLanguage(f, rankDC)
		if r.title.set(text, rankCore) {
			name = "title"
		}
	case elSubtitle:
		if r.subtitle.set(text, rankCore) {
			name = "subtitle"
		}
	case elRights:
		if r.rights.set(text, rankCore) {
			name = "rights"
		}
	}
	if lost != "" && name != "" {
		e.addExt(Element{Name: Name{uriAtom, name}, Attr: []Attr{{Name{Local: "type"}, "html"}}, Text: lost})
	}
}

// endGenerator takes a generator's name; its version and address are kept beside.
func (e *feedEngine) endGenerator(f *frame) {
	e.rec.generator = e.oneLine()
	var attr []Attr
	if uri := e.leaf.held[0]; uri != "" {
		attr = append(attr, Attr{Name{Local: "uri"}, absolute(e.baseOf(f), uri)})
	}
	if version := e.leaf.held[1]; version != "" {
		attr = append(attr, Attr{Name{Local: "version"}, version})
	}
	if attr != nil {
		e.addExt(Element{Name: Name{uriAtom, "generator"}, Attr: attr, Text: e.rec.generator})
	}
}

// identifier gives the leaf's text as an id: to be compared character by character (RFC 4287 section
// 4.2.6.1), so that only a relative one is changed.
func (e *feedEngine) identifier(f *frame) string {
	id := e.oneLine()
	if id == "" || hasScheme(id) || e.baseOf(f) == e.guess {
		return id
	}
	return absolute(e.baseOf(f), id)
}

// hasScheme reports whether an address begins with a scheme (RFC 3986 section 3.1).
func hasScheme(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return c == ':' && i > 0
		}
	}
	return false
}

// endPersonLeaf takes a part of a person.
func (e *feedEngine) endPersonLeaf(p *Person, f *frame) {
	switch f.el {
	case elName:
		p.Name = e.oneLine()
	case elEmail:
		p.Email = strings.TrimPrefix(e.oneLine(), "mailto:")
	case elUnknown:
		p.Affiliation = e.oneLine()
	case elURI, elURL:
		if !isBlank(e.text) {
			p.URL = e.address(f)
		}
	}
}

// endPerson takes an Atom person or itunes:owner.
func (e *feedEngine) endPerson(f *frame) {
	p := *e.person
	if p.Name == p.Email {
		p.Name = "" // a name is demanded
	}
	if p == (Person{}) {
		return
	}
	switch f.el {
	case elAuthor:
		e.rec.addAuthors([]Person{p}, rankCore)
	case elContributor:
		e.rec.addContributors([]Person{p})
	case elOwner:
		e.rec.podcast().Owner = p
	}
}

// startOrigin begins an Atom source (RFC 4287 section 4.2.11).
func (e *feedEngine) startOrigin(f *frame) {
	if e.rec != &e.item {
		e.keep()
		return
	}
	f.in = inOrigin
	e.origin.reset()
	e.origin.base = e.baseOf(f)
	e.rec = &e.origin
}

func (e *feedEngine) endOrigin() {
	feed := &Feed{}
	e.origin.fill(e.doc, feed)
	e.rec = &e.item
	if !reflect.ValueOf(feed).Elem().IsZero() {
		e.item.origin = feed
	}
}
