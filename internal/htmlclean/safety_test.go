package htmlclean

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowedAttrs is the documented subset, written out a second time so that a slip in specs does not pass: the
// elements that may come out and their attributes beside dir and lang. A parser adds tbody.
var allowedAttrs = map[string]string{
	"p": "", "h1": "", "h2": "", "h3": "", "h4": "", "h5": "", "h6": "", "div": "", "blockquote": "cite", "pre": "", "hr": "",
	"figure": "", "figcaption": "", "details": "open", "summary": "",
	"ul": "", "ol": "start reversed", "li": "value", "dl": "", "dt": "", "dd": "",
	"table": "", "caption": "", "thead": "", "tbody": "", "tfoot": "", "tr": "", "th": "colspan rowspan scope", "td": "colspan rowspan",
	"a": "href title hreflang", "em": "", "strong": "", "b": "", "i": "", "u": "", "s": "", "small": "", "mark": "", "code": "",
	"kbd": "", "samp": "", "var": "", "cite": "", "q": "cite", "dfn": "title", "abbr": "title", "time": "datetime",
	"ins": "datetime", "del": "datetime", "sub": "", "sup": "", "span": "", "bdi": "", "bdo": "", "ruby": "", "rt": "", "rp": "", "br": "",
	"img": "src srcset alt title width height", "audio": "src title controls", "source": "src type",
	"video": "src poster title width height controls",
}

// inert says what in cleaned HTML, read by a browser-grade parser, is outside of the documented subset.
func inert(clean, context string) error {
	at := &html.Node{Type: html.ElementNode, Data: context, DataAtom: atom.Lookup([]byte(context))}
	for _, scripting := range []bool{true, false} {
		nodes, err := html.ParseFragmentWithOptions(strings.NewReader(clean), at, html.ParseOptionEnableScripting(scripting))
		if err != nil {
			return err
		}
		for _, root := range nodes {
			if err := inertNode(root); err != nil {
				return err
			}
			for n := range root.Descendants() {
				if err := inertNode(n); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func inertNode(n *html.Node) error {
	if n.Type == html.TextNode {
		return nil
	}
	names, ok := allowedAttrs[n.Data]
	if n.Type != html.ElementNode || !ok || n.Namespace != "" {
		return fmt.Errorf("node %q of type %d and namespace %q", n.Data, n.Type, n.Namespace)
	}
	for _, a := range n.Attr {
		if a.Key != "dir" && a.Key != "lang" && !slices.Contains(strings.Fields(names), a.Key) || a.Namespace != "" {
			return fmt.Errorf("attribute %s of %s", a.Key, n.Data)
		}
		switch a.Key {
		case "href", "src", "cite", "poster":
			if err := inertURL(a.Val, a.Key == "href"); err != nil {
				return err
			}
		case "srcset":
			for _, one := range strings.Split(a.Val, ", ") {
				if err := inertURL(one, false); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func inertURL(u string, link bool) error {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(u, scheme) && (link || scheme[0] == 'h') {
			return nil
		}
	}
	return fmt.Errorf("address %q", u)
}

// checkClean holds what is promised of any output: it is inert, it is UTF-8 that XML can hold, cleaning it again
// changes nothing, and a parser reads it as it was written.
func checkClean(t *testing.T, in string, got []byte, o Options) {
	t.Helper()
	clean := string(got)
	for _, context := range []string{"body", "div", "td", "li"} {
		if err := inert(clean, context); err != nil {
			t.Fatalf("%v\n  in %q\nout %q", err, in, clean)
		}
	}
	if !utf8.ValidString(clean) || strings.ContainsFunc(clean, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 || r == 0xFFFE || r == 0xFFFF
	}) {
		t.Fatalf("characters\n in %q\nout %q", in, clean)
	}
	if again := string(Append(nil, clean, o)); again != clean {
		t.Fatalf("not the same when cleaned again\n   in %q\n  out %q\nagain %q", in, clean, again)
	}
	rendered := render(t, clean)
	if again := string(Append(nil, rendered, o)); again != clean {
		t.Fatalf("a parser reads it otherwise\n     in %q\n    out %q\n parsed %q\n  again %q", in, clean, rendered, again)
	}
}

// render parses HTML as the content of a body and writes it out again.
func render(t *testing.T, s string) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestAttacksAreInert(t *testing.T) {
	for _, in := range attacks() {
		o := testOptions()
		checkClean(t, in, Append(nil, in, o), o)
		o.Resolve = nil
		checkClean(t, in, Append(nil, in, o), o)
		flat := testOptions()
		flat.Paragraphs = true
		checkClean(t, in, Append(nil, in, flat), flat)
	}
}

func FuzzAppend(f *testing.F) {
	for _, in := range attacks() {
		f.Add(in, false)
	}
	f.Fuzz(func(t *testing.T, in string, flat bool) {
		o := testOptions()
		o.Paragraphs = flat
		checkClean(t, in, Append(nil, in, o), o)
	})
}

func FuzzAppendNode(f *testing.F) {
	for _, in := range attacks() {
		f.Add(in, true)
	}
	f.Fuzz(func(t *testing.T, in string, flat bool) {
		doc, err := html.Parse(strings.NewReader(in))
		if err != nil {
			t.Skip("too deep for the parser")
		}
		o := testOptions()
		o.Paragraphs = flat
		checkClean(t, in, AppendNode(nil, doc, o, nil), o)
	})
}

// FuzzAppendPlain holds that text has no markup left over from clean HTML and no blank lines.
func FuzzAppendPlain(f *testing.F) {
	for _, in := range attacks() {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got := string(AppendPlain(nil, in))
		if strings.Contains(got, "\n\n") || strings.HasPrefix(got, "\n") || strings.HasSuffix(got, "\n") {
			t.Fatalf("blank line\n in %q\nout %q", in, got)
		}
		if len(got) > len(in)+8 {
			t.Fatalf("longer than the input\n in %q\nout %q", in, got)
		}
	})
}

// soup is what FuzzSoup makes documents of, a piece for each byte: tags of all that has rules, pieces of text and
// of markup.
var soup = func() []string {
	list := []string{"x", " ", "\n", "\u00a0", "&nbsp;", "&#10;", "&lt;", "&amp;", "<", ">", "<!--", "-->", "<![CDATA[", "]]>", "</", "\"", "'", "=", "/", "/>", "\x00",
		`<a href="/x">`, `<a href=javascript:x>`, `<img src=/a.jpg>`, `<img data-src=/b.jpg src=/spacer.gif>`, `<img src=x width=1 height=1>`,
		`<span lang=de>`, `<bdo dir=rtl>`, `<td colspan=3>`, `<iframe src=/f>`, `<embed src=/f>`, `<video src=/v>`, `<source src=/w>`,
		`<p title="`, `<b x='`, `<p/>`, `<iframe src=/g />`, `<title/>`, `<video src=/v />`, `<svg/>`, `<img src=x onerror=__xss()>`}
	for el := range numElems {
		if name := specs[el].name; name != "" {
			list = append(list, "<"+name+">", "</"+name+">")
		}
	}
	return append(list, "<li><p>", "<math>", "<mi>", "</math>", "<annotation-xml>", "<foreignObject>", "</foreignObject>", "<font>", "</font>", "<option>", "<nobr>", "<col>",
		"<listing>", "<plaintext>", "<body>", "<html>", "<section>", "</section>", "<button>", "</button>", "<input>", "<strike>", "<tt>")
}()

func makeSoup(picks []byte) string {
	var b strings.Builder
	for i, p := range picks {
		b.WriteString(soup[(int(p)+i%2*128)%len(soup)])
	}
	return b.String()
}

func checkSoup(t *testing.T, in string, flat bool) {
	o := testOptions()
	o.Paragraphs = flat
	checkClean(t, in, Append(nil, in, o), o)
	o.XML = true
	checkClean(t, in, Append(nil, in, o), o)
	if doc, err := html.Parse(strings.NewReader(in)); err == nil {
		checkClean(t, in, AppendNode(nil, doc, o, nil), o)
	}
}

func FuzzSoup(f *testing.F) {
	f.Add([]byte("0123456789"), false)
	f.Fuzz(func(t *testing.T, picks []byte, flat bool) { checkSoup(t, makeSoup(picks), flat) })
}

// TestSoup is a fixed walk through the inputs of FuzzSoup; BROADSHEET_SOUP asks for a longer one.
func TestSoup(t *testing.T) {
	rounds := 3000
	if n, err := strconv.Atoi(os.Getenv("BROADSHEET_SOUP")); err == nil {
		rounds = n
	}
	rnd := rand.New(rand.NewPCG(1, uint64(rounds)))
	for i := range rounds {
		picks := make([]byte, 2+rnd.IntN(6<<(i%4)))
		for i := range picks {
			picks[i] = byte(rnd.Uint32())
		}
		checkSoup(t, makeSoup(picks), i%2 == 0)
	}
}
