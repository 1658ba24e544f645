package place

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// streets are nouns of what is named after a place without lying in it: there is a
// Tripoli Street in many towns.
var streets = []string{
	"street", "st", "avenue", "ave", "boulevard", "blvd", "lane", "square", "roundabout", "road", "highway", "bridge", "gate",
	"hotel", "restaurant", "café", "cafe", "cinema", "tower", "building", "hall",
}

// houses are nouns of what mostly lies in the place it is named after: a Mosul
// University is in Mosul, unless another place is told.
var houses = []string{"university", "hospital", "college", "school", "mosque", "church", "stadium", "clinic", "museum", "theatre", "theater", "park", "market"}

// namesake says why a name is a street's or a site's and not that of the place which
// the street or site is called after; "" where it is none. What the gazetteer has by
// its full name is no namesake, nor is a road that is told by two of its ends, "the
// Osk to Brak Road".
func (s *resolution) namesake(m *mention, d *Decision) string {
	if !d.Resolved || m.first >= m.end {
		return ""
	}
	words := strings.Fields(m.name)
	noun, full := "", m.name
	if k := m.end; s.sameSentence(m, k) && capital(s.Form(k)) {
		noun, full = s.Words[k], m.name+" "+s.Form(k)
	}
	if !slices.Contains(streets, noun) && !slices.Contains(houses, noun) && len(words) > 1 {
		noun, full = strings.ToLower(words[len(words)-1]), m.name
	}
	street := slices.Contains(streets, noun)
	if !street && !(slices.Contains(houses, noun) && s.inOther(m, &d.Entry)) || s.joined(m) || called(&d.Entry, full) {
		return ""
	}
	return fmt.Sprintf("%q is called after %s and needn't lie there; the gazetteer doesn't have it", full, d.Entry.Name)
}

// inOther tells whether the words beside a name put it in a place that doesn't hold
// the entry: "Baghdad University in Mosul", not "Mosul University in Iraq".
func (s *resolution) inOther(m *mention, e *gazetteer.Entry) bool {
	return slices.ContainsFunc(m.within, func(k int) bool {
		list := s.groups[s.mentions[k].group].candidates
		return len(list) > 0 && !slices.ContainsFunc(list, func(c candidate) bool {
			return c.entry.ID == e.ID || c.chance > 0.05 && holds(&c.entry, e)
		})
	})
}

// joined tells whether a name is the second of two that tell a way: "Osk-Brak Road",
// "the Osk to Brak Road".
func (s *resolution) joined(m *mention) bool {
	switch s.word(m, m.first-1) {
	case "-", "–", "—", "/", "to", "and":
		_, ok := s.ends[m.first-1]
		return ok
	}
	return strings.ContainsAny(m.name, "-–/")
}

func capital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// called tells whether an entry has a name.
func called(e *gazetteer.Entry, full string) bool {
	key := foldKey(full)
	return name.Fold(e.Name) == key || slices.ContainsFunc(e.Names, func(n gazetteer.Name) bool { return name.Fold(n.Text) == key })
}

// What makes a document's focus clear, and a place so well known that it is meant in
// whatever context.
const (
	clearShare  = 0.6     // of the focus that one country has
	clearTotal  = 3.0     // names and nationalities that tell a country
	strayShare  = 0.05    // of a country that the document doesn't speak of
	wellPeopled = 100_000 // of a town
)

// elsewhere says why the best candidate isn't taken where it lies in a country of which
// a document about another says nothing, and isn't well known: a Hays in a report on
// Yemen is no county of Texas. "" where it may be meant.
func (s *resolution) elsewhere(i int, g *group, best *candidate) string {
	e := &best.entry
	switch {
	case e.Country == "" || g.dateline || e.Country == s.publisher || slices.Contains(g.nations, e.Country) || best.inside != "":
		return ""
	case e.Kind == gazetteer.Country || e.Kind == gazetteer.Province || e.Kind == gazetteer.Region || isNature(e.Kind):
		return ""
	case e.Code == "PPLC" || e.Code == "PPLA" || e.Kind == gazetteer.Town && e.Population >= wellPeopled:
		return ""
	}
	f := s.newFocus()
	if f.total < clearTotal || f.mostShare(i) < clearShare || f.countryShare(i, e.Country) > strayShare || f.told(s, i, e.Country) > 0.2 {
		return ""
	}
	places := "places of the name are"
	var countries []string
	for j := range g.candidates {
		if c := g.candidates[j].entry.Country; c != "" && !slices.Contains(countries, c) {
			countries = append(countries, c)
		}
	}
	if len(countries) == 1 {
		if len(g.candidates) == 1 {
			places = "place of the name is"
		}
		return fmt.Sprintf("the only %s in %s, of which the report doesn't speak", places, countries[0])
	}
	return fmt.Sprintf("the likeliest place of the name, %s, is in a country of which the report doesn't speak", s.described(e))
}
