package memory

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/store"
)

// findPairs keeps a report's fingerprints, and what it shares with the reports that
// are there.
func findPairs(ctx context.Context, tx store.Tx, d *duplicate.Document, recent *recent) ([]store.Pair, error) {
	index := duplicate.Index{Keys: holders{tx}, Load: func(ctx context.Context, id string) (*duplicate.Document, error) { return recent.document(ctx, tx, id) }}
	found, _, err := index.Find(ctx, d)
	if err != nil {
		return nil, err
	}
	if err := tx.PutIndex(ctx, d.ID, store.Index{Keys: d.Prints}); err != nil {
		return nil, err
	}
	var out []store.Pair
	for _, p := range found {
		row, err := toPair(p)
		if err != nil {
			return nil, err
		}
		if err := tx.PutPair(ctx, row); err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// holders asks the store for who holds a fingerprint.
type holders struct{ r store.Reader }

// Holders implements [duplicate.Keys].
func (h holders) Holders(ctx context.Context, prints []uint64, limit int) ([]duplicate.Holding, error) {
	found, err := h.r.Holders(ctx, prints, limit)
	if err != nil {
		return nil, err
	}
	out := make([]duplicate.Holding, len(found))
	for i, f := range found {
		out[i] = duplicate.Holding{Print: f.Key, Reports: slices.Sorted(slices.Values(f.Reports)), Total: len(f.Reports)}
		if f.More {
			out[i].Total++
		}
	}
	return out, nil
}

// toPair is a pair as the store keeps it: A and B in the order of their IDs, whoever
// was first in From, and all that is known in Body.
func toPair(p duplicate.Pair) (store.Pair, error) {
	body, err := json.Marshal(p)
	if err != nil {
		return store.Pair{}, fmt.Errorf("keep what %s and %s share: %w", p.A, p.B, err)
	}
	row := store.Pair{A: min(p.A, p.B), B: max(p.A, p.B), Relation: string(p.Relation), Score: max(p.ShareA, p.ShareB), Body: body}
	if p.Known {
		row.From = p.A
	}
	return row, nil
}

// Passages is what a pair of reports shares: the passages with their places in either
// text, and why they are taken for related.
func Passages(p store.Pair) (duplicate.Pair, error) {
	var out duplicate.Pair
	if err := json.Unmarshal(p.Body, &out); err != nil {
		return out, fmt.Errorf("what %s and %s share: %w: %w", ShortID(p.A), ShortID(p.B), store.ErrDamaged, err)
	}
	return out, nil
}
