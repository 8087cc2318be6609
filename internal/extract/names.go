package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// role says how the walk treats an element.
type role uint8

const (
	blockLevel role = iota
	inline
	skipped
	head
	lineBreak
	rule
	picture
)

// roleOf gives an element's role. Elements that HTML does not know are inline, as browsers show them.
func roleOf(n *html.Node) role {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Select, atom.Option, atom.Textarea,
		atom.Canvas, atom.Object, atom.Audio, atom.Input, atom.Svg, atom.Link, atom.Meta, atom.Datalist, atom.Noframes, atom.Wbr:
		return skipped
	case atom.Head:
		return head
	case atom.Br:
		return lineBreak
	case atom.Hr:
		return rule
	case atom.Img, atom.Video, atom.Iframe, atom.Embed:
		return picture
	case 0, atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del,
		atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Picture,
		atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong,
		atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Slot, atom.Math, atom.Output, atom.Source, atom.Button:
		return inline
	}
	return blockLevel
}

// tagSet is a set of kinds of elements.
type tagSet uint32

const (
	tagP tagSet = 1 << iota
	tagHeading
	tagH1
	tagLi
	tagTable
	tagCell
	tagPre
	tagQuote
	tagFigure
	tagCaption
	tagArticle
	tagMain
	tagSection
	tagDiv
	tagAside
	tagNav
	tagHeader
	tagFooter
	tagForm
	tagButton
	tagLink
	tagSpan
	tagDl
	tagTime
	tagDetails
	tagAddress
	tagHidden
	tagCustom
)

// tagOf gives an element's kind, and whether it is hidden.
func tagOf(n *html.Node) tagSet {
	t := kindOf(n)
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			t |= tagHidden
		case "aria-hidden":
			if a.Val == "true" {
				t |= tagHidden
			}
		case "style":
			if hides(a.Val) {
				t |= tagHidden
			}
		}
	}
	return t
}

func kindOf(n *html.Node) tagSet {
	switch n.DataAtom {
	case atom.P:
		return tagP
	case atom.H1:
		return tagHeading | tagH1
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return tagHeading
	case atom.Li:
		return tagLi
	case atom.Table:
		return tagTable
	case atom.Td, atom.Th:
		return tagCell
	case atom.Pre:
		return tagPre
	case atom.Blockquote:
		return tagQuote
	case atom.Figure:
		return tagFigure
	case atom.Figcaption, atom.Caption:
		return tagCaption
	case atom.Article:
		return tagArticle
	case atom.Main:
		return tagMain
	case atom.Section:
		return tagSection
	case atom.Div:
		return tagDiv
	case atom.Aside:
		return tagAside
	case atom.Nav, atom.Menu:
		return tagNav
	case atom.Header:
		return tagHeader
	case atom.Footer:
		return tagFooter
	case atom.Form, atom.Fieldset:
		return tagForm
	case atom.Button, atom.Label:
		return tagButton
	case atom.A:
		return tagLink
	case atom.Dl, atom.Dd, atom.Dt:
		return tagDl
	case atom.Time:
		return tagTime
	case atom.Details, atom.Summary:
		return tagDetails
	case atom.Address:
		return tagAddress
	case 0:
		return tagCustom
	}
	if roleOf(n) == inline {
		return tagSpan
	}
	return 0
}

// hides reports whether a style attribute hides its element.
func hides(style string) bool {
	for i := 0; i+4 < len(style); i++ {
		switch style[i] {
		case 'd':
			if value(style[i:], "display") == "none" {
				return true
			}
		case 'v':
			if value(style[i:], "visibility") == "hidden" {
				return true
			}
		}
	}
	return false
}

// value gives the value of a property that a style begins with.
func value(style, property string) string {
	if len(style) <= len(property) || style[:len(property)] != property {
		return ""
	}
	i := len(property)
	for i < len(style) && (style[i] == ' ' || style[i] == ':') {
		i++
	}
	j := i
	for j < len(style) && style[j] >= 'a' && style[j] <= 'z' {
		j++
	}
	return style[i:j]
}

// names are what an element's author called it: cues, and a hash of tag and class that elements of one
// template share.
type names struct {
	own cue
	sig uint32
}

// namesOf reads an element's names.
func (w *walker) namesOf(n *html.Node) names {
	out := names{sig: 2166136261 ^ uint32(n.DataAtom)*16777619}
	if n.DataAtom == 0 {
		out.own |= cuesOf(n.Data)
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "class":
			r := w.recall(a.Val)
			out.own |= r.own
			out.sig = out.sig*16777619 ^ r.sig
		case "id", "role", "itemprop", "data-testid", "data-component", "data-module", "data-qa":
			out.own |= w.recall(a.Val).own
		}
	}
	return out
}

// memory keeps what was found in a string: most classes of a page are used again and again.
type memory struct {
	s string
	names
}

// recall gives the cues and the hash of an attribute's value.
func (w *walker) recall(s string) names {
	if s == "" {
		return names{}
	}
	n := len(s)
	slot := &w.memory[(n*31+int(s[0])*7+int(s[n-1])*17+int(s[n/2]))%len(w.memory)]
	if slot.s != s {
		*slot = memory{s, names{cuesOf(s), hash(hashStart, s)}}
	}
	return slot.names
}

// hash continues an FNV-1a hash. Digits do not count, so that numbered classes are one template.
func hash(h uint32, s string) uint32 {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			h = (h ^ uint32(s[i])) * hashPrime
		}
	}
	return h
}

// cuesOf gives the cues among the words of a class attribute or the like. A word ends at every
// character that is no letter, and where camelCase begins another.
func cuesOf(s string) cue {
	const longest = 16
	var found cue
	h, n, lower := uint32(hashStart), 0, false // of the word so far
	for i := 0; i < len(s); i++ {
		c := s[i]
		isUpper := c >= 'A' && c <= 'Z'
		isLower := c >= 'a' && c <= 'z'
		if n > 0 && (!isUpper && !isLower || isUpper && lower) {
			found |= cueOf(h)
			h, n = hashStart, 0
		}
		if lower = isLower; isUpper || isLower {
			if n < longest {
				h = (h ^ uint32(c|0x20)) * hashPrime
			}
			n++
		}
	}
	if n > 0 {
		found |= cueOf(h)
	}
	return found
}
