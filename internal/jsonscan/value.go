package jsonscan

import (
	"iter"
	"math"
	"strconv"
	"unsafe"
)

// Kind is what a [Value] is. The zero Kind is no value at all.
type Kind uint8

// The kinds of values.
const (
	None Kind = iota // there is no such value
	Null
	Bool
	Number
	String
	Array
	Object
)

// node is one value, or one member's key, of a parsed document. The nodes stand in document order, so
// that a container's content lies between it and its next.
type node struct {
	kind  Kind
	esc   bool   // a string with escapes to undo
	start uint32 // of the raw text; a string's without its quotes
	end   uint32
	next  uint32 // index of the node after this one's content
}

// Doc holds one parsed value. Its memory is used again by the next Parse, which ends the life of all Values taken
// from it; strings that were taken stay.
type Doc struct {
	src   []byte
	nodes []node
	open  []uint32 // the parser's, kept for its memory
}

// Value is a value in a [Doc]. The zero Value is of the kind None, and every method may be called on every Value:
// a wrong type reads as nothing.
type Value struct {
	d *Doc
	i uint32
}

func (v Value) node() node {
	if v.d == nil {
		return node{}
	}
	return v.d.nodes[v.i]
}

// Kind tells what v is.
func (v Value) Kind() Kind { return v.node().kind }

// IsZero reports whether v says nothing: no value, null, "", [] or {}.
func (v Value) IsZero() bool {
	switch n := v.node(); n.kind {
	case None, Null:
		return true
	case String:
		return n.start == n.end
	case Array, Object:
		return n.next == v.i+1
	}
	return false
}

// Str gives a string's text with its escapes undone, a number's or a boolean's literal, and "" of all else.
func (v Value) Str() string {
	n := v.node()
	switch n.kind {
	case String:
		if n.esc {
			b := appendUnescaped(make([]byte, 0, n.end-n.start), v.d.src[n.start:n.end])
			return unsafe.String(unsafe.SliceData(b), len(b)) // b is not written again
		}
		return string(v.d.src[n.start:n.end])
	case Number, Bool:
		return string(v.d.src[n.start:n.end])
	}
	return ""
}

// Is reports whether v is a string that equals s. It does not allocate where the string has no escapes.
func (v Value) Is(s string) bool {
	n := v.node()
	if n.kind != String {
		return false
	}
	if n.esc {
		return v.Str() == s
	}
	return string(v.d.src[n.start:n.end]) == s
}

// Bool gives true for true, for the strings "true" and "yes", and for a number other than 0.
func (v Value) Bool() bool {
	n := v.node()
	switch n.kind {
	case Bool:
		return n.end-n.start == 4
	case String:
		return v.Is("true") || v.Is("yes")
	case Number:
		f, ok := v.Float()
		return ok && f != 0
	}
	return false
}

// Float gives the number that v is, or that it spells as a string. It is false for all else, and for what is
// no finite number.
func (v Value) Float() (float64, bool) {
	n := v.node()
	if n.kind != Number && n.kind != String {
		return 0, false
	}
	s := trimmed(v.d.src[n.start:n.end])
	if len(s) == 0 || len(s) > 400 {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(s), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0, false
	}
	return f, true
}

// Int gives Float cut to a whole number. It is false also for what is beyond an int64.
func (v Value) Int() (int64, bool) {
	n := v.node()
	if n.kind == Number || n.kind == String {
		if i, err := strconv.ParseInt(string(trimmed(v.d.src[n.start:min(n.end, n.start+64)])), 10, 64); err == nil {
			return i, true
		}
	}
	f, ok := v.Float()
	if !ok || f < -1<<63 || f >= 1<<63 {
		return 0, false
	}
	return int64(f), true
}

// Get gives the value of a member of an object: the last where the key repeats, as JavaScript has it, and no value
// where there is none or v is no object.
func (v Value) Get(key string) (member Value) {
	for k, m := range v.Members() {
		if string(k) == key {
			member = m
		}
	}
	return member
}

// Members yields an object's members in order, repeated keys too. The key is not to be kept nor written to.
func (v Value) Members() iter.Seq2[[]byte, Value] {
	return func(yield func([]byte, Value) bool) {
		n := v.node()
		if n.kind != Object {
			return
		}
		for i := v.i + 1; i < n.next; {
			k := v.d.nodes[i]
			key := v.d.src[k.start:k.end]
			if k.esc {
				key = appendUnescaped(nil, key)
			}
			if !yield(key, Value{v.d, i + 1}) {
				return
			}
			i = v.d.nodes[i+1].next
		}
	}
}

// Each yields the elements of an array, v itself where it is no array, and nothing for null and no value:
// a list is often written as its only element.
func (v Value) Each() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		n := v.node()
		switch n.kind {
		case None, Null:
		case Array:
			for i := v.i + 1; i < n.next; i = v.d.nodes[i].next {
				if !yield(Value{v.d, i}) {
					return
				}
			}
		default:
			yield(v)
		}
	}
}

func trimmed(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}
