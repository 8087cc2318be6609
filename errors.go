package broadsheet

import (
	"errors"
	"strconv"
	"strings"
)

// The kinds of errors, to be asked for with [errors.Is].
var (
	// ErrFormat: the input is in no format that can be read, or not in the one asked for.
	ErrFormat = errors.New("unknown format")
	// ErrNoArticle: nothing in the input is an article.
	ErrNoArticle = errors.New("no article")
	// ErrMany: the input holds more articles than the one returned.
	ErrMany = errors.New("more than one article; read them with a Reader")
	// ErrLimit: a limit of [Parser] was reached.
	ErrLimit = errors.New("limit reached")
	// ErrSyntax: the input breaks its format's rules; told to [Parser.Warn] where it was repaired.
	ErrSyntax = errors.New("syntax error")
	// ErrCharset: an encoding is unknown, or the bytes contradict it.
	ErrCharset = errors.New("charset error")
	// ErrDate: a string holds no date, or none that can be told for certain.
	ErrDate = errors.New("no date")
	// ErrURL: a string is no address, or not one of http or https.
	ErrURL = errors.New("no URL")
	// ErrField: a [Writer] misses a field that the format demands and that cannot be derived.
	ErrField = errors.New("missing field")
)

// Error says what is wrong with an input, or what a [Writer] cannot write, and where.
// It wraps one of the sentinels above or [io.ErrUnexpectedEOF].
// Errors of the caller's reader or writer are never wrapped in it.
type Error struct {
	Path   string // where in the document: "rss/channel/item[3]/pubDate", or the field that is missing
	URL    string // the document's address, when [Source] gave one
	Offset int64  // bytes of the decoded document before the place
	Line   int    // from 1; 0 means that the error has no position
	Col    int    // from 1, in bytes
	Err    error  // what is wrong
}

// Error gives the address, the position, the path and the cause in one line.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("broadsheet: ")
	if e.URL != "" {
		b.WriteString(e.URL)
		b.WriteString(": ")
	}
	if e.Line > 0 {
		b.WriteString("line ")
		b.WriteString(strconv.Itoa(e.Line))
		b.WriteString(", column ")
		b.WriteString(strconv.Itoa(e.Col))
		b.WriteString(": ")
	}
	if e.Path != "" {
		b.WriteString(e.Path)
		b.WriteString(": ")
	}
	b.WriteString(e.Err.Error())
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// position is a place in a decoded document. Its zero value means none.
type position struct {
	offset    int64
	line, col int // from 1
}

// errorAt gives an *Error at a place of the document.
//
//go:noinline
func (d *document) errorAt(path string, at position, err error) *Error {
	return &Error{Path: path, URL: d.src.URL, Offset: at.offset, Line: at.line, Col: at.col, Err: err}
}

// maxWarnings bounds what one document tells Parser.Warn. The last one counts those left out.
const maxWarnings = 100

// warn tells Parser.Warn of a repair.
func (d *document) warn(path string, at position, err error) {
	d.warnings++
	if d.p.Warn != nil && d.warnings < maxWarnings {
		d.p.Warn(d.errorAt(path, at, err))
	}
}

// endWarnings tells Parser.Warn how many repairs it was not told of.
func (d *document) endWarnings() {
	if n := d.warnings - (maxWarnings - 1); d.p.Warn != nil && n > 0 {
		d.p.Warn(d.errorAt("", position{}, errors.New("repairs not listed: "+strconv.Itoa(n))))
	}
	d.warnings = 0
}
