package broadsheet

import (
	"fmt"
	"io"
)

// Writer writes a feed one article at a time, in memory that the number of articles does not change.
type Writer struct {
	// Stylesheet is the address of an XSLT or CSS stylesheet that RSS and Atom name for browsers;
	// "" for none. It is set before the first Write.
	Stylesheet string
}

// NewWriter returns a Writer of a feed in the given format ([RSS], [Atom] or [JSONFeed]).
// The header's Items are not written. Nothing is written before the first Write or Close.
func NewWriter(w io.Writer, as Format, header *Feed) *Writer { return &Writer{} }

// Write writes one article. Where the format demands a field that is missing and cannot be derived, it
// writes nothing and returns an [Error] that wraps [ErrField]; the next Write may succeed.
func (w *Writer) Write(a *Article) error { return nil }

// Close writes the end of the feed. It does not close the underlying writer.
func (w *Writer) Close() error { return nil }

// Write writes the feed with its Items. Where the header has no Updated, Atom gets the newest date of the Items.
func (f *Feed) Write(w io.Writer, as Format) error {
	fw := NewWriter(w, as, f)
	for i, a := range f.Items {
		if err := fw.Write(a); err != nil {
			return fmt.Errorf("item %d: %w", i, err)
		}
	}
	return fw.Close()
}
