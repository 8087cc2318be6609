package broadsheet

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSeed reads the articles that the project was begun for. They are not ours to copy: the environment says where they are.
func TestSeed(t *testing.T) {
	dir := os.Getenv("BROADSHEET_SEEDS")
	if dir == "" {
		t.Skip("BROADSHEET_SEEDS names no folder")
	}
	text, err := os.ReadFile(filepath.Join(dir, "000_550c1595fa8c2341.txt"))
	if err != nil {
		t.Fatal(err)
	}
	a := parseOne(t, string(text))
	lines := strings.Split(string(text), "\n")
	var paragraphs []string
	for _, line := range lines {
		if len(line) > 120 && !strings.HasPrefix(line, "**") && !strings.HasPrefix(line, "<") {
			paragraphs = append(paragraphs, line)
		}
	}
	if got, want := a.Text(), strings.Join(paragraphs, "\n"); got != want || len(paragraphs) < 6 {
		t.Errorf("Text = %q\nwant %q", got, want)
	}
	address := strings.Trim(lines[len(lines)-1], "<>")
	for _, c := range [][3]string{
		{"Title", a.Title, strings.TrimPrefix(lines[2], "# ")},
		{"Authors", fmt.Sprint(a.Authors), fmt.Sprint([]Person{{Name: "AFP", Org: true}})},
		{"Published", a.Published.String(), "2025-03-11"},
		{"Updated", a.Updated.String(), ""},
		{"URL", a.URL, address},
		{"Publisher", fmt.Sprint(a.Publisher), fmt.Sprint(Person{Name: "themoscowtimes.com", Org: true})},
		{"Media", fmt.Sprint(len(a.Media), " ", a.Media[0].Credit), "1 European Union; kremlin.ru"},
		{"Caption", a.Media[0].Caption, strings.TrimSpace(strings.Split(lines[10], "**")[0])},
		{"Links", fmt.Sprint(len(a.Links), a.Links[0].Rel, a.Links[0].URL), fmt.Sprint(1, "related", "")},
		{"rest", a.Dateline + a.Subtitle + a.Summary + a.Section + a.Rights + a.Language, ""},
	} {
		if c[1] != c[2] {
			t.Errorf("%s = %q, want %q", c[0], c[1], c[2])
		}
	}
	checkInverse(t, a)
	checkWhole(t, a)
}

// TestTextCorpus holds the share of the corpus's files whose fields are all right.
func TestTextCorpus(t *testing.T) {
	dir := os.Getenv("BROADSHEET_CORPUS")
	if dir == "" {
		t.Skip("BROADSHEET_CORPUS names no folder")
	}
	type want struct {
		Title   string
		Authors []string
		Date    string
		URL     string
		Paras   []string
		Layout  string
	}
	inputs, truths := map[string]string{}, map[string]want{}
	readLines(t, filepath.Join(dir, "normalize/plaintext/dev.input.jsonl"), func(line []byte) error {
		var in struct{ ID, Input string }
		err := json.Unmarshal(line, &in)
		inputs[in.ID] = in.Input
		return err
	})
	readLines(t, filepath.Join(dir, "normalize/plaintext/dev.truth.jsonl"), func(line []byte) error {
		var truth struct {
			ID   string
			Want want
		}
		err := json.Unmarshal(line, &truth)
		truths[truth.ID] = truth.Want
		return err
	})
	right, all := map[string]int{}, map[string]int{}
	for id, input := range inputs {
		w := truths[id]
		a := parseOne(t, input)
		checkInverse(t, a)
		all[w.Layout]++
		if sameWords(a.Title, w.Title) && onlyWords(a.Text()) == onlyWords(strings.Join(w.Paras, "")) && len(a.Authors) == len(w.Authors) {
			right[w.Layout]++
		}
	}
	for name, n := range all {
		if share := float64(right[name]) / float64(n); share < .85 {
			t.Errorf("%s: %.2f right, want .85", name, share)
		}
	}
}

func readLines(t testing.TB, file string, each func([]byte) error) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	r := bufio.NewReader(f)
	for {
		line, err := r.ReadBytes('\n')
		if len(line) > 1 {
			if err := each(line); err != nil {
				t.Fatal(err)
			}
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestTextLines(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"every line break", "T\r\rone\n\ntwo\r\n\r\nthree\u2029\u2029four", "one\ntwo\nthree\nfour"},
		{"blanks around", "T\n\n \u00a0one\u3000\t\n\n\u200btwo \n", "one\ntwo"},
		{"no title", "\n\n\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := ParseText(strings.NewReader(c.text), Source{})
			if c.want == "" {
				if !errors.Is(err, ErrNoArticle) {
					t.Errorf("error = %v, want ErrNoArticle", err)
				}
				return
			}
			if got := a.Text(); err != nil || got != c.want {
				t.Errorf("Text = %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestTextDatelines(t *testing.T) {
	for _, c := range []struct{ line, place, date, agency, rest string }{
		{"PARIS, March 3, 2025 (AFP) - The", "PARIS", "March 3, 2025", "AFP", "The"},
		{"WASHINGTON, D.C., March 3 /PRNewswire/ -- The", "WASHINGTON, D.C.", "March 3", "PRNewswire", "The"},
		{"BERLIN, 3. März (Reuters) — Die", "BERLIN", "3. März", "Reuters", "Die"},
		{"Madrid (EFE).- El", "Madrid", "", "EFE", "El"},
		{"SÃO PAULO/RIO DE JANEIRO (Reuters) - The", "SÃO PAULO/RIO DE JANEIRO", "", "Reuters", "The"},
		{"St. Louis (AP) — The", "St. Louis", "", "AP", "The"},
		{"MOSCOW — The", "MOSCOW", "", "", "The"},
		{"BERGEN – 11 March 2025 – The", "BERGEN", "11 March 2025", "", "The"},
		{"OSLO – 9 March 2025, international commemoration – The", "OSLO", "", "", "9 March 2025, international commemoration – The"},
		{"(ANSA) - ROMA, 04 MAR - Il", "ROMA", "04 MAR", "ANSA", "Il"},
		{"Praha 4. března (ČTK) - Vláda", "Praha", "4. března", "ČTK", "Vláda"},
		{"القاهرة 4 مارس (رويترز) - أعلنت", "القاهرة", "4 مارس", "رويترز", "أعلنت"},
		{"Москва. 4 марта. ИНТЕРФАКС - Правительство", "Москва", "4 марта", "ИНТЕРФАКС", "Правительство"},
		{"New Delhi, Mar 4 (PTI) The", "New Delhi", "Mar 4", "PTI", "The"},
		{"THUNDER BAY, Ont. — A", "THUNDER BAY, Ont.", "", "", "A"},
		{"MISSOULA, Mont. (AP) — A", "MISSOULA, Mont.", "", "AP", "A"},
		{"KALISPELL, Mont. (AP) _ A", "KALISPELL, Mont.", "", "AP", "A"},
		{"RIVERTON, 9 May 2025. The", "RIVERTON", "9 May 2025", "", "The"},
		{"मुंबई, 14 जुलाई (भाषा) मुंबई", "मुंबई", "14 जुलाई", "भाषा", "मुंबई"},
		{"Bienne (ats) Une", "Bienne", "", "ats", "Une"},
		{"Oslo (NTB): Regjeringen", "Oslo", "", "NTB", "Regjeringen"},
		{"(서울=연합뉴스) 김철수 기자 = 정부가", "서울", "", "연합뉴스", "정부가"},
		{"（中央社記者王小明台北4日電）行政院", "台北", "4日", "中央社", "行政院"},
		{"［東京　４日　ロイター］ - 政府は", "東京", "", "ロイター", "政府は"},
		{"OSLO, Øst. (NTB) - Regjeringen", "OSLO, Øst", "", "NTB", "Regjeringen"},
		{"（中央社記者王小明，台北4日電）行政院", "", "", "", ""},
		{"（中央社記者小明4日電）行政院", "", "", "", ""},
		{"［東京４日］政府は", "", "", "", ""},
		{"【速報】政府は", "", "", "", ""},
		{"新华社奥斯陆11月4日电 挪威", "奥斯陆", "11月4日", "新华社", "挪威"},
		{"记者11月4日电话采访了他", "", "", "", ""},
		{"Ana Ruiz (SPD): Die Regierung", "", "", "", ""},
		{"The mayor (left) - who was there - spoke", "", "", "", ""},
		{"Ob Radler oder Politiker - zwei Rankings", "", "", "", ""},
		{"In March 2020 - the year of the virus - he", "", "", "", ""},
	} {
		t.Run(c.line, func(t *testing.T) {
			doc := &textDoc{d: &document{p: &Parser{}}, a: &Article{}}
			dl, ok := doc.dateline(c.line)
			if !ok {
				dl = dateline{}
			}
			if ok != (c.place != "") || dl.place != c.place || dl.date != c.date || dl.agency != c.agency || ok && c.line[dl.length:] != c.rest {
				t.Errorf("got %+v, %v", dl, ok)
			}
		})
	}
}

// TestTextButtons: a reader's line of buttons may hold pictures in its links.
func TestTextButtons(t *testing.T) {
	in := "Title: The ferry sails\n\nURL Source: https://x.example/ferry\n\nMarkdown Content:\nThe ferry sailed again on Monday.\n\n" +
		"[Share ![](https://x.example/s.png)](https://x.example/s) [Print](https://x.example/p)\n\nIt was full, said the captain.\n"
	a, err := ParseText(strings.NewReader(in), Source{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := a.Text(), "The ferry sailed again on Monday.\nIt was full, said the captain."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTextMany(t *testing.T) {
	one := parseOne(t, "# One\n\nText one.\n\nOriginal url: https://x.example/1\n").Markdown()
	two := strings.Replace(strings.Replace(one, "One", "Two", 1), "/1", "/2", 1)
	a, err := ParseText(strings.NewReader(one+two), Source{})
	if !errors.Is(err, ErrMany) || a == nil || a.Title != "One" {
		t.Errorf("ParseText = %+v, %v, want the first article and ErrMany", a, err)
	}
	var titles []string
	for a, err := range NewReader(strings.NewReader(one+two+one), Source{}).All() {
		if err != nil {
			t.Fatal(err)
		}
		titles = append(titles, a.Title)
	}
	if got := strings.Join(titles, " "); got != "One Two One" {
		t.Errorf("titles = %q", got)
	}
}

func TestDetectFrontMatter(t *testing.T) {
	front := `{"title": "A {", "tags": ["a", "b"], "draft": false}`
	for _, c := range []struct {
		name, doc string
		want      Format
	}{
		{"text", front + "\n\nText.\n", Text},
		{"CRLF", front + "\r\nText.", Text},
		{"a list of items inside", `{"title": "T", "menu": {"items": 1, "version": 2}}` + "\n# Text", Text},
		{"long", `{"title": "` + strings.Repeat("a", 3*peekBytes) + `"}` + "\n\nText.\n", Text},
		{"nothing below", front + "\n", JSONFeed},
		{"feed", `{"version": "https://jsonfeed.org/version/1.1", "items": []}`, JSONFeed},
		{"feed with a line below", `{"title": "T", "items": []}` + "\nText", JSONFeed},
		{"feed that is cut", `{"title": "T", "home_page_url": "https://x.exam`, JSONFeed},
		{"feed that closes too early", `{"title": "T"}, "items": [{"id": "1"}]}`, JSONFeed},
		{"feed that closes a line too early", `{"title": "T"}` + "\n" + `"items": [{"id": "1"}]}`, JSONFeed},
		{"lines of objects", front + "\n" + front, JSONFeed},
		{"text beside it", front + " Text.", JSONFeed},
		{"a string with quotes", `{"title": "The \"items\": {", "a": 1}` + "\n\nText.\n", Text},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := new(Parser).reader(strings.NewReader(c.doc), Source{}, unknownFormat, -1).doc
			if f, err := d.format(); f != c.want || err != nil {
				t.Errorf("format = %v, %v, want %v\n%s", f, err, c.want, c.doc)
			}
		})
	}
}

// TestDetect: the first element decides, unless the document says by its beginning or its type that it is text.
func TestDetect(t *testing.T) {
	const sample = "\n\n```xml\n<?xml version=\"1.0\"?>\n<rss><channel></channel></rss>\n```\n"
	for _, c := range []struct {
		name, doc, contentType string
		want                   Format
	}{
		{"item alone", "<item><title>T</title></item>", "", RSS},
		{"item of the RDF kind", "<rss:item><title>T</title></rss:item>", "", RSS},
		{"channel alone", "<channel><title>T</title></channel>", "", RSS},
		{"entry alone", "<entry xmlns='http://www.w3.org/2005/Atom'><title>T</title></entry>", "", Atom},
		{"entry in a page", "<div><entry>T</entry></div>", "", HTML},
		{"words before the root", "Notice: x<3\n<?xml version='1.0'?><rss><channel></channel></rss>", "", RSS},
		{"a declaration alone", "A story\n\n<?xml version='1.0'?>\n\nof <3 words", "", Text},
		{"text with a sign", "1 <? 2", "", Text},
		{"a feed's root in Markdown", "# How feeds look" + sample, "", Text},
		{"and below front matter", "---\r\ntitle: How feeds look\r\n---" + sample, "", Text},
		{"Markdown by its type", "<!-- lint off -->\n# How feeds look" + sample, "Text/Markdown; charset=utf-8", Text},
		{"a page by its type", "How pages look", "text/html", HTML},
		{"one sign", "<", "", unknownFormat},
		{"signs before the root", "<<< < ><rss></rss>", "", RSS},
		{"zipped and cut", "\x1f\x8b\x08", "", unknownFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := new(Parser).reader(strings.NewReader(c.doc), Source{ContentType: c.contentType}, unknownFormat, -1).doc
			if f, _ := d.format(); f != c.want {
				t.Errorf("format = %v, want %v", f, c.want)
			}
			if f := Detect([]byte(c.doc)); c.contentType == "" && f != c.want {
				t.Errorf("Detect = %v, want %v", f, c.want)
			}
		})
	}
}

func TestFormatText(t *testing.T) {
	for f := range 20 {
		text, err := Format(f).MarshalText()
		var back Format
		if err == nil && (back.UnmarshalText(text) != nil || back != Format(f) || back != 0 && back.String() != string(text)) || err != nil && Format(f).String() != "unknown" {
			t.Errorf("%d: %q, %v, read as %v", f, text, err, back)
		}
	}
	if f := Format(9); f.UnmarshalText([]byte("rss3")) == nil || Format(0).String() != "unknown" {
		t.Errorf("got %v", f)
	}
}

func TestTextLimit(t *testing.T) {
	p := Parser{MaxBytes: 40}
	a, err := p.ParseText(strings.NewReader("Headline\n\n"+strings.Repeat("word ", 20)), Source{})
	if !errors.Is(err, ErrLimit) || a == nil || a.Title != "Headline" || !strings.HasPrefix(a.Text(), "word word") {
		t.Errorf("ParseText = %+v, %v, want what was read and ErrLimit", a, err)
	}
}

func FuzzParseText(f *testing.F) {
	files, err := filepath.Glob("testdata/text/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if i := bytes.Index(text, []byte("-- json --")); i > 0 {
			text = text[:i]
		}
		if i := bytes.Index(text, []byte(" --\n")); i > 0 {
			text = text[i+4:]
		}
		f.Add(string(text))
	}
	f.Add("itle\n\nText\n* [\x00 ](https:/_/x)")
	f.Add("itle\n\nText\n\n![a](https://x.examp}e/f.jpg)\n\nThe ![b](/{id}.jpg) end.")
	f.Add("itle\n\nText\n\n- n\n  ` ` *\x00 \x00*")
	f.Add("itle\n\nText\n\n- n [a](/" + strings.Repeat("é", 1500) + ") and [b](mailto:a@b.example?c=" + strings.Repeat(" ", 3000) + "d)")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 8000 {
			return
		}
		src := Source{URL: "https://x.example/dir/page", Retrieved: time.Date(2025, 4, 1, 0, 0, 0, 0, time.UTC)}
		var articles []*Article
		for a, err := range NewReader(strings.NewReader("T"+text), src).All() {
			if err != nil {
				return
			}
			articles = append(articles, a)
		}
		for i, a := range articles {
			if clean := new(Parser).CleanHTML(a.Content, Source{}); clean != a.Content {
				t.Fatalf("Content is not clean:\n got: %s\nwant: %s", a.Content, clean)
			}
			m := a.Markdown()
			b := parseOne(t, m)
			if again := b.Markdown(); again != m {
				t.Fatalf("article %d, written again, differs\n got: %q\nwant: %q\nfrom: %q", i, again, m, a.Content)
			}
		}
	})
}

// nasty are inputs of which n bytes must cost n.
var nasty = map[string]func(n int) string{
	"quotes":      func(n int) string { return strings.Repeat(">", n) + "x" },
	"links":       func(n int) string { return strings.Repeat("[a](", n/4) },
	"brackets":    func(n int) string { return strings.Repeat("[", n) },
	"emphasis":    func(n int) string { return strings.Repeat("*a **a ", n/7) },
	"bylines":     func(n int) string { return strings.Repeat("By [AFP](#)\n\n", n/13) },
	"fences":      func(n int) string { return strings.Repeat("```\n~~~\n", n/8) },
	"open fences": func(n int) string { return strings.Repeat("````x\n~~~\n", n/10) },
	"lists":       func(n int) string { return strings.Repeat("- a\n1. b\n", n/9) },
	"rows":        func(n int) string { return strings.Repeat("| a | b |\n|---|---|\n", n/20) },
	"quoted":      func(n int) string { return strings.Repeat("> a\n> b\nc\n", n/10) },
	"front":       func(n int) string { return strings.Repeat("---\na: b\n", n/9) },
	"trailers":    func(n int) string { return strings.Repeat("Original url: https://x.example/\n# A\n", n/38) },
	"paragraphs": func(n int) string {
		return strings.Repeat("A line of text that is wrap-\nped at some width.\n\n", n/49)
	},
}

func BenchmarkParseTextHostile(b *testing.B) {
	for name, make := range nasty {
		for _, n := range [...]int{1 << 14, 1 << 16} {
			text := "# T\n\n" + make(n)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) { benchmarkText(b, text) })
		}
	}
}

func BenchmarkParseText(b *testing.B) {
	files, err := filepath.Glob("testdata/text/*.txtar")
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		_, input, _ := strings.Cut(string(text), " --\n")
		input, _, _ = strings.Cut(input, "-- json --")
		b.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(b *testing.B) { benchmarkText(b, input) })
	}
}

func benchmarkText(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range NewReader(strings.NewReader(text), Source{ContentType: "text/markdown"}).All() {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkMarkdown(b *testing.B) {
	a, err := ParseText(strings.NewReader("# T\n\n"+strings.Repeat("A *paragraph* with [a link](https://x.example/) and words.\n\n- one\n- two\n\n", 100)), Source{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(a.Content)))
	b.ReportAllocs()
	for b.Loop() {
		a.Markdown()
	}
}

// BenchmarkTextLinear reads what is nasty, and writes it as Markdown, at n and 4n: the bytes a second must
// stay what they are.
func BenchmarkTextLinear(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(nasty)) {
		for _, n := range []int{1 << 14, 1 << 16} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				text := "# T\n\n" + nasty[name](n)
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					for a, err := range NewReader(strings.NewReader(text), Source{}).All() {
						if err == nil {
							a.Markdown()
						}
					}
				}
			})
		}
	}
}

// BenchmarkParseTextCorpus reads all files of the corpus; ns/op is for one of them.
func BenchmarkParseTextCorpus(b *testing.B) {
	dir := os.Getenv("BROADSHEET_CORPUS")
	if dir == "" {
		b.Skip("BROADSHEET_CORPUS names no folder")
	}
	var inputs []string
	size := 0
	readLines(b, filepath.Join(dir, "normalize/plaintext/dev.input.jsonl"), func(line []byte) error {
		var in struct{ Input string }
		err := json.Unmarshal(line, &in)
		inputs = append(inputs, in.Input)
		size += len(in.Input)
		return err
	})
	b.SetBytes(int64(size / len(inputs)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if a, _ := ParseText(strings.NewReader(inputs[i%len(inputs)]), Source{}); a == nil {
			b.Fatal("no article")
		}
	}
}

// TestTextFences: code ends at a row of the marks that began it, as long or longer; where there is none, the line is text.
func TestTextFences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"tildes inside", "```\na\n~~~\n\nb\n```", "<pre><code>a\n~~~\n\nb</code></pre>"},
		{"longer ones outside", "````go\n```\na\n```\n````", "<pre><code>```\na\n```</code></pre>"},
		{"tildes that nothing closes", "~~~ a\n\n```\nb\n```", "<p>~~~ a</p><pre><code>b</code></pre>"},
		{"longer ones that nothing closes", "`````\n\n```\nb\n```\n\n```\nc\n```\n\n```\nd", "<p>`````</p><pre><code>b</code></pre><pre><code>c</code></pre><p>``` d</p>"},
		{"in a quote", "> ~~~\n> a\n> ~~~\n\nb", "<blockquote><pre><code>a</code></pre></blockquote><p>b</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := parseOne(t, "# T\n\n"+c.text+"\n")
			if a.Content != c.want {
				t.Errorf("got %q, want %q", a.Content, c.want)
			}
			checkInverse(t, a)
		})
	}
}
