package judgement

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Ratings are who gave what to which unit: unit, reviewer, category. A reviewer gives a
// unit one category or none.
type Ratings map[string]map[string]string

// Ratings are the latest words in force of each reviewer on what acts take sides on:
// accept and reject of claims, or grades of sources, or credibility of developments.
func (s *State) Ratings(acts ...Act) Ratings {
	out := Ratings{}
	for _, j := range s.InForce {
		t, ok := j.topic()
		if !ok || !slices.Contains(acts, j.Act) {
			continue
		}
		unit := t.about + " " + t.field
		if out[unit] == nil {
			out[unit] = map[string]string{}
		}
		out[unit][j.By] = j.side()
	}
	return out
}

// Reviewers are all who rated anything, in the order of their names.
func (r Ratings) Reviewers() []string {
	seen := map[string]bool{}
	for _, by := range r {
		for who := range by {
			seen[who] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// Shared is the number of units that at least two reviewers rated.
func (r Ratings) Shared() int {
	n := 0
	for _, by := range r {
		if len(by) > 1 {
			n++
		}
	}
	return n
}

// CohenKappa is the agreement of two reviewers beyond chance on the n units that both
// rated: 1 is all, 0 is chance (Cohen 1960, "A coefficient of agreement for nominal
// scales", Educational and Psychological Measurement 20). It is NaN where there are no
// such units, and where both gave all of them the one same category, so that chance
// alone would agree.
func CohenKappa(r Ratings, a, b string) (kappa float64, n int) {
	both, first, second := 0.0, map[string]float64{}, map[string]float64{}
	for _, by := range r {
		x, ok1 := by[a]
		y, ok2 := by[b]
		if !ok1 || !ok2 {
			continue
		}
		n++
		first[x]++
		second[y]++
		if x == y {
			both++
		}
	}
	if n == 0 {
		return math.NaN(), 0
	}
	total, chance := float64(n), 0.0
	for _, c := range slices.Sorted(maps.Keys(first)) {
		chance += first[c] * second[c] / (total * total)
	}
	return beyond(both/total, chance), n
}

// beyond is agreement corrected for chance.
func beyond(observed, chance float64) float64 {
	if 1-chance < 1e-12 {
		return math.NaN()
	}
	return (observed - chance) / (1 - chance)
}

// FleissKappa is the agreement of several reviewers beyond chance (Fleiss 1971,
// "Measuring nominal scale agreement among many raters", Psychological Bulletin 76) on
// the units that as many reviewers rated as rated most of them, of which there are n;
// it has no place for units that fewer rated. It is NaN where it has no meaning.
func FleissKappa(r Ratings) (kappa float64, n, raters int) {
	sizes := map[int]int{}
	for _, by := range r {
		if len(by) > 1 {
			sizes[len(by)]++
		}
	}
	for size, units := range sizes {
		if units > sizes[raters] || units == sizes[raters] && size > raters {
			raters = size
		}
	}
	if n = sizes[raters]; n == 0 {
		return math.NaN(), 0, 0
	}
	return fleiss(r, raters, n), n, raters
}

func fleiss(r Ratings, raters, n int) float64 {
	shares, observed := map[string]float64{}, 0.0
	for _, unit := range slices.Sorted(maps.Keys(r)) {
		if len(r[unit]) != raters {
			continue
		}
		counts := tally(r[unit])
		for _, c := range slices.Sorted(maps.Keys(counts)) {
			observed += counts[c] * (counts[c] - 1)
			shares[c] += counts[c]
		}
	}
	observed /= float64(n * raters * (raters - 1))
	chance := 0.0
	for _, c := range slices.Sorted(maps.Keys(shares)) {
		p := shares[c] / float64(n*raters)
		chance += p * p
	}
	return beyond(observed, chance)
}

func tally(by map[string]string) map[string]float64 {
	counts := map[string]float64{}
	for _, c := range by {
		counts[c]++
	}
	return counts
}

// Alpha is Krippendorff's alpha for nominal categories, with any number of reviewers
// and missing ratings, over the n units that at least two rated (Krippendorff 2011,
// "Computing Krippendorff's Alpha-Reliability"). It is NaN where there are no such units
// or only one category.
func Alpha(r Ratings) (alpha float64, n int) {
	totals, values, disagreed := map[string]float64{}, 0.0, 0.0
	for _, unit := range slices.Sorted(maps.Keys(r)) {
		m := float64(len(r[unit]))
		if m < 2 {
			continue
		}
		n++
		values += m
		counts := tally(r[unit])
		for _, c := range slices.Sorted(maps.Keys(counts)) {
			disagreed += counts[c] * (m - counts[c]) / (m - 1)
			totals[c] += counts[c]
		}
	}
	expected := 0.0
	for _, c := range slices.Sorted(maps.Keys(totals)) {
		expected += totals[c] * (values - totals[c])
	}
	if n == 0 || expected == 0 {
		return math.NaN(), n
	}
	return 1 - (values-1)*disagreed/expected, n
}

// PairKappa is the agreement of two reviewers.
type PairKappa struct {
	A, B  string
	Kappa float64 // NaN where it has no meaning
	Units int
}

// Pairs are the kappas of all pairs of reviewers who rated something in common, those
// with the most units first.
func (r Ratings) Pairs() []PairKappa {
	var out []PairKappa
	who := r.Reviewers()
	for i, a := range who {
		for _, b := range who[i+1:] {
			if k, n := CohenKappa(r, a, b); n > 0 {
				out = append(out, PairKappa{a, b, k, n})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y PairKappa) int { return cmp.Compare(y.Units, x.Units) })
	return out
}
