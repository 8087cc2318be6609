package broadsheet

import "strings"

// A byline is read in four steps, each in its file:
//
//	byline_clean.go  markup, entities and odd spaces out; links noted
//	byline_scan.go   text into words and marks; words that were glued together come apart
//	byline.go        marks, introducers, dates and words of the interface cut the words into runs
//	byline_part.go   a run is a name, an organisation, a role, a place or nothing of these
//	byline_person.go names are put on the lists, with what stands beside them
//
// What words mean is looked up in byline_words.go, which byline_gen.go makes. Everything is one pass:
// a run only grows until it is flushed, and nothing is read twice.

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
	}
	text, links := bylineText(s)
	if len(text) > 2*maxBylineBytes || noByline(text) {
		return nil, nil
	}
	var buf [40]bylineToken
	scan := bylineScanner{text: text, toks: buf[:0]}
	p := bylineParser{text: text, links: links, base: src.URL, lang: bylineLanguage(src.Language), close: -1}
	p.toks = scan.scan()
	p.walk()
	p.finish()
	return p.authors, p.others
}

// noByline reports whether text is what programs print where they know of no author.
func noByline(text string) bool {
	if len(text) > len("[object Object]") {
		return false
	}
	switch strings.ToLower(text) {
	case "", "null", "undefined", "none", "n/a", "nan", "nil", "false", "true", "[object object]", "unknown author", "author":
		return true
	}
	return false
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
	close      int        // the next closing bracket, once it was looked for
	email      string     // an address that waits for its name
	generic    string     // "Agencies": the author if there is no other
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
	if c&classWalk == 0 {
		return p.extend(i)
	}
	if c&(classBy|classBySoft) != 0 && p.isBy(i) {
		p.introduce()
		return i + 1
	}
	if c&classConj != 0 && p.isConj(i) {
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

// junk notes that a date or a word of the interface stands here.
func (p *bylineParser) junk() {
	if len(p.authors)+len(p.others) > 0 && !p.attach {
		p.closed = true
	}
	p.sep = bylineEnd
}

// kind gives the kind of token i, bylineEnd outside.
func (p *bylineParser) kind(i int) bylineKind {
	if i < 0 || i >= len(p.toks) {
		return bylineEnd
	}
	return p.toks[i].kind
}

// capital reports whether token i is a word with a capital.
func (p *bylineParser) capital(i int) bool {
	return p.kind(i) == bylineWord && p.toks[i].shape&shapeCapital != 0
}

// is reports whether token i is a word of one of the classes.
func (p *bylineParser) is(i int, c bylineClass) bool {
	return p.kind(i) == bylineWord && p.toks[i].class&c != 0
}

// str gives the text of tokens a to b-1.
func (p *bylineParser) str(a, b int) string {
	if a >= b {
		return ""
	}
	return p.text[p.toks[a].start:p.toks[b-1].end]
}

// wordsFrom counts the words from i on that no mark parts.
func (p *bylineParser) wordsFrom(i int) int {
	n := 0
	for n < 8 && p.kind(i+n) == bylineWord {
		n++
	}
	return n
}

// isBy reports whether the word at i introduces a name, rather than being part of one.
func (p *bylineParser) isBy(i int) bool {
	t := &p.toks[i]
	if p.capital(i) && t.shape&shapeCaseless == 0 && p.kind(i+1) == bylineEnd && i > 0 {
		return false
	}
	word := p.text[t.start:t.end]
	if len(word) == 2 && word[0]|0x20 == 'b' && word[1]|0x20 == 'y' {
		return true
	}
	if p.from < p.to {
		return p.isByWithin(i)
	}
	strong := t.class&classBy != 0
	if t.shape&shapeCapital == 0 {
		return strong || p.isOur(i+1) || i > 0 && p.is(i-1, classLabel|classVerb|classCredit|classUI) || p.byLanguage(i)
	}
	if p.kind(i+1) == bylineColon {
		return true
	}
	if t.shape&shapeCaseless != 0 {
		return strong
	}
	if t.class&(classParticle|classBySoft) == 0 {
		return strong
	}
	if p.isOur(i+1) || p.is(i+1, classOrg) && !p.capital(i+1) {
		return true
	}
	if p.is(i+1, classAgency|classOrg|classArticle|classGeneric) || p.kind(i+1) == bylineWord && !p.capital(i+1) {
		return strong
	}
	return p.byLanguage(i) || strong && p.lang != "en" && p.wordsFrom(i+1) >= 2
}

// isOur reports whether the word at i is "our" in the language of a byline: "notre correspondant".
func (p *bylineParser) isOur(i int) bool {
	if !p.is(i, classArticle) {
		return false
	}
	switch strings.ToLower(p.str(i, i+1)) {
	case "our", "unser", "unsere", "unserer", "unseren", "unserem", "notre", "nos", "nuestro", "nuestra", "nuestros", "nostro", "nostra", "nosso", "nossa", "onze", "vår", "vårt", "vores":
		return true
	}
	return false
}

// isByWithin decides for a word in the midst of a run.
func (p *bylineParser) isByWithin(i int) bool {
	t := &p.toks[i]
	if t.class&classBy != 0 && p.capital(i+1) && p.noCapital(p.from, p.to) {
		return true
	}
	if p.is(p.to-1, classLabel|classVerb|classCredit) && p.to == i {
		return t.class&classBy != 0 || t.class&classBySoft != 0 && t.shape&shapeCapital == 0
	}
	if t.class&classBy == 0 || t.shape&shapeCapital == 0 || t.shape&shapeCaseless != 0 || !p.capital(i+1) || p.lang == "en" {
		return false
	}
	for k := p.from; k < p.to; k++ { // a sentence before: "... zur Wahl Von Maria Keller"
		if !p.capital(k) && !p.is(k, classParticle) {
			return true
		}
	}
	return p.is(p.from, classLabel|classModifier)
}

// noCapital reports whether toks[a:b] are in small letters.
func (p *bylineParser) noCapital(a, b int) bool {
	for ; a < b; a++ {
		if p.capital(a) {
			return false
		}
	}
	return true
}

// byLanguage reports whether the word at i introduces a name in the byline's language.
func (p *bylineParser) byLanguage(i int) bool {
	var langs string
	switch strings.ToLower(p.text[p.toks[i].start:p.toks[i].end]) {
	case "von":
		langs = "de"
	case "di":
		langs = "it"
	case "de":
		langs = "ro ca gl"
	case "per":
		langs = "ca"
	case "ni":
		langs = "tl fil"
	case "na":
		langs = "sw"
	case "le":
		langs = "ga"
	case "af":
		langs = "da"
	case "av":
		langs = "sv no nb nn"
	case "od":
		langs = "cs sk sl hr sr bs"
	case "nga":
		langs = "sq"
	case "gan":
		langs = "cy"
	case "fra":
		langs = "da no nb nn"
	case "van":
		return p.is(i+1, classArticle)
	case "du", "da":
		return false
	case "z":
		langs = "cs pl"
	}
	return p.lang != "" && strings.Contains(langs, p.lang)
}

// isConj reports whether the word at i joins two names.
func (p *bylineParser) isConj(i int) bool {
	t := &p.toks[i]
	word := p.text[t.start:t.end]
	if p.institution(i) {
		return false
	}
	if t.shape&shapeCaseless == 0 && t.shape&shapeCapital != 0 && (len(word) == 1 || t.shape&shapeUpper == 0 || p.toks[0].shape&shapeCapital == 0 || !p.shouts(i)) {
		return false
	}
	switch strings.ToLower(word) {
	case "i":
		return p.lang != "sv" && p.lang != "no" && p.lang != "nb" && p.lang != "da" && p.lang != "nn" && !p.doubleName(i)
	case "y", "e":
		return !p.doubleName(i)
	case "en":
		return p.lang == "nl" || p.lang == "af" || p.lang == "" && p.from < p.to && p.wordsFrom(i+1) >= 2
	case "in":
		return p.lang == "sl"
	case "a":
		return p.lang == "cs" || p.lang == "sk" || p.lang == "" && p.to-p.from >= 2 && p.is(i+1, classGiven) && p.wordsFrom(i+1) >= 2
	case "at":
		return p.lang == "tl" || p.lang == "fil"
	case "na":
		return p.lang == "sw"
	case "plus", "un", "ac", "is", "und", "u":
		return len(word) > 2 || p.lang == "lv" || p.lang == "cy" || p.lang == "lb"
	case "with", "mit", "avec", "con", "com", "med", "met":
		return p.isWith(i)
	}
	return true
}

// institution reports whether the run up to i is of the kind "Center for Policy": a word that joins
// is part of such a name.
func (p *bylineParser) institution(i int) bool {
	return p.to-p.from >= 3 && p.is(p.from, classOrg) && p.capital(p.from) && p.is(p.from+1, classPrep) && p.capital(i+1)
}

// shouts reports whether the words beside i are in capitals too.
func (p *bylineParser) shouts(i int) bool {
	return i > 0 && p.kind(i-1) == bylineWord && p.toks[i-1].shape&shapeUpper != 0 && p.kind(i+1) == bylineWord && p.toks[i+1].shape&shapeUpper != 0
}

// isWith decides for "with": of people it joins, of files and agencies it credits.
func (p *bylineParser) isWith(i int) bool {
	return p.capital(i+1) || p.is(i+1, classAgency|classArticle|classGeneric|classCredit|classVerb)
}

// doubleName reports whether y, e or i at i joins two surnames of one person: one word follows, and no list.
func (p *bylineParser) doubleName(i int) bool {
	if p.to-p.from < 2 || p.sep == bylineComma || p.wordsFrom(i+1) != 1 || !p.capital(i+1) {
		return false
	}
	return !p.is(i+1, classGiven|classAgency|classOrg|classGeneric|classRole) && p.toks[i+1].shape&shapeUpper == 0
}

// joinsOrg reports whether the & at i is part of a firm's name: one word on each side and nothing else.
func (p *bylineParser) joinsOrg(i int) bool {
	return p.to-p.from == 1 && p.to == i && len(p.authors) == 0 && p.sep == bylineEnd &&
		p.wordsFrom(i+1) == 1 && p.kind(i+2) == bylineEnd &&
		(!p.is(i-1, classGiven) && !p.is(i+1, classGiven) || strings.HasSuffix(p.str(i+1, i+2), "s") && p.text[p.toks[i+1].end-2] < 'A')
}

// joinsCode reports whether the slash at i is part of an initialism: "srf/hosb".
func (p *bylineParser) joinsCode(i int) bool {
	if p.to-p.from != 1 || p.to != i || p.wordsFrom(i+1) != 1 {
		return false
	}
	a, b := &p.toks[i-1], &p.toks[i+1]
	return a.end == p.toks[i].start && p.toks[i].end == b.start && (a.shape|b.shape)&shapeCapital == 0 &&
		a.end-a.start <= 5 && b.end-b.start <= 5 && !(a.class&classAgency != 0 && b.class&classAgency != 0) && (a.class|b.class)&classGeneric == 0
}

// colon reads the run as a label.
func (p *bylineParser) colon() {
	if p.from == p.to {
		return
	}
	if p.is(p.to-1, classRole|classModifier) && p.to-p.from > 1 && p.plain(p.from) && p.isEditor(p.str(p.to-1, p.to)) { // "Ana Ruiz Editor: "
		last := p.to - 1
		p.to = last
		p.flush()
		p.extend(last)
	}
	if p.is(p.to-1, classLabel|classVerb|classCredit|classRole|classOrg|classUI) || p.is(p.from, classLabel|classVerb|classCredit) {
		p.introduce()
		return
	}
	if p.isOrg(p.from, p.to) || p.is(p.from, classGiven) && p.to-p.from > 1 {
		p.flush()
		p.sep = bylineDash
		return
	}
	p.from, p.to = 0, 0
	p.sep = bylineEnd
}

// introduce reads the run as the label of an introducer: "Photographs", "Ein Kommentar". What stands
// before the label is a part of its own.
func (p *bylineParser) introduce() {
	k := p.to
	var credit bylineClass
	author := false
	for k > p.from {
		c := p.toks[k-1].class
		if c&(classVerb|classLabel|classCredit|classArticle|classPrep|classUI) == 0 && !(c&(classRole|classModifier|classOrg) != 0 && k-1 == p.from) {
			break
		}
		if c&classCredit != 0 && (credit == 0 || credit == creditReporting) {
			credit = c
		}
		p.medical = p.medical || c&classCredit == creditReview && p.isMedical(k-1)
		author = author || c&(classVerb|classLabel|classRole|classOrg) != 0
		k--
	}
	if k == p.to && p.from < p.to && p.is(p.from, classVerb|classLabel|classCredit) { // "Translated from the German by"
		k = p.from
		credit = p.toks[k].class & classCredit
		author = true
	}
	label := p.str(k, p.to)
	from := p.from
	known := k < p.to || p.from == p.to
	p.from, p.to = 0, 0
	switch {
	case from < k && known:
		p.part(from, k)
	case !known && len(p.authors) > 0:
		label, author = p.str(from, k), true
	}
	p.role = credit.role()
	if p.role == "editing" || credit == 0 && p.isEditor(label) && len(p.authors) > 0 {
		p.role = "editing"
	} else if p.story {
		p.role = ""
	} else if credit == 0 && author && len(p.authors) > 0 && p.closed && !p.isWriting(label) {
		p.role = strings.ToLower(label)
	}
	p.story = false
	p.closed, p.attach, p.skip = false, false, false
	p.sep = bylineEnd
}

// isMedical reports whether token k says that a text was checked rather than that a thing was tested.
func (p *bylineParser) isMedical(k int) bool {
	switch strings.ToLower(p.str(k, k+1)) {
	case "reviewed", "tested", "revisado", "geprüft":
		return k > 0 && p.is(k-1, classCredit)
	}
	return true
}

// isEditor reports whether a label before a colon is "Editor".
func (p *bylineParser) isEditor(label string) bool {
	switch strings.ToLower(label) {
	case "editor", "editors", "redaktur", "редактор", "editores", "redaktor", "editör", "penyunting":
		return true
	}
	return false
}

// isWriting reports whether a label says nothing but that somebody wrote: "Written".
func (p *bylineParser) isWriting(label string) bool {
	return label == "" || bylineClassOf(label)&classVerb != 0
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

// isInterface reports whether the word of the interface at i is one here, not a name's second word.
func (p *bylineParser) isInterface(i int) bool {
	t := &p.toks[i]
	if p.from == p.to || t.class&classGiven != 0 && t.shape&shapeCapital != 0 {
		return p.from == p.to && t.class&classGiven == 0 && !(t.class&(classLabel|classVerb|classRole|classModifier|classOrg|classCredit|classPrep|classArticle) != 0 && p.kind(i+1) != bylineNumber && !(t.class&classUI != 0 && t.class&(classLabel|classVerb) != 0 && p.is(i+1, classBySoft|classBy|classPrep|classConj)))
	}
	if t.class&(classPrep|classArticle) != 0 && p.to-p.from < 2 {
		return false
	}
	if p.to-p.from == 1 && p.capital(p.from) && p.capital(i) && t.shape&shapeGlued == 0 && p.kind(i+1) != bylineWord {
		return false
	}
	if t.class&(classVerb|classCredit|classLabel) != 0 && (p.is(i+1, classBy|classBySoft) || p.kind(i+1) == bylineColon) {
		return false // a label
	}
	return true
}

// startsDate reports whether the month or day name at i belongs to a date.
func (p *bylineParser) startsDate(i int) bool {
	if p.kind(i+1) == bylineNumber {
		return true
	}
	if p.toks[i].class&classDay == 0 {
		return false
	}
	if p.kind(i+1) == bylineComma {
		i++
	}
	return p.kind(i+1) == bylineNumber || p.is(i+1, classMonth) && p.kind(i+2) == bylineNumber
}

// number consumes the date, time or count at i with the words before and after that belong to it.
func (p *bylineParser) number(i int) int {
	if p.numberIsName(i) {
		return p.extend(i)
	}
	for p.from < p.to && p.is(p.to-1, classMonth|classDay|classTime) && (p.to-p.from > 1 || p.is(p.to-1, classMonth|classTime)) {
		if c := p.toks[p.to-1].class; c&(classMonth|classDay) == 0 && p.capital(p.to-1) {
			break
		}
		p.to--
	}
	p.flush()
	for i < len(p.toks) {
		switch t := &p.toks[i]; {
		case t.kind == bylineNumber:
		case t.kind == bylineWord && t.class&(classMonth|classDay|classTime) != 0 && (t.class&classGiven == 0 || p.kind(i+1) == bylineNumber || p.kind(i-1) == bylineNumber && t.class&classMonth != 0) && !p.byAfterDate(i):
		case t.kind == bylineComma && (p.kind(i+1) == bylineNumber || p.is(i+1, classMonth|classDay)):
		default:
			p.junk()
			return i
		}
		i++
	}
	p.junk()
	return i
}

// byAfterDate reports whether a word that may belong to a date introduces a name here.
func (p *bylineParser) byAfterDate(i int) bool {
	return p.toks[i].class&(classBy|classBySoft|classConj) != 0 && p.toks[i].shape&shapeUpper == 0 && p.capital(i+1) && !p.is(i+1, classMonth|classDay)
}

// numberIsName reports whether the number at i is part of a name: "50 Cent", "France 24", "20 Minutes".
func (p *bylineParser) numberIsName(i int) bool {
	if p.toks[i].end-p.toks[i].start > 2 {
		return false
	}
	if i == 0 && len(p.toks) == 2 && p.capital(1) {
		return !p.is(1, classMonth|classDay|classUI) && (!p.is(1, classTime) || p.toks[1].end-p.toks[1].start > 4)
	}
	if p.to-p.from != 1 || p.to != i {
		return false
	}
	switch strings.ToLower(p.str(p.from, p.to)) {
	case "france", "channel", "canal", "radio", "tv", "télé", "antena", "la", "rtl", "kanal", "rai", "bbc", "news", "studio", "antenne":
		return true
	}
	return false
}
