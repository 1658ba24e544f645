package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/reportedly/reportedly/store"
)

// testManyKeys has more reports of one week than a store keeps together at first, in
// transactions of one and of many.
func testManyKeys(t *testing.T, s store.Store) {
	const many = 80
	var reports []*store.Report
	for i := range many {
		r := report(fmt.Sprint("r", i), "", fmt.Sprintf("one two three, for the %d. time", i))
		reports = append(reports, r)
	}
	put := func(from, to int) {
		update(t, s, func(tx store.Tx) error {
			for i, r := range reports[from:to] {
				_, err := tx.AddReport(t.Context(), r)
				if err == nil {
					err = tx.PutClaims(t.Context(), r.SHA256, by, []store.Claim{
						claim(r, "c1", "one", keys("a|2900", "n|2900", fmt.Sprintf("own%d|2900", from+i))),
						claim(r, "c2", "two", keys("a|2900", "b|2901", "timeless")),
						claim(r, "c3", "three", keys("a|2900", "z|-3")),
					})
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	has := func(key string) (n int) {
		t.Helper()
		return len(must[[]store.Claim](t)(s.Neighbours(t.Context(), store.Neighbourhood{Keys: []string{key}, AtMost: 1000})))
	}
	put(0, 20)
	if n := has("a|2900"); n != 60 {
		t.Errorf("of 20 reports %d claims have the key", n)
	}
	for i := 20; i < 36; i++ {
		put(i, i+1)
	}
	put(36, many)
	sound(t, s)
	for key, want := range map[string]int{"a|2900": 3 * many, "n|2900": many, "own7|2900": 1, "own79|2900": 1, "b|2901": many, "timeless": many, "z|-3": many, "a|2901": 0, "own7|2901": 0} {
		if n := has(key); n != want {
			t.Errorf("%d claims have the key %s, want %d", n, key, want)
		}
	}
	last := reports[many-1]
	add(t, s, last, claim(last, "c1", "one", keys("new|2900")))
	update(t, s, func(tx store.Tx) error {
		return first(tx.AddClaim(t.Context(), last.SHA256, by, claim(last, "c9", "two", keys("new|2900", "a|2900"))), tx.RemoveReport(t.Context(), reports[0].SHA256),
			tx.RemoveReport(t.Context(), reports[many-2].SHA256))
	})
	for key, want := range map[string]int{"a|2900": 3*(many-3) + 1, "n|2900": many - 3, "own0|2900": 0, "own78|2900": 0, "own79|2900": 0, "new|2900": 2} {
		if n := has(key); n != want {
			t.Errorf("%d claims have the key %s after reading one report anew and forgetting two, want %d", n, key, want)
		}
	}
	sound(t, s)
}

// testManyPrints has more entries of the duplicate index than a store keeps apart, some of
// them of a report that is forgotten while they are put in their order.
func testManyPrints(t *testing.T, s store.Store) {
	const each, shared = 20_000, 7
	var ids []string
	put := func(n, added int) {
		r := report(fmt.Sprint("r", n), "", fmt.Sprint("report ", n))
		add(t, s, r)
		ids = append(ids, r.SHA256)
		x := store.Index{Keys: []uint64{shared, uint64(n)<<40 + 9}}
		for i := range uint64(added) {
			x.Keys = append(x.Keys, (i+uint64(n)*each)*0x9E3779B97F4A7C15)
		}
		update(t, s, func(tx store.Tx) error { return tx.PutIndex(t.Context(), r.SHA256, x) })
	}
	look := func(own int, want ...int) {
		t.Helper()
		var all []string
		for _, n := range want {
			all = append(all, ids[n])
		}
		for _, x := range []struct {
			key  uint64
			want []string
		}{{shared, all}, {uint64(own)<<40 + 9, ids[own : own+1]}, {(uint64(own)*each + 1) * 0x9E3779B97F4A7C15, ids[own : own+1]}} {
			var inside []store.Holding
			update(t, s, func(tx store.Tx) (err error) {
				inside, err = tx.Holders(t.Context(), []uint64{x.key}, 50)
				return err
			})
			diff(t, "holders", must[[]store.Holding](t)(s.Holders(t.Context(), []uint64{x.key}, 50)), []store.Holding{{Key: x.key, Reports: x.want}})
			diff(t, "holders as a writer sees them", inside, []store.Holding{{Key: x.key, Reports: x.want}})
			var sharing []string
			for _, h := range must[[]store.Shared](t)(s.Sharing(t.Context(), []uint64{x.key}, 0)) {
				sharing = append(sharing, h.Report)
			}
			diff(t, "sharing", slices.Sorted(slices.Values(sharing)), slices.Sorted(slices.Values(x.want)))
		}
	}
	for n := range 7 {
		put(n, each) // the last makes a batch of them, and begins to put it in its order
	}
	put(7, 10)
	look(0, 0, 1, 2, 3, 4, 5, 6, 7)
	update(t, s, func(tx store.Tx) error { return tx.RemoveReport(t.Context(), ids[0]) })
	look(3, 1, 2, 3, 4, 5, 6, 7)
	sound(t, s)
	for n := 8; n < 11; n++ {
		put(n, each)
	}
	update(t, s, func(tx store.Tx) error {
		return first(tx.RemoveReport(t.Context(), ids[8]), tx.PutIndex(t.Context(), ids[1], store.Index{Keys: []uint64{shared}}))
	})
	look(2, 1, 2, 3, 4, 5, 6, 7, 9, 10)
	look(10, 1, 2, 3, 4, 5, 6, 7, 9, 10)
	sound(t, s)
}
