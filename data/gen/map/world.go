package main

import (
	"cmp"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// world is all that the map draws, in degrees.
type world struct {
	land, lakes []area
	lines       []line
	names       []name
}

// area is a polygon that is drawn from a zoom on.
type area struct {
	polygon orb.Polygon
	from    float64
}

// line is a line of a kind that is drawn from a zoom on.
type line struct {
	kind byte
	at   orb.LineString
	from float64
}

// The kinds of line; package data/map describes them.
const (
	lineBorder   = 'b'
	lineDisputed = 'd'
	lineClaim    = 'c'
	lineDivision = 'a'
	lineRiver    = 'r'
)

// name is a name at a point that is drawn from a zoom on.
type name struct {
	kind byte
	text string
	at   orb.Point
	from float64
	rank int // the lower, the more important
}

// The kinds of name; package data/map describes them.
const (
	nameCountry  = 'n'
	nameCapital  = 'k'
	nameTown     = 't'
	nameDivision = 'a'
	nameSea      = 's'
)

// readWorld reads the layers of the folder, the tables written by hand, and the
// gazetteer's names.
func readWorld(layers, tables, places string) (*world, error) {
	w := &world{}
	in := func(name string) string { return filepath.Join(layers, name) }
	for _, step := range []func() error{
		func() error { return w.readLakes(in("lakes.topojson")) },
		func() error { return w.readDivisions(in("divisions.topojson"), filepath.Join(tables, "disputed.tsv")) },
		func() error { return w.readRivers(in("rivers.topojson")) },
		func() error { return w.readCountries(in("countries.json")) },
		func() error { return w.readPlaces(places) },
		func() error { return w.readSeas(filepath.Join(tables, "seas.tsv")) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(w.names, func(a, b name) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.from, b.from), strings.Compare(a.text, b.text))
	})
	return w, nil
}

func (w *world) readLakes(path string) error {
	t, err := readTopology(path)
	if err != nil {
		return err
	}
	for _, s := range t.shapes {
		for _, p := range t.area(s) {
			w.lakes = append(w.lakes, area{p, number(s.properties, "min_zoom", 0)})
		}
	}
	return nil
}

// readRivers reads rivers. Where a river runs through a lake, the lake is drawn.
func (w *world) readRivers(path string) error {
	t, err := readTopology(path)
	if err != nil {
		return err
	}
	// The zooms by which Natural Earth shows water of each rank of 0 to 9.
	zooms := []float64{1, 1.7, 2, 3, 4, 4.7, 5, 5.7, 6, 7}
	for _, s := range t.shapes {
		if word(s.properties, "featurecla") != "River" {
			continue
		}
		rank := int(number(s.properties, "scalerank", 9))
		for _, r := range s.rings {
			w.lines = append(w.lines, line{lineRiver, t.line(r), zooms[max(0, min(9, rank))]})
		}
	}
	return nil
}

// largest is the polygon of the greatest area.
func largest(m orb.MultiPolygon) orb.Polygon {
	best, most := m[0], -1.0
	for _, p := range m {
		if a := math.Abs(planar.Area(p[0])); a > most {
			best, most = p, a
		}
	}
	return best
}

// inmost is a point well inside a polygon, and how far it is from the edge, in
// degrees: where a name has room.
func inmost(p orb.Polygon) (orb.Point, float64) {
	b := p.Bound()
	best, far := b.Center(), 0.0
	const n = 24
	search := func(b orb.Bound) {
		for i := range n {
			for j := range n {
				q := orb.Point{b.Min[0] + (b.Max[0]-b.Min[0])*(float64(i)+.5)/n, b.Min[1] + (b.Max[1]-b.Min[1])*(float64(j)+.5)/n}
				if !planar.PolygonContains(p, q) {
					continue
				}
				if d := distance(p, q); d > far {
					best, far = q, d
				}
			}
		}
	}
	search(b)
	w, h := (b.Max[0]-b.Min[0])/n, (b.Max[1]-b.Min[1])/n
	search(orb.Bound{Min: orb.Point{best[0] - w, best[1] - h}, Max: orb.Point{best[0] + w, best[1] + h}})
	return best, far
}

// distance is how far a point is from a polygon's edges, by every few vertices: the
// scale of names is coarse.
func distance(p orb.Polygon, q orb.Point) float64 {
	least := math.Inf(1)
	for _, r := range p {
		step := max(1, len(r)/400)
		for i := 0; i+step < len(r); i += step {
			least = min(least, planar.DistanceFromSegmentSquared(r[i], r[i+step], q))
		}
	}
	return math.Sqrt(least)
}
