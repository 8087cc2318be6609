package broadsheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"
)

// Source is what the caller knows of a document that its bytes do not say. The zero Source knows nothing.
type Source struct {
	URL             string    // where the document came from; the base of its relative links
	ContentLocation string    // the HTTP header as sent; resolved against URL, it is the base of a feed's relative links; ignored for pages
	ContentType     string    // the HTTP header as sent: "text/xml; charset=koi8-r"
	Language        string    // BCP 47, as sent or known; a hint for dates and bylines
	Retrieved       time.Time // when it was fetched; resolves "2 hours ago" and wire copy without a year. Zero: such dates stay unread
}

// Parser holds the settings of reading. The zero Parser is ready to use. A Parser is never written to
// and may be shared by goroutines, provided that its functions may.
type Parser struct {
	// Location is the zone of dates that name none. Nil means UTC, and for Korean text, or where the language is Korean, the zone of Korea.
	Location *time.Location
	// DateOrder says how to read 03/04/2025. The zero value decides from the evidence.
	DateOrder DateOrder
	// KeepURLs makes Article.URL the resolved address, without removing tracking parameters and redirect wrappers.
	KeepURLs bool
	// RawContent leaves Content, Summary and Feed.Description as they came: unsafe, links unresolved.
	// [Parser.CleanHTML] makes them safe.
	RawContent bool
	// MaxBytes bounds the whole decoded input. 0 means 32 MiB for a page or text, 256 MiB for ParseFeed,
	// and no limit for a feed read by a Reader. Negative means no limit.
	MaxBytes int64
	// MaxItemBytes bounds one item of a feed. 0 means 16 MiB, negative no limit.
	MaxItemBytes int64
	// MaxDepth bounds how deep a feed's elements or JSON values may nest. 0 means 256, negative no limit; of JSON values it is
	// never over 10,000.
	MaxDepth int
	// MaxItems bounds the items read from a feed: behind so many, another one is an [ErrLimit]. 0 or negative
	// means no limit.
	MaxItems int
	// Warn, if not nil, is told of each repair. It runs on the calling goroutine, at most 100 times a
	// document; the last call counts the rest.
	Warn func(*Error)
	// Trace, if not nil, is told where each field of an article was taken from, and what else was on offer.
	Trace func(Fact)
}

// Fact says where a field's value was found.
type Fact struct {
	URL   string // the document's address, when [Source] gave one
	Field string // the Article's field: "Title", "Published"
	Value string // what was found there
	From  string // where: "json-ld", "og:title", "h1", "byline"
	Used  bool   // whether the article has it
}

// Limits that hold where the Parser's fields are zero.
const (
	defaultPageBytes = 32 << 20
	defaultFeedBytes = 256 << 20
	defaultItemBytes = 16 << 20
	defaultDepth     = 256
)

// Parse reads one article from a page, a plain text or a feed, whichever it is.
// Of an input with several articles it returns the first, and an [Error] that wraps [ErrMany].
// With every *Error but one that wraps [ErrFormat] the article is not nil and holds what could be read.
func Parse(r io.Reader, src Source) (*Article, error) { return new(Parser).Parse(r, src) }

// ParseHTML reads the article of a web page. See [Parse] for errors.
func ParseHTML(r io.Reader, src Source) (*Article, error) { return new(Parser).ParseHTML(r, src) }

// ParseText reads an article from plain text or Markdown. See [Parse] for errors.
func ParseText(r io.Reader, src Source) (*Article, error) { return new(Parser).ParseText(r, src) }

// ParseFeed reads a whole RSS, Atom, JSON or CDF feed. With every *Error but one that wraps
// [ErrFormat] the feed is not nil and holds what could be read. Of a JSON Feed, whose members have no order, articles have the language,
// authors and publisher that the feed names behind them, too.
func ParseFeed(r io.Reader, src Source) (*Feed, error) { return new(Parser).ParseFeed(r, src) }

// NewReader returns a [Reader] with the zero Parser's settings.
func NewReader(r io.Reader, src Source) *Reader { return new(Parser).NewReader(r, src) }

// Parse is [Parse] with p's settings.
func (p *Parser) Parse(r io.Reader, src Source) (*Article, error) {
	return p.one(r, src, unknownFormat)
}

// ParseHTML is [ParseHTML] with p's settings.
func (p *Parser) ParseHTML(r io.Reader, src Source) (*Article, error) { return p.one(r, src, HTML) }

// ParseText is [ParseText] with p's settings.
func (p *Parser) ParseText(r io.Reader, src Source) (*Article, error) { return p.one(r, src, Text) }

// one reads the first article of a document in the given format, or in the detected one.
func (p *Parser) one(r io.Reader, src Source, as Format) (*Article, error) {
	rd := p.reader(r, src, as, defaultPageBytes)
	a, err := rd.Next()
	if err != nil {
		return missing(err)
	}
	switch _, err := rd.Next(); {
	case err == nil:
		return a, rd.doc.errorAt("", position{}, ErrMany)
	case err == io.EOF:
		return a, nil
	default:
		return a, err
	}
}

// missing gives what Parse returns where there is no article to go with the error.
func missing(err error) (*Article, error) {
	if err == io.EOF {
		return &Article{}, &Error{Err: ErrNoArticle}
	}
	var e *Error
	if errors.As(err, &e) && !errors.Is(err, ErrFormat) {
		return &Article{}, err
	}
	return nil, err
}

// ParseFeed is [ParseFeed] with p's settings.
func (p *Parser) ParseFeed(r io.Reader, src Source) (*Feed, error) {
	c := feedCollector{rd: p.reader(r, src, feedFormat, defaultFeedBytes)}
	switch r := r.(type) {
	case *bytes.Reader:
		r.WriteTo(&c)
	case *bytes.Buffer:
		r.WriteTo(&c)
	}
	if c.feed == nil && c.err == nil {
		c.collect()
	}
	return c.feed, c.err
}

// feedCollector collects a feed's articles. Its Write is for the readers that lend it all they hold at once, so that a
// feed in memory is not copied.
type feedCollector struct {
	rd   *Reader
	feed *Feed
	err  error
}

func (c *feedCollector) Write(whole []byte) (int, error) {
	c.rd.doc.in.hold(whole)
	c.collect()
	return len(whole), nil
}

func (c *feedCollector) collect() {
	feed := c.rd.doc.feed
	a, err := c.rd.Next()
	for ; err == nil; a, err = c.rd.Next() {
		feed.Items = append(feed.Items, a)
	}
	if err != io.EOF {
		c.err = err
	}
	if e, ok := c.rd.engine.(*jsonEngine); ok {
		e.inherit()
	}
	if !errors.Is(err, ErrFormat) {
		c.feed = feed
	}
}

// Reader reads a document's articles one at a time, in memory that the number of articles does not change.
type Reader struct {
	doc    *document
	engine engine // nil before the first Next
	n      int    // articles given
	err    error  // the final error, once there was one
}

// NewReader returns a Reader of the articles in a feed, a page or a text file of one or many articles.
// It never fails: the format is found out by the first Next.
func (p *Parser) NewReader(r io.Reader, src Source) *Reader {
	return p.reader(r, src, unknownFormat, -1)
}

// Next returns the next article. At the end it returns io.EOF, and otherwise an *Error or an error of the
// underlying reader; errors come without an article, are final, and are repeated.
func (r *Reader) Next() (*Article, error) {
	if r.err != nil {
		return nil, r.err
	}
	if r.engine == nil {
		if r.engine, r.err = r.doc.start(); r.err != nil {
			return nil, r.err
		}
	}
	a, err := r.engine.next()
	if err == nil {
		err = r.count()
	}
	if err != nil {
		r.err = err
		r.doc.endWarnings()
		return nil, err
	}
	return a, nil
}

// count counts an item of a feed; the one behind the last that Parser.MaxItems allows is an error.
func (r *Reader) count() error {
	r.n++
	feed, ok := r.engine.(feedReader)
	if limit := r.doc.p.MaxItems; ok && limit > 0 && r.n > limit {
		path, at := feed.place()
		return r.doc.errorAt(path, at, fmt.Errorf("%w: %d items", ErrLimit, limit))
	}
	return nil
}

// All yields the articles, then at most one error with a nil article, and never io.EOF. It is single-use.
func (r *Reader) All() iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		for {
			a, err := r.Next()
			if err == io.EOF || !yield(a, err) || err != nil {
				return
			}
		}
	}
}

// Feed returns the header read so far, which grows with each Next and has no Items.
// It is never nil; of a page or a text only Format is set.
func (r *Reader) Feed() *Feed { return r.doc.feed }

// document is the state of one document being read.
type document struct {
	p        *Parser
	src      Source
	as       Format // what the caller asked for: unknownFormat for anything, feedFormat for any feed
	in       *input
	feed     *Feed
	warnings int
}

// engine reads the articles of a document in one format. Its errors are final.
type engine interface {
	next() (*Article, error)
}

// feedReader is the engine of a feed.
type feedReader interface {
	engine
	place() (path string, at position) // where it is
}

// reader returns a Reader whose input is limited to maxBytes where the Parser sets no limit.
func (p *Parser) reader(r io.Reader, src Source, as Format, maxBytes int64) *Reader {
	if p.MaxBytes != 0 {
		maxBytes = p.MaxBytes
	}
	d := &document{p: p, src: src, as: as, feed: &Feed{}}
	d.in = newInput(d, r, maxBytes)
	return &Reader{doc: d}
}

// start finds out the format and returns the engine for it.
func (d *document) start() (engine, error) {
	format, err := d.format()
	if err != nil {
		return nil, err
	}
	if d.as == feedFormat && format == HTML {
		format = RSS // perhaps in the page's text; the engine looks for its root
	}
	if d.as == feedFormat && !format.isFeed() {
		return nil, d.errorAt("", position{}, notFeed(format))
	}
	d.feed.Format = format
	if !format.isFeed() && d.in.limit < 0 && d.p.MaxBytes == 0 {
		d.in.limit = defaultPageBytes
	}
	switch format {
	case RSS, Atom, CDF:
		return newFeedEngine(d), nil
	case JSONFeed:
		return newJSONEngine(d), nil
	case HTML:
		return newPageEngine(d), nil
	case Text:
		return newTextEngine(d), nil
	}
	return nil, d.errorAt("", position{}, ErrFormat)
}

// format gives the format that the caller asked for, or finds it out from as much of the beginning as it takes.
func (d *document) format() (Format, error) {
	prefix, err := d.in.peek()
	if err == nil && (d.as == HTML || d.as == Text) && isBinary(prefix) {
		err = d.errorAt("", position{}, fmt.Errorf("%w: binary data", ErrFormat))
	}
	if err != nil || d.as == HTML || d.as == Text {
		return d.as, err
	}
	f, sure := detect(prefix, d.src.ContentType)
	for !sure && (d.as == unknownFormat || f == unknownFormat) && d.in.peekMore() {
		f, sure = detect(d.in.head, d.src.ContentType)
	}
	return f, nil
}

// trace tells Parser.Trace of a fact.
//
//go:noinline
func (d *document) trace(field, value, from string, used bool) {
	if d.p.Trace != nil {
		d.p.Trace(Fact{URL: d.src.URL, Field: field, Value: value, From: from, Used: used})
	}
}
