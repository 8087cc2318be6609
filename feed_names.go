package broadsheet

import "strings"

// The namespaces of feeds, by number. A feed's prefixes carry no meaning.
const (
	nsOther = iota // none, or one that no field is of
	nsRSS          // RSS 0.90 to 2.0 under any of its addresses
	nsAtom         // Atom 1.0 and 0.3
	nsRDF
	nsContent
	nsDC
	nsTerms // dcterms
	nsITunes
	nsGooglePlay
	nsPodcast
	nsMedia
	nsSlash
	nsWFW
	nsThread
	nsSyn
	nsGeoRSS
	nsGeo
	nsGML
	nsCC
	nsAdmin
	nsFeedBurner
	nsPSC
	nsXHTML
	nsXML
)

// Addresses of namespaces, as they are written.
const (
	uriAtom   = "http://www.w3.org/2005/Atom"
	uriAtom03 = "http://purl.org/atom/ns#"
	uriXML    = "http://www.w3.org/XML/1998/namespace"
)

// feedSpace is a namespace: its addresses as spaceNumber compares them, the prefixes that mean it where a feed declares none, and
// the address and the first prefix that it is written with.
type feedSpace struct {
	addresses, prefixes, uri string
}

// feedSpaces holds the namespaces by number.
var feedSpaces = [...]feedSpace{
	nsOther: {"", "|source|", "http://source.scripting.com/"},
	nsRSS: {"|purl.org/rss/1.0|my.netscape.com/rdf/simple/0.9|channel.netscape.com/rdf/simple/0.9|backend.userland.com/rss" +
		"|backend.userland.com/rss2|backend.userland.com/rss091|backend.userland.com/rss092|backend.userland.com/rss2.0" +
		"|blogs.law.harvard.edu/tech/rss|cyber.law.harvard.edu/rss/rss.html|cyber.law.harvard.edu/rss|purl.org/net/rss1.1" +
		"|my.netscape.com/publish/formats/rss-0.91.dtd|rssboard.org/rss-specification|usefulinc.com/rss/1.0|purl.org/rss/2.0|purl.org/rss/1.0/modules/rss091|", "", ""},
	nsAtom:       {"|w3.org/2005/atom|purl.org/atom/ns|", "|atom|a10|atom10|", uriAtom},
	nsRDF:        {"|w3.org/1999/02/22-rdf-syntax-ns|", "|rdf|", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	nsContent:    {"|purl.org/rss/1.0/modules/content|", "|content|", "http://purl.org/rss/1.0/modules/content/"},
	nsDC:         {"|purl.org/dc/elements/1.1|purl.org/dc/elements/1.0|", "|dc|", "http://purl.org/dc/elements/1.1/"},
	nsTerms:      {"|purl.org/dc/terms|", "|dcterms|", "http://purl.org/dc/terms/"},
	nsITunes:     {"|itunes.com/dtds/podcast-1.0.dtd|itunes.com/dtd/podcast-1.0.dtd|", "|itunes|", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
	nsGooglePlay: {"|google.com/schemas/play-podcasts/1.0|", "|googleplay|", "http://www.google.com/schemas/play-podcasts/1.0"},
	nsPodcast:    {"|podcastindex.org/namespace/1.0|github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md|", "|podcast|", "https://podcastindex.org/namespace/1.0"},
	nsMedia:      {"|search.yahoo.com/mrss|search.yahoo.com/mrss/1.0|rssboard.org/media-rss|", "|media|", "http://search.yahoo.com/mrss/"},
	nsSlash:      {"|purl.org/rss/1.0/modules/slash|", "|slash|", "http://purl.org/rss/1.0/modules/slash/"},
	nsWFW:        {"|wellformedweb.org/commentapi|", "|wfw|", "http://wellformedweb.org/CommentAPI/"},
	nsThread:     {"|purl.org/syndication/thread/1.0|", "|thr|", "http://purl.org/syndication/thread/1.0"},
	nsSyn:        {"|purl.org/rss/1.0/modules/syndication|", "|sy|", "http://purl.org/rss/1.0/modules/syndication/"},
	nsGeoRSS:     {"|georss.org/georss|georss.org/georss/10|", "|georss|", "http://www.georss.org/georss"},
	nsGeo:        {"|w3.org/2003/01/geo/wgs84_pos|", "|geo|", "http://www.w3.org/2003/01/geo/wgs84_pos#"},
	nsGML:        {"|opengis.net/gml|", "|gml|", "http://www.opengis.net/gml"},
	nsCC: {"|backend.userland.com/creativecommonsrssmodule|web.resource.org/cc|creativecommons.org/ns" +
		"|cyber.law.harvard.edu/rss/creativecommonsrssmodule.html|", "|creativeCommons|creativecommons|cc|", "http://backend.userland.com/creativeCommonsRssModule"},
	nsAdmin:      {"|webns.net/mvcb|", "|admin|", "http://webns.net/mvcb/"},
	nsFeedBurner: {"|rssnamespace.org/feedburner/ext/1.0|", "|feedburner|", "http://rssnamespace.org/feedburner/ext/1.0"},
	nsPSC:        {"|podlove.org/simple-chapters|", "|psc|", "http://podlove.org/simple-chapters"},
	nsXHTML:      {"|w3.org/1999/xhtml|", "|xhtml|", "http://www.w3.org/1999/xhtml"},
	nsXML:        {"|w3.org/xml/1998/namespace|", "|xml|", uriXML},
}

// spaceNumber gives the number of a namespace. Its scheme, case and a last slash or hash make no difference.
func spaceNumber(uri string) int {
	_, rest, ok := strings.Cut(uri, "://")
	if !ok || len(rest) > 100 {
		return nsOther
	}
	rest = strings.TrimPrefix(strings.TrimRight(strings.ToLower(rest), "/#"), "www.")
	for n := range feedSpaces {
		if isListed(feedSpaces[n].addresses, rest) {
			return n
		}
	}
	return nsOther
}

// commonPrefix gives what a prefix means that a feed uses without declaring it.
func commonPrefix(prefix string) string {
	prefix = strings.ToLower(prefix)
	for n := range feedSpaces {
		if isListed(feedSpaces[n].prefixes, prefix) {
			return feedSpaces[n].uri
		}
	}
	return ""
}

// el is an element that a field takes something from, whatever its namespace.
type el uint8

const (
	elUnknown el = iota
	elIgnored    // says nothing that is not said elsewhere
	elRSS
	elRDF
	elFeed
	elChannel
	elItem
	elItems
	elTitle
	elSubtitle
	elLink
	elDescription
	elSummary
	elContent
	elGUID
	elID
	elAuthor // text in RSS, a person in Atom
	elCreator
	elContributor
	elPublisher
	elWebMaster
	elOwner
	elName
	elEmail
	elURI
	elCategory
	elSubject
	elKeywords
	elPublished
	elDate
	elCreated // before it was issued
	elUpdated
	elLanguage
	elRights
	elGenerator
	elImage
	elIcon
	elLogo
	elURL
	elWidth
	elHeight
	elEnclosure
	elSource
	elComments
	elCommentFeed
	elCommentCount
	elSection
	elDateline
	elTTL
	elPeriod
	elFrequency
	elLicense
	elOrigLink
	elHref // an image given by an attribute
	elExplicit
	elBlock
	elComplete
	elDuration
	elNumber
	elSeason
	elType
	elNewURL
	elAbbreviated // an iTunes title
	elPodGUID
	elMedium
	elLocked
	elFunding
	elPerson
	elTranscript
	elChapterFile
	elChapters
	elChapter
	elMediaGroup
	elMediaContent
	elThumbnail
	elCredit
	elPoint
	elLine
	elPolygon
	elBox
	elWhere
	elPos
	elPosList
	elLat
	elLong
	elInfo
	elAnchor
	elResolved // no field's, but its text is an address
)

// element gives the element of a name. local is in lower case; atom says what a name without
// namespace is in a feed that uses none.
func element(space int, local []byte, atom bool) el {
	switch space {
	case nsRSS:
		return rssElement(local)
	case nsAtom:
		return atomElement(local)
	case nsOther:
		if atom {
			return atomElement(local)
		}
		return rssElement(local)
	case nsITunes, nsGooglePlay:
		return itunesElement(local)
	case nsMedia:
		return mediaElement(local)
	case nsDC, nsTerms:
		return dcElement(local)
	case nsPodcast, nsPSC:
		return podcastElement(local)
	case nsGeoRSS, nsGeo, nsGML:
		return geoElement(local)
	}
	return smallElement(space, local)
}

func rssElement(local []byte) el {
	switch string(local) {
	case "rss":
		return elRSS
	case "rdf":
		return elRDF
	case "channel":
		return elChannel
	case "item", "entry":
		return elItem
	case "items":
		return elItems
	case "title":
		return elTitle
	case "link":
		return elLink
	case "description", "abstract":
		return elDescription
	case "summary", "subtitle", "tagline":
		return elSummary
	case "content", "body", "fullitem", "xhtml", "encoded", "content_encoded", "fulltext", "full-text", "full_text":
		return elContent
	case "guid":
		return elGUID
	case "id":
		return elID
	case "author", "managingeditor", "creator", "byline":
		return elAuthor
	case "webmaster":
		return elWebMaster
	case "category":
		return elCategory
	case "keywords", "tags":
		return elKeywords
	case "pubdate", "published":
		return elPublished
	case "date":
		return elDate
	case "lastbuilddate", "updated", "lastmod":
		return elUpdated
	case "language":
		return elLanguage
	case "copyright", "rights":
		return elRights
	case "generator":
		return elGenerator
	case "image":
		return elImage
	case "logo":
		return elLogo
	case "name":
		return elName
	case "email":
		return elEmail
	case "uri":
		return elURI
	case "url", "href":
		return elURL
	case "width":
		return elWidth
	case "height":
		return elHeight
	case "enclosure":
		return elEnclosure
	case "source":
		return elSource
	case "comments":
		return elComments
	case "ttl":
		return elTTL
	case "a":
		return elAnchor
	case "docs":
		return elResolved
	}
	return elUnknown
}

func atomElement(local []byte) el {
	switch string(local) {
	case "feed":
		return elFeed
	case "entry", "item":
		return elItem
	case "title":
		return elTitle
	case "subtitle", "tagline":
		return elSubtitle
	case "link":
		return elLink
	case "summary":
		return elSummary
	case "content":
		return elContent
	case "id":
		return elID
	case "author":
		return elAuthor
	case "contributor":
		return elContributor
	case "name":
		return elName
	case "email":
		return elEmail
	case "uri", "url", "homepage":
		return elURI
	case "category":
		return elCategory
	case "published":
		return elPublished
	case "issued":
		return elDate
	case "created":
		return elCreated
	case "info":
		return elInfo
	case "updated", "modified":
		return elUpdated
	case "rights", "copyright":
		return elRights
	case "generator":
		return elGenerator
	case "icon":
		return elIcon
	case "logo":
		return elLogo
	case "source":
		return elSource
	}
	return elUnknown
}

func itunesElement(local []byte) el {
	switch string(local) {
	case "title":
		return elAbbreviated
	case "author":
		return elAuthor
	case "owner":
		return elOwner
	case "name":
		return elName
	case "email":
		return elEmail
	case "image":
		return elHref
	case "link":
		return elLink
	case "category":
		return elCategory
	case "keywords":
		return elKeywords
	case "summary", "description":
		return elSummary
	case "subtitle":
		return elSubtitle
	case "explicit":
		return elExplicit
	case "block":
		return elBlock
	case "complete":
		return elComplete
	case "duration":
		return elDuration
	case "episode":
		return elNumber
	case "season":
		return elSeason
	case "type", "episodetype":
		return elType
	case "new-feed-url":
		return elNewURL
	}
	return elUnknown
}

func mediaElement(local []byte) el {
	switch string(local) {
	case "group":
		return elMediaGroup
	case "content":
		return elMediaContent
	case "thumbnail":
		return elThumbnail
	case "credit":
		return elCredit
	case "title":
		return elTitle
	case "description", "text":
		return elDescription
	case "category":
		return elCategory
	case "keywords":
		return elKeywords
	case "copyright":
		return elRights
	}
	return elUnknown
}

func dcElement(local []byte) el {
	switch string(local) {
	case "title":
		return elTitle
	case "creator", "author":
		return elCreator
	case "contributor":
		return elContributor
	case "publisher":
		return elPublisher
	case "alternative":
		return elSubtitle
	case "spatial":
		return elDateline
	case "description", "abstract":
		return elDescription
	case "subject":
		return elSubject
	case "date":
		return elDate
	case "issued", "available":
		return elPublished
	case "created":
		return elCreated
	case "modified":
		return elUpdated
	case "language":
		return elLanguage
	case "rights":
		return elRights
	case "identifier":
		return elGUID
	case "license":
		return elLicense
	}
	return elUnknown
}

func podcastElement(local []byte) el {
	switch string(local) {
	case "guid":
		return elPodGUID
	case "medium":
		return elMedium
	case "locked":
		return elLocked
	case "funding":
		return elFunding
	case "person":
		return elPerson
	case "transcript":
		return elTranscript
	case "chapters":
		return elChapters
	case "chapter":
		return elChapter
	case "season":
		return elSeason
	case "episode":
		return elNumber
	}
	return elUnknown
}

func geoElement(local []byte) el {
	switch string(local) {
	case "point":
		return elPoint
	case "line", "linestring":
		return elLine
	case "polygon":
		return elPolygon
	case "box", "envelope":
		return elBox
	case "where":
		return elWhere
	case "pos", "lowercorner", "uppercorner":
		return elPos
	case "poslist", "coordinates":
		return elPosList
	case "lat":
		return elLat
	case "long", "lon":
		return elLong
	}
	return elUnknown
}

// smallElement knows the namespaces that have an element or two.
func smallElement(space int, local []byte) el {
	name := string(local)
	switch {
	case space == nsContent && name == "encoded":
		return elContent
	case space == nsXHTML && (name == "body" || name == "div"):
		return elContent
	case space == nsSlash && name == "section":
		return elSection
	case space == nsSlash && name == "comments", space == nsThread && name == "total":
		return elCommentCount
	case space == nsWFW && name == "commentrss":
		return elCommentFeed
	case space == nsWFW && name == "comment":
		return elResolved
	case space == nsSyn && name == "updateperiod":
		return elPeriod
	case space == nsSyn && name == "updatefrequency":
		return elFrequency
	case space == nsCC && name == "license":
		return elLicense
	case space == nsAdmin && name == "generatoragent":
		return elGenerator
	case space == nsFeedBurner && name == "origlink":
		return elOrigLink
	case space == nsRDF && name == "rdf":
		return elRDF
	case space == nsRDF && (name == "seq" || name == "li" || name == "bag"):
		return elIgnored
	}
	return elUnknown
}
