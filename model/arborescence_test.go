package model_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/reportedly/reportedly/model"
)

// isTree tells whether heads are a tree with exactly one root.
func isTree(heads []int) bool {
	roots := 0
	for i := range heads {
		if heads[i] < 0 {
			roots++
		}
		at := i
		for steps := 0; at >= 0; steps++ {
			if steps > len(heads) || heads[at] >= len(heads) {
				return false
			}
			at = heads[at]
		}
	}
	return roots == 1
}

func total(arc, root []float32, heads []int) float64 {
	sum := 0.0
	for i, h := range heads {
		if h < 0 {
			sum += float64(root[i])
		} else {
			sum += float64(arc[i*len(heads)+h])
		}
	}
	return sum
}

// bruteForce is the score of the best choice of heads that is allowed, by trying all.
func bruteForce(arc, root []float32, allowed func(heads []int) bool) float64 {
	n := len(root)
	heads := make([]int, n)
	best := math.Inf(-1)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if allowed(heads) {
				best = max(best, total(arc, root, heads))
			}
			return
		}
		for h := -1; h < n; h++ {
			heads[i] = h
			try(i + 1)
		}
	}
	try(0)
	return best
}

func randomGraph(r *rand.Rand, n int) (arc, root []float32) {
	arc, root = make([]float32, n*n), make([]float32, n)
	whole := r.IntN(2) == 0 // few values, so that there are ties
	for _, s := range [][]float32{arc, root} {
		for i := range s {
			s[i] = float32(r.NormFloat64() * 5)
			if whole {
				s[i] = float32(r.IntN(4))
			}
		}
	}
	if r.IntN(3) == 0 { // many words that would like to be the root
		for i := range root {
			root[i] += 20
		}
	}
	return arc, root
}

func TestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for trial := range 1500 {
		arc, root := randomGraph(r, 1+trial%5)
		heads := model.SolveTree(arc, root)
		if !isTree(heads) {
			t.Fatalf("arcs %v roots %v: %v is no tree", arc, root, heads)
		}
		got, want := total(arc, root, heads), bruteForce(arc, root, isTree)
		if math.Abs(got-want) > 1e-4 {
			t.Fatalf("arcs %v roots %v: %v has %g, the best %g", arc, root, heads, got, want)
		}
	}
	for range 30 {
		arc, root := randomGraph(r, 6)
		if got, want := total(arc, root, model.SolveTree(arc, root)), bruteForce(arc, root, isTree); math.Abs(got-want) > 1e-4 {
			t.Fatalf("6 words: %g, the best %g", got, want)
		}
	}
}

// TestTreeLarge asks for trees, and that no change of one head makes a better
// one.
func TestTreeLarge(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		n := 2 + r.IntN(60)
		arc, root := randomGraph(r, n)
		heads := model.SolveTree(arc, root)
		if !isTree(heads) {
			t.Fatalf("%d words: %v is no tree", n, heads)
		}
		have := total(arc, root, heads)
		for i := range heads {
			old := heads[i]
			for h := -1; h < n; h++ {
				heads[i] = h
				if isTree(heads) && total(arc, root, heads) > have+1e-3 {
					t.Fatalf("%d words: head %d of word %d is better", n, h, i)
				}
			}
			heads[i] = old
		}
	}
}

// TestTreeNumbers: numbers that aren't finite give a tree all the same.
func TestTreeNumbers(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, v := range []float32{nan, inf, -inf, math.MaxFloat32, -math.MaxFloat32, 0} {
		arc, root := make([]float32, 49), make([]float32, 7)
		for i := range arc {
			arc[i] = v
		}
		for i := range root {
			root[i] = v
		}
		if heads := model.SolveTree(arc, root); !isTree(heads) {
			t.Errorf("all scores %g: %v is no tree", v, heads)
		}
		arc[8], root[3] = 1, -inf
		if heads := model.SolveTree(arc, root); !isTree(heads) {
			t.Errorf("scores %g and others: %v is no tree", v, heads)
		}
	}
}

// BenchmarkTree has a chain of cycles within cycles, the worst case.
func BenchmarkTree(b *testing.B) {
	const n = 1024
	arc, root := make([]float32, n*n), make([]float32, n)
	for i := range n {
		for j := range n {
			arc[i*n+j] = -float32(max(i, j))
		}
	}
	for b.Loop() {
		model.SolveTree(arc, root)
	}
}
