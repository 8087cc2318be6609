// Package interop connects broadsheet with the feed libraries that Go programs have today.
//
// [Parser] stands in for a gofeed.Parser and gives gofeed's own model. [FromGofeed], [ToGofeed] and their
// like for items convert between the two models. [Gorilla] stands in for a *feeds.Feed of gorilla/feeds and
// writes through broadsheet's writers; [FromGorilla] and [ToGorilla] convert.
//
// What a model has no place for is lost in it. gofeed has none for: roles, addresses and affiliations of
// people, relations of links, schemes and labels of tags, languages of items, captions and credits, doubts,
// and where a feed was republished from. gorilla/feeds has, beyond that, none for: a second author, tags, a
// second file, languages, podcasts and extensions.
package interop
