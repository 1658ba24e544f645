// Package search finds claims by words and by what they say.
//
// In: words and facets in the address, so that a search can be shared. Out: the
// claims found, with the numbers of each facet. It ranks nothing itself (the store
// does). It assumes a memory.
package search

import (
	"cmp"
	"embed"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of the search.
func New() web.Section {
	return web.Section{
		Name: "search", Files: files,
		Links: []web.Link{{Name: "Search", Path: "/search"}},
		Routes: func(site *web.Site) []web.Route {
			return []web.Route{{Pattern: "GET /search", Handle: (&section{site}).search}}
		},
	}
}

type section struct{ site *web.Site }

const (
	perPage = 30
	// countAtMost is how many of the claims found are gone over for the facets.
	countAtMost = 5000
	// facetValues is how many values a facet shows.
	facetValues = 8
)

// page is a page of what was found.
type page struct {
	web.Head
	Query  string
	Chosen []choice
	Facets []facet
	Items  []found
	Counts store.Counts
	Next   string
}

func (*page) Template() string { return "search/search" }

// choice is a facet's value that the search is narrowed to, with the search without it.
type choice struct{ Name, Value, Without string }

// facet is a property with its values among what was found.
type facet struct {
	Name   string
	Values []value
}

type value struct {
	Name string
	N    int
	Path string
}

// found is a claim with its report.
type found struct {
	store.Claim
	Path, In, Published string
	Quotes              []string
}

// names are the facets: the names of the address's values, in the order shown.
var names = []string{"kind", "event", "basis", "polarity", "reality", "state", "source"}

func (s *section) search(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := &page{Head: web.Head{Title: "Search", At: "/search", Styles: []string{"search/search.css"}}, Query: strings.TrimSpace(q.Get("q"))}
	f := filter(p.Query, q)
	m := s.site.Memory()
	list, err := m.Search(r.Context(), memory.SearchRequest{Filter: f, Page: store.Page{After: store.Cursor(q.Get("after")), Limit: perPage}})
	if err != nil {
		return err
	}
	if p.Counts, err = m.Count(r.Context(), memory.SearchRequest{Filter: f}, countAtMost); err != nil {
		return err
	}
	for _, hit := range list.Items {
		p.Items = append(p.Items, show(hit.Claim))
	}
	q.Del("after")
	if list.Next != "" {
		p.Next = with(q, "after", string(list.Next))
	}
	p.narrow(q)
	return s.site.Render(w, r, p)
}

// filter is what the address asks for.
func filter(words string, q url.Values) store.ClaimFilter {
	f := store.ClaimFilter{Text: words, Sources: q["source"]}
	f.Kinds = typed[reportedly.Kind](q["kind"])
	f.Events = typed[reportedly.Event](q["event"])
	f.Bases = typed[reportedly.Basis](q["basis"])
	f.Polarities = typed[reportedly.Polarity](q["polarity"])
	f.Realities = typed[reportedly.Reality](q["reality"])
	f.States = typed[reportedly.State](q["state"])
	return f
}

func typed[T ~string](values []string) []T {
	var out []T
	for _, v := range values {
		out = append(out, T(v))
	}
	return out
}

// with is the search with one more value, or with another page.
func with(q url.Values, name, v string) string {
	more := url.Values(maps.Clone(map[string][]string(q)))
	more[name] = append(slices.Clone(more[name]), v)
	return "/search?" + more.Encode()
}

// narrow fills what is chosen and what could be.
func (p *page) narrow(q url.Values) {
	counts := map[string]map[string]int{"kind": p.Counts.Kinds, "event": p.Counts.Events, "basis": p.Counts.Bases, "polarity": p.Counts.Polarities,
		"reality": p.Counts.Realities, "state": p.Counts.States, "source": p.Counts.Sources}
	for _, name := range names {
		for i, v := range q[name] {
			less := url.Values(maps.Clone(map[string][]string(q)))
			less[name] = slices.Delete(slices.Clone(q[name]), i, i+1)
			p.Chosen = append(p.Chosen, choice{name, v, "/search?" + less.Encode()})
		}
		fc := facet{Name: name}
		for v, n := range counts[name] {
			if v != "" && n > 0 && !slices.Contains(q[name], v) {
				fc.Values = append(fc.Values, value{v, n, with(q, name, v)})
			}
		}
		slices.SortFunc(fc.Values, func(a, b value) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
		fc.Values = fc.Values[:min(len(fc.Values), facetValues)]
		if len(fc.Values) > 1 {
			p.Facets = append(p.Facets, fc)
		}
	}
}

func show(c store.Claim) found {
	rep := c.Told.Report
	v := found{Claim: c, In: cmp.Or(rep.Source, rep.Title, rep.Name), Published: rep.Published,
		Path: "/reports/" + memory.ShortID(rep.ID) + "?claim=" + url.QueryEscape(c.Told.Claim.ID)}
	for _, e := range c.Told.Claim.Evidence {
		v.Quotes = append(v.Quotes, e.Quote)
	}
	return v
}
