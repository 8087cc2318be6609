// Package fetch gets feeds and pages over HTTP for package broadsheet: conditionally, politely, within
// limits, and without being led into a private network.
//
// # Limits
//
// By default a response has at most 10 MiB after decompression, takes at most 10 seconds from the first
// byte sent to the last received, and follows at most 10 redirects. Headers have at most 256 KiB. All of
// it is checked before anything is parsed.
//
// # Security
//
// Addresses are checked when they are dialled, after the host's name was resolved, so neither redirects
// nor a name that changes its address lead to a host that [Guard] refuses. A Client with an HTTP client of
// the caller's uses that client's transport: the guard is then the caller's, see [Guard].
package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

// Limits that hold where a Client's fields are zero.
const (
	DefaultMaxBytes  = 10 << 20         // of a body, after decompression
	DefaultTimeout   = 10 * time.Second // of a request with its redirects and body
	DefaultRedirects = 10               // of a request
	DefaultPerHost   = 2                // requests under way to one host

	maxHeaderBytes = 256 << 10
)

// The kinds of errors, to be asked for with [errors.Is].
var (
	// ErrAddress: the host has an address that is not public and not allowed.
	ErrAddress = errors.New("address is not public")
	// ErrTooLarge: the body is larger than MaxBytes.
	ErrTooLarge = errors.New("response too large")
	// ErrRedirect: too many redirects, or one to something else than http or https.
	ErrRedirect = errors.New("redirect refused")
	// ErrEncoding: the body has a Content-Encoding other than gzip, or a broken one.
	ErrEncoding = errors.New("content encoding")
)

// Client fetches. The zero Client is ready to use. Its fields are set before the first use; then it may be
// shared by goroutines. It must not be copied.
type Client struct {
	// HTTP makes the requests. Nil means a client of the package's own, with the guard and without a proxy.
	// Its Timeout and CheckRedirect are not looked at.
	HTTP *http.Client
	// UserAgent is sent with each request; say there who you are and how to reach you. "" sends the package's name.
	UserAgent string
	// Parser reads what was fetched. Nil means the zero Parser.
	Parser *broadsheet.Parser
	// MaxBytes bounds a body after decompression. 0 means DefaultMaxBytes, negative no limit.
	MaxBytes int64
	// Timeout bounds a request with its redirects and body. 0 means DefaultTimeout, negative no limit.
	Timeout time.Duration
	// MaxRedirects bounds the redirects of a request. 0 means DefaultRedirects, negative none at all.
	MaxRedirects int
	// PerHost bounds the requests under way to one host. 0 means DefaultPerHost, negative no limit.
	PerHost int
	// Allow are addresses that may be dialled although Guard would refuse them.
	Allow []netip.Prefix

	once   sync.Once
	own    *http.Client
	hosts  hostLimits
	lookup func(ctx context.Context, network, host string) ([]netip.Addr, error) // nil: net.DefaultResolver's
	dial   func(ctx context.Context, network, address string) (net.Conn, error)  // nil: a net.Dialer's with Guard
}

// Validators are what a server gave to ask with whether a document changed. Store them with the document.
type Validators struct {
	ETag         string `json:"etag,omitzero"`          // as sent
	LastModified string `json:"last_modified,omitzero"` // as sent
}

// Response is what a server answered.
type Response struct {
	// Source says where the body came from: the address after redirects, headers, the time.
	Source broadsheet.Source
	// Body is the document, decompressed. It is empty where NotModified.
	Body []byte
	// NotModified reports that the document is the one that the Validators sent are of (RFC 9110 section 15.4.5).
	NotModified bool
	// Validators are to be sent next time. Of a response that is NotModified they are those sent, where it has none.
	Validators Validators
	// Redirects are the hops that led to the document, in order.
	Redirects []Redirect
	// MaxAge is how long the response stays fresh by its Cache-Control header, at most a year; 0 where it does not say.
	MaxAge time.Duration
}

// Redirect is one hop.
type Redirect struct {
	From, To  string // absolute addresses
	Permanent bool   // 301 or 308: From is not to be asked again
}

// Moved gives the address that is to be asked from now on: the target of the permanent redirects before
// the first other one, or "" where there is none.
func (r *Response) Moved() (url string) {
	for _, hop := range r.Redirects {
		if !hop.Permanent {
			break
		}
		url = hop.To
	}
	return url
}

// StatusError is a response whose status is neither 2xx nor an expected 304.
type StatusError struct {
	URL        string        // what answered
	Code       int           // 410: gone for good; 429: too many requests
	RetryAfter time.Duration // from the Retry-After header, at most a year; 0 where it does not say
}

// Error gives the address and the status.
func (e *StatusError) Error() string {
	s := "fetch: " + e.URL + ": " + strconv.Itoa(e.Code) + " " + http.StatusText(e.Code)
	if e.RetryAfter > 0 {
		s += ", retry after " + e.RetryAfter.String()
	}
	return s
}

// Get fetches a document. With the Validators of an earlier response it asks whether the document changed.
// A status other than 2xx is a [*StatusError]. Where the body breaks off, the Response has what was received
// beside the error; of one that is too large it has nothing.
func (c *Client) Get(ctx context.Context, url string, v Validators) (*Response, error) {
	if timeout := or(c.Timeout, DefaultTimeout); timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, timeout)
		defer cancel()
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	if s := req.URL.Scheme; s != "http" && s != "https" {
		return nil, fmt.Errorf("fetch: %s: %w: not http or https", url, broadsheet.ErrURL)
	}
	setHeaders(req.Header, c.UserAgent, v)
	resp := &Response{}
	httpResp, err := c.client(resp).Do(req)
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	defer httpResp.Body.Close()
	return resp, c.receive(resp, httpResp, v)
}

// or gives v, or what it means when it is zero.
func or[T int | int64 | time.Duration](v, zero T) T {
	if v == 0 {
		return zero
	}
	return v
}

func setHeaders(h http.Header, agent string, v Validators) {
	if agent == "" {
		agent = "broadsheet (+https://github.com/broadsheet-go/broadsheet)"
	}
	h.Set("User-Agent", agent)
	h.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")
	h.Set("Accept-Encoding", "gzip") // said aloud, so that net/http leaves the body alone
	if v.ETag != "" {
		h.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		h.Set("If-Modified-Since", v.LastModified)
	}
}

// client gives an HTTP client that records redirects in resp and bounds them.
func (c *Client) client(resp *Response) *http.Client {
	base := c.HTTP
	if base == nil {
		c.once.Do(func() { c.own = &http.Client{Transport: c.transport()} })
		base = c.own
	}
	limited := *base
	limited.Timeout = 0 // the context has it
	limited.Transport = polite{c, base.Transport}
	limited.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		if s := req.URL.Scheme; s != "http" && s != "https" {
			return fmt.Errorf("%w: to scheme %q", ErrRedirect, s)
		}
		if len(via) > or(c.MaxRedirects, DefaultRedirects) {
			return fmt.Errorf("%w: more than %d", ErrRedirect, max(0, or(c.MaxRedirects, DefaultRedirects)))
		}
		code := req.Response.StatusCode
		resp.Redirects = append(resp.Redirects, Redirect{
			From: via[len(via)-1].URL.String(), To: req.URL.String(),
			Permanent: code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect,
		})
		return nil
	}
	return &limited
}

// receive checks the answer and reads its body.
func (c *Client) receive(resp *Response, from *http.Response, sent Validators) error {
	h := from.Header
	address := *from.Request.URL
	address.User = nil // a password is nothing for the links that are resolved against it
	resp.Source = broadsheet.Source{
		URL:             address.String(),
		ContentLocation: h.Get("Content-Location"),
		ContentType:     h.Get("Content-Type"),
		Language:        h.Get("Content-Language"),
		Retrieved:       time.Now(),
	}
	resp.Validators = Validators{ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
	resp.MaxAge = maxAge(h.Get("Cache-Control"))
	if from.StatusCode == http.StatusNotModified && sent != (Validators{}) {
		resp.NotModified = true
		if resp.Validators == (Validators{}) {
			resp.Validators = sent
		}
		return nil
	}
	if from.StatusCode < 200 || from.StatusCode > 299 {
		return &StatusError{URL: resp.Source.URL, Code: from.StatusCode, RetryAfter: retryAfter(h.Get("Retry-After"), resp.Source.Retrieved)}
	}
	var err error
	if resp.Body, err = c.body(from.Body, h.Get("Content-Encoding")); err != nil {
		return fmt.Errorf("fetch: %s: %w", resp.Source.URL, err)
	}
	return nil
}

// body reads and decompresses a body, up to the limit.
func (c *Client) body(r io.Reader, encoding string) ([]byte, error) {
	layers := strings.FieldsFunc(strings.ToLower(encoding), func(c rune) bool { return c == ',' || c == ' ' })
	if len(layers) > 2 {
		return nil, fmt.Errorf("%w: %d layers", ErrEncoding, len(layers))
	}
	for range layers {
		switch last := layers[len(layers)-1]; last {
		case "identity":
		case "gzip", "x-gzip":
			z, err := gzip.NewReader(r)
			if err != nil {
				return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
			}
			r = z
		default:
			return nil, fmt.Errorf("%w: %q", ErrEncoding, last)
		}
		layers = layers[:len(layers)-1]
	}
	return readBody(r, or(c.MaxBytes, DefaultMaxBytes))
}

// readBody reads at most limit bytes; more are an error, and none of them is kept. It grows by pieces: a
// buffer that doubles would hold three times what it has.
func readBody(r io.Reader, limit int64) ([]byte, error) {
	var pieces [][]byte
	var total int64
	piece := make([]byte, 0, 32<<10)
	for {
		n, err := r.Read(piece[len(piece):cap(piece)])
		piece, total = piece[:len(piece)+n], total+int64(n)
		switch {
		case limit > 0 && total > limit:
			return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
		case err == io.EOF:
			return bytes.Join(append(pieces, piece), nil), nil
		case err != nil:
			return bytes.Join(append(pieces, piece), nil), err
		case len(piece) == cap(piece):
			pieces, piece = append(pieces, piece), make([]byte, 0, min(2*cap(piece), 1<<20))
		}
	}
}

// maxAge reads the max-age directive (RFC 9111 section 5.2.2.1).
func maxAge(cacheControl string) time.Duration {
	for directive := range strings.SplitSeq(cacheControl, ",") {
		if s, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(directive)), "max-age="); ok {
			return secondsOf(strings.Trim(s, `"`))
		}
	}
	return 0
}

// retryAfter reads seconds or a date (RFC 9110 section 10.2.3).
func retryAfter(s string, now time.Time) time.Duration {
	if d := secondsOf(s); d > 0 {
		return d
	}
	if t, err := http.ParseTime(s); err == nil && t.After(now) {
		return min(t.Sub(now), year)
	}
	return 0
}

// year bounds what a header may ask to wait: a date of the year 9999 is no reason to never ask again.
const year = 365 * 24 * time.Hour

// secondsOf gives at most a year; 0 where s is no number.
func secondsOf(s string) time.Duration {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0
	}
	return time.Duration(min(n, uint64(year/time.Second))) * time.Second
}

// polite is a transport that bounds the requests under way to one host, those after redirects too.
type polite struct {
	client *Client
	next   http.RoundTripper // nil: the default
}

// RoundTrip waits for a place among the host's requests and holds it until the body is closed.
func (p polite) RoundTrip(req *http.Request) (*http.Response, error) {
	release, err := p.client.hosts.acquire(req.Context(), strings.ToLower(req.URL.Host), or(p.client.PerHost, DefaultPerHost))
	if err != nil {
		return nil, err
	}
	next := p.next
	if next == nil {
		next = http.DefaultTransport
	}
	resp, err := next.RoundTrip(req)
	if err != nil {
		release()
		return nil, err
	}
	resp.Body = &held{resp.Body, sync.OnceFunc(release)}
	return resp, nil
}

// held is a body that gives its host's place back when it is closed.
type held struct {
	io.ReadCloser
	release func()
}

func (b *held) Close() error {
	defer b.release()
	return b.ReadCloser.Close()
}

// hostLimits counts the requests under way to each host. It holds only hosts that have some.
type hostLimits struct {
	mu    sync.Mutex
	hosts map[string]*hostLimit
}

type hostLimit struct {
	slots chan struct{}
	users int // requests that run or wait
}

// acquire waits for a place among the host's requests.
func (l *hostLimits) acquire(ctx context.Context, host string, limit int) (release func(), err error) {
	if limit < 0 {
		return func() {}, nil
	}
	l.mu.Lock()
	if l.hosts == nil {
		l.hosts = map[string]*hostLimit{}
	}
	h := l.hosts[host]
	if h == nil {
		h = &hostLimit{slots: make(chan struct{}, limit)}
		l.hosts[host] = h
	}
	h.users++
	l.mu.Unlock()
	leave := func() {
		l.mu.Lock()
		if h.users--; h.users == 0 {
			delete(l.hosts, host)
		}
		l.mu.Unlock()
	}
	select {
	case h.slots <- struct{}{}:
		return func() { <-h.slots; leave() }, nil
	case <-ctx.Done():
		leave()
		return nil, ctx.Err()
	}
}
