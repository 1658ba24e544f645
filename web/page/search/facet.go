package search

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared/sift"
)

const (
	// shownValues is how many values of a facet stand open, moreValues how many fold out.
	shownValues = 6
	moreValues  = 24
	// blameAtMost is how far it is counted what there would be without a filter.
	blameAtMost = 500
	// maxBlamed is how many filters and words are tried.
	maxBlamed = 12
)

// facet is a property with its values among what was found.
type facet struct {
	Name         string // as people call it
	Values, More []value
}

type value struct {
	Name, Title string
	N           int
	Path        string
}

// blame is a filter without which something would be found.
type blame struct {
	What string
	N    int
	More bool // N is where counting stopped
	Path string
}

// facets are what a search can be narrowed by.
func facets(a ask, f store.Facets) []facet {
	var out []facet
	add := func(name string, values []value) {
		values = slices.DeleteFunc(values, func(v value) bool { return v.N == 0 || v.Path == "" })
		if len(values) == 0 || len(values) == 1 && values[0].N == f.Claims {
			return // it narrows nothing
		}
		n := min(len(values), shownValues)
		out = append(out, facet{name, values[:n], values[n:min(len(values), n+moreValues)]})
	}
	add("type", a.counted("event", f.Events))
	add("actor", a.named("actor", f.Actors))
	add("place", a.named("place", f.Places))
	add("year", a.years(f.Years))
	add("source", a.counted("source", f.Sources))
	add("corroboration", a.counted("state", f.States))
	add("how it is known", a.counted("basis", f.Bases))
	add("kind", a.counted("kind", f.Kinds))
	add("polarity", a.counted("polarity", f.Polarities))
	if a.review == "" {
		add("review", a.reviewed(f.Reviews))
	}
	return out
}

// counted are the values of a property, most claims first; those that are chosen are
// left out.
func (a ask) counted(name string, counts map[string]int) []value {
	var out []value
	for v, n := range counts {
		if v != "" && !slices.Contains(a.Values[name], v) {
			out = append(out, value{Name: v, N: n, Path: a.also(name, v)})
		}
	}
	slices.SortFunc(out, func(x, y value) int { return cmp.Or(cmp.Compare(y.N, x.N), strings.Compare(x.Name, y.Name)) })
	return out
}

// named are actors or places.
func (a ask) named(name string, list []store.Facet) []value {
	var out []value
	for _, f := range list {
		if !slices.Contains(a.Values[name], f.Key) {
			out = append(out, value{Name: cmp.Or(f.Name, f.Key), Title: f.Key, N: f.Claims, Path: a.also(name, f.Key)})
		}
	}
	return out
}

// years are the years of what happened, the latest first; one that is chosen leaves none
// to choose.
func (a ask) years(list []store.Facet) []value {
	if a.Values.Get("since") != "" && a.Values.Get("since")[:4] == a.Values.Get("until")[:min(4, len(a.Values.Get("until")))] {
		return nil
	}
	var out []value
	for _, f := range slices.Backward(list) {
		if _, err := strconv.Atoi(f.Key); err == nil && len(f.Key) == 4 {
			out = append(out, value{Name: f.Key, N: f.Claims, Path: a.path("/search", "since", f.Key+"-01-01", "until", f.Key+"-12-31")})
		}
	}
	return out
}

// reviewed are the reviews.
func (a ask) reviewed(counts map[string]int) []value {
	var out []value
	for _, r := range reviews() {
		name := r
		if r == "none" {
			name = "not reviewed"
		}
		out = append(out, value{Name: name, N: counts[strings.TrimPrefix(r, "none")], Path: a.path("/search", "review", r)})
	}
	return out
}

// blame finds what leaves nothing: for each filter, and each word, how much there would
// be without it.
func (s *section) blame(ctx context.Context, a ask) ([]blame, error) {
	var out []blame
	for _, t := range a.trials() {
		c, err := s.memory().Count(ctx, memory.SearchRequest{Filter: t.ask.Filter}, blameAtMost)
		if err != nil {
			return nil, err
		}
		if c.Claims > 0 {
			out = append(out, blame{t.what, c.Claims, !c.Complete, t.ask.path("/search")})
		}
	}
	slices.SortStableFunc(out, func(x, y blame) int { return cmp.Compare(y.N, x.N) })
	return out, nil
}

// trial is a search without one of its filters.
type trial struct {
	what string
	ask  ask
}

// trials are the searches with one filter, or one word, less.
func (a ask) trials() []trial {
	var out []trial
	without := func(what, name string, values []string) {
		b, err := read(a.with(name, values))
		if all := !b.Any() && b.review == ""; err == nil && len(out) < maxBlamed && !(all && name == "q") {
			out = append(out, trial{what, b})
		}
	}
	for _, name := range sift.Names {
		for i, v := range a.Values[name] {
			if name != "q" {
				without(sift.Label(name)+" “"+v+"”", name, slices.Delete(slices.Clone(a.Values[name]), i, i+1))
			}
		}
	}
	if a.review != "" {
		without("the review “"+a.review+"”", "review", nil)
	}
	words := strings.Fields(a.Values.Get("q"))
	if strings.Contains(a.Values.Get("q"), `"`) {
		without("the quotation marks", "q", []string{strings.ReplaceAll(a.Values.Get("q"), `"`, "")})
		words = nil
	}
	for i, w := range words {
		if len(words) > 1 {
			without("the word “"+w+"”", "q", []string{strings.Join(slices.Delete(slices.Clone(words), i, i+1), " ")})
		}
	}
	if len(words) > 0 {
		without("any words", "q", nil)
	}
	return out
}

// with is the address's values with those of one name replaced.
func (a ask) with(name string, values []string) map[string][]string {
	q := map[string][]string{}
	for k, v := range a.Values {
		q[k] = v
	}
	for k, v := range a.keep() {
		q[k] = v
	}
	if q[name] = values; len(values) == 0 {
		delete(q, name)
	}
	return q
}
