package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	placesource "github.com/reportedly/reportedly/resolve/place/source"
)

func gazetteerVerb() verb {
	return group("gazetteer", "search the gazetteer, add places to it",
		`The gazetteer is where places are looked up: the built-in one, and those that
you import. All commands that read reports use both. Yours lie in a folder of
your data that reportedly gazetteer stats names, a file for each source; the
environment variable REPORTEDLY_DATA names another folder.

Kinds of places: `+wrapList(placeKinds(), 18),
		gazetteerImport(), gazetteerStats(), gazetteerSearch(), gazetteerExplain(), gazetteerRemove())
}

// placeKinds are the gazetteer's kinds, as flags take them.
func placeKinds() []string {
	return words([]gazetteer.Kind{
		gazetteer.Continent, gazetteer.Country, gazetteer.Region, gazetteer.Province, gazetteer.District, gazetteer.Town,
		gazetteer.Quarter, gazetteer.Camp, gazetteer.Crossing, gazetteer.Port, gazetteer.Airport, gazetteer.Base, gazetteer.Oil,
		gazetteer.Pipeline, gazetteer.Dam, gazetteer.Facility, gazetteer.Road, gazetteer.River, gazetteer.Lake, gazetteer.Sea,
		gazetteer.Island, gazetteer.Mountain, gazetteer.Desert, gazetteer.Valley, gazetteer.Forest, gazetteer.Feature,
	})
}

// wrapList sets a list in lines of at most 79 columns, the first of which begins
// at a column.
func wrapList(list []string, column int) string {
	var b strings.Builder
	for i, word := range list {
		end := ","
		if i == len(list)-1 {
			end = "."
		}
		switch {
		case i == 0:
		case column+1+len(word)+1 > 79:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word + end)
		column += len(word) + 1
	}
	return b.String()
}

// countryCodes is a flag that takes countries by their codes.
type countryCodes struct{ values []string }

func (c *countryCodes) String() string { return strings.Join(c.values, ",") }

func (c *countryCodes) Set(s string) error {
	for code := range strings.SplitSeq(s, ",") {
		alpha3 := placesource.Alpha3(code)
		if alpha3 == "" {
			alpha3 = countryNamed(strings.TrimSpace(code))
		}
		if alpha3 == "" {
			return fmt.Errorf("%q is no country: write its code (ISO 3166: LBY or LY) or its English name", strings.TrimSpace(code))
		}
		c.values = append(c.values, alpha3)
	}
	return nil
}

// countryNamed is the code of the country with this English name, in whatever case; "" where
// there is none, or where it is short for two: "Congo", "Korea".
func countryNamed(name string) string {
	lex, err := lexicon.Load(data.Lexicon)
	if err != nil || name == "" {
		return ""
	}
	code := ""
	for _, c := range lex.Countries() {
		if strings.EqualFold(c.Name, name) {
			return c.Alpha3
		}
		own := slices.ContainsFunc(c.Others, func(n string) bool { return strings.EqualFold(n, name) })
		within := strings.Contains(" "+strings.ToLower(c.Name)+" ", " "+strings.ToLower(name)+" ")
		switch {
		case own && code == "":
			code = c.Alpha3
		case own || within:
			code = "none"
		}
	}
	if code == "none" {
		return ""
	}
	return code
}

// kindsOf are kinds that a flag has named.
func kindsOf(l list) []gazetteer.Kind {
	var out []gazetteer.Kind
	for _, v := range l.values {
		out = append(out, gazetteer.Kind(v))
	}
	return out
}

// howWords says how a name met an entry's.
func howWords(h gazetteer.How) string {
	switch h {
	case gazetteer.SameName:
		return "same letters"
	case gazetteer.Folded:
		return "but for case, accents"
	case gazetteer.Article:
		return "but for article, kind"
	case gazetteer.Container:
		return "container's name"
	case gazetteer.FineKey:
		return "fine key"
	case gazetteer.SkeletonKey:
		return "skeleton key"
	}
	return "typing error"
}
