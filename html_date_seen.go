package broadsheet

import (
	"slices"
	"sort"
	"strings"
	"unicode"
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
	named   bool // updated says no more than the name of a <time>
}

// seenDates gives the dates beside the headline, best first; where there are none, the one day that the page calls
// that of publication elsewhere.
func (p *page) seenDates() (list []seenDate) {
	var labelled []seenDate
	for i, m := range p.times {
		if p.holdsTime(i) {
			continue
		}
		m.cues |= p.cuesAround(i)
		far := p.h1.node != nil && (m.pos < p.h1.pos-60 || m.pos > p.h1.pos+120)
		for _, s := range p.datesAt(m) {
			switch {
			case far && s.updated || p.isAside(m.node) || saysOtherDay(m.node, s.text):
			case !far:
				list = append(list, s)
			case saysPublished(m.node, textOf(m.node, maxDateText)):
				labelled = append(labelled, s)
			}
		}
	}
	if distinctDays(list) > 3 && !p.isArticle {
		return nil // a list of something
	}
	if named, updates := kindsOf(list); named >= 0 && updates == len(list) {
		list[named].updated = false // themes call the only date so
	}
	if _, updates := kindsOf(list); updates == 0 {
		bare := p.bareDates()
		if len(list) > 0 {
			bare = slices.DeleteFunc(bare, func(s seenDate) bool { return !s.updated })
		}
		list = append(list, bare...)
	}
	if len(list) == 0 && distinctDays(labelled) == 1 {
		list = labelled
	}
	return sortSeen(list)
}

// kindsOf gives the index of the first date that is named, or -1, and the number of updates.
func kindsOf(list []seenDate) (named, updates int) {
	named = -1
	for i := range list {
		if list[i].named && named < 0 {
			named = i
		}
		if list[i].updated {
			updates++
		}
	}
	return named, updates
}

// holdsTime reports whether the i-th place is no <time> itself but holds one that can be read: that one says more.
func (p *page) holdsTime(i int) bool {
	if p.times[i].node.DataAtom == atom.Time {
		return false
	}
	for _, m := range p.times[i+1:] {
		if !isInside(m.node, p.times[i].node) {
			return false
		}
		if m.node.DataAtom != atom.Time {
			continue
		}
		if _, ok := p.readDate(attr(m.node, "datetime")); ok {
			return true
		}
	}
	return false
}

// cuesAround gives what the nearest place around the i-th is named for, where that one was passed over for it.
func (p *page) cuesAround(i int) cue {
	if p.times[i].cues&(cueUpdated|cuePublished) != 0 {
		return 0
	}
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if isInside(p.times[i].node, p.times[k].node) && p.times[k].node.DataAtom != atom.Time {
			return p.times[k].cues & (cueUpdated | cuePublished)
		}
	}
	return 0
}

// datesAt reads the date at a place, or that of publication and that of an update.
func (p *page) datesAt(m mark) (list []seenDate) {
	s := seenDate{from: "text", far: max(m.pos-p.h1.pos, p.h1.pos-m.pos)}
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
	ok := false
	if s.text != text {
		s.date, ok = p.readDate(s.text)
	}
	if !ok {
		if list = p.datesIn(m.node, s, text); len(list) != 1 {
			return list
		}
		s = list[0]
	}
	named := m.cues&cueUpdated != 0 && m.cues&cuePublished == 0 && !strings.Contains(strings.ToLower(text), "publish")
	s.updated = s.updated || p.saysUpdated(m.node, text)
	s.named = named && !s.updated && m.node.DataAtom == atom.Time
	s.updated = s.updated || named
	return []seenDate{s}
}

// datesIn reads a line's date: two where a second one is called the other's update, or the other way round.
func (p *page) datesIn(n *html.Node, s seenDate, text string) (list []seenDate) {
	first, second := partDates(text)
	if second != "" {
		a, b := s, s
		var ok, too bool
		a.date, ok = p.readDate(first)
		b.date, too = p.readDate(second)
		if ok && too {
			a.text, a.updated = first, p.saysUpdated(n, first)
			b.text, b.updated = second, indexWord(second, updateWords[:]) >= 0
			if a.updated != b.updated {
				return []seenDate{a, b}
			}
		}
	}
	s.text = text
	ok := false
	if s.date, ok = p.readDate(text); !ok {
		return nil
	}
	s.updated = p.saysUpdated(n, text)
	return []seenDate{s}
}

// partDates parts a line before a word for an update or for publication that stands between two numbers.
func partDates(text string) (first, second string) {
	digits := strings.IndexAny(text, "0123456789")
	if digits < 0 {
		return text, ""
	}
	at := -1
	for _, words := range [...][]string{updateWords[:], publishWords[:]} {
		if i := indexWord(text[digits:], words); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 || !strings.ContainsAny(text[digits+at:], "0123456789") {
		return text, ""
	}
	return text[:digits+at], text[digits+at:]
}

// bareDates looks at the short lines around the headline, whatever their names, for one that is a date.
func (p *page) bareDates() (list []seenDate) {
	i := 0
	for _, n := range p.nearby() {
		i++
		if n.Type != html.TextNode || len(n.Data) > 4*maxDateText {
			continue
		}
		line := asciiDigits(n.Data)
		if !hasYear(line) || p.isAside(n.Parent) {
			continue
		}
		at := n
		if n.Parent.FirstChild == n && n.NextSibling == nil {
			at = n.Parent // its label may stand in the element before
		}
		for part := range strings.SplitSeq(dotsToBars(oneLine(line)), "|") {
			if part = strings.TrimSpace(part); hasYear(part) && isShortWithDate(part) {
				list = append(list, p.datesIn(at, seenDate{from: "text", far: i}, part)...)
			}
		}
	}
	if distinctDays(list) > 2 {
		return nil // a list of something
	}
	return list
}

// dotsToBars puts bars in the place of the dots between the parts of a line.
func dotsToBars(s string) string {
	for _, dot := range [...]string{" · ", " • ", "; "} {
		s = strings.ReplaceAll(s, dot, "|")
	}
	return s
}

// asciiDigits puts ASCII's digits in the place of those of other scripts.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := digitValue(r); ok {
			return '0' + rune(d)
		}
		return r
	}, s)
}

// isShortWithDate reports whether a text is short, and has its first number early: it is no caption and no sentence.
func isShortWithDate(s string) bool {
	digits := strings.IndexAny(s, "0123456789")
	if digits < 0 || len(s) < 8 || utf8.RuneCountInString(s) > 80 {
		return false
	}
	lead := utf8.RuneCountInString(s[:digits])
	return lead <= 32 || lead <= 60 && introduces(s) // after the names
}

// distinctDays counts the days in a list of dates, as far as five.
func distinctDays(list []seenDate) int {
	var days [5]Date
	n := 0
	for i := 0; i < len(list) && n < len(days); i++ {
		if !slices.ContainsFunc(days[:n], func(d Date) bool { return sameDay(d, list[i].date) }) {
			days[n] = list[i].date
			n++
		}
	}
	return n
}

// hasYear reports whether a text holds a year of today's or the last century.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i:i+2] == "20" || s[i:i+2] == "19" || s[i:i+2] == "25" && strings.ContainsAny(s, thaiVowels)) && isDigits(s[i+2:i+4]) {
			return true // or one of the Buddhist era
		}
	}
	return false
}

// thaiVowels are marks of Thai, one of which stands in nearly every line.
const thaiVowels = "ะาิีึืุูเแโใไ่้"

// sortSeen puts dates of publication before updates, and what stands nearer to the headline first.
func sortSeen(list []seenDate) []seenDate {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		return a.updated == b.updated && a.far < b.far || !a.updated && b.updated
	})
	return list
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

// saysOtherDay reports whether the words before a date say that it is of something that was done with the article
// and is no update.
func saysOtherDay(n *html.Node, text string) bool {
	return indexWord(wordsBefore(n, text), otherDayWords[:]) >= 0
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
	s = strings.Map(lowerSame, s)
	first := -1
	for _, w := range words {
		if i := strings.Index(s, w); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// lowerSame gives the small letter of r where that one takes as many bytes, so that places in a text stay the same.
func lowerSame(r rune) rune {
	if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
		return l
	}
	return r
}

// publishWords stand before dates of publication.
var publishWords = [...]string{
	"publish", "veröffentlich", "erschienen", "publié", "publicad", "pubblicat", "gepubliceerd", "publicerad", "publisert", "publiceret", "julkaistu",
	"opublikowan", "опубликован", "опубліковано", "yayın", "diterbitkan", "发布", "發布", "公開", "掲載", "게시", "등록", "نشر", "פורסם",
	"publikac", "publikován", "vydáno", "zveřejněn", "δημοσι", "közzét", "megjelent", "publicat", "objavljen", "публик", "เผยแพร่", "xuất bản", "प्रकाशित", "প্রকাশ",
	"انتشار", "입력", "tayang", "dipublikasi", "udgivet", "offentliggjort",
}

// updateWords stand before dates of an update.
var updateWords = [...]string{
	"update", "modified", "revised", "aktualisiert", "geändert", "mis à jour", "mise à jour", "modifié",
	"actualizad", "actualización", "aggiornat", "bijgewerkt", "gewijzigd", "opdateret", "oppdatert", "uppdaterad", "atualizad",
	"aktualizac", "aktualizowan", "обновлен", "оновлен", "güncelle", "diperbarui", "更新", "수정", "تحديث", "עודכן", "עדכון",
	"aggiornament", "actualització", "actualizat", "actualizare", "modificad", "modificat", "modification", "endret", "ändrad", "ændret", "päivitetty", "muokattu",
	"aktualizován", "aktualizované", "upraven", "zmodyfikowan", "ažurira", "frissít", "módosít", "ενημέρωση", "ενημερώθηκε", "изменен", "обновен", "актуализ", "ажурира",
	"змінено", "cập nhật", "ปรับปรุง", "อัปเดต", "อัพเดต", "แก้ไข", "अपडेट", "अद्यतन", "আপডেট", "به\u200cروز", "بروزرسانی", "ویرایش", "تعديل", "업데이트", "修改",
	"pembaruan", "perbarui",
}

// otherDayWords stand before dates that are neither.
var otherDayWords = [...]string{"reviewed", "accepted", "received"}
