package broadsheet

// maxExt bounds the elements kept of one item or header.
const maxExt = 4096

// extStack holds the elements being kept, outermost first, and their text.
type extStack struct {
	open []Element
	at   []int // where the text of each begins
	text []byte
}

// keep makes the element just opened one that is kept as it is.
func (e *feedEngine) keep() {
	e.top().in = inExt
	e.ext.open, e.ext.at, e.ext.text = e.ext.open[:0], e.ext.at[:0], e.ext.text[:0]
	e.startExt()
}

// startExt opens an element within one that is kept.
func (e *feedEngine) startExt() {
	n := &e.scan.Name
	el := Element{Name: Name{Space: n.URI, Local: e.words.of(n.Local)}}
	if len(e.scan.Attr) > 0 {
		el.Attr = make([]Attr, 0, len(e.scan.Attr))
	}
	for i := range e.scan.Attr {
		a := &e.scan.Attr[i]
		el.Attr = append(el.Attr, Attr{Name: Name{Space: a.Name.URI, Local: e.words.of(a.Name.Local)}, Value: e.value(a)})
	}
	e.ext.open = append(e.ext.open, el)
	e.ext.at = append(e.ext.at, len(e.ext.text))
}

func (e *feedEngine) extData(cdata bool) {
	if cdata {
		e.ext.text = append(e.ext.text, e.scan.Data...)
		return
	}
	e.ext.text = e.scan.AppendText(e.ext.text, e.scan.Data)
}

// endExt closes an element within one that is kept.
func (e *feedEngine) endExt() {
	x := &e.ext
	last := len(x.open) - 1
	el := x.take(last, &e.words)
	x.open[last-1].Children = append(x.open[last-1].Children, el)
}

// take closes the innermost element, with its text.
func (x *extStack) take(last int, w *words) Element {
	el := x.open[last]
	text := x.text[x.at[last]:]
	if !isBlank(text) {
		el.Text = w.fresh(text)
	}
	x.text, x.at, x.open = x.text[:x.at[last]], x.at[:last], x.open[:last]
	return el
}

// finishExt puts the outermost element into its record.
func (e *feedEngine) finishExt() {
	for len(e.ext.open) > 1 {
		e.endExt()
	}
	if len(e.ext.open) == 1 {
		el := e.ext.take(0, &e.words)
		if e.top().el == elResolved {
			el.Text = absolute(e.base(), collapseString(el.Text))
		}
		e.addExt(el)
	}
}

// addExt keeps an element, up to the limit.
//
//go:noinline
func (e *feedEngine) addExt(el Element) {
	if len(e.rec.ext) >= maxExt {
		e.rec.full = true
		return
	}
	e.rec.ext = append(e.rec.ext, el)
}

func isBlank(b []byte) bool {
	for _, c := range b {
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
	}
	return true
}
