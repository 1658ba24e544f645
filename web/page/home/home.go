// Package home is the first page: what is remembered, what changed last, what waits
// for review.
//
// In: a memory. Out: the page. It shows a little of everything and leads to the pages
// that show all of it; it decides nothing. It assumes a memory, which may be empty.
package home

import (
	"cmp"
	"context"
	"embed"
	"net/http"
	"path"
	"path/filepath"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
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
	Reviewed  int             // claims that somebody judged
	Some      bool            // Reviewed is of the last that were added
	Changed   []store.Summary // that several reports tell, last changed first
	Contested []store.Summary // those of most independent sources first
	Reports   []report
	Steps     []step // the way through for who is new
}

func (*page) Template() string { return "home/home" }

// report is a report that was added lately.
type report struct {
	ID, Title, Source, Published string
	Claims, Reviewed             int
}

// step is a step of the way through.
type step struct{ Name, Path, Says string }

// shown is how many of each the page shows.
const shown = 7

func show(site *web.Site, w http.ResponseWriter, r *http.Request) error {
	p := &page{Head: web.Head{Title: "Start", Styles: []string{"home/home.css"}}}
	if err := p.fill(r.Context(), site); err != nil {
		return err
	}
	if p.Stats.Reports > 0 && (site.Options().Demo || p.Reviewed == 0) {
		if err := p.steps(r.Context(), site); err != nil {
			return err
		}
	}
	return site.Render(w, r, p)
}

func (p *page) fill(ctx context.Context, site *web.Site) error {
	m := site.Memory()
	var err error
	if p.Stats, err = site.Stats(ctx); err != nil {
		return err
	}
	yes := true
	c, err := m.Count(ctx, memory.SearchRequest{Filter: store.ClaimFilter{Reviewed: &yes}, Rejected: true}, 0)
	if err != nil {
		return err
	}
	p.Reviewed, p.Some = c.Claims, !c.Complete
	for _, part := range []struct {
		f  store.DevelopmentFilter
		to *[]store.Summary
	}{{store.DevelopmentFilter{MinReports: 2}, &p.Changed}, {store.DevelopmentFilter{States: []reportedly.State{reportedly.Contested}, Order: store.ByIndependent}, &p.Contested}} {
		if len(part.f.States) > 0 && p.Stats.States[string(reportedly.Contested)] == 0 {
			continue // none is, and to see that would take a look at all
		}
		list, err := m.Developments(ctx, memory.DevelopmentsRequest{Filter: part.f, Page: store.Page{Limit: shown}})
		if err != nil {
			return err
		}
		for _, d := range list.Items {
			*part.to = append(*part.to, d.Summary)
		}
	}
	list, err := m.Reports(ctx, store.ReportFilter{}, store.Page{Limit: shown})
	if err != nil {
		return err
	}
	for _, rep := range list.Items {
		p.Reports = append(p.Reports, report{memory.ShortID(rep.SHA256), cmp.Or(rep.Title, path.Base(filepath.ToSlash(rep.Name))), rep.Source, rep.Published, rep.Claims, rep.Reviewed})
	}
	return nil
}

// paths are the pages that the site has.
func paths(site *web.Site) map[string]bool {
	out := map[string]bool{}
	for _, s := range site.Options().Sections {
		for _, l := range s.Links {
			out[l.Path] = true
		}
	}
	return out
}

// steps lead who is new from a report to who else says so, in five minutes.
func (p *page) steps(ctx context.Context, site *web.Site) error {
	// The way begins with a development that is worth it: one on which reports differ, or
	// that several tell.
	var best *store.Summary
	for _, list := range [][]store.Summary{p.Contested, p.Changed} {
		if best == nil && len(list) > 0 {
			best = &list[0]
		}
	}
	read := "/review/next"
	if best != nil {
		d, err := site.Memory().Store().Development(ctx, best.ID)
		if err != nil {
			return err
		}
		read = fullest(d)
	}
	has := paths(site)
	p.Steps = []step{{"Read a report", read, "its words on the left, what is claimed beside them"}, {"Check its claims", read, "a accepts, r rejects, u takes it back"}}
	if has["/map"] {
		p.Steps = append(p.Steps, step{"See them on the map", "/map", "with how closely each place is known"})
	}
	if has["/timeline"] {
		p.Steps = append(p.Steps, step{"See them in time", "/timeline", "unclear dates are spans"})
	}
	if best != nil {
		p.Steps = append(p.Steps, step{"Find who else says so", "/developments/" + best.ID, "“" + best.What + "”"})
	}
	return nil
}

// fullest is where the report that tells most of a development is read, at its first
// claim of it.
func fullest(d *reportedly.Development) string {
	n := map[string]int{}
	first := map[string]string{}
	best := ""
	for _, m := range d.Members {
		if n[m.Report]++; n[m.Report] == 1 {
			first[m.Report] = shared.ClaimOf(m.Claim)
		}
		if n[m.Report] > n[best] {
			best = m.Report
		}
	}
	return shared.DeskPath(best, first[best])
}
