package broadsheet

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// dateCase is a string of the corpus with its truth.
type dateCase struct {
	ID, Set, Input string
	Opts           struct {
		Lang, Host string
		DayFirst   *bool
	}
	Want struct {
		Kind string
		D    []string
		T    string
	}
}

// right reports whether an answer is the truth.
func (c *dateCase) right(d Date) bool {
	switch c.Want.Kind {
	case "invalid":
		return d.IsZero()
	case "date":
		for _, day := range c.Want.D {
			if strings.HasPrefix(d.String(), day) {
				return true
			}
		}
		return false
	case "local":
		return !d.IsZero() && d.Time.Format("2006-01-02T15:04:05") == c.Want.T
	}
	want, err := time.Parse(time.RFC3339, c.Want.T)
	diff := d.Time.Sub(want)
	return err == nil && !d.IsZero() && diff > -1500*time.Millisecond && diff < 1500*time.Millisecond
}

// TestParseDateCorpus holds the figures that were promised on strings from real pages.
func TestParseDateCorpus(t *testing.T) {
	corpus := os.Getenv("BROADSHEET_CORPUS")
	if corpus == "" {
		t.Skip("BROADSHEET_CORPUS is not set: no corpus to read")
	}
	cases := map[string]*dateCase{}
	for _, name := range []string{"dev.truth.jsonl", "dev.input.jsonl"} {
		f, err := os.Open(filepath.Join(corpus, "normalize", "dates", name))
		if err != nil {
			t.Skip(err)
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			var id struct{ ID string }
			if err := json.Unmarshal(lines.Bytes(), &id); err != nil {
				t.Fatal(err)
			}
			if cases[id.ID] == nil {
				cases[id.ID] = &dateCase{}
			}
			if err := json.Unmarshal(lines.Bytes(), cases[id.ID]); err != nil {
				t.Fatal(err)
			}
		}
	}
	right, all, wrong := map[string]float64{}, map[string]float64{}, 0.0
	for _, c := range cases {
		src := Source{Language: c.Opts.Lang}
		if c.Opts.Host != "" {
			src.URL = "https://" + c.Opts.Host + "/"
		}
		var p Parser
		if first := c.Opts.DayFirst; first != nil && *first {
			p.DateOrder = DayFirst
		} else if first != nil {
			p.DateOrder = MonthFirst
		}
		d, _ := p.ParseDate(c.Input, src)
		for _, set := range []string{c.Set, "all"} {
			all[set]++
			if c.right(d) {
				right[set]++
			}
		}
		if !c.right(d) && !d.IsZero() {
			wrong++
		}
	}
	for set, want := range map[string]float64{"real-page": 98, "real-time": 98, "all": 94} {
		if got := 100 * right[set] / all[set]; got < want {
			t.Errorf("%s: %.1f %% right, want %.0f", set, got, want)
		}
	}
	if got := 100 * wrong / all["all"]; got > 1.5 {
		t.Errorf("%.1f %% of the answers are wrong, want at most 1.5", got)
	}
	t.Logf("%.1f %% right of %.0f, %.1f %% wrong", 100*right["all"]/all["all"], all["all"], 100*wrong/all["all"])
}
