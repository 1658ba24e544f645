package source

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// Format is whose kind of file it is.
type Format string

// The formats.
const (
	GeoNames Format = "geonames" // the tab-separated dumps of geonames.org
	WOF      Format = "wof"      // Who's On First: tab-separated extracts, areas as GeoJSON
	OSM      Format = "osm"      // OpenStreetMap: Overpass JSON, tab-separated nodes
	GeoJSON  Format = "geojson"  // any other GeoJSON
	CSV      Format = "csv"      // any table with a header
)

// Formats are all formats.
func Formats() []Format { return []Format{GeoNames, WOF, OSM, GeoJSON, CSV} }

// Licence is what the givers of a format's files ask of who uses them; "" where
// that depends on the file.
func (f Format) Licence() string {
	switch f {
	case GeoNames:
		return "CC BY 4.0"
	case WOF:
		return "CC0 1.0, with parts under CC BY 4.0"
	case OSM:
		return "ODbL 1.0"
	}
	return ""
}

// Attribution is the credit that a format's files ask for; "" where that depends
// on the file.
func (f Format) Attribution() string {
	switch f {
	case GeoNames:
		return "GeoNames (geonames.org)"
	case WOF:
		return "Who's On First, with GeoNames, Quattroshapes, GeoPlanet and Natural Earth"
	case OSM:
		return "© OpenStreetMap contributors"
	}
	return ""
}

// Part is what a file of a format holds.
type Part string

// The parts. All but Places and Areas need a file of places to say anything.
const (
	Places    Part = "places"
	Areas     Part = "areas of places"
	Names     Part = "alternate names"
	Divisions Part = "codes of divisions"
	Countries Part = "countries"
	Hierarchy Part = "hierarchy"
)

// Item is what a file says of a place.
type Item struct {
	// ID is the place's in its own source: "geonames:2210247", "wof:85673659".
	ID string
	// Entry is the place itself, without what the fields below have yet to give;
	// nil where the file only adds to places of other files.
	Entry *gazetteer.Entry
	// Names are further names. They are the entry's where there is one.
	Names []gazetteer.Name
	// Outline is the place's area; nil where the file gives none.
	Outline orb.MultiPolygon

	// Same is the place's ID in GeoNames, where the file is another's and says so.
	Same string
	// Defines is the code of the division that the place is: "LY" or "LY.12" or
	// "LY.12.345" of GeoNames.
	Defines string
	// Admin1 and Admin2 are the divisions that the place lies in: an ID, a code as
	// in Defines, or a name.
	Admin1, Admin2 string
	// Country is the country as the file words it, where it isn't a code that could
	// be put into the entry.
	Country string
	// Kindless is true where the file doesn't say of what kind the place is; the
	// entry's kind is the most usual one then.
	Kindless bool
	// Parent is the ID of a place that this is part of.
	Parent string
}

// Options tell how a file is read. The zero value finds everything out.
type Options struct {
	Format   Format
	Encoding string // IANA name of a table's encoding; "" finds it out
	Country  string // ISO 3166-1 alpha-3 of places of which the file doesn't say it
	Set      string // begins the IDs of places that have none of their own
}

// RowError tells what is wrong with an item. Reading can go on after it.
type RowError struct {
	File string
	Unit string // what Line counts: "line" or "feature"
	Line int    // from 1
	Err  error
}

func (e *RowError) Error() string {
	return fmt.Sprintf("%s: %s %d: %v", e.File, e.Unit, e.Line, e.Err)
}

func (e *RowError) Unwrap() error { return e.Err }

// invalid is an error of the kind [reportedly.ErrInvalid].
func invalid(format string, args ...any) error {
	return fmt.Errorf("%w: %s", reportedly.ErrInvalid, fmt.Sprintf(format, args...))
}

// Bounds of what is read.
const (
	maxLine     = 4 << 20   // bytes of a line or a row; countries have thousands of names
	maxFeature  = 128 << 20 // bytes of a feature of GeoJSON
	maxNames    = 600       // names of a place
	maxName     = 200       // bytes of a name
	maxVertices = 2_000_000 // points of an area
)

// addName adds a name to an entry unless it has it. Blank names, over-long ones
// and those beyond the bound are left out.
func addName(names []gazetteer.Name, main string, n gazetteer.Name) []gazetteer.Name {
	n.Text = clean(n.Text)
	if n.Text == "" || len(n.Text) > maxName || len(names) >= maxNames || n.Text == main && !n.Historic {
		return names
	}
	for i, old := range names {
		if old.Text == n.Text {
			if old.Lang == "" {
				names[i].Lang = n.Lang
			}
			names[i].Historic = old.Historic && n.Historic
			return names
		}
	}
	return append(names, n)
}

// AddNames adds names to those of an entry of the name main, each once.
func AddNames(names []gazetteer.Name, main string, more ...gazetteer.Name) []gazetteer.Name {
	for _, n := range more {
		names = addName(names, main, n)
	}
	return names
}

// clean takes what can't be seen from a name: blanks at its ends and in a row,
// and marks of direction, which some gazetteers leave at the ends of Arabic names.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200e', r == '\u200f', r == '\u00ad', r == '\ufeff', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		case r < ' ', r == '\u007f', r == '\u00a0', r >= '\u2000' && r <= '\u200a':
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}
