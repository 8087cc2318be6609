// Command readpage prints the article of a web page: its facts, where each was found, and its text.
//
//	readpage https://example.org/story < story.html
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/broadsheet-go/broadsheet"
)

func main() {
	var src broadsheet.Source
	if len(os.Args) > 1 {
		src.URL = os.Args[1]
	}
	p := &broadsheet.Parser{Trace: func(f broadsheet.Fact) {
		if f.Used {
			fmt.Printf("%-10s %-60.60s from %s\n", f.Field, f.Value, f.From)
		}
	}}
	a, err := p.ParseHTML(os.Stdin, src)
	if err != nil {
		fmt.Fprintln(os.Stderr, "readpage:", err)
		if !errors.Is(err, broadsheet.ErrNoArticle) {
			os.Exit(1)
		}
	}
	fmt.Printf("\n%s\n", a.Text())
}
