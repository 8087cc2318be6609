package extract

// This file gathers what the vectors of all blocks need.

// isLong reports whether a block reads like a paragraph.
func (b *block) isLong() bool { return b.m.words >= 15 && b.link*3 < b.m.words && b.m.stops > 0 }

// survey gathers what the vectors of all blocks need.
func (f *featurer) survey() {
	last := int32(1 << 20)
	numbers := newCounter(len(f.blocks))
	for i := range f.blocks {
		b := &f.blocks[i]
		last++
		f.prevLng[i] = last
		if b.isLong() {
			last = 0
		}
		bx := &f.boxes[b.box]
		sig := bx.sig
		if bx.up >= 0 {
			sig = sig*16777619 ^ f.boxes[bx.up].sig
		}
		f.group[i] = numbers.id(uint64(sig))
		if int(f.group[i]) == len(f.groups) {
			f.groups = append(f.groups, group{})
		}
		g := &f.groups[f.group[i]]
		g.count++
		g.words += b.m.words
		g.link += b.link
		g.stops += b.m.stops
	}
	last = 1 << 20
	for i := len(f.blocks) - 1; i >= 0; i-- {
		last++
		f.nextLng[i] = last
		if f.blocks[i].isLong() {
			last = 0
		}
	}
	f.findBest()
	for i := range f.blocks {
		b := &f.blocks[i]
		if f.boxes[b.box].tags&tagH1 != 0 && (f.h1 < 0 || f.nextLng[f.h1] > f.nextLng[i]) {
			f.h1 = int32(i)
		}
	}
}

// marks notes what headings and end marks each block stands after.
func (f *featurer) marks() {
	heading, since := phNone, uint8(0)
	h1s, dates := uint8(0), uint8(0)
	for i := range f.blocks {
		b := &f.blocks[i]
		f.heading[i] = heading
		f.since[i] = since
		f.h1s[i], f.dates[i] = h1s, dates
		x := &f.boxes[b.box]
		if x.tag&tagH1 != 0 && h1s < 5 {
			h1s++
		}
		if b.m.words < 20 && b.m.digits > 0 && dates < 15 && (x.tags&tagTime != 0 || b.time || b.announces() == phDate || (x.own|b.inner)&cueDate != 0) {
			dates++
		}
		if f.boxes[b.box].tags&tagHeading != 0 {
			heading = b.announces()
			if heading == phNone {
				heading = phraseCount
			}
		}
		switch b.announces() {
		case phComment:
			since = 1
		case phRelated:
			since = 2
		case phSubscribe, phShare:
			since = 3
		case phTags, phRights:
			since = 4
		}
		if b.isLong() && since > 0 && since < 16 {
			since += 4
		}
	}
	for i := range f.boxes {
		if f.boxes[i].tag&tagArticle != 0 && f.over(f.boxes[i].from, f.boxes[i].to).words > 20 {
			f.articles++
		}
	}
}

// articleBin relates a block's article element to that of the box with most text.
func (f *featurer) articleBin(b *block) uint8 {
	mine, main := f.boxes[b.box].article, f.boxes[f.best].article
	switch {
	case mine == main && mine < 0:
		return 0
	case mine == main:
		return 1
	case mine < 0:
		return 2
	case main < 0:
		return 3
	}
	m, o := &f.boxes[main], &f.boxes[mine]
	switch {
	case o.from >= m.from && o.to <= m.to:
		return 4
	case m.from >= o.from && m.to <= o.to:
		return 5
	case o.to <= m.from:
		return 6
	}
	return 7
}

// findBest finds the box that holds the most running text, counting what stands directly in it in full.
func (f *featurer) findBest() {
	sum := make([]int32, len(f.boxes))
	most := int32(0)
	for i := range f.blocks {
		b := &f.blocks[i]
		if !b.isLong() {
			continue
		}
		w := b.m.words * 4
		for x, n := b.box, 0; x >= 0 && n < 4; x, n = f.boxes[x].up, n+1 {
			sum[x] += w
			if sum[x] > most {
				most, f.best = sum[x], x
			}
			w = w * 3 / 4
			if n == 0 {
				w = b.m.words * 4
			}
		}
	}
}
