package gazetteer

import "github.com/paulmach/orb"

// Kind is what sort of place an entry is.
type Kind string

// The kinds. A macro-region (Fezzan, Donbas, the Sahel) is a Region, made of
// first-order divisions; Province and District are first- and second-order
// divisions whatever the country calls them.
const (
	Continent Kind = "continent"
	Country   Kind = "country"
	Region    Kind = "region"
	Province  Kind = "province"
	District  Kind = "district"
	Town      Kind = "town" // any populated place: city, town, village
	Quarter   Kind = "quarter"
	Camp      Kind = "camp"
	Crossing  Kind = "crossing"
	Port      Kind = "port"
	Airport   Kind = "airport"
	Base      Kind = "base"
	Oil       Kind = "oil" // field, terminal, refinery
	Pipeline  Kind = "pipeline"
	Dam       Kind = "dam"
	Facility  Kind = "facility" // any other site: plant, mine, prison, monument
	Road      Kind = "road"
	River     Kind = "river"
	Lake      Kind = "lake"
	Sea       Kind = "sea" // sea, gulf, strait, channel
	Island    Kind = "island"
	Mountain  Kind = "mountain" // peak, range, hills, plateau
	Desert    Kind = "desert"
	Valley    Kind = "valley" // valley, wadi, plain, oasis
	Forest    Kind = "forest"
	Feature   Kind = "feature" // anything else
)

// Entry is a place.
type Entry struct {
	ID         string // "geonames:2210247", "reportedly:fezzan", "wof:85632209"
	Geoname    int    // 0 where unknown
	Name       string
	Names      []Name // others, not Name itself
	Kind       Kind
	Code       string // GeoNames feature code such as "PPLC", or ""
	Country    string // ISO 3166-1 alpha-3, "" for none or several
	Admin1     string // ID of the first-order division's entry, or ""
	Admin2     string // ID of the second-order division's entry, or ""
	Lat, Lon   float64
	Population int
	RadiusKM   float64  // rough extent around Lat, Lon; 0 where unknown
	Parts      []string // of a region: the IDs of the entries that make it up
	Source     string   // "geonames", "wof", "osm", "reportedly", or the file's name
}

// Name is another name of a place.
type Name struct {
	Text     string
	Lang     string // BCP 47, "" where unknown
	Historic bool   // no longer in use: "Leningrad"
}

// How a name met an entry's, the surest first.
type How uint8

// The ways.
const (
	SameName    How = iota // the same letters
	Folded                 // but for case, accents, punctuation, script's own marks
	Article                // but for article or particle: "al-", "bin", "City of"
	Container              // but for a container's name: "Brak al-Shati" for Brak
	FineKey                // the same fine key of a romanisation
	SkeletonKey            // the same consonant skeleton
	Typing                 // within the distance of a typing error
)

// Query narrows a search.
type Query struct {
	Countries []string // ISO 3166-1 alpha-3; nil for the whole world
	Kinds     []Kind   // nil for all
	How       How      // the least sure way that is tried
	Limit     int      // the most hits, 0 for 50
}

// Hit is an entry that a name may mean.
type Hit struct {
	Entry Entry
	Name  string // the entry's name that met
	How   How
	Near  float64 // how alike the names are, [0, 1]
}

// Source is what gives places; several are searched as one.
type Source interface {
	// Search finds entries that a name may mean, the surest first: by How, then by
	// Near, then by population. The order is the same for the same input.
	Search(name string, q Query) []Hit
	// Entry finds an entry by its ID.
	Entry(id string) (Entry, bool)
	// Outline is an entry's area, simplified; nil where it has none. Regions are the
	// union of their parts. It is shared and must not be changed.
	Outline(id string) orb.MultiPolygon
	// Locate gives the IDs of the country and first-order division that hold a
	// point; "" for none (the sea).
	Locate(p orb.Point) (country, admin1 string)
}
