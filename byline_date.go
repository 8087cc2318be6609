package broadsheet

// junk notes that a date or a word of the interface stands here.
func (p *bylineParser) junk() {
	if len(p.authors)+len(p.others) > 0 && !p.attach {
		p.closed = true
	}
	p.sep = bylineEnd
}

// isInterface reports whether the word of the interface at i is one here, not a name's second word or a label.
func (p *bylineParser) isInterface(i int) bool {
	const other = classLabel | classVerb | classRole | classModifier | classOrg | classCredit | classPrep | classArticle
	t := &p.toks[i]
	c := t.class
	switch {
	case c&classGiven != 0 && p.capital(i), t.end-t.start == 1 && !p.capital(i):
		return false
	case p.from < p.to && p.capital(i) && p.is(p.to-1, classParticle):
		return false // "van der Meer"
	case p.from == p.to:
		return c&other == 0 || p.kind(i+1) == bylineNumber || c&(classLabel|classVerb) != 0 && p.is(i+1, classBy|classBySoft|classPrep|classConj)
	case c&(classPrep|classArticle) != 0 && p.to-p.from < 2:
		return false
	case p.to-p.from == 1 && p.is(p.from, classAgency): // "CNN Updated"
	case p.to-p.from == 1 && p.capital(p.from) && p.capital(i) && t.shape&shapeGlued == 0 && (p.kind(i+1) != bylineWord || p.is(p.from, classGiven)):
		return false // "Herbert Read"
	}
	return c&(classVerb|classCredit|classLabel) == 0 || !p.is(i+1, classBy|classBySoft) && p.kind(i+1) != bylineColon
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
	var buf [32]byte
	return isListed("|france|channel|canal|radio|tv|télé|antena|la|rtl|kanal|rai|bbc|news|studio|antenne|", string(appendLower(buf[:0], p.str(p.from, p.to))))
}
