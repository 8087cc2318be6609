package broadsheet

import (
	"encoding/hex"
	"hash/fnv"
)

// Key gives the article's identity within its feed: the ID, else the [URLKey] where the address has a
// path or query, else a hash of title, date and text.
func (a *Article) Key() string {
	if a.ID != "" {
		return a.ID
	}
	if key := a.addressKey(); key != "" {
		return key
	}
	return a.textKey(a.Body())
}

// addressKey gives the URLKey of an address that leads further than a front page, else "".
func (a *Article) addressKey() string {
	if _, path := hostPath(a.URL); path == "" || path == "/" {
		return ""
	}
	return URLKey(a.URL)
}

// textKey gives a hash of title, date and text.
func (a *Article) textKey(text string) string {
	h := fnv.New128a()
	for _, s := range []string{a.Title, a.Published.String(), text} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return "hash:" + hex.EncodeToString(h.Sum(nil))
}

// Keys gives an identity for each of the feed's Items, in their order: [Article.Key], but where that is not unique
// the ID with the [URLKey], and where that is not unique either with title and date. Articles
// that agree in all of it share a key: they are one.
func (f *Feed) Keys() []string {
	keys := make([]string, len(f.Items))
	for i, a := range f.Items {
		keys[i] = a.Key()
	}
	seen := count(keys)
	for i, a := range f.Items {
		if seen[keys[i]] > 1 && a.ID != "" {
			if u := a.addressKey(); u != "" {
				keys[i] += " " + u
			}
		}
	}
	seen = count(keys)
	for i, a := range f.Items {
		if seen[keys[i]] > 1 {
			keys[i] += " " + a.textKey("")
		}
	}
	return keys
}

func count(keys []string) map[string]int {
	n := make(map[string]int, len(keys))
	for _, k := range keys {
		n[k]++
	}
	return n
}
