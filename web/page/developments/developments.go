// Package developments shows what several claims are about: who knows, in whose
// words, and where they differ.
//
// In: filters and cursors. Out: the list of developments and the page of one. It
// counts and compares nothing (package corroborate does) and changes nothing. It
// assumes a memory.
package developments

import (
	"cmp"
	"embed"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of developments.
func New() web.Section {
	return web.Section{
		Name: "developments", Files: files,
		Links: []web.Link{{Name: "Developments", Path: "/developments", Key: "d"}},
		Routes: func(site *web.Site) []web.Route {
			s := &section{site}
			return []web.Route{
				{Pattern: "GET /developments", Handle: s.list},
				{Pattern: "GET /developments/{id}", Handle: s.show},
			}
		},
	}
}

type section struct{ site *web.Site }

// perPage is how many developments a page shows.
const perPage = 40

// listPage is a page of the list of developments.
type listPage struct {
	web.Head
	State  reportedly.State // only those in it, "" for all
	States []reportedly.State
	Items  []memory.DevelopmentRow
	Next   string
}

func (*listPage) Template() string { return "developments/list" }

func (s *section) list(w http.ResponseWriter, r *http.Request) error {
	p := &listPage{Head: web.Head{Title: "Developments", At: "/developments", Styles: []string{"developments/developments.css"}},
		States: []reportedly.State{reportedly.Contested, reportedly.Corroborated, reportedly.SingleSource}}
	req := memory.DevelopmentsRequest{Page: store.Page{After: store.Cursor(r.FormValue("after")), Limit: perPage}}
	if v := reportedly.State(r.FormValue("state")); slices.Contains(p.States, v) {
		p.State, req.Filter.States = v, []reportedly.State{v}
	}
	list, err := s.site.Memory().Developments(r.Context(), req)
	if err != nil {
		return err
	}
	p.Items = list.Items
	if list.Next != "" {
		p.Next = "/developments?" + url.Values{"after": {string(list.Next)}, "state": {string(p.State)}}.Encode()
	}
	return s.site.Render(w, r, p)
}

// showPage is the page of one development.
type showPage struct {
	web.Head
	*memory.DevelopmentPage
	Origins []origin
	Sides   []contradiction
	Steps   []step
	Tellers []teller
}

func (*showPage) Template() string { return "developments/show" }

// origin is one who knows, with the reports through which it speaks.
type origin struct {
	reportedly.Origin
	Through []link
}

// link is a report's name with the page of what is meant in it.
type link struct{ Name, Published, Path string }

// contradiction is one matter with its sides.
type contradiction struct {
	reportedly.Contradiction
	Sides []side
}

type side struct {
	reportedly.Side
	Who string
	In  link
}

// step is what one report changed.
type step struct {
	reportedly.Step
	In link
}

// teller is a report with its claims on the development, in its own words.
type teller struct {
	In     link
	Claims []told
}

type told struct {
	store.Claim
	Path, Why string
	Quotes    []string
}

func (s *section) show(w http.ResponseWriter, r *http.Request) error {
	d, err := s.site.Memory().Development(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	p := &showPage{Head: web.Head{Title: d.What, At: "/developments", Styles: []string{"developments/developments.css"}}, DevelopmentPage: d}
	for _, o := range d.Development.Origins {
		v := origin{Origin: o}
		for _, id := range o.Reports {
			v.Through = append(v.Through, linkTo(d, id, ""))
		}
		p.Origins = append(p.Origins, v)
	}
	for _, c := range d.Contradictions {
		v := contradiction{Contradiction: c}
		for _, side := range c.Sides {
			v.Sides = append(v.Sides, sideOf(d, side))
		}
		p.Sides = append(p.Sides, v)
	}
	for _, st := range d.History {
		p.Steps = append(p.Steps, step{st, linkTo(d, st.Report, "")})
	}
	p.Tellers = tellers(d)
	return s.site.Render(w, r, p)
}

func sideOf(d *memory.DevelopmentPage, s reportedly.Side) side {
	v := side{Side: s, In: linkTo(d, s.Report, claimOf(s.Claim))}
	if s.Origin >= 0 && s.Origin < len(d.Development.Origins) {
		v.Who = d.Development.Origins[s.Origin].Who
	}
	return v
}

// linkTo is a report of the development, opened at one of its claims.
func linkTo(d *memory.DevelopmentPage, report, claim string) link {
	p := d.Publications[report]
	to := "/reports/" + memory.ShortID(report)
	if claim != "" {
		to += "?claim=" + url.QueryEscape(claim)
	}
	return link{Name: cmp.Or(p.Source, p.Title, path.Base(filepath.ToSlash(p.Name))), Published: p.Published, Path: to}
}

// claimOf is a claim's ID within its report.
func claimOf(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// tellers are the reports in their order, each with its claims.
func tellers(d *memory.DevelopmentPage) []teller {
	var out []teller
	for _, id := range d.Reports {
		t := teller{In: linkTo(d, id, "")}
		for _, m := range d.Members {
			c, ok := d.Claims[m.Claim]
			if m.Report != id || !ok {
				continue
			}
			v := told{Claim: c, Path: linkTo(d, id, claimOf(m.Claim)).Path, Why: m.Why}
			for _, e := range c.Told.Claim.Evidence {
				v.Quotes = append(v.Quotes, e.Quote)
			}
			t.Claims = append(t.Claims, v)
		}
		out = append(out, t)
	}
	return out
}
