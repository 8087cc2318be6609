package broadsheet

import (
	"fmt"
	"strings"
)

// fieldKind is what a named field of a text holds.
type fieldKind uint8

const (
	fieldNone fieldKind = iota
	fieldTitle
	fieldSubtitle
	fieldAuthor
	fieldCredit
	fieldDate
	fieldUpdated
	fieldURL
	fieldPublisher
	fieldFrom // a mail's sender
	fieldSection
	fieldTags
	fieldSummary
	fieldLanguage
	fieldRights
	fieldPlace
	fieldImage
	fieldID
	fieldBody // what follows is the text
	fieldSkip
)

// fieldNames are the names of a kind of field between bars: a switch over them is four times the size.
type fieldNames struct {
	kind  fieldKind
	names string
}

// headerNames are the fields of mails, front matter and readers, in small letters.
var headerNames = [...]fieldNames{
	{fieldTitle, "|title|headline|subject|titel|titre|titolo|título|titulo|betreff|objet|oggetto|asunto|assunto|onderwerp|заголовок|тема|"},
	{fieldSubtitle, "|subtitle|subheadline|standfirst|dek|deck|lede|untertitel|"},
	{fieldAuthor, "|author|authors|byline|by|creator|autor|autoren|auteur|auteurs|autore|autores|writer|verfasser|автор|"},
	{fieldCredit, "|contributor|contributors|editor|translator|photographer|"},
	{fieldDate, "|date|published|published time|publication date|publishdate|publish_date|pubdate|pub_date|published_at|published at|publishedat" +
		"|date_published|datepublished|date published|published_date|published date|datum|fecha|data|sent|gesendet|envoyé|enviado|inviato" +
		"|дата|revdate|"},
	{fieldUpdated, "|updated|lastmod|last_modified|modified|updated_at|last_modified_at|last modified|date_modified|datemodified|last-modified|"},
	{fieldURL, "|url|source_url|link|canonical|canonical_url|canonicalurl|permalink|original_url|url source|source url|original url|web page" +
		"|url_source|"},
	{fieldURL, "|source|quelle|fuente|fonte|"}, // where it is an address; else the publisher
	{fieldPublisher, "|publisher|publication|site|site_name|sitename|website|newspaper|outlet|journal|organization|organisation|"},
	{fieldFrom, "|from|von|de|da|van|от|"},
	{fieldSection, "|section|category|rubrik|rubrique|sección|ressort|"},
	{fieldTags, "|tags|tag|categories|keywords|topics|subjects|filetags|schlagworte|"},
	{fieldSummary, "|description|summary|excerpt|abstract|teaser|"},
	{fieldLanguage, "|language|lang|locale|sprache|"},
	{fieldRights, "|copyright|rights|license|licence|"},
	{fieldPlace, "|place|location|dateline|"},
	{fieldImage, "|image|cover|thumbnail|featured_image|featuredimage|banner|hero|"},
	{fieldID, "|id|guid|"},
	{fieldBody, "|markdown content|content|body|text content|"},
	{fieldSkip, "|to|cc|bcc|reply-to|message-id|mime-version|content-type|content-transfer-encoding|received|return-path|sender|list-id" +
		"|list-unsubscribe|precedence|dkim-signature|delivered-to|importance|x-mailer|an|à|para|aan|кому|warning|number of pages" +
		"|created|draft|layout|slug|weight|type|status|toc|comments|word count|reading time|attachments|newsgroups|path|xref|lines" +
		"|approved|distribution|followup-to|expires|references|in-reply-to|nntp-posting-host|user-agent|date-received|posted|priority" +
		"|thread-topic|thread-index|accept-language|content-language|options|startup|export_file_name|clipped|saved|accessed|retrieved|"},
}

// archiveNames are the fields of a Nexis export.
var archiveNames = [...]fieldNames{
	{fieldTitle, "|HEADLINE|TITLE|TITEL|TITRE|"},
	{fieldAuthor, "|BYLINE|AUTHOR|AUTOR|AUTEUR|"},
	{fieldSection, "|SECTION|RUBRIK|RUBRIQUE|RUBRICA|"},
	{fieldPlace, "|DATELINE|"},
	{fieldLanguage, "|LANGUAGE|SPRACHE|LANGUE|"},
	{fieldTags, "|SUBJECT|INDUSTRY|COMPANY|ORGANIZATION|PERSON|GEOGRAPHIC|CITY|STATE|COUNTRY|"},
	{fieldSubtitle, "|HIGHLIGHT|"},
	{fieldURL, "|URL|"},
	{fieldBody, "|BODY|"},
	{fieldRights, "|COPYRIGHT|"},
	{fieldSkip, "|LENGTH|LÄNGE|LONGUEUR|LOAD-DATE|UPDATE|PUBLICATION-TYPE|PUBLIKATIONSTYP|JOURNAL-CODE|JOURNAL CODE|GRAPHIC|TYPE|SERIES|CORRECTION" +
		"|CORRECTION-DATE|TICKER|DOCUMENT-TYPE|ACC-NO|NAME|SOURCE|CLASSIFICATION|PUBLICATION TYPE|LOAD DATE|DISTRIBUTION|PUB-TYPE|COLUMN|"},
}

// factivaCodes are the fields of a Factiva export.
var factivaCodes = [...]fieldNames{
	{fieldTitle, "|HD|"},
	{fieldAuthor, "|BY|"},
	{fieldCredit, "|CR|"},
	{fieldDate, "|PD|"},
	{fieldPublisher, "|SN|"},
	{fieldSection, "|SE|"},
	{fieldLanguage, "|LA|"},
	{fieldRights, "|CY|"},
	{fieldBody, "|LP|TD|"},
	{fieldID, "|AN|"},
	{fieldSkip, "|CO|IN|NS|RE|PUB|IPC|IPD|WC|ET|SC|ED|PG|VOL|ART|CX|CT|RF|DE|CLM|"},
}

// headerField tells what a field of front matter, of a mail's header or of a reader's output holds.
func headerField(name string) fieldKind { return fieldOf(headerNames[:], strings.ToLower(name)) }

// archiveField tells what a field of a Nexis export holds.
func archiveField(name string) fieldKind { return fieldOf(archiveNames[:], strings.ToUpper(name)) }

//go:noinline
func fieldOf(table []fieldNames, name string) fieldKind {
	for i := range table {
		if isListed(table[i].names, name) {
			return table[i].kind
		}
	}
	return fieldNone
}

// cutField cuts a line "Name: value". The name is short and has no full stop.
func cutField(line string) (name, value string, ok bool) {
	i := strings.IndexByte(line[:min(len(line), 32)], ':')
	if i <= 0 || i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' && line[i+1] != '"' {
		return "", "", false
	}
	name = strings.TrimRight(line[:i], " *")
	name = strings.TrimPrefix(strings.TrimLeft(name, "*"), "#+")
	if strings.Count(name, " ") > 2 || strings.ContainsAny(name, ".,;\"()[]\\") {
		return "", "", false
	}
	return name, strings.TrimLeft(line[i+1:], " \t*"), true
}

// isUpperName reports whether a field's name is in capitals.
func isUpperName(name string) bool {
	return name == strings.ToUpper(name) && strings.ToLower(name) != name
}

// setField takes the value of a named field.
func (t *textDoc) setField(kind fieldKind, value string) {
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	a := t.a
	if t.layout == layoutMail {
		value = mailValue(kind, value)
	}
	switch kind {
	case fieldTitle:
		t.setTitle(value)
	case fieldSubtitle:
		setText(&a.Subtitle, value)
	case fieldAuthor:
		t.addAuthors(value)
	case fieldCredit:
		authors, others := ParseByline(flat(value), t.source())
		a.Contributors = append(append(a.Contributors, authors...), others...)
	case fieldDate:
		if !t.setDate(value, dateField) && t.dated < dateField {
			t.warn(t.field, "published", fmt.Errorf("%w: %.80q", ErrDate, value))
		}
	case fieldUpdated:
		if date, ok := t.parseDate(value); !ok {
			t.warn(t.field, "updated", fmt.Errorf("%w: %.80q", ErrDate, value))
		} else if a.Updated.IsZero() {
			a.Updated = date
		}
	case fieldURL:
		if !t.setURL(value) && !strings.ContainsAny(value, ":/") {
			t.setPublisher(value)
		}
	case fieldPublisher:
		t.setPublisher(value)
	case fieldFrom:
		t.sender(value)
	default:
		t.setPlainField(kind, value)
	}
}

// setPublisher takes who publishes, where nobody is known yet.
//
//go:noinline
func (t *textDoc) setPublisher(name string) {
	if t.a.Publisher.Name == "" {
		t.a.Publisher = Person{Name: flat(name), Org: true}
	}
}

// isReply recognises what stands before the subject of a mail that was answered or passed on.
func isReply(s string) bool {
	return isListed("|re|fw|fwd|aw|wg|tr|rv|sv|vs|antw|doorst|回复|转发|", strings.ToLower(strings.TrimSpace(s)))
}

// setPlainField takes the fields that are copied as they are.
func (t *textDoc) setPlainField(kind fieldKind, value string) {
	a := t.a
	switch kind {
	case fieldSection:
		section, _, _ := strings.Cut(value, ";")
		setText(&a.Section, section)
	case fieldTags:
		for _, term := range splitList(value) {
			if i := strings.LastIndex(term, " ("); t.layout == layoutArchive && i > 0 && strings.HasSuffix(term, "%)") {
				term = term[:i] // how sure the archive is of a subject
			}
			t.addTags(term)
		}
	case fieldSummary:
		if a.Summary == "" {
			a.Summary = string(appendText(nil, flat(value)))
		}
	case fieldLanguage:
		if a.Language == "" {
			a.Language = languageOf(value)
		}
	case fieldRights:
		setText(&a.Rights, value)
	case fieldPlace:
		setText(&a.Dateline, strings.TrimRight(value, " -–—"))
	case fieldImage:
		if address, ok := t.resolve(value); ok {
			t.addMedia(Media{URL: address})
		}
	case fieldID:
		setText(&a.ID, strings.TrimPrefix(value, "Document "))
	}
}

// setText sets a plain text field that is not set yet.
//
//go:noinline
func setText(field *string, value string) {
	if *field == "" {
		*field = flat(value)
	}
}

// addAuthors takes one author field out of one or several.
func (t *textDoc) addAuthors(value string) {
	value = strings.TrimSuffix(strings.TrimPrefix(value, "[["), "]]")
	authors, others := ParseByline(t.plain(value), t.source())
	for _, p := range authors {
		t.addAuthor(p)
	}
	t.a.Contributors = append(t.a.Contributors, others...)
}

// sender takes a mail's From: who publishes a newsletter, or the person who wrote, where no byline names another.
func (t *textDoc) sender(value string) {
	name, rest, _ := strings.Cut(value, "<")
	address, _, _ := strings.Cut(rest, ">")
	name = flat(strings.Trim(strings.TrimSpace(name), "\"'"))
	if strings.Contains(name, "@") {
		name, address = "", name
	}
	if t.a.Publisher.Name != "" || name == "" {
		return
	}
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	person := strings.HasPrefix(strings.ToLower(address), first) && strings.Count(name, " ") < 3 && isPerson(name)
	t.a.Publisher = Person{Name: name, Email: flat(address), Org: !person}
}

// splitList splits a list in one line.
func splitList(value string) []string {
	value = strings.TrimSuffix(strings.TrimPrefix(value, "["), "]")
	return strings.FieldsFunc(value, func(c rune) bool { return c == ',' || c == ';' })
}

// languageNames are the languages that archives name, by their tags.
var languageNames = [...]struct{ tag, names string }{
	{"en", "|english|englisch|anglais|inglés|"},
	{"de", "|german|deutsch|allemand|german;deutsch|"},
	{"fr", "|french|français|französisch|french; français|"},
	{"es", "|spanish|español|spanisch|spanish; español|"},
	{"it", "|italian|italiano|"},
	{"pt", "|portuguese|português|"},
	{"nl", "|dutch|nederlands|"},
	{"ru", "|russian|русский|"},
	{"zh", "|chinese|中文|"},
	{"ja", "|japanese|日本語|"},
	{"ar", "|arabic|"},
}

// languageOf gives the BCP 47 tag of a language's printed name, or the tag itself.
func languageOf(s string) string {
	s = strings.TrimSpace(s)
	for _, l := range &languageNames {
		if isListed(l.names, strings.ToLower(s)) {
			return l.tag
		}
	}
	return languageTag(s)
}

// fields takes the named fields out of the lines, by layout, and sets where the rest begins.
func (t *textDoc) fields() {
	switch t.layout {
	case layoutFront:
		t.front.apply(t)
	case layoutReader, layoutMail, layoutOrg:
		t.headerFields()
	case layoutCodes:
		t.codeFields()
	case layoutArchive:
		t.archiveFields()
	case layoutListed:
		t.listedFields()
	case layoutRelease:
		t.releaseFields()
	case layoutMarkup:
		t.markupFields()
	}
}

// headerFields takes the fields at the top: a mail's, a reader's, org-mode's.
func (t *textDoc) headerFields() {
	i := 0
	for i < t.end && (!t.lines[i].gap || i == 0 || t.layout != layoutMail) && !t.endsHeader(i) {
		name, value, _ := cutField(t.line(i))
		kind := headerField(name)
		t.lines[i].label, t.field = labelField, i
		if kind == fieldBody {
			i = t.textBeside(i)
			break
		}
		// A value goes on in indented lines (RFC 5322 section 2.2.3).
		from := i + 1
		for i++; i < t.end && !t.lines[i].gap && t.lines[i].indent > 0 && t.lines[i].start-t.lines[from].start < maxAddress; i++ {
			t.lines[i].label = labelField
		}
		t.setField(kind, value+" "+t.joined(from, i))
	}
	t.top = i
	if t.layout == layoutMail {
		t.forwarded()
	}
}

// textBeside makes what stands beside the name of a field in line i the first line of the text, and gives the line where
// that begins.
func (t *textDoc) textBeside(i int) int {
	_, value, _ := cutField(t.raw(i))
	if value == "" {
		return i + 1
	}
	t.beginsText(i, value)
	return i
}

// beginsText makes the end of line i the first line of the text.
func (t *textDoc) beginsText(i int, end string) {
	l := &t.lines[i]
	l.label, l.gap, l.start = labelBody, true, l.end-len(end)
}

// forwarded takes the header of a mail that the mail passes on, below a mark and at most a short note: the article is that
// one's.
func (t *textDoc) forwarded() {
	for i := t.top; i+2 < t.end && i < t.top+8; i++ {
		line := t.line(i)
		if len(line) > maxFactLine {
			return
		}
		if !isForward(line) {
			continue
		}
		end, named := i+1, 0
		for end < t.end && end < i+10 && (end == i+1 || !t.lines[end].gap) && !t.endsHeader(end) {
			if name, _, ok := cutField(t.line(end)); ok && headerField(name) != fieldNone {
				named++
			}
			end++
		}
		if named < 2 {
			return
		}
		t.a.Title, t.a.Published, t.dated, t.a.Publisher = "", Date{}, dateNone, Person{}
		for j := t.top; j < end; j++ {
			t.lines[j].label = labelField
			if name, value, ok := cutField(t.line(j)); ok && j > i {
				t.field = j
				t.setField(headerField(name), value)
			}
		}
		t.top = end
		return
	}
}

// isForward recognises the line above a mail that is passed on: words between dashes, or before a colon.
func isForward(line string) bool {
	if len(line) > 80 {
		return false
	}
	words := strings.Trim(line, "- ")
	return words != "" && strings.HasPrefix(line, "----") && strings.HasSuffix(line, "---") || strings.HasSuffix(line, ":") && strings.Count(line, " ") > 0
}
