package broadsheet

import "strings"

// classPlain are the classes that an ordinary word of a name may have.
const classPlain = classGiven | classPlace | classParticle | classSuffix | classTitle | classMonth | classDay | classAbbreviation | classConj | classPrep | classBy | classBySoft | classTime

// plain reports whether token i looks like a word of a name.
//
//go:noinline
func (p *bylineParser) plain(i int) bool {
	return p.capital(i) && p.toks[i].class&^classPlain == 0
}

// part reads toks[a:b], words that no mark parts.
func (p *bylineParser) part(a, b int) {
	if p.toks[a].shape&shapeCJK != 0 {
		p.cjk(a, b)
		return
	}
	for k := a + 1; k < b; k++ {
		if p.toks[k].shape&(shapeCJK|shapeGlued) == shapeCJK && p.isOrg(a, k) { // "Reuters 王小明"
			p.part(a, k)
			p.cjk(k, b)
			return
		}
	}
	for a < b {
		a = p.lead(a, b)
		if a == b {
			return
		}
		a = p.one(a, b)
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
		case c&classArticle != 0 && !p.capital(a) && a+1 < b && p.is(a+1, classAgency) && (!p.capital(a+1) || p.toks[a+1].shape&shapeUpper != 0): // "der dpa"
		case c&classArticle != 0 && a+1 < b && p.is(a+1, classLabel|classRole) && !p.is(a+1, classOrg) && a+2 < b:
		case p.sep == bylineComma && a == start && b-a > 2 && p.acronym(a) && c&(classAgency|classGiven) == 0 && p.plain(a+1) && len(*p.list()) > 0: // the last of "MS, RD, FAND"
		case c&classCredit != 0 && a+2 < b && p.is(a+1, classPrep|classBySoft|classBy) && !p.capital(a+1) && p.capital(a+2):
			p.role = c.role() // "files from"
			a++
		case c&classPrep != 0 && a+1 < b && p.is(a+1, classVerb) && c&classGiven == 0: // "As told to": who told is named before
			if len(*p.list()) > 0 {
				return b
			}
			a++
		case c&classConj != 0 && c&classPrep == 0 && a == start && a+2 < b && len(*p.list()) == 0 && p.is(a+1, classGiven) && !p.is(a, classGiven) && p.toks[a].end-p.toks[a].start > 1: // "With Ana Ruiz"
		case c&classCredit != 0 && a+2 < b && p.is(a+1, classCredit):
		case c&classCredit != 0 && c&(classRole|classModifier) == 0 && a+1 < b && p.name(a+1, b):
			p.role = c.role()
		case c&(classLabel|classVerb) != 0 && c&classGiven == 0 && a+1 < b && p.name(a+1, b):
		case c&classVerb != 0 && a+2 < b && p.is(a+1, classArticle) && p.name(a+2, b): // "Γράφει ο"
			a++
		case c&(classRole|classModifier) != 0 && c&classGiven == 0 && a+2 < b && p.leadsRole(a, b):
			for a+2 < b && p.is(a+1, classRole|classModifier) && !p.is(a+1, classGiven) {
				a++
			}
		case c&(classLabel|classVerb) != 0 && a+1 == b && a == start && c&(classRole|classOrg|classGiven|classModifier) == 0:
			p.story = c&classLabel != 0
			return b
		case c&classCredit != 0 && a+1 == b && a == start && c&(classRole|classOrg|classGiven) == 0 && (p.attach || c&classModifier == 0):
			p.credited(c, a)
			return b
		default:
			return a
		}
		a++
	}
	return a
}

// credited moves the author before the brackets of "Ana Ruiz (Foto)" to the others, and gives that of "Ana Ruiz, fotograf" a job.
func (p *bylineParser) credited(c bylineClass, a int) {
	n := len(p.authors)
	switch {
	case p.role != "" || n == 0 || p.authors[n-1].Org:
	case p.attach:
		q := p.authors[n-1]
		q.Role = c.role()
		p.authors = p.authors[:n-1]
		p.others = append(p.others, q)
	case c&classCredit == creditPhoto && (p.sep == bylineComma || p.sep == bylineLine):
		p.setRole(a, a+1)
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
	var buf [32]byte
	return isListed("|news|sport|sports|opinion|politics|business|features|exclusive|lifestyle|entertainment|", string(appendLower(buf[:0], s)))
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
	if p.isOur(a) && p.isGeneric(a, b) { // "Our own correspondents"
		p.addGeneric(a, b)
		return b
	}
	cut, why := p.nameEnd(a, b)
	if p.isSentence(a, cut, b, why) {
		p.skip = true
		return b
	}
	if cut == a {
		p.about(a, b)
		return b
	}
	if cut == a+1 && why == cutPrep && p.is(a, classModifier|classRole|classLabel) && !p.is(a, classGiven) {
		p.addGeneric(a, b) // "Special to The Times"
		return b
	}
	if cut == a+1 && why == cutOther && a == 0 && b == len(p.toks) && b <= 5 {
		cut, why = b, cutNone // a blog's name: "Ana bakes bread"
	}
	if p.besides(a, cut, b) {
		for cut < b && p.capital(cut) {
			cut++
		}
		p.addOrg(a, cut)
		return b
	}
	if k := p.agencyRole(a, b); k > a {
		p.addOrg(a, a+1)
		return k
	}
	if why == cutPrep && cut+1 < b && p.str(cut, cut+1) == "of" && p.capital(cut+1) && p.isOrg(a, cut) {
		cut, why = b, cutNone // "Press Trust of India"
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

// agencyRole gives where the name begins in "Xinhua writer Ana Ruiz", and a where toks[a:b] is nothing of the kind.
func (p *bylineParser) agencyRole(a, b int) int {
	if len(*p.list()) > 0 || !p.is(a, classAgency) || p.is(a, classGiven) || !p.is(a+1, classRole) || p.capital(a+1) || b-a < 4 || !p.name(a+2, b) {
		return a
	}
	return a + 2
}

// besides reports whether toks[a:b], which a mark parts from the people before, names an organisation that
// would else be cut at one of its words: "NJ Advance | Media for Example.com".
func (p *bylineParser) besides(a, cut, b int) bool {
	if len(*p.list()) == 0 || cut == b || p.is(a, classGiven) || p.sep != bylinePipe && p.sep != bylineDash {
		return false
	}
	return p.toks[cut].class&classOrg != 0 && p.toks[cut].class&classRole == 0 && p.capital(cut)
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
	case bylineComma, bylineLine:
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
		if k > a && k+1 < b && p.is(k-1, classRole) && (p.is(k, classGiven) || p.toks[a].shape&shapeGlued != 0) && p.plain(k) && p.plain(k+1) {
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
	for k := a + 1; k < b && !(p.is(b-1, classOrg) && p.capital(b-1)); k++ {
		if p.toks[k].class&(classRole|classModifier) != 0 && p.toks[k].class&(classOrg|classAgency) == 0 {
			return
		}
	}
	var buf [32]byte
	word := appendLower(buf[:0], p.str(a, a+1))
	switch {
	case isListed("|in|on|na|im|am|", string(word)):
		return
	case isListed("|is|was|", string(word)):
		if a++; a+1 < b && p.is(a, classArticle) {
			a++
		}
		p.about(a, b)
		return
	}
	employer := isListed("|for|of|für|pour|para|per|voor|för|til|dla|pro|bei|beim|chez|için|для|", string(word))
	a++
	org := p.isOrg(a, b)
	if !p.capital(a) && p.isThe(a) && a+1 < b {
		a++ // "of the Daily Herald"
	}
	if org || employer && b-a < 5 && p.capital(a) {
		p.affiliate(p.str(a, b))
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
		if has && b-a > 1 {
			p.prepositional(a, b)
		}
	case has && role:
		p.setRole(a, b)
	case !has && b-a <= 4:
		p.addGeneric(a, b)
	}
}
