package sqlite_test

import (
	"os"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
)

// BenchmarkOverview asks what maps, lists and facets ask, of the file that
// REPORTEDLY_DB names.
func BenchmarkOverview(b *testing.B) {
	path := os.Getenv("REPORTEDLY_DB")
	if path == "" {
		b.Skip("REPORTEDLY_DB names no file")
	}
	s := reopen(b, path, sqlite.Options{MustExist: true})
	ctx := b.Context()
	sources, err := s.Sources(ctx, store.Page{Limit: 1})
	if err != nil || len(sources.Items) == 0 {
		b.Skip("it has no sources")
	}
	for _, x := range []struct {
		name string
		ask  func() error
	}{
		{"Lights", func() error { return s.Lights(ctx, 0, func(store.Light) error { return nil }) }},
		{"Revision", func() error { _, err := s.Revision(ctx); return err }},
		{"PassingAll", func() error { _, _, err := s.Passing(ctx, store.ClaimFilter{}, 0); return err }},
		{"PassingWords", func() error { _, _, err := s.Passing(ctx, store.ClaimFilter{Text: "attacked"}, 0); return err }},
		{"PassingPair", func() error {
			_, _, err := s.Passing(ctx, store.ClaimFilter{Doers: []string{"test:actor-1"}, Recipients: []string{"test:actor-2"}}, 0)
			return err
		}},
		{"Facets", func() error { _, err := s.Facets(ctx, store.ClaimFilter{}, 5000); return err }},
		{"FacetsEvent", func() error {
			_, err := s.Facets(ctx, store.ClaimFilter{Events: []reportedly.Event{reportedly.Assault}}, 5000)
			return err
		}},
		{"CountDevelopments", func() error {
			_, err := s.CountDevelopments(ctx, store.DevelopmentFilter{MinReports: 2}, 0)
			return err
		}},
		{"Record", func() error { _, err := s.Record(ctx, sources.Items[0].Name); return err }},
		{"Reports", func() error { _, err := s.Reports(ctx, store.ReportFilter{}, store.Page{}); return err }},
		{"ReportsText", func() error {
			_, err := s.Reports(ctx, store.ReportFilter{Text: "report 12"}, store.Page{})
			return err
		}},
		{"ReportsPublished", func() error {
			_, err := s.Reports(ctx, store.ReportFilter{Order: store.ReportsByPublished}, store.Page{})
			return err
		}},
		{"ActorsWords", func() error { _, err := s.Actors(ctx, store.NameFilter{Words: "brigade"}, store.Page{}); return err }},
		{"CountActors", func() error { _, err := s.CountActors(ctx, store.NameFilter{}); return err }},
		{"DevelopmentsWeek", func() error {
			at := time.Date(2016, 5, 1, 0, 0, 0, 0, time.UTC)
			_, err := s.CountDevelopments(ctx, store.DevelopmentFilter{Since: at, Until: at.AddDate(0, 0, 7)}, 0)
			return err
		}},
	} {
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				if err := x.ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
