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
	lines     int      // that it took
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
	for i := 1; i < end; i++ {
		f.addLine(t, i, fence == "+++")
	}
	if len(f.fields) == 0 || t.line(1) == frontMark && !f.exactly() {
		return false
	}
	f.lines = end + 1
	return true
}

// addLine reads one line of the block.
func (f *frontMatter) addLine(t *textDoc, i int, toml bool) {
	line := t.line(i)
	if line[0] == '#' || toml && isTableName(line) {
		return
	}
	indented := t.lines[i].indent > 0
	if item, ok := strings.CutPrefix(line, "- "); ok || line == "-" {
		if n := len(f.fields); n > 0 && len(f.fields[n-1].items) < maxFront {
			f.fields[n-1].items = append(f.fields[n-1].items, item)
		}
		f.addValue(item)
		return
	}
	name, value, ok := cutFrontField(line, toml)
	switch {
	case ok && !indented:
		f.fields = append(f.fields, frontField{name: name, line: i, raw: value})
		f.addValue(value)
	case ok && f.inMap(name):
		if isListed("|name|path|src|", name) {
			f.addValue(value)
		}
	case indented || toml:
		f.addMore(line)
	}
}

// inMap reports whether an indented key belongs to a map, of which the name of a person and the path of a picture are read; a text that
// was folded goes on with words and a colon too.
func (f *frontMatter) inMap(name string) bool {
	n := len(f.fields)
	if n == 0 || strings.Contains(name, " ") {
		return false
	}
	last := &f.fields[n-1]
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
	if len(f.fields) == 0 {
		return
	}
	last := &f.fields[len(f.fields)-1]
	value = strings.TrimSpace(value)
	if value == "" || value == "|" || value == ">" || value == "|-" || value == ">-" {
		return
	}
	if name, ok := strings.CutPrefix(value, "name: "); ok {
		value = name
	}
	if value[0] == '[' && !strings.HasPrefix(value, "[[") {
		for item := range flowItems(value) {
			last.values = append(last.values, item)
		}
		return
	}
	if len(last.values) < maxFront {
		last.values = append(last.values, unquote(value))
	}
}

// addMore joins a further line of a value.
func (f *frontMatter) addMore(line string) {
	if len(f.fields) == 0 {
		return
	}
	last := &f.fields[len(f.fields)-1]
	if n := len(last.values); n == 0 || last.raw != "" && (last.raw[0] == '[' || last.raw[0] == '{') {
		f.addValue(strings.TrimRight(line, "], "))
	} else if len(last.values[n-1]) < maxAddress {
		last.values[n-1] += " " + line
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

// flowItems yields the scalars of a list in brackets.
func flowItems(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		s = strings.TrimSuffix(s[1:], "]")
		for n := 0; s != "" && n < maxFront; n++ {
			end := scalarEnd(s)
			if item := unquote(strings.TrimSpace(s[:end])); item != "" && !yield(item) {
				return
			}
			s = s[min(end+1, len(s)):]
		}
	}
}

// scalarEnd finds the comma after the scalar that begins s.
func scalarEnd(s string) int {
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.TrimSpace(s[:min(i, 8)]) == "":
			quote = c
		case c == ',':
			return i
		}
	}
	return len(s)
}

// unquote gives a scalar without its quotes, and with YAML's escapes undone; a comment after it is left out.
func unquote(s string) string {
	if s == "" {
		return s
	}
	switch s[0] {
	case '"':
		if text := ""; json.Unmarshal([]byte(s), &text) == nil {
			return text
		}
		if end := strings.LastIndexByte(s, '"'); end > 0 {
			s = s[1:end]
		}
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, " ", `\t`, " ").Replace(strings.TrimPrefix(s, `"`))
	case '\'':
		if end := strings.LastIndexByte(s, '\''); end > 0 {
			return strings.ReplaceAll(s[1:end], "''", "'")
		}
		return s
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = strings.TrimSpace(s[:i])
	}
	return s
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

// frontMatterLen gives the length of the block that s, after an opening fence, begins with; 0 for none.
func frontMatterLen(s, fence string) int {
	if strings.HasPrefix(s, frontMark) {
		return len(frontMark)
	}
	s = s[:min(len(s), 16<<10)]
	fields, first := false, true
	for at, n := 0, 0; at < len(s) && n < 200; n++ {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s) - at
		}
		line := strings.TrimSpace(s[at : at+end])
		at += end + 1
		if line == "" || line[0] == '#' {
			continue
		}
		name, _, ok := cutFrontField(line, false)
		switch {
		case line == fence:
			if !fields {
				return 0
			}
			return at
		case ok && headerField(name) != fieldNone:
			fields = true
		case first && !ok:
			return 0
		}
		first = false
	}
	return 0
}
