package name

import (
	"math"
	"strings"
)

// join makes one word of two that the other name writes as one: "Kai-shek",
// "Kaishek".
func join(p, q *person) {
	for i := 0; i+1 < len(p.words); i++ {
		if p.words[i].kind == initial || p.words[i+1].kind == initial {
			continue
		}
		both := p.words[i].text + p.words[i+1].text
		for j := range q.words {
			w := q.words[j].text
			if w == both || p.words[i].abjad == q.words[j].abjad && len(w) < len(both)+3 && len(both) < len(w)+3 && len(p.words[i].text) < len(w) {
				if w != both && (p.words[i].text[0] != w[0] || soundsLike(both, w) < 0.95 || soundsLike(p.words[i].text, w) > 0.8) {
					continue
				}
				p.words[i] = newPersonWord(both)
				p.words = append(p.words[:i+1], p.words[i+2:]...)
				break
			}
		}
	}
}

func soundsLike(a, b string) float64 {
	x, y := newWord(a), newWord(b)
	return alike(&x, &y)
}

// pair is two words taken for the same.
type pair struct {
	i, j  int
	score float64
}

// pairs matches the words one to one, the most alike first.
func pairWords(x, y *person) (out []pair) {
	var usedX, usedY [maxWords]bool
	var scores [maxWords][maxWords]float64
	for i := range x.words {
		for j := range y.words {
			scores[i][j] = sameWord(&x.words[i], &y.words[j])
		}
	}
	for {
		best := pair{score: minWord}
		found := false
		for i := range x.words {
			for j := range y.words {
				if usedX[i] || usedY[j] {
					continue
				}
				s := scores[i][j]
				if s > best.score || s == best.score && (!found || math.Abs(float64(i-j)) < math.Abs(float64(best.i-best.j))) {
					best, found = pair{i, j, s}, true
				}
			}
		}
		if !found {
			return out
		}
		usedX[best.i], usedY[best.j] = true, true
		out = append(out, best)
	}
}

// minWord is how alike two words of people's names must be.
const minWord = 0.84

func sameWord(a, b *personWord) float64 {
	if a.kind == initial || b.kind == initial {
		switch {
		case len(a.sounds) == 0 || len(b.sounds) == 0 || a.text[0] != b.text[0] && sameScript.swap[a.sounds[0]][b.sounds[0]] > 10:
			return 0
		case a.kind == b.kind:
			return 0.95
		}
		return 0.9
	}
	if a.text == b.text {
		return 1
	}
	for _, g := range a.groups {
		for _, h := range b.groups {
			if g == h {
				return 0.96
			}
		}
	}
	s := alike(&a.word, &b.word)
	if a.article != b.article && s < minWord { // "al-Sabah" and "Alsabah"
		x, y := newWord(withoutArticle(a.text)), newWord(withoutArticle(b.text))
		s = alike(&x, &y)
	}
	switch {
	case s < minWord:
		return 0
	case len(a.groups) > 0 && len(b.groups) > 0: // both known, and not as one
		return otherName
	case a.endsTold && b.endsTold && otherGender(&a.word, &b.word):
		if isFeminineFamily(a.text, b.text) {
			return 0.9
		}
		return otherName
	}
	if n := min(len(a.sounds), len(b.sounds)); n <= 3 && s < 0.96 && a.abjad == b.abjad {
		s -= 0.08
	}
	return s
}

// otherName is the score of words that sound alike and are other names.
const otherName = 0.6

// otherGender tells whether two words that sound alike differ in a feminine
// ending: Karim, Karima; Mario, Maria; Stefan, Stephanie.
func otherGender(a, b *word) bool {
	x, y := a.sounds[len(a.sounds)-1], b.sounds[len(b.sounds)-1]
	if x == sA && y == sO || x == sO && y == sA {
		return true
	}
	if x.vowel() == y.vowel() {
		return false
	}
	if y.vowel() {
		a, b = b, a
	}
	for _, end := range []string{"a", "ah", "ie", "ine", "ette"} {
		if stem, ok := strings.CutSuffix(a.text, end); ok && len(stem) > 2 && soundsLike(stem, b.text) >= 0.96 {
			return true
		}
	}
	return strings.HasSuffix(Latin(a.text), "a") && Latin(a.text) == Latin(b.text)+"a"
}

// isFeminineFamily tells whether a word is the feminine form of a Slavic family
// name: Putin, Putina; Navalny, Navalnaya.
func isFeminineFamily(a, b string) bool {
	if len(a) > len(b) {
		a = b
	}
	a = Latin(a)
	for _, end := range []string{"ov", "ev", "in", "yn", "sk", "ck", "sky", "ski", "skiy", "skyy"} {
		if strings.HasSuffix(a, end) {
			return true
		}
	}
	return false
}
