package table_test

import (
	"os"
	"testing"
	"time"

	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
)

// BenchmarkTable counts the claims of the database that REPORTEDLY_DB names.
func BenchmarkTable(b *testing.B) {
	db := os.Getenv("REPORTEDLY_DB")
	if db == "" {
		b.Skip("REPORTEDLY_DB names no database")
	}
	s, err := sqlite.Open(b.Context(), db, sqlite.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	t, err := table.Read(b.Context(), s)
	if err != nil {
		b.Fatal(err)
	}
	all, err := t.Filter(b.Context(), s, store.ClaimFilter{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := table.Read(b.Context(), s); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ties", func(b *testing.B) {
		for b.Loop() {
			t.Ties(all, table.TiesRequest{})
		}
	})
	b.Run("ego", func(b *testing.B) {
		for b.Loop() {
			t.Ties(all, table.TiesRequest{Ego: "test:actor-1", Among: true})
		}
	})
	b.Run("count", func(b *testing.B) {
		for b.Loop() {
			t.Count(all)
		}
	})
	var edges []time.Time
	for m := range 121 {
		edges = append(edges, time.Date(2014, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC))
	}
	b.Run("density", func(b *testing.B) {
		for b.Loop() {
			t.Density(all, table.DensityRequest{By: table.ByActor, Edges: edges, Lanes: 12})
		}
	})
}
