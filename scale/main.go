// Scale turns archives, folders and lists of addresses into articles, on as many processors and machines
// as there are. See README.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/netip"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/scale/internal/warc"
)

const usage = `usage:
  scale run [flags] INPUT...    read inputs into -out; again with the same inputs: go on where it stopped
  scale worker -nats URL        add this machine's processors to a run on a cluster
  scale gen -pages DIR FILE     make a WARC file of copies of pages, to measure with

An INPUT is a WARC file (.warc, .warc.gz), a folder, or a file with an address a line.
"scale COMMAND -h" lists the flags.
`

func main() {
	if err := command(os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func command(args []string) error {
	if len(args) == 0 {
		fmt.Fprint(os.Stderr, usage)
		return flag.ErrHelp
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	switch args[0] {
	case "run":
		return runCommand(ctx, args[1:])
	case "worker":
		return workerCommand(ctx, args[1:])
	case "gen":
		return genCommand(args[1:])
	}
	fmt.Fprint(os.Stderr, usage)
	return fmt.Errorf("no command %q", args[0])
}

// settings are the flags of scale run.
type settings struct {
	limits
	nats, work, out, format string
	workers                 int
	shardBytes              int64
	allow                   string
}

func runCommand(ctx context.Context, args []string) error {
	var s settings
	f := flag.NewFlagSet("scale run", flag.ContinueOnError)
	f.StringVar(&s.nats, "nats", "", "`address` of a NATS cluster with JetStream; without it a server runs in this program")
	f.StringVar(&s.work, "work", "scale.work", "`folder` of the server's files; the run goes on from there")
	f.StringVar(&s.out, "out", "scale.out", "`folder` of the output; all workers have to see it under this path")
	f.StringVar(&s.format, "format", "jsonl", "of the output: jsonl, rss, atom or json")
	f.IntVar(&s.workers, "workers", runtime.NumCPU(), "workers on this machine")
	f.DurationVar(&s.Deadline, "deadline", time.Minute, "for one record; then its worker is ended")
	f.IntVar(&s.Tries, "tries", 3, "of a record that ends its worker, and of a shard that fails")
	f.DurationVar(&s.AckWait, "ackwait", 10*time.Second, "after which a shard of a machine that is gone is given to another")
	f.Int64Var(&s.shardBytes, "shard", 64<<20, "`bytes` of input a shard")
	f.Int64Var(&s.MaxBody, "max-body", warc.DefaultMaxBody, "`bytes` of a record, decompressed")
	f.DurationVar(&s.Delay, "delay", time.Second, "between two requests to a host")
	f.StringVar(&s.allow, "allow", "", "`prefixes` of addresses to fetch from although they are not public, with commas")
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() == 0 {
		return errors.New("run: no input")
	}
	if s.Tries < 1 || s.shardBytes < 1 || s.MaxBody < 1 || s.workers < 0 || s.Deadline <= 0 || s.AckWait < 2*time.Second {
		return errors.New("run: a number is too small")
	}
	for _, path := range []*string{&s.work, &s.out} {
		var err error
		if *path, err = filepath.Abs(*path); err != nil {
			return err
		}
	}
	if s.format != "jsonl" {
		var as broadsheet.Format
		if err := as.UnmarshalText([]byte(s.format)); err != nil || as < broadsheet.RSS || as > broadsheet.JSONFeed {
			return fmt.Errorf("run: -format %q is none of jsonl, rss, atom, json", s.format)
		}
	}
	if s.allow != "" {
		os.Setenv("SCALE_ALLOW", s.allow) // the workers inherit it
	}
	return run(ctx, s, f.Args(), os.Stdout, os.Stderr)
}

func workerCommand(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("scale worker", flag.ContinueOnError)
	url := f.String("nats", os.Getenv("SCALE_NATS"), "`address` of the NATS cluster")
	workers := f.Int("workers", runtime.NumCPU(), "workers on this machine")
	deadline := f.Duration("deadline", time.Minute, "for one record; then its worker is ended")
	isChild := f.Bool("child", false, "be one worker, of the supervisor that holds standard input")
	if err := f.Parse(args); err != nil {
		return err
	}
	if *isChild {
		if err := allow(os.Getenv("SCALE_ALLOW")); err != nil {
			return err
		}
		return runWorker(*url)
	}
	q, err := dial(*url, false, limits{})
	if err != nil {
		return err
	}
	defer q.nc.Close()
	return (&supervisor{q: q, url: *url, deadline: *deadline}).run(ctx, *workers)
}

// allow sets the addresses that may be fetched from.
func allow(prefixes string) error {
	for s := range strings.SplitSeq(prefixes, ",") {
		if s == "" {
			continue
		}
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return err
		}
		allowed = append(allowed, p)
	}
	return nil
}

// isTerminal reports whether a person reads along.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
