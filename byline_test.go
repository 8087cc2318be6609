package broadsheet

import (
	"slices"
	"testing"
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
