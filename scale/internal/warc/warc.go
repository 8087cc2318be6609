// Package warc reads WARC files (ISO 28500), plain or with one gzip member a record, in bounded memory.
//
// What is broken is told and passed over: after a record that is cut, damaged, too large or longer or
// shorter than it says, reading goes on at the next place where a record begins.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Limits that hold where a Reader's fields are zero.
const (
	DefaultMaxHeader = 64 << 10 // of a record's header
	DefaultMaxBody   = 16 << 20 // of a record's block, after decompression
)

// skipFactor bounds what is decompressed only to find the end of a record that is too large: this many
// times MaxBody. Beyond it the next record is searched for in the compressed bytes.
const skipFactor = 16

// The kinds of broken records, to be asked for with errors.Is.
var (
	// ErrGzip: a gzip member is cut or damaged.
	ErrGzip = errors.New("gzip")
	// ErrHeader: what should be a record's header is none, or it is larger than MaxHeader.
	ErrHeader = errors.New("header")
	// ErrLength: the record is longer or shorter than its Content-Length.
	ErrLength = errors.New("length")
	// ErrSize: the record is larger than MaxBody.
	ErrSize = errors.New("size")
)

// Error is a record that could not be read. Reading may go on after it.
type Error struct {
	Offset int64  // where in the file it begins
	URI    string // its WARC-Target-URI, where the header could be read
	Err    error  // wraps one of the kinds above
}

// Error gives the place and the cause.
func (e *Error) Error() string { return fmt.Sprintf("warc: record at byte %d: %v", e.Offset, e.Err) }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Record is one record. Its Body is valid until the next call of Next.
type Record struct {
	Offset      int64             // of the record, or of the gzip member that it is in
	Type        string            // WARC-Type: "response", "resource", ...
	URI         string            // WARC-Target-URI
	ContentType string            // of the block
	Date        time.Time         // WARC-Date; zero where it cannot be read
	Header      map[string]string // all fields, names in lower case; of a repeated one the first
	Body        []byte            // the block
}

// Reader reads the records that begin in a range of a file. MaxHeader, MaxBody and Gzip may be set
// before the first Next.
type Reader struct {
	MaxHeader int   // 0 means DefaultMaxHeader
	MaxBody   int64 // 0 means DefaultMaxBody
	Gzip      bool  // whether the file is compressed; NewReader tells by its first bytes

	file       io.ReaderAt
	end, size  int64
	src        source        // the file, from some offset on
	member     *gzip.Reader  // reused
	probe      *gzip.Reader  // looks at what may be a member
	text       *bufio.Reader // decompressed text of the member, or the file itself
	open       bool          // whether a member is open
	begin      int64         // where the record or its member begins
	body       bytes.Buffer
	resync     bool // whether src stands at no record's beginning
	searchFrom int64
}

// NewReader reads the records of a file of the given size whose first bytes stand at start or after it,
// and before end. Ranges that share no byte share no record. Where start is not 0, the first record is
// searched for; that takes compressed files, in plain ones a page may hold what looks like a record.
func NewReader(file io.ReaderAt, start, end, size int64) *Reader {
	var magic [5]byte
	n, _ := file.ReadAt(magic[:], 0) // what is wrong with the file shows again at the first read
	r := &Reader{file: file, end: min(end, size), size: size,
		Gzip: n >= 2 && magic[0] == 0x1f && magic[1] == 0x8b}
	r.src = source{file: file, size: size, buf: bufio.NewReaderSize(nil, 64<<10)}
	r.src.seek(start)
	r.resync, r.searchFrom = start > 0, start
	return r
}

// Next gives the next record, an *Error for one that is broken, or io.EOF. Any other error is the file's
// and final.
func (r *Reader) Next() (*Record, error) {
	if r.resync {
		at, err := r.find(r.searchFrom)
		if err != nil {
			return nil, err
		}
		r.src.seek(at)
		r.resync = false
	}
	if !r.open {
		if err := r.begins(); err != nil {
			return nil, err
		}
	}
	rec, err := r.record()
	if err == nil {
		return rec, nil
	}
	if r.src.err != nil && r.src.err != io.EOF {
		return nil, r.src.err
	}
	e := &Error{Offset: r.begin, Err: err}
	if rec != nil {
		e.URI = rec.URI
	}
	r.open = false
	if !errors.Is(err, ErrSize) || !r.skip(rec) {
		r.resync, r.searchFrom = true, r.begin+1
	}
	return nil, e
}

// begins opens the next member, or stands at the next record of a plain file.
func (r *Reader) begins() error {
	if !r.Gzip {
		for { // blank lines between records
			b, err := r.src.ReadByte()
			if err != nil {
				return r.src.err
			}
			if b != '\r' && b != '\n' {
				break
			}
		}
		r.src.unread()
	}
	r.begin = r.src.offset()
	if r.begin >= r.end {
		return io.EOF
	}
	r.open = true
	if !r.Gzip {
		r.text = r.src.buf
		return nil
	}
	return r.openMember()
}

func (r *Reader) openMember() error {
	if r.member == nil {
		r.member = new(gzip.Reader)
	}
	err := r.member.Reset(&r.src)
	if err != nil {
		r.open = false
		r.resync, r.searchFrom = true, r.begin+1
		if r.src.err != nil && r.src.err != io.EOF {
			return r.src.err
		}
		return &Error{Offset: r.begin, Err: fmt.Errorf("%w: %w", ErrGzip, err)}
	}
	r.member.Multistream(false)
	if r.text == nil {
		r.text = bufio.NewReaderSize(nil, 16<<10)
	}
	r.text.Reset(r.member)
	return nil
}

// record reads a record and what ends it. Beside an error the record has the fields of its header.
func (r *Reader) record() (*Record, error) {
	rec, length, err := r.header()
	if err != nil {
		return rec, err
	}
	if length > r.maxBody() {
		return rec, fmt.Errorf("%w: %d bytes", ErrSize, length)
	}
	if !r.Gzip && r.size-r.src.offset() < length {
		return rec, fmt.Errorf("%w: %d bytes are more than the file has", ErrLength, length)
	}
	r.body.Reset()
	n, err := r.body.ReadFrom(io.LimitReader(r.text, length))
	switch {
	case err != nil:
		return rec, r.broken(err)
	case n < length:
		return rec, fmt.Errorf("%w: %d bytes of %d", ErrLength, n, length)
	}
	rec.Body = r.body.Bytes()
	return rec, r.tail()
}

// tail reads the two line ends after a block, and the end of the member with its checksum.
func (r *Reader) tail() error {
	n := 0
	for {
		b, err := r.text.ReadByte()
		switch {
		case err == io.EOF:
			// The member ends here, or the file. QUIRK: some writers leave the line ends out.
			r.open = false
			return nil
		case err != nil:
			return r.broken(err)
		case b == '\r' || b == '\n':
			n++
		case n > 1 && (b == 'W' || !r.Gzip): // another record, in a file that was compressed as a whole or not at all
			r.open = r.Gzip
			return r.text.UnreadByte()
		default:
			return fmt.Errorf("%w: text after the block", ErrLength)
		}
	}
}

// header reads the version line and the fields.
func (r *Reader) header() (*Record, int64, error) {
	limit := r.MaxHeader
	if limit <= 0 {
		limit = DefaultMaxHeader
	}
	line, err := r.line(&limit)
	if err != nil {
		return nil, 0, err
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, 0, fmt.Errorf("%w: no WARC version", ErrHeader)
	}
	h := make(map[string]string, 12)
	for {
		if line, err = r.line(&limit); err != nil {
			return nil, 0, err
		}
		if line == "" {
			break
		}
		name, value, ok := strings.Cut(line, ":")
		if name = strings.ToLower(strings.TrimSpace(name)); ok && h[name] == "" { // a folded line has no use here
			h[name] = strings.TrimSpace(value)
		}
	}
	rec := &Record{Offset: r.begin, Type: strings.ToLower(h["warc-type"]), ContentType: h["content-type"], Header: h,
		URI: strings.Trim(h["warc-target-uri"], "<>")} // QUIRK: WARC 1.0 put the address in angle brackets
	rec.Date, _ = time.Parse(time.RFC3339, h["warc-date"])
	length, err := strconv.ParseInt(h["content-length"], 10, 64)
	if err != nil || length < 0 {
		return rec, 0, fmt.Errorf("%w: Content-Length %.20q", ErrHeader, h["content-length"])
	}
	return rec, length, nil
}

// line reads a line without its end, and takes it off the limit.
func (r *Reader) line(limit *int) (string, error) {
	var line []byte
	for {
		part, err := r.text.ReadSlice('\n')
		if *limit -= len(part); *limit < 0 {
			return "", fmt.Errorf("%w: too large", ErrHeader)
		}
		line = append(line, part...)
		switch {
		case err == nil:
			return strings.TrimRight(string(line), "\r\n"), nil
		case err == io.EOF:
			return "", fmt.Errorf("%w: it is cut", ErrHeader)
		case err != bufio.ErrBufferFull:
			return "", r.broken(err)
		}
	}
}

// broken tells what a read error means: in a compressed file that the member is damaged.
func (r *Reader) broken(err error) error {
	if r.Gzip {
		return fmt.Errorf("%w: %w", ErrGzip, err)
	}
	return err
}

// skip passes over a record that is too large, and reports whether its end was found.
func (r *Reader) skip(rec *Record) bool {
	if r.Gzip {
		_, err := io.CopyN(io.Discard, r.text, skipFactor*r.maxBody())
		return err == io.EOF // the member's, with its checksum
	}
	length, _ := strconv.ParseInt(rec.Header["content-length"], 10, 64) // was read before
	at := r.src.offset()
	if length > r.size-at {
		return false
	}
	r.src.seek(at + length)
	return true
}

func (r *Reader) maxBody() int64 {
	if r.MaxBody > 0 {
		return r.MaxBody
	}
	return DefaultMaxBody
}
