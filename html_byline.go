package broadsheet

// chooseAuthors chooses who wrote the article.
func (p *page) chooseAuthors(a *Article) {
	rank := -1
	for _, c := range ranked(p.facts[fAuthor]) {
		if len(a.Authors) > 0 && int(c.rank) != rank {
			break
		}
		rank = int(c.rank)
		authors, _ := ParseByline(c.value, p.src)
		a.Authors = append(a.Authors, authors...)
	}
}
