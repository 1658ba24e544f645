package place_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly"
)

var (
	osk   = orb.Point{14, 17}
	brak  = orb.Point{14, 12}
	sebha = orb.Point{16, 16}
)

// contains tells whether an area holds a point.
func contains(g orb.Geometry, p orb.Point) bool {
	switch x := g.(type) {
	case orb.Polygon:
		return planar.PolygonContains(x, p)
	case orb.MultiPolygon:
		return planar.MultiPolygonContains(x, p)
	}
	return false
}

func TestPointsOfPhrases(t *testing.T) {
	for marked, want := range map[string]struct {
		rel       reportedly.PlaceRelation
		precision reportedly.Precision
		at        orb.Point
		within    float64 // kilometres that the point may be off
		from, to  float64 // the uncertainty
	}{
		"Malveran gunmen attacked a post in <{Osk}>.":                                        {reportedly.In, reportedly.Town, osk, 0.1, 3, 8},
		"Malveran gunmen attacked a post near <{Osk}>.":                                      {reportedly.Near, reportedly.Town, osk, 0.1, 15, 25},
		"Malveran gunmen attacked <a police post near {Osk}>.":                               {reportedly.At, reportedly.Town, osk, 0.1, 15, 25},
		"Malveran gunmen stopped a lorry about 30 km north of <{Osk}>.":                      {reportedly.Near, reportedly.Town, orb.Point{14, 17.27}, 2, 5, 15},
		"Malveran gunmen stopped a lorry 20 miles to the south-east of <the town of {Osk}>.": {reportedly.Near, reportedly.Town, orb.Point{14.2145, 16.795}, 2, 5, 15},
		"Malveran gunmen stopped a lorry a few kilometres outside <{Osk}>.":                  {reportedly.Near, reportedly.Town, osk, 0.1, 5, 15},
		"Malveran gunmen stopped a lorry 10 to 20 km west of <{Osk}>.":                       {reportedly.Near, reportedly.Town, orb.Point{13.859, 17}, 2, 4, 15},
	} {
		p := filled(t, marked, want.rel)
		at, ok := p.Geometry.(orb.Point)
		if !ok || p.Precision != want.precision {
			t.Errorf("%s: %v %s (%s)", marked, p.Geometry, p.Precision, p.Why)
			continue
		}
		if off := geo.DistanceHaversine(at, want.at) / 1000; off > want.within {
			t.Errorf("%s: %.1f km off (%s)", marked, off, p.Why)
		}
		if p.UncertaintyKM < want.from || p.UncertaintyKM > want.to {
			t.Errorf("%s: ± %.1f km (%s)", marked, p.UncertaintyKM, p.Why)
		}
	}
}

func TestAreasOfPhrases(t *testing.T) {
	for marked, want := range map[string]struct {
		rel       reportedly.PlaceRelation
		precision reportedly.Precision
		in, out   []orb.Point
	}{
		"Rebels hold the area between <{Osk}, {Brak} and {Sebha}> in {Malvera}.": {reportedly.Between, reportedly.Region, []orb.Point{osk, brak, sebha, {14.5, 15}}, []orb.Point{{18, 12}}},
		"Rebels hold <the area between {Osk} and {Sebha} in {Malvera}>.":         {reportedly.Between, reportedly.Region, []orb.Point{osk, sebha, {15, 16.5}}, []orb.Point{brak}},
		"Rebels hold posts in <{Malvera}>.":                                      {reportedly.In, reportedly.Country, []orb.Point{osk, brak}, []orb.Point{{25, 15}}},
		"Rebels hold posts in <southern {Malvera}>.":                             {reportedly.In, reportedly.Region, []orb.Point{brak, {15, 15.5}}, []orb.Point{osk}},
		"Rebels hold posts in the far south of <{Malvera}>.":                     {reportedly.In, reportedly.Region, []orb.Point{brak}, []orb.Point{osk, {15, 14.5}}},
		"Rebels hold posts in the north-east of <{Malvera}>.":                    {reportedly.In, reportedly.Region, []orb.Point{{18, 18}, sebha}, []orb.Point{{12, 18}, {18, 12}}},
		"Rebels hold posts in <{Malvera}>'s west.":                               {reportedly.In, reportedly.Region, []orb.Point{{11, 18}}, []orb.Point{{18, 12}}},
		"Rebels hold posts in <central {Malvera}>.":                              {reportedly.In, reportedly.Region, []orb.Point{{15, 15}}, []orb.Point{{11, 11}}},
		"Rebels hold posts in <{Upper Malvera}> in {Malvera}.":                   {reportedly.In, reportedly.Province, []orb.Point{osk}, []orb.Point{brak}},
		"Malveran rebels hold posts on the outskirts of <{Osk}>.":                {reportedly.Near, reportedly.Town, []orb.Point{{14.05, 17}}, []orb.Point{{14.5, 17}}},
		"Malveran rebels hold posts east of <{Osk}>.":                            {reportedly.Near, reportedly.District, []orb.Point{{14.2, 17}}, []orb.Point{{13.8, 17}, {14, 17.2}}},
		"Malveran rebels hold posts to the south of <{Osk}>.":                    {reportedly.Near, reportedly.District, []orb.Point{{14, 16.8}}, []orb.Point{osk, {14, 17.2}}},
		"Malveran rebels hold posts around <{Osk}>.":                             {reportedly.Around, reportedly.District, []orb.Point{osk, {14.15, 17}}, []orb.Point{{14.5, 17}}},
	} {
		p := filled(t, marked, want.rel)
		if p.Precision != want.precision {
			t.Errorf("%s: precision %q (%s)", marked, p.Precision, p.Why)
		}
		for _, q := range want.in {
			if !contains(p.Geometry, q) {
				t.Errorf("%s: %v is left out of %v (%s)", marked, q, p.Geometry, p.Why)
			}
		}
		for _, q := range want.out {
			if contains(p.Geometry, q) {
				t.Errorf("%s: %v is within (%s)", marked, q, p.Why)
			}
		}
		checkRings(t, marked, p.Geometry)
	}
}

// checkRings holds areas to RFC 7946: rings of four points and more, closed, the outer
// anticlockwise and holes clockwise; and to a bounded size.
func checkRings(t *testing.T, what string, g orb.Geometry) {
	t.Helper()
	var all orb.MultiPolygon
	switch x := g.(type) {
	case orb.Polygon:
		all = orb.MultiPolygon{x}
	case orb.MultiPolygon:
		all = x
	default:
		t.Errorf("%s: %T is no area", what, g)
	}
	points := 0
	for _, p := range all {
		for i, r := range p {
			points += len(r)
			want := orb.CCW
			if i > 0 {
				want = orb.CW
			}
			if len(r) < 4 || !r.Closed() || r.Orientation() != want {
				t.Errorf("%s: ring %d of %d points, closed %v, orientation %v", what, i, len(r), r.Closed(), r.Orientation())
			}
			for _, q := range r {
				if math.IsNaN(q[0]) || math.Abs(q[0]) > 180 || math.Abs(q[1]) > 90 {
					t.Errorf("%s: point %v", what, q)
				}
			}
		}
	}
	if points > 400 {
		t.Errorf("%s: %d points", what, points)
	}
}

func TestLines(t *testing.T) {
	p := filled(t, "Malveran gunmen patrol <the road from {Osk} to {Brak}>.", reportedly.Along)
	if line, ok := p.Geometry.(orb.LineString); !ok || len(line) != 2 || line[0] != osk || line[1] != brak || p.UCDP() != 5 {
		t.Errorf("a road between two towns: %v %s (%s)", p.Geometry, p.Precision, p.Why)
	}
	p = filled(t, "A boat sank off the coast of <{Malvera}>.", reportedly.Near)
	shore, ok := p.Geometry.(orb.MultiLineString)
	if !ok || !holdsPoint(shore, func(q orb.Point) bool { return q[1] == 10 }) || holdsPoint(shore, func(q orb.Point) bool { return q[0] == 20 && q[1] > 11 && q[1] < 19 }) {
		t.Errorf("a coast runs along the sea and not along a border: %v (%s)", p.Geometry, p.Why)
	}
	p = filled(t, "Shots were heard at the border between <{Malvera} and {Tarn}>.", reportedly.In)
	shared, ok := p.Geometry.(orb.MultiLineString)
	if !ok || !holdsPoint(shared, func(q orb.Point) bool { return q[0] == 20 }) || holdsPoint(shared, func(q orb.Point) bool { return q[0] < 19.5 }) {
		t.Errorf("a border is what both outlines share: %v (%s)", p.Geometry, p.Why)
	}
}

func holdsPoint(lines orb.MultiLineString, ok func(orb.Point) bool) bool {
	for _, l := range lines {
		for _, q := range l {
			if ok(q) {
				return true
			}
		}
	}
	return false
}

func TestUnresolved(t *testing.T) {
	p := filled(t, "Malveran gunmen attacked a post in <{Xanthopolax}>.", reportedly.In)
	if p.Geometry != nil || p.Precision != "" || p.Why == "" || p.Names[0].Resolved || p.Names[0].Why == "" {
		t.Errorf("%+v", p)
	}
	p = filled(t, "Malveran gunmen attacked posts in <{Osk} and {Xanthopolax}>.", reportedly.In)
	if p.Geometry != orb.Geometry(osk) || p.ACLED() != 1 {
		t.Errorf("what is known of two places: %v (%s)", p.Geometry, p.Why)
	}
}
