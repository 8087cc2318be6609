package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/broadsheet-go/broadsheet/internal/htmlclean"
)

// Body gives Content, or Summary where there is no Content.
func (a *Article) Body() string {
	if a.Content != "" {
		return a.Content
	}
	return a.Summary
}

// Text gives the Body as plain text, one block a line: paragraphs, headings, items of lists, and rows of tables
// with tabs between their cells. A line break within a block is a space, two of them end the line; pre keeps its
// lines. Captions of figures are left out: they stand in Media.
func (a *Article) Text() string {
	return htmlText(a.Body())
}

// htmlText gives the text of an HTML fragment, which need not be clean.
func htmlText(fragment string) string {
	if fragment == "" {
		return ""
	}
	return string(htmlclean.AppendPlain(make([]byte, 0, len(fragment)), fragment))
}

// Excerpt gives the beginning of the text in one line, at most n runes of it with the "…" that stands for what
// was cut. It is cut between words, or between characters where words are not set apart or too long.
func (a *Article) Excerpt(n int) string {
	if n <= 0 {
		return ""
	}
	text := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, a.Text())
	end, cut := 0, 0 // behind n-1 runes; behind the last word before that
	var last rune
	for i, r := range text {
		if n--; n == 0 {
			if i+utf8.RuneLen(r) == len(text) {
				return text
			}
			end = i
		}
		if i > 0 && betweenWords(last, r) {
			cut = i
		}
		if n == 0 {
			break
		}
		last = r
	}
	if n > 0 {
		return text
	}
	if cut == 0 {
		cut = end
	}
	return strings.TrimRightFunc(text[:cut], isLoose) + "…"
}

// betweenWords reports whether a text may be cut between two characters.
func betweenWords(before, after rune) bool {
	return after == ' ' || standsAlone(before) && standsAlone(after)
}

// standsAlone reports whether a character is of a script that sets no spaces between words.
func standsAlone(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == '。' || r == '、'
}

// isLoose reports whether a character does not stand before an ellipsis.
func isLoose(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",;:-–—、", r)
}

// Image gives the lead image: the first in Media that has an address. It is the zero Media where there is none.
func (a *Article) Image() Media {
	for _, m := range a.Media {
		if m.URL != "" && (m.Medium == "image" || m.Medium == "" && strings.HasPrefix(m.Type, "image/")) {
			return m
		}
	}
	return Media{}
}
