package broadsheet

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The detectors say what a line or a paragraph may be by its own words. Where it stands decides whether it is
// that: text_head.go, text_tail.go. Article.Markdown asks them too, so as to escape what they would take.

// maxFactLine bounds a line that is interpreted; a longer one is text.
const maxFactLine = 300

// cutCue cuts a cue and the colon after it off a line, emphasis marks around them included.
func cutCue(line string, cues []string) (rest string, ok bool) {
	line = strings.TrimLeft(line, "*_ ")
	colon := cueEnd(line)
	if colon < 0 {
		return "", false
	}
	if !isCue(strings.TrimRight(line[:colon], "*_ \u00a0"), cues) {
		return "", false
	}
	_, size := utf8.DecodeRuneInString(line[colon:])
	rest = strings.TrimLeft(line[colon+size:], "*_")
	return strings.TrimSpace(rest), true
}

// cueEnd finds the colon that ends a cue, or -1.
func cueEnd(line string) int {
	near := line[:min(len(line), 48)]
	if i := strings.IndexByte(near, ':'); i > 0 {
		if near[i-1] == '\\' {
			return -1
		}
		return i
	}
	return strings.Index(near, "：")
}

// isCue reports whether s is one of the cues.
//
//go:noinline
func isCue(s string, cues []string) bool {
	for _, cue := range cues {
		if len(cue) == len(s) && strings.EqualFold(cue, s) {
			return true
		}
	}
	return false
}

// startCue gives the length of the longest of the cues that s begins with as whole words, 0 for none.
func startCue(s string, cues []string) int {
	longest := 0
	for _, cue := range cues {
		n := len(cue)
		if n <= longest || n > len(s) || cue[0] < utf8.RuneSelf && cue[0]|0x20 != s[0]|0x20 || !strings.EqualFold(s[:n], cue) {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || !unicode.IsLetter(next) && !unicode.IsDigit(next) || next >= 0x2e80 {
			longest = n
		}
	}
	return longest
}

// isJunk recognises lines of furniture: buttons, notices, reading times, counters.
func isJunk(line string) bool {
	if len(line) > 60 {
		return false
	}
	line = strings.ToLower(strings.Trim(line, "*_#[]()|.…:!>»→ "))
	if line == "" {
		return false
	}
	if i := sort.SearchStrings(junkLines[:], line); i < len(junkLines) && junkLines[i] == line {
		return true
	}
	if strings.HasPrefix(line, "listen to this article") {
		return true
	}
	if n := startCue(line, shareCues[:]); n > 0 && n < len(line) && strings.Count(line[n:], " ") == 1 {
		return true
	}
	return isReadingTime(line)
}

// isReadingTime recognises "5 min read", "Lesezeit: 3 Minuten", "453 words" and "12 comments", in lower case.
func isReadingTime(line string) bool {
	if !strings.ContainsAny(line, "0123456789") {
		return false
	}
	digits, known := false, 0
	words := strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == ':' || c == '-' || c == '|' || c == '\u00a0' })
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		if isNumber(strings.Trim(w, "~<>()+")) {
			digits = true
			continue
		}
		switch w = strings.Trim(w, "()"); {
		case isListed("|read|reading|lesezeit|lecture|lectura|leitura|lettura|leestijd|lesedauer|listen|words|comments|shares|views|kommentare|commentaires"+
			"|comentarios|commenti|reacties|likes|", w):
			known++
		case !isListed("|min|mins|minute|minutes|minuten|minuti|minuto|minutos|min.|мин|time|of|de|di|temps|tiempo|tempo|", w):
			return false
		}
	}
	return digits && known == 1
}

// isEndMark recognises what news people set below a story's last line.
func isEndMark(line string) bool {
	if len(line) > 16 {
		return false
	}
	s := strings.ToLower(strings.Trim(line, "-–—*#()[]<> ./_"))
	if s == "" {
		marks := strings.Count(line, "#")
		return marks >= 3 && marks+strings.Count(line, " ") == len(line)
	}
	if isListed("|（完）|(完)|完|了|終|끝|lusa/fim|конец|reuter|reuters|ends|end|ende|fin|fim|end it|schluss|slut|slutt|einde|koniec|konec|fine|enditem|30|afp|ap|dpa|apa"+
		"|efe|ansa|upi|tass|", s) {
		return s != "30" || line[0] == '-' || line[0] == '#' || line[0] == '('
	}
	return strings.ToLower(line) == line && isSigned(line) // jr/kd/mh
}

// isRights recognises a copyright line.
func isRights(line string) bool {
	line = strings.TrimLeft(line, "*_")
	return len(line) <= maxFactLine && (startCue(strings.TrimLeft(line, "([<"), rightsCues[:]) > 0 || strings.HasPrefix(line, "©") || hasPrefixFold(line, "(c) "))
}

// isReleaseLine recognises the line that opens a press release.
func isReleaseLine(line string) bool {
	return len(line) <= 80 && startCue(strings.TrimLeft(line, "*_# "), releaseLines[:]) > 0
}

// isFooter recognises the beginning of a mail's footer.
func isFooter(line string) bool {
	return len(line) <= 4*maxFactLine && startCue(strings.TrimLeft(line, "*_["), footerCues[:]) > 0
}

// isCredit recognises "(Reporting by A; Editing by B)", and the same without parentheses.
func isCredit(block string) bool {
	s := strings.TrimLeft(block, "*_([ —–-")
	n := startCue(s, workCues[:])
	if n == 0 || len(block) > 1000 {
		return false
	}
	if strings.ContainsAny(block[:len(block)-len(s)], "([") {
		inner := strings.TrimRight(s[n:], "*_. ")
		return (strings.HasSuffix(inner, ")") || strings.HasSuffix(inner, "]")) &&
			(strings.ContainsAny(inner, ";:") || strings.Contains(inner, " - ") || looksLikeNames(strings.TrimLeft(inner, " ")) || strings.Contains(s[:n], " "))
	}
	// Without parentheses it has to look like a list of names.
	rest := strings.TrimLeft(s[n:], ": *_")
	first, _ := utf8.DecodeRuneInString(rest)
	return len(block) < maxFactLine && unicode.IsUpper(first) && strings.Contains(s[:n], " ") &&
		(strings.Contains(block, ";") || looksLikeNames(strings.TrimRight(rest, ".")))
}

// isContribution recognises "John Doe in Boston contributed to this report."
func isContribution(line string) bool {
	if len(line) > maxFactLine {
		return false
	}
	for _, phrase := range [...]string{" contributed to this report", " contributed to this story", " contributed reporting", " contributed to this article"} {
		if strings.Contains(line, phrase) {
			return true
		}
	}
	return false
}

// looksLikeNames reports whether nearly all words of s begin with a capital, as names do.
func looksLikeNames(s string) bool {
	if len(s) > 160 || strings.ContainsAny(s, "!?\"“”„:") {
		return false
	}
	words, capitals, small := 0, 0, 0
	for w := range strings.FieldsSeq(s) {
		c, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(*_[\\'’-"))
		switch {
		case unicode.IsDigit(c):
			return false
		case unicode.IsUpper(c) || unicode.Is(unicode.Lo, c) || isElided(w):
			capitals++
		case unicode.IsLetter(c):
			if len(w) <= 3 {
				small++
			} else if !isJoiner(w) {
				return false
			}
		}
		words++
	}
	return words > 0 && words <= 24 && capitals > 0 && small <= capitals
}

// isElided reports whether a word in lower case has a name after its apostrophe: d'Arc.
func isElided(w string) bool {
	_, rest, ok := strings.Cut(strings.Replace(w[:min(len(w), 8)], "’", "'", 1), "'")
	c, _ := utf8.DecodeRuneInString(rest)
	return ok && unicode.IsUpper(c)
}

// isJoiner reports whether a longer word in lower case may stand in a list of names.
func isJoiner(w string) bool {
	return isListed("|with|from|della|dalla|degli|delle|della,|avec|sowie|special|correspondent|senior|staff|reporter|writer|editor|onze|redacteur|verslaggever"+
		"|correspondente|unser|unserem|unserer|notre|correspondante|nostro|inviato|nuestro|nuestra|", strings.TrimRight(w, ","))
}

// isByline recognises a line that begins with a byline's cue and goes on with names.
func isByline(line string) bool {
	if len(line) > 200 {
		return false
	}
	s := strings.TrimLeft(line, "*_([—–- ")
	n := startCue(s, bylineCues[:])
	if n == 0 {
		return isKoreanByline(line)
	}
	if n == len(s) {
		return false
	}
	rest := strings.TrimLeft(s[n:], ": *_：")
	if rest == "" || rest[len(rest)-1] == '.' && !endsInInitial(rest) {
		return false
	}
	if i := strings.IndexAny(rest, "|•·"); i > 0 {
		rest = rest[:i]
	}
	return looksLikeNames(withoutLinks(rest))
}

// isKoreanByline recognises a line of names that ends with the word for a reporter.
func isKoreanByline(line string) bool {
	names, ok := strings.CutSuffix(line, " 기자")
	return ok && names != "" && len(names) <= 40 && strings.IndexFunc(names, func(c rune) bool {
		return !unicode.Is(unicode.Hangul, c) && !strings.ContainsRune(" ·,=", c)
	}) < 0 && strings.Count(names, " ") < 5
}

// hasBylineCue reports whether a line begins as a byline and has a name's capital.
func hasBylineCue(line string) bool {
	s := strings.TrimLeft(line, "*_([—–- ")
	n := startCue(s, bylineCues[:])
	return n > 0 && strings.IndexFunc(s[n:], unicode.IsUpper) > 0
}

// endsInInitial reports whether the full stop at the end of s is an abbreviation's.
func endsInInitial(s string) bool {
	w := s[strings.LastIndexByte(s, ' ')+1:]
	return len(w) <= 4
}

// withoutLinks gives s without the targets of its Markdown links, for a look at its words.
func withoutLinks(s string) string {
	if !strings.Contains(s, "](") {
		return s
	}
	return inlineText(s)
}

// isNameLine recognises a line that is names and nothing else.
func isNameLine(line string) bool {
	if len(line) > 100 || strings.HasSuffix(line, ".") && !endsInInitial(line) || strings.HasSuffix(line, ":") {
		return false
	}
	return looksLikeNames(line) && strings.Count(line, " ") < 10
}

// isRelated reports whether a line names another article.
//
//go:noinline
func isRelated(line string) bool {
	_, ok := cutRelated(line)
	return ok
}

// cutRelated cuts the cue off a line that names another article.
func cutRelated(line string) (rest string, ok bool) {
	if len(line) > 4*maxFactLine {
		return "", false
	}
	rest, ok = cutCue(line, relatedCues[:])
	if !ok || rest == "" || strings.Contains(rest, ". ") && !strings.Contains(rest, "](") {
		return "", false
	}
	return rest, true
}

// looksLikeField reports whether a line of Markdown could be read as anything but text, wherever it stands: what
// Article.Markdown escapes.
func (t *textDoc) looksLikeField(line string) bool {
	if _, ok := t.dateline(line); ok {
		return true
	}
	return t.looksLikeFact(line)
}

// looksLikeFact is looksLikeField but for datelines.
func (t *textDoc) looksLikeFact(line string) bool {
	if len(line) > 4*maxFactLine {
		_, ok := cutCue(line, addressCues[:]) // whose address may be long
		return ok
	}
	if looksLikeTail(line) || isAgency(line) || isContact(line) {
		return true
	}
	if isRelated(line) {
		return true
	}
	if _, ok := t.parseCaption(line); ok {
		return true
	}
	if _, ok := t.boldCredit(line); ok {
		return true
	}
	return t.looksLikeByDate(line)
}

// looksLikeTail reports whether a line could be read as what stands below a text.
func looksLikeTail(line string) bool {
	if isJunk(line) || isNotice(line) || isFooter(line) || isRights(line) || isEndMark(line) || isCredit(line) || isContribution(line) ||
		isCounter(line) || isExportEnd(line) || isBareURL(line) || isReleaseLine(line) || isTopics(line) {
		return true
	}
	_, ok := cutCue(line, addressCues[:])
	return ok || len(line) >= 3 && isRow(line, '_')
}

// looksLikeByDate reports whether a line could be a byline, a date, or both.
func (t *textDoc) looksLikeByDate(line string) bool {
	if t.isByDate(unemphasised(line)) || len(t.bylineLinks(line)) > 0 {
		return true
	}
	_, _, ok := t.cutDateCue(line)
	return ok
}
