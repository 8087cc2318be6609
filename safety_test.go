package broadsheet

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// This file holds the promise of doc.go's "Security": whatever a document says, no field that is an address holds a
// scheme that runs something, and no field that is HTML holds anything active. Each document below has an
// address, as U, wherever its format has one; the test puts attacks there.

// attackURLs are addresses that nobody may be handed.
var attackURLs = []string{
	"javascript:__xss()", "JaVaScRiPt:__xss()", "java\tscript:__xss()", "java\nscript:__xss()", " \x01javascript:__xss()",
	"javascript://news.example/%0a__xss()", "vbscript:__xss()", "data:text/html,<script>__xss()</script>", "data:image/svg+xml,<svg onload='__xss()'/>",
	"feed:javascript:__xss()", "view-source:javascript:__xss()", "livescript:__xss()", "blob:https://news.example/1", "file:///etc/passwd",
	"java\x05script:__xss()", "\u0085javascript:__xss()", "\uFFFEjavascript:__xss()", "&#106;avascript:__xss()", "jav&Tab;ascript:__xss()",
}

var attackDocuments = []struct{ name, doc string }{
	{"rss", `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:cc="http://backend.userland.com/creativeCommonsRssModule" xmlns:psc="http://podlove.org/simple-chapters" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:georss="http://www.georss.org/georss" xml:base="U"><channel>
<title>T</title><link>U</link><description>&lt;a href="U"&gt;x&lt;/a&gt;</description><docs>U</docs><atom:link rel="self" href="U"/><atom:link rel="hub" href="U"/>
<image><url>U</url><link>U</link><title>x</title></image><itunes:image href="U"/><itunes:new-feed-url>U</itunes:new-feed-url><podcast:funding url="U">x</podcast:funding>
<cc:license>U</cc:license><generator>x</generator>
<item><title>T</title><link>U</link><guid>U</guid><comments>U</comments><source url="U">x</source><wfw:commentRss>U</wfw:commentRss><cc:license>U</cc:license>
<feedburner:origLink>U</feedburner:origLink><enclosure url="U" type="audio/mpeg" length="1"/><description>&lt;img src="U"&gt;&lt;a href="U"&gt;x&lt;/a&gt;</description>
<content:encoded><![CDATA[<p>Text <a href="U">x</a><img src="U"><video src="U" poster="U"></video><blockquote cite="U">y</blockquote></p>]]></content:encoded>
<media:group><media:content url="U" medium="image"><media:thumbnail url="U"/><media:player url="U"/></media:content></media:group><media:thumbnail url="U"/>
<itunes:image href="U"/><podcast:chapters url="U" type="application/json"/><podcast:transcript url="U" type="text/html"/><podcast:person href="U" img="U">x</podcast:person>
<psc:chapters><psc:chapter start="0" title="x" href="U" image="U"/></psc:chapters><atom:link rel="related" href="U"/><atom:author><atom:name>A</atom:name><atom:uri>U</atom:uri></atom:author></item>
<item><title>T2</title><guid isPermaLink="true">U</guid></item></channel></rss>`},
	{"rdf", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:cc="http://web.resource.org/cc/"><channel rdf:about="U"><title>T</title><link>U</link>
<image rdf:resource="U"/></channel><image rdf:about="U"><url>U</url><link>U</link></image><item rdf:about="U"><title>T</title><link>U</link><cc:license rdf:resource="U"/></item></rdf:RDF>`},
	{"atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="U"><title type="html">&lt;a href="U"&gt;x&lt;/a&gt;</title><id>U</id><icon>U</icon><logo>U</logo><generator uri="U">x</generator>
<link href="U"/><link rel="self" href="U"/><link rel="hub" href="U"/><author><name>A</name><uri>U</uri></author>
<entry xml:base="U"><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="U">x</a></div></title><id>U</id><link href="U"/><link rel="enclosure" href="U"/><link rel="replies" href="U"/>
<link rel="license" href="U"/><link rel="via" href="U"/><link rel="related" href="U"/><author><name>A</name><uri>U</uri></author><contributor><name>B</name><uri>U</uri></contributor>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="U">x</a><img src="U"/></div></content><summary type="html">&lt;a href="U"&gt;x&lt;/a&gt;</summary>
<source><id>U</id><link href="U"/><logo>U</logo></source></entry><entry><id>i</id><content src="U" type="text/html"/></entry></feed>`},
	{"atom relative", `<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="U"><id>i</id><link href="x"/><link rel="enclosure" href="//x"/><content type="html">&lt;a href="x"&gt;x&lt;/a&gt;&lt;a href="#x"&gt;y&lt;/a&gt;</content></entry></feed>`},
	{"json", `{"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"U","feed_url":"U","next_url":"U","icon":"U","favicon":"U","authors":[{"name":"A","url":"U","avatar":"U"}],
"hubs":[{"type":"WebSub","url":"U"}],"items":[{"id":"U","url":"U","external_url":"U","image":"U","banner_image":"U","title":"T","content_html":"<a href='U'>x</a><img src='U'>","summary":"U",
"authors":[{"name":"A","url":"U","avatar":"U"}],"attachments":[{"url":"U","mime_type":"audio/mpeg"}]}]}`},
	{"json own", `{"version":"https://jsonfeed.org/version/1.1","title":"T","icon":"https://news.example/i.png","_broadsheet":{"links":[{"url":"U"}],"authors":[{"name":"A","url":"U","image":"U"}],"publisher":{"name":"P","url":"U","image":"U"},
"description":"<a href='U'>x</a>","logo":{"url":"https://news.example/i.png","link":"U"},"icon":{"url":"U","link":"U"},"show":{"image":"U","new_url":"U","owner":{"name":"O","url":"U","image":"U"},"funding":[{"url":"U"}]}},
"items":[{"id":"1","content_text":"x","_broadsheet":{"links":[{"url":"U"}],"media":[{"url":"U","link":"U"}],"publisher":{"name":"P","url":"U","image":"U"},"comments":"U","summary":"<a href='U'>x</a>",
"origin":{"url":"U","home_url":"U","logo":{"url":"U","link":"U"},"icon":{"url":"U"},"publisher":{"name":"P","url":"U"},"description":"<a href='U'>x</a>","show":{"image":"U"}},
"episode":{"image":"U","chapters":[{"url":"U","image":"U"}],"chapter_file":{"url":"U"},"transcripts":[{"url":"U"}]}}}]}`},
	{"subtitles", `<rss><channel><title>T</title><itunes:subtitle>&lt;a href="U"&gt;x&lt;/a&gt;</itunes:subtitle><item><title>t</title><itunes:subtitle>&lt;a href="U"&gt;x&lt;/a&gt;</itunes:subtitle></item></channel></rss>`},
	{"opml", `<opml version="2.0"><body><outline text="x" xmlUrl="U" htmlUrl="U"><outline text="y" xmlUrl="U"/></outline></body></opml>`},
	{"cdf", `<CHANNEL HREF="U" BASE="U" SELF="U"><TITLE>T</TITLE><LOGO HREF="U"/><ITEM HREF="U"><TITLE>T</TITLE><LOGO HREF="U"/><ABSTRACT>x</ABSTRACT></ITEM></CHANNEL>`},
	{"page", `<!DOCTYPE html><html><head><title>Talks on flood relief go on</title><base href="U"><link rel="canonical" href="U"><link rel="shortcut icon" href="U"><link rel="amphtml" href="U"><link rel="author" href="U"><link rel="license" href="U">
<link rel="alternate" type="application/rss+xml" href="U"><link rel="image_src" href="U"><meta property="og:url" content="U"><meta property="og:image" content="U"><meta property="og:video" content="U"><meta property="og:audio" content="U">
<meta name="twitter:image" content="U"><meta property="article:author" content="U"><meta property="article:publisher" content="U"><meta name="thumbnail" content="U">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","@id":"U","url":"U","mainEntityOfPage":"U","headline":"Talks on flood relief go on","image":{"@type":"ImageObject","url":"U","contentUrl":"U"},
"thumbnailUrl":"U","author":{"@type":"Person","name":"Ana Ruiz","url":"U","image":"U","sameAs":["U"]},"publisher":{"@type":"Organization","name":"News","url":"U","logo":{"url":"U"}},"license":"U","discussionUrl":"U","isBasedOn":"U",
"associatedMedia":{"@type":"VideoObject","contentUrl":"U","embedUrl":"U","thumbnailUrl":"U"},"citation":"U"}</script></head>
<body itemscope itemtype="https://schema.org/NewsArticle"><article><h1>Talks on flood relief go on</h1><p class="byline">By <a rel="author" href="U">Ana Ruiz</a></p><figure><img src="U" srcset="U 2x" data-src="U"><figcaption><a href="U">A caption</a></figcaption></figure>
<link itemprop="url" href="U"><p>The talks on relief after the flood went on for a third day on Tuesday, and those who took part said in the evening that they had come <a href="U">closer to one another</a> than ever before.</p>
<p>Nobody would say when they end, but the ministers of all of the regions had been asked to stay for another day, and the rooms of the hotel were booked until the end of the week.</p>
<iframe src="U" title="x"></iframe><video src="U" poster="U"><source src="U"></video><p>A vote is planned in the parliament once the paper is signed, which all of the parties want to see done before the summer begins.</p>
<blockquote cite="U">We are close, said the head of the delegation of the north, and smiled at the journalists who had waited for him.</blockquote>
<p>Related: <a href="U" rel="related">More of this</a></p><a rel="license" href="U">licence</a><a rel="tag" href="U">floods</a><a href="U" class="comments">Comments</a></article></body></html>`},
	{"text", "Talks on flood relief go on\n\nBy Ana Ruiz\n11 March 2025\n\n![A caption](U)\n\nThe talks on relief after the flood went on for [a third day](U) on Tuesday. <U>\n\nThose who took part said in the evening that they had come closer. [1]\n\n[1]: U\n\nRelated article: [More of this](U)\nSource: U\nOriginal URL: U\n"},
	{"own front matter", "---\n# broadsheet article\nurl: \"U\"\ntitle: \"Talks go on\"\nsummary: \"<a href='U'>x</a>\"\ncomments: \"U\"\n" +
		`authors: [{"name":"A","url":"U","image":"U"}]` + "\n" + `publisher: {"name":"P","url":"U"}` + "\n" + `media: [{"url":"U","link":"U"}]` + "\n" + `links: [{"url":"U"}]` + "\n" +
		`episode: {"image":"U","chapters":[{"url":"U","image":"U"}],"chapter_file":{"url":"U"},"transcripts":[{"url":"U"}]}` + "\n" +
		`origin: {"url":"U","home_url":"U","description":"<a href='U'>x</a>","links":[{"url":"U"}],"authors":[{"name":"A","url":"U","image":"U"}],"publisher":{"name":"P","url":"U"},"logo":{"url":"U","link":"U"},` +
		`"icon":{"url":"U"},"show":{"image":"U","new_url":"U","owner":{"url":"U"},"funding":[{"url":"U"}]},"items":[{"url":"U","content":"<a href='U'>x</a>"}]}` + "\n---\n\n# Talks go on\n\nThe talks on relief went on.\n"},
	{"front matter", "---\ntitle: Talks go on\nurl: U\ncanonical_url: U\nimage: U\nauthor_url: U\nauthors:\n  - name: A\n    url: U\nlinks:\n  - rel: via\n    url: U\n---\n\nThe talks on relief went on, [see](U).\n"},
}

// placeAttack puts an address where a document has U, escaped as the format wants it.
func placeAttack(name, doc, u string) string {
	switch name {
	case "json", "json own", "own front matter":
		b, _ := json.Marshal(u)
		u = string(b[1 : len(b)-1])
	case "text", "front matter":
	case "page":
		u = strings.ReplaceAll(u, `"`, "&quot;")
	default:
		var b bytes.Buffer
		xml.EscapeText(&b, []byte(u))
		u = b.String()
	}
	doc = strings.ReplaceAll(doc, `"U"`, `"`+u+`"`)
	for _, around := range []string{">U<", "'U'", "(U)", "<U>", "]: U\n", "rce: U\n", "URL: U\n", "url: U\n", "image: U\n", `"U `} {
		doc = strings.ReplaceAll(doc, around, strings.Replace(around, "U", u, 1))
	}
	return doc
}

func TestNoActiveAddress(t *testing.T) {
	for _, d := range attackDocuments {
		for _, u := range attackURLs {
			t.Run(d.name+"/"+u, func(t *testing.T) {
				in := placeAttack(d.name, d.doc, u)
				for _, base := range []string{"https://news.example/world/story", ""} {
					src := Source{URL: base}
					if f, _ := ParseFeed(strings.NewReader(in), src); f != nil {
						checkSafe(t, "feed", reflect.ValueOf(f))
						checkWritten(t, f)
					}
					if a, _ := Parse(strings.NewReader(in), src); a != nil {
						checkSafe(t, "article", reflect.ValueOf(a))
					}
					outlines, _ := ParseOPML(strings.NewReader(in))
					checkSafe(t, "outlines", reflect.ValueOf(outlines))
					links, _ := Discover(strings.NewReader(in), src)
					checkSafe(t, "discovered", reflect.ValueOf(links))
				}
			})
		}
	}
}

// FuzzSafe holds that whatever is read, from whatever bytes, is safe.
func FuzzSafe(f *testing.F) {
	for i, d := range attackDocuments {
		f.Add([]byte(placeAttack(d.name, d.doc, attackURLs[i%len(attackURLs)])))
		f.Add([]byte(placeAttack(d.name, d.doc, "x\n"+attackURLs[0])))
	}
	f.Add([]byte(`{"version":"https://jsonfeed.org/\njavascript:"}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, base := range []string{"https://news.example/world/story", ""} {
			n := 0
			rd := NewReader(bytes.NewReader(in), Source{URL: base})
			for a, err := range rd.All() {
				if n++; err != nil || n > 20 {
					break
				}
				checkSafe(t, "article", reflect.ValueOf(a))
			}
			checkSafe(t, "feed", reflect.ValueOf(rd.Feed()))
			outlines, _ := ParseOPML(bytes.NewReader(in))
			checkSafe(t, "outlines", reflect.ValueOf(outlines))
			links, _ := Discover(bytes.NewReader(in), Source{URL: base})
			checkSafe(t, "discovered", reflect.ValueOf(links))
		}
	})
}

// opaque are fields that hold text or an identifier, not an address to be followed.
var opaque = []string{"ID", "GUID", "Name", "Title", "Text", "Value", "Term", "Scheme", "Label", "Subtitle", "Caption", "Alt", "Credit", "Rights",
	"Generator", "Section", "Dateline", "Affiliation", "Role", "Space", "Local", "Type", "Rel", "Language", "Email"}

// checkSafe walks through all that was read.
func checkSafe(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			checkSafe(t, path, v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			checkSafe(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() || f.Type.Kind() == reflect.String && slices.Contains(opaque, f.Name) {
				continue
			}
			if v.Type() == reflect.TypeFor[Outline]() && slices.Contains([]string{"Description", "Version", "Tags"}, f.Name) {
				continue // plain text, unlike a feed's description
			}
			checkSafe(t, path+"."+f.Name, v.Field(i))
		}
	case reflect.String:
		s := v.String()
		if strings.HasSuffix(path, ".Content") || strings.HasSuffix(path, ".Summary") || strings.HasSuffix(path, ".Description") {
			checkInert(t, path, s)
		} else if !safeAddress(s) {
			t.Errorf("%s is %q", path, s)
		}
	}
}

// safeAddress reports whether a browser would not run what an address says. A text without a scheme passes.
func safeAddress(s string) bool {
	s = strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s))
	for _, scheme := range []string{"javascript:", "vbscript:", "data:", "livescript:", "feed:", "view-source:", "blob:", "file:"} {
		if strings.HasPrefix(s, scheme) {
			return false
		}
	}
	return true
}

// checkInert parses HTML as a browser does.
func checkInert(t *testing.T, path, s string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	for n := range doc.Descendants() {
		if slices.Contains([]string{"script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "svg", "math"}, n.Data) && n.Type == html.ElementNode {
			t.Errorf("%s has %s", path, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || !safeAddress(a.Val) && a.Key != "title" && a.Key != "alt" {
				t.Errorf("%s has %s=%q", path, a.Key, a.Val)
			}
			scheme, _, _ := strings.Cut(a.Val, ":")
			if (a.Key == "href" || a.Key == "src") && !slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) {
				t.Errorf("%s: %s=%q is not absolute", path, a.Key, a.Val)
			}
		}
	}
}

// checkWritten writes a feed in each format and reads it again: what is written is as safe as what was read.
func checkWritten(t *testing.T, f *Feed) {
	t.Helper()
	for _, as := range []Format{RSS, Atom, JSONFeed} {
		var b bytes.Buffer
		if f.Write(&b, as) != nil {
			continue
		}
		if again, _ := ParseFeed(&b, Source{}); again != nil {
			checkSafe(t, fmt.Sprint("written as ", as), reflect.ValueOf(again))
		}
	}
}
