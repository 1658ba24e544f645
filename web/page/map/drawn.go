package atlas

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"net/http"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
)

// picture is what a script draws, and the numbers that it shows beside.
type picture struct {
	Claims  int      `json:"claims"`  // that pass the filter
	Nowhere int      `json:"nowhere"` // of them, on no map
	Places  int      `json:"places"`  // in view
	Undated int      `json:"undated"`
	Steps   []int    `json:"steps"`         // claims over time, without the filter's days
	Fit     string   `json:"fit,omitempty"` // where most claims are, as for the page
	Things  []symbol `json:"things"`
}

// symbol is a thing as the script gets it.
type symbol struct {
	Form    string            `json:"f"` // "c" for several places, else a form
	ID      string            `json:"id,omitempty"`
	At      [2]float64        `json:"at"`          // longitude, latitude
	Box     *[4]float64       `json:"b,omitempty"` // west, south, east, north; not of points
	N       int               `json:"n"`
	Class   [len(classes)]int `json:"q"`
	State   [2]int            `json:"s"` // corroborated, contested
	Members int               `json:"m,omitempty"`
	Name    string            `json:"name,omitempty"`
	Known   string            `json:"known,omitempty"` // how closely, in words
	KM      float64           `json:"km,omitempty"`
	Coarse  bool              `json:"coarse,omitempty"` // a country or a region: hatched otherwise than what lies in it
}

// drawn answers with what is in view, as JSON.
func (s *section) drawn(w http.ResponseWriter, r *http.Request) error {
	c, err := s.chart(r.Context())
	if err != nil {
		return err
	}
	if same(w, r, c.revision) {
		return nil
	}
	a, err := c.ask(r.Context(), r)
	if err != nil {
		return err
	}
	if a.view == nil {
		return fmt.Errorf("%w: the view is missing", reportedly.ErrInvalid)
	}
	d := c.draw(a.filter)
	things, places := d.things(*a.view)
	p := picture{Claims: d.claims, Nowhere: d.lostClaims(), Places: places, Fit: c.fit(d), Things: make([]symbol, len(things))}
	for i := range things {
		p.Things[i] = c.symbol(&things[i])
	}
	p.Steps, p.Undated = c.over(a.always)
	return answer(w, p)
}

func (c *chart) symbol(t *thing) symbol {
	y := symbol{Form: "c", At: rounded(t.at), N: t.N, Class: t.Class, State: [2]int{t.Corroborated, t.Contested}, Members: t.members}
	if t.spot < 0 {
		y.Box = boxOf(t.bound)
		return y
	}
	s := &c.spots[t.spot]
	y.Form, y.ID, y.Members, y.Name, y.Known, y.KM = string(s.form), s.id, 0, s.title(), s.known(), s.km
	if s.form != point {
		y.Box = boxOf(s.bound)
		y.Coarse = s.precision == reportedly.Country || s.precision == reportedly.Region
	}
	return y
}

func rounded(p orb.Point) [2]float64 { return [2]float64{round(p[0]), round(p[1])} }

// round rounds degrees to some ten metres.
func round(v float64) float64 { return math.Round(v*1e4) / 1e4 }

func boxOf(b orb.Bound) *[4]float64 {
	return &[4]float64{round(b.Min[0]), round(b.Min[1]), round(b.Max[0]), round(b.Max[1])}
}

// same answers that nothing has changed where the browser has what a revision of the
// memory looks like at this address.
func same(w http.ResponseWriter, r *http.Request, revision string) bool {
	h := fnv.New64a()
	_, _ = h.Write([]byte(r.URL.RawQuery))
	tag := fmt.Sprintf(`W/"%s-%x"`, strings.NewReplacer(`"`, "", "\n", "").Replace(revision), h.Sum64())
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "private, no-cache")
	if r.Header.Get("If-None-Match") != tag {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

func answer(w http.ResponseWriter, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(b) // whoever has gone away gets nothing
	return nil
}

// mostShapes is how many outlines a request may ask for.
const mostShapes = 100

// outline is the geometry of a line or an area as the script gets it: runs of
// longitudes and latitudes one after the other.
type outline [][]float64

// shapes answers with outlines by the IDs of spots. An ID stands for one outline for
// ever, so that browsers keep them.
func (s *section) shapes(w http.ResponseWriter, r *http.Request) error {
	ids := r.URL.Query()["id"]
	if len(ids) > mostShapes {
		return fmt.Errorf("%w: %d outlines, over %d", reportedly.ErrInvalid, len(ids), mostShapes)
	}
	c, err := s.chart(r.Context())
	if err != nil {
		return err
	}
	out, all := map[string]outline{}, true
	for _, id := range ids {
		at, ok := c.byID[id]
		if !ok {
			all = false
			continue
		}
		var o outline
		for _, run := range runs(c.spots[at].geometry) {
			flat := make([]float64, 0, 2*len(run))
			for _, p := range run {
				flat = append(flat, math.Round(p[0]*1e3)/1e3, math.Round(p[1]*1e3)/1e3)
			}
			o = append(o, flat)
		}
		out[id] = o
	}
	if all {
		w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
	}
	return answer(w, out)
}
