package broadsheet

import (
	"strings"
	"testing"
)

// TestTextWhole has whole texts, and what is read of them.
func TestTextWhole(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"indented paragraphs that are long lines", `Ferry is late again

  The ferry was late on Monday, and those who waited for it on the quay of the island said that they had not seen it as late in all of the winter.
It came at noon.
  It will be late on Tuesday, and those who wait for it on the quay of the island say that they have not seen it as late in all of the winter.
It comes at noon.`,
			"title: Ferry is late again\nThe ferry was late on Monday, and those who waited for it on the quay of the island said that they had not seen it as late in all of the winter.\nIt came at noon.\nIt will be late on Tuesday, and those who wait for it on the quay of the island say that they have not seen it as late in all of the winter.\nIt comes at noon."},
		{"two dates in wire copy", `Ferry is late again

March 11, 2025

March 12, 2025

    HOLM, March 12 (Reuters) - The ferry was late on Monday, and those
who waited for it on the quay of the island said that they had.
    It comes at noon.`,
			"title: Ferry is late again\nplace: HOLM\npublished: 2025-03-11\nThe ferry was late on Monday, and those who waited for it on the quay of the island said that they had.\nIt comes at noon."},
		{"byline between two dates", `Ferry is late again

March 5, 2025 | By Ana Ruiz | Updated March 6, 2025

The ferry was late on Monday.`,
			"title: Ferry is late again\nby: Ana Ruiz\npublished: 2025-03-05\nupdated: 2025-03-06\nThe ferry was late on Monday."},
		{"byline, paper, date, time to read", `Ferry is late again

By Ana Ruiz | The Isle Gazette | March 5, 2025 | 3 min read

The ferry was late on Monday.`,
			"title: Ferry is late again\nby: Ana Ruiz\npublished: 2025-03-05\nThe ferry was late on Monday."},
		{"byline in underscores", `# Ferry is late again

_By Ana Ruiz | March 5, 2025_

The ferry was late on Monday.`,
			"title: Ferry is late again\nby: Ana Ruiz\npublished: 2025-03-05\nThe ferry was late on Monday."},
		{"byline with links and words", `# Ferry is late again

By [Ana Ruiz](https://x.example/ana) in [Holm](https://x.example/holm), Reuters

The ferry was late on Monday.`,
			"title: Ferry is late again\nby: Ana Ruiz, Reuters\nThe ferry was late on Monday."},
		{"photographer in a byline of links", `# Ferry is late again

By [Ana Ruiz](https://x.example/ana) and [Photography by Bo Li](https://x.example/bo)

The ferry was late on Monday.`,
			"title: Ferry is late again\nby: Ana Ruiz\nphoto: Bo Li\nThe ferry was late on Monday."},
		{"agency without a place", `Ferry is late again

(ANSA) - The ferry was late on Monday, the owners said.

It comes at noon.`,
			"title: Ferry is late again\nThe ferry was late on Monday, the owners said.\nIt comes at noon."},
		{"dateline of an old paper", `Ferry is late again

LONDON, Feb. 5, 1881. The ferry was late on Monday, the owners said.

It comes at noon.`,
			"title: Ferry is late again\nplace: LONDON\npublished: 1881-02-05\nThe ferry was late on Monday, the owners said.\nIt comes at noon."},
		{"reporters in a dateline of Taiwan", `渡輪再次誤點

（中央社記者王小明、陳小華台北4日電）渡輪星期一再次誤點。

業者道歉。`,
			"title: 渡輪再次誤點\nby: 王小明\nby: 陳小華\nplace: 台北\n渡輪星期一再次誤點。\n業者道歉。"},
		{"reporter in a dateline of Korea", `여객선 또 늦어

(서울=연합뉴스) 김철수 기자 = 여객선이 월요일에 늦었다.

선사는 사과했다.`,
			"title: 여객선 또 늦어\nby: 김철수\nplace: 서울\n여객선이 월요일에 늦었다.\n선사는 사과했다."},
		{"list, byline, note and date above the dateline", `Ferry is late again

* Owners blame the ice

* Council wants a bridge

By Ana Ruiz

(Adds quote from mayor)

March 11, 2025

HOLM, March 11 (Reuters) - The ferry was late on Monday, the owners said.

It comes at noon.`,
			"title: Ferry is late again\nby: Ana Ruiz\nplace: HOLM\npublished: 2025-03-11\n* Owners blame the ice\n* Council wants a bridge\nThe ferry was late on Monday, the owners said.\nIt comes at noon."},
		{"words and a credit above the headline", `A ferry in the ice of the bay

Photo: Ina Keller

Ferry is late again

The ferry was late on Monday.`,
			"title: A ferry in the ice of the bay\nmedia:  (Ina Keller)\nFerry is late again\nThe ferry was late on Monday."},
		{"dateline in the headline's block", `Ferry is late again
HOLM, March 11 (AFP) - the owners blame the ice

The ferry was late on Monday.

It comes at noon.`,
			"title: Ferry is late again\nplace: HOLM\nthe owners blame the ice\nThe ferry was late on Monday.\nIt comes at noon."},
		{"credit in the headline's block", `Ferry is late again
Photo: Ana Ruiz of the Gazette

The ferry was late on Monday.

It comes at noon.`,
			"title: Ferry is late again\nmedia:  (Ana Ruiz of the Gazette)\nThe ferry was late on Monday.\nIt comes at noon."},
		{"no headline but two sentences", `Trams in the centre of the city will not run on Saturday. Rails are mended, the company said on Monday.

Buses will run.`,
			"Trams in the centre of the city will not run on Saturday. Rails are mended, the company said on Monday.\nBuses will run."},
		{"facts in Chinese with an editor", `渡轮再次误点

2025-03-12 10:30 来源：新华网 作者： 编辑：李小四

渡轮星期一再次误点。`,
			"title: 渡轮再次误点\nediting: 李小四\npublished: 2025-03-12T10:30:00Z\n渡轮星期一再次误点。"},
		{"facts in Chinese without a date", `渡轮再次误点

今天 来源：新华网

渡轮星期一再次误点。`,
			"title: 渡轮再次误点\n今天 来源：新华网\n渡轮星期一再次误点。"},
		{"mail in another charset", `From: "news@coast.example" <news@coast.example>
Date: Tue, 11 Mar 2025 14:30:00 +0100
Subject: =?koi8-r?B?8MHSz80=?= is
  late
Keywords: ferries,
  ferries, boats

The ferry was late.`,
			"title: Паром is late\npublished: 2025-03-11T14:30:00+01:00\ntag: ferries\ntag: boats\nThe ferry was late."},
		{"mail in an unknown charset", `From: <news@coast.example>
Date: Tue, 11 Mar 2025 14:30:00 +0100
Subject: =?klingon?B?8MHSz80=?= is late

The ferry was late.`,
			"title: =?klingon?B?8MHSz80=?= is late\npublished: 2025-03-11T14:30:00+01:00\nThe ferry was late."},
		{"mail's subject of words that can and can not be read", `From: <news@coast.example>
Date: Tue, 11 Mar 2025 14:30:00 +0100
Subject: =?utf-8?Q?F=C3=A4hre?= =?UTF-8?B?IGlz?= =?x-klingon?Q?r_=E4?= =?utf-8?Q?late?= again

The ferry was late.`,
			"title: Fähre is =?x-klingon?Q?r_=E4?= late again\npublished: 2025-03-11T14:30:00+01:00\nThe ferry was late."},
		{"mail that is not in base64", `From: <news@coast.example>
Subject: Ferry is late
Content-Type: text/plain
Content-Transfer-Encoding: base64

The ferry was late.`,
			"title: Ferry is late\nThe ferry was late."},
		{"mail in base64 that was cut", `From: <news@coast.example>
Subject: Ferry is late
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

VGhlIGZlcnJ5IHdhcyBs
YXRlLg`,
			"title: Ferry is late\nThe ferry was late."},
		{"mail of broken quoted-printable", `From: <news@coast.example>
Subject: Ferry is late
Content-Type: text/plain; charset=koi8-r
Content-Transfer-Encoding: Quoted-Printable

=F0=C1=D2=CF=CD, 1=2=ZZ =   
late=`,
			"title: Ferry is late\nПаром, 1=2=ZZ late"},
		{"mail with a field that begins in its second line", `From: <news@coast.example>
Subject:
 Ferry is late
Feedback-ID: 12
Content-Type: text/plain
Content-Transfer-Encoding: 8bit

The ferry was late.`,
			"title: Ferry is late\nThe ferry was late."},
		{"mail whose inner parts' boundary begins as the outer one", `From: <news@coast.example>
Subject: Ferry is late
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/related; boundary=b1

--b1
Content-Type: text/plain
Content-Disposition: attachment; filename=a.txt

Not this.
--b1

The ferry was late.
--b1--
--b--`,
			"title: Ferry is late\nThe ferry was late."},
		{"mail of parts without a text", `From: <news@coast.example>
Subject: Ferry is late
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: image/png

iVBO`,
			"title: Ferry is late\n--b\nContent-Type: image/png\niVBO"},
		{"mail of nothing but fields", `From: Lena <lena@mail.example>
Date: Tue, 4 Mar 2025 09:12:00 +0000
To: Bo <bo@mail.example>`,
			"published: 2025-03-04T09:12:00Z"},
		{"reader's navigation and buttons", `Title: Ferry is late again - The Gazette

URL Source: https://x.example/ferry

Markdown Content:
[Skip to content](https://x.example/#c)

* [News](https://x.example/news)

# Ferry is late again

[Share](https://x.example/share)
[Print it](https://x.example/print)

By Ana Ruiz
[All of her stories](https://x.example/ana)

The ferry was late on Monday, the owners said.`,
			"title: Ferry is late again\nby: Ana Ruiz\nThe ferry was late on Monday, the owners said."},
		{"reader's navigation above an underlined headline", `Title: Ferry is late again

URL Source: https://x.example/ferry

Markdown Content:
[Skip to content](https://x.example/#c)

Ferry is late again
-------------------

The ferry was late on Monday, the owners said.`,
			"title: Ferry is late again\nThe ferry was late on Monday, the owners said."},
		{"editor below the headline, and an agency's office", `Ferry is late again
Editor: Ana Ruiz

Reuters
Holm bureau

The ferry was late on Monday, the owners said.`,
			"title: Ferry is late again\nby: Reuters\nediting: Ana Ruiz\nThe ferry was late on Monday, the owners said."},
		{"place and day without an agency", `Ferry is late again

La Paz, 12 mar -

The ferry was late on Monday, the owners said.`,
			"title: Ferry is late again\nLa Paz, 12 mar -\nThe ferry was late on Monday, the owners said."},
		{"byline right above a long line", `Ferry is late again

The owners of the ferry blame the ice.

By Ana Ruiz
The ferry was late on Monday, and those who waited for it on the quay of the island said that they had not seen it as late in all of the winter.

It comes at noon.`,
			"title: Ferry is late again\nThe owners of the ferry blame the ice.\nBy Ana Ruiz\nThe ferry was late on Monday, and those who waited for it on the quay of the island said that they had not seen it as late in all of the winter.\nIt comes at noon."},
		{"byline and date below a picture", `# Ferry is late again

![A ferry](https://x.example/a.jpg)
*The ferry on Monday*

By [Ana Ruiz](https://x.example/ana)
March 11, 2025

The ferry was late.`,
			"title: Ferry is late again\nby: Ana Ruiz\npublished: 2025-03-11\nmedia: The ferry on Monday ()\nThe ferry was late."},
		{"text below a picture", `# Ferry is late again

![A ferry](https://x.example/a.jpg)

By the sea there was a ferry.`,
			"title: Ferry is late again\nmedia:  ()\nBy the sea there was a ferry."},
		{"headline with an address", `# See <https://x.example/> and *more* now

The ferry was late.`,
			"title: See https://x.example/ and more now\nThe ferry was late."},
		{"AsciiDoc with a date alone", `= Ferry is late again
Ana Ruiz <ana@x.example>
2025-03-11
:keywords: ferries

The ferry was late.`,
			"title: Ferry is late again\nby: Ana Ruiz\npublished: 2025-03-11\ntag: ferries\nThe ferry was late."},
		{"credit with a sign", `Ferry is late again

© AFP/Ana Ruiz

The ferry was late.`,
			"title: Ferry is late again\nmedia:  (AFP/Ana Ruiz)\nThe ferry was late."},
		{"blocks of plain text", `Ferry is late again

The ferry was late on Monday, and those who waited for it on the quay
of the island said that they had not seen it as late in all winter.
      It comes at noon.

> One line that is quoted
and one that is not, in a block of two

1. The first thing that the council of the island asks for is a new
   ferry that can sail through the ice.
2. The second thing is a bridge.
   - or a tunnel

> Why was it late?
>
> It was the ice.
> And the wind.

Port     Time
Holm     9:00
Sund     9:30 a line of a table that is far too long to be a row of one, since it goes on and on and on and on and on and on, as no row of a table would ever do, even if it were the last one of all the rows there are in it`,
			"title: Ferry is late again\nThe ferry was late on Monday, and those who waited for it on the quay of the island said that they had not seen it as late in all winter.\nIt comes at noon.\n> One line that is quoted\nand one that is not, in a block of two\nThe first thing that the council of the island asks for is a new ferry that can sail through the ice.\nThe second thing is a bridge.\n- or a tunnel\nWhy was it late?\nIt was the ice. And the wind.\nPort Time\nHolm 9:00\nSund 9:30 a line of a table that is far too long to be a row of one, since it goes on and on and on and on and on and on, as no row of a table would ever do, even if it were the last one of all the rows there are in it"},
		{"agency with initials alone", `Feribotul întârzie

Feribotul a întârziat luni.

AGERPRES/(AS - IP)`,
			"title: Feribotul întârzie\nby: AGERPRES\nFeribotul a întârziat luni."},
		{"agency with words", `Feribotul întârzie

Feribotul a întârziat luni.

El vine la prânz. AGERPRES/(AS - autor: Ion Pop, vremea rea)`,
			"title: Feribotul întârzie\nFeribotul a întârziat luni.\nEl vine la prânz. AGERPRES/(AS - autor: Ion Pop, vremea rea)"},
		{"agency's name in small letters", `Ferry is late again

The ferry was late on Monday.

It comes at noon. pap`,
			"title: Ferry is late again\nThe ferry was late on Monday.\nIt comes at noon. pap"},
		{"marks of nobody", `Ferry is late again

The ferry was late on Monday.

It comes at noon.

==Holmpress`,
			"title: Ferry is late again\nThe ferry was late on Monday.\nIt comes at noon.\n==Holmpress"},
		{"generator's marks", `---
title: Ferry is late
---

{{% notice %}}

{{< figure src="https://x.example/a.jpg" alt="A ferry" title="Ferry" attr="Ana Ruiz" >}}

{not code}

The ferry {{< ref "x" >}} was late.

**Related article:** ![x](https://x.example/i.jpg) [A](https://x.example/a)`,
			"title: Ferry is late\nmedia:  (Ana Ruiz)\n{not code}\nThe ferry {{< ref \"x\" >}} was late."},
		{"prefixes", `UPDATE 1-UPDATE 2-RPT-Ferry is late

The ferry was late.`,
			"title: Ferry is late\nThe ferry was late."},
		{"words in parentheses", `(a b c) Ferry is late

The ferry was late.`,
			"title: (a b c) Ferry is late\nThe ferry was late."},
		{"way to the page", `Home > News > Islands
Ferry is late again

The ferry was late.`,
			"title: Ferry is late again\nThe ferry was late."},
		{"words that are no way", `Home > News of the whole wide world > Islands

The ferry was late.`,
			"title: Home > News of the whole wide world > Islands\nThe ferry was late."},
		{"AP's rows", `Ferry is late again

HOLM (AP) — The ferry was late on Monday.

It comes at noon.

____

Follow the ferry at https://x.example/ferry

____

Ruiz reported from Holm, and Li from Sund.`,
			"title: Ferry is late again\nplace: HOLM\nThe ferry was late on Monday.\nIt comes at noon."},
		{"AP's row above a paragraph", `Ferry is late again

HOLM (AP) — The ferry was late on Monday.

____

It comes at noon, the owners say.`,
			"title: Ferry is late again\nplace: HOLM\nThe ferry was late on Monday.\nIt comes at noon, the owners say."},
		{"credit of the author alone", `Ferry is late again

By Ana Ruiz

The ferry was late on Monday.

(Reporting by Ana Ruiz)`,
			"title: Ferry is late again\nby: Ana Ruiz\nThe ferry was late on Monday."},
		{"dpa's notes", `bdt0123 3 pl 245  dpa 0456

Fähre/Norwegen/
Fähre wieder zu spät =

Holm (dpa) - Die Fähre kam am Montag zu spät.

# dpa-Notizblock

## Internet
- [Reederei](https://x.example/)`,
			"title: Fähre wieder zu spät\nplace: Holm\nDie Fähre kam am Montag zu spät."},
		{"a counter that is prose", `Ferry is late again

The ferry that the letter calls
document 1 of 10
was late on Monday, the owners said.

Document 2 of 9 pages`,
			"title: Ferry is late again\nThe ferry that the letter calls\ndocument 1 of 10\nwas late on Monday, the owners said.\nDocument 2 of 9 pages"},
		{"a counter above prose", `Document 1 of 10

Ferry is late again

The ferry was late on Monday, the owners said.`,
			"title: Document 1 of 10\nFerry is late again\nThe ferry was late on Monday, the owners said."},
		{"a document alone of an archive", `                               1 of 1 DOCUMENT

                              The Isle Gazette

                          March 11, 2025 Tuesday

Ferry is late again

LENGTH: 9 words

The ferry was late on Monday, the owners said.

LOAD-DATE: March 12, 2025`,
			"title: Ferry is late again\npublished: 2025-03-11\nThe ferry was late on Monday, the owners said."},
		{"numbered addresses that are text", `Ferry is late again

The ferry was late on Monday [1], the owners said.

Sources

1. https://x.example/1
2. https://x.example/2`,
			"title: Ferry is late again\nThe ferry was late on Monday [1], the owners said.\nSources\nhttps://x.example/1\nhttps://x.example/2"},
		{"numbered addresses of a text browser", `Ferry is late again

The ferry was late on Monday [1], the owners said.

Links
-----
1. https://x.example/1
2. https://x.example/2`,
			"title: Ferry is late again\nThe ferry was late on Monday [1], the owners said."},
		{"subjects below the text", `Ferry is late again

The ferry was late on Monday, the owners said.

Topics
Ferries
Share
Ice`,
			"title: Ferry is late again\ntag: Ferries\ntag: Ice\nThe ferry was late on Monday, the owners said."},
	} {
		t.Run(c.name, func(t *testing.T) { checkParts(t, c.text+"\n", c.want) })
	}
}

// TestTextManyKinds has files of several documents, and what tells where one ends.
func TestTextManyKinds(t *testing.T) {
	const release = "FOR IMMEDIATE RELEASE\n\nTITLE\n\nHOLM, March 4, 2025 -- The ferry was late on Monday.\n\n###\n\n"
	const export = "I of 3 DOCUMENTS\n\n                              The Isle Gazette\n\n                          March 11, 2025 Tuesday\n\nTITLE\n\nBYLINE: Jane Roe\n\nThe ferry was late.\n\nLENGTH: 3 words\n\n"
	for _, c := range []struct{ name, first, next string }{
		{"addresses", "One\n\nThe ferry was late on Monday.\n\nOriginal url: [https://x.example/1](https://x.example/1)\n", "# TITLE\n\nIt was late again.\n\nOriginal url: https://x.example/2\n"},
		{"releases", strings.Replace(release, "TITLE", "One", 1), release},
		{"readers", "Title: One\n\nURL Source: https://x.example/1\n\nMarkdown Content:\nThe ferry was late.\n\nTitle: of the book\n\nThe end.\n\n",
			"Title: TITLE\r\n\r\nURL Source: https://x.example/2\r\n\r\nMarkdown Content:\r\nIt was late again.\r\n\r\n"},
		{"counters", strings.Replace(strings.Replace(export, "TITLE", "One", 1), "I", "1", 1), strings.Replace(export, "I", "2", 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := c.first + strings.Replace(c.next, "TITLE", "Two", 1) + strings.Replace(c.next, "TITLE", "Three", 1)
			var titles []string
			for a, err := range NewReader(strings.NewReader(doc), Source{}).All() {
				if err != nil {
					t.Fatal(err)
				}
				titles = append(titles, a.Title)
			}
			if got := strings.Join(titles, " "); got != "One Two Three" {
				t.Errorf("got %q of\n%s", got, doc)
			}
		})
	}
	long := strings.Repeat("These documents were asked for by the reader whose name is on the order. ", 2)
	a, err := NewReader(strings.NewReader(long+"\n\n"+strings.Replace(export, "I", "1", 1)), Source{}).Next()
	if err != nil || !strings.HasPrefix(a.Text(), "These documents") {
		t.Errorf("a long line above the first document is one: got %q, %v", a.Text(), err)
	}
}

// TestTextSettings: what a Parser and a Source say of a text.
func TestTextSettings(t *testing.T) {
	const in = "# Ferry is late\n\nThe ferry was late.\n\nOriginal url: https://coast.example/ferry?utm_source=x\n"
	p := Parser{KeepURLs: true}
	if a, err := p.ParseText(strings.NewReader(in), Source{}); err != nil || a.URL != "https://coast.example/ferry?utm_source=x" || a.Links != nil {
		t.Errorf("KeepURLs: got %q, %v, %v", a.URL, a.Links, err)
	}
	var warnings []string
	p = Parser{Warn: func(e *Error) { warnings = append(warnings, e.Error()) }}
	if _, err := p.ParseText(strings.NewReader("Subject: Ferry is late\nDate: someday\nLast-Modified: whenever\n\nThe ferry was late.\n"), Source{}); err != nil {
		t.Error(err)
	}
	if got := strings.Join(warnings, "\n"); got != "broadsheet: line 2, column 1: published: no date: \"someday\"\nbroadsheet: line 3, column 1: updated: no date: \"whenever\"" {
		t.Errorf("warnings: %s", got)
	}
	for name, want := range map[string]string{"English": "en", "ENGLISCH": "en", "German;Deutsch": "de", "français": "fr", "Spanish; Español": "es", "italiano": "it", "Português": "pt", "Nederlands": "nl",
		"русский": "ru", "中文": "zh", "日本語": "ja", "Arabic": "ar", "pt-br": "pt-BR", "Klingon language": ""} {
		a, err := ParseText(strings.NewReader("Title: Ferry is late\nLanguage: "+name+"\nDate: 2025-03-11\n\nThe ferry was late.\n"), Source{})
		if err != nil || a.Language != want {
			t.Errorf("%s: got %q, %v, want %q", name, a.Language, err, want)
		}
	}
}

// TestMailDepth: parts of a mail that nest too deep, and a header that is too long, are left as they are.
func TestMailDepth(t *testing.T) {
	for _, c := range []struct {
		depth, header int
		want          bool
	}{{8, 0, true}, {9, 0, false}, {1, maxMailHeader, false}} {
		mail := "From: <news@coast.example>\nSubject: Ferry is late\n"
		for i := range c.depth {
			mail += strings.ReplaceAll("Content-Type: multipart/mixed; boundary=#\n\n--#\n", "#", string(rune('a'+i)))
		}
		mail += "X-Spam: " + strings.Repeat("x", c.header) + "\nContent-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5IHdhcyBsYXRlLg=="
		if got := parseOne(t, mail).Text(); (got == "The ferry was late.") != c.want {
			t.Errorf("depth %d, header %d: got %.80q", c.depth, c.header, got)
		}
	}
}
