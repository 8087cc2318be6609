package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"runtime/metrics"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// worker is a worker's process: it takes shards from the queue until its standard input ends, which is
// when its supervisor does. On standard output it tells the supervisor what it is at, a line each:
//
//	shard <tab> subject <tab> reply <tab> tries     a shard is begun
//	record <tab> number <tab> address               a record is begun
//	-                                               the record is done
//	end                                             the shard is done
type worker struct {
	q   *queue
	now progress
	mu  sync.Mutex // of now
}

// idle is how long a worker waits for a shard before it asks again.
const idle = 5 * time.Second

// progress is what a worker tells of the shard that it is at.
type progress struct {
	Shard    int    `json:"shard"`
	Records  int    `json:"records"`
	Articles int    `json:"articles"`
	Failed   int    `json:"failed"`
	Memory   uint64 `json:"memory"` // of the worker, in bytes
	job      string
}

func runWorker(url string) error {
	go func() {
		io.Copy(io.Discard, os.Stdin) // any end is an end
		os.Exit(0)
	}()
	q, err := dial(url, false, limits{})
	if err != nil {
		return err
	}
	defer q.nc.Close()
	ctx, cancel := context.WithTimeout(context.Background(), callTimeout)
	from, err := q.shards.Consumer(ctx, consumer)
	cancel()
	if err != nil {
		return err
	}
	w := &worker{q: q}
	go w.tell()
	for {
		batch, err := from.Fetch(1, jetstream.FetchMaxWait(idle))
		if err != nil {
			return err
		}
		for msg := range batch.Messages() {
			if err := w.take(msg); err != nil {
				log.Print("scale: ", err)
				if err := msg.NakWithDelay(time.Second); err != nil {
					return err
				}
			}
			fmt.Println("end")
		}
		if err := batch.Error(); err != nil && !errors.Is(err, nats.ErrTimeout) {
			log.Print("scale: ", err)
			time.Sleep(time.Second)
		}
	}
}

// take does a shard. All it leaves behind it may leave twice.
func (w *worker) take(msg jetstream.Msg) error {
	s := new(shard)
	if err := json.Unmarshal(msg.Data(), s); err != nil {
		return errors.Join(fmt.Errorf("message %s: %w", msg.Subject(), err), msg.Term())
	}
	fmt.Printf("shard\t%s\t%s\t%d\n", msg.Subject(), msg.Reply(), s.Limit.Tries)
	ctx := context.Background()
	if _, err := w.q.state.Get(ctx, s.key("done")); err == nil {
		return msg.DoubleAck(ctx) // done by a worker that died before it could say so
	}
	var busy atomic.Bool
	busy.Store(true)
	defer busy.Store(false)
	go extend(msg, &busy)
	p := &pass{shard: s, report: w.report}
	p.report = func(n int, addr string) {
		w.mu.Lock()
		w.now = progress{Shard: s.N, Records: p.Records, Articles: p.Articles, Failed: p.Failed, job: s.Job}
		w.mu.Unlock()
		w.report(n, addr)
	}
	var err error
	if p.tried, err = w.q.tried(ctx, s); err != nil {
		return err
	}
	if err = p.run(ctx); err == nil {
		if err = w.q.claim(ctx, s.Job, p.claims); err == nil {
			err = w.q.finish(ctx, p)
		}
	}
	if err != nil {
		return fmt.Errorf("shard %d: %w", s.N, err)
	}
	return msg.DoubleAck(ctx)
}

// extend tells the queue that work on a message goes on.
func extend(msg jetstream.Msg, busy *atomic.Bool) {
	for range time.Tick(time.Second) {
		if !busy.Load() || msg.InProgress() != nil { // without a connection the message is redelivered: it may be
			return
		}
	}
}

// report tells the supervisor of a record that is begun, or done where its number is negative.
func (w *worker) report(record int, addr string) {
	line := "-\n"
	if record >= 0 {
		addr = strings.Map(func(r rune) rune { return map[bool]rune{true: r, false: -1}[r >= ' '] }, addr)
		line = "record\t" + strconv.Itoa(record) + "\t" + addr + "\n"
	}
	os.Stdout.WriteString(line) // where nobody reads, standard input ended too
}

// tell sends the progress once a second.
func (w *worker) tell() {
	memory := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	for range time.Tick(time.Second) {
		metrics.Read(memory)
		w.mu.Lock()
		p := w.now
		w.mu.Unlock()
		if p.job == "" {
			continue
		}
		p.Memory = memory[0].Value.Uint64()
		data, err := json.Marshal(p)
		if err == nil {
			err = w.q.nc.Publish("scale.progress."+p.job, data)
		}
		if err != nil {
			log.Print("scale: ", err)
		}
	}
}

// tried reads which records of a shard ended their workers.
func (q *queue) tried(ctx context.Context, s *shard) (map[int]attempt, error) {
	all := map[int]attempt{}
	err := q.each(ctx, s.key("try")+".*", func(e jetstream.KeyValueEntry) error {
		var a attempt
		n, err := strconv.Atoi(e.Key()[strings.LastIndexByte(e.Key(), '.')+1:])
		if err == nil {
			err = json.Unmarshal(e.Value(), &a)
		}
		all[n] = a
		return err
	})
	return all, err
}

// finish stores the result of a pass.
func (q *queue) finish(ctx context.Context, p *pass) error {
	data, err := json.Marshal(p.result)
	if err == nil {
		_, err = q.state.Put(ctx, p.key("done"), data)
	}
	return err
}
