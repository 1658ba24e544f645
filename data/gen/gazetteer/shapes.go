package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
)

const (
	outlineGrid  = 1000  // units in a degree that outlines are rounded to, about 100 m
	divisionFine = 0.015 // degrees by which a simplified border may stray
	countryFine  = 0.04
	smallestRing = 0.0006 // square degrees; smaller islands go, but for a piece's largest
)

// point is a vertex in 1e-5 degrees, as the borders are published.
type point [2]int32

func vertex(p orb.Point) point {
	return point{int32(math.Round(p[0] * 1e5)), int32(math.Round(p[1] * 1e5))}
}

func (p point) orb() orb.Point { return orb.Point{float64(p[0]) / 1e5, float64(p[1]) / 1e5} }

// properties are what Natural Earth says of a piece.
type properties struct {
	Name      string  `json:"name"`
	NameAlt   string  `json:"name_alt"`
	NameAr    string  `json:"name_ar"`
	NameEn    string  `json:"name_en"`
	NameFr    string  `json:"name_fr"`
	NameDe    string  `json:"name_de"`
	NameEs    string  `json:"name_es"`
	NameRu    string  `json:"name_ru"`
	NameUk    string  `json:"name_uk"`
	WoeName   string  `json:"woe_name"`
	GnName    string  `json:"gn_name"`
	GnCode    string  `json:"gn_a1_code"`
	GnID      float64 `json:"gn_id"`
	ISO       string  `json:"iso_3166_2"`
	Alpha2    string  `json:"iso_a2"`
	Admin     string  `json:"admin"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// shapes are the pieces that the land is cut into, with the borders that
// neighbours share kept once, so that simplified neighbours still meet.
type shapes struct {
	pieces []piece
	arcs   []orb.LineString
	lines  [2][]orb.LineString // the arcs, simplified: for divisions, for countries
}

type piece struct {
	properties
	area  orb.MultiPolygon // as published
	bound orb.Bound
	rings [][]int // arcs of each ring: index, or ^index where run backwards
}

func readShapes(path string) (*shapes, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var raw struct {
		Features []struct {
			Geometry   geojson.Geometry
			Properties properties
		}
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s := &shapes{}
	for _, f := range raw.Features {
		p := piece{properties: f.Properties}
		switch g := f.Geometry.Geometry().(type) {
		case orb.Polygon:
			p.area = orb.MultiPolygon{g}
		case orb.MultiPolygon:
			p.area = g
		default:
			return nil, fmt.Errorf("%s: %s has a geometry %T", path, p.Name, g)
		}
		p.bound = p.area.Bound()
		s.pieces = append(s.pieces, p)
	}
	s.cut()
	for i, tolerance := range []float64{divisionFine, countryFine} {
		simple := simplify.DouglasPeucker(tolerance)
		s.lines[i] = make([]orb.LineString, len(s.arcs))
		for j, a := range s.arcs {
			s.lines[i][j] = simple.LineString(a.Clone())
		}
	}
	return s, nil
}

// cut cuts all rings into arcs at the vertices where borders part.
func (s *shapes) cut() {
	var rings [][]point
	var owner []int
	for i, p := range s.pieces {
		for _, polygon := range p.area {
			for _, ring := range polygon {
				var points []point
				for _, q := range ring[:len(ring)-1] {
					if v := vertex(q); len(points) == 0 || points[len(points)-1] != v {
						points = append(points, v)
					}
				}
				if len(points) >= 3 {
					rings = append(rings, points)
					owner = append(owner, i)
				}
			}
		}
	}
	parts := junctions(rings)
	known := map[string]int{}
	for i, ring := range rings {
		var arcs []int
		for _, a := range arcsOf(ring, parts) {
			arcs = append(arcs, s.arc(a, known))
		}
		s.pieces[owner[i]].rings = append(s.pieces[owner[i]].rings, arcs)
	}
}

// junctions are the vertices that don't have the same two neighbours in all rings.
func junctions(rings [][]point) map[point]bool {
	type pair [2]point
	neighbours := map[point]pair{}
	parts := map[point]bool{}
	for _, ring := range rings {
		for i, p := range ring {
			a, b := ring[(i+len(ring)-1)%len(ring)], ring[(i+1)%len(ring)]
			if less(b, a) {
				a, b = b, a
			}
			if old, ok := neighbours[p]; !ok {
				neighbours[p] = pair{a, b}
			} else if old != (pair{a, b}) {
				parts[p] = true
			}
		}
	}
	return parts
}

func less(a, b point) bool { return a[0] < b[0] || a[0] == b[0] && a[1] < b[1] }

// arcsOf cuts a ring at its junctions; one without any is cut at its least vertex,
// so that the neighbour who shares it cuts it there too.
func arcsOf(ring []point, parts map[point]bool) [][]point {
	start := -1
	for i, p := range ring {
		if parts[p] {
			start = i
			break
		}
	}
	if start < 0 {
		start = 0
		for i, p := range ring {
			if less(p, ring[start]) {
				start = i
			}
		}
	}
	ring = append(slices.Concat(ring[start:], ring[:start]), ring[start])
	var arcs [][]point
	from := 0
	for i := 1; i < len(ring); i++ {
		if parts[ring[i]] || i == len(ring)-1 {
			arcs = append(arcs, ring[from:i+1])
			from = i
		}
	}
	return arcs
}

// arc numbers an arc: ^n for arc n run backwards.
func (s *shapes) arc(points []point, known map[string]int) int {
	key := func(points []point) string {
		b := make([]byte, 0, 8*len(points))
		for _, p := range points {
			b = fmt.Appendf(b, "%x,%x;", p[0], p[1])
		}
		return string(b)
	}
	forward := key(points)
	if n, ok := known[forward]; ok {
		return n
	}
	back := slices.Clone(points)
	slices.Reverse(back)
	if n, ok := known[key(back)]; ok {
		return ^n
	}
	n := len(s.arcs)
	known[forward] = n
	line := make(orb.LineString, len(points))
	for i, p := range points {
		line[i] = p.orb()
	}
	s.arcs = append(s.arcs, line)
	return n
}

// outline dissolves pieces into one area, as published.
func (s *shapes) outline(pieces []int) orb.MultiPolygon { return s.dissolve(pieces, s.arcs) }

// simple dissolves pieces into one area of few points.
func (s *shapes) simple(pieces []int, country bool) orb.MultiPolygon {
	lines := s.lines[0]
	if country {
		lines = s.lines[1]
	}
	area := s.dissolve(pieces, lines)
	if len(area) == 0 {
		area = s.dissolve(pieces, s.arcs)
	}
	return withoutSpecks(area)
}

// dissolve joins the arcs that only one of the pieces has to rings, and those to
// polygons.
func (s *shapes) dissolve(pieces []int, lines []orb.LineString) orb.MultiPolygon {
	used := map[int]int{} // arc -> how many rings of the pieces have it
	for _, p := range pieces {
		for _, ring := range s.pieces[p].rings {
			for _, a := range ring {
				used[max(a, ^a)]++
			}
		}
	}
	type end struct{ x, y float64 }
	leaving := map[end][]orb.LineString{}
	var starts []end
	for _, p := range pieces {
		for _, ring := range s.pieces[p].rings {
			for _, a := range ring {
				if used[max(a, ^a)] != 1 {
					continue
				}
				line := lines[max(a, ^a)]
				if a < 0 {
					line = slices.Clone(line)
					slices.Reverse(line)
				}
				from := end{line[0][0], line[0][1]}
				leaving[from] = append(leaving[from], line)
				starts = append(starts, from)
			}
		}
	}
	var rings []orb.Ring
	for _, start := range starts {
		for len(leaving[start]) > 0 {
			var ring orb.Ring
			for at := start; len(leaving[at]) > 0; {
				lines := leaving[at]
				line := lines[len(lines)-1]
				leaving[at] = lines[:len(lines)-1]
				ring = append(ring, line[:len(line)-1]...)
				last := line[len(line)-1]
				if at = (end{last[0], last[1]}); at == start {
					break
				}
			}
			if len(ring) >= 3 {
				rings = append(rings, append(ring, ring[0]))
			}
		}
	}
	return polygons(rings)
}

// polygons sorts rings into outer ones and the holes in them: a ring within an odd
// number of others is a hole of the smallest of those.
func polygons(rings []orb.Ring) orb.MultiPolygon {
	slices.SortStableFunc(rings, func(a, b orb.Ring) int {
		x, y := math.Abs(planar.Area(a)), math.Abs(planar.Area(b))
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	var area orb.MultiPolygon
	var bounds []orb.Bound
	for _, ring := range rings {
		holder := -1
		inside := inner(ring)
		for i := len(area) - 1; i >= 0; i-- {
			if bounds[i].Contains(inside) && planar.PolygonContains(area[i], inside) {
				holder = i
				break
			}
		}
		if holder >= 0 {
			area[holder] = append(area[holder], ring)
			continue
		}
		area = append(area, orb.Polygon{ring})
		bounds = append(bounds, ring.Bound())
	}
	return area
}

// inner is a point just inside a ring, beside the middle of its first edge.
func inner(ring orb.Ring) orb.Point {
	a, b := ring[0], ring[1]
	mid := orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}
	nx, ny := -(b[1]-a[1])*1e-3, (b[0]-a[0])*1e-3
	if p := (orb.Point{mid[0] + nx, mid[1] + ny}); planar.RingContains(ring, p) {
		return p
	}
	return orb.Point{mid[0] - nx, mid[1] - ny}
}

// withoutSpecks leaves out islands and holes too small to matter, but for the
// largest polygon.
func withoutSpecks(area orb.MultiPolygon) orb.MultiPolygon {
	var kept orb.MultiPolygon
	for i, polygon := range area { // the largest first
		if i > 0 && math.Abs(planar.Area(polygon[0])) < smallestRing {
			continue
		}
		rings := orb.Polygon{polygon[0]}
		for _, hole := range polygon[1:] {
			if math.Abs(planar.Area(hole)) >= smallestRing {
				rings = append(rings, hole)
			}
		}
		kept = append(kept, rings)
	}
	return kept
}

// middle is a point that stands for an area, its centroid or, where that lies
// outside, one of its largest polygon, with the radius of a circle of its size.
func middle(area orb.MultiPolygon) (lat, lon, radiusKM float64, ok bool) {
	if len(area) == 0 {
		return 0, 0, 0, false
	}
	largest := area[0]
	c, size := planar.CentroidArea(largest)
	if size == 0 {
		return 0, 0, 0, false
	}
	total := 0.0
	for _, p := range area {
		total += math.Abs(planar.Area(p))
	}
	km2 := total * 111.2 * 111.2 * math.Cos(c[1]*math.Pi/180)
	return c[1], c[0], math.Round(math.Sqrt(max(1, km2)/math.Pi)*10) / 10, true
}
