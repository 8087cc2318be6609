package broadsheet

import "strings"

// What agencies, desks and pages put above a headline or before it.

// cutPrefixes cuts what agencies put before a headline: "UPDATE 1-", "RPT-".
func cutPrefixes(s string) string {
	s = strings.TrimSuffix(s, " =")                                 // dpa ends a headline so
	if rest, ok := strings.CutPrefix(s, "^"); ok && len(rest) > 2 { // the mark of American wires
		s = strings.TrimRight(rest, "< ")
	}
	for range 3 {
		s = cutLead(s)
		i := strings.IndexByte(s[:min(len(s), 24)], '-')
		if i <= 0 {
			return s
		}
		word, rest, numbered := strings.Cut(s[:i], " ")
		if numbered && !isNumber(rest) {
			return s
		}
		switch word {
		case "UPDATE", "WRAPUP", "RPT", "REPEAT", "REFILE", "CORRECTED", "CORRECTION", "RECAST", "ADDS", "REPLAY", "RESEND":
			s = strings.TrimSpace(s[i+1:])
		default:
			return s
		}
	}
	return s
}

// cutLead cuts what Asian agencies put before a headline in parentheses: "(LEAD)", "(2nd LD)".
func cutLead(s string) string {
	inner, rest, ok := strings.Cut(s, ") ")
	if !ok || len(inner) > 16 || inner == "" || inner[0] != '(' || rest == "" {
		return s
	}
	words := strings.Fields(inner[1:])
	if len(words) == 0 || len(words) > 2 || len(words) == 2 && (words[0][0] < '1' || words[0][0] > '9') {
		return s
	}
	switch words[len(words)-1] {
	case "LEAD", "LD", "URGENT", "ROUNDUP", "WRAP", "UPDATE", "EXPANDED", "CORRECTED", "2LD", "3LD":
		return strings.TrimSpace(rest)
	}
	return s
}

// isSlug recognises an agency's line above the headline: "BC-US--Harbour Ferry,2nd Ld-Writethru".
func isSlug(line string) bool {
	if len(line) > 160 || len(line) < 6 || line[2] != '-' {
		return false
	}
	switch line[:2] {
	case "BC", "AM", "PM", "AP":
		c := line[3]
		return c >= 'A' && c <= 'Z'
	}
	return false
}

// isWordSlug recognises a slug that is one word of several: "Norway-vote-transport".
func isWordSlug(line string) bool {
	return len(line) <= 60 && strings.Count(line, "-") > 1 && !strings.ContainsAny(line, " .:")
}

// isCodeSlug recognises a word of alarm, the words of a desk, or the code of a service's message: "URGENT",
// "Verkehr/Norwegen/", "bdt0123 3 pl 245 dpa 0456".
func isCodeSlug(line string) bool {
	if len(line) > 60 {
		return false
	}
	switch strings.Trim(line, "*: ") {
	case "URGENT", "BREAKING", "FLASH", "ALERT", "BULLETIN", "EIL", "EILMELDUNG", "URGENTE", "LEAD", "FOCUS", "ALERTE":
		return true
	}
	word, rest, more := strings.Cut(line, " ")
	if !more {
		if digits := strings.TrimLeft(word, "abcdefghijklmnopqrstuvwxyz"); len(word) >= 4 && len(word) <= 8 && len(digits) >= 3 && len(digits) < len(word) && isNumber(digits) {
			return true // a0423
		}
		return strings.Count(line, "/") > 1 && line[len(line)-1] == '/'
	}
	return len(word) == 7 && isNumber(word[3:]) && strings.Count(rest, " ") > 2 && strings.ContainsAny(rest, "0123456789")
}

// slugEnd gives where the headline begins in a slug's line: "BC-HARBOUR (PIX):UPDATE 3-Workers walk out"; 0 for none.
func slugEnd(line string) int {
	i := strings.IndexByte(line[:min(len(line), 80)], ':')
	if i < 0 || !isSlug(line[:i]) || strings.Count(line[i:], " ") < 2 {
		return 0
	}
	return i + 1 + blanks(line[i+1:])
}

// isNote recognises what a desk says of its own story: "(Adds details, paragraph 4)".
func isNote(line string) bool {
	if len(line) > 200 || line[0] != '(' || line[len(line)-1] != ')' {
		return false
	}
	verb, _, _ := strings.Cut(line[1:len(line)-1], " ")
	return isListed("|Adds|Updates|Repeats|Recasts|Corrects|Rewrites|Refiles|Writes|Removes|Changes|Clarifies|Includes|Fixes|Edits|Releads|Amplía|Actualiza"+
		"|Corrige|Repite|Actualisé|Actualise|Ajoute|Précise|Aktualisiert|Ergänzt|Wiederholung|Neu|", strings.TrimRight(verb, ":,"))
}

// isDeskLine recognises what a desk tells editors around a headline: "Eds: UPDATES with quotes.", "AP Photo XYZ101".
func isDeskLine(line string) bool {
	return len(line) <= maxFactLine && strings.HasPrefix(line, "Eds: ") || len(line) < 60 && (strings.HasPrefix(line, "AP Photo ") || strings.HasPrefix(line, "AP Graphic "))
}

// isBracketed recognises how old newspapers say above a headline where they had the news from: "[By Cable.]".
func isBracketed(line string) bool {
	return len(line) > 2 && len(line) < 60 && line[0] == '[' && line[len(line)-1] == ']' && strings.IndexByte(line[1:], '[') < 0
}

// isTrail recognises the way to a page: "Home > News > Europe".
func isTrail(line string) bool {
	if len(line) > 100 {
		return false
	}
	for _, mark := range [...]string{" > ", " › ", " » "} {
		if parts := strings.Split(line, mark); len(parts) > 2 || len(parts) == 2 && isJunk(parts[0]) {
			for _, part := range parts {
				if strings.Count(part, " ") > 2 || part == "" {
					return false
				}
			}
			return true
		}
	}
	return false
}
