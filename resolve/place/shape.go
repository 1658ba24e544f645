package place

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
)

// maxVertices bounds an area that is put out: claims are many, and outlines are
// only shown and compared.
const maxVertices = 160

// kmPerDegree is a degree of latitude.
const kmPerDegree = 111.195

// plane maps points to kilometres east and north of a centre and back: good enough for
// the hundred kilometres around.
type plane struct {
	at    orb.Point
	scale float64 // of a degree of longitude
}

func planeAt(at orb.Point) plane {
	return plane{at, max(0.01, math.Cos(at[1]*math.Pi/180))}
}

func (p plane) to(q orb.Point) orb.Point {
	east := q[0] - p.at[0]
	if east > 180 {
		east -= 360
	} else if east < -180 {
		east += 360
	}
	return orb.Point{east * p.scale * kmPerDegree, (q[1] - p.at[1]) * kmPerDegree}
}

func (p plane) from(q orb.Point) orb.Point {
	lon := p.at[0] + q[0]/p.scale/kmPerDegree
	if lon > 180 {
		lon -= 360
	} else if lon < -180 {
		lon += 360
	}
	return orb.Point{lon, max(-90, min(90, p.at[1]+q[1]/kmPerDegree))}
}

// circle is a disc's edge, 32 points anticlockwise and closed.
func circle(at orb.Point, km float64) orb.Ring {
	p := planeAt(at)
	var ring orb.Ring
	const n = 32
	for i := range n {
		a := 2 * math.Pi * float64(i) / n
		ring = append(ring, p.from(orb.Point{km * math.Cos(a), km * math.Sin(a)}))
	}
	return append(ring, ring[0])
}

// sector is the part of a ring-shaped area that lies in a direction.
func sector(at orb.Point, bearing, spread, nearKM, farKM float64) orb.Polygon {
	p := planeAt(at)
	var ring orb.Ring
	const n = 12
	step := func(km float64, i int) {
		a := (90 - bearing + spread*(2*float64(i)/n-1)) * math.Pi / 180
		ring = append(ring, p.from(orb.Point{km * math.Cos(a), km * math.Sin(a)}))
	}
	for i := 0; i <= n; i++ {
		step(farKM, i)
	}
	for i := n; i >= 0; i-- {
		step(nearKM, i)
	}
	return wound(orb.Polygon{append(ring, ring[0])})
}

// hull is the convex area around points, wider by a margin on all sides: of two
// points a corridor.
func hull(points []orb.Point, marginKM float64) orb.Polygon {
	p := planeAt(points[0])
	var all []orb.Point
	const n = 16
	for _, q := range points {
		c := p.to(q)
		for i := range n {
			a := 2 * math.Pi * float64(i) / n
			// 1/cos(pi/n): the corners lie outside the circle, so that it is covered.
			k := marginKM / math.Cos(math.Pi/n)
			all = append(all, orb.Point{c[0] + k*math.Cos(a), c[1] + k*math.Sin(a)})
		}
	}
	var ring orb.Ring
	for _, q := range convex(all) {
		ring = append(ring, p.from(q))
	}
	return orb.Polygon{append(ring, ring[0])}
}

// convex is the convex hull, anticlockwise, by Andrew's monotone chain.
func convex(points []orb.Point) []orb.Point {
	slices.SortFunc(points, func(a, b orb.Point) int {
		switch {
		case a[0] < b[0] || a[0] == b[0] && a[1] < b[1]:
			return -1
		case a == b:
			return 0
		}
		return 1
	})
	turn := func(o, a, b orb.Point) float64 { return (a[0]-o[0])*(b[1]-o[1]) - (a[1]-o[1])*(b[0]-o[0]) }
	var out []orb.Point
	half := func(list []orb.Point) {
		base := len(out)
		for _, q := range list {
			for len(out) >= base+2 && turn(out[len(out)-2], out[len(out)-1], q) <= 0 {
				out = out[:len(out)-1]
			}
			out = append(out, q)
		}
		out = out[:len(out)-1]
	}
	half(points)
	slices.Reverse(points)
	half(points)
	return out
}

// partOf is the part of an area that lies to one side. Words such as "southern" are
// vague: what is meant is the half and some more, or with "far" the outer third.
func partOf(area orb.MultiPolygon, s side, far bool) orb.MultiPolygon {
	b := largest(area).Bound()
	low, high := 0.0, 0.6
	if far {
		high = 1. / 3
	}
	cut := func(from, to float64, way int) (float64, float64) {
		size := to - from
		switch way {
		case -1:
			return from - 1 + low, from + size*high
		case 1:
			return to - size*high, to + 1
		}
		return from - 1, to + 1
	}
	var c orb.Bound
	c.Min[0], c.Max[0] = cut(b.Min[0], b.Max[0], s.X)
	c.Min[1], c.Max[1] = cut(b.Min[1], b.Max[1], s.Y)
	if s.center {
		w, h := b.Max[0]-b.Min[0], b.Max[1]-b.Min[1]
		c = orb.Bound{Min: orb.Point{b.Min[0] + w/4, b.Min[1] + h/4}, Max: orb.Point{b.Max[0] - w/4, b.Max[1] - h/4}}
	}
	return clip.MultiPolygon(c, area.Clone())
}

// largest is the polygon of the greatest area, by which a country with far islands is
// measured.
func largest(area orb.MultiPolygon) orb.Polygon {
	best, most := area[0], -1.0
	for _, p := range area {
		if a := math.Abs(planar.Area(p)); a > most {
			best, most = p, a
		}
	}
	return best
}

// simple is an area with at most maxVertices, its rings closed and wound as RFC 7946
// asks: the outer anticlockwise, holes clockwise. It is nil where nothing is left.
func simple(area orb.MultiPolygon) orb.Geometry {
	if len(area) == 0 {
		return nil
	}
	size := math.Sqrt(math.Abs(planar.Area(largest(area))))
	out := area
	for tolerance := size / 400; vertices(out) > maxVertices && tolerance < 4*size; tolerance *= 1.6 {
		out = kept(simplify.DouglasPeucker(tolerance).MultiPolygon(area.Clone()), tolerance)
	}
	out = kept(out, 0)
	switch len(out) {
	case 0:
		return wound(orb.Polygon{largest(area)[0]})
	case 1:
		return wound(out[0])
	}
	all := make(orb.MultiPolygon, len(out))
	for i, p := range out {
		all[i] = wound(p)
	}
	return all
}

func vertices(area orb.MultiPolygon) int {
	n := 0
	for _, p := range area {
		for _, r := range p {
			n += len(r)
		}
	}
	return n
}

// kept leaves out rings that have fallen into a line, and islands and holes smaller
// than the tolerance, but never the largest area.
func kept(area orb.MultiPolygon, tolerance float64) orb.MultiPolygon {
	var out orb.MultiPolygon
	best, most := orb.Polygon(nil), -1.0
	for _, p := range area {
		if len(p) == 0 || len(p[0]) < 4 {
			continue
		}
		q := orb.Polygon{p[0]}
		for _, hole := range p[1:] {
			if len(hole) >= 4 && math.Abs(planar.Area(hole)) > tolerance*tolerance*4 {
				q = append(q, hole)
			}
		}
		a := math.Abs(planar.Area(p[0]))
		if a > most {
			best, most = q, a
		}
		if a > tolerance*tolerance*4 {
			out = append(out, q)
		}
	}
	if len(out) == 0 && best != nil {
		return orb.MultiPolygon{best}
	}
	return out
}

// wound is a polygon with its rings closed and in RFC 7946's order of points.
func wound(p orb.Polygon) orb.Polygon {
	out := make(orb.Polygon, 0, len(p))
	for i, r := range p {
		ring := slices.Clone(r)
		if len(ring) > 0 && ring[0] != ring[len(ring)-1] {
			ring = append(ring, ring[0])
		}
		want := orb.CCW
		if i > 0 {
			want = orb.CW
		}
		if ring.Orientation() != want {
			slices.Reverse(ring)
		}
		out = append(out, ring)
	}
	return out
}

// lengthKM is a line's length.
func lengthKM(line orb.LineString) float64 { return geo.LengthHaversine(line) / 1000 }

// moved is a point some way off in a direction.
func moved(from orb.Point, bearing, km float64) orb.Point {
	q := geo.PointAtBearingAndDistance(from, bearing, km*1000)
	if q[0] > 180 {
		q[0] -= 360
	} else if q[0] < -180 {
		q[0] += 360
	}
	return q
}

// reachKM is the greatest distance from the first of some points to another.
func reachKM(points []orb.Point) float64 {
	most := 0.0
	for i := range points {
		for j := range i {
			most = max(most, geo.DistanceHaversine(points[i], points[j])/1000)
		}
	}
	return most
}

// runs are the stretches of an outline whose points pass a test.
func runs(area orb.MultiPolygon, ok func(orb.Point) bool) orb.MultiLineString {
	var out orb.MultiLineString
	for _, p := range area {
		if len(p) == 0 {
			continue
		}
		var line orb.LineString
		end := func() {
			if len(line) > 1 {
				out = append(out, line)
			}
			line = nil
		}
		for _, q := range p[0] {
			if ok(q) {
				line = append(line, q)
			} else {
				end()
			}
		}
		end()
	}
	return out
}
