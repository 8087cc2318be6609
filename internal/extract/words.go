package extract

// bag is a set of runs of k words.
type bag struct {
	k   int
	set map[uint32]struct{}
}

func newBag(s string, k int) bag {
	g := bag{k: k}
	if s == "" {
		return g
	}
	h := hashWords(nil, []byte(s))
	g.set = make(map[uint32]struct{}, len(h))
	g.each(h, func(x uint32) { g.set[x] = struct{}{} })
	return g
}

func (g bag) each(words []uint32, f func(uint32)) {
	for i := 0; i+g.k <= len(words); i++ {
		h := words[i]
		for _, w := range words[i+1 : i+g.k] {
			h = h*hashPrime ^ w
		}
		f(h)
	}
}

// share gives how much of a text is in the bag, as one of 8 bins.
func (g bag) share(words []uint32) uint8 {
	in, n := int32(0), int32(0)
	g.each(words, func(h uint32) {
		n++
		if _, ok := g.set[h]; ok {
			in++
		}
	})
	return part(in, n)
}

// wordTable is a hash table that holds the hashes of words and no words: for what a word hints at, a wrong answer for one
// in eight million does not matter.
type wordTable struct {
	hashes  []uint32 // a power of two, half of them 0 for none
	numbers string   // of the words' names, from 1
}

// find gives the number of a word's name, 0 for a word of none.
func (t *wordTable) find(hash uint32) uint8 {
	for i := hash; ; i++ {
		switch i &= uint32(len(t.hashes) - 1); t.hashes[i] {
		case 0:
			return 0
		case hash:
			return t.numbers[i]
		}
	}
}

// Hashes of words are FNV-1a.
const (
	hashStart = 2166136261
	hashPrime = 16777619
)

// hashWords appends a hash of each word of s, which it lowers in place.
func hashWords(dst []uint32, s []byte) []uint32 {
	h := uint32(0)
	for i, c := range s {
		if c < 0x80 {
			switch asciiClass[c] {
			case cUpper:
				c += 'a' - 'A'
				s[i] = c
			case cLower, cDigit:
			default:
				if h != 0 {
					dst = append(dst, h)
				}
				h = 0
				continue
			}
		}
		if h == 0 {
			h = hashStart
		}
		h = (h ^ uint32(c)) * hashPrime
	}
	if h != 0 {
		dst = append(dst, h)
	}
	return dst
}
