package broadsheet

import (
	"math"
	"strings"
	"testing"
)

// TestTextFront has front matter as programs and people write it.
func TestTextFront(t *testing.T) {
	const text = "The ferry sailed again on Monday."
	const title = "title: Ferry sails\n"
	for _, c := range []struct{ name, front, want string }{
		{"wrapped by a program", "---\ntitle: 'It''s a headline that the program wrapped at some\n  column since it goes on'\ndescription: \"And a \\\"text\\\" that was\n  wrapped, too\"\nauthor: Ana\n  Ruiz\n---",
			"title: It's a headline that the program wrapped at some column since it goes on\nsummary: And a \"text\" that was wrapped, too\nby: Ana Ruiz\n" + text},
		{"a text that is indented", "---\nsummary: >-\n  The No. #1 ferry [of the year],\n  - she said: and\n  # more\ntitle: Ferry sails\nsubtitle: |+\n  Twice\n---",
			title + "subtitle: Twice\nsummary: The No. #1 ferry [of the year], - she said: and # more\n" + text},
		{"maps in one line", "---\ntitle: Ferry sails\nauthors:\n  - {name: \"Ana Ruiz\", url: https://x.example/}\n  - {\"name\":\"Bo Li\"}\n  - name: 'Jo\n      May'\ntags: [one, \"two, \\\"three\\\"\", 'it''s']\n---",
			title + "by: Ana Ruiz\nby: Bo Li\nby: Jo May\ntag: one\ntag: two, \"three\ntag: it's\n" + text},
		{"quotes that are not escaped", "---\ntitle: \"Ferry \"Ana\" sails\" # twice\nsubtitle: 'Tis the season, O'Brien says\nsection: \"Ships\" and more\nsummary: 'Late' # \"x\"\nlocation: \"\"\n---",
			"title: Ferry \"Ana\" sails\nsubtitle: 'Tis the season, O'Brien says\nsummary: Late\nsection: \"Ships\" and more\n" + text},
		{"a quote that nothing closes", "---\nsubtitle: \"Twice\ntitle: Ferry sails\nsection: \"Ships\n---", title + "subtitle: Twice\nsection: Ships\n" + text},
		{"TOML's texts of several lines", "+++\ntitle = \"\"\"Ferry \"Ana\" sails\"\"\"\ndescription = '''\nOnce.\n\nTwice = again.\n'''\nauthors = [\n  \"Ana Ruiz\",\n  \"Bo Li\",\n]\n+++",
			"title: Ferry \"Ana\" sails\nsummary: Once. Twice = again.\nby: Ana Ruiz\nby: Bo Li\n" + text},
		{"ours, changed by hand", "---\n# broadsheet article\ntitle: Ferry sails # changed\nsection: \"Ships\"\nauthors:\n  - {\"name\":\"Ana Ruiz\"}\n---", "title: Ferry sails\nby: Ana Ruiz\nsection: Ships\n" + text},
		{"ours no more", "---\n# broadsheet article\ntitle: \"Ferry sails\"\npublished: 11 March 2025\nauthors:\n  - {\"name\":\"Ana Ruiz\"}\n---", title + "by: Ana Ruiz\npublished: 2025-03-11\n" + text},
		{"a list above the first field", "---\n- a\n  b: c\n  d\ntitle: Ferry sails\n---", title + text},
		{"a comment alone", "---\n# only a comment\n---", "title: ---\n# only a comment\n---\n" + text},
		{"words in a map", "---\ntitle: Ferry sails\nauthor:\n  name: Ana Ruiz\nsummary:\n  Twice a day: at noon\n---", title + "summary: Twice a day: at noon\nby: Ana Ruiz\n" + text},
		{"JSON that is broken", "{\"title\": Ferry}\n\nFerry sails", "title: {\"title\": Ferry}\nFerry sails\n" + text},
		{"JSON of other things", "{\"menu\": 1}\n\nFerry sails", "title: {\"menu\": 1}\nFerry sails\n" + text},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := textParts(parseOne(t, c.front+"\n\n"+text+"\n")); got != c.want {
				t.Errorf("of\n%s\ngot\n%s\n\nwant\n%s", c.front, got, c.want)
			}
		})
	}
}

// TestTextFrontOpen: front matter that nothing closes is text.
func TestTextFrontOpen(t *testing.T) {
	var warning string
	p := Parser{Warn: func(e *Error) { warning = e.Error() }}
	a, err := p.ParseText(strings.NewReader("---\ntitle: Ferry sails\n\nThe ferry sailed again on Monday.\n"), Source{})
	if want := "broadsheet: line 1, column 1: front matter: syntax error: not closed; it is text"; err != nil || warning != want || !strings.Contains(a.Text(), "The ferry sailed") {
		t.Errorf("got %q, %v, warning %q", a.Text(), err, warning)
	}
}

// TestTextFrontMany: each article of a file has front matter, of a generator or by rule, and a line may be drawn in it.
func TestTextFrontMany(t *testing.T) {
	one := func(title string) string {
		return "---\n# made by a program\ntitle: " + title + "\ndraft: false\n---\n\nThe ferry sailed.\n\n---\n\nIt sailed again.\n\n---\nno field here\n---\n\nAnd again.\n\n"
	}
	var titles []string
	for a, err := range NewReader(strings.NewReader(one("One")+one("Two")+one("Three")), Source{}).All() {
		if err != nil {
			t.Fatal(err)
		}
		if got, want := a.Text(), "The ferry sailed.\nIt sailed again.\nno field here\nAnd again."; got != want {
			t.Errorf("%s: got %q, want %q", a.Title, got, want)
		}
		titles = append(titles, a.Title)
	}
	if got := strings.Join(titles, " "); got != "One Two Three" {
		t.Errorf("titles: %s", got)
	}
}

func TestFrontMatterOfNothing(t *testing.T) {
	if got := (&Article{}).FrontMatter(); got != "" {
		t.Errorf("of no field: %q", got)
	}
	nowhere := &Article{Title: "T", Location: Geometry{Type: "Point", Coordinates: [][2]float64{{math.NaN(), 1}}}}
	if got := nowhere.FrontMatter(); got != "" {
		t.Errorf("of what JSON cannot hold: %q", got)
	}
}
