package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// question is a sort of question that is asked of a store.
type question struct {
	name  string
	order store.Order
	make  func(m *measure) store.ClaimFilter
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func (m *measure) often() string  { o, _ := m.maker.Words(); return pick(m.r, o) }
func (m *measure) seldom() string { _, s := m.maker.Words(); return pick(m.r, s) }

func (m *measure) month() (time.Time, time.Time) {
	t := time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, m.r.IntN(110), 0)
	return t, t.AddDate(0, 1+m.r.IntN(6), 0)
}

func questions() []question {
	event := []reportedly.Event{reportedly.Assault}
	return []question{
		{"frequent word", store.ByAdded, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: m.often()} }},
		{"rare word", store.ByAdded, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: m.seldom()} }},
		{"two words", store.ByAdded, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: m.often() + " " + m.often()} }},
		{"phrase", store.ByAdded, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: `"` + m.often() + `" attacked`} }},
		{"relevance", store.ByRelevance, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: m.often() + " attacked"} }},
		{"type and actor", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Events: event, Actors: []string{m.often(), m.seldom()}}
		}},
		{"word, type, months", store.ByAdded, func(m *measure) store.ClaimFilter {
			since, until := m.month()
			return store.ClaimFilter{Text: m.often(), Events: event, Since: since, Until: until}
		}},
		{"months by day", store.ByDay, func(m *measure) store.ClaimFilter {
			since, until := m.month()
			return store.ClaimFilter{Since: since, Until: until}
		}},
		{"corroborated", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Text: m.often(), States: []reportedly.State{reportedly.Corroborated}}
		}},
		{"denied and reported at a place", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Polarities: []reportedly.Polarity{reportedly.Denied}, Bases: []reportedly.Basis{reportedly.Reported}, Places: []string{m.often()}}
		}},
		{"near a point", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Near: &store.Near{Lat: m.r.Float64()*50 - 25, Lon: m.r.Float64()*50 - 15, KM: 50}}
		}},
		{"word in a large box", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Text: m.often(), Within: &store.Box{South: -20, West: -15, North: 20, East: 30}}
		}},
		{"source", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Text: m.often(), Sources: []string{fmt.Sprintf("Source %d", m.r.IntN(100))}}
		}},
		{"everything", store.ByAdded, func(*measure) store.ClaimFilter { return store.ClaimFilter{} }},
	}
}

// searches times every sort of question, and names the slowest by its own p95.
func (m *measure) searches(ctx context.Context) (all []time.Duration, worst string, err error) {
	var slowest time.Duration
	for _, q := range questions() {
		var took []time.Duration
		for range 25 {
			f := q.make(m)
			start := time.Now()
			if _, err := m.s.Search(ctx, f, q.order, store.Page{}); err != nil {
				return nil, "", fmt.Errorf("%s: %w", q.name, err)
			}
			took = append(took, time.Since(start))
		}
		if p := at(took, 95); p > slowest {
			slowest, worst = p, q.name+": "+ms(p)
		}
		all = append(all, took...)
	}
	return all, worst, nil
}

// developments times lists of developments, and pages of one: with its claims and
// the pairs of their reports.
func (m *measure) developments(ctx context.Context) (lists, pages []time.Duration, err error) {
	for i := range 60 {
		since, until := m.month()
		f := []store.DevelopmentFilter{
			{}, {States: []reportedly.State{reportedly.Corroborated}, Order: store.ByLastDay}, {Actors: []string{m.often()}}, {Text: m.seldom()}, {Since: since, Until: until, Order: store.ByFirstDay},
			{Text: m.often(), States: []reportedly.State{reportedly.Corroborated}},
		}[i%6]
		start := time.Now()
		list, err := m.s.Developments(ctx, f, store.Page{})
		if err != nil {
			return nil, nil, err
		}
		lists = append(lists, time.Since(start))
		for _, d := range list.Items[:min(2, len(list.Items))] {
			start := time.Now()
			if err := m.page(ctx, d.ID); err != nil {
				return nil, nil, err
			}
			pages = append(pages, time.Since(start))
		}
	}
	return lists, pages, nil
}

func (m *measure) page(ctx context.Context, id string) error {
	return m.s.View(ctx, func(r store.Reader) error {
		d, err := r.Development(ctx, id)
		if err != nil {
			return err
		}
		var ids []string
		for _, member := range d.Members {
			ids = append(ids, member.Claim)
		}
		if _, err := r.Claims(ctx, ids); err != nil {
			return err
		}
		if _, err := r.Judgements(ctx, store.JudgementFilter{Targets: append(ids, id)}, store.Page{}); err != nil {
			return err
		}
		_, err = r.PairsAmong(ctx, d.Reports)
		return err
	})
}
