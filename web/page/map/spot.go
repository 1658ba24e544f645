package atlas

import (
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// form is how a place is drawn.
type form byte

// The forms.
const (
	point form = 'p' // known to the spot, with the uncertainty around it
	disc  form = 'd' // known to an area of which only the middle and the extent are known
	line  form = 'l'
	area  form = 'a'
)

// spot is where claims are, drawn once for all that have it in common.
type spot struct {
	id        string // the same for the same place in every memory
	name      string // the gazetteer's, "" where it has none
	text      string // as a report has it
	key       string // the place's, as sift's "place"
	country   string
	relation  reportedly.PlaceRelation
	precision reportedly.Precision
	form      form
	km        float64
	geometry  orb.Geometry
	bound     orb.Bound
	at        orb.Point // the point itself; of lines and areas where a label has room
	why       string
}

// spotOf is where a place lies; the place has a geometry.
func spotOf(p *store.LightPlace) spot {
	s := spot{name: p.Name, text: p.Text, key: p.Key, country: p.Country, relation: p.Relation, precision: p.Precision, km: p.KM, geometry: p.Geometry, bound: p.Geometry.Bound(), why: p.Why}
	switch g := p.Geometry.(type) {
	case orb.Point:
		s.form, s.at = point, g
		if vague(p) {
			s.form = disc
		}
		s.bound = around(g, s.km)
	case orb.LineString, orb.MultiLineString, orb.MultiPoint:
		s.form, s.at = line, middle(g)
	default:
		s.form, s.at = area, inmost(g)
	}
	s.id = idOf(&s)
	return s
}

// vagueKM is how far off a point may be to be drawn as one; beyond, it is the middle of
// an area.
const vagueKM = 25

// vague tells whether a point stands for an area: of a country or a division whose
// outline isn't known.
func vague(p *store.LightPlace) bool {
	switch p.Precision {
	case reportedly.District, reportedly.Province, reportedly.Region, reportedly.Country:
		return true
	}
	return p.KM >= vagueKM
}

// kmPerDegree is a degree of latitude.
const kmPerDegree = 111.195

// around is the box of a circle.
func around(p orb.Point, km float64) orb.Bound {
	dy := km / kmPerDegree
	dx := dy / max(0.05, math.Cos(p[1]*math.Pi/180))
	return orb.Bound{Min: orb.Point{p[0] - dx, max(-90, p[1]-dy)}, Max: orb.Point{p[0] + dx, min(90, p[1]+dy)}}
}

// idOf names a spot by what it is, so that addresses and browsers' caches may keep it.
func idOf(s *spot) string {
	h := fnv.New64a()
	var b []byte
	add := func(p orb.Point) {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p[0]))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p[1]))
	}
	b = append(b, byte(s.form))
	b = append(append(b, s.precision...), 0)
	if s.form != point {
		b = append(b, s.relation...)
	}
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(s.km))
	b = append(append(b, 0), s.key...)
	eachPoint(s.geometry, add)
	h.Write(b)
	return hex.EncodeToString(h.Sum(nil))
}

// eachPoint calls f with the vertices of a geometry.
func eachPoint(g orb.Geometry, f func(orb.Point)) {
	switch g := g.(type) {
	case orb.Point:
		f(g)
	case orb.MultiPoint:
		for _, p := range g {
			f(p)
		}
	default:
		for _, l := range runs(g) {
			for _, p := range l {
				f(p)
			}
		}
	}
}

// runs are the lines and rings of a geometry.
func runs(g orb.Geometry) []orb.LineString {
	switch g := g.(type) {
	case orb.LineString:
		return []orb.LineString{g}
	case orb.MultiLineString:
		return g
	case orb.Ring:
		return []orb.LineString{orb.LineString(g)}
	case orb.Polygon:
		var out []orb.LineString
		for _, r := range g {
			out = append(out, orb.LineString(r))
		}
		return out
	case orb.MultiPolygon:
		var out []orb.LineString
		for _, p := range g {
			out = append(out, runs(p)...)
		}
		return out
	case orb.Collection:
		var out []orb.LineString
		for _, x := range g {
			out = append(out, runs(x)...)
		}
		return out
	}
	return nil
}

// middle is the vertex amid the longest line, or amid points.
func middle(g orb.Geometry) orb.Point {
	var best orb.LineString
	for _, l := range runs(g) {
		if len(l) > len(best) {
			best = l
		}
	}
	if len(best) == 0 {
		return g.Bound().Center()
	}
	return best[len(best)/2]
}

// inmost is a point well inside an area, where a label has room. It stands for
// nothing else.
func inmost(g orb.Geometry) orb.Point {
	var best orb.Polygon
	most := -1.0
	consider := func(p orb.Polygon) {
		if len(p) > 0 {
			if a := math.Abs(planar.Area(p[0])); a > most {
				best, most = p, a
			}
		}
	}
	switch g := g.(type) {
	case orb.Polygon:
		consider(g)
	case orb.MultiPolygon:
		for _, p := range g {
			consider(p)
		}
	}
	if best == nil {
		return g.Bound().Center()
	}
	b := best.Bound()
	at, far := b.Center(), 0.0
	const n = 14
	for i := range n {
		for j := range n {
			q := orb.Point{b.Min[0] + (b.Max[0]-b.Min[0])*(float64(i)+.5)/n, b.Min[1] + (b.Max[1]-b.Min[1])*(float64(j)+.5)/n}
			if !planar.PolygonContains(best, q) {
				continue
			}
			if d := edge(best, q); d > far {
				at, far = q, d
			}
		}
	}
	return at
}

// edge is how far a point is from a polygon's edges, squared.
func edge(p orb.Polygon, q orb.Point) float64 {
	least := math.Inf(1)
	for _, r := range p {
		for i := 0; i+1 < len(r); i++ {
			least = min(least, planar.DistanceFromSegmentSquared(r[i], r[i+1], q))
		}
	}
	return least
}
