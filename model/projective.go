package model

import "math"

// longestProjective bounds the sentences that are parsed anew without crossing arcs,
// since that takes time cubic in their length.
const longestProjective = 128

// crossed is how much likelier than the best tree without crossing arcs one with them must
// be, as the logarithm of the odds: fewer than two in a thousand English words hang across
// another arc ("A hearing is set for May on the appeal"), but five times as many in the
// trees that are best by the scores alone.
const crossed = 3

// projector finds the best tree whose arcs don't cross, with exactly one root, by
// Eisner's algorithm. It holds the memory for it and isn't safe for concurrent use.
//
// A span [i, j] is complete where its head, at one of its ends, has all its dependents
// within it, and incomplete where an arc ties its two ends.
type projector struct {
	n     int
	score [4][]float64 // of spans [i·n+j], by their sort
	split [4][]int32   // where the best of a sort is cut
	left  []part
	heads []int
}

// The sorts of spans. The head stands at the left end of the first two.
const (
	completeRight = iota
	incompleteRight
	completeLeft
	incompleteLeft
)

// part is a span that is still to be taken apart.
type part struct {
	sort, from, to int
}

// crossing tells whether two arcs of a tree cross, or one passes over the root.
func crossing(heads []int) bool {
	for i, h := range heads {
		if h < 0 {
			continue
		}
		low, high := min(i, h), max(i, h)
		for k := low + 1; k < high; k++ {
			if p := heads[k]; p < low || p > high {
				return true
			}
		}
	}
	return false
}

// improve replaces a tree whose arcs cross by the best without, unless that is much less
// likely.
func (p *projector) improve(arc, root []float32, heads []int) {
	p.heads = resize(p.heads, len(heads))
	p.solve(arc, root, p.heads)
	if weigh(arc, root, heads)-weigh(arc, root, p.heads) < crossed {
		copy(heads, p.heads)
	}
}

// weigh is the score of a tree.
func weigh(arc, root []float32, heads []int) float64 {
	sum := 0.0
	for i, h := range heads {
		if h < 0 {
			sum += finite(root[i])
		} else {
			sum += finite(arc[i*len(heads)+h])
		}
	}
	return sum
}

// solve fills heads as arborist.solve does, with a tree that has no crossing arcs.
func (p *projector) solve(arc, root []float32, heads []int) {
	n := len(heads)
	p.n = n
	for s := range p.score {
		p.score[s], p.split[s] = resize(p.score[s], n*n), resize(p.split[s], n*n)
	}
	for i := range n {
		p.score[completeRight][i*n+i], p.score[completeLeft][i*n+i] = 0, 0
	}
	for width := 1; width < n; width++ {
		for i := 0; i+width < n; i++ {
			p.span(arc, i, i+width)
		}
	}
	top, best := 0, math.Inf(-1)
	for r := range n {
		if v := finite(root[r]) + p.score[completeLeft][r] + p.score[completeRight][r*n+n-1]; v > best {
			top, best = r, v
		}
	}
	heads[top] = -1
	p.left = append(p.left[:0], part{completeLeft, 0, top}, part{completeRight, top, n - 1})
	p.unfold(heads)
}

// span finds the best of each sort of the span [i, j], whose parts are known.
func (p *projector) span(arc []float32, i, j int) {
	n := p.n
	right, left := p.score[completeRight], p.score[completeLeft]
	tiedRight, tiedLeft := p.score[incompleteRight], p.score[incompleteLeft]
	best, at := math.Inf(-1), i
	for k := i; k < j; k++ {
		if v := right[i*n+k] + left[(k+1)*n+j]; v > best {
			best, at = v, k
		}
	}
	tiedRight[i*n+j], p.split[incompleteRight][i*n+j] = best+finite(arc[j*n+i]), int32(at)
	tiedLeft[i*n+j], p.split[incompleteLeft][i*n+j] = best+finite(arc[i*n+j]), int32(at)
	best, at = math.Inf(-1), j
	for k := i + 1; k <= j; k++ {
		if v := tiedRight[i*n+k] + right[k*n+j]; v > best {
			best, at = v, k
		}
	}
	right[i*n+j], p.split[completeRight][i*n+j] = best, int32(at)
	best, at = math.Inf(-1), i
	for k := i; k < j; k++ {
		if v := left[i*n+k] + tiedLeft[k*n+j]; v > best {
			best, at = v, k
		}
	}
	left[i*n+j], p.split[completeLeft][i*n+j] = best, int32(at)
}

// unfold takes the best spans apart into arcs.
func (p *projector) unfold(heads []int) {
	for len(p.left) > 0 {
		x := p.left[len(p.left)-1]
		p.left = p.left[:len(p.left)-1]
		if x.from == x.to {
			continue
		}
		k := int(p.split[x.sort][x.from*p.n+x.to])
		switch x.sort {
		case completeRight:
			p.left = append(p.left, part{incompleteRight, x.from, k}, part{completeRight, k, x.to})
		case completeLeft:
			p.left = append(p.left, part{completeLeft, x.from, k}, part{incompleteLeft, k, x.to})
		default:
			if x.sort == incompleteRight {
				heads[x.to] = x.from
			} else {
				heads[x.from] = x.to
			}
			p.left = append(p.left, part{completeRight, x.from, k}, part{completeLeft, k + 1, x.to})
		}
	}
}
