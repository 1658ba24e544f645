package place_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
)

// TestStreetsAreNoTowns keeps what is called after a town from being that town.
func TestStreetsAreNoTowns(t *testing.T) {
	for marked, want := range map[string][]string{
		"Two men were shot in {Brak} Street in {Osk}, {Malvera}.":         {"none", "osk", "MAL"},
		"Two men were shot in {Brak} Street.":                             {"none"},
		"Two men were shot near {Brak} Bridge, in {Osk}, {Malvera}.":      {"none", "osk", "MAL"},
		"Malveran gunmen closed the {Osk}-{Brak} Road.":                   {"osk", "brak"},
		"Malveran gunmen closed the {Osk} to {Brak} Road.":                {"osk", "brak"},
		"Students marched at {Brak} University in {Malvera}.":             {"brak", "MAL"},
		"Students marched at {Brak} University in {Osk}, {Malvera}.":      {"none", "osk", "MAL"},
		"Malveran gunmen fought in the streets of {Brak} and of {Sebha}.": {"brak", "sebha"},
	} {
		d, _ := document(t, marked)
		x := resolver().Names(d)
		got := chosen(x)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%s", marked, diff, x.List[0].Why)
		}
	}
	p := filled(t, "Two men were shot in <{Brak} Street in {Osk}>, Malvera.", reportedly.In)
	if p.Geometry != orb.Geometry(osk) || p.UncertaintyKM > 10 {
		t.Errorf("a street in a town is in that town: %v ± %v (%s)", p.Geometry, p.UncertaintyKM, p.Why)
	}
}

// TestElsewhere keeps a report on one country from small places in others.
func TestElsewhere(t *testing.T) {
	const report = "Malveran gunmen fought in {Brak} and {Sebha} in {Malvera}. "
	d, _ := document(t, report+"Later they raided {Lesh}.")
	x := resolver().Names(d)
	if last := x.List[len(x.List)-1]; last.Resolved || !strings.Contains(last.Why, "of which the report doesn't speak") {
		t.Errorf("a small town in a country that isn't told: %s %s", last.Entry.ID, last.Why)
	}
	d, _ = document(t, report+"Later they raided {Lesh} in {Tarn}.")
	x = resolver().Names(d)
	if got := chosen(x); got[3] != "lesh" {
		t.Errorf("a small town in a country that is told: %v %s", got, x.List[3].Why)
	}
}

func TestDistancesOfOtherPhrases(t *testing.T) {
	p := filled(t, "Malveran gunmen moved the fence 300 metres into hostile territory near <{Osk}>.", reportedly.Near)
	if p.Geometry != orb.Geometry(osk) || p.UncertaintyKM < 15 {
		t.Errorf("a distance that isn't from the place: %v ± %v (%s)", p.Geometry, p.UncertaintyKM, p.Why)
	}
	p = filled(t, "Malveran gunmen camped south of a hill and 30 km east of <{Osk}>.", reportedly.Near)
	if !strings.HasPrefix(p.Why, "30 km east of Osk") {
		t.Errorf("a distance behind another phrase: %s", p.Why)
	}
	p = filled(t, "Malveran gunmen camped 30 km south - east of <{Osk}>.", reportedly.Near)
	if !strings.HasPrefix(p.Why, "30 km south-east of Osk") {
		t.Errorf("a direction in two words: %s", p.Why)
	}
}

func TestBordersToldByOneSide(t *testing.T) {
	for marked, want := range map[string]string{
		"Malveran soldiers were shot on the border with <{Tarn}>.":                  "the border of Tarn with Malvera",
		"Malveran soldiers were quiet. Men were shot on the border with <{Tarn}>.":  "the border of Tarn with Malvera",
		"Men were shot on the border with <{Tarn}>.":                                "the border of Tarn, with whom is not told",
		"Men were shot in <{Malvera} along the border with {Tarn}>.":                "the border of Malvera with Tarn",
		"Men were shot along the border with <{Tarn} in {Malvera}>.":                "the border of Tarn with Malvera",
		"Men were shot along <the border between {Malvera} and {Tarn}> on Tuesday.": "the border of Malvera with Tarn",
	} {
		p := filled(t, marked, reportedly.Along)
		if p.Why != want {
			t.Errorf("%s: %s, want %s", marked, p.Why, want)
		}
	}
}
