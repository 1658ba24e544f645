package happening

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
)

// spot is one name of a place made ready to be compared.
type spot struct {
	id, country string
	name        uint64
	label       string
	known       bool       // has coordinates
	at          [3]float64 // on the unit sphere
	radius      float64    // kilometres within which it lies
	precise     bool       // known to the district or closer
	moving      bool       // where something comes from or goes to
}

const earthRadiusKM = 6371

func spotsOf(p *reportedly.Place) []spot {
	var out []spot
	for i := range p.Names {
		n := &p.Names[i]
		s := spot{id: n.ID, country: n.Country, label: n.Name, name: keyOf(strings.ToLower(n.Name)), moving: p.Relation == reportedly.From || p.Relation == reportedly.To}
		if n.Resolved {
			s.known, s.at = true, onSphere(n.Lat, n.Lon)
			s.radius = reach(p)
			switch p.Precision {
			case reportedly.Exact, reportedly.Town, reportedly.District:
				s.precise = true
			}
		}
		out = append(out, s)
	}
	return out
}

// reach is how far from its names a place may be: half its extent with what is
// uncertain, at least what its precision stands for.
func reach(p *reportedly.Place) float64 {
	least := 400.0
	switch p.Precision {
	case reportedly.Exact:
		least = 3
	case reportedly.Town:
		least = 8
	case reportedly.District:
		least = 30
	case reportedly.Province:
		least = 100
	case reportedly.Region:
		least = 200
	}
	km := p.UncertaintyKM
	if p.Geometry != nil {
		km += extent(p.Geometry.Bound()) / 2
	}
	return max(km, least)
}

// extent is a box' diagonal in kilometres.
func extent(b orb.Bound) float64 {
	return distance(onSphere(b.Min[1], b.Min[0]), onSphere(b.Max[1], b.Max[0]))
}

func onSphere(lat, lon float64) [3]float64 {
	sinLat, cosLat := math.Sincos(lat * math.Pi / 180)
	sinLon, cosLon := math.Sincos(lon * math.Pi / 180)
	return [3]float64{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// distance is the chord's, which is short of the arc by less than a hundredth up to
// 3,000 km.
func distance(a, b [3]float64) float64 {
	x, y, z := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return earthRadiusKM * math.Sqrt(x*x+y*y+z*z)
}

// How two lists of places stand to each other.
type placing struct {
	same   float32 // how alike the most alike two are, 0 to 1
	differ bool    // none of them can be the same
	apart  bool    // … and both are known closely, and far from each other
}

// apartKM is how far two closely known places are from each other, beyond their own
// extents, for one happening not to be at both.
const apartKM = 100

func placings(a, b []spot) placing {
	if len(a) == 0 || len(b) == 0 {
		return placing{}
	}
	out := placing{differ: true, apart: true}
	for i := range a {
		for k := range b {
			x, y := &a[i], &b[k]
			p := x.placing(y)
			out.same = max(out.same, p.same)
			out.differ = out.differ && p.differ
			out.apart = out.apart && p.apart
		}
	}
	return out
}

func (x *spot) placing(y *spot) placing {
	switch {
	case x.id != "" && x.id == y.id:
		if x.precise {
			return placing{same: 1}
		}
		return placing{same: 0.6} // the same country or province says less
	case !x.known || !y.known:
		if x.name == y.name {
			return placing{same: 0.8}
		}
		return placing{}
	}
	km := distance(x.at, y.at)
	switch {
	case x.precise && y.precise && km <= x.radius+y.radius+5:
		return placing{same: 0.9}
	case km <= x.radius+y.radius:
		return placing{same: 0.4} // a province and a town in it
	case x.precise && y.precise:
		return placing{differ: true, apart: km > x.radius+y.radius+apartKM && !x.moving && !y.moving}
	}
	return placing{differ: km > 1.5*(x.radius+y.radius)+50}
}
