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
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

// serve starts a server on loopback and a Client that may reach it.
func serve(t *testing.T, h http.HandlerFunc) (*Client, string) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c := &Client{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}
	t.Cleanup(func() {
		if c.own != nil {
			c.own.CloseIdleConnections()
		}
	})
	return c, s.URL
}

func zip(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.Bytes()
}

const feed = `<rss version="2.0"><channel><title>The Gazette</title><item><title>Bridge</title><link>/bridge</link><description>Cars again.</description></item></channel></rss>`

func TestGet(t *testing.T) {
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("User-Agent") != "gazette-reader/1.0" {
			t.Errorf("User-Agent is %q", r.Header.Get("User-Agent"))
		}
		w.Header().Set("Content-Type", "text/plain; charset=koi8-r")
		w.Header().Set("Content-Language", "ru")
		w.Header().Set("Cache-Control", "private, Max-Age=90")
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(zip("hello"))
	})
	c.UserAgent = "gazette-reader/1.0"
	resp, err := c.Get(context.Background(), url+"/a", Validators{})
	if err != nil {
		t.Fatal(err)
	}
	if string(resp.Body) != "hello" || resp.MaxAge != 90*time.Second {
		t.Errorf("got %q, %v", resp.Body, resp.MaxAge)
	}
	want := broadsheet.Source{URL: url + "/a", ContentType: "text/plain; charset=koi8-r", Language: "ru", Retrieved: resp.Source.Retrieved}
	if resp.Source != want || resp.Source.Retrieved.IsZero() {
		t.Errorf("got %+v, want %+v", resp.Source, want)
	}
	resp, err = c.Get(context.Background(), strings.Replace(url, "//", "//ann:secret@", 1), Validators{})
	if err != nil || resp.Source.URL != url {
		t.Errorf("with a password: got %q, %v", resp.Source.URL, err)
	}
}

func TestConditional(t *testing.T) {
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") == "Tue, 11 Mar 2025 08:30:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 11 Mar 2025 08:30:00 GMT")
		io.WriteString(w, feed)
	})
	_, first, err := c.Feed(context.Background(), url, Validators{})
	if err != nil || first.NotModified {
		t.Fatal(first, err)
	}
	f, second, err := c.Feed(context.Background(), url, first.Validators)
	if err != nil || f != nil || !second.NotModified || second.Validators != first.Validators {
		t.Errorf("got %v, %+v, %v, want a response that is not modified", f, second, err)
	}
}

func TestStatus(t *testing.T) {
	codes := map[string]int{"/gone": 410, "/busy": 429, "/later": 503, "/unasked": 304, "/oops": 500}
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/busy":
			w.Header().Set("Retry-After", "120")
		case "/later":
			w.Header().Set("Retry-After", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
		}
		w.WriteHeader(codes[r.URL.Path])
	})
	for path, code := range codes {
		_, err := c.Get(context.Background(), url+path, Validators{})
		var status *StatusError
		if !errors.As(err, &status) || status.Code != code || status.URL != url+path {
			t.Errorf("%s: got %v, want a StatusError of %d", path, err, code)
			continue
		}
		if path == "/busy" && status.RetryAfter != 2*time.Minute || path == "/later" && (status.RetryAfter < 50*time.Minute || status.RetryAfter > time.Hour) {
			t.Errorf("%s: retry after %v", path, status.RetryAfter)
		}
	}
}

func TestRedirects(t *testing.T) {
	to := map[string]struct {
		code int
		url  string
	}{
		"/old": {301, "/older"}, "/older": {308, "/now"}, "/now": {302, "/end"},
		"/loop": {302, "/loop"}, "/file": {302, "file:///etc/hostname"}, "/private": {302, "http://10.1.2.3/"},
	}
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if next, ok := to[r.URL.Path]; ok {
			http.Redirect(w, r, next.url, next.code)
		}
	})
	resp, err := c.Get(context.Background(), url+"/old", Validators{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Redirect{{url + "/old", url + "/older", true}, {url + "/older", url + "/now", true}, {url + "/now", url + "/end", false}}
	if !slices.Equal(resp.Redirects, want) || resp.Moved() != url+"/now" || resp.Source.URL != url+"/end" {
		t.Errorf("got %v, moved to %q, from %q", resp.Redirects, resp.Moved(), resp.Source.URL)
	}
	for _, path := range []string{"/loop", "/file"} {
		if _, err := c.Get(context.Background(), url+path, Validators{}); !errors.Is(err, ErrRedirect) {
			t.Errorf("%s: got %v, want ErrRedirect", path, err)
		}
	}
	if _, err := c.Get(context.Background(), url+"/private", Validators{}); !errors.Is(err, ErrAddress) {
		t.Errorf("to a private address: got %v, want ErrAddress", err)
	}
	none := &Client{Allow: c.Allow, MaxRedirects: -1}
	if _, err := none.Get(context.Background(), url+"/old", Validators{}); !errors.Is(err, ErrRedirect) {
		t.Errorf("without redirects: got %v, want ErrRedirect", err)
	}
}

func TestRefused(t *testing.T) {
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "identity, gzip")
		io.WriteString(w, "no gzip")
	})
	c.PerHost = -1
	for address, want := range map[string]error{"ftp://news.example/": broadsheet.ErrURL, url: ErrEncoding} {
		if _, err := c.Get(context.Background(), address, Validators{}); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", address, err, want)
		}
	}
	if _, err := c.Get(context.Background(), "http://[news", Validators{}); err == nil {
		t.Error("an address that is none was fetched")
	}
	item := &broadsheet.Article{Title: "Bridge"}
	if got, err := c.FullText(context.Background(), item); got != item || !errors.Is(err, broadsheet.ErrURL) {
		t.Errorf("of an article without an address: %v, %v, want ErrURL", got, err)
	}
	err := &StatusError{URL: "https://news.example/", Code: 429, RetryAfter: time.Minute}
	if got, want := err.Error(), "fetch: https://news.example/: 429 Too Many Requests, retry after 1m0s"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLimits(t *testing.T) {
	big := strings.Repeat("words ", 1000)
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(zip(big))
		case "/big":
			io.WriteString(w, big)
		case "/cut":
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, feed[:90])
		case "/brotli":
			w.Header().Set("Content-Encoding", "br")
		case "/layers":
			w.Header().Set("Content-Encoding", "gzip, gzip, gzip")
		case "/slow":
			<-r.Context().Done()
		case "/headers":
			for i := range 400 {
				w.Header().Set(fmt.Sprint("X-", i), strings.Repeat("z", 1000))
			}
		}
	})
	c.MaxBytes, c.Timeout = 100, 2*time.Second
	tests := []struct {
		path string
		want error
		body int
	}{
		{"/bomb", ErrTooLarge, 0}, {"/big", ErrTooLarge, 0}, {"/cut", io.ErrUnexpectedEOF, 90}, {"/brotli", ErrEncoding, 0}, {"/layers", ErrEncoding, 0},
		{"/slow", context.DeadlineExceeded, 0}, {"/headers", nil, 0},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			resp, err := c.Get(context.Background(), url+test.path, Validators{})
			if err == nil || test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if resp != nil && len(resp.Body) != test.body {
				t.Errorf("got %d bytes, want %d", len(resp.Body), test.body)
			}
		})
	}
}

// No request of these tests leaves the process: names are looked up in a table, and the dialer fails
// the test when it is called with an address that is not public.
func TestGuardRefuses(t *testing.T) {
	names := map[string][]string{
		"private.example": {"10.1.2.3"}, "loopback.example": {"127.0.0.1"}, "link.example": {"169.254.169.254"}, "nat.example": {"100.64.0.1"},
		"mapped.example": {"::ffff:192.168.0.1"}, "nat64.example": {"64:ff9b::a00:1"}, "local64.example": {"64:ff9b:1::808:808"}, "sixtofour.example": {"2002:a00:1::1"},
		"teredo.example": {"2001::1"}, "unique.example": {"fd00::1"}, "documentation.example": {"2001:db8::1", "3fff::1", "192.0.2.1"}, "routing.example": {"5f00::1"}, "site.example": {"fec0::1"}, "zone.example": {"fe80::1%eth0"}, "any.example": {"0.0.0.0", "::"},
		"compatible.example": {"::10.0.0.1"}, "multicast.example": {"224.0.0.1", "ff02::1"}, "broadcast.example": {"255.255.255.255"}, "nobody.example": nil,
	}
	c := &Client{
		lookup: func(_ context.Context, _, host string) (addrs []netip.Addr, err error) {
			for _, s := range names[host] {
				addrs = append(addrs, netip.MustParseAddr(s))
			}
			return addrs, nil
		},
		dial: func(_ context.Context, _, address string) (net.Conn, error) {
			t.Errorf("dialled %s", address)
			return nil, io.ErrClosedPipe
		},
	}
	for name := range names {
		if _, err := c.Get(context.Background(), "http://"+name+"/", Validators{}); !errors.Is(err, ErrAddress) {
			t.Errorf("%s: got %v, want ErrAddress", name, err)
		}
	}
}

func TestGuardAtEachLookup(t *testing.T) {
	answers := []string{"8.8.8.8", "10.0.0.1"} // the name's address changes between two requests
	var dialled []string
	c := &Client{
		lookup: func(context.Context, string, string) ([]netip.Addr, error) {
			addr := netip.MustParseAddr(answers[0])
			answers = answers[1:]
			return []netip.Addr{addr}, nil
		},
		dial: func(_ context.Context, _, address string) (net.Conn, error) {
			dialled = append(dialled, address)
			return nil, io.ErrClosedPipe
		},
	}
	for _, want := range []error{io.ErrClosedPipe, ErrAddress} {
		if _, err := c.Get(context.Background(), "http://rebinding.example/", Validators{}); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	if !slices.Equal(dialled, []string{"8.8.8.8:80"}) {
		t.Errorf("dialled %v", dialled)
	}
}

// A host's second address is dialled while there is time, where the first does not answer.
func TestDeadAddress(t *testing.T) {
	var dialled []string
	c := &Client{
		lookup: func(context.Context, string, string) ([]netip.Addr, error) {
			return []netip.Addr{netip.MustParseAddr("8.8.4.4"), netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("8.8.8.8")}, nil
		},
		dial: func(ctx context.Context, _, address string) (net.Conn, error) {
			if dialled = append(dialled, address); address == "8.8.4.4:80" {
				<-ctx.Done()
			}
			return nil, ctx.Err()
		},
	}
	c.transport()
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	if _, err := c.dialChecked(ctx, "tcp", "news.example:80"); err != nil || !slices.Equal(dialled, []string{"8.8.4.4:80", "8.8.8.8:80"}) {
		t.Errorf("dialled %v: %v", dialled, err)
	}
	c.lookup = func(context.Context, string, string) ([]netip.Addr, error) { return nil, io.ErrClosedPipe }
	if _, err := c.dialChecked(ctx, "tcp", "news.example:80"); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("where the look-up fails: %v", err)
	}
}

func TestGuardControl(t *testing.T) {
	guard := Guard(netip.MustParsePrefix("127.0.0.1/32"))
	for address, ok := range map[string]bool{
		"127.0.0.1:80": true, "[::ffff:127.0.0.1]:80": true, "127.0.0.2:80": false, "[::1]:80": false, "8.8.8.8:443": true,
		"[2606:4700::1111]:443": true, "[64:ff9b::808:808]:80": true, "bad": false,
	} {
		if err := guard("tcp", address, nil); (err == nil) != ok {
			t.Errorf("%s: got %v", address, err)
		}
	}
}

func TestPerHost(t *testing.T) {
	var now, most atomic.Int32
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	})
	done := make(chan error)
	for range 12 {
		go func() {
			_, err := c.Get(context.Background(), url, Validators{})
			done <- err
		}()
	}
	for range 12 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if most.Load() > DefaultPerHost {
		t.Errorf("%d requests at once, %d are allowed", most.Load(), DefaultPerHost)
	}
	if n := len(c.hosts.hosts); n != 0 {
		t.Errorf("%d hosts are still held", n)
	}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Get(canceled, url, Validators{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestFeedDiscovers(t *testing.T) {
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			io.WriteString(w, `<!doctype html><title>The Gazette</title><link rel=alternate type=application/rss+xml href=/rss>`)
		case "/none":
			io.WriteString(w, `<!doctype html><title>The Gazette</title>`)
		case "/empty":
		case "/two":
			io.WriteString(w, `<!doctype html><title>The Gazette</title><link rel=alternate type=application/rss+xml href=/cut>`)
		case "/cut":
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, feed[:len(feed)-20])
		default:
			io.WriteString(w, feed)
		}
	})
	f, resp, err := c.Feed(context.Background(), url+"/", Validators{})
	if err != nil || f.Title != "The Gazette" || len(f.Items) != 1 || resp.Source.URL != url+"/rss" {
		t.Errorf("got %v, %v", f, err)
	}
	for _, path := range []string{"/none", "/empty"} {
		if _, _, err := c.Feed(context.Background(), url+path, Validators{}); !errors.Is(err, broadsheet.ErrFormat) {
			t.Errorf("%s: got %v, want ErrFormat", path, err)
		}
	}
	f, _, err = c.Feed(context.Background(), url+"/two", Validators{})
	if !errors.Is(err, io.ErrUnexpectedEOF) || f == nil || len(f.Items) != 1 {
		t.Errorf("of a feed that was found and is cut: got %v, %v", f, err)
	}
}

func TestFullText(t *testing.T) {
	story := "<p>" + strings.Repeat("Cars crossed the old bridge again on Tuesday, a month earlier than planned. ", 6) + "</p>"
	c, url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/gone" {
			w.WriteHeader(http.StatusGone)
			return
		}
		io.WriteString(w, "<!doctype html><title>Bridge</title><article><h1>Bridge</h1>"+story+"</article>")
	})
	item := &broadsheet.Article{ID: "7", URL: url + "/bridge", Title: "Bridge", Summary: "Cars again."}
	got, err := c.FullText(context.Background(), item)
	if err != nil || got.ID != "7" || got.Summary != "Cars again." || !strings.Contains(got.Content, "a month earlier") || item.Content != "" {
		t.Errorf("got %+v, %v", got, err)
	}
	item.URL = url + "/gone"
	var status *StatusError
	if got, err := c.FullText(context.Background(), item); got != item || !errors.As(err, &status) || status.Code != http.StatusGone {
		t.Errorf("of a page that is gone: got %+v, %v", got, err)
	}
}

func TestMerge(t *testing.T) {
	item := &broadsheet.Article{
		ID: "7", Title: "Bridge", Summary: "<p>Cars again.</p>", URL: "https://gazette.example/bridge",
		Tags: []broadsheet.Tag{{Term: "Roads"}}, Media: []broadsheet.Media{{URL: "https://gazette.example/a.jpg"}},
	}
	page := &broadsheet.Article{
		Media: []broadsheet.Media{{URL: "https://gazette.example/a.jpg", Caption: "Cars", Width: 640}, {Caption: "A picture without an address"}},
		Title: "Bridge reopens", Content: "<p>Cars cross the bridge again.</p>", Authors: []broadsheet.Person{{Name: "Ana Ruiz"}},
		Tags: []broadsheet.Tag{{Term: "roads"}, {Term: "City"}}, Doubts: broadsheet.Truncated,
	}
	got := Merge(item, page)
	if got.ID != "7" || got.Title != "Bridge" || got.Content != page.Content || got.Authors[0].Name != "Ana Ruiz" ||
		len(got.Tags) != 2 || len(got.Media) != 2 || got.Media[0].Caption != "Cars" || got.Media[0].Width != 640 || got.Doubts != broadsheet.Truncated {
		t.Errorf("got %+v", got)
	}
	if item.Content != "" || len(item.Tags) != 1 || item.Media[0].Caption != "" {
		t.Error("the item was changed")
	}
	page.Doubts = broadsheet.Consent
	if got := Merge(item, page); got.Content != "" || len(got.Authors) != 0 {
		t.Errorf("of a consent page: got %+v", got)
	}
}
