package eval

import (
	"math/rand/v2"
	"slices"
)

// intervals are 95 % intervals of F1 by the percentile bootstrap over
// documents (Efron and Tibshirani 1993, chapter 13): claims of one document
// rise and fall together, so documents are drawn, not claims. The same seed
// gives the same figures.
func intervals(documents []counts, resamples int, seed uint64) []Row {
	if len(documents) == 0 {
		return nil
	}
	levels := []struct {
		name string
		of   func(*counts) tally
	}{
		{"found", func(c *counts) tally { return c.found }},
		{"typed", func(c *counts) tally { return c.typed }},
		{"full", func(c *counts) tally { return c.full }},
	}
	samples := make([][]float64, len(levels))
	random := rand.New(rand.NewPCG(seed, 0))
	for range resamples {
		sums := make([]tally, len(levels))
		for range documents {
			d := &documents[random.IntN(len(documents))]
			for i, l := range levels {
				sums[i].add(l.of(d))
			}
		}
		for i, t := range sums {
			_, _, f1 := t.ratios()
			samples[i] = append(samples[i], f1)
		}
	}
	var out []Row
	for i, l := range levels {
		slices.Sort(samples[i])
		out = append(out, Row{l.name + ".ci95", []Cell{
			{"low", round4(samples[i][resamples*25/1000]), false},
			{"high", round4(samples[i][(resamples*975+999)/1000-1]), false},
		}})
	}
	return out
}
