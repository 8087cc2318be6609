package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The datelines of agencies that write in Chinese, Japanese and Korean.

// koreanDateline reads (서울=연합뉴스) 김철수 기자 =
func koreanDateline(s string) (dl dateline, ok bool) {
	near := s[:min(len(s), maxDateline)]
	shut := strings.IndexAny(near, ")]")
	if shut < 0 {
		return dl, false
	}
	place, agency, ok := strings.Cut(near[1:shut], "=")
	dl.place, dl.agency = strings.TrimSpace(place), strings.TrimSpace(agency)
	if c, _ := utf8.DecodeRuneInString(dl.place); !ok || !unicode.Is(unicode.Hangul, c) || dl.agency == "" || strings.Count(dl.place, " ") > 3 {
		return dl, false
	}
	dl.length = shut + 1 + blanks(near[shut+1:])
	by, rest, ok := strings.Cut(near[dl.length:], "=")
	by = strings.TrimSpace(by)
	if ok && (strings.HasSuffix(by, "기자") || strings.HasSuffix(by, "특파원")) {
		dl.by, dl.length = by, len(near)-len(rest)+blanks(rest)
	}
	return dl, true
}

// taiwanDateline reads （中央社記者王小明台北4日電）: a name has three characters, and the place follows it.
func taiwanDateline(s string) (dl dateline, ok bool) {
	inner, rest, ok := strings.Cut(s[:min(len(s), maxDateline)], "）")
	inner, open := strings.CutPrefix(inner, "（")
	digits := strings.IndexAny(inner, "0123456789")
	if !ok || !open || digits < 0 || !strings.HasSuffix(inner, "電") {
		return dl, false
	}
	date, _, dated := strings.Cut(inner[digits:], "日")
	agency, place, ok := strings.Cut(inner[:digits], "社")
	if !ok || !dated || len(agency) > 12 || strings.ContainsAny(inner, "，。") {
		return dl, false
	}
	if names, ok := strings.CutPrefix(place, "記者"); ok {
		last := strings.LastIndex(names, "、") + 1
		if last > 0 {
			last += len("、") - 1
		}
		runes := []rune(names[last:])
		if len(runes) < 5 {
			return dl, false
		}
		place = string(runes[3:])
		dl.by = "記者" + strings.TrimSuffix(names, place)
	}
	dl.place, dl.date, dl.agency, dl.length = place, date+"日", agency+"社", len("（")+len(inner)+len("）")+blanks(rest)
	return dl, place != ""
}

// hanDateline reads the datelines of Chinese and Japanese agencies: 新华社奥斯陆11月4日电, 【オスロ共同】, ［東京　４日　ロイター］.
func hanDateline(s string) (dl dateline, ok bool) {
	if strings.HasPrefix(s, "（") {
		return taiwanDateline(s)
	}
	if inner, rest, ok := strings.Cut(s[:min(len(s), maxDateline)], "］"); ok && strings.HasPrefix(inner, "［") {
		parts := strings.Fields(inner[len("［"):])
		if len(parts) == 3 && (parts[2] == "ロイター" || parts[2] == "共同" || parts[2] == "AFP") {
			return dateline{place: parts[0], agency: parts[2], length: len(inner) + len("］") + len(rest) - len(strings.TrimLeft(rest, " -－"))}, true
		}
		return dl, false
	}
	if inner, rest, ok := strings.Cut(s[:min(len(s), maxDateline)], "】"); ok && strings.HasPrefix(inner, "【") {
		place := inner[len("【"):]
		for _, agency := range [...]string{"共同", "時事", "ＡＦＰ＝時事", "AFP=時事", "ロイター", "新華社", "聯合"} {
			if name, ok := strings.CutSuffix(place, agency); ok && name != "" {
				return dateline{place: strings.TrimRight(name, "＝= "), agency: agency, length: len(inner) + len("】") + blanks(rest)}, true
			}
		}
		return dl, false
	}
	head, rest, ok := strings.Cut(s[:min(len(s), maxDateline)], "日电")
	if !ok {
		head, rest, ok = strings.Cut(s[:min(len(s), maxDateline)], "日電")
	}
	digits := strings.IndexAny(head, "0123456789")
	if !ok || digits < 0 || strings.ContainsAny(head, "，。：“") {
		return dl, false
	}
	for _, mark := range [...]string{"社", "网", "網", "讯"} {
		agency, place, ok := strings.Cut(head[:digits], mark)
		if ok && agency != "" && place != "" && len(agency) <= 12 {
			return dateline{place: place, date: head[digits:] + "日", agency: agency + mark, length: len(head) + len("日电") + blanks(rest)}, true
		}
	}
	return dl, false
}
