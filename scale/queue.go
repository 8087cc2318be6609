package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Names in JetStream. Keys and subjects begin with the job, so that jobs share a cluster.
//
//	scale.shard.JOB.SHARD        what is to be done, in a work queue with one message a shard
//	scale.dead.JOB.SHARD[.N]     dead letters: a shard or a record that was given up
//	scale.progress.JOB           progress of a shard under way; not stored
//	state:  JOB.done.SHARD       the result of a shard
//	        JOB.dead.SHARD       a shard that was given up in this run
//	        JOB.try.SHARD.N      workers that died in record N
//	        JOB.refused-FORMAT.SHARD   how many articles its output could not hold
//	        JOB.lost.SHARD.N.I   an article that another one, before it, is a duplicate of
//	claims: JOB.KEY              the first article that has the key: its place
const (
	shardStream = "SCALE_SHARDS"
	deadStream  = "SCALE_DEAD"
	stateBucket = "SCALE_STATE"
	claimBucket = "SCALE_CLAIMS"
	consumer    = "workers"
	advisories  = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES." + shardStream + ".*"
)

const callTimeout = 30 * time.Second // of one call to the queue

// queue is a connection to JetStream with the program's streams and buckets.
type queue struct {
	nc            *nats.Conn
	js            jetstream.JetStream
	shards, dead  jetstream.Stream
	state, claims jetstream.KeyValue
}

// dial connects. Where setup is true it also makes the streams that are missing.
func dial(url string, setup bool, limits limits) (*queue, error) {
	nc, err := nats.Connect(url, nats.Name("scale"), nats.MaxReconnects(-1), nats.ReconnectWait(500*time.Millisecond))
	if err != nil {
		return nil, fmt.Errorf("connect to NATS: %w", err)
	}
	q := &queue{nc: nc}
	if q.js, err = jetstream.New(nc, jetstream.WithPublishAsyncMaxPending(512)); err == nil {
		ctx, cancel := context.WithTimeout(context.Background(), callTimeout)
		defer cancel()
		if setup {
			err = q.create(ctx, limits)
		}
		if err == nil {
			err = q.open(ctx)
		}
	}
	if err != nil {
		nc.Close()
		return nil, err
	}
	return q, nil
}

func (q *queue) create(ctx context.Context, l limits) error {
	for _, c := range []jetstream.StreamConfig{
		{Name: shardStream, Subjects: []string{"scale.shard.>"}, Retention: jetstream.WorkQueuePolicy,
			Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgsPerSubject: 1},
		{Name: deadStream, Subjects: []string{"scale.dead.>", advisories}},
	} {
		if _, err := q.js.CreateOrUpdateStream(ctx, c); err != nil {
			return fmt.Errorf("stream %s: %w", c.Name, err)
		}
	}
	_, err := q.js.CreateOrUpdateConsumer(ctx, shardStream, jetstream.ConsumerConfig{Durable: consumer,
		AckPolicy: jetstream.AckExplicitPolicy, AckWait: l.AckWait, MaxDeliver: l.Tries, MaxAckPending: -1})
	if err != nil {
		return fmt.Errorf("consumer: %w", err)
	}
	for _, name := range []string{stateBucket, claimBucket} {
		if _, err := q.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: name}); err != nil {
			return fmt.Errorf("bucket %s: %w", name, err)
		}
	}
	return nil
}

func (q *queue) open(ctx context.Context) (err error) {
	var errs [4]error
	q.shards, errs[0] = q.js.Stream(ctx, shardStream)
	q.dead, errs[1] = q.js.Stream(ctx, deadStream)
	q.state, errs[2] = q.js.KeyValue(ctx, stateBucket)
	q.claims, errs[3] = q.js.KeyValue(ctx, claimBucket)
	if err = errors.Join(errs[:]...); err != nil {
		return fmt.Errorf("no queue there (scale run makes it): %w", err)
	}
	return nil
}

// post puts a shard into the queue, unless it is there already.
func (q *queue) post(ctx context.Context, s *shard) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	_, err = q.js.Publish(ctx, s.subject(), data)
	if isFull(err) {
		return nil
	}
	return err
}

// isFull reports whether the queue refused a message because it has one of that subject.
func isFull(err error) bool {
	var api *jetstream.APIError
	return errors.As(err, &api) && api.ErrorCode == 10077 // JSStreamStoreFailedF: maximum messages per subject exceeded
}

// each calls f with the entries of the state bucket that a pattern has now.
func (q *queue) each(ctx context.Context, pattern string, f func(jetstream.KeyValueEntry) error) error {
	w, err := q.state.Watch(ctx, pattern, jetstream.IgnoreDeletes())
	if err != nil {
		return err
	}
	defer w.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e, ok := <-w.Updates():
			if !ok {
				return errors.New("the watch was closed")
			}
			if e == nil { // all that was there has come
				return nil
			}
			if err := f(e); err != nil {
				return err
			}
		}
	}
}

// embed starts a server in the program, that stores in a folder and listens on the loopback device with
// a password of its own.
func embed(work, password string) (*server.Server, string, error) {
	s, err := server.NewServer(&server.Options{ServerName: "scale", Host: "127.0.0.1", Port: server.RANDOM_PORT,
		JetStream: true, StoreDir: filepath.Join(work, "queue"), NoLog: true, NoSigs: true,
		Authorization: password, DisableJetStreamBanner: true})
	if err != nil {
		return nil, "", fmt.Errorf("server: %w", err)
	}
	s.Start()
	if !s.ReadyForConnections(callTimeout) || !s.JetStreamEnabled() {
		s.Shutdown()
		return nil, "", fmt.Errorf("server: it did not start with %s as its store", work)
	}
	return s, "nats://" + password + "@" + s.Addr().String(), nil
}

// lock holds the working folder for this process; the lock ends with the process, however that ends.
func lock(work string) (*os.File, error) {
	if err := os.MkdirAll(work, 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(work, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := lockFile(f); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s is in use by another run: %w", work, err)
	}
	return f, nil
}
