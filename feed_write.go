package broadsheet

import (
	"fmt"
	"slices"
	"strings"
)

// A map of writing:
//
//	feed.go          Writer: begin, items, end, in one buffer
//	feed_write.go    what all formats need to know of an article before it is written
//	rss_write.go atom_write.go jsonfeed_write.go    the formats, element by element in a fixed order
//	xml_write.go     what RSS and Atom share: links, media, people, places, elements that no field holds
//	escape.go        characters, addresses, dates, languages, media types

// written is an article with what was derived for it.
type written struct {
	*Article
	id        string // unique in the feed, never ""
	hash      uint64 // of id
	url       string // "" or fit to be written
	published Date   // zero or fit to be written
	updated   Date
	authors   []Person // none where they are the header's
	language  string   // "" where it is the header's
}

// plan derives into w.item what every format demands, and checks the id.
func (w *Writer) plan(a *Article) error {
	it := &w.item
	*it = written{Article: a, url: cleanURL(w.base, a.URL), published: writtenDate(a.Published), updated: writtenDate(a.Updated)}
	if a.Language != w.feed.Language {
		it.language = writtenLanguage(a.Language)
	}
	if !w.inherited(a.Authors, w.authorsOf(a)) {
		it.authors = a.Authors
	}
	if it.language != "" && it.language == writtenLanguage(w.feed.Language) {
		it.language = ""
	}
	return w.identify(it)
}

// authorsOf gives the authors that an article has in the format where it names none: in Atom those of the feed it comes
// from, if that is known, before the header's (RFC 4287 section 4.2.1).
func (w *Writer) authorsOf(a *Article) []Person {
	if _, ok := w.format.(*atomWriter); ok && a.Origin != nil {
		if slices.ContainsFunc(a.Origin.Authors, func(p Person) bool { return personName(p) != "" }) {
			return a.Origin.Authors
		}
	}
	return w.authors
}

// inherited reports whether an article's authors are those it has without naming them, as far as the format can tell.
func (w *Writer) inherited(authors, without []Person) bool {
	if _, ok := w.format.(*jsonWriter); ok {
		return slices.Equal(authors, without)
	}
	return slices.EqualFunc(authors, without, func(a, b Person) bool {
		return a == b || personName(a) == personName(b) && cleanURL(w.base, a.URL) == cleanURL(w.base, b.URL) && mailAddress(a) == mailAddress(b)
	})
}

// mailAddress gives a person's e-mail address, "" for what is none.
//
//go:noinline
func mailAddress(p Person) string {
	if isMailAddress(p.Email) {
		return p.Email
	}
	return ""
}

// urnPrefix begins the ids that a Writer makes.
const urnPrefix = "urn:broadsheet:"

// identify gives the article its id: its own, else its address, else a URN.
func (w *Writer) identify(it *written) error {
	it.id = writtenLine(it.ID)
	if it.id == "" {
		it.id = it.url
	}
	if it.id == "" {
		it.id = hashURN(it.Title, it.published.String()+it.updated.String(), it.Body())
	}
	if _, atom := w.format.(*atomWriter); atom {
		it.id = atomID(it.id)
	}
	it.hash = hashString(hashSeed, it.id)
	if _, seen := w.ids[it.hash]; !seen {
		return nil
	}
	it.id = hashURN(it.id, it.url, it.published.String(), it.updated.String(), it.Title)
	it.hash = hashString(hashSeed, it.id)
	if _, seen := w.ids[it.hash]; seen {
		return &Error{Path: "ID", Err: fmt.Errorf("%w: an article that was written already, with ID %.80q", ErrField, it.ID)}
	}
	return nil
}

// FNV-1a of 64 bits: fixed, so that the same feed gives the same URNs.
const hashSeed, hashPrime = 14695981039346656037, 1099511628211

func hashString(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

// hashURN makes an id of what is known of an article.
func hashURN(parts ...string) string {
	h := uint64(hashSeed)
	for _, s := range parts {
		h = hashString(h, s)
		h = (h ^ 0xff) * hashPrime // no byte of UTF-8
	}
	return fmt.Sprintf(urnPrefix+"hash:%016x", h)
}

// atomID gives an id as the IRI that Atom demands (RFC 4287 section 4.2.6): itself where it is one, else in a URN from which
// plainID takes it back.
func atomID(id string) string {
	if isIRI(id) {
		return id
	}
	b := make([]byte, 0, len(urnPrefix)+3+len(id)*3)
	b = append(b, urnPrefix+"id:"...)
	for i := 0; i < len(id); i++ {
		switch c := id[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '.', c == '_':
			b = append(b, c)
		default:
			b = appendPercent(b, c)
		}
	}
	return string(b)
}

// plainID undoes atomID.
func plainID(id string) string {
	packed, ok := strings.CutPrefix(id, urnPrefix+"id:")
	if !ok || packed == "" {
		return id
	}
	b := make([]byte, 0, len(packed))
	for i := 0; i < len(packed); i++ {
		c := packed[i]
		if c == '%' && i+2 < len(packed) {
			c = unhex(packed[i+1])<<4 | unhex(packed[i+2])
			i += 2
		}
		b = append(b, c)
	}
	if plain := string(b); atomID(plain) == id {
		return plain
	}
	return id
}

// isIRI reports whether an id can stand in Atom as it is: an address that needs no escapes, with a scheme that does not run.
func isIRI(s string) bool {
	if isCleanURL(s) {
		return true
	}
	colon := strings.IndexByte(s, ':')
	if colon <= 1 || colon == len(s)-1 {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		switch {
		case i < colon && !letter && (i == 0 || !isURLByte(c) || strings.IndexByte("_~/?#@!$&'()*,;=", c) >= 0):
			return false
		case c == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])):
			return false
		case c != '%' && !isURLByte(c):
			return false
		}
	}
	if strings.Count(s, "#") > 1 {
		return false
	}
	switch scheme := s[:colon]; strings.ToLower(scheme) {
	case "http", "https", "ftp":
		return strings.HasPrefix(s[colon:], "://") && hostOf(s) != ""
	case "javascript", "data", "vbscript", "file", "about", "blob":
		return false
	case "urn":
		return isURN(s[colon+1:])
	case "tag":
		return scheme == "tag" && isTagURI(s[colon+1:])
	}
	return true
}

// isURN reports whether what stands behind "urn:" is as RFC 8141 has it, without its r-, q- and f-components, and a UUID as
// RFC 9562 has it.
func isURN(s string) bool {
	nid, nss, _ := strings.Cut(s, ":")
	if len(nid) < 2 || len(nid) > 32 || nid[0] == '-' || strings.ContainsAny(nid, "._~/?#@!$&'()*+,;=%") ||
		nss == "" || strings.ContainsAny(nss, "~/?#&") {
		return false
	}
	if !strings.EqualFold(nid, "uuid") {
		return true
	}
	for i := 0; i < len(nss); i++ {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (nss[i] == '-') || !dash && !isHex(nss[i]) {
			return false
		}
	}
	return len(nss) == 36
}

// isTagURI reports whether what stands behind "tag:" is a domain or e-mail address, a comma, a date, a colon, and anything
// (RFC 4151 section 2.1).
func isTagURI(s string) bool {
	entity, _, ok := strings.Cut(s, ":")
	name, date, dated := strings.Cut(entity, ",")
	if !ok || !dated || name == "" || name[len(name)-1] == '@' || name[0] == '@' || strings.Count(name, "@") > 1 {
		return false
	}
	for i := 0; i < len(name); i++ {
		if c := name[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' && c != '@' && (c != '_' || !strings.Contains(name[i:], "@")) {
			return false
		}
	}
	for i := 0; i < len(date); i++ {
		if dash := i == 4 || i == 7; dash != (date[i] == '-') || !dash && (date[i] < '0' || date[i] > '9') {
			return false
		}
	}
	return len(date) == 4 || len(date) == 7 || len(date) == 10
}

// personName gives what stands for a person where a name is demanded.
func personName(p Person) string {
	if name := writtenLine(p.Name); name != "" {
		return name
	}
	return writtenLine(p.Email)
}

// plainOfHTML gives the text of HTML on one line, for what knows no HTML.
func plainOfHTML(html string) string { return string(appendPlain(nil, html)) }

// excerptOf gives the beginning of an HTML text, cut after a word.
func excerptOf(html string) string {
	const most = 80
	s := plainOfHTML(html[:min(len(html), 4096)])
	if len(s) <= most {
		return s
	}
	s = s[:most+1]
	if i := strings.LastIndexByte(s, ' '); i > most/2 {
		return strings.TrimRight(s[:i], " ") + " …"
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// feedTitle gives the feed's title, which all formats demand.
func (w *Writer) feedTitle() (string, error) {
	f := w.feed
	if t := writtenLine(f.Title); t != "" {
		return t, nil
	}
	if t := excerptOf(f.Description); t != "" {
		return t, nil
	}
	for _, u := range [...]string{f.HomeURL, f.URL} {
		if host := hostOf(cleanURL("", u)); host != "" {
			return host, nil
		}
	}
	return "", missingField("Title")
}

// hostOf gives the host of a clean address.
func hostOf(u string) string {
	_, rest, _ := strings.Cut(u, "://")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

func missingField(name string) error { return &Error{Path: name, Err: ErrField} }

// fileType gives the media type of a file, derived from its address where it is not known.
func fileType(m Media) string {
	if t := writtenType(m.Type); t != "" {
		return t
	}
	path := m.URL
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	for _, name := range [...]string{strings.ToLower(path[strings.LastIndexByte(path, '.')+1:]), m.Medium} {
		for _, t := range fileTypes {
			if isListed(t.names, name) {
				return t.kind
			}
		}
	}
	return "application/octet-stream"
}

// fileTypes are media types by how addresses end, and by the medium.
var fileTypes = [...]struct{ names, kind string }{
	{"|mp3|audio|", "audio/mpeg"}, {"|m4a|", "audio/mp4"}, {"|ogg|oga|opus|", "audio/ogg"}, {"|wav|", "audio/wav"},
	{"|mp4|m4v|video|", "video/mp4"}, {"|webm|", "video/webm"}, {"|jpg|jpeg|image|", "image/jpeg"}, {"|png|", "image/png"}, {"|gif|", "image/gif"},
	{"|webp|", "image/webp"}, {"|svg|", "image/svg+xml"}, {"|pdf|", "application/pdf"}, {"|zip|", "application/zip"},
}
