package source_test

import (
	"testing"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

var points = `{"type": "FeatureCollection", "name": "x", "crs": {"type": "name"}, "features": [
{"type": "Feature", "id": "a1", "properties": {"name": "Camp One", "name:ar": "المخيم الأول", "alt_name": "Mukhayyam 1; First Camp", "country": "SD", "kind": "camp", "population": 1500, "admin1": "North Darfur"}, "geometry": {"type": "Point", "coordinates": [25.1, 13.6, 700]}},
{"type": "Feature", "properties": {"NAME": "Square", "Country": "Sudan"}, "geometry": {"type": "Polygon", "coordinates": [[[25,13],[26,13],[26,14],[25,14],[25,13]]]}},
{"type": "Feature", "properties": {"name": "Swapped"}, "geometry": {"type": "Point", "coordinates": [13.6, 125.1]}},
{"type": "Feature", "properties": {"name": "Metres"}, "geometry": {"type": "Point", "coordinates": [250000, 1300000]}},
{"type": "Feature", "properties": {"population": 7}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
{"type": "Feature", "properties": {"name": "Void"}, "geometry": null},
{"type": "Feature", "properties": {"name": "Odd", "kind": "blob"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
{"type": "Point", "coordinates": [1, 2]}
]}`

func TestGeoJSON(t *testing.T) {
	got := mustRead(t, file(t, "p.geojson", points), source.Options{Set: "p"})
	diff(t, got.Rows, []string{
		"p.geojson: feature 3: invalid input: the position [13.6 125.1] lies outside the world",
		"p.geojson: feature 4: invalid input: the position [250000 1.3e+06] lies outside the world",
		"p.geojson: feature 5: invalid input: the place has no name",
		"p.geojson: feature 6: invalid input: the place has no geometry",
		`p.geojson: feature 7: invalid input: "blob" is no kind of place`,
		`p.geojson: feature 8: invalid input: it is of type "Point" rather than Feature`,
	})
	if len(got.Items) != 2 {
		t.Fatalf("%d places", len(got.Items))
	}
	diff(t, got.Items[0], source.Item{ID: "p:a1", Admin1: "North Darfur", Entry: &gazetteer.Entry{
		ID: "p:a1", Name: "Camp One", Kind: gazetteer.Camp, Country: "SDN", Lat: 13.6, Lon: 25.1, Population: 1500, Source: "p",
		Names: []gazetteer.Name{{Text: "Mukhayyam 1"}, {Text: "First Camp"}, {Text: "المخيم الأول", Lang: "ar"}},
	}})
	square := got.Items[1]
	if square.Country != "Sudan" || square.Entry.Lat != 13.5 || square.Entry.Lon != 25.5 || square.Entry.RadiusKM < 60 || square.Entry.RadiusKM > 65 || len(square.Outline) != 1 {
		t.Errorf("%+v %+v", square, *square.Entry)
	}
}

// Common operational datasets name each order in columns of its own.
func TestOperationalData(t *testing.T) {
	got := mustRead(t, file(t, "adm2.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":
{"ADM0_EN":"Yemen","ADM0_PCODE":"YE","ADM1_EN":"Ibb","ADM1_PCODE":"YE11","ADM2_EN":"Mithal","ADM2_AR":"مثال","ADM2_PCODE":"YE1199","ADM3_EN":""},
"geometry":{"type":"Polygon","coordinates":[[[44,14],[44.1,14],[44.1,14.1],[44,14]]]}}]}`), source.Options{Set: "adm2"})
	wantWhole(t, got)
	e := got.Items[0].Entry
	diff(t, []string{e.ID, e.Name, string(e.Kind), e.Country, got.Items[0].Admin1}, []string{"adm2:YE1199", "Mithal", "district", "YEM", "Ibb"})
	diff(t, e.Names, []gazetteer.Name{{Text: "مثال", Lang: "ar"}})
}

// A place in the middle of a crescent would lie outside it.
func TestPointOfAnArea(t *testing.T) {
	got := mustRead(t, file(t, "c.geojson", `{"type":"Feature","properties":{"name":"Crescent"},"geometry":{"type":"Polygon","coordinates":
[[[0,0],[10,0],[10,10],[0,10],[0,9],[9,9],[9,1],[0,1],[0,0]]]}}`), source.Options{Set: "c"})
	e := got.Items[0].Entry
	if p := (orb.Point{e.Lon, e.Lat}); p[0] < 9 || p[0] > 10 || p[1] < 1 || p[1] > 9 {
		t.Errorf("%v lies outside", p)
	}
}

func TestSequence(t *testing.T) {
	one := `{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}`
	for _, text := range []string{one + "\n" + one + "\n", "\x1e" + one + "\n\x1e" + one + "\n", "[" + one + "," + one + "]"} {
		if got := mustRead(t, file(t, "s.geojson", text), source.Options{Set: "s"}); len(got.Items) != 2 || len(got.Rows) > 0 {
			t.Errorf("%q: %d places, %v", text, len(got.Items), got.Rows)
		}
	}
}

func TestGeometries(t *testing.T) {
	for geometry, want := range map[string]orb.Point{
		`{"type":"MultiPoint","coordinates":[[0,0],[2,2]]}`:                                                                      {1, 1},
		`{"type":"LineString","coordinates":[[0,0],[1,1],[2,2]]}`:                                                                {1, 1},
		`{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2]]]}`:                                                       {1, 1},
		`{"type":"MultiPolygon","coordinates":[[[[0,0],[2,0],[2,2],[0,2]]]]}`:                                                    {1, 1},
		`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]},{"type":"Point","coordinates":[2,2]}]}`: {1, 1},
	} {
		got := mustRead(t, file(t, "g.geojson", `{"type":"Feature","properties":{"name":"A"},"geometry":`+geometry+`}`), source.Options{Set: "g"})
		if len(got.Items) != 1 {
			t.Errorf("%s: %v", geometry, got.Rows)
			continue
		}
		diff(t, orb.Point{got.Items[0].Entry.Lon, got.Items[0].Entry.Lat}, want)
	}
}
