// Package reports lists what was taken in, and how far its review has come.
//
// In: filters and cursors. Out: the list of reports, and the page of the review: its
// progress, how far reviewers agree, and the log of decisions. It opens no report
// (package desk does) and decides nothing. It assumes a memory.
package reports

import (
	"cmp"
	"embed"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"path/filepath"

	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of reports and their review.
func New() web.Section {
	return web.Section{
		Name: "reports", Files: files,
		Links: []web.Link{{Name: "Reports", Path: "/reports", Key: "r"}, {Name: "Review", Path: "/review", Key: "v"}},
		Routes: func(site *web.Site) []web.Route {
			s := &section{site}
			return []web.Route{
				{Pattern: "GET /reports", Handle: s.list},
				{Pattern: "GET /review", Handle: s.review},
				{Pattern: "GET /judgements", Handle: s.log},
			}
		},
	}
}

type section struct{ site *web.Site }

// perPage is how many reports a page shows.
const perPage = 40

// listPage is a page of the list of reports.
type listPage struct {
	web.Head
	Source  string // only this one's, "" for all
	Items   []row
	Next    string
	Reports int // all that are kept
	Claims  int
	First   bool
}

func (*listPage) Template() string { return "reports/list" }

// row is a report in the list.
type row struct {
	ID, Title, Source, Published string
	Claims, Reviewed             int
}

func (s *section) list(w http.ResponseWriter, r *http.Request) error {
	p := &listPage{Head: web.Head{Title: "Reports", At: "/reports", Styles: []string{"reports/reports.css"}}, Source: r.FormValue("source")}
	var f store.ReportFilter
	if p.Source != "" {
		f.Sources = []string{p.Source}
	}
	m := s.site.Memory()
	after := r.FormValue("after")
	list, err := m.Reports(r.Context(), f, store.Page{After: store.Cursor(after), Limit: perPage})
	if err != nil {
		return err
	}
	p.First = after == ""
	if p.First && p.Source == "" {
		stats, err := s.site.Stats(r.Context())
		if err != nil {
			return err
		}
		p.Reports, p.Claims = stats.Reports, stats.Claims
	}
	for i := range list.Items {
		rep := &list.Items[i]
		v := row{ID: memory.ShortID(rep.SHA256), Title: cmp.Or(rep.Title, path.Base(filepath.ToSlash(rep.Name))), Source: rep.Source, Published: rep.Published, Claims: rep.Claims}
		if v.Reviewed, err = s.reviewed(r, rep.SHA256); err != nil {
			return err
		}
		p.Items = append(p.Items, v)
	}
	if list.Next != "" {
		q := url.Values{"after": {string(list.Next)}}
		if p.Source != "" {
			q.Set("source", p.Source)
		}
		p.Next = "/reports?" + q.Encode()
	}
	if web.IsPart(r) {
		return s.site.RenderPart(w, r, p, "rows")
	}
	return s.site.Render(w, r, p)
}

// reviewed is how many of a report's claims somebody judged.
func (s *section) reviewed(r *http.Request, report string) (int, error) {
	yes := true
	c, err := s.site.Memory().Count(r.Context(), memory.SearchRequest{Filter: store.ClaimFilter{Reports: []string{report}, Reviewed: &yes}, Rejected: true}, 0)
	return c.Claims, err
}

// reviewPage is how far the review has come.
type reviewPage struct {
	web.Head
	All, Done int
	Counts    []tally
	Complete  bool // all claims were counted
	Agreement *memory.Agreement
}

func (*reviewPage) Template() string { return "reports/review" }

type tally struct {
	Name string
	N    int
}

func (s *section) review(w http.ResponseWriter, r *http.Request) error {
	m := s.site.Memory()
	p := &reviewPage{Head: web.Head{Title: "Review", At: "/review", Styles: []string{"reports/reports.css"}}}
	stats, err := s.site.Stats(r.Context())
	if err != nil {
		return err
	}
	p.All = stats.Claims
	yes := true
	c, err := m.Count(r.Context(), memory.SearchRequest{Filter: store.ClaimFilter{Reviewed: &yes}, Rejected: true}, 0)
	if err != nil {
		return err
	}
	p.Done, p.Complete = c.Claims, c.Complete
	for _, review := range []store.Review{store.Accepted, store.Corrected, store.Rejected} {
		p.Counts = append(p.Counts, tally{string(review), c.Reviews[string(review)]})
	}
	if p.Agreement, err = m.Agreement(r.Context(), judgement.Accept, judgement.Reject); err != nil {
		return err
	}
	return s.site.Render(w, r, p)
}

// logPage is a page of the log of decisions.
type logPage struct {
	web.Head
	By    string
	Items []logged
	Next  string
}

func (*logPage) Template() string { return "reports/log" }

// logged is an entry of the log.
type logged struct {
	memory.Entry
	Path string // of what it is about, "" where that has no page
}

func (s *section) log(w http.ResponseWriter, r *http.Request) error {
	req := memory.LogRequest{Page: store.Page{After: store.Cursor(r.FormValue("after")), Limit: 100}}
	by := r.FormValue("by")
	if by != "" {
		req.By = []string{by}
	}
	list, err := s.site.Memory().Log(r.Context(), req)
	if err != nil {
		return err
	}
	p := &logPage{Head: web.Head{Title: "Decisions", At: "/review", Styles: []string{"reports/reports.css"}}, By: by}
	for _, e := range list.Items {
		p.Items = append(p.Items, logged{e, pathOf(e)})
	}
	if list.Next != "" {
		p.Next = "/judgements?" + url.Values{"after": {string(list.Next)}, "by": {by}}.Encode()
	}
	return s.site.Render(w, r, p)
}

// pathOf is the page of what an entry is about.
func pathOf(e memory.Entry) string {
	switch {
	case e.Lost:
		return ""
	case e.Development != "":
		return "/developments/" + url.PathEscape(e.Development)
	case len(e.Claims) > 0:
		return fmt.Sprintf("/reports/%s?claim=%s", memory.ShortID(e.Claims[0].Report), url.QueryEscape(e.Claims[0].Claim))
	case e.Source != "":
		return "/sources/" + url.PathEscape(e.Source)
	}
	return ""
}
