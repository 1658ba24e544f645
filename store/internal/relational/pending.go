package relational

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// pending is what a writing transaction has put and not yet written: claims, which most
// often are given a development before anybody reads them, and how many claims name
// those who are known already. It is written in one go, many rows a statement and in
// their order, before anything is asked of the tables that it belongs into, and before
// a part of the transaction begins or ends.
type pending struct {
	claims    map[int64]*made
	homes     map[int64][]int64 // claims that were given a development, by its row
	names     map[int64]int     // claims that name an entity besides, by its row
	spellings map[spelled]int
	keys      map[int64][]int64 // claims, by the key that they have
	whole     map[int64]bool    // reports all of whose keys are here
	buckets   map[int64][]int64 // reports, by the key of the duplicate index that they have
	keyed     int               // in keys and buckets
}

// spelled is a row of the table spelling.
type spelled struct {
	entity int64
	form   string
}

// The most that may wait: claims, and keys.
const (
	maxPending = 4096
	maxKeyed   = 1 << 17
)

func newPending() *pending {
	return &pending{claims: map[int64]*made{}, homes: map[int64][]int64{}, names: map[int64]int{}, spellings: map[spelled]int{}, keys: map[int64][]int64{}, whole: map[int64]bool{}, buckets: map[int64][]int64{}}
}

func (p *pending) empty() bool {
	return len(p.claims)+len(p.names)+len(p.spellings)+len(p.keys)+len(p.buckets) == 0
}

func (p *pending) put(m *made) {
	p.claims[m.row] = m
	p.settle(m.row, m.development, m.state)
}

// of are the claims that wait and belong to a development.
func (p *pending) of(development int64) []int64 {
	return uniq(slices.DeleteFunc(slices.Clone(p.homes[development]), func(row int64) bool { return p.claims[row].development != development }))
}

// any tells whether any of some claims waits.
func (p *pending) any(rows []int64) bool {
	return p != nil && slices.ContainsFunc(rows, func(row int64) bool { return p.claims[row] != nil })
}

// settle gives a claim that waits its development, and tells whether it waits.
func (p *pending) settle(row, development int64, state string) bool {
	m := p.claims[row]
	if m != nil {
		m.development, m.state = development, state
	}
	if m != nil && development != 0 {
		p.homes[development] = append(p.homes[development], row)
	}
	return m != nil
}

// concerns tells whether a statement reads or writes what may wait: whether it names one
// of the tables.
func concerns(query string) bool {
	for word := range strings.FieldsFuncSeq(query, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }) {
		switch word {
		case "claim", "claim_body", "claim_entity", "claim_words", "claim_words_docsize", "entity", "spelling", "box", "area", "report_key", "recent_key", "bucket":
			return true
		}
	}
	return false
}

// before writes what waits where a statement concerns it.
func (t *tx) before(ctx context.Context, query string) error {
	if t.pending.empty() {
		return nil
	}
	yes, known := t.known.concerns[query]
	if !known {
		yes = concerns(query)
		t.known.concerns[query] = yes
	}
	if !yes {
		return nil
	}
	return t.write(ctx)
}

// writeMany writes what waits where it is much.
func (t *tx) writeMany(ctx context.Context) error {
	if len(t.pending.claims) < maxPending && t.pending.keyed < maxKeyed {
		return nil
	}
	return t.write(ctx)
}

// write writes what waits.
func (t *tx) write(ctx context.Context) error {
	if t.pending.empty() {
		return nil
	}
	p := *t.pending
	*t.pending = *newPending()
	for _, f := range []func(context.Context, *pending) error{t.writeNames, t.writeKeys, t.writeBuckets} {
		if err := f(ctx, &p); err != nil {
			return err
		}
	}
	return t.writeClaims(ctx, slices.SortedFunc(maps.Values(p.claims), func(a, b *made) int { return cmp.Compare(a.row, b.row) }))
}

func (t *tx) writeNames(ctx context.Context, p *pending) error {
	ids := slices.Sorted(maps.Keys(p.names))
	err := eachGroup(len(ids), func(from, to int) error {
		var args []any
		for _, id := range ids[from:to] {
			args = append(args, id, p.names[id])
		}
		const row = `(CAST(? AS BIGINT), CAST(? AS BIGINT)), `
		_, err := t.exec(ctx, `UPDATE entity SET claims = entity.claims + x.column2 FROM (VALUES `+strings.TrimSuffix(strings.Repeat(row, to-from), `, `)+`) AS x WHERE entity.id = x.column1`, args...)
		return err
	})
	if err != nil {
		return err
	}
	in := &inserter{t: t, into: `spelling (entity, form, folded, claims)`, width: 4, end: ` ON CONFLICT (entity, form) DO UPDATE SET claims = spelling.claims + excluded.claims`}
	for _, s := range slices.SortedFunc(maps.Keys(p.spellings), func(a, b spelled) int { return cmp.Or(cmp.Compare(a.entity, b.entity), cmp.Compare(a.form, b.form)) }) {
		in.add(s.entity, s.form, fold(s.form), p.spellings[s])
	}
	return in.flush(ctx)
}

func (t *tx) writeClaims(ctx context.Context, list []*made) error {
	rows := &inserter{t: t, into: `claim (id, local, kind, event, basis, polarity, reality, likelihood, verification, score, trig, first_day, last_day, review, version, development, state, source)`, width: 18}
	bodies := &inserter{t: t, into: `claim_body (claim, body, vector)`, width: 3}
	refs := &inserter{t: t, into: `claim_entity (claim, entity, roles)`, width: 3}
	for _, m := range list {
		c := &m.Claim.Claim
		rows.add(m.row, clean(c.ID), clean(string(c.Kind)), clean(string(c.Event)), clean(string(c.Basis)), clean(string(c.Polarity)), clean(string(c.Reality)),
			clean(string(c.Likelihood)), clean(string(c.Verification)), c.Score, clean(c.Trigger.Quote), m.first, m.last, m.review, nullable(m.version), nullable(m.development), m.state, nullable(m.source))
		bodies.add(m.row, m.body, m.vector)
		for _, e := range m.ids {
			refs.add(m.row, e.id, e.roles)
		}
	}
	for _, in := range []*inserter{rows, bodies, refs} {
		if err := in.flush(ctx); err != nil {
			return err
		}
	}
	return t.putBoxes(ctx, list)
}
