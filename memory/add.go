package memory

import (
	"context"
	"fmt"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/store"
)

// AddRequest is a report to take in.
type AddRequest struct {
	Report *reportedly.Report
	Source string // who published it, where the user says so; else the report's publisher
	// Published is set where the user gave the report's date of publication, which then
	// holds for a report that is there already too.
	Published string
	// How the bytes came here, for the chain of custody: "file", "standard input",
	// "url"; and what else is to be said of it.
	How  string
	Note string
	By   string // who took it in; the memory's user where empty
	// Reading is what was read from it; nil has the memory's reader read it.
	Reading *Reading
}

// Added is what became of a report.
type Added struct {
	Report  reportedly.Publication
	Already bool // the same bytes were taken in before
	Amended bool // of one that was there: it has another source or date now
	Claims  int
	Pairs   []store.Pair // what it shares with reports that were there
	// Changed are the developments that its claims made or changed, Gone those that
	// became one with others.
	Changed []reportedly.Development
	Gone    []string
	New     int // of Changed, those that only this report tells
}

// Has tells whether a report with these bytes was taken in, so that it needn't be
// read.
func (m *Memory) Has(ctx context.Context, sha256 string) (bool, error) {
	list, err := m.store.ReportID(ctx, sha256)
	if err != nil {
		return false, ignoreNotFound(err)
	}
	return list == sha256, nil
}

// Add takes a report in: it keeps its bytes, text and claims, and sets the claims
// against those of other reports. Once it returns, all of that is safe; where it
// fails or is broken off, nothing of it remains. The same bytes again add no more than
// that they were met again.
func (m *Memory) Add(ctx context.Context, req AddRequest) (*Added, error) {
	r := req.Report
	known, err := m.Has(ctx, r.SHA256)
	if err != nil {
		return nil, err
	}
	if known {
		return m.again(ctx, req)
	}
	reading := req.Reading
	if reading == nil {
		if m.reader == nil {
			return nil, fmt.Errorf("add %s: %w", r.Name, errNoReader)
		}
		got, err := m.reader.Read(ctx, r)
		if err != nil {
			return nil, err
		}
		reading = &got
	}
	return m.keep(ctx, req, *reading)
}

// again notes that a report was met again.
func (m *Memory) again(ctx context.Context, req AddRequest) (*Added, error) {
	var out *Added
	err := m.store.Update(ctx, func(tx store.Tx) error {
		if _, err := tx.AddReport(ctx, m.toStore(req)); err != nil {
			return err
		}
		kept, err := tx.Report(ctx, req.Report.SHA256)
		if err != nil {
			return err
		}
		out = &Added{Report: kept.Publication(), Already: true, Claims: kept.Claims}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if out.Amended, err = m.Amend(ctx, Amendment{Report: out.Report.ID, Source: req.Source, Published: req.Published}); err != nil {
		return nil, err
	}
	if out.Amended {
		kept, err := m.store.Report(ctx, out.Report.ID)
		if err != nil {
			return nil, err
		}
		out.Report = kept.Publication()
	}
	return out, nil
}

func (m *Memory) toStore(req AddRequest) *store.Report {
	r := &store.Report{Report: *req.Report, Source: req.Source}
	if r.Source == "" {
		r.Source = r.Publisher
	}
	r.Publisher = r.Source
	with := ""
	if m.reader != nil {
		with = m.reader.Version().Coder
	}
	r.Acquisitions = []store.Acquisition{{At: req.Report.Acquired, From: req.Report.Name, How: req.How, By: m.by(req.By), With: with, Note: req.Note}}
	return r
}

// keep stores a report with what was read from it.
func (m *Memory) keep(ctx context.Context, req AddRequest, reading Reading) (*Added, error) {
	var version store.Version
	if m.reader != nil {
		version = m.reader.Version()
	}
	var out *Added
	err := m.update(ctx, func(tx store.Tx) error {
		added, err := tx.AddReport(ctx, m.toStore(req))
		if err != nil {
			return err
		}
		id := req.Report.SHA256
		kept, err := tx.Report(ctx, id)
		if err != nil {
			return err
		}
		out = &Added{Report: kept.Publication(), Already: !added, Claims: len(reading.Claims)}
		if !added { // another process was faster
			out.Claims = kept.Claims
			return nil
		}
		claims := toClaims(kept, reading)
		if err := tx.PutClaims(ctx, id, version, claims); err != nil {
			return err
		}
		told := make([]reportedly.Told, len(claims))
		for i := range claims {
			told[i] = claims[i].Told
		}
		m.recent.claims.put(id, told, len(told)+1)
		if out.Pairs, err = findPairs(ctx, tx, kept, &m.recent); err != nil {
			return err
		}
		g, err := m.grouping(ctx, tx)
		if err != nil {
			return err
		}
		g.recent = &m.recent
		out.Changed, out.Gone, err = g.add(ctx, id)
		return err
	})
	if err != nil {
		m.recent.drop() // it may hold what came to nothing
		return nil, err
	}
	for _, d := range out.Changed {
		if len(d.Reports) == 1 {
			out.New++
		}
	}
	return out, nil
}

// update is an update that may use what is known of recent reports.
func (m *Memory) update(ctx context.Context, f func(store.Tx) error) error {
	return m.store.Update(ctx, func(tx store.Tx) error {
		return m.recent.in(ctx, tx, func() error { return f(tx) })
	})
}

// toClaims are the claims of a reading as the store takes them. Vectors are rounded as
// the store will, so that it doesn't matter which of two reports came first.
func toClaims(r *store.Report, reading Reading) []store.Claim {
	out := make([]store.Claim, len(reading.Claims))
	told := make([]reportedly.Told, len(reading.Claims))
	for i, c := range reading.Claims {
		t := reportedly.Told{ID: reportedly.TellingID(r.SHA256, c.ID), Report: r.Publication(), Claim: c}
		if i < len(reading.Vectors) {
			t.Vector = store.Rounded(reading.Vectors[i])
		}
		told[i] = t
	}
	keys := corroborate.Keys(told, nil)
	for i, t := range told {
		out[i] = store.Claim{Told: t, Keys: keys[t.ID]}
	}
	return out
}
