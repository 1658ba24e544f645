package memory_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
)

// beside is another program's memory over the same file.
func (f *fixture) beside(o sqlite.Options) *memory.Memory {
	f.t.Helper()
	s, err := sqlite.Open(f.t.Context(), f.path, o)
	if err != nil {
		f.t.Fatal(err)
	}
	f.t.Cleanup(func() { s.Close() })
	return memory.New(memory.Options{Store: s, Reader: reader{"1"}, Now: func() time.Time { return noon }, Who: "other"})
}

// told is the nth report of a few happenings, each of which several reports tell.
func told(n int) *reportedly.Report {
	return report(fmt.Sprint("Source", n), "2021-03-10", fmt.Sprintf("Dispatch %d of the day. On Tuesday gunmen%d attacked officers near Town%d. It was written by hand number %d.", n, n%3, n%3, n*n))
}

// shape is what a memory came to: how many reports tell each development.
func shape(t *testing.T, m *memory.Memory) map[string]int {
	t.Helper()
	l, err := m.Developments(t.Context(), memory.DevelopmentsRequest{Page: store.Page{Limit: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, d := range l.Items {
		out[fmt.Sprint(d.Places, d.Actors)] += d.Reports
	}
	return out
}

// Two programs add to one file at once: it comes to what one would have made of it.
func TestTwoWriters(t *testing.T) {
	const all = 24
	f := open(t)
	other := f.beside(sqlite.Options{Wait: time.Minute})
	var wg sync.WaitGroup
	for i, m := range []*memory.Memory{f.Memory, other} {
		wg.Go(func() {
			for n := i; n < all; n += 2 {
				if _, err := m.Add(t.Context(), memory.AddRequest{Report: told(n)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	f.sound()
	alone := open(t)
	for n := range all {
		if _, err := alone.Add(t.Context(), memory.AddRequest{Report: told(n)}); err != nil {
			t.Fatal(err)
		}
	}
	got, want := shape(t, f.Memory), shape(t, alone.Memory)
	if len(got) != 3 || len(want) != 3 {
		t.Fatalf("developments: %v, alone %v", got, want)
	}
	for k, n := range want {
		if got[k] != n || n != all/3 {
			t.Errorf("%s: told by %d reports, %d where one program added them", k, got[k], n)
		}
	}
	// What the one decides, the other sees, also in what it adds next.
	id := told(0).SHA256 + "/c1"
	if _, err := other.Judge(t.Context(), memory.Decision{Act: judgement.Reject, Claim: id}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Add(t.Context(), memory.AddRequest{Report: told(all)}); err != nil {
		t.Fatal(err)
	}
	d := f.claim(told(all).SHA256 + "/c1").Development
	if c := f.claim(id); d == nil || d.Reports != all/3 || c.Development != nil || !c.State.Rejected() {
		t.Errorf("the rejected claim: %+v, the new one's development %+v", c, d)
	}
	f.sound()
}

// What one program forgets, another that knew it no longer tells.
func TestForgottenElsewhere(t *testing.T) {
	f := open(t)
	id := f.add("Star", "2021-03-10", first).Report.ID
	f.add("Courier", "2021-03-11", second)
	f.judge(memory.Decision{Act: judgement.Note, Claim: id + "/c1", Value: "a secret"})
	other := f.beside(sqlite.Options{})
	if _, err := other.Agreement(t.Context(), judgement.Accept); err != nil { // it reads the log
		t.Fatal(err)
	}
	if _, err := f.Forget(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	l, err := other.Log(t.Context(), memory.LogRequest{})
	if err != nil || len(l.Items) != 1 || !l.Items[0].Lost || l.Items[0].Value != "" {
		t.Errorf("the log: %+v, %v", l, err)
	}
	if _, err := other.Undo(t.Context(), memory.UndoRequest{Number: 1}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("undoing what went: %v", err)
	}
}

// Where no room is left, what was there stays and what is asked for is answered; with
// room it goes on.
func TestNoRoom(t *testing.T) {
	f := open(t)
	f.add("Star", "2021-03-10", first)
	small := f.beside(sqlite.Options{MaxBytes: 600_000})
	added := 1
	for n := 0; ; n++ {
		if n > 400 {
			t.Fatal("it never fills")
		}
		if _, err := small.Add(t.Context(), memory.AddRequest{Report: told(n)}); err != nil {
			if !errors.Is(err, store.ErrFull) {
				t.Fatal(err)
			}
			break
		}
		added++
	}
	if s, err := small.Stats(t.Context()); err != nil || s.Reports != added {
		t.Errorf("%d reports, want %d: %v", s.Reports, added, err)
	}
	if _, err := small.Search(t.Context(), memory.SearchRequest{Filter: store.ClaimFilter{Text: "gunmen"}}); err != nil {
		t.Error(err)
	}
	f.sound()
	for n := 500; n < 510; n++ {
		if _, err := f.Add(t.Context(), memory.AddRequest{Report: told(n)}); err != nil {
			t.Fatal(err)
		}
	}
	f.sound()
}

// Many look while one adds and decides: each sees one state of everything.
func TestReadersBesideWriter(t *testing.T) {
	f := open(t)
	f.add("Star", "2021-03-10", first)
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			for n := 0; ctx.Err() == nil || n == 0; n++ {
				if err := f.look(t.Context()); err != nil {
					t.Error(err)
					return
				}
				time.Sleep(10 * time.Millisecond)
			}
		})
	}
	for n := range 12 {
		if _, err := f.Add(t.Context(), memory.AddRequest{Report: told(n)}); err != nil {
			t.Error(err)
		}
		act := []judgement.Act{judgement.Accept, judgement.Reject}[n%2]
		if _, err := f.Judge(t.Context(), memory.Decision{Act: act, Claim: told(n).SHA256 + "/c1"}); err != nil {
			t.Error(err)
		}
		if _, err := f.Would(t.Context(), memory.Decision{Act: judgement.Reject, Claim: told(n).SHA256 + "/c1"}); err != nil {
			t.Error(err)
		}
	}
	stop()
	wg.Wait()
	f.sound()
}

// look asks for what pages show and compares it with itself.
func (f *fixture) look(ctx context.Context) error {
	l, err := f.Developments(ctx, memory.DevelopmentsRequest{Page: store.Page{Limit: 3}})
	if err != nil {
		return err
	}
	for _, row := range l.Items {
		d, err := f.Development(ctx, row.ID)
		if errors.Is(err, reportedly.ErrNotFound) {
			continue // it became one with another meanwhile
		}
		if err != nil {
			return err
		}
		for _, m := range d.Members {
			if c, ok := d.Claims[m.Claim]; !ok || c.Development != d.ID || c.Review == store.Rejected {
				return fmt.Errorf("development %s has %s, which is %+v", d.ID, m.Claim, c)
			}
		}
	}
	reports, err := f.Reports(ctx, store.ReportFilter{}, store.Page{Limit: 1})
	if err != nil || len(reports.Items) == 0 {
		return err
	}
	p, err := f.Desk(ctx, reports.Items[0].SHA256, func(list []store.Claim) string { return list[0].Claim.ID })
	if err != nil {
		return err
	}
	if s := p.States["c1"]; (s != nil) != (p.Claims[0].Review != store.NotReviewed) || (s != nil) != (len(p.Open.Log) > 0) || p.Reviewed != len(p.States) {
		return fmt.Errorf("a desk of two states: %+v, %+v", s, p.Open)
	}
	return nil
}
