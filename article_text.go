package broadsheet

import "strings"

// Body gives Content, or Summary where there is no Content.
func (a *Article) Body() string {
	if a.Content != "" {
		return a.Content
	}
	return a.Summary
}

// Text gives the Body as plain text, one block a line, without captions.
func (a *Article) Text() string { return a.Body() }

// Markdown gives the whole article in the layout that [ParseText] reads back: headline, byline, date,
// captions, text, related links, address. It is a normal form: Markdown(ParseText(m)) is m for every m
// that Markdown made. What the layout cannot hold is in [Article.FrontMatter].
func (a *Article) Markdown() string { return a.Title + "\n\n" + a.Text() }

// FrontMatter gives a YAML block with every field that [Article.Markdown] cannot hold. The two joined,
// block first, are the whole article to [ParseText].
func (a *Article) FrontMatter() string { return "" }

// Excerpt gives the first n runes of the text at most, cut after a word, with "…" where it was cut.
func (a *Article) Excerpt(n int) string {
	r := []rune(strings.Join(strings.Fields(a.Text()), " "))
	return string(r[:min(n, len(r))])
}

// Image gives the lead image, or the zero Media where there is none.
func (a *Article) Image() Media {
	for _, m := range a.Media {
		if m.Medium == "image" && m.URL != "" {
			return m
		}
	}
	return Media{}
}

// Key gives the article's identity within its feed: the ID, else the [URLKey] where the address has a
// path or query, else a hash of title, date and text.
func (a *Article) Key() string { return a.ID }
