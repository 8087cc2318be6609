// Package serve answers HTTP requests with a feed, as RSS, Atom or JSON Feed.
package serve

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

// Handler serves one feed. The format is told by the path's ending (.rss, .xml, .atom or .json), else by the
// Accept header, else it is RSS. Responses have a weak ETag of their bytes and the newest date of the feed as
// Last-Modified, and conditional requests are answered with 304. GET and HEAD are allowed.
// Compression is left to middleware.
type Handler struct {
	// Feed gives the feed to serve for a request. It must not be changed afterwards. Nil is answered with 404 Not Found,
	// an error with 500 Internal Server Error, and its text is not shown.
	Feed func(*http.Request) (*broadsheet.Feed, error)
	// Stylesheet is the address of a stylesheet for browsers; "" for none.
	Stylesheet string
	// MaxAge is for how long a response may be kept, sent as Cache-Control. 0 sends nothing.
	MaxAge time.Duration
	// Error, if not nil, is told why a request was answered with 500.
	Error func(*http.Request, error)
}

// Of gives a Handler of a feed that does not change.
func Of(f *broadsheet.Feed) *Handler {
	return &Handler{Feed: func(*http.Request) (*broadsheet.Feed, error) { return f, nil }}
}

// contentTypes are the media types of the formats, as they are sent.
var contentTypes = map[broadsheet.Format]string{
	broadsheet.RSS:      "application/rss+xml; charset=utf-8",
	broadsheet.Atom:     "application/atom+xml; charset=utf-8",
	broadsheet.JSONFeed: "application/feed+json",
}

// ServeHTTP answers a request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	f, err := h.Feed(r)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	if f == nil {
		http.NotFound(w, r)
		return
	}
	as, byPath := pathFormat(r.URL.Path)
	if !byPath {
		w.Header().Set("Vary", "Accept")
		var ok bool
		if as, ok = accepted(r.Header.Get("Accept")); !ok {
			http.Error(w, "this feed is RSS, Atom or JSON Feed", http.StatusNotAcceptable)
			return
		}
	}
	body, err := h.body(f, as)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	h.setHeaders(w.Header(), as, body)
	// ServeContent does conditional requests, HEAD and ranges.
	http.ServeContent(w, r, "", modified(f), bytes.NewReader(body))
}

func (h *Handler) fail(w http.ResponseWriter, r *http.Request, err error) {
	if h.Error != nil {
		h.Error(r, err)
	}
	http.Error(w, "the feed could not be made", http.StatusInternalServerError)
}

func (h *Handler) setHeaders(to http.Header, as broadsheet.Format, body []byte) {
	sum := fnv.New64a()
	sum.Write(body)
	to.Set("ETag", fmt.Sprintf(`W/"%016x"`, sum.Sum64()))
	to.Set("Content-Type", contentTypes[as])
	to.Set("X-Content-Type-Options", "nosniff")
	if h.MaxAge > 0 {
		to.Set("Cache-Control", "max-age="+strconv.Itoa(int(h.MaxAge/time.Second)))
	}
}

// body writes the feed. Its Updated, where missing, becomes the newest date of an article: Atom wants one.
func (h *Handler) body(f *broadsheet.Feed, as broadsheet.Format) ([]byte, error) {
	header := *f
	if header.Updated.IsZero() {
		header.Updated = newest(f)
	}
	var b bytes.Buffer
	w := broadsheet.NewWriter(&b, as, &header)
	w.Stylesheet = h.Stylesheet
	for _, a := range f.Items {
		if err := w.Write(a); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// modified is the feed's Updated or its newest article's date, zero where there is none.
func modified(f *broadsheet.Feed) time.Time {
	if d := newest(f); d.Time.After(f.Updated.Time) {
		return d.Time
	}
	return f.Updated.Time
}

func newest(f *broadsheet.Feed) (d broadsheet.Date) {
	for _, a := range f.Items {
		for _, c := range []broadsheet.Date{a.Published, a.Updated} {
			if c.Time.After(d.Time) {
				d = c
			}
		}
	}
	return d
}

// pathFormat tells the format by the ending of the path.
func pathFormat(p string) (broadsheet.Format, bool) {
	switch strings.ToLower(path.Ext(p)) {
	case ".rss", ".xml":
		return broadsheet.RSS, true
	case ".atom":
		return broadsheet.Atom, true
	case ".json":
		return broadsheet.JSONFeed, true
	}
	return 0, false
}

// offers are the media types that a request may ask for, in the order that decides between equals.
var offers = []struct {
	as  broadsheet.Format
	typ string
}{
	{broadsheet.RSS, "application/rss+xml"},
	{broadsheet.Atom, "application/atom+xml"},
	{broadsheet.JSONFeed, "application/feed+json"},
	{broadsheet.JSONFeed, "application/json"},
	{broadsheet.RSS, "application/xml"},
	{broadsheet.RSS, "text/xml"},
	{broadsheet.RSS, "text/html"}, // a browser: it says */* too, with less weight
}

// accepted chooses the format that an Accept header likes best (RFC 9110 section 12.5.1).
func accepted(header string) (best broadsheet.Format, ok bool) {
	if strings.TrimSpace(header) == "" {
		return broadsheet.RSS, true
	}
	var bestQ float64
	for _, o := range offers {
		if q := quality(header, o.typ); q > bestQ {
			best, bestQ = o.as, q
		}
	}
	return best, bestQ > 0
}

// quality gives the weight that an Accept header has for a media type: that of its most specific range.
func quality(header, typ string) (q float64) {
	specific := 0
	for r := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(r, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		s := 0
		switch {
		case name == typ:
			s = 3
		case strings.HasSuffix(name, "/*") && strings.HasPrefix(typ, strings.TrimSuffix(name, "*")):
			s = 2
		case name == "*/*":
			s = 1
		}
		if s > specific {
			specific, q = s, weight(params)
		}
	}
	return q
}

// weight reads the q parameter, 1 where there is none.
func weight(params string) float64 {
	for p := range strings.SplitSeq(params, ";") {
		if v, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(p)), "q="); ok {
			q, err := strconv.ParseFloat(v, 64)
			if err != nil || q < 0 || q > 1 {
				return 0
			}
			return q
		}
	}
	return 1
}
