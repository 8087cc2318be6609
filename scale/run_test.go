//go:build unix

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

// TestMain lets the test's own binary be the program, so that runs and workers are processes.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && (os.Args[1] == "run" || os.Args[1] == "worker") {
		main()
		return
	}
	flag.Parse()
	os.Exit(m.Run())
}

// story makes a page of our own.
func story(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!doctype html><html lang=en><title>Story %d</title><h1>Story %d</h1><article>", n, n)
	for range 40 {
		b.WriteString("<p>")
		for range 6 {
			writeSentence(&b, r)
		}
	}
	b.WriteString("</article>")
	return b.String()
}

// archive writes a WARC file of n records; each third repeats an address of the third before it, each
// seventh has the text of the one before it at another address, each eleventh is damaged.
func archive(t *testing.T, path string, n int) {
	t.Helper()
	var file bytes.Buffer
	for i := range n {
		addr, text := i, i
		if i%3 == 2 && i > 2 {
			addr = i - 3
		}
		if i%7 == 6 {
			text--
		}
		var member bytes.Buffer
		z := gzip.NewWriter(&member)
		writeRecord(z, fmt.Sprintf("https://site%d.example/story/%d", addr%5, addr), []byte(story(text)))
		z.Close()
		b := member.Bytes()
		if i%11 == 10 {
			b = b[:len(b)-20]
		}
		file.Write(b)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// start starts a run as a process.
func start(t *testing.T, dir, name string, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	args = append([]string{"run", "-work", filepath.Join(dir, name+".work"), "-out", filepath.Join(dir, name), "-ackwait", "2s"}, args...)
	cmd := exec.Command(os.Args[0], args...)
	out := new(bytes.Buffer)
	cmd.Stdout = out
	cmd.Stderr = out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	return cmd, out
}

func finish(t *testing.T, cmd *exec.Cmd, out *bytes.Buffer) {
	t.Helper()
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v:\n%s", err, out)
	}
}

// lines gives the sorted lines of an output folder.
func lines(t *testing.T, dir string) []string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, "part-*"))
	var all []string
	for _, f := range append(files, filepath.Join(dir, "failures.jsonl")) {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = slices.AppendSeq(all, strings.Lines(string(text)))
	}
	slices.Sort(all)
	return all
}

// under waits for a shard to be under way, and gives the worker that is at it.
func under(t *testing.T, dir, name string, run int) (worker int) {
	t.Helper()
	if _, err := os.Stat("/proc/self/task"); err != nil {
		t.Skip("which worker has a file can be told on Linux alone: ", err)
	}
	for range 2000 {
		time.Sleep(5 * time.Millisecond)
		files, _ := filepath.Glob(filepath.Join(dir, name, ".parts", "*[0-9].tmp-*"))
		threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", run)) // each has the workers that it started
		var children []byte
		for _, path := range threads {
			text, _ := os.ReadFile(path)
			children = append(children, text...)
		}
		for _, f := range files {
			if info, err := os.Stat(f); err != nil || info.Size() == 0 {
				continue // nothing is written yet
			}
			for _, pid := range strings.Fields(string(children)) {
				held, _ := filepath.Glob("/proc/" + pid + "/fd/*")
				for _, fd := range held {
					if to, _ := os.Readlink(fd); to == f {
						worker, _ = strconv.Atoi(pid)
						return worker
					}
				}
			}
		}
	}
	t.Fatal("no shard was ever under way")
	return 0
}

// Workers killed in mid-shard, and a run killed in mid-shard and started again, change nothing.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "stories.warc.gz")
	archive(t, input, 2000)
	flags := []string{"-workers", "2", "-shard", "5000000", "-tries", "4", input}
	cmd, out := start(t, dir, "calm", flags...)
	finish(t, cmd, out)
	want := lines(t, filepath.Join(dir, "calm"))
	t.Logf("undisturbed:\n%s", out)

	t.Run("worker", func(t *testing.T) {
		cmd, out := start(t, dir, "worker", flags...)
		for range 2 {
			pid := under(t, dir, "worker", cmd.Process.Pid)
			if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
		}
		finish(t, cmd, out)
		if n := strings.Count(out.String(), "worker ended"); n != 2 {
			t.Errorf("%d workers ended, want 2:\n%s", n, out)
		}
		same(t, lines(t, filepath.Join(dir, "worker")), want)
	})
	t.Run("server", func(t *testing.T) {
		for range 2 {
			cmd, _ := start(t, dir, "server", flags...)
			under(t, dir, "server", cmd.Process.Pid)
			cmd.Process.Kill()
			cmd.Wait()
		}
		cmd, out := start(t, dir, "server", flags...)
		finish(t, cmd, out)
		same(t, lines(t, filepath.Join(dir, "server")), want)
		if _, err := os.Stat(filepath.Join(dir, "server", ".parts")); err == nil {
			t.Error("parts are left behind")
		}
	})
	t.Run("again", func(t *testing.T) { // a run that is done has nothing to do
		cmd, out := start(t, dir, "calm", flags...)
		finish(t, cmd, out)
		same(t, lines(t, filepath.Join(dir, "calm")), want)
	})
	if n := len(want); n < 1000 || n > 2000 {
		t.Errorf("%d lines: duplicates were not removed, or too much was", n)
	}
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	t.Errorf("got %d lines, want %d", len(got), len(want))
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("line %d: got %.200s\nwant %.200s", i, got[i], want[i])
		}
	}
}

// A record that hangs is given up, and all others are there; a shard that cannot be read is given up.
func TestDeadLetters(t *testing.T) {
	dir := t.TempDir()
	l := limits{Deadline: 700 * time.Millisecond, Tries: 2, AckWait: 2 * time.Second, MaxBody: 1 << 20}
	var items []string
	for i := range 4 {
		items = append(items, filepath.Join(dir, fmt.Sprint(i)))
		if err := os.WriteFile(items[i], []byte(story(i)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, i := range []int{1, 2} { // to open a pipe that nobody writes to takes for ever
		os.Remove(items[i])
		if err := syscall.Mkfifo(items[i], 0o600); err != nil {
			t.Skip(err)
		}
	}
	out := filepath.Join(dir, "out")
	shards := []*shard{
		{Job: "test", N: 0, Kind: kindFiles, Items: items, Out: out, Limit: l, Size: 1, Modified: time.Unix(1e9, 0)},
		{Job: "test", N: 1, Kind: kindWARC, File: filepath.Join(dir, "missing.warc"), Out: out, Limit: l, Size: 1, Modified: time.Unix(1e9, 0)},
	}
	server, url, err := embed(filepath.Join(dir, "work"), "secret")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Shutdown()
	q, err := dial(url, true, l)
	if err != nil {
		t.Fatal(err)
	}
	defer q.nc.Close()
	j := newJob(settings{limits: l, out: out, format: "jsonl", workers: 2}, q, shards)
	ctx, cancel := context.WithTimeout(t.Context(), 40*time.Second)
	defer cancel()
	if err := errors.Join(j.resume(ctx), j.work(ctx, url, io.Discard)); err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := j.end(ctx, &text); err == nil || !strings.Contains(err.Error(), "1 shards were given up") {
		t.Error("end: ", err)
	}
	var s summary
	if err := json.Unmarshal(text.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	if s.Written != 2 || s.Reasons["deadline"] != 2 || !slices.Equal(s.DeadShards, []int{1}) {
		t.Errorf("got %s", &text)
	}
	info, err := q.dead.Info(ctx)
	if err != nil || info.State.Msgs != 4 { // two records, the shard, and the queue's word that it is out of tries
		t.Errorf("%d dead letters (%v), want 4", info.State.Msgs, err)
	}
	if got := lines(t, out); len(got) != 4 {
		t.Errorf("got %q", got)
	}
}

// A run without workers of its own, and a machine that adds one.
func TestCluster(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "stories.warc.gz")
	archive(t, input, 60)
	server, url, err := embed(filepath.Join(dir, "work"), "secret")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Shutdown()
	cmd, out := start(t, dir, "cluster", "-nats", url, "-workers", "0", "-shard", "100000", input)
	for range 200 { // the run makes the queue
		q, err := dial(url, false, limits{})
		if err == nil {
			q.nc.Close()
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	helper := exec.Command(os.Args[0], "worker", "-nats", url, "-workers", "1")
	if err := helper.Start(); err != nil {
		t.Fatal(err)
	}
	defer helper.Wait()
	defer helper.Process.Kill()
	finish(t, cmd, out)
	if n := len(lines(t, filepath.Join(dir, "cluster"))); n < 30 || n > 60 {
		t.Errorf("%d lines", n)
	}
}

// Folders, lists and WARC files, in all formats of the output.
func TestInputs(t *testing.T) {
	dir := t.TempDir()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/story/"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, story(n))
	}))
	defer site.Close()
	list := filepath.Join(dir, "list.txt")
	folder := filepath.Join(dir, "folder")
	feed := `<rss version="2.0"><channel><title>F</title><item><title>One</title><link>https://a.example/one</link></item>` +
		`<item><title>Two</title><link>https://a.example/two</link></item></channel></rss>`
	err := errors.Join(os.MkdirAll(folder, 0o700),
		os.WriteFile(list, fmt.Appendf(nil, "# addresses\n%s/story/1\n%s/story/2\n%s/missing\n", site.URL, site.URL, site.URL), 0o600),
		os.WriteFile(filepath.Join(folder, "a.html"), []byte(story(2)), 0o600), // again what the list has
		os.WriteFile(filepath.Join(folder, "b.xml"), []byte(feed), 0o600),
		os.WriteFile(filepath.Join(folder, "large.html"), bytes.Repeat([]byte("x"), 1<<20), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	warc := filepath.Join(dir, "stories.warc.gz")
	archive(t, warc, 4)
	for _, format := range []string{"jsonl", "rss", "atom", "json"} {
		t.Run(format, func(t *testing.T) {
			cmd, out := start(t, dir, format, "-format", format, "-allow", "127.0.0.0/8", "-delay", "1ms", "-max-body", "500000", list, folder, warc)
			finish(t, cmd, out)
			text, err := os.ReadFile(filepath.Join(dir, format, "summary.json"))
			if err != nil {
				t.Fatal(err)
			}
			var s summary
			if err := json.Unmarshal(text, &s); err != nil {
				t.Fatal(err)
			}
			// Of the list two, of the folder one page and two items, of the archive four; stories 1 and 2 twice.
			if s.Articles != 9 || s.Written != 6 || s.Reasons["fetch"] != 1 || s.Reasons["size"] != 1 || s.Failed != 2 {
				t.Errorf("got %s", text)
			}
			if format != "jsonl" {
				readFeeds(t, filepath.Join(dir, format), s.Written)
			}
		})
	}
}

// An article that a feed cannot hold is counted and named, also by a run that only ends what another began.
func TestRefused(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder")
	item := `<item><guid isPermaLink="false">x</guid><title>The same thrice</title></item>`
	err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(filepath.Join(folder, "a.xml"),
		[]byte(`<rss version="2.0"><channel><title>F</title>`+item+item+item+`</channel></rss>`), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		cmd, out := start(t, dir, "out", "-format", "rss", folder)
		finish(t, cmd, out)
		var s summary
		text, err := os.ReadFile(filepath.Join(dir, "out", "summary.json"))
		if err := errors.Join(err, json.Unmarshal(text, &s)); err != nil {
			t.Fatal(err)
		}
		if s.Articles != 3 || s.Refused != 1 || s.Written != 2 || s.Failed != 1 || s.Reasons["format"] != 1 {
			t.Errorf("got %s", text)
		}
		readFeeds(t, filepath.Join(dir, "out"), 2)
		failures, err := os.ReadFile(filepath.Join(dir, "out", "failures.jsonl"))
		if err != nil || strings.Count(string(failures), `"reason":"format"`) != 1 {
			t.Errorf("failures: %s%v", failures, err)
		}
	}
}

// Whatever is wrong with a WARC file ends in counted failures, and the records around it arrive.
func TestCorrupt(t *testing.T) {
	page := func(n int) []byte {
		var b bytes.Buffer
		writeRecord(&b, fmt.Sprintf("https://site.example/story/%d", n), []byte(story(n)))
		return b.Bytes()
	}
	zip := func(b []byte) []byte {
		var member bytes.Buffer
		z := gzip.NewWriter(&member)
		z.Write(b)
		z.Close()
		return member.Bytes()
	}
	long := bytes.Replace(page(1), []byte("Content-Length: "), []byte("Content-Length: 99"), 1)
	var bomb bytes.Buffer
	writeRecord(&bomb, "https://site.example/story/1", make([]byte, 64<<20))
	header := bytes.Replace(page(1), []byte("WARC-Type"), append(bytes.Repeat([]byte("X-Long: x\r\n"), 1<<20), "WARC-Type"...), 1)
	for name, bad := range map[string][]byte{
		"cut":    zip(page(1))[:2000],
		"length": zip(long),
		"2 GB":   zip(bytes.Replace(page(1), []byte("Content-Length: "), []byte("Content-Length: 2147483648\r\nX-Was: "), 1)),
		"bomb":   zip(bomb.Bytes()),
		"header": zip(header),
		"noise":  []byte(strings.Repeat("\x1f\x8bnoise", 999)),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			input := filepath.Join(dir, "stories.warc.gz")
			if err := os.WriteFile(input, bytes.Join([][]byte{zip(page(0)), bad, zip(page(2))}, nil), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd, out := start(t, dir, "out", "-workers", "1", "-max-body", "1000000", input)
			finish(t, cmd, out)
			got := strings.Join(lines(t, filepath.Join(dir, "out")), "")
			for _, want := range []string{`site.example/story/0"`, `site.example/story/2"`, `"reason"`} {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in %s", want, got)
				}
			}
		})
	}
}

// readFeeds reads an output of feeds.
func readFeeds(t *testing.T, dir string, want int) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, "part-*"))
	n := 0
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := broadsheet.ParseFeed(bytes.NewReader(text), broadsheet.Source{})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		n += len(f.Items)
	}
	if n != want {
		t.Errorf("%d articles in feeds, want %d", n, want)
	}
}
