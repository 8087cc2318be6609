package interop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/json"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/broadsheet-go/broadsheet"
	"github.com/broadsheet-go/broadsheet/internal/jsonscan"
	"github.com/broadsheet-go/broadsheet/internal/xmlscan"
)

// Parser stands in for a [gofeed.Parser]: it has its fields and methods and gives its model, read by
// broadsheet's scanners. Whoever has
//
//	fp := gofeed.NewParser()
//
// writes interop.NewParser() instead and keeps the rest. Broken feeds are repaired; where a feed is cut or
// passes a limit, Parse gives what was read beside the error. Translators of the caller's own are used as
// gofeed uses them. The zero Parser is ready to use.
type Parser struct {
	gofeed.Parser
}

// NewParser returns a Parser with gofeed's User-Agent.
func NewParser() *Parser { return &Parser{*gofeed.NewParser()} }

// maxBytes bounds an input, as the default of broadsheet.ParseFeed does.
const maxBytes = 256 << 20

// Parse reads an RSS, Atom or JSON feed. The errors are [gofeed.ErrFeedTypeNotDetected], the reader's own, or
// a *[broadsheet.Error]; beside that the feed is not nil.
func (p *Parser) Parse(feed io.Reader) (*gofeed.Feed, error) {
	in := &io.LimitedReader{R: feed, N: maxBytes + 1}
	head := make([]byte, 16<<10)
	n, err := io.ReadFull(in, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	head = head[:n]
	whole := io.MultiReader(bytes.NewReader(head), in)
	switch broadsheet.Detect(head) {
	case broadsheet.RSS, broadsheet.Atom:
		return p.parseXML(whole, head)
	case broadsheet.JSONFeed:
		return p.parseJSON(whole)
	}
	return nil, gofeed.ErrFeedTypeNotDetected
}

// ParseString is Parse of a string.
func (p *Parser) ParseString(feed string) (*gofeed.Feed, error) {
	return p.Parse(strings.NewReader(feed))
}

// ParseURL fetches a feed, within gofeed's 30 seconds, and reads it.
func (p *Parser) ParseURL(feedURL string) (*gofeed.Feed, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	return p.ParseURLWithContext(feedURL, ctx)
}

// ParseURLWithContext fetches a feed and reads it. A status other than 2xx is a [gofeed.HTTPError]; more than
// MaxByteSize bytes end in [gofeed.ErrResponseTooLarge]. Package fetch does more, and more safely.
func (p *Parser) ParseURLWithContext(feedURL string, ctx context.Context) (*gofeed.Feed, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, feedURL, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", p.UserAgent)
	if a := p.AuthConfig; a != nil && a.Username != "" && a.Password != "" {
		req.SetBasicAuth(a.Username, a.Password)
	}
	client := p.Client
	if client == nil {
		client = http.DefaultClient
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return nil, gofeed.HTTPError{StatusCode: resp.StatusCode, Status: resp.Status}
	}
	if p.MaxByteSize > 0 {
		return p.Parse(&sizeLimit{r: resp.Body, left: p.MaxByteSize})
	}
	return p.Parse(resp.Body)
}

// sizeLimit fails where its reader has more bytes than are allowed.
type sizeLimit struct {
	r    io.Reader
	left int64
}

func (l *sizeLimit) Read(b []byte) (int, error) {
	n, err := l.r.Read(b)
	if l.left -= int64(n); l.left < 0 {
		return 0, gofeed.ErrResponseTooLarge
	}
	return n, err
}

// parseXML reads RSS or Atom, whichever the root is, and translates it.
func (p *Parser) parseXML(r io.Reader, head []byte) (*gofeed.Feed, error) {
	x := &xmlReader{}
	x.s = xmlscan.New(decode(r, head), xmlscan.Options{MaxDepth: 256, MaxToken: 64 << 20})
	rss, atom := x.read()
	var f *gofeed.Feed
	var err error
	switch {
	case rss != nil:
		f, err = orDefault(p.RSSTranslator, &gofeed.DefaultRSSTranslator{}).Translate(rss)
	case atom != nil:
		f, err = orDefault(p.AtomTranslator, &gofeed.DefaultAtomTranslator{}).Translate(atom)
	default:
		return nil, gofeed.ErrFeedTypeNotDetected
	}
	if err != nil {
		return nil, err
	}
	return f, x.end()
}

// orDefault gives the caller's translator, if there is one.
func orDefault(t, instead gofeed.Translator) gofeed.Translator {
	if t == nil {
		return instead
	}
	return t
}

// decode gives UTF-8 by the byte order mark or the XML declaration.
func decode(r io.Reader, head []byte) io.Reader {
	declaration, _, _ := bytes.Cut(bytes.TrimLeft(head, "\ufeff \t\r\n"), []byte("?>"))
	_, label, ok := bytes.Cut(declaration, []byte("encoding"))
	if label = bytes.TrimLeft(label, "= \t\r\n"); ok && bytes.HasPrefix(declaration, []byte("<?xml")) && len(label) > 1 {
		label, _, _ = bytes.Cut(label[1:], label[:1]) // the quotes
		if enc, name := charset.Lookup(string(label)); enc != nil && !strings.HasPrefix(name, "utf-") {
			return transform.NewReader(r, unicode.BOMOverride(enc.NewDecoder()))
		}
	}
	return transform.NewReader(r, unicode.BOMOverride(unicode.UTF8.NewDecoder()))
}

// parseJSON reads a JSON Feed, after what is wrong with its syntax was repaired.
func (p *Parser) parseJSON(r io.Reader) (*gofeed.Feed, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	v, _, cut := jsonscan.Parse(data, jsonscan.Options{})
	if cut == io.EOF {
		return nil, gofeed.ErrFeedTypeNotDetected
	}
	jf, err := new(json.Parser).Parse(bytes.NewReader(v.AppendJSON(nil)))
	if err != nil { // values of other types than the format's
		return nil, &broadsheet.Error{Err: fmt.Errorf("%w: %w", broadsheet.ErrSyntax, err)}
	}
	dropNulls(jf)
	f, err := orDefault(p.JSONTranslator, &gofeed.DefaultJSONTranslator{}).Translate(jf)
	if err == nil && cut != nil {
		err = &broadsheet.Error{Err: cut}
	}
	return f, err
}

// dropNulls drops what is null where JSON Feed has an object.
//
// QUIRK: gofeed's translator panics on {"items":[null]}, and on the same in authors.
func dropNulls(f *json.Feed) {
	isNull := func(a *json.Author) bool { return a == nil }
	f.Authors = slices.DeleteFunc(f.Authors, isNull)
	f.Items = slices.DeleteFunc(f.Items, func(i *json.Item) bool { return i == nil })
	for _, i := range f.Items {
		i.Authors = slices.DeleteFunc(i.Authors, isNull)
	}
}

// end gives the error that the scan ended with.
func (x *xmlReader) end() error {
	line, col := x.s.Position()
	at := broadsheet.Error{Offset: x.s.Offset(), Line: line, Col: col}
	switch err := x.s.Err(); {
	case errors.Is(err, xmlscan.ErrDepth), errors.Is(err, xmlscan.ErrToken), errors.Is(err, xmlscan.ErrExpansion):
		at.Err = fmt.Errorf("%w: %w", broadsheet.ErrLimit, err)
	case err != nil:
		return err
	case x.s.Cut():
		at.Err = io.ErrUnexpectedEOF
	default:
		return nil
	}
	return &at
}
