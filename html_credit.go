package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file parts a picture's caption and the credit at its end, in the words of the news's languages.

// maxCredit bounds a credit in bytes.
const maxCredit = 120

// splitCredit cuts the credit off a caption.
func splitCredit(s string) (caption, credit string) {
	s = strings.TrimSpace(s)
	for _, mark := range [...]string{"Photo by ", "Photograph by ", "Photo: ", "Photos: ", "Picture: ", "Image: ", "Credit: ", "Foto: ", "Fotos: ", "Bild: ", "Crédit : ", "Crédit: ", "Photo : ", "© ", "(c) "} {
		if i := strings.LastIndex(s, mark); i >= 0 && len(s)-i < maxCredit && (mark != "(c) " || !strings.Contains(s[:i], "(b)")) {
			credit = trimClosing(s[i+len(mark):])
			return strings.TrimSpace(strings.TrimRight(dropLastCreditWord(s[:i]), " (|[/–—-")), credit
		}
	}
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") && len(s)-i < 80 {
		credit = s[i+1 : len(s)-1]
		if house, _, ok := strings.Cut(credit, "/"); ok && (looksLikeCredit(credit) || isNewsAgency(house)) { // "(left/right)" is none
			return strings.TrimSpace(s[:i]), credit
		}
	}
	return s, ""
}

// trimClosing cuts off a credit's end the full stop, and brackets that close what began before the credit.
func trimClosing(s string) string {
	for {
		s = strings.TrimRight(strings.TrimSpace(s), ".")
		i := 0
		for i < len(brackets) && !strings.HasSuffix(s, brackets[i][1]) {
			i++
		}
		if i == len(brackets) || strings.Count(s, brackets[i][0]) >= strings.Count(s, brackets[i][1]) {
			return s
		}
		s = s[:len(s)-len(brackets[i][1])]
	}
}

// brackets are those that names stand in.
var brackets = [...][2]string{{"(", ")"}, {"（", "）"}, {"【", "】"}, {"[", "]"}}

// partCaption fills Credit from the caption's end where the caption says by a word for a photograph, or by a
// copyright sign, that it ends in one.
func partCaption(m *Media) {
	if m.Credit != "" {
		m.Credit = dropCreditWord(m.Credit)
		return
	}
	s := m.Caption
	for i := len(s); i > 0 && len(s)-i < maxCredit; {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		n := creditStart(s, i)
		if n == 0 {
			continue
		}
		credit := dropCreditWord(trimClosing(s[i+n:]))
		if !looksLikeCredit(credit) || i == 0 && len(credit) > maxCredit/2 {
			continue
		}
		m.Caption = strings.TrimRight(dropLastCreditWord(s[:i]), " (|[/–—-（【,，、")
		m.Credit = credit
		return
	}
	if at, credit := signedCaption(s); at > 0 {
		m.Caption, m.Credit = strings.TrimRight(s[:at], " |/–—-=＝（("), credit
	}
}

// signedCaption finds the credit that a caption ends in without a word for it in front: "EFE/Ana Ruiz", "＝佐藤健撮影", "김지훈 기자".
func signedCaption(s string) (at int, credit string) {
	end := strings.TrimRight(s, ")）")
	name := dropJob(end)
	for _, mark := range [...]string{". ", ".- ", " - ", " – ", " — ", " | ", "＝", "=", "（", "。"} {
		i := strings.LastIndex(s, mark)
		from := i + len(mark)
		if i <= 0 || from >= len(name) || len(s)-from > maxCredit/2 {
			continue
		}
		if tail := strings.TrimSpace(name[from:]); name != end && isIdeographName(tail) || isAgencyCredit(strings.TrimRight(tail, ".")) {
			if stop, _ := utf8.DecodeRuneInString(mark); stop == '.' || stop == '。' {
				i += utf8.RuneLen(stop) // it ends the caption
			}
			return i, strings.TrimRight(tail, ".")
		}
	}
	return 0, ""
}

// isAgencyCredit reports whether a text is a name and a house with a slash between: one side is an agency or a person known as such.
func isAgencyCredit(s string) bool {
	who, house, ok := strings.Cut(s, "/")
	who, house = strings.TrimSpace(who), strings.TrimSpace(house)
	if !ok || strings.Contains(house, "/") || !looksLikeCredit(who) || !looksLikeCredit(house) {
		return false
	}
	return isNewsAgency(who) && isNameShaped(house) || isNewsAgency(house) && isNameShaped(who) || hasGivenName(who) && isNameShaped(who) && !hasGivenName(house)
}

// hasGivenName reports whether a text begins with a given name.
func hasGivenName(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return bylineClassOf(first)&classGiven != 0
}

// creditStart gives the length of the word for a credit and its mark at s[i:], or 0. A word stands where one may begin.
func creditStart(s string, i int) int {
	if rest := s[i:]; strings.HasPrefix(rest, "©") {
		return len("©")
	}
	if i > 0 {
		if r, _ := utf8.DecodeLastRuneInString(s[:i]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return 0
		}
	}
	for _, w := range creditWords {
		if n := len(w); len(s)-i > n && strings.EqualFold(s[i:i+n], w) {
			rest := strings.TrimLeft(s[i+n:], " \u00a0")
			r, size := utf8.DecodeRuneInString(rest)
			if strings.HasSuffix(w, ".") || strings.HasSuffix(w, " de") || strings.HasSuffix(w, " di") || strings.HasSuffix(w, " von") {
				return len(s) - i - len(rest)
			}
			if unicode.IsSpace(rune(s[i+n])) && isApart(s[:i]) && isNameShaped(strings.TrimRight(rest, ")].")) && (i > 0 || hasGivenName(rest)) {
				return len(s) - i - len(rest) // "/ Foto Ana Ruiz"
			}
			first, _ := utf8.DecodeRuneInString(w)
			if strings.ContainsRune(":：=＝", r) || first >= 0x2e80 && (r == '/' || r == '／') {
				return len(s) - i - len(rest) + size
			}
		}
	}
	return 0
}

// isApart reports whether a text ends where a new part of a caption may begin.
func isApart(s string) bool {
	s = strings.TrimRight(s, " \u00a0")
	return s == "" || strings.ContainsRune(".|/(-", rune(s[len(s)-1])) || strings.HasSuffix(s, "–") || strings.HasSuffix(s, "—")
}

// dropCreditWord cuts a second word for a credit, or a copyright sign, off the front of a credit.
func dropCreditWord(s string) string {
	for range 2 {
		s = strings.TrimLeft(s, " \u00a0:：-–")
		if n := creditStart(s, 0); n > 0 && n < len(s) {
			s = s[n:]
		}
	}
	return dropJob(strings.TrimSpace(s))
}

// dropLastCreditWord cuts the first half of "Photo credit" off the end of a caption.
func dropLastCreditWord(s string) string {
	s = strings.TrimRight(s, " ")
	i := strings.LastIndexAny(s, " (") + 1
	for _, w := range creditWords {
		if strings.EqualFold(s[i:], w) {
			return s[:i]
		}
	}
	return s
}

// dropJob cuts off what Chinese, Japanese and Korean credits say beside the name.
func dropJob(s string) string {
	for _, job := range [...]string{"記者", "记者"} {
		s = strings.TrimPrefix(s, job)
	}
	for _, job := range [...]string{"攝影", "摄影", "攝", "摄", "撮影", " 기자"} {
		s = strings.TrimSuffix(s, job)
	}
	return s
}

// looksLikeCredit reports whether a text looks like names and nothing more: it is short, begins like a name, and is no sentence.
func looksLikeCredit(s string) bool {
	if s == "" || len(s) > maxCredit || strings.Contains(s, ". ") && len(s) > 60 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.IsLower(r) || r == '@'
}

// creditWords stand before credits: those that end in a full stop or a preposition alone, all others with a colon.
var creditWords = [...]string{
	"photo", "photos", "photo credit", "photograph", "photographs", "picture", "pictures", "image", "images", "image credit", "credit", "foto", "fotos", "foto di", "foto von", "foto de",
	"bild", "bilder", "crédit", "crédits", "crédit photo", "crédits photo", "crédito", "créditos", "fotografía", "fotografía de", "fotografia", "fotografia de", "fotografia di", "imagem", "imagen", "immagine", "beeld",
	"fot.", "zdjęcie", "zdj.", "snímek", "kuva", "kuvat", "fotoğraf", "fotó", "φωτογραφία", "φωτ.", "φωτό", "фото", "снимка", "світлина", "تصوير", "تصویر", "صورة", "عکس",
	"צילום", "फोटो", "तस्वीर", "ছবি", "ภาพ", "ảnh", "hình", "사진", "写真", "撮影", "摄影", "攝影", "图", "圖", "图片", "圖片", "照片",
}
