package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

func testLights(t *testing.T, s store.Store) {
	a, b := corpus(t, s)
	shape := orb.Polygon{{}}
	for i := range 60 {
		shape[0] = append(shape[0], orb.Point{10 + float64(i)/7, 20 + float64(i*i%17)/7})
	}
	shape[0] = append(shape[0], shape[0][0])
	c := report("c", "", "Somewhere \"in\" the [south] {of} Bel Air.")
	add(t, s, c, claim(c, "c1", "the [south]", place("Bel Air", "", 18.5, -72.3), with(func(c *reportedly.Claim) {
		c.Places[0].Geometry, c.Places[0].Precision, c.Places[0].UncertaintyKM, c.Places[0].Why = shape, reportedly.Region, 12, "its outline"
		c.Places = append(c.Places, reportedly.Place{Text: "elsewhere", Relation: reportedly.Near, Why: "no name of a place"})
		c.Contexts = []string{`"pl":[1]`}
	})))
	update(t, s, func(tx store.Tx) error {
		return first(tx.PutDevelopment(t.Context(), development("d1", a.SHA256+"/c1", b.SHA256+"/c1")), tx.SetReview(t.Context(), a.SHA256+"/c2", store.Rejected))
	})
	got := lights(t, s, 0)
	if len(got) != 6 {
		t.Fatalf("%d lights", len(got))
	}
	l := got[0]
	diff(t, "a light", l, store.Light{
		Row: l.Row, Report: a.SHA256, Claim: "c1", Kind: reportedly.KindEvent, Event: reportedly.Assault, Basis: reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual,
		Score: 0.75, State: reportedly.SingleSource, Development: "d1", Days: store.Days{First: date("2025-03-12"), Last: date("2025-03-12")}, Source: "Daily Post",
		Parties: []store.LightParty{{Key: "x:lion", Roles: store.Doer}},
		Places: []store.LightPlace{{Geometry: orb.Point{16.6, 31.2}, Text: "Sirte", Key: "g:1", Name: "Sirte", Country: "LBY", Kind: "town",
			Relation: reportedly.At, Precision: reportedly.Town}},
	})
	if l.ID() != a.SHA256+"/c1" || l.Added() != 1 {
		t.Errorf("it is %s of report %d", l.ID(), l.Added())
	}
	if got[1].Review != store.Rejected || !slices.Contains(got[1].Parties, store.LightParty{Key: "name:omar salim", Roles: store.Speaker}) {
		t.Errorf("the rejected one: %+v", got[1])
	}
	if p := got[3].Parties; len(p) != 2 || !slices.Contains(p, store.LightParty{Key: "x:lion", Roles: store.Recipient}) {
		t.Errorf("who met whom: %+v", p)
	}
	if p := got[5].Places; len(p) != 2 || p[0].Shape == "" || !orb.Equal(p[0].Geometry, shape) || p[0].KM != 12 || p[0].Why != "its outline" || p[1].Geometry != nil || p[1].Text != "elsewhere" {
		t.Errorf("the places of the last: %+v", p)
	}
	if later := lights(t, s, got[2].Row); len(later) != 3 || later[0].ID() != got[3].ID() {
		t.Errorf("%d later lights", len(later))
	}
	stop := errors.New("enough")
	if err := s.Lights(t.Context(), 0, func(store.Light) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("stopped: %v", err)
	}
}

func lights(t *testing.T, s store.Reader, after int64) []store.Light {
	t.Helper()
	var out []store.Light
	err := s.Lights(t.Context(), after, func(l store.Light) error {
		out = append(out, l)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func testPassing(t *testing.T, s store.Store) {
	corpus(t, s)
	yes, no := true, false
	for _, x := range []struct {
		name string
		f    store.ClaimFilter
		want []string
	}{
		{"does it", store.ClaimFilter{Doers: []string{"x:lion"}}, []string{"a/c2", "a/c1"}},
		{"to whom", store.ClaimFilter{Recipients: []string{"lion brigade"}}, []string{"b/c1"}},
		{"who to whom", store.ClaimFilter{Doers: []string{"army"}, Recipients: []string{"x:lion"}}, []string{"b/c1"}},
		{"the other way round", store.ClaimFilter{Doers: []string{"x:lion"}, Recipients: []string{"army"}}, []string{}},
		{"nobody", store.ClaimFilter{Doers: []string{"nobody"}}, []string{}},
		{"undated", store.ClaimFilter{Undated: &yes}, []string{"a/c3", "a/c2"}},
		{"dated", store.ClaimFilter{Undated: &no}, []string{"b/c2", "b/c1", "a/c1"}},
	} {
		diff(t, x.name, found(t, s, x.f), x.want)
		rows, complete, err := s.Passing(t.Context(), x.f, 0)
		if err != nil || !complete || len(rows) != len(x.want) {
			t.Errorf("%s: %v, %v, %v", x.name, rows, complete, err)
		}
	}
	all := lights(t, s, 0)
	rows, complete, err := s.Passing(t.Context(), store.ClaimFilter{}, 2)
	diff(t, "the last two", rows, []int64{all[4].Row, all[3].Row})
	if complete || err != nil {
		t.Errorf("two of five: %v, %v", complete, err)
	}
}

func testRevision(t *testing.T, s store.Store) {
	seen := map[string]bool{}
	now := func() string { return must[string](t)(s.Revision(t.Context())) }
	seen[now()] = true
	a := report("a", "Daily Post", "words")
	step := func(what string, f func(tx store.Tx) error) {
		t.Helper()
		update(t, s, f)
		if r := now(); seen[r] {
			t.Errorf("%s: the revision is that of before, %s", what, r)
		} else {
			seen[r] = true
		}
	}
	step("a report", func(tx store.Tx) error { _, err := tx.AddReport(t.Context(), a); return err })
	step("claims", func(tx store.Tx) error {
		return tx.PutClaims(t.Context(), a.SHA256, by, []store.Claim{claim(a, "c1", "words")})
	})
	step("a review", func(tx store.Tx) error { return tx.SetReview(t.Context(), a.SHA256+"/c1", store.Accepted) })
	step("a development", func(tx store.Tx) error {
		return tx.PutDevelopment(t.Context(), development("d1", a.SHA256+"/c1"))
	})
	step("a judgement", func(tx store.Tx) error {
		_, err := tx.AddJudgement(t.Context(), store.Judgement{At: at(0), Who: "ann", Action: "note", Target: "d1"})
		return err
	})
	step("a source", func(tx store.Tx) error { return tx.PutSource(t.Context(), store.Source{Name: "Evening Star"}) })
	before := now()
	update(t, s, func(tx store.Tx) error { return tx.PutValue(t.Context(), "a note", []byte("1")) })
	_ = s.Update(t.Context(), func(tx store.Tx) error {
		if err := tx.RemoveReport(t.Context(), a.SHA256); err != nil {
			return err
		}
		return context.Canceled
	})
	if r := now(); r != before {
		t.Errorf("after a value and an update that came to nothing: %s, not %s", r, before)
	}
	step("forgetting", func(tx store.Tx) error {
		return first(tx.RemoveDevelopment(t.Context(), "d1"), tx.RemoveReport(t.Context(), a.SHA256))
	})
}

func testFacets(t *testing.T, s store.Store) {
	corpus(t, s)
	f := must[store.Facets](t)(s.Facets(t.Context(), store.ClaimFilter{}, 0))
	diff(t, "counts", f.Counts, must[store.Counts](t)(s.Count(t.Context(), store.ClaimFilter{}, 0)))
	diff(t, "actors", f.Actors, []store.Facet{{Key: "x:lion", Name: "Lion Brigade", Claims: 3}, {Key: "name:army", Name: "army", Claims: 1}, {Key: "name:the army", Name: "the army", Claims: 1}})
	diff(t, "places", f.Places, []store.Facet{{Key: "g:1", Name: "Sirte", Claims: 1}, {Key: "g:2", Name: "Misrata", Claims: 1}, {Key: "g:3", Name: "Tripoli", Claims: 1}})
	if len(f.Countries) != 1 || f.Countries[0].Key != "LBY" || f.Countries[0].Claims != 3 {
		t.Errorf("countries: %+v", f.Countries)
	}
	diff(t, "years", f.Years, []store.Facet{{Key: "2025", Name: "2025", Claims: 3}})
	f = must[store.Facets](t)(s.Facets(t.Context(), store.ClaimFilter{Text: "army"}, 1))
	if f.Claims != 1 || f.Complete || len(f.Actors) != 1 || f.Actors[0].Key != "name:the army" {
		t.Errorf("one of two: %+v", f)
	}
	f = must[store.Facets](t)(s.Facets(t.Context(), store.ClaimFilter{Actors: []string{"nobody"}}, 0))
	if f.Claims != 0 || len(f.Actors) != 0 {
		t.Errorf("of nothing: %+v", f)
	}
}

func testCountDevelopments(t *testing.T, s store.Store) {
	a, b := corpus(t, s)
	update(t, s, func(tx store.Tx) error {
		d := development("d1", a.SHA256+"/c1", b.SHA256+"/c1")
		d.State = reportedly.Corroborated
		return first(tx.PutDevelopment(t.Context(), d), tx.PutDevelopment(t.Context(), development("d2", b.SHA256+"/c2")))
	})
	for _, x := range []struct {
		f       store.DevelopmentFilter
		atMost  int
		want, c int
	}{
		{store.DevelopmentFilter{IDs: []string{"d1", "none"}}, 0, 1, 1}, {store.DevelopmentFilter{}, 0, 2, 1}, {store.DevelopmentFilter{}, 1, 1, 0}, {store.DevelopmentFilter{MinReports: 2}, 0, 1, 1},
		{store.DevelopmentFilter{Actors: []string{"x:lion"}, Order: store.ByLastDay}, 0, 1, 1}, {store.DevelopmentFilter{Text: "nothing"}, 0, 0, 0},
		{store.DevelopmentFilter{Since: date("2025-04-01"), Until: date("2025-04-02")}, 0, 1, 0},
	} {
		got := must[store.DevelopmentCounts](t)(s.CountDevelopments(t.Context(), x.f, x.atMost))
		if got.N != x.want || got.States[string(reportedly.Corroborated)] != x.c || got.Events["ASSAULT"] != x.want || got.Complete != (x.atMost == 0) {
			t.Errorf("%+v: %+v", x.f, got)
		}
	}
	_, err := s.CountDevelopments(t.Context(), store.DevelopmentFilter{Order: "sideways"}, 0)
	wantError(t, err, reportedly.ErrInvalid)
}

func testRecord(t *testing.T, s store.Store) {
	a, b, c := report("a", "Post", "The army attacked."), report("b", "Star", "The army attacked, Post says."), report("c", "Post", "The army attacked again.")
	a.Published, b.Published, c.Published = "2025-03-12", "2025-03-11", ""
	for _, r := range []*store.Report{a, b, c} {
		add(t, s, r, claim(r, "c1", "The army attacked"), claim(r, "c2", "attacked"))
	}
	pair := func(x, y, from *store.Report) store.Pair {
		p := store.Pair{A: min(x.SHA256, y.SHA256), B: max(x.SHA256, y.SHA256), Relation: "copy", Score: 0.5, Body: []byte("{}")}
		if from != nil {
			p.From = from.SHA256
		}
		return p
	}
	update(t, s, func(tx store.Tx) error {
		d := development("d1", a.SHA256+"/c1", b.SHA256+"/c1")
		e := development("d2", a.SHA256+"/c2", c.SHA256+"/c2", b.SHA256+"/c2")
		d.State, e.State = reportedly.Corroborated, reportedly.Contested
		return first(tx.PutDevelopment(t.Context(), d), tx.PutDevelopment(t.Context(), e), tx.PutDevelopment(t.Context(), development("d3", c.SHA256+"/c1")),
			tx.PutPair(t.Context(), pair(a, b, a)), tx.PutPair(t.Context(), pair(b, c, nil)), tx.PutPair(t.Context(), pair(a, c, a)))
	})
	ab := pair(a, b, a)
	diff(t, "of the one", must[store.Record](t)(s.Record(t.Context(), "Post")), store.Record{
		Developments: 2, Corroborated: 1, Contested: 1, CopiedBy: []store.Tie{{Source: "Star", Reports: 1, Pairs: []store.Pair{ab}}}})
	diff(t, "of the other", must[store.Record](t)(s.Record(t.Context(), "Star")), store.Record{
		Developments: 2, Corroborated: 1, Contested: 1, First: 2, Copies: []store.Tie{{Source: "Post", Reports: 1, Pairs: []store.Pair{ab}}}})
	_, err := s.Record(t.Context(), "none")
	wantError(t, err, reportedly.ErrNotFound)
}

func testReportLists(t *testing.T, s store.Store) {
	a, b, c := report("Été à Sirte", "Daily Post", "one"), report("b", "Evening Star", "one two"), report("c", "", "three")
	a.Published, b.Published, c.Published = "2025-03-01", "2025-05", ""
	add(t, s, a, claim(a, "c1", "one"), claim(a, "c2", "one"))
	add(t, s, b, claim(b, "c1", "two"), claim(b, "c2", "two"), claim(b, "c3", "two"))
	add(t, s, c)
	update(t, s, func(tx store.Tx) error {
		return first(tx.SetReview(t.Context(), a.SHA256+"/c1", store.Accepted), tx.SetReview(t.Context(), a.SHA256+"/c1", store.Rejected), tx.SetReview(t.Context(), b.SHA256+"/c2", store.Accepted), tx.SetReview(t.Context(), b.SHA256+"/c2", ""))
	})
	list := func(f store.ReportFilter) (out []string) {
		t.Helper()
		page := store.Page{Limit: 1}
		for range 9 {
			l := must[store.List[store.Report]](t)(s.Reports(t.Context(), f, page))
			for _, r := range l.Items {
				out = append(out, r.Name)
			}
			if page.After = l.Next; page.After == "" {
				break
			}
		}
		return out
	}
	for _, x := range []struct {
		f    store.ReportFilter
		want []string
	}{
		{store.ReportFilter{Text: "ete SIR"}, []string{a.Name}}, {store.ReportFilter{Text: "star"}, []string{"b"}}, {store.ReportFilter{Text: "tar"}, nil}, {store.ReportFilter{Text: "..."}, nil},
		{store.ReportFilter{Text: "about", OldestFirst: true}, []string{a.Name, "b", "c"}},
		{store.ReportFilter{Progress: store.NotBegun}, []string{"b"}}, {store.ReportFilter{Progress: store.Begun}, []string{a.Name}}, {store.ReportFilter{Progress: store.Done}, []string{"c"}},
		{store.ReportFilter{Order: store.ReportsByPublished}, []string{"b", a.Name, "c"}}, {store.ReportFilter{Order: store.ReportsByPublished, OldestFirst: true}, []string{"c", a.Name, "b"}},
		{store.ReportFilter{Order: store.ReportsByClaims}, []string{"b", a.Name, "c"}},
	} {
		diff(t, "reports", list(x.f), x.want)
	}
	for _, f := range []store.ReportFilter{{Order: "sideways"}, {Progress: "half"}} {
		_, err := s.Reports(t.Context(), f, store.Page{})
		wantError(t, err, reportedly.ErrInvalid)
	}
	if r := must[*store.Report](t)(s.Report(t.Context(), a.SHA256)); r.Reviewed != 1 {
		t.Errorf("%d reviewed", r.Reviewed)
	}
	// A new reading that drops the reviewed claim.
	update(t, s, func(tx store.Tx) error {
		return tx.PutClaims(t.Context(), a.SHA256, by, []store.Claim{claim(a, "c2", "one")})
	})
	if r := must[*store.Report](t)(s.Report(t.Context(), a.SHA256)); r.Reviewed != 0 {
		t.Errorf("%d reviewed after a new reading", r.Reviewed)
	}
	sound(t, s)
}

func testNameFilters(t *testing.T, s store.Store) {
	corpus(t, s)
	for _, x := range []struct {
		f    store.NameFilter
		want []string
	}{
		{store.NameFilter{Words: "BRIG lio"}, []string{"x:lion"}}, {store.NameFilter{Words: "rigade"}, nil}, {store.NameFilter{Words: "army"}, []string{"name:army", "name:the army"}},
		{store.NameFilter{Words: "..."}, nil}, {store.NameFilter{Keys: []string{"name:army", "x:lion", "none"}}, []string{"x:lion", "name:army"}},
		{store.NameFilter{Kinds: []string{"armed-group"}, Countries: []string{"LBY"}}, []string{"x:lion", "name:army", "name:the army"}}, {store.NameFilter{Kinds: []string{"person"}}, nil},
	} {
		var got []string
		for _, n := range must[store.List[store.Name]](t)(s.Actors(t.Context(), x.f, store.Page{})).Items {
			got = append(got, n.Key)
		}
		diff(t, "names", got, x.want)
		if n := must[store.NameCounts](t)(s.CountActors(t.Context(), x.f)); n.All != len(x.want) {
			t.Errorf("%+v: %+v", x.f, n)
		}
	}
	diff(t, "counts", must[store.NameCounts](t)(s.CountActors(t.Context(), store.NameFilter{})), store.NameCounts{All: 4, Kinds: map[string]int{"armed-group": 3}, Countries: map[string]int{"LBY": 3}})
	diff(t, "places", must[store.NameCounts](t)(s.CountPlaces(t.Context(), store.NameFilter{})), store.NameCounts{All: 3, Kinds: map[string]int{"town": 3}, Countries: map[string]int{"LBY": 3}})
	diff(t, "spellings", must[[]store.Spelling](t)(s.Spellings(t.Context(), "x:lion")), []store.Spelling{{Form: "Lion Brigade", Claims: 3}, {Form: "the Brigade of the Lion", Claims: 1}})
	_, err := s.Spellings(t.Context(), "none")
	wantError(t, err, reportedly.ErrNotFound)
}

func testAddClaim(t *testing.T, s store.Store) {
	a := report("a", "Post", "The army attacked. Nobody died.")
	add(t, s, a, claim(a, "c1", "attacked"), claim(a, "c2", "died"))
	person := store.Version{Coder: "ann"}
	own := claim(a, "h1", "Nobody died", actor("army", ""), place("Sirte", "g:1", 31, 16), keys("k1"))
	update(t, s, func(tx store.Tx) error { return tx.AddClaim(t.Context(), a.SHA256, person, own) })
	err := s.Update(t.Context(), func(tx store.Tx) error { return tx.AddClaim(t.Context(), a.SHA256, person, own) })
	wantError(t, err, store.ErrExists)
	err = s.Update(t.Context(), func(tx store.Tx) error { return tx.AddClaim(t.Context(), "00", person, own) })
	wantError(t, err, reportedly.ErrNotFound)
	c := must[*store.Claim](t)(s.Claim(t.Context(), a.SHA256+"/h1"))
	if c.By != person || c.Claim.ID != "h1" || len(c.Keys) != 1 {
		t.Errorf("the added claim: %+v", c)
	}
	if r := must[*store.Report](t)(s.Report(t.Context(), a.SHA256)); r.Claims != 3 || r.By != by {
		t.Errorf("its report has %d claims by %v", r.Claims, r.By)
	}
	diff(t, "by its words", found(t, s, store.ClaimFilter{Text: "nobody", Actors: []string{"army"}}), []string{"a/h1"})
	sound(t, s)
	update(t, s, func(tx store.Tx) error {
		return first(tx.SetReview(t.Context(), a.SHA256+"/h1", store.Accepted), tx.RemoveClaim(t.Context(), a.SHA256+"/h1"))
	})
	_, err = s.Claim(t.Context(), a.SHA256+"/h1")
	wantError(t, err, reportedly.ErrNotFound)
	if r := must[*store.Report](t)(s.Report(t.Context(), a.SHA256)); r.Claims != 2 || r.Reviewed != 0 {
		t.Errorf("afterwards its report has %d claims, %d reviewed", r.Claims, r.Reviewed)
	}
	err = s.Update(t.Context(), func(tx store.Tx) error { return tx.RemoveClaim(t.Context(), a.SHA256+"/h1") })
	wantError(t, err, reportedly.ErrNotFound)
	sound(t, s)
}

func testLatestJudgements(t *testing.T, s store.Store) {
	update(t, s, func(tx store.Tx) error {
		for i := range 5 {
			if _, err := tx.AddJudgement(t.Context(), store.Judgement{At: at(i), Who: "ann", Action: "note", Target: "x"}); err != nil {
				return err
			}
		}
		return nil
	})
	var got []int64
	page := store.Page{Limit: 2}
	for range 5 {
		l := must[store.List[store.Judgement]](t)(s.Judgements(t.Context(), store.JudgementFilter{Latest: true, After: 1}, page))
		for _, j := range l.Items {
			got = append(got, j.Number)
		}
		if page.After = l.Next; page.After == "" {
			break
		}
	}
	diff(t, "the latest first", got, []int64{5, 4, 3, 2})
}
