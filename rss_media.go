package broadsheet

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// addEnclosure takes an attached file as RSS prints it.
func (e *feedEngine) addEnclosure(url, kind, length string) {
	if url = strings.TrimSpace(url); url == "" {
		e.startLeaf(kindPlain) // QUIRK: the address as text
		e.leaf.held = [3]string{"", kind, length}
		return
	}
	e.top().in = inNothing
	e.takeEnclosure(e.absolute(e.base(), url), kind, length)
}

func (e *feedEngine) takeEnclosure(url, kind, length string) {
	if url != "" {
		e.rec.addMedia(Media{URL: url, Rel: "enclosure", Type: kind, Medium: mediumOf(kind), Size: size(length)})
	}
}

// startMedia acts on an element of Media RSS in a header or item (https://www.rssboard.org/media-rss).
func (e *feedEngine) startMedia(what el) {
	f := e.top()
	switch what {
	case elMediaGroup:
		f.in = inMedia
		e.rec.group, e.rec.groupAt = 0, len(e.rec.said)
	case elMediaContent:
		f.in = inMedia
		e.mediaContent()
	case elThumbnail:
		e.mediaThumbnail()
	case elTitle, elDescription, elRights, elKeywords, elCategory, elCredit:
		e.startMediaLeaf(what)
	default:
		e.keep()
	}
}

// startMediaLeaf begins an element of Media RSS with text.
func (e *feedEngine) startMediaLeaf(what el) {
	kind := kindPlain
	if what == elDescription && e.word("type") == "html" {
		kind = kindHTML
	}
	scheme, label, role := e.word("scheme"), e.word("label"), e.word("role")
	e.startLeaf(kind)
	e.leaf.held = [3]string{scheme, label, role}
}

// startMediaChild acts on an element in media:group or media:content. What it says is said of the item where
// it is in a group, and of the file where it is in media:content.
func (e *feedEngine) startMediaChild(what el) {
	if e.top().space != nsMedia {
		e.top().in = inNothing
		return
	}
	e.startMedia(what)
}

// mediaContent takes the attributes of media:content.
func (e *feedEngine) mediaContent() {
	var m Media
	for i := range e.scan.Attr {
		a := &e.scan.Attr[i]
		if len(a.Name.Prefix) > 0 && a.Name.Space != nsMedia {
			continue
		}
		switch string(e.names.of(a.Name.Local)) {
		case "url":
			m.URL = strings.TrimSpace(e.value(a))
		case "type":
			m.Type = e.words.of(bytes.TrimSpace(a.Value))
		case "medium":
			m.Medium = strings.ToLower(e.words.of(bytes.TrimSpace(a.Value)))
		case "filesize":
			m.Size = size(string(a.Value))
		case "width":
			m.Width = number(string(a.Value))
		case "height":
			m.Height = number(string(a.Value))
		case "duration":
			m.Duration = duration(string(a.Value))
		}
	}
	if m.Medium == "" {
		m.Medium = mediumOf(m.Type)
	}
	if m.URL != "" {
		m.URL = e.absolute(e.base(), m.URL)
		e.rec.file = e.rec.addMedia(m) + 1
		if e.rec.group == 0 {
			e.rec.group = e.rec.file
		}
	}
}

// mediaThumbnail takes media:thumbnail, whose address some feeds print as its text.
func (e *feedEngine) mediaThumbnail() {
	url := strings.TrimSpace(e.attr("url"))
	e.top().in = inNothing
	if url == "" {
		e.startLeaf(kindPlain)
		return
	}
	e.rec.addMedia(Media{
		URL: absolute(e.base(), url), Medium: "image", Rel: "thumbnail", Width: number(e.word("width")), Height: number(e.word("height")),
	})
}

// endMediaLeaf takes the text of an element of Media RSS.
func (e *feedEngine) endMediaLeaf(f *frame) {
	r := e.rec
	file := e.file()
	switch f.el {
	case elTitle:
		text := e.oneLine()
		if file != nil && file.Title == "" {
			file.Title = text
		}
		if file == nil || e.inGroup() {
			r.title.set(text, rankMedia)
			e.sayOfFiles(mediaSaid{what: elTitle, name: e.closedName(), text: text})
		}
	case elDescription:
		if file != nil && file.Caption == "" {
			html := ""
			if r.told == "" && e.ofGroup() && !file.mayBePicture() {
				html = e.html(f)
			}
			if file.Caption, _ = e.plain(f); html != "" {
				r.told, r.toldOf = html, r.file
			}
		}
		if file == nil {
			e.mediaDescription(f)
		}
	case elCredit:
		e.mediaCredit(file)
	case elRights:
		r.rights.set(e.oneLine(), rankMedia)
	case elKeywords:
		e.addKeywords("")
	case elCategory:
		scheme := e.leaf.held[0]
		if scheme == "" {
			scheme = "http://search.yahoo.com/mrss/category_schema"
		}
		r.addTag(Tag{Term: e.oneLine(), Scheme: scheme, Label: e.leaf.held[1]})
	case elThumbnail:
		if !isBlank(e.text) {
			r.addMedia(Media{URL: e.address(f), Medium: "image", Rel: "thumbnail"})
		}
	}
}

// file gives the media:content that the innermost frame stands in, nil for none.
func (e *feedEngine) file() *Media {
	for i := len(e.frames) - 2; i > 0 && e.frames[i].in == inMedia; i-- {
		if n := e.rec.file; e.frames[i].el == elMediaContent && n > 0 {
			return &e.rec.media[n-1]
		}
	}
	return nil
}

// inGroup reports whether the innermost leaf stands directly in a media:group.
func (e *feedEngine) inGroup() bool { return e.frames[len(e.frames)-2].el == elMediaGroup }

// ofGroup reports whether the innermost leaf stands in a file of a media:group, which a Writer never writes.
func (e *feedEngine) ofGroup() bool {
	n := len(e.frames)
	return n > 2 && e.frames[n-3].el == elMediaGroup
}

// mediaCredit takes media:credit: of a file it is the credit line, of an item a person.
func (e *feedEngine) mediaCredit(file *Media) {
	text := e.oneLine()
	switch {
	case text == "":
	case file != nil && file.Credit == "":
		file.Credit = text
	case file == nil && isImageRole(e.leaf.held[2]) && e.sayOfFiles(mediaSaid{what: elCredit, text: text, role: e.leaf.held[2]}):
	default:
		e.rec.addContributors([]Person{{Name: text, Role: e.leaf.held[2]}})
	}
}

// isImageRole reports whether the role of a media:credit is that of who made a picture.
func isImageRole(role string) bool {
	return role == "" || strings.HasPrefix(strings.ToLower(role), "photo")
}

// mediaDescription takes a media:description of an item: its summary where there is no other.
func (e *feedEngine) mediaDescription(f *frame) {
	r, n := e.rec, len(e.rec.ext)
	before := r.summary
	e.setSummary(f, rankMedia)
	x := r.second
	switch {
	case len(r.ext) > n:
		x = r.ext[n]
	case r.summary == before:
		return
	}
	e.sayOfFiles(mediaSaid{what: elDescription, name: x.Name, text: x.Text, html: x.Attr != nil})
}

// mediaSaid is what Media RSS says beside the files of an item or group, and means of them ("Optional Elements": at a
// shallow level it applies to what is within). It is given to one file, the first that lacks it, so that it is not repeated.
type mediaSaid struct {
	what       el
	name       Name
	text, role string
	html       bool
	file       int // place of the group's first file, and 1
}

const maxSaid = 64

// sayOfFiles notes what an item says of its files, and reports whether it did.
func (e *feedEngine) sayOfFiles(s mediaSaid) bool {
	if e.rec != &e.item || len(e.rec.said) == maxSaid || s.text == "" {
		return false
	}
	e.rec.said = append(e.rec.said, s)
	return true
}

// giveToFiles gives what the item said of its files to them. A description that is the item's summary stays that.
func (e *feedEngine) giveToFiles() {
	r := &e.item
	for i := range r.said {
		s := &r.said[i]
		m := r.fileFor(s)
		switch s.what {
		case elTitle:
			if writtenLine(s.text) == writtenLine(r.title.s) {
				continue
			}
			if m == nil {
				e.addExt(Element{Name: s.name, Text: s.text})
				continue
			}
			m.Title = s.text
		case elDescription:
			at := slices.IndexFunc(r.ext, func(x Element) bool { return x.Name == s.name && x.Text == s.text })
			caption := collapseString(s.text)
			if s.html {
				caption = stripTags(s.text)
			}
			if m != nil && at >= 0 && writtenLine(caption) != "" {
				m.Caption = caption
				r.ext = slices.Delete(r.ext, at, at+1)
			}
		case elCredit:
			if m == nil {
				r.addContributors([]Person{{Name: s.text, Role: s.role}})
				continue
			}
			m.Credit = s.text
		}
	}
}

// fileFor gives the file that something is said of, nil for none: the first of its group, else the first of all that lacks it,
// as it is where a Writer wrote them without groups.
func (r *record) fileFor(s *mediaSaid) *Media {
	if s.file > 0 && r.media[s.file-1].lacks(s.what) {
		return &r.media[s.file-1]
	}
	for i := range r.media {
		if m := &r.media[i]; m.lacks(s.what) {
			return m
		}
	}
	return nil
}

// lacks reports whether a file has no title, caption or credit. Of the last two only pictures can lack one.
func (m *Media) lacks(what el) bool {
	switch {
	case m.Rel == "thumbnail" || what != elTitle && !m.mayBePicture():
		return false
	case what == elTitle:
		return writtenLine(m.Title) == ""
	case what == elDescription:
		return writtenLine(m.Caption) == ""
	}
	return writtenLine(m.Credit) == ""
}

// mayBePicture reports whether nothing says that a file is no picture.
func (m *Media) mayBePicture() bool {
	return !isListed("|audio|video|document|executable|", m.Medium)
}

// giveToItem makes what a film or sound in a media:group says of itself the item's, where the item says nothing.
func (e *feedEngine) giveToItem() {
	r := &e.item
	if r.toldOf == 0 || r.summary.s+r.content.s != "" {
		return
	}
	m := &r.media[r.toldOf-1]
	r.summary.s, m.Caption = r.told, ""
	if r.title.s == "" {
		r.title.s, m.Title = m.Title, ""
	}
}

// endMedia ends media:group or media:content.
func (e *feedEngine) endMedia(f *frame) {
	if f.el == elMediaContent {
		e.rec.file = 0
		return
	}
	for i := e.rec.groupAt; i < len(e.rec.said); i++ {
		e.rec.said[i].file = e.rec.group
	}
}

// size reads a size in bytes, 0 where it is none.
func size(s string) int64 {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 18 {
		return 0
	}
	var n int64
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n
}

// duration reads "1:02:03", "62:03", "3723" (seconds, with fractions perhaps), "1h 2m 3s", "62 min" and ISO 8601's PT1H2M3S; 0
// where it is none of them.
func duration(s string) time.Duration {
	if d := unitDuration(s); d > 0 {
		return d
	}
	var total float64
	parts := 0
	for rest, more := strings.TrimSpace(s), true; more; parts++ {
		var part string
		part, rest, more = strings.Cut(rest, ":")
		v := durationPart(part)
		if v < 0 || v > 1e7 || parts > 3 {
			return 0
		}
		total = total*60 + v
	}
	if total > 1e8 {
		return 0
	}
	return time.Duration(math.Round(total*1000)) * time.Millisecond
}

// unitDuration reads numbers with units. A last one without is of the unit below: "1h30".
func unitDuration(s string) time.Duration {
	const digits = "0123456789.,"
	if s = strings.TrimSpace(s); len(s) > 80 || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return 0
	}
	s = strings.TrimLeft(strings.ToLower(s), "pt")
	var total, unit float64
	for s != "" {
		rest := strings.TrimLeft(s, digits)
		n := durationPart(strings.Replace(s[:len(s)-len(rest)], ",", ".", 1))
		rest = strings.TrimLeft(rest, " ")
		s = strings.TrimLeftFunc(rest, unicode.IsLetter)
		if unit = unitSeconds(rest[:len(rest)-len(s)], unit); n < 0 || unit == 0 {
			return 0
		}
		total += n * unit
		s = strings.TrimLeft(s, " .,")
	}
	if total > 1e8 {
		return 0
	}
	return time.Duration(math.Round(total*1000)) * time.Millisecond
}

// unitSeconds gives the seconds of a unit of time by how its name begins in the languages of podcasts, 0 for none.
func unitSeconds(name string, last float64) float64 {
	if name == "" {
		return last / 60
	}
	for _, u := range [...]struct {
		begins  string
		seconds float64
	}{{"st", 3600}, {"sa", 3600}, {"h", 3600}, {"t", 3600}, {"u", 3600}, {"g", 3600}, {"ч", 3600}, {"時", 3600}, {"小", 3600}, {"시", 3600},
		{"m", 60}, {"м", 60}, {"分", 60}, {"분", 60}, {"s", 1}, {"с", 1}, {"秒", 1}, {"초", 1}, {"d", 86400}} {
		if strings.HasPrefix(name, u.begins) {
			return u.seconds
		}
	}
	return 0
}

// durationPart reads a part of a duration. It is negative where that is no number.
func durationPart(part string) float64 {
	if n := size(part); n > 0 {
		return float64(n)
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
	if err != nil || strings.ContainsAny(part, "eExXpP_nN") {
		return -1
	}
	return v
}
