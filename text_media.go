package broadsheet

import "strings"

// caption takes the caption that begins at line i of the head, with its credit, and moves t.top over it.
func (t *textDoc) caption(i int) bool {
	m, lines := t.captionAt(i)
	if lines == 0 {
		return false
	}
	t.addMedia(m)
	t.top = i + lines
	return true
}

// captionAt reads a caption or a credit, and gives how many lines it has, 0 where it is none.
func (t *textDoc) captionAt(i int) (m Media, lines int) {
	line := t.line(i)
	if m, ok := t.parseCaption(line); ok {
		return m, 1
	}
	// A credit may stand in the line above: "Getty Images", then "Image caption, ...".
	if len(line) <= 60 && isNameLine(line) && t.creditsNext(i) {
		caption, _ := cutCaption(t.line(i + 1))
		m.Caption, m.Credit = t.plain(caption), t.plain(line)
		return m, 2
	}
	if cue := strings.TrimRight(line, ",: "); !t.md && isCue(cue, captionCues[:2]) && i+1 < t.end && !t.lines[i+1].gap {
		m.Caption = t.plain(t.line(i + 1))
		return m, 2
	}
	if isAgency(line) && t.shortBlock(i) {
		m.Credit = t.plain(line)
		return m, 1
	}
	if m, ok := t.boldCredit(line); ok {
		return m, 1
	}
	return m, 0
}

// creditsNext reports whether line i is the credit of the caption in the line after it.
func (t *textDoc) creditsNext(i int) bool {
	if i+1 >= t.end || t.lines[i+1].gap || t.md && t.lines[i].hard {
		return false
	}
	_, ok := cutCaption(t.line(i + 1))
	return ok
}

// parseCaption reads a line that says by a cue that it is a caption or a credit.
func (t *textDoc) parseCaption(line string) (m Media, ok bool) {
	if len(line) > 4*maxFactLine || escapedField(line) {
		return m, false
	}
	if caption, ok := cutCaption(line); ok {
		caption, m.Credit = t.cutCredit(caption)
		m.Caption = t.plain(caption)
		return m, true
	}
	if credit, ok := cutCreditLine(line); ok {
		m.Credit = t.plain(credit)
		return m, m.Credit != ""
	}
	return m, false
}

// cutCaption cuts "Image caption," off a line.
func cutCaption(line string) (caption string, ok bool) {
	if rest, ok := cutCue(line, captionCues[:]); ok && rest != "" {
		return rest, true
	}
	// The BBC sets a comma or nothing after the cue.
	for _, cue := range captionCues[:2] {
		if len(line) > len(cue)+1 && strings.EqualFold(line[:len(cue)], cue) && (line[len(cue)] == ',' || line[len(cue)] == ' ') {
			return strings.TrimLeft(line[len(cue):], ", "), true
		}
	}
	return "", false
}

// cutCreditLine cuts "Photo:" or "(Photo by ...)" off a line.
func cutCreditLine(line string) (credit string, ok bool) {
	if len(line) > 160 {
		return "", false
	}
	if rest, ok := cutCue(line, creditCues[:]); ok && rest != "" && looksLikeNames(strings.Trim(rest, "*_.")) {
		return strings.Trim(rest, "*_ "), true
	}
	if rest, ok := strings.CutPrefix(line, "Image source,"); ok && rest != "" { // the BBC's comma
		return strings.TrimSpace(rest), true
	}
	if rest, ok := strings.CutPrefix(line, "©"); ok && len(line) < 80 && strings.Contains(rest, "/") && looksLikeNames(strings.ReplaceAll(rest, "/", " ")) {
		return strings.TrimSpace(rest), true
	}
	s := strings.Trim(line, "*_")
	if len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')' || len(s) > 2 && s[0] == '[' && s[len(s)-1] == ']' {
		s = s[1 : len(s)-1]
		if n := startCue(s, creditCues[:]); n > 0 && n < len(s) {
			return strings.TrimLeft(s[n:], ": "), true
		}
	}
	return "", false
}

// isAgency recognises the name of an agency alone in a line.
func isAgency(line string) bool {
	s := strings.Trim(line, "*_()/ ")
	return len(line) <= 40 && (isCue(s, pictureAgencies[:]) || isNewsAgency(s))
}

// cutCredit parts a caption and the credit at its end: in bold, or in parentheses.
func (t *textDoc) cutCredit(s string) (caption, credit string) {
	if t.md && strings.HasSuffix(s, "**") && !strings.HasSuffix(s, `\**`) {
		if i := strings.LastIndex(s[:len(s)-2], "**"); i >= 0 && (i == 0 || s[i-1] != '\\') {
			return strings.TrimSpace(s[:i]), inlineText(s[i+2 : len(s)-2])
		}
	}
	if strings.HasSuffix(s, ")") {
		if i := strings.LastIndexByte(s, '('); i > 0 {
			inner := s[i+1 : len(s)-1]
			if n := startCue(inner, creditCues[:]); n > 0 && n < len(inner) {
				return strings.TrimSpace(s[:i]), t.plain(strings.TrimLeft(inner[n:], ": "))
			}
		}
	}
	return s, ""
}

// boldCredit reads the layout's own form: a caption, then its credit in bold at the line's end.
func (t *textDoc) boldCredit(line string) (m Media, ok bool) {
	if !t.md || len(line) > 4*maxFactLine || !strings.HasSuffix(line, "**") || line[0] == '*' || line[0] == '#' || line[0] == '>' || line[0] == '|' {
		return m, false
	}
	caption, credit := t.cutCredit(line)
	if credit == "" || caption == "" || len(credit) > 160 {
		return m, false
	}
	switch credit[len(credit)-1] {
	case '.', '!', '?', ':', ';', ',':
		return m, false
	}
	if strings.HasSuffix(caption, ":") || strings.Contains(caption, "**") {
		return m, false
	}
	m.Credit = credit
	if strings.HasPrefix(caption, "![") {
		if img, rest, ok := t.cutImage(caption); ok {
			m, caption = img, rest
			m.Credit = credit
		}
	}
	m.Caption = t.plain(caption)
	return m, true
}

// cutImage cuts a Markdown image off the beginning of a line.
func (t *textDoc) cutImage(line string) (m Media, rest string, ok bool) {
	if len(line) > 2*maxAddress || !strings.HasPrefix(line, "![") {
		return m, line, false
	}
	links := findLinks(line)
	if len(links) == 0 || links[0].open != 1 || !links[0].image {
		return m, line, false
	}
	l := links[0]
	address, ok := t.resolveImage(l.target)
	if !ok {
		return m, line, false
	}
	m = Media{URL: address, Alt: inlineText(line[l.open+1 : l.close]), Title: flat(l.title), Medium: "image"}
	return m, strings.TrimSpace(line[l.end:]), true
}

// figure appends a figure for a block that is an image alone, with its caption in the lines after it.
func (t *textDoc) figure(dst []byte, lines []string) ([]byte, bool) {
	m, rest, ok := t.cutImage(lines[0])
	if !ok || rest != "" {
		return dst, false
	}
	dst = appendImage(append(dst, "<figure>"...), m.URL, m.Alt)
	if len(lines) > 1 {
		caption := dropFieldEscape(strings.Join(lines[1:], " "))
		dst = append(dst, "<figcaption>"...)
		dst = t.inline(dst, caption)
		dst = closeTag(dst, "figcaption")
		caption, m.Credit = t.cutCredit(caption)
		m.Caption = t.plain(caption)
		partCaption(&m)
	}
	t.addMedia(m)
	return append(dst, "</figure>"...), true
}
