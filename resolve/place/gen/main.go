// Command gen fits the weights of package place to texts whose places are known.
//
// In: files of gold places (docs/evaluation.md, "Places") that may be trained on, and
// the embedded gazetteer. Out: the values in resolve/place/weights.go, which it
// rewrites. It fits nothing but that table. Run it from the root of the repository:
//
//	go run ./resolve/place/gen ../shared/corpora/geoparsing/GeoVirus.xml
//
// The choice among a name's candidates and none is a conditional logit; the weights
// are those of the greatest likelihood, pulled towards the table's priors. Since the
// features depend on what other names are taken to mean, fitting and reading take
// turns.
package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/places"
	"github.com/reportedly/reportedly/resolve/place"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

const (
	turns    = 6
	steps    = 400
	rate     = 0.05
	strength = 0.3 // of the pull towards the priors, in logits per squared difference
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(paths []string) error {
	e, err := engine.New(engine.Options{})
	if err != nil {
		return err
	}
	var docs []*places.Document
	for _, path := range paths {
		c, err := places.Read(path)
		if err != nil {
			return err
		}
		for _, d := range c.Docs {
			if err := e.Annotate(context.Background(), d.Doc); err != nil {
				return err
			}
			docs = append(docs, d)
		}
	}
	w := place.Default()
	for turn := range turns {
		cases := read(e, docs, w)
		before := likelihood(cases, w)
		w = fit(cases, w)
		fmt.Printf("turn %d: %d names, log-likelihood %.3f -> %.3f\n", turn+1, len(cases), before, likelihood(cases, w))
	}
	return write("resolve/place/weights.go", w)
}

// example is a name with the candidates that are right; none is right where no
// candidate is.
type example struct {
	features [][]float64
	right    []bool
	weight   float64
}

func read(e *engine.Engine, docs []*places.Document, w place.Weights) []example {
	var out []example
	r := place.New(e.Gazetteer(), place.Options{Nation: e.Nation, Weights: &w})
	for _, d := range docs {
		var spans []text.Span
		for _, g := range d.Gold {
			if g.Located {
				spans = append(spans, g.Span)
			}
		}
		for _, c := range r.Cases(d.Doc, spans) {
			out = append(out, label(e.Gazetteer(), d, c))
		}
	}
	return out
}

// label marks the right candidates: those nearest to the gold point, within 161 km, or
// whose area holds it.
func label(src gazetteer.Source, d *places.Document, c place.Case) example {
	ex := example{features: c.Features, right: make([]bool, len(c.Features)), weight: math.Sqrt(float64(len(c.Spans)))}
	var at orb.Point
	for _, g := range d.Gold {
		if g.Span == c.Spans[0] {
			at = orb.Point{g.Lon, g.Lat}
		}
	}
	km := make([]float64, len(c.Candidates))
	nearest := math.Inf(1)
	for i, x := range c.Candidates {
		km[i] = geo.DistanceHaversine(at, orb.Point{x.Lon, x.Lat}) / 1000
		nearest = min(nearest, km[i])
	}
	found := false
	for i, x := range c.Candidates {
		ex.right[i] = km[i] <= 161 && km[i] <= nearest+20
		if nearest > 161 && (x.Kind == gazetteer.Country || x.Kind == gazetteer.Province || x.Kind == gazetteer.Region || x.Kind == gazetteer.Continent) {
			ex.right[i] = planar.MultiPolygonContains(src.Outline(x.ID), at) || km[i] < x.RadiusKM
		}
		found = found || ex.right[i]
	}
	ex.right[len(ex.right)-1] = !found
	return ex
}

// chances are the probabilities of the candidates and of none.
func chances(ex *example, w *place.Weights, p []float64) []float64 {
	p = p[:0]
	top := math.Inf(-1)
	for _, f := range ex.features {
		sum := 0.0
		for k, x := range f {
			sum += x * w[k]
		}
		p = append(p, sum)
		top = max(top, sum)
	}
	total := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		total += p[i]
	}
	for i := range p {
		p[i] /= total
	}
	return p
}

func likelihood(cases []example, w place.Weights) float64 {
	sum, n := 0.0, 0.0
	var p []float64
	for i := range cases {
		p = chances(&cases[i], &w, p)
		right := 1e-9
		for k, ok := range cases[i].right {
			if ok {
				right += p[k]
			}
		}
		sum += cases[i].weight * math.Log(right)
		n += cases[i].weight
	}
	return sum / n
}

// fit climbs by Adam (Kingma and Ba 2015), all cases at each step.
func fit(cases []example, w place.Weights) place.Weights {
	table := place.Table()
	m, v := make([]float64, len(w)), make([]float64, len(w))
	var p []float64
	for step := 1; step <= steps; step++ {
		grad := make([]float64, len(w))
		for i := range cases {
			p = climb(&cases[i], &w, p, grad)
		}
		for k := range w {
			if table[k].Fixed {
				w[k] = table[k].Prior
				continue
			}
			g := grad[k] - 2*strength*(w[k]-table[k].Prior)
			m[k], v[k] = 0.9*m[k]+0.1*g, 0.999*v[k]+0.001*g*g
			w[k] += rate * (m[k] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[k]/(1-math.Pow(0.999, float64(step)))) + 1e-8)
		}
	}
	return w
}

// climb adds a case's gradient.
func climb(ex *example, w *place.Weights, p []float64, grad []float64) []float64 {
	p = chances(ex, w, p)
	right := 0.0
	for k, ok := range ex.right {
		if ok {
			right += p[k]
		}
	}
	for k, f := range ex.features {
		d := -p[k]
		if ex.right[k] && right > 0 {
			d += p[k] / right
		}
		for j, x := range f {
			if x != 0 {
				grad[j] += ex.weight * d * x
			}
		}
	}
	return p
}

// write puts the values into the table's source.
func write(path string, w place.Weights) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	src := string(b)
	for i, r := range place.Table() {
		row := regexp.MustCompile(`(\{"` + regexp.QuoteMeta(r.Name) + `", )[-0-9.]+,`)
		src = row.ReplaceAllString(src, "${1}"+strconv.FormatFloat(math.Round(w[i]*100)/100, 'f', -1, 64)+",")
	}
	if strings.Count(src, "\n") != strings.Count(string(b), "\n") {
		return fmt.Errorf("the table of %s has changed its shape", path)
	}
	return os.WriteFile(path, []byte(src), 0o644)
}
