// Gen fits the weights of package happening.
//
// In: folders of documents whose mentions of events are tied across documents, in the
// forms that eval coreference reads, and texts in the form of testdata/tellings-a.txt.
// Out: for each feature the weight to be written into weights.go, the mean of a fit on
// the texts alone and one on everything, rounded, with both fits and how often it is
// seen. It pairs all mentions of a topic, and draws the weights near those set by
// hand, so that a feature that the texts hardly show keeps what it has. It assumes
// that the folders aren't those that are measured: ECB+ never goes in here.
//
//	go run ./corroborate/happening/gen MEANTIME corroborate/happening/testdata/tellings-*.txt
package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/happening"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/coreference"
	"github.com/reportedly/reportedly/ling"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// pair is a pair of mentions.
type pair struct {
	x      []float64
	same   bool
	weight float64
	within bool
}

func run(ctx context.Context, folders []string) error {
	e, err := engine.New(engine.Options{Propositions: true})
	if err != nil {
		return err
	}
	var pairs []pair
	for _, f := range folders {
		var docs []coreference.Document
		own := filepath.Ext(f) == ".txt"
		if own {
			docs, err = tellings(ctx, e, f)
		} else {
			docs, err = coreference.Read(f)
		}
		if err != nil {
			return err
		}
		more, err := pairsOf(ctx, e, docs)
		if err != nil {
			return err
		}
		// Collections differ in how many of their pairs are of one event. The bias is
		// that of the texts of our own, where reports on like matters stand together.
		for i := range more {
			other := 0.0
			if !own {
				other = 1
				more[i].weight = 0.5
			}
			more[i].x = append(more[i].x, other)
		}
		for _, p := range more {
			pairs = append(pairs, variants(p)...)
		}
	}
	var texts []pair
	for _, p := range pairs {
		if p.x[len(p.x)-1] == 0 {
			texts = append(texts, p)
		}
	}
	report(pairs, fit(texts), fit(pairs))
	return nil
}

// variants are a pair as it would be if less were known of it: a report without a
// date, without the words of the others, a claim without a vector. Otherwise what is
// nearly always known takes the weight of what could stand for it.
func variants(p pair) []pair {
	var out []pair
	for _, without := range [][]string{nil, {"day", "times", "published"}, {"reports"}, {"day", "times", "published", "sense"}} {
		q := p
		q.x = append([]float64(nil), p.x...)
		q.weight = p.weight / 4
		for i, name := range happening.FeatureNames() {
			for _, w := range without {
				if strings.Contains(name, w) {
					q.x[i] = 0
				}
			}
		}
		out = append(out, q)
	}
	return out
}

// mention is a mention ready to be compared.
type mention struct {
	topic, chain string
	document     int
	features     *happening.Features
}

func pairsOf(ctx context.Context, e *engine.Engine, docs []coreference.Document) ([]pair, error) {
	m := happening.Default().WithRarity(rarity(docs))
	var all []mention
	var about []*happening.Context
	for i := range docs {
		about = append(about, m.Context(docs[i].Doc.Text.String()))
	}
	about = happening.InMatters(about)
	for i := range docs {
		d := docs[i].Doc
		result, err := e.ReadDocument(ctx, d)
		if err != nil {
			return nil, err
		}
		var words []engine.Words
		for _, g := range docs[i].Gold {
			words = append(words, engine.Words{Head: head(d, g.Tokens), All: g.Tokens})
		}
		claims := e.Mentions(result, words)
		vectors, err := e.Vectors(ctx, d, claims)
		if err != nil {
			return nil, err
		}
		for k := range claims {
			told := reportedly.Told{ID: fmt.Sprintf("%04d/%04d", i, k), Report: reportedly.Publication{ID: d.ID, Published: d.Published}, Claim: claims[k], Vector: vectors[k]}
			all = append(all, mention{docs[i].Topic, docs[i].Gold[k].Chain, i, m.Prepare(&told, about[i])})
		}
	}
	var out []pair
	for i := range all {
		for k := i + 1; k < len(all); k++ {
			a, b := &all[i], &all[k]
			if a.topic != b.topic {
				continue
			}
			s := m.Compare(a.features, b.features)
			if s.Never() {
				if a.chain == b.chain {
					fmt.Fprintf(os.Stderr, "excluded and yet of one event: %s and %s: %s\n", a.features.ID(), b.features.ID(), s.Excluded)
				}
				continue
			}
			out = append(out, pair{x: s.Values(), same: a.chain == b.chain, weight: 1, within: a.document == b.document})
		}
	}
	return out, nil
}

func head(d *ling.Document, tokens []int) int {
	in := map[int]bool{}
	for _, t := range tokens {
		in[t] = true
	}
	for _, t := range tokens {
		if !in[d.Tokens[t].Head] {
			return t
		}
	}
	return tokens[0]
}

func rarity(docs []coreference.Document) func(string) float64 {
	count := map[string]int{}
	for i := range docs {
		for _, s := range happening.Stems(docs[i].Doc.Text.String()) {
			count[s]++
		}
	}
	return func(s string) float64 { return math.Log(float64(len(docs)+1) / (float64(count[s]) + 0.5)) }
}

// Fitting: Newton's method on the log likelihood, with a penalty for leaving the
// present weights.
const (
	penalty = 3.0
	rounds  = 25
)

// priors are the weights as set by hand, in the order of the features, and last the
// bias of collections other than the texts.
var priors = []float64{
	-3.9, // before anything is compared
	3.8, 2, 3, -0.2, 0.2, 1, -0.3, -0.4,
	0.3, -0.8, 0.8, -0.4, -0.1, // actors, recipients
	1, -2, 0.5, 0.2, -1.4, -0.2, // places, days
	0.9, -0.5, // figures
	3.4, 0.1, -0.2, 2.6, -1.5, 2.8, // words, vectors
	-0.2, 1.5, 0, 0,
	-3,
}

// fit gives the weights that fit some pairs.
func fit(pairs []pair) []float64 {
	start := priors
	w := append([]float64(nil), start...)
	n := len(w)
	for range rounds {
		gradient, hessian := make([]float64, n), make([][]float64, n)
		loss := lossOf(pairs, start, w)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			hessian[i][i] = penalty
			gradient[i] = penalty * (w[i] - start[i])
		}
		for _, p := range pairs {
			z := 0.0
			for i, x := range p.x {
				z += w[i] * x
			}
			q := 1 / (1 + math.Exp(-z))
			y := 0.0
			if p.same {
				y = 1
			}
			for i, x := range p.x {
				if x == 0 {
					continue
				}
				gradient[i] += p.weight * (q - y) * x
				for k := i; k < n; k++ {
					hessian[i][k] += p.weight * q * (1 - q) * x * p.x[k]
				}
			}
		}
		for i := range hessian {
			for k := range i {
				hessian[i][k] = hessian[k][i]
			}
		}
		step := solve(hessian, gradient)
		moved := 0.0
		for scale := 1.0; scale > 1e-3; scale /= 2 { // Newton's step may go too far
			next := append([]float64(nil), w...)
			moved = 0
			for i := range w {
				next[i] -= scale * step[i]
				moved = max(moved, math.Abs(scale*step[i]))
			}
			if lossOf(pairs, start, next) <= loss {
				copy(w, next)
				break
			}
		}
		fmt.Fprintf(os.Stderr, "loss %.2f, moved %.4f\n", loss, moved)
		if moved < 1e-4 {
			break
		}
	}
	return w
}

// report prints the weights, with what they rest on.
func report(pairs []pair, texts, all []float64) {
	present := append(happening.Default().Weights(), 0)
	fmt.Printf("%-40s %7s %7s %7s %7s %8s %8s\n", "feature", "weight", "now", "texts", "all", "same", "others")
	for i, name := range append(happening.FeatureNames(), "bias of other collections") {
		same, others := 0, 0
		for _, p := range pairs {
			if p.x[i] != 0 && p.same {
				same++
			} else if p.x[i] != 0 {
				others++
			}
		}
		fmt.Printf("%-40s %7.1f %7.1f %7.2f %7.2f %8d %8d\n", name, (texts[i]+all[i])/2, present[i], texts[i], all[i], same, others)
	}
}

func lossOf(pairs []pair, start, w []float64) float64 {
	loss := 0.0
	for i := range w {
		loss += penalty / 2 * (w[i] - start[i]) * (w[i] - start[i])
	}
	for _, p := range pairs {
		z := 0.0
		for i, x := range p.x {
			z += w[i] * x
		}
		if !p.same {
			z = -z
		}
		loss += p.weight * math.Log1p(math.Exp(-z))
	}
	return loss
}

// solve is Gauss's elimination with pivots.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for c := range n {
		p := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		a[c], a[p], b[c], b[p] = a[p], a[c], b[p], b[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		x[r] = b[r]
		for k := r + 1; k < n; k++ {
			x[r] -= a[r][k] * x[k]
		}
		x[r] /= a[r][r]
	}
	return x
}
