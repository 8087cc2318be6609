package broadsheet

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

var updateDates = flag.Bool("update-dates", false, "rewrite date_table.go from testdata/dates")

// dateVocabulary reads testdata/dates: folded words with class<<5 | value, in order; the first of a word wins.
func dateVocabulary(t *testing.T) (words []string, meaning map[string]uint32) {
	t.Helper()
	meaning = map[string]uint32{}
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
		words = append(words, key)
	}
	for _, line := range dateLines(t, "words.txt") {
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
		for _, line := range dateLines(t, "cldr.txt") {
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
	return words, meaning
}

var wordClasses = map[string]wordClass{
	"month": wordMonth, "weekday": wordWeekday, "clock12": wordClock12, "noise": wordNoise, "label": wordLabel,
	"unit": wordUnit, "before": wordBefore, "after": wordAfter, "mark": wordMark, "era": wordEra, "ago": wordAgo,
	"today": wordToday, "monthword": wordMonthWord, "vietnamese": wordVietnamese, "arabicsecond": wordArabicSecond, "zone": wordZone, "numbered": wordNumbered,
}

func dateLines(t *testing.T, name string) (lines []string) {
	t.Helper()
	data, err := os.ReadFile("testdata/dates/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestDateWords makes date_table.go with -update-dates, and without it tells whether it is stale.
func TestDateWords(t *testing.T) {
	words, meaning := dateVocabulary(t)
	size := 4096
	for size < 2*len(words) {
		size *= 2
	}
	var text strings.Builder
	table := make([]uint32, size)
	for _, word := range words {
		start := strings.Index(text.String(), word)
		if start < 0 {
			start = text.Len()
			text.WriteString(word)
		}
		var w dateWord
		w.reset()
		for i := range len(word) {
			w.addByte(word[i])
		}
		slot := (w.hash ^ w.hash>>15) % uint32(size)
		for table[slot] != 0 {
			slot = (slot + 1) % uint32(size)
		}
		if start > 0xFFFF {
			t.Fatal("the words take more than 64 KiB")
		}
		table[slot] = uint32(start)<<16 | uint32(len(word))<<10 | meaning[word]
	}
	var b strings.Builder
	b.WriteString("// Made by go test -run TestDateWords -update-dates from testdata/dates; do not edit.\n\npackage broadsheet\n\n")
	fmt.Fprintf(&b, "// dateWordText holds %d folded words, one after the other.\nconst dateWordText = \"\" +\n", len(words))
	for rest := text.String(); rest != ""; {
		n := min(len(rest), 90)
		for n < len(rest) && !utf8.RuneStart(rest[n]) {
			n++
		}
		fmt.Fprintf(&b, "\t%q", rest[:n])
		if rest = rest[n:]; rest != "" {
			b.WriteString(" +")
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "\n// dateWordTable is a hash table with open addressing: where a word begins in dateWordText (16 bits), its\n// length in bytes (6), its class (5) and its value (5). 0 is an empty slot.\nvar dateWordTable = [%d]uint32{\n", size)
	for i := 0; i < size; i += 12 {
		b.WriteString("\t")
		for j, e := range table[i:min(i+12, size)] {
			if j > 0 {
				b.WriteString(" ")
			}
			fmt.Fprintf(&b, "%#x,", e)
		}
		b.WriteString("\n")
	}
	b.WriteString("}\n")
	if *updateDates {
		if err := os.WriteFile("date_table.go", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d words, %d bytes of text, %d slots", len(words), text.Len(), size)
		return
	}
	got, err := os.ReadFile("date_table.go")
	if err != nil || string(got) != b.String() {
		t.Error("date_table.go is stale: run go test -run TestDateWords -update-dates")
	}
}
