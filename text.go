package broadsheet

import "io"

// textEngine reads a text file's articles one after the other.
type textEngine struct {
	doc *document
	err error
}

func newTextEngine(d *document) engine { return &textEngine{doc: d} }

func (e *textEngine) next() (*Article, error) {
	if e.err != nil {
		return nil, e.err
	}
	if _, err := e.doc.in.all(); err != nil {
		return nil, err
	}
	e.err = io.EOF
	return &Article{URL: e.doc.src.URL}, nil
}
