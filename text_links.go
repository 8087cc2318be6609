package broadsheet

import (
	"bytes"
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
			i = passCode(s, i, &noTick) - 1
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

// passCode gives where the code that begins at i ends, or where the back-ticks that begin none do. What no run ends is noted
// in noTick, and not looked for again.
func passCode(s string, i int, noTick *uint16) int {
	run := tickRun(s[i:])
	i += run
	if run > maxTicks || *noTick&(1<<run) != 0 {
		return i
	}
	if end := tickEnd(s, i, run); end >= 0 {
		return end + run
	}
	*noTick |= 1 << run
	return i
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

// Reference links, "[text][label]", are made links with their addresses beside them before anything else is read: then all that
// reads links reads these. The definitions, "[label]: address", are no text.

// maxLabel bounds a label.
const maxLabel = 100

// references is what a text's definitions name, and the text being written with it.
type references struct {
	targets map[string]string // as they stand behind a link's text
	room    int               // that is left for them: none is written so often that the text grows beyond bounds
	code    bool              // a fence is open
	out     bytes.Buffer
}

// references drops the definitions, and puts their addresses where they are referred to.
func (t *textDoc) references() {
	first, last := t.lines[0].start, t.lines[len(t.lines)-1].end
	if !strings.Contains(t.s[first:last], "]:") {
		return
	}
	r := references{targets: make(map[string]string), room: last - first + 64<<10}
	for i := t.top; i < t.end; i++ {
		l := &t.lines[i]
		if r.inCode(t.raw(i)) || l.indent > 3 || l.label != labelBody || !l.gap && i > t.top || !r.define(t.raw(i)) {
			continue
		}
		if l.label = labelJunk; i+1 < t.end {
			t.lines[i+1].gap = true
		}
	}
	if len(r.targets) > 0 {
		r.resolve(t, first)
	}
}

// resolve writes the lines again.
func (r *references) resolve(t *textDoc, at int) {
	t.moved, r.code = at, false
	r.out.Grow(t.lines[len(t.lines)-1].end - at + 1024)
	for i := range t.lines {
		l := &t.lines[i]
		line := t.raw(i)
		r.out.WriteString(t.s[at:l.start])
		at, l.start = l.end, r.out.Len()
		if i < t.top || r.inCode(line) || l.label != labelBody {
			r.out.WriteString(line)
		} else {
			r.line(line)
		}
		l.end = r.out.Len()
	}
	t.s = r.out.String()
}

// inCode reports whether a line is code between fences, or one of them.
func (r *references) inCode(line string) bool {
	fence := isFence(line)
	inside := r.code || fence
	r.code = r.code != fence
	return inside
}

// define takes a definition. Footnotes are none, nor is a word behind a colon.
func (r *references) define(line string) bool {
	if line[0] != '[' || len(line) > maxAddress || len(r.targets) >= maxLinks {
		return false
	}
	label, rest, _ := strings.Cut(line[1:], "]:")
	address, title, _ := strings.Cut(strings.TrimSpace(rest), " ")
	address, title = strings.Trim(address, "<>"), strings.TrimSpace(title)
	if !strings.ContainsAny(address, "/:#") || len(label) > maxLabel || strings.ContainsAny(label, "^[") {
		return false
	}
	switch n := len(title) - 1; {
	case n < 0:
	case title[0] == '(' && title[n] == ')':
		title = ""
	case n == 0 || title[0] != '"' && title[0] != '\'' || strings.IndexByte(title[1:], title[0]) != n-1:
		return false
	}
	label = labelKey(label)
	if _, twice := r.targets[label]; !twice && label != "" {
		r.targets[label] = "(<" + address + "> " + title + ")"
	}
	return true
}

// labelKey gives a label as it is compared.
func labelKey(label string) string { return strings.ToLower(flat(label)) }

// line writes a line with its references as links. What holds other brackets is none.
func (r *references) line(s string) {
	at, open, noTick := 0, -1, uint16(0)
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '`':
			i = passCode(s, i, &noTick) - 1
		case '[':
			open = i
		case ']':
			if open >= 0 {
				if target, end := r.target(s, s[open+1:i], i+1); target != "" {
					r.out.WriteString(s[at : i+1])
					r.out.WriteString(target)
					at, i = end, end-1
				}
			}
			open = -1
		}
	}
	r.out.WriteString(s[at:])
}

// target gives what a reference with its text before s[end] refers to, and where it ends; "" for no reference.
func (r *references) target(s, label string, end int) (string, int) {
	if end < len(s) && s[end] == '[' {
		n := strings.IndexByte(s[end:min(len(s), end+maxLabel)], ']')
		if n > 1 {
			label = s[end+1 : end+n]
		}
		end += n + 1
	} else if end < len(s) && s[end] == '(' {
		return "", end
	}
	if len(label) > maxLabel {
		return "", end
	}
	target := r.targets[labelKey(label)]
	if r.room -= len(target); r.room < 0 {
		return "", end
	}
	return target, end
}
