package broadsheet

import (
	"encoding/json"
	"fmt"
	"strings"
)

// frontMatter is the block of named fields above a Markdown file: YAML between "---", TOML between "+++", JSON. Of
// YAML and TOML it reads scalars, quoted scalars and lists of them; anchors and aliases are text.
type frontMatter struct {
	fields    []frontField
	lines     int // that it took
	toml      bool
	article   *Article // where Article.FrontMatter wrote the block
	noContent bool     // and the Markdown below is the Summary
}

// frontField is one named field; a list has several values.
type frontField struct {
	name   string
	line   int
	raw    string   // the value in one line, as it stands
	items  []string // the values in lines of their own, as they stand
	values []string
	more   []string // lines that go on with the last value
	size   int      // of more
	open   string   // the quotes that end the value in a line below, "|" for a text that YAML indents, "" for neither
}

// maxFront bounds the lines of a block of front matter and the values of a list.
const maxFront = 2000

// read reads the block that opens the text, and reports whether there is one.
func (f *frontMatter) read(t *textDoc) bool {
	fence := t.line(0)
	if fence[0] == '{' {
		return f.readJSON(t)
	}
	end := 0
	for i := 1; i < len(t.lines) && i < maxFront; i++ {
		if line := t.line(i); line == fence || fence == "---" && line == "..." {
			end = i
			break
		}
	}
	if end == 0 {
		if len(t.lines) > 1 && fence == "---" {
			if _, _, ok := cutFrontField(t.line(1), false); ok {
				t.warn(0, "front matter", fmt.Errorf("%w: not closed; it is text", ErrSyntax))
			}
		}
		return false
	}
	f.toml = fence == "+++"
	for i := 1; i < end; i++ {
		f.addLine(t, i)
	}
	if len(f.fields) == 0 {
		return false
	}
	if f.last().shut(); t.line(1) == frontMark {
		f.exactly()
	}
	f.lines = end + 1
	return true
}

// addLine reads one line of the block.
func (f *frontMatter) addLine(t *textDoc, i int) {
	line, indented := t.line(i), t.lines[i].indent > 0
	name, value, ok := cutFrontField(line, f.toml)
	if len(f.fields) == 0 {
		if ok && !indented && line[0] != '#' {
			f.addField(name, value, i)
		}
		return
	}
	item, isItem := strings.CutPrefix(line, "- ")
	switch {
	case f.goesOn(line, indented), line[0] == '#', f.toml && isTableName(line):
	case isItem || line == "-":
		if last := f.last(); len(last.items) < maxFront {
			last.items = append(last.items, item)
		}
		f.addValue(item)
	case ok && !indented:
		f.addField(name, value, i)
	case ok && f.inMap(name):
		if isListed("|name|path|src|", name) {
			f.addValue(value)
		}
	case indented || f.toml:
		f.addMore(line)
	}
}

// addField begins a field.
func (f *frontMatter) addField(name, value string, line int) {
	if len(f.fields) > 0 {
		f.last().shut()
	}
	f.fields = append(f.fields, frontField{name: name, line: line, raw: value})
	f.addValue(value)
}

// last gives the field that was begun last.
func (f *frontMatter) last() *frontField { return &f.fields[len(f.fields)-1] }

// inMap reports whether an indented key belongs to a map, of which the name of a person and the path of a picture are read; a text that
// was folded goes on with words and a colon too.
func (f *frontMatter) inMap(name string) bool {
	last := f.last()
	if strings.Contains(name, " ") {
		return false
	}
	if k := len(last.items); k > 0 {
		_, _, ok := cutFrontField(last.items[k-1], false)
		return ok
	}
	return last.raw == ""
}

// isTableName recognises a line that opens one of TOML's tables, whose keys are read like the others.
func isTableName(line string) bool {
	return line[0] == '[' && line[len(line)-1] == ']' && !strings.ContainsAny(line, `"',=`)
}

// addValue adds a value, or the values of a list in one line, to the last field.
func (f *frontMatter) addValue(value string) {
	last := f.last()
	last.shut()
	value = strings.TrimPrefix(strings.TrimSpace(value), "name: ")
	last.open = opensText(value, f.toml)
	switch {
	case value == "" || len(last.values) >= maxFront:
	case last.open == "|":
		last.values = append(last.values, "")
	case last.open != "":
		if last.values = append(last.values, value); quoteEnd(value, last.open) >= 0 {
			last.shut()
		}
	case value[0] == '{':
		last.values = append(last.values, flowNames(value)...)
	case value[0] == '[' && !strings.HasPrefix(value, "[["):
		last.values = append(last.values, flowItems(value)...)
	default:
		last.values = append(last.values, unquote(value))
	}
}

// opensText tells what ends a value that goes on in the lines below: its quotes, or "|" for a text that YAML indents.
func opensText(value string, toml bool) string {
	switch {
	case value == "":
	case toml && (strings.HasPrefix(value, `"""`) || strings.HasPrefix(value, "'''")):
		return value[:3]
	case value[0] == '"' || value[0] == '\'':
		if quoteEnd(value, value[:1]) < 0 {
			return value[:1]
		}
	case (value[0] == '|' || value[0] == '>') && strings.Trim(value[1:], "+-0123456789") == "":
		return "|"
	}
	return ""
}

// goesOn adds a line to a value that is open above it, and reports whether there is one.
func (f *frontMatter) goesOn(line string, indented bool) bool {
	last := f.last()
	if last.open == "" {
		return false
	}
	if !indented && len(last.open) == 1 {
		last.shut()
		return false
	}
	last.join(line)
	if last.open != "|" && quoteEnd(last.open+line, last.open) >= 0 {
		last.shut()
	}
	return true
}

// join adds a line to the last value.
func (field *frontField) join(line string) {
	if field.size < maxAddress {
		field.more = append(field.more, line)
		field.size += len(line) + 1
	}
}

// shut ends the last value.
func (field *frontField) shut() {
	n, open := len(field.values)-1, field.open
	if field.open = ""; n < 0 {
		return
	}
	text := strings.TrimSpace(field.values[n] + " " + strings.Join(field.more, " "))
	field.more, field.size = nil, 0
	switch {
	case len(open) == 3:
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, open), open))
	case open != "" && open != "|":
		text = unquote(text)
	}
	field.values[n] = text
}

// addMore joins a further line of a value.
func (f *frontMatter) addMore(line string) {
	last := f.last()
	if len(last.values) == 0 || last.raw != "" && (last.raw[0] == '[' || last.raw[0] == '{') {
		f.addValue(strings.TrimRight(line, "], "))
	} else {
		last.join(line)
	}
}

// cutFrontField cuts "name: value" or, in TOML, "name = value".
func cutFrontField(line string, toml bool) (name, value string, ok bool) {
	mark := byte(':')
	if toml {
		mark = '='
	}
	i := strings.IndexByte(line[:min(len(line), 64)], mark)
	if i <= 0 || !toml && i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' {
		return "", "", false
	}
	name = strings.Trim(line[:i], " \"'")
	if name == "" || strings.ContainsAny(name, "{}[],#&*") {
		return "", "", false
	}
	return name, strings.TrimSpace(line[i+1:]), true
}

// flowItems gives the scalars of a list or map in one line.
func flowItems(s string) (items []string) {
	s = strings.TrimRight(s[1:], "]}")
	for s != "" && len(items) < maxFront {
		end := scalarEnd(s)
		if item := unquote(strings.TrimSpace(s[:end])); item != "" {
			items = append(items, item)
		}
		s = s[min(end+1, len(s)):]
	}
	return items
}

// scalarEnd finds the comma after the scalar that begins s.
func scalarEnd(s string) int {
	from := blanksOnly(s)
	if from < len(s) && (s[from] == '"' || s[from] == '\'') {
		from += max(quoteEnd(s[from:], s[from:from+1]), 0)
	}
	if i := strings.IndexByte(s[from:], ','); i >= 0 {
		return from + i
	}
	return len(s)
}

// flowNames gives the name or the path in a map in one line: "{name: Ana Ruiz, url: ...}".
func flowNames(value string) []string {
	names := jsonScalars(json.RawMessage(value))
	for _, item := range flowItems(value) {
		if name, value, ok := cutFrontField(item, false); ok && isListed("|name|path|src|", name) {
			names = append(names, unquote(value))
		}
	}
	return names
}

// quoteEnd finds the quotes that close a scalar that begins with them, -1 for none.
func quoteEnd(s, quotes string) int {
	for i := len(quotes); i < len(s); i++ {
		switch {
		case s[i] == '\\' && quotes[0] == '"', quotes == "'" && strings.HasPrefix(s[i:], "''"):
			i++
		case strings.HasPrefix(s[i:], quotes):
			return i
		}
	}
	return -1
}

// unquote gives a scalar without its quotes, and with YAML's escapes undone; a comment after it is left out.
func unquote(s string) string {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		s, _, _ = strings.Cut(s, " #")
		return strings.TrimSpace(s)
	}
	end := quoteEnd(s, s[:1])
	if end < 0 || !isFrontComment(s[end+1:]) { // quotes inside it are not escaped
		end = strings.LastIndexByte(s, s[0])
	}
	switch {
	case end == 0:
		return strings.TrimPrefix(s, `"`)
	case !isFrontComment(s[end+1:]): // a word or two in quotes
		return s
	case s[0] == '\'':
		return strings.ReplaceAll(s[1:end], "''", "'")
	}
	if text := ""; json.Unmarshal([]byte(s[:end+1]), &text) == nil {
		return text
	}
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, " ", `\t`, " ").Replace(s[1:end])
}

// isFrontComment reports whether nothing but a comment stands behind a value.
func isFrontComment(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || s[0] == '#'
}

// readJSON reads an object that opens the text and is not all of it.
func (f *frontMatter) readJSON(t *textDoc) bool {
	s := t.s[t.lines[0].start:t.lines[len(t.lines)-1].end]
	dec := json.NewDecoder(strings.NewReader(s))
	var object map[string]json.RawMessage
	if dec.Decode(&object) != nil || len(object) == 0 {
		return false
	}
	end := t.lines[0].start + int(dec.InputOffset())
	for f.lines < len(t.lines) && t.lines[f.lines].start < end {
		f.lines++
	}
	// Known names in a fixed order, for a map has none.
	for _, name := range jsonFrontNames {
		raw, ok := object[name]
		if !ok {
			continue
		}
		if values := jsonScalars(raw); len(values) > 0 {
			f.fields = append(f.fields, frontField{name: name, values: values})
		}
	}
	return len(f.fields) > 0
}

// jsonScalars gives a value as strings: itself, its elements, or the names of objects.
func jsonScalars(raw json.RawMessage) []string {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	var values []string
	for _, item := range list[:min(len(list), maxFront)] {
		var s string
		var named struct{ Name string }
		if json.Unmarshal(item, &s) != nil && json.Unmarshal(item, &named) == nil {
			s = named.Name
		}
		if s != "" {
			values = append(values, s)
		}
	}
	return values
}

var jsonFrontNames = [...]string{
	"title", "headline", "subtitle", "author", "authors", "byline", "date", "published", "publishDate", "pubDate", "published_at", "datePublished",
	"updated", "lastmod", "url", "link", "canonical", "source", "publisher", "section", "category", "categories", "tags", "keywords",
	"description", "summary", "language", "lang", "copyright", "image", "id",
}

// apply sets the article's fields.
func (f *frontMatter) apply(t *textDoc) {
	for i := range f.lines {
		t.lines[i].label = labelField
	}
	t.top = f.lines
	if f.article != nil {
		t.a.Title = f.article.Title // so that a text without a headline keeps its first line
		return
	}
	for _, field := range f.fields {
		kind := headerField(field.name)
		t.field = field.line
		if kind == fieldNone || kind == fieldFrom {
			continue
		}
		for _, value := range field.values {
			switch {
			case kind == fieldAuthor:
				t.addAuthors(strings.Clone(value))
			case kind == fieldTags && f.has("layout") && len(field.items) == 0 && len(field.values) == 1 && field.raw == value:
				t.addTags(strings.FieldsFunc(value, isTagBlank)...) // Jekyll: "a list or a string separated by spaces"
			case kind == fieldTags:
				t.addTags(value)
			case kind == fieldTitle && t.a.Title == "":
				t.a.Title = flat(value)
			default:
				t.setField(kind, value)
			}
		}
	}
}

// has reports whether a field was named.
func (f *frontMatter) has(name string) bool {
	for _, field := range f.fields {
		if field.name == name {
			return true
		}
	}
	return false
}

// isTagBlank reports whether c parts the tags of a site made with Jekyll.
func isTagBlank(c rune) bool { return c == ' ' || c == ',' }

// beginsFront reports whether s, after an opening fence, begins with a block of front matter.
func beginsFront(s string) bool {
	if strings.HasPrefix(s, frontMark) {
		return true
	}
	s = s[:min(len(s), 16<<10)]
	known := false
	for n := 0; s != "" && n < 200; {
		var line string
		line, s, _ = strings.Cut(s, "\n")
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line == "---" {
			return known
		}
		name, _, ok := cutFrontField(line, false)
		if n++; n == 1 && !ok {
			return false
		}
		known = known || ok && headerField(name) != fieldNone
	}
	return false
}
