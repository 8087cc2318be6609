package broadsheet

import "io"

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
