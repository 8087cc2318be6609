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
