package htmlclean

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// newsHTML is what an article of a feed looks like: paragraphs, links, a picture, some leftovers of an editor.
func newsHTML() string {
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, `<p class="wp-block-paragraph">The council of the town said on Tuesday that the bridge, closed since the flood &#8212; the worst in %d years &#8212; would <a href="https://news.example/2025/03/%02d/bridge-to-open?ref=feed&amp;n=%d" target="_blank" rel="noopener">open again</a> before the summer, <strong>earlier than planned</strong>. &#8220;We are glad,&#8221; said its mayor, who has asked the government for help with the cost of the works.</p>
`, 20+i, i+1, i)
	}
	b.WriteString(`<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" src="https://cdn.example/img/bridge-1024x683.jpg" alt="The bridge from the south" class="wp-image-1" srcset="https://cdn.example/img/bridge-1024x683.jpg 1024w, https://cdn.example/img/bridge-300x200.jpg 300w" sizes="(max-width: 1024px) 100vw, 1024px" /><figcaption>The bridge. Photo: A. Writer</figcaption></figure>
<h2>What comes next</h2><ul><li>Repairs of the north pier</li><li>A new road surface</li></ul>
<div style="clear:both"></div><script>track("x")</script><p>The post <a rel="nofollow" href="https://news.example/x">appeared first</a>.</p>`)
	return b.String()
}

// asIs resolves nothing, so that the cleaner alone is measured.
var asIs = Options{Resolve: func(ref string) (string, bool) { return ref, true }}

func BenchmarkAppend(b *testing.B) {
	for _, bc := range []struct{ name, in string }{
		{"news", newsHTML()},
		{"text", strings.Repeat("Nothing but words, one after the other, in lines of prose. ", 200)},
	} {
		b.Run(bc.name, func(b *testing.B) {
			var dst []byte
			b.SetBytes(int64(len(bc.in)))
			b.ReportAllocs()
			for b.Loop() {
				dst = Append(dst[:0], bc.in, asIs)
			}
		})
	}
}

func BenchmarkAppendPlain(b *testing.B) {
	in := newsHTML()
	var dst []byte
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		dst = AppendPlain(dst[:0], in)
	}
}

// traps are inputs that cost careless cleaners time that grows faster than they do.
var traps = map[string]string{
	"div": "<div>", "inline": "<b><i><u>", "closing": "<b><p></b>", "links": "<a href=x>", "unmatched": "<q></b></i></p></div>",
	"spans": "<span lang=de></b>", "tables": "<table><tr><td>", "cells": "<td>", "items": "<li>", "comments": "<!--", "marks": "<",
	"ends": "</", "names": "</a<a", "quotes": `<a b="`, "attributes": "<a b=c d e='f' ", "raw": "<title>", "scripts": "<script></", "svg": "<svg>",
	"svg ended": "<svg><p></svg>", "templates": "<template></template><template>", "declarations": "<!x", "cdata": "<![CDATA[", "cdata ended": "<![CDATA[]]>", "references": "&", "names of references": "&aaaaaaaaaa", "numbers": "&#1",
	"srcset": "<img srcset='a, b, c'>", "breaks": "<br>", "blank": "<b> </b>", "noscript": "<noscript><img src=a>", "video": "<video></p>", "select": "<select></select>",
	"iframes": "<iframe src=a>", "blanks": " ", "ruby": "<ruby><rt>", "pre": "<pre>\n", "xmp": "<xmp></xmp>",
}

// BenchmarkTraps cleans each trap at n and 4n: the bytes a second must stay what they are.
func BenchmarkTraps(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(traps)) {
		for _, size := range []int{64 << 10, 256 << 10} {
			b.Run(fmt.Sprintf("%s/%dKiB", name, size>>10), func(b *testing.B) {
				in := strings.Repeat(traps[name], size/len(traps[name]))
				b.SetBytes(int64(len(in)))
				b.ReportAllocs()
				for b.Loop() {
					Append(nil, in, Options{Paragraphs: true})
					AppendPlain(nil, in)
				}
			})
		}
	}
}

// TestAppendBudget holds the allocations of a cleaning into a buffer: none but for addresses with references, sets
// of images and what Resolve makes.
func TestAppendBudget(t *testing.T) {
	dst := make([]byte, 0, 64<<10)
	for _, tc := range []struct {
		name, in string
		most     float64
	}{
		{"text", "Nothing but words &amp; references&#8212;and &quot;quotes&quot;.", 0},
		{"markup", strings.Repeat("<p class=x>Words <b>bold</b> and <i>not</i>, <a href=\"https://news.example/1\">linked</a>.<br/></p>\n", 100), 0},
		{"news", newsHTML(), 20},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if n := testing.AllocsPerRun(20, func() { Append(dst, tc.in, asIs) }); n > tc.most {
				t.Errorf("%v allocations, want at most %v", n, tc.most)
			}
		})
	}
}
