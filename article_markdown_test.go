package broadsheet

import (
	"strings"
	"testing"
	"time"
)

// parseOne reads the one article of a text.
func parseOne(t testing.TB, text string) *Article {
	t.Helper()
	a, err := ParseText(strings.NewReader(text), Source{})
	if err != nil {
		t.Fatalf("ParseText: %v\n%s", err, text)
	}
	return a
}

// checkInverse tests that what Markdown writes is read back, and written again the same.
func checkInverse(t testing.TB, a *Article) {
	t.Helper()
	m := a.Markdown()
	b := parseOne(t, m)
	if again := b.Markdown(); again != m {
		t.Fatalf("written again, Markdown differs\n got: %q\nwant: %q\nfrom: %s\nread: %s", again, m, asJSON(t, a), asJSON(t, b))
	}
	if got, want := b.Title, flat(a.Title); got != want {
		t.Errorf("Title = %q, want %q\n%s", got, want, m)
	}
	if a.Published.Time.Year() >= 0 && a.Published.Time.Year() < 10000 && b.Published.String() != a.Published.String() {
		t.Errorf("Published = %v, want %v\n%s", b.Published, a.Published, m)
	}
	if got, want := b.URL, articleAddress(a.URL); got != want {
		t.Errorf("URL = %q, want %q\n%s", got, want, m)
	}
	if b.Subtitle != "" && b.Subtitle != flat(a.Subtitle) {
		t.Errorf("Subtitle = %q, want %q\n%s", b.Subtitle, a.Subtitle, m)
	}
	if len(b.Contributors) > 0 || b.Rights != "" || !b.Updated.IsZero() || b.Section != "" {
		t.Errorf("facts that Markdown does not write: %s\n%s", asJSON(t, b), m)
	}
	var got, want []string
	for _, p := range b.Authors {
		got = append(got, p.Name)
	}
	for _, p := range a.Authors {
		if name := flat(p.Name); name != "" {
			want = append(want, name)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("Authors = %q, want %q\n%s", got, want, m)
	}
}

// checkWhole tests that front matter and Markdown together are the whole article.
func checkWhole(t testing.TB, a *Article) {
	t.Helper()
	text := a.FrontMatter() + a.Markdown()
	b := parseOne(t, text)
	if got, want := b.FrontMatter(), a.FrontMatter(); got != want {
		t.Fatalf("FrontMatter differs\n got: %s\nwant: %s", got, want)
	}
	if got, want := b.Markdown(), a.Markdown(); got != want {
		t.Fatalf("Markdown differs with front matter\n got: %q\nwant: %q", got, want)
	}
}

func TestFrontMatter(t *testing.T) {
	moment := Date{Time: time.Date(2025, 3, 11, 15, 4, 5, 0, time.FixedZone("", 3600))}
	a := &Article{
		ID: "tag:x.example,2025:1", URL: "https://x.example/1", Title: "UPDATE 1-A \"title\" # not a comment: <b>", Subtitle: "Standfirst.\nTwo lines",
		Summary: "<p>What <em>it</em> says</p>", Content: "<p>One.</p><ul><li>a</li><li>b</li></ul>", Dateline: "Paris", Language: "en-GB", Section: "World; Europe",
		Authors:      []Person{{Name: "Ana Ruiz", Email: "ana@x.example", URL: "https://x.example/ana", Role: "correspondent", Affiliation: "Reuters"}, {Name: "A and B, C", Org: true}},
		Contributors: []Person{{Name: "Bo Li", Role: "photo"}},
		Published:    moment, Updated: Date{Time: time.Date(2025, 3, 12, 0, 0, 0, 0, time.UTC), DayOnly: true},
		Publisher: Person{Name: "X", Org: true}, Tags: []Tag{{Term: "a, b", Scheme: "https://x.example/tags", Label: "A"}, {Term: "c"}},
		Media:  []Media{{URL: "https://x.example/i.jpg", Medium: "image", Width: 640, Alt: "alt", Caption: "A caption", Credit: "Ana"}, {URL: "https://x.example/a.mp3", Rel: "enclosure", Type: "audio/mpeg", Size: 12, Duration: 90 * time.Second}},
		Links:  []Link{{URL: "https://x.example/r", Rel: "related", Title: "R"}, {URL: "https://x.example/l", Rel: "license"}},
		Origin: &Feed{Title: "Feed", URL: "https://x.example/feed"}, Rights: "© X", Comments: "https://x.example/1#c", CommentCount: 3, Doubts: Truncated,
		Location: Geometry{Type: "Point", Coordinates: [][2]float64{{1.5, 2}}}, Episode: &Episode{Number: 3, Duration: time.Minute},
		Ext: []Element{{Name: Name{Space: "urn:x", Local: "e"}, Attr: []Attr{{Name: Name{Local: "k"}, Value: "v"}}, Text: "t"}},
	}
	checkWhole(t, a)
	b := parseOne(t, a.FrontMatter()+a.Markdown())
	b.Content = a.Content
	if got, want := b.FrontMatter(), a.FrontMatter(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if b.Markdown() != a.Markdown() {
		t.Errorf("Markdown differs")
	}
	t.Run("summary alone", func(t *testing.T) {
		a := &Article{Title: "T", Summary: "<p>Only a summary.</p>"}
		b := parseOne(t, a.FrontMatter()+a.Markdown())
		if b.Summary != a.Summary || b.Content != "" {
			t.Errorf("Summary = %q, Content = %q", b.Summary, b.Content)
		}
	})
	t.Run("two articles", func(t *testing.T) {
		text := a.FrontMatter() + a.Markdown() + a.FrontMatter() + a.Markdown()
		n := 0
		for b, err := range NewReader(strings.NewReader(text), Source{}).All() {
			if err != nil || b.ID != a.ID {
				t.Fatalf("article %d: %v, %v", n, b, err)
			}
			n++
		}
		if n != 2 {
			t.Errorf("%d articles, want 2", n)
		}
	})
	t.Run("unsafe", func(t *testing.T) {
		a := &Article{Title: "T", URL: "javascript:alert(1)", Summary: "<script>x</script><p onclick=x>y</p>", Links: []Link{{URL: "javascript:alert(1)", Rel: "related"}}}
		b := parseOne(t, a.FrontMatter()+a.Markdown())
		if b.URL != "" || b.Links[0].URL != "" || b.Summary != "<p>y</p>" {
			t.Errorf("got %+v", b)
		}
	})
}

// TestMarkdownInverse has what once did not come back.
func TestMarkdownInverse(t *testing.T) {
	image := func(caption, credit string) Media {
		return Media{Medium: "image", Caption: caption, Credit: credit}
	}
	album := &Article{Title: "T", Content: "<p>Text.</p>"}
	for range 2 * maxHead {
		album.Media = append(album.Media, image("A ferry", "AFP"))
	}
	long := "https://x.example/" + strings.Repeat("(", 1300)
	day := Date{Time: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), DayOnly: true}
	for _, c := range []struct {
		name string
		a    *Article
	}{
		{"related link dated, and no text", &Article{Title: "T", Published: day, Links: []Link{{Rel: "related", Title: "March 5, 2024 story", URL: "https://x.example/r"}}}},
		{"related link as a contribution", &Article{Title: "T", Content: "<p>a</p>", Links: []Link{{Rel: "related", Title: "A story Ana contributed to this report"}}}},
		{"caption as a byline below a date", &Article{Title: "T", Published: day, Media: []Media{image("By Ana Ruiz", "AFP")}}},
		{"caption with a dateline", &Article{Title: "T", Media: []Media{image("PARIS (AFP) - A ferry", "AFP")}}},
		{"caption too long with its image", &Article{Title: "T", Media: []Media{{Medium: "image", URL: "https://x.example/" + strings.Repeat("a", 1180), Caption: "A ferry", Credit: "AFP"}}}},
		{"more captions than a head holds", album},
		{"title of a button", &Article{Title: "Share", Content: "<p>a</p>"}},
		{"title with an agency's last mark", &Article{Title: "A ferry ="}},
		{"subtitle of rights, and no text", &Article{Title: "T", Subtitle: "© 2024 X"}},
		{"author as a contribution, and no text", &Article{Title: "T", Authors: []Person{{Name: "X contributed to this report"}}}},
		{"words as a linked byline", &Article{Title: "T", Content: `<p>By <a href="https://x.example/">the sea</a></p><p>a</p>`}},
		{"cue and its value parted by a line break", &Article{Title: "T", Content: "<p>a</p><p>Read more:<br>b</p>"}},
		{"address that is longer when escaped", &Article{Title: "T", URL: "https://x.example/?" + strings.Repeat("é", 900), Content: `<p>a <a href="` + long + `">b</a></p>`, Authors: []Person{{Name: "Bo", URL: long}}}},
		{"byline of a linked picture", &Article{Title: "T", Content: `<p>By <a href="https://x.example/a"><img src="https://x.example/a.jpg" alt="Ana"></a></p>`}},
		{"paragraph of a long address", &Article{Title: "T", Content: "<p>Source: https://x.example/" + strings.Repeat("a", 1300) + "</p>"}},
		{"address that ends in a quote", &Article{Title: "T", URL: "https://x.example/?a](b'"}},
		{"item in a quote, outside a list", &Article{Title: "T", Content: "<blockquote>a<li>b</blockquote>"}},
		{"text in a list that goes on, outside its items", &Article{Title: "T", Content: "<ol><li>a<p>b</p></li></ol><ol>c<ul>d</ul></ol><ol><li></li></ol><ol><li><li>e</ol>"}},
		{"list between a table's rows", &Article{Title: "T", Content: "<table><tr><td>a</td></tr><ul><li>b</li></ul><tr><td>c</td></tr><tr><td><pre>d</pre></td></tr></table>"}},
		{"image in a line of its own, below a line break", &Article{Title: "T", Content: "<p><br>\u200b<img src='https://x.example/a.jpg'> <br>a</p>"}},
		{"agency's credit, and no text", &Article{Title: "T", Media: []Media{image("", "Reuters")}}},
		{"subjects", &Article{Title: "T", Tags: []Tag{{Term: "a"}}, Content: "<p>The ferry</p><p>Tags: roof, council</p>"}},
		{"subjects in bold", &Article{Title: "T", Content: "<p>The ferry</p><p><strong>Tags:</strong> roof</p><p><b>Tags</b>: roof</p>"}},
		{"datelines of Asia", &Article{Title: "T", Content: "<p>(서울=연합뉴스) 김철수 기자 = 정부가</p><p>（中央社記者王小明台北4日電）行政院</p><p>Oslo (NTB): The</p>"}},
		{"dateline before a date of many words and no year", &Article{Title: "T", Content: "<p>OSLO – Saturday 9 March, international commemoration – The ferry</p>"}},
		{"bar behind a backslash in a cell's code", &Article{Title: "T", Content: `<table><tr><td>a <code>b\|c</code> d</td><td>e</td></tr></table>`}},
		{"hash in a heading's code", &Article{Title: "C# and #", Content: "<h2>a <code>b#</code> #</h2>"}},
		{"link around blocks", &Article{Title: "T", Content: `<p>a</p><a href="https://x.example/"><h2>b</h2><p>c <b>d</b></p></a><p>e</p>`}},
		{"nothing after a blank", &Article{Title: "T", Content: "<p>a \u200b<strong>b \ufeff</strong></p>"}},
		{"figure in a figure", &Article{Title: "T", Content: `<figure><img src="https://x.example/a.jpg"><p>a</p><figure><img src="https://x.example/b.jpg"></figure></figure>`}},
		{"caption in a list in a figure", &Article{Title: "T", Content: "<figure><ul><figcaption>- </figcaption></ul></figure><p>a</p>"}},
		{"caption above a related story with a date", &Article{Title: "T", Media: []Media{{Medium: "image", Caption: "By John Smith", Credit: "Ana Ruiz"}},
			Links: []Link{{URL: "https://x.example/r", Rel: "related", Title: "Updated March 6, 2024 story"}}}},
		{"name above a table with a date", &Article{Title: "T", Content: "<p>Ana Ruiz</p><table><tr><td>March 5, 2024</td></tr></table>"}},
		{"name above an item with a date", &Article{Title: "T", Content: "<p>Ana Ruiz</p><ul><li>March 5, 2024</li><li>b</li></ul>"}},
		{"name above a heading with a date", &Article{Title: "T", Content: "<p>Ana Ruiz</p><h2>March 5, 2024</h2><p>b</p>"}},
		{"name above a paragraph with a date", &Article{Title: "T", Content: "<p>Ana Ruiz</p><p>March 5, 2024</p><p>b</p>"}},
		{"name above a quote with a date", &Article{Title: "T", Content: "<p>Ana Ruiz</p><blockquote>March 5, 2024</blockquote><p>b</p>"}},
		{"name above a link with a date", &Article{Title: "T", Content: "<p>Ana Ruiz</p><p><a href='https://x.example/a'>March 5, 2024</a></p><p>b</p>"}},
		{"name above a picture with a date", &Article{Title: "T", Content: "<p>Ana Ruiz</p><figure><img src='https://x.example/a.jpg' alt='March 5, 2024'></figure><p>b</p>"}},
		{"item that is a link with a date, in a list that is no line alone", &Article{Title: "T", Content: "<ul><li><a href=\"https://x.example/a\">Updated March 6, 2024</a><pre>By</pre></li></ul>"}},
		{"table in a caption", &Article{Title: "T", Content: `<figure><img src="https://x.example/a.jpg"><figcaption>a<table><tr><td>b</td></tr></table></figcaption></figure>`}},
		{"image in code that the text cannot hold", &Article{Title: "T", Media: []Media{{Medium: "image", URL: "https://x.example/a.jpg", Caption: "A ferry", Credit: "AFP"}}, Content: `<pre>a<img src="https://x.example/a.jpg"></pre>`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkInverse(t, c.a)
			checkWhole(t, c.a)
		})
	}
}

// TestMarkdownLists: where lists go on and numbers begin, no blank line stands between two items.
func TestMarkdownLists(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"list that goes on", "<ol><li>a</li><li>b</ol><ol><li>c</ol><p>d</p>", "1. a\n2. b\n3. c\n\nd\n"},
		{"around an empty one", "<ol><li>a</li><li>b</ol><ul><li>\u200b</ul><ol><li>c</ol>", "1. a\n2. b\n3. c\n"},
		{"with a list first", "<ol><li>a</li><li>b</ol><ol><ul>c</ul></ol>", "1. a\n2. b\n3. - c\n"},
		{"item with a list first", "<ol><li>a</li><li><ul><li>b</ul></ol>", "1. a\n2. - b\n"},
		{"item with a quote first", "<ol><li>a</li><li><blockquote>b</blockquote></ol>", "1. a\n2. > b\n"},
		{"numbers in two items", "<ol><li>a<ol><li>b</ol></li><li><ol><li>c</ol></ol>", "1. a\n   1. b\n2. 1. c\n"},
		{"numbers in a list that goes on", "<ol><li>a</li><li>b</ol><ol><ol><li>c</ol></ol>", "1. a\n2. b\n3. 1. c\n"},
		{"numbers in a quote behind a list", "<ol><li>a</li><li>b</ol><blockquote><ol><li>c</li><li>d</ol></blockquote>", "1. a\n2. b\n\n> 1. c\n> 2. d\n"},
		{"numbers behind a quote", "<blockquote><ol><li>a</li><li>b</ol></blockquote><ol><li>c</li><li>d</ol>", "> 1. a\n> 2. b\n\n1. c\n2. d\n"},
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

// TestMarkdownFields puts what looks like one field into each of the others, alone and among all: Markdown has to keep
// them apart.
func TestMarkdownFields(t *testing.T) {
	moment := Date{Time: time.Date(2024, 3, 5, 10, 0, 0, 0, time.UTC)}
	day := Date{Time: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), DayOnly: true}
	put := []struct {
		field string
		set   func(a *Article, s string)
	}{
		{"title", func(a *Article, s string) { a.Title = s }},
		{"subtitle", func(a *Article, s string) { a.Subtitle = s }},
		{"author", func(a *Article, s string) { a.Authors = []Person{{Name: s}} }},
		{"authors", func(a *Article, s string) {
			a.Authors = []Person{{Name: "Bo Li"}, {Name: s, URL: "https://x.example/" + s}}
		}},
		{"caption", func(a *Article, s string) { a.Media = append(a.Media, Media{Medium: "image", Caption: s}) }},
		{"credited", func(a *Article, s string) {
			a.Media = append(a.Media, Media{Medium: "image", Caption: s, Credit: "AFP", URL: "https://x.example/i.jpg", Alt: s})
		}},
		{"credit", func(a *Article, s string) {
			a.Media = append(a.Media, Media{Medium: "image", Credit: s}, Media{Medium: "image", Caption: "A ferry", Credit: s})
		}},
		{"related", func(a *Article, s string) { a.Links = []Link{{Rel: "related", Title: s}} }},
		{"related link", func(a *Article, s string) {
			a.Links = []Link{{Rel: "related", Title: s, URL: "https://x.example/r?" + s}, {Rel: "related", URL: "https://x.example/r"}}
		}},
		{"place", func(a *Article, s string) { a.Dateline = s; a.Content += "<p>The text.</p>" }},
		{"address", func(a *Article, s string) { a.URL = "https://x.example/a?" + s }},
		{"paragraph", func(a *Article, s string) { a.Content += "<p>" + s + "</p>" }},
		{"first", func(a *Article, s string) { a.Content = "<p>" + s + "</p>" + a.Content + "<p>The end.</p>" }},
		{"line", func(a *Article, s string) { a.Content += "<p>One<br>" + s + "<br>and more</p>" }},
		{"lines", func(a *Article, s string) { a.Content += "<p>" + s + "<br>" + s + "</p>" }},
		{"link", func(a *Article, s string) { a.Content += `<p><a href="https://x.example/">` + s + "</a></p>" }},
		{"half a link", func(a *Article, s string) {
			by, rest, _ := strings.Cut(s, " ")
			a.Content = "<p>" + by + ` <a href="https://x.example/">` + rest + "</a></p>" + a.Content
		}},
		{"strong", func(a *Article, s string) {
			a.Content += "<p>The <strong>" + s + "</strong></p><p><em>" + s + "</em></p>"
		}},
		{"heading", func(a *Article, s string) { a.Content = "<h2>" + s + "</h2>" + a.Content + "<h3>" + s + "</h3>" }},
		{"item", func(a *Article, s string) { a.Content += "<ul><li>" + s + "</li><li>" + s + "</li></ul>" }},
		{"quote", func(a *Article, s string) { a.Content += "<blockquote><p>" + s + "</p></blockquote>" }},
		{"pre", func(a *Article, s string) { a.Content += "<pre>" + s + "\n" + s + "</pre>" }},
		{"cell", func(a *Article, s string) { a.Content += "<table><tr><td>" + s + "</td><td>x</td></tr></table>" }},
		{"figure", func(a *Article, s string) {
			a.Content += `<figure><img src="https://x.example/f.jpg" alt="` + s + `"><figcaption>` + s + "</figcaption></figure>"
		}},
	}
	for _, p := range put {
		t.Run(p.field, func(t *testing.T) {
			for _, word := range append(htmlPieces[:], facts[:]...) {
				for _, s := range [...]string{word, word + " and more", "What is " + word} {
					a := &Article{Title: "A title"}
					p.set(a, s)
					checkInverse(t, a)
				}
				a := &Article{Title: "A title", Published: moment, URL: "https://x.example/2024/story", Content: "<p>Some text.</p>"}
				p.set(a, word)
				checkInverse(t, a)
				a = &Article{Title: "A title", Subtitle: "Subtitle", Published: day, Authors: []Person{{Name: "Ana Ruiz"}}, Media: []Media{{Medium: "image", Caption: "A harbour", Credit: "Jo"}},
					Links: []Link{{Rel: "related", Title: "Related", URL: "https://x.example/related"}}}
				p.set(a, word)
				checkInverse(t, a)
				checkWhole(t, a)
			}
		})
	}
}

// facts are lines that a text would be read for.
var facts = [...]string{
	"By Ana Ruiz | March 5, 2024", "March 5, 2024 | By Ana Ruiz", "March 5, 2024 | Share", "By the sea Ana | March 5, 2024", "By Ana Ruiz, AFP", "*By Ana Ruiz*", "2024-03-05",
	"2024-03-05T10:00:00Z", "Published March 5, 2024", "Updated: March 5, 2024 10:00", "2 hours ago", "PARIS, March 5 (Reuters) - A ferry", "Image caption: A ferry", "Bildquelle: Ana Ruiz",
	"A ferry (Photo by Ana Ruiz)", "(Photo by Ana Ruiz/AFP)", "Getty Images", "A ferry **AFP**", "(Reporting by Ana", "Editing by Bo Li)", "Reporting by Ana Ruiz; Editing by Bo Li",
	"Ana Ruiz in Paris contributed to this report.", "© 2024 X", "Copyright 2024 X. All rights reserved.", "ENDS", "-30-", "END IT", "Read more: Another", "Related article:\nAnother",
	"Related article: https://x.example/r", "Lire aussi : Une autre", "Source: https://x.example/s", "Quelle: X", "https://x.example/z", "<https://x.example/z>", "5 min read", "1,234 words",
	"Unsubscribe", "Embargoed until March 5, 2024", "Media contact: Ana", "About X", "Document RTRS000020250311el3b0002x", "End of Document", "HD", "BYLINE: Ana Ruiz", "LOAD-DATE: March 5, 2024",
	"Title: A", "From: Ana", "Subject: A", "---", "+++", "{", "#+TITLE: A", "UPDATE 1-A ferry", "UPDATE 1-", "RPT-WRAPUP 2-A", "A ferry =", "=", "-", "12.", "1)", "UPDATE", "BC-US--Ferry", "# A", "#", "##", "====", "----", "____",
	"* * *", "\\", "\\\\", "a\\", "'", "a'", "](", "](x)", "[a](b)", "![a](b)", "![a](https://x.example/b.jpg)", "**", "**a", "a**", "_a_", "*a*", "``", "a|b", "|a|b|", "|---|---|", "> a", ">", "...", "…",
	"Ana Ruiz", "ana@x.example", "Ana Ruiz and Bo Li", "X contributed to this report", "Staff", "Reuters", "a: b", "* a", "•", "• a", "– a", "%28", "%", "?", "javascript:alert(1)", "&", "&#42;", "&amp;", "\u00ad", "\u200b", "\ufeff",
	"\u2028", "\u2029", "\u0085", "\u3000", "漢字（写真）", "文/张三", "来源：新华社", "2024年3月5日", "خاص", "5 مارس 2024", "Von Ana Ruiz", "Par Ana Ruiz", "Foto: Ana Ruiz", "Фото: Ана", "www.x.example",
}

// htmlPieces are what generated content is made of.
var htmlPieces = [...]string{
	"<p>", "</p>", "<em>", "</em>", "<strong>", "</strong>", "<code>", "</code>", `<a href="https://x.example/a_(b)">`, "</a>", "<ul>", "</ul>", "<ol>", "</ol>",
	"<li>", "</li>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<h4>", "</h4>", "<pre>", "</pre>", "<br>", "<hr>", "<table>", "</table>", "<tr>", "</tr>",
	"<td>", "</td>", "<th>", "</th>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", `<img src="https://x.example/i.jpg" alt="a *b*">`, "<div>", "</div>",
	"word", " ", "\n", "a b", "*", "**", "_", "`", "```", "[", "](x)", "]", "!", "\\", "#", "# ", "> ", "- ", "1. ", "| ", "|", "---", "===", "By ", "Ana Ruiz", "March 5, 2024",
	"^Ferry to close<", "Original url:", "https://x.example/", "Share", "Advertisement", "Related article:", "PARIS — ", "PARIS (AFP) - ", "Image caption, ", "Photo: ", "(Reporting by Ana Ruiz)",
	"&lt;b&gt;", "&amp;amp;", "é", "\u00a0", "\u200b", "•", "–", "漢字", "© 2024", "###", "(END)", "1 of 10 documents", ".", ":", "x", "By John Smith", "Updated March 6, 2024",
	"References", "\u2028", "\t", "  ", "+++", "~~~", "AFP", "Contact:", "BC-Slug-", "FOR IMMEDIATE RELEASE",
}

// generated makes an article from random bytes.
func generated(seed []byte) *Article {
	var b strings.Builder
	a := &Article{Title: "A generated headline"}
	for i, c := range seed {
		if i < 6 {
			setGenerated(a, i, c)
			continue
		}
		b.WriteString(htmlPieces[int(c)%len(htmlPieces)])
	}
	a.Content = b.String()
	return a
}

// setGenerated sets one of an article's fields by a byte.
func setGenerated(a *Article, i int, c byte) {
	pieces := append(htmlPieces[:], facts[:]...)
	word := pieces[(int(c)*7+i)%len(pieces)]
	if c&4 == 0 {
		word += " " + pieces[int(c)*3%len(pieces)]
	}
	switch i {
	case 0:
		if c&1 == 0 {
			a.Title = [...]string{"", "A title "}[int(c>>1)%2] + word
		}
	case 1:
		for n := range int(c % 4) {
			a.Authors = append(a.Authors, Person{Name: [...]string{"Ana Ruiz", "AFP", word}[n%3], URL: [...]string{"", "https://x.example/ana"}[int(c>>2)%2]})
		}
	case 2:
		if c&1 == 0 {
			a.Published = Date{Time: time.Date(int(c)*30, 3, 5, 0, 0, 0, 0, time.UTC), DayOnly: c&2 == 0}
		}
	case 3:
		for range int(c % 3) {
			m := Media{Medium: "image", Caption: [...]string{"", "A ferry ", ""}[int(c>>1)%3] + word, Credit: [...]string{"", "Ana Ruiz", "AFP/" + word, word}[int(c>>3)%4], URL: [...]string{"", "https://x.example/i.jpg"}[int(c>>4)%2]}
			if c > 200 {
				m.Caption = ""
			}
			a.Media = append(a.Media, m)
			c /= 3
		}
	case 4:
		if c&1 == 0 {
			a.Links = []Link{{Rel: "related", Title: word + [...]string{"", " story"}[int(c>>1)%2], URL: "https://x.example/related"}}
		}
		if c&8 == 0 {
			a.URL = "https://x.example/2024/story"
		}
	case 5:
		if c&1 == 0 {
			a.Dateline = [...]string{"PARIS", word}[int(c>>3)%2]
		}
		if c&2 == 0 {
			a.Subtitle = [...]string{"", "What it says "}[int(c>>2)%2] + word
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for i := range len(htmlPieces) + len(facts) {
		c := byte(i)
		f.Add([]byte{1, 1, 1, 1, 1, 1, c, 41, c}, "<p>"+htmlPieces[i%len(htmlPieces)]+"</p>")
		f.Add([]byte{c, c + 1, c, c + 2, c, c}, "<p>"+facts[i%len(facts)]+"</p>")
	}
	f.Add([]byte("abcdefghijklmnopqrstuvwxyz"), "<ul><li>a<ul><li>b</ul><li><p>c<p>d</ul>")
	f.Add([]byte("<p\x8e\x8e\x8e\x8e\x8e"), "")                  // a related article with a date, right below a picture
	f.Add([]byte("<p>LW^\xf8\x83<\x02\xd5\"\f\xc7"), "<p>éN/p>") // a table with one there
	f.Fuzz(func(t *testing.T, seed []byte, content string) {
		if len(seed) > 400 || len(content) > 4000 {
			return
		}
		a := generated(seed)
		checkInverse(t, a)
		checkWhole(t, a)
		checkInverse(t, &Article{Title: "A title", Content: content})
	})
}
