// Package geometry is the form of geometries in JSON: GeoJSON's geometry objects
// (RFC 7946, section 3.1).
//
// In: an orb.Geometry, or JSON. Out: the other. It knows no features; it checks that
// coordinates are numbers, not that rings are closed. Why it isn't orb/geojson: that carries a BSON codec, some 0.8 MB of the binary.
package geometry

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// JSON is a geometry that is written and read as GeoJSON's geometry object. Its geometry is a
// Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon or a Collection of such, as of "between
// the Delta and the coast", in degrees, longitude first; a Ring and a Bound are written as a Polygon.
type JSON struct {
	Geometry orb.Geometry
}

// New is the form of a geometry.
func New(g orb.Geometry) *JSON {
	switch v := g.(type) {
	case orb.Ring:
		g = orb.Polygon{v}
	case orb.Bound:
		g = v.ToPolygon()
	}
	return &JSON{g}
}

// wire is a geometry object with coordinates of one sort.
type wire[C any] struct {
	Type        string `json:"type"`
	Coordinates C      `json:"coordinates"`
}

// collection is a geometry object of several.
type collection struct {
	Type       string  `json:"type"`
	Geometries []*JSON `json:"geometries"`
}

// MarshalJSON writes the geometry object, or null where there is no geometry.
func (j JSON) MarshalJSON() ([]byte, error) {
	switch g := j.Geometry.(type) {
	case nil:
		return []byte("null"), nil
	case orb.Collection:
		if len(g) == 0 {
			return []byte("null"), nil
		}
		out := collection{Type: g.GeoJSONType()}
		for _, one := range g {
			if one != nil {
				out.Geometries = append(out.Geometries, New(one))
			}
		}
		return json.Marshal(out)
	case orb.Point, orb.MultiPoint, orb.LineString, orb.MultiLineString, orb.Polygon, orb.MultiPolygon:
		return json.Marshal(wire[orb.Geometry]{g.GeoJSONType(), g})
	default:
		return nil, fmt.Errorf("a geometry of type %T has no form in GeoJSON here", g)
	}
}

// UnmarshalJSON reads a geometry object. What isn't one is an error.
func (j *JSON) UnmarshalJSON(b []byte) error {
	var w wire[json.RawMessage]
	if err := json.Unmarshal(b, &w); err != nil {
		return fmt.Errorf("read a geometry: %w", err)
	}
	var err error
	switch w.Type {
	case "Point":
		j.Geometry, err = read[orb.Point](w.Coordinates)
	case "MultiPoint":
		j.Geometry, err = read[orb.MultiPoint](w.Coordinates)
	case "LineString":
		j.Geometry, err = read[orb.LineString](w.Coordinates)
	case "MultiLineString":
		j.Geometry, err = read[orb.MultiLineString](w.Coordinates)
	case "Polygon":
		j.Geometry, err = read[orb.Polygon](w.Coordinates)
	case "MultiPolygon":
		j.Geometry, err = read[orb.MultiPolygon](w.Coordinates)
	case "GeometryCollection":
		j.Geometry, err = readCollection(b)
	default:
		err = fmt.Errorf("read a geometry: %q is no type of geometry", w.Type)
	}
	return err
}

func readCollection(b []byte) (orb.Geometry, error) {
	var in collection
	if err := json.Unmarshal(b, &in); err != nil {
		return nil, fmt.Errorf("read a collection of geometries: %w", err)
	}
	out := make(orb.Collection, 0, len(in.Geometries))
	for _, one := range in.Geometries {
		if one == nil {
			return nil, errors.New("read a collection of geometries: one of them is null")
		}
		out = append(out, one.Geometry)
	}
	return out, nil
}

func read[G orb.Geometry](coordinates []byte) (orb.Geometry, error) {
	var g G
	if len(coordinates) == 0 {
		return nil, errors.New("read a geometry: it has no coordinates")
	}
	if err := json.Unmarshal(coordinates, &g); err != nil {
		return nil, fmt.Errorf("read the coordinates of a %s: %w", g.GeoJSONType(), err)
	}
	return g, nil
}
