package corroborate

import (
	"cmp"
	"slices"
)

// ties are the likenesses between all accounts of a pool, with the persons'
// decisions worked in.
type ties struct {
	list []*account
	p    [][]float64
	no   [][]bool
}

// bond works persons' decisions into a pool: must and cannot name accounts by index.
type bond struct {
	a, b     int
	together bool
}

func newTies(list []*account, bonds []bond, recall *Recall) *ties {
	t := &ties{list: list, p: make([][]float64, len(list)), no: make([][]bool, len(list))}
	for i := range list {
		t.p[i], t.no[i] = make([]float64, len(list)), make([]bool, len(list))
	}
	for i := range list {
		for j := range i {
			l := recall.compare(list[i], list[j])
			t.p[i][j], t.p[j][i] = l.p, l.p
			t.no[i][j], t.no[j][i] = l.never, l.never
		}
	}
	for _, b := range bonds {
		t.no[b.a][b.b], t.no[b.b][b.a] = !b.together, !b.together
	}
	return t
}

// group is a set of accounts, by index, sorted.
type group []int

// groups finds the groups of a pool: starting from single accounts, the two
// groups of highest mean likeness become one, until none reaches the threshold.
// The list must be in canonical order: it breaks ties.
func (t *ties) groups(bonds []bond) []group {
	n := len(t.list)
	c := &merger{ties: t, of: make([]group, n), mean: make([][]float64, n)}
	for i := range n {
		c.of[i] = group{i}
		c.mean[i] = slices.Clone(t.p[i])
	}
	for _, b := range bonds {
		if b.together {
			c.join(c.find(b.a), c.find(b.b))
		}
	}
	for {
		i, j := c.best()
		if i < 0 {
			break
		}
		c.join(i, j)
	}
	var out []group
	for _, g := range c.of {
		if g != nil {
			slices.Sort(g)
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b group) int { return cmp.Compare(a[0], b[0]) })
	return out
}

type merger struct {
	*ties
	of   []group     // nil where merged away
	mean [][]float64 // mean likeness between groups
}

func (c *merger) find(account int) int {
	return slices.IndexFunc(c.of, func(g group) bool { return slices.Contains(g, account) })
}

// best are the two groups to join next, or -1.
func (c *merger) best() (int, int) {
	bi, bj, top := -1, -1, threshold
	for i := range c.of {
		if c.of[i] == nil {
			continue
		}
		for j := i + 1; j < len(c.of); j++ {
			if c.of[j] == nil || c.mean[i][j] < top || bi >= 0 && c.mean[i][j] == top {
				continue
			}
			if !c.vetoed(i, j) {
				bi, bj, top = i, j, c.mean[i][j]
			}
		}
	}
	return bi, bj
}

func (c *merger) vetoed(i, j int) bool {
	for _, a := range c.of[i] {
		for _, b := range c.of[j] {
			if c.no[a][b] {
				return true
			}
		}
	}
	return false
}

func (c *merger) join(i, j int) {
	if i == j {
		return
	}
	i, j = min(i, j), max(i, j)
	ni, nj := float64(len(c.of[i])), float64(len(c.of[j]))
	for k := range c.of {
		if c.of[k] == nil || k == i || k == j {
			continue
		}
		m := (ni*c.mean[i][k] + nj*c.mean[j][k]) / (ni + nj)
		c.mean[i][k], c.mean[k][i] = m, m
	}
	c.of[i] = append(c.of[i], c.of[j]...)
	c.of[j] = nil
}
