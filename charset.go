package broadsheet

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// input is a document's bytes on their way to a scanner: unzipped, decoded to UTF-8, counted.
type input struct {
	doc   *document
	raw   io.Reader
	whole []byte    // raw, where hold took it
	text  io.Reader // raw as UTF-8; nil before the first peek
	head  []byte    // decoded by peek, not yet read
	n     int64     // bytes read
	limit int64     // of n; negative for none
	err   error     // what peek met after head
}

// peekBytes is how much of a document's beginning charset and format are told from.
const peekBytes = 4 << 10

func newInput(d *document, r io.Reader, limit int64) *input {
	return &input{doc: d, raw: r, limit: limit}
}

// hold takes the whole of a document that lies in its caller's memory, to be read where it lies and not written to.
// It leaves what is no UTF-8, or longer than a limit, to be read in pieces.
func (in *input) hold(whole []byte) {
	in.raw = bytes.NewReader(whole)
	n, item := int64(len(whole)), cmp.Or(in.doc.p.MaxItemBytes, defaultItemBytes)
	if (in.limit < 0 || n <= in.limit) && (item < 0 || n <= item) && utf8.Valid(whole) {
		in.whole = whole
	}
}

// peek gives the beginning of the decoded document without reading past it.
// Its error is the reader's own, never io.EOF.
func (in *input) peek() ([]byte, error) {
	if in.text == nil {
		if err := in.open(); err != nil {
			return nil, err
		}
		if len(in.head) == 0 {
			in.readHead()
		}
	}
	if len(in.head) == 0 && in.err != nil && in.err != io.EOF {
		return nil, in.err
	}
	return in.head, nil
}

func (in *input) readHead() {
	in.head = make([]byte, peekBytes)
	n, err := readFull(in.text, in.head)
	in.head, in.err = in.head[:n], err
}

// readFull fills p, and gives the reader's own error where that comes before: io.ReadFull has one for the end.
func readFull(r io.Reader, p []byte) (n int, err error) {
	for n < len(p) && err == nil {
		var m int
		m, err = r.Read(p[n:])
		n += m
	}
	return n, err
}

// maxPeek bounds how much of a document may be blanks, comments and declarations before its format is told.
const maxPeek = 8 << 20

// peekMore doubles what peek gives. It is false where there is no more, or the bound is reached.
func (in *input) peekMore() bool {
	n := len(in.head)
	if in.err != nil || n >= maxPeek {
		return false
	}
	in.head = append(in.head, make([]byte, n)...)
	m, err := readFull(in.text, in.head[n:])
	in.head, in.err = in.head[:n+m], err
	return m > 0
}

// open undoes gzip and finds the decoder.
func (in *input) open() error {
	raw, err := in.peekRaw()
	if err != nil {
		return err
	}
	if bytes.HasPrefix(raw.head, []byte{0x1f, 0x8b, 8}) {
		u := unzipper{doc: in.doc, src: raw}
		if u.z, err = gzip.NewReader(raw); err != nil {
			return u.explain(err)
		}
		if raw, err = peekRaw(&u); err != nil {
			return err
		}
	}
	enc, bom := in.charset(raw.head)
	raw.head = raw.head[bom:]
	if enc == nil && in.whole != nil {
		in.whole = in.whole[bom:]
		in.text, in.head = raw.rest, raw.head
		return nil
	}
	in.whole = nil
	if enc == nil {
		r := &repairer{src: raw, repaired: in.warnRepair}
		in.text, in.head = r, r.first(raw)
		return nil
	}
	if d := newByteDecoder(enc, raw); d != nil {
		in.text = d
	} else {
		in.text = enc.NewDecoder().Reader(raw)
	}
	return nil
}

// unzipper undoes gzip.
type unzipper struct {
	doc *document
	src *rawHead
	z   *gzip.Reader
}

func (u *unzipper) Read(p []byte) (int, error) {
	n, err := u.z.Read(p)
	return n, u.explain(err)
}

// explain tells an error of the source, which passes unchanged, from one in what is zipped.
func (u *unzipper) explain(err error) error {
	switch {
	case err == nil || err == io.EOF:
		return err
	case u.src.err != nil && u.src.err != io.EOF:
		return u.src.err
	case err == io.ErrUnexpectedEOF:
		return u.doc.errorAt("", position{}, fmt.Errorf("gzip: %w", err))
	}
	return u.doc.errorAt("", position{}, fmt.Errorf("%w: %v", ErrSyntax, err))
}

func (in *input) warnRepair(offset int64) {
	in.doc.warn("", position{offset: offset}, fmt.Errorf("%w: invalid UTF-8", ErrCharset))
}

// Read gives decoded bytes.
func (in *input) Read(p []byte) (int, error) {
	if in.text == nil {
		if _, err := in.peek(); err != nil {
			return 0, err
		}
	}
	if in.limit >= 0 && in.n >= in.limit {
		return 0, in.overLimit()
	}
	if in.limit >= 0 && int64(len(p)) > in.limit-in.n {
		p = p[:in.limit-in.n]
	}
	n, err := in.read(p)
	in.n += int64(n)
	return n, err
}

func (in *input) read(p []byte) (int, error) {
	if len(in.head) > 0 {
		n := copy(p, in.head)
		in.head = in.head[n:]
		return n, nil
	}
	if in.err != nil {
		return 0, in.err
	}
	return in.text.Read(p)
}

// take gives what peek read, as if Read had, for the caller to keep. It is nothing where that is over the limit.
// It is the whole document, not to be written to, where that is held.
func (in *input) take() (head []byte, whole bool) {
	if in.whole != nil {
		in.head, in.err = nil, io.EOF
		in.n = int64(len(in.whole))
		return in.whole, true
	}
	head = in.head
	if in.limit >= 0 && int64(len(head)) > in.limit {
		return nil, false
	}
	in.head = nil
	in.n += int64(len(head))
	return head, false
}

// overLimit is io.EOF where the input ends at the limit, else the error.
func (in *input) overLimit() error {
	var one [utf8.UTFMax]byte
	if n, err := in.read(one[:]); n == 0 && err != nil {
		return err
	}
	return in.doc.errorAt("", position{offset: in.n}, fmt.Errorf("%w: %d bytes", ErrLimit, in.limit))
}

// all gives the rest of the document, also beside an error.
func (in *input) all() ([]byte, error) {
	var b bytes.Buffer
	b.Grow(in.known())
	_, err := b.ReadFrom(in)
	return b.Bytes(), err
}

// known gives how much is left to read, where the caller's reader can tell, and room to see its end.
func (in *input) known() int {
	rest := 0
	switch r := in.raw.(type) {
	case *bytes.Reader:
		rest = r.Len()
	case *strings.Reader:
		rest = r.Len()
	case *bytes.Buffer:
		rest = r.Len()
	}
	if in.limit >= 0 {
		rest = int(min(int64(rest), in.limit))
	}
	return rest + len(in.head) + bytes.MinRead
}

// charset chooses the decoder: byte order mark, Content-Type, the document's own declaration.
// It gives nil for UTF-8 and where nothing is known, and the length of the byte order mark.
func (in *input) charset(head []byte) (enc encoding.Encoding, bom int) {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return nil, 3
	case bytes.HasPrefix(head, []byte{0, 0, 0xfe, 0xff}):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(head, []byte{0xff, 0xfe, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2
	}
	if enc := guessWide(head); enc != nil {
		return enc, 0
	}
	if _, params, err := mime.ParseMediaType(in.doc.src.ContentType); err == nil {
		if enc, ok := in.lookup(params["charset"], head); ok {
			return enc, 0
		}
	}
	enc, _ = in.lookup(declared(head), head)
	return enc, 0
}

// guessWide tells UTF-16, UTF-32 and EBCDIC without a byte order mark by how they spell the "<" and the
// character after it that a document begins with (XML 1.0 appendix F.1).
func guessWide(head []byte) encoding.Encoding {
	if len(head) < 4 {
		return nil
	}
	switch b := [4]byte(head); {
	case b == [4]byte{0, 0, 0, '<'}:
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case b == [4]byte{'<', 0, 0, 0}:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case b[0] == 0 && b[1] == '<' && b[2] == 0 && b[3] != 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case b[0] == '<' && b[1] == 0 && b[2] != 0 && b[3] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case b == [4]byte{0x4c, 0x6f, 0xa7, 0x94}:
		return charmap.CodePage037
	}
	return nil
}

// lookup finds an encoding by its label. ok is false where there is none, or the bytes contradict it.
func (in *input) lookup(label string, head []byte) (enc encoding.Encoding, ok bool) {
	if label == "" {
		return nil, false
	}
	if strings.EqualFold(label, "utf-8") || isASCIILabel(label) {
		return nil, true // what is more than ASCII is told by its bytes
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		in.doc.warn("", position{}, fmt.Errorf("%w: %.40q is not known", ErrCharset, label))
		return nil, false
	}
	switch name, _ := htmlindex.Name(enc); name {
	case "utf-8":
		return nil, true
	case "utf-16le", "utf-16be":
		if bytes.IndexByte(head, 0) < 0 {
			in.doc.warn("", position{}, fmt.Errorf("%w: not %s as declared", ErrCharset, name))
			return nil, false
		}
	}
	return enc, true
}

// isASCIILabel reports whether a label names ASCII, which any byte over 127 contradicts.
func isASCIILabel(label string) bool {
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us", "iso-ir-6":
		return true
	}
	return false
}

// declared finds the label in a mail's header, an XML declaration, else in an HTML meta element.
func declared(head []byte) string {
	if label := mailCharset(head); label != "" {
		return label
	}
	for rest := head[:min(len(head), 4096)]; ; {
		i := bytes.IndexByte(rest, '<')
		if i < 0 || i+1 >= len(rest) {
			return ""
		}
		rest = rest[i+1:]
		key := ""
		switch {
		case hasFold(rest, "?xml"):
			key = "encoding"
		case hasFold(rest, "meta"):
			key = "charset"
		default:
			continue
		}
		var tag []byte
		tag, rest, _ = bytes.Cut(rest, []byte(">"))
		if label := labelled(bytes.ToLower(tag), key); label != "" {
			return label
		}
	}
}

// hasFold reports whether b begins with a prefix in lower case, in any case.
func hasFold(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && bytes.EqualFold(b[:len(prefix)], []byte(prefix))
}

// labelled gives what stands after key and an equals sign, "" where that is nothing or has no end.
func labelled(tag []byte, key string) string {
	_, v, ok := bytes.Cut(tag, []byte(key))
	v = bytes.TrimLeft(v, " \t\r\n")
	if !ok || len(v) == 0 || v[0] != '=' {
		return ""
	}
	v = bytes.TrimLeft(v[1:], " \t\r\n\"'")
	if n := bytes.IndexAny(v, " \t\r\n\"'?>;/"); n >= 0 {
		v = v[:n]
	}
	if len(v) > 64 {
		return ""
	}
	return string(v)
}

// rawHead is a reader whose beginning is at hand.
type rawHead struct {
	head []byte
	rest io.Reader
	err  error // met after head, or in rest
}

// peekRaw gives the beginning of what was not decoded yet.
func (in *input) peekRaw() (*rawHead, error) {
	if in.whole == nil {
		return peekRaw(in.raw)
	}
	n := incomplete(in.whole[:min(len(in.whole), peekBytes)])
	_, err := in.raw.(io.Seeker).Seek(int64(n), io.SeekStart)
	return &rawHead{head: in.whole[:n:n], rest: in.raw}, err
}

func peekRaw(r io.Reader) (*rawHead, error) {
	head := make([]byte, peekBytes, 2*peekBytes) // room for the scanner that takes it over
	n, err := readFull(r, head)
	if err != nil && err != io.EOF && n == 0 {
		return nil, err
	}
	return &rawHead{head: head[:n], rest: r, err: err}, nil
}

func (r *rawHead) Read(p []byte) (int, error) {
	if len(r.head) > 0 {
		n := copy(p, r.head)
		r.head = r.head[n:]
		return n, nil
	}
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.rest.Read(p)
	r.err = err
	return n, err
}
