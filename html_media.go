package broadsheet

// chooseMedia lists the pictures, lead first.
func (p *page) chooseMedia(a *Article) {
	for _, i := range p.body.Images {
		a.Media = append(a.Media, Media{URL: i.URL, Medium: "image", Alt: i.Alt, Caption: i.Caption, Credit: i.Credit, Link: i.Link, Width: i.Width, Height: i.Height})
	}
}
