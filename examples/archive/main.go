// Command archive turns a folder of saved pages and text files into a folder of Markdown files with front
// matter, and a feed of them all, newest first.
//
//	archive [-base https://example.org/] FOLDER OUT
//
// OUT gets one .md file for each article and feed.xml. Files that hold no article are told of and left out. An article that
// does not say where it is from is at its file's name below the base.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet"
)

func main() {
	base := flag.String("base", "http://localhost/", "the `address` that the folder has on the web")
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), *base, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "archive:", err)
		os.Exit(1)
	}
}

// run reads the folder and writes the archive.
func run(folder, out, base string, log io.Writer) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	feed := &broadsheet.Feed{Title: "Archive of " + filepath.Base(folder), HomeURL: base}
	seen := map[string]bool{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		articles, err := read(path, folder, base)
		if err != nil {
			fmt.Fprintf(log, "archive: %s: %v\n", path, err)
		}
		for _, a := range articles {
			if key := a.Key(); !seen[key] {
				seen[key] = true
				feed.Items = append(feed.Items, a)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(feed.Items, func(a, b *broadsheet.Article) int {
		return cmp.Or(b.Published.Time.Compare(a.Published.Time), cmp.Compare(a.Title, b.Title))
	})
	return write(feed, out)
}

// read gives the articles of one file.
func read(path, folder, base string) (articles []*broadsheet.Article, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var src broadsheet.Source
	if rel, err := filepath.Rel(folder, path); err == nil {
		if src.URL, err = broadsheet.ResolveURL(base, filepath.ToSlash(rel)); err != nil {
			return nil, err
		}
	}
	for a, err := range broadsheet.NewReader(file, src).All() {
		switch {
		case errors.Is(err, broadsheet.ErrNoArticle):
			return nil, err // the page that came before is none
		case err != nil:
			return articles, err
		}
		articles = append(articles, a)
	}
	return articles, nil
}

// write writes a Markdown file for each article, and the feed.
func write(feed *broadsheet.Feed, out string) error {
	names := map[string]int{}
	for _, a := range feed.Items {
		name := fileName(a)
		if names[name]++; names[name] > 1 {
			name = fmt.Sprintf("%s-%d", name, names[name])
		}
		if err := os.WriteFile(filepath.Join(out, name+".md"), []byte(a.FrontMatter()+a.Markdown()), 0o644); err != nil {
			return err
		}
	}
	f, err := os.Create(filepath.Join(out, "feed.xml"))
	if err != nil {
		return err
	}
	return errors.Join(feed.Write(f, broadsheet.RSS), f.Close())
}

// fileName is the day and the first words of the title.
func fileName(a *broadsheet.Article) string {
	words := strings.FieldsFunc(strings.ToLower(a.Title), func(c rune) bool { return !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c > 0x7f) })
	name := strings.Join(words[:min(8, len(words))], "-")
	if name = strings.ToValidUTF8(name[:min(100, len(name))], ""); name == "" {
		name = "untitled"
	}
	if !a.Published.IsZero() {
		name = a.Published.Time.Format(time.DateOnly) + "-" + name
	}
	return name
}
