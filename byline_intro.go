package broadsheet

import (
	"strings"
)

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
	var buf [32]byte
	return isListed("|our|unser|unsere|unserer|unseren|unserem|notre|nos|nuestro|nuestra|nuestros|nostro|nostra|nosso|nossa|onze|vår|"+
		"vårt|vores|", string(appendLower(buf[:0], p.str(i, i+1))))
}

// isByWithin decides for a word in the midst of a run.
func (p *bylineParser) isByWithin(i int) bool {
	t := &p.toks[i]
	if t.class&classBy != 0 && p.capital(i+1) && (p.noCapital(p.from, p.to) || p.fromLanguage() || p.is(p.from, classPrep) && !p.is(p.from, classGiven)) {
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

// fromLanguage reports whether the run says what a text was translated from: "Aus dem Englischen | von".
func (p *bylineParser) fromLanguage() bool {
	s := p.str(p.from, p.to)
	return len(s) > 1 && strings.HasPrefix(s[1:], "us dem ") && strings.HasSuffix(s, "ischen")
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
	var buf [32]byte
	switch string(appendLower(buf[:0], p.text[p.toks[i].start:p.toks[i].end])) {
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
		return p.is(i+1, classArticle) && p.is(i+2, classOrg|classRole|classGeneric)
	case "du", "da":
		return false
	case "theo":
		langs = "vi"
	case "z":
		langs = "cs pl"
	case "from":
		return i == 0 && p.capital(i+2) && (p.lang == "en" || p.lang == "")
	}
	return p.lang != "" && strings.Contains(langs, p.lang)
}

// isConj reports whether the word at i joins two names.
func (p *bylineParser) isConj(i int) bool {
	t := &p.toks[i]
	word := p.text[t.start:t.end]
	if p.institution(i) || p.firm(i) || word == "and" && p.twoPapers(i) {
		return false
	}
	if t.shape&shapeCaseless == 0 && t.shape&shapeCapital != 0 && (len(word) == 1 || t.shape&shapeUpper == 0 || p.toks[0].shape&shapeCapital == 0 || !p.shouts(i)) {
		return false
	}
	var buf [32]byte
	switch string(appendLower(buf[:0], word)) {
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

// prefixedAnd reports whether the word at i is a given name with the "and" of Arabic or Hebrew before it, which is
// written as the word's first letter.
func (p *bylineParser) prefixedAnd(i int) bool {
	t := &p.toks[i]
	if p.to-p.from < 2 || t.shape&shapeCaseless == 0 || t.end-t.start < 6 {
		return false
	}
	word := p.text[t.start:t.end]
	switch {
	case strings.HasPrefix(word, "ו"): // hardly a name begins with this letter
		return t.class&classGiven == 0 && t.end-t.start >= 8 && p.kind(i+1) == bylineWord || bylineClassOf(word[2:])&classGiven != 0
	case strings.HasPrefix(word, "و"):
		return bylineClassOf(word[2:])&(classGiven|classGeneric|classAgency) != 0
	}
	return false
}

// isOr reports whether the word at i is "or" between two full names. Elsewhere such words are names and articles too.
func (p *bylineParser) isOr(i int) bool {
	if p.to-p.from < 2 || p.capital(i) || !p.plain(p.to-1) || !p.capital(i+1) || p.wordsFrom(i+1) < 2 {
		return false
	}
	word := p.str(i, i+1)
	return isListed("|or|oder|ou|", word) || word == "o" && p.is(i+1, classGiven)
}

// institution reports whether the run up to i is of the kind "Center for Policy": a word that joins
// is part of such a name.
func (p *bylineParser) institution(i int) bool {
	return p.to-p.from >= 3 && p.is(p.from, classOrg) && p.capital(p.from) && p.is(p.from+1, classPrep) && p.capital(i+1)
}

// twoPapers reports whether the word at i joins the names of two papers that merged: "The Globe and Mail".
func (p *bylineParser) twoPapers(i int) bool {
	for _, k := range [...]int{i - 1, i + 1} {
		if !p.capital(k) || p.toks[k].class&(classOrg|classGeneric|classRole|classGiven) != classOrg {
			return false
		}
	}
	return p.kind(i+2) != bylineWord
}

// firm reports whether what i joins ends in a firm's form: "Stone and Sons Ltd".
func (p *bylineParser) firm(i int) bool {
	if p.from == p.to || len(p.authors) > 0 || p.is(p.from, classGiven) && p.to-p.from > 1 {
		return false
	}
	for k := i + 1; k < i+6 && (p.kind(k) == bylineWord || p.kind(k) == bylineAmp); k++ {
		if !p.is(k, classOrg) {
			continue
		}
		var buf [32]byte
		if isListed("|gmbh|inc|ltd|llc|llp|ag|kg|company|corporation|corp|foundation|associates|partners|plc|bv|srl|sarl|inc.|ltd.|", string(appendLower(buf[:0], p.str(k, k+1)))) {
			return true
		}
	}
	return false
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
	if p.firm(i) {
		return true
	}
	return p.to-p.from == 1 && p.to == i && len(p.authors) == 0 && p.sep == bylineEnd &&
		p.wordsFrom(i+1) == 1 && p.kind(i+2) == bylineEnd &&
		(!p.is(i-1, classGiven) && !p.is(i+1, classGiven) || p.sameWord(i-1, i+1) || strings.HasSuffix(p.str(i+1, i+2), "s") && p.text[p.toks[i+1].end-2] < 'A')
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
	if p.to == len(p.toks)-1 && p.wordsFrom(p.from) > 1 { // nothing follows: "Ana Ruiz:"
		p.flush()
	}
	p.from, p.to = 0, 0
	p.sep = bylineEnd
}

// introduce reads the run as the label of an introducer: "Photographs", "Ein Kommentar". What stands
// before the label is a part of its own.
func (p *bylineParser) introduce() {
	if p.role == "translation" && p.last < p.from && p.from < p.to && p.to-p.from <= 3 { // "translated from | the Spanish | by"
		p.from, p.to = 0, 0
		return
	}
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
	if k > p.from && k < p.to && p.is(k-1, classModifier) && p.is(k, classRole) {
		k++ // "Contributing Writer | Published:"
	}
	if p.fromLanguage() {
		credit, k = creditTranslation, p.from
	}
	label := p.str(k, p.to)
	from := p.from
	known := k < p.to || p.from == p.to || p.is(from, classGiven) && from+1 < k && p.plain(from+1)
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
	} else if credit == 0 && (author && p.closed || k > from && label == "") && len(p.authors) > 0 && !p.isWriting(label) {
		p.role = strings.ToLower(label)
	}
	p.story = false
	p.closed, p.attach, p.skip = false, false, false
	p.sep = bylineEnd
}

// isMedical reports whether token k says that a text was checked rather than that a thing was tested.
func (p *bylineParser) isMedical(k int) bool {
	var buf [32]byte
	switch string(appendLower(buf[:0], p.str(k, k+1))) {
	case "reviewed", "tested", "revisado", "geprüft":
		return k > 0 && p.is(k-1, classCredit)
	}
	return true
}

// isEditor reports whether a label before a colon is "Editor".
func (p *bylineParser) isEditor(label string) bool {
	var buf [32]byte
	return isListed("|editor|editors|redaktur|редактор|editores|redaktor|editör|penyunting|", string(appendLower(buf[:0], label)))
}

// isWriting reports whether a label says nothing but that somebody wrote: "Written".
func (p *bylineParser) isWriting(label string) bool {
	return label == "" || bylineClassOf(label)&classVerb != 0
}
