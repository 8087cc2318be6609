package broadsheet

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"
)

// TestParseDate reads strings as pages and feeds print them. A want of ten characters is a day.
func TestParseDate(t *testing.T) {
	tests := []struct{ name, in, want string }{
		// What programs write.
		{"RFC 3339", "2025-03-11T15:04:05+01:00", "2025-03-11T15:04:05+01:00"},
		{"RFC 3339 fraction", "2025-03-11T15:04:05.25Z", "2025-03-11T15:04:05.25Z"},
		{"finer than nanoseconds", "2025-03-11T15:04:05.12345678901Z", "2025-03-11T15:04:05.123456789Z"},
		{"day", "2025-03-11", "2025-03-11"},
		{"end of the day", "2025-03-11T24:00:00Z", "2025-03-12T00:00:00Z"},
		{"leap second", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
		{"no colon in zone", "2025-03-11T15:04:05.000-0330", "2025-03-11T15:04:05-03:30"},
		{"two zones", "2025-03-11T15:04:05Z+00:00", "2025-03-11T15:04:05Z"},
		{"zone id in brackets", "2025-03-11T15:04:05+01:00[Europe/Berlin]", "2025-03-11T15:04:05+01:00"},
		{"colon for the fraction", "2025-03-11T15:04:05:123Z", "2025-03-11T15:04:05.123Z"},
		{"hyphens in the time", "2025-03-11T15-04-05Z", "2025-03-11T15:04:05Z"},
		{"no seconds", "2025-03-11T1504", "2025-03-11T15:04:00Z"},
		{"day and offset", "2025-03-11+02:00", "2025-03-11T00:00:00+02:00"},
		{"basic", "20250311T150405Z", "2025-03-11T15:04:05Z"},
		{"basic day", "20250311", "2025-03-11"},
		{"ordinal", "2025-070", "2025-03-11"},
		{"ordinal of a leap year", "2024-366", "2024-12-31"},
		{"week", "2025-W11-2", "2025-03-11"},
		{"week of two years", "2020-W53-7", "2021-01-03"},
		{"first week", "2020-W01-1", "2019-12-30"},
		{"RFC 1123", "Tue, 11 Mar 2025 15:04:05 GMT", "2025-03-11T15:04:05Z"},
		{"RFC 822 without seconds", "11 Mar 2025 15:04 EST", "2025-03-11T15:04:00-05:00"},
		{"RFC 822 year", "Tue, 11 Mar 25 15:04:05 -0700", "2025-03-11T15:04:05-07:00"},
		{"RFC 850", "Tuesday, 11-Mar-25 15:04:05 GMT", "2025-03-11T15:04:05Z"},
		{"no blank after the comma", "Tue,11 Mar 2025 15:04:05 +0200", "2025-03-11T15:04:05+02:00"},
		{"long names", "Tuesday, 11 March 2025 15:04:05 PDT", "2025-03-11T15:04:05-07:00"},
		{"comment", "Tue, 11 Mar 2025 15:04:05 +0000 (UTC)", "2025-03-11T15:04:05Z"},
		{"tz database", "Tue, 15 Jul 2025 15:04:05 America/New_York", "2025-07-15T15:04:05-04:00"},
		{"asctime", "Tue Mar 11 15:04:05 2025", "2025-03-11T15:04:05Z"},
		{"date(1)", "Tue Mar 11 15:04:05 CET 2025", "2025-03-11T15:04:05+01:00"},
		{"ruby", "Tue Mar 11 15:04:05 +0100 2025", "2025-03-11T15:04:05+01:00"},
		{"Go", "2025-03-11 15:04:05.5 +0100 CET m=+0.01", "2025-03-11T15:04:05.5+01:00"},
		{"JavaScript", "Tue Mar 11 2025 15:04:05 GMT+0100 (Central European Standard Time)", "2025-03-11T15:04:05+01:00"},
		{"log", "11/Mar/2025:15:04:05 -0700", "2025-03-11T15:04:05-07:00"},
		{"Exif", "2025:03:11 15:04:05", "2025-03-11T15:04:05Z"},
		{"Unix", "1741705445", "2025-03-11T15:04:05Z"},
		{"Unix milliseconds", "1741705445250", "2025-03-11T15:04:05.25Z"},

		// What pages print around a date.
		{"label", "Posted on: March 11th, 2025", "2025-03-11"},
		{"published wins", "Last updated 12 March 2025 10:00 | Published 11 March 2025 15:04", "2025-03-11T15:04:00Z"},
		{"unlabelled before updated", "Aktualisiert: 12.03.2025 · 11.03.2025", "2025-03-11"},
		{"only updated", "Updated 12 March 2025", "2025-03-12"},
		{"time first", "15:04, Tue, Mar 11, 2025 | UPDATED: 16:00, Tue, Mar 11, 2025", "2025-03-11T15:04:00Z"},
		{"a time for each", "15:04, 11 Mar 2025 16:00, 12 Mar 2025", "2025-03-11T15:04:00Z"},
		{"reading time", "March 11, 2025 · 8 min read", "2025-03-11"},
		{"length of a film", "11.03.2025 02:08 min", "2025-03-11"},
		{"doubled", "11.03.202511.03.2025", "2025-03-11"},
		{"doubled words", "11. März 202512. März 2025", "2025-03-11"},
		{"doubled ISO", "2025-03-112025-03-11", "2025-03-11"},
		{"glued to words", "Anna Ruiz11 March 2025Madrid", "2025-03-11"},
		{"opening hours", "11 March 2025, 09:00-17:00", "2025-03-11T09:00:00Z"},
		{"range of days", "11-13 March 2025", "2025-03-11"},
		{"two-digit year", "11 Mar '25", "2025-03-11"},
		{"noon", "March 11, 2025 at noon", "2025-03-11T12:00:00Z"},
		{"past noon", "March 11, 2025, 12:04pm", "2025-03-11T12:04:00Z"},
		{"past midnight", "March 11, 2025, 12:04 a.m.", "2025-03-11T00:04:00Z"},
		{"hour alone", "March 11, 2025 4 PM", "2025-03-11T16:00:00Z"},
		{"ET in summer", "July 15, 2025 3:04 p.m. ET", "2025-07-15T15:04:00-04:00"},
		{"PT in winter", "January 15, 2025 3:04 p.m. PT", "2025-01-15T15:04:00-08:00"},
		{"unknown zone: the day", "11 March 2025 15:04 QQT", "2025-03-11"},
		{"zone in words", "3:04 p.m. Eastern Time, March 11, 2025", "2025-03-11T15:04:00-04:00"},
		{"Moscow", "11 марта 2025, 15:04 (мск)", "2025-03-11T15:04:00+03:00"},
		{"zone in figures", "11/03/2025 - 15:04 UTC+1", "2025-03-11T15:04:00+01:00"},
		{"military time", "1504 GMT, 11 March 2025", "2025-03-11T15:04:00Z"},
		{"century of 69", "11 Mar 69 15:04", "1969-03-11T15:04:00Z"},
		{"spaced marks", "11 . 3 . 2025", "2025-03-11"},
		{"bullets", "2025•03•11", "2025-03-11"},

		// Languages.
		{"German", "Dienstag, 11. März 2025, 15.04 Uhr Lesedauer: 4 Minuten", "2025-03-11T15:04:00Z"},
		{"Austrian", "11. Jänner 2025", "2025-01-11"},
		{"German am", "12:30 am 24. Januar 2025", "2025-01-24T12:30:00Z"},
		{"French", "Publié le 1er août 2025 à 15h04", "2025-08-01T15:04:00Z"},
		{"Spanish", "Martes, 11 de marzo de 2025 a las 3:04 p. m.", "2025-03-11T15:04:00Z"},
		{"Portuguese", "11 de março de 2025 às 15h04", "2025-03-11T15:04:00Z"},
		{"Dutch", "11 mrt 2025, 15u04", "2025-03-11T15:04:00Z"},
		{"Danish", "11. marts 2025 kl. 15.04", "2025-03-11T15:04:00Z"},
		{"Finnish", "11.3.2025 klo 15.04", "2025-03-11T15:04:00Z"},
		{"Polish", "11 listopada 2025, 15:04", "2025-11-11T15:04:00Z"},
		{"Croatian", "11. listopada 2025. u 15:04", "2025-10-11T15:04:00Z"},
		{"Czech", "11. února 2025 15:04", "2025-02-11T15:04:00Z"},
		{"Lithuanian", "2025 m. kovo 11 d. 15:04", "2025-03-11T15:04:00Z"},
		{"Latvian", "2025. gada 11. marts, 15:04", "2025-03-11T15:04:00Z"},
		{"Hungarian", "2025. március 11., kedd 15:04", "2025-03-11T15:04:00Z"},
		{"Greek", "Τρίτη, 11 Μαρτίου 2025, 3:04 μ.μ.", "2025-03-11T15:04:00Z"},
		{"Russian", "11 марта 2025 г. в 15:04", "2025-03-11T15:04:00Z"},
		{"Ukrainian", "11 берез. 2025, 15:04", "2025-03-11T15:04:00Z"},
		{"Bulgarian", "15:04 Вторник 11 Март 2025", "2025-03-11T15:04:00Z"},
		{"Turkish", "Giriş: 11 Mart 2025 Salı 15:04", "2025-03-11T15:04:00Z"},
		{"Hebrew", "11 במרץ 2025, 15:04", "2025-03-11T15:04:00Z"},
		{"Arabic", "11 آذار/ مارس 2025 3:04 م", "2025-03-11T15:04:00Z"},
		{"Arabic pairs", "11 كانون الثاني 2025", "2025-01-11"},
		{"Hijri beside", "11 رمضان 1446 هـ - 11 مارس 2025م", "2025-03-11"},
		{"Persian digits", "۱۱ مارس ۲۰۲۵ ساعت ۱۵:۰۴", "2025-03-11T15:04:00Z"},
		{"Hindi", "११ मार्च २०२५, 3:04 PM", "2025-03-11T15:04:00Z"},
		{"Bengali", "১১ই মার্চ ২০২৫", "2025-03-11"},
		{"Tamil", "11 மார்ச் 2025", "2025-03-11"},
		{"Thai", "11 มี.ค. 2568 15:04 น.", "2025-03-11T15:04:00Z"},
		{"Vietnamese", "Thứ ba, ngày 11 tháng 3 năm 2025 - 15:04 (GMT+7)", "2025-03-11T15:04:00+07:00"},
		{"Vietnamese words", "11 tháng mười một 2025", "2025-11-11"},
		{"Indonesian", "Selasa, 11 Mar 2025 15:04 WIB", "2025-03-11T15:04:00+07:00"},
		{"Chinese", "2025年3月11日星期二 下午3:04", "2025-03-11T15:04:00Z"},
		{"Chinese numerals", "二〇二五年三月十一日", "2025-03-11"},
		{"Japanese", "2025年3月11日（火）15時04分", "2025-03-11T15:04:00Z"},
		{"Japanese era", "令和7年3月11日", "2025-03-11"},
		{"Japanese labels", "更新日：2025年3月12日 公開日：2025年3月11日 更新日：2025年3月12日", "2025-03-11"},
		{"Korean", "2025년 3월 11일 오후 3:04", "2025-03-11T15:04:00+09:00"},
		{"Mongolian", "2025 оны 3 сарын 11", "2025-03-11"},
		{"Georgian", "11 მარტი 2025", "2025-03-11"},
		{"Armenian", "11 մարտի 2025", "2025-03-11"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := new(Parser).ParseDate(tt.in, Source{})
			if err != nil || got.String() != tt.want {
				t.Errorf("ParseDate(%q) = %v, %v, want %s", tt.in, got, err, tt.want)
			}
		})
	}
}

// TestParseDateNone gives no answer where none is right, and says why.
func TestParseDateNone(t *testing.T) {
	tests := []struct{ name, in, why string }{
		{"empty", " \n", "nothing printed"},
		{"words", "Staff Writer", "nothing like a date"},
		{"reading time", "8 min read", "nothing like a date"},
		{"year", "© 2025", "nothing like a date"},
		{"month", "May 2025", "nothing like a date"},
		{"month in figures", "2025-03", "nothing like a date"},
		{"week", "2025-W11", "nothing like a date"},
		{"no year", "11 March, 15:04", "no year"},
		{"no such day", "February 29, 2025", "no such day"},
		{"no such month", "2025-13-01", "no such day"},
		{"zeros", "0000-00-00 00:00:00", ""},
		{"broken time", "2025-03-11T10:61:00Z", "no such time"},
		{"letters in the time", "2025-03-11T09:xx:00Z", "no such time"},
		{"zero time", "0001-01-01T00:00:00Z", "out of range"},
		{"version", "v2.10.2025-beta", ""},
		{"longer version", "1.2.2025.3", ""},
		{"address", "192.168.10.12", ""},
		{"telephone", "+1 (202) 555-0142", ""},
		{"issue", "No. 3, March 2025", ""},
		{"relative", "2 hours ago", "nothing like a date"},
		{"Hijri", "1446/09/11", "another calendar"},
		{"Persian", "۱۴۰۳/۱۲/۲۱", "another calendar"},
		{"identifier", "12345678901", ""},
		{"year behind the end", strings.Repeat("word ", 817) + "11 March 2025", "no year"},
		{"far behind", strings.Repeat("words of a text ", 300) + "11 March 2025", "nothing like a date"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := new(Parser).ParseDate(tt.in, Source{URL: "https://example.org/"})
			var e *Error
			if !errors.As(err, &e) || !errors.Is(err, ErrDate) || !got.IsZero() || e.URL == "" {
				t.Fatalf("ParseDate(%q) = %v, %v, want an *Error that wraps ErrDate", tt.in, got, err)
			}
			if !strings.Contains(err.Error(), tt.why) {
				t.Errorf("ParseDate(%q): %v, want the reason %q", tt.in, err, tt.why)
			}
		})
	}
}

func TestParseDateOrder(t *testing.T) {
	const day, month = "2025-04-03", "2025-03-04"
	march := time.Date(2025, 3, 10, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name, in string
		p        Parser
		src      Source
		want     string
	}{
		{"day first at last", "03/04/2025", Parser{}, Source{}, day},
		{"setting", "03/04/2025", Parser{DateOrder: MonthFirst}, Source{Language: "de"}, month},
		{"setting against a figure", "13/04/2025", Parser{DateOrder: MonthFirst}, Source{}, "2025-04-13"},
		{"American language", "03/04/2025", Parser{}, Source{Language: "en-US"}, month},
		{"British language", "03/04/2025 3:04 pm", Parser{}, Source{Language: "en-GB"}, day},
		{"French", "03/04/2025", Parser{}, Source{Language: "fr"}, day},
		{"host before language", "03/04/2025", Parser{}, Source{Language: "en-US", URL: "https://news.example.co.za/a"}, day},
		{"host of a domain sold to everybody", "03/04/2025", Parser{}, Source{Language: "en-US", URL: "https://news.example.tv/a"}, month},
		{"host without a name", "03/04/2025", Parser{}, Source{Language: "en-US", URL: "http://192.0.2.10:8080/a"}, month},
		{"American host", "03/04/2025", Parser{}, Source{URL: "https://example.gov"}, month},
		{"English, general host", "03/04/2025", Parser{}, Source{Language: "en", URL: "https://example.com/"}, month},
		{"English, dots", "03.04.2025", Parser{}, Source{Language: "en", URL: "https://example.com/"}, day},
		{"pm", "03/04/2025 3:04 pm", Parser{}, Source{}, month},
		{"American zone", "03/04/2025 15:04 EDT", Parser{}, Source{}, month},
		{"weekday", "Tuesday 03/04/2025", Parser{}, Source{Language: "fr"}, month},
		{"other weekday", "Donnerstag, 03/04/2025", Parser{}, Source{Language: "en-US"}, day},
		{"future", "03/04/2025", Parser{}, Source{Retrieved: march}, month},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.p.ParseDate(tt.in, tt.src)
			if err != nil || got.Time.Format(time.DateOnly) != tt.want {
				t.Errorf("ParseDate(%q) = %v, %v, want %s", tt.in, got, err, tt.want)
			}
		})
	}
	var told []*Error
	p := Parser{Warn: func(e *Error) { told = append(told, e) }}
	for _, in := range []string{"03/04/2025", "13/04/2025", "04/04/2025", "3 April 2025"} {
		if _, err := p.ParseDate(in, Source{}); err != nil {
			t.Error(err)
		}
	}
	if len(told) != 1 || !errors.Is(told[0], ErrDate) {
		t.Errorf("Warn was told of %v, want one guess", told)
	}
}

func TestParseDateRelative(t *testing.T) {
	now := time.Date(2025, 3, 11, 15, 4, 5, 0, time.FixedZone("", 3600))
	tests := []struct{ in, want string }{
		{"2 hours ago", "2025-03-11T13:04:05+01:00"},
		{"an hour ago", "2025-03-11T14:04:05+01:00"},
		{"Updated 5 mins ago", "2025-03-11T14:59:05+01:00"},
		{"3 days ago", "2025-03-08"},
		{"vor 2 Stunden", "2025-03-11T13:04:05+01:00"},
		{"vor 3 Tagen", "2025-03-08"},
		{"il y a 3 heures", "2025-03-11T12:04:05+01:00"},
		{"hace 2 días", "2025-03-09"},
		{"2 часа назад", "2025-03-11T13:04:05+01:00"},
		{"3 小时前", "2025-03-11T12:04:05+01:00"},
		{"منذ 3 ساعات", "2025-03-11T12:04:05+01:00"},
		{"3 uur geleden", "2025-03-11T12:04:05+01:00"},
		{"acum 3 ore", "2025-03-11T12:04:05+01:00"},
		{"3時間前", "2025-03-11T12:04:05+01:00"},
		{"3日前", "2025-03-08"},
		{"yesterday", "2025-03-10"},
		{"gestern, 18:30 Uhr", "2025-03-10T18:30:00+01:00"},
		{"8 March", "2025-03-08"},
		{"December 24", "2024-12-24"},
		{"Published 3 weeks ago on February 18, 2025", "2025-02-18"},
		{"No. 5 March 2, 25", "2025-03-02"},
		{"8 min read", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := new(Parser).ParseDate(tt.in, Source{Retrieved: now})
			if got.String() != tt.want || (err == nil) != (tt.want != "") {
				t.Errorf("ParseDate(%q) = %v, %v, want %q", tt.in, got, err, tt.want)
			}
			if strings.Contains(tt.in, ", 2") {
				return
			}
			if got, err := new(Parser).ParseDate(tt.in, Source{}); err == nil {
				t.Errorf("ParseDate(%q) without Retrieved = %v", tt.in, got)
			}
		})
	}
}

// TestParseDateCases reads testdata/dates/cases.txt. A line is "string => Date.String", "!" for an error; a language
// may stand before it in brackets; "# " begins a group. Those of the group "relative" are read on 11 March 2025.
func TestParseDateCases(t *testing.T) {
	text, err := os.ReadFile("testdata/dates/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	group := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		i := strings.LastIndex(line, " => ")
		if i < 0 {
			group = strings.TrimPrefix(line, "# ")
			continue
		}
		in, want, src := line[:i], line[i+len(" => "):], Source{}
		if language, rest, ok := strings.Cut(in, "] "); ok && strings.HasPrefix(language, "[") {
			src.Language, in = language[1:], rest
		}
		if group == "relative" {
			src.Retrieved = time.Date(2025, 3, 11, 15, 4, 5, 0, time.UTC)
		}
		t.Run(group+"/"+in, func(t *testing.T) {
			d, err := new(Parser).ParseDate(in, src)
			got := d.String()
			if err != nil {
				got = "!"
			}
			if got != want {
				t.Errorf("ParseDate(%q) in %q = %s, %v, want %s", in, src.Language, got, err, want)
			}
		})
	}
}

func TestParseDateLocation(t *testing.T) {
	zone := time.FixedZone("", -3*3600)
	p := Parser{Location: zone}
	for in, want := range map[string]string{
		"11 March 2025, 15:04":       "2025-03-11T15:04:00-03:00",
		"2025-03-11T15:04:00":        "2025-03-11T15:04:00-03:00",
		"2025-03-11T15:04:00Z":       "2025-03-11T15:04:00Z",
		"2025년 3월 11일 오후 3:04":       "2025-03-11T15:04:00-03:00",
		"11 March 2025, 15:04 (CET)": "2025-03-11T15:04:00+01:00",
	} {
		if got, err := p.ParseDate(in, Source{}); err != nil || got.String() != want {
			t.Errorf("ParseDate(%q) = %v, %v, want %s", in, got, err, want)
		}
	}
}

func TestParseDateLocationRelative(t *testing.T) {
	p := Parser{Location: time.FixedZone("", -3*3600)}
	src := Source{Retrieved: time.Date(2025, 3, 11, 1, 0, 0, 0, time.UTC)}
	for in, want := range map[string]string{"yesterday": "2025-03-09", "an hour ago": "2025-03-10T21:00:00-03:00"} {
		if got, err := p.ParseDate(in, src); err != nil || got.String() != want {
			t.Errorf("ParseDate(%q) = %v, %v, want %s", in, got, err, want)
		}
	}
}

func TestDateText(t *testing.T) {
	d := Date{Time: time.Date(2025, 3, 11, 0, 0, 0, 0, time.UTC)}
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() {
		t.Errorf("of nothing: %v, %v", d, err)
	}
	if err := d.UnmarshalText([]byte("11 March")); !errors.Is(err, ErrDate) {
		t.Errorf("of what no Date gives: %v, want ErrDate", err)
	}
}

// TestParseDateFull fills the tokens at each place of a string that is two dates in one.
func TestParseDateFull(t *testing.T) {
	for n := range maxDateTokens + 2 {
		if d, err := new(Parser).ParseDate(strings.Repeat("1 ", n)+"March 11 202512 March 2025", Source{}); err == nil && d.String() != "2025-03-11" {
			t.Errorf("behind %d numbers: %v", n, d)
		}
	}
}

func TestParseDateKorean(t *testing.T) {
	for in, want := range map[string]string{
		"2025-03-11 14:30:00":             "2025-03-11T14:30:00+09:00",
		"Tue, 11 Mar 2025 14:30:00":       "2025-03-11T14:30:00+09:00",
		"2025.03.11 14:30":                "2025-03-11T14:30:00+09:00",
		"Tue, 11 Mar 2025 05:30:00 GMT":   "2025-03-11T05:30:00Z",
		"Tue, 11 Mar 2025 14:30:00 +0800": "2025-03-11T14:30:00+08:00",
		"2025-03-11":                      "2025-03-11",
	} {
		for _, tag := range []string{"ko", "ko-KR", "KO_kr"} {
			if got, err := new(Parser).ParseDate(in, Source{Language: tag}); err != nil || got.String() != want {
				t.Errorf("ParseDate(%q), %s = %v, %v, want %s", in, tag, got, err, want)
			}
		}
	}
	if got, err := new(Parser).ParseDate("2025-03-11 14:30", Source{Language: "kok"}); err != nil || got.String() != "2025-03-11T14:30:00Z" {
		t.Errorf("Konkani: %v, %v", got, err)
	}
}

// claimedLayouts are layouts that ParseDate reads back as they were written, whatever the moment.
var claimedLayouts = []string{
	time.RFC3339Nano, time.RFC3339, time.RFC1123Z, time.RFC822Z, time.RubyDate, time.DateOnly,
	"2006-01-02T15:04:05.000-0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05.999999999 -0700 -0700", "20060102T150405Z0700", "20060102",
	"Mon, 2 Jan 2006 15:04:05 -0700", "Monday, 2 January 2006 15:04:05 -0700", "2 January 2006 at 15:04:05 -07:00", "January 2, 2006, 3:04:05 PM -0700",
	"02-Jan-2006 15:04:05 -0700", "2006 Jan 2 15:04:05 -0700", "Mon Jan 2 2006 15:04:05 GMT-0700", "2.1.2006 15:04:05 -0700", "2006/01/02 15:04:05 -0700", "2006年1月2日 15:04:05 -0700",
}

// readBack checks one layout at one moment.
func readBack(t *testing.T, layout string, at time.Time) {
	t.Helper()
	s := at.Format(layout)
	want, err := time.Parse(layout, s)
	if err != nil {
		t.Fatal(err)
	}
	got, err := (&Parser{DateOrder: DayFirst}).ParseDate(s, Source{})
	if err != nil || !got.Time.Equal(want) {
		t.Errorf("ParseDate(%q) of layout %q = %v, %v, want %v", s, layout, got, err, want)
	}
}

func TestParseDateLayouts(t *testing.T) {
	for _, layout := range claimedLayouts {
		for _, at := range []time.Time{
			time.Date(2025, 3, 11, 15, 4, 5, 987654321, time.UTC),
			time.Date(2024, 2, 29, 0, 0, 0, 0, time.FixedZone("", -8*3600)),
			time.Date(1999, 12, 31, 23, 59, 59, 0, time.FixedZone("", 5*3600+1800)),
			time.Date(2011, 10, 1, 12, 30, 0, 0, time.FixedZone("", 13*3600)),
		} {
			readBack(t, layout, at)
		}
	}
}

func TestZoneTables(t *testing.T) {
	for _, table := range [][]namedZone{zoneAbbreviations[:], zonePlaces[:]} {
		for i, z := range table {
			if i > 0 && table[i-1].name >= z.name {
				t.Errorf("%s stands after %s", z.name, table[i-1].name)
			}
		}
	}
	tests := []struct {
		zone string
		at   time.Time // local, as if UTC
		want int       // hours
	}{
		{"ET", time.Date(2025, 3, 9, 1, 0, 0, 0, time.UTC), -5},
		{"ET", time.Date(2025, 3, 9, 3, 0, 0, 0, time.UTC), -4},
		{"ET", time.Date(2025, 11, 2, 3, 0, 0, 0, time.UTC), -5},
		{"CT", time.Date(2006, 3, 20, 12, 0, 0, 0, time.UTC), -6},
		{"CT", time.Date(2006, 4, 20, 12, 0, 0, 0, time.UTC), -5},
		{"AET", time.Date(2025, 1, 20, 12, 0, 0, 0, time.UTC), 11},
		{"AET", time.Date(2025, 7, 20, 12, 0, 0, 0, time.UTC), 10},
		{"NZT", time.Date(2025, 10, 1, 12, 0, 0, 0, time.UTC), 13},
		{"CET", time.Date(2025, 7, 1, 12, 0, 0, 0, time.UTC), 1},
	}
	for _, tt := range tests {
		z, ok := zoneByAbbreviation(tt.zone)
		got := zoneOffset(z, tt.at.Year(), tt.at.Month(), tt.at.Day(), tt.at.Hour())
		if !ok || got != tt.want*3600 {
			t.Errorf("%s at %v is %d s from UTC, want %d h", tt.zone, tt.at, got, tt.want)
		}
	}
	z, _, _ := zoneByPlace("Europe/Paris]")
	for day, want := range map[int]int{29: 3600, 30: 7200} {
		if got := zoneOffset(z, 2025, time.March, day, 12); got != want {
			t.Errorf("Paris on %d March 2025 is %d s from UTC, want %d", day, got, want)
		}
	}
}

func TestParseDateAllocs(t *testing.T) {
	tests := []struct {
		in   string
		want float64
	}{
		{"2025-03-11T15:04:05Z", 0},
		{"2025-03-11T15:04:05+05:30", 0},
		{"Tue, 11 Mar 2025 15:04:05 GMT", 0},
		{"Tue, 11 Mar 2025 15:04:05 +0200", 0},
		{"Published March 11, 2025 at 3:04 p.m. ET", 0},
		{"Veröffentlicht am 11. März 2025, 15.04 Uhr", 0},
		{"2025年3月11日 15:04", 0},
		{"By Staff Writer", 1}, // the error
	}
	var p Parser
	src := Source{URL: "https://www.example.com/a/b", Language: "en-US"}
	for _, tt := range tests {
		p.ParseDate(tt.in, src) // package time makes its table of whole hours once
		if got := testing.AllocsPerRun(100, func() { p.ParseDate(tt.in, src) }); got > tt.want {
			t.Errorf("ParseDate(%q) allocates %v times, want %v", tt.in, got, tt.want)
		}
	}
}

// FuzzParseDate: no panic, an answer reads back from its own String, Retrieved costs no date, and the claimed layouts hold.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{
		"2025-03-11T15:04:05+01:00", "Tue, 11 Mar 2025 15:04:05 GMT", "11.03.202511.03.2025", "Updated 12 March 2025 | Published 11/03/25",
		"令和7年3月11日 午後3時", "11 تشرين الثاني 2025", "vor 3 Tagen", "1741705445250", "2025-W11-2", "12 Mac '25 3 p. m. (GMT+5:30)", "ก.พ. 68", "арван нэгдүгээр сарын 5",
		"Tuesday 00 March 2, 25", "Mar42-1-02", "1Mar1402-1402",
	} {
		f.Add(s, int64(1741705445))
	}
	f.Fuzz(func(t *testing.T, s string, unix int64) {
		src := Source{Language: "en", Retrieved: time.Unix(1741705445, 0).UTC()}
		d, err := new(Parser).ParseDate(s, src)
		if (err == nil) == d.IsZero() {
			t.Fatalf("ParseDate(%q) = %v, %v", s, d, err)
		}
		if whole, none := new(Parser).ParseDate(s, Source{Language: "en"}); none == nil && err != nil {
			t.Fatalf("ParseDate(%q) = %v, but %v where Retrieved is known", s, whole, err)
		}
		if err == nil {
			again, err := new(Parser).ParseDate(d.String(), Source{})
			// RFC 3339 has no seconds in a zone's offset.
			if _, offset := d.Time.Zone(); offset%60 == 0 && (err != nil || !again.Time.Equal(d.Time) || again.DayOnly != d.DayOnly) {
				t.Fatalf("ParseDate(%q) = %v, which reads back as %v, %v", s, d, again, err)
			}
		}
		at := time.Unix(unix%4e9, 0).UTC()
		if at.Year() < 1970 {
			return
		}
		for _, layout := range claimedLayouts {
			readBack(t, layout, at)
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	for _, bb := range []struct{ name, in string }{
		{"rfc3339", "2025-03-11T15:04:05+01:00"},
		{"rfc1123", "Tue, 11 Mar 2025 15:04:05 GMT"},
		{"english", "Published March 11, 2025 at 3:04 p.m. ET"},
		{"german", "Dienstag, 11. März 2025, 15.04 Uhr"},
		{"japanese", "2025年3月11日（火）15時04分"},
		{"none", "By Our Correspondent in Madrid"},
		{"long-n", strings.Repeat("word 12 March, ", 60)},
		{"long-4n", strings.Repeat("word 12 March, ", 240)},
		{"beyond", strings.Repeat("word 12 March, ", 4000)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.in)))
			b.ReportAllocs()
			var p Parser
			for b.Loop() {
				p.ParseDate(bb.in, Source{})
			}
		})
	}
}
