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
		t.Fatalf("written again, Markdown differs\n got: %q\nwant: %q\nfrom: %q\nread: %q", again, m, a.Content, b.Content)
	}
	if got, want := b.Title, flat(a.Title); got != want {
		t.Errorf("Title = %q, want %q\n%s", got, want, m)
	}
	if a.Published.Time.Year() >= 0 && a.Published.Time.Year() < 10000 && b.Published.String() != a.Published.String() {
		t.Errorf("Published = %v, want %v\n%s", b.Published, a.Published, m)
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

// htmlPieces are what generated content is made of.
var htmlPieces = [...]string{
	"<p>", "</p>", "<em>", "</em>", "<strong>", "</strong>", "<code>", "</code>", `<a href="https://x.example/a_(b)">`, "</a>", "<ul>", "</ul>", "<ol>", "</ol>",
	"<li>", "</li>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<h4>", "</h4>", "<pre>", "</pre>", "<br>", "<hr>", "<table>", "</table>", "<tr>", "</tr>",
	"<td>", "</td>", "<th>", "</th>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", `<img src="https://x.example/i.jpg" alt="a *b*">`, "<div>", "</div>",
	"word", " ", "\n", "a b", "*", "**", "_", "`", "```", "[", "](x)", "]", "!", "\\", "#", "# ", "> ", "- ", "1. ", "| ", "|", "---", "===", "By ", "Ana Ruiz", "March 5, 2024",
	"Original url:", "https://x.example/", "Share", "Advertisement", "Related article:", "PARIS — ", "PARIS (AFP) - ", "Image caption, ", "Photo: ", "(Reporting by Ana Ruiz)",
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
	word := htmlPieces[int(c)%len(htmlPieces)]
	switch i {
	case 0:
		if c&1 == 0 {
			a.Title = word + " title " + word
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
		if c&1 == 0 {
			a.Media = []Media{{Medium: "image", Caption: "A ferry " + word, Credit: [...]string{"", "Ana Ruiz", "AFP/" + word}[int(c>>1)%3], URL: [...]string{"", "https://x.example/i.jpg"}[int(c>>3)%2]}}
		}
	case 4:
		if c&1 == 0 {
			a.Links = []Link{{Rel: "related", Title: word + " story", URL: "https://x.example/related"}}
			a.URL = "https://x.example/2024/story"
		}
	case 5:
		if c&1 == 0 {
			a.Dateline = "PARIS"
		}
		if c&2 == 0 {
			a.Subtitle = "What it says " + word
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for i := range htmlPieces {
		f.Add([]byte{1, 1, 1, 1, 1, 1, byte(i), 41, byte(i)}, "<p>"+htmlPieces[i]+"</p>")
	}
	f.Add([]byte("abcdefghijklmnopqrstuvwxyz"), "<ul><li>a<ul><li>b</ul><li><p>c<p>d</ul>")
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
