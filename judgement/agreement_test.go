package judgement_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/judgement"
)

// ratings has a line for each reviewer, with a category for each unit, "." for none.
func ratings(lines ...string) judgement.Ratings {
	r := judgement.Ratings{}
	for who, line := range lines {
		for unit, c := range strings.Fields(line) {
			if c == "." {
				continue
			}
			u := fmt.Sprint(unit)
			if r[u] == nil {
				r[u] = map[string]string{}
			}
			r[u][fmt.Sprint("reviewer ", who)] = c
		}
	}
	return r
}

// table is the ratings of two reviewers as a contingency table.
func table(counts [][]int) judgement.Ratings {
	r := judgement.Ratings{}
	for a, row := range counts {
		for b, n := range row {
			for range n {
				r[fmt.Sprint(len(r))] = map[string]string{"a": fmt.Sprint(a), "b": fmt.Sprint(b)}
			}
		}
	}
	return r
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 0.0006 {
		t.Errorf("%s = %.4f, want %.3f", what, got, want)
	}
}

func TestCohenKappa(t *testing.T) {
	// Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions",
	// table 18.1: 100 patients as psychotic, neurotic or organic.
	k, n := judgement.CohenKappa(table([][]int{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}), "a", "b")
	near(t, "kappa of the diagnoses", k, 0.676)
	if n != 100 {
		t.Errorf("over %d units", n)
	}
	// Fifty proposals read by two people: observed 0.7, chance 0.5.
	k, _ = judgement.CohenKappa(table([][]int{{20, 5}, {10, 15}}), "a", "b")
	near(t, "kappa of the proposals", k, 0.4)
	// One category alone: agreement says nothing.
	if k, n := judgement.CohenKappa(table([][]int{{9}}), "a", "b"); !math.IsNaN(k) || n != 9 {
		t.Errorf("kappa of one category = %v over %d", k, n)
	}
	if k, n := judgement.CohenKappa(nil, "a", "b"); !math.IsNaN(k) || n != 0 {
		t.Errorf("kappa of nothing = %v over %d", k, n)
	}
}

func TestFleissKappa(t *testing.T) {
	// The worked example of ten subjects, fourteen raters and five categories.
	counts := [][]int{
		{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
		{7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7},
	}
	r := judgement.Ratings{}
	for unit, row := range counts {
		by := map[string]string{}
		for c, n := range row {
			for range n {
				by[fmt.Sprint("rater ", len(by))] = fmt.Sprint(c)
			}
		}
		r[fmt.Sprint(unit)] = by
	}
	k, n, raters := judgement.FleissKappa(r)
	near(t, "Fleiss' kappa", k, 0.210)
	if n != 10 || raters != 14 {
		t.Errorf("over %d units of %d raters", n, raters)
	}
	if k, n, _ := judgement.FleissKappa(ratings("a b", ". .")); !math.IsNaN(k) || n != 0 {
		t.Errorf("Fleiss' kappa of one reviewer = %v over %d", k, n)
	}
}

// The examples A, B and C of Krippendorff 2011.
func TestAlpha(t *testing.T) {
	for _, c := range []struct {
		name  string
		r     judgement.Ratings
		want  float64
		units int
	}{
		{"binary data, two observers", ratings("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095, 10},
		{"nominal data, two observers", ratings("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692, 12},
		{"four observers, missing data", ratings(
			"1 2 3 3 2 1 4 1 2 . . .",
			"1 2 3 3 2 2 4 1 2 5 . 3",
			". 3 3 3 2 3 4 2 2 5 1 .",
			"1 2 3 3 2 4 4 1 2 5 1 ."), 0.743, 11},
	} {
		got, n := judgement.Alpha(c.r)
		near(t, c.name, got, c.want)
		if n != c.units {
			t.Errorf("%s: over %d units, want %d", c.name, n, c.units)
		}
	}
	if a, n := judgement.Alpha(ratings("a a", "a a")); !math.IsNaN(a) || n != 2 {
		t.Errorf("alpha of one category = %v over %d", a, n)
	}
}
