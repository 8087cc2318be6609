package broadsheet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// This file chooses dates, in the order of trust: saidDate (the page's data), seenDates and bareDates (beside the
// headline), urlDate, pageDate, and leadDate (what was trimmed from the top of the text). Every text goes through
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
	if !a.Published.IsZero() && p.doc.p.Trace == nil {
		return
	}
	seen := p.seenDates()
	used := a.Published.IsZero()
	for _, s := range seen {
		if used && !s.updated {
			a.Published = s.date
			p.doc.trace("Published", s.text, s.from, true)
			used = false
			continue
		}
		if used && s.updated && a.Updated.IsZero() {
			a.Updated = s.date
			p.doc.trace("Updated", s.text, s.from, true)
			continue
		}
		p.doc.trace("Published", s.text, s.from, false)
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
	return p.isFrontPage()
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

// seenDate is a date in the text.
type seenDate struct {
	date    Date
	text    string
	from    string
	far     int // elements between it and the headline
	updated bool
}

// seenDates gives the dates beside the headline, best first; where there are none, the one day that the page calls
// that of publication elsewhere.
func (p *page) seenDates() (list []seenDate) {
	var labelled []seenDate
	for _, m := range p.times {
		far := p.h1.node != nil && (m.pos < p.h1.pos-60 || m.pos > p.h1.pos+120)
		s, ok := p.dateAt(m)
		switch {
		case !ok || far && s.updated || p.isAside(m.node):
		case !far:
			list = append(list, s)
		case saysPublished(m.node, textOf(m.node, maxDateText)):
			labelled = append(labelled, s)
		}
	}
	if distinctDays(list) > 3 && !p.isArticle {
		return nil // a list of something
	}
	if len(list) == 0 {
		list = p.bareDates()
	}
	if len(list) == 0 && distinctDays(labelled) == 1 {
		list = labelled
	}
	return sortSeen(list)
}

// dateAt reads the date at a place.
func (p *page) dateAt(m mark) (s seenDate, ok bool) {
	s = seenDate{from: "text", far: max(m.pos-p.h1.pos, p.h1.pos-m.pos)}
	text := textOf(m.node, maxDateText+1)
	s.text = text
	if m.node.DataAtom == atom.Time {
		s.from = "time"
		if v := attr(m.node, "datetime"); v != "" {
			s.text = v
		}
	} else if v := attr(m.node, "content"); v != "" && len(v) < 40 {
		s.text = v
	}
	if s.date, ok = p.readDate(s.text); !ok && s.text != text {
		s.text = text
		s.date, ok = p.readDate(s.text)
	}
	s.updated = m.cues&cueUpdated != 0 && !strings.Contains(strings.ToLower(text), "publish") || p.saysUpdated(m.node, text)
	return s, ok
}

// bareDates looks at the short lines around the headline, whatever their names, for one that is a date.
func (p *page) bareDates() (list []seenDate) {
	i := 0
	for n := range p.nearby() {
		i++
		if n.Type != html.TextNode || len(n.Data) > 2*maxDateText || !hasYear(n.Data) {
			continue
		}
		text := oneLine(n.Data)
		if !isShortWithDate(text) {
			continue
		}
		if d, ok := p.readDate(text); ok && !p.isAside(n.Parent) {
			list = append(list, seenDate{date: d, text: text, from: "text", far: i, updated: p.saysUpdated(n, text)})
		}
	}
	if distinctDays(list) > 2 {
		return nil // a list of something
	}
	return list
}

// isShortWithDate reports whether a text is short, and has its first number early: it is no caption and no sentence.
func isShortWithDate(s string) bool {
	digits := strings.IndexAny(s, "0123456789")
	return digits >= 0 && len(s) >= 8 && utf8.RuneCountInString(s) <= 80 && utf8.RuneCountInString(s[:digits]) <= 32
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
		if d, ok := p.readDate(line); ok && indexWord(before, updateWords[:]) < 0 {
			list = append(list, seenDate{date: d, text: line})
		}
	}
	if len(list) == 0 || distinctDays(list) > 1 {
		return Date{}
	}
	p.doc.trace("Published", list[0].text, "lead", true)
	return list[0].date
}

// distinctDays counts changes of the day in a list of dates.
func distinctDays(list []seenDate) int {
	n := min(len(list), 1)
	for i := 1; i < len(list); i++ {
		if !sameDay(list[i].date, list[i-1].date) {
			n++
		}
	}
	return n
}

// hasYear reports whether a text holds a year of today's or the last century.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i:i+2] == "20" || s[i:i+2] == "19") && isDigits(s[i+2:i+4]) {
			return true
		}
	}
	return false
}

// sortSeen puts dates of publication before updates, and what stands nearer to the headline first.
func sortSeen(list []seenDate) []seenDate {
	var best []seenDate
	for _, updated := range [...]bool{false, true} {
		at := len(best)
		for _, s := range list {
			if s.updated != updated {
				continue
			}
			best = append(best, s)
			for i := len(best) - 1; i > at && best[i].far < best[i-1].far; i-- {
				best[i], best[i-1] = best[i-1], best[i]
			}
		}
	}
	return best
}

// saysUpdated reports whether the words around a date say that it is not the one of publication. In a text with
// both, that one stands first.
func (p *page) saysUpdated(n *html.Node, text string) bool {
	at := indexWord(text, updateWords[:])
	if at < 0 {
		return indexWord(wordsBefore(n, text), updateWords[:]) >= 0
	}
	_, dated := p.readDate(text[:at])
	return !dated || indexWord(text[:at], publishWords[:]) < 0 && !strings.ContainsAny(text[at:], "0123456789")
}

// saysPublished reports whether the words before a date call it that of publication.
func saysPublished(n *html.Node, text string) bool {
	return indexWord(wordsBefore(n, text), publishWords[:]) >= 0
}

// wordsBefore gives the words that stand before a date: in its own element, and in the one around it where that one
// holds little else.
func wordsBefore(n *html.Node, text string) string {
	own := text[:max(0, strings.IndexAny(text, "0123456789"))]
	if n.Parent == nil || n.DataAtom != atom.Time && len(text) > 30 {
		return own
	}
	around := textOf(n.Parent, maxDateText)
	i := strings.Index(around, text)
	if i < 0 {
		return own
	}
	around = around[:i]
	around = around[strings.LastIndexAny(around, "0123456789")+1:]
	return around[max(0, len(around)-80):] + own
}

// indexWord gives the first place in s of any of a list of words in lower case, or -1.
func indexWord(s string, words []string) int {
	s = strings.ToLower(s)
	first := -1
	for _, w := range words {
		if i := strings.Index(s, w); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// publishWords stand before dates of publication.
var publishWords = [...]string{
	"publish", "veröffentlich", "erschienen", "publié", "publicad", "pubblicat", "gepubliceerd", "publicerad", "publisert", "publiceret", "julkaistu",
	"opublikowan", "опубликован", "опубліковано", "yayın", "diterbitkan", "发布", "發布", "公開", "掲載", "게시", "등록", "نشر", "פורסם",
}

// updateWords stand before dates that are not those of publication.
var updateWords = [...]string{
	"update", "modified", "revised", "reviewed", "accepted", "received", "aktualisiert", "geändert", "mis à jour", "mise à jour", "modifié",
	"actualizad", "actualización", "aggiornat", "bijgewerkt", "gewijzigd", "opdateret", "oppdatert", "uppdaterad", "atualizad",
	"aktualizac", "aktualizowan", "обновлен", "оновлен", "güncelle", "diperbarui", "更新", "수정", "تحديث", "עודכן", "עדכון",
}

// urlDate gives the day in an address like /2025/03/11/ or /2025-03-11-.
func (p *page) urlDate() (Date, bool) {
	_, path := hostPath(p.src.URL)
	if i := strings.IndexByte(path, '?'); i >= 0 {
		path = path[:i]
	}
	for i := 0; i+10 <= len(path); i++ {
		if path[i] != '/' || i+11 > len(path) {
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
