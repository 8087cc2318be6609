package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// record makes a record with a block; length is its Content-Length.
func record(uri string, block []byte, length int64) []byte {
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: <%s>\r\nWARC-Date: 2026-11-01T10:00:00Z\r\n"+
		"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", uri, length, block)
}

func plain(uri, block string) []byte { return record(uri, []byte(block), int64(len(block))) }

func zip(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// read gives what a reader gives, a word for each record or error.
func read(t *testing.T, r *Reader) []string {
	t.Helper()
	var got []string
	for range 1000 {
		rec, err := r.Next()
		var broken *Error
		switch {
		case err == io.EOF:
			return got
		case errors.As(err, &broken):
			for _, kind := range []error{ErrGzip, ErrHeader, ErrLength, ErrSize} {
				if errors.Is(err, kind) {
					got = append(got, "!"+kind.Error())
				}
			}
		case err != nil:
			t.Fatal(err)
		default:
			got = append(got, rec.URI+"="+string(rec.Body))
		}
	}
	t.Fatal("no end")
	return nil
}

func TestReader(t *testing.T) {
	a, b, c := plain("a", "first"), plain("b", "second"), plain("c", "third")
	za, zb, zc := zip(a), zip(b), zip(c)
	damaged := slices.Clone(zb)
	damaged[len(damaged)-6] ^= 0x55 // in the checksum
	noise := bytes.Repeat([]byte{0x1f, 0x8b, 8, 0, 'x', 0}, 50)
	all := []string{"a=first", "b=second", "c=third"}
	without := func(what string) []string { return []string{"a=first", what, "c=third"} }
	for _, test := range []struct {
		name string
		file []byte
		want []string
	}{
		{"nothing", nil, nil},
		{"plain", join(a, b, c), all},
		{"compressed", join(za, zb, zc), all},
		{"compressed as a whole", zip(join(a, b, c)), all},
		{"no line ends at the end", join(za, zb, zip(bytes.TrimSpace(c))), all},
		{"line feeds alone", bytes.ReplaceAll(join(a, b, c), []byte("\r\n"), []byte("\n")), all},
		{"cut member", join(za, zb[:len(zb)/2], zc), without("!gzip")},
		{"cut at the end", join(za, zb, zc[:len(zc)-12]), []string{"a=first", "b=second", "!gzip"}},
		{"cut in the head of gzip", join(za, zb, zc[:5]), []string{"a=first", "b=second", "!gzip"}},
		{"wrong checksum", join(za, damaged, zc), without("!gzip")},
		{"noise between", join(za, noise, zc), without("!gzip")},
		{"noise first", join([]byte("garbage"), za), []string{"!header"}},
		{"zeros at the end", join(za, make([]byte, 1000)), []string{"a=first", "!gzip"}},
		{"plain, too long", join(a, record("b", []byte("second"), 60), c), without("!length")},
		{"plain, longer than the file", join(a, record("b", []byte("second"), 1<<14), c), without("!length")},
		{"plain, too short", join(a, record("b", []byte("second"), 3), c), without("!length")},
		{"plain, cut", join(a, b, c[:len(c)-6]), []string{"a=first", "b=second", "!length"}},
		{"plain, noise between", join(a, []byte("noise\r\n\r\n"), c), without("!header")},
		{"compressed, too long", join(za, zip(record("b", []byte("second"), 60)), zc), without("!length")},
		{"compressed, too short", join(za, zip(record("b", []byte("second"), 3)), zc), without("!length")},
		{"negative length", join(za, zip(record("b", []byte("second"), -1)), zc), without("!header")},
		{"length that is no number", join(za, zip(bytes.ReplaceAll(b, []byte("h: 6"), []byte("h: six"))), zc), without("!header")},
		{"two gigabytes claimed", join(za, zip(record("b", []byte("second"), 2<<30)), zc), without("!size")},
		{"plain, two gigabytes claimed", join(a, record("b", []byte("second"), 2<<30), c), without("!size")},
		{"too large, in the file", join(a, plain("b", strings.Repeat("x", 20<<10)), c), without("!size")},
		{"too large, compressed", join(za, zip(plain("b", strings.Repeat("x", 20<<10))), zc), without("!size")},
		{"a bomb", join(za, zip(plain("b", strings.Repeat("x", 64<<20))), zc), without("!size")},
		{"a bomb in the header", join(za, zip(bytes.Repeat([]byte("WARC/1.0 "), 1<<20)), zc), without("!header")},
		{"a header without end", join(za, zip([]byte("WARC/1.0\r\nWARC-Type: resource\r\n")), zc), without("!header")},
		{"no WARC", []byte("<html>"), []string{"!header"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := NewReader(bytes.NewReader(test.file), 0, int64(len(test.file)), int64(len(test.file)))
			r.MaxBody = 16 << 10
			if got := read(t, r); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Wherever a file is cut into ranges, each record is in one of them, and they are in order.
func TestRanges(t *testing.T) {
	var file []byte
	var want []string
	for i := range 9 {
		file = append(file, zip(plain(fmt.Sprint(i), strings.Repeat("text ", i*7)))...)
		want = append(want, fmt.Sprintf("%d=%s", i, strings.Repeat("text ", i*7)))
	}
	size := int64(len(file))
	for cut := range size + 1 {
		for _, second := range []int64{cut, min(cut+1, size), (cut + size) / 2} {
			var got []string
			for _, r := range [][2]int64{{0, cut}, {cut, second}, {second, size}} {
				if r[0] < r[1] {
					got = append(got, read(t, NewReader(bytes.NewReader(file), r[0], r[1], size))...)
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("cut at %d and %d of %d: got %q", cut, second, size, got)
			}
		}
	}
}

func TestFields(t *testing.T) {
	file := zip(plain("https://example.org/a", "text"))
	rec, err := NewReader(bytes.NewReader(file), 0, 1<<40, int64(len(file))).Next()
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(rec.Offset, rec.Type, rec.URI, rec.ContentType, rec.Date.Unix())
	if want := "0resourcehttps://example.org/atext/plain1793527200"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A file that fails is no broken record: the error is final.
func TestFileError(t *testing.T) {
	boom := errors.New("boom")
	for _, file := range [][]byte{plain("a", "text"), zip(plain("a", "text"))} {
		_, err := NewReader(failing{file, boom}, 0, 1000, 1000).Next()
		if !errors.Is(err, boom) || errors.As(err, new(*Error)) {
			t.Errorf("got %v, want %v", err, boom)
		}
	}
}

// failing gives the beginning of a file, and then an error.
type failing struct {
	file []byte
	err  error
}

func (f failing) ReadAt(p []byte, at int64) (int, error) {
	if at == 0 && len(p) < 10 {
		return copy(p, f.file), nil // what tells that the file is compressed
	}
	return 0, f.err
}

// Reading needs memory for a record, not for a file.
func TestAllocs(t *testing.T) {
	const n = 200
	file := bytes.Repeat(zip(plain("https://example.org/a", strings.Repeat("text ", 2000))), n)
	got := testing.AllocsPerRun(3, func() {
		r := NewReader(bytes.NewReader(file), 0, int64(len(file)), int64(len(file)))
		for {
			if _, err := r.Next(); err != nil {
				return
			}
		}
	}) / n
	if got > 40 {
		t.Errorf("%.0f allocations a record, want at most 40", got)
	}
}

func FuzzReader(f *testing.F) {
	a, b := plain("a", "first"), plain("b", "second")
	f.Add(join(a, b), uint16(0))
	f.Add(join(zip(a), zip(b)), uint16(7))
	f.Add(zip(join(a, b)), uint16(100))
	f.Add(join(zip(a)[:40], zip(b), []byte("WARC/1.")), uint16(1))
	f.Add(record("c", []byte("x"), 2<<30), uint16(3))
	f.Fuzz(func(t *testing.T, file []byte, cut uint16) {
		size := int64(len(file))
		r := NewReader(bytes.NewReader(file), min(int64(cut), size), size, size)
		r.MaxBody, r.MaxHeader = 1<<12, 1<<10
		last := int64(-1)
		for range 2*len(file) + 2 {
			rec, err := r.Next()
			var broken *Error
			switch {
			case err == io.EOF:
				if _, err := r.Next(); err != io.EOF {
					t.Fatalf("after the end: %v", err)
				}
				return
			case errors.As(err, &broken):
				if broken.Offset < last {
					t.Fatalf("went back from %d to %d", last, broken.Offset)
				}
				last = broken.Offset
			case err != nil:
				t.Fatal(err)
			default:
				if int64(len(rec.Body)) > r.MaxBody || rec.Offset < last || rec.Offset < int64(cut) {
					t.Fatalf("record at %d after %d with %d bytes", rec.Offset, last, len(rec.Body))
				}
				last = rec.Offset
			}
		}
		// A member may hold a record for each few bytes of it: compressed files have no bound by their size.
		if !r.Gzip {
			t.Fatalf("no end after %d records", 2*len(file))
		}
	})
}

func BenchmarkReader(b *testing.B) {
	file := bytes.Repeat(zip(plain("https://example.org/a", strings.Repeat("some text of a page ", 5000))), 50)
	b.SetBytes(50 * 100000)
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(bytes.NewReader(file), 0, int64(len(file)), int64(len(file)))
		for {
			if _, err := r.Next(); err != nil {
				break
			}
		}
	}
}
