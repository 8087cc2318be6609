package broadsheet

import (
	"strings"
	"time"

	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
)

// Writing an Article as Markdown. The layout is the one that text_head.go and text_tail.go read, and what is written is
// asked of the same detectors that read it: a fact that would come back as another is left to FrontMatter, and a
// paragraph that would come back as a fact gets a backslash.
//
//	# Headline
//	*Standfirst*
//
//	By [Name](address) and [Name](#)
//
//	January 2, 2006
//
//	Caption **Credit**
//
//	The text, a blank line between two blocks.
//
//	**Related article:** [Headline](address)
//
//	Original url:
//
//	<address>

// Markdown gives the whole article in the layout that [ParseText] reads back: headline, standfirst, byline, date,
// captions, text, related links, address. It is a normal form: Markdown(ParseText(m)) is m for every m that
// Markdown made. What the layout cannot hold is in [Article.FrontMatter].
func (a *Article) Markdown() string {
	body := string(htmlclean.Append(nil, a.Body(), htmlclean.Options{Paragraphs: true}))
	w := markdownWriter{a: a, address: articleAddress(a.URL), dateline: a.Dateline}
	w.t = newReaderToAsk(w.address)
	w.out = make([]byte, 0, len(body)+1024)
	w.blocks(body)
	text := w.out
	w.out = make([]byte, 0, len(text)+1024)
	w.head()
	if len(text) > 0 {
		w.out = append(append(w.out, '\n'), text...)
	}
	w.tail()
	return string(w.out)
}

// newReaderToAsk gives a reader as it is before the text of an article with that address. It knows when the text was had,
// so that "2 hours ago" is a date to it, as to those who know.
func newReaderToAsk(address string) *textDoc {
	d := &document{p: &Parser{}, src: Source{URL: address, Retrieved: time.Unix(1e9, 0)}}
	return &textDoc{d: d, a: &Article{}, md: true, layout: layoutHeading}
}

// markdownWriter is the state of writing one article.
type markdownWriter struct {
	a        *Article
	t        *textDoc // asks the detectors
	out      []byte
	address  string // the article's, where it can be written
	dateline string // not written yet
	mdBlocks
}

// line adds a block of one line.
//
//go:noinline
func (w *markdownWriter) line(s string) {
	if len(w.out) > 0 {
		w.out = append(w.out, '\n')
	}
	w.out = append(append(w.out, s...), '\n')
}

// head writes what stands above the text.
func (w *markdownWriter) head() {
	w.title()
	w.byline()
	if s := longDateOf(w.a.Published); s != "" {
		w.line(s)
	}
	n := 0
	for _, m := range w.a.Media {
		if m.Rel != "" || m.Medium != "" && m.Medium != "image" || w.images[m.URL] {
			continue
		}
		if line := w.caption(m); line != "" && n < maxHead-10 {
			w.line(line)
			n++
		}
	}
}

// title writes headline and standfirst. An article without a headline has an empty one, so that its first
// paragraph is not taken for it.
func (w *markdownWriter) title() {
	title := escapeEnd(string(appendMarkdown(nil, flat(w.a.Title))))
	if rest, ok := strings.CutSuffix(title, "="); ok {
		title = rest + `\=`
	}
	if cut := cutPrefixes(title); cut != title && title[0] == '^' {
		title = `\` + title
	} else if cut != title {
		title = strings.Replace(title, "-", `\-`, 1)
	}
	w.line(strings.TrimRight("# "+title, " "))
	if subtitle := "*" + string(appendMarkdown(nil, flat(w.a.Subtitle))) + "*"; len(subtitle) > 2 {
		w.ask(subtitle)
		w.t.lines[0].gap = false
		if inner, ok := w.t.isStandfirst(0); ok && inlineText(inner) == flat(w.a.Subtitle) {
			w.out = append(append(w.out, subtitle...), '\n')
		}
	}
}

// ask lays a line before the reader: it is the whole text.
func (w *markdownWriter) ask(line string) {
	w.t.s, w.t.lines = line, append(w.t.lines[:0], trimLine(line, 0, len(line)))
	w.t.lines[0].gap = true
	w.t.top, w.t.end = 0, 1
}

// byline writes the authors, each a link.
func (w *markdownWriter) byline() {
	var links []string
	for _, p := range w.a.Authors {
		name := flat(p.Name)
		if name == "" || len(links) == maxTags {
			continue
		}
		text := string(appendMarkdown(nil, name))
		if got := w.t.linkedAuthor(text); len(got) != 1 || got[0].Name != name || got[0].Role != "" {
			text = `\ ` + text
		}
		links = append(links, "["+text+"]("+w.target(p.URL)+")")
	}
	switch n := len(links); {
	case n == 1:
		w.line("By " + links[0])
	case n > 1:
		w.line("By " + strings.Join(links[:n-1], ", ") + " and " + links[n-1])
	}
}

// target gives a link's target as it is written: "#" for no address, or one that would not come back.
func (w *markdownWriter) target(address string) string {
	if got, ok := w.t.resolve(address); !ok || got != address {
		return "#"
	}
	if written := string(appendTarget(nil, address)); len(written) < maxWritten {
		return written
	}
	return "#"
}

// maxWritten bounds an address that is written: with marks around it, it may not be longer than maxAddress.
const maxWritten = maxAddress - 16

// articleAddress gives an article's address as it is written, "" for none.
func articleAddress(printed string) string {
	address, err := new(Parser).NormalizeURL("", printed)
	if err != nil || printed == "" || !isBareURL(address) || len(address) >= maxWritten {
		return ""
	}
	return address
}

// longDateOf gives a date as the layout prints it: a day in words, a moment by RFC 3339.
func longDateOf(d Date) string {
	layout := time.RFC3339Nano
	if d.DayOnly {
		layout = longDate
		if d.Time.Year() < 1000 {
			layout = time.DateOnly
		}
	}
	s := d.Time.Format(layout)
	if read, ok := exactDate(s); !ok || read.IsZero() {
		return ""
	}
	return s
}

// caption gives the line of a picture's caption and credit, in the shortest form that is told from a paragraph; ""
// where there is none.
func (w *markdownWriter) caption(m Media) string {
	want := Media{Medium: "image", URL: m.URL, Alt: flat(m.Alt), Caption: flat(m.Caption), Credit: flat(m.Credit)}
	if want.Caption == "" && want.Credit == "" {
		return ""
	}
	caption := string(appendMarkdown(nil, want.Caption))
	credit := "**" + string(appendMarkdown(nil, want.Credit)) + "**"
	if want.Credit == "" {
		credit = ""
	}
	if target := w.target(m.URL); target != "#" {
		want.URL, _ = w.t.resolve(target)
		line := "![" + string(appendMarkdown(nil, want.Alt)) + "](" + target + ") " + caption + " " + credit
		if w.readsAs(line, want) {
			return line
		}
	}
	want.URL, want.Alt = "", "" // the other forms hold none
	for _, line := range [...]string{caption + " " + credit, "Image caption: " + caption + " " + credit, "Photo: " + credit} {
		if line = strings.TrimSpace(line); w.readsAs(line, want) {
			return line
		}
	}
	return ""
}

// readsAs reports whether a line of the head is read as a picture.
func (w *markdownWriter) readsAs(line string, m Media) bool {
	w.ask(line)
	w.t.a = &Article{Authors: w.a.Authors}
	return w.t.headLine(labelTitle) == labelMedia && len(w.t.a.Media) == 1 && w.t.a.Media[0] == m
}

// tail writes what stands below the text.
func (w *markdownWriter) tail() {
	n := 0
	for _, l := range w.a.Links {
		if l.Rel != "related" || n > maxLinks/2 {
			continue
		}
		title := string(appendMarkdown(nil, flat(l.Title)))
		target := w.target(l.URL)
		line := "**Related article:** [" + title + "](" + target + ")"
		switch {
		case title == "" && target == "#":
			continue
		case title == "":
			line = "**Related article:** <" + target + ">"
		}
		if isRelated(line) {
			w.line(line)
			n++
		}
	}
	if w.address != "" {
		w.line("Original url:")
		w.line("<" + w.address + ">")
	}
}
