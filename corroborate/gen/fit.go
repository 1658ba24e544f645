package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// between and inside are the weights set by hand, towards which the fit is drawn; those
// that aren't named are 0.
var (
	between = map[string]float64{
		"before anything is compared": -2.5, "typeSame": 1.5, "typeNear": -.3, "typeFar": -1.2, "typeOther": -2.3,
		"daySame": 1.5, "daySameLent": .5, "dayMeets": .4, "dayMeetsLent": .15, "dayNext": -1.5, "dayNextLent": -.9,
		"dayNear": -3, "dayNearLent": -1.8, "dayApart": -5, "dayApartLent": -2.5,
		"newsToday": .9, "newsYesterday": .7, "newsFresh": .4, "newsLater": -.8, "newsOld": -2, "newsEarly": -3,
		"placeSame": 1.6, "placeSameLent": .6, "placeHolds": .6, "placeHoldsLent": .4, "placeOther": -.6, "placeOtherLent": -.4,
		"placeApart": -4, "placeApartLent": -2.5, "namesAround": .3, "otherReality": -.9, "bothFirst": .3, "onlyOnes": .3,
		"the same actor": .7, "other actors": -.4, "the same recipient": 1, "other recipients": -.2, "alike in wording": 2.5,
		"the same names and numbers nearby": .8, "the same figures": .6, "the same word for it": .5, "words for the same sort of thing": .5,
	}
	inside = map[string]float64{
		"before anything is compared": -3.5, "typeSame": 1.5, "typeNear": -.3, "typeFar": -1.2, "typeOther": -2.3,
		"the same word for it": 1.5, "the same actor": .7, "the same recipient": 1, "other actors": -.4, "placeApart": -3,
		"dayNext": -3, "dayNear": -3, "dayApart": -3, "dayNextLent": -1, "dayNearLent": -1, "dayApartLent": -1,
	}
)

// What speaks for one happening by its meaning never counts against it, and the other
// way round.
var (
	up = []string{
		"the same word for it", "the same vague word for it", "words for the same sort of thing", "the same type", "done in the same way",
		"the same actor", "the same recipient", "the same place", "the same day", "times that may be one", "the same figures", "alike in wording",
		"the same names and numbers nearby", "alike in sense", "its word stands near the other", "typeSame", "daySame", "daySameLent", "dayMeets",
		"dayMeetsLent", "newsToday", "newsYesterday", "newsFresh", "placeSame", "placeSameLent", "placeHolds", "placeHoldsLent", "namesAround",
		"namesShare", "bothFirst", "onlyOnes", "firstOnMatter", "onlyOnMatter",
	}
	down = []string{
		"other words for it", "other types of one class", "types of other classes", "other actors", "other recipients",
		"actor and recipient changed about", "other places", "other days", "published days apart", "other figures", "other names nearby",
		"one as actual, one as to come", "told in one report", "typeFar", "typeOther", "dayNext", "dayNextLent", "dayNear", "dayNearLent",
		"dayApart", "dayApartLent", "newsLater", "newsOld", "newsEarly", "placeOther", "placeOtherLent", "placeApart", "placeApartLent",
		"otherReality", "againDiffers",
	}
)

const (
	drawn = 3   // how strongly weights are drawn towards those set by hand
	steps = 700 // of the descent
	rate  = 0.05
)

// fit finds the weights of a logistic model by Adam. bounded keeps the signs.
func fit(pairs []pair, names []string, prior map[string]float64, bounded bool) []float64 {
	w, mean, square := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for i, n := range names {
		w[i] = prior[n]
	}
	for range steps {
		g := gradient(pairs, w)
		for i, n := range names {
			if i > 0 { // the bias is free
				g[i] += drawn * (w[i] - prior[n])
			}
			mean[i] = .9*mean[i] + .1*g[i]
			square[i] = .99*square[i] + .01*g[i]*g[i]
			w[i] -= rate * mean[i] / (math.Sqrt(square[i]) + 1e-6)
			if bounded && slices.Contains(up, n) {
				w[i] = max(w[i], 0)
			}
			if bounded && slices.Contains(down, n) {
				w[i] = min(w[i], 0)
			}
		}
	}
	return w
}

func gradient(pairs []pair, w []float64) []float64 {
	g := make([]float64, len(w))
	for _, p := range pairs {
		sum := 0.0
		for i, x := range p.x {
			sum += w[i] * x
		}
		e := 1 / (1 + math.Exp(-sum))
		if p.same {
			e--
		}
		for i, x := range p.x {
			if x != 0 {
				g[i] += e * p.weight * x
			}
		}
	}
	return g
}

// write prints weights.go.
func write(out io.Writer, names []string, between, inside []float64) error {
	first := slices.Index(names, "typeSame")
	var b strings.Builder
	b.WriteString("package corroborate\n\nimport \"github.com/reportedly/reportedly/corroborate/happening\"\n\n")
	b.WriteString("// The weights are those that corroborate/gen prints for the project's scenarios; the\n// claims' features come in the order of happening.FeatureNames.\n\n")
	b.WriteString("// signalKeys are the signals as gen calls them.\nvar signalKeys = [signals]string{\n")
	for _, n := range names[first:] {
		fmt.Fprintf(&b, "\t%s: %q,\n", n, n)
	}
	b.WriteString("}\n\n")
	for _, t := range []struct {
		name, what string
		w          []float64
	}{
		{"acrossReports", "weighs accounts of different reports", between},
		{"insideReport", "weighs accounts of one report, whose author told them as two", inside},
	} {
		fmt.Fprintf(&b, "// %s %s.\nvar %s = weighting{\n\tclaims: happening.With(happening.Weights{\n", t.name, t.what, t.name)
		for i, n := range names[:first] {
			fmt.Fprintf(&b, "\t\t%.2f, // %s\n", t.w[i], n)
		}
		b.WriteString("\t}),\n\tsignals: [signals]float64{\n")
		for i, n := range names[first:] {
			fmt.Fprintf(&b, "\t\t%s: %.2f,\n", n, t.w[first+i])
		}
		b.WriteString("\t},\n}\n\n")
	}
	_, err := io.WriteString(out, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}
