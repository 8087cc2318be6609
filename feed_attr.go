package broadsheet

import (
	"bytes"
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/xmlscan"
)

// attr gives an attribute that has no namespace, "" where there is none.
func (e *feedEngine) attr(local string) string {
	s, _ := e.lookup(local)
	return s
}

// lookup is attr that tells an empty attribute from none.
func (e *feedEngine) lookup(local string) (string, bool) {
	for i := range e.scan.Attr {
		a := &e.scan.Attr[i]
		if len(a.Name.Local) == len(local) && (len(a.Name.Prefix) == 0 || a.Name.Space == e.scan.Name.Space) &&
			(string(a.Name.Local) == local || isFold(a.Name.Local, local)) {
			return e.value(a), true
		}
	}
	return "", false
}

// isFold reports whether two names of the same length differ in the case of letters at most.
func isFold(a []byte, b string) bool {
	for i, c := range a {
		if d := b[i]; c != d && (c|0x20 != d|0x20 || c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// value gives an attribute's value.
func (e *feedEngine) value(a *xmlscan.Attr) string {
	if bytes.IndexByte(a.Value, '&') < 0 {
		return string(a.Value)
	}
	return string(e.scan.AppendText(nil, a.Value))
}

// word is attr for values that a feed repeats: types, relations, schemes.
func (e *feedEngine) word(local string) string {
	for i := range e.scan.Attr {
		a := &e.scan.Attr[i]
		if len(a.Name.Local) == len(local) && isFold(a.Name.Local, local) && (len(a.Name.Prefix) == 0 || a.Name.Space == e.scan.Name.Space) {
			if bytes.IndexByte(a.Value, '&') >= 0 {
				return strings.TrimSpace(e.value(a))
			}
			return e.words.of(bytes.TrimSpace(a.Value))
		}
	}
	return ""
}

// words holds strings that were made of bytes, so that what a feed repeats is made once. Each has one place;
// one that comes to the place of another takes it.
type words [256]string

// maxWord bounds the words that are held.
const maxWord = 64

// of gives b as a string.
func (w *words) of(b []byte) string {
	n := len(b)
	if n == 0 {
		return ""
	}
	if n > maxWord {
		return string(b)
	}
	place := &w[uint8(n*31+int(b[0])*7+int(b[n/2])*13+int(b[n-1])*3+int(b[n*3/4])*17)]
	if *place != string(b) {
		*place = string(b)
	}
	return *place
}
