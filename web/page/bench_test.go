package page_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

// BenchmarkPage serves the page of the path that REPORTEDLY_PATH names, from the database
// that REPORTEDLY_DB names.
func BenchmarkPage(b *testing.B) {
	db, at := os.Getenv("REPORTEDLY_DB"), os.Getenv("REPORTEDLY_PATH")
	if db == "" || at == "" {
		b.Skip("REPORTEDLY_DB and REPORTEDLY_PATH name no page")
	}
	s, err := sqlite.Open(b.Context(), db, sqlite.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	site, err := web.New(web.Options{Memory: memory.New(memory.Options{Store: s}), Local: "rd", Sections: page.All(page.Options{})})
	if err != nil {
		b.Fatal(err)
	}
	defer site.Close()
	b.ReportAllocs()
	for b.Loop() {
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, at, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		site.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
		b.ReportMetric(float64(w.Body.Len()), "bytes/page")
	}
}
