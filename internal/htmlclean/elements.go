package htmlclean

// elem is an element that the cleaner knows. The zero elem is any other: its tags are ignored and its
// content stays.
type elem uint8

const (
	elOther elem = iota

	// Paragraphs, headings and other blocks.
	elP
	elH1
	elH2
	elH3
	elH4
	elH5
	elH6
	elDiv
	elArticle // from here to elLooseItem: blocks that come out as div
	elSection
	elAside
	elHeader
	elFooter
	elNav
	elAddress
	elCenter
	elFieldset
	elForm
	elDialog
	elHgroup
	elMain
	elLooseItem // li outside a list, dt and dd outside a dl
	elBlockquote
	elPre
	elFigure
	elFigcaption
	elDetails
	elSummary

	// Lists.
	elUl
	elOl
	elLi
	elDl
	elDt
	elDd

	// Tables. tbody is never written: a parser implies it.
	elTable
	elCaption
	elThead
	elTfoot
	elTbody
	elTr
	elTh
	elTd

	// Phrases.
	elA
	elEm
	elStrong
	elB
	elI
	elU
	elS
	elSmall
	elMark
	elCode
	elKbd
	elSamp
	elVar
	elCite
	elQ
	elDfn
	elAbbr
	elTime
	elIns
	elDel
	elSub
	elSup
	elSpan
	elBdi
	elBdo
	elRuby
	elRt
	elRp

	// Elements without content.
	elBr
	elHr
	elImg
	elSource

	// Sound and video.
	elAudio
	elVideo

	// Elements that come out as links.
	elIframe
	elEmbed
	elObject

	// Elements that only steer the reading.
	elPicture
	elNoscript

	// Elements that go with all they hold.
	elScript
	elStyle
	elTitle
	elTextarea
	elNoembed
	elNoframes
	elTemplate
	elSelect
	elDatalist
	elSvg
	elAnnotation
	elXmp

	numElems
)

// kind is how the cleaner treats an element.
type kind uint8

const (
	kindIgnore kind = iota // the tags go, the content stays
	kindBlock              // closes an open paragraph
	kindDiv                // a block that says nothing of its content
	kindHeading
	kindListItem // li
	kindTerm     // dt and dd
	kindTable
	kindCaption
	kindRowGroup // thead, tfoot and tbody
	kindRow
	kindCell
	kindLink
	kindPhrase // within itself it says nothing new and is left out
	kindNested // a phrase that may stand within itself
	kindRuby   // rt and rp
	kindVoid   // br, hr, img, source
	kindMedia  // audio and video
	kindEmbed
	kindPicture
	kindNoscript
	kindDrop // the content goes too; kindRaw and kindText come after it
	kindRaw  // dropped, and its content is no markup
	kindXmp  // its content is no markup, but text
)

// spec describes an element: the name that it is written with, and the attributes that it may have.
type spec struct {
	name  string
	kind  kind
	attrs attrSet
}

var specs = [numElems]spec{
	elP:  {"p", kindBlock, 0},
	elH1: {"h1", kindHeading, 0}, elH2: {"h2", kindHeading, 0}, elH3: {"h3", kindHeading, 0},
	elH4: {"h4", kindHeading, 0}, elH5: {"h5", kindHeading, 0}, elH6: {"h6", kindHeading, 0},
	elDiv: {"div", kindDiv, 0}, elArticle: {"div", kindDiv, 0}, elSection: {"div", kindDiv, 0},
	elAside: {"div", kindDiv, 0}, elHeader: {"div", kindDiv, 0}, elFooter: {"div", kindDiv, 0},
	elNav: {"div", kindDiv, 0}, elAddress: {"div", kindDiv, 0}, elCenter: {"div", kindDiv, 0},
	elFieldset: {"div", kindDiv, 0}, elForm: {"div", kindDiv, 0}, elDialog: {"div", kindDiv, 0},
	elHgroup: {"div", kindDiv, 0}, elMain: {"div", kindDiv, 0}, elLooseItem: {"div", kindDiv, 0},
	elBlockquote: {"blockquote", kindBlock, 1 << atCite},
	elPre:        {"pre", kindBlock, 0},
	elFigure:     {"figure", kindBlock, 0}, elFigcaption: {"figcaption", kindBlock, 0},
	elDetails: {"details", kindBlock, 1 << atOpen}, elSummary: {"summary", kindBlock, 0},

	elUl: {"ul", kindBlock, 0},
	elOl: {"ol", kindBlock, 1<<atStart | 1<<atReversed},
	elLi: {"li", kindListItem, 1 << atValue},
	elDl: {"dl", kindBlock, 0}, elDt: {"dt", kindTerm, 0}, elDd: {"dd", kindTerm, 0},

	elTable: {"table", kindTable, 0}, elCaption: {"caption", kindCaption, 0},
	elThead: {"thead", kindRowGroup, 0}, elTfoot: {"tfoot", kindRowGroup, 0}, elTbody: {"tbody", kindRowGroup, 0},
	elTr: {"tr", kindRow, 0},
	elTh: {"th", kindCell, 1<<atColspan | 1<<atRowspan | 1<<atScope},
	elTd: {"td", kindCell, 1<<atColspan | 1<<atRowspan},

	elA:  {"a", kindLink, 1<<atHref | 1<<atTitle | 1<<atHreflang},
	elEm: {"em", kindPhrase, 0}, elStrong: {"strong", kindPhrase, 0},
	elB: {"b", kindPhrase, 0}, elI: {"i", kindPhrase, 0}, elU: {"u", kindPhrase, 0}, elS: {"s", kindPhrase, 0},
	elSmall: {"small", kindPhrase, 0}, elMark: {"mark", kindPhrase, 0}, elCode: {"code", kindPhrase, 0},
	elKbd: {"kbd", kindPhrase, 0}, elSamp: {"samp", kindPhrase, 0}, elVar: {"var", kindPhrase, 0},
	elCite: {"cite", kindPhrase, 0}, elDfn: {"dfn", kindPhrase, 1 << atTitle},
	elAbbr: {"abbr", kindPhrase, 1 << atTitle}, elTime: {"time", kindPhrase, 1 << atDatetime},
	elIns: {"ins", kindPhrase, 1 << atDatetime}, elDel: {"del", kindPhrase, 1 << atDatetime},
	elQ: {"q", kindNested, 1 << atCite}, elSub: {"sub", kindNested, 0}, elSup: {"sup", kindNested, 0},
	elSpan: {"span", kindNested, 0}, elBdi: {"bdi", kindNested, 0}, elBdo: {"bdo", kindNested, 0},
	elRuby: {"ruby", kindPhrase, 0}, elRt: {"rt", kindRuby, 0}, elRp: {"rp", kindRuby, 0},

	elBr: {"br", kindVoid, 0}, elHr: {"hr", kindVoid, 0},
	elImg:    {"img", kindVoid, 1<<atSrc | 1<<atSrcset | 1<<atAlt | 1<<atTitle | 1<<atWidth | 1<<atHeight},
	elSource: {"source", kindVoid, 1<<atSrc | 1<<atType},
	elAudio:  {"audio", kindMedia, 1<<atSrc | 1<<atTitle | 1<<atControls},
	elVideo:  {"video", kindMedia, 1<<atSrc | 1<<atPoster | 1<<atTitle | 1<<atWidth | 1<<atHeight | 1<<atControls},

	elIframe: {"iframe", kindEmbed, 0}, elEmbed: {"embed", kindEmbed, 0}, elObject: {"object", kindEmbed, 0},
	elPicture: {"picture", kindPicture, 0}, elNoscript: {"noscript", kindNoscript, 0},

	elScript: {"script", kindRaw, 0}, elStyle: {"style", kindRaw, 0}, elTitle: {"title", kindRaw, 0},
	elTextarea: {"textarea", kindRaw, 0}, elNoembed: {"noembed", kindRaw, 0}, elNoframes: {"noframes", kindRaw, 0},
	elXmp:      {"xmp", kindXmp, 0},
	elTemplate: {"template", kindDrop, 0}, elSelect: {"select", kindDrop, 0}, elDatalist: {"datalist", kindDrop, 0},
	elSvg: {"svg", kindDrop, 0}, elAnnotation: {"annotation", kindDrop, 0},
}

// isBlock reports whether an element is written as one that the HTML parser calls special: it ends
// paragraphs, and the end tags of phrases do not reach across it.
func (k kind) isBlock() bool { return k >= kindBlock && k <= kindCell }

// lookup gives the element of a lower-case name.
func lookup(name []byte) elem {
	switch string(name) {
	case "p":
		return elP
	case "h1":
		return elH1
	case "h2":
		return elH2
	case "h3":
		return elH3
	case "h4":
		return elH4
	case "h5":
		return elH5
	case "h6":
		return elH6
	case "div", "amp-layout", "search":
		return elDiv
	case "article":
		return elArticle
	case "section":
		return elSection
	case "aside":
		return elAside
	case "header":
		return elHeader
	case "footer":
		return elFooter
	case "nav":
		return elNav
	case "address":
		return elAddress
	case "center":
		return elCenter
	case "fieldset":
		return elFieldset
	case "form":
		return elForm
	case "dialog":
		return elDialog
	case "hgroup":
		return elHgroup
	case "main":
		return elMain
	case "blockquote":
		return elBlockquote
	case "pre", "listing":
		return elPre
	case "figure":
		return elFigure
	case "figcaption":
		return elFigcaption
	case "details":
		return elDetails
	case "summary":
		return elSummary
	case "ul", "menu", "dir":
		return elUl
	case "ol":
		return elOl
	case "li":
		return elLi
	case "dl":
		return elDl
	case "dt":
		return elDt
	case "dd":
		return elDd
	case "table":
		return elTable
	case "caption":
		return elCaption
	case "thead":
		return elThead
	case "tfoot":
		return elTfoot
	case "tbody":
		return elTbody
	case "tr":
		return elTr
	case "th":
		return elTh
	case "td":
		return elTd
	case "a":
		return elA
	case "em":
		return elEm
	case "strong":
		return elStrong
	case "b":
		return elB
	case "i":
		return elI
	case "u":
		return elU
	case "s", "strike":
		return elS
	case "small":
		return elSmall
	case "mark":
		return elMark
	case "code", "tt":
		return elCode
	case "kbd":
		return elKbd
	case "samp":
		return elSamp
	case "var":
		return elVar
	case "cite":
		return elCite
	case "q":
		return elQ
	case "dfn":
		return elDfn
	case "abbr", "acronym":
		return elAbbr
	case "time":
		return elTime
	case "ins":
		return elIns
	case "del":
		return elDel
	case "sub":
		return elSub
	case "sup":
		return elSup
	case "span":
		return elSpan
	case "bdi":
		return elBdi
	case "bdo":
		return elBdo
	case "ruby":
		return elRuby
	case "rt":
		return elRt
	case "rp":
		return elRp
	case "br":
		return elBr
	case "hr":
		return elHr
	case "img", "image", "amp-img", "amp-anim":
		return elImg
	case "source":
		return elSource
	case "audio", "amp-audio":
		return elAudio
	case "video", "amp-video":
		return elVideo
	case "iframe", "amp-iframe":
		return elIframe
	case "embed":
		return elEmbed
	case "object":
		return elObject
	case "picture":
		return elPicture
	case "noscript":
		return elNoscript
	case "script":
		return elScript
	case "style":
		return elStyle
	case "title":
		return elTitle
	case "textarea":
		return elTextarea
	case "noembed":
		return elNoembed
	case "noframes":
		return elNoframes
	case "template":
		return elTemplate
	case "select":
		return elSelect
	case "datalist":
		return elDatalist
	case "svg":
		return elSvg
	case "annotation", "annotation-xml":
		return elAnnotation
	case "xmp":
		return elXmp
	}
	return elOther
}
