package name

import (
	_ "embed"
	"strings"
	"sync"
)

// Mandarin names are short, and one letter makes another name: Li Peng isn't Li
// Ping. Two in Pinyin are compared by letters; one in Pinyin and one in
// Wade-Giles, whose marks of breath are mostly lost, by what both can tell: Mao
// Tse-tung is Mao Zedong.

//go:embed words/chinese.txt
var chineseText string

type mandarin struct {
	pinyin, wade map[string]string // a syllable's key
	families     map[string]bool   // in Pinyin
	familyKeys   map[string]bool
}

var chinese = sync.OnceValue(func() *mandarin {
	m := &mandarin{map[string]string{}, map[string]string{}, map[string]bool{}, map[string]bool{}}
	for _, l := range lines(chineseText) {
		f := strings.Fields(l)
		switch f[0] {
		case "family":
			for _, w := range f[1:] {
				m.families[w] = true
				if k, ok := m.read(m.pinyin, w); ok {
					m.familyKeys[k] = true
				}
			}
		default:
			first := strings.Trim(f[1], "-")
			for _, final := range f[2:] {
				if f[0] == "pinyin" {
					m.pinyin[first+final] = pinyinKey(first, final)
				} else {
					m.wade[first+final] = wadeKey(first, final)
				}
			}
		}
	}
	return m
})

// pinyinKey is what Wade-Giles without marks can tell of a syllable.
func pinyinKey(first, final string) string {
	if k, ok := map[string]string{"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "zh": "ch", "z": "ts", "c": "ts", "x": "hs", "r": "j"}[first]; ok {
		first = k
	}
	if final == "i" && (first == "s" || first == "ts") {
		final = "u"
	}
	if final == "uo" {
		final = "o"
	}
	return first + final + "."
}

// wadeKey is a Wade-Giles syllable with the finals of Pinyin.
func wadeKey(first, final string) string {
	switch {
	case first == "tz":
		first = "ts"
	case first == "ss" || first == "sz":
		first = "s"
	case first == "y" && final == "en":
		final = "an"
	case (first == "k" || first == "h") && final == "o":
		final = "e"
	}
	if f, ok := map[string]string{"ung": "ong", "iung": "iong", "ien": "ian", "ieh": "ie", "eh": "e", "ueh": "ue", "ih": "i", "uei": "ui", "erh": "er", "uo": "o"}[final]; ok {
		final = f
	}
	return first + final + "."
}

// read gives the keys of a word's syllables, of at most three.
func (m *mandarin) read(table map[string]string, w string) (string, bool) {
	return syllables(table, w, 3)
}

func syllables(table map[string]string, w string, most int) (string, bool) {
	if w == "" {
		return "", true
	}
	for n := min(6, len(w)); n > 0 && most > 0; n-- {
		if k, ok := table[w[:n]]; ok {
			if rest, ok := syllables(table, w[n:], most-1); ok {
				return k + rest, true
			}
		}
	}
	return "", false
}

// reading is a name with its family name first, as letters and as keys.
type reading struct{ letters, keys string }

// readings are how words may be read as a Mandarin name in one of the systems.
func (m *mandarin) readings(words []string, table map[string]string) (out []reading) {
	if len(words) < 2 || len(words) > 3 {
		return nil
	}
	keys := make([]string, len(words))
	for i, w := range words {
		k, ok := m.read(table, w)
		if !ok {
			return nil
		}
		keys[i] = k
	}
	add := func(family int, given ...int) {
		r := reading{words[family] + " ", keys[family] + " "}
		if !m.familyKeys[keys[family]] {
			return
		}
		for _, i := range given {
			r.letters += words[i]
			r.keys += keys[i]
		}
		out = append(out, r)
	}
	if len(words) == 2 {
		add(0, 1)
		add(1, 0)
		return out
	}
	add(0, 1, 2)
	add(2, 0, 1)
	return out
}

// match compares two names as Mandarin; ok is false where one isn't, or where
// both may as well be something else.
func (m *mandarin) match(a, b []string) (Match, bool) {
	pa, pb := m.readings(a, m.pinyin), m.readings(b, m.pinyin)
	wa, wb := m.readings(a, m.wade), m.readings(b, m.wade)
	if len(pa)+len(wa) == 0 || len(pb)+len(wb) == 0 {
		return Match{}, false
	}
	meet := func(x, y []reading, same func(x, y reading) bool) bool {
		for _, r := range x {
			for _, q := range y {
				if same(r, q) {
					return true
				}
			}
		}
		return false
	}
	letters := func(x, y reading) bool { return x.letters == y.letters }
	keys := func(x, y reading) bool { return x.keys == y.keys }
	switch {
	case meet(pa, pb, letters) || meet(wa, wb, letters):
		return Match{0.95, "same syllables"}, true
	case len(pa) > 0 && len(pb) > 0 && (meet(pa, wb, keys) || meet(wa, pb, keys)):
		return Match{0.55, "may be Pinyin and Wade-Giles"}, true
	case len(pa) > 0 && len(pb) > 0:
		return Match{0.2, "other syllables"}, true
	case meet(pa, wb, keys) || meet(wa, pb, keys):
		return Match{0.9, "Pinyin and Wade-Giles"}, true
	}
	return Match{0.2, "other syllables"}, true
}
