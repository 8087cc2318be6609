package broadsheet

import "testing"

// TestTextRTF: programs write Rich Text Format in different ways.
func TestTextRTF(t *testing.T) {
	for _, c := range []struct{ name, rtf, want string }{
		{"TextEdit", "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n{\\fonttbl\\f0\\fswiss Helvetica;}\n{\\*\\expandedcolortbl;;}\n\\f0\\b The ferry sails\\\n\\\n\\b0 It\\'92s \\uc0\\u1055 \\u1088 , a \\i co\\_operative\\i0 .\\\n\\\nIt sailed \\{twice\\}.}",
			"title: The ferry sails\nIt’s Пр, a co-operative.\nIt sailed {twice}."},
		{"Word", `{\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0\fcharset204 Arial;}}{\info{\title x}}\pard The ferry\~sails\par \u1055\'cf\u1072\'e0\u1088\'f0\u1086\'ee\u1084\'ec\u32?\'ef\'eb\'fb\'e2\'e5\'f2.\par ` +
			`It \u8212\'97 she \emdash he \endash\lquote a\rquote\ldblquote b\rdblquote\tab c \u-10179?\u-8701?.\par}`, "title: The ferry sails\nПаром плывет.\nIt — she —he –‘a’“b” c 😃."},
		{"two bytes a character", `{\rtf1\ansi\ansicpg932\uc2 The ferry sails\par \'83\'74\'83\'46\'83\'8a\u12540\'81\'5b.\par}`, "title: The ferry sails\nフェリー."},
		{"Chinese", `{\rtf1\ansicpg936 The ferry sails\par \'b6\'c9\'c2\'d6\par}`, "title: The ferry sails\n渡轮"},
		{"Taiwan's Chinese", `{\rtf1\ansicpg950 The ferry sails\par \'b4\'e7\'bd\'fc\par}`, "title: The ferry sails\n渡輪"},
		{"Korean", `{\rtf1\ansicpg949 The ferry sails\par \'b9\'e8\par}`, "title: The ferry sails\n배"},
		{"a table", `{\rtf1 The ferry sails\par \trowd Port\cell Time\cell\row \trowd Holm\cell 9:00\cell\row \pard\bullet  Twice\par}`, "title: The ferry sails\nPort Time\nHolm 9:00\n• Twice"},
		{"broken", `{\rtf1\ansicpg1 The ferry sails\par It sailed\'zz again\u-8701? \=.\par}}\`, "title: The ferry sails\nIt sailed again� ."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := textParts(parseOne(t, c.rtf)); got != c.want {
				t.Errorf("of\n%s\ngot\n%s\n\nwant\n%s", c.rtf, got, c.want)
			}
		})
	}
}
