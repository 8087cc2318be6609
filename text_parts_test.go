package broadsheet

import (
	"strings"
	"testing"
)

// textParts gives an article's parts in lines, those that are unknown left out.
func textParts(a *Article) string {
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+": "+value)
		}
	}
	add("title", a.Title)
	add("subtitle", a.Subtitle)
	add("summary", htmlText(a.Summary))
	for _, p := range a.Authors {
		add("by", strings.TrimRight(p.Name+", "+p.Affiliation, ", "))
	}
	for _, p := range a.Contributors {
		add(p.Role, p.Name)
	}
	add("section", a.Section)
	add("place", a.Dateline)
	add("published", a.Published.String())
	add("updated", a.Updated.String())
	for _, tag := range a.Tags {
		add("tag", tag.Term)
	}
	for _, m := range a.Media {
		add("media", m.Caption+" ("+m.Credit+")")
	}
	add("rights", a.Rights)
	if text := a.Text(); text != "" {
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n")
}

func checkParts(t *testing.T, text, want string) {
	t.Helper()
	a := parseOne(t, text)
	if got := textParts(a); got != want {
		t.Errorf("of\n%s\ngot\n%s\n\nwant\n%s", text, got, want)
	}
	checkInverse(t, a)
}

// TestTextSignatures has two paragraphs and what is set below them.
func TestTextSignatures(t *testing.T) {
	const head, text = "Ferry is late again\n\nThe ferry was late on Monday.\n\n", "The ferry was late on Monday.\nIt will be late on Tuesday."
	for _, c := range []struct{ name, below, want string }{
		{"agency in parentheses", "It will be late on Tuesday. (PAP)", "by: PAP\n" + text},
		{"agency and a full stop", "It will be late on Tuesday. (ANSA).", "by: ANSA\n" + text},
		{"agency alone", "It will be late on Tuesday.\n\nTT", "by: TT\n" + text},
		{"between slashes", "It will be late on Tuesday.\n\n/ritzau/", "by: ritzau\n" + text},
		{"after equal signs", "It will be late on Tuesday.\n\n==Kyodo", "by: Kyodo\n" + text},
		{"after dashes", "It will be late on Tuesday.\n\n-- BERNAMA", "by: BERNAMA\n" + text},
		{"with the writers' initials", "It will be late on Tuesday. PTI KLM ARU BNM", "by: PTI\n" + text},
		{"with initials before it", "It will be late on Tuesday.\n\n(Rem/Adnkronos)", "by: Adnkronos\n" + text},
		{"with an end mark", "It will be late on Tuesday.\n\nRRL // ROC\n\nLusa/Fim", "by: Lusa\n" + text},
		{"initials", "It will be late on Tuesday.\n\njal/ mok/", text},
		{"initials with a hyphen", "It will be late on Tuesday.\n\njmb-lf/cel/sp", text},
		{"initials between slashes", "It will be late on Tuesday.\n\n/DS/", text},
		{"initials after an end mark", "It will be late on Tuesday.\n\n(Schluss) hag/wie", text},
		{"other parts", "It will be late on Tuesday. EFE\n\nabc/def\n\n(foto) (vídeo)", "by: EFE\n" + text},
		{"author and agency", "It will be late on Tuesday. (PAP)\n\nautor: Jan Lipiński\n\njal/ mok/", "by: Jan Lipiński\n" + text},
		{"author and editor", "It will be late on Tuesday.\n\nPewarta: Budi Hartono\nEditor: Sri Wahyuni\nCopyright © ANTARA 2025",
			"by: Budi Hartono\nediting: Sri Wahyuni\nrights: Copyright © ANTARA 2025\n" + text},
		{"author after a dash", "It will be late on Tuesday.\n\n— Signe Haugen", "by: Signe Haugen\n" + text},
		{"source", "It will be late on Tuesday.\n\nPramen: x\n\nZdroj: ČTK", "by: ČTK\n" + text + "\nPramen: x"},
		{"first published", "It will be late on Tuesday.\n\nThis report by The Canadian Press was first published Oct. 7, 2025.",
			"by: The Canadian Press\npublished: 2025-10-07\n" + text},
		{"rights in brackets", "It will be late on Tuesday.\n\n[Copyright The Isle Press, Ltd.]", "rights: Copyright The Isle Press, Ltd.\n" + text},
		{"credits in Arabic", "It will be late on Tuesday.\n\n(إعداد سامي الكيلاني - تحرير ليلى حداد)", "reporting: سامي الكيلاني\nediting: ليلى حداد\n" + text},
		{"where the author was", "It will be late on Tuesday.\n\n___\n\nHolland reported from Helena.\n\n___\n\nFollow AP's coverage at https://ap.example/wildlife", text},
		{"several writers", "It will be late on Tuesday. (MVDB, BRT, Belga)", "by: Belga\n" + text},
		{"name in Chinese", "It will be late on Tuesday.\n\n责任编辑：李芳", "editing: 李芳\n" + text},
		{"reporter's address", "It will be late on Tuesday.\n\nkimdh@example.kr", text},
		{"agency with author and editors", "It will be late on Tuesday. AGERPRES/(AS - autor: Ion Pop, editor: Ana Radu, editor online: Mia Dinu)",
			"by: Ion Pop\nediting: Ana Radu\nediting: Mia Dinu\n" + text},
		{"agency with an editor below", "It will be late on Tuesday.\n\nAGERPRES (AS - editor: Ana Radu)", "by: AGERPRES\nediting: Ana Radu\n" + text},
		{"small initials in parentheses", "It will be late on Tuesday. (mv)", text},
		{"small initials of two below", "It will be late on Tuesday.\n\n(mv, rjk)", text},
		{"initials and agency in parentheses", "It will be late on Tuesday. (mv/dpa)", "by: dpa\n" + text},
		{"a word in parentheses is none", "It will be late on Tuesday. (perhaps)", text + " (perhaps)"},
		{"small words are none", "It will be late on Tuesday.\n\nso it is", text + "\nso it is"},
		{"references", "It will be late on Tuesday.\n\n[1] https://ferry.example/times\n[2] https://ferry.example/news", text},
		{"definitions of links", "It will be late on Tuesday.\n\nLinks\n-----\n[1]: https://ferry.example/times \"Times\"", text},
		{"notes are no references", "It will be late on Tuesday.\n\n[1] Times: https://ferry.example/times", text + "\n[1] Times: https://ferry.example/times"},
		{"name and agency", "It will be late on Tuesday.\n\nJan Lipiński (PAP)\n\njal/ mok/", "by: Jan Lipiński, PAP\n" + text},
		{"agency and name", "It will be late on Tuesday.\n\nوام/أحمد علي", "by: أحمد علي, وام\n" + text},
		{"date and agency", "It will be late on Tuesday.\n\n2025/03/11 14:30 （共同通信）", "by: 共同通信\npublished: 2025-03-11T14:30:00Z\n" + text},
		{"end, rights and date in Korean", "It will be late on Tuesday.\n\nkimdh@example.kr\n(끝)\n<저작권자(c) 연합뉴스, 무단 전재 금지>\n2025/03/11 14:30 송고",
			"published: 2025-03-11T14:30:00+09:00\nrights: 저작권자(c) 연합뉴스, 무단 전재 금지\n" + text},
		{"code of a transmission", "It will be late on Tuesday.\n\nAP-ES-03-11-95 1430EST", "by: AP\n" + text},
		{"a day at the end is none", "It will be late on Tuesday.\n\n12 March 2025", text + "\n12 March 2025"},
		{"thanks of a newsletter", "It will be late on Tuesday.\n\nSubscribe\n\nThanks for reading Ferry Notes! Feel free to share it.", text},
		{"a party is none", "It will be late on Tuesday, says Jo Lund (SPD)", text[:len(text)-1] + ", says Jo Lund (SPD)"},
		{"who said it is none", "\"It will be late on Tuesday.\"\n\n— Signe Haugen", "The ferry was late on Monday.\n\"It will be late on Tuesday.\"\n— Signe Haugen"},
	} {
		t.Run(c.name, func(t *testing.T) { checkParts(t, head+c.below+"\n", "title: Ferry is late again\n"+c.want) })
	}
}

// TestTextHeads has what is set above a text.
func TestTextHeads(t *testing.T) {
	const first = "The council voted 21 to 14 on Thursday night to keep the Eastfield pool open for another three years."
	const text = first + "\nOpponents said the money was needed for roads."
	const below = "\n\n" + first + "\n\nOpponents said the money was needed for roads.\n"
	const title = "title: Council votes to keep the pool\n"
	for _, c := range []struct{ name, head, want string }{
		{"section", "Política\n\nCouncil votes to keep the pool", title + "section: Política\n"},
		{"a title of one word is no section", "Ghosts\n\nCouncil votes to keep the pool", "title: Ghosts\nCouncil votes to keep the pool\n"},
		{"deck in the headline's block", "Council votes to keep the pool\nRoads must wait until the spring of next year", title + "subtitle: Roads must wait until the spring of next year\n"},
		{"wrapped deck", "Council votes to keep the pool\nRoads must wait until the\nspring of next year\n\nRosa Winters\nCork Correspondent\nMon Mar 10 2025 - 06:00",
			title + "subtitle: Roads must wait until the spring of next year\nby: Rosa Winters\npublished: 2025-03-10T06:00:00Z\n"},
		{"a sentence is no deck", "Council votes to keep the pool\nRoads must wait until the spring.", title + "Roads must wait until the spring.\n"},
		{"deck by name", "Council votes to keep the pool\n\nUtl.: Roads must wait until spring\n\nBy Jo Lund", title + "subtitle: Roads must wait until spring\nby: Jo Lund\n"},
		{"wrapped capitals", "COUNCIL VOTES TO KEEP\nTHE EASTFIELD POOL\n\nBy Marcus Bell\nStaff Writer", "title: COUNCIL VOTES TO KEEP THE EASTFIELD POOL\nby: Marcus Bell\n"},
		{"banks of capitals", "THE POOL SAVED.\nROADS TO WAIT.\nOPPONENTS ANGRY.", "title: THE POOL SAVED.\nsubtitle: ROADS TO WAIT. OPPONENTS ANGRY.\n"},
		{"by cable", "[By Atlantic Cable.]\nTHE QUEEN'S POOL.\n\nLONDON, Feb. 5, 1881.", "title: THE QUEEN'S POOL.\nplace: LONDON\npublished: 1881-02-05\n"},
		{"name after the date", "Council votes to keep the pool\n\n14 March 2025\n\nRosa Winters", title + "by: Rosa Winters\npublished: 2025-03-14\n"},
		{"name over place and date", "Council votes to keep the pool\n\nRosa Winters\nZaragoza - 11 MAR 2025 - 18:42 CET", title + "by: Rosa Winters\nplace: Zaragoza\npublished: 2025-03-11T18:42:00+01:00\n"},
		{"name, role, relative date", "Council votes to keep the pool\n\nRosa Winters\nEducation reporter\nPublished 3 hours ago\nUpdated 12 March 2025, 14:05 GMT",
			title + "by: Rosa Winters\nupdated: 2025-03-12T14:05:00Z\n"},
		{"name and date above", "14 March 2025\nRosa Winters\n\nCouncil votes to keep the pool", title + "by: Rosa Winters\npublished: 2025-03-14\n"},
		{"name and agency above", "Maria Öberg/TT\n\nCouncil votes to keep the pool", title + "by: Maria Öberg, TT\n"},
		{"agency below", "Council votes to keep the pool\n\nSTT", title + "by: STT\n"},
		{"byline below an interface line", "Council votes to keep the pool\n\nStand: 12.03.2025, 10:22 Uhr | Lesezeit: 2 Minuten\nVon Sabine Köhler, Ulm",
			title + "by: Sabine Köhler\npublished: 2025-03-12T10:22:00Z\n"},
		{"picture above", "Photo: Ina Keller\nCaption: Swimmers in the pool.\n\nCouncil votes to keep the pool", title + "media: Swimmers in the pool. (Ina Keller)\n"},
		{"wire code and mark", "a0423\n^Council votes to keep the pool<", title},
		{"number of the lead", "(2nd LD) Council votes to keep the pool", title},
		{"desk's notes below the headline", "BC-MT--Pool,1st Ld-Writethru,0324\nCouncil votes to keep the pool\nAP Photo XYZ101\nEds: Updates with quotes.\nBy ANN COLTER\nAssociated Press Writer",
			title + "by: Ann Colter\n"},
		{"no headline", "Trams in the centre of the city will not run on Saturday as rails are mended, the company said on Monday.", "Trams in the centre of the city will not run on Saturday as rails are mended, the company said on Monday.\n"},
		{"a list above the text", "* Council keeps the pool\n* Roads must wait", "Council keeps the pool\nRoads must wait\n"},
		{"byline in Korean", "Council votes to keep the pool\n\n김서연 기자\n입력 2025.03.12 09:30", title + "by: 김서연\npublished: 2025-03-12T09:30:00Z\n"},
		{"facts in Chinese", "Council votes to keep the pool\n\n2025-03-12 10:30 来源：新华网 作者：王小明", title + "by: 王小明\npublished: 2025-03-12T10:30:00Z\n"},
		{"whose correspondent", "Council votes to keep the pool\n\nDoor onze redacteur Anouk de Wit\n12 maart 2025, 08:14", title + "by: Anouk de Wit\npublished: 2025-03-12T08:14:00Z\n"},
		{"name and role over a date", "Council votes to keep the pool\n\nExclusive: Scheme would store winter rain\n\nHannah Cole Environment correspondent\nWed 12 Mar 2025 06.00 GMT\n\nShare\n127 comments",
			title + "subtitle: Exclusive: Scheme would store winter rain\nby: Hannah Cole\npublished: 2025-03-12T06:00:00Z\n"},
		{"a button below the standfirst", "Council votes to keep the pool\n\nThe owner of the last bakery has no heirs.\n\nListen to this article · 7:12 min Learn more\n\nBy Ruth Adler\nPhotographs by Sam Ito",
			title + "subtitle: The owner of the last bakery has no heirs.\nby: Ruth Adler\n"},
		{"a note below the byline, and the date", "Council votes to keep the pool\n\nBy Ruth Adler\n\nRuth Adler reported from Ohio over three weeks.\n\nMarch 12, 2025\n\nMILLERSVILLE, Ohio — The oven stays cold at four in the morning.",
			title + "by: Ruth Adler\nplace: MILLERSVILLE, Ohio\npublished: 2025-03-12\nRuth Adler reported from Ohio over three weeks.\nThe oven stays cold at four in the morning.\n"},
		{"dateline alone", "Council votes to keep the pool\n\nLa Paz, 12 mar 2025 (AFP) -", title + "place: La Paz\npublished: 2025-03-12\n"},
		{"a desk's code and parts", "bdt0345 4 pl 212  dpa 0789\n\nHafen/Unfall/\n(Foto - Archiv)\nCouncil votes to keep the pool =", title},
		{"a section is no name", "Council votes to keep the pool\n\n14 March 2025\n\nMoney Needed", title + "published: 2025-03-14\nMoney Needed\n"},
		{"counts below the date", "Council votes to keep the pool\n\nRosa Winters\nMar 12, 2025\n\n12\n\n3\n\nShare", title + "by: Rosa Winters\npublished: 2025-03-12\n"},
		{"source and editor in the headline's block", "Council votes to keep the pool\nSource: Xinhua\nEditor: huaxia\n2025-03-12 14:30:00", title + "published: 2025-03-12T14:30:00Z\n"},
		{"agency and date are no place", "Council votes to keep the pool\n\nΑΠΕ-ΜΠΕ, 12 Μαρτίου 2025, 14:30", title + "published: 2025-03-12T14:30:00Z\n"},
		{"agency's service and the date", "dpa-Basisdienst, 12.03.2025, 14:30 Uhr\n\nCouncil votes to keep the pool", title + "published: 2025-03-12T14:30:00Z\n"},
		{"fields of Markdown", "Council votes to keep the pool\n\n**Published:** 12 March 2025\n**Author:** Tom Baxter\n**Tags:** pools, roads", title + "by: Tom Baxter\npublished: 2025-03-12\ntag: pools\ntag: roads\n"},
		{"byline and date in the headline's line", "Council votes to keep the pool - by Rosa Winters - 12 March 2025", title + "by: Rosa Winters\npublished: 2025-03-12\n"},
		{"date and byline behind bars", "Council votes to keep the pool | March 12, 2025 | By Rosa Winters and Jo Lund", title + "by: Rosa Winters\nby: Jo Lund\npublished: 2025-03-12\n"},
		{"a name in a headline is no byline", "Council votes to keep the pool - Rosa Winters", "title: Council votes to keep the pool - Rosa Winters\n"},
		{"agency's name over the caption's credit", "Council votes to keep the pool\n\nReuters\nImage caption, Swimmers in the pool", title + "media: Swimmers in the pool (Reuters)\n"},
		{"writer's initials behind the place", "Council votes to keep the pool\n\n12 March 2025\n\nHALDEN (mv) - Swimmers were glad.", title + "place: HALDEN\npublished: 2025-03-12\nSwimmers were glad.\n"},
		{"byline in Hebrew", "Council votes to keep the pool\n\nמאת דנה לוי\n\n12.03.2025", title + "by: דנה לוי\npublished: 2025-03-12\n"},
	} {
		t.Run(c.name, func(t *testing.T) { checkParts(t, c.head+below, c.want+text) })
	}
}

// TestTextInitials: local papers set their writers' initials before a text.
func TestTextInitials(t *testing.T) {
	const head, rest = "Brückenmaut endet\n\n", "Die Maut auf der Brücke endet.\n\nDie Fahrer freuen sich.\n"
	for lead, want := range map[string]string{
		"(mv) ": "", "(mv/rj) ": "", "(EU) ": "(EU) ", "(dpa) ": "",
	} {
		checkParts(t, head+lead+rest, "title: Brückenmaut endet\n"+want+"Die Maut auf der Brücke endet.\nDie Fahrer freuen sich.")
	}
	checkParts(t, "Praha nemá mýto\n\nPraha 11. března (ČTK) - Mýtné na mostě skončí.\n\nŘidiči je platili třicet let.\n\nmv rj\n",
		"title: Praha nemá mýto\nplace: Praha\nMýtné na mostě skončí.\nŘidiči je platili třicet let.")
}

// TestTextReleases has what press releases set around their text.
func TestTextReleases(t *testing.T) {
	const text = "Halden Robotics today opened its second plant, a factory on the island of Kvaløya.\nIt will employ 240 people."
	const body = "Halden Robotics today opened its second plant, a factory on the island of Kvaløya.\n\nIt will employ 240 people.\n"
	const head = "title: Halden Robotics opens second plant\nsubtitle: New factory will build harvesters for kelp farms\n"
	for _, c := range []struct{ name, text, want string }{
		{"subhead in the block", "NEWS RELEASE\n\nHalden Robotics opens second plant\nNew factory will build harvesters for kelp farms\n\nTROMSØ, Norway – March 4, 2025 – " + body,
			head + "place: TROMSØ, Norway\npublished: 2025-03-04\n" + text},
		{"subhead of its own", "PRESS RELEASE\n\nHalden Robotics opens second plant\n\nNew factory will build harvesters for kelp farms\n\nTROMSØ, 4 March 2025. " + body,
			head + "place: TROMSØ\npublished: 2025-03-04\n" + text},
		{"place and date above, source below", "COMMUNIQUÉ DE PRESSE\n\nParis, le 3 juin 2025\n\nHalden Robotics opens second plant\n\n" + body + "\nSOURCE Halden Robotics\n",
			"title: Halden Robotics opens second plant\nplace: Paris\npublished: 2025-06-03\n" + text},
		{"letterhead", "Ministry of Kelp\nPress release No. 45/2025\n4 March 2025\n\nHalden Robotics opens second plant\n\n" + body + "\nEnquiries:\nInga Moe\n+47 00 00 00 00\n",
			"title: Halden Robotics opens second plant\npublished: 2025-03-04\n" + text},
		{"in Russian", "Пресс-релиз\n4 марта 2025 года\n\nHalden Robotics opens second plant\n\n" + body + "\nКонтакты для СМИ:\npress@halden.example\n",
			"title: Halden Robotics opens second plant\npublished: 2025-03-04\n" + text},
		{"whom to ask", "NOTA DE PRENSA\n\nHalden Robotics opens second plant\n\n" + body + "\nMás información:\nprensa@halden.example\n", "title: Halden Robotics opens second plant\n" + text},
	} {
		t.Run(c.name, func(t *testing.T) { checkParts(t, c.text, c.want) })
	}
}

// TestTextWires has wire copy whose parts stand close together.
func TestTextWires(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"headline over a dateline", "Chiuso il ponte di Holm fino a venerdì\n(ANSA) - HOLM, 11 MAR - Il ponte sul Mell resterà chiuso fino a\nvenerdì. Lo ha annunciato il Comune.\n" +
			"   \"Bisogna aspettare\", ha detto la sindaca. Il livello\ndell'acqua ha raggiunto 4,2 metri.\n   (ANSA).\n",
			"title: Chiuso il ponte di Holm fino a venerdì\nplace: HOLM\nIl ponte sul Mell resterà chiuso fino a venerdì. Lo ha annunciato il Comune.\n" +
				"\"Bisogna aspettare\", ha detto la sindaca. Il livello dell'acqua ha raggiunto 4,2 metri."},
		{"byline without a headline", "By ANN COLTER\nAssociated Press Writer\n\tHELENA, Mont. (AP) _ The bridge will stay closed until Friday, the council said.\n\tIt has to wait.\n",
			"by: Ann Colter\nplace: HELENA, Mont.\nThe bridge will stay closed until Friday, the council said.\nIt has to wait."},
		{"name behind the dateline", "Köprü cuma gününe kadar kapalı\n\nHOLM (AA) - ALİ DEMİR - Mell Nehri üzerindeki köprü cuma gününe kadar kapalı kalacak.\n\nBelediye bekliyor.\n\n11.03.2025 14:30\n",
			"title: Köprü cuma gününe kadar kapalı\nby: Ali Demir\nplace: HOLM\npublished: 2025-03-11T14:30:00Z\nMell Nehri üzerindeki köprü cuma gününe kadar kapalı kalacak.\nBelediye bekliyor."},
		{"end in the last paragraph", "Bridge to stay closed\n\nHOLM, March 11 (Xinhua) -- The bridge will stay closed until Friday.\n\n\"We have to wait,\" said the mayor. Enditem\n",
			"title: Bridge to stay closed\nplace: HOLM\nThe bridge will stay closed until Friday.\n\"We have to wait,\" said the mayor."},
	} {
		t.Run(c.name, func(t *testing.T) { checkParts(t, c.text, c.want) })
	}
}

// TestTextFields has named fields: of netnews, of a mail that was passed on, of site generators, at the end.
func TestTextFields(t *testing.T) {
	const text = "The flood wall will not be ready before autumn.\nIt had been promised for this spring."
	const body = "\n\nThe flood wall will not be ready before autumn.\n\nIt had been promised for this spring.\n"
	for _, c := range []struct{ name, text, want string }{
		{"netnews", "Newsgroups: clari.world\nPath: a!b\nSubject: Flood wall late\nOrganization: Harbor News\nDate: Wed, 19 Jun 1996 14:20:10 GMT\nLines: 12" + body,
			"title: Flood wall late\npublished: 1996-06-19T14:20:10Z\n" + text},
		{"address in quotes", "Title: Flood wall late\nSource: \"https://coast.example/wall\"\nDate: 11 March 2025" + body, "title: Flood wall late\npublished: 2025-03-11\n" + text},
		{"text beside its name", "Title: Flood wall late\nAuthor: Ana Ruiz\nLast modified: 12 March 2025\nDate: 11 March 2025\nContent: The flood wall will not be ready before autumn.\n\nIt had been promised for this spring.\n",
			"title: Flood wall late\nby: Ana Ruiz\npublished: 2025-03-11\nupdated: 2025-03-12\n" + text},
		{"passed on", "From: Lena <lena@mail.example>\nDate: Tue, 4 Mar 2025 09:12:00 +0000\nSubject: Fwd: Read this\n\nFYI.\n\n---------- Forwarded message ---------\n" +
			"From: Tom <tom@wire.example>\nDate: Mon, 3 Mar 2025 at 18:40\nSubject: Flood wall late" + body, "title: Flood wall late\npublished: 2025-03-03T18:40:00Z\n" + text},
		{"a mail's quotes", "From: Ana Ruiz <ana@paper.example>\nDate: Tue, 11 Mar 2025 14:30:00 +0100\nSubject: Re: Flood wall late" + body +
			"\nOn Tue, 11 Mar 2025 at 13:00, Bo Li <bo@paper.example> wrote:\n> When is it ready?\n> Bo\n",
			"title: Flood wall late\nby: Ana Ruiz\npublished: 2025-03-11T14:30:00+01:00\n" + text + "\nOn Tue, 11 Mar 2025 at 13:00, Bo Li <bo@paper.example> wrote:\nWhen is it ready? Bo"},
		{"a newsletter's footer below its rights", "From: The Coast <news@coast.example>\nDate: Tue, 11 Mar 2025 14:30:00 +0100\nSubject: Flood wall late" + body +
			"\nCopyright © 2025 The Coast.\nYou are receiving this email because you signed up.\n1 Main Street\n", "title: Flood wall late\npublished: 2025-03-11T14:30:00+01:00\nrights: Copyright © 2025 The Coast.\n" + text},
		{"one line that goes on", "Subject: Flood wall late\nDate: Tue, 11 Mar 2025 14:30:00 +0100\n\nThe flood wall will not be ready before autumn, the council of\nthe town said.\n\nNot before\nOctober.\n\nBo\nHolm\n",
			"title: Flood wall late\npublished: 2025-03-11T14:30:00+01:00\nThe flood wall will not be ready before autumn, the council of the town said.\nNot before\nOctober.\nBo\nHolm"},
		{"maps in front matter", "---\nlayout: post\ntitle: Flood wall late\ndate: 2025-03-11\nlast_modified_at: 2025-03-12\nauthors:\n  - name: Ana Ruiz\n    title: Reporter\n    image_url: https://x.example/ana.png\n  - name: Bo Li\n" +
			"image:\n  path: https://x.example/a.jpg\n  alt: A wall\ndescription: >\n  Late again: the wall.\n---" + body,
			"title: Flood wall late\nsummary: Late again: the wall.\nby: Ana Ruiz\nby: Bo Li\npublished: 2025-03-11\nupdated: 2025-03-12\nmedia:  ()\n" + text},
		{"generator's marks", "---\ntitle: Flood wall late\n---\n\nThe flood wall will not be ready before autumn.\n\n<!--more-->\n\n{{< figure src=\"https://x.example/a.jpg\" caption=\"The wall\" >}}\n\nIt had been promised for this spring.\n",
			"title: Flood wall late\nmedia: The wall ()\n" + text},
		{"Jekyll's tags", "---\nlayout: post\ntitle: Flood wall late\ntags: walls floods\n---" + body, "title: Flood wall late\ntag: walls\ntag: floods\n" + text},
		{"fields at the end", "Flood wall late" + body + "\nTags: walls, floods\nCategory: People\nSource: https://coast.example/wall", "title: Flood wall late\nsection: People\ntag: walls\ntag: floods\n" + text},
		{"share button", "Flood wall late" + body + "\nCompartir en Facebook\nComentarios (12)", "title: Flood wall late\n" + text},
	} {
		t.Run(c.name, func(t *testing.T) { checkParts(t, c.text, c.want) })
	}
}

// TestTextExports has documents of archives, whose fields stand around the text.
func TestTextExports(t *testing.T) {
	const text = "Residents of the island voted on Monday to keep the last ferry running through the winter.\nUpdate: the mayor agrees, and will go by ferry.\nCity: he has none."
	const centred = "                               1 of 2 DOCUMENTS\n\n                              The Isle Gazette\n\n                          March 11, 2025 Tuesday\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"text right below its name", centred + "Island keeps its last ferry\n\nBYLINE: Jane Roe\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 45 words\n\nBODY:\n   Residents of the island voted on Monday to keep the last ferry\n" +
			"running through the winter.\n\n   Update: the mayor agrees, and will go by ferry.\n\n   City: he has none.\n\nLOAD-DATE: March 12, 2025\n\nSUBJECT: ISLANDS (90%); FERRIES\n(89%)\n\n                     Copyright 2025 Isle Gazette Ltd.\n                          All Rights Reserved\n",
			"title: Island keeps its last ferry\nby: Jane Roe\nsection: NEWS\npublished: 2025-03-11\ntag: ISLANDS\ntag: FERRIES\nrights: Copyright 2025 Isle Gazette Ltd. All Rights Reserved\n" + text},
		{"headline in a field", centred + "SECTION: NEWS\n\nLENGTH: 45 words\n\nHEADLINE: Island keeps its last ferry\n\nBODY: Residents of the island voted on Monday to keep the last ferry running through the winter.\n\nUpdate: the mayor agrees, and will go by ferry.\n\nCity: he has none.\n\nLANGUAGE: ENGLISH\n",
			"title: Island keeps its last ferry\nsection: NEWS\npublished: 2025-03-11\n" + text},
		{"fields in small letters", "Island keeps its last ferry\nThe Isle Gazette\nMarch 11, 2025 Tuesday\n\nSection: NEWS\nLength: 45 words\nByline: Jane Roe\n\nBody\n\nResidents of the island voted on Monday to keep the last ferry running through the winter.\n\n" +
			"Update: the mayor agrees, and will go by ferry.\n\nCity: he has none.\n\nClassification\n\nLanguage: ENGLISH\n\nSubject: ISLANDS (90%)\n\nCity: HOLM (79%)\n\nLoad-Date: March 12, 2025\n\nEnd of Document\n",
			"title: Island keeps its last ferry\nby: Jane Roe\nsection: NEWS\npublished: 2025-03-11\ntag: ISLANDS\ntag: HOLM\n" + text},
		{"codes beside their values", "HD  Island keeps its last ferry\nBY  By Jane Roe\nCR  Photo by Bo Li\nPD  11 March 2025\nSN  The Isle Gazette\nSE  News\nPUB  Isle Gazette Ltd.\nLP  Residents of the island voted on Monday to keep the last ferry running through the winter.\n\nTD\nUpdate: the mayor agrees, and will go by ferry.\n\nCity: he has none.\n\nIPD\nRoads\n\nAN  Document ISLE000020250311el3b0002x\n",
			"title: Island keeps its last ferry\nby: Jane Roe\nphoto: Bo Li\nsection: News\npublished: 2025-03-11\n" + text},
	} {
		t.Run(c.name, func(t *testing.T) { checkParts(t, c.text, c.want) })
	}
}

// TestTextArchive: each document of a file begins with the same field.
func TestTextArchive(t *testing.T) {
	const file = "HEADLINE: Dam repairs finished\nBYLINE: Iris Conway\nDATE: May 3, 2024\n\nRepairs to the dam are finished.\n\n====\n\n" +
		"HEADLINE: Teachers accept offer\nBYLINE: Noor Haddad\nDATE: May 4, 2024\n\nTeachers voted to accept an offer.\n"
	var p Parser
	var got []string
	for a, err := range p.NewReader(strings.NewReader(file), Source{ContentType: "text/plain"}).All() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, textParts(a))
	}
	want := "title: Dam repairs finished\nby: Iris Conway\npublished: 2024-05-03\nRepairs to the dam are finished.\n\n" +
		"title: Teachers accept offer\nby: Noor Haddad\npublished: 2024-05-04\nTeachers voted to accept an offer."
	if s := strings.Join(got, "\n\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

// TestTextColumns: lines of a narrow column, which is set by eye.
func TestTextColumns(t *testing.T) {
	checkParts(t, "THE FIRE AT MILLBRIDGE.\nFOUR WAREHOUSES DESTROYED.\n\nMILLBRIDGE, Nov. 12.--A fire which broke out at 2 o'clock\nthis morning in the tannery of Hobbs & Co. spread to the ware-\n"+
		"houses upon the river front, and was not got under control\nuntil noon.\n\nThe dead man is Patrick Doyle, a watchman. The loss is put\nat $200,000, half of which is covered by insurance.\n",
		"title: THE FIRE AT MILLBRIDGE.\nsubtitle: FOUR WAREHOUSES DESTROYED.\nplace: MILLBRIDGE\nA fire which broke out at 2 o'clock this morning in the tannery of Hobbs & Co. spread to the ware-houses upon the river "+
			"front, and was not got under control until noon.\nThe dead man is Patrick Doyle, a watchman. The loss is put at $200,000, half of which is covered by insurance.")
}
