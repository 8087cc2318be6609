package htmlclean

import (
	"math/bits"
	"strconv"
	"strings"
)

// attr is an attribute that the cleaner looks at.
type attr uint8

// The attributes in the order in which they are written; those from atLazySrc on are only read.
const (
	atHref attr = iota
	atSrc
	atSrcset
	atPoster
	atType
	atCite
	atAlt
	atTitle
	atHreflang
	atDatetime
	atWidth
	atHeight
	atStart
	atReversed
	atValue
	atColspan
	atRowspan
	atScope
	atOpen
	atControls
	atDir
	atLang
	atLazySrc
	atLazySrcset
	atStyle
	atData

	numAttrs
)

// attrSet is a set of attributes, a bit each.
type attrSet uint32

func (s attrSet) has(a attr) bool { return s>>a&1 != 0 }

// everywhere are the attributes that each element may have.
const everywhere attrSet = 1<<atDir | 1<<atLang

// ofEmbeds are the attributes that the cleaner looks at in what is or was an image or a plug-in.
const ofEmbeds attrSet = 1<<atSrc | 1<<atSrcset | 1<<atTitle | 1<<atWidth | 1<<atHeight | 1<<atLazySrc |
	1<<atLazySrcset | 1<<atStyle | 1<<atData | 1<<atType

// wanted are the attributes to be read beside those of an element's spec.
var wanted = [...]attrSet{
	kindBlock: everywhere, kindDiv: everywhere, kindHeading: everywhere, kindListItem: everywhere,
	kindTerm: everywhere, kindTable: everywhere, kindCaption: everywhere, kindRowGroup: everywhere,
	kindRow: everywhere, kindCell: everywhere, kindLink: everywhere, kindPhrase: everywhere,
	kindNested: everywhere, kindRuby: everywhere, kindVoid: everywhere | ofEmbeds, kindMedia: everywhere | 1<<atLazySrc,
	kindEmbed: ofEmbeds, kindXmp: 0,
}

// lookupAttr gives the attribute of a lower-case name, or numAttrs.
func lookupAttr(name []byte) attr {
	switch string(name) {
	case "href":
		return atHref
	case "src":
		return atSrc
	case "srcset":
		return atSrcset
	case "poster":
		return atPoster
	case "type":
		return atType
	case "cite":
		return atCite
	case "alt":
		return atAlt
	case "title":
		return atTitle
	case "hreflang":
		return atHreflang
	case "datetime":
		return atDatetime
	case "width":
		return atWidth
	case "height":
		return atHeight
	case "start":
		return atStart
	case "reversed":
		return atReversed
	case "value":
		return atValue
	case "colspan":
		return atColspan
	case "rowspan":
		return atRowspan
	case "scope":
		return atScope
	case "open":
		return atOpen
	case "dir":
		return atDir
	case "lang", "xml:lang":
		return atLang
	case "data-src", "data-original", "data-lazy-src", "data-lazy", "data-original-src", "data-actualsrc", "data-echo":
		return atLazySrc
	case "data-srcset", "data-lazy-srcset", "data-original-set":
		return atLazySrcset
	case "style":
		return atStyle
	case "data":
		return atData
	}
	return numAttrs
}

// keep notes an attribute of the tag being read.
func (c *cleaner) keep(name, value string, want attrSet) {
	var buf [20]byte
	if len(name) > len(buf) {
		return
	}
	for i := range len(name) {
		b := name[i]
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		buf[i] = b
	}
	if a := lookupAttr(buf[:len(name)]); a < numAttrs && want.has(a) && !c.seen.has(a) {
		c.vals[a] = value
		c.seen |= 1 << a
	}
}

// value gives an attribute's value with its references decoded, and without white space around it.
func (c *cleaner) value(a attr) string {
	if !c.seen.has(a) {
		return ""
	}
	v := c.vals[a]
	if !c.raw {
		return trim(valid(v))
	}
	if strings.IndexByte(v, '&') >= 0 {
		c.tmp = appendText(c.tmp[:0], v, decode|inAttr|bare)
		v = string(c.tmp)
	}
	return trim(v)
}

// trim removes white space and control characters from both ends.
func trim[T string | []byte](v T) T {
	for len(v) > 0 && v[0] <= ' ' {
		v = v[1:]
	}
	for len(v) > 0 && v[len(v)-1] <= ' ' {
		v = v[:len(v)-1]
	}
	return v
}

// writeAttrs writes the attributes of the element that is being started. The address that an element cannot
// do without has been put into c.address.
func (c *cleaner) writeAttrs(el elem) {
	set := specs[el].attrs | everywhere
	if el != elVideo && el != elAudio && el != elImg {
		set &= c.seen
	}
	for ; set != 0; set &= set - 1 {
		c.writeAttr(attr(bits.TrailingZeros32(uint32(set))))
	}
}

// writeAttr writes one attribute, if its value is a good one.
func (c *cleaner) writeAttr(a attr) {
	switch a {
	case atHref, atSrc:
		c.write(a, c.address)
	case atSrcset:
		c.write(a, c.set)
	case atPoster, atCite:
		c.write(a, c.url(c.value(a), false))
	case atAlt, atTitle:
		c.write(a, c.value(a))
	case atWidth, atHeight:
		c.writeNumber(a, 1, maxPixels)
	case atColspan, atRowspan:
		c.writeNumber(a, 2, maxSpan)
	case atStart, atValue:
		c.writeNumber(a, 0, 1<<31-1)
	case atReversed, atOpen, atControls:
		c.dst = append(c.dst, ' ')
		c.dst = append(c.dst, attrNames[a]...)
		c.dst = append(c.dst, `=""`...)
	case atDir:
		c.write(a, c.oneOf(a, directions[:]))
	case atScope:
		c.write(a, c.oneOf(a, scopes[:]))
	default: // type, hreflang, datetime, lang
		if v := c.value(a); isToken(v) {
			c.write(a, v)
		}
	}
}

const (
	maxPixels = 20000 // of an image's or a video's side
	maxSpan   = 1000  // columns or rows that a cell covers, so that no reader lays out a grid of millions
)

// attrNames are the names of the attributes that are written.
var attrNames = [...]string{
	atHref: "href", atSrc: "src", atSrcset: "srcset", atPoster: "poster", atType: "type", atCite: "cite",
	atAlt: "alt", atTitle: "title", atHreflang: "hreflang", atDatetime: "datetime", atWidth: "width",
	atHeight: "height", atStart: "start", atReversed: "reversed", atValue: "value", atColspan: "colspan",
	atRowspan: "rowspan", atScope: "scope", atOpen: "open", atControls: "controls", atDir: "dir", atLang: "lang",
}

// write writes an attribute unless nothing is left of its value.
func (c *cleaner) write(a attr, value string) {
	n := len(c.dst)
	c.dst = append(c.dst, ' ')
	c.dst = append(c.dst, attrNames[a]...)
	c.dst = append(c.dst, `="`...)
	from := len(c.dst)
	c.dst = appendText(c.dst, value, inAttr)
	// A character that is not allowed may have stood before a space.
	if c.dst = append(c.dst[:from], trim(c.dst[from:])...); len(c.dst) == from {
		c.dst = c.dst[:n]
		return
	}
	c.dst = append(c.dst, '"')
}

// writeNumber writes an attribute whose value is a whole number in the given range.
func (c *cleaner) writeNumber(a attr, least, most int) {
	if n := number(c.value(a)); least <= n && n <= most {
		var buf [12]byte
		c.write(a, string(strconv.AppendInt(buf[:0], int64(n), 10)))
	}
}

// number reads a whole number in pixels or without a unit, and gives -1 for anything else.
func number(v string) int {
	v = strings.TrimSuffix(v, "px")
	if v == "" || len(v) > 10 {
		return -1
	}
	n := 0
	for i := range len(v) {
		if v[i] < '0' || v[i] > '9' {
			return -1
		}
		n = n*10 + int(v[i]-'0')
	}
	return n
}

// The values of dir and of scope.
var (
	directions = [...]string{"ltr", "rtl", "auto"}
	scopes     = [...]string{"row", "col", "rowgroup", "colgroup"}
)

// hasDir reports whether the tag has a direction that will be written.
func (c *cleaner) hasDir() bool { return c.oneOf(atDir, directions[:]) != "" }

// hasLang reports whether the tag has a language that will be written.
func (c *cleaner) hasLang() bool {
	v := c.value(atLang)
	return v != "" && isToken(v)
}

// oneOf gives the word of a few that an attribute's value is, or "".
func (c *cleaner) oneOf(a attr, words []string) string {
	v := c.value(a)
	for _, w := range words {
		if len(v) == len(w) && hasFold(v, w) {
			return w
		}
	}
	return ""
}

// isToken reports whether a value is what dates, languages and media types are made of.
func isToken(v string) bool {
	if len(v) > 64 {
		return false
	}
	for i := range len(v) {
		if b := v[i]; !isAlnum(b) && !strings.ContainsRune("-+:./ ", rune(b)) {
			return false
		}
	}
	return true
}
