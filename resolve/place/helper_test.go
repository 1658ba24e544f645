package place_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// world is an invented world: Malvera (MAL), ten degrees square, with two provinces
// and a coast in the south; east of it lies Tarn (TAR).
type world struct {
	entries  []gazetteer.Entry
	outlines map[string]orb.MultiPolygon
}

func box(west, south, east, north float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

// densified adds points to a box's sides.
func densified(area orb.MultiPolygon) orb.MultiPolygon {
	var ring orb.Ring
	r := area[0][0]
	for i := 1; i < len(r); i++ {
		const n = 20
		for k := range n {
			f := float64(k) / n
			ring = append(ring, orb.Point{r[i-1][0] + f*(r[i][0]-r[i-1][0]), r[i-1][1] + f*(r[i][1]-r[i-1][1])})
		}
	}
	return orb.MultiPolygon{{append(ring, ring[0])}}
}

func newWorld() *world {
	town := func(id, name, country, admin1 string, lat, lon float64, people int) gazetteer.Entry {
		return gazetteer.Entry{ID: id, Name: name, Kind: gazetteer.Town, Code: "PPL", Country: country, Admin1: admin1, Lat: lat, Lon: lon, Population: people}
	}
	w := &world{
		entries: []gazetteer.Entry{
			{ID: "MAL", Name: "Malvera", Kind: gazetteer.Country, Country: "MAL", Lat: 15, Lon: 15, RadiusKM: 600, Population: 9_000_000},
			{ID: "TAR", Name: "Tarn", Kind: gazetteer.Country, Country: "TAR", Lat: 15, Lon: 25, RadiusKM: 600, Population: 5_000_000},
			{ID: "north", Name: "Upper Malvera", Kind: gazetteer.Province, Country: "MAL", Lat: 17.5, Lon: 15, RadiusKM: 300, Population: 3_000_000},
			{ID: "south", Name: "Brak", Kind: gazetteer.Province, Country: "MAL", Lat: 12.5, Lon: 15, RadiusKM: 300, Population: 4_000_000},
			town("osk", "Osk", "MAL", "north", 17, 14, 200_000),
			town("osk-tarn", "Osk", "TAR", "tar-1", 14, 26, 60_000),
			{ID: "brak", Name: "Brak", Kind: gazetteer.Town, Code: "PPLA", Country: "MAL", Admin1: "south", Lat: 12, Lon: 14, Population: 300_000},
			town("sebha", "Sebha", "MAL", "north", 16, 16, 50_000),
			town("lesh", "Lesh", "TAR", "tar-1", 13, 27, 90_000),
			town("levi", "Levi", "MAL", "south", 10.1, 15, 40_000),
			{ID: "capital", Name: "Dorn", Kind: gazetteer.Town, Code: "PPLC", Country: "MAL", Admin1: "south", Lat: 13, Lon: 15, Population: 1_000_000},
			{ID: "dorn-tarn", Name: "Dorn", Kind: gazetteer.Town, Country: "TAR", Admin1: "tar-1", Lat: 16, Lon: 24, Population: 4000},
			{ID: "ule", Name: "Ule", Kind: gazetteer.River, Country: "MAL", Lat: 15, Lon: 13},
			{ID: "ule-town", Name: "Ule", Kind: gazetteer.Town, Country: "MAL", Admin1: "north", Lat: 18, Lon: 12, Population: 30_000},
		},
		outlines: map[string]orb.MultiPolygon{
			"MAL": densified(box(10, 10, 20, 20)), "TAR": densified(box(20, 10, 30, 20)),
			"north": box(10, 15, 20, 20), "south": box(10, 10, 20, 15),
		},
	}
	return w
}

func (w *world) Search(words string, q gazetteer.Query) []gazetteer.Hit {
	var out []gazetteer.Hit
	for _, e := range w.entries {
		if name.Fold(e.Name) == name.Fold(words) && (q.Kinds == nil || slices.Contains(q.Kinds, e.Kind)) && (q.Countries == nil || slices.Contains(q.Countries, e.Country)) {
			out = append(out, gazetteer.Hit{Entry: e, Name: e.Name, How: gazetteer.SameName, Near: 1})
		}
	}
	slices.SortStableFunc(out, func(a, b gazetteer.Hit) int { return b.Entry.Population - a.Entry.Population })
	return out
}

func (w *world) Entry(id string) (gazetteer.Entry, bool) {
	for _, e := range w.entries {
		if e.ID == id {
			return e, true
		}
	}
	return gazetteer.Entry{}, false
}

func (w *world) Outline(id string) orb.MultiPolygon { return w.outlines[id] }

func (w *world) Locate(p orb.Point) (country, admin1 string) {
	for _, id := range []string{"MAL", "TAR"} {
		if planar.MultiPolygonContains(w.outlines[id], p) {
			return id, ""
		}
	}
	return "", ""
}

func nation(words string) (place.Nation, bool) {
	switch words {
	case "Malvera":
		return place.Nation{Alpha3: "MAL", Name: "Malvera"}, true
	case "Malveran":
		return place.Nation{Alpha3: "MAL", Name: "Malvera", Adjective: true}, true
	case "Tarn":
		return place.Nation{Alpha3: "TAR", Name: "Tarn"}, true
	case "Tarnian":
		return place.Nation{Alpha3: "TAR", Name: "Tarn", Adjective: true}, true
	}
	return place.Nation{}, false
}

func resolver() *place.Resolver { return place.New(newWorld(), place.Options{Nation: nation}) }

var pieces = regexp.MustCompile(`[{}<>]|'s|[\p{L}\p{N}-]+|[^\s]`)

// document reads a sentence in which {} stand around names of places and <> around the
// words of one place.
func document(t testing.TB, marked string) (d *ling.Document, where text.Span) {
	t.Helper()
	d = &ling.Document{ID: "test"}
	var b strings.Builder
	start, at := -1, 0
	for _, m := range pieces.FindAllStringIndex(marked, -1) {
		w := marked[m[0]:m[1]]
		switch w {
		case "{":
			start = len(d.Tokens)
			continue
		case "}":
			d.Names = append(d.Names, ling.Name{First: start, End: len(d.Tokens), Label: ling.Location, Score: 0.95})
			continue
		case "<":
			at = len(d.Tokens)
			continue
		case ">":
			where = text.Span{Start: d.Tokens[at].Span.Start, End: d.Tokens[len(d.Tokens)-1].Span.End}
			continue
		}
		if b.Len() > 0 && !strings.ContainsAny(w[:1], ",.') ") {
			b.WriteByte(' ')
		}
		from := b.Len()
		b.WriteString(w)
		upos := "NOUN"
		if w[0] >= 'A' && w[0] <= 'Z' {
			upos = "PROPN"
		}
		d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: from, End: b.Len()}, Lemma: strings.ToLower(w), UPOS: upos, Head: -1, Deprel: "dep"})
	}
	d.Text = text.New(b.String())
	d.Sentences = []ling.Sentence{{Span: text.Span{End: b.Len()}, End: len(d.Tokens)}}
	d.Blocks = []ling.Block{{Kind: ling.Body, Span: text.Span{End: b.Len()}}}
	return d, where
}

// filled is the place of a marked sentence, with its geometry.
func filled(t testing.TB, marked string, rel reportedly.PlaceRelation) reportedly.Place {
	t.Helper()
	d, where := document(t, marked)
	p := reportedly.Place{Span: where, Text: d.Text.Slice(where), Relation: rel}
	for _, n := range d.Names {
		if sp := d.SpanOf(n.First, n.End); where.Contains(sp) {
			p.Names = append(p.Names, reportedly.PlaceName{Span: sp, Name: d.Text.Slice(sp)})
		}
	}
	r := resolver()
	claims := []reportedly.Claim{{ID: "c1", Places: []reportedly.Place{p}}}
	r.Fill(r.Names(d), claims)
	if len(claims[0].Why) == 0 || claims[0].Why[0].Field != "places" {
		t.Errorf("%s: reasons %v", marked, claims[0].Why)
	}
	return claims[0].Places[0]
}
