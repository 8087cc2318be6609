package broadsheet

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/net/html"
)

// Escaping for the three formats: XML text and attributes, addresses, dates. (JSON strings are jsonscan.AppendString's.)
// All drop what XML forbids and what is no UTF-8, which no reader could take, and DEL.

// What a byte is to an XML escaper: an index into its replacements. 0 is written as it stands.
const (
	xAmp = iota + 1
	xLess
	xMore
	xReturn
	xQuote
	xTab
	xLine
	xDrop
	xRare // the first byte of U+FFFD, U+FFFE and U+FFFF, and of much else
	xClasses
)

// xmlText and xmlAttr class the bytes of text and of attribute values.
var (
	xmlText = [256]uint8{
		0: xDrop, 1: xDrop, 2: xDrop, 3: xDrop, 4: xDrop, 5: xDrop, 6: xDrop, 7: xDrop, 8: xDrop, 11: xDrop, 12: xDrop, 14: xDrop, 15: xDrop,
		16: xDrop, 17: xDrop, 18: xDrop, 19: xDrop, 20: xDrop, 21: xDrop, 22: xDrop, 23: xDrop, 24: xDrop, 25: xDrop, 26: xDrop, 27: xDrop,
		28: xDrop, 29: xDrop, 30: xDrop, 31: xDrop, 0x7f: xDrop, '\r': xReturn, '&': xAmp, '<': xLess, '>': xMore, 0xEF: xRare,
	}
	xmlAttr = [256]uint8{
		0: xDrop, 1: xDrop, 2: xDrop, 3: xDrop, 4: xDrop, 5: xDrop, 6: xDrop, 7: xDrop, 8: xDrop, 11: xDrop, 12: xDrop, 14: xDrop, 15: xDrop,
		16: xDrop, 17: xDrop, 18: xDrop, 19: xDrop, 20: xDrop, 21: xDrop, 22: xDrop, 23: xDrop, 24: xDrop, 25: xDrop, 26: xDrop, 27: xDrop,
		28: xDrop, 29: xDrop, 30: xDrop, 31: xDrop, 0x7f: xDrop, '\r': xReturn, '&': xAmp, '<': xLess, '>': xMore, 0xEF: xRare,
		'"': xQuote, '\t': xTab, '\n': xLine,
	}
)

// escaping is a way to write XML text.
type escaping struct {
	class *[256]uint8
	text  [xClasses]string
}

var (
	// onceEscaped is for addresses, ids and HTML.
	onceEscaped = escaping{&xmlText, [xClasses]string{xAmp: "&amp;", xLess: "&lt;", xMore: "&gt;", xReturn: "&#xD;"}}
	// plainEscaped is for plain text, which some readers take for HTML: by numbers, so that a validator can tell that it
	// is meant.
	plainEscaped = escaping{&xmlText, [xClasses]string{xAmp: "&#x26;", xLess: "&#x3C;", xMore: "&gt;", xReturn: "&#xD;"}}
	// twiceEscaped is for text where HTML is expected: Atom titles of type html.
	twiceEscaped = escaping{&xmlText, [xClasses]string{xAmp: "&amp;amp;", xLess: "&amp;lt;", xMore: "&amp;gt;", xReturn: "&#xD;"}}
	attrEscaped  = escaping{&xmlAttr, [xClasses]string{xAmp: "&amp;", xLess: "&lt;", xMore: "&gt;", xReturn: "&#xD;", xQuote: "&#34;", xTab: "&#x9;", xLine: "&#xA;"}}
)

// append appends s escaped.
func (e *escaping) append(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	class := e.class
	start := 0
	for i := 0; i < len(s); i++ {
		for i+4 <= len(s) && class[s[i]]|class[s[i+1]]|class[s[i+2]]|class[s[i+3]] == 0 {
			i += 4
		}
		if i == len(s) {
			break
		}
		c := class[s[i]]
		if c == 0 {
			continue
		}
		size := 1
		if c == xRare {
			if s[i+1] != 0xBF || s[i+2] < 0xBD {
				continue
			}
			size = 3
		}
		dst = append(append(dst, s[start:i]...), e.text[c]...)
		start = i + size
		i = start - 1
	}
	return append(dst, s[start:]...)
}

// cdata tells the bytes that can not simply stand in a CDATA section.
var cdata = [256]bool{
	0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 11: true, 12: true, 13: true, 14: true, 15: true,
	16: true, 17: true, 18: true, 19: true, 20: true, 21: true, 22: true, 23: true, 24: true, 25: true, 26: true, 27: true, 28: true, 29: true, 30: true, 31: true,
	']': true, 0x7f: true, 0xEF: true,
}

const (
	cdataBegin = "<![CDATA["
	cdataEnd   = "]]>"
)

// appendCDATA appends s as CDATA: for HTML, which escapes would make larger by half and slower by as much.
func appendCDATA(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	mark := len(dst)
	dst = append(dst, cdataBegin...)
	start := 0
	for i := 0; i < len(s); i++ {
		for i+4 <= len(s) && !(cdata[s[i]] || cdata[s[i+1]] || cdata[s[i+2]] || cdata[s[i+3]]) {
			i += 4
		}
		if i == len(s) {
			break
		}
		c := s[i]
		if !cdata[c] || c == 0xEF && (s[i+1] != 0xBF || s[i+2] < 0xBD) || c == ']' && !strings.HasPrefix(s[i:], cdataEnd) {
			continue
		}
		dst = append(dst, s[start:i]...)
		switch c {
		case ']':
			dst = append(dst, "]]"+cdataEnd+cdataBegin...)
			i++
		case '\r': // a parser would make it a line feed
			dst = append(dst, cdataEnd+"&#xD;"+cdataBegin...)
		default: // what is dropped may join brackets around it
			return appendCDATA(dst[:mark], dropped(s))
		}
		start = i + 1
	}
	return append(append(dst, s[start:]...), cdataEnd...)
}

// isURLByte tells for ASCII what may stand in an address as it is (RFC 3986 appendix A). '%' and brackets are not among it.
func isURLByte(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		return true
	}
	switch c {
	case '-', '.', '_', '~', ':', '/', '?', '#', '@', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=':
		return true
	}
	return false
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// isCleanURL reports whether u is an absolute address in the form that every format takes: http or https, a host
// in small ASCII letters, nothing to escape.
func isCleanURL(u string) bool {
	rest, ok := strings.CutPrefix(u, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(u, "http://"); !ok {
			return false
		}
	}
	host := 0
	for host < len(rest) && ('a' <= rest[host] && rest[host] <= 'z' || '0' <= rest[host] && rest[host] <= '9' || rest[host] == '-' || rest[host] == '.') {
		host++
	}
	if host == 0 || host < len(rest) && rest[host] != '/' {
		return false
	}
	hash := false
	for i := host; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '%':
			if i+2 >= len(rest) || !isHex(rest[i+1]) || !isHex(rest[i+2]) {
				return false
			}
		case c == '#':
			if hash {
				return false
			}
			hash = true
		case !isURLByte(c):
			return false
		}
	}
	return true
}

// isFileURL reports whether a clean address is one that RSS takes for an enclosure, and Apple for an image: of http or https,
// the host a domain name or IPv4 number without user and password.
func isFileURL(u string) bool {
	if !strings.HasPrefix(u, "http://") && !strings.HasPrefix(u, "https://") {
		return false
	}
	host, port, _ := strings.Cut(hostOf(u), ":")
	for i := 0; i < len(host); i++ {
		c := host[i]
		if c == '.' && (i == 0 || i+1 == len(host) || host[i+1] == '.') || c != '.' && c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return strings.Trim(port, "0123456789") == "" && strings.IndexByte(host, '.') > 0 && host[strings.LastIndexByte(host, '.')+1] != '-'
}

// cleanURL gives an address as it may be written: absolute, percent-escaped, its host in ASCII. It gives "" for what
// is none, or must not be followed.
func cleanURL(base, u string) string {
	if isCleanURL(u) || u == "" {
		return u
	}
	u, err := ResolveURL(base, strings.TrimSpace(u))
	if err != nil || !mayFollow(u) {
		return ""
	}
	return percentEscape(u)
}

// percentEscape escapes what an absolute address should not hold. Brackets are left to its host.
func percentEscape(u string) string {
	return string(appendPercentEscaped(make([]byte, 0, len(u)+32), u))
}

func appendPercentEscaped(b []byte, u string) []byte {
	_, rest, _ := strings.Cut(u, "://")
	host := len(u)
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host = len(u) - len(rest) + i
	}
	hash := false
	for i := 0; i < len(u); i++ {
		switch c := u[i]; {
		case c == '#' && hash, c == '%' && (i+2 >= len(u) || !isHex(u[i+1]) || !isHex(u[i+2])):
			b = appendPercent(b, c)
		case isURLByte(c), c == '%', i < host && (c == '[' || c == ']'):
			hash = hash || c == '#'
			b = append(b, c)
		default:
			b = appendPercent(b, c)
		}
	}
	return b
}

func appendPercent(b []byte, c byte) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, '%', digits[c>>4], digits[c&15])
}

// canBeWritten reports whether a date stands within the years that the formats know.
func (d Date) canBeWritten() bool {
	if d.IsZero() {
		return false
	}
	y := writtenZone(d.Time).Year()
	return 1 <= y && y <= 9999
}

// writtenDate gives a date, the zero one where it can not be written.
//
//go:noinline
func writtenDate(d Date) Date {
	if d.canBeWritten() {
		return d
	}
	return Date{}
}

// writtenZone gives the moment in a zone that can be written: of whole minutes, and less than a day.
func writtenZone(t time.Time) time.Time {
	if _, offset := t.Zone(); offset%60 != 0 || offset <= -86400 || offset >= 86400 {
		return t.UTC()
	}
	return t
}

func appendRFC3339(dst []byte, d Date) []byte {
	return writtenZone(d.Time).AppendFormat(dst, time.RFC3339Nano)
}

// appendRFC822 appends a date as RSS 2.0 demands it, with a year of four digits.
func appendRFC822(dst []byte, d Date) []byte {
	t := writtenZone(d.Time)
	if _, offset := t.Zone(); offset == 0 {
		return t.AppendFormat(dst, "Mon, 02 Jan 2006 15:04:05 GMT")
	}
	return t.AppendFormat(dst, time.RFC1123Z)
}

// languageCodes are those of ISO 639-1, and oldLanguageCodes what it calls some today.
const (
	languageCodes = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu " +
		"fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku " +
		"kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm " +
		"rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo " +
		"xh yi yo za zh zu"
	oldLanguageCodes = "iw he in id ji yi jw jv"
)

// writtenLanguage gives a language tag as it may be written, "" for what is none. RFC 5646 section 2.1, loosely: the language
// has two letters that are assigned, or three.
func writtenLanguage(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "_") { // a locale's name: en_GB
		s = strings.ReplaceAll(s, "_", "-")
	}
	part := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == '-' {
			if n := i - part; n == 0 || n > 8 || part == 0 && (n < 2 || n > 3) {
				return ""
			}
			part = i + 1
			continue
		}
		letter := 'a' <= s[i]|0x20 && s[i]|0x20 <= 'z'
		if !letter && (part == 0 || s[i] < '0' || s[i] > '9') {
			return ""
		}
	}
	if len(s) == 2 || len(s) > 2 && s[2] == '-' {
		code := strings.ToLower(s[:2])
		if i := strings.Index(oldLanguageCodes, code); i >= 0 && i%6 == 0 {
			return oldLanguageCodes[i+3:i+5] + s[2:]
		}
		if !strings.Contains(languageCodes, code) {
			return ""
		}
	}
	return s
}

// writtenType gives a media type as it may be written, "" for what is none.
func writtenType(s string) string {
	slash := -1
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '/' && slash < 0:
			slash = i
		case c == ';' && slash > 0:
			return s[:i]
		case c <= ' ' || c >= 0x7f || strings.IndexByte(`"(),/:;<=>?@[\]{}`, c) >= 0:
			return ""
		}
	}
	if slash <= 0 || slash == len(s)-1 {
		return ""
	}
	return s
}

// isMailAddress reports whether s is an e-mail address that every format takes.
func isMailAddress(s string) bool {
	at := -1
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9':
		case c == '-' && (at < 0 || s[i-1] != '.' && s[i-1] != '@'):
		case c == '@' && at < 0 && i > 0:
			at = i
		case c == '.' && i > 0 && s[i-1] != '.' && s[i-1] != '@' && i+1 < len(s) && s[i+1] != '@':
		case at < 0 && (c == '_' || c == '+' || c == '\'' || c == '%'):
		default:
			return false
		}
	}
	return at > 0 && strings.IndexByte(s[at:], '.') > 0
}

// writtenLine gives plain text as it is written: on one line, without the characters that all escapers drop.
func writtenLine(s string) string {
	if isPlainLine(s) && utf8.ValidString(s) {
		return s
	}
	return foldText(dropped(s))
}

// isBlankText reports whether nothing but white space is left of s by an escaper.
func isBlankText(s string) bool {
	for _, r := range s {
		if r != utf8.RuneError && keepChar(r) >= 0 && !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// dropped gives s without the characters that all escapers drop.
func dropped(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError { // also what is no UTF-8
			return -1
		}
		return keepChar(r)
	}, s)
}

// appendPlain appends the text of HTML on one line.
func appendPlain(dst []byte, s string) []byte { return foldBytes(appendHTMLText(dst, s), len(dst)) }

// appendHTMLText appends the text of HTML, with a blank for each tag that does not stand within a line.
func appendHTMLText(dst []byte, s string) []byte {
	for s != "" {
		i := strings.IndexAny(s, "<&")
		if i < 0 {
			i = len(s)
		}
		dst = append(dst, s[:i]...)
		s = s[i:]
		switch {
		case s == "":
		case s[0] == '&':
			n := entityLength(s)
			dst = append(dst, html.UnescapeString(s[:n])...)
			s = s[n:]
		default:
			n := strings.IndexByte(s, '>')
			if n < 0 {
				n = len(s) - 1
			}
			if !isInline(strings.Trim(s[:n], "</")) {
				dst = append(dst, ' ')
			}
			s = s[n+1:]
		}
	}
	return dst
}

// entityLength gives the length of the character reference that s may begin with.
func entityLength(s string) int {
	for i := 1; i < len(s) && i < 40; i++ {
		if c := s[i]; c == ';' {
			return i + 1
		} else if c != '#' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return i
		}
	}
	return min(len(s), 40)
}

// foldBytes brings the text behind start into the form of writtenLine.
func foldBytes(b []byte, start int) []byte {
	text := b[start:]
	if s := unsafe.String(unsafe.SliceData(text), len(text)); !isPlainLine(s) || !utf8.ValidString(s) {
		return append(b[:start], writtenLine(string(text))...)
	}
	return b
}
