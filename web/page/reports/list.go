package reports

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

// perPage is how many reports a page shows.
const perPage = 40

// listPage is a page of the list of reports.
type listPage struct {
	web.Head
	Words    string
	Source   string // only this one's, "" for all
	Progress []option
	Orders   []option
	Narrowed bool
	Items    []row
	Next     string
	Reports  int // all that are kept
	Claims   int
	First    bool
}

func (*listPage) Template() string { return "reports/list" }

// option is a choice of a form's list.
type option struct {
	Value, Name string
	Chosen      bool
}

// row is a report in the list.
type row struct {
	ID, Title, Name, Source, Published string
	Claims, Reviewed                   int
	Shares                             int // other reports with which it shares words
}

func (s *section) list(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := &listPage{Head: web.Head{Title: "Reports", At: "/reports", Styles: styles(), Scripts: []string{"site/rows.js"}, Keys: []web.Key{{Key: "j k", Does: "next report, report before"}, {Key: "Enter", Does: "open it"}}},
		Words: strings.TrimSpace(q.Get("q")), Source: strings.TrimSpace(q.Get("source")), First: q.Get("after") == ""}
	f := store.ReportFilter{Text: p.Words}
	p.Progress, f.Progress = choose([]option{{"", "any", false}, {string(store.NotBegun), "not begun", false}, {string(store.Begun), "begun", false}, {string(store.Done), "all reviewed", false}}, store.Progress(q.Get("progress")))
	p.Orders, f.Order = choose([]option{{string(store.ReportsByAdded), "last added first", false}, {string(store.ReportsByPublished), "last published first", false}, {string(store.ReportsByClaims), "most claims first", false}}, store.ReportOrder(q.Get("order")))
	if p.Source != "" {
		f.Sources = []string{p.Source}
	}
	p.Narrowed = p.Words != "" || p.Source != "" || f.Progress != ""
	list, err := s.memory().Reports(r.Context(), f, store.Page{After: store.Cursor(q.Get("after")), Limit: perPage})
	if err != nil {
		return err
	}
	if p.First && !p.Narrowed {
		stats, err := s.site.Stats(r.Context())
		if err != nil {
			return err
		}
		p.Reports, p.Claims = stats.Reports, stats.Claims
	}
	if p.Items, err = s.rows(r.Context(), list.Items); err != nil {
		return err
	}
	if list.Next != "" {
		next := url.Values{"after": {string(list.Next)}}
		for _, name := range []string{"q", "source", "progress", "order"} {
			if v := q.Get(name); v != "" {
				next.Set(name, v)
			}
		}
		p.Next = "/reports?" + next.Encode()
	}
	if web.IsPart(r) {
		return s.site.RenderPart(w, r, p, "rows")
	}
	return s.site.Render(w, r, p)
}

// choose marks what is chosen of a form's list; what isn't in it chooses the first.
func choose[T ~string](list []option, value T) ([]option, T) {
	at := max(0, slices.IndexFunc(list, func(o option) bool { return o.Value == string(value) }))
	list[at].Chosen = true
	return list, T(list[at].Value)
}

func (s *section) rows(ctx context.Context, list []store.Report) ([]row, error) {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].SHA256
	}
	pairs, err := s.memory().Store().Pairs(ctx, ids)
	if err != nil {
		return nil, err
	}
	shares := map[string]int{}
	for _, p := range pairs {
		if p.Relation != common {
			shares[p.A]++
			shares[p.B]++
		}
	}
	out := make([]row, len(list))
	for i := range list {
		rep := &list[i]
		out[i] = row{ID: memory.ShortID(rep.SHA256), Title: titleOf(rep), Name: rep.Name, Source: rep.Source, Published: rep.Published, Claims: rep.Claims, Reviewed: rep.Reviewed, Shares: shares[rep.SHA256]}
	}
	return out, nil
}

// common is the relation of reports that share what many share: a notice.
const common = "common"

func titleOf(r *store.Report) string {
	return cmp.Or(r.Title, path.Base(filepath.ToSlash(r.Name)))
}
