package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

// request is one line of a normaliser's input.
type request struct {
	ID    string
	Input json.RawMessage
	Opts  struct {
		DayFirst *bool
		Lang     string
		Host     string
		Year     int
	}
}

// normalisers answer the tasks that take strings; null is nil.
var normalisers = map[string]func(request) (any, error){
	"dates": date, "bylines": byline, "urls": address, "resolve": resolve,
	"canonical": canonical, "plaintext": plaintext, "pagedate": pagedate,
}

func (q request) source() broadsheet.Source {
	src := broadsheet.Source{Language: q.Opts.Lang}
	if q.Opts.Host != "" {
		src.URL = "https://" + q.Opts.Host + "/"
	}
	if q.Opts.Year != 0 {
		src.Retrieved = time.Date(q.Opts.Year, time.December, 31, 0, 0, 0, 0, time.UTC)
	}
	return src
}

func date(q request) (any, error) {
	var s string
	if err := json.Unmarshal(q.Input, &s); err != nil {
		return nil, err
	}
	var p broadsheet.Parser
	if first := q.Opts.DayFirst; first != nil && *first {
		p.DateOrder = broadsheet.DayFirst
	} else if first != nil {
		p.DateOrder = broadsheet.MonthFirst
	}
	d, err := p.ParseDate(s, q.source())
	if err != nil {
		return nil, nil // no answer
	}
	return d.String(), nil
}

func byline(q request) (any, error) {
	var s string
	if err := json.Unmarshal(q.Input, &s); err != nil {
		return nil, err
	}
	authors, _ := broadsheet.ParseByline(s, q.source())
	return names(authors), nil
}

func names(people []broadsheet.Person) []string {
	list := []string{}
	for _, p := range people {
		list = append(list, p.Name)
	}
	return list
}

func address(q request) (any, error) {
	var s string
	if err := json.Unmarshal(q.Input, &s); err != nil {
		return nil, err
	}
	return orNull(new(broadsheet.Parser).NormalizeURL("", s)), nil
}

func resolve(q request) (any, error) {
	var in struct{ Base, Ref string }
	if err := json.Unmarshal(q.Input, &in); err != nil {
		return nil, err
	}
	return orNull(broadsheet.ResolveURL(in.Base, in.Ref)), nil
}

func orNull(s string, err error) any {
	if err != nil {
		return nil
	}
	return s
}

func canonical(q request) (any, error) {
	var in struct{ A, B string }
	if err := json.Unmarshal(q.Input, &in); err != nil {
		return nil, err
	}
	return []string{broadsheet.URLKey(in.A), broadsheet.URLKey(in.B)}, nil
}

func plaintext(q request) (any, error) {
	var s string
	if err := json.Unmarshal(q.Input, &s); err != nil {
		return nil, err
	}
	a, err := broadsheet.ParseText(strings.NewReader(s), q.source())
	if a == nil {
		return nil, err
	}
	return map[string]any{
		"title": a.Title, "authors": names(a.Authors), "date": day(a.Published), "place": a.Dateline,
		"url": a.URL, "paras": strings.Split(a.Text(), "\n"),
	}, nil
}

// day is the date's calendar day, nil for none.
func day(d broadsheet.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.Time.Format(time.DateOnly)
}

func pagedate(q request) (any, error) {
	var in struct{ File, URL string }
	if err := json.Unmarshal(q.Input, &in); err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(os.Getenv("SRC"), in.File))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	a, err := broadsheet.ParseHTML(f, broadsheet.Source{URL: in.URL})
	if a == nil {
		return nil, err
	}
	return day(a.Published), nil
}
