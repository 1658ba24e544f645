package source_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

// file writes a file for a test.
func file(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// zipped is a zip of files given as name, content, name, content …
func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// outcome is what reading a file gives.
type outcome struct {
	Format source.Format
	Part   source.Part
	Items  []source.Item
	Rows   []string // what is wrong with rows, without the file's folder
}

// read reads a whole file.
func read(t testing.TB, path string, opt source.Options) (outcome, error) {
	t.Helper()
	f, err := source.Open(path, opt)
	if err != nil {
		return outcome{}, err
	}
	defer f.Close()
	out := outcome{Format: f.Format, Part: f.Part}
	for item, err := range f.Items(context.Background()) {
		row := (*source.RowError)(nil)
		switch {
		case errors.As(err, &row):
			out.Rows = append(out.Rows, strings.TrimPrefix(err.Error(), filepath.Dir(path)+string(filepath.Separator)))
		case err != nil:
			return out, err
		default:
			out.Items = append(out.Items, item)
		}
	}
	return out, nil
}

func mustRead(t *testing.T, path string, opt source.Options) outcome {
	t.Helper()
	out, err := read(t, path, opt)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func diff(t *testing.T, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.EquateApprox(0, 1e-9)); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

// wantWhole wants every row to make sense.
func wantWhole(t *testing.T, got outcome) {
	t.Helper()
	if len(got.Rows) > 0 {
		t.Errorf("left out: %q", got.Rows)
	}
}

func row(columns ...string) string { return strings.Join(columns, "\t") + "\n" }

func TestRecognise(t *testing.T) {
	for _, c := range []struct {
		name, content string
		format        source.Format
		part          source.Part
	}{
		{"LY.txt", dump, source.GeoNames, source.Places},
		{"LY.zip", zipped(t, "readme.txt", "terms", "LY.txt", dump), source.GeoNames, source.Places},
		{"alternateNamesV2.zip", zipped(t, "iso-languagecodes.txt", "x", "alternateNamesV2.txt", alternates), source.GeoNames, source.Names},
		{"admin1CodesASCII.txt", divisions, source.GeoNames, source.Divisions},
		{"countryInfo.txt", countries, source.GeoNames, source.Countries},
		{"hierarchy.txt", "6295630\t6255146\tADM\n1\t2\t\n", source.GeoNames, source.Hierarchy},
		{"wof.tsv", extract, source.WOF, source.Places},
		{"areas.geojson", areas, source.WOF, source.Areas},
		{"o.json", elements, source.OSM, source.Places},
		{"all.json", extractedJSON, source.OSM, source.Places},
		{"nodes.tsv", nodes, source.OSM, source.Places},
		{"export.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","id":"node/1","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}]}`, source.OSM, source.Places},
		{"p.geojson", points, source.GeoJSON, source.Places},
		{"p.csv", "name,lat,lon\nA,1,2\n", source.CSV, source.Places},
		{"p.csv", "\ufeffname;lat;lon\nA;1;2\n", source.CSV, source.Places},
		{"p.csv", "Place|Latitude|Longitude\nA|1|2\n", source.CSV, source.Places},
	} {
		f, err := source.Open(file(t, c.name, c.content), source.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if f.Format != c.format || f.Part != c.part {
			t.Errorf("%s: %s, %s; want %s, %s", c.name, f.Format, f.Part, c.format, c.part)
		}
		f.Close()
	}
}

func TestGzip(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(dump))
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	got := mustRead(t, file(t, "LY.txt.gz", b.String()), source.Options{})
	if len(got.Items) != 4 || len(got.Rows) != 0 {
		t.Errorf("%d places, %v", len(got.Items), got.Rows)
	}
	_, err = read(t, file(t, "cut.txt.gz", b.String()[:b.Len()-10]), source.Options{})
	wantError(t, err, reportedly.ErrInvalid, "cut off")
}

func wantError(t *testing.T, err, kind error, word string) {
	t.Helper()
	if err == nil || kind != nil && !errors.Is(err, kind) || !strings.Contains(err.Error(), word) {
		t.Errorf("error %v; want one of %v with %q", err, kind, word)
	}
}

func TestRefused(t *testing.T) {
	whole := zipped(t, "LY.txt", strings.Repeat(dump, 50))
	for _, c := range []struct {
		name, content string
		kind          error
		word          string
	}{
		{"empty.csv", "", reportedly.ErrInvalid, "empty"},
		{"x.csv", "just some words\nand more\n", reportedly.ErrUnsupported, "none of the known"},
		{"x.gpkg", "SQLite format 3\x00...", reportedly.ErrUnsupported, "SQLite"},
		{"x.shp", "\x00\x00\x27\x0a\x00\x00", reportedly.ErrUnsupported, "shapefile"},
		{"x.osm", "<?xml version='1.0'?><osm/>", reportedly.ErrUnsupported, "XML"},
		{"x.zip", zipped(t, "picture.png", "x"), reportedly.ErrUnsupported, "no table"},
		{"x.zip", zipped(t, "a.csv", "name,lat,lon\n", "b.csv", "name,lat,lon\n"), reportedly.ErrUnsupported, "several files"},
		{"x.zip", "PK\x03\x04 and no more", reportedly.ErrInvalid, "damaged"},
		{"x.zip", whole[:len(whole)/2], reportedly.ErrInvalid, "damaged"},
		{"x.zip", zipped(t, "bomb.txt", dump+strings.Repeat("\n", 17<<20)), reportedly.ErrInvalid, "unpacks to more"},
		{"x.json", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}},`, reportedly.ErrInvalid, "ends in the middle, after feature 1"},
		{"x.json", `{"type":"FeatureCollection","features":[}`, reportedly.ErrInvalid, "no JSON"},
		{"x.csv", "name,lat,lon\n" + strings.Repeat("x", 5<<20), reportedly.ErrInvalid, "doesn't end within"},
	} {
		_, err := read(t, file(t, c.name, c.content), source.Options{})
		wantError(t, err, c.kind, c.word)
	}
	_, err := read(t, t.TempDir(), source.Options{})
	wantError(t, err, reportedly.ErrInvalid, "folder")
	_, err = read(t, filepath.Join(t.TempDir(), "none.csv"), source.Options{})
	wantError(t, err, os.ErrNotExist, "none.csv")
	_, err = read(t, file(t, "LY.txt", dump), source.Options{Format: source.WOF})
	wantError(t, err, reportedly.ErrUnsupported, "looks like geonames")
}

// A checksum that doesn't fit is damage, though everything could be unpacked.
func TestDamagedInside(t *testing.T) {
	whole := []byte(zipped(t, "LY.txt", strings.Repeat(dump, 400)))
	at := bytes.Index(whole, []byte("LY.txt")) + 60
	whole[at] ^= 0x55
	_, err := read(t, file(t, "LY.zip", string(whole)), source.Options{})
	wantError(t, err, reportedly.ErrInvalid, "damaged")
}

func TestCancelled(t *testing.T) {
	f, err := source.Open(file(t, "LY.txt", strings.Repeat(dump, 2000)), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	n := 0
	for _, err := range f.Items(ctx) {
		if n++; n == 10 {
			cancel()
		}
		last = err
	}
	if !errors.Is(last, context.Canceled) || n > 2000 {
		t.Errorf("%d items, then %v", n, last)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{dump, alternates, divisions, countries, extract, areas, elements, extractedJSON, nodes, points, table} {
		f.Add([]byte(seed), "")
	}
	f.Add([]byte("name,lat,lon\n\"A,1,2\n"), "csv")
	f.Add([]byte("\xff\xfen\x00a\x00"), "csv")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte, as string) {
		path := filepath.Join(dir, "f")
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		out, _ := read(t, path, source.Options{Format: source.Format(as), Set: "f"})
		for _, item := range out.Items {
			if item.ID == "" {
				t.Error("an item without ID")
			}
			e := item.Entry
			if e == nil {
				continue
			}
			if e.ID != item.ID || e.Name == "" || e.Kind == "" || !(e.Lat >= -90 && e.Lat <= 90 && e.Lon >= -180 && e.Lon <= 180) {
				t.Errorf("%+v", *e)
			}
			checkNames(t, e.Names)
		}
	})
}

func checkNames(t *testing.T, names []gazetteer.Name) {
	seen := map[string]bool{}
	for _, n := range names {
		if n.Text == "" || seen[n.Text] {
			t.Errorf("the name %q twice or empty", n.Text)
		}
		seen[n.Text] = true
	}
}
