package name

import (
	"fmt"
	"math"
)

// The rules for people:
//   - Titles and particles (bin, de, von, al-) don't count; order does little,
//     but "Hamad bin Khalifa" isn't "Khalifa bin Hamad".
//   - Each word of the shorter name must have its like in the longer: the same
//     sounds, an initial, a pet form. Words left over on both sides mean two
//     people; on one side, a middle name or patronymic left out.
//   - A number or "junior" on one side and another on the other means two people.

// Person tells whether two names may be of one person. A family name alone may be
// anybody's of that name, so it scores little above 0.5.
func Person(a, b string) Match {
	a, b = min(a, b), max(a, b) // the same for both orders
	x, y := newPerson(a), newPerson(b)
	if len(x.words) == 0 || len(y.words) == 0 {
		return Match{0, "no words"}
	}
	if x.same(&y) {
		return Match{1, "same words"}
	}
	if m, ok := chinese().match(x.texts(), y.texts()); ok {
		return m
	}
	join(&x, &y)
	join(&y, &x)
	m := compare(&x, &y)
	if m.Score < 0.5 && (len(x.words) == 1) != (len(y.words) == 1) && x.allSoundsLike(&y) {
		m = Match{0.8, "sounds alike as a whole"} // 김정은
	}
	if x.number != y.number {
		switch {
		case x.number > 0 && y.number > 0 || x.number+y.number > 2:
			return Match{min(m.Score, 0.2), "different numerals"}
		default: // "Elizabeth" and "Elizabeth I"; "Robert Kennedy" and "Robert Kennedy Jr."
			m.Score *= 0.7
		}
	}
	if x.junior != y.junior {
		if x.junior != 0 && y.junior != 0 {
			return Match{min(m.Score, 0.2), "junior and senior"}
		}
		m.Score *= 0.75
	}
	return m
}

// compare scores the words of two names.
func compare(x, y *person) Match {
	pairs := pairWords(x, y)
	t := tallyOf(x, y, pairs)
	switch {
	case t.full == 0:
		return Match{0.1 * t.score / math.Max(1, t.weight), "no word in common"}
	case t.leftX > 0 && t.leftY > 0:
		return Match{0.7 * t.score / (t.score + t.leftX + t.leftY), fmt.Sprintf("%q against %q", t.restX, t.restY)}
	}
	s, why := t.score/t.weight, "all words meet"
	if t.score < t.weight {
		why = "words sound alike"
	}
	left := t.leftX + t.leftY
	switch {
	case left > 0 && len(pairs) == 1:
		s, why = s*oneWord(x, y, pairs[0]), "one word in common"
	case left > 0:
		s, why = s*(1-0.1*left), fmt.Sprintf("%q left out", t.restX+t.restY)
		if left == 0.5 && t.middles > 0 { // who writes the W of George H. W. Bush writes the H
			s *= 0.5
		}
		if leads(x, y, pairs) {
			s *= 0.5
			why = fmt.Sprintf("%q stands first", t.restX+t.restY)
		}
	}
	if swapped(pairs) {
		if x.son || y.son {
			return Match{0.3 * s, "father and son exchanged"}
		}
		s *= 0.92
	}
	return Match{s, why}
}

// tallied sums up what met and what was left.
type tallied struct {
	full          int // pairs of whole words
	middles       int // pairs of initials inside both names
	score, weight float64
	leftX, leftY  float64
	restX, restY  string
}

func tallyOf(x, y *person, pairs []pair) (t tallied) {
	var usedX, usedY [maxWords]bool
	for _, p := range pairs {
		usedX[p.i], usedY[p.j] = true, true
		w := 1.0
		if x.words[p.i].kind == initial || y.words[p.j].kind == initial {
			w = 0.6
			if p.i > 0 && p.j > 0 && p.i < len(x.words)-1 && p.j < len(y.words)-1 {
				t.middles++
			}
		} else {
			t.full++
		}
		t.score += w * p.score
		t.weight += w
	}
	rest := func(p *person, used *[maxWords]bool) (left float64, first string) {
		for i := range p.words {
			if used[i] {
				continue
			}
			if first == "" {
				first = p.words[i].text
			}
			switch p.words[i].kind {
			case fullName:
				left++
			default:
				left += 0.5
			}
		}
		return left, first
	}
	t.leftX, t.restX = rest(x, &usedX)
	t.leftY, t.restY = rest(y, &usedY)
	return t
}

// oneWord weighs a name of which only one word is given: a family name says more
// than a given name.
func oneWord(x, y *person, p pair) float64 {
	at, long := p.i, x
	if len(y.words) > len(x.words) {
		at, long = p.j, y
	}
	switch {
	case at == len(long.words)-1:
		return 0.62
	case at == 0:
		return 0.5
	}
	return 0.45
}

// leads tells whether the longer name begins with a word that the shorter, of
// three or more, hasn't: Ahmed Ali Abdullah Saleh is the son of Ali Abdullah
// Saleh.
func leads(x, y *person, pairs []pair) bool {
	short, firstFree := min(len(x.words), len(y.words)), true
	for _, p := range pairs {
		at := p.i
		if len(y.words) > len(x.words) {
			at = p.j
		}
		firstFree = firstFree && at != 0
	}
	return firstFree && short >= 3 && len(pairs) == short
}

// swapped tells whether the pairs are in different order.
func swapped(pairs []pair) bool {
	for _, p := range pairs {
		for _, q := range pairs {
			if p.i < q.i && p.j > q.j {
				return true
			}
		}
	}
	return false
}
