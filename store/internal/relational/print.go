package relational

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// The keys of the duplicate index are without any order: one by one they would lie on a
// page of the table bucket each. So those of the newest reports are only in their sketches, and
// known in order to who writes. Once they are many they become a batch, which is written
// into bucket in the order of its keys, a stretch with every transaction that adds any,
// so that many lie together on each page.

// sweep tells how far bucket goes: it has the keys of reports up to done, and those below at of
// reports up to till. There is a batch while done < till. Reports are told by their rows.
type sweep struct {
	done, till, at int64
}

// print is a key of the duplicate index, with a report that has it.
type print struct{ key, report int64 }

func (p print) compare(q print) int {
	return cmp.Or(cmp.Compare(p.key, q.key), cmp.Compare(p.report, q.report))
}

// prints are the keys of reports after done.
type prints struct {
	sweep
	list  []print           // in order
	young map[int64][]int64 // reports by key, which aren't in list
	many  int               // in young
	added int               // by this transaction
}

const (
	maxPrints  = 1 << 17 // keys that wait, from which on they become a batch
	maxYoung   = 1 << 12 // keys that aren't in order
	sweepSpeed = 2       // keys written for each that is added
)

func (p *prints) add(report int64, keys []uint64) {
	for _, k := range keys {
		p.young[int64(k)] = append(p.young[int64(k)], report)
	}
	p.many += len(keys)
	p.added += len(keys)
}

// holders appends the reports that have a key.
func (p *prints) holders(to []int64, key int64) []int64 {
	i, _ := slices.BinarySearchFunc(p.list, print{key, math.MinInt64}, print.compare)
	for ; i < len(p.list) && p.list[i].key == key; i++ {
		to = append(to, p.list[i].report)
	}
	return append(to, p.young[key]...)
}

// order puts all in order, and leaves out those of reports up to done.
func (p *prints) order() {
	var more []print
	for k, reports := range p.young {
		for _, report := range reports {
			more = append(more, print{k, report})
		}
	}
	slices.SortFunc(more, print.compare)
	p.young, p.many = map[int64][]int64{}, 0
	out := make([]print, 0, len(p.list)+len(more))
	for _, x := range p.list {
		for len(more) > 0 && more[0].compare(x) < 0 {
			out, more = append(out, more[0]), more[1:]
		}
		if x.report > p.done {
			out = append(out, x)
		}
	}
	p.list = append(out, more...)
}

// prints are the keys that wait, which are read once while nobody else writes.
func (t *tx) prints(ctx context.Context) (*prints, error) {
	if t.known.prints != nil {
		return t.known.prints, nil
	}
	p := &prints{young: map[int64][]int64{}}
	if _, err := t.row(ctx, []any{&p.done, &p.till, &p.at}, `SELECT done, till, at FROM sweep`); err != nil {
		return nil, err
	}
	err := t.waiting(ctx, p.done, func(key, report int64) { p.list = append(p.list, print{key, report}) })
	slices.SortFunc(p.list, print.compare)
	t.known.prints = p
	return p, err
}

// waiting calls f with the keys of reports after a row.
func (r *reader) waiting(ctx context.Context, after int64, f func(key, report int64)) error {
	return r.rows(ctx, func(scan func(...any) error) error {
		var report int64
		var packed []byte
		err := scan(&report, &packed)
		for _, k := range unpackKeys(packed) {
			f(int64(k), report)
		}
		return err
	}, `SELECT report, keys FROM sketch WHERE report > ? ORDER BY report`, after)
}

// waitingOf are the reports whose keys wait, by those of some keys that they have.
func (r *reader) waitingOf(ctx context.Context, keys []int64) (map[int64][]int64, error) {
	out := make(map[int64][]int64, len(keys))
	if r.known != nil {
		t := tx{reader: *r}
		p, err := t.prints(ctx)
		for _, k := range keys {
			if list := p.holders(nil, k); len(list) > 0 {
				out[k] = list
			}
		}
		return out, err
	}
	var done int64
	if _, err := r.row(ctx, []any{&done}, `SELECT done FROM sweep`); err != nil {
		return nil, err
	}
	asked := map[int64]bool{}
	for _, k := range keys {
		asked[k] = true
	}
	err := r.waiting(ctx, done, func(key, report int64) {
		if asked[key] {
			out[key] = append(out[key], report)
		}
	})
	return out, err
}

// sweepOn writes a stretch of the batch into bucket, as long as what this transaction has
// added makes it.
func (t *tx) sweepOn(ctx context.Context) error {
	p := t.known.prints
	if p == nil || p.added == 0 {
		return nil
	}
	stretch := sweepSpeed * p.added
	p.added = 0
	if p.done == p.till && len(p.list)+p.many >= maxPrints {
		p.order()
		p.till, p.at = slices.MaxFunc(p.list, func(a, b print) int { return cmp.Compare(a.report, b.report) }).report, math.MinInt64
	} else if p.many >= maxYoung {
		p.order()
	}
	if p.done == p.till {
		return nil
	}
	in := t.bucketInserter()
	i, _ := slices.BinarySearchFunc(p.list, print{p.at, math.MinInt64}, print.compare)
	for ; i < len(p.list) && (stretch > 0 || p.list[i].key == p.list[i-1].key); i++ {
		if x := p.list[i]; x.report <= p.till {
			in.add(x.key, x.report)
			stretch--
		}
	}
	if i < len(p.list) {
		p.at = p.list[i].key
	} else {
		p.done = p.till
		p.order()
	}
	if err := in.flush(ctx); err != nil {
		return err
	}
	_, err := t.exec(ctx, `UPDATE sweep SET done = ?, till = ?, at = ?`, p.done, p.till, p.at)
	return err
}
