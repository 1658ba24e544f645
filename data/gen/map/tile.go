package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
)

// extent is how many units a tile is wide, margin by how many its content overlaps
// its neighbours, so that no seam shows.
const (
	extent = 4096
	margin = 24
)

// scale is a level of detail: the world in 2^z by 2^z tiles.
type scale struct {
	z     int
	until float64 // the last zoom of the map that is drawn with it
	names float64 // the last zoom whose names it has
	fine  float64 // units by which a line may stray
	least float64 // square units of the smallest area
}

// scales are the levels. At its last zoom a level has four units a pixel.
var scales = []scale{{0, 2, 2.99, 3, 90}, {2, 4, 4.99, 3, 60}, {4, 6, 6.99, 3, 40}, {6, 12, 12, 7, 14}}

// tile is a cut of the world, in units from its upper left corner.
type tile struct {
	z, x, y     int
	land, lakes []orb.Polygon
	lines       map[byte][]orb.LineString
	names       []name
}

// project maps degrees to units of a level, by the Mercator projection of the web.
func (s scale) project(p orb.Point) orb.Point {
	size := extent * math.Exp2(float64(s.z))
	lat := max(-85.0511, min(85.0511, p[1])) * math.Pi / 180
	return orb.Point{(p[0] + 180) / 360 * size, (1 - math.Log(math.Tan(lat)+1/math.Cos(lat))/math.Pi) / 2 * size}
}

func (s scale) line(l orb.LineString) orb.LineString {
	out := make(orb.LineString, len(l))
	for i, p := range l {
		out[i] = s.project(p)
	}
	return simplify.DouglasPeucker(s.fine).LineString(out)
}

// polygon is a polygon in units, nil where it is too small to show.
func (s scale) polygon(p orb.Polygon) orb.Polygon {
	var out orb.Polygon
	for i, r := range p {
		ring := orb.Ring(s.line(orb.LineString(r)))
		if len(ring) < 4 || math.Abs(planar.Area(ring)) < s.least {
			if i == 0 {
				return nil
			}
			continue
		}
		out = append(out, ring)
	}
	return out
}

// grid collects the tiles of a level.
type grid struct {
	scale
	tiles map[[2]int]*tile
}

func (g *grid) at(x, y int) *tile {
	t := g.tiles[[2]int{x, y}]
	if t == nil {
		t = &tile{z: g.z, x: x, y: y, lines: map[byte][]orb.LineString{}}
		g.tiles[[2]int{x, y}] = t
	}
	return t
}

// each calls f with the tiles that a bound touches, and their bounds with margins. At
// the edges of the world there is none.
func (g *grid) each(b orb.Bound, f func(x, y int, b orb.Bound)) {
	last := 1<<g.z - 1
	index := func(v float64) int { return max(0, min(last, int(math.Floor(v/extent)))) }
	for x := index(b.Min[0] - margin); x <= index(b.Max[0]+margin); x++ {
		for y := index(b.Min[1] - margin); y <= index(b.Max[1]+margin); y++ {
			f(x, y, orb.Bound{Min: orb.Point{float64(x*extent - margin), float64(y*extent - margin)}, Max: orb.Point{float64((x+1)*extent + margin), float64((y+1)*extent + margin)}})
		}
	}
}

// tiles cuts the world for a level.
func (w *world) tiles(s scale) []tile {
	g := &grid{s, map[[2]int]*tile{}}
	for _, a := range w.land {
		g.add(a, func(t *tile) *[]orb.Polygon { return &t.land })
	}
	for _, a := range w.lakes {
		g.add(a, func(t *tile) *[]orb.Polygon { return &t.lakes })
	}
	for _, l := range w.lines {
		g.addLine(l)
	}
	for _, n := range w.names {
		if n.from <= s.names {
			p := s.project(n.at)
			t := g.at(int(p[0]/extent), int(p[1]/extent))
			t.names = append(t.names, name{n.kind, n.text, orb.Point{p[0] - float64(t.x*extent), p[1] - float64(t.y*extent)}, n.from, n.rank})
		}
	}
	var out []tile
	for _, t := range g.tiles {
		if len(t.encode()) > 0 { // what is cut may vanish in rounding
			out = append(out, *t)
		}
	}
	slices.SortFunc(out, func(a, b tile) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	return out
}

func (g *grid) add(a area, to func(*tile) *[]orb.Polygon) {
	if a.from > g.until {
		return
	}
	p := g.polygon(a.polygon)
	if p == nil {
		return
	}
	g.each(p.Bound(), func(x, y int, b orb.Bound) {
		part := clip.Polygon(b, p.Clone())
		if len(part) == 0 {
			return
		}
		t := g.at(x, y)
		list := to(t)
		*list = append(*list, moved(part, x, y))
	})
}

func (g *grid) addLine(l line) {
	if l.from > g.until || l.kind == lineDivision && g.z < 4 || l.kind == lineClaim && g.z < 2 {
		return
	}
	at := g.line(l.at)
	g.each(at.Bound(), func(x, y int, b orb.Bound) {
		for _, part := range clip.LineString(b, at.Clone()) {
			for i := range part {
				part[i] = orb.Point{part[i][0] - float64(x*extent), part[i][1] - float64(y*extent)}
			}
			t := g.at(x, y)
			t.lines[l.kind] = append(t.lines[l.kind], part)
		}
	})
}

func moved(p orb.Polygon, x, y int) orb.Polygon {
	for _, r := range p {
		for i := range r {
			r[i] = orb.Point{r[i][0] - float64(x*extent), r[i][1] - float64(y*extent)}
		}
	}
	return p
}
