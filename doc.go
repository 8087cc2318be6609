// Package broadsheet reads the news (web pages, plain text, RSS, Atom and JSON feeds) into one
// normalised [Article], and writes articles back out as feeds.
package broadsheet
