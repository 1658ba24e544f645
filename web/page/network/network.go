// Package network shows who does what to whom, as far as claims tell it.
//
// In: filters of claims, an actor, how many ties. Out: a drawing of the strongest ties
// between actors and the same as a table, and a page of one tie with its claims. Where
// a tie's ends lie in the drawing means nothing. It counts nothing (package table does)
// and weighs no source. It assumes a memory.
package network

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared/sift"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of the network. The keeper holds who takes part in which claim.
func New(k *table.Keeper) web.Section {
	return web.Section{
		Name: "network", Files: files,
		Links: []web.Link{{Name: "Network", Path: path, Key: "n"}},
		Routes: func(site *web.Site) []web.Route {
			return []web.Route{{Pattern: "GET " + path, Handle: (&section{site, k}).show}}
		},
	}
}

const path = "/network"

type section struct {
	site *web.Site
	keep *table.Keeper
}

// shown are how many ties a page may show.
var shown = []int{30, 60, 120}

// usual is how many it shows where nothing is asked for.
const usual = 60

// least are how many claims a tie may be asked to have.
var least = []int{1, 2, 3, 5, 10}

// page is the network.
type page struct {
	web.Head
	Form  sift.Form
	Ego   *node
	Among option
	Named option // with those without a name, or without them
	Show  []option
	Min   []option
	All   string // the network without the actor

	Ties  table.Ties
	Edges []edge
	Nodes []node
	Wide  int
	High  int
	Rows  []Tie
}

func (*page) Template() string { return "network/network" }

type option struct {
	Name, Path string
	Here       bool
}

// asked is what the address asks for.
type asked struct {
	sift.Sift
	ego, with string
	among     bool
	unnamed   bool // also those without a name
	min, show int
	page      int
	src       table.Source
	t         *table.Table
	f         *table.Filter
}

func read(q url.Values) (*asked, error) {
	s, err := sift.Read(q)
	if err != nil {
		return nil, err
	}
	a := &asked{Sift: s, among: q.Get("among") != "", unnamed: q.Get("unnamed") != "", with: strings.TrimSpace(q.Get("with"))}
	// One actor is whose circle is shown; several narrow the claims like any filter.
	if list := s.Values["actor"]; len(list) == 1 {
		a.ego = list[0]
		a.Filter.Actors = nil
	}
	for _, n := range []struct {
		name     string
		to       *int
		or, most int
	}{{"min", &a.min, 1, 1_000_000}, {"show", &a.show, usual, shown[len(shown)-1]}, {"page", &a.page, 1, 1_000_000}} {
		*n.to = n.or
		if v := q.Get(n.name); v != "" {
			if *n.to, err = strconv.Atoi(v); err != nil || *n.to < 1 || *n.to > n.most {
				return nil, reportedly.WithHint(fmt.Errorf("%w: %s can't be %q", reportedly.ErrInvalid, n.name, v), fmt.Sprintf("it is a number from 1 to %d", n.most))
			}
		}
	}
	return a, nil
}

// own are the values of the address that are the page's own.
func (a *asked) own() url.Values {
	v := url.Values{}
	if a.among {
		v.Set("among", "1")
	}
	if a.unnamed {
		v.Set("unnamed", "1")
	}
	if a.min > 1 {
		v.Set("min", strconv.Itoa(a.min))
	}
	if a.show != usual {
		v.Set("show", strconv.Itoa(a.show))
	}
	if a.with != "" {
		v.Set("with", a.with)
	}
	return v
}

// path is the page's address with some values changed.
func (a *asked) path(more ...string) string {
	v := a.own()
	for name, list := range a.Values {
		v[name] = list
	}
	for i := 0; i+1 < len(more); i += 2 {
		if v.Del(more[i]); more[i+1] != "" {
			v.Set(more[i], more[i+1])
		}
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

// search is the search for claims in which one actor does something to another.
func (a *asked) search(from, to string) string {
	return a.Path("/search", "actor", "", "by", from, "to", to)
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
	if a.ego, err = s.key(ctx, a, a.ego); err != nil {
		return err
	}
	if a.with, err = s.key(ctx, a, a.with); err != nil {
		return err
	}
	if a.ego != "" && a.with != "" && a.ego != a.with {
		return s.pair(w, r, a)
	}
	p := &page{Head: web.Head{Title: "Network", At: path, Styles: []string{"site/chart.css", "network/network.css"}, Scripts: []string{"site/rows.js"}, Wide: true,
		Keys: []web.Key{{Key: "f", Does: "Filter"}, {Key: "j k", Does: "Next and previous tie of the table"}}}, Form: a.Form(path, a.own(), true)}
	p.Ties = a.t.Ties(a.f, table.TiesRequest{Ego: a.ego, Among: a.among, Named: !a.unnamed, MinClaims: a.min, AtMost: a.show})
	who, err := s.who(ctx, a, p.Ties.Items)
	if err != nil {
		return err
	}
	p.choices(a)
	if a.ego != "" {
		n := nodeOf(who, a.ego)
		p.Ego = &n
	}
	for i := range p.Ties.Items {
		p.Rows = append(p.Rows, rowOf(a, who, &p.Ties.Items[i]))
	}
	p.draw(a, who)
	return s.site.Render(w, r, p)
}

func (p *page) choices(a *asked) {
	p.All = a.path("actor", "", "among", "")
	p.Among = option{"also ties among its partners", a.path("among", map[bool]string{false: "1"}[a.among]), a.among}
	p.Named = option{"also unnamed parties", a.path("unnamed", map[bool]string{false: "1"}[a.unnamed]), a.unnamed}
	for _, n := range shown {
		v := strconv.Itoa(n)
		if n == usual {
			v = ""
		}
		p.Show = append(p.Show, option{strconv.Itoa(n), a.path("show", v), a.show == n})
	}
	for _, n := range least {
		v := strconv.Itoa(n)
		if n == 1 {
			v = ""
		}
		p.Min = append(p.Min, option{strconv.Itoa(n), a.path("min", v), a.min == n})
	}
}

// key is the key of an actor that the address names by its key or its name.
func (s *section) key(ctx context.Context, a *asked, named string) (string, error) {
	if named == "" || a.t.Knows(named) {
		return named, nil
	}
	m := s.site.Memory()
	for _, f := range []store.NameFilter{{Key: "name:" + strings.ToLower(named)}, {Prefix: named}, {Words: named}} {
		list, err := m.Actors(ctx, f, store.Page{Limit: 1})
		if err != nil {
			return "", err
		}
		if len(list.Items) > 0 {
			return list.Items[0].Key, nil
		}
	}
	return "", reportedly.WithHint(fmt.Errorf("%w: no claim names the actor %q", reportedly.ErrNotFound, named), "the page of actors finds them by their names")
}

// who are the actors of ties, by key.
func (s *section) who(ctx context.Context, a *asked, ties []table.Tie) (map[string]store.Name, error) {
	keys := []string{a.ego, a.with}
	for _, t := range ties {
		keys = append(keys, t.From, t.To)
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	keys = slices.DeleteFunc(keys, func(k string) bool { return k == "" })
	out := map[string]store.Name{}
	if len(keys) == 0 {
		return out, nil
	}
	list, err := s.site.Memory().Actors(ctx, store.NameFilter{Keys: keys}, store.Page{Limit: len(keys)})
	for _, n := range list.Items {
		out[n.Key] = n
	}
	return out, err
}

// Tie is a tie in the table.
type Tie struct {
	From, To   node
	Mutual     bool
	Claims     int
	Types      []count
	Sign       string // "conflict", "cooperation", "mixed", "state"
	Bases      []count
	States     []count
	Denied     int
	Sources    int
	Reports    int
	Days       string
	Path       string // the tie's page
	For, Other int    // events of cooperation and of conflict
}

// Against and Favour are how wide the parts of conflict and cooperation are drawn.
func (r Tie) Against() float64 { return 72 * float64(r.Other) / float64(max(1, r.For+r.Other)) }

// Favour is the part of cooperation.
func (r Tie) Favour() float64 { return 72 * float64(r.For) / float64(max(1, r.For+r.Other)) }

type count struct {
	Name string
	N    int
}

func rowOf(a *asked, who map[string]store.Name, t *table.Tie) Tie {
	r := Tie{From: nodeOf(who, t.From), To: nodeOf(who, t.To), Mutual: t.Mutual == t.Claims, Claims: t.Claims, Denied: t.Denied, Sources: t.Sources, Reports: t.Reports,
		Types: typesOf(t.Kinds, t.Events), Bases: counts(t.Bases), States: counts(t.States), Sign: signOf(t), Path: a.path("actor", t.From, "with", t.To),
		For: t.Quads[1] + t.Quads[2], Other: t.Quads[3] + t.Quads[4]}
	if !t.First.IsZero() {
		r.Days = t.First.Format("2006-01-02")
		if last := t.Last.Format("2006-01-02"); last != r.Days && !t.Last.IsZero() {
			r.Days += " to " + last
		}
	}
	return r
}

// signOf is the balance of a tie in a word.
func signOf(ties ...*table.Tie) string {
	sum := table.Tie{}
	for _, t := range ties {
		for i, n := range t.Quads {
			sum.Quads[i] += n
		}
	}
	switch balance, ok := sum.Sign(); {
	case !ok:
		return "state"
	case balance <= -.5:
		return "conflict"
	case balance >= .5:
		return "cooperation"
	}
	return "mixed"
}

func typesOf(kinds map[reportedly.Kind]int, events map[reportedly.Event]int) []count {
	all := map[string]int{}
	for k, n := range kinds {
		if k != reportedly.KindEvent {
			all[string(k)] = n
		}
	}
	for e, n := range events {
		all[string(e)] += n
	}
	return counts(all)
}

// counts are values by number, the most first.
func counts[K ~string](m map[K]int) []count {
	var out []count
	for k, n := range m {
		if k != "" {
			out = append(out, count{string(k), n})
		}
	}
	slices.SortFunc(out, func(a, b count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	return out
}
