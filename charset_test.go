package broadsheet

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// TestCharset: the encoding is told by a byte order mark, the "<" of the first element, the header, the document.
func TestCharset(t *testing.T) {
	page := func(head, title string) string {
		return "<html><head>" + head + "<title>" + title + "</title></head><body><h1>" + title + "</h1><p>The bridge is open.</p></body></html>"
	}
	const xml = `<?xml version="1.0"?><rss><channel><item><title>Brücke</title></item></channel></rss>`
	for _, c := range []struct {
		name        string
		as          encoding.Encoding // nil: as it stands
		text        string
		contentType string
		title       string
		warning     string
	}{
		{"UTF-32, big", utf32.UTF32(utf32.BigEndian, utf32.UseBOM), page("", "Brücke"), "", "Brücke", ""},
		{"UTF-32, little", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), page("", "Brücke"), "", "Brücke", ""},
		{"UTF-16, big", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), page("", "Brücke"), "", "Brücke", ""},
		{"UTF-16, little, of text", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "Brücke\n\nThe bridge is open.", "", "Brücke", ""},
		{"UTF-32, big, unmarked", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), xml, "", "Brücke", ""},
		{"UTF-32, little, unmarked", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), xml, "", "Brücke", ""},
		{"UTF-16, big, unmarked", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), xml, "", "Brücke", ""},
		{"UTF-16, little, unmarked", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), xml, "", "Brücke", ""},
		{"EBCDIC", charmap.CodePage037, xml, "", "Brücke", ""},
		{"a mark outdoes the header", nil, "\ufeff" + page("", "Brücke"), "text/html; charset=koi8-r", "Brücke", ""},
		{"the header outdoes the document", charmap.KOI8R, page(`<meta charset="utf-8">`, "Мост"), "text/html; charset=koi8-r", "Мост", ""},
		{"several bytes a character", japanese.ShiftJIS, page(`<meta http-equiv=content-type content="text/html; charset=Shift_JIS">`, "橋が開通"), "", "橋が開通", ""},
		{"of text", simplifiedchinese.GBK, "大桥重新开放\n\n大桥星期一重新开放。", "text/plain; charset=gb2312", "大桥重新开放", ""},
		{"of a mail", charmap.KOI8R, "From: <a@x.example>\nSubject: Мост\nContent-Type: text/plain;\n charset=koi8-r\n\nМост открыт.", "", "Мост", ""},
		{"of a mail that was converted", nil, "From: <a@x.example>\nSubject: Мост\nContent-Type: text/plain; charset=koi8-r\n\nМост открыт.", "", "Мост", ""},
		{"of a mail in ASCII", japanese.ISO2022JP, "From: <a@x.example>\nSubject: 橋が開通\nContent-Type: text/plain; charset=iso-2022-jp\n\n橋が開通した。", "message/rfc822", "橋が開通", ""},
		{"of a mail's decoded text", nil, "From: <a@x.example>\nSubject: Brücke\nContent-Type: text/plain; charset=iso-8859-1\n\nThe bridge is open.", "", "Brücke", ""},
		{"another name of UTF-8", nil, page("", "Brücke"), "text/html; charset=unicode-1-1-utf-8", "Brücke", ""},
		{"ASCII that is more", nil, page("", "Br\xfccke"), "text/html; charset=us-ascii", "Brücke", "charset error: invalid UTF-8"},
		{"not UTF-16 at all", nil, page(`<meta charset="utf-8">`, "Brücke"), "text/html; charset=utf-16", "Brücke", "charset error: not utf-16le as declared"},
		{"a name without end", nil, page(`<meta charset="`+strings.Repeat("x", 100)+`">`, "Brücke"), "", "Brücke", ""},
		{"a byte amiss in UTF-8", nil, "Brücke\n\nÖl \xff hier.", "", "Brücke", "charset error: invalid UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := []byte(c.text)
			if c.as != nil {
				var err error
				if in, err = c.as.NewEncoder().Bytes(in); err != nil {
					t.Fatal(err)
				}
			}
			var warnings []string
			p := Parser{Warn: func(e *Error) { warnings = append(warnings, e.Err.Error()) }}
			for _, r := range []io.Reader{bytes.NewReader(in), iotest.OneByteReader(bytes.NewBuffer(in)), bytes.NewBuffer(zipped(t, in))} {
				warnings = nil
				a, err := p.Parse(r, Source{ContentType: c.contentType})
				if err != nil || a.Title != c.title || strings.Join(warnings, "; ") != c.warning {
					t.Errorf("got %+v, %v, warnings %q", a, err, warnings)
				}
			}
		})
	}
	if a, err := ParseText(strings.NewReader("Brücke\n\nÖl \xff hier."), Source{}); err != nil || a.Text() != "Öl \ufffd hier." {
		t.Errorf("got %+v, %v", a, err)
	}
}

func zipped(t *testing.T, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestReadErrors: errors of the caller's reader pass unchanged, also io.ErrUnexpectedEOF, which net/http gives for a body that
// was cut; what is wrong with gzip is an *Error; what was read stands beside both.
func TestReadErrors(t *testing.T) {
	mine := errors.New("mine")
	long := new(strings.Builder)
	for i := range 2000 {
		fmt.Fprintf(long, "The bridge carried %x cars and %o lorries.\n\n", i*i*7919, i*104729)
	}
	texts := map[string][]byte{"short": []byte("Bridge reopens\n\nThe bridge is open.\n"), "long": []byte("Bridge reopens\n\n" + long.String()), "page": []byte(promisePage)}
	check := func(name string, a *Article, err, want error, some bool) {
		t.Helper()
		var e *Error
		if !errors.Is(err, want) || !errors.As(err, &e) || a == nil || some && a.Title == "" {
			t.Errorf("%s: got %v, %v, want %v", name, a, err, want)
		}
	}
	for name, text := range texts {
		z := zipped(t, text)
		for _, want := range []error{mine, io.ErrUnexpectedEOF} {
			a, err := Parse(io.MultiReader(bytes.NewReader(text[:len(text)/2]), iotest.ErrReader(want)), Source{})
			if err != want || (a == nil) != (name == "page") {
				t.Errorf("%s, cut by the reader: got %v, %v", name, a, err)
			}
			for _, n := range []int{0, 5, len(z) / 2} {
				_, err := Parse(io.MultiReader(bytes.NewReader(z[:n]), iotest.ErrReader(want)), Source{})
				if err != want {
					t.Errorf("%s, zipped and cut by the reader at %d: got %v", name, n, err)
				}
			}
		}
		a, err := Parse(bytes.NewReader(z[:6]), Source{})
		check(name+", header cut", a, err, io.ErrUnexpectedEOF, false)
		a, err = Parse(bytes.NewReader(z[:len(z)-3]), Source{})
		check(name+", cut", a, err, io.ErrUnexpectedEOF, true)
		z[len(z)-6] ^= 1
		a, err = Parse(bytes.NewReader(z), Source{})
		check(name+", wrong sum", a, err, ErrSyntax, true)
		z[12] ^= 0xff
		a, err = Parse(bytes.NewReader(z), Source{})
		check(name+", wrong bits", a, err, ErrSyntax, false)
	}
	feed := zipped(t, promiseFeed(50))
	f, err := ParseFeed(bytes.NewReader(feed[:len(feed)-40]), Source{})
	var e *Error
	if !errors.Is(err, io.ErrUnexpectedEOF) || !errors.As(err, &e) || len(f.Items) < 10 {
		t.Errorf("feed: got %d items, %v", len(f.Items), err)
	}
	p := Parser{MaxBytes: 20}
	if _, err := p.ParseText(io.MultiReader(strings.NewReader("Bridge reopens today"), iotest.ErrReader(mine)), Source{}); err != mine {
		t.Errorf("at the limit: got %v, want the reader's error", err)
	}
}

// TestBinary: what is no text at all is no article, whatever it is asked to be.
func TestBinary(t *testing.T) {
	in := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x00\x01\x02 on tape\xff\xfe", 300)
	for name, parse := range map[string]func(io.Reader, Source) (*Article, error){"any": Parse, "page": ParseHTML, "text": ParseText} {
		if a, err := parse(strings.NewReader(in), Source{}); a != nil || !errors.Is(err, ErrFormat) {
			t.Errorf("%s: got %+v, %v, want ErrFormat", name, a, err)
		}
	}
}
