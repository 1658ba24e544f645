package intake_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/intake"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
)

// reader finds nothing, faults on the word "fault", and waits where it is told to.
type reader struct{ wait chan struct{} }

func (r reader) Read(ctx context.Context, rep *reportedly.Report) (memory.Reading, error) {
	if strings.Contains(rep.Text.String(), "fault") {
		panic("a fault")
	}
	if r.wait != nil {
		select {
		case <-r.wait:
		case <-ctx.Done():
			return memory.Reading{}, ctx.Err()
		}
	}
	return memory.Reading{}, nil
}

func (reader) Version() store.Version { return store.Version{Coder: "reader 1"} }

func runs(t *testing.T, r reader) *intake.Runs {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "m.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	now := func() time.Time { return time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC) }
	rs := intake.New(intake.Options{Memory: memory.New(memory.Options{Store: s, Reader: r, Now: now}), Now: now})
	t.Cleanup(rs.Close)
	return rs
}

func input(text string) intake.Input {
	return intake.Input{Name: "a.txt", How: "pasted", Size: int64(len(text)), Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func TestRun(t *testing.T) {
	rs := runs(t, reader{})
	r, err := rs.Begin(intake.Given{By: "mk", Source: "The Courier", Options: ingest.Options{Publisher: "The Courier"}}, []intake.Input{
		input("The army shelled the village on Monday."), input("This has a fault in it, sadly."), input(""), input("The army shelled the village on Monday."),
	})
	if err != nil {
		t.Fatal(err)
	}
	var states []string
	for e := range r.Watch(t.Context(), 0) {
		states = append(states, fmt.Sprintf("%d %s", e.Item, e.Is.State))
	}
	want := "0 reading, 1 reading, 1 not read, 2 reading, 2 not read, 3 reading, 0 added, 3 already there, -1 "
	if got := strings.Join(states, ", "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	items, done := r.State()
	if !done || items[0].Report.Source != "The Courier" || !strings.Contains(items[1].Err.Error(), "a fault") {
		t.Errorf("done %t, %+v", done, items)
	}
	// Who comes later sees the rest alone.
	n := 0
	for e := range r.Watch(t.Context(), 7) {
		if n++; e.Number <= 7 {
			t.Errorf("event %d again", e.Number)
		}
	}
	if n != 2 {
		t.Errorf("%d events after the seventh, want 2", n)
	}
	if found, err := rs.Find(r.ID); err != nil || found != r {
		t.Errorf("found %v, %v", found, err)
	}
	if _, err := rs.Find("nowhere"); !errors.Is(err, reportedly.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestBusy(t *testing.T) {
	rs := runs(t, reader{wait: make(chan struct{})})
	var err error
	n := 0
	for ; err == nil && n < 20; n++ {
		_, err = rs.Begin(intake.Given{}, []intake.Input{input("The army shelled the village on Monday.")})
	}
	if !errors.Is(err, intake.ErrBusy) || n != 9 {
		t.Errorf("after %d runs: %v", n, err)
	}
	if _, err := rs.Begin(intake.Given{}, nil); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("nothing to add: %v", err)
	}
	if _, err := rs.Begin(intake.Given{}, make([]intake.Input, 201)); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("too many: %v", err)
	}
	rs.Close() // breaks all of it off
	for _, r := range rs.List() {
		if _, done := r.State(); !done {
			t.Errorf("run %s goes on", r.ID)
		}
	}
}

// Each row of a table is a report of the run.
func TestTable(t *testing.T) {
	rs := runs(t, reader{})
	in := input("date,source,notes\n2021-03-01,Osk Radio,Shots.\n2021-03-02,Osk Radio,\n2021-03-03,Tarn Post,Shots again.\n")
	in.Name = "log.csv"
	r, err := rs.Begin(intake.Given{}, []intake.Input{in, input("Calm.")})
	if err != nil {
		t.Fatal(err)
	}
	for range r.Watch(t.Context(), 0) {
	}
	var got []string
	items, _ := r.State()
	for _, i := range items {
		got = append(got, fmt.Sprint(i.Name, " ", i.State, " ", i.Report.Source, " ", i.Report.Published))
	}
	want := "log.csv, row 2 added Osk Radio 2021-03-01; log.csv, row 4 added Tarn Post 2021-03-03; a.txt added  "
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
	in = input("date,notes\n" + strings.Repeat("2021-03-01,Shots.\n", intake.MaxReports+1))
	in.Name = "log.csv"
	if _, err := rs.Begin(intake.Given{}, []intake.Input{in}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("too many rows: %v", err)
	}
}

// Who stops watching isn't held.
func TestWatchEnds(t *testing.T) {
	rs := runs(t, reader{wait: make(chan struct{})})
	r, err := rs.Begin(intake.Given{}, []intake.Input{input("The army shelled the village on Monday.")})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	n := 0
	for range r.Watch(ctx, -3) {
		n++
	}
	if n > 1 {
		t.Errorf("%d events of a report that is being read", n)
	}
}
