package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzExtract checks that any page gives clean content whose pictures and text come from the page.
func FuzzExtract(f *testing.F) {
	for _, c := range cases {
		f.Add(c.page, "Bridge opens")
	}
	f.Add("<noscript><p>a</noscript><template><p>b</template><script>\"<p>\\u00e4\\ud83d\\ude00\"</script>", "")
	f.Add("<p>a<span class=caption>b<div>c</span>d<iframe src=//x title=y></iframe>", "a")
	f.Fuzz(func(t *testing.T, page, title string) {
		if len(page) > 1<<16 {
			return
		}
		parse := func() *html.Node {
			doc, err := html.Parse(strings.NewReader(page))
			if err != nil {
				t.Skip()
			}
			return doc
		}
		o := Options{Title: title, ArticleBody: title, Resolve: func(ref string) (string, bool) { return "https://example.org/" + ref, true }}
		r := Extract(parse(), o)
		if again := Extract(parse(), o); again.Content != r.Content || again.Words != r.Words {
			t.Errorf("two readings differ:\n%q\n%q", r.Content, again.Content)
		}
		for _, bad := range [...]string{"<script", "<style"} {
			if strings.Contains(r.Content, bad) {
				t.Errorf("Content has %q: %q", bad, r.Content)
			}
		}
		if r.Words < 0 || r.Words > len(page)+len(title) {
			t.Errorf("Words is %d of a page of %d bytes", r.Words, len(page))
		}
	})
}

// hostile are pages that grow with n in one respect.
var hostile = []struct {
	name string
	page func(n int) string
}{
	{"siblings", func(n int) string { return strings.Repeat("<p>One two three, four.</p>", n) }},
	{"depth", func(n int) string {
		return strings.Repeat(strings.Repeat("<div>a ", 400)+strings.Repeat("</div>", 400), n/400+1)
	}},
	{"spans", func(n int) string {
		return "<p>" + strings.Repeat("<span class=a>x <i>", min(n, 250)) + strings.Repeat("<b>y</b> ", n)
	}},
	{"attributes", func(n int) string {
		return "<p class='" + strings.Repeat("related-Link ", n) + "'>" + words("The bridge was opened.")
	}},
	{"unclosed", func(n int) string {
		return strings.Repeat("<p><b>The bridge was opened.", min(n, 400)) + strings.Repeat("<li>x", n)
	}},
	{"captions", func(n int) string {
		return strings.Repeat("<figure><img src=a.jpg><figcaption>A bridge. Photo: Ana</figcaption></figure>", n) + words("The bridge was opened.")
	}},
	{"pictures", func(n int) string {
		return "<div>" + words("The bridge was opened.") + strings.Repeat("<img src=a.jpg>", n)
	}},
	{"breaks", func(n int) string { return "<div>" + strings.Repeat("a<br><br>", n) }},
	{"scripts", func(n int) string { return "<script>" + strings.Repeat(`"<p \u00e4`, n) + "</script>" }},
	{"strings", func(n int) string { return "<script>" + strings.Repeat(`"`, n) + "</script>" }},
	{"noscript", func(n int) string { return strings.Repeat("<noscript><p>"+words("It was so.")+"</noscript>", n/10) }},
	{"empty", func(n int) string { return strings.Repeat("<div></div><span class=b></span>", n) }},
}

// BenchmarkLinear reads each kind of page at n and 4n: time per byte must not grow.
func BenchmarkLinear(b *testing.B) {
	for _, h := range hostile {
		for _, n := range []int{2000, 8000} {
			page := h.page(n)
			b.Run(h.name+map[int]string{2000: "/n", 8000: "/4n"}[n], func(b *testing.B) {
				b.SetBytes(int64(len(page)))
				b.ReportAllocs()
				for b.Loop() {
					b.StopTimer()
					doc, _ := html.Parse(strings.NewReader(page))
					b.StartTimer()
					Extract(doc, Options{})
				}
			})
		}
	}
}
