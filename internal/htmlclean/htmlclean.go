// Package htmlclean turns HTML into the inert subset that Article.Content holds.
//
// What comes out is balanced and properly nested: each element is closed where it ends, no element stands
// where the HTML parser would move it, and no element comes out whose content is anything but text and
// listed elements (no raw text, no template, nothing of SVG or MathML). A parser therefore reads the output
// as it was written, which is what keeps markup from mutating into script. Cleaning clean HTML changes nothing.
//
// # Elements
//
//	blocks    p h1 h2 h3 h4 h5 h6 div blockquote[cite] pre hr figure figcaption details[open] summary
//	lists     ul ol[start reversed] li[value] dl dt dd
//	tables    table caption thead tfoot tr th[colspan rowspan scope] td[colspan rowspan]
//	phrases   a[href title hreflang] em strong b i u s small mark code kbd samp var cite q[cite] dfn[title]
//	          abbr[title] time[datetime] ins[datetime] del[datetime] sub sup span bdi bdo ruby rt rp br
//	media     img[src srcset alt title width height] audio[src title controls]
//	          video[src poster title width height controls] source[src type]
//
// All of them may have dir and lang; nothing has id, class, style or a handler. Addresses are absolute: http
// or https, and in a link's href mailto and tel too. Text is escaped, attributes stand in double quotes, and
// control characters are gone.
//
// # What becomes of the rest
//
// Sectioning elements become div, elements of old HTML their heirs (tt code, strike s, acronym abbr, menu
// ul). Frames and plug-ins become links to what they showed. Script, style, form controls, templates, SVG
// and comments go with their content; of noscript only images stay. Any other tag goes and its content stays.
// Elements that hold nothing are left out, cells apart. An image that a script would load gets its address;
// images of one pixel go.
package htmlclean

import (
	"strings"
	"unicode/utf8"
)

// Options say what to do with the addresses in a document.
type Options struct {
	// Resolve gives the absolute address of a reference as it stands in an attribute (entities decoded),
	// and false to drop the attribute. It is not asked for schemes that are never kept. Nil keeps
	// absolute http and https addresses alone.
	Resolve func(ref string) (string, bool)
	// XML reads the tag of an empty element, <p/>, as XML does: as one with its end tag.
	XML bool
	// Paragraphs gives a flat text: div is not written but ends paragraphs, text that stands in no
	// paragraph gets one, and two line breaks in a row end one.
	Paragraphs bool
}

// Append appends the inert form of an HTML fragment to dst.
func Append(dst []byte, fragment string, o Options) []byte {
	if !utf8.ValidString(fragment) {
		fragment = strings.ToValidUTF8(fragment, "\uFFFD")
	}
	if !o.Paragraphs && strings.IndexByte(fragment, '<') < 0 {
		return appendText(dst, fragment, decode) // what most titles and many summaries are
	}
	c := cleaner{opts: o, dst: dst, raw: true}
	c.read(fragment)
	c.popTo(0)
	return c.dst
}
