package broadsheet

import (
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
)

// CleanHTML gives the inert form of an HTML fragment: the subset that [Article].Content holds, with
// links resolved against src.URL.
func (p *Parser) CleanHTML(s string, src Source) string {
	return string(htmlclean.Append(nil, s, cleanOptions(src.URL)))
}

// maxBase bounds the address that relative links are resolved against: each of them comes out as long.
const maxBase = 512

// baseAddress gives what to resolve links against in a document of this address: of a long one its directory, and
// nothing where that is long as well.
func baseAddress(url string) string {
	if len(url) <= maxBase {
		return url
	}
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		url = url[:i]
	}
	if i := strings.LastIndexByte(url, '/'); i < maxBase {
		return url[:i+1]
	}
	return ""
}

// cleanOptions resolves the addresses of a document against its base.
func cleanOptions(base string) htmlclean.Options {
	base = baseAddress(base)
	return htmlclean.Options{Resolve: func(ref string) (string, bool) {
		u, err := ResolveURL(base, ref)
		return u, err == nil
	}}
}
