package atlas

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/web/shared/sift"
)

// asked is what an address asks for, beside the filter.
type asked struct {
	sift.Sift
	filter *table.Filter
	always *table.Filter // without the days
	at     string        // where the map stands: "latitude,longitude,zoom"; "" where it is to choose
	view   *view         // what is in view, nil for everywhere
	spot   string        // the chosen spot's ID
	box    *orb.Bound
	lost   lost // the chosen reason to be nowhere
	page   int
}

// lostNames are the reasons as addresses have them.
var lostNames = [reasons]string{noPlace: "no-place", noName: "no-name", unlisted: "unlisted", doubtful: "doubtful", borne: "borne"}

// ask reads an address.
func (c *chart) ask(ctx context.Context, r *http.Request) (*asked, error) {
	q := r.URL.Query()
	f, err := sift.Read(q)
	if err != nil {
		return nil, err
	}
	a := &asked{Sift: f, spot: q.Get("spot")}
	if a.filter, a.always, err = c.filter(ctx, f); err != nil {
		return nil, err
	}
	if at := numbers(q.Get("at")); len(at) == 3 {
		a.at = q.Get("at")
	}
	if a.view, err = viewOf(q); err != nil {
		return nil, err
	}
	if b := numbers(q.Get("box")); len(b) == 4 {
		a.box = &orb.Bound{Min: orb.Point{b[0], b[1]}, Max: orb.Point{b[2], b[3]}}
	}
	for i, name := range lostNames {
		if name != "" && name == q.Get("nowhere") {
			a.lost = lost(i)
		}
	}
	if n, err := strconv.Atoi(q.Get("page")); err == nil {
		a.page = max(0, min(n, 1_000_000))
	}
	return a, nil
}

// viewOf is the view of an address: view=west,south,east,north and z.
func viewOf(q url.Values) (*view, error) {
	if q.Get("view") == "" {
		return nil, nil
	}
	b := numbers(q.Get("view"))
	z, err := strconv.Atoi(q.Get("z"))
	if len(b) != 4 || err != nil || b[1] > b[3] || b[0] > b[2] {
		return nil, reportedly.WithHint(fmt.Errorf("%w: %q is no view", reportedly.ErrInvalid, q.Get("view")), "a view is west,south,east,north in degrees, with the zoom z")
	}
	v := &view{Bound: orb.Bound{Min: orb.Point{b[0], b[1]}, Max: orb.Point{b[2], b[3]}}, zoom: max(minZoom, min(maxZoom, z))}
	if b[2]-b[0] >= 360 {
		v.Min[0], v.Max[0] = -180, 180
	}
	return v, nil
}

// numbers are numbers parted by commas, nil where any of them is none.
func numbers(s string) []float64 {
	if s == "" || len(s) > 200 {
		return nil
	}
	var out []float64
	for p := range strings.SplitSeq(s, ",") {
		v, err := strconv.ParseFloat(p, 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 1000 {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// chooses tells whether a part of what is on the map is chosen, whose claims the page
// lists.
func (a *asked) chooses() bool { return a.spot != "" || a.box != nil || a.lost != here }

// inside tells whether a spot belongs to what is chosen.
func (a *asked) inside(s *spot) bool {
	if a.spot != "" {
		return s.id == a.spot
	}
	const slack = 1e-4 // addresses have four decimals
	b := a.box
	return b != nil && s.bound.Min[0] >= b.Min[0]-slack && s.bound.Max[0] <= b.Max[0]+slack && s.bound.Min[1] >= b.Min[1]-slack && s.bound.Max[1] <= b.Max[1]+slack
}

// path is the page's address with other values; "" takes a value out.
func (a *asked) path(to string, more ...string) string {
	if a.at != "" {
		more = append([]string{"at", a.at}, more...)
	}
	return a.Path(to, more...)
}
