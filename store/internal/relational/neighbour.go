package relational

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/store"
)

// Neighbours implements [store.Reader].
func (r *reader) Neighbours(ctx context.Context, n store.Neighbourhood) ([]store.Claim, error) {
	atMost := n.AtMost
	if atMost <= 0 {
		atMost = 200
	}
	near, err := r.near(ctx, n)
	if err != nil {
		return nil, err
	}
	if n.Not != "" {
		row, err := r.reportRow(ctx, n.Not)
		if err != nil {
			return nil, err
		}
		from, to := claimRange(row)
		near = slices.DeleteFunc(near, func(c candidate) bool { return row != 0 && c.row >= from && c.row < to })
	}
	// Rows are in the order of adding; that of IDs would need the claims, and differs
	// for what is cut off alone.
	slices.SortFunc(near, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.apart, b.apart), cmp.Compare(a.row, b.row)) })
	near = slices.CompactFunc(near, func(a, b candidate) bool { return a.row == b.row })
	near = near[:min(len(near), atMost)]
	apart := map[int64]int64{}
	for _, c := range near {
		apart[c.row] = c.apart
	}
	list, err := r.load(ctx, each(near, func(c candidate) int64 { return c.row }))
	slices.SortStableFunc(list, func(a, b stored) int {
		return cmp.Or(cmp.Compare(apart[a.row], apart[b.row]), strings.Compare(a.ID, b.ID))
	})
	return each(list, func(s stored) store.Claim { return s.Claim }), err
}

// candidate is a claim that shares a key, and how many days it lies apart.
type candidate struct {
	row, apart int64
}

// maxPerKey is how many reports of one key are looked at.
const maxPerKey = 2000

// Near implements [store.Reader].
func (r *reader) Near(ctx context.Context, keys []string, atMost int) ([]store.Nearby, error) {
	shared, err := r.sharing(ctx, uniq(each(keys, hash)), maxPerKey)
	if err != nil {
		return nil, err
	}
	homes, err := r.homesOf(ctx, shared)
	if err != nil {
		return nil, err
	}
	counts := map[int64]int{} // by the development's row
	for claim, n := range shared {
		if d := homes[claim]; d != 0 {
			counts[d] += n
		}
	}
	return r.mostShared(ctx, counts, atMost)
}

// eachOf is the rows of a query with a parameter for each of n parameters, in one
// statement, so that a limit holds for each.
func eachOf(n int, query string) string {
	return strings.TrimSuffix(strings.Repeat(`SELECT * FROM (`+query+`) x UNION ALL `, n), ` UNION ALL `)
}

// mostShared are the developments of the highest counts, named.
func (r *reader) mostShared(ctx context.Context, counts map[int64]int, atMost int) ([]store.Nearby, error) {
	least := 0
	if atMost > 0 && len(counts) > atMost {
		all := slices.Sorted(maps.Values(counts))
		least = all[len(all)-atMost]
	}
	var rows []int64
	for row, n := range counts {
		if n >= least {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	var out []store.Nearby
	err := eachChunk(rows, maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`id`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var row int64
			var name string
			err := scan(&row, &name)
			out = append(out, store.Nearby{Development: name, Shared: counts[row]})
			return err
		}, `SELECT id, name FROM development`+c.where(), c.args...)
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b store.Nearby) int {
		return cmp.Or(cmp.Compare(b.Shared, a.Shared), strings.Compare(a.Development, b.Development))
	})
	if atMost > 0 {
		out = out[:min(len(out), atMost)]
	}
	return out, nil
}
