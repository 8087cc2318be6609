package broadsheet

import (
	"strings"
	"testing"
)

// bylineBench are bylines as pages print them: short ones, lists, with dates, glued, in several languages.
var bylineBench = []string{
	"By Ana Ruiz",
	"By Ana Ruiz and Per Holm, Reuters",
	"Ana Ruiz Dec 19, 2025",
	"Written by Ana Ruiz, Senior Reporter",
	"By ANA RUIZ, PER HOLM and LI NA, Associated Press",
	"Von Ana Ruiz, Berlin 05.01.2025, 15:23 Uhr",
	"Par Ana Ruiz (à Moscou)",
	"Jen HolmPublished Jul 17, 2024, 11:21am|Updated Jul 17, 2024, 6:39pm",
	"Текст: Мария Келлер",
	"记者 王小明",
	"View all posts by Ana Ruiz",
	"By [Ana Ruiz](https://example.org/authors/ana)",
}

func BenchmarkByline(b *testing.B) {
	n := 0
	for _, s := range bylineBench {
		n += len(s)
	}
	b.SetBytes(int64(n / len(bylineBench)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		ParseByline(bylineBench[i%len(bylineBench)], Source{})
		i++
	}
}

// BenchmarkBylineLong reads what is as long as is read at all, in one part and in four: the time of
// the first is four times the second's, or the reading is not linear.
func BenchmarkBylineLong(b *testing.B) {
	for _, s := range []struct{ name, unit string }{
		{"names", "Ana Ruiz, "},
		{"words", "word "},
		{"brackets", "(Ana "},
		{"squares", "[a](b"},
		{"tags", "<a "},
		{"by", "by "},
		{"slashes", "a/"},
		{"glued", "AnaRuiz"},
		{"semicolons", "Ruiz, Ana;"},
	} {
		for _, n := range []int{1000, 4000} {
			text := strings.Repeat(s.unit, n/len(s.unit))
			b.Run(s.name+"/"+string(rune('0'+n/1000))+"k", func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					ParseByline(text, Source{})
				}
			})
		}
	}
}
