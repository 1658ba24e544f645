package memory

import (
	"context"
	"fmt"

	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/store"
)

// Amendment is what a person knows better about a report's publication. Empty fields
// stay as they are.
type Amendment struct {
	Report    string // the beginning of its ID
	Source    string
	Title     string
	Published string // EDTF, as ingest.ParsePublished gives it
}

// Amend changes what is known of a report's publication, and groups its claims again.
// Another date of publication has the report read again, because relative times depend
// on it. It tells whether anything changed.
func (m *Memory) Amend(ctx context.Context, a Amendment) (changed bool, err error) {
	id, err := m.ReportID(ctx, a.Report)
	if err != nil {
		return false, err
	}
	kept, err := m.store.Report(ctx, id)
	if err != nil {
		return false, err
	}
	if !a.differs(kept) {
		return false, nil
	}
	anew := a.Published != "" && a.Published != kept.Published
	a.to(kept)
	var reading Reading
	if anew {
		if m.reader == nil {
			return false, fmt.Errorf("read %s with its new date: %w", ShortID(id), errNoReader)
		}
		if reading, err = m.reader.Read(ctx, &kept.Report); err != nil {
			return false, err
		}
	}
	return true, m.store.Update(ctx, func(tx store.Tx) error { return m.amend(ctx, tx, kept, anew, reading) })
}

func (a Amendment) differs(r *store.Report) bool {
	return a.Source != "" && a.Source != r.Source || a.Title != "" && a.Title != r.Title || a.Published != "" && a.Published != r.Published
}

func (a Amendment) to(r *store.Report) {
	if a.Source != "" {
		r.Source, r.Publisher = a.Source, a.Source
	}
	if a.Title != "" {
		r.Title = a.Title
	}
	if a.Published != "" && a.Published != r.Published {
		r.Published, r.PublishedFrom = a.Published, "given by the user"
	}
}

func (m *Memory) amend(ctx context.Context, tx store.Tx, kept *store.Report, anew bool, reading Reading) error {
	state, err := m.state(ctx, tx)
	if err != nil {
		return err
	}
	old, err := tx.ClaimsOf(ctx, kept.SHA256)
	if err != nil {
		return err
	}
	if err := tx.SetReport(ctx, kept); err != nil {
		return err
	}
	homes := homesOf(old)
	if anew {
		if err := m.putAnew(ctx, tx, kept, old, reading, state); err != nil {
			return err
		}
	}
	// Who published what decides which reports are versions of one.
	if err := tx.RemovePairs(ctx, kept.SHA256); err != nil {
		return err
	}
	if _, err := findPairs(ctx, tx, duplicate.New(&kept.Report), &recent{}); err != nil {
		return err
	}
	_, _, err = m.groupAnew(ctx, tx, state, kept.SHA256, homes)
	return err
}
