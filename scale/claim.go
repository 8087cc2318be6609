package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Duplicates. Each key of an article, its address's and its text's, belongs to the article of the lowest
// place that has it, and an article stays if all its keys are its own. Which worker comes first does not
// matter: an owner only ever gives way to a lower place, by compare and swap, and whoever finds an
// article that is not the owner, or takes its place, notes it as lost. It is noted before the swap, so a
// worker that dies between the two leaves a note that comes true when its shard is done again. Parts of
// shards hold all articles; those lost are dropped when all shards are done.

// claimBatch is how many claims are under way at once.
const claimBatch = 256

// claim claims keys for articles.
func (q *queue) claim(ctx context.Context, job string, claims []claim) error {
	for len(claims) > 0 {
		batch := claims[:min(len(claims), claimBatch)]
		claims = claims[len(batch):]
		acks := make([]jetstream.PubAckFuture, len(batch))
		for i, c := range batch {
			msg := &nats.Msg{Subject: "$KV." + claimBucket + "." + job + "." + c.key, Data: []byte(c.place)}
			var err error
			if acks[i], err = q.js.PublishMsgAsync(msg, jetstream.WithExpectLastSequencePerSubject(0)); err != nil {
				return err
			}
		}
		for i, ack := range acks {
			select {
			case <-ack.Ok():
			case err := <-ack.Err():
				if !isTaken(err) {
					return fmt.Errorf("claim: %w", err)
				}
				if err := q.contest(ctx, job, batch[i]); err != nil {
					return fmt.Errorf("claim: %w", err)
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}

func isTaken(err error) bool {
	var api *jetstream.APIError
	return errors.As(err, &api) && (api.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequence ||
		api.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequenceConstant)
}

// contest settles a key that has an owner.
func (q *queue) contest(ctx context.Context, job string, c claim) error {
	for {
		owner, err := q.claims.Get(ctx, job+"."+c.key)
		if err != nil {
			return err
		}
		switch comparePlaces(string(owner.Value()), c.place) {
		case 0:
			return nil // an earlier pass over the shard came this far, or the article has the key twice
		case -1:
			return q.lose(ctx, job, c.place)
		}
		if err := q.lose(ctx, job, string(owner.Value())); err != nil {
			return err
		}
		if _, err = q.claims.Update(ctx, owner.Key(), []byte(c.place), owner.Revision()); !isTaken(err) {
			return err
		}
	}
}

func (q *queue) lose(ctx context.Context, job, place string) error {
	_, err := q.state.Put(ctx, job+".lost."+place, nil)
	return err
}

// lost gives the places of the articles that are to be dropped.
func (q *queue) lost(ctx context.Context, job string) (map[string]bool, error) {
	all := map[string]bool{}
	prefix := job + ".lost."
	err := q.each(ctx, prefix+">", func(e jetstream.KeyValueEntry) error {
		all[strings.TrimPrefix(e.Key(), prefix)] = true
		return nil
	})
	return all, err
}

// settle removes the claims of a job that is done; what is lost stays known.
func (q *queue) settle(ctx context.Context, job string) error {
	bucket, err := q.js.Stream(ctx, "KV_"+claimBucket)
	if err != nil {
		return err
	}
	return bucket.Purge(ctx, jetstream.WithPurgeSubject("$KV."+claimBucket+"."+job+".>"))
}

// comparePlaces compares two places number by number.
func comparePlaces(a, b string) int {
	for a != b {
		var x, y string
		x, a, _ = strings.Cut(a, ".")
		y, b, _ = strings.Cut(b, ".")
		m, _ := strconv.Atoi(x) // places are written by pass.write alone
		n, _ := strconv.Atoi(y)
		switch {
		case m < n:
			return -1
		case m > n:
			return 1
		}
	}
	return 0
}

// recordOf gives the number of the record that a place is in.
func recordOf(place string) int {
	_, rest, _ := strings.Cut(place, ".")
	record, _, _ := strings.Cut(rest, ".")
	n, _ := strconv.Atoi(record) // places are written by pass.write alone
	return n
}
