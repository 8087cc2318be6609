package broadsheet

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// What RSS 2.0 with its best practices profile, RFC 4287 and their modules demand of an element, as far as a validator can
// tell. checkRules holds all that a Writer writes to it, in the round trips over testdata and corpus and in FuzzWrite.

// ruled is an element as it is checked.
type ruled struct {
	name     string // with the prefix of feedSpaces
	attr     map[string]string
	text     string
	children []*ruled
}

// rule is what is demanded of an element.
type rule struct {
	parents string // those that it may stand in; "" for any
	many    bool   // it may stand there more than once
	value   func(string) bool
}

var (
	// The scheme and the characters of RFC 3986; brackets are an IPv6 host's.
	addressForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:(//(\[[0-9A-Fa-f:.]+\])?)?([A-Za-z0-9;/?:@&=+$._!~*'(),-]|%[0-9A-Fa-f]{2})*(#([A-Za-z0-9;/?:@&=+$._!~*'(),-]|%[0-9A-Fa-f]{2})*)?$`)
	// RFC 4151, RFC 8141 and RFC 9562 for ids.
	tagForm  = regexp.MustCompile(`^tag:([a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9;/?:@&=+$._!~*'(),%-]*(#[A-Za-z0-9;/?:@&=+$._!~*'(),%-]*)?$`)
	urnForm  = regexp.MustCompile(`^(?i:urn):[A-Za-z0-9][A-Za-z0-9-]{1,31}:([A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9A-Fa-f]{2})+$`)
	uuidForm = regexp.MustCompile(`^(?i:urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`)
	fileForm = regexp.MustCompile(`^https?://([A-Za-z0-9-]+\.)+[A-Za-z0-9][A-Za-z0-9-]*(:\d+)?(/|$)`)
	mailForm = regexp.MustCompile(`^[A-Za-z0-9_.+'%-]+@([A-Za-z0-9-]+\.)+[A-Za-z0-9][A-Za-z0-9-]*$`)
	nameForm = regexp.MustCompile(`^[^()\\]*$`)
	typeForm = regexp.MustCompile(`^[^\s()<>,;:\\"/\[\]?=]+/[^\s()<>,;:\\"/\[\]?=]+$`)
	langForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)
	pairForm = regexp.MustCompile(`^-?\d+(\.\d+)? -?\d+(\.\d+)?$`)
	listForm = regexp.MustCompile(`^-?\d+(\.\d+)? -?\d+(\.\d+)?( -?\d+(\.\d+)? -?\d+(\.\d+)?)+$`)
	plusForm = regexp.MustCompile(`^[1-9]\d*$`)
)

func isAbsolute(s string) bool {
	scheme, _, _ := strings.Cut(strings.ToLower(s), ":")
	switch {
	case !addressForm.MatchString(s):
		return false
	case scheme == "tag":
		return tagForm.MatchString(s)
	case strings.HasPrefix(strings.ToLower(s), "urn:uuid:"):
		return uuidForm.MatchString(s)
	case scheme == "urn":
		return urnForm.MatchString(s)
	case scheme == "http" || scheme == "https" || scheme == "ftp":
		return len(s) > len(scheme)+3 && s[len(scheme)+1:len(scheme)+3] == "//" && s[len(scheme)+3] != '/'
	}
	return scheme != "javascript" && scheme != "data"
}

func isMailbox(s string) bool {
	address, name, ok := strings.Cut(s, " (")
	return ok && mailForm.MatchString(address) && strings.HasSuffix(name, ")") && nameForm.MatchString(name[:len(name)-1])
}

func isRFC822(s string) bool {
	for _, layout := range []string{"Mon, 02 Jan 2006 15:04:05 GMT", time.RFC1123Z} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(layout) == s // the day of the week too
		}
	}
	return false
}

func isRFC3339(s string) bool {
	_, err := time.Parse(time.RFC3339Nano, s)
	return err == nil
}

func filled(s string) bool { return strings.TrimSpace(s) != "" }

// amongst accepts the words given.
func amongst(words ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(words, s) }
}

// short accepts what the iTunes elements hold.
func short(s string) bool { return filled(s) && len([]rune(s)) <= 255 }

var anything func(string) bool // accepts all

var elementRules = map[string]rule{
	"channel": {"rss", false, anything}, "item": {"channel", true, anything},
	"title": {"channel item image", false, filled}, "link": {"channel item image", false, isAbsolute}, "url": {"image", false, isAbsolute},
	"description": {"channel item image", false, anything}, "language": {"channel", false, langForm.MatchString},
	"copyright": {"channel", false, filled}, "managingEditor": {"channel", false, isMailbox}, "webMaster": {"channel", false, isMailbox},
	"pubDate": {"channel item", false, isRFC822}, "lastBuildDate": {"channel", false, isRFC822}, "generator": {"channel", false, filled},
	"ttl": {"channel", false, plusForm.MatchString}, "image": {"channel", false, anything}, "category": {"channel item", true, filled},
	"width": {"image", false, plusForm.MatchString}, "height": {"image", false, plusForm.MatchString},
	"author": {"item", false, isMailbox}, "comments": {"item", false, isAbsolute}, "enclosure": {"item", false, anything},
	"guid": {"item", false, filled}, "source": {"item", false, anything}, "cloud": {"channel", false, anything},
	"docs": {"channel", false, isAbsolute}, "rating": {"channel", false, anything}, "skipDays": {"channel", false, anything},
	"skipHours": {"channel", false, anything}, "textInput": {"channel", false, anything}, "content:encoded": {"item", false, filled},

	"atom:entry": {"atom:feed", true, anything}, "atom:id": {"channel atom:feed atom:entry atom:source", false, isAbsolute},
	"atom:title": {"atom:feed atom:entry atom:source", false, filled}, "atom:subtitle": {"atom:feed atom:source", false, filled},
	"atom:updated": {"atom:feed atom:entry atom:source item", false, isRFC3339}, "atom:published": {"atom:entry", false, isRFC3339},
	"atom:author":      {"atom:feed atom:entry atom:source channel item", true, anything},
	"atom:contributor": {"atom:feed atom:entry atom:source channel item", true, anything},
	"atom:name":        {"atom:author atom:contributor", false, filled}, "atom:uri": {"atom:author atom:contributor", false, isAbsolute},
	"atom:email": {"atom:author atom:contributor", false, mailForm.MatchString}, "atom:category": {"atom:feed atom:entry atom:source", true, anything},
	"atom:link":   {"atom:feed atom:entry atom:source channel item", true, anything},
	"atom:rights": {"atom:feed atom:entry atom:source", false, filled}, "atom:generator": {"atom:feed atom:source", false, filled},
	"atom:icon": {"atom:feed atom:source channel", false, isAbsolute}, "atom:logo": {"atom:feed atom:source", false, isAbsolute},
	"atom:summary": {"atom:entry", false, filled}, "atom:content": {"atom:entry", false, anything}, "atom:source": {"atom:entry", false, anything},

	"dc:creator": {"channel item", true, filled}, "dc:publisher": {"channel item atom:feed atom:entry", true, filled},
	"dc:language": {"item", false, langForm.MatchString}, "dc:rights": {"item", false, filled},
	"dcterms:alternative": {"item atom:entry", true, filled}, "dcterms:issued": {"atom:feed", false, isRFC3339},
	"slash:comments": {"item", false, plusForm.MatchString}, "thr:total": {"atom:entry", false, plusForm.MatchString},
	"media:content": {"item atom:entry media:group", true, anything}, "media:thumbnail": {"", true, anything},
	"georss:point": {"", false, pairForm.MatchString}, "georss:line": {"", false, listForm.MatchString}, "georss:polygon": {"", false, listForm.MatchString},
	"georss:where": {"", false, anything}, "gml:Envelope": {"georss:where", false, anything},
	"gml:lowerCorner": {"gml:Envelope", false, pairForm.MatchString}, "gml:upperCorner": {"gml:Envelope", false, pairForm.MatchString},

	"itunes:author": {"channel item", false, short}, "itunes:owner": {"channel", false, anything}, "itunes:name": {"itunes:owner", false, short},
	"itunes:email": {"itunes:owner", false, mailForm.MatchString}, "itunes:image": {"channel item", false, anything},
	"itunes:explicit": {"channel item", false, amongst("true", "false")}, "itunes:type": {"channel", false, amongst("episodic", "serial")},
	"itunes:episodeType": {"item", false, amongst("full", "trailer", "bonus")}, "itunes:block": {"channel item", false, amongst("Yes")},
	"itunes:season": {"item", false, plusForm.MatchString}, "itunes:episode": {"item", false, plusForm.MatchString},
	"itunes:duration": {"item", false, plusForm.MatchString}, "itunes:title": {"item", false, filled},
	"itunes:new-feed-url": {"channel", false, isAbsolute}, "itunes:category": {"", true, anything},
}

// attributeRules are those of attributes by the element's name and theirs; a "!" behind says that it must be there.
var attributeRules = map[string]func(string) bool{
	"guid isPermaLink": amongst("true", "false"), "source url!": isAbsolute, "enclosure url!": fileForm.MatchString,
	"enclosure type!": typeForm.MatchString, "enclosure length!": regexp.MustCompile(`^\d+$`).MatchString,
	"atom:link rel": filled, "atom:link href!": isAbsolute, "atom:link type": typeForm.MatchString, "atom:link hreflang": langForm.MatchString,
	"atom:link length": plusForm.MatchString, "atom:link title": filled, "atom:category term!": filled, "atom:category scheme": isAbsolute,
	"atom:generator uri": isAbsolute, "atom:content type": amongst("html"), "atom:title type": amongst("html"),
	"media:content url!": isAbsolute, "media:content type": typeForm.MatchString, "media:content fileSize": plusForm.MatchString,
	"media:content width": plusForm.MatchString, "media:content height": plusForm.MatchString,
	"media:content duration": plusForm.MatchString, "media:thumbnail url!": isAbsolute, "media:thumbnail width": plusForm.MatchString,
	"media:content medium": amongst("image", "audio", "video", "document", "executable"), "itunes:image href!": fileForm.MatchString,
	"itunes:category text!": filled, "atom:entry xml:lang": langForm.MatchString, "atom:feed xml:lang": langForm.MatchString,
}

// checkRules demands that what was written keeps the rules.
func checkRules(t testing.TB, doc string) {
	t.Helper()
	root, err := ruledTree(doc)
	if err != nil {
		t.Errorf("not well-formed: %v", err)
		return
	}
	var faults []string
	root.check(func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) })
	if len(faults) > 0 {
		t.Errorf("against the rules: %s\n%s", strings.Join(faults[:min(len(faults), 5)], "\n"), doc[:min(len(doc), 5000)])
	}
}

// ruledTree parses a feed.
func ruledTree(doc string) (*ruled, error) {
	d := xml.NewDecoder(strings.NewReader(doc))
	open := []*ruled{{}}
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return open[0].children[0], nil
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			e := &ruled{name: ruledName(tok.Name), attr: map[string]string{}}
			for _, a := range tok.Attr {
				e.attr[ruledName(a.Name)] = a.Value
			}
			last.children = append(last.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(tok)
		}
	}
}

// ruledName gives a name with the prefix that the rules have it under, and one of any other namespace with its address.
func ruledName(n xml.Name) string {
	switch prefix := prefixOf(n.Space); {
	case n.Space == "":
		return n.Local
	case prefix != "":
		return prefix + ":" + n.Local
	}
	return n.Space + " " + n.Local
}

// has tells how many children of a name there are.
func (e *ruled) has(name string) (n int) {
	for _, c := range e.children {
		if c.name == name {
			n++
		}
	}
	return n
}

// child gives the text of the first child of a name.
func (e *ruled) child(name string) string {
	for _, c := range e.children {
		if c.name == name {
			return c.text
		}
	}
	return ""
}

// extended reports whether a name is of a namespace, which may hold more than the rules know.
func extended(name string) bool {
	return strings.ContainsAny(name, ": ") && !strings.HasPrefix(name, "atom:")
}

func (e *ruled) check(fault func(string, ...any)) {
	for key, ok := range attributeRules {
		element, attr, _ := strings.Cut(key, " ")
		if element != e.name {
			continue
		}
		attr, must := strings.CutSuffix(attr, "!")
		if v, there := e.attr[attr]; must && !there || there && !ok(v) {
			fault("<%s> has %s=%q", e.name, attr, v)
		}
	}
	for _, c := range e.children {
		r, known := elementRules[c.name]
		switch {
		case !known && extended(c.name), extended(c.name) && extended(e.name) && r.parents == "":
			continue
		case !known, r.parents != "" && !slices.Contains(strings.Fields(r.parents), e.name):
			fault("<%s> in <%s>", c.name, e.name)
		case !r.many && e.has(c.name) > 1:
			fault("<%s> has %d of <%s>", e.name, e.has(c.name), c.name)
		case r.value != nil && !r.value(c.text):
			fault("<%s> in <%s> is %q", c.name, e.name, c.text)
		}
		if c.name != "textInput" {
			c.check(fault)
		}
	}
	e.checkParts(fault)
}

// checkParts demands what is about several children together.
func (e *ruled) checkParts(fault func(string, ...any)) {
	need := func(names ...string) {
		for _, name := range names {
			if e.has(name) == 0 {
				fault("<%s> has no <%s>", e.name, name)
			}
		}
	}
	switch e.name {
	case "channel":
		need("title", "link", "description")
		e.unique("item", "guid", fault)
		if e.has("item") > 0 && e.children[len(e.children)-1].name != "item" {
			fault("<%s> behind the items", e.children[len(e.children)-1].name)
		}
		if e.has("managingEditor") > 0 && e.has("dc:creator") > 0 {
			fault("managingEditor beside dc:creator")
		}
	case "image":
		need("url", "title", "link")
	case "item":
		need("guid")
		e.checkItem(fault)
	case "atom:feed":
		need("atom:id", "atom:title", "atom:updated", "atom:author")
		e.unique("atom:entry", "atom:id", fault)
		e.alternates(fault)
	case "atom:source":
		e.alternates(fault)
	case "atom:entry":
		need("atom:id", "atom:title", "atom:updated")
		if n := e.alternates(fault); n == 0 && e.has("atom:content") == 0 {
			fault("an entry has neither alternate link nor content")
		}
	case "atom:author", "atom:contributor":
		need("atom:name")
	case "itunes:owner":
		need("itunes:email")
	}
}

func (e *ruled) checkItem(fault func(string, ...any)) {
	if e.has("title") == 0 && e.has("description") == 0 {
		fault("an item has neither title nor description")
	}
	if e.has("author") > 0 && e.has("dc:creator") > 0 {
		fault("author beside dc:creator")
	}
	if e.has("atom:author") > 1 {
		fault("two atom:author in an item")
	}
	described := false
	for _, c := range e.children {
		described = described || c.name == "description"
		if c.name == "content:encoded" && !described {
			fault("no description before content:encoded")
		}
		if c.name == "guid" && c.attr["isPermaLink"] != "false" && !strings.HasPrefix(c.text, "http") {
			fault("guid %q is no permanent link", c.text)
		}
	}
}

// unique demands that no two children of a name have the same text in a child of theirs.
func (e *ruled) unique(name, id string, fault func(string, ...any)) {
	seen := map[string]bool{}
	for _, c := range e.children {
		if s := c.child(id); c.name == name && seen[s] {
			fault("two <%s> with the id %q", name, s)
		} else if c.name == name {
			seen[s] = true
		}
	}
}

// alternates demands that no two alternate links are of one type and language (RFC 4287 section 4.1.1), however their relation
// is written, and counts them.
func (e *ruled) alternates(fault func(string, ...any)) int {
	seen := map[[2]string]bool{}
	for _, c := range e.children {
		rel, there := c.attr["rel"]
		rel = rel[strings.LastIndexByte(rel, '/')+1:]
		if c.name != "atom:link" || there && rel != "alternate" {
			continue
		}
		of := [2]string{c.attr["type"], c.attr["hreflang"]}
		if seen[of] {
			fault("two alternate links of type %q and language %q", of[0], of[1])
		}
		seen[of] = true
	}
	return len(seen)
}
