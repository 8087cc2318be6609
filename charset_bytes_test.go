package broadsheet

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"
)

// TestByteDecoder: each encoding of one byte a character is decoded as x/text does it, whatever is asked for at once.
func TestByteDecoder(t *testing.T) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	text := strings.Repeat("ASCII that is longer than a word. ", 400) + string(every) + "x\xe9" + strings.Repeat("\xea\xee\xf2 \xff", 3000)
	for _, enc := range charmap.All {
		want, err := enc.NewDecoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(enc, err)
		}
		for name, cut := range map[string]func(io.Reader) io.Reader{
			"at once": func(r io.Reader) io.Reader { return r }, "byte by byte": iotest.OneByteReader, "halves": iotest.HalfReader, "with the error": iotest.DataErrReader,
		} {
			d := newByteDecoder(enc, cut(strings.NewReader(text)))
			if d == nil {
				continue
			}
			for reader, r := range map[string]io.Reader{name: d, name + ", small": iotest.OneByteReader(newByteDecoder(enc, cut(strings.NewReader(text))))} {
				if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%v, %s: %v, or other text than x/text has", enc, reader, err)
				}
			}
		}
	}
	if newByteDecoder(charmap.CodePage037, nil) != nil {
		t.Error("EBCDIC is no superset of ASCII")
	}
}
