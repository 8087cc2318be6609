// Package xmlscan is a forgiving pull scanner for the XML of feeds. It reads whatever looks like XML:
// a rule that is broken is a repair that the caller is told of, never an error.
//
// A map of the package:
//
//	scanner.go   Scanner, its tokens, text and CDATA
//	tag.go       start and end tags, attributes, the stack of open elements
//	space.go     namespaces: prefixes in scope and the numbers the caller gives them
//	doctype.go   comments, processing instructions, DOCTYPE with its internal subset
//	entity.go    references in text and attribute values
//	buffer.go    the window over the input, offsets and lines
//
// Invariants: 0 <= start <= pos <= len(buf), and buf[start:pos] is the token that Next returned last, so its
// slices are good until the next call. Every byte is looked at a bounded number of times, however
// the reader cuts its input: what waits for more bytes remembers how far it looked.
package xmlscan

import (
	"bytes"
	"errors"
	"io"
)

// Kind is a kind of token.
type Kind uint8

const (
	// EOF is the end of the input, or its error; see Scanner.Err. It repeats.
	EOF Kind = iota
	// Start is a start tag; an empty-element tag is a Start and then an End.
	Start
	// End closes the innermost open element. A tag that closes several gives as many Ends.
	End
	// Text is character data with its references unresolved: see Scanner.AppendText.
	Text
	// CDATA is the inside of a CDATA section.
	CDATA
)

// The repairs that Options.Repair is told of.
var (
	ErrStray      = errors.New("stray '<'")
	ErrTag        = errors.New("tag without '>'")
	ErrEndTag     = errors.New("end tag that matches no open element")
	ErrUnclosed   = errors.New("element without end tag")
	ErrAttributes = errors.New("too many attributes")
	ErrDuplicate  = errors.New("attribute given twice")
	ErrQuote      = errors.New("attribute value without quotes")
	ErrSpaces     = errors.New("too many namespaces")
	ErrPrefix     = errors.New("undeclared namespace prefix")
	ErrEntity     = errors.New("unknown entity")
	ErrCharacter  = errors.New("reference to a forbidden character")
)

// The limits that end a scan.
var (
	ErrDepth     = errors.New("elements nest too deep")
	ErrToken     = errors.New("token too long")
	ErrExpansion = errors.New("entities expand too far")
)

// Options are a scanner's settings. The zero Options have no limits and know no namespace.
type Options struct {
	// Space gives the number of a namespace, 0 where it is none of the caller's. It is asked again for a URI that comes again.
	Space func(uri string) int
	// Element gives the number of an element's name. It is asked again now and then.
	Element func(space int, local []byte) int
	// Prefix gives the namespace that an undeclared prefix is commonly bound to, "" for none.
	Prefix func(prefix string) string
	// Repair is told of each repair and the offset of the place.
	Repair func(offset int64, what error)
	// MaxDepth bounds open elements, MaxToken the bytes of one token. Negative or 0: no limit.
	MaxDepth, MaxToken int
	// Head is the beginning of the input, before what the reader gives. The scanner keeps its array, and writes to it.
	Head []byte
	// Whole says that Head is all of the input: it is not written to, and the reader is not asked.
	Whole bool
}

// Scanner reads tokens. Its exported fields describe the token that Next returned last.
type Scanner struct {
	// Name is the element's name after Start; after End see Closed.
	Name Name
	// Attr are the attributes of a Start, without namespace declarations.
	Attr []Attr
	// Empty reports whether a Start is of an empty-element tag.
	Empty bool
	// Data is the content of Text and CDATA.
	Data []byte

	window
	o        Options
	open     []element // open elements, outermost first
	names    []byte    // their names as printed, one after the other
	popTo    int       // number of open elements to keep: Ends are due until then
	spaces   spaces
	seen     [64]seenName
	entities entities
	err      error
	cut      bool // the input ended inside a token
}

// New returns a Scanner of r.
func New(r io.Reader, o Options) *Scanner {
	s := &Scanner{window: window{r: r, buf: o.Head, line: 1}, o: o}
	if o.MaxDepth <= 0 {
		s.o.MaxDepth = int(^uint(0) >> 1)
	}
	if o.MaxToken <= 0 {
		s.o.MaxToken = int(^uint(0) >> 1)
	}
	if o.Whole {
		s.readErr = io.EOF
	}
	s.open = make([]element, 0, 16)
	s.names = make([]byte, 0, 256)
	s.Attr = make([]Attr, 0, 8)
	return s
}

// Err gives the error that ended the scan: nil at the end of input, a limit, or the reader's own.
func (s *Scanner) Err() error { return s.err }

// Cut reports whether the input ended inside a token or an element.
func (s *Scanner) Cut() bool { return s.cut || len(s.open) > 0 }

// Depth gives the number of open elements, the one of a Start included and of an End excluded.
func (s *Scanner) Depth() int { return len(s.open) }

// Next reads the next token.
func (s *Scanner) Next() Kind {
	if s.popTo < len(s.open) {
		return s.pop()
	}
	for s.err == nil {
		s.start = s.pos
		if s.pos == len(s.buf) && !s.more() {
			break
		}
		if s.buf[s.pos] != '<' {
			return s.text(0)
		}
		if k, ok := s.markup(); ok {
			return k
		}
	}
	s.start = s.pos
	return EOF
}

// markup reads what begins with '<'. ok is false where it was no token: a comment, or the end of input.
func (s *Scanner) markup() (k Kind, ok bool) {
	if !s.have(2) {
		return s.text(1), true
	}
	switch c := s.buf[s.pos+1]; {
	case isNameStart(c):
		return s.startTag()
	case c == '/':
		return s.endTag()
	case c == '?':
		s.instruction()
		return 0, false
	case c == '!':
		return s.declaration()
	}
	s.repair(ErrStray)
	return s.text(1), true
}

// declaration reads what begins with "<!".
func (s *Scanner) declaration() (k Kind, ok bool) {
	if !s.have(3) {
		return s.text(2), true
	}
	switch c := s.buf[s.pos+2]; {
	case c == '-' && s.looking("<!--"):
		s.skipPast("-->", 4)
	case c == '[' && s.looking("<![CDATA["):
		return s.cdata(), true
	case isLetter(c) && s.looking("<!DOCTYPE"):
		s.doctype()
	case isLetter(c) || c == '[':
		s.skipPast(">", 2)
	default:
		s.repair(ErrStray)
		return s.text(2), true
	}
	return 0, false
}

// text reads character data, the first n bytes of which are known to be it.
func (s *Scanner) text(n int) Kind {
	for {
		i := bytes.IndexByte(s.buf[s.pos+n:], '<')
		if i < 0 {
			if n = len(s.buf) - s.pos; !s.more() {
				break
			}
			continue
		}
		n += i
		for s.pos+n+1 == len(s.buf) && s.more() {
		}
		if s.err != nil || s.pos+n+1 < len(s.buf) && isMarkup(s.buf[s.pos+n+1]) {
			break
		}
		n++
		s.repair(ErrStray)
	}
	if s.err != nil {
		return EOF
	}
	s.Data = s.buf[s.pos : s.pos+n]
	s.pos += n
	return Text
}

// cdata reads a CDATA section, up to the end of input where it is not closed.
func (s *Scanner) cdata() Kind {
	const open, end = len("<![CDATA["), "]]>"
	n := open
	for {
		if i := bytes.Index(s.buf[s.pos+n:], []byte(end)); i >= 0 {
			n += i
			s.Data = s.buf[s.pos+open : s.pos+n]
			s.pos += n + len(end)
			return CDATA
		}
		n = max(open, len(s.buf)-s.pos-len(end)+1)
		if !s.more() {
			break
		}
	}
	if s.err != nil {
		return EOF
	}
	s.cut = true
	s.Data = s.buf[s.pos+open:]
	s.pos = len(s.buf)
	return CDATA
}

// Raw gives the token as printed. Of an End that no tag of its own closes it is not to be used.
func (s *Scanner) Raw() []byte { return s.buf[s.start:s.pos] }

func (s *Scanner) repair(what error) {
	if s.o.Repair != nil {
		s.o.Repair(s.Offset(), what)
	}
}

// isMarkup reports whether a '<' before c begins a token.
func isMarkup(c byte) bool { return isNameStart(c) || c == '/' || c == '!' || c == '?' }

func isNameStart(c byte) bool { return isLetter(c) || c == '_' || c == ':' || c >= 0x80 }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
