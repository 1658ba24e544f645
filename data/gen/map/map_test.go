package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

func TestTables(t *testing.T) {
	disputes, err := readDisputes(filepath.Join("..", "..", "map", "disputed.tsv"))
	if err != nil || len(disputes) == 0 {
		t.Fatalf("%d disputes, %v", len(disputes), err)
	}
	w := &world{}
	if err := w.readSeas(filepath.Join("..", "..", "map", "seas.tsv")); err != nil || len(w.names) == 0 {
		t.Fatalf("%d seas, %v", len(w.names), err)
	}
	for text, want := range map[string]string{
		"A\tB\t\tdisputed":                    "4 columns",
		"A\tB\t\tmaybe\twhy":                  "no kind of border",
		"A\tB\t1 2 x 4\tdisputed\tbecause":    "invalid syntax",
		"Sea of Nowhere\t1\tx\t3":             "columns",
		"# nothing\nA\tB\t\tclaim\twhy\nrest": "line 3",
	} {
		path := filepath.Join(t.TempDir(), "table.tsv")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := readDisputes(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, not %q", text, err, want)
		}
	}
}

// A border is disputed between its sides only, and a division on a side by itself isn't
// on that of its country.
func TestBorder(t *testing.T) {
	of := func(country, division string) map[string]any {
		return map[string]any{"adm0_a3": country, "adm1_code": division}
	}
	disputes := []dispute{
		{a: side{"ONE"}, b: side{"TWO"}, where: orb.Bound{Max: orb.Point{2, 2}}, kind: lineDisputed},
		{a: side{"ONE"}, b: side{"ONE-9"}, where: orb.Bound{Max: orb.Point{9, 9}}, kind: lineClaim},
	}
	arc := orb.LineString{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}}
	for _, c := range []struct {
		one, other map[string]any
		want       string
	}{
		{of("ONE", "ONE-1"), of("TWO", "TWO-1"), "db"},
		{of("TWO", "TWO-1"), of("ONE", "ONE-1"), "db"},
		{of("ONE", "ONE-1"), of("ONE", "ONE-2"), "a"},
		{of("ONE", "ONE-9"), of("ONE", "ONE-2"), "c"},
		{of("TRE", "TRE-1"), of("TWO", "TWO-1"), "b"},
	} {
		w := &world{}
		w.addBorder(arc, c.one, c.other, disputes)
		kinds := ""
		for _, l := range w.lines {
			kinds += string(rune(l.kind))
		}
		if kinds != c.want {
			t.Errorf("%v and %v: lines %q, not %q", c.one, c.other, kinds, c.want)
		}
	}
}

func TestTowns(t *testing.T) {
	at := func(text, code string, people int, lat, lon float64) town {
		e, ok := asTown(gazetteer.Entry{ID: text, Name: text, Code: code, Country: "LBY", Population: people, Lat: lat, Lon: lon})
		if !ok {
			t.Fatalf("%s is no town", text)
		}
		return e
	}
	w := &world{}
	w.nameTowns([]town{
		at("Village", "PPL", 900, 30.01, 10.01), at("Suburb", "PPL", 400_000, 30.1, 10.1), at("Oasis", "PPLA", 9_000, 20, 20),
		at("City", "PPLA", 900_000, 30, 10), at("Capital", "PPLC", 500_000, 31, 12),
	})
	from := map[string]float64{}
	var order []string
	for _, n := range w.names {
		from[n.text], order = n.from, append(order, n.text)
	}
	if want := []string{"Capital", "City", "Suburb", "Oasis"}; !slices.Equal(order, want) {
		t.Errorf("named are %q, not %q", order, want)
	}
	if !(from["City"] < from["Oasis"] && from["Oasis"] < 6.4 && from["Suburb"] > 7) {
		t.Errorf("from zooms %v", from)
	}
	if _, ok := asTown(gazetteer.Entry{Code: "PPLH"}); ok {
		t.Error("a town of the past is one")
	}
}

func TestPlain(t *testing.T) {
	for _, c := range [][3]string{{"Mişrātah", "LBY", "Misratah"}, {"Dar‘ā", "SYR", "Dar'a"}, {"Şanlıurfa", "TUR", "Şanlıurfa"}, {"Ségou", "MLI", "Ségou"}} {
		if got := plain(c[0], c[1]); got != c[2] {
			t.Errorf("%s is lettered %s, not %s", c[0], got, c[2])
		}
	}
}
