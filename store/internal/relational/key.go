package relational

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/store"
)

// Keys are kept report by report, with the places of the claims that have them, between
// commas; those of reports that were added lately elsewhere (recent_key.go).

// putKeys has the keys of claims of one report written later; whole tells that they are all that it has.
func (t *tx) putKeys(list []*made, whole bool) {
	if whole && len(list) > 0 {
		t.pending.whole[list[0].row>>claimBits] = true
	}
	for _, m := range list {
		for _, k := range uniq(each(m.Keys, hash)) {
			t.pending.key(k, m.row)
		}
	}
}

// key has a key of a claim written later.
func (p *pending) key(k, claim int64) {
	p.keys[k] = append(p.keys[k], claim)
	p.keyed++
}

func (t *tx) writeKeys(ctx context.Context, p *pending) error {
	in, recent := t.keyInserter(), recentKeys{}
	for _, k := range slices.Sorted(maps.Keys(p.keys)) {
		eachReport(p.keys[k], func(report int64, claims []int64) {
			if p.whole[report] {
				recent.add(k, report, claims)
			} else {
				in.add(k, report, places(claims))
			}
		})
	}
	if err := in.flush(ctx); err != nil {
		return err
	}
	return t.writeRecent(ctx, recent)
}

func (t *tx) keyInserter() *inserter {
	return &inserter{t: t, into: `report_key (key, report, claims)`, width: 3, end: ` ON CONFLICT (key, report) DO UPDATE SET claims = report_key.claims || ',' || excluded.claims`}
}

// eachReport calls f with every report and its claims, of rows that are together report
// by report.
func eachReport(rows []int64, f func(report int64, claims []int64)) {
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n]>>claimBits == rows[0]>>claimBits {
			n++
		}
		f(rows[0]>>claimBits, rows[:n])
		rows = rows[n:]
	}
}

// places are claims by their places in their report.
func places(claims []int64) string {
	var b []byte
	for i, row := range claims {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, row&(maxClaims-1), 10)
	}
	return string(b)
}

// keyed are the claims of a report that have a key, by their rows.
func (r *reader) keyed(ctx context.Context, key, report int64) ([]int64, error) {
	var list string
	if _, err := r.row(ctx, []any{&list}, `SELECT claims FROM report_key WHERE key = ? AND report = ?`, key, report); err != nil {
		return nil, err
	}
	out := rowsOf(nil, report, list)
	var body []byte
	if _, err := r.row(ctx, []any{&body}, `SELECT body FROM recent_key WHERE id = ?`, partOf(key)<<reportBits|report); err != nil {
		return nil, err
	}
	return out, eachRecent(body, []int64{key & lowMask}, func(_, from, to int64) {
		for ; from < to; from++ {
			out = append(out, report<<claimBits|from)
		}
	})
}

// rowsOf appends the claims of a report that a list of places names.
func rowsOf(to []int64, report int64, list string) []int64 {
	for s := range strings.SplitSeq(list, ",") {
		if s != "" {
			to = append(to, report<<claimBits|number64(s))
		}
	}
	return to
}

// removeKeys takes their keys off claims of one report.
func (t *tx) removeKeys(ctx context.Context, list []stored) error {
	gone := map[int64][]int64{}
	for i := range list {
		for _, k := range list[i].Keys {
			gone[hash(k)] = append(gone[hash(k)], list[i].row)
		}
	}
	if len(gone) > 0 {
		if err := t.settleKeysOf(ctx, list[0].row>>claimBits, slices.Collect(maps.Keys(gone))); err != nil {
			return err
		}
	}
	for _, k := range slices.Sorted(maps.Keys(gone)) {
		report := gone[k][0] >> claimBits
		now, err := t.keyed(ctx, k, report)
		if err != nil {
			return err
		}
		left := slices.DeleteFunc(now, func(row int64) bool {
			_, found := slices.BinarySearch(gone[k], row) // list is in the order of rows
			return found
		})
		if len(left) == 0 {
			_, err = t.exec(ctx, `DELETE FROM report_key WHERE key = ? AND report = ?`, k, report)
		} else {
			_, err = t.exec(ctx, `UPDATE report_key SET claims = ? WHERE key = ? AND report = ?`, places(left), k, report)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sharing counts for claims how many of some keys they have. Of a key at most perKey
// reports are looked at, those that were added first, and a few of those that were added last.
// The keys are in order.
func (r *reader) sharing(ctx context.Context, hashes []int64, perKey int) (map[int64]int, error) {
	shared := map[int64]int{}
	var rows []int64
	err := eachGroup(len(hashes), func(from, to int) error {
		// One row a key: of the most frequent ones thousands of claims are gone through.
		return r.beside().rows(ctx, func(scan func(...any) error) error {
			var list *string
			if err := scan(&list); err != nil || list == nil {
				return err
			}
			for s := range strings.SplitSeq(*list, ";") {
				report, claims, _ := strings.Cut(s, ":")
				rows = rowsOf(rows[:0], number64(report), claims)
				for _, row := range rows {
					shared[row]++
				}
			}
			return nil
		}, eachOf(to-from, `SELECT `+r.dialect.List(`report || ':' || claims`, `;`)+` FROM (SELECT report, claims FROM report_key WHERE key = ? ORDER BY report LIMIT `+itoa(perKey)+`) y`), anys(hashes[from:to])...)
	})
	if err != nil {
		return nil, err
	}
	err = r.recent(ctx, hashes, func(_, from, to int64) {
		for ; from < to; from++ {
			shared[from]++
		}
	})
	if err != nil || r.pending == nil {
		return shared, err
	}
	for _, h := range hashes {
		for _, row := range r.pending.keys[h] {
			shared[row]++
		}
	}
	return shared, nil
}

// near are claims that share a key and may lie near in time.
func (r *reader) near(ctx context.Context, n store.Neighbourhood) ([]candidate, error) {
	early, late := int64(beginning), int64(end)
	if !n.Days.First.IsZero() {
		early = day(n.Days.First)
	}
	if !n.Days.Last.IsZero() {
		late = day(n.Days.Last)
	}
	from, to := max(beginning, early-int64(n.Slack)), min(end, late+int64(n.Slack))
	shared, err := r.sharing(ctx, uniq(each(n.Keys, hash)), maxPerKey)
	if err != nil {
		return nil, err
	}
	var out []candidate
	err = eachChunk(sortedRows(shared), maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`id`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var row, first, last int64
			if err := scan(&row, &first, &last); err != nil {
				return err
			}
			switch {
			case first == noDay:
				out = append(out, candidate{row: row})
			case first <= to && last >= from:
				out = append(out, candidate{row, max(0, first-late, early-last)})
			}
			return nil
		}, `SELECT id, first_day, last_day FROM claim`+c.where(), c.args...)
	})
	return out, err
}
