package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/fetch"
	"github.com/broadsheet-go/broadsheet/scale/internal/warc"
)

// document is what a record holds.
type document struct {
	src  broadsheet.Source
	body []byte // valid until the next one is asked for
}

// failure is a record, or an article of it, that is not in the output.
type failure struct {
	Shard  int    `json:"shard"`
	Record int    `json:"record"` // from 0, in the shard
	URL    string `json:"url,omitzero"`
	Reason string `json:"reason"` // one of a few words, to be counted
	Detail string `json:"detail,omitzero"`
}

func (f *failure) Error() string { return f.Reason + ": " + f.Detail }

// errSkip is a record that is none of ours: a request, an image, an answer that is no page.
var errSkip = errors.New("not for us")

// source gives the documents of a shard. An error is errSkip, a *failure, io.EOF, or final.
// Before it does what may take long it calls begin with the document's address; where that returns
// an error, it returns the error.
type source interface {
	next(ctx context.Context, begin func(addr string) error) (document, error)
	io.Closer
}

// source opens the shard's input.
func (s *shard) source() (source, error) {
	switch s.Kind {
	case kindWARC:
		f, err := os.Open(s.File)
		if err != nil {
			return nil, err
		}
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		r := warc.NewReader(f, s.Start, s.End, info.Size())
		r.MaxBody = s.Limit.MaxBody
		r.Gzip = r.Gzip || strings.HasSuffix(s.File, ".gz") // though its first bytes are damaged
		return &warcSource{f, r}, nil
	case kindFiles:
		return &fileSource{paths: s.Items, limit: s.Limit.MaxBody}, nil
	case kindList:
		return newListSource(s), nil
	}
	return nil, fmt.Errorf("a shard of an unknown kind %q: is this worker too old?", s.Kind)
}

type warcSource struct {
	*os.File
	r *warc.Reader
}

func (s *warcSource) next(_ context.Context, begin func(string) error) (document, error) {
	rec, err := s.r.Next()
	var broken *warc.Error
	if errors.As(err, &broken) {
		return document{}, &failure{Reason: warcReason(err), URL: broken.URI, Detail: err.Error()}
	}
	if err != nil {
		return document{}, err
	}
	src := broadsheet.Source{URL: rec.URI, ContentType: rec.ContentType, Retrieved: rec.Date}
	body := rec.Body
	switch rec.Type {
	case "response":
		if !strings.HasPrefix(rec.ContentType, "application/http") {
			return document{}, errSkip // DNS and the like
		}
		if body, err = answer(rec.Body, &src); err != nil {
			return document{}, err
		}
	case "resource":
	default:
		return document{}, errSkip
	}
	if !readable(src.ContentType) || len(body) == 0 {
		return document{}, errSkip
	}
	return document{src, body}, begin(rec.URI)
}

func warcReason(err error) string {
	for _, kind := range []error{warc.ErrGzip, warc.ErrHeader, warc.ErrLength, warc.ErrSize} {
		if errors.Is(err, kind) {
			return "warc " + kind.Error()
		}
	}
	return "warc"
}

// answer gives the body of an HTTP response and sets what its header says.
func answer(block []byte, src *broadsheet.Source) ([]byte, error) {
	resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(block)), nil)
	if err != nil {
		return nil, &failure{URL: src.URL, Reason: "http", Detail: err.Error()}
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errSkip
	}
	switch e := strings.ToLower(resp.Header.Get("Content-Encoding")); e {
	case "", "identity", "gzip", "x-gzip": // gzip is the library's, which bounds what comes of it
	default:
		return nil, &failure{URL: src.URL, Reason: "encoding", Detail: e}
	}
	src.ContentType = resp.Header.Get("Content-Type")
	src.ContentLocation = resp.Header.Get("Content-Location")
	src.Language = resp.Header.Get("Content-Language")
	body, err := io.ReadAll(resp.Body)
	if err != nil && len(body) == 0 { // crawlers cut long bodies: what is there is read
		return nil, &failure{URL: src.URL, Reason: "http", Detail: err.Error()}
	}
	return body, nil
}

// readable reports whether a media type is one of pages, texts or feeds, or not told.
func readable(contentType string) bool {
	t, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	t = strings.TrimSpace(t)
	return t == "" || strings.HasPrefix(t, "text/") && t != "text/css" && t != "text/javascript" ||
		strings.HasSuffix(t, "xml") || t == "application/feed+json" || t == "application/json"
}

type fileSource struct {
	paths []string
	limit int64
}

func (s *fileSource) Close() error { return nil }

func (s *fileSource) next(_ context.Context, begin func(string) error) (document, error) {
	if len(s.paths) == 0 {
		return document{}, io.EOF
	}
	path := s.paths[0]
	s.paths = s.paths[1:]
	if err := begin(path); err != nil {
		return document{}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return document{}, &failure{URL: path, Reason: "read", Detail: err.Error()}
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, s.limit+1))
	switch {
	case err != nil:
		return document{}, &failure{URL: path, Reason: "read", Detail: err.Error()}
	case int64(len(body)) > s.limit:
		return document{}, &failure{URL: path, Reason: "size", Detail: "larger than -max-body"}
	}
	return document{broadsheet.Source{}, body}, nil
}

// listSource fetches addresses, one after another, with a pause between two requests to a host.
type listSource struct {
	urls   []string
	client fetch.Client
	delay  time.Duration
	last   map[string]time.Time // when a host was asked
}

func newListSource(s *shard) *listSource {
	return &listSource{urls: s.Items, delay: s.Limit.Delay, last: map[string]time.Time{}, client: fetch.Client{
		UserAgent: userAgent, MaxBytes: s.Limit.MaxBody, Timeout: s.Limit.Deadline / 2, PerHost: 1, Allow: allowed}}
}

func (s *listSource) Close() error { return nil }

func (s *listSource) next(ctx context.Context, begin func(string) error) (document, error) {
	if len(s.urls) == 0 {
		return document{}, io.EOF
	}
	addr := s.urls[0]
	s.urls = s.urls[1:]
	u, err := url.Parse(addr)
	if err != nil {
		return document{}, &failure{URL: addr, Reason: "fetch", Detail: err.Error()}
	}
	if !mayFetch(u) {
		return document{}, &failure{URL: addr, Reason: "robots"}
	}
	select {
	case <-time.After(time.Until(s.last[u.Host].Add(s.delay))):
	case <-ctx.Done():
		return document{}, ctx.Err()
	}
	if err := begin(addr); err != nil {
		return document{}, err
	}
	resp, err := s.client.Get(ctx, addr, fetch.Validators{})
	s.last[u.Host] = time.Now()
	if err != nil {
		return document{}, &failure{URL: addr, Reason: "fetch", Detail: err.Error()}
	}
	return document{resp.Source, resp.Body}, nil
}
