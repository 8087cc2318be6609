package broadsheet

import (
	"fmt"
	"strings"
	"testing"
)

// TestPageNames reads what pages say of themselves in each of the vocabularies in use, one field each.
func TestPageNames(t *testing.T) {
	ld := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	title := func(a *Article) string { return a.Title }
	subtitle := func(a *Article) string { return a.Subtitle }
	summary := func(a *Article) string { return a.Summary }
	published := func(a *Article) string { return a.Published.String() }
	updated := func(a *Article) string { return a.Updated.String() }
	dateline := func(a *Article) string { return a.Dateline }
	section := func(a *Article) string { return a.Section }
	language := func(a *Article) string { return a.Language }
	publisher := func(a *Article) string { return a.Publisher.Name }
	rights := func(a *Article) string { return a.Rights }
	image := func(a *Article) string { return a.Image().URL }
	authors := func(a *Article) string {
		var list []string
		for _, who := range a.Authors {
			list = append(list, who.Name)
		}
		return strings.Join(list, ", ")
	}
	tags := func(a *Article) string {
		var list []string
		for _, tag := range a.Tags {
			list = append(list, tag.Term)
		}
		return strings.Join(list, "|")
	}
	picture := func(a *Article) string {
		m := a.Image()
		return strings.TrimRight(fmt.Sprintf("%s %dx%d|%s|%s|%s", m.URL[strings.LastIndexByte(m.URL, '/')+1:], m.Width, m.Height, m.Alt, m.Caption, m.Credit), "|")
	}
	const h1 = "<h1>Old bridge</h1>"
	gap := strings.Repeat("<hr>", 130)
	tests := []struct {
		name, head, body string
		field            func(*Article) string
		want             string
	}{
		{"og:title", "<meta property=og:title content='Old bridge to be repaired'>", "", title, "Old bridge to be repaired"},
		{"og:title under name", "<meta name=og:title content='Old bridge to be repaired'>", "", title, "Old bridge to be repaired"},
		{"twitter:title", "<meta name=twitter:title content='Old bridge to be repaired'>", "", title, "Old bridge to be repaired"},
		{"dc.title", "<meta name=DC.title content='Old bridge to be repaired'>", "", title, "Old bridge to be repaired"},
		{"parsely-title", "<meta name=parsely-title content='Old bridge to be repaired'>", "", title, "Old bridge to be repaired"},
		{"sailthru.title", "<meta name=sailthru.title content='Old bridge to be repaired'>", "", title, "Old bridge to be repaired"},
		{"citation_title", "<meta name=citation_title content='Old bridge to be repaired'>", "", title, "Old bridge to be repaired"},
		{"microdata headline", "", "<div itemscope itemtype=http://schema.org/NewsArticle><div itemprop=headline>Old bridge to be repaired</div></div>", title, "Old bridge to be repaired"},
		{"RDFa headline", "", "<div vocab=https://schema.org/ typeof=Article><div property=headline>Old bridge to be repaired</div></div>", title, "Old bridge to be repaired"},
		{"JSON-LD in a comment", ld("<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Old bridge to be repaired\"} -->"), "", title, "Old bridge to be repaired"},
		{"JSON-LD with line ends in a string", ld("{\"@type\":\"NewsArticle\",\"headline\":\"Old bridge\nto be repaired\"}"), "", title, "Old bridge to be repaired"},
		{"JSON-LD cut off", ld(`{"@type":"NewsArticle","headline":"Old bridge to be repaired","author":{"name":"A`), "", title, "Old bridge to be repaired"},
		{"JSON-LD with a type of a vocabulary", ld(`{"@type":"http://schema.org/NewsArticle","headline":"Old bridge to be repaired"}`), "", title, "Old bridge to be repaired"},
		{"JSON-LD nested in a page", ld(`{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Old bridge to be repaired"}}`), "", title, "Old bridge to be repaired"},
		{"JSON-LD alternativeHeadline", ld(`{"@type":"NewsArticle","headline":"Old bridge","alternativeHeadline":"Work begins in spring"}`), "", subtitle, "Work begins in spring"},
		{"og:description", "<meta property=og:description content='Work begins in spring.'>", "", summary, "Work begins in spring."},
		{"dcterms.abstract", "<meta name=dcterms.abstract content='Work begins in spring.'>", "", summary, "Work begins in spring."},
		{"a template's place", "<meta property=og:title content='{{page.title}}'><title>Old bridge to be repaired</title>", "", title, "Old bridge to be repaired"},

		{"article:published_time", "<meta property=article:published_time content=2025-03-11>", "", published, "2025-03-11"},
		{"dc.date.issued", "<meta name=DC.date.issued content=2025-03-11>", "", published, "2025-03-11"},
		{"parsely-pub-date", "<meta name=parsely-pub-date content=2025-03-11T10:00:00Z>", "", published, "2025-03-11T10:00:00Z"},
		{"sailthru.date", "<meta name=sailthru.date content='Tue, 11 Mar 2025 10:00:00 +0000'>", "", published, "2025-03-11T10:00:00Z"},
		{"citation_publication_date", "<meta name=citation_publication_date content=2025/03/11>", "", published, "2025-03-11"},
		{"microdata", "", "<div itemscope itemtype=http://schema.org/Article><meta itemprop=datePublished content=2025-03-11></div>", published, "2025-03-11"},
		{"RDFa", "", "<div typeof=schema:Article><span property=schema:datePublished content=2025-03-11>yesterday</span></div>", published, "2025-03-11"},
		{"h-entry", "", "<article class=h-entry><h1 class=p-name>Old bridge</h1><time class=dt-published datetime=2025-03-11>11 March</time>", published, "2025-03-11"},
		{"hAtom", "", "<div class=hentry><h1 class=entry-title>Old bridge</h1><abbr class=published title=2025-03-11>11 March 2025</abbr>", published, "2025-03-11"},
		{"in the title", "<title>Old bridge to be repaired | Harbour News | 11.03.2025</title>", "", published, "2025-03-11"},
		{"a date far from the headline under its label", "", "<h1>Old bridge</h1>" + story + strings.Repeat("<hr>", 130) + "<div><h4>Published</h4><p class=date>11 March 2025</p></div>", published, "2025-03-11"},
		{"the update after the date", "", "<h1>Old bridge</h1><p class=date>11 March 2025 - Updated: 12 March 2025</p>", published, "2025-03-11"},
		{"an update beside its label", "", "<h1>Old bridge</h1><p>Updated on <span>March 12, 2025</span></p>", published, ""},
		{"a list of days", "", "<h1>News</h1>" + story + "<div class=date>1 March 2025</div><div class=date>2 March 2025</div><div class=date>3 March 2025</div><div class=date>4 March 2025</div>", published, ""},
		{"article:modified_time", "<meta property=article:modified_time content=2025-03-12>", "", updated, "2025-03-12"},
		{"dc.date.modified", "<meta name=DC.date.modified content=2025-03-12>", "", updated, "2025-03-12"},

		{"parsely-author", "<meta name=parsely-author content='Ana Ruiz'>", "", authors, "Ana Ruiz"},
		{"sailthru.author", "<meta name=sailthru.author content='Ana Ruiz'>", "", authors, "Ana Ruiz"},
		{"bepress_citation_author", "<meta name=bepress_citation_author content='Ruiz, Ana'>", "", authors, "Ana Ruiz"},
		{"RDFa author", "", "<div typeof=Article><h1>Old bridge</h1><span property=author typeof=Person><span property=name>Ana Ruiz</span></span></div>", authors, "Ana Ruiz"},
		{"hAtom author", "", "<div class=hentry><h1>Old bridge</h1><span class='author vcard'><a class='url fn n' href=/a>Ana Ruiz</a></span></div>", authors, "Ana Ruiz"},
		{"a short aside", "", "<h1>Old bridge</h1><aside class=post-author>Ana Ruiz</aside>", authors, "Ana Ruiz"},
		{"the section is no author", "", "<meta property=article:section content=Business><h1>Old bridge</h1><div class=authors><span class=author>Business</span> <span class=author>Ana Ruiz</span></div>", authors, "Ana Ruiz"},
		{"at the end of the text", "", "<h1>Old bridge</h1>" + strings.Repeat(story, 4) + strings.Repeat("<hr>", 300) + "<div><p>Written by</p><p>Ana Ruiz</p></div>", authors, "Ana Ruiz"},
		{"two at the end are of other stories", "", "<h1>Old bridge</h1>" + strings.Repeat(story, 4) + strings.Repeat("<hr>", 300) + "<p>Written by Ana Ruiz</p><p>Written by Ben Okri</p>", authors, ""},
		{"a sentence", "", "<h1>Old bridge</h1><p>By harmonizing the work of Ben Okri, " + strings.Repeat("the council built a town ", 12) + "</p>", authors, ""},

		{"dateline", "", "<h1>Old bridge</h1><p>BERGEN – The council agreed on Tuesday.</p>", dateline, "BERGEN"},
		{"dateline with a date between dashes", "", "<h1>Old bridge</h1><p>BERGEN – 11 March 2025 – The council agreed on Tuesday.</p>", dateline, "BERGEN"},
		{"article:section", "<meta property=article:section content=Business>", "", section, "Business"},
		{"JSON-LD articleSection", ld(`{"@type":"NewsArticle","articleSection":["Business","World"]}`), "", section, "Business"},
		{"article:tag", "<meta property=article:tag content=Bridges><meta property=article:tag content='Stone, old'>", "", tags, "Bridges|Stone, old"},
		{"news_keywords", "<meta name=news_keywords content='bridges, stone'>", "", tags, "bridges|stone"},
		{"JSON-LD keywords", ld(`{"@type":"NewsArticle","keywords":["bridges","stone"]}`), "", tags, "bridges|stone"},
		{"og:locale", "<meta property=og:locale content=de_DE>", "", language, "de-DE"},
		{"JSON-LD inLanguage", ld(`{"@type":"NewsArticle","inLanguage":{"@type":"Language","name":"de"}}`), "", language, "de"},
		{"JSON-LD publisher by reference", ld(`{"@graph":[{"@type":"NewsArticle","publisher":{"@id":"#o"}},{"@type":"Organization","@id":"#o","name":"Harbour News"}]}`), "", publisher, "Harbour News"},
		{"dc.publisher", "<meta name=DC.publisher content='Harbour News'>", "", publisher, "Harbour News"},
		{"dc.rights", "<meta name=DC.rights content='CC BY 4.0'>", "", rights, "CC BY 4.0"},
		{"og:image", "<meta property=og:image content=/i/bridge-at-night.jpg>", "", image, "https://www.harbournews.example/i/bridge-at-night.jpg"},
		{"JSON-LD image objects", ld(`{"@type":"NewsArticle","image":[{"@type":"ImageObject","url":"/i/bridge-at-night.jpg"}]}`), "", image, "https://www.harbournews.example/i/bridge-at-night.jpg"},
		{"a logo is no picture", "<meta property=og:image content=/i/site-logo.png>", "", image, ""},
		{"amp-img", "", "<h1>Old bridge</h1><amp-img src=/i/bridge-at-night.jpg width=1200 height=675></amp-img>", image, "https://www.harbournews.example/i/bridge-at-night.jpg"},

		{"JSON-LD in seconds", ld(`{"@type":"NewsArticle","datePublished":1741687200}`), "", published, "2025-03-11T10:00:00Z"},
		{"JSON-LD in a list of lists", ld(`[[{"@type":"NewsArticle","headline":"Old bridge to be repaired"}],1]`), "", title, "Old bridge to be repaired"},
		{"JSON-LD without a type", ld(`{"headline":"Old bridge to be repaired","datePublished":"2025-03-11"}`), "", published, "2025-03-11"},
		{"JSON-LD that cannot be read", ld(`harbour`) + ld(` `) + ld(`{"@type":"NewsArticle","headline":"Old bridge to be repaired"}`), "", title, "Old bridge to be repaired"},
		{"JSON-LD of two articles, one with the page's @id", ld(`[{"@type":"NewsArticle","headline":"Ferry","mainEntityOfPage":{"@id":"/ferry"}},{"@type":"NewsArticle","headline":"Old bridge","mainEntityOfPage":{"@id":"/world/bridge"}}]`), "", title, "Old bridge"},
		{"JSON-LD of two articles, one with the page's url", ld(`[{"@type":"NewsArticle","headline":"Ferry"},{"@type":"NewsArticle","headline":"Old bridge","mainEntityOfPage":{"@type":"WebPage","url":"/world/bridge"}}]`), "", title, "Old bridge"},
		{"the headline written by an editor", "<title>Bridge repair cost 2025</title><meta property=og:title content='Bridge repair cost 2025'>" + ld(`{"@type":"NewsArticle","headline":"Council agrees to repair the old bridge"}`),
			"<h1>Bridge repair cost 2025</h1>", title, "Council agrees to repair the old bridge"},
		{"the headline for sharing", "<title>Bridge repair cost 2025</title><meta property=og:title content='Council agrees to repair the old bridge'>" + ld(`{"@type":"NewsArticle","headline":"Bridge repair cost 2025"}`),
			"<h1>Bridge repair cost 2025</h1>", title, "Council agrees to repair the old bridge"},
		{"the beginning of the host's name", "<title>Old bridge to be repaired | Harbour</title>", "", title, "Old bridge to be repaired"},
		{"the host's name within the site's", "<title>Old bridge to be repaired | The Harbournews of Bergen</title>", "", title, "Old bridge to be repaired | The Harbournews of Bergen"},
		{"a site's name three times", "<title>Harbour News | Harbour News | Harbour News | Old bridge to be repaired</title><meta property=og:site_name content='Harbour News'>", "", title, "Old bridge to be repaired"},
		{"no standfirst in a date and a caption", "", h1 + "<p class=subtitle>Published on Tuesday, 11 March 2025</p><div class=lead><figure><img src=/i/night.jpg><figcaption>A picture of the old bridge in the fog</figcaption></figure></div>", subtitle, ""},
		{"no standfirst in a caption by name", "", h1 + "<div class=LeadFeature><div class=embed-caption>A picture of the old bridge in the fog (AP Photo/Ana Ruiz)</div></div>", subtitle, ""},
		{"articleBody", ld(`{"@type":"NewsArticle","articleBody":"The council met again on Tuesday and spoke until late about the old bridge."}`), h1, title, "Old bridge"},

		{"the page's date, shown as an update", ld(`{"@type":"WebPage","datePublished":"2025-03-11T10:00:00Z"}`), h1 + "<p>Updated 11 March 2025</p>", published, "2025-03-11T10:00:00Z"},
		{"the page's date, of an article", "<meta property=og:type content=article>" + ld(`{"@type":"WebPage","datePublished":"2025-03-11T10:00:00Z"}`), "", published, "2025-03-11T10:00:00Z"},
		{"the page's date, of anything", ld(`[{"@type":"WebPage","datePublished":"soon"},{"@type":"ItemPage","datePublished":"2025-03-11"}]`), "", published, ""},
		{"dateCreated", "", "<div itemscope itemtype=http://schema.org/NewsArticle><meta itemprop=dateCreated content=2025-03-11></div>", published, "2025-03-11"},
		{"a property of no item", "", h1 + "<span itemprop=datePublished content=2025-03-11>Tuesday</span>", published, "2025-03-11"},
		{"many days in lines", "", "<div>" + h1 + "<p>1 March 2025</p><p>2 March 2025</p><p>3 March 2025</p></div>", published, ""},
		{"the day nearest to the headline", "", "<p class=date>1 March 2025</p><hr><hr><hr>" + h1 + "<p class=date>2 March 2025</p>", published, "2025-03-02"},
		{"a day's name", "", h1 + "<p class=date>Tuesday</p>", published, ""},
		{"a date in a box for dates", "", h1 + "<div class=date><span class=date>Tuesday</span><time datetime=2025-03-11>11 March</time></div>", published, "2025-03-11"},
		{"a date in a teaser above the text", "", "<div>" + h1 + "<div class='card related'><a href=/ferry>Ferry gets a new captain</a><p>11 March 2025</p></div></div>", published, ""},
		{"a date in the page's footer", "", h1 + story + "<footer><p class=date>11 March 2025</p></footer>", published, ""},
		{"a date in a footer by name", "", h1 + story + "<div class=footer><p class=date>11 March 2025</p></div>", published, ""},
		{"a date in an article's footer", "", "<article>" + h1 + story + "<footer><p class=date>11 March 2025</p></footer></article>", published, ""},

		{"initials without blanks", "<meta name=author content=M.K.Rao>", "", authors, "M.K.Rao"},
		{"a host", "<meta name=author content=news.tide.example>", "", authors, ""},
		{"an agency", ld(`{"@type":"NewsArticle","author":{"@type":"Organization","name":"Tide Agency"}}`), "", authors, "Tide Agency"},
		{"who made the page", ld(`{"@type":"WebPage","author":{"@type":"Person","name":"Ana Ruiz"}}`), "", authors, "Ana Ruiz"},
		{"who made the site", ld(`{"@type":"WebPage","author":{"@type":"Person","name":"harbourhand"}}`), "", authors, ""},
		{"JSON-LD values", ld(`{"@type":"NewsArticle","headline":{"@value":"Old bridge","@language":"en"},"author":{"@type":"Person","name":{"@value":"Ana Ruiz"}}}`), "", authors, "Ana Ruiz"},
		{"microdata of an author in <meta>", "", "<div itemscope itemtype=http://schema.org/NewsArticle><meta itemprop=author content='Ana Ruiz'></div>", authors, "Ana Ruiz"},
		{"microdata of a picture's author", "", "<div itemscope itemtype=http://schema.org/NewsArticle><figure itemscope itemtype=http://schema.org/ImageObject><img src=/i/night.jpg><b itemprop=author>Bo Li</b></figure></div>", authors, ""},
		{"a link far from the headline", "", h1 + story + gap + "<div class=writer><a rel=author href=/ana>Ana Ruiz</a></div>", authors, "Ana Ruiz"},
		{"two far from the headline", "", h1 + story + gap + "<div class=writer><a rel=author href=/ana>Ana Ruiz</a> <a rel=author href=/bo>Bo Li</a></div>", authors, ""},
		{"a name far from the headline", "", h1 + story + gap + "<div class=author>Ana Ruiz</div>", authors, ""},
		{"a byline in a teaser above the text", "", "<div>" + h1 + "<div class='card related'><a href=/ferry>Ferry gets a new captain</a><p>By Bo Li</p></div></div>", authors, ""},
		{"two bylines far apart", "", h1 + "<div class=author>Ana Ruiz</div>" + strings.Repeat("<hr>", 30) + "<div class=author>Bo Li</div>", authors, "Ana Ruiz"},
		{"Written by, of another story", "", h1 + story + gap + gap + gap + "<h2>More</h2><div class=related><p>Written by Bo Li</p></div>", authors, ""},
		{"an aside of more than a line", "", h1 + "<aside><p>The bridge was drawn by hand, and you can see how in our film.</p><span class=author>Bo Li</span></aside>", authors, ""},
		{"a date before the byline", "", "<div>" + h1 + "<p>4 March 2025 | By Ana Ruiz</p></div>", authors, "Ana Ruiz"},
		{"a name and more beside a date", "", "<div>" + h1 + "<p>11 March 2025</p><p>Ana Ruiz and colleagues at the works</p></div>", authors, ""},
		{"a source in two elements", "", "<div>" + h1 + "<p>Quelle: <b>dpa</b></p></div>", authors, "dpa"},

		{"a section in the trail's label", "", "<nav aria-label=Breadcrumb><a href=/>Home</a> <a href=/w>World news</a></nav>" + h1, section, "World news"},
		{"a trail far below", "", h1 + story + gap + "<div class=breadcrumbs><a href=/>Home</a> <a href=/w>World news</a></div>", section, ""},
		{"tags of the head alone", "<meta property=article:tag content=Bridges><meta name=keywords content='news,paper'>", "", tags, "Bridges"},
		{"a tag in no box with the headline", "", "<div>" + h1 + "</div>" + story + "<a rel=tag href=/t/1>Bridges</a>", tags, ""},
		{"a list in one tag", "<meta property=article:tag content='bridges,stone,1,2'>", "", tags, "bridges|stone|1|2"},
		{"a number among the tags", "<meta property=article:tag content=8ae9ab2d-fe1b-4230-acb8-a59b52877682><meta property=article:tag content='1,000 islands'>", "", tags, "1,000 islands"},
		{"tags twice", "<meta name=keywords content='bridges, Bridges,, stone'>", "", tags, "bridges|stone"},
		{"a word for a language", "<meta name=language content=Deutschsprachig><meta name=dc.language content=de>", "", language, "de"},
		{"words of a picture", "<meta property=og:image content=/i/dialogo-en-el-puente.jpg><meta property=og:image:alt content='Two at the bridge'><meta property=og:image:width content=1200px><meta property=og:image:height content=630>", "",
			picture, "dialogo-en-el-puente.jpg 1200x630|Two at the bridge"},
		{"a size in per cent", "<meta property=og:image content=/i/arqueologos.jpg><meta property=og:image:width content='100%'>", "", picture, "arqueologos.jpg 0x0"},
		{"a stand-in", "<meta property=og:image content=/i/default-share.png>", "", image, ""},
		{"a logo by its end", "<meta property=og:image content=/i/newslogo.png>", "", image, ""},
		{"microdata of a picture", "", "<div itemscope itemtype=http://schema.org/NewsArticle><meta itemprop=image content=/i/bridge-at-night.jpg></div>", picture, "bridge-at-night.jpg 0x0"},
		{"a stand-in in amp-img", "", h1 + "<amp-img src=/i/bridge.jpg width=800 height=600><img src=/i/tiny.jpg></amp-img>", picture, "bridge.jpg 800x600"},
		{"a drawing that says what it shows", "", h1 + story + "<p><img src=/i/wave.svg alt=x></p><p><img src=/i/cost.svg alt='What the bridge costs'></p>", picture, "cost.svg 0x0|What the bridge costs"},
		{"a picture whose name ends like a spacer's", "", h1 + story + "<p><img src=/i/nuclear.png></p>", picture, "nuclear.png 0x0"},
		{"a picture whose name holds an icon's", "", h1 + story + "<p><img src=/i/icon-mail.png><img src=/i/silicon-valley.png></p>", picture, "silicon-valley.png 0x0"},
		{"an author's portrait", "<meta name=author content='Ana Ruiz'>", h1 + "<p><img src=/i/ruiz.jpg alt='Ana Ruiz'></p>", image, ""},
		{"a credit after a slash", "", h1 + "<figure><img src=/i/bridge.jpg><figcaption>The old bridge / Foto Ana Ruiz</figcaption></figure>", picture, "bridge.jpg 0x0||The old bridge|Ana Ruiz"},
		{"a credit with a sign", "", h1 + "<figure><img src=/i/bridge.jpg><figcaption>The old bridge. Photo: © Ana Ruiz</figcaption></figure>", picture, "bridge.jpg 0x0||The old bridge.|Ana Ruiz"},
		{"a credit with a word for it", ld(`{"@type":"NewsArticle","image":{"url":"/i/bridge.jpg","caption":"The bridge","creditText":"Photo: Ana Ruiz"}}`), "", picture, "bridge.jpg 0x0||The bridge|Ana Ruiz"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.field(parsePage(t, &Parser{}, pageURL, tt.head, tt.body+story)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestPageLongLink holds that an address that is too long for CleanHTML once it is resolved is no link in Content either.
func TestPageLongLink(t *testing.T) {
	a := parsePage(t, &Parser{}, pageURL, "", strings.Replace(story, "bridge", "<a href='/"+strings.Repeat("é", 2000)+"'>bridge</a>", 1))
	if got := new(Parser).CleanHTML(a.Content, Source{URL: pageURL}); got != a.Content {
		t.Errorf("Content becomes %d bytes of %d", len(got), len(a.Content))
	}
}
