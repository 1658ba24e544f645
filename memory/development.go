package memory

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// DevelopmentPage is all that is known of a development.
type DevelopmentPage struct {
	reportedly.Development
	Claims       map[string]store.Claim            // its members, by ID
	Publications map[string]reportedly.Publication // of the reports that tell it, by ID
	Grades       map[string]string                 // of the sources that were graded, by name
	// Override is the credibility that a person gave it; nil for none.
	Override  *judgement.Judgement
	Notes     []judgement.Judgement
	Conflicts []judgement.Conflict
	Shared    []store.Pair // what its reports have of each other's text
}

// Degree is its credibility: a person's, else the suggested one.
func (p *DevelopmentPage) Degree() reportedly.Credibility { return degree(p.Override, p.Credibility) }

func degree(override *judgement.Judgement, suggested reportedly.Credibility) reportedly.Credibility {
	if override != nil && len(override.Value) == 1 {
		return reportedly.Credibility(override.Value[0] - '0')
	}
	return suggested
}

// Development gives a development by the beginning of its ID.
func (m *Memory) Development(ctx context.Context, id string) (*DevelopmentPage, error) {
	var page *DevelopmentPage
	err := m.store.View(ctx, func(r store.Reader) error {
		id, err := developmentID(ctx, r, id)
		if err != nil {
			return err
		}
		page, err = m.developmentPage(ctx, r, id)
		return err
	})
	return page, err
}

func (m *Memory) developmentPage(ctx context.Context, r store.Reader, id string) (*DevelopmentPage, error) {
	d, err := r.Development(ctx, id)
	if err != nil {
		return nil, err
	}
	page := &DevelopmentPage{Development: *d, Claims: map[string]store.Claim{}, Publications: map[string]reportedly.Publication{}, Grades: map[string]string{}}
	claims, err := r.Claims(ctx, memberIDs(d))
	if err != nil {
		return nil, err
	}
	for _, c := range claims {
		page.Claims[c.ID] = c
		page.Publications[c.Report.ID] = c.Report
	}
	if page.Shared, err = r.PairsAmong(ctx, d.Reports); err != nil {
		return nil, err
	}
	state, err := m.state(ctx, r)
	if err != nil {
		return nil, err
	}
	for _, s := range d.Sources {
		if g := state.Sources[s]; g != nil && g.Grade != nil {
			page.Grades[s] = g.Grade.Value
		}
	}
	return page, page.judged(ctx, r, state)
}

// judged lays what people decided about the development over it. A judgement is found
// by the development's ID, or by the claim that it began with when it was judged.
func (p *DevelopmentPage) judged(ctx context.Context, r store.Reader, state *judgement.State) error {
	for _, id := range slices.Sorted(maps.Keys(state.Developments)) {
		d := state.Developments[id]
		mine := id == p.ID
		if report := d.First.Report; !mine && report != "" && slices.Contains(p.Reports, report) {
			now, err := presentID(ctx, r, d.First)
			if err != nil {
				return err
			}
			mine = now != "" && slices.ContainsFunc(p.Members, func(m reportedly.Member) bool { return m.Claim == now })
		}
		if !mine {
			continue
		}
		p.Notes, p.Conflicts = append(p.Notes, d.Notes...), append(p.Conflicts, d.Conflicts...)
		if d.Credibility != nil && (p.Override == nil || d.Credibility.Seq > p.Override.Seq) {
			p.Override = d.Credibility
		}
	}
	return nil
}

func memberIDs(d *reportedly.Development) []string {
	out := make([]string, len(d.Members))
	for i, m := range d.Members {
		out[i] = m.Claim
	}
	return out
}

// presentID is the ID that a judged claim has now, "" for an orphan.
func presentID(ctx context.Context, r store.Reader, a judgement.Anchor) (string, error) {
	anchors, err := anchorsOf(ctx, r, a.Report)
	if err != nil {
		return "", err
	}
	for _, now := range anchors {
		if now.Key() == a.Key() {
			return now.ID(), nil
		}
	}
	return "", nil
}

// DevelopmentsRequest asks for developments.
type DevelopmentsRequest struct {
	Filter store.DevelopmentFilter
	Page   store.Page
}

// DevelopmentRow is a development in a list.
type DevelopmentRow struct {
	store.Summary
	Override *judgement.Judgement // the credibility that a person gave it; nil for none
}

// Degree is its credibility: a person's, else the suggested one.
func (r *DevelopmentRow) Degree() reportedly.Credibility { return degree(r.Override, r.Credibility) }

// Developments lists developments.
func (m *Memory) Developments(ctx context.Context, req DevelopmentsRequest) (store.List[DevelopmentRow], error) {
	var out store.List[DevelopmentRow]
	err := m.store.View(ctx, func(r store.Reader) error {
		list, err := r.Developments(ctx, req.Filter, req.Page)
		if err != nil {
			return err
		}
		state, err := m.state(ctx, r)
		if err != nil {
			return err
		}
		out.Next = list.Next
		for _, s := range list.Items {
			row := DevelopmentRow{Summary: s}
			if d := state.Developments[s.ID]; d != nil {
				row.Override = d.Credibility
			}
			out.Items = append(out.Items, row)
		}
		return nil
	})
	return out, err
}

// summary is a development as a list shows it; nil where it is gone.
func summary(ctx context.Context, r store.Reader, id string) (*store.Summary, error) {
	list, err := r.Developments(ctx, store.DevelopmentFilter{IDs: []string{id}}, store.Page{Limit: 1})
	if err != nil || len(list.Items) == 0 {
		return nil, err
	}
	return &list.Items[0], nil
}

func notFound(what, id string) error {
	return fmt.Errorf("%w: there is no %s %s", reportedly.ErrNotFound, what, ShortID(id))
}
