package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/broadsheet-go/broadsheet"
)

// summary is what a run says at its end, on standard output and in summary.json.
type summary struct {
	Job        string `json:"job"`
	Shards     int    `json:"shards"`
	DeadShards []int  `json:"dead_shards,omitzero"` // given up; the same command tries them again
	result
	Duplicates int     `json:"duplicates"` // of the articles, left out
	Refused    int     `json:"refused"`    // of the articles, left out: the format cannot hold them; each is a failure
	Written    int     `json:"written"`    // articles in the output
	Seconds    float64 `json:"seconds"`    // of this run
	Rate       float64 `json:"records_per_second"`
	Memory     uint64  `json:"worker_memory"` // the most that a worker had, in bytes
}

// end makes the output of the parts.
func (j *job) end(ctx context.Context, stdout io.Writer) error {
	s := summary{Job: j.id, Shards: len(j.shards), result: j.total(), Memory: j.memory, Seconds: time.Since(j.began).Seconds()}
	s.Rate = float64(s.Records-j.before.Records) / s.Seconds
	lost, err := j.q.lost(ctx, j.id)
	if err != nil {
		return err
	}
	for n, sh := range j.shards {
		if j.results[n] == nil {
			s.DeadShards = append(s.DeadShards, n)
			continue
		}
		if !exists(sh.part()) {
			continue // an earlier run came this far
		}
		if err := j.finish(ctx, sh, lost); err != nil {
			return fmt.Errorf("shard %d: %w", n, err)
		}
	}
	s.Duplicates = len(lost)
	if s.Refused, err = j.refused(ctx); err != nil {
		return err
	}
	if s.Refused > 0 {
		s.Failed += s.Refused
		s.Reasons["format"] += s.Refused
	}
	s.Written = s.Articles - s.Duplicates - s.Refused
	if err := j.failures(); err != nil {
		return err
	}
	if len(s.DeadShards) == 0 {
		if err := j.q.settle(ctx, j.id); err != nil {
			return err
		}
	}
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	text = append(text, '\n')
	err = atomically(filepath.Join(j.out, "summary.json"), func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
	if err == nil {
		_, err = stdout.Write(text)
	}
	if err == nil && len(s.DeadShards) > 0 {
		err = fmt.Errorf("%d shards were given up; the same command tries them again", len(s.DeadShards))
	}
	return err
}

// finish makes a shard's output of its part, which goes last: a run that dies before that makes it again.
func (j *job) finish(ctx context.Context, s *shard, lost map[string]bool) error {
	var refused []failure
	err := atomically(s.final(j.format), func(w io.Writer) (err error) {
		refused, err = s.write(w, j.format, lost)
		return err
	})
	if err != nil {
		return err
	}
	if len(refused) > 0 {
		err := atomically(s.part()+".refused", func(w io.Writer) error {
			lines := json.NewEncoder(w)
			for i := range refused {
				if err := lines.Encode(&refused[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil {
			_, err = j.q.state.PutString(ctx, s.key("refused-"+j.format), strconv.Itoa(len(refused)))
		}
		if err != nil {
			return err
		}
	}
	return os.Remove(s.part())
}

// refused counts the articles that the format could not hold, earlier runs' too.
func (j *job) refused(ctx context.Context) (all int, err error) {
	err = j.q.each(ctx, j.id+".refused-"+j.format+".*", func(e jetstream.KeyValueEntry) error {
		n, err := strconv.Atoi(string(e.Value()))
		all += n
		return err
	})
	return all, err
}

// write writes the articles of the shard's part that are not lost, and gives those that the format cannot hold.
func (s *shard) write(w io.Writer, format string, lost map[string]bool) (refused []failure, err error) {
	part, err := os.Open(s.part())
	if err != nil {
		return nil, err
	}
	defer part.Close()
	out := bufio.NewWriterSize(w, 64<<10)
	write, end := articleWriter(out, format, s)
	for in := bufio.NewReaderSize(part, 64<<10); ; {
		line, err := in.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return refused, errors.Join(end(), out.Flush())
		}
		if err != nil {
			return nil, err
		}
		place, article, _ := bytes.Cut(line, []byte{'\t'})
		if lost[string(place)] {
			continue
		}
		var f *failure
		if err := write(article); errors.As(err, &f) {
			f.Shard, f.Record = s.N, recordOf(string(place))
			refused = append(refused, *f)
		} else if err != nil {
			return nil, err
		}
	}
}

// articleWriter gives what writes articles, that come as lines of JSON, in a format, and what ends the output.
// The error of an article that the format cannot hold, and that stands in no feed, is a *failure.
func articleWriter(w io.Writer, format string, s *shard) (write func([]byte) error, end func() error) {
	if format == "jsonl" {
		return func(line []byte) error { _, err := w.Write(line); return err }, func() error { return nil }
	}
	var as broadsheet.Format
	_ = as.UnmarshalText([]byte(format)) // runCommand looked at it
	header := &broadsheet.Feed{Title: fmt.Sprintf("Shard %d of %s", s.N, s.Job), ID: fmt.Sprintf("urn:scale:%s:%d", s.Job, s.N),
		Updated: broadsheet.Date{Time: s.Modified}, HomeURL: "https://scale.invalid/" + s.Job} // RSS asks for an address; RFC 6761 keeps this one from being any
	feed := broadsheet.NewWriter(w, as, header)
	return func(line []byte) error {
		a := new(broadsheet.Article)
		if err := json.Unmarshal(line, a); err != nil {
			return err
		}
		err := feed.Write(a)
		if field := (*broadsheet.Error)(nil); errors.As(err, &field) {
			return &failure{URL: a.URL, Reason: "format", Detail: err.Error()}
		}
		return err
	}, feed.Close
}

// failures puts the failures of all shards into one file, in the order of the shards.
func (j *job) failures() error {
	var files []string
	for _, s := range j.shards {
		for _, path := range []string{s.part() + ".failed", s.part() + ".refused"} {
			if exists(path) {
				files = append(files, path)
			}
		}
	}
	if len(files) == 0 {
		return nil // an earlier run came this far
	}
	err := atomically(filepath.Join(j.out, "failures.jsonl"), func(w io.Writer) error {
		for _, path := range files {
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			_, err = io.Copy(w, f)
			if err = errors.Join(err, f.Close()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || len(j.results) < len(j.shards) {
		return err // with shards given up the next run needs the files again
	}
	if cut, err := filepath.Glob(j.shards[0].parts("*.tmp-*")); err == nil {
		files = append(files, cut...) // of workers that were killed
	}
	for _, path := range files {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	os.Remove(filepath.Dir(files[0])) // it stays where another job has parts in it
	return nil
}
