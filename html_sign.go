package broadsheet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// This file reads who signed: a bare name beside the date, the agency that a line names as the source, and what
// stands below or at the end of the text. All of it counts only where the page names nobody otherwise.

// besideDate gives the name that is the neighbour of a date among the lines around the headline, with no more than a role in
// its line.
func (p *page) besideDate() credit {
	var last *html.Node
	dated := false
	for _, n := range p.nearby() {
		if n.Type != html.TextNode {
			continue
		}
		line := plainLine(n.Data)
		if line == "" {
			continue
		}
		isDate := p.isDateLine(asciiDigits(line))
		name := n
		if isDate {
			name = last
		}
		if (isDate || dated) && name != nil && !p.isCard(name.Parent) {
			c := p.bareName(plainLine(name.Data))
			if len(c.authors) == 0 && !p.holdsHeadline(name.Parent) {
				c = p.bareName(plainLine(textOf(name.Parent, maxBylineLine)))
			}
			if len(c.authors) > 0 {
				return c
			}
		}
		last, dated = n, isDate
	}
	return credit{}
}

// plainLine gives a text on one line without the marks that part it from its neighbours.
func plainLine(s string) string { return strings.Trim(oneLine(s), " |·•–—-,/") }

// maxNameLine bounds a line of names and nothing else.
const maxNameLine = 60

// bareName reads a line that is one or a few people's names, with their roles, and nothing else; it begins with a given name.
func (p *page) bareName(line string) credit {
	if len(line) > maxNameLine || !isFullName(line) || p.isSection(line) || !hasGivenName(line) {
		return credit{}
	}
	authors, others := p.readLine(line)
	read := 0
	for i := range authors {
		read += len(siteKey(authors[i].Name)) + len(siteKey(authors[i].Role)) + len(siteKey(authors[i].Affiliation))
	}
	// "and" and its like are all that may be left out.
	if len(others) > 0 || len(siteKey(line)) > read+4*len(authors)-4 {
		return credit{}
	}
	return credit{from: "name beside date", authors: authors}
}

// sourceCredit gives the agency that a line around the headline names as the source.
func (p *page) sourceCredit() credit {
	for _, n := range p.nearby() {
		if n.Type != html.TextNode || len(n.Data) > maxBylineText {
			continue
		}
		line := oneLine(n.Data)
		if cutAnyCue(line) && n.NextSibling != nil {
			line += " " + textOf(n.NextSibling, maxNameLine)
		}
		for part := range strings.SplitSeq(dotsToBars(line), "|") {
			if rest, ok := cutCue(strings.TrimSpace(part), sourceCues[:]); ok && isNewsAgency(rest) {
				return credit{from: "source", authors: []Person{{Name: rest, Org: true}}}
			}
		}
	}
	return credit{}
}

// cutAnyCue reports whether a line is a word for a source and its colon.
func cutAnyCue(line string) bool {
	rest, ok := cutCue(line, sourceCues[:])
	return ok && rest == ""
}

// maxSigned is how many bytes of the text's end are looked at for who signed it.
const maxSigned = 1 << 10

// signedCredit reads who signed the text: below it, or at its end.
func (p *page) signedCredit(content string, below []string) credit {
	sign := credit{from: "signature"}
	for i := len(below) - 1; i >= 0; i-- {
		if !p.addSigned(&sign, below[i]) {
			return credit{}
		}
	}
	for range 3 {
		at := strings.LastIndex(content, "<p>")
		if at < 0 {
			break
		}
		line := content[max(at, len(content)-maxSigned):]
		content = content[:at]
		if end := strings.TrimRight(strings.TrimSuffix(line, "</p>"), ". "); len(line) > maxBylineText && strings.TrimRight(end, ")]）】") == end {
			break // a paragraph like any other
		}
		if !p.addSigned(&sign, beginning(line, maxSigned)) {
			return credit{}
		}
	}
	return sign
}

// addSigned adds those who signed in a line above the ones read before. It reports false where other authors signed there: each
// signed something.
func (p *page) addSigned(sign *credit, line string) bool {
	authors, others := p.readSigned(line)
	if len(sign.authors) == 0 {
		sign.authors = authors
	} else if len(authors) > 0 && !sameNames(authors, sign.authors) {
		return false
	}
	sign.others = addPeople(others, sign.others, false)
	return true
}

// readSigned reads one paragraph of the text's end.
func (p *page) readSigned(line string) (authors, others []Person) {
	if i := bracketAt(line); i >= 0 {
		line = strings.TrimSuffix(line[i:], ".")
		if agency := signedAgency(line); isNewsAgency(agency) {
			return []Person{{Name: agency, Org: true}}, nil
		}
		_, first := utf8.DecodeRuneInString(line)
		_, last := utf8.DecodeLastRuneInString(line)
		if line = line[first : len(line)-last]; isSignedName(line) || startCue(line, workCues[:]) > 0 || startCue(line, authorCues[:]) > 0 {
			return p.readLine(line)
		}
		return nil, nil
	}
	if len(line) > maxNameLine && startCue(line, workCues[:]) == 0 {
		return nil, nil
	}
	if rest, ok := cutCue(line, sourceCues[:]); ok && isNewsAgency(rest) {
		return []Person{{Name: rest, Org: true}}, nil
	}
	if _, ok := cutCue(line, authorCues[:]); ok || startCue(line, workCues[:]) > 0 {
		return p.readLine(line)
	}
	if rest, ok := cutCue(line, editorCues[:]); ok && isSignedName(rest) {
		others, _ = p.readLine(rest)
		setEditing(others)
	}
	return nil, others
}

// bracketAt gives where the bracket begins in which a text ends as a sentence of its own, or -1.
func bracketAt(s string) int {
	s = strings.TrimSuffix(s, ".")
	for _, pair := range brackets {
		i := strings.LastIndex(s, pair[0])
		if i < 0 || !strings.HasSuffix(s, pair[1]) || len(s)-i > maxBylineText {
			continue
		}
		if before := strings.TrimRight(s[:i], " "); before == "" || lastStop(before+" ") == len(before) {
			return i
		}
	}
	return -1
}
