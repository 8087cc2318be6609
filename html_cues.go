package broadsheet

import "strings"

// cue is what an element's names (class, id, data attributes) hint at. A cue is evidence, never a verdict.
type cue uint16

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
)

// cueWord is looked for at the beginning of each word of a name, in any case.
type cueWord struct {
	word string
	cue  cue
}

// cueWords are listed by their first letter.
var cueWords = [26][]cueWord{
	0: {{"about", cueBio}, {"author", cueAuthor}, {"autor", cueAuthor}, {"auteur", cueAuthor}, {"aside", cueRelated},
		{"avatar", cueRole}},
	'b' - 'a': {{"byline", cueByline}, {"by-line", cueByline}, {"bio", cueBio}, {"box", cueBio}},
	'c' - 'a': {{"contributor", cueAuthor}, {"creator", cueAuthor}, {"comment", cueComment}, {"caption", cueCaption},
		{"credit", cueCaption}, {"carousel", cueRelated}, {"card", cueRelated}},
	'd' - 'a': {{"date", cueDate}, {"datum", cueDate}, {"deck", cueSubtitle}, {"dek", cueSubtitle}, {"disqus", cueComment},
		{"desc", cueRole}},
	'e' - 'a': {{"entry-title", cueTitle}},
	'f' - 'a': {{"fecha", cueDate}, {"footer", cueRelated}},
	'h' - 'a': {{"headline", cueTitle}},
	'i' - 'a': {{"image", cueRole}, {"img", cueRole}},
	'j' - 'a': {{"journalist", cueAuthor}, {"job", cueRole}},
	'l' - 'a': {{"latest", cueRelated}, {"lede", cueSubtitle}},
	'm' - 'a': {{"modif", cueUpdated | cueDate}, {"more", cueRelated}, {"most", cueRelated}},
	'n' - 'a': {{"name", cueName}},
	'p' - 'a': {{"position", cueRole}, {"photo", cueRole}, {"posts", cueRole}, {"posted", cueDate | cuePublished}, {"publi", cueDate | cuePublished}, {"pubdate", cueDate | cuePublished}, {"post-title", cueTitle}, {"popular", cueRelated}},
	'r' - 'a': {{"recommend", cueRelated}, {"related", cueRelated}, {"reporter", cueAuthor}, {"redact", cueAuthor}, {"reply", cueComment},
		{"role", cueRole}},
	's' - 'a': {{"standfirst", cueSubtitle}, {"subtitle", cueSubtitle}, {"sub-title", cueSubtitle}, {"sidebar", cueRelated},
		{"social", cueRole}},
	't' - 'a': {{"time", cueDate}, {"teaser", cueRelated}, {"trending", cueRelated}, {"title", cueRole}},
	'u' - 'a': {{"updated", cueUpdated | cueDate}},
	'w' - 'a': {{"writer", cueAuthor}, {"written", cueAuthor}},
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
				if foldPrefix(s[i:], w.word) && !isHCard(s, i) {
					c |= w.cue
				}
			}
		}
		begin = false
	}
	return c
}

// isHCard reports whether a word is the end of "h-card", a person's card in microformats2 and not another story's.
func isHCard(s string, at int) bool {
	return at >= 2 && s[at-2:at] == "h-" && strings.HasPrefix(s[at:], "card")
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
