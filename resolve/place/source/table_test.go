package source_test

import (
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

const table = `id,name,lat,lon,country,kind,names,name:ar,population,admin1,geonameid
7,"Mithal, Old",30.5,16.5,LY,quarter,Old Mithal|Mithal Qadima,مثال القديمة,"1,200",Surt,
,Bir Mithal,30.6,16.6,Libya,,,,,,2210247
`

func TestTable(t *testing.T) {
	got := mustRead(t, file(t, "t.csv", table), source.Options{Set: "t"})
	wantWhole(t, got)
	diff(t, got.Items, []source.Item{
		{ID: "t:7", Admin1: "Surt", Entry: &gazetteer.Entry{
			ID: "t:7", Name: "Mithal, Old", Kind: gazetteer.Quarter, Country: "LBY", Lat: 30.5, Lon: 16.5, Population: 1200, Source: "t",
			Names: []gazetteer.Name{{Text: "Old Mithal"}, {Text: "Mithal Qadima"}, {Text: "مثال القديمة", Lang: "ar"}},
		}},
		{ID: got.Items[1].ID, Country: "Libya", Same: "geonames:2210247", Kindless: true, Entry: &gazetteer.Entry{
			ID: got.Items[1].ID, Geoname: 2210247, Name: "Bir Mithal", Kind: gazetteer.Town, Lat: 30.6, Lon: 16.6, Source: "t",
		}},
	})
}

// An ID that is made stays the same wherever the row stands.
func TestOwnIDs(t *testing.T) {
	a := mustRead(t, file(t, "a.csv", "name,lat,lon\nA,1,2\nB,3,4\n"), source.Options{Set: "s"})
	b := mustRead(t, file(t, "b.csv", "lon,lat,name,kind\n4,3,B,camp\n"), source.Options{Set: "s"})
	if a.Items[1].ID != b.Items[0].ID || a.Items[0].ID == a.Items[1].ID {
		t.Errorf("%s, %s; %s", a.Items[0].ID, a.Items[1].ID, b.Items[0].ID)
	}
}

func TestEncodingsAndDelimiters(t *testing.T) {
	arabic, err := charmap.Windows1256.NewEncoder().String("name,lat,lon\nمدينة الزاوية الجديدة,30.5,16.5\nمطار معيتيقة الدولي,1,2\n")
	if err != nil {
		t.Fatal(err)
	}
	western, err := charmap.Windows1252.NewEncoder().String("name;lat;lon\nSaint-Étienne-du-Rouvray déjà vu à côté;30,5;16,5\n")
	if err != nil {
		t.Fatal(err)
	}
	wide := "\xff\xfe"
	for _, u := range utf16.Encode([]rune("name\tlat\tlon\nمثال\t30.5\t16.5\n")) {
		wide += string([]byte{byte(u), byte(u >> 8)})
	}
	for _, c := range []struct{ content, encoding, want string }{
		{arabic, "", "مدينة الزاوية الجديدة"},
		{arabic, "windows-1256", "مدينة الزاوية الجديدة"},
		{western, "", "Saint-Étienne-du-Rouvray déjà vu à côté"},
		{wide, "", "مثال"},
		{"\xef\xbb\xbfname|lat|lon\nمثال|30.5|16.5\n", "", "مثال"},
	} {
		got := mustRead(t, file(t, "t.csv", c.content), source.Options{Encoding: c.encoding, Set: "t"})
		if len(got.Items) == 0 || got.Items[0].Entry.Name != c.want || got.Items[0].Entry.Lat != 30.5 {
			t.Errorf("%+v, want %q", got, c.want)
		}
	}
}

func TestTableRowsThatMakeNoSense(t *testing.T) {
	got := mustRead(t, file(t, "t.csv", "name,lat,lon,kind\nA,,2,\nB,1,200,\n,1,2,\nC,1,2,town,x\nD,1,2,thing\nE,1,2\n\nF,1,2,town,\n"), source.Options{Set: "t"})
	diff(t, got.Rows, []string{
		"t.csv: line 2: invalid input: no latitude",
		"t.csv: line 3: invalid input: the longitude 200 lies outside -180 to 180",
		"t.csv: line 4: invalid input: the place has no name",
		"t.csv: line 5: invalid input: the row has 5 columns and the header 4",
		`t.csv: line 6: invalid input: "thing" is no kind of place`,
	})
	if len(got.Items) != 2 {
		t.Errorf("%d places", len(got.Items))
	}
}

func TestHeaders(t *testing.T) {
	for _, c := range []struct{ content, word string }{
		{"name,latitude,breite\nA,1,2\n", `line 1: no column is headed lon; not known: "breite"`},
		{"who,lat,lon\nA,1,2\n", "no column is headed name"},
		{"name,lat,y,lon\nA,1,2,3\n", "columns 2 and 3 are both headed as latitude"},
	} {
		_, err := read(t, file(t, "t.csv", c.content), source.Options{Format: source.CSV})
		wantError(t, err, reportedly.ErrInvalid, c.word)
	}
	_, err := read(t, file(t, "t.csv", "name,lat,lon\nA,1,2\n"), source.Options{Encoding: "klingon"})
	wantError(t, err, reportedly.ErrInvalid, `"klingon"`)
}
