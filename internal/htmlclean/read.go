package htmlclean

import "strings"

// This file splits HTML into tags and text the way of the HTML standard's tokenizer (section 13.2.5), and
// hands them to the cleaner's start, end and text. It keeps no tree and looks at each byte a bounded number
// of times: the one search that runs ahead, for the end tag of an element whose content goes, is made once
// for each such element and remembered.

// reader is where read stands.
type reader struct {
	s     string
	cdata bool          // a CDATA section was opened
	open  bool          // no ">" follows
	next  [numElems]int // where the next end tag of each element begins, as far as it was looked for; -1: there is none
}

// read cleans a fragment.
func (c *cleaner) read(s string) {
	r := reader{s: s}
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], '<')
		if n < 0 {
			c.chars(&r, s[i:])
			return
		}
		if n > 0 {
			c.chars(&r, s[i:i+n])
			i += n
		}
		i = c.tag(&r, i)
	}
}

// chars takes the text between two tags.
func (c *cleaner) chars(r *reader, s string) {
	if r.cdata {
		if before, after, ok := strings.Cut(s, "]]>"); ok {
			r.cdata = false
			c.text(before, decode)
			s = after
		}
	}
	c.text(s, decode)
}

// tag takes what begins with the "<" at s[i] and gives where it ends.
func (c *cleaner) tag(r *reader, i int) int {
	s := r.s
	if i+1 == len(s) {
		c.text("<", 0)
		return i + 1
	}
	switch b := s[i+1]; {
	case isAlpha(b):
		return c.startTag(r, i)
	case b == '/':
		return c.endTag(r, i)
	case b == '!':
		if end := r.markup(i); end > i {
			return end
		}
	case b == '?':
		return after(s, i+2, ">")
	}
	c.text("<", 0)
	return i + 1
}

// after gives the place behind the next occurrence of mark, or the end.
func after(s string, i int, mark string) int {
	if n := strings.Index(s[i:], mark); n >= 0 {
		return i + n + len(mark)
	}
	return len(s)
}

// markup passes a comment, a DOCTYPE or the mark of a CDATA section at s[i:], which begins with "<!".
//
// QUIRK: in HTML a CDATA section is a comment up to the first ">". Feeds wrap HTML in it more than once, so
// its marks go and its content stays.
func (r *reader) markup(i int) int {
	const cdata = "<![CDATA["
	s := r.s
	if strings.HasPrefix(s[i:], cdata) {
		r.cdata = true
		return i + len(cdata)
	}
	if !strings.HasPrefix(s[i:], "<!--") {
		return r.declaration(i)
	}
	i += len("<!--")
	if strings.HasPrefix(s[i:], ">") {
		return i + 1
	}
	if strings.HasPrefix(s[i:], "->") {
		return i + 2
	}
	for {
		n := strings.Index(s[i:], "--")
		if n < 0 {
			return len(s)
		}
		i += n + 2
		if strings.HasPrefix(s[i:], ">") {
			return i + 1
		}
		if strings.HasPrefix(s[i:], "!>") {
			return i + 2
		}
		i-- // of three dashes the last two may be the end
	}
}

// declaration passes a DOCTYPE or what looks like one. Where it has no end it gives i.
//
// QUIRK: without its end it is a comment up to the end of the input. It is taken as text: so is a summary that is
// about markup and reads "<!DOCTYPE".
func (r *reader) declaration(i int) int {
	if !r.open {
		if n := strings.IndexByte(r.s[i:], '>'); n >= 0 {
			return i + n + 1
		}
		r.open = true // and so it stays for all that follows
	}
	return i
}

// endTag takes an end tag. Its attributes mean nothing.
func (c *cleaner) endTag(r *reader, i int) int {
	s := r.s
	if i += 2; i == len(s) {
		c.text("</", 0)
		return i
	}
	if !isAlpha(s[i]) {
		return after(s, i, ">")
	}
	el, i := readName(s, i)
	if i = attributes(s, i, nil, 0); i < 0 {
		return len(s)
	}
	c.end(el)
	return i
}

// startTag takes a start tag, and what goes with it where the element is dropped.
func (c *cleaner) startTag(r *reader, i int) int {
	s := r.s
	el, i := readName(s, i+1)
	c.seen = 0
	if i < len(s) && s[i] == '>' {
		i++
	} else if i = attributes(s, i, c, wanted[specs[el].kind]|specs[el].attrs); i < 0 {
		return len(s) // a tag that the input cuts off is none
	}
	closed := s[i-2] == '/' && (c.opts.XML || el == elSvg)
	switch k := specs[el].kind; {
	case k == kindEmbed && el == elIframe:
		c.start(el)
		if end := r.pastRaw(el, i); !closed && end >= 0 {
			return end
		}
	case k == kindXmp:
		if end := r.pastRaw(el, i); end >= 0 {
			c.start(elPre)
			c.text(s[i:r.next[el]], 0)
			c.end(elPre)
			return end
		}
	case k == kindRaw:
		if end := r.pastRaw(el, i); !closed && end >= 0 {
			return end
		}
		if !closed && (el == elScript || el == elStyle) {
			return len(s)
		}
	case k == kindDrop:
		if !closed && r.ends(el, i) {
			return r.pastDropped(el, i)
		}
	case (k == kindMedia || k == kindNoscript) && !r.ends(el, i):
		c.start(el)
		c.end(el)
	default:
		c.start(el)
		if closed && k != kindVoid {
			c.end(el)
		}
	}
	return i
}

// pastRaw gives the place behind the end tag of an element whose content is no markup, or -1.
func (r *reader) pastRaw(el elem, i int) int {
	if !r.ends(el, i) {
		return -1
	}
	return after(r.s, r.next[el], ">")
}

// pastDropped gives the place behind an element of which nothing stays. Where SVG meets a tag that no SVG
// has, it ends as it does for the HTML parser (section 13.2.6.5).
func (r *reader) pastDropped(el elem, i int) int {
	s, depth, html := r.s, 1, 0
	for i < len(s) {
		n := strings.IndexByte(s[i:], '<')
		if n < 0 || i+n+1 == len(s) {
			return len(s)
		}
		i += n
		at := i
		switch b := s[i+1]; {
		case b == '!':
			i = max(i+1, r.markup(i))
			r.cdata = false
		case b == '/' && i+2 < len(s) && isAlpha(s[i+2]):
			var e elem
			e, i = readName(s, i+2)
			i = after(s, i, ">")
			if e == el {
				if depth--; depth == 0 {
					return i
				}
			}
			if e == elOther && el == elSvg && isPoint(s[at+2:]) {
				html = max(0, html-1)
			}
		case isAlpha(b):
			var e elem
			e, i = readName(s, i+1)
			if i = attributes(s, i, nil, 0); i < 0 {
				return len(s)
			}
			switch {
			case e == el && s[i-2] != '/':
				depth++
			case el == elSvg && isPoint(s[at+1:]) && s[i-2] != '/':
				html++
			case el == elSvg && html == 0 && breaksOut(e):
				return at
			case el != elSvg && specs[e].kind == kindRaw:
				if end := r.pastRaw(e, i); end >= 0 {
					i = end
				}
			}
		default:
			i++
		}
	}
	return len(s)
}

// isPoint reports whether a tag's name is one of SVG's that HTML may stand in.
func isPoint(tag string) bool {
	return hasFold(tag, "foreignobject") || hasFold(tag, "desc") || hasFold(tag, "title")
}

// breaksOut reports whether an element's start tag ends SVG.
func breaksOut(e elem) bool {
	k := specs[e].kind
	return k.isBlock() || k == kindPhrase && e != elA || e == elImg || e == elBr || e == elHr || e == elSpan || e == elEmbed
}

// ends reports whether an end tag of the element stands in s[i:]. The next one is remembered, so that all calls
// together pass over the input once for each element.
func (r *reader) ends(el elem, i int) bool {
	if next := r.next[el]; next < i && next >= 0 {
		r.next[el] = r.nextEnd(el, i)
	}
	return r.next[el] >= i
}

// nextEnd gives where the next end tag of an element begins, or -1.
func (r *reader) nextEnd(el elem, i int) int {
	for {
		n := strings.Index(r.s[i:], "</")
		if n < 0 {
			return -1
		}
		i += n
		if r.endsAt(el, i+2) {
			return i
		}
		i += 2
	}
}

// endsAt reports whether s[i:] begins with the element's name.
func (r *reader) endsAt(el elem, i int) bool {
	e, _ := readName(r.s[:min(len(r.s), i+maxName+1)], i)
	return e == el
}

// maxName bounds the names of elements that are looked up.
const maxName = 16

// readName reads a tag's name at s[i] and gives the element and where the name ends.
func readName(s string, i int) (elem, int) {
	var buf [maxName]byte
	n := 0
	for ; i < len(s); i++ {
		b := s[i]
		if b == '>' || b == '/' || isSpace(b) {
			break
		}
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		if n < len(buf) {
			buf[n] = b
		}
		n++
	}
	if n > len(buf) {
		return elOther, i
	}
	return lookup(buf[:n]), i
}

// hasFold reports whether a tag begins with a name, which is in lower case.
func hasFold(tag, name string) bool {
	if len(tag) < len(name) {
		return false
	}
	for i := range len(name) {
		if tag[i]|0x20 != name[i] {
			return false
		}
	}
	return true
}

// attributes reads a tag's attributes from s[i:], lets c keep those wanted, the first of a name each, and
// gives the place behind the tag, or -1 where the input ends within it (HTML sections 13.2.5.32 to 13.2.5.39).
func attributes(s string, i int, c *cleaner, want attrSet) int {
	for {
		for i < len(s) && (isSpace(s[i]) || s[i] == '/') {
			i++
		}
		if i == len(s) {
			return -1
		}
		if s[i] == '>' {
			return i + 1
		}
		name := i
		for i++; i < len(s) && s[i] != '=' && s[i] != '>' && s[i] != '/' && !isSpace(s[i]); i++ {
		}
		end := i
		for i < len(s) && isSpace(s[i]) {
			i++
		}
		value := ""
		if i < len(s) && s[i] == '=' {
			if value, i = attrValue(s, i+1); i < 0 {
				return -1
			}
		}
		if want != 0 {
			c.keep(s[name:end], value, want)
		}
	}
}

// attrValue reads an attribute's value behind its "=" and gives where it ends, or -1 where the input does.
func attrValue(s string, i int) (string, int) {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	if i == len(s) {
		return "", -1
	}
	if q := s[i]; q == '"' || q == '\'' {
		n := strings.IndexByte(s[i+1:], q)
		if n < 0 {
			return "", -1
		}
		return s[i+1 : i+1+n], i + n + 2
	}
	from := i
	for i < len(s) && s[i] != '>' && !isSpace(s[i]) {
		i++
	}
	return s[from:i], i
}
