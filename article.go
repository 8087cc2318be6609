package broadsheet

import "time"

// Article is one story, whatever it was read from: a page, a text file or an item of a feed.
// The zero value of a field means that the input did not say. Title, Subtitle, names, captions,
// credits, tags and Rights are plain text; Summary and Content are HTML in the subset that the
// package documentation lists under Content.
//
// An Article marshals to JSON with its field names in snake_case, leaves zero fields out, and
// comes back from that JSON without loss for valid UTF-8 and the years 0 to 9999.
type Article struct {
	// ID is the identifier as printed, also where a feed prints it twice: RSS 2.0 <guid>, RSS 1.0
	// rdf:about, Atom id (RFC 4287 section 4.2.6), JSON Feed id. See [Article.Key] for an identity.
	ID string `json:"id,omitzero"`
	// URL is the article's own address, absolute and normalised by [Parser.NormalizeURL]. Where that
	// changed it, the printed address stays in Links with Rel "alternate".
	URL string `json:"url,omitzero"`
	// Title is the headline.
	Title string `json:"title,omitzero"`
	// Subtitle is the standfirst: the line or lines that stand between headline and text.
	Subtitle string `json:"subtitle,omitzero"`
	// Summary is a short version or teaser, as HTML; RSS <description>, Atom summary.
	Summary string `json:"summary,omitzero"`
	// Content is the whole text, as inert HTML with absolute links.
	Content string `json:"content,omitzero"`
	// Authors are the people, or the organisations alone, that the byline names, in its order.
	Authors []Person `json:"authors,omitzero"`
	// Contributors are all other people credited; Role says for what.
	Contributors []Person `json:"contributors,omitzero"`
	// Published is when the article first appeared. It is never filled from Updated.
	Published Date `json:"published,omitzero"`
	// Updated is when it last changed. It is never filled from Published.
	Updated Date `json:"updated,omitzero"`
	// Dateline is the place a story was filed from: "PARIS".
	Dateline string `json:"dateline,omitzero"`
	// Language is a BCP 47 tag.
	Language string `json:"language,omitzero"`
	// Publisher is who published the article. Its Name is the site's name, as its data or its title show it, else the host.
	Publisher Person `json:"publisher,omitzero"`
	// Section is the part of the publication: "World".
	Section string `json:"section,omitzero"`
	// Tags are categories, subjects and keywords, in order, without repeats.
	Tags []Tag `json:"tags,omitzero"`
	// Media are the images, lead first, then the other files, each in order of appearance.
	Media []Media `json:"media,omitzero"`
	// Links are addresses with a relation: related, via, replies, alternate, license and others.
	Links []Link `json:"links,omitzero"`
	// Origin is the feed that the article was republished from; nil when it was not.
	// Its Items are empty.
	Origin *Feed `json:"origin,omitzero"`
	// Rights is the copyright line. A licence's address stands in Links with Rel "license".
	Rights string `json:"rights,omitzero"`
	// Comments is the address of the discussion page. Feeds of comments stand in Links with Rel "replies".
	Comments string `json:"comments,omitzero"`
	// CommentCount is the number of comments that the feed states; 0 also where it states none.
	CommentCount int `json:"comment_count,omitzero"`
	// Location is the place on earth that the article is about (GeoRSS, W3C geo).
	Location Geometry `json:"location,omitzero"`
	// Doubts says what the article may not be.
	Doubts Doubts `json:"doubts,omitzero"`
	// Episode holds what a podcast says of an episode; nil when it is none.
	Episode *Episode `json:"episode,omitzero"`
	// Ext are the elements that no field holds, in order.
	Ext []Element `json:"ext,omitzero"`
}

// Person is a person or an organisation. The zero Person is nobody.
type Person struct {
	Name        string `json:"name,omitzero"`        // as it is to be printed, without title or role
	Email       string `json:"email,omitzero"`       // address alone: "ana@example.org"
	URL         string `json:"url,omitzero"`         // absolute address of a page about the person
	Image       string `json:"image,omitzero"`       // absolute address of a portrait
	Role        string `json:"role,omitzero"`        // "correspondent", "photo", "translation"; "" for who wrote it
	Affiliation string `json:"affiliation,omitzero"` // the organisation named beside a person: "Reuters"
	Org         bool   `json:"org,omitzero"`         // whether Name is an organisation's
}

// Tag is a category, subject or keyword.
type Tag struct {
	Term   string `json:"term,omitzero"`   // the category itself, as printed
	Scheme string `json:"scheme,omitzero"` // RSS domain, Atom scheme: what vocabulary the term is of
	Label  string `json:"label,omitzero"`  // Atom label: the term for people
}

// Link is an address with a relation (RFC 4287 section 4.2.7, RFC 8288).
type Link struct {
	URL      string `json:"url,omitzero"`      // absolute, not normalised
	Rel      string `json:"rel,omitzero"`      // relation: "related", "via", "replies", "self", "hub", "next", ...
	Type     string `json:"type,omitzero"`     // media type, as printed
	Language string `json:"language,omitzero"` // BCP 47 tag of what it leads to (hreflang)
	Title    string `json:"title,omitzero"`    // plain text
	Length   int64  `json:"length,omitzero"`   // size in bytes
}

// Media is an image, a sound, a video or another file that belongs to an article or feed.
type Media struct {
	URL     string `json:"url,omitzero"`     // absolute address; "" for a caption whose image has none
	Type    string `json:"type,omitzero"`    // media type as printed: "image/jpeg"
	Medium  string `json:"medium,omitzero"`  // "image", "audio", "video", "document" or "executable", where known
	Rel     string `json:"rel,omitzero"`     // "enclosure" for an attached file, "thumbnail", "content" for an Atom content's src; "" for what stands in the text or leads it
	Title   string `json:"title,omitzero"`   // plain text
	Alt     string `json:"alt,omitzero"`     // an image's text for those who cannot see it
	Caption string `json:"caption,omitzero"` // without the credit
	Credit  string `json:"credit,omitzero"`  // who made it: "Ana Ruiz/Reuters"
	Link    string `json:"link,omitzero"`    // absolute address that a feed's image leads to
	Width   int    `json:"width,omitzero"`   // in pixels
	Height  int    `json:"height,omitzero"`  // in pixels
	Size    int64  `json:"size,omitzero"`    // in bytes
	// Duration is a sound's or video's length; seconds in JSON.
	Duration time.Duration `json:"duration,omitzero"`
}

// Geometry is a place on earth, in the shape of GeoJSON (RFC 7946 section 3.1).
type Geometry struct {
	Type        string       `json:"type,omitzero"`        // "Point", "LineString", "Polygon" or "Box"
	Coordinates [][2]float64 `json:"coordinates,omitzero"` // longitude and latitude in degrees; a Box has its south-west and north-east corners
}

// Episode is what a podcast says of one of its episodes (Apple's itunes namespace and the
// podcast namespace). Its title, dates, people and files are the Article's.
type Episode struct {
	Title       string        `json:"title,omitzero"`        // itunes:title: the title without show and number
	Number      int           `json:"number,omitzero"`       // itunes:episode
	Season      int           `json:"season,omitzero"`       // itunes:season
	Type        string        `json:"type,omitzero"`         // "full", "trailer" or "bonus"
	Explicit    string        `json:"explicit,omitzero"`     // "true", "false", or "" where it is not said
	Duration    time.Duration `json:"duration,omitzero"`     // seconds in JSON
	Image       string        `json:"image,omitzero"`        // absolute address of the episode's cover
	Block       bool          `json:"block,omitzero"`        // itunes:block: not for directories
	Chapters    []Chapter     `json:"chapters,omitzero"`     // chapters in the feed itself (psc:chapters)
	ChapterFile Link          `json:"chapter_file,omitzero"` // podcast:chapters: a file that has them
	Transcripts []Link        `json:"transcripts,omitzero"`  // podcast:transcript
}

// Chapter is a named part of an episode (Podlove Simple Chapters).
type Chapter struct {
	Title string        `json:"title,omitzero"` // plain text
	Start time.Duration `json:"start,omitzero"` // from the beginning of the episode; seconds in JSON
	URL   string        `json:"url,omitzero"`   // absolute address of something it is about
	Image string        `json:"image,omitzero"` // absolute address of a picture
}

// Doubts says what an [Article] may not be, as a set of flags. It marshals as a list of names.
type Doubts uint8

const (
	// Truncated: only the beginning of the text was there, as behind a paywall.
	Truncated Doubts = 1 << iota
	// Consent: the page asks for consent to cookies or the like and shows no article.
	Consent
	// ErrorPage: the page says that something went wrong or was not found.
	ErrorPage
	// NotArticle: a front page, a listing, a search result or the like.
	NotArticle
)
