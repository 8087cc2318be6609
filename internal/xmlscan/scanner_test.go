package xmlscan

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// dump gives the tokens of a document, one a line, and its repairs.
func dump(r io.Reader, o Options) string {
	var b strings.Builder
	o.Space = func(uri string) int { return len(uri) }
	o.Prefix = func(prefix string) string {
		if prefix == "dc" {
			return "urn:dc"
		}
		return ""
	}
	o.Repair = func(offset int64, what error) { fmt.Fprintf(&b, "! %d %v\n", offset, what) }
	s := New(r, o)
	for {
		switch s.Next() {
		case Start:
			fmt.Fprintf(&b, "<%s", name(s.Name))
			for _, a := range s.Attr {
				fmt.Fprintf(&b, " %s=%q", name(a.Name), s.AppendText(nil, a.Value))
			}
			if s.Empty {
				b.WriteString("/")
			}
			b.WriteString("\n")
		case End:
			fmt.Fprintf(&b, ">%s\n", name(s.Closed()))
		case Text:
			fmt.Fprintf(&b, "%q\n", s.AppendText(nil, s.Data))
		case CDATA:
			fmt.Fprintf(&b, "C%q\n", s.Data)
		default:
			if s.Cut() {
				b.WriteString("cut\n")
			}
			if s.Err() != nil {
				fmt.Fprintf(&b, "error %v\n", s.Err())
			}
			return b.String()
		}
	}
}

func name(n Name) string {
	if n.URI == "" {
		return string(n.Local)
	}
	return "{" + n.URI + "}" + string(n.Local)
}

func TestScanner(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "<a>x</a>", "<a\n\"x\"\n>a\n"},
		{"empty element", "<a/><b />", "<a/\n>a\n<b/\n>b\n"},
		{"attributes", `<a b="1" c='2"3' d = "4"/>`, "<a b=\"1\" c=\"2\\\"3\" d=\"4\"/\n>a\n"},
		{"namespaces", `<a xmlns="urn:1" xmlns:p="urn:2"><p:b p:c="1" d="2"/></a>`, "<{urn:1}a\n<{urn:2}b {urn:2}c=\"1\" d=\"2\"/\n>{urn:2}b\n>{urn:1}a\n"},
		{"namespaces with white space", "<a xmlns=' urn:1\r\n\t' xmlns:p='\n\turn:2\n\ttwo'><p:b/></a>", "<{urn:1}a\n<{urn:2 two}b/\n>{urn:2 two}b\n>{urn:1}a\n"},
		{"namespace ends with its element", `<a><b xmlns="urn:1"/><c/></a>`, "<a\n<{urn:1}b/\n>{urn:1}b\n<c/\n>c\n>a\n"},
		{"undeclared prefix", "<dc:a/><x:b/>", "! 0 undeclared namespace prefix\n<{urn:dc}a/\n>{urn:dc}a\n! 7 undeclared namespace prefix\n<b/\n>b\n"},
		{"the xml prefix", `<a xml:lang="de"/>`, "<a {http://www.w3.org/XML/1998/namespace}lang=\"de\"/\n>a\n"},
		{"references", "&amp;&lt;&#65;&#x42;&eacute;", "\"&<ABé\"\n"},
		{"more references", "&apos;&#xZZ;&#;&#12", "\"'&#xZZ;&#;&#12\"\n"},
		{"references need their semicolon", "?a&copy=1&lt", "\"?a&copy=1&lt\"\n"},
		{"old names need theirs too", "&notit;&copyx;", "! 0 unknown entity\n! 0 unknown entity\n\"&notit;&copyx;\"\n"},
		{"windows-1252 references", "&#128;&#x92;", "\"€’\"\n"},
		{"forbidden references", "&#0;&#xD800;&#x110000;&#99999999999;", strings.Repeat("! 0 reference to a forbidden character\n", 4) + "\"\ufffd\ufffd\ufffd\ufffd\"\n"},
		{"CDATA", "<a><![CDATA[x &amp; <b>]]></a>", "<a\nC\"x &amp; <b>\"\n>a\n"},
		{"CDATA that is empty", "<![CDATA[]]>", "C\"\"\n"},
		{"CDATA in CDATA", "<![CDATA[a <![CDATA[ b ]]> c ]]>", "C\"a <![CDATA[ b \"\n\" c ]]>\"\n"},
		{"CDATA without end", "<a><![CDATA[x]]", "<a\nC\"x]]\"\ncut\n"},
		{"comments", "a<!-- x -- <b> > -->b", "\"a\"\n\"b\"\n"},
		{"comment without end", "<a>x<!-- y", "<a\n\"x\"\ncut\n"},
		{"instructions", `<?xml version="1.0"?><?a x=">" ?><b/>`, "<b/\n>b\n"},
		{"XML declaration without its ?", `<?xml version="1.0"><b/>`, "<b/\n>b\n"},
		{"doctype", `<!DOCTYPE a SYSTEM "x>y"><b/>`, "<b/\n>b\n"},
		{"parts of a subset", "<!DOCTYPE a [<?x ]> ?>%p;<!ENTITY % q '1'>\n<!NOTATION n SYSTEM \"]>\">]><b/>", "<b/\n>b\n"},
		{"doctype without end", "<!DOCTYPE a \"<b/>", "cut\n"},
		{"subset cut", "<!DOCTYPE a [ ", "cut\n"},
		{"subset cut in a mark", "<!DOCTYPE a [<!", "cut\n"},
		{"subset cut in a declaration", "<!DOCTYPE a [<!ENTITY x '1", "cut\n"},
		{"conditional sections", "<![if IE]>x<![endif]><!ELEMENT a>y", "\"x\"\n\"y\"\n"},
		{"internal subset", `<!DOCTYPE a [<!ELEMENT b (c)> <!-- ]> --> <!ENTITY me "A &amp; B"> ]><b>&me;</b>`, "<b\n\"A & B\"\n>b\n"},
		{"the first declaration of an entity counts", `<!DOCTYPE a [<!ENTITY x "1"><!ENTITY x "2">]>&x;`, "\"1\"\n"},
		{"external entities are not read", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;`, "! 54 unknown entity\n\"&x;\"\n"},
		{"subset without end", `<!DOCTYPE a [<!ENTITY x "1"> <b>y</b>`, "<b\n\"y\"\n>b\n"},
		{"stray < at an end", "a <", "! 0 stray '<'\n\"a <\"\n"},
		{"stray < before it", "<", "\"<\"\n"},
		{"stray marks", "<5 <!5 <!", "! 0 stray '<'\n\"<5 \"\n! 3 stray '<'\n\"<!5 \"\n\"<!\"\n"},
		{"stray <", "a < b <5", "! 0 stray '<'\n! 0 stray '<'\n\"a < b <5\"\n"},
		{"stray &", "a & b &", "\"a & b &\"\n"},
		{"]]> in text", "<a>x ]]> y</a>", "<a\n\"x ]]> y\"\n>a\n"},
		{"attribute without quotes", "<a b=c/d e=f/><g h=http://x/>", "! 0 attribute value without quotes\n! 0 attribute value without quotes\n<a b=\"c/d\" e=\"f\"/\n>a\n! 14 attribute value without quotes\n<g h=\"http://x/\"\ncut\n"},
		{"attribute without value", "<a b c='1'/>", "<a b=\"\" c=\"1\"/\n>a\n"},
		{"attribute with nothing behind its sign", "<a b=>x</a>", "<a b=\"\"\n\"x\"\n>a\n"},
		{"attribute without an end", "<a b='1>x</a><c d=\"2'>y</c>", "<a b=\"1>x</a><c d=\\\"2\"\n\"y\"\n! 23 end tag that matches no open element\ncut\n"},
		{"form feeds", "<a b=\f\"1>2\"\fc='3'/>", "<a b=\"1>2\" c=\"3\"/\n>a\n"},
		{"attribute twice", `<a b="1" b="2"/>`, "! 0 attribute given twice\n<a b=\"1\"/\n>a\n"},
		{"apostrophe outside a value", "<a don't>x</a>", "<a don=\"\" t=\"\"\n\"x\"\n>a\n"},
		{"tag without >", "<a <b>x</b></a>", "! 0 tag without '>'\n<a\n<b\n\"x\"\n>b\n>a\n"},
		{"wrong end tag", "<a>x</b>y</a>", "<a\n\"x\"\n! 4 end tag that matches no open element\n\"y\"\n>a\n"},
		{"end tag in another case", "<Item>x</item>", "<Item\n\"x\"\n>Item\n"},
		{"missing end tags", "<a><b><c>x</a>", "<a\n<b\n<c\n\"x\"\n! 10 element without end tag\n>c\n>b\n>a\n"},
		{"cut in a tag", "<a>x</a><b c=\"d", "<a\n\"x\"\n>a\ncut\n"},
		{"cut in an end tag", "<a>x</a", "<a\n\"x\"\ncut\n"},
		{"blank in an end tag", "<a>x</ a ></a >", "<a\n\"x\"\n>a\n! 10 end tag that matches no open element\n"},
		{"long name", "<" + strings.Repeat("a", 100) + "/>", "<" + strings.Repeat("a", 100) + "/\n>" + strings.Repeat("a", 100) + "\n"},
		{"names that HTML does not have", "<_a.b-c/><é/>", "<_a.b-c/\n>_a.b-c\n<é/\n>é\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := dump(strings.NewReader(tt.in), Options{}); got != tt.want {
				t.Errorf("%s\n got: %q\nwant: %q", tt.in, got, tt.want)
			}
			if got := dump(iotest.OneByteReader(strings.NewReader(tt.in)), Options{}); got != tt.want {
				t.Errorf("%s\n byte by byte: %q\nwant: %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	laughs := `<!DOCTYPE a [<!ENTITY a "0123456789">`
	for i := range 9 {
		laughs += fmt.Sprintf("<!ENTITY %c %q>", 'b'+i, strings.Repeat(fmt.Sprintf("&%c;", 'a'+i), 10))
	}
	for _, tt := range []struct {
		name, in string
		o        Options
		want     error
	}{
		{"depth", strings.Repeat("<a>", 11), Options{MaxDepth: 10}, ErrDepth},
		{"depth reached", strings.Repeat("<a>", 10), Options{MaxDepth: 10}, nil},
		{"token", "<a>" + strings.Repeat("x", 100<<10), Options{MaxToken: 50 << 10}, ErrToken},
		{"CDATA", "<![CDATA[" + strings.Repeat("x", 100<<10), Options{MaxToken: 50 << 10}, ErrToken},
		{"attribute", `<a b="` + strings.Repeat("x", 100<<10), Options{MaxToken: 50 << 10}, ErrToken},
		{"comments have no limit", "<!--" + strings.Repeat("x", 100<<10) + "-->", Options{MaxToken: 50 << 10}, nil},
		{"laughs", laughs + "]><x>&j;</x>", Options{}, ErrExpansion},
		{"entity in itself", `<!DOCTYPE a [<!ENTITY a "&a;&a;">]>&a;`, Options{}, ErrExpansion},
		{"one entity many times", `<!DOCTYPE a [<!ENTITY a "` + strings.Repeat("x", 10000) + `">]><b>` + strings.Repeat("&a;", 1000), Options{}, ErrExpansion},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := New(strings.NewReader(tt.in), tt.o)
			n := 0
			for k := s.Next(); k != EOF; k = s.Next() {
				if k == Text {
					n += len(s.AppendText(nil, s.Data))
				}
			}
			if !errors.Is(s.Err(), tt.want) {
				t.Errorf("got error %v, want %v", s.Err(), tt.want)
			}
			if n > 1<<20 {
				t.Errorf("%d bytes of text from %d", n, len(tt.in))
			}
		})
	}
}

func TestSoftLimits(t *testing.T) {
	var attrs, spaces, undeclared strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&attrs, " a%d='1'", i)
		fmt.Fprintf(&spaces, " xmlns:n%d='urn:%d'", i, i)
	}
	for i := range 2 * maxBindings {
		fmt.Fprintf(&undeclared, "<u%d:a/>", i)
	}
	for _, tt := range []struct {
		name, in string
		attrs    int
	}{
		{"undeclared prefixes", undeclared.String(), 0},
		{"attributes", "<a" + attrs.String() + "/>", maxAttributes},
		{"namespaces", "<a" + spaces.String() + " b='1'/>", 0},
	} {
		repairs := 0
		s := New(strings.NewReader(tt.in), Options{Prefix: func(string) string { return "" }, Repair: func(int64, error) { repairs++ }})
		if s.Next() != Start || len(s.Attr) != tt.attrs || repairs == 0 {
			t.Errorf("%s: %d attributes, %d repairs", tt.name, len(s.Attr), repairs)
		}
		for s.Next() != EOF {
		}
		if n := len(s.spaces.scope); n > maxBindings {
			t.Errorf("%s: %d prefixes are kept", tt.name, n)
		}
	}
}

func TestPosition(t *testing.T) {
	const in = "<a>\n  <b/>\n\n<!-- \n --> §<c>\n</c></a>"
	doc, want := strings.Replace(in, "§", "", 1), strings.Index(in, "§")
	for _, r := range []io.Reader{strings.NewReader(doc), iotest.OneByteReader(strings.NewReader(doc))} {
		s := New(r, Options{})
		for k := s.Next(); k != EOF; k = s.Next() {
			if k != Start || string(s.Name.Local) != "c" {
				continue
			}
			if line, col := s.Position(); line != 5 || col != 6 || s.Offset() != int64(want) {
				t.Errorf("got line %d, column %d, offset %d; want 5, 6, %d", line, col, s.Offset(), want)
			}
		}
	}
}

func TestPositionFarInside(t *testing.T) {
	doc := strings.Repeat("<a>x\n</a>", 20000) + "  <end/>"
	s := New(strings.NewReader(doc), Options{})
	for s.Next() != EOF && string(s.Name.Local) != "end" {
	}
	if line, col := s.Position(); line != 20001 || col != 7 || s.Offset() != int64(len(doc)-6) {
		t.Errorf("got line %d, column %d, offset %d", line, col, s.Offset())
	}
}

func TestHoist(t *testing.T) {
	s := New(strings.NewReader("<a><b xmlns='urn:b'><c><d>x</d>y</b>z</a>"), Options{})
	for range 4 {
		s.Next()
	}
	s.Hoist(1)
	if s.Depth() != 2 || string(s.Open(2)) != "d" || string(s.Name.Local) != "d" {
		t.Fatalf("depth %d, %s in %s", s.Depth(), s.Open(2), s.Open(1))
	}
	var got []string
	for k := s.Next(); k != EOF; k = s.Next() {
		if k == End {
			got = append(got, string(s.Closed().Local))
		}
	}
	if strings.Join(got, " ") != "d a" {
		t.Errorf("ends of %q, want of d and a", got)
	}
}

func TestReaderError(t *testing.T) {
	broken := errors.New("broken")
	s := New(io.MultiReader(strings.NewReader("<a>x"), iotest.ErrReader(broken)), Options{})
	for s.Next() != EOF {
	}
	if s.Err() != broken {
		t.Errorf("got %v, want the reader's error", s.Err())
	}
	if s = New(iotest.ErrReader(nil), Options{}); s.Next() != EOF || s.Err() != io.ErrNoProgress {
		t.Errorf("a reader that gives nothing: %v", s.Err())
	}
}

// TestAllocations: what a scan allocates does not grow with the number of tokens.
func TestAllocations(t *testing.T) {
	count := func(n int) float64 {
		doc := "<r>" + strings.Repeat(`<item a="1"><title>x &amp; y</title><dc:date>z</dc:date></item>`, n) + "</r>"
		return testing.AllocsPerRun(10, func() {
			var text []byte
			s := New(strings.NewReader(doc), Options{})
			for k := s.Next(); k != EOF; k = s.Next() {
				if k == Text {
					text = s.AppendText(text[:0], s.Data)
				}
			}
		})
	}
	if few, many := count(10), count(10000); many > few+5 {
		t.Errorf("%v allocations for 10 elements, %v for 10000", few, many)
	}
}

func FuzzScanner(f *testing.F) {
	for _, s := range []string{
		"<a b='c'>x</a>", "<!DOCTYPE a [<!ENTITY x 'y'>]>&x;", "<![CDATA[x]]>", "<a <b></A>", "<!-- x", "<?x", "&#x41;&eacute;&", "<a xmlns:b='c'><b:d/>",
		"<r xmlns:a='u'><a:b xmlns:a='u'>x</a:b><a:b xmlns:a='u'>x</a:b><c xmlns:a='v'><a:b xmlns:a='u'>y</a:b></c><a:b xmlns:a='u'>z</a:b></r>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		o := Options{MaxDepth: 50, MaxToken: 1 << 20}
		whole := dump(strings.NewReader(doc), o)
		if bytes := dump(iotest.OneByteReader(strings.NewReader(doc)), o); bytes != whole {
			t.Errorf("at once: %q\nbyte by byte: %q", whole, bytes)
		}
		s := New(strings.NewReader(doc), o)
		starts, ends, last := 0, 0, int64(0)
		for k := s.Next(); k != EOF; k = s.Next() {
			switch k {
			case Start:
				starts++
			case End:
				ends++
			}
			if s.Offset() < last || s.End() < s.Offset() || s.End() > int64(len(doc)) {
				t.Fatalf("token from %d to %d after %d in %d bytes", s.Offset(), s.End(), last, len(doc))
			}
			last = s.Offset()
		}
		if starts-ends != s.Depth() {
			t.Errorf("%d starts, %d ends, depth %d", starts, ends, s.Depth())
		}
	})
}

func BenchmarkScanner(b *testing.B) {
	doc := "<rss><channel>" + strings.Repeat("<item><title>The council votes &amp; waits</title><link>https://example.org/a/b</link>"+
		"<description><![CDATA["+strings.Repeat("<p>Some words of a story.</p>", 40)+"]]></description></item>\n", 500) + "</channel></rss>"
	b.SetBytes(int64(len(doc)))
	b.ReportAllocs()
	for b.Loop() {
		s := New(strings.NewReader(doc), Options{})
		for s.Next() != EOF {
		}
	}
}
