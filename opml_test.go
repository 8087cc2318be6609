package broadsheet

import (
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
)

const subscriptions = `<?xml version="1.0"?>
<opml version="1.1"><head><title>Mine</title></head><body>
<outline text="News &amp; Views" category="a, b,,"><outline text="Gazette" type="rss" xmlUrl="https://gazette.example/feed?a=1&amp;b=2" htmlUrl="https://gazette.example/" version="ATOM1" language="en"/>
<OUTLINE title="Wire" xmlurl='https://wire.example/rss' description="all
 day"></OUTLINE></outline>
<outline text="Empty"/>
</body></opml>`

func TestParseOPML(t *testing.T) {
	want := []Outline{
		{Title: "News & Views", Tags: []string{"a", "b"}, Outlines: []Outline{
			{Title: "Gazette", FeedURL: "https://gazette.example/feed?a=1&b=2", HomeURL: "https://gazette.example/", Version: "ATOM1", Language: "en"},
			{Title: "Wire", FeedURL: "https://wire.example/rss", Description: "all day"},
		}},
		{Title: "Empty"},
	}
	got, err := ParseOPML(strings.NewReader(subscriptions))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
	cut := subscriptions[:strings.Index(subscriptions, "</OUTLINE>")]
	if got, err := ParseOPML(strings.NewReader(cut)); !errors.Is(err, io.ErrUnexpectedEOF) || !reflect.DeepEqual(got, want[:1]) {
		t.Errorf("cut short: got %+v, %v", got, err)
	}
	deep := `<opml><body>` + strings.Repeat(`<outline text="x">`, 100_000)
	var e *Error
	if got, err := ParseOPML(strings.NewReader(deep)); !errors.Is(err, ErrLimit) || !errors.As(err, &e) || e.Line != 1 || len(got) != 1 {
		t.Errorf("too deep: got %d outlines, %v", len(got), err)
	}
	for _, other := range []string{"", "words", "<html><body>"} {
		if _, err := ParseOPML(strings.NewReader(other)); !errors.Is(err, ErrFormat) {
			t.Errorf("%q: got %v, want ErrFormat", other, err)
		}
	}
	if _, err := ParseOPML(errReader{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v, want the reader's error", err)
	}
}

func TestOPMLLimits(t *testing.T) {
	long := `<opml><body><outline text="Gazette"/>` + strings.Repeat("<!--"+strings.Repeat(" ", 1<<20)+"-->", defaultPageBytes>>20)
	list, err := ParseOPML(strings.NewReader(long))
	if !errors.Is(err, ErrLimit) || len(list) != 1 {
		t.Errorf("too long: %v, %v, want what was read and ErrLimit", list, err)
	}
	for range 300 {
		list = []Outline{{Title: "Folder", Outlines: list}}
	}
	var b strings.Builder
	if err := WriteOPML(&b, "t", list); !errors.Is(err, ErrLimit) || b.Len() > 0 {
		t.Errorf("folders too deep: %v and %d bytes, want ErrLimit and none", err, b.Len())
	}
}

func FuzzOPML(f *testing.F) {
	f.Add(subscriptions)
	f.Add(`<outline text="a" xmlUrl="&#0;&quot;"><outline/>`)
	f.Add("<outline category=\"a, b,\x0e\" version=\" \x0e\" xmlUrl=\" \x0e \" text=\"\ufffe\" category=\"\ufffe,\"/>")
	f.Fuzz(func(t *testing.T, in string) {
		list, err := ParseOPML(strings.NewReader(in))
		if err != nil {
			return
		}
		var once, twice strings.Builder
		if err := WriteOPML(&once, "t", list); err != nil {
			t.Fatal(err)
		}
		again, err := ParseOPML(strings.NewReader(once.String()))
		if err != nil {
			t.Fatalf("%q was written as %q: %v", in, &once, err)
		}
		if err := WriteOPML(&twice, "t", again); err != nil || once.String() != twice.String() {
			t.Errorf("%q: written %q, read and written %q, %v", in, &once, &twice, err)
		}
	})
}
