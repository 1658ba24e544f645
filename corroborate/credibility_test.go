package corroborate_test

import (
	"fmt"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
)

// witness is a report with eyes of its own on one attack; denial says there was none.
func witness(id, source string) corroborate.Reading {
	return report(id, source, "2031-05-06", source+" saw how gunmen attacked the cattle market in Harn on Monday.",
		claim{trigger: "attacked", event: reportedly.Assault, who: "gunmen", whom: "the cattle market", place: "Harn", on: fifth})
}

func denial(id, source string) corroborate.Reading {
	return report(id, source, "2031-05-07", "Nobody attacked the cattle market in Harn on Monday.",
		claim{trigger: "attacked", event: reportedly.Assault, whom: "the cattle market", place: "Harn", on: fifth, denied: true})
}

func TestCredibility(t *testing.T) {
	sources := []string{"Harn Clinic", "Fire Brigade Union", "Delta Mill Company"}
	for _, c := range []struct {
		witnesses, denials int
		want               reportedly.Credibility
	}{
		{1, 0, reportedly.PossiblyTrue},
		{2, 0, reportedly.ProbablyTrue},
		{3, 0, reportedly.Confirmed},
		{1, 1, reportedly.Doubtful},
		{2, 1, reportedly.PossiblyTrue},
		{3, 1, reportedly.PossiblyTrue},
		{0, 1, reportedly.PossiblyTrue}, // that nothing happened, told by one
	} {
		var list []corroborate.Reading
		for i := range c.witnesses {
			list = append(list, witness(fmt.Sprint("w", i), sources[i]))
		}
		for i := range c.denials {
			list = append(list, denial(fmt.Sprint("x", i), "Ministry of Trade"))
		}
		d := corroborate.All(list)[0]
		if d.Credibility != c.want || d.CredibilityWhy == "" {
			t.Errorf("%d witnesses, %d denials: %d (%s), want %d", c.witnesses, c.denials, d.Credibility, d.CredibilityWhy, c.want)
		}
		if c.want.Words() == "" {
			t.Errorf("%d has no words", c.want)
		}
	}
}

// Whoever takes his word back no longer counts (rule 8).
func TestWithdrawn(t *testing.T) {
	first := report("a", "Harn Courier", "2031-05-06", "Soldiers arrested the mayor of Harn, Ana Ruiz, on Monday.",
		claim{trigger: "arrested", event: reportedly.Coerce, who: "Soldiers", whom: "Ana Ruiz", place: "Harn", on: fifth})
	back := report("b", "Harn Courier", "2031-05-07", "CORRECTION. Yesterday we reported that the mayor, Ana Ruiz, had been arrested. Our report was wrong. We withdraw it.",
		claim{trigger: "arrested", event: reportedly.Coerce, whom: "Ana Ruiz"})
	police := report("c", "Police of Harn", "2031-05-07", "No person named Ana Ruiz was arrested in Harn on Monday.",
		claim{trigger: "arrested", event: reportedly.Coerce, whom: "Ana Ruiz", place: "Harn", on: fifth, denied: true})
	d := of(t, corroborate.All([]corroborate.Reading{first, back, police}), "a/c1")
	if d.Independent != 0 || d.State != reportedly.Contested || d.Credibility != reportedly.Improbable {
		t.Errorf("%d independent, %s, credibility %d: want 0, contested, 5", d.Independent, d.State, d.Credibility)
	}
}
