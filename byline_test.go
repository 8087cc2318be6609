package broadsheet

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// names gives the names of a list.
func names(list []Person) []string {
	var s []string
	for _, p := range list {
		s = append(s, p.Name)
	}
	return s
}

func TestParseBylineAuthors(t *testing.T) {
	tests := []struct {
		name, in, lang string
		want           []string
	}{
		{"plain", "Ana Ruiz", "", []string{"Ana Ruiz"}},
		{"by", "By Ana Ruiz", "", []string{"Ana Ruiz"}},
		{"list", "By Ana Ruiz, Per Holm and Li Na", "", []string{"Ana Ruiz", "Per Holm", "Li Na"}},
		{"agency beside", "By Ana Ruiz and Per Holm, Reuters", "", []string{"Ana Ruiz", "Per Holm"}},
		{"agency alone", "By AFP", "", []string{"AFP"}},
		{"glued", "Von Ana RuizBarbara Kern", "de", []string{"Ana Ruiz", "Barbara Kern"}},
		{"date after", "Ana Ruiz 14 March 2025 • 4:45pm", "", []string{"Ana Ruiz"}},
		{"particle", "By Omar al-Hakim and Kim d'Angelo", "", []string{"Omar al-Hakim", "Kim d'Angelo"}},
		{"suffix", "By Robert Stone, Jr.", "", []string{"Robert Stone Jr."}},
		{"nobody", "Share", "", nil},
		{"empty", "", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := ParseByline(tt.in, Source{Language: tt.lang})
			if !slices.Equal(names(got), tt.want) {
				t.Errorf("ParseByline(%q) = %q, want %q", tt.in, names(got), tt.want)
			}
		})
	}
}

func FuzzParseByline(f *testing.F) {
	for _, s := range bylineBench {
		f.Add(s, "")
	}
	f.Add("田中 太郎記者", "ja")
	f.Add("Keller, Maria; Ruiz, John", "")
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
		if utf8.RuneCountInString(w) < 2 || bylineClassOf(w)&^classPlain != 0 {
			return false
		}
	}
	return len(words) >= 2 && len(words) <= 4
}
