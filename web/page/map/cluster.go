package atlas

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// How the map is drawn: at each zoom the world is twice as many pixels wide as at the
// one before, 256 at zoom 0.
const (
	minZoom  = 1
	maxZoom  = 12
	tilePx   = 256
	cellPx   = 48 // symbols within a cell become one
	nearPx   = 40 // and those nearer than this
	seenPx   = 26 // an area or line of this size is drawn by itself
	mostSeen = 3000
)

// view is a part of the world at a zoom. West may be greater than East: it lies across
// the antimeridian then.
type view struct {
	orb.Bound
	zoom int
}

// holds tells whether a bound lies in the view in part, whichever way round the world.
func (v *view) holds(b orb.Bound) bool {
	if b.Max[1] < v.Min[1] || b.Min[1] > v.Max[1] {
		return false
	}
	for _, turn := range []float64{-360, 0, 360} {
		if b.Min[0]+turn <= v.Max[0] && b.Max[0]+turn >= v.Min[0] {
			return true
		}
	}
	return false
}

// everywhere is the whole world.
var everywhere = orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}

// pixels projects degrees to pixels at a zoom, by the Mercator projection of the web.
func pixels(p orb.Point, zoom int) orb.Point {
	size := tilePx * math.Exp2(float64(zoom))
	lat := max(-85.05, min(85.05, p[1])) * math.Pi / 180
	return orb.Point{(p[0] + 180) / 360 * size, (1 - math.Log(math.Tan(lat)+1/math.Cos(lat))/math.Pi) / 2 * size}
}

// sizeAt is how many pixels wide or high a bound is, whichever is more.
func sizeAt(b orb.Bound, zoom int) float64 {
	p, q := pixels(b.Min, zoom), pixels(b.Max, zoom)
	return max(q[0]-p[0], p[1]-q[1])
}

// thing is what is drawn: a spot, or several that lie too near each other to be told
// apart at the zoom.
type thing struct {
	tally
	spot    int32 // -1 for several
	members int
	at      orb.Point // of several: amid the claims
	bound   orb.Bound // of all members' places
}

// cell collects spots that lie near each other.
type cell struct {
	thing
	x, y   float64 // pixels, weighted by claims
	weight float64
}

// things are what a view shows, the ones with most claims first; shown is how many
// places there are in it.
func (d *drawing) things(v view) (out []thing, shown int) {
	cells := map[[2]int]*cell{}
	for i := range d.spots {
		t := &d.spots[i]
		if t.N == 0 {
			continue
		}
		s := &d.chart.spots[i]
		if !v.holds(s.bound) {
			continue
		}
		shown++
		if s.form != point && sizeAt(s.bound, v.zoom) >= seenPx {
			out = append(out, thing{tally: *t, spot: int32(i), members: 1, at: s.at, bound: s.bound})
			continue
		}
		p := pixels(s.at, v.zoom)
		k := [2]int{int(p[0] / cellPx), int(p[1] / cellPx)}
		c := cells[k]
		if c == nil {
			c = &cell{thing: thing{spot: int32(i), bound: s.bound}}
			cells[k] = c
		}
		c.put(t, p, s.bound)
		if c.members > 1 {
			c.spot = -1
		}
	}
	out = append(out, d.merge(cells, v.zoom)...)
	slices.SortFunc(out, func(a, b thing) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.at[0], b.at[0]), cmp.Compare(a.at[1], b.at[1]))
	})
	return out[:min(len(out), mostSeen)], shown
}

func (c *cell) put(t *tally, p orb.Point, b orb.Bound) {
	c.join(t)
	w := float64(t.N)
	c.x, c.y, c.weight = c.x+p[0]*w, c.y+p[1]*w, c.weight+w
	c.members++
	c.bound = c.bound.Union(b)
}

// merge joins cells whose middles are near, so that the grid doesn't show: the one with
// most claims takes in those around it.
func (d *drawing) merge(cells map[[2]int]*cell, zoom int) []thing {
	order := make([][2]int, 0, len(cells))
	for k := range cells {
		order = append(order, k)
	}
	slices.SortFunc(order, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(cells[b].N, cells[a].N), cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	taken := map[[2]int]bool{}
	var out []thing
	for _, k := range order {
		if taken[k] {
			continue
		}
		taken[k] = true
		c := cells[k]
		x, y := c.x/c.weight, c.y/c.weight
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				near := [2]int{k[0] + dx, k[1] + dy}
				o := cells[near]
				if o == nil || taken[near] || math.Hypot(o.x/o.weight-x, o.y/o.weight-y) >= nearPx {
					continue
				}
				taken[near] = true
				c.join(&o.tally)
				c.x, c.y, c.weight = c.x+o.x, c.y+o.y, c.weight+o.weight
				c.members += o.members
				c.bound, c.spot = c.bound.Union(o.bound), -1
			}
		}
		c.at = degrees(orb.Point{c.x / c.weight, c.y / c.weight}, zoom)
		if c.spot >= 0 {
			c.at = d.chart.spots[c.spot].at
		}
		out = append(out, c.thing)
	}
	return out
}

// degrees is the inverse of pixels.
func degrees(p orb.Point, zoom int) orb.Point {
	size := tilePx * math.Exp2(float64(zoom))
	return orb.Point{p[0]/size*360 - 180, math.Atan(math.Sinh(math.Pi*(1-2*p[1]/size))) * 180 / math.Pi}
}
