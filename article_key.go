package broadsheet

// Key gives the article's identity within its feed: the ID, else the [URLKey] where the address has a
// path or query, else a hash of title, date and text.
func (a *Article) Key() string { return a.ID }
