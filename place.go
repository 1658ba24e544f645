package reportedly

import "github.com/reportedly/reportedly/text"

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

// Place is what a claim says about where.
type Place struct {
	Span     text.Span
	Text     string // without the preposition (codebook, rule 16)
	Relation PlaceRelation
	Names    []PlaceName
}

// PlaceName is a name within a place's text. Coordinates and identity are filled
// once a gazetteer resolves it; Resolved is false until then.
type PlaceName struct {
	Name     string
	Country  string // ISO 3166-1 alpha-3
	Geoname  int    // GeoNames id, 0 where unknown
	Resolved bool
	Lat, Lon float64 // degrees, WGS 84
}
