package broadsheet

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// Wrappers that do not have their target in a parameter as it is: each hides it in a way of its own.

// hiddenTarget gives the address in one of them.
func (u *webURL) hiddenTarget() (string, bool) {
	switch host := u.host; {
	case host == "urldefense.proofpoint.com" || host == "urldefense.com" || host == "urldefense.us":
		return u.defendedTarget()
	case host == "r.search.yahoo.com" || strings.HasSuffix(host, ".r.search.yahoo.com"):
		_, target, ok := strings.Cut(u.path, "/RU=")
		target, _, _ = strings.Cut(target, "/RK=")
		return httpTarget(unescapeURL(target), ok)
	case host == "secure-web.cisco.com":
		i := strings.Index(u.path, "/http")
		return httpTarget(unescapeURL(u.path[i+1:]), i > 0)
	case strings.TrimPrefix(host, "www.") == "bing.com" && strings.HasPrefix(u.path, "/ck/a"):
		target, ok := u.parameter("u")
		data, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(strings.TrimPrefix(target, "a1"), "="))
		return httpTarget(string(data), ok && err == nil)
	case strings.HasSuffix(host, ".translate.goog"):
		return u.translatedTarget()
	}
	return "", false
}

// httpTarget refuses what is no address of the web.
func httpTarget(s string, ok bool) (string, bool) {
	ok = ok && len(s) <= maxAddress && (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")) && utf8.ValidString(s)
	if !ok {
		return "", false
	}
	return s, true
}

// parameter gives the first value of a parameter of the query, as it stands.
func (u *webURL) parameter(name string) (string, bool) {
	for pair := range strings.SplitSeq(u.query, "&") {
		if key, value, ok := strings.Cut(pair, "="); ok && key == name {
			return value, true
		}
	}
	return "", false
}

// defendedTarget reads the addresses of Proofpoint's URL Defense, versions 1 to 3.
func (u *webURL) defendedTarget() (string, bool) {
	switch {
	case strings.HasPrefix(u.path, "/v1/"):
		target, ok := u.parameter("u")
		return httpTarget(unescapeTarget(target), ok)
	case strings.HasPrefix(u.path, "/v2/"):
		target, ok := u.parameter("u")
		return httpTarget(unescapeURL(strings.NewReplacer("-", "%", "_", "/").Replace(target)), ok)
	}
	rest, ok := strings.CutPrefix(u.path, "/v3/__")
	if u.query != "" {
		rest += "?" + u.query
	}
	end := strings.LastIndex(rest, "__;")
	if !ok || end < 0 || len(rest) > maxAddress {
		return "", false
	}
	hidden, _, _ := strings.Cut(rest[end+len("__;"):], "!")
	chars, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(hidden, "="))
	if err != nil {
		return "", false
	}
	target := rest[:end]
	for _, scheme := range [...]string{"https:/", "http:/"} { // mail programs take two slashes for one
		if after, ok := strings.CutPrefix(target, scheme); ok && !strings.HasPrefix(after, "/") {
			target = scheme + "/" + after
		}
	}
	return httpTarget(putBack(target, string(chars)))
}

// putBack puts the characters back that version 3 has asterisks for: one for "*", and for "**" as many as the letter after
// it counts, from 2 for "A" on.
func putBack(s, chars string) (string, bool) {
	const counts = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '*' {
			b.WriteByte(s[i])
			continue
		}
		n := 1
		if i+2 < len(s) && s[i+1] == '*' {
			if n = strings.IndexByte(counts, s[i+2]) + 2; n < 2 {
				return "", false
			}
			i += 2
		}
		for ; n > 0; n-- {
			c, size := utf8.DecodeRuneInString(chars)
			if size == 0 {
				return "", false
			}
			b.WriteRune(c)
			chars = chars[size:]
		}
	}
	return b.String(), true
}

// translatedTarget gives the page that Google shows in translation: its host has hyphens for full stops, and two for one.
func (u *webURL) translatedTarget() (string, bool) {
	host := strings.TrimSuffix(u.host, ".translate.goog")
	host = strings.NewReplacer("--", "-", "-", ".").Replace(host)
	if !strings.Contains(host, ".") || strings.Contains(u.host, "xn--") {
		return "", false
	}
	target := "https://" + host + u.path
	if q := filterQuery(u.query, func(name, _ string) bool { return !strings.HasPrefix(name, "_x_tr_") }); q != "" {
		target += "?" + q
	}
	return target, true
}
