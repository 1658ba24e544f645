package corroborate_test

import (
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
)

// What a sentence denies isn't always what its claim tells.
func TestWhatIsDenied(t *testing.T) {
	told := report("a", "Harn Post", "2031-05-06", "Guards expelled the envoy from Harn on Monday.",
		claim{trigger: "expelled", event: reportedly.Sanction, who: "Guards", whom: "the envoy", place: "Harn", on: fifth})
	tests := []struct {
		name, body string
		c          claim
		contested  bool
	}{
		{"deplored", "The league rejects the shameful expulsion of the envoy from Harn on Monday.",
			claim{trigger: "expulsion", event: reportedly.Sanction, whom: "the envoy", place: "Harn", on: fifth, denied: true}, false},
		{"denied", "The league denies the expulsion of the envoy from Harn on Monday.",
			claim{trigger: "expulsion", event: reportedly.Sanction, whom: "the envoy", place: "Harn", on: fifth, denied: true}, true},
	}
	for _, x := range tests {
		m := memory(t, told, report("b", "League of Osk", "2031-05-06", x.body, x.c))
		if err := m.Correct(t.Context(), reportedly.Correction{A: "a/c1", B: "b/c1", Together: true}); err != nil {
			t.Fatal(err)
		}
		d := of(t, m.Developments(), "b/c1")
		if got := d.State == reportedly.Contested; got != x.contested || len(d.Reports) != 2 {
			t.Errorf("%s: %s in %d reports, want contested %v", x.name, d.State, len(d.Reports), x.contested)
		}
	}
}

// How doers came belongs to what they did, and the dead to the act of force.
func TestArrival(t *testing.T) {
	for _, x := range []struct {
		name, body   string
		a, b         claim
		developments int
	}{
		{"came and shot", "Riders came to Harn at dusk and shot the miller.",
			claim{trigger: "came", event: reportedly.Mobilize, who: "Riders", place: "Harn", on: fifth},
			claim{trigger: "shot", event: reportedly.Assault, who: "Riders", whom: "the miller", place: "Harn", on: fifth}, 1},
		{"others came", "Riders shot the miller of Harn and soldiers came at dusk.",
			claim{trigger: "shot", event: reportedly.Assault, who: "Riders", whom: "the miller", place: "Harn", on: fifth},
			claim{trigger: "came", event: reportedly.Mobilize, who: "soldiers", place: "Harn", on: fifth}, 2},
		{"arrest and closure", "Guards arrested a printer in Harn on Monday. They closed the harbour.",
			claim{trigger: "arrested", event: reportedly.Coerce, who: "Guards", whom: "a printer", place: "Harn", on: fifth},
			claim{trigger: "closed", event: reportedly.Coerce, whom: "the harbour"}, 2},
		{"entries of a log", "(1) 09:10, Harn: shells hit the mill. (2) 10:40, Velm: shells hit the pier.",
			claim{trigger: "hit the mill", event: reportedly.Assault, whom: "the mill", place: "Harn"},
			claim{trigger: "hit the pier", event: reportedly.Assault, whom: "the pier"}, 2},
	} {
		got := corroborate.All([]corroborate.Reading{report("a", "Harn Post", "2031-05-06", x.body, x.a, x.b)})
		if len(got) != x.developments {
			t.Errorf("%s: %d developments, want %d", x.name, len(got), x.developments)
		}
	}
}
