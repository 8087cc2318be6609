package serve

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

// ask sends a request whose parts need not be valid; headers are Name: value, a line each.
func ask(h http.Handler, method, path, headers string) *http.Response {
	r := &http.Request{Method: method, URL: &url.URL{Path: path}, Host: "gazette.example", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: http.Header{}, Body: http.NoBody}
	for line := range strings.Lines(headers) {
		name, value, _ := strings.Cut(line, ":")
		r.Header.Add(strings.TrimSpace(name), strings.TrimSpace(value))
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func bodyOf(t *testing.T, r *http.Response) string {
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// FuzzRequest holds what a Handler promises of any request: an answer of the documented statuses with valid headers, the
// same each time; a feed that reads back; ranges that are parts of it; and a condition that is met is a 304.
func FuzzRequest(f *testing.F) {
	f.Add("GET", "/feed.rss", "Range: bytes=1-9\nIf-Range: x", "Bridge", int64(1741681800))
	f.Add("GET", "/feed.atom", "Range: bytes=-5", "", int64(0))
	f.Add("GET", "/feed.json", "Range: bytes=0-0,2-3", "\x00", int64(-1))
	f.Add("GET", "/feed", "Accept: application/*;q=0.5, application/rss+xml;q=0", "a", int64(1<<40))
	f.Add("GET", "/feed", "Accept: text/html;q=NaN, */*;q=Inf", "a", int64(1))
	f.Add("HEAD", "/feed", "If-Modified-Since: Tue, 11 Mar 2025 08:30:00 GMT\nIf-None-Match: *", "a", int64(1741681800))
	f.Add("GET", "/feed", "If-Match: \"x\"\nIf-Unmodified-Since: Tue, 11 Mar 2025 08:30:00 GMT", "a", int64(1741681801))
	f.Add("POST", "", "Range: bytes=9999999999999999999-", "a", int64(1741681801))
	f.Fuzz(func(t *testing.T, method, path, headers, title string, published int64) {
		feed := gazette()
		feed.Title, feed.Items[0].Content = title, "<p>"+strings.Repeat("Cars again. ", 50)
		feed.Items[0].Published = broadsheet.Date{Time: time.Unix(published, 0).UTC()}
		h := &Handler{Feed: Of(feed).Feed, MaxAge: time.Minute, Stylesheet: path}

		got := ask(h, method, path, headers)
		body := bodyOf(t, got)
		checkHeaders(t, got.Header)
		if again := ask(h, method, path, headers); again.StatusCode != got.StatusCode || !isMultipart(got) && bodyOf(t, again) != body {
			t.Errorf("%d, then %d", got.StatusCode, again.StatusCode)
		}
		accept := "Accept: " + strings.Join(headersOf(headers, "Accept"), "\nAccept: ")
		whole := ask(h, "GET", path, accept)
		text := bodyOf(t, whole)
		switch got.StatusCode {
		case http.StatusOK:
			if want := text; method != "HEAD" && body != want || method == "HEAD" && got.Header.Get("Content-Length") != strconv.Itoa(len(want)) {
				t.Errorf("%s: %d bytes of %d, Content-Length %s", method, len(body), len(want), got.Header.Get("Content-Length"))
			}
		case http.StatusPartialContent:
			if method != "HEAD" && !isMultipart(got) && !strings.Contains(text, body) {
				t.Errorf("part %q of %q", body, text)
			}
		case http.StatusNotModified, http.StatusPreconditionFailed:
			if body != "" {
				t.Errorf("%d with a body", got.StatusCode)
			}
		case http.StatusMethodNotAllowed:
			if method == "GET" || method == "HEAD" || got.Header.Get("Allow") == "" {
				t.Errorf("%s is not allowed: %v", method, got.Header)
			}
		case http.StatusNotAcceptable, http.StatusRequestedRangeNotSatisfiable, http.StatusInternalServerError:
		default:
			t.Errorf("status %d", got.StatusCode)
		}
		if whole.StatusCode != http.StatusOK {
			return
		}
		read, err := broadsheet.ParseFeed(strings.NewReader(text), broadsheet.Source{ContentType: whole.Header.Get("Content-Type")})
		if err != nil || len(read.Items) != 1 || contentTypes[read.Format] != whole.Header.Get("Content-Type") {
			t.Errorf("read back as %v: %v", read, err)
		}
		if same := ask(h, "GET", path, accept+"\nIf-None-Match: "+whole.Header.Get("ETag")); same.StatusCode != http.StatusNotModified {
			t.Errorf("with its own ETag: %d", same.StatusCode)
		}
	})
}

func isMultipart(r *http.Response) bool {
	return strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/byteranges")
}

// headersOf gives the values that the lines have for a header.
func headersOf(lines, name string) (values []string) {
	for line := range strings.Lines(lines) {
		if n, v, _ := strings.Cut(line, ":"); http.CanonicalHeaderKey(strings.TrimSpace(n)) == name {
			values = append(values, strings.TrimSpace(v))
		}
	}
	return values
}

// checkHeaders holds that nothing of a request or a feed ends a header's line.
func checkHeaders(t *testing.T, h http.Header) {
	for name, values := range h {
		for _, v := range values {
			if strings.ContainsAny(name+v, "\r\n\x00") {
				t.Errorf("%q: %q", name, v)
			}
		}
	}
}
