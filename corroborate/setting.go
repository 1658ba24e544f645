package corroborate

import (
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// published is the day of a publication date, which may end in a time of day.
func published(s string) (edtf.Day, bool) {
	day, _, _ := strings.Cut(s, "T")
	v, err := edtf.Parse(day)
	if err != nil || v.Last() == edtf.End || v.First() == edtf.Beginning {
		return 0, false
	}
	return v.Last(), true
}

// daysOf are the days that a claim tells: those on or during which it was. "Since"
// and "before" don't tell a day of it.
func daysOf(c *reportedly.Claim) []stretch {
	if c.Time == nil || c.Time.EDTF == "" {
		return nil
	}
	switch c.Time.Relation {
	case reportedly.BeforeTime, reportedly.AfterTime, reportedly.UntilTime, reportedly.BeforeOrDuringTime:
		return nil
	}
	v, err := edtf.Parse(c.Time.EDTF)
	if err != nil {
		return nil
	}
	s := stretch{v.First(), v.Last()}
	if s.first == edtf.Beginning || s.last == edtf.End || s.last-s.first > longest {
		return nil
	}
	return []stretch{s}
}

// stretch is a run of days, both included.
type stretch struct{ first, last edtf.Day }

// longest is the longest stretch that tells when a happening was, in days. A day of
// an unknown year is any of ten thousand.
const longest = 20 * 366

// days tells how two lists of days stand to each other: 2 for one and the same
// day, 1 for spans that overlap, 0 where one is unknown, and below 0 by how many
// days the nearest lie apart.
func days(a, b []stretch) int {
	best := math.MinInt
	for _, x := range a {
		for _, y := range b {
			best = max(best, dayPair(x, y))
		}
	}
	if best == math.MinInt {
		return 0
	}
	return best
}

func dayPair(x, y stretch) int {
	switch {
	case x.last < y.first:
		return -int(y.first - x.last)
	case y.last < x.first:
		return -int(x.first - y.last)
	case x.first == x.last && y.first == y.last:
		return 2
	}
	return 1
}

// spot is one place of an account.
type spot struct {
	ids    []string // of its names
	names  []string // folded
	geom   orb.Geometry
	bound  orb.Bound
	radius float64  // kilometres
	wide   bool     // a province or more
	proper bool     // one of its names is written as one
	said   []string // the names in its words: "the river quarter of Osk" has Osk
}

func spotsOf(p *reportedly.Place) []spot {
	s := spot{geom: p.Geometry, radius: p.UncertaintyKM, wide: p.Precision == reportedly.Province || p.Precision == reportedly.Region || p.Precision == reportedly.Country}
	for _, n := range p.Names {
		if n.Resolved || n.ID != "" {
			s.ids = append(s.ids, n.ID)
		}
		s.names = append(s.names, placeName(n.Name))
		s.proper = s.proper || len(namesIn("at "+n.Name)) > 0
	}
	if len(p.Names) == 0 && named(p.Text) {
		s.names = append(s.names, placeName(p.Text))
		s.proper = len(namesIn("at "+p.Text)) > 0
	}
	if len(s.names) == 0 {
		return nil
	}
	s.said = namesIn("at " + p.Text)
	if s.geom != nil {
		s.bound = s.geom.Bound()
	}
	return []spot{s}
}

// placeName folds a place's name without the words that go before or after it.
func placeName(s string) string {
	words := name.Words(s)
	words = slices.DeleteFunc(words, func(w string) bool {
		switch w {
		case "the", "al", "el", "as", "an", "town", "city", "district", "province", "state", "governorate", "of", "camp", "square":
			return len(words) > 1
		}
		return false
	})
	return strings.Join(words, " ")
}

func located(list []spot) bool { return len(list) > 0 }

// nearness is how two accounts' places stand to each other, from apart to the same.
type nearness int

const (
	apart nearness = iota - 2 // too far to be one
	otherName
	unknownPlace
	holds // one lies within the other, or close by
	samePlace
)

func whereabouts(a, b []spot) nearness {
	if len(a) == 0 || len(b) == 0 {
		return unknownPlace
	}
	best := apart
	for i := range a {
		for j := range b {
			best = max(best, spotPair(&a[i], &b[j]))
		}
	}
	return best
}

func spotPair(a, b *spot) nearness {
	same := shares(a.ids, b.ids)
	alike := func() bool { // costs much, and is asked for near ones alone
		return slices.ContainsFunc(a.names, func(x string) bool {
			return slices.ContainsFunc(b.names, func(y string) bool { return x == y || name.Place(x, y).Score >= 0.85 })
		})
	}
	if a.geom == nil || b.geom == nil {
		if same || alike() {
			return samePlace
		}
		return otherName
	}
	d := distance(a, b)
	switch reach := a.radius + b.radius + 10; {
	case same && a.wide == b.wide, d <= reach+50 && alike():
		return samePlace
	case d == 0, same, d <= reach:
		return holds
	case d > 2*reach+40 && (shares(a.names, b.names) || shares(a.said, b.said)):
		return unknownPlace // one name, which was read as two places
	case d > 2*reach+40:
		return apart
	}
	return otherName
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return x != "" && slices.Contains(b, x) })
}

// distance is how far two places are from each other in kilometres: 0 where the
// middle of one lies within the other.
func distance(a, b *spot) float64 {
	ca, cb := a.bound.Center(), b.bound.Center()
	if within(a.geom, cb) || within(b.geom, ca) {
		return 0
	}
	return geo.Distance(ca, cb) / 1000
}

func within(g orb.Geometry, p orb.Point) bool {
	switch g := g.(type) {
	case orb.Polygon:
		return planar.PolygonContains(g, p)
	case orb.MultiPolygon:
		return planar.MultiPolygonContains(g, p)
	}
	return false
}
