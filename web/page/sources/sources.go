// Package sources shows who published what, how persons graded them, what they told
// first, and whose words they have.
//
// In: a name; a person's grades, notes and descriptions as forms. Out: the list of
// sources, the page of one, and entries of the log of judgements. It counts no
// independence (package corroborate does) and grades nobody itself. It assumes a
// memory, and that names are hostile.
package sources

import (
	"cmp"
	"embed"
	"net/http"
	"net/url"
	"path"
	"path/filepath"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

//go:embed *.tmpl *.css
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
				{Pattern: "POST /sources/{name}/grade", Need: web.Editor, Handle: s.grade},
				{Pattern: "POST /sources/{name}/describe", Need: web.Editor, Handle: s.describe},
				{Pattern: "POST /sources/{name}/notes", Need: web.Reviewer, Handle: s.note},
			}
		},
	}
}

type section struct{ site *web.Site }

func (s *section) memory() *memory.Memory { return s.site.Memory() }

func styles() []string { return []string{"sources/sources.css"} }

const (
	// perList is how many sources a page shows, perPage how many of a source's reports.
	perList = 60
	perPage = 20
	// shownTold is how many developments a source's page shows.
	shownTold = 8
)

type listPage struct {
	web.Head
	Items  []row
	Grades [][2]string
	Next   string
	First  bool
}

func (*listPage) Template() string { return "sources/list" }

// row is a source in the list.
type row struct {
	store.Source
	Meaning string // of its grade
}

func (s *section) list(w http.ResponseWriter, r *http.Request) error {
	after := r.FormValue("after")
	list, err := s.memory().Sources(r.Context(), store.Page{After: store.Cursor(after), Limit: perList})
	if err != nil {
		return err
	}
	p := &listPage{Head: web.Head{Title: "Sources", At: "/sources", Styles: styles(), Scripts: []string{"site/rows.js"}, Keys: []web.Key{{Key: "j k", Does: "next source, source before"}, {Key: "Enter", Does: "open it"}}},
		Grades: judgement.Grades(), First: after == ""}
	for _, src := range list.Items {
		p.Items = append(p.Items, row{src, judgement.GradeWords(src.Grade)})
	}
	if list.Next != "" {
		p.Next = "/sources?" + url.Values{"after": {string(list.Next)}}.Encode()
	}
	return s.site.Render(w, r, p)
}

type showPage struct {
	web.Head
	*memory.SourcePage
	Meaning string
	Record  *store.Record
	Told    []store.Summary // that several reports tell, last changed first
	Copies  []tie
	Copied  []tie
	Grades  []grade
	History []judgement.Judgement // of grades, the latest first
	Notes   []judgement.Judgement
	Fields  []string
	Items   []report
	Next    string
}

func (*showPage) Template() string { return "sources/show" }

// grade is a grade to choose.
type grade struct {
	Value, Meaning string
	Chosen         bool
}

// tie is a source whose reports share words with this one's.
type tie struct {
	store.Tie
	Pairs []pair
}

// pair is two reports that share words.
type pair struct{ Relation, Path string }

type report struct {
	ID, Title, Published string
	Claims, Reviewed     int
}

func (s *section) show(w http.ResponseWriter, r *http.Request) error {
	ctx, m := r.Context(), s.memory()
	src, err := m.Source(ctx, r.PathValue("name"), store.Page{After: store.Cursor(r.FormValue("after")), Limit: perPage})
	if err != nil {
		return err
	}
	p := &showPage{Head: web.Head{Title: src.Name, At: "/sources", Styles: styles(), Keys: []web.Key{{Key: "c", Does: "grade it"}, {Key: "w", Does: "write a note"}}},
		SourcePage: src, Meaning: judgement.GradeWords(src.Grade), Fields: judgement.SourceFields}
	if p.Record, err = m.Record(ctx, src.Name); err != nil {
		return err
	}
	told, err := m.Developments(ctx, memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{Sources: []string{src.Name}, MinReports: 2}, Page: store.Page{Limit: shownTold}})
	if err != nil {
		return err
	}
	for _, d := range told.Items {
		p.Told = append(p.Told, d.Summary)
	}
	p.Copies, p.Copied = ties(p.Record.Copies), ties(p.Record.CopiedBy)
	for _, g := range judgement.Grades() {
		p.Grades = append(p.Grades, grade{g[0], g[1], g[0] == src.Grade})
	}
	if st := src.State; st != nil {
		for i := len(st.History) - 1; i >= 0; i-- {
			p.History = append(p.History, st.History[i])
		}
		p.Notes = st.Notes
	}
	for i := range src.Reports.Items {
		rep := &src.Reports.Items[i]
		p.Items = append(p.Items, report{memory.ShortID(rep.SHA256), cmp.Or(rep.Title, path.Base(filepath.ToSlash(rep.Name))), rep.Published, rep.Claims, rep.Reviewed})
	}
	if src.Reports.Next != "" {
		p.Next = shared.SourcePath(src.Name) + "?" + url.Values{"after": {string(src.Reports.Next)}}.Encode()
	}
	return s.site.Render(w, r, p)
}

func ties(list []store.Tie) []tie {
	var out []tie
	for _, t := range list {
		v := tie{Tie: t}
		for _, row := range t.Pairs {
			v.Pairs = append(v.Pairs, pair{shared.Relation(row.Relation), shared.SharedPath(row.A, row.B)})
		}
		out = append(out, v)
	}
	return out
}

// Standing is how many of its claims are in each state, in the scale's order.
func (p *showPage) Standing() []standing {
	var out []standing
	for _, st := range []reportedly.State{reportedly.Corroborated, reportedly.SingleSource, reportedly.Contested} {
		out = append(out, standing{st, p.Counts.States[string(st)], "/search?" + url.Values{"source": {p.Name}, "state": {string(st)}}.Encode()})
	}
	return out
}

// standing is a state with a number of claims.
type standing struct {
	State reportedly.State
	N     int
	Path  string
}
