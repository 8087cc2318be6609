package broadsheet

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/xmlscan"
)

// A map of reading RSS, Atom and CDF:
//
//	feed_engine.go   tokens to frames: what is open, and what may stand in it
//	feed_names.go    namespaces and the elements that fields are made of
//	rss.go atom.go   what the elements of a header and an item mean
//	rss_media.go rss_podcast.go rss_geo.go   the modules that have structure of their own
//	feed_attr.go     attributes, and the strings that a feed repeats
//	feed_text.go     text constructs: plain, escaped HTML, XHTML in place; feed_paragraphs.go: plain text as HTML
//	feed_ext.go      elements that no field holds
//	feed_record.go   the facts of a header or item, and the Feed or Article they make
//
// Invariants: frames[i].depth grows with i and is at most scan.Depth(); elements without a frame are the
// inside of the last one. All text of a leaf stands in text, which the next leaf reuses.

// feedEngine reads RSS, Atom and CDF.
type feedEngine struct {
	doc    *document
	scan   *xmlscan.Scanner
	frames []frame
	said   []inherited
	person *Person // the one that is open
	outer  *record // what rec was before the open item
	head   record  // the feed's header
	item   record  // the item that is open
	origin record  // the Atom source that is open
	rec    *record
	leaf   leaf
	text   []byte // of the leaf
	own    []byte // where text stands, unless the scanner lent it
	lent   bool
	link   Link // the Atom link whose address is the leaf's text

	image    Media // the RSS image that is open
	ext      extStack
	names    lowered
	ready    []*Article
	items    int
	start    int64 // offset of the open item
	itemAt   int   // and its depth; 0 where none is open
	limit    int64 // bytes of an item
	stale    bool  // head knows more than the Feed
	rooted   bool  // the root was found
	junk     bool  // other elements came before it
	closed   bool  // and its end
	atom     bool  // names without namespace are Atom's
	cdf      bool
	fault    error // what follows the articles that are ready
	clean    cleaner
	people   bylines
	words    words
	last     resolved
	guess    string // base of a document that nobody knows the address of
	keywords keywords
	persons  lists[Person]
	tags     lists[Tag]
	media    lists[Media]
	scratch  []Media // of orderMedia
}

// scope says what the children of an element may be.
type scope uint8

const (
	inNothing  scope = iota // children are passed over
	inLeaf                  // children are markup
	inExt                   // children are kept as they are
	inRoot                  // rss, rdf:RDF
	inHeader                // channel, feed
	inItem                  // item, entry
	inOrigin                // Atom source
	inPerson                // Atom author, itunes:owner
	inImage                 // RSS image
	inMedia                 // media:group, media:content
	inGeo                   // georss:where and the GML in it, geo:Point
	inChapters              // psc:chapters
	inCategory              // itunes:category
	inContents              // content:items
)

// frame is an open element. It has no pointers, so that pushing one costs little.
type frame struct {
	el    el
	in    scope
	space int16
	said  int32 // place of what holds for its text in feedEngine.said
	depth int
}

// inherited is what xml:base and xml:lang say for the text of an element and those in it.
type inherited struct{ base, lang string }

func newFeedEngine(d *document) engine {
	e := &feedEngine{doc: d, limit: cmp.Or(d.p.MaxItemBytes, defaultItemBytes)}
	if e.limit < 0 {
		e.limit = math.MaxInt64
	}
	o := xmlscan.Options{
		Space: spaceNumber, Element: e.number, Prefix: commonPrefix, MaxDepth: cmp.Or(d.p.MaxDepth, defaultDepth), MaxToken: int(min(e.limit, math.MaxInt)),
	}
	o.Head, o.Whole = d.in.take()
	if d.p.Warn != nil {
		o.Repair = e.repaired
	}
	e.scan = xmlscan.New(d.in, o)
	e.clean.init(d)
	e.people.doc = d
	e.head.lang = tidyLanguage(d.src.Language)
	base := feedBase(d.src)
	e.rec = &e.head
	e.frames = make([]frame, 1, 16)
	e.said = append(make([]inherited, 0, 8), inherited{base, e.head.lang})
	e.own = make([]byte, 0, 512)
	return e
}

// feedBase gives what a feed's relative addresses are relative to, as far as HTTP says.
func feedBase(src Source) string {
	base := baseAddress(src.URL)
	if src.ContentLocation != "" {
		base = rebase(base, src.ContentLocation)
	}
	return base
}

// versionNumber gives the number that a version begins with: "2.0".
func versionNumber(s string) string {
	s = strings.TrimSpace(s)
	return s[:len(s)-len(strings.TrimLeft(s, ".0123456789"))]
}

// number gives the scanner the el of a name.
func (e *feedEngine) number(space int, local []byte) int {
	return int(element(space, e.names.of(local), e.atom))
}

// repaired tells Parser.Warn of what the scanner repaired.
func (e *feedEngine) repaired(_ int64, what error) {
	e.warn(fmt.Errorf("%w: %w", ErrSyntax, what))
}

// warn tells Parser.Warn of a repair at the token.
func (e *feedEngine) warn(err error) {
	if e.doc.p.Warn != nil && e.doc.warnings < maxWarnings {
		e.doc.warn(e.path(), e.position(), err)
		return
	}
	e.doc.warnings++
}

func (e *feedEngine) position() position {
	line, col := e.scan.Position()
	return position{offset: e.scan.Offset(), line: line, col: col}
}

func (e *feedEngine) place() (string, position) { return e.path(), e.position() }

// maxPath bounds the elements that an error's path names.
const maxPath = 16

// path names the open elements, and counts the items.
func (e *feedEngine) path() string {
	var b strings.Builder
	for i := 1; i <= min(e.scan.Depth(), maxPath); i++ {
		if i > 1 {
			b.WriteByte('/')
		}
		name := e.scan.Open(i)
		b.Write(name[:min(len(name), 64)])
		if i == e.itemAt {
			b.WriteString("[" + strconv.Itoa(e.items) + "]")
		}
	}
	return b.String()
}

// next reads on until an item is complete.
func (e *feedEngine) next() (*Article, error) {
	for len(e.ready) == 0 {
		if e.fault != nil {
			return nil, e.fault
		}
		e.token()
	}
	a := e.ready[0]
	e.ready = e.ready[:copy(e.ready, e.ready[1:])]
	return a, nil
}

// token reads one token and acts on it.
func (e *feedEngine) token() {
	if in := e.top().in; in != inLeaf && in != inExt {
		e.scan.SkipText()
	}
	switch e.scan.Next() {
	case xmlscan.Start:
		e.startElement()
	case xmlscan.End:
		e.endElement()
	case xmlscan.Text:
		e.data(false)
	case xmlscan.CDATA:
		e.data(true)
	default:
		e.finish(e.scan.Err())
		return
	}
	switch {
	case e.closed:
		e.finish(nil)
	case e.itemAt > 0 && e.scan.End()-e.start > e.limit:
		e.finish(xmlscan.ErrToken)
	}
}

// finish ends the reading, with what the scanner ended with.
func (e *feedEngine) finish(err error) {
	var limit *Error
	switch {
	case err == nil && e.closed:
		e.fault = io.EOF
	case err == nil && !e.rooted:
		e.fault = e.doc.errorAt("", position{}, notFeed(unknownFormat))
	case err == nil:
		e.fault = e.doc.errorAt(e.path(), e.position(), io.ErrUnexpectedEOF)
		for len(e.frames) > 1 {
			e.endFrame()
		}
	case errors.Is(err, xmlscan.ErrDepth) || errors.Is(err, xmlscan.ErrToken) || errors.Is(err, xmlscan.ErrExpansion):
		e.fault = e.doc.errorAt(e.path(), e.position(), fmt.Errorf("%w: %w", ErrLimit, err))
	case errors.As(err, &limit):
		at := e.position()
		e.fault = e.doc.errorAt(e.path(), at, limit.Err)
	default:
		e.fault = err
	}
	e.stale = true
	e.header()
}

// top is the innermost frame.
func (e *feedEngine) top() *frame { return &e.frames[len(e.frames)-1] }

// lowered holds a name in lower case, for the tables.
type lowered [32]byte

// of gives the name in lower case, nil where it is too long for any table.
func (l *lowered) of(name []byte) []byte {
	if len(name) > len(l) {
		return nil
	}
	for i, c := range name {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		l[i] = c
	}
	return l[:len(name)]
}

// startElement acts on a start tag.
func (e *feedEngine) startElement() {
	if !e.rooted {
		e.root()
		return
	}
	what := el(e.scan.Name.Element)
	for e.lacksEnd(what) {
		e.endUnclosed()
	}
	switch top := e.top(); top.in {
	case inNothing:
		if top.el != elIgnored {
			return
		}
	case inExt:
		if !e.breaksOut(what) {
			e.startExt()
			return
		}
	case inLeaf:
		if e.beginsInside(what) {
			break
		}
		if !e.breaksOut(what) {
			e.startMarkup()
			return
		}
	}
	if what == elItem && e.itemAt > 0 {
		e.closeItem()
	} else if in := e.top().in; in == inLeaf || in == inExt {
		e.endUnclosed()
	}
	e.enter(what)
}

// endUnclosed closes the innermost frame before the element just opened.
func (e *feedEngine) endUnclosed() {
	e.warn(fmt.Errorf("%w: %w", ErrSyntax, xmlscan.ErrUnclosed))
	e.endFrame()
	e.scan.Hoist(e.top().depth)
}

// lacksEnd reports whether the innermost frame, which has no text, lacks its end, because the element just opened can not stand
// in it: mostly a slash is missing, as in <atom:link href="...">.
func (e *feedEngine) lacksEnd(what el) bool {
	f, space := e.top(), e.scan.Name.Space
	if what == elUnknown || e.scan.Depth() != f.depth+1 || space == nsOther && e.scan.Name.URI != "" {
		return false
	}
	core := space == nsOther || space == nsRSS || space == nsAtom
	switch f.in {
	case inNothing:
		return f.el == elLink || f.el == elEnclosure || f.el == elCategory || f.el == elThumbnail || f.el == elHref
	case inExt:
		return e.itemAt == 0 && (core && what == elItem || isListed("|cloud|rating|skipDays|skipHours|", e.ext.open[0].Name.Local))
	case inCategory:
		return what != elCategory
	case inPerson:
		return (core || space == nsITunes) && what != elName && what != elEmail && what != elURI && what != elURL && what != elHref
	case inImage:
		return core && space != nsAtom && !isImagePart(what)
	case inMedia:
		return core && (what == elItem || what == elGUID || what == elPublished || what == elEnclosure)
	}
	return false
}

// breaksOut reports whether an element that stands inside a leaf can only mean that the leaf's end tag is
// missing. The names that HTML has too never do, but in plain text.
func (e *feedEngine) breaksOut(what el) bool {
	space := e.scan.Name.Space
	if space != nsOther && space != nsRSS && space != nsAtom {
		return false
	}
	switch what {
	case elItem: // in an element of an item that nobody knows it may be at home, unless text came before it
		return e.top().in == inLeaf || e.itemAt > 0 && !isBlank(e.ext.text)
	case elGUID, elPublished, elEnclosure:
		return e.itemAt > 0 && e.top().in == inLeaf
	case elTitle, elLink, elDescription, elCategory, elAuthor, elComments:
		parent := &e.frames[len(e.frames)-2]
		return e.top().in == inLeaf && !e.leaf.markup && int(e.top().space) == space && (parent.in == inItem || parent.in == inHeader)
	}
	return false
}

// closeItem ends the open item because another one begins.
func (e *feedEngine) closeItem() {
	e.warn(fmt.Errorf("%w: %w", ErrSyntax, xmlscan.ErrUnclosed))
	for e.itemAt > 0 {
		e.endFrame()
	}
	e.scan.Hoist(e.top().depth)
}

// root looks for the root element of a feed among whatever comes first.
func (e *feedEngine) root() {
	name := &e.scan.Name
	local := string(e.names.of(name.Local))
	switch local {
	case "rss", "feed":
		e.rooted = true
	case "rdf", "channel", "item":
		e.rooted = name.Space == nsRSS || name.Space == nsRDF || name.Space == nsOther
	case "entry":
		e.rooted = name.Space == nsAtom || name.Space == nsOther
	case "redirect":
		e.rooted = name.Space == nsOther
	}
	bare := local == "channel" || local == "item" || local == "entry" || local == "redirect"
	e.rooted = e.rooted && (!bare || !e.junk)
	if !e.rooted {
		e.junk = true
		e.scan.Close(0)
		return
	}
	e.scan.Hoist(0)
	feed := e.doc.feed
	feed.Format = RSS
	switch {
	case local == "feed" || local == "entry":
		feed.Format, e.atom = Atom, name.URI == ""
		feed.Version = "1.0"
		if v := versionNumber(e.attr("version")); strings.HasPrefix(name.URI, "http://purl.org/atom") || v == "0.3" {
			feed.Version = cmp.Or(v, "0.3")
		}
	case local == "channel" && (string(name.Local) == "CHANNEL" || e.attr("href") != ""):
		feed.Format, e.cdf = CDF, true
	case local == "rdf":
		feed.Version = "1.0"
	default:
		feed.Version = versionNumber(e.attr("version"))
	}
	own := nsRSS
	if feed.Format == Atom {
		own = nsAtom
	}
	switch {
	case e.atom:
		e.scan.Renumber(spaceNumber)
	case name.URI != "" && name.Space != own && name.Space != nsRDF:
		e.takeForOwn(name.URI, own)
		name.Space = own
	}
	what := element(name.Space, e.names.of(name.Local), e.atom)
	if local == "redirect" {
		what = elRSS
	}
	e.enter(what)
}

// takeForOwn takes the root's namespace for its format's.
//
// QUIRK: RSS 2.0 has none, and Atom's is fixed (RFC 4287 section 2), but some declare a module's, or one of their own, for all that
// has no prefix.
func (e *feedEngine) takeForOwn(home string, own int) {
	e.scan.Renumber(func(uri string) int {
		if uri == home {
			return own
		}
		return spaceNumber(uri)
	})
}

// enter pushes a frame for the element that the scanner just opened and gives it to what it stands in.
func (e *feedEngine) enter(what el) {
	outer := e.top()
	f := frame{el: what, space: int16(e.scan.Name.Space), depth: e.scan.Depth(), said: outer.said}
	if len(e.scan.Attr) > 0 {
		says := e.said[f.said]
		e.xmlAttributes(&says.base, &says.lang)
		e.say(&f, says)
	}
	in := outer.in
	if len(e.frames) == 1 || outer.el == elIgnored && in != inContents {
		in = inRoot
	}
	e.frames = append(e.frames, f)
	if what != elItem && e.rec == &e.head {
		e.stale = true
	}
	switch in {
	case inRoot, inHeader, inItem, inOrigin:
		e.startChild(what)
	case inPerson:
		e.startPersonChild(what)
	case inImage:
		e.startImageChild(what)
	case inMedia:
		e.startMediaChild(what)
	case inGeo:
		e.startGeoChild(what)
	case inChapters:
		e.startChapter(what)
	case inCategory:
		e.startCategory(what)
	case inContents:
		e.startContents()
	}
}

// say notes what holds for the text of a new element, if that is not what holds around it.
func (e *feedEngine) say(f *frame, says inherited) {
	if says != e.said[f.said] {
		e.said = append(e.said, says)
		f.said = int32(len(e.said) - 1)
	}
}

// base gives what addresses in the innermost element are relative to.
func (e *feedEngine) base() string { return e.said[e.top().said].base }

func (e *feedEngine) baseOf(f *frame) string { return e.said[f.said].base }

// langOf gives the language of an element's text: "" where none was said, noLanguage where that was taken back.
func (e *feedEngine) langOf(f *frame) string { return e.said[f.said].lang }

// xmlAttributes reads xml:base and xml:lang.
func (e *feedEngine) xmlAttributes(base, lang *string) {
	for i := range e.scan.Attr {
		a := &e.scan.Attr[i]
		if a.Name.Space != nsXML {
			continue
		}
		switch string(a.Name.Local) {
		case "base":
			*base = rebase(*base, e.value(a))
		case "lang":
			if *lang = tidyLanguage(e.value(a)); *lang == "" {
				*lang = noLanguage
			}
		}
	}
}

// noLanguage is xml:lang="", which takes back what was said of the language further out.
const noLanguage = "-"

// rebase gives a new base, the old one where the new one is no address of the web.
func rebase(base, ref string) string {
	if u := absolute(base, strings.TrimSpace(ref)); isWebAddress(u) {
		return cmp.Or(baseAddress(u), base)
	}
	return base
}

// endElement acts on an end tag.
func (e *feedEngine) endElement() {
	closed := e.scan.Depth() + 1
	top := e.top()
	switch {
	case top.depth == closed && len(e.frames) > 1:
		e.endFrame()
		if len(e.frames) == 1 {
			e.closed = true
		}
	case top.in == inLeaf:
		e.endMarkup()
	case top.in == inExt:
		e.endExt()
	}
}

// data acts on text.
func (e *feedEngine) data(cdata bool) {
	switch e.top().in {
	case inLeaf:
		e.leafData(cdata)
	case inExt:
		e.extData(cdata)
	}
}

// endFrame closes the innermost frame.
func (e *feedEngine) endFrame() {
	f := *e.top()
	switch f.in {
	case inLeaf:
		e.endLeaf(&f)
	case inExt:
		e.finishExt()
	case inItem:
		e.endItem()
	case inHeader, inRoot:
		e.header()
	case inOrigin:
		e.endOrigin()
	case inPerson:
		e.endPerson(&f)
		e.person = nil
	case inImage:
		if f.el == elEnclosure {
			e.takeEnclosure(e.image.URL, "", "")
			break
		}
		e.takeImage(&e.image)
	case inMedia:
		e.endMedia(&f)
	}
	e.frames = e.frames[:len(e.frames)-1]
	e.said = e.said[:e.top().said+1]
}
