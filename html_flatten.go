package broadsheet

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flatten writes a page again so that elements nest no deeper than depth: as in browsers, which stop at 512, what is
// deeper stands side by side there. Formatting that is left open is opened again in each paragraph of a
// tree, so no more than formats of it may be open at once; the tags of the rest are dropped.
func flatten(text []byte, depth, formats int) []byte {
	f := flattener{depth: depth, formats: formats, counts: map[string]int{}, formatting: map[string]int{}}
	f.out.Grow(len(text) + len(text)/8)
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return f.out.Bytes()
		}
		raw := z.Raw()
		keep := true
		switch kind {
		case html.StartTagToken:
			keep = f.start(openTag(z))
		case html.EndTagToken:
			keep = f.end(openTag(z))
		}
		if keep {
			f.out.Write(raw)
		}
	}
}

// open is an element that a tree would hold open.
type open struct {
	name string
	tag  atom.Atom // 0 for a name that HTML does not know
}

func openTag(z *html.Tokenizer) open {
	name, _ := z.TagName()
	if tag := atom.Lookup(name); tag != 0 {
		return open{tag.String(), tag}
	}
	return open{name: string(name)}
}

// flattener counts the elements that a tree would hold open.
type flattener struct {
	out            bytes.Buffer
	depth, formats int
	open           []open
	counts         map[string]int // of open, by name
	formatting     map[string]int // formatting elements without their end tag
	nformatting    int
}

// start tells whether a start tag stays.
func (f *flattener) start(e open) bool {
	if isVoidTag(e.tag) {
		return true
	}
	for len(f.open) > 0 && impliesEnd(f.open[len(f.open)-1].tag, e.tag) {
		f.pop()
	}
	if isFormat(e.tag) {
		if e.tag == atom.A && f.formatting[e.name] > 0 { // a link ends the link before
			f.formatting[e.name]--
			f.nformatting--
		}
		if f.nformatting >= f.formats {
			return false
		}
		f.formatting[e.name]++
		f.nformatting++
	}
	if len(f.open) >= f.depth {
		last := f.pop()
		f.out.WriteString("</" + last.name + ">")
	}
	f.open = append(f.open, e)
	f.counts[e.name]++
	return true
}

// end tells whether an end tag stays: one that closes nothing does not.
func (f *flattener) end(e open) bool {
	if isFormat(e.tag) && f.formatting[e.name] > 0 {
		f.formatting[e.name]--
		f.nformatting--
		if n := len(f.open); n > 0 && f.open[n-1] == e {
			f.pop()
		}
		return true
	}
	if f.counts[e.name] == 0 {
		return false
	}
	for f.pop() != e {
	}
	return true
}

func (f *flattener) pop() open {
	last := f.open[len(f.open)-1]
	f.open = f.open[:len(f.open)-1]
	f.counts[last.name]--
	return last
}

// impliesEnd reports whether a start tag ends the innermost open element (HTML section 13.1.2.4).
func impliesEnd(open, tag atom.Atom) bool {
	switch open {
	case atom.P:
		return !isFormat(tag) && tag != atom.Span && tag != atom.Script && tag != atom.Svg && tag != 0
	case atom.Li:
		return tag == atom.Li
	case atom.Dt, atom.Dd:
		return tag == atom.Dt || tag == atom.Dd
	case atom.Td, atom.Th:
		return tag == atom.Td || tag == atom.Th || tag == atom.Tr
	case atom.Tr:
		return tag == atom.Tr
	case atom.Option:
		return tag == atom.Option || tag == atom.Optgroup
	}
	return false
}

// isVoidTag reports whether an element has no content (HTML section 13.1.2).
func isVoidTag(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isFormat reports whether the tree construction reopens an element that was left open (HTML section 13.2.4.3).
func isFormat(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike,
		atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}
