//go:build ignore

// Command whole links everything that the library has, for .ci/size.
package main

import (
	"io"
	"os"

	"github.com/broadsheet-go/broadsheet"
)

func main() {
	if len(os.Args) == 1 {
		return
	}
	var src broadsheet.Source
	a, _ := broadsheet.Parse(os.Stdin, src)
	f, _ := broadsheet.ParseFeed(os.Stdin, src)
	f.Items = append(f.Items, a)
	for _, as := range []broadsheet.Format{broadsheet.RSS, broadsheet.Atom, broadsheet.JSONFeed} {
		if f.Write(os.Stdout, as) != nil {
			os.Exit(1)
		}
	}
	links, _ := broadsheet.Discover(os.Stdin, src)
	outlines, _ := broadsheet.ParseOPML(os.Stdin)
	_ = broadsheet.WriteOPML(os.Stdout, links[0].URL, outlines)
	io.WriteString(os.Stdout, a.FrontMatter()+a.Markdown()+a.Excerpt(9)+a.Key()+broadsheet.URLKey(a.URL))
}
