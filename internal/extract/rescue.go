package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
	"github.com/broadsheet-go/broadsheet/internal/jsonscan"
)

// A page that shows next to no text may carry it elsewhere: in JSON-LD, in a template or noscript element,
// or in the data of a script that would have drawn the page.

const (
	// little is how few words make a page look for its text elsewhere.
	little = 60
	// enough is how many words a text found elsewhere must have.
	enough = 80
)

// rescue gives the text found elsewhere, or r.
func rescue(doc *html.Node, o Options, p *page, r Result) Result {
	best := r
	for _, try := range [...]func(*html.Node, Options, *page) Result{fromBody, fromHidden, fromScripts} {
		if x := try(doc, o, p); x.Words >= enough && x.Words > 3*best.Words {
			best = x
		}
	}
	if best.Words > r.Words {
		best.Lead = r.Lead
	}
	return best
}

// fromBody takes JSON-LD's articleBody: the blocks that it names where the page has them, else its lines.
func fromBody(_ *html.Node, o Options, p *page) Result {
	text := o.ArticleBody
	if text == "" {
		return Result{}
	}
	var m measure
	m.add(text)
	body, hashes, found := newBag(text, 3), []uint32(nil), int32(0)
	before := make([]bool, len(p.blocks))
	for i := range p.blocks {
		b := &p.blocks[i]
		before[i] = b.keep
		hashes = hashWords(hashes[:0], p.text(b, 1<<12))
		b.keep = body.share(hashes) >= 5
		if b.keep {
			found += b.m.words
		}
	}
	if found*10 >= m.words*7 {
		return p.result()
	}
	for i := range p.blocks {
		p.blocks[i].keep = before[i]
	}
	if !strings.Contains(text, "</") {
		text = "<p>" + strings.ReplaceAll(html.EscapeString(text), "\n", "</p><p>") // those that are empty go
	}
	return fromMarkup(text, o)
}

// fromMarkup takes a fragment of HTML.
func fromMarkup(s string, o Options) Result {
	var m measure
	m.add(string(htmlclean.AppendPlain(nil, s)))
	content := string(htmlclean.Append(nil, s, htmlclean.Options{Resolve: o.Resolve, Paragraphs: true}))
	return Result{Content: content, Images: images(content), Words: int(m.words)}
}

// fromHidden opens template and noscript elements and looks again.
func fromHidden(doc *html.Node, o Options, _ *page) Result {
	opened := false
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Template:
			opened = opened || n.FirstChild != nil
		case atom.Noscript:
			opened = openNoscript(n) || opened
		default:
			continue
		}
		n.DataAtom, n.Data = atom.Div, "div"
	}
	if !opened {
		return Result{}
	}
	p := walk(doc, o)
	p.choose(&weights)
	return p.result()
}

// openNoscript parses the content of a noscript element, which is text where scripts may run.
func openNoscript(n *html.Node) bool {
	t := n.FirstChild
	if t == nil || t.Type != html.TextNode || t.NextSibling != nil || len(t.Data) < 200 {
		return t != nil && t.NextSibling != nil
	}
	nodes, err := html.ParseFragment(strings.NewReader(t.Data), &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"})
	if err != nil {
		return false // deeper than the parser goes: no text of an article
	}
	n.RemoveChild(t)
	for _, c := range nodes {
		n.AppendChild(c)
	}
	return true
}

// fromScripts looks into the data of scripts for strings that hold an article's markup or paragraphs.
func fromScripts(doc *html.Node, o Options, _ *page) (best Result) {
	try := func(script string) {
		if r := fromStrings(script, o); r.Words > best.Words {
			best = r
		}
	}
	for _, s := range o.Scripts {
		try(string(s))
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Script && n.FirstChild != nil && !strings.HasSuffix(attr(n, "type"), "ld+json") {
			try(n.FirstChild.Data)
		}
	}
	return best
}

// fromStrings takes from a script the longest string with paragraphs in it, or all strings that read like
// paragraphs.
func fromStrings(s string, o Options) Result {
	markup := ""
	var lines strings.Builder
	seen := map[string]bool{}
	for i := strings.IndexByte(s, '"'); i >= 0 && i < len(s); {
		end := stringEnd(s, i+1)
		lit := s[i+1 : min(end, len(s))]
		i = end + 1
		if k := strings.IndexByte(s[min(i, len(s)):], '"'); k >= 0 {
			i += k
		} else {
			i = len(s)
		}
		if len(lit) < 80 || seen[lit] {
			continue
		}
		if len(lit) > 400 && len(lit) > len(markup) && hasParagraphs(lit) {
			markup = lit
			continue
		}
		var m measure
		m.add(lit)
		if m.words >= 15 && m.stops > 0 && m.lower*2 > m.words && !strings.ContainsAny(lit, "<>{}=") {
			seen[lit] = true
			lines.WriteString("<p>" + html.EscapeString(unquote(lit)))
		}
	}
	if markup != "" {
		if r := fromMarkup(unquote(markup), o); r.Words >= enough {
			return r
		}
	}
	return fromMarkup(lines.String(), o)
}

// stringEnd gives the index of the quote that ends a string of JSON.
func stringEnd(s string, i int) int {
	for ; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(s)
}

// hasParagraphs reports whether a string of JSON holds HTML paragraphs, escaped or not.
func hasParagraphs(s string) bool {
	return strings.Contains(s, "<p") || strings.Contains(s, `\u003cp`) || strings.Contains(s, `\u003Cp`)
}

// unquote undoes the escapes of a JSON string.
func unquote(s string) string {
	v, _, _ := jsonscan.Parse([]byte(`"`+s+`"`), jsonscan.Options{}) // there is always a string
	return v.Str()
}
