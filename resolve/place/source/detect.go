package source

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
)

const formsHint = "what can be imported: GeoNames dumps, Who's On First and OpenStreetMap extracts, GeoJSON, and CSV with a header"

// recognise finds out format and part by the name and the beginning of the file,
// and how it is read. A format that was asked for is checked.
func (f *File) recognise() error {
	head, err := f.text.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return damaged(err)
	}
	if kind := foreign(head); kind != "" {
		return reportedly.WithHint(unsupported("it is %s", kind), formsHint)
	}
	asked := f.options.Format
	if asked == CSV {
		f.Format, f.Part, f.form = CSV, Places, readTable
		return nil
	}
	if trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n\x1e"); len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[') {
		f.recogniseJSON(trimmed)
	} else {
		f.recogniseTable(head)
	}
	switch {
	case asked != "" && asked != f.Format && asked == OSM && f.Format == GeoJSON:
		f.Format = OSM // GeoJSON that Overpass or a copyist gave out
	case asked != "" && asked != f.Format && f.Format != "":
		return reportedly.WithHint(unsupported("it is not of the form %s but looks like %s", asked, f.Format), "leave out --as, or give the form that it has")
	case f.Format == "":
		return reportedly.WithHint(unsupported("it is none of the known kinds of file"), formsHint)
	}
	return nil
}

// foreign names a kind of file that people try to import but that can't be read.
func foreign(head []byte) string {
	for _, k := range []struct{ magic, name string }{
		{"SQLite format 3\x00", "an SQLite database (a GeoPackage or the like)"},
		{"\x00\x00\x27\x0a", "a shapefile"},
		{"%PDF", "a PDF file"},
		{"<?xml", "XML"}, {"<osm", "XML"}, {"<kml", "KML"},
		{"BZh", "a bzip2 file"}, {"\xfd7zXZ", "an xz file"}, {"7z\xbc\xaf", "a 7z file"}, {"\x28\xb5\x2f\xfd", "a zstd file"},
		{"PAR1", "a Parquet file"},
	} {
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return k.name
		}
	}
	if len(head) > 12 && string(head[6:15]) == "OSMHeader" {
		return "an OpenStreetMap PBF file"
	}
	return ""
}

func (f *File) recogniseJSON(head []byte) {
	has := func(s string) bool { return bytes.Contains(head, []byte(s)) }
	switch {
	case has(`"elements"`) && (has(`"osm3s"`) || has(`"tags"`) || has(`"overpass`)):
		f.Format, f.Part, f.form = OSM, Places, readOverpass
	case has(`"latitude"`) && has(`"longitude"`) && has(`"data"`):
		f.Format, f.Part, f.form = OSM, Places, readOverpass
	case has(`"wof_id"`), has(`"wof:id"`):
		f.Format, f.Part, f.form = WOF, Areas, readGeoJSON
	case has(`"FeatureCollection"`), has(`"Feature"`):
		f.Format, f.Part, f.form = GeoJSON, Places, readGeoJSON
		if overpass.Match(head) {
			f.Format = OSM
		}
	}
}

// Overpass turbo's GeoJSON: "@id": "node/123" or "id": "node/123".
var overpass = regexp.MustCompile(`"@?id"\s*:\s*"(?:node|way|relation)/\d+"|"generator"\s*:\s*"overpass`)

var (
	divisionCode = regexp.MustCompile(`^[A-Z]{2}\.[^\t]+$`)
	twoLetters   = regexp.MustCompile(`^[A-Z]{2}$`)
	threeLetters = regexp.MustCompile(`^[A-Z]{3}$`)
)

// recogniseTable looks at the first line that isn't a comment.
func (f *File) recogniseTable(head []byte) {
	text := string(head)
	line := ""
	for l := range strings.Lines(text) {
		l = strings.TrimRight(l, "\r\n")
		if line = l; l != "" && !strings.HasPrefix(l, "#") {
			break
		}
	}
	col := strings.Split(line, "\t")
	number := func(i int) bool { _, err := strconv.Atoi(col[i]); return err == nil }
	decimal := func(i int) bool { _, err := strconv.ParseFloat(col[i], 64); return err == nil }
	switch n := len(col); {
	case strings.TrimPrefix(col[0], "\ufeff") == "wof_id":
		f.Format, f.Part, f.form = WOF, Places, readWOF
	case n >= 7 && isOSMHeader(col):
		f.Format, f.Part, f.form = OSM, Places, readOSMTable
	case n == 19 && number(0) && decimal(4) && decimal(5):
		f.Format, f.Part, f.form = GeoNames, Places, readDump
	case (n == 10 || n == 8) && number(0) && number(1):
		f.Format, f.Part, f.form = GeoNames, Names, readAlternates
	case n == 4 && divisionCode.MatchString(col[0]) && number(3):
		f.Format, f.Part, f.form = GeoNames, Divisions, readDivisions
	case n >= 17 && n <= 19 && twoLetters.MatchString(col[0]) && threeLetters.MatchString(col[1]):
		f.Format, f.Part, f.form = GeoNames, Countries, readCountries
	case (n == 2 || n == 3) && number(0) && number(1):
		f.Format, f.Part, f.form = GeoNames, Hierarchy, readHierarchy
	case looksLikeTable(head):
		f.Format, f.Part, f.form = CSV, Places, readTable
	}
}

func isOSMHeader(col []string) bool {
	return col[0] == "ID" && col[1] == "LAT" && col[2] == "LON" && col[3] == "NAME"
}
