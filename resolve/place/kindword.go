package place

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// kindsAsked are the kinds of place that a noun beside a name asks for, the likest
// first: "the village of X" is a populated place, "X province" a division of
// whichever order.
func kindsAsked(noun string) []gazetteer.Kind {
	switch noun {
	case "city", "town", "village", "hamlet", "settlement", "township", "capital", "metropolis", "stronghold", "enclave":
		return []gazetteer.Kind{gazetteer.Town, gazetteer.Quarter}
	case "municipality", "commune":
		return []gazetteer.Kind{gazetteer.District, gazetteer.Town}
	case "suburb", "neighborhood", "neighbourhood", "quarter", "borough":
		return []gazetteer.Kind{gazetteer.Quarter, gazetteer.Town, gazetteer.District}
	case "district", "county", "subdistrict", "raion", "cercle", "canton":
		return []gazetteer.Kind{gazetteer.District, gazetteer.Quarter, gazetteer.Province, gazetteer.Town}
	case "province", "governorate", "state", "oblast", "region", "wilaya", "department", "prefecture", "emirate", "territory":
		return []gazetteer.Kind{gazetteer.Province, gazetteer.Region, gazetteer.District}
	case "country", "nation", "republic", "kingdom":
		return []gazetteer.Kind{gazetteer.Country}
	case "continent":
		return []gazetteer.Kind{gazetteer.Continent}
	}
	return sitesAsked(noun)
}

// sitesAsked are the kinds of natural and built places.
func sitesAsked(noun string) []gazetteer.Kind {
	switch noun {
	case "river", "stream", "creek", "tributary":
		return []gazetteer.Kind{gazetteer.River}
	case "lake", "reservoir":
		return []gazetteer.Kind{gazetteer.Lake, gazetteer.Dam}
	case "sea", "ocean", "gulf", "strait", "bay", "channel":
		return []gazetteer.Kind{gazetteer.Sea}
	case "island", "islands", "isle", "archipelago", "atoll":
		return []gazetteer.Kind{gazetteer.Island, gazetteer.Country, gazetteer.Province}
	case "mountain", "mountains", "mount", "hill", "hills", "peak", "volcano", "plateau", "heights":
		return []gazetteer.Kind{gazetteer.Mountain, gazetteer.Region}
	case "desert":
		return []gazetteer.Kind{gazetteer.Desert}
	case "valley", "wadi", "oasis", "plain", "plains", "basin":
		return []gazetteer.Kind{gazetteer.Valley, gazetteer.Region, gazetteer.District}
	case "airport", "airfield":
		return []gazetteer.Kind{gazetteer.Airport, gazetteer.Base}
	case "airbase", "base", "barracks":
		return []gazetteer.Kind{gazetteer.Base, gazetteer.Airport}
	case "port", "harbour", "harbor", "seaport", "terminal":
		return []gazetteer.Kind{gazetteer.Port, gazetteer.Oil, gazetteer.Town}
	case "oilfield", "refinery", "field":
		return []gazetteer.Kind{gazetteer.Oil}
	case "dam":
		return []gazetteer.Kind{gazetteer.Dam}
	case "camp":
		return []gazetteer.Kind{gazetteer.Camp}
	case "crossing", "checkpoint":
		return []gazetteer.Kind{gazetteer.Crossing}
	case "pipeline":
		return []gazetteer.Kind{gazetteer.Pipeline}
	case "road", "highway", "motorway":
		return []gazetteer.Kind{gazetteer.Road}
	case "forest", "woods":
		return []gazetteer.Kind{gazetteer.Forest, gazetteer.Facility}
	case "plant", "mine", "prison", "monument", "hospital", "university", "bridge", "stadium":
		return []gazetteer.Kind{gazetteer.Facility}
	}
	return nil
}

// isSite tells whether a kind is a site or natural feature that a town may lend its
// name to: no "Sirte airport" in the gazetteer, but a Sirte.
func isSite(k gazetteer.Kind) bool {
	switch k {
	case gazetteer.Airport, gazetteer.Base, gazetteer.Port, gazetteer.Oil, gazetteer.Dam, gazetteer.Camp,
		gazetteer.Crossing, gazetteer.Pipeline, gazetteer.Road, gazetteer.Facility:
		return true
	}
	return false
}

// isNature tells whether a kind is a water or a form of land.
func isNature(k gazetteer.Kind) bool {
	switch k {
	case gazetteer.River, gazetteer.Lake, gazetteer.Sea, gazetteer.Island, gazetteer.Mountain, gazetteer.Desert, gazetteer.Valley, gazetteer.Forest:
		return true
	}
	return false
}

// isArea tells whether a kind covers so much land or water that a point says
// little.
func isArea(k gazetteer.Kind) bool {
	switch k {
	case gazetteer.Continent, gazetteer.Country, gazetteer.Region, gazetteer.Province, gazetteer.District, gazetteer.Sea,
		gazetteer.Desert, gazetteer.River, gazetteer.Road, gazetteer.Pipeline, gazetteer.Mountain, gazetteer.Valley,
		gazetteer.Forest, gazetteer.Lake, gazetteer.Island:
		return true
	}
	return false
}

// isDivision tells whether a kind is a piece of land under one authority.
func isDivision(k gazetteer.Kind) bool {
	return k == gazetteer.Country || k == gazetteer.Province || k == gazetteer.District || k == gazetteer.Region
}

// stripKind takes the words of kind and direction from a name as written: of
// "Homs Governorate" it leaves "Homs", of "southern Libya" "Libya". The name is
// empty where nothing but such words would be left.
func stripKind(full string) (bare string, noun string, side side) {
	words := strings.Fields(full)
	for len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	if len(words) > 1 {
		if s := sideOf(strings.ToLower(words[0])); s != noSide {
			side, words = s, words[1:]
		}
	}
	if n := len(words); n > 1 && kindsAsked(strings.ToLower(words[n-1])) != nil {
		noun, words = strings.ToLower(words[n-1]), words[:n-1]
	} else if n > 2 && strings.EqualFold(words[1], "of") && kindsAsked(strings.ToLower(words[0])) != nil {
		noun, words = strings.ToLower(words[0]), words[2:] // "Province of Aleppo"
	}
	for len(words) > 1 && slices.Contains([]string{"the", "international", "refugee", "border", "oil"}, strings.ToLower(words[len(words)-1])) {
		words = words[:len(words)-1] // "Tripoli International Airport"
	}
	bare = strings.Join(words, " ")
	if bare == full {
		return "", "", noSide
	}
	return bare, noun, side
}
