package place

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// Fill gives the places of a document's claims their identities and geometries by the
// decisions for that document. It changes the claims' places and adds reasons to each
// claim, one for every place and one for every name in it, and nothing else.
func (r *Resolver) Fill(x *Decisions, claims []reportedly.Claim) {
	f := &filler{reader: newReader(x.doc, r.opt), src: r.src, decisions: x, outlines: map[string]orb.MultiPolygon{}}
	for i := range claims {
		c := &claims[i]
		for k := range c.Places {
			f.place(&c.Places[k])
			p := &c.Places[k]
			c.Why = append(c.Why, reportedly.Reason{Field: "places", Value: p.Text, Words: p.Span, Rule: p.Why})
			for _, n := range p.Names {
				if n.Resolved {
					c.Why = append(c.Why, reportedly.Reason{Field: "places", Value: n.Name, Words: n.Span, Rule: n.Why})
				}
			}
		}
	}
}

// filler is the work on one document's claims.
type filler struct {
	*reader
	src       gazetteer.Source
	decisions *Decisions
	outlines  map[string]orb.MultiPolygon
	sentence  int // of the place that is worked on, -1 for none
}

// located is a name of a place with what it means.
type located struct {
	name  int // index into Place.Names
	entry gazetteer.Entry
	side  side // that stands within the name: "southern Libya"
}

// place fills one place.
func (f *filler) place(p *reportedly.Place) {
	p.Names = slices.Clone(p.Names)
	var found []located
	var lost []string
	score := 1.0
	for i := range p.Names {
		n := &p.Names[i]
		d, ok := f.decision(*n)
		switch {
		case !ok:
			n.Why = "not read as a name of a place"
		case d.Actor:
			n.Why, n.Score = "an actor here, no place: "+d.Entry.Name+" stands for its government", 0
			ok = false
		case !d.Resolved:
			n.Why, n.Score = d.Why, 0
			ok = false
		default:
			fillName(n, d)
			score = min(score, d.Score)
			_, _, s := stripKind(n.Name)
			if f.mainName(d, n.Name) {
				s = noSide // "South Sudan", "North Macedonia"
			}
			found = append(found, located{i, d.Entry, s})
		}
		if !ok {
			lost = append(lost, fmt.Sprintf("%q: %s", n.Name, n.Why))
		}
	}
	f.describe(p, found, lost, score)
}

// mainName tells whether a name with its side is the entry's own.
func (f *filler) mainName(d Decision, name string) bool {
	key := foldKey(name)
	if key == foldKey(d.Entry.Name) {
		return true
	}
	return slices.ContainsFunc(d.Entry.Names, func(n gazetteer.Name) bool { return foldKey(n.Text) == key })
}

func (f *filler) decision(n reportedly.PlaceName) (Decision, bool) {
	if !n.Span.Empty() {
		if d, ok := f.decisions.At(n.Span); ok {
			return d, true
		}
	}
	// "Both countries" are a place though their names are actors elsewhere.
	d, ok := f.decisions.Named(n.Name)
	d.Actor = false
	return d, ok
}

func fillName(n *reportedly.PlaceName, d Decision) {
	e := d.Entry
	n.ID, n.Official, n.Kind, n.Country, n.Geoname = e.ID, e.Name, string(e.Kind), e.Country, e.Geoname
	n.Resolved, n.Lat, n.Lon, n.Score, n.Why = true, e.Lat, e.Lon, math.Round(d.Score*100)/100, d.Why
}

// describe gives a place its geometry, or says why it has none.
func (f *filler) describe(p *reportedly.Place, found []located, lost []string, score float64) {
	switch {
	case len(p.Names) == 0:
		p.Why = "no name of a place in the words"
		return
	case len(found) == 0:
		p.Why = strings.Join(lost, "; ")
		return
	}
	anchors := innermost(found, p.Relation)
	s := f.shape(p, anchors)
	p.Geometry, p.Precision, p.UncertaintyKM, p.Score = s.geometry, s.precision, roundKM(s.km), math.Round(score*100)/100
	p.Why = s.why
	if len(lost) > 0 {
		p.Why += "; without " + strings.Join(lost, ", ")
	}
}

// phraseAt reads the words around one of a place's names.
func (f *filler) phraseAt(p *reportedly.Place, at located, several bool) phrase {
	n := p.Names[at.name]
	span := n.Span
	if span.Empty() {
		span = p.Span
	}
	ph := f.phraseOf(*p, span, several)
	if ph.how == itself && at.side.given {
		ph.how, ph.side, ph.words = part, at.side, n.Name
	}
	return ph
}

// roundKM keeps two digits: more would claim too much.
func roundKM(km float64) float64 {
	switch {
	case km <= 0:
		return 0
	case km < 1:
		return math.Ceil(km*10) / 10
	}
	unit := math.Pow(10, math.Floor(math.Log10(km))-1)
	return math.Round(math.Round(km/unit)*unit*10) / 10
}

// innermost leaves out the names that only say where another lies: of "Manbij in
// Aleppo province" it keeps Manbij.
func innermost(found []located, rel reportedly.PlaceRelation) []located {
	out := slices.DeleteFunc(slices.Clone(found), func(a located) bool {
		return slices.ContainsFunc(found, func(b located) bool { return holds(&a.entry, &b.entry) })
	})
	if len(out) == 0 {
		out = found[:1]
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(a located) bool {
		again := seen[a.entry.ID]
		seen[a.entry.ID] = true
		return again
	})
}

// outline is an entry's area, looked up once for a document.
func (f *filler) outline(id string) orb.MultiPolygon {
	area, ok := f.outlines[id]
	if !ok {
		area = f.src.Outline(id)
		f.outlines[id] = area
	}
	return area
}

// precisionOf is how closely a kind of place is known.
func precisionOf(e *gazetteer.Entry) reportedly.Precision {
	switch e.Kind {
	case gazetteer.Town, gazetteer.Quarter:
		return reportedly.Town
	case gazetteer.District:
		return reportedly.District
	case gazetteer.Province:
		return reportedly.Province
	case gazetteer.Country, gazetteer.Continent:
		return reportedly.Country
	case gazetteer.Camp, gazetteer.Crossing, gazetteer.Port, gazetteer.Airport, gazetteer.Base, gazetteer.Oil, gazetteer.Dam, gazetteer.Facility:
		return reportedly.Exact
	case gazetteer.Island, gazetteer.Lake, gazetteer.Mountain, gazetteer.Valley, gazetteer.Forest:
		if e.RadiusKM > 0 && e.RadiusKM <= 20 {
			return reportedly.District
		}
	}
	return reportedly.Region
}

// radiusOf is how far an entry reaches from its point, in kilometres: as the gazetteer
// says, or by its kind; a town by its population at 4,000 people a square kilometre.
func radiusOf(e *gazetteer.Entry) float64 {
	if e.RadiusKM > 0 {
		return e.RadiusKM
	}
	switch e.Kind {
	case gazetteer.Continent:
		return 3000
	case gazetteer.Country:
		return 300
	case gazetteer.Region:
		return 200
	case gazetteer.Province:
		return 80
	case gazetteer.District:
		return 25
	case gazetteer.Sea:
		return 300
	case gazetteer.River, gazetteer.Pipeline, gazetteer.Road:
		return 150
	case gazetteer.Desert, gazetteer.Mountain:
		return 80
	case gazetteer.Lake, gazetteer.Island, gazetteer.Valley, gazetteer.Forest:
		return 25
	case gazetteer.Town, gazetteer.Quarter:
		return 1 + math.Sqrt(float64(e.Population)/4000/math.Pi)
	case gazetteer.Oil, gazetteer.Base, gazetteer.Airport, gazetteer.Port:
		return 3
	}
	return 2
}
