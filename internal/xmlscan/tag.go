package xmlscan

import (
	"bytes"
	"slices"
)

// Attr is an attribute.
type Attr struct {
	Name  Name
	Value []byte // as printed between the quotes: see Scanner.AppendText
}

// element is an open element.
type element struct {
	uri   string
	space int32
	at    int32 // where its name begins in Scanner.names
	size  int32 // of the name
	colon int32 // length of the prefix with its colon
}

// startTag reads a start tag. ok is false where the input ends inside it.
func (s *Scanner) startTag() (k Kind, ok bool) {
	b := s.buf[s.pos+1:]
	size := nameLen(b)
	if n := s.silent(b[size:]); n > 0 {
		s.pos += 1 + size + n
		s.Attr, s.Empty = s.Attr[:0], false
		return s.enter(b[:size], nil)
	}
	if s.regularTag() {
		return Start, true
	}
	if s.err != nil {
		return EOF, true
	}
	end, closed := s.tagEnd()
	if s.err != nil || end < 0 {
		return s.lost()
	}
	tag := s.buf[s.pos+1 : s.pos+end]
	s.pos += end
	if closed {
		s.pos++
	} else {
		s.repair(ErrTag)
	}
	s.Empty = false
	if n := len(tag); n > 1 && tag[n-1] == '/' && !endsInValue(tag) {
		s.Empty, tag = true, tag[:n-1]
	}
	n := nameLen(tag)
	return s.enter(tag[:n], tag[n:])
}

// maxRegular bounds the attributes of a regular tag.
const maxRegular = 12

// regularTag reads a start tag that is all there and as XML wants it: attributes with quoted values, each
// after a space. Of any other it reads nothing and says false.
func (s *Scanner) regularTag() bool {
	b := s.buf[s.pos:]
	n := 1 + nameLen(b[1:])
	var at [maxRegular][4]int32 // of name and value, from and to
	count, i := 0, n
	for {
		if i >= len(b) {
			return false
		}
		if b[i] == '>' || b[i] == '/' {
			break
		}
		for i < len(b) && isSpace(b[i]) {
			i++
		}
		from := i
		for i < len(b) && !endsName[b[i]] {
			i++
		}
		if from == i && i < len(b) && (b[i] == '>' || b[i] == '/') {
			break
		}
		if from == i || count == maxRegular || i+2 >= len(b) || b[i] != '=' || b[i+1] != '"' && b[i+1] != '\'' {
			return false
		}
		value := i + 2
		length := bytes.IndexByte(b[value:], b[i+1])
		if length < 0 {
			return false
		}
		at[count] = [4]int32{int32(from), int32(i), int32(value), int32(value + length)}
		count++
		i = value + length + 1
		if i >= len(b) || !isSpace(b[i]) && b[i] != '>' && b[i] != '/' {
			return false
		}
	}
	empty := b[i] == '/'
	if empty {
		if i++; i >= len(b) || b[i] != '>' {
			return false
		}
	}
	s.pos += i + 1
	s.Empty, s.Attr = empty, s.Attr[:0]
	state := s.spaces.state
	for _, a := range at[:count] {
		s.attribute(b[a[0]:a[1]], b[a[2]:a[3]])
	}
	if len(s.Attr) == 0 && state == s.spaces.state && !empty {
		s.hush(b[n : i+1])
	}
	for i := range s.Attr {
		s.resolve(&s.Attr[i].Name, true)
	}
	s.enter(b[1:n], nil)
	return s.err == nil
}

// maxSilent bounds the text of declarations that is remembered.
const maxSilent = 256

// silent gives the length of the rest of a start tag, behind its name, that says nothing: '>', or what came last
// that only declared what holds anyway. Of any other it gives 0.
func (s *Scanner) silent(b []byte) int {
	if len(b) > 0 && b[0] == '>' {
		return 1
	}
	if n := len(s.spaces.silent); n > 0 && s.spaces.silentIn == s.spaces.state && bytes.HasPrefix(b, s.spaces.silent) {
		return n
	}
	return 0
}

// hush remembers the rest of a start tag that had only declarations, which changed nothing. One that is told of
// repairs, or counted, has to be read each time.
func (s *Scanner) hush(rest []byte) {
	if p := &s.spaces; len(rest) <= maxSilent && len(p.scope) < maxBindings && bytes.IndexByte(rest, '&') < 0 {
		p.silent, p.silentIn = append(p.silent[:0], rest...), p.state
	}
}

// endsName tells the characters that no name has.
var endsName = [256]bool{
	' ': true, '\t': true, '\n': true, '\r': true, '\f': true, '=': true, '/': true, '"': true, '\'': true, '<': true, '>': true,
}

// enter opens an element.
func (s *Scanner) enter(name, attributes []byte) (k Kind, ok bool) {
	if len(s.open) >= s.o.MaxDepth {
		s.err = ErrDepth
		return EOF, true
	}
	if attributes != nil {
		s.attributes(attributes)
	}
	s.elementName(name)
	at := len(s.names)
	s.names = append(s.names, name...)
	colon := len(name) - len(s.Name.Local)
	s.open = append(s.open, element{s.Name.URI, int32(s.Name.Space), int32(at), int32(len(name)), int32(colon)})
	s.popTo = len(s.open)
	if s.Empty {
		s.popTo--
	}
	return Start, true
}

// lost drops a tag that the end of input cuts.
func (s *Scanner) lost() (Kind, bool) {
	if s.err == nil {
		s.cut = true
		s.pos = len(s.buf)
	}
	return EOF, false
}

// endsInValue reports whether the '/' that ends a tag belongs to an attribute value without quotes.
func endsInValue(tag []byte) bool {
	i := bytes.LastIndexByte(tag, '=')
	if i < 0 {
		return false
	}
	v := bytes.TrimLeft(tag[i+1:], " \t\r\n\f")
	return len(v) > 1 && v[0] != '"' && v[0] != '\'' && !bytes.ContainsAny(v, " \t\r\n\f\"'") && bytes.IndexByte(v[:len(v)-1], '/') >= 0
}

// tagEnd gives the distance from the tag's '<' to its '>', or to a '<' that comes before it (closed is
// false then). It is negative where the input ends first. Quotes count where they begin a value.
func (s *Scanner) tagEnd() (n int, closed bool) {
	n = 1
	var quote, last byte
	for {
		for s.pos+n >= len(s.buf) {
			if !s.more() {
				return -1, false
			}
		}
		if quote != 0 {
			i := bytes.IndexByte(s.buf[s.pos+n:], quote)
			if i < 0 {
				n = len(s.buf) - s.pos
				continue
			}
			n += i + 1
			quote, last = 0, '"'
			continue
		}
		b := s.buf[s.pos:]
		for ; n < len(b); n++ {
			c := b[n]
			if c > '>' {
				last = c
				continue
			}
			switch {
			case c == '>':
				return n, true
			case c == '<':
				return n, false
			case (c == '"' || c == '\'') && last == '=':
				quote = c
			case isSpace(c):
				continue
			}
			last = c
			if quote != 0 {
				n++
				break
			}
		}
	}
}

// nameLen gives the length of the name that a tag begins with.
func nameLen(b []byte) int {
	for i, c := range b {
		if endsName[c] {
			return i
		}
	}
	return len(b)
}

// split takes a printed name, parted at its first colon.
func (n *Name) split(name []byte) {
	n.Prefix, n.Local = nil, name
	for i, c := range name {
		if c == ':' {
			if i+1 < len(name) {
				n.Prefix, n.Local = name[:i], name[i+1:]
			}
			return
		}
	}
}

// attributes reads what follows a tag's name.
func (s *Scanner) attributes(b []byte) {
	s.Attr = s.Attr[:0]
	for count := 0; ; count++ {
		for len(b) > 0 && (isSpace(b[0]) || b[0] == '/' || b[0] == '=' || b[0] == '"' || b[0] == '\'') {
			b = b[1:]
		}
		if len(b) == 0 {
			break
		}
		if count >= maxAttributes {
			s.repair(ErrAttributes)
			break
		}
		n := nameLen(b)
		name := b[:n]
		var value []byte
		value, b = s.value(b[n:])
		s.attribute(name, value)
	}
	for i := range s.Attr {
		s.resolve(&s.Attr[i].Name, true)
	}
}

// value reads "= value" where it comes next, and gives what follows.
func (s *Scanner) value(b []byte) (value, rest []byte) {
	rest = b
	for len(rest) > 0 && isSpace(rest[0]) {
		rest = rest[1:]
	}
	if len(rest) == 0 || rest[0] != '=' {
		return nil, b
	}
	rest = rest[1:]
	for len(rest) > 0 && isSpace(rest[0]) {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return nil, nil
	}
	if quote := rest[:1]; quote[0] == '"' || quote[0] == '\'' {
		value, rest, _ = bytes.Cut(rest[1:], quote)
		return value, rest
	}
	s.repair(ErrQuote)
	if i := bytes.IndexAny(rest, " \t\r\n\f"); i >= 0 {
		return rest[:i], rest[i:]
	}
	return rest, nil
}

// attribute keeps an attribute, or declares the namespace that it is about.
func (s *Scanner) attribute(name, value []byte) {
	if bytes.HasPrefix(name, []byte("xmlns")) && (len(name) == 5 || name[5] == ':') {
		var prefix []byte
		if len(name) > 5 {
			prefix = name[6:]
		}
		if bytes.IndexByte(value, '&') >= 0 {
			value = s.AppendText(nil, value)
		}
		if bytes.ContainsAny(value, " \t\r\n") { // line breaks are blanks: section 3.3.3
			value = bytes.Join(bytes.Fields(value), []byte(" "))
		}
		s.declare(prefix, value, len(s.open)+1)
		return
	}
	last := len(s.Attr)
	if last == cap(s.Attr) {
		s.Attr = slices.Grow(s.Attr, 1)
	}
	s.Attr = s.Attr[:last+1]
	a := &s.Attr[last]
	a.Name.split(name)
	a.Value = value
	for i := range s.Attr[:last] {
		if n := &s.Attr[i].Name; bytes.Equal(n.Local, a.Name.Local) && bytes.Equal(n.Prefix, a.Name.Prefix) {
			s.repair(ErrDuplicate)
			s.Attr = s.Attr[:last]
			return
		}
	}
}

// endTag reads an end tag and closes what it matches: the innermost open element of that name. Where
// there is none it is passed over.
func (s *Scanner) endTag() (k Kind, ok bool) {
	if n := s.plainEnd(); n > 0 {
		s.pos += n
		s.popTo = len(s.open) - 1
		return s.pop(), true
	}
	end, closed := s.tagEnd()
	if s.err != nil || end < 0 {
		return s.lost()
	}
	tag := s.buf[s.pos+2 : s.pos+end]
	s.pos += end
	if closed {
		s.pos++
	}
	for len(tag) > 0 && isSpace(tag[0]) {
		tag = tag[1:]
	}
	name := tag[:nameLen(tag)]
	i := s.match(name)
	if i < 0 {
		s.repair(ErrEndTag)
		return 0, false
	}
	if i != len(s.open)-1 {
		s.repair(ErrUnclosed)
	}
	s.popTo = i
	return s.pop(), true
}

// Last reports whether the end tag of the innermost element follows the token and is at hand.
func (s *Scanner) Last() bool { return s.popTo == len(s.open) && s.plainEnd() > 0 }

// Finish reads the end tag that Last told of, as Next would; but Data stays good.
func (s *Scanner) Finish() {
	last := len(s.open) - 1
	s.start = s.pos
	s.pos += len(s.printed(last)) + len("</>")
	s.popTo = last
	s.pop()
}

// SkipText passes over the text that comes next, as far as it is at hand and without a stray '<'.
func (s *Scanner) SkipText() {
	b := s.buf[s.pos:]
	if s.popTo < len(s.open) || len(b) == 0 || b[0] == '<' {
		return
	}
	if i := bytes.IndexByte(b, '<'); i > 0 && i+1 < len(b) && isMarkup(b[i+1]) {
		s.pos += i
	}
}

// plainEnd gives the length of an end tag that closes the innermost element and is all there, else 0.
func (s *Scanner) plainEnd() int {
	if len(s.open) == 0 {
		return 0
	}
	name := s.printed(len(s.open) - 1)
	n := len(name) + 3
	b := s.buf[s.pos:]
	if len(b) < n || b[n-1] != '>' || b[0] != '<' || b[1] != '/' || !bytes.Equal(b[2:n-1], name) {
		return 0
	}
	return n
}

// reach is how many open elements an end tag is compared with.
const reach = 256

// match gives the index of the open element that an end tag closes, or -1.
func (s *Scanner) match(name []byte) int {
	last := len(s.open) - 1
	if last >= 0 && bytes.Equal(s.printed(last), name) {
		return last
	}
	folded := -1
	for i, end := last, int32(len(s.names)); i >= 0 && i > last-reach; i-- {
		open := s.names[s.open[i].at:end]
		end = s.open[i].at
		switch {
		case len(open) != len(name) || len(name) == 0 || (open[0]^name[0])&^0x20 != 0:
		case bytes.Equal(open, name):
			return i
		case folded < 0 && bytes.EqualFold(open, name):
			folded = i
		}
	}
	return folded
}

// printed gives the name of an open element as it stands in its start tag.
func (s *Scanner) printed(i int) []byte {
	if i+1 < len(s.open) {
		return s.names[s.open[i].at:s.open[i+1].at]
	}
	return s.names[s.open[i].at:]
}

// pop closes the innermost element.
func (s *Scanner) pop() Kind {
	last := len(s.open) - 1
	s.names = s.names[:s.open[last].at]
	s.open = s.open[:last]
	s.spaces.leave(last)
	return End
}

// Closed gives the name of the element that the last End closed.
func (s *Scanner) Closed() Name {
	e := s.open[:len(s.open)+1][len(s.open)]
	name := s.names[e.at : e.at+e.size]
	return Name{Space: int(e.space), URI: e.uri, Local: name[e.colon:], Prefix: name[:max(0, e.colon-1)]}
}

// Close closes open elements until depth are left, which are fewer, as if their end tags came next, but without an End for
// each. The caller has to know what it closed.
//
//go:noinline
func (s *Scanner) Close(depth int) {
	s.names = s.names[:s.open[depth].at]
	s.open = s.open[:depth]
	s.popTo = min(s.popTo, depth)
	s.spaces.leave(depth)
}

// Hoist closes the open elements between the innermost and the outer depth ones, without Ends, so that the
// innermost becomes their child: what a start tag does that stands where its element can not.
func (s *Scanner) Hoist(depth int) {
	last := len(s.open) - 1
	if depth >= last {
		return
	}
	e, name := s.open[last], s.printed(last)
	at := s.open[depth].at
	s.names = append(s.names[:at], name...)
	e.at = at
	s.open = append(s.open[:depth], e)
	s.popTo -= last - depth
	s.Name.split(s.names[at:])
	s.Name.Space, s.Name.URI = int(e.space), e.uri
	for i := range s.spaces.scope {
		b := &s.spaces.scope[i]
		b.depth = min(b.depth, depth+1)
	}
}

// Open gives the name of the open element at depth, from 1, as printed.
func (s *Scanner) Open(depth int) []byte { return s.printed(depth - 1) }

// Drop closes the innermost element, without an End, if its start tag was the last token: for elements
// that never have content.
func (s *Scanner) Drop() { s.Close(len(s.open) - 1) }
