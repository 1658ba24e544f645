package memory_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// BenchmarkAdd adds reports of two claims each, the first of which another report tells
// too, about many places. Reading them costs nothing to speak of.
func BenchmarkAdd(b *testing.B) {
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "m.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	m := memory.New(memory.Options{Store: s, Reader: reader{"1"}, Who: "rd"})
	n := 0
	for b.Loop() {
		n++
		body := fmt.Sprintf("Band%d attacked Town%d near Place%d. Later Group%d attacked Village%d near Hill%d.", n, n/2, n/2, n, n, n)
		if _, err := m.Add(b.Context(), memory.AddRequest{Report: report(fmt.Sprint("Star", n%50), fmt.Sprintf("20%02d-%02d-10", 10+n%12, 1+n%12), body)}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAddRead adds reports that are read already, of 20 claims with vectors each:
// all of it, duplicates and developments too.
func BenchmarkAddRead(b *testing.B) {
	// Everybody reports of one town on one day.
	oneDay := func(n int, c *reportedly.Claim) {
		c.Time = &reportedly.When{Text: "on Monday", EDTF: "2020-03-09", Relation: reportedly.OnTime}
		c.Places = []reportedly.Place{{Text: "Sirte", Relation: reportedly.In, Geometry: orb.Point{16.59, 31.2}, Precision: reportedly.Town, Names: []reportedly.PlaceName{{Name: "Sirte", ID: "test:sirte", Resolved: true, Lat: 31.2, Lon: 16.59, Country: "LBY"}}}}
	}
	for _, x := range []struct {
		name             string
		claims, together int // 0: one by one
		change           func(n int, c *reportedly.Claim)
	}{
		{"Of20Claims", 20, 0, nil}, {"Of5Claims", 5, 0, nil}, {"OneDayAndPlace", 5, 0, oneDay},
		{"Together/Of20Claims", 20, 64, nil}, {"Together/Of5Claims", 5, 64, nil}, {"Together/OneDayAndPlace", 5, 64, oneDay},
	} {
		b.Run(x.name, func(b *testing.B) {
			s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "m.db"), sqlite.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			m := memory.New(memory.Options{Store: s, Reader: reader{"1"}, Who: "rd", Now: func() time.Time { return noon }})
			maker := generate.New(1)
			maker.Claims = x.claims
			n := 0
			before := s.Statements()
			for b.Loop() {
				b.StopTimer()
				var batch []memory.AddRequest
				for range max(x.together, 1) {
					batch = append(batch, request(maker, n, x.change))
					n++
				}
				b.StartTimer()
				if x.together == 0 {
					if _, err := m.Add(b.Context(), batch[0]); err != nil {
						b.Fatal(err)
					}
				} else if _, err := m.AddAll(b.Context(), batch); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
			b.ReportMetric(float64(s.Statements()-before)/float64(n), "statements/report")
		})
	}
}

// request is the nth report, read.
func request(maker *generate.Maker, n int, change func(n int, c *reportedly.Claim)) memory.AddRequest {
	r, claims := maker.Report(n)
	var reading memory.Reading
	for _, c := range claims {
		if change != nil {
			change(n, &c.Claim)
		}
		reading.Claims, reading.Vectors = append(reading.Claims, c.Claim), append(reading.Vectors, c.Vector)
	}
	return memory.AddRequest{Report: &r.Report, Source: r.Source, How: "file", Reading: &reading}
}

// BenchmarkPages asks what pages ask, of the file that REPORTEDLY_DB names.
func BenchmarkPages(b *testing.B) {
	path := os.Getenv("REPORTEDLY_DB")
	if path == "" {
		b.Skip("REPORTEDLY_DB names no file")
	}
	s, err := sqlite.Open(b.Context(), path, sqlite.Options{MustExist: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	m := memory.New(memory.Options{Store: s, Who: "rd"})
	reports, err := m.Reports(b.Context(), store.ReportFilter{}, store.Page{Limit: 1})
	if err != nil || len(reports.Items) == 0 {
		b.Fatal("it has no reports", err)
	}
	told, err := m.Developments(b.Context(), memory.DevelopmentsRequest{Page: store.Page{Limit: 1}})
	if err != nil || len(told.Items) == 0 {
		b.Fatal("it has no developments", err)
	}
	id := reports.Items[0].SHA256
	for _, x := range []struct {
		name string
		ask  func() error
	}{
		{"Desk", func() error {
			_, err := m.Desk(b.Context(), id, func(list []store.Claim) string { return list[0].Claim.ID })
			return err
		}},
		{"ReportAndClaim", func() error {
			_, err1 := m.Report(b.Context(), id)
			_, err2 := m.Claim(b.Context(), id+"/c1")
			return errors.Join(err1, err2)
		}},
		{"Neighbours", func() error { _, err := m.Neighbours(b.Context(), told.Items[0].ID, 0); return err }},
		{"Disputes", func() error { _, err := m.Disputes(b.Context(), store.Page{}); return err }},
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

// BenchmarkAddAlike adds rows of one table that differ by little more than a number and the day.
func BenchmarkAddAlike(b *testing.B) {
	for b.Loop() {
		s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "m.db"), sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		m := memory.New(memory.Options{Store: s, Reader: reader{"1"}, Who: "rd"})
		var batch []memory.AddRequest
		for n := range 256 {
			body := fmt.Sprintf("Band attacked Town near Place. At %02d:%02d on that day they came out of the hills on motorcycles, shot at the checkpoint on the ring road for half an hour, wounding %d guards, and fled towards the airport before anybody could follow. No group said that it was behind it.", n/60, n%60, 2+n%7)
			batch = append(batch, memory.AddRequest{Report: report("Coast Radio", fmt.Sprintf("2020-03-%02d", 1+n%28), body)})
			if len(batch) == 64 {
				if _, err := m.AddAll(b.Context(), batch); err != nil {
					b.Fatal(err)
				}
				batch = nil
			}
		}
		b.ReportMetric(float64(s.Statements())/256, "statements/report")
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
