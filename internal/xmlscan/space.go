package xmlscan

// Name is an element's or attribute's name. Its slices are good until the next token.
type Name struct {
	Space   int    // the caller's number of URI
	URI     string // namespace; "" for none
	Prefix  []byte // as printed
	Local   []byte
	Element int // the caller's number of an element's name
}

// binding is a prefix in scope.
type binding struct {
	prefix string
	uri    string
	space  int
	depth  int // of the element that declares it
	outer  int // spaces.state before it
}

// spaces resolves prefixes.
type spaces struct {
	scope []binding
	known []binding // without prefixes, so that each URI is asked for and copied once
	state int       // tells scopes apart
	last  int       // the highest state so far

	silent   []byte // see Scanner.silent
	silentIn int    // the state that it is true of
}

// changed gives the scope a state that it never had.
func (p *spaces) changed() {
	p.last++
	p.state = p.last
}

// seenName is an element's name and what it means while the prefixes in scope are in the given state.
type seenName struct {
	printed string
	uri     string
	space   int32
	element int32
	state   int
	colon   int // length of the prefix with its colon
}

// maxSeen bounds a name that is remembered.
const maxSeen = 64

// seenPlaces is in how many places a name may be remembered.
const seenPlaces = 4

// elementName takes the printed name of an element. Feeds have few names, so that most are found in one of
// the places where they may be; what comes when all are taken is looked up each time.
func (s *Scanner) elementName(name []byte) {
	n := len(name)
	if n > maxSeen || n == 0 {
		s.newName(name)
		return
	}
	place := (n + int(name[0])*3 + int(name[n/2])*7 + int(name[n*3/4])*5 + int(name[n-1])*31) % len(s.seen)
	seen := &s.seen[place]
	known := seen.printed == string(name)
	for i := 1; i < seenPlaces && !known && seen.printed != ""; i++ {
		seen = &s.seen[place^i]
		known = seen.printed == string(name)
	}
	switch {
	case known && seen.state == s.spaces.state:
		s.Name.Prefix, s.Name.Local = name[:max(0, seen.colon-1)], name[seen.colon:]
		s.Name.Space, s.Name.URI, s.Name.Element = int(seen.space), seen.uri, int(seen.element)
		return
	case known:
	case seen.printed == "":
		seen.printed = string(name)
	default:
		s.newName(name)
		return
	}
	s.newName(name)
	seen.uri, seen.space, seen.element = s.Name.URI, int32(s.Name.Space), int32(s.Name.Element)
	seen.state, seen.colon = s.spaces.state, n-len(s.Name.Local)
}

// newName reads an element's name.
func (s *Scanner) newName(name []byte) {
	s.Name.split(name)
	s.resolve(&s.Name, false)
	if s.o.Element != nil {
		s.Name.Element = s.o.Element(s.Name.Space, s.Name.Local)
	}
}

// Renumber makes the scanner ask for the numbers of namespaces, by the given function from now on, and of elements anew.
func (s *Scanner) Renumber(space func(uri string) int) {
	s.o.Space = space
	s.spaces.known = s.spaces.known[:0]
	for i := range s.spaces.scope {
		b := &s.spaces.scope[i]
		b.space = space(b.uri)
	}
	s.spaces.changed()
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
	b.prefix, b.depth, b.outer = string(prefix), depth, s.spaces.state
	s.spaces.scope = append(s.spaces.scope, b)
	s.spaces.changed()
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
	if n < len(p.scope) {
		p.state = p.scope[n].outer
		p.scope = p.scope[:n]
	}
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
	s.spaces.changed()
}
