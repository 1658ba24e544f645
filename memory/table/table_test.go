package table_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
)

// source is a memory of a few claims.
type source struct {
	lights   []store.Light
	revision string
	reads    int
	asked    []store.ClaimFilter
	pass     []int64
}

func (s *source) Lights(_ context.Context, after int64, each func(store.Light) error) error {
	s.reads++
	for _, l := range s.lights {
		if l.Row > after {
			if err := each(l); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *source) Passing(_ context.Context, f store.ClaimFilter, _ int) ([]int64, bool, error) {
	s.asked = append(s.asked, f)
	return s.pass, true, nil
}

func (s *source) Revision(context.Context) (string, error) { return s.revision, nil }

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// light is a claim of a report: "a b > c | s" has doers a and b, a recipient c and a
// speaker s.
func light(report, n int, e reportedly.Event, first, last string, parties ...store.LightParty) store.Light {
	l := store.Light{Row: int64(report)<<20 | int64(n), Report: fmt.Sprintf("r%d", report), Claim: fmt.Sprintf("c%d", n), Kind: reportedly.KindEvent, Event: e,
		Basis: reportedly.Reported, Polarity: reportedly.Affirmed, Reality: reportedly.Actual, State: reportedly.SingleSource, Source: fmt.Sprintf("Paper %d", report%2), Parties: parties}
	if first != "" {
		l.Days.First = day(first)
	}
	if last != "" {
		l.Days.Last = day(last)
	}
	if e == "" {
		l.Kind = reportedly.KindPresence
	}
	return l
}

func by(k string) store.LightParty   { return store.LightParty{Key: k, Roles: store.Doer} }
func to(k string) store.LightParty   { return store.LightParty{Key: k, Roles: store.Recipient} }
func says(k string) store.LightParty { return store.LightParty{Key: k, Roles: store.Speaker} }

func sample() *source {
	s := &source{revision: "1", lights: []store.Light{
		light(1, 1, reportedly.Assault, "2016-12-05", "2016-12-05", by("a"), to("b")),
		light(1, 2, reportedly.Assault, "2016-12-06", "2016-12-06", by("a"), to("b"), says("s")),
		light(2, 1, reportedly.Aid, "2016-12-01", "2016-12-31", by("b"), to("a")),
		light(2, 2, reportedly.Consult, "2017-02-01", "2017-02-01", by("b"), by("a")),
		light(3, 1, "", "2014-01-01", "", by("c")),
		light(3, 2, reportedly.Accuse, "", "", by("c"), to("a"), to("b")),
	}}
	s.lights[4].Places = []store.LightPlace{{Key: "p"}, {Key: "p"}, {Key: ""}}
	return s
}

func read(t *testing.T, s *source, f store.ClaimFilter) (*table.Table, *table.Filter) {
	t.Helper()
	tab, err := table.Read(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	filter, err := tab.Filter(t.Context(), s, f)
	if err != nil {
		t.Fatal(err)
	}
	return tab, filter
}

func ids(found []table.Found) []string {
	var out []string
	for _, f := range found {
		out = append(out, f.ID)
	}
	return out
}

func TestFilters(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		name string
		f    store.ClaimFilter
		want []string
	}{
		{"all, by day", store.ClaimFilter{}, []string{"r3/c1", "r2/c1", "r1/c1", "r1/c2", "r2/c2", "r3/c2"}},
		{"type", store.ClaimFilter{Events: []reportedly.Event{reportedly.Assault}}, []string{"r1/c1", "r1/c2"}},
		{"kind", store.ClaimFilter{Kinds: []reportedly.Kind{reportedly.KindPresence}}, []string{"r3/c1"}},
		{"a value that none has", store.ClaimFilter{Bases: []reportedly.Basis{reportedly.Inferred}}, nil},
		{"actor", store.ClaimFilter{Actors: []string{"c"}}, []string{"r3/c1", "r3/c2"}},
		{"doer and recipient", store.ClaimFilter{Doers: []string{"a"}, Recipients: []string{"b"}}, []string{"r1/c1", "r1/c2"}},
		{"speaker", store.ClaimFilter{Speakers: []string{"s"}}, []string{"r1/c2"}},
		{"place", store.ClaimFilter{Places: []string{"p"}}, []string{"r3/c1"}},
		{"source", store.ClaimFilter{Sources: []string{"Paper 0"}}, []string{"r2/c1", "r2/c2"}},
		{"no such source", store.ClaimFilter{Sources: []string{"Star"}}, nil},
		{"since: an open end overlaps", store.ClaimFilter{Since: day("2017-01-01")}, []string{"r3/c1", "r2/c2"}},
		{"until", store.ClaimFilter{Until: day("2016-12-02")}, []string{"r3/c1", "r2/c1"}},
		{"undated", store.ClaimFilter{Undated: &yes}, []string{"r3/c2"}},
		{"dated", store.ClaimFilter{Undated: &no, Events: []reportedly.Event{reportedly.Accuse}}, nil},
		{"nobody judged", store.ClaimFilter{Reviewed: &yes}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sample()
			tab, f := read(t, s, c.f)
			if d := cmp.Diff(c.want, ids(tab.Find(f, table.ByNone, 0, 100))); d != "" {
				t.Error(d)
			}
			if len(s.asked) > 0 {
				t.Errorf("the store was asked for %+v", s.asked)
			}
		})
	}
}

// What the table doesn't hold is asked of the store: words, and names that are no keys.
func TestAsks(t *testing.T) {
	for _, f := range []store.ClaimFilter{{Text: "attack"}, {Actors: []string{"A name"}}, {Countries: []string{"LBY"}}, {Reports: []string{"r1"}}} {
		s := sample()
		s.pass = []int64{2<<20 | 1, 1<<20 | 2}
		tab, filter := read(t, s, f)
		if got := ids(tab.Find(filter, table.ByNone, 0, 9)); !slices.Equal(got, []string{"r2/c1", "r1/c2"}) || len(s.asked) != 1 {
			t.Errorf("%+v: %v, asked %d", f, got, len(s.asked))
		}
	}
	s := sample()
	tab, filter := read(t, s, store.ClaimFilter{Text: "zebra"})
	if got := tab.Find(filter, table.ByNone, 0, 9); got != nil {
		t.Errorf("words that nothing has: %v", got)
	}
}

func TestTies(t *testing.T) {
	s := sample()
	tab, f := read(t, s, store.ClaimFilter{})
	got := tab.Ties(f, table.TiesRequest{})
	if got.Claims != 5 || got.Pairs != 4 || got.Actors != 3 || got.Enough != 4 {
		t.Errorf("%d claims, %d pairs, %d actors", got.Claims, got.Pairs, got.Actors)
	}
	first := got.Items[0]
	want := table.Tie{From: "a", To: "b", Claims: 3, Mutual: 1, Kinds: map[reportedly.Kind]int{reportedly.KindEvent: 3}, Events: map[reportedly.Event]int{reportedly.Assault: 2, reportedly.Consult: 1},
		Bases: map[reportedly.Basis]int{reportedly.Reported: 3}, States: map[reportedly.State]int{reportedly.SingleSource: 3}, Quads: [5]int{0, 1, 0, 0, 2}, Sources: 2, Reports: 2,
		First: day("2016-12-05"), Last: day("2017-02-01")}
	if d := cmp.Diff(want, first); d != "" {
		t.Error(d)
	}
	if b, ok := first.Sign(); !ok || b > -.3 || b < -.4 {
		t.Errorf("balance %v", b)
	}
	ego := tab.Ties(f, table.TiesRequest{Ego: "c"})
	if len(ego.Items) != 2 || ego.Actors != 3 {
		t.Errorf("the circle of c: %+v", ego)
	}
	if among := tab.Ties(f, table.TiesRequest{Ego: "c", Among: true, AtMost: 3}); among.Pairs != 4 || len(among.Items) != 3 || among.Items[0].From != "c" {
		t.Errorf("with those among its partners: %+v", among)
	}
	if few := tab.Ties(f, table.TiesRequest{MinClaims: 2, AtMost: 1}); few.Enough != 1 || len(few.Items) != 1 || few.Pairs != 4 {
		t.Errorf("of two claims: %+v", few)
	}
	if none := tab.Ties(f, table.TiesRequest{Ego: "nobody"}); none.Pairs != 0 {
		t.Errorf("of nobody: %+v", none)
	}
	pair := tab.Between(f, "a", "b")
	if got := ids(tab.Find(pair, table.ByNone, 0, 9)); !slices.Equal(got, []string{"r2/c1", "r1/c1", "r1/c2", "r2/c2"}) {
		t.Errorf("between a and b: %v", got)
	}
}

func TestDensity(t *testing.T) {
	s := sample()
	tab, f := read(t, s, store.ClaimFilter{})
	edges := []time.Time{day("2016-12-01"), day("2016-12-06"), day("2017-01-01"), day("2017-03-01")}
	d := tab.Density(f, table.DensityRequest{Edges: edges, By: table.ByClass, Lanes: 1})
	if d.Claims != 4 || d.Undated != 1 || d.Others != 2 || len(d.Lanes) != 2 || d.Lanes[0].Key != string(reportedly.Assault) || d.Lanes[0].Claims != 2 || d.Lanes[1].Claims != 2 {
		t.Errorf("%+v", d)
	}
	sum := 0.0
	for _, n := range d.All {
		sum += n
	}
	// The month of AID is shared out: 5 of its days lie in the first step.
	if sum < 3.999 || sum > 4.001 || d.All[0] < 1+5./31-.001 || d.All[0] > 1+5./31+.001 || d.Lanes[1].Vague[0] < 5./31-.001 {
		t.Errorf("%v %v", d.All, d.Lanes[1].Vague)
	}
	x := tab.Extent(f)
	if x.Dated != 5 || x.Undated != 1 || !x.First.Equal(day("2014-01-01")) || !x.Last.Equal(day("2017-02-01")) {
		t.Errorf("%+v", x)
	}
	during := f.During(day("2017-01-01"), day("2017-12-31"))
	if got := ids(tab.Find(during, table.ByActor, 0, 9)); !slices.Equal(got, []string{"r2/c2"}) {
		t.Errorf("an open end counts for the day that is known: %v", got)
	}
	if got := ids(tab.Find(during.Undated(), table.ByNone, 0, 9)); !slices.Equal(got, []string{"r3/c2"}) {
		t.Errorf("without a day: %v", got)
	}
}

func TestCount(t *testing.T) {
	s := sample()
	tab, f := read(t, s, store.ClaimFilter{Actors: []string{"a"}})
	c := tab.Count(f)
	if c.Claims != 5 || c.Reports != 3 || c.Undated != 1 || c.Events[reportedly.Assault] != 2 || c.Sources["Paper 1"] != 3 || c.Years[2016] != 3 {
		t.Errorf("%+v", c)
	}
	if d := cmp.Diff([]table.Tally{{Key: "a", Claims: 5}, {Key: "b", Claims: 5}, {Key: "c", Claims: 1}}, c.Actors); d != "" {
		t.Error(d)
	}
	if got := tab.Last(f, 2); !slices.Equal(got, []string{"r3/c2", "r2/c2"}) {
		t.Errorf("last added: %v", got)
	}
}

// A keeper reads again when the memory has changed, and not otherwise.
func TestKeeper(t *testing.T) {
	s := sample()
	k := &table.Keeper{}
	for range 3 {
		if tab, err := k.Table(t.Context(), s, nil); err != nil || tab.Len() != 6 {
			t.Fatal(tab, err)
		}
	}
	s.revision, s.lights = "2", s.lights[:4]
	tab, err := k.Table(t.Context(), s, nil)
	if err != nil || tab.Len() != 4 || s.reads != 2 {
		t.Errorf("%d claims after %d readings, %v", tab.Len(), s.reads, err)
	}
}

// named is a memory that knows its actors' names.
type named struct{ *source }

func (named) Actors(context.Context, store.NameFilter, store.Page) (store.List[store.Name], error) {
	return store.List[store.Name]{Items: []store.Name{{Key: "name:gunmen", Name: "Gunmen"}, {Key: "name:armed men", Name: "armed men"}, {Key: "name:dawn brigade", Name: "Dawn Brigade"},
		{Key: "name:لواء الفجر", Name: "لواء الفجر"}, {Key: "local:crew", Name: "crew"}, {Key: "x:five", Name: "five"}}}, nil
}

// Parties without a name are left out where they aren't asked for, and counted.
func TestNamed(t *testing.T) {
	s := &source{lights: []store.Light{
		light(1, 1, reportedly.Assault, "", "", by("name:gunmen"), to("name:dawn brigade")),
		light(1, 2, reportedly.Assault, "", "", by("name:dawn brigade"), to("name:لواء الفجر")),
		light(1, 3, reportedly.Assault, "", "", by("local:crew"), to("x:five"), to("name:armed men")),
	}}
	tab, err := table.Read(t.Context(), named{s})
	if err != nil {
		t.Fatal(err)
	}
	f, err := tab.Filter(t.Context(), s, store.ClaimFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if got := tab.Ties(f, table.TiesRequest{Named: true}); got.Pairs != 2 || got.Unnamed != 2 || got.Claims != 2 {
		t.Errorf("%+v", got)
	}
	if got := tab.Ties(f, table.TiesRequest{Named: true, Ego: "name:gunmen"}); got.Pairs != 1 || got.Unnamed != 0 {
		t.Errorf("of one without a name: %+v", got)
	}
}
