package broadsheet

import (
	"bytes"
	"io"
	"sort"
	"strings"

	"golang.org/x/net/html"
)

// maxDiscovered bounds how many feeds Discover gives for one page.
const maxDiscovered = 64

// Discover finds the feeds that a web page names, best first: those of <link rel="alternate"> and
// <a rel="feed"> before other links that look like a feed's, feeds of comments last. Each has its absolute
// URL, Title, Language and a media type in Type: what the page says, or the usual one of the format it
// seems to be, or "". Of a document that is a feed itself it gives src.URL.
// Nothing found gives no links and no error.
func Discover(r io.Reader, src Source) ([]Link, error) {
	d := &document{p: new(Parser), src: src, feed: &Feed{}}
	d.in = newInput(d, r, defaultPageBytes)
	data, err := d.in.all()
	f, _ := detect(data, src.ContentType)
	switch {
	case f.isFeed():
		return []Link{{URL: src.URL, Rel: "self", Type: feedTypes[f]}}, err
	case len(data) == 0 && err != nil:
		return nil, err
	case f == unknownFormat:
		return nil, d.errorAt("", position{}, ErrFormat)
	}
	found := discovery{base: src.URL}
	found.scan(data)
	sort.SliceStable(found.feeds, func(i, j int) bool { return found.feeds[i].rank < found.feeds[j].rank })
	var links []Link
	for _, f := range found.feeds {
		links = append(links, f.Link)
	}
	return links, err
}

// feedTypes are the media types of the formats (RFC 4287 section 7, JSON Feed 1.1 "MIME type").
var feedTypes = [...]string{RSS: "application/rss+xml", Atom: "application/atom+xml", JSONFeed: "application/feed+json", CDF: "application/x-cdf"}

// discovery is what was found in a page so far.
type discovery struct {
	base   string
	based  bool // a <base> was seen: only the first counts
	feeds  []discovered
	anchor int // index in feeds of the link whose text is being read, plus 1
}

type discovered struct {
	Link
	rank int // the lower, the better
}

// scan goes once over the page's tags.
func (s *discovery) scan(page []byte) {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			switch name, more := z.TagName(); string(name) {
			case "base":
				s.setBase(attributes(z, more).href)
			case "link":
				s.link(attributes(z, more))
			case "a":
				s.anchor = 0
				s.a(attributes(z, more))
			}
		case html.TextToken:
			if s.anchor > 0 && s.feeds[s.anchor-1].Title == "" {
				s.feeds[s.anchor-1].Title = linkTitle(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "a" {
				s.anchor = 0
			}
		}
	}
}

// linkTitle bounds the length of a title and folds its white space.
func linkTitle(s []byte) string { return oneLine(string(s[:min(len(s), 1000)])) }

func (s *discovery) setBase(href string) {
	if base, err := ResolveURL(s.base, href); err == nil && href != "" && !s.based {
		s.base, s.based = base, true
	}
}

// linkAttrs are the attributes that say whether a link leads to a feed.
type linkAttrs struct{ href, rel, typ, title, lang string }

func attributes(z *html.Tokenizer, more bool) (a linkAttrs) {
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "href":
			a.href = string(value)
		case "rel":
			a.rel = strings.ToLower(string(value))
		case "type":
			a.typ = strings.TrimSpace(string(value))
		case "title":
			a.title = linkTitle(value)
		case "hreflang":
			a.lang = string(value)
		}
	}
	return a
}

// link takes a <link> with a feed's type, or with rel "feed".
func (s *discovery) link(a linkAttrs) {
	if isFeed := isFeedType(a.typ, a.href); hasWord(a.rel, "feed") || hasWord(a.rel, "alternate") && isFeed {
		s.add(a, 0)
	}
}

// a takes an <a> that says it leads to a feed, or whose address looks like one.
func (s *discovery) a(a linkAttrs) {
	switch {
	case hasWord(a.rel, "feed") || isFeedType(a.typ, a.href) && a.typ != "":
		s.add(a, 0)
	case looksLikeFeed(a.href) || strings.HasPrefix(strings.ToLower(a.href), "feed:"):
		s.add(a, 2)
	default:
		return
	}
	if n := len(s.feeds); n > 0 && s.feeds[n-1].Title == "" {
		s.anchor = n
	}
}

// add keeps a feed's link once, at its best rank.
func (s *discovery) add(a linkAttrs, rank int) {
	a.href = withoutFeedScheme(a.href)
	u, err := ResolveURL(s.base, a.href)
	if err != nil || a.href == "" || !strings.HasPrefix(u, "http") {
		return
	}
	u, _, _ = strings.Cut(u, "#")
	for i := range s.feeds {
		if s.feeds[i].URL == u {
			s.feeds[i].rank = min(s.feeds[i].rank, rank)
			return
		}
	}
	if len(s.feeds) == maxDiscovered {
		return
	}
	if about := strings.ToLower(u + " " + a.title); strings.Contains(about, "comment") || strings.Contains(about, "kommentar") {
		rank++
	}
	s.feeds = append(s.feeds, discovered{Link{URL: u, Rel: "alternate", Type: feedType(a.typ, u), Language: a.lang, Title: a.title}, rank})
}

// withoutFeedScheme gives the address that feed:https://… and feed://… stand for.
func withoutFeedScheme(href string) string {
	href = strings.TrimSpace(href)
	if len(href) < 5 || !strings.EqualFold(href[:5], "feed:") {
		return href
	}
	if rest := href[5:]; !strings.HasPrefix(rest, "//") {
		return rest
	}
	return "http:" + href[5:]
}

// isFeedType reports whether a media type is a feed's, in the spellings that pages have. A general type
// counts where the address looks like a feed's.
func isFeedType(typ, href string) bool {
	typ, _, _ = strings.Cut(strings.ToLower(typ), ";")
	switch typ = strings.TrimSpace(typ); typ {
	case "application/json", "application/xml", "text/xml", "":
		return looksLikeFeed(href)
	}
	return isListed("|application/rss+xml|application/atom+xml|application/feed+json|application/rdf+xml|application/x.atom+xml|application/x-atom+xml"+
		"|application/x-rss+xml|application/rss|application/atom|text/rss+xml|text/atom+xml|text/rss|text/atom|text/rdf+xml|application/x.rss+xml"+
		"|application/rss+atom+xml|application/x-cdf|", typ)
}

// feedType gives the usual media type for a link's, or for what its address looks like.
func feedType(typ, href string) string {
	typ = strings.ToLower(typ)
	href = strings.ToLower(href)
	switch {
	case strings.Contains(typ, "atom"):
		return feedTypes[Atom]
	case strings.Contains(typ, "rss"):
		return feedTypes[RSS]
	case strings.Contains(typ, "json"):
		return feedTypes[JSONFeed]
	case typ != "":
		return typ
	case strings.Contains(href, "atom"):
		return feedTypes[Atom]
	case strings.HasSuffix(href, ".json"):
		return feedTypes[JSONFeed]
	case strings.Contains(href, "rss"):
		return feedTypes[RSS]
	}
	return ""
}

// looksLikeFeed reports whether the last parts of an address are names that feeds have.
func looksLikeFeed(href string) bool {
	href = strings.ToLower(href[:min(len(href), 2000)])
	href, _, _ = strings.Cut(href, "#")
	path, query, _ := strings.Cut(href, "?")
	if i := strings.Index(path, "://"); i >= 0 { // a host's name says nothing
		host, rest, _ := strings.Cut(path[i+3:], "/")
		path = "/" + rest
		if strings.HasPrefix(host, "feeds.") && rest != "" {
			return true
		}
	}
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "feed" || strings.HasPrefix(pair, "feed=") || pair == "format=rss" || pair == "format=feed" || pair == "type=rss" {
			return true
		}
	}
	path = strings.TrimRight(path, "/")
	dir, name := "", path
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		dir, name = path[:i], path[i+1:]
	}
	return isListed("|feed|feeds|rss|atom|rss2|rss.xml|atom.xml|feed.xml|index.xml|index.rdf|index.rss|rss.php|feed.php|feed.json|index.atom|feed.rss|feed.atom"+
		"|xml.rss|", name) ||
		strings.HasSuffix(name, ".rss") || strings.HasSuffix(name, ".atom") || strings.HasSuffix(name, ".rdf") ||
		isFeedFile(dir[strings.LastIndexByte(dir, '/')+1:], name)
}

// isFeedFile reports whether a file of XML or JSON is a feed by its name or by its folder's: "news-feed.xml",
// "feed2.json", "feeds/videos.xml".
func isFeedFile(dir, name string) bool {
	stem, ok := strings.CutSuffix(name, ".xml")
	if !ok {
		if stem, ok = strings.CutSuffix(name, ".json"); !ok {
			return false
		}
	}
	stem = strings.TrimRight(stem, "0123456789")
	for _, s := range [...]string{"feed", "rss", "atom"} {
		if strings.HasSuffix(stem, s) || dir == s || dir == s+"s" {
			return true
		}
	}
	return false
}
