package broadsheet

// chooseDates chooses when the article was published and updated.
func (p *page) chooseDates(a *Article) {
	for _, c := range ranked(p.facts[fPublished]) {
		d, err := p.doc.p.ParseDate(c.value, p.src)
		used := a.Published.IsZero() && err == nil
		if used {
			a.Published = d
		}
		p.doc.trace("Published", c.value, c.from, used)
	}
	for _, c := range ranked(p.facts[fUpdated]) {
		d, err := p.doc.p.ParseDate(c.value, p.src)
		used := a.Updated.IsZero() && err == nil
		if used {
			a.Updated = d
		}
		p.doc.trace("Updated", c.value, c.from, used)
	}
}
