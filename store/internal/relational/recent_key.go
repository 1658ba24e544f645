package relational

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/reportedly/reportedly/store"
)

// A report has a hundred keys, of two or three weeks. One by one they would lie on as many
// pages of report_key, the more the fuller the weeks are. So first one row keeps those
// of a report that lie in one part of the keys' order, which is a week's. Once a part has
// more than maxRecent such rows, all of them are written into report_key, in their order,
// where many then lie on each page.

const (
	partBits  = 44 // the lower bits of a key; those above are its part (see hash)
	lowMask   = 1<<partBits - 1
	maxRecent = 32
)

func partOf(key int64) int64 { return key >> partBits }

// reportBits are the lower bits of the number of a row of recent_key, which are its report's
// row; those above are its part.
const reportBits = 40

// recentKeys gathers the bodies of rows of recent_key, by their numbers.
type recentKeys map[int64]*recentBody

// recentRange is the rows of a part, half-open.
func recentRange(part int64) (from, to int64) { return part << reportBits, (part + 1) << reportBits }

// recentBody is keys in their order, by how much greater each is than the one before,
// with the claims that have it as runs of places: how many, and of each how far it begins
// after the end of the one before and how many follow its first.
type recentBody struct {
	b    []byte
	last int64
}

// add adds a key that is greater than those before, with claims of one report.
func (k recentKeys) add(key, report int64, claims []int64) {
	at := partOf(key)<<reportBits | report
	r := k[at]
	if r == nil {
		r = &recentBody{}
		k[at] = r
	}
	low := key & lowMask
	r.b = binary.AppendUvarint(r.b, uint64(low-r.last))
	r.last = low
	var runs []int64 // half-open
	for _, row := range claims {
		place := row & (maxClaims - 1)
		if n := len(runs); n > 0 && runs[n-1] == place {
			runs[n-1]++
		} else {
			runs = append(runs, place, place+1)
		}
	}
	r.b = binary.AppendUvarint(r.b, uint64(len(runs)/2))
	end := int64(0)
	for i := 0; i < len(runs); i += 2 {
		r.b = binary.AppendUvarint(r.b, uint64(runs[i]-end))
		r.b = binary.AppendUvarint(r.b, uint64(runs[i+1]-runs[i]-1))
		end = runs[i+1]
	}
}

// eachRecent calls f with the keys of a row of recent_key, without their parts, and each
// run of places, half-open, of the claims that have it. Where lows isn't nil, it is in order, and others are
// passed over.
func eachRecent(body []byte, lows []int64, f func(low, from, to int64)) error {
	low, failed := int64(0), false
	next := func() int64 {
		n, size := binary.Uvarint(body)
		if size <= 0 || n > lowMask {
			failed, body = true, nil
			return 0
		}
		body = body[size:]
		return int64(n)
	}
	all := lows == nil
	for len(body) > 0 && (all || len(lows) > 0) {
		if low += next(); low > lowMask {
			failed = true
		}
		for len(lows) > 0 && lows[0] < low {
			lows = lows[1:]
		}
		wanted := all || len(lows) > 0 && lows[0] == low
		end := int64(0)
		for runs := next(); runs > 0 && !failed; runs-- {
			from := end + next()
			end = from + next() + 1
			if end > maxClaims {
				failed = true
			}
			if wanted && !failed {
				f(low, from, end)
			}
		}
		if failed {
			return fmt.Errorf("keys of claims: %w", store.ErrDamaged)
		}
	}
	return nil
}

// writeRecent writes rows of recent_key, and what has become too many into report_key.
func (t *tx) writeRecent(ctx context.Context, k recentKeys) error {
	in := &inserter{t: t, into: `recent_key (id, body)`, width: 2}
	var parts []int64
	for _, id := range slices.Sorted(maps.Keys(k)) {
		in.add(id, k[id].b)
		parts = append(parts, id>>reportBits)
	}
	if err := in.flush(ctx); err != nil {
		return err
	}
	parts = slices.Compact(parts)
	var full []int64
	err := eachGroup(len(parts), func(from, to int) error {
		ids, err := t.ids(ctx, eachOf(to-from, `SELECT MIN(id) FROM recent_key WHERE id >= ? AND id < ? HAVING COUNT(*) > `+itoa(maxRecent)), ranges(parts[from:to])...)
		full = append(full, ids...)
		return err
	})
	for _, id := range full {
		if err == nil {
			from, to := recentRange(id >> reportBits)
			err = t.settleKeys(ctx, from, to)
		}
	}
	return err
}

// ranges are the numbers of the rows of parts, as parameters.
func ranges(parts []int64) []any {
	var out []any
	for _, part := range parts {
		from, to := recentRange(part)
		out = append(out, from, to)
	}
	return out
}

// settleKeys moves rows of one part, half-open, from recent_key to report_key.
func (t *tx) settleKeys(ctx context.Context, from, to int64) error {
	type entry struct {
		key, report int64
		claims      []int64
	}
	var list []entry
	err := t.rows(ctx, func(scan func(...any) error) error {
		var id int64
		var body []byte
		if err := scan(&id, &body); err != nil {
			return err
		}
		report := id & (1<<reportBits - 1)
		return eachRecent(body, nil, func(low, from, to int64) {
			key := id>>reportBits<<partBits | low
			if n := len(list); n == 0 || list[n-1].key != key || list[n-1].report != report {
				list = append(list, entry{key: key, report: report})
			}
			e := &list[len(list)-1]
			for ; from < to; from++ {
				e.claims = append(e.claims, from)
			}
		})
	}, `SELECT id, body FROM recent_key WHERE id >= ? AND id < ?`, from, to)
	if err != nil || len(list) == 0 {
		return err
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.report, b.report)) })
	in := t.keyInserter()
	for _, e := range list {
		in.add(e.key, e.report, places(e.claims))
	}
	if err := in.flush(ctx); err != nil {
		return err
	}
	_, err = t.exec(ctx, `DELETE FROM recent_key WHERE id >= ? AND id < ?`, from, to)
	return err
}

// settleKeysOf moves what a report has in the parts of some keys to report_key.
func (t *tx) settleKeysOf(ctx context.Context, report int64, keys []int64) error {
	for _, part := range uniq(each(keys, partOf)) {
		id := part<<reportBits | report
		if err := t.settleKeys(ctx, id, id+1); err != nil {
			return err
		}
	}
	return nil
}

// recent calls f with those of some keys, in order, that are in recent_key, and with claims that
// have them, by their rows, half-open.
func (r *reader) recent(ctx context.Context, keys []int64, f func(key, from, to int64)) error {
	lows := map[int64][]int64{}
	for _, k := range keys {
		lows[partOf(k)] = append(lows[partOf(k)], k&lowMask)
	}
	parts := slices.Sorted(maps.Keys(lows))
	return eachGroup(len(parts), func(from, to int) error {
		return r.beside().rows(ctx, func(scan func(...any) error) error {
			var id int64
			var body []byte
			if err := scan(&id, &body); err != nil {
				return err
			}
			part, report := id>>reportBits, id&(1<<reportBits-1)
			return eachRecent(body, lows[part], func(low, from, to int64) {
				f(part<<partBits|low, report<<claimBits|from, report<<claimBits|to)
			})
		}, eachOf(to-from, `SELECT id, body FROM recent_key WHERE id >= ? AND id < ?`), ranges(parts[from:to])...)
	})
}
