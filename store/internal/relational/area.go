package relational

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/store"
)

// maxSelective is how many boxes are gathered before rows are rather asked one by
// one whether they lie inside.
const maxSelective = 4000

// planWhere asks for claims that lie in a box and near a point.
func (r *reader) planWhere(ctx context.Context, box *store.Box, near *store.Near, p *plan) error {
	var areas []Bounds
	term, args := ``, []any(nil)
	if box != nil {
		if box.South > box.North || math.IsNaN(box.South+box.North+box.West+box.East) {
			return invalid("a box from %g to %g degrees of latitude", box.South, box.North)
		}
		areas = split(*box)
		if err := r.addBoxes(ctx, p, areas, ``, nil); err != nil {
			return err
		}
	}
	if near != nil {
		if !(near.KM >= 0) || !(math.Abs(near.Lat) <= 90) || !(math.Abs(near.Lon) <= 180) {
			return invalid("a circle of %g km around %g, %g", near.KM, near.Lat, near.Lon)
		}
		areas = split(around(*near))
		term, args = distance(*near)
		return r.addBoxes(ctx, p, areas, term, args)
	}
	return nil
}

// addBoxes adds that a claim has a box within one of some areas, and that passes a
// term on it. Boxes that are the same are one area.
func (r *reader) addBoxes(ctx context.Context, p *plan, areas []Bounds, term string, args []any) error {
	var queries, exact []string
	var found, inside []any
	for _, a := range areas {
		q, qargs := r.dialect.Inside(a)
		queries, found = append(queries, q), append(found, qargs...)
		exact = append(exact, `a.west >= ? AND a.east <= ? AND a.south >= ? AND a.north <= ?`)
		inside = append(inside, a.West, a.East, a.South, a.North)
	}
	where := `(` + strings.Join(exact, ` OR `) + `)`
	if term != "" {
		where += ` AND ` + term
	}
	within := `b.area IN (SELECT a.id FROM area a WHERE a.id IN (` + strings.Join(queries, ` UNION ALL `) + `) AND ` + where + `)`
	all := slices.Concat(found, inside, args)
	var n int
	if _, err := r.row(ctx, []any{&n}, `SELECT COUNT(*) FROM (SELECT b.id FROM box b WHERE `+within+` LIMIT `+itoa(maxSelective+1)+`) t`, all...); err != nil {
		return err
	}
	if n <= maxSelective {
		p.where.add(`c.id IN (SELECT b.id >> `+itoa(boxBits)+` FROM box b WHERE `+within+`)`, all...)
		return nil
	}
	p.where.add(`EXISTS (SELECT 1 FROM box b WHERE b.id >= (c.id << `+itoa(boxBits)+`) AND b.id < ((c.id + 1) << `+itoa(boxBits)+`) AND +`+within+`)`, all...)
	return nil
}

// split cuts a box at the antimeridian.
func split(b store.Box) []Bounds {
	if b.West <= b.East {
		return []Bounds{{b.West, b.East, b.South, b.North}}
	}
	return []Bounds{{b.West, 180, b.South, b.North}, {-180, b.East, b.South, b.North}}
}

const kmPerDegree = 111.195 // of latitude, on a sphere of 6,371 km

// around is the box of a circle.
func around(n store.Near) store.Box {
	dy := n.KM / kmPerDegree
	b := store.Box{South: max(-90, n.Lat-dy), North: min(90, n.Lat+dy), West: -180, East: 180}
	if b.South <= -89.9 || b.North >= 89.9 {
		return b
	}
	dx := math.Asin(min(1, math.Sin(n.KM/6371)/math.Cos(n.Lat*math.Pi/180))) * 180 / math.Pi
	if dx >= 179 || n.KM/6371 >= math.Pi/2 {
		return b
	}
	b.West, b.East = n.Lon-dx, n.Lon+dx
	if b.West < -180 {
		b.West += 360
	}
	if b.East > 180 {
		b.East -= 360
	}
	return b
}

// distance is a term: the middle of the box lies within the circle.
func distance(n store.Near) (string, []any) {
	h := math.Sin(min(math.Pi, n.KM/6371) / 2)
	const rad = `0.017453292519943295`
	lat, lon := `((a.south + a.north) / 2)`, `((a.west + a.east) / 2)`
	return `(sin((` + lat + ` - ?) * ` + rad + ` / 2) * sin((` + lat + ` - ?) * ` + rad + ` / 2)
		+ cos(? * ` + rad + `) * cos(` + lat + ` * ` + rad + `) * sin((` + lon + ` - ?) * ` + rad + ` / 2) * sin((` + lon + ` - ?) * ` + rad + ` / 2)) <= ?`,
		[]any{n.Lat, n.Lat, n.Lat, n.Lon, n.Lon, h*h + 1e-15}
}

func itoa(n int) string { return number('x', int64(n))[1:] }
