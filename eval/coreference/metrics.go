package coreference

import (
	"math"
	"slices"

	"github.com/reportedly/reportedly/eval/score"
)

// The metrics of coreference, as the reference scorer has them (Pradhan et al. 2014,
// "Scoring coreference partitions of predicted mentions"). They compare two
// partitions, the gold's and what was read, whose mentions need not be the same:
//
//   - MUC counts links: a set of n mentions needs n-1, and lacks one for each further
//     part into which the other side cuts it (Vilain et al. 1995);
//   - B³ asks for each mention which share of its set is in its set on the other side
//     (Bagga and Baldwin 1998); a mention that the other side lacks gets nothing;
//   - CEAF-e pairs sets one to one so that their likeness 2·common/(sizes) is
//     greatest, and relates it to the number of sets (Luo 2005, φ4).

// part is one measure's numerator and denominator, for precision or recall.
type part struct{ sum, of float64 }

func (p part) value() float64 {
	if p.of == 0 {
		return 0
	}
	return p.sum / p.of
}

// links is a measure's precision and recall before the division, so that those of
// several topics add up.
type links struct{ precision, recall part }

func (l *links) add(o links) {
	l.precision.sum += o.precision.sum
	l.precision.of += o.precision.of
	l.recall.sum += o.recall.sum
	l.recall.of += o.recall.of
}

func (l links) f1() float64 {
	p, r := l.precision.value(), l.recall.value()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (l links) row(name string) score.Row {
	return score.Line(name,
		score.Rate("p", l.precision.value()), score.Rate("r", l.recall.value()), score.Rate("f1", l.f1()),
	)
}

// coreference is how two partitions agree: MUC, B³ and CEAF-e.
type coreference struct{ muc, b3, ceafe links }

func (c *coreference) add(o coreference) {
	c.muc.add(o.muc)
	c.b3.add(o.b3)
	c.ceafe.add(o.ceafe)
}

// conll is the mean of the three F1.
func (c coreference) conll() float64 { return (c.muc.f1() + c.b3.f1() + c.ceafe.f1()) / 3 }

// compareSets scores a partition of mentions against the gold's. A mention is a
// number, in at most one set on either side; empty sets are passed over.
func compareSets(gold, read [][]int) coreference {
	gold, read = filled(gold), filled(read)
	inGold, inRead := setOf(gold), setOf(read)
	return coreference{
		muc:   links{mucPart(read, inGold), mucPart(gold, inRead)},
		b3:    links{b3Part(read, inGold), b3Part(gold, inRead)},
		ceafe: ceafE(gold, read, inRead),
	}
}

func filled(sets [][]int) [][]int {
	return slices.DeleteFunc(slices.Clone(sets), func(s []int) bool { return len(s) == 0 })
}

// setOf maps each mention to the index of its set.
func setOf(sets [][]int) map[int]int {
	out := map[int]int{}
	for i, s := range sets {
		for _, m := range s {
			out[m] = i
		}
	}
	return out
}

func mucPart(sets [][]int, other map[int]int) part {
	var p part
	for _, s := range sets {
		parts := 0
		seen := map[int]bool{}
		for _, m := range s {
			i, ok := other[m]
			if !ok || !seen[i] {
				parts++
			}
			if ok {
				seen[i] = true
			}
		}
		p.sum += float64(len(s) - parts)
		p.of += float64(len(s) - 1)
	}
	return p
}

func b3Part(sets [][]int, other map[int]int) part {
	var p part
	for _, s := range sets {
		for _, n := range shared(s, other) {
			p.sum += float64(n*n) / float64(len(s))
		}
		p.of += float64(len(s))
	}
	return p
}

// shared counts the mentions of a set by the other side's sets; those that the
// other side lacks are in none.
func shared(s []int, other map[int]int) map[int]int {
	out := map[int]int{}
	for _, m := range s {
		if i, ok := other[m]; ok {
			out[i]++
		}
	}
	return out
}

// ceafE pairs the sets. Only sets with mentions in common matter, so each connected
// group of them is solved by itself.
func ceafE(gold, read [][]int, inRead map[int]int) links {
	alike := make([]map[int]float64, len(gold))
	groups := newForest(len(gold) + len(read))
	for i, s := range gold {
		alike[i] = map[int]float64{}
		for j, n := range shared(s, inRead) {
			alike[i][j] = 2 * float64(n) / float64(len(s)+len(read[j]))
			groups.join(i, len(gold)+j)
		}
	}
	members := make([][]int, len(gold)+len(read))
	for i := range members {
		root := groups.root(i)
		members[root] = append(members[root], i)
	}
	total := 0.0
	for _, group := range members {
		split, _ := slices.BinarySearch(group, len(gold))
		rows, columns := group[:split], group[split:]
		if len(rows) == 0 || len(columns) == 0 {
			continue
		}
		matrix := make([][]float64, len(rows))
		for i, g := range rows {
			matrix[i] = make([]float64, len(columns))
			for k, r := range columns {
				matrix[i][k] = alike[g][r-len(gold)]
			}
		}
		total += bestPairs(matrix)
	}
	return links{part{total, float64(len(read))}, part{total, float64(len(gold))}}
}

// forest joins numbers into groups.
type forest []int

func newForest(n int) forest { return score.UpTo(n) }

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

// join makes the smaller root that of both.
func (f forest) join(a, b int) {
	a, b = f.root(a), f.root(b)
	f[max(a, b)] = min(a, b)
}

// bestPairs is the greatest sum of a matrix' cells of which no two share a row or a
// column, none of them negative: the assignment problem, by shortest augmenting paths
// (Kuhn 1955, Munkres 1957, in the form of Jonker and Volgenant 1987).
func bestPairs(matrix [][]float64) float64 {
	if len(matrix) > len(matrix[0]) {
		matrix = transposed(matrix)
	}
	rows, columns := len(matrix), len(matrix[0])
	u, v := make([]float64, rows+1), make([]float64, columns+1)
	owner := make([]int, columns+1) // of each column: its row, 1-based, 0 for none
	from := make([]int, columns+1)
	for i := 1; i <= rows; i++ {
		owner[0] = i
		least := slices.Repeat([]float64{math.Inf(1)}, columns+1)
		used := make([]bool, columns+1)
		at := 0
		for owner[at] != 0 {
			used[at] = true
			at = relax(matrix, owner, from, u, v, least, used, at)
		}
		for at != 0 {
			owner[at] = owner[from[at]]
			at = from[at]
		}
	}
	sum := 0.0
	for j := 1; j <= columns; j++ {
		if owner[j] != 0 {
			sum += matrix[owner[j]-1][j-1]
		}
	}
	return sum
}

// relax extends the shortest path tree from column at, and gives the next column.
func relax(matrix [][]float64, owner, from []int, u, v, least []float64, used []bool, at int) int {
	row, step, next := owner[at], math.Inf(1), 0
	for j := 1; j < len(v); j++ {
		if used[j] {
			continue
		}
		if cost := -matrix[row-1][j-1] - u[row] - v[j]; cost < least[j] {
			least[j], from[j] = cost, at
		}
		if least[j] < step {
			step, next = least[j], j
		}
	}
	for j := range v {
		if used[j] {
			u[owner[j]] += step
			v[j] -= step
		} else {
			least[j] -= step
		}
	}
	return next
}

func transposed(m [][]float64) [][]float64 {
	out := make([][]float64, len(m[0]))
	for j := range out {
		out[j] = make([]float64, len(m))
		for i := range m {
			out[j][i] = m[i][j]
		}
	}
	return out
}
