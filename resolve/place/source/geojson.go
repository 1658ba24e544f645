package source

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly"
)

// feature is a feature of GeoJSON (RFC 7946).
type feature struct {
	Type       string
	ID         json.RawMessage
	Properties map[string]json.RawMessage
	Geometry   *geometry
}

type geometry struct {
	Type        string
	Coordinates json.RawMessage
	Geometries  []geometry
}

// readGeoJSON reads a collection of features, one feature, or a sequence of them.
func readGeoJSON(f *File, yield func(Item, error) bool) {
	f.array([]string{"features"}, yield, func(n int, raw json.RawMessage) (Item, error) {
		var g feature
		if err := json.Unmarshal(raw, &g); err != nil {
			return Item{}, invalid("it is no feature of GeoJSON: %v", err)
		}
		if g.Type != "Feature" {
			return Item{}, reportedly.WithHint(invalid("it is of type %q rather than Feature", shorten(g.Type, 30)), "a place needs properties, such as its name, beside its geometry")
		}
		return f.feature(&g)
	})
}

func (f *File) feature(g *feature) (Item, error) {
	s, err := g.Geometry.shape()
	if err != nil {
		return Item{}, err
	}
	props := g.text()
	if f.Part == Areas {
		return f.wofArea(props, s)
	}
	if f.Format == OSM {
		return f.osmFeature(g, props, s)
	}
	item, lat, lon, err := f.place(values(operationalFields(props)))
	if err != nil {
		return Item{}, err
	}
	if item.ID == "" {
		item.ID = scalar(g.ID)
	}
	e := item.Entry
	switch {
	case s.has:
		e.Lat, e.Lon = s.at.Lat(), s.at.Lon()
	case lat == "" && lon == "":
		return Item{}, reportedly.WithHint(invalid("the place has no geometry"), "give a point or a polygon")
	}
	if lat != "" || lon != "" {
		if e.Lat, e.Lon, err = position(lat, lon); err != nil {
			return Item{}, err
		}
	}
	if e.RadiusKM == 0 {
		e.RadiusKM = s.radius
	}
	item.Outline = s.area
	f.identify(&item)
	return item, nil
}

// wofArea is the area of a place whose facts stand in another file.
func (f *File) wofArea(props map[string]string, s shape) (Item, error) {
	number := props["wof_id"]
	if number == "" {
		number = props["wof:id"]
	}
	id, err := wofID(number)
	if err != nil {
		return Item{}, err
	}
	return Item{ID: id, Outline: s.area}, nil
}

func (f *File) osmFeature(g *feature, props map[string]string, s shape) (Item, error) {
	id := props["@id"]
	if id == "" {
		id = scalar(g.ID)
	}
	if !s.has {
		return Item{}, invalid("the place has no geometry")
	}
	if id != "" {
		id = "osm:" + id
	}
	item, err := f.tagged(id, s.at.Lat(), s.at.Lon(), props)
	if item.Entry != nil {
		item.Outline, item.Entry.RadiusKM = s.area, s.radius
	}
	return item, err
}

// text is what the properties say, as strings. Lists and objects are left out.
func (g *feature) text() map[string]string {
	out := make(map[string]string, len(g.Properties))
	for k, raw := range g.Properties {
		if s := scalar(raw); s != "" {
			out[k] = s
		}
	}
	return out
}

// scalar is a string or a number as a string; "" for anything else.
func scalar(raw json.RawMessage) string {
	var s string
	var n json.Number
	switch {
	case len(raw) == 0, string(raw) == "null":
	case json.Unmarshal(raw, &s) == nil:
		return strings.TrimSpace(s)
	case json.Unmarshal(raw, &n) == nil:
		return n.String()
	}
	return ""
}

// values gives properties their meaning, in alphabetical order so that the outcome
// is the same at every run.
func values(props map[string]string) []value {
	out := make([]value, 0, len(props))
	for _, k := range slices.Sorted(maps.Keys(props)) {
		if kind, lang := fieldOf(k); kind != noField {
			out = append(out, value{kind, lang, props[k]})
		}
	}
	return out
}

// shape is what a geometry says of a place.
type shape struct {
	has    bool
	at     orb.Point
	area   orb.MultiPolygon
	radius float64 // km
}

func (g *geometry) shape() (shape, error) {
	if g == nil {
		return shape{}, nil
	}
	var points, line orb.LineString
	var area orb.MultiPolygon
	if err := g.collect(&points, &line, &area, 0); err != nil {
		return shape{}, err
	}
	n := len(points) + len(line)
	for _, p := range area {
		for _, r := range p {
			n += len(r)
		}
	}
	if n > maxVertices {
		return shape{}, reportedly.WithHint(invalid("the geometry has more than %d points", maxVertices), "simplify it, with mapshaper for one")
	}
	s := shape{has: n > 0}
	switch {
	case len(area) > 0:
		s.area, s.at = area, inside(area)
		s.radius = math.Sqrt(math.Abs(geo.Area(area))/math.Pi) / 1000
	case len(line) > 0:
		s.at = line[len(line)/2]
		s.radius = geo.Length(line) / 2000
	case len(points) > 0:
		s.at, _ = planar.CentroidArea(orb.MultiPoint(points))
	}
	s.radius = math.Round(s.radius*100) / 100
	return s, nil
}

// collect gathers the positions of a geometry, and checks them.
func (g *geometry) collect(points, line *orb.LineString, area *orb.MultiPolygon, depth int) error {
	var err error
	parse := func(to any) error {
		if err := json.Unmarshal(g.Coordinates, to); err != nil {
			return invalid("the coordinates are none of a %s", g.Type)
		}
		return nil
	}
	switch g.Type {
	case "Point":
		var p []float64
		if err = parse(&p); err == nil {
			err = add(points, p)
		}
	case "MultiPoint", "LineString":
		var l [][]float64
		to := points
		if g.Type == "LineString" {
			to = line
		}
		if err = parse(&l); err == nil {
			err = add(to, l...)
		}
	case "MultiLineString":
		var m [][][]float64
		err = parse(&m)
		for i := 0; i < len(m) && err == nil; i++ {
			err = add(line, m[i]...)
		}
	case "Polygon":
		var p [][][]float64
		if err = parse(&p); err == nil {
			err = addPolygon(area, p)
		}
	case "MultiPolygon":
		var m [][][][]float64
		err = parse(&m)
		for i := 0; i < len(m) && err == nil; i++ {
			err = addPolygon(area, m[i])
		}
	case "GeometryCollection":
		if depth > 4 {
			return invalid("collections of collections go too deep")
		}
		for i := 0; i < len(g.Geometries) && err == nil; i++ {
			err = g.Geometries[i].collect(points, line, area, depth+1)
		}
	default:
		return invalid("%q is no type of geometry", shorten(g.Type, 30))
	}
	return err
}

func add(to *orb.LineString, positions ...[]float64) error {
	for _, p := range positions {
		if len(p) < 2 {
			return invalid("a position has %d numbers rather than 2", len(p))
		}
		if err := inRange(p[1], p[0]); err != nil {
			if inRange(p[0], p[1]) == nil {
				err = reportedly.WithHint(invalid("the position %s lies outside the world", fmt.Sprint(p[:2])), "GeoJSON has longitude first")
			} else {
				err = reportedly.WithHint(invalid("the position %s lies outside the world", fmt.Sprint(p[:2])), "GeoJSON has degrees (WGS 84), longitude first; ogr2ogr -t_srs EPSG:4326 converts")
			}
			return err
		}
		*to = append(*to, orb.Point{p[0], p[1]})
	}
	return nil
}

func addPolygon(to *orb.MultiPolygon, rings [][][]float64) error {
	var polygon orb.Polygon
	for _, r := range rings {
		var ring orb.LineString
		if err := add(&ring, r...); err != nil {
			return err
		}
		if len(ring) < 4 {
			continue // nothing lies in it
		}
		if ring[0] != ring[len(ring)-1] {
			ring = append(ring, ring[0])
		}
		polygon = append(polygon, orb.Ring(ring))
	}
	if len(polygon) > 0 {
		*to = append(*to, polygon)
	}
	return nil
}

// inside is a point of an area: its centroid, or where that lies outside, as in a
// crescent, the middle of the longest stretch of the area at the centroid's
// latitude or, failing that, of its largest part.
func inside(area orb.MultiPolygon) orb.Point {
	c, _ := planar.CentroidArea(area)
	if planar.MultiPolygonContains(area, c) {
		return c
	}
	largest, most := area[0], -1.0
	for _, p := range area {
		if a := math.Abs(planar.Area(p)); a > most {
			largest, most = p, a
		}
	}
	if c, _ = planar.CentroidArea(largest); planar.PolygonContains(largest, c) {
		return c
	}
	if p, ok := across(largest, c[1]); ok {
		return p
	}
	return largest[0][0]
}

// across is the middle of the longest stretch of a polygon at a latitude.
func across(p orb.Polygon, lat float64) (orb.Point, bool) {
	var at []float64
	for _, ring := range p {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > lat) != (b[1] > lat) {
				at = append(at, a[0]+(lat-a[1])/(b[1]-a[1])*(b[0]-a[0]))
			}
		}
	}
	slices.Sort(at)
	best, found := orb.Point{}, 0.0
	for i := 1; i < len(at); i += 2 {
		if w := at[i] - at[i-1]; w > found {
			best, found = orb.Point{(at[i] + at[i-1]) / 2, lat}, w
		}
	}
	return best, found > 0
}
