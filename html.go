package broadsheet

import (
	"io"

	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
)

// pageEngine reads a web page: one article, then io.EOF or what is wrong with the page.
type pageEngine struct {
	doc *document
	err error // what follows the article
}

func newPageEngine(d *document) engine { return &pageEngine{doc: d} }

func (e *pageEngine) next() (*Article, error) {
	if e.err != nil {
		return nil, e.err
	}
	if _, err := e.doc.in.all(); err != nil {
		return nil, err
	}
	e.err = io.EOF
	return &Article{URL: e.doc.src.URL}, nil
}

// CleanHTML gives the inert form of an HTML fragment: the subset that [Article].Content holds, with
// links resolved against src.URL.
func (p *Parser) CleanHTML(s string, src Source) string {
	return string(htmlclean.Append(nil, s, cleanOptions(src.URL)))
}

// cleanOptions resolves the addresses of a document against its base.
func cleanOptions(base string) htmlclean.Options {
	return htmlclean.Options{Resolve: func(ref string) (string, bool) {
		u, err := ResolveURL(base, ref)
		return u, err == nil
	}}
}
