package memory

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// Difference is how a new reading of a report differs from the one that is kept.
type Difference struct {
	Report   reportedly.Publication
	Was, Now store.Version

	Same    int // claims that are the same in both
	Added   []reportedly.Claim
	Dropped []reportedly.Claim
	Changed []ChangedClaim
	// Kept is how many claims that people judged are found again; Orphans are those
	// that aren't.
	Kept    int
	Orphans []judgement.Orphan

	reading Reading
}

// Empty tells whether nothing but the versions differs.
func (d *Difference) Empty() bool { return len(d.Added)+len(d.Dropped)+len(d.Changed) == 0 }

// ChangedClaim is a claim that rests on the same words and says something else.
type ChangedClaim struct {
	Was, Now reportedly.Claim
	Fields   []FieldChange
}

// FieldChange is a field's value in two readings.
type FieldChange struct{ Field, Was, Now string }

// Stale lists the reports that another version than the reader's coded, the oldest
// first.
func (m *Memory) Stale(ctx context.Context, page store.Page) (store.List[store.Report], error) {
	if m.reader == nil {
		return store.List[store.Report]{}, errNoReader
	}
	return m.store.Reports(ctx, store.ReportFilter{NotBy: m.reader.Version(), OldestFirst: true}, page)
}

// Reread reads a kept report again and tells how that differs from what is kept. It
// replaces nothing; [Memory.Replace] does.
func (m *Memory) Reread(ctx context.Context, prefix string) (*Difference, error) {
	if m.reader == nil {
		return nil, errNoReader
	}
	id, err := m.ReportID(ctx, prefix)
	if err != nil {
		return nil, err
	}
	kept, err := m.store.Report(ctx, id)
	if err != nil {
		return nil, err
	}
	reading, err := m.reader.Read(ctx, &kept.Report)
	if err != nil {
		return nil, fmt.Errorf("read %s again: %w", ShortID(id), err)
	}
	var out *Difference
	err = m.store.View(ctx, func(r store.Reader) error {
		out, err = m.difference(ctx, r, kept, reading)
		return err
	})
	return out, err
}

func (m *Memory) difference(ctx context.Context, r store.Reader, kept *store.Report, reading Reading) (*Difference, error) {
	out := &Difference{Report: kept.Publication(), Was: kept.By, Now: m.reader.Version(), reading: reading}
	old, err := claimsAsRead(ctx, r, kept.SHA256)
	if err != nil {
		return nil, err
	}
	state, err := m.state(ctx, r)
	if err != nil {
		return nil, err
	}
	own, old := ownOf(old)
	found, orphans := judgement.Attach(state.Anchors(kept.SHA256), kept.SHA256, slices.Concat(reading.Claims, own))
	out.Kept, out.Orphans = len(found), orphans
	out.compare(kept.SHA256, old)
	return out, nil
}

// ownOf parts the claims that persons found from those that were read.
func ownOf(claims []reportedly.Claim) (own, read []reportedly.Claim) {
	for _, c := range claims {
		if judgement.IsOwn(c.ID) {
			own = append(own, c)
		} else {
			read = append(read, c)
		}
	}
	return own, read
}

// compare pairs the claims of two readings by their words.
func (d *Difference) compare(report string, old []reportedly.Claim) {
	was := map[string]int{}
	for i, a := range judgement.AnchorsOf(report, old) {
		was[a.Key()] = i
	}
	for i, a := range judgement.AnchorsOf(report, d.reading.Claims) {
		now := d.reading.Claims[i]
		k, ok := was[a.Key()]
		if !ok {
			d.Added = append(d.Added, now)
			continue
		}
		delete(was, a.Key())
		if fields := differences(&old[k], &now); len(fields) > 0 {
			d.Changed = append(d.Changed, ChangedClaim{old[k], now, fields})
		} else {
			d.Same++
		}
	}
	for _, i := range slices.Sorted(maps.Values(was)) {
		d.Dropped = append(d.Dropped, old[i])
	}
}

func differences(a, b *reportedly.Claim) []FieldChange {
	var out []FieldChange
	for _, f := range judgement.FieldNames() {
		if was, now := judgement.Value(a, f), judgement.Value(b, f); was != now {
			out = append(out, FieldChange{f, was, now})
		}
	}
	return out
}

// ErrStale says that what a difference was made of has changed meanwhile.
var ErrStale = errors.New("the report was judged or read again meanwhile")

// Replaced is what became of a report that was read again.
type Replaced struct {
	Changed []reportedly.Development
	Gone    []string
}

// Replace makes a new reading count. Claims that rest on the same words keep their ID,
// their development and what people decided about them; decisions about words that no
// claim rests on any more stay in the log as orphans.
func (m *Memory) Replace(ctx context.Context, d *Difference) (*Replaced, error) {
	out := &Replaced{}
	err := m.store.Update(ctx, func(tx store.Tx) error {
		id := d.Report.ID
		kept, err := tx.Report(ctx, id)
		if err != nil {
			return err
		}
		if kept.By != d.Was {
			return ErrStale
		}
		state, err := m.state(ctx, tx)
		if err != nil {
			return err
		}
		old, err := tx.ClaimsOf(ctx, id)
		if err != nil {
			return err
		}
		homes := homesOf(old)
		if err := m.putAnew(ctx, tx, kept, old, d.reading, state); err != nil {
			return err
		}
		out.Changed, out.Gone, err = m.groupAnew(ctx, tx, state, id, homes)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// homesOf are the developments that claims belong to.
func homesOf(claims []store.Claim) []string {
	var homes []string
	for _, c := range claims {
		if c.Development != "" {
			homes = append(homes, c.Development)
		}
	}
	slices.Sort(homes)
	return slices.Compact(homes)
}

// groupAnew groups the claims of a report again, and what they belonged to.
func (m *Memory) groupAnew(ctx context.Context, tx store.Tx, state *judgement.State, report string, homes []string) ([]reportedly.Development, []string, error) {
	g := m.groupingOf(tx, state)
	if err := g.rekey(ctx, report); err != nil {
		return nil, nil, err
	}
	told, err := g.Claims(ctx, report)
	if err != nil {
		return nil, nil, err
	}
	ids := make([]string, len(told))
	for i := range told {
		ids[i] = told[i].ID
	}
	in, err := tx.DevelopmentsOf(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	ids = slices.DeleteFunc(ids, func(id string) bool { return in[id] != "" })
	return g.regroup(ctx, homes, ids)
}

// putAnew puts the claims of a new reading in place of the old ones, with what people
// decided about them.
func (m *Memory) putAnew(ctx context.Context, tx store.Tx, kept *store.Report, old []store.Claim, reading Reading, state *judgement.State) error {
	before, err := anchorsOf(ctx, tx, kept.SHA256)
	if err != nil {
		return err
	}
	for _, c := range old {
		if err := tx.PutValue(ctx, readName(c.ID), nil); err != nil {
			return err
		}
		if err := tx.SetReview(ctx, c.ID, store.NotReviewed); err != nil {
			return err
		}
	}
	reading.Claims = keepIDs(kept.SHA256, before, state.Anchors(kept.SHA256), reading.Claims)
	if err := tx.PutClaims(ctx, kept.SHA256, m.reader.Version(), readAnew(kept, reading)); err != nil {
		return err
	}
	for _, a := range state.Anchors(kept.SHA256) {
		if !a.Own {
			continue
		}
		if _, _, _, err := settleOwn(ctx, tx, state, a); err != nil {
			return err
		}
		if _, err := m.settleClaim(ctx, tx, state, a, a.ID()); err != nil {
			return err
		}
	}
	for i, a := range judgement.AnchorsOf(kept.SHA256, reading.Claims) {
		if state.Claims[a.Key()] == nil {
			continue
		}
		if _, err := m.settleClaim(ctx, tx, state, a, reportedly.TellingID(kept.SHA256, reading.Claims[i].ID)); err != nil {
			return err
		}
	}
	return nil
}

// keepIDs gives the claims of a new reading the IDs of the old claims that rest on the
// same words, and others numbers that no claim of the report had, so that a name that
// somebody wrote down never comes to mean something else.
func keepIDs(report string, before, judged []judgement.Anchor, claims []reportedly.Claim) []reportedly.Claim {
	id, most := map[string]string{}, 0
	for _, a := range before {
		id[a.Key()] = a.Claim
	}
	for _, a := range slices.Concat(before, judged) {
		var n int
		if _, err := fmt.Sscanf(a.Claim, "c%d", &n); err == nil {
			most = max(most, n)
		}
	}
	out := slices.Clone(claims)
	renamed := map[string]string{}
	for i, a := range judgement.AnchorsOf(report, claims) {
		now, ok := id[a.Key()]
		if !ok {
			most++
			now = fmt.Sprintf("c%d", most)
		}
		renamed[claims[i].ID] = now
		out[i].ID = now
	}
	for i := range out {
		out[i].Links = slices.Clone(out[i].Links)
		for k, l := range out[i].Links {
			out[i].Links[k].Claim = renamed[l.Claim]
		}
		if t := out[i].Time; t != nil && t.Claim != "" {
			copied := *t
			copied.Claim = renamed[t.Claim]
			out[i].Time = &copied
		}
	}
	return out
}
