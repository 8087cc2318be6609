package broadsheet

import (
	"fmt"
	"strings"
)

// ResolveURL gives the absolute address of ref, relative to base, by the WHATWG URL standard and
// nothing more. base may be "" where ref is absolute. The error is an [Error] that wraps [ErrURL].
func ResolveURL(base, ref string) (string, error) {
	if isNormalURL(ref) {
		return ref, nil
	}
	u, ok := resolve(base, ref)
	if !ok {
		return "", badURL(ref)
	}
	return u.String(), nil
}

func badURL(s string) error { return &Error{Err: fmt.Errorf("%w: %.200q", ErrURL, s)} }

// resolve parses ref relative to base, which may be "".
func resolve(base, ref string) (webURL, bool) {
	if base == "" {
		return parseURL(ref, nil)
	}
	b, ok := parseURL(base, nil)
	if !ok {
		return parseURL(ref, nil)
	}
	return parseURL(ref, &b)
}

// isNormalURL reports whether s is an http or https URL that parsing would give back as it is: with a
// plain domain that has no number at its end, a path that is not empty, and nothing to escape or resolve.
// It may say no of other normal URLs.
func isNormalURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "http")
	if !ok {
		return false
	}
	rest = strings.TrimPrefix(rest, "s")
	if rest, ok = strings.CutPrefix(rest, "://"); !ok {
		return false
	}
	slash := strings.IndexByte(rest, '/')
	if slash <= 0 || !isPlainDomain(rest[:slash]) {
		return false
	}
	path, set := rest[slash+1:], inPath
	for i := range len(path) {
		c := path[i]
		if unremarkable[c] {
			continue
		}
		switch {
		case c == '?' && set == inPath:
			set = inSpecialQuery
		case c == '#' && set != inFragment:
			set = inFragment
		case mustEscape(c, set):
			return false
		case set == inPath && (c == '\\' || (c == '.' || c == '%') && (i == 0 || path[i-1] == '/')):
			return false // the beginning of "." or "..", it may be escaped
		}
	}
	return true
}

// unremarkable are the characters that stay as they are everywhere behind the host.
var unremarkable = func() (set [256]bool) {
	for c := byte('0'); c <= 'z'; c++ {
		set[c] = '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	for _, c := range "-_/~=&+,!$" {
		set[c] = true
	}
	return set
}()

// isPlainDomain reports whether s is a domain in lower case ASCII whose last label begins with a letter.
func isPlainDomain(s string) bool {
	last := 0
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case c == '.':
			last = i + 1
		case c != '-' || strings.HasSuffix(s[:i], "xn-"):
			return false
		}
	}
	return last < len(s) && s[last] >= 'a'
}

// NormalizeURL resolves ref against base and gives an address of the same page that is safe to fetch:
// http or https, its syntax normalised (RFC 3986 section 6.2.2), tracking parameters, session ids and
// text fragments off, known redirect wrappers and AMP caches unwrapped. Normalising twice changes nothing.
// The error is an [Error] that wraps [ErrURL].
func (p *Parser) NormalizeURL(base, ref string) (string, error) {
	if isSettled(ref) {
		return ref, nil
	}
	u, ok := resolve(base, repairURL(ref))
	if !ok {
		return "", badURL(ref)
	}
	u, ok = u.normalize()
	if !ok {
		return "", badURL(ref)
	}
	return u.String(), nil
}

// isSettled reports whether normalising changes nothing of s for certain, as of most addresses of articles: a
// normal URL without query, fragment, escapes and session, that can neither hold another URL nor be of a cache.
func isSettled(s string) bool {
	for i := len("http"); i < len(s); i++ {
		switch c := s[i]; {
		case !telling[c]:
		case c == '.':
			if strings.HasSuffix(s[:i], "google") {
				return false
			}
		case c == 'p':
			if strings.HasSuffix(s[:i], "htt") || strings.HasSuffix(s[:i], "am") {
				return false
			}
		default:
			return false
		}
	}
	return isNormalURL(s)
}

// telling are the characters that parts of a URL which are not settled have or end with.
var telling = [256]bool{'?': true, '#': true, '%': true, ';': true, '.': true, 'p': true}

// maxWrappers is how many redirect wrappers around one another are undone.
const maxWrappers = 4

// normalize unwraps and cleans an http or https URL. It says false of all others.
func (u webURL) normalize() (webURL, bool) {
	outer := u
	for range maxWrappers + 1 {
		if u.scheme != "http" && u.scheme != "https" {
			return u, false
		}
		u.clean()
		target, ok := u.unwrap()
		if !ok {
			return u, true
		}
		inner, ok := parseURL(repairURL(target), nil)
		if !ok || inner.scheme != "http" && inner.scheme != "https" {
			return u, true
		}
		u = inner
	}
	outer.clean() // more than anybody wraps: what is inside would be unwrapped again
	return outer, true
}

// clean normalises the parts of the URL.
func (u *webURL) clean() {
	if host := strings.TrimSuffix(u.host, "."); host != "" && !strings.HasSuffix(host, ".") {
		u.host = host
	}
	if path := cutSession(u.path); path != u.path {
		u.path = ""
		u.segments(path) // what is left of a segment may be "." or ".."
	}
	u.path = normalEscapes(u.path)
	u.query = cleanQuery(normalEscapes(u.query))
	u.hasQuery = u.query != ""
	u.frag = cleanFragment(u.frag)
	u.hasFrag = u.frag != ""
}

// repairURL undoes what the way of an address through text and HTML did to it.
func repairURL(s string) string {
	s = unbroken(strings.TrimFunc(s, func(c rune) bool {
		return c <= ' ' || c == '\u00a0' || c >= '\u200b' && c <= '\u200f' || c == '\u2060' || c == '\ufeff'
	}))
	s = strings.TrimPrefix(s, "<")
	if i := strings.IndexAny(s, "<>"); i >= 0 {
		s = s[:i]
	}
	for len(s) > 5 && strings.EqualFold(s[:5], "feed:") {
		if s = s[5:]; strings.HasPrefix(s, "//") {
			s = "http:" + s
		}
	}
	q := strings.IndexByte(s, '?')
	if q < 0 || !strings.HasPrefix(s[q+1:], "amp;") && !strings.Contains(s[q:], "&amp;") && !strings.Contains(s[q:], "&#") {
		return s
	}
	b := append(make([]byte, 0, len(s)), s[:q]...)
	for rest := s[q:]; rest != ""; {
		c := rest[0]
		b, rest = append(b, c), rest[1:]
		for c == '&' && ampersand(rest) > 0 || len(b) == q+1 && strings.HasPrefix(rest, "amp;") {
			rest = rest[ampersand(rest):]
		}
	}
	return string(b)
}

// ampersand gives the length of what makes a reference to "&" of the "&" before it, 0 where nothing does.
func ampersand(s string) int {
	for _, name := range [...]string{"amp;", "#38;", "#038;", "#x26;"} {
		if strings.HasPrefix(s, name) {
			return len(name)
		}
	}
	return 0
}

// cutSession removes ";jsessionid=…" from a path.
func cutSession(path string) string {
	const key = ";jsessionid="
	var b []byte
	rest := path
	for i := strings.IndexByte(rest, ';'); i >= 0 && i+len(key) <= len(rest); {
		if rest[i] != ';' || !strings.EqualFold(rest[i:i+len(key)], key) {
			i++
			continue
		}
		b, rest = append(b, rest[:i]...), rest[i+len(key):]
		end := strings.IndexAny(rest, "/;")
		if end < 0 {
			end = len(rest)
		}
		rest, i = rest[end:], 0
	}
	if len(rest) == len(path) {
		return path
	}
	return string(append(b, rest...))
}

// cleanQuery drops empty and tracking parameters, and keeps the order of the others.
func cleanQuery(q string) string {
	return filterQuery(q, func(name, value string) bool { return !isTracking(name, value) })
}

// filterQuery keeps the parameters that keep says yes to. It does not copy q where that is all of them.
func filterQuery(q string, keep func(name, value string) bool) string {
	var b []byte
	kept, changed := 0, false
	for rest, pair, more := q, "", q != ""; more; {
		pair, rest, more = strings.Cut(rest, "&")
		name, value, _ := strings.Cut(pair, "=")
		if pair == "" || !keep(name, value) {
			if !changed {
				changed = true
				b = append(b, q[:kept]...)
			}
			continue
		}
		if changed {
			if len(b) > 0 {
				b = append(b, '&')
			}
			b = append(b, pair...)
			continue
		}
		if kept > 0 {
			kept++
		}
		kept += len(pair)
	}
	if !changed {
		return q
	}
	return string(b)
}

// cleanFragment drops text fragments (https://wicg.github.io/scroll-to-text-fragment/) and fragments
// that track.
func cleanFragment(f string) string {
	if i := strings.Index(f, ":~:"); i >= 0 {
		f = f[:i]
	}
	if strings.HasPrefix(f, "!") || strings.HasPrefix(f, "/") { // a page of a single-page application
		return f
	}
	if f == "omrss" || f == "rss" {
		return ""
	}
	if strings.IndexByte(f, '=') < 0 {
		return f
	}
	// No server sees a fragment: a name that only some sites use to track needs no telling value here.
	return filterQuery(f, func(name, _ string) bool { return !isTracking(name, "rss") })
}
