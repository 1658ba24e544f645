package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// nations lets package place read countries, their adjectives and demonyms.
func nations(lex *lexicon.Lexicon) func(string) (place.Nation, bool) {
	return func(words string) (place.Nation, bool) {
		c, ok := lex.Country(words)
		if !ok {
			return place.Nation{}, false
		}
		people := func(x string) bool { return strings.EqualFold(words, x) || strings.EqualFold(words, x+"s") }
		return place.Nation{Alpha3: c.Alpha3, Name: c.Name,
			Adjective: slices.ContainsFunc(c.Adjectives, people) || slices.ContainsFunc(c.Demonyms, people)}, true
	}
}

// openPlaces makes the resolver of places over a gazetteer, nil for the embedded one.
func openPlaces(src gazetteer.Source, lex *lexicon.Lexicon) (*place.Resolver, error) {
	if src == nil {
		world, err := gazetteer.Open(data.Gazetteer)
		if err != nil {
			return nil, fmt.Errorf("open the gazetteer: %w", err)
		}
		src = world
	}
	return place.New(src, place.Options{Nation: nations(lex)}), nil
}

// placeNamesAnalyzer repairs the model's names of places: the gazetteer knows more of
// them than the model has seen.
func placeNamesAnalyzer(places *place.Resolver) ling.Analyzer {
	return ling.Analyzer{
		Name:     "place names",
		Doc:      "takes names for places where syntax and gazetteer agree that they are",
		Requires: []ling.Layer{ling.LayerTokens, ling.LayerTree, ling.LayerNames},
		Assigns:  []ling.Layer{ling.LayerNames},
		Run: func(_ context.Context, d *ling.Document) error {
			places.Repair(d)
			return nil
		},
	}
}

// Gazetteer is where places are looked up.
func (e *Engine) Gazetteer() gazetteer.Source { return e.places.Source() }

// Nation reads a word or name for a country.
func (e *Engine) Nation(words string) (place.Nation, bool) { return nations(e.lex)(words) }

// Places decides what the names of places in an annotated document mean; given are
// further spans that are known to name places, and that are decided by themselves.
func (e *Engine) Places(d *ling.Document, given []text.Span) (found, told *place.Decisions) {
	return e.places.Names(d), e.places.Spans(d, given)
}
