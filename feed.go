package broadsheet

import "time"

// Feed is a feed's header and, when [ParseFeed] read it, its articles.
// The zero value of a field means that the feed did not say.
type Feed struct {
	// Format is what the feed was read as. [Feed.Write] does not look at it.
	Format Format `json:"format,omitzero"`
	// Version is the format's version as declared: "0.91", "1.1".
	Version string `json:"version,omitzero"`
	// ID is the feed's identifier: Atom id, RSS 1.0 rdf:about, CDF self.
	ID string `json:"id,omitzero"`
	// Title is plain text.
	Title string `json:"title,omitzero"`
	// URL is the feed's own address: atom:link rel "self", JSON Feed feed_url.
	URL string `json:"url,omitzero"`
	// HomeURL is the address of the site that the feed is of.
	HomeURL string `json:"home_url,omitzero"`
	// Description is HTML: RSS <description>, Atom subtitle, JSON Feed description.
	Description string `json:"description,omitzero"`
	// Language is a BCP 47 tag. Articles inherit it.
	Language string `json:"language,omitzero"`
	// Rights is the copyright line, plain text.
	Rights string `json:"rights,omitzero"`
	// Generator is the program that wrote the feed, as printed.
	Generator string `json:"generator,omitzero"`
	// Published is RSS <pubDate> of the channel.
	Published Date `json:"published,omitzero"`
	// Updated is when the feed last changed: Atom updated, RSS <lastBuildDate>.
	Updated Date `json:"updated,omitzero"`
	// Authors are who wrote the feed. Articles without authors inherit them.
	Authors []Person `json:"authors,omitzero"`
	// Contributors are the feed's other people (RFC 4287 section 4.2.3).
	Contributors []Person `json:"contributors,omitzero"`
	// Publisher is who publishes it: dc:publisher, RSS <webMaster>. Articles inherit it.
	Publisher Person `json:"publisher,omitzero"`
	// Tags are the feed's categories.
	Tags []Tag `json:"tags,omitzero"`
	// Links are addresses with a relation that no other field holds: hub, next, license, ...
	Links []Link `json:"links,omitzero"`
	// Icon is a small square image.
	Icon Media `json:"icon,omitzero"`
	// Logo is a larger image: RSS <image>, Atom logo.
	Logo Media `json:"logo,omitzero"`
	// TTL is how long to wait between polls, one hint out of RSS <ttl>, sy:updatePeriod with
	// sy:updateFrequency, and <skipHours>; seconds in JSON.
	TTL time.Duration `json:"ttl,omitzero"`
	// Location is the place on earth that the feed is about.
	Location Geometry `json:"location,omitzero"`
	// Show holds what a podcast says of itself; nil when the feed is none.
	Show *Show `json:"show,omitzero"`
	// Ext are the header's elements that no field holds, in order.
	Ext []Element `json:"ext,omitzero"`
	// Items are the articles in the feed's order.
	Items []*Article `json:"items,omitzero"`
}

// Show is what a podcast says of itself (Apple's itunes namespace and the podcast namespace).
// Its title, authors and language are the Feed's.
type Show struct {
	Owner      Person     `json:"owner,omitzero"`      // itunes:owner: whom directories write to
	Image      string     `json:"image,omitzero"`      // absolute address of the cover
	Explicit   string     `json:"explicit,omitzero"`   // "true", "false", or "" where it is not said
	Type       string     `json:"type,omitzero"`       // "episodic" or "serial"
	Categories [][]string `json:"categories,omitzero"` // itunes:category paths: {"Arts", "Books"}
	Complete   bool       `json:"complete,omitzero"`   // itunes:complete: no episode will follow
	Block      bool       `json:"block,omitzero"`      // itunes:block: not for directories
	NewURL     string     `json:"new_url,omitzero"`    // itunes:new-feed-url: where the feed moved
	GUID       string     `json:"guid,omitzero"`       // podcast:guid
	Medium     string     `json:"medium,omitzero"`     // podcast:medium
	Locked     string     `json:"locked,omitzero"`     // podcast:locked: "yes", "no", or ""
	Funding    []Link     `json:"funding,omitzero"`    // podcast:funding: address and words
}

// Name is an element's or attribute's name: a namespace URI, never a prefix, and a local name.
type Name struct {
	Space string `json:"space,omitzero"` // namespace URI; "" for none
	Local string `json:"local"`          // the name without a prefix
}

// Attr is an attribute of an [Element].
type Attr struct {
	Name  Name   `json:"name"`  // its Space is mostly ""
	Value string `json:"value"` // entities decoded
}

// Element is a piece of a feed that no field holds, kept so that a [Writer] can put it back.
// A value of a JSON Feed extension has the Space "https://jsonfeed.org/version/1.1", its key as
// Local, its raw JSON as Text, and is written to JSON Feeds alone.
type Element struct {
	Name     Name      `json:"name"`              // never zero
	Attr     []Attr    `json:"attr,omitzero"`     // in order
	Text     string    `json:"text,omitzero"`     // character data before the first child and between children, joined
	Children []Element `json:"children,omitzero"` // in order
}
