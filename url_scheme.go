package broadsheet

import "strings"

// mayFollow reports whether an address may be handed out as one to be followed: it has a scheme that fetches or
// names something, not one that runs something (javascript, data, blob, and whatever a system starts a program
// for), or it has none and is relative to a base that nobody knows.
func mayFollow(address string) bool {
	scheme := schemeOf(address)
	if len(scheme) > 8 {
		return false
	}
	switch strings.ToLower(scheme) {
	case "", "http", "https", "ftp", "ftps", "sftp", "mailto", "tel", "sms", "geo", "xmpp", "sip", "sips", "irc", "ircs",
		"news", "nntp", "magnet", "ipfs", "ipns", "gopher", "gemini", "rtsp", "rtmp", "mms", "itpc", "pcast", "itms", "podcast",
		"urn", "tag", "doi", "info", "acct":
		return true
	case "feed":
		return strings.HasPrefix(address[len("feed:"):], "//")
	}
	return false
}

// schemeOf gives what stands before an address's colon, if it is a scheme (RFC 3986 section 3.1), as browsers read
// it: behind blanks and controls, and with tabs and line ends within it.
func schemeOf(address string) string {
	for address != "" && address[0] <= ' ' {
		address = address[1:]
	}
	for i := range len(address) {
		switch c := address[i]; {
		case c == ':':
			return address[:i]
		case 'a' <= c|0x20 && c|0x20 <= 'z', c == '\t', c == '\n', c == '\r':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}
