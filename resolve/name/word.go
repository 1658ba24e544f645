package name

import (
	"strings"
	"unicode/utf8"
)

// word is a name's word as it is compared.
type word struct {
	text   string // folded
	abjad  bool
	sounds []sound
	among  bool // one of several of its name
}

// isArabic tells whether a folded word is in Arabic letters.
func isArabic(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return 0x600 <= r && r <= 0x6FF || 0x750 <= r && r <= 0x77F
}

// latin is a word in Latin letters.
func (w *word) latin() string {
	if isASCII(w.text) {
		return w.text
	}
	return strings.ReplaceAll(Latin(w.text), " ", "")
}

func newWord(text string) word {
	w := word{text: text, abjad: isAbjad(text)}
	w.sounds = soundsOf(make([]sound, 0, 16), text)
	if len(w.sounds) > maxSounds {
		w.sounds = w.sounds[:maxSounds]
	}
	return w
}

// drops writes what each sound costs to leave out: a vowel beside another
// ("Zine" for Zayn) and a silent e cost little.
func (w *word) drops(c *costs, out *[maxSounds]int) {
	for i, s := range w.sounds {
		cost := c.drop[s]
		if s.vowel() {
			switch {
			case i > 0 && w.sounds[i-1].vowel(), i+1 < len(w.sounds) && w.sounds[i+1].vowel(),
				s == sE && i == len(w.sounds)-1:
				cost = min(cost, 14)
			}
		}
		out[i] = cost
	}
}

// isNumber tells whether a word is digits only.
func isNumber(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}

// roman is the value of a Roman numeral up to 39, 0 for other words.
func roman(w string) int {
	if w == "" || strings.Trim(w, "ivx") != "" {
		return 0
	}
	for n := range 40 {
		if n > 0 && romanNumeral(n) == w {
			return n
		}
	}
	return 0
}

func romanNumeral(n int) string {
	units := [...]string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	return strings.Repeat("x", n/10) + units[n%10]
}
