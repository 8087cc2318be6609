package broadsheet

import (
	"bytes"
	"fmt"
	"strings"
)

// Format is a kind of document. The zero Format is unknown. It marshals as its name.
type Format uint8

const (
	unknownFormat Format = iota
	// HTML is a web page.
	HTML
	// Text is plain text or Markdown.
	Text
	// RSS is RSS 0.90 to 2.0, RDF or not. It can be written as RSS 2.0.
	RSS
	// Atom is Atom 0.3 or 1.0 (RFC 4287). It can be written as Atom 1.0.
	Atom
	// JSONFeed is JSON Feed 1.0 or 1.1. It can be written as JSON Feed 1.1.
	JSONFeed
	// CDF is Microsoft's Channel Definition Format of 1997. It can only be read.
	CDF

	feedFormat Format = 255 // any feed: what ParseFeed asks for
)

var formatNames = [...]string{"", "html", "text", "rss", "atom", "json", "cdf"}

// String gives the format's name in lower case, "unknown" for the zero Format.
func (f Format) String() string {
	if f == unknownFormat || int(f) >= len(formatNames) {
		return "unknown"
	}
	return formatNames[f]
}

// MarshalText gives the format's name, nothing for the zero Format.
func (f Format) MarshalText() ([]byte, error) {
	if int(f) >= len(formatNames) {
		return nil, fmt.Errorf("broadsheet: format %d: %w", uint8(f), ErrFormat)
	}
	return []byte(formatNames[f]), nil
}

// UnmarshalText reads what MarshalText gives.
func (f *Format) UnmarshalText(text []byte) error {
	for i, name := range formatNames {
		if string(text) == name {
			*f = Format(i)
			return nil
		}
	}
	return fmt.Errorf("broadsheet: format %q: %w", text, ErrFormat)
}

// isFeed reports whether documents of the format hold items.
func (f Format) isFeed() bool { return f == RSS || f == Atom || f == JSONFeed || f == CDF }

// Detect tells the format of a document from its first bytes, in whatever encoding they are: the more
// bytes, the surer. It gives the zero Format for what can not be read, such as a picture or an empty input.
func Detect(prefix []byte) Format {
	d := &document{p: &Parser{}}
	d.in = newInput(d, bytes.NewReader(prefix), -1)
	head, err := d.in.peek()
	if err != nil {
		return unknownFormat
	}
	f, _ := detect(head, "")
	return f
}

// notFeed is the error for a document of another format where a feed was asked for.
func notFeed(is Format) error {
	if is == unknownFormat {
		return fmt.Errorf("%w: not a feed", ErrFormat)
	}
	return fmt.Errorf("%w: not a feed but %v", ErrFormat, is)
}

// detect tells the format of a decoded document from its beginning and its declared media type. It is not
// sure where the beginning holds nothing but blanks, comments and declarations, so that more could tell more.
func detect(head []byte, contentType string) (f Format, sure bool) {
	body := bytes.TrimLeft(head, " \t\r\n\f\ufeff")
	contentType = strings.ToLower(contentType)
	html := strings.Contains(contentType, "html")
	switch {
	case len(body) == 0:
		return unknownFormat, false
	case isBinary(body):
		return unknownFormat, true
	case bytes.HasPrefix(body, []byte(`{\rtf`)), strings.Contains(contentType, "text/markdown"):
		return Text, true
	case body[0] == '{':
		return objectFormat(body)
	case body[0] != '<' && !html && (!bytes.Contains(body, []byte("<?xml")) || beginsMarkdown(body)):
		return Text, true
	}
	first := true
	for rest := body; ; first = false {
		name, after := nextElement(rest)
		if name == "" {
			break
		}
		if f := rootFormat(name, first); f != unknownFormat {
			return f, true
		}
		rest = after
	}
	switch {
	case len(body) == 1 && !html:
		return unknownFormat, false
	case body[0] == '<' || html:
		return HTML, !first
	}
	return Text, !first
}

// beginsMarkdown reports whether a document begins with a headline or front matter, so that a feed's root in it is an example.
func beginsMarkdown(b []byte) bool {
	return bytes.HasPrefix(b, []byte("# ")) || bytes.HasPrefix(b, []byte("---\n")) || bytes.HasPrefix(b, []byte("---\r\n"))
}

// maxFrontObject is how much of a document is read for the end of the object that it begins with.
const maxFrontObject = 64 << 10

// objectFormat tells a JSON Feed from a text whose front matter is an object. Front matter has an end, none of the members
// that every feed has, and text in the lines below it; all else is a feed, be it cut or broken.
func objectFormat(b []byte) (f Format, sure bool) {
	depth := 0
	var last []byte // the string before a colon
	for i := 0; i < min(len(b), maxFrontObject); i++ {
		switch b[i] {
		case '"':
			from := i + 1
			for i++; i < len(b) && b[i] != '"'; i++ {
				if b[i] == '\\' {
					i++
				}
			}
			last = b[from:min(i, len(b))]
		case ':':
			if name := string(last); depth == 1 && (name == "version" || name == "items") {
				return JSONFeed, true
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return formatBelow(b[i+1:])
			}
		}
	}
	return JSONFeed, len(b) >= maxFrontObject
}

// formatBelow tells the format by what follows an object.
func formatBelow(b []byte) (f Format, sure bool) {
	b = bytes.TrimLeft(b, " \t")
	text := bytes.TrimLeft(b, " \t\r\n\f")
	switch {
	case len(text) == 0:
		return JSONFeed, false
	case b[0] != '\r' && b[0] != '\n', bytes.IndexByte([]byte(`{}[],:"`), text[0]) >= 0:
		return JSONFeed, true
	}
	return Text, true
}

// rootFormat tells the format by the name of an element, unknownFormat where it decides nothing. Only the first
// element of a document is taken for an item or a channel without a feed around it.
func rootFormat(name string, first bool) Format {
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	switch strings.ToLower(name) {
	case "rss", "rdf":
		return RSS
	case "feed":
		return Atom
	case "item", "redirect":
		if first {
			return RSS
		}
	case "entry":
		if first {
			return Atom
		}
	case "channel":
		if first && name == "CHANNEL" {
			return CDF
		}
		if first {
			return RSS
		}
	case "html", "head", "body":
		return HTML
	}
	return unknownFormat
}

// nextElement gives the name of the first start tag in b, passing over comments, declarations and
// processing instructions, and what follows that name.
func nextElement(b []byte) (name string, rest []byte) {
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 || i+1 >= len(b) {
			return "", nil
		}
		b = b[i+1:]
		end := ">"
		switch {
		case bytes.HasPrefix(b, []byte("!--")):
			end = "-->"
		case b[0] == '?' || b[0] == '!' || b[0] == '/':
		default:
			n := bytes.IndexAny(b, " \t\r\n\f/>")
			if n < 0 {
				n = len(b)
			}
			if n > 0 {
				return string(b[:n]), b[n:]
			}
			continue
		}
		i = bytes.Index(b, []byte(end))
		if i < 0 {
			return "", nil
		}
		b = b[i+len(end):]
	}
}

// isBinary reports whether decoded text has the control characters of a picture, an archive or a program.
func isBinary(b []byte) bool {
	n, controls := min(len(b), 1024), 0
	for _, c := range b[:n] {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return controls*10 > n
}
