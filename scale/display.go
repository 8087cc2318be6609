package main

import (
	"fmt"
	"io"
	"time"
)

// display shows how far a job is: on a terminal in one line that changes, else in a line every ten seconds.
type display struct {
	w        io.Writer
	terminal bool
	last     time.Time
}

const plainEvery = 10 * time.Second

func newDisplay(w io.Writer) *display {
	return &display{w: w, terminal: isTerminal(w), last: time.Now()}
}

func (d *display) update(j *job) {
	if !d.terminal && time.Since(d.last) < plainEvery && len(j.results) < len(j.shards) {
		return
	}
	d.last = time.Now()
	line := j.line()
	if d.terminal {
		fmt.Fprintf(d.w, "\r\x1b[K%s", line)
	} else {
		fmt.Fprintln(d.w, line)
	}
}

func (d *display) close() {
	if d.terminal {
		fmt.Fprintln(d.w)
	}
}

// line says how far the job is. How long it will take is told by the bytes of the shards that are done in this
// run, and by the records of those under way.
func (j *job) line() string {
	t := j.total()
	var all, done int64
	for n, s := range j.shards {
		all += s.Size
		if j.results[n] != nil || j.gone[n] {
			done += s.Size
		}
	}
	records, failed := t.Records, t.Failed
	for _, p := range j.under {
		records += p.Records
		failed += p.Failed
	}
	if n := records - t.Records; n > 0 && t.Records > 0 {
		done += int64(float64(done) * float64(n) / float64(t.Records))
	}
	elapsed := time.Since(j.began)
	rate := float64(records-j.before.Records) / elapsed.Seconds()
	left := "?"
	if mine := records - j.before.Records; mine > 0 && done > 0 {
		perByte := elapsed.Seconds() / (float64(done) * float64(mine) / float64(records))
		left = (time.Duration(max(float64(all-done), 0)*perByte) * time.Second).Round(time.Second).String()
	}
	return fmt.Sprintf("%d records, %.0f/s, %d failed; shards: %d done, %d under way, %d left, %d given up; %d%%, %s to go; workers up to %d MB",
		records, rate, failed, len(j.results), len(j.under), len(j.shards)-len(j.results)-len(j.gone), len(j.gone),
		100*min(done, all)/max(all, 1), left, j.memory>>20)
}
