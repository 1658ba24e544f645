package engine_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ingest"
)

func mustReport(t testing.TB, s string) *reportedly.Report {
	t.Helper()
	r, err := ingest.Read(t.Context(), "report.txt", strings.NewReader(s), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSameClaims: what is read doesn't hang on how many threads there are, on what
// is read beside it, or on what was read before.
func TestSameClaims(t *testing.T) {
	e := mustEngine(t)
	reports := samples(t, 1)
	want := make([][]reportedly.Claim, len(reports))
	for i, r := range reports {
		want[i] = mustRead(t, e, r).Claims
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, threads := range []int{1, 2, 4} {
		runtime.GOMAXPROCS(threads)
		var wg sync.WaitGroup
		for k := range threads {
			wg.Go(func() {
				order := slices.Clone(reports)
				for i := range order { // each goroutine begins elsewhere
					at := (i + k*5) % len(order)
					result, err := e.Read(t.Context(), order[at])
					if err != nil {
						t.Error(err)
						return
					}
					if d := cmp.Diff(want[at], result.Claims); d != "" {
						t.Errorf("%s with %d threads (-alone +beside others):\n%s", order[at].Name, threads, d)
					}
				}
			})
		}
		wg.Wait()
	}
}

func mustRead(t testing.TB, e *engine.Engine, r *reportedly.Report) *engine.Result {
	t.Helper()
	result, err := e.Read(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// endless are texts of some n tokens without a stop.
var endless = map[string]func(n int) string{
	"clauses": func(n int) string {
		return strings.Repeat("the army attacked the village of Harim and rebels fired mortar shells at the town near Dellaya while ", n/18)
	},
	"one word": func(n int) string { return strings.Repeat("army ", n) },
	"names":    func(n int) string { return strings.Repeat("Harim, ", n/2) },
	"dates":    func(n int) string { return strings.Repeat("on 3 May 2021 ", n/4) },
	"speakers": func(n int) string { return strings.Repeat("he said that ", n/3) },
	"hyphens":  func(n int) string { return strings.Repeat("ab-", n/2) },
	"quotes":   func(n int) string { return strings.Repeat("\"", n) },
}

// TestEndless: of a sentence that doesn't end, double the text asks for no more than
// double the memory, claims and all, within what caches and chunks add.
func TestEndless(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures memory, of which the race detector takes its own")
	}
	e := mustEngine(t)
	const slack = 20 // MB: the model's scratch memory, where the collector has emptied its pool
	for name, f := range endless {
		n := 600
		if name == "clauses" {
			n = 2500
		}
		if once, twice := allocated(t, e, f(n)), allocated(t, e, f(2*n)); twice > 3*once+slack || twice > 100 {
			t.Errorf("%s: %.1f MB for %d tokens, %.1f MB for %d", name, once, n, twice, 2*n)
		}
	}
}

// TestMegabyte: a megabyte without a space is one word, however it is made up.
func TestMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures memory, of which the race detector takes its own")
	}
	e := mustEngine(t)
	for s, most := range map[string]float64{
		"a": 128, "Ab": 128, "1": 128,
		".": 1024, // package when looks at every sign of a paragraph
	} {
		if got := allocated(t, e, strings.Repeat(s, 1<<20/len(s))); got > most {
			t.Errorf("1 MB of %q: asks for %.0f MB, more than %.0f", s, got, most)
		}
	}
}

// allocated is the MB asked for while a text is read, the second time.
func allocated(t *testing.T, e *engine.Engine, s string) float64 {
	t.Helper()
	r := mustReport(t, s)
	var before, after runtime.MemStats
	for range 2 {
		runtime.ReadMemStats(&before)
		mustRead(t, e, r)
		runtime.ReadMemStats(&after)
	}
	return float64(after.TotalAlloc-before.TotalAlloc) / 1e6
}

// BenchmarkEndless reads a sentence without a stop, its double and its fourfold: the
// time a word stays the same.
func BenchmarkEndless(b *testing.B) {
	e := mustEngine(b)
	for _, n := range []int{2500, 5000, 10000} {
		r := mustReport(b, endless["clauses"](n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				mustRead(b, e, r)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/word")
		})
	}
}
