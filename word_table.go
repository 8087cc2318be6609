package broadsheet

import "strings"

// wordTable says what words mean: those of dates, and those of bylines. It is made by TestDateWords and
// TestBylineWords, takes no work at the start, and holds text once that is part of several words.
type wordTable struct {
	text    string
	buckets []uint16 // by the words' hash: where in entries a bucket begins; one more for the last one's end
	entries []uint32 // where the word begins in text (16 bits), its length in bytes (6), its meaning (10), never 0
}

const (
	wordHashStart = 2166136261 // FNV-1a
	wordHashPrime = 16777619
)

// find gives the meaning of a word with its hash, 0 for none.
func (t *wordTable) find(word []byte, hash uint32) uint32 {
	h := t.bucket(hash)
	for _, e := range t.entries[t.buckets[h]:t.buckets[h+1]] {
		start, n := int(e>>16), int(e>>10&63)
		if n == len(word) && t.text[start:start+n] == string(word) {
			return e & 1023
		}
	}
	return 0
}

func (t *wordTable) bucket(hash uint32) uint32 {
	return (hash ^ hash>>15) % uint32(len(t.buckets)-1)
}

// isListed reports whether a word is one of those between bars: lists that are asked once in a while, at a quarter of the size of a switch.
func isListed(list, word string) bool {
	if word == "" || strings.IndexByte(word, '|') >= 0 {
		return false
	}
	for i := strings.Index(list, word); i >= 0; i = strings.Index(list, word) {
		end := i + len(word)
		if i > 0 && list[i-1] == '|' && list[end] == '|' {
			return true
		}
		list = list[end:]
	}
	return false
}
