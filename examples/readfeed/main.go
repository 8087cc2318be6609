// Command readfeed lists the articles of an RSS, Atom or JSON feed as they arrive.
//
//	readfeed < feed.xml
package main

import (
	"fmt"
	"os"

	"github.com/broadsheet-go/broadsheet"
)

func main() {
	r := broadsheet.NewReader(os.Stdin, broadsheet.Source{})
	for a, err := range r.All() {
		if err != nil {
			fmt.Fprintln(os.Stderr, "readfeed:", err)
			os.Exit(1)
		}
		fmt.Printf("%s\t%s\t%s\n", a.Published, a.Title, a.URL)
	}
}
