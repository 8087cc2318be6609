package broadsheet

import (
	"strconv"
	"strings"

	"github.com/broadsheet-go/broadsheet/internal/extract"
)

// chooseMedia lists the pictures, lead first: the one that the head names, with the caption it has in the text, then
// those of the text in order.
func (p *page) chooseMedia(a *Article) {
	images := p.body.Images[:min(len(p.body.Images), maxImages)]
	list := make([]Media, 0, len(images)+1)
	seen := timesSeen(images)
	for k := range images {
		i := &images[k]
		if i.Caption == "" && (seen[i.URL] > maxSame || isOrnament(i) || isPortrait(i, a.Authors)) {
			p.doc.trace("Media", i.URL, "text", false)
			continue
		}
		m := Media{URL: i.URL, Medium: "image", Alt: i.Alt, Link: i.Link, Width: i.Width, Height: i.Height}
		m.Caption, m.Credit = splitCredit(i.Caption)
		list = append(list, m)
	}
	lead, from := p.leadImage()
	if lead.URL != "" {
		list = leadFirst(list, &lead)
	}
	for i := range list {
		partCaption(&list[i])
	}
	if len(list) > 0 {
		a.Media = list
		p.doc.trace("Media", list[0].URL, firstOf(from, "text"), true)
	}
	for _, l := range p.body.Links {
		if len(a.Links) < maxPageLinks {
			a.Links = addLink(a.Links, Link{URL: l.URL, Rel: l.Rel, Title: l.Title})
		}
	}
}

// maxSame bounds how often an article shows one picture: what comes more often parts its sections.
const maxSame = 2

// timesSeen counts how often each picture comes, where one can come too often.
func timesSeen(images []extract.Image) map[string]int {
	if len(images) <= maxSame {
		return nil
	}
	seen := make(map[string]int, len(images))
	for _, i := range images {
		seen[i.URL]++
	}
	return seen
}

// Pictures whose sides are no longer than these many pixels are icons, and those that show an author.
const (
	maxIcon     = 48
	maxPortrait = 160
)

// maxLogoMarks bounds the hyphens in the name of a logo's file: one with more tells of a picture.
const maxLogoMarks = 4

// isOrnament reports whether a picture without a caption belongs to the page's design: an icon, a spacer, a logo.
func isOrnament(i *extract.Image) bool {
	if i.Width > 0 && i.Height > 0 && max(i.Width, i.Height) <= maxIcon || i.Width == 1 || i.Height == 1 {
		return true
	}
	_, path := hostPath(strings.ToLower(i.URL))
	path, _, _ = strings.Cut(path, "?")
	file := path[strings.LastIndexByte(path, '/')+1:]
	switch {
	case isLogo(i.URL) && strings.Count(file, "-")+strings.Count(file, "_") < maxLogoMarks || holdsAny(path, "/icons/|/avatar/|/avatars/|/emoji/") || holdsAny(file, "spacer|divider|1x1.|pixel.|trans.gif|transparent.|dot.gif"), beginsWord(file, "clear."), beginsWord(file, "icon-"), beginsWord(file, "icon."):
		return !strings.HasSuffix(file, ".jpg")
	case strings.HasSuffix(file, ".svg"):
		return strings.Count(i.Alt, " ") < 3 && max(i.Width, i.Height) <= maxPortrait // a drawing says what it shows
	}
	return false
}

// beginsWord reports whether a file's name holds a word with no letter before it: "nuclear.png" has no "clear.", and "silicon-valley.png"
// no "icon-".
func beginsWord(name, word string) bool {
	i := strings.Index(name, word)
	return i == 0 || i > 0 && !isLetter(name[i-1])
}

// isPortrait reports whether a picture without a caption shows an author: it is called so, and nothing more where it is large.
func isPortrait(i *extract.Image, authors []Person) bool {
	alt := foldWords(i.Alt)
	isSmall := i.Width > 0 && i.Width <= maxPortrait || i.Height > 0 && i.Height <= maxPortrait || holdsAny(strings.ToLower(i.URL), "avatar|headshot|author|portrait")
	for k := range authors {
		if name := foldWords(authors[k].Name); name != "" && (alt == name || isSmall && strings.Contains(alt, name)) {
			return true
		}
	}
	return false
}

// leadFirst puts the lead before the others, together with what the text has of it.
func leadFirst(list []Media, lead *Media) []Media {
	key := imageKey(lead.URL)
	at := 0
	for at < len(list) && list[at].URL != lead.URL && (key == "" || imageKey(list[at].URL) != key) {
		at++
	}
	if at == len(list) {
		list = append(list, *lead)
	} else {
		list[at].merge(lead)
	}
	first := list[at]
	copy(list[1:], list[:at])
	list[0] = first
	return list
}

// maxImages bounds the pictures of one article, maxPageLinks the links.
const (
	maxImages    = 1000
	maxPageLinks = 200
)

// leadImage gives the first picture that the head names and that is no logo.
func (p *page) leadImage() (lead Media, from string) {
	for _, c := range ranked(p.facts[fImage]) {
		u := p.resolve(c.url)
		if u == "" || isLogo(u) {
			p.doc.trace("Media", c.url, c.from, false)
			continue
		}
		if lead.URL == "" {
			lead = Media{URL: u, Medium: "image", Caption: oneLine(c.value), Credit: c.org, Alt: c.alt, Width: c.width, Height: c.height}
			from = c.from
			continue
		}
		if key := imageKey(u); key != "" && key == imageKey(lead.URL) {
			lead.merge(&Media{Caption: oneLine(c.value), Credit: c.org, Width: c.width, Height: c.height})
		}
	}
	return lead, from
}

// merge fills what one description of a picture leaves open from another. The size goes with the address.
func (m *Media) merge(more *Media) {
	m.Caption = firstOf(m.Caption, more.Caption)
	m.Credit = firstOf(m.Credit, more.Credit)
	m.Alt = firstOf(m.Alt, more.Alt)
	if m.URL == more.URL && m.Width == 0 {
		m.Width, m.Height = more.Width, more.Height
	}
}

// isLogo reports whether a picture's address says that it stands for the site and not for the article.
func isLogo(u string) bool {
	_, path := hostPath(u)
	path, _, _ = strings.Cut(path, "?")
	name := strings.ToLower(path[strings.LastIndexByte(path, '/')+1:])
	if i := strings.Index(name, "logo"); i == 0 || i > 0 && strings.IndexByte("aio", name[i-1]) < 0 { // "dialogo", "arqueologos"
		return true
	}
	return holdsAny(name, "favicon|placeholder|default-share|default_share|fallback|no-image|noimage|og-default|default-og|share-default|default_image|default-image|apple-touch|blank.")
}

// imageKey gives what the addresses of one picture in several sizes have in common: the file's name without size and
// suffix. It is "" for a name that says too little.
func imageKey(u string) string {
	_, path := hostPath(u)
	path, _, _ = strings.Cut(path, "?")
	name := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, "@2x"), "-scaled")
	if i := strings.LastIndexAny(name, "-_"); i > 0 { // -1024x683
		if w, h, ok := strings.Cut(name[i+1:], "x"); ok && isDigits(w) && isDigits(h) {
			name = name[:i]
		}
	}
	if len(name) < 6 {
		return ""
	}
	return name
}

// imageMeta keeps what og:image:width and its like say of the image named before them.
func (p *page) imageMeta(name, value string) {
	list := p.facts[fImage]
	if len(list) == 0 {
		return
	}
	last := &list[len(list)-1]
	switch name {
	case "og:image:alt", "twitter:image:alt":
		if len(value) < maxFact {
			last.alt = oneLine(value)
		}
	case "og:image:width":
		last.width = pixels(value)
	case "og:image:height":
		last.height = pixels(value)
	}
}

// pixels reads a size in pixels, 0 for what is none.
func pixels(s string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}
