package broadsheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// bylineClassNames are the classes by their names in testdata/bylines/words.txt, in the order in which a set is printed.
var bylineClassNames = []struct {
	name  string
	class bylineClass
}{
	{"by", classBy}, {"bySoft", classBySoft}, {"verb", classVerb}, {"label", classLabel}, {"conj", classConj}, {"prep", classPrep}, {"role", classRole},
	{"modifier", classModifier}, {"org", classOrg}, {"agency", classAgency}, {"generic", classGeneric}, {"article", classArticle}, {"particle", classParticle},
	{"suffix", classSuffix}, {"degree", classDegree}, {"title", classTitle}, {"abbreviation", classAbbreviation}, {"month", classMonth}, {"day", classDay},
	{"time", classTime}, {"ui", classUI}, {"place", classPlace}, {"given", classGiven}, {"nav", classNav}, {"creditPhoto", creditPhoto},
	{"creditIllustration", creditIllustration}, {"creditVideo", creditVideo}, {"creditGraphics", creditGraphics}, {"creditEditing", creditEditing},
	{"creditTranslation", creditTranslation}, {"creditReporting", creditReporting}, {"creditResearch", creditResearch}, {"creditReview", creditReview},
	{"creditProduction", creditProduction}, {"creditAudio", creditAudio}, {"creditSource", creditSource},
}

// bylineVocabulary reads testdata/bylines/words.txt. Of several credits of a word the first counts.
func bylineVocabulary(t *testing.T) map[string]bylineClass {
	t.Helper()
	classes := map[string]bylineClass{}
	for _, c := range bylineClassNames {
		classes[c.name] = c.class
	}
	words := map[string]bylineClass{}
	for _, line := range wordLines(t, "bylines/words.txt") {
		f := strings.Fields(line)
		class := classes[f[0]]
		if class == 0 {
			t.Fatalf("words.txt: no class %q", f[0])
		}
		for _, word := range f[1:] {
			word = strings.Trim(word, ":’'-")
			if len(word) > bylineLongest {
				t.Errorf("words.txt: %q is longer than bylineLongest", word)
			}
			if class&classCredit == 0 || words[word]&classCredit == 0 {
				words[word] |= class
			}
		}
	}
	delete(words, "")
	return words
}

// TestBylineWords makes byline_table.go with -update-words, and without it tells whether it is stale.
func TestBylineWords(t *testing.T) {
	words := bylineVocabulary(t)
	sets := slices.Sorted(maps.Values(words))
	sets = slices.Compact(append([]bylineClass{0}, sets...))
	meaning := map[string]uint32{}
	for word, class := range words {
		n, _ := slices.BinarySearch(sets, class)
		meaning[word] = uint32(n)
	}
	var b strings.Builder
	b.WriteString("// bylineSets are the sets of classes that words have; the meaning of a word is its number here.\nvar bylineSets = [...]bylineClass{")
	for i, set := range sets {
		if i%10 == 0 {
			b.WriteString("\n\t")
		} else {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%#x,", uint32(set))
	}
	b.WriteString("\n}\n\n")
	newWordTable(t, meaning).hold(t, "byline_table.go", "bylineWords", "testdata/bylines", b.String())
	for word, want := range words {
		if got := bylineLookup([]byte(word)); got != want && !*rewriteWords {
			t.Errorf("class of %q is %x, want %x", word, got, want)
		}
	}
}

// TestBylineClassOf looks words up as a byline prints them.
func TestBylineClassOf(t *testing.T) {
	for _, tt := range []struct {
		word string
		want bylineClass
	}{
		{"von", classBy}, {"REPORTER", classRole}, {"Отец", 0}, {"автор", classLabel}, {"Übersetzung", creditTranslation},
		{"Wirtschaftsredakteurin", classRole}, {"dpa-AFX", classAgency}, {"", 0}, {"author’s", classLabel}, {"Jr.", classSuffix},
		{"L’analyse", classLabel}, {"l'agence", classOrg},
	} {
		if got := bylineClassOf(tt.word); got&tt.want != tt.want || tt.want == 0 && got != 0 {
			t.Errorf("class of %q is %x, want %x in it", tt.word, got, tt.want)
		}
	}
}
