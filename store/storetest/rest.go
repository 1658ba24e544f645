package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// development is one of these claims.
func development(id string, claims ...string) *reportedly.Development {
	d := &reportedly.Development{ID: id, What: "What happened", Best: claims[0], Kind: reportedly.KindEvent, Event: reportedly.Assault, State: reportedly.SingleSource, Independent: 1, Credibility: reportedly.CannotBeJudged}
	seen := map[string]bool{}
	for _, c := range claims {
		report := c[:64]
		d.Members = append(d.Members, reportedly.Member{Claim: c, Report: report, Score: 0.9, Why: "the same day"})
		if !seen[report] {
			seen[report] = true
			d.Reports = append(d.Reports, report)
		}
	}
	return d
}

func testSources(t *testing.T, s store.Store) {
	r := report("a", "Daily Post", "words")
	add(t, s, r)
	star := store.Source{Name: "Évening Star", Grade: "B", Kind: "newspaper", Country: "GBR", Owner: "Daily Post", Note: "n", Aliases: []string{"The Star", "ES"}, Body: []byte(`{"a":1}`)}
	update(t, s, func(tx store.Tx) error { return tx.PutSource(t.Context(), star) })
	list := must[store.List[store.Source]](t)(s.Sources(t.Context(), store.Page{}))
	star.Put, star.Aliases = true, []string{"ES", "The Star"}
	diff(t, "sources", list.Items, []store.Source{{Name: "Daily Post", Reports: 1}, star})
	one := must[store.List[store.Source]](t)(s.Sources(t.Context(), store.Page{Limit: 1}))
	two := must[store.List[store.Source]](t)(s.Sources(t.Context(), store.Page{Limit: 1, After: one.Next}))
	diff(t, "pages", append(one.Items, two.Items...), list.Items)
	if two.Next != "" {
		t.Error("a cursor behind the last page")
	}
	graded := store.Source{Name: "Daily Post", Grade: "C"}
	update(t, s, func(tx store.Tx) error { return tx.PutSource(t.Context(), graded) })
	graded.Put, graded.Reports = true, 1
	diff(t, "graded", must[*store.Source](t)(s.Source(t.Context(), "Daily Post")), &graded)
	update(t, s, func(tx store.Tx) error {
		return first(tx.RemoveSource(t.Context(), "Daily Post"), tx.RemoveSource(t.Context(), star.Name))
	})
	diff(t, "what is left", must[store.List[store.Source]](t)(s.Sources(t.Context(), store.Page{})).Items, []store.Source{{Name: "Daily Post", Reports: 1}})
	_, err := s.Source(t.Context(), "nobody")
	wantError(t, err, reportedly.ErrNotFound)
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.RemoveSource(t.Context(), "nobody") }), reportedly.ErrNotFound)
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.PutSource(t.Context(), store.Source{}) }), reportedly.ErrInvalid)
	sound(t, s)
}

func testDevelopments(t *testing.T, s store.Store) {
	a, b := corpus(t, s)
	d := development("d1", b.SHA256+"/c1", a.SHA256+"/c1")
	d.Sources = []string{"Daily Post", "Evening Star"}
	d.Toll = &reportedly.Range{Field: "killed", Min: 3, Max: 17, Figures: []reportedly.Figure{{Claim: a.SHA256 + "/c1", Min: 3}}}
	d.Origins = []reportedly.Origin{{Who: "the army", Kind: reportedly.BodyOrigin, Stance: reportedly.Tells, Why: []string{"x"}, MaybeSame: -1}}
	d.Contradictions = []reportedly.Contradiction{{About: reportedly.AboutToll, Sides: []reportedly.Side{{Claim: a.SHA256 + "/c1", Quote: evidence(a, "attacked")}}}}
	update(t, s, func(tx store.Tx) error { return tx.PutDevelopment(t.Context(), d) })
	diff(t, "development", must[*reportedly.Development](t)(s.Development(t.Context(), "d1")), d)
	sum := must[store.List[store.Summary]](t)(s.Developments(t.Context(), store.DevelopmentFilter{}, store.Page{})).Items
	last := must[*store.Report](t)(s.Report(t.Context(), b.SHA256)).Added
	diff(t, "summary", sum, []store.Summary{{
		ID: "d1", What: d.What, Kind: d.Kind, Event: d.Event, State: d.State, Claims: 2, Reports: 2, Sources: 2, Independent: 1,
		Days: store.Days{First: date("2025-03-01"), Last: date("2025-03-31")}, Actors: []string{"x:lion", "name:army"}, Places: []string{"g:1", "g:2"}, Toll: "3–17",
		Credibility: reportedly.CannotBeJudged, Changed: last,
	}})
	if got := must[string](t)(s.DevelopmentID(t.Context(), "d")); got != "d1" {
		t.Errorf("development of a prefix = %q", got)
	}
	_, err := s.DevelopmentID(t.Context(), "e")
	wantError(t, err, reportedly.ErrNotFound)

	// It grows by one claim and loses another, which goes to a second one.
	d.Members = development("d1", a.SHA256+"/c1", a.SHA256+"/c2").Members
	e := development("d2", b.SHA256+"/c1")
	update(t, s, func(tx store.Tx) error {
		return first(tx.PutDevelopment(t.Context(), d), tx.PutDevelopment(t.Context(), e))
	})
	of := must[map[string]string](t)(s.DevelopmentsOf(t.Context(), []string{a.SHA256 + "/c1", a.SHA256 + "/c2", a.SHA256 + "/c3", b.SHA256 + "/c1"}))
	diff(t, "developments of claims", of, map[string]string{a.SHA256 + "/c1": "d1", a.SHA256 + "/c2": "d1", b.SHA256 + "/c1": "d2"})
	sound(t, s)
	update(t, s, func(tx store.Tx) error { return tx.RemoveDevelopment(t.Context(), "d1") })
	_, err = s.Development(t.Context(), "d1")
	wantError(t, err, reportedly.ErrNotFound)
	if c := must[*store.Claim](t)(s.Claim(t.Context(), a.SHA256+"/c1")); c.Development != "" {
		t.Errorf("a claim of a removed development belongs to %q", c.Development)
	}
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.RemoveDevelopment(t.Context(), "d1") }), reportedly.ErrNotFound)
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.PutDevelopment(t.Context(), &reportedly.Development{ID: "x"}) }), reportedly.ErrInvalid)
	d.Members[0].Claim = a.SHA256 + "/c77"
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.PutDevelopment(t.Context(), d) }), reportedly.ErrNotFound)
	sound(t, s)
}

func testDevelopmentFilters(t *testing.T, s store.Store) {
	a, b := corpus(t, s)
	update(t, s, func(tx store.Tx) error {
		one, two, three := development("one", a.SHA256+"/c1", b.SHA256+"/c1"), development("two", b.SHA256+"/c2"), development("three", a.SHA256+"/c3")
		one.State, one.Independent = reportedly.Corroborated, 3
		two.Kind, two.Event, two.State, two.Independent = reportedly.KindPresence, "", reportedly.Contested, 2
		return first(tx.PutDevelopment(t.Context(), one), tx.PutDevelopment(t.Context(), two), tx.PutDevelopment(t.Context(), three))
	})
	old := report("old", "Archive", "The siege went on.")
	add(t, s, old, claim(old, "c1", "The siege went on.", on("2024/2026")))
	update(t, s, func(tx store.Tx) error {
		long := development("long", old.SHA256+"/c1")
		long.State, long.Event = "", reportedly.Coerce
		return tx.PutDevelopment(t.Context(), long)
	})
	for _, x := range []struct {
		name string
		f    store.DevelopmentFilter
		want []string
	}{
		{"all", store.DevelopmentFilter{}, []string{"long", "two", "one", "three"}},
		{"last day", store.DevelopmentFilter{Order: store.ByLastDay}, []string{"long", "two", "one", "three"}},
		{"first day", store.DevelopmentFilter{Order: store.ByFirstDay}, []string{"long", "one", "two", "three"}},
		{"independent", store.DevelopmentFilter{Order: store.ByIndependent}, []string{"one", "two", "long", "three"}},
		{"kind", store.DevelopmentFilter{Kinds: []reportedly.Kind{reportedly.KindPresence}}, []string{"two"}},
		{"event", store.DevelopmentFilter{Events: []reportedly.Event{reportedly.Assault}}, []string{"one", "three"}},
		{"state", store.DevelopmentFilter{States: []reportedly.State{reportedly.Corroborated, reportedly.SingleSource}}, []string{"one", "three"}},
		{"reports", store.DevelopmentFilter{MinReports: 2}, []string{"one"}},
		{"sources", store.DevelopmentFilter{MinIndependent: 2}, []string{"two", "one"}},
		{"since", store.DevelopmentFilter{Since: date("2025-04-01")}, []string{"long", "two"}},
		{"until", store.DevelopmentFilter{Until: date("2025-03-31")}, []string{"long", "one"}},
		{"between", store.DevelopmentFilter{Since: date("2025-03-20"), Until: date("2025-03-25"), Order: store.ByLastDay}, []string{"long", "one"}},
		{"in between, with long ones", store.DevelopmentFilter{Since: date("2025-04-10"), Until: date("2025-04-20"), Order: store.ByFirstDay}, []string{"long", "two"}},
		{"a long time", store.DevelopmentFilter{Since: date("2020-01-01"), Until: date("2025-03-25"), Order: store.ByFirstDay}, []string{"long", "one"}},
		{"words", store.DevelopmentFilter{Text: "harbour"}, []string{"one"}},
		{"no such words", store.DevelopmentFilter{Text: "harbour misrata"}, []string{}},
		{"actor", store.DevelopmentFilter{Actors: []string{"x:lion"}}, []string{"one"}},
		{"no such actor", store.DevelopmentFilter{Actors: []string{"x:none"}}, []string{}},
		{"place", store.DevelopmentFilter{Places: []string{"Tripoli"}}, []string{"two"}},
		{"country", store.DevelopmentFilter{Countries: []string{"LBY"}}, []string{"two", "one"}},
		{"source", store.DevelopmentFilter{Sources: []string{"Daily Post"}}, []string{"one", "three"}},
		{"box", store.DevelopmentFilter{Within: &store.Box{South: 32, West: 15, North: 33, East: 16}}, []string{"one"}},
		{"near", store.DevelopmentFilter{Near: &store.Near{Lat: 32.9, Lon: 13.2, KM: 10}}, []string{"two"}},
	} {
		var got []string
		page := store.Page{Limit: 1}
		for range 9 {
			list := must[store.List[store.Summary]](t)(s.Developments(t.Context(), x.f, page))
			for _, d := range list.Items {
				got = append(got, d.ID)
			}
			if page.After = list.Next; page.After == "" {
				break
			}
		}
		diff(t, x.name, got, x.want)
	}
	_, err := s.Developments(t.Context(), store.DevelopmentFilter{Order: "x"}, store.Page{})
	wantError(t, err, reportedly.ErrInvalid)
}

func testJudgements(t *testing.T, s store.Store) {
	r := report("a", "X", "words")
	add(t, s, r, claim(r, "c1", "words"))
	c := r.SHA256 + "/c1"
	entries := []store.Judgement{
		{At: at(1), Who: "ann", Action: "accept", Target: c, Payload: []byte(`{"x":1}`), Why: "seen"},
		{At: at(2), Who: "bob", Action: "grade", Target: "Daily Post", Payload: []byte(`"B"`)},
		{At: at(3), Who: "ann", Action: "undo", Target: c, Undoes: 1},
		{At: at(4), Who: "ann", Action: "reject", Target: r.SHA256},
	}
	for i := range entries {
		update(t, s, func(tx store.Tx) error {
			entries[i].Number = must[int64](t)(tx.AddJudgement(t.Context(), entries[i]))
			if i > 0 && entries[i].Number <= entries[i-1].Number {
				t.Errorf("judgement %d after %d", entries[i].Number, entries[i-1].Number)
			}
			return nil
		})
	}
	entries[0].Undone = 3
	all := must[store.List[store.Judgement]](t)(s.Judgements(t.Context(), store.JudgementFilter{}, store.Page{}))
	diff(t, "log", all.Items, entries)
	diff(t, "one", must[*store.Judgement](t)(s.Judgement(t.Context(), 2)), &entries[1])
	for _, x := range []struct {
		name string
		f    store.JudgementFilter
		want []int64
	}{
		{"target", store.JudgementFilter{Targets: []string{c}}, []int64{1, 3}},
		{"within", store.JudgementFilter{Within: r.SHA256}, []int64{1, 3, 4}},
		{"action", store.JudgementFilter{Actions: []string{"grade", "undo"}}, []int64{2, 3}},
		{"who", store.JudgementFilter{Who: []string{"ann"}}, []int64{1, 3, 4}},
		{"after", store.JudgementFilter{After: 2}, []int64{3, 4}},
		{"standing", store.JudgementFilter{Standing: true}, []int64{2, 4}},
	} {
		var got []int64
		page := store.Page{Limit: 1}
		for range 9 {
			list := must[store.List[store.Judgement]](t)(s.Judgements(t.Context(), x.f, page))
			for _, j := range list.Items {
				got = append(got, j.Number)
			}
			if page.After = list.Next; page.After == "" {
				break
			}
		}
		diff(t, x.name, got, x.want)
	}
	for kind, bad := range map[error][]store.Judgement{
		reportedly.ErrInvalid:  {{At: at(1)}, {Action: "x"}, {At: at(5), Action: "undo", Undoes: 1}},
		reportedly.ErrNotFound: {{At: at(5), Action: "undo", Undoes: 99}},
	} {
		for _, j := range bad {
			wantError(t, s.Update(t.Context(), func(tx store.Tx) error { _, err := tx.AddJudgement(t.Context(), j); return err }), kind)
		}
	}
	_, err := s.Judgement(t.Context(), 99)
	wantError(t, err, reportedly.ErrNotFound)

	testUndo(t, s)

	// Who forgets a report takes its words out of the log, not the log apart.
	update(t, s, func(tx store.Tx) error { return tx.RemoveReport(t.Context(), r.SHA256) })
	entries[0].Payload, entries[0].Why = nil, ""
	all = must[store.List[store.Judgement]](t)(s.Judgements(t.Context(), store.JudgementFilter{}, store.Page{}))
	diff(t, "log after a report was forgotten", all.Items[:4], entries)
	sound(t, s)
}

// testUndo undoes an undoing, and that one again, which leaves the log as it was
// but for what it has become longer by.
func testUndo(t *testing.T, s store.Store) {
	for _, x := range []struct {
		undoes int64
		undone string // of the entries 1, 3, 5 and 6
	}{{3, "0 5 0 0"}, {5, "3 0 6 0"}, {6, "0 5 0 7"}, {7, "3 0 6 0"}} {
		update(t, s, func(tx store.Tx) error {
			_, err := tx.AddJudgement(t.Context(), store.Judgement{At: at(9), Action: "undo", Undoes: x.undoes})
			return err
		})
		var undone []int64
		for _, n := range []int64{1, 3, 5, 6} {
			j, err := s.Judgement(t.Context(), n)
			if err != nil {
				j = &store.Judgement{}
			}
			undone = append(undone, j.Undone)
		}
		if got := strings.Trim(fmt.Sprint(undone), "[]"); got != x.undone {
			t.Errorf("after undoing %d: undone by %s, want %s", x.undoes, got, x.undone)
		}
	}
	sound(t, s)
}

func testDuplicates(t *testing.T, s store.Store) {
	a, b, c := report("a", "", "one"), report("b", "", "two"), report("c", "", "three")
	for _, r := range []*store.Report{a, b, c} {
		add(t, s, r)
	}
	big := ^uint64(0)
	update(t, s, func(tx store.Tx) error {
		return first(
			tx.PutIndex(t.Context(), a.SHA256, store.Index{Keys: []uint64{3, 1, 1, big}, Sketch: []byte("sa")}),
			tx.PutIndex(t.Context(), b.SHA256, store.Index{Keys: []uint64{1, 2}}),
			tx.PutIndex(t.Context(), c.SHA256, store.Index{Keys: []uint64{7}}),
		)
	})
	diff(t, "sharing", must[[]store.Shared](t)(s.Sharing(t.Context(), []uint64{1, 3, big, 9, 1}, 0)), []store.Shared{{Report: a.SHA256, Keys: 3, Sketch: []byte("sa")}, {Report: b.SHA256, Keys: 1}})
	diff(t, "at most one", must[[]store.Shared](t)(s.Sharing(t.Context(), []uint64{1, 3}, 1)), []store.Shared{{Report: a.SHA256, Keys: 2, Sketch: []byte("sa")}})
	diff(t, "nothing asked", must[[]store.Shared](t)(s.Sharing(t.Context(), nil, 0)), []store.Shared(nil))
	diff(t, "holders", must[[]store.Holding](t)(s.Holders(t.Context(), []uint64{9, 1, big}, 5)), []store.Holding{{Key: 1, Reports: []string{a.SHA256, b.SHA256}}, {Key: big, Reports: []string{a.SHA256}}})
	diff(t, "one holder", must[[]store.Holding](t)(s.Holders(t.Context(), []uint64{1}, 1)), []store.Holding{{Key: 1, Reports: []string{a.SHA256}, More: true}})
	diff(t, "index", must[store.Index](t)(s.Index(t.Context(), a.SHA256)), store.Index{Keys: []uint64{1, 3, big}, Sketch: []byte("sa")})
	update(t, s, func(tx store.Tx) error { return tx.PutIndex(t.Context(), a.SHA256, store.Index{Keys: []uint64{5}}) })
	diff(t, "sharing old keys", must[[]store.Shared](t)(s.Sharing(t.Context(), []uint64{1, 3}, 0)), []store.Shared{{Report: b.SHA256, Keys: 1}})

	pair := func(x, y *store.Report, relation string) store.Pair {
		p := store.Pair{A: min(x.SHA256, y.SHA256), B: max(x.SHA256, y.SHA256), Relation: relation, Score: 0.5}
		return p
	}
	ab, ac, bc := pair(a, b, "near"), pair(a, c, "quotes"), pair(b, c, "near")
	ab.From, ab.Body = a.SHA256, []byte(`{"passages":[]}`)
	update(t, s, func(tx store.Tx) error {
		return first(tx.PutPair(t.Context(), pair(a, b, "near")), tx.PutPair(t.Context(), ab), tx.PutPair(t.Context(), ac), tx.PutPair(t.Context(), bc))
	})
	if got := must[[]store.Pair](t)(s.Pairs(t.Context(), []string{a.SHA256})); len(got) != 2 {
		t.Errorf("pairs of a = %+v", got)
	}
	all := must[[]store.Pair](t)(s.Pairs(t.Context(), []string{a.SHA256, b.SHA256, "00"}))
	if len(all) != 3 || all[0].A > all[1].A || all[1].A > all[2].A {
		t.Errorf("pairs = %+v", all)
	}
	for _, p := range all {
		if p.A == ab.A && p.B == ab.B {
			diff(t, "pair", p, ab)
		}
	}
	among := must[[]store.Pair](t)(s.PairsAmong(t.Context(), []string{b.SHA256, a.SHA256, "00", a.SHA256}))
	diff(t, "pairs among two", among, []store.Pair{ab})
	if got := must[[]store.Pair](t)(s.PairsAmong(t.Context(), []string{a.SHA256, b.SHA256, c.SHA256})); len(got) != 3 {
		t.Errorf("pairs among three = %+v", got)
	}
	diff(t, "pairs among one", must[[]store.Pair](t)(s.PairsAmong(t.Context(), []string{a.SHA256})), []store.Pair(nil))
	bad := ab
	bad.A, bad.B = ab.B, ab.A
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.PutPair(t.Context(), bad) }), reportedly.ErrInvalid)
	bad = ab
	bad.From = "x"
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.PutPair(t.Context(), bad) }), reportedly.ErrInvalid)
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.PutPair(t.Context(), store.Pair{A: "0", B: "1"}) }), reportedly.ErrNotFound)
	update(t, s, func(tx store.Tx) error { return tx.RemovePairs(t.Context(), a.SHA256) })
	if got := must[[]store.Pair](t)(s.Pairs(t.Context(), []string{a.SHA256, b.SHA256})); len(got) != 1 {
		t.Errorf("pairs after removing those of a = %+v", got)
	}
	sound(t, s)
}

func testValues(t *testing.T, s store.Store) {
	_, err := s.Value(t.Context(), "x")
	wantError(t, err, reportedly.ErrNotFound)
	update(t, s, func(tx store.Tx) error {
		return first(tx.PutValue(t.Context(), "x", []byte("1")), tx.PutValue(t.Context(), "a", []byte{}), tx.PutValue(t.Context(), "x", []byte("2")))
	})
	if got := must[[]byte](t)(s.Value(t.Context(), "x")); string(got) != "2" {
		t.Errorf("value = %q", got)
	}
	diff(t, "names", must[[]string](t)(s.Values(t.Context())), []string{"a", "x"})
	update(t, s, func(tx store.Tx) error { return tx.PutValue(t.Context(), "x", nil) })
	_, err = s.Value(t.Context(), "x")
	wantError(t, err, reportedly.ErrNotFound)
}

func testStats(t *testing.T, s store.Store) {
	a, _ := corpus(t, s)
	update(t, s, func(tx store.Tx) error { return tx.PutDevelopment(t.Context(), development("d", a.SHA256+"/c1")) })
	diff(t, "stats", must[store.Stats](t)(s.Stats(t.Context())), store.Stats{
		Reports: 2, Claims: 5, Developments: 1, Sources: 2, Actors: 4, Places: 3, Kinds: map[string]int{"event": 4, "presence": 1},
		Events: map[string]int{"ASSAULT": 2, "CONSULT": 2}, Bases: map[string]int{"asserted": 3, "reported": 1, "inferred": 1}, States: map[string]int{"single-source": 1},
	})
	if v := must[store.About](t)(s.About(t.Context())); v.Schema < 1 || v.Kind == "" || v.Bytes == 0 {
		t.Errorf("about = %+v", v)
	}
}
