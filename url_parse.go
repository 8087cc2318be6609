package broadsheet

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// This file is the basic URL parser of the WHATWG URL standard (https://url.spec.whatwg.org/), written
// over slices of the input where the standard has a machine of states over its code points.
//
//	parseURL      section 4.4, from scheme start to the choice of what follows the scheme
//	relative      relative and relative slash state
//	authority     authority, host and port states
//	pathOnward    path start, path, query and fragment states
//	parseHost     section 3.5
//	String        section 4.5

// webURL is a parsed URL. Its parts are percent-encoded.
type webURL struct {
	scheme      string // lower case, without ":"
	user, pass  string
	host        string
	hasHost     bool
	port        string // "" where it is the scheme's own
	path        string // begins with "/" unless empty or opaque
	opaque      bool   // the path of mailto:, data: and the like
	query, frag string // without "?" and "#"
	hasQuery    bool
	hasFrag     bool
}

func isSpecial(scheme string) bool {
	switch scheme {
	case "http", "https", "ftp", "ws", "wss", "file":
		return true
	}
	return false
}

func defaultPort(scheme string) string {
	switch scheme {
	case "http", "ws":
		return "80"
	case "https", "wss":
		return "443"
	case "ftp":
		return "21"
	}
	return ""
}

// unbroken removes tabs and line ends, which mean nothing in an address (WHATWG URL section 4.4).
func unbroken(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") {
		return s
	}
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
}

// parseURL parses s, relative to base if that is not nil.
func parseURL(s string, base *webURL) (u webURL, ok bool) {
	s = unbroken(strings.TrimFunc(s, func(c rune) bool { return c <= ' ' }))
	scheme, rest, found := cutScheme(s)
	switch {
	case !found && base == nil:
		return u, false
	case !found && base.opaque:
		if !strings.HasPrefix(s, "#") {
			return u, false
		}
		u = *base
		return u, u.pathOnward(s, true)
	case !found:
		return u, u.relative(s, base)
	}
	u.scheme = scheme
	switch {
	case isSpecial(scheme):
		if base != nil && base.scheme == scheme && !startsWithSlashes(rest) {
			return u, u.relative(rest, base)
		}
		if scheme == "file" {
			return u, u.fileHost(rest)
		}
		return u, u.authority(strings.TrimLeft(rest, `/\`))
	case strings.HasPrefix(rest, "//"):
		return u, u.authority(rest[2:])
	case strings.HasPrefix(rest, "/"):
		return u, u.pathOnward(rest, false)
	}
	u.opaque = true
	return u, u.pathOnward(rest, true)
}

// cutScheme cuts "scheme:" off s and puts it in lower case.
func cutScheme(s string) (scheme, rest string, ok bool) {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(s[:i]), s[i+1:], true
		default:
			return "", s, false
		}
	}
	return "", s, false
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// startsWithSlashes reports whether a special URL's authority follows.
func startsWithSlashes(s string) bool { return len(s) >= 2 && isSlash(s[0]) && isSlash(s[1]) }

// relative parses what has no scheme, or the base's own without slashes.
func (u *webURL) relative(s string, base *webURL) bool {
	u.scheme = base.scheme
	special := isSpecial(u.scheme)
	switch {
	case u.scheme == "file" && startsWithSlashes(s):
		return u.fileHost(s)
	case special && startsWithSlashes(s):
		return u.authority(strings.TrimLeft(s, `/\`))
	case strings.HasPrefix(s, "//"):
		return u.authority(s[2:])
	}
	u.user, u.pass, u.host, u.hasHost, u.port = base.user, base.pass, base.host, base.hasHost, base.port
	switch {
	case s == "" || s[0] == '#':
		u.path, u.query, u.hasQuery = base.path, base.query, base.hasQuery
	case s[0] == '?':
		u.path = base.path
	case s[0] == '/' || special && s[0] == '\\':
	default:
		u.path = base.path[:max(0, strings.LastIndexByte(base.path, '/'))]
		return u.pathOnward("/"+s, false)
	}
	return u.pathOnward(s, false)
}

// fileHost parses what follows "file:". Only a host-less or plain form is of use to anybody here.
func (u *webURL) fileHost(s string) bool {
	u.hasHost = true
	if !startsWithSlashes(s) {
		return u.pathOnward(s, false)
	}
	end := authorityEnd(s[2:], true) + 2
	host := s[2:end]
	if len(host) == 2 && (host[1] == ':' || host[1] == '|') { // a drive letter
		return u.pathOnward("/"+s[2:], false)
	}
	if host != "" {
		h, ok := parseHost(host, true)
		if !ok {
			return false
		}
		if h != "localhost" {
			u.host = h
		}
	}
	return u.pathOnward(s[end:], false)
}

// authorityEnd gives where path, query or fragment begin.
func authorityEnd(s string, special bool) int {
	for i := range len(s) {
		if c := s[i]; c == '/' || c == '?' || c == '#' || c == '\\' && special {
			return i
		}
	}
	return len(s)
}

// authority parses credentials, host and port, and all that follows.
func (u *webURL) authority(s string) bool {
	special := isSpecial(u.scheme)
	end := authorityEnd(s, special)
	auth := s[:end]
	if at := strings.LastIndexByte(auth, '@'); at >= 0 {
		user, pass, _ := strings.Cut(auth[:at], ":")
		u.user, u.pass = escapeURL(user, inUserinfo), escapeURL(pass, inUserinfo)
		if auth = auth[at+1:]; auth == "" {
			return false
		}
	}
	host, port := auth, ""
	if i := strings.LastIndexByte(auth, ':'); i > strings.LastIndexByte(auth, ']') {
		host, port = auth[:i], auth[i+1:]
		if i := strings.IndexByte(auth, ':'); auth[0] != '[' && i < len(host) {
			return false // the port begins at the first colon
		}
	}
	if host == "" && (special || port != "" || u.user != "" || u.pass != "") {
		return false
	}
	var ok bool
	if u.host, ok = parseHost(host, special); !ok {
		return false
	}
	u.hasHost = true
	if u.port, ok = parsePort(port, u.scheme); !ok {
		return false
	}
	return u.pathOnward(s[end:], false)
}

// parsePort gives the port without leading zeros, "" where it is the scheme's own.
func parsePort(s, scheme string) (string, bool) {
	if s == "" {
		return "", true
	}
	if s = strings.TrimLeft(s, "0"); s == "" {
		return "0", true
	}
	if _, err := strconv.ParseUint(s, 10, 16); err != nil {
		return "", false
	}
	if s == defaultPort(scheme) {
		return "", true
	}
	return s, true
}

// pathOnward parses path, query and fragment. A path of segments is added to u.path.
func (u *webURL) pathOnward(s string, opaque bool) bool {
	if i := strings.IndexByte(s, '#'); i >= 0 {
		u.frag, u.hasFrag = escapeURL(s[i+1:], inFragment), true
		s = s[:i]
	}
	if i := strings.IndexByte(s, '?'); i >= 0 {
		set := inQuery
		if isSpecial(u.scheme) {
			set = inSpecialQuery
		}
		u.query, u.hasQuery = escapeURL(s[i+1:], set), true
		s = s[:i]
	}
	if opaque {
		if u.path == "" {
			u.path = escapeURL(s, inControl)
		}
		return true
	}
	u.segments(s)
	return true
}

// segments adds the segments of s to u.path and resolves "." and "..".
func (u *webURL) segments(s string) {
	special := isSpecial(u.scheme)
	if s == "" {
		if special && u.path == "" {
			u.path = "/"
		}
		return
	}
	if u.path == "" && s[0] == '/' && isPlainPath(s[1:]) {
		u.path = s
		return
	}
	if s[0] == '/' || special && s[0] == '\\' {
		s = s[1:]
	}
	path := make([]byte, 0, len(u.path)+len(s)+16)
	path = append(path, u.path...)
	for last := false; !last; {
		end := len(s)
		for i := range len(s) {
			if s[i] == '/' || special && s[i] == '\\' {
				end = i
				break
			}
		}
		seg := s[:end]
		if last = end == len(s); !last {
			s = s[end+1:]
		}
		switch dots(seg) {
		case 2:
			path = path[:max(0, strings.LastIndexByte(string(path), '/'))]
			fallthrough
		case 1:
			if last {
				path = append(path, '/')
			}
		default:
			path = appendEscaped(append(path, '/'), seg, inPath)
		}
	}
	u.path = string(path)
}

// isPlainPath reports whether a path needs neither escaping nor resolving.
func isPlainPath(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c == '.' && (i == 0 || s[i-1] == '/') || c == '%' || c == '\\' || mustEscape(c, inPath) {
			return false
		}
	}
	return true
}

// dots gives 1 for ".", 2 for "..", each also escaped, and else 0.
func dots(seg string) (n int) {
	for seg != "" {
		switch {
		case n == 2:
			return 0
		case seg[0] == '.':
			seg = seg[1:]
		case len(seg) >= 3 && strings.EqualFold(seg[:3], "%2e"):
			seg = seg[3:]
		default:
			return 0
		}
		n++
	}
	return n
}

// String serialises the URL.
func (u *webURL) String() string {
	var most [256]byte // addresses are shorter
	b := append(append(most[:0], u.scheme...), ':')
	if u.hasHost {
		b = append(b, "//"...)
		if u.user != "" || u.pass != "" {
			b = append(b, u.user...)
			if u.pass != "" {
				b = append(append(b, ':'), u.pass...)
			}
			b = append(b, '@')
		}
		b = append(b, u.host...)
		if u.port != "" {
			b = append(append(b, ':'), u.port...)
		}
	} else if strings.HasPrefix(u.path, "//") {
		b = append(b, "/."...)
	}
	b = append(b, u.path...)
	if u.hasQuery {
		b = append(append(b, '?'), u.query...)
	}
	if u.hasFrag {
		b = append(append(b, '#'), u.frag...)
	}
	return string(b)
}

// parseHost is section 3.5 of the standard, "host parser". A domain comes back in ASCII.
func parseHost(s string, special bool) (string, bool) {
	if strings.HasPrefix(s, "[") {
		if !strings.HasSuffix(s, "]") {
			return "", false
		}
		return parseIPv6(s[1 : len(s)-1])
	}
	if !special {
		return escapeURL(s, inControl), !strings.ContainsAny(s, "\x00\t\n\r #/:<>?@[\\]^|")
	}
	domain, ok := asciiDomain(unescapeURL(s))
	if !ok {
		return "", false
	}
	if endsInNumber(domain) {
		return parseIPv4(domain)
	}
	return domain, true
}

// Bounds of a domain that is not plain ASCII.
// QUIRK: the standard has none. But punycode takes a step for each of its letters outside ASCII times each letter, which is
// quadratic, and idna does not read back labels of more than 1024 bytes that it wrote. Domains have 253 letters at
// most (RFC 1035 section 2.3.4).
const (
	maxWideDomain  = 1000 // bytes
	maxWideLetters = 128
)

// asciiDomain is "domain to ASCII" without strictness (section 3.3), and the check for forbidden code points.
func asciiDomain(s string) (string, bool) {
	wide := 0
	for i := range len(s) {
		if s[i] >= 0xC0 {
			wide++
		}
	}
	switch {
	case wide == 0 && !hasPunycode(s):
		s = strings.ToLower(s)
	case !utf8.ValidString(s) || len(s) > maxWideDomain || wide > maxWideLetters:
		return "", false
	default:
		profile := idna.New(idna.MapForLookup(), idna.StrictDomainName(false), idna.CheckHyphens(false),
			idna.CheckJoiners(true), idna.BidiRule(), idna.Transitional(false), idna.VerifyDNSLength(false))
		ascii, err := profile.ToASCII(s)
		if err != nil || len(ascii) > maxWideDomain {
			return "", false
		}
		s = ascii
	}
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("#/:<>?@[\\]^|%", c) >= 0 {
			return "", false
		}
	}
	return s, s != ""
}

// hasPunycode reports whether a label of the domain begins with "xn--".
func hasPunycode(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if s[i+2] == '-' && s[i+3] == '-' && (s[i]|0x20) == 'x' && (s[i+1]|0x20) == 'n' {
			return true
		}
	}
	return false
}

// parseIPv6 gives the address in brackets and its normal form.
func parseIPv6(s string) (string, bool) {
	ip, err := netip.ParseAddr(s)
	if err != nil || !ip.Is6() || ip.Zone() != "" {
		return "", false
	}
	if ip.Is4In6() { // the standard writes it in hexadecimal
		b := ip.As16()
		hex := func(hi, lo byte) string { return strconv.FormatUint(uint64(hi)<<8|uint64(lo), 16) }
		return "[::ffff:" + hex(b[12], b[13]) + ":" + hex(b[14], b[15]) + "]", true
	}
	return "[" + ip.String() + "]", true
}

// endsInNumber is section 3.5, "ends in a number checker".
func endsInNumber(s string) bool {
	s = strings.TrimSuffix(s, ".")
	last := s[strings.LastIndexByte(s, '.')+1:]
	if last == "" || last[0] < '0' || last[0] > '9' {
		return false
	}
	if _, ok := ipv4Number(last); ok {
		return true
	}
	return strings.Trim(last, "0123456789") == ""
}

// parseIPv4 reads one to four numbers, decimal, octal or hexadecimal.
func parseIPv4(s string) (string, bool) {
	parts := strings.Split(strings.TrimSuffix(s, "."), ".")
	if len(parts) > 4 {
		return "", false
	}
	var ip uint64
	for i, part := range parts {
		n, ok := ipv4Number(part)
		limit := uint64(256)
		if i == len(parts)-1 {
			limit = 1 << (8 * (5 - len(parts)))
		}
		if !ok || n >= limit {
			return "", false
		}
		ip = ip*limit + n
	}
	return netip.AddrFrom4([4]byte{byte(ip >> 24), byte(ip >> 16), byte(ip >> 8), byte(ip)}).String(), true
}

// ipv4Number reads a part of an IPv4 address. What is too large for any part reads as the largest number.
func ipv4Number(s string) (uint64, bool) {
	base := 10
	switch {
	case s == "":
		return 0, false
	case len(s) >= 2 && s[0] == '0' && s[1]|0x20 == 'x':
		if s, base = s[2:], 16; s == "" {
			return 0, true
		}
	case len(s) >= 2 && s[0] == '0':
		s, base = s[1:], 8
	}
	n, err := strconv.ParseUint(s, base, 64)
	if err != nil && n == 0 {
		return 0, false
	}
	return n, true
}
