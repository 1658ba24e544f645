// Package timeline shows claims and developments on an axis of time.
//
// In: a window of the calendar, lanes and filters in the address. Out: a page that
// draws every claim with the days that it tells, exact or not, or how many claims there
// are where they are too many to draw, the same as a list, and the claims that have no
// date with the reason. It decides no date (reading does) and changes nothing. It
// assumes a memory.
package timeline

import (
	"context"
	"embed"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared/axis"
	"github.com/reportedly/reportedly/web/shared/sift"
)

//go:embed *.tmpl
var files embed.FS

// New is the section of the timeline. The keeper holds the claims' days.
func New(k *table.Keeper) web.Section {
	return web.Section{
		Name: "timeline", Files: files,
		Links: []web.Link{{Name: "Timeline", Path: path, Key: "t"}},
		Routes: func(site *web.Site) []web.Route {
			// Reading very many claims takes seconds, which the first visitor needn't wait for.
			site.Go(func(ctx context.Context) { _, _ = k.Table(ctx, site.Memory(), nil) })
			return []web.Route{{Pattern: "GET " + path, Handle: (&section{site, k}).show}}
		},
	}
}

const path = "/timeline"

type section struct {
	site *web.Site
	keep *table.Keeper
}

const (
	maxDrawn   = 300 // claims that are drawn one by one
	maxBuckets = 120 // steps of a density
	maxLanes   = 12
	perPage    = 40 // claims of the list
)

// page is the timeline.
type page struct {
	web.Head
	Form  sift.Form
	View  string // "", "developments", "undated"
	Views []option
	By    []option
	Spans []option

	Window  axis.Window
	Named   string // the window in words
	Earlier string // addresses of other windows, "" where nothing is there
	Later   string
	Closer  string
	Wider   string
	Ticks   []axis.Tick

	Claims      int // in the window
	Dated       int
	Undated     int
	What        string // "claim", "development"
	Strip       *strip
	Lanes       []lane
	Density     bool // the lanes count instead of drawing one by one
	Mixed       bool // some of the lanes do
	Columns     []column
	Items       []item
	From, To    int // which of the window's claims the list has
	UndatedPath string
	Previous    string
	Next        string
	Hidden      int // developments that aren't drawn
}

func (*page) Template() string { return "timeline/timeline" }

// option is one of several choices.
type option struct {
	Name, Path string
	Here       bool
}

// asked is what the address asks for.
type asked struct {
	sift.Sift
	view string
	by   table.By
	span axis.Span
	at   edtf.Day
	has  bool // at is set
	page int
	src  table.Source
	t    *table.Table
	f    *table.Filter
}

var partings = []struct {
	By   table.By
	Name string
}{{table.ByClass, "Type"}, {table.ByActor, "Actor"}, {table.ByPlace, "Place"}, {table.ByNone, "None"}}

func read(q url.Values) (*asked, error) {
	s, err := sift.Read(q)
	if err != nil {
		return nil, err
	}
	a := &asked{Sift: s, view: q.Get("view"), by: table.ByClass, span: axis.Span(q.Get("span"))}
	if !slices.Contains([]string{"", "developments", "undated"}, a.view) {
		return nil, reportedly.WithHint(fmt.Errorf("%w: there is no view %q", reportedly.ErrInvalid, a.view), "there are developments and undated")
	}
	switch v := q.Get("lanes"); v {
	case "", "type":
	case "actor", "place":
		a.by = table.By(v)
	case "none":
		a.by = table.ByNone
	default:
		return nil, reportedly.WithHint(fmt.Errorf("%w: there are no lanes by %q", reportedly.ErrInvalid, v), "there are type, actor, place and none")
	}
	if a.span != "" && !slices.Contains(axis.Spans, a.span) {
		return nil, reportedly.WithHint(fmt.Errorf("%w: there is no span %q", reportedly.ErrInvalid, a.span), "there are all, decade, year, quarter, month, week and day")
	}
	if v := q.Get("at"); v != "" {
		if a.at, a.has = axis.Parse(v); !a.has {
			return nil, reportedly.WithHint(fmt.Errorf("%w: %q is no day", reportedly.ErrInvalid, v), "days are written as 2016-12-05")
		}
	}
	if v := q.Get("page"); v != "" {
		if a.page, err = strconv.Atoi(v); err != nil || a.page < 1 || a.page > 1_000_000 {
			return nil, fmt.Errorf("%w: there is no page %q", reportedly.ErrInvalid, v)
		}
	}
	return a, nil
}

// own are the values of the address that are the page's own.
func (a *asked) own() url.Values {
	v := url.Values{}
	for name, value := range map[string]string{"view": a.view, "lanes": a.lanes(), "span": string(a.span), "at": a.day()} {
		if value != "" {
			v.Set(name, value)
		}
	}
	return v
}

func (a *asked) lanes() string {
	switch a.by {
	case table.ByClass:
		return ""
	case table.ByNone:
		return "none"
	}
	return string(a.by)
}

func (a *asked) day() string {
	if !a.has {
		return ""
	}
	return axis.ISO(a.at)
}

// path is the page's address with some values changed.
func (a *asked) path(more ...string) string {
	v := a.own()
	for i := 0; i+1 < len(more); i += 2 {
		if v.Del(more[i]); more[i+1] != "" {
			v.Set(more[i], more[i+1])
		}
	}
	for name, list := range a.Values {
		if !v.Has(name) {
			v[name] = list
		}
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

func (s *section) show(w http.ResponseWriter, r *http.Request) error {
	a, err := read(r.URL.Query())
	if err != nil {
		return err
	}
	ctx := r.Context()
	a.src = s.site.Memory()
	if a.t, err = s.keep.Table(ctx, a.src, s.site.Go); err != nil {
		return err
	}
	if a.f, err = a.t.Filter(ctx, a.src, a.Filter); err != nil {
		return err
	}
	p := &page{Head: web.Head{Title: "Timeline", At: path, Styles: []string{"site/chart.css"}, Scripts: []string{"site/rows.js"}, Wide: true, Keys: keys},
		Form: a.Form(path, a.own(), true), View: a.view, What: "claim"}
	p.UndatedPath = a.path("view", "undated", "span", "", "at", "")
	p.choices(a)
	switch a.view {
	case "undated":
		err = s.undated(ctx, p, a)
	case "developments":
		err = s.developments(ctx, p, a)
	default:
		err = s.claims(ctx, p, a)
	}
	if err != nil {
		return err
	}
	return s.site.Render(w, r, p)
}

var keys = []web.Key{{Key: "←", Does: "Earlier"}, {Key: "→", Does: "Later"}, {Key: "+", Does: "Closer"}, {Key: "-", Does: "Wider"}, {Key: "0", Does: "All days"}, {Key: "f", Does: "Filter"}, {Key: "j k", Does: "Next and previous of the list"}}

func (p *page) choices(a *asked) {
	for _, v := range []struct{ view, name string }{{"", "Claims"}, {"developments", "Developments"}} {
		p.Views = append(p.Views, option{v.name, a.path("view", v.view), a.view == v.view})
	}
	for _, by := range partings {
		if a.view == "developments" && by.By != table.ByClass && by.By != table.ByNone {
			continue
		}
		b := asked{Sift: a.Sift, view: a.view, by: by.By, span: a.span, at: a.at, has: a.has}
		p.By = append(p.By, option{by.Name, b.path(), a.by == by.By})
	}
}

// claims shows the claims of the window.
func (s *section) claims(ctx context.Context, p *page, a *asked) error {
	x := a.t.Extent(a.f)
	p.Dated, p.Undated = x.Dated, x.Undated
	if x.Dated == 0 {
		return nil
	}
	p.place(a, x)
	buckets := p.Window.Buckets(maxBuckets)
	d := a.t.Density(a.f, table.DensityRequest{Edges: edges(buckets), By: a.by, Lanes: maxLanes})
	p.Claims = d.Claims
	names, err := s.names(ctx, a, d.Lanes)
	if err != nil {
		return err
	}
	inside := a.f.During(axis.Midnight(p.Window.First), axis.Midnight(p.Window.Last))
	drawn := false
	if p.Claims <= maxDrawn {
		if drawn, err = s.drawAll(ctx, p, a, inside, d, buckets, names); err != nil {
			return err
		}
	}
	if !drawn {
		p.count(a, d, buckets, names)
	}
	p.strip(a, x)
	return s.list(ctx, p, a, inside)
}

// names are what the keys of lanes are called.
func (s *section) names(ctx context.Context, a *asked, lanes []table.Lane) (map[string]string, error) {
	out := map[string]string{}
	var asks []string
	for _, l := range lanes {
		if l.Key != "" {
			out[l.Key] = l.Key
			asks = append(asks, l.Key)
		}
	}
	ask := s.site.Memory().Actors
	switch a.by {
	case table.ByPlace:
		ask = s.site.Memory().Places
	case table.ByActor:
	default:
		return out, nil
	}
	if len(asks) == 0 {
		return out, nil
	}
	list, err := ask(ctx, store.NameFilter{Keys: asks}, store.Page{Limit: len(asks)})
	for _, n := range list.Items {
		out[n.Key] = n.Name
	}
	return out, err
}
