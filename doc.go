// Package broadsheet reads the news (web pages, plain text, RSS, Atom and JSON feeds) into one
// normalised [Article], and writes articles back out as feeds.
//
//	a, err := broadsheet.Parse(r, broadsheet.Source{URL: "https://example.org/story"})
//	f, err := broadsheet.ParseFeed(r, broadsheet.Source{URL: "https://example.org/feed"})
//	err = f.Write(w, broadsheet.Atom)
//
// [Parse] takes any input with one article, [ParseFeed] a whole feed, and a [Reader] gives the articles of
// a feed or a text file one at a time. A [Parser] has the settings; its zero value is what the functions
// of the package use. A [Source] carries what the caller knows and the bytes do not say: the address, HTTP
// headers, the time. A [Writer] writes articles one at a time.
//
// # Inputs
//
// Pages are HTML or XHTML in any encoding, with their JSON-LD, Open Graph, microdata and other metadata.
// Plain text is wire copy, press releases, archive exports of many documents, Markdown with or without
// front matter, e-mail, pasted pages, or a title and paragraphs. Feeds are RSS 0.90 to 2.0 (RDF or not),
// Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1 and CDF; also an item or entry alone, or a feed inside a page.
// Input may be compressed with gzip. Of a mail with parts the first text is read, where parts nest no deeper than 8 and
// each has 64 KiB of header at most; what can not be decoded stays as it is (TestMailDepth).
//
// The encoding is told by a byte order mark, then Source.ContentType, then the document itself, and is else
// UTF-8. Where UTF-8 is claimed or nothing is, an invalid byte reads as windows-1252 until the first valid
// sequence of several bytes, and as U+FFFD after it (TestCharset).
//
// # What is normalised
//
// Names come without "By", roles and places ([ParseByline]); an organisation alone is an author, beside a
// person it is the person's affiliation. Dates are moments in the zone that was printed, or days where no
// time was ([Parser.ParseDate]); none is ever filled in. Every address is absolute ([ResolveURL]), and
// Article.URL is free of tracking ([Parser.NormalizeURL]). An address, a name or a text stands in one field:
// nothing is copied from one to another.
//
// [URLKey] finds one story under many addresses; [Article.Key] and [Feed.Keys] tell the articles of one
// feed apart also where their IDs are missing or repeat.
//
// # Partial results
//
// Errors never cost data. An [Error] has a path, a position in the decoded document, and a cause to be asked
// for with [errors.Is]. Whatever was read is returned beside it, unless the input is in no readable format
// ([ErrFormat]). What is broken is repaired, and [Parser.Warn] is told; a broken item does not keep its
// neighbours from arriving, and an item that the end of the input cuts arrives before the error that says so.
// A page without an article gives [ErrNoArticle] with what was found, and Article.Doubts says why. Errors of
// the caller's reader come back as they are (TestReadErrors).
//
// # Content
//
// Article.Content, Article.Summary and Feed.Description are HTML in a fixed subset that does nothing: a caller may
// put it into a page as it is. It is balanced, and an HTML parser reads it as it was written, so that no second
// reading makes script of it. [Parser.CleanHTML] gives the same of any HTML. The elements and their attributes are
//
//   - blocks: p, h1 to h6, div, blockquote (cite), pre, hr, figure, figcaption, details (open), summary
//   - lists: ul, ol (start, reversed), li (value), dl, dt, dd
//   - tables: table, caption, thead, tfoot, tr, th (colspan, rowspan, scope), td (colspan, rowspan); a parser adds tbody
//   - phrases: a (href, title, hreflang), em, strong, b, i, u, s, small, mark, code, kbd, samp, var, cite, q (cite),
//     dfn (title), abbr (title), time (datetime), ins (datetime), del (datetime), sub, sup, span, bdi, bdo, ruby, rt,
//     rp, br
//   - media: img (src, srcset, alt, title, width, height), audio (src, title, controls), video (src, poster, title,
//     width, height, controls), source (src, type)
//
// and dir and lang on any of them. Addresses are absolute, of http or https, and in links of mailto and tel too;
// one that cannot be made so goes, and with it an image, or a link's tag. Attributes stand in double quotes, and
// characters that XML forbids are gone.
//
// Frames and plug-ins become links to what they showed. An image that a script would have loaded has its address;
// images of one pixel go. Scripts, styles, form controls, templates, SVG and comments go with what they hold; any
// other element loses its tags and keeps its content. Elements nest at most 120 deep, and what is deeper is flat.
//
// # What each format holds
//
// A [Writer] writes all that a format can hold, and our reader takes it back equal (after inheritance: an article
// without authors, language or publisher has its header's). What is read back and written again is the same
// byte for byte. Not held are:
//
//	                          RSS 2.0             Atom 1.0            JSON Feed 1.1
//	Feed.Published, Updated   fractions           -                   -
//	Feed.Show, Episode        -                   lost                -
//	Show.Owner                with an Email alone lost                -
//	Show.Image, Episode.Image on a domain alone   lost                -
//	Episode.Duration          rounded to seconds  lost                -
//	Episode.Transcripts       Title, Length       lost                -
//	Feed.TTL                  rounded to minutes  lost                -
//	Feed.Icon                 address alone       address alone       -
//	Feed.Logo                 Alt, Type, Size     address alone       -
//	Article.Published         fractions           -                   -
//	Date.DayOnly              lost                lost                -
//	Article.Doubts            lost                lost                -
//	Article.Origin            title, one address  atom:source's own   -
//	Person.Org, Affiliation   lost                lost                -
//	Role, Image of an author  lost                lost                -
//	Image of a contributor    with a Role alone   with a Role alone   -
//	Email of a contributor    without a Role      without a Role      -
//	Publisher                 name, feed's e-mail name                -
//	Tag.Label                 lost                -                   -
//	Media without address     lost                lost                -
//	Media.Alt, Link           lost                lost                -
//	Media that is a thumbnail address, size       address, size       -
//	Media's order             images first (both)                     -
//	Media.Rel                 but enclosure, thumbnail (both)         -
//	Media.Duration            rounded to seconds (both)               -
//	Elements of no namespace  but RSS's own       lost                -
//	Elements of JSON Feed     lost                lost                -
//
// JSON Feed holds as a member of its own what its specification names. All else stands in its extension
// "_broadsheet", with the keys of an Article's JSON, which only our reader knows.
//
// What a format demands is derived: an ID that is missing becomes the URL, else a URN; in Atom an ID or scheme
// that is no IRI is wrapped in a URN and unwrapped again, a title is the beginning of the text, Updated is
// Published or the feed's, a feed's author is its publisher or its title. RSS takes a feed's title for its missing description,
// and a Logo's Title and Link from the feed. An enclosure without a type gets one by its address.
//
// # Limits
//
// Everything takes time and memory in proportion to its input, so a limit on bytes is a limit on time (TestMemory). Of the
// hostile inputs that we know, none takes more than one CPU second a MiB, nor more memory than 45 times its size, garbage
// and all; a feed that is read whole takes 600 bytes for an empty item (".ci/floors CORPUS hostile" measures all three).
// What follows ends in [ErrLimit], with the place and with what was read before it (TestLimits, TestFeedBytes):
//
//	whole input, decoded   Parser.MaxBytes       32 MiB for a page or text, 256 MiB for ParseFeed,
//	                                             none for a feed read by a Reader
//	one item of a feed     Parser.MaxItemBytes   16 MiB; also one text, one tag
//	elements, JSON depth   Parser.MaxDepth       256
//	items                  Parser.MaxItems       none
//	entity expansion                             256 KiB in all, internal entities only
//
// What is beyond these is dropped, and Parser.Warn is told (TestSoftLimits, TestWarnings):
//
//	attributes of a feed's element               256; of a page's 1,000
//	namespaces in scope                          256
//	authors, tags, links, files of an article    1,000 of each at most
//	elements and members that no field holds     4,096 of an item or header
//	candidates for a page's date or byline       some dozen
//	levels of HTML                               400; deeper ones stand side by side, as in browsers (TestFlatten)
//	nodes of a page's tree                       32,768 and one for 16 bytes; tags go, text stays (TestTreeBound)
//	warnings of a document                       100
//
// Output does not outgrow input (TestGrowth): relative links are resolved against 512 bytes at most, and against the
// directory of an address that is longer; an address of more than 8 KiB is none in Content, and none of a page
// (TestLongAddress). The short strings that a feed's reader makes share memory, 2 KiB at a time (TestWords), and so do
// short lists, 32 elements at a time: who keeps one of them for long and not its article, keeps a strings.Clone or a copy.
//
// # Security
//
// Article.Content and Article.Summary, and Feed.Description, are inert unless [Parser.RawContent] asks for
// them as they came: no script, handler, form, frame or style, and no scheme but those listed under Content
// is in them, whatever the input was (TestAttacksAreInert, FuzzSoup; in Chromium TestBrowserRunsNothing). They may be
// put into a page as they are. All other fields are text, and are to be escaped where HTML is expected; addresses in
// them have a scheme that fetches or names something, never one that runs code (TestNoActiveAddress, FuzzSafe).
//
// The package opens no file and no connection, starts no goroutine, reads no environment and asks no clock
// (TestNothingOutside, TestNoGoroutineStays); so external entities are never fetched. The same input gives the same
// output everywhere, also where goroutines share a Parser (TestSameAnswerEachTime, TestOneParserManyGoroutines). Nothing
// panics: each parser, cleaner and writer has a fuzz target (FuzzParseHTML, FuzzParseText, FuzzFeed, FuzzJSONFeed, FuzzOPML,
// FuzzDiscover, FuzzParseDate, FuzzParseByline, FuzzURL, FuzzSoup, FuzzMarkdown, FuzzWrite), and so have the packages fetch,
// serve and interop.
//
// # Specifications
//
//   - RSS 0.90 to 2.0.11 (https://www.rssboard.org/rss-specification), RDF Site Summary 1.0
//   - Atom: RFC 4287, RFC 4685 (threading), RFC 5005 (paging); Atom 0.3
//   - JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)
//   - Modules: content, Dublin Core, slash, syndication, Well-Formed Web, Media RSS, itunes, podcast 2.0,
//     GeoRSS, Creative Commons, Podlove Simple Chapters
//   - URLs: the WHATWG URL standard; RFC 3986 section 6.2.2
//   - Dates: RFC 3339, RFC 5322, ISO 8601; languages: BCP 47; media types of XML: RFC 7303
//   - OPML 2.0
//
// # Compatibility
//
// The version stays v0 until testdata/api.txt is frozen. Keys of articles, the JSON of an Article and the
// subset that Content holds change only with a line in CHANGELOG.md.
//
// # Out of scope
//
// Fetching (package fetch does it), rendering JavaScript, rules for single sites, NITF and NewsML, and the
// containers of archives (WARC, mbox), which are the caller's loop around [Parse].
package broadsheet
