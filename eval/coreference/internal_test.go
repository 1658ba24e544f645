package coreference

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The examples are the literature's, with the figures that are printed there.
func TestCoreferenceMetrics(t *testing.T) {
	// Bagga and Baldwin 1998, figures 1 to 3, which Luo 2005 takes up: 1 to 12.
	truth := [][]int{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}
	tests := []struct {
		name           string
		gold, read     [][]int
		muc, b3, ceafe [2]float64 // precision, recall
	}{
		{"itself", truth, truth, [2]float64{1, 1}, [2]float64{1, 1}, [2]float64{1, 1}},
		{"small set joined to a large one", truth, [][]int{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}},
			[2]float64{9. / 10, 1}, [2]float64{16. / 21, 1}, [2]float64{11. / 12, 11. / 18}},
		{"two large sets joined", truth, [][]int{{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}},
			[2]float64{9. / 10, 1}, [2]float64{7. / 12, 1}, [2]float64{5. / 6, 5. / 9}},
		{"all in one (Luo's c)", truth, [][]int{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
			[2]float64{9. / 11, 1}, [2]float64{0.375, 1}, [2]float64{10. / 17, 10. / 51}},
		{"all apart (Luo's d)", truth, [][]int{{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}},
			[2]float64{0, 0}, [2]float64{1, 0.25}, [2]float64{(1./3 + 2./3 + 1./3) / 12, (1./3 + 2./3 + 1./3) / 3}},
		// Pradhan et al. 2014, section 4: a to i are 1 to 9.
		{"predicted mentions", [][]int{{1, 2, 3}, {4, 5, 6, 7}}, [][]int{{1, 2}, {3, 4}, {6, 7, 8, 9}},
			[2]float64{2. / 5, 2. / 5}, [2]float64{1. / 2, 35. / 84}, [2]float64{1.3 / 3, 1.3 / 2}},
		{"nothing read", [][]int{{1, 2}}, nil, [2]float64{}, [2]float64{}, [2]float64{}},
		{"nothing to read", nil, [][]int{{1, 2}, {}}, [2]float64{}, [2]float64{}, [2]float64{}},
	}
	for _, test := range tests {
		got := compareSets(test.gold, test.read)
		for _, m := range []struct {
			name string
			got  links
			want [2]float64
		}{{"muc", got.muc, test.muc}, {"b3", got.b3, test.b3}, {"ceafe", got.ceafe, test.ceafe}} {
			if p, r := m.got.precision.value(), m.got.recall.value(); math.Abs(p-m.want[0]) > 1e-9 || math.Abs(r-m.want[1]) > 1e-9 {
				t.Errorf("%s: %s = %.4f, %.4f, want %.4f, %.4f", test.name, m.name, p, r, m.want[0], m.want[1])
			}
		}
	}
}

// TestBestPairs compares with all assignments of small matrices.
func TestBestPairs(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 0))
	for range 300 {
		m := make([][]float64, 1+random.IntN(5))
		columns := 1 + random.IntN(5)
		for i := range m {
			for range columns {
				m[i] = append(m[i], float64(random.IntN(6))/5*float64(random.IntN(2)))
			}
		}
		if got, want := bestPairs(m), tryAll(m, 0, map[int]bool{}); math.Abs(got-want) > 1e-9 {
			t.Fatalf("bestPairs(%v) = %v, want %v", m, got, want)
		}
	}
}

func tryAll(m [][]float64, row int, taken map[int]bool) float64 {
	if row == len(m) {
		return 0
	}
	best := tryAll(m, row+1, taken)
	for j := range m[row] {
		if !taken[j] {
			taken[j] = true
			best = max(best, m[row][j]+tryAll(m, row+1, taken))
			delete(taken, j)
		}
	}
	return best
}
