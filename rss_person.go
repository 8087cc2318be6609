package broadsheet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylines reads the authors of items. A feed repeats few of them often, so the last ones are kept.
type bylines struct {
	doc    *document
	key    [8]string
	list   [8][]Person
	others [8][]Person // credited beside them: for pictures, translation
	n      int
}

// maxByline bounds what is read of an author element.
const maxByline = 4096

// addAuthor takes author, and managingEditor, which is the header's author where no other is named.
func (e *feedEngine) addAuthor(f *frame) {
	r := e.rec
	if r == &e.head && r.authorRank > 0 && r.authorRank < rankDC && e.closedName().Local == "managingEditor" {
		list, _ := e.people.parse(e.line(), e.source(f))
		r.addEditors(list)
		return
	}
	first := len(r.authors) == 0
	e.addByline(f, rankCore)
	if first && r == &e.head && e.closedName().Local == "managingEditor" {
		r.editors = len(r.authors)
	}
}

// parse reads an author as feeds print it: "me@example.org (Ana Ruiz)", "Ana Ruiz <me@example.org>", a byline.
// The lists belong to the cache.
func (b *bylines) parse(s string, src Source) (authors, others []Person) {
	if s == "" {
		return nil, nil
	}
	for i := range b.key {
		if b.key[i] == s {
			return b.list[i], b.others[i]
		}
	}
	authors, others = parseAuthors(s, src)
	b.key[b.n], b.list[b.n], b.others[b.n] = s, authors, others
	b.n = (b.n + 1) % len(b.key)
	return authors, others
}

func parseAuthors(s string, src Source) (authors, others []Person) {
	if len(s) > maxByline {
		return []Person{{Name: s}}, nil
	}
	if strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
		return nil, nil // a dash, where a program had no name
	}
	if strings.IndexByte(s, '@') > 0 {
		if list := mailboxes(s); list != nil {
			return list, nil
		}
	}
	authors, others = ParseByline(s, src)
	if len(authors) == 0 || len(authors) == 1 && len(others) == 0 && isWholeName(s, authors[0].Name) {
		return []Person{{Name: s}}, nil
	}
	return authors, others
}

// isWholeName reports whether an author element is one name, of which name is the part that is left where it is
// read as a byline. The element says that it is a name: "Site Editor" is one here, and no words of a page
// stand before it, such as "first" and "published".
func isWholeName(s, name string) bool {
	before, ok := strings.CutSuffix(s, name)
	if !ok {
		return !strings.ContainsAny(s, ",;&/|()") && !isRoleAfter(s, name)
	}
	before = strings.TrimSpace(before)
	return before != "" && bylineClassOf(before) == classUI
}

// isRoleAfter reports whether a role is written behind a name in a script without capitals: 김민수 기자, 山田太郎記者.
func isRoleAfter(s, name string) bool {
	_, role, ok := strings.Cut(s, name)
	role = strings.TrimSpace(role)
	r, _ := utf8.DecodeRuneInString(role)
	return ok && r >= 0x2E80 && bylineClassOf(role)&classRole != 0
}

// mailbox reads one person of mailboxes.
func mailbox(s string) (p Person, ok bool) {
	if list := mailboxes(s); len(list) == 1 {
		return list[0], true
	}
	return p, false
}

// mailboxes reads a name and an e-mail address in either order, with the second in parentheses, angle
// brackets or without; or several addresses without names.
func mailboxes(s string) (list []Person) {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ()<>[]\",;:", r) })
	for _, w := range words {
		if isEmail(w) && (len(list) == 0 || list[0].Email != w) {
			list = append(list, Person{Email: w})
		}
	}
	switch {
	case len(list) > 1 && len(list) < len(words):
		return nil // people with names: a byline
	case len(list) != 1:
		return list
	}
	p := &list[0]
	name := strings.ReplaceAll(s, p.Email, "")
	name = strings.Replace(name, "mailto:", "", 1)
	name = strings.NewReplacer("()", "", "<>", "", "[]", "").Replace(name)
	name = strings.Trim(name, " \"'<>,;:-")
	if strings.HasPrefix(name, "(") && strings.HasSuffix(name, ")") {
		name = strings.Trim(name, "() ")
	}
	p.Name = collapseString(name)
	return list
}

// isEmail reports whether s has the shape of an address: one @ with something before, a host behind.
func isEmail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && at == strings.LastIndexByte(s, '@') && strings.IndexByte(s[at+1:], '.') > 0 && !strings.HasSuffix(s, ".")
}

// soleName gives the one that a line names: of a list that is a byline's, not the line's own name or address, the line.
func soleName(list []Person, line string) Person {
	if len(list) == 1 && (list[0].Name == line || list[0].Email != "") {
		return list[0]
	}
	return Person{Name: line}
}

// mergePerson adds a person, or what is new of one who is in the list.
func mergePerson(list []Person, p Person) []Person {
	for i := range list[:min(len(list), 32)] {
		if q := &list[i]; samePerson(q, &p) {
			q.fill(&p)
			return list
		}
	}
	return append(list, p)
}

// samePerson reports whether two people have one name, and nothing that tells them apart.
func samePerson(q, p *Person) bool {
	same := func(a, b string) bool { return a == "" || b == "" || a == b }
	return q.Name == p.Name && same(q.Email, p.Email) && same(q.URL, p.URL) && same(q.Image, p.Image)
}

// fill takes what is known of p and not of q.
func (q *Person) fill(p *Person) {
	for _, f := range [...]struct{ to, from *string }{{&q.Email, &p.Email}, {&q.URL, &p.URL}, {&q.Image, &p.Image}} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
}

// joinContributors completes authors by the contributors of their name who did nothing else: RSS has no better place
// for the addresses of all authors but the first, and our Writer puts them there.
func (e *feedEngine) joinContributors(r *record) {
	e.verbatim(r)
	r.contributors = slices.DeleteFunc(r.contributors, func(p Person) bool {
		if p.Role != "" {
			return false
		}
		for i := range r.authors[:min(len(r.authors), 32)] {
			if q := &r.authors[i]; samePerson(q, &p) {
				q.fill(&p)
				return true
			}
		}
		return false
	})
}

// verbatim takes a dc:creator for one name, and not for a byline, where an Atom person has that name.
func (e *feedEngine) verbatim(r *record) {
	isOneName := func(raw string, list []Person) bool {
		is := func(p Person) bool { return p.Name == raw }
		return (len(list) != 1 || list[0].Name != raw) && (slices.ContainsFunc(r.contributors, is) || slices.ContainsFunc(r.authors, is))
	}
	src := e.source(e.top())
	if !slices.ContainsFunc(r.creators, func(raw string) bool {
		list, _ := e.people.parse(raw, src)
		return isOneName(raw, list)
	}) {
		return
	}
	var out, misread []Person
	for _, raw := range r.creators {
		list, others := e.people.parse(raw, src)
		if isOneName(raw, list) {
			misread = append(misread, list...)
			r.contributors = slices.DeleteFunc(r.contributors, func(p Person) bool { return slices.Contains(others, p) })
			list = []Person{{Name: raw}}
		}
		for _, p := range list {
			out = mergePerson(out, p)
		}
	}
	for _, p := range r.authors {
		same := func(q Person) bool { return q.Name == p.Name }
		if slices.ContainsFunc(out, same) || !slices.ContainsFunc(misread, same) {
			out = mergePerson(out, p)
		}
	}
	r.authors = append(r.authors[:0], out...)
}
