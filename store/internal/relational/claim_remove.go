package relational

import (
	"context"

	"github.com/reportedly/reportedly/store"
)

// removeClaims removes all claims of a report with everything that they are found
// by.
func (t *tx) removeClaims(ctx context.Context, report int64) error {
	list, err := t.loadOf(ctx, report)
	if err != nil {
		return err
	}
	from, to := claimRange(report)
	return t.removeRows(ctx, list, from, to)
}

// removeRows removes the claims of a range of rows, which are list.
func (t *tx) removeRows(ctx context.Context, list []stored, from, to int64) error {
	if err := t.removeWords(ctx, list); err != nil {
		return err
	}
	t.known.drop(list)
	if err := t.removeKeys(ctx, list); err != nil {
		return err
	}
	for i := range list {
		s := &list[i]
		_, shapes, err := toBody(&s.Claim.Claim)
		if err != nil {
			return err
		}
		for _, sh := range shapes {
			if _, err := t.exec(ctx, `UPDATE shape SET uses = uses - 1 WHERE key = ?`, sh.key); err != nil {
				return err
			}
			if _, err := t.exec(ctx, `DELETE FROM shape WHERE key = ? AND uses <= 0`, sh.key); err != nil {
				return err
			}
		}
	}
	if err := t.dropEntities(ctx, list); err != nil {
		return err
	}
	if err := t.removeBoxes(ctx, from, to); err != nil {
		return err
	}
	for _, q := range []string{
		`DELETE FROM claim_entity WHERE claim >= ? AND claim < ?`, `DELETE FROM claim_body WHERE claim >= ? AND claim < ?`, `DELETE FROM claim WHERE id >= ? AND id < ?`,
	} {
		if _, err := t.exec(ctx, q, from, to); err != nil {
			return err
		}
	}
	return nil
}

// removeBoxes removes where the places of a range of claims lie, and the areas where no other's do.
func (t *tx) removeBoxes(ctx context.Context, from, to int64) error {
	from, to = from<<boxBits, to<<boxBits
	areas, err := t.ids(ctx, `SELECT DISTINCT area FROM box WHERE id >= ? AND id < ? ORDER BY area`, from, to)
	if err != nil {
		return err
	}
	if _, err := t.exec(ctx, `DELETE FROM box WHERE id >= ? AND id < ?`, from, to); err != nil {
		return err
	}
	for _, area := range areas {
		n, err := t.exec(ctx, `DELETE FROM area WHERE id = ? AND NOT EXISTS (SELECT 1 FROM box b WHERE b.area = area.id)`, area)
		if err == nil && n > 0 {
			err = t.dialect.RemoveArea(ctx, t.run, area)
			clear(t.known.areas)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) removeWords(ctx context.Context, list []stored) error {
	return t.wordsOf(ctx, list, func(w WordRow, _ *store.Claim, _ []entityID, _, _ int64) error {
		return t.dialect.RemoveWords(ctx, t.run, ClaimWords, w)
	})
}

// eachWords calls f with the row of words of every claim of a report, and with
// what its facets are made from.
func (t *tx) eachWords(ctx context.Context, report int64, f func(w WordRow, c *store.Claim, ids []entityID, first, last int64) error) error {
	list, err := t.loadOf(ctx, report)
	if err != nil {
		return err
	}
	return t.wordsOf(ctx, list, f)
}

func (t *tx) wordsOf(ctx context.Context, list []stored, f func(w WordRow, c *store.Claim, ids []entityID, first, last int64) error) error {
	for i := range list {
		s := &list[i]
		w, ids, err := t.wordRow(ctx, s)
		if err != nil {
			return err
		}
		if err := f(w, &s.Claim, ids, s.first, s.last); err != nil {
			return err
		}
	}
	return nil
}

// wordRow is the row of words that a stored claim has.
func (r *reader) wordRow(ctx context.Context, s *stored) (WordRow, []entityID, error) {
	var ids []entityID
	err := r.rows(ctx, func(scan func(...any) error) error {
		var e entityID
		err := scan(&e.id, &e.roles)
		ids = append(ids, e)
		return err
	}, `SELECT entity, roles FROM claim_entity WHERE claim = ? ORDER BY entity`, s.row)
	if err != nil {
		return WordRow{}, nil, err
	}
	var source int64
	if _, err := r.row(ctx, []any{&source}, `SELECT COALESCE(source, 0) FROM claim WHERE id = ?`, s.row); err != nil {
		return WordRow{}, nil, err
	}
	return WordRow{s.row, joined(texts(&s.Claim.Claim)), facets(&s.Claim, ids, source, s.first, s.last)}, ids, nil
}
