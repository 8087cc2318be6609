package main

import (
	"os"

	"github.com/broadsheet-go/broadsheet"
)

// feedRequest is a line of the feed scorer's input.
type feedRequest struct {
	Path            string `json:"path"`
	ContentType     string `json:"content_type"`
	Base            string `json:"base"`
	ContentLocation string `json:"content_location"`
	ContentLanguage string `json:"content_language"`
}

// feed reads the feed of a request and answers with the scorer's NF record.
func feed(q feedRequest) (any, error) {
	f, err := os.Open(q.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	parsed, err := broadsheet.ParseFeed(f, broadsheet.Source{
		URL: q.Base, ContentType: q.ContentType, ContentLocation: q.ContentLocation, Language: q.ContentLanguage,
	})
	record := map[string]any{"path": q.Path}
	if err != nil {
		record["error"] = err.Error()
	}
	if parsed != nil {
		record["feed"] = map[string]any{"title": parsed.Title}
		entries := []any{}
		for _, a := range parsed.Items {
			entries = append(entries, map[string]any{"title": a.Title})
		}
		record["entries"] = entries
	}
	return record, nil
}
