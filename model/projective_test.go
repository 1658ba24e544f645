package model_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/reportedly/reportedly/model"
)

// isFlat tells whether heads are a tree without crossing arcs.
func isFlat(heads []int) bool { return isTree(heads) && !model.Crossing(heads) }

func TestTreesWithoutCrossingArcs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		arc, root := randomGraph(r, 1+r.IntN(6))
		heads := model.SolveFlat(arc, root)
		if !isFlat(heads) {
			t.Fatalf("no tree, or arcs cross: %v", heads)
		}
		if got, want := total(arc, root, heads), bruteForce(arc, root, isFlat); math.Abs(got-want) > 1e-4 {
			t.Fatalf("score %v, want %v: %v", got, want, heads)
		}
	}
}

func TestCrossing(t *testing.T) {
	for _, c := range []struct {
		heads []int
		want  bool
	}{
		{[]int{1, -1, 1}, false},
		{[]int{2, -1, 1}, true},        // passes over the root
		{[]int{1, -1, 3, 1}, false},    // nested
		{[]int{-1, 0, 0, 1, 2}, true},  // 1–3 and 2–4
		{[]int{-1, 0, 1, 0, 3}, false}, // side by side
	} {
		if got := model.Crossing(c.heads); got != c.want {
			t.Errorf("%v: %v", c.heads, got)
		}
	}
}

// A tree whose arcs cross stays where it is much likelier.
func TestCrossingArcsThatAreSure(t *testing.T) {
	for _, c := range []struct {
		sure float32
		want bool
	}{{2, false}, {9, true}} {
		// Words 0 to 3; 3 would hang on 1 across the arc from 0 to 2.
		arc, root := make([]float32, 16), make([]float32, 4)
		for i := range arc {
			arc[i] = -20
		}
		root[0], root[1], root[2], root[3] = 10, -20, -20, -20
		arc[1*4+0], arc[2*4+0], arc[3*4+1], arc[3*4+2] = 10, 10, c.sure, 0
		heads := model.SolveTree(arc, root)
		if !model.Crossing(heads) {
			t.Fatalf("no arcs cross: %v", heads)
		}
		if model.Improve(arc, root, heads); model.Crossing(heads) != c.want {
			t.Errorf("likelier by %v: %v", c.sure, heads)
		}
	}
}

func BenchmarkTreesWithoutCrossingArcs(b *testing.B) {
	arc, root := randomGraph(rand.New(rand.NewPCG(1, 1)), 60)
	for b.Loop() {
		model.SolveFlat(arc, root)
	}
}
