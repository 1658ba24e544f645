package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// BenchmarkAdd stores reports of 20 claims that are read already, a transaction
// each.
func BenchmarkAdd(b *testing.B) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(b.TempDir(), "s.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	m := generate.New(1)
	n := 0
	for b.Loop() {
		b.StopTimer()
		r, claims := m.Report(n)
		n++
		b.StartTimer()
		err := s.Update(ctx, func(tx store.Tx) error {
			if _, err := tx.AddReport(ctx, r); err != nil {
				return err
			}
			return tx.PutClaims(ctx, r.SHA256, store.Version{Coder: "a", Model: "b"}, claims)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
