package jsonscan

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRepairs(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"valid", `{"a":[1,-2.5e3,"x\n\"y\""],"b":{"c":null,"d":true}}`, `{"a":[1,-2.5e3,"x\n\"y\""],"b":{"c":null,"d":true}}`},
		{"byte order mark", "\ufeff{}", `{}`},
		{"trailing commas", `{"a":[1,2,],}`, `{"a":[1,2]}`},
		{"doubled commas", `[1,,2]`, `[1,2]`},
		{"missing commas", `{"a":1 "b":[1 2]}`, `{"a":1,"b":[1,2]}`},
		{"missing comma after a string", "{\"a\":\"x\"\n\"b\":1}", `{"a":"x","b":1}`},
		{"missing colon", `{a 1}`, `{"a":1}`},
		{"missing value", `{"a":,"b":}`, `{"a":null,"b":null}`},
		{"equals signs", `{a=1,=2,"b":: 3}`, `{"a":1,"=":2,"b":3}`},
		{"missing key", `{:1,{"b":2}}`, `{"":{"b":2}}`},
		{"comments", "// x\n{/* \" */\"a\":1,// }\n\"b\":2}", `{"a":1,"b":2}`},
		{"HTML comment", "<!--\n{\"a\":1}\n-->", `{"a":1}`},
		{"CDATA", "//<![CDATA[\n{\"a\":1}\n//]]>", `{"a":1}`},
		{"CDATA on one line", "//<![CDATA[ {\"a\":1} //]]>", `{"a":1}`},
		{"CDATA in comments", "/*<![CDATA[*/ {\"a\":1} /*]]>*/", `{"a":1}`},
		{"semicolon", `{"a":1};`, `{"a":1}`},
		{"a stray slash", `{"a":/}`, `{"a":"/"}`},
		{"a comment behind a quote", `{"a":"x"/* y */,"b":"z" // "}` + "\n}", `{"a":"x","b":"z"}`},
		{"a slash in a string", `["and "/" or","b"]`, `["and \"/\" or","b"]`},
		{"bare keys", `{a:1,@type:"x"}`, `{"a":1,"@type":"x"}`},
		{"single quotes", `{'a':'it\'s "so"'}`, `{"a":"it's \"so\""}`},
		{"literals of other languages", `[undefined,NaN,None,True,False]`, `[null,null,null,true,false]`},
		{"odd numbers", `[+1,007,.5,1.,1.e5,-0,1e-3,1E+3]`, `[1,7,0.5,1.0,1.0e5,-0,1e-3,1E+3]`},
		{"numbers that are none", `[1.2.3,1e,-,.]`, `["1.2.3","1e","-","."]`},
		{"bare strings", `[2025-03-11,yes]`, `["2025-03-11","yes"]`},
		{"bare line end in a string", "[\"a\nb\tc\"]", `["a\nb\tc"]`},
		{"bare quotes in a string", `{"a":"He said "hi" and "bye".","b":1}`, `{"a":"He said \"hi\" and \"bye\".","b":1}`},
		{"bare quote before a comma", `{"a":"He said "hi", then left","b":1}`, `{"a":"He said \"hi\", then left","b":1}`},
		{"lone surrogates", `["\ud800","\udfffx","\ud83d\ude00"]`, `["","x","😀"]`},
		{"bad escapes", `["\q\x","C:\users","\u12"]`, `["qx","C:\\users","\\u12"]`},
		{"escapes that no feed holds", `{"a\b":"x\f\
y"}`, `{"a":"xy"}`},
		{"quotes before letters", `["the "x", élan","b"]`, `["the \"x\", élan","b"]`},
		{"quotes before words", `["a","true",true,"b, "é", c",null]`, `["a","true",true,"b, \"é\", c",null]`},
		{"wrong end brackets", `{"a":[1,2},"b":1}`, `{"a":[1,2]}`},
		{"end bracket of nothing", `{"a":1],"b":2}`, `{"a":1,"b":2}`},
		{"repeated keys", `{"a":1,"b":2,"a":3}`, `{"b":2,"a":3}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v, _, err := Parse([]byte(test.in), Options{})
			got := string(v.AppendJSON(nil))
			if got != test.want || err != nil {
				t.Errorf("Parse(%q) = %s, %v\nwant %s", test.in, got, err, test.want)
			}
			if !json.Valid([]byte(got)) {
				t.Errorf("Parse(%q) is written as %s, which is not valid", test.in, got)
			}
		})
	}
}

func TestCut(t *testing.T) {
	tests := []struct{ in, want string }{
		{`{"a":"x`, `{"a":"x"}`},
		{`{"a":"x\`, `{"a":"x"}`},
		{`{"a":"x\u00`, `{"a":"x"}`},
		{`{"a":"x\\`, `{"a":"x\\"}`},
		{`{"a":1,"b`, `{"a":1}`},
		{`{"a":1,"b":`, `{"a":1}`},
		{`{"a":1,"b":20`, `{"a":1,"b":null}`},
		{`{"a":[{"b":1},`, `{"a":[{"b":1}]}`},
		{"[\"\xe2\x82", `[""]`},
	}
	for _, test := range tests {
		v, _, err := Parse([]byte(test.in), Options{})
		if got := string(v.AppendJSON(nil)); got != test.want || err != io.ErrUnexpectedEOF {
			t.Errorf("Parse(%q) = %s, %v, want %s, %v", test.in, got, err, test.want, io.ErrUnexpectedEOF)
		}
	}
}

func TestSeveralValues(t *testing.T) {
	var got []string
	for b := []byte(`<script>{"a":1}{"a":2}, {"a":3}; `)[8:]; ; {
		v, n, err := Parse(b, Options{})
		if err == io.EOF {
			break
		}
		got = append(got, v.Get("a").Str())
		b = b[n:]
	}
	if s := strings.Join(got, " "); s != "1 2 3" {
		t.Errorf("got %q, want 1 2 3", s)
	}
}

func TestDepth(t *testing.T) {
	in := `{"a":` + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) + `,"b":1}`
	v, _, err := Parse([]byte(in), Options{MaxDepth: 3})
	if got := string(v.AppendJSON(nil)); got != `{"a":[[null]],"b":1}` || err != ErrLimit {
		t.Errorf("got %s, %v, want the part above the limit and ErrLimit", got, err)
	}
	if _, _, err := Parse(bytes.Repeat([]byte("["), 1<<20), Options{}); err != ErrLimit {
		t.Errorf("a million brackets: %v, want ErrLimit", err)
	}
	v, _, err = Parse([]byte("["+strings.Repeat("1,", 2<<20)+"2]"), Options{})
	n := 0
	for range v.Each() {
		n++
	}
	if err != ErrLimit || n < maxNodes/2 || n > maxNodes {
		t.Errorf("two million numbers: %d, %v, want at most %d and ErrLimit", n, err, maxNodes)
	}
}

func TestWrongTypes(t *testing.T) {
	v, _, _ := Parse([]byte(`{"s":"12","n":3.7,"t":true,"o":{},"l":["x","y"],"z":null}`), Options{})
	if got, ok := v.Get("s").Int(); got != 12 || !ok {
		t.Errorf("Int of a string: %d, %v", got, ok)
	}
	if got, ok := v.Get("n").Int(); got != 3 || !ok {
		t.Errorf("Int of 3.7: %d, %v", got, ok)
	}
	if got := v.Get("n").Str() + v.Get("t").Str() + v.Get("o").Str() + v.Get("none").Get("x").Str(); got != "3.7true" {
		t.Errorf("Str: %q", got)
	}
	if !v.Get("t").Bool() || !v.Get("n").Bool() || v.Get("o").Bool() || v.Get("s").Bool() {
		t.Error("Bool is wrong")
	}
	if v, _, _ := Parse([]byte(`{"a\u0062":"x\u0079"}`), Options{}); !v.Get("ab").Is("xy") || v.Is("xy") {
		t.Error("Is or Get is wrong where there are escapes")
	}
	for _, s := range []string{`""`, `" "`, `"1e999"`, `"NaN"`, `"x"`, `true`, `1e99`} {
		v, _, _ := Parse([]byte(s), Options{})
		if got, ok := v.Int(); ok {
			t.Errorf("Int of %s: %d", s, got)
		}
	}
	if v, _, _ := Parse([]byte(`" 12 "`), Options{}); true {
		if got, ok := v.Float(); got != 12 || !ok {
			t.Errorf("Float of a string with blanks: %v, %v", got, ok)
		}
	}
	if !v.Get("o").IsZero() || !v.Get("z").IsZero() || v.Get("n").IsZero() {
		t.Error("IsZero is wrong")
	}
	n := 0
	for _, key := range []string{"s", "l", "z", "none"} {
		for range v.Get(key).Each() {
			n++
		}
	}
	if n != 3 {
		t.Errorf("Each yields %d values, want 3", n)
	}
}

// scan reads a document as the Scanner's users do, members of arrays one by one.
func scan(r io.Reader, max int64) (string, error) {
	s := NewScanner(r, Options{}, max)
	var out []byte
	var err error
	switch {
	case s.Enter(Object):
		for s.More() {
			out = AppendString(out, s.Key())
			if s.Enter(Array) {
				for s.More() {
					var v Value
					v, err = s.Value()
					out = append(v.AppendJSON(append(out, ' ')), ';')
				}
				s.Leave()
				continue
			}
			v, _ := s.Value()
			out = append(v.AppendJSON(append(out, '=')), ';')
		}
		s.Leave()
	default:
		var v Value
		v, err = s.Value()
		out = v.AppendJSON(out)
	}
	if e := s.Err(); e != nil {
		err = e
	}
	return string(out), err
}

func TestScanner(t *testing.T) {
	tests := []struct {
		name, in, want string
		err            error
	}{
		{"plain", `{"version":"1","items":[{"id":"1"},{"id":"2"}],"title":"t"}`, `"version"="1";"items" {"id":"1"}; {"id":"2"};"title"="t";`, nil},
		{"repairs", "\ufeff/* x */{'a':1,,items:[{\"t\":\"a \"q\" b\"} {\"id\":2},],}", `"a"=1;"items" {"t":"a \"q\" b"}; {"id":2};`, nil},
		{"cut", `{"items":[{"id":"1"},{"id":"2`, `"items" {"id":"1"}; {"id":"2"};`, io.ErrUnexpectedEOF},
		{"wrong brackets", `{"items":[1,2},"a":3`, `"items" 1; 2;`, nil},
		{"stray brackets", `]]}{"a":1]}`, `"a"=1;`, nil},
		{"no comma", `{"items":["x"` + "\n" + `"y",1{"a":2}[3]/* c */{"b":[4} 5"z"]}`, `"items" "x"; "y"; 1; {"a":2}; [3]; {"b":[4]}; 5; "z";`, nil},
		{"control characters", `{"a":"\t\r\n\b","b` + "\r" + `":["\\"]}`, `"a"="\t\r\n";"b\r" "\\";`, nil},
		{"a comment without end", `{"items":[1, {"a":2 /* x`, `"items" 1; {"a":2};`, io.ErrUnexpectedEOF},
		{"deep", `{"items":[` + strings.Repeat("[", 5000) + "1" + strings.Repeat("]", 5000) + `,2]}`, `"items" ` + strings.Repeat("[", 254) + "null" + strings.Repeat("]", 254) + `; 2;`, nil},
		{"comments in values", "{\"items\":[{\"a\":/* ] */1, // }\n\"b\":2}, [3 // ]", `"items" {"a":1,"b":2}; [3];`, io.ErrUnexpectedEOF},
		{"no keys", `{{"a":1},"b\u0063":2}`, `""={"a":1};"bc"=2;`, nil},
		{"NUL", "{\"a\":1,\x00\"b\":2}", `"a"=1;"b"=2;`, nil},
		{"scalar", ` "x"`, `"x"`, nil},
		{"empty", ` `, `null`, io.EOF},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for name, r := range map[string]io.Reader{"whole": strings.NewReader(test.in), "bytewise": iotest.OneByteReader(strings.NewReader(test.in))} {
				if got, err := scan(r, 0); got != test.want || err != test.err {
					t.Errorf("%s: %q gives\n%s, %v, want\n%s, %v", name, test.in, got, err, test.want, test.err)
				}
			}
		})
	}
}

func TestScannerLimit(t *testing.T) {
	in := `{"items":["` + strings.Repeat("x", 200<<10) + `"],"a":1}`
	if _, err := scan(strings.NewReader(in), 100<<10); !errors.Is(err, ErrLimit) {
		t.Errorf("a long value: %v, want ErrLimit", err)
	}
	if s, err := scan(iotest.ErrReader(nil), 0); s != "null" || err != io.ErrNoProgress {
		t.Errorf("a reader that gives nothing: %s, %v", s, err)
	}
	broken := errors.New("broken")
	if got, err := scan(io.MultiReader(strings.NewReader(`{"items":[1,`), iotest.ErrReader(broken)), 0); err != broken || got != `"items" 1;` {
		t.Errorf("a broken reader: %s, %v", got, err)
	}
}

func TestPos(t *testing.T) {
	s := NewScanner(iotest.OneByteReader(strings.NewReader("{\n \"a\": 1,\n  \"b\": 2}")), Options{}, 0)
	s.Enter(Object)
	s.Key()
	s.Value()
	s.More()
	if offset, line, col := s.Pos(); offset != 13 || line != 3 || col != 3 {
		t.Errorf("Pos() = %d, %d, %d, want 13, 3, 3", offset, line, col)
	}
}

func TestAllocs(t *testing.T) {
	in := []byte(`{"a":[1,2,{"b":"c"}],"d":"e"}`)
	var d Doc
	n := testing.AllocsPerRun(100, func() {
		v, _, _ := d.Parse(in, Options{})
		for k, m := range v.Members() {
			if string(k) == "d" && !m.Is("e") {
				t.Fatal("d is not e")
			}
		}
	})
	if n > 0 {
		t.Errorf("%v allocations for a Doc that is used again, want 0", n)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`{"a":[1,"x"]}`, `{"a":"b "c" d",}`, `[[{]}"`, "\"\\ud800", `//<![CDATA[ {} //]]>`, `{a:'b'}/*`, `{"a" "b","c"`, `""""`, `{"": "",0}`, "{'a'\u00a0]\xc2", "{'a',\u00a0b\ufeff:'c'}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, n, _ := Parse(b, Options{MaxDepth: 20})
		if n > len(b) {
			t.Fatalf("Parse took %d of %d bytes", n, len(b))
		}
		once := v.AppendJSON(nil)
		if !json.Valid(once) {
			t.Fatalf("%q is written as %q, which is not valid", b, once)
		}
		v, _, err := Parse(once, Options{MaxDepth: 20, Repair: func(at int, what string) { t.Fatalf("%q is valid, but repaired at %d: %s", once, at, what) }})
		if twice := v.AppendJSON(nil); err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%q is written as %q, and read and written again as %q (%v)", b, once, twice, err)
		}
		all, err1 := scan(bytes.NewReader(b), 0)
		bytewise, err2 := scan(iotest.OneByteReader(bytes.NewReader(b)), 0)
		if all != bytewise || err1 != err2 {
			t.Fatalf("%q: all at once %q, %v, one byte at a time %q, %v", b, all, err1, bytewise, err2)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	in := []byte(`{"items":[` + strings.Repeat(`{"id":"https://example.org/1","title":"A headline of ten words or so it goes","content_html":"<p>`+strings.Repeat("Some words in a row, and \\\"more\\\". ", 50)+`</p>","tags":["a","b"]},`, 100) + `null]}`)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	var d Doc
	for b.Loop() {
		if _, _, err := d.Parse(in, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLinear guards against quadratic time: each input at n and 4n.
func BenchmarkLinear(b *testing.B) {
	for name, unit := range map[string]string{"brackets": "[", "quotes": `"x`, "spaces": "\" ", "commas": `"a",`, "backslashes": `\`, "comments": "/*", "objects": `{"a":`, "words": "\",a ", "wrong ends": "{[}"} {
		for _, n := range []int{1 << 16, 1 << 18} {
			b.Run(name+"/"+map[int]string{1 << 16: "1x", 1 << 18: "4x"}[n], func(b *testing.B) {
				in := []byte("[" + strings.Repeat(unit, n))
				b.SetBytes(int64(len(in)))
				var d Doc
				for b.Loop() {
					d.Parse(in, Options{})
				}
			})
		}
	}
}
