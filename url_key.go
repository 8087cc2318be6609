package broadsheet

import (
	"slices"
	"strings"
)

// URLKey gives a key that is equal for the addresses under which one story is found: beyond what
// NormalizeURL does away with, other schemes, www, mobile and AMP hosts, AMP forms of path and query, a
// trailing slash, a page's file ending, the order of the query, fragments. It is no address: do not fetch it.
// Of what is no http or https address it gives "".
func URLKey(url string) string {
	u, ok := parseURL(repairURL(url), nil)
	if !ok {
		return ""
	}
	if u, ok = u.normalize(); !ok {
		return ""
	}
	b := make([]byte, 0, len(u.host)+len(u.path)+len(u.query)+1)
	b = append(b, keyHost(u.host)...)
	if u.port != "" {
		b = append(append(b, ':'), u.port...)
	}
	b = appendKeyPath(b, u.path)
	if q := keyQuery(u.query); q != "" {
		b = append(append(b, '?'), q...)
	}
	return string(b)
}

// keyHost drops the labels that stand for another rendering of the same site, as long as two are left.
func keyHost(host string) string {
	for {
		label, rest, _ := strings.Cut(host, ".")
		switch label {
		case "www", "m", "mobile", "amp", "www2":
			if strings.Contains(rest, ".") {
				host = rest
				continue
			}
		}
		return host
	}
}

// appendKeyPath appends a path without AMP segments, AMP endings, file ending and trailing slash.
func appendKeyPath(b []byte, path string) []byte {
	path = strings.TrimSuffix(strings.TrimRight(path, "/"), "/amp/1")
	for segment := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		switch strings.ToLower(segment) {
		case "amp", "tnamp", "amp.html", "alt=amp.html":
		default:
			b = append(append(b, '/'), strings.TrimPrefix(segment, "amp_")...) // "amp_articleshow"
		}
	}
	slash := strings.LastIndexByte(string(b), '/')
	name := keyFile(string(b[slash+1:]))
	if name == "" {
		return b[:slash]
	}
	return append(b[:slash+1], name...)
}

// keyFile drops the ending of a page's file name and AMP marks beside it; an index page is its folder.
func keyFile(name string) string {
	ext := ""
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		switch e := strings.ToLower(name[i:]); e {
		case ".amp", ".html", ".htm":
			name = name[:i]
		case ".shtml", ".php", ".asp", ".aspx", ".cms":
			name, ext = name[:i], e
		}
	}
	for _, mark := range [...]string{".amp", "~amp", "_amp"} {
		name = strings.TrimSuffix(name, mark)
	}
	if before, ok := strings.CutSuffix(name, "-amp"); ok && (endsInID(before) || before == "story" || before == "article" || before == "index") {
		name = before // "guitar-amp" is about one
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 && (name[i:] == ".html" || name[i:] == ".htm") {
		name = name[:i] // x.html.amp
	}
	if name == "index" {
		return ""
	}
	return name + ext
}

// endsInID reports whether a name ends in a number too long for a year.
func endsInID(name string) bool {
	digits := 0
	for digits < len(name) && name[len(name)-1-digits]-'0' < 10 {
		digits++
	}
	return digits > 4
}

// keyQuery drops what only chooses a rendering or a session, and sorts the rest.
func keyQuery(q string) string {
	q = filterQuery(q, func(name, value string) bool { return !isRendering(strings.ToLower(name), strings.ToLower(value)) })
	if strings.IndexByte(q, '&') < 0 {
		return q
	}
	pairs := strings.Split(q, "&")
	slices.Sort(pairs)
	return strings.Join(pairs, "&")
}

// isRendering reports whether a parameter only chooses another form of the page, or is a session's. What another
// site may use for something else counts by its value.
func isRendering(name, value string) bool {
	switch name {
	case "_amp", "hs_amp", "is_amp", "isamp", "noamp", "nonamp", "amphtml", "amp_articleshow", "amp_js":
		return true
	case "amp", "print", "rssfeed":
		return isFlag(value)
	case "outputtype", "output", "format", "alt", "template", "view", "mode", "version", "service", "layout":
		switch value {
		case "amp", "amphtml", "ampart", "mobile", "print":
			return true
		}
		return strings.HasPrefix(value, "amp-")
	case "ot": // of Polopoly: ot.AMPPageLayout, example.PrintPageLayout.ot
		return strings.Contains(value, "pagelayout")
	case "chash", "sid", "sessionid", "gi":
		return isDigest(value)
	}
	return strings.HasPrefix(name, "amp;")
}

// isFlag reports whether a value says no more than yes or no.
func isFlag(v string) bool {
	switch v {
	case "", "0", "1", "true", "false", "yes", "no", "y", "on", "amp":
		return true
	}
	return false
}

// isDigest reports whether a value is a hash or a random number in hexadecimal figures, too long for anybody to count to.
func isDigest(v string) bool {
	for i := range len(v) {
		if unhex(v[i]) > 15 {
			return false
		}
	}
	return len(v) >= 11
}
