package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headFacts are what the page says of itself: descriptions, which often repeat the standfirst, and its kind.
type headFacts struct {
	description string
	kind        pageKind
}

// pageKind is what a page says it is. Greater ones go before smaller ones.
type pageKind uint8

const (
	kindUnsaid pageKind = iota
	kindOpenGraph
	kindPost
	kindStory
	kindList
	kindShop
	kindForum
)

// read reads the head.
func (h *headFacts) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Script:
			h.readScript(c)
		case atom.Meta:
			h.readMeta(c)
		}
	}
}

func (h *headFacts) readMeta(c *html.Node) {
	name := attr(c, "property")
	if name == "" {
		name = attr(c, "name")
	}
	switch strings.ToLower(name) {
	case "og:description":
		h.description = attr(c, "content")
	case "description":
		if h.description == "" {
			h.description = attr(c, "content")
		}
	case "og:type":
		switch strings.ToLower(attr(c, "content")) {
		case "article", "news", "blog", "post":
			h.kind = max(h.kind, kindOpenGraph)
		case "product", "product.item", "og:product":
			h.kind = max(h.kind, kindShop)
		}
	}
}

// readScript looks for the types that JSON-LD names. Only the types of what the page is about are of use,
// but telling these from others' would take a parser; the first names decide.
func (h *headFacts) readScript(n *html.Node) {
	if n.FirstChild == nil || !strings.EqualFold(attr(n, "type"), "application/ld+json") {
		return
	}
	s := n.FirstChild.Data
	for range 8 {
		i := strings.Index(s, `"@type"`)
		if i < 0 {
			return
		}
		s = s[i+len(`"@type"`):]
		v := strings.TrimLeft(s[:min(len(s), 60)], ": \t\r\n[\"")
		if j := strings.IndexByte(v, '"'); j >= 0 {
			v = v[:j]
		}
		h.kind = max(h.kind, kindOfType(v))
	}
}

func kindOfType(s string) pageKind {
	switch s {
	case "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting":
		return kindStory
	case "Article", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report", "AdvertiserContentArticle", "SocialMediaPosting":
		return kindPost
	case "CollectionPage", "SearchResultsPage":
		return kindList
	case "Product", "ProductGroup", "SoftwareApplication":
		return kindShop
	case "DiscussionForumPosting", "QAPage", "Question":
		return kindForum
	}
	return kindUnsaid
}
