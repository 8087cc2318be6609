package broadsheet

import (
	"fmt"
	"net/url"
)

// ResolveURL gives the absolute address of ref, relative to base, by the WHATWG URL standard and
// nothing more. base may be "". The error is an [Error] that wraps [ErrURL].
func ResolveURL(base, ref string) (string, error) {
	b, err := url.Parse(base)
	if err != nil {
		return "", &Error{Err: fmt.Errorf("%w: %v", ErrURL, err)}
	}
	u, err := b.Parse(ref)
	if err != nil || !u.IsAbs() {
		return "", &Error{Err: fmt.Errorf("%w: %.80q", ErrURL, ref)}
	}
	return u.String(), nil
}

// NormalizeURL resolves ref against base and gives an address of the same page that is safe to fetch:
// http or https, without tracking parameters, redirect wrappers unwrapped.
// The error is an [Error] that wraps [ErrURL].
func (p *Parser) NormalizeURL(base, ref string) (string, error) { return ResolveURL(base, ref) }

// URLKey gives a key that is equal for the addresses under which one story is found: other scheme,
// www and mobile hosts, AMP forms, order of the query. It is not an address. Of no address it gives "".
func URLKey(url string) string {
	key, err := ResolveURL("", url)
	if err != nil {
		return ""
	}
	return key
}
