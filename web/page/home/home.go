// Package home is the first page: what is remembered, what changed last, what waits
// for review.
//
// In: a memory. Out: the page. It shows a little of everything and leads to the pages
// that show all of it; it decides nothing. It assumes a memory, which may be empty.
package home

import (
	"cmp"
	"embed"
	"net/http"
	"path"
	"path/filepath"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of the first page.
func New() web.Section {
	return web.Section{Name: "home", Files: files, Routes: func(site *web.Site) []web.Route {
		return []web.Route{{Pattern: "GET /{$}", Handle: func(w http.ResponseWriter, r *http.Request) error { return show(site, w, r) }}}
	}}
}

// page is the first page.
type page struct {
	web.Head
	Stats     memory.Stats
	Changed   []store.Summary // last changed first
	Contested []store.Summary
	Reports   []report
}

func (*page) Template() string { return "home/home" }

// report is a report that was added lately.
type report struct{ ID, Title, Source, Published string }

// shown is how many of each the page shows.
const shown = 8

func show(site *web.Site, w http.ResponseWriter, r *http.Request) error {
	m := site.Memory()
	p := &page{Head: web.Head{Title: "Start", Styles: []string{"home/home.css"}}}
	var err error
	if p.Stats, err = site.Stats(r.Context()); err != nil {
		return err
	}
	developments, err := m.Developments(r.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{MinReports: 2}, Page: store.Page{Limit: shown}})
	if err != nil {
		return err
	}
	for _, d := range developments.Items {
		p.Changed = append(p.Changed, d.Summary)
	}
	contested, err := m.Developments(r.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{States: []reportedly.State{reportedly.Contested}}, Page: store.Page{Limit: shown}})
	if err != nil {
		return err
	}
	for _, d := range contested.Items {
		p.Contested = append(p.Contested, d.Summary)
	}
	list, err := m.Reports(r.Context(), store.ReportFilter{}, store.Page{Limit: shown})
	if err != nil {
		return err
	}
	for _, rep := range list.Items {
		p.Reports = append(p.Reports, report{memory.ShortID(rep.SHA256), cmp.Or(rep.Title, path.Base(filepath.ToSlash(rep.Name))), rep.Source, rep.Published})
	}
	return site.Render(w, r, p)
}
