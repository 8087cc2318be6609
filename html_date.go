package broadsheet

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// This file chooses dates, in the order of trust: saidDate (the page's data), seenDates and bareDates (beside the
// headline), urlDate, titleDate, pageDate, and leadDate (what was trimmed from the top of the text). Every text goes through
// readDate, and a date that belongs to something else (isAside, ofArticle, saysUpdated) is passed over: an empty date
// is better than a wrong one.

// rankSaid is the last rank at which the page speaks of its article: JSON-LD, <meta>, microdata. What follows has to be
// borne out by another fact.
const rankSaid = 4

// chooseDates chooses when the article was published and updated. A page that says nothing gets no date.
// The front page of a site has the dates of the articles that it shows.
func (p *page) chooseDates(a *Article) {
	if p.isUndated() {
		return
	}
	a.Updated = p.saidDate(fUpdated, "Updated")
	a.Published = p.saidDate(fPublished, "Published")
	if !a.Published.IsZero() && !a.Updated.IsZero() && p.doc.p.Trace == nil {
		return
	}
	seen := p.seenDates()
	used := a.Published.IsZero()
	for _, s := range seen {
		switch {
		case used && !s.updated:
			a.Published = s.date
			p.doc.trace("Published", s.text, s.from, true)
			used = false
		case s.updated && a.Updated.IsZero() && !isBefore(s.date, a.Published):
			a.Updated = s.date
			p.doc.trace("Updated", s.text, s.from, true)
		case s.updated:
			p.doc.trace("Updated", s.text, s.from, false)
		default:
			p.doc.trace("Published", s.text, s.from, false)
		}
	}
	offer := func(day Date, ok bool, from string) {
		if ok {
			p.doc.trace("Published", day.String(), from, used)
		}
		if ok && used {
			a.Published, used = day, false
		}
	}
	day, ok := p.urlDate()
	offer(day, ok, "url")
	day, ok = p.titleDate()
	offer(day, ok, "title")
	if used {
		a.Published = p.pageDate(seen)
	}
}

// titleDate reads a day that <title> ends in, as a part of its own.
func (p *page) titleDate() (Date, bool) {
	s := oneLine(p.doctitle)
	breaks := titleBreaks(s)
	if len(breaks) == 0 || !breaks[len(breaks)-1].strong {
		return Date{}, false
	}
	if s = s[breaks[len(breaks)-1].end:]; strings.IndexAny(s, "0123456789") > 12 || len(s) > 30 {
		return Date{}, false
	}
	return p.readDate(s)
}

// isUndated reports whether the page is the front page of a site, by its address and its own word.
func (p *page) isUndated() bool {
	if p.isArticle || !isFrontAddress(p.src.URL) {
		return false
	}
	for _, n := range p.links {
		if n.DataAtom == atom.Link && hasWord(attr(n, "rel"), "canonical") {
			return isFrontAddress(p.resolve(attr(n, "href")))
		}
	}
	kind := p.facts[fKind]
	return len(kind) > 0 && kind[0].value == "website"
}

// saidDate gives the first date that can be read among the facts of a field.
func (p *page) saidDate(f field, name string) (best Date) {
	for _, c := range ranked(p.facts[f]) {
		if c.rank > rankSaid || c.node != nil && !p.ofArticle(c.node) {
			p.doc.trace(name, c.value, c.from, false)
			continue
		}
		d, ok := p.readDate(c.value)
		used := ok && best.IsZero()
		if used {
			best = d
		}
		p.doc.trace(name, c.value, c.from, used)
	}
	return best
}

// pageDate takes the date of the page around the article, which content systems give to pages of every
// kind: only where the page is said to be an article.
func (p *page) pageDate(seen []seenDate) Date {
	for _, c := range p.facts[fPublished] {
		if c.rank <= rankSaid || c.from != "json-ld page" {
			continue
		}
		d, ok := p.readDate(c.value)
		if !ok {
			continue
		}
		for _, s := range seen {
			if sameDay(s.date, d) {
				p.doc.trace("Published", c.value, c.from, true)
				return d
			}
		}
		for _, kind := range p.facts[fKind] {
			if strings.Contains(kind.value, "article") && !p.isStanding() {
				p.doc.trace("Published", c.value, c.from, true)
				return d
			}
		}
	}
	return Date{}
}

// isStanding reports whether a page says when it was modified, in the way of articles, but not when it was published:
// content systems do so for what is no post.
func (p *page) isStanding() bool {
	for _, c := range p.facts[fUpdated] {
		if c.from == "article:modified_time" {
			return true
		}
	}
	return false
}

// isBefore reports whether a is before b, by days where one of them is no more than a day.
func isBefore(a, b Date) bool {
	if a.DayOnly || b.DayOnly {
		return a.Time.Before(b.Time) && !sameDay(a, b)
	}
	return a.Time.Before(b.Time)
}

func sameDay(a, b Date) bool {
	y, m, d := a.Time.Date()
	y2, m2, d2 := b.Time.Date()
	return y == y2 && m == m2 && d == d2
}

// maxDateText bounds the text in which a date is looked for.
const maxDateText = 160

// readDate reads a date that can be one of publication: of the years in which there were pages to read, and not
// in the future of when the page was fetched.
func (p *page) readDate(s string) (Date, bool) {
	s = oneLine(s)
	if s == "" || len(s) > maxDateText {
		return Date{}, false
	}
	d, err := p.doc.p.ParseDate(s, p.src)
	if err != nil || d.Time.Year() < 1970 || d.Time.Year() > 2200 {
		return Date{}, false
	}
	if r := p.src.Retrieved; !r.IsZero() && d.Time.After(r.AddDate(0, 0, 2)) {
		return Date{}, false
	}
	return d, true
}

// ofArticle reports whether a microdata or RDFa property belongs to an article, and not to a picture, a person, a
// comment or another page's card.
func (p *page) ofArticle(n *html.Node) bool {
	for m := n.Parent; m != nil; m = m.Parent {
		t := attr(m, "itemtype")
		if t == "" {
			t = attr(m, "typeof")
		}
		if t == "" {
			continue
		}
		for _, kind := range [...]string{"Article", "Posting", "WebPage", "CreativeWork", "Report", "Review", "Blog", "Recipe", "Thing", "Book", "WebSite"} {
			if strings.Contains(t, kind) {
				return !p.isAside(n)
			}
		}
		return false
	}
	return !p.isAside(n)
}

// leadDate reads the lines that were trimmed from the top of the text. Several days are a list of something.
func (p *page) leadDate() Date {
	var list []seenDate
	for i, line := range p.body.Lead[:min(len(p.body.Lead), maxMarks)] {
		lead := line[:max(0, strings.IndexAny(line, "0123456789"))]
		if !p.isDateLine(line) || len(lead) > 16 && indexWord(lead, publishWords[:]) < 0 && !introduces(line) {
			continue
		}
		before := line
		if i > 0 && len(p.body.Lead[i-1]) < 40 {
			before = p.body.Lead[i-1] + " " + line
		}
		if d, ok := p.readDate(line); ok && indexWord(before, updateWords[:]) < 0 && indexWord(before, otherDayWords[:]) < 0 {
			list = append(list, seenDate{date: d, text: line})
		}
	}
	if len(list) == 0 || distinctDays(list) > 1 {
		return Date{}
	}
	p.doc.trace("Published", list[0].text, "lead", true)
	return list[0].date
}

// urlDate gives the day in an address like /2025/03/11/ or /2025-03-11-.
func (p *page) urlDate() (Date, bool) {
	_, path := hostPath(p.src.URL)
	if i := strings.IndexByte(path, '?'); i >= 0 {
		path = path[:i]
	}
	for i := 0; i+11 <= len(path); i++ {
		if path[i] != '/' {
			continue
		}
		s := path[i+1:]
		if isDigits(s[:4]) && (s[4] == '/' || s[4] == '-') && isDigits(s[5:7]) && s[7] == s[4] && isDigits(s[8:10]) &&
			(len(s) == 10 || s[10] < '0' || s[10] > '9') {
			if d, ok := p.readDate(s[:4] + "-" + s[5:7] + "-" + s[8:10]); ok && d.Time.Year() >= 1990 {
				return d, true
			}
		}
	}
	return Date{}, false
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
