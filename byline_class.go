package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylineClass says what a word may mean in a byline, as a set. The words are listed in testdata/bylines.
type bylineClass uint32

const (
	classBy           bylineClass = 1 << iota // introduces a name: by, von
	classBySoft                               // the same, but also a name or a part of one: de, per
	classVerb                                 // written, geschrieben
	classLabel                                // author, Kommentar
	classConj                                 // and, und
	classPrep                                 // in, für
	classRole                                 // reporter
	classModifier                             // senior, politics
	classOrg                                  // news, Redaktion
	classAgency                               // Reuters
	classGeneric                              // agencies
	classArticle                              // the, unser
	classParticle                             // van, bin
	classSuffix                               // Jr.
	classDegree                               // Ph.D.
	classTitle                                // Dr.
	classAbbreviation                         // written with a full stop
	classMonth                                // March, déc.
	classDay                                  // Monday
	classTime                                 // Uhr, ago
	classUI                                   // share, published
	classPlace                                // part of a place's name
	classGiven                                // a given name
	classNav                                  // a section of a site, a link
	_
	_
	_
	_

	// The uppermost four bits say for what a credit is.
	creditPhoto        bylineClass = 1 << 28
	creditIllustration bylineClass = 2 << 28
	creditVideo        bylineClass = 3 << 28
	creditGraphics     bylineClass = 4 << 28
	creditEditing      bylineClass = 5 << 28
	creditTranslation  bylineClass = 6 << 28
	creditReporting    bylineClass = 7 << 28
	creditResearch     bylineClass = 8 << 28
	creditReview       bylineClass = 9 << 28
	creditProduction   bylineClass = 10 << 28
	creditAudio        bylineClass = 11 << 28
	creditSource       bylineClass = 12 << 28
	classCredit        bylineClass = 15 << 28
)

// role gives the Person.Role of a credit.
func (c bylineClass) role() string {
	switch c & classCredit {
	case creditPhoto:
		return "photo"
	case creditIllustration:
		return "illustration"
	case creditVideo:
		return "video"
	case creditGraphics:
		return "graphics"
	case creditEditing:
		return "editing"
	case creditTranslation:
		return "translation"
	case creditReporting:
		return "reporting"
	case creditResearch:
		return "research"
	case creditReview:
		return "review"
	case creditProduction:
		return "production"
	case creditAudio:
		return "audio"
	case creditSource:
		return "source"
	}
	return ""
}

// bylineLongest is no shorter than the longest word of the table, in bytes.
const bylineLongest = 40

// bylineClassOf looks a word up, without regard to case and a last full stop.
func bylineClassOf(word string) bylineClass {
	word = strings.TrimSuffix(word, ".")
	if n := len(word); n > 4 && (word[n-1] == 's' && (word[n-2] == '\'' || strings.HasSuffix(word, "’s"))) {
		word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	}
	if len(word) > bylineLongest+8 {
		return compoundClass(word)
	}
	var buf [bylineLongest + 24]byte
	lower := appendLower(buf[:0], word)
	if c := bylineLookup(lower); c != 0 {
		return c
	}
	if _, ok := elided(word); ok { // "L'analyse"
		return bylineLookup(lower[2:]) & (classLabel | classRole | classOrg | classAgency | classGeneric | classCredit)
	}
	return compoundClass(word)
}

// appendLower appends s in lower case. A dotted capital I loses its dot.
func appendLower(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			b = append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '’', 'ʼ', '‘':
			b = append(b, '\'')
		case 'İ':
			b = append(b, 'i')
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
		i += n
	}
	return b
}

func bylineLookup(word []byte) bylineClass {
	h := uint32(wordHashStart)
	for _, c := range word {
		h = (h ^ uint32(c)) * wordHashPrime
	}
	return bylineSets[bylineWords.find(word, h)]
}

// compoundClass tells a compound by its last part: Wirtschaftsredakteur, Vize-Chefredakteur, Lokalredaktion.
func compoundClass(word string) bylineClass {
	if i := strings.LastIndexAny(word, "-–/"); i > 0 && i+3 < len(word) {
		var buf [bylineLongest + 24]byte
		if j := strings.IndexByte(word, '-'); j > 0 && bylineLookup(appendLower(buf[:0], word[:j]))&classAgency != 0 {
			return classAgency // dpa-AFX
		}
		return bylineLookup(appendLower(buf[:0], word[i+1:])) & (classRole | classOrg)
	}
	if len(word) < 9 {
		return 0
	}
	for _, s := range compoundRoles {
		if strings.HasSuffix(word, s) && len(word) > len(s)+2 {
			return classRole
		}
	}
	for _, s := range compoundOrgs {
		if strings.HasSuffix(word, s) {
			return classOrg
		}
	}
	return 0
}

// compoundRoles and compoundOrgs end words that are written together in German, Dutch and the languages of the North.
var (
	compoundRoles = [...]string{"redakteur", "redakteurin", "reporter", "reporterin", "korrespondent", "korrespondentin", "korrespondenten", "journalist", "journalistin",
		"autorin", "leiterin", "redacteur", "verslaggever", "correspondent", "redaktør", "redaktör", "medarbejder", "medarbeider", "skribent", "toimittaja", "kommentator"}
	compoundOrgs = [...]string{"redaktion", "zeitung", "nachrichten", "agentur", "redactie", "redaktionen", "redaksjonen", "nieuws", "tidning", "tidningen", "netzwerk", "magazin"}
)

// setEditing gives people whom a line of their own credits the role of those who edit.
func setEditing(list []Person) {
	for i := range list {
		list[i].Role = "editing"
	}
}
