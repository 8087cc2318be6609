package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// words repeats a sentence until it is long enough to be a paragraph.
func words(s string) string { return strings.Repeat(s+" ", 6) }

// para is a paragraph of a sentence repeated.
func para(s string) string { return "<p>" + words(s) + "</p>" }

const (
	opened = "The bridge over the river was opened on Tuesday, said the mayor."
	built  = "It took nine years to build, and the city paid for most of it."
	next   = "Next year the old bridge, which is closed to lorries, will be repaired."
)

// body is an article of five paragraphs.
var body = para(opened) + para(built) + para(next) + para("Drivers who used the ferry were glad, and so was its owner.") +
	para("The first lorry crossed at noon, and nothing fell into the water.")

// thread is what readers say of it.
var thread = strings.Repeat("<div><p>The ferry was slower, but nobody asked me for six crowns each way, and its owner knew all of us by name. "+
	"My grandfather worked on the first bridge, and he used to say that the river takes one every eighty years.</p><p>Riverman, Bridgetown</p></div>", 12)

var cases = []struct {
	name, page string
	want, bad  []string
}{
	{
		"navigation, related links and footer",
		"<nav><a href=/>Home</a> <a href=/w>World</a></nav><article><h1>Bridge opens</h1>" + body +
			"<ul class=related><li><a href=/1>Another bridge closes</a><li><a href=/2>River rises again</a></ul></article><footer>Imprint</footer>",
		[]string{"opened on Tuesday", "nine years"},
		[]string{"World", "Another bridge", "Imprint"},
	},
	{
		"text in divs and line breaks",
		"<div class=menu><a href=/>Home</a></div><h1>Bridge opens</h1><div class=txt>" + words(opened) + "<br><br>" + words(built) + "<br><br>" + words(next) + "</div>",
		[]string{"opened on Tuesday", "nine years", "lorries"},
		[]string{"Home"},
	},
	{
		"a figure stays in place, its caption out of the words",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<figure><img src=https://example.org/b.jpg alt=Bridge width=600 height=400><figcaption>The new bridge. Photo: Ana Ruiz</figcaption></figure>" + body + "</article>",
		[]string{"<figure><img", "<figcaption>The new bridge", "nine years"},
		nil,
	},
	{
		"lists, tables, quotes and code",
		"<article><h1>Bridge opens</h1>" + body + "<ul><li>Length of the bridge: two miles</li><li>Cost of the bridge: nine million</li></ul><blockquote>" + para("We are proud of this bridge, and of those who built it.") +
			"</blockquote>" + para(next) + "</article>",
		[]string{"<ul><li>Length", "<blockquote>"},
		nil,
	},
	{
		"comments are no text",
		"<article><h1>Bridge opens</h1>" + body + "</article><section id=comments class=comments><h3>Comments</h3><ol class=commentlist><li class=comment><p>I never liked this bridge, it is ugly.</p><a href=#>Reply</a></li>" +
			"<li class=comment><p>Nor did I, to be honest.</p><a href=#>Reply</a></li></ol></section>",
		[]string{"nine years"},
		[]string{"never liked"},
	},
	{
		"a body of hidden paragraphs",
		"<h1>Bridge opens</h1><div style='display:none' class=article-body>" + body + "</div>",
		[]string{"nine years"},
		nil,
	},
	{
		"an embed becomes a link",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<iframe src=https://video.example/1 title='The opening'></iframe>" + body + "</article>",
		[]string{`<a href="https://video.example/1">The opening</a>`},
		[]string{"<iframe"},
	},
	{
		"runs that go on behind an inline element with a class",
		"<article><h1>Bridge opens</h1><p><span class=intro>TOWN</span> " + words(opened) + "</p>" + body + "</article>",
		[]string{"opened on Tuesday", "nine years"},
		nil,
	},
	{
		"text behind a table of ten thousand figures",
		"<article><h1>Bridge opens</h1>" + body + "<table>" + strings.Repeat("<tr><td>1<td>2</tr>", 10000) + "</table>" +
			para("Behind the figures the story goes on, said the editor, and it must not be lost.") + para("The mayor said that the figures were of interest to nobody.") +
			para("He had asked for a bridge, he said, and not for ten thousand numbers.") + para("The owner of the ferry, who had counted the cars, disagreed.") + "</article>",
		[]string{"nine years", "goes on", "to nobody", "for a bridge", "disagreed"},
		nil,
	},
	{
		"lines that lead to other articles",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<p><a href=/1>Read what the owner of the ferry said last week</a></p>" + body + "<h3>More on this story</h3></article>",
		[]string{"opened on Tuesday", "nine years"},
		[]string{"owner of the ferry said", "More on this"},
	},
	{
		"a box of links to other articles",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<div class=related><h3>Czytaj także</h3><ul><li><a href=/1>Alarm na rzece w trzech gminach</a><li><a href=/2>Prom kończy kursy</a></ul></div>" + body + "</article>",
		[]string{"opened on Tuesday", "nine years"},
		[]string{"Czytaj", "Prom"},
	},
	{
		"a sidebar",
		"<div><h1>Bridge opens</h1>" + body + "</div><aside class=sidebar><h2>Radio</h2>" + strings.Repeat(para("Listen to the town's own radio from six in the morning, with Ada and Tom."), 4) + "</aside>",
		[]string{"opened on Tuesday", "nine years"},
		[]string{"Radio", "Ada and Tom"},
	},
	{
		"a second article under the first",
		"<article><h1>Bridge opens at last</h1>" + body + "</article><article><h1>Ferry closes for good</h1>" + strings.Repeat(para("The owner of the ferry sold it on Monday, he said, and bought a boat."), 9) + "</article>",
		[]string{"opened on Tuesday", "nine years"},
		[]string{"bought a boat"},
	},
	{
		"a caption in no figure",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<div class=photo><img src=/b.jpg><div class=caption>The new bridge at dawn</div></div>" + body + "</article>",
		[]string{"opened on Tuesday", "nine years", "<figcaption>The new bridge at dawn</figcaption>"},
		nil,
	},
	{
		"a caption before its picture",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<div class=photo><div class=caption>The new bridge at dawn</div><img src=/b.jpg></div>" + body + "</article>",
		[]string{"opened on Tuesday", "nine years"},
		[]string{"at dawn"},
	},
	{
		"a text in a script's data",
		`<div id=root></div><script type=application/json>{"body":"\u003cp\u003e` + words(opened) + words(built) + words(next) + words("It is \\\"long\\\".") + `\u003c/p\u003e"}</script>`,
		[]string{"<p>The bridge over the river"},
		[]string{"u003c"},
	},
	{
		"a text in a template",
		"<div id=root></div><template><article>" + body + "</article></template>",
		[]string{"nine years"},
		nil,
	},
	{
		"a text in noscript",
		"<div id=root></div><noscript><article>" + body + "</article></noscript>",
		[]string{"nine years"},
		nil,
	},
	{
		"a caption that a class names in its own language",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<div class=foto><img src=https://example.org/b.jpg width=600 height=400><p class=podpis>Most w dniu otwarcia.</p></div>" + body + "</article>",
		[]string{"<figcaption>Most w dniu"},
		[]string{"<p>Most"},
	},
	{
		"comments that read like paragraphs, in the article",
		"<article><h1>Bridge opens</h1>" + body + "<div class=reader-comments>" + thread + "</div></article>",
		[]string{"opened on Tuesday", "nine years", "noon"},
		[]string{"Riverman", "eighty years"},
	},
	{
		"a heading whose id is what it says",
		"<article><h1>Bridge opens</h1>" + para(opened) + para(built) + "<h2 id=comments-from-the-town>Comments from the town</h2>" + body + "</article>",
		[]string{"Comments from the town</h2>", "noon"},
		nil,
	},
	{
		"comments below a post of a few words",
		"<div><h1>Bridge opens</h1><p>What do you think of it?</p><ol class=comments>" + strings.Repeat("<li><p>The ferry was slower, but nobody asked me for six crowns each way, and its owner knew all of us by name.</p>"+
			"<ol class=comments><li><p>My grandfather worked on the first one, and he used to say that the river takes a bridge every eighty years.</p></li></ol></li>", 12) + "</ol></div>",
		[]string{"six crowns", "eighty years"},
		nil,
	},
	{
		"lines that ask to subscribe, to follow and to read on",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<p>Read more: <a href=/1>The ferry goes on</a>, says its owner</p>" + body + "<p>Follow us on <a href=/c>Chatter</a> and add us as a <a href=/g>preferred source</a>.</p>" +
			"<p>Subscribe to the <a href=/p>Bridge Podcast</a> wherever you listen, for more stories like this one.</p></article>",
		[]string{"opened on Tuesday", "noon"},
		[]string{"ferry goes on", "preferred source", "Podcast"},
	},
	{
		"sentences that begin like such lines",
		"<article><h1>Bridge opens</h1>" + body + "<p>Save the Children had asked for a footpath.</p><p>Email alone took the engineers half a day, every day.</p></article>",
		[]string{"Save the Children", "Email alone"},
		nil,
	},
	{
		"how long it takes to read, and who to share it with",
		"<article><h1>Bridge opens</h1><p>4 min read</p><p>읽는 시간 4분</p><div class=meta>Tuesday <time>4 March</time></div>" + body + "</article>",
		[]string{"opened on Tuesday", "noon"},
		[]string{"min read", "4분", "4 March"},
	},
	{
		"a text in a sidebar, and in a box for sharing",
		"<h1>Bridge opens</h1><aside class=sidebar>" + body + "</aside><div class=share><a href=/x>Share the story of the bridge that opened on Tuesday</a></div>",
		[]string{"opened on Tuesday", "noon"},
		[]string{"Share the story"},
	},
	{
		"a quotation in a box",
		"<article><h1>Bridge opens</h1>" + body + "<div class=quote><p>We are proud of this bridge, and of those who built it in nine years, said the mayor of the town.</p></div>" + para(next) + "</article>",
		[]string{"proud of this bridge"},
		nil,
	},
	{
		"a shop's page",
		`<script type="application/ld+json">{"@type":"Product"}</script><meta property=og:type content=product><article><h1>Bridge kit</h1>` + body + "</article>",
		[]string{"noon"},
		nil,
	},
	{
		"the answers of a forum",
		`<script type="application/ld+json">{"@type":"QAPage"}</script><article><h1>Which bridge?</h1>` + body + "<div class=comments>" + thread + "</div></article>",
		[]string{"Riverman"},
		nil,
	},
	{
		"pictures in a paragraph, in a cell and far from a caption",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<table><tr><td><img src=https://example.org/a.jpg></td><td><div class=caption>The bridge from the north</div></td></tr></table>" + para(built) +
			"<img src=https://example.org/b.jpg><div><div><div><div><div class=caption>The bridge from the south</div></div></div></div></div>" + body + "</article>",
		[]string{"opened on Tuesday", "https://example.org/b.jpg"},
		[]string{"<figcaption>"},
	},
	{
		"a row of pictures under one caption",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<figure>" + strings.Repeat("<div><img src=https://example.org/b.jpg width=600><p class=credit>Ana Ruiz</p></div>", 9) + "<figcaption>The bridge</figcaption></figure>" + body + "</article>",
		[]string{"<figcaption>The bridge</figcaption>"},
		nil,
	},
	{
		"a button beside the picture",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<figure><div class=photo><img src=https://example.org/b.jpg width=600><button>Full screen</button></div><figcaption>The bridge at dawn</figcaption></figure>" + body + "</article>",
		[]string{"<figcaption>The bridge at dawn</figcaption>"},
		[]string{"Full screen"},
	},
	{
		"a frame without a title, and one without an address",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<iframe src=https://video.example/1></iframe><iframe src=about:blank></iframe>" + body + "</article>",
		[]string{`<a href="https://video.example/1">https://video.example/1</a>`},
		[]string{"about:"},
	},
	{
		"elements of all kinds",
		"<article><h1>Bridge opens</h1>" + para(opened) + "<dl><dt>Length of the bridge</dt><dd>Two miles and a bit more, says the engineer.</dd></dl><details><summary>Cost of the bridge</summary>" + para(next) + "</details>" +
			"<p hidden>Unseen one</p><p aria-hidden=true class=''>Unseen two</p><p aria-hidden=false style='visibility:hidden'>Unseen three</p><p style='dis-play:none;display:'>" + words(built) + "</p><address>Town hall</address>" +
			"<p><em>» " + words("Nobody knew what it would cost in the end, said one of them.") + "</em></p><p>▶ A<wbr>bout <i> </i> it</p><p>&nbsp;</p><button class=share>Press</button>" + body + "</article>",
		[]string{"<dd>Two miles", "nine years", "Nobody knew"},
		[]string{"Press"},
	},
}

func TestExtract(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := extractString(t, c.page, Options{Title: "Bridge opens at last"}).Content
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("Content lacks %q\n got %s\nfrom %s", want, got, c.page)
				}
			}
			for _, bad := range c.bad {
				if strings.Contains(got, bad) {
					t.Errorf("Content has %q\n got %s\nfrom %s", bad, got, c.page)
				}
			}
		})
	}
}

func TestUniteBlocks(t *testing.T) {
	item := func(words int32, keep bool) block { return block{m: measure{words: words, stops: 1}, keep: keep} }
	for _, c := range []struct {
		name  string
		items []block
		want  []bool
	}{
		{"the longest item was chosen", []block{item(1, false), item(9, true), item(2, false), item(2, false)}, []bool{true, true, true, true}},
		{"one item of many was chosen", []block{item(3, true), item(4, false), item(4, false), item(4, false)}, []bool{false, false, false, false}},
		{"paragraphs are left alone", []block{item(30, true), item(30, false), item(9, false), item(9, false)}, []bool{true, false, false, false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			uniteBlocks(c.items)
			for i, want := range c.want {
				if got := c.items[i].keep; got != want {
					t.Errorf("block %d kept %v, want %v", i, got, want)
				}
			}
		})
	}
}

func TestUniteTables(t *testing.T) {
	const rows = "<tr><td>Quay<td>26<tr><td>Mill<td>19<tr><td>Ferry<td>7"
	for _, c := range []struct {
		name, page string
		score      float32 // of what is not kept
		want       bool
	}{
		{"a table between paragraphs", para(opened) + "<table>" + rows + "</table>" + para(built), -2, true},
		{"one in a box of its own", para(opened) + "<div><figure><table>" + rows + "</table></figure></div>", -2, true},
		{"preformatted text", para(opened) + "<pre>dig --deep</pre>" + para(built), -2, true},
		{"hopeless", para(opened) + "<table>" + rows + "</table>" + para(built), -4, false},
		{"links", para(opened) + "<table>" + strings.ReplaceAll(rows, "<td>", "<td><a href=/>More</a> ") + "</table>", -2, false},
		{"beside the text", "<div>" + para(opened) + "</div><div><table>" + rows + "</table></div>", -2, false},
		{"a list", para(opened) + "<ul><li>Quay<li>Mill<li>Ferry<li>Lock</ul>" + para(built), -2, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><body><div>" + c.page + "</div>"))
			if err != nil {
				t.Fatal(err)
			}
			f := newFeaturer(walk(doc, Options{}))
			for i := range f.blocks {
				b := &f.blocks[i]
				if b.keep = b.isLong(); !b.keep {
					b.score = c.score
				}
			}
			f.unite()
			for i := range f.blocks {
				if b := &f.blocks[i]; !b.isLong() && b.keep != c.want {
					t.Errorf("block %d, %q, kept %v, want %v, in %s", i, f.text(b, 40), b.keep, c.want, c.page)
				}
			}
		})
	}
}

func extractString(t *testing.T, page string, o Options) Result {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><body>" + page))
	if err != nil {
		t.Fatal(err)
	}
	return Extract(doc, o)
}

func TestImages(t *testing.T) {
	got := extractString(t, cases[2].page, Options{Title: "Bridge opens"}).Images
	want := Image{URL: "https://example.org/b.jpg", Alt: "Bridge", Caption: "The new bridge. Photo: Ana Ruiz", Width: 600, Height: 400}
	if len(got) != 1 || got[0] != want {
		t.Errorf("Images = %+v, want %+v", got, want)
	}
}

func TestLinks(t *testing.T) {
	got := extractString(t, cases[6].page, Options{Title: "Bridge opens"}).Links
	want := Link{URL: "https://video.example/1", Title: "The opening", Rel: "embed"}
	if len(got) != 1 || got[0] != want {
		t.Errorf("Links = %+v, want %+v", got, want)
	}
}

func TestArticleBody(t *testing.T) {
	text := words(opened) + "\n" + words(built) + "\n" + words(next)
	got := extractString(t, "<div class=cookie-consent><p>We use cookies. Agree?</p></div>", Options{ArticleBody: text})
	if !strings.Contains(got.Content, "<p>It took nine years") || got.Words < 150 {
		t.Errorf("Content = %s (%d words), want the articleBody in paragraphs", got.Content, got.Words)
	}
}

// TestRescue reads pages that show next to no text.
func TestRescue(t *testing.T) {
	linked := strings.NewReplacer("<p>", "<p><a href=/x>", "</p>", "</a></p>").Replace(body)
	data := func(lines ...string) [][]byte {
		return [][]byte{[]byte(`window.state={"id":7,"lines":["` + strings.Join(lines, `","`) + `"],"note":"it's cut`)}
	}
	for _, c := range []struct {
		name, page string
		o          Options
		want, bad  string
	}{
		{"lines that articleBody names", "<h1>Bridge opens</h1><p>" + strings.Repeat("The mayor has a blog on which he writes of ferries and boats, not of this. ", 3) + "</p><aside class='sidebar related'>" + linked + "</aside>",
			Options{Title: "Bridge opens", ArticleBody: words(opened) + words(built) + words(next)}, "nine years", "blog"},
		{"markup in articleBody", "<p>Accept our cookies.</p>", Options{ArticleBody: para(opened) + para(built)}, "<p>It took nine years", "cookies"},
		{"articleBody of a few words", "<p>Accept our cookies.</p>", Options{ArticleBody: opened}, "cookies", "opened"},
		{"lines in a script", "<div id=root></div>", Options{Scripts: data(words(opened), words(built), words(opened), strings.ReplaceAll(words(next), "bridge", `br\u00fccke`), "a{b}"+words(opened))}, "the old brücke", "a{b}"},
		{"nothing in a script", "<p>Hello.</p>", Options{Scripts: data("x")}, "Hello", "window"},
		{"a noscript deeper than the parser goes", "<p>Hello.</p><noscript>" + strings.Repeat("<div>", 600) + body + "</noscript>", Options{}, "Hello", "nine years"},
	} {
		got := extractString(t, c.page, c.o).Content
		if !strings.Contains(got, c.want) || strings.Contains(got, c.bad) {
			t.Errorf("%s: want %q and no %q in %s", c.name, c.want, c.bad, got)
		}
	}
}

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		in           string
		words, stops int32
	}{
		{"The bridge opened. At last!", 5, 2},
		{"It cost 3.5 million", 5, 0},
		{"桥在星期二开放。", 3, 1},
		{"Мост открыли во вторник.", 4, 1},
		{"สะพานเปิดแล้ว", 2, 0},
		{"", 0, 0},
	} {
		var m measure
		m.add(c.in)
		if m.words != c.words || m.stops != c.stops {
			t.Errorf("%q: %d words and %d stops, want %d and %d", c.in, m.words, m.stops, c.words, c.stops)
		}
	}
}

func TestOpenings(t *testing.T) {
	last := ""
	for line := range strings.Lines(openings) {
		kind, o, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if len(o) >= maxOpening {
			t.Errorf("openings: %q has more than %d bytes", o, maxOpening-1)
		}
		if o <= last {
			t.Errorf("openings: %q stands before %q", last, o)
		}
		want := phRelated + phrase(strings.Index(phraseLetters, kind))
		if got := phraseOf([]byte(o)); got != want || want < phRelated {
			t.Errorf("openings: %q is of kind %d, want %d (%s)", o, got, want, kind)
		}
		last = o
	}
}

// Keys that all want one slot are numbered like others, and in linear time: a page can be made of such.
func TestCounterCollisions(t *testing.T) {
	const n = 1 << 18
	inverse := uint64(1) // of the counter's factor
	for range 6 {
		inverse *= 2 - 0x9E3779B97F4A7C15*inverse
	}
	c := newCounter(n)
	for range 2 {
		for i := range int32(n) {
			if got := c.id(uint64(i) * inverse); got != i {
				t.Fatalf("key %d has the number %d", i, got)
			}
		}
	}
}
