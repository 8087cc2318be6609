package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrase says what the first words of a short block announce.
type phrase uint8

const (
	phNone phrase = iota
	phRelated
	phSubscribe
	phByline
	phDate
	phRights
	phAd
	phCredit
	phShare
	phComment
	phConsent
	phSource
	phTags
	phContinue
	phraseCount
)

// phraseLetters stand for the phrases, from phRelated on, in openings.
const phraseLetters = "rsbdcaphmkqtn"

// maxOpening is more than the bytes of any opening.
const maxOpening = 64

// phraseOf gives what a text begins with, behind a bracket or a mark; s may be longer than any opening and is lowered
// in place.
func phraseOf(s []byte) phrase {
	s = lowered(s[marksBefore(s):min(len(s), maxOpening)])
	at := openingAfter(s)
	for n := 0; at > 0 && n < 8; n++ {
		end := at - 1
		at = lineStart(end)
		o := openings[at+2 : end]
		if len(o) <= len(s) && string(s[:len(o)]) == o && ends(s, len(o)) {
			return phRelated + phrase(strings.IndexByte(phraseLetters, openings[at]))
		}
	}
	return phNone
}

// openingAfter gives where the line of the first opening behind s begins.
func openingAfter(s []byte) int {
	from, to := 0, len(openings)
	for from < to {
		at := lineStart((from + to) / 2)
		end := at + strings.IndexByte(openings[at:], '\n')
		if openings[at+2:end] > string(s) {
			to = at
		} else {
			from = end + 1
		}
	}
	return from
}

// lineStart gives where the line of openings that has a place, or that ends there, begins.
func lineStart(i int) int { return strings.LastIndexByte(openings[:i], '\n') + 1 }

// marksBefore gives the length of the brackets, bullets, arrows and dashes that s begins with. Quotation marks are
// none of them: a quoted sentence announces nothing.
func marksBefore(s []byte) (n int) {
	for n < len(s) && n < maxOpening/2 {
		r, size := utf8.DecodeRune(s[n:])
		switch {
		case r == ' ' || r == '(' || r == '[' || r == '*' || r == '|' || r == '>' || r == '-' || r == '+' || r == '#':
		case r == 0xBB || r == 0x203A || r == 0x2022 || r == 0x2013 || r == 0x2014 || r == 0x203B: // », ›, •, dashes, ※
		case r >= 0x2190 && r <= 0x21FF || r >= 0x25A0 && r <= 0x27BF: // arrows, shapes
		case r == 0x3010 || r == 0xFF08 || r == 0xFF3B: // wide brackets
		default:
			return n
		}
		n += size
	}
	return n
}

// lowered makes letters small that keep their length.
func lowered(s []byte) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				s[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		if low := unicode.ToLower(r); low != r && utf8.RuneLen(low) == n {
			utf8.EncodeRune(s[i:], low)
		}
		i += n
	}
	return s
}

// ends reports whether a word ends before s[i]. Scripts that write no spaces have no such ends to see.
func ends(s []byte, i int) bool {
	if i >= len(s) {
		return true
	}
	r, _ := utf8.DecodeRune(s[i:])
	if before, _ := utf8.DecodeLastRune(s[:i]); !isWord(before) || before >= 0x0E00 && before <= 0x0EFF || before >= 0x3040 && before <= 0x9FFF {
		return true
	}
	return !isWord(r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
