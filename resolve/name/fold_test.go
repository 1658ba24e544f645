package name_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/resolve/name"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Al-Bayḍāʼ":              "al bayda",
		"  São  Tomé ":           "sao tome",
		"Łódź, Straße":           "lodz strasse",
		"O'Brien":                "obrien",
		"الزَّاوِيَة":            "الزاويه",
		"مصراتــة":               "مصراته",
		"مستشفى":                 "مستشفي",
		"کرزی":                   "كرزي",
		"٦٠٤":                    "604",
		"۶۰۴":                    "604",
		"Йошкар-Ола":             "йошкар ола",
		"Горбачёв":               "горбачев",
		"ΝΊΚΟΣ":                  "νικοσ",
		"İstanbul":               "istanbul",
		"नरेन्द्र":               "नरेन्द्र",
		"한국":                     "한국",
		"ガザ":                     "ガザ",
		"U.N.":                   "u n",
		"½":                      "1 2",
		"":                       "",
		"...":                    "",
		"a\xffb":                 "a b",
		"Ⅲ":                      "iii",
		"zero\u200dwidth":        "zerowidth",
		"\u202bحماس\u202c":       "حماس",
		"Ta\u2018izz":            "taizz",
		"d\u2019Ivoire":          "divoire",
		strings.Repeat("é", 600): strings.Repeat("e", 256),
	} {
		if got := name.Fold(in); got != want {
			t.Errorf("Fold(%.40q) = %.40q, want %.40q", in, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	if diff := cmp.Diff([]string{"brak", "al", "shati"}, name.Words("Brak al-Shati'")); diff != "" {
		t.Error(diff)
	}
}

func TestLatin(t *testing.T) {
	for in, want := range map[string]string{
		"القذافي":       "alqdhafy",
		"Путин":         "putin",
		"Харків":        "kharkiv",
		"Μητσοτάκης":    "mitsotakis",
		"Μπενγκάζι":     "bengazi",
		"Թբիլիսի":       "tbilisi",
		"თბილისი":       "tbilisi",
		"김정은":           "gimjeongeun",
		"नरेन्द्र मोदी": "narendr modi",
		"ትግራይ":          "tgray",
		"シャリア":          "sharia",
		"ハルツーム":         "harutsumu",
		"נתניהו":        "ntnyhw",
		"北京":            "北京",
		"Ćuprija":       "cuprija",
	} {
		if got := name.Latin(in); got != want {
			t.Errorf("Latin(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Al-Bayḍāʼ", "ﷺ", "ﬃ", "ǅ", "ᾳ", "ẛ̣", "й̆", "한\u1160", "\u0f77", "İ", "ß", "ΐ", "½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := name.Fold(s)
		if again := name.Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, Fold of that = %q", s, folded, again)
		}
		if len(folded) > 512 {
			t.Errorf("Fold(%q) has %d bytes", s, len(folded))
		}
		if a, b := name.Skeleton(s), name.Skeleton(folded); a != b {
			t.Errorf("Skeleton(%q) = %q, of the folded name %q", s, a, b)
		}
		if a, b := name.Fine(s), name.Fine(folded); a != b {
			t.Errorf("Fine(%q) = %q, of the folded name %q", s, a, b)
		}
		name.Latin(s)
	})
}
