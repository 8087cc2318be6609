package extract

// cue is a set of hints in the names that a page's author gave to its elements. Each is evidence that
// the weights turn into a score, and none decides alone.
type cue uint32

const (
	cueArticle cue = 1 << iota
	cueContent
	cueText
	cueLead
	cueTitle
	cueByline
	cueDate
	cueCaption
	cueMedia
	cueNav
	cueRelated
	cueTeaser
	cueComment
	cueShare
	cueAd
	cueSubscribe
	cueSide
	cueHeader
	cueFooter
	cueTags
	cueConsent
	cueModal
	cuePaywall
	cueForm
	cueBio
	cueLegal
	cueList
	cueQuote
	cueLive
	cueNotes
	cueHide
	cueWidget
)

// cueOf gives the hint in one word, cut after 16 bytes.
func cueOf(w []byte) cue {
	switch string(w) {
	case "article", "articles", "story", "artikel", "articulo", "artigo", "articolo", "news", "noticia", "post", "entry", "blog", "page":
		return cueArticle
	case "content", "contents", "contenido", "conteudo", "contenu", "inhalt", "body", "articlebody", "main", "maincontent", "detail", "details", "rich", "richtext", "wysiwyg", "single", "prose":
		return cueContent
	case "text", "texto", "texte", "testo", "paragraph", "paragraphs", "para", "p", "copy", "rte", "markdown", "block":
		return cueText
	case "lead", "lede", "standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "subheading", "subline", "intro", "introduction", "chapo", "summary", "abstract", "excerpt", "bajada", "entradilla", "sommario", "description", "desc", "vorspann", "ingress", "sapo", "strapline", "perex":
		return cueLead
	case "headline", "heading", "title", "titulo", "titel", "titre", "titolo", "kicker", "eyebrow", "overline", "h":
		return cueTitle
	case "byline", "author", "authors", "autor", "autores", "auteur", "autore", "reporter", "writer", "writers", "contributor", "contributors", "signature", "firma":
		return cueByline
	case "date", "dateline", "time", "timestamp", "published", "publish", "pubdate", "datetime", "updated", "fecha", "data", "datum", "meta", "metadata", "info", "posted":
		return cueDate
	case "caption", "captions", "figcaption", "credit", "credits", "legend", "legende", "cutline", "wp", "pie":
		return cueCaption
	case "image", "images", "img", "photo", "photos", "picture", "figure", "media", "gallery", "slideshow", "carousel", "slider", "slide", "swiper", "video", "player", "thumb", "thumbnail", "foto":
		return cueMedia
	case "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "pagination", "pager", "paging", "toc", "tabs", "tab", "skip", "prev", "previous", "next", "jump":
		return cueNav
	case "related", "relacionadas", "relacionados", "recommend", "recommended", "recommendation", "recommendations", "recirc", "recirculation", "suggested", "suggestions", "similar", "more", "most", "popular", "trending", "latest", "further", "readmore", "also", "seealso", "tops", "onward", "mais", "discover", "upnext", "outbrain", "taboola", "crosslinks", "linkbox":
		return cueRelated
	case "teaser", "teasers", "card", "cards", "promo", "promos", "promotion", "tile", "tiles", "grid", "item", "items", "feed", "snippet", "listing", "river", "featured", "box", "boxes":
		return cueTeaser
	case "comment", "comments", "commentlist", "commenting", "commentary", "comentarios", "kommentare", "commentaires", "disqus", "discussion", "discuss", "reply", "replies", "respond", "responses", "coral", "spotim", "review", "reviews", "livefyre", "forum":
		return cueComment
	case "share", "shares", "sharing", "social", "socials", "facebook", "twitter", "whatsapp", "addthis", "addtoany", "sharedaddy", "sociable", "follow", "bookmark", "compartir", "like", "likes", "print", "tools", "toolbar", "actions":
		return cueShare
	case "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "advertorial", "adslot", "adbox", "adsbygoogle", "dfp", "gpt", "sponsor", "sponsored", "sponsors", "banner", "banners", "publicidad", "werbung", "anzeige", "publicite", "affiliate", "partner", "commercial", "reklama", "iklan", "mpu", "billboard":
		return cueAd
	case "newsletter", "newsletters", "signup", "subscribe", "subscription", "subscriptions", "subscriber", "subscribers", "optin", "mailchimp", "email", "mail", "mailing", "cta", "donate", "donation", "support", "membership", "abo", "join", "app", "download":
		return cueSubscribe
	case "sidebar", "side", "aside", "rail", "secondary", "tertiary", "complementary", "right", "sticky", "float", "floating":
		return cueSide
	case "header", "head", "masthead", "top", "topbar", "hero", "banneer", "cabecera", "kopf":
		return cueHeader
	case "footer", "foot", "bottom", "colophon", "contentinfo", "after", "below", "end":
		return cueFooter
	case "tag", "tags", "tagged", "topic", "topics", "keyword", "keywords", "category", "categories", "cat", "label", "labels", "etiquetas", "tema", "temas", "schlagworte", "section":
		return cueTags
	case "cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust", "privacy", "didomi", "cmp", "cookiebot", "usercentrics", "sourcepoint", "qc":
		return cueConsent
	case "modal", "popup", "pop", "overlay", "dialog", "lightbox", "tooltip", "popover", "toast", "notification", "notice", "alert", "message", "dropdown", "flyout", "drawer", "collapse", "accordion", "offcanvas":
		return cueModal
	case "paywall", "premium", "piano", "regwall", "locked", "metered", "gate", "gated", "barrier", "restricted", "paid", "plus":
		return cuePaywall
	case "login", "form", "search", "searchform", "account", "register", "registration", "input", "field", "button", "btn", "submit", "poll", "quiz", "survey", "vote", "rating", "ratings":
		return cueForm
	case "bio", "biography", "about", "profile", "authorbox", "vcard", "authorbio", "avatar", "user", "agent", "staff", "team":
		return cueBio
	case "copyright", "legal", "terms", "disclaimer", "disclosure", "correction", "corrections", "rights", "license", "policy", "source", "fuente":
		return cueLegal
	case "list", "lists", "ul", "links", "link", "linklist", "index", "archive", "archives", "directory", "row", "table", "columns":
		return cueList
	case "quote", "blockquote", "pullquote", "quotation", "embed", "embedded", "tweet", "instagram", "oembed", "zitat", "cita", "citation", "factbox", "infobox", "fact", "factfile", "fakta", "faktabox", "faktaboks", "faktaruta", "faktenbox", "infokasten", "sidebox", "inset", "callout", "highlight", "highlights", "key", "takeaways", "keypoints":
		return cueQuote
	case "live", "liveblog", "ticker", "timeline", "update", "updates", "breaking":
		return cueLive
	case "references", "reference", "reflist", "footnote", "footnotes", "notes", "note", "bibliography", "sources", "faq", "faqs", "glossary", "appendix":
		return cueNotes
	case "hidden", "hide", "sr", "visuallyhidden", "screenreader", "invisible", "noprint", "printonly", "offscreen", "assistive", "none":
		return cueHide
	case "widget", "widgets", "module", "component", "plugin", "insert", "inline", "inread", "shortcode", "product", "products", "price", "shop", "buy", "store", "event", "events", "calendar", "weather", "stock", "stocks", "quotes", "market", "markets", "job", "jobs":
		return cueWidget
	}
	return 0
}
