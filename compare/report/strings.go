package main

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	araddon "github.com/araddon/dateparse"
	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"

	"github.com/broadsheet-go/broadsheet"
)

// sample is a string with its hints and what it says.
type sample struct {
	Set   string
	Input string
	Opts  struct {
		Lang, Host string
		DayFirst   *bool
	}
	Want struct {
		Kind    string
		T       string   // an instant, or a local time
		D       []string // days, one of which is right
		Authors []string
		U       string
	}
}

// samples reads a set of normalize, without the entries whose input is no string. Without a corpus there are none.
func (r *report) samples(task string) ([]sample, error) {
	if r.corpus == "" {
		return nil, nil
	}
	return readLines[sample](r, "normalize/"+task+"/dev.truth.jsonl")
}

// strings races the contenders and counts their right and wrong answers.
func (r *report) strings(title string, list []sample, contenders []contender[sample, string], right func(sample, string, bool) bool) {
	if len(list) == 0 {
		return
	}
	best := race(list, contenders)
	var rows [][]string
	for i, c := range contenders {
		ok, wrong := 0, 0
		for _, s := range list {
			got, answered := c.do(s)
			switch {
			case right(s, got, answered):
				ok++
			case answered:
				wrong++
			}
		}
		rows = append(rows, []string{c.name, percent(ok, len(list)), percent(wrong, len(list)), each(best[i], len(list))})
	}
	r.table(fmt.Sprintf("%s (%d strings)", title, len(list)), []string{"", "right", "wrong answers", "time a string"}, rows)
}

func (r *report) dates() error {
	list, err := r.samples("dates")
	if err != nil {
		return err
	}
	r.strings("Dates", list, []contender[sample, string]{
		{"broadsheet", func(s sample) (string, bool) {
			p := &broadsheet.Parser{}
			if first := s.Opts.DayFirst; first != nil && *first {
				p.DateOrder = broadsheet.DayFirst
			} else if first != nil {
				p.DateOrder = broadsheet.MonthFirst
			}
			src := broadsheet.Source{Language: s.Opts.Lang}
			if s.Opts.Host != "" {
				src.URL = "https://" + s.Opts.Host + "/"
			}
			d, err := p.ParseDate(s.Input, src)
			return d.Time.Format(time.RFC3339), err == nil
		}},
		{"araddon/dateparse", func(s sample) (string, bool) {
			t, err := araddon.ParseAny(s.Input)
			return t.Format(time.RFC3339), err == nil
		}},
		{"go-htmldate", func(s sample) (string, bool) {
			page := "<html><body><p>" + html.EscapeString(s.Input) + "</p></body></html>"
			d, err := htmldate.FromReader(strings.NewReader(page), htmldate.Options{ExtractTime: true, UseOriginalDate: true})
			return d.DateTime.Format(time.RFC3339), err == nil && !d.DateTime.IsZero()
		}},
	}, dateRight)
	return nil
}

func dateRight(s sample, got string, answered bool) bool {
	switch s.Want.Kind {
	case "invalid":
		return !answered
	case "date":
		for _, d := range s.Want.D {
			if answered && strings.HasPrefix(got, d) {
				return true
			}
		}
		return false
	case "local":
		return answered && strings.HasPrefix(got, s.Want.T)
	}
	want, err := time.Parse(time.RFC3339, s.Want.T)
	if err != nil {
		return false
	}
	t, err := time.Parse(time.RFC3339, got)
	return answered && err == nil && t.Sub(want).Abs() < 2*time.Second
}

func (r *report) bylines() error {
	list, err := r.samples("bylines")
	if err != nil {
		return err
	}
	r.strings("Bylines", list, []contender[sample, string]{
		{"broadsheet", func(s sample) (string, bool) {
			people, _ := broadsheet.ParseByline(s.Input, broadsheet.Source{Language: s.Opts.Lang})
			var names []string
			for _, p := range people {
				names = append(names, p.Name)
			}
			return strings.Join(names, "\n"), len(names) > 0
		}},
		{"without \"By\", cut at commas and \"and\"", func(s sample) (string, bool) {
			text := strings.TrimPrefix(strings.TrimSpace(s.Input), "By ")
			text = strings.NewReplacer(", ", "\n", "; ", "\n", " and ", "\n", " & ", "\n").Replace(text)
			return text, text != ""
		}},
	}, func(s sample, got string, _ bool) bool {
		var names []string
		if got != "" {
			names = strings.Split(got, "\n")
		}
		return sameNames(names, s.Want.Authors)
	})
	return nil
}

func (r *report) urls() error {
	list, err := r.samples("urls")
	if err != nil {
		return err
	}
	var exact []sample
	for _, s := range list {
		if s.Want.Kind == "url" || s.Want.Kind == "refuse" {
			exact = append(exact, s)
		}
	}
	r.strings("URLs", exact, []contender[sample, string]{
		{"broadsheet", func(s sample) (string, bool) {
			u, err := new(broadsheet.Parser).NormalizeURL("", s.Input)
			return u, err == nil
		}},
		{"net/url", func(s sample) (string, bool) {
			u, err := url.Parse(s.Input)
			if err != nil {
				return "", false
			}
			return u.String(), true
		}},
	}, func(s sample, got string, answered bool) bool {
		if s.Want.Kind == "refuse" {
			return !answered
		}
		return answered && strings.TrimSuffix(got, "/") == strings.TrimSuffix(s.Want.U, "/")
	})
	return nil
}
