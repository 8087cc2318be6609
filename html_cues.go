package broadsheet

import "strings"

// cue is what an element's names (class, id, data attributes) hint at. A cue is evidence, never a verdict.
type cue uint32

const (
	cueAuthor    cue = 1 << iota // author, writer, contributor, reporter
	cueByline                    // byline
	cueDate                      // date, time, publish, posted
	cueUpdated                   // update, modif
	cueTitle                     // headline, entry-title, article-title
	cueSubtitle                  // standfirst, subtitle, deck, dek
	cueRel                       // rel=author
	cueRelated                   // related, recommend, sidebar, card, teaser: another article's
	cueComment                   // comment, reply
	cueBio                       // bio, about the author
	cueCaption                   // caption, credit
	cueName                      // name
	cuePublished                 // publish, posted
	cueRole                      // role, job, position, picture, links: what stands with an author's name
	cueTags                      // tags, keywords, topics
	cueCrumbs                    // breadcrumbs
	cueFooter                    // footer
)

// cueWord is looked for at the beginning of each word of a name, in any case. One that ends in a blank is the whole word.
type cueWord struct {
	word string
	cue  cue
}

// cueWords are listed by their first letter: what designers write in the larger languages of news.
var cueWords = [26][]cueWord{
	0: {{"about", cueBio}, {"author", cueAuthor}, {"autor", cueAuthor}, {"auteur", cueAuthor}, {"aside", cueRelated},
		{"avatar", cueRole}},
	'b' - 'a': {{"byline", cueByline}, {"by-line", cueByline}, {"by ", cueByline}, {"bio", cueBio}, {"box", cueBio}, {"bajada", cueSubtitle},
		{"bread", cueCrumbs}},
	'c' - 'a': {{"contributor", cueAuthor}, {"creator", cueAuthor}, {"comment", cueComment}, {"caption", cueCaption},
		{"credit", cueCaption}, {"carousel", cueRelated}, {"card", cueRelated}, {"chapo", cueSubtitle}, {"chapeau", cueSubtitle},
		{"catenaccio", cueSubtitle}, {"crumb", cueCrumbs}},
	'd' - 'a': {{"date", cueDate}, {"datum", cueDate}, {"dato ", cueDate}, {"deck", cueSubtitle}, {"dek", cueSubtitle}, {"disqus", cueComment},
		{"desc", cueRole}},
	'e' - 'a': {{"entry-title", cueTitle}, {"entradilla", cueSubtitle}, {"etiket", cueTags}, {"etiquet", cueTags}, {"emne", cueTags}},
	'f' - 'a': {{"fecha", cueDate}, {"footer", cueFooter}, {"forfatt", cueAuthor}, {"firma ", cueByline}},
	'h' - 'a': {{"headline", cueTitle}, {"hashtag", cueTags}},
	'i' - 'a': {{"image", cueRole}, {"img", cueRole}, {"ingress", cueSubtitle}, {"intro ", cueSubtitle}},
	'j' - 'a': {{"journalist", cueAuthor}, {"job ", cueRole}, {"jobtitle", cueRole}},
	'k' - 'a': {{"keyword", cueTags}, {"kirjoittaj", cueAuthor}, {"korrespond", cueAuthor}},
	'l' - 'a': {{"latest", cueRelated}, {"lede", cueSubtitle}, {"lead ", cueSubtitle}, {"linha-fina", cueSubtitle}},
	'm' - 'a': {{"modif", cueUpdated | cueDate}, {"more", cueRelated}, {"most", cueRelated}, {"manchet", cueSubtitle}, {"mots-cles", cueTags},
		{"muhabir", cueAuthor}},
	'n' - 'a': {{"name", cueName}},
	'p' - 'a': {{"position", cueRole}, {"photo", cueRole}, {"posts", cueRole}, {"posted", cueDate | cuePublished}, {"publi", cueDate | cuePublished}, {"pubdate", cueDate | cuePublished}, {"post-title", cueTitle}, {"popular", cueRelated},
		{"preamble", cueSubtitle}, {"perex", cueSubtitle}, {"pathway", cueCrumbs}, {"p-category", cueTags}, {"penulis", cueAuthor}},
	'r' - 'a': {{"recommend", cueRelated}, {"related", cueRelated}, {"reporter", cueAuthor}, {"redact", cueAuthor}, {"reply", cueComment},
		{"role", cueRole}},
	's' - 'a': {{"standfirst", cueSubtitle}, {"subtitle", cueSubtitle}, {"sub-title", cueSubtitle}, {"sidebar", cueRelated},
		{"social", cueRole}, {"sommario", cueSubtitle}, {"sapo ", cueSubtitle}, {"spot ", cueSubtitle}, {"skribent", cueAuthor},
		{"schlagw", cueTags}, {"stitky", cueTags}},
	't' - 'a': {{"time", cueDate}, {"teaser", cueRelated}, {"trending", cueRelated}, {"title", cueRole}, {"tarih", cueDate}, {"tag ", cueTags},
		{"tags", cueTags}, {"tagi", cueTags}, {"taglist", cueTags}, {"temas", cueTags}, {"topics", cueTags}, {"trefwoord", cueTags}},
	'u' - 'a': {{"updated", cueUpdated | cueDate}},
	'w' - 'a': {{"writer", cueAuthor}, {"written", cueAuthor}},
	'y' - 'a': {{"yazar", cueAuthor}},
}

// maxCueNames bounds how much of an element's names is looked at: generated ones run long, and hold nothing new.
const maxCueNames = 256

// cuesOf gives the cues in a list of names. Words begin after what is no letter and at a capital.
func cuesOf(s string) cue {
	var c cue
	begin := true
	for i := 0; i < len(s) && i < maxCueNames; i++ {
		b := s[i]
		lower := b | 0x20
		if lower < 'a' || lower > 'z' {
			begin = true
			continue
		}
		if begin || b < 'a' {
			for _, w := range cueWords[lower-'a'] {
				if isCueAt(s, i, w.word) && !isOwnCard(s, i) {
					c |= w.cue
				}
			}
		}
		begin = false
	}
	return c
}

// isCueAt reports whether a cue's word stands at a place in a list of names.
func isCueAt(s string, at int, word string) bool {
	whole := word[len(word)-1] == ' '
	if whole {
		word = word[:len(word)-1]
	}
	end := at + len(word)
	if whole && (len(word) < 3 && len(s) != len(word) || end < len(s) && 'a' <= s[end] && s[end] <= 'z') {
		return false // "bx by bz", "leader"
	}
	return foldPrefix(s[at:], word)
}

// isOwnCard reports whether a word is the end of a name like "author-card", or "h-card" of microformats2, which are
// cards of people and not of other stories.
func isOwnCard(s string, at int) bool {
	if !foldPrefix(s[at:], "card") {
		return false
	}
	name := s[strings.LastIndexByte(s[:at], ' ')+1 : at]
	for _, who := range [...]string{"h-", "author", "byline", "writer", "autor", "auteur"} {
		if foldPrefix(name, who) {
			return true
		}
	}
	return false
}

// foldPrefix reports whether s begins with word, which is in lower case.
func foldPrefix(s, word string) bool {
	if len(s) < len(word) {
		return false
	}
	for i := range len(word) {
		if c := s[i]; c != word[i] && (c < 'A' || c > 'Z' || c|0x20 != word[i]) {
			return false
		}
	}
	return true
}
