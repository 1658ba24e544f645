package place

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// shape is where a phrase puts a place.
type shape struct {
	geometry  orb.Geometry
	precision reportedly.Precision
	km        float64 // how far beyond the geometry the place may be; within an area it may be anywhere
	why       string
}

// Distances that words leave open, in kilometres. They are what reports usually mean:
// "near X" is within a half-hour's drive, "east of X" a little further.
const (
	nearReach     = 15.0
	aroundReach   = 20.0
	sectorReach   = 35.0
	coastReach    = 20.0
	borderReach   = 15.0
	hullMargin    = 10.0
	leastSlack    = 1.0 // of any point
	sectorSpread  = 35.0
	distanceAngle = 15.0 // how vague "north" is beside a distance, in degrees
)

// shape works the words around the names into a geometry.
func (f *filler) shape(p *reportedly.Place, at []located) shape {
	ph := f.phraseAt(p, at[0], len(at) > 1)
	f.sentence = f.sentenceOf(p.Names[at[0].name].Span)
	switch {
	case f.bothSides(p, at):
		return f.borderOf(&at[0].entry, &at[1].entry)
	case len(at) > 1 && ph.how == between:
		return f.betweenAll(at)
	case len(at) > 1 && ph.how == along:
		return f.alongAll(at)
	case len(at) > 1:
		return f.several(p, at)
	}
	return f.single(ph, &at[0].entry)
}

// single works the words around one name into a geometry.
func (f *filler) single(ph phrase, e *gazetteer.Entry) shape {
	switch ph.how {
	case part:
		return f.partOf(ph, e)
	case displaced:
		return f.displaced(ph, e)
	case outskirts:
		return f.outskirts(ph, e)
	case coast:
		return f.coast(e)
	case border:
		return f.borderOf(e, f.across(e))
	case near:
		return f.near(e, nearReach, "near")
	case around:
		return f.near(e, aroundReach, "around")
	}
	return f.itself(e, ph)
}

// itself is the place that is named: a point for what is small, the outline for what
// is large.
func (f *filler) itself(e *gazetteer.Entry, ph phrase) shape {
	s := shape{precision: precisionOf(e), why: "at " + e.Name}
	if isArea(e.Kind) || e.Kind == gazetteer.Continent {
		s.why = fmt.Sprintf("within %s, a %s", e.Name, e.Kind)
		if area := f.outline(e.ID); len(area) > 0 {
			s.geometry, s.km = simple(area), slackOf(area)
			s.why += ", by its outline"
			return s
		}
		s.geometry, s.km = point(e), radiusOf(e)
		s.why += fmt.Sprintf(", of which only a point and a rough extent of %.0f km are known", s.km)
		return s
	}
	s.geometry, s.km = point(e), max(leastSlack, radiusOf(e))
	if ph.road {
		// "the road to Sabha"
		s.km, s.precision = max(s.km, 50), reportedly.Region
		s.why = "on a road at " + e.Name + " whose other end is not told"
	}
	return s
}

// slackOf is how far a simplified outline may be off.
func slackOf(area orb.MultiPolygon) float64 {
	return max(leastSlack, math.Sqrt(math.Abs(planar.Area(largest(area))))*kmPerDegree/200)
}

// near is around a point, or an area and its surroundings.
func (f *filler) near(e *gazetteer.Entry, reach float64, word string) shape {
	s := f.itself(e, phrase{})
	s.why = word + " " + e.Name
	s.km = max(s.km, radiusOf(e)) + reach
	switch e.Kind {
	case gazetteer.Country, gazetteer.Province, gazetteer.Region, gazetteer.District, gazetteer.Continent:
		s.km = reach * 2
	}
	if word == "around" && !isArea(e.Kind) {
		s.geometry, s.km = wound(orb.Polygon{circle(point(e), radiusOf(e)+reach)}), leastSlack+radiusOf(e)
		s.precision = coarser(s.precision, reportedly.District)
	}
	if s.precision == reportedly.Exact {
		s.precision = reportedly.Town
	}
	return s
}

// displaced is a way off in a direction: a point where the distance is told, a sector
// where it isn't, a ring where only the distance is.
func (f *filler) displaced(ph phrase, e *gazetteer.Entry) shape {
	s := shape{precision: reportedly.Town, why: fmt.Sprintf("%s %s", ph.words, e.Name)}
	radius := radiusOf(e)
	if isArea(e.Kind) {
		// "10 km north of the Syrian border", "east of the Euphrates": the point of an area
		// is no place to measure from.
		s = f.near(e, max(ph.km, nearReach), "beside")
		s.why = fmt.Sprintf("%s %s, measured from an area whose edge is not told", ph.words, e.Name)
		return s
	}
	switch {
	case ph.km > 0 && ph.side.given && !ph.side.center:
		s.geometry = moved(point(e), ph.side.bearing(), ph.km)
		s.km = math.Hypot(ph.kmSpread+min(radius, 10)/2, ph.km*math.Tan(distanceAngle*math.Pi/180))
		s.why = fmt.Sprintf("%.0f km %s of %s", ph.km, ph.side, e.Name)
	case ph.km > 0:
		s.geometry, s.km = point(e), ph.km+ph.kmSpread
		s.why = fmt.Sprintf("%.0f km from %s, in a direction that is not told", ph.km, e.Name)
	default:
		s.geometry, s.km = sector(point(e), ph.side.bearing(), sectorSpread, radius/2, radius+sectorReach), 10
		s.precision = reportedly.District
		s.why = fmt.Sprintf("%s of %s, at a distance that is not told", ph.side, e.Name)
	}
	if s.km > 25 {
		s.precision = reportedly.District
	}
	return s
}

// outskirts is the rim of a town.
func (f *filler) outskirts(ph phrase, e *gazetteer.Entry) shape {
	if isArea(e.Kind) {
		if ph.side.given {
			return f.partOf(ph, e)
		}
		return f.itself(e, ph)
	}
	inner := radiusOf(e)
	outer := inner + 5
	if strings.Contains(ph.words, "countryside") || strings.Contains(ph.words, "hinterland") {
		outer = inner + 25
	}
	s := shape{precision: reportedly.Town, km: max(leastSlack, inner/2), why: "the " + strings.TrimSpace(ph.words+" "+e.Name)}
	if ph.side.given && !ph.side.center {
		s.geometry = sector(point(e), ph.side.bearing(), 50, inner*0.6, outer)
	} else {
		s.geometry = wound(orb.Polygon{circle(point(e), outer)})
	}
	if outer > 15 {
		s.precision = reportedly.District
	}
	return s
}

// partOf is one side of an area or a town.
func (f *filler) partOf(ph phrase, e *gazetteer.Entry) shape {
	s := shape{precision: precisionOf(e), why: fmt.Sprintf("the %s of %s", ph.side, e.Name)}
	switch s.precision {
	case reportedly.Country:
		s.precision = reportedly.Region
	case reportedly.Exact:
		s.precision = reportedly.Town
	}
	if area := f.outline(e.ID); len(area) > 0 && isArea(e.Kind) {
		if g := simple(partOf(area, ph.side, ph.far)); g != nil {
			b := largest(area).Bound()
			s.geometry = g
			// The words are vague by about a tenth of the whole.
			s.km = max(leastSlack, (b.Max[1]-b.Min[1])*kmPerDegree/10)
			s.why += ", cut from its outline"
			return s
		}
	}
	radius := radiusOf(e)
	if !isArea(e.Kind) {
		radius = max(2, radius)
	}
	if ph.side.center {
		s.geometry, s.km = point(e), max(leastSlack, radius/3)
		return s
	}
	s.geometry = sector(point(e), ph.side.bearing(), 60, radius*0.1, radius)
	s.km = max(leastSlack, radius/3)
	if isArea(e.Kind) {
		s.why += ", by a rough extent as its outline is not known"
	}
	return s
}

// betweenAll is the area that holds all names and what lies between them.
func (f *filler) betweenAll(at []located) shape {
	points, names := pointsOf(at)
	reach := reachKM(points)
	margin := max(hullMargin, reach/20)
	s := shape{geometry: hull(points, margin), precision: reportedly.Region, km: margin / 2, why: "the area between " + list(names)}
	if reach < 50 {
		s.precision = reportedly.District
	}
	return s
}

// alongAll is a line through the names in their order.
func (f *filler) alongAll(at []located) shape {
	points, names := pointsOf(at)
	line := orb.LineString(points)
	length := lengthKM(line)
	s := shape{geometry: line, precision: reportedly.Region, why: "along the way from " + strings.Join(names, " to ") + "; a straight line, as its course is not known"}
	// Roads are a fifth or so longer than the straight line and leave it by about that.
	s.km = max(5, length*0.15)
	if length < 50 {
		s.precision = reportedly.District
	}
	return s
}

// several are places that are all meant, each with its own words: "in Homs and in the
// north of Iraq".
func (f *filler) several(p *reportedly.Place, at []located) shape {
	var all orb.Collection
	var points orb.MultiPoint
	s := shape{}
	_, names := pointsOf(at)
	for _, a := range at {
		one := f.single(f.phraseAt(p, a, false), &a.entry)
		all = append(all, one.geometry)
		if q, ok := one.geometry.(orb.Point); ok {
			points = append(points, q)
		}
		s.precision, s.km = coarser(s.precision, one.precision), max(s.km, one.km)
	}
	s.geometry = all
	if len(points) == len(all) {
		s.geometry = points
	}
	s.why = list(names) + ", each by itself"
	return s
}

func pointsOf(at []located) (points []orb.Point, names []string) {
	for _, a := range at {
		points, names = append(points, point(&a.entry)), append(names, a.entry.Name)
	}
	return points, names
}

// list joins names: "A, B and C".
func list(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

var precisions = []reportedly.Precision{"", reportedly.Exact, reportedly.Town, reportedly.District, reportedly.Province, reportedly.Region, reportedly.Country}

func coarser(a, b reportedly.Precision) reportedly.Precision {
	rank := func(p reportedly.Precision) int {
		for i, x := range precisions {
			if x == p {
				return i
			}
		}
		return 0
	}
	if rank(a) >= rank(b) {
		return a
	}
	return b
}

// coast is the stretch of an area's outline that no other country lies behind; of a
// town it is the town, with the sea before it.
func (f *filler) coast(e *gazetteer.Entry) shape {
	s := shape{precision: cmp.Or(precisionOf(e), reportedly.Region), km: coastReach, why: "the coast of " + e.Name}
	area := f.outline(e.ID)
	if !isArea(e.Kind) || len(area) == 0 {
		s.geometry = point(e)
		s.km += radiusOf(e)
		return s
	}
	if s.precision == reportedly.Country {
		s.precision = reportedly.Region
	}
	small, _ := simple(area).(orb.Polygon)
	outline := orb.MultiPolygon{small}
	if small == nil {
		outline, _ = simple(area).(orb.MultiPolygon)
	}
	middle, _ := planar.CentroidArea(largest(area))
	shore := runs(outline, func(q orb.Point) bool {
		// A step seawards of the outline's point: 30 km away from the middle.
		out := moved(q, geo.Bearing(middle, q), 30)
		country, _ := f.src.Locate(out)
		return country == ""
	})
	if len(shore) == 0 {
		s.geometry, s.km = simple(area), slackOf(area)
		s.why += ", which is not known: the whole of it"
		return s
	}
	s.geometry = shore
	return s
}

// borderStep is how near outlines are to share a border, in degrees: they are simplified,
// each by itself.
const borderStep = 0.15

// borderOf is the line that two countries share; with one alone its whole outline.
func (f *filler) borderOf(a, b *gazetteer.Entry) shape {
	if !isArea(a.Kind) {
		s := f.near(a, borderReach, "at the border by")
		return s
	}
	s := shape{precision: reportedly.Region, km: borderReach, why: "the border of " + a.Name}
	area := f.outline(a.ID)
	if len(area) == 0 {
		return f.itself(a, phrase{})
	}
	if b == nil {
		s.geometry, s.km = simple(area), slackOf(area)+borderReach
		s.precision = precisionOf(a)
		s.why += ", with whom is not told"
		return s
	}
	s.why += " with " + b.Name
	other := f.outline(b.ID)
	shared := runs(area, func(q orb.Point) bool { return nearArea(other, q, borderStep) })
	if len(shared) == 0 || len(other) == 0 {
		s.geometry, s.km = hull([]orb.Point{point(a), point(b)}, 50), 50
		s.why += ", whose course is not known: between the two"
		return s
	}
	n := 0
	for _, l := range shared {
		n += len(l)
	}
	if every := 1 + n/maxVertices; every > 1 {
		for i, l := range shared {
			shared[i] = thinned(l, every)
		}
	}
	s.geometry = shared
	return s
}

// nearArea tells whether a point lies within a few kilometres of an area's edge.
func nearArea(area orb.MultiPolygon, q orb.Point, step float64) bool {
	for _, p := range area {
		if len(p) > 0 && p.Bound().Pad(step).Contains(q) && (planar.RingContains(p[0], q) || planar.DistanceFrom(orb.LineString(p[0]), q) < step) {
			return true
		}
	}
	return false
}

func thinned(l orb.LineString, every int) orb.LineString {
	var out orb.LineString
	for i := 0; i < len(l); i += every {
		out = append(out, l[i])
	}
	if last := l[len(l)-1]; out[len(out)-1] != last {
		out = append(out, last)
	}
	return out
}
