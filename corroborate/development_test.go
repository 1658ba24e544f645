package corroborate_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
)

// market are four reports on one attack and one on another of the next week.
func market() []corroborate.Reading {
	return []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "Gunmen attacked the cattle market in Harn on Monday, killing four traders. Our reporter saw the stalls burn.",
			claim{trigger: "attacked", event: reportedly.Assault, who: "Gunmen", whom: "the cattle market", place: "Harn", on: "2031-05-05"},
			claim{trigger: "killing", event: reportedly.Assault, who: "Gunmen", whom: "four traders", killed: "four=4"}),
		report("b", "Delta Relief", "2031-05-07", "Our nurses in Harn treated nine people after the attack on the market on 5 May. At least three traders were killed.",
			claim{trigger: "attack", event: reportedly.Assault, whom: "the market", place: "Harn", on: "2031-05-05"},
			claim{trigger: "killed", event: reportedly.Assault, whom: "traders", killed: "At least three=3+"}),
		report("c", "Ministry of the Interior", "2031-05-08", "Bandits raided the market of Harn on Monday. Nine traders lost their lives in the raid.",
			claim{trigger: "raided", event: reportedly.Assault, who: "Bandits", whom: "the market", place: "Harn", on: "2031-05-05"},
			claim{trigger: "lost", kind: reportedly.KindCondition, who: "traders"}),
		report("d", "Harn Courier", "2031-05-14", "Gunmen attacked the ferry in Harn on Tuesday and took two sailors. Nobody was hurt.",
			claim{trigger: "attacked", event: reportedly.Assault, who: "Gunmen", whom: "the ferry", place: "Harn", on: "2031-05-13"},
			claim{trigger: "hurt", event: reportedly.Assault, denied: true}),
		report("e", "Velm Post", "2031-05-06", "Gunmen attacked the cattle market in Velm on Monday.",
			claim{trigger: "attacked", event: reportedly.Assault, who: "Gunmen", whom: "the cattle market", place: "Velm", on: "2031-05-05"}),
	}
}

func TestDevelopment(t *testing.T) {
	list := corroborate.All(market())
	d := of(t, list, "a/c1")
	if got, want := fmt.Sprint(d.Reports), "[a b c]"; got != want {
		t.Errorf("reports %s, want %s", got, want)
	}
	if d.State != reportedly.Contested || d.Independent != 3 {
		t.Errorf("%s with %d independent sources, want contested with 3", d.State, d.Independent)
	}
	if d.Toll == nil || d.Toll.Min != 3 || d.Toll.Max != 9 {
		t.Errorf("toll %+v, want 3 to 9", d.Toll)
	}
	if len(d.Contradictions) != 1 || d.Contradictions[0].About != reportedly.AboutToll {
		t.Fatalf("contradictions %+v, want one about the toll", d.Contradictions)
	}
	for _, s := range d.Contradictions[0].Sides {
		if s.Quote.Quote == "" || s.Value != "4" && s.Value != "9" {
			t.Errorf("a side of %+v", s)
		}
	}
	if d.First != "a" || d.Kind != reportedly.KindEvent || d.Event != reportedly.Assault || d.What == "" {
		t.Errorf("first %s, %s %s, %q", d.First, d.Kind, d.Event, d.What)
	}
	if d.Credibility != reportedly.ProbablyTrue || d.CredibilityWhy == "" {
		t.Errorf("credibility %d: %s", d.Credibility, d.CredibilityWhy)
	}
	var states []string
	for _, s := range d.History {
		states = append(states, fmt.Sprintf("%s %d %s", s.Report, s.Independent, s.State))
	}
	if diff := cmp.Diff([]string{"a 1 single-source", "b 2 corroborated", "c 3 contested"}, states); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}
	for _, other := range []string{"d/c1", "e/c1"} {
		if of(t, list, other).ID == d.ID {
			t.Errorf("%s is of another happening", other)
		}
	}
	if n := of(t, list, "d/c1"); n.Toll == nil || n.Toll.Max != 0 {
		t.Errorf("nobody was hurt: toll %+v, want 0", n.Toll)
	}
}

// Why every member joined is said.
func TestMembersSayWhy(t *testing.T) {
	d := of(t, corroborate.All(market()), "a/c1")
	for _, m := range d.Members {
		if m.Why == "" || m.With == "" {
			t.Errorf("%s joined %q without a reason", m.Claim, m.With)
		}
	}
	i := slices.IndexFunc(d.Members, func(m reportedly.Member) bool { return m.Claim == "b/c1" })
	for _, want := range []string{"the same type (ASSAULT)", "the same day", "the same place", "alike in wording, 0."} {
		if !strings.Contains(d.Members[i].Why, want) {
			t.Errorf("%q lacks %q", d.Members[i].Why, want)
		}
	}
}

// The same reports give the same developments in any order of adding, save for the
// names that IDs are made from.
func TestOrder(t *testing.T) {
	list := market()
	want := partition(memory(t, list...))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if diff := cmp.Diff(want, partition(memory(t, list...))); diff != "" {
			t.Fatalf("another order (-want +got):\n%s", diff)
		}
	}
	a := corroborate.All(list)
	slices.Reverse(list)
	if diff := cmp.Diff(a, corroborate.All(list)); diff != "" {
		t.Errorf("All depends on the order:\n%s", diff)
	}
}

// partition is who is together, and how it stands.
func partition(m *corroborate.InMemory) []string {
	var out []string
	for _, d := range m.Developments() {
		var claims []string
		for _, x := range d.Members {
			claims = append(claims, x.Claim)
		}
		slices.Sort(claims)
		out = append(out, fmt.Sprint(claims, d.State, d.Independent, d.Toll != nil))
	}
	slices.Sort(out)
	return out
}

// A development keeps its ID while it grows, and what isn't touched isn't rebuilt.
func TestIncremental(t *testing.T) {
	list := market()
	m := memory(t, list[0], list[3], list[4])
	id := of(t, m.Developments(), "a/c1").ID
	list[1].Added = 9
	_ = m.Add(context.Background(), list[1])
	if got := of(t, m.Developments(), "b/c1").ID; got != id {
		t.Errorf("the development is now %s, was %s", got, id)
	}
}

// What a person has split stays apart and what he has joined stays together, for
// later reports too; forgetting a report leaves the rest.
func TestCorrections(t *testing.T) {
	list := market()
	ctx := context.Background()
	m := memory(t, list[0], list[1], list[3])
	if err := m.Correct(ctx, reportedly.Correction{A: "a/c1", B: "b/c1", Reason: "another market"}); err != nil {
		t.Fatal(err)
	}
	if err := m.Correct(ctx, reportedly.Correction{A: "a/c1", B: "d/c1", Together: true}); err != nil {
		t.Fatal(err)
	}
	_ = m.Add(ctx, list[2])
	all := m.Developments()
	a, b, d := of(t, all, "a/c1"), of(t, all, "b/c1"), of(t, all, "d/c1")
	if a.ID == b.ID || a.ID != d.ID {
		t.Errorf("a in %s, b in %s, d in %s: want a and d together without b", a.ID, b.ID, d.ID)
	}
	if len(a.Corrections) != 2 {
		t.Errorf("corrections %+v, want both", a.Corrections)
	}
	if err := m.Forget(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	for _, x := range m.Developments() {
		if slices.Contains(x.Reports, "a") {
			t.Errorf("%s still rests on a forgotten report", x.ID)
		}
	}
}

// A split within one report makes two accounts of it.
func TestSplitWithinReport(t *testing.T) {
	m := memory(t, market()[0])
	if of(t, m.Developments(), "a/c1").ID != of(t, m.Developments(), "a/c2").ID {
		t.Fatal("the attack and its dead are one happening")
	}
	_ = m.Correct(context.Background(), reportedly.Correction{A: "a/c1", B: "a/c2"})
	if of(t, m.Developments(), "a/c1").ID == of(t, m.Developments(), "a/c2").ID {
		t.Error("the split doesn't hold")
	}
}

// A development that a hundred reports tell keeps them all, and stays one.
func TestManyReports(t *testing.T) {
	var list []corroborate.Reading
	for i := range 100 {
		list = append(list, report(fmt.Sprintf("r%03d", i), fmt.Sprintf("Source %d", i), fmt.Sprintf("2031-05-%02d", 6+i/10),
			"A rocket hit the mill in Harn on Monday, as our reporter saw.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}))
	}
	m := memory(t, list...)
	all := m.Developments()
	if len(all) != 1 || len(all[0].Reports) != 100 || len(all[0].Members) != 100 || len(all[0].Sources) != 100 {
		t.Fatalf("%d developments, the first of %d reports and %d claims", len(all), len(all[0].Reports), len(all[0].Members))
	}
	id := all[0].ID
	if err := m.Forget(context.Background(), "r050"); err != nil {
		t.Fatal(err)
	}
	all = m.Developments()
	if len(all) != 1 || all[0].ID != id || len(all[0].Members) != 99 || slices.Contains(all[0].Reports, "r050") {
		t.Errorf("without one report: %d developments, the first of %d claims", len(all), len(all[0].Members))
	}
}

// What is told as one more, on another day, is another, however alike in words.
func TestOneMore(t *testing.T) {
	list := corroborate.All([]corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "Gunmen shot at a bus near Harn on Monday, as our reporter saw.",
			claim{trigger: "shot", event: reportedly.Assault, who: "Gunmen", whom: "a bus", place: "Harn", on: fifth}),
		report("b", "Delta Relief", "2031-05-06", "Gunmen again shot at a bus near Harn on Tuesday, our doctor saw.",
			claim{trigger: "shot", event: reportedly.Assault, who: "Gunmen", whom: "a bus", place: "Harn", on: "2031-05-06"}),
	})
	if of(t, list, "a/c1").ID == of(t, list, "b/c1").ID {
		t.Error("Monday's attack and the one of Tuesday are one")
	}
}

// Romanisations of one name bring reports together; whoever holds a town is what a claim
// of control is about.
func TestNamesAndHolders(t *testing.T) {
	list := corroborate.All([]corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "A rocket hit the camp of As-Suwaida on Monday, as our reporter saw.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the camp of As-Suwaida", on: fifth}),
		report("b", "Delta Relief", "2031-05-07", "The shelling of tents in Al-Suwayda took two lives, our doctor counted.",
			claim{trigger: "shelling", event: reportedly.Assault, whom: "tents"}),
	})
	if of(t, list, "a/c1").ID != of(t, list, "b/c1").ID {
		t.Error("two spellings of a camp's name keep its shelling apart")
	}
	list = corroborate.All([]corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "The rebels hold the town of Harn.",
			claim{trigger: "hold", kind: reportedly.KindControl, who: "The rebels", place: "Harn", on: fifth}),
		report("b", "Delta Relief", "2031-05-07", "The army holds the town of Harn.",
			claim{trigger: "holds", kind: reportedly.KindControl, who: "The army", place: "Harn", on: fifth}),
	})
	if d := of(t, list, "a/c1"); d.ID != of(t, list, "b/c1").ID || d.State != reportedly.Contested || d.Independent != 1 {
		t.Errorf("two sides that say on one day that they hold a town: %s, %d independent, want it contested, and 1", d.State, d.Independent)
	}
	list = corroborate.All([]corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "The rebels hold the town of Harn.",
			claim{trigger: "hold", kind: reportedly.KindControl, who: "The rebels", place: "Harn", on: fifth}),
		report("b", "Delta Relief", "2031-05-09", "The army holds the town of Harn.",
			claim{trigger: "holds", kind: reportedly.KindControl, who: "The army", place: "Harn", on: "2031-05-08"}),
	})
	if of(t, list, "a/c1").ID == of(t, list, "b/c1").ID {
		t.Error("a town in the hands of rebels and, days later, in those of the army is one")
	}
}

// Residents who stand in words that another paper had first are those whom it heard.
func TestCopiedResidents(t *testing.T) {
	body := "Shells killed three people in the market of Harn on Monday, residents said. The stalls of the potters burned until the evening, and the well was choked with rubble. " +
		"A bakery beside the square gave bread away to whoever came, and the school opened its yard for those who had nowhere to go that night. " +
		"The road to Velm was shut by fallen trees, and the bus of the afternoon turned back at the ford."
	one := claim{trigger: "killed", event: reportedly.Assault, whom: "three people", place: "Harn", on: fifth, killed: "three=3", by: "residents", speakersIs: reportedly.UnnamedSpeaker}
	list := corroborate.All([]corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", body, one),
		report("b", "Evening Post", "2031-05-06T20:00:00Z", body+" More follows.", one),
		report("c", "Harn Clinic", "2031-05-07", "Shells killed three people in the market of Harn on Monday, as our doctors counted.",
			claim{trigger: "killed", event: reportedly.Assault, whom: "three people", place: "Harn", on: fifth, killed: "three=3"}),
	})
	if d := of(t, list, "a/c1"); len(d.Reports) != 3 || d.Independent != 2 {
		t.Errorf("%d reports, %d independent, want 3 and 2: %+v", len(d.Reports), d.Independent, d.Origins)
	}
}
