// Package reports lists what was taken in, and how far its review has come.
//
// In: filters and cursors. Out: the list of reports; what each has of others' words,
// passage by passage; the page of the review: its progress, how far reviewers agree, and
// the log of decisions; and a report forgotten, once a person confirmed what is lost
// with it. It opens no report (package desk does) and judges nothing. It assumes a
// memory, and that texts, titles and names of files are hostile.
package reports

import (
	"embed"
	"fmt"
	"net/http"
	"net/url"

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
				{Pattern: "GET /reports/{report}/shared", Handle: s.shares},
				{Pattern: "GET /reports/{report}/shared/{other}", Handle: s.passages},
				{Pattern: "GET /reports/{report}/forget", Need: web.Editor, Handle: s.loss},
				{Pattern: "POST /reports/{report}/forget", Need: web.Editor, Handle: s.forget, Audit: "forget"},
				{Pattern: "GET /review", Handle: s.review},
				{Pattern: "GET /judgements", Handle: s.log},
			}
		},
	}
}

type section struct{ site *web.Site }

func (s *section) memory() *memory.Memory { return s.site.Memory() }

func styles() []string { return []string{"reports/reports.css"} }

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
	p := &reviewPage{Head: web.Head{Title: "Review", At: "/review", Styles: styles()}}
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
	p := &logPage{Head: web.Head{Title: "Decisions", At: "/review", Styles: styles()}, By: by}
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
