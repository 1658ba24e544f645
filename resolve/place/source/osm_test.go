package source_test

import (
	"testing"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

var (
	elements = `{"version": 0.6, "generator": "Overpass API", "osm3s": {"copyright": "..."}, "elements": [
{"type": "node", "id": 1, "lat": 30.5, "lon": 16.5, "tags": {"place": "village", "name": "بئر المثال", "name:en": "Bir al Mithal", "alt_name": "Bir Mithal;Beer Mithal", "old_name": "Fort Mithal", "name:etymology": "well", "population": "1 200"}},
{"type": "way", "id": 2, "center": {"lat": 30.6, "lon": 16.6}, "tags": {"aeroway": "aerodrome", "name": "Mithal", "addr:country": "LY"}},
{"type": "node", "id": 3, "lat": 30.7, "lon": 16.7},
{"type": "node", "id": 4, "lat": 30.7, "lon": 16.7, "tags": {"highway": "crossing"}},
{"type": "relation", "id": 5, "tags": {"boundary": "administrative", "admin_level": "4", "name": "Mithal"}},
{"type": "node", "id": 6, "lat": 91, "lon": 16.7, "tags": {"place": "town", "name": "Nowhere"}},
{"type": "node", "id": 7, "lat": 30.8, "lon": 16.8, "tags": {"place": "locality", "name": "Tell"}}
]}`

	extractedJSON = `{"metadata": {"author": "nobody"}, "data": [
{"name": [{"ar": "مثال", "en": "Mithal", "fr": "Mithal"}], "latitude": 30.5, "longitude": 16.5, "id": 1, "type": "city"},
{"name": [{"ar": "آخر"}], "latitude": 30.6, "id": 2, "type": "hamlet"}
]}`

	nodes = row("ID", "LAT", "LON", "NAME", "NAME_EN", "TAG", "VALUE", "POPULATION") +
		row("11", "30.5", "16.5", "مثال\u200e", "Mithal", "place", "city", "22000") +
		row("12", "30.6", "16.6", "", "", "military", "bunker", "") +
		row("13", "30.7", "16.7", "Tower", "", "man_made", "tower") +
		row("14", "here", "16.7", "Tower", "", "man_made", "tower", "")
)

func TestOverpass(t *testing.T) {
	got := mustRead(t, file(t, "o.json", elements), source.Options{Country: "LBY"})
	diff(t, got.Rows, []string{
		"o.json: feature 5: invalid input: relation 5 has no position",
		"o.json: feature 6: invalid input: the latitude 91 lies outside -90 to 90",
	})
	diff(t, got.Items, []source.Item{
		{ID: "osm:node/1", Country: "LBY", Entry: &gazetteer.Entry{
			ID: "osm:node/1", Name: "Bir al Mithal", Kind: gazetteer.Town, Lat: 30.5, Lon: 16.5, Population: 1200, Source: "osm",
			Names: []gazetteer.Name{{Text: "Bir Mithal"}, {Text: "Beer Mithal"}, {Text: "بئر المثال"}, {Text: "Fort Mithal", Historic: true}},
		}},
		{ID: "osm:way/2", Country: "LBY", Entry: &gazetteer.Entry{ID: "osm:way/2", Name: "Mithal", Kind: gazetteer.Airport, Lat: 30.6, Lon: 16.6, Source: "osm"}},
		{ID: "osm:node/7", Country: "LBY", Entry: &gazetteer.Entry{ID: "osm:node/7", Name: "Tell", Kind: gazetteer.Feature, Lat: 30.8, Lon: 16.8, Source: "osm"}},
	})
}

func TestExtractedJSON(t *testing.T) {
	got := mustRead(t, file(t, "all.json", extractedJSON), source.Options{})
	diff(t, got.Rows, []string{"all.json: feature 2: invalid input: one of latitude and longitude is missing"})
	if len(got.Items) != 1 {
		t.Fatalf("%d places", len(got.Items))
	}
	e := got.Items[0].Entry
	diff(t, *e, gazetteer.Entry{ID: e.ID, Name: "Mithal", Kind: gazetteer.Town, Lat: 30.5, Lon: 16.5, Source: "osm", Names: []gazetteer.Name{{Text: "مثال", Lang: "ar"}}})
}

func TestNodes(t *testing.T) {
	got := mustRead(t, file(t, "nodes.tsv", nodes), source.Options{})
	diff(t, got.Rows, []string{`nodes.tsv: line 5: invalid input: the latitude "here" is no number`})
	diff(t, got.Items, []source.Item{
		{ID: "osm:node/11", Entry: &gazetteer.Entry{ID: "osm:node/11", Name: "Mithal", Kind: gazetteer.Town, Lat: 30.5, Lon: 16.5, Population: 22000, Source: "osm", Names: []gazetteer.Name{{Text: "مثال"}}}},
		{ID: "osm:node/13", Entry: &gazetteer.Entry{ID: "osm:node/13", Name: "Tower", Kind: gazetteer.Facility, Lat: 30.7, Lon: 16.7, Source: "osm"}},
	})
}
