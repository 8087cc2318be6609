package broadsheet

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// countNodes counts the nodes of a page's tree, 0 where html.Parse refuses it.
func countNodes(page string) (n int) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return 0
	}
	for range root.Descendants() {
		n++
	}
	return n
}

// TestTreeBound holds doc.go's limit on elements: pages that ask for many more nodes than they have bytes get no more
// than they may, and their text is kept.
func TestTreeBound(t *testing.T) {
	open := func(n int, format string) string { return "<p>" + manyTags(format, n) + "</p>" }
	for _, tc := range []struct{ name, page string }{
		{"paragraphs", strings.Repeat("<p>x", 100_000)},
		{"rows", "<table>" + strings.Repeat("<tr><td>x", 29_000)},
		{"comments", strings.Repeat("<!>", 150_000)},
		{"fonts", manyTags("<font a=%d>", 400) + strings.Repeat("<p>x", 2000)},
		{"bold", open(400, "<b a=%d>") + strings.Repeat("<p>x", 2000)},
		{"bold beyond the depth", open(2000, "<b a=%d>") + strings.Repeat("<p>x", 2000)},
		{"hidden by a cell", "<div>" + manyTags("<b a=%d><table><td></b></table>", 200) + "</div>" + strings.Repeat("<p>x", 2000)},
		{"hidden by a comment", "<p>" + manyTags("<b a=%d><!--</b>-->", 400) + "</p>" + strings.Repeat("<p>x", 2000)},
		{"hidden by a quote", "<p>" + manyTags("<b a=%d><x y='></b>'>", 400) + "</p>" + strings.Repeat("<p>x", 2000)},
		{"hidden by raw text", "<p>" + manyTags("<b a=%d><style></b></style>", 400) + "</p>" + strings.Repeat("<p>x", 2000)},
		{"hidden in SVG", "<p><svg><title>" + manyTags("<b a=%d>", 400) + "</title></svg></p>" + strings.Repeat("<p>x", 2000)},
		{"hidden by CDATA", "<svg><![CDATA[><!--]]></svg><p>" + manyTags("<b a=%d>", 400) + "</p>" + strings.Repeat("<p>x", 2000) + "<!-- -->"},
		{"fostered", "<table>" + manyTags("<b a=%d>x<tr>", 400) + strings.Repeat("y<tr>", 2000)},
		{"bodies", manyTags("<body a%d=b>", 4000)},
		{"roots", manyTags("<html a%d=b>", 4000)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			page := "<!DOCTYPE html>" + story + tc.page + "<h2>The end</h2>"
			a, err := ParseHTML(strings.NewReader(page), Source{URL: pageURL})
			if err != nil || !strings.Contains(a.Content, "The council met again on Tuesday") {
				t.Errorf("the article is lost: %v", err)
			}
			if !skim([]byte(page)).overgrown(maxNodes([]byte(page))) {
				t.Fatal("the page is taken as it is")
			}
			flat, cut := flatten([]byte(page), 400, maxNodes([]byte(page)))
			if n := countNodes(string(flat)); n == 0 || n > 2*maxNodes([]byte(page)) {
				t.Errorf("%d nodes of %d bytes, cut: %v", n, len(page), cut)
			}
			if kept := strings.Contains(string(flat), "<h2>The end</h2>"); kept != (tc.name != "paragraphs" && tc.name != "rows" && tc.name != "comments") {
				t.Errorf("the last tag was kept: %v", kept)
			}
			if n := strings.Count(string(flat), "<html ") + strings.Count(string(flat), "<body "); n > 2*maxRoots {
				t.Errorf("%d tags of html and body", n)
			}
		})
	}
}

// treePieces are what pages are made of here: all that a tree's construction has rules for.
var treePieces = func() (list []string) {
	for _, name := range strings.Fields(`a b i font nobr code p div li ul dd h1 h2 table tr td caption tbody select option button object
		template svg math title style foreignObject annotation-xml mi frameset body html head form x span script textarea`) {
		list = append(list, "<"+name+" a=#>", "</"+name+">")
	}
	return append(list, "x", " ", "<", "</", "<!--", "-->", "<![CDATA[", "]]>", "'", "\"", "=", ">", "/>", "<br>", "</br>", "<img a='", "<p b=\"", "<a c=>", "<col>", "<input>")
}()

func makeTree(picks []byte) string {
	var b strings.Builder
	for i, p := range picks {
		b.WriteString(strings.ReplaceAll(treePieces[int(p)%len(treePieces)], "#", fmt.Sprint(i)))
	}
	return b.String()
}

// checkTree holds that the bounds are bounds: a tree has no more than a few times the nodes counted for the page, and
// that of a page that was flattened no more than a few times the nodes allowed.
func checkTree(t *testing.T, page string) {
	t.Helper()
	var c tagCounter
	c.page([]byte(page))
	if n, most := countNodes(page), c.nodes+8; n > most {
		t.Errorf("%d nodes, counted %d: %q", n, most, page)
	}
	for _, most := range []int{0, 10, 100} {
		flat, _ := flatten([]byte(page), 100, most)
		if n := countNodes(string(flat)); n > 2*most+16 {
			t.Errorf("%d nodes, %d are allowed: %q\nflat %q", n, most, page, flat)
		}
	}
}

// FuzzTree holds checkTree for each page, twice over so that what is left open shows.
func FuzzTree(f *testing.F) {
	f.Add([]byte("0123456789"), uint8(3))
	f.Fuzz(func(t *testing.T, picks []byte, times uint8) {
		checkTree(t, strings.Repeat(makeTree(picks), 1+int(times)))
	})
}

// TestTree has what once had too many nodes, and a fixed walk through the inputs of FuzzTree.
func TestTree(t *testing.T) {
	checkTree(t, "<template><tbody>"+strings.Repeat("x</head>", 200)) // there each text is a node, though they touch
	checkTree(t, strings.Repeat("x</p>y</br>", 200))
	checkTree(t, strings.Repeat("<table><td>x<table><col>", 60))
	checkTree(t, strings.Repeat("<svg><math><![CDATA[><!--]]>", 200))
	rnd := rand.New(rand.NewPCG(5, 6))
	for i := range 2000 {
		picks := make([]byte, 2+rnd.IntN(5<<(i%4)))
		for i := range picks {
			picks[i] = byte(rnd.Uint32())
		}
		checkTree(t, strings.Repeat(makeTree(picks[:len(picks)/2]), 8)+strings.Repeat(makeTree(picks[len(picks)/2:]), 20))
	}
}
