package broadsheet

import (
	"errors"
	"os"
	"strings"
	"testing"
)

func TestResolveURL(t *testing.T) {
	tests := []struct{ name, base, ref, want string }{
		{"absolute", "", "https://news.example/a?b#c", "https://news.example/a?b#c"},
		{"relative", "https://news.example/world/today", "flood", "https://news.example/world/flood"},
		{"parent", "https://news.example/world/today/", "../flood", "https://news.example/world/flood"},
		{"above the root", "https://news.example/", "../../flood", "https://news.example/flood"},
		{"escaped dots", "", "https://news.example/a/%2e%2E/b", "https://news.example/b"},
		{"root", "https://news.example/world/today", "/flood", "https://news.example/flood"},
		{"other host", "https://news.example/", "//img.example/a.png", "https://img.example/a.png"},
		{"query", "https://news.example/a?b", "?c", "https://news.example/a?c"},
		{"fragment", "https://news.example/a?b", "#c", "https://news.example/a?b#c"},
		{"empty", "https://news.example/a?b#c", "", "https://news.example/a?b"},
		{"backslashes", "https://news.example/a/b", `..\c`, "https://news.example/c"},
		{"missing slash", "", "https:/news.example/a", "https://news.example/a"},
		{"too many slashes", "", "https:////news.example/a", "https://news.example/a"},
		{"newline and tab", "", " https://news.\nexample/a\tb ", "https://news.example/ab"},
		{"case", "", "HTTPS://News.EXAMPLE/A", "https://news.example/A"},
		{"default port", "", "http://news.example:080/", "http://news.example/"},
		{"other port", "", "http://news.example:8080", "http://news.example:8080/"},
		{"user", "", "https://a:b@c@news.example/", "https://a:b%40c@news.example/"},
		{"IDN", "", "https://Zeitung.Österreich.example/ä?ö#ü", "https://zeitung.xn--sterreich-z7a.example/%C3%A4?%C3%B6#%C3%BC"},
		{"numeric host", "", "http://0x7f.1/", "http://127.0.0.1/"},
		{"IPv6", "", "http://[2001:DB8:0:0::1]:80/", "http://[2001:db8::1]/"},
		{"IPv4 in IPv6", "", "http://[::ffff:192.0.2.1]/", "http://[::ffff:c000:201]/"},
		{"quotes", "", `https://news.example/"a"?'b'`, "https://news.example/%22a%22?%27b%27"},
		{"mailto", "https://news.example/", "mailto:ana@news.example", "mailto:ana@news.example"},
		{"opaque base", "mailto:ana@news.example", "#a", "mailto:ana@news.example#a"},
		{"unknown scheme", "", "news:alt.example", "news:alt.example"},
		{"file", "", "file:///a/../b", "file:///b"},
		{"file of a host", "", "file://server.example/a", "file://server.example/a"},
		{"file of this host", "", "file://localhost/a", "file:///a"},
		{"file of a drive", "", "file://C:/a", "file:///C:/a"},
		{"file beside a file", "file:///a/b", "//server.example/c", "file://server.example/c"},
		{"port of ftp", "", "ftp://files.example:21/a", "ftp://files.example/a"},
		{"unknown scheme with a host", "gemini://news.example:80/a", "//wire.example/b", "gemini://wire.example/b"},
		{"port of an unknown scheme", "", "gemini://news.example:80/a", "gemini://news.example:80/a"},
		{"bad base", "::", "https://news.example", "https://news.example/"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := ResolveURL(test.base, test.ref)
			if err != nil || got != test.want {
				t.Errorf("ResolveURL(%q, %q) = %q, %v, want %q", test.base, test.ref, got, err, test.want)
			}
		})
	}
}

func TestResolveURLErrors(t *testing.T) {
	for _, ref := range []string{
		"", "a", "//news.example", "https://", "https://a b/", "https://a%00b/", "https://[::1/", "https://[1::2::3]/",
		"https://news.example:65536/", "https://news.example:a/", "http://256.256.256.256/", "http://a.08/", "https://xn--a/",
		"https://%ff/", "file://a b/", "https://a@/", "https://\u00ad/", "http://a:1:2/",
		"https://" + strings.Repeat("ä", 2000) + ".example/", "https://ä" + strings.Repeat("a", 1100) + ".example/",
	} {
		got, err := ResolveURL("", ref)
		var e *Error
		if !errors.Is(err, ErrURL) || !errors.As(err, &e) || got != "" {
			t.Errorf("ResolveURL(%q) = %q, %v, want an *Error that wraps ErrURL", ref, got, err)
		}
	}
}

func TestResolveURLOpaque(t *testing.T) {
	if got, err := ResolveURL("mailto:ana@news.example", "story"); !errors.Is(err, ErrURL) {
		t.Errorf("relative to an opaque base: %q, %v, want ErrURL", got, err)
	}
	if got := URLKey("mailto:ana@news.example"); got != "" {
		t.Errorf("the key of an address of mail is %q", got)
	}
}

func TestNormalizeURL(t *testing.T) {
	const story = "https://news.example/2025/story"
	tests := []struct{ name, in, want string }{
		{"clean", story, story},
		{"tracking", story + "?utm_source=x&id=7&FBCLID=y&CMP=z", story + "?id=7"},
		{"all tracking", story + "?utm_source=x", story},
		{"order kept", story + "?b=1&a=2", story + "?b=1&a=2"},
		{"ambiguous name kept", story + "?ref=7&source=main&from=3", story + "?ref=7&source=main&from=3"},
		{"ambiguous name, telling value", story + "?ref=rss&source=newsletter&from=RSS_front", story},
		{"formats kept", story + "?format=rss&feed=rss2", story + "?format=rss&feed=rss2"},
		{"empty pairs", story + "?&a=1&&", story + "?a=1"},
		{"empty query and fragment", story + "?#", story},
		{"fragment kept", story + "#chapter-2", story + "#chapter-2"},
		{"tracking fragment", story + "#utm_source=x", story},
		{"text fragment", story + "#:~:text=a,b", story},
		{"fragment before a text fragment", story + "#two:~:text=a", story + "#two"},
		{"application route", story + "#!/a?utm_source=x", story + "#!/a?utm_source=x"},
		{"escaped for HTML", story + "?a=1&amp;b=2&amp;amp;c=3", story + "?a=1&b=2&c=3"},
		{"session in the path", story + ";jsessionid=AB12.x?a=1", story + "?a=1"},
		{"session behind dots", story + "/..;jsessionid=AB12/x", "https://news.example/2025/x"},
		{"session in the query", story + "?PHPSESSID=1&a=1", story + "?a=1"},
		{"angle brackets", "<" + story + ">", story},
		{"zero width", "\u200b" + story + "\ufeff", story},
		{"markup behind", story + "</a>", story},
		{"feed scheme", "feed:" + story, story},
		{"feed scheme with slashes", "feed://news.example/f", "http://news.example/f"},
		{"escapes", "https://news.example/%7eana/%c3%a9%2f", "https://news.example/~ana/%C3%A9%2F"},
		{"escape beside a percent sign", "https://news.example/%%34%31", "https://news.example/%%34%31"},
		{"dot behind the host", "https://news.example./a", "https://news.example/a"},
		{"search result", "https://www.google.com/url?sa=t&q=https%3A%2F%2Fnews.example%2F2025%2Fstory%3Futm_source%3Dx&usg=A", story},
		{"mail filter", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnews.example%2F2025%2Fstory&data=05", story},
		{"share button", "https://www.facebook.com/sharer/sharer.php?u=" + story, story},
		{"wrapper in a wrapper", "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fnews.example%252F2025%252Fstory", story},
		{"AMP cache", "https://news-example.cdn.ampproject.org/c/s/news.example/2025/story?amp_js_v=0.1", story},
		{"AMP viewer", "https://www.google.com/amp/s/news.example/2025/story", story},
		{"news aggregator", "https://news.google.com/rss/articles/CBMiH2h0dHBzOi8vbmV3cy5leGFtcGxlLzIwMjUvc3RvcnnSAQA", story},
		{"wrapper without a target", "https://www.google.com/url?sa=t", "https://www.google.com/url?sa=t"},
		{"archive kept", "https://archive.example/web/2013/https://news.example/", "https://archive.example/web/2013/https://news.example/"},
	}
	var p Parser
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := p.NormalizeURL("", test.in)
			if err != nil || got != test.want {
				t.Errorf("NormalizeURL(%q) = %q, %v, want %q", test.in, got, err, test.want)
			}
		})
	}
	for _, bad := range []string{"", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "ftp://a.example/", "about:blank", "news.example"} {
		if got, err := p.NormalizeURL("", bad); !errors.Is(err, ErrURL) {
			t.Errorf("NormalizeURL(%q) = %q, %v, want ErrURL", bad, got, err)
		}
	}
}

func TestURLKey(t *testing.T) {
	same := [][]string{
		{"https://news.example/2025/story", "http://www.news.example/2025/story/", "https://m.news.example/2025/story.html",
			"https://amp.news.example/2025/story", "https://news.example/2025/story/amp/", "https://news.example/amp/2025/story",
			"https://news.example/2025/story.amp.html", "https://news.example/2025/story~amp.html", "https://news.example/2025/story?amp=1",
			"https://news.example/2025/story?outputType=amp&utm_source=x#top", "https://news.example/2025/story.html.amp"},
		{"https://news.example/?b=2&a=1", "https://news.example/index.html?a=1&b=2"},
		{"https://news.example", "https://www.news.example/"},
	}
	seen := map[string]int{}
	for i, urls := range same {
		for _, u := range urls {
			key := URLKey(u)
			if key == "" || key != URLKey(urls[0]) {
				t.Errorf("URLKey(%q) = %q, want %q", u, key, URLKey(urls[0]))
			}
			if j, ok := seen[key]; ok && j != i {
				t.Errorf("URLKey(%q) = %q, which is another story's", u, key)
			}
			seen[key] = i
		}
	}
	apart := []string{
		"https://news.example/a", "https://news.example/b", "https://news.example/a?id=1", "https://news.example/a?id=2",
		"https://news.example:8080/a", "https://other.example/a", "https://news.example/A", "https://example/a", "https://www.example/b/c",
		"https://news.example/amplifier", "https://news.example/a.php", "https://news.example/a?type=amplifier-x&id=1",
	}
	keys := map[string]string{}
	for _, u := range apart {
		if other, ok := keys[URLKey(u)]; ok {
			t.Errorf("URLKey is %q for both %q and %q", URLKey(u), u, other)
		}
		keys[URLKey(u)] = u
	}
	if got := URLKey("no address"); got != "" {
		t.Errorf("URLKey of no address = %q", got)
	}
}

// TestURLCases reads testdata/urls.txt. A line is "address => as NormalizeURL gives it", "!" for an error, or two
// addresses of one key (==) or of two (!=); "# " begins a group.
func TestURLCases(t *testing.T) {
	text, err := os.ReadFile("testdata/urls.txt")
	if err != nil {
		t.Fatal(err)
	}
	group := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "# "); ok {
			group = name
		} else if group != "" && line != "" {
			t.Run(group+"/"+line, func(t *testing.T) { urlCase(t, line) })
		}
	}
}

func urlCase(t *testing.T, line string) {
	if a, b, ok := strings.Cut(line, " == "); ok {
		if URLKey(a) != URLKey(b) {
			t.Errorf("the keys are %q and %q", URLKey(a), URLKey(b))
		}
		return
	}
	if a, b, ok := strings.Cut(line, " != "); ok {
		if URLKey(a) == URLKey(b) {
			t.Errorf("the key of both is %q", URLKey(a))
		}
		return
	}
	in, want, ok := strings.Cut(line, " => ")
	if !ok {
		t.Fatal("no case")
	}
	got, err := new(Parser).NormalizeURL("", in)
	if err != nil {
		got = "!"
	}
	if got != want {
		t.Errorf("NormalizeURL(%q) = %q, want %q", in, got, want)
	}
}

// The generated tables must be sorted, and no name longer than foldName takes.
func TestURLTables(t *testing.T) {
	for _, table := range [][]string{trackingNames[:], trackingPrefixes[:], sourceNames[:]} {
		for i, name := range table {
			if i > 0 && table[i-1] >= name || name != strings.ToLower(name) || len(name) > maxParamName {
				t.Errorf("%q is out of order, upper case or too long", name)
			}
		}
	}
}

func FuzzURL(f *testing.F) {
	for _, s := range []string{
		"https://news.example/2025/story?utm_source=x&id=7#top", `http:\\a\..\b`, "//h:80/%2e/%%34%31?&amp;amp;a#:~:", "https://[::ffff:1.2.3.4]/",
		"feed:feed://a", "https://www.google.com/url?q=http://www.google.com/url?q=http://a", "mailto:a?b#c", "http://a;jsessionid=;JSESSIONID=/b", "file:c|/..",
		"https://bücher.example./ä", "HTTP://0X7F.1", "http://a//..//.?", "x:/..//a", "https://a/?amp;amp;=", strings.Repeat("https://href.li/?", 6) + "http://a", "https://a/?&\tamp;amp;b",
	} {
		f.Add("https://news.example/a/b?c", s)
		f.Add("", s)
	}
	var p Parser
	f.Fuzz(func(t *testing.T, base, ref string) {
		if u, err := ResolveURL(base, ref); err == nil {
			if again, err := ResolveURL("", u); err != nil || again != u {
				t.Errorf("ResolveURL(%q, %q) = %q, resolved again %q, %v", base, ref, u, again, err)
			}
		}
		if isNormalURL(ref) {
			if u, ok := parseURL(ref, nil); !ok || u.String() != ref {
				t.Errorf("%q is not normal: %q", ref, u.String())
			}
		}
		u, err := p.NormalizeURL(base, ref)
		if err != nil {
			return
		}
		if again, err := p.NormalizeURL("", u); err != nil || again != u {
			t.Errorf("NormalizeURL(%q, %q) = %q, normalised again %q, %v", base, ref, u, again, err)
		}
		key := URLKey(u)
		if key == "" {
			t.Errorf("URLKey(%q) is empty", u)
		}
		if base == "" && URLKey(ref) != key {
			t.Errorf("URLKey(%q) = %q, of the address normalised it is %q", ref, URLKey(ref), key)
		}
	})
}

func TestURLAllocs(t *testing.T) {
	var p Parser
	tests := []struct {
		name string
		want float64
		f    func()
	}{
		{"resolve normal", 0, func() { ResolveURL("https://news.example/", "https://news.example/2025/story?id=7") }},
		{"resolve relative", 5, func() { ResolveURL("https://news.example/world/", "../2025/story?id=7") }},
		{"normalize tracking", 4, func() { p.NormalizeURL("", "https://news.example/2025/story?utm_source=x&id=7") }},
		{"key", 6, func() { URLKey("https://www.news.example/2025/story/?utm_source=x&id=7") }},
	}
	for _, test := range tests {
		if got := testing.AllocsPerRun(100, test.f); got > test.want {
			t.Errorf("%s: %v allocations, %v are allowed", test.name, got, test.want)
		}
	}
}

func BenchmarkNormalizeURL(b *testing.B) {
	var p Parser
	for _, test := range []struct{ name, url string }{
		{"clean", "https://www.news.example/world/2025/03/11/bridge-reopens-after-repairs"},
		{"tracking", "https://www.news.example/world/2025/03/11/bridge-reopens?utm_source=rss&utm_medium=feed&id=7#top"},
		{"wide-n", "https://" + strings.Repeat("äöüßéèêëñçœøåæğış", 1000) + ".example/a"},
		{"wide-4n", "https://" + strings.Repeat("äöüßéèêëñçœøåæğış", 4000) + ".example/a"},
		{"session-n", "https://news.example/" + strings.Repeat("a;jsessionid=/", 4000)},
		{"session-4n", "https://news.example/" + strings.Repeat("a;jsessionid=/", 16000)},
		{"n", "https://www.news.example/a?" + strings.Repeat("a=1&utm_source=x&", 4000)},
		{"4n", "https://www.news.example/a?" + strings.Repeat("a=1&utm_source=x&", 16000)},
	} {
		s := test.url
		b.Run(test.name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				p.NormalizeURL("", s)
			}
		})
	}
}
