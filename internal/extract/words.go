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
	h := hashWords(nil, []byte(s), nil)
	g.set = make(map[uint32]struct{}, len(h))
	g.each(h, func(x uint32) { g.set[x] = struct{}{} })
	return g
}

func (g bag) each(words []uint32, f func(uint32)) {
	for i := 0; i+g.k <= len(words); i++ {
		h := words[i]
		for _, w := range words[i+1 : i+g.k] {
			h = h*16777619 ^ w
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

// hashWords appends a hash of each word of s, which it lowers in place, and tells each to see where that is not nil.
func hashWords(dst []uint32, s []byte, see func(word []byte)) []uint32 {
	h, start := uint32(0), 0
	end := func(i int) {
		if h == 0 {
			return
		}
		dst = append(dst, h)
		if see != nil {
			see(s[start:i])
		}
		h = 0
	}
	for i, c := range s {
		if c < 0x80 {
			switch asciiClass[c] {
			case cUpper:
				c += 'a' - 'A'
				s[i] = c
			case cLower, cDigit:
			default:
				end(i)
				continue
			}
		}
		if h == 0 {
			h, start = 2166136261, i
		}
		h = (h ^ uint32(c)) * 16777619
	}
	end(len(s))
	return dst
}
