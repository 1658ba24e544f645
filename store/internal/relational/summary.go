package relational

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// summary is a summary with its days as numbers.
type summary struct {
	store.Summary
	first, last int64
}

// summarize takes what a development is found by from it and from its members.
func (r *reader) summarize(ctx context.Context, d *reportedly.Development, rows []int64) (summary, error) {
	s := summary{first: noDay, last: noDay, Summary: store.Summary{
		ID: d.ID, What: d.What, Kind: d.Kind, Event: d.Event, State: d.State, Claims: len(rows), Reports: len(d.Reports), Sources: len(d.Sources),
		Independent: d.Independent, Toll: toll(d.Toll), Credibility: d.Credibility, Changed: rows[len(rows)-1] >> claimBits,
	}}
	type named struct {
		sort, key string
		n         int
	}
	counts := map[[2]string]int{}
	var asked []int64
	for _, row := range rows {
		f := r.fresh(row)
		if f == nil {
			asked = append(asked, row)
			continue
		}
		if f.first > noDay && (s.first == noDay || f.first < s.first) {
			s.first = f.first
		}
		if f.first > noDay {
			s.last = max(s.last, f.last)
		}
		for _, n := range f.names {
			counts[n]++
		}
	}
	if !r.pending.any(asked) {
		r = r.beside()
	}
	err := eachChunk(asked, maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`id`, part)
		c.add(`first_day > ?`, noDay)
		err := r.rows(ctx, func(scan func(...any) error) error {
			var first, last *int64
			if err := scan(&first, &last); err != nil || first == nil {
				return err
			}
			if s.first == noDay || *first < s.first {
				s.first = *first
			}
			s.last = max(s.last, *last)
			return nil
		}, `SELECT MIN(first_day), MAX(last_day) FROM claim`+c.where(), c.args...)
		if err != nil {
			return err
		}
		c = conditions{}
		c.in64(`x.claim`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var n named
			err := scan(&n.sort, &n.key, &n.n)
			counts[[2]string{n.sort, n.key}] += n.n
			return err
		}, `SELECT e.sort, e.key, COUNT(*) FROM claim_entity x JOIN entity e ON e.id = x.entity`+c.where()+` AND x.roles <> `+itoa(roleSpeaker)+` GROUP BY e.sort, e.key`, c.args...)
	})
	if err != nil {
		return s, err
	}
	var all []named
	for k, n := range counts {
		all = append(all, named{k[0], k[1], n})
	}
	slices.SortFunc(all, func(a, b named) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.key, b.key)) })
	for _, n := range all {
		switch {
		case n.sort == sortActor && len(s.Actors) < maxShown:
			s.Actors = append(s.Actors, n.key)
		case n.sort == sortPlace && len(s.Places) < maxShown:
			s.Places = append(s.Places, n.key)
		}
	}
	return s, nil
}

// fresh is what this transaction put of a claim; nil where it didn't.
func (r *reader) fresh(row int64) *fresh {
	if r.known == nil {
		return nil
	}
	return r.known.claims[row]
}

// toll is a range in a few characters.
func toll(r *reportedly.Range) string {
	switch {
	case r == nil:
		return ""
	case r.Open:
		return fmt.Sprintf("%d or more", r.Min)
	case r.Min == r.Max:
		return fmt.Sprint(r.Min)
	}
	return fmt.Sprintf("%d–%d", r.Min, r.Max)
}
