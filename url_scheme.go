package broadsheet

import "strings"

// mayFollow reports whether an address may be handed out as one to be followed: it has a scheme that fetches or
// names something, not one that runs something (javascript, data, blob, and whatever a system starts a program
// for), or it has none and is relative to a base that nobody knows.
func mayFollow(address string) bool {
	scheme, rest := leadingScheme(address)
	switch scheme {
	case "", "http", "https":
		return true
	case "feed":
		return strings.HasPrefix(rest, "//")
	}
	return isListed("|ftp|ftps|sftp|mailto|tel|sms|geo|xmpp|sip|sips|irc|ircs|news|nntp|magnet|ipfs|ipns|gopher|gemini|rtsp|rtmp|mms|itpc|pcast|itms|podcast|urn"+
		"|tag|doi|info|acct|", scheme)
}

// leadingScheme gives an address's scheme (RFC 3986 section 3.1), in lower case, and what stands behind its colon. Blanks,
// controls and all that is not ASCII do not count, wherever they stand: a browser passes over some of them, and a
// [Writer] drops others. A scheme longer than any that is known is given as "?".
func leadingScheme(address string) (scheme, rest string) {
	var buf [8]byte
	n := 0
	for i := range len(address) {
		c := address[i]
		switch {
		case c == ':' && n > len(buf):
			return "?", address[i+1:]
		case c == ':':
			return string(buf[:n]), address[i+1:]
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case c <= ' ' || c >= 0x7f:
			continue
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '+', c == '-', c == '.':
		default:
			return "", address
		}
		if n < len(buf) {
			buf[n] = c
		}
		n++
	}
	return "", address
}
