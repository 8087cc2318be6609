package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/broadsheet-go/broadsheet"
)

// result is what is known of a shard when it is done.
type result struct {
	Records  int            `json:"records"`  // all that the input has, but those skipped
	Skipped  int            `json:"skipped"`  // records that are no pages, texts or feeds
	Articles int            `json:"articles"` // in the shard's part, before duplicates go
	Failed   int            `json:"failed"`
	Reasons  map[string]int `json:"reasons,omitzero"` // of the failures
}

// claim is a key of an article, by which it is the same story as another one.
type claim struct {
	key   string
	place string // of the article: shard, record, item, such that places sort as the articles stand
}

// pass is one pass over a shard.
type pass struct {
	*shard
	result
	tried  map[int]attempt // records in which workers died
	report func(record int, addr string)
	record int
	out    *bufio.Writer
	fails  *json.Encoder
	claims []claim
	item   int // of the record
}

// attempt counts the workers that died in a record.
type attempt struct {
	Times  int    `json:"times"`
	Reason string `json:"reason"` // "deadline" or "crash"
	URL    string `json:"url"`
}

// run reads the shard and writes its part and its failures. The same input gives the same bytes.
func (p *pass) run(ctx context.Context) error {
	in, err := p.source()
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(p.part()), 0o755); err != nil {
		return err
	}
	return atomically(p.part()+".failed", func(failed io.Writer) error {
		return atomically(p.part(), func(out io.Writer) error {
			p.out, p.fails = bufio.NewWriterSize(out, 64<<10), json.NewEncoder(failed)
			for ctx.Err() == nil {
				switch err := p.step(ctx, in); {
				case err == io.EOF:
					return p.out.Flush()
				case err != nil:
					return err
				}
			}
			return ctx.Err()
		})
	})
}

// step reads one record. What is wrong with the record is counted; an error is the shard's.
func (p *pass) step(ctx context.Context, in source) error {
	doc, err := in.next(ctx, p.begin)
	var f *failure
	switch {
	case err == nil:
		p.Records++
		err = p.articles(doc)
	case errors.As(err, &f):
		p.Records++
		err = p.fail(f)
	case errors.Is(err, errSkip):
		p.Skipped++
		err = nil
	}
	p.report(-1, "")
	p.record++
	return err
}

// begin tells the supervisor of a record before work on it, and refuses one that was given up.
func (p *pass) begin(addr string) error {
	if a := p.tried[p.record]; a.Times >= p.Limit.Tries {
		return &failure{URL: addr, Reason: a.Reason, Detail: fmt.Sprintf("%d workers ended in it", a.Times)}
	}
	p.report(p.record, addr)
	return nil
}

// articles writes the articles of a document. A panic of the library, which promises none, is counted
// as all else.
func (p *pass) articles(doc document) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = p.fail(&failure{URL: doc.src.URL, Reason: "panic", Detail: fmt.Sprint(v)})
		}
	}()
	p.item = 0
	parser := broadsheet.Parser{MaxBytes: p.Limit.MaxBody}
	if broadsheet.Detect(doc.body[:min(len(doc.body), 4<<10)]) == broadsheet.HTML {
		a, err := parser.Parse(bytes.NewReader(doc.body), doc.src)
		if err != nil {
			return p.fail(&failure{URL: doc.src.URL, Reason: reason(err), Detail: err.Error()})
		}
		return p.write(doc, a, doc.src.URL)
	}
	for a, err := range parser.NewReader(bytes.NewReader(doc.body), doc.src).All() {
		if err != nil {
			return p.fail(&failure{URL: doc.src.URL, Reason: reason(err), Detail: err.Error()})
		}
		if err := p.write(doc, a, a.URL); err != nil {
			return err
		}
		p.item++
	}
	return nil
}

// reason names an error of the library in a word or two.
func reason(err error) string {
	for _, kind := range []error{broadsheet.ErrNoArticle, broadsheet.ErrFormat, broadsheet.ErrLimit,
		broadsheet.ErrSyntax, broadsheet.ErrCharset} {
		if errors.Is(err, kind) {
			return kind.Error()
		}
	}
	return "parse"
}

// write puts an article, after its place, into the part. The address is the one that duplicates are told by.
func (p *pass) write(doc document, a *broadsheet.Article, addr string) error {
	if addr == "" {
		addr = a.URL
	}
	line, err := json.Marshal(a)
	if err != nil {
		return p.fail(&failure{URL: doc.src.URL, Reason: "json", Detail: err.Error()})
	}
	place := fmt.Sprintf("%06d.%d.%d", p.N, p.record, p.item)
	for _, key := range []string{urlClaim(addr), textClaim(a.Text())} {
		if key != "" {
			p.claims = append(p.claims, claim{key, place})
		}
	}
	p.Articles++
	p.out.WriteString(place)
	p.out.WriteByte('\t')
	p.out.Write(line)
	return p.out.WriteByte('\n') // a bufio.Writer's error stays
}

func (p *pass) fail(f *failure) error {
	f.Shard, f.Record = p.N, p.record
	p.Failed++
	if p.Reasons == nil {
		p.Reasons = map[string]int{}
	}
	p.Reasons[f.Reason]++
	return p.fails.Encode(f)
}

// urlClaim gives the key of an address; "" for a home page, whose stories change.
func urlClaim(addr string) string {
	key := broadsheet.URLKey(addr)
	if i := strings.IndexAny(key, "/?"); i < 0 || i == len(key)-1 {
		return ""
	}
	return "u" + digest([]byte(key))
}

// minLetters is how long a text has to be to be told from others by itself: shorter ones say "page not
// found" or "read more".
const minLetters = 200

// textClaim gives the key of a text: its letters and digits without case.
func textClaim(text string) string {
	letters := make([]byte, 0, len(text))
	n := 0
	for _, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			letters = append(letters, string(unicode.ToLower(c))...)
			n++
		}
	}
	if n < minLetters {
		return ""
	}
	return "t" + digest(letters)
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}

// atomically writes a file under a name of this process's own, and renames it when it is whole.
func atomically(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".tmp-*")
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name()) // what is left of it does not matter beside err
	}
	return err
}
