package main

import (
	"strings"
	"testing"
)

const story = `# Bridge Reopens After Repairs

By Ana Ruiz

11 March 2025

The old bridge carried cars again on Tuesday, a month earlier than planned.

The city paid two million for the work.
`

func TestFormats(t *testing.T) {
	tests := []struct{ format, want string }{
		{"rss", "<dc:creator>Ana Ruiz</dc:creator>"},
		{"atom", "<name>Ana Ruiz</name>"},
		{"json", `"title":"Bridge Reopens After Repairs"`},
		{"markdown", "By [Ana Ruiz](#)\n"},
		{"article", `"published":"2025-03-11"`},
	}
	for _, test := range tests {
		t.Run(test.format, func(t *testing.T) {
			c := converter{format: test.format, title: "Test"}
			c.src.URL = "https://news.example/bridge"
			var out strings.Builder
			if err := c.run(nil, strings.NewReader(story), &out); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), test.want) {
				t.Errorf("got %s\nwant it to have %s", &out, test.want)
			}
		})
	}
}

func TestBadInput(t *testing.T) {
	for name, in := range map[string]string{"empty": "", "binary": "\x00\x01\x02\x03\x04"} {
		t.Run(name, func(t *testing.T) {
			c := converter{format: "rss"}
			if err := c.run(nil, strings.NewReader(in), new(strings.Builder)); err == nil {
				t.Error("no error")
			}
		})
	}
}
