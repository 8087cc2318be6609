package jsonscan

import (
	"bytes"
	"unicode/utf8"
)

// AppendJSON appends v as valid, compact JSON: what [Doc.Parse] repaired stays repaired, of a repeated key the last
// member is kept, and no value at all is null.
func (v Value) AppendJSON(dst []byte) []byte {
	n := v.node()
	switch n.kind {
	case None, Null:
		return append(dst, "null"...)
	case Bool:
		if v.Bool() {
			return append(dst, "true"...)
		}
		return append(dst, "false"...)
	case Number:
		return appendNumber(dst, v.d.src[n.start:n.end])
	case String:
		return AppendString(dst, v.Str())
	}
	return v.appendContainer(dst)
}

// appendContainer writes an array or object. It recurses no deeper than Options.MaxDepth let Parse go.
func (v Value) appendContainer(dst []byte) []byte {
	if v.Kind() == Array {
		dst = append(dst, '[')
		first := true
		for e := range v.Each() {
			if !first {
				dst = append(dst, ',')
			}
			first = false
			dst = e.AppendJSON(dst)
		}
		return append(dst, ']')
	}
	last := map[string]uint32{} // the member that each key keeps
	for k, m := range v.Members() {
		last[clean(k)] = m.i
	}
	dst = append(dst, '{')
	first := true
	for k, m := range v.Members() {
		key := clean(k)
		if last[key] != m.i {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(AppendString(dst, key), ':')
		dst = m.AppendJSON(dst)
	}
	return append(dst, '}')
}

// clean gives a key as AppendString writes it.
func clean(key []byte) string {
	return string(bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == utf8.RuneError || r&^1 == 0xFFFE {
			return -1
		}
		return r
	}, key))
}

// appendNumber writes a number that isNumber let pass as JSON demands it: no plus sign, no leading zeros, digits on
// both sides of the point.
func appendNumber(dst, b []byte) []byte {
	if b[0] == '+' {
		b = b[1:]
	} else if b[0] == '-' {
		dst = append(dst, '-')
		b = b[1:]
	}
	for len(b) > 1 && b[0] == '0' && isDigit(b[1]) {
		b = b[1:]
	}
	if b[0] == '.' {
		dst = append(dst, '0')
	}
	for i, c := range b {
		dst = append(dst, c)
		if c == '.' && (i+1 == len(b) || !isDigit(b[i+1])) {
			dst = append(dst, '0')
		}
	}
	return dst
}

// AppendString appends s as a JSON string. Invalid UTF-8, U+FFFD, and the characters that XML forbids are dropped: what can
// be written here can be written in any feed.
func AppendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r != utf8.RuneError && r != 0xFFFE && r != 0xFFFF {
				i += n
				continue
			}
			dst = append(dst, s[start:i]...)
			i += n
			start = i
			continue
		}
		dst = append(dst, s[start:i]...)
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\t':
			dst = append(dst, '\\', 't')
		}
		i++
		start = i
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

// plain holds the bytes that stand in a JSON string as they are, and are ASCII.
var plain = func() (t [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		t[c] = c != '"' && c != '\\'
	}
	return t
}()
