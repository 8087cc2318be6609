package htmlclean

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// testOptions resolve against an address as the library does, with the standard library's rules.
func testOptions() Options {
	base, _ := url.Parse("https://news.example/world/story")
	return Options{Resolve: func(ref string) (string, bool) {
		u, err := base.Parse(ref)
		if err != nil {
			return "", false
		}
		return u.String(), true
	}}
}

func TestAppend(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"plain text", "one & two", "one &amp; two"},
		{"references", "a&nbsp;b &eacute;&#233;&#xE9; &lt;b&gt; &amp;amp; &copy 2", "a\u00a0b ééé &lt;b&gt; &amp;amp; © 2"},
		{"reference to windows-1252", "&#147;x&#148; &#128;", "“x” €"},
		{"bad references", "&; &#; &#x; &#0; &#xD800; &#x110000; &nosuch;", "&amp;; &amp;#; &amp;#x; \uFFFD \uFFFD \uFFFD &amp;nosuch;"},
		{"controls", "a\x00b\x01c\u0085d\uFFFEe\x7f", "abcde"},
		{"line ends", "a\r\nb\rc", "a\nb\nc"},
		{"paragraphs without end", "<p>a<p>b", "<p>a</p><p>b</p>"},
		{"paragraph with block", "<p>a<div>b</div>c</p>d", "<p>a</p><div>b</div>c<br>d"},
		{"crossed phrases", "<b>a<i>b</b>c</i>d", "<b>a<i>b</i></b>cd"},
		{"phrase crossing a block", "<b><p>a</b>b</p>c", "<b><p>ab</p></b>c"},
		{"phrase in itself", "<em>a<em>b</em>c</em>d", "<em>abc</em>d"},
		{"empty elements", "a<b></b><p> &nbsp;</p>c<div><br></div>", "a<br>c"},
		{"blank phrase", "a<b> </b>b", "a b"},
		{"old elements", "<tt>a</tt><strike>b</strike><font color=red>c</font><center>d</center>", "<code>a</code><s>b</s>c<div>d</div>"},
		{"sections", "<article><header>a</header>b</article>", "<div><div>a</div>b</div>"},
		{"script and style", "a<script>alert('<p>')</script>b<style>p{}</style>c", "abc"},
		{"script without end", "a<script>b<p>c", "a"},
		{"title without end", "a<title>b<p>c", "ab<p>c</p>"},
		{"comments", "a<!-- <b> -->b<!-->c<!--x--!>d<!x>e<?php ?>f</!>g", "abcdefg"},
		{"conditional comments", "<!--[if IE]><b>x</b><![endif]-->a<![if !IE]>b<![endif]>", "ab"},
		{"cdata", "<![CDATA[<p>a</p>]]>b", "<p>a</p>b"},
		{"stray marks", "a < b <> </> <3 <", "a &lt; b &lt;&gt;  &lt;3 &lt;"},
		{"declaration cut off", "a<!b<!DOCTYPE", "a&lt;!b&lt;!DOCTYPE"},
		{"link with a title alone", `<a title="T" href="data:x" lang=de>a</a>`, `<a title="T">a</a>`},
		{"title of a control", "<img title='\x7f' alt='\x7f b' src=/x><a title='\u0085'>a</a>", `<img src="https://news.example/x" alt="b">a`},
		{"tag cut off", `a<p title="`, "a"},
		{"links", `<a href="/x?a=1&copy=2&amp;b" title="T" onclick=x id=y target=_blank>a</a>`, `<a href="https://news.example/x?a=1&amp;copy=2&amp;b" title="T">a</a>`},
		{"link in link", `<a href=/1>a<a href=/2>b</a>c</a>`, `<a href="https://news.example/1">a</a><a href="https://news.example/2">b</a>c`},
		{"link without address", `<a name=x>a</a>`, `a`},
		{"javascript", `<a href=" java&#x09;script:x">a</a><a href="&#1;JaVaScRiPt:x">b</a><a href="vbscript:x">c</a><a href=data:text/html,x>d</a>`, "abcd"},
		{"mail and telephone", `<a href="MAILTO:a@b.c">a</a><a href="tel:+1">b</a><img src="mailto:x">`, `<a href="mailto:a@b.c">a</a><a href="tel:+1">b</a>`},
		{"protocol-relative", `<img src="//cdn.example/i.jpg" alt='a "b"'>`, `<img src="https://cdn.example/i.jpg" alt="a &quot;b&quot;">`},
		{"image sizes", `<img src=a.jpg width=300px height=50% style="x">`, `<img src="https://news.example/world/a.jpg" width="300">`},
		{"pixel", `a<img src=a.gif width=1 height=1><img src=b.gif style="display: none">`, `a`},
		{"lazy image", `<img src="data:image/gif;base64,x" data-src="/real.jpg">`, `<img src="https://news.example/real.jpg">`},
		{"placeholder and srcset", `<img src="/spacer.gif" srcset="/s.jpg 300w, /l.jpg 900w">`, `<img src="https://news.example/l.jpg" srcset="https://news.example/s.jpg 300w, https://news.example/l.jpg 900w">`},
		{"noscript image", `<img src="data:x"><noscript><img src=/a.jpg>Enable</noscript>b`, `<img src="https://news.example/a.jpg">b`},
		{"noscript double", `<img data-src=/a.jpg><noscript><img src=/a.jpg></noscript>`, `<img src="https://news.example/a.jpg">`},
		{"picture", `<picture><source srcset="/b.webp 2x"><img alt=x></picture>`, `<img src="https://news.example/b.webp" alt="x">`},
		{"frame", `<iframe src="//v.example/1" title="A film"></iframe>x`, `<p><a href="https://v.example/1">A film</a></p>x`},
		{"object with embed", `<object data="/f.swf"><embed src="/f.swf"></object>`, `<p><a href="https://news.example/f.swf">https://news.example/f.swf</a></p>`},
		{"video", `<video autoplay poster=/p.jpg><source src=/v.mp4 type=video/mp4>Sorry</video>x`, `<video poster="https://news.example/p.jpg" controls=""><source src="https://news.example/v.mp4" type="video/mp4"></video>x`},
		{"audio", `<audio src=/a.mp3></audio>`, `<audio src="https://news.example/a.mp3" controls=""></audio>`},
		{"lists", "<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"},
		{"loose items", "<li>a<li>b</li>c", "<div>a</div><div>b</div>c"},
		{"definitions", "<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
		{"table", "<table><tbody><tr><td colspan=2 rowspan=99999>a<td>b</table>", `<table><tr><td colspan="2">a</td><td>b</td></tr></table>`},
		{"text in a table", "<table>a<tr>b<td>c</table>", "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>"},
		{"cell keeps ends in", "<div><table><tr><td></div>a</table>b</div>", "<div><table><tr><td>a</td></tr></table>b</div>"},
		{"loose cells", "<td>a</td><td>b</td>", "a<br>b"},
		{"pre", "<pre>\n\n a\n b</pre>", "<pre> a\n b</pre>"},
		{"headings", "<h2>a<h3>b</h2>c", "<h2>a</h2><h3>b</h3>c"},
		{"ruby", "<ruby>漢<rt>kan<rt>x</ruby>", "<ruby>漢<rt>kan</rt><rt>x</rt></ruby>"},
		{"svg", "a<svg><g><title>x</title><style>y</style></g>z</svg>b", "ab"},
		{"svg that html ends", "a<svg><text>x<p>b</p></svg>c", "a<p>b</p>c"},
		{"svg without end", "a<svg><text>x<p>b</p>", "ax<p>b</p>"},
		{"math", "<math><mi>x</mi><annotation>tex</annotation></math>", "x"},
		{"template and select", "a<template><p>b</p></template>c<select><option>d</select>e", "ace"},
		{"language", `<p lang="fr" dir=RTL>a <span lang=de>b</span> <span class=x>c</span></p>`, `<p dir="rtl" lang="fr">a <span lang="de">b</span> c</p>`},
		{"languages that are none", `<span lang="d_e">a</span><span dir=up>b</span><bdo lang=de>c</bdo>`, "abc"},
		{"numbers of items", "<ol start=3 reversed><li value=7>a</ol>", `<ol start="3" reversed=""><li value="7">a</li></ol>`},
		{"head cells", "<table><tr><th scope=ROW>a<th scope=x>b</table>", `<table><tr><th scope="row">a</th><th>b</th></tr></table>`},
		{"a link's language", "<a href=/x hreflang=de type=x>a</a>", `<a href="https://news.example/x" hreflang="de">a</a>`},
		{"a type of many letters", "<video><source src=/v.mp4 type=" + strings.Repeat("x", 70) + "></video>", `<video controls=""><source src="https://news.example/v.mp4"></video>`},
		{"names of many letters", "<amp-social-share-button data-name-of-many-letters=x>a</amp-social-share-button>", "a"},
		{"more sections", "<nav>a</nav><footer>b</footer><address>c</address><fieldset>d</fieldset><hgroup>e</hgroup>", "<div>a</div><div>b</div><div>c</div><div>d</div><div>e</div>"},
		{"sizes of images", `<img srcset="/a.jpg 1.5x, /b.jpg 20h, /c.jpg 2..5x">`, `<img src="https://news.example/a.jpg" srcset="https://news.example/a.jpg 1.5x">`},
		{"a form feed", "a\fb\uFFFDc", "a b\uFFFDc"},
		{"end tags with more in them", "<p>a</p class=x>b<b>c</b title='", "<p>a</p>b<b>c</b>"},
		{"an attribute cut off", "a<p title=", "a"},
		{"svg in svg cut off", "a<svg><svg></svg>b", "a"},
		{"not ASCII folded", "<\u017Fcript>x</\u017Fcript><a href=\"java\u017Fcript:x\">y</a>", "&lt;\u017Fcript&gt;xy"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := string(Append(nil, tc.in, testOptions()))
			if got != tc.want {
				t.Errorf("Append(%q)\n got %q\nwant %q", tc.in, got, tc.want)
			}
			if again := string(Append(nil, got, testOptions())); again != got {
				t.Errorf("cleaned again\n got %q\nwant %q", again, got)
			}
		})
	}
}

func TestAppendNode(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"flat", "<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"},
		{"breaks", "a<br>b<br> <br>c<br>", "<p>a<br>b</p><p>c</p>"},
		{"blocks in items", "<ul><li><div>a</div><div>b</div></li></ul>", "<ul><li>a<br>b</li></ul>"},
		{"phrases", "<b>a</b> <i>b</i>", "<p><b>a</b> <i>b</i></p>"},
		{"quote", "<blockquote>a<p>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"},
		{"link around blocks", "<a href=/1><h2>a</h2><p>b <b>c</b></p>d</a>e", `<h2><a href="https://news.example/1">a</a></h2>` +
			`<p><a href="https://news.example/1">b <b>c</b></a></p><p><a href="https://news.example/1">d</a>e</p>`},
		{"link around divisions", "a <a href=/1><div>b</div></a> c", `<p>a</p><p><a href="https://news.example/1">b</a></p><p> c</p>`},
		{"link around a figure", "<a href=/1><figure><img src=/i.jpg><figcaption>a</figcaption></figure></a>b",
			`<figure><a href="https://news.example/1"><img src="https://news.example/i.jpg"></a><figcaption><a href="https://news.example/1">a</a></figcaption></figure><p>b</p>`},
		{"link around a list", "<a href=/1><ul><li>a<ul><li>b</ul></ul></a>",
			`<ul><li><a href="https://news.example/1">a</a><ul><li><a href="https://news.example/1">b</a></li></ul></li></ul>`},
		{"link around a link", "<blockquote><a href=/1><p><a href=/2>a</a></p></a>b</blockquote>", `<blockquote><p><a href="https://news.example/2">a</a></p><p>b</p></blockquote>`},
		{"noscript", "<noscript><img src=/a.jpg></noscript>", `<p><img src="https://news.example/a.jpg"></p>`},
		{"skipped", "<p>a<i class=skip>b</i><i class=unwrap>c</i></p>", "<p>ac</p>"},
		{"svg", "<p>a<svg><p>b</svg>c", "<p>a</p><p>bc</p>"},
		{"bad UTF-8", "<a href='/\xf6' title='\xf6'>\xf6</a>", `<p><a href="https://news.example/%EF%BF%BD" title="` + "\uFFFD\">\uFFFD</a></p>"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			doc, err := html.Parse(strings.NewReader(tc.in))
			if err != nil {
				t.Fatal(err)
			}
			o := testOptions()
			o.Paragraphs = true
			got := string(AppendNode(nil, doc, o, func(n *html.Node) Action {
				if len(n.Attr) == 1 && n.Attr[0].Key == "class" {
					return map[string]Action{"skip": Skip, "unwrap": Unwrap}[n.Attr[0].Val]
				}
				return Keep
			}))
			if got != tc.want {
				t.Errorf("AppendNode(%q)\n got %q\nwant %q", tc.in, got, tc.want)
			}
		})
	}
}

func TestAppendPlain(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"blocks and cells", "<p>a <b>b</b></p><table><tr><td>c<td>d<tr><td>e</table>f", "a b\nc\td\ne\nf"},
		{"breaks", "a<br>b<br><br>c<pre>d\n  e</pre>", "a b\nc\nd\ne"},
		{"blanks that are none", "a\u00a0\u00a0b&nbsp;c&#8203;d\u00ade\ufefff\u00e9\u2014", "a b cdefé—"},
		{"controls", "a&#1;b&amp;c&copy;", "ab&c©"},
		{"captions and readings", "<figure><img><figcaption>a</figcaption></figure><ruby>漢<rt>kan</rt></ruby>", "漢"},
		{"stray marks", "a < b <3 </> <!-- x --> <", "a < b <3 <"},
		{"tags cut off", "a<p class='", "a"},
		{"an end tag cut off", "a</p class='", "a"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := string(AppendPlain(nil, tc.in)); got != tc.want {
				t.Errorf("AppendPlain(%q)\n got %q\nwant %q", tc.in, got, tc.want)
			}
		})
	}
}
