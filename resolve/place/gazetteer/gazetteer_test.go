package gazetteer_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// land is a small invented country, Arland (ARL), and its neighbour.
func land() []gazetteer.Entry {
	return []gazetteer.Entry{
		{ID: "iso:ARL", Name: "Arland", Kind: gazetteer.Country, Country: "ARL", Lat: 5, Lon: 5, RadiusKM: 500, Source: "test"},
		{ID: "geonames:AR.1", Name: "Wadi ash Shati'", Kind: gazetteer.Province, Code: "ADM1", Country: "ARL", Lat: 4, Lon: 4, Population: 90_000, Source: "test"},
		{ID: "geonames:AR.2", Name: "Ḩalab", Kind: gazetteer.Province, Code: "ADM1", Country: "ARL", Lat: 8, Lon: 8, Population: 9_000, Source: "test"},
		{ID: "geonames:11", Geoname: 11, Name: "Brak", Kind: gazetteer.Town, Code: "PPLA", Country: "ARL", Admin1: "geonames:AR.1", Lat: 4.01, Lon: 4.02, Population: 39_000, Source: "geonames"},
		{ID: "geonames:12", Geoname: 12, Name: "Az Zuwaytīnah", Names: []gazetteer.Name{{Text: "الزويتينة", Lang: "ar"}}, Kind: gazetteer.Town, Country: "ARL", Admin1: "geonames:AR.2", Lat: 8.5, Lon: 8.25, Population: 21_000, Source: "geonames"},
		{ID: "geonames:13", Geoname: 13, Name: "Benghazi", Names: []gazetteer.Name{{Text: "Berenice", Historic: true}}, Kind: gazetteer.Town, Country: "ARL", Lat: 9, Lon: 9, Population: 800_000, Source: "geonames"},
		{ID: "geonames:14", Geoname: 14, Name: "Burj al Arab", Kind: gazetteer.Town, Country: "ARL", Lat: 2, Lon: 2, Source: "geonames"},
		{ID: "geonames:15", Geoname: 15, Name: "Frankfurt am Main", Kind: gazetteer.Town, Country: "ARL", Lat: 1, Lon: 2, Source: "geonames"},
		{ID: "geonames:21", Geoname: 21, Name: "Brak", Kind: gazetteer.Town, Country: "BRL", Lat: -20, Lon: 3, Population: 100, Source: "geonames"},
		{ID: "geonames:22", Geoname: 22, Name: "Halab", Kind: gazetteer.Town, Country: "ARL", Admin1: "geonames:AR.2", Lat: 8, Lon: 8.1, Population: 5_000, Source: "geonames"},
		{ID: "reportedly:fezz", Name: "Fezz", Kind: gazetteer.Region, Lat: 6, Lon: 6, Parts: []string{"geonames:AR.1", "geonames:AR.2"}, Source: "reportedly"},
		{ID: "own:a:b", Geoname: 77, Name: "Somewhere", Kind: gazetteer.Oil, Admin1: "elsewhere:1", Lat: -0.5, Lon: -179.99999, RadiusKM: 2.5, Source: "own"},
	}
}

func square(x, y, size float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}}}
}

func file(t testing.TB, entries []gazetteer.Entry) []byte {
	t.Helper()
	var b gazetteer.Builder
	for _, e := range entries {
		if err := b.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if b.Len() >= 3 {
		for id, area := range map[string]orb.MultiPolygon{"iso:ARL": square(0, 0, 10), "geonames:AR.1": square(0, 0, 5), "geonames:AR.2": square(5, 5, 5)} {
			if err := b.AddOutline(id, area); err != nil {
				t.Fatal(err)
			}
		}
	}
	b.Note("licence", "CC0")
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func open(t testing.TB, entries []gazetteer.Entry) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Open(file(t, entries))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestRoundTrip(t *testing.T) {
	want := land()
	g := open(t, want)
	for _, e := range want {
		got, ok := g.Entry(e.ID)
		if diff := cmp.Diff(e, got, cmpopts.EquateApprox(0, 1e-5)); !ok || diff != "" {
			t.Errorf("Entry(%s), %v (-want +got):\n%s", e.ID, ok, diff)
		}
	}
	n := 0
	for range g.All {
		n++
	}
	if n != len(want) {
		t.Errorf("All passes %d entries, want %d", n, len(want))
	}
	for _, id := range []string{"", "geonames:", "geonames:9", "iso:XXX", "geonames:011"} {
		if e, ok := g.Entry(id); ok {
			t.Errorf("Entry(%q) = %v", id, e)
		}
	}
}

func TestSameFileInAnyOrder(t *testing.T) {
	entries := land()
	want := file(t, entries)
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	if !bytes.Equal(file(t, entries), want) {
		t.Error("the order of adding shows in the file")
	}
}

func TestManyBlocks(t *testing.T) {
	var entries []gazetteer.Entry
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 3000 {
		e := gazetteer.Entry{ID: "own:" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)), Name: "Town " + string(rune('A'+i%26)),
			Kind: gazetteer.Town, Country: []string{"", "AAA", "BBB"}[r.IntN(3)], Lat: r.Float64()*180 - 90, Lon: r.Float64()*360 - 180, Population: r.IntN(1e6)}
		if i%7 == 0 {
			e.ID = "geonames:" + e.ID[4:]
		}
		for range r.IntN(4) {
			e.Names = append(e.Names, gazetteer.Name{Text: "N" + string(rune('a'+r.IntN(26))) + string(rune('a'+r.IntN(26)))})
		}
		entries = append(entries, e)
	}
	var b gazetteer.Builder
	for _, e := range entries {
		_ = b.Add(e) // some IDs and names occur twice
	}
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Open(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got := g.Stats().Entries; got != b.Len() {
		t.Fatalf("%d entries, want %d", got, b.Len())
	}
	for e := range g.All {
		if got, ok := g.Entry(e.ID); !ok || !cmp.Equal(got, e) {
			t.Fatalf("Entry(%s) = %v, want %v", e.ID, got, e)
		}
	}
}

func TestSearch(t *testing.T) {
	g := open(t, land())
	for _, c := range []struct {
		name      string
		countries string
		how       gazetteer.How // of the first hit, and the least that is tried
		want      string
	}{
		{"Brak", "", gazetteer.SameName, "geonames:11"},
		{"BRAK", "", gazetteer.Folded, "geonames:11"},
		{"brak", "BRL", gazetteer.Folded, "geonames:21"},
		{"الزُّويتينة", "", gazetteer.Folded, "geonames:12"},
		{"al-Zuwaytinah", "", gazetteer.Article, "geonames:12"},
		{"Governorate of Halab", "", gazetteer.Article, "geonames:AR.2"},
		{"Brak al-Shati", "", gazetteer.Container, "geonames:11"},
		{"Frankfurt", "", gazetteer.Container, "geonames:15"},
		{"Zueitina", "ARL", gazetteer.FineKey, "geonames:12"},
		{"Bengasi", "", gazetteer.SkeletonKey, "geonames:13"},
		{"Borg el-Arab", "", gazetteer.SkeletonKey, "geonames:14"},
		{"Bengahzi", "", gazetteer.Typing, "geonames:13"},
		{"Berenice", "", gazetteer.SameName, "geonames:13"},
	} {
		q := gazetteer.Query{How: c.how}
		if c.countries != "" {
			q.Countries = []string{c.countries}
		}
		hits := g.Search(c.name, q)
		if len(hits) == 0 || hits[0].Entry.ID != c.want || hits[0].How > c.how {
			t.Errorf("Search(%q) = %v, want %s first", c.name, hits, c.want)
			continue
		}
		if c.how > gazetteer.SameName {
			q.How = hits[0].How - 1
			for _, h := range g.Search(c.name, q) {
				if h.How > q.How {
					t.Errorf("Search(%q) gives a hit by way %d, at most %d asked for", c.name, h.How, q.How)
				}
			}
		}
	}
}

// TestShortNames: a short name is sought by key only within countries, or it would
// meet everything.
func TestShortNames(t *testing.T) {
	g := open(t, land())
	if hits := g.Search("Brek", gazetteer.Query{How: gazetteer.Typing}); len(hits) > 0 {
		t.Errorf("Search(Brek) in the whole world = %v", hits)
	}
	if hits := g.Search("Brek", gazetteer.Query{How: gazetteer.Typing, Countries: []string{"ARL"}}); len(hits) != 1 {
		t.Errorf("Search(Brek) in Arland = %v", hits)
	}
}

func TestQueryNarrows(t *testing.T) {
	g := open(t, land())
	for _, c := range []struct {
		q    gazetteer.Query
		want int
	}{
		{gazetteer.Query{}, 2},
		{gazetteer.Query{Limit: 1}, 1},
		{gazetteer.Query{Countries: []string{"BRL"}}, 1},
		{gazetteer.Query{Countries: []string{"BRL", "ARL"}}, 2},
		{gazetteer.Query{Countries: []string{"CRL"}}, 0},
		{gazetteer.Query{Kinds: []gazetteer.Kind{gazetteer.Oil}}, 0},
		{gazetteer.Query{Kinds: []gazetteer.Kind{gazetteer.Oil, gazetteer.Town}}, 2},
	} {
		if hits := g.Search("Brak", c.q); len(hits) != c.want {
			t.Errorf("%+v: %d hits, want %d", c.q, len(hits), c.want)
		}
	}
	for _, name := range []string{"", "  ", "-", "\xff", "أ"} {
		_ = g.Search(name, gazetteer.Query{How: gazetteer.Typing})
	}
}

func TestOutlines(t *testing.T) {
	g := open(t, land())
	if got := len(g.Outline("reportedly:fezz")); got != 2 {
		t.Errorf("the region has %d polygons, want those of its 2 parts", got)
	}
	if got := g.Outline("geonames:11"); got != nil {
		t.Errorf("the town has an outline: %v", got)
	}
	for _, c := range []struct {
		at              orb.Point
		country, admin1 string
	}{
		{orb.Point{2, 2}, "iso:ARL", "geonames:AR.1"},
		{orb.Point{7, 7}, "iso:ARL", "geonames:AR.2"},
		{orb.Point{2, 7}, "iso:ARL", ""},
		{orb.Point{-0.02, 2}, "iso:ARL", "geonames:AR.1"}, // 2 km off the coast
		{orb.Point{-0.2, 2}, "", ""},
		{orb.Point{170, -80}, "", ""},
	} {
		if country, admin1 := g.Locate(c.at); country != c.country || admin1 != c.admin1 {
			t.Errorf("Locate(%v) = %q, %q, want %q, %q", c.at, country, admin1, c.country, c.admin1)
		}
	}
}

func TestUnion(t *testing.T) {
	mine := []gazetteer.Entry{
		{ID: "geonames:11", Name: "Brak", Names: []gazetteer.Name{{Text: "Brach"}}, Kind: gazetteer.Town, Country: "ARL", Lat: 4.5, Lon: 4.5, Source: "mine"},
		{ID: "mine:1", Name: "Brak", Kind: gazetteer.Base, Country: "ARL", Lat: 4.6, Lon: 4.6, Source: "mine"},
		{ID: "mine:2", Name: "Both", Kind: gazetteer.Region, Lat: 4.6, Lon: 4.6, Parts: []string{"geonames:AR.1"}, Source: "mine"},
	}
	var b gazetteer.Builder
	for _, e := range mine {
		if err := b.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		t.Fatal(err)
	}
	first, err := gazetteer.Open(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	u := gazetteer.Union(first, open(t, land()))
	e, _ := u.Entry("geonames:11")
	if e.Source != "mine" || e.Population != 39_000 || e.Admin1 != "geonames:AR.1" || len(e.Names) != 1 {
		t.Errorf("the joined entry is %+v", e)
	}
	hits := u.Search("Brak", gazetteer.Query{Countries: []string{"ARL"}})
	if len(hits) != 2 || hits[0].Entry.ID != "geonames:11" {
		t.Errorf("%d hits, the first %+v", len(hits), hits)
	}
	if len(u.Outline("mine:2")) != 1 {
		t.Error("a region's parts aren't sought in the other source")
	}
	if hits := u.Search("Brach", gazetteer.Query{}); len(hits) != 1 || hits[0].Entry.Population != 39_000 {
		t.Errorf("a hit of one source isn't filled from the other: %v", hits)
	}
}

func TestBuilderErrors(t *testing.T) {
	var b gazetteer.Builder
	if err := b.Write(&bytes.Buffer{}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("an empty gazetteer: %v", err)
	}
	for _, e := range []gazetteer.Entry{
		{Name: "no ID"}, {ID: "own:1"}, {ID: "own:1", Name: " \n"}, {ID: "own:1", Name: "x", Lat: 91}, {ID: "own:1", Name: "x", Lon: -181},
	} {
		if err := b.Add(e); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("Add(%+v) = %v", e, err)
		}
	}
	ok := gazetteer.Entry{ID: "own:1", Name: "x"}
	if err := b.Add(ok); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(ok); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("an ID twice: %v", err)
	}
	if err := b.AddOutline("own:2", square(0, 0, 1)); err != nil {
		t.Fatal(err)
	}
	if err := b.Write(&bytes.Buffer{}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("an outline of nothing: %v", err)
	}
}

func TestOpenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.gaz")
	if _, err := gazetteer.OpenFile(path); !errors.Is(err, reportedly.ErrNotFound) {
		t.Errorf("a missing file: %v", err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var hint *reportedly.HintError
	if _, err := gazetteer.OpenFile(path); !errors.Is(err, reportedly.ErrInvalid) || !errors.As(err, &hint) {
		t.Errorf("an empty file: %v", err)
	}
	if err := os.WriteFile(path, file(t, land()), 0o600); err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if hits := g.Search("Brak", gazetteer.Query{}); len(hits) != 2 {
		t.Errorf("%d hits", len(hits))
	}
	if err := g.Close(); err != nil {
		t.Error(err)
	}
}

// TestDamaged changes every byte of a file, and cuts it everywhere: each is an
// error.
func TestDamaged(t *testing.T) {
	good := file(t, land())
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 0x10
		if _, err := gazetteer.Open(bad); !errors.Is(err, reportedly.ErrInvalid) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		if _, err := gazetteer.Open(good[:i]); !errors.Is(err, reportedly.ErrInvalid) {
			t.Fatalf("cut at byte %d: %v", i, err)
		}
	}
}
