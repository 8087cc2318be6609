// Package extract finds the article in a page.
//
// # Method
//
// One walk over the tree (walk.go) cuts the page into blocks: runs of inline text between two block
// boundaries, which a reader sees as a paragraph, an item, a cell, a heading. The elements around them are
// boxes. Both carry cheap counts (measure.go) and hints: the words in class and id names (names.go, cues.go),
// what a block's first words announce (phrases.go), what it mentions (mentions.go).
//
// From these come a few dozen features a block (features.go), each a small number: its length, links and
// sentence ends, those of its neighbours, of the boxes around it and of all blocks made by the same template,
// its place in the page and after headings, whether articleBody, the description or the title have its words.
// Nothing is a verdict: each value of each feature has a learned weight (model.go, weights.go), and the sum is
// the log odds of the block being text. Words are counted so that scripts without spaces come out alike.
//
// A second look (context.go) adds what the first scores say of a block's surroundings: neighbours, template,
// boxes, the box with most text, how much text has come before and is yet to come. That is what finds a main
// container, smooths a run, and cuts a list of teasers from the end.
//
// The blocks that make the expected F1 highest are kept (choose.go): where the scores are clear the threshold
// is near one half, where nothing is certain it sinks, so that a page of an odd kind still gives its text.
// What is kept is rendered by package htmlclean with its pictures and captions (render.go, embeds.go), and a
// page that shows next to no text is looked through for a text that it hides (rescue.go).
//
// # Weights
//
// The weights are learned by logistic regression from pages with known text, each feature's value apart, and
// a few shallow trees correct what a sum cannot say (trees.go). The program in train does it:
//
//	BROADSHEET_CORPUS=/path go run ./internal/extract/train -write internal/extract/weights.go
//
// It says without -write how well models do on sites that they have not seen: in each of five parts, whose
// sites are its own, a page is read with weights learned from the four others.
package extract

import "golang.org/x/net/html"

// Options are what is known of a page before its text is looked for.
type Options struct {
	Title       string                          // the best title so far: the headline is trimmed from the text
	SiteName    string                          // the publication's name
	ArticleBody string                          // JSON-LD articleBody: a vote, and a last resort
	Language    string                          // BCP 47 tag
	Scripts     [][]byte                        // the content of scripts that is not in the tree
	Resolve     func(ref string) (string, bool) // gives absolute addresses; false drops them
}

// Image is a picture of the article.
type Image struct {
	URL, Alt, Link string
	Caption        string // with the credit that may stand in it
	Width, Height  int
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
	Tail    []string // lines right below the text that may say who signed it
	// Standfirst is the line between headline and text. It is part of Content too.
	Standfirst string

	Truncated bool // the text seems to go on behind a paywall
	Consent   bool // the page asks for consent and has no article
	OfConsent bool // Consent goes by its words alone, and they tell of what the title says: it may be a report on the matter
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
