package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/broadsheet-go/broadsheet"
)

// page is a line of a set's truth.jsonl, as far as a caller would know it.
type page struct{ ID, URL, Charset, Split string }

// pages reads the pages of a set and writes what was found in each.
func pages(set, split, out string) error {
	truth, err := os.Open(filepath.Join(set, "truth.jsonl"))
	if err != nil {
		return err
	}
	defer truth.Close()
	w, err := os.Create(out)
	if err != nil {
		return err
	}
	defer w.Close()
	return errors.Join(lines(truth, w, func(p page) (any, error) {
		if split != "" && p.Split != split {
			return map[string]any{"id": p.ID}, nil
		}
		return extract(set, p)
	}), w.Sync())
}

func extract(set string, p page) (any, error) {
	r, err := openPage(filepath.Join(set, "html", p.ID+".html"))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	src := broadsheet.Source{URL: p.URL}
	if p.Charset != "" {
		src.ContentType = "text/html; charset=" + p.Charset
	}
	a, err := broadsheet.ParseHTML(bufio.NewReader(r), src)
	if a == nil {
		return map[string]any{"id": p.ID, "error": err.Error()}, nil
	}
	return map[string]any{
		"id": p.ID, "title": a.Title, "authors": names(a.Authors), "date": a.Published.String(), "text": a.Text(),
	}, nil
}

// openPage opens a file, or the same with .gz.
func openPage(name string) (io.ReadCloser, error) {
	if f, err := os.Open(name); err == nil {
		return f, nil
	}
	f, err := os.Open(name + ".gz")
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}
