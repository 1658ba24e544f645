package name

import "fmt"

// The rules for places:
//   - Articles and words for the kind of place (city, governorate, port) say
//     little; north and south, upper and lower, old and new must agree.
//   - A name may have its container's behind it: Brak al-Shati is Brak.
//   - Names with one fine key are most likely spellings of one name, with one
//     skeleton likely.

// Place tells whether two names may be of one place. It compares names only: two
// places of one name score 1.
func Place(a, b string) Match {
	a, b = min(a, b), max(a, b)
	x, y := newBody(a, placeWords()), newBody(b, placeWords())
	m, sure := x.matchPlace(&y)
	if sure || m.Score >= 0.9 {
		return m
	}
	switch k := Skeleton(a); {
	case len(k) < 3 || k != Skeleton(b):
		return m
	case Fine(a) == Fine(b):
		return Match{max(m.Score, 0.85), "one fine key"}
	case len(k) > 3:
		return Match{max(m.Score, 0.65), "one skeleton"}
	}
	return Match{max(m.Score, 0.52), "one short skeleton"}
}

// matchPlace scores the words; sure says that the keys have nothing to add.
func (b *body) matchPlace(c *body) (m Match, sure bool) {
	switch {
	case len(b.terms)+len(b.numbers) == 0 || len(c.terms)+len(c.numbers) == 0:
		return Match{0, "no words"}, true
	case b.same(c):
		return Match{1, "same words"}, true
	case b.numbersDiffer(c):
		return Match{0.15, "different numbers"}, true
	}
	p := pairTerms(b.terms, c.terms)
	if class := conflict(b.terms, c.terms, &p.usedX, &p.usedY); class != "" && class != "kind" {
		return Match{0.2, "different " + class}, true
	}
	leftB, restB := left(b.terms, &p.usedX)
	leftC, restC := left(c.terms, &p.usedY)
	switch {
	case p.telling == 0:
		return Match{0.3 * p.met / max(0.01, p.met+leftB+leftC), "nothing telling in common"}, false
	case leftB >= 0.5 && leftC >= 0.5:
		return Match{0.48 * p.met / (p.met + leftB + leftC), fmt.Sprintf("%q against %q", restB, restC)}, false
	}
	s := p.met / p.weight
	rest := leftB + leftC
	switch {
	case rest >= 0.5 && p.first: // the container stands behind
		return Match{s * 0.65, fmt.Sprintf("%q behind", restB+restC)}, false
	case rest >= 0.5:
		return Match{s * 0.45, fmt.Sprintf("%q left out", restB+restC)}, false
	case rest > 0:
		return Match{s * (1 - 0.4*rest), fmt.Sprintf("%q left out", restB+restC)}, false
	case s < 1:
		return Match{s, "words sound alike"}, false
	}
	return Match{s, "all words meet"}, false
}
