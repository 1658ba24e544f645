// Package search finds claims by words and by what they say, and the paragraphs of
// reports by their words.
//
// In: words and facets in the address, so that a search can be shared; names of
// searches that a visitor keeps. Out: what was found, with the numbers of each facet;
// all of it as a file; what is to blame where nothing was found. It ranks nothing
// itself (the store does). It assumes a memory, and that every word of a report and of
// the address is hostile.
package search

import (
	"context"
	"embed"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
	"github.com/reportedly/reportedly/web/shared/sift"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of the search.
func New() web.Section {
	return web.Section{
		Name: "search", Files: files,
		Links: []web.Link{{Name: "Search", Path: "/search", Key: "f"}},
		Routes: func(site *web.Site) []web.Route {
			s := &section{site}
			return []web.Route{
				{Pattern: "GET /search", Handle: s.search},
				{Pattern: "GET /search/export", Handle: s.export, Audit: "export"},
				{Pattern: "POST /search/views", Handle: s.keep},
				{Pattern: "POST /search/views/remove", Handle: s.remove},
			}
		},
	}
}

type section struct{ site *web.Site }

func (s *section) memory() *memory.Memory { return s.site.Memory() }

const (
	perPage = 30
	// countAtMost is how many of the claims found are gone over for the facets.
	countAtMost = 3000
	// maxLong is the longest paragraph that is shown whole, in characters.
	maxLong = 700
)

// page is a page of what was found.
type page struct {
	web.Head
	Query    string
	Sift     sift.Form
	Passages bool // paragraphs are shown, not claims
	Facets   []facet
	Orders   []order
	Items    []found
	Blocks   []block
	Claims   int
	Complete bool // Claims is of all that was found
	Next     string
	Tabs     []tab
	Files    []tab // as which it can be taken along
	Views    []memory.View
	Here     string // the search as it is kept: without the page
	Blame    []blame
}

func (*page) Template() string { return "search/search" }

// tab is a link of a row of links.
type tab struct {
	Name, Path string
	Here       bool
}

// order is an order of the claims.
type order struct {
	Value, Name string
	Chosen      bool
}

// found is a claim in its report's words.
type found struct {
	store.Claim
	In     shared.Publication
	Pieces []shared.Piece
	Beside *store.Summary // the development that it belongs to; nil for none
}

// block is a paragraph of a report.
type block struct {
	In     shared.Publication
	Pieces []shared.Piece
}

// ask is what an address asks for.
type ask struct {
	sift.Sift
	review   string
	order    store.Order
	passages bool
	after    store.Cursor
}

// read reads an address. Where a value means nothing, the rest holds, and the error
// says so.
func read(q url.Values) (ask, error) {
	a := ask{after: store.Cursor(q.Get("after")), passages: q.Get("in") == "passages"}
	var err error
	if a.Sift, err = sift.Read(q); err != nil {
		return a, err
	}
	if r := q.Get("review"); slices.Contains(reviews(), r) {
		a.review = r
		a.Filter.Reviews = []store.Review{store.Review(strings.TrimPrefix(r, "none"))}
	}
	switch o := q.Get("order"); {
	case o == "day" || o == "added":
		a.order = store.Order(strings.TrimPrefix(o, "added"))
	case a.Filter.Text != "":
		a.order = store.ByRelevance
	}
	return a, nil
}

// reviews are the values of the review in an address.
func reviews() []string {
	return []string{"none", string(store.Accepted), string(store.Corrected), string(store.Rejected)}
}

// keep are the values of the address that are no filter of sift's.
func (a ask) keep() url.Values {
	out := url.Values{}
	if a.review != "" {
		out.Set("review", a.review)
	}
	switch {
	case a.order == store.ByDay:
		out.Set("order", "day")
	case a.order == store.ByAdded && a.Filter.Text != "":
		out.Set("order", "added")
	}
	if a.passages {
		out.Set("in", "passages")
	}
	return out
}

// path is the address of a search; more are pairs of names and values, of which "" takes
// the name out. It begins on the first page.
func (a ask) path(at string, more ...string) string {
	v := url.Values{}
	for _, m := range []url.Values{a.Values, a.keep()} {
		for k, list := range m {
			v[k] = list
		}
	}
	for i := 0; i+1 < len(more); i += 2 {
		if v.Del(more[i]); more[i+1] != "" {
			v.Set(more[i], more[i+1])
		}
	}
	if len(v) == 0 {
		return at
	}
	return at + "?" + v.Encode()
}

// also is the address with one value more.
func (a ask) also(name, value string) string {
	v, _ := url.ParseQuery(a.Query())
	for k, list := range a.keep() {
		v[k] = list
	}
	v.Add(name, value)
	return "/search?" + v.Encode()
}

func (s *section) search(w http.ResponseWriter, r *http.Request) error {
	a, err := read(r.URL.Query())
	p := &page{Head: web.Head{Title: "Search", At: "/search", Styles: []string{"search/search.css"}, Scripts: []string{"site/rows.js"},
		Keys: []web.Key{{Key: "j k", Does: "next result, result before"}, {Key: "Enter", Does: "open it"}}}, Query: a.Values.Get("q"), Passages: a.passages}
	if err != nil {
		p.Notify(web.Notice{Kind: "error", Text: shared.Advice(err)})
	}
	p.Sift, p.Here = a.Form("/search", a.keep(), true), a.path("/search")
	p.Sift.Clear = "/search"
	if a.review != "" {
		p.Sift.Chips = append(p.Sift.Chips, sift.Chip{Name: "review", Value: a.review, Without: a.path("/search", "review", "")})
	}
	if p.Query != "" {
		p.Title = "Search: " + p.Query
	}
	if p.Views, err = s.memory().Views(r.Context(), s.site.Visitor(r).Name); err != nil {
		return err
	}
	p.tabs(a)
	if a.passages {
		err = s.passages(r.Context(), p, a)
	} else {
		err = s.claims(r.Context(), p, a)
	}
	if err != nil {
		return err
	}
	return s.site.Render(w, r, p)
}

// tabs are the ways to look at a search, and to take it along.
func (p *page) tabs(a ask) {
	p.Tabs = []tab{{"Claims", a.path("/search", "in", ""), !a.passages}, {"Paragraphs", a.path("/search", "in", "passages", "order", ""), a.passages}}
	for _, f := range formats() {
		p.Files = append(p.Files, tab{Name: f.name, Path: a.path("/search/export", "in", "", "format", f.name)})
	}
	for _, o := range []order{{Value: "relevance", Name: "best match first"}, {Value: "added", Name: "last added first"}, {Value: "day", Name: "earliest day first"}} {
		if o.Value == "relevance" && a.Filter.Text == "" {
			continue
		}
		o.Chosen = o.Value == map[store.Order]string{store.ByRelevance: "relevance", store.ByAdded: "added", store.ByDay: "day"}[a.order]
		p.Orders = append(p.Orders, o)
	}
}

// claims fills the page with claims and their facets.
func (s *section) claims(ctx context.Context, p *page, a ask) error {
	list, err := s.memory().Search(ctx, memory.SearchRequest{Filter: a.Filter, Order: a.order, Page: store.Page{After: a.after, Limit: perPage}})
	if err != nil {
		return err
	}
	f, err := s.memory().Facets(ctx, memory.SearchRequest{Filter: a.Filter}, countAtMost)
	if err != nil {
		return err
	}
	p.Claims, p.Complete, p.Facets = f.Claims, f.Complete, facets(a, f)
	marks := shared.NewHighlighter(a.Filter.Text)
	for _, hit := range list.Items {
		c := &hit.Claim.Told.Claim
		p.Items = append(p.Items, found{Claim: hit.Claim, In: shared.Published(hit.Report, c.ID), Pieces: marks.Pieces(shared.Words(c))})
	}
	if err := s.standing(ctx, p.Items); err != nil {
		return err
	}
	if list.Next != "" {
		p.Next = a.path("/search", "after", string(list.Next))
	}
	if len(p.Items) == 0 {
		p.Blame, err = s.blame(ctx, a)
	}
	return err
}

// standing finds how the developments stand to which claims belong.
func (s *section) standing(ctx context.Context, items []found) error {
	var ids []string
	for _, x := range items {
		if x.Development != "" && !slices.Contains(ids, x.Development) {
			ids = append(ids, x.Development)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	list, err := s.memory().Developments(ctx, memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{IDs: ids}, Page: store.Page{Limit: len(ids)}})
	if err != nil {
		return err
	}
	for i := range items {
		if at := slices.IndexFunc(list.Items, func(d memory.DevelopmentRow) bool { return d.ID == items[i].Development }); at >= 0 {
			items[i].Beside = &list.Items[at].Summary
		}
	}
	return nil
}

// passages fills the page with paragraphs.
func (s *section) passages(ctx context.Context, p *page, a ask) error {
	if strings.TrimSpace(a.Filter.Text) == "" {
		return nil
	}
	list, err := s.memory().Passages(ctx, store.PassageFilter{Text: a.Filter.Text, Sources: a.Filter.Sources}, store.Page{After: a.after, Limit: perPage})
	if err != nil {
		return err
	}
	marks := shared.NewHighlighter(a.Filter.Text)
	for _, x := range list.Items {
		p.Blocks = append(p.Blocks, block{shared.Published(x.Report, ""), marks.Pieces(around(x.Text, marks))})
	}
	if list.Next != "" {
		p.Next = a.path("/search", "after", string(list.Next))
	}
	return nil
}

// around is a paragraph, or of a long one what lies around the first word that was
// searched for.
func around(text string, marks *shared.Highlighter) string {
	all := []rune(text)
	if len(all) <= maxLong {
		return text
	}
	first := 0
	for _, p := range marks.Pieces(text) {
		if p.Hit {
			break
		}
		first += len([]rune(p.Text))
	}
	from := max(0, min(first-maxLong/3, len(all)-maxLong))
	out := string(all[from:min(len(all), from+maxLong)])
	if from > 0 {
		out = "… " + out
	}
	if from+maxLong < len(all) {
		out += " …"
	}
	return out
}
