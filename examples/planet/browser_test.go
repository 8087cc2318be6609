//go:build browser

package main

import (
	"context"
	"flag"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
	"time"
)

var screenshot = flag.String("screenshot", "", "write a picture of the page to this `file`")

// TestBrowser opens the planet's page in headless Chromium and finds its articles there.
//
//	go test -tags browser -run Browser ./examples/planet -args -screenshot $PWD/examples/planet/page.png
func TestBrowser(t *testing.T) {
	if _, err := exec.LookPath("chromium"); err != nil {
		t.Fatal("Chromium is not installed: apt-get install -y chromium")
	}
	server := httptest.NewServer(read(t).handler())
	defer server.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	run := func(args ...string) string {
		args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
			"--user-data-dir=" + t.TempDir()}, args...)
		out, err := exec.CommandContext(ctx, "chromium", append(args, server.URL+"/")...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	dom := run("--dump-dom")
	for _, want := range []string{"<h2><a href=\"https://wire.example/bridge\">Bridge &lt;Reopens&gt;</a></h2>", "Ferry Stays", "10 April 2025", "The Wire"} {
		if !strings.Contains(dom, want) {
			t.Errorf("the page does not show %s:\n%s", want, dom)
		}
	}
	if *screenshot != "" {
		run("--screenshot="+*screenshot, "--window-size=1000,780", "--hide-scrollbars")
	}
}
