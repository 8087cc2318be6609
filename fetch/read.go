package fetch

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/broadsheet-go/broadsheet"
)

// Feed fetches and reads a feed. Where the address is a page's, it finds the page's best feed and fetches
// that; the Response is then the feed's, and Source.URL in it is what to ask next time: the Validators are not the page's.
// Of a feed that is NotModified the Feed is nil. Where the feed is broken or cut, what could be read stands beside the error.
func (c *Client) Feed(ctx context.Context, url string, v Validators) (*broadsheet.Feed, *Response, error) {
	f, resp, err := c.feed(ctx, url, v)
	if f != nil || !errors.Is(err, broadsheet.ErrFormat) {
		return f, resp, err
	}
	links, _ := broadsheet.Discover(bytes.NewReader(resp.Body), resp.Source)
	if len(links) == 0 {
		return nil, resp, err // it says what the document is
	}
	return c.feed(ctx, links[0].URL, Validators{})
}

// feed fetches and reads what is a feed itself.
func (c *Client) feed(ctx context.Context, url string, v Validators) (*broadsheet.Feed, *Response, error) {
	resp, err := c.Get(ctx, url, v)
	if resp == nil || resp.NotModified || err != nil && len(resp.Body) == 0 {
		return nil, resp, err
	}
	f, parseErr := c.parser().ParseFeed(bytes.NewReader(resp.Body), resp.Source)
	return f, resp, errors.Join(err, parseErr)
}

// Article fetches and reads a page or plain-text article. Where it is cut, what could be read stands
// beside the error.
func (c *Client) Article(ctx context.Context, url string) (*broadsheet.Article, *Response, error) {
	resp, err := c.Get(ctx, url, Validators{})
	if resp == nil || err != nil && len(resp.Body) == 0 {
		return nil, resp, err
	}
	a, parseErr := c.parser().Parse(bytes.NewReader(resp.Body), resp.Source)
	return a, resp, errors.Join(err, parseErr)
}

// FullText fetches the page of a feed's article and gives the two merged, see [Merge]. The article
// itself is not changed; it comes back as it is beside any error.
func (c *Client) FullText(ctx context.Context, item *broadsheet.Article) (*broadsheet.Article, error) {
	if item.URL == "" {
		return item, fmt.Errorf("fetch: %w: the article has no address", broadsheet.ErrURL)
	}
	page, _, err := c.Article(ctx, item.URL)
	if err != nil {
		return item, err
	}
	return Merge(item, page), nil
}

func (c *Client) parser() *broadsheet.Parser {
	if c.Parser == nil {
		return new(broadsheet.Parser)
	}
	return c.Parser
}

// Merge gives a feed's article with what its page adds:
//
//   - The feed knows better what it lists: ID, URL, Title, Summary, Published, Updated, Authors, Episode and
//     all else that it says stays.
//   - The page has the text: its Content is taken where its text is longer than the feed's and the page is
//     no consent page, error page or listing. Doubts are then the page's.
//   - What the feed does not say is taken from the page. Tags, Media and Links are the feed's and then the
//     page's, each once.
//
// Neither article is changed.
func Merge(item, page *broadsheet.Article) *broadsheet.Article {
	m := *item
	if page.Doubts&^broadsheet.Truncated != 0 {
		return &m
	}
	if length(page.Content) > length(item.Content) {
		m.Content, m.Doubts = page.Content, page.Doubts
	}
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&m.Title, page.Title}, {&m.Subtitle, page.Subtitle}, {&m.Summary, page.Summary}, {&m.Dateline, page.Dateline},
		{&m.Language, page.Language}, {&m.Section, page.Section}, {&m.Rights, page.Rights}, {&m.Comments, page.Comments},
	} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	if m.Published.IsZero() {
		m.Published = page.Published
	}
	if m.Updated.IsZero() {
		m.Updated = page.Updated
	}
	if m.Publisher == (broadsheet.Person{}) {
		m.Publisher = page.Publisher
	}
	if len(m.Authors) == 0 {
		m.Authors = page.Authors
	}
	m.Contributors = union(m.Contributors, page.Contributors, func(p broadsheet.Person) string { return p.Role + "\x00" + strings.ToLower(p.Name) })
	m.Tags = union(m.Tags, page.Tags, func(t broadsheet.Tag) string { return t.Scheme + "\x00" + strings.ToLower(t.Term) })
	m.Media = mergeMedia(m.Media, page.Media)
	m.Links = union(m.Links, page.Links, func(l broadsheet.Link) string { return l.Rel + "\x00" + l.URL })
	return &m
}

// mergeMedia is union for media: of one that both have the page may say more.
func mergeMedia(a, b []broadsheet.Media) []broadsheet.Media {
	out := union(a, b, func(m broadsheet.Media) string { return cmp.Or(m.URL, "\x00"+m.Caption) })
	for _, more := range b {
		i := slices.IndexFunc(out, func(m broadsheet.Media) bool { return m.URL == more.URL })
		if m := &out[i]; m.URL != "" {
			m.Alt, m.Caption, m.Credit = cmp.Or(m.Alt, more.Alt), cmp.Or(m.Caption, more.Caption), cmp.Or(m.Credit, more.Credit)
			m.Width, m.Height = cmp.Or(m.Width, more.Width), cmp.Or(m.Height, more.Height)
		}
	}
	return out
}

// length gives the characters of the text in HTML.
func length(content string) int {
	return utf8.RuneCountInString((&broadsheet.Article{Content: content}).Text())
}

// union gives the elements of a and then those of b, each key once.
func union[T any](a, b []T, key func(T) string) []T {
	if len(b) == 0 {
		return a
	}
	seen := map[string]bool{}
	var out []T
	for _, list := range [][]T{a, b} {
		for _, v := range list {
			if k := key(v); !seen[k] {
				seen[k] = true
				out = append(out, v)
			}
		}
	}
	return out
}
