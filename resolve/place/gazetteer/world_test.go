package gazetteer_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// world opens the embedded gazetteer.
func world(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestManifest compares the embedded file with what its generator wrote of it.
func TestManifest(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "data", "gazetteer", "manifest.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			want[key] = value
		}
	}
	sum := sha256.Sum256(data.Gazetteer)
	s := world(t).Stats()
	got := map[string]string{
		"sha256": hex.EncodeToString(sum[:]), "bytes": strconv.Itoa(len(data.Gazetteer)),
		"places": strconv.Itoa(s.Entries), "names": strconv.Itoa(s.Names), "outlines": strconv.Itoa(s.Outlines),
	}
	for _, k := range s.Kinds {
		got["kind "+k.Key] = strconv.Itoa(k.N)
	}
	for key, value := range got {
		if want[key] != value {
			t.Errorf("%s: %s, the manifest has %s", key, value, want[key])
		}
	}
	if len(want) != len(got) {
		t.Errorf("the manifest has %d lines, want %d", len(want), len(got))
	}
	if len(data.Gazetteer) >= 12_000_000 {
		t.Errorf("the file has %d bytes, over the budget of 12 MB", len(data.Gazetteer))
	}
}

// TestWorld looks up places of many countries by names that texts use.
func TestWorld(t *testing.T) {
	g := world(t)
	for _, c := range []struct {
		name, countries string
		kinds           string
		want            string // ID
	}{
		{"Tobruk", "", "town", "geonames:81302"},
		{"Brak al-Shati", "", "", "geonames:2218478"},
		{"Brak", "LBY", "", "geonames:2218478"},
		{"Zwara", "LBY", "town", "geonames:2208425"},
		{"Aleppo Governorate", "", "", "geonames:170062"},
		{"Halab", "SYR", "town", "geonames:170063"},
		{"Libya", "", "", "iso:LBY"},
		{"Ivory Coast", "", "", "iso:CIV"},
		{"Deir Ezzor", "SYR", "town", "geonames:170794"},
		{"Benghzi", "", "town", "geonames:88319"},
		{"Leningrad", "RUS", "town", "geonames:498817"},
		{"Kyiv Oblast", "", "", "geonames:UA.13"},
		{"طبرق", "", "town", "geonames:81302"},
		{"Харків", "", "town", "geonames:706483"},
		{"Frankfurt", "DEU", "town", "geonames:2925533"},
		{"Calif.", "", "", "geonames:5332921"},
		{"Africa", "", "", "reportedly:africa"},
		{"Fezzan", "", "region", "reportedly:fezzan"},
		{"Donbass", "", "region", "reportedly:donbas"},
	} {
		q := gazetteer.Query{How: gazetteer.Typing}
		if c.countries != "" {
			q.Countries = strings.Fields(c.countries)
		}
		for _, k := range strings.Fields(c.kinds) {
			q.Kinds = append(q.Kinds, gazetteer.Kind(k))
		}
		hits := g.Search(c.name, q)
		if len(hits) == 0 || hits[0].Entry.ID != c.want {
			t.Errorf("Search(%q, %s): %s first, want %s", c.name, c.countries, firstHit(hits), c.want)
		}
	}
}

func firstHit(hits []gazetteer.Hit) string {
	if len(hits) == 0 {
		return "nothing"
	}
	return hits[0].Entry.ID + " (" + hits[0].Name + ")"
}

// TestWorldLocate places points of the land and the sea.
func TestWorldLocate(t *testing.T) {
	g := world(t)
	for _, c := range []struct {
		lat, lon        float64
		country, admin1 string
	}{
		{27.04, 14.43, "LBY", "Sabha District"},
		{36.2, 37.16, "SYR", "Aleppo"},
		{48.6, 38.0, "UKR", "Donetsk"},
		{13.63, 25.35, "SDN", "Northern Darfur"},
		{38.9, -77.04, "USA", "District of Columbia"},
		{35, 18, "", ""}, // the sea
	} {
		country, admin1 := g.Locate(orb.Point{c.lon, c.lat})
		e, _ := g.Entry(country)
		a, _ := g.Entry(admin1)
		if e.Country != c.country || a.Name != c.admin1 {
			t.Errorf("Locate(%v, %v) = %s %q, want %s %q", c.lat, c.lon, e.Country, a.Name, c.country, c.admin1)
		}
	}
}

// TestReferences checks that what entries name as their division or part is there.
func TestReferences(t *testing.T) {
	g := world(t)
	known := map[string]bool{}
	for e := range g.All {
		known[e.ID] = true
	}
	for e := range g.All {
		for _, id := range append([]string{e.Admin1, e.Admin2}, e.Parts...) {
			if id != "" && !known[id] {
				t.Errorf("%s (%s) names %s, which isn't there", e.ID, e.Name, id)
			}
		}
	}
}

// TestMemory holds the gazetteer to its budget: 150 ms to open, 120 MB after
// 10,000 look-ups.
func TestMemory(t *testing.T) {
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, start := heap(), time.Now()
	g := world(t)
	opened := time.Since(start)
	n := 0
	for e := range g.All {
		if n++; n%25 == 0 {
			g.Search(e.Name, gazetteer.Query{How: gazetteer.Container})
		}
	}
	g.Locate(orb.Point{14, 27})
	used := int64(heap()) - int64(before)
	t.Logf("opened in %v, %d look-ups, %d kB of heap", opened, n/25, used>>10)
	if used > 60<<20 {
		t.Errorf("%d bytes of heap", used)
	}
	if opened > 150*time.Millisecond {
		t.Logf("slower than 150 ms to open: %v", opened) // no error: machines are shared
	}
	runtime.KeepAlive(g)
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := gazetteer.Open(data.Gazetteer); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch looks names up from all over the world, as they are and with a
// letter lost.
func BenchmarkSearch(b *testing.B) {
	g := world(b)
	type query struct{ name, country string }
	var exact, typed []query
	n := 0
	for e := range g.All {
		if n++; n%40 == 7 && e.Kind == gazetteer.Town {
			exact = append(exact, query{e.Name, e.Country})
			if r := []rune(e.Name); len(r) > 5 {
				typed = append(typed, query{string(r[:3]) + string(r[4:]), e.Country})
			}
		}
	}
	for _, c := range []struct {
		name    string
		queries []query
		how     gazetteer.How
		within  bool
	}{
		{"exact", exact, gazetteer.Folded, false},
		{"exact-in-country", exact, gazetteer.Folded, true},
		{"article", exact, gazetteer.Article, false},
		{"fuzzy", typed, gazetteer.Typing, false},
		{"fuzzy-in-country", typed, gazetteer.Typing, true},
	} {
		b.Run(c.name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				q := c.queries[i*7919%len(c.queries)]
				i++
				var countries []string
				if c.within {
					countries = []string{q.country}
				}
				g.Search(q.name, gazetteer.Query{How: c.how, Countries: countries})
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "look-ups/s")
		})
	}
}
