package broadsheet

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// dateVocabulary reads testdata/dates: folded words with class<<5 | value; the first of a word wins.
func dateVocabulary(t *testing.T) map[string]uint32 {
	t.Helper()
	meaning := map[string]uint32{}
	from := map[string]string{}
	put := func(word string, class wordClass, value int, file string) {
		var w dateWord
		w.reset()
		w.add(strings.Trim(word, ".'’׳॰"))
		if w.n == 0 || w.n > maxDateWord {
			return
		}
		key, m := string(w.buf[:w.n]), uint32(class)<<5|uint32(value)
		if old, ok := meaning[key]; ok {
			if old != m && class == wordWeekday && old>>5 == uint32(wordWeekday) {
				meaning[key] = uint32(wordWeekday) << 5 // two languages, two days
			} else if old != m && class == wordMonth && testing.Verbose() {
				t.Logf("%q is %d/%d by %s, and month %d in %s", key, old>>5, old&31, from[key], value, file)
			}
			return
		}
		meaning[key], from[key] = m, file
	}
	for _, line := range wordLines(t, "dates/words.txt") {
		f := strings.Fields(line)
		class, ok := wordClasses[f[0]]
		value, err := strconv.Atoi(f[1])
		if !ok || err != nil {
			t.Fatalf("words.txt: %q", line)
		}
		for _, word := range f[2:] {
			put(word, class, value, "words.txt")
		}
	}
	for _, class := range []wordClass{wordMonth, wordWeekday} {
		language := ""
		for _, line := range wordLines(t, "dates/cldr.txt") {
			kind, rest, _ := strings.Cut(line, " ")
			if kind == "lang" {
				language = rest
			}
			if wordClasses[kind] != class {
				continue
			}
			for i, forms := range strings.Split(rest, " | ") {
				for _, word := range strings.Fields(forms) {
					value := i + 1
					if n := utf8.RuneCountInString(word); class == wordWeekday && n < 4 && language != "en" {
						value = 0 // no evidence for the order of day and month
						if n < 2 {
							continue
						}
					}
					put(word, class, value, "cldr.txt "+language)
				}
			}
		}
	}
	return meaning
}

var wordClasses = map[string]wordClass{
	"month": wordMonth, "weekday": wordWeekday, "clock12": wordClock12, "noise": wordNoise, "label": wordLabel,
	"unit": wordUnit, "before": wordBefore, "after": wordAfter, "mark": wordMark, "era": wordEra, "ago": wordAgo,
	"today": wordToday, "monthword": wordMonthWord, "vietnamese": wordVietnamese, "arabicsecond": wordArabicSecond, "zone": wordZone, "numbered": wordNumbered, "half": wordHalf,
}

// TestDateWords makes date_table.go with -update-words, and without it tells whether it is stale.
func TestDateWords(t *testing.T) {
	newWordTable(t, dateVocabulary(t)).hold(t, "date_table.go", "dateWords", "testdata/dates", "")
}
