package phrase_test

import (
	"testing"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
)

func TestFound(t *testing.T) {
	name := reportedly.PlaceName{Name: "Sebha", Official: "Sabhā", Kind: "town", Country: "LBY", ID: "geonames:2212775", Resolved: true, Lat: 27.03766, Lon: 14.42832, Score: 0.75}
	for want, p := range map[string]reportedly.Place{
		"in Sebha (Sabhā; town ± 4.2 km)": {Text: "Sebha", Relation: reportedly.In, Names: []reportedly.PlaceName{name}, Geometry: orb.Point{14.4, 27}, Precision: reportedly.Town, UncertaintyKM: 4.2},
		"in Sabhā (town ± 4 km)":          {Text: "Sabhā", Relation: reportedly.In, Names: []reportedly.PlaceName{name}, Geometry: orb.Point{14.4, 27}, Precision: reportedly.Town, UncertaintyKM: 4},
		"in Libya (country)":              {Text: "Libya", Relation: reportedly.In, Geometry: orb.Polygon{}, Precision: reportedly.Country, UncertaintyKM: 9},
		"near the mill":                   {Text: "the mill", Relation: reportedly.Near},
	} {
		if got := phrase.Found(p); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got, want := phrase.Resolved(name), "Sabhā, town, LBY, 27.04, 14.43 (geonames:2212775, 0.75)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := phrase.Resolved(reportedly.PlaceName{Name: "x"}); got != "" {
		t.Errorf("%q for a name that isn't resolved", got)
	}
}
