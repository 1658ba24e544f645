package geojson_test

import (
	"bytes"
	"testing"

	"github.com/paulmach/orb"
	wire "github.com/paulmach/orb/geojson"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/geojson"
	"github.com/reportedly/reportedly/store"
)

func TestCollection(t *testing.T) {
	claim := func(id string, places ...reportedly.Place) *store.Claim {
		return &store.Claim{Told: reportedly.Told{ID: id, Report: reportedly.Publication{ID: "r", Source: "The <Courier>"}, Claim: reportedly.Claim{
			Kind: reportedly.KindEvent, Event: reportedly.Assault, Places: places, Evidence: []reportedly.Evidence{{Quote: "It “fell” & burnt"}},
		}}}
	}
	b := &bytes.Buffer{}
	w, err := geojson.New(b)
	if err != nil {
		t.Fatal(err)
	}
	point := reportedly.Place{Text: "Qaminis", Relation: reportedly.Near, Geometry: orb.Point{20.01, 31.66}, Precision: reportedly.Town, UncertaintyKM: 5}
	area := reportedly.Place{Text: "the plain", Geometry: orb.Polygon{{{20, 31}, {21, 31}, {21, 32}, {20, 31}}}, Precision: reportedly.Region}
	for _, c := range []*store.Claim{claim("r/c1", point, area), claim("r/c2"), claim("r/c3", reportedly.Place{Text: "somewhere"})} {
		if err := w.Claim(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	got, err := wire.UnmarshalFeatureCollection(b.Bytes())
	if err != nil {
		t.Fatalf("%v in %s", err, b)
	}
	if len(got.Features) != 4 {
		t.Fatalf("%d features, want 4: %s", len(got.Features), b)
	}
	if f := got.Features[0]; f.ID != "r/c1" || f.Geometry.(orb.Point) != (orb.Point{20.01, 31.66}) || f.Properties["uncertainty_km"] != 5.0 || f.Properties["relation"] != "near" {
		t.Errorf("the point is %+v", f)
	}
	if f := got.Features[1]; f.ID != "r/c1#2" || f.Geometry.GeoJSONType() != "Polygon" || f.Properties["precision"] != "region" {
		t.Errorf("the area is %+v", f)
	}
	for _, f := range got.Features[2:] {
		if f.Geometry != nil {
			t.Errorf("%v has no known place, and is drawn at %v", f.ID, f.Geometry)
		}
	}
	if !bytes.Contains(b.Bytes(), []byte("The <Courier>")) {
		t.Error("quotes are for people")
	}
}

func TestEmpty(t *testing.T) {
	b := &bytes.Buffer{}
	w, err := geojson.New(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	if got, err := wire.UnmarshalFeatureCollection(b.Bytes()); err != nil || len(got.Features) != 0 {
		t.Errorf("%v, %v", got, err)
	}
}
