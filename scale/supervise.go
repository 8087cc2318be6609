package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// supervisor keeps workers running, and ends those that are too long at a record. A record in which
// workers died as often as its shard's tries say goes to the dead letters, and its shard begins anew without
// it.
type supervisor struct {
	q        *queue
	url      string // of the queue, with its password
	deadline time.Duration
}

// maxStillborn is how many workers in a row may end without having begun a shard.
const maxStillborn = 10

// run keeps n workers until ctx ends; an error means that they cannot run at all.
func (s *supervisor) run(ctx context.Context, n int) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			for stillborn := 0; ctx.Err() == nil; {
				c, err := s.start(ctx)
				if ctx.Err() != nil {
					return
				}
				if c == nil || c.subject == "" {
					if stillborn++; stillborn == maxStillborn {
						cancel(fmt.Errorf("workers do not start: %w", err))
					}
					time.Sleep(time.Second)
					continue
				}
				stillborn = 0
				if err := s.bury(ctx, c, err); err != nil && ctx.Err() == nil {
					log.Print("scale: after a worker's end: ", err) // the shard comes back when its AckWait is over
				}
			}
		})
	}
	all.Wait()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// child is a worker as its supervisor sees it.
type child struct {
	subject, reply string // of the message of the shard that it is at or was at last
	busy           bool   // whether it is at a shard
	tries          int
	record         int // -1 between records
	addr           string
	late           bool // whether it was ended because of the deadline
}

// start runs a worker until it ends.
func (s *supervisor) start(ctx context.Context) (*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self, "worker", "-child")
	// One worker a processor: more threads than one would only collect garbage on the others' processors.
	cmd.Env = append(os.Environ(), "SCALE_NATS="+s.url, "GOMAXPROCS=1")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe() // its end ends the worker, also where this process is killed
	if err != nil {
		return nil, err
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	c := &child{record: -1}
	s.follow(cmd.Process, out, c)
	return c, cmd.Wait()
}

// follow reads what a worker tells and kills it where a record takes too long.
func (s *supervisor) follow(p *os.Process, out io.Reader, c *child) {
	var mu sync.Mutex
	timer := time.AfterFunc(s.deadline, func() {
		mu.Lock()
		defer mu.Unlock()
		if c.record >= 0 {
			c.late = true
			p.Kill() // an error means that it ended
		}
	})
	defer timer.Stop()
	for lines := bufio.NewReader(out); ; {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		field := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		mu.Lock()
		switch {
		case c.late:
		case field[0] == "shard" && len(field) == 4:
			c.subject, c.reply, c.busy, c.record = field[1], field[2], true, -1
			c.tries, _ = strconv.Atoi(field[3]) // the worker's own number
		case field[0] == "record" && len(field) == 3:
			c.record, _ = strconv.Atoi(field[1])
			c.addr = field[2]
			timer.Reset(s.deadline)
		case field[0] == "-":
			c.record = -1
		case field[0] == "end":
			c.busy = false
		}
		mu.Unlock()
	}
}

// bury does what a worker that died left to do: it counts the record that it died in, and gives the shard
// back to the queue.
func (s *supervisor) bury(ctx context.Context, c *child, cause error) error {
	if !c.busy {
		log.Printf("scale: worker ended between shards: %v", cause)
		return nil
	}
	if c.record < 0 {
		log.Printf("scale: worker ended between records of %s: %v", c.subject, cause)
		return s.q.nc.Publish(c.reply, []byte("-NAK"))
	}
	a, err := s.count(ctx, c)
	if err != nil {
		return err
	}
	log.Printf("scale: worker ended in record %d of %s (%s), try %d of %d: %s: %v", c.record, c.subject, a.Reason, a.Times, c.tries,
		c.addr, cause)
	if a.Times < c.tries {
		return s.q.nc.Publish(c.reply, []byte("-NAK"))
	}
	letter, err := json.Marshal(failure{Record: c.record, URL: c.addr, Reason: a.Reason})
	if err != nil {
		return err
	}
	id := strings.TrimPrefix(c.subject, "scale.shard.") + "." + strconv.Itoa(c.record)
	if _, err = s.q.js.Publish(ctx, "scale.dead."+id, letter, jetstream.WithMsgID(id)); err != nil {
		return err
	}
	return s.renew(ctx, c)
}

// count adds a death to those of a record.
func (s *supervisor) count(ctx context.Context, c *child) (attempt, error) {
	a := attempt{URL: c.addr}
	job, n, _ := strings.Cut(strings.TrimPrefix(c.subject, "scale.shard."), ".")
	key := fmt.Sprintf("%s.try.%s.%d", job, n, c.record)
	old, err := s.q.state.Get(ctx, key)
	if err == nil {
		err = json.Unmarshal(old.Value(), &a)
	} else if errors.Is(err, jetstream.ErrKeyNotFound) {
		err = nil
	}
	if err != nil {
		return a, err
	}
	a.Times++
	a.Reason = "crash"
	if c.late {
		a.Reason = "deadline"
	}
	data, err := json.Marshal(a)
	if err == nil {
		_, err = s.q.state.Put(ctx, key, data)
	}
	return a, err
}

// renew puts a shard into the queue anew: with a record given up it made progress, so its tries begin again.
// Where this process dies between the two steps, the run puts the shard back.
func (s *supervisor) renew(ctx context.Context, c *child) error {
	msg, err := s.q.shards.GetLastMsgForSubject(ctx, c.subject)
	if err != nil {
		return err
	}
	if err := s.q.shards.DeleteMsg(ctx, msg.Sequence); err != nil {
		return err
	}
	_, err = s.q.js.Publish(ctx, c.subject, msg.Data)
	if isFull(err) {
		return nil
	}
	return err
}
