package jsonscan

import (
	"bytes"
	"io"
)

// DefaultValueBytes bounds one value that a Scanner reads where Options do not.
const DefaultValueBytes = 16 << 20

// Scanner reads a document of any size piece by piece. It holds one chunk of input, and the one value that Value
// reads:
//
//	if s.Enter(jsonscan.Object) {
//		for s.More() {
//			key := s.Key()
//			v, err := s.Value() // or s.Enter, for s.More() { ... }, s.Leave()
//		}
//		s.Leave()
//	}
//	err := s.Err()
type Scanner struct {
	r    io.Reader
	o    Options
	max  int
	buf  []byte
	at   int  // buf[:at] is read
	eof  bool // no more will come: end of input, or err
	err  error
	open []byte // the brackets that Enter opened
	doc  Doc

	base      int64 // offset of buf[0]
	counted   int   // buf[:counted] was looked through for line ends
	line      int   // line ends before buf[counted]
	lineStart int64 // offset of the line that buf[counted] stands in
}

// NewScanner returns a Scanner of the document in r. maxBytes bounds one value: 0 means DefaultValueBytes, negative no
// limit. The offsets that o.Repair is told are those of the document.
func NewScanner(r io.Reader, o Options, maxBytes int64) *Scanner {
	s := &Scanner{r: r, o: o, max: DefaultValueBytes}
	if maxBytes != 0 {
		s.max = int(min(maxBytes, maxNone))
	}
	if s.max < 0 {
		s.max = maxNone
	}
	if o.Repair != nil {
		s.o.Repair = func(offset int, what string) { o.Repair(int(s.base)+s.at+offset, what) }
	}
	return s
}

// maxNone stands for no limit. A Doc holds no more.
const maxNone = maxBytes

// chunk is how much is asked of the reader at a time.
const chunk = 64 << 10

// fill reads more, behind what is not yet read. It reports whether anything came.
func (s *Scanner) fill() bool {
	if s.eof {
		return false
	}
	if s.at > 0 {
		s.countLines()
		s.buf = s.buf[:copy(s.buf, s.buf[s.at:])]
		s.base += int64(s.at)
		s.at, s.counted = 0, 0
	}
	if cap(s.buf)-len(s.buf) < chunk/2 {
		grown := make([]byte, len(s.buf), 2*cap(s.buf)+chunk)
		copy(grown, s.buf)
		s.buf = grown
	}
	for tries := 0; ; tries++ {
		n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		if err == nil && n == 0 && tries == 100 {
			err = io.ErrNoProgress
		}
		if err != nil {
			s.eof = true
			if err != io.EOF {
				s.err = err
			}
		}
		if n > 0 || err != nil {
			return n > 0
		}
	}
}

// countLines counts the line ends in what was read since the last time.
func (s *Scanner) countLines() {
	if s.at <= s.counted {
		return
	}
	read := s.buf[s.counted:s.at]
	s.line += bytes.Count(read, []byte("\n"))
	if i := bytes.LastIndexByte(read, '\n'); i >= 0 {
		s.lineStart = s.base + int64(s.counted+i) + 1
	}
	s.counted = s.at
}

// Pos gives the place of what comes next: bytes before it, line and column from 1.
func (s *Scanner) Pos() (offset int64, line, col int) {
	s.countLines()
	offset = s.base + int64(s.at)
	return offset, s.line + 1, int(offset-s.lineStart) + 1
}

// Err gives the error of the reader that ended the input, and io.ErrUnexpectedEOF where it ended within what Enter opened.
func (s *Scanner) Err() error {
	if s.err != nil {
		return s.err
	}
	if s.eof && s.at == len(s.buf) && len(s.open) > 0 {
		return io.ErrUnexpectedEOF
	}
	return nil
}

// skip passes over blanks, comments and separators. It gives the byte that follows, 0 at the end of input.
func (s *Scanner) skip() byte {
	for {
		for s.at+4 > len(s.buf) && s.fill() {
		}
		b := s.buf[s.at:]
		if len(b) == 0 {
			return 0
		}
		n := spaces(b)
		switch {
		case n > 0:
		case b[0] == ',' || b[0] == ':' || b[0] == ';':
			n = 1
		case b[0] == '/' && len(b) > 1 && (b[1] == '/' || b[1] == '*'):
			s.skipComment(b[1])
			continue
		case b[0] == 0:
			n = 1 // 0 means the end here
		default:
			return b[0]
		}
		s.at += n
	}
}

// skipComment passes over a comment of any length.
func (s *Scanner) skipComment(kind byte) {
	c := splitter{i: 2, comment: kind}
	for !c.inComment(s.buf[s.at:], s.eof) || c.comment != 0 {
		s.at += min(c.i, len(s.buf)-s.at)
		c.i = 0
		if !s.fill() {
			break
		}
	}
	s.at += min(c.i, len(s.buf)-s.at)
}

// More reports whether the innermost array or object that Enter opened, or the document, holds another value.
func (s *Scanner) More() bool {
	for {
		c := s.skip()
		if c != '}' && c != ']' {
			return c != 0
		}
		if bytes.IndexByte(s.open, c-2) >= 0 { // its beginning is two before it in ASCII
			return false
		}
		s.at++ // it closes nothing
	}
}

// Enter opens the array or object that comes next, if it is of that kind, and reports whether it did.
func (s *Scanner) Enter(k Kind) bool {
	bracket := byte('[')
	if k == Object {
		bracket = '{'
	}
	if !s.More() || s.buf[s.at] != bracket {
		return false
	}
	s.open = append(s.open, bracket)
	s.at++
	return true
}

// Key reads the key of a member of the object that Enter opened.
func (s *Scanner) Key() string {
	if c := s.skip(); c == '{' || c == '[' {
		return ""
	}
	v, _ := s.Value()
	return v.Str()
}

// Leave goes behind the end of what Enter opened last, when there is no more in it.
func (s *Scanner) Leave() {
	want := s.open[len(s.open)-1] + 2
	s.open = s.open[:len(s.open)-1]
	if s.at < len(s.buf) && s.buf[s.at] == want {
		s.at++
	}
}

// Value reads the value that comes next. It is valid until the next call. The errors are those of [Doc.Parse]; with
// ErrLimit, where the value is longer than the limit, the Scanner has ended.
func (s *Scanner) Value() (Value, error) {
	if !s.More() {
		return Value{}, io.EOF
	}
	var end splitter
	n := end.value(s.buf[s.at:], s.eof)
	for n < 0 {
		if len(s.buf)-s.at > s.max {
			break
		}
		s.fill()
		n = end.value(s.buf[s.at:], s.eof)
	}
	tooLong := n < 0 || n > s.max
	if tooLong {
		n = min(s.max, len(s.buf)-s.at)
		s.eof = true
		s.err = ErrLimit
	}
	o := s.o
	o.MaxDepth = max(o.depth()-len(s.open), 1)
	v, _, err := s.doc.Parse(s.buf[s.at:s.at+n], o)
	s.at += max(n, 1)
	if tooLong {
		s.at, err = len(s.buf), ErrLimit
	}
	return v, err
}
