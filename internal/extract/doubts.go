package extract

import "bytes"

// doubt notes what speaks against the page being an article, or against having all of it.
func (p *page) doubt(r *Result) {
	var words, consent, cookies, linked, long int32
	last := -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if !b.keep {
			continue
		}
		last = i
		words += b.m.words
		linked += b.link
		if b.isLong() {
			long += b.m.words
		}
		if p.boxes[b.box].all&cueConsent != 0 || b.phrase == phConsent {
			consent += b.m.words
		}
		if r.Words < 400 {
			cookies += int32(mentions(p.text(b, 1<<12)))
		}
	}
	r.Consent = r.Words < 400 && words > 0 && (consent*2 > words || r.Words < 250 && cookies >= 3 && cookies*25 > words)
	all := p.over(0, int32(len(p.blocks)))
	r.Listing = !r.Consent && (r.Words == 0 && all.link > 40 || long*5 < words && linked*3 > words*2)
	r.Truncated = last >= 0 && r.Words < 200 && p.paywalled(last)
}

// mentions counts the words of consent dialogs.
func mentions(s []byte) int {
	s = bytes.ToLower(s)
	n := 0
	for _, w := range [...]string{"cookie", "consent", "gdpr", "dsgvo", "rgpd", "einwillig", "consentement", "consentimiento", "同意"} {
		n += bytes.Count(s, []byte(w))
	}
	return n
}

// paywalled reports whether what follows the text asks the reader to pay or sign in to read on.
func (p *page) paywalled(last int) bool {
	for i := last + 1; i < min(len(p.blocks), last+8); i++ {
		b := &p.blocks[i]
		if (p.boxes[b.box].all|b.inner)&cuePaywall != 0 || b.phrase == phContinue {
			return true
		}
	}
	return false
}
