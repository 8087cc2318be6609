package broadsheet

import (
	"bytes"
	"cmp"
	"strings"
	"time"
)

// The elements of RSS, Dublin Core, CDF and the small modules: start… gives the element just opened its meaning, by
// the namespace first; end… takes its text into the record. Files by the same pattern: atom.go, rss_media.go,
// rss_podcast.go, rss_geo.go.
//
// Where an item says a thing in several places, the rules are:
//
//	ID     guid, else rdf:about, else dc:identifier, else nothing: see Article.Key
//	URL    feedburner:origLink, else link, else a guid that is an address and does not say isPermaLink="false", else rdf:about
//	dates  pubDate before dcterms:issued before dc:date before dcterms:created for Published, but one that is the feed's own after an earlier
//	       dc:date; lastBuildDate, atom:updated and dcterms:modified for Updated
//	names  author and dc:creator together, else itunes:author, else googleplay:author, else the header's; there managingEditor comes
//	       after itunes:author

// startChild acts on an element in a header, an item, an Atom source, or the root.
func (e *feedEngine) startChild(what el) {
	f := e.top()
	switch f.space {
	case nsAtom:
		e.startAtom(what)
		return
	case nsOther:
		if e.scan.Name.URI != "" && !e.isFullText(what) {
			e.keep()
			return
		}
		if e.atom {
			e.startAtom(what)
			return
		}
	case nsITunes, nsGooglePlay, nsPodcast, nsPSC:
		e.startPodcast(what)
		return
	case nsMedia:
		e.startMedia(what)
		return
	case nsGeoRSS, nsGeo, nsGML:
		e.startGeo(what)
		return
	}
	e.startRSS(what)
}

// isFullText reports whether an element of an unknown module says by its name that it has the text: yandex:full-text.
func (e *feedEngine) isFullText(what el) bool {
	return what == elContent && e.rec == &e.item && bytes.HasPrefix(e.names.of(e.scan.Name.Local), []byte("full"))
}

// startRSS acts on an element of RSS, CDF, Dublin Core and the small modules.
func (e *feedEngine) startRSS(what el) {
	f := e.top()
	switch what {
	case elRSS, elRDF:
		f.in = inRoot
	case elChannel:
		e.startHeader(f)
		e.cdfAttributes()
	case elItem:
		e.startItem(f)
	case elItems:
		f.in, f.el = inNothing, elIgnored
	case elIgnored:
		f.in = inNothing
	case elLink:
		if len(e.scan.Attr) > 0 && strings.TrimSpace(e.attr("href")) != "" {
			e.startLink(f) // QUIRK: Atom's link without its namespace
			return
		}
		e.startLeaf(kindPlain)
	case elGenerator:
		e.startLeaf(kindPlain)
		e.leaf.held[0] = e.rdf("resource")
	case elTitle, elSubject, elCreator, elPublisher, elRights, elID, elComments, elOrigLink, elCommentFeed,
		elWebMaster, elSubtitle, elPublished, elDate, elCreated, elUpdated, elLanguage, elTTL, elPeriod, elFrequency, elCommentCount, elContributor, elKeywords:
		e.startLeaf(kindPlain)
	case elSection, elDateline:
		if e.rec != &e.item {
			e.keep()
			return
		}
		e.startLeaf(kindPlain)
	case elAuthor:
		e.startLeaf(kindPlain)
		e.leaf.markup = false
	case elDescription, elSummary:
		e.startLeaf(kindHTML)
	case elContent:
		e.startContent(f)
	case elGUID:
		e.startLeaf(kindPlain)
		e.leaf.held[0] = e.word("isPermaLink")
	case elCategory:
		e.startLeaf(kindPlain)
		e.leaf.held[0] = e.word("domain")
	case elSource:
		e.startLeaf(kindPlain)
		if url, ok := e.lookup("url"); ok {
			e.leaf.held[0] = absolute(e.baseOf(f), strings.TrimSpace(url))
		}
	case elEnclosure:
		e.addEnclosure(cmp.Or(e.attr("url"), e.attr("href")), e.word("type"), e.attr("length"))
	case elImage:
		e.startImage(f)
	case elLogo, elAnchor:
		e.startCDFLink(what)
	case elLicense:
		e.startLeaf(kindPlain)
		e.leaf.held[0] = e.rdf("resource")
	case elResolved:
		e.keep()
	default:
		e.startUnknown()
	}
}

// startUnknown keeps an element that means nothing to us.
func (e *feedEngine) startUnknown() {
	if e.top().space == nsRDF {
		e.top().in = inNothing
		return
	}
	if e.rec == &e.item && e.top().space == nsContent && string(e.scan.Name.Local) == "items" {
		e.top().in = inContents
		return
	}
	e.keep()
}

// startContents acts on what is in content:items, the older form of the RSS 1.0 content module: the text stands in rdf:value.
func (e *feedEngine) startContents() {
	f := e.top()
	if f.space != nsRDF || string(e.scan.Name.Local) != "value" {
		f.in = inContents
		return
	}
	kind := kindHTML
	for i := range e.scan.Attr {
		if a := &e.scan.Attr[i]; a.Name.Space == nsRDF && string(a.Name.Local) == "parseType" {
			kind = kindXHTML
		}
	}
	f.el, f.space = elContent, nsContent
	e.startLeaf(kind)
}

// rdf gives an attribute in the RDF namespace.
func (e *feedEngine) rdf(local string) string {
	for i := range e.scan.Attr {
		if a := &e.scan.Attr[i]; a.Name.Space == nsRDF && string(a.Name.Local) == local {
			return strings.TrimSpace(e.value(a))
		}
	}
	return ""
}

// startHeader makes the element just opened the feed's header.
func (e *feedEngine) startHeader(f *frame) {
	e.rdfVersion()
	f.in = inHeader
	e.rec = &e.head
	if lang := e.langOf(f); lang != "" {
		e.head.lang = lang
	}
	e.head.base = e.baseOf(f)
	if id := e.rdf("about"); id != "" {
		e.head.setID(absolute(e.baseOf(f), id), rankDC)
	}
}

// rdfVersion tells RSS 0.90 and 1.1 from 1.0 by the namespace of their channel.
func (e *feedEngine) rdfVersion() {
	switch uri := e.scan.Name.URI; {
	case strings.Contains(uri, "rdf/simple/0.9"):
		e.doc.feed.Version = "0.90"
	case strings.Contains(uri, "net/rss1.1"):
		e.doc.feed.Version = "1.1"
	}
}

// startItem makes the element just opened an item.
func (e *feedEngine) startItem(f *frame) {
	e.header()
	f.in, e.outer = inItem, e.rec
	e.rec = &e.item
	e.item.reset()
	e.item.base = e.baseOf(f)
	e.items++
	e.itemAt, e.start = f.depth, e.scan.Offset()
	if len(e.scan.Attr) == 0 {
		return
	}
	if id := e.rdf("about"); id != "" {
		id = absolute(e.baseOf(f), id)
		e.item.setID(id, rankDC)
		e.item.permalink = isWebAddress(id)
	}
	e.cdfAttributes()
}

// cdfAttributes reads the attributes of a CDF CHANNEL or ITEM.
func (e *feedEngine) cdfAttributes() {
	if !e.cdf {
		return
	}
	if href := strings.TrimSpace(e.attr("href")); href != "" {
		e.rec.setLink(absolute(e.base(), href), rankCore)
	}
	if mod := e.attr("lastmod"); mod != "" {
		e.rec.updated.set(e.date(mod), rankCore)
	}
	if id := e.attr("self"); id != "" && e.rec == &e.head {
		e.head.setID(absolute(e.base(), strings.TrimSpace(id)), rankCore)
	}
}

// startCDFLink reads CDF's <LOGO HREF STYLE> and <A HREF>.
func (e *feedEngine) startCDFLink(what el) {
	href := strings.TrimSpace(e.attr("href"))
	e.top().in = inNothing
	switch {
	case !e.cdf:
		e.keep()
	case href == "":
	case what == elAnchor:
		e.rec.setLink(absolute(e.base(), href), rankCore)
	case strings.EqualFold(e.attr("style"), "icon"):
		e.rec.icon = &Media{URL: absolute(e.base(), href), Medium: "image"}
	default:
		e.rec.image = &Media{URL: absolute(e.base(), href), Medium: "image"}
	}
}

// startContent acts on content:encoded, xhtml:body, and what RSS feeds have made up for the full text.
func (e *feedEngine) startContent(f *frame) {
	switch {
	case f.space == nsXHTML:
		e.startLeaf(kindXHTML)
	case f.space == nsContent || e.rec == &e.item:
		e.startLeaf(kindHTML)
	default:
		e.keep()
	}
}

// endLeaf takes a leaf's text into the record.
func (e *feedEngine) endLeaf(f *frame) {
	if !e.lent {
		e.own = e.text[:0]
	}
	e.text = repairC1(e.text)
	e.resolveTwice(f)
	switch e.frames[len(e.frames)-2].in {
	case inImage:
		e.endImageLeaf(f)
		return
	case inPerson:
		e.endPersonLeaf(e.person, f)
		return
	}
	switch f.space {
	case nsAtom:
		e.endAtom(f)
	case nsITunes, nsGooglePlay, nsPodcast, nsPSC:
		e.endPodcast(f)
	case nsMedia:
		e.endMediaLeaf(f)
	case nsGeoRSS, nsGeo, nsGML:
		e.endGeo(f)
	default:
		if e.atom && f.space == nsOther {
			e.endAtom(f)
			return
		}
		e.endRSS(f)
	}
}

// endRSS takes the text of an element of RSS, Dublin Core or a small module.
func (e *feedEngine) endRSS(f *frame) {
	r, rank := e.rec, rankCore
	if f.space == nsDC || f.space == nsTerms {
		rank = rankDC
	}
	switch f.el {
	case elTitle:
		r.title.set(e.oneLine(), rank)
		e.takeLanguage(f, rankDC)
	case elDescription, elSummary:
		e.setSummary(f, rank)
	case elContent:
		if f.space == nsOther || f.space == nsRSS { // content:encoded is better
			rank = rankDC
		}
		r.content.set(e.html(f), rank)
		e.takeLanguage(f, rankCore)
	case elLink:
		if len(e.text) > 0 && !isBlank(e.text) {
			if rank == rankCore && bytes.HasPrefix(bytes.TrimSpace(e.text), []byte("www.")) {
				e.text = append([]byte("http://"), bytes.TrimSpace(e.text)...) // QUIRK: the host alone, where RSS 2.0 <link> has a scheme
			}
			r.setLink(e.address(f), rank)
		}
	case elGUID:
		e.endGUID(f, rank)
	case elID:
		r.setID(e.identifier(f), rankCore)
	case elAuthor:
		e.addAuthor(f)
	case elCreator:
		if len(r.creators) < 32 {
			r.creators = append(r.creators, e.line())
		}
		e.addByline(f, rankDC)
	case elContributor:
		authors, others := e.people.parse(e.oneLine(), e.source(f))
		r.addContributors(authors)
		r.addContributors(others)
	case elPublisher, elWebMaster:
		if r.publisher == (Person{}) || f.el == elPublisher {
			line := e.line()
			authors, _ := e.people.parse(line, e.source(f))
			r.publisher = soleName(authors, line)
		}
	case elCategory:
		r.addTag(Tag{Term: e.line(), Scheme: e.leaf.held[0]})
	case elSubject: // Dublin Core's guide has several parted by semicolons
		e.splitKeywords("", ";")
	case elKeywords:
		e.addKeywords("")
	case elSubtitle:
		r.subtitle.set(e.oneLine(), rank)
	case elOrigLink:
		r.setLink(e.address(f), rankOriginal)
	case elRights:
		r.rights.set(e.oneLine(), rank)
	case elLanguage:
		if lang := tidyLanguage(string(e.text)); lang != "" {
			r.lang = lang
		}
	default:
		e.endSmall(f, rank)
	}
}

// endSmall goes on where endRSS ends.
func (e *feedEngine) endSmall(f *frame, rank rank) {
	r := e.rec
	switch f.el {
	case elPublished:
		r.published.set(e.leafDate(), rank)
	case elDate:
		r.date = e.leafDate()
		r.published.set(r.date, rankDC)
	case elCreated:
		r.published.set(e.leafDate(), rankMedia)
	case elUpdated:
		r.updated.set(e.leafDate(), rank)
	case elGenerator:
		if name := cmp.Or(e.oneLine(), e.leaf.held[0]); f.space != nsAdmin || r.generator == "" {
			r.generator = name
		}
	case elComments:
		if !isBlank(e.text) {
			r.comments = e.address(f)
		}
	case elCommentFeed:
		if !isBlank(e.text) {
			r.addLink(Link{URL: e.address(f), Rel: "replies", Type: "application/rss+xml"})
		}
	case elCommentCount:
		r.comment = max(r.comment, number(string(e.text)))
	case elSection:
		r.section = e.oneLine()
	case elDateline:
		r.dateline = e.oneLine()
	case elLicense:
		if url := e.leaf.held[0]; url != "" {
			r.addLink(Link{URL: absolute(e.baseOf(f), url), Rel: "license"})
		} else if !isBlank(e.text) {
			r.addLink(Link{URL: e.address(f), Rel: "license"})
		}
	case elEnclosure:
		if !isBlank(e.text) {
			e.takeEnclosure(e.address(f), e.leaf.held[1], e.leaf.held[2])
		}
	case elImage:
		if !isBlank(e.text) { // QUIRK: the address as text, without <url>
			e.takeImage(&Media{URL: e.address(f)})
		}
	case elSource:
		if title, url := e.oneLine(), e.leaf.held[0]; title != "" || url != "" {
			r.origin = &Feed{Title: title, URL: url}
		}
	case elTTL:
		r.ttl = time.Duration(min(number(string(e.text)), maxTTL)) * time.Minute
	case elPeriod:
		r.period = e.oneLine()
	case elFrequency:
		r.frequency = number(string(e.text))
	}
}

// endGUID takes RSS 2.0's guid, and dc:identifier where there is none.
func (e *feedEngine) endGUID(f *frame, rank rank) {
	id := e.oneLine()
	if id == "" {
		return
	}
	if rank == rankCore || e.rec.id.s == "" {
		e.rec.permalink = false
	}
	e.rec.setID(id, rank)
	if rank == rankCore {
		says := strings.TrimSpace(e.leaf.held[0])
		e.rec.permalink = !strings.EqualFold(says, "false") && isWebAddress(id)
		if strings.EqualFold(says, "true") && !hasScheme(id) {
			e.rec.setLink(e.address(f), rankMedia)
		}
	}
}

// startImage begins an RSS image, whose address some feeds print in an attribute, and some as its text.
func (e *feedEngine) startImage(f *frame) {
	if url := strings.TrimSpace(cmp.Or(e.attr("url"), e.attr("href"))); url != "" {
		f.in, e.image = inImage, Media{URL: absolute(e.baseOf(f), url)}
		return
	}
	e.startLeaf(kindPlain)
}

// beginsInside makes an open leaf what its first child says that it is: an RSS author a person, as in Atom; an image one
// of parts; an enclosure one that has its address in an element.
func (e *feedEngine) beginsInside(what el) bool {
	f := e.top()
	if f.space != nsOther && f.space != nsRSS || !isBlank(e.text) || e.scan.Depth() != f.depth+1 {
		return false
	}
	switch {
	case f.el == elAuthor && (what == elName || what == elEmail || what == elURI):
		f.in, e.person = inPerson, &Person{}
	case f.el == elImage && isImagePart(what), f.el == elEnclosure && what == elURL:
		f.in, e.image = inImage, Media{}
	default:
		return false
	}
	return true
}

func isImagePart(what el) bool {
	switch what {
	case elTitle, elLink, elURL, elWidth, elHeight, elDescription:
		return true
	}
	return false
}

// startImageChild acts on a child of RSS image.
func (e *feedEngine) startImageChild(what el) {
	if isImagePart(what) {
		e.startLeaf(kindPlain)
	}
}

// endImageLeaf takes the text of a child of RSS image.
func (e *feedEngine) endImageLeaf(f *frame) {
	m := &e.image
	switch f.el {
	case elTitle:
		m.Title = e.oneLine()
	case elLink:
		m.Link = e.address(f)
	case elURL:
		m.URL = e.address(f)
	case elWidth:
		m.Width = number(string(e.text))
	case elHeight:
		m.Height = number(string(e.text))
	case elDescription:
		m.Caption = e.oneLine()
	}
}

// takeImage keeps an RSS image if it is one, in a header the first.
func (e *feedEngine) takeImage(m *Media) {
	if m.URL == "" {
		return
	}
	m.Medium = "image"
	switch {
	case e.rec == &e.item:
		e.rec.addMedia(*m)
	case e.rec.image == nil:
		logo := *m
		e.rec.image = &logo
	}
}

// source gives what is known of the document where a frame stands, for dates and bylines.
func (e *feedEngine) source(f *frame) Source {
	src := e.doc.src
	if lang := e.langOf(f); lang != "" {
		src.Language = strings.TrimPrefix(lang, noLanguage)
	} else if e.head.lang != "" {
		src.Language = e.head.lang
	}
	return src
}

// leafDate reads the leaf's text as a date.
func (e *feedEngine) leafDate() Date { return e.date(e.words.fresh(e.text)) }

// date reads a date. Warn is told of one that can not be read.
func (e *feedEngine) date(s string) Date {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}
	}
	d, err := e.doc.p.ParseDate(s, e.source(e.top()))
	if err != nil && e.doc.p.Warn != nil {
		path := e.path()
		if e.scan.Depth() < e.top().depth {
			path += "/" + string(e.scan.Closed().Local) // the scanner has closed it
		}
		e.doc.warn(path, e.position(), err.(*Error).Err)
	}
	return d
}

// number reads the digits that s begins with, nine at most, 0 where it begins with none.
func number(s string) int {
	s = strings.TrimSpace(s)
	n := 0
	for i := 0; i < min(len(s), 9) && s[i] >= '0' && s[i] <= '9'; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// maxTTL bounds a polling hint: a year of minutes.
const maxTTL = 366 * 24 * 60

// isWebAddress reports whether s is an address with http or https.
func isWebAddress(s string) bool {
	return len(s) > 8 && (strings.EqualFold(s[:7], "http://") || strings.EqualFold(s[:8], "https://"))
}
