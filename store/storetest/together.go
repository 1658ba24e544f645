package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

func testForget(t *testing.T, s store.Store) {
	a, b := corpus(t, s)
	update(t, s, func(tx store.Tx) error {
		p := store.Pair{A: min(a.SHA256, b.SHA256), B: max(a.SHA256, b.SHA256), Relation: "near"}
		return first(tx.PutIndex(t.Context(), a.SHA256, store.Index{Keys: []uint64{1}}), tx.PutPair(t.Context(), p), tx.PutDevelopment(t.Context(), development("d", a.SHA256+"/c1", b.SHA256+"/c1")))
	})
	update(t, s, func(tx store.Tx) error {
		return first(tx.RemoveReport(t.Context(), a.SHA256), tx.PutDevelopment(t.Context(), development("d", b.SHA256+"/c1")))
	})
	if err := s.Purge(t.Context()); err != nil {
		t.Error(err)
	}
	_, err := s.Report(t.Context(), a.SHA256)
	wantError(t, err, reportedly.ErrNotFound)
	_, err = s.Claim(t.Context(), a.SHA256+"/c1")
	wantError(t, err, reportedly.ErrNotFound)
	diff(t, "claims", found(t, s, store.ClaimFilter{}), []string{"b/c2", "b/c1"})
	diff(t, "words", found(t, s, store.ClaimFilter{Text: "brigade"}), []string{"b/c1"})
	if p := must[store.List[store.Passage]](t)(s.Passages(t.Context(), store.PassageFilter{Text: "spokesman"}, store.Page{})); len(p.Items) != 0 {
		t.Errorf("passages = %+v", p.Items)
	}
	if x := must[[]store.Shared](t)(s.Sharing(t.Context(), []uint64{1}, 0)); len(x) != 0 {
		t.Errorf("duplicate index = %+v", x)
	}
	if x := must[[]store.Pair](t)(s.Pairs(t.Context(), []string{b.SHA256})); len(x) != 0 {
		t.Errorf("pairs = %+v", x)
	}
	sound(t, s)
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.RemoveReport(t.Context(), a.SHA256) }), reportedly.ErrNotFound)
}

// testForgetAll forgets every report of many: nothing at all may be left.
func testForgetAll(t *testing.T, s store.Store) {
	m := generate.New(7)
	var ids []string
	for i := range 12 {
		r, claims := m.Report(i)
		ids = append(ids, r.SHA256)
		if i == 3 {
			claims[0].Claim.Places[0].Geometry = outline(50)
		}
		add(t, s, r, claims...)
	}
	sound(t, s)
	for _, id := range ids {
		update(t, s, func(tx store.Tx) error { return tx.RemoveReport(t.Context(), id) })
	}
	n := must[store.Stats](t)(s.Stats(t.Context()))
	diff(t, "stats", n, store.Stats{})
	sound(t, s)
	r, claims := m.Report(1)
	add(t, s, r, claims...)
	sound(t, s)
}

func testAtomic(t *testing.T, s store.Store) {
	r := report("a", "X", "words")
	broken := errors.New("broken off")
	half := func(tx store.Tx) {
		must[bool](t)(tx.AddReport(t.Context(), r))
		if err := tx.PutClaims(t.Context(), r.SHA256, by, []store.Claim{claim(r, "c1", "words", keys("k"))}); err != nil {
			t.Fatal(err)
		}
		if c := must[*store.Claim](t)(tx.Claim(t.Context(), r.SHA256+"/c1")); c.Claim.ID != "c1" {
			t.Errorf("a transaction doesn't read what it wrote: %+v", c)
		}
		must[int64](t)(tx.AddJudgement(t.Context(), store.Judgement{At: at(0), Action: "x"}))
	}
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { half(tx); return broken }), broken)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a panic is swallowed")
			}
		}()
		_ = s.Update(t.Context(), func(tx store.Tx) error { half(tx); panic("x") })
	}()
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Update(ctx, func(tx store.Tx) error { half(tx); cancel(); return nil })
	wantError(t, err, context.Canceled)
	wantError(t, s.Update(ctx, func(tx store.Tx) error { return nil }), context.Canceled)
	if n := must[store.Stats](t)(s.Stats(t.Context())); n.Reports+n.Claims+n.Judgements+n.Sources != 0 {
		t.Errorf("what was broken off left %+v", n)
	}
	update(t, s, func(tx store.Tx) error { half(tx); return nil })
	sound(t, s)
}

// A transaction reads all that it has written, in whatever order it asks and however
// much of it the store holds back.
func testReadsOwn(t *testing.T, s store.Store) {
	ctx := t.Context()
	someone := actor("Nafusa Brigade", "test:nafusa")
	names := func(tx store.Tx) []string {
		var out []string
		for _, n := range must[store.List[store.Name]](t)(tx.Actors(ctx, store.NameFilter{}, store.Page{})).Items {
			out = append(out, fmt.Sprint(n.Key, " ", n.Claims, " ", n.Names))
		}
		return out
	}
	nearby := func(tx store.Tx, k ...string) []string {
		var out []string
		for _, n := range must[[]store.Nearby](t)(tx.Near(ctx, k, 0)) {
			out = append(out, fmt.Sprint(n.Development, " ", n.Shared))
		}
		return out
	}
	put := func(tx store.Tx, name string) *store.Report {
		r := report(name, "X", "words of the "+name)
		must[bool](t)(tx.AddReport(ctx, r))
		claims := []store.Claim{claim(r, "c1", "words", someone, keys("k|1", "own "+name)), claim(r, "c2", "the "+name, someone, keys("k|1"))}
		check := first(tx.PutIndex(ctx, r.SHA256, store.Index{Keys: []uint64{7, 1 << 63}}), tx.PutClaims(ctx, r.SHA256, by, claims),
			tx.PutDevelopment(ctx, development("d"+name, r.SHA256+"/c1", r.SHA256+"/c2")))
		if check != nil {
			t.Fatal(check)
		}
		return r
	}
	add(t, s, report("before", "X", "nothing"))
	update(t, s, func(tx store.Tx) error {
		a := put(tx, "first")
		diff(t, "near the first", nearby(tx, "k|1", "own first"), []string{"dfirst 3"})
		b := put(tx, "second")
		diff(t, "near both", nearby(tx, "k|1"), []string{"dfirst 2", "dsecond 2"})
		diff(t, "holders", must[[]store.Holding](t)(tx.Holders(ctx, []uint64{7, 8}, 1)), []store.Holding{{Key: 7, Reports: []string{a.SHA256}, More: true}})
		diff(t, "actors", names(tx), []string{"test:nafusa 4 [Nafusa Brigade]"})
		diff(t, "found", found(t, tx, store.ClaimFilter{Actors: []string{"test:nafusa"}, Developments: []string{"dfirst"}}), []string{"first/c2", "first/c1"})
		c := put(tx, "third")
		// A development takes over what others have, of those written and of those not.
		if err := tx.PutDevelopment(ctx, development("dthird", a.SHA256+"/c2", c.SHA256+"/c1", b.SHA256+"/c1")); err != nil {
			return err
		}
		diff(t, "homes", must[map[string]string](t)(tx.DevelopmentsOf(ctx, []string{a.SHA256 + "/c2", b.SHA256 + "/c1", c.SHA256 + "/c1", c.SHA256 + "/c2"})),
			map[string]string{a.SHA256 + "/c2": "dthird", b.SHA256 + "/c1": "dthird", c.SHA256 + "/c1": "dthird"})
		if err := first(tx.PutDevelopment(ctx, development("dfirst", a.SHA256+"/c1")), tx.RemoveDevelopment(ctx, "dsecond")); err != nil {
			return err
		}
		undone, err := tx.Part(ctx, func(tx store.Tx) error {
			put(tx, "fourth")
			return first(tx.RemoveReport(ctx, a.SHA256), tx.RemoveDevelopment(ctx, "dfirst"), errors.New("not so"))
		})
		if undone == nil || err != nil {
			t.Errorf("part: %v, %v", undone, err)
		}
		diff(t, "actors after a part", names(tx), []string{"test:nafusa 6 [Nafusa Brigade]"})
		put(tx, "fifth")
		return tx.RemoveReport(ctx, b.SHA256) // dthird is left with a claim less, which is put right below
	})
	update(t, s, func(tx store.Tx) error {
		diff(t, "near in the end", nearby(tx, "k|1", "own second"), []string{"dfifth 2", "dthird 2", "dfirst 1"})
		d := must[*reportedly.Development](t)(tx.Development(ctx, "dthird"))
		ids := []string{d.Members[0].Claim, d.Members[1].Claim}
		return tx.PutDevelopment(ctx, development("dthird", ids...))
	})
	sound(t, s)
	r := report("sixth", "X", "words of the sixth")
	update(t, s, func(tx store.Tx) error {
		must[bool](t)(tx.AddReport(ctx, r))
		return first(tx.AddClaim(ctx, r.SHA256, by, claim(r, "h1", "words", keys("k|1"))), tx.PutClaims(ctx, r.SHA256, by, []store.Claim{claim(r, "c1", "words")}))
	})
	if l := must[[]store.Claim](t)(s.ClaimsOf(ctx, r.SHA256)); len(l) != 1 || l[0].Claim.ID != "c1" {
		t.Errorf("claims put after one was added: %+v", l)
	}
	sound(t, s)
}

// A part that fails leaves nothing, whatever it had done, and the rest is kept.
func testParts(t *testing.T, s store.Store) {
	good, bad := errors.New("good"), errors.New("bad")
	first := report("first", "X", "words of the first")
	update(t, s, func(tx store.Tx) error {
		for i, fails := range []error{nil, bad, nil, reportedly.ErrInvalid, bad, nil} {
			r := report(string(rune('a'+i)), "X", "words of "+string(rune('a'+i)))
			undone, err := tx.Part(t.Context(), func(tx store.Tx) error {
				must[bool](t)(tx.AddReport(t.Context(), r))
				c := claim(r, "c1", "words", keys("k"))
				for _, err := range []error{tx.PutClaims(t.Context(), r.SHA256, by, []store.Claim{c}), tx.PutIndex(t.Context(), r.SHA256, store.Index{Keys: []uint64{7}}),
					tx.PutDevelopment(t.Context(), development("d"+r.Name, r.SHA256+"/c1"))} {
					if err != nil {
						t.Fatal(err)
					}
				}
				if errors.Is(fails, reportedly.ErrInvalid) { // an error of the store's own
					return tx.PutValue(t.Context(), "", []byte("x"))
				}
				return fails
			})
			if err != nil {
				return err
			}
			if (undone == nil) != (fails == nil) || !errors.Is(undone, fails) {
				t.Errorf("part %d: %v, want %v", i, undone, fails)
			}
			_, err = tx.Report(t.Context(), r.SHA256)
			if fails == nil && err != nil || fails != nil && !errors.Is(err, reportedly.ErrNotFound) {
				t.Errorf("after part %d its report: %v", i, err)
			}
		}
		must[bool](t)(tx.AddReport(t.Context(), first))
		return nil
	})
	sound(t, s)
	if n := must[store.Stats](t)(s.Stats(t.Context())); n.Reports != 4 || n.Claims != 3 || n.Developments != 3 {
		t.Errorf("%+v", n)
	}
	near := must[[]store.Nearby](t)(s.Near(t.Context(), []string{"k"}, 0))
	held := must[[]store.Holding](t)(s.Holders(t.Context(), []uint64{7}, 0))
	if len(near) != 3 || len(held) != 1 || len(held[0].Reports) != 3 || len(found(t, s, store.ClaimFilter{Text: "words"})) != 3 {
		t.Errorf("near %v, held by %v", near, held)
	}
	// The transaction can still come to nothing altogether.
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error {
		_, err := tx.Part(t.Context(), func(tx store.Tx) error { return tx.PutValue(t.Context(), "v", []byte("x")) })
		return errors.Join(err, good)
	}), good)
	_, err := s.Value(t.Context(), "v")
	wantError(t, err, reportedly.ErrNotFound)
}

func testView(t *testing.T, s store.Store) {
	corpus(t, s)
	err := s.View(t.Context(), func(r store.Reader) error {
		before := found(t, r, store.ClaimFilter{})
		c := report("c", "", "later")
		add(t, s, c, claim(c, "c1", "later"))
		diff(t, "a view while others write", found(t, r, store.ClaimFilter{}), before)
		_, err := r.Report(t.Context(), c.SHA256)
		wantError(t, err, reportedly.ErrNotFound)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	diff(t, "afterwards", len(found(t, s, store.ClaimFilter{})), 6)
	broken := errors.New("broken off")
	wantError(t, s.View(t.Context(), func(store.Reader) error { return broken }), broken)
}

// testReaders has fifty read while one writes: each sees whole reports only.
func testReaders(t *testing.T, s store.Store) {
	m := generate.New(3)
	m.Claims = 5
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	errs := make(chan error, 64)
	for range 50 {
		wg.Go(func() {
			for n := 0; ctx.Err() == nil || n == 0; n++ {
				if err := readOnce(t.Context(), s); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	for i := range 40 {
		r, claims := m.Report(i)
		add(t, s, r, claims...)
	}
	stop()
	wg.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	if n := must[store.Stats](t)(s.Stats(t.Context())); n.Claims != 200 {
		t.Errorf("%d claims, want 200", n.Claims)
	}
}

func readOnce(ctx context.Context, s store.Store) error {
	return s.View(ctx, func(r store.Reader) error {
		list, err := r.Reports(ctx, store.ReportFilter{}, store.Page{Limit: 1})
		if err != nil || len(list.Items) == 0 {
			return err
		}
		claims, err := r.ClaimsOf(ctx, list.Items[0].SHA256)
		if err == nil && len(claims) != list.Items[0].Claims {
			return fmt.Errorf("a report of %d claims has %d", list.Items[0].Claims, len(claims))
		}
		return err
	})
}

func testCopy(t *testing.T, from, to store.Store) {
	a, b := corpus(t, from)
	gone := report("gone", "Gone", "gone")
	add(t, from, gone, claim(gone, "c1", "gone"))
	update(t, from, func(tx store.Tx) error {
		return tx.AddClaim(t.Context(), a.SHA256, store.Version{Coder: "ann"}, claim(a, "h1", "attacked", actor("army", "")))
	})
	update(t, from, func(tx store.Tx) error {
		p := store.Pair{A: min(a.SHA256, b.SHA256), B: max(a.SHA256, b.SHA256), Relation: "near", Body: []byte("x")}
		_, err := tx.AddJudgement(t.Context(), store.Judgement{At: at(1), Who: "ann", Action: "accept", Target: a.SHA256 + "/c1", Why: "seen"})
		_, err2 := tx.AddJudgement(t.Context(), store.Judgement{At: at(2), Who: "ann", Action: "undo", Undoes: 1})
		return first(err, err2, tx.RemoveReport(t.Context(), gone.SHA256), tx.PutIndex(t.Context(), a.SHA256, store.Index{Keys: []uint64{1}, Sketch: []byte("s")}), tx.PutPair(t.Context(), p),
			tx.PutDevelopment(t.Context(), development("d", a.SHA256+"/c1", b.SHA256+"/c1")), tx.SetReview(t.Context(), a.SHA256+"/c2", store.Accepted),
			tx.PutSource(t.Context(), store.Source{Name: "Daily Post", Grade: "B"}), tx.PutValue(t.Context(), "v", []byte("1")))
	})
	if err := store.Copy(t.Context(), to, from); err != nil {
		t.Fatal(err)
	}
	diff(t, "stats", must[store.Stats](t)(to.Stats(t.Context())), must[store.Stats](t)(from.Stats(t.Context())))
	for _, r := range []*store.Report{a, b} {
		got, want := must[*store.Report](t)(to.Report(t.Context(), r.SHA256)), must[*store.Report](t)(from.Report(t.Context(), r.SHA256))
		diff(t, "report", got, want)
		diff(t, "claims", must[[]store.Claim](t)(to.ClaimsOf(t.Context(), r.SHA256)), must[[]store.Claim](t)(from.ClaimsOf(t.Context(), r.SHA256)))
		diff(t, "index", must[store.Index](t)(to.Index(t.Context(), r.SHA256)), must[store.Index](t)(from.Index(t.Context(), r.SHA256)))
	}
	diff(t, "development", must[*reportedly.Development](t)(to.Development(t.Context(), "d")), must[*reportedly.Development](t)(from.Development(t.Context(), "d")))
	diff(t, "log", must[store.List[store.Judgement]](t)(to.Judgements(t.Context(), store.JudgementFilter{}, store.Page{})), must[store.List[store.Judgement]](t)(from.Judgements(t.Context(), store.JudgementFilter{}, store.Page{})))
	diff(t, "pairs", must[[]store.Pair](t)(to.Pairs(t.Context(), []string{a.SHA256})), must[[]store.Pair](t)(from.Pairs(t.Context(), []string{a.SHA256})))
	diff(t, "sources", must[store.List[store.Source]](t)(to.Sources(t.Context(), store.Page{})), must[store.List[store.Source]](t)(from.Sources(t.Context(), store.Page{})))
	sound(t, to)
	wantError(t, store.Copy(t.Context(), to, from), reportedly.ErrInvalid)
}
