package extract

import "math/bits"

// counter numbers the different keys that it is given, from 0. It is a hash table that never grows: the
// number of keys is known before.
type counter struct {
	keys  []uint64
	ids   []int32 // one more than the number; 0 for an empty slot
	shift uint
	n     int32
}

// newCounter returns a counter for at most n keys.
func newCounter(n int) *counter {
	size := 1 << bits.Len(uint(2*n+1))
	return &counter{keys: make([]uint64, size), ids: make([]int32, size), shift: uint(64 - bits.Len(uint(size-1)))}
}

// id gives a key's number.
func (c *counter) id(key uint64) int32 {
	i := int(key * 0x9E3779B97F4A7C15 >> c.shift)
	for c.ids[i] != 0 && c.keys[i] != key {
		if i++; i == len(c.ids) {
			i = 0
		}
	}
	if c.ids[i] == 0 {
		c.n++
		c.keys[i], c.ids[i] = key, c.n
	}
	return c.ids[i] - 1
}
