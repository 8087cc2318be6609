package broadsheet

import (
	"slices"
	"sort"
	"strings"
)

// Links and images in a paragraph of Markdown: they are found first, in one pass, and what stands around them is read then.

// mdLink is a link or an image in a paragraph: "[", "]", and what comes after ")".
type mdLink struct {
	open, close, end int
	target, title    string
	image            bool
}

// findLinks finds the links and images of a paragraph, in order. A link holds no link.
func findLinks(s string) []mdLink {
	var links []mdLink
	var stack, images []int // "[" that are open; those that follow "!"
	lastClose := strings.LastIndexByte(s, ')')
	noTick, bang := uint16(0), -2
	for i := 0; i < len(s) && i < lastClose; i++ {
		switch s[i] {
		case '\\':
			i++
		case '`': // code holds no link
			run := tickRun(s[i:])
			i += run - 1
			if run > maxTicks || noTick&(1<<run) != 0 {
				break
			}
			if end := tickEnd(s, i+1, run); end >= 0 {
				i = end + run - 1
			} else {
				noTick |= 1 << run
			}
		case '!':
			bang = i
		case '[':
			if bang == i-1 {
				images = append(images, i)
			}
			stack = append(stack, i)
		case ']':
			if len(stack) == 0 {
				break
			}
			open := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if i+1 >= len(s) || s[i+1] != '(' {
				break
			}
			l, ok := linkTarget(s, i)
			if !ok {
				break
			}
			l.open, l.close = open, i
			_, l.image = slices.BinarySearch(images, open)
			if !l.image {
				stack = stack[:0]
			}
			links = append(links, l)
			i = l.end - 1
		}
	}
	sort.SliceStable(links, func(i, j int) bool { return links[i].open < links[j].open })
	return links
}

// linkTarget reads what stands between the parentheses after the "]" at i: an address and a title.
func linkTarget(s string, i int) (l mdLink, ok bool) {
	end := min(len(s), i+maxAddress)
	j := i + 2
	for j < end && s[j] == ' ' {
		j++
	}
	from := j
	if j < end && s[j] == '<' {
		j++
		n := strings.IndexAny(s[j:end], "<>\n")
		if n < 0 || s[j+n] != '>' {
			return l, false
		}
		l.target = s[j : j+n]
		j += n + 1
	} else {
		depth := 0
	target:
		for ; j < end; j++ {
			switch s[j] {
			case '\\':
				j++
			case '(':
				if depth++; depth > 8 {
					return l, false
				}
			case ')':
				if depth == 0 {
					break target
				}
				depth--
			case ' ', '\n', '[':
				break target
			}
		}
		l.target = unescape(s[from:min(j, end)])
	}
	for j < end && s[j] == ' ' {
		j++
	}
	if j < end && (s[j] == '"' || s[j] == '\'') {
		n := strings.IndexByte(s[j+1:end], s[j])
		if n < 0 {
			return l, false
		}
		l.title = s[j+1 : j+1+n]
		for j += n + 2; j < end && s[j] == ' '; j++ {
		}
	}
	l.end = j + 1
	return l, j < end && s[j] == ')'
}

// unescape takes the backslashes off marks.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isMark(s[i+1]) {
			i++
		}
		b = append(b, s[i])
	}
	return string(b)
}
