// Package extract finds the article in a page.
package extract

import "golang.org/x/net/html"

// Options are what is known of a page before its text is looked for.
type Options struct {
	Title       string                          // the best title so far: the headline is trimmed from the text
	SiteName    string                          // the publication's name
	ArticleBody string                          // JSON-LD articleBody: a vote, and a last resort
	Language    string                          // BCP 47 tag
	Resolve     func(ref string) (string, bool) // gives absolute addresses; false drops them
}

// Image is a picture of the article.
type Image struct {
	URL, Alt, Caption, Credit, Link string
	Width, Height                   int
}

// Link is a link with a relation: "related" or "embed".
type Link struct{ URL, Title, Rel string }

// Result is what was found.
type Result struct {
	Content string   // inert HTML, figures in place
	Images  []Image  // in order
	Links   []Link   // related links in and beside the text, embeds
	Words   int      // of the text; an estimate for scripts without spaces
	Lead    []string // lines trimmed from the top that may hold a byline, a date or a place
	// Standfirst is the line between headline and text. It is part of Content too.
	Standfirst string

	Truncated bool // the text seems to go on behind a paywall
	Consent   bool // the page asks for consent and has no article
	ErrorPage bool // the page says that something went wrong
	Listing   bool // the page lists articles and is none
}

// Extract finds the article of a document. It takes the document apart: facts elsewhere in it must be
// read before.
func Extract(doc *html.Node, o Options) Result {
	p := walk(doc, o)
	p.choose(&weights)
	r := p.result()
	if r.Words < little {
		r = rescue(doc, o, p, r)
	}
	p.doubt(&r)
	return r
}
