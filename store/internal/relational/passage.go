package relational

import (
	"context"

	"github.com/reportedly/reportedly/store"
)

// Passages implements [store.Reader].
func (r *reader) Passages(ctx context.Context, f store.PassageFilter, page store.Page) (out store.List[store.Passage], err error) {
	n, err := limit(page)
	if err != nil {
		return out, err
	}
	cf := store.ClaimFilter{Text: f.Text, Sources: f.Sources}
	p := plan{words: parse(f.Text)}
	if len(p.words.Must) == 0 {
		return out, invalid("search passages without words")
	}
	if err := r.planFacets(ctx, cf, &p); err != nil || p.none {
		return out, err
	}
	q := question("passages", f)
	var last int64
	more, err := after(page.After, q, &last)
	if err != nil {
		return out, err
	}
	m := r.dialect.Match(PassageWords, p.words)
	var c conditions
	c.add(m.Where, m.Args...)
	if more {
		c.add(m.Column+` < ?`, last)
	}
	rows, err := r.ids(ctx, `SELECT `+m.Column+` FROM `+m.From+c.where()+` ORDER BY `+m.Column+` DESC LIMIT ?`, append(c.args, n+1)...)
	if err != nil {
		return out, err
	}
	if len(rows) > n {
		rows = rows[:n]
		out.Next = cursor(q, rows[n-1])
	}
	out.Items, err = r.passages(ctx, rows)
	return out, err
}

// passages reads blocks by their rows.
func (r *reader) passages(ctx context.Context, rows []int64) ([]store.Passage, error) {
	var out []store.Passage
	var rep *store.Report
	var of int64
	for _, row := range rows {
		if report := row >> claimBits; rep == nil || of != report {
			var sha string
			if ok, err := r.row(ctx, []any{&sha}, `SELECT sha FROM report WHERE id = ?`, report); err != nil {
				return nil, err
			} else if !ok {
				return nil, store.ErrDamaged
			}
			var err error
			if rep, err = r.Report(ctx, sha); err != nil {
				return nil, err
			}
			of = report
		}
		i := int(row & (maxClaims - 1))
		if i >= len(rep.Blocks) {
			return nil, store.ErrDamaged
		}
		b := rep.Blocks[i].Span
		out = append(out, store.Passage{Report: rep.Publication(), Block: i, Start: b.Start, End: b.End, Text: rep.Text.Slice(b)})
	}
	return out, nil
}
