package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// corpus is two reports with claims of many sorts.
func corpus(t *testing.T, s store.Store) (a, b *store.Report) {
	a = report("a", "Daily Post", "The Lion Brigade attacked Sirte's harbour on 12 March.", "A spokesman, Omar Salim, denied that the brigade had attacked.", "Élodie visited Čáslav; مُحَمَّد in 北京市 met.")
	b = report("b", "Evening Star", "The army met the Lion Brigade in Misrata.", "The army may leave Tripoli in April.")
	add(t, s, a,
		claim(a, "c1", "The Lion Brigade attacked Sirte's harbour on 12 March.", actor("Lion Brigade", "x:lion"), place("Sirte", "g:1", 31.2, 16.6), on("2025-03-12")),
		claim(a, "c2", "denied that the brigade had attacked", actor("Lion Brigade", "x:lion"), with(func(c *reportedly.Claim) {
			c.Polarity, c.Basis, c.Score = reportedly.Denied, reportedly.Reported, 0.4
			c.SaidBy = []reportedly.Speaker{{Name: "Omar Salim", Kind: reportedly.NamedSpeaker}}
		})),
		claim(a, "c3", "Élodie visited Čáslav; مُحَمَّد in 北京市 met.", with(func(c *reportedly.Claim) { c.Event = reportedly.Consult })),
	)
	add(t, s, b,
		claim(b, "c1", "The army met the Lion Brigade in Misrata.", actor("army", ""), place("Misrata", "g:2", 32.4, 15.1), with(func(c *reportedly.Claim) {
			c.Event = reportedly.Consult
			c.Recipients = []reportedly.Participant{{Text: "the Brigade of the Lion", Name: "Lion Brigade", ID: "x:lion"}}
		}), on("2025-03")),
		claim(b, "c2", "The army may leave Tripoli in April.", actor("the army", ""), place("Tripoli", "g:3", 32.9, 13.2), on("2025-04"), with(func(c *reportedly.Claim) {
			c.Kind, c.Event, c.Reality, c.Likelihood, c.Basis = reportedly.KindPresence, "", reportedly.Prospective, reportedly.Likely, reportedly.Inferred
		})),
	)
	return a, b
}

func testSearch(t *testing.T, s store.Store) {
	a, b := corpus(t, s)
	update(t, s, func(tx store.Tx) error {
		d := development("d1", a.SHA256+"/c1", b.SHA256+"/c1")
		d.State = reportedly.Corroborated
		e := development("d2", b.SHA256+"/c2")
		return first(tx.PutDevelopment(t.Context(), d), tx.PutDevelopment(t.Context(), e), tx.SetReview(t.Context(), a.SHA256+"/c2", store.Rejected))
	})
	yes, no := true, false
	for _, x := range []struct {
		name string
		f    store.ClaimFilter
		want []string
	}{
		{"all", store.ClaimFilter{}, []string{"b/c2", "b/c1", "a/c3", "a/c2", "a/c1"}},
		{"kind", store.ClaimFilter{Kinds: []reportedly.Kind{reportedly.KindPresence, reportedly.KindControl}}, []string{"b/c2"}},
		{"event", store.ClaimFilter{Events: []reportedly.Event{reportedly.Consult}}, []string{"b/c1", "a/c3"}},
		{"basis", store.ClaimFilter{Bases: []reportedly.Basis{reportedly.Reported, reportedly.Inferred}}, []string{"b/c2", "a/c2"}},
		{"polarity", store.ClaimFilter{Polarities: []reportedly.Polarity{reportedly.Denied}}, []string{"a/c2"}},
		{"reality", store.ClaimFilter{Realities: []reportedly.Reality{reportedly.Prospective}}, []string{"b/c2"}},
		{"likelihood", store.ClaimFilter{Likelihoods: []reportedly.Likelihood{reportedly.Likely, reportedly.VeryLikely}}, []string{"b/c2"}},
		{"actor by identity, on either side", store.ClaimFilter{Actors: []string{"x:lion"}}, []string{"b/c1", "a/c2", "a/c1"}},
		{"actor by name", store.ClaimFilter{Actors: []string{"LION brigade"}}, []string{"b/c1", "a/c2", "a/c1"}},
		{"actor by another name", store.ClaimFilter{Actors: []string{"the brigade of the lion"}}, []string{"b/c1", "a/c2", "a/c1"}},
		{"a speaker is no actor", store.ClaimFilter{Actors: []string{"Omar Salim"}}, []string{}},
		{"speaker", store.ClaimFilter{Speakers: []string{"omar salim"}}, []string{"a/c2"}},
		{"place by identity", store.ClaimFilter{Places: []string{"g:1"}}, []string{"a/c1"}},
		{"place by name", store.ClaimFilter{Places: []string{"misrata", "Tripoli"}}, []string{"b/c2", "b/c1"}},
		{"country", store.ClaimFilter{Countries: []string{"lby"}}, []string{"b/c2", "b/c1", "a/c1"}},
		{"unknown actor", store.ClaimFilter{Actors: []string{"nobody"}}, []string{}},
		{"source", store.ClaimFilter{Sources: []string{"Evening Star"}}, []string{"b/c2", "b/c1"}},
		{"unknown source", store.ClaimFilter{Sources: []string{"evening star"}}, []string{}},
		{"report", store.ClaimFilter{Reports: []string{b.SHA256, "00"}}, []string{"b/c2", "b/c1"}},
		{"unknown report", store.ClaimFilter{Reports: []string{"00"}}, []string{}},
		{"development", store.ClaimFilter{Developments: []string{"d1"}}, []string{"b/c1", "a/c1"}},
		{"unknown development", store.ClaimFilter{Developments: []string{"d9"}}, []string{}},
		{"state", store.ClaimFilter{States: []reportedly.State{reportedly.Corroborated}}, []string{"b/c1", "a/c1"}},
		{"state and words", store.ClaimFilter{Text: "army", States: []reportedly.State{reportedly.Corroborated}}, []string{"b/c1"}},
		{"review", store.ClaimFilter{Reviews: []store.Review{store.Rejected}}, []string{"a/c2"}},
		{"reviewed", store.ClaimFilter{Reviewed: &yes}, []string{"a/c2"}},
		{"not reviewed", store.ClaimFilter{Reviewed: &no}, []string{"b/c2", "b/c1", "a/c3", "a/c1"}},
		{"score", store.ClaimFilter{MinScore: 0.5}, []string{"b/c2", "b/c1", "a/c3", "a/c1"}},
		{"many", store.ClaimFilter{Text: "brigade", Events: []reportedly.Event{reportedly.Consult}, Actors: []string{"army"}, Places: []string{"Misrata"}, Bases: []reportedly.Basis{reportedly.Asserted}, Since: date("2025-03-01"), Until: date("2025-04-01"), Sources: []string{"Evening Star"}}, []string{"b/c1"}},
	} {
		t.Run(x.name, func(t *testing.T) { diff(t, "found", found(t, s, x.f), x.want) })
	}
	_, err := s.Search(t.Context(), store.ClaimFilter{}, "sideways", store.Page{})
	wantError(t, err, reportedly.ErrInvalid)
}

func testSearchWords(t *testing.T, s store.Store) {
	corpus(t, s)
	for query, want := range map[string][]string{
		"attacked":                     {"a/c2", "a/c1"},
		"ATTACK":                       {"a/c2", "a/c1"}, // English endings don't count
		"attacks sirte":                {"a/c1"},
		"sirte harbour":                {"a/c1"}, // "Sirte's"
		`"lion brigade"`:               {"b/c1", "a/c2", "a/c1"},
		`"brigade lion"`:               {},
		`"brigade attacked sirte"`:     {"a/c1"},
		"brigade -harbour":             {"b/c1", "a/c2"},
		`brigade -"the brigade had"`:   {"b/c1", "a/c1"},
		"-brigade":                     {"b/c2", "a/c3"},
		"harb*":                        {"a/c1"},
		"attacking*":                   {"a/c2", "a/c1"},
		`"lion brig*"`:                 {"b/c1", "a/c2", "a/c1"}, // the star stands within the quotation marks or not
		"elodie":                       {"a/c3"},
		"CASLAV":                       {"a/c3"},
		"محمد":                         {"a/c3"},
		"北京":                           {"a/c3"},
		"京北":                           {},
		"salim":                        {"a/c2"}, // who says so is no part of the words
		"12":                           {"a/c1"},
		"nothing":                      {},
		"...":                          {},
		`"`:                            {},
		`"" ''`:                        {},
		"-":                            {},
		"army AND tripoli":             {}, // no operators in words
		`words : "army" OR NEAR(a b)`:  {},
		"army) OR (brigade":            {},
		"army' & !brigade | 'x' <-> *": {},
		"a\x00b":                       {},
		"\xff":                         {},
		"  army\t tripoli\n":           {"b/c2"},
	} {
		diff(t, fmt.Sprintf("%q", query), found(t, s, store.ClaimFilter{Text: query}), want)
	}
	long := ""
	for i := range 3000 {
		long += fmt.Sprintf("word%d ", i)
	}
	diff(t, "a long query", found(t, s, store.ClaimFilter{Text: long}), []string{})
	hits := must[store.List[store.Hit]](t)(s.Search(t.Context(), store.ClaimFilter{Text: "army misrata"}, store.ByRelevance, store.Page{}))
	if len(hits.Items) != 1 || hits.Items[0].Score == 0 {
		t.Errorf("by relevance: %d claims", len(hits.Items))
	}
}

func testSearchPlaces(t *testing.T, s store.Store) {
	r := report("a", "", "Here, there, everywhere.")
	area := func(g orb.Geometry) edit {
		return with(func(c *reportedly.Claim) { c.Places = []reportedly.Place{{Geometry: g}} })
	}
	add(t, s, r,
		claim(r, "sirte", "Here", place("Sirte", "g:1", 31.2089, 16.5887)),
		claim(r, "fiji", "there", place("Suva", "g:2", -18.1416, 178.4419)),
		claim(r, "samoa", "there", place("Apia", "g:3", -13.8333, -171.7667)),
		claim(r, "libya", "everywhere", area(outline(40))),
		claim(r, "road", "everywhere", area(orb.LineString{{16.58, 31.2}, {16.60, 31.22}})),
		claim(r, "two", "everywhere", place("Suva", "g:2", -18.1416, 178.4419), place("Sirte", "g:1", 31.2089, 16.5887)),
		claim(r, "pole", "there", place("Pole", "", 90, 0)),
		claim(r, "nowhere", "there"),
	)
	for _, x := range []struct {
		name string
		f    store.ClaimFilter
		want []string
	}{
		{"box", store.ClaimFilter{Within: &store.Box{South: 31, West: 16, North: 32, East: 17}}, []string{"a/two", "a/road", "a/sirte"}},
		{"edges are in", store.ClaimFilter{Within: &store.Box{South: 31.2089, West: 16.5887, North: 31.2089, East: 16.5887}}, []string{"a/two", "a/sirte"}},
		{"just beside", store.ClaimFilter{Within: &store.Box{South: 31.20891, West: 16, North: 32, East: 16.59}}, []string{}},
		{"a larger box", store.ClaimFilter{Within: &store.Box{South: 20, West: 0, North: 40, East: 30}}, []string{"a/two", "a/road", "a/libya", "a/sirte"}},
		{"across the antimeridian", store.ClaimFilter{Within: &store.Box{South: -30, West: 170, North: 0, East: -170}}, []string{"a/two", "a/samoa", "a/fiji"}},
		{"near", store.ClaimFilter{Near: &store.Near{Lat: 31.2, Lon: 16.6, KM: 5}}, []string{"a/two", "a/road", "a/sirte"}},
		{"nearer", store.ClaimFilter{Near: &store.Near{Lat: 31.2, Lon: 16.6, KM: 1}}, []string{}},
		{"near across the antimeridian", store.ClaimFilter{Near: &store.Near{Lat: -16, Lon: -179, KM: 1000}}, []string{"a/two", "a/samoa", "a/fiji"}},
		{"near the pole", store.ClaimFilter{Near: &store.Near{Lat: 89.5, Lon: 180, KM: 100}}, []string{"a/pole"}},
		{"the whole earth", store.ClaimFilter{Near: &store.Near{KM: 21000}}, []string{"a/pole", "a/two", "a/road", "a/libya", "a/samoa", "a/fiji", "a/sirte"}},
		{"box and circle", store.ClaimFilter{Within: &store.Box{South: 31, West: 16, North: 32, East: 17}, Near: &store.Near{Lat: -18, Lon: 178, KM: 100}}, []string{"a/two"}},
		{"box and words", store.ClaimFilter{Text: "here", Within: &store.Box{South: 31, West: 16, North: 32, East: 17}}, []string{"a/sirte"}},
	} {
		t.Run(x.name, func(t *testing.T) { diff(t, "found", found(t, s, x.f), x.want) })
	}
	nan := 0.0
	nan /= nan
	for _, f := range []store.ClaimFilter{{Within: &store.Box{South: 2, North: 1}}, {Within: &store.Box{South: nan}}, {Near: &store.Near{KM: -1}}, {Near: &store.Near{Lat: 91}}, {Near: &store.Near{KM: nan}}} {
		_, err := s.Search(t.Context(), f, store.ByAdded, store.Page{})
		wantError(t, err, reportedly.ErrInvalid)
	}
}

func testSearchDays(t *testing.T, s store.Store) {
	r := report("a", "", "Then.")
	add(t, s, r,
		claim(r, "day", "Then", on("2016-12-18")),
		claim(r, "month", "Then", on("2016-12")),
		claim(r, "years", "Then", on("2010/2016")),
		claim(r, "since", "Then", on("2016-11/..")),
		claim(r, "until", "Then", on("../2016-11")),
		claim(r, "old", "Then", on("1066-10-14")),
		claim(r, "bc", "Then", on("-0044-03-15")),
		claim(r, "unknown", "Then"),
		claim(r, "either", "Then", on("[2016-12-19..2016-12-25]")),
	)
	for _, x := range []struct {
		since, until string
		want         []string
	}{
		{"2016-12-18", "2016-12-18", []string{"a/since", "a/years", "a/month", "a/day"}},
		{"2016-12-19", "2016-12-19", []string{"a/either", "a/since", "a/years", "a/month"}},
		{"2017-01-01", "", []string{"a/since"}},
		{"", "1900-01-01", []string{"a/bc", "a/old", "a/until"}},
		{"2016-11-30", "2016-11-30", []string{"a/until", "a/since", "a/years"}},
		{"1000-01-01", "2030-01-01", []string{"a/either", "a/old", "a/until", "a/since", "a/years", "a/month", "a/day"}},
		{"2018-01-01", "2017-01-01", []string{"a/since"}},
	} {
		var f store.ClaimFilter
		if x.since != "" {
			f.Since = date(x.since)
		}
		if x.until != "" {
			f.Until = date(x.until)
		}
		if x.since > x.until && x.until != "" {
			continue // nothing is promised of days that end before they begin
		}
		diff(t, x.since+" to "+x.until, found(t, s, f), x.want)
	}
	hits := must[store.List[store.Hit]](t)(s.Search(t.Context(), store.ClaimFilter{}, store.ByDay, store.Page{}))
	diff(t, "by day", short(hits.Items), []string{"a/until", "a/bc", "a/old", "a/years", "a/since", "a/month", "a/day", "a/either", "a/unknown"})
}

func testSearchPages(t *testing.T, s store.Store) {
	for i := range 7 {
		r := report(fmt.Sprint("r", i), "", fmt.Sprintf("The brigade attacked town %d.", i), "Unlike the brigade, the army rested.")
		add(t, s, r, claim(r, "c1", r.Text.Slice(r.Blocks[0].Span), on(fmt.Sprintf("2020-01-%02d", 20-i/2))), claim(r, "c2", "the army rested"), claim(r, "c3", "the brigade", on("2020-01-19")))
	}
	for _, f := range []store.ClaimFilter{{}, {Text: "brigade"}, {Text: "brigade", Since: date("2020-01-18")}, {Kinds: []reportedly.Kind{reportedly.KindEvent}}} {
		for _, o := range []store.Order{store.ByAdded, store.ByDay, store.ByRelevance} {
			whole := must[store.List[store.Hit]](t)(s.Search(t.Context(), f, o, store.Page{Limit: 1000}))
			if whole.Next != "" {
				t.Errorf("%v %q: a cursor behind the last page", f, o)
			}
			for _, size := range []int{1, 2, 5} {
				var got []string
				page := store.Page{Limit: size}
				for range 30 {
					list := must[store.List[store.Hit]](t)(s.Search(t.Context(), f, o, page))
					got = append(got, short(list.Items)...)
					if page.After = list.Next; page.After == "" {
						break
					}
				}
				diff(t, fmt.Sprintf("%+v by %q in pages of %d", f, o, size), got, short(whole.Items))
			}
		}
	}
	// What is added between two pages moves nothing.
	p1 := must[store.List[store.Hit]](t)(s.Search(t.Context(), store.ClaimFilter{}, store.ByAdded, store.Page{Limit: 3}))
	r := report("late", "", "late")
	add(t, s, r, claim(r, "c1", "late"))
	p2 := must[store.List[store.Hit]](t)(s.Search(t.Context(), store.ClaimFilter{}, store.ByAdded, store.Page{Limit: 3, After: p1.Next}))
	diff(t, "two pages", append(short(p1.Items), short(p2.Items)...), []string{"r6/c3", "r6/c2", "r6/c1", "r5/c3", "r5/c2", "r5/c1"})
}

func testCount(t *testing.T, s store.Store) {
	a, b := corpus(t, s)
	update(t, s, func(tx store.Tx) error { return tx.PutDevelopment(t.Context(), development("d", a.SHA256+"/c1")) })
	got := must[store.Counts](t)(s.Count(t.Context(), store.ClaimFilter{}, 0))
	want := store.Counts{
		Claims: 5, Complete: true, Kinds: map[string]int{"event": 4, "presence": 1}, Events: map[string]int{"ASSAULT": 2, "CONSULT": 2},
		Bases: map[string]int{"asserted": 3, "reported": 1, "inferred": 1}, Polarities: map[string]int{"affirmed": 4, "denied": 1},
		Realities: map[string]int{"actual": 4, "prospective": 1}, States: map[string]int{"single-source": 1}, Reviews: map[string]int{"": 5},
		Sources: map[string]int{"Daily Post": 3, "Evening Star": 2},
	}
	diff(t, "counts", got, want)
	some := must[store.Counts](t)(s.Count(t.Context(), store.ClaimFilter{Text: "brigade"}, 2))
	if some.Claims != 2 || some.Complete || some.Events["ASSAULT"] != 1 {
		t.Errorf("the last two of three: %+v", some)
	}
	if n := must[store.Counts](t)(s.Count(t.Context(), store.ClaimFilter{Reports: []string{b.SHA256}}, 2)); n.Claims != 2 || !n.Complete {
		t.Errorf("two of two: %+v", n)
	}
	if n := must[store.Counts](t)(s.Count(t.Context(), store.ClaimFilter{Actors: []string{"nobody"}}, 2)); n.Claims != 0 || !n.Complete {
		t.Errorf("none: %+v", n)
	}
}

func testPassages(t *testing.T, s store.Store) {
	a, _ := corpus(t, s)
	list := must[store.List[store.Passage]](t)(s.Passages(t.Context(), store.PassageFilter{Text: "brigade"}, store.Page{}))
	var got []string
	for _, p := range list.Items {
		got = append(got, fmt.Sprintf("%s %d %s", p.Report.Name, p.Block, p.Text))
	}
	diff(t, "passages", got, []string{
		"b 0 The army met the Lion Brigade in Misrata.", "a 1 A spokesman, Omar Salim, denied that the brigade had attacked.", "a 0 The Lion Brigade attacked Sirte's harbour on 12 March.",
	})
	if p := list.Items[1]; a.Text.String()[p.Start:p.End] != p.Text || p.Report.ID != a.SHA256 {
		t.Errorf("passage %d to %d isn't %q", p.Start, p.End, p.Text)
	}
	page := must[store.List[store.Passage]](t)(s.Passages(t.Context(), store.PassageFilter{Text: "brigade"}, store.Page{Limit: 2}))
	rest := must[store.List[store.Passage]](t)(s.Passages(t.Context(), store.PassageFilter{Text: "brigade"}, store.Page{Limit: 2, After: page.Next}))
	diff(t, "pages", append(slices.Clone(page.Items), rest.Items...), list.Items)
	if rest.Next != "" {
		t.Error("a cursor behind the last page")
	}
	some := must[store.List[store.Passage]](t)(s.Passages(t.Context(), store.PassageFilter{Text: "brigade", Sources: []string{"Daily Post"}}, store.Page{}))
	if len(some.Items) != 2 {
		t.Errorf("%d passages of a source, want 2", len(some.Items))
	}
	_, err := s.Passages(t.Context(), store.PassageFilter{Text: " . "}, store.Page{})
	wantError(t, err, reportedly.ErrInvalid)
}

func testNames(t *testing.T, s store.Store) {
	a, _ := corpus(t, s)
	list := must[store.List[store.Name]](t)(s.Actors(t.Context(), store.NameFilter{}, store.Page{}))
	diff(t, "actors", list.Items, []store.Name{
		{Key: "x:lion", Name: "Lion Brigade", Country: "LBY", Kind: "armed-group", Claims: 3, Names: []string{"Lion Brigade", "the Brigade of the Lion"}},
		{Key: "name:army", Name: "army", Country: "LBY", Kind: "armed-group", Claims: 1, Names: []string{"army"}},
		{Key: "name:omar salim", Name: "Omar Salim", Claims: 1, Names: []string{"Omar Salim"}},
		{Key: "name:the army", Name: "the army", Country: "LBY", Kind: "armed-group", Claims: 1, Names: []string{"the army"}},
	})
	var paged []store.Name
	page := store.Page{Limit: 1}
	for range 9 {
		l := must[store.List[store.Name]](t)(s.Actors(t.Context(), store.NameFilter{}, page))
		paged = append(paged, l.Items...)
		if page.After = l.Next; page.After == "" {
			break
		}
	}
	diff(t, "pages", paged, list.Items)
	if l := must[store.List[store.Name]](t)(s.Actors(t.Context(), store.NameFilter{Prefix: "The BRIG"}, store.Page{})); len(l.Items) != 1 || l.Items[0].Key != "x:lion" {
		t.Errorf("actors by a prefix: %+v", l.Items)
	}
	if l := must[store.List[store.Name]](t)(s.Actors(t.Context(), store.NameFilter{Prefix: "..."}, store.Page{})); len(l.Items) != 0 {
		t.Errorf("actors by a prefix of marks: %+v", l.Items)
	}
	l := must[store.List[store.Name]](t)(s.Places(t.Context(), store.NameFilter{Key: "g:1"}, store.Page{}))
	diff(t, "places", l.Items, []store.Name{{Key: "g:1", Name: "Sirte", Country: "LBY", Kind: "town", Lat: 31.2, Lon: 16.6, Known: true, Claims: 1, Names: []string{"Sirte"}}})
	update(t, s, func(tx store.Tx) error { return tx.RemoveReport(t.Context(), a.SHA256) })
	l = must[store.List[store.Name]](t)(s.Actors(t.Context(), store.NameFilter{Key: "x:lion"}, store.Page{}))
	if len(l.Items) != 1 || l.Items[0].Claims != 1 {
		t.Errorf("the actor after a report was forgotten: %+v", l.Items)
	}
}

func testNeighbours(t *testing.T, s store.Store) {
	a, b := report("a", "", "one two three"), report("b", "", "one two")
	add(t, s, a,
		claim(a, "near", "one", keys("k1", "k2"), on("2020-01-10")),
		claim(a, "far", "two", keys("k1"), on("2020-06-10")),
		claim(a, "long", "two", keys("k1"), on("2019/2021")),
		claim(a, "unknown", "three", keys("k1")),
		claim(a, "other", "three", keys("k3"), on("2020-01-10")),
	)
	add(t, s, b, claim(b, "c1", "one", keys("k1"), on("2020-01-12")), claim(b, "c2", "two", keys("k2"), on("2020-01-08")))
	ask := func(n store.Neighbourhood) []string {
		out := []string{}
		for _, c := range must[[]store.Claim](t)(s.Neighbours(t.Context(), n)) {
			out = append(out, c.Report.Name+"/"+c.Claim.ID)
		}
		return out
	}
	tenth := store.Days{First: date("2020-01-10"), Last: date("2020-01-10")}
	sorted := func(list []string) []string { slices.Sort(list); return list }
	diff(t, "within a week", sorted(ask(store.Neighbourhood{Keys: []string{"k1", "k2", "k1"}, Days: tenth, Slack: 7})), []string{"a/long", "a/near", "a/unknown", "b/c1", "b/c2"})
	diff(t, "without slack", sorted(ask(store.Neighbourhood{Keys: []string{"k1"}, Days: tenth})), []string{"a/long", "a/near", "a/unknown"})
	diff(t, "of others", sorted(ask(store.Neighbourhood{Keys: []string{"k1"}, Days: tenth, Slack: 7, Not: a.SHA256})), []string{"b/c1"})
	diff(t, "of unknown days", sorted(ask(store.Neighbourhood{Keys: []string{"k1"}})), []string{"a/far", "a/long", "a/near", "a/unknown", "b/c1"})
	got := ask(store.Neighbourhood{Keys: []string{"k1", "k2"}, Days: tenth, Slack: 300})
	if len(got) != 6 || got[5] != "a/far" || got[4] != "b/c1" && got[4] != "b/c2" {
		t.Errorf("the nearest don't come first: %v", got)
	}
	if got := ask(store.Neighbourhood{Keys: []string{"k1", "k2"}, Days: tenth, Slack: 300, AtMost: 4}); len(got) != 4 || slices.Contains(got, "a/far") {
		t.Errorf("four at most: %v", got)
	}
	update(t, s, func(tx store.Tx) error {
		return first(tx.PutDevelopment(t.Context(), development("d1", a.SHA256+"/near", b.SHA256+"/c1")), tx.PutDevelopment(t.Context(), development("d2", a.SHA256+"/far")))
	})
	diff(t, "developments", must[[]store.Nearby](t)(s.Near(t.Context(), []string{"k1", "k2", "k3", "k1"}, 9)), []store.Nearby{{Development: "d1", Shared: 3}, {Development: "d2", Shared: 1}})
	diff(t, "one development", must[[]store.Nearby](t)(s.Near(t.Context(), []string{"k1", "k2"}, 1)), []store.Nearby{{Development: "d1", Shared: 3}})
	diff(t, "without keys", ask(store.Neighbourhood{Days: tenth}), []string{})
}
