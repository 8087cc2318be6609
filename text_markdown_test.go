package broadsheet

import (
	"fmt"
	"strings"
	"testing"
)

// TestTextMarkdown has Markdown and the Content that is made of it.
func TestTextMarkdown(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"addresses in angle brackets", "See <https://x.example/> and <mailto:ana@x.example>, [mail](<mailto:ana ruiz@x.example>), <http no> and <https>.",
			"<p>See <a href=\"https://x.example/\">https://x.example/</a> and <a href=\"mailto:ana@x.example\">ana@x.example</a>, <a href=\"mailto:ana%20ruiz@x.example\">mail</a>, &lt;http no&gt; and &lt;https&gt;.</p>"},
		{"backslashes", "a \\1 \\• b \\é \\*c\\* \\",
			"<p>a \\1 • b \\é *c*</p>"},
		{"backslash alone", "text\n\n\\\ngoes on",
			"<p>text</p><p><br>goes on</p>"},
		{"code that nothing closes", "``` a ` b `` c",
			"<p>``` a ` b `` c</p>"},
		{"runs of back-ticks", "a `` ` `` b ```` c ```` ` d `` e",
			"<p>a <code>`</code> b <code>c</code> ` d `` e</p>"},
		{"more back-ticks than code has", "`````````` a ` [b](https://x.example/b) ``` c",
			"<p>`````````` a ` <a href=\"https://x.example/b\">b</a> ``` c</p>"},
		{"emphasis in emphasis", "***a** b* and *a**b** c* and *a **b* c**",
			"<p><em><strong>a</strong> b</em> and <em>a<strong>b</strong> c</em> and <em>a **b</em> c**</p>"},
		{"words with marks", "** **a** ***b*** __c__ _d_e_ _f g_ h_i_j 2 * 3",
			"<p>** <strong>a</strong> <strong><em>b</em></strong> <strong>c</strong> <em>d_e</em> <em>f g</em> h_i_j 2 * 3</p>"},
		{"brackets", "[a] ] [b]( [c](<https://x.example/a b> \"T\" ) [d](<x",
			"<p>[a] ] [b]( <a href=\"https://x.example/a%20b\">c</a> [d](&lt;x</p>"},
		{"targets", "[a](https://x.example/\\(b\\)) [c](x(y)z) [d](((((((((( ) [e](x \"open) [f](<x\ny>)",
			"<p><a href=\"https://x.example/(b)\">a</a> <a href=\"https://x.example/s/x(y)z\">c</a> [d](((((((((( ) [e](x \"open) <a href=\"https://x.example/s/x%20y\">f</a></p>"},
		{"titles", "[a](https://x.example/a 'T' x) and [b](https://x.example/b 'T'  )",
			"<p>[a](https://x.example/a 'T' x) and <a href=\"https://x.example/b\">b</a></p>"},
		{"code in a link", "[`a](x) b` c](https://x.example/c)",
			"<p><a href=\"https://x.example/c\"><code>a](x) b</code> c</a></p>"},
		{"a quote in a quote, and a line that goes on", "> a\n>\n> > b\n>\n> c\nlazy\n> - d\n>   e\n> \n\n\tq",
			"<blockquote><p>a</p><blockquote><p>b</p></blockquote><p>c lazy</p><ul><li>d e</li></ul></blockquote><p>q</p>"},
		{"a number in a line", "para\n2. not\n1. list\n2. b",
			"<p>para 2. not</p><ol><li>list</li><li>b</li></ol>"},
		{"underlined heading", "Head\n---\n\ntext",
			"<h3>Head</h3><p>text</p>"},
		{"deep quote", "> > > > > > > > > > > > > > > > > > deep",
			"<blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><blockquote><p>&gt; &gt; deep</p></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote></blockquote>"},
		{"tabs behind marks", "- \ta\n-\tb\n\n1.\tc\n2.\td\n\te",
			"<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d e</li></ol>"},
		{"empty quote", "> \n> \n\ntext",
			"<p>text</p>"},
		{"table", "| a | b\\|c |\n|---|:-:|\n| d | |\n\nx | y",
			"<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tr><td>d</td><td></td></tr></table><p>x | y</p>"},
		{"code in a list", "- ```\n  a\n   b\n  ```\n- c",
			"<ul><li><pre><code>a\n b</code></pre></li><li>c</li></ul>"},
		{"code that leaves its quote", "> ```\n> a\n\nb\n```",
			"<blockquote><pre><code>a\n\nb</code></pre></blockquote>"},
		{"soft hyphen", "trans\u00ad\nport and 漢\n字",
			"<p>transport and 漢字</p>"},
		{"quotes in an image's text", "![a \"b\" <c>](https://x.example/a.jpg)\n",
			"<figure><img src=\"https://x.example/a.jpg\" alt=\"a &quot;b&quot; &lt;c&gt;\"></figure>"},
		{"code that is a blank", "a ` ` b", "<p>a b</p>"},
		{"dateline alone", "PARIS (AFP) —\n\nThe ferry", "<p>The ferry</p>"},
		{"target that ends in the text", "[d](<x <y>) e", "<p>[d](&lt;x &lt;y&gt;) e</p>"},
		{"image with an empty name", "![](https://x.example/a.jpg)\n![b](javascript:x) c",
			"<figure><img src=\"https://x.example/a.jpg\"><figcaption>b c</figcaption></figure>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := ParseText(strings.NewReader("# T\n\n"+c.text+"\n"), Source{URL: "https://x.example/s/"})
			if err != nil || a.Content != c.want {
				t.Errorf("of\n%s\ngot %q, %v\nwant %q", c.text, a.Content, err, c.want)
			}
			checkInverse(t, a)
		})
	}
}

// TestMarkdownText has Content and the Markdown that is made of it.
func TestMarkdownText(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"too deep", strings.Repeat("<blockquote>", 18) + "<ul><li>deep</li></ul>" + strings.Repeat("</blockquote>", 18) + "<p>foot</p>", strings.Repeat("> ", 16) + "deep\n\nfoot\n"},
		{"what Markdown has not", "<p>a <q>b</q> <audio src='https://x.example/a.mp3'></audio> <video src='https://x.example/v.mp4'><source src='https://x.example/v.webm'></video> lo<wbr>ng</p>",
			"a “b” <https://x.example/a.mp3> <https://x.example/v.mp4> long\n"},
		{"a style inside itself", "<p><strong>a <b>b</b> c</strong> <em>d <i>e</i> f</em></p>", "**a b c** *d e f*\n"},
		{"styles that overlap", "<p><strong>a <em>b</em></strong><em>c</em> <em>d<strong>e</strong></em><strong>f</strong> <em><strong>g</strong> h</em></p>", "**a *b****c d**e*****f *g*** *h*\n"},
		{"link around headings", "<ul><li><a href='https://x.example/a'><h2>one</h2><h3>two</h3></a></li></ul>", "- ## [one](https://x.example/a)\n\n  ### [two](https://x.example/a)\n"},
		{"no image", "<p>a <img src='/b.jpg' alt='b'> c</p>", "a c\n"},
		{"code with all back-ticks", "<p><code>a`b``c```d````e`````f``````g```````h````````i</code> x</p>",
			"a\\`b\\`\\`c\\`\\`\\`d\\`\\`\\`\\`e\\`\\`\\`\\`\\`f\\`\\`\\`\\`\\`\\`g\\`\\`\\`\\`\\`\\`\\`h\\`\\`\\`\\`\\`\\`\\`\\`i x\n"},
		{"code that begins with a backslash", "<p><code>\\alpha</code> is a letter</p>", "\\ `\\alpha` is a letter\n"},
		{"addresses that are too long", "<p>a <a href='https://x.example/" + strings.Repeat("b", 4080) + "'>c</a> <img src='https://x.example/" + strings.Repeat("b", 4100) + "'></p>", "a c\n"},
		{"row of blanks", "<table><tr><td>&nbsp;</td></tr><tr><td>a</td></tr></table>", "| a |\n| --- |\n"},
		{"code beside code", "<p><code>a</code><code>b</code><code>`c`</code></p>", "`` ab`c` ``\n"},
		{"exclamation mark", "<p>Wow!<a href='https://x.example/'>b</a></p>", "Wow\\![b](https://x.example/)\n"},
		{"empty row", "<table><tr><td></td></tr><tr><td>a|b</td><td></td></tr></table>", "| a\\|b |  |\n| --- | --- |\n"},
		{"blank lines below", "<pre>a\n\nb\n\n\n</pre>", "```\na\n\nb\n```\n"},
		{"blocks in pre", "<pre>a<blockquote>b<pre>c</pre>d</blockquote></pre><p>e</p>", "```\na\n\nb\n\nc\n\nd\n```\n\ne\n"},
		{"list of one item, and an empty one", "<ul><li>a</li></ul><ul></ul><p>b</p>", "\\- a\n\nb\n"},
		{"empty item at the end", "<ol><li>a<p>b</p></li><li></li></ol><ol><li>c</li></ol>", "1. a\n\n   b\n2. c\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &Article{Title: "T", Content: c.content}
			if got, want := a.Markdown(), "# T\n\n"+c.want; got != want {
				t.Errorf("%s\n got: %q\nwant: %q", c.content, got, want)
			}
			checkInverse(t, a)
		})
	}
}

// BenchmarkMarkdownLinear writes what is nasty at n and 4n: the bytes a second must stay what they are.
func BenchmarkMarkdownLinear(b *testing.B) {
	for _, c := range []struct{ name, head, piece string }{
		{"code beside code", "<p>", "<code>a</code>"},
		{"code in bold italics", "<p><b><i>", "<code>a</code>b"},
		{"images in lines", "<p>", "<img src='https://x.example/a.jpg'><br>"},
		{"line breaks", "<p>", "a<br>"},
		{"quotes", "", "<blockquote>a"},
		{"numbers that go on", "", "<ol><li>a</li></ol>"},
	} {
		for _, n := range []int{1 << 14, 1 << 16} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				a := &Article{Title: "T", Content: c.head + strings.Repeat(c.piece, n/len(c.piece))}
				b.SetBytes(int64(len(a.Content)))
				b.ReportAllocs()
				for b.Loop() {
					a.Markdown()
				}
			})
		}
	}
}
