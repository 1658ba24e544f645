package corroborate

import (
	"context"
	"maps"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/corroborate/origin"
)

// Knowers are those who know what a development's claims tell (package origin).
type Knowers = origin.Knowers

// sources keeps what an InMemory needs to trace who knows: the words that reports
// share, and what each says about where its words come from.
type sources struct {
	documents map[string]*duplicate.Document
	holders   map[uint64][]string
	profiles  map[string]*origin.Profile
	pairs     map[string][]duplicate.Pair // by each of the two reports
}

func newSources() sources {
	return sources{
		documents: map[string]*duplicate.Document{}, holders: map[uint64][]string{},
		profiles: map[string]*origin.Profile{}, pairs: map[string][]duplicate.Pair{},
	}
}

func (s *sources) add(ctx context.Context, id string, r *reportedly.Report) error {
	d := duplicate.New(r)
	d.ID = id
	index := duplicate.Index{Keys: s, Load: func(_ context.Context, report string) (*duplicate.Document, error) {
		return s.documents[report], nil
	}}
	pairs, _, err := index.Find(ctx, d)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		s.pairs[p.A] = append(s.pairs[p.A], p)
		s.pairs[p.B] = append(s.pairs[p.B], p)
	}
	for _, print := range d.Prints {
		list := s.holders[print]
		at, _ := slices.BinarySearch(list, id)
		s.holders[print] = slices.Insert(list, at, id)
	}
	s.documents[id], s.profiles[id] = d, origin.Study(r)
	return nil
}

func (s *sources) drop(id string) {
	d := s.documents[id]
	if d == nil {
		return
	}
	gone := func(p duplicate.Pair) bool { return p.A == id || p.B == id }
	for _, p := range s.pairs[id] {
		for _, other := range []string{p.A, p.B} {
			s.pairs[other] = slices.DeleteFunc(s.pairs[other], gone)
		}
	}
	for _, print := range d.Prints {
		s.holders[print] = slices.DeleteFunc(s.holders[print], func(r string) bool { return r == id })
	}
	delete(s.documents, id)
	delete(s.profiles, id)
	delete(s.pairs, id)
}

// Holders implements duplicate.Keys.
func (s *sources) Holders(_ context.Context, prints []uint64, limit int) ([]duplicate.Holding, error) {
	var out []duplicate.Holding
	for _, p := range prints {
		if list := s.holders[p]; len(list) > 0 {
			out = append(out, duplicate.Holding{Print: p, Reports: list[:min(limit, len(list))], Total: len(list)})
		}
	}
	return out, nil
}

func (s *sources) knowers(told []reportedly.Told) Knowers {
	reports := map[string]bool{}
	for _, t := range told {
		reports[t.Report.ID] = true
	}
	var pairs []duplicate.Pair
	for _, r := range slices.Sorted(maps.Keys(reports)) {
		for _, p := range s.pairs[r] {
			if p.A == r && reports[p.B] {
				pairs = append(pairs, p)
			}
		}
	}
	return origin.Of(told, origin.Context{Profile: func(r string) *origin.Profile { return s.profiles[r] }, Pairs: pairs})
}
