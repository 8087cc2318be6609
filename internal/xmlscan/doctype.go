package xmlscan

import "bytes"

// instruction passes over a processing instruction. The XML declaration ends at its first '>', as it is
// common to forget the '?' before it.
func (s *Scanner) instruction() {
	if s.looking("<?XML") && s.have(6) && isSpace(s.buf[s.pos+5]) {
		s.skipPast(">", 5)
		return
	}
	s.skipPast("?>", 2)
}

// maxDeclaration bounds what is kept of one declaration in a DOCTYPE.
const maxDeclaration = 16 << 10

// doctype passes over a DOCTYPE and keeps the entities of its internal subset (XML 1.0 section 2.8).
// Where the subset is not closed, the first start tag ends it.
func (s *Scanner) doctype() {
	s.pos += len("<!DOCTYPE")
	var quote byte
	for {
		c, ok := s.byte()
		switch {
		case !ok:
			return
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return
		case c == '[':
			if !s.subset() {
				return
			}
		}
	}
}

// subset reads the internal subset up to its ']'. It is false where something else ends the DOCTYPE.
func (s *Scanner) subset() bool {
	for {
		c, ok := s.byte()
		if !ok {
			return false
		}
		if c == ']' {
			return true
		}
		if c != '<' {
			continue
		}
		s.pos--
		s.start = s.pos
		if !s.have(4) {
			s.pos, s.cut = len(s.buf), true
			return false
		}
		switch b := s.buf[s.pos:]; {
		case isNameStart(b[1]):
			return false
		case b[1] == '?':
			s.skipPast("?>", 2)
		case b[1] == '!' && b[2] == '-' && b[3] == '-':
			s.skipPast("-->", 4)
		default:
			s.subsetDeclaration()
		}
	}
}

// subsetDeclaration reads a declaration up to the '>' outside quotes.
func (s *Scanner) subsetDeclaration() {
	var decl []byte
	var quote byte
	for {
		c, ok := s.byte()
		if !ok {
			return
		}
		if len(decl) < maxDeclaration {
			decl = append(decl, c)
		}
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			if len(decl) < maxDeclaration {
				s.declareEntity(decl)
			}
			return
		}
	}
}

// declareEntity keeps a general entity with a value of its own: <!ENTITY name "value">. Parameter entities
// and those that stand elsewhere are never read.
func (s *Scanner) declareEntity(decl []byte) {
	rest, ok := bytes.CutPrefix(decl, []byte("<!ENTITY"))
	if !ok || len(rest) == 0 || !isSpace(rest[0]) {
		return
	}
	rest = bytes.TrimLeft(rest, " \t\r\n\f")
	n := nameLen(rest)
	name := rest[:n]
	rest = bytes.TrimLeft(rest[n:], " \t\r\n\f")
	if n == 0 || name[0] == '%' || len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' {
		return
	}
	if i := bytes.IndexByte(rest[1:], rest[0]); i >= 0 {
		s.entities.declare(string(name), string(rest[1:1+i]))
	}
}
