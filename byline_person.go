package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxBylinePeople bounds each list: no story has as many authors.
const maxBylinePeople = 100

// list gives the list that whoever is named next belongs to.
//
//go:noinline
func (p *bylineParser) list() *[]Person {
	if p.role != "" {
		return &p.others
	}
	return &p.authors
}

// addPeople puts the person or people named by toks[a:b] on the list. Names that follow each other without a
// mark come apart where a given name follows a word that is none.
func (p *bylineParser) addPeople(a, b int) {
	if n := b - a; n >= 4 && n%2 == 0 && strings.EqualFold(p.str(a, a+n/2), p.str(a+n/2, b)) {
		b = a + n/2
	}
	start := a
	for k := a + 2; k < b; k++ {
		if p.toks[k].shape&shapeGlued != 0 && p.capital(k) && k-start >= 2 {
			p.addPeople(start, k)
			start = k
		}
	}
	if start > a {
		p.addPeople(start, b)
		return
	}
	if b-a >= 4 && p.is(a, classGiven) {
		for k := a + 2; k+1 < b; k++ {
			if p.is(k, classGiven) && k-start >= 2 && !p.is(k-1, classGiven|classParticle) && p.toks[k-1].shape&shapeDot == 0 && p.toks[k-1].end-p.toks[k-1].start > 2 && !p.is(k+1, classParticle|classSuffix) {
				p.addPerson(start, k)
				start = k
			}
		}
	}
	p.addPerson(start, b)
}

// addPerson puts one name on the list.
func (p *bylineParser) addPerson(a, b int) {
	for b-a > 1 && p.is(b-1, classMonth|classDay) && p.toks[b-1].class&classGiven == 0 && b-a > 2 {
		b--
	}
	for k := a + 2; k < b; k++ {
		if p.sameWord(a, k) { // in a name that is glued to another; elsewhere nameEnd sees to it
			b = k
		}
	}
	name := p.nameText(a, b)
	if b-a == 1 && (!p.capital(a) && p.is(a, classParticle) || p.isThe(a)) {
		return // "et al."
	}
	if p.is(b, classUI) && p.toks[b-1].shape&shapeUpper == 0 { // "Ana Ruiz's profile"
		name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	}
	p.last, p.roleBefore = b, false
	p.add(Person{Name: name, URL: p.linkAt(int(p.toks[a].start), int(p.toks[b-1].end))})
}

// addOrg puts an organisation on the list, or beside the people who are there.
func (p *bylineParser) addOrg(a, b int) {
	name := p.str(a, b)
	list := *p.list()
	if n := len(list); n > 0 {
		if !list[n-1].Org {
			p.affiliate(name)
			p.last = b
			return
		}
		if p.sep == bylineAnd && !p.is(a, classGeneric) && !(bylineClassOf(list[n-1].Name)&classAgency != 0 && p.is(a, classAgency)) {
			if i := strings.LastIndex(p.text[:p.toks[b-1].start], list[n-1].Name); i >= 0 { // "Le Figaro et AFP"
				list[n-1].Name = p.text[i:p.toks[b-1].end]
				p.last = b
				return
			}
		}
	}
	if len(list) > 0 && (p.closed || p.sep == bylineSlash && p.isDomain(a)) {
		return
	}
	p.last = b
	p.add(Person{Name: name, Org: true, URL: p.linkAt(int(p.toks[a].start), int(p.toks[b-1].end))})
}

// addGeneric keeps words such as "Staff Writer" in case there is no better author.
func (p *bylineParser) addGeneric(a, b int) {
	if p.role != "" || len(p.authors) > 0 {
		return
	}
	if p.is(a, classArticle) && !p.capital(a) && a+1 < b {
		a++
	}
	if p.generic == "" {
		p.generic = p.str(a, b)
	}
}

// add appends a person unless the list has the name. People take the place of organisations, which
// become their affiliation.
func (p *bylineParser) add(q Person) {
	list := p.list()
	q.Role = p.role
	if len(*list) >= maxBylinePeople {
		return
	}
	for i := range *list {
		if sameName((*list)[i].Name, q.Name) {
			return
		}
	}
	if n := len(*list); n > 0 && !q.Org && (*list)[n-1].Org && (p.sep != bylineAnd || n == 1 && bylineClassOf((*list)[0].Name)&classAgency != 0) && p.sep != bylineSemicolon {
		q.Affiliation = (*list)[n-1].Name
		*list = (*list)[:n-1]
	}
	if p.email != "" {
		q.Email, p.email = p.email, ""
	}
	*list = append(*list, q)
}

// affiliate notes the organisation of the people named since the last organisation.
func (p *bylineParser) affiliate(org string) {
	list := *p.list()
	for i := len(list) - 1; i >= 0 && list[i].Affiliation == "" && !list[i].Org; i-- {
		list[i].Affiliation = org
	}
}

// setRole notes the role of the person named last; a word for several, "Staff Writers", is that of all who have none. In a
// credit the credit is the role.
func (p *bylineParser) setRole(a, b int) {
	p.roleBefore = true
	list, s := *p.list(), p.str(a, b)
	if p.role != "" || len(s) > 120 {
		return
	}
	for i := len(list) - 1; i >= 0 && list[i].Role == "" && !list[i].Org; i-- {
		list[i].Role = s
		if one, ok := strings.CutSuffix(p.str(b-1, b), "s"); !ok || bylineClassOf(strings.ToLower(one))&classRole == 0 {
			break
		}
	}
}

// address notes an e-mail address: the last person's, or that of the next.
func (p *bylineParser) address(email string) {
	list := *p.list()
	if n := len(list); n > 0 && list[n-1].Email == "" {
		list[n-1].Email = email
		return
	}
	if p.email != email {
		p.addAddress()
	}
	p.email = email
}

// addAddress makes an author of the address that waits for a name, if it is among nothing but addresses.
func (p *bylineParser) addAddress() {
	n := len(p.authors)
	if p.email == "" || n > 0 && p.authors[n-1].Name != "" || n >= maxBylinePeople {
		return
	}
	for i := range p.authors {
		if p.authors[i].Email == p.email {
			return
		}
	}
	p.authors = append(p.authors, Person{Email: p.email})
}

// homepage notes an address printed after a name.
func (p *bylineParser) homepage(url string) {
	list := *p.list()
	if n := len(list); n > 0 && list[n-1].URL == "" {
		list[n-1].URL = p.webURL(url)
	}
}

// linkAt gives the address that markup attached to text[start:end].
func (p *bylineParser) linkAt(start, end int) string {
	for i := range p.links {
		if l := &p.links[i]; l.start < end && start < l.end {
			return p.webURL(l.url)
		}
	}
	return ""
}

// webURL makes an address absolute; it gives "" for one that is not http or https.
func (p *bylineParser) webURL(url string) string {
	if hasWebScheme(url) {
		return url
	}
	abs, err := ResolveURL(p.base, url)
	if err != nil || !hasWebScheme(abs) {
		return ""
	}
	return abs
}

func hasWebScheme(url string) bool {
	return len(url) > 8 && (strings.EqualFold(url[:7], "http://") || strings.EqualFold(url[:8], "https://"))
}

// finish ends the lists.
func (p *bylineParser) finish() {
	if len(p.authors) == 0 && p.generic != "" {
		p.role = ""
		p.add(Person{Name: p.generic, Org: true})
	}
	p.promote()
	p.invert()
	p.authors, p.others = photographersApart(p.authors, p.others)
	p.addAddress()
}

// photographersApart moves those of several authors whose job is to take pictures to the others.
func photographersApart(authors, others []Person) (wrote, rest []Person) {
	found := false
	for i := range authors {
		found = found || isPhotographer(&authors[i])
	}
	if len(authors) < 2 || !found {
		return authors, others
	}
	for i := range authors {
		if isPhotographer(&authors[i]) {
			rest = append(rest, authors[i])
			rest[len(rest)-1].Role = "photo"
		} else {
			wrote = append(wrote, authors[i])
		}
	}
	if len(wrote) == 0 {
		return authors, others
	}
	return wrote, append(rest, others...)
}

func isPhotographer(q *Person) bool {
	return q.Role != "" && bylineClassOf(q.Role)&classCredit == creditPhoto
}

// promote makes authors of those who reviewed, where nobody wrote: a product's review, not a doctor's.
func (p *bylineParser) promote() {
	if len(p.authors) > 0 && !p.authors[0].Org || p.medical {
		return
	}
	for _, q := range p.others {
		if q.Role != "review" {
			return
		}
	}
	if len(p.others) > 0 {
		p.authors, p.others = p.others, nil
		for i := range p.authors {
			p.authors[i].Role = ""
		}
	}
}

// invert turns surnames that stand first around: "Keller, Maria; Ruiz, John", where every part between semicolons has
// exactly one comma, "Keller, M., Ruiz, J.", where every second part is initials, and "Keller, Maria"
// alone where given names leave no doubt.
func (p *bylineParser) invert() {
	last, pairs := bylineSemicolon, false
	if p.initials() {
		last, pairs = bylineComma, true
	} else if !p.lastFirst() {
		return
	}
	p.authors = p.authors[:0]
	p.role = ""
	from, comma := p.first, -1
	for i := p.first; i <= len(p.toks); i++ {
		switch k := p.kind(i); {
		case k == bylineComma && comma < 0:
			comma = i
		case k == last || k == bylineEnd || pairs && k == bylineSemicolon:
			if comma > from && comma+1 < i {
				p.sep = bylineSemicolon
				p.add(Person{Name: p.turned(from, comma, i), URL: p.linkAt(int(p.toks[from].start), int(p.toks[i-1].end))})
			}
			from, comma = i+1, -1
		}
	}
}

// initials reports whether the byline is surnames and initials in turn, with commas between.
func (p *bylineParser) initials() bool {
	part, words, pairs := 0, 0, 0
	for i := p.first; i <= len(p.toks); i++ {
		switch k := p.kind(i); {
		case k == bylineWord:
			t := &p.toks[i]
			short := t.class&classDegree == 0 && t.shape&(shapeDot|shapeCapital) == shapeDot|shapeCapital && (t.end-t.start == 2 || t.shape&shapeInner != 0)
			if short != (part == 1) || part == 0 && !p.plain(i) && t.class&classParticle == 0 {
				return false
			}
			words++
		case k == bylineComma || k == bylineEnd || k == bylineSemicolon:
			if words == 0 || words > 3 {
				return false
			}
			pairs += part
			part, words = 1-part, 0
		default:
			return false
		}
	}
	return part == 0 && pairs > 0
}

// lastFirst reports whether every part between semicolons is "Last, First".
func (p *bylineParser) lastFirst() bool {
	parts, from := 0, p.first
	for i := p.first; i <= len(p.toks); i++ {
		k := p.kind(i)
		if k != bylineSemicolon && k != bylineEnd {
			continue
		}
		if i == from && i == len(p.toks) && parts > 0 {
			break
		}
		comma := -1
		for k := from; k < i; k++ {
			switch t := &p.toks[k]; {
			case t.kind == bylineComma && comma < 0:
				comma = k
			case !p.plain(k) && !p.is(k, classParticle) && t.shape&(shapeDot|shapeCapital) != shapeDot|shapeCapital && !(p.capital(k) && p.is(k-1, classParticle)):
				return false
			}
		}
		if comma <= from || comma == i-1 || i-from > 6 {
			return false
		}
		if (k == bylineSemicolon || parts > 0) && !p.turns(from, comma, i) {
			return false
		}
		from = i + 1
		parts++
	}
	return parts > 1 || parts == 1 && p.citation()
}

// turns reports whether the part toks[a:b], turned around at its comma, is one name: "García Ruiz, Ana" is, "Ana Ruiz, Per
// Holm" is two people. Two words are one name whatever they mean.
func (p *bylineParser) turns(a, comma, b int) bool {
	if b-a <= 3 {
		return true
	}
	name := p.turned(a, comma, b)
	people, _ := ParseByline(name, Source{Language: p.lang})
	return len(people) == 1 && people[0].Name == name
}

// turned gives the name of which toks[a:b] has the surname before the comma.
func (p *bylineParser) turned(a, comma, b int) string {
	given := p.nameText(comma+1, b)
	if b == comma+2 && p.allUpper(a, b) { // "KELLER, MARIA"
		given = nameCase(given)
	}
	return given + " " + p.familyName(a, comma)
}

// familyName is nameText for a surname that may be in capitals beside a given name that is not.
func (p *bylineParser) familyName(a, b int) string {
	s := p.nameText(a, b)
	if b-a == 1 && p.toks[a].shape&shapeUpper != 0 && len(s) > 3 {
		return nameCase(s)
	}
	return s
}

// citation reports whether the only part is "Keller, Maria": after the comma a given name, before it none.
func (p *bylineParser) citation() bool {
	comma := p.first
	for p.toks[comma].kind != bylineComma {
		comma++
	}
	if !p.is(comma+1, classGiven) || len(p.toks)-comma > 3 || p.toks[comma+1].class&classPlace != 0 {
		return false
	}
	for k := p.first; k < comma; k++ {
		if p.is(k, classGiven) {
			return false
		}
	}
	return comma == p.first+1 || p.is(p.first, classParticle)
}

// nameText gives the name toks[a:b] as it is to be printed.
func (p *bylineParser) nameText(a, b int) string {
	s := p.str(a, b)
	if b-a >= 2 && p.allUpper(a, b) {
		return nameCase(s)
	}
	if b-a >= 2 && p.toks[a].shape&shapeUpper == 0 && p.loudSurname(b-1) && p.givenAt(a) {
		return surnameCase(s)
	}
	return s
}

// givenAt reports whether token i is a given name, or begins with one: "Marie-Claire".
func (p *bylineParser) givenAt(i int) bool {
	first, _, _ := strings.Cut(p.str(i, i+1), "-")
	return bylineClassOf(first)&classGiven != 0
}

// loudSurname reports whether token i is a word in capitals that is longer than an acronym, and no house.
func (p *bylineParser) loudSurname(i int) bool {
	t := &p.toks[i]
	return t.shape&(shapeUpper|shapeDot|shapeDigit|shapeInner) == shapeUpper && (t.end-t.start > 4 || p.is(i-1, classParticle)) && t.class&(classOrg|classAgency|classRole|classModifier|classSuffix|classDegree|classGeneric) == 0
}

// allUpper reports whether toks[a:b] are in capitals throughout, but for particles and initials.
func (p *bylineParser) allUpper(a, b int) bool {
	long := false
	for k := a; k < b; k++ {
		t := &p.toks[k]
		if t.shape&shapeUpper == 0 && t.shape&shapeDot == 0 && t.class&(classParticle|classSuffix) == 0 && t.end-t.start > 1 {
			return false
		}
		long = long || t.shape&(shapeUpper|shapeInner) == shapeUpper && t.end-t.start > 2
	}
	return long
}

// nameCase writes a name that is printed in capitals as names are written: McDonald, O'Brien, de la Cruz.
func nameCase(s string) string {
	b := make([]byte, 0, len(s)+2)
	for i := 0; i < len(s); {
		end := strings.IndexByte(s[i:], ' ')
		if end < 0 {
			end = len(s) - i
		}
		b = appendNameCase(b, s[i:i+end], i == 0, i >= 3 && strings.EqualFold(s[i-3:i], "de "))
		i += end
		if i < len(s) {
			b = append(b, ' ')
			i++
		}
	}
	return string(b)
}

// surnameCase is nameCase for a name of which the surname alone is in capitals: "Jean DUPONT", "Marie DE LA TOUR".
func surnameCase(s string) string {
	var b []byte
	afterDe := false
	for w := range strings.FieldsSeq(s) {
		if b != nil {
			b = append(b, ' ')
		}
		if first, size := utf8.DecodeRuneInString(w); len(w) > size && unicode.IsUpper(first) && strings.ToUpper(w) == w {
			b = appendNameCase(b, w, false, afterDe)
		} else {
			b = append(b, w...)
		}
		afterDe = strings.EqualFold(w, "de")
	}
	return string(b)
}

// appendNameCase appends one word of a name in name case: the first, or one after "de".
func appendNameCase(b []byte, word string, first, afterDe bool) []byte {
	class := bylineClassOf(word)
	switch {
	case strings.IndexByte(word, '.') >= 0 && class&(classTitle|classSuffix) == 0, romanNumeral(word):
		return append(b, word...)
	case !first && class&classParticle != 0 && class&(classSuffix|classGiven) == 0 && (afterDe || !capitalParticle(word)):
		return appendLower(b, word)
	}
	start, up := 0, true
	runes := 0
	for i, r := range word {
		if !unicode.IsLetter(r) {
			if r == '\'' || r == '’' || r == '‘' {
				up = runes == 1 || i-start <= 2
				if left := len(word) - i - utf8.RuneLen(r); left <= 1 {
					up = false
				}
			} else {
				up = true
			}
			b = utf8.AppendRune(b, r)
			start, runes = i, 0
			continue
		}
		if up {
			b = utf8.AppendRune(b, unicode.ToUpper(r))
		} else {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
		runes++
		up = runes == 2 && i == 1 && len(word) > 4 && strings.EqualFold(word[:2], "mc")
	}
	return b
}

// capitalParticle tells particles that are also surnames or written with a capital in English names.
func capitalParticle(word string) bool {
	var buf [32]byte
	return word != "Y" && word != "E" && word != "I" &&
		isListed("|mac|mc|st|saint|santa|san|las|los|op|in|y|i|e|wa|ap|af|av|à|d|na|ste|st.|le|la|el|al|ali|abu|ould|", string(appendLower(buf[:0], word)))
}

func romanNumeral(s string) bool {
	switch s {
	case "II", "III", "IV", "VI":
		return true
	}
	return false
}

// sameName compares names without regard to case, full stops and kinds of apostrophes.
func sameName(a, b string) bool {
	if a == b {
		return true
	}
	for {
		ra, na := nextFolded(a)
		rb, nb := nextFolded(b)
		if ra != rb {
			return false
		}
		if ra == 0 {
			return true
		}
		a, b = a[na:], b[nb:]
	}
}

// nextFolded gives the next letter of s that counts, folded, and how much of s it takes; 0 at the end.
func nextFolded(s string) (rune, int) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch r {
		case '.', ',', ' ':
			continue
		case '’', '‘', 'ʼ', '`':
			r = '\''
		}
		return unicode.ToLower(r), i
	}
	return 0, len(s)
}
