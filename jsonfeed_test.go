package broadsheet

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestJSONFeedErrors(t *testing.T) {
	deep := strings.Repeat("[", 1000) + strings.Repeat("]", 1000)
	tests := []struct {
		name, in string
		p        Parser
		items    int
		err      error
	}{
		{"empty feed", `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[]}`, Parser{}, 0, io.EOF},
		{"members after the items", `{"items":[{"id":"1"}],"title":"t"}`, Parser{}, 1, io.EOF},
		{"items twice", `{"items":[{"id":"1"}],"items":[{"id":"2"}]}`, Parser{}, 2, io.EOF},
		{"a single item", `{"version":"https://jsonfeed.org/version/1.1","items":{"id":"1"},"title":"t"}`, Parser{}, 1, io.EOF},
		{"items by number", `{"items":{"0":{"id":"1"},"2":{"id":"2"},"3":null},"title":"t"}`, Parser{}, 2, io.EOF},
		{"items by number, cut", `{"items":{"0":{"id":"1"},"2":{"id":"2`, Parser{}, 2, io.ErrUnexpectedEOF},
		{"items are nothing", `{"items":"none","title":"t"}`, Parser{}, 0, ErrFormat},
		{"items are no items", `{"version":"https://jsonfeed.org/version/1.1","items":"none","x":{},"items":[1,{"id":"1"}]}`, Parser{}, 1, io.EOF},
		{"no feed", `{"a":1}`, Parser{}, 0, ErrFormat},
		{"no feed and cut", `{"a":`, Parser{}, 0, ErrFormat},
		{"cut between items", `{"items":[{"id":"1"},`, Parser{}, 1, io.ErrUnexpectedEOF},
		{"cut in an item", `{"items":[{"id":"1"},{"id":"2`, Parser{}, 2, io.ErrUnexpectedEOF},
		{"too deep", `{"items":[{"id":"1","_x":` + deep + `},{"id":"2"}]}`, Parser{}, 1, ErrLimit},
		{"too deep for anybody", `{"items":[{"id":"1","_x":` + strings.Repeat("[", 1<<20), Parser{MaxDepth: -1}, 1, ErrLimit},
		{"too many", `{"items":[{"id":"1"},{"id":"2"}]}`, Parser{MaxItems: 1}, 1, ErrLimit},
		{"just enough", `{"items":[{"id":"1"},{"id":"2"}]}`, Parser{MaxItems: 2}, 2, io.EOF},
		{"an item too long", `{"items":[{"id":"1"},{"id":"` + strings.Repeat("2", 2000) + `"}]}`, Parser{MaxItemBytes: 1000}, 2, ErrLimit},
		{"a feed too long", `{"items":[{"id":"1"},{"id":"` + strings.Repeat("2", 20000) + `"}]}`, Parser{MaxBytes: 1000}, 2, ErrLimit},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for name, in := range map[string]io.Reader{"whole": strings.NewReader(test.in), "bytewise": iotest.OneByteReader(strings.NewReader(test.in))} {
				r := test.p.NewReader(in, Source{})
				n := 0
				a, err := r.Next()
				for ; err == nil; a, err = r.Next() {
					n++
				}
				if a != nil || n != test.items || !errors.Is(err, test.err) {
					t.Errorf("%s: %d items, then %v; want %d, %v", name, n, err, test.items, test.err)
				}
				if _, again := r.Next(); again != err {
					t.Errorf("%s: Next after the end: %v, want %v", name, again, err)
				}
			}
		})
	}
}

// TestJSONFeedOrder: a feed of ours whose members a program has sorted is the same feed.
func TestJSONFeedOrder(t *testing.T) {
	doc, err := writeString(writtenFeed(), JSONFeed)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal([]byte(doc), &tree); err != nil {
		t.Fatal(err)
	}
	got, err := ParseFeed(strings.NewReader(asJSON(t, tree)), Source{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := ParseFeed(strings.NewReader(doc), Source{})
	if err != nil {
		t.Fatal(err)
	}
	if indented(got) != indented(want) {
		t.Error(diff(indented(got), indented(want)))
	}
}

// TestJSONFeedReaderError: the reader's own errors pass as they are, in the header and in an item.
func TestJSONFeedReaderError(t *testing.T) {
	broken := errors.New("broken")
	for _, begun := range []string{`{"version":"https://jsonfeed.org/version/1.1","title":"Tide`, `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"},{"id":"2`} {
		f, err := ParseFeed(io.MultiReader(strings.NewReader(begun), iotest.ErrReader(broken)), Source{})
		if err != broken || f == nil {
			t.Errorf("%s: %v, error %v", begun, f, err)
		}
	}
}

// FuzzJSONFeed: one byte at a time gives the same as all at once, and what was read can be written as JSON Feed again.
func FuzzJSONFeed(f *testing.F) {
	for _, s := range []string{
		`{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","content_text":"x","tags":"a,b","attachments":{"url":"/a"}}]}`,
		`{"items":[{"_broadsheet":{"media":[{"url":"javascript:x"}],"origin":{"items":[{}]},"ext":[{"name":{"local":"x"}}]},"author":["a"]},],}`,
		`{"items":[null,{"date_published":99,"url":[],"authors":{"url":"mailto:a@b.c"}}`,
		`{"_broadsheet":{"show":{"image":"x"},"ttl":1e99},"_x":{"a":1,"a":2},"expired":"yes","hubs":[{"url":"//h"}],"feed_url":"http://a/b"}`,
	} {
		f.Add([]byte(s))
	}
	read := func(r io.Reader) (string, *Feed, string) {
		rd := NewReader(r, Source{URL: "https://news.example.org/feed.json"})
		var items []*Article
		for a, err := range rd.All() {
			if err != nil {
				return indented(items), rd.Feed(), fmt.Sprint(err)
			}
			items = append(items, a)
		}
		feed := *rd.Feed()
		feed.Items = items
		return indented(feed), &feed, ""
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := "{" + strings.TrimPrefix(string(data), "{")
		whole, feed, err1 := read(strings.NewReader(in))
		bytewise, _, err2 := read(iotest.OneByteReader(strings.NewReader(in)))
		if whole != bytewise || err1 != err2 {
			t.Fatalf("one byte at a time differs (%s, %s) %s", err1, err2, diff(bytewise, whole))
		}
		if feed.Title == "" {
			feed.Title = "T"
		}
		doc, err := writeString(feed, JSONFeed)
		if err != nil {
			return // a repeated item
		}
		checkForm(t, doc, JSONFeed)
		// Content is clean only when it was cleaned as what it is written as.
		if feed, err = ParseFeed(strings.NewReader(doc), Source{}); err != nil {
			t.Fatalf("can not be read back: %v\n%s", err, doc)
		}
		roundTrip(t, feed, JSONFeed)
	})
}
