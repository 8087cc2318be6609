package broadsheet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// This file reads who signed: a bare name beside the date, the agency that a line names as the source, and what
// stands below or at the end of the text. All of it counts only where the page names nobody otherwise.

// besideDate gives the name that is the neighbour of a date among the lines around the headline, with nothing else in its own.
func (p *page) besideDate() credit {
	last, dated := "", false
	for _, n := range p.nearby() {
		if n.Type != html.TextNode {
			continue
		}
		line := strings.Trim(oneLine(n.Data), " |·•–—-,/")
		if line == "" {
			continue
		}
		isDate := p.isDateLine(asciiDigits(line))
		name := line
		if isDate {
			name = last
		}
		if (isDate || dated) && name != "" && !p.isCard(n.Parent) {
			if c := p.bareName(name); len(c.authors) > 0 {
				return c
			}
		}
		last, dated = line, isDate
	}
	return credit{}
}

// maxNameLine bounds a line of names and nothing else.
const maxNameLine = 60

// bareName reads a line that is one or a few people's names and nothing else; one of them begins with a given name.
func (p *page) bareName(line string) credit {
	if len(line) > maxNameLine || !isFullName(line) || p.isSection(line) {
		return credit{}
	}
	if !hasGivenName(line) {
		return credit{}
	}
	authors, others := p.readLine(line)
	whole := ""
	for _, who := range authors {
		whole += who.Name
	}
	// "and" and its like are all that the names may leave out.
	if len(others) > 0 || len(siteKey(line)) > len(siteKey(whole))+4*len(authors)-4 {
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
func (p *page) signedCredit(content string) credit {
	for range 3 {
		at := strings.LastIndex(content, "<p>")
		if at < 0 {
			break
		}
		line := beginning(content[max(at, len(content)-maxSigned):], maxSigned)
		content = content[:at]
		if c := p.readSigned(line); len(c.authors) > 0 {
			return c
		}
	}
	return credit{}
}

// readSigned reads one paragraph of the text's end.
func (p *page) readSigned(line string) (c credit) {
	c.from = "signature"
	if i := bracketAt(line); i >= 0 {
		line = line[i:]
		if agency := signedAgency(line); agency != "" && isNewsAgency(agency) {
			c.authors = []Person{{Name: agency, Org: true}}
			return c
		}
		_, size := utf8.DecodeRuneInString(line)
		_, end := utf8.DecodeLastRuneInString(strings.TrimSuffix(line, "."))
		inner := strings.TrimSuffix(line, ".")[size:]
		inner = inner[:len(inner)-end]
		c.authors, c.others = p.readLine(inner)
		if !isSignedName(inner) && !saysReporting(inner) {
			return credit{}
		}
		return c
	}
	if len(line) > maxNameLine {
		return credit{}
	}
	if rest, ok := cutCue(line, sourceCues[:]); ok && isNewsAgency(rest) {
		c.authors = []Person{{Name: rest, Org: true}}
	} else if rest, ok := cutCue(line, authorCues[:]); ok {
		c.authors, c.others = p.readLine(rest)
	}
	return c
}

// bracketAt gives where the bracket begins in which a text ends as a sentence of its own, or -1.
func bracketAt(s string) int {
	s = strings.TrimSuffix(s, ".")
	for _, pair := range [...][2]string{{"(", ")"}, {"（", "）"}, {"【", "】"}, {"[", "]"}} {
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

// saysReporting reports whether a text begins with who worked on a story: "Reporting by", "记者".
func saysReporting(s string) bool {
	return startCue(s, workCues[:]) > 0 || startCue(s, authorCues[:]) > 0
}
