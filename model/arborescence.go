package model

import (
	"math"
	"slices"
)

// arborist finds maximum spanning arborescences with exactly one root, by
// Edmonds' algorithm in the form of Tarjan and of Gabow et al. for dense graphs:
// a path of best heads is grown until it meets the root, cycles on the way
// become single nodes. Time and memory are quadratic. It holds the memory for
// it and isn't safe for concurrent use.
type arborist struct {
	n      int
	weight []float64 // [slot][n+1]: of the best arc from each word (n: the root) into a component
	target []int32   // [slot][n+1]: the word that this arc enters
	slot   []int32   // of each word: the row of its component
	node   []int32   // of each slot: the node of the component (words, then contracted cycles)
	state  []uint8   // of each slot
	path   []int32   // slots

	from, into []int32 // of each node: the arc chosen for it
	parent     []int32 // of each node: the cycle that it is part of, or -1
	members    []int32 // the nodes of each cycle, one after the other
	firstOf    []int32 // of each cycle: where its members begin
	open       []int32 // nodes that expand has yet to undo
}

const (
	isNew = iota
	onPath
	isDone
)

// solve fills heads for a sentence of len(heads) words: arc[i·n+j] is the score
// of word j as head of word i, root[i] that of the root. A root is -1. Scores
// that aren't finite count as very low or high ones.
func (a *arborist) solve(arc, root []float32, heads []int) {
	n := len(heads)
	if n == 0 {
		return
	}
	a.prepare(arc, root, n)
	for start := range n {
		s := a.slot[start]
		if a.state[s] != isNew {
			continue
		}
		a.push(s)
		for len(a.path) > 0 {
			a.step()
		}
	}
	a.expand(heads)
}

func (a *arborist) prepare(arc, root []float32, n int) {
	a.n = n
	a.weight, a.target = resize(a.weight, n*(n+1)), resize(a.target, n*(n+1))
	a.slot, a.node, a.state = resize(a.slot, n), resize(a.node, n), resize(a.state, n)
	a.from, a.into, a.parent = resize(a.from, 2*n), resize(a.into, 2*n), resize(a.parent, 2*n)[:n]
	a.path, a.members, a.firstOf = a.path[:0], a.members[:0], a.firstOf[:0]
	low, high := math.Inf(1), math.Inf(-1)
	for i := range n {
		a.slot[i], a.node[i], a.state[i], a.parent[i] = int32(i), int32(i), isNew, -1
		row := a.weight[i*(n+1):][:n+1]
		for j := range row {
			if j < n {
				row[j] = finite(arc[i*n+j])
			} else {
				row[j] = finite(root[i])
			}
			low, high = min(low, row[j]), max(high, row[j])
			a.target[i*(n+1)+j] = int32(i)
		}
	}
	// A second root costs more than any choice of the other arcs can win.
	fine := (high-low)*float64(n+1) + 1
	for i := range n {
		a.weight[i*(n+1)+n] -= fine
	}
}

func finite(x float32) float64 {
	if x != x {
		return -1e6
	}
	return min(max(float64(x), -1e6), 1e6)
}

func (a *arborist) push(s int32) {
	a.state[s] = onPath
	a.path = append(a.path, s)
}

// step chooses the head of the path's last component.
func (a *arborist) step() {
	n, s := a.n, a.path[len(a.path)-1]
	row := a.weight[int(s)*(n+1):][:n+1]
	best := n
	for j := range n {
		if row[j] > row[best] && a.slot[j] != s {
			best = j
		}
	}
	node := a.node[s]
	a.from[node], a.into[node] = int32(best), a.target[int(s)*(n+1)+best]
	if best == n {
		a.finish()
		return
	}
	switch next := a.slot[best]; a.state[next] {
	case isDone:
		a.finish()
	case isNew:
		a.push(next)
	case onPath:
		a.contract(slices.Index(a.path, next))
	}
}

func (a *arborist) finish() {
	for _, s := range a.path {
		a.state[s] = isDone
	}
	a.path = a.path[:0]
}

// contract makes one component of the path's components from place at on. What
// an arc into it gains is its weight less that of the arc that it replaces.
func (a *arborist) contract(at int) {
	n, cycle := a.n, a.path[at:]
	into := cycle[0]
	made := int32(len(a.parent))
	a.firstOf = append(a.firstOf, int32(len(a.members)))
	a.parent = append(a.parent, -1)
	sum := a.weight[int(into)*(n+1):][:n+1]
	for i, s := range cycle {
		node, row := a.node[s], a.weight[int(s)*(n+1):][:n+1]
		a.members = append(a.members, node)
		a.parent[node] = made
		loss := row[a.from[node]]
		for j := range row {
			switch w := row[j] - loss; {
			case i == 0:
				sum[j] = w
			case w > sum[j]:
				sum[j] = w
				a.target[int(into)*(n+1)+j] = a.target[int(s)*(n+1)+j]
			}
		}
	}
	for j, s := range a.slot {
		if s != into && slices.Contains(cycle, s) {
			a.slot[j] = into
		}
	}
	a.node[into] = made
	a.path = a.path[:at+1]
}

// expand undoes the contractions: the arc into a cycle replaces that of the one
// member that it enters.
func (a *arborist) expand(heads []int) {
	n := int32(a.n)
	open := a.open[:0]
	for node, p := range a.parent {
		if p < 0 {
			open = append(open, int32(node))
		}
	}
	for len(open) > 0 {
		top := open[len(open)-1]
		open = open[:len(open)-1]
		word, head := a.into[top], int(a.from[top])
		if head == a.n {
			head = -1
		}
		heads[word] = head
		for x := word; x != top; x = a.parent[x] {
			for _, m := range a.cycle(a.parent[x] - n) {
				if m != x {
					open = append(open, m)
				}
			}
		}
	}
	a.open = open
}

// cycle is the nodes of the i-th cycle.
func (a *arborist) cycle(i int32) []int32 {
	end := int32(len(a.members))
	if int(i)+1 < len(a.firstOf) {
		end = a.firstOf[i+1]
	}
	return a.members[a.firstOf[i]:end]
}

// resize is s with n elements of any value; memory is reused where it suffices.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
