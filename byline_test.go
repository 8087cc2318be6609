package broadsheet

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// showPeople writes people as testdata/bylines/cases.txt does: "*" before an organisation, then
// [role], (affiliation), <email> and {url}.
func showPeople(list []Person) string {
	var b strings.Builder
	for i, p := range list {
		if i > 0 {
			b.WriteString("; ")
		}
		if p.Org {
			b.WriteByte('*')
		}
		b.WriteString(p.Name)
		for _, f := range []struct{ open, text, close string }{
			{" [", p.Role, "]"}, {" (", p.Affiliation, ")"}, {" <", p.Email, ">"}, {" {", p.URL, "}"},
		} {
			if f.text != "" {
				b.WriteString(f.open + f.text + f.close)
			}
		}
	}
	return b.String()
}

// TestParseByline reads testdata/bylines/cases.txt. A line is "input => authors + others"; a language may stand before
// it in brackets; "# " begins a group. In the input \n is a line break.
func TestParseByline(t *testing.T) {
	f, err := os.Open("testdata/bylines/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	group := ""
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		if name, ok := strings.CutPrefix(line, "# "); ok {
			group = name
		}
		in, want, ok := strings.Cut(line, "=>")
		if !ok || group == "" {
			continue
		}
		in, want = strings.TrimSuffix(in, " "), strings.TrimSpace(want)
		src := Source{URL: "https://example.org/news/1"}
		if lang, rest, ok := strings.Cut(in, "] "); ok && strings.HasPrefix(lang, "[") && len(lang) <= 6 {
			src.Language, in = lang[1:], rest
		}
		t.Run(group+"/"+in, func(t *testing.T) {
			authors, others := ParseByline(strings.ReplaceAll(in, `\n`, "\n"), src)
			got := showPeople(authors)
			if len(others) > 0 {
				got += " + " + showPeople(others)
			}
			got = strings.TrimSpace(got)
			if got != want {
				t.Errorf("ParseByline(%q)\n got: %s\nwant: %s", in, got, want)
			}
		})
	}
}

// names gives the names of a list.
func names(list []Person) []string {
	var s []string
	for _, p := range list {
		s = append(s, p.Name)
	}
	return s
}

func TestParseBylineLong(t *testing.T) {
	authors, _ := ParseByline(strings.Repeat("Ana Ruiz, Per Holm, ", 10000), Source{})
	if got, want := names(authors), []string{"Ana Ruiz", "Per Holm"}; !slices.Equal(got, want) {
		t.Errorf("a repeated list gives %q, want %q", got, want)
	}
	var b strings.Builder
	for r := 'A'; r < 'A'+26; r++ {
		for s := 'a'; s < 'a'+26; s++ {
			b.WriteString(string(r) + string(s) + "na Ruiz, ")
		}
	}
	if authors, _ := ParseByline(b.String(), Source{}); len(authors) > maxBylinePeople {
		t.Errorf("%d authors, want at most %d", len(authors), maxBylinePeople)
	}
}

func TestParseBylineNoBase(t *testing.T) {
	if authors, _ := ParseByline("[Ana Ruiz](/people/ana)", Source{}); len(authors) != 1 || authors[0].Name != "Ana Ruiz" || authors[0].URL != "" {
		t.Errorf("a link without a base gives %v", authors)
	}
}

// TestBylineAllocs: the tokens, the list as it doubles, and each name that is not printed as it is to be.
func TestBylineAllocs(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want float64
	}{
		{"By Ana Ruiz", 2},
		{"Ana Ruiz, Senior Reporter | March 11, 2025, 3:04 PM", 2},
		{"By Ana Ruiz and Per Holm, Reuters", 3},
		{"By ANA RUIZ", 3},
	} {
		if got := testing.AllocsPerRun(100, func() { ParseByline(tt.in, Source{}) }); got > tt.want {
			t.Errorf("ParseByline(%q) allocates %v times, want %v", tt.in, got, tt.want)
		}
	}
}

func FuzzParseByline(f *testing.F) {
	for _, s := range bylineBench {
		f.Add(s, "")
	}
	f.Add("田中 太郎記者", "ja")
	f.Add("Keller, Maria; Ruiz, John", "")
	f.Add("K, MariX; Ruiz Joa, Joa", "")
	f.Add("<A@&A\xfdA0> \xff", "")
	f.Add("Maria KellerJohn Ruiz John", "")
	f.Add("ʼu\xca|ʼ", "")
	f.Add("<a href='/x'>A</a> [[B|C]] ana@example.org (Ana) \\u00e9", "de")
	f.Fuzz(func(t *testing.T, s, lang string) {
		src := Source{Language: lang, URL: "https://example.org/"}
		authors, others := ParseByline(s, src)
		for _, p := range slices.Concat(authors, others) {
			if p.Name == "" && p.Email == "" {
				t.Errorf("nobody in %+v of %q", p, s)
			}
			if strings.TrimSpace(p.Name) != p.Name || !utf8.ValidString(p.Name) {
				t.Errorf("name %q of %q", p.Name, s)
			}
			if p.URL != "" && !hasWebScheme(p.URL) {
				t.Errorf("address %q of %q", p.URL, s)
			}
		}
		for _, p := range authors {
			if !ordinaryName(p.Name) {
				continue
			}
			if again, _ := ParseByline(p.Name, src); len(again) != 1 || again[0].Name != p.Name {
				t.Errorf("%q gave %q, which gives %q", s, p.Name, names(again))
			}
		}
	})
}

// ordinaryName reports whether s is two to four words of which each has one capital, and that first.
// Other names may mean something else alone: "Share" after "By" is a name.
func ordinaryName(s string) bool {
	words := strings.Split(s, " ")
	for _, w := range words {
		for i, r := range w {
			if (i == 0) != unicode.IsUpper(r) || i > 0 && !unicode.IsLower(r) {
				return false
			}
		}
		if utf8.RuneCountInString(w) < 2 || bylineClassOf(w)&^(classGiven|classTitle) != 0 {
			return false
		}
	}
	return len(words) >= 2 && len(words) <= 4
}
