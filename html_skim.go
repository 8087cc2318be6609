package broadsheet

import (
	"bytes"
	"io"

	"golang.org/x/net/html/atom"
)

// This file looks through a page's tags before html.Parse does. That bounds its tree (html_bound.go), and it leaves out
// what nobody reads: attributes by the thousand, and the content of most scripts, of style sheets and of drawings, a
// quarter of the work that a news page is to html.Parse, which goes byte by byte where a search for the end tag will do.
//
// It has to find the same tags as html.Parse. What is a tag is a matter of the bytes alone but in SVG and MathML,
// where the content of <title>, <style> and the like is markup. Where both readings would not come to the same, or a
// script holds comments with scripts in them, the rest of the page is taken as it is.

// skimmer is the first look at a page.
type skimmer struct {
	tagCounter
	text    []byte
	kept    pieces   // what html.Parse is to read
	scripts [][]byte // the content of scripts that is left out
	next    int      // where the next piece begins
	svg     int      // <svg> elements that may be open
	cut     bool     // attributes are left out
}

// skim looks through a page.
func skim(text []byte) *skimmer {
	s := &skimmer{text: text}
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '<')
		if i < 0 {
			break
		}
		start := at + i
		if at = s.markup(start + 1); at < 0 {
			s.page(text[start:])
			break
		}
	}
	s.kept = append(s.kept, text[s.next:])
	return s
}

// markup reads what stands behind a "<" and gives where it ends, or -1 where that is hard to tell.
func (s *skimmer) markup(at int) int {
	rest := s.text[at:]
	closing := len(rest) > 1 && rest[0] == '/'
	switch {
	case len(rest) == 0:
		return at
	case isLetter(rest[0]), closing && isLetter(rest[1]):
		return s.element(at, closing)
	case rest[0] != '!' && rest[0] != '?' && rest[0] != '/':
		return at
	case s.svg > 0 && bytes.HasPrefix(rest, []byte("![CDATA[")):
		return -1
	}
	n := commentEnd(rest)
	if n < 0 {
		return -1
	}
	s.comment()
	return at + n
}

// element reads a tag, and what stands behind a start tag where that is no markup.
func (s *skimmer) element(at int, closing bool) int {
	if closing {
		at++
	}
	tag, n := tagName(s.text[at:])
	size := tagEnd(s.text[at+n:])
	if size < 0 {
		return -1
	}
	end := at + n + size
	s.tag(tag, closing, true)
	if size > 2*maxAttributes {
		if from := at + n + surplus(s.text[at+n:end]); from < end-1 {
			s.leaveOut(from, end-1)
			s.cut = true
		}
	}
	switch {
	case tag == atom.Math || tag == atom.Plaintext:
		return -1
	case tag == atom.Svg && closing:
		s.svg = max(0, s.svg-1)
	case tag == atom.Svg:
		s.svg++
		if s.svg == 1 && s.text[end-2] != '/' {
			return s.drawing(end)
		}
	case closing:
	case s.svg > 0 && (isRawTag(tag) || tag == atom.Desc || tag == atom.Foreignobject):
		// Text alone is the same as markup and as none.
		if i := bytes.IndexByte(s.text[end:], '<'); i < 0 || !endsRaw(s.text[end+i+1:], s.text[at:at+n]) {
			return -1
		}
	case isRawTag(tag):
		return s.raw(tag, s.text[at:at+n], s.text[at+n:end], end)
	}
	return end
}

// raw reads the content of an element that has no markup in it, leaves it out where nobody reads it, and gives where
// it ends.
func (s *skimmer) raw(tag atom.Atom, name, attrs []byte, at int) int {
	content, ok := rawContent(s.text[at:], name)
	if !ok {
		return -1
	}
	end := at + len(content)
	switch {
	case tag == atom.Script && nestsScript(content):
		return -1
	case len(content) == 0 || tag != atom.Script && tag != atom.Style:
		return end
	case tag == atom.Script && bytes.ContainsAny(attrs, "+&"):
		return end // perhaps application/ld+json
	case tag == atom.Script:
		s.scripts = append(s.scripts, content)
	}
	s.leaveOut(at, end)
	return end
}

// leaveOut leaves out text[from:to].
func (s *skimmer) leaveOut(from, to int) {
	s.kept = append(s.kept, s.text[s.next:from])
	s.next = to
}

// drawing leaves out the content of <svg>, and gives where it ends.
func (s *skimmer) drawing(at int) int {
	size := drawingSize(s.text[at:])
	if size > 0 {
		s.leaveOut(at, at+size)
	}
	return at + size
}

// drawingSize gives the length of an <svg> element's content where it is well-formed and has nothing of HTML in it, so
// that its end tag is its own; else 0.
func drawingSize(s []byte) int {
	var open [16][]byte // names of elements
	for at, depth := 0, 0; ; {
		i := bytes.IndexByte(s[at:], '<')
		if i < 0 {
			return 0
		}
		at += i + 1
		closing := at < len(s) && s[at] == '/'
		if closing {
			at++
		}
		_, n := tagName(s[at:])
		name, size := s[at:at+n], tagEnd(s[at+n:])
		at += n + size
		switch {
		case size < 0:
			return 0
		case closing && depth == 0:
			if !bytes.EqualFold(name, []byte("svg")) {
				return 0
			}
			return at - size - n - len("</")
		case closing:
			if depth--; !bytes.Equal(name, open[depth]) {
				return 0
			}
		case !draws(name) || depth == len(open):
			return 0
		case s[at-2] != '/':
			open[depth] = name
			depth++
		}
	}
}

// draws reports whether a name is that of an element that SVG has and HTML has not.
func draws(name []byte) bool {
	switch string(name) {
	case "path", "g", "circle", "ellipse", "line", "polygon", "polyline", "rect", "use", "defs", "symbol", "mask", "clipPath", "stop",
		"linearGradient", "radialGradient", "filter", "feBlend", "feColorMatrix", "feFlood", "feGaussianBlur", "feOffset":
		return true
	}
	return false
}

// rawContent gives the content of a raw element up to its end tag (HTML sections 13.2.5.9 to 13.2.5.14).
func rawContent(s, name []byte) (content []byte, ok bool) {
	for at := 0; ; {
		i := bytes.Index(s[at:], []byte("</"))
		if i < 0 {
			return nil, false
		}
		at += i + 1
		if endsRaw(s[at:], name) {
			return s[:at-1], true
		}
	}
}

// endsRaw reports whether what stands behind a "<" is the end tag of a raw element.
func endsRaw(s, name []byte) bool {
	n := len(name) + 1
	return len(s) > n && s[0] == '/' && bytes.EqualFold(s[1:n], name) && (isTagSpace(s[n]) || s[n] == '/' || s[n] == '>')
}

// nestsScript reports whether a script may hold a comment with a script in it, whose end tag would not be its own
// (section 13.2.5.26).
func nestsScript(s []byte) bool {
	i := bytes.Index(s, []byte("<!--"))
	return i >= 0 && (bytes.Contains(s[i:], []byte("<s")) || bytes.Contains(s[i:], []byte("<S")))
}

// commentEnd gives where a comment, or what is taken for one, ends behind its "<" (sections 13.2.5.41 to 13.2.5.52).
// It is -1 where the page ends before.
func commentEnd(s []byte) int {
	if !bytes.HasPrefix(s, []byte("!--")) {
		if i := bytes.IndexByte(s, '>'); i >= 0 {
			return i + 1
		}
		return -1
	}
	for at := len("!"); ; { // the dashes of "<!-->" and "<!--->" end it, too
		i := bytes.Index(s[at:], []byte("--"))
		if i < 0 {
			return -1
		}
		for at += i; at < len(s) && s[at] == '-'; at++ {
		}
		switch rest := s[at:]; {
		case bytes.HasPrefix(rest, []byte(">")):
			return at + 1
		case bytes.HasPrefix(rest, []byte("!>")) && at > len("!---"):
			return at + 2
		}
	}
}

// pieces reads a page in pieces.
type pieces [][]byte

func (p *pieces) Read(b []byte) (n int, err error) {
	for n < len(b) {
		if len(*p) == 0 {
			return n, io.EOF
		}
		k := copy(b[n:], (*p)[0])
		n += k
		if (*p)[0] = (*p)[0][k:]; len((*p)[0]) == 0 {
			*p = (*p)[1:]
		}
	}
	return n, nil
}
