package broadsheet

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// Mails as they are sent: the text of the first part that is one is decoded before the lines are looked at.

const (
	maxMailHeader = 64 << 10 // bytes of a header
	maxMailDepth  = 8        // parts inside parts
)

// mailText gives a mail with its text decoded; s where there is nothing to decode.
func (e *textEngine) mailText(s string) string {
	head, body := cutMailHeader(s)
	if !isMailHeader(head) {
		return s
	}
	text, ok := e.mailPart(head, body, 0)
	if !ok || text == body {
		return s
	}
	return head + text
}

// cutMailHeader cuts what stands above the first blank line. The body begins with the line break before that line.
func cutMailHeader(s string) (head, body string) {
	top := s[:min(len(s), maxMailHeader)]
	i := strings.Index(top, "\n\n")
	if j := strings.Index(top, "\n\r\n"); j >= 0 && (i < 0 || j < i) {
		i = j
	}
	if i < 0 {
		return "", s
	}
	return s[:i+1], s[i:]
}

// isMailHeader reports whether lines are a mail's header that says of what kind the text is.
func isMailHeader(head string) bool {
	first, _, _ := strings.Cut(head, "\n")
	name, _, ok := cutField(first)
	return ok && strings.IndexByte(name, ' ') < 0 && (mailField(head, "content-type:") != "" || mailField(head, "content-transfer-encoding:") != "")
}

// mailCharset gives the charset that the header of a mail without parts names, unless the mail was converted to UTF-8. Windows-1252,
// which is how other bytes are read anyway, is not named, since more may be converted than is at hand.
func mailCharset(b []byte) string {
	if i := bytes.IndexByte(b[:min(len(b), 32)], ':'); i < 0 || !isAlphanumeric(b[0]) {
		return "" // at once: pages and feeds come here too
	}
	head, _ := cutMailHeader(string(b[:min(len(b), peekBytes)]))
	if !isMailHeader(head) || !isASCII(b) && utf8.Valid(b[:incomplete(b)]) {
		return ""
	}
	_, params, _ := mime.ParseMediaType(mailField(head, "content-type:"))
	label := params["charset"]
	if enc, err := htmlindex.Get(label); err == nil && enc == charmap.Windows1252 {
		return ""
	}
	return label
}

// mailField gives a field's value as it stands, in one line or several. The name is in small letters and has its colon.
func mailField(head, name string) string {
	for head != "" {
		n := fieldEnd(head)
		if hasPrefixFold(head[:n], name) {
			return strings.TrimSpace(head[len(name):n])
		}
		head = head[n:]
	}
	return ""
}

// fieldEnd gives the length of the field that begins a header: its line, and the indented ones that go on with it.
func fieldEnd(head string) int {
	for n := 0; ; {
		i := strings.IndexByte(head[n:], '\n')
		if n += i + 1; i < 0 || n == len(head) {
			return len(head)
		}
		if head[n] != ' ' && head[n] != '\t' {
			return n
		}
	}
}

// mailPart gives the text of a part, or of the first part in it that has one.
func (e *textEngine) mailPart(head, body string, depth int) (text string, ok bool) {
	contentType := mailField(head, "content-type:")
	media, params, _ := mime.ParseMediaType(contentType) // what has an error in its parameters is what it says all the same
	switch {
	case strings.HasPrefix(media, "multipart/"):
		return e.firstPart(body, params["boundary"], depth)
	case media != "" && media != "text/plain" && media != "text/html", hasPrefixFold(mailField(head, "content-disposition:"), "attachment"):
		return "", false
	}
	if b := transferred(body, mailField(head, "content-transfer-encoding:")); b != nil {
		e.doc.src.ContentType = contentType
		b, err := newInput(e.doc, bytes.NewReader(b), e.doc.in.limit).all()
		if e.err == nil {
			e.err = err
		}
		body = "\n" + string(b)
	}
	if media == "text/html" {
		body = "\n" + htmlText(body)
	}
	return body, true
}

// firstPart gives the first text among several parts.
func (e *textEngine) firstPart(body, boundary string, depth int) (text string, ok bool) {
	if boundary == "" || depth == maxMailDepth {
		return "", false
	}
	boundary = "\n--" + boundary // which may begin a longer one: then what is in that part is one of several
	_, rest, more := strings.Cut(body, boundary)
	for more {
		var part string
		part, rest, more = strings.Cut(rest, boundary)
		head, inner := cutMailHeader(part)
		if text, ok = e.mailPart(head, inner, depth+1); ok && head != "" && strings.TrimSpace(text) != "" {
			return text, true
		}
	}
	return "", false
}

// transferred undoes a Content-Transfer-Encoding; nil where there is none, or the text is none of it.
func transferred(body, coding string) []byte {
	switch strings.ToLower(coding) {
	case "quoted-printable":
		return unquotePrintable(body)
	case "base64":
		code, below := cutMailHeader(strings.TrimSpace(body)) // a list's server sets its own lines below
		if code == "" {
			code, below = below, ""
		}
		code = strings.TrimRight(code, "=\r\n")
		b, err := base64.RawStdEncoding.DecodeString(code)
		if at, bad := err.(base64.CorruptInputError); !bad || int(at) > len(code)-4 { // the end may be lost
			return append(b, below...)
		}
	}
	return nil
}

// unquotePrintable undoes quoted-printable (RFC 2045 section 6.7). What is no escape is text.
func unquotePrintable(s string) []byte {
	b := []byte(s)
	n := 0
	for i := 0; i < len(s); i++ {
		b[n] = s[i]
		if s[i] == '=' {
			rest := s[i+1:]
			line := strings.TrimLeft(rest, " \t\r")
			if line == "" || line[0] == '\n' { // the line goes on in the next one
				i = len(s) - len(line)
				continue
			}
			if c, err := strconv.ParseUint(rest[:min(len(rest), 2)], 16, 8); err == nil && len(rest) > 1 {
				b[n] = byte(c)
				i += 2
			}
		}
		n++
	}
	return b[:n]
}

// mailValue decodes the words of a mail's field (RFC 2047), and cuts what mail programs put before a subject.
func mailValue(kind fieldKind, value string) string {
	if strings.Contains(value, "=?") && len(value) < maxAddress {
		value = decodeWords(value)
	}
	for n := 0; kind == fieldTitle && n < 3; n++ {
		reply, rest, ok := strings.Cut(value, ":")
		if !ok || !isReply(reply) {
			break
		}
		value = strings.TrimSpace(rest)
	}
	return value
}

// decodeWords decodes the encoded words of a field. Where one of them can not be read, that one stays as it is.
func decodeWords(value string) string {
	words := mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) {
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return enc.NewDecoder().Reader(r), nil
	}}
	if decoded, err := words.DecodeHeader(value); err == nil {
		return decoded
	}
	var b strings.Builder
	after := false // a word that was decoded: the blank between two of them is none
	for _, word := range strings.Fields(value) {
		decoded, err := words.DecodeHeader(word)
		if err != nil {
			decoded = word
		}
		if b.Len() > 0 && !(after && decoded != word) {
			b.WriteByte(' ')
		}
		b.WriteString(decoded)
		after = decoded != word
	}
	return b.String()
}
