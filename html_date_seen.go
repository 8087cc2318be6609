package broadsheet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// This file reads the dates that stand in the text.

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
