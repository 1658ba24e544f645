package geometry_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/reportedly/reportedly/internal/geometry"
)

var square = orb.Ring{{20, 27}, {21, 27}, {21, 28}, {20, 27}}

// TestAsTheLibrary holds writing and reading to orb's own, which the product leaves out.
func TestAsTheLibrary(t *testing.T) {
	for _, g := range []orb.Geometry{
		orb.Point{16.58, 31.2}, orb.MultiPoint{{1, 2}, {3, 4}}, orb.LineString{{1, 2}, {3.25, 4}},
		orb.MultiLineString{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, orb.Polygon{square},
		orb.MultiPolygon{{square}, {square, square}}, square, orb.Bound{Min: orb.Point{1, 2}, Max: orb.Point{3, 4}},
		orb.Collection{orb.Point{1, 2}, orb.LineString{{1, 2}, {3, 4}}, orb.Collection{square}}, orb.Collection{},
	} {
		want, err := json.Marshal(geojson.NewGeometry(g))
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(geometry.New(g))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%T (-want +got):\n%s", g, diff)
		}
		if string(want) == "null" {
			continue
		}
		var back geometry.JSON
		if err := json.Unmarshal(want, &back); err != nil {
			t.Fatal(err)
		}
		var library geojson.Geometry
		if err := json.Unmarshal(want, &library); err != nil {
			t.Fatal(err)
		}
		if !orb.Equal(back.Geometry, library.Geometry()) {
			t.Errorf("%T: read back %v", g, back.Geometry)
		}
	}
}

func TestWhatIsNone(t *testing.T) {
	for _, s := range []string{`{}`, `[]`, `"Point"`, `{"type":"Point"}`, `{"type":"Point","coordinates":["a"]}`,
		`{"type":"Circle","coordinates":[1,2]}`, `{"type":"GeometryCollection","geometries":[null]}`, `{"type":"GeometryCollection","geometries":{}}`, `{"type":"Polygon","coordinates":[1,2]}`} {
		if err := json.Unmarshal([]byte(s), &geometry.JSON{}); err == nil {
			t.Errorf("%s: no error", s)
		}
	}
	if b, err := json.Marshal(geometry.JSON{}); err != nil || string(b) != "null" {
		t.Errorf("none: %s %v", b, err)
	}
}
