package broadsheet

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/broadsheet-go/broadsheet/internal/jsonscan"
)

// This file reads JSON-LD in three steps: collect finds the objects that could be the article in all blocks, chooseLD
// takes one of them, and addLD adds its facts; addLDPage and chooseLD's leftovers add what other objects say of the site
// and the page around the article. Objects are views into the text (jsonscan), so what nobody asks for is never decoded.
// References are followed once, so that none can lead in a circle.

// linkedData is the JSON-LD of a page: every object with a @type that could say something of the page.
type linkedData struct {
	nodes []ldNode
	ids   map[string]jsonscan.Value // objects by @id, for references; nil before the first
	main  int                       // index of the article in nodes, or -1
}

// ldNode is one object of JSON-LD.
type ldNode struct {
	v    jsonscan.Value
	kind ldKind
}

// ldKind sorts the types of schema.org by what they are to an article, best first.
type ldKind uint8

const (
	ldOther   ldKind = iota
	ldSite           // WebSite, Organization: the publisher's name
	ldPage           // WebPage: the page around the article
	ldWork           // VideoObject, Product, ...: a page's subject where there is no article
	ldPost           // BlogPosting and its like
	ldArticle        // NewsArticle and its like
)

// Bounds on what is read of JSON-LD.
const (
	maxLDNodes = 64
	maxLDDepth = 8
)

// readLD reads the JSON-LD blocks and adds what the article's object says to the facts.
func (p *page) readLD() {
	ld := linkedData{main: -1}
	for _, block := range p.ld {
		v, _, _ := jsonscan.Parse([]byte(block), jsonscan.Options{MaxDepth: 64}) // what can not be read says nothing
		ld.collect(v, 0)
	}
	p.chooseLD(&ld)
	p.isArticle = ld.main >= 0 && ld.nodes[ld.main].kind >= ldPost
	for i := range ld.nodes {
		n := ld.nodes[i]
		switch {
		case i == ld.main:
			p.addLD(&ld, n.v)
		case n.kind == ldPage:
			p.isListing = p.isListing || isListType(n.v.Get("@type"))
			p.addLDPage(&ld, n.v)
		case n.kind == ldSite:
			p.addText(fSite, n.v.Get("name"), 5, "json-ld site")
		case len(p.trail) == 0:
			p.addTrail(n.v.Get("itemListElement"), n.v.Get("@type"))
		}
	}
}

// collect finds the objects that could be the page's article, in @graph, lists and mainEntity.
func (ld *linkedData) collect(v jsonscan.Value, depth int) {
	if depth > maxLDDepth {
		return
	}
	for o := range v.Each() {
		if len(ld.nodes) >= maxLDNodes {
			return
		}
		if o.Kind() != jsonscan.Object {
			if o.Kind() == jsonscan.Array {
				ld.collect(o, depth+1)
			}
			continue
		}
		if id := o.Get("@id").Str(); id != "" && len(ld.ids) < 4*maxLDNodes {
			if ld.ids == nil {
				ld.ids = map[string]jsonscan.Value{}
			}
			if _, ok := ld.ids[id]; !ok || o.Get("@type").Kind() != jsonscan.None {
				ld.ids[id] = o
			}
		}
		if t := o.Get("@type"); !t.IsZero() {
			ld.nodes = append(ld.nodes, ldNode{o, ldKindOf(t)})
		} else if !o.Get("headline").IsZero() && !o.Get("datePublished").IsZero() {
			ld.nodes = append(ld.nodes, ldNode{o, ldPost})
		}
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "breadcrumb", "NewsArticle", "Article", "BlogPosting"} {
			if m := o.Get(key); m.Kind() == jsonscan.Object || m.Kind() == jsonscan.Array {
				ld.collect(m, depth+1)
			}
		}
	}
}

// ldKindOf gives the best kind among an object's types.
func ldKindOf(types jsonscan.Value) (best ldKind) {
	for t := range types.Each() {
		name := t.Str()
		if i := strings.LastIndexAny(name, "/:#"); i >= 0 {
			name = name[i+1:]
		}
		for k := ldSite; k <= ldArticle; k++ {
			if isListed(ldTypes[k], name) {
				best = max(best, k)
			}
		}
	}
	return best
}

// ldTypes are the types of each kind.
var ldTypes = [...]string{
	ldArticle: "|Article|NewsArticle|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|" +
		"AskPublicNewsArticle|AdvertiserContentArticle|SatiricalArticle|LiveBlogPosting|TechArticle|ScholarlyArticle|" +
		"MedicalScholarlyArticle|Report|NewsBlogPosting|",
	ldPost: "|BlogPosting|SocialMediaPosting|DiscussionForumPosting|Review|Recipe|HowTo|CriticReview|PressRelease|Chapter|QAPage|ClaimReview|",
	ldWork: "|VideoObject|AudioObject|PodcastEpisode|Episode|CreativeWork|ImageGallery|Photograph|Book|Course|Event|NewsVideo|" +
		"MediaGallery|APIReference|Quotation|SpeakableSpecification|Question|LearningResource|SoftwareSourceCode|",
	ldPage: "|WebPage|ItemPage|AboutPage|MedicalWebPage|CollectionPage|FAQPage|ProfilePage|SearchResultsPage|",
	ldSite: "|WebSite|Organization|NewsMediaOrganization|Corporation|",
}

// isListType reports whether an object is a page that lists others.
func isListType(types jsonscan.Value) bool {
	for t := range types.Each() {
		if t.Is("CollectionPage") || t.Is("SearchResultsPage") {
			return true
		}
	}
	return false
}

// chooseLD finds the object that is the page's article: among several, the one that has the page's address
// or headline, else the first of the best kind.
func (p *page) chooseLD(ld *linkedData) {
	best := 0
	title := foldWords(p.doctitle)
	for i, n := range ld.nodes {
		if n.kind < ldWork {
			continue
		}
		score := int(n.kind) * 4
		if head := foldWords(ldName(n.v)); head != "" && strings.Contains(title, head) {
			score += 6
		}
		if p.isHere(ldAddress(n.v)) {
			score += 6
		}
		if score > best {
			best, ld.main = score, i
		}
	}
}

// ldName gives an object's headline or name.
func ldName(v jsonscan.Value) string {
	for _, key := range [...]string{"headline", "name"} {
		if s := ldText(v.Get(key)); s != "" {
			return s
		}
	}
	return ""
}

// ldAddress gives the address of the page that an object says it is about.
func ldAddress(v jsonscan.Value) string {
	for _, key := range [...]string{"url", "mainEntityOfPage", "@id"} {
		m := v.Get(key)
		if m.Kind() == jsonscan.Object {
			if u := m.Get("@id").Str(); u != "" {
				return u
			}
			m = m.Get("url")
		}
		if s := m.Str(); s != "" {
			return s
		}
	}
	return ""
}

// ldText gives the text of a value that may be a list, an object with @value or name, or escaped HTML.
func ldText(v jsonscan.Value) string {
	for o := range v.Each() {
		for range 3 { // name in name
			if o.Kind() != jsonscan.Object {
				break
			}
			if m := o.Get("@value"); !m.IsZero() {
				o = m
			} else {
				o = o.Get("name")
			}
		}
		if k := o.Kind(); k == jsonscan.String || k == jsonscan.Number { // seconds since 1970 are a date, too
			if s := oneLine(html.UnescapeString(o.Str())); s != "" {
				return s
			}
		}
	}
	return ""
}

func (p *page) addText(f field, v jsonscan.Value, rank uint8, from string) {
	if s := ldText(v); s != "" {
		p.add(f, &fact{rank: rank, value: s, from: from})
	}
}

// ldFields are the texts of the article's object, and how far they are believed.
var ldFields = [...]struct {
	key   string
	field field
	rank  uint8
	from  string
}{
	{"headline", fTitle, 0, "json-ld headline"}, {"name", fTitle, 3, "json-ld name"}, {"alternativeHeadline", fSubtitle, 2, "json-ld"},
	{"description", fSummary, 2, "json-ld"}, {"datePublished", fPublished, 0, "json-ld"}, {"uploadDate", fPublished, 1, "json-ld uploadDate"},
	{"dateCreated", fPublished, 3, "json-ld dateCreated"}, {"dateModified", fUpdated, 0, "json-ld"}, {"inLanguage", fLanguage, 2, "json-ld"},
	{"copyrightNotice", fRights, 2, "json-ld"}, {"articleBody", fBody, 0, "json-ld"}, {"articleSection", fSection, 2, "json-ld"},
	{"keywords", fTag, 2, "json-ld"},
}

// addLD adds what the article's object says.
func (p *page) addLD(ld *linkedData, v jsonscan.Value) {
	const from = "json-ld"
	for i := range ldFields {
		f := &ldFields[i]
		switch {
		case f.field == fSection || f.field == fTag:
			for s := range v.Get(f.key).Each() {
				p.addText(f.field, s, f.rank, f.from)
			}
		case f.key != "uploadDate" || p.isVideo():
			p.addText(f.field, v.Get(f.key), f.rank, f.from)
		}
	}
	if free := v.Get("isAccessibleForFree"); free.Kind() != jsonscan.None {
		yes := "false"
		if free.Bool() || strings.EqualFold(free.Str(), "true") {
			yes = "true"
		}
		p.add(fFree, &fact{value: yes, from: from})
		for part := range v.Get("hasPart").Each() {
			if gate := ldText(part.Get("cssSelector")); gate != "" && len(p.gates) < maxGates {
				p.gates = append(p.gates, gate)
			}
		}
	}
	p.add(fURL, &fact{value: ldAddress(v), from: from, rank: 2})
	p.addLDPublisher(ld, v)
	p.addLDImages(ld, v)
	for _, key := range [...]string{"author", "creator"} {
		p.addLDPeople(ld, v.Get(key), from+" "+key, 0)
		if len(p.facts[fAuthor]) > 0 {
			break
		}
	}
}

// isVideo reports whether og:type says so: on other pages a video is an illustration, and has a date of its own.
func (p *page) isVideo() bool {
	for _, c := range p.facts[fKind] {
		if strings.Contains(c.value, "video") {
			return true
		}
	}
	return false
}

// addTrail keeps the names of a BreadcrumbList.
func (p *page) addTrail(items, types jsonscan.Value) {
	for t := range types.Each() {
		if !t.Is("BreadcrumbList") {
			return
		}
	}
	for o := range items.Each() {
		s := ldText(o.Get("name"))
		if s == "" {
			s = ldText(o.Get("item"))
		}
		if len(p.trail) < maxMarks {
			p.trail = append(p.trail, s)
		}
	}
}

// rankPage is the rank of what is said of the page around the article.
const rankPage = 5

// addLDPage adds what the object of the page around the article says, as a last resort.
func (p *page) addLDPage(ld *linkedData, v jsonscan.Value) {
	const from = "json-ld page"
	p.addText(fTitle, v.Get("headline"), rankPage, from)
	p.addText(fTitle, v.Get("name"), rankPage+1, from)
	p.addText(fPublished, v.Get("datePublished"), rankPage, from)
	p.addText(fUpdated, v.Get("dateModified"), rankPage, from)
	p.addText(fLanguage, v.Get("inLanguage"), 4, from)
	p.addText(fSummary, v.Get("description"), 4, from)
	p.addLDPublisher(ld, v)
	if ld.main < 0 {
		p.addLDPeople(ld, v.Get("author"), from, rankPage)
	}
}

// addLDPublisher adds the site's name.
func (p *page) addLDPublisher(ld *linkedData, v jsonscan.Value) {
	for o := range v.Get("publisher").Each() {
		p.addText(fSite, ld.follow(o), 1, "json-ld publisher")
	}
	for o := range v.Get("isPartOf").Each() {
		if o = ld.follow(o); ldKindOf(o.Get("@type")) == ldSite {
			p.addText(fSite, o, 5, "json-ld isPartOf")
		}
	}
}

// follow gives the object that a reference ({"@id": ...} alone) stands for.
func (ld *linkedData) follow(v jsonscan.Value) jsonscan.Value {
	if v.Kind() == jsonscan.Object && v.Get("name").IsZero() {
		if o, ok := ld.ids[v.Get("@id").Str()]; ok {
			return o
		}
	}
	return v
}

// addLDPeople adds authors: a name, an object, a list of them, an object with a list of names, references.
func (p *page) addLDPeople(ld *linkedData, v jsonscan.Value, from string, rank uint8) {
	for o := range v.Each() {
		o = ld.follow(o)
		c := fact{rank: rank, from: from}
		if o.Kind() == jsonscan.Object {
			kind := o.Get("@type")
			for t := range kind.Each() {
				c.isOrg = c.isOrg || strings.HasSuffix(t.Str(), "Organization") || t.Is("Corporation")
			}
			c.url = ldText(o.Get("url"))
			c.role = ldText(o.Get("jobTitle"))
			for _, key := range [...]string{"affiliation", "worksFor"} {
				if c.org == "" {
					c.org = ldText(ld.follow(o.Get(key)))
				}
			}
			o = o.Get("name")
		}
		for name := range o.Each() {
			if c.value = ldText(name); c.value != "" {
				p.add(fAuthor, &c)
			}
		}
	}
}

// addLDImages adds the article's pictures.
func (p *page) addLDImages(ld *linkedData, v jsonscan.Value) {
	for _, key := range [...]string{"image", "thumbnailUrl"} {
		for o := range v.Get(key).Each() {
			o = ld.follow(o)
			c := fact{rank: 2, from: "json-ld " + key}
			if o.Kind() == jsonscan.Object {
				for _, key := range [...]string{"url", "contentUrl", "@id"} {
					if c.url == "" {
						c.url = ldText(o.Get(key))
					}
				}
				c.value = ldText(o.Get("caption"))
				c.org = ldText(o.Get("creditText"))
			} else {
				c.url = ldText(o)
			}
			if c.url != "" {
				p.add(fImage, &c)
			}
		}
	}
}
