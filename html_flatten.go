package broadsheet

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flatten writes a page again without the tags of elements that nest deeper than depth, and keeps
// their text, as browsers do past 512 elements. Formatting that is left open is opened again in each
// paragraph of a tree, so no more than formats of it may be open at once.
func flatten(text []byte, depth, formats int) []byte {
	f := flattener{out: bytes.NewBuffer(make([]byte, 0, len(text))), depth: depth, formats: formats}
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
			name, _ := z.TagName()
			keep = f.start(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			keep = f.end(atom.Lookup(name))
		}
		if keep {
			f.out.Write(raw)
		}
	}
}

// flattener counts the elements that a tree would hold open. Elements of no known name are one to it.
type flattener struct {
	out            *bytes.Buffer
	depth, formats int
	open           []atom.Atom
	counts         [256]uint32 // of open, by a hash of the name: only a zero is sure
	formatting     [256]uint32 // formatting elements without their end tag
	nformatting    int
}

func slot(tag atom.Atom) uint8 { return uint8(tag ^ tag>>8 ^ tag>>16) }

// start tells whether a start tag stays.
func (f *flattener) start(tag atom.Atom) bool {
	if isVoidTag(tag) {
		return true
	}
	for len(f.open) > 0 && impliesEnd(f.open[len(f.open)-1], tag) {
		f.pop()
	}
	if isFormat(tag) {
		if tag == atom.A && f.formatting[slot(tag)] > 0 { // a link ends the link before
			f.formatting[slot(tag)]--
			f.nformatting--
		}
		if f.nformatting >= f.formats {
			return false
		}
	}
	if len(f.open) >= f.depth {
		return false
	}
	if isFormat(tag) {
		f.formatting[slot(tag)]++
		f.nformatting++
	}
	f.open = append(f.open, tag)
	f.counts[slot(tag)]++
	return true
}

// end tells whether an end tag stays: one that closes nothing does not.
func (f *flattener) end(tag atom.Atom) bool {
	if isFormat(tag) && f.formatting[slot(tag)] > 0 {
		f.formatting[slot(tag)]--
		f.nformatting--
		if n := len(f.open); n > 0 && f.open[n-1] == tag {
			f.pop()
		}
		return true
	}
	if f.counts[slot(tag)] == 0 {
		return tag == atom.P || tag == atom.Br // these make an element
	}
	at := len(f.open) - 1
	for at >= 0 && f.open[at] != tag {
		at--
	}
	for at >= 0 && len(f.open) > at {
		f.pop()
	}
	return at >= 0
}

func (f *flattener) pop() atom.Atom {
	last := f.open[len(f.open)-1]
	f.open = f.open[:len(f.open)-1]
	f.counts[slot(last)]--
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
