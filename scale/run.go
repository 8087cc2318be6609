package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// repost is how often shards that are neither done nor in the queue are put back into it: those whose
// supervisor died between taking them out and putting them in.
const repost = 15 * time.Second

// job is a run: its shards and how far they are.
type job struct {
	settings
	q       *queue
	shards  []*shard
	id      string
	results map[int]*result // of shards that are done
	gone    map[int]bool    // shards that were given up
	under   map[int]progress
	began   time.Time
	before  result // what was done before this run
	memory  uint64 // the most that a worker had
}

func newJob(s settings, q *queue, shards []*shard) *job {
	return &job{settings: s, q: q, shards: shards, id: shards[0].Job, results: map[int]*result{}, gone: map[int]bool{},
		under: map[int]progress{}, began: time.Now()}
}

// run does a whole job.
func run(ctx context.Context, s settings, inputs []string, stdout, stderr io.Writer) error {
	shards, err := plan(inputs, s.out, s.shardBytes, s.limits)
	if err != nil {
		return err
	}
	if len(shards) == 0 {
		return errors.New("run: the inputs are empty")
	}
	url := s.nats
	if url == "" {
		held, err := lock(s.work)
		if err != nil {
			return err
		}
		defer held.Close()
		server, at, err := embed(s.work, rand.Text())
		if err != nil {
			return err
		}
		url = at
		defer server.WaitForShutdown()
		defer server.Shutdown()
	}
	q, err := dial(url, true, s.limits)
	if err != nil {
		return err
	}
	defer q.nc.Close()
	j := newJob(s, q, shards)
	if err := j.resume(ctx); err != nil {
		return err
	}
	if err := j.work(ctx, url, stderr); err != nil {
		return err
	}
	return j.end(ctx, stdout)
}

// resume finds what earlier runs did, and puts what they did not into the queue.
func (j *job) resume(ctx context.Context) error {
	err := j.q.each(ctx, j.id+".done.*", func(e jetstream.KeyValueEntry) error {
		n := j.number(e.Key())
		if n < 0 {
			return nil
		}
		if !exists(j.shards[n].part()) && !exists(j.shards[n].final(j.format)) {
			return j.q.state.Delete(ctx, e.Key()) // somebody removed the output: make it again
		}
		j.results[n] = new(result)
		return json.Unmarshal(e.Value(), j.results[n])
	})
	if err != nil {
		return err
	}
	err = j.q.each(ctx, j.id+".dead.*", func(e jetstream.KeyValueEntry) error { return j.q.state.Delete(ctx, e.Key()) })
	if err != nil {
		return err
	}
	j.before = j.total()
	return j.post(ctx)
}

// post puts shards that are not done into the queue, where they are not in it.
func (j *job) post(ctx context.Context) error {
	for n, s := range j.shards {
		if j.results[n] != nil || j.gone[n] {
			continue
		}
		if err := j.q.post(ctx, s); err != nil {
			return fmt.Errorf("shard %d: %w", n, err)
		}
	}
	return nil
}

// work runs workers until all shards are done or given up.
func (j *job) work(ctx context.Context, url string, stderr io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	if j.workers > 0 {
		go func() {
			ended <- (&supervisor{q: j.q, url: url, deadline: j.Deadline}).run(ctx, j.workers)
			close(ended)
		}()
		defer func() { <-ended }()
	}
	defer cancel()
	news, err := j.listen(ctx)
	if err != nil {
		return err
	}
	show := newDisplay(stderr)
	defer show.close()
	again, tick := time.NewTicker(repost), time.NewTicker(time.Second)
	defer again.Stop()
	defer tick.Stop()
	for len(j.results)+len(j.gone) < len(j.shards) {
		select {
		case <-ctx.Done():
			return fmt.Errorf("stopped; the same command goes on: %w", context.Cause(ctx))
		case err := <-ended:
			return fmt.Errorf("stopped; the same command goes on: %w", err)
		case event := <-news:
			if err := event(); err != nil {
				return err
			}
		case <-again.C:
			if err := j.post(ctx); err != nil {
				return err
			}
		case <-tick.C:
			show.update(j)
		}
	}
	show.update(j)
	return nil
}

// listen gives what happens in the job, as functions to be called by the one goroutine that has the job.
func (j *job) listen(ctx context.Context) (<-chan func() error, error) {
	news := make(chan func() error, 64)
	send := func(f func() error) {
		select {
		case news <- f:
		case <-ctx.Done():
		}
	}
	done, err := j.q.state.Watch(ctx, j.id+".done.*", jetstream.IgnoreDeletes())
	if err != nil {
		return nil, err
	}
	go func() {
		for e := range done.Updates() {
			if e != nil {
				send(func() error { return j.done(e.Key(), e.Value()) })
			}
		}
	}()
	_, err = j.q.nc.Subscribe("scale.progress."+j.id, func(m *nats.Msg) {
		send(func() error { return j.progress(m.Data) })
	})
	if err != nil {
		return nil, err
	}
	letters, err := j.q.dead.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{FilterSubjects: []string{advisories}})
	if err != nil {
		return nil, err
	}
	_, err = letters.Consume(func(m jetstream.Msg) {
		send(func() error { return j.giveUp(ctx, m.Data()) })
	})
	return news, err
}

func (j *job) done(key string, value []byte) error {
	n := j.number(key)
	if n < 0 || j.results[n] != nil {
		return nil
	}
	r := new(result)
	if err := json.Unmarshal(value, r); err != nil {
		return fmt.Errorf("result of shard %d: %w", n, err)
	}
	j.results[n] = r
	delete(j.under, n)
	delete(j.gone, n)
	return nil
}

func (j *job) progress(data []byte) error {
	var p progress
	if err := json.Unmarshal(data, &p); err != nil {
		return nil // from a worker of another version; the results count
	}
	j.memory = max(j.memory, p.Memory)
	if p.Shard >= 0 && p.Shard < len(j.shards) && j.results[p.Shard] == nil {
		j.under[p.Shard] = p
	}
	return nil
}

// giveUp takes a shard out of the queue whose tries are used up. The queue's own advisory says which.
func (j *job) giveUp(ctx context.Context, advisory []byte) error {
	var a struct {
		Seq uint64 `json:"stream_seq"`
	}
	if err := json.Unmarshal(advisory, &a); err != nil {
		return err
	}
	msg, err := j.q.shards.GetMsg(ctx, a.Seq)
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return nil // of an earlier run, or it was done in the end
	}
	if err != nil {
		return err
	}
	s := new(shard)
	if err := json.Unmarshal(msg.Data, s); err != nil {
		return err
	}
	if s.Job != j.id {
		return nil
	}
	id := strings.TrimPrefix(s.subject(), "scale.shard.")
	if _, err := j.q.js.Publish(ctx, "scale.dead."+id, msg.Data); err != nil {
		return err
	}
	if _, err := j.q.state.Put(ctx, s.key("dead"), nil); err != nil {
		return err
	}
	if j.results[s.N] == nil {
		j.gone[s.N] = true
	}
	delete(j.under, s.N)
	if err := j.q.shards.DeleteMsg(ctx, a.Seq); !errors.Is(err, jetstream.ErrMsgNotFound) {
		return err
	}
	return nil
}

// number gives the shard that a key is of, -1 where it is none of the job's.
func (j *job) number(key string) int {
	n, err := strconv.Atoi(key[strings.LastIndexByte(key, '.')+1:])
	if err != nil || n < 0 || n >= len(j.shards) {
		return -1
	}
	return n
}

// total adds up the shards that are done.
func (j *job) total() result {
	t := result{Reasons: map[string]int{}}
	for _, r := range j.results {
		t.Records += r.Records
		t.Skipped += r.Skipped
		t.Articles += r.Articles
		t.Failed += r.Failed
		for reason, n := range r.Reasons {
			t.Reasons[reason] += n
		}
	}
	return t
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
