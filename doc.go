// Package broadsheet reads the news (web pages, plain text, RSS, Atom and JSON feeds) into one
// normalised [Article], and writes articles back out as feeds.
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
package broadsheet
