package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// topology is a TopoJSON file: shapes made of arcs that neighbours share.
type topology struct {
	arcs   []orb.LineString
	shapes []shape
}

// shape is a geometry of arcs: areas have rings, lines one run each.
type shape struct {
	area       bool
	rings      [][]int // arcs by index, ^index where run backwards
	outer      []int   // how many rings each polygon has
	properties map[string]any
}

func readTopology(path string) (*topology, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var raw struct {
		Transform *struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]float64
		Objects   map[string]struct {
			Geometries []struct {
				Type       string
				Arcs       json.RawMessage
				Properties map[string]any
			}
		}
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if raw.Transform == nil || len(raw.Objects) != 1 {
		return nil, fmt.Errorf("%s: not one layer with a transform", path)
	}
	t := &topology{}
	for _, a := range raw.Arcs {
		var line orb.LineString
		x, y := 0.0, 0.0
		for _, d := range a {
			x, y = x+d[0], y+d[1]
			line = append(line, orb.Point{x*raw.Transform.Scale[0] + raw.Transform.Translate[0], y*raw.Transform.Scale[1] + raw.Transform.Translate[1]})
		}
		t.arcs = append(t.arcs, line)
	}
	for _, o := range raw.Objects {
		for _, g := range o.Geometries {
			s := shape{properties: g.Properties}
			if err := s.read(g.Type, g.Arcs); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			t.shapes = append(t.shapes, s)
		}
	}
	return t, nil
}

func (s *shape) read(kind string, arcs json.RawMessage) error {
	var one [][]int
	var many [][][]int
	switch kind {
	case "": // no geometry
		return nil
	case "LineString":
		one = make([][]int, 1)
		if err := json.Unmarshal(arcs, &one[0]); err != nil {
			return err
		}
		s.rings = one
		return nil
	case "MultiLineString":
		return json.Unmarshal(arcs, &s.rings)
	case "Polygon":
		if err := json.Unmarshal(arcs, &one); err != nil {
			return err
		}
		many = [][][]int{one}
	case "MultiPolygon":
		if err := json.Unmarshal(arcs, &many); err != nil {
			return err
		}
	default:
		return fmt.Errorf("a shape of type %q", kind)
	}
	s.area = true
	for _, p := range many {
		s.rings, s.outer = append(s.rings, p...), append(s.outer, len(p))
	}
	return nil
}

// line is a run of arcs as a line.
func (t *topology) line(run []int) orb.LineString {
	var out orb.LineString
	for _, a := range run {
		arc := t.arcs[max(a, ^a)]
		for i := range arc {
			p := arc[i]
			if a < 0 {
				p = arc[len(arc)-1-i]
			}
			if len(out) > 0 && out[len(out)-1] == p {
				continue
			}
			out = append(out, p)
		}
	}
	return out
}

// area is a shape's geometry.
func (t *topology) area(s shape) orb.MultiPolygon {
	var out orb.MultiPolygon
	at := 0
	for _, n := range s.outer {
		var p orb.Polygon
		for _, r := range s.rings[at : at+n] {
			p = append(p, orb.Ring(t.line(r)))
		}
		out, at = append(out, p), at+n
	}
	return out
}

// readFeatures reads a GeoJSON file.
func readFeatures(path string) ([]*geojson.Feature, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	c, err := geojson.UnmarshalFeatureCollection(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c.Features, nil
}

// number is a property as a number, otherwise where it has none.
func number(p map[string]any, name string, otherwise float64) float64 {
	if v, ok := p[name].(float64); ok {
		return v
	}
	return otherwise
}

// word is a property as a text.
func word(p map[string]any, name string) string {
	s, _ := p[name].(string)
	return s
}
