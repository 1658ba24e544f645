package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// dispute is a row of disputed.tsv: the border between two sides, or what of it lies in
// a box, isn't agreed on.
type dispute struct {
	a, b  side
	where orb.Bound
	kind  byte
	met   bool
}

// side is countries (adm0_a3) and divisions (adm1_code) on one side of a border.
type side []string

func (s side) has(shape map[string]any) bool {
	return slices.Contains(s, word(shape, "adm0_a3")) || slices.Contains(s, word(shape, "adm1_code"))
}

// parts says whether the dispute is about the border of two divisions. Divisions that are
// on a side by themselves aren't on that of their country.
func (d *dispute) parts(one, other map[string]any) bool {
	return d.a.has(one) && !d.b.has(one) && d.b.has(other) || d.a.has(other) && !d.b.has(other) && d.b.has(one)
}

func readDisputes(path string) ([]dispute, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []dispute
	for i, row := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if strings.HasPrefix(row, "#") {
			continue
		}
		cells := strings.Split(row, "\t")
		if len(cells) != 5 {
			return nil, fmt.Errorf("%s, line %d: %d columns, not 5", path, i+1, len(cells))
		}
		kind := map[string]byte{"disputed": lineDisputed, "claim": lineClaim}[cells[3]]
		if kind == 0 {
			return nil, fmt.Errorf("%s, line %d: %q is no kind of border", path, i+1, cells[3])
		}
		d := dispute{a: strings.Fields(cells[0]), b: strings.Fields(cells[1]), kind: kind, where: orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}}
		if cells[2] != "" {
			var v [4]float64
			for k, s := range strings.SplitN(cells[2], " ", 4) {
				if v[k], err = strconv.ParseFloat(s, 64); err != nil {
					return nil, fmt.Errorf("%s, line %d: %w", path, i+1, err)
				}
			}
			d.where = orb.Bound{Min: orb.Point{v[0], v[1]}, Max: orb.Point{v[2], v[3]}}
		}
		out = append(out, d)
	}
	return out, nil
}

// use is a shape that an arc bounds, and whether it runs along it backwards.
type use struct {
	shape     int
	backwards bool
}

// readDivisions reads what first-order divisions share: arcs of one division are
// coast, those of two of one country are borders within it, all others are borders of
// countries.
func (w *world) readDivisions(path, disputed string) error {
	t, err := readTopology(path)
	if err != nil {
		return err
	}
	disputes, err := readDisputes(disputed)
	if err != nil {
		return err
	}
	uses := make([][]use, len(t.arcs))
	for i, s := range t.shapes {
		for _, r := range s.rings {
			for _, a := range r {
				k := max(a, ^a)
				uses[k] = append(uses[k], use{i, a < 0})
			}
		}
	}
	var coast []orb.LineString
	for a, by := range uses {
		switch len(by) {
		case 1:
			run := a
			if by[0].backwards {
				run = ^a
			}
			coast = append(coast, t.line([]int{run}))
		case 2:
			one, other := t.shapes[by[0].shape].properties, t.shapes[by[1].shape].properties
			w.addBorder(t.arcs[a], one, other, disputes)
		}
	}
	for _, d := range disputes {
		if !d.met {
			return fmt.Errorf("%s: there is no border of %s and %s", disputed, d.a, d.b)
		}
	}
	return w.addLand(coast)
}

// addBorder adds an arc, cut where a dispute begins and ends.
func (w *world) addBorder(arc orb.LineString, one, other map[string]any, disputes []dispute) {
	agreed, from := byte(lineBorder), 0.0
	if word(one, "adm0_a3") == word(other, "adm0_a3") {
		agreed, from = lineDivision, 4
	}
	kind := func(i int) byte {
		mid := orb.Point{(arc[i][0] + arc[i+1][0]) / 2, (arc[i][1] + arc[i+1][1]) / 2}
		for k := range disputes {
			d := &disputes[k]
			if d.parts(one, other) && d.where.Contains(mid) {
				d.met = true
				return d.kind
			}
		}
		return agreed
	}
	for i := 0; i+1 < len(arc); {
		j, k := i+1, kind(i)
		for j+1 < len(arc) && kind(j) == k {
			j++
		}
		l := line{k, arc[i : j+1], 0}
		if k == agreed {
			l.from = from
		}
		w.lines = append(w.lines, l)
		i = j
	}
}

// addLand joins runs of coast, each with the land on the same side, to rings.
func (w *world) addLand(coast []orb.LineString) error {
	from := map[orb.Point][]int{}
	for i, l := range coast {
		from[l[0]] = append(from[l[0]], i)
	}
	used := make([]bool, len(coast))
	for i := range coast {
		if used[i] {
			continue
		}
		ring, at := orb.Ring{}, i
		for {
			used[at] = true
			ring = append(ring, coast[at]...)
			end := ring[len(ring)-1]
			if end == ring[0] {
				break
			}
			next := -1
			for _, k := range from[end] {
				if !used[k] {
					next = k
				}
			}
			if next < 0 {
				return fmt.Errorf("the coast ends at %v", end)
			}
			at = next
		}
		// Land within a ring is filled by the even-odd rule: a hole is a ring as any other.
		w.land = append(w.land, area{orb.Polygon{ring}, 0})
	}
	return nil
}
