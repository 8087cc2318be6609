package broadsheet

import (
	"encoding/base64"
	"strings"
)

// wrapper is a known service whose addresses only send on to the one in a parameter.
type wrapper struct {
	host   string // the host or the domain that it is in; "google." is Google's in every country
	path   string // what the path begins with
	params string // the parameters that may have the target, joined by spaces
}

// wrappers are redirect and share services. Their addresses name the target in full.
var wrappers = [...]wrapper{
	{"google.", "/url", "q url"},
	{"news.google.com", "/news/url", "url"},
	{"facebook.com", "/sharer", "u"},
	{"facebook.com", "/l.php", "u"},
	{"l.instagram.com", "/", "u"},
	{"l.threads.net", "/", "u"},
	{"l.messenger.com", "/l.php", "u"},
	{"twitter.com", "/share", "url"},
	{"twitter.com", "/intent/tweet", "url"},
	{"x.com", "/share", "url"},
	{"x.com", "/intent/", "url"},
	{"linkedin.com", "/redir/redirect", "url"},
	{"linkedin.com", "/redirect", "url"},
	{"linkedin.com", "/sharing/share-offsite", "url"},
	{"linkedin.com", "/shareArticle", "url"},
	{"t.umblr.com", "/redirect", "z"},
	{"youtube.com", "/redirect", "q"},
	{"vk.com", "/away.php", "to"},
	{"away.vk.com", "/", "to"},
	{"reddit.com", "/submit", "url"},
	{"out.reddit.com", "/", "url"},
	{"wa.me", "/", "url"},
	{"bing.com", "/news/apiclick.aspx", "url"},
	{"duckduckgo.com", "/l/", "uddg"},
	{"safelinks.protection.outlook.com", "/", "url"},
	{"steamcommunity.com", "/linkfilter", "url u"},
	{"pinterest.com", "/pin/create/", "url"},
	{"getpocket.com", "/save", "url"},
	{"getpocket.com", "/redirect", "url"},
	{"feedly.com", "/i/subscription/feed/", ""},
	{"flipboard.com", "/redirect", "url"},
	{"feedburner.com", "/~r/", ""},
	{"feedproxy.google.com", "/~r/", ""},
	{"slack-redir.net", "/link", "url"},
	{"disq.us", "/url", "url"},
	{"href.li", "/", ""},
	{"anonym.to", "/", ""},
	{"translate.google.com", "/translate", "u"},
	{"linkedin.com", "/safety/go", "url"},
	{"pinterest.com", "/offsite", "url"},
	{"exit.sc", "/", "url"},
	{"linkprotect.cudasvc.com", "/url", "a"},
	{"go.skimresources.com", "/", "url"},
	{"awin1.com", "/cread.php", "ued"},
	{"go.redirectingat.com", "/", "url"},
	{"click.linksynergy.com", "/deeplink", "murl"},
	{"redirect.viglink.com", "/", "u"},
	{"medium.com", "/r/", "url"},
	{"t.me", "/iv", "url"},
	{"t.me", "/share/url", "url"},
	{"link.zhihu.com", "/", "target"},
	{"link.csdn.net", "/", "target"},
	{"weibo.cn", "/sinaurl", "u"},
	{"pixiv.net", "/jump.php", ""},
}

func (w *wrapper) has(host string) bool {
	if w.host == "google." {
		return isGoogle(host)
	}
	rest, ok := strings.CutSuffix(host, w.host)
	return ok && (rest == "" || rest[len(rest)-1] == '.')
}

// isGoogle reports whether a host is a search engine's of Google: google.com, www.google.co.uk.
func isGoogle(host string) bool {
	country, ok := strings.CutPrefix(strings.TrimPrefix(host, "www."), "google.")
	if !ok {
		return false
	}
	if rest, ok := strings.CutPrefix(country, "com."); ok {
		country = rest
	} else if rest, ok := strings.CutPrefix(country, "co."); ok {
		country = rest
	}
	return country == "com" || country == "cat" || len(country) == 2
}

// unwrap gives the address that a redirect wrapper or AMP cache leads to.
func (u *webURL) unwrap() (string, bool) {
	for i := range wrappers {
		w := &wrappers[i]
		if !strings.HasPrefix(u.path, w.path) || !w.has(u.host) {
			continue
		}
		if target, ok := u.target(w.params); ok {
			return target, true
		}
	}
	if target, ok := u.ampTarget(); ok {
		return target, true
	}
	if target, ok := u.hiddenTarget(); ok {
		return target, true
	}
	return u.googleNewsTarget()
}

// target finds an http address in one of the parameters, or where none are named behind the path or "?".
func (u *webURL) target(params string) (string, bool) {
	if params == "" {
		if strings.HasPrefix(u.query, "http") {
			return unescapeTarget(u.query), true
		}
		for _, scheme := range [...]string{"/http://", "/https://", "/http%3A", "/https%3A"} {
			if i := strings.Index(u.path, scheme); i >= 0 {
				return unescapeTarget(u.path[i+1:]), true
			}
		}
		return "", false
	}
	for name := range strings.FieldsSeq(params) {
		for pair := range strings.SplitSeq(u.query, "&") {
			if value, ok := strings.CutPrefix(pair, name); ok && strings.HasPrefix(value, "=http") {
				return unescapeTarget(value[1:]), true
			}
		}
	}
	return "", false
}

// unescapeTarget decodes a parameter's value if it was encoded as one: its scheme is, or its own question mark.
func unescapeTarget(s string) string {
	if (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")) && (strings.Contains(s, "?") || !strings.Contains(s, "%3F") && !strings.Contains(s, "%3f")) {
		return s
	}
	return unescapeURL(s)
}

// ampTarget unwraps the addresses of AMP caches (https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls)
// and viewers: a letter for the kind of thing, "s" for https, then the publisher's address.
func (u *webURL) ampTarget() (string, bool) {
	path := u.path
	switch {
	case strings.HasSuffix(u.host, ".cdn.ampproject.org") || u.host == "cdn.ampproject.org",
		strings.HasSuffix(u.host, ".bing-amp.com"), strings.HasSuffix(u.host, ".ampproject.net"):
		_, path, _ = strings.Cut(strings.TrimPrefix(path, "/"), "/")
	case isGoogle(u.host) && strings.HasPrefix(path, "/amp/"):
		path = path[len("/amp/"):]
	default:
		return "", false
	}
	scheme := "http://"
	if rest, ok := strings.CutPrefix(path, "s/"); ok {
		scheme, path = "https://", rest
	}
	if host, _, _ := strings.Cut(path, "/"); !strings.Contains(host, ".") {
		return "", false
	}
	target := scheme + path
	if q := filterQuery(u.query, func(name, _ string) bool { return !strings.HasPrefix(name, "amp_") && name != "usqp" }); q != "" {
		target += "?" + q
	}
	return target, true
}

// googleNewsTarget reads the article's address out of the older ids of Google News: a protocol buffer in
// base64 whose field 4 is the address. Newer ids do not hold it.
func (u *webURL) googleNewsTarget() (string, bool) {
	if u.host != "news.google.com" {
		return "", false
	}
	_, id, ok := strings.Cut(u.path, "/articles/")
	if !ok || len(id) > 4096 {
		return "", false
	}
	id, _, _ = strings.Cut(id, "/")
	data, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(id, "="))
	if err != nil {
		return "", false
	}
	i := strings.Index(string(data), "http")
	if i < 2 {
		return "", false
	}
	length := int(data[i-1])
	if data[i-1] < 0x80 && i >= 3 && data[i-2] >= 0x80 { // a length of two bytes, low seven bits first
		length = int(data[i-1])<<7 | int(data[i-2])&0x7f
	}
	if length < len("http://a.b") || i+length > len(data) {
		return "", false
	}
	return string(data[i : i+length]), true
}
