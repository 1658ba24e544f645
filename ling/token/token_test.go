package token_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/token"
	"github.com/reportedly/reportedly/text"
)

// pieces is the tokens of s joined with bars.
func pieces(s string) string {
	t := text.New(s)
	var out []string
	for _, sp := range token.Tokenize(t, text.Span{End: t.Len()}) {
		out = append(out, ling.Unbroken(t.Slice(sp)))
	}
	return strings.Join(out, "|")
}

func TestTokenize(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "The convoy left Kosti.", "The|convoy|left|Kosti|."},
		{"empty", " \n\t", ""},
		{"negation", "They didn't stop, can't talk and won’t say.", "They|did|n't|stop|,|ca|n't|talk|and|wo|n’t|say|."},
		{"possessive", "Sudan's army and the rebels' camp", "Sudan|'s|army|and|the|rebels|'|camp"},
		{"stacked clitics", "She'd've gone", "She|'d|'ve|gone"},
		{"other clitics", "I'm, we’re, they'll, you've, he'd", "I|'m|,|we|’re|,|they|'ll|,|you|'ve|,|he|'d"},
		{"capitals", "IT'S DON'T", "IT|'S|DO|N'T"},
		{"two words in one", "cannot gonna wanna gotta", "can|not|gon|na|wan|na|got|ta"},
		{"no apostrophe", "dont didnt", "do|nt|did|nt"},
		{"clitic apart", "Mali 's border", "Mali|'s|border"},
		{"clitic after a sign", "the army (RSF)'s 10%'s", "the|army|(|RSF|)|'s|10|%|'s"},
		{"typed with a letter", "Maliʼs", "Mali|ʼs"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pieces(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"article", "al-Burhan and Al-Fashir", "al|-|Burhan|and|Al|-|Fashir"},
		{"article and apostrophe", "Abu Muhammad al-'Adnani's brother", "Abu|Muhammad|al|-|'Adnani|'s|brother"},
		{"inside", "Ra'fit, Qur'an, O'Brien, Sana'a, Da‘esh", "Ra'fit|,|Qur'an|,|O'Brien|,|Sana'a|,|Da‘esh"},
		{"like a clitic", "Ra's al-Ayn, Sa'd", "Ra's|al|-|Ayn|,|Sa'd"},
		{"chain", "Tehrik-e-Taliban", "Tehrik|-|e|-|Taliban"},
		{"marks", "N’Djaména", "N’Djaména"},
		{"initials", "John B. Garang and A.B. Yusuf", "John|B.|Garang|and|A.B.|Yusuf"},
		{"brackets", "the Forces (RSF) [sic]", "the|Forces|(|RSF|)|[|sic|]"},
		{"weapons", "T-72s, RPG-7, AK-47", "T|-|72s|,|RPG|-|7|,|AK|-|47"},
		{"ampersand", "AT&T, R&D, bread & salt", "AT&T|,|R&D|,|bread|&|salt"},
		{"UN document", "under S/RES/2736 (2024), S/2016/1023.", "under|S/RES/2736|(|2024|)|,|S/2016/1023|."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pieces(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestHyphens(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"compound", "a cease-fire, the 15-year-old self-defence unit", "a|cease|-|fire|,|the|15|-|year|-|old|self|-|defence|unit"},
		{"prefix", "anti-aircraft fire, co-founder, ex-rebels, non-state, pro-army, e-mail", "anti-aircraft|fire|,|co-founder|,|ex-rebels|,|non-state|,|pro-army|,|e-mail"},
		{"a name like a prefix", "the UN-backed plan", "the|UN|-|backed|plan"},
		{"after a prefix", "pro-Gaddafi-era", "pro-Gaddafi|-|era"},
		{"dashes", "he left—at last – and -- then", "he|left|—|at|last|–|and|--|then"},
		{"range", "in 2015-16, 500-1000 men", "in|2015|-|16|,|500|-|1000|men"},
		{"hanging", "pre- and post-war", "pre|-|and|post-war"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pieces(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestLineEnds parts no word where a line's end does, and keeps the hyphens of compounds.
func TestLineEnds(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"word", "the men ab-\n   ducted six", "the|men|abducted|six"},
		{"quoted", "they \"pre-\r\nvented, he said\" it", "they|\"|prevented|,|he|said|\"|it"},
		{"compound", "Osk-\nbacked men of the self-\ndefence unit", "Osk|-|backed|men|of|the|self|-|defence|unit"},
		{"name behind", "the Osk-\nTarn road", "the|Osk|-|Tarn|road"},
		{"hanging", "pre-\nand post-war", "pre|-|and|post-war"},
		{"soft", "gov\u00adern\u00ad\nment", "government"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pieces(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestAbbreviations(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"titles", "Gen. Omar, Lt. Col. Ali, Brig. Gen. al-Amin, Dr. Musa", "Gen.|Omar|,|Lt.|Col.|Ali|,|Brig.|Gen.|al|-|Amin|,|Dr.|Musa"},
		{"letters", "the U.S. Army at 5 a.m. on e.g. Mars", "the|U.S.|Army|at|5|a.m.|on|e.g.|Mars"},
		{"number", "Resolution No. 5. No. It failed.", "Resolution|No.|5|.|No|.|It|failed|."},
		{"month", "on Sept. 11 or Wed. at noon", "on|Sept.|11|or|Wed.|at|noon"},
		{"word", "He saw the Sun. The moon rose in may.", "He|saw|the|Sun|.|The|moon|rose|in|may|."},
		{"company", "Acme Corp. said; so did Acme Corp. The boss", "Acme|Corp.|said|;|so|did|Acme|Corp|.|The|boss"},
		{"et cetera", "rice etc. for all; rice, etc.", "rice|etc.|for|all|;|rice|,|etc|."},
		{"a letter that ends", "vitamin C. The camp", "vitamin|C|.|The|camp"},
		{"degree", "a Ph.D. student", "a|Ph.D.|student"},
		{"twice", "Musa Jr.. Next", "Musa|Jr.|.|Next"},
		{"born", "Musa (b. May 1961), c. 347", "Musa|(|b.|May|1961|)|,|c.|347"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pieces(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestFigures(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"separators", "1,200,500.75 at 07:30, 12/11/2016, 2016-11-12.", "1,200,500.75|at|07:30|,|12/11/2016|,|2016-11-12|."},
		{"money", "$5m, US$1.2bn, €300, £4.50, USD500", "$|5|m|,|US$|1.2|bn|,|€|300|,|£|4.50|,|USD|500"},
		{"percent", "10% or 4.5 %", "10|%|or|4.5|%"},
		{"units", "5km, 155mm, 12.7mm, 30kg, 8am, 8a.m.", "5|km|,|155|mm|,|12.7|mm|,|30|kg|,|8|am|,|8|a.m."},
		{"ordinals", "the 1st, 22nd and 50,000th in the 1990s, the 1990's, the '90s", "the|1st|,|22nd|and|50,000th|in|the|1990s|,|the|1990's|,|the|'90s"},
		{"telephone", "call 555-0142 or 800-555-0142, +249123456", "call|555-0142|or|800-555-0142|,|+249123456"},
		{"references", "as shown [13,14]", "as|shown|[|13|,|14|]"},
		{"sign", "#3 of #Khartoum", "#|3|of|#Khartoum"},
		{"degrees", "54º 40°C", "54|º|40|°|C"},
		{"thin space", "20\u202f000 men\u00a0left", "20|000|men|left"},
		{"list", "at 1.Then", "at|1|.|Then"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pieces(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"quotes", "\"Go,\" he said. “Why?” ‘No’ 'yes' «oui» ``a''", "\"|Go|,|\"|he|said|.|“|Why|?|”|‘|No|’|'|yes|'|«|oui|»|``|a|''"},
		{"leading apostrophe", "'em 'til '05 'tis", "'em|'til|'05|'tis"},
		{"runs", "What?! No... wait…", "What|?!|No|...|wait|…"},
		{"slash", "and/or, w/o, he/she", "and|/|or|,|w/o|,|he|/|she"},
		{"page", "see https://example.org/a(b)?q=1, or www.example.com/x.", "see|https://example.org/a(b)?q=1|,|or|www.example.com/x|."},
		{"page in brackets", "(http://example.org/a)", "(|http://example.org/a|)"},
		{"mail and host", "desk@example.org, example.org, report.pdf", "desk@example.org|,|example.org|,|report.pdf"},
		{"handle", "@desk: #news left.@desk", "@desk|:|#news|left|.|@desk"},
		{"hidden letters", "musa...@example.org", "musa...@example.org"},
		{"no space", "left.The army", "left|.|The|army"},
		{"emoticon", "fine :)", "fine|:)"},
		{"bytes that aren't text", "a\xffb", "a|\xff|b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := pieces(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestTokenizeWithin(t *testing.T) {
	tx := text.New("The army's men left.")
	got := token.Tokenize(tx, text.Span{Start: 4, End: 14})
	want := []text.Span{{Start: 4, End: 8}, {Start: 8, End: 10}, {Start: 11, End: 14}}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("token %d: got %v, want %v", i, got[i], want[i])
		}
	}
}
