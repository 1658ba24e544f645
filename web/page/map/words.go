package atlas

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
)

// title is what a spot is called: "Sirte", "near Sirte", "southern Fezzan". Of areas and
// lines the report's words are shown: they may tell of more than the name does.
func (s *spot) title() string {
	if s.form == point {
		return phrase.Clean(cmp.Or(s.name, s.text))
	}
	text := cmp.Or(s.text, s.name)
	switch s.relation {
	case reportedly.Near, reportedly.Around, reportedly.Between, reportedly.Along:
		if !strings.HasPrefix(strings.ToLower(text), string(s.relation)) {
			text = string(s.relation) + " " + text
		}
	}
	return phrase.Clean(text)
}

// known says in words how closely a spot is known, as precisions and forms have it.
func (s *spot) known() string {
	km := fmt.Sprintf("%.0f km", math.Max(1, s.km))
	switch s.form {
	case point:
		if s.precision == reportedly.Exact {
			return "exact, within " + km
		}
		return fmt.Sprintf("%s, within %s", cmp.Or(string(s.precision), "place"), km)
	case disc:
		return fmt.Sprintf("somewhere in this %s, about %s around", s.sort(), km)
	case line:
		return "somewhere along this line"
	}
	return fmt.Sprintf("somewhere in this %s", s.sort())
}

func (s *spot) sort() string {
	switch s.precision {
	case reportedly.District, reportedly.Province, reportedly.Region, reportedly.Country:
		return string(s.precision)
	}
	return "area"
}

// lostTitles are why claims are nowhere, as headings of lists.
var lostTitles = [reasons]string{
	noPlace:  "The report names no place",
	noName:   "The words hold no name of a place",
	unlisted: "The gazetteer lacks the name",
	doubtful: "Nothing tells which place of the name",
	borne:    "The name is somebody’s, not a place’s",
}
