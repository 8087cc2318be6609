package broadsheet

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/xmlscan"
)

// Outline is an entry of an OPML subscription list (OPML 2.0, http://opml.org/spec2.opml): a feed, or a
// folder of others. The zero Outline is an empty folder.
type Outline struct {
	Title       string    `json:"title,omitzero"`       // text, else title
	FeedURL     string    `json:"feed_url,omitzero"`    // xmlUrl, as printed but for blanks and controls; "" for a folder
	HomeURL     string    `json:"home_url,omitzero"`    // htmlUrl, likewise
	Description string    `json:"description,omitzero"` // plain text
	Language    string    `json:"language,omitzero"`    // as printed
	Version     string    `json:"version,omitzero"`     // the feed's format: "RSS2", "ATOM1"
	Tags        []string  `json:"tags,omitzero"`        // category, at its commas
	Outlines    []Outline `json:"outlines,omitzero"`    // what a folder holds
}

// ParseOPML reads a subscription list of OPML 1.0 to 2.0. What is wrong with it is repaired as in feeds.
// With an [Error] that wraps [ErrLimit] or [io.ErrUnexpectedEOF] the list holds what could be read.
func ParseOPML(r io.Reader) ([]Outline, error) {
	d := &document{p: new(Parser), feed: &Feed{}}
	d.in = newInput(d, r, defaultPageBytes)
	o := opmlReader{doc: d, scan: xmlscan.New(d.in, xmlscan.Options{MaxDepth: defaultDepth, MaxToken: defaultItemBytes})}
	return o.read()
}

// opmlReader is the state of one list being read.
type opmlReader struct {
	doc   *document
	scan  *xmlscan.Scanner
	root  bool        // <opml> or an <outline> was seen
	open  []openGroup // the outlines being read, outermost first, behind one that holds the list
	bytes []byte      // scratch for an attribute's value
}

// openGroup is an outline whose end tag has not come.
type openGroup struct {
	outline Outline
	depth   int // of its element
}

func (o *opmlReader) read() ([]Outline, error) {
	o.open = append(o.open, openGroup{})
	for {
		switch o.scan.Next() {
		case xmlscan.EOF:
			return o.end()
		case xmlscan.Start:
			switch name := string(o.scan.Name.Local); {
			case strings.EqualFold(name, "outline"):
				o.root = true
				o.open = append(o.open, openGroup{o.outline(), o.scan.Depth()})
			case strings.EqualFold(name, "opml"):
				o.root = true
			}
		case xmlscan.End:
			o.close(o.scan.Depth() + 1)
		}
	}
}

// close ends the outlines at and below a depth.
func (o *opmlReader) close(depth int) {
	for last := len(o.open) - 1; last > 0 && o.open[last].depth >= depth; last-- {
		parent := &o.open[last-1].outline
		parent.Outlines = append(parent.Outlines, o.open[last].outline)
		o.open = o.open[:last]
	}
}

// end gives the list, and what ended it.
func (o *opmlReader) end() ([]Outline, error) {
	o.close(0)
	list := o.open[0].outline.Outlines
	line, col := o.scan.Position()
	at := position{offset: o.scan.Offset(), line: line, col: col}
	var limit *Error
	switch err := o.scan.Err(); {
	case errors.Is(err, xmlscan.ErrDepth), errors.Is(err, xmlscan.ErrToken), errors.Is(err, xmlscan.ErrExpansion):
		return list, o.doc.errorAt("opml", at, fmt.Errorf("%w: %w", ErrLimit, err))
	case errors.As(err, &limit):
		limit.Line, limit.Col = line, col
		return list, limit
	case err != nil:
		return list, err
	case !o.root:
		return nil, o.doc.errorAt("", position{}, fmt.Errorf("%w: not OPML", ErrFormat))
	case o.scan.Cut():
		return list, o.doc.errorAt("opml", at, io.ErrUnexpectedEOF)
	}
	return list, nil
}

// outline reads the attributes of an <outline>.
func (o *opmlReader) outline() (out Outline) {
	title := ""
	for _, a := range o.scan.Attr {
		o.bytes = o.scan.AppendText(o.bytes[:0], a.Value)
		value := oneLine(string(o.bytes))
		switch strings.ToLower(string(a.Name.Local)) {
		case "text":
			out.Title = value
		case "title":
			title = value
		case "xmlurl":
			if mayFollow(value) {
				out.FeedURL = value
			}
		case "htmlurl":
			if mayFollow(value) {
				out.HomeURL = value
			}
		case "description":
			out.Description = value
		case "language":
			out.Language = value
		case "version":
			out.Version = value
		case "category":
			for tag := range strings.SplitSeq(value, ",") {
				if tag = strings.TrimSpace(tag); tag != "" && len(out.Tags) < maxOutlineTags {
					out.Tags = append(out.Tags, tag)
				}
			}
		}
	}
	if out.Title == "" {
		out.Title = title
	}
	return out
}

// maxOutlineTags bounds the tags of one outline.
const maxOutlineTags = 256

// WriteOPML writes a subscription list as OPML 2.0. An outline without a Title gets its address as the
// text that the format demands. The error is the writer's, or an [Error] that wraps [ErrLimit] where folders
// nest deeper than 256.
func WriteOPML(w io.Writer, title string, list []Outline) error {
	b := append([]byte(nil), `<?xml version="1.0" encoding="UTF-8"?>`+"\n<opml version=\"2.0\">\n<head><title>"...)
	b = append(onceEscaped.append(b, title), "</title></head>\n<body>\n"...)
	b, err := appendOutlines(b, list, 0)
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, "</body>\n</opml>\n"...))
	return err
}

func appendOutlines(b []byte, list []Outline, depth int) ([]byte, error) {
	if depth > defaultDepth {
		return b, &Error{Path: "opml/body", Err: fmt.Errorf("%w: folders nest deeper than %d", ErrLimit, defaultDepth)}
	}
	for i := range list {
		o := &list[i]
		b = append(b, "<outline"...)
		if o.FeedURL != "" {
			b = append(b, ` type="rss"`...)
		}
		text := o.Title
		for _, instead := range []string{o.FeedURL, o.HomeURL, "untitled"} {
			if text == "" {
				text = instead
			}
		}
		for _, a := range [...]struct{ name, value string }{
			{"text", text}, {"xmlUrl", o.FeedURL}, {"htmlUrl", o.HomeURL}, {"description", o.Description},
			{"language", o.Language}, {"version", o.Version}, {"category", strings.Join(o.Tags, ",")},
		} {
			if a.value != "" {
				b = append(append(append(b, ' '), a.name...), `="`...)
				b = append(attrEscaped.append(b, a.value), '"')
			}
		}
		if len(o.Outlines) == 0 {
			b = append(b, "/>\n"...)
			continue
		}
		var err error
		if b, err = appendOutlines(append(b, ">\n"...), o.Outlines, depth+1); err != nil {
			return b, err
		}
		b = append(b, "</outline>\n"...)
	}
	return b, nil
}
