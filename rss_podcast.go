package broadsheet

import (
	"cmp"
	"slices"
	"strings"
)

// itunesScheme is the Scheme of tags that come from the iTunes namespace.
const itunesScheme = "http://www.itunes.com/"

// startPodcast acts on an element of the iTunes, Google Play, podcast and Simple Chapters namespaces.
func (e *feedEngine) startPodcast(what el) {
	f := e.top()
	switch what {
	case elAuthor, elKeywords, elSubtitle, elExplicit, elBlock, elComplete, elDuration, elNumber, elSeason, elType, elNewURL,
		elAbbreviated, elPodGUID, elMedium, elLocked:
		e.startLeaf(kindPlain)
	case elSummary:
		e.startLeaf(kindHTML)
	case elOwner:
		f.in, e.person = inPerson, &Person{}
	case elCategory:
		f.in = inCategory
		e.itunesCategory(nil)
	case elHref:
		e.itunesImage()
	case elLink:
		f.in = inNothing
		if e.attr("rel") == "image" {
			e.itunesImage() // QUIRK: as feeds did before itunes:image
		}
	case elFunding:
		url := strings.TrimSpace(e.attr("url"))
		e.startLeaf(kindPlain)
		e.leaf.held[0] = url
	case elPerson:
		role, img, href := e.attr("role"), e.attr("img"), e.attr("href")
		e.startLeaf(kindPlain)
		e.leaf.held = [3]string{role, img, href}
	case elTranscript, elChapterFile, elChapters:
		e.podcastFile(what)
	default:
		e.keep()
	}
}

// itunesImage takes itunes:image, whose address some feeds print as its text.
func (e *feedEngine) itunesImage() {
	f := e.top()
	href := strings.TrimSpace(cmp.Or(e.attr("href"), e.attr("url")))
	if href == "" {
		e.startLeaf(kindPlain)
		return
	}
	f.in = inNothing
	e.setCover(absolute(e.baseOf(f), href))
}

func (e *feedEngine) setCover(url string) {
	switch e.rec {
	case &e.head:
		e.rec.podcast().Image = url
	case &e.item:
		e.rec.part().Image = url
	}
}

// itunesCategory takes the category just opened as a child of the given path.
func (e *feedEngine) itunesCategory(path []string) {
	text := collapseString(e.attr("text"))
	if text == "" {
		return
	}
	if e.rec == &e.head {
		show := e.rec.podcast()
		if len(show.Categories) < maxList {
			show.Categories = append(show.Categories, append(path[:len(path):len(path)], text))
		}
		return
	}
	e.rec.addTag(Tag{Term: text, Scheme: itunesScheme})
}

// startCategory acts on a category in a category.
func (e *feedEngine) startCategory(what el) {
	f := e.top()
	if what != elCategory || f.space != nsITunes && f.space != nsGooglePlay {
		f.in = inNothing
		return
	}
	f.in = inCategory
	var path []string
	if e.rec == &e.head {
		depth := 0
		for i := len(e.frames) - 2; e.frames[i].in == inCategory; i-- {
			depth++
		}
		list := &e.rec.podcast().Categories
		if n := len(*list); n > 0 {
			path = (*list)[n-1]
			if len(path) == depth && e.attr("text") != "" {
				*list = (*list)[:n-1] // the path that goes on says it too
			}
			path = path[:min(depth, len(path))]
		}
	}
	e.itunesCategory(path)
}

// podcastFile takes an element that leads to a file, or holds chapters.
func (e *feedEngine) podcastFile(what el) {
	f := e.top()
	if e.rec != &e.item {
		e.keep()
		return
	}
	f.in = inNothing
	if f.space == nsPSC {
		f.in = inChapters
		e.item.part()
		return
	}
	url := strings.TrimSpace(e.attr("url"))
	if url == "" {
		return
	}
	l := Link{URL: absolute(e.baseOf(f), url), Rel: strings.TrimSpace(e.attr("rel")), Type: e.word("type"), Language: tidyLanguage(e.attr("language"))}
	part := e.item.part()
	if what == elTranscript {
		if len(part.Transcripts) < maxList {
			part.Transcripts = append(part.Transcripts, l)
		}
		return
	}
	part.ChapterFile = l
}

// startChapter takes a chapter of psc:chapters.
func (e *feedEngine) startChapter(what el) {
	f := e.top()
	f.in = inNothing
	part := e.item.part()
	if what != elChapter || len(part.Chapters) >= maxList {
		return
	}
	c := Chapter{Title: collapseString(e.attr("title")), Start: duration(e.attr("start"))}
	if url := strings.TrimSpace(e.attr("href")); url != "" {
		c.URL = absolute(e.baseOf(f), url)
	}
	if url := strings.TrimSpace(e.attr("image")); url != "" {
		c.Image = absolute(e.baseOf(f), url)
	}
	part.Chapters = append(part.Chapters, c)
}

// endPodcast takes the text of an element of the podcast namespaces.
func (e *feedEngine) endPodcast(f *frame) {
	r := e.rec
	switch f.el {
	case elAuthor:
		e.addMaker(f)
	case elSummary:
		e.setSummary(f, rankITunes)
	case elKeywords:
		e.addKeywords(itunesScheme)
	case elSubtitle:
		r.subtitle.set(e.oneLine(), rankMedia)
	case elHref:
		if !isBlank(e.text) {
			e.setCover(e.address(f))
		}
	case elPerson:
		e.podcastPerson(e.oneLine(), f)
	default:
		switch r {
		case &e.head:
			e.endShow(f, e.oneLine())
		case &e.item:
			e.endEpisode(f)
		}
	}
}

// addMaker takes itunes:author, which names people, or a company, a band or a programme: "Wind and Wave" is one name,
// but what commas alone part is several.
func (e *feedEngine) addMaker(f *frame) {
	text := e.line()
	list, _ := e.people.parse(text, e.source(f))
	isList := len(list) > 1 && len(list) == strings.Count(text, ",")+1
	if !isList && (len(list) > 1 || len(list) == 1 && list[0].Affiliation != "") {
		for i := range list {
			if name := list[i].Name; !list[i].Org && !isSignedName(name) || hasPrefixFold(name, "the ") {
				list = []Person{{Name: text}}
				break
			}
		}
	}
	rank := rankMedia
	if f.space == nsGooglePlay {
		rank = rankCopy
	}
	e.rec.addMakers(list, text, rank)
}

// addMakers takes who makes a podcast. Its managing editor is then whom to write to about it, unless that is the same one.
func (r *record) addMakers(list []Person, text string, rank rank) {
	if r.editors == 0 || r.editors != len(r.authors) {
		r.addAuthors(list, rank)
		return
	}
	editors := clone(r.authors)
	if len(list) == 0 || editors[0].Name == text {
		return
	}
	r.authors, r.authorRank, r.editors = r.authors[:0], 0, 0
	r.addAuthors(list, rank)
	r.addEditors(editors)
}

// addEditors takes managing editors beside who makes a podcast.
func (r *record) addEditors(list []Person) {
	for _, p := range list {
		if i := slices.IndexFunc(r.authors, func(q Person) bool { return samePerson(&q, &p) }); i >= 0 {
			r.authors[i].fill(&p)
			continue
		}
		p.Role = cmp.Or(p.Role, "editing")
		r.addContributors([]Person{p})
	}
}

// podcastPerson takes podcast:person: a host writes, so to say; all others contribute.
func (e *feedEngine) podcastPerson(name string, f *frame) {
	p := Person{Name: name, Role: strings.ToLower(strings.TrimSpace(e.leaf.held[0]))}
	if img := strings.TrimSpace(e.leaf.held[1]); img != "" {
		p.Image = absolute(e.baseOf(f), img)
	}
	if href := strings.TrimSpace(e.leaf.held[2]); href != "" {
		p.URL = absolute(e.baseOf(f), href)
	}
	if p.Role == "" {
		p.Role = "host"
	}
	if isEmail(name) {
		p.Name, p.Email = "", name // as a Writer does where it has no name
	}
	if name != "" {
		e.rec.addContributors([]Person{p})
	}
}

// endShow takes what a podcast says of itself.
func (e *feedEngine) endShow(f *frame, text string) {
	show := e.rec.podcast()
	switch f.el {
	case elExplicit:
		show.Explicit = explicit(string(e.text))
	case elBlock:
		show.Block = isYes(string(e.text))
	case elComplete:
		show.Complete = isYes(string(e.text))
	case elType:
		show.Type = strings.ToLower(text)
	case elNewURL:
		show.NewURL = e.address(f)
	case elPodGUID:
		show.GUID = text
	case elMedium:
		show.Medium = text
	case elLocked:
		show.Locked = strings.ToLower(text)
	case elAbbreviated:
		e.rec.title.set(text, rankMedia)
	case elFunding:
		if url := e.leaf.held[0]; url != "" && len(show.Funding) < maxList {
			show.Funding = append(show.Funding, Link{URL: absolute(e.baseOf(f), url), Title: text})
		}
	}
}

// endEpisode takes what a podcast says of an episode.
func (e *feedEngine) endEpisode(f *frame) {
	part := e.rec.part()
	switch f.el {
	case elExplicit:
		part.Explicit = explicit(string(e.text))
	case elBlock:
		part.Block = isYes(string(e.text))
	case elType:
		part.Type = strings.ToLower(e.line())
	case elAbbreviated:
		part.Title = e.oneLine()
	case elNumber:
		part.Number = number(string(e.text))
	case elSeason:
		part.Season = number(string(e.text))
	case elDuration:
		part.Duration = duration(string(e.text))
	}
}

// explicit gives "true", "false" or "": Apple says that any other value has no effect, so that neither a
// "YES" nor one between blanks does.
func explicit(s string) string {
	switch s {
	case "yes", "Yes", "true", "True", "explicit", "Explicit":
		return "true"
	case "no", "No", "false", "False", "clean", "Clean":
		return "false"
	}
	return ""
}

// isYes reports whether s is the value that itunes:block and itunes:complete are set by.
func isYes(s string) bool { return s == "yes" || s == "Yes" || s == "true" }
