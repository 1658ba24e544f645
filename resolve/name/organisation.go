package name

import (
	"fmt"
	"slices"
)

// The rules for organisations:
//   - Legal forms and small words don't count, order neither.
//   - Words that many names have (group, ministry, bank) say little, a country's
//     name or adjective more, other words most.
//   - Numbers must agree, however they are written: "604th Brigade", "Brigade 604",
//     "six hundred and fourth brigade".
//   - Words of one class must agree: a battalion is no brigade.
//   - Words left over on both sides mean two bodies, and a telling word left over
//     on one side too: Gazprom isn't Gazprom Neft.
//   - A short name may be the other's initials.

// Organisation tells whether two names may be of one organisation, company, unit
// or armed group.
func Organisation(a, b string) Match {
	a, b = min(a, b), max(a, b)
	x, y := newBody(a, genericWords()), newBody(b, genericWords())
	return x.match(&y)
}

// Vessel tells whether two names may be of one ship or aircraft: as for
// organisations, but each word counts in full.
func Vessel(a, b string) Match {
	a, b = min(a, b), max(a, b)
	x, y := newBody(a, vesselWords()), newBody(b, vesselWords())
	x.strict, y.strict = true, true
	return x.match(&y)
}

// Address tells whether two addresses may be the same: their numbers must not
// contradict each other.
func Address(a, b string) Match {
	a, b = min(a, b), max(a, b)
	x, y := newBody(a, addressWords()), newBody(b, addressWords())
	x.loose, y.loose = true, true
	return x.match(&y)
}

func (b *body) same(c *body) bool {
	return slices.EqualFunc(b.terms, c.terms, func(x, y term) bool { return x.name == y.name }) && slices.Equal(b.numbers, c.numbers)
}

// match scores two names.
func (b *body) match(c *body) Match {
	switch {
	case len(b.terms)+len(b.numbers) == 0 || len(c.terms)+len(c.numbers) == 0:
		return Match{0, "no words"}
	case b.same(c):
		return Match{1, "same words"}
	}
	for _, p := range [][2]*body{{b, c}, {c, b}} {
		if short, long := p[0], p[1]; short.initials != "" && long.initials == "" && len(long.words) > 1 {
			switch {
			case spells(short.initials, long.words, false):
				return Match{0.85, "initials"}
			case len(short.initials) >= 4 && spells(short.initials, long.words, true):
				return Match{0.75, "initials"}
			}
		}
	}
	m := b.compare(c)
	if b.numbersDiffer(c) {
		return Match{min(m.Score, 0.15), "different numbers"}
	}
	if !b.loose && len(b.numbers) != len(c.numbers) && (len(b.numbers) == 0 || len(c.numbers) == 0) {
		m.Score *= 0.6
		if b.strict {
			m.Score *= 0.5
		}
		m.Why = "number on one side"
	}
	return m
}

// numbersDiffer tells whether each side has a number that the other hasn't, or,
// but for addresses, whether both have numbers and they aren't the same.
func (b *body) numbersDiffer(c *body) bool {
	if len(b.numbers) == 0 || len(c.numbers) == 0 {
		return false
	}
	x, y := slices.Clone(b.numbers), slices.Clone(c.numbers)
	slices.Sort(x)
	slices.Sort(y)
	if !b.loose {
		return !slices.Equal(x, y)
	}
	lacks := func(x, y []int) bool {
		return slices.ContainsFunc(x, func(n int) bool { return !slices.Contains(y, n) })
	}
	return lacks(x, y) && lacks(y, x)
}

// compare scores the terms.
func (b *body) compare(c *body) Match {
	if len(b.terms) != len(c.terms) && len(b.numbers) == len(c.numbers) && b.runsTogether(c) {
		return Match{0.9, "same letters"} // "Good Will", "Goodwill"
	}
	p := pairTerms(b.terms, c.terms)
	met, weight, telling := p.met, p.weight, p.telling
	leftB, restB := left(b.terms, &p.usedX)
	leftC, restC := left(c.terms, &p.usedY)
	switch class := conflict(b.terms, c.terms, &p.usedX, &p.usedY); {
	case class != "":
		return Match{0.45 * met / (met + leftB + leftC), fmt.Sprintf("%q against %q", restB, restC)}
	case len(b.numbers) > 0 && len(c.numbers) > 0 && weight > 0:
		telling++ // of two units of one number
	}
	switch {
	case telling == 0:
		return Match{0.4 * met / max(0.01, met+leftB+leftC), "nothing telling in common"}
	case leftB >= 0.35 && leftC >= 0.35:
		return Match{0.48 * met / (met + leftB + leftC), fmt.Sprintf("%q against %q", restB, restC)}
	}
	rest := leftB + leftC
	s := met / weight * weight / (weight + 1.15*rest)
	switch {
	case rest > 0:
		return Match{s, fmt.Sprintf("%q left out", restB+restC)}
	case met < weight:
		return Match{s, "words sound alike"}
	}
	return Match{s, "all words meet"}
}

// paired are the terms of two names that meet.
type paired struct {
	usedX, usedY [maxWords]bool
	met, weight  float64 // what met, and what would have if all words were the same
	telling      int     // pairs that say something
	first        bool    // the first telling terms of both met
}

// pairTerms matches terms one to one, the most alike first.
func pairTerms(x, y []term) (p paired) {
	var scores [maxWords][maxWords]float64
	for i := range x {
		for j := range y {
			scores[i][j] = sameTerm(&x[i], &y[j])
		}
	}
	for {
		xi, yi, best := -1, -1, minTerm
		for i := range x {
			for j := range y {
				if s := scores[i][j]; !p.usedX[i] && !p.usedY[j] && s > best {
					xi, yi, best = i, j, s
				}
			}
		}
		if xi < 0 {
			return p
		}
		p.usedX[xi], p.usedY[yi] = true, true
		w := max(x[xi].weight, y[yi].weight)
		p.met += w * best
		p.weight += w
		if w >= countryWeight {
			p.telling++
			p.first = p.first || xi == firstTelling(x) && yi == firstTelling(y)
		}
	}
}

// firstTelling is the place of the first term that says something.
func firstTelling(terms []term) int {
	for i, t := range terms {
		if t.weight >= countryWeight {
			return i
		}
	}
	return 0
}

// runsTogether tells whether names are alike but for the spaces.
func (b *body) runsTogether(c *body) bool {
	x, y := b.joined, c.joined
	return x != "" && y != "" && x[0] == y[0] && len(x) <= len(y)+3 && len(y) <= len(x)+3 && soundsLike(x, y) >= 0.93
}

// minTerm is how alike two words of organisations' names must be.
const minTerm = 0.85

// sameTerm tells how alike two terms are. Words of the list meet by meaning only.
func sameTerm(a, b *term) float64 {
	if a.name == b.name {
		return 1
	}
	if a.class != "" && b.class != "" || a.weight < 1 && b.weight < 1 {
		return 0
	}
	s := alike(&a.word, &b.word)
	if n := min(len(a.sounds), len(b.sounds)); n <= 4 && s < 0.97 {
		s -= 0.06
	}
	if a.weight < 1 || b.weight < 1 {
		s -= 0.05
	}
	return s
}

// left sums up the terms that met none, and names the weightiest.
func left(terms []term, used *[maxWords]bool) (sum float64, name string) {
	best := 0.0
	for i, t := range terms {
		if used[i] {
			continue
		}
		sum += t.weight
		if t.weight > best {
			best, name = t.weight, t.name
		}
	}
	return sum, name
}

// conflict is a class of which each name has a meaning that the other hasn't.
func conflict(x, y []term, usedX, usedY *[maxWords]bool) string {
	for i := range x {
		if usedX[i] || x[i].class == "" {
			continue
		}
		for j := range y {
			if !usedY[j] && x[i].class == y[j].class {
				return x[i].class
			}
		}
	}
	return ""
}
