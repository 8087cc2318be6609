package broadsheet

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
	"github.com/broadsheet-go/broadsheet/internal/xmlscan"
)

// textKind says what the characters of a text construct are.
type textKind uint8

const (
	kindPlain  textKind = iota
	kindHTML            // characters that spell HTML
	kindXHTML           // elements
	kindBase64          // base64 of one of the first two
)

// leaf is the innermost element with text.
type leaf struct {
	kind   textKind
	markup bool      // elements inside are markup that is kept
	meant  bool      // an ampersand in it was escaped by number: it means itself
	held   [3]string // attributes that the end tag needs
	bases  []innerBase
}

// innerBase is what addresses in an element inside a leaf are relative to, where its xml:base says so.
type innerBase struct {
	depth int
	base  string
}

// baseInside gives what addresses in the element just opened inside the leaf are relative to, as the elements around it have it.
func (e *feedEngine) baseInside() string {
	b := &e.leaf.bases
	for len(*b) > 0 && (*b)[len(*b)-1].depth >= e.scan.Depth() {
		*b = (*b)[:len(*b)-1] // it was closed
	}
	if len(*b) == 0 {
		return e.base()
	}
	return (*b)[len(*b)-1].base
}

// startLeaf makes the element just opened one whose text is gathered.
func (e *feedEngine) startLeaf(kind textKind) {
	f := e.top()
	f.in = inLeaf
	e.text, e.lent = e.own[:0], false
	e.leaf.kind, e.leaf.markup, e.leaf.meant = kind, kind != kindPlain, false
	e.leaf.bases = e.leaf.bases[:0]
	if held := &e.leaf.held; held[0] != "" || held[1] != "" || held[2] != "" {
		*held = [3]string{}
	}
}

// leafData takes text and CDATA into the leaf.
func (e *feedEngine) leafData(cdata bool) {
	data := e.scan.Data
	deeper := e.scan.Depth() > e.top().depth
	inside := e.leaf.kind == kindXHTML || e.leaf.markup && deeper
	whole := len(e.text) == 0 && !inside && !deeper && e.scan.Last()
	switch {
	case whole && (cdata || bytes.IndexByte(data, '&') < 0):
		e.text, e.lent = data, true
	case inside && cdata:
		e.text = appendAsHTML(e.text, data)
	case cdata || inside:
		e.text = append(e.text, data...)
	default:
		e.leaf.meant = e.leaf.meant || e.leaf.kind == kindPlain && bytes.Contains(data, []byte(meantAmp))
		e.text = e.scan.AppendText(e.text, data)
	}
	if whole {
		e.scan.Finish()
		e.endElement()
	}
}

// meantAmp is how the RSS profile wants an ampersand of plain text written ("Character Data in Titles"), and how a Writer
// does: what it begins is no reference.
const meantAmp = "&#x26;"

// resolveTwice resolves the references that are left in a line of plain text, because it was escaped twice or stands escaped in
// CDATA: "It&#8217;s". Twice, as some do it once more: no headline is about references.
func (e *feedEngine) resolveTwice(f *frame) {
	if e.leaf.kind != kindPlain || e.leaf.meant || f.space == nsAtom || f.space == nsMedia || e.atom && f.space == nsOther {
		return
	}
	switch f.el {
	case elTitle, elAbbreviated, elSubtitle, elCategory, elSubject, elKeywords, elRights, elSource, elSection,
		elAuthor, elCreator, elContributor, elPublisher:
		for n := 0; n < 2 && bytes.IndexByte(e.text, '&') >= 0; n++ {
			e.text = xmlscan.AppendText(nil, e.text)
		}
	}
}

// appendAsHTML appends text as HTML, which has no carriage returns.
func appendAsHTML(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, "&<>\r")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		switch text[i] {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				dst = append(dst, '\n')
			}
		default:
			dst = append(dst, "&gt;"...)
		}
		text = text[i+1:]
	}
}

// startMarkup takes a start tag inside a leaf into its text.
func (e *feedEngine) startMarkup() {
	s := e.scan
	local := s.Name.Local
	name := e.names.of(local)
	if !s.Empty && (isVoid(name) || string(name) == "p" && e.inParagraph()) {
		defer e.markupClosed(string(name))
	}
	if !e.leaf.markup {
		return
	}
	outer := e.leaf.kind == kindXHTML && s.Depth() == e.top().depth+1 && string(name) == "div"
	if len(s.Attr) > 0 {
		around, lang := e.baseInside(), ""
		base := around
		e.xmlAttributes(&base, &lang)
		if base != around {
			e.leaf.bases = append(e.leaf.bases, innerBase{s.Depth(), base})
		}
		if outer && lang != "" {
			e.say(e.top(), inherited{e.base(), lang})
		}
	}
	if outer {
		return // RFC 4287 section 3.1.1.3: the div is not part of the content
	}
	e.text = append(e.text, '<')
	e.text = append(e.text, local...)
	for i := range s.Attr {
		e.text = e.appendAttr(e.text, &s.Attr[i])
	}
	e.text = append(e.text, '>')
}

// markupClosed closes the element just opened, which has no content, or the paragraph around it.
func (e *feedEngine) markupClosed(name string) {
	if isVoid([]byte(name)) {
		e.scan.Drop()
		return
	}
	e.text = append(e.text[:len(e.text)-len("<p>")], "</p><p>"...)
	e.scan.Hoist(e.scan.Depth() - 2)
}

// inParagraph reports whether the element just opened stands in a p of the leaf, and has no attributes.
func (e *feedEngine) inParagraph() bool {
	d := e.scan.Depth() - 1
	return e.leaf.markup && len(e.scan.Attr) == 0 && d > e.top().depth && bytes.EqualFold(e.scan.Open(d), []byte("p"))
}

// appendAttr appends an attribute as HTML. An address is made absolute where xml:base inside the text
// changed what it is relative to.
func (e *feedEngine) appendAttr(dst []byte, a *xmlscan.Attr) []byte {
	if a.Name.Space == nsXML && string(a.Name.Local) == "base" {
		return dst
	}
	dst = append(dst, ' ')
	dst = append(dst, a.Name.Local...)
	dst = append(dst, '=', '"')
	value := a.Value
	if n := len(e.leaf.bases); n > 0 && isAddress(string(a.Name.Local)) {
		value = appendAsHTML(nil, []byte(absolute(e.leaf.bases[n-1].base, strings.TrimSpace(e.value(a)))))
	}
	for {
		i := bytes.IndexByte(value, '"')
		if i < 0 {
			break
		}
		dst = append(dst, value[:i]...)
		dst = append(dst, "&quot;"...)
		value = value[i+1:]
	}
	dst = append(dst, value...)
	return append(dst, '"')
}

// isAddress reports whether an attribute of HTML holds an address.
func isAddress(name string) bool {
	return isListed("|href|src|cite|poster|longdesc|background|data|action|", name)
}

// endMarkup takes an end tag inside a leaf into its text.
func (e *feedEngine) endMarkup() {
	s := e.scan
	if !e.leaf.markup {
		return
	}
	local := s.Closed().Local
	name := e.names.of(local)
	if isVoid(name) || e.leaf.kind == kindXHTML && s.Depth() == e.top().depth && string(name) == "div" {
		return
	}
	e.text = append(e.text, "</"...)
	e.text = append(e.text, local...)
	e.text = append(e.text, '>')
}

// isVoid reports whether an HTML element, in lower case, never has content.
func isVoid(name []byte) bool {
	return isListed("|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|", string(name))
}

// decode64 replaces the text by what its base64 spells, where it does.
func (e *feedEngine) decode64() {
	if e.leaf.kind != kindBase64 {
		return
	}
	e.leaf.kind = kindPlain
	packed := bytes.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\r' || r == '\t' || r == '=' {
			return -1
		}
		return r
	}, e.text)
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(packed)))
	n, err := base64.RawStdEncoding.Decode(out, packed)
	switch binary := e.leaf.held[0] != ""; {
	case binary || err == nil && !isText(out[:n]):
		e.text = e.text[:0] // a file, for which an Article has no place
		e.warn(fmt.Errorf("%w: a file as content", ErrSyntax))
	case err == nil:
		e.text = append(e.text[:0], out[:n]...)
	}
	if bytes.ContainsAny(e.text, "<&") {
		e.leaf.kind = kindHTML
	}
}

// isText reports whether bytes are text and no file of another kind.
func isText(b []byte) bool {
	return utf8.Valid(b) && bytes.IndexFunc(b, func(c rune) bool { return c < ' ' && c != '\n' && c != '\r' && c != '\t' }) < 0
}

// plain gives the leaf's text as plain text on one line, and its HTML where that has markup or could
// be taken for it.
func (e *feedEngine) plain(f *frame) (text, lost string) {
	e.decode64()
	if e.leaf.kind == kindPlain || bytes.IndexByte(e.text, '<') < 0 && bytes.IndexByte(e.text, '&') < 0 {
		return e.oneLine(), ""
	}
	cleaned := e.clean.html(e.text, e.baseOf(f))
	text = stripTags(cleaned)
	if strings.IndexByte(cleaned, '<') < 0 && strings.IndexByte(text, '<') < 0 {
		cleaned = ""
	}
	return text, cleaned
}

// html gives the leaf's text as HTML.
func (e *feedEngine) html(f *frame) string {
	e.decode64()
	text := bytes.TrimSpace(e.text)
	switch {
	case len(text) == 0:
		return ""
	case e.leaf.kind != kindPlain && e.doc.p.RawContent:
		return e.words.fresh(text)
	case e.leaf.kind == kindPlain:
		return paragraphs(string(appendAsHTML(nil, text)))
	}
	e.rec.textBase = e.textBase(f)
	return paragraphs(e.clean.html(text, e.rec.textBase))
}

// textBase gives what addresses in a leaf's HTML are relative to: where nothing says it, the item's page or the site.
func (e *feedEngine) textBase(f *frame) string {
	if base := e.baseOf(f); base != e.guess {
		return base
	}
	for _, l := range [...]*line{&e.rec.link, &e.head.self, &e.head.link} {
		if isWebAddress(l.s) {
			return baseAddress(l.s)
		}
	}
	return ""
}

// ownFragments makes links to a place in the document itself (RFC 3986 section 4.4), which were taken for places of the
// feed, those to the place in the item's page: footnotes.
func ownFragments(html, base, page string) string {
	if base = escapeHTML(base); base == "" || !isWebAddress(page) || strings.IndexByte(html, '#') < 0 || !strings.Contains(html, base) {
		return html
	}
	page, _, _ = strings.Cut(page, "#")
	return strings.ReplaceAll(html, ` href="`+base+`#`, ` href="`+escapeHTML(page)+`#`)
}

// address gives the leaf's text as an absolute address.
func (e *feedEngine) address(f *frame) string {
	return e.absolute(e.baseOf(f), e.words.of(bytes.TrimSpace(e.text)))
}

// resolved is an address, what it was printed as, and relative to what.
type resolved struct{ base, ref, url string }

// absolute is the function absolute. What feeds print twice in an item, or in each, is resolved once.
func (e *feedEngine) absolute(base, ref string) string {
	if e.last.ref != ref || e.last.base != base {
		e.last = resolved{base, ref, absolute(base, ref)}
	}
	return e.last.url
}

// cleaner makes HTML inert.
type cleaner struct {
	doc  *document
	base string
	opts htmlclean.Options
	out  []byte
}

func (c *cleaner) init(d *document) {
	c.doc = d
	c.opts = cleanOptions("")
}

// html gives the inert form of a fragment.
func (c *cleaner) html(fragment []byte, base string) string {
	if isPlainHTML(fragment) {
		return string(fragment)
	}
	if base != c.base {
		c.base, c.opts = base, cleanOptions(base)
	}
	c.out = htmlclean.Append(c.out[:0], string(fragment), c.opts)
	return string(bytes.TrimSpace(c.out))
}

// isPlainHTML reports whether a fragment is text that stays as it is.
func isPlainHTML(b []byte) bool {
	for _, c := range [...]byte{'<', '&', '>', '\r', 0} {
		if bytes.IndexByte(b, c) >= 0 {
			return false
		}
	}
	return true
}

// oneLine gives the leaf's text on one line. Podcasts print their summary as subtitle again: it is made once.
func (e *feedEngine) oneLine() string {
	b := bytes.TrimSpace(e.text)
	switch {
	case !isTidy(b):
		return collapse(b)
	case string(b) == e.rec.summary.s:
		return e.rec.summary.s
	}
	return e.words.fresh(b)
}

// line is oneLine for text that is likely to come again.
func (e *feedEngine) line() string {
	if b := bytes.TrimSpace(e.text); isTidy(b) {
		return e.words.of(b)
	}
	return collapse(e.text)
}

// collapseString is collapse of a string.
func collapseString(s string) string {
	s = strings.TrimSpace(s)
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == 0x7f || c == ' ' && s[i-1] == ' ' {
			return collapse([]byte(s))
		}
	}
	return s
}

// collapse gives text with each run of white space as one space, without control characters.
func collapse(b []byte) string {
	b = bytes.TrimSpace(b)
	if isTidy(b) {
		return string(b)
	}
	out := make([]byte, 0, len(b))
	for _, c := range b {
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f':
			if len(out) > 0 && out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
		case c >= ' ' && c != 0x7f:
			out = append(out, c)
		}
	}
	return string(bytes.TrimSpace(out))
}

// isTidy reports whether text has only single spaces and no control characters. It looks at eight characters
// at once, as spaces are where no processor expects them.
func isTidy(b []byte) bool {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	var spaces uint64 // the high bit of each character that is one
	for ; len(b) >= 8; b = b[8:] {
		w := binary.LittleEndian.Uint64(b)
		low := w &^ high
		last := spaces >> 56
		spaces = ^(low ^ ' '*ones + 0x7f*ones | w) & high
		control := ^(low + 0x60*ones | w) | (low+ones)&^w
		if control&high|spaces&(spaces<<8|last) != 0 {
			return false
		}
	}
	space := spaces>>63 == 1
	for _, c := range b {
		if c < ' ' || c == 0x7f || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return true
}

// stripTags gives the text of inert HTML on one line.
func stripTags(s string) string { return collapse(appendHTMLText(nil, s)) }

// isInline reports whether a tag (its name, and what follows) stands within a line.
func isInline(tag string) bool {
	if i := strings.IndexByte(tag, ' '); i >= 0 {
		tag = tag[:i]
	}
	return isListed("|a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr|", tag)
}

// repairC1 replaces the control characters U+0080 to U+009F by what windows-1252 has there: they come from
// text of that set that was taken for ISO 8859-1.
func repairC1(text []byte) []byte {
	at := nextC1(text, 0)
	if at < 0 {
		return text
	}
	out := make([]byte, 0, len(text)+16)
	for ; at >= 0; at = nextC1(text, 0) {
		out = append(out, text[:at]...)
		out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(text[at+1]))
		text = text[at+2:]
	}
	return append(out, text...)
}

// nextC1 gives where the next of U+0080 to U+009F stands in UTF-8 text, or -1.
func nextC1(text []byte, from int) int {
	for {
		i := bytes.IndexByte(text[from:], 0xc2)
		if i < 0 || from+i+1 >= len(text) {
			return -1
		}
		if text[from+i+1] < 0xa0 {
			return from + i
		}
		from += i + 2
	}
}

// absolute gives the absolute form of an address, the printed one where it has none, and "" for one that must not
// be followed.
func absolute(base, ref string) string {
	if isNormalURL(ref) {
		return ref
	}
	if u, err := ResolveURL(base, ref); err == nil {
		ref = u
	}
	if !mayFollow(ref) {
		return ""
	}
	return ref
}

// tidyLanguage gives a language tag without the blanks and underscores that feeds print.
func tidyLanguage(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "-")
	}
	if i := strings.IndexAny(s, ",; "); i >= 0 {
		s = s[:i] // Content-Language may list several
	}
	return s
}
