// Package actors shows whom claims name: a list, and a page of each with what reports
// tell of it over time, what it says, and who says so.
//
// In: words, kinds and countries in the address, an actor's key. Out: the list of
// actors and the page of one. It links nobody to an identity (reading does) and carries
// no state over from one day to the next: what no claim tells is shown as unknown. Of
// persons it shows what reports tell of their acts and offices, and gathers nothing
// else. It assumes a memory.
package actors

import (
	"cmp"
	"embed"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of actors. The keeper holds who takes part in which claim.
func New(k *table.Keeper) web.Section {
	return web.Section{
		Name: "actors", Files: files,
		Links: []web.Link{{Name: "Actors", Path: "/actors", Key: "a"}},
		Routes: func(site *web.Site) []web.Route {
			s := &section{site, k}
			return []web.Route{
				{Pattern: "GET /actors", Handle: s.list},
				{Pattern: "GET /actors/{key}", Handle: s.show},
			}
		},
	}
}

type section struct {
	site *web.Site
	keep *table.Keeper
}

const perPage = 50

// listPage is a page of the list of actors.
type listPage struct {
	web.Head
	Query  string
	Chosen []choice
	Facets []facet
	Items  []actor
	All    int // that pass
	Next   string
	Hidden []choice // for the form: what is chosen
}

func (*listPage) Template() string { return "actors/list" }

// choice is a value that is chosen, with the list without it.
type choice struct{ Name, Value, Without string }

type facet struct {
	Name   string
	Values []value
}

type value struct {
	Name string
	N    int
	Path string
}

// actor is an actor of the list.
type actor struct {
	store.Name
	Path     string
	Identity string // "" for one that goes by its name alone
	Local    bool   // its report alone knows it
	Others   []string
}

func (s *section) list(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := &listPage{Head: web.Head{Title: "Actors", At: "/actors", Styles: []string{"actors/actors.css"}, Scripts: []string{"site/rows.js"},
		Keys: []web.Key{{Key: "j k", Does: "Next and previous actor"}}}, Query: strings.TrimSpace(q.Get("q"))}
	f := store.NameFilter{Words: p.Query, Kinds: some(q["kind"]), Countries: some(q["country"])}
	m := s.site.Memory()
	list, err := m.Actors(r.Context(), f, store.Page{After: store.Cursor(q.Get("after")), Limit: perPage})
	if err != nil {
		return err
	}
	counts, err := m.CountActors(r.Context(), f)
	if err != nil {
		return err
	}
	p.All = counts.All
	for _, n := range list.Items {
		p.Items = append(p.Items, actorOf(n))
	}
	q.Del("after")
	if list.Next != "" {
		p.Next = address(q, "after", string(list.Next))
	}
	p.narrow(q, "kind", counts.Kinds, 12)
	p.narrow(q, "country", counts.Countries, 10)
	return s.site.Render(w, r, p)
}

// some are the values that aren't empty.
func some(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == "" })
}

// pronoun tells whether a word stands for a name and is none.
func pronoun(s string) bool {
	switch strings.ToLower(s) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves",
		"we", "us", "our", "ours", "ourselves", "i", "me", "my", "you", "your", "who", "whom", "whose", "which", "that", "this", "these", "those", "both", "each", "others":
		return true
	}
	return false
}

func actorOf(n store.Name) actor {
	a := actor{Name: n, Path: "/actors/" + url.PathEscape(n.Key), Identity: n.Key}
	if strings.HasPrefix(n.Key, "name:") || strings.HasPrefix(n.Key, "local:") {
		a.Identity = ""
	}
	a.Local = strings.HasPrefix(n.Key, "local:")
	for _, s := range n.Names {
		if !strings.EqualFold(s, n.Name) && !pronoun(s) && len(a.Others) < 4 {
			a.Others = append(a.Others, s)
		}
	}
	return a
}

// narrow fills what is chosen of a property, and what could be.
func (p *listPage) narrow(q url.Values, name string, counts map[string]int, atMost int) {
	for _, v := range some(q[name]) {
		less := url.Values(maps.Clone(map[string][]string(q)))
		less[name] = slices.DeleteFunc(slices.Clone(q[name]), func(o string) bool { return o == v })
		p.Chosen = append(p.Chosen, choice{name, v, address(less)})
	}
	f := facet{Name: name}
	for v, n := range counts {
		if v != "" && !slices.Contains(q[name], v) {
			more := url.Values(maps.Clone(map[string][]string(q)))
			more[name] = append(some(q[name]), v)
			f.Values = append(f.Values, value{v, n, address(more)})
		}
	}
	slices.SortFunc(f.Values, func(a, b value) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	f.Values = f.Values[:min(len(f.Values), atMost)]
	if len(f.Values) > 1 {
		p.Facets = append(p.Facets, f)
	}
}

// address is the list's address with one value set.
func address(q url.Values, pair ...string) string {
	v := url.Values{}
	for k, list := range q {
		if list = some(list); len(list) > 0 {
			v[k] = list
		}
	}
	if len(pair) == 2 {
		v.Set(pair[0], pair[1])
	}
	if len(v) == 0 {
		return "/actors"
	}
	return "/actors?" + v.Encode()
}

// isPerson tells whether an actor is a human being.
func isPerson(kind string) bool { return kind == string(reportedly.Person) }
