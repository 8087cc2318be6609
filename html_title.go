package broadsheet

import "strings"

// chooseTitle chooses the headline.
func (p *page) chooseTitle(a *Article) {
	titles := ranked(p.facts[fTitle])
	var best string
	if len(titles) > 0 {
		best = oneLine(unescapeOnce(titles[0].value))
	}
	if best == "" {
		best = p.doctitle
	}
	for _, m := range p.h1s {
		h := textOf(m.node, maxFact)
		f := foldWords(h)
		if f == "" {
			continue
		}
		if strings.Contains(foldWords(best), f) || strings.Contains(foldWords(p.doctitle), f) {
			best = h
			p.h1 = m
			break
		}
	}
	a.Title = best
	p.doc.trace("Title", best, "", true)
}
