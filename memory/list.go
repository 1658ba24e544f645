package memory

import (
	"context"

	"github.com/reportedly/reportedly/store"
)

// Facets counts the claims that a search would find by their properties and by whom
// and what they name, over at most atMost claims (10,000 where it is 0).
func (m *Memory) Facets(ctx context.Context, req SearchRequest, atMost int) (store.Facets, error) {
	f, err := m.whole(ctx, req)
	if err != nil {
		return store.Facets{}, err
	}
	return m.store.Facets(ctx, f, atMost)
}

// Passing are the numbers ([store.Light].Row) of the claims that pass a filter, the
// last added first, at most atMost (0: all). Rejected claims are left out unless the
// filter asks for reviews. complete is false where there are more.
func (m *Memory) Passing(ctx context.Context, f store.ClaimFilter, atMost int) (rows []int64, complete bool, err error) {
	if f, err = m.whole(ctx, SearchRequest{Filter: f}); err != nil {
		return nil, false, err
	}
	return m.store.Passing(ctx, f, atMost)
}

// Lights calls each with all claims that count whose number is greater than after (0:
// all), without their words, in the order of adding. Reviews, corrections and new
// readings of earlier reports come with after = 0 alone; [Memory.Revision] tells that
// there may be such.
func (m *Memory) Lights(ctx context.Context, after int64, each func(store.Light) error) error {
	return m.store.Lights(ctx, after, func(l store.Light) error {
		if l.Review == store.Rejected {
			return nil
		}
		return each(l)
	})
}

// Revision changes with everything that changes what is remembered, whichever process
// does it. It says nothing but that, and is quick to ask for.
func (m *Memory) Revision(ctx context.Context) (string, error) { return m.store.Revision(ctx) }

// CountDevelopments counts the developments that pass a filter, at most atMost (10,000
// where it is 0).
func (m *Memory) CountDevelopments(ctx context.Context, f store.DevelopmentFilter, atMost int) (store.DevelopmentCounts, error) {
	return m.store.CountDevelopments(ctx, f, atMost)
}

// CountActors counts the actors that claims name by kind and country.
func (m *Memory) CountActors(ctx context.Context, f store.NameFilter) (store.NameCounts, error) {
	return m.store.CountActors(ctx, f)
}

// CountPlaces counts the places that claims name by kind and country.
func (m *Memory) CountPlaces(ctx context.Context, f store.NameFilter) (store.NameCounts, error) {
	return m.store.CountPlaces(ctx, f)
}

// Spellings are how texts write the actor or place of a key, most claims first.
func (m *Memory) Spellings(ctx context.Context, key string) ([]store.Spelling, error) {
	return m.store.Spellings(ctx, key)
}

// Passages finds paragraphs of reports by their words.
func (m *Memory) Passages(ctx context.Context, f store.PassageFilter, page store.Page) (store.List[store.Passage], error) {
	return m.store.Passages(ctx, f, page)
}

// Record is how a source stands among the others, by its name or an alias: what it
// told first, whom it copies and who copies it.
func (m *Memory) Record(ctx context.Context, source string) (*store.Record, error) {
	var out store.Record
	err := m.store.View(ctx, func(r store.Reader) error {
		name, err := sourceName(ctx, r, source)
		if err != nil {
			return err
		}
		out, err = r.Record(ctx, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &out, nil
}
