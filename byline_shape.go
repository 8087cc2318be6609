package broadsheet

import (
	"strings"
)

// bylineCut says why a name ends before the end of its run.
type bylineCut uint8

const (
	cutNone  bylineCut = iota
	cutRole            // a role follows
	cutPrep            // a preposition: a place or an employer follows
	cutOrg             // an organisation follows
	cutOther           // words that are no part of a name
)

// nameEnd finds where the name that begins at a ends. It is a where none begins.
func (p *bylineParser) nameEnd(a, b int) (int, bylineCut) {
	t := &p.toks[a]
	if t.class&(classRole|classModifier|classDegree) != 0 && t.class&(classGiven|classAgency) == 0 && p.startsRole(a, b) {
		return a, cutRole
	}
	if p.sep == bylineComma && !p.capital(a) && t.class&classPrep != 0 && t.class&classParticle != 0 && a+1 < b && len(*p.list()) > 0 {
		return a, cutPrep // ", da Folha"
	}
	if k := p.pressAt(a, b); k > a {
		return k, cutOrg
	}
	small := !p.capital(a) && t.class&classParticle == 0
	for k := a + 1; k < b; k++ {
		why := p.cutsName(a, k, b, small)
		if why == cutNone {
			continue
		}
		for (why == cutRole || why == cutPrep) && k-a >= 3 && p.is(k-1, classPlace) && !p.is(k-1, classGiven) {
			k-- // "Middle East correspondent"
		}
		return k, why
	}
	if b-a == 3 && p.is(b-1, classPlace) && p.romance() && !p.is(b-1, classGiven) && !p.is(a+1, classGiven|classPlace|classParticle) && p.toks[a+1].shape&shapeDot == 0 {
		return b - 1, cutOther // "Ana Ruiz Madrid"
	}
	return b, cutNone
}

// pressAt finds where the agency begins in "Ana Ruiz Associated Press"; a where there is none.
func (p *bylineParser) pressAt(a, b int) int {
	if b-a < 4 || b-a > 5 || !p.is(a, classGiven) {
		return a
	}
	for k := a + 1; k < b; k++ {
		if !p.capital(k) || p.isThe(k) || p.toks[k].class&(classPrep|classRole) != 0 {
			return a
		}
	}
	var buf [32]byte
	switch string(appendLower(buf[:0], p.str(b-1, b))) {
	case "press", "news", "times", "post", "tribune", "herald", "gazette", "media", "association", "radio", "television", "journal", "chronicle", "today":
		return b - 2
	}
	return a
}

// romance reports whether the byline's language is one where papers print the place after the name.
func (p *bylineParser) romance() bool {
	switch p.lang {
	case "es", "pt", "it", "fr", "ca", "gl":
		return true
	}
	return false
}

// startsRole reports whether the role word at a begins a role rather than a name.
func (p *bylineParser) startsRole(a, b int) bool {
	people := len(*p.list()) > 0
	if p.is(a, classDegree) && p.toks[a].class&(classRole|classModifier) == 0 {
		return people && (p.toks[a].shape&(shapeUpper|shapeInner|shapeDot) != 0 || b-a == 1)
	}
	roles, others := 0, 0
	for k := a; k < b; k++ {
		switch c := p.toks[k].class; {
		case c&classRole != 0:
			roles++
		case c&classModifier == 0 && p.capital(k):
			others++
		}
	}
	if roles > 0 && (people || others == 0 || !p.capital(a)) {
		return true
	}
	return people && others == 0
}

// cutsName reports whether, and why, the name that began at a ends before k.
func (p *bylineParser) cutsName(a, k, b int, small bool) bylineCut {
	t := &p.toks[k]
	if t.kind != bylineWord || p.toks[k-1].kind != bylineWord {
		return cutNone // AT & T
	}
	c, n := t.class, k-a
	if t.shape&shapeCapital == 0 || c&classPrep != 0 {
		if why := p.cutsSmall(a, k, b, small); why != cutNone || t.shape&shapeCapital == 0 {
			return why
		}
	}
	switch {
	case c&classDegree != 0 && (t.shape&(shapeInner|shapeUpper) != 0 || strings.EqualFold(p.str(k, k+1), "phd")) && c&classSuffix == 0 && p.toks[a].shape&shapeUpper == 0:
		return cutOther
	case c&(classRole|classModifier) != 0 && c&classGiven == 0 && n >= 2 && !p.orgWithin(a, k) && !p.team(a, k, b) &&
		!(c&classSuffix != 0 && k+1 == b): // "Bo Li Sr."
		return cutRole
	case n >= 2 && p.sameWord(a, k): // "Ana Ruiz Ana is ..."
		return cutOther
	case n >= 2 && c&(classCredit|classUI) != 0 && (p.is(a, classGiven) || k+2 < b || c&classUI != 0) && p.toks[k-1].class&classParticle == 0 && c&(classGiven|classPlain|classRole|classModifier|classOrg) == 0:
		return cutOther
	case n >= 2 && c&classOrg == 0 && p.brand(k):
		return cutOther
	case n >= 2 && c&classAgency != 0 && t.shape&shapeUpper == p.toks[a].shape&shapeUpper|t.shape&shapeUpper && !p.orgWithin(a, k):
		return cutOrg
	case n >= 2 && p.isThe(k) && t.shape&shapeCapital != 0,
		n >= 2 && c&classParticle == 0 && t.shape&(shapeUpper|shapeDot) == 0 && t.end-t.start > 2 && p.allUpper(a, k) && p.orgWithin(k, b): // "ANA RUIZ Associated Press"
		return cutOrg
	case n >= 2 && p.acronym(k) && p.toks[a].shape&shapeUpper == 0 && p.toks[k-1].shape&shapeUpper == 0 && p.toks[k-1].class&classParticle == 0 && c&(classSuffix|classOrg) == 0 && !p.orgWithin(a, k):
		if p.is(k+1, classRole|classModifier) && k+1 < b {
			return cutRole
		}
		return cutOrg
	case n >= 2 && t.shape&shapeDigit != 0:
		return cutOther
	}
	return cutNone
}

// team reports whether the words up to k are no name but belong to what follows: "Luxury Travel | Expert",
// "Great Day | Editorial Team".
func (p *bylineParser) team(a, k, b int) bool {
	if p.is(a, classGiven) || p.toks[k].shape&shapeGlued != 0 {
		return false
	}
	if c := p.toks[a+1].class; len(*p.list()) == 0 && k == a+2 && c&(classRole|classModifier|classOrg|classLabel) != 0 && c&classGiven == 0 {
		return true
	}
	last := p.toks[b-1].class
	return k == a+2 && last&classOrg != 0 && last&classRole == 0 && p.toks[b-1].shape&shapeCapital != 0
}

// sameWord reports whether tokens a and k are one word.
func (p *bylineParser) sameWord(a, k int) bool {
	s, t := &p.toks[a], &p.toks[k]
	return s.end-s.start == t.end-t.start && s.end-s.start > 2 && p.text[s.start:s.end] == p.text[t.start:t.end]
}

// brand reports whether token k has capitals inside as no surname has: WebMD, EdTech.
func (p *bylineParser) brand(k int) bool {
	t := &p.toks[k]
	if t.shape&(shapeCaseless|shapeUpper|shapeInner) != 0 {
		return false
	}
	s := p.text[t.start:t.end]
	for i := 2; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' && 'a' <= s[i-1] && s[i-1] <= 'z' {
			return !isNamePrefix(s[:i]) || isUpperWord(s[i:])
		}
	}
	return false
}

// cutsSmall is cutsName for a word in small letters, or a preposition in any.
func (p *bylineParser) cutsSmall(a, k, b int, small bool) bylineCut {
	t := &p.toks[k]
	c, n := t.class, k-a
	if t.shape&shapeCapital != 0 { // "A Name For Example.Com"
		var buf [32]byte
		switch string(appendLower(buf[:0], p.str(k, k+1))) {
		case "as", "is":
			if n >= 2 && t.shape&shapeUpper == 0 {
				return cutOther
			}
		case "do", "da", "de", "del", "du": // "Ana Silva Do UOL"
			if n >= 2 && t.shape&shapeUpper == 0 && k+2 == b && p.acronym(k+1) {
				return cutPrep
			}
		case "for", "from", "at", "في", "من":
			if n >= 2 && (t.shape&shapeUpper == 0 || p.allUpper(a, k)) && p.capital(k+1) && k+1 < b && !p.orgWithin(a, k) {
				return cutPrep
			}
		case "in":
			if n >= 2 && k+1 < b && p.is(k+1, classPlace) && !p.orgWithin(a, k) { // "ANA RUIZ IN LONDON"
				return cutPrep
			}
		}
		return cutNone
	}
	if c&classParticle != 0 && k+1 < b && (p.capital(k+1) || p.is(k+1, classParticle)) {
		if c&classPrep == 0 || c&classTime != 0 && c&classPrep == 0 {
			return cutNone
		}
		if n == 1 || len(p.str(k, k+1)) <= 3 && !p.placePreposition(k) {
			return cutNone
		}
	}
	if c&classSuffix != 0 || n >= 2 && p.capital(k+1) && p.catalanAnd(k) {
		return cutNone // "Puig i Cadafalch"
	}
	if n == 1 && p.is(a, classArticle) && c&(classOrg|classGeneric) != 0 {
		return cutNone // "La rédaction"
	}
	if n == 1 && (p.is(a, classOrg) && p.capital(a) && c&classPrep != 0 && p.capital(k+1) || c&classArticle != 0 && k+1 < b && p.capital(k+1)) {
		return cutNone // "Center for Policy", "Ask the Doctor"
	}
	switch {
	case c&(classPrep|classConj) != 0 && p.institutionAt(a, k), c&classConj != 0 && c&classPrep == 0 && p.is(b-1, classOrg):
		return cutNone
	case c&classPrep != 0:
		return cutPrep
	case small && c&(classRole|classModifier) == 0:
		return cutNone
	case c&(classRole|classModifier) != 0:
		if n == 1 && !p.is(a, classGiven) || n == 2 && p.is(a, classModifier) && !p.is(a, classGiven) {
			return cutNone // "Example staff"
		}
		return cutRole
	case c&classDegree != 0:
		return cutOther
	case p.orgWithin(a, k):
		return cutNone
	}
	return cutOther
}

// catalanAnd reports whether the word at k may join two surnames of a Catalan name: in Scandinavia it means "in".
func (p *bylineParser) catalanAnd(k int) bool {
	switch {
	case p.str(k, k+1) != "i":
		return false
	case p.romance():
		return true
	}
	return (p.lang == "" || p.lang == "en") && !p.is(k+1, classPlace)
}

// institutionAt is institution for a part that begins at a.
func (p *bylineParser) institutionAt(a, k int) bool {
	return k-a >= 3 && p.is(a, classOrg) && p.capital(a) && p.is(a+1, classPrep) && p.capital(k+1)
}

// placePreposition tells prepositions that no surname holds after two other words.
func (p *bylineParser) placePreposition(k int) bool {
	var buf [32]byte
	return isListed("|in|op|zum|zur|vom|te|", string(appendLower(buf[:0], p.str(k, k+1))))
}

// acronym reports whether token k is an organisation's initials, to judge by its shape.
func (p *bylineParser) acronym(k int) bool {
	t := &p.toks[k]
	return t.shape&(shapeUpper|shapeDot|shapeInner) == shapeUpper && (t.end-t.start <= 4 || t.class&classAgency != 0)
}

// orgWithin reports whether toks[a:b] holds a word of an organisation's name.
func (p *bylineParser) orgWithin(a, b int) bool {
	for k := a; k < b; k++ {
		if c := p.toks[k].class; c&(classOrg|classAgency) != 0 && c&classGiven == 0 && p.toks[k].shape&shapeCapital != 0 {
			return true
		}
	}
	return p.isThe(a)
}
