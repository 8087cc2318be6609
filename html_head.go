package broadsheet

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta keeps what a <meta> says, under each of its names.
func (p *page) meta(n *html.Node) {
	var names [3]string
	var content string
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "name":
			names[0] = a.Val
		case "property":
			names[1] = a.Val
		case "itemprop":
			names[2] = a.Val
		case "http-equiv":
			if strings.EqualFold(a.Val, "content-language") && names[0] == "" {
				names[0] = a.Val
			}
		case "content", "value":
			if content == "" {
				content = a.Val
			}
		}
	}
	if content = strings.TrimSpace(content); content == "" {
		return
	}
	for i, name := range names {
		if name == "" || len(name) > 200 {
			continue
		}
		for name := range strings.FieldsSeq(strings.ToLower(name)) {
			if i == 2 {
				p.addProperty(n, name, content)
				continue
			}
			switch f, rank := metaField(name); f {
			case fNone:
				p.imageMeta(name, content)
				p.labelMeta(name, content)
			case fImage:
				p.add(f, &fact{rank: rank, url: content, from: name})
			default:
				p.add(f, &fact{rank: rank, value: content, from: name})
			}
		}
	}
}

// metaField says what a name of a <meta>, in lower case, stands for, and how far it is believed.
func metaField(name string) (f field, rank uint8) {
	for i := range metaNames {
		if m := &metaNames[i]; isListed(m.names, name) {
			return m.field, m.rank
		}
	}
	return fNone, 0
}

// metaNames are the names that each field has in a <meta>.
var metaNames = [...]struct {
	field field
	rank  uint8
	names string
}{
	{fTitle, 1, "|og:title|"},
	{fTitle, 3, "|twitter:title|twitter:text:title|"},
	{fTitle, 2, "|parsely-title|sailthru.title|citation_title|bepress_citation_title|wkhealth_title|hdl|headline|mrf:title|" +
		"cxenseparse:title|article.headline|cxenseparse:recs:pagetitle|"},
	{fTitle, 4, "|dc.title|dc:title|dcterms.title|dcterm:title|eprints.title|title|og.title|"},
	{fSummary, 1, "|og:description|"}, // written for readers, the next one for search engines
	{fSummary, 2, "|description|"},
	{fSummary, 3, "|twitter:description|dc.description|dc:description|dcterms.description|sailthru.description|" +
		"weibo:article:description|weibo:webpage:description|dcterms.abstract|citation_abstract|"},
	{fAuthor, 4, "|article:author|og:article:author|"},
	{fAuthor, 3, "|author|authors|byl|byline|parsely-author|sailthru.author|article.author|cxenseparse:author|mrf:authors|" +
		"article:author_name|author_name|dc.creator|dc:creator|dcterms.creator|dcterm:creator|dcsext.author|dc.contributor.author|" +
		"dable:author|cxenseparse:npp-author|"},
	{fAuthor, 2, "|citation_author|citation_authors|bepress_citation_author|eprints.creators_name|wkhealth_authors|"},
	{fPublished, 2, "|article:published_time|article:published|og:article:published_time|og:published_time|og:article:published|datepublished|" +
		"publishdate|publish_date|publish-date|published_date|published-date|published_time|published|publication_date|" +
		"publicationdate|pub_date|pubdate|article:pubdate|article:publicationdate|article_date_original|article:published_date|" +
		"article.published|parsely-pub-date|sailthru.date|cxenseparse:recs:publishtime|dc.date.issued|dc:date:issued|" +
		"dcterms.issued|dc.issued|dcterms.available|originalpublicationdate|displaydate|datearticle|article:origpubdate|mrf:date|" +
		"rnews:datepublished|dcterms.created|dc.date.created|dcterms.date|citation_publication_date|bepress_citation_date|" +
		"article.created|article:create|article:post_date|shareaholic:article_published_time|gentime|release_date|last_published|" +
		"ptime|apub:time|article:issued|dable:published_time|"},
	{fPublished, 3, "|date|dc.date|dc:date|citation_date|citation_online_date|timestamp|created|datecreated|date_created|creation_date|cdate|" +
		"article:created_time|pdate|eprints.date|og:pubdate|weibo:article:create_at|bt:pubdate|og:release_date|video:release_date|" +
		"news_publish_date|dates|og:time|date.release|"},
	{fUpdated, 2, "|article:modified_time|article:modified|og:article:modified_time|og:updated_time|datemodified|modified|modified_time|" +
		"lastmod|last-modified|last_modified|dcterms.modified|dc.date.modified|dc.modified|dc:date:modified|article:updated_time|" +
		"update_time|updated_time|updated|revised|bt:moddate|last_updated|lastupdate|moddate|og:modified_time|" +
		"article:modified_date|"},
	{fSite, 0, "|og:site_name|og:site|"},
	{fSite, 4, "|application-name|apple-mobile-web-app-title|al:ios:app_name|al:android:app_name|"},
	{fSite, 3, "|dc.publisher|dc:publisher|dcterms.publisher|citation_publisher|citation_journal_title|twitter:app:name:iphone|publisher|"},
	{fSection, 1, "|article:section|og:article:section|parsely-section|section|articlesection|cxenseparse:section|mrf:sections|" +
		"article.section|"},
	{fTag, 1, "|article:tag|og:article:tag|video:tag|"},
	{fTag, 2, "|news_keywords|parsely-tags|sailthru.tags|citation_keywords|"},
	{fTag, 3, "|keywords|dc.subject|dc:subject|dcterms.subject|keyword|"},
	{fLanguage, 3, "|og:locale|content-language|dc.language|dc:language|dcterms.language|language|citation_language|"},
	{fImage, 1, "|og:image|og:image:url|og:image:secure_url|"},
	{fImage, 3, "|twitter:image|twitter:image:src|parsely-image-url|sailthru.image.full|thumbnail|image|"},
	{fURL, 1, "|og:url|parsely-link|al:web:url|"},
	{fKind, 1, "|og:type|"},
	{fRights, 1, "|copyright|dc.rights|dc:rights|dcterms.rights|rights|dcterms.rightsholder|"},
}

// labelMeta reads the pair twitter:label1 and twitter:data1, in which content systems say "Written by".
func (p *page) labelMeta(name, value string) {
	n := len(name) - 1
	switch {
	case len(value) > 200:
	case name[:n] == "twitter:label":
		p.label = ""
		if introduces(value) {
			p.label = name[n:]
		}
	case name[:n] == "twitter:data" && name[n:] == p.label:
		p.add(fAuthor, &fact{rank: 4, value: value, from: "twitter:data"})
	}
}

// property keeps a microdata or RDFa property that stands in the page's text.
func (p *page) property(n *html.Node, names string) {
	if len(names) > 200 {
		return
	}
	for name := range strings.FieldsSeq(names) {
		name = strings.ToLower(name)
		if i := strings.LastIndexAny(name, ":/#"); i >= 0 {
			name = name[i+1:] // RDFa: schema:headline, http://schema.org/headline
		}
		if isListed("|headline|alternativeheadline|datepublished|datemodified|datecreated|articlesection|author|creator|inlanguage|keywords|", name) {
			if value := propertyValue(n); value != "" {
				p.addProperty(n, name, value)
			}
		}
	}
}

// propertyValue gives a property's value where microdata has it (HTML section 5.2.4).
func propertyValue(n *html.Node) string {
	for _, key := range [...]string{"content", "datetime"} {
		if v := attr(n, key); v != "" {
			return v
		}
	}
	return textOf(n, 1<<10)
}

// addProperty keeps a property of schema.org: itemprop of an element or a <meta>, or RDFa.
func (p *page) addProperty(n *html.Node, name, value string) {
	c := fact{rank: 3, value: value, from: "microdata " + name, node: n}
	if n.DataAtom == atom.Meta {
		c.rank = 2
	}
	switch name {
	case "author", "creator":
		c.rank = 5
		p.addAuthorProperty(n, c)
		return
	case "image":
		p.add(fImage, &fact{rank: 4, url: value, from: c.from})
		return
	case "datecreated":
		c.rank = 4
	case "keywords":
		c.rank = 3
	}
	for i := range properties {
		if properties[i].name == name {
			p.add(properties[i].field, &c)
		}
	}
}

// properties are the fields that properties of schema.org stand for, but for people and pictures.
var properties = [...]struct {
	name  string
	field field
}{
	{"headline", fTitle}, {"alternativeheadline", fSubtitle}, {"datepublished", fPublished}, {"datecreated", fPublished},
	{"datemodified", fUpdated}, {"articlesection", fSection}, {"inlanguage", fLanguage}, {"keywords", fTag},
}

// addAuthorProperty keeps an itemprop author: the name within it, where it is an item of its own.
func (p *page) addAuthorProperty(n *html.Node, c fact) {
	if n.DataAtom == atom.Meta {
		p.add(fAuthor, &c)
		return
	}
	c.isOrg = strings.Contains(attr(n, "itemtype"), "Organization")
	budget := 64
	for m := n.FirstChild; m != nil && budget > 0; budget-- {
		if m.Type == html.ElementNode && hasWord(attr(m, "itemprop"), "name") {
			c.value = propertyValue(m)
			break
		}
		m = following(m, n, false)
	}
	c.url = attr(n, "href")
	if c.value != "" {
		p.add(fAuthor, &c)
	}
}
