package broadsheet

import "github.com/broadsheet-go/broadsheet/internal/htmlclean"

// CleanHTML gives the inert form of an HTML fragment: the subset that [Article].Content holds, with
// links resolved against src.URL.
func (p *Parser) CleanHTML(s string, src Source) string {
	return string(htmlclean.Append(nil, s, cleanOptions(src.URL)))
}

// cleanOptions resolves the addresses of a document against its base.
func cleanOptions(base string) htmlclean.Options {
	return htmlclean.Options{Resolve: func(ref string) (string, bool) {
		u, err := ResolveURL(base, ref)
		return u, err == nil
	}}
}
