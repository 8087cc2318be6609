package extract

import "math/bits"

// setCount is how many sets of bits a vector has.
const setCount = 6

// Model is a table of weights: one for each bin of each feature and for each bit of each set. A block's
// score is the sum of those that apply; above zero it is more likely text than not.
type Model struct {
	Bins    [featureCount][bins]int16
	Sets    [setCount][32]int16
	Context [contextCount][bins]int16
	Trees   []Tree
	Cut     float32 // the score that counts as even odds
}

func (v *vector) sets() [setCount]uint32 {
	return [setCount]uint32{uint32(v.own), uint32(v.near &^ v.own), uint32(v.all &^ (v.near | v.own)), v.inner, v.tag, v.tags}
}

// scale is how many units of a weight make one unit of log odds.
const scale = 256

// score adds up the weights of a vector.
func (m *Model) score(v *vector) float32 {
	s := int32(0)
	for f, b := range v.bin {
		s += int32(m.Bins[f][b])
	}
	for k, set := range v.sets() {
		for w := &m.Sets[k]; set != 0; set &= set - 1 {
			s += int32(w[bits.TrailingZeros32(set)])
		}
	}
	return float32(s) / scale
}

// again adds up the weights of a vector and its context.
func (m *Model) again(v *vector, x *context) float32 {
	s := int32(0)
	for f, b := range x {
		s += int32(m.Context[f][b])
	}
	return m.score(v) + float32(s)/scale
}
