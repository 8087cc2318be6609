package broadsheet

import "strings"

// bylines reads the authors of items. A feed repeats few of them often, so the last ones are kept.
type bylines struct {
	doc  *document
	key  [8]string
	list [8][]Person
	n    int
}

// maxByline bounds what is read of an author element.
const maxByline = 4096

// parse reads an author as feeds print it: "me@example.org (Ana Ruiz)", "Ana Ruiz <me@example.org>", a byline.
// The list belongs to the cache.
func (b *bylines) parse(s string, src Source) []Person {
	if s == "" {
		return nil
	}
	for i := range b.key {
		if b.key[i] == s {
			return b.list[i]
		}
	}
	list := parseAuthors(s, src)
	b.key[b.n], b.list[b.n] = s, list
	b.n = (b.n + 1) % len(b.key)
	return list
}

func parseAuthors(s string, src Source) []Person {
	if len(s) > maxByline {
		return []Person{{Name: s}}
	}
	if strings.IndexByte(s, '@') > 0 {
		if p, ok := mailbox(s); ok {
			return []Person{p}
		}
	}
	authors, _ := ParseByline(s, src)
	if len(authors) == 0 || len(authors) == 1 && !strings.HasSuffix(s, authors[0].Name) && !strings.ContainsAny(s, ",;&/|()") {
		return []Person{{Name: s}} // the element says that it is a name: "Site Editor" is one here
	}
	return authors
}

// mailbox reads a name and an e-mail address in either order, with the second in parentheses, angle
// brackets or without.
func mailbox(s string) (p Person, ok bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ()<>[]\",;:", r) })
	for _, w := range words {
		if isEmail(w) {
			if p.Email != "" && p.Email != w {
				return Person{}, false // several people
			}
			p.Email = w
		}
	}
	if p.Email == "" {
		return Person{}, false
	}
	name := strings.ReplaceAll(s, p.Email, "")
	name = strings.Replace(name, "mailto:", "", 1)
	name = strings.NewReplacer("()", "", "<>", "", "[]", "").Replace(name)
	name = strings.Trim(name, " \"'<>,;:-")
	if strings.HasPrefix(name, "(") && strings.HasSuffix(name, ")") {
		name = strings.Trim(name, "() ")
	}
	p.Name = collapseString(name)
	return p, true
}

// isEmail reports whether s has the shape of an address: one @ with something before, a host behind.
func isEmail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && at == strings.LastIndexByte(s, '@') && strings.IndexByte(s[at+1:], '.') > 0 && !strings.HasSuffix(s, ".")
}

func firstPerson(list []Person) Person {
	if len(list) == 0 {
		return Person{}
	}
	return list[0]
}
