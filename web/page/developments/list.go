package developments

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

const (
	// perPage is how many developments a page shows.
	perPage = 40
	// countAtMost is how many of those that pass the filter are counted.
	countAtMost = 5000
)

// listPage is a page of the list of developments.
type listPage struct {
	web.Head
	Asked    asked
	Types    []option // of the form
	Orders   []option
	States   []stateCount
	Items    []memory.DevelopmentRow
	Count    int
	Complete bool // Count is of all
	Next     string
	Narrowed bool // anything but the order is asked for
	AnyState string
	Files    [2]string // the list as CSV and as JSON lines
	Several  string    // those that several reports tell, or without asking that
	Blame    []blame
}

func (*listPage) Template() string { return "developments/list" }

// asked is what the form asks for, as it was written.
type asked struct {
	Words, Type, Place, Actor, Source, Since, Until, Least string
	Several                                                bool // reports tell it
	State                                                  reportedly.State
	Order                                                  store.DevelopmentOrder
}

// option is a choice of a form's list.
type option struct {
	Value, Name string
	Chosen      bool
}

// stateCount is a state with how many developments are in it.
type stateCount struct {
	State  reportedly.State
	N      int
	Path   string
	Chosen bool
}

// blame is a filter without which something would be found.
type blame struct {
	What string
	N    int
	Path string
}

// fields are the names of the form's fields, in the order in which an empty list tries
// to do without them.
var fields = []string{"min", "several", "state", "since", "until", "type", "place", "actor", "source", "q"}

func (s *section) list(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := &listPage{Head: web.Head{Title: "Developments", At: "/developments", Styles: styles(), Scripts: []string{"site/rows.js"}, Keys: rowKeys()}, Asked: ask(q), Narrowed: narrowed(q), AnyState: with(q, "state", "")}
	p.Files = [2]string{file(q, "csv"), file(q, "jsonl")}
	if p.Several = with(q, "several", "1"); p.Asked.Several {
		p.Several = with(q, "several", "")
	}
	p.Types, p.Orders = p.Asked.types(), p.Asked.orders()
	f, err := p.Asked.filter()
	if err != nil {
		p.Notify(web.Notice{Kind: "error", Text: shared.Advice(err)})
	}
	list, err := s.memory().Developments(r.Context(), memory.DevelopmentsRequest{Filter: f, Page: store.Page{After: store.Cursor(q.Get("after")), Limit: perPage}})
	if err != nil {
		return err
	}
	if p.Items = list.Items; list.Next != "" {
		p.Next = with(q, "after", string(list.Next))
	}
	if err := s.count(r.Context(), p, q, f); err != nil {
		return err
	}
	if len(p.Items) == 0 && p.Narrowed {
		if p.Blame, err = s.blame(r.Context(), q); err != nil {
			return err
		}
	}
	return s.site.Render(w, r, p)
}

// rowKeys are the keys of lists.
func rowKeys() []web.Key {
	return []web.Key{{Key: "j k", Does: "next row, row before"}, {Key: "Enter", Does: "open the row"}}
}

// ask is what an address asks for.
func ask(q url.Values) asked {
	get := func(name string) string { return strings.TrimSpace(q.Get(name)) }
	a := asked{Words: get("q"), Type: cmp.Or(get("type"), get("event"), get("kind")), Place: get("place"), Actor: get("actor"), Source: get("source"), Since: get("since"), Until: get("until"),
		Least: get("min"), State: reportedly.State(get("state")), Order: store.DevelopmentOrder(get("order"))}
	a.Several = get("several") == "1"
	if !slices.Contains(states(), a.State) {
		a.State = ""
	}
	switch {
	case get("order") == lastChanged:
		a.Order = store.ByChanged
	case !slices.ContainsFunc(orders(), func(o option) bool { return o.Value == string(a.Order) }):
		a.Order = store.ByIndependent // what several know comes before what one report says
	}
	return a
}

// lastChanged is the name of [store.ByChanged] in an address, where no order stands for the
// page's own.
const lastChanged = "changed"

func states() []reportedly.State {
	return []reportedly.State{reportedly.Contested, reportedly.Corroborated, reportedly.SingleSource}
}

// filter is what the store is asked. Where the days can't be read, it is the filter
// without them, and an error.
func (a asked) filter() (store.DevelopmentFilter, error) {
	f := store.DevelopmentFilter{Text: a.Words, Order: a.Order, Actors: list(a.Actor), Places: list(a.Place), Sources: list(a.Source)}
	if a.State != "" {
		f.States = []reportedly.State{a.State}
	}
	switch {
	case slices.Contains(reportedly.Events, reportedly.Event(a.Type)):
		f.Events = []reportedly.Event{reportedly.Event(a.Type)}
	case slices.Contains(reportedly.Kinds, reportedly.Kind(a.Type)):
		f.Kinds = []reportedly.Kind{reportedly.Kind(a.Type)}
	}
	if n, err := strconv.Atoi(a.Least); err == nil && n > 1 {
		f.MinIndependent = n
	}
	if a.Several {
		f.MinReports = 2
	}
	var err error
	f.Since, f.Until, err = shared.Days(a.Since, a.Until)
	return f, err
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// types are the types of the form's list: events, then the other kinds.
func (a asked) types() []option {
	out := []option{{"", "any type", a.Type == ""}}
	for _, e := range reportedly.Events {
		out = append(out, option{string(e), string(e), a.Type == string(e)})
	}
	for _, k := range reportedly.Kinds {
		if k != reportedly.KindEvent {
			out = append(out, option{string(k), string(k), a.Type == string(k)})
		}
	}
	return out
}

func orders() []option {
	return []option{{Value: string(store.ByIndependent), Name: "most independent sources first"}, {Value: lastChanged, Name: "last changed first"},
		{Value: string(store.ByLastDay), Name: "latest day first"}, {Value: string(store.ByFirstDay), Name: "earliest day first"}}
}

func (a asked) orders() []option {
	out := orders()
	for i := range out {
		out[i].Chosen = out[i].Value == string(a.Order) || out[i].Value == lastChanged && a.Order == store.ByChanged
	}
	return out
}

// narrowed tells whether an address asks for less than all.
func narrowed(q url.Values) bool {
	return slices.ContainsFunc(fields, func(name string) bool { return strings.TrimSpace(q.Get(name)) != "" })
}

// with is the list with one field set otherwise; "" is without it. It is the first page
// of it, unless the field is the page.
func with(q url.Values, name, value string) string {
	next := url.Values{}
	for k, v := range q {
		if k != "after" && len(v) > 0 && v[0] != "" {
			next[k] = v[:1]
		}
	}
	if next.Set(name, value); value == "" {
		next.Del(name)
	}
	if len(next) == 0 {
		return "/developments"
	}
	return "/developments?" + next.Encode()
}

// file is the list as a file.
func file(q url.Values, format string) string {
	_, query, _ := strings.Cut(with(q, "format", format), "?")
	return "/developments/export?" + query
}

// count counts what passes the filter, and what would in each other state.
func (s *section) count(ctx context.Context, p *listPage, q url.Values, f store.DevelopmentFilter) error {
	all := f
	all.States = nil
	c, err := s.counts(ctx, all)
	if err != nil {
		return err
	}
	p.Count, p.Complete = c.N, c.Complete
	if p.Asked.State != "" {
		p.Count = c.States[string(p.Asked.State)]
	}
	for _, st := range states() {
		p.States = append(p.States, stateCount{st, c.States[string(st)], with(q, "state", string(st)), st == p.Asked.State})
	}
	return nil
}

// counts counts developments; without a filter, the site knows their numbers.
func (s *section) counts(ctx context.Context, f store.DevelopmentFilter) (store.DevelopmentCounts, error) {
	if f.Order = ""; reflect.ValueOf(f).IsZero() {
		stats, err := s.site.Stats(ctx)
		return store.DevelopmentCounts{N: stats.Developments, Complete: true, States: stats.States}, err
	}
	return s.memory().CountDevelopments(ctx, f, countAtMost)
}

// blame finds the filters that leave nothing: for each, how much there would be without it.
func (s *section) blame(ctx context.Context, q url.Values) ([]blame, error) {
	var out []blame
	for _, name := range fields {
		value := strings.TrimSpace(q.Get(name))
		if value == "" {
			continue
		}
		without, err := url.Parse(with(q, name, ""))
		if err != nil {
			return nil, err
		}
		f, err := ask(without.Query()).filter()
		if err != nil {
			continue // the days can't be read, which the page says
		}
		c, err := s.counts(ctx, f)
		if err != nil {
			return nil, err
		}
		if c.N > 0 {
			out = append(out, blame{fieldName(name) + " “" + value + "”", c.N, without.String()})
		}
	}
	return out, nil
}

// fieldName is a field as the form calls it.
func fieldName(name string) string {
	switch name {
	case "q":
		return "the words"
	case "several":
		return "several reports"
	case "min":
		return "the least number of sources"
	case "since":
		return "the day from"
	case "until":
		return "the day to"
	}
	return "the " + name
}
