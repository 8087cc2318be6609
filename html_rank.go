package broadsheet

import (
	"sort"
	"strings"
)

// ranked sorts candidates by rank; equals stay in the order of the page.
func ranked(list []fact) []fact {
	sort.SliceStable(list, func(i, j int) bool { return list[i].rank < list[j].rank })
	return list
}

// chooseLanguage takes the language that the page is marked with.
func (p *page) chooseLanguage(a *Article) {
	for _, c := range ranked(p.facts[fLanguage]) {
		tag := languageTag(c.value)
		used := a.Language == "" && tag != ""
		if used {
			a.Language = tag
		}
		p.doc.trace("Language", c.value, c.from, used)
	}
	if a.Language == "" {
		a.Language = languageTag(p.src.Language)
	}
	if a.Language != "" {
		p.src.Language = a.Language
	}
}

// languageTag gives a BCP 47 tag in the usual case (RFC 5646 section 2.1.1), or "" for what is none. Of a list it
// takes the first.
func languageTag(s string) string {
	s, _, _ = strings.Cut(s, ",")
	s = strings.TrimSpace(s)
	if len(s) < 2 || len(s) > 35 {
		return ""
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' })
	for i, part := range parts {
		for _, r := range part {
			if !('a' <= r|0x20 && r|0x20 <= 'z' || i > 0 && '0' <= r && r <= '9') {
				return ""
			}
		}
		part = strings.ToLower(part)
		switch {
		case len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3):
			return ""
		case i > 0 && len(part) == 2 && len(parts[i-1]) > 1:
			part = strings.ToUpper(part)
		case i == 1 && len(part) == 4:
			part = strings.ToUpper(part[:1]) + part[1:]
		}
		parts[i] = part
	}
	if len(parts) == 0 || parts[0] == "und" {
		return ""
	}
	return strings.Join(parts, "-")
}

// choosePublisher takes the site's name, else the host.
func (p *page) choosePublisher(a *Article) {
	for _, c := range ranked(p.facts[fSite]) {
		s := oneLine(unescapeOnce(c.value))
		used := a.Publisher.Name == "" && s != "" && len(s) <= 100 && !strings.Contains(s, "://")
		if used {
			a.Publisher = Person{Name: s, Org: true}
		}
		p.doc.trace("Publisher", s, c.from, used)
	}
	if a.Publisher.Name == "" {
		host, _ := hostPath(p.src.URL)
		if host = strings.TrimPrefix(host, "www."); host != "" {
			a.Publisher = Person{Name: host, Org: true}
			p.doc.trace("Publisher", host, "host", true)
		}
	}
}
