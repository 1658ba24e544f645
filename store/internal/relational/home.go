package relational

import (
	"context"
	"maps"
)

// homes remembers which development claims belong to, by their rows (0 for none), whom
// and where claims name, and what else is known of claims and reports. It is used by
// whoever writes, for one revision of the store, and goes on with those that this
// process makes. It is emptied when anything comes to nothing.
type homes struct {
	revision int64 // 0: it holds for none
	of       map[int64]int64
	entities map[[2]string]namesake // by sort and key
	claims   map[int64]*fresh       // what developments are summed up by, by row
	reports  map[string]int64       // rows, by SHA-256
	areas    map[Bounds]int64       // rows
	prints   *prints
}

// maxNamesakes is how many entities are remembered; then it starts anew.
const maxNamesakes = 100_000

// maxAreas is how many areas are remembered; then it starts anew.
const maxAreas = 50_000

// maxHomes is how many claims are remembered; then it starts anew.
const maxHomes = 500_000

// beginHomes has a transaction use what is remembered, where the store is as it was left.
func (t *tx) beginHomes(ctx context.Context, h *homes) error {
	var now int64
	if _, err := t.row(ctx, []any{&now}, `SELECT number FROM revision`); err != nil {
		return err
	}
	if h.of == nil || h.revision != now {
		*h = homes{of: map[int64]int64{}, entities: map[[2]string]namesake{}, claims: map[int64]*fresh{}, reports: map[string]int64{}, areas: map[Bounds]int64{}}
	}
	h.revision = 0
	k := t.known
	k.homes, k.entities, k.claims, k.reports, k.areas, k.prints = h.of, h.entities, h.claims, h.reports, h.areas, h.prints
	return nil
}

// endHomes remembers for which revision what is known holds, which is the one that the
// transaction has made.
func (t *tx) endHomes(ctx context.Context, h *homes) (int64, error) {
	k := t.known
	if k.homes == nil {
		return 0, nil
	}
	h.of, h.entities, h.claims, h.reports, h.areas, h.prints = k.homes, k.entities, k.claims, k.reports, k.areas, k.prints
	var now int64
	_, err := t.row(ctx, []any{&now}, `SELECT number FROM revision`)
	return now, err
}

func (k *known) setHomes(rows []int64, development int64) {
	if k.homes == nil {
		return
	}
	if len(k.homes)+len(rows) > maxHomes {
		clear(k.homes)
	}
	for _, row := range rows {
		k.homes[row] = development
	}
}

// homesOf are the developments of claims; 0 for one that is in none.
func (r *reader) homesOf(ctx context.Context, claims map[int64]int) (map[int64]int64, error) {
	out := make(map[int64]int64, len(claims))
	var asked []int64
	for _, row := range sortedRows(claims) {
		if r.pending != nil && r.pending.claims[row] != nil {
			out[row] = r.pending.claims[row].development
			continue
		}
		if r.known != nil {
			if d, ok := r.known.homes[row]; ok {
				out[row] = d
				continue
			}
		}
		asked = append(asked, row)
	}
	found := map[int64]int64{}
	err := eachChunk(asked, maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`id`, part)
		return r.beside().rows(ctx, func(scan func(...any) error) error {
			var row, development int64
			err := scan(&row, &development)
			found[row] = development
			return err
		}, `SELECT id, COALESCE(development, 0) FROM claim`+c.where(), c.args...)
	})
	if err != nil {
		return nil, err
	}
	if r.known != nil {
		for row, d := range found {
			r.known.setHomes([]int64{row}, d)
		}
	}
	maps.Copy(out, found)
	return out, nil
}
