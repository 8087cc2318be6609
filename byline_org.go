package broadsheet

import (
	"strings"
	"unicode/utf8"
)

// isOrg reports whether the name toks[a:b] is an organisation's.
func (p *bylineParser) isOrg(a, b int) bool {
	t := &p.toks[a]
	if b-a == 1 {
		return p.isOrgWord(a)
	}
	if p.isThe(a) || t.class&classAgency != 0 && t.class&classGiven == 0 {
		return true
	}
	last := &p.toks[b-1]
	if last.class&classAgency != 0 && b-a <= 3 && p.toks[a].class&classGiven == 0 {
		return last.shape&shapeCapital != 0
	}
	if last.class&classOrg != 0 && last.shape&shapeCapital != 0 {
		return !(b-a == 2 && t.class&classGiven != 0)
	}
	if p.sep == bylineComma && t.class&classOrg != 0 && p.acronym(a) && len(*p.list()) > 0 { // ", TV Globo"
		return true
	}
	if p.isDomain(b-1) || b-a == 2 && t.class&classArticle != 0 && last.class&(classOrg|classGeneric) != 0 {
		return true
	}
	if t.class&classOrg != 0 && t.class&classGiven == 0 && (t.class&classModifier == 0 || last.class&classOrg != 0) { // "Staff report"
		return true
	}
	if t.class&classArticle != 0 && t.class&classParticle != 0 && b-a == 2 && p.followedByAgency(b) {
		return true
	}
	letters := true // "أ ف ب"
	for k := a; k < b; k++ {
		if p.kind(k) == bylineAmp || p.kind(k) == bylineNumber {
			return true
		}
		letters = letters && p.toks[k].shape&(shapeCaseless|shapeCJK) == shapeCaseless && p.toks[k].end-p.toks[k].start == 2
	}
	return letters
}

// followedByAgency reports whether "et AFP" or the like stands at i: what is before is a newspaper.
func (p *bylineParser) followedByAgency(i int) bool {
	return p.is(i, classConj) && p.is(i+1, classAgency|classGeneric)
}

// isOrgWord reports whether a name of one word is an organisation's.
func (p *bylineParser) isOrgWord(k int) bool {
	t := &p.toks[k]
	if t.class&classAgency != 0 {
		return true
	}
	if t.class&classOrg != 0 && t.class&classGiven == 0 {
		return true
	}
	if p.isDomain(k) || p.kind(k+1) == bylineSlash && t.class&(classGiven|classPlace) == 0 && p.plain(k+2) && p.wordsFrom(k+2) > 1 { // "Nord/Luca Ferri"
		return true
	}
	if p.acronym(k) && t.end-t.start <= 5 {
		return len(*p.list()) == 0 || !isUpperWord((*p.list())[0].Name)
	}
	return false
}

// isDomain reports whether token k is a host name: "orf.at".
func (p *bylineParser) isDomain(k int) bool {
	t := &p.toks[k]
	if t.shape&shapeInner == 0 || t.shape&shapeDot != 0 {
		return false
	}
	host, tld, _ := strings.Cut(p.text[t.start:t.end], ".")
	if i := strings.LastIndexByte(tld, '.'); i >= 0 {
		if i < 2 {
			return false
		}
		tld = tld[i+1:]
	}
	return len(host) >= 3 && len(tld) >= 2 && (len(tld) <= 3 || tld == "info" || tld == "news") && isASCIILetter(tld[0])
}

// isGeneric reports whether toks[a:b] stand for nobody in particular: "Agenturen", "Staff Writer".
func (p *bylineParser) isGeneric(a, b int) bool {
	generic := b-a == 1 && p.is(a, classLabel|classModifier)
	for k := a; k < b; k++ {
		c := p.toks[k].class
		if c&classGiven != 0 || c&(classGeneric|classRole|classModifier|classArticle|classOrg|classLabel) == 0 {
			return false
		}
		generic = generic || c&(classGeneric|classRole) != 0
	}
	return generic
}

// isPlace reports whether the name toks[a:b] is where the people before it wrote.
func (p *bylineParser) isPlace(a, b int, why bylineCut) bool {
	if p.attach {
		return !p.isOrg(a, b)
	}
	if (a > 0 && p.is(a-1, classPrep) && !p.capital(a-1) || p.sep == bylineLine && len(*p.list()) > 0) && p.arePlaces(a, b) { // "in Berlin"
		return true
	}
	if len(*p.list()) == 0 && why == cutNone && p.opensWithPlace(a, b) {
		return true
	}
	if len(*p.list()) == 0 || p.sep == bylineAnd || p.sep == bylineLine || p.sep == bylineSemicolon {
		return false
	}
	if b-a == 1 && p.sep != bylineEnd && why != cutRole {
		last := &(*p.list())[len(*p.list())-1]
		return strings.IndexByte(last.Name, ' ') > 0 || p.is(a, classPlace)
	}
	if p.is(a, classGiven) && !p.is(b-1, classPlace) {
		return false
	}
	places := 0
	for k := a; k < b; k++ {
		if p.toks[k].class&classPlace != 0 {
			places++
		}
	}
	return places > 0 && (places == b-a || p.is(a, classPlace) && b-a <= 3 && p.sep != bylineEnd) || p.sep == bylineComma && p.is(b-1, classPlace) && !p.is(a, classGiven) && b-a == 2
}

// opensWithPlace reports whether toks[a:b] is a place that a mark parts from the name after it: "Berlin - Ana Ruiz".
func (p *bylineParser) opensWithPlace(a, b int) bool {
	if p.kind(b+1) != bylineWord || !p.arePlaces(a, b) {
		return false
	}
	switch p.kind(b) {
	case bylineDash, bylinePipe, bylineSlash, bylineComma, bylineLine:
		return true
	}
	return false
}

// arePlaces reports whether toks[a:b] are one or two words of places and of nothing else.
func (p *bylineParser) arePlaces(a, b int) bool {
	for k := a; k < b; k++ {
		if !p.is(k, classPlace) || p.is(k, classGiven|classOrg|classAgency) {
			return false
		}
	}
	return b-a <= 2
}

// isSuffix appends "Jr." after a comma to the name before.
func (p *bylineParser) isSuffix(a, b int) bool {
	list := *p.list()
	if b-a != 1 || p.sep != bylineComma || len(list) == 0 || !p.is(a, classSuffix) {
		return false
	}
	list[len(list)-1].Name += " " + p.str(a, b)
	return true
}

// isProse reports whether toks[a:b] are words of a text rather than a name.
func (p *bylineParser) isProse(a, b int, why bylineCut) bool {
	caps, small := 0, 0
	for k := a; k < b; k++ {
		switch {
		case p.toks[k].shape&shapeCapital != 0:
			caps++
		case p.toks[k].class&classParticle == 0:
			small++
		}
	}
	has := len(*p.list()) > 0
	switch {
	case has && p.closed:
		return true
	case b-a > 8 && (small > 0 || !p.is(a, classGiven)):
		return true
	case has && caps == 0 && b-a <= 4 && !p.closed && strings.ToLower((*p.list())[0].Name) == (*p.list())[0].Name:
		return false // all names are in small letters
	case has && p.sep != bylineAnd && !p.capital(a) && p.toks[a].class&(classParticle|classAgency) == 0 && caps > 0:
		return true
	case has && small > caps:
		return true
	case has && p.sep == bylineDash || has && p.sep == bylineStop:
		return !p.is(a, classGiven)
	case why == cutOther && p.sep != bylineEnd && has:
		return true
	}
	return caps == 0 && b-a > 4
}

// isUpperWord reports whether s holds two letters or more and none is small.
func isUpperWord(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && strings.ToUpper(string(r)) != string(r):
			return false
		case r > ' ':
			letters++
		}
	}
	return letters >= 2
}
