package broadsheet

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/jsonscan"
)

// jsonFeedSpace is the namespace of the Elements that JSON Feed extensions are kept in.
const jsonFeedSpace = "https://jsonfeed.org/version/1.1"

// ownExtension is the JSON Feed extension in which a Writer puts what JSON Feed has no member for. Its value is an
// Article, or a Feed, with the fields of [Article]'s JSON.
const ownExtension = "_broadsheet"

// jsonEngine reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). It walks the members of the
// feed, in whatever order they come, and stops in items for each article; members that follow items
// are in the header only after the last article.
type jsonEngine struct {
	doc     *document
	in      *jsonscan.Scanner
	base    string // of relative addresses
	begun   bool   // the feed's object is open
	inner   bool   // the array of items is open
	known   bool   // a member was seen that makes it a feed
	full    bool   // more members were there than are kept
	n       int    // items read
	own     *Feed  // what our own extension says of the header, nil for nothing
	ready   []*Article
	err     error // what follows the article given out last
	persons lists[Person]
}

func newJSONEngine(d *document) engine {
	e := &jsonEngine{doc: d, base: feedBase(d.src)}
	o := jsonscan.Options{MaxDepth: d.p.MaxDepth}
	if d.p.Warn != nil {
		o.Repair = func(_ int, what string) { e.repaired(e.at(), "", what) }
	}
	e.in = jsonscan.NewScanner(d.in, o, d.p.MaxItemBytes)
	return e
}

// path gives the place of a member for errors.
func (e *jsonEngine) path(member string) string {
	p := "feed"
	if e.inner {
		p += "/items[" + strconv.Itoa(e.n) + "]"
	}
	if member != "" {
		p += "/" + member
	}
	return p
}

func (e *jsonEngine) at() position {
	offset, line, col := e.in.Pos()
	return position{offset, line, col}
}

func (e *jsonEngine) place() (string, position) { return e.path(""), e.at() }

func (e *jsonEngine) warn(at position, member string, err error) {
	if e.doc.p.Warn != nil {
		e.doc.warn(e.path(member), at, err)
	}
}

// repaired tells Parser.Warn of a repair.
//
//go:noinline
func (e *jsonEngine) repaired(at position, member, what string) {
	e.warn(at, member, fmt.Errorf("%w: %s", ErrSyntax, what))
}

func (e *jsonEngine) next() (*Article, error) {
	if !e.begun {
		e.begun = true
		e.in.Enter(jsonscan.Object)
	}
	for len(e.ready) == 0 {
		switch {
		case e.err != nil:
			return nil, e.err
		case !e.inner:
			e.err = e.members()
		case !e.in.More():
			e.inner = false
			e.in.Leave()
		default:
			e.element()
		}
	}
	a := e.ready[0]
	e.ready = e.ready[1:]
	return a, nil
}

// element reads one element of items.
func (e *jsonEngine) element() {
	at := e.at()
	v, err := e.in.Value()
	if err == nil || !v.IsZero() {
		e.add(v, at)
	}
	if err != nil {
		e.err = e.fail(err) // follows the article
	}
}

// add makes an article of an element of items.
func (e *jsonEngine) add(v jsonscan.Value, at position) {
	if v.Kind() != jsonscan.Object {
		e.repaired(at, "", "an item that is no object")
		return
	}
	e.ready = append(e.ready, e.item(v, at))
	e.n, e.known = e.n+1, true
}

// addAll makes articles of items that are no array: of an object whose keys count its members, which is how PHP writes an array
// with gaps, or of the only item.
func (e *jsonEngine) addAll(v jsonscan.Value, at position) {
	e.repaired(at, "items", "items that are no array")
	for key, m := range v.Members() {
		counts := len(key) > 0 && '0' <= key[0] && key[0] <= '9'
		if !counts {
			m = v
		}
		if e.add(m, at); !counts {
			break
		}
	}
}

// members reads the header up to an array of items, which it opens, or to the end: io.EOF.
func (e *jsonEngine) members() error {
	defer e.ownHeader()
	for e.in.More() {
		at := e.at()
		key := e.in.Key()
		if key == "items" && e.in.Enter(jsonscan.Array) {
			e.inner, e.known = true, true
			return nil
		}
		v, err := e.in.Value()
		e.header(key, v, at)
		if err != nil && err != io.EOF {
			return e.fail(err)
		}
		if len(e.ready) > 0 {
			return nil
		}
	}
	return e.fail(e.in.Err())
}

// fail gives the final error for what the Scanner ended with.
func (e *jsonEngine) fail(err error) error {
	if err == io.ErrUnexpectedEOF && e.in.Err() != nil {
		err = e.in.Err() // why the input ended
	}
	switch {
	case err == nil && e.known:
		return io.EOF
	case err == nil || err == io.ErrUnexpectedEOF && !e.known:
		err = fmt.Errorf("%w: JSON, but no JSON Feed", ErrFormat)
	case err == jsonscan.ErrLimit:
		err = fmt.Errorf("%w: %w", ErrLimit, err)
	case err != io.ErrUnexpectedEOF && !errors.Is(err, ErrLimit):
		return err // the reader's own
	}
	var own *Error
	if errors.As(err, &own) {
		err = own.Err // the input's, which knows no place
	}
	return e.doc.errorAt(e.path(""), e.at(), err)
}

// header takes a member of the feed.
func (e *jsonEngine) header(key string, v jsonscan.Value, at position) {
	f := e.doc.feed
	switch key {
	case "version":
		f.Version = jsonVersion(v.Str())
	case "title":
		f.Title = lineText(v.Str())
	case "home_page_url":
		f.HomeURL = e.url(v, at, key)
	case "feed_url":
		f.URL = e.url(v, at, key)
	case "description":
		f.Description = textHTML(v.Str())
	case "icon":
		f.Logo = image(e.url(v, at, key))
	case "favicon":
		f.Icon = image(e.url(v, at, key))
	case "language":
		f.Language = tidyLanguage(v.Str())
	case "author", "authors":
		if list := e.people(v, at); list != nil && (key == "authors" || f.Authors == nil) {
			f.Authors = list
		}
	case "hubs":
		f.Links = append(f.Links, e.hubs(v, at)...)
	case "next_url":
		if u := e.url(v, at, key); u != "" {
			f.Links = append(f.Links, Link{URL: u, Rel: "next"})
		}
	case "items":
		e.addAll(v, at)
	case "expired", "user_comment":
		f.Ext = e.keep(f.Ext, key, v, at)
	case ownExtension:
		own := &Feed{}
		if json.Unmarshal(v.AppendJSON(nil), own) == nil {
			e.own = own
			f.Ext = append(f.Ext, own.Ext...)
		}
	default:
		if !strings.HasPrefix(key, "_") {
			e.repaired(at, key, "an unknown member")
			return
		}
		f.Ext = e.keep(f.Ext, key, v, at)
	}
	e.known = e.known || key == "version" && strings.Contains(v.Str(), "jsonfeed") || key == "feed_url" || key == "home_page_url"
}

func image(url string) Media {
	if url == "" {
		return Media{}
	}
	return Media{URL: url, Medium: "image"}
}

// jsonVersion gives the number in "https://jsonfeed.org/version/1.1".
func jsonVersion(s string) string {
	v := versionNumber(s[strings.LastIndexByte(s, '/')+1:])
	if v == "1" {
		return "1.0"
	}
	return v
}

// item reads an item. Repeated members count as the last of them, wrong types as nothing.
func (e *jsonEngine) item(v jsonscan.Value, at position) *Article {
	f := e.doc.feed
	a := &Article{Language: f.Language, Publisher: f.Publisher}
	var m jsonMembers
	for key, v := range v.Members() {
		e.itemMember(a, &m, string(key), v, at)
	}
	e.address(a, m.url, at)
	a.Content = e.html(m.contentHTML.Str(), a.URL)
	if text := m.contentText.Str(); a.Content == "" && text != "" {
		marked, _, _ := markLines(escapeHTML(strings.Map(keepChar, text)))
		a.Content = e.html(marked, a.URL)
	}
	if a.Authors = e.people(m.authors, at); a.Authors == nil {
		a.Authors = e.people(m.author, at)
	}
	if a.Authors == nil {
		a.Authors = e.persons.clone(f.Authors)
	}
	a.Media = e.media(&m, at)
	if !m.own.IsZero() {
		e.ownItem(a, m.own)
	}
	return a
}

// inherit gives the articles that were read before it what the header says for all: the members of an object have no order (RFC 8259
// section 4), and many a program writes them by the alphabet, language behind items.
func (e *jsonEngine) inherit() {
	f := e.doc.feed
	for _, a := range f.Items {
		if a.Language == "" {
			a.Language = f.Language
		}
		if a.Authors == nil {
			a.Authors = e.persons.clone(f.Authors)
		}
		if a.Publisher == (Person{}) {
			a.Publisher = f.Publisher
		}
	}
}

// jsonMembers are the members of an item that are read together.
type jsonMembers struct {
	url, contentHTML, contentText, image, banner, author, authors, attachments, own jsonscan.Value
}

func (e *jsonEngine) itemMember(a *Article, m *jsonMembers, key string, v jsonscan.Value, at position) {
	switch key {
	case "id":
		a.ID = strings.TrimSpace(v.Str())
	case "url":
		m.url = v
	case "external_url":
		if u := e.url(v, at, key); u != "" {
			a.Links = append(a.Links, Link{URL: u, Rel: "related"})
		}
	case "title":
		a.Title = lineText(v.Str())
	case "content_html":
		m.contentHTML = v
	case "content_text":
		m.contentText = v
	case "summary":
		a.Summary = textHTML(v.Str())
	case "image":
		m.image = v
	case "banner_image":
		m.banner = v
	case "date_published":
		a.Published = e.date(v, at, key)
	case "date_modified":
		a.Updated = e.date(v, at, key)
	case "author":
		m.author = v
	case "authors":
		m.authors = v
	case "tags":
		a.Tags = e.tags(v, at)
	case "language":
		if s := tidyLanguage(v.Str()); s != "" {
			a.Language = s
		}
	case "attachments":
		m.attachments = v
	case ownExtension:
		m.own = v
	default:
		if strings.HasPrefix(key, "_") {
			a.Ext = e.keep(a.Ext, key, v, at)
		} else {
			e.repaired(at, key, "an unknown member")
		}
	}
}
