package xmlscan

import (
	"bytes"
	"io"
)

// window is the part of the input that is in memory.
type window struct {
	r          io.Reader
	buf        []byte // what is at hand
	start, pos int    // the token, and what follows it
	base       int64  // offset of buf[0]
	at         int    // how far lines are counted
	line       int    // line of buf[at]
	col        int    // bytes before buf[at] in its line
	readErr    error  // what the reader ended with
}

// bufferSize is the first size of the window; it grows when a token is longer.
const bufferSize = 8 << 10

// Offset gives the offset of the token.
func (w *window) Offset() int64 { return w.base + int64(w.start) }

// End gives the offset of what follows the token.
func (w *window) End() int64 { return w.base + int64(w.pos) }

// Position gives the line and column of the token, both from 1.
func (w *window) Position() (line, col int) {
	w.countLines()
	return w.line, w.col + 1
}

// countLines counts on to the token.
func (w *window) countLines() {
	b := w.buf[w.at:w.start]
	w.at = w.start
	n := bytes.Count(b, []byte{'\n'})
	if n == 0 {
		w.col += len(b)
		return
	}
	w.line, w.col = w.line+n, len(b)-1-bytes.LastIndexByte(b, '\n')
}

// more reads more bytes behind buf, keeping the token's. It is false at the end of input,
// after an error, and where the token would exceed its limit.
func (s *Scanner) more() bool {
	if s.readErr != nil || s.err != nil {
		return false
	}
	if len(s.buf)-s.start > s.o.MaxToken {
		s.err = ErrToken
		return false
	}
	if len(s.buf) == cap(s.buf) {
		s.makeRoom()
	}
	for range 100 {
		n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		if err != nil {
			s.readErr = err
			if err != io.EOF && n == 0 {
				s.err = err
			}
		}
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	s.err = io.ErrNoProgress
	return false
}

// makeRoom moves the token to the front of the window, or makes the window larger.
func (s *Scanner) makeRoom() {
	old := s.buf
	s.countLines()
	keep := len(old) - s.start
	if keep > cap(old)/2 || cap(old) == 0 {
		s.buf = make([]byte, keep, max(bufferSize, 2*cap(old)))
	} else {
		s.buf = old[:keep]
	}
	copy(s.buf, old[s.start:])
	s.base += int64(s.start)
	s.pos -= s.start
	s.start, s.at = 0, 0
}

// have makes sure that n bytes of the token and what follows are at hand.
func (s *Scanner) have(n int) bool {
	for len(s.buf)-s.pos < n {
		if !s.more() {
			return false
		}
	}
	return true
}

// looking reports whether the given upper-case prefix comes next, in any case.
func (s *Scanner) looking(prefix string) bool {
	if !s.have(len(prefix)) {
		return false
	}
	return bytes.EqualFold(s.buf[s.pos:s.pos+len(prefix)], []byte(prefix))
}

// skipPast moves past the next end after the first n bytes, in bounded memory, or to the end of input.
func (s *Scanner) skipPast(end string, n int) bool {
	s.pos += n
	for {
		s.start = s.pos
		if i := bytes.Index(s.buf[s.pos:], []byte(end)); i >= 0 {
			s.pos += i + len(end)
			return true
		}
		s.pos = max(s.pos, len(s.buf)-len(end)+1)
		s.start = s.pos
		if !s.more() {
			s.pos, s.cut = len(s.buf), true
			return false
		}
	}
}

// byte gives the next byte and moves past it, forgetting what is before; ok is false at the end of input.
func (s *Scanner) byte() (c byte, ok bool) {
	if s.pos == len(s.buf) {
		s.start = s.pos
		if !s.more() {
			s.cut = true
			return 0, false
		}
	}
	c = s.buf[s.pos]
	s.pos++
	return c, true
}
