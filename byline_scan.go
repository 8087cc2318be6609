package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylineKind says what a token of a byline is.
type bylineKind uint8

const (
	bylineEnd bylineKind = iota // after the last token
	bylineWord
	bylineNumber // digits with what is printed into them: 2025-03-11, 9:27PM, 11th
	bylineComma
	bylineSemicolon
	bylinePipe // | • ·
	bylineSlash
	bylineAmp
	bylineDash
	bylineColon
	bylineStop
	bylineOpen
	bylineClose
	bylineLine
	bylineEmail
	bylineURL
	bylineHandle
	bylineAt
	bylineAnd // a word that joins; never made by the scanner
)

// bylineShape says how a word is written.
type bylineShape uint8

const (
	shapeCapital  bylineShape = 1 << iota // first letter is a capital, or of a script without case
	shapeUpper                            // two letters or more, none of them small
	shapeDot                              // ends with a full stop
	shapeCJK                              // Han, kana or Hangul
	shapeDigit                            // has a digit
	shapeInner                            // has a full stop inside: J.K., orf.at
	shapeCaseless                         // first letter is of a script without case
	shapeGlued                            // stood without a space after the word before
)

// bylineToken is a word or mark of a byline, text[start:end].
type bylineToken struct {
	start, end uint16
	kind       bylineKind
	shape      bylineShape
	class      bylineClass
}

// bylineScanner cuts a byline's text, of less than 64 KiB, into tokens.
type bylineScanner struct {
	text string
	at   int
	toks []bylineToken
}

func (c *bylineScanner) scan() []bylineToken {
	for c.at < len(c.text) {
		b := c.text[c.at]
		switch {
		case b == ' ':
			c.at++
		case isASCIILetter(b):
			c.word()
		case '0' <= b && b <= '9':
			c.number()
		case b < utf8.RuneSelf:
			c.mark(rune(b), 1)
		default:
			r, n := utf8.DecodeRuneInString(c.text[c.at:])
			if unicode.IsLetter(r) || unicode.IsMark(r) {
				c.word()
			} else if unicode.IsDigit(r) {
				c.add(bylineNumber, n)
			} else {
				c.mark(r, n)
			}
		}
	}
	return c.toks
}

// add appends a token of n bytes.
//
//go:noinline
func (c *bylineScanner) add(kind bylineKind, n int) {
	c.toks = append(c.toks, bylineToken{start: uint16(c.at), end: uint16(c.at + n), kind: kind})
	c.at += n
}

// mark consumes a punctuation mark of n bytes. Quotation marks and ornaments leave no token.
func (c *bylineScanner) mark(r rune, n int) {
	kind := bylineMark(r)
	switch {
	case r == '@':
		if !c.email() {
			c.handle()
		}
		return
	case r == '-' || r == '–' || r == '‑':
		// Not between spaces: a dash that hangs on a word, or a range.
		if !(c.at == 0 || c.text[c.at-1] == ' ' || c.at+n == len(c.text) || c.text[c.at+n] == ' ') {
			kind = bylineEnd
		}
	case r == '・' || r == '·':
		if c.between(n, unicode.Katakana) || r == '·' && c.between(n, unicode.Han) {
			kind = bylineEnd
			if k := len(c.toks); k > 0 { // a foreign name: one word
				c.at += n
				from := c.toks[k-1]
				c.word()
				last := &c.toks[len(c.toks)-1]
				c.toks = c.toks[:k]
				from.end, from.class = last.end, 0
				c.toks[k-1] = from
				return
			}
		}
	}
	if kind == bylineEnd {
		c.at += n
		return
	}
	c.add(kind, n)
}

// between reports whether letters of a script touch the mark of n bytes on both sides.
func (c *bylineScanner) between(n int, script *unicode.RangeTable) bool {
	a, _ := utf8.DecodeLastRuneInString(c.text[:c.at])
	b, _ := utf8.DecodeRuneInString(c.text[c.at+n:])
	return unicode.Is(script, a) && unicode.Is(script, b)
}

// bylineMark gives the kind of a punctuation mark; bylineEnd for one without meaning.
func bylineMark(r rune) bylineKind {
	switch r {
	case ',', '、', '，', '､', '،', '﹐':
		return bylineComma
	case ';', '；', '؛':
		return bylineSemicolon
	case '|', '•', '·', '∙', '●', '‧', '⋅', '▪', '■', '◆', '◾', '｜', '│', '¦', '・', '►', '▸', '>', '»', '›', '→', '~':
		return bylinePipe
	case '/', '／', '∕':
		return bylineSlash
	case '&', '＆', '+':
		return bylineAmp
	case '-', '–', '‑', '—', '―', '−', '=':
		return bylineDash
	case ':', '：', '﹕', '։':
		return bylineColon
	case '.', '。', '!', '?', '…', '।', '۔':
		return bylineStop
	case '(', '[', '{', '（', '［', '【', '「', '『', '〔', '《', '〈', '<':
		return bylineOpen
	case ')', ']', '}', '）', '］', '】', '」', '』', '〕', '》', '〉':
		return bylineClose
	case '\n':
		return bylineLine
	}
	return bylineEnd
}

// handle consumes @name, or an @ alone.
func (c *bylineScanner) handle() {
	n := 1
	for c.at+n < len(c.text) {
		if b := c.text[c.at+n]; !isWordByte(b) && b != '_' && (b != '.' || c.at+n+1 == len(c.text) || !isWordByte(c.text[c.at+n+1])) {
			break
		}
		n++
	}
	if n == 1 {
		c.add(bylineAt, 1)
		return
	}
	c.add(bylineHandle, n)
}

// number consumes digits, marks between digits, and the small letters or AM, PM, T, Z that belong to them.
func (c *bylineScanner) number() {
	s, i := c.text, c.at
	for i < len(s) {
		b := s[i]
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case '0' <= b && b <= '9', b == '%':
		case (b == '.' || b == ':' || b == '/' || b == '-' || b == ',' || b == '+') && '0' <= next && next <= '9':
		case 'a' <= b && b <= 'z':
		case b == 'T' && '0' <= next && next <= '9', b == 'Z' && !isWordByte(next):
		case (b == 'A' || b == 'P' || b == 'a' || b == 'p') && (next == 'M' || next == 'm'):
			i++
		default:
			goto done
		}
		i++
	}
done:
	if i-c.at <= 2 && i < len(s) && isASCIILetter(s[i]) { // 9News
		c.word()
		return
	}
	if i < len(s) && s[i] == '.' {
		i++ // an ordinal: "28. April"
	}
	c.add(bylineNumber, i-c.at)
}

// word consumes a word, and turns what proves to be an address into that.
func (c *bylineScanner) word() {
	if c.url() {
		return
	}
	start := c.at
	end, shape := c.wordEnd()
	tok := bylineToken{start: uint16(start), end: uint16(end), kind: bylineWord, shape: shape}
	if start > 0 && isWordByte(c.text[start-1]) {
		tok.shape |= shapeGlued
	}
	tok.class = bylineClassOf(c.text[start:end])
	if rest, ok := elided(c.text[start:end]); ok && tok.class&classAgency != 0 {
		tok.start = uint16(end - len(rest))
	}
	if end < len(c.text) && c.text[end] == '.' && shape&shapeDot == 0 && end-start <= 6 && tok.class&classAbbreviation != 0 &&
		(end+1 < len(c.text) || tok.class&(classTitle|classSuffix) != classTitle) { // not "By Amartya Sen."
		tok.end++
		tok.shape |= shapeDot
	}
	c.toks = append(c.toks, tok)
	c.at = int(tok.end)
	if tok.class&(classLabel|classRole) != 0 {
		c.at += plural(c.text[c.at:])
	}
}

// elided cuts the French article off a word: l'AFP.
func elided(word string) (rest string, ok bool) {
	if len(word) < 4 || word[0]|0x20 != 'l' {
		return "", false
	}
	if rest, ok = strings.CutPrefix(word[1:], "'"); !ok {
		rest, ok = strings.CutPrefix(word[1:], "’")
	}
	return rest, ok
}

// plural gives the length of an ending in brackets that s begins with: the "(s)" of "Author(s)", the "(en)" of "Autor(en)".
func plural(s string) int {
	n := 1
	for n < len(s) && n < 5 && 'a' <= s[n] && s[n] <= 'z' {
		n++
	}
	if s == "" || s[0] != '(' || n == 1 || n == len(s) || s[n] != ')' {
		return 0
	}
	return n + 1
}

// url consumes an address that begins here.
func (c *bylineScanner) url() bool {
	s := c.text[c.at:]
	if c.text[c.at] != 'h' && c.text[c.at] != 'w' || !(strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")) {
		return false
	}
	n := strings.IndexAny(s, " \n)>,;|")
	if n < 0 {
		n = len(s)
	}
	c.add(bylineURL, n)
	return true
}

// email consumes the domain that follows the '@' here, if there is one, with what stands before it, which was read as words and numbers.
func (c *bylineScanner) email() bool {
	start, i, dots := c.at, c.at+1, 0
	for i < len(c.text) {
		b := c.text[i]
		if b == '.' && i+1 < len(c.text) && isWordByte(c.text[i+1]) {
			dots++
		} else if !isWordByte(b) && b != '-' {
			break
		}
		i++
	}
	if dots == 0 {
		return false
	}
	for start > 0 && strings.IndexByte(" (<\n,;|:@", c.text[start-1]) < 0 {
		start--
	}
	if start == c.at || start > 0 && c.text[start-1] == '@' { // a name at a site, "@ana@news.example"
		return false
	}
	for len(c.toks) > 0 && int(c.toks[len(c.toks)-1].start) >= start {
		c.toks = c.toks[:len(c.toks)-1]
	}
	c.toks = append(c.toks, bylineToken{start: uint16(start), end: uint16(i), kind: bylineEmail})
	c.at = i
	return true
}

// wordEnd finds where the word that begins here ends, and its shape. It stops where two words
// were glued together: "KellerThe", "ByAna", "Updated20:49".
func (c *bylineScanner) wordEnd() (int, bylineShape) {
	var (
		s       = c.text
		i       = c.at
		shape   bylineShape
		letters int  // in the word
		label   int  // letters since the last full stop
		small   bool // a small letter was seen
		prev    rune
	)
word:
	for i < len(s) {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r < utf8.RuneSelf && isASCIILetter(byte(r)) || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r)):
			cjk := r > 0x1100 && isCJK(r)
			if letters == 0 {
				shape |= firstShape(r, cjk)
			} else if cjk != (shape&shapeCJK != 0) {
				break word
			}
			if unicode.IsLower(r) {
				if letters == 3 && !small && s[c.at:i-1] == "BY" { // "WRITTEN BYAna"
					return i - 1, shape.done(2, false)
				}
				small = true
			} else if shape&shapeCapital == 0 && letters > 0 && !unicode.IsLetter(prev) && prev > ' ' {
				shape |= shapeCapital // d'Almeida, al-Rashid
			} else if letters > 1 && unicode.IsLower(prev) && r < 0x0590 && c.glued(i) {
				break word
			}
			letters++
			label++
		case '0' <= r && r <= '9':
			if letters >= 3 && unicode.IsLower(prev) && c.digitsEnd(i) && (c.wordBefore() || bylineClassOf(s[c.at:i])&(classUI|classVerb) != 0) {
				break word
			}
			shape |= shapeDigit
		case r == '.':
			if inner := c.dot(i, label, prev); inner {
				shape |= shapeInner
				label = 0
			} else {
				if label == 1 && shape&shapeCJK == 0 {
					return i + 1, shape.done(letters, small) | shapeDot
				}
				break word
			}
		case r == '_' || joinsLetters(r) && i+n < len(s) && startsLetter(s[i+n:]), r == '\'' && unicode.Is(unicode.Hebrew, prev):
			if r == '-' && letters > 2 && c.monthAt(i+1) {
				break word
			}
			if r == '·' && prev != 'l' && prev != 'L' {
				break word
			}
		default:
			break word
		}
		prev = r
		i += n
	}
	return i, shape.done(letters, small)
}

// done adds what is known at a word's end.
func (s bylineShape) done(letters int, small bool) bylineShape {
	if letters >= 2 && !small && s&(shapeCaseless|shapeCapital) == shapeCapital {
		s |= shapeUpper
	}
	return s
}

func firstShape(r rune, cjk bool) bylineShape {
	switch {
	case cjk:
		return shapeCapital | shapeCaseless | shapeCJK
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return shapeCapital
	case !unicode.IsLower(r):
		return shapeCapital | shapeCaseless
	}
	return 0
}

// isCJK reports whether r is written without spaces between names: Han, kana, Hangul.
func isCJK(r rune) bool {
	return r >= 0x3005 && r <= 0x30FF || r >= 0x3400 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
}

// joinsLetters reports whether r may stand within a word, before a letter.
func joinsLetters(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '´', '-', '‐', '‑', '–', '&', '·', '״', '׳':
		return true
	}
	return false
}

func startsLetter(s string) bool {
	if s[0] < utf8.RuneSelf {
		return isASCIILetter(s[0])
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// dot reports whether the full stop at i belongs inside the word: J.K., Ph.D., orf.at; label is
// the number of letters before it, prev the last.
func (c *bylineScanner) dot(i, label int, prev rune) bool {
	s := c.text[i+1:]
	if s == "" || !startsLetter(s) {
		return false
	}
	if label < 3 || !unicode.IsLower(prev) || s[0] >= utf8.RuneSelf || 'a' <= s[0] && s[0] <= 'z' {
		return true
	}
	n := 0
	for n < len(s) && isASCIILetter(s[n]) {
		n++
	}
	return n <= 3 && strings.EqualFold(s[:n], "com") || n == 2 && 'A' <= s[1] && s[1] <= 'Z'
}

// digitsEnd reports whether the digits at i run, with colons, to the end of the word.
func (c *bylineScanner) digitsEnd(i int) bool {
	colon := false
	for i < len(c.text) && ('0' <= c.text[i] && c.text[i] <= '9' || c.text[i] == ':') {
		colon = colon || c.text[i] == ':'
		i++
	}
	if colon && i+1 < len(c.text) && c.text[i+1]|0x20 == 'm' {
		i += 2 // 12:20pm
	}
	return i == len(c.text) || !isWordByte(c.text[i])
}

// maxGlued bounds the words that are looked at as if they were two, so that the time stays linear.
const maxGlued = 48

// glued reports whether the capital at i begins another word. One that is known as a role, a month or a
// word of the interface does after any name; another only between two words of names,
// and not after what begins names: MacKenzie, DeVito.
func (c *bylineScanner) glued(i int) bool {
	if i-c.at > maxGlued {
		return false
	}
	head := c.text[c.at:i]
	end, tail := c.chunk(i), i
	for tail < len(c.text) && isWordByte(c.text[tail]) && tail < i+maxGlued {
		tail++
	}
	follows := tail+1 < len(c.text) && c.text[tail] == ' ' && startsCapital(c.text[tail+1:])
	label := bylineClassOf(head)
	if label&classBy != 0 && len(head) <= 3 || strings.EqualFold(head, "author") || strings.EqualFold(head, "from") {
		return end-i > 1 && (follows || len(c.toks) > 0 || len(head) > 3)
	}
	class := bylineClassOf(c.text[i:end])
	if class&classMonth != 0 && tail+1 < len(c.text) && len(head) >= 3 && (c.text[tail] == ' ' || c.text[tail] == '.') && c.dayAfter(tail) {
		return true
	}
	if !c.wordBefore() || len(head) < 3 {
		return false
	}
	if class&(classUI|classRole|classModifier|classMonth|classDay|classCredit|classVerb|classArticle) != 0 && (end-i >= 3 || c.text[i] == 'I' && end-i == 1) {
		return true
	}
	if len(head) < 4 || isNamePrefix(head) {
		return false
	}
	return follows || class&classGiven != 0 || tail < len(c.text) && c.text[tail] == ' ' && class&classAgency != 0
}

// chunk gives the end of the letters from the capital at i to the next capital after a small letter.
func (c *bylineScanner) chunk(i int) int {
	end := i
	for end < len(c.text) && end < i+maxGlued && isWordByte(c.text[end]) && !('0' <= c.text[end] && c.text[end] <= '9') {
		if b := c.text[end]; end > i && 'A' <= b && b <= 'Z' && c.text[end-1] >= 'a' {
			break
		}
		end++
	}
	return end
}

// monthAt reports whether a month's name and digits stand at i: "Swan-June 12".
func (c *bylineScanner) monthAt(i int) bool {
	if c.text[i] < 'A' || c.text[i] > 'Z' {
		return false
	}
	end := c.chunk(i)
	return end < len(c.text) && c.text[end] == ' ' && c.dayAfter(end) && bylineClassOf(c.text[i:end])&classMonth != 0
}

// dayAfter reports whether digits follow the end of a month's name.
func (c *bylineScanner) dayAfter(end int) bool {
	for end < len(c.text) && (c.text[end] == ' ' || c.text[end] == '.') {
		end++
	}
	return end < len(c.text) && '0' <= c.text[end] && c.text[end] <= '9'
}

// wordBefore reports whether a word of a name stands right before this one.
func (c *bylineScanner) wordBefore() bool {
	k := len(c.toks)
	if k == 0 || c.at == 0 || c.text[c.at-1] != ' ' {
		return false
	}
	last := &c.toks[k-1]
	return last.kind == bylineWord && last.shape&shapeCapital != 0 && last.class&(classBy|classVerb) == 0
}

// isNamePrefix reports whether a capital may follow s within one name.
func isNamePrefix(s string) bool {
	var buf [32]byte
	return isListed("|mc|mac|de|du|da|di|do|la|le|lo|li|van|von|ver|ter|ten|den|der|des|del|dal|dos|st|san|o'|o’|d'|d’|el|al|ab|abu|"+
		"abd|ben|bin|ibn|jo|lu|su|ma|mo|ol|ap|ui|mor|fitz|mary|anna|saint|della|delle|degli|vander|vanden|jean|kara|"+
		"subba|vande|vanda|", string(appendLower(buf[:0], s)))
}

func startsCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
