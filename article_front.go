package broadsheet

import (
	"bytes"
	"encoding/json"
	"strings"
)

// frontMark is the comment by which ParseText knows the front matter that FrontMatter wrote: its values are those of
// the Article's JSON, and not what other programs mean by such names.
const frontMark = "# broadsheet article"

// FrontMatter gives a block of YAML with all of the article's fields but Content: the names are those of its JSON and
// the values are JSON, which YAML includes. Put before what [Article.Markdown] gives, the whole article comes back
// from [ParseText], with Content as Markdown can write it. It is "" for an article without fields.
func (a *Article) FrontMatter() string {
	fields := *a
	fields.Content = ""
	var object bytes.Buffer
	enc := json.NewEncoder(&object)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(&fields); err != nil {
		return "" // a year that JSON cannot write
	}
	dec := json.NewDecoder(&object)
	if _, err := dec.Token(); err != nil {
		return ""
	}
	var b strings.Builder
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return ""
		}
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return ""
		}
		b.WriteString(name.(string))
		b.WriteByte(':')
		writeFrontValue(&b, value)
	}
	if a.Content == "" && a.Summary != "" {
		b.WriteString(frontBody + ": \"summary\"\n") // what Markdown writes is not Content
	}
	if b.Len() == 0 {
		return ""
	}
	return "---\n" + frontMark + "\n" + b.String() + "---\n\n"
}

// frontBody is the field that says what the Markdown below holds, where that is not Content.
const frontBody = "body"

// maxFrontItems bounds a list that is written with a line for each value.
const maxFrontItems = 40

// writeFrontValue writes a value: a list of objects one to a line, everything else in one line.
func writeFrontValue(b *strings.Builder, value json.RawMessage) {
	var list []json.RawMessage
	if value[0] != '[' || json.Unmarshal(value, &list) != nil || len(list) > maxFrontItems {
		b.WriteByte(' ')
		b.Write(value)
		b.WriteByte('\n')
		return
	}
	b.WriteByte('\n')
	for _, item := range list {
		b.WriteString("  - ")
		b.Write(item)
		b.WriteByte('\n')
	}
}

// exactly reads a block that FrontMatter wrote.
func (f *frontMatter) exactly() bool {
	var object bytes.Buffer
	object.WriteByte('{')
	for i, field := range f.fields {
		if i > 0 {
			object.WriteByte(',')
		}
		name, err := json.Marshal(field.name)
		if err != nil {
			return false
		}
		object.Write(name)
		object.WriteByte(':')
		if field.raw != "" {
			object.WriteString(field.raw)
			continue
		}
		object.WriteString("[" + strings.Join(field.items, ",") + "]")
	}
	object.WriteByte('}')
	var more struct {
		Body string `json:"body"`
	}
	a := &Article{}
	if json.Unmarshal(object.Bytes(), a) != nil || json.Unmarshal(object.Bytes(), &more) != nil {
		return false
	}
	f.article, f.noContent = a, more.Body == "summary"
	return true
}

// restore gives the article the fields that its front matter holds. They come from a file like any other: addresses
// that no page may hold are dropped, and what is HTML is cleaned.
func (f *frontMatter) restore(p *Parser, a *Article) {
	if f.article == nil {
		return
	}
	content := a.Content
	*a = *f.article
	if a.Content = content; f.noContent {
		a.Content = ""
	}
	if !p.RawContent {
		a.Summary = p.CleanHTML(a.Summary, Source{URL: a.URL})
		if a.Origin != nil {
			a.Origin.Description = p.CleanHTML(a.Origin.Description, Source{URL: a.Origin.HomeURL})
		}
	}
	dropUnsafe(&a.URL, &a.Comments, &a.Publisher.URL, &a.Publisher.Image)
	for _, people := range [...][]Person{a.Authors, a.Contributors} {
		for i := range people {
			dropUnsafe(&people[i].URL, &people[i].Image)
		}
	}
	for i := range a.Media {
		dropUnsafe(&a.Media[i].URL, &a.Media[i].Link)
	}
	for i := range a.Links {
		dropUnsafe(&a.Links[i].URL)
	}
	if e := a.Episode; e != nil {
		dropUnsafe(&e.Image, &e.ChapterFile.URL)
		for i := range e.Chapters {
			dropUnsafe(&e.Chapters[i].URL, &e.Chapters[i].Image)
		}
		for i := range e.Transcripts {
			dropUnsafe(&e.Transcripts[i].URL)
		}
	}
	if o := a.Origin; o != nil {
		dropUnsafe(&o.URL, &o.HomeURL, &o.Icon.URL, &o.Logo.URL)
	}
}

// dropUnsafe empties addresses with a scheme that a browser would run.
func dropUnsafe(addresses ...*string) {
	for _, address := range addresses {
		scheme, _, ok := strings.Cut(*address, ":")
		switch strings.ToLower(strings.TrimSpace(scheme)) {
		case "http", "https", "mailto", "tel", "ftp", "magnet":
			continue
		}
		if ok || *address != "" && !strings.HasPrefix(*address, "/") {
			*address = ""
		}
	}
}
