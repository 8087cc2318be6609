package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"

	"github.com/broadsheet-go/broadsheet/fetch"
)

// gazette is a server that knows when its feed was asked for before.
func gazette() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/busy":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		case r.URL.Path == "/gone":
			w.WriteHeader(http.StatusGone)
		case r.URL.Path == "/old":
			http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
		case r.URL.Path == "/bridge":
			io.WriteString(w, `<title>Bridge Reopens</title><article><h1>Bridge Reopens</h1><p class="byline">By Ana Ruiz</p>
<p>The old bridge carried cars again on Tuesday, a month earlier than the city had planned.</p>
<p>The repairs cost two million, the mayor said, and no more than was set aside.</p></article>`)
		case r.Header.Get("If-None-Match") == `"v1"`:
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", `"v1"`)
			io.WriteString(w, `<rss version="2.0"><channel><title>The Gazette</title><item><title>Bridge Reopens</title><link>/bridge</link></item></channel></rss>`)
		}
	}))
}

// Asks for feeds, and tells what to do of each answer.
func Example() {
	server := gazette()
	defer server.Close()
	client := &fetch.Client{
		UserAgent: "gazette-reader/1.0 (+https://gazette.example/bot)",
		Allow:     []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, // the server of this example
	}
	ask := func(path string, stored fetch.Validators) fetch.Validators {
		feed, resp, err := client.Feed(context.Background(), server.URL+path, stored)
		var status *fetch.StatusError
		switch {
		case errors.As(err, &status) && status.Code == http.StatusGone:
			fmt.Println("gone for good: unsubscribe")
		case errors.As(err, &status) && status.RetryAfter > 0:
			fmt.Println("ask again after", status.RetryAfter)
		case feed == nil && err != nil:
			fmt.Println(err)
		case resp.NotModified:
			fmt.Println("nothing new")
		default:
			if resp.Moved() != "" {
				fmt.Println("ask at the new address from now on")
			}
			for _, a := range feed.Items {
				fmt.Println(a.Title)
			}
			return resp.Validators
		}
		return stored
	}
	stored := ask("/old", fetch.Validators{})
	ask("/feed", stored)
	ask("/busy", fetch.Validators{})
	ask("/gone", fetch.Validators{})
	// Output:
	// ask at the new address from now on
	// Bridge Reopens
	// nothing new
	// ask again after 2m0s
	// gone for good: unsubscribe
}

func ExampleClient_FullText() {
	server := gazette()
	defer server.Close()
	client := &fetch.Client{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}}
	feed, _, err := client.Feed(context.Background(), server.URL+"/feed", fetch.Validators{})
	if err != nil {
		fmt.Println(err)
		return
	}
	full, err := client.FullText(context.Background(), feed.Items[0])
	fmt.Println(full.Authors[0].Name, err)
	fmt.Println(full.Excerpt(60))
	// Output:
	// Ana Ruiz <nil>
	// The old bridge carried cars again on Tuesday, a month…
}

// A client of your own can be as safe: its transport dials with Guard.
func ExampleGuard() {
	guard := fetch.Guard(netip.MustParsePrefix("192.168.7.0/24"))
	for _, address := range []string{"192.168.7.20:80", "169.254.169.254:80", "[::ffff:10.0.0.1]:443"} {
		fmt.Println(guard("tcp", address, nil))
	}
	// Output:
	// <nil>
	// address is not public: 169.254.169.254
	// address is not public: 10.0.0.1
}
