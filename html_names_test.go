package broadsheet

import (
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
