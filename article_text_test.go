package broadsheet

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestArticleText(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"plain", "one  two\n three", "one two three"},
		{"blocks", "<h2>A</h2><p>b <b>c</b>d.</p>\n<ul><li>e</li><li>f</li></ul>g", "A\nb cd.\ne\nf\ng"},
		{"references", "<p>a &amp; b &lt;i&gt; &eacute;&nbsp;x&shy;y &#8212;</p>", "a & b <i> é xy —"},
		{"breaks", "<p>a<br>b<br><br>c<br>\n<br>d</p>", "a b\nc\nd"},
		{"caption", "<figure><img src=x><figcaption>Photo <i>x</i></figcaption></figure><p>a</p>", "a"},
		{"table", "<table><tr><th>a</th><th>b</th></tr>\n<tr><td><p>c</p></td> <td>d</td></tr></table>e", "a\tb\nc\td\ne"},
		{"pre", "<pre>a\n  b\nc</pre>d", "a\nb\nc\nd"},
		{"ruby", "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>", "漢字"},
		{"not clean", "<script>x</script><p onclick='>'>a<!-- b --><svg><text>c</text></svg><p>d<iframe src=x>e</iframe>", "a\nd"},
		{"stray marks", "a < b > c & d", "a < b > c & d"},
		{"video", "<p>a</p><video controls><source src=x>b</video>", "a"},
		{"soft hyphens", "in\u00adter\u200bna\ufefftional", "international"},
		{"nothing", "<p> </p>", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := Article{Content: tc.in}
			if got := a.Text(); got != tc.want {
				t.Errorf("Text of %q\n got %q\nwant %q", tc.in, got, tc.want)
			}
			a = Article{Summary: tc.in}
			if got := a.Text(); got != tc.want {
				t.Errorf("Text of Summary %q\n got %q\nwant %q", tc.in, got, tc.want)
			}
		})
	}
}

func TestArticleExcerpt(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		n        int
		want     string
	}{
		{"short", "<p>one two</p><p>three</p>", 20, "one two three"},
		{"exact", "one two", 7, "one two"},
		{"on a word", "one two three", 11, "one two…"},
		{"within a word", "one two three", 9, "one two…"},
		{"behind a word", "one two three", 8, "one two…"},
		{"comma", "one, two", 5, "one…"},
		{"long word", "international", 6, "inter…"},
		{"Chinese", "新华社北京三月十一日电", 6, "新华社北京…"},
		{"nothing", "one", 0, ""},
		{"one rune", "one", 1, "…"},
		{"bad UTF-8", "a\xff", 2, "a\uFFFD"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := Article{Content: tc.in}
			got := a.Excerpt(tc.n)
			if got != tc.want {
				t.Errorf("Excerpt(%d) of %q\n got %q\nwant %q", tc.n, tc.in, got, tc.want)
			}
			if n := utf8.RuneCountInString(got); n > tc.n {
				t.Errorf("Excerpt(%d) has %d runes", tc.n, n)
			}
		})
	}
}

// TestTextBudget holds the number of allocations that a text of any length costs.
func TestTextBudget(t *testing.T) {
	a := Article{Content: strings.Repeat("<p>Some words &amp; others, <b>bold</b>.</p>\n", 500)}
	if n := testing.AllocsPerRun(20, func() { a.Text() }); n > 3 {
		t.Errorf("Text makes %v allocations, want at most 3", n)
	}
}

func BenchmarkText(b *testing.B) {
	a := Article{Content: strings.Repeat("<p>Some words &amp; others that fill a paragraph of ordinary length, with <b>bold</b> and <a href=\"https://news.example/x\">a link</a> in it.</p>\n", 100)}
	b.SetBytes(int64(len(a.Content)))
	b.ReportAllocs()
	for b.Loop() {
		a.Text()
	}
}
