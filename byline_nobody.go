package broadsheet

// This file tells the texts that name nobody: what programs print for no author, the words that stand on
// every page, and sentences.

// noByline reports whether text is what programs print where they know of no author.
func noByline(text string) bool {
	if len(text) > len("[object Object]") {
		return false
	}
	var buf [32]byte
	switch string(appendLower(buf[:0], text)) {
	case "", "null", "undefined", "none", "n/a", "nan", "nil", "false", "true", "[object object]", "unknown author", "author":
		return true
	}
	return false
}

// furniture reports whether the byline is made of the words that stand on every page: "Sports", "Read more", "Log in".
func (p *bylineParser) furniture() bool {
	const also = classUI | classBy | classPrep | classConj | classTime | classModifier
	found := false
	for i := range p.toks {
		t := &p.toks[i]
		switch c := t.class; {
		case t.kind == bylineEmail || t.kind == bylineURL || t.kind == bylineHandle, c&(classGiven|classAgency|classGeneric) != 0:
			return false
		case t.kind != bylineWord:
		case c&(classNav|also) == 0 && !(c&(classArticle|classParticle) != 0 && !p.capital(i)) && c&(classLabel|classRole) != classLabel,
			c&classOrg != 0 && c&classNav == 0:
			return false
		case c&(classNav|classUI|classBy|classModifier) != 0:
			found = true
		}
	}
	return found
}

// prose reports whether the byline is a sentence: words in small letters behind the first, and nothing that names
// somebody or says who wrote.
func (p *bylineParser) prose() bool {
	const names = classGiven | classBy | classVerb | classCredit | classRole | classOrg | classAgency | classGeneric
	caps, small := 0, 0
	for i := range p.toks {
		t := &p.toks[i]
		switch {
		case t.kind > bylineNumber && t.kind != bylineComma && t.kind != bylineStop:
			return false
		case t.kind != bylineWord:
		case t.class&names != 0 && t.class&(classUI|classNav) == 0 || t.shape&shapeCaseless != 0:
			return false
		case p.capital(i):
			caps++
		case t.class&(classParticle|classSuffix) == 0 || t.class&classArticle != 0:
			small++
		}
	}
	stop := len(p.toks) > 0 && p.toks[len(p.toks)-1].kind == bylineStop
	return p.capital(0) && p.kind(1) == bylineWord && !p.capital(1) && (caps == 1 && small > 1 || stop && small > 2 && small > caps)
}

// isSentence reports whether toks[a:b], which nothing introduces, is of a text or a link's words, to judge by how it
// begins: "Police are appealing", "The council voted", "Subscribe | now", "Top stories".
func (p *bylineParser) isSentence(a, cut, b int, why bylineCut) bool {
	if p.first == a && a > 0 || p.role != "" || len(p.authors) > 0 || p.toks[a].shape&shapeCaseless != 0 {
		return false
	}
	if !p.capital(a) {
		for a > 0 && p.is(a-1, classArticle) {
			a--
		}
		return a > 0 && p.is(a-1, classUI|classNav)
	}
	if cut == b {
		return p.is(b-1, classNav|classUI) && p.toks[b-1].class&(classOrg|classGiven) == 0 && (b-a == 1 || !p.capital(b-1))
	}
	if p.isThe(a) {
		return !p.capital(a+1) && cut-a > 2 && !p.capital(a+2)
	}
	if c := p.toks[a].class; cut != a+1 || why != cutOther && (why != cutPrep || c&classModifier != 0) || c&(classGiven|classOrg|classAgency|classRole|classLabel) != 0 {
		return false
	}
	for k := cut; k < b; k++ {
		if p.is(k, classNav|classUI) {
			return true
		}
	}
	return !p.capital(cut) && (b < len(p.toks) || b-a > 5)
}
