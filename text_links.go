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

// references is what a text's definitions name.
type references struct {
	targets map[string]string // as they stand behind a link's text
	room    int               // that is left for them: none is written so often that the text grows beyond bounds
	fence   string            // what ends the code that is open
}

// references drops the definitions, and puts their addresses where they are referred to.
func (t *textDoc) references() {
	first, last := t.lines[0], t.lines[len(t.lines)-1]
	if !strings.Contains(t.s[first.start:last.end], "]:") {
		return
	}
	r := references{targets: make(map[string]string)}
	for i := t.top; i < t.end; i++ {
		l := &t.lines[i]
		if r.inCode(t.raw(i)) || l.indent > 3 || l.label != labelBody || !l.gap && i > t.top || len(r.targets) >= maxLinks {
			continue
		}
		if !r.define(t.raw(i)) {
			continue
		}
		if l.label = labelJunk; i+1 < t.end {
			t.lines[i+1].gap = true
		}
	}
	if len(r.targets) > 0 {
		r.room = last.end - first.start + 64<<10
		r.resolve(t)
	}
}

// resolve writes the lines again.
func (r *references) resolve(t *textDoc) {
	r.fence = ""
	at := t.lines[0].start
	t.moved = at
	b := make([]byte, 0, t.lines[len(t.lines)-1].end-at+1024)
	for i := range t.lines {
		l := &t.lines[i]
		line := t.raw(i)
		b = append(b, t.s[at:l.start]...)
		at, l.start = l.end, len(b)
		if i < t.top || r.inCode(line) || l.label != labelBody {
			b = append(b, line...)
		} else {
			b = r.appendLine(b, line)
		}
		l.end = len(b)
	}
	t.s = string(b)
}

// inCode reports whether a line is code between fences, or one of them.
func (r *references) inCode(line string) bool {
	switch {
	case r.fence != "":
		if strings.HasPrefix(line, r.fence) && isRow(line, line[0]) {
			r.fence = ""
		}
	case isFence(line):
		r.fence = line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
	default:
		return false
	}
	return true
}

// define takes a definition. Footnotes are none, nor is a word behind a colon.
func (r *references) define(line string) bool {
	label, rest, ok := strings.Cut(line, "]:")
	if !ok || label == "" || label[0] != '[' || len(label) > maxLabel || strings.ContainsAny(label[1:], "^[") {
		return false
	}
	address, title, _ := strings.Cut(strings.TrimSpace(rest), " ")
	address = strings.TrimSuffix(strings.TrimPrefix(address, "<"), ">")
	title = strings.TrimSpace(title)
	if len(line) > maxAddress || !strings.ContainsAny(address, "/:#") || strings.ContainsAny(address, "<>") {
		return false
	}
	if n := len(title) - 1; n > 0 && strings.IndexByte(`"'(`, title[0]) >= 0 && strings.IndexByte(`"')`, title[n]) >= 0 {
		title = ` "` + strings.ReplaceAll(title[1:n], `"`, "'") + `"`
	} else if title != "" {
		return false
	}
	label = labelKey(label[1:])
	if _, twice := r.targets[label]; !twice && label != "" {
		r.targets[label] = "(<" + address + ">" + title + ")"
	}
	return true
}

// labelKey gives a label as it is compared.
func labelKey(label string) string { return strings.ToLower(flat(label)) }

// appendLine appends a line with its references as links.
func (r *references) appendLine(dst []byte, s string) []byte {
	var open []int // "["
	at, noTick := 0, uint16(0)
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '`':
			i = passCode(s, i, &noTick) - 1
		case '[':
			open = append(open, i)
		case ']':
			if len(open) == 0 {
				break
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			target, end := r.target(s, from, i)
			if target == "" {
				break
			}
			dst = append(append(dst, s[at:i+1]...), target...)
			at, i = end, end-1
			if from == 0 || s[from-1] != '!' {
				open = open[:0] // a link holds no link
			}
		}
	}
	return append(dst, s[at:]...)
}

// target gives what a reference with its text in s[from+1:i] refers to, and where it ends; "" for no reference.
func (r *references) target(s string, from, i int) (target string, end int) {
	label, end := s[from+1:i], i+1
	switch {
	case end == len(s):
	case s[end] == '(':
		return "", end
	case s[end] == '[':
		n := strings.IndexByte(s[end:min(len(s), end+maxLabel)], ']')
		if n > 1 {
			label = s[end+1 : end+n]
		}
		end += n + 1
	}
	if len(label) > maxLabel {
		return "", end
	}
	target = r.targets[labelKey(label)]
	if r.room -= len(target); r.room < 0 {
		return "", end
	}
	return target, end
}
