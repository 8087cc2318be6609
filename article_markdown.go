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
	body := htmlclean.Append(nil, a.Body(), htmlclean.Options{Paragraphs: true})
	w := markdownWriter{
		a:   a,
		t:   &textDoc{d: &document{p: &Parser{}}, a: &Article{}, md: true, layout: layoutHeading},
		out: make([]byte, 0, len(body)+1024),
	}
	w.head(string(body))
	w.dateline = a.Dateline
	w.blocks(string(body))
	w.tail()
	return string(w.out)
}

// markdownWriter is the state of writing one article.
type markdownWriter struct {
	a        *Article
	t        *textDoc // asks the detectors
	out      []byte
	dateline string // not written yet
	mdBlocks
}

// line adds a block of one line.
func (w *markdownWriter) line(s string) {
	if len(w.out) > 0 {
		w.out = append(w.out, '\n')
	}
	w.out = append(append(w.out, s...), '\n')
}

// head writes what stands above the text.
func (w *markdownWriter) head(body string) {
	w.title()
	w.byline()
	if s := longDateOf(w.a.Published); s != "" {
		w.line(s)
	}
	for _, m := range w.a.Media {
		if m.Rel != "" || m.Medium != "" && m.Medium != "image" || m.URL != "" && strings.Contains(body, `src="`+string(appendAttr(nil, m.URL))+`"`) {
			continue
		}
		w.caption(m)
	}
}

// title writes headline and standfirst. An article without a headline has an empty one, so that its first
// paragraph is not taken for it.
func (w *markdownWriter) title() {
	title := string(appendMarkdown(nil, flat(w.a.Title), '#'))
	if cut := cutPrefixes(title); cut != title {
		title = strings.Replace(title, "-", `\-`, 1)
	}
	w.line(strings.TrimRight("# "+title, " "))
	if subtitle := "*" + string(appendMarkdown(nil, flat(w.a.Subtitle), 0)) + "*"; len(subtitle) > 2 {
		inner, ok := wholeEmphasis(subtitle, "*")
		if ok && !isByline(subtitle) && !w.t.isDateLine(inner) && inlineText(inner) == flat(w.a.Subtitle) {
			w.out = append(append(w.out, subtitle...), '\n')
		}
	}
}

// byline writes the authors, each a link.
func (w *markdownWriter) byline() {
	var links []string
	for _, p := range w.a.Authors {
		name := flat(p.Name)
		if name == "" || len(links) == maxTags {
			continue
		}
		text := string(appendMarkdown(nil, name, 0))
		if got := w.t.linkedAuthor(text); len(got) != 1 || got[0].Name != name {
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

// target gives a link's target: "#" for no address, or one that would not come back.
func (w *markdownWriter) target(address string) string {
	if got, ok := w.t.resolve(address); !ok || got != address {
		return "#"
	}
	return string(appendTarget(nil, address))
}

// longDateOf gives a date as the layout prints it: a day in words, a moment by RFC 3339.
func longDateOf(d Date) string {
	switch year := d.Time.Year(); {
	case d.IsZero() || year < 0 || year > 9999:
		return ""
	case d.DayOnly && year >= 1000:
		return d.Time.Format(longDate)
	case d.DayOnly:
		return d.Time.Format(time.DateOnly)
	}
	return d.Time.Format(time.RFC3339Nano)
}

// caption writes a picture's caption and credit, in the short form where that is told from a paragraph.
func (w *markdownWriter) caption(m Media) {
	want := Media{Medium: "image", URL: m.URL, Alt: flat(m.Alt), Caption: flat(m.Caption), Credit: flat(m.Credit)}
	if want.Caption == "" && want.Credit == "" {
		return
	}
	caption := string(appendMarkdown(nil, want.Caption, 0))
	credit := "**" + string(appendMarkdown(nil, want.Credit, 0)) + "**"
	if want.Credit == "" {
		credit = ""
	}
	image := ""
	if target := w.target(m.URL); target != "#" {
		image = "![" + string(appendMarkdown(nil, want.Alt, 0)) + "](" + target + ") "
	}
	for _, line := range [...]string{image + caption + " " + credit, "Image caption: " + caption + " " + credit, "Photo: " + credit} {
		line = strings.TrimSpace(line)
		if isJunk(line) || escapedField(line) {
			continue
		}
		w.t.a.Media, w.t.s = nil, line
		w.t.lines = []textLine{{end: len(line), gap: true}}
		w.t.top, w.t.end = 0, 1
		if w.t.caption(0) && len(w.t.a.Media) == 1 && w.t.a.Media[0] == want {
			w.line(line)
			return
		}
		want.URL, want.Alt = "", "" // the other forms hold none
	}
}

// tail writes what stands below the text.
func (w *markdownWriter) tail() {
	n := 0
	for _, l := range w.a.Links {
		if l.Rel != "related" || n > maxLinks/2 {
			continue
		}
		title := string(appendMarkdown(nil, flat(l.Title), 0))
		target := w.target(l.URL)
		line := "**Related article:** [" + title + "](" + target + ")"
		switch {
		case title == "" && target == "#":
			continue
		case title == "":
			line = "**Related article:** <" + target + ">"
		}
		if _, ok := cutRelated(line); ok {
			w.line(line)
			n++
		}
	}
	if address, err := w.t.d.p.NormalizeURL("", w.a.URL); err == nil && w.a.URL != "" && isBareURL(address) && len(address) < maxAddress {
		w.line("Original url:")
		w.line("<" + address + ">")
	}
}
