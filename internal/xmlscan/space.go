package xmlscan

// Name is an element's or attribute's name. Its slices are good until the next token.
type Name struct {
	Space  int    // the caller's number of URI
	URI    string // namespace; "" for none
	Prefix []byte // as printed
	Local  []byte
}

// binding is a prefix in scope.
type binding struct {
	prefix string
	uri    string
	space  int
	depth  int // of the element that declares it
}

// spaces resolves prefixes.
type spaces struct {
	scope []binding
	known []binding // without prefixes, so that each URI is asked for and copied once
}

const (
	maxAttributes = 256 // of one element
	maxBindings   = 256 // in scope
	maxKnown      = 64
	xmlURI        = "http://www.w3.org/XML/1998/namespace"
)

// declare binds a prefix from the element at depth on.
func (s *Scanner) declare(prefix, uri []byte, depth int) {
	for i := len(s.spaces.scope) - 1; i >= 0; i-- {
		if b := &s.spaces.scope[i]; b.prefix == string(prefix) {
			if b.uri == string(uri) {
				return // some feeds declare on each element anew what the root has declared
			}
			break
		}
	}
	if len(s.spaces.scope) >= maxBindings {
		s.repair(ErrSpaces)
		return
	}
	b := s.known(uri)
	b.prefix, b.depth = string(prefix), depth
	s.spaces.scope = append(s.spaces.scope, b)
}

// known gives the binding of a URI without its prefix.
func (s *Scanner) known(uri []byte) binding {
	for i := range s.spaces.known {
		if b := &s.spaces.known[i]; b.uri == string(uri) {
			return *b
		}
	}
	b := binding{uri: string(uri)}
	if s.o.Space != nil {
		b.space = s.o.Space(b.uri)
	}
	if len(s.spaces.known) < maxKnown {
		s.spaces.known = append(s.spaces.known, b)
	}
	return b
}

// leave forgets what elements deeper than depth declared.
func (p *spaces) leave(depth int) {
	n := len(p.scope)
	for n > 0 && p.scope[n-1].depth > depth {
		n--
	}
	p.scope = p.scope[:n]
}

// resolve fills in a name's namespace. The default namespace is not that of attributes.
func (s *Scanner) resolve(n *Name, attribute bool) {
	n.Space, n.URI = 0, ""
	if attribute && len(n.Prefix) == 0 {
		return
	}
	scope := s.spaces.scope
	for i := len(scope) - 1; i >= 0; i-- {
		if b := &scope[i]; b.prefix == string(n.Prefix) {
			n.Space, n.URI = b.space, b.uri
			return
		}
	}
	if len(n.Prefix) > 0 {
		s.undeclared(n)
	}
}

// undeclared gives a prefix that nothing declares its usual meaning, for the rest of the document.
func (s *Scanner) undeclared(n *Name) {
	uri := ""
	switch {
	case string(n.Prefix) == "xml":
		uri = xmlURI
	case s.o.Prefix != nil:
		s.repair(ErrPrefix)
		uri = s.o.Prefix(string(n.Prefix))
	}
	b := s.known([]byte(uri))
	n.Space, n.URI = b.space, b.uri
	if len(s.spaces.scope) >= maxBindings {
		return
	}
	b.prefix = string(n.Prefix)
	s.spaces.scope = append(s.spaces.scope, binding{})
	copy(s.spaces.scope[1:], s.spaces.scope)
	s.spaces.scope[0] = b
}
