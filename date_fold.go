package broadsheet

import "unicode/utf8"

// maxDateWord is the longest folded word, in bytes, that the word table can hold.
const maxDateWord = 48

// Folds of U+00C0 to U+017F and of U+1E00 to U+1EFF: one ASCII letter for each, blank for none.
const (
	foldLatin = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooo" +
		"rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	foldLatinMore = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppp" +
		"rrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy    s aaaaaaaaaaaaaaaaaaaaaaaa" +
		"eeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy      "
)

// dateWord is a word with what the table says of it, folded: without case, accents and vowel marks.
type dateWord struct {
	n    int
	hash uint32
	buf  [maxDateWord]byte
}

func (w *dateWord) reset() { w.n, w.hash = 0, wordHashStart }

// addByte appends a folded byte. A word that is too long keeps counting and is then found nowhere.
func (w *dateWord) addByte(c byte) {
	if w.n < maxDateWord {
		w.buf[w.n] = c
	}
	w.n++
	w.hash = (w.hash ^ uint32(c)) * wordHashPrime
}

// addRune appends r folded.
func (w *dateWord) addRune(r rune) {
	if r = foldDateRune(r); r == 0 {
		return
	}
	if r < utf8.RuneSelf {
		w.addByte(byte(r))
		return
	}
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		w.addByte(c)
	}
}

// add appends a whole string folded.
func (w *dateWord) add(s string) {
	for _, r := range s {
		w.addRune(r)
	}
}

// find looks the word up in the table that TestDateWords makes.
func (w *dateWord) find() (class wordClass, value uint8) {
	if w.n > maxDateWord {
		return 0, 0
	}
	m := dateWords.find(w.buf[:w.n], w.hash)
	return wordClass(m >> 5), uint8(m & 31)
}

// foldDateRune gives a letter without case and accent, 0 for marks that fall away.
func foldDateRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case r < 0xC0:
		return r
	case r < 0x180:
		return rune(foldLatin[r-0xC0])
	case r < 0x370:
		return foldLatinRare(r)
	case r < 0x400:
		return foldGreek(r)
	case r < 0x530:
		return foldCyrillic(r)
	case r < 0x700:
		return foldSemitic(r)
	}
	switch {
	case 0x1E00 <= r && r < 0x1F00:
		return rune(foldLatinMore[r-0x1E00])
	case 0x1C90 <= r && r <= 0x1CBF: // Georgian capitals
		return r - 0x1C90 + 0x10D0
	case r == 0x95E: // letters with a nukta
		return 'फ'
	case r == 0x9DF:
		return 'য'
	case r == 0x9BC || r == 0x93C || r == 0xA3C: // nukta
		return 0
	case 0x200B <= r && r <= 0x200F || 0xFE00 <= r && r <= 0xFE0F || r == 0xFEFF:
		return 0
	}
	return r
}

func foldLatinRare(r rune) rune {
	switch r {
	case 0x1A0, 0x1A1, 0x1D1, 0x1D2, 0x186, 0x254:
		return 'o'
	case 0x1AF, 0x1B0, 0x1D3, 0x1D4:
		return 'u'
	case 0x218, 0x219:
		return 's'
	case 0x21A, 0x21B:
		return 't'
	case 0x18F, 0x259, 0x190, 0x25B:
		return 'e'
	case 0x1E6, 0x1E7:
		return 'g'
	}
	if 0x2B0 <= r { // modifier letters and combining marks
		return 0
	}
	return r
}

// foldGreek lowers and takes the accents off (U+0370 to U+03FF).
func foldGreek(r rune) rune {
	switch r {
	case 'Ά', 'ά':
		return 'α'
	case 'Έ', 'έ':
		return 'ε'
	case 'Ή', 'ή':
		return 'η'
	case 'Ί', 'ί', 'Ϊ', 'ϊ', 'ΐ':
		return 'ι'
	case 'Ό', 'ό':
		return 'ο'
	case 'Ύ', 'ύ', 'Ϋ', 'ϋ', 'ΰ':
		return 'υ'
	case 'Ώ', 'ώ':
		return 'ω'
	case 'ς':
		return 'σ'
	}
	if 'Α' <= r && r <= 'Ω' {
		return r + 'α' - 'Α'
	}
	return r
}

// foldCyrillic lowers U+0400 to U+052F; ё reads as е.
func foldCyrillic(r rune) rune {
	switch {
	case r == 'Ё' || r == 'ё':
		return 'е'
	case r < 0x410:
		return r + 0x50
	case r < 0x430:
		return r + 0x20
	case 0x48A <= r && r < 0x4C0 || r >= 0x4D0:
		return r | 1
	}
	return r
}

// foldSemitic lowers Armenian, takes the vowel points off Hebrew and Arabic, and unites the forms of an
// Arabic letter that languages and keyboards tell apart.
func foldSemitic(r rune) rune {
	switch {
	case 0x531 <= r && r <= 0x556:
		return r + 0x30
	case 0x591 <= r && r <= 0x5C7 && r != 0x5BE, 0x5F3 <= r && r <= 0x5F4:
		return 0
	case 0x64B <= r && r <= 0x65F, r == 0x640, r == 0x670:
		return 0
	}
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی', 'ې', 'ۍ':
		return 'ي'
	case 'ة', 'ۀ', 'ە', 'ہ', 'ھ':
		return 'ه'
	case 'ک', 'ڪ':
		return 'ك'
	}
	return r
}
