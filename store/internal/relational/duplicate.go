package relational

import (
	"cmp"
	"context"
	"encoding/binary"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/store"
)

// PutIndex implements [store.Tx].
func (t *tx) PutIndex(ctx context.Context, report string, x store.Index) error {
	row, err := t.mustReportRow(ctx, report)
	if err != nil {
		return err
	}
	if err := t.removeIndex(ctx, row); err != nil {
		return err
	}
	waiting, err := t.prints(ctx)
	if err != nil {
		return err
	}
	keys := uniq(slices.Clone(x.Keys))
	if _, err := t.exec(ctx, `INSERT INTO sketch (report, keys, body) VALUES (?, ?, ?)`, row, packKeys(keys), x.Sketch); err != nil {
		return err
	}
	if row > waiting.till {
		waiting.add(row, keys)
		return nil
	}
	for _, k := range keys {
		t.pending.buckets[int64(k)] = append(t.pending.buckets[int64(k)], row)
	}
	t.pending.keyed += len(keys)
	return t.writeMany(ctx)
}

func (t *tx) writeBuckets(ctx context.Context, p *pending) error {
	in := t.bucketInserter()
	for _, k := range slices.Sorted(maps.Keys(p.buckets)) {
		for _, report := range p.buckets[k] {
			in.add(k, report)
		}
	}
	return in.flush(ctx)
}

func (t *tx) bucketInserter() *inserter {
	return &inserter{t: t, into: `bucket (key, report)`, width: 2, end: ` ON CONFLICT (key, report) DO NOTHING`}
}

func packKeys(keys []uint64) []byte {
	out := make([]byte, 0, 8*len(keys))
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint64(out, k)
	}
	return out
}

func unpackKeys(b []byte) []uint64 {
	var out []uint64
	for ; len(b) >= 8; b = b[8:] {
		out = append(out, binary.LittleEndian.Uint64(b))
	}
	return out
}

func (t *tx) removeIndex(ctx context.Context, report int64) error {
	var packed []byte
	ok, err := t.row(ctx, []any{&packed}, `SELECT keys FROM sketch WHERE report = ?`, report)
	if err != nil || !ok {
		return err
	}
	for _, k := range unpackKeys(packed) {
		if _, err := t.exec(ctx, `DELETE FROM bucket WHERE key = ? AND report = ?`, int64(k), report); err != nil {
			return err
		}
	}
	t.known.prints = nil
	_, err = t.exec(ctx, `DELETE FROM sketch WHERE report = ?`, report)
	return err
}

// Index implements [store.Reader].
func (r *reader) Index(ctx context.Context, report string) (store.Index, error) {
	var x store.Index
	var packed []byte
	_, err := r.row(ctx, []any{&packed, &x.Sketch}, `SELECT x.keys, x.body FROM sketch x JOIN report r ON r.id = x.report WHERE r.sha = ?`, clean(report))
	x.Keys = unpackKeys(packed)
	return x, err
}

// Sharing implements [store.Reader].
func (r *reader) Sharing(ctx context.Context, keys []uint64, atMost int) ([]store.Shared, error) {
	signed := each(uniq(slices.Clone(keys)), func(k uint64) int64 { return int64(k) })
	held := map[print]bool{}
	err := eachChunk(signed, maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`key`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var p print
			err := scan(&p.key, &p.report)
			held[p] = true
			return err
		}, `SELECT key, report FROM bucket`+c.where(), c.args...)
	})
	if err != nil {
		return nil, err
	}
	waiting, err := r.waitingOf(ctx, signed)
	if err != nil {
		return nil, err
	}
	for k, list := range waiting {
		for _, report := range list {
			held[print{k, report}] = true
		}
	}
	counts := map[int64]int{}
	for p := range held {
		counts[p.report]++
	}
	var out []store.Shared
	rows := sortedRows(counts)
	err = eachChunk(rows, maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`id`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var id int64
			var s store.Shared
			err := scan(&id, &s.Report)
			s.Keys = counts[id]
			out = append(out, s)
			return err
		}, `SELECT id, sha FROM report`+c.where(), c.args...)
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b store.Shared) int {
		return cmp.Or(cmp.Compare(b.Keys, a.Keys), strings.Compare(a.Report, b.Report))
	})
	if atMost > 0 {
		out = out[:min(len(out), atMost)]
	}
	for i := range out {
		if _, err := r.row(ctx, []any{&out[i].Sketch}, `SELECT x.body FROM sketch x JOIN report r ON r.id = x.report WHERE r.sha = ?`, out[i].Report); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Holders implements [store.Reader].
func (r *reader) Holders(ctx context.Context, keys []uint64, atMost int) ([]store.Holding, error) {
	if atMost <= 0 {
		atMost = maxLimit
	}
	held := map[int64][]int64{}
	signed := uniq(each(keys, func(k uint64) int64 { return int64(k) }))
	err := eachGroup(len(signed), func(from, to int) error {
		return r.beside().rows(ctx, func(scan func(...any) error) error {
			var key, report int64
			err := scan(&key, &report)
			held[key] = append(held[key], report)
			return err
		}, eachOf(to-from, `SELECT key, report FROM bucket WHERE key = ? ORDER BY report LIMIT `+itoa(atMost+1)), anys(signed[from:to])...)
	})
	if err != nil {
		return nil, err
	}
	waiting, err := r.waitingOf(ctx, signed)
	if err != nil {
		return nil, err
	}
	for k, list := range waiting {
		held[k] = append(held[k], list...)
	}
	if r.pending != nil {
		for _, k := range signed {
			held[k] = append(held[k], r.pending.buckets[k]...)
		}
	}
	names := map[int64]string{}
	for _, list := range held {
		for _, report := range list {
			names[report] = ""
		}
	}
	if err := r.shas(ctx, names); err != nil {
		return nil, err
	}
	var out []store.Holding
	for _, k := range keys {
		list := uniq(held[int64(k)])
		if len(list) == 0 {
			continue
		}
		h := store.Holding{Key: k, More: len(list) > atMost}
		for _, report := range list[:min(len(list), atMost)] {
			h.Reports = append(h.Reports, names[report])
		}
		out = append(out, h)
	}
	return out, nil
}

// shas fills in the SHA-256 of reports by their rows.
func (r *reader) shas(ctx context.Context, reports map[int64]string) error {
	return eachChunk(slices.Sorted(maps.Keys(reports)), maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`id`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var id int64
			var sha string
			err := scan(&id, &sha)
			reports[id] = sha
			return err
		}, `SELECT id, sha FROM report`+c.where(), c.args...)
	})
}

func sortedRows(m map[int64]int) []int64 {
	var out []int64
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// PutValue implements [store.Tx].
func (t *tx) PutValue(ctx context.Context, name string, value []byte) error {
	if name == "" || len(name) > maxKey {
		return invalid("a value whose name has %d bytes, not 1 to %d", len(name), maxKey)
	}
	if value == nil {
		_, err := t.reader.exec(ctx, `DELETE FROM value WHERE name = ?`, clean(name))
		return err
	}
	_, err := t.reader.exec(ctx, `INSERT INTO value (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body`, clean(name), value)
	return err
}

// Value implements [store.Reader].
func (r *reader) Value(ctx context.Context, name string) ([]byte, error) {
	var out []byte
	ok, err := r.row(ctx, []any{&out}, `SELECT body FROM value WHERE name = ?`, clean(name))
	if err == nil && !ok {
		err = notFound("value", name)
	}
	return out, err
}

// Values implements [store.Reader].
func (r *reader) Values(ctx context.Context) ([]string, error) {
	var out []string
	err := r.rows(ctx, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		out = append(out, s)
		return err
	}, `SELECT name FROM value ORDER BY name`)
	return out, err
}

// Stats implements [store.Reader].
func (r *reader) Stats(ctx context.Context) (store.Stats, error) {
	var s store.Stats
	for _, n := range []struct {
		to    *int
		query string
	}{
		{&s.Reports, `SELECT COUNT(*) FROM report`}, {&s.Claims, `SELECT COALESCE(SUM(claims), 0) FROM report`}, {&s.Developments, `SELECT COUNT(*) FROM development`},
		{&s.Sources, `SELECT COUNT(*) FROM source`}, {&s.Judgements, `SELECT COUNT(*) FROM judgement`}, {&s.Pairs, `SELECT COUNT(*) FROM pair`},
		{&s.Actors, `SELECT COUNT(*) FROM entity WHERE sort = 'actor'`}, {&s.Places, `SELECT COUNT(*) FROM entity WHERE sort = 'place'`},
	} {
		if _, err := r.row(ctx, []any{n.to}, n.query); err != nil {
			return s, err
		}
	}
	for _, g := range []struct {
		to    *map[string]int
		query string
	}{
		{&s.Kinds, `SELECT kind, COUNT(*) FROM claim GROUP BY kind`}, {&s.Events, `SELECT event, COUNT(*) FROM claim WHERE event <> '' GROUP BY event`},
		{&s.Bases, `SELECT basis, COUNT(*) FROM claim GROUP BY basis`}, {&s.States, `SELECT state, COUNT(*) FROM development GROUP BY state`},
	} {
		*g.to = map[string]int{}
		err := r.rows(ctx, func(scan func(...any) error) error {
			var k string
			var n int
			err := scan(&k, &n)
			(*g.to)[k] = n
			return err
		}, g.query)
		if err != nil {
			return s, err
		}
	}
	return s, nil
}
