package relational

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/geometry"
	"github.com/reportedly/reportedly/text"
)

// claimBody is the whole of a claim as it is kept: everything that the type has,
// reasons and spans included, under short names. The names are for good: a field
// that goes keeps its name to itself.
type claimBody struct {
	Local      string         `json:"id,omitempty"`
	Document   string         `json:"doc,omitempty"`
	Evidence   []evidenceBody `json:"ev,omitempty"`
	Kind       string         `json:"kind,omitempty"`
	Event      string         `json:"event,omitempty"`
	Modes      []string       `json:"modes,omitempty"`
	Contexts   []string       `json:"ctx,omitempty"`
	Trigger    *evidenceBody  `json:"trig,omitempty"`
	Actors     []participant  `json:"act,omitempty"`
	Recipients []participant  `json:"rec,omitempty"`
	Places     []placeBody    `json:"pl,omitempty"`
	Time       *whenBody      `json:"time,omitempty"`
	Numbers    []numberBody   `json:"num,omitempty"`
	Basis      string         `json:"basis,omitempty"`
	SaidBy     []speakerBody  `json:"by,omitempty"`
	Likelihood string         `json:"like,omitempty"`
	Polarity   string         `json:"pol,omitempty"`
	Reality    string         `json:"real,omitempty"`
	Verified   string         `json:"ver,omitempty"`
	Links      []linkBody     `json:"link,omitempty"`
	Score      float64        `json:"score,omitempty"`
	Why        []reasonBody   `json:"why,omitempty"`
	Keys       []string       `json:"keys,omitempty"` // store.Claim's
	Days       *[2]*int64     `json:"days,omitempty"` // store.Claim's, as days since 1970-01-01
}

// spanBody is [start, end); nil where both are 0.
type spanBody *[2]int

type evidenceBody struct {
	Span  spanBody `json:"s,omitempty"`
	Quote string   `json:"q,omitempty"`
}

type participant struct {
	Span      spanBody `json:"s,omitempty"`
	Text      string   `json:"t,omitempty"`
	Name      string   `json:"n,omitempty"`
	ID        string   `json:"id,omitempty"`
	Kind      string   `json:"k,omitempty"`
	Country   string   `json:"c,omitempty"`
	Sector    string   `json:"sec,omitempty"`
	Title     string   `json:"title,omitempty"`
	Implied   bool     `json:"imp,omitempty"`
	Qualifier string   `json:"qual,omitempty"`
	LinkScore float64  `json:"ls,omitempty"`
}

type placeBody struct {
	Span      spanBody        `json:"s,omitempty"`
	Text      string          `json:"t,omitempty"`
	Relation  string          `json:"r,omitempty"`
	Names     []placeNameBody `json:"names,omitempty"`
	Point     *[2]float64     `json:"pt,omitempty"`
	Shape     *geometry.JSON  `json:"geo,omitempty"`
	ShapeKey  string          `json:"shape,omitempty"` // the key of a shape that is kept by itself
	Precision string          `json:"prec,omitempty"`
	KM        float64         `json:"km,omitempty"`
	Score     float64         `json:"score,omitempty"`
	Why       string          `json:"why,omitempty"`
}

type placeNameBody struct {
	Span     spanBody `json:"s,omitempty"`
	Name     string   `json:"n,omitempty"`
	ID       string   `json:"id,omitempty"`
	Official string   `json:"o,omitempty"`
	Kind     string   `json:"k,omitempty"`
	Country  string   `json:"c,omitempty"`
	Geoname  int      `json:"gn,omitempty"`
	Resolved bool     `json:"res,omitempty"`
	Lat      float64  `json:"lat,omitempty"`
	Lon      float64  `json:"lon,omitempty"`
	Score    float64  `json:"score,omitempty"`
	Why      string   `json:"why,omitempty"`
}

type whenBody struct {
	Span     spanBody `json:"s,omitempty"`
	Text     string   `json:"t,omitempty"`
	EDTF     string   `json:"edtf,omitempty"`
	Relation string   `json:"r,omitempty"`
	Claim    string   `json:"claim,omitempty"`
	Why      string   `json:"why,omitempty"`
}

type numberBody struct {
	Field string   `json:"f,omitempty"`
	Span  spanBody `json:"s,omitempty"`
	Text  string   `json:"t,omitempty"`
	Min   int      `json:"min,omitempty"`
	Max   int      `json:"max,omitempty"`
}

type speakerBody struct {
	Span      spanBody `json:"s,omitempty"`
	Text      string   `json:"t,omitempty"`
	Kind      string   `json:"k,omitempty"`
	Name      string   `json:"n,omitempty"`
	ID        string   `json:"id,omitempty"`
	LinkScore float64  `json:"ls,omitempty"`
}

type linkBody struct {
	Type  string `json:"type,omitempty"`
	Claim string `json:"claim,omitempty"`
}

type reasonBody struct {
	Field string   `json:"f,omitempty"`
	Value string   `json:"v,omitempty"`
	Words spanBody `json:"s,omitempty"`
	Rule  string   `json:"r,omitempty"`
}

// maxInline is the longest GeoJSON that is kept within a claim; longer shapes,
// outlines of countries mostly, are kept once for all claims.
const maxInline = 160

// shape is a geometry that is kept by itself.
type shape struct {
	key  string
	json []byte
}

// toBody is a claim as it is kept, with the shapes that it refers to.
func toBody(c *reportedly.Claim) (claimBody, []shape, error) {
	b := claimBody{
		Local: c.ID, Document: c.Document, Kind: string(c.Kind), Event: string(c.Event),
		Modes: c.Modes, Contexts: c.Contexts, Basis: string(c.Basis), Likelihood: string(c.Likelihood),
		Polarity: string(c.Polarity), Reality: string(c.Reality), Verified: string(c.Verification), Score: c.Score,
		Evidence: each(c.Evidence, toEvidence), Actors: each(c.Actors, toParticipant), Recipients: each(c.Recipients, toParticipant),
		SaidBy: each(c.SaidBy, toSpeaker), Numbers: each(c.Numbers, toNumber), Links: each(c.Links, toLink), Why: each(c.Why, toReason),
	}
	if c.Trigger != (reportedly.Evidence{}) {
		t := toEvidence(c.Trigger)
		b.Trigger = &t
	}
	if w := c.Time; w != nil {
		b.Time = &whenBody{toSpan(w.Span), w.Text, w.EDTF, string(w.Relation), w.Claim, w.Why}
	}
	var shapes []shape
	for _, p := range c.Places {
		w, s, err := toPlace(p)
		if err != nil {
			return claimBody{}, nil, err
		}
		b.Places = append(b.Places, w)
		if s != nil {
			shapes = append(shapes, *s)
		}
	}
	return b, shapes, nil
}

func toPlace(p reportedly.Place) (placeBody, *shape, error) {
	w := placeBody{
		Span: toSpan(p.Span), Text: p.Text, Relation: string(p.Relation), Precision: string(p.Precision),
		KM: p.UncertaintyKM, Score: p.Score, Why: p.Why, Names: each(p.Names, toPlaceName),
	}
	switch g := p.Geometry.(type) {
	case nil:
	case orb.Point:
		w.Point = &[2]float64{g[0], g[1]}
	default:
		j, err := json.Marshal(geometry.New(g))
		if err != nil {
			return w, nil, fmt.Errorf("geometry of %q: %w: %w", p.Text, reportedly.ErrInvalid, err)
		}
		if len(j) > maxInline {
			s := shape{shapeKey(j), j}
			w.ShapeKey = s.key
			return w, &s, nil
		}
		w.Shape = geometry.New(g)
	}
	return w, nil, nil
}

// fromBody is the claim that was kept. Places that refer to a shape get it from
// shapes.
func fromBody(b *claimBody, shapes func(key string) (orb.Geometry, error)) (reportedly.Claim, error) {
	c := reportedly.Claim{
		ID: b.Local, Document: b.Document, Kind: reportedly.Kind(b.Kind), Event: reportedly.Event(b.Event),
		Modes: b.Modes, Contexts: b.Contexts, Basis: reportedly.Basis(b.Basis), Likelihood: reportedly.Likelihood(b.Likelihood),
		Polarity: reportedly.Polarity(b.Polarity), Reality: reportedly.Reality(b.Reality),
		Verification: reportedly.Verification(b.Verified), Score: b.Score,
		Evidence: each(b.Evidence, fromEvidence), Actors: each(b.Actors, fromParticipant), Recipients: each(b.Recipients, fromParticipant),
		SaidBy: each(b.SaidBy, fromSpeaker), Numbers: each(b.Numbers, fromNumber), Links: each(b.Links, fromLink), Why: each(b.Why, fromReason),
	}
	if b.Trigger != nil {
		c.Trigger = fromEvidence(*b.Trigger)
	}
	if w := b.Time; w != nil {
		c.Time = &reportedly.When{Span: fromSpan(w.Span), Text: w.Text, EDTF: w.EDTF, Relation: reportedly.TimeRelation(w.Relation), Claim: w.Claim, Why: w.Why}
	}
	for i := range b.Places {
		p, err := fromPlace(&b.Places[i], shapes)
		if err != nil {
			return c, err
		}
		c.Places = append(c.Places, p)
	}
	return c, nil
}

func fromPlace(w *placeBody, shapes func(string) (orb.Geometry, error)) (reportedly.Place, error) {
	p := reportedly.Place{
		Span: fromSpan(w.Span), Text: w.Text, Relation: reportedly.PlaceRelation(w.Relation), Names: each(w.Names, fromPlaceName),
		Precision: reportedly.Precision(w.Precision), UncertaintyKM: w.KM, Score: w.Score, Why: w.Why,
	}
	switch {
	case w.Point != nil:
		p.Geometry = orb.Point(*w.Point)
	case w.Shape != nil:
		p.Geometry = w.Shape.Geometry
	case w.ShapeKey != "":
		g, err := shapes(w.ShapeKey)
		if err != nil {
			return p, err
		}
		p.Geometry = g
	}
	return p, nil
}

func each[A, B any](in []A, f func(A) B) []B {
	if in == nil {
		return nil
	}
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}

func toSpan(s text.Span) spanBody {
	if s == (text.Span{}) {
		return nil
	}
	return &[2]int{s.Start, s.End}
}

func fromSpan(b spanBody) text.Span {
	if b == nil {
		return text.Span{}
	}
	return text.Span{Start: b[0], End: b[1]}
}

func toEvidence(e reportedly.Evidence) evidenceBody { return evidenceBody{toSpan(e.Span), e.Quote} }

func fromEvidence(b evidenceBody) reportedly.Evidence {
	return reportedly.Evidence{Span: fromSpan(b.Span), Quote: b.Quote}
}

func toParticipant(p reportedly.Participant) participant {
	return participant{toSpan(p.Span), p.Text, p.Name, p.ID, string(p.Kind), p.Country, p.Sector, p.Title, p.Implied, p.Qualifier, p.LinkScore}
}

func fromParticipant(b participant) reportedly.Participant {
	return reportedly.Participant{Span: fromSpan(b.Span), Text: b.Text, Name: b.Name, ID: b.ID, Kind: reportedly.ActorKind(b.Kind), Country: b.Country,
		Sector: b.Sector, Title: b.Title, Implied: b.Implied, Qualifier: b.Qualifier, LinkScore: b.LinkScore}
}

func toPlaceName(n reportedly.PlaceName) placeNameBody {
	return placeNameBody{toSpan(n.Span), n.Name, n.ID, n.Official, n.Kind, n.Country, n.Geoname, n.Resolved, n.Lat, n.Lon, n.Score, n.Why}
}

func fromPlaceName(b placeNameBody) reportedly.PlaceName {
	return reportedly.PlaceName{Span: fromSpan(b.Span), Name: b.Name, ID: b.ID, Official: b.Official, Kind: b.Kind, Country: b.Country,
		Geoname: b.Geoname, Resolved: b.Resolved, Lat: b.Lat, Lon: b.Lon, Score: b.Score, Why: b.Why}
}

func toSpeaker(s reportedly.Speaker) speakerBody {
	return speakerBody{toSpan(s.Span), s.Text, string(s.Kind), s.Name, s.ID, s.LinkScore}
}

func fromSpeaker(b speakerBody) reportedly.Speaker {
	return reportedly.Speaker{Span: fromSpan(b.Span), Text: b.Text, Kind: reportedly.SpeakerKind(b.Kind), Name: b.Name, ID: b.ID, LinkScore: b.LinkScore}
}

func toNumber(n reportedly.Number) numberBody {
	return numberBody{n.Field, toSpan(n.Span), n.Text, n.Min, n.Max}
}

func fromNumber(b numberBody) reportedly.Number {
	return reportedly.Number{Field: b.Field, Span: fromSpan(b.Span), Text: b.Text, Min: b.Min, Max: b.Max}
}

func toLink(l reportedly.Link) linkBody { return linkBody{string(l.Type), l.Claim} }
func fromLink(b linkBody) reportedly.Link {
	return reportedly.Link{Type: reportedly.LinkType(b.Type), Claim: b.Claim}
}

func toReason(r reportedly.Reason) reasonBody {
	return reasonBody{r.Field, r.Value, toSpan(r.Words), r.Rule}
}

func fromReason(b reasonBody) reportedly.Reason {
	return reportedly.Reason{Field: b.Field, Value: b.Value, Words: fromSpan(b.Words), Rule: b.Rule}
}

// uniq sorts and drops what is there twice, in place.
func uniq[T cmp.Ordered](s []T) []T {
	slices.Sort(s)
	return slices.Compact(s)
}
