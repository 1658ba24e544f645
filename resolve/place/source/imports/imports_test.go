package imports_test

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
	"github.com/reportedly/reportedly/resolve/place/source/imports"
)

func row(columns ...string) string { return strings.Join(columns, "\t") + "\n" }

// place is a row of a dump of GeoNames.
func place(id, name, class, code, admin1, admin2 string) string {
	return row(id, name, name, "", "30.5", "16.5", class, code, "LY", "", admin1, admin2, "", "", "0", "", "0", "Africa/Tripoli", "2024-01-01")
}

var files = map[string]string{
	// the district's row doesn't name its province's by a code of its own
	"LY.txt": place("3", "Mithal", "P", "PPL", "61", "6101") + place("1", "Surt", "A", "ADM1", "61", "") +
		place("2", "Mithal District", "A", "ADM2", "61", "6101") + place("4", "Lost Well", "H", "WLL", "", "") +
		place("5", "Old Coast", "L", "RGN", "", ""),
	"alternateNamesV2.txt": row("1", "3", "ar", "مثال", "", "", "", "") + row("2", "3", "", "Fort Mithal", "", "", "", "1") +
		row("3", "3", "link", "https://example.org", "", "", "", "") + row("4", "99", "en", "Elsewhere", "", "", "", ""),
	"hierarchy.txt":        "5\t1\tADM\n1\t2\tADM\n2\t4\t\n",
	"admin1CodesASCII.txt": row("LY.61", "Surt Governorate", "Surt Governorate", "1"),
	"wof-ly.tsv":           row("wof_id", "placetype", "name", "lat", "lon", "population", "gn_fcode", "gn_id", "wd_id", "region_id", "county_id", "names") + row("71", "region", "Surt", "30.5", "16.5", "10", "", "1", "", "71", "", "ara=سرت") + row("72", "locality", "Mithal", "30.6", "16.6", "", "", "", "", "71", "", ""),
	"wof-ly-areas.geojson": `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"wof_id":71},"geometry":{"type":"Polygon","coordinates":[[[16,30],[17,30],[17,31],[16,31],[16,30]]]}}]}`,
	"camps.csv":            "name,lat,lon,country,admin1,kind\nCamp A,30.5,16.5,Libya,Surt,camp\nCamp B,30.7,16.7,,,camp\n",
	"osm.json":             `{"elements":[{"type":"node","id":1,"lat":30.5,"lon":16.5,"tags":{"place":"town","name":"Mithal"}}]}`,
	"nothing.csv":          "name,lat,lon\n",
	"nonsense.csv":         "name,lat,lon\n" + strings.Repeat("A,x,y\n", 30) + "B,1,2\n",
	"some.csv":             "name,lat,lon\nA,x,y\nB,1,2\n",
}

// folder writes files into a new folder and gives their paths.
func folder(t testing.TB, names ...string) (dir string, paths []string) {
	t.Helper()
	dir = t.TempDir()
	for _, n := range names {
		path := filepath.Join(dir, n)
		if err := os.WriteFile(path, []byte(files[n]), 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return dir, paths
}

// world is a gazetteer that knows one country and one of its provinces.
type world struct{ gazetteer.Source }

func (world) Search(name string, q gazetteer.Query) []gazetteer.Hit {
	switch {
	case name == "Libya":
		return []gazetteer.Hit{{Entry: gazetteer.Entry{ID: "geonames:2215636", Country: "LBY"}}}
	case name == "Surt" && cmp.Equal(q.Countries, []string{"LBY"}):
		return []gazetteer.Hit{{Entry: gazetteer.Entry{ID: "geonames:2210553"}}}
	}
	return nil
}

func (world) Locate(orb.Point) (country, admin1 string) {
	return "geonames:2215636", "geonames:2210553"
}

func (world) Entry(id string) (gazetteer.Entry, bool) {
	return gazetteer.Entry{Country: "LBY"}, id == "geonames:2215636"
}

func run(t testing.TB, job imports.Job) []imports.Result {
	t.Helper()
	out, err := imports.Run(context.Background(), job)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func open(t *testing.T, path string) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

func entry(t *testing.T, g gazetteer.Source, id string) gazetteer.Entry {
	t.Helper()
	e, ok := g.Entry(id)
	if !ok {
		t.Fatalf("there is no %s", id)
	}
	return e
}

func diff(t *testing.T, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestGeoNames(t *testing.T) {
	dir, paths := folder(t, "alternateNamesV2.txt", "hierarchy.txt", "admin1CodesASCII.txt", "LY.txt")
	made := run(t, imports.Job{Files: paths, Dir: filepath.Join(dir, "out")})
	diff(t, made, []imports.Result{{Name: "geonames-ly", Format: source.GeoNames, Paths: []string{filepath.Join(dir, "out", "geonames-ly.gaz")}, Places: 5, Names: 3}})
	g := open(t, made[0].Paths[0])
	diff(t, entry(t, g, "geonames:3"), gazetteer.Entry{
		ID: "geonames:3", Geoname: 3, Name: "Mithal", Kind: gazetteer.Town, Code: "PPL", Country: "LBY", Lat: 30.5, Lon: 16.5, Source: "geonames",
		Admin1: "geonames:1", Admin2: "geonames:2",
		Names: []gazetteer.Name{{Text: "مثال", Lang: "ar"}, {Text: "Fort Mithal", Historic: true}},
	})
	diff(t, entry(t, g, "geonames:1").Names, []gazetteer.Name{{Text: "Surt Governorate"}})
	if e := entry(t, g, "geonames:4"); e.Admin1 != "geonames:1" || e.Admin2 != "geonames:2" {
		t.Errorf("by the hierarchy, the well lies in %q, %q", e.Admin1, e.Admin2)
	}
	diff(t, entry(t, g, "geonames:5").Parts, []string{"geonames:1"})
	notes := map[string]string{}
	for _, n := range g.Stats().Notes {
		notes[n.Key] = n.Value
	}
	if notes["source"] != "geonames" || notes["licence"] != "CC BY 4.0" || !strings.Contains(notes["attribution"], "GeoNames") || notes["date"] == "" {
		t.Errorf("%v", notes)
	}
	left, err := filepath.Glob(filepath.Join(dir, "out", ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestWhosOnFirst(t *testing.T) {
	dir, paths := folder(t, "wof-ly-areas.geojson", "wof-ly.tsv")
	made := run(t, imports.Job{Files: paths, Dir: dir})
	if made[0].Name != "wof-ly" || made[0].Areas != 1 {
		t.Errorf("%+v", made)
	}
	g := open(t, made[0].Paths[0])
	if e := entry(t, g, "wof:72"); e.Admin1 != "geonames:1" {
		t.Errorf("the town lies in %q", e.Admin1)
	}
	if len(g.Outline("geonames:1")) != 1 {
		t.Error("the province has no area")
	}
}

func TestTable(t *testing.T) {
	dir, paths := folder(t, "camps.csv")
	made := run(t, imports.Job{Files: paths, Dir: dir, World: world{}, Attribution: "us"})
	g := open(t, made[0].Paths[0])
	n := 0
	g.All(func(e gazetteer.Entry) bool {
		if n++; e.Country != "LBY" || e.Admin1 != "geonames:2210553" || !strings.HasPrefix(e.ID, "camps:") {
			t.Errorf("%+v", e)
		}
		return true
	})
	if n != 2 {
		t.Errorf("%d places", n)
	}
}

// town is a world that knows one town.
type town struct{ world }

func (town) Search(name string, q gazetteer.Query) []gazetteer.Hit {
	if name != "Mithal" || !cmp.Equal(q.Countries, []string{"LBY"}) || !cmp.Equal(q.Kinds, []gazetteer.Kind{gazetteer.Town}) {
		return nil
	}
	return []gazetteer.Hit{{Entry: gazetteer.Entry{ID: "geonames:3", Lat: 30.52, Lon: 16.51}}}
}

// The first record of a town that lies near is the town, and so is a second one in
// the same spot, whose other names are kept; those farther off aren't.
func TestMeet(t *testing.T) {
	dir, _ := folder(t)
	node := `{"type":"node","id":%d,"lat":%f,"lon":16.5,"tags":{"place":"town","name":"Mithal","alt_name":"M%[1]d"}},`
	text := fmt.Sprintf(`{"elements":[`+node, 1, 31.5) + fmt.Sprintf(node, 2, 30.5) + fmt.Sprintf(node, 3, 30.51) + fmt.Sprintf(node, 4, 30.55)
	path := filepath.Join(dir, "osm.json")
	if err := os.WriteFile(path, []byte(strings.TrimSuffix(text, ",")+`]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	made := run(t, imports.Job{Files: []string{path}, Dir: dir, World: town{}})
	var ids []string
	open(t, made[0].Paths[0]).All(func(e gazetteer.Entry) bool {
		ids = append(ids, e.ID)
		return true
	})
	slices.Sort(ids)
	diff(t, ids, []string{"geonames:3", "osm:node/1", "osm:node/4"})
	diff(t, entry(t, open(t, made[0].Paths[0]), "geonames:3").Names, []gazetteer.Name{{Text: "M2"}, {Text: "M3"}})
	if made[0].Met != 2 {
		t.Errorf("%+v", made)
	}
}

// Data under a licence that passes on to what it is mixed with stay apart.
func TestSourcesApart(t *testing.T) {
	dir, paths := folder(t, "osm.json", "LY.txt", "camps.csv")
	var names []string
	for _, r := range run(t, imports.Job{Files: paths, Dir: dir}) {
		names = append(names, r.Name)
	}
	diff(t, names, []string{"camps", "geonames-ly", "osm"})
}

func TestOnly(t *testing.T) {
	dir, paths := folder(t, "LY.txt")
	made := run(t, imports.Job{Files: paths, Dir: dir, Kinds: []gazetteer.Kind{gazetteer.Town}})
	if made[0].Places != 1 {
		t.Errorf("%+v", made)
	}
	if e := entry(t, open(t, made[0].Paths[0]), "geonames:3"); e.Admin1 != "geonames:1" {
		t.Errorf("lies in %q", e.Admin1)
	}
	_, err := imports.Run(context.Background(), imports.Job{Files: paths, Dir: dir, Countries: []string{"YEM"}})
	if !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("no places: %v", err)
	}
}

func TestSeveralFiles(t *testing.T) {
	dir, paths := folder(t, "LY.txt")
	made := run(t, imports.Job{Files: paths, Dir: dir, FilePlaces: 2})
	if len(made[0].Paths) != 3 {
		t.Fatalf("%v", made[0].Paths)
	}
	if made = run(t, imports.Job{Files: paths, Dir: dir, FilePlaces: 4}); len(made[0].Paths) != 2 {
		t.Errorf("%v", made[0].Paths)
	}
	all, err := filepath.Glob(filepath.Join(dir, "*.gaz"))
	if err != nil {
		t.Fatal(err)
	}
	diff(t, all, []string{filepath.Join(dir, "geonames-ly.2.gaz"), filepath.Join(dir, "geonames-ly.gaz")})
}

func TestRefused(t *testing.T) {
	dir, paths := folder(t, "camps.csv", "nothing.csv", "nonsense.csv", "alternateNamesV2.txt", "osm.json")
	run(t, imports.Job{Files: paths[4:5], Dir: dir, Name: "camps"})
	before, err := os.ReadFile(filepath.Join(dir, "camps.gaz"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		job  imports.Job
		word string
	}{
		{imports.Job{}, "no file"},
		{imports.Job{Files: []string{filepath.Join(dir, "none.csv")}}, "none.csv"},
		{imports.Job{Files: paths[:1]}, "already, made of osm files"},
		{imports.Job{Files: paths[:3], Name: "x"}, "can't all have one name"},
		{imports.Job{Files: paths[1:2]}, "no place was found"},
		{imports.Job{Files: paths[2:3]}, "30 of its first 31 items make no sense"},
		{imports.Job{Files: paths[3:4]}, "only add to places"},
	} {
		c.job.Dir = dir
		_, err := imports.Run(context.Background(), c.job)
		if err == nil || !strings.Contains(err.Error(), c.word) {
			t.Errorf("%v: error %v, want %q", c.job.Files, err, c.word)
		}
	}
	after, err := os.ReadFile(filepath.Join(dir, "camps.gaz"))
	if err != nil || string(before) != string(after) {
		t.Error("an import that failed has changed the gazetteer")
	}
}

func TestLeftOut(t *testing.T) {
	dir, paths := folder(t, "some.csv")
	var told []string
	made := run(t, imports.Job{Files: paths, Dir: dir, Problem: func(err error) { told = append(told, err.Error()) }})
	if made[0].LeftOut != 1 || made[0].Places != 1 || len(told) != 1 || !strings.Contains(told[0], `some.csv: line 2: `) || !strings.Contains(told[0], "like 32.88") {
		t.Errorf("%+v %q", made, told)
	}
}

// A disk that takes nothing more.
func TestUnwritable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir, paths := folder(t, "camps.csv")
	closed := filepath.Join(dir, "closed")
	if err := os.Mkdir(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	if _, err := imports.Run(context.Background(), imports.Job{Files: paths, Dir: closed}); err == nil || !strings.Contains(err.Error(), "nothing can be written") {
		t.Errorf("error %v", err)
	}
}

// many is a dump of n places with as many alternate names, in two zips.
func many(t testing.TB, n int) []string {
	dir := t.TempDir()
	var places, names strings.Builder
	for i := range n {
		// not in the order of their numbers
		id := fmt.Sprint(1 + (i*7919)%n)
		places.WriteString(place(id, "Place "+id, "P", "PPL", "61", ""))
		names.WriteString(row(fmt.Sprint(i), id, "ar", "مكان "+id, "", "", "", ""))
	}
	places.WriteString(place(fmt.Sprint(n+1), "Surt", "A", "ADM1", "61", ""))
	var paths []string
	for name, text := range map[string]string{"LY": places.String(), "alternateNamesV2": names.String()} {
		path := filepath.Join(dir, name+".zip")
		paths = append(paths, path)
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		z := zip.NewWriter(f)
		w, err := z.Create(name + ".txt")
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err = errors.Join(err, z.Close(), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}
