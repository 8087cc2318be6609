// Command readtext splits a text file of one or many articles (an archive's export, wire copy,
// Markdown) and prints each as Markdown with front matter.
//
//	readtext < export.txt
package main

import (
	"fmt"
	"os"

	"github.com/broadsheet-go/broadsheet"
)

func main() {
	r := broadsheet.NewReader(os.Stdin, broadsheet.Source{ContentType: "text/plain"})
	for a, err := range r.All() {
		if err != nil {
			fmt.Fprintln(os.Stderr, "readtext:", err)
			os.Exit(1)
		}
		fmt.Print(a.FrontMatter(), a.Markdown(), "\n")
	}
}
