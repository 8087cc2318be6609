package broadsheet

// doubt says what the page may be instead of an article.
func (p *page) doubt(a *Article) {
	if p.body.Truncated {
		a.Doubts |= Truncated
	}
	if p.body.Consent {
		a.Doubts |= Consent
	}
	if p.body.ErrorPage {
		a.Doubts |= ErrorPage
	}
	if p.body.Listing {
		a.Doubts |= NotArticle
	}
}
