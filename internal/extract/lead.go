package extract

import "strings"

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
	if first < 0 {
		return
	}
	for i := max(first-12, p.h1+1, 0); i < first && len(r.Lead) < 8; i++ {
		if b := &p.blocks[i]; b.m.words <= 25 && b.kind != kindHeadline {
			r.Lead = append(r.Lead, string(p.text(b, 300)))
		}
	}
	if b := &p.blocks[first]; b.m.words >= 5 && b.m.words < 80 && p.isStandfirst(b) {
		r.Standfirst = string(p.text(b, 1000))
	}
}

// isStandfirst reports whether the first block of the text is set apart from the rest.
func (p *page) isStandfirst(b *block) bool {
	x := &p.boxes[b.box]
	up := &p.boxes[max(x.up, 0)]
	return (x.own|up.own|b.inner)&cueLead != 0 || x.tags&tagHeading != 0
}

// splitCredit cuts the credit off a caption.
func splitCredit(s string) (caption, credit string) {
	s = strings.TrimSpace(s)
	for _, mark := range [...]string{"Photo by ", "Photograph by ", "Photo: ", "Photos: ", "Picture: ", "Image: ", "Credit: ", "Foto: ", "Fotos: ", "Bild: ", "Crédit : ", "Crédit: ", "Photo : ", "© ", "(c) "} {
		if i := strings.LastIndex(s, mark); i >= 0 && len(s)-i < 120 {
			credit = strings.TrimRight(strings.TrimSpace(s[i+len(mark):]), ")].")
			return strings.TrimSpace(strings.TrimRight(s[:i], " (|[/–—-")), credit
		}
	}
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") && strings.ContainsAny(s[i:], "/") && len(s)-i < 80 {
		return strings.TrimSpace(s[:i]), s[i+1 : len(s)-1]
	}
	return s, ""
}
