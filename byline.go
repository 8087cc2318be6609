package broadsheet

import "strings"

// A byline is read in these steps, each in its files:
//
//	byline_clean.go               markup, entities and odd spaces out; links noted
//	byline_scan.go                text into words and marks; words that were glued together come apart
//	byline_nobody.go              sections, links and sentences name nobody
//	byline.go, _intro.go, _date.go  marks, introducers, dates and words of the interface cut the words into runs
//	byline_part.go, _cjk.go       a run is read: a name, then a role, a place, an organisation
//	byline_shape.go, byline_org.go  where a name ends, and whose it is
//	byline_person.go              names go on the lists, with what stands beside them
//
// What words mean is in byline_table.go, made from testdata/bylines; byline_class.go looks it up.
// A run only grows until it is flushed, and no loop over the rest of the text stands in another: the time
// is linear, and bounded by maxBylineBytes.

// maxBylineBytes is how many bytes of a byline are read. The longest real ones are below one kilobyte.
const maxBylineBytes = 4096

// ParseByline reads a printed byline, or the author value of a feed or of structured data: who wrote it,
// in order, and everybody else it credits, each with Role set ("photo", "translation", "editing",
// "reporting", ...). Role and Affiliation of an author are what the byline prints beside the name.
//
// An organisation is an author only where it stands alone; beside people it is their affiliation.
// Places, dates, reading times, degrees and words of the interface are left out. A name in capitals comes
// back in name case. src.Language is a hint; src.URL is the base of links. Nobody gives nil.
func ParseByline(s string, src Source) (authors, others []Person) {
	if len(s) > maxBylineBytes {
		s = s[:maxBylineBytes]
		if i := strings.LastIndexAny(s, ",;|\n"); i > 0 { // no half names
			s = s[:i]
		}
	}
	text, links := bylineText(s)
	if len(text) > 2*maxBylineBytes || noByline(text) {
		return nil, nil
	}
	var buf [40]bylineToken
	scan := bylineScanner{text: text, toks: buf[:0]}
	p := bylineParser{text: text, links: links, base: src.URL, lang: bylineLanguage(src.Language)}
	p.toks = scan.scan()
	if p.furniture() || p.prose() {
		return nil, nil
	}
	p.walk()
	p.finish()
	return p.authors, p.others
}

// bylineLanguage gives the language of a BCP 47 tag, as two or three small letters.
func bylineLanguage(tag string) string {
	n := 0
	for n < len(tag) && isASCIILetter(tag[n]) {
		n++
	}
	return strings.ToLower(tag[:n])
}

// bylineParser is the state of one ParseByline. The run is toks[from:to]: words without a mark between them.
type bylineParser struct {
	text, base, lang string
	links            []bylineLink
	toks             []bylineToken

	from, to   int
	sep        bylineKind // what stood before the run
	role       string     // of whoever is named next; "" for authors
	closed     bool       // a date or the interface followed the names: others come only after an introducer
	attach     bool       // in brackets after a name: what it says is of that person
	skip       bool       // up to the next mark nothing is a name
	roleBefore bool       // the part before was, or ended in, a role
	medical    bool       // "Medically reviewed by"
	story      bool       // "Story and photos by": a kind of text was named before
	email      string     // an address that waits for its name
	generic    string     // "Agencies": the author if there is no other
	first      int        // the token after the last introducer before anybody was named
	last       int        // the token after the last name

	authors, others []Person
}

func (p *bylineParser) walk() {
	for i := 0; i < len(p.toks); {
		t := &p.toks[i]
		switch t.kind {
		case bylineWord:
			i = p.word(i)
			continue
		case bylineNumber:
			i = p.number(i)
			continue
		case bylineColon:
			p.colon()
			p.begin(i + 1)
		case bylineAmp:
			if p.joinsOrg(i) {
				p.to = i + 1
				break
			}
			p.mark(bylineAnd)
		case bylineSlash:
			if p.joinsCode(i) {
				p.to = i + 1
				break
			}
			p.mark(bylineSlash)
		case bylineOpen:
			if p.nickname(i) {
				p.to = i + 3
				i += 2
				break
			}
			p.open(i)
		case bylineClose:
			p.flush()
			p.attach, p.skip = false, false
		case bylineEmail:
			p.flush()
			p.address(p.text[t.start:t.end])
		case bylineURL:
			p.flush()
			p.homepage(p.text[t.start:t.end])
		case bylineHandle:
			p.flush()
			p.sep = bylinePipe
		case bylineAt:
			p.flush()
			p.skip = true
		case bylineSemicolon:
			p.mark(bylineSemicolon)
		default:
			p.mark(t.kind)
		}
		i++
	}
	p.flush()
}

// mark ends the run at a separator.
func (p *bylineParser) mark(kind bylineKind) {
	p.flush()
	p.sep, p.skip = kind, false
	p.roleBefore = p.roleBefore && (kind == bylineAnd || kind == bylineSlash)
	if kind == bylineAnd && !p.attach {
		p.closed = false
	}
}

// flush reads the run as a part of its own and begins another.
func (p *bylineParser) flush() {
	if p.from < p.to {
		from, to := p.from, p.to
		p.from, p.to = 0, 0
		if !p.skip {
			p.part(from, to)
		}
		p.sep = bylineEnd
	}
}

// extend adds the word at i to the run.
func (p *bylineParser) extend(i int) int {
	if p.from == p.to {
		p.from = i
	}
	p.to = i + 1
	return i + 1
}

const classWalk = classVerb | classBy | classBySoft | classConj | classMonth | classDay | classUI | classCredit | classTime

// word consumes the word at i, with what belongs to it, and gives the token to go on with.
func (p *bylineParser) word(i int) int {
	c := p.toks[i].class
	if c&classWalk == 0 && !p.isOr(i) {
		if p.prefixedAnd(i) {
			p.mark(bylineAnd)
			t := &p.toks[i]
			t.start += 2
			t.class = bylineClassOf(p.text[t.start:t.end])
		}
		return p.extend(i)
	}
	if c&(classBy|classBySoft) != 0 && p.isBy(i) {
		p.introduce()
		p.begin(i + 1)
		return i + 1
	}
	if c&classConj != 0 && p.isConj(i) || p.isOr(i) {
		p.mark(bylineAnd)
		return i + 1
	}
	if c&classVerb != 0 && p.from < p.to && p.is(p.from, classPrep) && !p.capital(i) && p.capital(i+1) { // "Aus Kiew berichtet Ana Ruiz"
		p.introduce()
		return i + 1
	}
	if c&(classMonth|classDay) != 0 && p.startsDate(i) {
		return p.number(i)
	}
	if c&classUI != 0 && p.isInterface(i) {
		p.flush()
		p.junk()
		return i + 1
	}
	return p.extend(i)
}

// begin notes that nobody was named before token i.
func (p *bylineParser) begin(i int) {
	if len(p.authors)+len(p.others) == 0 {
		p.first = i
	}
}

// kind gives the kind of token i, bylineEnd outside. The small functions below are called in many places, and a copy in each
// costs size.
func (p *bylineParser) kind(i int) bylineKind {
	if i < 0 || i >= len(p.toks) {
		return bylineEnd
	}
	return p.toks[i].kind
}

// capital reports whether token i is a word with a capital.
//
//go:noinline
func (p *bylineParser) capital(i int) bool {
	return p.kind(i) == bylineWord && p.toks[i].shape&shapeCapital != 0
}

// is reports whether token i is a word of one of the classes.
//
//go:noinline
func (p *bylineParser) is(i int, c bylineClass) bool {
	return p.kind(i) == bylineWord && p.toks[i].class&c != 0
}

// str gives the text of tokens a to b-1.
//
//go:noinline
func (p *bylineParser) str(a, b int) string {
	if a >= b {
		return ""
	}
	return p.text[p.toks[a].start:p.toks[b-1].end]
}

// wordsFrom counts the words from i on that no mark parts.
//
//go:noinline
func (p *bylineParser) wordsFrom(i int) int {
	n := 0
	for n < 8 && p.kind(i+n) == bylineWord {
		n++
	}
	return n
}

// nickname reports whether the bracket at i holds one word in the midst of a name: "Ana (Mimi) Ruiz".
func (p *bylineParser) nickname(i int) bool {
	return p.from < p.to && p.to == i && p.to-p.from <= 2 && p.plain(i+1) && p.kind(i+2) == bylineClose && p.plain(i+3) && !p.is(i+1, classPlace)
}

// open begins a bracket. After a name it speaks of that person.
func (p *bylineParser) open(i int) {
	had := p.from < p.to || p.last == i && i > 0 || i > 0 && p.kind(i-1) == bylineClose
	p.flush()
	p.skip = false
	if had && len(*p.list()) > 0 {
		p.attach = true
	}
	p.sep = bylineOpen
}
