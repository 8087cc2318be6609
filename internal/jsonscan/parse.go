package jsonscan

import (
	"errors"
	"io"
	"math"
)

// Limits of one value. They bound memory; time is linear in the input anyway.
const (
	DefaultDepth = 256
	MaxDepth     = 10_000 // as in encoding/json: AppendJSON recurses so deep
	maxNodes     = 1 << 20
	maxBytes     = math.MaxInt32
)

// ErrLimit is what Parse returns beside a value of which something lay too deep, or that has too many parts.
// What lay beyond the limit reads as null, or is missing.
var ErrLimit = errors.New("JSON too deep or too large")

// Options are the settings of reading. The zero Options are ready to use.
type Options struct {
	// MaxDepth bounds nested arrays and objects. 0 means DefaultDepth, negative the most, MaxDepth.
	MaxDepth int
	// Repair, if not nil, is told of each repair and of the byte it was needed at.
	Repair func(offset int, what string)
}

func (o *Options) depth() int {
	switch {
	case o.MaxDepth == 0:
		return DefaultDepth
	case o.MaxDepth < 0:
		return MaxDepth
	}
	return min(o.MaxDepth, MaxDepth)
}

// Parse reads the first value in b into a Doc of its own. See [Doc.Parse].
func Parse(b []byte, o Options) (v Value, n int, err error) { return new(Doc).Parse(b, o) }

// Parse reads the first value in b and tells how many bytes it took, with the blanks and separators around it, so that
// a caller may go on with b[n:]. b is kept, and must not change while Values are used.
//
// The error is nil, io.EOF where b holds no value, io.ErrUnexpectedEOF where the value is cut off, or ErrLimit; with the
// latter two v is what could be read. All other faults are repaired: a byte order mark, comments, <!-- and <![CDATA[ around the
// value, missing, doubled and trailing commas, missing colons, unquoted and single-quoted keys and strings, bare
// line ends, control characters and quotes in strings, bad escapes, lone surrogates, literals of other languages, wrong end brackets.
func (d *Doc) Parse(b []byte, o Options) (v Value, n int, err error) {
	d.src, d.nodes = b, d.nodes[:0]
	p := parser{d: d, b: b, o: o, max: o.depth(), open: d.open[:0]}
	if len(b) > maxBytes {
		p.b = b[:maxBytes]
	}
	p.run()
	d.open = p.open
	if len(d.nodes) == 0 {
		return Value{}, p.i, io.EOF
	}
	return Value{d, 0}, p.i, p.err
}

// parser is the state of one Parse. Invariants: open holds indexes of nodes whose next is not yet set, in rising order; key,
// comma and after speak of the innermost of them; i only grows.
//
// run chooses by the next byte among separator, member, value and end; begin and close keep open; cut, overflow and tail are
// the ways to finish; str and word read scalars. What a byte means is in lexis.go.
type parser struct {
	d    *Doc
	b    []byte
	i    int
	o    Options
	max  int
	open []uint32 // indexes of the open containers, outermost first
	err  error

	arrays int // how many of open are arrays

	// Of the innermost open container:
	key   bool // an object's member has a key and waits for its value
	comma bool // a comma came last
	after bool // a value came last
}

// run reads one value. It does not recurse: depth is bounded by len(open) alone.
func (p *parser) run() {
	for {
		p.blanks()
		if p.i >= len(p.b) {
			p.cut()
			return
		}
		if len(p.d.nodes) >= maxNodes {
			p.overflow()
			return
		}
		switch c := p.b[p.i]; {
		case c == ',' || c == ';' && len(p.open) == 0:
			p.separator()
		case c == '}' || c == ']':
			if p.end(c); len(p.open) == 0 && len(p.d.nodes) > 0 {
				p.tail()
				return
			}
		case len(p.open) > 0 && !p.key && p.top().kind == Object:
			p.member()
		default:
			if p.value(c); len(p.open) == 0 {
				p.tail()
				return
			}
		}
	}
}

func (p *parser) top() *node { return &p.d.nodes[p.open[len(p.open)-1]] }

func (p *parser) repair(what string) {
	if p.o.Repair != nil {
		p.o.Repair(p.i, what)
	}
}

// fail keeps the first error.
func (p *parser) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// separator reads a comma. Where a value was due it stands for null in an object and for nothing elsewhere.
func (p *parser) separator() {
	if p.comma || !p.after {
		p.repair("a comma too many")
	}
	if p.key {
		p.add(node{kind: Null, start: uint32(p.i), end: uint32(p.i)})
		p.key = false
	}
	p.comma, p.after = true, false
	p.i++
}

// member reads an object's key and its colon.
func (p *parser) member() {
	if p.after {
		p.repair("no comma between members")
	}
	c := p.b[p.i]
	switch {
	case c == '"' || c == '\'':
		p.str(c)
	case c == '{' || c == '[' || c == ':':
		p.repair("no key")
		p.add(node{kind: String, start: uint32(p.i), end: uint32(p.i)})
	default:
		p.repair("a key without quotes")
		start := p.i
		for p.i < len(p.b) && !isPunct(p.b[p.i]) && p.b[p.i] != '=' {
			p.i++
		}
		if p.i == start { // a lone "=" or quote-like character
			p.i++
		}
		p.add(node{kind: String, start: uint32(start), end: uint32(p.i)})
	}
	p.blanks()
	if p.i < len(p.b) && (p.b[p.i] == ':' || p.b[p.i] == '=') {
		p.i++
	} else if p.i < len(p.b) {
		p.repair("no colon after a key")
	}
	p.key, p.comma, p.after = true, false, false
}

// value reads a scalar, or the beginning of an array or object.
func (p *parser) value(c byte) {
	if p.after && len(p.open) > 0 {
		p.repair("no comma between values")
	}
	switch c {
	case '"', '\'':
		p.str(c)
	case '{':
		p.begin(Object)
		return
	case '[':
		p.begin(Array)
		return
	case ':':
		p.repair("a stray colon")
		p.i++
		return
	default:
		p.word()
	}
	p.key, p.comma, p.after = false, false, true
}

// begin opens a container, or passes over one that lies too deep.
func (p *parser) begin(k Kind) {
	if len(p.open) >= p.max {
		p.err = ErrLimit
		start := p.i
		var s splitter
		p.i += s.value(p.b[p.i:], true)
		p.add(node{kind: Null, start: uint32(start), end: uint32(p.i)})
		p.key, p.comma, p.after = false, false, true
		return
	}
	if k == Array {
		p.arrays++
	}
	p.open = append(p.open, uint32(len(p.d.nodes)))
	p.d.nodes = append(p.d.nodes, node{kind: k, start: uint32(p.i)})
	p.key, p.comma, p.after = false, false, false
	p.i++
}

// end reads an end bracket. One that does not fit closes what lies open above its own beginning; one
// that has none is passed over.
func (p *parser) end(c byte) {
	if p.comma {
		p.repair("a comma before " + string(rune(c)))
	}
	want, open := Object, len(p.open)-p.arrays
	if c == ']' {
		want, open = Array, p.arrays
	}
	if open == 0 {
		p.repair("an end bracket of nothing")
		p.i++
		return
	}
	for p.top().kind != want {
		p.repair("a wrong end bracket")
		p.close(p.i)
	}
	p.i++
	p.close(p.i)
}

// close ends the innermost container at offset end.
func (p *parser) close(end int) {
	if p.key {
		p.repair("a key without a value")
		p.add(node{kind: Null, start: uint32(p.i), end: uint32(p.i)})
	}
	n := p.top()
	if n.kind == Array {
		p.arrays--
	}
	n.end, n.next = uint32(end), uint32(len(p.d.nodes))
	p.open = p.open[:len(p.open)-1]
	p.key, p.comma, p.after = false, false, true
}

// cut closes everything at the end of input.
func (p *parser) cut() {
	if len(p.open) > 0 {
		p.repair("the end is missing")
		p.fail(io.ErrUnexpectedEOF)
		p.closeAll()
	}
}

// overflow ends a value that has too many parts, and passes over the rest of it.
func (p *parser) overflow() {
	p.err = ErrLimit
	start := p.d.nodes[0].start
	var s splitter
	p.i = int(start) + s.value(p.b[start:], true)
	p.closeAll()
}

// closeAll closes every container. A key whose value is missing is dropped.
func (p *parser) closeAll() {
	if p.key {
		p.d.nodes = p.d.nodes[:len(p.d.nodes)-1]
		p.key = false
	}
	for len(p.open) > 0 {
		p.close(p.i)
	}
}

// tail passes over what may follow a document: blanks and separators.
func (p *parser) tail() {
	for {
		p.blanks()
		if p.i >= len(p.b) || p.b[p.i] != ';' && p.b[p.i] != ',' {
			return
		}
		p.i++
	}
}

// add appends a node without content.
func (p *parser) add(n node) {
	n.next = uint32(len(p.d.nodes)) + 1
	p.d.nodes = append(p.d.nodes, n)
}

// str reads a string, or a key, in the quotes q.
func (p *parser) str(q byte) {
	if q == '\'' {
		p.repair("single quotes")
	}
	start, esc, closed := p.i+1, false, false
	for p.i++; !closed; {
		for p.i < len(p.b) && !special[p.b[p.i]] {
			p.i++
		}
		if p.i >= len(p.b) {
			p.fail(io.ErrUnexpectedEOF)
			p.i = len(p.b)
			break
		}
		switch c := p.b[p.i]; {
		case c == '\\':
			esc = true
			p.i++
		case c == q:
			if closed, _ = closes(p.b[p.i:], true); !closed {
				p.repair("a quote inside a string")
			}
		case c < ' ':
			p.repair("a control character in a string")
		}
		p.i++
	}
	end := p.i - 1
	if !closed {
		end = start + uncut(p.b[start:])
	}
	p.add(node{kind: String, esc: esc, start: uint32(start), end: uint32(end)})
}

// word reads a number or a literal. What is neither becomes a string: 2025-03-11.
func (p *parser) word() {
	start := p.i
	for p.i < len(p.b) && !isPunct(p.b[p.i]) {
		p.i++
	}
	if p.i == start {
		p.i++ // a stray slash or quote
	}
	n := node{kind: String, start: uint32(start), end: uint32(p.i)}
	if p.i == len(p.b) && len(p.open) > 0 { // cut: 20 is not 2025
		n.kind = Null
		p.add(n)
		return
	}
	w := p.b[start:p.i]
	switch string(w) {
	case "true", "false":
		n.kind = Bool
	case "null":
		n.kind = Null
	case "undefined", "NaN", "Infinity", "-Infinity", "None", "nil", "NULL", "Null":
		p.repair("a value that JSON does not know")
		n.kind = Null
	case "True", "TRUE":
		p.repair("a literal in the wrong case")
		n.kind = Bool
	case "False", "FALSE":
		p.repair("a literal in the wrong case")
		n.kind = Bool
	default:
		if isNumber(w) {
			n.kind = Number
		} else {
			p.repair("a string without quotes")
		}
	}
	p.add(n)
}

// isNumber reports whether b is a number as JSON writes it, also with a leading plus sign, zeros, or
// without digits on one side of the point.
func isNumber(b []byte) bool {
	i := 0
	if b[0] == '-' || b[0] == '+' {
		i++
	}
	digits, dots := 0, 0
	for ; i < len(b) && (isDigit(b[i]) || b[i] == '.'); i++ {
		if b[i] == '.' {
			dots++
		} else {
			digits++
		}
	}
	if dots > 1 || digits == 0 {
		return false
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		if i++; i < len(b) && (b[i] == '-' || b[i] == '+') {
			i++
		}
		if i == len(b) {
			return false
		}
		for i < len(b) && isDigit(b[i]) {
			i++
		}
	}
	return i == len(b)
}
