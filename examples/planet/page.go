package main

import (
	"html/template"
	"net/http"

	"github.com/broadsheet-go/broadsheet"
)

// page shows the articles. Their text is escaped by html/template; nothing of Content is shown but as an excerpt.
func (p *planet) page(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src *")
	if err := pageTemplate.Execute(w, p.feed.Load()); err != nil {
		http.Error(w, "the page could not be made", http.StatusInternalServerError)
	}
}

func day(d broadsheet.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Time.Format("2 January 2006")
}

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{"day": day}).Parse(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<link rel="alternate" type="application/rss+xml" href="feed.rss">
<link rel="alternate" type="application/atom+xml" href="feed.atom">
<link rel="alternate" type="application/feed+json" href="feed.json">
<style>
body { max-width: 66rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 Georgia, serif; color: #1a1a1a; background: #fffdf8 }
header { border-bottom: 4px double #1a1a1a; margin-bottom: 1.5rem }
header h1 { margin: 0; font-size: 3rem }
header p, footer, .by { font: .8rem/1.4 system-ui, sans-serif; color: #6b6450 }
main { columns: 19rem; column-gap: 2rem }
article { break-inside: avoid; border-bottom: 1px solid #d8d0bc; padding-bottom: .8rem; margin-bottom: 1rem }
h2 { font-size: 1.15rem; line-height: 1.25; margin: 0 0 .2rem }
article p { margin: .3rem 0 }
a { color: inherit; text-decoration: none }
a:hover { text-decoration: underline }
img { width: 100%; aspect-ratio: 16/9; object-fit: cover; margin-bottom: .4rem }
</style>
<header><h1>{{.Title}}</h1><p>{{.Description}} · <a href="feed.rss">RSS</a> · <a href="feed.atom">Atom</a> · <a href="feed.json">JSON Feed</a></p></header>
<main>
{{range .Items}}<article>
{{with .Image.URL}}<img src="{{.}}" alt="" loading="lazy">
{{end}}<h2><a href="{{.URL}}">{{.Title}}</a></h2>
<p class="by">{{with .Origin}}{{.Title}}{{end}}{{range .Authors}} · {{.Name}}{{end}}{{with day .Published}} · {{.}}{{end}}</p>
<p>{{.Excerpt 280}}</p>
</article>
{{else}}<p>Nothing has been read yet.</p>
{{end}}</main>
`))
