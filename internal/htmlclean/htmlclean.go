// Package htmlclean turns HTML into the inert subset that Article.Content holds.
package htmlclean

import "html"

// Options say what to do with the addresses in a document.
type Options struct {
	// Resolve gives the absolute address of a reference as it stands in an attribute (entities decoded),
	// and false to drop the attribute. It is not asked for schemes that are never kept. Nil keeps
	// absolute http and https addresses alone.
	Resolve func(ref string) (string, bool)
}

// Append appends the inert form of an HTML fragment to dst.
func Append(dst []byte, fragment string, o Options) []byte {
	return append(dst, html.EscapeString(fragment)...)
}
