package source_test

import (
	"testing"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

// The rows are made by hand in the form of the dumps: some facts are well known,
// the rest is invented.
var (
	dump = row("2215636", "Libya", "Libya", "Libye,Libia,ليبيا", "28", "17", "A", "PCLI", "LY", "", "00", "", "", "", "6678567", "", "448", "Africa/Tripoli", "2024-01-01") +
		row("2210245", "Tripoli", "Tripoli", "Tarabulus,https://example.org/x", "32.8", "13.2", "A", "ADM1", "LY", "", "61", "", "", "", "1065405", "", "30", "Africa/Tripoli", "2024-01-01") +
		row("2210247", "Tripoli", "Tripoli", "Tarabulus,طرابلس,Oea", "32.88743", "13.18733", "P", "PPLC", "LY", "", "61", "6101", "", "", "1150989", "", "24", "Africa/Tripoli", "2024-01-01") +
		row("9000001", "Example Airport", "Example Airport", "HLXX,TXX,Aéroport d'Exemple", "32.1", "13.9", "S", "AIRP", "LY", "", "61", "", "", "", "0", "", "80", "Africa/Tripoli", "2024-01-01")

	alternates = row("1", "2210247", "ar", "طرابلس", "1", "", "", "") +
		row("2", "2210247", "link", "https://example.org/Tripoli", "", "", "", "") +
		row("3", "2210247", "iata", "TIP", "", "", "", "", "", "") +
		row("4", "2210247", "wkdt", "Q3579", "", "", "", "", "", "") +
		row("5", "2210247", "post", "21821", "", "", "", "", "", "") +
		row("6", "2210247", "la", "Oea", "", "", "", "1", "", "") +
		row("7", "2210247", "tr", "Trablusgarp", "", "", "", "", "1551", "1912") +
		row("8", "2210247", "", "Tripoli di Barberia", "", "", "1", "", "", "")

	divisions = row("LY.61", "Tripoli", "Tripoli", "2210245") + row("LY.07", "Al Buţnān", "Al Butnan", "88319")

	countries = "# GeoNames\n#ISO\tISO3\n" +
		row("LY", "LBY", "434", "LY", "Libya", "Tripoli", "1759540", "6678567", "AF", ".ly", "LYD", "Dinar", "218", "", "", "ar-LY,it,en", "2215636", "TD,NE,DZ,SD,TN,EG", "") +
		row("CS", "SCG", "891", "YI", "Serbia and Montenegro", "Belgrade", "102350", "10829175", "EU", ".cs", "RSD", "Dinar", "381", "#####", "", "cu,hu,sq,sr", "0", "AL,HU,MK,RO,HR,BA,BG", "")
)

func TestDump(t *testing.T) {
	got := mustRead(t, file(t, "LY.txt", dump), source.Options{})
	wantWhole(t, got)
	diff(t, got.Items, []source.Item{
		{ID: "geonames:2215636", Defines: "LY", Entry: &gazetteer.Entry{
			ID: "geonames:2215636", Geoname: 2215636, Name: "Libya", Kind: gazetteer.Country, Code: "PCLI", Country: "LBY", Lat: 28, Lon: 17, Population: 6678567, Source: "geonames",
			Names: []gazetteer.Name{{Text: "Libye"}, {Text: "Libia"}, {Text: "ليبيا"}},
		}},
		{ID: "geonames:2210245", Defines: "LY.61", Entry: &gazetteer.Entry{
			ID: "geonames:2210245", Geoname: 2210245, Name: "Tripoli", Kind: gazetteer.Province, Code: "ADM1", Country: "LBY", Lat: 32.8, Lon: 13.2, Population: 1065405, Source: "geonames",
			Names: []gazetteer.Name{{Text: "Tarabulus"}},
		}},
		{ID: "geonames:2210247", Admin1: "LY.61", Admin2: "LY.61.6101", Entry: &gazetteer.Entry{
			ID: "geonames:2210247", Geoname: 2210247, Name: "Tripoli", Kind: gazetteer.Town, Code: "PPLC", Country: "LBY", Lat: 32.88743, Lon: 13.18733, Population: 1150989, Source: "geonames",
			Names: []gazetteer.Name{{Text: "Tarabulus"}, {Text: "طرابلس"}, {Text: "Oea"}},
		}},
		{ID: "geonames:9000001", Admin1: "LY.61", Entry: &gazetteer.Entry{
			ID: "geonames:9000001", Geoname: 9000001, Name: "Example Airport", Kind: gazetteer.Airport, Code: "AIRP", Country: "LBY", Lat: 32.1, Lon: 13.9, Source: "geonames",
			Names: []gazetteer.Name{{Text: "Aéroport d'Exemple"}},
		}},
	})
}

func TestDumpRowsThatMakeNoSense(t *testing.T) {
	bad := row("2210247", "Tripoli", "Tripoli", "", "north", "13.18733", "P", "PPLC", "LY", "", "61", "", "", "", "0", "", "24", "", "") +
		row("x", "Tripoli", "Tripoli", "", "32", "13", "P", "PPLC", "LY", "", "61", "", "", "", "0", "", "24", "", "") +
		row("3", "", "", "", "32", "13", "P", "PPLC", "LY", "", "61", "", "", "", "0", "", "24", "", "") +
		row("4", "Far", "Far", "", "132", "13", "P", "PPLC", "LY", "", "61", "", "", "", "0", "", "24", "", "") +
		"5\ttoo few\n"
	got := mustRead(t, file(t, "LY.txt", dump+bad), source.Options{})
	if len(got.Items) != 4 {
		t.Errorf("%d places", len(got.Items))
	}
	diff(t, got.Rows, []string{
		`LY.txt: line 5: invalid input: the latitude "north" is no number`,
		`LY.txt: line 6: invalid input: "x" is no geonameid`,
		`LY.txt: line 7: invalid input: the place has no name, or one of over 200 bytes`,
		`LY.txt: line 8: invalid input: the latitude 132 lies outside -90 to 90`,
		`LY.txt: line 9: invalid input: a row of 19 columns has 2`,
	})
}

func TestAlternateNames(t *testing.T) {
	got := mustRead(t, file(t, "alternateNamesV2.txt", alternates), source.Options{})
	wantWhole(t, got)
	var names []gazetteer.Name
	for _, i := range got.Items {
		if i.ID != "geonames:2210247" {
			t.Error(i.ID)
		}
		names = append(names, i.Names...)
	}
	diff(t, names, []gazetteer.Name{
		{Text: "طرابلس", Lang: "ar"}, {Text: "Oea", Lang: "la", Historic: true}, {Text: "Trablusgarp", Lang: "tr", Historic: true}, {Text: "Tripoli di Barberia"},
	})
}

func TestCodes(t *testing.T) {
	diff(t, mustRead(t, file(t, "admin1CodesASCII.txt", divisions), source.Options{}).Items, []source.Item{
		{ID: "geonames:2210245", Defines: "LY.61", Names: []gazetteer.Name{{Text: "Tripoli"}}},
		{ID: "geonames:88319", Defines: "LY.07", Names: []gazetteer.Name{{Text: "Al Buţnān"}, {Text: "Al Butnan"}}},
	})
	diff(t, mustRead(t, file(t, "countryInfo.txt", countries), source.Options{}).Items, []source.Item{
		{ID: "geonames:2215636", Defines: "LY", Names: []gazetteer.Name{{Text: "Libya"}}},
	})
	diff(t, mustRead(t, file(t, "hierarchy.txt", "1\t2\tADM\n2\t3\n"), source.Options{}).Items, []source.Item{
		{ID: "geonames:2", Parent: "geonames:1"}, {ID: "geonames:3", Parent: "geonames:2"},
	})
}

func TestAlpha3(t *testing.T) {
	for code, want := range map[string]string{"LY": "LBY", "lby": "LBY", " ye ": "YEM", "XK": "XKX", "UK": "GBR", "EL": "GRC", "ZZ": "", "EU": "", "Libya": "", "": "", "L1": ""} {
		if got := source.Alpha3(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

func TestFeatureCodes(t *testing.T) {
	for _, c := range []struct {
		class, code string
		want        gazetteer.Kind
	}{
		{"A", "PCLI", gazetteer.Country}, {"A", "ADM1", gazetteer.Province}, {"A", "ADM1H", gazetteer.Province}, {"A", "ADM3", gazetteer.District},
		{"P", "PPL", gazetteer.Town}, {"P", "PPLX", gazetteer.Quarter}, {"H", "WAD", gazetteer.Valley}, {"H", "GULF", gazetteer.Sea}, {"H", "STMI", gazetteer.River},
		{"H", "RSV", gazetteer.Lake}, {"L", "RGN", gazetteer.Region}, {"L", "OILF", gazetteer.Oil}, {"L", "OAS", gazetteer.Valley}, {"L", "CONT", gazetteer.Continent},
		{"L", "PRT", gazetteer.Port}, {"S", "AIRB", gazetteer.Base}, {"S", "AIRF", gazetteer.Airport}, {"S", "DAM", gazetteer.Dam}, {"S", "PRN", gazetteer.Facility},
		{"S", "PSTB", gazetteer.Crossing}, {"S", "CMPRF", gazetteer.Camp}, {"R", "RD", gazetteer.Road}, {"R", "RR", gazetteer.Feature}, {"T", "MTS", gazetteer.Mountain},
		{"T", "DSRT", gazetteer.Desert}, {"T", "ISL", gazetteer.Island}, {"V", "FRST", gazetteer.Forest}, {"U", "RDGU", gazetteer.Feature}, {"", "", gazetteer.Feature},
	} {
		text := row("7", "A", "A", "", "1", "2", c.class, c.code, "LY", "", "", "", "", "", "0", "", "0", "", "")
		if got := mustRead(t, file(t, "x.txt", text), source.Options{}).Items[0].Entry.Kind; got != c.want {
			t.Errorf("%s.%s is %s, want %s", c.class, c.code, got, c.want)
		}
	}
}
