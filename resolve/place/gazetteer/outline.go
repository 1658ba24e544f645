package gazetteer

import (
	"math"
	"sync/atomic"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// areas are the outlines of a file, packed one by one.
type areas struct {
	grid    float64 // units in a degree
	places  []int   // that have an outline, ascending
	boxes   []orb.Bound
	offsets []int // in data, one more than places
	data    []byte
	cache   [areaSlots]atomic.Pointer[area]
}

const areaSlots = 512

type area struct {
	index int
	shape orb.MultiPolygon
}

// encodeArea rounds an outline to the grid and writes it. Rings that fall into a
// point or line are left out; it is nil if none is left.
func encodeArea(shape orb.MultiPolygon, grid float64) ([]byte, orb.Bound) {
	round := func(p orb.Point) [2]int64 {
		return [2]int64{int64(math.Round(p[0] * grid)), int64(math.Round(p[1] * grid))}
	}
	var w writer
	bound := orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	var last [2]int64
	polygons := [][][][2]int64{}
	for _, polygon := range shape {
		var rings [][][2]int64
		for i, ring := range polygon {
			var points [][2]int64
			for _, p := range ring {
				if q := round(p); len(points) == 0 || q != points[len(points)-1] {
					points = append(points, q)
				}
			}
			if n := len(points); n > 1 && points[0] == points[n-1] {
				points = points[:n-1]
			}
			if len(points) < 3 {
				if i == 0 {
					break // the outer ring: its holes go with it
				}
				continue
			}
			rings = append(rings, points)
		}
		if len(rings) > 0 {
			polygons = append(polygons, rings)
		}
	}
	w.uint(uint64(len(polygons)))
	for _, rings := range polygons {
		w.uint(uint64(len(rings)))
		for _, points := range rings {
			w.uint(uint64(len(points)))
			for _, p := range points {
				w.int(p[0] - last[0])
				w.int(p[1] - last[1])
				last = p
				q := orb.Point{float64(p[0]) / grid, float64(p[1]) / grid}
				if bound.IsEmpty() {
					bound = orb.Bound{Min: q, Max: q}
				}
				bound = bound.Extend(q)
			}
		}
	}
	if len(polygons) == 0 {
		return nil, bound
	}
	return w.b, bound
}

func decodeArea(b []byte, grid float64) orb.MultiPolygon {
	r := reader{b: b}
	var x, y int64
	shape := make(orb.MultiPolygon, r.count())
	for i := range shape {
		shape[i] = make(orb.Polygon, r.count())
		for j := range shape[i] {
			n := r.count()
			ring := make(orb.Ring, 0, n+1)
			for range n {
				x += r.int()
				y += r.int()
				ring = append(ring, orb.Point{float64(x) / grid, float64(y) / grid})
			}
			if n > 0 {
				ring = append(ring, ring[0])
			}
			shape[i][j] = ring
		}
	}
	if r.bad {
		return nil
	}
	return shape
}

func (f *file) readAreas(index, data []byte) bool {
	r := reader{b: index}
	a := &f.areas
	a.grid = float64(r.uint())
	n := r.count()
	place, offset := 0, 0
	a.offsets = append(a.offsets, 0)
	for range n {
		place += int(r.uint())
		offset += int(r.uint())
		if place < 0 || place >= f.places || offset < 0 || offset > len(data) {
			return false
		}
		var corner [4]float64
		for i := range corner {
			corner[i] = float64(r.int()) / a.grid
		}
		a.places = append(a.places, place)
		a.offsets = append(a.offsets, offset)
		a.boxes = append(a.boxes, orb.Bound{Min: orb.Point{corner[0], corner[1]}, Max: orb.Point{corner[2], corner[3]}})
	}
	a.data = data
	return !r.bad && (n == 0 || a.grid > 0)
}

func (a *areas) shape(i int) orb.MultiPolygon {
	slot := &a.cache[i%areaSlots]
	if c := slot.Load(); c != nil && c.index == i {
		return c.shape
	}
	shape := decodeArea(a.data[a.offsets[i]:a.offsets[i+1]], a.grid)
	slot.Store(&area{i, shape})
	return shape
}

// coastKM is how far from a simplified outline a point still counts as within it.
const coastKM = 5.0

// locate finds the country and the first-order division that hold a point, by
// number, -1 for none.
func (f *file) locate(p orb.Point) (country, province int) {
	country, province = -1, -1
	nearCountry, nearProvince := coastKM, coastKM
	margin := coastKM / 111 / max(0.05, math.Cos(p[1]*math.Pi/180))
	for i, place := range f.areas.places {
		kind := f.kind(place)
		if kind != Country && kind != Province || !f.areas.boxes[i].Pad(margin).Contains(p) {
			continue
		}
		best, near := &country, &nearCountry
		if kind == Province {
			best, near = &province, &nearProvince
		}
		if *near == 0 {
			continue
		}
		if d := distanceKM(f.areas.shape(i), p); d < *near {
			*best, *near = place, d
		}
	}
	if province >= 0 && nearProvince <= nearCountry {
		if from, to := f.span(f.country(province)); from < to && f.kind(from) == Country {
			country = from
		}
	}
	return country, province
}

// distanceKM is how far a point lies from an area, 0 within it.
func distanceKM(shape orb.MultiPolygon, p orb.Point) float64 {
	if planar.MultiPolygonContains(shape, p) {
		return 0
	}
	// A degree of longitude is shorter than one of latitude; scaled about the point,
	// the plane serves.
	cos := math.Cos(p[1] * math.Pi / 180)
	best := math.Inf(1)
	for _, polygon := range shape {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				a := orb.Point{(ring[i-1][0] - p[0]) * cos, ring[i-1][1] - p[1]}
				b := orb.Point{(ring[i][0] - p[0]) * cos, ring[i][1] - p[1]}
				best = min(best, planar.DistanceFromSegmentSquared(a, b, orb.Point{}))
			}
		}
	}
	return math.Sqrt(best) * 111.2
}
