package broadsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cjk reads toks[a:b], words of Chinese, Japanese or Korean. Roles stand before a name or are written onto
// its end: 记者 王小明, 田中太郎記者, 김철수 기자.
func (p *bylineParser) cjk(a, b int) {
	if last := p.str(b-1, b); b-a >= 2 && p.is(b-1, classRole) && !strings.HasSuffix(last, "기자") && !strings.HasSuffix(last, "특파원") && p.hangul(a) {
		b = a + 1 // name, place of work, role
	}
	if k := p.cjkRole(a, b); k >= a+2 && p.toks[k-1].shape&shapeCJK != 0 && p.role == "" && !p.japanese(a) { // places before "name role"
		p.authors = p.authors[:0]
		a = k - 1
	}
	if p.sep == bylineOpen && b-a == 1 && len(p.authors) == 0 && p.kind(b) == bylineClose && p.kind(b+1) == bylineWord && p.hangul(b+1) {
		p.addOrg(a, b) // "[한겨레] 김철수 기자"
		return
	}
	for a < b {
		t := &p.toks[a]
		if t.class&classRole != 0 {
			p.attach = false
		}
		if t.shape&shapeCJK == 0 {
			p.part(a, b)
			return
		}
		if t.class&classAgency != 0 {
			p.addOrg(a, a+1)
		} else if k := p.kind(a + 1); t.class&classCredit != 0 && (a+1 < b || k == bylinePipe || k == bylineSlash) {
			if !(p.kind(a-1) == bylinePipe && p.is(a-2, classBy|classLabel)) { // "文・写真"
				p.role = t.class.role()
			}
		} else if t.class&(classRole|classLabel|classBy|classVerb|classUI|classCredit|classConj) == 0 {
			a += p.cjkName(a, b)
			continue
		}
		a++
	}
}

// cjkRole gives the first role in toks[a:b] that is Korean, where roles follow the name; a if there is none.
func (p *bylineParser) cjkRole(a, b int) int {
	for k := a; k < b; k++ {
		if p.hangul(k) && p.is(k, classRole) {
			return k
		}
	}
	return a
}

// hangul reports whether token k is Korean.
func (p *bylineParser) hangul(k int) bool {
	r, _ := utf8.DecodeRuneInString(p.text[p.toks[k].start:])
	return r >= 0xAC00 && r <= 0xD7A3
}

// cjkRoles are written onto the end of a name, cjkLeads onto its beginning.
var (
	cjkRoles = [...]string{"実習記者", "特派員", "编辑部", "論説委員", "編集委員", "記者", "记者", "報道", "报道", "報導", "摄影", "撮影", "支局長", "編集長", "さん", "氏", "著", "文", "訳",
		"선임기자", "인턴기자", "객원기자", "기자", "특파원", "논설위원", "편집위원", "앵커", "위원"}
	cjkLeads = [...]string{"本报记者", "本報記者", "实习记者", "特约记者", "首席记者", "通讯员", "通訊員", "记者", "記者", "撰文", "作者", "文"}
)

// cjkName adds the name at a and gives how many words it takes.
func (p *bylineParser) cjkName(a, b int) int {
	t := &p.toks[a]
	if int(t.end) < len(p.text) && p.text[t.end] == '=' {
		return 1 // a dateline: "서울="
	}
	if t.shape&shapeDigit != 0 {
		return 1 // a dateline: 本报北京3月11日电
	}
	name := p.text[t.start:t.end]
	for _, s := range cjkLeads {
		if strings.HasPrefix(name, s) && !p.isChinese(name) && utf8.RuneCountInString(name) >= utf8.RuneCountInString(s)+2 {
			name = name[len(s):]
			p.attach = false
			break
		}
	}
	if i := strings.Index(name, "记者"); i > 0 && utf8.RuneCountInString(name[i:]) >= 4 { // 新华社记者王小明
		p.add(Person{Name: name[:i], Org: true})
		name = name[i+len("记者"):]
	}
	role := ""
	if !p.isChinese(name) {
		name, role = cutCJKRole(name, 2)
	}
	if len(*p.list()) > 0 && p.sep == bylineSlash && (role == "報導" || role == "报道" || role == "報道") {
		return 1 // 記者王小明／台北報導
	}
	n := utf8.RuneCountInString(name)
	if n < 2 {
		return 1
	}
	if first, _ := utf8.DecodeRuneInString(name); n >= 6 && unicode.Is(unicode.Han, first) && !strings.ContainsAny(name, "·・") || cjkOrg(name) {
		p.addName(name, true)
		return 1
	}
	if a+1 < b && p.japanese(a) && n <= 3 && p.toks[a+1].shape&shapeCJK != 0 && p.toks[a+1].class == 0 {
		family := name
		next := &p.toks[a+1]
		given, _ := cutCJKRole(p.text[next.start:next.end], 1)
		p.addName(family+" "+given, false)
		return 2
	}
	p.addName(name, false)
	return 1
}

// cutCJKRole cuts a role off the end of a name that has at least so many characters without it.
func cutCJKRole(name string, least int) (rest, role string) {
	for _, s := range cjkRoles {
		if rest, ok := strings.CutSuffix(name, s); ok && utf8.RuneCountInString(rest) >= least {
			return rest, s
		}
	}
	return name, ""
}

// chineseFamilies are the commonest family names, in both ways to write them.
const chineseFamilies = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"

// isChinese reports whether s is a name of three characters that begins with a family name: 文 at either end is of the name.
func (p *bylineParser) isChinese(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return p.lang != "ja" && utf8.RuneCountInString(s) == 3 && strings.Contains(chineseFamilies, s[:n])
}

// addName puts a name on the list that is not a stretch of tokens.
func (p *bylineParser) addName(name string, org bool) {
	list := *p.list()
	if org && len(list) > 0 && !list[len(list)-1].Org {
		p.affiliate(name)
		return
	}
	if p.attach || p.closed && len(list) > 0 {
		return
	}
	p.add(Person{Name: name, Org: org})
}

// japanese reports whether the names from a on are Japanese: family and given name may stand apart.
func (p *bylineParser) japanese(a int) bool {
	if p.lang != "" {
		return p.lang == "ja"
	}
	for _, r := range p.text {
		if r >= 0x3041 && r <= 0x30FF {
			return true
		}
	}
	return false
}

// cjkOrg tells an organisation by how it ends.
func cjkOrg(s string) bool {
	for _, e := range [...]string{"社", "报", "報", "网", "網", "新闻", "新聞", "部", "台", "通信", "编辑", "뉴스팀", "뉴스부", "취재팀", "편집국", "일보", "뉴스", "신문", "방송", "통신", "经济"} {
		if strings.HasSuffix(s, e) && len(s) > len(e)+2 {
			return true
		}
	}
	return false
}
