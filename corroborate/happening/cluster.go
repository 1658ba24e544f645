package happening

import (
	"cmp"
	"slices"
)

// Cluster groups claims so that those of one group tell of one happening, as far as
// the model can tell: it joins the two groups whose members are on average the
// likeliest to be one, as long as that is threshold or more and no pair between them
// is excluded. It gives each claim its group's number, numbered by their first members.
// may, where not nil, tells which pairs may be joined at all. Time and memory grow
// with the square of the claims: it is for a few thousand.
func (m *Model) Cluster(claims []*Features, threshold float64, may func(i, k int) bool) []int {
	c := newClustering(len(claims))
	for i := range claims {
		for k := i + 1; k < len(claims); k++ {
			if may != nil && !may(i, k) {
				continue
			}
			s := m.Compare(claims[i], claims[k])
			if s.Never() || s.Same >= floor {
				l := linkage{sum: s.Same, never: s.Never()}
				c.like[i][k], c.like[k][i] = l, l
			}
		}
	}
	return c.run(threshold)
}

// sameMatter is how alike in words reports must be to tell of one matter.
const sameMatter = 0.15

// Matters groups reports that tell of one matter in the same way, by the likeness of
// their words.
func Matters(reports []*Context) []int {
	c := newClustering(len(reports))
	for i := range reports {
		for k := i + 1; k < len(reports); k++ {
			if all, _ := reports[i].words.likeness(&reports[k].words); all > 0 {
				l := linkage{sum: float64(all)}
				c.like[i][k], c.like[k][i] = l, l
			}
		}
	}
	return c.run(sameMatter)
}

// InMatters gives each report's words those of the reports on the same matter, half
// and half.
func InMatters(reports []*Context) []*Context {
	group := Matters(reports)
	members := make([][]*Context, len(reports))
	for i, g := range group {
		members[g] = append(members[g], reports[i])
	}
	out := make([]*Context, len(reports))
	for i, g := range group {
		out[i] = Together([]*Context{reports[i], Together(members[g])})
	}
	return out
}

func newClustering(n int) *clustering {
	c := &clustering{like: make([]map[int]linkage, n), size: make([]int, n), group: make([]int, n)}
	for i := range n {
		c.like[i], c.size[i], c.group[i] = map[int]linkage{}, 1, i
	}
	return c
}

// floor is the least probability that is kept.
const floor = 0.02

// linkage is the sum of the probabilities between two groups' members.
type linkage struct {
	sum   float64
	never bool
}

type clustering struct {
	like  []map[int]linkage // between groups, by their first members
	size  []int
	group []int
}

type candidate struct {
	score float64
	a, b  int // a < b
}

// run joins groups until none are alike enough.
func (c *clustering) run(threshold float64) []int {
	best := make([]candidate, len(c.like)) // of each group: its best partner above it
	for i := range c.like {
		best[i] = c.best(i, threshold)
	}
	for {
		top := candidate{}
		for _, x := range best {
			if x.score > top.score {
				top = x
			}
		}
		if top.score == 0 {
			return c.numbered()
		}
		touched := c.join(top.a, top.b)
		best[top.b] = candidate{}
		for _, k := range touched {
			best[min(k, top.a)] = c.best(min(k, top.a), threshold)
			best[k] = c.best(k, threshold)
		}
		best[top.a] = c.best(top.a, threshold)
		for i := range best {
			if best[i].b == top.b && best[i].score > 0 {
				best[i] = c.best(i, threshold)
			}
		}
	}
}

// best is the group above i that is the most alike.
func (c *clustering) best(i int, threshold float64) candidate {
	out := candidate{}
	for k, l := range c.like[i] {
		if k < i || l.never {
			continue
		}
		s := l.sum / float64(c.size[i]*c.size[k])
		if s >= threshold && (s > out.score || s == out.score && k < out.b) {
			out = candidate{s, i, k}
		}
	}
	return out
}

// join takes group b into a, and gives the groups that either is linked with.
func (c *clustering) join(a, b int) []int {
	for k, l := range c.like[b] {
		if k == a {
			continue
		}
		x := c.like[a][k]
		x.sum += l.sum
		x.never = x.never || l.never
		c.like[a][k], c.like[k][a] = x, x
		delete(c.like[k], b)
	}
	delete(c.like[a], b)
	c.like[b] = nil
	c.size[a] += c.size[b]
	for i, g := range c.group {
		if g == b {
			c.group[i] = a
		}
	}
	touched := make([]int, 0, len(c.like[a]))
	for k := range c.like[a] {
		touched = append(touched, k)
	}
	slices.SortFunc(touched, cmp.Compare)
	return touched
}

// numbered numbers the groups from 0 on.
func (c *clustering) numbered() []int {
	number := map[int]int{}
	out := make([]int, len(c.group))
	for i, g := range c.group {
		n, ok := number[g]
		if !ok {
			n = len(number)
			number[g] = n
		}
		out[i] = n
	}
	return out
}
