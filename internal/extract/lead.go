package extract

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// readLead fills in what stands between headline and text: the standfirst, and dropped lines that may
// name people, dates and places.
func (p *page) readLead(r *Result) {
	first := int32(-1)
	for i := range p.blocks {
		if p.blocks[i].keep {
			first = int32(i)
			break
		}
	}
	end := first
	if first < 0 {
		end = int32(min(len(p.blocks), int(p.h1)+12))
	}
	beside := cueRelated | cueComment // but for names that the headline has around it, too
	if p.h1 >= 0 {
		beside &^= p.boxes[p.blocks[p.h1].box].all
	}
	for i := max(end-12, p.h1+1, 0); i < end && len(r.Lead) < 8; i++ {
		if b := &p.blocks[i]; b.m.words <= 25 && p.boxes[b.box].all&beside == 0 {
			r.Lead = append(r.Lead, string(p.text(b, 300)))
		}
	}
	if first < 0 {
		return
	}
	if b := &p.blocks[first]; b.m.words >= 5 && b.m.words < 80 && p.isStandfirst(b) {
		r.Standfirst = string(p.text(b, 1000))
	}
}

// readTail fills in the lines right below the text. A heading or a link ends them: there begins what is another's.
func (p *page) readTail(r *Result) {
	i := len(p.blocks)
	for i > 0 && !p.blocks[i-1].keep {
		i--
	}
	for ; i > 0 && i < len(p.blocks) && len(r.Tail) < 3; i++ {
		b := &p.blocks[i]
		if b.m.words > 25 || b.link*2 > b.m.words || p.boxes[b.box].tags&tagHeading != 0 {
			return
		}
		r.Tail = append(r.Tail, string(p.text(b, 300)))
	}
}

// isStandfirst reports whether the first block of the text is set apart from the rest.
func (p *page) isStandfirst(b *block) bool {
	x := &p.boxes[b.box]
	up := &p.boxes[max(x.up, 0)]
	return (x.own|up.own|b.inner)&cueLead != 0 || x.tags&tagHeading != 0
}

const (
	maxRelated = 30 // how many related links are taken
	relatedFar = 60 // how many blocks behind the text they may stand
)

// relatedLinks gives the links beside the text that stand under a heading, or in a box, of related ones.
func (p *page) relatedLinks(root int32) (out []Link) {
	seen := map[string]bool{}
	under := false // a heading of related links
	to := min(int(p.boxes[root].to)+relatedFar, len(p.blocks))
	for i := int(p.boxes[root].from); i < to && len(out) < maxRelated; i++ {
		b := &p.blocks[i]
		if b.m.words <= 6 && b.link < b.m.words {
			under = b.phrase == phRelated
			continue
		}
		if b.keep || b.m.words < 3 || b.link*5 < b.m.words*4 {
			continue
		}
		if !under && b.phrase != phRelated && p.boxes[b.box].all&cueRelated == 0 {
			continue
		}
		url, ok := p.resolve(p.hrefOf(b))
		if ok && !seen[url] {
			seen[url] = true
			out = append(out, Link{URL: url, Title: string(p.text(b, 300)), Rel: "related"})
		}
	}
	return out
}

// hrefOf gives the address of the first link in or around a block.
func (p *page) hrefOf(b *block) string {
	for _, n := range p.texts[b.from:b.to] {
		for up, k := n.Parent, 0; up != nil && k < 8; up, k = up.Parent, k+1 {
			if up.DataAtom == atom.A {
				return strings.TrimSpace(attr(up, "href"))
			}
		}
	}
	return ""
}
