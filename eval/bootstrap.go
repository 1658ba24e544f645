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

// interval is a percentile bootstrap over documents (Efron and Tibshirani 1993,
// chapter 13): what one document holds rises and falls together, so documents
// are drawn, not items. figures gives some figures of documents drawn with
// repetition, always as many.
func (r Resampling) interval(documents int, figures func(drawn []int) []float64) [][2]float64 {
	if documents == 0 || r.Times == 0 {
		return nil
	}
	random := rand.New(rand.NewPCG(r.Seed, 0))
	drawn := make([]int, documents)
	var samples [][]float64
	for range r.Times {
		for i := range drawn {
			drawn[i] = random.IntN(documents)
		}
		for i, v := range figures(drawn) {
			if i == len(samples) {
				samples = append(samples, nil)
			}
			samples[i] = append(samples[i], v)
		}
	}
	out := make([][2]float64, len(samples))
	for i, s := range samples {
		slices.Sort(s)
		out[i] = [2]float64{s[r.Times*25/1000], s[(r.Times*975+999)/1000-1]}
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
	bounds := r.interval(documents, func(drawn []int) []float64 {
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
	var out []Row
	for i, b := range bounds {
		out = append(out, ciRow(rows[i].name, b))
	}
	return out
}

func ciRow(name string, b [2]float64) Row {
	return Row{name + ".ci95", []Cell{{"low", round4(b[0]), false}, {"high", round4(b[1]), false}}}
}
