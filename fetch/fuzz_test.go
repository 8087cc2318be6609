package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// wire is a network in memory: every request is answered alike, and counted.
type wire struct {
	t      *testing.T
	status int
	header http.Header
	body   string
	asked  int // since the last Get
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Scheme != "http" && r.URL.Scheme != "https" || r.Method != http.MethodGet {
		w.t.Errorf("asked for %s %s", r.Method, r.URL)
	}
	w.asked++
	return &http.Response{StatusCode: w.status, ProtoMajor: 1, ProtoMinor: 1, Header: w.header.Clone(), Body: io.NopCloser(strings.NewReader(w.body)), ContentLength: -1, Request: r}, nil
}

// FuzzResponse holds what a Client promises of any response, as headers Name: value, a line each: limits hold, what is
// not 2xx is an error that says so, and what was read of the headers is in bounds.
func FuzzResponse(f *testing.F) {
	f.Add(200, "Content-Type: application/rss+xml; charset=koi8-r\nCache-Control: private, Max-Age=\"90\"\nETag: W/\"1\"", feed, "")
	f.Add(200, "Content-Encoding: gzip, identity", string(zip(feed)), `"v1"`)
	f.Add(200, "Content-Encoding: gzip, gzip\nContent-Location: ../x", string(zip(string(zip(feed)))), "")
	f.Add(200, "Content-Type: text/html", `<link rel=alternate type=application/rss+xml href=/feed><p>Cars again.`, "")
	f.Add(200, "Content-Encoding: br", "", "")
	f.Add(200, "Content-Encoding: gzip", string(zip(strings.Repeat(" ", 1<<16)))[:40], "")
	f.Add(301, "Location: /next#a", "", "")
	f.Add(302, "Location: gopher://gazette.example/", "", "")
	f.Add(304, "ETag: x", "", `"v1"`)
	f.Add(304, "", "", "")
	f.Add(429, "Retry-After: 120", "", "")
	f.Add(503, "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\nCache-Control: max-age=99999999999999999999", "", "")
	f.Add(204, "Retry-After: -1\nCache-Control: max-age=-1", "", "")
	f.Fuzz(func(t *testing.T, status int, headers, body, etag string) {
		if status < 100 || status > 999 || len(body) > 1<<16 {
			return
		}
		w := &wire{t: t, status: status, header: http.Header{}, body: body}
		for line := range strings.Lines(headers) {
			name, value, _ := strings.Cut(line, ":")
			w.header.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
		c := &Client{HTTP: &http.Client{Transport: w}, MaxBytes: 1 << 14}
		resp, err := c.Get(context.Background(), "https://gazette.example/feed", Validators{ETag: etag})
		checkResponse(t, c, resp, err, etag != "")
		if w.asked > 1+DefaultRedirects || resp != nil && len(resp.Redirects) != w.asked-1 {
			t.Errorf("asked %d times, redirects %v", w.asked, resp)
		}
		a, resp, err := c.Article(context.Background(), "https://gazette.example/feed")
		checkResponse(t, c, resp, err, false)
		if resp != nil && err == nil && a == nil {
			t.Errorf("neither an article nor an error of %+v", resp)
		}
		w.asked = 0
		feed, resp, err := c.Feed(context.Background(), "https://gazette.example/feed", Validators{ETag: etag})
		checkResponse(t, c, resp, err, etag != "")
		if resp != nil && err == nil && (feed == nil) != resp.NotModified || w.asked > 2*(1+DefaultRedirects) {
			t.Errorf("feed %v of %+v, asked %d times", feed, resp, w.asked)
		}
		if a == nil {
			return
		}
		if merged := Merge(a, a); fmt.Sprint(*merged) != fmt.Sprint(*a) {
			t.Errorf("merged with itself it is\n%+v, not\n%+v", merged, a)
		}
	})
}

func checkResponse(t *testing.T, c *Client, resp *Response, err error, conditional bool) {
	var status *StatusError
	switch {
	case errors.As(err, &status):
		if status.Code >= 200 && status.Code <= 299 || status.RetryAfter < 0 || status.RetryAfter > year || len(resp.Body) > 0 {
			t.Errorf("got %+v, body %q", status, resp.Body)
		}
	case resp == nil && err == nil:
		t.Error("neither a response nor an error")
	}
	if resp == nil {
		return
	}
	if resp.MaxAge < 0 || resp.MaxAge > year || int64(len(resp.Body)) > c.MaxBytes {
		t.Errorf("max-age %v, %d bytes", resp.MaxAge, len(resp.Body))
	}
	if resp.NotModified && (!conditional || len(resp.Body) > 0 || resp.Validators == Validators{}) {
		t.Errorf("not modified: %+v", resp)
	}
	if errors.Is(err, ErrTooLarge) && resp.Body != nil {
		t.Errorf("%v, and a body", err)
	}
}
