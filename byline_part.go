package broadsheet

import (
	"strings"
	"unicode/utf8"
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

// classPlain are the classes that an ordinary word of a name may have.
const classPlain = classGiven | classPlace | classParticle | classSuffix | classTitle | classMonth | classDay | classAbbreviation | classConj | classBySoft | classTime

// plain reports whether token i looks like a word of a name.
func (p *bylineParser) plain(i int) bool {
	return p.capital(i) && p.toks[i].class&^classPlain == 0
}

// part reads toks[a:b], words that no mark parts.
func (p *bylineParser) part(a, b int) {
	if p.toks[a].shape&shapeCJK != 0 {
		p.cjk(a, b)
		return
	}
	for a < b {
		a = p.lead(a, b)
		if a == b {
			return
		}
		next := p.one(a, b)
		if next <= a {
			return
		}
		a = next
		p.sep = bylineEnd
	}
}

// lead drops the words before a name: a section, a role, a label without a colon.
func (p *bylineParser) lead(a, b int) int {
	start := a
	for a < b {
		c := p.toks[a].class
		switch {
		case c&(classConj|classPrep) != 0 && c&classParticle == 0 && (!p.capital(a) || a+1 < b && p.is(a+1, classCredit)):
		case c&classArticle != 0 && !p.isThe(a) && a+1 < b && p.is(a+1, classLabel|classRole|classCredit|classModifier|classOrg) && !p.capital(a):
		case c&classArticle != 0 && a+1 < b && p.is(a+1, classLabel|classRole) && !p.is(a+1, classOrg) && a+2 < b:
		case p.sep == bylineComma && a == start && b-a > 2 && p.acronym(a) && c&(classAgency|classGiven) == 0 && p.plain(a+1) && len(*p.list()) > 0: // the last of "MS, RD, FAND"
		case c&classUI != 0 && c&(classOrg|classModifier|classLabel) == 0 && b-a > 2 && p.plain(a+1):
		case c&classCredit != 0 && a+2 < b && p.is(a+1, classPrep|classBySoft|classBy) && !p.capital(a+1) && p.capital(a+2):
			p.role = c.role() // "files from"
			a++
		case c&classCredit != 0 && c&(classRole|classModifier) == 0 && a+1 < b && p.name(a+1, b):
			p.role = c.role()
		case c&(classLabel|classVerb) != 0 && c&classGiven == 0 && a+1 < b && p.name(a+1, b):
		case c&classVerb != 0 && a+2 < b && p.is(a+1, classArticle) && p.name(a+2, b): // "Γράφει ο"
			a++
		case c&(classRole|classModifier) != 0 && c&classGiven == 0 && a+2 < b && p.leadsRole(a, b):
		case c&(classLabel|classVerb) != 0 && a+1 == b && a == start && c&(classRole|classOrg|classGiven|classModifier) == 0:
			p.story = c&classLabel != 0
			return b
		case c&classCredit != 0 && a+1 == b && a == start && c&(classRole|classOrg|classGiven|classModifier) == 0:
			p.credited(c)
			return b
		default:
			return a
		}
		a++
	}
	return a
}

// credited moves the author before the brackets of "Ana Ruiz (Foto)" to the others.
func (p *bylineParser) credited(c bylineClass) {
	if n := len(p.authors); p.attach && p.role == "" && n > 0 && !p.authors[n-1].Org {
		q := p.authors[n-1]
		q.Role = c.role()
		p.authors = p.authors[:n-1]
		p.others = append(p.others, q)
	}
}

// name reports whether toks[a:b] begins like a name.
func (p *bylineParser) name(a, b int) bool {
	return a < b && (p.plain(a) || p.is(a, classAgency)) && (a+1 == b || p.toks[a+1].class&(classRole|classModifier) == 0 || p.is(a, classAgency))
}

// leadsRole reports whether the role word at a stands before a name of two words or more.
func (p *bylineParser) leadsRole(a, b int) bool {
	role, k := false, a
	for k < b && p.toks[k].class&(classRole|classModifier) != 0 && p.toks[k].class&classGiven == 0 {
		role = role || p.toks[k].class&classRole != 0 || isSection(p.str(k, k+1))
		k++
	}
	return role && b-k >= 2 && p.plain(k) && (p.plain(k+1) || p.is(k+1, classParticle))
}

// isSection reports whether a page prints s above a byline.
func isSection(s string) bool {
	switch strings.ToLower(s) {
	case "news", "sport", "sports", "opinion", "politics", "business", "features", "exclusive", "lifestyle", "entertainment":
		return true
	}
	return false
}

func (p *bylineParser) isThe(i int) bool {
	t := &p.toks[i]
	return t.end-t.start == 3 && strings.EqualFold(p.text[t.start:t.end], "the")
}

// one reads the first name of toks[a:b] with what follows it, and gives where the next may begin.
func (p *bylineParser) one(a, b int) int {
	if p.isTitleOf(a, b) {
		p.setRole(a, b)
		return b
	}
	cut, why := p.nameEnd(a, b)
	if cut == a {
		p.about(a, b)
		return b
	}
	if cut == a+1 && why == cutPrep && p.is(a, classModifier) && !p.is(a, classGiven) {
		p.addGeneric(a, b) // "Special to The Times"
		return b
	}
	switch {
	case p.isGeneric(a, cut) && why == cutNone:
		p.addGeneric(a, cut)
	case p.isOrg(a, cut):
		if why == cutRole {
			p.addGeneric(a, b)
			return b
		}
		p.addOrg(a, cut)
	case p.isSuffix(a, cut), p.isPlace(a, cut, why):
	case p.isProse(a, cut, why):
		return b
	default:
		p.addPeople(a, cut)
	}
	if cut == b {
		return b
	}
	return p.rest(cut, b, why)
}

// isTitleOf reports whether toks[a:b] is a role of the person before that a name or initials begin:
// "Ana Ruiz, WCI Columnist", "Founder and Dean".
func (p *bylineParser) isTitleOf(a, b int) bool {
	list := *p.list()
	if len(list) == 0 || p.is(a, classGiven) || list[len(list)-1].Org {
		return false
	}
	last := p.toks[b-1].class
	switch p.sep {
	case bylineComma:
		return last&classRole != 0 && last&classGiven == 0 && b-a <= 4
	case bylineAnd, bylineSlash:
		return p.roleBefore && (last&(classRole|classModifier) != 0 || b-a == 1)
	}
	return false
}

// rest reads what follows a name in its run, and gives where another name may begin.
func (p *bylineParser) rest(a, b int, why bylineCut) int {
	switch why {
	case cutOrg:
		p.addOrg(a, b)
	case cutPrep:
		p.prepositional(a, b)
	case cutOther:
		if p.is(a, classCredit) && p.name(a+1, b) {
			return a // "Text Ana Ruiz Foto Per Holm"
		}
	case cutRole:
		k := a
		for k < b && p.toks[k].class&(classRole|classModifier|classOrg) != 0 && !(k > a && p.is(k, classGiven) && p.is(k-1, classRole)) {
			k++
		}
		if k > a && k+1 < b && p.is(k-1, classRole) && p.is(k, classGiven) && p.plain(k) && p.plain(k+1) {
			p.setRole(a, k)
			return k
		}
		p.setRole(a, b)
	}
	return b
}

// prepositional reads "for Reuters", "in Moscow": only an employer is kept.
func (p *bylineParser) prepositional(a, b int) {
	if a+1 >= b {
		return
	}
	if p.is(a, classTime) && !p.is(a+1, classAgency) && !p.isOrg(a+1, b) {
		return
	}
	for k := a + 1; k < b; k++ {
		if p.toks[k].class&(classRole|classModifier) != 0 && p.toks[k].class&(classOrg|classAgency) == 0 {
			return
		}
	}
	employer := false
	switch strings.ToLower(p.str(a, a+1)) {
	case "in", "on", "na", "im", "am":
		return
	case "for", "of", "für", "pour", "para", "per", "voor", "för", "til", "dla", "pro", "bei", "beim", "chez", "için", "для":
		employer = true
	}
	if p.isOrg(a+1, b) || employer && b-a <= 5 && p.capital(a+1) {
		p.affiliate(p.str(a+1, b))
	}
}

// about reads a part that is no name: a role, a place, a description of the person before.
func (p *bylineParser) about(a, b int) {
	has := len(*p.list()) > 0
	role := false
	for k := a; k < b; k++ {
		role = role || p.toks[k].class&classRole != 0
	}
	switch {
	case p.is(a, classPrep) && !p.capital(a):
		if has {
			p.prepositional(a, b)
		}
	case has && role:
		p.setRole(a, b)
	case !has && b-a <= 4:
		p.addGeneric(a, b)
	}
}

// nameEnd finds where the name that begins at a ends. It is a where none begins.
func (p *bylineParser) nameEnd(a, b int) (int, bylineCut) {
	t := &p.toks[a]
	if t.class&(classRole|classModifier|classDegree) != 0 && t.class&(classGiven|classAgency) == 0 && p.startsRole(a, b) {
		return a, cutRole
	}
	if !p.capital(a) && t.class&classPrep != 0 && t.class&classParticle == 0 {
		return a, cutPrep
	}
	small := !p.capital(a) && t.class&classParticle == 0
	for k := a + 1; k < b; k++ {
		if why := p.cutsName(a, k, b, small); why != cutNone {
			return k, why
		}
	}
	return b, cutNone
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
	case c&(classRole|classModifier) != 0 && c&classGiven == 0 && n >= 2 && !p.orgWithin(a, k) && !p.team(a, k, b):
		return cutRole
	case n >= 2 && p.sameWord(a, k): // "Ana Ruiz Ana is ..."
		return cutOther
	case n >= 2 && c&(classCredit|classUI) != 0 && c&(classGiven|classPlain|classRole|classModifier|classOrg) == 0:
		return cutOther
	case n >= 2 && p.brand(k):
		return cutOther
	case c&classRole != 0 && n == 1 && (p.is(a, classGiven) || k+1 == b) && !p.is(a, classOrg|classAgency|classModifier|classArticle) && c&(classGiven|classModifier|classLabel) == 0 && p.toks[k].shape&shapeGlued != 0:
		return cutRole
	case n >= 2 && c&classAgency != 0 && t.shape&shapeUpper == p.toks[a].shape&shapeUpper|t.shape&shapeUpper && !p.orgWithin(a, k):
		return cutOrg
	case n >= 2 && p.isThe(k) && t.shape&shapeCapital != 0:
		return cutOrg
	case n >= 2 && p.acronym(k) && p.toks[a].shape&shapeUpper == 0 && p.toks[k-1].shape&shapeUpper == 0 && p.toks[k-1].class&classParticle == 0 && c&classSuffix == 0 && !p.orgWithin(a, k):
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
		switch strings.ToLower(p.str(k, k+1)) {
		case "as", "is":
			if n >= 2 && t.shape&shapeUpper == 0 {
				return cutOther
			}
		case "for", "from", "at":
			if n >= 2 && t.shape&shapeUpper == 0 && p.capital(k+1) && k+1 < b && !p.orgWithin(a, k) {
				return cutPrep
			}
		}
		return cutNone
	}
	if t.shape&shapeCaseless != 0 {
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
	if c&classSuffix != 0 {
		return cutNone
	}
	if n == 1 && (p.is(a, classOrg) && p.capital(a) && c&classPrep != 0 && p.capital(k+1) || c&classArticle != 0 && k+1 < b && p.capital(k+1)) {
		return cutNone // "Center for Policy", "Ask the Doctor"
	}
	switch {
	case c&(classPrep|classConj) != 0 && p.institutionAt(a, k):
		return cutNone
	case c&classPrep != 0:
		return cutPrep
	case small && c&(classRole|classModifier) == 0:
		return cutNone
	case c&(classRole|classModifier) != 0:
		if n == 1 && p.is(a, classOrg|classAgency|classModifier|classRole) {
			return cutNone
		}
		return cutRole
	case c&classDegree != 0:
		return cutOther
	case p.orgWithin(a, k):
		return cutNone
	}
	return cutOther
}

// institutionAt is institution for a part that begins at a.
func (p *bylineParser) institutionAt(a, k int) bool {
	return k-a >= 3 && p.is(a, classOrg) && p.capital(a) && p.is(a+1, classPrep) && p.capital(k+1)
}

// placePreposition tells prepositions that no surname holds after two other words.
func (p *bylineParser) placePreposition(k int) bool {
	switch strings.ToLower(p.str(k, k+1)) {
	case "in", "op", "zum", "zur", "vom", "te":
		return true
	}
	return false
}

// acronym reports whether token k is an organisation's initials, to judge by its shape.
func (p *bylineParser) acronym(k int) bool {
	t := &p.toks[k]
	return t.shape&(shapeUpper|shapeDot|shapeInner) == shapeUpper && t.end-t.start <= 6
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
	if p.isDomain(b - 1) {
		return true
	}
	if t.class&classOrg != 0 && t.class&classGiven == 0 && t.class&classModifier == 0 {
		return true
	}
	if t.class&classArticle != 0 && t.class&classParticle != 0 && b-a == 2 && p.followedByAgency(b) {
		return true
	}
	for k := a; k < b; k++ {
		if p.kind(k) == bylineAmp || p.kind(k) == bylineNumber {
			return true
		}
	}
	return false
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
	if p.isDomain(k) {
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
	generic := false
	for k := a; k < b; k++ {
		c := p.toks[k].class
		if c&classGiven != 0 || c&(classGeneric|classRole|classModifier|classArticle|classOrg) == 0 {
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
