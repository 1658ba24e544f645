// Package geojson writes claims as features for maps.
//
// In: stored claims. Out: a FeatureCollection of GeoJSON (RFC 7946), the same for the same
// values, with a feature for each place of each claim. It draws nothing at a centroid: an
// area is an area, with its precision and uncertainty as properties, and what has no known
// place is a feature without geometry. It assumes geometries in WGS 84, longitude first.
package geojson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/internal/geometry"
	"github.com/reportedly/reportedly/store"
)

// Writer writes a collection.
type Writer struct {
	w io.Writer
	n int
}

// New begins a collection.
func New(w io.Writer) (*Writer, error) {
	_, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`)
	return &Writer{w: w}, err
}

// feature is a place of a claim.
type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   *geometry.JSON `json:"geometry"`
	Properties properties     `json:"properties"`
}

// properties are flat, as programs for maps need them; their names are those of claims'
// JSON.
type properties struct {
	Claim       string   `json:"claim"`
	Kind        string   `json:"kind"`
	Event       string   `json:"event,omitempty"`
	Mode        string   `json:"mode,omitempty"`
	Actors      string   `json:"actors,omitempty"`
	Recipients  string   `json:"recipients,omitempty"`
	Place       string   `json:"place,omitempty"`
	PlaceID     string   `json:"place_id,omitempty"`
	Relation    string   `json:"relation,omitempty"`
	Precision   string   `json:"precision,omitempty"`
	Uncertainty *float64 `json:"uncertainty_km,omitempty"`
	Time        string   `json:"time,omitempty"`
	Killed      string   `json:"killed,omitempty"`
	Basis       string   `json:"basis"`
	SaidBy      string   `json:"said_by,omitempty"`
	Likelihood  string   `json:"likelihood,omitempty"`
	Polarity    string   `json:"polarity"`
	Reality     string   `json:"reality"`
	Score       float64  `json:"score"`
	Quote       string   `json:"quote"`
	Source      string   `json:"source,omitempty"`
	Published   string   `json:"published,omitempty"`
	Report      string   `json:"report"`
	Development string   `json:"development,omitempty"`
	Review      string   `json:"review,omitempty"`
}

// Claim writes the features of a claim: one for each of its places, or one without
// geometry.
func (w *Writer) Claim(s *store.Claim) error {
	base := propertiesOf(s)
	if len(s.Claim.Places) == 0 {
		return w.write(feature{"Feature", s.ID, nil, base})
	}
	for i, p := range s.Claim.Places {
		f := feature{"Feature", s.ID, nil, base}
		if i > 0 {
			f.ID += "#" + strconv.Itoa(i+1)
		}
		f.Properties.Place, f.Properties.Relation = p.Text, string(p.Relation)
		if len(p.Names) > 0 {
			f.Properties.PlaceID = p.Names[0].ID
		}
		if p.Geometry != nil {
			f.Geometry = geometry.New(p.Geometry)
			f.Properties.Precision, f.Properties.Uncertainty = string(p.Precision), &p.UncertaintyKM
		}
		if err := w.write(f); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) write(f feature) error {
	b := &bytes.Buffer{}
	if w.n > 0 {
		b.WriteByte(',')
	}
	b.WriteByte('\n')
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		return fmt.Errorf("encode the feature of claim %s: %w", f.ID, err)
	}
	w.n++
	_, err := w.w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}

// End ends the collection.
func (w *Writer) End() error {
	_, err := io.WriteString(w.w, "\n]}\n")
	return err
}

func propertiesOf(s *store.Claim) properties {
	c := &s.Claim
	p := properties{
		Claim: s.ID, Kind: string(c.Kind), Event: string(c.Event), Mode: strings.Join(c.Modes, "; "),
		Actors: each(c.Actors, party), Recipients: each(c.Recipients, party), Basis: string(c.Basis), SaidBy: each(c.SaidBy, speaker),
		Likelihood: string(c.Likelihood), Polarity: string(c.Polarity), Reality: string(c.Reality), Score: c.Score,
		Quote: each(c.Evidence, func(e reportedly.Evidence) string { return e.Quote }), Source: s.Report.Source, Published: s.Report.Published,
		Report: s.Report.ID, Development: s.Development, Review: string(s.Review),
	}
	if c.Time != nil {
		p.Time = c.Time.EDTF
	}
	p.Killed = phrase.Figure(c, "killed")
	return p
}

func party(p reportedly.Participant) string {
	if p.Name != "" {
		return p.Name
	}
	return p.Text
}

func speaker(s reportedly.Speaker) string {
	if s.Name != "" {
		return s.Name
	}
	return s.Text
}

func each[T any](list []T, f func(T) string) string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return strings.Join(out, "; ")
}
