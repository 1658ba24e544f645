package measure

// Chain is the head tokens of the mentions of one entity.
type Chain []int

// Score is a fraction as precision and recall of a metric, summed up over
// documents. The zero Score is empty.
type Score struct {
	PNum, PDen, RNum, RDen float64
}

// Add sums up two documents' scores.
func (s Score) Add(o Score) Score {
	return Score{s.PNum + o.PNum, s.PDen + o.PDen, s.RNum + o.RNum, s.RDen + o.RDen}
}

// Precision is in [0, 1]; 0 where nothing was found.
func (s Score) Precision() float64 { return ratio(s.PNum, s.PDen) }

// Recall is in [0, 1]; 0 where there was nothing to find.
func (s Score) Recall() float64 { return ratio(s.RNum, s.RDen) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 {
	p, r := s.Precision(), s.Recall()
	return ratio(2*p*r, p+r)
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// MUC counts links (Vilain et al., MUC-6).
func MUC(gold, got []Chain) Score {
	rn, rd := links(gold, got)
	pn, pd := links(got, gold)
	return Score{pn, pd, rn, rd}
}

// links is, over the chains of a, the number of links that b keeps and the
// number of all.
func links(a, b []Chain) (kept, all float64) {
	in := chainOf(b)
	for _, c := range a {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if k, ok := in[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		kept += float64(len(c) - len(parts) - alone)
		all += float64(len(c) - 1)
	}
	return kept, all
}

func chainOf(chains []Chain) map[int]int {
	in := map[int]int{}
	for i, c := range chains {
		for _, m := range c {
			in[m] = i
		}
	}
	return in
}

// BCubed counts, for each mention, how much of its chain is right (Bagga and
// Baldwin 1998).
func BCubed(gold, got []Chain) Score {
	rn, rd := cubed(gold, got)
	pn, pd := cubed(got, gold)
	return Score{pn, pd, rn, rd}
}

func cubed(a, b []Chain) (right, all float64) {
	in := chainOf(b)
	for _, c := range a {
		shared := map[int]int{}
		for _, m := range c {
			if k, ok := in[m]; ok {
				shared[k]++
			}
		}
		for _, n := range shared {
			right += float64(n) * float64(n) / float64(len(c))
		}
		all += float64(len(c))
	}
	return right, all
}

// CEAFe aligns chains one to one (Luo 2005, with φ4). The alignment is greedy,
// by falling similarity: at most slightly below the best one.
func CEAFe(gold, got []Chain) Score {
	in := chainOf(got)
	type pair struct {
		g, h int
		sim  float64
	}
	var pairs []pair
	for g, c := range gold {
		shared := map[int]int{}
		for _, m := range c {
			if k, ok := in[m]; ok {
				shared[k]++
			}
		}
		for h, n := range shared {
			pairs = append(pairs, pair{g, h, 2 * float64(n) / float64(len(c)+len(got[h]))})
		}
	}
	sortBy(pairs, func(a, b pair) bool {
		if a.sim != b.sim {
			return a.sim > b.sim
		}
		return a.g < b.g || a.g == b.g && a.h < b.h
	})
	usedG, usedH, sum := map[int]bool{}, map[int]bool{}, 0.0
	for _, p := range pairs {
		if !usedG[p.g] && !usedH[p.h] {
			usedG[p.g], usedH[p.h] = true, true
			sum += p.sim
		}
	}
	return Score{sum, float64(len(got)), sum, float64(len(gold))}
}
