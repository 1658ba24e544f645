package name

import (
	"strconv"
	"strings"
	"testing"
)

// TestLists reads every line of the word lists.
func TestLists(t *testing.T) {
	for list, text := range map[string]string{"generic": genericText, "place": placeText} {
		for _, l := range lines(text) {
			f := strings.Fields(l)
			if len(f) < 3 {
				t.Errorf("%s: %q has %d columns", list, l, len(f))
				continue
			}
			if w, err := strconv.Atoi(f[0]); err != nil || w < 0 || w > 100 {
				t.Errorf("%s: %q has the weight %q", list, l, f[0])
			}
		}
	}
	for list, text := range map[string]string{"given": givenText, "honorifics": honorificText, "legal": legalText, "countries": countryText, "address": addressText} {
		seen := map[string]string{}
		for _, l := range lines(text) {
			for _, w := range strings.Fields(l) {
				if folded := strings.ReplaceAll(Fold(w), " ", "_"); folded != w {
					t.Errorf("%s: %q isn't folded (%q)", list, w, folded)
				}
			}
			if seen[l] != "" {
				t.Errorf("%s: %q twice", list, l)
			}
			seen[l] = l
		}
	}
	for _, l := range lines(chineseText) {
		if f := strings.Fields(l); len(f) < 3 || f[0] != "pinyin" && f[0] != "wade" && f[0] != "family" {
			t.Errorf("chinese: %q", l)
		}
	}
	m := chinese()
	for w := range m.families {
		if _, ok := m.read(m.pinyin, w); !ok {
			t.Errorf("chinese: the family name %q is no syllable", w)
		}
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string]int{
		"604th": 604, "5": 5, "first": 1, "twenty second": 22, "six hundred and fourth": 604, "forty four": 44, "xii corps": 12, "hundred": 100,
		"three thousand": 3000, "brigade": 0, "4x4": 0, "th": 0, "99999999999999999999": 0,
	} {
		if got, took := number(strings.Fields(in), 0); got != want || (took > 0) != (want > 0) {
			t.Errorf("number(%q) = %d of %d words, want %d", in, got, took, want)
		}
	}
}
