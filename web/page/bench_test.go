package page_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

// named opens the workbench on the database that REPORTEDLY_DB names.
func named(b *testing.B) (*memory.Memory, *web.Site) {
	b.Helper()
	db := os.Getenv("REPORTEDLY_DB")
	if db == "" {
		b.Skip("REPORTEDLY_DB names no database")
	}
	s, err := sqlite.Open(b.Context(), db, sqlite.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	m := memory.New(memory.Options{Store: s})
	site, err := web.New(web.Options{Memory: m, Local: "rd", Sections: page.All(page.Options{})})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { site.Close() })
	return m, site
}

// BenchmarkPage serves pages from the database that REPORTEDLY_DB names: the one of the
// path that REPORTEDLY_PATH names, or those of paths. Beside the mean it tells the 95th
// percentile, which at 100,000 claims is to stay below 100 ms.
func BenchmarkPage(b *testing.B) {
	m, site := named(b)
	at := os.Getenv("REPORTEDLY_PATH")
	list := []string{at}
	if at == "" {
		list = paths(b, m)
	}
	for _, path := range list {
		b.Run(path, func(b *testing.B) { serve(b, site, path) })
	}
}

// paths are pages of each sort, of what the memory holds.
func paths(b *testing.B, m *memory.Memory) []string {
	out := []string{"/", "/developments", "/developments?state=contested", "/developments?several=1", "/developments?q=attack", "/developments?type=ASSAULT&order=last-day", "/developments?since=2016&until=2017",
		"/search", "/search?q=attack", "/search?q=attack&order=day", "/search?event=ASSAULT&basis=reported", "/search?in=passages&q=attack", "/search?q=attack+zebra+hospital&event=ASSAULT",
		"/timeline", "/timeline?span=month&at=2016-12&lanes=actor", "/timeline?q=arrested", "/timeline?view=developments", "/network", "/network?event=ASSAULT&show=120", "/actors", "/actors?q=brigade",
		"/sources", "/reports", "/reports?q=a", "/reports?order=claims", "/review"}
	developments, err := m.Developments(b.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{Order: store.ByIndependent}, Page: store.Page{Limit: 1}})
	if err != nil {
		b.Fatal(err)
	}
	for _, d := range developments.Items {
		out = append(out, "/developments/"+d.ID)
	}
	reports, err := m.Reports(b.Context(), store.ReportFilter{Order: store.ReportsByClaims}, store.Page{Limit: 1})
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range reports.Items {
		at := "/reports/" + memory.ShortID(r.SHA256)
		out = append(out, at, at+"/shared", at+"/forget", "/sources/"+r.Source, "/developments?source="+r.Source)
	}
	return out
}

// serve measures a page.
func serve(b *testing.B, site http.Handler, path string) {
	// What pages read but once is read before the clock runs.
	warm := httptest.NewRequestWithContext(b.Context(), http.MethodGet, strings.ReplaceAll(path, " ", "%20"), nil)
	site.ServeHTTP(httptest.NewRecorder(), warm)
	b.ReportAllocs()
	var took []time.Duration
	for b.Loop() {
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, strings.ReplaceAll(path, " ", "%20"), nil)
		r.Header.Set("Accept-Encoding", "gzip")
		began := time.Now()
		site.ServeHTTP(w, r)
		took = append(took, time.Since(began))
		if w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
		b.ReportMetric(float64(w.Body.Len()), "bytes/page")
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}

// BenchmarkDesk asks a real server for the reading desks of fifty reports of the database
// that REPORTEDLY_DB names, sixteen at once, over HTTP: requests a second, with no error
// allowed.
func BenchmarkDesk(b *testing.B) {
	m, site := named(b)
	reports, err := m.Reports(b.Context(), store.ReportFilter{}, store.Page{Limit: 50})
	if err != nil || len(reports.Items) == 0 {
		b.Fatal(err, len(reports.Items))
	}
	server := httptest.NewServer(site)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
	var next atomic.Int64
	b.SetParallelism(16 / runtime.GOMAXPROCS(0))
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			at := server.URL + "/reports/" + memory.ShortID(reports.Items[next.Add(1)%int64(len(reports.Items))].SHA256)
			r, err := client.Get(at)
			if err != nil {
				b.Error(err)
				return
			}
			if _, err := io.Copy(io.Discard, r.Body); err != nil || r.StatusCode != http.StatusOK {
				b.Errorf("%s: %d, %v", at, r.StatusCode, err)
			}
			r.Body.Close()
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}

// BenchmarkDevelopment serves the page of a development that 60 reports of as many
// publishers tell.
func BenchmarkDevelopment(b *testing.B) {
	bench := webtest.New(b, web.Options{Sections: page.All(page.Options{})})
	bench.Reader.Find = webtest.Tell
	for i := range 60 {
		bench.Add(webtest.Report(fmt.Sprintf("%d.txt", i), fmt.Sprintf("Paper %d", i), "2021-03-10", fmt.Sprintf("Gunmen attacked the market of Sirte on Monday, killing %d people, a nurse at the clinic told our reporter number %d.", 3+i%5, i)))
	}
	list, err := bench.Memory.Developments(b.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{MinReports: 2}})
	if err != nil || len(list.Items) == 0 {
		b.Fatal(err, len(list.Items))
	}
	b.Logf("%d reports tell it", list.Items[0].Reports)
	site, err := web.New(web.Options{Memory: bench.Memory, Local: "rd", Sections: page.All(page.Options{})})
	if err != nil {
		b.Fatal(err)
	}
	defer site.Close()
	serve(b, site, "/developments/"+list.Items[0].ID)
}
