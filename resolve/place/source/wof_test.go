package source_test

import (
	"testing"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

var (
	extract = row("wof_id", "placetype", "name", "lat", "lon", "population", "gn_fcode", "gn_id", "wd_id", "region_id", "county_id", "names(lang=name|...)") +
		row("85632627", "country", "Libya", "26.6", "18.0", "6777452", "", "2215636", "Q1016", "", "", "ara=ليبيا|eng=LBY|fra=Libye") +
		row("11", "region", "Surt", "30.3", "16.7", "", "", "2210553", "", "11", "", "ara=سرت|und=Sirte") +
		row("12", "locality", "Bir al Mithal", "30.31", "16.72", "1,200", "", "", "", "11", "13", "") +
		row("13", "county", "Al Mithal", "30.32", "16.73", "", "", "", "", "11", "13", "eng_gb=Mithal District") +
		row("14", "campus", "Mithal Air Base", "30.33", "16.74", "", "", "", "", "11", "", "eng=HLXX|deu=Flugplatz Mithal") +
		row("16", "locality", "مثال", "30.4", "16.8", "", "", "", "", "", "", "fra=Mithale|eng=Mithal") +
		row("15", "locality", "Wadi al Mithal", "30.34", "16.75", "", "WAD", "", "", "11", "", "")

	areas = `{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"wof_id": 11, "placetype": "region", "name": "Surt", "iso": "LY-SR"}, "geometry": {"type": "Polygon", "coordinates": [[[16,30],[17,30],[17,31],[16,31],[16,30]]]}}
]}`
)

func TestWOF(t *testing.T) {
	got := mustRead(t, file(t, "wof-ly.tsv", extract), source.Options{})
	wantWhole(t, got)
	diff(t, got.Items, []source.Item{
		{ID: "wof:85632627", Same: "geonames:2215636", Entry: &gazetteer.Entry{
			ID: "wof:85632627", Geoname: 2215636, Name: "Libya", Kind: gazetteer.Country, Country: "LBY", Lat: 26.6, Lon: 18, Population: 6777452, Source: "wof",
			Names: []gazetteer.Name{{Text: "ليبيا", Lang: "ar"}, {Text: "Libye", Lang: "fr"}},
		}},
		{ID: "wof:11", Same: "geonames:2210553", Entry: &gazetteer.Entry{
			ID: "wof:11", Geoname: 2210553, Name: "Surt", Kind: gazetteer.Province, Country: "LBY", Lat: 30.3, Lon: 16.7, Source: "wof",
			Names: []gazetteer.Name{{Text: "سرت", Lang: "ar"}, {Text: "Sirte"}},
		}},
		{ID: "wof:12", Admin1: "wof:11", Admin2: "wof:13", Entry: &gazetteer.Entry{
			ID: "wof:12", Name: "Bir al Mithal", Kind: gazetteer.Town, Country: "LBY", Lat: 30.31, Lon: 16.72, Population: 1200, Source: "wof",
		}},
		{ID: "wof:13", Admin1: "wof:11", Entry: &gazetteer.Entry{
			ID: "wof:13", Name: "Al Mithal", Kind: gazetteer.District, Country: "LBY", Lat: 30.32, Lon: 16.73, Source: "wof",
			Names: []gazetteer.Name{{Text: "Mithal District", Lang: "en-GB"}},
		}},
		{ID: "wof:14", Admin1: "wof:11", Entry: &gazetteer.Entry{
			ID: "wof:14", Name: "Mithal Air Base", Kind: gazetteer.Base, Country: "LBY", Lat: 30.33, Lon: 16.74, Source: "wof",
			Names: []gazetteer.Name{{Text: "Flugplatz Mithal", Lang: "de"}},
		}},
		{ID: "wof:16", Entry: &gazetteer.Entry{
			ID: "wof:16", Name: "Mithal", Kind: gazetteer.Town, Country: "LBY", Lat: 30.4, Lon: 16.8, Source: "wof",
			Names: []gazetteer.Name{{Text: "Mithale", Lang: "fr"}, {Text: "مثال"}},
		}},
		{ID: "wof:15", Admin1: "wof:11", Entry: &gazetteer.Entry{
			ID: "wof:15", Name: "Wadi al Mithal", Kind: gazetteer.Valley, Code: "WAD", Country: "LBY", Lat: 30.34, Lon: 16.75, Source: "wof",
		}},
	})
	// the country isn't in the file
	named := mustRead(t, file(t, "places.tsv", extract), source.Options{Country: "YEM"})
	if got := named.Items[0].Entry.Country; got != "YEM" {
		t.Errorf("country %q", got)
	}
}

func TestWOFColumns(t *testing.T) {
	got := mustRead(t, file(t, "wof-ly.tsv", "wof_id\tname\tplacetype\tlat\tlon\n1\tA\tlocality\t1\t2\n"), source.Options{})
	diff(t, got.Rows, []string{
		`wof-ly.tsv: line 1: invalid input: column 2 should be "placetype"`,
		`wof-ly.tsv: line 2: invalid input: a row of 12 columns has 5`,
	})
}

func TestWOFAreas(t *testing.T) {
	got := mustRead(t, file(t, "wof-ly-polygons.geojson", areas), source.Options{})
	square := orb.MultiPolygon{{{{16, 30}, {17, 30}, {17, 31}, {16, 31}, {16, 30}}}}
	diff(t, got.Items, []source.Item{{ID: "wof:11", Outline: square}})
}
