package extract

// treeDepth is how many questions a tree asks.
const treeDepth = 3

// Tree asks treeDepth questions about a block and adds the leaf that the answers lead to. Questions are
// numbered like a heap: after question q come 2q+1 for no and 2q+2 for yes.
type Tree struct {
	Feature [1<<treeDepth - 1]uint16 // a feature, context feature or bit, in this order
	Above   [1<<treeDepth - 1]uint8  // yes if the bin is above this
	Leaf    [1 << treeDepth]int16
}

const (
	contextBase = int(featureCount)
	bitBase     = contextBase + int(contextCount)
	// Inputs is the number of things that a tree can ask about.
	Inputs = bitBase + setCount*32
)

// inputs lays a vector and its context out for trees.
type inputs [Inputs]uint8

func (in *inputs) fill(v *vector, x *context) {
	copy(in[:], v.bin[:])
	copy(in[contextBase:], x[:])
	for k, set := range v.sets() {
		for j := range 32 {
			in[bitBase+k*32+j] = uint8(set >> j & 1)
		}
	}
}

// value runs one tree.
func (t *Tree) value(in *inputs) int32 {
	q := 0
	for range treeDepth {
		if in[t.Feature[q]] > t.Above[q] {
			q = 2*q + 2
		} else {
			q = 2*q + 1
		}
	}
	return int32(t.Leaf[q-len(t.Feature)])
}

// grown adds up what all trees say.
func (m *Model) grown(in *inputs) float32 {
	s := int32(0)
	for i := range m.Trees {
		s += m.Trees[i].value(in)
	}
	return float32(s) / scale
}
