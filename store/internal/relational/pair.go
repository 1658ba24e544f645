package relational

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/store"
)

// PutPair implements [store.Tx].
func (t *tx) PutPair(ctx context.Context, p store.Pair) error {
	switch {
	case p.A >= p.B:
		return invalid("a pair of %.12q and %.12q: the first must come before the second", p.A, p.B)
	case p.From != "" && p.From != p.A && p.From != p.B:
		return invalid("a pair whose text comes from neither, %.12q", p.From)
	}
	a, err := t.mustReportRow(ctx, p.A)
	if err != nil {
		return err
	}
	b, err := t.mustReportRow(ctx, p.B)
	if err != nil {
		return err
	}
	origin := map[string]any{p.A: a, p.B: b, "": nil}[p.From]
	_, err = t.exec(ctx, `INSERT INTO pair (a, b, relation, origin, score, body) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (a, b, relation) DO UPDATE SET origin = excluded.origin, score = excluded.score, body = excluded.body`, a, b, clean(p.Relation), origin, p.Score, p.Body)
	return err
}

// RemovePairs implements [store.Tx].
func (t *tx) RemovePairs(ctx context.Context, report string) error {
	row, err := t.mustReportRow(ctx, report)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `DELETE FROM pair WHERE a = ? OR b = ?`, row, row)
	return err
}

// Pairs implements [store.Reader].
func (r *reader) Pairs(ctx context.Context, reports []string) ([]store.Pair, error) {
	type id struct{ a, b, relation string }
	seen := map[id]bool{}
	var out []store.Pair
	for _, report := range reports {
		row, err := r.reportRow(ctx, report)
		if err != nil {
			return nil, err
		}
		err = r.rows(ctx, func(scan func(...any) error) error {
			var p store.Pair
			err := scan(&p.A, &p.B, &p.Relation, &p.From, &p.Score, &p.Body)
			p.Body = slices.Clone(p.Body)
			if k := (id{p.A, p.B, p.Relation}); !seen[k] {
				seen[k] = true
				out = append(out, p)
			}
			return err
		}, `SELECT x.sha, y.sha, p.relation, COALESCE(f.sha, ''), p.score, p.body FROM pair p JOIN report x ON x.id = p.a JOIN report y ON y.id = p.b LEFT JOIN report f ON f.id = p.origin
			WHERE p.a = ? UNION ALL
			SELECT x.sha, y.sha, p.relation, COALESCE(f.sha, ''), p.score, p.body FROM pair p JOIN report x ON x.id = p.a JOIN report y ON y.id = p.b LEFT JOIN report f ON f.id = p.origin
			WHERE p.b = ?`, row, row)
		if err != nil {
			return nil, err
		}
	}
	return sortPairs(out), nil
}

func sortPairs(list []store.Pair) []store.Pair {
	slices.SortFunc(list, func(a, b store.Pair) int {
		return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B), strings.Compare(a.Relation, b.Relation))
	})
	return list
}

// maxSought is up to how many reports pairs among them are sought one by one; of more,
// all that each begins are gone over.
const maxSought = 128

// PairsAmong implements [store.Reader].
func (r *reader) PairsAmong(ctx context.Context, reports []string) ([]store.Pair, error) {
	shas := map[int64]string{}
	var rows []int64
	for _, report := range reports {
		row, err := r.reportRow(ctx, report)
		if err != nil {
			return nil, err
		}
		if row != 0 && shas[row] == "" {
			shas[row] = report
			rows = append(rows, row)
		}
	}
	if len(rows) < 2 {
		return nil, nil
	}
	slices.Sort(rows)
	var out []store.Pair
	take := func(scan func(...any) error) error {
		var a, b int64
		var origin sql.NullInt64
		var body sql.RawBytes
		var p store.Pair
		if err := scan(&a, &b, &p.Relation, &origin, &p.Score, &body); err != nil || shas[b] == "" {
			return err
		}
		p.A, p.B, p.From, p.Body = shas[a], shas[b], shas[origin.Int64], slices.Clone([]byte(body))
		out = append(out, p)
		return nil
	}
	const columns = `SELECT a, b, relation, origin, score, body FROM pair`
	if len(rows) <= maxSought {
		var c conditions
		c.in64(`a`, rows)
		c.in64(`b`, rows)
		err := r.rows(ctx, take, columns+c.where(), c.args...)
		return sortPairs(out), err
	}
	for _, row := range rows {
		if err := r.rows(ctx, take, columns+` WHERE a = ?`, row); err != nil {
			return nil, err
		}
	}
	return sortPairs(out), nil
}
