package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// limits are the settings of a run that its shards carry to the workers.
type limits struct {
	Deadline time.Duration `json:"deadline"` // of one record; the supervisor's, not a shard's
	Tries    int           `json:"tries"`    // of a record that ends its worker, and of a shard
	AckWait  time.Duration `json:"-"`
	MaxBody  int64         `json:"max_body"`
	Delay    time.Duration `json:"delay"` // between two requests to a host
}

// The kinds of shards.
const (
	kindWARC  = "warc"  // a range of a WARC file
	kindFiles = "files" // pages, texts and feeds
	kindList  = "list"  // addresses to fetch
)

// shard is a piece of work: what a message of the queue holds.
type shard struct {
	Job   string   `json:"job"`
	N     int      `json:"n"` // its place in the job: of two duplicates that of the lower place stays
	Kind  string   `json:"kind"`
	File  string   `json:"file,omitzero"` // of kindWARC
	Start int64    `json:"start,omitzero"`
	End   int64    `json:"end,omitzero"`
	Size  int64    `json:"size,omitzero"`  // in bytes, of a list its addresses
	Items []string `json:"items,omitzero"` // files or addresses
	// Modified is when the input last changed: an input that changed makes another job. It is the date of
	// feeds without one.
	Modified time.Time `json:"modified"`
	Out      string    `json:"out"` // the output folder
	Limit    limits    `json:"limit"`
}

func (s *shard) subject() string { return fmt.Sprintf("scale.shard.%s.%06d", s.Job, s.N) }

// key gives a key of the shard in the state bucket.
func (s *shard) key(what string) string { return fmt.Sprintf("%s.%s.%06d", s.Job, what, s.N) }

// part is the file that a worker makes of the shard; final is what is left after duplicates went.
func (s *shard) part() string { return s.parts(fmt.Sprintf("%06d", s.N)) }

// parts gives the path, or a pattern, of parts of the job.
func (s *shard) parts(n string) string { return filepath.Join(s.Out, ".parts", s.Job+"-"+n) }

func (s *shard) final(ending string) string {
	return filepath.Join(s.Out, fmt.Sprintf("part-%06d.%s", s.N, ending))
}

const (
	listItems = 500  // addresses of a shard, where no host has more
	fileItems = 2000 // files of a shard
)

// plan cuts inputs into shards. The same inputs give the same shards.
func plan(inputs []string, out string, shardBytes int64, l limits) ([]*shard, error) {
	p := planner{bytes: shardBytes}
	for _, in := range inputs {
		path, err := filepath.Abs(in)
		if err != nil {
			return nil, err
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return nil, err
		case info.IsDir():
			err = p.folder(path)
		case isWARC(path):
			p.warc(path, info)
		default:
			err = p.list(path, info.ModTime().UTC())
		}
		if err != nil {
			return nil, err
		}
	}
	p.cut()
	for i, s := range p.shards {
		s.N, s.Out, s.Limit = i, out, l
	}
	id, err := json.Marshal(p.shards)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(id)
	for _, s := range p.shards {
		s.Job = hex.EncodeToString(sum[:6])
	}
	return p.shards, nil
}

// planner gathers shards.
type planner struct {
	bytes    int64
	shards   []*shard
	files    []string // of the next shard of files
	size     int64
	modified time.Time
}

func isWARC(path string) bool {
	return strings.HasSuffix(path, ".warc") || strings.HasSuffix(path, ".warc.gz")
}

// warc cuts a compressed file into ranges; a plain one is not cut, see warc.NewReader.
func (p *planner) warc(path string, info fs.FileInfo) {
	step := p.bytes
	if !strings.HasSuffix(path, ".gz") {
		step = max(info.Size(), 1)
	}
	for at := int64(0); at == 0 || at < info.Size(); at += step {
		end := min(at+step, info.Size())
		p.shards = append(p.shards, &shard{Kind: kindWARC, File: path, Start: at, End: end, Size: end - at, Modified: info.ModTime().UTC()})
	}
}

// folder takes all files below a folder, in the order of their names. Hidden ones are left out.
func (p *planner) folder(root string) error {
	return filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := path != root && strings.HasPrefix(e.Name(), ".")
		if e.IsDir() && hidden {
			return filepath.SkipDir
		}
		if hidden || !e.Type().IsRegular() {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if isWARC(path) {
			p.warc(path, info)
			return nil
		}
		if m := info.ModTime().UTC(); m.After(p.modified) {
			p.modified = m
		}
		p.files = append(p.files, path)
		if p.size += info.Size(); p.size >= p.bytes || len(p.files) >= fileItems {
			p.cut()
		}
		return nil
	})
}

// cut makes a shard of the files gathered.
func (p *planner) cut() {
	if len(p.files) > 0 {
		p.shards = append(p.shards, &shard{Kind: kindFiles, Items: p.files, Size: p.size, Modified: p.modified})
	}
	p.files, p.size, p.modified = nil, 0, time.Time{}
}

// list reads a file with an address a line. All addresses of a host are in one shard, so that one worker
// alone asks the host; the hosts of a shard take turns.
func (p *planner) list(path string, modified time.Time) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	hosts := map[string][]string{}
	var order []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		u, err := url.Parse(line)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return fmt.Errorf("%s: %.100q is no WARC file, folder or list of addresses", path, line)
		}
		if hosts[u.Host] == nil {
			order = append(order, u.Host)
		}
		hosts[u.Host] = append(hosts[u.Host], line)
	}
	var next [][]string
	n := 0
	for _, h := range order {
		next = append(next, hosts[h])
		if n += len(hosts[h]); n >= listItems {
			p.shards = append(p.shards, &shard{Kind: kindList, Items: turns(next), Size: int64(n), Modified: modified})
			next, n = nil, 0
		}
	}
	if n > 0 {
		p.shards = append(p.shards, &shard{Kind: kindList, Items: turns(next), Size: int64(n), Modified: modified})
	}
	return nil
}

// turns takes one of each list in turn until all are empty.
func turns(lists [][]string) []string {
	var all []string
	for len(lists) > 0 {
		for i, l := range lists {
			all = append(all, l[0])
			lists[i] = l[1:]
		}
		lists = slices.DeleteFunc(lists, func(l []string) bool { return len(l) == 0 })
	}
	return all
}
