package broadsheet

import "io"

// jsonEngine reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
type jsonEngine struct{ doc *document }

func newJSONEngine(d *document) engine { return &jsonEngine{doc: d} }

func (e *jsonEngine) next() (*Article, error) { return nil, io.EOF }
