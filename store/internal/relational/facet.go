package relational

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/store"
)

const (
	maxCounted = 10_000 // claims or developments that are counted where nobody says how many
	maxFacets  = 30     // of one sort
)

// Count implements [store.Reader].
func (r *reader) Count(ctx context.Context, f store.ClaimFilter, atMost int) (store.Counts, error) {
	p, err := r.plan(ctx, f)
	if err != nil {
		return newCounts(), err
	}
	return r.count(ctx, p, atMost, nil)
}

func newCounts() store.Counts {
	return store.Counts{Complete: true, Kinds: map[string]int{}, Events: map[string]int{}, Bases: map[string]int{}, Polarities: map[string]int{},
		Realities: map[string]int{}, States: map[string]int{}, Reviews: map[string]int{}, Sources: map[string]int{}}
}

// count counts the claims of a plan. each, where not nil, is given their first days.
func (r *reader) count(ctx context.Context, p plan, atMost int, each func(first int64)) (store.Counts, error) {
	c := newCounts()
	if p.none {
		return c, nil
	}
	if atMost <= 0 {
		atMost = maxCounted
	}
	found, args := p.found(atMost + 1)
	alike := map[string]int{} // claims by their properties
	err := r.rows(ctx, func(scan func(...any) error) error {
		if c.Claims == atMost {
			c.Complete = false
			return nil
		}
		var properties string
		var first int64
		err := scan(&properties, &first)
		c.Claims++
		alike[properties]++
		if each != nil {
			each(first)
		}
		return err
	}, `SELECT `+properties+`, x.first_day FROM (`+found+`) f JOIN claim x ON x.id = f.found`, args...)
	if err != nil {
		return c, err
	}
	return c, r.spread(ctx, alike, &c)
}

// properties are what claims are counted by, in one text: a row of one column costs a
// fraction of one of eight.
const properties = `x.kind` + between + `x.event` + between + `x.basis` + between + `x.polarity` + between + `x.reality` + between + `x.state` + between + `x.review` + between + `COALESCE(x.source, 0)`

const (
	unit    = "\x1f"
	between = ` || '` + unit + `' || `
)

// spread counts each property by itself.
func (r *reader) spread(ctx context.Context, alike map[string]int, c *store.Counts) error {
	sources := map[int64]int{}
	for text, n := range alike {
		p := strings.Split(text, unit)
		if len(p) != 8 {
			return fmt.Errorf("%w: a claim's properties %q", store.ErrDamaged, text)
		}
		for i, m := range []map[string]int{c.Kinds, c.Events, c.Bases, c.Polarities, c.Realities, c.States, c.Reviews} {
			if (i == 1 || i == 5) && p[i] == "" {
				continue // no event, in no development
			}
			m[p[i]] += n
		}
		if id := number64(p[7]); id != 0 {
			sources[id] += n
		}
	}
	return eachChunk(sortedRows(sources), maxParameters, func(part []int64) error {
		var w conditions
		w.in64(`id`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var id int64
			var name string
			err := scan(&id, &name)
			c.Sources[name] += sources[id]
			return err
		}, `SELECT id, name FROM source`+w.where(), w.args...)
	})
}

// found is a query for the rows of the claims of a plan, the last added first, as
// "found".
func (p plan) found(atMost int) (query string, args []any) {
	column := `c.id`
	if !p.words.IsZero() {
		column = p.rank.Column
	}
	return `SELECT c.id AS found` + p.from + p.where.where() + ` ORDER BY ` + column + ` DESC LIMIT ?`, append(slices.Clone(p.where.args), atMost)
}

// Facets implements [store.Reader].
func (r *reader) Facets(ctx context.Context, f store.ClaimFilter, atMost int) (out store.Facets, err error) {
	p, err := r.plan(ctx, f)
	if err != nil {
		return store.Facets{Counts: newCounts()}, err
	}
	if atMost <= 0 {
		atMost = maxCounted
	}
	years := map[int]int{}
	out.Counts, err = r.count(ctx, p, atMost, func(first int64) {
		if first > beginning {
			years[fromDay(first).Year()]++
		}
	})
	if err != nil || out.Claims == 0 {
		return out, err
	}
	for y, n := range years {
		out.Years = append(out.Years, store.Facet{Key: strconv.Itoa(y), Name: strconv.Itoa(y), Claims: n})
	}
	slices.SortFunc(out.Years, func(a, b store.Facet) int { return cmp.Compare(number64(a.Key), number64(b.Key)) })
	lists := map[string]*[]store.Facet{sortActor: &out.Actors, sortPlace: &out.Places, sortCountry: &out.Countries}
	found, args := p.found(atMost)
	err = r.rows(ctx, func(scan func(...any) error) error {
		var sort string
		var x store.Facet
		err := scan(&sort, &x.Key, &x.Name, &x.Claims)
		if list := lists[sort]; list != nil && len(*list) < maxFacets {
			*list = append(*list, x)
		}
		return err
	}, `SELECT e.sort, e.key, e.name, g.n FROM (SELECT x.entity, COUNT(*) AS n FROM (`+found+`) f JOIN claim_entity x ON x.claim = f.found
		WHERE x.roles <> `+itoa(roleSpeaker)+` GROUP BY x.entity) g JOIN entity e ON e.id = g.entity ORDER BY g.n DESC, e.key`, args...)
	return out, err
}

func number64(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64) // it was made from a number
	return n
}

// CountDevelopments implements [store.Reader].
func (r *reader) CountDevelopments(ctx context.Context, f store.DevelopmentFilter, atMost int) (store.DevelopmentCounts, error) {
	out := store.DevelopmentCounts{Complete: true, States: map[string]int{}, Events: map[string]int{}, Kinds: map[string]int{}}
	if atMost <= 0 {
		atMost = maxCounted
	}
	sortKey, ok := developmentOrders()[f.Order]
	if !ok {
		return out, invalid("no order %q", f.Order)
	}
	c, none, err := r.developmentConditions(ctx, f)
	if err != nil || none {
		return out, err
	}
	from, args := overlap(&c, f.Since, f.Until)
	err = r.rows(ctx, func(scan func(...any) error) error {
		if out.N == atMost {
			out.Complete = false
			return nil
		}
		var kind, event, state string
		err := scan(&kind, &event, &state)
		out.N++
		out.Kinds[kind]++
		out.States[state]++
		if event != "" {
			out.Events[event]++
		}
		return err
	}, `SELECT d.kind, d.event, d.state FROM `+from+c.where()+` ORDER BY `+sortKey+` DESC, d.id DESC LIMIT ?`, append(append(args, c.args...), atMost+1)...)
	return out, err
}

// developmentOrders are what developments are sorted by, the greatest first.
func developmentOrders() map[store.DevelopmentOrder]string {
	return map[store.DevelopmentOrder]string{
		store.ByChanged: `d.changed`, store.ByLastDay: `d.last_day`, store.ByFirstDay: `d.first_order`, store.ByIndependent: `d.independent`,
	}
}
