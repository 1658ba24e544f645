package score

import (
	"math/rand/v2"
	"slices"
)

// Resampling says how the 95 % intervals of figures are found.
type Resampling struct {
	Times int    // how often documents are drawn anew; 0 for no intervals
	Seed  uint64 // the same seed gives the same figures
}

// Rows are the rows "NAME.ci95" of some figures, by a percentile bootstrap over
// documents (Efron and Tibshirani 1993, chapter 13): what one document holds rises
// and falls together, so documents are drawn, not items. figures gives the figure of
// each name for documents drawn with repetition.
func (r Resampling) Rows(documents int, names []string, figures func(drawn []int) []float64) []Row {
	if documents == 0 || r.Times == 0 {
		return nil
	}
	random := rand.New(rand.NewPCG(r.Seed, 0))
	drawn := make([]int, documents)
	samples := make([][]float64, len(names))
	for range r.Times {
		for i := range drawn {
			drawn[i] = random.IntN(documents)
		}
		for i, v := range figures(drawn) {
			samples[i] = append(samples[i], v)
		}
	}
	var out []Row
	for i, s := range samples {
		slices.Sort(s)
		out = append(out, Row{names[i] + ".ci95", []Cell{
			{"low", Round4(s[r.Times*25/1000]), false},
			{"high", Round4(s[(r.Times*975+999)/1000-1]), false},
		}})
	}
	return out
}

// OrThousand is r, with a thousand draws where it has none.
func (r Resampling) OrThousand() Resampling {
	if r.Times == 0 {
		r.Times = 1000
	}
	return r
}

// UpTo are the numbers below n: every document, drawn once.
func UpTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// NamedTally is a row's counts in one document.
type NamedTally struct {
	Name string
	Of   func(document int) Tally
}

// F1 are rows "NAME.ci95" of the F1 of counts that are kept by document.
func (r Resampling) F1(documents int, rows ...NamedTally) []Row {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = row.Name
	}
	return r.Rows(documents, names, func(drawn []int) []float64 {
		out := make([]float64, len(rows))
		for i, row := range rows {
			var sum Tally
			for _, d := range drawn {
				sum.Add(row.Of(d))
			}
			_, _, out[i] = sum.Ratios()
		}
		return out
	})
}
