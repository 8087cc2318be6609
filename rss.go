package broadsheet

import "io"

// feedEngine reads RSS, Atom and CDF.
type feedEngine struct{ doc *document }

func newFeedEngine(d *document) engine { return &feedEngine{doc: d} }

func (e *feedEngine) next() (*Article, error) { return nil, io.EOF }
