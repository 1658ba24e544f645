package model

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/reportedly/reportedly/ling"
)

// found is what a unit adds to the document beside its tokens' fields.
type found struct {
	names      []ling.Name
	predicates []ling.Predicate
	sense
}

// Annotate fills lemma, tags, head and relation of every token, and the
// document's names and predicates, whatever they were. The document's sentences
// must hold all tokens in order, or the error wraps reportedly.ErrInvalid. It
// returns the context's error soon after that is cancelled, with the document
// filled in part.
func (m *Model) Annotate(ctx context.Context, d *ling.Document) error {
	if err := checkDocument(d); err != nil {
		return fmt.Errorf("annotate %s: %w", d.ID, err)
	}
	s := m.scratch.Get().(*scratch)
	p := m.split(s, d)
	units := m.plan(d, p)
	results := make([]found, len(units))
	var next atomic.Int64
	work := func(s *scratch) {
		defer m.scratch.Put(s)
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= len(units) {
				return
			}
			results[i] = m.annotateUnit(s, d, p, units[i])
		}
	}
	var helpers sync.WaitGroup
	for range min(m.workers, len(units)) - 1 {
		helpers.Go(func() { work(m.scratch.Get().(*scratch)) })
	}
	work(s)
	helpers.Wait()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("annotate %s: %w", d.ID, err)
	}
	d.Names, d.Predicates, d.Propositions, d.Negations, d.Phrases, d.Happened = nil, nil, nil, nil, nil, nil
	for _, r := range results {
		d.Names = append(d.Names, r.names...)
		d.Predicates = append(d.Predicates, r.predicates...)
		d.Propositions = append(d.Propositions, r.propositions...)
		d.Negations = append(d.Negations, r.negations...)
		d.Phrases = append(d.Phrases, r.phrases...)
		d.Happened = append(d.Happened, r.happened...)
	}
	return nil
}

func (m *Model) annotateUnit(s *scratch, d *ling.Document, p *pieces, u unit) found {
	m.encode(s, p, u)
	m.syntax(s, d, u)
	f := found{names: m.findNames(s, u), predicates: m.findPredicates(s, u, nil)}
	if m.propositions {
		f.sense = m.findPropositions(s, d, u)
	}
	return f
}
