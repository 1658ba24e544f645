// Command gen fits the weights of package translit to a list of names in Latin
// and in Arabic letters: go run ./resolve/name/translit/gen LIST > weights.tsv
//
// In: lines of a Latin name, its Arabic letters with spaces between, and a count,
// separated by tabs. Out: the weights. The negatives are those of eval
// name-pairs: for each line a random other name and the nearest other. The best
// alignment of each pair is found with the weights so far, and they are moved by
// the gradient of the logistic loss (AdaGrad). The same list gives the same file.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/name/translit"
)

const (
	epochs = 12
	rate   = 0.15
	shrink = 2e-6 // L2, by step
	unseen = -1.5
	least  = 3 // steps seen less often have no weight of their own
)

type sample struct {
	latin  []string
	arabic [][]string // the forms
	same   bool
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gen LIST > weights.tsv")
		os.Exit(2)
	}
	f, err := names.ReadPairs(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
	var samples []sample
	for _, p := range names.ListPairs(f.List, name.Skeleton) {
		s := sample{latin: translit.Latin(strings.ReplaceAll(name.Fold(p.A), " ", "")), same: p.Same}
		for _, w := range translit.Forms(strings.ReplaceAll(name.Fold(p.B), " ", "")) {
			s.arabic = append(s.arabic, translit.Arabic(w))
		}
		samples = append(samples, s)
	}
	m := start(samples)
	seen := fit(m, samples)
	write(m, seen)
}

// start weighs steps by how much the keys of their units agree.
func start(samples []sample) *translit.Model {
	m := &translit.Model{Weight: map[translit.Feature]float64{}, Unseen: unseen, Bias: -1}
	for _, s := range samples {
		for i, u := range s.latin {
			p := translit.PlaceOf(i, len(s.latin))
			drop := -1.0
			if strings.ContainsAny(u, "aeiou") {
				drop = -0.2
			}
			m.Weight[translit.Feature{Latin: u, Place: p}] = drop
			for _, v := range s.arabic[0] {
				f := translit.Feature{Latin: u, Arabic: v, Place: p}
				if _, ok := m.Weight[f]; !ok {
					m.Weight[f] = agree(u, v)
				}
			}
		}
		for j, v := range s.arabic[0] {
			drop := -1.0
			if strings.ContainsAny(v, "اويعه") {
				drop = -0.4
			}
			m.Weight[translit.Feature{Arabic: v, Place: translit.PlaceOf(j, len(s.arabic[0]))}] = drop
		}
	}
	return m
}

func agree(u, v string) float64 {
	vowel := map[string]string{"ا": "aeä", "و": "ouwöü", "ي": "iyej"}[v]
	switch a, b := name.Skeleton(strings.Trim(u, "'")+"a"), name.Skeleton(v); {
	case vowel != "" && strings.ContainsAny(u, vowel):
		return 0.6
	case vowel == "" && !strings.ContainsAny(u, "aeiou") && a == b:
		return 1
	}
	return -1.5
}

// fit moves the weights and returns how often each step was on a right pair's
// best alignment in the last round.
func fit(m *translit.Model, samples []sample) map[translit.Feature]int {
	random := rand.New(rand.NewPCG(1, 2))
	squares := map[translit.Feature]float64{}
	bias := 0.0
	seen := map[translit.Feature]int{}
	for epoch := range epochs {
		clear(seen)
		loss, right := 0.0, 0
		for _, i := range random.Perm(len(samples)) {
			s := samples[i]
			score, steps := m.Align(s.latin, s.arabic[0])
			for _, a := range s.arabic[1:] {
				if other, otherSteps := m.Align(s.latin, a); other > score {
					score, steps = other, otherSteps
				}
			}
			p := 1 / (1 + math.Exp(-score))
			y := 0.0
			if s.same {
				y = 1
			}
			loss -= math.Log(max(1e-9, 1-math.Abs(y-p)))
			if (score > 0) == s.same {
				right++
			}
			g := y - p
			for _, f := range steps {
				seen[f]++
				d := g - shrink*m.Weight[f]*float64(len(samples))/100
				squares[f] += d * d
				m.Weight[f] += rate * d / math.Sqrt(squares[f]+1)
			}
			bias += g * g
			m.Bias += rate * g / math.Sqrt(bias+1)
		}
		fmt.Fprintf(os.Stderr, "round %d: loss %.4f, right %.4f\n", epoch+1, loss/float64(len(samples)), float64(right)/float64(len(samples)))
	}
	return seen
}

func write(m *translit.Model, seen map[translit.Feature]int) {
	fmt.Println("# Weights of letters for letters: Latin unit, Arabic unit, place (i inside, s start, e end of its word), weight.")
	fmt.Println("# Made by go run ./resolve/name/translit/gen; - is nothing.")
	fmt.Printf("-\t-\tbias\t%.3f\n-\t-\tunseen\t%.3f\n", m.Bias, m.Unseen)
	features := slices.SortedFunc(maps.Keys(m.Weight), func(a, b translit.Feature) int {
		return cmp.Or(cmp.Compare(a.Latin, b.Latin), cmp.Compare(a.Arabic, b.Arabic), cmp.Compare(a.Place, b.Place))
	})
	for _, f := range features {
		if seen[f] >= least {
			fmt.Printf("%s\t%s\t%c\t%.2f\n", cmp.Or(f.Latin, "-"), cmp.Or(f.Arabic, "-"), "ise"[f.Place], m.Weight[f])
		}
	}
}
