package broadsheet

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// Bad input gives a clear *Error, and whatever could be read.
func TestBadInput(t *testing.T) {
	const cut = `<rss version="2.0"><channel><title>The Gazette</title><item><title>One</title><link>https://a.example/1</link></item><item><title>Two`
	tests := []struct {
		name, input string
		want        error
		line        int  // 0: the error is about the whole
		some        bool // something could be read
	}{
		{"empty", "", ErrFormat, 0, false},
		{"blanks", " \n\t ", ErrFormat, 0, false},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02", ErrFormat, 0, false},
		{"not found", "<!doctype html><title>404 Not Found</title><h1>Page not found</h1><p>The page you asked for is not here.</p>", ErrNoArticle, 0, true},
		{"feed cut short", cut, io.ErrUnexpectedEOF, 1, true},
		{"JSON cut short", `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"One"},{"id":"2","tit`, io.ErrUnexpectedEOF, 1, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			read := 0
			var err error
			for a, e := range NewReader(strings.NewReader(test.input), Source{URL: "https://a.example/x"}).All() {
				if err = e; a != nil && a.Title != "" {
					read++
				}
			}
			var e *Error
			if !errors.Is(err, test.want) || !errors.As(err, &e) || e.Line != test.line || e.URL == "" {
				t.Errorf("got %v, want %v at line %d", err, test.want, test.line)
			}
			if (read > 0) != test.some {
				t.Errorf("%d articles were read", read)
			}
			if !strings.HasPrefix(err.Error(), "broadsheet: ") || strings.Count(err.Error(), "broadsheet: ") != 1 {
				t.Errorf("message: %s", err)
			}
		})
	}
}

func TestUnknownCharset(t *testing.T) {
	var warnings []string
	p := &Parser{Warn: func(e *Error) { warnings = append(warnings, e.Error()) }}
	a, err := p.ParseText(strings.NewReader("Die Brücke öffnet\n\nAutos fahren wieder.\n"), Source{ContentType: "text/plain; charset=klingon"})
	if err != nil || a.Title != "Die Brücke öffnet" || len(warnings) != 1 || !strings.Contains(warnings[0], `"klingon"`) {
		t.Errorf("got %q, %v, %q", a.Title, err, warnings)
	}
}
