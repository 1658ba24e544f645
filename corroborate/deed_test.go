package corroborate_test

import (
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
)

// What reporters of different sides call one deed is one development.
func TestOneDeed(t *testing.T) {
	tests := []struct {
		name string
		a, b corroborate.Reading
		one  bool
	}{
		{"who enters a town takes it",
			report("a", "Harn Courier", "2031-05-06", "Fighters of the Dawn Brigade entered Harn on Monday, as our reporter saw.",
				claim{trigger: "entered", event: reportedly.Mobilize, who: "Fighters of the Dawn Brigade", place: "Harn", on: fifth}),
			report("b", "Dawn Brigade", "2031-05-06", "Our forces captured Harn on Monday.",
				claim{trigger: "captured", event: reportedly.Assault, who: "Our forces", place: "Harn", on: fifth}), true},
		{"who exchanges prisoners lets them go",
			report("a", "Harn Courier", "2031-05-06", "The army and the Dawn Brigade exchanged forty prisoners in Harn on Monday, as our reporter saw.",
				claim{trigger: "exchanged", event: reportedly.Cooperate, who: "The army and the Dawn Brigade", place: "Harn", on: fifth}),
			report("b", "Dawn Brigade", "2031-05-06", "Twenty prisoners were freed in Harn on Monday.",
				claim{trigger: "freed", event: reportedly.Retreat, modes: []string{"release"}, whom: "Twenty prisoners", place: "Harn", on: fifth}), true},
		{"who bars a road closes it",
			report("a", "Harn Courier", "2031-05-06", "Carters barred the bridge of Harn with sacks on Monday.",
				claim{trigger: "barred", event: reportedly.Protest, modes: []string{"obstruct"}, who: "Carters", place: "Harn", on: fifth}),
			report("b", "Town Hall of Harn", "2031-05-06", "The bridge of Harn was closed on Monday by sacks.",
				claim{trigger: "closed", event: reportedly.Coerce, modes: []string{"restrict"}, place: "Harn", on: fifth}), true},
		{"whom a hospital took in was harmed",
			report("a", "Harn Courier", "2031-05-06", "Gunmen shot at the mill in Harn on Monday, wounding nine carters, as our reporter saw.",
				claim{trigger: "shot", event: reportedly.Assault, who: "Gunmen", whom: "the mill", place: "Harn", on: fifth}),
			report("b", "Harn Clinic", "2031-05-06", "Nine wounded carters from the mill in Harn were admitted on Monday.",
				claim{trigger: "admitted", event: reportedly.Retreat, whom: "Nine wounded carters", place: "Harn", on: fifth}), true},
		{"whom a reporter met is no meeting of others",
			report("a", "Harn Courier", "2031-05-06", "Our reporter met the elders in Harn on Monday.",
				claim{trigger: "met", event: reportedly.Consult, who: "Our reporter", place: "Harn", on: fifth}),
			report("b", "Dawn Brigade", "2031-05-06", "The elders met in Harn on Monday.",
				claim{trigger: "met", event: reportedly.Consult, who: "The elders", place: "Harn", on: fifth}), false},
	}
	for _, x := range tests {
		list := corroborate.All([]corroborate.Reading{x.a, x.b})
		if one := of(t, list, "a/c1").ID == of(t, list, "b/c1").ID; one != x.one {
			t.Errorf("%s: one development: %v", x.name, one)
		}
	}
}

// A count belongs to the claim whose words it stands with, and an ordinal counts those
// before it too.
func TestWhoseCount(t *testing.T) {
	a := report("a", "Harn Clinic", "2031-05-06", "A rocket hit the mill in Harn on Monday and killed five people. A sixth man died in the night.",
		claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth, killed: "five=5"},
		claim{trigger: "died", event: reportedly.Assault, whom: "A sixth man"})
	if d := of(t, corroborate.All([]corroborate.Reading{a}), "a/c1"); d.Toll == nil || d.Toll.Max != 6 {
		t.Errorf("a sixth man died: toll %+v, want 6", d.Toll)
	}
	b := report("b", "Harn Clinic", "2031-05-06", "The cook was killed and nine drivers were taken in Harn on Monday.",
		claim{trigger: "killed", event: reportedly.Assault, whom: "The cook", place: "Harn", on: fifth, killed: "nine=9"},
		claim{trigger: "taken", event: reportedly.Assault, modes: []string{"abduct"}, whom: "nine drivers", place: "Harn", on: fifth, number: "detained:nine=9"})
	if d := of(t, corroborate.All([]corroborate.Reading{b}), "b/c1"); d.Toll != nil && d.Toll.Max == 9 {
		t.Errorf("nine drivers were taken: toll %+v", d.Toll)
	}
}

// A denial that has no word in common with what is told denies something else.
func TestDenialOfSomethingElse(t *testing.T) {
	list := corroborate.All([]corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "The printer of Harn, Ana Ruiz, was released on Monday. Our reporter stood at the gate.",
			claim{trigger: "released", event: reportedly.Retreat, modes: []string{"release"}, whom: "Ana Ruiz", place: "Harn", on: fifth}),
		report("b", "Guild of Printers", "2031-05-06", "Ana Ruiz was released in Harn on Monday, as our delegates saw. The laptops and the copper plates have not been returned.",
			claim{trigger: "released", event: reportedly.Retreat, modes: []string{"release"}, whom: "Ana Ruiz", place: "Harn", on: fifth},
			claim{trigger: "returned", event: reportedly.Retreat, modes: []string{"release"}, whom: "The laptops", denied: true}),
	})
	for _, d := range list {
		for _, c := range d.Contradictions {
			t.Errorf("%s: contradiction about %s: %s", d.What, c.About, c.Why)
		}
	}
}

// Who hunts down the doers of an attack does another thing than they did, though one bulletin
// tells both; and a road named after two towns is found by either.
func TestPursuit(t *testing.T) {
	list := corroborate.All([]corroborate.Reading{
		report("a", "Defence Command", "2031-05-06", "Riders attacked a convoy near Harn on Monday. A patrol pursued the riders and shot six of them.",
			claim{trigger: "attacked", event: reportedly.Assault, who: "Riders", whom: "a convoy", place: "Harn", on: fifth},
			claim{trigger: "shot", event: reportedly.Assault, who: "A patrol", whom: "the riders"}),
		report("b", "Harn Courier", "2031-05-06", "Riders attacked a convoy near Harn on Monday, as our reporter saw.",
			claim{trigger: "attacked", event: reportedly.Assault, who: "Riders", whom: "a convoy", place: "Harn", on: fifth}),
	})
	if of(t, list, "a/c1").ID != of(t, list, "b/c1").ID || of(t, list, "a/c1").ID == of(t, list, "a/c2").ID {
		t.Error("the attack is two, or it is one with the pursuit")
	}
}

func TestRoadOfTwoTowns(t *testing.T) {
	list := corroborate.All([]corroborate.Reading{
		report("a", "Vale Radio", "2031-05-05", "Two lorries are burning on the Qarsa-Dombel road in front of us.",
			claim{trigger: "burning", event: reportedly.Assault, who: "", whom: "Two lorries", on: fifth, modes: []string{"destroy"}}),
		report("b", "Hauliers' Chamber", "2031-05-06", "Lorries of our members were burned on the road outside Qarsa on Monday.",
			claim{trigger: "burned", event: reportedly.Assault, whom: "Lorries", on: fifth, modes: []string{"destroy"}}),
	})
	if of(t, list, "a/c1").ID != of(t, list, "b/c1").ID {
		t.Error("the lorries on the road between two towns aren't those outside one of them")
	}
}
