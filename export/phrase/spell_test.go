package phrase_test

import (
	"testing"

	"github.com/reportedly/reportedly/corroborate/standing"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

func TestSighting(t *testing.T) {
	first, last := edtf.NewDay(2016, 12, 1), edtf.NewDay(2016, 12, 31)
	for want, s := range map[string]standing.Sighting{
		"2016-12-01":                             {First: first, Last: first},
		"2016-12-01 to 2016-12-31":               {First: first, Last: last},
		"some day from 2016-12-01 to 2016-12-31": {First: first, Last: last, Within: true},
		"until 2016-12-31":                       {First: edtf.Beginning, Last: last},
		"from 2016-12-01 on":                     {First: first, Last: edtf.End},
	} {
		if got := phrase.Sighting(s); got != want {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
	x := standing.Spell{Seen: []standing.Sighting{{First: first, Last: first}, {First: last, Last: last}, {First: last + 1, Last: last + 1}}}
	if got := phrase.Spell(x, 1); got != "2016-12-01, and 2 more" {
		t.Errorf("a spell with one of three sightings: %q", got)
	}
}
