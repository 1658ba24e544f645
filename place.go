package reportedly

import (
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly/text"
)

// PlaceRelation is how a claim stands to its place.
type PlaceRelation string

// The relations.
const (
	At      PlaceRelation = "at"
	In      PlaceRelation = "in"
	Near    PlaceRelation = "near"
	Between PlaceRelation = "between"
	Along   PlaceRelation = "along"
	From    PlaceRelation = "from"
	To      PlaceRelation = "to"
	Within  PlaceRelation = "within"
	Around  PlaceRelation = "around"
)

// Precision is how closely a place is known (codebook, "Place").
type Precision string

// The precisions, the closest first; "" where the place doesn't resolve.
const (
	Exact    Precision = "exact"
	Town     Precision = "town"
	District Precision = "district"
	Province Precision = "province"
	Region   Precision = "region"
	Country  Precision = "country"
)

// Place is what a claim says about where.
type Place struct {
	Span     text.Span
	Text     string // without the preposition (codebook, rule 16)
	Relation PlaceRelation
	Names    []PlaceName

	// Geometry is what the words describe, with the relation worked in: a point, a
	// line, an area. WGS 84, longitude first; nil where it doesn't resolve. It is
	// shared and never changed.
	Geometry  orb.Geometry
	Precision Precision
	// UncertaintyKM is how far from Geometry the place may be, in kilometres. With an
	// area the place lies somewhere within it, and this is only how far the area's edge
	// may be off: a country by its outline has a small one.
	UncertaintyKM float64
	Score         float64 // probability that the names are resolved rightly, [0, 1]
	Why           string  // how it was resolved, or why it wasn't
}

// PlaceName is a name within a place's text, with its identity where a gazetteer
// resolves it; Resolved is false otherwise, and Why tells the reason.
type PlaceName struct {
	Span     text.Span // empty where the name is taken from elsewhere in the text
	Name     string    // as the report has it
	ID       string    // the gazetteer's: "geonames:2210247", "reportedly:fezzan"
	Official string    // the gazetteer's main name
	Kind     string    // the gazetteer's kind: "town", "province" …
	Country  string    // ISO 3166-1 alpha-3
	Geoname  int       // GeoNames id, 0 where unknown
	Resolved bool
	Lat, Lon float64 // degrees, WGS 84
	Score    float64 // [0, 1]
	Why      string
}

// ACLED is the geo-precision code of ACLED's codebook: 1 for a place known to the
// town, 2 for part of a region, 3 for a province or more; 0 where unresolved.
func (p Place) ACLED() int {
	switch p.Precision {
	case Exact, Town:
		if p.UncertaintyKM > 15 {
			return 2
		}
		return 1
	case District:
		return 2
	case Province, Region, Country:
		return 3
	}
	return 0
}

// UCDP is the where_prec code of the UCDP GED codebook: 1 exact, 2 within about
// 25 km, 3 second-order division, 4 first-order division, 5 a line or a wider
// area, 6 the country; 0 where unresolved.
func (p Place) UCDP() int {
	switch p.Precision {
	case Exact:
		return 1
	case Town:
		switch {
		case p.UncertaintyKM <= 5:
			return 1
		case p.UncertaintyKM <= 25:
			return 2
		}
		return 3
	case District:
		return 3
	case Province:
		return 4
	case Region:
		return 5
	case Country:
		return 6
	}
	return 0
}
