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
		{"reporter's address", "It will be late on Tuesday.\n\nkimdh@example.kr", text},
		{"a party is none", "It will be late on Tuesday, says Jo Lund (SPD)", text[:len(text)-1] + ", says Jo Lund (SPD)"},
		{"who said it is none", "\"It will be late on Tuesday.\"\n\n— Signe Haugen", "The ferry was late on Monday.\n\"It will be late on Tuesday.\"\n— Signe Haugen"},
	} {
		t.Run(c.name, func(t *testing.T) { checkParts(t, head+c.below+"\n", "title: Ferry is late again\n"+c.want) })
	}
}
