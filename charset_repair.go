package broadsheet

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// repairer passes UTF-8 through. An invalid sequence reads as windows-1252 until the first valid
// multi-byte sequence was seen, and as U+FFFD after it.
type repairer struct {
	src      io.Reader
	repaired func(offset int64) // told of the first repair
	tail     [utf8.UTFMax]byte  // the beginning of a sequence that the next read may complete
	held     int                // bytes in tail
	out      []byte             // repaired, not yet given out
	n        int64              // bytes given out or in out
	multi    bool               // a valid multi-byte sequence was seen
	told     bool
	err      error
}

// minRepair is the least that is read at once, so that a sequence and its repair fit.
const minRepair = 64

func (r *repairer) Read(p []byte) (int, error) {
	for len(r.out) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		if len(p) >= minRepair {
			if n := r.fill(p); n > 0 {
				return n, nil
			}
			continue
		}
		var small [minRepair]byte
		if n := r.fill(small[:]); n > 0 {
			r.out = append(r.out[:0], small[:n]...)
		}
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

// fill reads into p and gives how much of it is good. What had to be repaired goes to out.
func (r *repairer) fill(p []byte) int {
	n := copy(p, r.tail[:r.held])
	m, err := r.src.Read(p[n:])
	p, r.err = p[:n+m], err
	r.held = 0
	if err == nil {
		cut := incomplete(p)
		r.held = copy(r.tail[:], p[cut:])
		p = p[:cut]
	}
	if isASCII(p) {
		r.n += int64(len(p))
		return len(p)
	}
	if !utf8.Valid(p) {
		r.out = r.repair(p)
		r.n += int64(len(r.out))
		return 0
	}
	r.multi = true
	r.n += int64(len(p))
	return len(p)
}

// first gives the beginning of the source where that needs no repair, and passes over it. The array is the caller's.
func (r *repairer) first(raw *rawHead) []byte {
	good := raw.head[:incomplete(raw.head)]
	if !utf8.Valid(good) {
		return nil
	}
	r.n, r.multi = int64(len(good)), !isASCII(good)
	raw.head = bytes.Clone(raw.head[len(good):])
	return good
}

// isASCII reports whether b has no byte over 127.
func isASCII(b []byte) bool {
	for len(b) >= 32 {
		w := b[:32]
		if (binary.LittleEndian.Uint64(w)|binary.LittleEndian.Uint64(w[8:])|
			binary.LittleEndian.Uint64(w[16:])|binary.LittleEndian.Uint64(w[24:]))&0x8080808080808080 != 0 {
			return false
		}
		b = b[32:]
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (r *repairer) repair(b []byte) []byte {
	out := make([]byte, 0, len(b)+len(b)/2)
	for len(b) > 0 {
		c, size := utf8.DecodeRune(b)
		switch {
		case c != utf8.RuneError || size != 1:
			r.multi = r.multi || size > 1
			out = append(out, b[:size]...)
		case r.multi:
			r.tell(len(out))
			out = utf8.AppendRune(out, utf8.RuneError)
		default:
			r.tell(len(out))
			out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(b[0]))
		}
		b = b[size:]
	}
	return out
}

func (r *repairer) tell(at int) {
	if !r.told {
		r.told = true
		r.repaired(r.n + int64(at))
	}
}

// incomplete gives where the last sequence of b begins if more bytes could make it valid, else len(b).
func incomplete(b []byte) int {
	for i := len(b) - 1; i >= 0 && i > len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return i
			}
			break
		}
	}
	return len(b)
}
