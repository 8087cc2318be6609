package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// page is a page to be copied, cut where sentences may be put in.
type page struct {
	name string
	cut  [][]byte
}

// genCommand makes a WARC file out of pages. Each copy has its own address, and its own sentence at the
// beginning of each paragraph, so that no copy is a duplicate of another one.
func genCommand(args []string) error {
	f := flag.NewFlagSet("scale gen", flag.ContinueOnError)
	dir := f.String("pages", "", "`folder` of the pages: all .html and .html.gz files below it")
	n := f.Int("n", 20000, "records")
	largest := f.Int("max", 4<<20, "`bytes` of the largest page taken")
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() != 1 || *dir == "" {
		return errors.New("gen: a folder of pages and one file to write are wanted")
	}
	pages, err := readPages(*dir, *largest)
	if err != nil {
		return err
	}
	return atomically(f.Arg(0), func(w io.Writer) error { return generate(w, pages, *n) })
}

func readPages(dir string, largest int) ([]page, error) {
	var pages []page
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		name := strings.TrimSuffix(path, ".gz")
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if name != path {
			z, err := gzip.NewReader(bytes.NewReader(text))
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			if text, err = io.ReadAll(z); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
		if len(text) <= largest {
			name = strings.TrimSuffix(filepath.Base(name), ".html")
			pages = append(pages, page{name, cut(text)})
		}
		return nil
	})
	if err == nil && len(pages) == 0 {
		err = fmt.Errorf("gen: no page in %s", dir)
	}
	return pages, err
}

// cut cuts a page after the tags that begin a paragraph.
func cut(text []byte) [][]byte {
	var parts [][]byte
	rest := 0
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte("<p"))
		if i < 0 {
			return append(parts, text[rest:])
		}
		at += i + 2
		end := bytes.IndexByte(text[at:], '>')
		if end < 0 || end > 0 && text[at] > ' ' {
			continue // <path>, <pre> and the like
		}
		at += end + 1
		parts = append(parts, text[rest:at])
		rest = at
	}
}

// generate writes n records. The same pages and n give the same bytes.
func generate(w io.Writer, pages []page, n int) error {
	out := bufio.NewWriterSize(w, 1<<20)
	z, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 2))
	var body bytes.Buffer
	for i := range n {
		p := pages[i%len(pages)]
		body.Reset()
		for j, part := range p.cut {
			if j > 0 {
				writeSentence(&body, random)
			}
			body.Write(part)
		}
		z.Reset(out)
		writeRecord(z, fmt.Sprintf("https://site%d.example/%s/%d", i%97, p.name, i), body.Bytes())
		if err := z.Close(); err != nil { // it says what went wrong before, too
			return err
		}
	}
	return out.Flush()
}

// writeRecord writes a response record with a page.
func writeRecord(w io.Writer, addr string, page []byte) {
	head := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n", len(page))
	fmt.Fprintf(w, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-11-01T00:00:00Z\r\n"+
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n", addr, len(head)+len(page), head, page)
}

var syllables = strings.Fields("ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bre cli dro flu gra")

// writeSentence writes some words that mean nothing.
func writeSentence(b *bytes.Buffer, r *rand.Rand) {
	for i := range 6 + r.IntN(12) {
		if i > 0 {
			b.WriteByte(' ')
		}
		for range 1 + r.IntN(3) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
	}
	b.WriteString(". ")
}
