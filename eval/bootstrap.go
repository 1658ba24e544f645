package eval

import (
	"math/rand/v2"
	"slices"
)

// Resampling says how the 95 % intervals of figures are found.
type Resampling struct {
	Times int    // how often documents are drawn anew; 0 for no intervals
	Seed  uint64 // the same seed gives the same figures
}

// rows are the rows "NAME.ci95" of some figures, by a percentile bootstrap over
// documents (Efron and Tibshirani 1993, chapter 13): what one document holds rises
// and falls together, so documents are drawn, not items. figures gives the figure of
// each name for documents drawn with repetition.
func (r Resampling) rows(documents int, names []string, figures func(drawn []int) []float64) []Row {
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
			{"low", round4(s[r.Times*25/1000]), false},
			{"high", round4(s[(r.Times*975+999)/1000-1]), false},
		}})
	}
	return out
}

// orThousand is r, with a thousand draws where it has none.
func (r Resampling) orThousand() Resampling {
	if r.Times == 0 {
		r.Times = 1000
	}
	return r
}

// upTo are the numbers below n: every document, drawn once.
func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// namedTally is a row's counts in one document.
type namedTally struct {
	name string
	of   func(document int) tally
}

// f1 are rows "NAME.ci95" of the F1 of counts that are kept by document.
func (r Resampling) f1(documents int, rows ...namedTally) []Row {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = row.name
	}
	return r.rows(documents, names, func(drawn []int) []float64 {
		out := make([]float64, len(rows))
		for i, row := range rows {
			var sum tally
			for _, d := range drawn {
				sum.add(row.of(d))
			}
			_, _, out[i] = sum.ratios()
		}
		return out
	})
}
