package broadsheet

import (
	"fmt"
	"io"
	"time"
)

// Feed is a feed's header and, when [ParseFeed] read it, its articles.
// The zero value of a field means that the feed did not say.
type Feed struct {
	// Format is what the feed was read as. [Feed.Write] does not look at it.
	Format Format `json:"format,omitzero"`
	// Version is the format's version as declared: "0.91", "1.1".
	Version string `json:"version,omitzero"`
	// ID is the feed's identifier: Atom id, RSS 1.0 rdf:about, CDF self.
	ID string `json:"id,omitzero"`
	// Title is plain text.
	Title string `json:"title,omitzero"`
	// URL is the feed's own address: atom:link rel "self", JSON Feed feed_url.
	URL string `json:"url,omitzero"`
	// HomeURL is the address of the site that the feed is of.
	HomeURL string `json:"home_url,omitzero"`
	// Description is HTML: RSS <description>, Atom subtitle, JSON Feed description.
	Description string `json:"description,omitzero"`
	// Language is a BCP 47 tag. Articles inherit it.
	Language string `json:"language,omitzero"`
	// Rights is the copyright line, plain text.
	Rights string `json:"rights,omitzero"`
	// Generator is the program that wrote the feed, as printed.
	Generator string `json:"generator,omitzero"`
	// Published is RSS <pubDate> of the channel.
	Published Date `json:"published,omitzero"`
	// Updated is when the feed last changed: Atom updated, RSS <lastBuildDate>.
	Updated Date `json:"updated,omitzero"`
	// Authors are who wrote the feed. Articles without authors inherit them, unless their Origin has some.
	Authors []Person `json:"authors,omitzero"`
	// Contributors are the feed's other people (RFC 4287 section 4.2.3).
	Contributors []Person `json:"contributors,omitzero"`
	// Publisher is who publishes it: dc:publisher, RSS <webMaster>. Articles inherit it.
	Publisher Person `json:"publisher,omitzero"`
	// Tags are the feed's categories.
	Tags []Tag `json:"tags,omitzero"`
	// Links are addresses with a relation that no other field holds: hub, next, license, ... The
	// addresses of URL ("self") and HomeURL ("alternate") stand here too where the feed says more of them, such as a type.
	Links []Link `json:"links,omitzero"`
	// Icon is a small square image.
	Icon Media `json:"icon,omitzero"`
	// Logo is a larger image: RSS <image>, Atom logo.
	Logo Media `json:"logo,omitzero"`
	// TTL is how long to wait between polls: RSS <ttl>, else sy:updatePeriod with sy:updateFrequency;
	// seconds in JSON. <skipHours> and <skipDays> stay in Ext.
	TTL time.Duration `json:"ttl,omitzero"`
	// Location is the place on earth that the feed is about.
	Location Geometry `json:"location,omitzero"`
	// Show holds what a podcast says of itself; nil when the feed is none.
	Show *Show `json:"show,omitzero"`
	// Ext are the header's elements that no field holds, in order.
	Ext []Element `json:"ext,omitzero"`
	// Items are the articles in the feed's order.
	Items []*Article `json:"items,omitzero"`
}

// Show is what a podcast says of itself (Apple's itunes namespace and the podcast namespace).
// Its title, authors and language are the Feed's.
type Show struct {
	Owner      Person     `json:"owner,omitzero"`      // itunes:owner: whom directories write to
	Image      string     `json:"image,omitzero"`      // absolute address of the cover
	Explicit   string     `json:"explicit,omitzero"`   // "true", "false", or "" where it is not said
	Type       string     `json:"type,omitzero"`       // "episodic" or "serial"
	Categories [][]string `json:"categories,omitzero"` // itunes:category paths: {"Arts", "Books"}
	Complete   bool       `json:"complete,omitzero"`   // itunes:complete: no episode will follow
	Block      bool       `json:"block,omitzero"`      // itunes:block: not for directories
	NewURL     string     `json:"new_url,omitzero"`    // itunes:new-feed-url: where the feed moved
	GUID       string     `json:"guid,omitzero"`       // podcast:guid
	Medium     string     `json:"medium,omitzero"`     // podcast:medium
	Locked     string     `json:"locked,omitzero"`     // podcast:locked: "yes", "no", or ""
	Funding    []Link     `json:"funding,omitzero"`    // podcast:funding: address and words
}

// Name is an element's or attribute's name: a namespace URI, never a prefix, and a local name.
type Name struct {
	Space string `json:"space,omitzero"` // namespace URI; "" for none
	Local string `json:"local"`          // the name without a prefix
}

// Attr is an attribute of an [Element].
type Attr struct {
	Name  Name   `json:"name"`  // its Space is mostly ""
	Value string `json:"value"` // entities decoded
}

// Element is a piece of a feed that no field holds, kept so that a [Writer] can put it back.
// A value of a JSON Feed extension has the Space "https://jsonfeed.org/version/1.1", its key as
// Local, its raw JSON as Text, and is written to JSON Feeds alone.
type Element struct {
	Name     Name      `json:"name"`              // never zero
	Attr     []Attr    `json:"attr,omitzero"`     // in order
	Text     string    `json:"text,omitzero"`     // character data before the first child and between children, joined
	Children []Element `json:"children,omitzero"` // in order
}

// Writer writes a feed one article at a time, in memory that the number of articles does not change, but for 8
// bytes that tell repeated IDs. Same feed, same bytes: it reads no clock and invents nothing. What a format demands
// is derived where it can be:
//
//   - an article's ID from its URL, else from title, date and text, as a URN; a repeated ID becomes a URN made of ID,
//     address, title and date;
//   - an Atom entry's title from its text, its author from the feed's, its date from the feed's;
//   - a feed's title from its description or host, its home page from its own address or that of the first
//     article, its description from its title, its Atom author from its publisher or title.
//
// All else that is missing is an [Error] that wraps [ErrField] and names the field. What must not stand in a feed is
// left out: characters that XML forbids, what is no UTF-8, addresses that are none or not to be followed, dates
// beyond the years 1 to 9999, e-mail addresses, languages and media types that are none, elements of Ext with more than 100
// levels.
// An article leaves out what equals the header: language, authors, publisher.
type Writer struct {
	// Stylesheet is the address of an XSLT or CSS stylesheet that RSS and Atom name for browsers;
	// "" for none. It is set before the first Write.
	Stylesheet string

	out     io.Writer
	format  feedWriter
	feed    *Feed
	base    string // of addresses that are not absolute
	buf     []byte
	authors []Person            // the header's, as they are written
	item    written             // the article being written
	ids     map[uint64]struct{} // hashes of the ids written
	plain   []byte              // scratch for a text
	n       int                 // articles written
	begun   bool                // the header is in buf, or out
	closed  bool
	err     error // of out, or of the Writer's use; final
}

// feedWriter appends the parts of a feed in one format to a Writer's buffer. What an error leaves there is taken
// back.
type feedWriter interface {
	begin(w *Writer, first *Article) error
	item(w *Writer, it *written) error
	end(w *Writer)
}

// flushBytes is how much is gathered before it is written out.
const flushBytes = 64 << 10

// NewWriter returns a Writer of a feed in the given format ([RSS], [Atom] or [JSONFeed]). The header must not
// change until Close, and its Items are not written. Nothing is written before the first Write or Close.
func NewWriter(w io.Writer, as Format, header *Feed) *Writer {
	fw := &Writer{out: w, feed: header, authors: header.Authors, ids: map[uint64]struct{}{}}
	switch as {
	case RSS:
		fw.format = &rssWriter{}
	case Atom:
		fw.format = &atomWriter{}
	case JSONFeed:
		fw.format = &jsonWriter{}
	default:
		fw.err = &Error{Err: fmt.Errorf("%w: %v can not be written", ErrFormat, as)}
	}
	if fw.base = cleanURL("", header.URL); fw.base == "" {
		fw.base = cleanURL("", header.HomeURL)
	}
	return fw
}

// Write writes one article. Where the format demands a field that is missing and cannot be derived, it
// writes nothing and returns an [Error] that wraps [ErrField]; the next Write may succeed.
func (w *Writer) Write(a *Article) error {
	if w.err != nil {
		return w.err
	}
	if w.closed {
		return io.ErrClosedPipe
	}
	mark := len(w.buf)
	if err := w.write(a); err != nil {
		w.buf = w.buf[:mark]
		return err
	}
	w.begun = true
	w.n++
	if len(w.buf) >= flushBytes {
		return w.flush()
	}
	return nil
}

func (w *Writer) write(a *Article) error {
	if !w.begun {
		if err := w.format.begin(w, a); err != nil {
			return err
		}
	}
	if err := w.plan(a); err != nil {
		return err
	}
	if err := w.format.item(w, &w.item); err != nil {
		return err
	}
	w.ids[w.item.hash] = struct{}{}
	return nil
}

func (w *Writer) flush() error {
	if w.err == nil && len(w.buf) > 0 {
		_, w.err = w.out.Write(w.buf)
	}
	w.buf = w.buf[:0]
	return w.err
}

// Close writes the end of the feed. It does not close the underlying writer. A second Close does nothing.
func (w *Writer) Close() error {
	if w.err != nil || w.closed {
		return w.err
	}
	if !w.begun {
		if err := w.format.begin(w, nil); err != nil {
			w.buf = w.buf[:0]
			return err
		}
		w.begun = true
	}
	w.closed = true
	w.format.end(w)
	return w.flush()
}

// Write writes the feed with its Items. Where the header has no Updated, it gets the newest date of the Items in Atom.
func (f *Feed) Write(w io.Writer, as Format) error {
	header := f
	if as == Atom && !f.Updated.canBeWritten() {
		copied := *f
		for _, a := range f.Items {
			for _, d := range [...]Date{a.Updated, a.Published} {
				if d.canBeWritten() && (!copied.Updated.canBeWritten() || d.Time.After(copied.Updated.Time)) {
					copied.Updated = d
				}
			}
		}
		header = &copied
	}
	fw := NewWriter(w, as, header)
	for i, a := range f.Items {
		if err := fw.Write(a); err != nil {
			return fmt.Errorf("item %d: %w", i, err)
		}
	}
	return fw.Close()
}
