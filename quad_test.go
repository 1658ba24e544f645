package reportedly_test

import (
	"testing"

	"github.com/reportedly/reportedly"
)

func TestQuad(t *testing.T) {
	counts := map[reportedly.Quad]int{}
	for _, e := range reportedly.Events {
		counts[e.Quad()]++
	}
	want := map[reportedly.Quad]int{reportedly.VerbalCooperation: 4, reportedly.MaterialCooperation: 3, reportedly.VerbalConflict: 4, reportedly.MaterialConflict: 5}
	for q, n := range want {
		if counts[q] != n {
			t.Errorf("%d types of class %d, want %d", counts[q], q, n)
		}
	}
	if q := reportedly.Event("").Quad(); q != reportedly.NoQuad {
		t.Errorf("no event has class %d", q)
	}
}

func TestPLOVER(t *testing.T) {
	for _, x := range []struct {
		event   reportedly.Event
		reality reportedly.Reality
		pol     reportedly.Polarity
		want    reportedly.Event
	}{
		{reportedly.Aid, reportedly.Prospective, reportedly.Affirmed, reportedly.Agree},
		{reportedly.Aid, reportedly.Ongoing, reportedly.Affirmed, reportedly.Aid},
		{reportedly.Retreat, reportedly.Prospective, reportedly.Affirmed, reportedly.Concede},
		{reportedly.Assault, reportedly.Prospective, reportedly.Affirmed, reportedly.Assault},
		{reportedly.Retreat, reportedly.Prospective, reportedly.Denied, reportedly.Reject},
		{reportedly.Aid, reportedly.Actual, reportedly.Denied, reportedly.Sanction},
		{reportedly.Assault, reportedly.Actual, reportedly.Denied, ""},
	} {
		if got := x.event.PLOVER(x.reality, x.pol); got != x.want {
			t.Errorf("%s, %s, %s: %s, want %s", x.event, x.reality, x.pol, got, x.want)
		}
	}
}
