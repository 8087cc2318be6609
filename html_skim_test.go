package broadsheet

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestSkim shows what html.Parse is given of a page.
func TestSkim(t *testing.T) {
	for _, tc := range []struct{ name, page, want string }{
		{"script", "<p>a<script>if (a</b/) x</script><p>b", "<p>a<script></script><p>b"},
		{"style", "<STYLE type='>'>p > a</style\n><p>b", "<STYLE type='>'></style\n><p>b"},
		{"JSON-LD", "<script type=application/ld+json>{}</script>", "<script type=application/ld+json>{}</script>"},
		{"reference in the type", "<script type=application/ld&#43;json>{}</script>", "<script type=application/ld&#43;json>{}</script>"},
		{"in a comment", "<!-- <script> --><p>a</script><!--><script>b</script>", "<!-- <script> --><p>a</script><!--><script></script>"},
		{"in an attribute", "<p title='<script>'>a</script>", "<p title='<script>'>a</script>"},
		{"in a title", "<title><script></title><p>a</script>", "<title><script></title><p>a</script>"},
		{"longer name", "<scripts>a</scripts><script>b</scripts></script>", "<scripts>a</scripts><script></script>"},
		{"comment", "<script><!-- a //--></script>", "<script></script>"},
		{"script in a comment", "<script><!--<script>a</script>b--></script><style>c</style>", "<script><!--<script>a</script>b--></script><style>c</style>"},
		{"behind SVG", "<svg><title>a</title><style>b</style></svg><style>c</style>", "<svg><title>a</title><style>b</style></svg><style></style>"},
		{"markup in SVG", "<svg><style><b></style></svg><style>c</style>", "<svg><style><b></style></svg><style>c</style>"},
		{"drawing", "<svg a='b'><g><path d='c'/> d</g></svg ><p>e", "<svg a='b'></svg ><p>e"},
		{"no drawing", "<svg><g><path d='a'></g></svg><svg/><g></g></svg>", "<svg><g><path d='a'></g></svg><svg/><g></g></svg>"},
		{"HTML in SVG", "<svg><g><p>a</g></svg>", "<svg><g><p>a</g></svg>"},
		{"attributes", "<p" + strings.Repeat(" a='>'", 1001) + "/>b", "<p" + strings.Repeat(" a='>'", 1000) + " >b"},
		{"no end", "<style>a</style><style>b", "<style></style><style>b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := io.ReadAll(&skim([]byte(tc.page)).kept)
			if err != nil || string(got) != tc.want {
				t.Errorf("got  %q, %v\nwant %q", got, err, tc.want)
			}
			checkSkim(t, tc.page)
		})
	}
}

// outline writes down a tree without what skim may leave out. In select, scripts and style sheets are text.
func outline(page io.Reader) string {
	root, err := html.Parse(page)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	var write func(n *html.Node)
	write = func(n *html.Node) {
		fmt.Fprintf(&b, "(%d %s:%q %q", n.Type, n.Namespace, n.Data, n.Attr)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if n.DataAtom == atom.Template && c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
				continue // behind <col> a template takes the blanks of a style sheet, but not the element
			}
			if n.Namespace == "" && n.DataAtom != atom.Script && n.DataAtom != atom.Style && n.DataAtom != atom.Select || n.Namespace != "" && n.Data != "svg" {
				write(c)
			}
		}
		b.WriteByte(')')
	}
	write(root)
	return b.String()
}

// checkSkim holds that html.Parse makes the same of what it is given as of the page.
func checkSkim(t *testing.T, page string) {
	t.Helper()
	if strings.Contains(strings.ToLower(page), "<frameset") {
		return // without scripts and style sheets of its own
	}
	s := skim([]byte(page))
	if s.cut {
		return // which html.Parse would not do
	}
	if got, want := outline(&s.kept), outline(strings.NewReader(page)); got != want {
		t.Errorf("page %q\ngot  %s\nwant %s", page, got, want)
	}
}

// skimPieces are what can hide a tag, or make one.
var skimPieces = append([]string{"<script>", "<style>", "</style>", "<script type='application/ld+json'>", "</script ", "<SCRIPT/>", "<svg/>", "<svg a=x/>",
	"<desc>", "<noscript>", "</noscript>", "<textarea>", "<iframe>", "</iframe>", "<xmp>", "</xmp>", "<math>", "<foreignObject>", "--!>", "-", "--", "!", "!>", "<!>",
	"<!DOCTYPE ", "<?", "</>", "</ ", "/", "a=", "\x00", "\x0b", "\f", "é", "<!---->", "<p>", "</svg>", "<title>", "</title>", "&amp;", "<svg>", "<svg>", "<g>", "<g />", "</g>", "<path d=a/>", "<path d=''/>", "</path>"}, treePieces...)

func makeSkim(picks []byte) string {
	var b strings.Builder
	for _, p := range picks {
		b.WriteString(strings.ReplaceAll(skimPieces[int(p)%len(skimPieces)], "#", "1"))
	}
	return b.String()
}

// FuzzSkim holds checkSkim for any page, and for one made of what skim has rules for.
func FuzzSkim(f *testing.F) {
	f.Add([]byte("<svg><title>a</title></svg><script>b</script><!-- c -->"))
	f.Add([]byte("<template><col><style> </style>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		checkSkim(t, string(page))
		checkSkim(t, makeSkim(page))
	})
}

// TestSkimTrees is a fixed walk through the inputs of FuzzSkim.
func TestSkimTrees(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for i := range 20_000 {
		picks := make([]byte, 2+rnd.IntN(4<<(i%4)))
		for i := range picks {
			picks[i] = byte(rnd.Uint32())
		}
		checkSkim(t, makeSkim(picks))
	}
}
