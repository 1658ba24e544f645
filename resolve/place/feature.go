package place

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// vector are the features of a candidate.
type vector [features]float64

func (v *vector) dot(w *Weights) float64 {
	sum := 0.0
	for i, x := range v {
		if x != 0 {
			sum += x * w[i]
		}
	}
	return sum
}

func point(e *gazetteer.Entry) orb.Point { return orb.Point{e.Lon, e.Lat} }

// kilometres is the distance of two entries' points.
func kilometres(a, b *gazetteer.Entry) float64 {
	return geo.DistanceHaversine(point(a), point(b)) / 1000
}

// localFeatures are those that ask only for the name and the words beside it.
func (s *resolution) localFeatures(g *group, c *candidate) vector {
	var v vector
	v.byName(g, c)
	v.byKind(g, c)
	division := isDivision(c.entry.Kind)
	size := math.Log10(float64(max(c.entry.Population, 1))) / 10
	if division {
		v[areaPopulation] = size
	} else {
		v[population] = size
	}
	total := 0
	for i := range g.candidates {
		if isDivision(g.candidates[i].entry.Kind) == division {
			total += g.candidates[i].entry.Population + 1 // so that the only one has all
		}
	}
	v[mostPeopled] = float64(c.entry.Population+1) / float64(total)
	if g.actors > 0 && standsForState(&c.entry) {
		v[actsAsState] = 1
	}
	if c.entry.Country != "" {
		if slices.Contains(g.nations, c.entry.Country) {
			v[nationSaid] = 1
		}
		if c.entry.Country == s.publisher {
			v[publisherLand] = 1
		}
	}
	return v
}

func (v *vector) byName(g *group, c *candidate) {
	switch c.hit.How {
	case gazetteer.Article:
		v[byArticle] = 1
	case gazetteer.Container:
		v[byContainer] = 1
	case gazetteer.FineKey:
		v[byFineKey] = 1
	case gazetteer.SkeletonKey:
		v[bySkeleton] = 1
	case gazetteer.Typing:
		v[byTyping] = 1
	}
	v[unlike] = 1 - c.hit.Near
	if c.hit.How <= gazetteer.Folded {
		v[unlike] = 0
	}
	if isAcronym(g.name) && !isAcronym(c.hit.Name) && !g.dateline {
		v[byLetters] = 1
	}
	if met, own := name.Fold(c.hit.Name), name.Fold(c.entry.Name); met != own && met+" city" != own {
		if k := name.Skeleton(met); k != "" && k == name.Skeleton(own) {
			v[spelling] = 1
		} else {
			v[otherName] = 1
		}
		c.other = v[otherName] > 0
		for _, n := range c.entry.Names {
			if n.Historic && name.Fold(n.Text) == met {
				v[oldName] = 1
			}
		}
	}
	if c.bare {
		v[bareName] = 1
	}
	if c.lent {
		v[isLent] = 1
	}
}

// isAcronym tells whether a name is written as an abbreviation: "EU", "U.S.". A
// longer one in capitals may be a headline's town.
func isAcronym(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return letters > 0 && letters <= 4
}

func (v *vector) byKind(g *group, c *candidate) {
	switch c.entry.Kind {
	case gazetteer.Country:
		v[isCountry] = 1
	case gazetteer.Continent:
		v[isContinent] = 1
	case gazetteer.Region:
		v[isRegion] = 1
	case gazetteer.Province:
		v[isProvince] = 1
	case gazetteer.District:
		v[isDistrict] = 1
	case gazetteer.Quarter:
		v[isQuarter] = 1
	case gazetteer.Town:
	default:
		if isNature(c.entry.Kind) {
			v[isNatural] = 1
		} else {
			v[isBuilt] = 1
		}
	}
	switch {
	case c.entry.Code == "PPLC":
		v[isCapital] = 1
	case c.entry.Code == "PPLA":
		v[isSeat] = 1
	}
	wants := kindsAsked(g.noun)
	if len(wants) == 0 && c.entry.Kind == gazetteer.River && !g.articled && slices.ContainsFunc(g.candidates, func(o candidate) bool { return o.entry.Kind == gazetteer.Town }) {
		v[kindOther] = 1 // "left Dnipro": a river would have its article
	}
	if (c.entry.Kind == gazetteer.Province || c.entry.Kind == gazetteer.District) && !slices.Contains(wants, c.entry.Kind) &&
		slices.ContainsFunc(g.candidates, func(o candidate) bool {
			return o.entry.Kind == gazetteer.Town && o.hit.How <= max(c.hit.How, gazetteer.Folded) && holds(&c.entry, &o.entry)
		}) {
		v[hasNamesake] = 1
	}
	if len(wants) > 0 {
		switch i := slices.Index(wants, c.entry.Kind); {
		case i >= 0:
			v[kindAsked] = 1 - 0.2*float64(i)
		case isNature(wants[0]) != isNature(c.entry.Kind) && !slices.ContainsFunc(wants, isDivision):
			v[kindAlien] = 1
		case !c.lent:
			v[kindOther] = 1
		}
	}
}

// noneFeatures are those of having none of the candidates.
func (s *resolution) noneFeatures(g *group) vector {
	var v vector
	v[noneBias] = 1
	v[noneUnsure] = 1 - g.label
	if len([]rune(g.key)) <= 3 {
		v[noneShort] = 1
	}
	if !slices.ContainsFunc(g.candidates, func(c candidate) bool { return c.hit.How <= gazetteer.Article && !c.lent }) {
		v[noneWeak] = 1
	}
	if s.borne[g.key] && !g.placed {
		v[nonePerson] = 1
	}
	return v
}

// contextFeatures adds what the other groups mean, by the chances of the round
// before.
func (s *resolution) contextFeatures(v *vector, i int, c *candidate, f *focus) {
	g := s.groups[i]
	e := &c.entry
	if e.Country != "" {
		v[countryFocus] = f.countryShare(i, e.Country)
		v[countryTold] = f.told(s, i, e.Country)
		if c.other {
			v[otherAtHome] = v[countryFocus]
		}
		if v[countryFocus] < 0.02 {
			v[foreign] = f.mostShare(i)
		}
	}
	if e.Admin1 != "" || e.Kind == gazetteer.Province {
		v[provinceFocus] = f.provinceShare(i, e)
	}
	for _, k := range g.within {
		for j := range s.groups[k].candidates {
			if o := &s.groups[k].candidates[j]; o.chance > 0.05 && holds(&o.entry, e) && o.chance > v[insideSaid] {
				v[insideSaid], c.inside = o.chance, o.entry.Name
			}
		}
	}
	for _, k := range g.holds {
		for j := range s.groups[k].candidates {
			if o := &s.groups[k].candidates[j]; o.chance > 0.05 && holds(e, &o.entry) {
				v[holdsSaid] = max(v[holdsSaid], o.chance)
			}
		}
	}
	s.closeness(v, i, c)
	for _, k := range g.twins {
		for j := range s.groups[k].candidates {
			if o := &s.groups[k].candidates[j]; o.chance > 0.05 && (o.entry.ID == e.ID || holds(&o.entry, e) || holds(e, &o.entry)) {
				v[twinMeans] = max(v[twinMeans], o.chance)
			}
		}
	}
}

// windowGroups is how many groups before and after are looked at for nearness: names
// that stand far apart in a long text say little of each other.
const windowGroups = 15

// closeness is how near the nearest other place is.
func (s *resolution) closeness(v *vector, i int, c *candidate) {
	if c.entry.Kind == gazetteer.Continent || c.entry.Kind == gazetteer.Country {
		return
	}
	c.near, c.nearKM = "", 0
	for k := max(0, i-windowGroups); k < min(len(s.groups), i+windowGroups+1); k++ {
		if k == i || s.groups[k].key == s.groups[i].key {
			continue
		}
		for j := range s.groups[k].candidates {
			o := &s.groups[k].candidates[j]
			if o.chance < 0.2 || o.entry.Kind == gazetteer.Continent || o.entry.Kind == gazetteer.Country || o.entry.ID == c.entry.ID {
				continue
			}
			// A degree of latitude is 111 km: beyond five of them nothing is close.
			if math.Abs(o.entry.Lat-c.entry.Lat) > 5 {
				continue
			}
			km := kilometres(&o.entry, &c.entry)
			if x := o.chance * math.Exp(-km/100); x > v[closeBy] {
				v[closeBy] = x
				c.near, c.nearKM = s.groups[k].name, km
			}
		}
	}
}

// holds tells whether entry a contains entry b by the divisions that b is said to lie
// in, or where sources differ in their IDs by a's extent.
func holds(a, b *gazetteer.Entry) bool {
	if a.ID == b.ID {
		return false
	}
	switch a.Kind {
	case gazetteer.Country:
		return a.Country != "" && a.Country == b.Country
	case gazetteer.Province:
		if b.Kind == gazetteer.Country || b.Kind == gazetteer.Province || b.Country != a.Country {
			return false
		}
		return b.Admin1 == a.ID || differs(a, b.Admin1) && withinReach(a, b)
	case gazetteer.District:
		if b.Kind == gazetteer.District || b.Kind == gazetteer.Province || b.Country != a.Country {
			return false
		}
		return b.Admin2 == a.ID || (b.Admin2 == "" || differs(a, b.Admin2)) && withinReach(a, b)
	case gazetteer.Region, gazetteer.Continent, gazetteer.Island, gazetteer.Desert, gazetteer.Valley:
		if len(a.Parts) > 0 {
			return slices.Contains(a.Parts, b.Admin1) || slices.Contains(a.Parts, b.ID)
		}
		return b.Kind != gazetteer.Country && b.Kind != gazetteer.Continent && withinReach(a, b)
	case gazetteer.Town:
		return (b.Kind == gazetteer.Quarter || isSite(b.Kind)) && kilometres(a, b) < 40
	}
	return false
}

// differs tells whether an ID is of another source than an entry's.
func differs(a *gazetteer.Entry, id string) bool {
	x, _, _ := strings.Cut(a.ID, ":")
	y, _, _ := strings.Cut(id, ":")
	return x != y
}

// withinReach tells whether b's point lies within a's extent.
func withinReach(a, b *gazetteer.Entry) bool {
	return a.RadiusKM > 0 && kilometres(a, b) <= a.RadiusKM
}
