package atlas

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
)

// drawingOf is a drawing of points with numbers of claims.
func drawingOf(at []orb.Point, n []int) *drawing {
	c := &chart{}
	d := &drawing{chart: c}
	for i, p := range at {
		c.spots = append(c.spots, spotOf(&store.LightPlace{Key: fmt.Sprint(i), Geometry: p, Precision: reportedly.Town, KM: 1}))
		d.spots = append(d.spots, tally{N: n[i]})
	}
	return d
}

// Claims are neither lost nor doubled by clustering, at any zoom, and what is one from
// afar comes apart from near.
func TestThings(t *testing.T) {
	var at []orb.Point
	var n []int
	for i := range 400 {
		at = append(at, orb.Point{float64(i%20) - 10 + float64(i%7)/10, float64(i/20) - 10})
		n = append(n, 1+i%5)
	}
	d := drawingOf(at, n)
	all := 0
	for _, k := range n {
		all += k
	}
	last := 0
	for zoom := minZoom; zoom <= maxZoom; zoom++ {
		things, shown := d.things(view{everywhere, zoom})
		sum, members := 0, 0
		for i, x := range things {
			sum, members = sum+x.N, members+max(1, x.members)
			if (x.spot < 0) != (x.members > 1) {
				t.Errorf("zoom %d: a thing of %d places is spot %d", zoom, x.members, x.spot)
			}
			for _, y := range things[:i] {
				p, q := pixels(x.at, zoom), pixels(y.at, zoom)
				if dx, dy := p[0]-q[0], p[1]-q[1]; dx*dx+dy*dy < 20*20 {
					t.Fatalf("zoom %d: %v and %v lie upon each other", zoom, x.at, y.at)
				}
			}
		}
		if sum != all || shown != 400 || members != 400 {
			t.Errorf("zoom %d: %d claims of %d, %d places", zoom, sum, all, members)
		}
		if len(things) < last {
			t.Errorf("zoom %d has %d things, the one before %d", zoom, len(things), last)
		}
		last = len(things)
	}
	if last != 400 {
		t.Errorf("from near there are %d places", last)
	}
}

func TestHolds(t *testing.T) {
	fiji := orb.Bound{Min: orb.Point{177, -18}, Max: orb.Point{178, -17}}
	for _, c := range []struct {
		west, east float64
		want       bool
	}{{170, 190, true}, {-190, -170, true}, {-180, 180, true}, {-170, 170, false}, {530, 540, true}} {
		v := view{orb.Bound{Min: orb.Point{c.west, -20}, Max: orb.Point{c.east, 0}}, 4}
		if got := v.holds(fiji); got != c.want {
			t.Errorf("from %g to %g: %v", c.west, c.east, got)
		}
	}
	v := view{orb.Bound{Min: orb.Point{170, 0}, Max: orb.Point{190, 10}}, 4}
	if v.holds(fiji) {
		t.Error("it lies north of Fiji")
	}
}

// What is known to an area only is never a point.
func TestForms(t *testing.T) {
	square := orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}}
	for _, c := range []struct {
		place store.LightPlace
		want  form
		known string
	}{
		{store.LightPlace{Geometry: orb.Point{1, 2}, Precision: reportedly.Town, KM: 3}, point, "town, within 3 km"},
		{store.LightPlace{Geometry: orb.Point{1, 2}, Precision: reportedly.Exact}, point, "exact, within 1 km"},
		{store.LightPlace{Geometry: orb.Point{1, 2}, Precision: reportedly.Town, KM: 60}, disc, "somewhere in this area, about 60 km around"},
		{store.LightPlace{Geometry: orb.Point{1, 2}, Precision: reportedly.Country, KM: 10}, disc, "somewhere in this country, about 10 km around"},
		{store.LightPlace{Geometry: orb.Point{1, 2}, Precision: reportedly.District, KM: 20}, disc, "somewhere in this district, about 20 km around"},
		{store.LightPlace{Geometry: square, Precision: reportedly.Province}, area, "somewhere in this province"},
		{store.LightPlace{Geometry: orb.MultiPolygon{square}, Precision: reportedly.Town}, area, "somewhere in this area"},
		{store.LightPlace{Geometry: orb.LineString{{0, 0}, {1, 1}, {2, 0}}, Precision: reportedly.Region}, line, "somewhere along this line"},
		{store.LightPlace{Geometry: orb.MultiLineString{{{0, 0}, {1, 1}, {2, 0}}, {{5, 5}, {6, 6}}}}, line, "somewhere along this line"},
	} {
		s := spotOf(&c.place)
		if s.form != c.want || s.known() != c.known {
			t.Errorf("%+v: %c, %q", c.place, s.form, s.known())
		}
		if len(s.id) != 16 || s.id != spotOf(&c.place).id {
			t.Errorf("ID %q", s.id)
		}
	}
	ring := orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{2, 2}, {8, 2}, {8, 8}, {2, 8}, {2, 2}}}
	if at := inmost(ring); at[0] > 2 && at[0] < 8 && at[1] > 2 && at[1] < 8 {
		t.Errorf("the label lies in the hole, at %v", at)
	}
}

func TestLost(t *testing.T) {
	for why, want := range map[string]lost{
		`"Qasr": not in the gazetteer: "qasr"`: unlisted, `"Qasr": not in the gazetteer; nearest is Qasr, Libya`: unlisted,
		`"Zawiya": 3 places bear the name and nothing in the report tells which`: doubtful, `"A": too uncertain between B and C`: doubtful, `"A": A bears the name, but little speaks for it`: doubtful,
		`"Washington": a person or organisation in the report bears the name`: borne, `"Ankara": an actor here, no place: Ankara stands for its government`: borne,
		"no name of a place in the words": noName, "": noName,
	} {
		if got := lostOf([]store.LightPlace{{Why: why}}); got != want {
			t.Errorf("%s: %d, not %d", why, got, want)
		}
	}
	if lostOf(nil) != noPlace {
		t.Error("no place")
	}
	for k := noPlace; k < reasons; k++ {
		if lostNames[k] == "" || lostTitles[k] == "" {
			t.Errorf("reason %d has no name", k)
		}
	}
}

// Time is cut into days, months or years by how much there is of it; a few dates far
// from all others don't stretch it.
func TestAxis(t *testing.T) {
	day := func(s string) int32 {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return dayOf(d)
	}
	rows := func(from, to string, n int, more ...mark) []mark {
		a, b := day(from), day(to)
		var out []mark
		for i := range n {
			d := a + int32(int(b-a)*i/(n-1))
			out = append(out, mark{first: d, last: d})
		}
		return append(out, more...)
	}
	far := mark{first: day("1911-11-01"), last: day("1911-11-01")}
	for _, c := range []struct {
		rows  []mark
		unit  string
		steps int
	}{
		{rows("2021-03-01", "2021-03-31", 31), "day", 31}, {rows("2021-03-01", "2021-03-01", 2), "day", 1}, {rows("2016-01-10", "2020-02-20", 500, far), "month", 50},
		{rows("1950-01-01", "2020-12-31", 500), "year", 71}, {[]mark{{first: unknown, last: unknown}}, "", 0},
	} {
		a := axisOf(c.rows)
		if a.unit != c.unit || a.Steps() != c.steps {
			t.Errorf("%d rows: %d steps of a %s, not %d of a %s", len(c.rows), a.Steps(), a.unit, c.steps, c.unit)
		}
		a.fill(c.rows)
		for _, m := range c.rows {
			if m.step >= 0 && int(m.step)+int(m.steps) > a.Steps() {
				t.Errorf("step %d of %d", m.step, a.Steps())
			}
		}
	}
}

func TestKeptFilters(t *testing.T) {
	var k filters
	kept := map[string]*table.Filter{}
	for i := range 2 * mostFilters {
		name := fmt.Sprint(i)
		kept[name] = &table.Filter{}
		k.put(name, kept[name])
		k.get("0")
	}
	if k.get("0") != kept["0"] {
		t.Error("the filter that is in use is gone")
	}
	if k.get("1") != nil || len(k.made) != mostFilters || len(k.order) != mostFilters {
		t.Errorf("%d filters are kept", len(k.made))
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"1,2,3,4", "", ",", "1e400,2", "NaN,1", "-180,-90,180,90"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if v := numbers(s); slices.ContainsFunc(v, func(x float64) bool { return x != x || x > 1000 || x < -1000 }) {
			t.Errorf("%q: %v", s, v)
		}
		if v, err := viewOf(map[string][]string{"view": {s}, "z": {"4"}}); err == nil && v != nil {
			(&drawing{chart: &chart{}}).things(*v)
		}
	})
}
