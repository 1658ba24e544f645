package engine

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
)

// folder is a folder of 500 reports, made of the project's samples by permuting
// their paragraphs, so that caches of whole texts are of no use.
func folder(b *testing.B) []*reportedly.Report {
	b.Helper()
	paths, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no sample reports in examples/: %v", err)
	}
	var out []*reportedly.Report
	for k := range 500 {
		path := paths[k%len(paths)]
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		p := strings.Split(strings.TrimSpace(string(raw)), "\n\n")
		turn := k / len(paths)
		for i := range p { // a permutation that the number of the report decides
			j := i + (turn*7+i*3)%(len(p)-i)
			p[i], p[j] = p[j], p[i]
		}
		r, err := ingest.Read(b.Context(), path, strings.NewReader(strings.Join(p, "\n\n")), ingest.Options{Published: "2021-03-10"})
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// BenchmarkSteps reads 500 reports on one thread and prints what share of the time
// each step takes.
func BenchmarkSteps(b *testing.B) {
	e, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	reports := folder(b)
	spent := map[string]time.Duration{}
	words := 0
	clock := func(name string, f func() error) {
		start := time.Now()
		if err := f(); err != nil {
			b.Fatal(err)
		}
		spent[name] += time.Since(start)
	}
	ctx := context.Background()
	for b.Loop() {
		for _, r := range reports {
			d := Document(r)
			words += len(strings.Fields(r.Text.String()))
			for _, s := range e.steps {
				clock(s.Name, func() error { return s.Run(ctx, d) })
			}
			result := &Result{Report: r, Document: d}
			clock("extract", func() error { result.Claims = e.extractor.Claims(d); return nil })
			clock("places", func() error {
				result.Places = e.places.Names(d)
				e.places.Fill(result.Places, result.Claims)
				return nil
			})
			clock("actors", func() error { e.linker.Link(d, result.Claims, result.countryOf); return nil })
		}
	}
	total := time.Duration(0)
	for _, t := range spent {
		total += t
	}
	for name, t := range spent {
		b.ReportMetric(100*float64(t)/float64(total), strings.ReplaceAll(name, " ", "-")+"-%")
	}
	b.ReportMetric(float64(words)/total.Seconds(), "words/s")
}
