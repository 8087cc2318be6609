package extract

import "math/bits"

// counter numbers the different keys that it is given, from 0. It is a hash table that never grows: the
// number of keys is known before.
type counter struct {
	keys  []uint64
	ids   []int32 // one more than the number; 0 for an empty slot
	shift uint
	n     int32
	rest  map[uint64]int32 // the numbers of keys for which there was no slot near theirs
}

// maxProbes bounds the search for a slot. Only keys that were made to meet reach it, and Go's maps keep such apart.
const maxProbes = 32

// newCounter returns a counter for at most n keys.
func newCounter(n int) *counter {
	size := 1 << bits.Len(uint(2*n+1))
	return &counter{keys: make([]uint64, size), ids: make([]int32, size), shift: uint(64 - bits.Len(uint(size-1)))}
}

// id gives a key's number.
func (c *counter) id(key uint64) int32 {
	i := int(key * 0x9E3779B97F4A7C15 >> c.shift)
	for range maxProbes {
		if c.ids[i] == 0 {
			c.n++
			c.keys[i], c.ids[i] = key, c.n
		}
		if c.keys[i] == key {
			return c.ids[i] - 1
		}
		if i++; i == len(c.ids) {
			i = 0
		}
	}
	return c.spilled(key)
}

// spilled gives the number of a key that has no slot.
func (c *counter) spilled(key uint64) int32 {
	id, ok := c.rest[key]
	if !ok {
		if c.rest == nil {
			c.rest = map[uint64]int32{}
		}
		id = c.n
		c.rest[key] = id
		c.n++
	}
	return id
}
