package broadsheet

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// This file chooses what an article is about: its section and tags, from what the head says, else from what the page shows.

// chooseTopics takes section, tags and rights.
func (p *page) chooseTopics(a *Article) {
	for i := range p.facts[fSection] {
		if c := &p.facts[fSection][i]; isNoSection(c.value) {
			c.value = ""
		}
	}
	a.Section = p.firstText(fSection, "Section", 99)
	if c := p.section; c != nil && a.Section == "" && p.inArticle(c.node) && !isNoSection(c.value) {
		a.Section = c.value
		p.doc.trace("Section", c.value, c.from, true)
	}
	if a.Section == "" {
		if a.Section = p.trailSection(a.Title); a.Section != "" {
			p.doc.trace("Section", a.Section, "breadcrumbs", true)
		}
	}
	if a.Section == "" {
		if a.Section = p.kickerSection(a.Title); a.Section != "" {
			p.doc.trace("Section", a.Section, "kicker", true)
		}
	}
	p.chooseTags(a)
	a.Rights = p.firstText(fRights, "Rights", maxFact)
}

// chooseTags takes the best list of tags that the head has, else what the page shows as one.
func (p *page) chooseTags(a *Article) {
	seen := map[string]bool{}
	rank := uint8(255)
	add := func(list []string, from string) {
		for _, s := range list {
			key := foldWords(s)
			if key == "" || len(s) > 100 || isUUID(s) || seen[key] || len(a.Tags) >= maxMarks {
				continue
			}
			seen[key] = true
			a.Tags = append(a.Tags, Tag{Term: s})
			p.doc.trace("Tags", s, from, true)
		}
	}
	for _, c := range ranked(p.facts[fTag]) {
		if c.from == "rel=tag" && !p.inArticle(c.node) {
			continue
		}
		if len(a.Tags) > 0 && c.rank != rank {
			break // another list of the same
		}
		rank = c.rank
		add(tagList(c), c.from)
	}
	if len(a.Tags) == 0 {
		add(p.shownTags(), "text")
	}
}

// isUUID reports whether a tag is what a program numbers its own with.
func isUUID(s string) bool {
	return len(s) == 36 && s[8] == '-' && s[13] == '-' && s[18] == '-' && s[23] == '-' && strings.IndexByte(s, ' ') < 0
}

// inArticle reports whether a place stands in the <article> that holds the headline, or on a page without one in a box
// that does.
func (p *page) inArticle(n *html.Node) bool {
	for m := n.Parent; m != nil && m.DataAtom != atom.Body; m = m.Parent {
		switch {
		case m.DataAtom == atom.Aside || m.DataAtom == atom.Nav:
			return false
		case m.DataAtom == atom.Article || p.holdsHeadline(m):
			return p.holdsHeadline(m)
		}
	}
	return false
}

// tagList splits a list of keywords. article:tag holds one tag, which may have a comma: with a blank behind it, or but one.
func tagList(c fact) []string {
	s := oneLine(unescapeOnce(c.value))
	if c.rank == 1 && (strings.Count(s, ",") < 2 || strings.Contains(s, ", ")) {
		return []string{s}
	}
	sep := ","
	for _, other := range [...]string{";", "，", "、", "|"} {
		if !strings.Contains(s, sep) && strings.Contains(s, other) {
			sep = other
		}
	}
	list := strings.Split(s, sep)
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// maxShownTags bounds the tags that a page shows, maxTag one of them: what is longer is another story. maxBoxNodes bounds a box of them.
const (
	maxShownTags = 20
	maxTag       = 60
	maxBoxNodes  = 500
)

// shownTags reads the tags below the headline that names or a label in front show.
func (p *page) shownTags() (list []string) {
	last := 0
	for _, m := range p.tags {
		if p.h1.node == nil || m.pos < p.h1.pos || p.holdsHeadline(m.node) || !p.inArticle(m.node) || p.walls(m.node)&wallsOfTags != 0 {
			continue
		}
		switch {
		case m.node.DataAtom != atom.A && len(list) == 0:
			if list = p.linkedTags(m.node); len(list) > 0 {
				return list
			}
		case m.node.DataAtom == atom.A && (last == 0 || m.pos < last+5): // each is named so
			if s := textOf(m.node, 2*maxTag); s != "" && len(s) <= maxTag && len(list) < maxShownTags {
				list, last = append(list, strings.TrimPrefix(s, "#")), m.pos
			}
		}
	}
	if len(list) == 0 && p.h1.node != nil {
		list = p.labelledTags()
	}
	return list
}

// linkedTags gives what the links of a box say, where there is hardly anything else in it.
func (p *page) linkedTags(box *html.Node) (list []string) {
	rest, budget := len(textOf(box, maxFact)), maxBoxNodes
	for n := box; n != nil; n = following(n, box, isUnseen(n) || n.DataAtom == atom.A) {
		if budget--; budget < 0 || rest >= maxFact {
			return nil
		}
		if n.DataAtom != atom.A {
			continue
		}
		s := textOf(n, 2*maxTag)
		if len(s) > maxTag || len(list) >= maxShownTags {
			return nil
		}
		if rest -= len(s) + 2; s != "" {
			list = append(list, strings.TrimPrefix(s, "#"))
		}
	}
	if rest > maxTag {
		return nil
	}
	return list
}

// labelledTags reads the tags behind a word for them: links, or words with commas.
func (p *page) labelledTags() []string {
	for n, end := p.h1.node, 0; n != nil && end < maxMarks; n = following(n, p.root, isUnseen(n)) {
		if n.Type != html.TextNode || len(n.Data) > maxBylineText {
			continue
		}
		line := strings.TrimSpace(n.Data)
		rest, ok := cutCue(line, topicCues[:])
		if !ok {
			rest, ok = cutCue(line, tagLabels[:])
		}
		if !ok {
			continue
		}
		if end++; p.walls(n)&wallsOfTags != 0 {
			continue
		}
		if rest != "" {
			return tagList(fact{value: rest})
		}
		for box, k := n.Parent, 0; k < 2 && box != nil && !p.holdsHeadline(box); box, k = box.Parent, k+1 {
			if list := p.linkedTags(box); len(list) > 0 {
				return list
			}
		}
	}
	return nil
}

// tagLabels stand before tags, as topicCues do, in the languages in which a page shows them.
var tagLabels = [...]string{
	"tag", "tagged", "tagi", "tagy", "słowa kluczowe", "štítky", "klíčová slova", "kľúčové slová", "oznake", "ključne reči", "címkék", "etichete", "emner", "emneord", "stikord", "ämnen",
	"nyckelord", "avainsanat", "aiheet", "trefwoorden", "stichwörter", "stichworte", "palabras clave", "palavras-chave", "assuntos", "tópicos", "parole chiave", "etiketler", "etiket",
	"ετικέτες", "ключевые слова", "метки", "ключові слова", "ключови думи", "关键词", "關鍵詞", "关键字", "關鍵字", "标签", "標籤", "タグ", "キーワード", "태그", "키워드",
	"الكلمات المفتاحية", "كلمات مفتاحية", "الوسوم", "وسوم", "برچسب\u200cها", "برچسب ها", "کلیدواژه", "תגיות", "תגים", "từ khóa", "टैग", "แท็ก",
}

// trailSection gives the last step of the way from the front page to the article that leads through a section.
func (p *page) trailSection(title string) string {
	trail := p.trail
	for _, m := range p.crumbs {
		if len(trail) > 0 || p.h1.node == nil || m.pos > p.h1.pos+40 || p.holdsHeadline(m.node) {
			break
		}
		budget := maxBoxNodes
		for n := m.node; n != nil && budget > 0; n = following(n, m.node, isUnseen(n) || n.DataAtom == atom.A) {
			budget--
			if href := attr(n, "href"); n.DataAtom == atom.A && href != "/" && len(trail) < maxMarks {
				trail = append(trail, textOf(n, 1<<10))
			}
		}
	}
	here := newHeadline(title, "")
	for i := len(trail) - 1; i >= 0; i-- {
		if p.isStep(trail[i], &here) {
			return trail[i]
		}
	}
	return ""
}

// isNoSection reports whether what stands in a section's place says what a program calls things, or leads back.
func isNoSection(s string) bool {
	key := foldWords(s)
	return key == "" || isDigits(key) || strings.HasPrefix(key, "back to ") || strings.Contains(s, "{{") || isListed("|uncategorized|uncategorised|category uncategorized|"+
		"unkategorisiert|ohne kategorie|non classé|sin categoría|sem categoria|senza categoria|geen categorie|ukategoriseret|okategoriserade|bez kategorii|nezařazené|без рубрики|未分類|未分类|"+
		"article|articles|post|posts|all|tags|archive|archives|current page|you are here|home page|homepage|", key)
}

// kickerSection gives the text of the last link above the headline whose address is a directory of the page's own.
func (p *page) kickerSection(title string) (section string) {
	_, own := hostPath(p.src.URL)
	own = strings.TrimRight(own, "/")
	near := p.nearby()
	if len(near) == 0 {
		return ""
	}
	below := following(p.h1.node, p.root, true)
	here := newHeadline(title, "")
	for _, n := range near {
		if n == below {
			break
		}
		if n.DataAtom != atom.A {
			continue
		}
		u := p.resolve(attr(n, "href"))
		_, dir := hostPath(u)
		dir = strings.TrimRight(dir, "/")
		if dir == "" || !strings.HasPrefix(own, dir+"/") || !p.isOwnHost(u) {
			continue
		}
		if s := textOf(n, maxTag); !strings.ContainsAny(s, "0123456789") && p.isStep(s, &here) {
			section = s
		}
	}
	return section
}

// isStep reports whether a step on the way to an article is a section: not the front page, and not the article itself.
func (p *page) isStep(s string, here *headline) bool {
	step := newHeadline(s, "")
	return !isNoSection(s) && len(s) <= maxTag && len(step.words) <= 5 && step.likeness(here) < 0.5 &&
		!slices.Contains(homeWords[:], siteKey(s)) && !p.isPublication([]Person{{Name: s}})
}
