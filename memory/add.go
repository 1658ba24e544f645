package memory

import (
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
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
	if err := m.Read(ctx, &req); err != nil {
		return nil, err
	}
	if req.Reading == nil {
		return m.again(ctx, req)
	}
	all, err := m.keep(ctx, []AddRequest{req}, false)
	if err != nil {
		return nil, err
	}
	return all[0].Added, nil
}

// Read has the memory's reader read a report that nothing was read from and that isn't
// there yet; the request's Reading is nil afterwards where the report is there.
func (m *Memory) Read(ctx context.Context, req *AddRequest) error {
	known, err := m.Has(ctx, req.Report.SHA256)
	if err != nil {
		return err
	}
	if known {
		req.Reading = nil
		return nil
	}
	if req.Reading != nil {
		return nil
	}
	if m.reader == nil {
		return fmt.Errorf("add %s: %w", req.Report.Name, errNoReader)
	}
	got, err := m.reader.Read(ctx, req.Report)
	if err == nil {
		req.Reading = &got
	}
	return err
}

// Kept is what became of one of several reports: it was added, or Err says why not. All
// tells that Err is of the transaction, and costs all its reports.
type Kept struct {
	*Added
	Err error
	All bool
}

// AddAll takes several reports in as Add does, in their order and in one transaction:
// what each costs to make safe is shared by all. A report that can't be kept costs no
// other. Where AddAll returns an error none of them was kept.
func (m *Memory) AddAll(ctx context.Context, reqs []AddRequest) ([]Kept, error) {
	reqs = slices.Clone(reqs)
	unread := map[int]error{}
	var read []AddRequest
	for i := range reqs {
		if err := m.Read(ctx, &reqs[i]); err == nil {
			read = append(read, reqs[i])
		} else if unread[i] = err; ofStore(err) {
			return nil, err
		}
	}
	kept, err := m.keepAll(ctx, read)
	if err != nil {
		return nil, err
	}
	out := make([]Kept, len(reqs))
	for i := range out {
		if out[i].Err = unread[i]; out[i].Err == nil {
			out[i], kept = kept[0], kept[1:]
		}
	}
	return out, nil
}

// keepAll keeps reports that are read; those without a reading are there already.
func (m *Memory) keepAll(ctx context.Context, reqs []AddRequest) ([]Kept, error) {
	var fresh []AddRequest
	for _, req := range reqs {
		if req.Reading != nil {
			fresh = append(fresh, req)
		}
	}
	kept, err := m.keep(ctx, fresh, true)
	if err != nil {
		return nil, err
	}
	out := make([]Kept, len(reqs))
	for i, req := range reqs {
		if req.Reading != nil {
			out[i], kept = kept[0], kept[1:]
		} else {
			out[i].Added, out[i].Err = m.again(ctx, req)
		}
	}
	return out, nil
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

// keep stores reports with what was read from them, in one transaction. Where they aren't
// parts of it, one that can't be kept costs all.
func (m *Memory) keep(ctx context.Context, reqs []AddRequest, parts bool) ([]Kept, error) {
	if len(reqs) == 0 {
		return nil, nil
	}
	all := m.readyAll(reqs)
	if parts && len(reqs) > 1 {
		// Nearly always all can be kept, and a transaction without parts costs less: only
		// where one can't be, which then isn't known of, they are kept part by part.
		if out, err := m.keepWhole(ctx, reqs, all); err == nil || ofStore(err) {
			return out, err
		}
	}
	return m.keepIn(ctx, reqs, func(tx store.Tx, state *judgement.State, i int) (k Kept, err error) {
		if parts {
			return m.keepPart(ctx, tx, state, reqs[i], all[i])
		}
		k.Added, err = m.keepOne(ctx, tx, state, reqs[i], all[i])
		return k, err
	})
}

// keepWhole stores reports of which one that can't be kept, or on which the program has a
// fault, costs all.
func (m *Memory) keepWhole(ctx context.Context, reqs []AddRequest, all []*ready) (out []Kept, err error) {
	defer func() {
		if r := recover(); r != nil {
			m.recent.drop()
			err = fmt.Errorf("add %d reports together: %v", len(reqs), r)
		}
	}()
	return m.keepIn(ctx, reqs, func(tx store.Tx, state *judgement.State, i int) (k Kept, err error) {
		k.Added, err = m.keepOne(ctx, tx, state, reqs[i], all[i])
		return k, err
	})
}

// keepIn has one stored after another in one transaction.
func (m *Memory) keepIn(ctx context.Context, reqs []AddRequest, one func(tx store.Tx, state *judgement.State, i int) (Kept, error)) ([]Kept, error) {
	var out []Kept
	err := m.update(ctx, func(tx store.Tx) error {
		out = make([]Kept, len(reqs))
		state, err := m.state(ctx, tx)
		if err != nil {
			return err
		}
		for i := range reqs {
			if out[i], err = one(tx, state, i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		m.recent.drop() // it may hold what came to nothing
		return nil, err
	}
	for _, k := range out {
		for i := 0; k.Added != nil && i < len(k.Changed); i++ {
			if len(k.Changed[i].Reports) == 1 {
				k.New++
			}
		}
	}
	return out, nil
}

// keepPart stores one of several reports. A fault of the program on it must not cost the
// others.
func (m *Memory) keepPart(ctx context.Context, tx store.Tx, state *judgement.State, req AddRequest, x *ready) (out Kept, err error) {
	out.Err, err = tx.Part(ctx, func(tx store.Tx) (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("add %s: this report brings the program to a fault, which is a bug: %v", req.Report.Name, r)
			}
		}()
		out.Added, err = m.keepOne(ctx, tx, state, req, x)
		return err
	})
	if out.Err != nil {
		out.Added = nil
		m.recent.clear()
	}
	if err == nil && ofStore(out.Err) {
		err = out.Err
	}
	return out, err
}

// keepOne stores a report with what was read from it.
func (m *Memory) keepOne(ctx context.Context, tx store.Tx, state *judgement.State, req AddRequest, x *ready) (*Added, error) {
	var r *store.Report
	if x != nil {
		r = x.report
	} else {
		r = m.toStore(req)
	}
	added, err := tx.AddReport(ctx, r)
	if err != nil {
		return nil, err
	}
	id := req.Report.SHA256
	kept, err := tx.Report(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &Added{Report: kept.Publication(), Already: !added, Claims: len(req.Reading.Claims)}
	if !added { // another process was faster, or the batch has it twice
		out.Claims = kept.Claims
		return out, nil
	}
	var version store.Version
	if m.reader != nil {
		version = m.reader.Version()
	}
	if x == nil || !x.fits(kept) {
		x = makeReady(kept, *req.Reading)
	}
	if err := tx.PutClaims(ctx, id, version, x.seat(kept, &m.recent)); err != nil {
		return nil, err
	}
	if out.Pairs, err = findPairs(ctx, tx, x.document, &m.recent); err != nil {
		return nil, err
	}
	g := m.groupingOf(tx, state)
	g.recent = &m.recent
	out.Changed, out.Gone, err = g.add(ctx, id)
	return out, err
}

// update is an update that may use what is known of recent reports.
func (m *Memory) update(ctx context.Context, f func(store.Tx) error) error {
	return m.store.Update(ctx, func(tx store.Tx) error {
		return m.recent.in(ctx, tx, func() error { return f(tx) })
	})
}
