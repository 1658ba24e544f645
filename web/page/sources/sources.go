// Package sources shows who published what, and how persons graded them.
//
// In: a name. Out: the list of sources and the page of one. It grades nobody and
// counts no independence (package corroborate does). It assumes a memory.
package sources

import (
	"cmp"
	"embed"
	"net/http"
	"net/url"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl
var files embed.FS

// New is the section of sources.
func New() web.Section {
	return web.Section{
		Name: "sources", Files: files,
		Links: []web.Link{{Name: "Sources", Path: "/sources", Key: "s"}},
		Routes: func(site *web.Site) []web.Route {
			s := &section{site}
			return []web.Route{
				{Pattern: "GET /sources", Handle: s.list},
				{Pattern: "GET /sources/{name}", Handle: s.show},
			}
		},
	}
}

type section struct{ site *web.Site }

const perPage = 60

type listPage struct {
	web.Head
	Items []store.Source
	Next  string
}

func (*listPage) Template() string { return "sources/list" }

func (s *section) list(w http.ResponseWriter, r *http.Request) error {
	list, err := s.site.Memory().Sources(r.Context(), store.Page{After: store.Cursor(r.FormValue("after")), Limit: perPage})
	if err != nil {
		return err
	}
	p := &listPage{Head: web.Head{Title: "Sources", At: "/sources"}, Items: list.Items}
	if list.Next != "" {
		p.Next = "/sources?" + url.Values{"after": {string(list.Next)}}.Encode()
	}
	return s.site.Render(w, r, p)
}

type showPage struct {
	web.Head
	*memory.SourcePage
	Items []report
	Next  string
}

func (*showPage) Template() string { return "sources/show" }

type report struct {
	ID, Title, Published string
	Claims               int
}

func (s *section) show(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	src, err := s.site.Memory().Source(r.Context(), name, store.Page{After: store.Cursor(r.FormValue("after")), Limit: perPage})
	if err != nil {
		return err
	}
	p := &showPage{Head: web.Head{Title: src.Name, At: "/sources"}, SourcePage: src}
	for i := range src.Reports.Items {
		rep := &src.Reports.Items[i]
		p.Items = append(p.Items, report{memory.ShortID(rep.SHA256), cmp.Or(rep.Title, rep.Name), rep.Published, rep.Claims})
	}
	if src.Reports.Next != "" {
		p.Next = "/sources/" + url.PathEscape(name) + "?" + url.Values{"after": {string(src.Reports.Next)}}.Encode()
	}
	return s.site.Render(w, r, p)
}
