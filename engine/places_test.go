package engine_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// wanted is a name of a passage with the ID of the place that it means, or "none".
type wanted struct {
	span text.Span
	id   string
}

var marked = regexp.MustCompile(`\[([^|\]]+)\|([^\]]+)\]`)

// unmark takes the marks out of a passage: "[Paris|geonames:2988507]".
func unmark(passage string) (words string, names []wanted) {
	var b strings.Builder
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(passage, -1) {
		b.WriteString(passage[at:m[0]])
		start := b.Len()
		b.WriteString(passage[m[2]:m[3]])
		names = append(names, wanted{text.Span{Start: start, End: b.Len()}, passage[m[4]:m[5]]})
		at = m[1]
	}
	b.WriteString(passage[at:])
	return b.String(), names
}

// TestPlacesOfPassages checks what the names of short passages from all over the world
// are taken to mean.
func TestPlacesOfPassages(t *testing.T) {
	raw, err := os.ReadFile("testdata/places.txt")
	if err != nil {
		t.Fatal(err)
	}
	e := mustEngine(t)
	passages := 0
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		passages++
		words, names := unmark(line)
		d := &ling.Document{ID: "passage", Text: text.New(words)}
		if err := e.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		var spans []text.Span
		for _, n := range names {
			spans = append(spans, n.span)
		}
		_, told := e.Places(d, spans)
		for _, n := range names {
			got := "none"
			x, _ := told.At(n.span)
			if x.Resolved {
				got = x.Entry.ID
			}
			if got != n.id {
				t.Errorf("%s\n\t%q is %s, want %s: %s", words, words[n.span.Start:n.span.End], got, n.id, x.Why)
			}
		}
	}
	if passages < 20 {
		t.Errorf("%d passages, want at least 20", passages)
	}
}

// TestPlacesOfTheReport checks the places of the report that the project was asked to
// serve, by where they are known to lie.
func TestPlacesOfTheReport(t *testing.T) {
	path := filepath.Join(golden.Shared(t, "examples"), "libya-weekly.txt")
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := ingest.Read(t.Context(), path, f, ingest.Options{Published: "2016-12-27"})
	if err != nil {
		t.Fatal(err)
	}
	result, err := mustEngine(t).Read(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]struct {
		country  string
		lat, lon float64
	}{
		"Bin Walid": {"LBY", 31.76, 13.99}, "Brak al-Shati": {"LBY", 27.55, 14.27}, "Sebha": {"LBY", 27.04, 14.43},
		"Sirte": {"LBY", 31.21, 16.59}, "Misrata": {"LBY", 32.37, 15.09}, "Cairo": {"EGY", 30.05, 31.24}, "Moscow": {"RUS", 55.75, 37.62},
		"Egypt": {"EGY", 27, 30}, "Algeria": {"DZA", 28, 3}, "Libya": {"LBY", 27, 17},
	}
	seen := map[string]bool{}
	for _, d := range result.Places.List {
		want, ok := known[d.Name]
		if !ok {
			continue
		}
		seen[d.Name] = true
		if !d.Resolved || d.Entry.Country != want.country || math.Abs(d.Entry.Lat-want.lat) > 1.5 || math.Abs(d.Entry.Lon-want.lon) > 1.5 {
			t.Errorf("%s is %+v (%.2f, %.2f) %s", d.Name, d.Entry.ID, d.Entry.Lat, d.Entry.Lon, d.Why)
		}
	}
	for name := range known {
		if !seen[name] {
			t.Errorf("%s is not read as a name of a place", name)
		}
	}
	checkArea(t, result.Claims)
}

// TestPlacesOfTwoCountries: what lies in several places, each by itself, is written and read
// again as a collection of them.
func TestPlacesOfTwoCountries(t *testing.T) {
	r, err := ingest.Read(t.Context(), "a.txt", strings.NewReader("The group runs camps in Syria and Iraq.\n\nSoldiers attacked rebels in Russia and Belarus.\n"), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := mustEngine(t).Read(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := jsonl.Encode(&out, result.Claims, jsonl.Coder{Name: "reportedly"}); err != nil {
		t.Fatal(err)
	}
	got, err := jsonl.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for i, c := range result.Claims {
		for k, p := range c.Places {
			if p.Geometry == nil {
				continue
			}
			_, several := p.Geometry.(orb.Collection)
			found = found || several
			if !orb.Equal(got[i].Places[k].Geometry, p.Geometry) {
				t.Errorf("%q is another area when it is read again", p.Text)
			}
		}
	}
	if !found {
		t.Error("no claim lies in two countries")
	}
}

// checkArea looks for the claim of a presence between three towns: its area holds all
// of them, and is no point.
func checkArea(t *testing.T, claims []reportedly.Claim) {
	t.Helper()
	i := slices.IndexFunc(claims, func(c reportedly.Claim) bool {
		return c.Kind == reportedly.KindPresence && len(c.Places) > 0 && c.Places[0].Relation == reportedly.Between
	})
	if i < 0 {
		t.Fatal("no claim of a presence between places")
	}
	p := claims[i].Places[0]
	area, ok := p.Geometry.(orb.Polygon)
	if !ok {
		t.Fatalf("the geometry of %v is a %T: %s", p.Names, p.Geometry, p.Why)
	}
	towns := []orb.Point{{13.99, 31.76}, {14.27, 27.55}, {14.43, 27.04}}
	for _, town := range towns {
		if !planar.PolygonContains(area, town) {
			t.Errorf("the area doesn't hold %v", town)
		}
	}
	if p.Precision != reportedly.Region || p.UCDP() != 5 || len(p.Names) != len(towns) {
		t.Errorf("precision %q, UCDP %d, %d names", p.Precision, p.UCDP(), len(p.Names))
	}
	if _, err := json.Marshal(p.Geometry); err != nil {
		t.Error(err)
	}
}
