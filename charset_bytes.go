package broadsheet

import (
	"encoding/binary"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// byteDecoder decodes an encoding that has one byte for a character, as its Decoder would, but several
// ASCII characters at a time, and without a buffer for what is decoded.
type byteDecoder struct {
	src  io.Reader
	utf8 [256]uint32 // each byte's character: its bytes in UTF-8, the first one lowest, and uppermost their number
	raw  []byte      // read, not yet decoded
	err  error       // what follows raw
	buf  [4 << 10]byte
	one  [utf8.UTFMax]byte
	rest []byte // of one, not yet given out
}

// newByteDecoder gives nil for an encoding of another kind.
func newByteDecoder(enc encoding.Encoding, src io.Reader) *byteDecoder {
	bytes, ok := enc.(*charmap.Charmap)
	if !ok {
		return nil
	}
	d := &byteDecoder{src: src}
	for c := range d.utf8 {
		r := bytes.DecodeByte(byte(c))
		if c < utf8.RuneSelf && r != rune(c) {
			return nil // EBCDIC
		}
		var b [4]byte
		n := utf8.EncodeRune(b[:], r) // of the Basic Multilingual Plane: three bytes at most
		d.utf8[c] = binary.LittleEndian.Uint32(b[:]) | uint32(n)<<24
	}
	return d
}

func (d *byteDecoder) Read(p []byte) (int, error) {
	if len(d.rest) == 0 {
		if len(d.raw) == 0 && d.err == nil {
			n, err := d.src.Read(d.buf[:])
			d.raw, d.err = d.buf[:n], err
		}
		if len(d.raw) == 0 {
			return 0, d.err
		}
		if len(p) >= utf8.UTFMax {
			return d.decode(p), nil
		}
		raw := d.raw
		d.raw = raw[:1]
		d.rest = d.one[:d.decode(d.one[:])]
		d.raw = raw[1:]
	}
	n := copy(p, d.rest)
	d.rest = d.rest[n:]
	return n, nil
}

// decode decodes what fits into p for certain.
func (d *byteDecoder) decode(p []byte) int {
	const word, most = 8, 8 * 3
	n, raw := 0, d.raw
	for len(raw) >= word && n+most < len(p) {
		if w := binary.LittleEndian.Uint64(raw); w&0x8080808080808080 == 0 {
			binary.LittleEndian.PutUint64(p[n:], w)
			n += word
		} else {
			for _, c := range raw[:word] {
				n += d.put(p[n:], c)
			}
		}
		raw = raw[word:]
	}
	for len(raw) > 0 && n+utf8.UTFMax <= len(p) {
		n += d.put(p[n:], raw[0])
		raw = raw[1:]
	}
	d.raw = raw
	return n
}

// put writes the character of a byte and gives its length.
func (d *byteDecoder) put(p []byte, c byte) int {
	u := d.utf8[c]
	binary.LittleEndian.PutUint32(p, u)
	return int(u >> 24)
}
