package relational

import (
	"cmp"
	"context"
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
	near, err := r.near(ctx, n, min(atMost, maxLimit)*4)
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

// near are claims that share a key, at most perKey of each that come before, after
// and without days.
func (r *reader) near(ctx context.Context, n store.Neighbourhood, perKey int) ([]candidate, error) {
	early, late := int64(beginning), int64(end)
	if !n.Days.First.IsZero() {
		early = day(n.Days.First)
	}
	if !n.Days.Last.IsZero() {
		late = day(n.Days.Last)
	}
	from, to := max(beginning, early-int64(n.Slack)), min(end, late+int64(n.Slack))
	var out []candidate
	scan := func(s func(...any) error) error {
		var row, a, b int64
		err := s(&row, &a, &b)
		c := candidate{row: row}
		if a != noDay {
			c.apart = max(0, a-late, early-b)
		}
		out = append(out, c)
		return err
	}
	for _, k := range uniq(slices.Clone(n.Keys)) {
		const columns = `SELECT claim, first_day, last_day FROM claim_key WHERE key = ? AND first_day `
		h := hash(k)
		if err := first(
			r.rows(ctx, scan, columns+`>= ? AND first_day <= ? ORDER BY first_day, claim LIMIT ?`, h, from, to, perKey),
			r.rows(ctx, scan, columns+`> ? AND first_day < ? AND last_day >= ? ORDER BY first_day DESC, claim LIMIT ?`, h, noDay, from, from, perKey),
			r.rows(ctx, scan, columns+`= ? ORDER BY claim DESC LIMIT ?`, h, noDay, perKey),
		); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// maxPerKey is how many claims of one key are looked at to find developments.
const maxPerKey = 2000

// Near implements [store.Reader].
func (r *reader) Near(ctx context.Context, keys []string, atMost int) ([]store.Nearby, error) {
	counts := map[string]int{}
	for _, k := range uniq(slices.Clone(keys)) {
		err := r.rows(ctx, func(scan func(...any) error) error {
			var name string
			var n int
			err := scan(&name, &n)
			counts[name] += n
			return err
		}, `SELECT d.name, COUNT(*) FROM (SELECT claim FROM claim_key WHERE key = ? ORDER BY first_day, claim LIMIT `+itoa(maxPerKey)+`) k
			JOIN claim c ON c.id = k.claim JOIN development d ON d.id = c.development GROUP BY d.id, d.name`, hash(k))
		if err != nil {
			return nil, err
		}
	}
	var out []store.Nearby
	for _, name := range sortedKeys(counts) {
		out = append(out, store.Nearby{Development: name, Shared: counts[name]})
	}
	slices.SortStableFunc(out, func(a, b store.Nearby) int { return cmp.Compare(b.Shared, a.Shared) })
	if atMost > 0 {
		out = out[:min(len(out), atMost)]
	}
	return out, nil
}
