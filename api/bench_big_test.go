package api_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/reportedly/reportedly/api"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store/sqlite"
)

// BenchmarkBig asks an API over the database that REPORTEDLY_DB names, one request after
// another on each processor, and tells requests a second and the 95th percentile.
func BenchmarkBig(b *testing.B) {
	path := os.Getenv("REPORTEDLY_DB")
	if path == "" {
		b.Skip("REPORTEDLY_DB names no database")
	}
	db, err := sqlite.Open(b.Context(), path, sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	m := memory.New(memory.Options{Store: db, Now: now})
	a, err := api.New(api.Options{Memory: m, Now: now, Who: func(*http.Request) (api.Principal, error) { return everything("mk"), nil }})
	if err != nil {
		b.Fatal(err)
	}
	ask := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, httptest.NewRequest("GET", api.Base+path, nil))
		return w
	}
	list := func(path string) []string {
		var out []string
		w := ask(path)
		for _, item := range value[api.List[jsonl.Publication]](&answer{body: w.Body.Bytes()}).Items {
			out = append(out, item.ID)
		}
		return out
	}
	reports, claims, developments := list("/reports?limit=200"), list("/claims?limit=200"), list("/developments?limit=200")
	for _, x := range []struct {
		name string
		path func(i int) string
	}{
		{"claims", func(int) string { return "/claims?limit=20" }},
		{"claims-kind-day", func(int) string { return "/claims?kind=event&event=ASSAULT&order=day&limit=20" }},
		{"claims-words", func(i int) string { return "/claims?limit=20&q=" + []string{"army", "market", "police", "attack"}[i%4] }},
		{"claims-period", func(i int) string { return fmt.Sprintf("/claims?limit=20&since=20%02d&until=20%02d", 15+i%5, 16+i%5) }},
		{"counts", func(int) string { return "/claims/counts?kind=event" }},
		{"report", func(i int) string { return "/reports/" + reports[i%len(reports)] }},
		{"claim", func(i int) string { return "/claims/" + claims[i%len(claims)] }},
		{"development", func(i int) string { return "/developments/" + developments[i%len(developments)] }},
		{"developments", func(int) string { return "/developments?limit=20" }},
	} {
		b.Run(x.name, func(b *testing.B) {
			took := make(chan time.Duration, 1<<20)
			size := ask(x.path(0)).Body.Len()
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for i := 0; pb.Next(); i++ {
					began := time.Now()
					if w := ask(x.path(i)); w.Code != http.StatusOK {
						b.Errorf("%s: %d %s", x.path(i), w.Code, w.Body)
					}
					took <- time.Since(began)
				}
			})
			b.StopTimer()
			close(took)
			var all []time.Duration
			for d := range took {
				all = append(all, d)
			}
			slices.Sort(all)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
			b.ReportMetric(float64(all[len(all)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
