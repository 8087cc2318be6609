package broadsheet

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Plain text and Markdown. The way of a file:
//
//	text_mail.go    a mail's text is decoded; text_rtf.go RTF
//	text_lines.go   lines with offsets; text_split.go cuts them into documents
//	text_fields.go  what is named: front matter (text_front.go), mail headers, archive exports (text_export.go), other markup (text_markup.go)
//	text_tail.go    what stands below the text: address, copyright, credits, end marks, footers; text_sign.go signatures
//	text_head.go    what stands above it: headline, captions; text_byline.go, text_dateline.go, text_slug.go
//	text_body.go    the rest: text_plain.go as plain text; text_markdown.go, text_inline.go, text_links.go as Markdown
//	text_label.go   what a line may be by its words; text_words.go has the words
//
// Each line gets one label. Names, dates and addresses go through ParseByline, ParseDate and NormalizeURL: nothing
// is interpreted here. Each line is looked at a bounded number of times, and what is looked at more closely than a
// byte at a time has a bounded length, so that all is linear.

// textEngine reads a text's articles one after the other.
type textEngine struct {
	doc    *document
	scan   lineScanner
	loaded bool
	err    error // what follows the last article
}

func newTextEngine(d *document) engine { return &textEngine{doc: d} }

func (e *textEngine) next() (*Article, error) {
	if !e.loaded {
		b, err := e.doc.in.all()
		e.loaded, e.err = true, err
		e.scan.s = string(b)
		if isRTF(e.scan.s) {
			e.scan.s = rtfText(e.scan.s)
		} else {
			e.scan.s = e.mailText(e.scan.s)
		}
		if e.err == nil {
			e.err = io.EOF
		}
	}
	lines := e.scan.document()
	if len(lines) == 0 {
		return nil, e.err
	}
	t := &textDoc{d: e.doc, s: e.scan.s, lines: lines, counted: e.scan.archive, a: &Article{}}
	t.read()
	return t.a, nil
}

// textDoc is one article being read.
type textDoc struct {
	d        *document
	s        string
	moved    int // where s begins in the input, where it was written again
	lines    []textLine
	counted  bool // counters of an archive part the file
	a        *Article
	layout   layout
	md       bool      // markup is Markdown
	tight    bool      // no blank lines: every line is a paragraph
	indented bool      // a paragraph's first line is indented
	width    int       // what lines were wrapped at; 0 for not wrapped
	words    wordSet   // for hyphens at line ends
	dated    dateRank  // where Published is from
	sign     signature // below the text
	front    frontMatter
	top      int // the first line that is not a field
	end      int // the line after the last that may be body
	floor    int // the first line that may be below the text
	lead     int // the line that begins with the dateline, -1 for none
	base     string
	field    int  // the line of the field that is being read
	full     bool // a list has all that it may hold
}

// dateRank orders the places of a date.
type dateRank uint8

const (
	dateNone     dateRank = iota
	dateDateline          // PARIS, March 3 (AFP) -
	dateBelow             // a line of its own below the text
	datePrinted           // a line of its own
	dateCued              // Published March 3
	dateField             // a named field
)

// read takes the article apart, from the most certain to the least.
func (t *textDoc) read() {
	t.end = len(t.lines)
	t.layout = t.detectLayout()
	switch t.layout {
	case layoutPlain, layoutMail, layoutRelease, layoutOrg:
		t.md = t.hasMarkdown()
	default:
		t.md = t.layout.markdown()
	}
	t.fields()
	if t.md {
		t.references()
	}
	t.measure()
	t.tail()
	t.address()
	t.head()
	t.body()
	t.finish()
}

// line gives the text of line i, without the backslash that breaks a line in Markdown. It is never empty.
func (t *textDoc) line(i int) string {
	s := t.raw(i)
	if t.lines[i].hard && t.md && endsInBackslash(s) {
		if cut := strings.TrimRight(s[:len(s)-1], " "); cut != "" {
			return cut
		}
	}
	return s
}

// raw gives the text of line i as it stands.
func (t *textDoc) raw(i int) string { return t.s[t.lines[i].start:t.lines[i].end] }

// measure finds out how paragraphs are set.
func (t *textDoc) measure() {
	from := t.top
	for from < t.end && from < t.top+6 && (from == t.top || !t.lines[from].gap) && !t.md && isShouted(t.line(from)) {
		from++ // the banks of a headline are no wrapped lines
	}
	rest := t.lines[from:t.end]
	t.width = wrapWidth(t.s, rest)
	if width := hasIndents(t.s, rest); width > 0 && !t.md {
		t.width, t.indented = max(t.width, width), true
	}
	if t.width > 0 || len(rest) < 3 {
		return
	}
	gaps, size := 0, 0
	for _, l := range rest[1:] {
		if l.gap {
			gaps++
		}
		size += l.end - l.start
		if t.md && (l.hard || t.s[l.start] == '>') {
			return
		}
	}
	t.tight = gaps*8 < len(rest) && (!t.md || size > 100*len(rest))
}

// hasIndents gives the width of a text whose paragraphs begin with an indented line and go on with others, without
// blank lines between them; 0 for another.
func hasIndents(s string, lines []textLine) int {
	in, out, gaps, longest := 0, 0, 0, 0
	for i, l := range lines {
		n := l.width(s, 132)
		switch {
		case l.gap && i > 0:
			gaps++
		case l.indent == 0 && in > 0:
			out++
			if longest = max(longest, n); n > 132 {
				return 0
			}
		case l.indent >= 2 && l.indent < 9:
			in++
		}
	}
	if in < 2 || out*2 < in || gaps*4 > in {
		return 0
	}
	return longest
}

// warn tells Parser.Warn of something that line i says and that could not be read.
func (t *textDoc) warn(i int, field string, err error) {
	l := t.lines[min(i, len(t.lines)-1)]
	t.d.warn(field, position{offset: int64(t.moved + l.start), line: int(l.number), col: l.indent + 1}, err)
}

// finish fills in what follows from the rest.
func (t *textDoc) finish() {
	a := t.a
	t.signed()
	a.Contributors = dropAuthors(a.Contributors, a.Authors)
	if a.URL == "" && t.d.src.URL != "" {
		t.setURL(t.d.src.URL)
	}
	if a.Publisher.Name == "" {
		if host := hostName(a.URL); host != "" {
			a.Publisher = Person{Name: host, Org: true}
		}
	}
	t.front.restore(t.d, a)
	a.Authors, a.Contributors = cutList(t, a.Authors), cutList(t, a.Contributors)
	a.Tags, a.Links, a.Media = cutList(t, a.Tags), cutList(t, a.Links), cutList(t, a.Media)
	if t.full {
		t.warn(0, "", fmt.Errorf("%w: some authors, tags, links or files are dropped", ErrLimit))
	}
}

// cutList drops what a list may not hold.
func cutList[T any](t *textDoc, list []T) []T {
	t.full = t.full || len(list) > maxListed
	return list[:min(len(list), maxListed)]
}

// hostName gives the host of an address without "www.".
func hostName(address string) string {
	host, _ := hostPath(address)
	return strings.TrimPrefix(host, "www.")
}

// setURL takes the article's address as printed.
func (t *textDoc) setURL(printed string) bool {
	printed = strings.Clone(strings.Trim(printed, " <>"))
	if strings.HasPrefix(printed, `"`) || strings.HasPrefix(printed, "'") {
		printed = strings.Trim(printed, `"' <>`)
	}
	if t.a.URL != "" || printed == "" || len(printed) > maxAddress {
		return false
	}
	address, err := t.d.p.NormalizeURL(t.d.src.URL, printed)
	if t.d.p.KeepURLs {
		address, err = ResolveURL(t.d.src.URL, printed)
	}
	if err != nil || !strings.HasPrefix(address, "http") {
		return false
	}
	t.a.URL, t.base = address, baseAddress(address)
	if address != printed && !t.d.p.KeepURLs {
		if full, err := ResolveURL(t.d.src.URL, printed); err == nil && full != address && mayFollow(full) {
			t.a.Links = append(t.a.Links, Link{URL: full, Rel: "alternate"})
		}
	}
	t.d.trace("URL", printed, "text", true)
	return true
}

// setTitle takes the headline, without what agencies put before it.
func (t *textDoc) setTitle(s string) {
	if t.a.Title == "" {
		t.a.Title = t.plain(cutPrefixes(s))
		t.d.trace("Title", t.a.Title, t.layout.String(), true)
	}
}

// setByline takes the authors, and others that the line credits.
func (t *textDoc) setByline(s string) bool {
	plain := t.plain(s)
	authors, others := ParseByline(plain, t.source())
	if len(authors) == 0 && len(others) == 0 {
		return false
	}
	if len(t.a.Authors) == 0 {
		t.a.Authors = authors
		t.linkAuthors(s)
		t.d.trace("Authors", plain, "byline", true)
	}
	t.a.Contributors = append(t.a.Contributors, others...)
	return true
}

// source is what the normalisers are told.
func (t *textDoc) source() Source {
	src := t.d.src
	if src.Language == "" {
		src.Language = t.a.Language
	}
	if src.URL == "" {
		src.URL = t.a.URL
	}
	return src
}

// setDate takes a date of publication, where none from a better place is known.
func (t *textDoc) setDate(s string, rank dateRank) bool {
	if rank <= t.dated {
		return false
	}
	date, ok := t.parseDate(s)
	if ok {
		t.a.Published, t.dated = date, rank
		t.d.trace("Published", s, "text", true)
	}
	return ok
}

// parseDate reads a date; those that Markdown writes come back exactly.
func (t *textDoc) parseDate(s string) (Date, bool) {
	if len(s) > maxFactLine || !strings.ContainsAny(s, "0123456789") {
		return Date{}, false
	}
	if date, ok := exactDate(s); ok {
		return date, true
	}
	date, err := t.d.p.ParseDate(s, t.source())
	return date, err == nil
}

// exactDate reads the forms in which Article.Markdown writes a date.
func exactDate(s string) (Date, bool) {
	for _, layout := range [...]string{longDate, time.DateOnly} {
		if date, err := time.Parse(layout, s); err == nil {
			return Date{Time: date, DayOnly: true}, true
		}
	}
	if date, err := time.ParseInLocation(time.RFC3339Nano, s, time.UTC); err == nil {
		return Date{Time: date}, true
	}
	return Date{}, false
}

// longDate is how a day is printed.
const longDate = "January 2, 2006"

// plain gives a fact as plain text: without markup where there is any, in one line.
func (t *textDoc) plain(s string) string {
	if t.md {
		return inlineText(s)
	}
	return flat(s)
}

// addMedia takes a picture's caption and credit.
//
//go:noinline
func (t *textDoc) addMedia(m Media) {
	if m.Medium == "" {
		m.Medium = "image"
	}
	if t.full = t.full || len(t.a.Media) >= maxMedia; len(t.a.Media) < maxMedia {
		t.a.Media = append(t.a.Media, m)
	}
}

// addTags takes subjects.
func (t *textDoc) addTags(terms ...string) {
	for _, term := range terms {
		term = flat(strings.Trim(term, " \t#\"'"))
		if term == "" || hasTag(t.a.Tags, term) {
			continue
		}
		if t.full = t.full || len(t.a.Tags) >= maxTags; len(t.a.Tags) < maxTags {
			t.a.Tags = append(t.a.Tags, Tag{Term: term})
		}
	}
}

func hasTag(tags []Tag, term string) bool {
	for _, tag := range tags {
		if tag.Term == term {
			return true
		}
	}
	return false
}

// Soft limits of what one text gives: the surplus is dropped.
const (
	maxMedia   = 1000
	maxTags    = 200
	maxLinks   = 1000
	maxAddress = 4096
)
