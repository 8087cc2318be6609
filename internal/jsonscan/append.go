package jsonscan

import (
	"bytes"
	"strings"
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
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f || r == utf8.RuneError || r&^1 == 0xFFFE {
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

// AppendString appends s as a JSON string. Invalid UTF-8, U+FFFD, DEL, and the characters that XML forbids are dropped: what can
// be written here can be written in any feed.
func AppendString(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		for i+4 <= len(s) && !(escaped[s[i]] || escaped[s[i+1]] || escaped[s[i+2]] || escaped[s[i+3]]) {
			i += 4
		}
		if i == len(s) {
			break
		}
		c := s[i]
		if !escaped[c] || c == 0xEF && (s[i+1] != 0xBF || s[i+2] < 0xBD) {
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
		case 0xEF: // U+FFFD to U+FFFF
			i += 2
		}
		start = i + 1
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

// escaped holds the bytes that may not stand in a JSON string as they are; 0xEF is the first of U+FFFD to U+FFFF.
var escaped = [256]bool{
	0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 11: true, 12: true, 13: true, 14: true, 15: true,
	16: true, 17: true, 18: true, 19: true, 20: true, 21: true, 22: true, 23: true, 24: true, 25: true, 26: true, 27: true, 28: true, 29: true, 30: true, 31: true,
	'"': true, '\\': true, 0x7f: true, 0xEF: true,
}
