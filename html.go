package broadsheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html"
)

// This file turns a web page into an Article: bytes -> tree -> facts -> article. Each step has its file:
//
//	html_skim.go     what html.Parse need not see
//	html_bound.go html_flatten.go   pages whose tree would be too large or too deep
//	html_gather.go   the one walk that collects facts and the places worth a look; html_cues.go: what class names hint at
//	html_head.go     what the names of <meta> and of microdata mean
//	html_jsonld.go   JSON-LD: which object is the article, and its facts
//	html_rank.go html_url.go html_title.go html_site.go html_date.go html_date_seen.go html_byline.go html_byline_seen.go
//	html_sign.go html_topics.go
//	                 the choice among the facts, one field or group of fields each; html_near.go: what stands beside the headline
//	html_body.go html_media.go html_doubts.go
//	                 what is made of the text that internal/extract finds
//	html_words.go    texts of elements, folded for comparing
//
// A fact is never overwritten: candidates are collected with a rank, and each field is chosen once, so
// that Parser.Trace can tell of everything that was on offer.

// pageEngine reads a web page: one article, then io.EOF or what is wrong with the page.
type pageEngine struct {
	doc *document
	err error // what follows the article
}

func newPageEngine(d *document) engine { return &pageEngine{doc: d} }

func (e *pageEngine) next() (*Article, error) {
	if e.err != nil {
		return nil, e.err
	}
	text, err := e.doc.in.all()
	var limit *Error
	if err != nil && !errors.As(err, &limit) {
		return nil, err
	}
	if err == nil && len(bytes.TrimSpace(text)) == 0 {
		return nil, e.doc.errorAt("", position{}, fmt.Errorf("%w: empty", ErrFormat))
	}
	root, scripts, perr := e.parseTree(text)
	if perr != nil {
		return nil, e.doc.errorAt("", position{}, fmt.Errorf("%w: %v", ErrSyntax, perr))
	}
	p := newPage(e.doc, root)
	p.scripts = scripts
	a := p.article()
	switch {
	case err != nil:
		e.err = err
	case a.Doubts&^Truncated != 0:
		e.err = e.doc.errorAt("", position{}, ErrNoArticle)
	default:
		e.err = io.EOF
	}
	return a, nil
}

// article chooses the article's fields among the page's facts.
func (p *page) article() *Article {
	a := &Article{}
	p.chooseFacts(a)
	p.readBody(a)
	p.chooseDateline(a)
	p.chooseSubtitle(a)
	p.chooseMedia(a)
	p.doubt(a)
	return a
}

// chooseFacts chooses all that needs the tree as it was: readBody takes it apart.
func (p *page) chooseFacts(a *Article) {
	p.chooseLanguage(a)
	p.choosePublisher(a)
	p.chooseURL(a)
	p.chooseTitle(a)
	p.chooseDates(a)
	p.chooseAuthors(a)
	p.deck = p.seenDeck(a.Title)
	p.chooseSummary(a)
	p.chooseTopics(a)
	p.chooseLinks(a)
	p.isGated = p.isPaid() && !p.showsPaid()
}

// parseTree builds the tree of a page, and gives the scripts that are left out of it. html.Parse refuses more than 512 open
// elements, and sets no bound to how many it makes: a page that has too many is written again first, and harder where
// that was not enough.
func (e *pageEngine) parseTree(text []byte) (root *html.Node, scripts [][]byte, err error) {
	s := skim(text)
	if !s.overgrown(maxNodes(text)) {
		if root, err = html.Parse(&s.kept); err == nil {
			if s.cut {
				e.doc.warn("", position{}, fmt.Errorf("%w: too many attributes of one element", ErrLimit))
			}
			return root, s.scripts, nil
		}
	}
	for _, depth := range [...]int{400, 100} {
		page, cut := flatten(text, depth, maxNodes(text))
		if root, err = html.Parse(bytes.NewReader(page)); err == nil {
			if cut {
				e.doc.warn("", position{}, fmt.Errorf("%w: too many elements, or too deep ones", ErrLimit))
			}
			break
		}
	}
	return root, nil, err
}
