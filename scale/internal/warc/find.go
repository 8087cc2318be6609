package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
)

const (
	findChunk = 64 << 10
	// tryBytes is how much of what may be a gzip member is looked at. It holds the longest code tables
	// that a block can begin with, and keeps a file of nothing but false beginnings from costing more
	// than a small multiple of its size.
	tryBytes = 512
)

var (
	gzipMagic = []byte{0x1f, 0x8b, 8} // RFC 1952 section 2.3.1
	version   = []byte("WARC/1.")
)

// find gives the first offset, at from or after it, at which a record begins, or io.EOF where none begins
// in the range.
func (r *Reader) find(from int64) (int64, error) {
	pattern := version
	if r.Gzip {
		pattern = gzipMagic
	}
	chunk := make([]byte, findChunk+len(pattern))
	for at := from; at < r.end; at += findChunk {
		n, err := r.file.ReadAt(chunk, at)
		if err != nil && err != io.EOF {
			return 0, err
		}
		for i := 0; ; i++ {
			j := bytes.Index(chunk[i:n], pattern)
			if j < 0 || i+j >= findChunk { // the next chunk has it again
				break
			}
			i += j
			if at+int64(i) >= r.end {
				return 0, io.EOF
			}
			if r.begun(at + int64(i)) {
				return at + int64(i), nil
			}
		}
	}
	return 0, io.EOF
}

// begun reports whether what stands at an offset is a record: in a plain file a version at the beginning
// of a line, else a gzip member whose text begins with a version.
func (r *Reader) begun(at int64) bool {
	if !r.Gzip {
		var before [1]byte
		if at == 0 {
			return true
		}
		_, err := r.file.ReadAt(before[:], at-1)
		return err == nil && before[0] == '\n'
	}
	var in [tryBytes]byte
	n, _ := r.file.ReadAt(in[:], at) // what is wrong with the file shows again when it is read
	if r.probe == nil {
		r.probe = new(gzip.Reader)
	}
	if r.probe.Reset(bytes.NewReader(in[:n])) != nil {
		return false
	}
	got := make([]byte, len(version))
	n, _ = io.ReadFull(r.probe, got) // a cut after the version does not matter here
	return bytes.Equal(got[:n], version)
}

// source is a file read from an offset on, that knows where it stands.
type source struct {
	file io.ReaderAt
	size int64
	at   int64 // of what is read next into buf
	err  error // of the file; io.EOF at its end
	buf  *bufio.Reader
}

// window is a source below its buffer.
type window source

func (w *window) Read(p []byte) (int, error) {
	n, err := w.file.ReadAt(p[:min(int64(len(p)), max(w.size-w.at, 0))], w.at)
	w.at += int64(n)
	if n > 0 {
		return n, nil
	}
	if err == nil {
		err = io.EOF
	}
	w.err = err
	return 0, err
}

func (s *source) seek(at int64) {
	s.at, s.err = at, nil
	s.buf.Reset((*window)(s))
}

func (s *source) Read(p []byte) (int, error) { return s.buf.Read(p) }
func (s *source) ReadByte() (byte, error)    { return s.buf.ReadByte() }
func (s *source) unread()                    { _ = s.buf.UnreadByte() } // after a ReadByte it cannot fail
func (s *source) offset() int64              { return s.at - int64(s.buf.Buffered()) }
