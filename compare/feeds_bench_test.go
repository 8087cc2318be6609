package compare

import (
	"bytes"
	"testing"

	"github.com/broadsheet-go/broadsheet"
	"github.com/mmcdole/gofeed"
)

// BenchmarkReadFeeds reads the corpus's feeds, and one of 50 MB made of their items.
func BenchmarkReadFeeds(b *testing.B) {
	real, big := realFeeds(b), []document{{"big", bigFeed(b, 50<<20)}}
	raw := &broadsheet.Parser{RawContent: true}
	for _, reader := range []struct {
		name string
		read func([]byte) error
	}{
		{"broadsheet", func(data []byte) error {
			_, err := broadsheet.ParseFeed(bytes.NewReader(data), broadsheet.Source{})
			return err
		}},
		{"broadsheet-raw", func(data []byte) error {
			_, err := raw.ParseFeed(bytes.NewReader(data), broadsheet.Source{})
			return err
		}},
		{"gofeed", func(data []byte) error {
			_, err := gofeed.NewParser().Parse(bytes.NewReader(data))
			return err
		}},
	} {
		b.Run(reader.name+"/real", func(b *testing.B) { benchmarkRead(b, real, reader.read) })
		b.Run(reader.name+"/big", func(b *testing.B) { benchmarkRead(b, big, reader.read) })
	}
}

func benchmarkRead(b *testing.B, docs []document, read func([]byte) error) {
	n := 0
	for _, d := range docs {
		n += len(d.data)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if err := read(d.data); err != nil {
				b.Fatal(d.name, err)
			}
		}
	}
}
