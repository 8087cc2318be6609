package interop

import (
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

const (
	rss10Space    = "http://purl.org/rss/1.0/"
	rss09Space    = "http://channel.netscape.com/rdf/simple/0.9/"
	rss09AltSpace = "http://my.netscape.com/rdf/simple/0.9/"
	rdfSpace      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
)

// isRSS reports whether the element is of RSS itself, not of an extension.
func (x *xmlReader) isRSS() bool {
	switch space := x.space(); space {
	case "", "rss", "rdf", rdfSpace, rss10Space, rss09Space, rss09AltSpace:
		return true
	default:
		return space == x.own
	}
}

// rssRoot reads an <rss> or <rdf:RDF>. Items, image and text input may stand beside the channel.
func (x *xmlReader) rssRoot() *rss.Feed {
	version := x.rssVersion()
	if _, known := usualPrefixes[x.space()]; !known {
		x.own = x.space()
	}
	f := &rss.Feed{Items: []*rss.Item{}}
	var items []*rss.Item
	var image *rss.Image
	var input *rss.TextInput
	x.children(func(name string) {
		if !x.isRSS() {
			return
		}
		switch name {
		case "channel":
			f = x.rssChannel()
		case "item":
			items = append(items, x.rssItem())
		case "image":
			image = x.rssImage()
		case "textinput":
			input = x.rssTextInput()
		}
	})
	f.Items = append(f.Items, items...)
	if image != nil {
		f.Image = image
	}
	if input != nil {
		f.TextInput = input
	}
	f.Version = version
	return f
}

// rssVersion reads the version from the root's attribute or the namespaces that it declares.
func (x *xmlReader) rssVersion() string {
	if x.name() == "rss" {
		return x.attr("version")
	}
	declared := map[string]string{}
	declarations(x.s.Raw(), declared)
	known := []struct{ space, version string }{{rss10Space, "1.0"}, {rss09Space, "0.9"}, {rss09AltSpace, "0.9"}}
	for _, k := range known {
		if strings.TrimSpace(declared["xmlns"]) == k.space {
			return k.version
		}
	}
	for _, k := range known {
		for _, space := range declared {
			if strings.TrimSpace(space) == k.space {
				return k.version
			}
		}
	}
	return ""
}

func (x *xmlReader) rssChannel() *rss.Feed {
	f := &rss.Feed{Items: []*rss.Item{}}
	f.Extensions = x.parts(x.isRSS, func(name string) {
		switch name {
		case "title":
			f.Title = x.text()
		case "description":
			f.Description = x.text()
		case "link":
			f.Link = x.rssLink()
			f.Links = append(f.Links, f.Link)
		case "language":
			f.Language = x.text()
		case "copyright":
			f.Copyright = x.text()
		case "managingeditor":
			f.ManagingEditor = x.text()
		case "webmaster":
			f.WebMaster = x.text()
		case "pubdate":
			f.PubDate = x.text()
			f.PubDateParsed = date(f.PubDate)
		case "lastbuilddate":
			f.LastBuildDate = x.text()
			f.LastBuildDateParsed = date(f.LastBuildDate)
		case "generator":
			f.Generator = x.text()
		case "docs":
			f.Docs = x.textURL()
		case "ttl":
			f.TTL = x.text()
		case "rating":
			f.Rating = x.text()
		case "skiphours":
			f.SkipHours = x.rssList("hour")
		case "skipdays":
			f.SkipDays = x.rssList("day")
		case "item":
			f.Items = append(f.Items, x.rssItem())
		case "cloud":
			f.Cloud = &rss.Cloud{Domain: x.attr("domain"), Port: x.attr("port"), Path: x.attr("path"),
				RegisterProcedure: x.attr("registerProcedure"), Protocol: x.attr("protocol")}
		case "category":
			f.Categories = append(f.Categories, x.rssCategory())
		case "image":
			f.Image = x.rssImage()
		case "textinput":
			f.TextInput = x.rssTextInput()
		}
	})
	if itunes, ok := f.Extensions["itunes"]; ok {
		f.ITunesExt = ext.NewITunesFeedExtension(itunes)
	}
	if dc, ok := f.Extensions["dc"]; ok {
		f.DublinCoreExt = ext.NewDublinCoreExtension(dc)
	}
	return f
}

func (x *xmlReader) rssItem() *rss.Item {
	it := &rss.Item{}
	isContent := func() bool { return x.name() == "encoded" && x.prefix() == "content" }
	it.Extensions = x.parts(func() bool { return x.isRSS() || isContent() }, func(name string) {
		if isContent() {
			it.Content = x.text()
			return
		}
		x.rssItemField(it, name)
	})
	if itunes, ok := it.Extensions["itunes"]; ok {
		it.ITunesExt = ext.NewITunesItemExtension(itunes)
	}
	if dc, ok := it.Extensions["dc"]; ok {
		it.DublinCoreExt = ext.NewDublinCoreExtension(dc)
	}
	return it
}

func (x *xmlReader) rssItemField(it *rss.Item, name string) {
	switch name {
	case "title":
		it.Title = x.text()
	case "description":
		it.Description = x.text()
	case "link":
		it.Link = x.rssLink()
		it.Links = append(it.Links, it.Link)
	case "author":
		it.Author = x.text()
	case "comments":
		it.Comments = x.textURL()
	case "pubdate":
		it.PubDate = x.text()
		it.PubDateParsed = date(it.PubDate)
	case "source":
		it.Source = &rss.Source{URL: x.attr("url"), Title: x.text()}
	case "enclosure":
		it.Enclosure = &rss.Enclosure{URL: x.attr("url"), Length: x.attr("length"), Type: x.attr("type")}
		it.Enclosures = append(it.Enclosures, it.Enclosure)
	case "guid":
		permalink := x.attr("isPermaLink")
		for _, other := range []string{x.attr("isPermalink"), "true"} {
			if permalink == "" {
				permalink = other
			}
		}
		it.GUID = &rss.GUID{IsPermalink: permalink, Value: x.text()}
	case "category":
		it.Categories = append(it.Categories, x.rssCategory())
	default:
		if it.Custom == nil {
			it.Custom = map[string]string{}
		}
		key := string(x.s.Name.Local)
		it.Custom[key] = x.text()
	}
}

// rssLink reads a link's text, or its href.
func (x *xmlReader) rssLink() string {
	base, href := x.base(), x.attr("href")
	link := x.text()
	if link == "" {
		link = href
	}
	if base == nil || link == "" {
		return link
	}
	if u := resolve(base, link); u != "" {
		return u
	}
	return link
}

func (x *xmlReader) rssCategory() *rss.Category {
	return &rss.Category{Domain: x.attr("domain"), Value: x.text()}
}

func (x *xmlReader) rssImage() *rss.Image {
	image := &rss.Image{}
	x.children(func(name string) {
		switch name {
		case "url":
			image.URL = x.textURL()
		case "title":
			image.Title = x.text()
		case "link":
			image.Link = x.textURL()
		case "width":
			image.Width = x.text()
		case "height":
			image.Height = x.text()
		case "description":
			image.Description = x.text()
		}
	})
	return image
}

func (x *xmlReader) rssTextInput() *rss.TextInput {
	input := &rss.TextInput{}
	x.children(func(name string) {
		switch name {
		case "title":
			input.Title = x.text()
		case "description":
			input.Description = x.text()
		case "name":
			input.Name = x.text()
		case "link":
			input.Link = x.text()
		}
	})
	return input
}

// rssList reads the texts of the children with a name.
func (x *xmlReader) rssList(of string) []string {
	list := []string{}
	x.children(func(name string) {
		if name == of {
			list = append(list, x.text())
		}
	})
	return list
}
