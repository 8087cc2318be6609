package htmlclean

import "strings"

// This file finds the addresses of links, images, sounds, videos and embedded pages.

// MaxURL bounds an address, in bytes; longer ones are no addresses.
const MaxURL = 8 << 10

// url gives the absolute address that a reference leads to, or "" where it has a scheme that is not allowed
// or cannot be resolved. What Resolve answers is looked at again. Links may have mailto and tel.
func (c *cleaner) url(ref string, link bool) string {
	if len(ref) > MaxURL {
		return ""
	}
	if hasControl(ref) {
		ref = unbroken(ref)
	}
	if s := scheme(ref); ref == "" || s != "" && !allowed(lower(s), link) {
		return ""
	}
	if c.opts.Resolve != nil {
		var ok bool
		if ref, ok = c.opts.Resolve(ref); !ok || len(ref) > MaxURL {
			return ""
		}
	}
	s := scheme(ref)
	if !allowed(s, link) || s[0] == 'h' && !strings.HasPrefix(ref[len(s):], "://") || hasControl(ref) {
		return ""
	}
	return valid(ref)
}

// unbroken removes tabs and line ends, as a URL parser does.
func unbroken(ref string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, ref)
}

// hasControl reports whether an address holds a character that no absolute address does.
func hasControl(ref string) bool {
	for i := range len(ref) {
		if ref[i] <= ' ' || ref[i] == 0x7f {
			return true
		}
	}
	return false
}

// scheme gives what stands before a reference's colon, if it is a scheme.
func scheme(ref string) string {
	for i := range len(ref) {
		switch b := ref[i]; {
		case isAlpha(b):
		case i > 0 && (isAlnum(b) || b == '+' || b == '-' || b == '.'):
		case i > 0 && b == ':':
			return ref[:i]
		default:
			return ""
		}
	}
	return ""
}

// allowed reports whether a scheme is kept.
func allowed(scheme string, link bool) bool {
	switch scheme {
	case "http", "https":
		return true
	case "mailto", "tel":
		return link
	}
	return false
}

// lower gives ASCII letters in lower case.
func lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return strings.Map(func(r rune) rune {
				if 'A' <= r && r <= 'Z' {
					r |= 0x20
				}
				return r
			}, s)
		}
	}
	return s
}

// firstURL gives the first reference of an image, sound or video that has an address.
func (c *cleaner) firstURL(refs ...string) string {
	for _, ref := range refs {
		if ref != "" && !strings.ContainsAny(ref, "{}") {
			if u := c.url(ref, false); u != "" && !strings.ContainsAny(u, "{}") { // nor from the base
				return u
			}
		}
	}
	return ""
}

// source takes a source element: of a picture an address, of a sound or video an element.
func (c *cleaner) source() {
	switch {
	case c.inMedia:
		if c.address = c.firstURL(c.value(atSrc)); c.address != "" {
			c.mark()
			c.element(elSource)
		}
	case c.inPicture && c.picture == "":
		_, c.picture = c.candidates(c.value(atSrcset))
		if c.picture == "" {
			_, c.picture = c.candidates(c.value(atLazySrcset))
		}
	}
}

// element writes the tag of an element without content.
func (c *cleaner) element(el elem) {
	c.dst = append(c.dst, '<')
	c.dst = append(c.dst, specs[el].name...)
	c.writeAttrs(el)
	c.dst = append(c.dst, '>')
}

// img writes an image. Where its address is a stand-in that a script would replace, the real one is taken.
func (c *cleaner) img() {
	if c.noscript && c.doubled || c.isPixel() {
		return
	}
	set, best := c.candidates(c.value(atLazySrcset))
	if set == "" {
		set, best = c.candidates(c.value(atSrcset))
	}
	c.set = set
	src := c.value(atSrc)
	spare := ""
	if isPlaceholder(src) {
		src, spare = "", src
	}
	c.address = c.firstURL(c.value(atLazySrc), src)
	if c.address == "" {
		c.address = best
	}
	if c.address == "" {
		c.address = c.picture
	}
	if c.address == "" {
		c.address = c.firstURL(spare)
	}
	c.picture = ""
	if c.address == "" {
		return
	}
	c.paragraph()
	c.mark()
	c.element(elImg)
	c.image = true
}

// isPixel reports whether an image is there to be counted, not to be seen.
func (c *cleaner) isPixel() bool {
	tiny := func(a attr) bool {
		n := number(c.value(a))
		return n == 0 || n == 1
	}
	return tiny(atWidth) && tiny(atHeight) || c.isHidden()
}

// isHidden reports whether an element's own style hides it.
func (c *cleaner) isHidden() bool {
	style := c.value(atStyle)
	i := strings.Index(style, "display:")
	return i >= 0 && strings.HasPrefix(strings.TrimLeft(style[i+len("display:"):], " "), "none")
}

// isPlaceholder reports whether an image's address is of the kind that stands in for the real one.
func isPlaceholder(ref string) bool {
	name := ref[strings.LastIndexByte(ref, '/')+1:]
	for _, word := range [...]string{"placeholder", "spacer", "blank.", "transparent", "pixel.", "1x1", "lazy", "loading"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

const (
	maxCandidates = 16      // images of a srcset
	spareSet      = 1 << 10 // bytes by which a srcset may grow beyond a few times what it was
)

// candidates gives a srcset (HTML section 4.8.4.2.1) with absolute addresses, and the address of its
// largest image.
func (c *cleaner) candidates(srcset string) (set, best string) {
	var out []byte
	most, room := -1.0, spareSet+4*len(srcset)
	for n := 0; n < maxCandidates && len(out) < room; n++ {
		srcset = strings.TrimLeft(srcset, " \t\n\r\f,")
		if srcset == "" {
			break
		}
		end := strings.IndexAny(srcset, " \t\n\r\f")
		if end < 0 {
			end = len(srcset)
		}
		ref, size := strings.TrimRight(srcset[:end], ","), ""
		if len(ref) == end {
			size, srcset, _ = strings.Cut(srcset[end:], ",")
			size = trim(size)
		} else {
			srcset = srcset[end:]
		}
		u := c.firstURL(ref)
		width, ok := descriptor(size)
		if u == "" || !ok || strings.HasPrefix(u, ",") || strings.HasSuffix(u, ",") {
			continue
		}
		if len(out) > 0 {
			out = append(out, ", "...)
		}
		out = append(out, u...)
		if size != "" {
			out = append(out, ' ')
			out = append(out, size...)
		}
		if width > most {
			most, best = width, u
		}
	}
	return string(out), best
}

// descriptor reads the size of an image in a srcset: "640w", "1.5x" or nothing.
func descriptor(size string) (float64, bool) {
	if size == "" {
		return 1, true
	}
	n := len(size) - 1
	if size[n] != 'w' && size[n] != 'x' || n == 0 || n > 6 {
		return 0, false
	}
	value, scale := 0.0, 0.0
	for i := range n {
		switch b := size[i]; {
		case '0' <= b && b <= '9':
			value = value*10 + float64(b-'0')
			scale *= 10
		case b == '.' && scale == 0:
			scale = 1
		default:
			return 0, false
		}
	}
	return value / max(scale, 1), true
}

// embed writes a link to what a frame or plug-in shows.
func (c *cleaner) embed() {
	u := c.firstURL(c.value(atLazySrc), c.value(atSrc), c.value(atData))
	if u == "" || u == c.shown || c.links > 0 || c.block != "" || c.isPixel() {
		return
	}
	c.shown = u
	label := c.value(atTitle)
	if isBlank([]byte(label)) {
		label = u
	}
	c.seen = 1 << atHref
	c.address = u
	alone := c.find(elP) < 0 && (c.n == 0 || specs[c.top()].kind.isBlock()) && !c.top().isHeading()
	if alone {
		c.seen = 0
		c.start(elP)
		c.seen = 1 << atHref
	}
	c.paragraph()
	if c.push(elA) {
		c.links++
		c.text(label, 0)
		c.end(elA)
	}
	if alone {
		c.end(elP)
	}
}
