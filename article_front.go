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
		return "" // a number that JSON cannot write
	}
	dec := json.NewDecoder(&object)
	dec.Token()
	var b strings.Builder
	for dec.More() { // no errors are met: the object is ours
		name, _ := dec.Token()
		var value json.RawMessage
		dec.Decode(&value)
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

// exactly reads a block that FrontMatter wrote. One that was changed so that it is no Article's JSON is read as any other.
func (f *frontMatter) exactly() {
	object := make(map[string]json.RawMessage, len(f.fields))
	for _, field := range f.fields {
		if object[field.name] = frontJSON(field.raw); field.raw == "" {
			items := make([]json.RawMessage, len(field.items))
			for i, item := range field.items {
				items[i] = frontJSON(item)
			}
			object[field.name], _ = json.Marshal(items) // all is JSON
		}
	}
	b, _ := json.Marshal(object)
	a := &Article{}
	if json.Unmarshal(b, a) == nil {
		f.article, f.noContent = a, string(object[frontBody]) == `"summary"`
	}
}

// frontJSON gives a value as JSON: what is none was written by hand, and is a text.
func frontJSON(value string) json.RawMessage {
	b := []byte(value)
	if !json.Valid(b) {
		b, _ = json.Marshal(unquote(value)) // a string always is
	}
	return b
}

// restore gives the article the fields that its front matter holds. They come from a file like any other: what is HTML is
// cleaned, and addresses are those that may be followed, as in our extension of JSON Feed.
func (f *frontMatter) restore(d *document, a *Article) {
	if f.article == nil {
		return
	}
	content := a.Content
	*a = *f.article
	if a.Content = content; f.noContent {
		a.Content = ""
	}
	if !d.p.RawContent {
		a.Summary = d.p.CleanHTML(a.Summary, Source{URL: a.URL})
		if a.Origin != nil {
			a.Origin.Description = d.p.CleanHTML(a.Origin.Description, Source{URL: a.Origin.HomeURL})
		}
	}
	base := baseAddress(d.src.URL)
	eachAddress(a, func(u *string) {
		if !mayFollow(*u) {
			*u = ""
		} else if scheme, _ := leadingScheme(*u); scheme == "" && *u != "" {
			*u, _ = ResolveURL(base, *u)
		}
	})
	if a.Origin != nil {
		a.Origin.Items = nil
	}
}

// eachAddress calls do with each address of an article and of the feed that it was republished from.
func eachAddress(a *Article, do func(*string)) {
	do(&a.URL)
	do(&a.Comments)
	personAddresses(&a.Publisher, do)
	listAddresses(do, a.Links, a.Media, a.Authors, a.Contributors)
	if e := a.Episode; e != nil {
		do(&e.Image)
		do(&e.ChapterFile.URL)
		listAddresses(do, e.Transcripts, nil)
		for i := range e.Chapters {
			do(&e.Chapters[i].URL)
			do(&e.Chapters[i].Image)
		}
	}
	if a.Origin != nil {
		headerAddresses(a.Origin, do)
	}
}

// headerAddresses is eachAddress for a feed without its items.
func headerAddresses(f *Feed, do func(*string)) {
	do(&f.URL)
	do(&f.HomeURL)
	personAddresses(&f.Publisher, do)
	listAddresses(do, f.Links, nil, f.Authors, f.Contributors)
	for _, m := range [...]*Media{&f.Icon, &f.Logo} {
		do(&m.URL)
		do(&m.Link)
	}
	if s := f.Show; s != nil {
		do(&s.Image)
		do(&s.NewURL)
		personAddresses(&s.Owner, do)
		listAddresses(do, s.Funding, nil)
	}
}

func listAddresses(do func(*string), links []Link, media []Media, people ...[]Person) {
	for i := range links {
		do(&links[i].URL)
	}
	for i := range media {
		do(&media[i].URL)
		do(&media[i].Link)
	}
	for _, list := range people {
		for i := range list {
			personAddresses(&list[i], do)
		}
	}
}

func personAddresses(p *Person, do func(*string)) {
	do(&p.URL)
	do(&p.Image)
}
