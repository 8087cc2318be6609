package broadsheet

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// resolve gives the absolute web address of a reference in the page, or "".
func (p *page) resolve(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || len(ref) > maxFact {
		return ""
	}
	u, err := ResolveURL(p.base, ref)
	if err != nil || !isWeb(u) {
		return ""
	}
	return u
}

// isHere reports whether an address is the page's own, as far as the caller or the page say what that is.
func (p *page) isHere(ref string) bool {
	u := p.resolve(ref)
	if u == "" {
		return false
	}
	key := URLKey(u)
	if p.src.URL != "" && key == URLKey(p.src.URL) {
		return true
	}
	for _, n := range p.links {
		if n.DataAtom == atom.Link && hasWord(attr(n, "rel"), "canonical") {
			c := p.resolve(attr(n, "href"))
			return c != "" && URLKey(c) == key
		}
	}
	return false
}

// chooseURL takes the canonical address where it is plausible, else the caller's.
func (p *page) chooseURL(a *Article) {
	printed := ""
	try := func(ref, from string) {
		u := p.resolve(ref)
		if u == "" {
			return
		}
		used := printed == "" && p.plausible(u)
		if used {
			printed = u
		}
		p.doc.trace("URL", u, from, used)
	}
	for _, n := range p.links {
		if n.DataAtom == atom.Link && hasWord(attr(n, "rel"), "canonical") {
			try(attr(n, "href"), "canonical")
		}
	}
	for _, c := range ranked(p.facts[fURL]) {
		try(c.value, c.from)
	}
	if printed == "" {
		if u, err := ResolveURL("", p.src.URL); err == nil && isWeb(u) {
			printed = u
		}
	}
	if printed == "" {
		return
	}
	a.URL = printed
	if p.doc.p.KeepURLs {
		return
	}
	if u, err := p.doc.p.NormalizeURL("", printed); err == nil && u != printed {
		a.URL = u
		a.Links = append(a.Links, Link{URL: printed, Rel: "alternate"})
	}
}

// plausible reports whether a page may have the address: on the same site, and not its front page unless
// that is what was read.
func (p *page) plausible(u string) bool {
	if p.src.URL == "" {
		return true
	}
	host, path := hostPath(u)
	srcHost, srcPath := hostPath(p.src.URL)
	if len(strings.Trim(path, "/")) == 0 && len(strings.Trim(srcPath, "/")) > 0 {
		return false
	}
	return siteOf(host) == siteOf(srcHost)
}

// hostPath gives the host in lower case, without port, and the path with the query of an absolute web address.
func hostPath(u string) (host, path string) {
	_, rest, _ := strings.Cut(u, "://")
	i := strings.IndexAny(rest, "/?#")
	if i < 0 {
		i = len(rest)
	}
	host, path = rest[:i], rest[i:]
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	if i := strings.LastIndexByte(host, ':'); i > 0 && !strings.HasSuffix(host, "]") {
		host = host[:i]
	}
	if i := strings.IndexByte(path, '#'); i >= 0 {
		path = path[:i]
	}
	return strings.ToLower(host), path
}

// siteOf gives the part of a host that names the site, for comparing: two labels, or three where the second
// is as short as that of "co.uk". A list of public suffixes would cost more than all the rest of this package.
func siteOf(host string) string {
	labels := strings.Split(host, ".")
	n := 2
	if len(labels) > 2 && len(labels[len(labels)-1]) == 2 && len(labels[len(labels)-2]) <= 3 {
		n = 3
	}
	return strings.Join(labels[max(0, len(labels)-n):], ".")
}

// chooseLinks takes the links of interest in the head: AMP form, feeds, translations, licence.
func (p *page) chooseLinks(a *Article) {
	for _, n := range p.links {
		rel := attr(n, "rel")
		u := p.resolve(attr(n, "href"))
		if u == "" || len(a.Links) >= 2*maxMarks {
			continue
		}
		l := Link{URL: u, Type: attr(n, "type"), Language: attr(n, "hreflang"), Title: oneLine(attr(n, "title"))}
		switch {
		case hasWord(rel, "amphtml"):
			l.Rel = "amphtml"
		case hasWord(rel, "license"):
			l.Rel = "license"
		case hasWord(rel, "alternate") && !hasWord(rel, "stylesheet") && (isFeedType(l.Type, u) || l.Language != ""):
			l.Rel = "alternate"
		case hasWord(rel, "shortlink"):
			l.Rel = "shortlink"
		default:
			continue
		}
		if n.DataAtom == atom.A {
			l.Title, l.Type, l.Language = "", "", ""
		}
		a.Links = addLink(a.Links, l)
	}
}

// addLink adds a link that is not there yet. The lists are short.
func addLink(list []Link, l Link) []Link {
	for _, have := range list {
		if have.URL == l.URL && have.Rel == l.Rel {
			return list
		}
	}
	return append(list, l)
}
