package broadsheet

import (
	"strings"
	"testing"
)

// seenPage reads a page of one language that says all it says in its text.
func seenPage(t *testing.T, lang, title, head string) *Article {
	t.Helper()
	page := "<!DOCTYPE html><html lang=" + lang + "><head><meta charset=utf-8><title>" + title + "</title></head><body>" + head + story + "</body></html>"
	a, err := (&Parser{}).ParseHTML(strings.NewReader(page), Source{URL: pageURL})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestPageSeenDates(t *testing.T) {
	tests := []struct{ name, lang, line, published, updated string }{
		{"two words in a line", "de", "<div class=info>Veröffentlicht: Dienstag, 11.03.2025 14:05 | Aktualisiert: 11.03.2025 16:20 | Quelle: dpa</div>", "2025-03-11T14:05:00Z", "2025-03-11T16:20:00Z"},
		{"in elements of their own", "pl", "<div class=data>Data publikacji: 11.03.2025 14:05<br>Aktualizacja: 12.03.2025 08:30</div>", "2025-03-11T14:05:00Z", "2025-03-12T08:30:00Z"},
		{"update without a name", "el", "<span class=date>11 Μαρτίου 2025, 09:40</span> <span>Τελευταία ενημέρωση: 11 Μαρτίου 2025, 12:05</span>", "2025-03-11T09:40:00Z", "2025-03-11T12:05:00Z"},
		{"in brackets", "uk", "<span class=post-date>11 березня 2025, 14:05</span> <span>(оновлено 11 березня 2025, 16:20)</span>", "2025-03-11T14:05:00Z", "2025-03-11T16:20:00Z"},
		{"the Buddha's years", "th", "<div><span>เผยแพร่: 11 มี.ค. 2568 14:05</span> <span>ปรับปรุง: 11 มี.ค. 2568 16:20</span></div>", "2025-03-11T14:05:00Z", "2025-03-11T16:20:00Z"},
		{"digits of Hindi", "hi", "<div>प्रकाशित: ११ मार्च २०२५</div>", "2025-03-11", ""},
		{"two <time> in one place", "en", "<span class=posted-on>Posted on <time class='entry-date published' datetime='2025-03-11T08:15:00Z'>11 March 2025</time><time class=updated datetime='2025-03-12T10:00:00Z'>12 March 2025</time></span>",
			"2025-03-11T08:15:00Z", "2025-03-12T10:00:00Z"},
		{"one <time> named for both", "en", "<time class='entry-date published updated' datetime='2025-03-11T08:15:00Z'>11 March 2025</time>", "2025-03-11T08:15:00Z", ""},
		{"one <time> named for an update", "en", "<time class=updated datetime='2025-03-11T08:15:00Z'>11 March 2025</time>", "2025-03-11T08:15:00Z", ""},
		{"an update before the publication", "en", "<p class=date>Published March 11, 2025</p><p class=date>Updated March 1, 2025</p>", "2025-03-11", ""},
		{"a day of review", "en", "<p class=date>Published March 11, 2025</p><p class=date>Medically reviewed March 12, 2025</p>", "2025-03-11", ""},
		{"a letter that grows when made small", "tr", "<p class=date>İİİİİİİİİİİİ 11.03.2025 güncelleme 12.03.2025</p>", "2025-03-11", "2025-03-12"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := seenPage(t, tt.lang, "Old bridge to be repaired", "<h1>Old bridge to be repaired</h1>"+tt.line)
			if got := a.Published; !dateIs(got, tt.published) {
				t.Errorf("published: got %v, want %q", got, tt.published)
			}
			if got := a.Updated; !dateIs(got, tt.updated) {
				t.Errorf("updated: got %v, want %q", got, tt.updated)
			}
		})
	}
}

func dateIs(d Date, want string) bool {
	if d.IsZero() {
		return want == ""
	}
	return d.String() == want
}

func TestPartCaption(t *testing.T) {
	tests := []struct{ in, caption, credit string }{
		{"Mur portowy po zimie. Fot. Zbigniew Kłos / Kurier Portowy", "Mur portowy po zimie.", "Zbigniew Kłos / Kurier Portowy"},
		{"Zeď po bouři | foto: Karel Dobeš, Přístavní noviny", "Zeď po bouři", "Karel Dobeš, Přístavní noviny"},
		{"El muro, ayer.FOTO: Lola Perea", "El muro, ayer.", "Lola Perea"},
		{"La cantera. Fotografía de Jaime Oro", "La cantera.", "Jaime Oro"},
		{"Duvar (Fotoğraf: Cem Yılmazer)", "Duvar", "Cem Yılmazer"},
		{"Muuri laskuveden aikaan. Kuva: Eero Salmi", "Muuri laskuveden aikaan.", "Eero Salmi"},
		{"Ο τοίχος. Φωτογραφία: Νίκος Σταύρου", "Ο τοίχος.", "Νίκος Σταύρου"},
		{"Стіна взимку, фото: Остап Лущик", "Стіна взимку", "Остап Лущик"},
		{"الجدار في الشتاء (تصوير: ليلى حداد)", "الجدار في الشتاء", "ليلى حداد"},
		{"דחומה בחורף (צילום: דוד אלמוג)", "דחומה בחורף", "דוד אלמוג"},
		{"กำแพงในฤดูหนาว ภาพ: นภา ศรีสุข", "กำแพงในฤดูหนาว", "นภา ศรีสุข"},
		{"Tường cảng mùa đông. Ảnh: Lê Hoàng", "Tường cảng mùa đông.", "Lê Hoàng"},
		{"冬天的防波牆。（圖／記者陳志遠攝）", "冬天的防波牆。", "陳志遠"},
		{"겨울 방벽의 모습. 사진=박지훈 기자", "겨울 방벽의 모습.", "박지훈"},
		{"Mur portowy. Fot. Jan Kos (PAP)", "Mur portowy.", "Jan Kos (PAP)"},
		{"The wall. (Image credit: Quay Pictures)", "The wall.", "Quay Pictures"},
		{"The wall. Tada Images / Quay", "The wall. Tada Images / Quay", ""},
		{"The wall (AP Photo/Lena Ortiz)", "The wall (AP Photo/Lena Ortiz)", ""},
		{"The photo: it shows the wall", "The photo: it shows the wall", ""},
		{"BILD: Hafen/Imke Röhr Die Mauer im Winter, wie sie seit zwei Jahren steht", "BILD: Hafen/Imke Röhr Die Mauer im Winter, wie sie seit zwei Jahren steht", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			m := Media{Caption: tt.in}
			if partCaption(&m); m.Caption != tt.caption || m.Credit != tt.credit {
				t.Errorf("got %q, %q, want %q, %q", m.Caption, m.Credit, tt.caption, tt.credit)
			}
		})
	}
}

func TestSplitCredit(t *testing.T) {
	for _, c := range []struct{ in, caption, credit string }{
		{"The bridge at dawn. Photo: Ana Ruiz", "The bridge at dawn.", "Ana Ruiz"},
		{"The bridge at dawn (Ana Ruiz/Reuters)", "The bridge at dawn", "Ana Ruiz/Reuters"},
		{"The bridge at dawn. © Ana Ruiz", "The bridge at dawn.", "Ana Ruiz"},
		{"Die Brücke (Foto: Ana Ruiz)", "Die Brücke", "Ana Ruiz"},
		{"The bridge (left)", "The bridge (left)", ""},
		{"The bridge (open 24/7)", "The bridge (open 24/7)", ""},
		{"Die Brücke (dpa/Archiv)", "Die Brücke", "dpa/Archiv"},
		{"The bridge. Photo: Ana Ruiz (Reuters)", "The bridge.", "Ana Ruiz (Reuters)"},
		{"The bridge. (Photo: Ana Ruiz (Reuters).)", "The bridge.", "Ana Ruiz (Reuters)"},
		{"The bridge at dawn – Photo Credit: Ana Ruiz", "The bridge at dawn", "Ana Ruiz"},
		{"Fans at the CupCredit: Tide Agency", "Fans at the Cup", "Tide Agency"},
		{"The bridge [Photo: Ana Ruiz]", "The bridge", "Ana Ruiz"},
		{"The bridge (a) before, (b) during and (c) after the storm", "The bridge (a) before, (b) during and (c) after the storm", ""},
		{"The bridge (c) Ana Ruiz", "The bridge", "Ana Ruiz"},
	} {
		if caption, credit := splitCredit(c.in); caption != c.caption || credit != c.credit {
			t.Errorf("splitCredit(%q) = %q, %q, want %q, %q", c.in, caption, credit, c.caption, c.credit)
		}
	}
}

func TestPageSeenPublisher(t *testing.T) {
	tests := []struct{ name, title, head, want string }{
		{"logo's text", "Old bridge to be repaired | Tide Courier", "<header><a href=/>Tide Courier</a></header>", "Tide Courier"},
		{"logo's picture", "Old bridge to be repaired - 港口日报", "<header><a href=/><img src=/l.png alt=港口日报></a></header>", "港口日报"},
		{"the host", "Old bridge to be repaired - Harbour News", "", "Harbour News"},
		{"at the front", "Parish Pump: Old bridge to be repaired", "<a href=/>Parish Pump</a>", "Parish Pump"},
		{"what any site calls it", "Old bridge to be repaired - Home", "<a href=/>Home</a>", "harbournews.example"},
		{"nothing that agrees", "Old bridge to be repaired - at what cost?", "<a href=/>Tide Courier</a>", "harbournews.example"},
		{"initials", "Old bridge", "<a href=/>Harbour of Bergen</a>", "harbournews.example"},
		{"the beginning of the host", "Old bridge", "<a href=/>Harbour – always first</a>", "Harbour"},
		{"a file's name", "Old bridge", "<a href=/><img src=/l.png alt=harbournews-logo.svg></a>", "harbournews.example"},
		{"a link too many", "Old bridge to be repaired - Tide Courier", strings.Repeat("<a href=/>Home</a>", 8) + "<a href=/>Tide Courier</a>", "harbournews.example"},
		{"a word that begins the headline", "Bridge - what now?", "<a href=/>Bridge</a>", "harbournews.example"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := seenPage(t, "en", tt.title, tt.head+"<h1>Old bridge to be repaired</h1>").Publisher.Name; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNearHost(t *testing.T) {
	for _, c := range []struct {
		url, name string
		want      int
	}{
		{"https://www.tidecourier.example/a", "The Tide Courier", sameAsHost},
		{"https://www.tide-courier.co.uk/a", "Tide Courier", sameAsHost},
		{"https://news.tidecourier.example/a", "News", 0},
		{"https://news.tidecourier.example/a", "Tide Courier", sameAsHost},
		{"https://www.ttc.example/a", "The Tide Courier", 2},
		{"https://www.tide.example/a", "Tide Courier of Bergen", 1},
		{"", "Tide Courier", 0},
	} {
		p := &page{src: Source{URL: c.url}}
		if got := p.nearHost(c.name); got != c.want {
			t.Errorf("nearHost(%q) at %q = %d, want %d", c.name, c.url, got, c.want)
		}
	}
}

func TestPageSeenTopics(t *testing.T) {
	const h = "<article><h1>Old bridge to be repaired</h1>"
	const tags = "<a href=/c/local rel='category tag'>Local</a> <footer class=entry-footer><a href=/t/1 rel=tag>harbour</a>, <a href=/t/2 rel=tag>#storms</a></footer>"
	a := seenPage(t, "en", "Old bridge", h+story+tags+"</article><article><h2>Ferry</h2><a href=/t/3 rel=tag>ferries</a></article>")
	if a.Section != "Local" || len(a.Tags) != 2 || a.Tags[0].Term != "harbour" || a.Tags[1].Term != "storms" {
		t.Errorf("got %q, %v", a.Section, a.Tags)
	}
	a = seenPage(t, "en", "Old bridge", "<h1>Old bridge to be repaired</h1><aside>"+tags+"</aside>")
	if a.Section != "" || len(a.Tags) != 0 {
		t.Errorf("of an aside: got %q, %v", a.Section, a.Tags)
	}
}

func TestPageSeenAuthors(t *testing.T) {
	tests := []struct{ lang, line, want string }{
		{"ko", "<div class=info><span>김민수 기자</span><span>입력 2025.03.11 14:05</span></div>", "김민수"},
		{"th", "<div class=meta><span>โดย: สมชาย ใจดี</span></div>", "สมชาย ใจดี"},
		{"fi", "<div><span>Teksti: Aino Rantala</span></div>", "Aino Rantala"},
		{"ko", "<div><span>입력 2025.03.11 14:05</span></div>", ""},
		{"en", "<p>4 March 2025 | By Ana Ruiz</p>", "Ana Ruiz"},
		{"en", "<div class=related-box>By Ana Ruiz</div>", ""},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			a := seenPage(t, tt.lang, "Old bridge to be repaired", "<div><h1>Old bridge to be repaired</h1>"+tt.line+"</div>")
			got := ""
			for _, who := range a.Authors {
				got += who.Name
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestPageSigned reads who signed in the last lines of the text or below it.
func TestPageSigned(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"<p>The council voted on the plan. (Reuters)</p>", "Reuters"},
		{"<p>The council voted on the plan. (See the map below)</p>", ""},
		{"<p>The council voted on the plan. (Ana Ruiz)</p>", "Ana Ruiz"},
		{"<p>The council voted on the plan. (Ana Ruiz)</p><p>The ferry sailed at noon as it always does. (Bo Li)</p>", ""},
		{"<p>Source: Reuters</p>", "Reuters"},
		{"</div><div>Text: Ana Ruiz</div><div>Text: Bo Li</div>", ""},
	} {
		got := ""
		for _, who := range parsePage(t, &Parser{}, pageURL, "<title>Old bridge</title>", "<div><h1>Old bridge</h1>"+story+c.lines).Authors {
			got += who.Name
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.lines, got, c.want)
		}
	}
}

// TestPageShownTags reads tags that names or a label show, where they are below the headline and links.
func TestPageShownTags(t *testing.T) {
	const links = "<a href=/t/1>Bridges</a> <a href=/t/2>Stone</a>"
	for _, c := range []struct{ name, before, after, want string }{
		{"a box", "", "<div class=tags>" + links + "</div>", "Bridges|Stone|"},
		{"above the headline", "<div class=tags>" + links + "</div>", "", ""},
		{"in navigation", "", "<nav class=tags>" + links + "</nav>", ""},
		{"with other words", "", "<div class=tags>Bridges are what this paper writes of when there is nothing else. " + links + "</div>", ""},
		{"other stories", "", "<div class=tags><a href=/1>Why bridges are what this paper writes of when there is nothing else</a> " + links + "</div>", ""},
		{"more than there are", "", "<div class=tags>" + strings.Repeat("<i></i>", 600) + links + "</div>", ""},
		{"behind a label, not the other story's", "", "<div class=related><p>Tags: ferries</p></div><p>Tags: bridges, stone</p>", "bridges|stone|"},
	} {
		got := ""
		for _, tag := range parsePage(t, &Parser{}, pageURL, "<title>Old bridge</title>", "<article>"+c.before+"<h1>Old bridge</h1>"+story+c.after+"</article>").Tags {
			got += tag.Term + "|"
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPageKeywordProperties(t *testing.T) {
	a := seenPage(t, "en", "Old bridge", "<h1>Old bridge to be repaired</h1><ul><li itemprop=keywords>stone<li itemprop=keywords>iron</ul>")
	if len(a.Tags) != 2 || a.Tags[0].Term != "stone" || a.Tags[1].Term != "iron" {
		t.Errorf("got %v", a.Tags)
	}
	a = parsePage(t, &Parser{}, pageURL, "<meta http-equiv=Content-Language content=it>", story)
	if a.Language != "it" {
		t.Errorf("language: got %q", a.Language)
	}
}

func TestPlaceBefore(t *testing.T) {
	for _, c := range []struct{ line, rest, want string }{
		{"NYBORG. Den nye bro åbner i maj.", "Borgmesteren i Nyborg er glad.", "NYBORG"},
		{"NYBORG. Den nye bro åbner i maj.", "Borgmesteren er glad.", ""},
		{"FODBOLD. Holdet vandt igen.", "Fodbold er sjovt, og fodbold er dyrt.", ""},
		{"München/London – Kurz vor der Feier", "", "München/London"},
		{"Berlin. Die Feuerwehr kommt.", "", "Berlin"},
		{"Berlin. das ist", "", ""},
		{"Das war gut. Die Feuerwehr kommt.", "", ""},
	} {
		if got := placeBefore(c.line, "<p>"+c.line+"</p><p>"+c.rest+"</p>"); got != c.want {
			t.Errorf("placeBefore(%q) = %q, want %q", c.line, got, c.want)
		}
	}
}
