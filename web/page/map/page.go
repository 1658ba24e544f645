package atlas

import (
	"context"
	"errors"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	worldmap "github.com/reportedly/reportedly/data/map"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared/sift"
)

// page is the map's page.
type page struct {
	web.Head
	Form   sift.Form
	Export string // the address of what is shown as GeoJSON

	Claims, Lost int // that pass the filter; of them, on no map
	Places       []place
	InView       int // how many places, of which Places are the first
	Next, Prev   string
	Reasons      []reason

	Chosen  *chosen
	Times   times
	Script  script
	Reading bool // the claims are being read: the page has none yet
}

func (*page) Template() string { return "map/map" }

// script is what the map's script is told.
type script struct {
	Tiles string // the address of the base map's tiles
	At    string // where the map stands, "" for Fit
	Fit   string // west, south, east, north of where most claims are; "" where there is none
}

// place is a line of the list.
type place struct {
	ID, Name, Known, Path string
	Form                  string
	N                     int
	Class                 []count
	Corroborated          int
	Contested             int
	Chosen                bool
}

// count is how many claims have a class.
type count struct {
	Class, Symbol, Label string
	N                    int
}

// reason is why claims are on no map, with how many.
type reason struct {
	Title, Path string
	N           int
	Chosen      bool
}

// times are the numbers over time.
type times struct {
	Unit    string
	Edges   string // days since 1970, parted by commas
	Bars    []bar
	Most    int
	Labels  []string
	Undated int
	Steps   int
	Since   string
	Until   string
	Keep    []sift.Field
}

// bar is a step of the numbers over time, in hundredths of the highest.
type bar struct {
	X, Y, H float64
	N       int
}

const (
	perList = 60
)

// patience is how long the first page waits for the claims to be read.
const patience = 300 * time.Millisecond

func (s *section) page(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	if !web.IsPart(r) {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, patience)
		defer cancel()
	}
	c, err := s.chart(ctx)
	if err != nil {
		if r.Context().Err() == nil && errors.Is(err, context.DeadlineExceeded) {
			return s.reading(w, r)
		}
		return err
	}
	a, err := c.ask(r.Context(), r)
	if err != nil {
		return err
	}
	p := newPage()
	d := c.draw(a.filter)
	p.Claims, p.Lost = d.claims, d.lostClaims()
	p.Export = a.Path("/map/claims.geojson")
	p.list(d, a)
	if err := s.choose(r.Context(), p, d, a); err != nil {
		return err
	}
	if web.IsPart(r) && r.URL.Query().Get("part") == "found" {
		return s.site.RenderPart(w, r, p, "found")
	}
	if err := s.frame(p, d, a); err != nil {
		return err
	}
	if web.IsPart(r) {
		return s.site.RenderPart(w, r, p, "parts")
	}
	return s.site.Render(w, r, p)
}

func newPage() *page {
	return &page{Head: web.Head{Title: "Map", At: "/map", Wide: true, Styles: []string{"map/leaflet.css", "map/map.css"},
		Scripts: []string{"map/leaflet.js", "map/base.js", "map/claims.js", "map/time.js", "map/map.js"},
		Keys: []web.Key{{Key: "← → ↑ ↓", Does: "move the map, where it has the focus"}, {Key: "+ -", Does: "zoom in and out"},
			{Key: "Enter", Does: "show the claims at the middle of the map"}, {Key: "f", Does: "filter"}, {Key: "Esc", Does: "close what is chosen"}}}}
}

// reading answers with the base map alone, where the claims aren't read yet: the script
// asks for them, and without it the page is loaded again.
func (s *section) reading(w http.ResponseWriter, r *http.Request) error {
	f, err := sift.Read(r.URL.Query())
	if err != nil {
		return err
	}
	p := newPage()
	p.Reading, p.Refresh, p.Form, p.Export = true, 2, f.Form("/map", nil, false), f.Path("/map/claims.geojson")
	tiles, err := worldmap.Open()
	if err != nil {
		return err
	}
	p.Script = script{Tiles: "/map/tiles/" + tiles.Version(), At: r.URL.Query().Get("at")}
	if len(numbers(p.Script.At)) != 3 {
		p.Script.At = ""
	}
	return s.site.Render(w, r, p)
}

// frame fills what stands around the list: the filter, the time and the map.
func (s *section) frame(p *page, d *drawing, a *asked) error {
	c := d.chart
	kept := map[string][]string{}
	if a.at != "" {
		kept["at"] = []string{a.at}
	}
	p.Form = a.Form("/map", kept, false)
	counts, undated := c.over(a.always)
	p.Times = c.axis.times(counts)
	p.Times.Undated = undated
	p.Times.Since, p.Times.Until = a.Values.Get("since"), a.Values.Get("until")
	for _, h := range p.Form.Hidden {
		if h.Name != "since" && h.Name != "until" {
			p.Times.Keep = append(p.Times.Keep, h)
		}
	}
	if words := a.Values.Get("q"); words != "" {
		p.Times.Keep = append(p.Times.Keep, sift.Field{Name: "q", Value: words})
	}
	tiles, err := worldmap.Open()
	if err != nil {
		return err
	}
	p.Script = script{Tiles: "/map/tiles/" + tiles.Version(), At: a.at, Fit: c.fit(d)}
	return nil
}

// fit is a box around what is drawn but for the few places farthest out.
func (c *chart) fit(d *drawing) string {
	var xs, ys []float64
	for i := range d.spots {
		if d.spots[i].N == 0 {
			continue
		}
		// Of what is very large the middle will do.
		const large = 15 // degrees
		b := c.spots[i].bound
		if b.Max[0]-b.Min[0] > large || b.Max[1]-b.Min[1] > large {
			b = c.spots[i].at.Bound()
		}
		xs, ys = append(xs, b.Min[0], b.Max[0]), append(ys, b.Min[1], b.Max[1])
	}
	if len(xs) == 0 {
		return ""
	}
	slices.Sort(xs)
	slices.Sort(ys)
	few := len(xs) / 50
	b := []float64{xs[few], ys[few], xs[len(xs)-1-few], ys[len(ys)-1-few]}
	var words []string
	for _, v := range b {
		words = append(words, strconv.FormatFloat(round(v), 'f', -1, 64))
	}
	return strings.Join(words, ",")
}

// list fills the places that are in view, the ones with most claims first.
func (p *page) list(d *drawing, a *asked) {
	v := a.view
	if v == nil {
		v = &view{everywhere, minZoom}
	}
	var in []int32
	for i := range d.spots {
		if d.spots[i].N > 0 && v.holds(d.chart.spots[i].bound) {
			in = append(in, int32(i))
		}
	}
	slices.SortStableFunc(in, func(x, y int32) int { return d.spots[y].N - d.spots[x].N })
	p.InView = len(in)
	from := 0
	if !a.chooses() {
		from = min(a.page*perList, len(in))
		if from+perList < len(in) {
			p.Next = a.path("/map", "page", strconv.Itoa(a.page+1))
		}
		if a.page > 0 {
			p.Prev = a.path("/map", "page", pageNumber(a.page-1))
		}
	}
	for _, i := range in[from:min(len(in), from+perList)] {
		sp, t := &d.chart.spots[i], &d.spots[i]
		p.Places = append(p.Places, place{ID: sp.id, Name: sp.title(), Known: sp.known(), Path: a.path("/map", "spot", sp.id), Form: string(sp.form),
			N: t.N, Class: counts(t), Corroborated: t.Corroborated, Contested: t.Contested, Chosen: sp.id == a.spot})
	}
	for k := noPlace; k < reasons; k++ {
		if n := d.nowhere[k]; n > 0 {
			p.Reasons = append(p.Reasons, reason{lostTitles[k], a.path("/map", "nowhere", lostNames[k]), n, a.lost == k})
		}
	}
}

func pageNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func counts(t *tally) []count {
	var out []count
	for i, n := range t.Class {
		if n > 0 {
			class := phrase.Classes[i]
			out = append(out, count{classes[i], class.Symbol(), string(class), n})
		}
	}
	return out
}

// times lays numbers over time out.
func (a axis) times(counts []int) times {
	t := times{Unit: a.unit, Steps: a.Steps()}
	if t.Steps == 0 {
		return t
	}
	t.Most = max(1, slices.Max(counts))
	var edges []string
	for _, e := range a.edges {
		edges = append(edges, strconv.Itoa(int(e)))
	}
	t.Edges = strings.Join(edges, ",")
	for i, n := range counts {
		h := math.Ceil(1000*float64(n)/float64(t.Most)) / 10
		t.Bars = append(t.Bars, bar{X: float64(i), Y: 100 - h, H: h, N: n})
	}
	layout := map[string]string{"day": "2 Jan 2006", "month": "Jan 2006", "year": "2006"}[a.unit]
	const most = 6
	for i := range most {
		t.Labels = append(t.Labels, timeOf(a.edges[i*(len(a.edges)-1)/(most-1)]).Format(layout))
	}
	return t
}
