package relational

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// Record implements [store.Reader].
func (r *reader) Record(ctx context.Context, name string) (store.Record, error) {
	var out store.Record
	var source int64
	ok, err := r.row(ctx, []any{&source}, `SELECT id FROM source WHERE name = ?`, clean(name))
	switch {
	case err != nil:
		return out, err
	case !ok:
		return out, notFound("source", name)
	}
	if err := r.told(ctx, source, &out); err != nil {
		return out, err
	}
	return out, r.ties(ctx, source, &out)
}

// told counts the developments that a source and others tell, and which of them it
// told first.
func (r *reader) told(ctx context.Context, source int64, out *store.Record) error {
	type telling struct {
		development   int64
		report, owner int64
		published     string
	}
	first := map[int64]telling{}
	earlier := func(a, b telling) bool {
		if (a.published == "") != (b.published == "") {
			return a.published != ""
		}
		return cmp.Or(strings.Compare(a.published, b.published), cmp.Compare(a.report, b.report)) < 0
	}
	err := r.rows(ctx, func(scan func(...any) error) error {
		var t telling
		var state reportedly.State
		if err := scan(&t.development, &state, &t.report, &t.owner, &t.published); err != nil {
			return err
		}
		old, met := first[t.development]
		if !met || earlier(t, old) {
			first[t.development] = t
		}
		if !met {
			out.Developments++
			switch state {
			case reportedly.Corroborated:
				out.Corroborated++
			case reportedly.Contested:
				out.Contested++
			}
		}
		return nil
	}, `SELECT d.id, d.state, r.id, COALESCE(r.source, 0), r.published FROM (
			SELECT DISTINCT c.development FROM report o JOIN claim c ON c.id >= (o.id << `+itoa(claimBits)+`) AND c.id < ((o.id + 1) << `+itoa(claimBits)+`)
			WHERE o.source = ? AND c.development IS NOT NULL) t
		JOIN development d ON d.id = t.development AND d.reports > 1
		JOIN claim x ON x.development = d.id JOIN report r ON r.id = (x.id >> `+itoa(claimBits)+`)`, source)
	for _, t := range first {
		if t.owner == source {
			out.First++
		}
	}
	return err
}

// maxTies is how many pairs a tie shows.
const maxTies = 5

// ties are whose text the source's reports have, and who has theirs: pairs of which it
// is known which came first.
func (r *reader) ties(ctx context.Context, source int64, out *store.Record) error {
	type side struct {
		name string
		from bool // the source's own report came first
	}
	type tie struct {
		store.Tie
		seen map[int64]bool // the copying reports
	}
	found := map[side]*tie{}
	err := r.rows(ctx, func(scan func(...any) error) error {
		var p store.Pair
		var a, b, origin, sa, sb int64
		var na, nb string
		if err := scan(&p.A, &p.B, &p.Relation, &p.Score, &p.Body, &a, &b, &origin, &sa, &sb, &na, &nb); err != nil {
			return err
		}
		if sa == sb {
			return nil
		}
		p.Body = slices.Clone(p.Body)
		p.From = p.A
		if origin == b {
			p.From = p.B
		}
		s := side{name: na, from: (origin == a) == (sa == source)}
		if sa == source {
			s.name = nb
		}
		t := found[s]
		if t == nil {
			t = &tie{store.Tie{Source: s.name}, map[int64]bool{}}
			found[s] = t
		}
		if len(t.Pairs) < maxTies {
			t.Pairs = append(t.Pairs, p)
		}
		t.seen[a+b-origin] = true
		return nil
	}, `SELECT ra.sha, rb.sha, p.relation, p.score, p.body, p.a, p.b, p.origin, COALESCE(ra.source, 0), COALESCE(rb.source, 0), COALESCE(sa.name, ''), COALESCE(sb.name, '') FROM (
			SELECT p.a, p.b, p.relation FROM report o JOIN pair p ON p.a = o.id WHERE o.source = ? AND p.origin IS NOT NULL
			UNION SELECT p.a, p.b, p.relation FROM report o JOIN pair p ON p.b = o.id WHERE o.source = ? AND p.origin IS NOT NULL) k
		JOIN pair p ON p.a = k.a AND p.b = k.b AND p.relation = k.relation JOIN report ra ON ra.id = p.a JOIN report rb ON rb.id = p.b
		LEFT JOIN source sa ON sa.id = ra.source LEFT JOIN source sb ON sb.id = rb.source ORDER BY p.b DESC, p.a DESC, p.relation`, source, source)
	for s, t := range found {
		t.Reports = len(t.seen)
		if s.from {
			out.CopiedBy = append(out.CopiedBy, t.Tie)
		} else {
			out.Copies = append(out.Copies, t.Tie)
		}
	}
	order := func(a, b store.Tie) int {
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), strings.Compare(a.Source, b.Source))
	}
	slices.SortFunc(out.Copies, order)
	slices.SortFunc(out.CopiedBy, order)
	return err
}
