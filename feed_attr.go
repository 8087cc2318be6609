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
	value := a.Value
	if bytes.IndexByte(value, '&') >= 0 {
		e.words.spare = e.scan.AppendText(e.words.spare[:0], value)
		value = e.words.spare
	}
	return e.words.of(repairC1(value))
}

// word is attr for values that a feed repeats: types, relations, schemes.
func (e *feedEngine) word(local string) string {
	for i := range e.scan.Attr {
		a := &e.scan.Attr[i]
		if len(a.Name.Local) == len(local) && isFold(a.Name.Local, local) && (len(a.Name.Prefix) == 0 || a.Name.Space == e.scan.Name.Space) {
			return strings.TrimSpace(e.value(a))
		}
	}
	return ""
}

// words makes the strings of articles. What a feed repeats is made once: each string has one place among the
// seen, and one that comes to the place of another takes it. Short strings share memory with those made
// before and after them, as the fields of a record do that encoding/csv reads.
type words struct {
	seen   [128]string
	shared strings.Builder
	spare  []byte
}

const (
	maxWord     = 160     // bytes of a string that is remembered
	maxShared   = 256     // and of one that shares memory
	sharedBytes = 2 << 10 // that are shared
)

// of gives b as a string that is likely to come again.
func (w *words) of(b []byte) string {
	n := len(b)
	if n == 0 || n > maxWord {
		return w.fresh(b)
	}
	place := &w.seen[uint(n*31+int(b[0])*7+int(b[n/2])*13+int(b[n-1])*3+int(b[n*3/4])*17)%uint(len(w.seen))]
	if *place != string(b) {
		*place = w.fresh(b)
	}
	return *place
}

// fresh gives b as a string.
func (w *words) fresh(b []byte) string {
	if len(b) > maxShared {
		return string(b)
	}
	if w.shared.Cap()-w.shared.Len() < len(b) {
		w.shared.Reset()
		w.shared.Grow(sharedBytes)
	}
	n := w.shared.Len()
	w.shared.Write(b)
	return w.shared.String()[n:]
}
